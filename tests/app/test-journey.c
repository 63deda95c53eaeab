/* test-journey.c: the earliest arrival by public transport, against hand and a naive search
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Walking at 4.5 km/h is 1.25 m/s: 125 m of way are 100 s. Worked cases use a
 * detour of 1, so that places 125 m apart are 100 s apart.
 */

#include "metrics/zw-journey.h"

#include "journey-fixture.h"

static ZwWalkSettings
plain_walk (void)
{
  ZwWalkSettings walk;

  zw_walk_settings_init (&walk);
  walk.detour = 1.0;
  return walk;
}

static ZwJourneySearch *
search_in (GPtrArray *timetables, ZwDayType day, const ZwWalkSettings *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwJourneyNetwork)
      network = zw_journey_network_new (timetables, day, walk, NULL, &error);

  g_assert_no_error (error);
  return zw_journey_search_new (network);
}

static ZwJourneySearch *
search_new (ZwTimetableBuilder *builder, const ZwWalkSettings *walk)
{
  g_autoptr (GPtrArray) timetables = timetables_new ();

  g_ptr_array_add (timetables, end_timetable (builder));
  return search_in (timetables, ZW_DAY_WEEKDAY, walk);
}

#define assert_arrival(search, from, to, departure, expected)                                      \
  g_assert_cmpint (                                                                                \
      zw_journey_find_arrival ((search), (from), (to), (departure), ZW_JOURNEY_ANY_RIDES), ==,     \
      (expected))

static void
test_walk (void)
{
  ZwWalkSettings walk;

  zw_walk_settings_init (&walk);
  g_assert_true (zw_walk_settings_check (&walk));
  /* 100 m straight are 130 m of way: 104 s. 101 m: 131.3 m, 105.04 s. */
  g_assert_cmpint (zw_walk_get_seconds (&walk, zw_walk_get_length (&walk, at (0, 0), at (60, 80))),
                   ==, 104);
  g_assert_cmpint (zw_walk_get_seconds (&walk, zw_walk_get_length (&walk, at (0, 0), at (101, 0))),
                   ==, 106);
  g_assert_cmpint (zw_walk_get_seconds (&walk, 0.0), ==, 0);
  walk.speed_kmh = 0.0;
  g_assert_false (zw_walk_settings_check (&walk));
  walk.speed_kmh = NAN;
  g_assert_false (zw_walk_settings_check (&walk));
}

/* All the way on foot is 2 km at most, by default. */
static void
test_direct (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = search_new (builder, &walk);

  assert_arrival (search, at (0, 0), at (2000, 0), HM (8, 0), HM (8, 0) + 1600);
  assert_arrival (search, at (0, 0), at (2000.1, 0), HM (8, 0), ZW_JOURNEY_NEVER);
  assert_arrival (search, at (5, 5), at (5, 5), 0, 0);
  assert_arrival (search, at (NAN, 5), at (5, 5), 0, ZW_JOURNEY_NEVER);
}

/*   origin -100 s- A ==ride 10 min== B -200 s- destination   */
static void
test_ride (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint route = add_route (builder, "R");

  ADD_TRIP (builder, route, WEEKDAY, a, HM (8, 0), b, HM (8, 10));
  ADD_TRIP (builder, route, WEEKDAY, a, HM (8, 30), b, HM (8, 40));
  ADD_TRIP (builder, route, SATURDAY, a, HM (8, 5), b, HM (8, 6));
  search = search_new (builder, &walk);
  /* Just in time, a second too late, after the last. */
  assert_arrival (search, at (0, 125), at (9000, 250), HM (8, 0) - 100, HM (8, 10) + 200);
  assert_arrival (search, at (0, 125), at (9000, 250), HM (8, 0) - 99, HM (8, 40) + 200);
  assert_arrival (search, at (0, 125), at (9000, 250), HM (8, 30), ZW_JOURNEY_NEVER);
  /* The way to the stop may be 1000 m and not more; the same at the end. */
  assert_arrival (search, at (0, 1000), at (9000, 0), HM (7, 0), HM (8, 10));
  assert_arrival (search, at (0, 1000.1), at (9000, 0), HM (7, 0), ZW_JOURNEY_NEVER);
  assert_arrival (search, at (0, 0), at (9000, 1000), HM (7, 0), HM (8, 10) + 800);
  assert_arrival (search, at (0, 0), at (9000, 1000.1), HM (7, 0), ZW_JOURNEY_NEVER);
}

