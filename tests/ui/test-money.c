/* test-money.c: a budget typed and checked, funding beside it
 *
 * Figures are those of the issue and of the sample application of the study
 * ([G:4116]): plate recognition of 16,000,000 at grade 2 has 68 % = 10,880,000, the
 * cap makes it 10,000,000 and the local share 6,000,000; the printed 16.7 % of
 * 3,000,000 in 3,500,000 is 85.7 %.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "money-fixture.h"

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
  /* An island can be remote as well. */
  project_click (zw_ui_test_find (f->view, GTK_TYPE_LABEL, "Outlying island"));
  g_assert_true (zw_session_get_zone (f->project.session)->island);
  g_assert_true (zw_session_get_zone (f->project.session)->remote);
  g_assert_true (zw_session_undo (f->project.session));
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
  g_assert_true (says (f, "85.7\n≠ 16.7"));
  g_assert_true (says (f, "14.3\n≠ 83.3"));
  show_cell (f, id, ZW_BUDGET_STATED_CENTRAL_PERCENT);
  key (f, GDK_KEY_Delete, 0);
  g_assert_true (says (f, "85.7"));
  g_assert_true (says (f, "14.3\n≠ 83.3"));
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

/* Rows of an office's sheet, pasted: its words for the sub-item are understood. */
static void
test_paste (Fixture *f, gconstpointer data)
{
  const ZwBudget *budget;
  gint64 id = add_row (f, 2025, "plan", -1, -1);

  show_cell (f, id, ZW_BUDGET_YEAR);
  gdk_clipboard_set_text (
      gtk_widget_get_clipboard (f->page),
      "114\t規劃、實地調查與成效評估\t實施規劃（含實地調查）\t3,000,000 元\t500000\n"
      "115\t車牌辨識系統\tnobody knows\t1\t2\n");
  key (f, GDK_KEY_v, GDK_CONTROL_MASK);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_budget (f->project.session)->rows->len == 2));
  budget = zw_session_get_budget (f->project.session);
  g_assert_cmpint (get_row (f, id)->year, ==, 2025);
  g_assert_cmpstr (get_row (f, id)->sub_item->id, ==, "plan-survey");
  g_assert_cmpint (get_row (f, id)->central_ntd, ==, 3000000);
  g_assert_cmpint (get_row (f, id)->local_ntd, ==, 500000);
  g_assert_cmpint (((ZwBudgetRow *) g_ptr_array_index (budget->rows, 1))->central_ntd, ==, 1);
  g_assert_null (((ZwBudgetRow *) g_ptr_array_index (budget->rows, 1))->sub_item);
  g_assert_cmpstr (f->notice, ==, "1 cell could not be pasted: it does not fit its column");
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
  g_assert_true (says (f, "85.7\n≠ 16.7"));
  g_assert_true (says (f, "3,500,000"));
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
  g_test_add ("/money/budget/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/money/budget/import", Fixture, NULL, set_up, test_import, tear_down);
  return g_test_run ();
}
