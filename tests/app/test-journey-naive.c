/* test-journey-naive.c: small cities drawn by lot, against a search that tries everything
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The naive search keeps for each number of rides the earliest time at which one
 * can stand ready at each stop, and rides every trip from every stop of it. Times
 * are drawn from few values, so that much happens at the same second.
 */

#include "metrics/zw-journey.h"

#include "journey-fixture.h"

#define MAX_STOPS 14
#define MAX_TRIPS 16
#define MAX_CALLS 6
#define MAX_RULES 6
#define MOST_RIDES 12

typedef struct
{
  guint n;
  guint stops[MAX_CALLS];
  guint8 flags[MAX_CALLS];
  gint32 arrivals[MAX_CALLS];
  gint32 departures[MAX_CALLS];
} Trip;

typedef struct
{
  ZwWalkSettings walk;
  guint n_stops;
  ZwPoint places[MAX_STOPS];
  guint feeds[MAX_STOPS];
  guint n_trips;
  Trip trips[MAX_TRIPS];
  guint n_rules;
  ZwTimetableTransfer rules[MAX_RULES];
} City;

static int
draw (int low, int high)
{
  return g_test_rand_int_range (low, high + 1);
}

/* Seconds of whole minutes, often none. */
static int
draw_minutes (int low, int high)
{
  int minutes = draw (low, high);

  return minutes > 0 ? 60 * minutes : 0;
}

/* Stops on a grid of 100 m, the first half of them of one feed. */
static void
draw_city (City *self)
{
  zw_walk_settings_init (&self->walk);
  self->walk.detour = 1.0;
  self->walk.max_access_m = 250.0;
  self->walk.max_transfer_m = draw (0, 2) * 150.0;
  self->walk.max_direct_m = 200.0;
  self->n_stops = (guint) draw (4, MAX_STOPS);
  for (guint s = 0; s < self->n_stops; s++)
    {
      self->places[s] = at (100.0 * draw (0, 12), 100.0 * draw (0, 12));
      self->feeds[s] = s >= self->n_stops / 2;
    }
  self->n_trips = (guint) draw (3, MAX_TRIPS);
  for (guint t = 0; t < self->n_trips; t++)
    {
      Trip *trip = &self->trips[t];
      guint feed = (guint) draw (0, 1), half = self->n_stops / 2;
      int time = 60 * draw (0, 20);

      trip->n = (guint) draw (2, MAX_CALLS);
      for (guint i = 0; i < trip->n; i++)
        {
          trip->stops[i] = feed == 0 ? (guint) draw (0, (int) half - 1)
                                     : (guint) draw ((int) half, (int) self->n_stops - 1);
          trip->flags[i] = (guint8) (draw (0, 5) > 0 ? 3 : draw (0, 3));
          trip->arrivals[i] = time += i > 0 ? draw_minutes (-2, 4) : 0;
          trip->departures[i] = time += draw_minutes (-3, 2);
        }
    }
  self->n_rules = (guint) draw (0, MAX_RULES);
  for (guint i = 0; i < self->n_rules; i++)
    {
      guint half = self->n_stops / 2, feed = (guint) draw (0, 1);
      int low = feed == 0 ? 0 : (int) half,
          high = feed == 0 ? (int) half - 1 : (int) self->n_stops - 1;
      ZwTimetableTransfer rule = { (guint) draw (low, high), (guint) draw (low, high),
                                   (guint) draw (0, 3), (guint) (60 * draw (0, 5)) };

      /* One for each two stops: which of several holds is not what is asked here. */
      for (guint k = 0; k < i; k++)
        if (self->rules[k].from == rule.from && self->rules[k].to == rule.to)
          rule = self->rules[k];
      self->rules[i] = rule;
    }
}

