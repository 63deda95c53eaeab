/* zw-gtfs-times.c: the timetable of a GTFS feed, counted while it streams by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * stop_times.txt is by far the largest file of a feed. Its rows are gathered
 * trip by trip, counted into the stops and routes, and forgotten. Most feeds
 * have the rows of a trip together; of a feed that has not, the file is read a
 * second time, and only the rows of the trips that are scattered are held
 * (32 bytes each) to be put in order at the end.
 */

#include "import/zw-gtfs-private.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct
{
  ZwGtfsLoad *load;
  ZwGtfsTable *table;
  gboolean second_pass;

  /* Columns */
  int trip_id, stop_id, sequence, arrival, departure, pickup, drop_off, distance;

  /* Trip at hand */
  GString *trip_name;
  guint trip;
  GArray *calls; /* ZwGtfsCall */
  GArray *stops; /* guint, for the pattern */

  GArray *held; /* ZwGtfsCall: of scattered trips */
  guint n_scattered;
  guint n_rows;
} Reading;

static void
count_runs (ZwGtfsRuns *runs, guint64 n, int first_s, int last_s)
{
  runs->first_s = runs->n == 0 ? first_s : MIN (runs->first_s, first_s);
  runs->last_s = runs->n == 0 ? last_s : MAX (runs->last_s, last_s);
  runs->n += n;
}

static int
compare_calls (gconstpointer a, gconstpointer b)
{
  const ZwGtfsCall *x = a, *y = b;

  if (x->trip != y->trip)
    return x->trip < y->trip ? -1 : 1;
  if (x->sequence != y->sequence)
    return x->sequence < y->sequence ? -1 : 1;
  return (x->order > y->order) - (x->order < y->order);
}

/* Times between two calls that have them: by distance where that is given and
 * grows, else evenly by the place in the sequence. */
static void
interpolate (ZwGtfsCall *calls, guint from, guint to)
{
  gboolean by_distance = calls[to].distance > calls[from].distance;
  int start = calls[from].depart_s, span = calls[to].arrive_s - start;

  for (guint i = from + 1; i <= to && by_distance; i++)
    by_distance = calls[i].distance >= calls[i - 1].distance;
  for (guint i = from + 1; i < to; i++)
    {
      double share = by_distance ? (calls[i].distance - calls[from].distance)
                                       / (double) (calls[to].distance - calls[from].distance)
                                 : (i - from) / (double) (to - from);

      calls[i].arrive_s = calls[i].depart_s = start + (int) lround (span * share);
    }
}

/* Gives every call a time. FALSE when there is none at all to go by. */
static gboolean
fill_times (Reading *self, ZwGtfsCall *calls, guint n, const char *trip)
{
  guint known = ZW_GTFS_NONE, first = ZW_GTFS_NONE;
  gboolean backwards = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (calls[i].depart_s == ZW_GTFS_NO_TIME)
        calls[i].depart_s = calls[i].arrive_s;
      if (calls[i].arrive_s == ZW_GTFS_NO_TIME)
        calls[i].arrive_s = calls[i].depart_s;
      if (calls[i].depart_s == ZW_GTFS_NO_TIME)
        continue;
      if (known == ZW_GTFS_NONE)
        first = i;
      else
        backwards |= calls[i].arrive_s < calls[known].depart_s;
      if (known != ZW_GTFS_NONE && known + 1 < i)
        interpolate (calls, known, i);
      known = i;
    }
  if (known == ZW_GTFS_NONE)
    return FALSE;
  if (first > 0 || known + 1 < n)
    zw_gtfs_note (self->load, ZW_GTFS_STOP_TIMES_TXT, calls[0].line,
                  _ ("Trip “%s” has no time at its first or last stop; the nearest one was taken."),
                  trip);
  if (backwards)
    zw_gtfs_note (self->load, ZW_GTFS_STOP_TIMES_TXT, calls[0].line,
                  _ ("Times of trip “%s” go backwards; they were counted as they are."), trip);
  for (guint i = 0; i < first; i++)
    calls[i].arrive_s = calls[i].depart_s = calls[first].arrive_s;
  for (guint i = known + 1; i < n; i++)
    calls[i].arrive_s = calls[i].depart_s = calls[known].depart_s;
  return TRUE;
}

/* Without direction_id the directions of a route are told apart by the way the
 * trips head, from their first stop to their last, next to the first of them. */
static guint
guess_direction (const ZwGtfsLoad *load, ZwGtfsRouteCount *route, const ZwGtfsCall *calls, guint n)
{
  const ZwGtfsStop *from = &g_array_index (load->feed->stops, ZwGtfsStop, calls[0].stop);
  const ZwGtfsStop *to = &g_array_index (load->feed->stops, ZwGtfsStop, calls[n - 1].stop);
  double x = (to->lon - from->lon) * cos (from->lat * G_PI / 180), y = to->lat - from->lat;

  if (isnan (x) || isnan (y))
    return 0;
  if (route->heading_x == 0 && route->heading_y == 0)
    {
      route->heading_x = x;
      route->heading_y = y;
    }
  return x * route->heading_x + y * route->heading_y < 0 ? 1 : 0;
}

