/* zw-discs.c: what equal circles cover together
 *
 * The union of equal discs is bounded by the stretches of each circle that no
 * other disc covers:
 *
 *        ___   ___
 *       /   \ /   \       of two circles, the two outer arcs
 *      |     '     |
 *       \___/ \___/
 *
 * Circle j covers of circle i the angles within acos (d / 2r) of the direction
 * from i to j, d being the distance of their centres.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-discs.h"

#include <math.h>
#include <stdlib.h>

/* Gaps narrower than this are rounding, in radians. */
#define MIN_ARC 1e-12

#define FULL_CIRCLE (2.0 * G_PI)

static int
compare_points (const void *a, const void *b)
{
  const ZwPoint *left = a, *right = b;

  if (left->x != right->x)
    return left->x < right->x ? -1 : 1;
  return (left->y > right->y) - (left->y < right->y);
}

static int
compare_stretches (const void *a, const void *b)
{
  const ZwStretch *left = a, *right = b;

  return (left->from > right->from) - (left->from < right->from);
}

/* Each place once, those without one left out. */
static guint
keep_distinct (ZwPoint *points, guint n)
{
  guint kept = 0, distinct = 0;

  for (guint i = 0; i < n; i++)
    if (isfinite (points[i].x) && isfinite (points[i].y))
      points[kept++] = points[i];
  qsort (points, kept, sizeof *points, compare_points);
  for (guint i = 0; i < kept; i++)
    if (distinct == 0 || compare_points (&points[i], &points[distinct - 1]) != 0)
      points[distinct++] = points[i];
  return distinct;
}

/* Angles of the circle around a centre that its neighbours cover, from 0 to a
 * full circle. */
static void
find_covered (const ZwDiscs *self, guint centre, GArray *near, GArray *covered)
{
  const ZwPointGrid *centres = self->centres;
  double x = centres->x[centre], y = centres->y[centre], reach = 2.0 * self->radius;
  ZwEnvelope around = { x - reach, y - reach, x + reach, y + reach };

  g_array_set_size (covered, 0);
  zw_point_grid_find (centres, &around, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint other = g_array_index (near, guint, i);
      double dx = centres->x[other] - x, dy = centres->y[other] - y;
      double distance = sqrt (dx * dx + dy * dy);
      ZwStretch stretch;
      double half;

      if (other == centre || distance >= reach)
        continue;
      half = acos (distance / reach);
      stretch.from = atan2 (dy, dx) - half;
      if (stretch.from < 0.0)
        stretch.from += FULL_CIRCLE;
      stretch.to = stretch.from + 2.0 * half;
      g_array_append_val (covered, stretch);
      if (stretch.to > FULL_CIRCLE)
        {
          stretch.from = 0.0;
          stretch.to -= FULL_CIRCLE;
          g_array_append_val (covered, stretch);
        }
    }
  g_array_sort (covered, compare_stretches);
}

static void
add_arc (GArray *arcs, const ZwPoint *centre, double from, double to)
{
  ZwArc arc = { *centre, from, to };

  if (to - from > MIN_ARC)
    g_array_append_val (arcs, arc);
}

static void
add_uncovered (GArray *arcs, const ZwPoint *centre, GArray *covered)
{
  double reached = 0.0;

  for (guint i = 0; i < covered->len; i++)
    {
      const ZwStretch *stretch = &g_array_index (covered, ZwStretch, i);

      add_arc (arcs, centre, reached, stretch->from);
      reached = MAX (reached, stretch->to);
    }
  add_arc (arcs, centre, reached, FULL_CIRCLE);
}

static void
find_border (ZwDiscs *self)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) covered = g_array_new (FALSE, FALSE, sizeof (ZwStretch));
  g_autoptr (GArray) outer = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (ZwArc));

  for (guint i = 0; i < self->centres->n; i++)
    {
      ZwPoint centre = { self->centres->x[i], self->centres->y[i] };
      guint before = found->len;

      find_covered (self, i, near, covered);
      add_uncovered (found, &centre, covered);
      if (found->len > before)
        {
          g_array_append_val (outer, centre);
          g_array_append_val (starts, before);
        }
    }
  g_array_append_val (starts, found->len);

  self->outer = zw_point_grid_new (&self->centres->frame, (ZwPoint *) (void *) outer->data,
                                   outer->len);
  self->arc_starts = g_new (guint, outer->len + 1);
  self->arcs = g_array_sized_new (FALSE, FALSE, sizeof (ZwArc), found->len);
  for (guint i = 0; i < outer->len; i++)
    {
      guint from = g_array_index (starts, guint, self->outer->order[i]);
      guint to = g_array_index (starts, guint, self->outer->order[i] + 1);

      self->arc_starts[i] = self->arcs->len;
      g_array_append_vals (self->arcs, &g_array_index (found, ZwArc, from), to - from);
    }
  self->arc_starts[outer->len] = self->arcs->len;
}

/**
 * zw_discs_new:
 * @frame: cells that most centres lie in
 * @centres: (array length=n): places, perhaps the same more than once
 * @radius: in metres
 * @with_border: find the border too, which only areas need
 *
 * Returns: (transfer full): what the circles cover together
 */
ZwDiscs *
zw_discs_new (const ZwGridFrame *frame,
              const ZwPoint *centres,
              guint n,
              double radius,
              gboolean with_border)
{
  ZwDiscs *self = g_new0 (ZwDiscs, 1);
  g_autofree ZwPoint *distinct = g_new (ZwPoint, n + 1);

  for (guint i = 0; i < n; i++)
    distinct[i] = centres[i];
  self->radius = radius;
  self->centres = zw_point_grid_new (frame, distinct, keep_distinct (distinct, n));
  if (with_border)
    find_border (self);
  return self;
}

