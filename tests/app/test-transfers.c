/* test-transfers.c: changing between systems at main stations, worked by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "metrics/zw-transfers.h"

#include "journey-fixture.h"
#include "metrics-fixture.h"

#define assert_says(text, words)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((text) == NULL || strstr ((text), (words)) == NULL)                                        \
      g_error ("“%s” is not in: %s", (words), (text) != NULL ? (text) : "nothing");                \
  }                                                                                                \
  G_STMT_END

static void
add_survey_row (TestLayer *self, const char *station, const char *system, double minutes)
{
  guint parts = self->builder->part_starts->len;

  g_array_append_val (self->starts, parts);
  self->features->n++;
  layer_set_text (self, "name", station);
  layer_set_text (self, "to", system);
  layer_set_number (self, "minutes", minutes);
}

static ZwTransferTable *
make_table (GPtrArray *layers, GPtrArray *timetables)
{
  g_autoptr (GError) error = NULL;
  ZwJourneySettings settings;
  ZwTransferTable *table;

  zw_journey_settings_init (&settings);
  settings.walk.detour = 1.0;
  table = zw_transfer_table_new (layers, timetables, &settings, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static const ZwTransferStation *
find_station (const ZwTransferTable *table, const char *name)
{
  for (guint i = 0; i < zw_transfer_table_get_n (table); i++)
    if (g_str_equal (zw_transfer_table_get_station (table, i)->name, name))
      return zw_transfer_table_get_station (table, i);
  g_error ("no station %s", name);
}

/* First: 3 min within, 5 to buses, 7 (4 on foot, 3 waiting) to the railway:
 * (3 + 5 + 7) / 2 = 7.5. Second: buses 4 and 6, mean 5, nothing told within:
 * 5 / 1. Together 6.25. */
static void
test_survey (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_TRANSFERS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwTransferTable) table = NULL;
  const ZwTransferStation *station;
  ZwTransferSums sums;

  add_survey_row (layer, "臺北車站", "公車", 5);
  add_survey_row (layer, "西門", "公車", 4);
  add_survey_row (layer, "台北 車站", NULL, 3);
  add_survey_row (layer, "台北車站", "臺鐵", NAN);
  layer_set_number (layer, "walk_min", 4);
  layer_set_number (layer, "wait_min", 3);
  add_survey_row (layer, "西門", "公 車", 6);
  /* Tell nothing. */
  add_survey_row (layer, "西門", "YouBike", NAN);
  add_survey_row (layer, "", "公車", 2);
  add_survey_row (layer, "西門", "渡輪", -1);
  add_survey_row (layer, "孤站", NULL, 9);
  layer_end (layer, layers);
  table = make_table (layers, NULL);
  g_assert_false (zw_transfer_table_is_computed (table));
  g_assert_cmpuint (zw_transfer_table_get_n (table), ==, 3);
  station = find_station (table, "臺北車站");
  assert_near (station->within_min, 3.0, 1e-12);
  g_assert_cmpuint (station->n_links, ==, 2);
  g_assert_cmpstr (station->links[1].system, ==, "臺鐵");
  assert_near (station->links[1].minutes, 7.0, 1e-12);
  assert_near (station->links[1].walk_min, 4.0, 1e-12);
  assert_near (station->value_min, 7.5, 1e-12);
  station = find_station (table, "西門");
  g_assert_true (isnan (station->within_min));
  g_assert_cmpuint (station->n_links, ==, 1);
  assert_near (station->value_min, 5.0, 1e-12);
  station = find_station (table, "孤站");
  g_assert_cmpuint (station->n_links, ==, 0);
  g_assert_true (isnan (station->value_min));
  zw_transfer_table_evaluate (table, NULL, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 3);
  g_assert_cmpuint (sums.n_everywhere, ==, 3);
  g_assert_cmpuint (sums.n_counted, ==, 2);
  g_assert_cmpuint (sums.n_links, ==, 3);
  assert_near (sums.mean_min, 6.25, 1e-12);
  g_assert_null (zw_transfer_table_get_reason (table, &sums));
  assert_says (zw_transfer_table_get_method (table), "surveyed times");
  assert_says (zw_transfer_table_get_method (table), "taken as 0: 1");
  assert_says (zw_transfer_table_get_method (table), "no other system: 1");
  assert_says (zw_transfer_table_get_method (table), "no time: 3");
}

