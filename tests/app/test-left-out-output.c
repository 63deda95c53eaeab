/* test-left-out-output.c: residents without coverage as JSON, tables and a layer, and by command
 *
 * Longitudes and latitudes come from gdaltransform (EPSG:3826 to 4326).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-left-out-output.h"

#include <json-glib/json-glib.h>

#include "metrics-fixture.h"
#include "store-fixture.h"

/* Of a circle of 500 m, in square metres. */
#define CIRCLE (G_PI * 250000.0)

/* Two squares of a square kilometre, with a stop in the middle of the first. */
static ZwLeftOut *
make_result (const ZwGeometry *zone)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GError) error = NULL;
  ZwLeftOutOptions options;
  ZwLeftOut *result;

  layer_add_box (people, 0, 0, 1000, 1000);
  layer_set_text (people, "name", "甲,里");
  layer_set_number (people, "population", 1000);
  layer_add_box (people, 1000, 0, 1000, 1000);
  layer_set_text (people, "name", "乙\"里");
  layer_set_text (people, "code", "B-1");
  layer_set_number (people, "population", 500);
  layer_end (people, layers);
  layer_add_point (stops, 500, 500);
  layer_end (stops, layers);
  baseline = make_baseline (layers);
  zw_left_out_options_init (&options);
  result = zw_left_out_new (baseline, layers, zone, &options, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static JsonObject *
get_element (JsonObject *object, const char *name, guint index)
{
  return json_array_get_object_element (json_object_get_array_member (object, name), index);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static void
test_json (void)
{
  g_autoptr (ZwLeftOut) result = make_result (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = zw_left_out_to_json (result, "臺北", "EPSG:3826", NULL, &error);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *top, *area, *pocket;

  g_assert_no_error (error);
  root = parse (text);
  top = json_node_get_object (root);
  assert_near (json_object_get_double_member (top, "residents"), 1500.0, 1e-9);
  assert_near (json_object_get_double_member (top, "left_out"), 1500.0 - CIRCLE / 1000.0, 1e-9);
  assert_near (json_object_get_double_member (top, "share"), 1.0 - CIRCLE / 1.5e6, 1e-12);
  g_assert_cmpstr (json_object_get_string_member (top, "method"), ==, result->method);
  g_assert_cmpstr (json_object_get_string_member (top, "state"), ==, "ok");
  g_assert_true (json_object_get_null_member (top, "zone"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (top, "areas")), ==, 2);
  area = get_element (top, "areas", 0);
  g_assert_cmpstr (json_object_get_string_member (area, "name"), ==, "乙\"里");
  g_assert_cmpstr (json_object_get_string_member (area, "code"), ==, "B-1");
  g_assert_true (json_object_get_null_member (area, "district"));
  assert_near (json_object_get_double_member (area, "left_out"), 500.0, 1e-9);
  assert_near (json_object_get_double_member (area, "share"), 1.0, 1e-12);
  pocket = get_element (top, "pockets", 0);
  g_assert_cmpint (json_object_get_int_member (pocket, "rank"), ==, 1);
  assert_near (json_object_get_double_member (pocket, "residents"), 1500.0 - CIRCLE / 1000.0, 1e-6);
  assert_near (json_object_get_double_member (pocket, "area_km2"), 2.0 - CIRCLE / 1e6, 1e-9);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (pocket, "names"), 0), ==,
      "乙\"里");
}

/* gdaltransform -s_srs EPSG:3826 -t_srs EPSG:4326: 300050 2770050 is
   121.49598676602 25.037745343109 */
static void
test_locations (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwLeftOut) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *table = NULL;
  g_autoptr (JsonNode) root = NULL;
  ZwLeftOutOptions options;
  JsonObject *pocket;

  layer_add_point (people, 50, 50);
  layer_set_number (people, "population", 8);
  layer_end (people, layers);
  layer_add_point (stops, 650, 850);
  layer_end (stops, layers);
  baseline = make_baseline (layers);
  zw_left_out_options_init (&options);
  result = zw_left_out_new (baseline, layers, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  text = zw_left_out_to_json (result, NULL, "EPSG:3826", NULL, &error);
  g_assert_no_error (error);
  root = parse (text);
  pocket = get_element (json_node_get_object (root), "pockets", 0);
  assert_near (json_object_get_double_member (pocket, "x"), 300050.0, 1e-6);
  assert_near (json_object_get_double_member (pocket, "y"), 2770050.0, 1e-6);
  assert_near (json_object_get_double_member (pocket, "lon"), 121.49598676602, 1e-9);
  assert_near (json_object_get_double_member (pocket, "lat"), 25.037745343109, 1e-9);
  assert_near (json_object_get_double_member (pocket, "nearest_stop_m"), 1000.0, 1e-6);
  assert_near (json_object_get_double_member (pocket, "area_km2"), 0.01, 1e-12);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (pocket, "names")), ==, 0);

  table = zw_left_out_pockets_to_csv (result, "EPSG:3826", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (table, "\xef\xbb\xbfnames,rank,residents,x,y,lon,lat,"
                                          "area_km2,nearest_stop_m\r\n,1,8,300050,2770050,"));
  g_assert_true (g_str_has_suffix (table, ",0.01,1000\r\n"));
}

