/* zw-gtfs-places.c: operators, stops and routes of a GTFS feed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gtfs-private.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <math.h>

static const char *const mode_ids[ZW_GTFS_N_MODES] = { "tram",     "metro",     "rail",
                                                       "bus",      "ferry",     "cable",
                                                       "gondola",  "funicular", "trolleybus",
                                                       "monorail", "other" };

/**
 * zw_gtfs_mode_get_id:
 *
 * Returns: what the mode is called in project files: "tram", "metro", "rail",
 *   "bus", "ferry", "cable" (cable tram), "gondola", "funicular",
 *   "trolleybus", "monorail" or "other"
 */
const char *
zw_gtfs_mode_get_id (ZwGtfsMode mode)
{
  g_return_val_if_fail (mode < ZW_GTFS_N_MODES, NULL);
  return mode_ids[mode];
}

/**
 * zw_gtfs_mode_from_route_type:
 * @route_type: of GTFS, or of its extension by the European codes (TPEG PTI)
 *
 * GTFS Schedule Reference, routes.txt; Google Transit, "Extended GTFS route
 * types".
 *
 * Returns: the mode; %ZW_GTFS_OTHER for air, taxi and what is unknown
 */
ZwGtfsMode
zw_gtfs_mode_from_route_type (int route_type)
{
  static const ZwGtfsMode basic[] = {
    ZW_GTFS_TRAM,  ZW_GTFS_METRO,      ZW_GTFS_RAIL,      ZW_GTFS_BUS,   ZW_GTFS_FERRY,
    ZW_GTFS_CABLE, ZW_GTFS_GONDOLA,    ZW_GTFS_FUNICULAR, ZW_GTFS_OTHER, ZW_GTFS_OTHER,
    ZW_GTFS_OTHER, ZW_GTFS_TROLLEYBUS, ZW_GTFS_MONORAIL,
  };
  static const struct
  {
    int from;
    int to;
    ZwGtfsMode mode;
  } extended[] = {
    { 100, 117, ZW_GTFS_RAIL },        { 200, 209, ZW_GTFS_BUS },
    { 300, 399, ZW_GTFS_RAIL },        { 400, 404, ZW_GTFS_METRO },
    { 405, 405, ZW_GTFS_MONORAIL },    { 500, 699, ZW_GTFS_METRO },
    { 700, 799, ZW_GTFS_BUS },         { 800, 899, ZW_GTFS_TROLLEYBUS },
    { 900, 999, ZW_GTFS_TRAM },        { 1000, 1099, ZW_GTFS_FERRY },
    { 1200, 1299, ZW_GTFS_FERRY },     { 1300, 1399, ZW_GTFS_GONDOLA },
    { 1400, 1499, ZW_GTFS_FUNICULAR },
  };

  if (route_type >= 0 && route_type < (int) G_N_ELEMENTS (basic))
    return basic[route_type];
  for (guint i = 0; i < G_N_ELEMENTS (extended); i++)
    if (route_type >= extended[i].from && route_type <= extended[i].to)
      return extended[i].mode;
  return ZW_GTFS_OTHER;
}

gboolean
zw_gtfs_read_agencies (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_AGENCY_TXT, error);
  int agency_id, agency_name;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "agency_name", &agency_name, error))
    return FALSE;
  agency_id = zw_csv_find (table->csv, "agency_id");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, agency_id);

      if (!g_hash_table_contains (load->agencies, id))
        g_hash_table_insert (load->agencies, g_strdup (id),
                             zw_gtfs_table_get_text (table, agency_name));
    }
  return status == ZW_CSV_END;
}

/* The place of a row; NAN, noted, when there is none. Some programs write a
 * missing place as 0, 0, which is in the sea off Africa. */
