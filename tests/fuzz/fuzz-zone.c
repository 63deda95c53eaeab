/* fuzz-zone.c: any bytes as a zone over a small city
 *
 * The first byte chooses how the rest is a polygon (bits 1 and 2: corners packed
 * in pairs of 16 bits, WKB, or a GeoPackage blob) and whether only the stops in it
 * serve (bit 0). Of a valid polygon the figures are checked too: shares are
 * shares, and stops are counted as one by one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "../app/metrics-fixture.h"
#include "fuzz.h"
#include "geometry/zw-overlay.h"
#include "geometry/zw-wkb.h"

#define MAX_CORNERS 600
#define CITY_M 4000.0
#define FAR 1e8

/* Reads one number as the packed corners have it. */
static int
read_int16 (const uint8_t *data)
{
  return (int16_t) (data[0] | data[1] << 8);
}

/* Pairs of numbers in 1/8 m from the middle of the city. The least x opens a ring,
 * or a part when y is even; the greatest x is no number. */
static ZwGeometry *
unpack (const uint8_t *data, size_t size)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (size_t i = 0; i + 4 <= size && i < 4 * MAX_CORNERS; i += 4)
    {
      int x = read_int16 (data + i), y = read_int16 (data + i + 2);

      if (x == INT16_MIN)
        {
          if (y % 2 == 0)
            zw_geometry_builder_begin_part (builder);
          zw_geometry_builder_begin_ring (builder);
        }
      else
        zw_geometry_builder_add (builder, x == INT16_MAX ? (double) NAN : X0 + CITY_M / 2 + x / 8.0,
                                 Y0 + CITY_M / 2 + y / 8.0);
    }
  return zw_geometry_builder_end (builder);
}

static void
add_points (GPtrArray *layers,
            GRand *rand,
            ZwRole role,
            guint n,
            const char *first,
            const char *second)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POINT);

  for (guint i = 0; i < n; i++)
    {
      /* Whole metres: corners meet them. */
      int x = g_rand_int_range (rand, 0, (int) CITY_M);
      int y = g_rand_int_range (rand, 0, (int) CITY_M);

      layer_add_point (layer, x, y);
      if (first != NULL)
        layer_set_number (layer, first, g_rand_int_range (rand, 0, 90));
      if (second != NULL)
        layer_set_number (layer, second, g_rand_int_range (rand, 0, 9));
      if (role == ZW_ROLE_STOPS)
        layer_set_text (layer, "mode", i % 3 == 0 ? "metro" : "bus");
    }
  layer_end (layer, layers);
}

static void
add_lines (GPtrArray *layers, GRand *rand, ZwRole role)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_LINE);

  for (guint i = 0; i < 12; i++)
    {
      double xy[20];

      for (guint k = 0; k < G_N_ELEMENTS (xy); k++)
        xy[k] = k < 2 ? g_rand_int_range (rand, 0, (int) CITY_M)
                      : xy[k - 2] + 100 * g_rand_int_range (rand, -3, 4);
      layer_add (layer, xy, G_N_ELEMENTS (xy) / 2);
    }
  layer_end (layer, layers);
}

static void
add_boxes (GPtrArray *layers, ZwRole role, double size, const char *field)
{
  TestLayer *layer = layer_new (role, ZW_GEOMETRY_POLYGON);

  for (double y = 0; y < CITY_M; y += 500)
    for (double x = 0; x < CITY_M; x += 500)
      {
        layer_add_box (layer, x, y, 500, size);
        if (field != NULL)
          layer_set_number (layer, field, 100 + (int) (x + y) % 700);
      }
  layer_end (layer, layers);
}

/* Two cities: residents by areas and ways as surfaces, residents by points and
 * ways as lines. */
