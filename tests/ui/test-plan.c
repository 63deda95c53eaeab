/* test-plan.c: a plan filled, read and changed on its page
 *
 * How many parts the guideline's sample application has is counted in the study:
 * 3 phases, 3 stages, 7 + 5 + 5 work items (appendix 5, part 4).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "layers/zw-project.h"
#include "pages/zw-plan-field.h"
#include "pages/zw-plan-page.h"
#include "pages/zw-plan-timeline-view.h"
#include "zw-ui-test.h"

typedef struct
{
  char *folder;
  char *path;
  ZwSession *session;
  GtkWidget *window;
  GtkWidget *page;
  char *notice;
  char *notice_action;
} Fixture;

static void
on_notice (GtkWidget *page, const char *text, const char *button, const char *action, Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
  g_free (f->notice_action);
  f->notice_action = g_strdup (action);
}

static void
on_failed (ZwSession *session, const char *sentence)
{
  g_test_message ("%s", sentence);
  g_test_fail ();
}

static void
open_page (Fixture *f)
{
  f->page = zw_plan_page_new (f->session);
  g_signal_connect (f->page, "notice", G_CALLBACK (on_notice), f);
  f->window = zw_ui_test_window (f->page, 1280, 800);
}

static void
add_zone (ZwSession *session, const char *name)
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
  zw_session_select_zone (
      session, zw_zone_add (zw_session_get_store (session), name, ZW_ZONE_URBAN, square, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("zw-plan-page-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "plan.gpkg", NULL);
  f->session = zw_session_new ();
  g_signal_connect (f->session, "failed", G_CALLBACK (on_failed), NULL);
  zw_session_create (f->session, f->path, "計畫", &error);
  g_assert_no_error (error);
  add_zone (f->session, "市中心");
  open_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_working (f->session) == NULL));
  zw_ui_test_spin (100);
  g_clear_object (&f->session);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
  g_free (f->notice);
  g_free (f->notice_action);
}

static ZwPlan *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwPlan *plan = zw_plan_load (zw_session_get_store (f->session),
                               zw_session_get_zone_id (f->session), &error);

  g_assert_no_error (error);
  return plan;
}

/* The nth work item of the nth stage of the first phase, 0 where there is none. */
static gint64
get_item_id (Fixture *f, guint stage, guint item)
{
  g_autoptr (ZwPlan) plan = load (f);
  const ZwPlanPhase *phase = g_ptr_array_index (zw_plan_get_phases (plan), 0);
  const ZwPlanStage *in = g_ptr_array_index (phase->stages, stage);

  return item < in->items->len ? ((ZwPlanItem *) g_ptr_array_index (in->items, item))->id : 0;
}

static gint64
get_cost (Fixture *f, gint64 id)
{
  g_autoptr (ZwPlan) plan = load (f);

  return zw_plan_find_item (plan, id)->cost_ntd;
}

static char *
dup_name (Fixture *f, gint64 id)
{
  g_autoptr (ZwPlan) plan = load (f);

  return id != 0 ? g_strdup (zw_plan_find_item (plan, id)->name) : NULL;
}

/* Held down until all is drawn that follows from it: to a slow frame GTK adds a
 * motion of the pointer as it is by then, and one without the button cancels. */
static void
click_at (GtkWidget *widget, double x, double y)
{
  zw_ui_test_move (widget, x, y);
  zw_ui_test_wait_frames (widget, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (widget, 3);
  zw_ui_test_release (1);
  zw_ui_test_wait_frames (widget, 2);
}

static void
click_on (GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_mapped (widget));
  click_at (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
}

static void
fill (Fixture *f)
{
  click_on (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Fill from the Guideline"));
  g_assert_true (ZW_WAIT_UNTIL (
      gtk_widget_get_mapped (zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL))));
  zw_ui_test_wait_frames (f->page, 3);
}

static GtkWidget *
get_table (Fixture *f)
{
  return zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL);
}

static void
click_row (Fixture *f, const char *text)
{
  click_on (zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, text));
}

static guint
get_selected (Fixture *f)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (get_table (f)));

  return gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
}