static void
test_days (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (GPtrArray) timetables = timetables_new ();
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint route = add_route (builder, "R");
  const int expected[] = { HM (8, 10), HM (8, 6), ZW_JOURNEY_NEVER };

  ADD_TRIP (builder, route, WEEKDAY, a, HM (8, 0), b, HM (8, 10));
  ADD_TRIP (builder, route, SATURDAY, a, HM (8, 5), b, HM (8, 6));
  g_ptr_array_add (timetables, end_timetable (builder));
  for (guint day = 0; day < ZW_N_DAY_TYPES; day++)
    {
      g_autoptr (ZwJourneySearch) search = search_in (timetables, day, &walk);

      assert_arrival (search, at (0, 0), at (9000, 0), HM (8, 0), expected[day]);
    }
}

/* What one may change by, from B where a trip ends to where the next begins. */
typedef struct
{
  const char *name;
  double x;         /* of the second trip's first stop, B at 9000 */
  gboolean is_same; /* it begins at B itself */
  int type;         /* of a row in transfers.txt from B to it; -1: none */
  guint min_s;
  int ready; /* seconds after getting off that one can board; -1: never */
} Change;

static void
test_changes (void)
{
  const Change changes[] = {
    { "same stop", 0, TRUE, -1, 0, 0 },
    { "same stop, minimum", 0, TRUE, 2, 90, 90 },
    { "same stop, not possible", 0, TRUE, 3, 0, -1 },
    { "125 m", 9125, FALSE, -1, 0, 100 },
    { "500 m", 9500, FALSE, -1, 0, 400 },
    { "501 m", 9501, FALSE, -1, 0, -1 },
    { "501 m, recommended", 9501, FALSE, 0, 0, 401 },
    { "750 m, timed", 9750, FALSE, 1, 0, 600 },
    { "750 m, shorter minimum", 9750, FALSE, 2, 300, 600 },
    { "750 m, longer minimum", 9750, FALSE, 2, 700, 700 },
    { "125 m, longer minimum", 9125, FALSE, 2, 101, 101 },
    { "125 m, shorter minimum", 9125, FALSE, 2, 99, 100 },
    { "125 m, recommended", 9125, FALSE, 0, 500, 100 },
    { "125 m, not possible", 9125, FALSE, 3, 0, -1 },
    { "no place", NAN, FALSE, -1, 0, -1 },
    { "no place, minimum", NAN, FALSE, 2, 60, 60 },
    { "no place, recommended", NAN, FALSE, 0, 0, -1 },
  };
  ZwWalkSettings walk = plain_walk ();

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int late = 0; late < 2; late++)
      {
        const Change *change = &changes[i];
        g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
        g_autoptr (ZwJourneySearch) search = NULL;
        guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
        guint c = change->is_same ? b : add_stop (builder, "C", change->x, 0);
        guint d = add_stop (builder, "D", 20000, 0);
        int ready = HM (8, 10) + MAX (change->ready, 0);

        g_test_message ("%s%s", change->name, late ? ", a second late" : "");
        ADD_TRIP (builder, add_route (builder, "R"), WEEKDAY, a, HM (8, 0), b, HM (8, 10));
        ADD_TRIP (builder, add_route (builder, "S"), WEEKDAY, c, ready - late, d, HM (9, 0));
        if (change->type >= 0)
          add_transfer (builder, b, c, (guint) change->type, change->min_s);
        search = search_new (builder, &walk);
        assert_arrival (search, at (0, 0), at (20000, 0), HM (8, 0),
                        late == 0 && change->ready >= 0 ? HM (9, 0) : ZW_JOURNEY_NEVER);
      }
}

