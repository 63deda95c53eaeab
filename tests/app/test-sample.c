/* test-sample.c: the project of the invented sample city
 *
 * Counts and lengths come from the files themselves, worked out with GEOS in
 * Python (data/sample-city/README.md describes the files).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "layers/zw-layer.h"
#include "layers/zw-zone.h"
#include "metrics/zw-evaluate.h"
#include "metrics/zw-sides.h"
#include "plan/zw-plan.h"
#include "plan/zw-sample.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("zw-sample-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "sample.gpkg", NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_unlink (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

/* Those that only read share one project. */
static ZwStore *
open_shared (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const Fixture *shared = data;
  ZwStore *store;

  if (!g_file_test (shared->path, G_FILE_TEST_EXISTS))
    {
      zw_sample_build (shared->path, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  store = zw_store_open (shared->path, &error);
  g_assert_no_error (error);
  return store;
}

static gint64
count_role (const GPtrArray *layers, ZwRole role)
{
  const ZwLayer *latest = NULL;

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == role && (latest == NULL || layer->year > latest->year))
        latest = layer;
    }
  return latest != NULL ? latest->count : -1;
}

static void
test_layers (gconstpointer data)
{
  g_autoptr (ZwStore) store = open_shared (data);
  g_autoptr (GPtrArray) layers = zw_layer_list (store, NULL);
  static const struct
  {
    ZwRole role;
    gint64 count;
  } wanted[] = { { ZW_ROLE_POPULATION, 151 },     { ZW_ROLE_ROADS, 1629 },
                 { ZW_ROLE_RAILWAYS, 1 },         { ZW_ROLE_RIVERS, 2 },
                 { ZW_ROLE_LANDUSE, 835 },        { ZW_ROLE_FOOTWAYS, 1206 },
                 { ZW_ROLE_CYCLEWAYS, 293 },      { ZW_ROLE_BIKE_STATIONS, 120 },
                 { ZW_ROLE_CHARGERS, 60 },        { ZW_ROLE_PARKING, 80 },
                 { ZW_ROLE_ATTRACTIONS, 68 },     { ZW_ROLE_STOPS, 672 + 35 + 80 },
                 { ZW_ROLE_ROUTES, 3 + 25 + 1 },  { ZW_ROLE_VEHICLES, 3 * 151 },
                 { ZW_ROLE_SHARED_VEHICLES, 78 }, { ZW_ROLE_OD_PAIRS, 9 } };

  /* and the residents of two years before, and two earlier editions of seven others */
  g_assert_cmpint (layers->len, ==, G_N_ELEMENTS (wanted) + 2 + 2 * 7);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (count_role (layers, wanted[i].role), ==, wanted[i].count);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      g_assert_cmpint (layer->source.skipped_count, ==, 0);
      g_assert_cmpint (layer->year, >, 2000);
    }
}

static void
test_zones (gconstpointer data)
{
  g_autoptr (ZwStore) store = open_shared (data);
  g_autoptr (GPtrArray) zones = zw_zone_list (store, NULL);
  const ZwZone *urban, *scenic;

  g_assert_cmpint (zones->len, ==, 2);
  urban = g_ptr_array_index (zones, 0);
  scenic = g_ptr_array_index (zones, 1);
  g_assert_cmpstr (urban->name, ==, "舊城低碳交通區");
  g_assert_cmpint (urban->type, ==, ZW_ZONE_URBAN);
  g_assert_cmpstr (scenic->name, ==, "觀瀾景區低碳交通區");
  g_assert_cmpint (scenic->type, ==, ZW_ZONE_SCENIC);
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      g_autoptr (ZwPlan) plan = zw_plan_load (store, zone->id, NULL);

      g_assert_cmpint (zw_plan_get_phases (plan)->len, ==, 3);
    }
}

static void
assert_near (double found, double expected, double within)
{
  g_assert_cmpfloat_with_epsilon (found, expected, within);
}

static double
get_part (const ZwIndicator *indicator, const char *id)
{
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_str_equal (indicator->parts[i].id, id))
      return indicator->parts[i].value;
  return -1.0;
}