static void
test_csv (void)
{
  g_autoptr (ZwLeftOut) result = make_result (NULL);
  g_autofree char *table = zw_left_out_to_csv (result);

  g_assert_true (g_str_has_prefix (table,
                                   "\xef\xbb\xbfname,code,district,residents,left_out,share\r\n"
                                   "\"乙\"\"里\",B-1,,500,500,1\r\n\"甲,里\",,,1000,214.6018366"));
  g_assert_true (g_str_has_suffix (table, "\r\n"));
}

static void
test_layer (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autoptr (ZwGeometry) box = make_box (0, 0, 2000, 500);
  g_autoptr (ZwLeftOut) result = make_result (box);
  ZwZone zone = { .id = 1, .name = (char *) "南區", .geometry = box };
  g_autofree char *before = dump_file (path, TRUE);
  g_autofree char *undone = NULL;
  g_autoptr (ZwLayer) layer = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = zw_left_out_add_layer (result, store, &zone, &error);

  g_assert_no_error (error);
  layer = zw_layer_find (store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (layer->role, ==, ZW_ROLE_BACKGROUND);
  g_assert_cmpstr (layer->name, ==, "Residents without coverage, 南區");
  g_assert_cmpint (layer->count, ==, 2);
  g_assert_cmpint (layer->year, ==, 2024);
  g_assert_nonnull (strstr (layer->source.operation, result->method));
  g_assert_nonnull (strstr (layer->source.operation, "南區"));
  g_assert_nonnull (strstr (layer->source.operation, "population"));
  g_assert_cmpint (query_raw (path, "SELECT round(1000000 * without_coverage) FROM "
                                    "Residents_without_coverage_南區 WHERE name = '甲,里'"),
                   ==, (gint64) round (1e6 * (500.0 - CIRCLE / 2000.0)));
  g_assert_cmpint (query_raw (path, "SELECT round(1000000 * share) FROM "
                                    "Residents_without_coverage_南區 WHERE code = 'B-1'"),
                   ==, 1000000);
  g_assert_cmpint (query_raw (path, "SELECT sum(residents) FROM Residents_without_coverage_南區"),
                   ==, 750);
  /* 107 and 500 of them: two classes, as QGIS is told. */
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM layer_styles WHERE f_table_name = "
                                    "'Residents_without_coverage_南區' AND styleQML LIKE "
                                    "'%graduatedSymbol%attr=\"without_coverage\"%' AND styleSLD "
                                    "LIKE '%PropertyIsGreaterThan%'"),
                   ==, 1);
  assert_sound (path);
  if (has_program ("ogrinfo"))
    {
      const char *const argv[] = { "ogrinfo", "-al", "-so", path, NULL };
      g_autofree char *said = run_program (argv, NULL);

      g_assert_nonnull (strstr (said, "Residents_without_coverage_南區"));
      g_assert_nonnull (strstr (said, "(300000.000000, 2770000.000000) - (302000.000000, "
                                      "2771000.000000)"));
      g_assert_nonnull (strstr (said, "without_coverage: Real"));
    }

  /* One step. */
  zw_store_undo (store, &error);
  g_assert_no_error (error);
  undone = dump_file (path, TRUE);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_layer"), ==, 0);
  g_assert_null (zw_store_get_undo_label (store));
  g_assert_null (zw_layer_find (store, id, NULL));
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

