/* test-left-out.c: residents without coverage, by area
 *
 * Expected values come from the geometry of squares and circles by hand, and
 * from A1, which is tested on its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "left-out-fixture.h"

/* Of a circle of 500 m, in square metres. */
#define CIRCLE (G_PI * 250000.0)

/* Two squares of a square kilometre; a stop in the middle of the first reaches
 * its sides and not into the second. */
static GPtrArray *
make_two_squares (void)
{
  static const double stop[] = { 500, 500 };
  GPtrArray *layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);

  add_box (people, "甲里", 0, 0, 1000, 1000);
  layer_set_text (people, "code", "A-1");
  layer_set_text (people, "district", "東區");
  add_box (people, "乙里", 1000, 0, 1000, 500);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  return layers;
}

static void
test_areas (void)
{
  g_autoptr (GPtrArray) layers = make_two_squares ();
  g_autoptr (ZwLeftOut) left_out = find (layers, NULL, NULL);

  g_assert_cmpint (left_out->state, ==, ZW_INDICATOR_OK);
  g_assert_cmpuint (left_out->n_areas, ==, 2);
  g_assert_cmpstr (left_out->areas[0].name, ==, "乙里");
  g_assert_null (left_out->areas[0].code);
  assert_near (left_out->areas[0].left_out, 500.0, 1e-9);
  assert_near (left_out->areas[0].share, 1.0, 1e-12);
  g_assert_cmpstr (left_out->areas[1].name, ==, "甲里");
  g_assert_cmpstr (left_out->areas[1].code, ==, "A-1");
  g_assert_cmpstr (left_out->areas[1].district, ==, "東區");
  g_assert_cmpuint (left_out->areas[1].feature, ==, 0);
  assert_near (left_out->areas[1].residents, 1000.0, 1e-9);
  assert_near (left_out->areas[1].left_out, 1000.0 - CIRCLE / 1000.0, 1e-9);
  assert_near (left_out->areas[1].share, 1.0 - CIRCLE / 1e6, 1e-12);
  assert_near (left_out->residents, 1500.0, 1e-9);
  assert_near (left_out->left_out, 1500.0 - CIRCLE / 1000.0, 1e-9);
  assert_near (left_out->share, 1.0 - CIRCLE / 1.5e6, 1e-12);
  g_assert_nonnull (strstr (left_out->method, "500"));
}

/* A stop 300 m west of the square: a segment of r² acos (d / r) - d √(r² - d²). */
static void
test_segment (void)
{
  static const double stop[] = { -300, 500 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  double segment = 250000.0 * acos (0.6) - 300.0 * 400.0;
  g_autoptr (ZwLeftOut) left_out = NULL;

  add_box (people, "甲里", 0, 0, 1000, 800);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);
  assert_near (left_out->left_out, 800.0 * (1.0 - segment / 1e6), 1e-9);
  g_assert_cmpuint (left_out->n_pockets, ==, 1);
  assert_near (left_out->pockets[0].area_m2, 1e6 - segment, 1e-3);
  assert_near (left_out->pockets[0].residents, left_out->left_out, 1e-9);
}

/* The west half of the first square, half of the circle in it. */
static void
test_zone (void)
{
  g_autoptr (GPtrArray) layers = make_two_squares ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 500, 1000);
  g_autoptr (ZwLeftOut) left_out = find (layers, zone, NULL);
  double area = 0.0;

  g_assert_cmpuint (left_out->n_areas, ==, 1);
  assert_near (left_out->residents, 500.0, 1e-9);
  assert_near (left_out->left_out, 500.0 - CIRCLE / 2000.0, 1e-9);
  for (guint i = 0; i < left_out->n_pockets; i++)
    area += left_out->pockets[i].area_m2;
  assert_near (area, 500000.0 - CIRCLE / 2.0, 1e-3);
}

