/* test-survey.c: the figures of places and years on the survey's page
 *
 * What is shown is held against the table of figures worked out apart, and
 * against the sample city's own README, counted by its generator: 672 bus poles
 * and 35 metro stations, 187 chargers, 120 bike stations, 6 districts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "metrics/zw-figure-table.h"
#include "pages/zw-candidates.h"
#include "pages/zw-figure-details.h"
#include "pages/zw-figure-grid.h"
#include "pages/zw-plan-choice.h"
#include "pages/zw-service-table.h"
#include "pages/zw-survey-page.h"
#include "plan/zw-sample.h"
#include "zw-session.h"
#include "zw-ui-test.h"

static char *sample_folder;
static char *sample_path;

typedef struct
{
  char *folder;
  char *path;
  ZwSession *session;
  GtkWidget *window;
  GtkWidget *page;
  char *notice;
} Fixture;

static void
on_notice (GtkWidget *page, const char *text, const char *button, const char *action, Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

static void
on_failed (ZwSession *session, const char *sentence)
{
  g_test_message ("%s", sentence);
  g_test_fail ();
}

static void
make_session (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("zw-survey-XXXXXX", &error);
  g_assert_no_error (error);
  f->path = g_build_filename (f->folder, "city.gpkg", NULL);
  f->session = zw_session_new ();
  g_signal_connect (f->session, "failed", G_CALLBACK (on_failed), NULL);
}

static void
open_page (Fixture *f)
{
  f->page = zw_survey_page_new (f->session);
  g_signal_connect (f->page, "notice", G_CALLBACK (on_notice), f);
  f->window = zw_ui_test_window (f->page, 1280, 800);
}

/* The sample city, and its page with all figures. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) from = g_file_new_for_path (sample_path);
  g_autoptr (GFile) to = NULL;
  g_autoptr (GError) error = NULL;

  make_session (f);
  to = g_file_new_for_path (f->path);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  zw_session_open (f->session, f->path, &error);
  g_assert_no_error (error);
  open_page (f);
  g_assert_true (ZW_WAIT_UNTIL (zw_survey_page_is_current (ZW_SURVEY_PAGE (f->page))));
  zw_ui_test_wait_frames (f->page, 3);
}

static void
set_up_empty (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  make_session (f);
  zw_session_create (f->session, f->path, "試驗", &error);
  g_assert_no_error (error);
  open_page (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_working (f->session) == NULL));
  zw_session_close (f->session);
  g_object_add_weak_pointer (G_OBJECT (f->session), (gpointer *) &f->session);
  g_object_unref (f->session);
  g_assert_true (ZW_WAIT_UNTIL (f->session == NULL));
  zw_ui_test_remove_tree (f->folder);
  g_free (f->path);
  g_free (f->folder);
  g_free (f->notice);
}

static gboolean
is_current (Fixture *f)
{
  return zw_survey_page_is_current (ZW_SURVEY_PAGE (f->page));
}

static void
wait_current (Fixture *f)
{
  g_assert_true (ZW_WAIT_UNTIL (is_current (f)));
  zw_ui_test_wait_frames (f->page, 3);
}

/* The table of the view that is shown, as text. */
static char *
dup_table (Fixture *f)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new ();
  GtkWidget *stack = gtk_widget_get_ancestor (zw_ui_test_find (f->page, ZW_TYPE_CANDIDATES, NULL),
                                              GTK_TYPE_STACK);
  GtkWidget *view = gtk_stack_get_visible_child (GTK_STACK (stack));

  return zw_figure_grid_dup_text (
      ZW_FIGURE_GRID (zw_ui_test_find (view, ZW_TYPE_FIGURE_GRID, NULL)));
}

/* A field of a table whose lines begin with the indicator's number. */
static char *
dup_cell (const char *table, const char *id, guint column)
{
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);
  g_autofree char *start = g_strconcat (id, " ", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      {
        g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

        g_assert_cmpuint (column, <, g_strv_length (cells));
        return g_strdup (cells[column]);
      }
  g_assert_not_reached ();
}

static char *
dup_shown (Fixture *f, const char *id, guint column)
{
  g_autofree char *table = dup_table (f);

  return dup_cell (table, id, column);
}

