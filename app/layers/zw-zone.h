/* zw-zone.h: the zones drawn in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_ZONE_URBAN,  /* 都會型 */
  ZW_ZONE_SCENIC, /* 景區型 */
  ZW_ZONE_PARK,   /* 園區型 */
  ZW_N_ZONE_TYPES,
} ZwZoneType;

/**
 * ZwZone:
 * @island: on an outlying island, for the items that are for those only
 * @remote: in a remote area, for the ratio that is for those only
 */
typedef struct
{
  gint64 id;
  char *name;
  ZwZoneType type;
  ZwGeometry *geometry;
  gboolean island;
  gboolean remote;
} ZwZone;

const char *zw_zone_type_get_id (ZwZoneType type);
gboolean zw_zone_type_from_id (const char *id, ZwZoneType *type);
const char *zw_zone_type_get_label (ZwZoneType type);

GPtrArray *zw_zone_list (ZwStore *store, GError **error);
ZwZone *zw_zone_find (ZwStore *store, gint64 id, GError **error);
void zw_zone_free (ZwZone *self);

gint64 zw_zone_insert (ZwStore *store,
                       const char *name,
                       ZwZoneType type,
                       const ZwGeometry *geometry,
                       GError **error);
gint64 zw_zone_add (ZwStore *store,
                    const char *name,
                    ZwZoneType type,
                    const ZwGeometry *geometry,
                    GError **error);
gboolean zw_zone_set_geometry (ZwStore *store,
                               gint64 id,
                               const char *label,
                               const ZwGeometry *geometry,
                               GError **error);
gboolean zw_zone_set_name (ZwStore *store, gint64 id, const char *name, GError **error);
gboolean zw_zone_set_type (ZwStore *store, gint64 id, ZwZoneType type, GError **error);
gboolean zw_zone_set_island (ZwStore *store, gint64 id, gboolean island, GError **error);
gboolean zw_zone_set_remote (ZwStore *store, gint64 id, gboolean remote, GError **error);
gboolean zw_zone_remove (ZwStore *store, gint64 id, GError **error);
char *zw_zone_suggest_name (ZwStore *store);

gboolean zw_zone_add_flag_columns (ZwStore *store, GError **error);
gboolean zw_zone_create_table (ZwStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwZone, zw_zone_free)

G_END_DECLS
