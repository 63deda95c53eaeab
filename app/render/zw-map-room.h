/* zw-map-room.h: where in an area its name can stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/* Lines through an area on which room for its name is looked for. */
#define ZW_MAP_ROOMS 7

/**
 * ZwMapRoom:
 * @px: where the middle of the name would be, in pixels
 * @room: how wide the area is there, in pixels
 * @weight: the same, but the middle of the area is preferred
 */
typedef struct
{
  ZwPoint px;
  double room;
  double weight;
} ZwMapRoom;

guint zw_map_find_rooms (const ZwGeometry *geometry,
                         guint part,
                         const ZwPoint *points,
                         const ZwMapView *view,
                         ZwMapRoom rooms[ZW_MAP_ROOMS]);
guint zw_map_find_zone_rooms (const ZwMapZone *zone,
                              const ZwMapView *view,
                              ZwMapRoom rooms[ZW_MAP_ROOMS]);

G_END_DECLS
