/* test-import-records.c: roles, fields, repairs and zones; imports given up half way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-fixture.h"

/* Areas around Taipei in metres: two sound ones and one of each common fault. */
static const char *const areas[] = {
  "POLYGON ((302000 2770000,303000 2770000,303000 2771000,302000 2771000,302000 2770000))",
  /* a bowtie of two triangles of 250,000 m² */
  "POLYGON ((304000 2770000,305000 2771000,305000 2770000,304000 2771000,304000 2770000))",
  /* a hole outside */
  "POLYGON ((306000 2770000,307000 2770000,307000 2771000,306000 2771000,306000 2770000),"
  "(308000 2770000,308100 2770000,308100 2770100,308000 2770100,308000 2770000))",
  /* no area at all */
  "POLYGON ((309000 2770000,309500 2770000,309000 2770000,309000 2770000))", "", /* no shape */
  "POLYGON ((302000 2773000,302500 2773000,302500 2773500,302000 2773000))", NULL
};

static void
test_repairs (void)
{
  static const struct
  {
    const char *feature, *kind, *what;
    double x, y; /* NaN where it has no place */
  } expected[] = {
    { "feature 2", "repaired", "crosses or touches itself", 304500, 2770500 },
    { "feature 3", "repaired", "a hole lies outside the outline", 308000, 2770000 },
    { "feature 4", "skipped", "fewer than three corners", 309000, 2770000 },
    { "feature 5", "skipped", "no shape", NAN, NAN },
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_ogr (fixture, "GPKG", "a.gpkg", "分區", 3826, areas);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_LANDUSE);
  g_autoptr (GPtrArray) notes = zw_layer_list_notes (fixture->store, features->layer->id, NULL);
  const ZwSource *source = &features->layer->source;
  static const double expected_m2[] = { 1e6, 5e5, 1.01e6, 1.25e5 };

  g_assert_cmpuint (features->n, ==, 4);
  for (guint i = 0; i < features->n; i++)
    {
      g_autoptr (ZwGeometry) geometry = zw_features_dup_geometry (features, i);

      g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (geometry), expected_m2[i], 1e-6);
    }
  g_assert_cmpint (source->read_count, ==, 6);
  g_assert_cmpint (source->kept_count, ==, 4);
  g_assert_cmpint (source->repaired_count, ==, 2);
  g_assert_cmpint (source->skipped_count, ==, 2);
  g_assert_cmpuint (notes->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < notes->len; i++)
    {
      const ZwSourceNote *note = g_ptr_array_index (notes, i);

      g_assert_cmpstr (note->feature, ==, expected[i].feature);
      g_assert_cmpstr (note->kind, ==, expected[i].kind);
      g_assert_nonnull (strstr (note->what, expected[i].what));
      if (isnan (expected[i].x))
        g_assert_true (isnan (note->place.x) && isnan (note->place.y));
      else
        {
          g_assert_cmpfloat_with_epsilon (note->place.x, expected[i].x, 1e-6);
          g_assert_cmpfloat_with_epsilon (note->place.y, expected[i].y, 1e-6);
        }
    }
}

static void
test_mixed_kinds (void)
{
  static const struct
  {
    ZwRole role;
    ZwGeometryKind kind;
    guint n;
  } cases[] = {
    { ZW_ROLE_BACKGROUND, ZW_GEOMETRY_POINT, 3 }, /* most of them */
    { ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, 3 },
    { ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE, 2 },
    { ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, 1 },
  };
  static const char text[] =
      "{\"type\":\"FeatureCollection\",\"features\":["
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
      "\"coordinates\":"
      "[[121.5,25],[121.6,25]]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
      "[121.5,25]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"MultiPoint\","
      "\"coordinates\":"
      "[[121.5,25],[121.51,25]]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
      "[[[121.5,25],[121.6,25],[121.6,25.1],[121.5,25]]]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"GeometryCollection\","
      "\"geometries\":[{\"type\":\"Point\",\"coordinates\":[121.5,25]},{\"type\":\"LineString\","
      "\"coordinates\":[[121.5,25],[121.5,25.1]]}]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"LineString\","
      "\"coordinates\":"
      "[[121.5,25],[121.5,25]]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
      "[121.52,25]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Point\",\"coordinates\":"
      "[0,0]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}]}";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "mixed.geojson", text);
      g_autoptr (ZwFeatures) features = import_as (fixture, path, cases[i].role);
      const ZwSource *source = &features->layer->source;

      g_assert_cmpint (features->layer->kind, ==, cases[i].kind);
      g_assert_cmpint (source->read_count, ==, 9);
      g_assert_cmpint (source->kept_count, ==, cases[i].n);
      g_assert_cmpint (source->kept_count + source->skipped_count, ==, source->read_count);
      /* Several points of one record are rows of their own. */
      g_assert_cmpuint (features->n, ==, cases[i].n + (cases[i].kind == ZW_GEOMETRY_POINT));
    }
}