static GPtrArray *
make_timetables (const City *self)
{
  GPtrArray *timetables = timetables_new ();

  for (guint feed = 0; feed < 2; feed++)
    {
      g_autoptr (ZwTimetableBuilder) builder = zw_timetable_builder_new ();
      guint half = feed == 0 ? 0 : self->n_stops / 2, route = add_route (builder, "R");

      for (guint s = 0; s < self->n_stops; s++)
        if (self->feeds[s] == feed)
          {
            g_autofree char *id = g_strdup_printf ("%u", s);

            add_stop (builder, id, self->places[s].x - JX0, self->places[s].y - JY0);
          }
      for (guint t = 0; t < self->n_trips; t++)
        {
          const Trip *trip = &self->trips[t];
          guint stops[MAX_CALLS];

          if (self->feeds[trip->stops[0]] != feed)
            continue;
          for (guint i = 0; i < trip->n; i++)
            stops[i] = trip->stops[i] - half;
          g_assert_true (zw_timetable_builder_add_trip (builder, route, WEEKDAY, trip->n, stops,
                                                        trip->flags, trip->arrivals,
                                                        trip->departures));
        }
      for (guint i = 0; i < self->n_rules; i++)
        if (self->feeds[self->rules[i].from] == feed)
          add_transfer (builder, self->rules[i].from - half, self->rules[i].to - half,
                        self->rules[i].type, self->rules[i].min_time_s);
      g_ptr_array_add (timetables, end_timetable (builder));
    }
  return timetables;
}

/* Seconds from getting off at a stop to being ready at another; -1: not possible. */
static int
change (const City *self, guint from, guint to)
{
  double length = hypot (self->places[to].x - self->places[from].x,
                         self->places[to].y - self->places[from].y);
  int seconds = (int) ceil (length / 1.25 - 1e-9);
  gboolean possible = from == to || length <= self->walk.max_transfer_m + 1e-6;

  for (guint i = 0; i < self->n_rules; i++)
    {
      const ZwTimetableTransfer *rule = &self->rules[i];

      if (rule->from != from || rule->to != to)
        continue;
      if (rule->type == 3)
        return -1;
      possible = TRUE;
      if (rule->type == 2)
        seconds = MAX (seconds, (int) rule->min_time_s);
    }
  return possible ? seconds : -1;
}

static int
walk_or_not (ZwPoint a, ZwPoint b, double limit)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  return length <= limit + 1e-6 ? (int) ceil (length / 1.25 - 1e-9) : -1;
}

static int
find_naively (const City *self, ZwPoint origin, ZwPoint destination, int start, guint max_rides)
{
  int ready[MAX_STOPS], best = ZW_JOURNEY_NEVER;
  int direct = walk_or_not (origin, destination, self->walk.max_direct_m);

  if (direct >= 0)
    best = start + direct;
  for (guint s = 0; s < self->n_stops; s++)
    {
      int access = walk_or_not (origin, self->places[s], self->walk.max_access_m);

      ready[s] = access >= 0 ? start + access : ZW_JOURNEY_NEVER;
    }
  for (guint k = 0; k < max_rides; k++)
    {
      int next[MAX_STOPS];

      for (guint s = 0; s < self->n_stops; s++)
        next[s] = ZW_JOURNEY_NEVER;
      for (guint t = 0; t < self->n_trips; t++)
        for (guint i = 0; i < self->trips[t].n; i++)
          for (guint j = i + 1; j < self->trips[t].n; j++)
            {
              const Trip *trip = &self->trips[t];
              int egress = walk_or_not (self->places[trip->stops[j]], destination,
                                        self->walk.max_access_m);

              if ((trip->flags[i] & ZW_TIMETABLE_PICK_UP) == 0
                  || (trip->flags[j] & ZW_TIMETABLE_DROP_OFF) == 0
                  || ready[trip->stops[i]] > trip->departures[i])
                continue;
              if (egress >= 0)
                best = MIN (best, trip->arrivals[j] + egress);
              for (guint s = 0; s < self->n_stops; s++)
                {
                  int seconds = change (self, trip->stops[j], s);

                  if (seconds >= 0)
                    next[s] = MIN (next[s], trip->arrivals[j] + seconds);
                }
            }
      memcpy (ready, next, sizeof ready);
    }
  return best;
}

