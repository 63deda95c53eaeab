/* zw-map-seen.c: what of a layer lies within the frame of a map
 *
 * A legend must not explain what is not there: a road that runs past the corner of
 * the map has an extent that reaches into it, but is not seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-seen.h"

/* Liang & Barsky, ACM Trans. Graphics 3 (1984) 1-22: narrows the stretch of the line
 * that lies on the inner side of one edge. */
static gboolean
narrow (double direction, double distance, double *from, double *to)
{
  double at;

  if (direction == 0.0)
    return distance >= 0.0;
  at = distance / direction;
  if (direction < 0.0)
    {
      if (at > *to)
        return FALSE;
      *from = MAX (*from, at);
    }
  else
    {
      if (at < *from)
        return FALSE;
      *to = MIN (*to, at);
    }
  return TRUE;
}

static gboolean
is_line_seen (const ZwEnvelope *seen, const ZwPoint *a, const ZwPoint *b)
{
  double across = b->x - a->x, along = b->y - a->y, from = 0.0, to = 1.0;

  return narrow (-across, a->x - seen->min_x, &from, &to)
         && narrow (across, seen->max_x - a->x, &from, &to)
         && narrow (-along, a->y - seen->min_y, &from, &to)
         && narrow (along, seen->max_y - a->y, &from, &to);
}

/* By the crossings of a ray to the right. */
static gboolean
is_inside (const ZwPoint *ring, guint n, double x, double y)
{
  gboolean inside = FALSE;

  for (guint i = 0, k = n - 1; i < n; k = i++)
    if ((ring[i].y > y) != (ring[k].y > y)
        && x < (ring[k].x - ring[i].x) * (y - ring[i].y) / (ring[k].y - ring[i].y) + ring[i].x)
      inside = !inside;
  return inside;
}

/* An outline that is seen, or an area that covers the whole view. */
static gboolean
is_shape_seen (const ZwGeometry *geometry,
               guint part,
               const ZwPoint *points,
               const ZwEnvelope *seen)
{
  gboolean covers = FALSE;

  for (guint r = geometry->part_starts[part]; r < geometry->part_starts[part + 1]; r++)
    {
      const ZwPoint *ring = points + geometry->ring_starts[r];
      guint n = geometry->ring_starts[r + 1] - geometry->ring_starts[r];

      for (guint i = 1; i < n; i++)
        if (is_line_seen (seen, &ring[i - 1], &ring[i]))
          return TRUE;
      if (geometry->kind != ZW_GEOMETRY_POLYGON)
        continue;
      if (is_line_seen (seen, &ring[n - 1], &ring[0]))
        return TRUE;
      if (is_inside (ring, n, seen->min_x, seen->min_y))
        covers = !covers;
    }
  return covers;
}

static gboolean
is_within (const ZwEnvelope *inner, const ZwEnvelope *outer)
{
  return inner->min_x >= outer->min_x && inner->max_x <= outer->max_x
         && inner->min_y >= outer->min_y && inner->max_y <= outer->max_y;
}

static gboolean
is_part_seen (const ZwMapLayer *self,
              guint part,
              ZwMapProjection projection,
              const ZwEnvelope *seen)
{
  const ZwEnvelope *extent = &self->extents[projection][part];

  if (!zw_envelope_intersects (extent, seen))
    return FALSE;
  return is_within (extent, seen) || self->shape->geometry->kind == ZW_GEOMETRY_POINT
         || is_shape_seen (self->shape->geometry, part,
                           zw_map_shape_get_points (self->shape, projection), seen);
}

/**
 * zw_map_layer_is_part_seen:
 * @part: of the layer's shape
 *
 * Returns: whether any of it lies within the view
 */
gboolean
zw_map_layer_is_part_seen (const ZwMapLayer *self, guint part, const ZwMapView *view)
{
  ZwEnvelope seen = zw_map_view_get_envelope (view, 0.0);

  return is_part_seen (self, part, view->projection, &seen);
}

/**
 * zw_map_layer_is_seen:
 * @view: (nullable): everything is seen where %NULL
 *
 * Returns: whether any part lies within the view
 */
gboolean
zw_map_layer_is_seen (const ZwMapLayer *self, const ZwMapView *view)
{
  guint n_parts = self->shape->geometry->n_parts;
  ZwEnvelope seen;

  if (view == NULL)
    return n_parts > 0;
  seen = zw_map_view_get_envelope (view, 0.0);
  for (guint p = 0; p < n_parts; p++)
    {
      if (p % ZW_MAP_RUN == 0
          && !zw_envelope_intersects (&self->run_extents[view->projection][p / ZW_MAP_RUN], &seen))
        p += ZW_MAP_RUN - 1;
      else if (is_part_seen (self, p, view->projection, &seen))
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_map_zone_is_seen:
 * @view: (nullable): everything is seen where %NULL
 */
gboolean
zw_map_zone_is_seen (const ZwMapZone *self, const ZwMapView *view)
{
  const ZwGeometry *geometry = self->shape->geometry;
  ZwEnvelope seen;

  if (view == NULL)
    return TRUE;
  seen = zw_map_view_get_envelope (view, 0.0);
  if (!zw_envelope_intersects (zw_map_shape_get_extent (self->shape, view->projection), &seen))
    return FALSE;
  for (guint p = 0; p < geometry->n_parts; p++)
    if (is_shape_seen (geometry, p, zw_map_shape_get_points (self->shape, view->projection), &seen))
      return TRUE;
  return FALSE;
}