#define VILLAGES                                                                                    \
  "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"             \
  "{\"VILLCODE\":\"63000080037\",\"TOWNNAME\":\"文山區\",\"VILLNAME\":\"老泉里\",\"PP\":981," \
  "\"households\":\"1,402\",\"Geom\":\"x\",\"FID\":\"y\",\"vill name\":\"z\",\"villname\":\"w\"},"  \
  "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[121.5,25],[121.6,25],[121.6,25.1],"        \
  "[121.5,25]]]}}]}"

static void
test_mapping (void)
{
  static const struct
  {
    const char *what;
    const char *field, *source; /* NULL: nothing said */
    double population;
    const char *name;
  } cases[] = {
    { "guessed", NULL, NULL, 981, "老泉里" },
    { "another number", "population", "households", 1402, "老泉里" },
    { "another name", "name", "TOWNNAME", 981, "文山區" },
    { "no name", "name", "", 981, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "a.geojson", VILLAGES);
      g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
      ZwImportOptions options = {
        .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .mapping = mapping
      };
      g_autoptr (ZwImportReport) report = NULL;
      g_autoptr (ZwLayer) layer = NULL;
      g_autoptr (ZwFeatures) features = NULL;
      const char *const *names;

      g_test_message ("%s", cases[i].what);
      if (cases[i].field != NULL)
        g_hash_table_insert (mapping, (char *) cases[i].field, (char *) cases[i].source);
      report = import_with (fixture, &options);
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      features = zw_features_load (fixture->store, layer, NULL, NULL);
      names = zw_features_get_texts (features, "name");
      g_assert_cmpfloat (zw_features_get_numbers (features, "population")[0], ==,
                         cases[i].population);
      if (cases[i].name == NULL)
        g_assert_null (names);
      else
        g_assert_cmpstr (names[0], ==, cases[i].name);
    }
}

/* Nothing of the delivery is lost, whatever its fields are called. */
static void
test_own_fields (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "a.geojson", VILLAGES);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_POPULATION);
  g_autofree char *row = query_text (
      fixture, "SELECT \"VILLCODE\" || TOWNNAME || VILLNAME || CAST (PP AS INTEGER) || households "
               "|| Geom_2 || FID_2 || \"vill name\" || villname_2 FROM a");

  g_assert_cmpuint (features->n, ==, 1);
  g_assert_cmpstr (row, ==, "63000080037文山區老泉里9811,402xyzw");
}

static void
test_mapping_refused (void)
{
  static const struct
  {
    const char *field, *source, *about, *words;
  } cases[] = {
    { "population", "nonsense", "nonsense", "no field" },
    { "residents", "PP", "residents", "no field" },
    { "population", "", "a.geojson", "population" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "a.geojson", VILLAGES);
      g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
      ZwImportOptions options = {
        .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .mapping = mapping
      };

      g_hash_table_insert (mapping, (char *) cases[i].field, (char *) cases[i].source);
      import_refused_for (fixture, &options, cases[i].about, cases[i].words);
      options.has_role = FALSE;
      import_refused_for (fixture, &options, cases[i].about, cases[i].words);
    }
}

static void
test_modes (void)
{
  static const struct
  {
    const char *layer, *value, *mode;
  } cases[] = {
    { "捷運站.csv", "", "metro" },   { "bus_stops.csv", "", "bus" },
    { "stops.csv", "1", "metro" },   { "stops.csv", "3", "bus" },
    { "stops.csv", "公車", "bus" },  { "stops.csv", "TRAM", "tram" },
    { "捷運站.csv", "公車", "bus" }, { "stops.csv", "飛碟", "飛碟" },
    { "stops.csv", "", NULL },       { "臺鐵車站.csv", "", "rail" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *text = g_strdup_printf ("name,mode,lon,lat\na,%s,121.5,25\n",
                                               cases[i].value);
      g_autofree char *path = write_text (fixture, cases[i].layer, text);
      g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_STOPS);

      g_assert_cmpstr (zw_features_get_texts (features, "mode")[0], ==, cases[i].mode);
    }
}

