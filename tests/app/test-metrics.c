/* test-metrics.c: what must hold of indicators whatever the layers are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "geometry/zw-overlay.h"
#include "geometry/zw-wkb.h"
#include "layers/zw-project.h"
#include "metrics-fixture.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

/* All that zw_evaluate() gives, in the guideline's order. */
static const ZwIndicatorId computed[] = {
  ZW_INDICATOR_B1, ZW_INDICATOR_B2, ZW_INDICATOR_B3, ZW_INDICATOR_B4, ZW_INDICATOR_B5,
  ZW_INDICATOR_B6, ZW_INDICATOR_A1, ZW_INDICATOR_A3, ZW_INDICATOR_A5,
};

static void
add_random_points (GPtrArray *layers, GRand *rand, ZwRole role, guint n, const char *field)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < n; i++)
    {
      layer_add_point (layer, g_rand_double_range (rand, 0, 5000),
                       g_rand_double_range (rand, 0, 5000));
      if (field != NULL)
        layer_set_number (layer, field, g_rand_int_range (rand, 0, 50));
      if (role == ZW_ROLE_PARKING)
        layer_set_number (layer, "ev_spaces", g_rand_int_range (rand, 0, 9));
    }
  layer_end (layer, layers);
}

static void
add_random_lines (GPtrArray *layers, GRand *rand, ZwRole role, guint n)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_LINE);

  for (guint i = 0; i < n; i++)
    {
      double xy[20];

      for (guint k = 0; k < 20; k++)
        xy[k] = k < 2 ? g_rand_double_range (rand, 0, 5000)
                      : xy[k - 2] + g_rand_double_range (rand, -300, 300);
      layer_add (layer, xy, 10);
    }
  layer_end (layer, layers);
}

/* Villages of 500 m that share jagged borders. */
static void
add_villages (GPtrArray *layers, GRand *rand)
{
  TestLayer *layer = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  double corners[11][11][2];

  for (guint i = 0; i < 11; i++)
    for (guint k = 0; k < 11; k++)
      {
        corners[i][k][0] = 500.0 * k + g_rand_double_range (rand, -120, 120);
        corners[i][k][1] = 500.0 * i + g_rand_double_range (rand, -120, 120);
      }
  for (guint i = 0; i < 10; i++)
    for (guint k = 0; k < 10; k++)
      {
        const double xy[] = { corners[i][k][0],         corners[i][k][1],
                              corners[i][k + 1][0],     corners[i][k + 1][1],
                              corners[i + 1][k + 1][0], corners[i + 1][k + 1][1],
                              corners[i + 1][k][0],     corners[i + 1][k][1] };

        layer_add (layer, xy, 4);
        layer_set_number (layer, "population", g_rand_int_range (rand, 100, 5000));
      }
  layer_end (layer, layers);
}

static GPtrArray *
make_city (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GPtrArray *layers = layers_new ();

  add_random_points (layers, rand, ZW_ROLE_STOPS, 40, NULL);
  add_random_points (layers, rand, ZW_ROLE_BIKE_STATIONS, 60, NULL);
  add_random_points (layers, rand, ZW_ROLE_ATTRACTIONS, 80, NULL);
  add_random_points (layers, rand, ZW_ROLE_CHARGERS, 50, "posts");
  add_random_points (layers, rand, ZW_ROLE_PARKING, 50, "spaces");
  add_random_lines (layers, rand, ZW_ROLE_ROUTES, 60);
  add_random_lines (layers, rand, ZW_ROLE_FOOTWAYS, 60);
  add_random_lines (layers, rand, ZW_ROLE_CYCLEWAYS, 60);
  add_villages (layers, rand);
  return layers;
}

static ZwFeatures *
find_layer (GPtrArray *layers, ZwRole role)
{
  for (guint i = 0; i < layers->len; i++)
    if (((ZwFeatures *) layers->pdata[i])->layer->role == role)
      return layers->pdata[i];
  g_assert_not_reached ();
}

