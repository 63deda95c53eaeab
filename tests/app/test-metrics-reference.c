/* test-metrics-reference.c: indicators against what other programs found
 *
 * Taipei's residents: GDAL 3.6.2 with SpatiaLite, circles of 120 corners. Sets
 * S and M of the benchmark, JOB.md: an independent program of their author.
 * Both are outside the tree; where they are absent the tests are skipped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "metrics-ogr.h"

static char *
find_data (const char *path)
{
  const char *folder = g_getenv ("ZW_TEST_DATA");
  g_autofree char *found = folder != NULL ? g_build_filename (folder, path, NULL) : NULL;

  if (found != NULL && g_file_test (found, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&found);
  g_test_skip_printf ("%s is not there", path);
  return NULL;
}

/* All residents of the city within 500 m of the places of a layer. */
static void
check_taipei (const char *stops_path, double area_weighted, double centroid)
{
  g_autofree char *villages = find_data (
      "A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp");
  g_autofree char *stops = villages != NULL ? find_data (stops_path) : NULL;
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwGeometry) all = make_box (-50000, -50000, 100000, 100000);
  const ZwIndicator *indicator;

  if (stops == NULL)
    return;
  read_layer (layers, villages, NULL, ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON, "PP", "population");
  read_layer (layers, stops, NULL, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, NULL, NULL);
  baseline = make_baseline (layers);
  for (guint whole = 0; whole < 2; whole++)
    {
      g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, whole == 1 ? NULL : all, NULL);

      indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
      assert_near (indicator->denominator, 2683257, 1e-3);
      g_test_message ("area-weighted %.6f, by centroid %.6f", indicator->value,
                      get_part (indicator, "centroid"));
      assert_near (indicator->value, area_weighted, 0.0005);
      assert_near (get_part (indicator, "centroid"), centroid, 0.000001);
    }
}

static void
test_taipei_metro (void)
{
  check_taipei ("B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.shp", 0.445714,
                0.464845);
}

static void
test_taipei_youbike (void)
{
  check_taipei ("B_taiwan_transport/taipei_youbike_chiajungyeh/taipei_youbike.shp", 0.900956,
                0.911768);
}

/* --- the benchmark --- */

