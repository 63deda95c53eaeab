/* zw-gtfs-trips.c: trips of a GTFS feed and the frequencies at which some repeat
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gtfs-private.h"

#include <glib/gi18n.h>

static guint
look_up (GHashTable *index, const char *id)
{
  gpointer value;

  return g_hash_table_lookup_extended (index, id, NULL, &value) ? GPOINTER_TO_UINT (value)
                                                                : ZW_GTFS_NONE;
}

/* The number of a shape, which need not be there yet; ZW_GTFS_NONE for a blank. */
static guint
shape_for (ZwGtfsLoad *load, const char *id)
{
  ZwGtfsShape shape = { 0 };
  guint index;

  if (*id == '\0')
    return ZW_GTFS_NONE;
  index = look_up (load->shape_index, id);
  if (index != ZW_GTFS_NONE)
    return index;
  index = load->shapes->len;
  g_hash_table_insert (load->shape_index, g_string_chunk_insert (load->strings, id),
                       GUINT_TO_POINTER (index));
  g_array_append_val (load->shapes, shape);
  return index;
}

gboolean
zw_gtfs_read_trips (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_TRIPS_TXT, error);
  int trip_id, route_id, service_id, direction_id, shape_id;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "trip_id", &trip_id, error)
      || !zw_gtfs_table_require (table, "route_id", &route_id, error)
      || !zw_gtfs_table_require (table, "service_id", &service_id, error))
    return FALSE;
  direction_id = zw_csv_find (table->csv, "direction_id");
  shape_id = zw_csv_find (table->csv, "shape_id");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, trip_id);
      guint64 line = zw_csv_get_line (table->csv);
      ZwGtfsTrip trip = { .direction = -1 };
      int direction;

      if (*id == '\0' || g_hash_table_contains (load->trip_index, id))
        {
          zw_gtfs_note (
              load, table->file, line,
              _ ("The trip_id “%s” is blank or stands here a second time; the row was left "
                 "out."),
              id);
          continue;
        }
      trip.route = look_up (load->route_index, zw_csv_get (table->csv, route_id));
      if (trip.route == ZW_GTFS_NONE)
        {
          zw_gtfs_note (
              load, table->file, line,
              _ ("The route “%s” of trip “%s” is not in routes.txt; the trip was left out."),
              zw_csv_get (table->csv, route_id), id);
          continue;
        }
      trip.service = look_up (load->service_index, zw_csv_get (table->csv, service_id));
      if (trip.service == ZW_GTFS_NONE)
        zw_gtfs_note (
            load, table->file, line,
            _ ("The service “%s” of trip “%s” is in no calendar, so the trip never runs."),
            zw_csv_get (table->csv, service_id), id);
      if (zw_gtfs_table_get_integer (table, direction_id, &direction)
          && (direction == 0 || direction == 1))
        trip.direction = (gint8) direction;
      trip.shape = shape_for (load, zw_csv_get (table->csv, shape_id));
      g_hash_table_insert (load->trip_index, g_string_chunk_insert (load->strings, id),
                           GUINT_TO_POINTER (load->trips->len));
      g_array_append_val (load->trips, trip);
    }
  load->feed->n_trips = load->trips->len;
  return status == ZW_CSV_END;
}

/* How many times a trip starts: every headway from the start to before the end. */
guint
zw_gtfs_window_count (const ZwGtfsWindow *window)
{
  return (guint) ((window->end_s - window->start_s + window->headway_s - 1) / window->headway_s);
}

static int
compare_windows (gconstpointer a, gconstpointer b)
{
  const ZwGtfsWindow *x = a, *y = b;

  if (x->trip != y->trip)
    return x->trip < y->trip ? -1 : 1;
  return (x->start_s > y->start_s) - (x->start_s < y->start_s);
}

/* A trip with frequencies does not run at its own times; they only tell how
 * long it takes from stop to stop. Whether the starts are exact makes no
 * difference to their number. */
gboolean
zw_gtfs_read_frequencies (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_FREQUENCIES_TXT, error);
  int trip_id, start_time, end_time, headway_secs;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "trip_id", &trip_id, error)
      || !zw_gtfs_table_require (table, "start_time", &start_time, error)
      || !zw_gtfs_table_require (table, "end_time", &end_time, error)
      || !zw_gtfs_table_require (table, "headway_secs", &headway_secs, error))
    return FALSE;
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, trip_id);
      ZwGtfsWindow window = { .trip = look_up (load->trip_index, id) };

      if (window.trip == ZW_GTFS_NONE)
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The trip “%s” is not in trips.txt; the row was left out."), id);
          continue;
        }
      window.start_s = zw_gtfs_table_get_time (table, start_time);
      window.end_s = zw_gtfs_table_get_time (table, end_time);
      if (!zw_gtfs_table_get_integer (table, headway_secs, &window.headway_s)
          || window.headway_s <= 0 || window.headway_s > 7 * 86400
          || window.start_s == ZW_GTFS_NO_TIME || window.end_s <= window.start_s)
        {
          zw_gtfs_note (
              load, table->file, zw_csv_get_line (table->csv),
              _ ("Trip “%s” every “%s” seconds from “%s” to “%s” cannot be; the row was left "
                 "out."),
              id, zw_csv_get (table->csv, headway_secs), zw_csv_get (table->csv, start_time),
              zw_csv_get (table->csv, end_time));
          continue;
        }
      g_array_append_val (load->windows, window);
    }
  g_array_sort (load->windows, compare_windows);
  for (guint i = load->windows->len; i > 0; i--)
    {
      const ZwGtfsWindow *window = &g_array_index (load->windows, ZwGtfsWindow, i - 1);
      ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, window->trip);

      trip->first_run = i - 1;
      trip->n_runs++;
    }
  return status == ZW_CSV_END;
}

/* Tells the trips that run on the chosen day, those that are kept, and those whose line is drawn:
 * the same, or for a route without any all of them. */
void
zw_gtfs_mark_trips (ZwGtfsLoad *load)
{
  for (guint i = 0; i < load->trips->len; i++)
    {
      ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, i);

      if (trip->service != ZW_GTFS_NONE)
        {
          const ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService,
                                                         trip->service);

          trip->active = service->active;
          trip->days = load->with_timetable ? service->days & ((1u << ZW_N_DAY_TYPES) - 1) : 0;
        }
      g_array_index (load->route_counts, ZwGtfsRouteCount, trip->route).n_active += trip->active;
    }
  for (guint i = 0; i < load->trips->len; i++)
    {
      ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, i);

      trip->drawn = trip->active
                    || g_array_index (load->route_counts, ZwGtfsRouteCount, trip->route).n_active
                           == 0;
      if (trip->drawn && trip->shape != ZW_GTFS_NONE)
        g_array_index (load->shapes, ZwGtfsShape, trip->shape).needed = TRUE;
    }
}
