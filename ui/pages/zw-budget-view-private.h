/* zw-budget-view-private.h: what the files of the budget view share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget-figures.h"
#include "zw-budget-view.h"
#include "zw-record-table.h"

G_BEGIN_DECLS

/* Computed columns of its table. */
enum
{
  ZW_BUDGET_COLUMN_ITEM = ZW_RECORD_COMPUTED (0),
  ZW_BUDGET_COLUMN_TOTAL = ZW_RECORD_COMPUTED (1),
  ZW_BUDGET_COLUMN_CENTRAL_PERCENT = ZW_RECORD_COMPUTED (2),
  ZW_BUDGET_COLUMN_LOCAL_PERCENT = ZW_RECORD_COMPUTED (3),
};

struct _ZwBudgetView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *split;
  GtkWidget *table;
  GtkWidget *summary;
  GtkWidget *stated;       /* table of stated totals */
  GtkWidget *stated_block; /* what it stands in; hidden while there are none */
  GtkWidget *others;       /* table of other applications */

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwBudget *tried; /* with what is being typed, or NULL */
  GtkFileChooserNative *chooser;

  gboolean unfitted; /* the room is not divided yet */
};

void zw_budget_view_give_notice (ZwBudgetView *self, const char *text, gboolean undo);
const ZwBudget *zw_budget_view_get_shown (ZwBudgetView *self);

/* zw-budget-view-table.c */
GtkWidget *zw_budget_view_make_table (ZwBudgetView *self);
gboolean zw_budget_view_split (const ZwBudget *budget,
                               gint64 id,
                               gint64 total,
                               gint64 *central,
                               GError **error);
gboolean zw_budget_view_put_total (ZwBudgetView *self, gint64 id, gint64 total, GError **error);

/* zw-budget-view-actions.c */
void zw_budget_view_install_actions (GtkWidgetClass *widget_class);
void zw_budget_view_update_actions (ZwBudgetView *self);
GtkWidget *zw_budget_view_make_sheet_menu (void);

G_END_DECLS
