/* test-fare.c: what journeys cost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fares and prices are the examples of the GTFS Schedule Reference (fare_rules.txt)
 * and of "FareExamples", which it refers to, with the amounts told there; others are
 * worked out by hand.
 */

#include "metrics/zw-fare.h"

#include <stdio.h>
#include <string.h>

#define NONE ZW_TIMETABLE_NONE
#define ANY ZW_FARE_ANY_TRANSFERS

/* A city of stops and routes that all call at all of them. */
typedef struct
{
  ZwTimetableBuilder *builder;
  ZwTimetable *timetable;
  guint n_stops;
} City;

/* @zones: of the stops in turn, a character each, "-" for none.
 * @routes: their ids, separated by spaces; agencies after a colon. */
static void
city_init (City *self, const char *zones, const char *routes)
{
  g_auto (GStrv) names = g_strsplit (routes, " ", -1);
  guint *stops;
  gint32 *times;

  self->builder = zw_timetable_builder_new ();
  self->n_stops = (guint) strlen (zones);
  stops = g_new (guint, self->n_stops);
  times = g_new (gint32, self->n_stops);
  for (guint i = 0; i < self->n_stops; i++)
    {
      const char zone[] = { zones[i], '\0' };
      ZwTimetableStop stop = { .id = zone, .parent = NONE, .zone = NONE };

      if (*zone != '-')
        stop.zone = zw_timetable_builder_add_zone (self->builder, zone);
      stops[i] = zw_timetable_builder_add_stop (self->builder, &stop);
      times[i] = 600 * (gint32) i;
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (names[i], ":", 2);
      ZwTimetableRoute route = { .id = parts[0], .agency = parts[1] };

      zw_timetable_builder_add_route (self->builder, &route);
      g_assert_true (zw_timetable_builder_add_trip (self->builder, i, 1, self->n_stops, stops, NULL,
                                                    times, times));
    }
  self->timetable = NULL;
  g_free (stops);
  g_free (times);
}

static void
city_clear (City *self)
{
  zw_timetable_unref (self->timetable);
  zw_timetable_builder_free (self->builder);
}

static guint
add_fare (City *self, gint64 price_milli, guint transfers, int duration_s)
{
  return zw_timetable_builder_add_fare (
      self->builder, &(ZwTimetableFare){ "f", price_milli, "USD", "", transfers, duration_s });
}

static guint
find_zone (City *self, char zone)
{
  const char id[] = { zone, '\0' };

  return zone == ' ' ? NONE : zw_timetable_builder_add_zone (self->builder, id);
}

/* @route: its number, or −1; zones as a character, " " for none. */
static void
add_rule (City *self, guint fare, int route, char origin, char destination, char contains)
{
  zw_timetable_builder_add_fare_rule (
      self->builder,
      &(ZwTimetableFareRule){ fare, route < 0 ? NONE : (guint) route, find_zone (self, origin),
                              find_zone (self, destination), find_zone (self, contains) });
}

/* @rides: "route from to minute", separated by semicolons. */
static gboolean
find_fare (City *self, const char *rides, ZwFare *fare)
{
  g_auto (GStrv) parts = g_strsplit (rides, ";", -1);
  ZwFareRide all[ZW_FARE_MAX_RIDES + 1];
  guint n = 0;

  if (self->timetable == NULL)
    {
      g_autoptr (GError) error = NULL;

      self->timetable = zw_timetable_builder_end (self->builder, &error);
      g_assert_no_error (error);
    }
  for (; parts[n] != NULL; n++)
    {
      guint route, from, to, minute;

      g_assert_cmpint (sscanf (parts[n], "%u %u %u %u", &route, &from, &to, &minute), ==, 4);
      all[n] = (ZwFareRide){ self->timetable, route, from, to, (int) minute * 60 };
    }
  return zw_fare_find (all, n, fare);
}

/* −1: no fare. */
static void
assert_price (City *self, const char *rides, gint64 price_milli)
{
  ZwFare fare;
  gboolean found = find_fare (self, rides, &fare);

  g_test_message ("%s", rides);
  g_assert_cmpint (found ? fare.price_milli : -1, ==, price_milli);
  if (found)
    g_assert_cmpstr (fare.currency, ==, "USD");
}

