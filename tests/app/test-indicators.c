/* test-indicators.c: each indicator on layers small enough to work it out by hand
 *
 * Definitions: 表 2.3-3 of the guideline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics-fixture.h"

/* The zone of most tests: a square kilometre. */
#define ZONE 0, 0, 1000, 1000

/* Evaluates one indicator of a zone; the evaluation keeps it alive. */
static const ZwIndicator *
evaluate (GPtrArray *layers,
          const ZwGeometry *zone,
          gboolean stops_in_zone,
          ZwIndicatorId id,
          ZwEvaluation **evaluation)
{
  g_autoptr (ZwBaseline) baseline = make_baseline (layers);
  const ZwEvaluateOptions options = { stops_in_zone };

  g_clear_pointer (evaluation, zw_evaluation_unref);
  *evaluation = zw_evaluate (baseline, zone, &options);
  return zw_evaluation_find (*evaluation, id);
}

static void
add_stop (TestLayer *layer, double x, double y, const char *mode)
{
  layer_add_point (layer, x, y);
  layer_set_text (layer, "mode", mode);
}

/* The boundary and its corners belong to the zone. */
static void
test_stops (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  const ZwIndicator *indicator;

  add_stop (stops, 500, 500, "bus");
  add_stop (stops, 1000, 500, "bus");
  add_stop (stops, 0, 0, "metro");
  add_stop (stops, 300, 700, NULL);
  add_stop (stops, 1000.001, 500, "bus");
  add_stop (stops, 500, 2000, "ferry");
  layer_end (stops, layers);

  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B1, &evaluation);
  g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_OK);
  g_assert_cmpfloat (indicator->value, ==, 4);
  g_assert_cmpfloat (get_part (indicator, "bus"), ==, 2);
  g_assert_cmpfloat (get_part (indicator, "metro"), ==, 1);
  g_assert_cmpfloat (get_part (indicator, "ferry"), ==, 0);
  g_assert_cmpfloat (get_part (indicator, ZW_INDICATOR_PART_UNSPECIFIED), ==, 1);
  g_assert_cmpfloat (evaluation->area_m2, ==, 1e6);
  g_assert_cmpuint (indicator->inputs->len, ==, 1);
  g_assert_cmpint (((ZwIndicatorInput *) indicator->inputs->pdata[0])->count, ==, 6);
}

/* A station with its platforms is one stop. A stop whose station is not in the
 * layer, or that names itself, counts; two that name each other count once. */
static void
test_platforms (void)
{
  const struct
  {
    const char *id, *parent;
  } rows[] = {
    { "S", NULL },      { "P1", "S" },  { "P2", "S" }, { "area", "P1" },
    { "pole", "gone" }, { "me", "me" }, { "A", "B" },  { "B", "A" },
    { "C", "A" },       { NULL, "S" },  { "x", "" },
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  const ZwIndicator *indicator;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_stop (stops, 100 + 10 * i, 100, "rail");
      layer_set_text (stops, "stop_id", rows[i].id);
      layer_set_text (stops, "parent", rows[i].parent);
    }
  layer_end (stops, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B1, &evaluation);
  /* S, pole, me, one of A and B, x */
  g_assert_cmpfloat (indicator->value, ==, 5);
  g_assert_cmpfloat (get_part (indicator, "rail"), ==, 5);
  g_assert_nonnull (strstr (indicator->method, "platforms counted with their station: 6"));
}

/* A list of stops by route names a stop for each of its routes: the same number at
 * the same place is one stop, elsewhere it is another. */
static void
test_stops_of_routes (void)
{
  const struct
  {
    const char *id;
    double x;
  } rows[] = { { "TPE1", 100 }, { "TPE2", 200 }, { "TPE1", 100 }, { "TPE1", 300 }, { NULL, 100 } };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  const ZwIndicator *indicator;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      add_stop (stops, rows[i].x, 100, "bus");
      layer_set_text (stops, "stop_id", rows[i].id);
    }
  layer_end (stops, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B1, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 4);
  g_assert_cmpfloat (get_part (indicator, "bus"), ==, 4);
  g_assert_null (strstr (indicator->method, "platforms"));
}

/* Two routes share 400 m of a street; one leaves the zone. */
static void
test_routes (void)
{
  const double first[] = { 100, 500, 1500, 500 };
  const double second[] = { 500, 500, 900, 500, 900, 100 };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *routes = layer_new (ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE);
  const ZwIndicator *indicator;

  layer_add (routes, first, 2);
  layer_add (routes, second, 3);
  layer_end (routes, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B2, &evaluation);
  assert_near (indicator->value, 1.7, 1e-9);
  assert_near (get_part (indicator, "route_km"), 1.7, 1e-9);
  assert_near (get_part (indicator, "network_km"), 1.3, 1e-9);
}

