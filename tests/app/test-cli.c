/* test-cli.c: the program on the command line: words in, words out, exit codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs the built program, which ZW_PROGRAM names.
 */

#include "cli-fixture.h"

static void
test_new (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;
  g_autoptr (ZwStore) store = NULL;
  g_autofree char *name = NULL;
  g_autofree char *government = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "新 的 專案.gpkg", NULL);
  other = g_build_filename (folder, "b.gpkg", NULL);
  {
    g_auto (Run)
        run = run_program_with ("new", path, "--name", "低碳 計畫", "--government", "臺北市", NULL);
    g_auto (Run) again = run_program_with ("new", path, NULL);
    g_auto (Run) degrees = run_program_with ("new", other, "--crs", "EPSG:4326", NULL);
    g_auto (Run) nothing = run_program_with ("new", NULL);
    g_auto (Run) option = run_program_with ("new", other, "--colour", "red", NULL);
    g_auto (Run) two = run_program_with ("new", other, path, NULL);

    assert_quiet (run);
    assert_failed (&again, 1, "新 的 專案.gpkg");
    assert_failed (&degrees, 1, "EPSG:4326");
    assert_failed (&nothing, 2, "P.gpkg");
    assert_failed (&option, 2, "--colour");
    assert_failed (&two, 2, "P.gpkg");
    g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  }
  store = open_project (path);
  name = zw_store_get_setting (store, "name");
  government = zw_store_get_setting (store, "government");
  g_assert_cmpstr (name, ==, "低碳 計畫");
  g_assert_cmpstr (government, ==, "臺北市");
  g_clear_object (&store);
  assert_alone (path);
  drop_folder (g_steal_pointer (&folder));
}

/* In a plain C locale, as cron and containers have it, words stay words. */
static void
test_plain_locale (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "專案.gpkg", NULL);
  {
    g_auto (Run) run = run_in_locale ("C", "new", path, "--name", "臺北", NULL);
    g_auto (Run) info = run_in_locale ("C", "info", path, NULL);
    g_auto (Run) fail = run_in_locale ("C", "new", path, NULL);

    assert_quiet (run);
    g_assert_nonnull (strstr (info.out, "name: 臺北\n"));
    assert_failed (&fail, 1, "專案.gpkg");
  }
  drop_folder (g_steal_pointer (&folder));
}

static void
test_import (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *stops = NULL;
  g_autofree char *nothing = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "p.gpkg", NULL);
  stops = write_file (folder, "捷運 站.csv",
                      "站名,TWD97_X,TWD97_Y,說明\n車站,302166,2771171,a\n無,,,b\n");
  nothing = write_file (folder, "空.csv", "");
  {
    g_auto (Run) new = run_program_with ("new", path, NULL);
    g_auto (Run) run = run_program_with ("import", path, stops, "--as", "stops", "--name", "捷運",
                                         "--map", "name=說明", "--year", "2025", "--date",
                                         "2025-06-07", "--crs", "EPSG:3826", NULL);
    g_auto (Run) empty = run_program_with ("import", path, nothing, NULL);
    g_auto (Run) gone = run_program_with ("import", path, "/nowhere/x.shp", NULL);
    g_auto (Run) project = run_program_with ("import", "/nowhere/p.gpkg", stops, NULL);
    g_auto (Run) role = run_program_with ("import", path, stops, "--as", "飛機", NULL);
    g_auto (Run) map = run_program_with ("import", path, stops, "--map", "name", NULL);
    g_auto (Run)
        field = run_program_with ("import", path, stops, "--as", "stops", "--map", "x=y", NULL);
    g_auto (Run) year = run_program_with ("import", path, stops, "--year", "last", NULL);
    g_auto (Run) alone = run_program_with ("import", path, NULL);
    g_auto (Run) json = run_program_with ("layers", path, "--json", NULL);
    g_auto (Run) text = run_program_with ("layers", path, NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    JsonArray *layers;
    JsonObject *layer;

    g_assert_cmpint (new.status, ==, 0);
    g_assert_cmpint (run.status, ==, 0);
    g_assert_cmpstr (run.out, ==, "");
    g_assert_cmpstr (run.err, ==, "捷運: 1 record was left out.\n");
    assert_failed (&empty, 1, "空.csv");
    assert_failed (&gone, 1, "x.shp");
    assert_failed (&project, 1, "p.gpkg");
    assert_failed (&role, 2, "飛機");
    assert_failed (&map, 2, "FIELD=SOURCEFIELD");
    assert_failed (&field, 2, "x");
    assert_failed (&year, 2, "last");
    assert_failed (&alone, 2, "SOURCE");

    layers = json_object_get_array_member (parse (parser, &json), "layers");
    g_assert_cmpuint (json_array_get_length (layers), ==, 1);
    layer = json_array_get_object_element (layers, 0);
    assert_members (layer, "id role name source geometry count crs encoding year repaired skipped");
    g_assert_cmpint (json_object_get_int_member (layer, "id"), ==, 1);
    g_assert_cmpstr (json_object_get_string_member (layer, "role"), ==, "stops");
    g_assert_cmpstr (json_object_get_string_member (layer, "name"), ==, "捷運");
    g_assert_cmpstr (json_object_get_string_member (layer, "source"), ==, "捷運 站.csv");
    g_assert_cmpstr (json_object_get_string_member (layer, "geometry"), ==, "point");
    g_assert_cmpint (json_object_get_int_member (layer, "count"), ==, 1);
    g_assert_nonnull (strstr (json_object_get_string_member (layer, "crs"), "EPSG:3826"));
    g_assert_cmpstr (json_object_get_string_member (layer, "encoding"), ==, "UTF-8");
    g_assert_cmpint (json_object_get_int_member (layer, "year"), ==, 2025);
    g_assert_cmpint (json_object_get_int_member (layer, "repaired"), ==, 0);
    g_assert_cmpint (json_object_get_int_member (layer, "skipped"), ==, 1);
    g_assert_nonnull (strstr (text.out, "捷運 站.csv"));
  }
  drop_folder (g_steal_pointer (&folder));
}