static void
test_zones (void)
{
  static const char text[] =
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
      "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":["
      "{\"type\":\"Feature\",\"properties\":{\"zone_name\":\"信義\",\"type\":\"景區型\"},"
      "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[302000,2770000],[303000,2770000],"
      "[303000,2771000],[302000,2771000],[302000,2770000]]]}},"
      "{\"type\":\"Feature\",\"properties\":{\"zone_name\":null,\"type\":\"park\"},"
      "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[304000,2770000],[305000,2771000],"
      "[305000,2770000],[304000,2771000],[304000,2770000]]]}},"
      "{\"type\":\"Feature\",\"properties\":{\"zone_name\":\"壞\",\"type\":\"urban\"},"
      "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[304000,2770000],[305000,2771000],"
      "[304000,2770000],[304000,2770000]]]}},"
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}]}";
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "zones.geojson", text);
  g_autofree char *before = dump_file (zw_store_get_path (fixture->store), TRUE);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_ZONES };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (GPtrArray) zones = zw_zone_list (fixture->store, NULL);
  const ZwZone *first, *second;

  g_assert_cmpuint (report->n_zones, ==, 2);
  g_assert_cmpuint (report->layer_ids->len, ==, 0);
  g_assert_cmpuint (zones->len, ==, 2);
  first = g_ptr_array_index (zones, 0);
  second = g_ptr_array_index (zones, 1);
  g_assert_cmpstr (first->name, ==, "信義");
  g_assert_cmpint (first->type, ==, ZW_ZONE_SCENIC);
  g_assert_cmpfloat (zw_geometry_get_area (first->geometry), ==, 1e6);
  g_assert_cmpstr (second->name, ==, "Zone 1");
  g_assert_cmpint (second->type, ==, ZW_ZONE_PARK);
  g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (second->geometry), 5e5, 1e-6);
  g_assert_true (has_remark (report, "“Zone 1” was repaired"));
  g_assert_true (has_remark (report, "feature 3 was left out"));
  g_assert_true (has_remark (report, "feature 4 was left out"));

  g_assert_true (zw_store_undo (fixture->store, NULL));
  {
    g_autofree char *after = dump_file (zw_store_get_path (fixture->store), TRUE);

    g_assert_cmpstr (before, ==, after);
  }
  options.name = "方案";
  options.has_zone_type = TRUE;
  options.zone_type = ZW_ZONE_URBAN;
  {
    g_autoptr (ZwImportReport) again = import_with (fixture, &options);
    g_autoptr (GPtrArray) named = zw_zone_list (fixture->store, NULL);

    g_assert_cmpuint (again->n_zones, ==, 2);
    g_assert_cmpstr (((ZwZone *) g_ptr_array_index (named, 0))->name, ==, "方案");
    g_assert_cmpstr (((ZwZone *) g_ptr_array_index (named, 1))->name, ==, "方案 2");
    g_assert_cmpint (((ZwZone *) g_ptr_array_index (named, 1))->type, ==, ZW_ZONE_URBAN);
  }
}

/* Given up at whichever step: nothing has changed, and the next import goes well. */
typedef struct
{
  GCancellable *cancellable;
  guint at, n;
} Stop;

static void
on_step (double fraction, const char *what, gpointer user_data)
{
  Stop *stop = user_data;

  g_assert_cmpfloat (fraction, <=, 1.0);
  if (++stop->n == stop->at)
    g_cancellable_cancel (stop->cancellable);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) table = g_string_new ("name,lon,lat\n");
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  guint n_steps = 0;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (table, "s%u,121.5%04u,25.0\n", i, i);
  path = write_text (fixture, "many.csv", table->str);
  add_zone (fixture->store, "甲", "302000 2770000,303000 2770000,303000 2771000");
  before = dump_file (zw_store_get_path (fixture->store), FALSE);
  for (guint at = 0; at <= n_steps + 1; at++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stop stop = { cancellable, at, 0 };
      ZwProgress progress = { on_step, &stop, cancellable };
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwImportReport) report = NULL;
      g_autofree char *after = NULL;

      if (at == 0)
        g_cancellable_cancel (cancellable);
      report = zw_import_run (fixture->store, &options, &progress, &error);
      g_assert_false (zw_store_is_in_command (fixture->store));
      if (at > 0 && stop.n < at)
        {
          /* Never asked again after its last step. */
          g_assert_no_error (error);
          g_assert_cmpuint (stop.n, >, 5);
          return;
        }
      n_steps = MAX (n_steps, stop.n);
      /* Told at the very end, it may be done already; else nothing must be. */
      if (report == NULL)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          after = dump_file (zw_store_get_path (fixture->store), FALSE);
          g_assert_cmpstr (before, ==, after);
        }
      else
        {
          g_assert_cmpuint (report->layer_ids->len, ==, 1);
          g_assert_cmpuint (stop.n, >, 5);
          g_clear_pointer (&before, g_free);
          before = dump_file (zw_store_get_path (fixture->store), FALSE);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-records/repairs", test_repairs);
  g_test_add_func ("/import-records/mixed-kinds", test_mixed_kinds);
  g_test_add_func ("/import-records/mapping", test_mapping);
  g_test_add_func ("/import-records/own-fields", test_own_fields);
  g_test_add_func ("/import-records/mapping-refused", test_mapping_refused);
  g_test_add_func ("/import-records/modes", test_modes);
  g_test_add_func ("/import-records/zones", test_zones);
  g_test_add_func ("/import-records/cancelled", test_cancelled);
  return g_test_run ();
}
