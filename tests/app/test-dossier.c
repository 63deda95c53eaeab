/* test-dossier.c: what the documents of a zone are written from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <math.h>

#include "document/zw-publication.h"
#include "metrics/zw-figure-basis.h"
#include "plan/zw-sample.h"

typedef struct
{
  char *folder;
  ZwStore *store;
} Fixture;

/* The sample city, built once for all tests. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *path = NULL, *sample = zw_sample_find_dir ();
  g_autoptr (GError) error = NULL;

  f->folder = make_folder ();
  path = g_build_filename (f->folder, "s.gpkg", NULL);
  g_assert_true (zw_sample_build (path, sample, NULL, &error));
  g_assert_no_error (error);
  f->store = zw_store_open (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
}

static gboolean
is_close (double one, double other)
{
  return (isnan (one) && isnan (other))
         || fabs (one - other) <= 1e-9 * MAX (fabs (one), fabs (other));
}

/* To the bit would ask for the same order of sums. */
static void
assert_same_figures (const ZwEvaluation *one, const ZwEvaluation *other)
{
  g_assert_cmpuint (one->n_indicators, ==, other->n_indicators);
  for (guint i = 0; i < one->n_indicators; i++)
    {
      const ZwIndicator *a = &one->indicators[i], *b = &other->indicators[i];

      if (a->state != b->state || !is_close (a->value, b->value)
          || !is_close (a->numerator, b->numerator) || !is_close (a->denominator, b->denominator))
        g_error ("%s: %.17g and %.17g", zw_indicator_get_info (a->id)->id, a->value, b->value);
    }
}

/* What lies far from a zone tells nothing of it. */
static void
test_clipped (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) layers = zw_layer_list (f->store, &error);
  g_autoptr (GPtrArray) features = zw_features_load_many (f->store, layers, NULL, &error);
  g_autoptr (GPtrArray) timetables = zw_timetable_list (f->store, &error);
  g_autoptr (GPtrArray) zones = zw_zone_list (f->store, &error);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  /* With timetables the stops stay; without, they are left out too. */
  for (guint with = 0; with < 2; with++)
    {
      g_autoptr (ZwFigureBasis) basis = zw_figure_basis_new (features, with ? timetables : none,
                                                             zw_store_get_crs (f->store));
      ZwFigureSettings settings;
      g_autoptr (ZwBaseline) whole = NULL;

      zw_figure_settings_load (&settings, f->store);
      settings.baseline.radius_m = 300.0;
      whole = zw_figure_basis_freeze (basis, &settings.baseline, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < zones->len; i++)
        {
          const ZwZone *zone = g_ptr_array_index (zones, i);
          ZwEnvelope extent = zw_geometry_get_envelope (zone->geometry);
          g_autoptr (ZwFigureBasis)
              near = zw_figure_basis_clip (basis, &extent, &settings.baseline);
          g_autoptr (ZwBaseline)
              part = zw_figure_basis_freeze (near, &settings.baseline, NULL, &error);
          g_autoptr (ZwEvaluation) one = NULL, other = NULL;

          g_assert_no_error (error);
          g_assert_cmpuint (zw_figure_basis_count (near), <, zw_figure_basis_count (basis));
          one = zw_evaluate (whole, zone->geometry, &settings.evaluate);
          other = zw_evaluate (part, zone->geometry, &settings.evaluate);
          assert_same_figures (one, other);
        }
    }
}