/* Counts the departures of a trip that runs on the day at one of its stops, or
 * its starts. @offset_s: from the start of the trip; below 0 where its times go
 * backwards, but nothing leaves before it has started. */
static guint64
count_trip (const ZwGtfsLoad *load,
            const ZwGtfsTrip *trip,
            int time_s,
            int offset_s,
            ZwGtfsRuns *runs)
{
  guint64 n_all = 0;

  if (trip->n_runs == 0)
    {
      if (runs != NULL)
        count_runs (runs, 1, time_s, time_s);
      return 1;
    }
  for (guint i = 0; i < trip->n_runs; i++)
    {
      const ZwGtfsWindow *window = &g_array_index (load->windows, ZwGtfsWindow,
                                                   trip->first_run + i);
      guint n = zw_gtfs_window_count (window);
      int start = window->start_s + MAX (offset_s, 0);

      if (runs != NULL)
        count_runs (runs, n, start, start + (int) (n - 1) * window->headway_s);
      n_all += n;
    }
  return n_all;
}

static void
count_calls (Reading *self, const ZwGtfsTrip *trip, const ZwGtfsCall *calls, guint n)
{
  ZwGtfsLoad *load = self->load;
  ZwGtfsRouteCount *route = &g_array_index (load->route_counts, ZwGtfsRouteCount, trip->route);
  guint direction = trip->direction >= 0 ? (guint) trip->direction
                                         : guess_direction (load, route, calls, n);

  count_trip (load, trip, calls[0].depart_s, 0, &route->directions[direction]);
  for (guint i = 0; i < n; i++)
    {
      ZwGtfsStopCount *stop = &g_array_index (load->stop_counts, ZwGtfsStopCount, calls[i].stop);
      gboolean boards = i + 1 < n && !calls[i].no_pickup;
      guint64 n_runs = count_trip (load, trip, calls[i].depart_s,
                                   calls[i].depart_s - calls[0].depart_s,
                                   boards ? &stop->departures : NULL);

      stop->calls += n_runs;
      stop->calls_by_mode[route->mode] += (guint) n_runs;
    }
}

/* All rows of a trip are here: counts them. */
static void
finish_trip (Reading *self, const char *name, guint index, ZwGtfsCall *calls, guint n)
{
  ZwGtfsLoad *load = self->load;
  ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, index);
  ZwGtfsMode mode = g_array_index (load->route_counts, ZwGtfsRouteCount, trip->route).mode;
  gboolean sorted = TRUE;

  for (guint i = 1; i < n && sorted; i++)
    sorted = calls[i - 1].sequence <= calls[i].sequence;
  if (!sorted)
    qsort (calls, n, sizeof (ZwGtfsCall), compare_calls);
  for (guint i = 1; i < n; i++)
    if (calls[i].sequence == calls[i - 1].sequence)
      zw_gtfs_note (load, ZW_GTFS_STOP_TIMES_TXT, calls[i].line,
                    _ ("Trip “%s” has the stop_sequence %d twice; both stops were kept."), name,
                    calls[i].sequence);
  for (guint i = 0; i < n; i++)
    g_array_index (load->stop_counts, ZwGtfsStopCount, calls[i].stop).ever_by_mode[mode]++;
  if (n < 2)
    {
      zw_gtfs_note (load, ZW_GTFS_STOP_TIMES_TXT, n > 0 ? calls[0].line : 0,
                    _ ("Trip “%s” has fewer than two stops; it was not counted."), name);
      return;
    }
  if (trip->drawn
      && (trip->shape == ZW_GTFS_NONE
          || g_array_index (load->shapes, ZwGtfsShape, trip->shape).points == NULL))
    {
      g_array_set_size (self->stops, 0);
      for (guint i = 0; i < n; i++)
        g_array_append_val (self->stops, calls[i].stop);
      zw_gtfs_add_pattern (load, trip->route, (const guint *) (void *) self->stops->data, n);
    }
  if (!trip->active && trip->days == 0)
    return;
  if (!fill_times (self, calls, n, name))
    {
      if (trip->n_runs == 0)
        {
          zw_gtfs_note (load, ZW_GTFS_STOP_TIMES_TXT, calls[0].line,
                        _ ("Trip “%s” has no times at all; it was not counted."), name);
          return;
        }
      for (guint i = 0; i < n; i++)
        calls[i].arrive_s = calls[i].depart_s = 0;
    }
  if (trip->active)
    count_calls (self, trip, calls, n);
  if (trip->days != 0)
    zw_gtfs_keep_trip (load, trip, calls, n);
}

