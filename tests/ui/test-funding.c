/* test-funding.c: what pays for work items, and the list of findings
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "money-fixture.h"
#include "plan/zw-funding.h"
#include "widgets/zw-picker.h"

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
  g_assert_true (
      says (f, "Where the cost is given: cost 3,000,000 · covered 2,200,000 · gap 800,000 (NT$)"));
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
  g_test_add ("/findings/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/funding/gap", Fixture, NULL, set_up, test_gap, tear_down);
  g_test_add ("/funding/go-to-item", Fixture, NULL, set_up, test_go_to_item, tear_down);
  g_test_add ("/funding/sources-only", Fixture, NULL, set_up, test_sources_only, tear_down);
  g_test_add ("/funding/programmes", Fixture, NULL, set_up, test_programmes, tear_down);
  return g_test_run ();
}