/* What there is no data for is no layer. */
static void
test_no_layer (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autoptr (ZwGeometry) nowhere = make_box (50000, 0, 10, 10);
  g_autoptr (ZwLeftOut) result = make_result (nowhere);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = zw_left_out_to_json (result, NULL, "EPSG:3826", NULL, &error);
  g_autoptr (JsonNode) root = parse (text);
  JsonObject *top = json_node_get_object (root);

  g_assert_cmpstr (json_object_get_string_member (top, "state"), ==, "no-data");
  g_assert_nonnull (json_object_get_string_member (top, "reason"));
  g_assert_true (json_object_get_null_member (top, "share"));
  g_assert_cmpint (zw_left_out_add_layer (result, store, NULL, &error), ==, 0);
  assert_sentence (error, NULL);
  g_assert_null (zw_store_get_undo_label (store));
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* A subcommand on the project of the folder; its output. */
G_GNUC_NULL_TERMINATED static char *
command (const char *folder, const char *name, ...)
{
  g_autofree char *project = g_build_filename (folder, "p.gpkg", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *word;
  va_list rest;
  char *output;

  g_ptr_array_add (argv, (char *) g_getenv ("ZW_PROGRAM"));
  g_ptr_array_add (argv, (char *) name);
  g_ptr_array_add (argv, project);
  va_start (rest, name);
  while ((word = va_arg (rest, const char *)) != NULL)
    g_ptr_array_add (argv, (char *) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  output = run_program ((const char *const *) argv->pdata, NULL);
  return output;
}

/* The stop reaches 500 m, so that half of its square is left out with 398.94 m:
   π r² = 500,000 m². */
static void
test_command (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *people = g_build_filename (folder, "people.geojson", NULL);
  g_autofree char *stops = g_build_filename (folder, "stops.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *narrow = NULL;
  g_autofree char *layers = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) narrow_root = NULL;

  write_file (folder, "people.geojson",
              "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":"
              "{\"name\":\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":[{\"type\":\"Feature\","
              "\"properties\":{\"name\":\"甲里\",\"population\":1000},\"geometry\":{\"type\":"
              "\"Polygon\",\"coordinates\":[[[300000,2770000],[301000,2770000],"
              "[301000,2771000],[300000,2771000],[300000,2770000]]]}}]}");
  write_file (folder, "stops.csv", "name,x,y\n站,300500,2770500\n");
  g_free (command (folder, "new", NULL));
  g_free (command (folder, "import", people, "--as", "population", NULL));
  g_free (command (folder, "import", stops, "--as", "stops", "--crs", "EPSG:3826", NULL));
  text = command (folder, "left-out", "--json", "--top", "2", "--layer", NULL);
  root = parse (text);
  assert_near (json_object_get_double_member (json_node_get_object (root), "left_out"),
               1000.0 - CIRCLE / 1000.0, 1e-6);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (json_node_get_object (root), "pockets")),
      <=, 2);
  narrow = command (folder, "left-out", "--json", "--radius", "398.942280401433", NULL);
  narrow_root = parse (narrow);
  assert_near (json_object_get_double_member (json_node_get_object (narrow_root), "share"), 0.5,
               1e-9);
  layers = command (folder, "layers", "--json", NULL);
  g_assert_nonnull (strstr (layers, "Residents without coverage"));
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/left-out-output/json", test_json);
  g_test_add_func ("/left-out-output/locations", test_locations);
  g_test_add_func ("/left-out-output/csv", test_csv);
  g_test_add_func ("/left-out-output/layer", test_layer);
  g_test_add_func ("/left-out-output/no-layer", test_no_layer);
  g_test_add_func ("/left-out-output/command", test_command);
  return g_test_run ();
}
