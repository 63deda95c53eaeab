/* test-targets.c: goals in figures, and effects now, expected and actual
 *
 * Main goals are those of section 4.1 ([G:2792]), Seoul's targets those of table 4-1
 * ([G:2798]): 942.6 to 848.3 is −10 %, to 565.6 is −40 %.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>

#include "pages/zw-record-cell.h"
#include "pages/zw-record-table.h"
#include "pages/zw-targets-view.h"
#include "pages/zw-views-page.h"
#include "project-fixture.h"

#define N_MAIN 3
#define N_SEOUL 7

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *targets;
  GtkWidget *effects;
} Fixture;

/* The table that a tool stands below. */
static GtkWidget *
find_table (Fixture *f, const char *tool)
{
  return gtk_widget_get_ancestor (zw_ui_test_find (f->view, GTK_TYPE_BUTTON, tool),
                                  ZW_TYPE_RECORD_TABLE);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  project_add_zone (&f->project);
  f->page = zw_views_page_new (f->project.session);
  f->view = zw_targets_view_new (f->project.session);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_TARGETS, "Goals", f->view);
  f->window = zw_ui_test_window (f->page, 1500, 900);
  f->targets = find_table (f, "Add the Main Goals");
  f->effects = find_table (f, "Add the Guideline's Indicators");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  project_tear_down (&f->project, data);
}

static void
press (Fixture *f, const char *tool)
{
  project_click (zw_ui_test_find (f->view, GTK_TYPE_BUTTON, tool));
  zw_ui_test_wait_frames (f->page, 3);
}

static const GPtrArray *
get_all (Fixture *f, ZwRecordKind kind)
{
  return zw_records_get (zw_session_get_records (f->project.session), kind);
}

