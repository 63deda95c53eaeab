/* test-plan-timeline.c: a plan's timeline under real pointer and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "layers/zw-project.h"
#include "pages/zw-plan-details.h"
#include "pages/zw-plan-field.h"
#include "pages/zw-plan-page.h"
#include "pages/zw-plan-timeline-view.h"
#include "plan/zw-plan-schedule.h"
#include "zw-ui-test.h"

/* A phase from 2026 to 2035 with a stage from 2026 to 2029, in which are two work
 * items, and a phase without years with one. */
typedef struct
{
  char *folder;
  char *path;
  ZwSession *session;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  gint64 phase, stage, first, second, empty, third;
} Fixture;

static void
on_failed (ZwSession *session, const char *sentence)
{
  g_test_message ("%s", sentence);
  g_test_fail ();
}

static void
add_plan (Fixture *f)
{
  const double corners[] = { 0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0 };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  ZwStore *store = zw_session_get_store (f->session);
  g_autoptr (ZwGeometry) square = NULL;
  gint64 zone;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i += 2)
    zw_geometry_builder_add (builder, 300000 + corners[i], 2770000 + corners[i + 1]);
  square = zw_geometry_builder_end (builder);
  zone = zw_zone_add (store, "市中心", ZW_ZONE_URBAN, square, NULL);
  zw_session_select_zone (f->session, zone);
  f->phase = zw_plan_add_phase (store, zone, ZW_PHASE_SHORT, "short", NULL);
  f->stage = zw_plan_add_stage (store, f->phase, "stage", NULL);
  f->first = zw_plan_add_item (store, f->phase, f->stage, ZW_WORK_SURVEY, "survey", NULL);
  f->second = zw_plan_add_item (store, f->phase, f->stage, ZW_WORK_PLAN, "plan", NULL);
  f->empty = zw_plan_add_phase (store, zone, ZW_PHASE_LONG, "later", NULL);
  f->third = zw_plan_add_item (store, f->empty, 0, ZW_WORK_TRANSIT, "buses", NULL);
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_PHASE, f->phase, 2026, 2035, NULL));
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_STAGE, f->stage, 2026, 2029, NULL));
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_ITEM, f->first, 2026, 2027, NULL));
  g_assert_true (zw_plan_set_years (store, ZW_PLAN_ITEM, f->second, 2028, 2029, NULL));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("zw-timeline-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "plan.gpkg", NULL);
  f->session = zw_session_new ();
  g_signal_connect (f->session, "failed", G_CALLBACK (on_failed), NULL);
  zw_session_create (f->session, f->path, "計畫", &error);
  g_assert_no_error (error);
  add_plan (f);
  f->page = zw_plan_page_new (f->session);
  f->window = zw_ui_test_window (f->page, 1280, 800);
  f->view = zw_ui_test_find (f->page, ZW_TYPE_PLAN_TIMELINE_VIEW, NULL);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (f->view)));
  zw_ui_test_wait_frames (f->page, 3);
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
}

static ZwTimelineBox
get_box (Fixture *f, ZwPlanPart part, gint64 id)
{
  ZwTimelineBox box;

  g_assert_true (zw_plan_timeline_view_select (ZW_PLAN_TIMELINE_VIEW (f->view), part, id, &box));
  return box;
}

/* The first item is two years long. */
static double
get_year_width (Fixture *f)
{
  return get_box (f, ZW_PLAN_ITEM, f->first).width / 2;
}

static gboolean
has_years (Fixture *f, ZwPlanPart part, gint64 id, int start, int end)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (zw_session_get_store (f->session),
                                          zw_session_get_zone_id (f->session), NULL);

  if (part == ZW_PLAN_PHASE)
    return zw_plan_find_phase (plan, id)->start_year == start
           && zw_plan_find_phase (plan, id)->end_year == end;
  if (part == ZW_PLAN_STAGE)
    return zw_plan_find_stage (plan, id, NULL)->start_year == start
           && zw_plan_find_stage (plan, id, NULL)->end_year == end;
  return zw_plan_find_item (plan, id)->start_year == start
         && zw_plan_find_item (plan, id)->end_year == end;
}

