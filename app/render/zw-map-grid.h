/* zw-map-grid.h: the lines of coordinates on a printed map, their numbers around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-transform.h"
#include "render/zw-map-furniture.h"
#include "render/zw-map-view.h"

G_BEGIN_DECLS

/**
 * ZwMapGridLine:
 * @upright: of equal easting or longitude; else of equal northing or latitude
 * @value: that, in metres or degrees
 * @points: (element-type ZwPoint): in pixels of the view, from west to east or from
 *   south to north, reaching beyond it
 */
typedef struct
{
  gboolean upright;
  double value;
  GArray *points;
} ZwMapGridLine;

/**
 * ZwMapGrid:
 * @degrees: a graticule; else metres of the project's coordinates
 * @step: from one line to the next, in metres or degrees
 * @lines: (element-type ZwMapGridLine)
 */
typedef struct
{
  gboolean degrees;
  double step;
  GPtrArray *lines;
} ZwMapGrid;

ZwMapGrid *zw_map_grid_new (const ZwMapView *view, double least_px);
ZwMapGrid *zw_map_grid_new_degrees (const ZwMapView *view,
                                    double least_px,
                                    ZwTransform *from_globe,
                                    ZwTransform *to_globe);
void zw_map_grid_free (ZwMapGrid *self);
char *zw_map_grid_dup_label (const ZwMapGrid *self, const ZwMapGridLine *line);
void zw_map_grid_draw (const ZwMapGrid *self, cairo_t *cr, const ZwMapView *view);
void zw_map_grid_draw_numbers (const ZwMapGrid *self,
                               cairo_t *cr,
                               const ZwMapView *view,
                               const ZwMapInk *ink);

double zw_map_grid_find_convergence (ZwPoint place, ZwTransform *from_globe, ZwTransform *to_globe);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapGrid, zw_map_grid_free)

G_END_DECLS
