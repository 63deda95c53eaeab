/* test-evaluator.c: zones one after the other, many at once, and one stop more or less
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics-fixture.h"
#include "metrics/zw-evaluator.h"

/* --- memory taken, counted in this thread while it is asked for --- */

#ifdef __SANITIZE_ADDRESS__
#define N_CHANGES 40 /* each takes ten times as long */
#else
#define N_CHANGES 250

static _Thread_local gboolean is_counting;
static _Thread_local guint n_taken;

void *__libc_malloc (size_t size);
void *__libc_calloc (size_t n, size_t size);
void *__libc_realloc (void *old, size_t size);
void *malloc (size_t size);
void *calloc (size_t n, size_t size);
void *realloc (void *old, size_t size);

void *
malloc (size_t size)
{
  n_taken += is_counting;
  return __libc_malloc (size);
}

void *
calloc (size_t n, size_t size)
{
  n_taken += is_counting;
  return __libc_calloc (n, size);
}

void *
realloc (void *old, size_t size)
{
  n_taken += is_counting;
  return __libc_realloc (old, size);
}
#endif

/* --- a small city --- */

static ZwPoint
get_random_place (void)
{
  return (ZwPoint){ g_test_rand_double_range (0.0, 6000.0),
                    g_test_rand_double_range (0.0, 6000.0) };
}

static void
add_points (GPtrArray *layers, ZwRole role, guint n, const char *field)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < n; i++)
    {
      ZwPoint place = get_random_place ();

      layer_add_point (layer, place.x, place.y);
      if (field != NULL)
        layer_set_number (layer, field, g_test_rand_int_range (0, 50));
    }
  layer_end (layer, layers);
}

/* All but the stops. */
static GPtrArray *
make_city (void)
{
  GPtrArray *layers = layers_new ();
  TestLayer *blocks = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  TestLayer *routes = layer_new (ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE);

  add_points (layers, ZW_ROLE_BIKE_STATIONS, 50, NULL);
  add_points (layers, ZW_ROLE_CHARGERS, 50, "posts");
  add_points (layers, ZW_ROLE_ATTRACTIONS, 200, NULL);
  add_points (layers, ZW_ROLE_POPULATION, 2000, "population");
  for (guint i = 0; i < 400; i++)
    {
      ZwPoint place = get_random_place ();

      layer_add_box (blocks, place.x, place.y, g_test_rand_double_range (10.0, 400.0), 90.0);
      layer_set_number (blocks, "population", g_test_rand_int_range (0, 900));
    }
  layer_end (blocks, layers);
  for (guint i = 0; i < 60; i++)
    {
      double xy[12];

      for (guint k = 0; k < 12; k++)
        xy[k] = g_test_rand_double_range (0.0, 6000.0);
      layer_add (routes, xy, 6);
    }
  layer_end (routes, layers);
  return layers;
}

static void
add_stops (GPtrArray *layers, const GArray *stops)
{
  TestLayer *layer = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < stops->len; i++)
    layer_add_point (layer, g_array_index (stops, ZwPoint, i).x,
                     g_array_index (stops, ZwPoint, i).y);
  layer_end (layer, layers);
}

static GArray *
make_stops (guint n)
{
  GArray *stops = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

  for (guint i = 0; i < n; i++)
    {
      ZwPoint place = get_random_place ();

      g_array_append_val (stops, place);
    }
  return stops;
}

static GPtrArray *
make_zones (guint n)
{
  GPtrArray *zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);

  for (guint i = 0; i < n; i++)
    {
      double cx = g_test_rand_double_range (500.0, 5500.0);
      double cy = g_test_rand_double_range (500.0, 5500.0);
      guint n_corners = (guint) g_test_rand_int_range (3, 40);
      ZwPoint corners[40];

      for (guint k = 0; k < n_corners; k++)
        {
          double angle = 2.0 * G_PI * k / n_corners;
          double far = g_test_rand_double_range (100.0, 3000.0);

          corners[k] = (ZwPoint){ X0 + cx + far * cos (angle), Y0 + cy + far * sin (angle) };
        }
      g_ptr_array_add (zones, zw_geometry_new_polygon (corners, n_corners));
    }
  return zones;
}

static ZwBaseline *
make_city_with_stops (const GArray *stops)
{
  g_autoptr (GPtrArray) layers = make_city ();

  add_stops (layers, stops);
  return make_baseline (layers);
}

static void
assert_same_number (double one, double other, double relative)
{
  if (isnan (one) || isnan (other))
    g_assert_true (isnan (one) && isnan (other));
  else
    g_assert_cmpfloat (fabs (one - other), <=, relative * MAX (fabs (one), fabs (other)));
}

