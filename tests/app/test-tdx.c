/* test-tdx.c: JSON of the Transport Data eXchange and of open-data pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The literals follow the schemata that TDX publishes for its API (basic/v2):
 * Bus Stop, StopOfRoute and Shape, Bike Station, OffStreet CarPark.
 */

#include "import/zw-field-guess.h"
#include "reader-fixture.h"

#define STOP(uid, zh, lon, lat)                                                                    \
  "{\"StopUID\":\"" uid                                                                            \
  "\",\"StopID\":\"1\",\"AuthorityID\":\"004\",\"StopName\":{\"Zh_tw\":\"" zh                      \
  "\",\"En\":\"Stop\"},\"StopPosition\":{\"PositionLon\":" lon ",\"PositionLat\":" lat             \
  ",\"GeoHash\":\"wsqqm\"},\"StopAddress\":\"\",\"Bearing\":\"E\",\"StationID\":\"100\","          \
  "\"City\":\"Taipei\",\"UpdateTime\":\"2025-05-06T04:00:00+08:00\",\"VersionID\":2012}"

static void
test_stop (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (ZwReader) reader = open_text (
      fixture, "Stop.json",
      "\xef\xbb\xbf [\n" STOP ("TPE10023", "捷運市政府站", "121.565", "25.041") ",\n" STOP (
          "TPE10024", "\\u4fe1\\u7fa9 \\\"\\ud83d\\ude8c\\\"", "121.5", "25.5") "\n]\n");
  const ZwReaderRow *record;

  g_assert_cmpstr (reader->format, ==, "TDX JSON");
  g_assert_cmpstr (reader->crs, ==, "EPSG:4326");
  g_assert_cmpstr (reader->layer, ==, "Stop");
  g_assert_cmpstr (reader->date, ==, "2025-05-06");
  g_assert_cmpint (reader->year, ==, 0);
  g_assert_cmpint (reader->count, ==, 2);
  record = read_next (reader);
  assert_point (record, 121.565, 25.041);
  g_assert_cmpstr (record->label, ==, "record 1");
  g_assert_cmpstr (get_value (reader, record, "StopName"), ==, "捷運市政府站");
  g_assert_cmpstr (get_value (reader, record, "StopName.En"), ==, "Stop");
  g_assert_cmpstr (get_value (reader, record, "StopPosition.GeoHash"), ==, "wsqqm");
  g_assert_cmpstr (get_value (reader, record, "VersionID"), ==, "2012");
  g_assert_null (get_value (reader, record, "StopAddress"));
  g_assert_cmpstr (get_value (reader, record, "運具"), ==, "bus");
  g_assert_false (has_field (reader, "StopPosition.PositionLon"));
  record = read_next (reader);
  g_assert_cmpstr (get_value (reader, record, "StopName"), ==, "信義 \"🚌\"");
  g_assert_null (read_next (reader));
}

/* Each stop of a route is a row with the fields of the route. */
static void
test_stop_of_route (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (ZwReader) reader = open_text (
      fixture, "StopOfRoute.json",
      "[{\"RouteUID\":\"TPE10132\",\"RouteName\":{\"Zh_tw\":\"307\",\"En\":\"307\"},\"Operators\":"
      "[{\"OperatorID\":\"100\"}, {\"OperatorID\":\"200\"}],\"Direction\":0,\"Stops\":[" STOP (
          "TPE1", "甲", "121.1",
          "25.1") "," STOP ("TPE2", "乙", "121.2",
                            "25.2") "]},"
                                    "{\"RouteUID\":\"TPE10132\",\"RouteName\":{\"Zh_tw\":\"307\"},"
                                    "\"Direction\":1,\"Stops\":"
                                    "[" STOP ("TPE3", "丙", "121.3",
                                              "25.3") "]},{\"RouteUID\":\"TPE9\",\"Stops\":[]}]");
  static const struct
  {
    const char *name, *direction;
    double x, y;
  } expected[] = { { "甲", "0", 121.1, 25.1 },
                   { "乙", "0", 121.2, 25.2 },
                   { "丙", "1", 121.3, 25.3 } };
  const ZwReaderRow *record;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      record = read_next (reader);
      assert_point (record, expected[i].x, expected[i].y);
      g_assert_cmpstr (get_value (reader, record, "StopName"), ==, expected[i].name);
      g_assert_cmpstr (get_value (reader, record, "Direction"), ==, expected[i].direction);
      g_assert_cmpstr (get_value (reader, record, "RouteName"), ==, "307");
      g_assert_cmpstr (get_value (reader, record, "運具"), ==, "bus");
      if (i == 0)
        g_assert_cmpstr (get_value (reader, record, "Operators"), ==,
                         "[{\"OperatorID\":\"100\"},{\"OperatorID\":\"200\"}]");
    }
  /* A route without stops is one row, without a place. */
  record = read_next (reader);
  g_assert_null (record->geometry);
  g_assert_null (read_next (reader));
}

