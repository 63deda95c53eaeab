/* timetable-fixture.h: small timetables made by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include "layers/zw-timetable.h"

G_GNUC_UNUSED static guint
add_stop (ZwTimetableBuilder *builder, const char *id, double x, guint parent, guint zone)
{
  return zw_timetable_builder_add_stop (
      builder,
      &(ZwTimetableStop){
          .id = id, .name = id, .mode = "bus", .place = { x, 0 }, .parent = parent, .zone = zone });
}

/* Stops A, B, C in a row and the platforms of a station S; a route. */
G_GNUC_UNUSED static ZwTimetableBuilder *
make_builder (void)
{
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();

  add_stop (builder, "A", 0, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "一"));
  add_stop (builder, "B", 500, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "二"));
  add_stop (builder, "C", 1000, ZW_TIMETABLE_NONE, zw_timetable_builder_add_zone (builder, "一"));
  add_stop (builder, "S1", 2000, 4, ZW_TIMETABLE_NONE);
  add_stop (builder, "S", 2000, ZW_TIMETABLE_NONE, ZW_TIMETABLE_NONE);
  add_stop (builder, "S1a", NAN, 3, ZW_TIMETABLE_NONE);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ "R", "紅 1", "bus", "臺北客運" });
  return builder;
}

G_GNUC_UNUSED static void
add_trip (ZwTimetableBuilder *builder, guint days, gint32 a, gint32 b, gint32 c)
{
  const guint stops[] = { 0, 1, 2 };
  const gint32 times[] = { a, b, c };

  g_assert_true (zw_timetable_builder_add_trip (builder, 0, days, 3, stops, NULL, times, times));
}

G_GNUC_UNUSED static ZwTimetable *
end_builder (ZwTimetableBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  ZwTimetable *timetable = zw_timetable_builder_end (builder, &error);

  g_assert_no_error (error);
  return timetable;
}

G_GNUC_UNUSED static ZwTimetable *
make_timetable (void)
{
  g_autoptr (ZwTimetableBuilder) builder = make_builder ();
  const guint stops[] = { 0, 1, 0, 3 };
  const guint8 flags[] = { ZW_TIMETABLE_PICK_UP, ZW_TIMETABLE_PICK_UP | ZW_TIMETABLE_DROP_OFF, 0,
                           ZW_TIMETABLE_DROP_OFF };
  const gint32 arrivals[] = { 100, 200, 300, 90000 }, departures[] = { 110, 200, 301, 90001 };
  guint fare;

  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_set_date (builder, ZW_DAY_SUNDAY, 20260510);
  add_trip (builder, 1, 1000, 1100, 1200);
  add_trip (builder, 5, 2000, 2100, 2200);
  g_assert_true (
      zw_timetable_builder_add_trip (builder, 0, 4, 4, stops, flags, arrivals, departures));
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 3, 0, 2, 120 });
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 0, 4, 3, 0 });
  zw_timetable_builder_add_transfer (builder, &(ZwTimetableTransfer){ 0, 99, 0, 0 });
  fare = zw_timetable_builder_add_fare (
      builder, &(ZwTimetableFare){ "全票", 15000, "TWD", "臺北客運", 1, 3600 });
  zw_timetable_builder_add_fare (
      builder, &(ZwTimetableFare){ "免費", 0, "TWD", NULL, ZW_FARE_ANY_TRANSFERS, -1 });
  zw_timetable_builder_add_fare_rule (builder,
                                      &(ZwTimetableFareRule){ fare, 0, 0, 1, ZW_TIMETABLE_NONE });
  zw_timetable_builder_add_fare_rule (
      builder, &(ZwTimetableFareRule){ 7, 0, 0, 1, ZW_TIMETABLE_NONE }); /* no such fare */
  return end_builder (builder);
}

