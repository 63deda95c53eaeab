/* zw-timetable-patterns.c: trips put together to patterns
 *
 * Trips of a route that call at the same stops make a pattern. Where one
 * overtakes another they are told apart: in order of departure, each goes to the
 * first pattern whose last trip stays ahead of it all the way,
 *
 *       A     B     C                    A     B     C
 *     8:00  8:10  8:20  slow           8:00  8:10  8:20
 *     8:05  8:09  8:15  express   →    8:10  8:20  8:30
 *     8:10  8:20  8:30  slow           ----------------
 *                                      8:05  8:09  8:15
 *
 * so that in every pattern the first trip to catch at a stop is also the one
 * that arrives first everywhere, and can be searched for by halves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-timetable-private.h"

#include <string.h>

/* Of trips that overtake each other no more patterns are looked through than
 * these, so that a feed made to do harm takes no endless time. */
#define MAX_OPEN 64

typedef struct
{
  const ZwTimetableBuilder *builder;
  const gint32 *arrivals;
  const gint32 *departures;
  guint n_stops;
} Times;

static int
compare_times (const gint32 *a, const gint32 *b, guint n)
{
  for (guint i = 0; i < n; i++)
    if (a[i] != b[i])
      return a[i] < b[i] ? -1 : 1;
  return 0;
}

static int
compare_trips (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Times *times = user_data;
  const ZwBuilderTrip *x = &g_array_index (times->builder->trips, ZwBuilderTrip,
                                           *(const guint *) a);
  const ZwBuilderTrip *y = &g_array_index (times->builder->trips, ZwBuilderTrip,
                                           *(const guint *) b);
  int order = compare_times (times->departures + x->first_time, times->departures + y->first_time,
                             times->n_stops);

  if (order == 0)
    order = compare_times (times->arrivals + x->first_time, times->arrivals + y->first_time,
                           times->n_stops);
  return order != 0 ? order : (x->days > y->days) - (x->days < y->days);
}

/* Whether @late is nowhere before @early. The far end tells soonest when it is. */
static gboolean
stays_behind (const Times *times, guint early, guint late)
{
  for (guint i = times->n_stops; i > 0; i--)
    if (times->arrivals[late + i - 1] < times->arrivals[early + i - 1]
        || times->departures[late + i - 1] < times->departures[early + i - 1])
      return FALSE;
  return TRUE;
}

static gboolean
are_same (const Times *times, guint a, guint b)
{
  gsize size = sizeof (gint32) * times->n_stops;

  return memcmp (times->arrivals + a, times->arrivals + b, size) == 0
         && memcmp (times->departures + a, times->departures + b, size) == 0;
}

/* A pattern being filled: trips of the builder by number. */
typedef struct
{
  GArray *trips;
  GArray *days;
} Lane;

static Lane *
lane_new (void)
{
  Lane *lane = g_new (Lane, 1);

  lane->trips = g_array_new (FALSE, FALSE, sizeof (guint));
  lane->days = g_array_new (FALSE, FALSE, sizeof (guint8));
  return lane;
}

static void
lane_free (Lane *lane)
{
  g_array_unref (lane->trips);
  g_array_unref (lane->days);
  g_free (lane);
}

/* Whether the trip runs as the last one does, on other days. */
static gboolean
merge_trip (const Times *times, Lane *lane, guint last, const ZwBuilderTrip *trip)
{
  guint8 *days = &g_array_index (lane->days, guint8, lane->days->len - 1);

  if ((*days & trip->days) != 0 || !are_same (times, last, trip->first_time))
    return FALSE;
  *days |= trip->days;
  return TRUE;
}

static void
place_trip (const Times *times, GPtrArray *lanes, guint index)
{
  const ZwBuilderTrip *trips = (const ZwBuilderTrip *) (void *) times->builder->trips->data,
                      *trip = &trips[index];
  Lane *lane = NULL;

  for (guint i = lanes->len - MIN (lanes->len, MAX_OPEN); i < lanes->len && lane == NULL; i++)
    {
      Lane *open = g_ptr_array_index (lanes, i);
      guint last = trips[g_array_index (open->trips, guint, open->trips->len - 1)].first_time;

      if (merge_trip (times, open, last, trip))
        return;
      if (stays_behind (times, last, trip->first_time))
        lane = open;
    }
  if (lane == NULL)
    {
      lane = lane_new ();
      g_ptr_array_add (lanes, lane);
    }
  g_array_append_val (lane->trips, index);
  g_array_append_val (lane->days, trip->days);
}