/* The line of the format's own description, "_p~iF~ps|U_ulLnnqC_mqNvxq`@", is
 * (38.5, -120.2), (40.7, -120.95), (43.252, -126.453), latitude first. */
static void
test_shape (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (ZwReader) reader = open_text (
      fixture, "Shape.json",
      "[{\"RouteUID\":\"TPE1\",\"RouteName\":{\"Zh_tw\":\"1\"},\"Geometry\":"
      "\"LINESTRING(121.5 25,121.6 25.1)\",\"EncodedPolyline\":\"_p~iF~ps|U_ulLnnqC_mqNvxq`@\"},"
      "{\"RouteUID\":\"TPE2\",\"Geometry\":"
      "\"MULTILINESTRING((121 25,121 26),(122 25,122 26,122 27))\"},"
      "{\"RouteUID\":\"TPE3\",\"Geometry\":\"\",\"EncodedPolyline\":"
      "\"_p~iF~ps|U_ulLnnqC_mqNvxq`@\"},"
      "{\"RouteUID\":\"TPE4\",\"Geometry\":\"LINESTRING(121\",\"EncodedPolyline\":\"!!\"},"
      "{\"RouteUID\":\"TPE5\",\"Geometry\":null}]");
  const ZwReaderRow *record = read_next (reader);

  g_assert_cmpuint (record->geometry->n_points, ==, 2);
  g_assert_cmpfloat (record->geometry->points[1].y, ==, 25.1);
  g_assert_cmpstr (get_value (reader, record, "運具"), ==, "bus");
  g_assert_false (has_field (reader, "EncodedPolyline"));
  record = read_next (reader);
  g_assert_cmpuint (record->geometry->n_parts, ==, 2);
  g_assert_cmpuint (record->geometry->n_points, ==, 5);
  record = read_next (reader);
  g_assert_cmpint (record->geometry->kind, ==, ZW_GEOMETRY_LINE);
  g_assert_cmpuint (record->geometry->n_points, ==, 3);
  g_assert_cmpfloat (record->geometry->points[0].x, ==, -120.2);
  g_assert_cmpfloat (record->geometry->points[0].y, ==, 38.5);
  g_assert_cmpfloat (record->geometry->points[1].x, ==, -120.95);
  g_assert_cmpfloat (record->geometry->points[1].y, ==, 40.7);
  g_assert_cmpfloat (record->geometry->points[2].x, ==, -126.453);
  g_assert_cmpfloat (record->geometry->points[2].y, ==, 43.252);
  record = read_next (reader);
  g_assert_null (record->geometry);
  g_assert_nonnull (strstr (record->problem, "WKT"));
  g_assert_null (read_next (reader)->geometry);
  g_assert_null (read_next (reader));
}