#define ASSERT_YEARS(f, part, id, start, end)                                                      \
  g_assert_true (ZW_WAIT_UNTIL (has_years (f, part, id, start, end)));                             \
  zw_ui_test_wait_frames ((f)->page, 2)

static void
undo (Fixture *f)
{
  g_assert_true (zw_session_undo (f->session));
  zw_ui_test_wait_frames (f->page, 2);
}

static void
press (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->page, 3);
}

/* Held down and moved until all is drawn that follows from it: to a slow frame GTK
 * adds a motion of the pointer as it is by then, and one without the button cancels. */
static void
start_drag (Fixture *f, double x, double y, double to_x, double to_y)
{
  const int steps = 5;

  zw_ui_test_move (f->view, x, y);
  zw_ui_test_wait_frames (f->view, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (f->view, 3);
  for (int i = 1; i <= steps; i++)
    {
      zw_ui_test_move (f->view, x + (to_x - x) * i / steps, y + (to_y - y) * i / steps);
      zw_ui_test_wait_frames (f->view, 2);
    }
}

static void
drag (Fixture *f, double x, double y, double to_x, double to_y)
{
  start_drag (f, x, y, to_x, to_y);
  zw_ui_test_release (1);
  zw_ui_test_wait_frames (f->page, 3);
  /* The next press is no double click. */
  zw_ui_test_spin (500);
}

/* Body, end and start; each one step of undo. */
static void
test_drag (Fixture *f, gconstpointer data)
{
  double year = get_year_width (f);
  ZwTimelineBox box = get_box (f, ZW_PLAN_ITEM, f->first);
  double y = box.y + box.height / 2;

  drag (f, box.x + box.width / 2, y, box.x + box.width / 2 + 2.2 * year, y);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2028, 2029);
  undo (f);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
  drag (f, box.x + box.width - 4, y, box.x + box.width - 4 + 0.9 * year, y);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2028);
  drag (f, box.x + 4, y, box.x + 4 + 1.1 * year, y);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2027, 2028);
  undo (f);
  undo (f);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);

  /* Less than half a year is none, and no step of undo. */
  drag (f, box.x + box.width / 2, y, box.x + box.width / 2 + 0.3 * year, y);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
}

static void
test_escape (Fixture *f, gconstpointer data)
{
  double year = get_year_width (f);
  ZwTimelineBox box = get_box (f, ZW_PLAN_ITEM, f->first);
  double x = box.x + box.width / 2, y = box.y + box.height / 2;

  start_drag (f, x, y, x + 3 * year, y);
  zw_ui_test_shot (f->window, "timeline-drag.png");
  press (f, GDK_KEY_Escape, 0);
  zw_ui_test_move (f->view, x + 4 * year, y);
  zw_ui_test_wait_frames (f->view, 2);
  zw_ui_test_release (1);
  zw_ui_test_wait_frames (f->view, 3);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
}

/* A stage moves alone, with Ctrl with what is in it. */
static void
test_contents (Fixture *f, gconstpointer data)
{
  double year = get_year_width (f);
  ZwTimelineBox box = get_box (f, ZW_PLAN_STAGE, f->stage);
  double x = box.x + box.width / 2, y = box.y + box.height / 2;

  drag (f, x, y, x + year, y);
  ASSERT_YEARS (f, ZW_PLAN_STAGE, f->stage, 2027, 2030);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
  undo (f);
  zw_ui_test_hold (GDK_KEY_Control_L, TRUE);
  drag (f, x, y, x + year, y);
  zw_ui_test_hold (GDK_KEY_Control_L, FALSE);
  ASSERT_YEARS (f, ZW_PLAN_STAGE, f->stage, 2027, 2030);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2027, 2028);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->second, 2029, 2030);
  undo (f);
  ASSERT_YEARS (f, ZW_PLAN_STAGE, f->stage, 2026, 2029);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
}

/* Out of the tray onto a year; let go over the tray it stays there. */
static void
test_tray (Fixture *f, gconstpointer data)
{
  double year = get_year_width (f), left = get_box (f, ZW_PLAN_ITEM, f->first).x;
  ZwTimelineBox box = get_box (f, ZW_PLAN_ITEM, f->third);
  double x = box.x + box.width / 2, y = box.y + box.height / 2;

  drag (f, x, y, x + 40, y);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->third, ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR);
  drag (f, x, y, left + 3.5 * year, y - 80);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->third, 2029, 2029);
  undo (f);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->third, ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR);
}

