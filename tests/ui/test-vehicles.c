/* test-vehicles.c: rules for vehicles in the window: phases, schemes, shares, signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A square kilometre with two streets through it each way, the whole of a register of
 * 1,000 cars, 80 of them electric, and 3,000 motorcycles, 300 of them electric. A
 * larger square around it has a street more.
 */

#include "pages/zw-signs-panel.h"
#include "pages/zw-vehicles-view.h"

#include <math.h>

#include "import/zw-import.h"
#include "map/zw-map.h"
#include "pages/zw-place-view.h"
#include "pages/zw-record-table.h"
#include "pages/zw-vehicle-shares.h"
#include "plan/zw-vehicle-rules.h"
#include "project-fixture.h"
#include "widgets/zw-share-bar.h"

#define X0 300000.0
#define Y0 2770000.0

/* Longer than the rest before the work begins. */
#define QUIET_MS 500

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *view;
  GtkWidget *panel;
  GtkWidget *table;
  gint64 zone;
  guint n_notices;
} Fixture;

static void
import (Fixture *self, const char *name, const char *text, ZwRole role)
{
  g_autofree char *path = project_write (&self->project, name, text, -1);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = role, .crs = "EPSG:3826" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport)
      report = zw_import_run (zw_session_get_store (self->project.session), &options, NULL, &error);

  g_assert_no_error (error);
}

static void
import_roads (Fixture *self)
{
  static const double lines[][4] = { { -500, 300, 1500, 300 },
                                     { -500, 700, 1500, 700 },
                                     { 300, -500, 300, 1500 },
                                     { 700, -500, 700, 1500 },
                                     { -500, 1200, 1500, 1200 } };
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text,
                            "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"路 %u\"},"
                            "\"geometry\":{\"type\":\"LineString\",\"coordinates\":"
                            "[[%.0f,%.0f],[%.0f,%.0f]]}}",
                            i > 0 ? "," : "", i + 1, X0 + lines[i][0], Y0 + lines[i][1],
                            X0 + lines[i][2], Y0 + lines[i][3]);
  g_string_append (text, "]}");
  import (self, "roads.geojson", text->str, ZW_ROLE_ROADS);
}

static void
import_vehicles (Fixture *self)
{
  static const struct
  {
    const char *class;
    int registered;
    int electric;
  } rows[] = { { "小客車", 1000, 80 }, { "機車", 3000, 300 } };
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_string_append_printf (
        text,
        "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"區\",\"class\":\"%s\","
        "\"registered\":%d,\"electric\":%d},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        "[[[%.0f,%.0f],[%.0f,%.0f],[%.0f,%.0f],[%.0f,%.0f],[%.0f,%.0f]]]}}",
        i > 0 ? "," : "", rows[i].class, rows[i].registered, rows[i].electric, X0, Y0, X0 + 1000.0,
        Y0, X0 + 1000.0, Y0 + 1000.0, X0, Y0 + 1000.0, X0, Y0);
  g_string_append (text, "]}");
  import (self, "vehicles.geojson", text->str, ZW_ROLE_VEHICLES);
}

static gint64
add_zone (Fixture *self, const char *name, double least, double most)
{
  const ZwPoint corners[] = { { X0 + least, Y0 + least },
                              { X0 + most, Y0 + least },
                              { X0 + most, Y0 + most },
                              { X0 + least, Y0 + most } };
  g_autoptr (ZwGeometry) shape = zw_geometry_new_polygon (corners, 4);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (zw_session_get_store (self->project.session), name, ZW_ZONE_URBAN, shape,
                           &error);

  g_assert_no_error (error);
  return id;
}

static void
on_notice (GtkWidget *view, const char *text, const char *button, const char *action, Fixture *self)
{
  g_assert_nonnull (text);
  self->n_notices++;
}

static ZwSigns *
get_signs (Fixture *self)
{
  return zw_signs_panel_get_signs (ZW_SIGNS_PANEL (self->panel));
}

static guint
count_signs (Fixture *self, ZwSignKind kind)
{
  return get_signs (self) != NULL ? get_signs (self)->counts[kind] : 0;
}

