/* zw-discs.h: what equal circles cover together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-clip.h"
#include "geometry/zw-grid.h"

G_BEGIN_DECLS

/* A stretch of a circle, counter-clockwise, in radians from the east; from < to. */
typedef struct
{
  ZwPoint centre;
  double from;
  double to;
} ZwArc;

/**
 * ZwDiscs:
 * @radius: of every circle, in metres
 * @centres: where the circles are, each place once
 * @outer: (nullable): of these, the ones with a stretch that no other covers
 * @arc_starts: (nullable) (array): first arc of each point of @outer, as sorted
 * @arcs: (nullable) (element-type ZwArc): the border of what they cover together
 *
 * The circles are true: nothing is replaced by a polygon. Immutable.
 */
typedef struct
{
  double radius;
  ZwPointGrid *centres;
  ZwPointGrid *outer;
  guint *arc_starts;
  GArray *arcs;
} ZwDiscs;

ZwDiscs *zw_discs_new (const ZwGridFrame *frame,
                       const ZwPoint *centres,
                       guint n,
                       double radius,
                       gboolean with_border);
void zw_discs_free (ZwDiscs *self);

gboolean zw_discs_contain (const ZwDiscs *self, double x, double y);
gboolean zw_discs_any_covers (const ZwDiscs *self, const ZwEnvelope *envelope);
void zw_discs_find_arcs (const ZwDiscs *self, const ZwEnvelope *envelope, GArray *found);

ZwPoint zw_arc_get_point (const ZwArc *arc, double radius, double angle);
void zw_arc_cut_edge (const ZwArc *arc, double radius, const ZwEdge *edge, GArray *cuts);
void zw_edge_cut_arc (const ZwEdge *edge, const ZwArc *arc, double radius, GArray *cuts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDiscs, zw_discs_free)

G_END_DECLS
