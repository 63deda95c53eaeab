/* zw-import-gtfs.c: stops and routes of a timetable as two layers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "geometry/zw-crs.h"
#include "geometry/zw-transform.h"
#include "import/zw-gtfs.h"
#include "import/zw-import-error.h"
#include "import/zw-import-private.h"

static const char *const stop_fields[] = { "name",       "mode",        "stop_id",    "parent",
                                           "departures", "headway_min", "first_time", "last_time" };
static const gboolean stop_numbers[] = { FALSE, FALSE, FALSE, FALSE, TRUE, TRUE, FALSE, FALSE };
static const char *const route_fields[] = { "name",        "mode",      "route_id", "departures",
                                            "headway_min", "length_km", "agency" };
static const gboolean route_numbers[] = { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, FALSE };

static ZwLayerWriter *
open_writer (ZwStore *store,
             ZwRole role,
             ZwGeometryKind kind,
             const char *name,
             const char *const *fields,
             const gboolean *numbers,
             guint n,
             GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, (char *) fields[i]);
      g_array_append_val (is_number, numbers[i]);
      if (zw_role_find_field (role, fields[i]) != NULL)
        g_hash_table_insert (mapping, (char *) fields[i], (char *) fields[i]);
    }
  return zw_layer_writer_new (store, role, kind, name, names, is_number, mapping, error);
}

/* "25:10" for ten past one in the night that belongs to the day before. */
static char *
format_time (int seconds)
{
  if (seconds < 0)
    return NULL;
  return g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60);
}

static char *
format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (number) ? NULL : g_strdup (g_ascii_formatd (text, sizeof text, "%.3f", number));
}

static gboolean
write_stops (const ZwGtfs *gtfs, ZwLayerWriter *writer, ZwTransform *transform, GError **error)
{
  for (guint i = 0; i < zw_gtfs_get_n_stops (gtfs); i++)
    {
      const ZwGtfsStop *stop = zw_gtfs_get_stop (gtfs, i);
      g_autofree char *departures = g_strdup_printf ("%u", stop->departures);
      g_autofree char *headway = format_number (stop->headway_min);
      g_autofree char *first = format_time (stop->first_s);
      g_autofree char *last = format_time (stop->last_s);
      const char *values[] = { stop->name, stop->mode, stop->id, stop->parent,
                               departures, headway,    first,    last };
      g_autoptr (ZwGeometry) geometry = NULL;
      ZwPoint place;

      if (stop->location_type != ZW_GTFS_STOP && stop->location_type != ZW_GTFS_STATION)
        continue;
      if (!zw_transform_location (transform, (ZwLocation){ stop->lon, stop->lat }, &place, NULL))
        {
          zw_layer_writer_skip (writer, stop->id, _ ("It has no coordinates."),
                                (ZwPoint){ NAN, NAN });
          continue;
        }
      geometry = zw_geometry_new_point (place.x, place.y);
      if (!zw_layer_writer_add (writer, stop->id, geometry, values, error))
        return FALSE;
    }
  return TRUE;
}

static ZwGeometry *
copy_geometry (const ZwGeometry *geometry)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (geometry->kind);

  for (guint r = 0; r < geometry->n_rings; r++)
    {
      guint from = geometry->ring_starts[r];

      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      g_array_append_vals (builder->points, geometry->points + from,
                           geometry->ring_starts[r + 1] - from);
    }
  return zw_geometry_builder_end (builder);
}

/* The longest of a route's shapes is its length; the others are variants of it
 * or the way back. */
static double
measure_longest (const ZwGeometry *geometry)
{
  double longest = 0.0;

  for (guint r = 0; r < geometry->n_rings; r++)
    {
      double length = 0.0;

      for (guint i = geometry->ring_starts[r]; i + 1 < geometry->ring_starts[r + 1]; i++)
        length += hypot (geometry->points[i + 1].x - geometry->points[i].x,
                         geometry->points[i + 1].y - geometry->points[i].y);
      longest = MAX (longest, length);
    }
  return longest;
}

