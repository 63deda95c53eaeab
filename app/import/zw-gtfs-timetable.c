/* zw-gtfs-timetable.c: what is kept of a GTFS feed for searches in its timetable
 *
 * The trips of the days that stand for weekdays, Saturdays and Sundays, with every
 * start of those that repeat, and the transfers between stops.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gtfs-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Entrances and nodes of stations are no places where vehicles call. */
static gboolean
is_kept (const ZwGtfsStop *stop)
{
  return stop->location_type != ZW_GTFS_ENTRANCE && stop->location_type != ZW_GTFS_NODE;
}

/**
 * zw_gtfs_route_dup_name:
 *
 * Returns: (transfer full): short and long name together
 */
char *
zw_gtfs_route_dup_name (const ZwGtfsRoute *route)
{
  if (*route->short_name == '\0')
    return g_strdup (route->long_name);
  if (*route->long_name == '\0')
    return g_strdup (route->short_name);
  return g_strdup_printf ("%s %s", route->short_name, route->long_name);
}

static void
add_stops (ZwGtfsLoad *load)
{
  ZwGtfs *feed = load->feed;
  guint n = 0;

  feed->timetable_stops = g_new (guint, feed->stops->len);
  for (guint i = 0; i < feed->stops->len; i++)
    feed->timetable_stops[i] = is_kept (&g_array_index (feed->stops, ZwGtfsStop, i))
                                   ? n++
                                   : ZW_TIMETABLE_NONE;
  for (guint i = 0; i < feed->stops->len; i++)
    {
      const ZwGtfsStop *stop = &g_array_index (feed->stops, ZwGtfsStop, i);
      guint parent = g_array_index (load->stop_counts, ZwGtfsStopCount, i).parent;
      ZwTimetableStop kept = {
        .id = stop->id,
        .name = stop->name,
        .place = { NAN, NAN },
        .parent = parent != ZW_GTFS_NONE ? feed->timetable_stops[parent] : ZW_TIMETABLE_NONE,
        .zone = ZW_TIMETABLE_NONE,
      };

      if (!is_kept (stop))
        continue;
      if (stop->zone != NULL)
        kept.zone = zw_timetable_builder_add_zone (feed->timetable, stop->zone);
      zw_timetable_builder_add_stop (feed->timetable, &kept);
    }
}

/* Begins with what is known before the trips; places and modes of the stops come
 * in the end. Done again, it forgets the trips. */
void
zw_gtfs_begin_timetable (ZwGtfsLoad *load)
{
  ZwGtfs *feed = load->feed;

  g_clear_pointer (&feed->timetable, zw_timetable_builder_free);
  g_clear_pointer (&feed->timetable_stops, g_free);
  if (!load->with_timetable)
    return;
  feed->timetable = zw_timetable_builder_new ();
  for (guint t = 0; t < ZW_N_DAY_TYPES; t++)
    zw_timetable_builder_set_date (feed->timetable, (ZwDayType) t, feed->day_dates[t]);
  add_stops (load);
  for (guint i = 0; i < feed->routes->len; i++)
    {
      const ZwGtfsRoute *route = &g_array_index (feed->routes, ZwGtfsRoute, i);
      g_autofree char *name = zw_gtfs_route_dup_name (route);

      zw_timetable_builder_add_route (
          feed->timetable, &(ZwTimetableRoute){ route->id, name, route->mode, route->agency });
    }
}

/* A trip as the builder takes it. */
typedef struct
{
  guint n;
  guint *stops;
  guint8 *flags;
  gint32 *arrivals;
  gint32 *departures;
} Run;

static gboolean
add_run (ZwGtfsLoad *load,
         const ZwGtfsTrip *trip,
         const ZwGtfsCall *calls,
         guint n,
         int shift,
         Run *run)
{
  guint k = 0;

  for (guint i = 0; i < n; i++)
    if (load->feed->timetable_stops[calls[i].stop] != ZW_TIMETABLE_NONE)
      {
        run->arrivals[k] = MAX (0, calls[i].arrive_s + shift);
        run->departures[k] = MAX (0, calls[i].depart_s + shift);
        k++;
      }
  return zw_timetable_builder_add_trip (load->feed->timetable, trip->route, trip->days, run->n,
                                        run->stops, run->flags, run->arrivals, run->departures);
}

static void
add_runs (ZwGtfsLoad *load, const ZwGtfsTrip *trip, const ZwGtfsCall *calls, guint n, Run *run)
{
  if (trip->n_runs == 0)
    {
      add_run (load, trip, calls, n, 0, run);
      return;
    }
  for (guint i = 0; i < trip->n_runs; i++)
    {
      const ZwGtfsWindow *window = &g_array_index (load->windows, ZwGtfsWindow,
                                                   trip->first_run + i);
      guint n_starts = zw_gtfs_window_count (window);

      for (guint k = 0; k < n_starts; k++)
        if (!add_run (load, trip, calls, n,
                      window->start_s + (int) k * window->headway_s - calls[0].depart_s, run))
          return;
    }
}

