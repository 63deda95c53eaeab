/* zw-data-tables.h: the tables of a project: zones, indicators, plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "base/zw-progress.h"
#include "output/zw-data-table.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

const char *const *zw_data_tables_list (void);
GPtrArray *zw_data_tables_load (ZwStore *store,
                                gint64 zone_id,
                                const char *only,
                                const ZwCatalog *catalog,
                                const ZwProgress *progress,
                                GError **error);

G_END_DECLS
