/* test-service-output.c: level of service of a project, by command and of real data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The small city is worked out by hand. The figures of Porto Alegre were worked out
 * with a Python script that reads the feeds with its zipfile and csv modules, carries
 * the places with cs2cs, and compares every place of residents with every stop.
 */

#include <json-glib/json-glib.h>
#include <math.h>
#include <sys/wait.h>

#include "gtfs-feed.h"
#include "import-fixture.h"
#include "layers/zw-project.h"
#include "metrics/zw-service-level.h"

static void
import (ZwStore *store, const char *path, gboolean is_population)
{
  ZwImportOptions options = { .path = path, .has_role = is_population, .role = ZW_ROLE_POPULATION };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (store, &options, NULL, &error);

  g_assert_no_error (error);
}

static ZwServiceBasis *
load_basis (ZwStore *store, const ZwServiceSettings *settings)
{
  ZwBaselineSettings figures;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GError) error = NULL;
  ZwServiceBasis *basis;

  zw_baseline_settings_init (&figures);
  baseline = zw_baseline_load (store, &figures, NULL, &error);
  g_assert_no_error (error);
  basis = zw_service_basis_load (store, baseline, settings, NULL, &error);
  g_assert_no_error (error);
  return basis;
}

static void
test_porto_alegre (void)
{
  static const struct
  {
    const char *dates;
    double headways[ZW_N_SERVICE_HEADWAYS], served, early, late, both;
    guint n_stops;
    double span_h;
  } days[] = {
    { "2019-05-30, 2019-07-31",
      { 491020, 585173, 674263 },
      786114,
      4357,
      4357,
      4357,
      3960,
      3.739027777777778 },
    { "2019-08-03", { 2816, 4357, 4357 }, 4357, 4357, 4357, 4357, 24, 23.71458333333333 },
  };
  const char *data = g_getenv ("ZW_TEST_DATA");
  g_autofree char *folder = make_folder ();
  g_autofree char *project = g_build_filename (folder, "p.gpkg", NULL);
  g_autofree char *source = g_build_filename (data != NULL ? data : "/nonexistent", "C_gtfs", "r5r",
                                              "poa", NULL);
  g_autofree char *bus = g_build_filename (source, "poa_eptc.zip", NULL);
  g_autofree char *rail = g_build_filename (source, "poa_trensurb.zip", NULL);
  g_autofree char *people = g_build_filename (source, "poa_hexgrid.csv", NULL);
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;
  g_autoptr (GError) error = NULL;
  ZwServiceSettings settings;

  if (!g_file_test (people, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the feeds are not on this machine");
      drop_folder (g_steal_pointer (&folder));
      return;
    }
  store = zw_project_create (project, "Porto Alegre", "", "EPSG:32722", &error);
  g_assert_no_error (error);
  import (store, bus, FALSE);
  import (store, rail, FALSE);
  import (store, people, TRUE);
  zw_service_settings_init (&settings);
  basis = load_basis (store, &settings);
  level = zw_service_level_new (basis, NULL);
  g_assert_cmpfloat_with_epsilon (level->residents, 812935, 1e-6);
  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_assert_cmpstr (level->days[d].dates, ==, days[d].dates);
      for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
        g_assert_cmpfloat_with_epsilon (level->days[d].headways[i].residents, days[d].headways[i],
                                        1e-6);
      g_assert_cmpfloat_with_epsilon (level->days[d].served.residents, days[d].served, 1e-6);
      g_assert_cmpfloat_with_epsilon (level->days[d].early.residents, days[d].early, 1e-6);
      g_assert_cmpfloat_with_epsilon (level->days[d].late.residents, days[d].late, 1e-6);
      g_assert_cmpfloat_with_epsilon (level->days[d].both.residents, days[d].both, 1e-6);
      g_assert_cmpuint (level->days[d].n_stops, ==, days[d].n_stops);
      g_assert_cmpfloat_with_epsilon (level->days[d].median_span_h, days[d].span_h, 1e-9);
    }
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_settings (void)
{
  char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  ZwServiceSettings settings;
  g_autoptr (GError) error = NULL;

  zw_service_settings_load (&settings, store);
  g_assert_cmpint (settings.from_s, ==, 25200);
  g_assert_cmpfloat (settings.headways_min[2], ==, 30);
  settings.to_s = 72000;
  settings.headways_min[0] = 7.5;
  g_assert_true (zw_service_settings_save (&settings, store, &error));
  zw_service_settings_init (&settings);
  zw_service_settings_load (&settings, store);
  g_assert_cmpint (settings.to_s, ==, 72000);
  g_assert_cmpfloat (settings.headways_min[0], ==, 7.5);
  settings.from_s = 80000;
  g_assert_false (zw_service_settings_save (&settings, store, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_assert_true (zw_store_begin (store, "by hand", NULL));
  g_assert_true (zw_store_set_setting (store, "service.headway_1_min", "99", NULL));
  g_assert_true (zw_store_commit (store, NULL));
  zw_service_settings_load (&settings, store); /* 99, 15, 30 make no sense */
  g_assert_cmpfloat (settings.headways_min[0], ==, 10);
  drop_folder (folder);
}

/* Runs the program in English. Returns: what it printed, when it ended with @status. */
G_GNUC_NULL_TERMINATED static char *
run_words (int status, const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *err = NULL;
  int ended = 0;
  va_list rest;

  environment = g_environ_unsetenv (environment, "LANGUAGE");
  g_ptr_array_add (argv, (char *) g_getenv ("ZW_PROGRAM"));
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, &err,
                &ended, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", first, err);
  g_assert_true (WIFEXITED (ended));
  g_assert_cmpint (WEXITSTATUS (ended), ==, status);
  return out;
}

/* People at two of the stops of the small feed. At A a bus every half hour from 6:00
 * to 22:00, both included: 24 of them in the window; it ends at B. */
static void
test_command (void)
{
  const Member members[] = {
    { "stops.txt", STOPS },
    { "routes.txt", ROUTES },
    { "calendar.txt", WORKDAYS },
    { "trips.txt", "route_id,service_id,trip_id\nR,WK,w1\n" },
    { "stop_times.txt", TIMES_HEAD "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:10:00,B,2\n" },
    { "frequencies.txt", "trip_id,start_time,end_time,headway_secs\nw1,06:00:00,22:01:00,1800\n" },
  };
  char *zip = make_zip (members, G_N_ELEMENTS (members));
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *people = write_text (
      fixture, "people.csv",
      "name,lon,lat,population\n甲,121.50,25.001,300\n乙,121.50,25.011,100\n");
  g_autofree char *project = g_build_filename (fixture->folder, "q.gpkg", NULL);
  g_autofree char *json = NULL, *csv = NULL, *text = NULL, *narrow = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *zone, *day;
  JsonArray *headways;

  g_free (run_words (0, "new", project, NULL));
  g_free (run_words (0, "import", project, zip, NULL));
  g_free (run_words (0, "import", project, people, "--as", "population", NULL));
  json = run_words (0, "service", project, "--json", NULL);
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  zone = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "zones"),
      0);
  g_assert_true (json_object_get_null_member (zone, "name"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (zone, "days")), ==, 1);
  day = json_array_get_object_element (json_object_get_array_member (zone, "days"), 0);
  g_assert_cmpstr (json_object_get_string_member (day, "day"), ==, "weekday");
  headways = json_object_get_array_member (day, "headway");
  g_assert_cmpfloat (
      json_object_get_double_member (json_array_get_object_element (headways, 1), "share"), ==, 0);
  g_assert_cmpfloat (
      json_object_get_double_member (json_array_get_object_element (headways, 2), "share"), ==,
      0.75);
  g_assert_cmpfloat (
      json_object_get_double_member (
          json_object_get_object_member (json_object_get_object_member (day, "hours"), "both"),
          "residents"),
      ==, 300);
  g_assert_cmpfloat (
      json_object_get_double_member (json_object_get_object_member (day, "hours"), "median_span_h"),
      ==, 16);

  /* One departure in the half hour from 6:00 on, and still one in 90 minutes before 6:30. */
  narrow = run_words (0, "service", project, "--csv", "--from", "06:00", "--to", "06:30", NULL);
  g_assert_nonnull (strstr (narrow, ",headway_min,30,300,0.75,"));
  csv = run_words (0, "service", project, "--csv", "--from", "05:00", "--to", "06:30", NULL);
  g_assert_nonnull (strstr (csv, ",headway_min,30,0,0,"));
  text = run_words (0, "service", project, NULL);
  g_assert_nonnull (strstr (text, "every 30 minutes or more often: 75.00 % (300 residents)"));
  g_free (run_words (2, "service", project, "--from", "7", NULL));
  g_free (run_words (2, "service", project, "--from", "19:00", "--to", "07:00", NULL));
  g_free (run_words (1, "service", project, "--zone", "nowhere", NULL));
  drop_zip (zip);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-output/porto-alegre", test_porto_alegre);
  g_test_add_func ("/service-output/settings", test_settings);
  g_test_add_func ("/service-output/command", test_command);
  return g_test_run ();
}
