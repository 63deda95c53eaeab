/* zw-gtfs.c: public transport timetables (GTFS) as stops and routes of one day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Feeds are read leniently: what is wrong with a row costs that row, and is
 * listed. Only what makes the whole meaningless is an error: a file or column
 * without which there are no stops, trips or days.
 *
 * The files come in the order in which each needs the ones before:
 *
 *     agency  stops  routes  calendar(_dates)  trips  frequencies
 *                                                 |
 *                              the day is chosen, trips are marked
 *                                                 |
 *                                shapes  stop_times  transfers  fares
 *
 * Memory: about 250 bytes a stop, 120 a trip, 24 a point of the shapes drawn.
 * The timetable itself is not held (see zw-gtfs-times.c), but where it is asked
 * for on its representative days, at 8 bytes a call.
 */

#include "import/zw-gtfs-private.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <math.h>

#define DEFAULT_MAX_MEMBER_SIZE (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)

static void
clear_stop (ZwGtfsStop *stop)
{
  g_free (stop->id);
  g_free (stop->name);
  g_free (stop->parent);
  g_free (stop->zone);
}

static void
clear_route (ZwGtfsRoute *route)
{
  g_free (route->id);
  g_free (route->short_name);
  g_free (route->long_name);
  g_free (route->agency);
  g_clear_pointer (&route->geometry, zw_geometry_unref);
}

static void
free_issue (ZwGtfsIssue *issue)
{
  g_free (issue->file);
  g_free (issue->what);
  g_free (issue);
}

static void
clear_service (ZwGtfsService *service)
{
  g_clear_pointer (&service->exceptions, g_array_unref);
}

static void
clear_shape (ZwGtfsShape *shape)
{
  g_clear_pointer (&shape->points, g_array_unref);
}

static GArray *
new_array (gsize size, gpointer clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  if (clear != NULL)
    g_array_set_clear_func (array, (GDestroyNotify) clear);
  return array;
}

