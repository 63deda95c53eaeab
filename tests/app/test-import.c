/* test-import.c: sources of every format into layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coordinates carried over are those of gdaltransform (GDAL 3.6.2, PROJ 9.1).
 */

#include "import-fixture.h"

/* Taipei Main Station and Taipei 101, in degrees and in TM2 of zone 121. */
#define STATION_X 302166.226875
#define STATION_Y 2771171.641068
#define TOWER_X 307056.818979
#define TOWER_Y 2769551.836862

static const char *const degrees[] = { "POINT (121.5170 25.0478)", "POINT (121.5654 25.0330)",
                                       NULL };
static const char *const metres[] = { "POINT (302166.226875 2771171.641068)",
                                      "POINT (307056.818979 2769551.836862)", NULL };

/* In the order of the source; a FlatGeobuf's is that of its index. */
static void
assert_two_places (const ZwFeatures *features)
{
  guint first = features->shape->points[0].x < features->shape->points[1].x ? 0 : 1;

  g_assert_cmpuint (features->n, ==, 2);
  assert_place (features, first, STATION_X, STATION_Y, 0.001);
  assert_place (features, 1 - first, TOWER_X, TOWER_Y, 0.001);
  if (g_strcmp0 (features->layer->source.format, "FlatGeobuf") != 0)
    g_assert_cmpuint (first, ==, 0);
}

static char *
hash_of (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, length);
}

/* The same two places in every format GDAL writes for us. */
static void
test_formats (void)
{
  static const struct
  {
    const char *driver, *name, *layer;
    int epsg;
    const char *format;
  } cases[] = {
    { "ESRI Shapefile", "捷運.shp", "捷運", 3826, "ESRI Shapefile" },
    { "ESRI Shapefile", "wgs.shp", "wgs", 4326, "ESRI Shapefile" },
    { "GPKG", "a.gpkg", "站 點", 3826, "GPKG" },
    { "GeoJSON", "a.geojson", "a", 4326, "GeoJSON" },
    { "KML", "a.kml", "a", 4326, "LIBKML" },
    { "FlatGeobuf", "a.fgb", "a", 3826, "FlatGeobuf" },
    { "GML", "a.gml", "a", 3826, "GML" },
    { "MapInfo File", "a.tab", "a", 4326, "MapInfo File" },
    { "GPX", "a.gpx", "waypoints", 4326, "GPX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_ogr (fixture, cases[i].driver, cases[i].name, cases[i].layer,
                                         cases[i].epsg, cases[i].epsg == 4326 ? degrees : metres);
      g_autofree char *hash = hash_of (path);
      g_autofree char *folder_before = NULL;
      g_autoptr (ZwFeatures) features = NULL;
      const ZwSource *source;

      g_test_message ("%s in %d", cases[i].driver, cases[i].epsg);
      features = import_as (fixture, path, ZW_ROLE_STOPS);
      assert_two_places (features);
      source = &features->layer->source;
      g_assert_cmpstr (source->file, ==, cases[i].name);
      g_assert_cmpstr (source->format, ==, cases[i].format);
      g_assert_cmpstr (source->sha256, ==, hash);
      g_assert_cmpint (source->read_count, ==, 2);
      g_assert_cmpint (source->kept_count, ==, 2);
      g_assert_cmpint (source->repaired_count, ==, 0);
      g_assert_cmpint (source->skipped_count, ==, 0);
      g_assert_false (source->crs_guessed);
      g_assert_cmpstr (source->encoding, ==, "UTF-8");
      g_assert_cmpstr (source->operation, !=, "");
      g_assert_nonnull (source->imported_at);
      g_assert_cmpint (features->layer->count, ==, 2);
      g_assert_true (features->layer->used && features->layer->visible);
    }
}

