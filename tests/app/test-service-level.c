/* test-service-level.c: how often and how long residents are served
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A city made by hand: squares of a square kilometre each, stops in their middle,
 * so that a stop reaches a circle of 500 m, π / 4 of its square and nothing else.
 * Headways and spans are worked out by hand.
 */

#include "metrics/zw-service-level.h"

#include "metrics-fixture.h"
#include "metrics/zw-service-output.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define NONE ZW_TIMETABLE_NONE
#define WK (1u << ZW_DAY_WEEKDAY)
#define SA (1u << ZW_DAY_SATURDAY)
#define REACH (G_PI / 4.0)

/* Squares in a row, with so many residents each. */
static const double residents[] = { 1000, 2000, 4000, 8000 };

static void
add_squares (GPtrArray *layers)
{
  TestLayer *layer = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);

  for (guint i = 0; i < G_N_ELEMENTS (residents); i++)
    {
      layer_add_box (layer, 1000.0 * i, 0, 1000, 1000);
      layer_set_number (layer, "population", residents[i]);
    }
  layer_end (layer, layers);
}

/* The layer of stops as an import leaves it, one in the middle of each square. */
static TestLayer *
begin_stops (void)
{
  return layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
}

static void
add_stop_points (GPtrArray *layers)
{
  TestLayer *layer = begin_stops ();

  for (guint i = 0; i < G_N_ELEMENTS (residents); i++)
    layer_add_point (layer, 1000.0 * i + 500, 500);
  layer_end (layer, layers);
}

static ZwTimetableBuilder *
begin_timetable (void)
{
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();

  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_set_date (builder, ZW_DAY_SATURDAY, 20260509);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ .id = "R", .mode = "bus" });
  for (guint i = 0; i < G_N_ELEMENTS (residents); i++)
    zw_timetable_builder_add_stop (
        builder, &(ZwTimetableStop){
                     .place = { X0 + 1000.0 * i + 500, Y0 + 500 }, .parent = NONE, .zone = NONE });
  /* Where all trips end: nothing departs from it, and nobody lives there. */
  zw_timetable_builder_add_stop (
      builder,
      &(ZwTimetableStop){ .place = { X0 - 9000, Y0 - 9000 }, .parent = NONE, .zone = NONE });
  return builder;
}

/* Departures from a stop, from one time to before another. */
static void
add_departures (ZwTimetableBuilder *builder,
                guint stop,
                guint days,
                int from_s,
                int to_s,
                int step_s)
{
  const guint stops[] = { stop, G_N_ELEMENTS (residents) };

  for (int time_s = from_s; time_s < to_s; time_s += step_s)
    {
      const gint32 times[] = { time_s, time_s + 600 };

      g_assert_true (
          zw_timetable_builder_add_trip (builder, 0, days, 2, stops, NULL, times, times));
    }
}

#define AT(hours, minutes) ((hours) *3600 + (minutes) *60)

static GPtrArray *
end_timetable (ZwTimetableBuilder *builder)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_entry_free);
  ZwTimetableEntry *entry = g_new0 (ZwTimetableEntry, 1);
  g_autoptr (GError) error = NULL;

  entry->layer_id = 1 + (gint64) ZW_ROLE_STOPS;
  entry->name = g_strdup ("公車");
  entry->timetable = zw_timetable_builder_end (builder, &error);
  g_assert_no_error (error);
  zw_timetable_builder_free (builder);
  g_ptr_array_add (entries, entry);
  return entries;
}

/* Takes @layers and @entries. */
static ZwServiceBasis *
make_basis (GPtrArray *layers, GPtrArray *entries, ZwCoverageMethod coverage)
{
  ZwBaselineSettings figures;
  ZwServiceSettings settings;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GError) error = NULL;
  ZwServiceBasis *basis;

  zw_baseline_settings_init (&figures);
  figures.coverage = coverage;
  baseline = zw_baseline_new (layers, &figures, NULL, &error);
  g_assert_no_error (error);
  zw_service_settings_init (&settings);
  basis = zw_service_basis_new (baseline, layers, entries, &settings, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (layers);
  g_ptr_array_unref (entries);
  return basis;
}

