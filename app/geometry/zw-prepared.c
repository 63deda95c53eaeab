/* zw-prepared.c: a polygon made ready for many questions
 *
 * The envelope is cut into about as many horizontal strips as there are edges,
 * each listing the edges that touch it. A question about a place then looks at
 * a handful of edges, however many corners the polygon has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-prepared.h"

#include <math.h>
#include <string.h>

#define STRIPS_PER_EDGE 3
#define MAX_STRIPS 8192

/* Shewchuk's bound on the rounding of a 2 x 2 determinant of differences,
 * (3 + 16 e) e with e = 2^-53: Discrete Comput. Geom. 18 (1997) 305-363. */
#define SIDE_ERROR 3.3306690738754716e-16

/**
 * zw_edge_side:
 *
 * On which side of an edge a place lies. The sign is right also where rounding
 * would blur it: the two products are then subtracted without rounding in
 * between (Kahan's difference of products; Jeannerod, Louvet, Muller, Math.
 * Comp. 82 (2013) 2245-2264).
 *
 * Returns: positive on the left of a→b, negative on the right, 0 on its line;
 *   twice the area of the triangle in square metres
 */
double
zw_edge_side (const ZwEdge *edge, double x, double y)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double px = x - edge->a.x, py = y - edge->a.y;
  double left = dx * py, right = px * dy;
  double side = left - right;

  if (fabs (side) > SIDE_ERROR * (fabs (left) + fabs (right)))
    return side;
  return fma (dx, py, -right) + fma (-px, dy, right);
}

static guint
get_strip (const ZwPrepared *self, double y)
{
  double strip = (y - self->envelope.min_y) * self->strips_per_metre;

  /* Neither too large a number nor none at all may be made a whole one. */
  if (!(strip > 0.0))
    return 0;
  return strip < self->n_strips ? (guint) strip : self->n_strips - 1;
}

/* Room for so many things; what was there before is lost. */
static gpointer
make_room (gpointer array, guint *room, guint n, gsize size)
{
  if (array != NULL && *room >= n)
    return array;
  g_free (array);
  *room = n + n / 2 + 16;
  return g_malloc_n (*room, size);
}

/* Edges listed by strip, in one pass that counts and one that fills. The entry
 * after a strip's own counts up to its end while it is filled. */
static void
fill_strips (ZwPrepared *self)
{
  double height = self->envelope.max_y - self->envelope.min_y;
  guint *starts;

  self->n_strips = height > 0.0 ? CLAMP (STRIPS_PER_EDGE * self->n_edges, 1, MAX_STRIPS) : 1;
  self->strips_per_metre = height > 0.0 ? self->n_strips / height : 0.0;
  self->strip_starts = make_room (self->strip_starts, &self->strips_room, self->n_strips + 2,
                                  sizeof (guint));
  starts = self->strip_starts;
  memset (starts, 0, sizeof (guint) * (self->n_strips + 2));

  for (guint i = 0; i < self->n_edges; i++)
    {
      const ZwEdge *edge = &self->edges[i];
      guint last = get_strip (self, MAX (edge->a.y, edge->b.y));

      for (guint s = get_strip (self, MIN (edge->a.y, edge->b.y)); s <= last; s++)
        starts[s + 2]++;
    }
  for (guint s = 0; s <= self->n_strips; s++)
    starts[s + 1] += starts[s];

  self->strip_edges = make_room (self->strip_edges, &self->strip_edges_room,
                                 starts[self->n_strips + 1] + 1, sizeof (guint));
  for (guint i = 0; i < self->n_edges; i++)
    {
      const ZwEdge *edge = &self->edges[i];
      guint last = get_strip (self, MAX (edge->a.y, edge->b.y));

      for (guint s = get_strip (self, MIN (edge->a.y, edge->b.y)); s <= last; s++)
        self->strip_edges[starts[s + 1]++] = i;
    }
}

static void
add_ring (ZwPrepared *self, const ZwPoint *points, guint n, gboolean is_hole)
{
  double area = zw_ring_area (points, n);
  gboolean reverse = (area < 0.0) != is_hole;

  self->area += is_hole ? -fabs (area) : fabs (area);
  for (guint i = 0, j = n - 1; i < n; j = i++)
    {
      ZwEdge *edge = &self->edges[self->n_edges];

      edge->a = points[reverse ? i : j];
      edge->b = points[reverse ? j : i];
      zw_envelope_add (&self->envelope, points[i].x, points[i].y);
      if (edge->a.x != edge->b.x || edge->a.y != edge->b.y)
        self->n_edges++;
    }
}

static void
prepare (ZwPrepared *self, const ZwGeometry *polygon, guint first_part, guint end_part)
{
  guint first_ring = 0, end_ring = 0;

  self->n_edges = 0;
  self->area = 0.0;
  zw_envelope_init_empty (&self->envelope);
  if (polygon->kind == ZW_GEOMETRY_POLYGON && end_part > first_part)
    {
      first_ring = polygon->part_starts[first_part];
      end_ring = polygon->part_starts[end_part];
    }
  self->edges = make_room (self->edges, &self->edges_room,
                           polygon->ring_starts[end_ring] - polygon->ring_starts[first_ring] + 1,
                           sizeof (ZwEdge));
  for (guint p = first_part; end_ring > 0 && p < end_part; p++)
    for (guint r = polygon->part_starts[p]; r < polygon->part_starts[p + 1]; r++)
      {
        guint from = polygon->ring_starts[r];

        add_ring (self, polygon->points + from, polygon->ring_starts[r + 1] - from,
                  r > polygon->part_starts[p]);
      }
  fill_strips (self);
}

