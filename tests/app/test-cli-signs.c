/* test-cli-signs.c: signs and shares of vehicles on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the built program, which ZW_PROGRAM names, on a square kilometre with one street
 * through it and a register that has no places.
 */

#include <json-glib/json-glib.h>

#include <string.h>
#include <sys/wait.h>

#include "layers/zw-project.h"
#include "plan/zw-vehicle-rules.h"
#include "store-fixture.h"

#define SQUARE                                                                                     \
  "POLYGON ((300000 2770000, 301000 2770000, 301000 2771000, 300000 2771000, 300000 2770000))"

static const char street[] =
    "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
    "{\"name\":\"中正路\",\"class\":\"primary\",\"oneway\":\"yes\"},\"geometry\":"
    "{\"type\":\"LineString\",\"coordinates\":[[299500,2770500],[301500,2770500]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"步道\",\"class\":\"footway\",\"oneway\":"
    "\"no\"},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[299500,2770700],"
    "[301500,2770700]]}}]}";

typedef struct
{
  int status;
  char *out, *err;
} Run;

typedef struct
{
  char *folder, *project;
} Fixture;

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
import (Fixture *f, const char *name, const char *text, const char *role)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_auto (Run) run = { 0 };

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  run = run_words ("import", f->project, path, "--as", role, "--crs", "EPSG:3826", NULL);
  g_assert_cmpint (run.status, ==, 0);
}

/* A plan with a rule for the cars in the mid phase. */
static void
add_rule (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (f->project, &error);
  g_autoptr (ZwPlan) plan = NULL;
  gint64 id;

  g_assert_no_error (error);
  plan = zw_plan_load (store, 1, &error);
  g_assert_no_error (error);
  id = zw_record_add (store, ZW_RECORD_VEHICLE_RULE, 1, &error);
  zw_record_set_int (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE,
                     zw_vehicle_rules_find_phase (plan, "mid")->id, &error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES,
                 "car-private car-commercial", &error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_FUEL, "combustion", &error);
  zw_record_set (store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_ACTION, "ban", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_auto (Run) made = { 0 };
  g_auto (Run) zone = { 0 };
  g_auto (Run) filled = { 0 };

  f->folder = g_dir_make_tmp ("zw-signs-XXXXXX", NULL);
  f->project = g_build_filename (f->folder, "p.gpkg", NULL);
  made = run_words ("new", f->project, "--name", "試驗", NULL);
  g_assert_cmpint (made.status, ==, 0);
  import (f, "street.geojson", street, "roads");
  import (f, "fleet.csv", "車種,登記數,電動車\n小客車,1000,80\n機車,3000,300\n", "vehicles");
  zone = run_words ("zone", f->project, "add", "--name", "市中心", "--type", "urban", "--wkt",
                    SQUARE, NULL);
  g_assert_cmpint (zone.status, ==, 0);
  filled = run_words ("plan", f->project, "--fill", NULL);
  g_assert_cmpint (filled.status, ==, 0);
  add_rule (f);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  drop_folder (f->folder);
  g_free (f->project);
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_auto (Run) run = run_words ("signs", f->project, "--phase", "mid", "--spacing", "200",
                                "--approach", "100", "--json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root, *counts, *affected;

  g_assert_cmpint (run.status, ==, 0);
  json_parser_load_from_data (parser, run.out, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "project"), ==, "試驗");
  counts = json_object_get_object_member (root, "counts");
  /* One-way from the west; 980 m within, five stretches of at most 200 m. */
  g_assert_cmpint (json_object_get_int_member (counts, "entry"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (counts, "approach"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (counts, "repeater"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (root, "exits_only"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (root, "roads_left_out"), ==, 1);
  g_assert_true (json_object_get_boolean_member (root, "has_direction"));
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (root, "phase"), "kind"), ==,
      "mid");
  affected = json_object_get_object_member (root, "affected");
  /* 920 of 4,000, of the whole city. */
  g_assert_cmpstr (json_object_get_string_member (affected, "state"), ==, "exact");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (affected, "least_share"), 0.23,
                                  1e-12);
  g_assert_cmpstr (json_object_get_string_member (root, "fleet_of"), ==, "city");
}

static void
test_phase (Fixture *f, gconstpointer data)
{
  g_auto (Run) none = run_words ("signs", f->project, "--phase", "someday", NULL);
  g_auto (Run) other = run_words ("signs", f->project, "--phase", "long", NULL);

  g_assert_cmpint (none.status, ==, 1);
  g_assert_cmpstr (none.out, ==, "");
  g_assert_nonnull (strstr (none.err, "someday"));
  g_assert_cmpint (other.status, ==, 0);
  g_assert_null (strstr (other.out, "Registered vehicles affected"));
}

static void
test_misuse (Fixture *f, gconstpointer data)
{
  g_auto (Run) spacing = run_words ("signs", f->project, "--spacing", "0", NULL);
  g_auto (Run) word = run_words ("signs", NULL);

  g_assert_cmpint (spacing.status, ==, 2);
  g_assert_nonnull (strstr (spacing.err, "must lie between 50 and 10000 m"));
  g_assert_cmpint (word.status, ==, 2);
}

/* What the checks say of the rules comes with the others. */
static void
test_check (Fixture *f, gconstpointer data)
{
  g_auto (Run) before = run_words ("check", f->project, "--json", NULL);
  g_auto (Run) after = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (before.status, ==, 0);
  g_assert_null (strstr (before.out, "vehicle-share"));
  {
    g_autoptr (ZwStore) store = zw_store_open (f->project, &error);

    g_assert_no_error (error);
    zw_record_set (store, ZW_RECORD_VEHICLE_RULE, 1, ZW_VEHICLE_RULE_VEHICLES,
                   "motorcycle-heavy motorcycle-light", &error);
    g_assert_no_error (error);
  }
  after = run_words ("check", f->project, "--json", NULL);
  g_assert_nonnull (strstr (after.out, "vehicle-share"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("ZW_PROGRAM") == NULL)
    {
      g_test_skip ("ZW_PROGRAM does not name the program");
      return g_test_run ();
    }
  ADD ("/cli/signs/json", test_json);
  ADD ("/cli/signs/phase", test_phase);
  ADD ("/cli/signs/misuse", test_misuse);
  ADD ("/cli/signs/check", test_check);
  return g_test_run ();
}
