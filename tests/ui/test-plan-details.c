/* test-plan-details.c: what a work item waits for, the boundary of a phase, and what the
 * guideline suggests, chosen beside the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "pages/zw-plan-boundary.h"
#include "pages/zw-plan-choice.h"
#include "pages/zw-plan-field.h"
#include "pages/zw-plan-page.h"
#include "pages/zw-plan-suggestion.h"
#include "pages/zw-plan-timeline-view.h"
#include "pages/zw-plan-waits.h"
#include "pages/zw-situation-button.h"
#include "pages/zw-situation-panel.h"
#include "plan/zw-plan-schedule.h"
#include "project-fixture.h"

/* A zone of 1 km² and one of 4 km²; in the first a phase with three work items. */
typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  gint64 zone, wide;
  gint64 phase, survey, evaluation, other;
} Fixture;

static gint64
add_zone (Fixture *f, const char *name, double side)
{
  const double corners[] = { 0, 0, side, 0, side, side, 0, side, 0, 0 };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) square = NULL;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i += 2)
    zw_geometry_builder_add (builder, 300000 + corners[i], 2770000 + corners[i + 1]);
  square = zw_geometry_builder_end (builder);
  return zw_zone_add (zw_session_get_store (f->project.session), name, ZW_ZONE_URBAN, square, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  ZwStore *store;

  project_set_up (&f->project, data);
  store = zw_session_get_store (f->project.session);
  f->zone = add_zone (f, "市中心", 1000);
  f->wide = add_zone (f, "全區", 2000);
  f->phase = zw_plan_add_phase (store, f->zone, ZW_PHASE_SHORT, "short", NULL);
  f->survey = zw_plan_add_item (store, f->phase, 0, ZW_WORK_SURVEY, "survey", NULL);
  f->evaluation = zw_plan_add_item (store, f->phase, 0, ZW_WORK_EVALUATION, "evaluation", NULL);
  f->other = zw_plan_add_item (store, f->phase, 0, ZW_WORK_TRANSIT, "other", NULL);
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_PHASE, f->phase, 2026, 2030, NULL));
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_ITEM, f->survey, 2026, 2027, NULL));
  zw_session_select_zone (f->project.session, f->zone);
  f->page = zw_plan_page_new (f->project.session);
  f->window = zw_ui_test_window (f->page, 1280, 900);
  zw_ui_test_wait_frames (f->page, 3);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (100);
  project_tear_down (&f->project, data);
}

static void
select_part (Fixture *f, ZwPlanPart part, gint64 id)
{
  const ZwPlanPlace place = {
    .kind = ZW_PLAN_PLACE_PART, .view = ZW_VIEW_PHASES, .part = part, .id = id, .field = -1
  };

  g_assert_true (zw_place_view_go_to (ZW_PLACE_VIEW (f->page), &place));
  zw_ui_test_wait_frames (f->page, 3);
}

static GtkWidget *
find (Fixture *f, GType type, GType child_type, const char *text)
{
  GtkWidget *widget = zw_ui_test_find (f->page, type, NULL);

  g_assert_nonnull (widget);
  return zw_ui_test_find (widget, child_type, text);
}

