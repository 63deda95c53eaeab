/* zw-map-draw-private.h: a map that is being drawn
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-map-draw.h"
#include "render/zw-map-label.h"
#include "render/zw-map-path.h"
#include "render/zw-map-stamp.h"

G_BEGIN_DECLS

/* In a hurry, corners nearer than this to the one before are left out, in pixels. */
#define ZW_MAP_DRAW_ROUGH_TOLERANCE_PX 2.0

typedef struct
{
  cairo_t *cr;
  const ZwMapScene *scene;
  const ZwMapView *view;
  const ZwMapDrawOptions *options;
  GCancellable *cancellable;
  gint64 deadline; /* 0 for none */
  gboolean rough;
  double symbol_scale;
  ZwEnvelope seen; /* in the coordinates of the projection, with a margin */
  ZwMapPath path;
  ZwMapStamp *stamp;
  ZwMapHairlines *hairlines; /* (nullable): on paper there are none */
  ZwLabels *labels;          /* (nullable): is told where markers are */
} ZwMapDrawing;

gboolean zw_map_drawing_is_cancelled (ZwMapDrawing *self);
gboolean zw_map_drawing_add_layer (ZwMapDrawing *self, const ZwMapLayer *layer);

G_END_DECLS
