/* zw-cover.c: what circles cover of a polygon, found once for many zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-overlap.h"

#include <math.h>
#include <string.h>

/* What circles cover of an edge: cut where a border passes, judged by the middle. */
static void
find_stretches (const ZwEdge *edge,
                const ZwDiscs *discs,
                const GArray *numbers,
                GArray *cuts,
                GArray *stretches)
{
  guint first = stretches->len;
  double from = 0.0, one = 1.0;

  g_array_set_size (cuts, 0);
  for (guint i = 0; i < numbers->len; i++)
    zw_arc_cut_edge (&discs->arcs[g_array_index (numbers, guint, i)], discs->radius, edge, cuts);
  zw_cuts_sort (cuts);
  g_array_append_val (cuts, one);
  for (guint i = 0; i < cuts->len; i++)
    {
      ZwStretch stretch = { from, g_array_index (cuts, double, i) };
      ZwPoint middle = zw_edge_get_point (edge, (stretch.from + stretch.to) / 2.0);

      if (stretch.to <= from)
        continue;
      from = stretch.to;
      if (!zw_discs_contain (discs, middle.x, middle.y))
        continue;
      if (stretches->len > first
          && g_array_index (stretches, ZwStretch, stretches->len - 1).to == stretch.from)
        g_array_index (stretches, ZwStretch, stretches->len - 1).to = stretch.to;
      else
        g_array_append_val (stretches, stretch);
    }
}

/* What lies of an arc in the polygon. */
static void
find_arcs (const ZwArc *arc,
           const ZwDiscs *discs,
           const ZwPrepared *polygon,
           GArray *cuts,
           GArray *found)
{
  ZwArc piece = { arc->centre, arc->from, arc->to };
  ZwEnvelope around = { arc->centre.x - discs->radius, arc->centre.y - discs->radius,
                        arc->centre.x + discs->radius, arc->centre.y + discs->radius };

  g_array_set_size (cuts, 0);
  for (guint i = 0; i < polygon->n_edges; i++)
    {
      const ZwEdge *edge = &polygon->edges[i];

      if (MAX (edge->a.x, edge->b.x) >= around.min_x && MIN (edge->a.x, edge->b.x) <= around.max_x
          && MAX (edge->a.y, edge->b.y) >= around.min_y
          && MIN (edge->a.y, edge->b.y) <= around.max_y)
        zw_edge_cut_arc (edge, arc, discs->radius, cuts);
    }
  zw_cuts_sort (cuts);
  g_array_append_val (cuts, arc->to);
  for (guint i = 0; i < cuts->len; i++)
    {
      ZwPoint middle;

      piece.to = g_array_index (cuts, double, i);
      middle = zw_arc_get_point (arc, discs->radius, (piece.from + piece.to) / 2.0);
      if (piece.to > piece.from && zw_prepared_contains (polygon, middle.x, middle.y))
        g_array_append_val (found, piece);
      piece.from = piece.to;
    }
}

static gboolean
is_whole (const GArray *starts, const GArray *stretches)
{
  if (stretches->len + 1 != starts->len)
    return FALSE;
  for (guint i = 0; i < stretches->len; i++)
    if (g_array_index (stretches, ZwStretch, i).from != 0.0
        || g_array_index (stretches, ZwStretch, i).to != 1.0)
      return FALSE;
  return TRUE;
}

/**
 * zw_cover_get_plain:
 *
 * Returns: (transfer full): the cover of polygons that are covered wholly, or not
 *   at all; shared by all of them
 */
ZwCover *
zw_cover_get_plain (gboolean covered)
{
  static const ZwCover none = { .kind = ZW_COVER_NONE }, full = { .kind = ZW_COVER_FULL };

  return (ZwCover *) (covered ? &full : &none);
}

/* A cover and its arrays in one piece. */
static ZwCover *
cover_new (const GArray *starts, const GArray *stretches, const GArray *arcs)
{
  gsize arcs_size = sizeof (ZwArc) * arcs->len,
        stretches_size = sizeof (ZwStretch) * stretches->len;
  gsize starts_size = sizeof (guint) * starts->len;
  ZwCover *self = g_atomic_rc_box_alloc (sizeof *self + arcs_size + stretches_size + starts_size);
  guint8 *at = (guint8 *) (self + 1);

  self->kind = ZW_COVER_PARTLY;
  self->n_arcs = arcs->len;
  self->arcs = (ZwArc *) (void *) at;
  self->stretches = (ZwStretch *) (void *) (at + arcs_size);
  self->starts = (guint *) (void *) (at + arcs_size + stretches_size);
  if (arcs_size > 0)
    memcpy (self->arcs, arcs->data, arcs_size);
  if (stretches_size > 0)
    memcpy (self->stretches, stretches->data, stretches_size);
  memcpy (self->starts, starts->data, starts_size);
  return self;
}

/**
 * zw_overlap_find_cover:
 * @discs: circles with their border
 *
 * Returns: (transfer full): what the circles cover of the polygon set last
 */
ZwCover *
zw_overlap_find_cover (ZwOverlap *self, const ZwDiscs *discs)
{
  const ZwEdge *edges = (const ZwEdge *) (const void *) self->edges->data;
  GArray *numbers = self->numbers, *cuts = self->clipper.cuts;
  ZwCoverKind kind;

  if (self->edges->len == 0)
    return zw_cover_get_plain (FALSE);
  kind = zw_discs_get_cover (discs, &self->envelope);
  if (kind != ZW_COVER_PARTLY)
    return zw_cover_get_plain (kind == ZW_COVER_FULL);
  zw_discs_find_arcs (discs, &self->envelope, numbers);
  if (numbers->len == 0)
    return zw_cover_get_plain (zw_discs_contain (discs, edges[0].a.x, edges[0].a.y));

  zw_prepared_set_edges (self->polygon, edges, self->edges->len);
  g_array_set_size (self->starts, 0);
  g_array_set_size (self->stretches, 0);
  g_array_set_size (self->arcs, 0);
  for (guint i = 0; i <= self->edges->len; i++)
    {
      g_array_append_val (self->starts, self->stretches->len);
      if (i < self->edges->len)
        find_stretches (&edges[i], discs, numbers, cuts, self->stretches);
    }
  for (guint i = 0; i < numbers->len; i++)
    find_arcs (&discs->arcs[g_array_index (numbers, guint, i)], discs, self->polygon, cuts,
               self->arcs);

  if (self->arcs->len == 0 && self->stretches->len == 0)
    return zw_cover_get_plain (FALSE);
  if (self->arcs->len == 0 && is_whole (self->starts, self->stretches))
    return zw_cover_get_plain (TRUE);
  return cover_new (self->starts, self->stretches, self->arcs);
}

ZwCover *
zw_cover_ref (ZwCover *self)
{
  return self->kind == ZW_COVER_PARTLY ? g_atomic_rc_box_acquire (self) : self;
}

void
zw_cover_unref (ZwCover *self)
{
  if (self->kind == ZW_COVER_PARTLY)
    g_atomic_rc_box_release (self);
}
