/* zw-journey-network.c: the timetables of a project on one day, made ready for searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All vehicles of the day become one list of connections, in the order in which
 * they depart, and all changes become footpaths:
 *
 *   to the same stop        0 s, or the minimum time of transfers.txt
 *   to a stop nearby        the walk, at least that minimum time
 *   named by transfers.txt  the same, however far it is
 *   "not possible" there    none
 *
 * What is told of a station holds for its platforms, unless something is told of
 * these themselves.
 */

#include "metrics/zw-journey-network.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MIN_CELL_M 100.0
#define MAX_CELLS 1000000

/* Trips or stops between two looks at whether to go on. */
#define STEP 1000

/* Later than any run that began on the day; sums of times stay within an int. */
#define MAX_TIME_S (30 * 86400)

enum
{
  TYPE_MIN_TIME = 2,
  TYPE_NOT_POSSIBLE = 3,
};

/* What transfers.txt tells of two stops. */
typedef struct
{
  guint from;
  guint to;
  guint rank; /* how many of both are named themselves, not by their station */
  guint order;
  guint type;
  int min_s;
} Rule;

typedef struct
{
  ZwJourneyNetwork *network;
  const ZwProgress *progress;
  GArray *trips;       /* ZwNetworkTrip */
  GArray *connections; /* ZwConnection */
  GArray *footpaths;   /* ZwFootpath */
  GArray *rules;       /* Rule, sorted, one for each pair of stops */
  GArray *found;       /* guint */
  guint8 *boards;      /* by stop: whether one may board there */
  guint8 *alights;
} Building;

static int
compare_connections (const void *a, const void *b)
{
  const ZwConnection *x = a, *y = b;
  gboolean x_lasts = x->arrival_s > x->departure_s, y_lasts = y->arrival_s > y->departure_s;

  if (x->departure_s != y->departure_s)
    return x->departure_s < y->departure_s ? -1 : 1;
  if (x_lasts != y_lasts)
    return x_lasts ? 1 : -1;
  if (x->trip != y->trip)
    return x->trip < y->trip ? -1 : 1;
  return (x->position > y->position) - (x->position < y->position);
}

static void
add_trip (Building *self, guint timetable, const ZwTimetablePattern *pattern, guint trip)
{
  const ZwTimetable *table = self->network->timetables[timetable];
  const guint *stops = table->pattern_stops + pattern->first_stop;
  const guint8 *flags = table->pattern_flags + pattern->first_stop;
  const gint32 *arrivals = table->arrivals + pattern->first_time + trip * pattern->n_stops;
  const gint32 *departures = table->departures + pattern->first_time + trip * pattern->n_stops;
  guint first_stop = self->network->stop_starts[timetable];
  ZwNetworkTrip entry = { timetable, (guint) (pattern - table->patterns), trip,
                          departures[pattern->n_stops - 2] };

  if (arrivals[pattern->n_stops - 1] > MAX_TIME_S || departures[0] < 0)
    return;
  for (guint i = 0; i + 1 < pattern->n_stops; i++)
    {
      ZwConnection connection = { .departure_s = departures[i],
                                  .arrival_s = arrivals[i + 1],
                                  .from = first_stop + stops[i],
                                  .to = first_stop + stops[i + 1],
                                  .trip = self->trips->len,
                                  .position = i };

      if (flags[i] & ZW_TIMETABLE_PICK_UP)
        {
          connection.flags |= ZW_CONNECTION_BOARD;
          self->boards[connection.from] = TRUE;
        }
      if (flags[i + 1] & ZW_TIMETABLE_DROP_OFF)
        {
          connection.flags |= ZW_CONNECTION_ALIGHT;
          self->alights[connection.to] = TRUE;
        }
      g_array_append_val (self->connections, connection);
    }
  g_array_append_val (self->trips, entry);
}