static gboolean
waits (Fixture *f, gint64 item, gint64 after)
{
  ZwRecords *records = zw_session_get_records (f->session);

  return records != NULL && zw_plan_find_dependency (records, item, after) != NULL;
}

/* With Ctrl from one item to what shall wait for it. */
static void
test_link (Fixture *f, gconstpointer data)
{
  ZwTimelineBox from = get_box (f, ZW_PLAN_ITEM, f->first);
  ZwTimelineBox to = get_box (f, ZW_PLAN_ITEM, f->second);

  zw_ui_test_hold (GDK_KEY_Control_L, TRUE);
  drag (f, from.x + from.width - 4, from.y + from.height / 2, to.x + to.width / 2,
        to.y + to.height / 2);
  zw_ui_test_hold (GDK_KEY_Control_L, FALSE);
  g_assert_true (ZW_WAIT_UNTIL (waits (f, f->second, f->first)));
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2027);
  zw_ui_test_shot (f->window, "timeline-link.png");
  undo (f);
  g_assert_true (ZW_WAIT_UNTIL (!waits (f, f->second, f->first)));
}

/* The first field of the details. */
static GtkWidget *
find_name (Fixture *f)
{
  GtkWidget *details = zw_ui_test_find (f->page, ZW_TYPE_PLAN_DETAILS, NULL);

  return zw_ui_test_find (details, ZW_TYPE_PLAN_FIELD, NULL);
}

static gboolean
is_shown (Fixture *f, const char *name)
{
  GtkWidget *field = find_name (f);
  g_autofree char *text = zw_plan_field_dup_text (ZW_PLAN_FIELD (field));

  return g_strcmp0 (text, name) == 0;
}

/* What the checks found comes behind it. */
static void
assert_spoken (Fixture *f, const char *words)
{
  g_autofree char *name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (f->view),
                                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  g_assert_nonnull (name);
  g_assert_nonnull (strstr (name, words));
}

/* From bar to bar; what has the keys stands in the details and is spoken. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  ZwTimelineBox box = get_box (f, ZW_PLAN_PHASE, f->phase);

  zw_ui_test_click (f->view, box.x + box.width / 2, box.y + box.height / 2, 1);
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (gtk_widget_has_focus (f->view));
  press (f, GDK_KEY_Down, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_shown (f, "stage")));
  press (f, GDK_KEY_Tab, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_shown (f, "survey")));
  g_assert_true (gtk_widget_has_focus (f->view));
  assert_spoken (f, "Work item: survey; 2026–2027 (ROC 115–116)");
  zw_ui_test_shot (f->window, "timeline-keys.png");

  press (f, GDK_KEY_Right, 0);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2027, 2028);
  press (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2027, 2029);
  press (f, GDK_KEY_Left, GDK_ALT_MASK);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2029);
  press (f, GDK_KEY_Left, GDK_SHIFT_MASK);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2028);
  undo (f);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2026, 2029);
  g_assert_true (gtk_widget_has_focus (f->view));

  press (f, GDK_KEY_Up, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_shown (f, "stage")));
  press (f, GDK_KEY_Right, GDK_CONTROL_MASK);
  ASSERT_YEARS (f, ZW_PLAN_STAGE, f->stage, 2027, 2030);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->second, 2029, 2030);

  /* The last two have no years: the first year there is. */
  press (f, GDK_KEY_End, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_shown (f, "buses")));
  press (f, GDK_KEY_Right, 0);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->third, 2026, 2026);
  press (f, GDK_KEY_Return, 0);
  g_assert_false (gtk_widget_has_focus (f->view));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (f->window)), find_name (f)));
}

static gboolean
is_gone (Fixture *f, gint64 item)
{
  ZwPlan *plan = zw_session_get_plan (f->session);

  return plan != NULL && zw_plan_find_item (plan, item) == NULL;
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  ZwTimelineBox box = get_box (f, ZW_PLAN_ITEM, f->second);

  zw_ui_test_click (f->view, box.x + box.width / 2, box.y + box.height / 2, 1);
  zw_ui_test_wait_frames (f->page, 3);
  press (f, GDK_KEY_Delete, 0);
  g_assert_true (ZW_WAIT_UNTIL (is_gone (f, f->second)));
  undo (f);
  g_assert_false (is_gone (f, f->second));
}

