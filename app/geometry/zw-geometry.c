/* zw-geometry.c: points, lines and polygons as flat columns of coordinates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-geometry.h"

#include <math.h>

G_DEFINE_QUARK (zw_geometry_error_quark, zw_geometry_error)

ZwGeometryBuilder *
zw_geometry_builder_new (ZwGeometryKind kind)
{
  ZwGeometryBuilder *self = g_new0 (ZwGeometryBuilder, 1);

  self->kind = kind;
  self->part_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ring_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  return self;
}

void
zw_geometry_builder_begin_part (ZwGeometryBuilder *self)
{
  g_array_append_val (self->part_starts, self->ring_starts->len);
}

void
zw_geometry_builder_begin_ring (ZwGeometryBuilder *self)
{
  g_array_append_val (self->ring_starts, self->points->len);
}

void
zw_geometry_builder_add (ZwGeometryBuilder *self, double x, double y)
{
  ZwPoint point = { x, y };

  g_array_append_val (self->points, point);
}

/**
 * zw_geometry_builder_end:
 * @self: (transfer full): what was collected; freed
 *
 * Drops the closing point of polygon rings where the caller repeated the first.
 *
 * Returns: (transfer full): the geometry
 */
ZwGeometry *
zw_geometry_builder_end (ZwGeometryBuilder *self)
{
  ZwGeometry *geometry = g_new0 (ZwGeometry, 1);
  guint n_rings = self->ring_starts->len;
  guint write = 0;

  g_array_append_val (self->part_starts, n_rings);
  g_array_append_val (self->ring_starts, self->points->len);

  for (guint r = 0; r < n_rings; r++)
    {
      guint from = g_array_index (self->ring_starts, guint, r);
      guint to = g_array_index (self->ring_starts, guint, r + 1);

      if (self->kind == ZW_GEOMETRY_POLYGON && to - from > 1)
        {
          const ZwPoint *first = &g_array_index (self->points, ZwPoint, from);
          const ZwPoint *last = &g_array_index (self->points, ZwPoint, to - 1);

          if (first->x == last->x && first->y == last->y)
            to--;
        }
      g_array_index (self->ring_starts, guint, r) = write;
      for (guint i = from; i < to; i++)
        g_array_index (self->points, ZwPoint, write++) = g_array_index (self->points, ZwPoint, i);
    }
  g_array_index (self->ring_starts, guint, n_rings) = write;

  g_atomic_ref_count_init (&geometry->ref_count);
  geometry->kind = self->kind;
  geometry->n_parts = self->part_starts->len - 1;
  geometry->n_rings = n_rings;
  geometry->n_points = write;
  geometry->part_starts = (guint *) (void *) g_array_free (g_steal_pointer (&self->part_starts),
                                                           FALSE);
  geometry->ring_starts = (guint *) (void *) g_array_free (g_steal_pointer (&self->ring_starts),
                                                           FALSE);
  /* Without points the column is there all the same: NULL is no place to count from. */
  if (self->points->len == 0)
    g_array_set_size (self->points, 1);
  geometry->points = (ZwPoint *) (void *) g_array_free (g_steal_pointer (&self->points), FALSE);
  zw_geometry_builder_free (self);
  return geometry;
}

void
zw_geometry_builder_free (ZwGeometryBuilder *self)
{
  g_clear_pointer (&self->part_starts, g_array_unref);
  g_clear_pointer (&self->ring_starts, g_array_unref);
  g_clear_pointer (&self->points, g_array_unref);
  g_free (self);
}

ZwGeometry *
zw_geometry_new_point (double x, double y)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POINT);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, x, y);
  return zw_geometry_builder_end (builder);
}

/**
 * zw_geometry_new_polygon:
 * @points: (array length=n_points): the outline in order
 *
 * Returns: (transfer full): a polygon without holes
 */
ZwGeometry *
zw_geometry_new_polygon (const ZwPoint *points, guint n_points)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  g_array_append_vals (builder->points, points, n_points);
  return zw_geometry_builder_end (builder);
}

ZwGeometry *
zw_geometry_ref (ZwGeometry *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_geometry_unref (ZwGeometry *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->part_starts);
  g_free (self->ring_starts);
  g_free (self->points);
  g_free (self);
}

gboolean
zw_geometry_is_empty (const ZwGeometry *self)
{
  return self->n_points == 0;
}

ZwEnvelope
zw_geometry_get_envelope (const ZwGeometry *self)
{
  ZwEnvelope envelope;

  zw_envelope_init_empty (&envelope);
  for (guint i = 0; i < self->n_points; i++)
    zw_envelope_add (&envelope, self->points[i].x, self->points[i].y);
  return envelope;
}

/**
 * zw_ring_area:
 * @points: (array length=n_points): vertices in order, the first not repeated
 * @n_points: number of vertices
 *
 * Signed area of a simple ring: positive when counter-clockwise. Fewer than
 * three vertices enclose nothing and give 0. Coordinates are taken from the
 * first vertex, so that eastings of hundreds of kilometres cost no digits.
 *
 * Shoelace formula: Braden, College Math. J. 17 (1986) 326-337.
 *
 * Returns: area in square metres
 */
