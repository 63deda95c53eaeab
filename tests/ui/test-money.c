/* test-money.c: a budget typed and checked, funding beside it
 *
 * Figures are those of the issue and of the sample application of the study
 * ([G:4116]): plate recognition of 16,000,000 at grade 2 has 68 % = 10,880,000, the
 * cap makes it 10,000,000 and the local share 6,000,000; the printed 16.7 % of
 * 3,000,000 in 3,500,000 is 85.7 %.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>

#include "pages/zw-budget-view.h"
#include "pages/zw-findings-panel.h"
#include "pages/zw-funding-view.h"
#include "pages/zw-record-cell.h"
#include "pages/zw-record-table.h"
#include "pages/zw-views-page.h"
#include "widgets/zw-picker.h"
#include "plan/zw-applicant.h"
#include "plan/zw-budget.h"
#include "plan/zw-funding.h"
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

static void
on_notice (GtkWidget *view, const char *text, const char *button, const char *action, Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

static void
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

static void
set_grade (Fixture *f, const char *grade)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;

  zw_store_begin (store, "grade", &error);
  zw_store_set_setting (store, ZW_APPLICANT_GRADE, grade, &error);
  zw_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
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

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  g_free (f->notice);
  project_tear_down (&f->project, data);
}

static gint64
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

static GtkWidget *
find_table (Fixture *f)
{
  return zw_ui_test_find (f->view, ZW_TYPE_RECORD_TABLE, NULL);
}

static void
show_cell (Fixture *f, gint64 id, int field)
{
  g_assert_true (zw_record_table_show_cell (ZW_RECORD_TABLE (find_table (f)), id, field));
  zw_ui_test_wait_frames (f->page, 2);
}

static void
key (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->page, 1);
}

static void
type (Fixture *f, const char *keys)
{
  for (const char *c = keys; *c != '\0'; c++)
    key (f, gdk_unicode_to_keyval ((guchar) *c), 0);
}

static const ZwFinding *
find_finding (Fixture *f, const char *rule)
{
  const GPtrArray *all = zw_session_get_findings (f->project.session);

  for (guint i = 0; i < all->len; i++)
    if (g_str_equal (((ZwFinding *) g_ptr_array_index (all, i))->rule, rule))
      return g_ptr_array_index (all, i);
  return NULL;
}

static const ZwBudgetRow *
get_row (Fixture *f, gint64 id)
{
  return zw_budget_find_row (zw_session_get_budget (f->project.session), id);
}

static gboolean
says (Fixture *f, const char *text)
{
  return zw_ui_test_find (f->page, GTK_TYPE_LABEL, text) != NULL;
}

/* With every key the rules are asked; nothing is written before the cell is left. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plate-equipment", 1000000, 1000000);
  guint revision = zw_store_get_revision (zw_session_get_store (f->project.session));

  g_assert_null (find_finding (f, "budget-ratio"));
  g_assert_true (says (f, "50.0"));
  show_cell (f, id, ZW_BUDGET_CENTRAL);
  /* 2,125,000 / 3,125,000 is 68 %; one more is too much. */
  type (f, "2125000");
  g_assert_null (find_finding (f, "budget-ratio"));
  g_assert_true (says (f, "3,125,000"));
  g_assert_true (says (f, "68.0"));
  key (f, GDK_KEY_BackSpace, 0);
  type (f, "1");
  g_assert_nonnull (find_finding (f, "budget-ratio"));
  g_assert_cmpint (find_finding (f, "budget-ratio")->place.id, ==, id);
  g_assert_true (says (f, "Must be put right"));
  g_assert_cmpuint (zw_store_get_revision (zw_session_get_store (f->project.session)), ==,
                    revision);
  key (f, GDK_KEY_Escape, 0);
  g_assert_null (find_finding (f, "budget-ratio"));
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 1000000);
  type (f, "2125001");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 2125001);
  g_assert_nonnull (find_finding (f, "budget-ratio"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 1000000);
  g_assert_null (find_finding (f, "budget-ratio"));
}