static const ZwPlanPhase *
find_phase (Fixture *self, const char *name)
{
  return zw_vehicle_rules_find_phase (zw_session_get_plan (self->project.session), name);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  ZwStore *store;
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ 0 };
  project_set_up (&self->project, NULL);
  store = zw_session_get_store (self->project.session);
  import_roads (self);
  import_vehicles (self);
  self->zone = add_zone (self, "市中心", 0, 1000);
  zw_plan_fill_from_guideline (store, zw_session_get_guideline (self->project.session), self->zone,
                               ZW_ZONE_URBAN, "zh_TW", ZW_PLAN_FILL_IF_EMPTY, &error);
  g_assert_no_error (error);
  zw_session_select_zone (self->project.session, self->zone);
  self->view = zw_vehicles_view_new (self->project.session);
  g_signal_connect (self->view, "notice", G_CALLBACK (on_notice), self);
  self->window = zw_ui_test_window (self->view, 1100, 760);
  self->panel = zw_ui_test_find (self->view, ZW_TYPE_SIGNS_PANEL, NULL);
  self->table = zw_ui_test_find (self->view, ZW_TYPE_RECORD_TABLE, NULL);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_evaluation (self->project.session) != NULL
                                && get_signs (self) != NULL && get_signs (self)->n_roads > 0));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  zw_ui_test_spin (100);
  project_tear_down (&self->project, NULL);
}

static guint
count_rules (Fixture *self)
{
  return zw_records_get (zw_session_get_records (self->project.session), ZW_RECORD_VEHICLE_RULE)
      ->len;
}

static void
add_rule (Fixture *self, gint64 phase, const char *vehicles, const char *fuel)
{
  ZwStore *store = zw_session_get_store (self->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_VEHICLE_RULE, self->zone, &error);

  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES, vehicles, &error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_FUEL, fuel, &error);
  zw_record_set_int (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE, phase, &error);
  g_assert_no_error (error);
}

/* Four streets come in from both ends. */
static void
test_signs (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (count_signs (self, ZW_SIGN_ENTRY), ==, 8);
  g_assert_cmpuint (count_signs (self, ZW_SIGN_APPROACH), ==, 8);
  g_assert_cmpuint (count_signs (self, ZW_SIGN_REPEATER), ==, 4);
  g_assert_nonnull (zw_ui_test_find (self->panel, GTK_TYPE_LABEL, "Entry sign (8)"));
  g_assert_nonnull (zw_ui_test_find (self->panel, GTK_TYPE_LABEL, "Repeater sign (4)"));
}

/* Typing a distance shows what comes of it; closing the distances keeps it. */
static void
test_distances (Fixture *self, gconstpointer data)
{
  GtkWidget *button = zw_ui_test_find (self->panel, GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkWidget *entry = zw_ui_test_find (popover, GTK_TYPE_SPIN_BUTTON, NULL);
  ZwStore *store = zw_session_get_store (self->project.session);
  guint revision = zw_store_get_revision (store);
  ZwSignsOptions options;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  /* Farther than the roads go. */
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (entry), 600.0);
  g_assert_true (ZW_WAIT_UNTIL (count_signs (self, ZW_SIGN_APPROACH) == 0));
  g_assert_cmpuint (get_signs (self)->n_without_approach, ==, 8);
  g_assert_cmpuint (zw_store_get_revision (store), ==, revision);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_true (ZW_WAIT_UNTIL (zw_store_get_revision (store) != revision));
  zw_signs_options_load (&options, store);
  g_assert_cmpfloat (options.approach_m, ==, 600.0);
  g_assert_true (zw_session_undo (self->project.session));
  g_assert_true (ZW_WAIT_UNTIL (count_signs (self, ZW_SIGN_APPROACH) == 8));
}

/* Whatever else changes in the plan starts no work. */
static void
test_signs_rest (Fixture *self, gconstpointer data)
{
  ZwSigns *before = get_signs (self);

  add_rule (self, find_phase (self, "mid")->id, "car-private", "any");
  zw_ui_test_spin (QUIET_MS);
  g_assert_false (zw_signs_panel_is_busy (ZW_SIGNS_PANEL (self->panel)));
  g_assert_true (get_signs (self) == before);
}

