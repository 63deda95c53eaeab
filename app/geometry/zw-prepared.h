/* zw-prepared.h: a polygon made ready for many questions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/* A straight stretch from a to b. As part of a polygon, the inside is on its left. */
typedef struct
{
  ZwPoint a;
  ZwPoint b;
} ZwEdge;

/**
 * ZwPrepared:
 * @envelope: of the polygon; empty when it has no corners
 * @area: in square metres, holes taken out
 * @n_edges: edges of all rings
 * @edges: (array length=n_edges): inside on the left: outlines counter-clockwise,
 *   holes clockwise, whichever way they were drawn
 * @n_strips: horizontal strips of equal height that the envelope is cut into
 * @strip_starts: (array length=n_strips+1): first entry of each strip
 * @strip_edges: edges that touch each strip
 *
 * Made for one evaluation, or set again and again to save the memory's making.
 */
typedef struct
{
  ZwEnvelope envelope;
  double area;
  guint n_edges;
  ZwEdge *edges;
  guint n_strips;
  guint *strip_starts;
  guint *strip_edges;

  /*< private >*/
  double strips_per_metre;
  guint edges_room;
  guint strips_room;
  guint strip_edges_room;
} ZwPrepared;

ZwPrepared *zw_prepared_new (const ZwGeometry *polygon);
ZwPrepared *zw_prepared_new_part (const ZwGeometry *polygon, guint part);
ZwPrepared *zw_prepared_new_empty (void);
void zw_prepared_set (ZwPrepared *self, const ZwGeometry *polygon);
void zw_prepared_set_part (ZwPrepared *self, const ZwGeometry *polygon, guint part);
void zw_prepared_set_edges (ZwPrepared *self, const ZwEdge *edges, guint n_edges);
void zw_prepared_free (ZwPrepared *self);

gboolean zw_prepared_contains (const ZwPrepared *self, double x, double y);
guint zw_prepared_find_edges (const ZwPrepared *self, const ZwEnvelope *envelope, GArray *found);

double zw_edge_side (const ZwEdge *edge, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPrepared, zw_prepared_free)

G_END_DECLS