/* The two halves of a zone hold what the whole holds: nothing lies on the cut. */
static void
test_split (void)
{
  for (guint seed = 0; seed < 12; seed++)
    {
      g_autoptr (GPtrArray) layers = make_city (seed);
      g_autoptr (ZwBaseline) baseline = make_baseline (layers);
      double cut = 1000.0 + 200.0 * seed + 0.123;
      g_autoptr (ZwGeometry) whole = make_box (500, 700, 3800, 3500);
      g_autoptr (ZwGeometry) west = make_box (500, 700, cut - 500, 3500);
      g_autoptr (ZwGeometry) east = make_box (cut, 700, 4300 - cut, 3500);
      g_autoptr (ZwEvaluation) all = zw_evaluate (baseline, whole, NULL);
      g_autoptr (ZwEvaluation) left = zw_evaluate (baseline, west, NULL);
      g_autoptr (ZwEvaluation) right = zw_evaluate (baseline, east, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
        {
          const ZwIndicator *w = zw_evaluation_find (left, computed[i]);
          const ZwIndicator *e = zw_evaluation_find (right, computed[i]);
          const ZwIndicator *a = zw_evaluation_find (all, computed[i]);

          if (isnan (a->denominator))
            assert_near (w->value + e->value, a->value, 1e-9 * a->value);
          else
            {
              assert_near (w->numerator + e->numerator, a->numerator, 1e-9 * a->denominator);
              assert_near (w->denominator + e->denominator, a->denominator, 1e-9 * a->denominator);
            }
        }
      /* What all areas hold comes without a look at any border. */
      {
        g_autoptr (ZwEvaluation) city = zw_evaluate (baseline, NULL, NULL);
        g_autoptr (ZwGeometry) box = make_box (-1000, -1000, 8000, 8000);
        g_autoptr (ZwEvaluation) measured = zw_evaluate (baseline, box, NULL);
        const ZwIndicator *c = zw_evaluation_find (city, ZW_INDICATOR_A1);
        const ZwIndicator *m = zw_evaluation_find (measured, ZW_INDICATOR_A1);

        assert_near (c->numerator, m->numerator, 1e-9 * m->denominator);
        assert_near (c->denominator, m->denominator, 1e-9 * m->denominator);
      }
    }
}

/* One more stop never takes cover away, nor does a wider reach. */
static void
test_more_stops (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (ZwGeometry) zone = make_box (900, 900, 3000, 3000);
  double places[60];
  double before[3] = { 0.0, 0.0, 0.0 };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    places[i] = g_rand_double_range (rand, 500, 4400);
  for (guint n = 1; n <= G_N_ELEMENTS (places) / 2; n++)
    {
      g_autoptr (GPtrArray) layers = layers_new ();
      g_autoptr (GRand) again = g_rand_new_with_seed (10);
      TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

      for (guint i = 0; i < n; i++)
        layer_add_point (stops, places[2 * i], places[2 * i + 1]);
      layer_end (stops, layers);
      add_villages (layers, again);
      for (guint k = 0; k < 3; k++)
        {
          const ZwBaselineSettings settings = { .radius_m = k == 2 ? 600 : 500 };
          const ZwEvaluateOptions options = { .stops_in_zone = k == 1 };
          g_autoptr (ZwBaseline) baseline = zw_baseline_new (layers, &settings, NULL, NULL);
          g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);
          double covered = zw_evaluation_find (evaluation, ZW_INDICATOR_A1)->numerator;

          g_assert_cmpfloat (covered, >=, before[k] - 1e-6);
          before[k] = covered;
        }
      g_assert_cmpfloat (before[1], <=, before[0] + 1e-6);
      g_assert_cmpfloat (before[2], >=, before[0] - 1e-6);
    }
}

