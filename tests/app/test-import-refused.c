/* test-import-refused.c: sources that cannot be imported: one sentence, nothing changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-fixture.h"

#define POINT_JSON                                                                                 \
  "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"      \
  "[121.5,25.0]}}"

static const char *const places[] = { "POINT (302166 2771171)", "POINT (302167 2771171)", NULL };

/* A file made of text, and what is said of it. */
static void
test_contents (void)
{
  static const struct
  {
    const char *what, *name, *text, *words;
    ZwRole role;
  } cases[] = {
    { "an empty file", "空.csv", "", "empty", ZW_ROLE_STOPS },
    { "an empty map", "空.geojson", "", "empty", ZW_ROLE_STOPS },
    { "a blank line", "a.csv", "\n", "empty", ZW_ROLE_STOPS },
    { "a heading only", "a.csv", "name,lon,lat\n", "empty", ZW_ROLE_STOPS },
    { "no coordinates", "a.csv", "name,count\nx,5\ny,6\n", "經度", ZW_ROLE_STOPS },
    { "words for coordinates", "a.csv", "name,lon,lat\nx,a,b\n", "經度", ZW_ROLE_STOPS },
    { "no place known", "a.csv", "name,lon,lat\nx,0,0\ny,0,0\n", "place on the map",
      ZW_ROLE_STOPS },
    { "beyond the globe", "a.geojson",
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
      "[5e8,9e8]}}",
      "coordinate system", ZW_ROLE_STOPS },
    { "a JSON that is no map", "a.json", "{\"a\":1}", "known format", ZW_ROLE_STOPS },
    { "a JSON cut short", "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":",
      "could not be read", ZW_ROLE_STOPS },
    { "no features", "a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}", "empty",
      ZW_ROLE_STOPS },
    { "null shapes", "a.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},"
      "\"geometry\":null}]}",
      "place on the map", ZW_ROLE_STOPS },
    { "points as areas", "a.geojson", POINT_JSON, "holds points", ZW_ROLE_LANDUSE },
    { "points as routes", "a.geojson", POINT_JSON, "holds points", ZW_ROLE_ROUTES },
    { "points as zones", "a.geojson", POINT_JSON, "holds points", ZW_ROLE_ZONES },
    { "no residents", "a.geojson", POINT_JSON, "Residents", ZW_ROLE_POPULATION },
    { "a picture", "a.png", "\x89PNG\r\n\x1a\n", "known format", ZW_ROLE_STOPS },
    { "a text of no kind", "readme", "hello\n", "known format", ZW_ROLE_STOPS },
    { "a zip that is none", "a.zip", "hello\n", "a.zip", ZW_ROLE_STOPS },
    { "no KML", "a.kml", "<kml><Document>", "a.kml", ZW_ROLE_STOPS },
    { "no database", "a.gpkg", "hello\n", "known format", ZW_ROLE_STOPS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, cases[i].name, cases[i].text);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = cases[i].role };

      g_test_message ("%s", cases[i].what);
      import_refused (fixture, &options, cases[i].words);
    }
}

static void
test_missing_file (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  ZwImportOptions options = { .path = "/nowhere/沒有.shp" };

  import_refused (fixture, &options, "There is no file");
}

/* A shapefile whose files did not all come along. */
static void
test_shapefile_parts (void)
{
  static const struct
  {
    const char *what, *gone, *chosen, *words;
  } cases[] = {
    { "no .shx", ".shx", ".shp", ".shx" },
    { "the .dbf chosen", NULL, ".dbf", "Choose the .shp" },
    { "the .shx chosen", NULL, ".shx", "Choose the .shp" },
    { "the .prj chosen", NULL, ".prj", "Choose the .shp" },
    { "no .shp", ".shp", ".dbf", "is missing" },
    { "no .shp either", ".shp", ".shx", "is missing" },
  };
  static const char *const names[] = { "name" };
  static const char *const rows[] = { "a", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *shp = write_shapefile (fixture, "站", 3826, places, 1, names, rows, 0);
      g_autofree char *chosen_name = g_strconcat ("站", cases[i].chosen, NULL);
      g_autofree char *chosen = g_build_filename (fixture->folder, chosen_name, NULL);
      ZwImportOptions options = { .path = chosen, .has_role = TRUE, .role = ZW_ROLE_STOPS };

      if (cases[i].gone != NULL)
        {
          g_autofree char *gone_name = g_strconcat ("站", cases[i].gone, NULL);
          g_autofree char *gone = g_build_filename (fixture->folder, gone_name, NULL);

          g_assert_cmpint (g_unlink (gone), ==, 0);
        }
      g_test_message ("%s", cases[i].what);
      import_refused (fixture, &options, cases[i].words);
    }
}

