/* test-metrics-properties.c: what must hold of the indicators of any city
 *
 * Cities and zones are drawn by lot. Their coordinates are multiples of 1/8 m, so
 * that a city moved by whole metres or turned by a right angle is exactly the
 * same, points on a zone's boundary included; turned by another angle it is not,
 * and such points are left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics-fixture.h"

#define SIZE 4000
#define N_SEEDS 8
#define N_STEPS 14

/* Where a place of the city comes to stand. */
typedef struct
{
  double xx, xy, yx, yy;
  double dx, dy;
} Turn;

static const Turn unmoved = { 1, 0, 0, 1, 0, 0 };

/* A city in the making, and what is done otherwise this time. */
typedef struct
{
  GRand *rand;
  Turn turn;
  GPtrArray *layers;
  const ZwGeometry *keep_off; /* (nullable): no point within a centimetre of its edges */
  gboolean by_areas;          /* residents by villages and ways as surfaces */
  gboolean halved;            /* each village as two */
  gboolean doubled;           /* each route twice */
  gboolean reversed;          /* lines and outlines the other way round */
  guint n_stops;
} Town;

static double
draw (Town *self, double from, double to)
{
  return from + g_rand_int_range (self->rand, 0, (int) (8 * (to - from))) / 8.0;
}

static ZwPoint
put (const Turn *turn, double x, double y)
{
  return (ZwPoint){ X0 + turn->xx * x + turn->xy * y + turn->dx,
                    Y0 + turn->yx * x + turn->yy * y + turn->dy };
}

static double
get_distance (const ZwPoint *a, const ZwPoint *b, const ZwPoint *p)
{
  double dx = b->x - a->x, dy = b->y - a->y;
  double t = ((p->x - a->x) * dx + (p->y - a->y) * dy) / (dx * dx + dy * dy);

  t = CLAMP (t, 0.0, 1.0);
  return hypot (a->x + t * dx - p->x, a->y + t * dy - p->y);
}

static gboolean
is_on_edge (const ZwGeometry *zone, ZwPoint place)
{
  for (guint r = 0; zone != NULL && r < zone->n_rings; r++)
    for (guint i = zone->ring_starts[r], j = zone->ring_starts[r + 1] - 1;
         i < zone->ring_starts[r + 1]; j = i++)
      if (get_distance (&zone->points[j], &zone->points[i], &place) < 0.01)
        return TRUE;
  return FALSE;
}

/* Adds a feature with its corners in the order they come or the other way round. */
static void
add (Town *self, TestLayer *layer, const double *xy, guint n)
{
  double moved[64];

  g_assert_cmpuint (2 * n, <=, G_N_ELEMENTS (moved));
  for (guint i = 0; i < n; i++)
    {
      guint from = self->reversed ? n - 1 - i : i;
      ZwPoint place = put (&self->turn, xy[2 * from], xy[2 * from + 1]);

      moved[2 * i] = place.x - X0;
      moved[2 * i + 1] = place.y - Y0;
    }
  layer_add (layer, moved, n);
}

static void
add_points (Town *self, ZwRole role, guint n, const char *const *fields)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POINT);
  guint n_added = 0;

  for (guint i = 0; i < n; i++)
    {
      const double xy[] = { draw (self, 0, SIZE), draw (self, 0, SIZE) };
      double values[4];

      for (guint f = 0; f < G_N_ELEMENTS (values); f++)
        values[f] = g_rand_int_range (self->rand, 0, 60);
      if (is_on_edge (self->keep_off, put (&unmoved, xy[0], xy[1])))
        continue;
      add (self, layer, xy, 1);
      /* The first is of which the others are part. */
      values[0] += 60;
      for (guint f = 0; fields != NULL && fields[f] != NULL; f++)
        layer_set_number (layer, fields[f], values[f]);
      if (role == ZW_ROLE_TRANSFERS)
        {
          g_autofree char *name = g_strdup_printf ("站 %u", i / 2);

          layer_set_text (layer, "name", name);
          layer_set_text (layer, "to", i % 2 == 0 ? "bus" : "bike");
        }
      if (role == ZW_ROLE_STOPS)
        layer_set_text (layer, "mode", i % 5 == 0 ? "metro" : "bus");
      if (role == ZW_ROLE_STOPS && ++n_added == self->n_stops)
        break;
    }
  layer_end (layer, self->layers);
}