typedef struct
{
  GArray *patterns;
  GArray *stops;
  GArray *flags;
  GArray *days;
  GArray *arrivals;
  GArray *departures;
} Output;

static void
write_lane (const Times *times, const ZwBuilderShape *shape, const Lane *lane, Output *output)
{
  const ZwTimetableBuilder *builder = times->builder;
  ZwTimetablePattern pattern = {
    .route = shape->route,
    .n_stops = shape->n_stops,
    .first_stop = output->stops->len,
    .n_trips = lane->trips->len,
    .first_trip = output->days->len,
    .first_time = output->arrivals->len,
  };

  g_array_append_val (output->patterns, pattern);
  g_array_append_vals (output->stops,
                       &g_array_index (builder->shape_stops, guint, shape->first_stop),
                       shape->n_stops);
  g_array_append_vals (output->flags,
                       &g_array_index (builder->shape_flags, guint8, shape->first_stop),
                       shape->n_stops);
  g_array_append_vals (output->days, lane->days->data, lane->days->len);
  for (guint i = 0; i < lane->trips->len; i++)
    {
      guint from = g_array_index (builder->trips, ZwBuilderTrip,
                                  g_array_index (lane->trips, guint, i))
                       .first_time;

      g_array_append_vals (output->arrivals, times->arrivals + from, shape->n_stops);
      g_array_append_vals (output->departures, times->departures + from, shape->n_stops);
    }
}

/* ZwBuilderTrip numbers of each shape together; those of shape s begin at starts[s]. */
static guint *
sort_by_shape (const ZwTimetableBuilder *self, guint *starts)
{
  guint *order = g_new (guint, self->trips->len);
  g_autofree guint *next = NULL;

  starts[0] = 0;
  for (guint i = 0; i < self->shapes->len; i++)
    starts[i + 1] = starts[i] + g_array_index (self->shapes, ZwBuilderShape, i).n_trips;
  next = g_memdup2 (starts, sizeof (guint) * (self->shapes->len + 1));
  for (guint i = 0; i < self->trips->len; i++)
    order[next[g_array_index (self->trips, ZwBuilderTrip, i).shape]++] = i;
  return order;
}

/* The array's items, its own no longer. */
static gpointer
steal (GArray **array, guint *n)
{
  GArray *taken = g_steal_pointer (array);

  *n = taken->len;
  return g_array_free (taken, FALSE);
}

/* Sorts the trips of @self into the patterns of @timetable. */
void
zw_timetable_make_patterns (const ZwTimetableBuilder *self, ZwTimetable *timetable)
{
  Output output = {
    g_array_new (FALSE, FALSE, sizeof (ZwTimetablePattern)),
    g_array_new (FALSE, FALSE, sizeof (guint)),
    g_array_new (FALSE, FALSE, sizeof (guint8)),
    g_array_new (FALSE, FALSE, sizeof (guint8)),
    g_array_sized_new (FALSE, FALSE, sizeof (gint32), self->arrivals->len),
    g_array_sized_new (FALSE, FALSE, sizeof (gint32), self->arrivals->len),
  };
  g_autofree guint *starts = g_new (guint, self->shapes->len + 1);
  g_autofree guint *order = sort_by_shape (self, starts);
  Times times = { self, (const gint32 *) (void *) self->arrivals->data,
                  (const gint32 *) (void *) self->departures->data, 0 };
  guint n;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const ZwBuilderShape *shape = &g_array_index (self->shapes, ZwBuilderShape, i);
      g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) lane_free);

      times.n_stops = shape->n_stops;
      g_qsort_with_data (order + starts[i], (int) shape->n_trips, sizeof (guint), compare_trips,
                         &times);
      for (guint k = starts[i]; k < starts[i + 1]; k++)
        place_trip (&times, lanes, order[k]);
      for (guint k = 0; k < lanes->len; k++)
        write_lane (&times, shape, g_ptr_array_index (lanes, k), &output);
    }
  timetable->patterns = steal (&output.patterns, &timetable->n_patterns);
  timetable->pattern_stops = steal (&output.stops, &timetable->n_pattern_stops);
  timetable->pattern_flags = steal (&output.flags, &n);
  timetable->trip_days = steal (&output.days, &timetable->n_trips);
  timetable->arrivals = steal (&output.arrivals, &timetable->n_times);
  timetable->departures = steal (&output.departures, &n);
}