/* The date is the file's, the hash what another program reckons. */
static void
test_provenance (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_ogr (fixture, "GPKG", "a.gpkg", "stops", 3826, metres);
  const char *touch[] = { "touch", "-d", "2021-03-04 12:00:00 UTC", path, NULL };
  const char *sum[] = { "sha256sum", path, NULL };
  g_autofree char *none = run_program (touch, NULL);
  g_autofree char *hash = run_program (sum, NULL);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_STOPS);
  const ZwSource *source = &features->layer->source;
  ZwImportOptions options = { .path = path,
                              .has_role = TRUE,
                              .role = ZW_ROLE_STOPS,
                              .name = "公車站",
                              .year = 2020,
                              .date = "2020-02-29",
                              .crs = "EPSG:3826" };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwLayer) layer = NULL;

  g_assert_true (g_str_has_prefix (hash, source->sha256));
  g_assert_cmpuint (strlen (source->sha256), ==, 64);
  g_assert_cmpstr (source->date, ==, "2021-03-04");
  g_assert_cmpstr (source->layer, ==, "stops");
  g_assert_cmpint (features->layer->year, ==, 0);
  g_assert_nonnull (strstr (source->crs, "EPSG:3826"));

  report = import_with (fixture, &options);
  layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_assert_cmpstr (layer->name, ==, "公車站");
  g_assert_cmpint (layer->year, ==, 2020);
  g_assert_cmpstr (layer->source.date, ==, "2020-02-29");
}

/* How TWD97 came from degrees is said, though PROJ chooses at the first point. */
static void
test_operation (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *wgs = write_ogr (fixture, "GeoJSON", "a.geojson", "a", 4326, degrees);
  g_autofree char *old = write_text (fixture, "twd67.csv",
                                     "name,x,y\na,301200,2770200\nb,301300,2771300\n");
  g_autoptr (ZwFeatures) first = import_as (fixture, wgs, ZW_ROLE_STOPS);
  ZwImportOptions options = {
    .path = old, .has_role = TRUE, .role = ZW_ROLE_STOPS, .crs = "EPSG:3828"
  };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) second = zw_features_load (fixture->store, layer, NULL, NULL);

  g_assert_nonnull (strstr (first->layer->source.operation, "TWD97"));
  g_assert_nonnull (strstr (second->layer->source.operation, "TWD67"));
  /* x + 807.8 + a x + b y, y − 248.6 + a y + b x with a 0.00001549, b 0.000006521 */
  assert_place (second, 0, 302030.53006, 2769996.27452, 0.001);
  assert_place (second, 1, 302130.53878, 2771096.29221, 0.001);
}

static void
test_topojson (void)
{
  static const char topology[] =
      "{\"type\":\"Topology\",\"transform\":{\"scale\":[0.01,0.01],\"translate\":[121,25]},"
      "\"objects\":{\"villages\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":"
      "\"Polygon\",\"arcs\":[[0]],\"properties\":{\"VILLNAME\":\"老泉里\",\"PP\":981}}]},"
      "\"towns\":{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"arcs\":"
      "[[0]],\"properties\":{\"TOWNNAME\":\"文山區\"}}]}},"
      "\"arcs\":[[[50,0],[10,0],[0,10],[-10,0],[0,-10]]]}";
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "里.json", topology);
  ZwImportOptions options = { .path = path };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);
  ZwImportOptions towns = { .path = path, .layer = "towns" };
  g_autoptr (ZwImportReport) second = import_with (fixture, &towns);

  g_assert_cmpint (layer->role, ==, ZW_ROLE_POPULATION);
  g_assert_cmpfloat (zw_features_get_numbers (features, "population")[0], ==, 981);
  g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, "老泉里");
  g_assert_true (layer->source.crs_guessed);
  g_assert_true (has_remark (report, "2 layers"));
  g_assert_false (has_remark (second, "2 layers"));
}

