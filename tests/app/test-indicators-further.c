/* test-indicators-further.c: stops put together, methods of coverage, vehicles, kinds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics-fixture.h"

static double
get_numerator (const ZwIndicator *indicator, const char *id)
{
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_str_equal (indicator->parts[i].id, id))
      return indicator->parts[i].numerator;
  g_error ("no part %s", id);
}

static ZwBaseline *
make_with (GPtrArray *layers, const ZwBaselineSettings *settings)
{
  g_autoptr (GError) error = NULL;
  ZwBaseline *baseline = zw_baseline_new (layers, settings, NULL, &error);

  g_assert_no_error (error);
  return baseline;
}

static void
add_pole (TestLayer *stops, double x, double y, const char *name, const char *mode)
{
  layer_add_point (stops, x, y);
  layer_set_text (stops, "name", name);
  layer_set_text (stops, "mode", mode);
}

/* Poles of one name on both sides of a street are one stop within the setting,
 * step by step; another name, another mode and no name never are. */
static void
test_merging (void)
{
  static const struct
  {
    double merge_m;
    double all;
    double bus;
  } cases[] = {
    { 0.0, 8.0, 7.0 },    /* each counts */
    { 29.9, 8.0, 7.0 },   /* 30 m apart: not yet */
    { 30.0, 6.0, 5.0 },   /* A at 0, 30 and 60 m are a chain */
    { 1000.0, 5.0, 4.0 }, /* and A at 900 m */
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) zone = make_box (-10, -10, 2000, 2000);

  add_pole (stops, 0, 0, "A", "bus");
  add_pole (stops, 30, 0, "A", "bus");
  add_pole (stops, 60, 0, "A", "bus");
  add_pole (stops, 900, 0, "A", "bus");
  add_pole (stops, 10, 0, "B", "bus");
  add_pole (stops, 20, 0, "A", "metro");
  add_pole (stops, 25, 0, NULL, "bus");
  add_pole (stops, 26, 0, NULL, "bus");
  layer_end (stops, layers);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwBaselineSettings settings;
      g_autoptr (ZwBaseline) baseline = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;
      const ZwIndicator *b1;

      zw_baseline_settings_init (&settings);
      settings.merge_m = cases[i].merge_m;
      baseline = make_with (layers, &settings);
      evaluation = zw_evaluate (baseline, zone, NULL);
      b1 = zw_evaluation_find (evaluation, ZW_INDICATOR_B1);
      g_assert_cmpfloat (b1->value, ==, cases[i].all);
      g_assert_cmpfloat (get_part (b1, "bus"), ==, cases[i].bus);
      g_assert_cmpfloat (get_part (b1, "metro"), ==, 1.0);
      g_assert_cmpint (strstr (b1->method, "count as one") != NULL, ==, cases[i].merge_m > 0.0);
    }
}

/* One stop at the west end of two areas of 1 km by 10 m, and points beside them. */
static GPtrArray *
make_street (void)
{
  GPtrArray *layers = layers_new ();
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *areas = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  TestLayer *points = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT);

  layer_add_point (stops, 0, 0);
  layer_end (stops, layers);
  /* Half of the first is within 500 m, its centre at 500.02 m is not. */
  layer_add_box (areas, 0, 0, 1000, 10);
  layer_set_number (areas, "population", 100);
  layer_set_number (areas, "active", 400);
  layer_add_box (areas, 1000, 0, 1000, 10);
  layer_set_number (areas, "population", 300);
  layer_set_number (areas, "active", 100);
  layer_end (areas, layers)->layer->id = 100;
  layer_add_point (points, 100, 5);
  layer_set_number (points, "population", 30);
  layer_add_point (points, 1500, 5);
  layer_set_number (points, "population", 90);
  layer_end (points, layers)->layer->id = 99;
  return layers;
}

/* The part of a box of 1000 m by 10 m within 500 m of its corner:
 * the integral of √(500² − y²) for y from 0 to 10, over 10 000. */
static double
get_covered_part (void)
{
  double r = 500.0, h = 10.0;

  return 0.5 * (h * sqrt (r * r - h * h) + r * r * asin (h / r)) / 10000.0;
}