/* The rows of the trip at hand have come to an end, for the moment at least. */
static void
leave_trip (Reading *self)
{
  if (self->trip != ZW_GTFS_NONE)
    {
      ZwGtfsTrip *trip = &g_array_index (self->load->trips, ZwGtfsTrip, self->trip);

      if (!trip->scattered && self->n_scattered == 0)
        finish_trip (self, self->trip_name->str, self->trip,
                     (ZwGtfsCall *) (void *) self->calls->data, self->calls->len);
      trip->finished = TRUE;
    }
  self->trip = ZW_GTFS_NONE;
  g_array_set_size (self->calls, 0);
}

static void
enter_trip (Reading *self, const char *id)
{
  gpointer index;
  ZwGtfsTrip *trip;

  g_string_assign (self->trip_name, id);
  if (!g_hash_table_lookup_extended (self->load->trip_index, id, NULL, &index))
    return;
  self->trip = GPOINTER_TO_UINT (index);
  trip = &g_array_index (self->load->trips, ZwGtfsTrip, self->trip);
  if (trip->finished && !trip->scattered)
    {
      trip->scattered = TRUE;
      self->n_scattered++;
    }
  trip->seen = TRUE;
}

/* The stop of the row; ZW_GTFS_NONE, noted, when it is no stop. */
static guint
get_stop (Reading *self)
{
  const char *id = zw_csv_get (self->table->csv, self->stop_id);
  guint64 line = zw_csv_get_line (self->table->csv);
  gpointer index;

  if (g_hash_table_lookup_extended (self->load->stop_index, id, NULL, &index))
    return GPOINTER_TO_UINT (index);
  if (*id == '\0')
    zw_gtfs_note (
        self->load, self->table->file, line,
        _ ("The row of trip “%s” names no stop (an area served on demand); it was left out."),
        self->trip_name->str);
  else
    zw_gtfs_note (self->load, self->table->file, line,
                  _ ("The stop “%s” of trip “%s” is not in stops.txt; the row was left out."), id,
                  self->trip_name->str);
  return ZW_GTFS_NONE;
}

static int
get_sequence (Reading *self)
{
  int sequence;

  if (self->sequence < 0)
    return (int) MIN (self->n_rows, G_MAXINT);
  if (zw_gtfs_table_get_integer (self->table, self->sequence, &sequence))
    {
      if (sequence < 0)
        zw_gtfs_note (self->load, self->table->file, zw_csv_get_line (self->table->csv),
                      _ ("A stop_sequence below 0 is not allowed; it was taken as it is."));
      return sequence;
    }
  zw_gtfs_note (self->load, self->table->file, zw_csv_get_line (self->table->csv),
                _ ("The stop_sequence “%s” is no number; the order of the rows was taken."),
                zw_csv_get (self->table->csv, self->sequence));
  if (self->calls->len == 0)
    return 0;
  return g_array_index (self->calls, ZwGtfsCall, self->calls->len - 1).sequence + 1;
}

static void
read_row (Reading *self)
{
  ZwCsv *csv = self->table->csv;
  const char *id = zw_csv_get (csv, self->trip_id);
  const ZwGtfsTrip *trip;
  ZwGtfsCall call = { .distance = NAN };
  double distance;
  int pickup, drop_off;

  if (strcmp (id, self->trip_name->str) != 0 || self->n_rows == 0)
    {
      leave_trip (self);
      enter_trip (self, id);
    }
  self->n_rows++;
  if (self->trip == ZW_GTFS_NONE)
    {
      zw_gtfs_note (self->load, self->table->file, zw_csv_get_line (csv),
                    _ ("The trip “%s” is not in trips.txt; the row was left out."), id);
      return;
    }
  trip = &g_array_index (self->load->trips, ZwGtfsTrip, self->trip);
  call.trip = self->trip;
  call.stop = get_stop (self);
  if (call.stop == ZW_GTFS_NONE)
    return;
  call.order = self->n_rows;
  call.line = (guint) MIN (zw_csv_get_line (csv), G_MAXINT / 2);
  call.sequence = get_sequence (self);
  if (trip->active || trip->days != 0)
    {
      call.arrive_s = zw_gtfs_table_get_time (self->table, self->arrival);
      call.depart_s = zw_gtfs_table_get_time (self->table, self->departure);
      if (zw_gtfs_table_get_number (self->table, self->distance, &distance))
        call.distance = (float) distance;
      call.no_pickup = zw_gtfs_table_get_integer (self->table, self->pickup, &pickup)
                       && pickup == 1;
      call.no_drop_off = zw_gtfs_table_get_integer (self->table, self->drop_off, &drop_off)
                         && drop_off == 1;
    }
  if (trip->scattered && self->second_pass)
    g_array_append_val (self->held, call);
  g_array_append_val (self->calls, call);
}