/* A system named in an old encoding, that has no way to ours. */
static void
test_odd_prj (void)
{
  static const char *const names[] = { "name" };
  static const char *const rows[] = { "a", "b" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *shp = write_shapefile (fixture, "a", 3826, places, 1, names, rows, 0);
  g_autofree char *prj = write_text (
      fixture, "a.prj",
      "PROJCS[\"S\xfc"
      "d\",GEOGCS[\"\xe9\",DATUM[\"\xe9\",SPHEROID[\"Bessel\",6377397.155,299.15]],"
      "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Robinson\"],"
      "PARAMETER[\"False_Easting\",0],PARAMETER[\"False_Northing\",0],"
      "PARAMETER[\"Central_Meridian\",0],UNIT[\"Meter\",1]]");
  ZwImportOptions options = { .path = shp, .has_role = TRUE, .role = ZW_ROLE_STOPS };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (fixture->store, &options, NULL, &error);

  g_assert_null (report);
  assert_sentence (error, "a.shp");
}

/* Without its table a shapefile still has its places, but no residents. */
static void
test_no_table (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  static const char *const names[] = { "name" };
  static const char *const rows[] = { "a", "b" };
  g_autofree char *shp = write_shapefile (fixture, "a", 3826, places, 1, names, rows, 0);
  g_autofree char *dbf = g_build_filename (fixture->folder, "a.dbf", NULL);
  ZwImportOptions options = { .path = shp, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  g_autoptr (ZwFeatures) features = NULL;

  g_assert_cmpint (g_unlink (dbf), ==, 0);
  import_refused (fixture, &options, "Residents");
  features = import_as (fixture, shp, ZW_ROLE_STOPS);
  g_assert_cmpuint (features->n, ==, 2);
}

/* Cut anywhere, every format either gives what it has or a sentence. */
static void
test_cut_short (void)
{
  static const struct
  {
    const char *driver, *name;
    int epsg;
  } cases[] = {
    { "ESRI Shapefile", "a.shp", 3826 }, { "GPKG", "a.gpkg", 3826 },
    { "GeoJSON", "a.geojson", 4326 },    { "KML", "a.kml", 4326 },
    { "FlatGeobuf", "a.fgb", 3826 },     { "GML", "a.gml", 3826 },
    { "MapInfo File", "a.tab", 3826 },
  };
  static const char *const degrees[] = { "POINT (121.51 25.04)", "POINT (121.56 25.03)",
                                         "POINT (121.57 25.02)", NULL };
  static const char *const metres[] = { "POINT (302166 2771171)", "POINT (307056 2769551)",
                                        "POINT (308056 2768551)", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_ogr (fixture, cases[i].driver, cases[i].name, "a",
                                         cases[i].epsg, cases[i].epsg == 4326 ? degrees : metres);
      g_autofree char *whole = NULL;
      gsize length;
      guint n_refused = 0;

      g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
      for (guint part = 0; part < 40; part++)
        {
          ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };
          g_autoptr (GError) error = NULL;
          g_autoptr (ZwImportReport) report = NULL;

          g_assert_true (g_file_set_contents (path, whole, (gssize) (length * part / 40), NULL));
          report = zw_import_run (fixture->store, &options, NULL, &error);
          if (report == NULL)
            {
              assert_sentence (error, cases[i].name);
              n_refused++;
            }
          g_assert_false (zw_store_is_in_command (fixture->store));
        }
      g_test_message ("%s: %u of 40 refused", cases[i].driver, n_refused);
      g_assert_cmpuint (n_refused, >, 0);
    }
}

static void
test_layers (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_ogr (fixture, "GPKG", "a.gpkg", "公車", 3826, places);
  g_autofree char *same = write_ogr (fixture, "GPKG", "a.gpkg", "捷運", 3826, places);
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS, .layer = "高鐵"
  };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwLayer) layer = NULL;

  import_refused (fixture, &options, "公車, 捷運");
  options.layer = "捷運";
  report = import_with (fixture, &options);
  layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_assert_cmpstr (layer->name, ==, "捷運");
  g_assert_cmpstr (layer->source.layer, ==, "捷運");
}

static void
test_options (void)
{
  static const struct
  {
    const char *encoding, *crs, *about;
  } cases[] = {
    { "nonsense", NULL, "nonsense" },
    { NULL, "nonsense", "nonsense" },
    { NULL, "EPSG:999999", "EPSG:999999" },
  };
  static const char *const names[] = { "name" };
  static const char *const rows[] = { "a", "b" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_shapefile (fixture, "a", 3826, places, 1, names, rows, 0);
      ZwImportOptions options = { .path = path,
                                  .has_role = TRUE,
                                  .role = ZW_ROLE_STOPS,
                                  .encoding = cases[i].encoding,
                                  .crs = cases[i].crs };

      import_refused_for (fixture, &options, cases[i].about, "");
    }
}