static void
get_place (ZwGtfsTable *table, int lon_column, int lat_column, ZwGtfsStop *stop)
{
  double lon, lat;
  gboolean ok = zw_gtfs_table_get_number (table, lon_column, &lon)
                && zw_gtfs_table_get_number (table, lat_column, &lat) && fabs (lon) <= 180
                && fabs (lat) <= 90 && (lon != 0 || lat != 0);

  stop->lon = ok ? lon : NAN;
  stop->lat = ok ? lat : NAN;
  if (!ok && stop->location_type < ZW_GTFS_NODE)
    zw_gtfs_note (
        table->load, table->file, zw_csv_get_line (table->csv),
        _ ("“%s” has no valid place (longitude “%s”, latitude “%s”); it was put where its "
           "station is, or nowhere."),
        stop->id, zw_csv_get (table->csv, lon_column), zw_csv_get (table->csv, lat_column));
}

static int
get_location_type (ZwGtfsTable *table, int column)
{
  int type = ZW_GTFS_STOP;

  if (*zw_csv_get (table->csv, column) == '\0')
    return type;
  if (!zw_gtfs_table_get_integer (table, column, &type) || type < ZW_GTFS_STOP
      || type > ZW_GTFS_BOARDING_AREA)
    {
      zw_gtfs_note (table->load, table->file, zw_csv_get_line (table->csv),
                    _ ("The location_type “%s” is unknown; it was taken for a stop."),
                    zw_csv_get (table->csv, column));
      type = ZW_GTFS_STOP;
    }
  return type;
}

/* Ties the stops to their parents, and places those that have only a parent. */
static void
resolve_parents (ZwGtfsLoad *load, GPtrArray *parent_ids, const GArray *lines)
{
  for (guint i = 0; i < parent_ids->len; i++)
    {
      const char *id = g_ptr_array_index (parent_ids, i);
      gpointer index;

      if (id == NULL)
        continue;
      if (g_hash_table_lookup_extended (load->stop_index, id, NULL, &index)
          && GPOINTER_TO_UINT (index) != i)
        g_array_index (load->stop_counts, ZwGtfsStopCount, i).parent = GPOINTER_TO_UINT (index);
      else
        zw_gtfs_note (load, ZW_GTFS_STOPS_TXT, g_array_index (lines, guint64, i),
                      _ ("The parent_station “%s” is not in stops.txt; the stop stands alone."),
                      id);
    }
  for (guint i = 0; i < parent_ids->len; i++)
    {
      ZwGtfsStop *stop = &g_array_index (load->feed->stops, ZwGtfsStop, i);
      guint parent = i;

      for (guint depth = 0; isnan (stop->lon) && depth < 3; depth++)
        {
          const ZwGtfsStop *above;

          parent = g_array_index (load->stop_counts, ZwGtfsStopCount, parent).parent;
          if (parent == ZW_GTFS_NONE)
            break;
          above = &g_array_index (load->feed->stops, ZwGtfsStop, parent);
          stop->lon = above->lon;
          stop->lat = above->lat;
        }
    }
}