/* Circles and polygons by another way: a lattice of points for each village. */
static void
test_against_lattice (void)
{
  g_autoptr (GPtrArray) layers = make_city (20);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  const ZwFeatures *stops = find_layer (layers, ZW_ROLE_STOPS);
  const ZwFeatures *people = find_layer (layers, ZW_ROLE_POPULATION);
  const double *residents = zw_features_get_numbers (people, "population");
  const ZwPoint corners[] = { { X0 + 700, Y0 + 300 },   { X0 + 4200, Y0 + 900 },
                              { X0 + 3300, Y0 + 2500 }, { X0 + 4000, Y0 + 4500 },
                              { X0 + 1800, Y0 + 3100 }, { X0 + 300, Y0 + 3900 } };
  g_autoptr (ZwGeometry) zone = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));

  for (guint in_zone = 0; in_zone < 2; in_zone++)
    {
      const ZwEvaluateOptions options = { in_zone };
      g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);
      const ZwIndicator *indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
      double all = 0.0, covered = 0.0;

      for (guint v = 0; v < people->n; v++)
        {
          g_autoptr (ZwGeometry) village = zw_features_dup_geometry (people, v);
          ZwEnvelope envelope = zw_geometry_get_envelope (village);
          double share = residents[v] * 25.0 / zw_geometry_get_area (village);

          for (double y = envelope.min_y + 2.5; y < envelope.max_y; y += 5.0)
            for (double x = envelope.min_x + 2.5; x < envelope.max_x; x += 5.0)
              {
                gboolean near = FALSE;

                if (!zw_geometry_contains (village, x, y) || !zw_geometry_contains (zone, x, y))
                  continue;
                for (guint s = 0; s < stops->n && !near; s++)
                  {
                    const ZwPoint *stop = &stops->shape->points[s];

                    near = hypot (stop->x - x, stop->y - y) <= 500.0
                           && (!in_zone || zw_geometry_contains (zone, stop->x, stop->y));
                  }
                all += share;
                covered += near ? share : 0.0;
              }
        }
      /* The lattice errs by some of its points along each border. */
      assert_near (indicator->denominator, all, 1e-3 * all);
      assert_near (indicator->numerator, covered, 1e-3 * all);
    }
}

/* A zone made of villages holds exactly their residents, though every border is
 * shared with a neighbour inside or outside. */
static void
test_dissolved_villages (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (ZwBaseline) baseline = NULL;
  const ZwFeatures *people;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

  layer_add_point (stops, 2500, 2500);
  layer_end (stops, layers);
  add_villages (layers, rand);
  baseline = make_baseline (layers);
  people = find_layer (layers, ZW_ROLE_POPULATION);
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GPtrArray)
          chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
      g_autoptr (ZwGeometry) zone = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;
      double expected = 0.0;

      for (guint i = 0; i < people->n; i++)
        if (g_rand_int_range (rand, 0, 40) <= (int) round)
          {
            g_ptr_array_add (chosen, zw_features_dup_geometry (people, i));
            expected += zw_features_get_numbers (people, "population")[i];
          }
      if (chosen->len == 0)
        continue;
      zone = zw_overlay_union (overlay, (ZwGeometry **) chosen->pdata, chosen->len, NULL);
      evaluation = zw_evaluate (baseline, zone, NULL);
      assert_near (zw_evaluation_find (evaluation, ZW_INDICATOR_A1)->denominator, expected, 1e-4);
    }
}

/* Nothing imported is no data everywhere, never 0, and says what is missing. */
static void
test_nothing_imported (void)
{
  static const char *const words[ZW_N_INDICATORS] = {
    "public transport stops",
    "public transport routes",
    "footways",
    "cycle ways",
    "public chargers",
    "public car parks",
    "public transport stops",
    "shared vehicles",
    "public bike stations",
    "transfer times",
    "public transport stops",
    "origin and destination pairs",
    "origin and destination pairs",
    "registered vehicles",
    "public chargers",
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, NULL);

  g_assert_cmpuint (evaluation->n_indicators, ==, ZW_N_INDICATORS);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      const ZwIndicator *indicator = &evaluation->indicators[i];

      g_assert_cmpint (indicator->id, ==, (int) i);
      g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_NO_DATA);
      g_assert_true (isnan (indicator->value));
      g_assert_null (indicator->method);
      g_assert_true (g_str_has_prefix (indicator->reason, "No layer of ")
                     || g_str_has_prefix (indicator->reason, "No table of "));
      g_assert_nonnull (strstr (indicator->reason, words[i]));
      g_assert_cmpuint (indicator->inputs->len, ==, 0);
    }
}

/* Nothing in the zone is 0 where things are counted and no data where it divides. */
static void
test_empty_zone (void)
{
  g_autoptr (GPtrArray) layers = make_city (12);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autoptr (ZwGeometry) zone = make_box (90000, 0, 1000, 1000);
  g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
    {
      const ZwIndicator *indicator = zw_evaluation_find (evaluation, computed[i]);
      gboolean divides = indicator->id == ZW_INDICATOR_B6 || indicator->id == ZW_INDICATOR_A1
                         || indicator->id == ZW_INDICATOR_A5;

      g_assert_cmpint (indicator->state, ==, divides ? ZW_INDICATOR_NO_DATA : ZW_INDICATOR_OK);
      if (divides)
        g_assert_nonnull (indicator->reason);
      else
        g_assert_cmpfloat (indicator->value, ==, 0);
    }
}