/* A zip of several maps in folders of their own, or of none. */
static void
test_zips (void)
{
  static const struct
  {
    const char *what;
    const char *members[4];
    const char *words;
  } cases[] = {
    { "two maps of other fields",
      { "a.geojson=x/a.geojson", "b.geojson=y/b.geojson", NULL },
      "“a.geojson” and “b.geojson” differ in their fields" },
    { "no map", { "note.txt=readme.md", NULL }, "no map layer" },
    { "nothing but folders", { "note.txt=../a.txt", "note.txt=/b.txt", NULL }, "no map layer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *json = write_text (fixture, "a.geojson", POINT_JSON);
      g_autofree char *other = write_text (
          fixture, "b.geojson",
          "{\"type\":\"Feature\",\"properties\":{\"other\":1},\"geometry\":{\"type\":\"Point\","
          "\"coordinates\":[121.5,25]}}");
      g_autofree char *note = write_text (fixture, "note.txt", "hello\n");
      g_autofree char *path = write_zip (fixture, "包.zip", cases[i].members);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };

      g_test_message ("%s", cases[i].what);
      import_refused (fixture, &options, cases[i].words);
    }
}

/* 許, whose second byte in CP950 is a backslash, which GDAL takes for a folder's. */
static void
test_zip_of_windows (void)
{
  static const char *const members[] = { "a.shp=\xb3\x5c.shp", "a.shx=\xb3\x5c.shx",
                                         "a.dbf=\xb3\x5c.dbf", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *shp = write_ogr (fixture, "ESRI Shapefile", "a.shp", "a", 3826, places);
  g_autofree char *path = write_zip_with (fixture, "許.zip", members, ZIP_FL_ENC_CP437);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };

  import_refused (fixture, &options, "Unpack it");
}

/* Nothing is written beside a source, nor is it touched. */
static void
test_source_untouched (void)
{
  static const char *const formats[][2] = {
    { "ESRI Shapefile", "a.shp" }, { "GPKG", "a.gpkg" }, { "GML", "a.gml" },
    { "GeoJSON", "a.geojson" },    { "KML", "a.kml" },   { "MapInfo File", "a.tab" }
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (Fixture) source = fixture_new ();
      g_autoptr (Fixture) target = fixture_new ();
      g_autofree char *path = write_ogr (source, formats[i][0], formats[i][1], "a", 3826, places);
      g_autofree char *schema = g_build_filename (source->folder, "a.xsd", NULL);
      g_autoptr (ZwFeatures) features = NULL;
      const char *list[] = { "ls", "-l", "--full-time", source->folder, NULL };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      /* What GDAL writes with a GML tells its fields; most publishers give none. */
      g_unlink (schema);
      before = run_program (list, NULL);
      features = import_as (target, path, ZW_ROLE_STOPS);
      g_assert_cmpuint (features->n, ==, 2);
      after = run_program (list, NULL);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A GeoPackage whose last changes QGIS still keeps in its log. */
static void
test_source_in_log (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_ogr (fixture, "GPKG", "a.gpkg", "a", 3826, places);
  g_autoptr (ZwFeatures) features = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  zw_store_register_functions (other);
  g_assert_cmpint (sqlite3_exec (other,
                                 "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
                                 "INSERT INTO a (geom, id) SELECT geom, 9 FROM a WHERE id = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  features = import_as (fixture, path, ZW_ROLE_STOPS);
  g_assert_cmpuint (features->n, ==, 3);
  sqlite3_close (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-refused/contents", test_contents);
  g_test_add_func ("/import-refused/missing-file", test_missing_file);
  g_test_add_func ("/import-refused/shapefile-parts", test_shapefile_parts);
  g_test_add_func ("/import-refused/odd-prj", test_odd_prj);
  g_test_add_func ("/import-refused/no-table", test_no_table);
  g_test_add_func ("/import-refused/cut-short", test_cut_short);
  g_test_add_func ("/import-refused/layers", test_layers);
  g_test_add_func ("/import-refused/options", test_options);
  g_test_add_func ("/import-refused/zips", test_zips);
  g_test_add_func ("/import-refused/zip-of-windows", test_zip_of_windows);
  g_test_add_func ("/import-refused/source/untouched", test_source_untouched);
  g_test_add_func ("/import-refused/source/in-log", test_source_in_log);
  return g_test_run ();
}