static ZwGtfs *
feed_new (void)
{
  ZwGtfs *self = g_new0 (ZwGtfs, 1);

  self->stops = new_array (sizeof (ZwGtfsStop), clear_stop);
  self->routes = new_array (sizeof (ZwGtfsRoute), clear_route);
  self->days = new_array (sizeof (ZwGtfsDay), NULL);
  self->issues = g_ptr_array_new_with_free_func ((GDestroyNotify) (void *) free_issue);
  self->stop_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->route_ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
zw_gtfs_free (ZwGtfs *self)
{
  g_hash_table_unref (self->stop_ids);
  g_hash_table_unref (self->route_ids);
  g_array_unref (self->stops);
  g_array_unref (self->routes);
  g_array_unref (self->days);
  g_ptr_array_unref (self->issues);
  g_clear_pointer (&self->timetable, zw_timetable_builder_free);
  g_free (self->timetable_stops);
  g_free (self);
}

static ZwGtfsLoad *
load_new (const ZwProgress *progress)
{
  ZwGtfsLoad *load = g_new0 (ZwGtfsLoad, 1);

  load->feed = feed_new ();
  load->progress = progress;
  load->agencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  load->stop_counts = new_array (sizeof (ZwGtfsStopCount), NULL);
  load->route_counts = new_array (sizeof (ZwGtfsRouteCount), NULL);
  load->strings = g_string_chunk_new (64 * 1024);
  load->stop_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->route_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->service_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->trip_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->shape_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->services = new_array (sizeof (ZwGtfsService), clear_service);
  load->trips = new_array (sizeof (ZwGtfsTrip), NULL);
  load->windows = new_array (sizeof (ZwGtfsWindow), NULL);
  load->shapes = new_array (sizeof (ZwGtfsShape), clear_shape);
  load->fare_index = g_hash_table_new (g_str_hash, g_str_equal);
  load->pattern_set = g_hash_table_new (g_bytes_hash, g_bytes_equal);
  load->patterns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return load;
}

static void
load_free (ZwGtfsLoad *load)
{
  g_clear_pointer (&load->feed, zw_gtfs_free);
  g_clear_pointer (&load->archive, zw_archive_free);
  for (guint i = 0; i < ZW_GTFS_N_FILES; i++)
    g_clear_pointer (&load->kinds[i], g_hash_table_unref);
  g_hash_table_unref (load->agencies);
  g_hash_table_unref (load->stop_index);
  g_hash_table_unref (load->route_index);
  g_hash_table_unref (load->service_index);
  g_hash_table_unref (load->trip_index);
  g_hash_table_unref (load->shape_index);
  g_hash_table_unref (load->fare_index);
  g_hash_table_unref (load->pattern_set);
  g_ptr_array_unref (load->patterns);
  g_array_unref (load->stop_counts);
  g_array_unref (load->route_counts);
  g_array_unref (load->services);
  g_array_unref (load->trips);
  g_array_unref (load->windows);
  g_array_unref (load->shapes);
  g_string_chunk_free (load->strings);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGtfsLoad, load_free)

/* Reads a file that a feed may do without. One that is empty or lacks a column
 * is as one that is missing, and is noted. */
static gboolean
read_optional (ZwGtfsLoad *load,
               ZwGtfsFile file,
               gboolean (*read) (ZwGtfsLoad *, GError **),
               GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (load->members[file] < 0 || read (load, &problem))
    return TRUE;
  if (g_error_matches (problem, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY)
      || g_error_matches (problem, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING))
    {
      zw_gtfs_note (load, file, 0, _ ("The file was passed over. %s"), problem->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_files (ZwGtfsLoad *load, int date, GError **error)
{
  if (!read_optional (load, ZW_GTFS_AGENCY_TXT, zw_gtfs_read_agencies, error)
      || !zw_gtfs_read_stops (load, error) || !zw_gtfs_read_routes (load, error)
      || !zw_gtfs_read_services (load, error) || !zw_gtfs_read_trips (load, error)
      || !read_optional (load, ZW_GTFS_FREQUENCIES_TXT, zw_gtfs_read_frequencies, error)
      || !zw_gtfs_choose_day (load, date, error))
    return FALSE;
  zw_gtfs_mark_trips (load);
  return read_optional (load, ZW_GTFS_SHAPES_TXT, zw_gtfs_read_shapes, error)
         && zw_gtfs_read_stop_times (load, error)
         && read_optional (load, ZW_GTFS_TRANSFERS_TXT, zw_gtfs_read_transfers, error)
         && read_optional (load, ZW_GTFS_FARE_ATTRIBUTES_TXT, zw_gtfs_read_fares, error)
         && read_optional (load, ZW_GTFS_FARE_RULES_TXT, zw_gtfs_read_fare_rules, error);
}

static void
note_trips_without_times (ZwGtfsLoad *load)
{
  GHashTableIter iter;
  gpointer id, index;

  g_hash_table_iter_init (&iter, load->trip_index);
  while (g_hash_table_iter_next (&iter, &id, &index))
    if (!g_array_index (load->trips, ZwGtfsTrip, GPOINTER_TO_UINT (index)).seen)
      zw_gtfs_note (load, ZW_GTFS_TRIPS_TXT, 0,
                    _ ("Trip “%s” has no row in stop_times.txt; it was not counted."),
                    (const char *) id);
}

static double
mean_headway (const ZwGtfsRuns *runs)
{
  if (runs->n < 2)
    return NAN;
  return (runs->last_s - runs->first_s) / 60.0 / (double) (runs->n - 1);
}

static void
add_runs (ZwGtfsRuns *runs, const ZwGtfsRuns *more)
{
  if (more->n == 0)
    return;
  runs->first_s = runs->n == 0 ? more->first_s : MIN (runs->first_s, more->first_s);
  runs->last_s = runs->n == 0 ? more->last_s : MAX (runs->last_s, more->last_s);
  runs->n += more->n;
}

static void
add_counts (ZwGtfsStopCount *count, const ZwGtfsStopCount *more)
{
  add_runs (&count->departures, &more->departures);
  count->calls += more->calls;
  for (guint m = 0; m < ZW_GTFS_N_MODES; m++)
    {
      count->calls_by_mode[m] += more->calls_by_mode[m];
      count->ever_by_mode[m] += more->ever_by_mode[m];
    }
}

/* Stations get what their platforms have, platforms what their boarding areas have. */
static GArray *
sum_over_parents (const ZwGtfsLoad *load)
{
  GArray *totals = g_array_copy (load->stop_counts);

  for (guint i = 0; i < totals->len; i++)
    {
      const ZwGtfsStopCount *own = &g_array_index (load->stop_counts, ZwGtfsStopCount, i);
      guint parent = own->parent;

      for (guint depth = 0; parent != ZW_GTFS_NONE && parent != i && depth < 3; depth++)
        {
          add_counts (&g_array_index (totals, ZwGtfsStopCount, parent), own);
          parent = g_array_index (load->stop_counts, ZwGtfsStopCount, parent).parent;
        }
    }
  return totals;
}

static const char *
busiest_mode (const guint *by_mode)
{
  guint best = 0;

  for (guint m = 1; m < ZW_GTFS_N_MODES; m++)
    if (by_mode[m] > by_mode[best])
      best = m;
  return by_mode[best] > 0 ? zw_gtfs_mode_get_id ((ZwGtfsMode) best) : NULL;
}

static void
finish_stops (ZwGtfsLoad *load)
{
  g_autoptr (GArray) totals = sum_over_parents (load);

  for (guint i = 0; i < totals->len; i++)
    {
      const ZwGtfsStopCount *count = &g_array_index (totals, ZwGtfsStopCount, i);
      const ZwGtfsRuns *runs = &count->departures;
      ZwGtfsStop *stop = &g_array_index (load->feed->stops, ZwGtfsStop, i);

      stop->calls = (guint) MIN (count->calls, G_MAXUINT);
      stop->departures = (guint) MIN (runs->n, G_MAXUINT);
      stop->first_s = runs->n > 0 ? runs->first_s : ZW_GTFS_NO_TIME;
      stop->last_s = runs->n > 0 ? runs->last_s : ZW_GTFS_NO_TIME;
      stop->headway_min = mean_headway (runs);
      stop->mode = busiest_mode (count->calls_by_mode);
      if (stop->mode == NULL)
        stop->mode = busiest_mode (count->ever_by_mode);
      for (guint m = 0; m < ZW_GTFS_N_MODES; m++)
        stop->modes |= count->ever_by_mode[m] > 0 ? 1u << m : 0;
      g_hash_table_insert (load->feed->stop_ids, stop->id, GUINT_TO_POINTER (i));
    }
}

static void
finish_routes (ZwGtfsLoad *load)
{
  for (guint i = 0; i < load->feed->routes->len; i++)
    {
      const ZwGtfsRouteCount *count = &g_array_index (load->route_counts, ZwGtfsRouteCount, i);
      ZwGtfsRoute *route = &g_array_index (load->feed->routes, ZwGtfsRoute, i);
      const ZwGtfsRuns *directions = count->directions;
      ZwGtfsRuns all = directions[0];

      add_runs (&all, &directions[1]);
      route->departures = (guint) MIN (all.n, G_MAXUINT);
      route->first_s = all.n > 0 ? all.first_s : ZW_GTFS_NO_TIME;
      route->last_s = all.n > 0 ? all.last_s : ZW_GTFS_NO_TIME;
      route->headway_min = mean_headway (&directions[directions[1].n > directions[0].n]);
      g_hash_table_insert (load->feed->route_ids, route->id, GUINT_TO_POINTER (i));
    }
  zw_gtfs_draw_routes (load);
}

/**
 * zw_gtfs_is_feed:
 * @path: a zip file or a folder
 *
 * Tells whether there is a timetable, complete or not. Nothing is unpacked.
 *
 * Returns: %TRUE when zw_gtfs_read() has something to say about @path
 */
gboolean
zw_gtfs_is_feed (const char *path)
{
  g_autoptr (ZwArchive) archive = zw_archive_open (path, NULL);

  return archive != NULL && zw_gtfs_has_files (archive);
}

/**
 * zw_gtfs_read:
 * @path: a zip file or a folder with the files of a feed, at its top or one
 *   folder down
 * @options: (nullable): which day
 * @progress: (nullable): who watches
 *
 * Reads a timetable and counts what runs on one day. A day has the trips that
 * belong to it, also where they run on after midnight; those of the day before
 * are not among them.
 *
 * Frequencies count as the trips they stand for: one at the start of each span
 * and one every headway until before its end, exact or not. A blank time
 * is taken between the nearest ones that are given, by the distance along
 * the shape, or evenly.
 *
 * Errors are in the %ZW_IMPORT_ERROR domain: %ZW_IMPORT_ERROR_MISSING for a
 * file or column, %ZW_IMPORT_ERROR_EMPTY, %ZW_IMPORT_ERROR_LIMIT for a file
 * that is too large, %ZW_IMPORT_ERROR_FORMAT for a damaged one, or
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full) (nullable): the feed
 */
ZwGtfs *
zw_gtfs_read (const char *path,
              const ZwGtfsOptions *options,
              const ZwProgress *progress,
              GError **error)
{
  g_autoptr (ZwGtfsLoad) load = load_new (progress);

  load->with_timetable = options != NULL && options->with_timetable;
  load->archive = zw_archive_open (path, error);
  load->max_member_size = options != NULL && options->max_member_size > 0 ? options->max_member_size
                                                                          : DEFAULT_MAX_MEMBER_SIZE;
  if (load->archive == NULL || !zw_gtfs_locate (load, error)
      || !read_files (load, options != NULL ? options->date : 0, error))
    return NULL;
  if (load->members[ZW_GTFS_SHAPES_TXT] < 0)
    zw_gtfs_note (load, ZW_GTFS_SHAPES_TXT, 0,
                  _ ("The file is missing; routes were drawn straight from stop to stop."));
  note_trips_without_times (load);
  finish_stops (load);
  finish_routes (load);
  return g_steal_pointer (&load->feed);
}

guint
zw_gtfs_get_n_stops (const ZwGtfs *self)
{
  return self->stops->len;
}

/**
 * zw_gtfs_get_stop:
 *
 * Returns: the stop, valid as long as @self; in the order of stops.txt
 */
const ZwGtfsStop *
zw_gtfs_get_stop (const ZwGtfs *self, guint index)
{
  g_return_val_if_fail (index < self->stops->len, NULL);
  return &g_array_index (self->stops, ZwGtfsStop, index);
}

/**
 * zw_gtfs_find_stop:
 *
 * Returns: (nullable): the stop with this stop_id
 */
const ZwGtfsStop *
zw_gtfs_find_stop (const ZwGtfs *self, const char *id)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->stop_ids, id, NULL, &index))
    return NULL;
  return zw_gtfs_get_stop (self, GPOINTER_TO_UINT (index));
}

guint
zw_gtfs_get_n_routes (const ZwGtfs *self)
{
  return self->routes->len;
}

/**
 * zw_gtfs_get_route:
 *
 * Returns: the route, valid as long as @self; in the order of routes.txt
 */
const ZwGtfsRoute *
zw_gtfs_get_route (const ZwGtfs *self, guint index)
{
  g_return_val_if_fail (index < self->routes->len, NULL);
  return &g_array_index (self->routes, ZwGtfsRoute, index);
}

/**
 * zw_gtfs_find_route:
 *
 * Returns: (nullable): the route with this route_id
 */
const ZwGtfsRoute *
zw_gtfs_find_route (const ZwGtfs *self, const char *id)
{
  gpointer index;

  if (!g_hash_table_lookup_extended (self->route_ids, id, NULL, &index))
    return NULL;
  return zw_gtfs_get_route (self, GPOINTER_TO_UINT (index));
}

/**
 * zw_gtfs_get_date:
 *
 * Returns: the day that was counted, as 20260506; 0 when no trip runs on any day
 */
int
zw_gtfs_get_date (const ZwGtfs *self)
{
  return self->date;
}

/**
 * zw_gtfs_get_first_date:
 *
 * Returns: first day of the services that have trips; 0 when there is none
 */
int
zw_gtfs_get_first_date (const ZwGtfs *self)
{
  return self->first_date;
}

/**
 * zw_gtfs_get_last_date:
 *
 * Returns: last day of the services that have trips; 0 when there is none
 */
int
zw_gtfs_get_last_date (const ZwGtfs *self)
{
  return self->last_date;
}

/**
 * zw_gtfs_get_days:
 * @n_days: (out): how many
 *
 * Returns: (array length=n_days): every day from the first to the last, with
 *   the trips of trips.txt that run on it, frequencies expanded
 */
const ZwGtfsDay *
zw_gtfs_get_days (const ZwGtfs *self, guint *n_days)
{
  *n_days = self->days->len;
  return (const ZwGtfsDay *) (void *) self->days->data;
}

/**
 * zw_gtfs_get_day_date:
 *
 * Returns: the day that stands for its kind, as 20260506: the day that was counted
 *   where it is of this kind, else the one with most trips, of several the nearest
 *   to it; 0 when there is none
 */
int
zw_gtfs_get_day_date (const ZwGtfs *self, ZwDayType day)
{
  g_return_val_if_fail (day < ZW_N_DAY_TYPES, 0);
  return self->day_dates[day];
}

/**
 * zw_gtfs_get_n_trips:
 *
 * Returns: trips of the feed, of all days
 */
guint
zw_gtfs_get_n_trips (const ZwGtfs *self)
{
  return self->n_trips;
}

/**
 * zw_gtfs_get_n_stop_times:
 *
 * Returns: rows of stop_times.txt
 */
guint64
zw_gtfs_get_n_stop_times (const ZwGtfs *self)
{
  return self->n_stop_times;
}

guint
zw_gtfs_get_n_issues (const ZwGtfs *self)
{
  return self->issues->len;
}

const ZwGtfsIssue *
zw_gtfs_get_issue (const ZwGtfs *self, guint index)
{
  g_return_val_if_fail (index < self->issues->len, NULL);
  return g_ptr_array_index (self->issues, index);
}
