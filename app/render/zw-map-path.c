/* zw-map-path.c: outlines of geometries as cairo paths, thinned and clipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-path.h"

#include <math.h>

/* In points: 0.04 mm. */
#define PAPER_GRID 0.125

/**
 * zw_map_path_init:
 * @margin: how far outside the view things are still drawn right, in pixels;
 *   more than half the width of any line
 * @tolerance: see #ZwMapPath
 */
void
zw_map_path_init (ZwMapPath *self,
                  cairo_t *cr,
                  const ZwMapView *view,
                  double margin,
                  double tolerance)
{
  self->cr = cr;
  self->tolerance = tolerance;
  self->grid = 0.0;
  self->hairlines = NULL;
  self->clip = (ZwEnvelope){ -margin, -margin, view->width + margin, view->height + margin };
  self->scale_x = view->px_per_unit;
  self->scale_y = view->projection == ZW_MAP_PLANE ? -view->px_per_unit : view->px_per_unit;
  self->shift_x = view->width / 2.0 - view->centre.x * self->scale_x;
  self->shift_y = view->height / 2.0 - view->centre.y * self->scale_y;
  self->points = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->spare = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
}

/**
 * zw_map_path_set_paper:
 * @tolerance: how far a line may lie from where it should, in units of the context
 *
 * For a file: fewer corners, and with short numbers. cairo counts in 1/256, and the grid
 * holds in its coordinates.
 */
void
zw_map_path_set_paper (ZwMapPath *self, double tolerance)
{
  cairo_matrix_t matrix;

  cairo_get_matrix (self->cr, &matrix);
  self->tolerance = tolerance;
  self->grid = PAPER_GRID;
  self->grid_x = matrix.xx == 1.0 && matrix.xy == 0.0 ? -fmod (matrix.x0, PAPER_GRID) : 0.0;
  self->grid_y = matrix.yy == 1.0 && matrix.yx == 0.0 ? -fmod (matrix.y0, PAPER_GRID) : 0.0;
}

void
zw_map_path_clear (ZwMapPath *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->spare, g_array_unref);
}

/* The directions, seen from a corner that is kept, in which all corners since then lie
 * near the line: from @low to @high around @middle. */
typedef struct
{
  ZwPoint from;
  double middle, low, high;
  double reach;  /* distance of the corner before; the line never goes back */
  gboolean open; /* any direction */
} Sleeve;

/* Whether the line may go straight on to a point; narrows the sleeve. */
static gboolean
narrow (Sleeve *self, ZwPoint to, double tolerance)
{
  double across = to.x - self->from.x, down = to.y - self->from.y;
  double distance = hypot (across, down), angle, spread;

  if (distance < self->reach)
    return FALSE;
  self->reach = distance;
  if (distance <= tolerance)
    return self->open;
  angle = atan2 (down, across);
  spread = asin (MIN (tolerance / distance, 1.0));
  if (self->open)
    {
      *self = (Sleeve){ self->from, angle, -spread, spread, distance, FALSE };
      return TRUE;
    }
  angle = remainder (angle - self->middle, 2.0 * G_PI);
  if (angle < self->low || angle > self->high)
    return FALSE;
  self->low = MAX (self->low, angle - spread);
  self->high = MIN (self->high, angle + spread);
  return TRUE;
}

/* Leaves out corners that lie within the tolerance of the line without them: Zhao &
 * Saalfeld, "Linear-time sleeve-fitting polyline simplification algorithms", Proc.
 * AutoCarto 13 (1997) 214-223. */
static void
straighten (ZwMapPath *self)
{
  ZwPoint *px = (ZwPoint *) (void *) self->points->data;
  guint n = self->points->len, kept = 1;
  Sleeve sleeve = { .open = TRUE };

  if (n < 3)
    return;
  sleeve.from = px[0];
  for (guint i = 1; i < n; i++)
    {
      if (narrow (&sleeve, px[i], self->tolerance))
        continue;
      /* The corner before is needed; from there it goes on. */
      px[kept++] = px[i - 1];
      sleeve = (Sleeve){ .from = px[i - 1], .open = TRUE };
      narrow (&sleeve, px[i], self->tolerance);
    }
  px[kept++] = px[n - 1];
  g_array_set_size (self->points, kept);
}