static void
test_methods (void)
{
  static const struct
  {
    ZwCoverageMethod method;
    const char *words;
    guint chosen;
  } cases[] = {
    { ZW_COVERAGE_AUTO, "area-weighted", 0 },
    { ZW_COVERAGE_AREA, "area-weighted", 0 },
    { ZW_COVERAGE_CENTRE, "by the centre of each area", 1 },
    { ZW_COVERAGE_POINTS, "by points", 2 },
  };
  const double numerators[] = { 100.0 * get_covered_part (), 0.0, 30.0 };
  const double denominators[] = { 400.0, 400.0, 120.0 };
  g_autoptr (GPtrArray) layers = make_street ();
  g_autoptr (ZwGeometry) zone = make_box (-10, -10, 3000, 100);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwBaselineSettings settings;
      g_autoptr (ZwBaseline) baseline = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;
      const ZwIndicator *a1;
      guint k = cases[i].chosen;

      zw_baseline_settings_init (&settings);
      settings.coverage = cases[i].method;
      baseline = make_with (layers, &settings);
      evaluation = zw_evaluate (baseline, zone, NULL);
      a1 = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
      assert_near (a1->numerator, numerators[k], 1e-6);
      assert_near (a1->denominator, denominators[k], 1e-6);
      assert_near (get_part (a1, "area_weighted"), numerators[0] / 400.0, 1e-9);
      assert_near (get_part (a1, "centroid"), 0.0, 0.0);
      assert_near (get_part (a1, "points"), 0.25, 1e-12);
      assert_near (get_part (a1, "spread"), 0.25, 1e-12);
      g_assert_true (g_str_has_prefix (a1->method, cases[i].words));
    }
}

/* A2: vehicles over the active population, or over residents where none is told. */
static void
test_shared (void)
{
  g_autoptr (GPtrArray) layers = make_street ();
  TestLayer *shared = layer_new (ZW_ROLE_SHARED_VEHICLES, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) west = make_box (0, 0, 1000, 10);
  ZwBaselineSettings settings;

  layer_add_point (shared, 10, 5);
  layer_set_number (shared, "count", 12);
  layer_set_text (shared, "kind", "scooter");
  layer_add_point (shared, 20, 5);
  layer_set_number (shared, "count", 8);
  layer_set_text (shared, "kind", "car");
  layer_add_point (shared, 30, 5);
  layer_set_number (shared, "count", -99);
  layer_set_text (shared, "kind", "car");
  layer_add_point (shared, 1500, 5);
  layer_set_number (shared, "count", 50);
  layer_set_text (shared, "kind", "car");
  layer_end (shared, layers);
  zw_baseline_settings_init (&settings);
  for (guint by_points = 0; by_points < 2; by_points++)
    {
      g_autoptr (ZwBaseline) baseline = NULL;
      g_autoptr (ZwEvaluation) evaluation = NULL;
      const ZwIndicator *a2;

      settings.coverage = by_points ? ZW_COVERAGE_POINTS : ZW_COVERAGE_AREA;
      baseline = make_with (layers, &settings);
      evaluation = zw_evaluate (baseline, west, NULL);
      a2 = zw_evaluation_find (evaluation, ZW_INDICATOR_A2);
      g_assert_cmpfloat (a2->numerator, ==, 20.0);
      assert_near (a2->denominator, by_points ? 30.0 : 400.0, 1e-9);
      g_assert_cmpfloat (get_part (a2, "car"), ==, 8.0);
      g_assert_cmpfloat (get_part (a2, "scooter"), ==, 12.0);
      g_assert_true (strstr (a2->method, by_points ? "over its residents" : "active population")
                     != NULL);
      g_assert_nonnull (strstr (a2->method, "number of vehicles is unknown: 1"));
    }
}

static void
test_kinds_of_attractions (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *sights = layer_new (ZW_ROLE_ATTRACTIONS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) zone = make_box (-10, -10, 3000, 100);
  static const struct
  {
    double x;
    const char *kind;
  } places[] = { { 500, "school" }, { 501, "school" }, { 2500, "school" }, { 100, "park" } };

  layer_add_point (stops, 0, 0);
  layer_add_point (stops, 3200, 0); /* outside, 700 m from the last school */
  layer_end (stops, layers);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      layer_add_point (sights, places[i].x, 0);
      layer_set_text (sights, "kind", places[i].kind);
    }
  layer_end (sights, layers);
  for (guint in_zone = 0; in_zone < 2; in_zone++)
    {
      const ZwEvaluateOptions options = { in_zone };
      g_autoptr (ZwBaseline) baseline = make_baseline (layers);
      g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);
      const ZwIndicator *a5 = zw_evaluation_find (evaluation, ZW_INDICATOR_A5);

      g_assert_cmpfloat (a5->value, ==, 0.5);
      assert_near (get_part (a5, "school"), 1.0 / 3.0, 1e-12);
      g_assert_cmpfloat (get_numerator (a5, "school"), ==, 1.0);
      g_assert_cmpfloat (get_part (a5, "park"), ==, 1.0);
    }
}

static void
add_registrations (TestLayer *layer, const char *class, double all, double electric)
{
  layer_set_text (layer, "class", class);
  layer_set_number (layer, "registered", all);
  layer_set_number (layer, "electric", electric);
}

