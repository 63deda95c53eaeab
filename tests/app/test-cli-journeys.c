/* test-cli-journeys.c: journeys on the command line, and the indicators that rest on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the built program, which ZW_PROGRAM names, on a bus from A to D that takes
 * 10 min every 20 min from 07:00 to 10:00 on workdays.
 */

#include <json-glib/json-glib.h>

#include <sys/wait.h>

#include "gtfs-feed.h"
#include "store-fixture.h"

typedef struct
{
  int status;
  char *out, *err;
} Run;

static void
run_clear (Run *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

G_GNUC_NULL_TERMINATED static Run
run_words (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  va_list rest;

  environment = g_environ_setenv (environment, "LC_ALL", "C.UTF-8", TRUE);
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  g_ptr_array_add (argv, (char *) g_getenv ("ZW_PROGRAM"));
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &run.out,
                &run.err, &run.status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (run.status));
  run.status = WEXITSTATUS (run.status);
  g_test_message ("%s: %d %s", first, run.status, run.err);
  return run;
}

static void
assert_failed (const Run *run, int status, const char *words)
{
  g_assert_cmpint (run->status, ==, status);
  g_assert_cmpstr (run->out, ==, "");
  if (strstr (run->err, words) == NULL)
    g_error ("“%s” in: %s", words, run->err);
}

static JsonObject *
parse (JsonParser *parser, const Run *run)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run->status, ==, 0);
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static char *
make_feed (void)
{
  g_autoptr (GString) trips = g_string_new ("route_id,service_id,trip_id\n");
  g_autoptr (GString) times = g_string_new (TIMES_HEAD);

  for (int m = 0; m <= 180; m += 20)
    {
      int start = 7 * 60 + m, end = start + 10;

      g_string_append_printf (trips, "R,WK,T%d\n", m);
      g_string_append_printf (times, "T%d,%02d:%02d:00,%02d:%02d:00,A,1\n", m, start / 60,
                              start % 60, start / 60, start % 60);
      g_string_append_printf (times, "T%d,%02d:%02d:00,%02d:%02d:00,D,2\n", m, end / 60, end % 60,
                              end / 60, end % 60);
    }
  {
    const Member members[] = {
      { "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\n"
                      "1,公車,http://example.org,Asia/Taipei\n" },
      { "stops.txt", STOPS },
      { "routes.txt", ROUTES },
      { "calendar.txt", WORKDAYS },
      { "trips.txt", trips->str },
      { "stop_times.txt", times->str },
      { "fare_attributes.txt", "fare_id,price,currency_type,payment_method,transfers\n"
                               "F,15,TWD,0,0\n" },
    };

    return make_zip (members, G_N_ELEMENTS (members));
  }
}

typedef struct
{
  char *folder;
  char *path;
} Project;

static void
project_set_up (Project *self, gconstpointer data)
{
  char *feed = make_feed ();

  self->folder = make_folder ();
  self->path = g_build_filename (self->folder, "p.gpkg", NULL);
  {
    g_auto (Run) made = run_words ("new", self->path, NULL);
    g_auto (Run) imported = run_words ("import", self->path, feed, NULL);

    g_assert_cmpint (made.status, ==, 0);
    g_assert_cmpint (imported.status, ==, 0);
  }
  drop_zip (feed);
}

static void
project_tear_down (Project *self, gconstpointer data)
{
  g_free (self->path);
  drop_folder (self->folder);
}

#define FROM "121.50,25.00"
#define TO "121.50,25.03"

static void
test_one (Project *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (Run) run = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--depart",
                                "08:05", "--json", NULL);
  g_auto (Run) text = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--depart",
                                 "08:05:30", NULL);
  g_auto (Run) none = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--depart",
                                 "08:05", "--day", "sunday", NULL);
  JsonObject *object = parse (parser, &run);
  JsonArray *legs = json_object_get_array_member (object, "legs");
  JsonObject *leg = json_array_get_object_element (legs, 0);

  g_assert_cmpint (json_object_get_int_member (object, "departure_s"), ==, 8 * 3600 + 5 * 60);
  g_assert_cmpint (json_object_get_int_member (object, "arrival_s"), ==, 8 * 3600 + 30 * 60);
  g_assert_cmpint (json_object_get_int_member (object, "travel_s"), ==, 25 * 60);
  g_assert_cmpstr (json_object_get_string_member (object, "arrival"), ==, "08:30:00");
  g_assert_cmpint (json_object_get_int_member (object, "rides"), ==, 1);
  g_assert_cmpuint (json_array_get_length (legs), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (leg, "kind"), ==, "ride");
  g_assert_cmpstr (json_object_get_string_member (leg, "start"), ==, "08:20:00");
  g_assert_cmpstr (json_object_get_string_member (leg, "route"), ==, "R");
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (leg, "to"), "name"), ==, "丁");
  g_assert_cmpint (text.status, ==, 0);
  g_assert_nonnull (strstr (text.out, "08:20:00–08:30:00"));
  g_assert_nonnull (strstr (text.out, "24.5 min, rides: 1"));
  g_assert_cmpint (none.status, ==, 0);
  g_assert_nonnull (strstr (none.out, "no way"));
}