/* The figures of the dossier are those that the indicators' own table has. */
static void
test_tables (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) zones = zw_zone_list (f->store, &error);
  const ZwZone *zone = g_ptr_array_index (zones, 0);
  g_autoptr (ZwDossier) dossier = zw_dossier_load (f->store, zone->id, "en", NULL, NULL, &error);
  ZwFigureWish wish = { .zone_id = zone->id, .districts = TRUE, .city = TRUE };

  g_assert_no_error (error);
  g_assert_cmpuint (dossier->years->len, >, 0);
  g_assert_cmpuint (dossier->tables->len, ==, dossier->years->len);
  g_assert_cmpuint (dossier->others->rows->len, ==, zones->len - 1);
  for (int y = -1; y < (int) dossier->years->len; y++)
    {
      const ZwFigureTable *got = y < 0 ? dossier->latest : g_ptr_array_index (dossier->tables, y);
      g_autoptr (ZwFigureTable) table = NULL;
      guint n_met = 0;
      ZwFigureSettings settings;

      zw_figure_settings_load (&settings, f->store);
      settings.baseline.year = y < 0 ? 0 : g_array_index (dossier->years, int, y);
      settings.baseline.catalog = dossier->catalog;
      table = zw_figure_table_new (f->store, &settings, &wish, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < got->rows->len; i++)
        for (guint k = 0; k < table->rows->len; k++)
          {
            const ZwFigureRow *one = g_ptr_array_index (got->rows, i);
            const ZwFigureRow *other = g_ptr_array_index (table->rows, k);

            if (!zw_place_is_same (one->place, other->place))
              continue;
            assert_same_figures (one->evaluation, other->evaluation);
            n_met++;
          }
      g_assert_cmpuint (n_met, ==, got->rows->len);
    }
}

/* Publishing reads; a project that lies in an archive stays as it is. */
static void
test_writes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) zones = zw_zone_list (f->store, &error);
  const char *path = zw_store_get_path (f->store);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (ZwDossier) dossier = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  dossier = zw_dossier_load (f->store, ((ZwZone *) g_ptr_array_index (zones, 0))->id, NULL, NULL,
                             NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

/* Who watches sees it go forward, and the whole way. */
static void
test_progress (void)
{
  double last = 0.0;
  ZwProgress outer = { on_progress, &last, NULL };
  ZwProgressPart part;
  const ZwProgress *inner = zw_progress_begin_part (&part, &outer, 0.25, 0.75);

  g_assert_true (zw_progress_step (inner, 0.0, NULL, NULL));
  g_assert_cmpfloat (last, ==, 0.25);
  g_assert_true (zw_progress_step (inner, 0.5, NULL, NULL));
  g_assert_cmpfloat (last, ==, 0.5);
  g_assert_true (zw_progress_step (inner, 7.0, NULL, NULL));
  g_assert_cmpfloat (last, ==, 0.75);
  /* It neither goes back nor forgets. */
  g_assert_true (zw_progress_step (inner, 0.1, NULL, NULL));
  g_assert_cmpfloat (last, ==, 0.75);
  g_assert_true (zw_progress_step (inner, -1.0, NULL, NULL));
  g_assert_cmpfloat (last, ==, 0.75);
  g_assert_null (zw_progress_begin_part (&part, NULL, 0.0, 1.0));
}

/* Loaded, made, laid out and written: each counts from 0 to 1, and nothing goes back. */
static void
test_progress_of_all (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "a.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) zones = zw_zone_list (f->store, &error);
  g_autoptr (ZwPublication) publication = NULL;
  ZwPublicationWish wish = { .kind = ZW_PUBLICATION_APPLICATION, .language = "zh_TW" };
  double last = 0.0;
  ZwProgress progress = { on_progress, &last, NULL };

  wish.zone_id = ((ZwZone *) g_ptr_array_index (zones, 0))->id;
  publication = zw_publication_load (f->store, &wish, &progress, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.8);
  last = 0.0;
  g_assert_true (zw_publication_write (publication, path, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/dossier/clipped", Fixture, NULL, set_up, test_clipped, tear_down);
  g_test_add ("/dossier/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/dossier/writes-nothing", Fixture, NULL, set_up, test_writes_nothing, tear_down);
  g_test_add_func ("/dossier/progress", test_progress);
  g_test_add ("/publication/progress", Fixture, NULL, set_up, test_progress_of_all, tear_down);
  return g_test_run ();
}
