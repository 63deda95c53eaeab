/* zw-budget-head.h: who applies, and by what ratio
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_BUDGET_HEAD (zw_budget_head_get_type ())

G_DECLARE_FINAL_TYPE (ZwBudgetHead, zw_budget_head, ZW, BUDGET_HEAD, GtkWidget)

GtkWidget *zw_budget_head_new (ZwSession *session);
void zw_budget_head_add (ZwBudgetHead *self, GtkWidget *widget);

G_END_DECLS
