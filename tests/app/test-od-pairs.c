/* test-od-pairs.c: public transport beside private vehicles, worked by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "metrics/zw-od-pairs.h"
#include "metrics/zw-place-names.h"

#include "journey-fixture.h"
#include "metrics-fixture.h"

#define CRS "EPSG:3826"

/* A row of a table without a shape. */
static void
layer_add_row (TestLayer *self)
{
  guint parts = self->builder->part_starts->len;

  g_array_append_val (self->starts, parts);
  self->features->n++;
}

static void
layer_add_line (TestLayer *self, double x1, double y1, double x2, double y2)
{
  const double xy[] = { x1, y1, x2, y2 };

  layer_add (self, xy, 2);
}

static void
layer_set_figures (TestLayer *self, double transit, double private, double fare, double cost)
{
  layer_set_number (self, "transit_min", transit);
  layer_set_number (self, "private_min", private);
  layer_set_number (self, "transit_cost", fare);
  layer_set_number (self, "private_cost", cost);
}

static ZwJourneySettings
plain_settings (void)
{
  ZwJourneySettings settings;

  zw_journey_settings_init (&settings);
  settings.walk.detour = 1.0;
  return settings;
}

static ZwOdTable *
make_table (GPtrArray *layers, GPtrArray *timetables, const ZwJourneySettings *settings)
{
  g_autoptr (GError) error = NULL;
  ZwOdTable *table = zw_od_table_new (layers, timetables, settings, CRS, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* A ride of 10 min every 20 min from place (0, 0) to (9000, 0), on which the
 * median is 19 min and 85 % take no longer than 26: see test-journey.c. */
static GPtrArray *
make_timetables (void)
{
  GPtrArray *timetables = timetables_new ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint route = add_route (builder, "R");

  for (int m = 0; m <= 180; m += 20)
    ADD_TRIP (builder, route, WEEKDAY, a, HM (7, m), b, HM (7, m + 10));
  g_ptr_array_add (timetables, end_timetable (builder));
  return timetables;
}

#define assert_says(text, words)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((text) == NULL || strstr ((text), (words)) == NULL)                                        \
      g_error ("“%s” is not in: %s", (words), (text) != NULL ? (text) : "nothing");                \
  }                                                                                                \
  G_STMT_END

/* 30/20 = 1.5 and 10/20 = 0.5: mean 1. 15/60 = 0.25, 30/40 = 0.75: mean 0.5; the
 * ratio of the means would be 0.45. */
static void
test_surveyed (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwGeometry) box = make_box (0, 0, 10, 10);
  g_autoptr (ZwPrepared) zone = zw_prepared_new (box);
  g_autoptr (ZwOdTable) table = NULL;
  ZwOdSums sums;

  layer_add_row (layer);
  layer_set_text (layer, "name", "車站 – 醫院");
  layer_set_figures (layer, 30, 20, 15, 60);
  layer_add_row (layer);
  layer_set_text (layer, "origin", "甲");
  layer_set_text (layer, "destination", "乙");
  layer_set_figures (layer, 10, 20, 30, 40);
  layer_end (layer, layers);
  table = make_table (layers, NULL, &settings);
  g_assert_cmpuint (zw_od_table_get_n (table), ==, 2);
  g_assert_cmpstr (zw_od_table_get_pair (table, 0)->name, ==, "車站 – 醫院");
  g_assert_cmpstr (zw_od_table_get_pair (table, 1)->name, ==, "甲 – 乙");
  g_assert_null (zw_od_table_get_pair (table, 0)->reason);
  g_assert_null (zw_od_table_get_pair (table, 1)->reason);
  /* Without places they belong to every zone. */
  zw_od_table_evaluate (table, zone, &sums);
  g_assert_cmpuint (sums.n_pairs, ==, 2);
  g_assert_cmpuint (sums.n_everywhere, ==, 2);
  g_assert_cmpuint (sums.n_times, ==, 2);
  g_assert_cmpuint (sums.n_costs, ==, 2);
  assert_near (sums.time_ratio, 1.0, 1e-12);
  assert_near (sums.transit_min, 20.0, 1e-12);
  assert_near (sums.private_min, 20.0, 1e-12);
  assert_near (sums.cost_ratio, 0.5, 1e-12);
  assert_near (sums.transit_cost, 22.5, 1e-12);
  assert_near (sums.private_cost, 50.0, 1e-12);
  g_assert_true (isnan (sums.p85_ratio));
  g_assert_null (zw_od_table_get_reason (table, ZW_INDICATOR_A6, &sums));
  g_assert_null (zw_od_table_get_reason (table, ZW_INDICATOR_A7, &sums));
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "surveyed time");
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "every zone: 2");
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A7), "surveyed fare: 2");
}

