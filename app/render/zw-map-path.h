/* zw-map-path.h: outlines of geometries as cairo paths, thinned and clipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/zw-map-hairline.h"
#include "render/zw-map-view.h"

G_BEGIN_DECLS

/**
 * ZwMapPath:
 * @cr: the context whose path is added to
 * @tolerance: corners nearer than this to the one before are left out, in pixels
 * @grid: on paper, corners lie on a grid of this width, which makes the numbers of a
 *   file short, and those within @tolerance of the line without them are left out; 0
 *   for none
 * @hairlines: (nullable): gets the lines instead of the context
 * @clip: what lies outside need not be drawn right, in pixels
 *
 * Turns coordinates of the world into a path. cairo counts in 24.8 bit fixed
 * point, so what a deep zoom puts millions of pixels away has to be cut off
 * before it gets there.
 */
typedef struct
{
  cairo_t *cr;
  double tolerance;
  double grid;
  ZwMapHairlines *hairlines;
  ZwEnvelope clip;
  /*< private >*/
  double scale_x, scale_y, shift_x, shift_y;
  double grid_x, grid_y; /* where the grid begins */
  GArray *points;        /* of ZwPoint, in pixels */
  GArray *spare;
} ZwMapPath;

void zw_map_path_init (ZwMapPath *self,
                       cairo_t *cr,
                       const ZwMapView *view,
                       double margin,
                       double tolerance);
void zw_map_path_set_paper (ZwMapPath *self, double tolerance);
void zw_map_path_clear (ZwMapPath *self);
void zw_map_path_add_ring (ZwMapPath *self,
                           const ZwPoint *points,
                           guint n_points,
                           gboolean reversed);
void zw_map_path_add_line (ZwMapPath *self, const ZwPoint *points, guint n_points);
void zw_map_path_add_polygons (ZwMapPath *self, const ZwGeometry *geometry, const ZwPoint *points);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwMapPath, zw_map_path_clear)

G_END_DECLS