static ZwFigureTable *
work_out (Fixture *f, const ZwFigureSettings *settings)
{
  const ZwFigureWish wish = { 0, TRUE, TRUE, TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (f->path, &error);
  ZwFigureTable *table = zw_figure_table_new (store, settings, &wish, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* Digits without what groups them. */
static double
parse (const char *text)
{
  g_autoptr (GString) digits = g_string_new (text);

  g_string_replace (digits, ",", "", 0);
  return g_ascii_strtod (digits->str, NULL);
}

/* A cell shows a figure to the last decimal that it has. */
static void
check_cell (const char *shown, const ZwIndicator *indicator)
{
  double factor = zw_indicator_get_info (indicator->id)->is_share ? 100.0 : 1.0;
  const char *point = strchr (shown, '.');
  double step = 1.0;

  if (indicator->state != ZW_INDICATOR_OK)
    {
      g_assert_true (g_str_has_prefix (shown, "No"));
      g_assert_nonnull (strstr (shown, indicator->reason));
      return;
    }
  for (guint i = point != NULL ? strlen (point + 1) : 0; i > 0; i--)
    step /= 10.0;
  g_assert_cmpfloat_with_epsilon (parse (shown), factor * indicator->value, 0.5001 * step);
}

static void
check_columns (const char *shown, const ZwFigureTable *table, gint64 zone, const char *district)
{
  const ZwFigureRow *columns[4] = { zw_figure_table_find (table, ZW_PLACE_ZONE, zone),
                                    zw_figure_table_find (table, ZW_PLACE_SURROUNDINGS, zone), NULL,
                                    zw_figure_table_find (table, ZW_PLACE_CITY, 0) };

  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);

      if (row->place->kind == ZW_PLACE_DISTRICT && g_str_equal (row->place->name, district))
        columns[2] = row;
    }
  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    for (guint i = 0; i < ZW_N_INDICATORS; i++)
      {
        const ZwIndicator *indicator;
        g_autofree char *cell = dup_cell (shown, zw_indicator_get_info (i)->id, 2 + c);

        g_assert_nonnull (columns[c]);
        indicator = zw_evaluation_find (columns[c]->evaluation, i);
        g_assert_nonnull (indicator);
        check_cell (cell, indicator);
      }
}

/* Places: the zone, what lies around it, the district that holds it, the city. */
static void
test_places (Fixture *f, gconstpointer data)
{
  g_autofree char *shown = dup_table (f);
  g_autoptr (ZwFigureTable) table = work_out (f, zw_session_get_figure_settings (f->session));
  g_autofree char *stops = dup_cell (shown, "B1", 5);
  g_autofree char *chargers = dup_cell (shown, "B5", 5);

  check_columns (shown, table, zw_session_get_zone_id (f->session), "舊城區");
  g_assert_cmpstr (stops, ==, "707");
  g_assert_cmpstr (chargers, ==, "187");
  /* And the same stands on the screen. */
  g_assert_nonnull (zw_ui_test_find (zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL),
                                     GTK_TYPE_LABEL, "707"));
  zw_ui_test_shot (f->window, "survey-places.png");
}

/* Another zone: other columns, and the district it lies in. */
static void
test_other_zone (Fixture *f, gconstpointer data)
{
  GPtrArray *zones = zw_session_get_zones (f->session);
  const ZwZone *second = g_ptr_array_index (zones, 1);
  g_autoptr (ZwFigureTable) table = work_out (f, zw_session_get_figure_settings (f->session));
  const ZwFigureRow *row;
  g_autofree char *cell = NULL;

  zw_session_select_zone (f->session, second->id);
  g_assert_true (is_current (f));
  row = zw_figure_table_find (table, ZW_PLACE_ZONE, second->id);
  cell = dup_shown (f, "B1", 2);
  check_cell (cell, zw_evaluation_find (row->evaluation, ZW_INDICATOR_B1));
}

