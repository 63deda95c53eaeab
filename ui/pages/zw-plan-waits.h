/* zw-plan-waits.h: what a work item waits for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_WAITS (zw_plan_waits_get_type ())

/**
 * ZwPlanWaits:
 *
 * The work items that must end before this one, each to be taken away, and a list
 * of all others to choose from.
 */
G_DECLARE_FINAL_TYPE (ZwPlanWaits, zw_plan_waits, ZW, PLAN_WAITS, GtkWidget)

GtkWidget *zw_plan_waits_new (ZwSession *session);
void zw_plan_waits_show (ZwPlanWaits *self, ZwPlan *plan, gint64 item_id);

G_END_DECLS
