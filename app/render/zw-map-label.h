/* zw-map-label.h: names on a map, none over another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/zw-map-draw.h"

G_BEGIN_DECLS

/**
 * ZwLabelKind:
 * @ZW_LABEL_ZONE: large and bold, in the colour of zones
 * @ZW_LABEL_AREA: name of an area, in its middle
 * @ZW_LABEL_POINT: name of a point, beside it
 * @ZW_LABEL_LINE: name of a road, along it
 */
typedef enum
{
  ZW_LABEL_ZONE,
  ZW_LABEL_AREA,
  ZW_LABEL_POINT,
  ZW_LABEL_LINE,
} ZwLabelKind;

/* The names already on the map, and the way to put more. */
typedef struct _ZwLabels ZwLabels;

ZwLabels *zw_labels_new (cairo_t *cr, const ZwMapView *view, const ZwMapDrawOptions *options);
void zw_labels_free (ZwLabels *self);
void zw_labels_reserve (ZwLabels *self, const ZwEnvelope *px);
void zw_labels_add_marker (ZwLabels *self, ZwPoint px, double reach);
void zw_labels_avoid (ZwLabels *self,
                      const ZwGeometry *geometry,
                      const ZwPoint *points,
                      const ZwMapView *view);
gboolean zw_labels_put (ZwLabels *self,
                        ZwLabelKind kind,
                        const char *text,
                        ZwPoint px,
                        double clearance);
gboolean zw_labels_put_zone (ZwLabels *self,
                             const ZwMapZone *zone,
                             const ZwMapView *view,
                             gboolean written,
                             ZwEnvelope *box);

void zw_labels_write_zone (cairo_t *cr,
                           const ZwMapView *view,
                           const ZwMapDrawOptions *options,
                           const char *name,
                           const ZwEnvelope *box);

gboolean zw_map_draw_labels (ZwLabels *labels,
                             const ZwMapScene *scene,
                             const ZwMapView *view,
                             const ZwMapDrawOptions *options,
                             gint64 deadline,
                             GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLabels, zw_labels_free)

G_END_DECLS
