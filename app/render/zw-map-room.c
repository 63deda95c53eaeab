/* zw-map-room.c: where in an area its name can stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-room.h"

#include <math.h>
#include <stdlib.h>

/* Heights, as shares of that of an area, at which room for its name is looked
 * for. The middle is preferred to lines a little longer. */
#define MIDDLE_WEIGHT 1.25
static const double heights[ZW_MAP_ROOMS] = { 0.5, 0.4, 0.6, 0.28, 0.72, 0.15, 0.85 };

static int
compare_double (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Where a line of latitude, as it were, crosses the rings of a part. */
static void
find_crossings (GArray *crossings,
                const ZwGeometry *geometry,
                guint part,
                const ZwPoint *points,
                double y)
{
  g_array_set_size (crossings, 0);
  for (guint r = geometry->part_starts[part]; r < geometry->part_starts[part + 1]; r++)
    {
      guint from = geometry->ring_starts[r], to = geometry->ring_starts[r + 1];

      for (guint i = from, j = to - 1; i < to; j = i++)
        if ((points[i].y > y) != (points[j].y > y))
          {
            double x = points[j].x
                       + (points[i].x - points[j].x) * (y - points[j].y)
                             / (points[i].y - points[j].y);

            g_array_append_val (crossings, x);
          }
    }
  g_array_sort (crossings, compare_double);
}

static int
compare_rooms (gconstpointer a, gconstpointer b)
{
  return -compare_double (&((const ZwMapRoom *) a)->weight, &((const ZwMapRoom *) b)->weight);
}

/**
 * zw_map_find_rooms:
 * @geometry: polygons
 * @part: one of them
 * @points: (array length=geometry->n_points): its points in the view's projection
 * @rooms: (out): where a name could stand, best first
 *
 * The widest stretch of the polygon that is seen, on each of a few horizontal
 * lines.
 *
 * Returns: how many there are
 */
guint
zw_map_find_rooms (const ZwGeometry *geometry,
                   guint part,
                   const ZwPoint *points,
                   const ZwMapView *view,
                   ZwMapRoom rooms[ZW_MAP_ROOMS])
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (double));
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);
  guint first = geometry->ring_starts[geometry->part_starts[part]];
  guint end = geometry->ring_starts[geometry->part_starts[part] + 1], n = 0;
  double bottom = INFINITY, top = -INFINITY;

  for (guint i = first; i < end; i++)
    {
      bottom = MIN (bottom, points[i].y);
      top = MAX (top, points[i].y);
    }
  bottom = MAX (bottom, seen.min_y);
  top = MIN (top, seen.max_y);
  for (guint h = 0; h < ZW_MAP_ROOMS && top > bottom; h++)
    {
      double y = bottom + (top - bottom) * heights[h];
      ZwMapRoom *room = &rooms[n];

      room->room = 0.0;
      find_crossings (crossings, geometry, part, points, y);
      for (guint i = 0; i + 1 < crossings->len; i += 2)
        {
          double from = MAX (g_array_index (crossings, double, i), seen.min_x);
          double to = MIN (g_array_index (crossings, double, i + 1), seen.max_x);

          if ((to - from) * view->px_per_unit <= room->room)
            continue;
          room->room = (to - from) * view->px_per_unit;
          room->weight = room->room * (h == 0 ? MIDDLE_WEIGHT : 1.0);
          room->px = zw_map_view_to_px (view, (ZwPoint){ (from + to) / 2.0, y });
        }
      n += room->room > 0.0;
    }
  qsort (rooms, n, sizeof *rooms, compare_rooms);
  return n;
}

/**
 * zw_map_find_zone_rooms:
 * @rooms: (out): where its name can stand, best first: on the part that has most room
 *
 * Returns: how many there are; 0 when the zone is not seen
 */
guint
zw_map_find_zone_rooms (const ZwMapZone *zone, const ZwMapView *view, ZwMapRoom rooms[ZW_MAP_ROOMS])
{
  const ZwGeometry *geometry = zone->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (zone->shape, view->projection);
  guint n = 0;

  for (guint p = 0; p < geometry->n_parts; p++)
    {
      ZwMapRoom found[ZW_MAP_ROOMS];
      guint n_found = zw_map_find_rooms (geometry, p, points, view, found);

      if (n_found == 0 || (n > 0 && found[0].room <= rooms[0].room))
        continue;
      n = n_found;
      for (guint i = 0; i < n; i++)
        rooms[i] = found[i];
    }
  return n;
}
