/* zw-journey.c: the earliest arrival from door to door by public transport
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A connection scan: Dibbelt, Pajor, Strasser, Wagner, "Connection Scan
 * Algorithm", J. Exp. Algorithmics 23 (2018). The day's connections are looked at
 * once in the order in which they depart; each is taken by whoever sits in its
 * vehicle or stands at its stop by then. Connections that depart and arrive at
 * the same second are looked at until nothing changes, as any of them may lead
 * to any other.
 *
 * A window of departures is searched from the last to the first. What is known
 * of a later one holds for an earlier one, who can wait, so that each search
 * only adds what leaving earlier gains. Standing at a stop earlier than before
 * gains nothing but what departs until then, and sitting in a trip earlier
 * nothing but its connections up to there: the search ends where neither can
 * matter any more.
 *
 * Where rides are limited, there is a level for each number of rides taken so
 * far; otherwise one level leads to itself.
 */

#include "metrics/zw-journey.h"

#include <math.h>
#include <string.h>

#define NONE ZW_TIMETABLE_NONE

/* Standing at a stop: since when, and by which ride one came. */
typedef struct
{
  int time_s;
  guint entry; /* connection boarded; NONE for walking from the origin */
  guint exit;  /* connection got off from */
} Label;

/* A walk between a place and a stop. */
typedef struct
{
  guint stop;
  int seconds;
} Walk;

/* How far a trip is ours: from which of its connections on. */
typedef struct
{
  guint position;
  guint entry;
} Seat;

struct _ZwJourneySearch
{
  ZwJourneyNetwork *network;
  guint n_allocated; /* levels there is room for */
  guint n_levels;
  gboolean is_limited;

  /* By level and stop, or level and trip */
  Label *labels;
  int *rides; /* earliest arrival in a vehicle */
  Seat *seats;

  /* Of the pair of places at hand */
  GArray *access; /* Walk */
  GArray *leaving;
  int *egress; /* by stop; NEVER where it is too far */
  int direct_s;

  Label best; /* at the destination */
  guint best_level;
  int horizon_s; /* later departures are as they were before this search */
  gboolean again;

  GArray *found;
};

/**
 * zw_journey_search_new:
 * @network: what to search; kept
 *
 * Returns: (transfer full): room to search in
 */
ZwJourneySearch *
zw_journey_search_new (ZwJourneyNetwork *network)
{
  ZwJourneySearch *self = g_new0 (ZwJourneySearch, 1);

  self->network = zw_journey_network_ref (network);
  self->access = g_array_new (FALSE, FALSE, sizeof (Walk));
  self->leaving = g_array_new (FALSE, FALSE, sizeof (Walk));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  self->egress = g_new (int, network->n_stops + 1);
  for (guint s = 0; s < network->n_stops; s++)
    self->egress[s] = ZW_JOURNEY_NEVER;
  return self;
}

void
zw_journey_search_free (ZwJourneySearch *self)
{
  if (self == NULL)
    return;
  zw_journey_network_unref (self->network);
  g_array_unref (self->access);
  g_array_unref (self->leaving);
  g_array_unref (self->found);
  g_free (self->egress);
  g_free (self->labels);
  g_free (self->rides);
  g_free (self->seats);
  g_free (self);
}

/* The stops that are not too far from a place. */
static void
find_stops (ZwJourneySearch *self,
            const ZwPointGrid *grid,
            const guint *stops,
            ZwPoint place,
            GArray *walks)
{
  const ZwWalkSettings *walk = &self->network->walk;
  double reach = walk->max_access_m / walk->detour + 1.0;
  ZwEnvelope envelope = { place.x - reach, place.y - reach, place.x + reach, place.y + reach };

  g_array_set_size (walks, 0);
  if (grid == NULL)
    return;
  zw_point_grid_find (grid, &envelope, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint stop = stops[grid->order[g_array_index (self->found, guint, i)]];
      double length = zw_walk_get_length (walk, place, self->network->places[stop]);
      Walk one = { stop, 0 };

      if (!(length <= walk->max_access_m))
        continue;
      one.seconds = zw_walk_get_seconds (walk, length);
      g_array_append_val (walks, one);
    }
}