/* A pair belongs to the zones where it begins or ends, boundary included. */
static void
test_zone (void)
{
  const struct
  {
    double x1, y1, x2, y2;
    gboolean is_in;
  } lines[] = {
    { 50, 50, 500, 500, TRUE },   /* begins inside */
    { 500, 500, 50, 50, TRUE },   /* ends inside */
    { 100, 50, 500, 500, TRUE },  /* begins on the boundary */
    { -50, 50, 150, 50, FALSE },  /* passes through */
    { 500, 500, 600, 600, FALSE } /* elsewhere */
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  TestLayer *unused = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwGeometry) box = make_box (0, 0, 100, 100);
  g_autoptr (ZwGeometry) far = make_box (9000, 9000, 100, 100);
  g_autoptr (ZwPrepared) zone = zw_prepared_new (box);
  g_autoptr (ZwPrepared) empty = zw_prepared_new (far);
  g_autoptr (ZwOdTable) table = NULL;
  ZwOdSums sums;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      layer_add_line (layer, lines[i].x1, lines[i].y1, lines[i].x2, lines[i].y2);
      layer_set_figures (layer, 10.0 * (i + 1), 10, NAN, 10);
    }
  layer_end (layer, layers);
  layer_add_line (unused, 50, 50, 60, 60);
  layer_set_figures (unused, 1000, 10, NAN, NAN);
  layer_end (unused, layers)->layer->used = FALSE;
  table = make_table (layers, NULL, &settings);
  g_assert_cmpuint (zw_od_table_get_n (table), ==, G_N_ELEMENTS (lines));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_cmpint (zw_od_table_is_in (table, i, zone), ==, lines[i].is_in);
  zw_od_table_evaluate (table, zone, &sums);
  g_assert_cmpuint (sums.n_pairs, ==, 3);
  assert_near (sums.time_ratio, 2.0, 1e-12);
  g_assert_true (isnan (sums.cost_ratio));
  assert_says (zw_od_table_get_reason (table, ZW_INDICATOR_A7, &sums), "costs");
  zw_od_table_evaluate (table, NULL, &sums);
  g_assert_cmpuint (sums.n_pairs, ==, 5);
  assert_near (sums.time_ratio, 3.0, 1e-12);
  zw_od_table_evaluate (table, empty, &sums);
  g_assert_cmpuint (sums.n_pairs, ==, 0);
  g_assert_true (isnan (sums.time_ratio));
  assert_says (zw_od_table_get_reason (table, ZW_INDICATOR_A6, &sums), "begins or ends");
}

/* Degrees where the numbers can be such: 121.5171° E, 25.0478° N is E 302176.317,
 * N 2771171.680 by pyproj. Zeros are no place. */
static void
test_coordinates (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwOdTable) table = NULL;
  const ZwOdPair *pair;

  layer_add_row (layer);
  layer_set_number (layer, "origin_x", 121.5171);
  layer_set_number (layer, "origin_y", 25.0478);
  layer_set_number (layer, "destination_x", 302000.0);
  layer_set_number (layer, "destination_y", 2771000.0);
  layer_add_row (layer);
  layer_set_number (layer, "origin_x", 0.0);
  layer_set_number (layer, "origin_y", 0.0);
  layer_set_number (layer, "destination_x", 302000.0);
  layer_end (layer, layers);
  table = make_table (layers, NULL, &settings);
  pair = zw_od_table_get_pair (table, 0);
  assert_near (pair->origin.x, 302176.317231, 0.001);
  assert_near (pair->origin.y, 2771171.679621, 0.001);
  assert_near (pair->destination.x, 302000.0, 0.0);
  assert_near (pair->destination.y, 2771000.0, 0.0);
  assert_says (pair->reason, "timetable");
  pair = zw_od_table_get_pair (table, 1);
  g_assert_true (isnan (pair->origin.x) && isnan (pair->destination.x));
  assert_says (pair->reason, "neither coordinates nor names");
}