/* Outlines as they are while somebody draws: nothing breaks, and what encloses
 * nothing has no density. */
static void
test_unfinished_zones (void)
{
  const ZwPoint outlines[][5] = {
    { { X0 + 100, Y0 + 100 } },
    { { X0 + 100, Y0 + 100 }, { X0 + 4000, Y0 + 3000 } },
    { { X0 + 100, Y0 + 100 }, { X0 + 100, Y0 + 100 }, { X0 + 100, Y0 + 100 } },
    { { X0, Y0 }, { X0 + 2000, Y0 + 2000 }, { X0 + 4000, Y0 + 4000 } },
    { { X0, Y0 }, { X0 + 4000, Y0 + 4000 }, { X0 + 4000, Y0 }, { X0, Y0 + 4000 } },
    { { X0, Y0 }, { NAN, Y0 }, { X0 + 4000, Y0 + 4000 } },
    { { X0, Y0 }, { X0 + 4000, Y0 }, { INFINITY, Y0 + 4000 } },
  };
  static const guint lengths[] = { 1, 2, 3, 3, 4, 3, 3 };
  g_autoptr (GPtrArray) layers = make_city (15);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);

  for (guint i = 0; i < G_N_ELEMENTS (outlines); i++)
    for (guint in_zone = 0; in_zone < 2; in_zone++)
      {
        const ZwEvaluateOptions options = { in_zone };
        g_autoptr (ZwGeometry) zone = zw_geometry_new_polygon (outlines[i], lengths[i]);
        g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);

        g_assert_cmpuint (evaluation->n_indicators, ==, ZW_N_INDICATORS);
        if (i < 4)
          {
            const ZwIndicator *density = zw_evaluation_find (evaluation, ZW_INDICATOR_A3);

            g_assert_cmpint (density->state, ==, ZW_INDICATOR_NO_DATA);
            g_assert_cmpstr (density->reason, ==, "The zone has no area.");
          }
      }
  {
    g_autoptr (ZwGeometry)
        nothing = zw_geometry_builder_end (zw_geometry_builder_new (ZW_GEOMETRY_POLYGON));
    g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, nothing, NULL);

    g_assert_cmpfloat (zw_evaluation_find (evaluation, ZW_INDICATOR_B1)->value, ==, 0);
  }
}

/* Residents come from one layer: of the latest year, then the one added last. */
static void
test_latest_population (void)
{
  const struct
  {
    int year;
    gint64 id;
    gboolean used;
    double residents;
  } rows[] = {
    { 2023, 9, TRUE, 100 }, { 2024, 3, TRUE, 200 },  { 2024, 5, TRUE, 300 },
    { 2024, 4, TRUE, 400 }, { 2025, 7, FALSE, 500 }, { 0, 8, TRUE, 600 },
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) evaluation = NULL;
  const ZwIndicator *indicator;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

  layer_add_point (stops, 0, 0);
  layer_end (stops, layers);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
      ZwFeatures *features;

      layer_add_box (people, 100, 100, 100, 100);
      layer_set_number (people, "population", rows[i].residents);
      features = layer_end (people, layers);
      features->layer->year = rows[i].year;
      features->layer->id = rows[i].id;
      features->layer->used = rows[i].used;
    }
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, zone, NULL);
  indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
  assert_near (indicator->denominator, 300, 1e-9);
  g_assert_cmpuint (indicator->inputs->len, ==, 2);
  g_assert_cmpint (((ZwIndicatorInput *) indicator->inputs->pdata[1])->layer_id, ==, 5);
}

static void
test_population_without_numbers (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;

  layer_add_point (stops, 0, 0);
  layer_end (stops, layers);
  layer_add_box (people, 100, 100, 100, 100);
  layer_end (people, layers);
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, zone, NULL);
  indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
  g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (strstr (indicator->reason, "does not say how many residents"));
}

static gpointer
evaluate_often (gpointer data)
{
  ZwBaseline *baseline = data;
  g_autoptr (ZwGeometry) zone = make_box (700, 700, 2900, 3100);
  double *sum = g_new0 (double, 1);

  for (guint i = 0; i < 50; i++)
    {
      const ZwEvaluateOptions options = { i % 2 == 1 };
      g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);

      *sum += zw_evaluation_find (evaluation, ZW_INDICATOR_A1)->value;
    }
  return sum;
}