#define SQUARE_JSON                                                                                 \
  "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"            \
  "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{"           \
  "\"VILLNAME\":\"一里\",\"人口數\":1000},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":" \
  "[[[302000,2770000],[303000,2770000],[303000,2771000],[302000,2771000],[302000,2770000]]]}},"     \
  "{\"type\":\"Feature\",\"properties\":{\"VILLNAME\":\"二里\",\"人口數\":600},\"geometry\":{" \
  "\"type\":\"Polygon\",\"coordinates\":[[[303000,2770000],[304000,2770000],[304000,2771000],"      \
  "[303000,2771000],[303000,2770000]]]}}]}"

/* Two villages of 1 km² each side by side, a stop in the middle of the first. */
static void
make_town (const char *folder, const char *path)
{
  g_autofree char *villages = write_file (folder, "里.geojson", SQUARE_JSON);
  g_autofree char *stops = write_file (folder, "站.csv", "站名,X,Y\n中,302500,2770500\n");
  g_auto (Run) new = run_program_with ("new", path, "--name", "鎮", NULL);
  g_auto (Run) first = run_program_with ("import", path, villages, "--as", "population", NULL);
  g_auto (Run) second = run_program_with ("import", path, stops, "--as", "stops", "--crs",
                                          "EPSG:3826", NULL);

  g_assert_cmpint (new.status, ==, 0);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
}

static void
test_zone (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *outline = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "鎮 1.gpkg", NULL);
  outline = write_file (folder, "區.csv",
                        "name,wkt\n邊,\"POLYGON ((302000 2770000,302500 2770000,302500 2770500,"
                        "302000 2770000))\"\n");
  make_town (folder, path);
  {
    g_auto (Run) wkt = run_program_with (
        "zone", path, "add", "--name", "甲 區", "--type", "scenic", "--wkt",
        "POLYGON ((302000 2770000,303000 2770000,303000 2771000,302000 2771000,302000 2770000))",
        NULL);
    g_auto (Run) whole = run_program_with ("zone", path, "add", "--name", "全鎮", "--type", "urban",
                                           "--dissolve", "population", NULL);
    g_auto (Run) file = run_program_with ("zone", path, "add", "--name", "丙", "--type", "park",
                                          "--file", outline, NULL);
    g_auto (Run) none = run_program_with ("zone", path, "add", "--name", "x", NULL);
    g_auto (Run) both = run_program_with ("zone", path, "add", "--wkt", "POINT (1 2)", "--file",
                                          outline, NULL);
    g_auto (Run)
        type = run_program_with ("zone", path, "add", "--type", "rural", "--wkt", "x", NULL);
    g_auto (Run) verb = run_program_with ("zone", path, "drop", NULL);
    g_auto (Run) point = run_program_with ("zone", path, "add", "--wkt", "POINT (1 2)", NULL);
    g_auto (Run) bad = run_program_with ("zone", path, "add", "--wkt", "POLYGON ((", NULL);
    g_auto (Run) bow = run_program_with ("zone", path, "add", "--wkt",
                                         "POLYGON ((0 0,4 4,4 0,0 4,0 0))", NULL);
    g_auto (Run) empty = run_program_with ("zone", path, "add", "--dissolve", "landuse", NULL);
    g_auto (Run) role = run_program_with ("zone", path, "add", "--dissolve", "x", NULL);
    g_auto (Run) json = run_program_with ("zone", path, "list", "--json", NULL);
    g_auto (Run) text = run_program_with ("zone", path, "list", NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    static const struct
    {
      const char *name, *type;
      double km2;
    } expected[] = { { "甲 區", "scenic", 1 }, { "全鎮", "urban", 2 }, { "丙", "park", 0.125 } };
    JsonArray *zones;

    assert_quiet (wkt);
    assert_quiet (whole);
    g_assert_cmpint (file.status, ==, 0);
    assert_failed (&none, 2, "--dissolve");
    assert_failed (&both, 2, "--dissolve");
    assert_failed (&type, 2, "rural");
    assert_failed (&verb, 2, "drop");
    assert_failed (&point, 1, "POLYGON");
    assert_failed (&bad, 1, "WKT");
    assert_failed (&bow, 1, "crosses");
    assert_failed (&empty, 1, "landuse");
    assert_failed (&role, 2, "x");
    zones = json_object_get_array_member (parse (parser, &json), "zones");
    g_assert_cmpuint (json_array_get_length (zones), ==, G_N_ELEMENTS (expected));
    for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
      {
        JsonObject *zone = json_array_get_object_element (zones, i);

        g_assert_cmpint (json_object_get_int_member (zone, "id"), ==, i + 1);
        g_assert_cmpstr (json_object_get_string_member (zone, "name"), ==, expected[i].name);
        g_assert_cmpstr (json_object_get_string_member (zone, "type"), ==, expected[i].type);
        g_assert_cmpfloat_with_epsilon (json_object_get_double_member (zone, "area_km2"),
                                        expected[i].km2, 1e-9);
        g_assert_nonnull (strstr (text.out, expected[i].name));
      }
  }
  drop_folder (g_steal_pointer (&folder));
}

static JsonObject *
find_indicator (JsonObject *zone, const char *id)
{
  JsonArray *list = json_object_get_array_member (zone, "indicators");

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *indicator = json_array_get_object_element (list, i);

      assert_members (indicator, "id name value unit state numerator denominator method inputs "
                                 "reason parts");
      if (g_str_equal (json_object_get_string_member (indicator, "id"), id))
        return indicator;
    }
  g_error ("no %s", id);
}

