/* zw-plan-details.h: what is selected in a plan, to be edited
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-plan-edit.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_DETAILS (zw_plan_details_get_type ())

G_DECLARE_FINAL_TYPE (ZwPlanDetails, zw_plan_details, ZW, PLAN_DETAILS, GtkWidget)

GtkWidget *zw_plan_details_new (ZwSession *session, ZwCatalog *catalog);

void zw_plan_details_show (ZwPlanDetails *self, ZwPlan *plan, ZwPlanPart part, gint64 id);
void zw_plan_details_commit (ZwPlanDetails *self);
void zw_plan_details_forget (ZwPlanDetails *self);
gboolean zw_plan_details_undo_typing (ZwPlanDetails *self);
void zw_plan_details_edit_name (ZwPlanDetails *self);

G_END_DECLS