static void
test_ways (void)
{
  const double path[] = { 500, 500, 500, 1500 };
  /* A ribbon 4 m wide with a bend: its centre line is 200 + 300 − 4 m. */
  const double bent[] = { 0, 0, 200, 0, 200, 300, 196, 300, 196, 4, 0, 4 };
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *lines = layer_new (ZW_ROLE_CYCLEWAYS, ZW_GEOMETRY_LINE);
  TestLayer *more = layer_new (ZW_ROLE_FOOTWAYS, ZW_GEOMETRY_LINE);
  TestLayer *surfaces = layer_new (ZW_ROLE_FOOTWAYS, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;

  layer_add (lines, path, 2);
  layer_end (lines, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B4, &evaluation);
  assert_near (indicator->value, 0.5, 1e-9);
  g_assert_cmpuint (indicator->n_parts, ==, 0);
  g_assert_null (strstr (indicator->method, "estimated"));

  /* 100 m by 2 m half inside, and 50 m by 3 m outside. */
  layer_add_box (surfaces, 950, 10, 100, 2);
  layer_add_box (surfaces, 1100, 10, 3, 50);
  layer_add (surfaces, bent, 6);
  layer_end (surfaces, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B3, &evaluation);
  assert_near (indicator->value, 0.05 + 0.496, 1e-9);
  g_assert_nonnull (strstr (indicator->method, "estimated from surfaces: equivalent rectangle"));

  layer_add (more, path, 2);
  layer_end (more, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B3, &evaluation);
  assert_near (indicator->value, 0.05 + 0.496 + 0.5, 1e-9);
  assert_near (get_part (indicator, "lines_km"), 0.5, 1e-9);
  assert_near (get_part (indicator, "surfaces_km"), 0.546, 1e-9);
  g_assert_cmpuint (indicator->inputs->len, ==, 2);
}

static void
test_chargers (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *sites = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);
  TestLayer *guns = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);
  TestLayer *posts = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);
  const ZwIndicator *indicator;

  layer_add_point (sites, 10, 10);
  layer_add_point (sites, 20, 10);
  layer_end (sites, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B5, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 2);
  g_assert_true (isnan (get_part (indicator, "posts")));
  g_assert_cmpfloat (get_part (indicator, "sites"), ==, 2);
  g_assert_nonnull (strstr (indicator->method, "charging sites"));

  /* Guns told only by kind: 2 fast + 3 slow, and 4 fast. */
  g_ptr_array_set_size (layers, 0);
  layer_add_point (guns, 10, 10);
  layer_set_number (guns, "fast", 2);
  layer_set_number (guns, "slow", 3);
  layer_add_point (guns, 20, 10);
  layer_set_number (guns, "fast", 4);
  layer_end (guns, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B5, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 9);
  g_assert_cmpfloat (get_part (indicator, "guns"), ==, 9);
  g_assert_cmpfloat (get_part (indicator, "fast"), ==, 6);
  g_assert_cmpfloat (get_part (indicator, "slow"), ==, 3);
  g_assert_nonnull (strstr (indicator->method, "guns"));

  /* Posts come before guns; −99 is no number of posts. */
  g_ptr_array_set_size (layers, 0);
  layer_add_point (posts, 10, 10);
  layer_set_number (posts, "posts", 5);
  layer_set_number (posts, "guns", 10);
  layer_add_point (posts, 20, 10);
  layer_set_number (posts, "posts", -99);
  layer_set_number (posts, "guns", 2);
  layer_add_point (posts, 2000, 10);
  layer_set_number (posts, "posts", 7);
  layer_end (posts, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B5, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 5);
  g_assert_cmpfloat (get_part (indicator, "guns"), ==, 12);
  g_assert_cmpfloat (get_part (indicator, "sites"), ==, 2);
  g_assert_true (isnan (get_part (indicator, "fast")));
  g_assert_nonnull (strstr (indicator->method, "as they give no figure: 1"));
}

static void
add_car_park (TestLayer *layer, double x, double y, double spaces, double ev_spaces)
{
  layer_add_box (layer, x, y, 40, 40);
  layer_set_number (layer, "spaces", spaces);
  layer_set_number (layer, "ev_spaces", ev_spaces);
}

