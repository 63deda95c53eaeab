/* zw-overlap.c: how much of a polygon lies in a zone and within reach of circles
 *
 * The area of an intersection is a sum along its border (Green's theorem):
 *
 *     2 A = Σ over straight stretches of  x₁ y₂ − x₂ y₁
 *         + Σ over arcs of  r² Δθ + r (cx Δsin θ − cy Δcos θ)
 *
 * and the border consists of what lies of each shape's border within the other
 * shapes. So no overlay has to be built: stretches are clipped one by one, in
 * any order, and circles stay circles. Where two polygons share a border, it
 * counts once if both lie on the same side of it and not at all otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-overlap.h"

#include <math.h>
#include <stdlib.h>

/* Where an edge of the polygon meets an edge of the zone, told of the latter. */
typedef struct
{
  guint edge; /* of the zone */
  gboolean along;
  ZwStretch at;
} Mark;

void
zw_overlap_init (ZwOverlap *self, const ZwPrepared *zone)
{
  zw_clipper_init (&self->clipper, zone);
  zw_envelope_init_empty (&self->envelope);
  self->edges = g_array_new (FALSE, FALSE, sizeof (ZwEdge));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->stretches = g_array_new (FALSE, FALSE, sizeof (ZwStretch));
  self->kinds = g_array_new (FALSE, FALSE, sizeof (ZwMeetingKind));
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->arcs = g_array_new (FALSE, FALSE, sizeof (ZwArc));
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->polygon = zw_prepared_new_empty ();
}

void
zw_overlap_clear (ZwOverlap *self)
{
  zw_clipper_clear (&self->clipper);
  g_clear_pointer (&self->edges, g_array_unref);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->arcs, g_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->polygon, zw_prepared_free);
}

/**
 * zw_overlap_set_part:
 * @shape: polygons
 * @part: the one to overlay next
 */
void
zw_overlap_set_part (ZwOverlap *self, const ZwGeometry *shape, guint part)
{
  g_array_set_size (self->edges, 0);
  zw_envelope_init_empty (&self->envelope);
  for (guint r = shape->part_starts[part]; r < shape->part_starts[part + 1]; r++)
    {
      const ZwPoint *points = shape->points + shape->ring_starts[r];
      guint n = shape->ring_starts[r + 1] - shape->ring_starts[r];
      gboolean is_hole = r > shape->part_starts[part];
      gboolean reverse = (zw_ring_area (points, n) < 0.0) != is_hole;

      /* In either direction each edge goes on where the one before it ends. */
      for (guint i = 0; i < n; i++)
        {
          guint from = reverse ? n - 1 - i : i, to = reverse ? from + n - 1 : from + 1;
          ZwEdge edge = { points[from], points[to % n] };

          zw_envelope_add (&self->envelope, edge.a.x, edge.a.y);
          if (edge.a.x != edge.b.x || edge.a.y != edge.b.y)
            g_array_append_val (self->edges, edge);
        }
    }
}

/* Whether the polygon contains a place; the rule of zw_geometry_contains(). */
static gboolean
contains (const ZwOverlap *self, double x, double y)
{
  const ZwEdge *edges = (const ZwEdge *) (const void *) self->edges->data;
  gboolean inside = FALSE;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const ZwEdge *edge = &edges[i];
      gboolean a_above = edge->a.y > y, b_above = edge->b.y > y;

      if (a_above == b_above || (edge->a.x < x && edge->b.x < x))
        continue;
      if ((edge->a.x > x && edge->b.x > x) || (zw_edge_side (edge, x, y) > 0.0) == b_above)
        inside = !inside;
    }
  return inside;
}

/* Twice the area that a straight stretch closes with the corner of the envelope. */
static double
measure_stretch (const ZwOverlap *self, const ZwEdge *edge, double from, double to)
{
  ZwPoint p = zw_edge_get_point (edge, from), q = zw_edge_get_point (edge, to);
  double ox = self->envelope.min_x, oy = self->envelope.min_y;

  return (p.x - ox) * (q.y - oy) - (p.y - oy) * (q.x - ox);
}

/* Twice the area that an arc closes with the corner of the envelope. */
static double
measure_arc (const ZwOverlap *self, const ZwArc *arc, double radius, double from, double to)
{
  double cx = arc->centre.x - self->envelope.min_x, cy = arc->centre.y - self->envelope.min_y;

  return radius
         * (radius * (to - from) + cx * (sin (to) - sin (from)) - cy * (cos (to) - cos (from)));
}

/* Twice the area along the parts of a stretch that the circles cover. */
static double
measure_covered (const ZwOverlap *self, const ZwCover *cover, guint edge, double from, double to)
{
  double twice = 0.0;

  for (guint i = cover->starts[edge]; i < cover->starts[edge + 1]; i++)
    {
      double start = MAX (from, cover->stretches[i].from), end = MIN (to, cover->stretches[i].to);

      if (start < end)
        twice += measure_stretch (self, &g_array_index (self->edges, ZwEdge, edge), start, end);
    }
  return twice;
}