static GtkWidget *
find_field (GtkWidget *root, const char *label)
{
  if (ZW_IS_PLAN_FIELD (root) && zw_ui_test_find (root, GTK_TYPE_LABEL, label) != NULL)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_field (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static ZwPlanField *
get_field (Fixture *f, const char *label)
{
  GtkWidget *field = find_field (f->page, label);

  g_assert_nonnull (field);
  return ZW_PLAN_FIELD (field);
}

/* With the keys, in place of what stands there. Digits and small letters. */
static void
type (Fixture *f, const char *label, const char *text)
{
  GtkWidget *editor = zw_plan_field_get_editor (get_field (f, label));

  click_on (editor);
  zw_ui_test_key (GDK_KEY_a, GDK_CONTROL_MASK);
  zw_ui_test_key (GDK_KEY_BackSpace, 0);
  for (const char *c = text; *c != '\0'; c++)
    zw_ui_test_key (*c == ' ' ? GDK_KEY_space : (guint) *c, 0);
  zw_ui_test_wait_frames (f->page, 2);
}

static gboolean
says (Fixture *f, const char *label, const char *text)
{
  g_autofree char *there = zw_plan_field_dup_text (get_field (f, label));

  return g_strcmp0 (there, text) == 0;
}

static void
assert_field (Fixture *f, const char *label, const char *text)
{
  g_autofree char *there = NULL;

  if (ZW_WAIT_UNTIL (says (f, label, text)))
    return;
  there = zw_plan_field_dup_text (get_field (f, label));
  g_assert_cmpstr (there, ==, text);
}

static gboolean
has_reason (Fixture *f, const char *label, const char *part)
{
  const char *reason = zw_plan_field_get_reason (get_field (f, label));

  return part == NULL ? reason == NULL : reason != NULL && strstr (reason, part) != NULL;
}

/* @part: what the reason mentions; NULL for no reason */
static void
assert_reason (Fixture *f, const char *label, const char *part)
{
  g_assert_true (ZW_WAIT_UNTIL (has_reason (f, label, part)));
}

/* A key, and time for all that follows from it. */
static void
press (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->page, 3);
}

static void
undo (Fixture *f)
{
  g_assert_true (zw_session_undo (f->session));
  zw_ui_test_wait_frames (f->page, 2);
}

/* Filled from the guideline, a cost typed, undone, redone, there after reopening. */
static void
test_fill_and_edit (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fill (f);
  g_assert_cmpstr (f->notice_action, ==, "win.undo");
  g_assert_nonnull (zw_ui_test_find (f->page, GTK_TYPE_LABEL, "17 of 17 without cost"));
  id = get_item_id (f, 0, 0);
  name = dup_name (f, id);
  click_row (f, name);
  assert_field (f, "Name", name);
  assert_field (f, "Cost (NT$)", "");

  type (f, "Cost (NT$)", "3500000");
  g_assert_cmpint (get_cost (f, id), ==, ZW_PLAN_NO_COST);
  press (f, GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (get_cost (f, id) == 3500000));
  assert_field (f, "Cost (NT$)", "3,500,000");
  zw_ui_test_wait_frames (f->page, 2);
  zw_ui_test_shot (f->window, "plan.png");
  g_assert_nonnull (zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, "3,500,000"));
  g_assert_nonnull (zw_ui_test_find (f->page, GTK_TYPE_LABEL, "NT$3,500,000"));
  g_assert_nonnull (zw_ui_test_find (f->page, GTK_TYPE_LABEL, "16 of 17 without cost"));

  undo (f);
  g_assert_cmpint (get_cost (f, id), ==, ZW_PLAN_NO_COST);
  assert_field (f, "Cost (NT$)", "");
  assert_field (f, "Name", name);
  g_assert_true (zw_session_redo (f->session));
  zw_ui_test_wait_frames (f->page, 2);
  assert_field (f, "Cost (NT$)", "3,500,000");

  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_session_close (f->session);
  zw_session_open (f->session, f->path, &error);
  g_assert_no_error (error);
  open_page (f);
  zw_ui_test_wait_frames (f->page, 3);
  click_row (f, name);
  assert_field (f, "Cost (NT$)", "3,500,000");
}

/* What is no cost stays where it was typed, with the reason, also when something
 * else is looked at meanwhile. */