/* A weekday on which the squares have
 *   0: every 10 minutes 7:00–19:00, nothing else: 72 departures, headway 10
 *   1: every 15 from 5:00 to 23:00: 48 in the window, headway 15; first 5:00, last 22:45
 *   2: every 5 minutes 7:00–8:00 and once at 22:00: 12 in the window, headway 60
 *   3: 24:30 alone
 * On Saturday only square 1, every 30 minutes 6:00–18:00: 22 in the window, 32.7. */
static ZwServiceBasis *
make_city (ZwCoverageMethod coverage)
{
  GPtrArray *layers = layers_new ();
  ZwTimetableBuilder *builder = begin_timetable ();

  add_squares (layers);
  add_stop_points (layers);
  add_departures (builder, 0, WK, AT (7, 0), AT (19, 0), 600);
  add_departures (builder, 1, WK, AT (5, 0), AT (23, 0), 900);
  add_departures (builder, 2, WK, AT (7, 0), AT (8, 0), 300);
  add_departures (builder, 2, WK, AT (22, 0), AT (22, 1), 600);
  add_departures (builder, 3, WK, AT (24, 30), AT (24, 31), 600);
  add_departures (builder, 1, SA, AT (6, 0), AT (18, 0), 1800);
  return make_basis (layers, end_timetable (builder), coverage);
}

static void
assert_share (const ZwServiceShare *share, double people, double all)
{
  assert_near (share->residents, people, 1e-6);
  assert_near (share->share, people / all, 1e-9);
}

static void
test_areas (void)
{
  g_autoptr (ZwServiceBasis) basis = make_city (ZW_COVERAGE_AREA);
  g_autoptr (ZwServiceLevel) level = zw_service_level_new (basis, NULL);
  const ZwServiceDay *day = &level->days[0];

  g_assert_cmpint (level->state, ==, ZW_INDICATOR_OK);
  g_assert_nonnull (strstr (level->method, "“公車” has no trips on: Sunday"));
  g_assert_null (strstr (level->method, "on: Monday"));
  g_assert_cmpfloat (level->residents, ==, 15000);
  g_assert_cmpuint (level->n_days, ==, 2);
  g_assert_cmpint (day->day, ==, ZW_DAY_WEEKDAY);
  g_assert_cmpstr (day->dates, ==, "2026-05-06");
  assert_share (&day->headways[0], REACH * 1000, 15000);
  assert_share (&day->headways[1], REACH * 3000, 15000);
  assert_share (&day->headways[2], REACH * 3000, 15000);
  assert_share (&day->served, REACH * 15000, 15000);
  assert_share (&day->early, REACH * 2000, 15000);
  assert_share (&day->late, REACH * 14000, 15000);
  assert_share (&day->both, REACH * 2000, 15000);
  /* Spans of 11:50, 17:45, 15:00 and 0:00 hours */
  g_assert_cmpuint (day->n_stops, ==, 4);
  assert_near (day->median_span_h, (11 + 50 / 60.0 + 15) / 2, 1e-9);

  day = &level->days[1];
  g_assert_cmpint (day->day, ==, ZW_DAY_SATURDAY);
  assert_share (&day->headways[2], 0, 15000);
  assert_share (&day->served, REACH * 2000, 15000);
  assert_share (&day->early, REACH * 2000, 15000);
  assert_share (&day->late, 0, 15000);
  g_assert_cmpuint (day->n_stops, ==, 1);
  assert_near (day->median_span_h, 11.5, 1e-9);
}

/* The west half of square 1 and all of square 0. */
static void
test_zone (void)
{
  g_autoptr (ZwServiceBasis) basis = make_city (ZW_COVERAGE_AREA);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 1500, 1000);
  g_autoptr (ZwGeometry) empty = make_box (0, -5000, 1000, 1000);
  g_autoptr (ZwServiceLevel) level = zw_service_level_new (basis, zone);
  g_autoptr (ZwServiceLevel) nobody = zw_service_level_new (basis, empty);

  assert_near (level->residents, 2000, 1e-6);
  assert_share (&level->days[0].headways[0], REACH * 1000, 2000);
  assert_share (&level->days[0].headways[1], REACH * 2000, 2000);
  g_assert_cmpuint (level->days[0].n_stops, ==, 2); /* the second on the boundary */
  g_assert_cmpint (nobody->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (nobody->reason);
  g_assert_cmpuint (nobody->n_days, ==, 0);
}

