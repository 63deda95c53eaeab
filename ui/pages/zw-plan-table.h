/* zw-plan-table.h: a plan as a table that unfolds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_TABLE (zw_plan_table_get_type ())

/**
 * ZwPlanTable:
 *
 * Signals:
 * "selected" (int part, gint64 id): another row is selected; id 0 for none.
 * "activated": the selected row was double-clicked, or Enter pressed on it.
 */
G_DECLARE_FINAL_TYPE (ZwPlanTable, zw_plan_table, ZW, PLAN_TABLE, GtkWidget)

GtkWidget *zw_plan_table_new (ZwGuideline *guideline, ZwCatalog *catalog);

void zw_plan_table_set_plan (ZwPlanTable *self, ZwPlan *plan);
gint64 zw_plan_table_get_selected (ZwPlanTable *self, ZwPlanPart *part);
void zw_plan_table_select (ZwPlanTable *self, ZwPlanPart part, gint64 id);
void zw_plan_table_focus_selected (ZwPlanTable *self);

G_END_DECLS