static void
test_indicators (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "鎮.gpkg", NULL);
  make_town (folder, path);
  {
    g_auto (Run) none = run_program_with ("indicators", path, "--zone", "x", NULL);
    g_auto (Run) zone = run_program_with ("zone", path, "add", "--name", "全鎮", "--dissolve",
                                          "population", NULL);
    g_auto (Run) other = run_program_with (
        "zone", path, "add", "--name", "北", "--wkt",
        "POLYGON ((302000 2770500,303000 2770500,303000 2771000,302000 2771000,302000 2770500))",
        NULL);
    g_auto (Run) all = run_program_with ("indicators", path, "--json", NULL);
    g_auto (Run) one = run_program_with ("indicators", path, "--zone", "北", "--radius", "250",
                                         "--json", NULL);
    g_auto (Run) csv = run_program_with ("indicators", path, "--csv", NULL);
    g_auto (Run) text = run_program_with ("indicators", path, NULL);
    g_auto (Run) radius = run_program_with ("indicators", path, "--radius", "-5", NULL);
    g_auto (Run) word = run_program_with ("indicators", path, "--radius", "far", NULL);
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (JsonParser) second = json_parser_new ();
    g_auto (GStrv) lines = g_strsplit (csv.out, "\n", -1);
    JsonObject *root, *first, *coverage;
    JsonArray *zones, *inputs;

    assert_failed (&none, 1, "x");
    assert_quiet (zone);
    assert_quiet (other);
    assert_failed (&radius, 2, "--radius");
    assert_failed (&word, 2, "far");
    g_assert_cmpstr (all.err, ==, "");

    root = parse (parser, &all);
    assert_members (root, "project crs zones");
    g_assert_cmpstr (json_object_get_string_member (root, "project"), ==, "鎮");
    g_assert_cmpstr (json_object_get_string_member (root, "crs"), ==, "EPSG:3826");
    zones = json_object_get_array_member (root, "zones");
    g_assert_cmpuint (json_array_get_length (zones), ==, 2);
    first = json_array_get_object_element (zones, 0);
    assert_members (first, "id name type area_km2 indicators");
    g_assert_cmpstr (json_object_get_string_member (first, "name"), ==, "全鎮");
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (first, "area_km2"), 2, 1e-9);

    /* A circle of 500 m lies within the first village: π/4 of its 1000. */
    coverage = find_indicator (first, "A1");
    g_assert_cmpstr (json_object_get_string_member (coverage, "state"), ==, "ok");
    g_assert_cmpstr (json_object_get_string_member (coverage, "unit"), ==, "ratio");
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (coverage, "numerator"),
                                    250 * G_PI, 0.1);
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (coverage, "denominator"), 1600,
                                    1e-6);
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (coverage, "value"),
                                    250 * G_PI / 1600, 1e-4);
    g_assert_true (json_object_get_null_member (coverage, "reason"));
    inputs = json_object_get_array_member (coverage, "inputs");
    g_assert_cmpuint (json_array_get_length (inputs), ==, 2);
    assert_members (json_array_get_object_element (inputs, 0), "role layer count year");

    /* What there is no layer for has a reason and no value. */
    {
      JsonObject *bare = find_indicator (first, "B2");

      g_assert_cmpstr (json_object_get_string_member (bare, "state"), ==, "no-data");
      g_assert_true (json_object_get_null_member (bare, "value"));
      g_assert_false (json_object_get_null_member (bare, "reason"));
    }

    /* The northern half: half a circle of 250 m in 500 residents. */
    root = parse (second, &one);
    zones = json_object_get_array_member (root, "zones");
    g_assert_cmpuint (json_array_get_length (zones), ==, 1);
    coverage = find_indicator (json_array_get_object_element (zones, 0), "A1");
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (coverage, "denominator"), 500,
                                    1e-6);
    g_assert_cmpfloat_with_epsilon (json_object_get_double_member (coverage, "numerator"),
                                    1000 * G_PI * 250 * 250 / 2 / 1e6, 0.05);

    g_assert_cmpint (csv.status, ==, 0);
    g_assert_cmpuint (g_strv_length (lines), >, 10);
    g_assert_nonnull (strstr (csv.out, "全鎮"));
    g_assert_nonnull (strstr (text.out, "A1"));
  }
  drop_folder (g_steal_pointer (&folder));
}

/* A project that another program writes to, and one that is none. */
static void
test_projects (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  sqlite3 *other = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "p.gpkg", NULL);
  text = write_file (folder, "text.gpkg", "hello");
  make_town (folder, path);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  {
    g_auto (Run) foreign = run_program_with ("layers", text, "--json", NULL);
    g_auto (Run) gone = run_program_with ("zone", "/nowhere/p.gpkg", "list", "--json", NULL);
    g_auto (Run) read = run_program_with ("layers", path, NULL);
    g_auto (Run) busy = run_program_with ("zone", path, "add", "--dissolve", "population", NULL);

    assert_failed (&foreign, 1, "text.gpkg");
    assert_failed (&gone, 1, "p.gpkg");
    g_assert_cmpint (read.status, ==, 0);
    assert_failed (&busy, 1, "another program");
  }
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  assert_alone (path);
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/new", test_new);
  g_test_add_func ("/cli/plain-locale", test_plain_locale);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/zone", test_zone);
  g_test_add_func ("/cli/indicators", test_indicators);
  g_test_add_func ("/cli/projects", test_projects);
  return g_test_run ();
}
