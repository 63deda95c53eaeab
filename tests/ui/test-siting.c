/* test-siting.c: the principles of siting beside the map
 *
 * A square zone of a kilometre with roads along its south and west: half of its
 * boundary runs along something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pages/zw-siting-view.h"

#include <math.h>

#include "pages/zw-plan-choice.h"
#include "pages/zw-plan-field.h"
#include "pages/zw-siting-form.h"
#include "pages/zw-siting-pictures.h"
#include "pages/zw-siting-row.h"
#include "pages/zw-views-page.h"
#include "project-fixture.h"

#define X0 300000
#define Y0 2770000

/* South and west of the zone, and something far away. */
static const char roads[] =
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
    "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"中山路\"},\"geometry\":{\"type\":"
    "\"LineString\",\"coordinates\":[[300000,2769990],[301000,2769990]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"民生路\"},\"geometry\":{\"type\":"
    "\"LineString\",\"coordinates\":[[299990,2770000],[299990,2771000]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"遠路\"},\"geometry\":{\"type\":"
    "\"LineString\",\"coordinates\":[[305000,2775000],[306000,2775000]]}}]}";

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
} Fixture;

static void
on_imported (GObject *session, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  ZwImportReport *report = zw_session_import_finish (ZW_SESSION (session), result, &error);

  g_assert_no_error (error);
  zw_import_report_free (report);
  *(gboolean *) user_data = TRUE;
}

static void
import_roads (Fixture *f)
{
  g_autofree char *path = project_write (&f->project, "roads.geojson", roads, -1);
  const ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_ROADS };
  gboolean done = FALSE;

  zw_session_import_async (f->project.session, &options, NULL, on_imported, &done);
  g_assert_true (ZW_WAIT_UNTIL (done && zw_session_get_scene (f->project.session) != NULL
                                && zw_session_get_scene (f->project.session)->layers->len == 1));
}

static gint64
add_zone (Fixture *f, const char *name, double side)
{
  const ZwPoint corners[] = {
    { X0, Y0 }, { X0 + side, Y0 }, { X0 + side, Y0 + side }, { X0, Y0 + side }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, 4);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (zw_session_get_store (f->project.session), name, ZW_ZONE_URBAN, square,
                           &error);

  g_assert_no_error (error);
  return id;
}

static const ZwSiting *
get_siting (Fixture *f)
{
  return zw_siting_view_get_siting (ZW_SITING_VIEW (f->view));
}

static gboolean
is_about (Fixture *f, const char *zone)
{
  const ZwSiting *siting = get_siting (f);

  return siting != NULL && g_str_equal (siting->ground->zone_name, zone);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  zw_session_select_zone (f->project.session, add_zone (f, "市中心", 1000.0));
  import_roads (f);
  f->page = zw_views_page_new (f->project.session);
  f->view = zw_siting_view_new (f->project.session);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_SITING, "Siting", f->view);
  zw_views_page_show (ZW_VIEWS_PAGE (f->page), ZW_VIEW_SITING);
  f->window = zw_ui_test_window (f->page, 1400, 900);
  g_assert_true (ZW_WAIT_UNTIL (is_about (f, "市中心")));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  project_tear_down (&f->project, data);
}

static GtkWidget *
get_row (Fixture *f, guint number)
{
  GtkWidget *list = zw_ui_test_find (f->view, GTK_TYPE_LIST_BOX, NULL);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) number - 1));
}

static ZwVerdict
get_verdict (Fixture *f, guint number)
{
  return zw_siting_principle_get_verdict (&get_siting (f)->principles[number - 1]);
}

static guint
count_findings (Fixture *f, const char *rule)
{
  const GPtrArray *findings = zw_session_get_findings (f->project.session);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_str_equal (((ZwFinding *) g_ptr_array_index (findings, i))->rule, rule);
  return n;
}

/* Of the magenta of the boundary along something, and of the orange of the rest. */
static void
count_colours (GtkWidget *map, guint *along, guint *alone)
{
  g_autoptr (GdkTexture) picture = zw_ui_test_picture (map);
  gsize n = (gsize) gdk_texture_get_width (picture) * (gsize) gdk_texture_get_height (picture);
  g_autofree guint32 *pixels = g_new (guint32, n);

  gdk_texture_download (picture, (guchar *) pixels, 4 * (gsize) gdk_texture_get_width (picture));
  *along = *alone = 0;
  for (gsize i = 0; i < n; i++)
    {
      *along += (pixels[i] & 0xffffff) == 0xb0005c;
      *alone += (pixels[i] & 0xffffff) == 0xd55e00;
    }
}