/* Two walks are never put together: at most 500 m between rides. */
static void
test_walk_once (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint between = add_stop (builder, "C", 9400, 0), c = add_stop (builder, "D", 9800, 0);
  guint d = add_stop (builder, "E", 20000, 0);

  ADD_TRIP (builder, add_route (builder, "R"), WEEKDAY, a, HM (8, 0), b, HM (8, 10));
  ADD_TRIP (builder, add_route (builder, "S"), WEEKDAY, c, HM (9, 0), d, HM (9, 10));
  ADD_TRIP (builder, add_route (builder, "T"), WEEKDAY, between, HM (6, 0), c, HM (6, 10));
  search = search_new (builder, &walk);
  assert_arrival (search, at (0, 0), at (20000, 0), HM (8, 0), ZW_JOURNEY_NEVER);
}

/* A row on a station holds for its platforms, one on a platform comes before it. */
static void
test_stations (void)
{
  ZwWalkSettings walk = plain_walk ();

  for (int own = 0; own < 2; own++)
    {
      g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
      g_autoptr (ZwJourneySearch) search = NULL;
      guint a = add_stop (builder, "A", 0, 0);
      guint station = add_stop (builder, "S", 9000, 0);
      guint b = add_stop_of (builder, "B", "metro", 9000, 0, station);
      guint c = add_stop_of (builder, "C", "metro", 9010, 0, station);
      guint d = add_stop (builder, "D", 20000, 0);

      ADD_TRIP (builder, add_route (builder, "R"), WEEKDAY, a, HM (8, 0), b, HM (8, 10));
      ADD_TRIP (builder, add_route (builder, "S"), WEEKDAY, c, HM (8, 13), d, HM (9, 0));
      ADD_TRIP (builder, add_route (builder, "S"), WEEKDAY, c, HM (8, 15), d, HM (9, 5));
      add_transfer (builder, station, station, 2, 300);
      if (own)
        add_transfer (builder, b, c, 2, 180);
      search = search_new (builder, &walk);
      assert_arrival (search, at (0, 0), at (20000, 0), HM (8, 0), own ? HM (9, 0) : HM (9, 5));
    }
}

/* Where one may only get off, one cannot board, and the other way round. */
static void
test_flags (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  guint stops[4];
  const gint32 times[] = { HM (8, 0), HM (8, 10), HM (8, 20), HM (8, 30) };
  const guint8 flags[] = { ZW_TIMETABLE_PICK_UP, ZW_TIMETABLE_PICK_UP, ZW_TIMETABLE_DROP_OFF,
                           ZW_TIMETABLE_DROP_OFF };

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      stops[i] = add_stop (builder, id, 9000.0 * i, 0);
    }
  g_assert_true (zw_timetable_builder_add_trip (builder, add_route (builder, "R"), WEEKDAY, 4,
                                                stops, flags, times, times));
  search = search_new (builder, &walk);
  assert_arrival (search, at (0, 0), at (9000, 0), HM (7, 0), ZW_JOURNEY_NEVER);
  assert_arrival (search, at (0, 0), at (18000, 0), HM (7, 0), HM (8, 20));
  assert_arrival (search, at (9000, 0), at (27000, 0), HM (7, 0), HM (8, 30));
  assert_arrival (search, at (18000, 0), at (27000, 0), HM (7, 0), ZW_JOURNEY_NEVER);
}

/* A chain of trips that all run within one second, listed against their order. */
static void
test_at_once (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint c = add_stop (builder, "C", 18000, 0), d = add_stop (builder, "D", 27000, 0);
  int now = HM (8, 0);

  ADD_TRIP (builder, add_route (builder, "3"), WEEKDAY, c, now, d, now);
  ADD_TRIP (builder, add_route (builder, "2"), WEEKDAY, b, now, c, now);
  ADD_TRIP (builder, add_route (builder, "1"), WEEKDAY, a, now, b, now);
  search = search_new (builder, &walk);
  assert_arrival (search, at (0, 0), at (27000, 0), now, now);
  g_assert_cmpint (zw_journey_find_arrival (search, at (0, 0), at (27000, 0), now, 3), ==, now);
  g_assert_cmpint (zw_journey_find_arrival (search, at (0, 0), at (27000, 0), now, 2), ==,
                   ZW_JOURNEY_NEVER);
}

