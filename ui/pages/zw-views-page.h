/* zw-views-page.h: a page of several views of one zone's plan
 *
 *   page = zw_views_page_new (session);
 *   zw_views_page_add (page, ZW_VIEW_BUDGET, _("Budget"), zw_budget_view_new (session));
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-place-view.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_VIEWS_PAGE (zw_views_page_get_type ())

/**
 * ZwViewsPage:
 *
 * The zone, the views to switch between, and at the right what the checks found,
 * which folds away. A view that is a #ZwPlaceView can be led to a place.
 *
 * Actions: "views.findings" shows or folds the findings.
 *
 * Signals:
 * "go-to" (const ZwPlanPlace *place): a finding was chosen that may be on another page.
 */
G_DECLARE_FINAL_TYPE (ZwViewsPage, zw_views_page, ZW, VIEWS_PAGE, GtkWidget)

GtkWidget *zw_views_page_new (ZwSession *session);
void zw_views_page_add (ZwViewsPage *self, ZwView view, const char *title, GtkWidget *child);
gboolean zw_views_page_has (ZwViewsPage *self, ZwView view);
void zw_views_page_show (ZwViewsPage *self, ZwView view);
GtkWidget *zw_views_page_get_view (ZwViewsPage *self, ZwView view);
gboolean zw_views_page_go_to (ZwViewsPage *self, const ZwPlanPlace *place);
gboolean zw_views_page_undo_typing (ZwViewsPage *self);

G_END_DECLS
