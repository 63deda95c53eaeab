/* zw-data-tables-private.h: shared by the makers of tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-zone.h"
#include "output/zw-data-tables.h"
#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

/* A table on its way. */
typedef struct
{
  ZwDataTable *table;
  const ZwCatalog *catalog;
} ZwDataMaker;

void zw_data_maker_add_field (const ZwDataMaker *self,
                              const char *id,
                              const char *label,
                              ZwDataType type);
ZwDataTable *zw_data_table_new_items (const ZwZone *const *zones,
                                      ZwPlan *const *plans,
                                      guint n,
                                      const char *id,
                                      const ZwReference *reference,
                                      const ZwCatalog *catalog);
ZwDataTable *zw_data_table_new_records (ZwStore *store,
                                        const ZwZone *const *zones,
                                        ZwRecords *const *records,
                                        guint n,
                                        ZwRecordKind kind,
                                        const ZwReference *reference,
                                        const ZwCatalog *catalog,
                                        GError **error);

G_END_DECLS
