/* zw-map-spot-layer.h: numbered places on the map of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map-frame.h"
#include "render/zw-map-shade.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP_SPOT_LAYER (zw_map_spot_layer_get_type ())

/**
 * ZwMapSpotLayer:
 *
 * Draws the numbered places of a shade above everything else on the map.
 */
G_DECLARE_FINAL_TYPE (ZwMapSpotLayer, zw_map_spot_layer, ZW, MAP_SPOT_LAYER, ZwMapFrame)

ZwMapSpotLayer *zw_map_spot_layer_new (ShumateViewport *viewport);
void zw_map_spot_layer_set_shade (ZwMapSpotLayer *self, ZwMapShade *shade);

G_END_DECLS