/**
 * zw_prepared_new_empty:
 *
 * Returns: (transfer full): nothing yet; to be set before it is asked anything
 */
ZwPrepared *
zw_prepared_new_empty (void)
{
  return g_new0 (ZwPrepared, 1);
}

/**
 * zw_prepared_set:
 * @polygon: a valid polygon; anything else is answered for by the even-odd rule
 *
 * Makes another polygon ready in the same memory.
 */
void
zw_prepared_set (ZwPrepared *self, const ZwGeometry *polygon)
{
  prepare (self, polygon, 0, polygon->n_parts);
}

/**
 * zw_prepared_set_part:
 * @part: one of the parts of @polygon
 *
 * Makes that part alone ready in the same memory.
 */
void
zw_prepared_set_part (ZwPrepared *self, const ZwGeometry *polygon, guint part)
{
  prepare (self, polygon, part, part + 1);
}

/**
 * zw_prepared_set_edges:
 * @edges: (array length=n_edges): edges of closed rings, inside on the left
 *
 * Makes the polygon that they bound ready in the same memory.
 */
void
zw_prepared_set_edges (ZwPrepared *self, const ZwEdge *edges, guint n_edges)
{
  double twice = 0.0;

  zw_envelope_init_empty (&self->envelope);
  self->edges = make_room (self->edges, &self->edges_room, n_edges, sizeof (ZwEdge));
  self->n_edges = n_edges;
  for (guint i = 0; i < n_edges; i++)
    {
      self->edges[i] = edges[i];
      zw_envelope_add (&self->envelope, edges[i].a.x, edges[i].a.y);
      twice += (edges[i].a.x - edges[0].a.x) * (edges[i].b.y - edges[0].a.y)
               - (edges[i].a.y - edges[0].a.y) * (edges[i].b.x - edges[0].a.x);
    }
  self->area = twice / 2.0;
  fill_strips (self);
}

/**
 * zw_prepared_new:
 * @polygon: a valid polygon; anything else is answered for by the even-odd rule
 *
 * Returns: (transfer full): the polygon made ready; points and lines contain nothing
 */
ZwPrepared *
zw_prepared_new (const ZwGeometry *polygon)
{
  ZwPrepared *self = zw_prepared_new_empty ();

  zw_prepared_set (self, polygon);
  return self;
}

/**
 * zw_prepared_new_part:
 * @part: one of the parts of @polygon
 *
 * Returns: (transfer full): that part alone made ready
 */
ZwPrepared *
zw_prepared_new_part (const ZwGeometry *polygon, guint part)
{
  ZwPrepared *self = zw_prepared_new_empty ();

  zw_prepared_set_part (self, polygon, part);
  return self;
}

void
zw_prepared_free (ZwPrepared *self)
{
  g_free (self->edges);
  g_free (self->strip_starts);
  g_free (self->strip_edges);
  g_free (self);
}

/**
 * zw_prepared_contains:
 *
 * The crossing number of zw_geometry_contains() over the edges of one strip.
 *
 * Returns: %TRUE inside or on the boundary
 */
gboolean
zw_prepared_contains (const ZwPrepared *self, double x, double y)
{
  gboolean inside = FALSE;
  guint strip;

  if (!(x >= self->envelope.min_x && x <= self->envelope.max_x && y >= self->envelope.min_y
        && y <= self->envelope.max_y))
    return FALSE;
  strip = get_strip (self, y);
  for (guint k = self->strip_starts[strip]; k < self->strip_starts[strip + 1]; k++)
    {
      const ZwEdge *edge = &self->edges[self->strip_edges[k]];
      gboolean a_above = edge->a.y > y, b_above = edge->b.y > y;
      double side;

      if ((a_above && b_above) || (edge->a.y < y && edge->b.y < y)
          || (edge->a.x < x && edge->b.x < x))
        continue;
      if (edge->a.x > x && edge->b.x > x)
        {
          inside ^= a_above != b_above;
          continue;
        }
      side = zw_edge_side (edge, x, y);
      if (side == 0.0 && x >= MIN (edge->a.x, edge->b.x) && x <= MAX (edge->a.x, edge->b.x))
        return TRUE;
      if (a_above != b_above && (side > 0.0) == b_above)
        inside = !inside;
    }
  return inside;
}

/**
 * zw_prepared_find_edges:
 * @envelope: where to look
 * @found: (element-type guint): emptied, then given the numbers of the edges
 *   whose own envelopes meet @envelope, each once
 *
 * Returns: how many were found
 */
guint
zw_prepared_find_edges (const ZwPrepared *self, const ZwEnvelope *envelope, GArray *found)
{
  guint first, last;

  g_array_set_size (found, 0);
  if (self->n_edges == 0 || !zw_envelope_intersects (&self->envelope, envelope))
    return 0;
  first = get_strip (self, envelope->min_y);
  last = get_strip (self, envelope->max_y);
  for (guint s = first; s <= last; s++)
    for (guint k = self->strip_starts[s]; k < self->strip_starts[s + 1]; k++)
      {
        guint number = self->strip_edges[k];
        const ZwEdge *edge = &self->edges[number];
        double low = MIN (edge->a.y, edge->b.y);

        /* An edge in several strips is told in the first of them. */
        if (s > first && get_strip (self, low) < s)
          continue;
        if (low <= envelope->max_y && MAX (edge->a.y, edge->b.y) >= envelope->min_y
            && MIN (edge->a.x, edge->b.x) <= envelope->max_x
            && MAX (edge->a.x, edge->b.x) >= envelope->min_x)
          g_array_append_val (found, number);
      }
  return found->len;
}