static void
click_on (GtkWidget *widget)
{
  g_assert_nonnull (widget);
  g_assert_true (gtk_widget_get_mapped (widget));
  zw_ui_test_move (widget, gtk_widget_get_width (widget) / 2.0,
                   gtk_widget_get_height (widget) / 2.0);
  zw_ui_test_wait_frames (widget, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (widget, 3);
  zw_ui_test_release (1);
  zw_ui_test_spin (300);
}

static gboolean
waits (Fixture *f, gint64 item, gint64 after)
{
  return zw_plan_find_dependency (zw_session_get_records (f->project.session), item, after) != NULL;
}

static gboolean
is_there (Fixture *f, const char *part)
{
  GtkWidget *waiting = zw_ui_test_find (f->page, ZW_TYPE_PLAN_WAITS, NULL);

  return zw_ui_test_find (waiting, GTK_TYPE_LABEL, part) != NULL;
}

/* Chosen from the list of the others, and taken away again. */
static void
test_waits (Fixture *f, gconstpointer data)
{
  GtkWidget *list;

  select_part (f, ZW_PLAN_ITEM, f->evaluation);
  g_assert_false (is_there (f, "survey"));
  click_on (find (f, ZW_TYPE_PLAN_WAITS, GTK_TYPE_BUTTON, "Choose Work Items…"));
  list = find (f, ZW_TYPE_PLAN_WAITS, GTK_TYPE_LIST_BOX, NULL);
  g_assert_true (ZW_WAIT_UNTIL (list != NULL && gtk_widget_get_mapped (list)));
  g_assert_null (zw_ui_test_find (list, GTK_TYPE_LABEL, "evaluation"));
  g_assert_nonnull (zw_ui_test_find (list, GTK_TYPE_LABEL, "other"));
  click_on (zw_ui_test_find (list, GTK_TYPE_LABEL, "survey"));
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (waits (f, f->evaluation, f->survey)));
  zw_ui_test_spin (300);
  g_assert_true (is_there (f, "survey"));
  /* It has the years of its phase, and so begins before the other ends. */
  g_assert_true (is_there (f, "2026–2027 (ROC 115–116): ends only after this one begins"));
  zw_ui_test_shot (f->window, "plan-waits.png");
  g_assert_true (zw_plan_set_years (zw_session_get_store (f->project.session), ZW_PLAN_ITEM,
                                    f->evaluation, 2027, 2028, NULL));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (is_there (f, "2026–2027 (ROC 115–116)"));
  click_on (gtk_widget_get_last_child (gtk_widget_get_parent (
      gtk_widget_get_parent (find (f, ZW_TYPE_PLAN_WAITS, GTK_TYPE_LABEL, "survey")))));
  g_assert_true (ZW_WAIT_UNTIL (!waits (f, f->evaluation, f->survey)));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_false (is_there (f, "survey"));
}

/* 4 km² beside 1 km². */
static void
test_boundary (Fixture *f, gconstpointer data)
{
  GtkWidget *choice;
  const ZwRecord *record;

  select_part (f, ZW_PLAN_PHASE, f->phase);
  g_assert_nonnull (find (f, ZW_TYPE_PLAN_BOUNDARY, GTK_TYPE_LABEL, "1.000 km²"));
  choice = find (f, ZW_TYPE_PLAN_BOUNDARY, GTK_TYPE_DROP_DOWN, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  zw_ui_test_wait_frames (f->page, 3);
  record = zw_plan_find_boundary (zw_session_get_records (f->project.session), f->phase);
  g_assert_nonnull (record);
  g_assert_cmpint (zw_record_get_int (record, ZW_BOUNDARY_ZONE, 0), ==, f->wide);
  g_assert_nonnull (find (f, ZW_TYPE_PLAN_BOUNDARY, GTK_TYPE_LABEL,
                          "4.000 km² · +3.000 km², +300 % beside this zone"));
  g_assert_true (zw_session_undo (f->project.session));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);
  g_assert_nonnull (find (f, ZW_TYPE_PLAN_BOUNDARY, GTK_TYPE_LABEL, "1.000 km²"));
}

static const ZwPlanItem *
get_item (Fixture *f, gint64 id)
{
  return zw_plan_find_item (zw_session_get_plan (f->project.session), id);
}

/* Table 3.2-1: evaluation 5 to 6 million, at least 3 officials; for public transport
 * it names no range. */