/* The legs follow each other and say what the arrival is. */
static void
check_legs (const ZwJourney *journey, int start, guint max_rides)
{
  int time = start;
  guint n_rides = 0;

  for (guint i = 0; i < journey->legs->len; i++)
    {
      const ZwJourneyLeg *leg = &g_array_index (journey->legs, ZwJourneyLeg, i);

      g_assert_cmpint (leg->start_s, >=, time);
      g_assert_cmpint (leg->end_s, >=, leg->start_s);
      if (!leg->is_ride)
        g_assert_cmpint (leg->start_s, ==, time);
      else
        g_assert_cmpuint (leg->from_position, <, leg->to_position);
      if (i > 0)
        g_assert_cmpuint (leg->is_ride + leg[-1].is_ride, >=, 1);
      n_rides += leg->is_ride;
      time = leg->end_s;
    }
  g_assert_cmpint (time, ==, journey->arrival_s);
  g_assert_cmpuint (n_rides, ==, journey->n_rides);
  g_assert_cmpuint (n_rides, <=, max_rides);
}

static void
check_city (const City *city, ZwJourneySearch *search)
{
  for (guint k = 0; k < 12; k++)
    {
      ZwPoint a = at (100.0 * draw (0, 12), 100.0 * draw (0, 12));
      ZwPoint b = at (100.0 * draw (0, 12), 100.0 * draw (0, 12));
      int start = 60 * draw (0, 15);
      int expected = find_naively (city, a, b, start, MOST_RIDES);
      g_autoptr (ZwJourney) journey = zw_journey_find (search, a, b, start, ZW_JOURNEY_ANY_RIDES);

      g_assert_cmpint (zw_journey_find_arrival (search, a, b, start, ZW_JOURNEY_ANY_RIDES), ==,
                       expected);
      g_assert_cmpint (journey != NULL ? journey->arrival_s : ZW_JOURNEY_NEVER, ==, expected);
      if (journey != NULL)
        {
          check_legs (journey, start, MOST_RIDES);
          /* No fewer rides do. */
          if (journey->n_rides > 0)
            g_assert_cmpint (find_naively (city, a, b, start, journey->n_rides - 1), >, expected);
        }
      for (guint most = 1; most <= 3; most++)
        g_assert_cmpint (zw_journey_find_arrival (search, a, b, start, most), ==,
                         find_naively (city, a, b, start, most));
    }
}

/* Each departure of a window by itself. */
static void
check_window (const City *city, ZwJourneySearch *search)
{
  const ZwJourneyWindow window = { 0, 1200, 60 };
  ZwPoint a = at (100.0 * draw (0, 12), 100.0 * draw (0, 12));
  ZwPoint b = at (100.0 * draw (0, 12), 100.0 * draw (0, 12));
  guint most = (guint) draw (0, 2);
  ZwTravelTimes times;
  int seconds[20];
  guint n_reached = 0;

  for (int i = 0; i < 20; i++)
    {
      int arrival = find_naively (city, a, b, 60 * i, most > 0 ? most : MOST_RIDES);

      seconds[i] = arrival == ZW_JOURNEY_NEVER ? arrival : arrival - 60 * i;
      n_reached += arrival != ZW_JOURNEY_NEVER;
    }
  zw_journey_find_times (search, a, b, &window, most, &times);
  g_assert_cmpuint (times.n, ==, 20);
  g_assert_cmpuint (times.n_reached, ==, n_reached);
  /* The 10th and the 17th of 20. */
  for (guint pass = 0; pass < 2; pass++)
    {
      int value = pass == 0 ? times.median_s : times.p85_s;
      guint n_below = 0, n_equal = 0, rank = pass == 0 ? 10 : 17;

      for (guint i = 0; i < 20; i++)
        {
          n_below += seconds[i] < value;
          n_equal += seconds[i] == value;
        }
      g_assert_cmpuint (n_below, <, rank);
      g_assert_cmpuint (n_below + n_equal, >=, rank);
    }
}

static void
test_naive (void)
{
  guint n_cities = g_test_slow () ? 20000 : 1500;

  for (guint i = 0; i < n_cities; i++)
    {
      City city = { 0 };
      g_autoptr (GPtrArray) timetables = NULL;
      g_autoptr (ZwJourneyNetwork) network = NULL;
      g_autoptr (ZwJourneySearch) search = NULL;
      g_autoptr (GError) error = NULL;

      draw_city (&city);
      timetables = make_timetables (&city);
      network = zw_journey_network_new (timetables, ZW_DAY_WEEKDAY, &city.walk, NULL, &error);
      g_assert_no_error (error);
      search = zw_journey_search_new (network);
      check_city (&city, search);
      check_window (&city, search);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journey/naive", test_naive);
  return g_test_run ();
}