static void
add_lines (Town *self, ZwRole role, guint n)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_LINE);

  for (guint i = 0; i < n; i++)
    {
      double xy[16];

      for (guint k = 0; k < G_N_ELEMENTS (xy); k++)
        xy[k] = k < 2 ? draw (self, 0, SIZE) : xy[k - 2] + draw (self, -300, 300);
      add (self, layer, xy, G_N_ELEMENTS (xy) / 2);
      if (self->doubled)
        add (self, layer, xy, G_N_ELEMENTS (xy) / 2);
    }
  layer_end (layer, self->layers);
}

/* Pairs of places with what a survey found. */
static void
add_pairs (Town *self, guint n)
{
  static const char *const fields[] = { "transit_min", "private_min", "transit_cost",
                                        "private_cost" };
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  gboolean reversed = self->reversed;

  /* The way back is another pair. */
  self->reversed = FALSE;
  for (guint i = 0; i < n; i++)
    {
      double xy[4];

      for (guint k = 0; k < G_N_ELEMENTS (xy); k++)
        xy[k] = draw (self, 0, SIZE);
      if (is_on_edge (self->keep_off, put (&unmoved, xy[0], xy[1]))
          || is_on_edge (self->keep_off, put (&unmoved, xy[2], xy[3])))
        continue;
      add (self, layer, xy, 2);
      for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
        layer_set_number (layer, fields[f], g_rand_int_range (self->rand, 5, 90));
    }
  layer_end (layer, self->layers);
  self->reversed = reversed;
}

/* Long thin surfaces. */
static void
add_strips (Town *self, ZwRole role, guint n)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POLYGON);

  for (guint i = 0; i < n; i++)
    {
      double x = draw (self, 0, SIZE), y = draw (self, 0, SIZE);
      double dx = draw (self, 20, 200), dy = draw (self, -150, 150);
      const double xy[] = { x, y, x + dx, y + dy, x + dx, y + dy + 4, x, y + 4 };

      add (self, layer, xy, 4);
    }
  layer_end (layer, self->layers);
}

/* A village, or its two halves. */
static void
add_village (Town *self, TestLayer *layer, const double *xy, double residents)
{
  /* From corner to corner; the residents are shared out by area. */
  const double one[] = { xy[0], xy[1], xy[2], xy[3], xy[4], xy[5] };
  const double other[] = { xy[0], xy[1], xy[4], xy[5], xy[6], xy[7] };
  double areas[2];

  if (!self->halved)
    {
      add (self, layer, xy, 4);
      layer_set_number (layer, "population", residents);
      return;
    }
  for (guint h = 0; h < 2; h++)
    {
      const double *c = h == 0 ? one : other;

      areas[h] = (c[2] - c[0]) * (c[5] - c[1]) - (c[4] - c[0]) * (c[3] - c[1]);
    }
  for (guint h = 0; h < 2; h++)
    {
      add (self, layer, h == 0 ? one : other, 3);
      layer_set_number (layer, "population", residents * areas[h] / (areas[0] + areas[1]));
    }
}

/* Villages with shared jagged borders. */
static void
add_villages (Town *self)
{
  TestLayer *layer = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  double corners[11][11][2];

  for (guint i = 0; i < 11; i++)
    for (guint k = 0; k < 11; k++)
      {
        corners[i][k][0] = SIZE / 10.0 * k + draw (self, -90, 90);
        corners[i][k][1] = SIZE / 10.0 * i + draw (self, -90, 90);
      }
  for (guint i = 0; i < 10; i++)
    for (guint k = 0; k < 10; k++)
      {
        const double xy[] = { corners[i][k][0],         corners[i][k][1],
                              corners[i][k + 1][0],     corners[i][k + 1][1],
                              corners[i + 1][k + 1][0], corners[i + 1][k + 1][1],
                              corners[i + 1][k][0],     corners[i + 1][k][1] };

        add_village (self, layer, xy, g_rand_int_range (self->rand, 100, 5000));
      }
  layer_end (layer, self->layers);
}