/* The last but two has its centre on the boundary, the next beyond it. */
static void
test_parking (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwGeometry) corner = make_box (800, 0, 100, 100);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *parking = layer_new (ZW_ROLE_PARKING, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;

  add_car_park (parking, 10, 10, 100, 2);
  add_car_park (parking, 60, 10, 50, 0);
  add_car_park (parking, 110, 10, -99, 1);
  add_car_park (parking, 160, 10, 80, NAN);
  add_car_park (parking, 980, 500, 50, 3);
  add_car_park (parking, 981, 600, 1000, 1000);
  add_car_park (parking, 830, 30, 0, 0);
  layer_end (parking, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_B6, &evaluation);
  g_assert_cmpfloat (indicator->numerator, ==, 5);
  g_assert_cmpfloat (indicator->denominator, ==, 200);
  g_assert_cmpfloat (indicator->value, ==, 0.025);
  g_assert_cmpfloat (get_part (indicator, "car_parks"), ==, 4);
  g_assert_cmpfloat (get_part (indicator, "left_out"), ==, 2);
  g_assert_nonnull (strstr (indicator->method, "as their figures are unknown: 2"));

  indicator = evaluate (layers, corner, FALSE, ZW_INDICATOR_B6, &evaluation);
  g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_true (isnan (indicator->value));
  g_assert_nonnull (indicator->reason);
}

/* One village of a square kilometre with its station in the middle: the circle
 * covers π/4 of it. */
static void
test_coverage_areas (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwGeometry) half = make_box (500, 0, 4000, 1000);
  g_autoptr (ZwGeometry) strip = make_box (900, 0, 100, 1000);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;
  /* Segment of the circle beyond 400 m from its centre. */
  double segment = 250000.0 * acos (0.8) - 400.0 * 300.0;

  add_stop (stops, 500, 500, "metro");
  layer_end (stops, layers);
  layer_add_box (people, 0, 0, 1000, 1000);
  layer_set_number (people, "population", 1200);
  layer_add_box (people, 3000, 0, 1000, 1000);
  layer_set_number (people, "population", NAN);
  layer_end (people, layers);

  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_A1, &evaluation);
  assert_near (indicator->value, G_PI / 4, 1e-9);
  assert_near (indicator->denominator, 1200, 1e-9);
  assert_near (get_part (indicator, "area_weighted"), G_PI / 4, 1e-9);
  g_assert_cmpfloat (get_part (indicator, "centroid"), ==, 1);
  g_assert_cmpstr (indicator->method, ==,
                   "area-weighted, straight line 500 m, all stops; places left out, as their "
                   "number of residents is unknown: 1");
  g_assert_cmpint (((ZwIndicatorInput *) indicator->inputs->pdata[1])->count, ==, 1);

  indicator = evaluate (layers, half, FALSE, ZW_INDICATOR_A1, &evaluation);
  assert_near (indicator->denominator, 600, 1e-9);
  assert_near (indicator->value, G_PI / 4, 1e-9);

  indicator = evaluate (layers, strip, FALSE, ZW_INDICATOR_A1, &evaluation);
  assert_near (indicator->denominator, 120, 1e-9);
  assert_near (indicator->value, segment / 100000.0, 1e-9);
  /* Nobody's village has its centre in the strip, and no stop is in it. */
  g_assert_true (isnan (get_part (indicator, "centroid")));
  indicator = evaluate (layers, strip, TRUE, ZW_INDICATOR_A1, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 0);
}

/* Someone at the edge walks across the street. */
static void
test_coverage_points (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT);
  const struct
  {
    double x, y, n;
  } homes[] = {
    { 900, 500, 10 },   /* 200 m from the stop across the boundary */
    { 600, 500, 20 },   /* 500 m: just within */
    { 599, 500, 40 },   /* 501 m */
    { 100, 100, 80 },   /* at the stop inside */
    { 1000, 900, 160 }, /* on the boundary; 412 m */
    { 1050, 500, 320 }, /* outside the zone */
    { 500, 900, -99 },  /* not known */
  };
  const ZwIndicator *indicator;

  add_stop (stops, 1100, 500, "bus");
  add_stop (stops, 100, 100, "bus");
  layer_end (stops, layers);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    {
      layer_add_point (people, homes[i].x, homes[i].y);
      layer_set_number (people, "population", homes[i].n);
    }
  layer_end (people, layers);

  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_A1, &evaluation);
  g_assert_cmpfloat (indicator->numerator, ==, 10 + 20 + 80 + 160);
  g_assert_cmpfloat (indicator->denominator, ==, 310);
  g_assert_true (g_str_has_prefix (indicator->method, "by points, straight line 500 m, all stops"));

  indicator = evaluate (layers, zone, TRUE, ZW_INDICATOR_A1, &evaluation);
  g_assert_cmpfloat (indicator->numerator, ==, 80);
  g_assert_cmpfloat (indicator->denominator, ==, 310);
  g_assert_nonnull (strstr (indicator->method, "stops in the zone only"));
}