static gboolean
add_trips (Building *self, GError **error)
{
  ZwJourneyNetwork *network = self->network;

  for (guint k = 0; k < network->n_timetables; k++)
    {
      const ZwTimetable *table = network->timetables[k];

      for (guint p = 0; p < table->n_patterns; p++)
        {
          const ZwTimetablePattern *pattern = &table->patterns[p];

          if (p % STEP == 0
              && !zw_progress_step (self->progress, -1.0, _ ("Sorting the timetable"), error))
            return FALSE;
          for (guint t = 0; t < pattern->n_trips; t++)
            if (table->trip_days[pattern->first_trip + t] & (1u << network->day))
              add_trip (self, k, pattern, t);
        }
    }
  if (self->connections->len > 0)
    qsort (self->connections->data, self->connections->len, sizeof (ZwConnection),
           compare_connections);
  return TRUE;
}

/* The more particular and then the later row comes last. */
static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const Rule *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* The stops a row of transfers.txt means: its stop, and the platforms of it. */
static guint
get_meant (const ZwTimetable *table, guint stop, guint index)
{
  return index == 0 ? stop : table->children[table->child_starts[stop] + index - 1];
}

static void
add_rule (Building *self, guint timetable, const ZwTimetableTransfer *transfer, guint order)
{
  const ZwTimetable *table = self->network->timetables[timetable];
  guint first_stop = self->network->stop_starts[timetable];
  guint n_from = 1 + table->child_starts[transfer->from + 1] - table->child_starts[transfer->from];
  guint n_to = 1 + table->child_starts[transfer->to + 1] - table->child_starts[transfer->to];

  for (guint i = 0; i < n_from; i++)
    {
      guint from = first_stop + get_meant (table, transfer->from, i);

      for (guint k = 0; k < n_to && self->alights[from]; k++)
        {
          Rule rule = { .from = from,
                        .to = first_stop + get_meant (table, transfer->to, k),
                        .rank = (i == 0) + (k == 0),
                        .order = order,
                        .type = transfer->type,
                        .min_s = (int) MIN (transfer->min_time_s, 86400u) };

          if (self->boards[rule.to])
            g_array_append_val (self->rules, rule);
        }
    }
}

static void
gather_rules (Building *self)
{
  guint n = 0;

  for (guint k = 0; k < self->network->n_timetables; k++)
    for (guint i = 0; i < self->network->timetables[k]->n_transfers; i++)
      add_rule (self, k, &self->network->timetables[k]->transfers[i], i);
  g_array_sort (self->rules, compare_rules);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);
      const Rule *next = rule + 1;

      if (i + 1 == self->rules->len || next->from != rule->from || next->to != rule->to)
        g_array_index (self->rules, Rule, n++) = *rule;
    }
  g_array_set_size (self->rules, n);
}

/* Sorts in the stops where something is possible. */
static ZwPointGrid *
sort_stops (Building *self, const guint8 *possible, guint **stops)
{
  const ZwJourneyNetwork *network = self->network;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  const ZwPoint *points;
  ZwPointGrid *grid = NULL;
  ZwGridFrame frame;

  for (guint s = 0; s < network->n_stops; s++)
    if (possible[s] && isfinite (network->places[s].x) && isfinite (network->places[s].y))
      {
        g_array_append_val (places, network->places[s]);
        g_array_append_val (numbers, s);
      }
  points = (const ZwPoint *) (const void *) places->data;
  if (places->len > 0)
    {
      zw_grid_frame_init (&frame, points, places->len, MIN_CELL_M, MAX_CELLS);
      grid = zw_point_grid_new (&frame, points, places->len);
    }
  *stops = (guint *) (void *) g_array_free (numbers, FALSE);
  return grid;
}

static const Rule *
find_rule (const Rule *rules, guint n, guint to)
{
  for (guint i = 0; i < n; i++)
    if (rules[i].to == to)
      return &rules[i];
  return NULL;
}

static void
add_footpath (Building *self, guint to, int seconds, const Rule *rule)
{
  ZwFootpath path = { to, seconds };

  if (rule != NULL && rule->type == TYPE_NOT_POSSIBLE)
    return;
  if (rule != NULL && rule->type == TYPE_MIN_TIME)
    path.seconds = MAX (path.seconds, rule->min_s);
  g_array_append_val (self->footpaths, path);
}