static void
test_verdicts (Fixture *f, gconstpointer data)
{
  g_assert_cmpint (get_verdict (f, 2), ==, ZW_VERDICT_NOT_MET);
  g_assert_cmpint (get_verdict (f, 3), ==, ZW_VERDICT_MET);
  g_assert_cmpint (get_verdict (f, 6), ==, ZW_VERDICT_CANNOT_TELL);
  g_assert_nonnull (zw_ui_test_find (get_row (f, 2), GTK_TYPE_LABEL, "Not met"));
  g_assert_nonnull (zw_ui_test_find (get_row (f, 3), GTK_TYPE_LABEL, "Met"));
  g_assert_cmpuint (count_findings (f, "siting-2"), ==, 1);
  g_assert_cmpuint (count_findings (f, "siting-3"), ==, 0);
  g_assert_cmpuint (count_findings (f, "siting-6"), ==, 1);
}

/* A click unfolds the principle and shows on the map what shows it. */
static void
test_boundary_on_map (Fixture *f, gconstpointer data)
{
  GtkWidget *map = GTK_WIDGET (zw_siting_view_get_map (ZW_SITING_VIEW (f->view)));
  guint along, alone;

  zw_siting_view_select (ZW_SITING_VIEW (f->view), 6); /* so that the others are folded */
  zw_ui_test_settle (f->window);
  count_colours (map, &along, &alone);
  g_assert_cmpuint (alone, ==, 0);
  zw_ui_test_click (get_row (f, 2), 60, 20, 1);
  g_assert_true (ZW_WAIT_UNTIL (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_row (f, 2)))));
  g_assert_true (
      ZW_WAIT_UNTIL (zw_ui_test_find (get_row (f, 2), GTK_TYPE_LABEL, "Along roads") != NULL));
  zw_ui_test_settle (f->window);
  zw_ui_test_spin (300);
  count_colours (map, &along, &alone);
  zw_ui_test_shot (f->window, "siting-boundary.png");
  /* Two sides each; the dashes leave out about a half. */
  g_assert_cmpuint (along, >, 500);
  g_assert_cmpuint (alone, >, 250);
  g_assert_cmpuint (alone, <, along);
}

static void
test_pictures (Fixture *f, gconstpointer data)
{
  GtkWidget *pictures = zw_ui_test_find (f->view, ZW_TYPE_SITING_PICTURES, NULL);
  GtkWidget *area;

  g_assert_false (gtk_widget_get_visible (pictures));
  zw_siting_view_select (ZW_SITING_VIEW (f->view), 3);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (pictures)));
  zw_ui_test_settle (f->window);
  area = zw_ui_test_find (pictures, GTK_TYPE_DRAWING_AREA, NULL);
  /* As high as its frames need it. */
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_height (area) > 300));
  zw_siting_view_select (ZW_SITING_VIEW (f->view), 4);
  g_assert_false (gtk_widget_get_visible (pictures));
}

/* The planner's verdict counts, stands beside that of the data, and can be undone. */
static void
test_own_verdict (Fixture *f, gconstpointer data)
{
  GtkWidget *choice;

  zw_siting_view_select (ZW_SITING_VIEW (f->view), 2);
  choice = zw_ui_test_find (get_row (f, 2), ZW_TYPE_PLAN_CHOICE, NULL);
  g_signal_emit_by_name (choice, "chosen", 1);
  g_assert_true (ZW_WAIT_UNTIL (get_siting (f)->principles[1].judged));
  g_assert_cmpint (get_verdict (f, 2), ==, ZW_VERDICT_MET);
  g_assert_cmpint (get_siting (f)->principles[1].verdict, ==, ZW_VERDICT_NOT_MET);
  g_assert_nonnull (zw_ui_test_find (get_row (f, 2), GTK_TYPE_LABEL,
                                     "Your own verdict. That of the data: Not met."));
  g_assert_cmpuint (count_findings (f, "siting-2"), ==, 0);
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_true (ZW_WAIT_UNTIL (!get_siting (f)->principles[1].judged));
  g_assert_cmpuint (count_findings (f, "siting-2"), ==, 1);
  g_assert_cmpuint (zw_plan_choice_get_selected (ZW_PLAN_CHOICE (choice)), ==, 0);
}

