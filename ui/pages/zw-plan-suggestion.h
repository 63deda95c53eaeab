/* zw-plan-suggestion.h: what the guideline expects of a kind of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_SUGGESTION (zw_plan_suggestion_get_type ())

/**
 * ZwPlanSuggestion:
 *
 * Duration, cost and least staff of table 3.2-1, what similar work has cost, and
 * buttons that give a work item these values.
 */
G_DECLARE_FINAL_TYPE (ZwPlanSuggestion, zw_plan_suggestion, ZW, PLAN_SUGGESTION, GtkWidget)

GtkWidget *zw_plan_suggestion_new (ZwSession *session, ZwCatalog *catalog);
void zw_plan_suggestion_show (ZwPlanSuggestion *self, ZwPlan *plan, gint64 item_id);

G_END_DECLS