static void
set_places (ZwJourneySearch *self, ZwPoint origin, ZwPoint destination)
{
  const ZwJourneyNetwork *network = self->network;
  double length = zw_walk_get_length (&network->walk, origin, destination);

  for (guint i = 0; i < self->leaving->len; i++)
    self->egress[g_array_index (self->leaving, Walk, i).stop] = ZW_JOURNEY_NEVER;
  find_stops (self, network->boarding, network->boarding_stops, origin, self->access);
  find_stops (self, network->alighting, network->alighting_stops, destination, self->leaving);
  for (guint i = 0; i < self->leaving->len; i++)
    self->egress[g_array_index (self->leaving, Walk, i).stop] =
        g_array_index (self->leaving, Walk, i).seconds;
  self->direct_s = length <= network->walk.max_direct_m
                       ? zw_walk_get_seconds (&network->walk, length)
                       : ZW_JOURNEY_NEVER;
}

/* Forgets what was found; @max_rides as for zw_journey_find(). */
static void
reset (ZwJourneySearch *self, guint max_rides)
{
  gsize n_stops = self->network->n_stops, n_trips = self->network->n_trips;

  self->is_limited = max_rides != ZW_JOURNEY_ANY_RIDES;
  self->n_levels = self->is_limited ? MIN (max_rides, ZW_JOURNEY_MAX_RIDES) : 1;
  if (self->n_levels > self->n_allocated)
    {
      self->n_allocated = self->n_levels;
      self->labels = g_renew (Label, self->labels, n_stops * self->n_levels + 1);
      self->rides = g_renew (int, self->rides, n_stops * self->n_levels + 1);
      self->seats = g_renew (Seat, self->seats, n_trips * self->n_levels + 1);
    }
  for (gsize i = 0; i < n_stops * self->n_levels; i++)
    {
      self->labels[i] = (Label){ ZW_JOURNEY_NEVER, NONE, NONE };
      self->rides[i] = ZW_JOURNEY_NEVER;
    }
  for (gsize i = 0; i < n_trips * self->n_levels; i++)
    self->seats[i] = (Seat){ NONE, NONE };
  self->best = (Label){ ZW_JOURNEY_NEVER, NONE, NONE };
}

/* Getting off: on to the destination and to other stops. */
static void
get_off (ZwJourneySearch *self, guint index, guint entry, guint level)
{
  const ZwJourneyNetwork *network = self->network;
  const ZwConnection *ride = &network->connections[index];
  int egress = self->egress[ride->to];
  guint next = self->is_limited ? level + 1 : level;
  Label *labels = self->labels + (gsize) next * network->n_stops;

  self->rides[(gsize) level * network->n_stops + ride->to] = ride->arrival_s;
  if (egress != ZW_JOURNEY_NEVER && ride->arrival_s + egress < self->best.time_s)
    {
      self->best = (Label){ ride->arrival_s + egress, entry, index };
      self->best_level = level;
    }
  if (next == self->n_levels)
    return;
  for (guint i = network->footpath_starts[ride->to]; i < network->footpath_starts[ride->to + 1];
       i++)
    {
      const ZwFootpath *path = &network->footpaths[i];
      int time_s = ride->arrival_s + path->seconds;

      if (time_s >= self->best.time_s)
        break;
      if (time_s >= labels[path->to].time_s)
        continue;
      self->horizon_s = MAX (self->horizon_s, labels[path->to].time_s);
      labels[path->to] = (Label){ time_s, entry, index };
      if (time_s <= ride->departure_s)
        self->again = TRUE;
    }
}

static inline void
pass_level (ZwJourneySearch *self, const ZwConnection *connection, guint index, guint level)
{
  const ZwJourneyNetwork *network = self->network;
  Seat *seat = &self->seats[(gsize) level * network->n_trips + connection->trip];
  gsize stops = (gsize) level * network->n_stops;

  if (seat->position > connection->position)
    {
      if (self->labels[stops + connection->from].time_s > connection->departure_s
          || !(connection->flags & ZW_CONNECTION_BOARD))
        return;
      self->horizon_s = MAX (self->horizon_s, seat->entry != NONE
                                                  ? network->connections[seat->entry].departure_s
                                                  : network->trips[connection->trip].last_s);
      *seat = (Seat){ connection->position, index };
    }
  if (connection->arrival_s < self->rides[stops + connection->to]
      && (connection->flags & ZW_CONNECTION_ALIGHT))
    get_off (self, index, seat->entry, level);
}

static inline void
pass (ZwJourneySearch *self, guint index)
{
  const ZwConnection *connection = &self->network->connections[index];

  for (guint level = 0; level < self->n_levels; level++)
    pass_level (self, connection, index, level);
}