#define ONE_RIDE "0 0 1 480"
#define TWO_RIDES "0 0 1 480;1 1 2 500"
#define LATE_CHANGE "0 0 1 480;1 1 2 571"

/* Examples 1, 2, 3 and 5: one ride, a change after 20 minutes, one after 91. */
static void
test_one_fare (void)
{
  static const struct
  {
    guint n;
    struct
    {
      gint64 price;
      guint transfers;
      int duration;
    } fares[2];
    gint64 one, two, late;
  } cases[] = {
    { 1, { { 1000, ANY, -1 } }, 1000, 1000, 1000 },
    { 1, { { 1000, 0, -1 } }, 1000, 2000, 2000 },
    { 1, { { 1000, ANY, 5400 } }, 1000, 1000, 2000 },
    { 2, { { 1750, 0, -1 }, { 2000, ANY, 5400 } }, 1750, 2000, 3500 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      City city;

      city_init (&city, "---", "R1 R2");
      for (guint k = 0; k < cases[i].n; k++)
        add_fare (&city, cases[i].fares[k].price, cases[i].fares[k].transfers,
                  cases[i].fares[k].duration);
      assert_price (&city, ONE_RIDE, cases[i].one);
      assert_price (&city, TWO_RIDES, cases[i].two);
      assert_price (&city, LATE_CHANGE, cases[i].late);
      city_clear (&city);
    }
}

/* Example 4: $1.75 on route 1, $5.00 on routes 2 and 3, no transfers. */
static void
test_routes (void)
{
  City city;
  guint local, express;

  city_init (&city, "---", "Route_1 Route_2 Route_3 Route_4");
  local = add_fare (&city, 1750, 0, -1);
  express = add_fare (&city, 5000, 0, -1);
  add_rule (&city, local, 0, ' ', ' ', ' ');
  add_rule (&city, express, 1, ' ', ' ', ' ');
  add_rule (&city, express, 2, ' ', ' ', ' ');
  assert_price (&city, "0 0 1 480", 1750);
  assert_price (&city, "1 0 1 480", 5000);
  assert_price (&city, "2 0 1 480", 5000);
  assert_price (&city, "0 0 1 480;1 1 2 500", 6750);
  assert_price (&city, "3 0 1 480", -1);
  assert_price (&city, "0 0 1 480;3 1 2 500", -1);
  city_clear (&city);
}

/* The reference: fare b is valid on routes TSW and TSE, so also on both in turn. */
static void
test_several_routes (void)
{
  City city;
  guint b;

  city_init (&city, "---", "TSW TSE GRT");
  b = add_fare (&city, 2000, ANY, -1);
  add_rule (&city, b, 0, ' ', ' ', ' ');
  add_rule (&city, b, 1, ' ', ' ', ' ');
  assert_price (&city, "0 0 1 480;1 1 2 500", 2000);
  assert_price (&city, "0 0 1 480;2 1 2 500", -1);
  city_clear (&city);
}

/* Example 6: pairs of stations, however one gets from one to the other. */
static void
test_pairs (void)
{
  City city;
  guint fares[4];

  city_init (&city, "1234", "A B");
  fares[0] = add_fare (&city, 1750, ANY, -1);
  fares[1] = add_fare (&city, 3250, ANY, -1);
  fares[2] = add_fare (&city, 4550, ANY, -1);
  add_rule (&city, fares[0], -1, '1', '2', ' ');
  add_rule (&city, fares[1], -1, '1', '3', ' ');
  add_rule (&city, fares[2], -1, '1', '4', ' ');
  assert_price (&city, "0 0 1 480", 1750);
  assert_price (&city, "0 0 3 480", 4550);
  assert_price (&city, "0 0 1 480;1 1 2 500", 3250);
  assert_price (&city, "0 1 2 480", -1);
  city_clear (&city);
}

/* The reference: b for all travel from zones 2 and 8; between zones 3 and 4, and 3
 * and 5; with a ticket for one route from zone to zone. */
static void
test_origins (void)
{
  City city;
  guint b, pair, routed;

  city_init (&city, "2834567", "X Y");
  b = add_fare (&city, 1000, ANY, -1);
  pair = add_fare (&city, 2000, ANY, -1);
  routed = add_fare (&city, 500, 0, -1);
  add_rule (&city, b, -1, '2', ' ', ' ');
  add_rule (&city, b, -1, '8', ' ', ' ');
  add_rule (&city, pair, -1, '3', '4', ' ');
  add_rule (&city, pair, -1, '3', '5', ' ');
  add_rule (&city, routed, 1, '3', '5', ' ');
  assert_price (&city, "0 0 3 480", 1000);
  assert_price (&city, "0 1 6 480", 1000);
  assert_price (&city, "0 2 3 480", 2000);
  assert_price (&city, "0 2 4 480", 2000);
  assert_price (&city, "1 2 4 480", 500);
  assert_price (&city, "1 2 3 480;1 3 4 500", 2000);
  assert_price (&city, "0 2 5 480", -1);
  city_clear (&city);
}

/* Example 7: a fare for each set of zones passed. */
static void
test_zones (void)
{
  static const struct
  {
    gint64 price;
    const char *zones;
  } fares[] = { { 4150, "123" }, { 2200, "12" }, { 2200, "13" }, { 2950, "23" },
                { 1250, "1" },   { 1950, "2" },  { 1950, "3" } };
  City city;

  city_init (&city, "11-22331", "R Q");
  for (guint i = 0; i < G_N_ELEMENTS (fares); i++)
    {
      guint fare = add_fare (&city, fares[i].price, ANY, -1);

      for (const char *zone = fares[i].zones; *zone != '\0'; zone++)
        add_rule (&city, fare, -1, ' ', ' ', *zone);
    }
  assert_price (&city, "0 0 1 480", 1250);
  assert_price (&city, "0 3 4 480", 1950);
  assert_price (&city, "0 5 6 480", 1950);
  assert_price (&city, "0 0 3 480", 2200);
  assert_price (&city, "0 3 5 480", 2950);
  assert_price (&city, "0 6 7 480", 2200);
  assert_price (&city, "0 1 6 480", 4150);
  /* One ticket for zones 1 and 2, not two for zone 1 and for zone 2 */
  assert_price (&city, "0 0 1 480;1 1 3 500", 2200);
  city_clear (&city);
}

/* The reference: c for all travel on route GRT through zones 5, 6 and 7. */
static void
test_zones_of_a_route (void)
{
  City city;
  guint c;

  city_init (&city, "567", "GRT TSW");
  c = add_fare (&city, 3000, 0, -1);
  add_rule (&city, c, 0, ' ', ' ', '7');
  add_rule (&city, c, 0, ' ', ' ', '5');
  add_rule (&city, c, 0, ' ', ' ', '6');
  assert_price (&city, "0 0 2 480", 3000);
  assert_price (&city, "0 0 1 480", -1);
  assert_price (&city, "1 0 2 480", -1);
  city_clear (&city);
}

/* Two changes on a ticket that allows one: 1.00 and 1.00, or 0.80 for each ride. */
static void
test_cheapest (void)
{
  City city;

  city_init (&city, "----", "R");
  add_fare (&city, 800, 0, -1);
  add_fare (&city, 1000, 1, -1);
  assert_price (&city, "0 0 1 480;0 1 2 490", 1000);
  assert_price (&city, "0 0 1 480;0 1 2 490;0 2 3 500", 1800);
  assert_price (&city, "0 0 1 480;0 1 2 490;0 2 3 500;0 0 1 510", 2000);
  {
    ZwFare fare;

    g_assert_true (find_fare (&city, "0 0 1 480;0 1 2 490;0 2 3 500", &fare));
    g_assert_cmpuint (fare.n_tickets, ==, 2);
  }
  city_clear (&city);
}

static void
test_operators (void)
{
  City city;

  city_init (&city, "---", "M:捷運 B:客運");
  zw_timetable_builder_add_fare (city.builder,
                                 &(ZwTimetableFare){ "m", 20000, "USD", "捷運", ANY, -1 });
  zw_timetable_builder_add_fare (city.builder,
                                 &(ZwTimetableFare){ "b", 15000, "USD", "客運", ANY, -1 });
  assert_price (&city, "0 0 1 480", 20000);
  assert_price (&city, "1 0 1 480", 15000);
  assert_price (&city, "0 0 1 480;1 1 2 500", 35000);
  city_clear (&city);
}

/* Platforms have the zone of their station. */
static void
test_platforms (void)
{
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwTimetable) timetable = NULL;
  guint zone = zw_timetable_builder_add_zone (builder, "1");
  const guint stops[] = { 1, 2 };
  const gint32 times[] = { 0, 600 };
  ZwFare fare;

  zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .parent = NONE, .zone = zone });
  zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .parent = 0, .zone = NONE });
  zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .parent = NONE, .zone = NONE });
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ .id = "R" });
  zw_timetable_builder_add_trip (builder, 0, 1, 2, stops, NULL, times, times);
  zw_timetable_builder_add_fare (builder, &(ZwTimetableFare){ "f", 12000, "TWD", "", 0, -1 });
  zw_timetable_builder_add_fare_rule (builder, &(ZwTimetableFareRule){ 0, NONE, zone, NONE, NONE });
  timetable = zw_timetable_builder_end (builder, NULL);
  g_assert_true (zw_fare_find (&(ZwFareRide){ timetable, 0, 0, 1, 0 }, 1, &fare));
  g_assert_cmpint (fare.price_milli, ==, 12000);
  g_assert_cmpstr (fare.currency, ==, "TWD");
}