/* Nobody knows where degrees are without a coordinate system. */
static void
test_no_crs (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwOdTable) table = NULL;

  layer_add_row (layer);
  layer_set_number (layer, "origin_x", 121.5171);
  layer_set_number (layer, "origin_y", 25.0478);
  layer_set_number (layer, "destination_x", 302000.0);
  layer_set_number (layer, "destination_y", 2771000.0);
  layer_end (layer, layers);
  table = zw_od_table_new (layers, NULL, &settings, NULL, NULL, NULL);
  g_assert_true (isnan (zw_od_table_get_pair (table, 0)->origin.x));
  assert_near (zw_od_table_get_pair (table, 0)->destination.x, 302000.0, 0.0);
}

static void
test_names (void)
{
  const struct
  {
    const char *name;
    ZwPlaceNameResult result;
    double x, y;
  } cases[] = {
    { "臺北車站", ZW_PLACE_NAME_FOUND, 10, 10 },
    { " 台北 車站", ZW_PLACE_NAME_FOUND, 10, 10 },
    { "ＣＩＴＹ　ｈａｌｌ", ZW_PLACE_NAME_FOUND, 400, 0 },
    { "國小", ZW_PLACE_NAME_AMBIGUOUS, 0, 0 },
    { "大安區", ZW_PLACE_NAME_FOUND, 150, 120 },
    { "ubike", ZW_PLACE_NAME_FOUND, 7, 8 },
    { "不明", ZW_PLACE_NAME_UNKNOWN, 0, 0 },
    { "", ZW_PLACE_NAME_UNKNOWN, 0, 0 },
    { NULL, ZW_PLACE_NAME_UNKNOWN, 0, 0 },
  };
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *attractions = layer_new (ZW_ROLE_ATTRACTIONS, ZW_GEOMETRY_POINT);
  TestLayer *areas = layer_new (ZW_ROLE_ADMIN, ZW_GEOMETRY_POLYGON);
  TestLayer *bikes = layer_new (ZW_ROLE_BIKE_STATIONS, ZW_GEOMETRY_POINT);
  TestLayer *others = layer_new (ZW_ROLE_CHARGERS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwPlaceNames) names = NULL;

  /* Both sides of a street, and a name that occurs all over the city. */
  layer_add_point (stops, 0, 10);
  layer_set_text (stops, "name", "台北車站");
  layer_add_point (stops, 20, 10);
  layer_set_text (stops, "name", "臺北車站");
  layer_add_point (stops, 0, 0);
  layer_set_text (stops, "name", "國小");
  layer_add_point (stops, 501, 0);
  layer_set_text (stops, "name", "國小");
  layer_end (stops, layers);
  layer_add_point (attractions, 400, 0);
  layer_set_text (attractions, "name", "City Hall");
  /* A stop of the name comes first. */
  layer_add_point (attractions, 9000, 0);
  layer_set_text (attractions, "name", "臺北車站");
  layer_end (attractions, layers);
  layer_add_box (areas, 100, 20, 100, 200);
  layer_set_text (areas, "name", "大安區");
  layer_end (areas, layers);
  layer_add_point (bikes, 7, 8);
  layer_set_text (bikes, "name", "UBike");
  layer_end (bikes, layers);
  layer_add_point (others, 1, 1);
  layer_set_text (others, "name", "不明");
  layer_end (others, layers);
  names = zw_place_names_new (layers);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwPoint place;

      g_assert_cmpint (zw_place_names_find (names, cases[i].name, &place), ==, cases[i].result);
      if (cases[i].result != ZW_PLACE_NAME_FOUND)
        {
          g_assert_true (isnan (place.x));
          continue;
        }
      assert_near (place.x, X0 + cases[i].x, 1e-6);
      assert_near (place.y, Y0 + cases[i].y, 1e-6);
    }
  {
    TestLayer *pairs = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
    ZwJourneySettings settings = plain_settings ();
    g_autoptr (ZwOdTable) table = NULL;

    layer_add_row (pairs);
    layer_set_text (pairs, "origin", "台北車站");
    layer_set_text (pairs, "destination", "大安區");
    layer_add_row (pairs);
    layer_set_text (pairs, "origin", "國小");
    layer_set_text (pairs, "destination", "大安區");
    layer_add_row (pairs);
    layer_set_text (pairs, "origin", "大安區");
    layer_set_text (pairs, "destination", "不明");
    layer_end (pairs, layers);
    table = make_table (layers, NULL, &settings);
    assert_near (zw_od_table_get_pair (table, 0)->destination.y, Y0 + 120.0, 1e-6);
    assert_says (zw_od_table_get_pair (table, 1)->reason, "“國小”");
    assert_says (zw_od_table_get_pair (table, 1)->reason, "far apart");
    assert_says (zw_od_table_get_pair (table, 2)->reason, "“不明”");
  }
}

