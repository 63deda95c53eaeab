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

typedef enum
{
  ZW_COVER_NONE,
  ZW_COVER_FULL,
  ZW_COVER_PARTLY,
} ZwCoverKind;

/**
 * ZwDiscs:
 * @radius: of every circle, in metres
 * @centres: where the circles are, each place once
 * @n_arcs: stretches of the border of what they cover together
 * @arcs: (nullable) (array length=n_arcs): these, by centre
 * @arc_starts: (nullable): first arc of each point of @centres
 * @cell_kinds: (nullable) (element-type ZwCoverKind): how much is covered of each
 *   cell; partly where the border passes, or may
 * @cell_starts: (nullable): first entry of each cell, and of the outside
 * @cell_arcs: (nullable): numbers of the arcs that pass through each cell
 *
 * The circles are true: nothing is replaced by a polygon. Without a border asked
 * for, the arrays are %NULL. Immutable.
 */
typedef struct
{
  double radius;
  ZwPointGrid *centres;
  guint n_arcs;
  ZwArc *arcs;
  guint *arc_starts;
  guint8 *cell_kinds;
  guint *cell_starts;
  guint *cell_arcs;
} ZwDiscs;

ZwDiscs *zw_discs_new (const ZwGridFrame *frame,
                       const ZwPoint *centres,
                       guint n,
                       double radius,
                       gboolean with_border);
ZwDiscs *zw_discs_new_changed (const ZwDiscs *old, const ZwPoint *centre, gboolean added);
void zw_discs_free (ZwDiscs *self);

gboolean zw_discs_contain (const ZwDiscs *self, double x, double y);
ZwCoverKind zw_discs_get_cover (const ZwDiscs *self, const ZwEnvelope *envelope);
void zw_discs_find_arcs (const ZwDiscs *self, const ZwEnvelope *envelope, GArray *found);

ZwPoint zw_arc_get_point (const ZwArc *arc, double radius, double angle);
void zw_arc_cut_edge (const ZwArc *arc, double radius, const ZwEdge *edge, GArray *cuts);
void zw_edge_cut_arc (const ZwEdge *edge, const ZwArc *arc, double radius, GArray *cuts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDiscs, zw_discs_free)

G_END_DECLS