static void
test_scheme (Fixture *self, gconstpointer data)
{
  const ZwPlanPhase *mid = find_phase (self, "mid");
  gint64 id = mid->id;
  ZwPlanPlace place = { .kind = ZW_PLAN_PLACE_RECORD,
                        .view = ZW_VIEW_VEHICLES,
                        .record = ZW_RECORD_VEHICLE_RULE,
                        .field = ZW_VEHICLE_RULE_AMOUNT };
  const ZwRecord *rule;

  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), id);
  g_assert_true (gtk_widget_activate_action (self->view, "vehicles.preset", "s", "oxford-zez"));
  g_assert_cmpuint (count_rules (self), ==, 5);
  g_assert_cmpuint (self->n_notices, ==, 1);
  g_assert_true (ZW_WAIT_UNTIL (zw_record_table_get_n_rows (ZW_RECORD_TABLE (self->table)) == 5));
  rule = zw_records_get (zw_session_get_records (self->project.session), ZW_RECORD_VEHICLE_RULE)
             ->pdata[4];
  g_assert_cmpint (zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0), ==, id);
  place.id = zw_record_get_id (rule);

  /* Of another phase there are none, until one is led to one of these. */
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), find_phase (self, "long")->id);
  g_assert_cmpuint (zw_record_table_get_n_rows (ZW_RECORD_TABLE (self->table)), ==, 0);
  g_assert_true (zw_place_view_go_to (ZW_PLACE_VIEW (self->view), &place));
  g_assert_cmpuint (zw_record_table_get_n_rows (ZW_RECORD_TABLE (self->table)), ==, 5);
  g_assert_cmpint (zw_record_table_get_selected (ZW_RECORD_TABLE (self->table), NULL), ==,
                   place.id);

  g_assert_true (zw_session_undo (self->project.session));
  g_assert_cmpuint (count_rules (self), ==, 0);
}

/* A row added is of the phase that is shown. */
static void
test_row_of_the_phase (Fixture *self, gconstpointer data)
{
  gint64 id = find_phase (self, "long")->id;

  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), id);
  zw_record_table_add_row (ZW_RECORD_TABLE (self->table));
  g_assert_cmpuint (count_rules (self), ==, 1);
  g_assert_cmpint (
      zw_record_get_int (
          zw_records_get (zw_session_get_records (self->project.session), ZW_RECORD_VEHICLE_RULE)
              ->pdata[0],
          ZW_VEHICLE_RULE_PHASE, 0),
      ==, id);
  g_assert_cmpuint (zw_record_table_get_n_rows (ZW_RECORD_TABLE (self->table)), ==, 1);
}

static ZwShareBar *
get_first_bar (Fixture *self)
{
  return ZW_SHARE_BAR (zw_ui_test_find (zw_ui_test_find (self->view, ZW_TYPE_VEHICLE_SHARES, NULL),
                                        ZW_TYPE_SHARE_BAR, NULL));
}

static const ZwFinding *
find_finding (Fixture *self, const char *rule)
{
  const GPtrArray *findings = zw_session_get_findings (self->project.session);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((ZwFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return g_ptr_array_index (findings, i);
  return NULL;
}

static void
test_shares (Fixture *self, gconstpointer data)
{
  GtkWidget *shares = zw_ui_test_find (self->view, ZW_TYPE_VEHICLE_SHARES, NULL);
  gint64 mid = find_phase (self, "mid")->id, last = find_phase (self, "long")->id;

  g_assert_null (zw_ui_test_find (shares, ZW_TYPE_SHARE_BAR, NULL));
  add_rule (self, mid, "car-private car-commercial", "combustion");
  add_rule (self, last, "motorcycle-heavy motorcycle-light", "combustion");
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), mid);
  /* 920 of 4,000. */
  g_assert_cmpfloat_with_epsilon (zw_share_bar_get_most (get_first_bar (self)), 0.23, 1e-9);
  g_assert_nonnull (zw_ui_test_find (shares, GTK_TYPE_LABEL, "23.0 %"));
  g_assert_null (find_finding (self, "vehicle-share"));
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), last);
  g_assert_cmpfloat_with_epsilon (zw_share_bar_get_least (get_first_bar (self)), 0.675, 1e-9);
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), ZW_VEHICLE_RULES_ANY_PHASE);
  g_assert_cmpfloat_with_epsilon (zw_share_bar_get_least (get_first_bar (self)), 0.905, 1e-9);

  /* Too many in the first phase that has rules. */
  add_rule (self, mid, "motorcycle-heavy motorcycle-light", "combustion");
  g_assert_true (ZW_WAIT_UNTIL (find_finding (self, "vehicle-share") != NULL));
  g_assert_cmpfloat_with_epsilon (find_finding (self, "vehicle-share")->found, 90.5, 1e-9);
  g_assert_true (zw_session_undo (self->project.session)); /* the phase */
  g_assert_true (ZW_WAIT_UNTIL (find_finding (self, "vehicle-share") == NULL));
}