/* Walks to the stops nearby. */
static void
add_walks (Building *self, guint from, const Rule *rules, guint n_rules)
{
  const ZwJourneyNetwork *network = self->network;
  const ZwWalkSettings *walk = &network->walk;
  ZwPoint place = network->places[from];
  double reach = walk->max_transfer_m / walk->detour + 1.0;
  ZwEnvelope envelope = { place.x - reach, place.y - reach, place.x + reach, place.y + reach };

  if (network->boarding == NULL || isnan (place.x) || isnan (place.y))
    return;
  zw_point_grid_find (network->boarding, &envelope, self->found);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint point = g_array_index (self->found, guint, i);
      guint to = network->boarding_stops[network->boarding->order[point]];
      double length = zw_walk_get_length (walk, place, network->places[to]);

      if (to != from && length <= walk->max_transfer_m)
        add_footpath (self, to, zw_walk_get_seconds (walk, length), find_rule (rules, n_rules, to));
    }
}

/* What transfers.txt names beyond that. */
static void
add_named (Building *self, guint from, const Rule *rules, guint n_rules)
{
  const ZwJourneyNetwork *network = self->network;
  const ZwWalkSettings *walk = &network->walk;

  for (guint i = 0; i < n_rules; i++)
    {
      const Rule *rule = &rules[i];
      double length = zw_walk_get_length (walk, network->places[from], network->places[rule->to]);

      if (rule->to == from || length <= walk->max_transfer_m)
        continue;
      /* Without places only a time that is given can be taken; a walk of more
       * than a day is a mistake in the data. */
      if (isnan (length) ? rule->type == TYPE_MIN_TIME : length < 1e5)
        add_footpath (self, rule->to, isnan (length) ? 0 : zw_walk_get_seconds (walk, length),
                      rule);
    }
}