void
zw_discs_free (ZwDiscs *self)
{
  g_clear_pointer (&self->centres, zw_point_grid_free);
  g_clear_pointer (&self->outer, zw_point_grid_free);
  g_clear_pointer (&self->arcs, g_array_unref);
  g_free (self->arc_starts);
  g_free (self);
}

/**
 * zw_discs_contain:
 *
 * Returns: whether a place lies in a circle or on one
 */
gboolean
zw_discs_contain (const ZwDiscs *self, double x, double y)
{
  return zw_point_grid_any_within (self->centres, x, y, self->radius);
}

/* Square of the distance from a place to the farthest corner. */
static double
get_farthest (const ZwEnvelope *envelope, double x, double y)
{
  double dx = MAX (x - envelope->min_x, envelope->max_x - x);
  double dy = MAX (y - envelope->min_y, envelope->max_y - y);

  return dx * dx + dy * dy;
}

/* Square of the distance from a place to the envelope, 0 within. */
static double
get_nearest (const ZwEnvelope *envelope, double x, double y)
{
  double dx = MAX (MAX (envelope->min_x - x, x - envelope->max_x), 0.0);
  double dy = MAX (MAX (envelope->min_y - y, y - envelope->max_y), 0.0);

  return dx * dx + dy * dy;
}

/**
 * zw_discs_any_covers:
 *
 * Returns: whether a single circle holds the whole envelope
 */
gboolean
zw_discs_any_covers (const ZwDiscs *self, const ZwEnvelope *envelope)
{
  ZwEnvelope where = { envelope->max_x - self->radius, envelope->max_y - self->radius,
                       envelope->min_x + self->radius, envelope->min_y + self->radius };
  g_autoptr (GArray) found = NULL;

  if (where.min_x > where.max_x || where.min_y > where.max_y)
    return FALSE;
  found = g_array_new (FALSE, FALSE, sizeof (guint));
  zw_point_grid_find (self->centres, &where, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint centre = g_array_index (found, guint, i);

      if (get_farthest (envelope, self->centres->x[centre], self->centres->y[centre])
          <= self->radius * self->radius)
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_discs_find_arcs:
 * @found: (element-type ZwArc): emptied, then given the arcs of the border that
 *   can pass through @envelope
 */
void
zw_discs_find_arcs (const ZwDiscs *self, const ZwEnvelope *envelope, GArray *found)
{
  double square = self->radius * self->radius;
  ZwEnvelope wider = { envelope->min_x - self->radius, envelope->min_y - self->radius,
                       envelope->max_x + self->radius, envelope->max_y + self->radius };
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_size (found, 0);
  zw_point_grid_find (self->outer, &wider, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint centre = g_array_index (near, guint, i);
      double x = self->outer->x[centre], y = self->outer->y[centre];
      guint from = self->arc_starts[centre], to = self->arc_starts[centre + 1];

      if (get_nearest (envelope, x, y) <= square && get_farthest (envelope, x, y) >= square)
        g_array_append_vals (found, &g_array_index (self->arcs, ZwArc, from), to - from);
    }
}

ZwPoint
zw_arc_get_point (const ZwArc *arc, double radius, double angle)
{
  return (ZwPoint){ arc->centre.x + radius * cos (angle), arc->centre.y + radius * sin (angle) };
}

/* Fractions of the edge at which its line meets the circle; 0 or 2 of them. */
static guint
meet_circle (const ZwEdge *edge, const ZwPoint *centre, double radius, double *fractions)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double ox = edge->a.x - centre->x, oy = edge->a.y - centre->y;
  double a = dx * dx + dy * dy, b = ox * dx + oy * dy;
  /* Distance of the line from the centre, twice the triangle over the base. */
  double height = ox * dy - oy * dx;
  double root = radius * radius * a - height * height;

  if (a == 0.0 || root < 0.0)
    return 0;
  root = sqrt (root);
  fractions[0] = (-b - root) / a;
  fractions[1] = (-b + root) / a;
  return 2;
}

/**
 * zw_arc_cut_edge:
 * @cuts: (element-type double): fractions of @edge are added at which the
 *   circle of @arc meets it; perhaps beyond the ends of the arc
 */
void
zw_arc_cut_edge (const ZwArc *arc, double radius, const ZwEdge *edge, GArray *cuts)
{
  double fractions[2];
  guint n = meet_circle (edge, &arc->centre, radius, fractions);

  for (guint i = 0; i < n; i++)
    if (fractions[i] > 0.0 && fractions[i] < 1.0)
      g_array_append_val (cuts, fractions[i]);
}

/**
 * zw_edge_cut_arc:
 * @cuts: (element-type double): angles of @arc are added at which @edge meets it
 */
void
zw_edge_cut_arc (const ZwEdge *edge, const ZwArc *arc, double radius, GArray *cuts)
{
  double fractions[2];
  guint n = meet_circle (edge, &arc->centre, radius, fractions);

  for (guint i = 0; i < n; i++)
    if (fractions[i] >= -1e-9 && fractions[i] <= 1.0 + 1e-9)
      {
        double x = edge->a.x + fractions[i] * (edge->b.x - edge->a.x);
        double y = edge->a.y + fractions[i] * (edge->b.y - edge->a.y);
        double angle = atan2 (y - arc->centre.y, x - arc->centre.x);

        if (angle < 0.0)
          angle += FULL_CIRCLE;
        if (angle > arc->from && angle < arc->to)
          g_array_append_val (cuts, angle);
      }
}