static gboolean
run (const char *const *arguments)
{
  int status = 1;

  return g_spawn_sync (NULL, (char **) arguments, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL
                           | G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

/* A Python that has what the generator needs. */
static const char *
find_python (void)
{
  static const char *const pythons[] = { "python3", "/usr/bin/python3" };

  for (guint i = 0; i < G_N_ELEMENTS (pythons); i++)
    {
      const char *const arguments[] = { pythons[i], "-c", "import numpy; from osgeo import ogr",
                                        NULL };

      if (run (arguments))
        return pythons[i];
    }
  return NULL;
}

/* A set that is there already, in the folder named by ZW_BENCH_DATA, or one made
 * in a folder of its own; the largest takes minutes to make and is not made. */
static char *
provide_set (const char *folder, const char *size)
{
  const char *data = g_getenv ("ZW_BENCH_DATA");
  g_autofree char *known = data != NULL ? g_strdup_printf ("%s/%s/%s.gpkg", data, size, size)
                                        : NULL;

  g_autofree char *source = find_data ("../bench/gen.py");
  g_autofree char *script = g_build_filename (folder, "gen.py", NULL);
  const char *python = find_python ();
  const char *const arguments[] = { python, script, size, NULL };
  g_autofree char *text = NULL;
  gsize length;

  if (known != NULL && g_file_test (known, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&known);
  if (g_str_equal (size, "L"))
    {
      g_test_skip ("set ZW_BENCH_DATA to where the set is");
      return NULL;
    }
  if (source == NULL)
    return NULL;
  if (python == NULL)
    {
      g_test_skip ("python3 with numpy and GDAL is not there");
      return NULL;
    }
  g_assert_true (g_file_get_contents (source, &text, &length, NULL));
  g_assert_true (g_file_set_contents (script, text, length, NULL));
  g_assert_true (run (arguments));
  return g_strdup_printf ("%s/data/%s/%s.gpkg", folder, size, size);
}

static void
remove_folder (const char *folder)
{
  const char *const arguments[] = { "rm", "-r", folder, NULL };

  g_assert_true (run (arguments));
}

static double
get_value (const ZwEvaluation *evaluation, ZwIndicatorId id)
{
  return zw_evaluation_find (evaluation, id)->value;
}

static void
assert_relative (double value, const char *expected)
{
  double wanted = g_ascii_strtod (expected, NULL);

  /* Six decimals are printed. */
  assert_near (value, wanted, 1e-9 * fabs (wanted) + 6e-7);
}

static void
check_row (const ZwBaseline *points, const ZwBaseline *areas, const ZwGeometry *zone, char **row)
{
  g_autoptr (ZwEvaluation) one = zw_evaluate (points, zone, NULL);
  g_autoptr (ZwEvaluation) other = zw_evaluate (areas, zone, NULL);
  const ZwIndicator *people = zw_evaluation_find (one, ZW_INDICATOR_A1);
  const ZwIndicator *bikes = zw_evaluation_find (one, ZW_INDICATOR_A3);

  assert_relative (one->area_m2, row[1]);
  g_assert_cmpfloat (get_value (one, ZW_INDICATOR_B1), ==, g_ascii_strtod (row[2], NULL));
  g_assert_cmpfloat (people->denominator, ==, g_ascii_strtod (row[3], NULL));
  g_assert_cmpfloat (people->numerator, ==, g_ascii_strtod (row[4], NULL));
  if (people->state == ZW_INDICATOR_OK)
    assert_near (people->value, g_ascii_strtod (row[5], NULL), 1e-9);
  g_assert_cmpfloat (get_value (one, ZW_INDICATOR_B5), ==, g_ascii_strtod (row[6], NULL));
  assert_relative (get_value (one, ZW_INDICATOR_B2) * 1000.0, row[7]);
  g_assert_cmpfloat (bikes->numerator, ==, g_ascii_strtod (row[8], NULL));
  assert_near (bikes->value, g_ascii_strtod (row[9], NULL), 1e-9);
  assert_relative (zw_evaluation_find (other, ZW_INDICATOR_A1)->denominator, row[10]);
}

static void
check_set (const char *size)
{
  g_autofree char *folder = g_dir_make_tmp ("zw-bench-XXXXXX", NULL);
  g_autofree char *file = provide_set (folder, size);
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) others = layers_new ();
  g_autoptr (ZwBaseline) points = NULL;
  g_autoptr (ZwBaseline) areas = NULL;
  static const int counts[] = { 1, 10, 1000 };

  if (file == NULL)
    {
      remove_folder (folder);
      return;
    }
  read_layer (layers, file, "stops", ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "pop", ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT, "pop", "population");
  read_layer (layers, file, "chargers", ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "bikes", ZW_ROLE_BIKE_STATIONS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "lines", ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE, NULL, NULL);
  read_layer (others, file, "polys", ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON, "pop", "population");
  read_layer (others, file, "stops", ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, NULL, NULL);
  points = make_baseline (layers);
  areas = make_baseline (others);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *name = g_strdup_printf ("zones%d", counts[i]);
      g_autofree char *table = g_strdup_printf ("../bench/expected_%s_%d.csv", size, counts[i]);
      g_autofree char *path = NULL;
      g_autoptr (GPtrArray) zones = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      /* What ten zones of the largest set hold is known, no more. */
      if (g_str_equal (size, "L") && counts[i] != 10)
        continue;
      path = find_data (table);
      zones = read_zones (file, name);
      g_assert_nonnull (path);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      lines = g_strsplit (g_strchomp (text), "\n", -1);
      g_assert_cmpuint (g_strv_length (lines), ==, zones->len + 1);
      for (guint z = 0; z < zones->len; z++)
        {
          g_auto (GStrv) row = g_strsplit (lines[z + 1], ",", -1);

          check_row (points, areas, g_ptr_array_index (zones, z), row);
        }
    }
  remove_folder (folder);
}

static void
test_set_s (void)
{
  check_set ("S");
}

static void
test_set_m (void)
{
  if (g_test_slow ())
    check_set ("M");
  else
    g_test_skip ("takes a minute; run with -m slow");
}

static void
test_set_l (void)
{
  if (g_test_slow ())
    check_set ("L");
  else
    g_test_skip ("takes minutes; run with -m slow");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics-reference/taipei/metro", test_taipei_metro);
  g_test_add_func ("/metrics-reference/taipei/youbike", test_taipei_youbike);
  g_test_add_func ("/metrics-reference/benchmark/s", test_set_s);
  g_test_add_func ("/metrics-reference/benchmark/m", test_set_m);
  g_test_add_func ("/metrics-reference/benchmark/l", test_set_l);
  return g_test_run ();
}