/* East of the first square no stop is in the zone; one beyond its boundary reaches in. */
static void
test_stops_in_zone (void)
{
  static const double stops[] = { 900, 500 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) zone = make_box (1000, 0, 1000, 1000);
  double segment = 250000.0 * acos (0.2) - 100.0 * sqrt (240000.0);
  g_autoptr (ZwLeftOut) all = NULL;
  g_autoptr (ZwLeftOut) inside = NULL;
  ZwLeftOutOptions options;

  add_box (people, "甲里", 1000, 0, 1000, 1000);
  layer_end (people, layers);
  add_stops (layers, stops, 1);
  zw_left_out_options_init (&options);
  all = find (layers, zone, &options);
  options.stops_in_zone = TRUE;
  inside = find (layers, zone, &options);
  assert_near (all->left_out, 1000.0 - segment / 1000.0, 1e-9);
  assert_near (inside->left_out, 1000.0, 1e-9);
  g_assert_true (isnan (inside->pockets[0].nearest_stop_m));
  g_assert_cmpstr (all->method, !=, inside->method);
}

/* Places count whole, on the circle too; three 60 m apart are one pocket. */
static void
test_points (void)
{
  static const double stop[] = { 0, 0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT);
  g_autoptr (ZwLeftOut) left_out = NULL;
  const ZwPocket *pocket;

  layer_add_point (people, 300, 400); /* 500 m */
  layer_set_number (people, "population", 7);
  for (guint i = 0; i < 3; i++)
    {
      layer_add_point (people, 1030 + 60 * i, 50);
      layer_set_number (people, "population", 10 * (i + 1));
    }
  layer_add_point (people, 3050, 3050);
  layer_set_number (people, "population", 60);
  layer_set_text (people, "name", "山上");
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);

  assert_near (left_out->residents, 127.0, 1e-12);
  assert_near (left_out->left_out, 120.0, 1e-12);
  g_assert_cmpuint (left_out->n_pockets, ==, 2);
  /* As many live in both: the southern comes first. */
  pocket = &left_out->pockets[0];
  assert_near (pocket->residents, 60.0, 1e-12);
  assert_near (pocket->place.x - X0, (10 * 1030.0 + 20 * 1090.0 + 30 * 1150.0) / 60.0, 1e-6);
  assert_near (pocket->place.y - Y0, 50.0, 1e-6);
  assert_near (pocket->area_m2, 20000.0, 1e-9);
  assert_near (pocket->extent.min_x - X0, 1000.0, 1e-9);
  assert_near (pocket->extent.max_x - X0, 1200.0, 1e-9);
  assert_near (pocket->nearest_stop_m, hypot (1110.0, 50.0), 1e-6);
  pocket = &left_out->pockets[1];
  assert_near (pocket->place.x - X0, 3050.0, 1e-9);
  g_assert_cmpuint (pocket->n_areas, ==, 1);
  g_assert_cmpstr (left_out->areas[pocket->areas[0]].name, ==, "山上");
}

/* Villages of 500 m that share jagged borders, and stops strewn over them. */
static GPtrArray *
make_city (guint seed, gboolean points)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GPtrArray *layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION,
                                 points ? ZW_GEOMETRY_POINT : ZW_GEOMETRY_POLYGON);
  double corners[11][11][2], stops[24];

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

        layer_add (people, xy, points ? 1 : 4);
        layer_set_number (people, "population", g_rand_int_range (rand, 0, 5000));
      }
  layer_end (people, layers);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    stops[i] = g_rand_double_range (rand, 0, 5000);
  add_stops (layers, stops, G_N_ELEMENTS (stops) / 2);
  return layers;
}

/* A zone with a corner that juts in, its sides on lines of the cells. */
static ZwGeometry *
make_zone (void)
{
  const ZwPoint corners[] = { { X0 + 700, Y0 + 600 },
                              { X0 + 4100, Y0 + 900 },
                              { X0 + 2600, Y0 + 2200 },
                              { X0 + 4300, Y0 + 4100 },
                              { X0 + 700, Y0 + 4100 } };

  return zw_geometry_new_polygon (corners, 5);
}

