/* zw-budget-summary.h: what a budget comes to, beside what is allowed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-budget.h"

G_BEGIN_DECLS

#define ZW_TYPE_BUDGET_SUMMARY (zw_budget_summary_get_type ())

/**
 * ZwBudgetSummary:
 *
 * Totals by year, subsidy by year and item beside its caps, payments by both texts,
 * and a calculator of what a surplus returns.
 */
G_DECLARE_FINAL_TYPE (ZwBudgetSummary, zw_budget_summary, ZW, BUDGET_SUMMARY, GtkWidget)

GtkWidget *zw_budget_summary_new (void);
void zw_budget_summary_add (ZwBudgetSummary *self, GtkWidget *block);
void zw_budget_summary_show (ZwBudgetSummary *self, const ZwBudget *budget);
GtkWidget *zw_budget_summary_make_block (const char *title, GtkWidget *contents);

G_END_DECLS