static void
test_zipped_shapefile (void)
{
  static const struct
  {
    const char *what;
    const char *members[9];
    const char *remark; /* NULL: none of layers */
  } cases[] = {
    { "at the top", { "站.shp", "站.shx", "站.dbf", "站.prj", NULL }, NULL },
    { "in a folder",
      { "站.shp=資料/站.shp", "站.shx=資料/站.shx", "站.dbf=資料/站.dbf", "站.prj=資料/站.prj",
        NULL },
      NULL },
    { "two in a folder",
      { "站.shp=a/站.shp", "站.shx=a/站.shx", "站.dbf=a/站.dbf", "站.prj=a/站.prj",
        "站.shp=a/路.shp", "站.shx=a/路.shx", "站.dbf=a/路.dbf", "站.prj=a/路.prj", NULL },
      "2 layers" },
  };
  static const char *const names[] = { "name" };
  /* 臺北市 and 許功蓋 in CP950 */
  static const char *const rows[] = { "\xbb\x4f\xa5\x5f\xa5\xab", "\xb3\x5c\xa5\x5c\xbb\x5c" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *shp = write_shapefile (fixture, "站", 3826, metres, 1, names, rows, 0);
      g_autofree char *zip = write_zip (fixture, "站.zip", cases[i].members);
      ZwImportOptions options = { .path = zip, .has_role = TRUE, .role = ZW_ROLE_STOPS };
      g_autoptr (ZwImportReport) report = import_with (fixture, &options);
      g_autoptr (ZwLayer) layer = zw_layer_find (
          fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);

      g_test_message ("%s", cases[i].what);
      assert_two_places (features);
      g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, "臺北市");
      g_assert_cmpstr (zw_features_get_texts (features, "name")[1], ==, "許功蓋");
      g_assert_cmpstr (layer->source.encoding, ==, "CP950");
      g_assert_cmpint (has_remark (report, "layers"), ==, cases[i].remark != NULL);
    }
}