double
zw_ring_area (const ZwPoint *points, guint n_points)
{
  double twice = 0.0;

  if (n_points < 3)
    return 0.0;
  for (guint i = 1; i + 1 < n_points; i++)
    {
      double ax = points[i].x - points[0].x, ay = points[i].y - points[0].y;
      double bx = points[i + 1].x - points[0].x, by = points[i + 1].y - points[0].y;

      twice += ax * by - ay * bx;
    }
  return twice / 2.0;
}

/**
 * zw_geometry_get_area:
 *
 * Returns: planar area in square metres, holes taken out; 0 for points and lines
 */
double
zw_geometry_get_area (const ZwGeometry *self)
{
  double area = 0.0;

  if (self->kind != ZW_GEOMETRY_POLYGON)
    return 0.0;
  for (guint p = 0; p < self->n_parts; p++)
    for (guint r = self->part_starts[p]; r < self->part_starts[p + 1]; r++)
      {
        guint from = self->ring_starts[r];
        double ring = fabs (zw_ring_area (self->points + from, self->ring_starts[r + 1] - from));

        area += r == self->part_starts[p] ? ring : -ring;
      }
  return area;
}

/**
 * zw_geometry_get_length:
 *
 * Returns: planar length in metres: of lines, or of all rings of polygons
 */
double
zw_geometry_get_length (const ZwGeometry *self)
{
  double length = 0.0;

  if (self->kind == ZW_GEOMETRY_POINT)
    return 0.0;
  for (guint r = 0; r < self->n_rings; r++)
    {
      guint from = self->ring_starts[r], to = self->ring_starts[r + 1];

      for (guint i = from; i + 1 < to; i++)
        length += hypot (self->points[i + 1].x - self->points[i].x,
                         self->points[i + 1].y - self->points[i].y);
      if (self->kind == ZW_GEOMETRY_POLYGON && to > from)
        length += hypot (self->points[from].x - self->points[to - 1].x,
                         self->points[from].y - self->points[to - 1].y);
    }
  return length;
}

/* On which side of the line from a to b the point lies: positive left, 0 on it. */
static double
side_of (const ZwPoint *a, const ZwPoint *b, double x, double y)
{
  return (b->x - a->x) * (y - a->y) - (x - a->x) * (b->y - a->y);
}

/**
 * zw_geometry_contains:
 *
 * Whether a polygon contains a place. A place on the boundary belongs to it.
 * Crossing number: Shimrat, Comm. ACM 5 (1962) 434, with the edges' closed side
 * tested first.
 *
 * Returns: %TRUE inside or on the boundary; always %FALSE for points and lines
 */
gboolean
zw_geometry_contains (const ZwGeometry *self, double x, double y)
{
  gboolean inside = FALSE;

  if (self->kind != ZW_GEOMETRY_POLYGON || isnan (x) || isnan (y))
    return FALSE;
  for (guint r = 0; r < self->n_rings; r++)
    {
      guint from = self->ring_starts[r], to = self->ring_starts[r + 1];

      for (guint i = from, j = to - 1; i < to; j = i++)
        {
          const ZwPoint *a = &self->points[j], *b = &self->points[i];
          double side;

          if ((a->y > y && b->y > y) || (a->y < y && b->y < y))
            continue;
          side = side_of (a, b, x, y);
          if (side == 0.0 && x >= MIN (a->x, b->x) && x <= MAX (a->x, b->x))
            return TRUE;
          if ((a->y > y) != (b->y > y) && (side > 0.0) == (b->y > a->y))
            inside = !inside;
        }
    }
  return inside;
}

void
zw_envelope_init_empty (ZwEnvelope *self)
{
  self->min_x = self->min_y = INFINITY;
  self->max_x = self->max_y = -INFINITY;
}

void
zw_envelope_add (ZwEnvelope *self, double x, double y)
{
  self->min_x = MIN (self->min_x, x);
  self->min_y = MIN (self->min_y, y);
  self->max_x = MAX (self->max_x, x);
  self->max_y = MAX (self->max_y, y);
}

void
zw_envelope_union (ZwEnvelope *self, const ZwEnvelope *other)
{
  self->min_x = MIN (self->min_x, other->min_x);
  self->min_y = MIN (self->min_y, other->min_y);
  self->max_x = MAX (self->max_x, other->max_x);
  self->max_y = MAX (self->max_y, other->max_y);
}

gboolean
zw_envelope_is_empty (const ZwEnvelope *self)
{
  return self->min_x > self->max_x;
}

gboolean
zw_envelope_intersects (const ZwEnvelope *self, const ZwEnvelope *other)
{
  return self->min_x <= other->max_x && other->min_x <= self->max_x && self->min_y <= other->max_y
         && other->min_y <= self->max_y;
}