/* A total that is typed is split by the ratio and the cap, in one step. */
static void
test_total (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plate-equipment", -1, -1);

  show_cell (f, id, ZW_RECORD_COMPUTED (1));
  type (f, "16000000");
  g_assert_true (says (f, "10,000,000"));
  g_assert_true (says (f, "6,000,000"));
  g_assert_true (says (f, "37.5"));
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 10000000);
  g_assert_cmpint (get_row (f, id)->local_ntd, ==, 6000000);
  g_assert_null (find_finding (f, "budget-ratio"));
  g_assert_null (find_finding (f, "budget-cap"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, ZW_BUDGET_NO_AMOUNT);
  g_assert_cmpint (get_row (f, id)->local_ntd, ==, ZW_BUDGET_NO_AMOUNT);
}

static void
test_largest (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plate-equipment", 0, 16000000);
  GtkWidget *button = zw_ui_test_find (f->view, GTK_TYPE_BUTTON, "_Largest Subsidy");

  show_cell (f, id, ZW_BUDGET_CENTRAL);
  g_assert_true (gtk_widget_is_sensitive (button));
  project_click (button);
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 10000000);
  g_assert_cmpint (get_row (f, id)->local_ntd, ==, 6000000);
}

/* Without a grade a total cannot be split; that is said where it was typed. */
static void
test_no_grade (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plate-equipment", -1, -1);

  set_grade (f, NULL);
  show_cell (f, id, ZW_RECORD_COMPUTED (1));
  type (f, "5");
  key (f, GDK_KEY_Return, 0);
  g_assert_true (says (f, "To split a total, choose a sub-item of the zone's type, and the "
                          "government or its fiscal grade."));
  g_assert_true (says (f, "5"));
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, ZW_BUDGET_NO_AMOUNT);
}

static GtkWidget *
find_list (Fixture *f, const char *label)
{
  GtkWidget *name = zw_ui_test_find (f->view, GTK_TYPE_LABEL, label);

  g_assert_nonnull (name);
  return zw_ui_test_find (gtk_widget_get_parent (name), GTK_TYPE_DROP_DOWN, NULL);
}

