/* zw-outline.c: the corners of a zone while they are being changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-outline.h"

#include <math.h>

static GArray *
copy_array (const GArray *array)
{
  GArray *copy = g_array_new (FALSE, FALSE, g_array_get_element_size ((GArray *) array));

  g_array_append_vals (copy, array->data, array->len);
  return copy;
}

/**
 * zw_outline_new:
 * @geometry: polygons
 *
 * Returns: (transfer full): their corners
 */
ZwOutline *
zw_outline_new (const ZwGeometry *geometry)
{
  ZwOutline *self = g_new0 (ZwOutline, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->ring_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->part_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_vals (self->points, geometry->points, geometry->n_points);
  g_array_append_vals (self->ring_starts, geometry->ring_starts, geometry->n_rings);
  g_array_append_vals (self->part_starts, geometry->part_starts, geometry->n_parts);
  return self;
}

ZwOutline *
zw_outline_copy (const ZwOutline *self)
{
  ZwOutline *copy = g_new0 (ZwOutline, 1);

  copy->points = copy_array (self->points);
  copy->ring_starts = copy_array (self->ring_starts);
  copy->part_starts = copy_array (self->part_starts);
  return copy;
}

void
zw_outline_free (ZwOutline *self)
{
  g_array_unref (self->points);
  g_array_unref (self->ring_starts);
  g_array_unref (self->part_starts);
  g_free (self);
}

static guint
get_ring_start (const ZwOutline *self, guint ring)
{
  return ring < self->ring_starts->len ? g_array_index (self->ring_starts, guint, ring)
                                       : self->points->len;
}

static guint
get_part_start (const ZwOutline *self, guint part)
{
  return part < self->part_starts->len ? g_array_index (self->part_starts, guint, part)
                                       : self->ring_starts->len;
}

static guint
find_ring (const ZwOutline *self, guint index)
{
  guint ring = 0;

  while (ring + 1 < self->ring_starts->len && get_ring_start (self, ring + 1) <= index)
    ring++;
  return ring;
}

static guint
find_part (const ZwOutline *self, guint ring)
{
  guint part = 0;

  while (part + 1 < self->part_starts->len && get_part_start (self, part + 1) <= ring)
    part++;
  return part;
}

static void
shift_starts (GArray *starts, guint from, int by)
{
  for (guint i = from; i < starts->len; i++)
    g_array_index (starts, guint, i) = (guint) ((int) g_array_index (starts, guint, i) + by);
}

/**
 * zw_outline_to_geometry:
 *
 * Returns: (transfer full): the polygons
 */
ZwGeometry *
zw_outline_to_geometry (const ZwOutline *self)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  for (guint part = 0; part < self->part_starts->len; part++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint ring = get_part_start (self, part); ring < get_part_start (self, part + 1); ring++)
        {
          zw_geometry_builder_begin_ring (builder);
          for (guint i = get_ring_start (self, ring); i < get_ring_start (self, ring + 1); i++)
            {
              ZwPoint place = zw_outline_get_corner (self, i);

              zw_geometry_builder_add (builder, place.x, place.y);
            }
        }
    }
  return zw_geometry_builder_end (builder);
}

gboolean
zw_outline_equals (const ZwOutline *self, const ZwGeometry *geometry)
{
  if (self->points->len != geometry->n_points || self->ring_starts->len != geometry->n_rings
      || self->part_starts->len != geometry->n_parts)
    return FALSE;
  for (guint i = 0; i < geometry->n_rings; i++)
    if (get_ring_start (self, i) != geometry->ring_starts[i])
      return FALSE;
  for (guint i = 0; i < geometry->n_points; i++)
    {
      ZwPoint place = zw_outline_get_corner (self, i);

      if (place.x != geometry->points[i].x || place.y != geometry->points[i].y)
        return FALSE;
    }
  return TRUE;
}

guint
zw_outline_get_n_corners (const ZwOutline *self)
{
  return self->points->len;
}

ZwPoint
zw_outline_get_corner (const ZwOutline *self, guint index)
{
  return g_array_index (self->points, ZwPoint, index);
}

void
zw_outline_set_corner (ZwOutline *self, guint index, ZwPoint place)
{
  g_array_index (self->points, ZwPoint, index) = place;
}

/**
 * zw_outline_get_next:
 *
 * Returns: the corner after this one along its ring
 */
guint
zw_outline_get_next (const ZwOutline *self, guint index)
{
  guint ring = find_ring (self, index);

  return index + 1 < get_ring_start (self, ring + 1) ? index + 1 : get_ring_start (self, ring);
}

/**
 * zw_outline_insert_after:
 *
 * Returns: number of the new corner
 */
guint
zw_outline_insert_after (ZwOutline *self, guint index, ZwPoint place)
{
  guint ring = find_ring (self, index);

  g_array_insert_val (self->points, index + 1, place);
  shift_starts (self->ring_starts, ring + 1, 1);
  return index + 1;
}

static void
remove_ring (ZwOutline *self, guint ring)
{
  guint from = get_ring_start (self, ring), n = get_ring_start (self, ring + 1) - from;
  guint part = find_part (self, ring);

  g_array_remove_range (self->points, from, n);
  g_array_remove_index (self->ring_starts, ring);
  shift_starts (self->ring_starts, ring, -(int) n);
  shift_starts (self->part_starts, part + 1, -1);
}