static void
test_indicators (gconstpointer data)
{
  g_autoptr (ZwStore) store = open_shared (data);
  g_autoptr (GPtrArray) zones = zw_zone_list (store, NULL);
  const ZwZone *urban = g_ptr_array_index (zones, 0);
  ZwBaselineSettings settings;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) found = NULL;
  const ZwIndicator *indicator;

  zw_baseline_settings_init (&settings);
  baseline = zw_baseline_load (store, &settings, NULL, NULL);
  found = zw_evaluate (baseline, urban->geometry, NULL);
  assert_near (found->area_m2 / 1e6, 2.916, 0.0005);
  indicator = zw_evaluation_find (found, ZW_INDICATOR_B1);
  assert_near (indicator->value, 64.0, 1e-9);
  assert_near (get_part (indicator, "bus"), 61.0, 1e-9);
  assert_near (get_part (indicator, "metro"), 3.0, 1e-9);
  assert_near (zw_evaluation_find (found, ZW_INDICATOR_B3)->value, 19.219, 0.0005);
  assert_near (zw_evaluation_find (found, ZW_INDICATOR_B4)->value, 3.511, 0.0005);
  indicator = zw_evaluation_find (found, ZW_INDICATOR_B5);
  assert_near (get_part (indicator, "posts"), 24.0, 1e-9);
  assert_near (get_part (indicator, "guns"), 31.0, 1e-9);
  indicator = zw_evaluation_find (found, ZW_INDICATOR_B6);
  assert_near (indicator->numerator, 26.0, 1e-9);
  assert_near (indicator->denominator, 2005.0, 1e-9);
  assert_near (zw_evaluation_find (found, ZW_INDICATOR_A1)->denominator, 30112.26, 0.005);
  assert_near (zw_evaluation_find (found, ZW_INDICATOR_A3)->numerator, 15.0, 1e-9);
  assert_near (zw_evaluation_find (found, ZW_INDICATOR_A5)->denominator, 16.0, 1e-9);
}

/* The zone was cut out along these streets (data/sample-city/generator/zones.py). */
static void
test_sides (gconstpointer data)
{
  g_autoptr (ZwStore) store = open_shared (data);
  g_autoptr (GPtrArray) zones = zw_zone_list (store, NULL);
  g_autoptr (GPtrArray) layers = zw_layer_list (store, NULL);
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  const ZwZone *urban = g_ptr_array_index (zones, 0);
  static const char *const streets[ZW_N_SIDES] = { "東門路", "環河北路", "忠孝路", "建國路" };
  g_autoptr (ZwSides) sides = NULL;

  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (features, zw_features_load (store, g_ptr_array_index (layers, i), NULL, NULL));
  sides = zw_sides_new (urban->geometry, features, NULL, NULL, NULL);
  assert_near (zw_sides_get_along_share (sides), 1.0, 0.001);
  for (guint i = 0; i < ZW_N_SIDES; i++)
    {
      const ZwSideName *name = g_ptr_array_index (sides->sides[i].names, 0);

      g_assert_cmpint (sides->sides[i].names->len, ==, 1);
      g_assert_true (g_str_has_prefix (name->name, streets[i]));
    }
}

static void
test_missing_folder (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (zw_sample_build (f->path, "/no/such/folder", NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

static void
cancel_half_way (double fraction, const char *what, gpointer user_data)
{
  if (fraction > 0.3)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { cancel_half_way, cancellable, cancellable };

  g_assert_false (zw_sample_build (f->path, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* The project of someone else is not written over. */
static void
test_file_there (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_file_set_contents (f->path, "mine", -1, NULL);
  g_assert_false (zw_sample_build (f->path, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_file_get_contents (f->path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "mine");
}

static void
note_progress (double fraction, const char *what, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, <=, 1.0);
  if (fraction >= 0.0)
    {
      g_assert_cmpfloat (fraction, >=, *last - 1e-9);
      *last = fraction;
    }
}

static void
test_progress (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  double last = 0.0;
  ZwProgress progress = { note_progress, &last, NULL };

  g_assert_true (zw_sample_build (f->path, NULL, &progress, &error));
  g_assert_no_error (error);
  assert_near (last, 1.0, 1e-9);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  Fixture shared;
  int status;

  g_test_init (&argc, &argv, NULL);
  set_up (&shared, NULL);
  g_test_add_data_func ("/sample/layers", &shared, test_layers);
  g_test_add_data_func ("/sample/zones-and-plans", &shared, test_zones);
  g_test_add_data_func ("/sample/indicators", &shared, test_indicators);
  g_test_add_data_func ("/sample/four-sides", &shared, test_sides);
  ADD ("/sample/missing-folder", test_missing_folder);
  ADD ("/sample/cancelled", test_cancelled);
  ADD ("/sample/file-there-already", test_file_there);
  ADD ("/sample/progress", test_progress);
  status = g_test_run ();
  tear_down (&shared, NULL);
  return status;
}