static void
test_suggestion (Fixture *f, gconstpointer data)
{
  select_part (f, ZW_PLAN_ITEM, f->other);
  g_assert_false (gtk_widget_get_visible (
      find (f, ZW_TYPE_PLAN_SUGGESTION, GTK_TYPE_BUTTON, "Take Upper Values")));
  select_part (f, ZW_PLAN_ITEM, f->evaluation);
  click_on (find (f, ZW_TYPE_PLAN_SUGGESTION, GTK_TYPE_BUTTON, "Take Upper Values"));
  g_assert_true (ZW_WAIT_UNTIL (get_item (f, f->evaluation)->cost_ntd == 6000000));
  g_assert_cmpint (get_item (f, f->evaluation)->staff, ==, 3);
  click_on (find (f, ZW_TYPE_PLAN_SUGGESTION, GTK_TYPE_BUTTON, "Take Lower Values"));
  g_assert_true (ZW_WAIT_UNTIL (get_item (f, f->evaluation)->cost_ntd == 5000000));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpint (get_item (f, f->evaluation)->cost_ntd, ==, ZW_PLAN_NO_COST);
  g_assert_cmpint (get_item (f, f->evaluation)->staff, ==, ZW_PLAN_NO_STAFF);
}

static void
type (Fixture *f, GtkWidget *field, const char *text)
{
  GtkWidget *editor = zw_plan_field_get_editor (ZW_PLAN_FIELD (field));

  gtk_widget_grab_focus (editor);
  gtk_editable_set_text (GTK_EDITABLE (editor), text);
  zw_ui_test_key (GDK_KEY_Return, 0);
  zw_ui_test_wait_frames (f->page, 3);
}

/* Figure 4.2.2: below half and few officials is the fourth of its situations. */
static void
test_situation (Fixture *f, gconstpointer data)
{
  GtkWidget *button = zw_ui_test_find (f->page, ZW_TYPE_SITUATION_BUTTON, NULL);
  const ZwSituation *situation;
  GtkWidget *own_revenue, *staff;

  g_assert_nonnull (zw_ui_test_find (button, GTK_TYPE_LABEL, "Money and staff"));
  click_on (button);
  own_revenue = zw_ui_test_find (button, ZW_TYPE_PLAN_FIELD, NULL);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (own_revenue)));
  staff = gtk_widget_get_ancestor (zw_ui_test_find (button, GTK_TYPE_LABEL, "Officials available"),
                                   ZW_TYPE_PLAN_FIELD);
  type (f, own_revenue, "38.5");
  type (f, staff, "1");
  situation = zw_session_get_check (f->project.session)->situation.situation;
  g_assert_nonnull (situation);
  g_assert_false (situation->enough_money);
  g_assert_false (situation->enough_staff);
  g_assert_nonnull (zw_ui_test_find (button, GTK_TYPE_LABEL, situation->name.en));
  zw_ui_test_shot (zw_ui_test_find (button, ZW_TYPE_SITUATION_PANEL, NULL), "plan-situation.png");
  type (f, staff, "few");
  g_assert_nonnull (zw_plan_field_get_reason (ZW_PLAN_FIELD (staff)));
  type (f, staff, "90");
  g_assert_true (zw_session_get_check (f->project.session)->situation.situation->enough_staff);
  zw_ui_test_key (GDK_KEY_Escape, 0);
  g_assert_true (ZW_WAIT_UNTIL (!gtk_widget_get_mapped (staff)));
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  zw_catalog_set_up_program_language ();
  /* On a slow machine a key is held for longer than it takes to repeat. */
  XAutoRepeatOff (gdk_x11_display_get_xdisplay (gdk_display_get_default ()));
  g_test_add ("/plan-details/waits", Fixture, NULL, set_up, test_waits, tear_down);
  g_test_add ("/plan-details/boundary", Fixture, NULL, set_up, test_boundary, tear_down);
  g_test_add ("/plan-details/suggestion", Fixture, NULL, set_up, test_suggestion, tear_down);
  g_test_add ("/plan-details/situation", Fixture, NULL, set_up, test_situation, tear_down);
  return g_test_run ();
}