static ZwBaseline *
make_city (guint seed, const Town *options, double radius_m)
{
  static const char *const chargers[] = { "posts", "guns", "fast", "slow", NULL };
  static const char *const parking[] = { "spaces", "ev_spaces", NULL };
  static const char *const bikes[] = { "capacity", NULL };
  static const char *const shared[] = { "count", NULL };
  static const char *const people[] = { "population", NULL };
  static const char *const vehicles[] = { "registered", "electric", NULL };
  static const char *const minutes[] = { "minutes", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GError) error = NULL;
  ZwBaselineSettings settings;
  ZwBaseline *baseline;
  Town town = *options;

  town.rand = rand;
  town.layers = layers;
  add_points (&town, ZW_ROLE_BIKE_STATIONS, 60, bikes);
  add_points (&town, ZW_ROLE_SHARED_VEHICLES, 60, shared);
  add_points (&town, ZW_ROLE_ATTRACTIONS, 80, NULL);
  add_points (&town, ZW_ROLE_CHARGERS, 60, chargers);
  add_points (&town, ZW_ROLE_PARKING, 60, parking);
  add_points (&town, ZW_ROLE_VEHICLES, 60, vehicles);
  add_points (&town, ZW_ROLE_TRANSFERS, 40, minutes);
  add_pairs (&town, 30);
  add_lines (&town, ZW_ROLE_ROUTES, 30);
  if (town.by_areas)
    {
      add_strips (&town, ZW_ROLE_FOOTWAYS, 60);
      add_strips (&town, ZW_ROLE_CYCLEWAYS, 60);
      add_villages (&town);
    }
  else
    {
      add_lines (&town, ZW_ROLE_FOOTWAYS, 30);
      add_lines (&town, ZW_ROLE_CYCLEWAYS, 30);
      add_points (&town, ZW_ROLE_POPULATION, 500, people);
    }
  add_points (&town, ZW_ROLE_STOPS, 40, NULL);
  zw_baseline_settings_init (&settings);
  settings.radius_m = radius_m;
  baseline = zw_baseline_new (layers, &settings, NULL, &error);
  g_assert_no_error (error);
  return baseline;
}

/* A concave outline around the middle of the city, from its corner @from to @to;
 * with less than all of them it closes over the middle. */
static ZwGeometry *
make_zone (guint seed, const Turn *turn, guint from, guint to)
{
  enum
  {
    N = 14
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1000 + seed);
  double radii[N];
  ZwPoint corners[N + 1];
  guint n = 0;

  for (guint i = 0; i < N; i++)
    radii[i] = g_rand_double_range (rand, 0.2, 1.0) * SIZE / 2;
  for (guint i = from; i <= to && n < N; i++)
    {
      double angle = 2 * G_PI * (i % N) / N;
      double x = round (8 * (SIZE / 2 + radii[i % N] * cos (angle))) / 8;
      double y = round (8 * (SIZE / 2 + radii[i % N] * sin (angle))) / 8;

      corners[n++] = put (turn, x, y);
    }
  if (to - from < N - 1)
    corners[n++] = put (turn, SIZE / 2, SIZE / 2);
  return zw_geometry_new_polygon (corners, n);
}

static void
assert_same (double value, double expected, double tolerance)
{
  if (isnan (expected))
    g_assert_true (isnan (value));
  else
    assert_near (value, expected, tolerance * MAX (1.0, fabs (expected)));
}

