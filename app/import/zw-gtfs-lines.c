/* zw-gtfs-lines.c: the lines that routes of a GTFS feed take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A trip follows its shape; without one it is drawn straight from stop to stop.
 * Of trips alike one line is kept.
 */

#include "import/zw-gtfs-private.h"

#include <glib/gi18n.h>
#include <math.h>

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const ZwGtfsShapePoint *x = a, *y = b;

  return (x->sequence > y->sequence) - (x->sequence < y->sequence);
}

static void
add_point (ZwGtfsShape *shape, const ZwGtfsShapePoint *point)
{
  if (shape->points == NULL)
    shape->points = g_array_new (FALSE, FALSE, sizeof (ZwGtfsShapePoint));
  else
    shape->unsorted |=
        g_array_index (shape->points, ZwGtfsShapePoint, shape->points->len - 1).sequence
        > point->sequence;
  g_array_append_vals (shape->points, point, 1);
}

/* Puts the points in order; a shape of fewer than two is none. */
static void
finish_shapes (ZwGtfsLoad *load)
{
  GHashTableIter iter;
  gpointer id, index;

  g_hash_table_iter_init (&iter, load->shape_index);
  while (g_hash_table_iter_next (&iter, &id, &index))
    {
      ZwGtfsShape *shape = &g_array_index (load->shapes, ZwGtfsShape, GPOINTER_TO_UINT (index));

      if (shape->unsorted)
        g_array_sort (shape->points, compare_points);
      if (shape->points != NULL && shape->points->len < 2)
        g_clear_pointer (&shape->points, g_array_unref);
      if (shape->needed && shape->points == NULL)
        zw_gtfs_note (load, ZW_GTFS_SHAPES_TXT, 0,
                      _ ("The shape “%s” of some trips is missing; they were drawn straight from "
                         "stop to stop."),
                      (const char *) id);
    }
}

/* Reads the shapes of the trips that are drawn: 24 bytes a point. */
gboolean
zw_gtfs_read_shapes (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_SHAPES_TXT, error);
  int shape_id, lon_column, lat_column, sequence_column;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "shape_id", &shape_id, error)
      || !zw_gtfs_table_require (table, "shape_pt_lon", &lon_column, error)
      || !zw_gtfs_table_require (table, "shape_pt_lat", &lat_column, error)
      || !zw_gtfs_table_require (table, "shape_pt_sequence", &sequence_column, error))
    return FALSE;
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      ZwGtfsShapePoint point;
      ZwGtfsShape *shape;
      gpointer index;
      int sequence;

      if (!g_hash_table_lookup_extended (load->shape_index, zw_csv_get (table->csv, shape_id), NULL,
                                         &index))
        continue;
      shape = &g_array_index (load->shapes, ZwGtfsShape, GPOINTER_TO_UINT (index));
      if (!shape->needed)
        continue;
      if (!zw_gtfs_table_get_number (table, lon_column, &point.lon)
          || !zw_gtfs_table_get_number (table, lat_column, &point.lat) || fabs (point.lon) > 180
          || fabs (point.lat) > 90 || !zw_gtfs_table_get_integer (table, sequence_column, &sequence)
          || sequence < 0)
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The point is no valid place or has no number in its sequence; it was "
                           "left out."));
          continue;
        }
      point.sequence = (guint) sequence;
      add_point (shape, &point);
    }
  if (status == ZW_CSV_END)
    finish_shapes (load);
  return status == ZW_CSV_END;
}

/* Keeps the stops of a trip without shape, once for each route: 4 bytes a stop. */
void
zw_gtfs_add_pattern (ZwGtfsLoad *load, guint route, const guint *stops, guint n_stops)
{
  g_autoptr (GArray) key = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_stops + 1);
  g_autoptr (GBytes) bytes = NULL;

  g_array_append_val (key, route);
  for (guint i = 0; i < n_stops; i++)
    {
      const ZwGtfsStop *stop = &g_array_index (load->feed->stops, ZwGtfsStop, stops[i]);

      if (!isnan (stop->lon))
        g_array_append_val (key, stops[i]);
    }
  if (key->len < 3)
    return;
  bytes = g_bytes_new_static (key->data, key->len * sizeof (guint));
  if (g_hash_table_contains (load->pattern_set, bytes))
    return;
  g_ptr_array_add (load->patterns, g_bytes_new (key->data, key->len * sizeof (guint)));
  g_hash_table_add (load->pattern_set, g_ptr_array_index (load->patterns, load->patterns->len - 1));
}

static ZwGeometryBuilder *
builder_for (GPtrArray *builders, guint route)
{
  if (g_ptr_array_index (builders, route) == NULL)
    g_ptr_array_index (builders, route) = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  zw_geometry_builder_begin_part (g_ptr_array_index (builders, route));
  zw_geometry_builder_begin_ring (g_ptr_array_index (builders, route));
  return g_ptr_array_index (builders, route);
}

static void
draw_shapes (ZwGtfsLoad *load, GPtrArray *builders)
{
  g_autoptr (GHashTable) drawn = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < load->trips->len; i++)
    {
      const ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, i);
      const ZwGtfsShape *shape;
      ZwGeometryBuilder *builder;
      gint64 key;

      if (!trip->drawn || trip->shape == ZW_GTFS_NONE)
        continue;
      shape = &g_array_index (load->shapes, ZwGtfsShape, trip->shape);
      key = (gint64) ((guint64) trip->route << 32 | trip->shape);
      if (shape->points == NULL || g_hash_table_contains (drawn, &key))
        continue;
      g_hash_table_add (drawn, g_memdup2 (&key, sizeof key));
      builder = builder_for (builders, trip->route);
      for (guint k = 0; k < shape->points->len; k++)
        {
          const ZwGtfsShapePoint *point = &g_array_index (shape->points, ZwGtfsShapePoint, k);

          zw_geometry_builder_add (builder, point->lon, point->lat);
        }
    }
}

static void
draw_patterns (ZwGtfsLoad *load, GPtrArray *builders)
{
  for (guint i = 0; i < load->patterns->len; i++)
    {
      gsize size;
      const guint *pattern = g_bytes_get_data (g_ptr_array_index (load->patterns, i), &size);
      ZwGeometryBuilder *builder = builder_for (builders, pattern[0]);

      g_array_index (load->feed->routes, ZwGtfsRoute, pattern[0]).straight = TRUE;
      for (guint k = 1; k < size / sizeof (guint); k++)
        {
          const ZwGtfsStop *stop = &g_array_index (load->feed->stops, ZwGtfsStop, pattern[k]);

          zw_geometry_builder_add (builder, stop->lon, stop->lat);
        }
    }
}

void
zw_gtfs_draw_routes (ZwGtfsLoad *load)
{
  g_autoptr (GPtrArray) builders = g_ptr_array_new ();

  g_ptr_array_set_size (builders, (int) load->feed->routes->len);
  draw_shapes (load, builders);
  draw_patterns (load, builders);
  for (guint i = 0; i < builders->len; i++)
    if (g_ptr_array_index (builders, i) != NULL)
      g_array_index (load->feed->routes, ZwGtfsRoute, i).geometry = zw_geometry_builder_end (
          g_ptr_array_index (builders, i));
}