/* Two operators' timetables, joined by walking. */
static void
test_feeds (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (GPtrArray) timetables = timetables_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  g_autoptr (ZwJourney) journey = NULL;
  const ZwJourneyLeg *legs;
  guint timetable, stop;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
      guint a = add_stop (builder, "A", i == 0 ? 0 : 9125, 0);
      guint b = add_stop (builder, "B", i == 0 ? 9000 : 20000, 0);

      ADD_TRIP (builder, add_route (builder, "R"), WEEKDAY, a, HM (8, 15 * i), b,
                HM (8, 15 * i + 10));
      g_ptr_array_add (timetables, end_timetable (builder));
    }
  search = search_in (timetables, ZW_DAY_WEEKDAY, &walk);
  journey = zw_journey_find (search, at (0, 250), at (20000, 0), HM (7, 30), 0);
  g_assert_nonnull (journey);
  g_assert_cmpint (journey->arrival_s, ==, HM (8, 25));
  g_assert_cmpuint (journey->n_rides, ==, 2);
  /* Walk 200 s, ride, walk 100 s, ride; the last stop is the destination. */
  g_assert_cmpuint (journey->legs->len, ==, 4);
  legs = (const ZwJourneyLeg *) (const void *) journey->legs->data;
  g_assert_false (legs[0].is_ride);
  g_assert_cmpint (legs[0].start_s, ==, HM (7, 30));
  g_assert_cmpint (legs[0].end_s, ==, HM (7, 30) + 200);
  g_assert_cmpfloat_with_epsilon (legs[0].length_m, 250.0, 1e-6);
  g_assert_cmpuint (legs[0].from_stop, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (legs[0].to_stop, ==, 0);
  g_assert_true (legs[1].is_ride);
  g_assert_cmpint (legs[1].start_s, ==, HM (8, 0));
  g_assert_cmpint (legs[1].end_s, ==, HM (8, 10));
  g_assert_false (legs[2].is_ride);
  g_assert_cmpint (legs[2].start_s, ==, HM (8, 10));
  g_assert_cmpint (legs[2].end_s, ==, HM (8, 10) + 100);
  g_assert_true (legs[3].is_ride);
  g_assert_cmpint (legs[3].start_s, ==, HM (8, 15));
  g_assert_cmpuint (legs[3].from_position, ==, 0);
  g_assert_cmpuint (legs[3].to_position, ==, 1);
  {
    g_autoptr (ZwJourneyNetwork)
        network = zw_journey_network_new (timetables, ZW_DAY_WEEKDAY, &walk, NULL, NULL);

    zw_journey_network_locate (network, legs[3].from_stop, &timetable, &stop);
    g_assert_cmpuint (timetable, ==, 1);
    g_assert_cmpuint (stop, ==, 0);
    zw_journey_network_locate (network, legs[1].to_stop, &timetable, &stop);
    g_assert_cmpuint (timetable, ==, 0);
    g_assert_cmpuint (stop, ==, 1);
  }
}

/* Two rides and one arrive at once: one is told. Three and two as well: two, unless
 * no more than one may be taken. */
static void
test_rides (void)
{
  ZwWalkSettings walk = plain_walk ();
  g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
  g_autoptr (ZwJourneySearch) search = NULL;
  g_autoptr (ZwJourney) once = NULL;
  g_autoptr (ZwJourney) twice = NULL;
  guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
  guint c = add_stop (builder, "C", 18000, 0), d = add_stop (builder, "D", 27000, 0);
  guint slow = add_route (builder, "slow"), fast = add_route (builder, "fast");

  ADD_TRIP (builder, fast, WEEKDAY, a, HM (8, 0), b, HM (8, 1));
  ADD_TRIP (builder, fast, WEEKDAY, b, HM (8, 2), c, HM (8, 20));
  ADD_TRIP (builder, fast, WEEKDAY, c, HM (8, 20), d, HM (8, 21));
  ADD_TRIP (builder, slow, WEEKDAY, a, HM (8, 0), c, HM (8, 20));
  ADD_TRIP (builder, slow, WEEKDAY, c, HM (8, 30), d, HM (8, 40));
  ADD_TRIP (builder, add_route (builder, "one"), WEEKDAY, a, HM (8, 0), b, HM (8, 30), d,
            HM (9, 0));
  search = search_new (builder, &walk);
  once = zw_journey_find (search, at (0, 0), at (18000, 0), HM (8, 0), ZW_JOURNEY_ANY_RIDES);
  g_assert_cmpint (once->arrival_s, ==, HM (8, 20));
  g_assert_cmpuint (once->n_rides, ==, 1);
  g_assert_cmpuint (once->legs->len, ==, 1);
  twice = zw_journey_find (search, at (0, 0), at (27000, 0), HM (8, 0), ZW_JOURNEY_ANY_RIDES);
  g_assert_cmpint (twice->arrival_s, ==, HM (8, 21));
  g_assert_cmpuint (twice->n_rides, ==, 2);
  g_assert_cmpint (zw_journey_find_arrival (search, at (0, 0), at (27000, 0), HM (8, 0), 1), ==,
                   HM (9, 0));
  g_assert_null (zw_journey_find (search, at (0, 0), at (27000, 0), HM (8, 1), 1));
}