static void
assert_same_figures (const ZwEvaluation *one,
                     const ZwEvaluation *other,
                     double tolerance,
                     gboolean with_parts)
{
  assert_same (one->area_m2, other->area_m2, tolerance);
  g_assert_cmpuint (one->n_indicators, ==, other->n_indicators);
  for (guint i = 0; i < one->n_indicators; i++)
    {
      const ZwIndicator *a = &one->indicators[i], *b = &other->indicators[i];

      g_test_message ("%s", zw_indicator_get_info (a->id)->id);
      g_assert_cmpint (a->state, ==, b->state);
      assert_same (a->value, b->value, tolerance);
      assert_same (a->numerator, b->numerator, tolerance);
      assert_same (a->denominator, b->denominator, tolerance);
      g_assert_cmpuint (a->n_parts, ==, b->n_parts);
      for (guint p = 0; with_parts && p < a->n_parts; p++)
        assert_same (a->parts[p].value, b->parts[p].value, tolerance);
    }
}

/* Same figures for a city that is moved or turned as a whole. */
static void
test_moved (void)
{
  const double c = cos (0.7), s = sin (0.7);
  const Turn turns[] = {
    { 1, 0, 0, 1, 1e5, -2e5 }, { 0, -1, 1, 0, 0, 0 },   { -1, 0, 0, -1, 0, 0 },
    { 0, 1, -1, 0, 3e4, 7e4 }, { -1, 0, 0, 1, 0, 500 }, { c, -s, s, c, 100, -300 },
  };

  for (guint seed = 0; seed < N_SEEDS; seed++)
    for (guint areas = 0; areas < 2; areas++)
      for (guint t = 0; t < G_N_ELEMENTS (turns); t++)
        {
          const ZwEvaluateOptions options = { .stops_in_zone = seed % 2 == 1 };
          gboolean exact = t + 1 < G_N_ELEMENTS (turns);
          g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);
          g_autoptr (ZwGeometry) moved_zone = make_zone (seed, &turns[t], 0, 13);
          const Town here = { .turn = unmoved, .by_areas = areas, .keep_off = exact ? NULL : zone };
          const Town there = { .turn = turns[t], .by_areas = areas, .keep_off = here.keep_off };
          g_autoptr (ZwBaseline) baseline = make_city (seed, &here, 500);
          g_autoptr (ZwBaseline) moved = make_city (seed, &there, 500);
          g_autoptr (ZwEvaluation) one = zw_evaluate (baseline, zone, &options);
          g_autoptr (ZwEvaluation) other = zw_evaluate (moved, moved_zone, &options);

          assert_same_figures (one, other, 1e-9, TRUE);
          /* None for want of anything. */
          for (guint i = 0; i < one->n_indicators; i++)
            g_assert_cmpint (one->indicators[i].state, ==, ZW_INDICATOR_OK);
        }
}

/* Nor does it matter in which direction lines and outlines were drawn. */
static void
test_reversed (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    for (guint areas = 0; areas < 2; areas++)
      {
        const Town plain = { .turn = unmoved, .by_areas = areas };
        const Town reversed = { .turn = unmoved, .by_areas = areas, .reversed = TRUE };
        g_autoptr (ZwBaseline) baseline = make_city (seed, &plain, 500);
        g_autoptr (ZwBaseline) back = make_city (seed, &reversed, 500);
        g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);
        g_autoptr (ZwGeometry) later = make_zone (seed, &unmoved, 5, 18);
        g_autoptr (ZwEvaluation) one = zw_evaluate (baseline, zone, NULL);
        g_autoptr (ZwEvaluation) other = zw_evaluate (back, later, NULL);

        assert_same_figures (one, other, 1e-9, TRUE);
      }
}