/* Looks at the zone where the polygon is. */
static void
look_at_zone (ZwOverlap *self)
{
  const ZwPrepared *zone = self->clipper.zone;

  zw_clipper_look_at (&self->clipper, &self->envelope);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->boxes, 0);
  for (guint i = 0; i < self->clipper.near->len; i++)
    {
      const ZwEdge *edge = &zone->edges[g_array_index (self->clipper.near, guint, i)];
      ZwEnvelope box = { MIN (edge->a.x, edge->b.x) - ZW_CLIP_TOLERANCE,
                         MIN (edge->a.y, edge->b.y) - ZW_CLIP_TOLERANCE,
                         MAX (edge->a.x, edge->b.x) + ZW_CLIP_TOLERANCE,
                         MAX (edge->a.y, edge->b.y) + ZW_CLIP_TOLERANCE };

      g_array_append_val (self->boxes, box);
    }
}

/* Cuts one edge of the polygon where the zone meets it, and marks the zone's. */
static void
cut_at_zone (ZwOverlap *self, const ZwEdge *edge)
{
  const ZwEnvelope box = { MIN (edge->a.x, edge->b.x), MIN (edge->a.y, edge->b.y),
                           MAX (edge->a.x, edge->b.x), MAX (edge->a.y, edge->b.y) };
  const ZwEnvelope *boxes = (const ZwEnvelope *) (const void *) self->boxes->data;

  g_array_set_size (self->clipper.cuts, 0);
  g_array_set_size (self->clipper.along, 0);
  g_array_set_size (self->kinds, 0);
  for (guint i = 0; i < self->boxes->len; i++)
    {
      Mark mark;
      ZwMeeting meeting;

      if (boxes[i].max_x < box.min_x || boxes[i].min_x > box.max_x || boxes[i].max_y < box.min_y
          || boxes[i].min_y > box.max_y)
        continue;
      mark.edge = g_array_index (self->clipper.near, guint, i);
      if (!zw_edge_meet (edge, &self->clipper.zone->edges[mark.edge], &meeting))
        continue;
      g_array_append_val (self->clipper.cuts, meeting.on_e.from);
      if (meeting.kind != ZW_MEETING_CROSS)
        {
          g_array_append_val (self->clipper.cuts, meeting.on_e.to);
          g_array_append_val (self->clipper.along, meeting.on_e);
          g_array_append_val (self->kinds, meeting.kind);
        }
      mark.along = meeting.kind != ZW_MEETING_CROSS;
      mark.at = meeting.on_f;
      g_array_append_val (self->marks, mark);
    }
}

static gboolean
is_in_zone (const ZwOverlap *self, const ZwEdge *edge, double fraction)
{
  ZwPoint middle;

  for (guint i = 0; i < self->clipper.along->len; i++)
    {
      const ZwStretch *stretch = &g_array_index (self->clipper.along, ZwStretch, i);

      if (fraction >= stretch->from && fraction <= stretch->to)
        return g_array_index (self->kinds, ZwMeetingKind, i) == ZW_MEETING_ALONG;
    }
  middle = zw_edge_get_point (edge, fraction);
  return zw_clipper_contains (&self->clipper, middle.x, middle.y);
}

/* The polygon's border within the zone. An edge that meets nothing of the zone
 * lies where the one before it ended. */
static double
measure_polygon (ZwOverlap *self, const ZwCover *cover, double *covered)
{
  GArray *cuts = self->clipper.cuts;
  const ZwPoint *known = NULL;
  gboolean inside = FALSE;
  double twice = 0.0, one = 1.0;

  for (guint e = 0; e < self->edges->len; e++)
    {
      const ZwEdge *edge = &g_array_index (self->edges, ZwEdge, e);
      double from = 0.0;
      gboolean is_free;

      cut_at_zone (self, edge);
      is_free = cuts->len == 0 && known != NULL && edge->a.x == known->x && edge->a.y == known->y;
      zw_cuts_sort (cuts);
      g_array_append_val (cuts, one);
      for (guint i = 0; i < cuts->len; i++)
        {
          double to = g_array_index (cuts, double, i);

          if (to <= from)
            continue;
          if (!is_free)
            inside = is_in_zone (self, edge, (from + to) / 2.0);
          if (inside)
            {
              twice += measure_stretch (self, edge, from, to);
              if (cover->kind == ZW_COVER_PARTLY)
                *covered += measure_covered (self, cover, e, from, to);
            }
          from = to;
        }
      known = &edge->b;
    }
  return twice;
}

/* What circles cover of a stretch of the zone's border within the polygon. */
static double
measure_covered_border (ZwOverlap *self,
                        const ZwDiscs *discs,
                        const ZwCover *cover,
                        const ZwEdge *edge,
                        double from,
                        double to)
{
  GArray *cuts = self->clipper.cuts;
  double twice = 0.0;

  g_array_set_size (cuts, 0);
  for (guint i = 0; i < cover->n_arcs; i++)
    zw_arc_cut_edge (&cover->arcs[i], discs->radius, edge, cuts);
  g_array_append_val (cuts, to);
  zw_cuts_sort (cuts);
  for (guint i = 0; i < cuts->len; i++)
    {
      double end = MIN (g_array_index (cuts, double, i), to);
      ZwPoint middle;

      if (end <= from)
        continue;
      middle = zw_edge_get_point (edge, (from + end) / 2.0);
      if (zw_discs_contain (discs, middle.x, middle.y))
        twice += measure_stretch (self, edge, from, end);
      from = end;
    }
  return twice;
}

