/* zw-clip.c: which stretches of straight edges lie within a polygon
 *
 * An edge is cut wherever an edge of the polygon comes near it; each piece is
 * then judged by its middle. A cut too many does no harm, so nothing here
 * depends on the last digit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-clip.h"

#include <math.h>

static ZwStretch
clamp_stretch (double a, double b)
{
  return (ZwStretch){ CLAMP (MIN (a, b), 0.0, 1.0), CLAMP (MAX (a, b), 0.0, 1.0) };
}

/* Fraction of the edge at the foot of the perpendicular from a place. */
static double
project (const ZwEdge *edge, const ZwPoint *point)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;

  return ((point->x - edge->a.x) * dx + (point->y - edge->a.y) * dy) / (dx * dx + dy * dy);
}

static double
cross (const ZwEdge *edge, const ZwPoint *point)
{
  return (edge->b.x - edge->a.x) * (point->y - edge->a.y)
         - (point->x - edge->a.x) * (edge->b.y - edge->a.y);
}

/**
 * zw_edge_meet:
 * @e: an edge longer than 0
 * @f: another
 * @meeting: (out): where they meet
 *
 * Edges that touch within %ZW_CLIP_TOLERANCE meet.
 *
 * Returns: whether they meet
 */
gboolean
zw_edge_meet (const ZwEdge *e, const ZwEdge *f, ZwMeeting *meeting)
{
  double ex = e->b.x - e->a.x, ey = e->b.y - e->a.y;
  double fx = f->b.x - f->a.x, fy = f->b.y - f->a.y;
  double fa = cross (e, &f->a), fb = cross (e, &f->b);
  double e_limit = ZW_CLIP_TOLERANCE * sqrt (ex * ex + ey * ey);
  gboolean fa_on = fabs (fa) <= e_limit, fb_on = fabs (fb) <= e_limit;
  double ea, eb, f_limit;
  gboolean ea_on, eb_on;

  meeting->kind = ZW_MEETING_NONE;
  if (!fa_on && !fb_on && (fa > 0.0) == (fb > 0.0))
    return FALSE;
  ea = cross (f, &e->a);
  eb = cross (f, &e->b);
  f_limit = ZW_CLIP_TOLERANCE * sqrt (fx * fx + fy * fy);
  ea_on = fabs (ea) <= f_limit;
  eb_on = fabs (eb) <= f_limit;
  if (!ea_on && !eb_on && (ea > 0.0) == (eb > 0.0))
    return FALSE;

  if ((fa_on && fb_on) || (ea_on && eb_on))
    {
      meeting->on_e = clamp_stretch (project (e, &f->a), project (e, &f->b));
      meeting->on_f = clamp_stretch (project (f, &e->a), project (f, &e->b));
      meeting->kind = ex * fx + ey * fy > 0.0 ? ZW_MEETING_ALONG : ZW_MEETING_AGAINST;
    }
  else
    {
      double at_e = ea != eb ? ea / (ea - eb) : 0.0, at_f = fa != fb ? fa / (fa - fb) : 0.0;

      meeting->on_e = clamp_stretch (at_e, at_e);
      meeting->on_f = clamp_stretch (at_f, at_f);
      meeting->kind = ZW_MEETING_CROSS;
    }
  return TRUE;
}

/**
 * zw_edge_get_point:
 *
 * Returns: the place at a fraction of the way from a to b
 */
ZwPoint
zw_edge_get_point (const ZwEdge *edge, double fraction)
{
  if (fraction >= 1.0)
    return edge->b;
  return (ZwPoint){ edge->a.x + fraction * (edge->b.x - edge->a.x),
                    edge->a.y + fraction * (edge->b.y - edge->a.y) };
}

/**
 * zw_cuts_sort:
 * @cuts: (element-type double): sorted in place; there are rarely more than four
 */
void
zw_cuts_sort (GArray *cuts)
{
  double *values = (double *) (void *) cuts->data;

  for (guint i = 1; i < cuts->len; i++)
    {
      double value = values[i];
      guint to = i;

      for (; to > 0 && values[to - 1] > value; to--)
        values[to] = values[to - 1];
      values[to] = value;
    }
}

