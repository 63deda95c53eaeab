/* zw-plan-page.h: the plan of the selected zone: phases, stages, goals, work items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-place-view.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_PAGE (zw_plan_page_get_type ())

/**
 * ZwPlanPage:
 *
 * Takes the whole width of the window: the timeline above, the plan as a table
 * below it, and at the right what is selected in the table, to be edited. It can be
 * led to a place (#ZwPlaceView).
 *
 * Actions of the group "plan", which the page brings with it: "add-phase",
 * "add-stage", "add-goal", "add-item", "delete", "move-up", "move-down",
 * "clear", "fill" and "start-empty" (s: language, "zh_TW" or "en").
 *
 * Signals:
 * "notice" (const char *text, const char *button, const char *action): something
 *   to tell the user, perhaps with something to do about it.
 */
G_DECLARE_FINAL_TYPE (ZwPlanPage, zw_plan_page, ZW, PLAN_PAGE, GtkWidget)

GtkWidget *zw_plan_page_new (ZwSession *session);
gboolean zw_plan_page_undo_typing (ZwPlanPage *self);

G_END_DECLS
