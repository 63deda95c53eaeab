/* zw-line-grid.h: lines cut up at the cells of a frame, measured in zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-grid.h"

G_BEGIN_DECLS

/**
 * ZwLineGrid:
 *
 * Lines of which each has a length of its own and all together form a network.
 * Immutable once ended.
 */
typedef struct _ZwLineGrid ZwLineGrid;

/* Lengths in metres within a zone. */
typedef struct
{
  double lines;   /* the sum over lines: where three run together, it counts three times */
  double network; /* where several run together, it counts once */
} ZwLineSum;

ZwLineGrid *zw_line_grid_new (const ZwGridFrame *frame);
void zw_line_grid_free (ZwLineGrid *self);
void zw_line_grid_add (ZwLineGrid *self, const ZwGeometry *shape, guint first_part, guint end_part);
void zw_line_grid_end (ZwLineGrid *self);

ZwLineSum zw_line_grid_sum (const ZwLineGrid *self, ZwFootprint *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLineGrid, zw_line_grid_free)

G_END_DECLS