static void
assert_as_a1 (GPtrArray *layers, const ZwGeometry *zone, gboolean stops_in_zone)
{
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  const ZwEvaluateOptions evaluate = { .stops_in_zone = stops_in_zone };
  g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &evaluate);
  const ZwIndicator *a1 = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
  g_autoptr (ZwLeftOut) left_out = NULL;
  double sum = 0.0, pockets = 0.0;
  ZwLeftOutOptions options;

  zw_left_out_options_init (&options);
  options.stops_in_zone = stops_in_zone;
  options.n_pockets = 100000;
  left_out = find (layers, zone, &options);
  for (guint i = 0; i < left_out->n_areas; i++)
    sum += left_out->areas[i].left_out;
  for (guint i = 0; i < left_out->n_pockets; i++)
    pockets += left_out->pockets[i].residents;
  assert_near (left_out->residents, a1->denominator, 1e-9 * a1->denominator);
  assert_near (sum, a1->denominator - a1->numerator, 1e-9 * a1->denominator);
  assert_near (left_out->share, 1.0 - a1->value, 1e-9);
  assert_near (pockets, left_out->left_out, 1e-9 * a1->denominator);
  g_assert_cmpstr (left_out->method, ==, a1->method);
  g_assert_cmpfloat (left_out->share, >, 0.05);
}

static void
test_sums (void)
{
  g_autoptr (ZwGeometry) zone = make_zone ();

  for (guint seed = 0; seed < 8; seed++)
    for (guint points = 0; points < 2; points++)
      {
        g_autoptr (GPtrArray) layers = make_city (seed, points == 1);

        assert_as_a1 (layers, NULL, FALSE);
        assert_as_a1 (layers, zone, FALSE);
        assert_as_a1 (layers, zone, TRUE);
      }
}

/* Areas by their centres are left out whole or not at all. */
static void
test_by_centre (void)
{
  g_autoptr (GPtrArray) layers = make_two_squares ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwLeftOut) left_out = NULL;
  ZwBaselineSettings settings;
  ZwLeftOutOptions options;

  zw_baseline_settings_init (&settings);
  settings.coverage = ZW_COVERAGE_CENTRE;
  baseline = zw_baseline_new (layers, &settings, NULL, &error);
  g_assert_no_error (error);
  zw_left_out_options_init (&options);
  left_out = zw_left_out_new (baseline, layers, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  assert_near (left_out->left_out, 500.0, 1e-9);
  g_assert_cmpuint (left_out->n_pockets, ==, 1);
  assert_near (left_out->pockets[0].residents, 500.0, 1e-9);
  assert_near (left_out->pockets[0].area_m2, 1e6, 1e-3);
}

/* The same again gives the same, to the last bit. */
static void
test_deterministic (void)
{
  g_autoptr (GPtrArray) layers = make_city (3, FALSE);
  g_autoptr (ZwGeometry) zone = make_zone ();
  g_autoptr (ZwLeftOut) first = find (layers, zone, NULL);
  g_autoptr (ZwLeftOut) second = find (layers, zone, NULL);

  g_assert_cmpuint (first->n_areas, ==, second->n_areas);
  g_assert_cmpuint (first->n_pockets, ==, second->n_pockets);
  g_assert_cmpuint (first->n_pockets, >, 3);
  g_assert_cmpmem (first->areas, first->n_areas * sizeof *first->areas, second->areas,
                   second->n_areas * sizeof *second->areas);
  for (guint i = 0; i < first->n_pockets; i++)
    {
      const ZwPocket *a = &first->pockets[i], *b = &second->pockets[i];

      g_assert_cmpmem (&a->place, sizeof a->place, &b->place, sizeof b->place);
      g_assert_cmpmem (&a->residents, sizeof a->residents, &b->residents, sizeof b->residents);
      g_assert_cmpmem (a->areas, a->n_areas * sizeof *a->areas, b->areas,
                       b->n_areas * sizeof *b->areas);
      if (i > 0)
        g_assert_cmpfloat (a->residents, <=, first->pockets[i - 1].residents);
    }
}