/* As the file manager of Windows in Taiwan packs: names in CP950, not said so. */
static void
test_zip_of_windows (void)
{
  static const struct
  {
    const char *stem, *name;
  } cases[] = {
    { "\xaf\xb8\xc2\x49", "站點" },
    { "\xbb\x4f\xa5\x5f\xa5\xab\xb1\xb6\xb9\x42", "臺北市捷運" },
    { "plain", "plain" },
    { "caf\x82", "café" }, /* in CP437 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *shp = write_ogr (fixture, "ESRI Shapefile", "a.shp", "a", 3826, metres);
      g_autofree char *first = g_strconcat ("a.shp=", cases[i].stem, ".shp", NULL);
      g_autofree char *second = g_strconcat ("a.shx=", cases[i].stem, ".shx", NULL);
      g_autofree char *third = g_strconcat ("a.dbf=", cases[i].stem, ".dbf", NULL);
      const char *list[] = { first, second, third, NULL };
      g_autofree char *zip = write_zip_with (fixture, "a.zip", list, ZIP_FL_ENC_CP437);
      g_autoptr (ZwFeatures) features = import_as (fixture, zip, ZW_ROLE_STOPS);

      assert_two_places (features);
      g_assert_cmpstr (features->layer->name, ==, cases[i].name);
    }
}

static void
test_gtfs (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *agency = write_text (
      fixture, "agency.txt",
      "agency_id,agency_name,agency_url,agency_timezone\nA,客運,http://a.tw,Asia/Taipei\n");
  g_autofree char *stops = write_text (
      fixture, "stops.txt",
      "stop_id,stop_name,stop_lat,stop_lon\nS1,臺北車站,25.0478,121.5170\nS2,101,25.0330,121.5654\n"
      "S3,無,,\n");
  g_autofree char *routes = write_text (
      fixture, "routes.txt", "route_id,agency_id,route_short_name,route_type\nR,A,綠1,3\n");
  g_autofree char *trips = write_text (fixture, "trips.txt",
                                       "route_id,service_id,trip_id\nR,WK,T1\nR,WK,T2\n");
  g_autofree char *times = write_text (
      fixture, "stop_times.txt",
      "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nT1,06:00:00,06:00:00,S1,1\n"
      "T1,06:20:00,06:20:00,S2,2\nT2,06:30:00,06:30:00,S1,1\nT2,06:50:00,06:50:00,S2,2\n");
  g_autofree char *calendar = write_text (
      fixture, "calendar.txt",
      "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
      "WK,1,1,1,1,1,0,0,20260504,20260515\n");
  const char *members[] = { "agency.txt",     "stops.txt",    "routes.txt", "trips.txt",
                            "stop_times.txt", "calendar.txt", NULL };
  g_autofree char *zip = write_zip (fixture, "公車.zip", members);
  g_autofree char *before = dump_file (zw_store_get_path (fixture->store), TRUE);
  ZwImportOptions options = { .path = zip, .date = "2026-05-06" };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer) stop_layer = NULL;
  g_autoptr (ZwLayer) route_layer = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (ZwFeatures) lines = NULL;

  g_assert_cmpuint (report->layer_ids->len, ==, 2);
  stop_layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  route_layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 1), NULL);
  g_assert_cmpint (stop_layer->role, ==, ZW_ROLE_STOPS);
  g_assert_cmpint (route_layer->role, ==, ZW_ROLE_ROUTES);
  features = zw_features_load (fixture->store, stop_layer, NULL, NULL);
  assert_two_places (features);
  g_assert_cmpstr (zw_features_get_texts (features, "mode")[0], ==, "bus");
  g_assert_cmpfloat (zw_features_get_numbers (features, "departures")[0], ==, 2);
  g_assert_cmpfloat (zw_features_get_numbers (features, "headway_min")[0], ==, 30);
  g_assert_cmpstr (zw_features_get_texts (features, "first_time")[0], ==, "06:00");
  g_assert_cmpint (stop_layer->source.skipped_count, ==, 1);
  g_assert_cmpint (stop_layer->source.read_count, ==, 3);
  g_assert_cmpstr (stop_layer->source.date, ==, "2026-05-06");
  g_assert_cmpint (stop_layer->year, ==, 2026);
  g_assert_cmpstr (stop_layer->source.format, ==, "GTFS");
  g_assert_nonnull (stop_layer->source.sha256);
  lines = zw_features_load (fixture->store, route_layer, NULL, NULL);
  g_assert_cmpuint (lines->n, ==, 1);
  g_assert_true (has_remark (report, "straight"));

  /* One step of undo for both. */
  g_assert_true (zw_store_undo (fixture->store, NULL));
  {
    g_autoptr (GPtrArray) layers = zw_layer_list (fixture->store, NULL);

    g_assert_cmpuint (layers->len, ==, 0);
  }
  options.has_role = TRUE;
  options.role = ZW_ROLE_STOPS;
  {
    g_autoptr (ZwImportReport) only = import_with (fixture, &options);

    g_assert_cmpuint (only->layer_ids->len, ==, 1);
  }
  options.role = ZW_ROLE_POPULATION;
  import_refused (fixture, &options, "timetable");
  options.has_role = FALSE;
  options.date = "2026-13-40";
  import_refused_for (fixture, &options, "2026-13-40", "no date");
}

/* Coordinates without a word on their system, held against what the project has. */
#define VILLAGE                                                                                    \
  "POLYGON ((301900 2769900,303100 2769900,303100 2771200,301900 2771200,301900 2769900))"

static void
test_old_datum (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  static const char *const villages[] = { VILLAGE, NULL };
  g_autoptr (GString) table = g_string_new ("name,x,y\n");
  g_autofree char *admin = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  /* Places within the village when 808 m are added to the east; as they stand, on
   * its western side or beyond. */
  for (guint i = 0; i < 50; i++)
    g_string_append_printf (table, "s%u,%u,%u\n", i, 301150 + i * 10, 2770200 + i * 20);
  path = write_text (fixture, "舊資料.csv", table->str);
  {
    g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_STOPS);

    /* Nothing known yet: taken for TWD97, as its numbers fit. */
    assert_place (features, 0, 301150, 2770200, 1e-6);
    g_assert_true (features->layer->source.crs_guessed);
    g_assert_nonnull (strstr (features->layer->source.crs, "EPSG:3826"));
  }
  admin = write_ogr (fixture, "GPKG", "admin.gpkg", "villages", 3826, villages);
  g_clear_pointer (&fixture->store, g_object_unref);
  fixture->store = make_project (fixture->folder, "second.gpkg");
  {
    g_autoptr (ZwFeatures) areas = import_as (fixture, admin, ZW_ROLE_ADMIN);
    ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };
    g_autoptr (ZwImportReport) report = import_with (fixture, &options);
    g_autoptr (ZwLayer)
        layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
    g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);

    g_assert_nonnull (strstr (layer->source.crs, "EPSG:3828"));
    g_assert_true (layer->source.crs_guessed);
    g_assert_true (has_remark (report, "850 m"));
    /* By hand: 301150 + 807.8 + 4.6648 + 18.0645, 2770200 − 248.6 + 42.9104 + 1.9638 */
    assert_place (features, 0, 301980.5293, 2769996.2741, 0.001);
  }
  named = write_text (fixture, "TWD67_stops.csv", "name,x,y\na,301200,2770200\nb,301300,2771300\n");
  {
    g_autoptr (ZwFeatures) features = import_as (fixture, named, ZW_ROLE_STOPS);

    g_assert_nonnull (strstr (features->layer->source.crs, "EPSG:3828"));
    assert_place (features, 0, 302030.53006, 2769996.27452, 0.001);
  }
}