/* The centre of each square is its stop. */
static void
test_centres (void)
{
  g_autoptr (ZwServiceBasis) basis = make_city (ZW_COVERAGE_CENTRE);
  g_autoptr (ZwGeometry) zone = make_box (0, 0, 2000, 1000);
  g_autoptr (ZwServiceLevel) level = zw_service_level_new (basis, zone);

  assert_share (&level->days[0].headways[0], 1000, 3000);
  assert_share (&level->days[0].headways[1], 3000, 3000);
  assert_share (&level->days[1].served, 2000, 3000);
}

static void
test_points (void)
{
  GPtrArray *layers = layers_new ();
  ZwTimetableBuilder *builder = begin_timetable ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT);
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;

  layer_add_point (people, 1000, 500); /* 500 m from two stops */
  layer_set_number (people, "population", 7);
  layer_add_point (people, 500, 1001);
  layer_set_number (people, "population", 5);
  layer_end (people, layers);
  add_stop_points (layers);
  add_departures (builder, 1, WK, AT (7, 0), AT (19, 0), 1800);
  basis = make_basis (layers, end_timetable (builder), ZW_COVERAGE_AUTO);
  level = zw_service_level_new (basis, NULL);
  assert_share (&level->days[0].headways[1], 0, 12);
  assert_share (&level->days[0].headways[2], 7, 12);
  assert_share (&level->days[1].served, 0, 12); /* the feed has Saturdays, with no trips */
}

/* Two platforms in squares 0 and 1 with 20 minutes each are a station with 10 that
 * is at both; a stop that one may only get off at has none. */
static void
test_platforms (void)
{
  GPtrArray *layers = layers_new ();
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();
  const double x[] = { 500, 1500, 2500, 3500 };
  const guint8 flags[] = { ZW_TIMETABLE_DROP_OFF, ZW_TIMETABLE_DROP_OFF };
  const guint other_way[] = { 3, 2 };
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;

  add_squares (layers);
  add_stop_points (layers);
  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ .id = "R" });
  for (guint i = 0; i < 4; i++)
    zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .place = { X0 + x[i], Y0 + 500 },
                                                                .parent = i < 2 ? 4 : NONE,
                                                                .zone = NONE });
  zw_timetable_builder_add_stop (
      builder, &(ZwTimetableStop){ .place = { NAN, NAN }, .parent = NONE, .zone = NONE });
  for (int time_s = AT (7, 0); time_s < AT (19, 0); time_s += 1200)
    {
      const guint east[] = { 0, 2 }, west[] = { 1, 2 };
      const gint32 times[] = { time_s, time_s + 300 }, later[] = { time_s + 600, time_s + 900 };

      zw_timetable_builder_add_trip (builder, 0, WK, 2, east, NULL, times, times);
      zw_timetable_builder_add_trip (builder, 0, WK, 2, west, NULL, later, later);
      zw_timetable_builder_add_trip (builder, 0, WK, 2, other_way, flags, times, times);
    }
  basis = make_basis (layers, end_timetable (builder), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, NULL);
  assert_share (&level->days[0].headways[0], REACH * 3000, 15000);
  assert_share (&level->days[0].served, REACH * 3000, 15000);
  g_assert_cmpuint (level->days[0].n_stops, ==, 1);
}

