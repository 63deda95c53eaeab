/* zw-place.h: what figures are worked out for: zones, surroundings, districts, the city
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-features.h"
#include "layers/zw-zone.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PLACE_ZONE,
  ZW_PLACE_SURROUNDINGS, /* what lies within some width around a zone, without it */
  ZW_PLACE_DISTRICT,     /* 鄉鎮市區 */
  ZW_PLACE_CITY,
  ZW_N_PLACE_KINDS,
} ZwPlaceKind;

/**
 * ZwPlace:
 * @kind: what it is
 * @zone_id: of the zone and of its surroundings; 0 otherwise
 * @zone_type: of the zone
 * @name: of the zone or the district; of the surroundings that of the zone;
 *   empty for the city
 * @code: (nullable): of the district
 * @geometry: (nullable): in the project's coordinate system; %NULL for a city of
 *   which no area is known
 */
typedef struct
{
  ZwPlaceKind kind;
  gint64 zone_id;
  ZwZoneType zone_type;
  char *name;
  char *code;
  ZwGeometry *geometry;
} ZwPlace;

ZwPlace *zw_place_new_zone (const ZwZone *zone);
ZwPlace *zw_place_new_surroundings (const ZwZone *zone, double width_m, GError **error);
ZwPlace *zw_place_new_city (const GPtrArray *features, GError **error);
GPtrArray *zw_place_list_districts (const GPtrArray *features, GError **error);
ZwPlace *zw_place_copy (const ZwPlace *self);
gboolean zw_place_is_same (const ZwPlace *self, const ZwPlace *other);
void zw_place_free (ZwPlace *self);

const char *zw_place_kind_get_id (ZwPlaceKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlace, zw_place_free)

G_END_DECLS