/* 9 km straight are 11.7 km of way: 28.08 min at 25 km/h, NT$ 35.1 at 3 a km. */
static void
test_computed (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) timetables = make_timetables ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwOdTable) table = NULL;
  const ZwOdPair *pair;
  ZwOdSums sums;

  settings.private_cost_km = 3.0;
  layer_add_line (layer, 0, 0, 9000, 0);
  layer_set_figures (layer, NAN, NAN, 20, NAN);
  /* Surveyed figures come first. */
  layer_add_line (layer, 0, 0, 9000, 0);
  layer_set_figures (layer, 40, 20, 20, 50);
  /* No stop is near the destination. */
  layer_add_line (layer, 0, 0, 9000, 5000);
  layer_set_figures (layer, NAN, 20, NAN, 50);
  layer_end (layer, layers);
  table = make_table (layers, timetables, &settings);
  pair = zw_od_table_get_pair (table, 0);
  g_assert_cmpint (pair->transit_min.basis, ==, ZW_OD_COMPUTED);
  g_assert_cmpint (pair->private_min.basis, ==, ZW_OD_COMPUTED);
  g_assert_cmpint (pair->transit_cost.basis, ==, ZW_OD_SURVEYED);
  g_assert_cmpint (pair->private_cost.basis, ==, ZW_OD_COMPUTED);
  assert_near (pair->transit_min.value, 19.0, 1e-12);
  assert_near (pair->transit_p85_min, 26.0, 1e-12);
  assert_near (pair->private_min.value, 28.08, 1e-9);
  assert_near (pair->time_ratio, 19.0 / 28.08, 1e-9);
  assert_near (pair->private_cost.value, 35.1, 1e-9);
  assert_near (pair->cost_ratio, 20.0 / 35.1, 1e-9);
  g_assert_null (pair->reason);
  pair = zw_od_table_get_pair (table, 1);
  assert_near (pair->time_ratio, 2.0, 1e-12);
  assert_near (pair->cost_ratio, 0.4, 1e-12);
  g_assert_true (isnan (pair->transit_p85_min));
  pair = zw_od_table_get_pair (table, 2);
  g_assert_cmpint (pair->transit_min.basis, ==, ZW_OD_UNREACHABLE);
  g_assert_true (isnan (pair->transit_min.value) && isnan (pair->time_ratio));
  assert_says (pair->reason, "no way");
  zw_od_table_evaluate (table, NULL, &sums);
  g_assert_cmpuint (sums.n_pairs, ==, 3);
  g_assert_cmpuint (sums.n_times, ==, 2);
  g_assert_cmpuint (sums.n_unreachable, ==, 1);
  assert_near (sums.time_ratio, (19.0 / 28.08 + 2.0) / 2.0, 1e-9);
  assert_near (sums.p85_ratio, 26.0 / 28.08, 1e-9);
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "timetables: 1");
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "07:00–09:00");
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "× 1.3 at 25 km/h, pairs: 1");
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "does not lead there: 1");
}