static void
assert_same (const ZwEvaluation *one, const ZwEvaluation *other, double relative)
{
  assert_same_number (one->area_m2, other->area_m2, relative);
  g_assert_cmpuint (one->n_indicators, ==, other->n_indicators);
  for (guint i = 0; i < one->n_indicators; i++)
    {
      const ZwIndicator *left = &one->indicators[i], *right = &other->indicators[i];

      g_assert_cmpint (left->id, ==, right->id);
      g_assert_cmpint (left->state, ==, right->state);
      assert_same_number (left->value, right->value, relative);
      assert_same_number (left->numerator, right->numerator, relative);
      assert_same_number (left->denominator, right->denominator, relative);
      g_assert_cmpuint (left->n_parts, ==, right->n_parts);
      for (guint p = 0; p < left->n_parts; p++)
        {
          g_assert_cmpstr (left->parts[p].id, ==, right->parts[p].id);
          assert_same_number (left->parts[p].value, right->parts[p].value, relative);
        }
    }
}

/* The same memory over and over gives to the bit what new memory gives. */
static void
test_reuse (void)
{
  g_autoptr (GArray) stops = make_stops (60);
  g_autoptr (ZwBaseline) baseline = make_city_with_stops (stops);
  g_autoptr (GPtrArray) zones = make_zones (80);
  g_autoptr (ZwEvaluator) evaluator = zw_evaluator_new (baseline);

  for (guint i = 0; i < 3 * zones->len; i++)
    {
      const ZwGeometry *zone = i % 7 == 6 ? NULL : zones->pdata[i % zones->len];
      const ZwEvaluateOptions options = { .stops_in_zone = i % 3 == 0 };
      g_autoptr (ZwEvaluation) alone = zw_evaluate (baseline, zone, &options);

      assert_same (zw_evaluator_run (evaluator, zone, &options), alone, 0.0);
    }
}

/* Who takes a reference keeps the figures. */
static void
test_keep (void)
{
  g_autoptr (GArray) stops = make_stops (60);
  g_autoptr (ZwBaseline) baseline = make_city_with_stops (stops);
  g_autoptr (GPtrArray) zones = make_zones (2);
  g_autoptr (ZwEvaluator) evaluator = zw_evaluator_new (baseline);
  const ZwEvaluation *first = zw_evaluator_run (evaluator, zones->pdata[0], NULL);
  g_autoptr (ZwEvaluation) kept = zw_evaluation_ref ((ZwEvaluation *) first);
  g_autoptr (ZwEvaluation) again = zw_evaluate (baseline, zones->pdata[0], NULL);

  g_assert_true (zw_evaluator_run (evaluator, zones->pdata[1], NULL) != first);
  assert_same (kept, again, 0.0);
}

static void
test_no_memory_taken (void)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("memory is counted in builds without a sanitizer");
#else
  g_autoptr (GArray) stops = make_stops (60);
  g_autoptr (ZwBaseline) baseline = make_city_with_stops (stops);
  g_autoptr (GPtrArray) zones = make_zones (1);
  g_autoptr (ZwEvaluator) evaluator = zw_evaluator_new (baseline);
  ZwGeometry *zone = zones->pdata[0];
  ZwPoint corner = zone->points[1];

  is_counting = TRUE;
  g_free (g_malloc (10));
  is_counting = FALSE;
  g_assert_cmpuint (n_taken, >=, 1);
  for (guint round = 0; round < 2; round++)
    {
      n_taken = 0;
      is_counting = TRUE;
      for (guint i = 0; i < 1000; i++)
        {
          zone->points[1].x = corner.x + 3.0 * (i % 200);
          zone->points[1].y = corner.y + 2.0 * (i % 300);
          zw_evaluator_run (evaluator, zone, NULL);
        }
      is_counting = FALSE;
      if (round == 1)
        g_assert_cmpuint (n_taken, ==, 0);
    }
#endif
}

/* Several threads give to the bit what one gives, in the order of the zones. */
static void
test_many (void)
{
  static const guint threads[] = { 0, 1, 2, 5 };
  g_autoptr (GArray) stops = make_stops (60);
  g_autoptr (ZwBaseline) baseline = make_city_with_stops (stops);
  g_autoptr (GPtrArray) zones = make_zones (150);

  for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
    {
      const ZwEvaluateOptions options = { .stops_in_zone = t % 2 == 1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray)
          found = zw_evaluate_many (baseline, (ZwGeometry *const *) zones->pdata, zones->len,
                                    &options, threads[t], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, zones->len);
      for (guint i = 0; i < zones->len; i++)
        {
          g_autoptr (ZwEvaluation) alone = zw_evaluate (baseline, zones->pdata[i], &options);

          assert_same (found->pdata[i], alone, 0.0);
        }
    }
}