/* Table 4.1-1: Taipei is of grade 1, which has 35 %; a grade of one's own goes before. */
static void
test_head (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  guint n, taipei = 0;
  const ZwGovernment *all = zw_rules_get_governments (zw_session_get_rules (f->project.session),
                                                      &n);

  g_assert_cmpuint (n, ==, 22);
  while (taipei < n && !g_str_equal (all[taipei].name.zh, "臺北市"))
    taipei++;
  g_assert_cmpuint (taipei, <, n);
  g_assert_true (says (f, "68 %"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_list (f, "Government")), taipei + 1);
  name = zw_store_get_setting (zw_session_get_store (f->project.session), ZW_APPLICANT_GOVERNMENT);
  g_assert_cmpstr (name, ==, "臺北市");
  g_assert_true (says (f, "68 %"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_list (f, "Fiscal grade")), 0);
  g_assert_true (says (f, "35 %"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_true (says (f, "68 %"));
  /* Grade 4 has 79 %, in a remote area 90 %. */
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_list (f, "Fiscal grade")), 4);
  g_assert_true (says (f, "79 %"));
  project_click (zw_ui_test_find (f->view, GTK_TYPE_LABEL, "Remote area"));
  g_assert_true (zw_session_get_zone (f->project.session)->remote);
  g_assert_true (says (f, "90 %"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_false (zw_session_get_zone (f->project.session)->remote);
  g_assert_true (says (f, "79 %"));
}

/* What a sheet states stands beside what is computed; Delete forgets it. */
static void
test_stated (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plan-survey", 3000000, 500000);
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;

  zw_record_set (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_STATED_CENTRAL_PERCENT, "16.7", &error);
  zw_record_set (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_STATED_LOCAL_PERCENT, "83.3", &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (says (f, "85.7 ≠ 16.7"));
  g_assert_true (says (f, "14.3 ≠ 83.3"));
  show_cell (f, id, ZW_BUDGET_STATED_CENTRAL_PERCENT);
  key (f, GDK_KEY_Delete, 0);
  g_assert_true (says (f, "85.7"));
  g_assert_true (says (f, "14.3 ≠ 83.3"));
}

static GtkWidget *
find_row_of (GtkWidget *panel, const char *text)
{
  GtkWidget *label = zw_ui_test_find (panel, GTK_TYPE_LABEL, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW) : NULL;
}

/* A click on a finding goes to its cell. */
static void
test_go (Fixture *f, gconstpointer data)
{
  gint64 id = add_row (f, 2025, "plate-equipment", 3000000, 1000000);
  GtkWidget *panel = zw_ui_test_find (f->page, ZW_TYPE_FINDINGS_PANEL, NULL), *row;
  int field;

  add_row (f, 2025, "plan", 1800000, 200000);
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_nonnull (find_finding (f, "budget-ratio"));
  row = find_row_of (panel, find_finding (f, "budget-ratio")->message);
  g_assert_nonnull (row);
  zw_ui_test_click (row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0, 1);
  g_assert_cmpint (zw_record_table_get_selected (ZW_RECORD_TABLE (find_table (f)), &field), ==, id);
  g_assert_cmpint (field, ==, ZW_BUDGET_CENTRAL);
  g_assert_true (ZW_IS_RECORD_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
  /* What is chosen in the list stays when the figures change. */
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
  key (f, GDK_KEY_F2, 0);
  type (f, "0");
  row = find_row_of (panel, find_finding (f, "budget-ratio")->message);
  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
}

/* Rows for all that an urban zone off an island can apply for; of the two plans one. */
static void
test_add_all (Fixture *f, gconstpointer data)
{
  const ZwBudget *budget;
  guint n_planning = 0, n;

  project_click (zw_ui_test_find (f->view, GTK_TYPE_BUTTON, "All Su_b-items"));
  budget = zw_session_get_budget (f->project.session);
  n = budget->rows->len;
  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (budget->rows, i);

      g_assert_nonnull (row->sub_item);
      g_assert_false (row->sub_item->island_only);
      n_planning += row->sub_item->exclusive != NULL;
    }
  g_assert_cmpuint (n_planning, ==, 1);
  project_click (zw_ui_test_find (f->view, GTK_TYPE_BUTTON, "All Su_b-items"));
  g_assert_cmpuint (zw_session_get_budget (f->project.session)->rows->len, ==, n);
  g_assert_cmpstr (f->notice, ==, "Every sub-item has a row already.");
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (zw_session_get_budget (f->project.session)->rows->len, ==, 0);
}

/* 1.4 M is paid in 420,000 / 560,000 / 420,000; of a surplus of 400,000 at 35 %
 * 140,000 go back. */
static void
test_summary (Fixture *f, gconstpointer data)
{
  GtkWidget *entry;

  add_row (f, 2025, "plate-equipment", 1400000, 2600000);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (says (f, "420,000"));
  g_assert_true (says (f, "560,000"));
  g_assert_true (says (f, "1,400,000 / 10,000,000"));
  g_assert_true (says (f, "1,400,000 / 20,000,000"));
  entry = zw_ui_test_find (f->view, GTK_TYPE_ENTRY, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "400000");
  g_assert_true (says (f, "Returned: 140,000"));
}

static void
test_import (Fixture *f, gconstpointer data)
{
  g_autofree char *path = project_write (&f->project, "budget.csv",
                                         "年度,申請補助項目,申請補助細項,中央補貼需求經費,"
                                         "地方自籌經費,總預算金額,中央補貼比率,地方自籌比率\n"
                                         "114,規劃、實地調查與成效評估,實施規劃(含實地調查),\"3,"
                                         "000,000\",\"500,000\",\"3,500,000\",16.7%,"
                                         "83.3%\n",
                                         -1);

  g_assert_true (zw_budget_view_import (ZW_BUDGET_VIEW (f->view), path, FALSE));
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_cmpstr (f->notice, ==, "1 budget row came in");
  g_assert_true (says (f, "85.7 ≠ 16.7"));
  g_assert_true (says (f, "3,500,000"));
}

/* Severities that are not wanted are hidden, and the view says so where none is left. */
static GtkWidget *
find_severity (Fixture *f, const char *word, ZwSeverity severity)
{
  g_autofree char *name = g_strdup_printf (
      "%s: %u", word, zw_findings_count (zw_session_get_findings (f->project.session), severity));
  GtkWidget *button = zw_ui_test_find (f->page, GTK_TYPE_TOGGLE_BUTTON, name);

  g_assert_nonnull (button);
  return button;
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  GtkWidget *panel = zw_ui_test_find (f->page, ZW_TYPE_FINDINGS_PANEL, NULL), *must;

  add_row (f, 2025, "plate-equipment", 3000000, 1000000);
  zw_ui_test_wait_frames (f->page, 3);
  must = find_severity (f, "Must be put right", ZW_SEVERITY_MUST);
  g_assert_nonnull (find_row_of (panel, find_finding (f, "budget-ratio")->message));
  project_click (must);
  g_assert_null (find_row_of (panel, find_finding (f, "budget-ratio")->message));
  project_click (find_severity (f, "Should be looked at", ZW_SEVERITY_SHOULD));
  project_click (find_severity (f, "Worth knowing", ZW_SEVERITY_NOTE));
  g_assert_true (says (f, "Nothing of the kinds that are shown."));
  project_click (must);
  g_assert_nonnull (find_row_of (panel, find_finding (f, "budget-ratio")->message));
}

/* Funding */

static gint64
add_item (Fixture *f, ZwWorkGroup group, const char *name, gint64 cost)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 phase = zw_plan_add_phase (store, zw_session_get_zone_id (f->project.session),
                                    ZW_PHASE_SHORT, "短期", &error),
         item;

  g_assert_no_error (error);
  item = zw_plan_add_item (store, phase, 0, group, name, &error);
  g_assert_no_error (error);
  zw_plan_set_cost (store, item, cost, &error);
  g_assert_no_error (error);
  return item;
}

static gint64
add_source (Fixture *f, gint64 item, const char *kind, gint64 amount)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_FUNDING, zw_session_get_zone_id (f->project.session),
                             &error);

  g_assert_no_error (error);
  zw_record_set_int (store, ZW_RECORD_FUNDING, id, ZW_FUNDING_ITEM, item, &error);
  zw_record_set (store, ZW_RECORD_FUNDING, id, ZW_FUNDING_KIND, kind, &error);
  zw_record_set_int (store, ZW_RECORD_FUNDING, id, ZW_FUNDING_AMOUNT, amount, &error);
  g_assert_no_error (error);
  return id;
}

