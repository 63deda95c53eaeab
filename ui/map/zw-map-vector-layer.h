/* zw-map-vector-layer.h: the project's layers on the map of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map-frame.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP_VECTOR_LAYER (zw_map_vector_layer_get_type ())

/**
 * ZwMapVectorLayer:
 *
 * Properties: "busy" (gboolean, read-only): a picture is being drawn.
 */
G_DECLARE_FINAL_TYPE (ZwMapVectorLayer, zw_map_vector_layer, ZW, MAP_VECTOR_LAYER, ZwMapFrame)

ZwMapVectorLayer *zw_map_vector_layer_new (ShumateViewport *viewport);
void zw_map_vector_layer_set_scene (ZwMapVectorLayer *self, ZwMapScene *scene);
gboolean zw_map_vector_layer_is_busy (ZwMapVectorLayer *self);
guint zw_map_vector_layer_get_n_pictures (ZwMapVectorLayer *self);
double zw_map_vector_layer_get_last_ms (ZwMapVectorLayer *self);

G_END_DECLS