static void
test_no_data (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) nowhere = make_box (90000, 90000, 100, 100);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwLeftOut) no_stops = NULL;
  g_autoptr (ZwLeftOut) empty_stops = NULL;
  g_autoptr (ZwLeftOut) nobody = NULL;

  add_box (people, "甲里", 0, 0, 1000, 1000);
  layer_end (people, layers);
  no_stops = find (layers, NULL, NULL);
  g_assert_cmpint (no_stops->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (strstr (no_stops->reason, "stops"));
  g_assert_true (isnan (no_stops->left_out));
  g_assert_cmpuint (no_stops->n_areas, ==, 0);
  g_assert_cmpuint (no_stops->n_pockets, ==, 0);

  /* A layer that was looked at and holds none: nobody is served. */
  add_stops (layers, NULL, 0);
  empty_stops = find (layers, NULL, NULL);
  g_assert_cmpint (empty_stops->state, ==, ZW_INDICATOR_OK);
  assert_near (empty_stops->left_out, 1000.0, 1e-9);
  g_assert_true (isnan (empty_stops->pockets[0].nearest_stop_m));

  nobody = find (layers, nowhere, NULL);
  g_assert_cmpint (nobody->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (nobody->reason);
  g_assert_cmpuint (nobody->n_pockets, ==, 0);
}

static void
test_no_people (void)
{
  static const double stop[] = { 0, 0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwLeftOut) left_out = NULL;

  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);
  g_assert_cmpint (left_out->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (strstr (left_out->reason, "population"));
}

/* Numbers that are none, areas without area, and one across half the world. */
static void
test_hostile (void)
{
  static const double stop[] = { 500, 500 };
  static const double flat[] = { 2000, 0, 2500, 0, 3000, 0 };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwLeftOut) left_out = NULL;
  double sum = 0.0;

  add_box (people, "無", 0, 0, 1000, NAN);
  add_box (people, "負", 0, 0, 1000, -5);
  add_box (people, "限", 0, 0, 1000, INFINITY);
  layer_add (people, flat, 3);
  layer_set_number (people, "population", 40);
  add_box (people, "大", -3e8, -3e8, 9e8, 100);
  add_box (people, "甲", 5000, 5000, 100, 10);
  layer_end (people, layers);
  add_stops (layers, stop, 1);
  left_out = find (layers, NULL, NULL);
  g_assert_cmpuint (left_out->n_areas, ==, 3);
  assert_near (left_out->residents, 150.0, 1e-9);
  assert_near (left_out->left_out, 150.0, 1e-6);
  g_assert_cmpfloat (left_out->cell_m, >, 100000.0);
  for (guint i = 0; i < left_out->n_pockets; i++)
    sum += left_out->pockets[i].residents;
  g_assert_cmpfloat (sum, >, 49.0);
}

static void
count_step (double fraction, const char *what, gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpfloat (fraction, <=, 1.0);
  (*n)++;
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) layers = make_city (1, FALSE);
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  ZwLeftOutOptions options;
  guint n_steps = 0;
  ZwProgress progress = { count_step, &n_steps, cancellable };

  zw_left_out_options_init (&options);
  zw_left_out_unref (zw_left_out_new (baseline, layers, NULL, &options, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, >=, 3);
  g_cancellable_cancel (cancellable);
  g_assert_null (zw_left_out_new (baseline, layers, NULL, &options, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/left-out/areas", test_areas);
  g_test_add_func ("/left-out/segment", test_segment);
  g_test_add_func ("/left-out/zone", test_zone);
  g_test_add_func ("/left-out/stops-in-zone", test_stops_in_zone);
  g_test_add_func ("/left-out/points", test_points);
  g_test_add_func ("/left-out/by-centre", test_by_centre);
  g_test_add_func ("/left-out/sums-are-a1", test_sums);
  g_test_add_func ("/left-out/deterministic", test_deterministic);
  g_test_add_func ("/left-out/no-data", test_no_data);
  g_test_add_func ("/left-out/no-people", test_no_people);
  g_test_add_func ("/left-out/hostile", test_hostile);
  g_test_add_func ("/left-out/cancelled", test_cancelled);
  return g_test_run ();
}
