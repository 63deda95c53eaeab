/* zw-funding-items.h: work items with their cost, what pays for them, and the gap
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-plan.h"
#include "plan/zw-record.h"

G_BEGIN_DECLS

#define ZW_TYPE_FUNDING_ITEMS (zw_funding_items_get_type ())

/**
 * ZwFundingItems:
 *
 * Signals: "selected" (gint64 id): another work item, 0 for none.
 */
G_DECLARE_FINAL_TYPE (ZwFundingItems, zw_funding_items, ZW, FUNDING_ITEMS, GtkWidget)

GtkWidget *zw_funding_items_new (void);
void zw_funding_items_show (ZwFundingItems *self, ZwPlan *plan, ZwRecords *records);
gint64 zw_funding_items_get_selected (ZwFundingItems *self);
gboolean zw_funding_items_select (ZwFundingItems *self, gint64 id);

G_END_DECLS
