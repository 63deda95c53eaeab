/* bench-publish.c: how long map sheets and the application of a large city take
 *
 *   bench-publish PROJECT [ZONE]
 *
 * The sheets are made as the program makes them, pages and file in memory, from a
 * project that was read once. Goals on set L of the benchmark: one A3 sheet 1.5 s, a
 * hundred sheets 60 s, the application 10 s with what is read for it, less than 600 MB.
 * Each figure is a line of its own: name, value, unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <time.h>

#include "document/zw-pdf.h"
#include "document/zw-publication.h"

#define SHEET_GOAL_S 1.5
#define SERIES_GOAL_S 60.0
#define APPLICATION_GOAL_S 10.0
#define MEMORY_GOAL_MB 600.0

/* Sheets of the series; zones are gone through as often as it takes. */
#define N_SHEETS 100

/* What an A3 sheet shows at 1:1 upright and lying, and a little less. */
#define SHORT_SIDE_M 0.24

static double
get_wall_s (void)
{
  return g_get_monotonic_time () / 1e6;
}

/* Of the whole process, which other work on the machine disturbs less. */
static double
get_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static double
get_peak_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

typedef struct
{
  double wall;
  double cpu;
} Clock;

static void
start (Clock *self)
{
  self->wall = get_wall_s ();
  self->cpu = get_cpu_s ();
}

static void
report (const Clock *self, const char *name, double goal_s)
{
  double wall = get_wall_s () - self->wall;

  g_print ("%s %.3f s\n", name, wall);
  g_print ("%s-cpu %.3f s\n", name, get_cpu_s () - self->cpu);
  if (goal_s > 0.0)
    g_print ("%s-of-goal %.3f ratio\n", name, wall / goal_s);
}

static gsize
make_pdf (ZwDossier *dossier, const ZwSheetsWish *wish, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = zw_sheets_new_pages (dossier, wish, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  *n_pages = zw_pages_get_n (pages);
  bytes = zw_pdf_new_from_pages (pages, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_bytes_get_size (bytes);
}

static void
measure_sheet (ZwDossier *dossier, const char *name, ZwTheme theme)
{
  ZwSheetsWish wish = { .theme = theme, .paper = ZW_PAPER_A3 };
  g_autofree char *full = g_strdup_printf ("sheet-a3-%s", name);
  guint n_pages;
  Clock clock;
  gsize size;

  start (&clock);
  size = make_pdf (dossier, &wish, &n_pages);
  report (&clock, full, SHEET_GOAL_S);
  g_print ("%s-size %.1f kB\n", full, size / 1024.0);
}

/* The map that another program is to draw as well: at a scale that shows the zone. */
static void
measure_given_sheet (ZwDossier *dossier)
{
  ZwEnvelope extent = zw_geometry_get_envelope (dossier->zone->geometry);
  double side = MAX (extent.max_x - extent.min_x, extent.max_y - extent.min_y);
  ZwSheetsWish wish = { .theme = ZW_N_THEMES,
                        .paper = ZW_PAPER_A3,
                        .scale = zw_sheets_round_scale (side / SHORT_SIDE_M) };
  guint n_pages;
  Clock clock;
  gsize size;

  g_print ("sheet-extent-west %.1f m\n", extent.min_x);
  g_print ("sheet-extent-south %.1f m\n", extent.min_y);
  g_print ("sheet-extent-east %.1f m\n", extent.max_x);
  g_print ("sheet-extent-north %.1f m\n", extent.max_y);
  g_print ("sheet-scale %.0f of-one\n", wish.scale);
  start (&clock);
  size = make_pdf (dossier, &wish, &n_pages);
  report (&clock, "sheet-a3-all", SHEET_GOAL_S);
  g_print ("sheet-a3-all-size %.1f kB\n", size / 1024.0);
}

/* Sheets of all zones, until there are enough. */
static void
measure_series (ZwDossier *dossier)
{
  ZwSheetsWish wish = { .theme = ZW_N_THEMES, .paper = ZW_PAPER_A3, .series = ZW_SHEETS_ZONES };
  double before = get_peak_mb ();
  guint n_done = 0, n_pages;
  gsize size = 0;
  Clock clock;

  start (&clock);
  while (n_done < N_SHEETS)
    {
      size += make_pdf (dossier, &wish, &n_pages);
      n_done += n_pages;
    }
  g_print ("series-sheets %u sheets\n", n_done);
  report (&clock, "series-a3", SERIES_GOAL_S * n_done / N_SHEETS);
  g_print ("series-a3-size %.1f kB\n", size / 1024.0);
  g_print ("series-a3-memory-more %.1f MB\n", get_peak_mb () - before);
}

/* From the project to the bytes. */
static void
measure_application (ZwStore *store, gint64 zone)
{
  ZwPublicationWish wish = { .kind = ZW_PUBLICATION_APPLICATION, .zone_id = zone };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bench-publish.pdf", NULL);
  g_autoptr (ZwPublication) publication = NULL;
  g_autoptr (GError) error = NULL;
  ZwPages *pages;
  Clock clock;

  wish.language = "zh_TW";
  start (&clock);
  publication = zw_publication_load (store, &wish, NULL, &error);
  g_assert_no_error (error);
  zw_publication_write (publication, path, NULL, &error);
  g_assert_no_error (error);
  report (&clock, "application", APPLICATION_GOAL_S);
  pages = zw_publication_get_pages (publication, NULL, &error);
  g_print ("application-pages %u pages\n", zw_pages_get_n (pages));
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwDossier) dossier = NULL;
  gint64 zone = argc > 2 ? g_ascii_strtoll (argv[2], NULL, 10) : 1;
  Clock clock;

  if (argc < 2)
    {
      g_printerr ("bench-publish PROJECT [ZONE]\n");
      return 77;
    }
  store = zw_store_open (argv[1], &error);
  g_assert_no_error (error);
  start (&clock);
  dossier = zw_dossier_load (store, zone, "zh_TW", NULL, NULL, &error);
  g_assert_no_error (error);
  report (&clock, "read-project", 0.0);
  g_print ("read-project-memory %.1f MB\n", get_peak_mb ());
  measure_given_sheet (dossier);
  measure_sheet (dossier, "population", ZW_THEME_POPULATION);
  measure_series (dossier);
  g_clear_pointer (&dossier, zw_dossier_unref);
  if (g_getenv ("ZW_BENCH_NO_APPLICATION") == NULL)
    measure_application (store, zone);
  g_print ("memory %.1f MB\n", get_peak_mb ());
  g_print ("memory-of-goal %.3f ratio\n", get_peak_mb () / MEMORY_GOAL_MB);
  return 0;
}