gboolean
zw_gtfs_read_stops (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_STOPS_TXT, error);
  g_autoptr (GPtrArray) parent_ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint64));
  int stop_id, stop_name, stop_lat, stop_lon, location_type, parent_station, zone_id;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "stop_id", &stop_id, error)
      || !zw_gtfs_table_require (table, "stop_lat", &stop_lat, error)
      || !zw_gtfs_table_require (table, "stop_lon", &stop_lon, error))
    return FALSE;
  stop_name = zw_csv_find (table->csv, "stop_name");
  location_type = zw_csv_find (table->csv, "location_type");
  parent_station = zw_csv_find (table->csv, "parent_station");
  zone_id = zw_csv_find (table->csv, "zone_id");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, stop_id);
      const char *parent = zw_csv_get (table->csv, parent_station);
      guint64 line = zw_csv_get_line (table->csv);
      ZwGtfsStopCount count = { .parent = ZW_GTFS_NONE };
      ZwGtfsStop stop = { 0 };

      if (*id == '\0' || g_hash_table_contains (load->stop_index, id))
        {
          zw_gtfs_note (
              load, table->file, line,
              _ ("The stop_id “%s” is blank or stands here a second time; the row was left "
                 "out."),
              id);
          continue;
        }
      g_hash_table_insert (load->stop_index, g_string_chunk_insert (load->strings, id),
                           GUINT_TO_POINTER (load->feed->stops->len));
      stop.id = zw_gtfs_table_get_text (table, stop_id);
      stop.name = zw_gtfs_table_get_text (table, stop_name);
      stop.parent = *parent != '\0' ? zw_gtfs_table_get_text (table, parent_station) : NULL;
      if (*zw_csv_get (table->csv, zone_id) != '\0')
        stop.zone = zw_gtfs_table_get_text (table, zone_id);
      stop.location_type = get_location_type (table, location_type);
      get_place (table, stop_lon, stop_lat, &stop);
      g_array_append_val (load->feed->stops, stop);
      g_array_append_val (load->stop_counts, count);
      g_ptr_array_add (parent_ids, *parent != '\0' ? g_strdup (parent) : NULL);
      g_array_append_val (lines, line);
    }
  if (status == ZW_CSV_FAILED)
    return FALSE;
  if (load->feed->stops->len == 0)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   _ ("stops.txt in %s lists no stop, so there is nothing to import."),
                   zw_archive_get_name (load->archive));
      return FALSE;
    }
  resolve_parents (load, parent_ids, lines);
  return TRUE;
}

/* Name of the operator of the row: where there is only one, it need not be named. */
static char *
get_agency (ZwGtfsTable *table, int column)
{
  ZwGtfsLoad *load = table->load;
  const char *id = zw_csv_get (table->csv, column);
  const char *name = g_hash_table_lookup (load->agencies, id);
  GHashTableIter iter;
  gpointer only;

  if (name != NULL)
    return g_strdup (name);
  if (*id != '\0' && g_hash_table_size (load->agencies) > 0)
    zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                  _ ("The agency_id “%s” is not in agency.txt."), id);
  if (*id != '\0' || g_hash_table_size (load->agencies) != 1)
    return zw_gtfs_table_get_text (table, column);
  g_hash_table_iter_init (&iter, load->agencies);
  g_hash_table_iter_next (&iter, NULL, &only);
  return g_strdup (only);
}

gboolean
zw_gtfs_read_routes (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_ROUTES_TXT, error);
  int route_id, route_type, short_name, long_name, agency_id;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "route_id", &route_id, error)
      || !zw_gtfs_table_require (table, "route_type", &route_type, error))
    return FALSE;
  short_name = zw_csv_find (table->csv, "route_short_name");
  long_name = zw_csv_find (table->csv, "route_long_name");
  agency_id = zw_csv_find (table->csv, "agency_id");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, route_id);
      ZwGtfsRouteCount count = { .mode = ZW_GTFS_OTHER };
      ZwGtfsRoute route = { 0 };
      int type;

      if (*id == '\0' || g_hash_table_contains (load->route_index, id))
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The route_id “%s” is blank or stands here a second time; the row was "
                           "left out."),
                        id);
          continue;
        }
      if (zw_gtfs_table_get_integer (table, route_type, &type))
        count.mode = zw_gtfs_mode_from_route_type (type);
      if (count.mode == ZW_GTFS_OTHER)
        zw_gtfs_note (
            load, table->file, zw_csv_get_line (table->csv),
            _ ("The route_type “%s” of “%s” is no mode known here; it was taken for “other”."),
            zw_csv_get (table->csv, route_type), id);
      g_hash_table_insert (load->route_index, g_string_chunk_insert (load->strings, id),
                           GUINT_TO_POINTER (load->feed->routes->len));
      route.id = zw_gtfs_table_get_text (table, route_id);
      route.short_name = zw_gtfs_table_get_text (table, short_name);
      route.long_name = zw_gtfs_table_get_text (table, long_name);
      route.agency = get_agency (table, agency_id);
      route.mode = zw_gtfs_mode_get_id (count.mode);
      g_array_append_val (load->feed->routes, route);
      g_array_append_val (load->route_counts, count);
    }
  return status == ZW_CSV_END;
}