/* What is counted, measured or shared out adds up over the two sides of a cut. */
static void
test_cut (void)
{
  static const ZwIndicatorId ids[] = {
    ZW_INDICATOR_B1, ZW_INDICATOR_B2, ZW_INDICATOR_B3, ZW_INDICATOR_B4,
    ZW_INDICATOR_B5, ZW_INDICATOR_B6, ZW_INDICATOR_A1, ZW_INDICATOR_A2,
    ZW_INDICATOR_A3, ZW_INDICATOR_A5, ZW_INDICATOR_A8, ZW_INDICATOR_A9,
  };

  for (guint seed = 0; seed < N_SEEDS; seed++)
    for (guint areas = 0; areas < 2; areas++)
      {
        guint cut = 3 + seed % 7;
        g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);
        g_autoptr (ZwGeometry) left = make_zone (seed, &unmoved, 0, cut);
        g_autoptr (ZwGeometry) right = make_zone (seed, &unmoved, cut, 14);
        /* The cut is among the edges of its left side. */
        const Town options = { .turn = unmoved, .by_areas = areas, .keep_off = left };
        g_autoptr (ZwBaseline) baseline = make_city (seed, &options, 500);
        g_autoptr (ZwEvaluation) all = zw_evaluate (baseline, zone, NULL);
        g_autoptr (ZwEvaluation) one = zw_evaluate (baseline, left, NULL);
        g_autoptr (ZwEvaluation) other = zw_evaluate (baseline, right, NULL);

        assert_near (one->area_m2 + other->area_m2, all->area_m2, 1e-9 * all->area_m2);
        for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
          {
            const ZwIndicator *a = zw_evaluation_find (all, ids[i]);
            const ZwIndicator *b = zw_evaluation_find (one, ids[i]);
            const ZwIndicator *c = zw_evaluation_find (other, ids[i]);

            g_test_message ("%s", zw_indicator_get_info (ids[i])->id);
            g_assert_cmpint (a->state, ==, ZW_INDICATOR_OK);
            if (isnan (a->denominator))
              assert_near (b->value + c->value, a->value, 1e-9 * a->value);
            else
              {
                assert_near (b->numerator + c->numerator, a->numerator,
                             1e-9 * MAX (a->numerator, a->denominator));
                assert_near (b->denominator + c->denominator, a->denominator,
                             1e-9 * a->denominator);
              }
          }
      }
}

/* Checks that @more serves at least what @less does. */
static void
assert_serves_more (const ZwEvaluation *more, const ZwEvaluation *less, gboolean by_areas)
{
  static const ZwIndicatorId ids[] = { ZW_INDICATOR_A1, ZW_INDICATOR_A5 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const ZwIndicator *a = zw_evaluation_find (more, ids[i]);
      const ZwIndicator *b = zw_evaluation_find (less, ids[i]);

      g_assert_cmpfloat (a->numerator, >=, b->numerator - 1e-9 * b->denominator);
      assert_near (a->denominator, b->denominator, 1e-9 * b->denominator);
      g_assert_cmpfloat (a->numerator, <=, a->denominator * (1 + 1e-9));
      if (ids[i] == ZW_INDICATOR_A1 && by_areas)
        g_assert_cmpfloat (get_part (a, "centroid"), >=, get_part (b, "centroid") - 1e-12);
    }
}

static void
test_stops_and_radii (void)
{
  static const double radii[] = { 50, 120, 300, 500, 501, 900, 2500, 6000 };

  for (guint seed = 0; seed < N_SEEDS; seed++)
    for (guint areas = 0; areas < 2; areas++)
      for (guint in_zone = 0; in_zone < 2; in_zone++)
        {
          const ZwEvaluateOptions options = { .stops_in_zone = in_zone };
          g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);
          g_autoptr (ZwEvaluation) before = NULL;

          /* First more and more stops, then a reach that grows. */
          for (guint k = 0; k < N_STEPS + G_N_ELEMENTS (radii); k++)
            {
              const Town town = { .turn = unmoved,
                                  .by_areas = areas,
                                  .n_stops = k < N_STEPS ? 1 + 3 * k : 0 };
              double radius = k < N_STEPS ? 500 : radii[k - N_STEPS];
              g_autoptr (ZwBaseline) baseline = make_city (seed, &town, radius);
              g_autoptr (ZwEvaluation) now = zw_evaluate (baseline, zone, &options);

              if (before != NULL && k != N_STEPS)
                assert_serves_more (now, before, areas);
              g_clear_pointer (&before, zw_evaluation_unref);
              before = g_steal_pointer (&now);
            }
          /* From one end of the city to the other. */
          g_assert_cmpfloat (zw_evaluation_find (before, ZW_INDICATOR_A1)->value, >=, 1 - 1e-9);
        }
}