static ZwPlanChoice *
find_choice (Fixture *f, const char *name)
{
  GtkWidget *label = zw_ui_test_find (f->page, GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  return ZW_PLAN_CHOICE (gtk_widget_get_parent (label));
}

static GtkDropDown *
find_list (Fixture *f, const char *name)
{
  return GTK_DROP_DOWN (
      zw_ui_test_find (GTK_WIDGET (find_choice (f, name)), GTK_TYPE_DROP_DOWN, NULL));
}

static void
choose (Fixture *f, const char *name, guint choice)
{
  gtk_drop_down_set_selected (find_list (f, name), choice);
}

/* A zone around everything lies in all six districts, most of all in the largest. */
static void
test_districts (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwFigureTable) table = work_out (f, zw_session_get_figure_settings (f->session));
  ZwEnvelope all = zw_geometry_get_envelope (
      zw_figure_table_find (table, ZW_PLACE_CITY, 0)->place->geometry);
  const ZwPoint corners[] = { { all.min_x - 10, all.min_y - 10 },
                              { all.max_x + 10, all.min_y - 10 },
                              { all.max_x + 10, all.max_y + 10 },
                              { all.min_x - 10, all.max_y + 10 } };
  g_autoptr (ZwGeometry) around = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  g_autoptr (GError) error = NULL;
  const ZwFigureRow *largest = NULL, *smallest = NULL;
  GListModel *choices = gtk_drop_down_get_model (find_list (f, "District"));

  zw_session_select_zone (f->session, zw_zone_add (zw_session_get_store (f->session), "全部",
                                                   ZW_ZONE_URBAN, around, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);
      double area = zw_geometry_get_area (row->place->geometry);

      if (row->place->kind != ZW_PLACE_DISTRICT)
        continue;
      if (largest == NULL || area > zw_geometry_get_area (largest->place->geometry))
        largest = row;
      if (smallest == NULL || area < zw_geometry_get_area (smallest->place->geometry))
        smallest = row;
    }
  wait_current (f);
  g_assert_cmpuint (g_list_model_get_n_items (choices), ==, 6);
  for (guint i = 0; i < 2; i++)
    {
      const ZwFigureRow *expected = i == 0 ? largest : smallest;
      g_autoptr (GtkStringObject) choice = g_list_model_get_item (choices, 5 * i);
      g_autofree char *cell = NULL;

      choose (f, "District", 5 * i);
      cell = dup_shown (f, "B1", 4);
      g_assert_true (
          g_str_has_prefix (gtk_string_object_get_string (choice), expected->place->name));
      check_cell (cell, zw_evaluation_find (expected->evaluation, ZW_INDICATOR_B1));
    }
}

static GtkWidget *
find_named (Fixture *f, const char *name)
{
  GtkWidget *found = zw_ui_test_find (f->page, GTK_TYPE_WIDGET, name);

  g_assert_nonnull (found);
  return found;
}

static gboolean
is_shown (Fixture *f, const char *id, guint column, const char *text)
{
  g_autofree char *cell = dup_shown (f, id, column);

  return g_str_equal (cell, text);
}

/* The reach of a stop: a command; the panel beside the map follows as well. */
static void
test_radius (Fixture *f, gconstpointer data)
{
  g_autofree char *before = dup_shown (f, "A1", 5);
  ZwFigureSettings settings = *zw_session_get_figure_settings (f->session);
  ZwStore *store = zw_session_get_store (f->session);
  GtkWidget *radius = find_named (f, "radius");
  g_autoptr (ZwFigureTable) table = NULL;
  g_autofree char *after = NULL;
  const ZwIndicator *city;

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (radius), 300);
  g_assert_true (
      ZW_WAIT_UNTIL (zw_session_get_figure_settings (f->session)->baseline.radius_m == 300.0));
  g_assert_cmpstr (zw_store_get_undo_label (store), ==, "Settings of the figures");
  g_assert_false (is_current (f));
  wait_current (f);
  after = dup_shown (f, "A1", 5);
  g_assert_cmpfloat (parse (after), <, parse (before));
  settings.baseline.radius_m = 300.0;
  table = work_out (f, &settings);
  city = zw_evaluation_find (zw_figure_table_find (table, ZW_PLACE_CITY, 0)->evaluation,
                             ZW_INDICATOR_A1);
  check_cell (after, city);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_working (f->session) == NULL));
  g_assert_cmpfloat_with_epsilon (
      zw_evaluation_find (zw_session_get_city_evaluation (f->session), ZW_INDICATOR_A1)->value,
      city->value, 1e-12);

  g_assert_true (zw_session_undo (f->session));
  wait_current (f);
  g_assert_true (is_shown (f, "A1", 5, before));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (radius)), ==, 500.0);
}