/* The zone's border within the polygon; what both share was counted before. */
static double
measure_zone (ZwOverlap *self, const ZwDiscs *discs, const ZwCover *cover, double *covered)
{
  double twice = 0.0;

  for (guint n = 0; n < self->clipper.near->len; n++)
    {
      guint number = g_array_index (self->clipper.near, guint, n);
      const ZwEdge *edge = &self->clipper.zone->edges[number];
      GArray *cuts = self->clipper.cuts, *along = self->clipper.along;
      double from = 0.0, one = 1.0;

      g_array_set_size (cuts, 0);
      g_array_set_size (along, 0);
      g_array_set_size (self->stretches, 0);
      for (guint i = 0; i < self->marks->len; i++)
        {
          const Mark *mark = &g_array_index (self->marks, Mark, i);

          if (mark->edge != number)
            continue;
          g_array_append_val (cuts, mark->at.from);
          if (mark->along)
            {
              g_array_append_val (cuts, mark->at.to);
              g_array_append_val (along, mark->at);
            }
        }
      zw_cuts_sort (cuts);
      g_array_append_val (cuts, one);
      for (guint i = 0; i < cuts->len; i++)
        {
          ZwStretch stretch = { from, g_array_index (cuts, double, i) };
          double middle = (stretch.from + stretch.to) / 2.0;
          ZwPoint place = zw_edge_get_point (edge, middle);
          gboolean shared = FALSE;

          if (stretch.to <= from)
            continue;
          for (guint k = 0; k < along->len; k++)
            shared |= middle >= g_array_index (along, ZwStretch, k).from
                      && middle <= g_array_index (along, ZwStretch, k).to;
          if (!shared && contains (self, place.x, place.y))
            g_array_append_val (self->stretches, stretch);
          from = stretch.to;
        }
      for (guint i = 0; i < self->stretches->len; i++)
        {
          const ZwStretch *stretch = &g_array_index (self->stretches, ZwStretch, i);

          twice += measure_stretch (self, edge, stretch->from, stretch->to);
          if (cover->kind == ZW_COVER_PARTLY)
            *covered += measure_covered_border (self, discs, cover, edge, stretch->from,
                                                stretch->to);
        }
    }
  return twice;
}

/* The circles' border within the polygon and the zone. */
static double
measure_arcs (ZwOverlap *self, const ZwDiscs *discs, const ZwCover *cover)
{
  const ZwPrepared *zone = self->clipper.zone;
  GArray *cuts = self->clipper.cuts;
  double twice = 0.0;

  for (guint a = 0; a < cover->n_arcs; a++)
    {
      const ZwArc *arc = &cover->arcs[a];
      double from = arc->from;

      g_array_set_size (cuts, 0);
      for (guint i = 0; i < self->clipper.near->len; i++)
        zw_edge_cut_arc (&zone->edges[g_array_index (self->clipper.near, guint, i)], arc,
                         discs->radius, cuts);
      zw_cuts_sort (cuts);
      g_array_append_val (cuts, arc->to);
      for (guint i = 0; i < cuts->len; i++)
        {
          double to = g_array_index (cuts, double, i);
          ZwPoint middle = zw_arc_get_point (arc, discs->radius, (from + to) / 2.0);

          if (zw_clipper_contains (&self->clipper, middle.x, middle.y))
            twice += measure_arc (self, arc, discs->radius, from, to);
          from = to;
        }
    }
  return twice;
}

/**
 * zw_overlap_measure:
 * @discs: (nullable): the circles that @cover is about
 * @cover: (nullable): what they cover of the polygon set; nothing where %NULL
 * @covered: (out): area in square metres of the polygon within zone and circles
 *
 * Returns: area in square metres of the polygon within the zone
 */
double
zw_overlap_measure (ZwOverlap *self, const ZwDiscs *discs, const ZwCover *cover, double *covered)
{
  static const ZwCover none = { ZW_COVER_NONE, NULL, NULL, 0, NULL };
  double twice, twice_covered = 0.0;

  if (cover == NULL)
    cover = &none;
  look_at_zone (self);
  twice = measure_polygon (self, cover, &twice_covered);
  twice += measure_zone (self, discs, cover, &twice_covered);
  twice = MAX (twice, 0.0);
  if (cover->kind == ZW_COVER_PARTLY)
    twice_covered += measure_arcs (self, discs, cover);
  else if (cover->kind == ZW_COVER_FULL)
    twice_covered = twice;
  *covered = CLAMP (twice_covered, 0.0, twice) / 2.0;
  return twice / 2.0;
}