/* See test-journey.c for the median and the 85 %. */
static void
test_window (Project *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (Run) run = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--window",
                                "07:00-09:00", "--json", NULL);
  g_auto (Run) text = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--window",
                                 "11:00-12:00", NULL);
  JsonObject *object = parse (parser, &run);

  g_assert_cmpint (json_object_get_int_member (object, "median_s"), ==, 19 * 60);
  g_assert_cmpint (json_object_get_int_member (object, "p85_s"), ==, 26 * 60);
  g_assert_cmpint (json_object_get_int_member (object, "departures"), ==, 120);
  g_assert_cmpint (json_object_get_int_member (object, "reached"), ==, 120);
  g_assert_nonnull (strstr (text.out, "median: no way\n"));
  g_assert_nonnull (strstr (text.out, "0 of 60"));
}

static void
test_pairs (Project *self, gconstpointer data)
{
  g_autofree char *good = write_file (self->folder, "good.csv",
                                      "from_x,from_y,to_x,to_y,depart\n"
                                      "121.50,25.00,121.50,25.03,08:00\n"
                                      "121.50,25.00,121.50,25.03,\n"
                                      "121.50,25.00,121.50,25.03,10:00:01\n");
  g_autofree char *bad = write_file (self->folder, "bad.csv",
                                     "from_x,from_y,to_x,to_y\n121.5,25,somewhere,25\n");
  g_autofree char *missing = write_file (self->folder, "missing.csv", "from_x,from_y\n1,2\n");
  g_auto (Run) run = run_words ("journeys", self->path, "--pairs", good, "--depart", "07:01", NULL);
  g_auto (Run) failed = run_words ("journeys", self->path, "--pairs", bad, NULL);
  g_auto (Run) column = run_words ("journeys", self->path, "--pairs", missing, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.out, ==, "row,depart_s,arrive_s\n1,28800,29400\n2,25260,27000\n3,36001,\n");
  g_assert_cmpint (failed.status, ==, 1);
  g_assert_nonnull (strstr (failed.err, "row 1"));
  assert_failed (&column, 1, "“to_x”");
}

static void
test_misuse (Project *self, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (self->folder, "empty.gpkg", NULL);
  g_auto (Run) made = run_words ("new", empty, NULL);
  g_auto (Run) nothing = run_words ("journeys", empty, "--from", FROM, "--to", TO, NULL);
  g_auto (Run) half = run_words ("journeys", self->path, "--from", FROM, NULL);
  g_auto (Run) both = run_words ("journeys", self->path, "--from", FROM, "--to", TO, "--pairs",
                                 "x.csv", NULL);
  const char *const wrong[][2] = { { "--depart", "8 o'clock" }, { "--depart", "08:00x" },
                                   { "--depart", "08:60" },     { "--window", "09:00-07:00" },
                                   { "--window", "07:00" },     { "--day", "holiday" },
                                   { "--max-rides", "17" } };

  g_assert_cmpint (made.status, ==, 0);
  assert_failed (&nothing, 1, "no timetable");
  assert_failed (&half, 2, "--from and --to");
  assert_failed (&both, 2, "--from and --to");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Run) run = run_words ("journeys", self->path, "--from", FROM, "--to", TO, wrong[i][0],
                                    wrong[i][1], NULL);

      assert_failed (&run, 2, wrong[i][0]);
    }
  {
    g_auto (Run) run = run_words ("journeys", self->path, "--from", "here", "--to", TO, NULL);

    assert_failed (&run, 2, "121.517,25.048");
  }
}