/* Of many zones the places of one are worked out at a time, and all beside each other. */
static void
test_many_zones (Fixture *f, gconstpointer data)
{
  GPtrArray *zones = zw_session_get_zones (f->session);
  const ZwZone *first = g_ptr_array_index (zones, 0);
  g_autoptr (ZwGeometry) outline = zw_geometry_ref (first->geometry);
  GtkWidget *candidates = zw_ui_test_find (f->page, ZW_TYPE_CANDIDATES, NULL);
  g_autofree char *before = dup_shown (f, "B1", 2);
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 last = 0;

  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *name = g_strdup_printf ("Copy %u", i + 1);
      g_autoptr (GError) error = NULL;

      last = zw_zone_add (zw_session_get_store (f->session), name, ZW_ZONE_PARK, outline, &error);
      g_assert_no_error (error);
    }
  zw_session_select_zone (f->session, last);
  g_assert_false (is_current (f));
  wait_current (f);
  g_assert_true (is_shown (f, "B1", 2, before));
  zw_survey_page_show (ZW_SURVEY_PAGE (f->page), "candidates");
  g_assert_false (is_current (f));
  wait_current (f);
  rows = zw_candidates_dup_text (ZW_CANDIDATES (candidates));
  lines = g_strsplit (rows, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 2 + 25 + 1);
  zw_ui_test_shot (f->window, "survey-many.png");
}

/* Journeys have settings of their own, and are a command of their own. */
static void
test_journeys (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->session);
  GtkWidget *button = zw_ui_test_find (f->page, GTK_TYPE_MENU_BUTTON, NULL);
  g_autofree char *before = dup_shown (f, "A6", 5);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  zw_ui_test_wait_frames (f->page, 3);
  zw_ui_test_shot (gtk_widget_get_ancestor (find_named (f, "radius"), GTK_TYPE_POPOVER),
                   "survey-settings.png");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (f, "private-speed")), 12);
  g_assert_true (ZW_WAIT_UNTIL (
      zw_session_get_figure_settings (f->session)->baseline.journeys.private_speed_kmh == 12.0));
  g_assert_cmpstr (zw_store_get_undo_label (store), ==, "Settings of the journeys");
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_assert_false (is_current (f));
  wait_current (f);
  g_assert_true (zw_session_undo (f->session));
  wait_current (f);
  g_assert_true (is_shown (f, "A6", 5, before));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_named (f, "private-speed"))),
                     ==, 25.0);
}

/* How often departures are, for kinds of day: as the level worked out apart. */
static void
test_service (Fixture *f, gconstpointer data)
{
  const ZwFigureSettings *figures = zw_session_get_figure_settings (f->session);
  GtkWidget *table = zw_ui_test_find (f->page, ZW_TYPE_SERVICE_TABLE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (f->path, &error);
  g_autoptr (ZwBaseline) baseline = zw_baseline_load (store, &figures->baseline, NULL, &error);
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;
  ZwServiceSettings settings;
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  zw_service_settings_load (&settings, store);
  basis = zw_service_basis_load (store, baseline, &settings, NULL, &error);
  g_assert_no_error (error);
  level = zw_service_level_new (basis, zw_session_get_zone (f->session)->geometry);
  g_assert_cmpuint (level->n_days, >=, 1);
  zw_survey_page_show (ZW_SURVEY_PAGE (f->page), "service");
  wait_current (f);
  zw_ui_test_shot (f->window, "survey-service.png");
  lines = g_strsplit (zw_service_table_get_text (ZW_SERVICE_TABLE (table)), "\n", -1);
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[1 + i], "\t", -1);

      for (guint d = 0; d < level->n_days; d++)
        g_assert_cmpfloat_with_epsilon (parse (row[1 + d]),
                                        100.0 * level->days[d].headways[i].share, 0.00501);
    }
}

