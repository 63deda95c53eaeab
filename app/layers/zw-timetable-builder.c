/* zw-timetable-builder.c: collects a timetable part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-timetable-private.h"

#include <glib/gi18n.h>
#include <math.h>

ZwTimetableBuilder *
zw_timetable_builder_new (void)
{
  ZwTimetableBuilder *self = g_new0 (ZwTimetableBuilder, 1);

  self->timetable = zw_timetable_new ();
  self->stops = g_array_new (FALSE, FALSE, sizeof (ZwTimetableStop));
  self->routes = g_array_new (FALSE, FALSE, sizeof (ZwTimetableRoute));
  self->zones = g_array_new (FALSE, FALSE, sizeof (char *));
  self->zone_index = g_hash_table_new (NULL, NULL); /* texts are interned */
  self->transfers = g_array_new (FALSE, FALSE, sizeof (ZwTimetableTransfer));
  self->fares = g_array_new (FALSE, FALSE, sizeof (ZwTimetableFare));
  self->fare_rules = g_array_new (FALSE, FALSE, sizeof (ZwTimetableFareRule));
  self->shape_index = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                             (GDestroyNotify) g_bytes_unref, NULL);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (ZwBuilderShape));
  self->shape_stops = g_array_new (FALSE, FALSE, sizeof (guint));
  self->shape_flags = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->trips = g_array_new (FALSE, FALSE, sizeof (ZwBuilderTrip));
  self->arrivals = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->departures = g_array_new (FALSE, FALSE, sizeof (gint32));
  self->key = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
zw_timetable_builder_free (ZwTimetableBuilder *self)
{
  g_clear_pointer (&self->timetable, zw_timetable_unref);
  g_array_unref (self->stops);
  g_array_unref (self->routes);
  g_array_unref (self->zones);
  g_hash_table_unref (self->zone_index);
  g_array_unref (self->transfers);
  g_array_unref (self->fares);
  g_array_unref (self->fare_rules);
  g_hash_table_unref (self->shape_index);
  g_array_unref (self->shapes);
  g_array_unref (self->shape_stops);
  g_array_unref (self->shape_flags);
  g_array_unref (self->trips);
  g_array_unref (self->arrivals);
  g_array_unref (self->departures);
  g_array_unref (self->key);
  g_free (self);
}

void
zw_timetable_builder_set_date (ZwTimetableBuilder *self, ZwDayType day, int date)
{
  g_return_if_fail (day < ZW_N_DAY_TYPES);
  self->timetable->dates[day] = date;
}

/**
 * zw_timetable_builder_add_zone:
 *
 * Returns: number of the fare zone with this id, which is new or already there
 */