/* From the phase on in which the zone has grown, the larger boundary counts. */
static void
test_boundary (Fixture *self, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (self->project.session);
  gint64 larger = add_zone (self, "擴大範圍", -250, 1250);
  gint64 last = find_phase (self, "long")->id;
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_BOUNDARY, self->zone, &error);

  zw_record_set_int (store, ZW_RECORD_BOUNDARY, id, ZW_BOUNDARY_PHASE, last, &error);
  zw_record_set_int (store, ZW_RECORD_BOUNDARY, id, ZW_BOUNDARY_ZONE, larger, &error);
  g_assert_no_error (error);
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), last);
  g_assert_true (ZW_WAIT_UNTIL (count_signs (self, ZW_SIGN_ENTRY) == 10));
  g_assert_nonnull (zw_ui_test_find (self->view, GTK_TYPE_LABEL, "Boundary in force: 擴大範圍"));
  zw_vehicles_view_choose_phase (ZW_VEHICLES_VIEW (self->view), ZW_VEHICLE_RULES_ANY_PHASE);
  g_assert_true (ZW_WAIT_UNTIL (count_signs (self, ZW_SIGN_ENTRY) == 8));
}

static void
test_copy (Fixture *self, gconstpointer data)
{
  GtkWidget *label = zw_ui_test_find (self->panel, GTK_TYPE_LABEL, "Copy List");
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->view);
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GStrv) lines = NULL;

  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpuint (self->n_notices, ==, 1);
  content = gdk_clipboard_get_content (clipboard);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  lines = g_strsplit (g_value_get_string (&value), "\r\n", -1);
  /* A heading, 8 + 8 + 4 signs, and nothing behind the last. */
  g_assert_cmpuint (g_strv_length (lines), ==, 22);
  g_assert_nonnull (strstr (lines[1], ",entry,"));
  g_assert_nonnull (strstr (lines[20], ",repeater,"));
}

/* The pointer on a sign tells its street. */
static void
test_tooltip (Fixture *self, gconstpointer data)
{
  GtkWidget *map = zw_ui_test_find (self->panel, ZW_TYPE_MAP, NULL);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean there = FALSE, beside = TRUE;
  double x, y;

  g_assert_true (ZW_WAIT_UNTIL (zw_map_to_px (ZW_MAP (map), (ZwPoint){ X0, Y0 + 300.0 }, &x, &y)
                                && x > 0.0 && y > 0.0));
  g_signal_emit_by_name (map, "query-tooltip", (int) x, (int) y, FALSE, tooltip, &there);
  g_assert_true (there);
  g_signal_emit_by_name (map, "query-tooltip", (int) x + 20, (int) y, FALSE, tooltip, &beside);
  g_assert_false (beside);
}

/* Without roads it says what is missing. */
static void
test_no_roads (Fixture *self, gconstpointer data)
{
  GPtrArray *layers = zw_session_get_layers (self->project.session);
  ZwStore *store = zw_session_get_store (self->project.session);
  g_autoptr (GError) error = NULL;

  add_rule (self, find_phase (self, "mid")->id, "car-private", "any");
  for (guint i = 0; i < layers->len; i++)
    if (((ZwLayer *) g_ptr_array_index (layers, i))->role == ZW_ROLE_ROADS)
      {
        zw_layer_remove (store, ((ZwLayer *) g_ptr_array_index (layers, i))->id, &error);
        g_assert_no_error (error);
        break;
      }
  g_assert_true (ZW_WAIT_UNTIL (find_finding (self, "vehicle-signs") != NULL));
  g_assert_true (
      ZW_WAIT_UNTIL (get_signs (self) == NULL || count_signs (self, ZW_SIGN_ENTRY) == 0));
  g_assert_true (ZW_WAIT_UNTIL (
      zw_ui_test_find (self->panel, GTK_TYPE_LABEL, "No roads are loaded.") != NULL));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  ADD ("/vehicles/signs", test_signs);
  ADD ("/vehicles/signs/distances", test_distances);
  ADD ("/vehicles/signs/rest", test_signs_rest);
  ADD ("/vehicles/signs/copy", test_copy);
  ADD ("/vehicles/signs/tooltip", test_tooltip);
  ADD ("/vehicles/signs/no-roads", test_no_roads);
  ADD ("/vehicles/scheme", test_scheme);
  ADD ("/vehicles/row-of-the-phase", test_row_of_the_phase);
  ADD ("/vehicles/shares", test_shares);
  ADD ("/vehicles/boundary", test_boundary);
  return g_test_run ();
}