/* A ride of 10 min every 20 min from 07:00. Leaving at each minute one waits
 * 0, 19, 18 … 1 min: of 120 travel times each from 10 to 29 min comes 6 times.
 * The 60th is 19 min, the 102nd (0.85 × 120) 26 min. */
static void
test_window (void)
{
  ZwWalkSettings walk = plain_walk ();
  ZwJourneyWindow window;
  ZwTravelTimes times;

  zw_journey_window_init (&window);
  g_assert_true (zw_journey_window_check (&window));
  for (int last = 0; last < 2; last++)
    {
      g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
      g_autoptr (ZwJourneySearch) search = NULL;
      guint a = add_stop (builder, "A", 0, 0), b = add_stop (builder, "B", 9000, 0);
      guint route = add_route (builder, "R");

      for (int m = 0; m <= (last ? 60 : 180); m += 20)
        ADD_TRIP (builder, route, WEEKDAY, a, HM (7, m), b, HM (7, m + 10));
      search = search_new (builder, &walk);
      zw_journey_find_times (search, at (0, 0), at (9000, 0), &window, ZW_JOURNEY_ANY_RIDES,
                             &times);
      g_assert_cmpuint (times.n, ==, 120);
      if (last)
        {
          /* The last leaves at 08:00: 61 departures have a way; their 60th is 29 min. */
          g_assert_cmpuint (times.n_reached, ==, 61);
          g_assert_cmpint (times.median_s, ==, 29 * 60);
          g_assert_cmpint (times.p85_s, ==, ZW_JOURNEY_NEVER);
          continue;
        }
      g_assert_cmpuint (times.n_reached, ==, 120);
      g_assert_cmpint (times.median_s, ==, 19 * 60);
      g_assert_cmpint (times.p85_s, ==, 26 * 60);
      zw_journey_find_times (search, at (0, 0), at (9000, 2000), &window, 0, &times);
      g_assert_cmpuint (times.n_reached, ==, 0);
      g_assert_cmpint (times.median_s, ==, ZW_JOURNEY_NEVER);
    }
  window.to_s = window.from_s;
  g_assert_false (zw_journey_window_check (&window));
}

/* Nearest ranks of 15, 20, 35, 40, 50, as encyclopaedias have them. */
static void
test_percentile (void)
{
  const struct
  {
    guint percent;
    int expected;
  } cases[] = {
    { 5, 15 }, { 20, 15 }, { 30, 20 }, { 40, 20 }, { 50, 35 }, { 85, 50 }, { 100, 50 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int seconds[] = { 40, 15, 50, 35, 20 };

      g_assert_cmpint (zw_travel_time_percentile (seconds, 5, cases[i].percent), ==,
                       cases[i].expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/walk", test_walk);
  g_test_add_func ("/journey/direct", test_direct);
  g_test_add_func ("/journey/ride", test_ride);
  g_test_add_func ("/journey/days", test_days);
  g_test_add_func ("/journey/changes", test_changes);
  g_test_add_func ("/journey/walk-once", test_walk_once);
  g_test_add_func ("/journey/stations", test_stations);
  g_test_add_func ("/journey/flags", test_flags);
  g_test_add_func ("/journey/at-once", test_at_once);
  g_test_add_func ("/journey/feeds", test_feeds);
  g_test_add_func ("/journey/rides", test_rides);
  g_test_add_func ("/journey/window", test_window);
  g_test_add_func ("/journey/percentile", test_percentile);
  return g_test_run ();
}