/* 1,000,000 + 500,000 of the budget and 700,000 from a fund leave 800,000 of
 * 3,000,000; the own share that a source names once more does not count twice. */
static void
test_gap (Fixture *f, gconstpointer data)
{
  gint64 item = add_item (f, ZW_WORK_EQUIPMENT, "車牌辨識建置", 3000000);
  gint64 row = add_row (f, 2025, "plate-equipment", 1000000, 500000);
  ZwItemFunding funding;
  g_autoptr (GError) error = NULL;

  zw_record_set_int (zw_session_get_store (f->project.session), ZW_RECORD_BUDGET, row,
                     ZW_BUDGET_ITEM, item, &error);
  g_assert_no_error (error);
  add_source (f, item, "own", 500000);
  add_source (f, item, "fund", 700000);
  funding = zw_item_funding_get (zw_session_get_records (f->project.session), item);
  g_assert_cmpint (funding.subsidy_ntd, ==, 1000000);
  g_assert_cmpint (funding.own_ntd, ==, 500000);
  g_assert_cmpint (funding.other_ntd, ==, 700000);
  g_assert_cmpint (funding.covered_ntd, ==, 2200000);
  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_FUNDING);
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (says (f, "800,000"));
  g_assert_true (says (f, "Cost 3,000,000 · covered 2,200,000 · gap 800,000 (NT$)"));
}

/* The finding of a gap leads to its work item, with what the guideline says of it. */
static void
test_go_to_item (Fixture *f, gconstpointer data)
{
  gint64 item;
  const ZwFinding *finding;

  add_item (f, ZW_WORK_EQUIPMENT, "車牌辨識建置", 3000000);
  item = add_item (f, ZW_WORK_TRANSIT, "新闢公車路線", 2000000);
  for (guint i = 0; i < zw_session_get_findings (f->project.session)->len; i++)
    {
      finding = g_ptr_array_index (zw_session_get_findings (f->project.session), i);
      if (g_str_equal (finding->rule, "funding-gap") && finding->place.id == item)
        break;
      finding = NULL;
    }
  g_assert_nonnull (finding);
  g_assert_true (zw_views_page_go_to (ZW_VIEWS_PAGE (f->page), &finding->place));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (gtk_widget_get_mapped (f->funding));
  g_assert_true (says (f, "Programmes for such work"));
  /* [G:1063]: for walking and for equipment, not for buses. */
  g_assert_false (says (f, "Equipment for automatic traffic enforcement"));
  g_assert_true (says (f, "Parking improvement programme"));
}