/* Only stops inside: fewer residents are reached in the zone by the boundary. */
static void
test_stops_in_zone (Fixture *f, gconstpointer data)
{
  ZwFigureSettings settings = *zw_session_get_figure_settings (f->session);
  gint64 zone = zw_session_get_zone_id (f->session);
  g_autoptr (ZwFigureTable) table = NULL;
  const ZwIndicator *expected;

  settings.baseline.radius_m = 150.0;
  settings.evaluate.stops_in_zone = TRUE;
  table = work_out (f, &settings);
  expected = zw_evaluation_find (zw_figure_table_find (table, ZW_PLACE_ZONE, zone)->evaluation,
                                 ZW_INDICATOR_A1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (f, "radius")), 150);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_named (f, "stops-in-zone")), TRUE);
  g_assert_true (
      ZW_WAIT_UNTIL (zw_session_get_figure_settings (f->session)->evaluate.stops_in_zone));
  g_assert_true (ZW_WAIT_UNTIL (
      zw_session_get_working (f->session) == NULL && zw_session_get_evaluation (f->session) != NULL
      && ABS (zw_evaluation_find (zw_session_get_evaluation (f->session), ZW_INDICATOR_A1)->value
              - expected->value)
             < 1e-12));
}

static gint64
find_layer (Fixture *f, ZwRole role)
{
  GPtrArray *layers = zw_session_get_layers (f->session);

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == role)
        return layer->id;
    }
  g_assert_not_reached ();
}

/* Stops of 2024 are known in 2024, chargers of 2026 are not. */
static void
test_years (Fixture *f, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (f->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) heads = NULL;
  g_autofree char *stops = NULL;
  g_autofree char *chargers = NULL;

  zw_layer_set_year (store, find_layer (f, ZW_ROLE_STOPS), 2014, &error);
  g_assert_no_error (error);
  zw_layer_set_year (store, find_layer (f, ZW_ROLE_BIKE_STATIONS), 2015, &error);
  g_assert_no_error (error);
  zw_layer_set_year (store, find_layer (f, ZW_ROLE_CHARGERS), 2026, &error);
  g_assert_no_error (error);
  zw_survey_page_show (ZW_SURVEY_PAGE (f->page), "years");
  choose (f, "Years", 3);
  choose (f, "Place", 3);
  g_assert_false (is_current (f));
  wait_current (f);
  table = dup_table (f);
  lines = g_strsplit (table, "\n", 2);
  heads = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (heads), >=, 2 + 3);
  g_assert_cmpstr (heads[2], ==, "2014 (ROC 103)");
  g_assert_cmpstr (heads[3], ==, "2015 (ROC 104)");
  stops = dup_cell (table, "B1", 2);
  chargers = dup_cell (table, "B5", 2);
  g_assert_cmpstr (stops, ==, "707");
  g_assert_true (g_str_has_prefix (chargers, "No data: "));
  zw_ui_test_shot (f->window, "survey-years.png");

  /* The survey year is kept with the project. */
  zw_survey_page_show (ZW_SURVEY_PAGE (f->page), "indicators");
  wait_current (f);
  choose (f, "Survey year", g_strv_length (heads) - 2);
  g_assert_cmpint (zw_session_get_figure_settings (f->session)->baseline.year, ==, 2014);
  wait_current (f);
  g_free (chargers);
  chargers = dup_shown (f, "B5", 5);
  g_assert_true (g_str_has_prefix (chargers, "No data: "));
  g_assert_true (zw_session_undo (f->session));
  wait_current (f);
  g_assert_true (is_shown (f, "B5", 5, "187"));
}