static void
test_bad_cost (Fixture *f, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  gint64 id;

  fill (f);
  id = get_item_id (f, 0, 0);
  first = dup_name (f, id);
  second = dup_name (f, get_item_id (f, 0, 1));
  click_row (f, first);
  type (f, "Cost (NT$)", "12x");
  press (f, GDK_KEY_Tab, 0);
  assert_reason (f, "Cost (NT$)", "12x");
  assert_field (f, "Cost (NT$)", "12x");
  g_assert_cmpint (get_cost (f, id), ==, ZW_PLAN_NO_COST);
  zw_ui_test_shot (f->window, "plan-bad-cost.png");

  click_row (f, second);
  assert_field (f, "Cost (NT$)", "");
  assert_reason (f, "Cost (NT$)", NULL);
  click_row (f, first);
  assert_field (f, "Cost (NT$)", "12x");
  assert_reason (f, "Cost (NT$)", "12x");

  type (f, "Cost (NT$)", "12");
  assert_reason (f, "Cost (NT$)", NULL);
  click_row (f, second);
  g_assert_true (ZW_WAIT_UNTIL (get_cost (f, id) == 12));

  /* Escape gives back what the project has, and so does undo. */
  click_row (f, first);
  type (f, "Cost (NT$)", "77");
  press (f, GDK_KEY_Escape, 0);
  assert_field (f, "Cost (NT$)", "12");
  press (f, GDK_KEY_Tab, 0);
  g_assert_cmpint (get_cost (f, id), ==, 12);
  type (f, "Cost (NT$)", "78");
  g_assert_true (zw_plan_page_undo_typing (ZW_PLAN_PAGE (f->page)));
  assert_field (f, "Cost (NT$)", "12");
  g_assert_false (zw_plan_page_undo_typing (ZW_PLAN_PAGE (f->page)));
  g_assert_cmpint (get_cost (f, id), ==, 12);
}

/* Both calendars are read; the two years may be given one after the other. */
static void
test_years (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  fill (f);
  id = get_item_id (f, 0, 0); /* 2025 to 2026 */
  name = dup_name (f, id);
  click_row (f, name);
  assert_field (f, "First year", "114");
  type (f, "Last year", "2027");
  press (f, GDK_KEY_Return, 0);
  assert_field (f, "Last year", "116");
  g_assert_nonnull (zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, "114–116"));

  type (f, "First year", "120");
  press (f, GDK_KEY_Tab, 0);
  assert_reason (f, "First year", "2027");
  assert_field (f, "First year", "120");
  type (f, "Last year", "2032");
  press (f, GDK_KEY_Return, 0);
  assert_reason (f, "First year", NULL);
  assert_field (f, "Last year", "121");
  plan = load (f);
  g_assert_cmpint (zw_plan_find_item (plan, id)->start_year, ==, 2031);
  g_assert_cmpint (zw_plan_find_item (plan, id)->end_year, ==, 2032);

  type (f, "First year", "next");
  press (f, GDK_KEY_Return, 0);
  assert_reason (f, "First year", "next");
}

