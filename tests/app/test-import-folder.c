/* test-import-folder.c: folders and zip files of several files, read as one source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <unistd.h>

#include "import-fixture.h"

/* A point of GeoJSON with properties of its own. */
#define POINT(properties, lon)                                                                     \
  "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"Point\","        \
  "\"coordinates\":[" lon ",25.04]}}"

typedef struct
{
  const char *name, *text;
} File;

static void
write_files (Fixture *self, const char *folder, const File *files, guint n)
{
  for (guint i = 0; i < n && files[i].name != NULL; i++)
    {
      g_autofree char *name = g_build_filename (folder, files[i].name, NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);

      g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
      g_free (write_text (self, name, files[i].text));
    }
}

/* The same files as a folder, and packed. */
static char *
make_source (Fixture *self, const File *files, guint n, gboolean packed)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (g_free);

  write_files (self, "towns", files, n);
  if (!packed)
    return g_build_filename (self->folder, "towns", NULL);
  for (guint i = 0; i < n && files[i].name != NULL; i++)
    g_ptr_array_add (members, g_strdup_printf ("towns/%s=%s", files[i].name, files[i].name));
  g_ptr_array_add (members, NULL);
  return write_zip (self, "towns.zip", (const char *const *) members->pdata);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
clean (Fixture *self)
{
  g_autofree char *towns = g_build_filename (self->folder, "towns", NULL);

  remove_tree (towns);
}

static void
test_one_layer (void)
{
  static const struct
  {
    const char *what;
    File files[4];
    guint n; /* points */
    gboolean zip_too;
    const char *format;
  } cases[] = {
    { "two maps",
      { { "b.geojson", POINT ("\"name\":\"二\",\"k\":1", "121.52") },
        { "a.geojson", POINT ("\"name\":\"一\",\"k\":2", "121.51") } },
      2,
      TRUE,
      "GeoJSON, 2 files" },
    { "fields in another order",
      { { "a.geojson", POINT ("\"name\":\"一\",\"k\":2", "121.51") },
        { "b.geojson", POINT ("\"k\":1,\"name\":\"二\"", "121.52") } },
      2,
      TRUE,
      "GeoJSON, 2 files" },
    { "in folders, with what is no map",
      { { "63000/a.json", POINT ("\"name\":\"一\",\"k\":2", "121.51") },
        { "65000/b.json", POINT ("\"name\":\"二\",\"k\":1", "121.52") },
        { "readme.md", "hello" },
        { ".hidden.json", "{" } },
      2,
      TRUE,
      "GeoJSON, 2 files" },
    { "tables",
      { { "a.csv", "name,經度,緯度\n一,121.51,25.04\n" },
        { "b.csv", "name,經度,緯度\n二,121.52,25.04\n" } },
      2,
      FALSE,
      "CSV, 2 files" },
    { "a single one",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") } },
      1,
      TRUE,
      "GeoJSON" },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      guint k = i / 2;
      gboolean packed = i % 2 != 0;
      g_autoptr (Fixture) fixture = NULL;
      g_autofree char *path = NULL;
      g_autoptr (ZwFeatures) features = NULL;
      const char *const *names;

      if (packed && !cases[k].zip_too)
        continue;
      g_test_message ("%s%s", cases[k].what, packed ? ", packed" : "");
      fixture = fixture_new ();
      path = make_source (fixture, cases[k].files, 4, packed);
      features = import_as (fixture, path, ZW_ROLE_STOPS);
      g_assert_cmpuint (features->n, ==, cases[k].n);
      names = zw_features_get_texts (features, "name");
      g_assert_cmpstr (names[0], ==, "一");
      if (cases[k].n > 1)
        {
          g_assert_cmpstr (names[1], ==, "二");
          g_assert_cmpstr (features->layer->name, ==, "towns");
        }
      g_assert_cmpstr (features->layer->source.format, ==, cases[k].format);
      g_assert_cmpstr (features->layer->source.file, ==, packed ? "towns.zip" : "towns");
      g_assert_cmpint (features->layer->source.read_count, ==, cases[k].n);
      clean (fixture);
    }
}