/* Two districts, rows by class; the zone has half of the west and all of the east. */
static void
test_vehicles (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *vehicles = layer_new (ZW_ROLE_VEHICLES, ZW_GEOMETRY_POLYGON);
  TestLayer *chargers = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) zone = make_box (500, 0, 1500, 1000);
  g_autoptr (ZwGeometry) far = make_box (5000, 0, 10, 10);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) evaluation = NULL;
  g_autoptr (ZwEvaluation) empty = NULL;
  const ZwIndicator *a8, *a9;

  layer_add_box (vehicles, 0, 0, 1000, 1000);
  add_registrations (vehicles, "機車", 1000, 100);
  layer_add_box (vehicles, 0, 0, 1000, 1000);
  add_registrations (vehicles, "小客車", 400, 4);
  layer_add_box (vehicles, 0, 0, 1000, 1000);
  add_registrations (vehicles, "合計", 1400, 104); /* a sum: not counted again */
  layer_add_box (vehicles, 1000, 0, 1000, 1000);
  add_registrations (vehicles, "機車", 200, 2);
  layer_add_box (vehicles, 1000, 0, 1000, 1000);
  add_registrations (vehicles, "小客車", NAN, 7); /* unknown: left out */
  layer_end (vehicles, layers);
  layer_add_point (chargers, 600, 10);
  layer_set_number (chargers, "posts", 6);
  layer_add_point (chargers, 100, 10);
  layer_set_number (chargers, "posts", 9);
  layer_end (chargers, layers);
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, zone, NULL);
  a8 = zw_evaluation_find (evaluation, ZW_INDICATOR_A8);
  a9 = zw_evaluation_find (evaluation, ZW_INDICATOR_A9);
  assert_near (a8->numerator, 50 + 2 + 2, 1e-9);
  assert_near (a8->denominator, 500 + 200 + 200, 1e-9);
  assert_near (get_part (a8, "機車"), 52.0 / 700.0, 1e-12);
  assert_near (get_part (a8, "小客車"), 2.0 / 200.0, 1e-12);
  g_assert_cmpuint (a8->n_parts, ==, 2);
  g_assert_nonnull (strstr (a8->method, "or a sum: 2"));
  assert_near (a9->value, 6.0 / 54.0, 1e-12);
  empty = zw_evaluate (baseline, far, NULL);
  g_assert_cmpstr (zw_evaluation_find (empty, ZW_INDICATOR_A8)->reason, ==,
                   "No vehicle is registered in the zone.");
  g_assert_cmpstr (zw_evaluation_find (empty, ZW_INDICATOR_A9)->reason, ==,
                   "No electric vehicle is registered in the zone.");
}

/* Classes side by side, by places. */
static void
test_vehicles_wide (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *vehicles = layer_new (ZW_ROLE_VEHICLES, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) evaluation = NULL;
  const ZwIndicator *a8;

  for (guint i = 0; i < 3; i++)
    {
      layer_add_point (vehicles, 100 + 600 * i, 100);
      layer_set_number (vehicles, "cars", 100);
      layer_set_number (vehicles, "cars_ev", 5);
      layer_set_number (vehicles, "motorcycles", 200);
      layer_set_number (vehicles, "motorcycles_ev", 30);
    }
  layer_end (vehicles, layers);
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, zone, NULL);
  a8 = zw_evaluation_find (evaluation, ZW_INDICATOR_A8);
  g_assert_cmpfloat (a8->numerator, ==, 70.0);
  g_assert_cmpfloat (a8->denominator, ==, 600.0);
  g_assert_cmpfloat (get_part (a8, "motorcycle"), ==, 0.15);
  g_assert_cmpfloat (get_part (a8, "car"), ==, 0.05);
}

static void
add_row (TestLayer *layer)
{
  guint parts = layer->builder->part_starts->len;

  g_array_append_val (layer->starts, parts);
  layer->features->n++;
}

/* A table without places holds for the city and for no zone. */
static void
test_vehicles_of_the_city (void)
{
  const ZwEvaluateOptions city = { .whole_city = TRUE };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *vehicles = layer_new (ZW_ROLE_VEHICLES, ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1000, 1000);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) part = NULL;
  g_autoptr (ZwEvaluation) whole = NULL;
  const ZwIndicator *a8;

  add_row (vehicles);
  add_registrations (vehicles, "機車", 1000, 50);
  layer_end (vehicles, layers);
  baseline = make_baseline (layers);
  part = zw_evaluate (baseline, zone, NULL);
  whole = zw_evaluate (baseline, zone, &city);
  a8 = zw_evaluation_find (part, ZW_INDICATOR_A8);
  g_assert_cmpint (a8->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_true (isnan (a8->value));
  g_assert_nonnull (strstr (a8->reason, "city as a whole"));
  g_assert_cmpfloat (zw_evaluation_find (whole, ZW_INDICATOR_A8)->value, ==, 0.05);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicators/stops/merging", test_merging);
  g_test_add_func ("/indicators/coverage/methods", test_methods);
  g_test_add_func ("/indicators/shared", test_shared);
  g_test_add_func ("/indicators/attractions/kinds", test_kinds_of_attractions);
  g_test_add_func ("/indicators/vehicles/by-area", test_vehicles);
  g_test_add_func ("/indicators/vehicles/side-by-side", test_vehicles_wide);
  g_test_add_func ("/indicators/vehicles/whole-city", test_vehicles_of_the_city);
  return g_test_run ();
}
