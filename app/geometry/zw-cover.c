/* zw-cover.c: what circles cover of a polygon, found once for many zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-overlap.h"

#include <math.h>

/* What circles cover of an edge: cut where a border passes, judged by the middle. */
static void
find_stretches (const ZwEdge *edge,
                const ZwDiscs *discs,
                const GArray *arcs,
                GArray *cuts,
                GArray *stretches)
{
  guint first = stretches->len;
  double from = 0.0, one = 1.0;

  g_array_set_size (cuts, 0);
  for (guint i = 0; i < arcs->len; i++)
    zw_arc_cut_edge (&g_array_index (arcs, ZwArc, i), discs->radius, edge, cuts);
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
 * zw_overlap_find_cover:
 * @discs: circles with their border
 *
 * Returns: (transfer full): what the circles cover of the polygon set last
 */
ZwCover *
zw_overlap_find_cover (ZwOverlap *self, const ZwDiscs *discs)
{
  ZwCover *cover = g_new0 (ZwCover, 1);
  g_autoptr (GArray) border = g_array_new (FALSE, FALSE, sizeof (ZwArc));
  g_autoptr (GArray) arcs = g_array_new (FALSE, FALSE, sizeof (ZwArc));
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (ZwStretch));
  g_autoptr (ZwPrepared) polygon = NULL;

  if (self->edges->len == 0)
    return cover;
  zw_discs_find_arcs (discs, &self->envelope, border);
  if (border->len == 0 || zw_discs_any_covers (discs, &self->envelope))
    {
      const ZwEdge *edge = &g_array_index (self->edges, ZwEdge, 0);

      cover->kind = zw_discs_contain (discs, edge->a.x, edge->a.y) ? ZW_COVER_FULL : ZW_COVER_NONE;
      return cover;
    }

  polygon = zw_prepared_new_from_edges ((const ZwEdge *) (const void *) self->edges->data,
                                        self->edges->len);
  for (guint i = 0; i <= self->edges->len; i++)
    {
      g_array_append_val (starts, stretches->len);
      if (i < self->edges->len)
        find_stretches (&g_array_index (self->edges, ZwEdge, i), discs, border, self->clipper.cuts,
                        stretches);
    }
  for (guint i = 0; i < border->len; i++)
    find_arcs (&g_array_index (border, ZwArc, i), discs, polygon, self->clipper.cuts, arcs);

  if (arcs->len == 0 && stretches->len == 0)
    cover->kind = ZW_COVER_NONE;
  else if (arcs->len == 0 && is_whole (starts, stretches))
    cover->kind = ZW_COVER_FULL;
  else
    {
      cover->kind = ZW_COVER_PARTLY;
      cover->n_arcs = arcs->len;
      cover->starts = (guint *) (void *) g_array_free (g_steal_pointer (&starts), FALSE);
      cover->stretches = (ZwStretch *) (void *) g_array_free (g_steal_pointer (&stretches), FALSE);
      cover->arcs = (ZwArc *) (void *) g_array_free (g_steal_pointer (&arcs), FALSE);
    }
  return cover;
}

void
zw_cover_free (ZwCover *self)
{
  g_free (self->starts);
  g_free (self->stretches);
  g_free (self->arcs);
  g_free (self);
}