/* Each corner to the grid; those that come to lie on the one before are left out. */
static void
snap (ZwMapPath *self)
{
  ZwPoint *px = (ZwPoint *) (void *) self->points->data;
  guint n = self->points->len, kept = 0;

  for (guint i = 0; i < n; i++)
    {
      ZwPoint at = { round ((px[i].x - self->grid_x) / self->grid) * self->grid + self->grid_x,
                     round ((px[i].y - self->grid_y) / self->grid) * self->grid + self->grid_y };

      if (kept == 0 || at.x != px[kept - 1].x || at.y != px[kept - 1].y)
        px[kept++] = at;
    }
  g_array_set_size (self->points, kept);
}

/* Fills self->points with pixels; the last corner is always kept, so that lines
 * end where they end. */
static ZwEnvelope
thin (ZwMapPath *self, const ZwPoint *points, guint n_points)
{
  /* On paper all corners count until the line is straightened. */
  double least = self->grid > 0.0 ? 0.0 : self->tolerance * self->tolerance;
  ZwEnvelope extent;
  ZwPoint *out;
  guint n = 0;

  zw_envelope_init_empty (&extent);
  g_array_set_size (self->points, n_points);
  out = (ZwPoint *) (void *) self->points->data;
  for (guint i = 0; i < n_points; i++)
    {
      ZwPoint px = { points[i].x * self->scale_x + self->shift_x,
                     points[i].y * self->scale_y + self->shift_y };
      double across = n > 0 ? px.x - out[n - 1].x : INFINITY;
      double down = n > 0 ? px.y - out[n - 1].y : INFINITY;

      if (across * across + down * down < least && (i + 1 < n_points || n == 1))
        continue;
      out[n++] = px;
      zw_envelope_add (&extent, px.x, px.y);
    }
  g_array_set_size (self->points, n);
  if (self->grid > 0.0)
    {
      straighten (self);
      snap (self);
    }
  return extent;
}

/* How far a point lies inside one of the four sides of the clip. */
static double
get_depth (const ZwEnvelope *clip, guint side, const ZwPoint *point)
{
  switch (side)
    {
    case 0:
      return point->x - clip->min_x;
    case 1:
      return clip->max_x - point->x;
    case 2:
      return point->y - clip->min_y;
    default:
      return clip->max_y - point->y;
    }
}

/* Sutherland & Hodgman, Comm. ACM 17 (1974) 32-42: side by side. */
static void
clip_ring (ZwMapPath *self)
{
  for (guint side = 0; side < 4 && self->points->len > 0; side++)
    {
      GArray *in = self->points, *out = self->spare;
      const ZwPoint *last = &g_array_index (in, ZwPoint, in->len - 1);

      g_array_set_size (out, 0);
      for (guint i = 0; i < in->len; i++)
        {
          const ZwPoint *point = &g_array_index (in, ZwPoint, i);
          double before = get_depth (&self->clip, side, last);
          double here = get_depth (&self->clip, side, point);

          if ((before < 0.0) != (here < 0.0))
            {
              double share = before / (before - here);
              ZwPoint cut = { last->x + (point->x - last->x) * share,
                              last->y + (point->y - last->y) * share };

              g_array_append_val (out, cut);
            }
          if (here >= 0.0)
            g_array_append_val (out, *point);
          last = point;
        }
      self->points = out;
      self->spare = in;
    }
}

static gboolean
lies_inside (const ZwEnvelope *inner, const ZwEnvelope *outer)
{
  return inner->min_x >= outer->min_x && inner->max_x <= outer->max_x
         && inner->min_y >= outer->min_y && inner->max_y <= outer->max_y;
}

/* self->points as hairlines. */
static void
add_hairlines (ZwMapPath *self, gboolean closed)
{
  const ZwPoint *px = (const ZwPoint *) (const void *) self->points->data;
  guint n = self->points->len;

  for (guint i = closed ? 0 : 1; i < n; i++)
    {
      const ZwPoint *last = &px[i > 0 ? i - 1 : n - 1];

      zw_map_hairlines_add (self->hairlines, last->x, last->y, px[i].x, px[i].y);
    }
}