/* Zones side by side, sorted: the one with the larger figure comes first. */
static void
test_candidates (Fixture *f, gconstpointer data)
{
  GtkWidget *candidates = zw_ui_test_find (f->page, ZW_TYPE_CANDIDATES, NULL);
  GtkWidget *sort;
  double first, second;
  g_autofree char *rows = NULL;
  g_auto (GStrv) lines = NULL;

  zw_survey_page_show (ZW_SURVEY_PAGE (f->page), "candidates");
  wait_current (f);
  sort = zw_ui_test_find (candidates, GTK_TYPE_DROP_DOWN, NULL);
  for (guint i = 0; i < 2; i++)
    {
      /* Name, type and area stand before the indicators; B1, then B6. */
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;
      const char *id = i == 0 ? "B1" : "B6";

      gtk_drop_down_set_selected (GTK_DROP_DOWN (sort), i == 0 ? 4 : 9);
      left = dup_shown (f, id, 2);
      right = dup_shown (f, id, 3);
      first = parse (left);
      second = parse (right);
      g_assert_cmpfloat (first, >, second);
    }
  zw_ui_test_shot (f->window, "survey-candidates.png");
  zw_candidates_set_as_rows (ZW_CANDIDATES (candidates), TRUE);
  zw_ui_test_wait_frames (f->page, 3);
  zw_ui_test_shot (f->window, "survey-candidates-rows.png");
  rows = zw_candidates_dup_text (ZW_CANDIDATES (candidates));
  lines = g_strsplit (rows, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 2 + 1);
  g_assert_true (g_str_has_prefix (lines[1], "觀瀾景區低碳交通區\t"));
}

/* Held down until all is drawn that follows from it. */
static void
click_line (Fixture *f, const char *name)
{
  GtkWidget *view = zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL);
  GtkWidget *label = zw_ui_test_find (view, GTK_TYPE_LABEL, name);

  g_assert_nonnull (label);
  zw_ui_test_move (label, 30, gtk_widget_get_height (label) / 2.0);
  zw_ui_test_wait_frames (label, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (label, 3);
  zw_ui_test_release (1);
  zw_ui_test_wait_frames (label, 2);
}

/* The methods of A1, how far they are apart, and which is printed. */
static void
test_details (Fixture *f, gconstpointer data)
{
  GtkWidget *grid = zw_ui_test_find (f->page, ZW_TYPE_FIGURE_GRID, NULL);
  GtkWidget *details = zw_ui_test_find (f->page, ZW_TYPE_FIGURE_DETAILS, NULL);

  click_line (f, "A1  Public transport coverage");
  g_assert_true (
      ZW_WAIT_UNTIL (zw_figure_grid_get_selected (ZW_FIGURE_GRID (grid)) == ZW_INDICATOR_A1));
  g_assert_nonnull (zw_ui_test_find (details, GTK_TYPE_LABEL, "A1  Public transport coverage"));
  g_assert_nonnull (zw_ui_test_find (
      details, GTK_TYPE_LABEL,
      "Residents within 500 m of a public transport stop ÷ residents of the area"));
  g_assert_nonnull (zw_ui_test_find (details, GTK_TYPE_LABEL, "By several methods"));
  /* By keyboard: to the line below, and its parts unfolded. */
  zw_ui_test_key (GDK_KEY_Right, GDK_SHIFT_MASK);
  zw_ui_test_wait_frames (f->page, 3);
  zw_ui_test_shot (f->window, "survey-details.png");
  zw_ui_test_key (GDK_KEY_Up, 0);
  g_assert_true (
      ZW_WAIT_UNTIL (zw_figure_grid_get_selected (ZW_FIGURE_GRID (grid)) == ZW_INDICATOR_B6));
  g_assert_nonnull (zw_ui_test_find (
      details, GTK_TYPE_LABEL, "B6  Share of spaces for electric cars only in public car parks"));
}

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  g_autofree char *expected = dup_table (f);
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL));
  zw_ui_test_key (GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_true (ZW_WAIT_UNTIL (f->notice != NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f->page), NULL, on_text, &text);
  g_assert_true (ZW_WAIT_UNTIL (text != NULL));
  g_assert_cmpstr (text, ==, expected);
}