/* Trips whose rows were not together, each put in order. */
static void
finish_held (Reading *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer id, index;

  if (self->held->len == 0)
    return;
  g_hash_table_iter_init (&iter, self->load->trip_index);
  while (g_hash_table_iter_next (&iter, &id, &index))
    if (g_array_index (self->load->trips, ZwGtfsTrip, GPOINTER_TO_UINT (index)).scattered)
      g_hash_table_insert (names, index, id);
  g_array_sort (self->held, compare_calls);
  for (guint from = 0, to; from < self->held->len; from = to)
    {
      ZwGtfsCall *calls = &g_array_index (self->held, ZwGtfsCall, from);

      for (to = from + 1; to < self->held->len; to++)
        if (g_array_index (self->held, ZwGtfsCall, to).trip != calls->trip)
          break;
      finish_trip (self, g_hash_table_lookup (names, GUINT_TO_POINTER (calls->trip)), calls->trip,
                   calls, to - from);
    }
}

static gboolean
find_columns (Reading *self, GError **error)
{
  ZwCsv *csv = self->table->csv;

  if (!zw_gtfs_table_require (self->table, "trip_id", &self->trip_id, error)
      || !zw_gtfs_table_require (self->table, "stop_id", &self->stop_id, error))
    return FALSE;
  self->arrival = zw_csv_find (csv, "arrival_time");
  self->departure = zw_csv_find (csv, "departure_time");
  if (self->arrival < 0
      && !zw_gtfs_table_require (self->table, "departure_time", &self->departure, error))
    return FALSE;
  self->sequence = zw_csv_find (csv, "stop_sequence");
  self->pickup = zw_csv_find (csv, "pickup_type");
  self->drop_off = zw_csv_find (csv, "drop_off_type");
  self->distance = zw_csv_find (csv, "shape_dist_traveled");
  if (self->sequence < 0)
    zw_gtfs_note (self->load, self->table->file, 0,
                  _ ("The column “stop_sequence” is missing; the order of the rows was taken."));
  return TRUE;
}

/* Reads the file once. Where rows of a trip are found apart in the first pass,
 * nothing more is counted. */
static gboolean
read_once (Reading *self, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (self->load, ZW_GTFS_STOP_TIMES_TXT, error);
  ZwCsvStatus status;

  self->table = table;
  if (table == NULL || !find_columns (self, error))
    return FALSE;
  self->n_rows = 0;
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    read_row (self);
  leave_trip (self);
  self->load->feed->n_stop_times = self->n_rows;
  return status == ZW_CSV_END;
}

/* As if nothing had been read. */
static void
start_again (Reading *self)
{
  ZwGtfsLoad *load = self->load;

  zw_gtfs_forget_notes (load, ZW_GTFS_STOP_TIMES_TXT);
  for (guint i = 0; i < load->stop_counts->len; i++)
    {
      ZwGtfsStopCount *count = &g_array_index (load->stop_counts, ZwGtfsStopCount, i);
      ZwGtfsStopCount empty = { .parent = count->parent };

      *count = empty;
    }
  for (guint i = 0; i < load->route_counts->len; i++)
    {
      ZwGtfsRouteCount *count = &g_array_index (load->route_counts, ZwGtfsRouteCount, i);
      ZwGtfsRouteCount empty = { .mode = count->mode, .n_active = count->n_active };

      *count = empty;
    }
  for (guint i = 0; i < load->trips->len; i++)
    g_array_index (load->trips, ZwGtfsTrip, i).finished = FALSE;
  g_hash_table_remove_all (load->pattern_set);
  g_ptr_array_set_size (load->patterns, 0);
  zw_gtfs_begin_timetable (load);
  g_string_truncate (self->trip_name, 0);
  self->n_scattered = 0;
  self->second_pass = TRUE;
}

gboolean
zw_gtfs_read_stop_times (ZwGtfsLoad *load, GError **error)
{
  Reading self = { .load = load, .trip = ZW_GTFS_NONE };
  gboolean ok;

  self.trip_name = g_string_new (NULL);
  self.calls = g_array_new (FALSE, FALSE, sizeof (ZwGtfsCall));
  self.held = g_array_new (FALSE, FALSE, sizeof (ZwGtfsCall));
  self.stops = g_array_new (FALSE, FALSE, sizeof (guint));
  zw_gtfs_begin_timetable (load);
  ok = read_once (&self, error);
  if (ok && self.n_scattered > 0)
    {
      start_again (&self);
      ok = read_once (&self, error);
    }
  if (ok)
    finish_held (&self);
  g_string_free (self.trip_name, TRUE);
  g_array_unref (self.calls);
  g_array_unref (self.held);
  g_array_unref (self.stops);
  return ok;
}