/* A station is where its row is, or where its name is among the stops. */
static void
test_zone (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  TestLayer *layer = layer_new (ZW_ROLE_TRANSFERS, ZW_GEOMETRY_POINT);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) box = make_box (0, 0, 100, 100);
  g_autoptr (ZwGeometry) far = make_box (9000, 0, 100, 100);
  g_autoptr (ZwPrepared) zone = zw_prepared_new (box);
  g_autoptr (ZwPrepared) empty = zw_prepared_new (far);
  g_autoptr (ZwTransferTable) table = NULL;
  ZwTransferSums sums;

  layer_add_point (layer, 100, 50);
  layer_set_text (layer, "name", "On the boundary");
  layer_set_text (layer, "to", "bus");
  layer_set_number (layer, "minutes", 4);
  layer_add_point (layer, 500, 50);
  layer_set_text (layer, "name", "Outside");
  layer_set_text (layer, "to", "bus");
  layer_set_number (layer, "minutes", 100);
  add_survey_row (layer, "By name", "bus", 8);
  layer_end (layer, layers);
  layer_add_point (stops, 20, 20);
  layer_set_text (stops, "name", "BY NAME");
  layer_end (stops, layers);
  table = make_table (layers, NULL);
  zw_transfer_table_evaluate (table, zone, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 2);
  g_assert_cmpuint (sums.n_everywhere, ==, 0);
  assert_near (sums.mean_min, 6.0, 1e-12);
  zw_transfer_table_evaluate (table, empty, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 0);
  g_assert_true (isnan (sums.mean_min));
  assert_says (zw_transfer_table_get_reason (table, &sums), "in the zone");
}

/* A trip there and one back every @every minutes from 06:00 to 10:00. */
static void
add_line (ZwTimetableBuilder *builder, guint route, guint a, guint b, int every)
{
  for (int m = 0; m < 240; m += every)
    {
      ADD_TRIP (builder, route, WEEKDAY, a, HM (6, m), b, HM (6, m + 20));
      ADD_TRIP (builder, route, WEEKDAY, b, HM (6, m), a, HM (6, m + 20));
    }
}

/* The metro station M at 0 has a red and a blue line, both to the east only:
 *
 *   red every 10 min, 12 departures from 07:00 to 09:00; blue every 20, 6 of them
 *   within: ½ × 120 × 2 lines / 18 = 6.667 min
 *
 * Buses leave 250 m off (200 s on foot), line 1 every 10 min and line 2 every 30,
 * 12 and 4 departures: ½ × 120 × 2 / 16 = 7.5 min; a stop with more buses is farther.
 * The railway is 125 m off (100 s), every 30 min: ½ × 120 × 1 / 4 = 15 min.
 *
 *   (6.667 + 3.333 + 7.5 + 1.667 + 15) / 2 = 17.083 min */
static GPtrArray *
make_timetables (gboolean with_others)
{
  GPtrArray *timetables = timetables_new ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwTimetableBuilder) railway = zw_timetable_builder_new ();
  guint station = add_stop_of (builder, "M", "metro", 0, 0, ZW_TIMETABLE_NONE);
  guint platform1 = add_stop_of (builder, "M1", "metro", 0, 0, station);
  guint platform2 = add_stop_of (builder, "M2", "metro", 0, 0, station);
  guint end1 = add_stop_of (builder, "End", "metro", 90000, 0, ZW_TIMETABLE_NONE);
  guint end2 = add_stop_of (builder, "END", "metro", 90100, 0, ZW_TIMETABLE_NONE);
  guint red = add_route_of (builder, "red", "metro", "Metro");
  guint blue = add_route_of (builder, "blue", "metro", "Metro");

  add_line (builder, red, platform1, end1, 10);
  add_line (builder, blue, platform2, end2, 20);
  if (with_others)
    {
      guint near = add_stop (builder, "near", 0, 250), far = add_stop (builder, "far", 0, 400);
      guint away = add_stop (builder, "away", 50000, 50000);
      guint terminal = add_stop (builder, "terminal", 50000, 60000);
      guint bay = add_stop_of (builder, "bay", "bus", 50000, 60000, terminal);
      guint r = add_stop_of (railway, "Rail", "rail", 125, 0, ZW_TIMETABLE_NONE);
      guint r2 = add_stop_of (railway, "Rail end", "rail", 0, 80000, ZW_TIMETABLE_NONE);

      add_line (builder, add_route_of (builder, "1", "bus", "Bus 1"), near, away, 10);
      add_line (builder, add_route_of (builder, "2", "bus", "Bus 2"), near, away, 30);
      add_line (builder, add_route_of (builder, "3", "bus", "Bus 1"), far, bay, 5);
      add_line (railway, add_route_of (railway, "TRA", "rail", "Railway"), r, r2, 30);
      g_ptr_array_add (timetables, end_timetable (railway));
    }
  g_ptr_array_add (timetables, end_timetable (builder));
  return timetables;
}