static int
compare_footpaths (const void *a, const void *b)
{
  const ZwFootpath *x = a, *y = b;

  if (x->seconds != y->seconds)
    return x->seconds < y->seconds ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

static gboolean
add_footpaths (Building *self, GError **error)
{
  ZwJourneyNetwork *network = self->network;
  guint first_rule = 0;

  network->footpath_starts = g_new0 (guint, network->n_stops + 1);
  for (guint s = 0; s < network->n_stops; s++)
    {
      guint start = self->footpaths->len, n_rules = 0;
      const Rule *rules;

      if (s % STEP == 0
          && !zw_progress_step (self->progress, s / (double) network->n_stops,
                                _ ("Finding the ways between stops"), error))
        return FALSE;
      while (first_rule + n_rules < self->rules->len
             && g_array_index (self->rules, Rule, first_rule + n_rules).from == s)
        n_rules++;
      rules = n_rules > 0 ? &g_array_index (self->rules, Rule, first_rule) : NULL;
      if (self->alights[s] && self->boards[s])
        add_footpath (self, s, 0, find_rule (rules, n_rules, s));
      if (self->alights[s])
        {
          add_walks (self, s, rules, n_rules);
          add_named (self, s, rules, n_rules);
        }
      first_rule += n_rules;
      if (self->footpaths->len > start)
        qsort (&g_array_index (self->footpaths, ZwFootpath, start), self->footpaths->len - start,
               sizeof (ZwFootpath), compare_footpaths);
      network->footpath_starts[s + 1] = self->footpaths->len;
    }
  return TRUE;
}

static void
take_timetables (ZwJourneyNetwork *self, const GPtrArray *timetables)
{
  self->timetables = g_new0 (ZwTimetable *, timetables->len + 1);
  self->stop_starts = g_new0 (guint, timetables->len + 1);
  for (guint i = 0; i < timetables->len; i++)
    {
      ZwTimetable *table = g_ptr_array_index (timetables, i);

      if (zw_timetable_count_trips (table, self->day) == 0)
        continue;
      self->timetables[self->n_timetables++] = zw_timetable_ref (table);
      self->stop_starts[self->n_timetables] = self->n_stops += table->n_stops;
    }
  self->places = g_new (ZwPoint, self->n_stops + 1);
  for (guint k = 0; k < self->n_timetables; k++)
    for (guint s = 0; s < self->timetables[k]->n_stops; s++)
      self->places[self->stop_starts[k] + s] = self->timetables[k]->stops[s].place;
}

static gboolean
build (Building *self, GError **error)
{
  ZwJourneyNetwork *network = self->network;

  if (!add_trips (self, error))
    return FALSE;
  network->boarding = sort_stops (self, self->boards, &network->boarding_stops);
  network->alighting = sort_stops (self, self->alights, &network->alighting_stops);
  gather_rules (self);
  if (!add_footpaths (self, error))
    return FALSE;
  network->n_trips = self->trips->len;
  network->trips = (ZwNetworkTrip *) (void *) g_array_free (g_steal_pointer (&self->trips), FALSE);
  network->n_connections = self->connections->len;
  network->connections = (ZwConnection *) (void *) g_array_free (
      g_steal_pointer (&self->connections), FALSE);
  network->footpaths = (ZwFootpath *) (void *) g_array_free (g_steal_pointer (&self->footpaths),
                                                             FALSE);
  return TRUE;
}

/**
 * zw_journey_network_new:
 * @timetables: (element-type ZwTimetable): in the same coordinate system
 * @day: kind of day; timetables without service on it are passed over
 * @walk: how one walks, see zw_walk_settings_check()
 * @progress: (nullable): who watches
 *
 * Trips that began the day before are not part of a day: a run at 24:30 is found
 * by asking for 24:30, not for 00:30.
 *
 * Returns: (transfer full): the network, or %NULL with %G_IO_ERROR_CANCELLED
 */
ZwJourneyNetwork *
zw_journey_network_new (const GPtrArray *timetables,
                        ZwDayType day,
                        const ZwWalkSettings *walk,
                        const ZwProgress *progress,
                        GError **error)
{
  g_autoptr (ZwJourneyNetwork) network = NULL;
  Building building = { .progress = progress };
  gboolean ok;

  g_return_val_if_fail (zw_walk_settings_check (walk), NULL);
  network = g_new0 (ZwJourneyNetwork, 1);
  g_atomic_ref_count_init (&network->ref_count);
  network->day = day;
  network->walk = *walk;
  take_timetables (network, timetables);
  building.network = network;
  building.trips = g_array_new (FALSE, FALSE, sizeof (ZwNetworkTrip));
  building.connections = g_array_new (FALSE, FALSE, sizeof (ZwConnection));
  building.footpaths = g_array_new (FALSE, FALSE, sizeof (ZwFootpath));
  building.rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  building.found = g_array_new (FALSE, FALSE, sizeof (guint));
  building.boards = g_new0 (guint8, network->n_stops + 1);
  building.alights = g_new0 (guint8, network->n_stops + 1);
  ok = build (&building, error);
  g_clear_pointer (&building.trips, g_array_unref);
  g_clear_pointer (&building.connections, g_array_unref);
  g_clear_pointer (&building.footpaths, g_array_unref);
  g_array_unref (building.rules);
  g_array_unref (building.found);
  g_free (building.boards);
  g_free (building.alights);
  return ok ? g_steal_pointer (&network) : NULL;
}

ZwJourneyNetwork *
zw_journey_network_ref (ZwJourneyNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_journey_network_unref (ZwJourneyNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint k = 0; k < self->n_timetables; k++)
    zw_timetable_unref (self->timetables[k]);
  g_free (self->timetables);
  g_free (self->stop_starts);
  g_free (self->places);
  g_free (self->trips);
  g_free (self->connections);
  g_free (self->footpaths);
  g_free (self->footpath_starts);
  g_clear_pointer (&self->boarding, zw_point_grid_free);
  g_clear_pointer (&self->alighting, zw_point_grid_free);
  g_free (self->boarding_stops);
  g_free (self->alighting_stops);
  g_free (self);
}

/**
 * zw_journey_network_locate:
 * @stop: a stop of the network
 * @timetable: (out): its timetable, a number in @timetables
 * @stop_of_timetable: (out): its number there
 */
void
zw_journey_network_locate (const ZwJourneyNetwork *self,
                           guint stop,
                           guint *timetable,
                           guint *stop_of_timetable)
{
  guint k = 0;

  while (k + 1 < self->n_timetables && self->stop_starts[k + 1] <= stop)
    k++;
  *timetable = k;
  *stop_of_timetable = stop - self->stop_starts[k];
}