static void
test_many_cancelled (void)
{
  g_autoptr (GArray) stops = make_stops (10);
  g_autoptr (ZwBaseline) baseline = make_city_with_stops (stops);
  g_autoptr (GPtrArray) zones = make_zones (50);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_evaluate_many (baseline, (ZwGeometry *const *) zones->pdata, zones->len, NULL,
                                   1, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Stops that come and go, one by one, against the city built anew each time: counts
 * and residents by points to the bit, areas but for rounding. */
static void
test_stops (void)
{
  g_autoptr (GPtrArray) layers = make_city ();
  g_autoptr (GArray) stops = make_stops (40);
  g_autoptr (GPtrArray) zones = make_zones (6);
  g_autoptr (ZwBaseline) baseline = NULL;

  add_stops (layers, stops);
  baseline = make_baseline (layers);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      gboolean added = stops->len < 5 || g_test_rand_bit ();
      guint which = (guint) g_test_rand_int_range (0, (gint32) stops->len);
      ZwPoint place = g_array_index (stops, ZwPoint, which), there;
      g_autoptr (ZwBaseline) changed = NULL;
      g_autoptr (ZwBaseline) anew = NULL;

      if (added)
        {
          if (i % 6 != 0)
            place = get_random_place ();
          g_array_append_val (stops, place);
        }
      else
        g_array_remove_index (stops, which);
      there = (ZwPoint){ X0 + place.x, Y0 + place.y };
      changed = zw_baseline_new_with_stop (baseline, &there, NULL, added);
      g_assert_nonnull (changed);
      g_ptr_array_set_size (layers, (int) layers->len - 1);
      add_stops (layers, stops);
      anew = make_baseline (layers);
      for (guint z = 0; z <= zones->len; z++)
        {
          const ZwGeometry *zone = z < zones->len ? zones->pdata[z] : NULL;
          g_autoptr (ZwEvaluation) one = zw_evaluate (changed, zone, NULL);
          g_autoptr (ZwEvaluation) other = zw_evaluate (anew, zone, NULL);
          const ZwIndicator *left = zw_evaluation_find (one, ZW_INDICATOR_B1);
          const ZwIndicator *right = zw_evaluation_find (other, ZW_INDICATOR_B1);

          g_assert_cmpfloat (left->value, ==, right->value);
          left = zw_evaluation_find (one, ZW_INDICATOR_A1);
          right = zw_evaluation_find (other, ZW_INDICATOR_A1);
          assert_same_number (get_part (left, "points"), get_part (right, "points"), 0.0);
          assert_same_number (get_part (left, "centroid"), get_part (right, "centroid"), 0.0);
          left = zw_evaluation_find (one, ZW_INDICATOR_A5);
          right = zw_evaluation_find (other, ZW_INDICATOR_A5);
          assert_same_number (left->value, right->value, 0.0);
          assert_same (one, other, 1e-9);
        }
      zw_baseline_unref (baseline);
      baseline = g_steal_pointer (&changed);
    }
}

/* Where only building anew will do. */
static void
test_stops_refused (void)
{
  g_autoptr (GPtrArray) layers = make_city ();
  g_autoptr (GArray) stops = make_stops (4);
  g_autoptr (ZwBaseline) without = make_baseline (layers);
  g_autoptr (ZwBaseline) with = NULL;
  const ZwPoint place = { X0 - 1.0, Y0 + 3.0 };

  add_stops (layers, stops);
  with = make_baseline (layers);
  g_assert_null (zw_baseline_new_with_stop (without, &place, NULL, TRUE));
  g_assert_null (zw_baseline_new_with_stop (with, &place, "bus", TRUE));
  g_assert_null (zw_baseline_new_with_stop (with, &place, NULL, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluator/reuse", test_reuse);
  g_test_add_func ("/evaluator/keep", test_keep);
  g_test_add_func ("/evaluator/no-memory-taken", test_no_memory_taken);
  g_test_add_func ("/evaluator/many", test_many);
  g_test_add_func ("/evaluator/many/cancelled", test_many_cancelled);
  g_test_add_func ("/evaluator/stops", test_stops);
  g_test_add_func ("/evaluator/stops/refused", test_stops_refused);
  return g_test_run ();
}