static void
test_computed (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) timetables = make_timetables (TRUE);
  g_autoptr (ZwTransferTable) table = make_table (layers, timetables);
  g_autoptr (ZwGeometry) box = make_box (-10, -10, 20, 20);
  g_autoptr (ZwPrepared) zone = zw_prepared_new (box);
  const ZwTransferStation *station;
  const ZwTransferLink *bus, *rail;
  ZwTransferSums sums;

  g_assert_true (zw_transfer_table_is_computed (table));
  /* M, both stops "End" together, the two of the railway; no roadside stop, and
   * no bus terminal that leads to no other system. */
  g_assert_cmpuint (zw_transfer_table_get_n (table), ==, 4);
  station = find_station (table, "M");
  assert_near (station->place.x, X0, 0.0);
  assert_near (station->within_min, 20.0 / 3.0, 1e-9);
  g_assert_cmpuint (station->n_links, ==, 2);
  rail = strstr (station->links[0].system, "Railway") != NULL ? &station->links[0]
                                                              : &station->links[1];
  bus = rail == &station->links[0] ? &station->links[1] : &station->links[0];
  assert_near (bus->walk_min, 200.0 / 60.0, 1e-9);
  assert_near (bus->wait_min, 7.5, 1e-9);
  assert_near (rail->walk_min, 100.0 / 60.0, 1e-9);
  assert_near (rail->wait_min, 15.0, 1e-9);
  assert_near (station->value_min, (20.0 / 3.0 + 200.0 / 60.0 + 7.5 + 100.0 / 60.0 + 15.0) / 2.0,
               1e-9);
  /* From the railway: both platforms of the metro are 125 m off, so that with more
   * departures is taken, ½ × 120 / 12; the buses' stop is √(125² + 250²) = 279.5 m
   * off, 224 s. One line of its own: nothing within. */
  station = find_station (table, "Rail");
  g_assert_true (isnan (station->within_min));
  g_assert_cmpuint (station->n_links, ==, 2);
  assert_near (station->value_min, (100.0 / 60.0 + 60.0 * 1 / 12.0 + 224.0 / 60.0 + 7.5) / 2.0,
               1e-9);
  g_assert_cmpuint (find_station (table, "End")->n_links, ==, 0);
  zw_transfer_table_evaluate (table, zone, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 1);
  assert_near (sums.mean_min, 17.0833333333, 1e-9);
  assert_says (zw_transfer_table_get_method (table), "07:00–09:00");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) timetables = make_timetables (FALSE);
  g_autoptr (ZwTransferTable) alone = make_table (layers, timetables);
  g_autoptr (ZwTransferTable) empty = make_table (layers, NULL);
  ZwTransferSums sums;

  zw_transfer_table_evaluate (alone, NULL, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 2);
  g_assert_cmpuint (sums.n_counted, ==, 0);
  assert_says (zw_transfer_table_get_reason (alone, &sums), "another system");
  zw_transfer_table_evaluate (empty, NULL, &sums);
  g_assert_cmpuint (sums.n_stations, ==, 0);
  assert_says (zw_transfer_table_get_reason (empty, &sums), "Neither");
}

/* A survey comes before the timetables. */
static void
test_survey_first (void)
{
  g_autoptr (GPtrArray) layers = layers_new ();
  g_autoptr (GPtrArray) timetables = make_timetables (TRUE);
  TestLayer *layer = layer_new (ZW_ROLE_TRANSFERS, ZW_GEOMETRY_POINT);
  g_autoptr (ZwTransferTable) table = NULL;

  add_survey_row (layer, "M", "bus", 5);
  layer_end (layer, layers);
  table = make_table (layers, timetables);
  g_assert_false (zw_transfer_table_is_computed (table));
  g_assert_cmpuint (zw_transfer_table_get_n (table), ==, 1);
  assert_near (find_station (table, "M")->value_min, 5.0, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transfers/survey", test_survey);
  g_test_add_func ("/transfers/zone", test_zone);
  g_test_add_func ("/transfers/computed", test_computed);
  g_test_add_func ("/transfers/nothing", test_nothing);
  g_test_add_func ("/transfers/survey-first", test_survey_first);
  return g_test_run ();
}
