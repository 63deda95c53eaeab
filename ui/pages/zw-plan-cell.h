/* zw-plan-cell.h: one cell of the table of a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-plan-cell-text.h"
#include "zw-plan-rows.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_CELL (zw_plan_cell_get_type ())

G_DECLARE_FINAL_TYPE (ZwPlanCell, zw_plan_cell, ZW, PLAN_CELL, GtkWidget)

GtkWidget *zw_plan_cell_new (ZwPlanColumn column, ZwGuideline *guideline, ZwCatalog *catalog);
void zw_plan_cell_set_row (ZwPlanCell *self, ZwPlanRow *row);

gboolean zw_plan_column_is_wide (ZwPlanColumn column);
gboolean zw_plan_column_is_number (ZwPlanColumn column);

G_END_DECLS