/* What was stopped begins again when it is asked for, not by itself. */
static void
test_stop (Fixture *f, gconstpointer data)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (f, "ring")), 1000);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_figure_settings (f->session)->ring_m == 1000.0));
  gtk_widget_activate_action (f->page, "survey.stop", NULL);
  zw_ui_test_spin (1500);
  g_assert_false (is_current (f));
  g_assert_true (
      gtk_widget_get_mapped (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Work Out Again")));
  gtk_widget_activate_action (f->page, "survey.again", NULL);
  wait_current (f);
}

/* Nobody looks: nothing is worked out. */
static void
test_hidden (Fixture *f, gconstpointer data)
{
  gtk_widget_set_visible (f->page, FALSE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_named (f, "ring")), 1000);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_figure_settings (f->session)->ring_m == 1000.0));
  zw_ui_test_spin (1500);
  g_assert_false (is_current (f));
  gtk_widget_set_visible (f->page, TRUE);
  wait_current (f);
}

/* No layers: what to do first. One layer: what it tells, and why no more. */
static void
test_no_data (Fixture *f, gconstpointer data)
{
  const char *const sentence = "No data: No layer of public transport stops has been imported.";
  g_autofree char *path = g_build_filename (f->folder, "chargers.csv", NULL);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_CHARGERS };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *cell;

  g_assert_true (gtk_widget_get_mapped (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Import…")));
  zw_ui_test_shot (f->window, "survey-empty.png");
  g_file_set_contents (path, "name,posts,lon,lat\nA,2,121.5,25.0\nB,3,121.51,25.01\n", -1, &error);
  g_assert_no_error (error);
  report = zw_import_run (zw_session_get_store (f->session), &options, NULL, &error);
  g_assert_no_error (error);
  wait_current (f);
  g_assert_true (
      gtk_widget_get_mapped (zw_ui_test_find (f->page, GTK_TYPE_BUTTON, "_Draw a Zone")));
  g_assert_true (is_shown (f, "B5", 2, "5"));
  g_assert_true (is_shown (f, "B1", 2, sentence));
  zw_ui_test_shot (f->window, "survey-no-data.png");
  cell = zw_ui_test_find (zw_ui_test_find (f->page, GTK_TYPE_COLUMN_VIEW, NULL), GTK_TYPE_LABEL,
                          sentence);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (cell), ==, sentence);
  g_assert_nonnull (zw_ui_test_find (zw_ui_test_find (f->page, ZW_TYPE_FIGURE_DETAILS, NULL),
                                     GTK_TYPE_LABEL, sentence));
}

int
main (int argc, char **argv)
{
  g_autofree char *files = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  zw_catalog_set_up_program_language ();
  zw_ui_test_init (&argc, &argv);
  files = zw_sample_find_dir ();
  sample_folder = g_dir_make_tmp ("zw-survey-sample-XXXXXX", &error);
  g_assert_no_error (error);
  sample_path = g_build_filename (sample_folder, "city.gpkg", NULL);
  zw_sample_build (sample_path, files, NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/survey/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/survey/other-zone", Fixture, NULL, set_up, test_other_zone, tear_down);
  g_test_add ("/survey/districts", Fixture, NULL, set_up, test_districts, tear_down);
  g_test_add ("/survey/many-zones", Fixture, NULL, set_up, test_many_zones, tear_down);
  g_test_add ("/survey/settings/radius-and-undo", Fixture, NULL, set_up, test_radius, tear_down);
  g_test_add ("/survey/settings/stops-in-zone", Fixture, NULL, set_up, test_stops_in_zone,
              tear_down);
  g_test_add ("/survey/settings/journeys", Fixture, NULL, set_up, test_journeys, tear_down);
  g_test_add ("/survey/service", Fixture, NULL, set_up, test_service, tear_down);
  g_test_add ("/survey/years", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add ("/survey/candidates", Fixture, NULL, set_up, test_candidates, tear_down);
  g_test_add ("/survey/details", Fixture, NULL, set_up, test_details, tear_down);
  g_test_add ("/survey/copy", Fixture, NULL, set_up, test_copy, tear_down);
  g_test_add ("/survey/stop-and-again", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/survey/hidden", Fixture, NULL, set_up, test_hidden, tear_down);
  g_test_add ("/survey/no-data", Fixture, NULL, set_up_empty, test_no_data, tear_down);
  status = g_test_run ();
  zw_ui_test_remove_tree (sample_folder);
  g_free (sample_path);
  g_free (sample_folder);
  return status;
}