/* Where a row stands in the table, as one sees it. */
static double
get_place (Fixture *f, const char *text)
{
  GtkWidget *label = zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, text);
  graphene_point_t point;

  g_assert_nonnull (label);
  g_assert_true (
      gtk_widget_compute_point (label, get_table (f), &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

/* The project may change at any time; what is typed, selected and in view stays. */
static void
test_refresh (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL, *seen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;
  guint selected;
  double place, before;

  fill (f);
  id = get_item_id (f, 0, 0);
  name = dup_name (f, id);
  seen = dup_name (f, get_item_id (f, 0, 1));
  click_row (f, name);
  before = get_place (f, seen);
  zw_ui_test_scroll (get_table (f), 100, 100, 4);
  zw_ui_test_spin (300);
  place = get_place (f, seen);
  g_assert_cmpfloat (place, <, before);
  selected = get_selected (f);
  type (f, "Offices in charge", "bureau");
  zw_plan_set_cost (zw_session_get_store (f->session), id, 42, &error);
  g_assert_no_error (error);
  zw_plan_delete (zw_session_get_store (f->session), ZW_PLAN_ITEM, get_item_id (f, 2, 1), &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 3);
  assert_field (f, "Offices in charge", "bureau");
  assert_field (f, "Cost (NT$)", "42");
  g_assert_cmpuint (get_selected (f), ==, selected);
  g_assert_cmpfloat_with_epsilon (get_place (f, seen), place, 1);
  undo (f);
  undo (f);
  assert_field (f, "Offices in charge", "bureau");
  assert_field (f, "Cost (NT$)", "");
  g_assert_cmpuint (get_selected (f), ==, selected);
  g_assert_cmpfloat_with_epsilon (get_place (f, seen), place, 1);

  press (f, GDK_KEY_Tab, 0);
  {
    g_autoptr (ZwPlan) plan = load (f);

    g_assert_cmpstr (zw_plan_find_item (plan, id)->who, ==, "bureau");
  }
}

static gboolean
is_item_named (Fixture *f, guint stage, guint item, const char *name)
{
  g_autofree char *there = dup_name (f, get_item_id (f, stage, item));

  return g_strcmp0 (there, name) == 0;
}

/* Rows with the keyboard: moved, into the next stage too, deleted and back, added. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autofree char *name = NULL;
  gint64 first;
  guint selected;

  fill (f);
  first = get_item_id (f, 0, 0);
  name = dup_name (f, first);
  click_row (f, name);
  selected = get_selected (f);
  press (f, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (ZW_WAIT_UNTIL (get_item_id (f, 0, 1) == first));
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_cmpuint (get_selected (f), ==, selected + 1);
  press (f, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_true (ZW_WAIT_UNTIL (get_item_id (f, 0, 0) == first));
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_cmpuint (get_selected (f), ==, selected);

  /* Down through the other six, then into the second stage. */
  for (guint i = 1; i < 7; i++)
    {
      press (f, GDK_KEY_Down, GDK_ALT_MASK);
      g_assert_true (ZW_WAIT_UNTIL (get_item_id (f, 0, i) == first));
    }
  press (f, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_true (ZW_WAIT_UNTIL (get_item_id (f, 1, 0) == first));
  press (f, GDK_KEY_Up, GDK_ALT_MASK);
  g_assert_true (ZW_WAIT_UNTIL (get_item_id (f, 0, 6) == first));

  g_clear_pointer (&f->notice, g_free);
  press (f, GDK_KEY_Delete, 0);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  g_assert_nonnull (strstr (f->notice, name));
  g_assert_cmpstr (f->notice_action, ==, "win.undo");
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_null (zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, name));
  undo (f);
  g_assert_nonnull (zw_ui_test_find (get_table (f), GTK_TYPE_LABEL, name));

  click_row (f, name);
  press (f, GDK_KEY_Insert, 0);
  for (const char *c = "new bus"; *c != '\0'; c++)
    zw_ui_test_key (*c == ' ' ? GDK_KEY_space : (guint) *c, 0);
  press (f, GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_item_named (f, 0, 7, "new bus")));
}

/* A click on a bar selects its row, also one that is folded away. */
static void
test_timeline (Fixture *f, gconstpointer data)
{
  GtkSelectionModel *rows;
  GtkWidget *view;
  ZwTimelineBox box;
  g_autoptr (GtkTreeListRow) phase = NULL;
  g_autofree char *name = NULL;
  gint64 id;

  fill (f);
  view = zw_ui_test_find (f->page, ZW_TYPE_PLAN_TIMELINE_VIEW, NULL);
  rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (get_table (f)));
  phase = g_list_model_get_item (G_LIST_MODEL (rows), 0);
  gtk_tree_list_row_set_expanded (phase, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 3);
  zw_ui_test_wait_frames (f->page, 2);

  id = get_item_id (f, 0, 1);
  name = dup_name (f, id);
  g_assert_true (
      zw_plan_timeline_view_select (ZW_PLAN_TIMELINE_VIEW (view), ZW_PLAN_ITEM, id, &box));
  click_at (view, box.x + box.width / 2, box.y + box.height / 2);
  assert_field (f, "Name", name);
  g_assert_true (gtk_tree_list_row_get_expanded (phase));
  g_assert_cmpuint (get_selected (f), !=, GTK_INVALID_LIST_POSITION);
}

/* An empty plan: three phases, into which everything can be put. */
static void
test_start_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  const ZwPlanPhase *phase;

  click_on (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Start Empty"));
  zw_ui_test_wait_frames (f->page, 3);
  click_on (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "Stage"));
  zw_ui_test_wait_frames (f->page, 2);
  click_on (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "Goal"));
  zw_ui_test_wait_frames (f->page, 2);
  type (f, "Goal", "less traffic");
  type (f, "Target value", "12.5");
  press (f, GDK_KEY_Tab, 0);
  type (f, "Unit", "km");
  press (f, GDK_KEY_Return, 0);
  plan = load (f);
  g_assert_cmpuint (zw_plan_get_phases (plan)->len, ==, 3);
  phase = g_ptr_array_index (zw_plan_get_phases (plan), 0);
  g_assert_cmpuint (phase->stages->len, ==, 1);
  {
    const ZwPlanStage *stage = g_ptr_array_index (phase->stages, 0);
    const ZwPlanGoal *goal;

    g_assert_cmpuint (stage->goals->len, ==, 1);
    goal = g_ptr_array_index (stage->goals, 0);
    g_assert_cmpstr (goal->text, ==, "less traffic");
    g_assert_cmpfloat (goal->target, ==, 12.5);
    g_assert_cmpstr (goal->unit, ==, "km");
  }
}