/* What is a number in the first file and a text in the second stays a text. */
static void
test_types (void)
{
  static const File files[] = { { "a.geojson", POINT ("\"name\":\"一\",\"k\":10", "121.51") },
                                { "b.geojson", POINT ("\"name\":\"二\",\"k\":\"0A\"", "121.52") } };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = make_source (fixture, files, 2, FALSE);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_STOPS);
  g_autofree char *first = query_text (fixture, "SELECT k FROM towns WHERE fid = 1");
  g_autofree char *second = query_text (fixture, "SELECT k FROM towns WHERE fid = 2");

  g_assert_cmpuint (features->n, ==, 2);
  g_assert_cmpstr (first, ==, "10");
  g_assert_cmpstr (second, ==, "0A");
  clean (fixture);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *what;
    File files[4];
    const char *words;
    gboolean folder_only;
  } cases[] = {
    { "other fields",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") },
        { "b.geojson", POINT ("\"name\":\"二\",\"k\":1", "121.52") } },
      "“a.geojson” and “b.geojson” differ in their fields",
      FALSE },
    { "another format",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") },
        { "b.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>x</name><Point>"
                   "<coordinates>121,25</coordinates></Point></Placemark></kml>" } },
      "differ in their format",
      FALSE },
    { "another coordinate system",
      { { "a.geojson",
          "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
          "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":[{\"type\":\"Feature\",\"properties\":{"
          "\"name\":\"x\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[302000,2770000]}}]}" },
        { "b.geojson", POINT ("\"name\":\"二\"", "121.52") } },
      "differ in their coordinate systems",
      FALSE },
    { "a damaged one",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") }, { "b.geojson", "{\"type\":" } },
      "b.geojson",
      FALSE },
    { "an empty one",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") }, { "b.geojson", "" } },
      "b.geojson",
      FALSE },
    { "nothing", { { "readme.md", "hello" } }, "", FALSE },
    { "a table among maps",
      { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") }, { "b.csv", "name\nx\n" } },
      "differ in their format",
      TRUE },
  };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      guint k = i / 2;
      gboolean packed = i % 2 != 0;
      g_autoptr (Fixture) fixture = NULL;
      g_autofree char *path = NULL;
      ZwImportOptions options = { .has_role = TRUE, .role = ZW_ROLE_STOPS };

      if (packed && cases[k].folder_only)
        continue;
      g_test_message ("%s%s", cases[k].what, packed ? ", packed" : "");
      fixture = fixture_new ();
      path = make_source (fixture, cases[k].files, 4, packed);
      options.path = path;
      import_refused (fixture, &options, cases[k].words);
      clean (fixture);
    }
}

/* A feed in a folder is a timetable, shapefiles in one are layers of their own. */
static void
test_others_as_before (void)
{
  static const File feed[] = {
    { "agency.txt", "agency_id,agency_name,agency_url,agency_timezone\n"
                    "a,A,http://a.example,Asia/Taipei\n" },
    { "stops.txt", "stop_id,stop_name,stop_lat,stop_lon\ns,S,25.04,121.51\nt,T,25.05,121.52\n" },
    { "routes.txt", "route_id,route_short_name,route_type\nr,R,3\n" },
    { "trips.txt", "route_id,service_id,trip_id\nr,w,1\n" },
  };
  static const char *const points[] = { "POINT (302000 2770000)", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = make_source (fixture, feed, G_N_ELEMENTS (feed), FALSE);
  g_autoptr (ZwProbe) probe = zw_probe_new (path, NULL, NULL, NULL, NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "shapes", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (ZwProbe) shapes = NULL;

  g_assert_nonnull (probe);
  g_assert_true (probe->is_gtfs);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  first = write_ogr (fixture, "ESRI Shapefile", "shapes/a.shp", "a", 3826, points);
  second = write_ogr (fixture, "ESRI Shapefile", "shapes/b.shp", "b", 3826, points);
  shapes = zw_probe_new (folder, NULL, NULL, NULL, NULL);
  g_assert_nonnull (shapes);
  g_assert_cmpuint (shapes->layer_names->len, ==, 2);
  g_assert_cmpstr (shapes->format, ==, "ESRI Shapefile");
  clean (fixture);
  remove_tree (folder);
}

/* A file geodatabase is a folder, but one source with layers of its own. */
static void
test_geodatabase (void)
{
  static const char *const points[] = { "POINT (302000 2770000)", "POINT (303000 2770000)", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_ogr (fixture, "OpenFileGDB", "a.gdb", "stops", 3826, points);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_STOPS);

  g_assert_cmpuint (features->n, ==, 2);
  g_assert_cmpstr (features->layer->name, ==, "stops");
  g_assert_cmpstr (features->layer->source.format, ==, "OpenFileGDB");
  assert_place (features, 1, 303000, 2770000, 1e-3);
  remove_tree (path);
}

/* Links that lead back, and folders in folders without end. */
static void
test_endless (void)
{
  static const File files[] = { { "a.geojson", POINT ("\"name\":\"一\"", "121.51") },
                                { "1/2/3/4/5/6/deep.geojson", POINT ("\"other\":1", "121.52") } };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = make_source (fixture, files, 2, FALSE);
  g_autofree char *loop = g_build_filename (path, "loop", NULL);
  g_autoptr (ZwFeatures) features = NULL;

  g_assert_cmpint (symlink (path, loop), ==, 0);
  features = import_as (fixture, path, ZW_ROLE_STOPS);
  g_assert_cmpuint (features->n, ==, 1);
  clean (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-folder/one-layer", test_one_layer);
  g_test_add_func ("/import-folder/types", test_types);
  g_test_add_func ("/import-folder/refused", test_refused);
  g_test_add_func ("/import-folder/others-as-before", test_others_as_before);
  g_test_add_func ("/import-folder/geodatabase", test_geodatabase);
  g_test_add_func ("/import-folder/endless", test_endless);
  return g_test_run ();
}