void
zw_clipper_init (ZwClipper *self, const ZwPrepared *zone)
{
  self->zone = zone;
  self->near = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cuts = g_array_new (FALSE, FALSE, sizeof (double));
  self->along = g_array_new (FALSE, FALSE, sizeof (ZwStretch));
  self->pieces = g_array_new (FALSE, FALSE, sizeof (double));
}

void
zw_clipper_clear (ZwClipper *self)
{
  g_clear_pointer (&self->near, g_array_unref);
  g_clear_pointer (&self->cuts, g_array_unref);
  g_clear_pointer (&self->along, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
}

/* Whether an edge passes through a box: the box has corners on both sides of it.
 * That its envelope meets the box is known. */
static gboolean
passes (const ZwEdge *edge, const ZwEnvelope *box)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double cx = (box->min_x + box->max_x) / 2.0, cy = (box->min_y + box->max_y) / 2.0;
  double reach = fabs (dx) * (box->max_y - cy) + fabs (dy) * (box->max_x - cx);

  return fabs (dx * (cy - edge->a.y) - (cx - edge->a.x) * dy) <= reach;
}

/* How the edges gathered part the envelope. None of them ends in it, except that
 * two may meet there: the edge that goes on from an end would be among them. */
static ZwClipperView
get_view (const ZwClipper *self, const ZwEnvelope *envelope)
{
  const guint *numbers = (const guint *) (const void *) self->near->data;
  const ZwEdge *first, *second;

  if (self->near->len == 0)
    return zw_prepared_contains (self->zone, envelope->min_x, envelope->min_y) ? ZW_CLIPPER_INSIDE
                                                                               : ZW_CLIPPER_OUTSIDE;
  if (self->near->len == 1)
    return ZW_CLIPPER_EDGE;
  if (self->near->len > 2)
    return ZW_CLIPPER_TANGLE;
  first = &self->zone->edges[numbers[0]];
  second = &self->zone->edges[numbers[1]];
  if (first->b.x == second->a.x && first->b.y == second->a.y)
    return zw_edge_side (first, second->b.x, second->b.y) >= 0.0 ? ZW_CLIPPER_CORNER
                                                                 : ZW_CLIPPER_NOOK;
  if (second->b.x == first->a.x && second->b.y == first->a.y)
    return zw_edge_side (second, first->b.x, first->b.y) >= 0.0 ? ZW_CLIPPER_CORNER
                                                                : ZW_CLIPPER_NOOK;
  return ZW_CLIPPER_TANGLE;
}

/**
 * zw_clipper_look_at:
 * @envelope: where the next edges or places lie
 *
 * Gathers the edges of the zone that pass there.
 */
void
zw_clipper_look_at (ZwClipper *self, const ZwEnvelope *envelope)
{
  ZwEnvelope wider = { envelope->min_x - ZW_CLIP_TOLERANCE, envelope->min_y - ZW_CLIP_TOLERANCE,
                       envelope->max_x + ZW_CLIP_TOLERANCE, envelope->max_y + ZW_CLIP_TOLERANCE };
  guint *numbers;
  guint kept = 0;

  if (self->zone == NULL)
    return;
  zw_prepared_find_edges (self->zone, &wider, self->near);
  numbers = (guint *) (void *) self->near->data;
  for (guint i = 0; i < self->near->len; i++)
    if (passes (&self->zone->edges[numbers[i]], &wider))
      numbers[kept++] = numbers[i];
  g_array_set_size (self->near, kept);
  self->view = get_view (self, envelope);
}

/**
 * zw_clipper_passes:
 * @envelope: within the envelope looked at
 *
 * Returns: whether the boundary of the zone passes there, or touches it
 */
