/* bench-evaluate.c: how long a baseline and a zone take
 *
 * Usage: bench-evaluate SET.gpkg [ZONES-LAYER [PROJECT.gpkg]], with a set of the
 * benchmark. The project is made of the set by the program's own import, unless it
 * is there already; without a name it is made anew and removed.
 *
 * Each figure is a line of its own: name, value, unit. Times are those that the
 * thread or the process has worked, except where the name says "wall".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../app/metrics-ogr.h"
#include "import/zw-import.h"
#include "metrics/zw-evaluator.h"

#define N_MOVES 1000

/* In milliseconds. */
static double
get_time (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
print_figure (const char *name, double value, const char *unit)
{
  g_print ("%s %.4f %s\n", name, value, unit);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print_times (GArray *times, const char *name, const char *words)
{
  g_autofree char *median = g_strconcat (name, "-median", NULL);
  g_autofree char *most_but_few = g_strconcat (name, "-p99", NULL);
  g_autofree char *most = g_strconcat (name, "-most", NULL);

  g_array_sort (times, compare_times);
  print_figure (median, g_array_index (times, double, times->len / 2), "ms");
  print_figure (most_but_few, g_array_index (times, double, times->len * 99 / 100), "ms");
  print_figure (most, g_array_index (times, double, times->len - 1), "ms");
  g_print ("%-32s median %7.3f ms, 99 %% %7.3f ms (%u times)\n", words,
           g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 99 / 100), times->len);
}

/* --- the project --- */

static int
make_project (const char *set, const char *path)
{
  static const struct
  {
    const char *layer;
    ZwRole role;
  } layers[] = { { "stops", ZW_ROLE_STOPS },         { "chargers", ZW_ROLE_CHARGERS },
                 { "bikes", ZW_ROLE_BIKE_STATIONS }, { "lines", ZW_ROLE_ROUTES },
                 { "pop", ZW_ROLE_POPULATION },      { "polys", ZW_ROLE_POPULATION } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_create (path, NULL, NULL, "EPSG:3826", &error);

  for (guint i = 0; store != NULL && i < G_N_ELEMENTS (layers); i++)
    {
      const ZwImportOptions options = {
        .path = set, .layer = layers[i].layer, .has_role = TRUE, .role = layers[i].role
      };
      g_autoptr (ZwImportReport) report = zw_import_run (store, &options, NULL, &error);

      if (report == NULL)
        break;
    }
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  return error != NULL ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* In a process of its own, so that it does not count in the memory. */
static gboolean
provide_project (const char *set, const char *path)
{
  int status = 0;
  pid_t child;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  child = fork ();
  if (child == 0)
    _exit (make_project (set, path));
  return child > 0 && waitpid (child, &status, 0) == child && status == 0;
}

static ZwBaseline *
load (const char *path)
{
  double wall = get_time (CLOCK_MONOTONIC), work = get_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (path, &error);
  g_autoptr (ZwBaseline) baseline = NULL;
  ZwBaselineSettings settings;
  struct rusage usage;

  zw_baseline_settings_init (&settings);
  if (store != NULL)
    baseline = zw_baseline_load (store, &settings, NULL, &error);
  if (baseline == NULL)
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  print_figure ("baseline-wall", get_time (CLOCK_MONOTONIC) - wall, "ms");
  print_figure ("baseline", get_time (CLOCK_PROCESS_CPUTIME_ID) - work, "ms");
  getrusage (RUSAGE_SELF, &usage);
  print_figure ("baseline-memory", usage.ru_maxrss / 1024.0, "MB");
  return g_steal_pointer (&baseline);
}

/* --- zones --- */

/* Every zone with its first corner moved a little each time, as while it is drawn. */
static void
measure_zones (const ZwBaseline *baseline,
               GPtrArray *zones,
               gboolean stops_in_zone,
               const char *name,
               const char *words)
{
  const ZwEvaluateOptions options = { .stops_in_zone = stops_in_zone };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ZwEvaluator) evaluator = zw_evaluator_new (baseline);
  guint rounds = MAX (3, 2000 / MAX (zones->len, 1));

  for (guint round = 0; round < rounds; round++)
    for (guint z = 0; z < zones->len; z++)
      {
        ZwGeometry *zone = g_ptr_array_index (zones, z);
        double start, time;

        zone->points[0].x += round % 2 == 0 ? 0.5 : -0.5;
        start = get_time (CLOCK_THREAD_CPUTIME_ID);
        zw_evaluator_run (evaluator, zone, &options);
        time = get_time (CLOCK_THREAD_CPUTIME_ID) - start;
        g_array_append_val (times, time);
      }
  print_times (times, name, words);
}

/* One corner of the first zone along a line and back, 1,000 steps of 1 m. */
static void
measure_drag (const ZwBaseline *baseline, GPtrArray *zones)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (ZwEvaluator) evaluator = zw_evaluator_new (baseline);
  ZwGeometry *zone = g_ptr_array_index (zones, 0);

  for (guint i = 0; i < N_MOVES; i++)
    {
      double start = get_time (CLOCK_THREAD_CPUTIME_ID), time;

      zone->points[1].x += i < N_MOVES / 2 ? 0.1 : -0.1;
      zw_evaluator_run (evaluator, zone, NULL);
      time = get_time (CLOCK_THREAD_CPUTIME_ID) - start;
      g_array_append_val (times, time);
    }
  print_times (times, "drag", "a corner dragged");
}

static void
measure_batch (const ZwBaseline *baseline, GPtrArray *zones, guint n_threads)
{
  double wall = get_time (CLOCK_MONOTONIC), work = get_time (CLOCK_PROCESS_CPUTIME_ID);
  g_autofree char *name = g_strdup_printf ("batch-%u-threads", n_threads);
  g_autofree char *wall_name = g_strconcat (name, "-wall", NULL);
  g_autoptr (GPtrArray) evaluations = zw_evaluate_many (
      baseline, (ZwGeometry *const *) zones->pdata, zones->len, NULL, n_threads, NULL, NULL);

  g_assert_cmpuint (evaluations->len, ==, zones->len);
  print_figure (wall_name, get_time (CLOCK_MONOTONIC) - wall, "ms");
  print_figure (name, get_time (CLOCK_PROCESS_CPUTIME_ID) - work, "ms");
}

int
main (int argc, char **argv)
{
  const char *set = argc > 1 ? argv[1] : g_getenv ("ZW_BENCH_SET");
  const char *layer = argc > 2 ? argv[2] : "zones1000";
  g_autofree char *folder = NULL;
  g_autofree char *path = argc > 3 ? g_strdup (argv[3]) : NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GPtrArray) zones = NULL;

  if (set == NULL || !g_file_test (set, G_FILE_TEST_EXISTS))
    {
      g_print ("no set of the benchmark to measure with: give its file or set ZW_BENCH_SET\n");
      return 77;
    }
  if (path == NULL)
    {
      folder = g_dir_make_tmp ("zw-bench-XXXXXX", NULL);
      path = g_build_filename (folder, "project.gpkg", NULL);
    }
  if (provide_project (set, path))
    baseline = load (path);
  if (folder != NULL)
    {
      g_remove (path);
      g_rmdir (folder);
    }
  if (baseline == NULL)
    return 1;
  zones = read_zones (set, layer);
  print_figure ("zones", zones->len, "zones");
  measure_zones (baseline, zones, FALSE, "zone", "zone, residents by both");
  measure_zones (baseline, zones, TRUE, "zone-stops-in-zone", "the same, stops in zone only");
  measure_drag (baseline, zones);
  measure_batch (baseline, zones, 1);
  measure_batch (baseline, zones, 2);
  return 0;
}