static void
test_threads (void)
{
  g_autoptr (GPtrArray) layers = make_city (13);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autofree double *alone = evaluate_often (baseline);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("evaluate", evaluate_often, baseline);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree double *sum = g_thread_join (threads[i]);

      g_assert_cmpfloat (*sum, ==, *alone);
    }
}

static void
test_cancel (void)
{
  g_autoptr (GPtrArray) layers = make_city (14);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  const ZwProgress progress = { NULL, NULL, cancellable };
  ZwBaselineSettings settings;

  zw_baseline_settings_init (&settings);
  g_cancellable_cancel (cancellable);
  g_assert_null (zw_baseline_new (layers, &settings, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Through a project file: what is switched off does not count, and is told from
 * what was never imported. */
static void
test_project (void)
{
  g_autofree char *folder = g_dir_make_tmp ("zw-metrics-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.gpkg", NULL);
  const ZwColumn columns[] = { { "name", FALSE }, { "mode", FALSE } };
  ZwLayer layer = { .table = (char *) "stops",
                    .role = ZW_ROLE_STOPS,
                    .name = (char *) "捷運站",
                    .kind = ZW_GEOMETRY_POINT,
                    .year = 2020,
                    .source = { .file = (char *) "stations.csv" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) place = zw_geometry_new_point (X0 + 100, Y0 + 100);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwStore) store = zw_project_create (path, NULL, NULL, NULL, &error);
  ZwBaselineSettings settings;
  const ZwIndicator *indicator;

  g_assert_no_error (error);
  zw_baseline_settings_init (&settings);
  g_assert_true (zw_store_begin (store, "Import", &error));
  g_assert_true (zw_feature_table_create (store, "stops", ZW_GEOMETRY_POINT, columns, 2, &error));
  {
    g_autoptr (GBytes) blob = zw_blob_encode (place, zw_store_get_srs_id (store));
    g_autoptr (ZwStatement)
        insert = zw_sql_prepare (zw_store_get_db (store), &error,
                                 "INSERT INTO stops (geom, name, mode) VALUES (?1, 'x', 'metro')");
    gboolean row;

    sqlite3_bind_blob (insert, 1, g_bytes_get_data (blob, NULL), (int) g_bytes_get_size (blob),
                       SQLITE_TRANSIENT);
    g_assert_true (zw_sql_step (insert, &row, &error));
  }
  g_assert_true (zw_layer_add (store, &layer, NULL, &error));
  g_assert_true (zw_store_commit (store, &error));
  g_assert_no_error (error);

  for (guint used = 0; used < 2; used++)
    {
      g_autoptr (ZwBaseline) baseline = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;

      g_assert_true (zw_layer_set_used (store, layer.id, used == 1, &error));
      baseline = zw_baseline_load (store, &settings, NULL, &error);
      g_assert_no_error (error);
      evaluation = zw_evaluate (baseline, zone, NULL);
      indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_B1);
      if (used == 0)
        {
          g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_NO_DATA);
          g_assert_nonnull (strstr (indicator->reason, "left out of the figures"));
        }
      else
        {
          g_assert_cmpfloat (indicator->value, ==, 1);
          g_assert_cmpfloat (get_part (indicator, "metro"), ==, 1);
          g_assert_cmpstr (((ZwIndicatorInput *) indicator->inputs->pdata[0])->name, ==, "捷運站");
        }
    }
  g_clear_object (&store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/properties/split-adds-up", test_split);
  g_test_add_func ("/metrics/properties/more-stops-never-less", test_more_stops);
  g_test_add_func ("/metrics/properties/lattice", test_against_lattice);
  g_test_add_func ("/metrics/properties/dissolved-villages", test_dissolved_villages);
  g_test_add_func ("/metrics/no-data/nothing-imported", test_nothing_imported);
  g_test_add_func ("/metrics/no-data/empty-zone", test_empty_zone);
  g_test_add_func ("/metrics/no-data/population-without-numbers", test_population_without_numbers);
  g_test_add_func ("/metrics/no-data/unfinished-zones", test_unfinished_zones);
  g_test_add_func ("/metrics/population/latest-year", test_latest_population);
  g_test_add_func ("/metrics/threads", test_threads);
  g_test_add_func ("/metrics/cancel", test_cancel);
  g_test_add_func ("/metrics/project", test_project);
  return g_test_run ();
}