/* 250 m of way at 4.5 km/h are 200 s, at 9 km/h 100 s: kept, they hold from then on. */
static void
test_keep (Project *self, gconstpointer data)
{
  const char *const wrong[][2] = { { "--walk-kmh", "0" }, { "--private-cost", "-1" } };
  g_auto (Run) before = run_words ("journeys", self->path, "--from", "300000,2770000", "--to",
                                   "300000,2770250", "--walk-detour", "1", NULL);
  g_auto (Run) keep = run_words ("journeys", self->path, "--walk-kmh", "9", "--walk-detour", "1",
                                 "--keep", NULL);
  g_auto (Run) after = run_words ("journeys", self->path, "--from", "300000,2770000", "--to",
                                  "300000,2770250", NULL);

  g_assert_nonnull (strstr (before.out, "08:00:00–08:03:20"));
  g_assert_cmpint (keep.status, ==, 0);
  g_assert_cmpstr (keep.out, ==, "");
  g_assert_nonnull (strstr (after.out, "08:00:00–08:01:40"));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (Run)
          run = run_words ("journeys", self->path, "--keep", wrong[i][0], wrong[i][1], NULL);

      assert_failed (&run, 1, ".");
    }
}

static JsonObject *
find_indicator (JsonObject *root, const char *id)
{
  JsonObject *zone = json_array_get_object_element (json_object_get_array_member (root, "zones"),
                                                    0);
  JsonArray *list = json_object_get_array_member (zone, "indicators");

  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (list, i), "id"),
                     id))
      return json_array_get_object_element (list, i);
  g_error ("no indicator %s", id);
}

/* 19 min over 10 min; a fare of 15 over 30. Buses alone have no main station. */
static void
test_indicators (Project *self, gconstpointer data)
{
  g_autofree char *pairs = write_file (
      self->folder, "od.csv",
      "name,origin_lon,origin_lat,destination_lon,destination_lat,private_min,private_cost\n"
      "A – D,121.50,25.00,121.50,25.03,10,30\n");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_auto (Run) imported = run_words ("import", self->path, pairs, "--as", "od-pairs", NULL);
  g_auto (Run)
      zone = run_words ("zone", self->path, "add", "--name", "Z", "--type", "urban", "--wkt",
                        "POLYGON ((290000 2760000, 310000 2760000, 310000 2780000, "
                        "290000 2780000, 290000 2760000))",
                        NULL);
  g_auto (Run) run = run_words ("indicators", self->path, "--json", NULL);
  JsonObject *root;

  g_assert_cmpint (imported.status, ==, 0);
  g_assert_cmpint (zone.status, ==, 0);
  root = parse (parser, &run);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (find_indicator (root, "A6"), "value"), 1.9, 1e-9);
  g_assert_cmpfloat_with_epsilon (
      json_object_get_double_member (find_indicator (root, "A7"), "value"), 0.5, 1e-9);
  g_assert_cmpstr (json_object_get_string_member (find_indicator (root, "A4"), "state"), ==,
                   "no-data");
  {
    /* Without a surveyed cost: 15 over 1.3 × 3.3 km × NT$ 10. The length of 0.03° of
     * latitude at 25° is 3323.1 m by pyproj's Geod, times the scale 0.9999 + 0.00003. */
    g_auto (Run)
        dropped = run_words ("journeys", self->path, "--keep", "--private-cost", "10", NULL);
    g_autofree char *others = write_file (
        self->folder, "more.csv",
        "name,origin_lon,origin_lat,destination_lon,destination_lat,private_min\n"
        "A – D,121.50,25.00,121.50,25.03,10\n");
    g_auto (Run) more = run_words ("import", self->path, others, "--as", "od-pairs", NULL);
    g_auto (Run) again = run_words ("indicators", self->path, "--json", NULL);

    g_assert_cmpint (dropped.status, ==, 0);
    g_assert_cmpint (more.status, ==, 0);
    root = parse (parser, &again);
    g_assert_cmpfloat_with_epsilon (
        json_object_get_double_member (find_indicator (root, "A7"), "value"),
        (0.5 + 15.0 / (1.3 * 3.3231 * 10.0)) / 2.0, 1e-4);
  }
}

#define ADD(path, func) g_test_add (path, Project, NULL, project_set_up, func, project_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("ZW_PROGRAM") == NULL
      || !g_file_test (g_getenv ("ZW_PROGRAM"), G_FILE_TEST_IS_EXECUTABLE))
    {
      g_print ("1..0 # SKIP the program is not built\n");
      return 0;
    }
  ADD ("/cli/journeys/one", test_one);
  ADD ("/cli/journeys/window", test_window);
  ADD ("/cli/journeys/pairs", test_pairs);
  ADD ("/cli/journeys/misuse", test_misuse);
  ADD ("/cli/journeys/keep", test_keep);
  ADD ("/cli/journeys/indicators", test_indicators);
  return g_test_run ();
}
