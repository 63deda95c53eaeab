/* zw-area-grid.h: quantities spread evenly over polygons, summed over zones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-footprint.h"

G_BEGIN_DECLS

/**
 * ZwAreaGrid:
 *
 * Polygons with a quantity each, such as the residents of villages, which is
 * taken to be spread evenly over the polygon. Immutable once ended.
 */
typedef struct _ZwAreaGrid ZwAreaGrid;

/* What a zone holds of the quantity, and how much of that the circles cover. */
typedef struct
{
  double value;
  double covered;
} ZwAreaSum;

/* A polygon that a zone meets, by the order in which they were added, and how
 * much of its area lies in the zone: 0 to 1. */
typedef void (*ZwAreaFunc) (guint polygon, double share, gpointer user_data);

ZwAreaGrid *zw_area_grid_new (const ZwGridFrame *frame, const ZwDiscs *discs);
ZwAreaGrid *zw_area_grid_new_changed (const ZwAreaGrid *old,
                                      const ZwDiscs *discs,
                                      const ZwPoint *centre);
void zw_area_grid_free (ZwAreaGrid *self);
void zw_area_grid_add (ZwAreaGrid *self,
                       ZwGeometry *shape,
                       guint first_part,
                       guint end_part,
                       double value);
void zw_area_grid_end (ZwAreaGrid *self);

double zw_area_grid_get_area (const ZwAreaGrid *self);
ZwAreaSum zw_area_grid_sum (const ZwAreaGrid *self, ZwFootprint *zone);
double zw_area_grid_sum_covered (const ZwAreaGrid *self, ZwFootprint *zone, const ZwDiscs *discs);
void zw_area_grid_foreach (const ZwAreaGrid *self,
                           ZwFootprint *zone,
                           ZwAreaFunc func,
                           gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwAreaGrid, zw_area_grid_free)

G_END_DECLS
