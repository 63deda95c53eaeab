/* zw-map-seen.h: what of a layer lies within the frame of a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-map-scene.h"

G_BEGIN_DECLS

gboolean zw_map_layer_is_part_seen (const ZwMapLayer *self, guint part, const ZwMapView *view);
gboolean zw_map_layer_is_seen (const ZwMapLayer *self, const ZwMapView *view);
gboolean zw_map_zone_is_seen (const ZwMapZone *self, const ZwMapView *view);

G_END_DECLS