static gboolean
write_routes (const ZwGtfs *gtfs,
              ZwLayerWriter *writer,
              ZwTransform *transform,
              guint *n_straight,
              GError **error)
{
  for (guint i = 0; i < zw_gtfs_get_n_routes (gtfs); i++)
    {
      const ZwGtfsRoute *route = zw_gtfs_get_route (gtfs, i);
      g_autofree char *name = zw_gtfs_route_dup_name (route);
      g_autofree char *departures = g_strdup_printf ("%u", route->departures);
      g_autofree char *headway = format_number (route->headway_min);
      g_autofree char *length = NULL;
      g_autoptr (ZwGeometry) geometry = NULL;

      if (route->geometry != NULL)
        geometry = copy_geometry (route->geometry);
      if (geometry == NULL
          || !zw_transform_points (transform, geometry->points, geometry->n_points, NULL))
        {
          zw_layer_writer_skip (writer, route->id, _ ("No trip and no shape places it on the map."),
                                (ZwPoint){ NAN, NAN });
          continue;
        }
      *n_straight += route->straight;
      length = format_number (measure_longest (geometry) / 1000.0);
      {
        const char *values[] = { name,    route->mode, route->id,    departures,
                                 headway, length,      route->agency };

        if (!zw_layer_writer_add (writer, route->id, geometry, values, error))
          return FALSE;
      }
    }
  return TRUE;
}

static gboolean
parse_date (const char *text, int *date, GError **error)
{
  int year, month, day;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 && g_date_valid_dmy (day, month, year))
    {
      *date = year * 10000 + month * 100 + day;
      return TRUE;
    }
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
               /* Translators: %s is what the user gave */
               _ ("“%s” is no date: write it like 2026-05-06."), text);
  return FALSE;
}

static guint
count_trips (const ZwGtfs *gtfs, int date)
{
  guint n_days = 0;
  const ZwGtfsDay *days = zw_gtfs_get_days (gtfs, &n_days);

  for (guint i = 0; i < n_days; i++)
    if (days[i].date == date)
      return days[i].n_trips;
  return 0;
}

static void
remark_on_feed (const ZwGtfs *gtfs, ZwImportReport *report, guint n_straight)
{
  int date = zw_gtfs_get_date (gtfs);
  guint n_silent = 0;

  for (guint i = 0; i < zw_gtfs_get_n_stops (gtfs); i++)
    n_silent += zw_gtfs_get_stop (gtfs, i)->location_type == ZW_GTFS_STOP
                && zw_gtfs_get_stop (gtfs, i)->calls == 0;
  zw_import_remark (report, _ ("Service day %04d-%02d-%02d: %u trips."), date / 10000,
                    date / 100 % 100, date % 100, count_trips (gtfs, date));
  if (n_silent > 0)
    zw_import_remark (report,
                      ngettext ("%u stop has no service that day.",
                                "%u stops have no service that day.", n_silent),
                      n_silent);
  if (n_straight > 0)
    zw_import_remark (report,
                      ngettext ("%u route without a shape is drawn straight from stop to stop.",
                                "%u routes without a shape are drawn straight from stop to stop.",
                                n_straight),
                      n_straight);
  for (guint i = 0; i < zw_gtfs_get_n_issues (gtfs) && i < 20; i++)
    {
      const ZwGtfsIssue *issue = zw_gtfs_get_issue (gtfs, i);

      if (issue->line > 0)
        /* Translators: a file, a line in it, what is wrong there */
        zw_import_remark (report, _ ("%s, line %" PRIu64 ": %s"), issue->file, issue->line,
                          issue->what);
      else
        zw_import_remark (report, "%s: %s", issue->file, issue->what);
    }
}

/* The timetable goes with the layer of stops, which is the last that was added. One
 * that is too large for a project is left out. */
static gboolean
keep_timetable (ZwStore *store,
                ZwGtfs *gtfs,
                ZwTransform *transform,
                ZwImportReport *report,
                GError **error)
{
  gint64 layer = g_array_index (report->layer_ids, gint64, report->layer_ids->len - 1);
  g_autoptr (ZwTimetable) timetable = NULL;
  g_autoptr (GError) problem = NULL;

  timetable = zw_gtfs_take_timetable (gtfs, transform, &problem);
  if (timetable == NULL)
    {
      zw_import_remark (report, "%s", problem->message);
      return TRUE;
    }
  if (timetable->n_trips == 0)
    return TRUE;
  for (guint t = 0; t < ZW_N_DAY_TYPES; t++)
    {
      int date = timetable->dates[t];

      if (date != 0)
        /* Translators: a kind of day ("Saturday"), the date that stands for it, trips */
        zw_import_remark (report, _ ("Timetable kept for %s: that of %04d-%02d-%02d, %u trips."),
                          _ (zw_day_type_get_name ((ZwDayType) t)), date / 10000, date / 100 % 100,
                          date % 100, zw_timetable_count_trips (timetable, (ZwDayType) t));
    }
  return zw_timetable_store (store, layer, timetable, error);
}

