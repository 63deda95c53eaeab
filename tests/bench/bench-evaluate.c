/* bench-evaluate.c: how long a baseline and a zone take
 *
 * Usage: bench-evaluate SET.gpkg [ZONES-LAYER], with a set of the benchmark.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <time.h>

#include "../app/metrics-ogr.h"

/* Time this thread has worked, in milliseconds: other programs do not count. */
static double
get_time_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static ZwBaseline *
build (GPtrArray *layers, const char *what)
{
  double start = get_time_ms ();
  ZwBaseline *baseline = make_baseline (layers);

  g_print ("baseline, %-22s %8.1f ms\n", what, get_time_ms () - start);
  return baseline;
}

/* Every zone with its first corner moved a little each time, as while it is drawn. */
static void
measure (const ZwBaseline *baseline, GPtrArray *zones, gboolean stops_in_zone, const char *what)
{
  const ZwEvaluateOptions options = { stops_in_zone };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  guint rounds = MAX (3, 2000 / MAX (zones->len, 1));

  for (guint round = 0; round < rounds; round++)
    for (guint z = 0; z < zones->len; z++)
      {
        ZwGeometry *zone = g_ptr_array_index (zones, z);
        double start, time;

        zone->points[0].x += round % 2 == 0 ? 0.5 : -0.5;
        start = get_time_ms ();
        zw_evaluation_unref (zw_evaluate (baseline, zone, &options));
        time = get_time_ms () - start;
        g_array_append_val (times, time);
      }
  g_array_sort (times, compare_times);
  g_print ("%-32s median %7.3f ms, 99 %% %7.3f ms, most %7.3f ms (%u times)\n", what,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 99 / 100),
           g_array_index (times, double, times->len - 1), times->len);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) others = layers_new ();
  g_autoptr (GPtrArray) zones = NULL;
  g_autoptr (ZwBaseline) points = NULL;
  g_autoptr (ZwBaseline) areas = NULL;
  const char *file = argc > 1 ? argv[1] : g_getenv ("ZW_BENCH_SET");

  if (file == NULL || !g_file_test (file, G_FILE_TEST_EXISTS))
    {
      g_print ("no set of the benchmark to measure with: give its file or set ZW_BENCH_SET\n");
      return 77;
    }
  zones = read_zones (file, argc > 2 ? argv[2] : "zones1000");
  read_layer (layers, file, "stops", ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "chargers", ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "bikes", ZW_ROLE_BIKE_STATIONS, ZW_GEOMETRY_POINT, NULL, NULL);
  read_layer (layers, file, "lines", ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE, NULL, NULL);
  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (others, zw_features_ref (layers->pdata[i]));
  read_layer (layers, file, "pop", ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT, "pop", "population");
  read_layer (others, file, "polys", ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON, "pop", "population");

  points = build (layers, "residents by points");
  areas = build (others, "residents by areas");
  measure (points, zones, FALSE, "zone, residents by points");
  measure (areas, zones, FALSE, "zone, residents by areas");
  measure (points, zones, TRUE, "the same, stops in zone only");
  measure (areas, zones, TRUE, "the same, stops in zone only");
  return 0;
}