/* No timetable: what the columns of the layer say. */
static void
test_columns (void)
{
  static const struct
  {
    double headway;
    const char *first, *last, *id, *parent;
  } rows[] = {
    { 10.0, "05:30", "23:10", "a", NULL },
    { 20.0, "6:30", "2200", "b", NULL },
    { NAN, NULL, NULL, "c", NULL },
    { 12.0, "06:00", "21:59", "d", "c" },
  };
  GPtrArray *layers = layers_new ();
  TestLayer *stops = begin_stops ();
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;
  const ZwServiceDay *day;

  add_squares (layers);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      layer_add_point (stops, 1000.0 * i + 500, 500);
      layer_set_number (stops, "headway_min", rows[i].headway);
      layer_set_text (stops, "first_time", rows[i].first);
      layer_set_text (stops, "last_time", rows[i].last);
      layer_set_text (stops, "stop_id", rows[i].id);
      layer_set_text (stops, "parent", rows[i].parent);
    }
  layer_add_point (stops, 9000, 9000); /* nothing known */
  layer_end (stops, layers);
  basis = make_basis (layers, g_ptr_array_new (), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, NULL);
  g_assert_cmpuint (level->n_days, ==, 1);
  day = &level->days[0];
  g_assert_cmpint (day->day, ==, ZW_DAY_WEEKDAY);
  g_assert_null (day->dates);
  assert_share (&day->headways[0], REACH * 1000, 15000);
  assert_share (&day->headways[1], REACH * 13000, 15000); /* the station has its platform's 12 */
  assert_share (&day->headways[2], REACH * 15000, 15000);
  assert_share (&day->early, REACH * 13000, 15000);
  assert_share (&day->late, REACH * 3000, 15000);
  assert_share (&day->both, REACH * 1000, 15000);
  g_assert_cmpuint (day->n_stops, ==, 3);
  assert_near (day->median_span_h, 15 + 59 / 60.0, 1e-9); /* of 17:40, 15:30 and 15:59 */
  g_assert_nonnull (strstr (level->method, "stops"));
  g_assert_nonnull (strstr (level->method, "no timetable"));
  g_assert_nonnull (strstr (level->method, ": 1"));
}

static void
test_service_day (void)
{
  GPtrArray *layers = layers_new ();
  TestLayer *stops = begin_stops ();
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;

  add_squares (layers);
  layer_add_point (stops, 500, 500);
  layer_set_number (stops, "headway_min", 8);
  stops->features->layer->source.format = g_strdup ("GTFS");
  stops->features->layer->source.date = g_strdup ("2026-05-10"); /* a Sunday */
  layer_end (stops, layers);
  basis = make_basis (layers, g_ptr_array_new (), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, NULL);
  g_assert_cmpuint (level->n_days, ==, 1);
  g_assert_cmpint (level->days[0].day, ==, ZW_DAY_SUNDAY);
  g_assert_cmpstr (level->days[0].dates, ==, "2026-05-10");
  g_assert_true (isnan (level->days[0].median_span_h));
}

