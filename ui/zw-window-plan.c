/* zw-window-plan.c: the pages Plan and Money, and the way from a finding to its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "pages/zw-budget-view.h"
#include "pages/zw-funding-view.h"
#include "pages/zw-people-view.h"
#include "pages/zw-plan-page.h"
#include "pages/zw-review-view.h"
#include "pages/zw-siting-view.h"
#include "pages/zw-targets-view.h"
#include "pages/zw-vehicles-view.h"
#include "pages/zw-views-page.h"
#include "zw-window-private.h"

static void
on_notice (GtkWidget *view,
           const char *text,
           const char *button,
           const char *action,
           ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, text, button, action);
}

/* On the other page than the one whose findings were chosen from. */
static void
on_go_to (ZwViewsPage *page, const ZwPlanPlace *place, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_go_to (self, place);
}

/**
 * zw_window_go_to:
 *
 * Shows the page, the view and the place in it.
 */
void
zw_window_go_to (ZwWindow *self, const ZwPlanPlace *place)
{
  gboolean on_plan = zw_views_page_has (ZW_VIEWS_PAGE (self->plan_page), place->view);

  zw_window_show_page (self, on_plan ? "plan" : "money");
  zw_views_page_go_to (ZW_VIEWS_PAGE (on_plan ? self->plan_page : self->money_page), place);
}

static GtkWidget *
make_page (ZwWindow *self, const char *name)
{
  GtkWidget *page = zw_views_page_new (self->session);

  g_signal_connect_object (page, "go-to", G_CALLBACK (on_go_to), self, 0);
  gtk_stack_add_named (GTK_STACK (self->stack), page, name);
  return page;
}

static void
add_view (ZwWindow *self, GtkWidget *page, ZwView view, const char *title, GtkWidget *child)
{
  zw_views_page_add (ZW_VIEWS_PAGE (page), view, title, child);
  if (g_signal_lookup ("notice", G_OBJECT_TYPE (child)) != 0)
    g_signal_connect_object (child, "notice", G_CALLBACK (on_notice), self, 0);
}

/**
 * zw_window_add_plan:
 *
 * Puts the pages Plan and Money into the window.
 */
void
zw_window_add_plan (ZwWindow *self)
{
  self->plan_page = make_page (self, "plan");
  add_view (self, self->plan_page, ZW_VIEW_TARGETS, _ ("Goals"),
            zw_targets_view_new (self->session));
  add_view (self, self->plan_page, ZW_VIEW_SITING, _ ("Siting"),
            zw_siting_view_new (self->session));
  add_view (self, self->plan_page, ZW_VIEW_PHASES, _ ("Phases"), zw_plan_page_new (self->session));
  add_view (self, self->plan_page, ZW_VIEW_VEHICLES, _ ("Vehicles"),
            zw_vehicles_view_new (self->session));
  add_view (self, self->plan_page, ZW_VIEW_PEOPLE, _ ("People"),
            zw_people_view_new (self->session));
  zw_views_page_show (ZW_VIEWS_PAGE (self->plan_page), ZW_VIEW_PHASES);
  self->money_page = make_page (self, "money");
  add_view (self, self->money_page, ZW_VIEW_BUDGET, _ ("Budget"),
            zw_budget_view_new (self->session));
  add_view (self, self->money_page, ZW_VIEW_FUNDING, _ ("Funding"),
            zw_funding_view_new (self->session));
  add_view (self, self->money_page, ZW_VIEW_REVIEW, _ ("Formal check and score"),
            zw_review_view_new (self->session));
}