/* Keeps a trip of the representative days; its @calls are in order and have times. */
void
zw_gtfs_keep_trip (ZwGtfsLoad *load, const ZwGtfsTrip *trip, const ZwGtfsCall *calls, guint n)
{
  g_autofree guint *stops = g_new (guint, n);
  g_autofree guint8 *flags = g_new (guint8, n);
  g_autofree gint32 *arrivals = g_new (gint32, n);
  g_autofree gint32 *departures = g_new (gint32, n);
  Run run = { 0, stops, flags, arrivals, departures };

  for (guint i = 0; i < n; i++)
    {
      guint stop = load->feed->timetable_stops[calls[i].stop];

      if (stop == ZW_TIMETABLE_NONE)
        continue;
      stops[run.n] = stop;
      flags[run.n++] = (calls[i].no_pickup ? 0 : ZW_TIMETABLE_PICK_UP)
                       | (calls[i].no_drop_off ? 0 : ZW_TIMETABLE_DROP_OFF);
    }
  if (run.n < 2)
    return;
  flags[0] &= (guint8) ~ZW_TIMETABLE_DROP_OFF;
  flags[run.n - 1] &= (guint8) ~ZW_TIMETABLE_PICK_UP;
  add_runs (load, trip, calls, n, &run);
}

static guint
find_stop (const ZwGtfsTable *table, int column)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (table->load->stop_index, zw_csv_get (table->csv, column), NULL,
                                     &index))
    return ZW_TIMETABLE_NONE;
  return table->load->feed->timetable_stops[GPOINTER_TO_UINT (index)];
}

/* transfers.txt. Those for one route or trip, and those of staying on board, are
 * more than a search from stop to stop takes in. */
gboolean
zw_gtfs_read_transfers (ZwGtfsLoad *load, GError **error)
{
  static const char *const narrow[] = { "from_route_id", "to_route_id", "from_trip_id",
                                        "to_trip_id" };
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_TRANSFERS_TXT, error);
  int from_stop, to_stop, transfer_type, min_time, narrows[G_N_ELEMENTS (narrow)];
  guint n_narrow = 0;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "from_stop_id", &from_stop, error)
      || !zw_gtfs_table_require (table, "to_stop_id", &to_stop, error))
    return FALSE;
  transfer_type = zw_csv_find (table->csv, "transfer_type");
  min_time = zw_csv_find (table->csv, "min_transfer_time");
  for (guint i = 0; i < G_N_ELEMENTS (narrow); i++)
    narrows[i] = zw_csv_find (table->csv, narrow[i]);
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      ZwTimetableTransfer transfer = { find_stop (table, from_stop), find_stop (table, to_stop), 0,
                                       0 };
      gboolean is_narrow = FALSE;
      int type = 0, seconds;

      for (guint i = 0; i < G_N_ELEMENTS (narrow); i++)
        is_narrow |= *zw_csv_get (table->csv, narrows[i]) != '\0';
      if (*zw_csv_get (table->csv, transfer_type) != '\0'
          && !zw_gtfs_table_get_integer (table, transfer_type, &type))
        type = -1;
      if (is_narrow || type == 4 || type == 5)
        {
          n_narrow++;
          continue;
        }
      if (transfer.from == ZW_TIMETABLE_NONE || transfer.to == ZW_TIMETABLE_NONE || type < 0
          || type > 3)
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The transfer from “%s” to “%s” names no stops or no known kind of "
                           "transfer; the row was left out."),
                        zw_csv_get (table->csv, from_stop), zw_csv_get (table->csv, to_stop));
          continue;
        }
      transfer.type = (guint) type;
      if (zw_gtfs_table_get_integer (table, min_time, &seconds) && seconds > 0)
        transfer.min_time_s = (guint) MIN (seconds, 86400);
      zw_timetable_builder_add_transfer (load->feed->timetable, &transfer);
    }
  if (n_narrow > 0)
    zw_gtfs_note (load, table->file, 0,
                  ngettext ("%u transfer of one route or trip only was left out.",
                            "%u transfers of one route or trip only were left out.", n_narrow),
                  n_narrow);
  return status == ZW_CSV_END;
}

/**
 * zw_gtfs_take_timetable:
 * @transform: from degrees into the project's coordinates
 *
 * To be called once, of a feed that was read with its timetable.
 *
 * Returns: (transfer full): the timetable of the representative days, or %NULL with
 *   @error set (%ZW_STORE_ERROR_INVALID) when it is larger than a project can keep
 */
ZwTimetable *
zw_gtfs_take_timetable (ZwGtfs *self, ZwTransform *transform, GError **error)
{
  g_autoptr (ZwTimetableBuilder) builder = g_steal_pointer (&self->timetable);

  g_return_val_if_fail (builder != NULL, NULL);
  for (guint i = 0; i < self->stops->len; i++)
    {
      const ZwGtfsStop *stop = &g_array_index (self->stops, ZwGtfsStop, i);
      ZwPoint place;

      if (self->timetable_stops[i] == ZW_TIMETABLE_NONE)
        continue;
      if (!zw_transform_location (transform, (ZwLocation){ stop->lon, stop->lat }, &place, NULL))
        place.x = place.y = NAN;
      zw_timetable_builder_set_stop (builder, self->timetable_stops[i], stop->mode, place);
    }
  return zw_timetable_builder_end (builder, error);
}