/**
 * zw_map_path_add_ring:
 * @points: (array length=n_points): of the world
 * @reversed: walk it backwards
 */
void
zw_map_path_add_ring (ZwMapPath *self, const ZwPoint *points, guint n_points, gboolean reversed)
{
  ZwEnvelope extent = thin (self, points, n_points);
  guint n;

  if (!zw_envelope_intersects (&extent, &self->clip))
    return;
  if (!lies_inside (&extent, &self->clip))
    clip_ring (self);
  n = self->points->len;
  if (n < 3)
    return;
  if (self->hairlines != NULL)
    {
      add_hairlines (self, TRUE);
      return;
    }
  cairo_new_sub_path (self->cr);
  for (guint i = 0; i < n; i++)
    {
      const ZwPoint *px = &g_array_index (self->points, ZwPoint, reversed ? n - 1 - i : i);

      cairo_line_to (self->cr, px->x, px->y);
    }
  cairo_close_path (self->cr);
}

/* Liang & Barsky, ACM Trans. Graphics 3 (1984) 1-22. */
static gboolean
clip_segment (const ZwEnvelope *clip, ZwPoint *a, ZwPoint *b)
{
  double from = 0.0, to = 1.0;
  ZwPoint start = *a, end = *b;

  for (guint side = 0; side < 4; side++)
    {
      double before = get_depth (clip, side, &start), after = get_depth (clip, side, &end);

      if (before < 0.0 && after < 0.0)
        return FALSE;
      if (before < 0.0)
        from = MAX (from, before / (before - after));
      else if (after < 0.0)
        to = MIN (to, before / (before - after));
    }
  if (from > to)
    return FALSE;
  *a = (ZwPoint){ start.x + (end.x - start.x) * from, start.y + (end.y - start.y) * from };
  *b = (ZwPoint){ start.x + (end.x - start.x) * to, start.y + (end.y - start.y) * to };
  return TRUE;
}

/**
 * zw_map_path_add_line:
 * @points: (array length=n_points): of the world
 */
void
zw_map_path_add_line (ZwMapPath *self, const ZwPoint *points, guint n_points)
{
  ZwEnvelope extent = thin (self, points, n_points);
  const ZwPoint *px = (const ZwPoint *) (const void *) self->points->data;
  gboolean joined = FALSE;

  if (!zw_envelope_intersects (&extent, &self->clip))
    return;
  if (lies_inside (&extent, &self->clip) && self->hairlines != NULL)
    {
      add_hairlines (self, FALSE);
      return;
    }
  if (lies_inside (&extent, &self->clip))
    {
      cairo_new_sub_path (self->cr);
      for (guint i = 0; i < self->points->len; i++)
        cairo_line_to (self->cr, px[i].x, px[i].y);
      return;
    }
  for (guint i = 1; i < self->points->len; i++)
    {
      ZwPoint a = px[i - 1], b = px[i];

      if (!clip_segment (&self->clip, &a, &b))
        {
          joined = FALSE;
          continue;
        }
      if (self->hairlines != NULL)
        {
          zw_map_hairlines_add (self->hairlines, a.x, a.y, b.x, b.y);
          continue;
        }
      if (!joined)
        cairo_move_to (self->cr, a.x, a.y);
      cairo_line_to (self->cr, b.x, b.y);
      joined = b.x == px[i].x && b.y == px[i].y;
    }
}

/**
 * zw_map_path_add_polygons:
 * @geometry: polygons
 * @points: (array length=geometry->n_points): their points, of the world
 *
 * All rings in the order drawn, for the even-odd rule.
 */
void
zw_map_path_add_polygons (ZwMapPath *self, const ZwGeometry *geometry, const ZwPoint *points)
{
  for (guint r = 0; r < geometry->n_rings; r++)
    zw_map_path_add_ring (self, points + geometry->ring_starts[r],
                          geometry->ring_starts[r + 1] - geometry->ring_starts[r], FALSE);
}