static const ZwRecord *
get (Fixture *f, ZwRecordKind kind, guint index)
{
  g_assert_cmpuint (index, <, get_all (f, kind)->len);
  return g_ptr_array_index (get_all (f, kind), index);
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

/* Into a cell, with the keyboard. */
static void
type (Fixture *f, GtkWidget *table, gint64 id, int field, const char *text)
{
  g_assert_true (zw_record_table_show_cell (ZW_RECORD_TABLE (table), id, field));
  zw_ui_test_wait_frames (f->page, 2);
  for (const char *c = text; *c != '\0'; c++)
    {
      zw_ui_test_key (gdk_unicode_to_keyval ((guchar) *c), 0);
      zw_ui_test_wait_frames (f->page, 1);
    }
  zw_ui_test_key (GDK_KEY_Return, 0);
  zw_ui_test_wait_frames (f->page, 2);
}

static gboolean
says (GtkWidget *root, const char *text)
{
  return zw_ui_test_find (root, GTK_TYPE_LABEL, text) != NULL;
}

/* Once each, in one step of undo; what they ask for goes when it is there. */
static void
test_goals (Fixture *f, gconstpointer data)
{
  static const char *const goals[N_MAIN] = { "emissions", "green-transport", "high-carbon" };

  g_assert_nonnull (find_finding (f, "target-missing"));
  press (f, "Add the Main Goals");
  g_assert_cmpuint (get_all (f, ZW_RECORD_TARGET)->len, ==, N_MAIN);
  for (guint i = 0; i < N_MAIN; i++)
    {
      const ZwRecord *target = get (f, ZW_RECORD_TARGET, i);

      g_assert_cmpstr (zw_record_get_text (target, ZW_TARGET_GOAL), ==, goals[i]);
      g_assert_cmpstr (zw_record_get_text (target, ZW_TARGET_RANK), ==, "main");
    }
  press (f, "Add the Main Goals");
  g_assert_cmpuint (get_all (f, ZW_RECORD_TARGET)->len, ==, N_MAIN);
  while (get_all (f, ZW_RECORD_TARGET)->len == N_MAIN)
    g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (get_all (f, ZW_RECORD_TARGET)->len, ==, 0);
}

static void
test_seoul (Fixture *f, gconstpointer data)
{
  press (f, "Seoul as an Example");
  g_assert_cmpuint (get_all (f, ZW_RECORD_TARGET)->len, ==, N_SEOUL);
  g_assert_true (says (f->targets, "942.6"));
  g_assert_true (says (f->targets, "848.3"));
  g_assert_true (says (f->targets, "-10.0 %"));
  g_assert_true (says (f->targets, "-40.0 %"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (get_all (f, ZW_RECORD_TARGET)->len, ==, 0);
}

/* The change follows what is typed; a goal without its figures is told, and the
 * finding leads to the cell. */
static void
test_change (Fixture *f, gconstpointer data)
{
  gint64 id;
  const ZwFinding *finding;
  int field;

  press (f, "Add the Main Goals");
  id = zw_record_get_id (get (f, ZW_RECORD_TARGET, 0));
  finding = find_finding (f, "target-missing");
  g_assert_nonnull (finding);
  g_assert_true (zw_views_page_go_to (ZW_VIEWS_PAGE (f->page), &finding->place));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_cmpint (zw_record_table_get_selected (ZW_RECORD_TABLE (f->targets), &field), ==,
                   finding->place.id);
  g_assert_cmpint (field, ==, finding->place.field);
  g_assert_true (ZW_IS_RECORD_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
  type (f, f->targets, id, ZW_TARGET_BASE, "200");
  type (f, f->targets, id, ZW_TARGET_SHORT, "150");
  g_assert_true (says (f->targets, "-25.0 %"));
  type (f, f->targets, id, ZW_TARGET_SHORT, "250");
  g_assert_true (says (f->targets, "+25.0 %"));
  g_assert_true (zw_session_undo (f->project.session));
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (says (f->targets, "-25.0 %"));
  /* Of nothing there is no share. */
  type (f, f->targets, id, ZW_TARGET_BASE, "0");
  g_assert_false (says (f->targets, "-25.0 %"));
}

/* What came about is held against what was expected, the right way round. */
static void
test_reached (Fixture *f, gconstpointer data)
{
  gint64 id;

  press (f, "Add the Guideline's Indicators");
  g_assert_cmpuint (get_all (f, ZW_RECORD_EFFECT)->len, >=, 5);
  g_assert_cmpstr (zw_record_get_text (get (f, ZW_RECORD_EFFECT, 0), ZW_EFFECT_INDICATOR), ==,
                   "E1");
  id = zw_record_get_id (get (f, ZW_RECORD_EFFECT, 0));
  g_assert_nonnull (find_finding (f, "effect-incomplete"));
  type (f, f->effects, id, ZW_EFFECT_NOW, "100");
  type (f, f->effects, id, ZW_EFFECT_EXPECTED, "80");
  g_assert_false (says (f->effects, "✓ reached"));
  type (f, f->effects, id, ZW_EFFECT_ACTUAL, "79");
  g_assert_true (says (f->effects, "✓ reached"));
  g_assert_null (find_finding (f, "effect-missed"));
  type (f, f->effects, id, ZW_EFFECT_ACTUAL, "81");
  g_assert_true (says (f->effects, "✗ missed"));
  g_assert_nonnull (find_finding (f, "effect-missed"));
  g_assert_cmpint (find_finding (f, "effect-missed")->place.id, ==, id);
  /* More was expected, and came. */
  type (f, f->effects, id, ZW_EFFECT_EXPECTED, "120");
  type (f, f->effects, id, ZW_EFFECT_ACTUAL, "121");
  g_assert_true (says (f->effects, "✓ reached"));
  g_assert_null (find_finding (f, "effect-missed"));
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/targets/goals", Fixture, NULL, set_up, test_goals, tear_down);
  g_test_add ("/targets/seoul", Fixture, NULL, set_up, test_seoul, tear_down);
  g_test_add ("/targets/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/targets/reached", Fixture, NULL, set_up, test_reached, tear_down);
  return g_test_run ();
}