/* The first connection that departs at a time or later. */
static guint
find_departure (const ZwJourneyNetwork *network, int time_s)
{
  guint low = 0, high = network->n_connections;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (network->connections[middle].departure_s < time_s)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Leaves the origin, knowing already what leaving later leads to. */
static void
scan (ZwJourneySearch *self, int departure_s)
{
  const ZwConnection *connections = self->network->connections;
  guint n = self->network->n_connections;

  self->horizon_s = -1;
  if (self->direct_s != ZW_JOURNEY_NEVER && departure_s + self->direct_s <= self->best.time_s)
    self->best = (Label){ departure_s + self->direct_s, NONE, NONE };
  for (guint i = 0; i < self->access->len; i++)
    {
      const Walk *walk = &g_array_index (self->access, Walk, i);
      Label *label = &self->labels[walk->stop];

      if (departure_s + walk->seconds >= label->time_s)
        continue;
      self->horizon_s = MAX (self->horizon_s, label->time_s);
      *label = (Label){ departure_s + walk->seconds, NONE, NONE };
    }
  for (guint i = find_departure (self->network, departure_s);
       i < n && connections[i].departure_s < self->best.time_s
       && connections[i].departure_s <= self->horizon_s;)
    {
      guint end = i;

      while (end < n && connections[end].departure_s == connections[i].departure_s
             && connections[end].arrival_s == connections[end].departure_s)
        end++;
      if (end == i)
        {
          pass (self, i++);
          continue;
        }
      do
        {
          self->again = FALSE;
          for (guint k = i; k < end; k++)
            pass (self, k);
        }
      while (self->again);
      i = end;
    }
}

static gboolean
is_place (ZwPoint place)
{
  return isfinite (place.x) && isfinite (place.y);
}

/**
 * zw_journey_find_arrival:
 * @origin: a place in the coordinates of the timetables
 * @destination: another one
 * @departure_s: when the origin is left, in seconds after midnight of the service
 *   day, from 0 to some days later
 * @max_rides: most rides, up to %ZW_JOURNEY_MAX_RIDES, or %ZW_JOURNEY_ANY_RIDES
 *
 * Returns: earliest arrival in seconds after midnight, exactly; %ZW_JOURNEY_NEVER
 *   where there is no way
 */
int
zw_journey_find_arrival (ZwJourneySearch *self,
                         ZwPoint origin,
                         ZwPoint destination,
                         int departure_s,
                         guint max_rides)
{
  g_return_val_if_fail (departure_s >= 0, ZW_JOURNEY_NEVER);
  if (!is_place (origin) || !is_place (destination))
    return ZW_JOURNEY_NEVER;
  set_places (self, origin, destination);
  reset (self, max_rides);
  scan (self, departure_s);
  return self->best.time_s;
}

static void
add_walk (const ZwJourneySearch *self, ZwJourney *journey, ZwJourneyLeg leg, ZwPoint a, ZwPoint b)
{
  leg.trip = NONE;
  leg.length_m = zw_walk_get_length (&self->network->walk, a, b);
  if (leg.end_s > leg.start_s)
    g_array_prepend_val (journey->legs, leg);
}

/* The legs from the last to the first. Every label stands on one that was made
 * before it and is not changed any more, so there is an end. */
static ZwJourney *
trace (const ZwJourneySearch *self, ZwPoint origin, ZwPoint destination, int departure_s)
{
  const ZwJourneyNetwork *network = self->network;
  ZwJourney *journey = g_new0 (ZwJourney, 1);
  Label label = self->best;
  guint level = self->best_level, stop = NONE;
  ZwPoint place = destination;

  journey->departure_s = departure_s;
  journey->arrival_s = label.time_s;
  journey->legs = g_array_new (FALSE, FALSE, sizeof (ZwJourneyLeg));
  while (label.entry != NONE)
    {
      const ZwConnection *entry = &network->connections[label.entry];
      const ZwConnection *off = &network->connections[label.exit];
      ZwJourneyLeg ride = { .is_ride = TRUE,
                            .from_stop = entry->from,
                            .to_stop = off->to,
                            .start_s = entry->departure_s,
                            .end_s = off->arrival_s,
                            .length_m = NAN,
                            .trip = entry->trip,
                            .from_position = entry->position,
                            .to_position = off->position + 1 };

      add_walk (self, journey,
                (ZwJourneyLeg){ .from_stop = off->to,
                                .to_stop = stop,
                                .start_s = off->arrival_s,
                                .end_s = label.time_s },
                network->places[off->to], place);
      g_array_prepend_val (journey->legs, ride);
      journey->n_rides++;
      stop = entry->from;
      place = network->places[stop];
      label = self->labels[(gsize) level * network->n_stops + stop];
      level -= self->is_limited && level > 0;
    }
  add_walk (self, journey,
            (ZwJourneyLeg){
                .from_stop = NONE, .to_stop = stop, .start_s = departure_s, .end_s = label.time_s },
            origin, place);
  return journey;
}

/**
 * zw_journey_find:
 *
 * Takes what zw_journey_find_arrival() takes. Of several ways that arrive at the
 * same second the one with the fewest rides is told.
 *
 * Returns: (transfer full) (nullable): the way; %NULL where there is none
 */
ZwJourney *
zw_journey_find (ZwJourneySearch *self,
                 ZwPoint origin,
                 ZwPoint destination,
                 int departure_s,
                 guint max_rides)
{
  int arrival_s = zw_journey_find_arrival (self, origin, destination, departure_s, max_rides);
  ZwJourney *journey;

  if (arrival_s == ZW_JOURNEY_NEVER)
    return NULL;
  journey = trace (self, origin, destination, departure_s);
  for (guint n = 1; n < journey->n_rides && n <= ZW_JOURNEY_MAX_RIDES; n++)
    {
      reset (self, n);
      scan (self, departure_s);
      if (self->best.time_s == arrival_s)
        {
          zw_journey_free (journey);
          return trace (self, origin, destination, departure_s);
        }
    }
  return journey;
}

void
zw_journey_free (ZwJourney *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->legs);
  g_free (self);
}