/* Where the records stand, and what they are. */
static void
test_wrappers (void)
{
  static const struct
  {
    const char *what, *text, *field, *value;
    gint64 n;
    double x;
  } cases[] = {
    { "TDX, version 3",
      "{\"UpdateTime\":\"2026-01-02T03:04:05+08:00\",\"UpdateInterval\":86400,\"AuthorityCode\":"
      "\"TRA\",\"Stations\":[{\"StationUID\":\"TRA-0900\",\"StationName\":{\"Zh_tw\":\"基隆\"},"
      "\"StationPosition\":{\"PositionLon\":121.74,\"PositionLat\":25.13}}]}",
      "StationName", "基隆", 1, 121.74 },
    { "car parks",
      "{\"UpdateTime\":\"2025-05-06T00:00:00+08:00\",\"CarParks\":[{\"CarParkID\":\"001\","
      "\"CarParkName\":{\"Zh_tw\":\"市府\"},\"CarParkPosition\":{\"PositionLon\":121.5,"
      "\"PositionLat\":25.0},\"Telephone\":\"\"}]}",
      "CarParkName", "市府", 1, 121.5 },
    { "one record",
      "{\"RouteUID\":\"TPE1\",\"RouteName\":{\"Zh_tw\":\"307\"},\"Stops\":[" STOP (
          "TPE1", "甲", "121.1", "25.1") "," STOP ("TPE2", "乙", "121.2", "25.2") "]}",
      "StopName", "甲", 2, 121.1 },
    { "CKAN",
      "{\"success\":true,\"result\":{\"fields\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
      "\"records\":[{\"站名\":\"甲\",\"經度\":\"121.5\",\"緯度\":\"25.1\"},{\"站名\":\"乙\","
      "\"經度\":\"121.6\",\"緯度\":\"25.2\"}]}}",
      "站名", "甲", 2, 121.5 },
    { "members",
      "{\"retCode\":1,\"retVal\":{\"0001\":{\"sno\":\"0001\",\"sna\":\"甲\",\"tot\":\"28\",\"lat\":"
      "\"25.1\",\"lng\":\"121.5\"},\"0002\":{\"sno\":\"0002\",\"sna\":\"乙\",\"tot\":\"30\","
      "\"lat\":\"25.2\",\"lng\":\"121.6\"}}}",
      "sno", "0001", 2, 121.5 },
    { "one field for both",
      "[{\"name\":\"臺東\",\"gps\":\"22.79375 121.12326\"},{\"name\":\"頭城\",\"gps\":"
      "\"24.85 121.82\"}]",
      "name", "臺東", 2, 121.12326 },
    { "GeoJSON shapes within",
      "[{\"name\":\"a\",\"location\":{\"type\":\"Point\",\"coordinates\":[121.5, 25]}}]", "name",
      "a", 1, 121.5 },
    { "the same name twice", "[{\"name\":\"a\",\"name\":\"b\",\"x\":1,\"lon\":121.5,\"lat\":25}]",
      "name", "b", 1, 121.5 },
    { "UTF-16", "[{\"name\":\"臺\",\"lon\":121.5,\"lat\":25}]", "name", "臺", 1, 121.5 },
    { "CP950", "[{\"name\":\"臺北市中正區許功蓋\",\"lon\":121.5,\"lat\":25}]", "name",
      "臺北市中正區許功蓋", 1, 121.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "a.json", cases[i].text);
      g_autoptr (ZwReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      const ZwReaderRow *record;
      gsize n = 0;

      g_test_message ("%s", cases[i].what);
      if (g_str_equal (cases[i].what, "UTF-16") || g_str_equal (cases[i].what, "CP950"))
        {
          g_autofree char *bytes = g_convert (cases[i].text, -1, cases[i].what, "UTF-8", NULL, &n,
                                              &error);

          g_assert_no_error (error);
          g_free (path);
          path = write_bytes (fixture, "a.json", bytes, n);
        }
      reader = zw_reader_open (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (reader->count, ==, cases[i].n);
      record = read_next (reader);
      g_assert_cmpstr (get_value (reader, record, cases[i].field), ==, cases[i].value);
      g_assert_nonnull (record->geometry);
      g_assert_cmpfloat (record->geometry->points[0].x, ==, cases[i].x);
      for (gint64 r = 1; r < cases[i].n; r++)
        g_assert_nonnull (read_next (reader));
      g_assert_null (read_next (reader));
    }
}

/* Modes by operator; expected ones by what the operators run. */
static void
test_modes (void)
{
  static const struct
  {
    const char *file, *uid, *mode;
  } cases[] = {
    { "a.json", "TRTC-BL01", "metro" },
    { "a.json", "NTMCC-Y07", "metro" },
    { "a.json", "KRTC-R3", "metro" },
    { "a.json", "TMRT-G0", "metro" },
    { "a.json", "TYMC-A1", "metro" },
    { "a.json", "KLRT-C1", "tram" },
    { "a.json", "NTDLRT-V01", "tram" },
    { "a.json", "NTALRT-K1", "tram" },
    { "a.json", "TRTCMG-G1", "gondola" },
    { "a.json", "TRA-0900", "rail" },
    { "a.json", "THSR-0990", "rail" },
    { "a.json", "AFR-360", "rail" },
    { "TRTC_Station.json", "BL01", "metro" },
    { "TRAM.json", "X01", NULL },
    { "a.json", "TPE1234", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *text = g_strdup_printf (
          "[{\"StationUID\":\"%s\",\"StationName\":{\"Zh_tw\":\"甲\"},\"StationPosition\":"
          "{\"PositionLon\":121.5,\"PositionLat\":25}}]",
          cases[i].uid);
      g_autoptr (ZwReader) reader = open_text (fixture, cases[i].file, text);

      if (cases[i].mode == NULL)
        g_assert_false (has_field (reader, "運具"));
      else
        g_assert_cmpstr (get_value (reader, read_next (reader), "運具"), ==, cases[i].mode);
    }
}

/* As a layer: role and fields are found, and counts below zero are unknown. */
static void
test_layers (void)
{
  static const struct
  {
    const char *name, *text;
    ZwRole role;
    const char *sql, *expected;
  } cases[] = {
    { "BikeStation.json",
      "[{\"StationUID\":\"TPE500101001\",\"StationID\":\"500101001\",\"StationName\":{\"Zh_tw\":"
      "\"YouBike2.0_捷運科技大樓站\"},\"StationPosition\":{\"PositionLon\":121.5436,"
      "\"PositionLat\":25.02605},\"BikesCapacity\":28,\"ServiceType\":2},"
      "{\"StationUID\":\"TPE500101002\",\"StationName\":{\"Zh_tw\":\"YouBike2.0_乙\"},"
      "\"StationPosition\":{\"PositionLon\":121.5437,\"PositionLat\":25.02605},"
      "\"BikesCapacity\":-1}]",
      ZW_ROLE_BIKE_STATIONS,
      "SELECT group_concat (station_id || name || ifnull (CAST (capacity AS INTEGER), '?')) FROM "
      "BikeStation",
      "TPE500101001YouBike2.0_捷運科技大樓站28,TPE500101002YouBike2.0_乙?" },
    { "KLRT_Station.json",
      "[{\"StationUID\":\"KLRT-C1\",\"StationName\":{\"Zh_tw\":\"籬仔內\"},\"StationPosition\":"
      "{\"PositionLon\":120.32,\"PositionLat\":22.59}}]",
      ZW_ROLE_STOPS, "SELECT stop_id || name || mode FROM KLRT_Station", "KLRT-C1籬仔內tram" },
    { "TRA_Shape.json",
      "{\"UpdateTime\":\"2025-01-01T00:00:00+08:00\",\"Shapes\":[{\"LineID\":\"WL\",\"LineName\":"
      "{\"Zh_tw\":\"西部幹線\"},\"Geometry\":\"LINESTRING(121 25,121.1 25.1)\"}]}",
      ZW_ROLE_ROUTES, "SELECT route_id || name || mode FROM TRA_Shape", "WL西部幹線rail" },
    { "Shape.json",
      "[{\"RouteUID\":\"TPE1\",\"RouteName\":{\"Zh_tw\":\"307\"},\"Geometry\":"
      "\"LINESTRING(121 25,121.1 25.1)\"}]",
      ZW_ROLE_ROUTES, "SELECT route_id || name || mode FROM Shape", "TPE1307bus" },
    { "StopOfRoute.json",
      "[{\"RouteUID\":\"TPE1\",\"RouteName\":{\"Zh_tw\":\"307\"},\"Stops\":[" STOP (
          "TPE11", "甲", "121.1", "25.1") "," STOP ("TPE12", "乙", "121.2", "25.2") "]}]",
      ZW_ROLE_STOPS, "SELECT group_concat (stop_id || name || mode || RouteName) FROM StopOfRoute",
      "TPE11甲bus307,TPE12乙bus307" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, cases[i].name, cases[i].text);
      ZwImportOptions options = { .path = path };
      g_autoptr (ZwImportReport) report = import_with (fixture, &options);
      g_autoptr (ZwLayer) layer = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (report->layer_ids->len, ==, 1);
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      g_assert_cmpstr (zw_role_get_id (layer->role), ==, zw_role_get_id (cases[i].role));
      g_assert_cmpstr (layer->source.format, ==, "TDX JSON");
      found = query_text (fixture, cases[i].sql);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* The statistical areas' tables are records without places. */
static void
test_table (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (
      fixture, "pop.json",
      "{\"Info\":[{\"InCountyId\":\"63000\",\"OutTotal\":\"2\"}],\"ColumnList\":[{\"COLUMN_NAME\":"
      "\"INFO_TIME\"},{\"COLUMN_NAME\":\"CODEBASE\"},{\"COLUMN_NAME\":\"P_CNT\"}],\"RowDataList\":"
      "[{\"INFO_TIME\":\"106Y06M\",\"CODEBASE\":\"A6301-0079-00\",\"P_CNT\":228.0},"
      "{\"INFO_TIME\":\"106Y06M\",\"CODEBASE\":\"A6301-0089-00\",\"P_CNT\":-99}]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwProbe) probe = zw_probe_new (path, NULL, NULL, NULL, &error);
  g_autoptr (GHashTable) mapping = NULL;

  g_assert_no_error (error);
  g_assert_true (probe->is_table);
  g_assert_cmpint (probe->count, ==, 2);
  g_assert_cmpstr (probe->format, ==, "JSON");
  g_assert_cmpstr (probe->date, ==, "2017-06");
  g_assert_cmpint (probe->year, ==, 2017);
  g_assert_cmpuint (probe->fields->len, ==, 3);
  g_assert_false (((ZwProbeField *) probe->fields->pdata[1])->is_number);
  g_assert_true (((ZwProbeField *) probe->fields->pdata[2])->is_number);
  g_assert_cmpint (g_array_index (probe->roles, ZwRoleGuess, 0).role, ==, ZW_ROLE_POPULATION);
  mapping = zw_probe_guess_mapping (probe, ZW_ROLE_POPULATION);
  g_assert_cmpstr (g_hash_table_lookup (mapping, "population"), ==, "P_CNT");
  g_assert_cmpstr (g_hash_table_lookup (mapping, "code"), ==, "CODEBASE");
}

/* Counted with Python's json module: records, the sum of PositionLon and of
 * PositionLat, the greatest SrcUpdateTime; of shapes "(" less one in all of
 * Geometry and the pairs of numbers in it, the greatest UpdateTime. */
static void
test_real (void)
{
  static const struct
  {
    const char *name;
    ZwRole role;
    guint n, n_parts, n_points;
    double lon, lat;
    const char *mode, *date;
  } cases[] = {
    { "TRTC_Station", ZW_ROLE_STOPS, 121, 121, 121, 14704.348485999992, 3030.7359380000007, "metro",
      "2023-10-12" },
    { "NTMC_Station", ZW_ROLE_STOPS, 14, 14, 14, 1700.8704970000001, 350.16613800000005, "metro",
      "2023-10-12" },
    { "TYMC_Station", ZW_ROLE_STOPS, 22, 22, 22, 2668.84517, 550.91271, "metro", "2026-03-13" },
    { "TRTC_Shape", ZW_ROLE_ROUTES, 5, 7 + 6 + 11 + 13 + 11, 442 + 678 + 1091 + 552 + 593, 0, 0,
      "metro", "2026-07-16" },
    { "NTMC_Shape", ZW_ROLE_ROUTES, 1, 19, 358, 0, 0, "metro", "2026-07-16" },
    { "TYMC_Shape", ZW_ROLE_ROUTES, 1, 37, 1576, 0, 0, "metro", "2026-07-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("B_taiwan_transport/tdx_rail_json/%s.json",
                                               cases[i].name);
      g_autofree char *path = find_data (name);
      g_autoptr (ZwProbe) probe = NULL;
      g_autoptr (ZwReader) reader = NULL;
      const ZwReaderRow *record;
      guint n_parts = 0, n_points = 0;
      double lon = 0.0, lat = 0.0;

      if (path == NULL)
        return;
      probe = zw_probe_new (path, NULL, NULL, NULL, NULL);
      g_assert_cmpint (probe->count, ==, cases[i].n);
      g_assert_cmpint (probe->n_without_shape, ==, 0);
      g_assert_cmpstr (probe->format, ==, "TDX JSON");
      g_assert_cmpstr (probe->crs, ==, "EPSG:4326");
      g_assert_cmpstr (probe->date, ==, cases[i].date);
      g_assert_cmpint (g_array_index (probe->roles, ZwRoleGuess, 0).role, ==, cases[i].role);
      reader = zw_reader_open (path, NULL, NULL);
      while ((record = read_next (reader)) != NULL)
        {
          n_parts += record->geometry->n_parts;
          n_points += record->geometry->n_points;
          lon += record->geometry->points[0].x;
          lat += record->geometry->points[0].y;
          g_assert_cmpstr (get_value (reader, record, "運具"), ==, cases[i].mode);
        }
      g_assert_cmpuint (n_parts, ==, cases[i].n_parts);
      g_assert_cmpuint (n_points, ==, cases[i].n_points);
      if (cases[i].role == ZW_ROLE_STOPS)
        {
          g_assert_cmpfloat_with_epsilon (lon, cases[i].lon, 1e-9);
          g_assert_cmpfloat_with_epsilon (lat, cases[i].lat, 1e-9);
        }
    }
}

/* Stations by line, as Python counts the elements of Stations: 23 + 24 + 20 + 26 + 28. */
static void
test_real_lines (void)
{
  g_autofree char *path = find_data ("B_taiwan_transport/tdx_rail_json/TRTC_StationOfLine.json");
  g_autofree char *lines = find_data ("B_taiwan_transport/tdx_rail_json/TRTC_Line.json");
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (ZwReader) reader = NULL;
  ZwImportOptions options = { .path = lines };
  const ZwReaderRow *record;
  guint n = 0, n_blue = 0;

  if (path == NULL || lines == NULL)
    return;
  reader = zw_reader_open (path, NULL, NULL);
  while ((record = read_next (reader)) != NULL)
    {
      n++;
      n_blue += g_str_equal (get_value (reader, record, "LineID"), "BL");
      g_assert_nonnull (get_value (reader, record, "StationName"));
    }
  g_assert_cmpuint (n, ==, 121);
  g_assert_cmpuint (n_blue, ==, 23);
  import_refused (fixture, &options, "TDX's file Shape");
  options.path = path;
  import_refused (fixture, &options, "TDX's file Station");
}

/* Python: 10,860 rows, P_CNT together 2,689,272, INFO_TIME 106Y06M in each. */
static void
test_real_population (void)
{
  g_autofree char *path = find_data (
      "A_taiwan_admin/stat_area_population/63000_臺北市_最小統計區_population.json");
  g_autoptr (ZwProbe) probe = NULL;
  g_autoptr (ZwReader) reader = NULL;
  const ZwReaderRow *record;
  gint64 n = 0;
  double sum = 0.0;

  if (path == NULL)
    return;
  probe = zw_probe_new (path, NULL, NULL, NULL, NULL);
  g_assert_true (probe->is_table);
  g_assert_cmpint (probe->count, ==, 10860);
  g_assert_cmpint (probe->year, ==, 2017);
  reader = zw_reader_open (path, NULL, NULL);
  while ((record = read_next (reader)) != NULL)
    {
      n++;
      sum += g_ascii_strtod (get_value (reader, record, "P_CNT"), NULL);
    }
  g_assert_cmpint (n, ==, 10860);
  g_assert_cmpfloat (sum, ==, 2689272);
}

/* Python: 239 rows, all of gps as "latitude longitude". */
static void
test_real_pairs (void)
{
  g_autofree char *path = find_data ("B_taiwan_transport/tra_stations/車站基本資料集.json");
  g_autoptr (ZwReader) reader = NULL;
  const ZwReaderRow *record;
  guint n = 0;

  if (path == NULL)
    return;
  reader = zw_reader_open (path, NULL, NULL);
  g_assert_cmpstr (reader->crs, ==, "EPSG:4326");
  while ((record = read_next (reader)) != NULL)
    {
      if (n++ == 0)
        assert_point (record, 121.12326, 22.79375);
      g_assert_nonnull (record->geometry);
    }
  g_assert_cmpuint (n, ==, 239);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tdx/stop", test_stop);
  g_test_add_func ("/tdx/stop-of-route", test_stop_of_route);
  g_test_add_func ("/tdx/shape", test_shape);
  g_test_add_func ("/tdx/wrappers", test_wrappers);
  g_test_add_func ("/tdx/modes", test_modes);
  g_test_add_func ("/tdx/layers", test_layers);
  g_test_add_func ("/tdx/table", test_table);
  g_test_add_func ("/tdx/real", test_real);
  g_test_add_func ("/tdx/real/lines", test_real_lines);
  g_test_add_func ("/tdx/real/population", test_real_population);
  g_test_add_func ("/tdx/real/pairs", test_real_pairs);
  return g_test_run ();
}