gboolean
zw_clipper_passes (const ZwClipper *self, const ZwEnvelope *envelope)
{
  const ZwEnvelope wider = { envelope->min_x - ZW_CLIP_TOLERANCE,
                             envelope->min_y - ZW_CLIP_TOLERANCE,
                             envelope->max_x + ZW_CLIP_TOLERANCE,
                             envelope->max_y + ZW_CLIP_TOLERANCE };

  for (guint i = 0; i < self->near->len; i++)
    {
      const ZwEdge *edge = &self->zone->edges[g_array_index (self->near, guint, i)];

      if (MIN (edge->a.x, edge->b.x) <= wider.max_x && MAX (edge->a.x, edge->b.x) >= wider.min_x
          && MIN (edge->a.y, edge->b.y) <= wider.max_y && MAX (edge->a.y, edge->b.y) >= wider.min_y
          && passes (edge, &wider))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_left (const ZwClipper *self, guint near, double x, double y)
{
  return zw_edge_side (&self->zone->edges[g_array_index (self->near, guint, near)], x, y) >= 0.0;
}

/**
 * zw_clipper_contains:
 * @x: within the envelope looked at
 * @y: within the envelope looked at
 *
 * The answer of zw_prepared_contains() for a valid polygon, sooner: where few
 * edges pass, it is enough to know on which side of them a place lies.
 *
 * Returns: %TRUE inside or on the boundary
 */
gboolean
zw_clipper_contains (const ZwClipper *self, double x, double y)
{
  if (self->zone == NULL)
    return TRUE;
  switch (self->view)
    {
    case ZW_CLIPPER_INSIDE:
      return TRUE;
    case ZW_CLIPPER_OUTSIDE:
      return FALSE;
    case ZW_CLIPPER_EDGE:
      return is_left (self, 0, x, y);
    case ZW_CLIPPER_CORNER:
      return is_left (self, 0, x, y) && is_left (self, 1, x, y);
    case ZW_CLIPPER_NOOK:
      return is_left (self, 0, x, y) || is_left (self, 1, x, y);
    case ZW_CLIPPER_TANGLE:
      break;
    }
  return zw_prepared_contains (self->zone, x, y);
}

static gboolean
envelopes_meet (const ZwEdge *e, const ZwEdge *f)
{
  return MIN (e->a.x, e->b.x) <= MAX (f->a.x, f->b.x) + ZW_CLIP_TOLERANCE
         && MIN (f->a.x, f->b.x) <= MAX (e->a.x, e->b.x) + ZW_CLIP_TOLERANCE
         && MIN (e->a.y, e->b.y) <= MAX (f->a.y, f->b.y) + ZW_CLIP_TOLERANCE
         && MIN (f->a.y, f->b.y) <= MAX (e->a.y, e->b.y) + ZW_CLIP_TOLERANCE;
}

static gboolean
is_along (const ZwClipper *self, double fraction)
{
  for (guint i = 0; i < self->along->len; i++)
    {
      const ZwStretch *stretch = &g_array_index (self->along, ZwStretch, i);

      if (fraction >= stretch->from && fraction <= stretch->to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_inside (const ZwClipper *self, const ZwEdge *edge, double fraction)
{
  ZwPoint middle;

  if (is_along (self, fraction))
    return TRUE;
  middle = zw_edge_get_point (edge, fraction);
  return zw_clipper_contains (self, middle.x, middle.y);
}

/**
 * zw_clipper_get_length:
 * @edge: a straight line within the envelope looked at
 *
 * Returns: length in metres of what lies in the zone or on its boundary
 */
double
zw_clipper_get_length (ZwClipper *self, const ZwEdge *edge)
{
  double dx = edge->b.x - edge->a.x, dy = edge->b.y - edge->a.y;
  double length = sqrt (dx * dx + dy * dy);
  double one = 1.0, from = 0.0, inside = 0.0;

  if (self->zone == NULL || length == 0.0)
    return length;
  g_array_set_size (self->cuts, 0);
  g_array_set_size (self->along, 0);
  for (guint i = 0; i < self->near->len; i++)
    {
      const ZwEdge *other = &self->zone->edges[g_array_index (self->near, guint, i)];
      ZwMeeting meeting;

      if (!envelopes_meet (edge, other) || !zw_edge_meet (edge, other, &meeting))
        continue;
      g_array_append_val (self->cuts, meeting.on_e.from);
      if (meeting.kind != ZW_MEETING_CROSS)
        {
          g_array_append_val (self->cuts, meeting.on_e.to);
          g_array_append_val (self->along, meeting.on_e);
        }
    }
  if (self->cuts->len == 0)
    return is_inside (self, edge, 0.5) ? length : 0.0;

  zw_cuts_sort (self->cuts);
  g_array_append_val (self->cuts, one);
  for (guint i = 0; i < self->cuts->len; i++)
    {
      double to = g_array_index (self->cuts, double, i);

      if (to > from)
        {
          if (is_inside (self, edge, (from + to) / 2.0))
            inside += to - from;
          from = to;
        }
    }
  return inside * length;
}