G_GNUC_UNUSED static void
assert_fields (const ZwTimetable *t)
{
  g_assert_cmpint (t->dates[ZW_DAY_WEEKDAY], ==, 20260506);
  g_assert_cmpint (t->dates[ZW_DAY_SATURDAY], ==, 0);
  g_assert_cmpint (t->dates[ZW_DAY_SUNDAY], ==, 20260510);
  g_assert_cmpuint (t->n_stops, ==, 6);
  g_assert_cmpstr (t->stops[3].id, ==, "S1");
  g_assert_cmpuint (t->stops[3].parent, ==, 4);
  g_assert_cmpuint (t->stops[4].parent, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->stops[5].parent, ==, 4); /* not nested */
  g_assert_true (isnan (t->stops[5].place.x));
  g_assert_cmpfloat (t->stops[1].place.x, ==, 500);
  g_assert_cmpuint (t->stops[2].zone, ==, 0);
  g_assert_cmpuint (t->stops[3].zone, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->n_zones, ==, 2);
  g_assert_cmpstr (t->zones[1], ==, "二");
  g_assert_cmpstr (t->routes[0].name, ==, "紅 1");
  g_assert_cmpstr (t->routes[0].agency, ==, "臺北客運");
  g_assert_cmpuint (t->n_patterns, ==, 2);
  g_assert_cmpuint (t->n_trips, ==, 3);
  g_assert_cmpuint (t->n_times, ==, 10);
  g_assert_cmpuint (t->patterns[0].n_trips, ==, 2);
  g_assert_cmpuint (t->trip_days[0], ==, 1);
  g_assert_cmpuint (t->trip_days[1], ==, 5);
  g_assert_cmpint (t->departures[t->patterns[0].first_time + 1 * 3 + 2], ==, 2200);
  g_assert_cmpuint (t->patterns[1].n_stops, ==, 4);
  g_assert_cmpuint (t->pattern_flags[t->patterns[1].first_stop], ==, ZW_TIMETABLE_PICK_UP);
  g_assert_cmpuint (t->pattern_flags[t->patterns[1].first_stop + 2], ==, 0);
  g_assert_cmpint (t->arrivals[t->patterns[1].first_time + 3], ==, 90000);
  g_assert_cmpint (t->departures[t->patterns[1].first_time + 3], ==, 90001);
  g_assert_cmpuint (t->n_transfers, ==, 2);
  g_assert_cmpuint (t->transfers[0].from, ==, 0);
  g_assert_cmpuint (t->transfers[0].type, ==, 3);
  g_assert_cmpuint (t->transfers[1].min_time_s, ==, 120);
  g_assert_cmpuint (t->n_fares, ==, 2);
  g_assert_cmpint (t->fares[0].price_milli, ==, 15000);
  g_assert_cmpstr (t->fares[0].currency, ==, "TWD");
  g_assert_cmpint (t->fares[0].transfer_duration_s, ==, 3600);
  g_assert_cmpint (t->fares[1].transfer_duration_s, ==, -1);
  g_assert_cmpuint (t->fares[1].transfers, ==, ZW_FARE_ANY_TRANSFERS);
  g_assert_cmpstr (t->fares[1].agency, ==, "");
  g_assert_cmpuint (t->n_fare_rules, ==, 1);
  g_assert_cmpuint (t->fare_rules[0].destination, ==, 1);
  g_assert_cmpuint (t->fare_rules[0].contains, ==, ZW_TIMETABLE_NONE);

  /* What follows from the columns */
  g_assert_cmpuint (t->visit_starts[1] - t->visit_starts[0], ==, 3); /* stop A: once, then twice */
  g_assert_cmpuint (t->visits[2].pattern, ==, 1);
  g_assert_cmpuint (t->visits[2].position, ==, 2);
  g_assert_cmpuint (t->visit_starts[6], ==, 7);
  g_assert_cmpuint (t->transfer_starts[1] - t->transfer_starts[0], ==, 1);
  g_assert_cmpuint (t->transfer_starts[4] - t->transfer_starts[3], ==, 1);
  g_assert_cmpuint (t->child_starts[5] - t->child_starts[4], ==, 2);
  g_assert_cmpuint (t->children[t->child_starts[4] + 1], ==, 5);
  g_assert_cmpuint (zw_timetable_get_station (t, 5), ==, 4);
  g_assert_cmpuint (zw_timetable_get_station (t, 0), ==, 0);
  g_assert_cmpuint (zw_timetable_find_stop (t, "S1a"), ==, 5);
  g_assert_cmpuint (zw_timetable_find_stop (t, "nowhere"), ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (zw_timetable_find_route (t, "R"), ==, 0);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_WEEKDAY), ==, 2);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_SATURDAY), ==, 0);
  g_assert_cmpuint (zw_timetable_count_trips (t, ZW_DAY_SUNDAY), ==, 2);
}