static gboolean
finish (ZwLayerWriter *writer,
        const ZwGtfs *gtfs,
        const ZwImportOptions *options,
        const char *layer,
        ZwTransform *transform,
        ZwImportReport *report,
        GError **error)
{
  ZwSource source = { 0 };
  int date = zw_gtfs_get_date (gtfs);
  gint64 id;

  zw_import_fill_source (&source, options);
  g_free (source.date);
  source.date = g_strdup_printf ("%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
  source.format = g_strdup ("GTFS");
  source.layer = g_strdup (layer);
  source.encoding = g_strdup ("UTF-8");
  source.crs = g_strdup ("WGS 84 (EPSG:4326)");
  source.operation = g_strdup (zw_transform_get_method (transform));
  source.read_count = zw_layer_writer_get_n_kept (writer) + zw_layer_writer_get_n_skipped (writer);
  id = zw_layer_writer_finish (writer, &source, options->year > 0 ? options->year : date / 10000,
                               error);
  if (id == 0)
    return FALSE;
  g_array_append_val (report->layer_ids, id);
  return TRUE;
}

gboolean
zw_import_gtfs (ZwStore *store,
                const ZwImportOptions *options,
                const ZwSurroundings *around,
                ZwImportReport *report,
                const ZwProgress *progress,
                GError **error)
{
  ZwGtfsOptions reading = { 0 };
  g_autoptr (ZwGtfs) gtfs = NULL;
  g_autoptr (ZwTransform) transform = NULL;
  g_autoptr (ZwLayerWriter) stops = NULL;
  g_autoptr (ZwLayerWriter) routes = NULL;
  g_autofree char *base = g_path_get_basename (options->path);
  g_autofree char *stop_name = NULL;
  g_autofree char *route_name = NULL;
  gboolean want_stops = !options->has_role || options->role == ZW_ROLE_STOPS;
  gboolean want_routes = !options->has_role || options->role == ZW_ROLE_ROUTES;
  guint n_straight = 0;
  char *dot = strrchr (base, '.');

  if (!want_stops && !want_routes)
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
          /* Translators: %s is a file name */
          _ ("“%s” is a timetable (GTFS): it holds public transport stops and routes, nothing "
             "else."),
          base);
      return FALSE;
    }
  if (options->date != NULL && !parse_date (options->date, &reading.date, error))
    return FALSE;
  reading.with_timetable = want_stops;
  gtfs = zw_gtfs_read (options->path, &reading, progress, error);
  if (gtfs == NULL)
    return FALSE;
  transform = zw_transform_new ("EPSG:4326", zw_store_get_crs (store), error);
  if (transform == NULL)
    return FALSE;
  if (dot != NULL && dot != base)
    *dot = '\0';
  stop_name = options->name != NULL ? g_strdup (options->name) : g_strdup_printf ("%s stops", base);
  route_name = options->name != NULL && !want_stops ? g_strdup (options->name)
                                                    : g_strdup_printf ("%s routes", base);
  if (want_stops)
    {
      stops = open_writer (store, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, stop_name, stop_fields,
                           stop_numbers, G_N_ELEMENTS (stop_fields), error);
      if (stops == NULL || !write_stops (gtfs, stops, transform, error)
          || !finish (stops, gtfs, options, "stops", transform, report, error)
          || !keep_timetable (store, gtfs, transform, report, error))
        return FALSE;
      zw_import_remark_on_place (report, around, zw_layer_writer_get_extent (stops), stop_name);
    }
  if (want_routes)
    {
      routes = open_writer (store, ZW_ROLE_ROUTES, ZW_GEOMETRY_LINE, route_name, route_fields,
                            route_numbers, G_N_ELEMENTS (route_fields), error);
      if (routes == NULL || !write_routes (gtfs, routes, transform, &n_straight, error)
          || !finish (routes, gtfs, options, "routes", transform, report, error))
        return FALSE;
    }
  remark_on_feed (gtfs, report, n_straight);
  return TRUE;
}