static GtkDropDown *
get_choice (Fixture *f, const char *label)
{
  GtkWidget *name = zw_ui_test_find (f->page, GTK_TYPE_LABEL, label);

  g_assert_nonnull (name);
  return GTK_DROP_DOWN (zw_ui_test_find (gtk_widget_get_parent (name), GTK_TYPE_DROP_DOWN, NULL));
}

static const ZwPlanGoal *
get_goal (const ZwPlan *plan)
{
  const ZwPlanPhase *phase = g_ptr_array_index (zw_plan_get_phases (plan), 0);
  const ZwPlanStage *stage = g_ptr_array_index (phase->stages, 0);

  return g_ptr_array_index (stage->goals, 0);
}

/* None, the guideline's 15 indicators (table 2.3-3), an own one in words. */
static void
test_indicator (Fixture *f, gconstpointer data)
{
  GtkDropDown *choice;
  g_autofree char *text = NULL;

  fill (f);
  {
    g_autoptr (ZwPlan) plan = load (f);

    text = g_strdup (get_goal (plan)->text);
  }
  click_row (f, text);
  choice = get_choice (f, "Indicator");
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (choice)), ==, 1 + 15 + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  g_assert_false (gtk_widget_get_visible (find_field (f->page, "Name of the own indicator")));

  /* The second is the length of routes, whose unit comes along. */
  gtk_drop_down_set_selected (choice, 2);
  assert_field (f, "Unit", "km");
  {
    g_autoptr (ZwPlan) plan = load (f);

    g_assert_cmpstr (get_goal (plan)->indicator, ==, "B2");
    g_assert_cmpstr (get_goal (plan)->unit, ==, "km");
  }
  gtk_drop_down_set_selected (choice, 16);
  g_assert_true (gtk_widget_get_visible (find_field (f->page, "Name of the own indicator")));
  zw_ui_test_wait_frames (f->page, 2);
  type (f, "Name of the own indicator", "quiet");
  press (f, GDK_KEY_Return, 0);
  {
    g_autoptr (ZwPlan) plan = load (f);

    g_assert_cmpstr (get_goal (plan)->indicator, ==, "quiet");
  }
  undo (f);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 2);
  undo (f);
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  assert_field (f, "Unit", "");
}

/* Each zone has its plan; leaving it keeps what was typed. */
static void
test_zones (Fixture *f, gconstpointer data)
{
  gint64 first = zw_session_get_zone_id (f->session), id;
  g_autofree char *name = NULL;

  fill (f);
  id = get_item_id (f, 0, 0);
  name = dup_name (f, id);
  click_row (f, name);
  type (f, "Cost (NT$)", "5");
  add_zone (f->session, "車站");
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (gtk_widget_get_mapped (
      zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Fill from the Guideline")));
  zw_session_select_zone (f->session, first);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_true (gtk_widget_get_mapped (get_table (f)));
  g_assert_cmpint (get_cost (f, id), ==, 5);
  g_assert_cmpuint (get_selected (f), ==, 0);
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  zw_catalog_set_up_program_language ();
  /* On a slow machine a key is held for longer than it takes to repeat. */
  XAutoRepeatOff (gdk_x11_display_get_xdisplay (gdk_display_get_default ()));
  g_test_add ("/plan-page/fill-and-edit", Fixture, NULL, set_up, test_fill_and_edit, tear_down);
  g_test_add ("/plan-page/bad-cost", Fixture, NULL, set_up, test_bad_cost, tear_down);
  g_test_add ("/plan-page/years", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add ("/plan-page/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/plan-page/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/plan-page/timeline", Fixture, NULL, set_up, test_timeline, tear_down);
  g_test_add ("/plan-page/start-empty", Fixture, NULL, set_up, test_start_empty, tear_down);
  g_test_add ("/plan-page/indicator", Fixture, NULL, set_up, test_indicator, tear_down);
  g_test_add ("/plan-page/zones", Fixture, NULL, set_up, test_zones, tear_down);
  return g_test_run ();
}