static void
test_far_away (void)
{
  static const char *const kaohsiung[] = { "POINT (120.3014 22.6273)", NULL };
  static const char *const near[] = { "POINT (121.7 25.1)", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *here = write_ogr (fixture, "GeoJSON", "here.geojson", "a", 4326, degrees);
  g_autofree char *there = write_ogr (fixture, "GeoJSON", "there.geojson", "a", 4326, kaohsiung);
  g_autofree char *by = write_ogr (fixture, "GeoJSON", "by.geojson", "a", 4326, near);
  ZwImportOptions options = { .path = here, .has_role = TRUE, .role = ZW_ROLE_STOPS };
  g_autoptr (ZwImportReport) first = import_with (fixture, &options);
  g_autoptr (ZwImportReport) second = NULL;
  g_autoptr (ZwImportReport) third = NULL;
  g_autoptr (ZwImportReport) fourth = NULL;

  g_assert_false (has_remark (first, "km away"));
  options.path = by;
  second = import_with (fixture, &options);
  g_assert_false (has_remark (second, "km away"));
  options.path = there;
  third = import_with (fixture, &options);
  /* √((302166 − 178189)² + (2769552 − 2503182)²) = 293811 m */
  g_assert_true (has_remark (third, "294 km away"));
  /* Once something is there, it is no news any more. */
  fourth = import_with (fixture, &options);
  g_assert_false (has_remark (fourth, "km away"));
}

/* The coordinates that the system is judged by come from all over the file. */
static void
test_sample (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) table = g_string_new ("name,x,y\n");
  g_autofree char *path = NULL;
  g_autoptr (ZwProbe) probe = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (table, "s,%u,2770000\n", 300000 + i);
  path = write_text (fixture, "many.csv", table->str);
  probe = zw_probe_new (path, NULL, NULL, NULL, NULL);
  g_assert_cmpint (probe->count, ==, 5000);
  g_assert_cmpuint (probe->places->len, >, 200);
  g_assert_cmpuint (probe->places->len, <=, 512);
  for (guint i = 1; i < probe->places->len; i++)
    g_assert_cmpfloat (g_array_index (probe->places, ZwPoint, i).x
                           - g_array_index (probe->places, ZwPoint, i - 1).x,
                       ==, 16);
  g_assert_cmpfloat (g_array_index (probe->places, ZwPoint, 0).x, <, 300016);
  g_assert_cmpfloat (g_array_index (probe->places, ZwPoint, probe->places->len - 1).x, >, 304980);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/formats", test_formats);
  g_test_add_func ("/import/provenance", test_provenance);
  g_test_add_func ("/import/operation", test_operation);
  g_test_add_func ("/import/topojson", test_topojson);
  g_test_add_func ("/import/zipped-shapefile", test_zipped_shapefile);
  g_test_add_func ("/import/zip-of-windows", test_zip_of_windows);
  g_test_add_func ("/import/gtfs", test_gtfs);
  g_test_add_func ("/import/old-datum", test_old_datum);
  g_test_add_func ("/import/sample", test_sample);
  g_test_add_func ("/import/far-away", test_far_away);
  return g_test_run ();
}