static void
test_no_data (void)
{
  GPtrArray *layers = layers_new ();
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;

  add_squares (layers);
  add_stop_points (layers);
  basis = make_basis (layers, g_ptr_array_new (), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, NULL);
  g_assert_cmpint (level->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (strstr (level->reason, "timetable"));
  g_assert_true (isnan (level->residents));

  layers = layers_new ();
  add_stop_points (layers);
  g_clear_pointer (&basis, zw_service_basis_unref);
  g_clear_pointer (&level, zw_service_level_free);
  basis = make_basis (layers, g_ptr_array_new (), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, NULL);
  g_assert_cmpint (level->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_nonnull (level->reason);
}

/* A stop of all kinds: the share of any departure is A1. */
static void
test_as_a1 (void)
{
  GPtrArray *layers = layers_new ();
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  TestLayer *stops = begin_stops ();
  ZwTimetableBuilder *builder = begin_timetable ();
  g_autoptr (ZwGeometry) zone = make_box (-200, 100, 2900, 700);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwEvaluation) evaluation = NULL;
  g_autoptr (ZwServiceBasis) basis = NULL;
  g_autoptr (ZwServiceLevel) level = NULL;
  const ZwIndicator *a1;

  layer_add_box (people, -300, -100, 1700, 1100);
  layer_set_number (people, "population", 321);
  layer_add_box (people, 1400, 0, 2000, 400);
  layer_set_number (people, "population", 123);
  layer_end (people, layers);
  layer_add_point (stops, 500, 500);
  layer_add_point (stops, 1500, 500);
  layer_end (stops, layers);
  add_departures (builder, 0, WK, AT (9, 0), AT (9, 1), 600);
  add_departures (builder, 1, WK, AT (3, 0), AT (3, 1), 600);
  baseline = make_baseline (layers);
  evaluation = zw_evaluate (baseline, zone, NULL);
  a1 = zw_evaluation_find (evaluation, ZW_INDICATOR_A1);
  basis = make_basis (layers, end_timetable (builder), ZW_COVERAGE_AREA);
  level = zw_service_level_new (basis, zone);
  assert_near (level->days[0].served.share, a1->value, 1e-12);
  assert_near (level->residents, a1->denominator, 1e-9);
}

static void
test_settings (void)
{
  ZwServiceSettings settings;

  zw_service_settings_init (&settings);
  g_assert_true (zw_service_settings_check (&settings, NULL));
  settings.to_s = settings.from_s;
  g_assert_false (zw_service_settings_check (&settings, NULL));
  zw_service_settings_init (&settings);
  settings.headways_min[1] = 10.0;
  g_assert_false (zw_service_settings_check (&settings, NULL));
  zw_service_settings_init (&settings);
  settings.late_s = -1;
  g_assert_false (zw_service_settings_check (&settings, NULL));
}

static void
test_output (void)
{
  g_autoptr (ZwServiceBasis) basis = make_city (ZW_COVERAGE_CENTRE);
  g_autoptr (ZwServiceLevel) level = zw_service_level_new (basis, NULL);
  const char *const names[] = { "甲, \"乙\"" };
  ZwServiceLevel *const levels[] = { level };
  const ZwServiceSettings *settings = zw_service_basis_get_settings (basis);
  g_autofree char *json = zw_service_levels_to_json ("市", names, levels, 1, settings, 500);
  g_autofree char *csv = zw_service_levels_to_csv (names, levels, 1, settings);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *zone, *day, *headway, *hours;

  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  zone = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "zones"),
      0);
  g_assert_cmpstr (json_object_get_string_member (zone, "name"), ==, names[0]);
  g_assert_nonnull (json_object_get_string_member (zone, "method"));
  day = json_array_get_object_element (json_object_get_array_member (zone, "days"), 0);
  g_assert_cmpstr (json_object_get_string_member (day, "day"), ==, "weekday");
  g_assert_cmpstr (json_object_get_string_member (day, "date"), ==, "2026-05-06");
  headway = json_array_get_object_element (json_object_get_array_member (day, "headway"), 1);
  g_assert_cmpfloat (json_object_get_double_member (headway, "max_min"), ==, 15);
  g_assert_cmpfloat (json_object_get_double_member (headway, "residents"), ==, 3000);
  assert_near (json_object_get_double_member (headway, "share"), 0.2, 1e-12);
  hours = json_object_get_object_member (day, "hours");
  g_assert_cmpstr (json_object_get_string_member (hours, "first_by"), ==, "06:00");
  assert_near (
      json_object_get_double_member (json_object_get_object_member (hours, "late"), "share"),
      14.0 / 15.0, 1e-12);
  g_assert_nonnull (
      strstr (csv, "\r\n\"甲, \"\"乙\"\"\",weekday,2026-05-06,headway_min,15,3000,0.2,\r\n"));
  g_assert_nonnull (strstr (csv, ",saturday,2026-05-09,median_span_h,,,,11.5\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-level/areas", test_areas);
  g_test_add_func ("/service-level/zone", test_zone);
  g_test_add_func ("/service-level/centres", test_centres);
  g_test_add_func ("/service-level/points", test_points);
  g_test_add_func ("/service-level/platforms", test_platforms);
  g_test_add_func ("/service-level/columns", test_columns);
  g_test_add_func ("/service-level/columns/service-day", test_service_day);
  g_test_add_func ("/service-level/no-data", test_no_data);
  g_test_add_func ("/service-level/as-a1", test_as_a1);
  g_test_add_func ("/service-level/settings", test_settings);
  g_test_add_func ("/service-level/output", test_output);
  return g_test_run ();
}
