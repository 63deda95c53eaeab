/* zw-plan-rows.h: a plan as the rows of a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_ROW (zw_plan_row_get_type ())

/**
 * ZwPlanRow:
 *
 * A phase, stage, goal or work item. It stays the same object as long as that is
 * in the plan, so that what is selected, unfolded and in view stays too.
 *
 * Signals: "changed": it may say something else now.
 */
G_DECLARE_FINAL_TYPE (ZwPlanRow, zw_plan_row, ZW, PLAN_ROW, GObject)

ZwPlanPart zw_plan_row_get_part (ZwPlanRow *self);
gint64 zw_plan_row_get_id (ZwPlanRow *self);
ZwPlanRow *zw_plan_row_get_parent (ZwPlanRow *self);
GListModel *zw_plan_row_get_children (ZwPlanRow *self);
ZwPlan *zw_plan_row_get_plan (ZwPlanRow *self);
gconstpointer zw_plan_row_get_data (ZwPlanRow *self);

typedef struct _ZwPlanRows ZwPlanRows;

ZwPlanRows *zw_plan_rows_new (void);
void zw_plan_rows_free (ZwPlanRows *self);

GListModel *zw_plan_rows_get_model (ZwPlanRows *self);
void zw_plan_rows_update (ZwPlanRows *self, ZwPlan *plan);
ZwPlanRow *zw_plan_rows_find (ZwPlanRows *self, ZwPlanPart part, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlanRows, zw_plan_rows_free)

G_END_DECLS
