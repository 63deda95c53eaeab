/* zw-budget-view.h: the budget applied for, checked while it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_BUDGET_VIEW (zw_budget_view_get_type ())

/**
 * ZwBudgetView:
 *
 * A #ZwPlaceView for records of the kinds budget, stated total and application.
 *
 * Actions: "budget.largest" splits the total of the selected row so that the
 * subsidy is the largest that is allowed; "budget.add-all" adds a row for each
 * sub-item that has none; "budget.import", "budget.import-more" and "budget.export"
 * read and write spreadsheets.
 *
 * Signals: "notice" (const char *text, const char *button, const char *action): as
 * of the other pages.
 */
G_DECLARE_FINAL_TYPE (ZwBudgetView, zw_budget_view, ZW, BUDGET_VIEW, GtkWidget)

GtkWidget *zw_budget_view_new (ZwSession *session);
gboolean zw_budget_view_import (ZwBudgetView *self, const char *path, gboolean add);

G_END_DECLS