static ZwBaseline *
make_city (gboolean by_areas)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  add_points (layers, rand, ZW_ROLE_STOPS, 25, NULL, NULL);
  add_points (layers, rand, ZW_ROLE_BIKE_STATIONS, 40, "capacity", NULL);
  add_points (layers, rand, ZW_ROLE_SHARED_VEHICLES, 40, "count", NULL);
  add_points (layers, rand, ZW_ROLE_ATTRACTIONS, 40, NULL, NULL);
  add_points (layers, rand, ZW_ROLE_CHARGERS, 40, "posts", "fast");
  add_points (layers, rand, ZW_ROLE_PARKING, 40, "spaces", "ev_spaces");
  add_lines (layers, rand, ZW_ROLE_ROUTES);
  if (by_areas)
    {
      add_boxes (layers, ZW_ROLE_POPULATION, 500, "population");
      add_boxes (layers, ZW_ROLE_FOOTWAYS, 4, NULL);
      add_boxes (layers, ZW_ROLE_CYCLEWAYS, 3, NULL);
    }
  else
    {
      add_points (layers, rand, ZW_ROLE_POPULATION, 300, "population", NULL);
      add_lines (layers, rand, ZW_ROLE_FOOTWAYS);
      add_lines (layers, rand, ZW_ROLE_CYCLEWAYS);
    }
  return make_baseline (layers);
}

/* The stops of the cities, as make_city() places them first. */
static guint
count_stops (const ZwGeometry *zone)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n = 0;

  for (guint i = 0; i < 25; i++)
    {
      double x = X0 + g_rand_int_range (rand, 0, (int) CITY_M);
      double y = Y0 + g_rand_int_range (rand, 0, (int) CITY_M);

      n += zw_geometry_contains (zone, x, y);
    }
  return n;
}

static void
check (const ZwEvaluation *evaluation, const ZwGeometry *zone)
{
  const ZwIndicator *stops = zw_evaluation_find (evaluation, ZW_INDICATOR_B1);

  g_assert_true (evaluation->area_m2 >= 0.0);
  g_assert_cmpfloat (stops->value, ==, count_stops (zone));
  for (guint i = 0; i < evaluation->n_indicators; i++)
    {
      const ZwIndicator *indicator = &evaluation->indicators[i];

      g_assert_cmpint (indicator->state == ZW_INDICATOR_OK, ==, isfinite (indicator->value));
      g_assert_cmpint (indicator->state == ZW_INDICATOR_NO_DATA, ==, indicator->reason != NULL);
      g_assert_false (indicator->value < 0.0);
      /* A car park with more spaces for electric cars than spaces is the data's. */
      if (zw_indicator_get_info (indicator->id)->is_share && indicator->id != ZW_INDICATOR_B6)
        g_assert_false (indicator->value > 1.0 + 1e-9);
    }
}

static void
evaluate (const ZwBaseline *baseline,
          const ZwGeometry *zone,
          gboolean stops_in_zone,
          gboolean valid)
{
  const ZwEvaluateOptions options = { .stops_in_zone = stops_in_zone };
  g_autoptr (ZwEvaluation) evaluation = zw_evaluate (baseline, zone, &options);

  if (valid)
    check (evaluation, zone);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  /* Made once for all inputs. */
  static ZwBaseline *cities[2];
  static ZwOverlay *overlay;
  g_autoptr (ZwGeometry) zone = NULL;
  ZwEnvelope envelope;
  gboolean valid;
  guint way;

  if (overlay == NULL)
    {
      overlay = zw_overlay_new ();
      cities[0] = make_city (FALSE);
      cities[1] = make_city (TRUE);
    }
  fuzz_begin ();
  if (size < 1)
    return 0;
  way = data[0] >> 1 & 3;
  if (way == 2)
    zone = zw_wkb_decode (data + 1, size - 1, NULL);
  else if (way == 3)
    zone = zw_blob_decode (data + 1, size - 1, NULL);
  else
    zone = unpack (data + 1, size - 1);
  if (zone == NULL || zone->kind != ZW_GEOMETRY_POLYGON || zone->n_points > MAX_CORNERS)
    return 0;
  envelope = zw_geometry_get_envelope (zone);
  /* Farther out the squares of coordinates leave what a number can hold. */
  valid = !zw_geometry_is_empty (zone) && envelope.min_x > -FAR && envelope.min_y > -FAR
          && envelope.max_x < FAR && envelope.max_y < FAR
          && zw_overlay_check (overlay, zone, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    evaluate (cities[i], zone, data[0] & 1, valid);
  return 0;
}