/* A note is typed; emptied, the record goes. */
static void
test_note (Fixture *f, gconstpointer data)
{
  GtkWidget *field, *editor;
  ZwRecords *records;

  zw_siting_view_select (ZW_SITING_VIEW (f->view), 4);
  field = zw_ui_test_find (get_row (f, 4), ZW_TYPE_PLAN_FIELD, NULL);
  editor = zw_plan_field_get_editor (ZW_PLAN_FIELD (field));
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (editor)));
  gtk_widget_grab_focus (editor);
  zw_ui_test_key (GDK_KEY_a, 0);
  zw_ui_test_key (GDK_KEY_b, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_plan_field_is_dirty (ZW_PLAN_FIELD (field))));
  g_signal_emit_by_name (field, "commit");
  g_assert_true (ZW_WAIT_UNTIL (g_strcmp0 (get_siting (f)->principles[3].note, "ab") == 0));
  g_assert_false (get_siting (f)->principles[3].judged);
  zw_plan_field_type (ZW_PLAN_FIELD (field), "");
  g_signal_emit_by_name (field, "commit");
  g_assert_true (ZW_WAIT_UNTIL (get_siting (f)->principles[3].note == NULL));
  records = zw_session_get_records (f->project.session);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_JUDGEMENT)->len, ==, 0);
}

/* Another zone, and a zone drawn anew, are looked at again. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  gint64 small = add_zone (f, "小區", 300.0);
  g_autoptr (GError) error = NULL;
  const ZwPoint corners[] = {
    { X0, Y0 }, { X0 + 700, Y0 }, { X0 + 700, Y0 + 700 }, { X0, Y0 + 700 }
  };
  g_autoptr (ZwGeometry) larger = zw_geometry_new_polygon (corners, 4);

  zw_session_select_zone (f->project.session, small);
  g_assert_true (ZW_WAIT_UNTIL (is_about (f, "小區")));
  g_assert_cmpint (get_verdict (f, 3), ==, ZW_VERDICT_NOT_MET);
  g_assert_cmpuint (count_findings (f, "siting-3"), ==, 1);
  zw_zone_set_geometry (zw_session_get_store (f->project.session), small, "Draw", larger, &error);
  g_assert_no_error (error);
  g_assert_true (ZW_WAIT_UNTIL (get_siting (f) != NULL && get_verdict (f, 3) == ZW_VERDICT_MET));
  g_assert_cmpuint (count_findings (f, "siting-3"), ==, 0);
}

/* A rule typed elsewhere changes the verdicts at once. */
static void
test_rules (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 rule;

  g_assert_cmpint (get_siting (f)->strictness, ==, 0);
  rule = zw_record_add (store, ZW_RECORD_VEHICLE_RULE, zw_session_get_zone_id (f->project.session),
                        &error);
  g_assert_no_error (error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_VEHICLES, "car-private",
                 &error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_ACTION, "ban", &error);
  g_assert_no_error (error);
  g_assert_true (ZW_WAIT_UNTIL (get_siting (f)->strictness == 6));
}

/* What the form says when it closes is one command of the project. */
static void
test_settings (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  GtkWidget *form = zw_ui_test_find (f->view, ZW_TYPE_SITING_FORM, NULL);
  GtkWidget *button = zw_ui_test_find (form, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  ZwSitingSettings settings;
  GtkWidget *spin;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (popover)));
  spin = zw_ui_test_find (popover, GTK_TYPE_SPIN_BUTTON, NULL);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 30.0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 5.0);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  /* The roads are 10 m away: nothing runs along them any more. */
  g_assert_true (ZW_WAIT_UNTIL (
      get_siting (f) != NULL && zw_sides_get_along_share (get_siting (f)->ground->sides) == 0.0));
  zw_siting_settings_load (&settings, store);
  g_assert_cmpfloat (settings.tolerance_m, ==, 5.0);
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_true (ZW_WAIT_UNTIL (zw_sides_get_along_share (get_siting (f)->ground->sides) > 0.4));
}

static void
test_go_to (Fixture *f, gconstpointer data)
{
  const ZwPlanPlace place = {
    .kind = ZW_PLAN_PLACE_VIEW, .view = ZW_VIEW_SITING, .id = 5, .field = -1
  };

  g_assert_true (zw_views_page_go_to (ZW_VIEWS_PAGE (f->page), &place));
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_row (f, 5))));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *f, gconstpointer data);
  } tests[] = {
    { "/siting-view/verdicts", test_verdicts },
    { "/siting-view/boundary-on-map", test_boundary_on_map },
    { "/siting-view/pictures", test_pictures },
    { "/siting-view/own-verdict", test_own_verdict },
    { "/siting-view/note", test_note },
    { "/siting-view/follows", test_follows },
    { "/siting-view/rules", test_rules },
    { "/siting-view/settings", test_settings },
    { "/siting-view/go-to", test_go_to },
  };

  zw_ui_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
