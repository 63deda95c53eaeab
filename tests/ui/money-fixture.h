/* money-fixture.h: a zone of a grade-2 government with the views of the page Money
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/x11/gdkx.h>

#include "pages/zw-budget-view.h"
#include "pages/zw-findings-panel.h"
#include "pages/zw-funding-view.h"
#include "pages/zw-record-cell.h"
#include "pages/zw-record-table.h"
#include "pages/zw-views-page.h"
#include "plan/zw-applicant.h"
#include "plan/zw-budget.h"
#include "project-fixture.h"

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *funding;
  char *notice;
} Fixture;

G_GNUC_UNUSED static void
on_notice (GtkWidget *view, const char *text, const char *button, const char *action, Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

G_GNUC_UNUSED static void
add_zone (ZwSession *session)
{
  const double corners[] = { 0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0 };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) square = NULL;
  g_autoptr (GError) error = NULL;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i += 2)
    zw_geometry_builder_add (builder, 300000 + corners[i], 2770000 + corners[i + 1]);
  square = zw_geometry_builder_end (builder);
  zw_session_select_zone (session, zw_zone_add (zw_session_get_store (session), "市中心",
                                                ZW_ZONE_URBAN, square, &error));
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_grade (Fixture *f, const char *grade)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;

  zw_store_begin (store, "grade", &error);
  zw_store_set_setting (store, ZW_APPLICANT_GRADE, grade, &error);
  zw_store_commit (store, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  add_zone (f->project.session);
  set_grade (f, "2");
  f->page = zw_views_page_new (f->project.session);
  f->view = zw_budget_view_new (f->project.session);
  g_signal_connect (f->view, "notice", G_CALLBACK (on_notice), f);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_BUDGET, "Budget", f->view);
  f->funding = zw_funding_view_new (f->project.session);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_FUNDING, "Funding", f->funding);
  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_BUDGET);
  f->window = zw_ui_test_window (f->page, 1500, 900);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  g_free (f->notice);
  project_tear_down (&f->project, data);
}

G_GNUC_UNUSED static gint64
add_row (Fixture *f, int year, const char *sub_item, gint64 central, gint64 local)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_BUDGET, zw_session_get_zone_id (f->project.session),
                             &error);

  g_assert_no_error (error);
  zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, year, &error);
  zw_record_set (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_SUB_ITEM, sub_item, &error);
  if (central >= 0)
    zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, central, &error);
  if (local >= 0)
    zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_LOCAL, local, &error);
  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static GtkWidget *
find_table (Fixture *f)
{
  return zw_ui_test_find (f->view, ZW_TYPE_RECORD_TABLE, NULL);
}

G_GNUC_UNUSED static void
show_cell (Fixture *f, gint64 id, int field)
{
  g_assert_true (zw_record_table_show_cell (ZW_RECORD_TABLE (find_table (f)), id, field));
  zw_ui_test_wait_frames (f->page, 2);
}

G_GNUC_UNUSED static void
key (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->page, 1);
}

G_GNUC_UNUSED static void
type (Fixture *f, const char *keys)
{
  for (const char *c = keys; *c != '\0'; c++)
    key (f, gdk_unicode_to_keyval ((guchar) *c), 0);
}

G_GNUC_UNUSED static const ZwFinding *
find_finding (Fixture *f, const char *rule)
{
  const GPtrArray *all = zw_session_get_findings (f->project.session);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((ZwFinding *) g_ptr_array_index (all, i))->rule, rule))
      return g_ptr_array_index (all, i);
  return NULL;
}

G_GNUC_UNUSED static const ZwBudgetRow *
get_row (Fixture *f, gint64 id)
{
  return zw_budget_find_row (zw_session_get_budget (f->project.session), id);
}

G_GNUC_UNUSED static gboolean
says (Fixture *f, const char *text)
{
  return zw_ui_test_find (f->page, GTK_TYPE_LABEL, text) != NULL;
}

G_GNUC_UNUSED static GtkWidget *
find_row_of (GtkWidget *panel, const char *text)
{
  GtkWidget *label = zw_ui_test_find (panel, GTK_TYPE_LABEL, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
}
