/* zw-plan-page-private.h: the plan page, for its commands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-plan-details.h"
#include "zw-plan-page.h"
#include "zw-plan-table.h"

G_BEGIN_DECLS

#define ZW_PLAN_PAGE_LEAST_TIMELINE_PX 96

struct _ZwPlanPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *tools;
  GtkWidget *stack;
  GtkWidget *language;
  GtkWidget *fill;
  GtkWidget *start_empty;
  GtkWidget *split;
  GtkWidget *timeline_scroller;
  GtkWidget *timeline;
  GtkWidget *table;
  GtkWidget *total_note;
  GtkWidget *total;
  GtkWidget *details;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog; /* the language of the window */
  ZwPlan *plan;       /* of the selected zone */

  gboolean stale;    /* the project changed while the page was not shown */
  gboolean unfitted; /* the timeline has not been given its height yet */
};

void zw_plan_page_build (ZwPlanPage *self);
void zw_plan_page_install_actions (GtkWidgetClass *klass);
void zw_plan_page_update_actions (ZwPlanPage *self);
void zw_plan_page_connect_timeline (ZwPlanPage *self);
void zw_plan_page_give_notice (ZwPlanPage *self, const char *text);

G_END_DECLS
