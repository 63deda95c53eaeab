/* zw-feature-table.h: tables of shapes as GeoPackage and its readers expect them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  gboolean is_number;
} ZwColumn;

char *zw_feature_table_find_free_name (ZwStore *store, const char *wanted);
gboolean zw_feature_table_create (ZwStore *store,
                                  const char *table,
                                  ZwGeometryKind kind,
                                  const ZwColumn *columns,
                                  guint n_columns,
                                  GError **error);
gboolean zw_feature_table_register (ZwStore *store,
                                    const char *table,
                                    const char *title,
                                    ZwGeometryKind kind,
                                    GError **error);
gboolean zw_feature_table_unregister (ZwStore *store, const char *table, GError **error);
gboolean zw_feature_table_has_column (ZwStore *store, const char *table, const char *column);

G_END_DECLS