/* Without linked rows the sources of these kinds are all there is. */
static void
test_sources_only (Fixture *f, gconstpointer data)
{
  gint64 item = add_item (f, ZW_WORK_EQUIPMENT, "車牌辨識建置", 3000000);
  ZwItemFunding funding;

  add_source (f, item, "directions", 900000);
  add_source (f, item, "own", 500000);
  funding = zw_item_funding_get (zw_session_get_records (f->project.session), item);
  g_assert_cmpint (funding.subsidy_ntd, ==, 900000);
  g_assert_cmpint (funding.own_ntd, ==, 500000);
  g_assert_cmpint (funding.covered_ntd, ==, 1400000);
  g_assert_cmpuint (funding.n_sources, ==, 2);
}

/* A new source is for the work item that is selected; programmes are those for its
 * kind of work, each with who gives it. */
static void
test_programmes (Fixture *f, gconstpointer data)
{
  gint64 item = add_item (f, ZW_WORK_TRANSIT, "新闢公車路線", 3000000);
  GtkWidget *table, *picker;
  const ZwRecord *source;

  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_FUNDING);
  zw_ui_test_wait_frames (f->page, 3);
  table = zw_ui_test_find (f->funding, ZW_TYPE_RECORD_TABLE, NULL);
  zw_record_table_add_row (ZW_RECORD_TABLE (table));
  source = g_ptr_array_index (
      zw_records_get (zw_session_get_records (f->project.session), ZW_RECORD_FUNDING), 0);
  g_assert_cmpint (zw_record_get_int (source, ZW_FUNDING_ITEM, 0), ==, item);
  g_assert_true (zw_record_table_show_cell (ZW_RECORD_TABLE (table), zw_record_get_id (source),
                                            ZW_FUNDING_PROGRAMME));
  zw_ui_test_wait_frames (f->page, 2);
  key (f, GDK_KEY_space, 0);
  picker = zw_ui_test_find (f->funding, ZW_TYPE_PICKER, NULL);
  g_assert_nonnull (picker);
  /* [G:1053] is for public transport, [G:1060] for walking. */
  g_assert_nonnull (zw_ui_test_find (picker, GTK_TYPE_LABEL,
                                     "Ministry of Transportation and Communications · until 2028"));
  g_assert_nonnull (zw_ui_test_find (picker, GTK_TYPE_LABEL,
                                     "Sustainable and equitable public road transport "
                                     "(2025–2028)"));
  g_assert_null (zw_ui_test_find (picker, GTK_TYPE_LABEL, "Safer roads round schools"));
  key (f, GDK_KEY_Escape, 0);
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/money/budget/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/money/budget/total", Fixture, NULL, set_up, test_total, tear_down);
  g_test_add ("/money/budget/largest", Fixture, NULL, set_up, test_largest, tear_down);
  g_test_add ("/money/budget/no-grade", Fixture, NULL, set_up, test_no_grade, tear_down);
  g_test_add ("/money/budget/head", Fixture, NULL, set_up, test_head, tear_down);
  g_test_add ("/money/budget/stated", Fixture, NULL, set_up, test_stated, tear_down);
  g_test_add ("/money/budget/go", Fixture, NULL, set_up, test_go, tear_down);
  g_test_add ("/money/budget/add-all", Fixture, NULL, set_up, test_add_all, tear_down);
  g_test_add ("/money/budget/summary", Fixture, NULL, set_up, test_summary, tear_down);
  g_test_add ("/money/budget/import", Fixture, NULL, set_up, test_import, tear_down);
  g_test_add ("/money/findings/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/money/funding/gap", Fixture, NULL, set_up, test_gap, tear_down);
  g_test_add ("/money/funding/go-to-item", Fixture, NULL, set_up, test_go_to_item, tear_down);
  g_test_add ("/money/funding/sources-only", Fixture, NULL, set_up, test_sources_only, tear_down);
  g_test_add ("/money/funding/programmes", Fixture, NULL, set_up, test_programmes, tear_down);
  return g_test_run ();
}