/* A single fare of NT$ 15 for a ride; the same in another currency is none. */
static void
test_fare (void)
{
  static const char *const currencies[] = { "TWD", "BRL" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) layers = layers_new ();
      g_autoptr (GPtrArray) timetables = timetables_new ();
      g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
      TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
      ZwJourneySettings settings = plain_settings ();
      ZwTimetableFare fare = {
        .id = "F", .price_milli = 15000, .agency = "", .transfers = 0, .transfer_duration_s = -1
      };
      guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
      g_autoptr (ZwOdTable) table = NULL;
      const ZwOdPair *pair;

      g_strlcpy (fare.currency, currencies[i], sizeof fare.currency);
      ADD_TRIP (builder, add_route (builder, "R"), WEEKDAY, a, HM (8, 30), b, HM (8, 40));
      zw_timetable_builder_add_fare (builder, &fare);
      g_ptr_array_add (timetables, end_timetable (builder));
      /* The time is surveyed, the fare is not. */
      layer_add_line (layer, 0, 0, 9000, 0);
      layer_set_figures (layer, 30, 20, NAN, 60);
      /* Walked: no fare. */
      layer_add_line (layer, 0, 0, 100, 0);
      layer_set_figures (layer, 30, 20, NAN, 60);
      layer_end (layer, layers);
      table = make_table (layers, timetables, &settings);
      pair = zw_od_table_get_pair (table, 0);
      assert_near (pair->transit_min.value, 30.0, 0.0);
      if (i == 0)
        {
          g_assert_cmpint (pair->transit_cost.basis, ==, ZW_OD_COMPUTED);
          assert_near (pair->transit_cost.value, 15.0, 1e-12);
          assert_near (pair->cost_ratio, 0.25, 1e-12);
          assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A7), "timetables: 1");
        }
      else
        {
          g_assert_true (isnan (pair->cost_ratio));
          assert_says (pair->reason, "BRL");
        }
      pair = zw_od_table_get_pair (table, 1);
      g_assert_true (isnan (pair->cost_ratio));
      assert_says (pair->reason, "walked");
    }
}

/* Without a cost of a kilometre, and on a day without service. */
static void
test_unknown (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) nothing = layers_new ();
  g_autoptr (GPtrArray) timetables = make_timetables ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (ZwOdTable) table = NULL;
  g_autoptr (ZwOdTable) none = NULL;
  ZwOdSums sums;

  settings.day = ZW_DAY_SUNDAY;
  layer_add_line (layer, 0, 0, 9000, 0);
  layer_set_figures (layer, NAN, 20, 20, NAN);
  layer_add_line (layer, 0, 0, 9000, 0);
  layer_set_figures (layer, 20, 0, 20, 0);
  layer_add_line (layer, 0, 0, 9000, 0);
  layer_set_figures (layer, 20, 10, NAN, 10);
  layer_end (layer, layers);
  table = make_table (layers, timetables, &settings);
  g_assert_cmpint (zw_od_table_get_pair (table, 0)->transit_min.basis, ==, ZW_OD_UNKNOWN);
  g_assert_cmpint (zw_od_table_get_pair (table, 0)->private_cost.basis, ==, ZW_OD_UNKNOWN);
  assert_says (zw_od_table_get_pair (table, 0)->reason, "timetable");
  assert_says (zw_od_table_get_pair (table, 1)->reason, "above 0");
  assert_says (zw_od_table_get_pair (table, 2)->reason, "cost by public transport");
  zw_od_table_evaluate (table, NULL, &sums);
  g_assert_cmpuint (sums.n_times, ==, 1);
  g_assert_cmpuint (sums.n_costs, ==, 0);
  assert_says (zw_od_table_get_method (table, ZW_INDICATOR_A6), "not known: 2");
  none = make_table (nothing, timetables, &settings);
  zw_od_table_evaluate (none, NULL, &sums);
  assert_says (zw_od_table_get_reason (none, ZW_INDICATOR_A6, &sums), "No layer");
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_OD_PAIRS, ZW_GEOMETRY_LINE);
  ZwJourneySettings settings = plain_settings ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };
  g_autoptr (GError) error = NULL;

  layer_add_line (layer, 0, 0, 9000, 0);
  layer_end (layer, layers);
  g_cancellable_cancel (cancellable);
  g_assert_null (zw_od_table_new (layers, NULL, &settings, CRS, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/od-pairs/surveyed", test_surveyed);
  g_test_add_func ("/od-pairs/zone", test_zone);
  g_test_add_func ("/od-pairs/coordinates", test_coordinates);
  g_test_add_func ("/od-pairs/no-crs", test_no_crs);
  g_test_add_func ("/od-pairs/names", test_names);
  g_test_add_func ("/od-pairs/computed", test_computed);
  g_test_add_func ("/od-pairs/fare", test_fare);
  g_test_add_func ("/od-pairs/unknown", test_unknown);
  g_test_add_func ("/od-pairs/cancelled", test_cancelled);
  return g_test_run ();
}