/**
 * zw_outline_remove:
 *
 * Takes a corner out. A hole that has only three goes with it; the outline of a
 * part keeps its three.
 *
 * Returns: %FALSE where the corner has to stay
 */
gboolean
zw_outline_remove (ZwOutline *self, guint index)
{
  guint ring = find_ring (self, index);
  gboolean is_hole = ring != get_part_start (self, find_part (self, ring));

  if (get_ring_start (self, ring + 1) - get_ring_start (self, ring) > 3)
    {
      g_array_remove_index (self->points, index);
      shift_starts (self->ring_starts, ring + 1, -1);
      return TRUE;
    }
  if (is_hole)
    remove_ring (self, ring);
  return is_hole;
}

/**
 * zw_outline_move:
 * @east: metres
 * @north: metres
 */
void
zw_outline_move (ZwOutline *self, double east, double north)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      ZwPoint *place = &g_array_index (self->points, ZwPoint, i);

      place->x += east;
      place->y += north;
    }
}

/* The part within which a place lies, holes or not; -1 for none. */
static int
find_part_around (const ZwOutline *self, ZwPoint place)
{
  for (guint part = 0; part < self->part_starts->len; part++)
    {
      guint ring = get_part_start (self, part), from = get_ring_start (self, ring);
      g_autoptr (ZwGeometry) shell = zw_geometry_new_polygon (
          &g_array_index (self->points, ZwPoint, from), get_ring_start (self, ring + 1) - from);

      if (zw_geometry_contains (shell, place.x, place.y))
        return (int) part;
    }
  return -1;
}

/**
 * zw_outline_add_hole:
 * @points: (array length=n_points): its corners
 *
 * Returns: %FALSE where its first corner lies in no part
 */
gboolean
zw_outline_add_hole (ZwOutline *self, const ZwPoint *points, guint n_points)
{
  int part = find_part_around (self, points[0]);
  guint ring, from;

  if (part < 0)
    return FALSE;
  ring = get_part_start (self, (guint) part + 1);
  from = get_ring_start (self, ring);
  g_array_insert_vals (self->points, from, points, n_points);
  g_array_insert_val (self->ring_starts, ring, from);
  shift_starts (self->ring_starts, ring + 1, (int) n_points);
  shift_starts (self->part_starts, (guint) part + 1, 1);
  return TRUE;
}

static double
get_side (ZwPoint a, ZwPoint b, ZwPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static gboolean
crosses (ZwPoint a, ZwPoint b, ZwPoint c, ZwPoint d, ZwPoint *where)
{
  double c_side = get_side (a, b, c), d_side = get_side (a, b, d);
  double a_side = get_side (c, d, a), b_side = get_side (c, d, b);
  double share;

  if ((c_side > 0.0) == (d_side > 0.0) || (a_side > 0.0) == (b_side > 0.0))
    return FALSE;
  share = a_side / (a_side - b_side);
  *where = (ZwPoint){ a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
  return isfinite (where->x) && isfinite (where->y);
}

/**
 * zw_chain_find_crossing:
 * @points: (array length=n_points): corners of a line that is not closed
 * @where: (out): where it crosses itself, if it does
 *
 * The side that would close it is not looked at: it may well cross others until
 * the outline is complete.
 *
 * Returns: whether it crosses itself
 */
gboolean
zw_chain_find_crossing (const ZwPoint *points, guint n_points, ZwPoint *where)
{
  for (guint i = 3; i < n_points; i++)
    for (guint j = 1; j + 1 < i; j++)
      if (crosses (points[j - 1], points[j], points[i - 1], points[i], where))
        return TRUE;
  return FALSE;
}

/**
 * zw_chain_to_text:
 *
 * Returns: (transfer full): "302000.000 2770500.250;…", to the millimetre
 */
char *
zw_chain_to_text (const ZwPoint *points, guint n_points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_points; i++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (x, sizeof x, "%.3f", points[i].x);
      g_ascii_formatd (y, sizeof y, "%.3f", points[i].y);
      g_string_append_printf (text, "%s%s %s", i > 0 ? ";" : "", x, y);
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_chain_from_text:
 * @text: as from zw_chain_to_text()
 *
 * Returns: (transfer full) (nullable) (element-type ZwPoint): the corners, or
 *   %NULL where the text is no such text
 */
GArray *
zw_chain_from_text (const char *text)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_auto (GStrv) places = g_strsplit (text, ";", -1);

  for (guint i = 0; places[i] != NULL; i++)
    {
      char *end_x = NULL, *end_y = NULL;
      ZwPoint place;

      place.x = g_ascii_strtod (places[i], &end_x);
      place.y = g_ascii_strtod (end_x, &end_y);
      if (end_x == places[i] || end_y == end_x || *end_y != '\0' || !isfinite (place.x)
          || !isfinite (place.y))
        return NULL;
      g_array_append_val (points, place);
    }
  return points->len > 0 ? g_steal_pointer (&points) : NULL;
}