/* The morning peak, every minute. */
void
zw_journey_window_init (ZwJourneyWindow *self)
{
  *self = (ZwJourneyWindow){ .from_s = 7 * 3600, .to_s = 9 * 3600, .step_s = 60 };
}

/**
 * zw_journey_window_check:
 *
 * Returns: whether it has at least one departure and at most a day's seconds of
 *   them, and lies within two days
 */
gboolean
zw_journey_window_check (const ZwJourneyWindow *self)
{
  return self->from_s >= 0 && self->to_s > self->from_s && self->to_s <= 2 * 86400
         && self->step_s > 0 && (self->to_s - self->from_s) / self->step_s <= 86400;
}

static int
compare_seconds (const void *a, const void *b)
{
  int x = *(const int *) a, y = *(const int *) b;

  return (x > y) - (x < y);
}

/**
 * zw_travel_time_percentile:
 * @seconds: (array length=n) (inout): travel times, sorted here; those that never
 *   arrive are %ZW_JOURNEY_NEVER
 * @n: at least one
 * @percent: 1 to 100
 *
 * The nearest rank: the smallest of the times that at least @percent in a hundred
 * of them do not exceed. Nothing is interpolated, as half of never is nothing.
 *
 * Returns: seconds, or %ZW_JOURNEY_NEVER
 */
int
zw_travel_time_percentile (int *seconds, guint n, guint percent)
{
  g_return_val_if_fail (n > 0 && percent > 0 && percent <= 100, ZW_JOURNEY_NEVER);
  qsort (seconds, n, sizeof *seconds, compare_seconds);
  return seconds[((guint64) n * percent + 99) / 100 - 1];
}

/**
 * zw_journey_find_times:
 * @window: departures, see zw_journey_window_check()
 * @max_rides: as for zw_journey_find()
 * @times: (out): what they take
 *
 * Looks at every departure in the window, each searched exactly.
 */
void
zw_journey_find_times (ZwJourneySearch *self,
                       ZwPoint origin,
                       ZwPoint destination,
                       const ZwJourneyWindow *window,
                       guint max_rides,
                       ZwTravelTimes *times)
{
  guint n;
  g_autofree int *seconds = NULL;

  *times = (ZwTravelTimes){ 0, 0, ZW_JOURNEY_NEVER, ZW_JOURNEY_NEVER };
  g_return_if_fail (zw_journey_window_check (window));
  n = (guint) ((window->to_s - window->from_s + window->step_s - 1) / window->step_s);
  times->n = n;
  if (!is_place (origin) || !is_place (destination))
    return;
  seconds = g_new (int, n);
  set_places (self, origin, destination);
  reset (self, max_rides);
  for (guint i = n; i > 0; i--)
    {
      int departure_s = window->from_s + (int) (i - 1) * window->step_s;

      scan (self, departure_s);
      seconds[i - 1] = ZW_JOURNEY_NEVER;
      if (self->best.time_s == ZW_JOURNEY_NEVER)
        continue;
      seconds[i - 1] = self->best.time_s - departure_s;
      times->n_reached++;
    }
  times->median_s = zw_travel_time_percentile (seconds, n, 50);
  times->p85_s = zw_travel_time_percentile (seconds, n, 85);
}
