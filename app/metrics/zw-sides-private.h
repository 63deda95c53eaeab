/* zw-sides-private.h: the lines that may bound a zone, and a place on its outline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-sides.h"

G_BEGIN_DECLS

/* A place on the outline, the middle of a stretch between two others: its outward
 * normal has length 1. */
typedef struct
{
  ZwPoint at;
  ZwPoint from;
  ZwPoint to;
  guint edge; /* of the outline */
  double nx;
  double ny;
  double length;
  ZwSideId side;
} ZwSidePlace;

/**
 * ZwSideHit:
 * @is_along: whether a line runs along the outline here
 * @role: of the nearest such line
 * @name: (nullable): of the nearest that has one, borrowed from its layer
 * @name_role: its role
 */
typedef struct
{
  gboolean is_along;
  ZwRole role;
  const char *name;
  ZwRole name_role;
} ZwSideHit;

/* The lines near a zone, found by the cells of a grid. */
typedef struct _ZwSideLines ZwSideLines;

ZwSideLines *zw_side_lines_new (const ZwGeometry *zone,
                                const GPtrArray *features,
                                double tolerance_m);
void zw_side_lines_free (ZwSideLines *self);
gsize zw_side_lines_get_n (const ZwSideLines *self);
ZwSideHit zw_side_lines_find (const ZwSideLines *self, const ZwSidePlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSideLines, zw_side_lines_free)

G_END_DECLS