/* Through all bars and out at the end; Ctrl+Tab leaves at once. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  ZwTimelineBox box = get_box (f, ZW_PLAN_PHASE, f->phase);

  zw_ui_test_click (f->view, box.x + box.width / 2, box.y + box.height / 2, 1);
  zw_ui_test_wait_frames (f->page, 3);
  for (int i = 0; i < 5; i++)
    press (f, GDK_KEY_Tab, 0);
  g_assert_true (gtk_widget_has_focus (f->view));
  press (f, GDK_KEY_Tab, 0);
  g_assert_false (gtk_widget_has_focus (f->view));

  zw_ui_test_click (f->view, box.x + box.width / 2, box.y + box.height / 2, 1);
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_true (gtk_widget_has_focus (f->view));
  press (f, GDK_KEY_Tab, GDK_CONTROL_MASK);
  g_assert_false (gtk_widget_has_focus (f->view));
}

typedef struct
{
  gint64 began, longest, sum;
  guint n;
} FrameTimes;

static void
on_frame_began (FrameTimes *times)
{
  times->began = g_get_monotonic_time ();
}

static void
on_frame_ended (FrameTimes *times)
{
  gint64 time = g_get_monotonic_time () - times->began;

  times->longest = MAX (times->longest, time);
  times->sum += time;
  times->n++;
}

/* Three hundred work items: the drag still ends where the pointer is. How long a
 * frame takes is told, for those who look for it. */
static void
test_many (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->session);
  FrameTimes times = { 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (f->view);
  ZwTimelineBox box;
  double year, x, y;

  g_assert_true (zw_store_begin (store, "Many", NULL));
  for (int i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("work item number %d", i);
      gint64 id = zw_plan_add_item (store, f->phase, f->stage,
                                    (ZwWorkGroup) (1 + i % (ZW_N_WORK_GROUPS - 1)), name, NULL);

      g_assert_true (zw_plan_set_years (store, ZW_PLAN_ITEM, id, 2026 + i % 7, 2027 + i % 7, NULL));
    }
  g_assert_true (zw_store_commit (store, NULL));
  zw_ui_test_wait_frames (f->page, 5);
  year = get_year_width (f);
  box = get_box (f, ZW_PLAN_ITEM, f->first);
  x = box.x + box.width / 2;
  y = box.y + box.height / 2;
  zw_ui_test_move (f->view, x, y);
  zw_ui_test_wait_frames (f->view, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (f->view, 5);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (on_frame_began), &times);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_frame_ended), &times);
  for (int i = 1; i <= 60; i++)
    {
      zw_ui_test_move (f->view, x + 3 * year * i / 60, y);
      zw_ui_test_wait_frames (f->view, 1);
    }
  g_signal_handlers_disconnect_by_data (clock, &times);
  g_test_message ("%u frames, mean %.1f ms, longest %.1f ms", times.n,
                  times.sum / 1000.0 / MAX (times.n, 1), times.longest / 1000.0);
  zw_ui_test_release (1);
  ASSERT_YEARS (f, ZW_PLAN_ITEM, f->first, 2029, 2030);
  zw_ui_test_shot (f->window, "timeline-many.png");
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  zw_catalog_set_up_program_language ();
  /* On a slow machine a key is held for longer than it takes to repeat. */
  XAutoRepeatOff (gdk_x11_display_get_xdisplay (gdk_display_get_default ()));
  g_test_add ("/plan-timeline/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/plan-timeline/escape", Fixture, NULL, set_up, test_escape, tear_down);
  g_test_add ("/plan-timeline/contents", Fixture, NULL, set_up, test_contents, tear_down);
  g_test_add ("/plan-timeline/tray", Fixture, NULL, set_up, test_tray, tear_down);
  g_test_add ("/plan-timeline/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/plan-timeline/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/plan-timeline/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/plan-timeline/leave", Fixture, NULL, set_up, test_leave, tear_down);
  g_test_add ("/plan-timeline/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}
