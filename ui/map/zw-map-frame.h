/* zw-map-frame.h: what the layers drawn on the map of the window have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

#include "render/zw-map-view.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP_FRAME (zw_map_frame_get_type ())
G_DECLARE_DERIVABLE_TYPE (ZwMapFrame, zw_map_frame, ZW, MAP_FRAME, ShumateLayer)

/**
 * ZwMapFrame:
 *
 * A layer that draws itself as the map shows it at the moment, anew with every
 * change of place, scale or look, and takes no input.
 */
struct _ZwMapFrameClass
{
  ShumateLayerClass parent_class;
};

void zw_map_frame_get_view (ZwMapFrame *self, ZwMapView *view);
void zw_map_frame_set_look (ZwMapFrame *self, gboolean dark, const char *font);
gboolean zw_map_frame_is_dark (ZwMapFrame *self);
const char *zw_map_frame_get_font (ZwMapFrame *self);

G_END_DECLS