/* Tickets of two feeds add up in the currency that both have. */
static void
test_two_feeds (void)
{
  City one, other;
  ZwFare fare;
  ZwFareRide rides[2];

  city_init (&one, "--", "R");
  zw_timetable_builder_add_fare (one.builder, &(ZwTimetableFare){ "e", 1000, "EUR", "", ANY, -1 });
  add_fare (&one, 3000, ANY, -1);
  city_init (&other, "--", "R");
  add_fare (&other, 500, ANY, -1);
  g_assert_true (find_fare (&one, "0 0 1 480", &fare));
  g_assert_cmpstr (fare.currency, ==, "EUR");
  g_assert_true (find_fare (&other, "0 0 1 480", &fare));
  rides[0] = (ZwFareRide){ one.timetable, 0, 0, 1, 0 };
  rides[1] = (ZwFareRide){ other.timetable, 0, 0, 1, 600 };
  g_assert_true (zw_fare_find (rides, 2, &fare));
  g_assert_cmpint (fare.price_milli, ==, 3500);
  g_assert_cmpstr (fare.currency, ==, "USD");
  city_clear (&one);
  city_clear (&other);
}

static void
test_none (void)
{
  City city;
  ZwFare fare;
  GString *many = g_string_new (ONE_RIDE);

  city_init (&city, "--", "R");
  g_assert_false (find_fare (&city, ONE_RIDE, &fare));
  g_assert_true (zw_fare_find (NULL, 0, &fare));
  g_assert_cmpint (fare.price_milli, ==, 0);
  g_assert_cmpstr (fare.currency, ==, "");
  for (guint i = 0; i < ZW_FARE_MAX_RIDES; i++)
    g_string_append (many, ";" ONE_RIDE);
  g_assert_false (find_fare (&city, many->str, &fare));
  g_string_free (many, TRUE);
  city_clear (&city);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fare/one-fare", test_one_fare);
  g_test_add_func ("/fare/routes", test_routes);
  g_test_add_func ("/fare/routes/several", test_several_routes);
  g_test_add_func ("/fare/pairs", test_pairs);
  g_test_add_func ("/fare/origins", test_origins);
  g_test_add_func ("/fare/zones", test_zones);
  g_test_add_func ("/fare/zones/of-a-route", test_zones_of_a_route);
  g_test_add_func ("/fare/cheapest", test_cheapest);
  g_test_add_func ("/fare/operators", test_operators);
  g_test_add_func ("/fare/platforms", test_platforms);
  g_test_add_func ("/fare/two-feeds", test_two_feeds);
  g_test_add_func ("/fare/none", test_none);
  return g_test_run ();
}
