/* zw-service-table.h: how often and how long public transport serves residents, as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "metrics/zw-service-level.h"

G_BEGIN_DECLS

#define ZW_TYPE_SERVICE_TABLE (zw_service_table_get_type ())

G_DECLARE_FINAL_TYPE (ZwServiceTable, zw_service_table, ZW, SERVICE_TABLE, GtkWidget)

GtkWidget *zw_service_table_new (void);
void zw_service_table_set (ZwServiceTable *self,
                           const char *zone_name,
                           const ZwServiceLevel *zone,
                           const ZwServiceLevel *city,
                           const ZwServiceSettings *settings);
const char *zw_service_table_get_text (ZwServiceTable *self);

G_END_DECLS
