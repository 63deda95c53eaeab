/* zw-map-mark-layer.h: marks of a check or a proposal above the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map-frame.h"
#include "render/zw-map-marks.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP_MARK_LAYER (zw_map_mark_layer_get_type ())

G_DECLARE_FINAL_TYPE (ZwMapMarkLayer, zw_map_mark_layer, ZW, MAP_MARK_LAYER, ZwMapFrame)

ZwMapMarkLayer *zw_map_mark_layer_new (ShumateViewport *viewport);
void zw_map_mark_layer_set_marks (ZwMapMarkLayer *self, ZwMapMarks *marks);

G_END_DECLS