/* The same people in smaller areas are the same people. */
static void
test_halved_villages (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      const Town whole = { .turn = unmoved, .by_areas = TRUE };
      const Town halved = { .turn = unmoved, .by_areas = TRUE, .halved = TRUE };
      g_autoptr (ZwBaseline) baseline = make_city (seed, &whole, 500);
      g_autoptr (ZwBaseline) finer = make_city (seed, &halved, 500);
      g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);

      for (guint in_zone = 0; in_zone < 2; in_zone++)
        {
          const ZwEvaluateOptions options = { .stops_in_zone = in_zone };
          g_autoptr (ZwEvaluation) one = zw_evaluate (baseline, zone, &options);
          g_autoptr (ZwEvaluation) other = zw_evaluate (finer, zone, &options);

          /* The centres are others. */
          assert_same_figures (one, other, 1e-9, FALSE);
        }
    }
}

/* A route that is there twice is two routes and one street. */
static void
test_doubled_routes (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      const Town once = { .turn = unmoved };
      const Town twice = { .turn = unmoved, .doubled = TRUE };
      g_autoptr (ZwBaseline) baseline = make_city (seed, &once, 500);
      g_autoptr (ZwBaseline) doubled = make_city (seed, &twice, 500);
      g_autoptr (ZwGeometry) zone = make_zone (seed, &unmoved, 0, 13);
      g_autoptr (ZwEvaluation) one = zw_evaluate (baseline, zone, NULL);
      g_autoptr (ZwEvaluation) other = zw_evaluate (doubled, zone, NULL);
      const ZwIndicator *a = zw_evaluation_find (one, ZW_INDICATOR_B2);
      const ZwIndicator *b = zw_evaluation_find (other, ZW_INDICATOR_B2);

      g_assert_cmpfloat (a->value, >, 1);
      assert_same (get_part (b, "route_km"), 2 * get_part (a, "route_km"), 1e-9);
      assert_same (get_part (b, "network_km"), get_part (a, "network_km"), 1e-9);
      g_assert_cmpfloat (b->value, ==, get_part (b, "route_km"));
    }
}

/* Where nothing is, what is counted or measured is 0, and what divides by nothing
 * has no figure and says why; so has what was never imported. */
static void
test_empty_zones (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    for (guint areas = 0; areas < 2; areas++)
      {
        const Town options = { .turn = unmoved, .by_areas = areas };
        g_autoptr (ZwBaseline) baseline = make_city (seed, &options, 500);
        g_autoptr (ZwGeometry) zone = make_box (-9000 - 100.0 * seed, 20000, 700, 500);
        g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, NULL);

        g_assert_cmpfloat (evaluation->area_m2, ==, 350000);
        g_assert_cmpuint (evaluation->n_indicators, ==, ZW_N_INDICATORS);
        for (guint i = 0; i < evaluation->n_indicators; i++)
          {
            const ZwIndicator *indicator = &evaluation->indicators[i];

            g_test_message ("%s", zw_indicator_get_info (indicator->id)->id);
            if (indicator->id <= ZW_INDICATOR_B5 || indicator->id == ZW_INDICATOR_A3)
              {
                g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_OK);
                g_assert_cmpfloat (indicator->value, ==, 0);
                g_assert_null (indicator->reason);
                g_assert_nonnull (indicator->method);
              }
            else /* shares and means of nothing */
              {
                g_assert_cmpint (indicator->state, ==, ZW_INDICATOR_NO_DATA);
                g_assert_true (isnan (indicator->value));
                g_assert_nonnull (indicator->reason);
                g_assert_true (g_str_has_suffix (indicator->reason, "."));
              }
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics-properties/moved-or-turned", test_moved);
  g_test_add_func ("/metrics-properties/drawn-the-other-way", test_reversed);
  g_test_add_func ("/metrics-properties/cut-in-two", test_cut);
  g_test_add_func ("/metrics-properties/more-stops-wider-reach", test_stops_and_radii);
  g_test_add_func ("/metrics-properties/halved-villages", test_halved_villages);
  g_test_add_func ("/metrics-properties/doubled-routes", test_doubled_routes);
  g_test_add_func ("/metrics-properties/empty-zones", test_empty_zones);
  return g_test_run ();
}