guint
zw_timetable_builder_add_zone (ZwTimetableBuilder *self, const char *id)
{
  const char *text = zw_timetable_intern (self->timetable, id);
  gpointer index;

  if (g_hash_table_lookup_extended (self->zone_index, text, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_hash_table_insert (self->zone_index, (char *) text, GUINT_TO_POINTER (self->zones->len));
  g_array_append_val (self->zones, text);
  return self->zones->len - 1;
}

/**
 * zw_timetable_builder_add_stop:
 * @stop: its parent may be a stop that comes later
 *
 * Returns: number of the stop: 0 for the first, and so on
 */
guint
zw_timetable_builder_add_stop (ZwTimetableBuilder *self, const ZwTimetableStop *stop)
{
  ZwTimetableStop copy = *stop;

  copy.id = zw_timetable_intern (self->timetable, stop->id);
  copy.name = zw_timetable_intern (self->timetable, stop->name);
  copy.mode = zw_timetable_intern (self->timetable, stop->mode);
  if (!isfinite (stop->place.x) || !isfinite (stop->place.y))
    copy.place.x = copy.place.y = NAN;
  g_array_append_val (self->stops, copy);
  return self->stops->len - 1;
}

/**
 * zw_timetable_builder_set_stop:
 *
 * Changes mode and place of a stop.
 */
void
zw_timetable_builder_set_stop (ZwTimetableBuilder *self,
                               guint stop,
                               const char *mode,
                               ZwPoint place)
{
  ZwTimetableStop *changed = &g_array_index (self->stops, ZwTimetableStop, stop);

  g_return_if_fail (stop < self->stops->len);
  changed->mode = zw_timetable_intern (self->timetable, mode);
  changed->place = isfinite (place.x) && isfinite (place.y) ? place : (ZwPoint){ NAN, NAN };
}

guint
zw_timetable_builder_add_route (ZwTimetableBuilder *self, const ZwTimetableRoute *route)
{
  ZwTimetableRoute copy = {
    .id = zw_timetable_intern (self->timetable, route->id),
    .name = zw_timetable_intern (self->timetable, route->name),
    .mode = zw_timetable_intern (self->timetable, route->mode),
    .agency = zw_timetable_intern (self->timetable, route->agency),
  };

  g_array_append_val (self->routes, copy);
  return self->routes->len - 1;
}

static guint
find_shape (ZwTimetableBuilder *self,
            guint route,
            guint n_stops,
            const guint *stops,
            const guint8 *flags)
{
  ZwBuilderShape shape = { .route = route,
                           .n_stops = n_stops,
                           .first_stop = self->shape_stops->len };
  g_autoptr (GBytes) key = NULL;
  gpointer index;

  g_array_set_size (self->key, 0);
  g_array_append_val (self->key, route);
  g_array_append_vals (self->key, stops, n_stops);
  for (guint i = 0; i < n_stops; i++)
    {
      guint flag = flags != NULL ? flags[i] & 3u : 3u;

      g_array_append_val (self->key, flag);
    }
  key = g_bytes_new (self->key->data, self->key->len * sizeof (guint));
  if (g_hash_table_lookup_extended (self->shape_index, key, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_array_append_vals (self->shape_stops, stops, n_stops);
  for (guint i = 0; i < n_stops; i++)
    {
      guint8 flag = flags != NULL ? flags[i] & 3u : 3u;

      g_array_append_val (self->shape_flags, flag);
    }
  g_array_append_val (self->shapes, shape);
  g_hash_table_insert (self->shape_index, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->shapes->len - 1));
  return self->shapes->len - 1;
}

/**
 * zw_timetable_builder_add_trip:
 * @route: as zw_timetable_builder_add_route() numbered it
 * @days: bits (1 << #ZwDayType) of the days it runs on
 * @stops: (array length=n_stops): as zw_timetable_builder_add_stop() numbered them
 * @flags: (array length=n_stops) (nullable): #ZwTimetableFlags; %NULL for boarding
 *   and getting off everywhere
 * @arrivals: (array length=n_stops): seconds after midnight
 * @departures: (array length=n_stops): likewise
 *
 * Times that go back are raised to the one before.
 *
 * Returns: %FALSE when there is no such trip: fewer than two stops, no day, a
 *   number out of bounds; or when there is no more room
 */
gboolean
zw_timetable_builder_add_trip (ZwTimetableBuilder *self,
                               guint route,
                               guint days,
                               guint n_stops,
                               const guint *stops,
                               const guint8 *flags,
                               const gint32 *arrivals,
                               const gint32 *departures)
{
  ZwBuilderTrip trip = { .first_time = self->arrivals->len,
                         .days = (guint8) (days & ZW_TIMETABLE_ALL_DAYS) };
  gint32 last = 0;

  if (route >= self->routes->len || trip.days == 0 || n_stops < 2)
    return FALSE;
  if (n_stops > ZW_TIMETABLE_MAX_TIMES - self->arrivals->len)
    {
      self->full = TRUE;
      return FALSE;
    }
  for (guint i = 0; i < n_stops; i++)
    if (stops[i] >= self->stops->len || MIN (arrivals[i], departures[i]) < 0
        || MAX (arrivals[i], departures[i]) > ZW_TIMETABLE_MAX_TIME_S)
      return FALSE;
  trip.shape = find_shape (self, route, n_stops, stops, flags);
  g_array_index (self->shapes, ZwBuilderShape, trip.shape).n_trips++;
  for (guint i = 0; i < n_stops; i++)
    {
      last = MAX (last, arrivals[i]);
      g_array_append_val (self->arrivals, last);
      last = MAX (last, departures[i]);
      g_array_append_val (self->departures, last);
    }
  g_array_append_val (self->trips, trip);
  return TRUE;
}

void
zw_timetable_builder_add_transfer (ZwTimetableBuilder *self, const ZwTimetableTransfer *transfer)
{
  g_array_append_vals (self->transfers, transfer, 1);
}

guint
zw_timetable_builder_add_fare (ZwTimetableBuilder *self, const ZwTimetableFare *fare)
{
  ZwTimetableFare copy = *fare;

  copy.id = zw_timetable_intern (self->timetable, fare->id);
  copy.agency = zw_timetable_intern (self->timetable, fare->agency);
  copy.currency[3] = '\0';
  g_array_append_val (self->fares, copy);
  return self->fares->len - 1;
}

void
zw_timetable_builder_add_fare_rule (ZwTimetableBuilder *self, const ZwTimetableFareRule *rule)
{
  g_array_append_vals (self->fare_rules, rule, 1);
}

/* Ties every stop to the station at the top; stops that are each other's parents
 * stand alone. */
static void
settle_parents (GArray *stops)
{
  g_autofree guint *parents = g_new (guint, stops->len);

  for (guint i = 0; i < stops->len; i++)
    {
      guint parent = g_array_index (stops, ZwTimetableStop, i).parent, depth = 0, above;

      for (; parent < stops->len && depth < 4; depth++)
        {
          above = g_array_index (stops, ZwTimetableStop, parent).parent;
          if (above >= stops->len)
            break;
          parent = above;
        }
      parents[i] = parent < stops->len && parent != i && depth < 4 ? parent : ZW_TIMETABLE_NONE;
    }
  for (guint i = 0; i < stops->len; i++)
    g_array_index (stops, ZwTimetableStop, i).parent = parents[i];
}

static int
compare_transfers (gconstpointer a, gconstpointer b)
{
  const ZwTimetableTransfer *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  return zw_timetable_compare_rules (a, b);
}

static gboolean
is_number_or_none (guint number, guint n)
{
  return number == ZW_TIMETABLE_NONE || number < n;
}

/* Leaves out what names a stop, route, zone or fare that is not there. */
static void
drop_unknown (ZwTimetableBuilder *self)
{
  guint n;

  for (guint i = 0; i < self->stops->len; i++)
    {
      ZwTimetableStop *stop = &g_array_index (self->stops, ZwTimetableStop, i);

      if (!is_number_or_none (stop->zone, self->zones->len))
        stop->zone = ZW_TIMETABLE_NONE;
    }
  n = 0;
  for (guint i = 0; i < self->transfers->len; i++)
    {
      ZwTimetableTransfer t = g_array_index (self->transfers, ZwTimetableTransfer, i);

      if (t.from < self->stops->len && t.to < self->stops->len && t.type <= 3
          && t.min_time_s <= ZW_TIMETABLE_MAX_TIME_S)
        g_array_index (self->transfers, ZwTimetableTransfer, n++) = t;
    }
  g_array_set_size (self->transfers, n);
  n = 0;
  for (guint i = 0; i < self->fare_rules->len; i++)
    {
      ZwTimetableFareRule r = g_array_index (self->fare_rules, ZwTimetableFareRule, i);

      if (r.fare < self->fares->len && is_number_or_none (r.route, self->routes->len)
          && is_number_or_none (r.origin, self->zones->len)
          && is_number_or_none (r.destination, self->zones->len)
          && is_number_or_none (r.contains, self->zones->len))
        g_array_index (self->fare_rules, ZwTimetableFareRule, n++) = r;
    }
  g_array_set_size (self->fare_rules, n);
}

/**
 * zw_timetable_builder_end:
 *
 * Sorts the trips into patterns. What has been added is used up; the builder may
 * only be freed.
 *
 * Returns: (transfer full): the timetable, or %NULL with @error set
 *   (%ZW_STORE_ERROR_INVALID) when it was too large
 */
ZwTimetable *
zw_timetable_builder_end (ZwTimetableBuilder *self, GError **error)
{
  ZwTimetable *timetable = self->timetable;

  g_return_val_if_fail (timetable != NULL, NULL);
  if (self->full)
    {
      g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                           _ ("The timetable has more departures than a project can keep."));
      return NULL;
    }
  settle_parents (self->stops);
  drop_unknown (self);
  g_array_sort (self->transfers, compare_transfers);
  g_array_sort (self->fare_rules, compare_rules);
  zw_timetable_make_patterns (self, timetable);
  timetable->n_stops = self->stops->len;
  timetable->stops = g_memdup2 (self->stops->data, self->stops->len * sizeof (ZwTimetableStop));
  timetable->n_routes = self->routes->len;
  timetable->routes = g_memdup2 (self->routes->data, self->routes->len * sizeof (ZwTimetableRoute));
  timetable->n_zones = self->zones->len;
  timetable->zones = g_memdup2 (self->zones->data, self->zones->len * sizeof (char *));
  timetable->n_transfers = self->transfers->len;
  timetable->transfers = g_memdup2 (self->transfers->data,
                                    self->transfers->len * sizeof (ZwTimetableTransfer));
  timetable->n_fares = self->fares->len;
  timetable->fares = g_memdup2 (self->fares->data, self->fares->len * sizeof (ZwTimetableFare));
  timetable->n_fare_rules = self->fare_rules->len;
  timetable->fare_rules = g_memdup2 (self->fare_rules->data,
                                     self->fare_rules->len * sizeof (ZwTimetableFareRule));
  zw_timetable_index (timetable);
  return g_steal_pointer (&self->timetable);
}