/* Two villages, a stop in each, the zone over one and a part of the other. */
static void
test_coverage_stops_in_zone (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1200, 1000);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;
  double circle = G_PI * 250000.0;
  /* Two circles 700 m apart, and what the second has west of 1200 m. */
  double lens = 2 * 250000.0 * acos (0.7) - 350.0 * sqrt (1e6 - 490000.0);
  double west = circle / 2;

  add_stop (stops, 500, 500, "bus");
  add_stop (stops, 1200.001, 500, "bus");
  layer_end (stops, layers);
  layer_add_box (people, 0, 0, 1000, 1000);
  layer_set_number (people, "population", 1000);
  layer_add_box (people, 1000, 0, 1000, 1000);
  layer_set_number (people, "population", 1000);
  layer_end (people, layers);

  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_A1, &evaluation);
  assert_near (indicator->denominator, 1200, 1e-9);
  assert_near (indicator->numerator, (circle + west - lens) / 1000.0, 2e-3);
  indicator = evaluate (layers, zone, TRUE, ZW_INDICATOR_A1, &evaluation);
  assert_near (indicator->numerator, circle / 1000.0, 1e-6);
}

static void
test_radius (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);

  add_stop (stops, 500, 500, "bus");
  layer_end (stops, layers);
  layer_add_box (people, 0, 0, 1000, 1000);
  layer_set_number (people, "population", 1000);
  layer_end (people, layers);
  for (double radius = 62.5; radius <= 500.0; radius *= 2.0)
    {
      const ZwBaselineSettings settings = { .radius_m = radius };
      g_autoptr (ZwBaseline) baseline = zw_baseline_new (layers, &settings, NULL, NULL);
      g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, NULL);
      const ZwIndicator *indicator = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);

      assert_near (indicator->value, G_PI * radius * radius / 1e6, 1e-12);
    }
}

static void
test_bikes (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 2000, 1000);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *bikes = layer_new (ZW_ROLE_BIKE_STATIONS, ZW_GEOMETRY_POINT);
  const ZwIndicator *indicator;

  layer_add_point (bikes, 100, 100);
  layer_add_point (bikes, 2000, 100);
  layer_add_point (bikes, 500, 700);
  layer_add_point (bikes, 2500, 700);
  layer_end (bikes, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_A3, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 1.5);
  g_assert_cmpfloat (indicator->numerator, ==, 3);
  g_assert_cmpfloat (indicator->denominator, ==, 2);
}

static void
test_attractions (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (ZwGeometry) zone = make_box (ZONE);
  g_autoptr (ZwEvaluation) evaluation = NULL;
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *places = layer_new (ZW_ROLE_ATTRACTIONS, ZW_GEOMETRY_POINT);
  TestLayer *parks = layer_new (ZW_ROLE_ATTRACTIONS, ZW_GEOMETRY_POLYGON);
  const ZwIndicator *indicator;

  add_stop (stops, 0, 1400, "bus");
  add_stop (stops, 900, 100, "bus");
  layer_end (stops, layers);
  layer_add_point (places, 300, 1000); /* 500 m from the stop outside */
  layer_add_point (places, 800, 100);
  layer_add_point (places, 200, 300);
  layer_add_point (places, 900, -100);
  layer_end (places, layers);
  layer_add_box (parks, 800, 400, 200, 200); /* its centre 400 m from the stop */
  layer_end (parks, layers);
  indicator = evaluate (layers, zone, FALSE, ZW_INDICATOR_A5, &evaluation);
  g_assert_cmpfloat (indicator->numerator, ==, 3);
  g_assert_cmpfloat (indicator->denominator, ==, 4);
  g_assert_cmpfloat (indicator->value, ==, 0.75);
  indicator = evaluate (layers, zone, TRUE, ZW_INDICATOR_A5, &evaluation);
  g_assert_cmpfloat (indicator->value, ==, 0.5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicators/stops/modes-and-boundary", test_stops);
  g_test_add_func ("/indicators/stops/platforms", test_platforms);
  g_test_add_func ("/indicators/stops/stops-of-routes", test_stops_of_routes);
  g_test_add_func ("/indicators/routes/shared-street", test_routes);
  g_test_add_func ("/indicators/ways/lines-and-surfaces", test_ways);
  g_test_add_func ("/indicators/chargers/posts-guns-sites", test_chargers);
  g_test_add_func ("/indicators/parking/unknown-left-out", test_parking);
  g_test_add_func ("/indicators/coverage/areas", test_coverage_areas);
  g_test_add_func ("/indicators/coverage/points", test_coverage_points);
  g_test_add_func ("/indicators/coverage/stops-in-zone", test_coverage_stops_in_zone);
  g_test_add_func ("/indicators/coverage/radius", test_radius);
  g_test_add_func ("/indicators/bikes/density", test_bikes);
  g_test_add_func ("/indicators/attractions/reach", test_attractions);
  return g_test_run ();
}
