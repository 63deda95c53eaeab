/* zw-map-view.h: which part of the world a map shows, and how large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwMapProjection:
 * @ZW_MAP_PLANE: the project's coordinates in metres, y to the north; what is
 *   printed, since lengths on it are true
 * @ZW_MAP_MERCATOR: the Web-Mercator square, both sides 0 to 1, y to the south;
 *   what the screen shows, since base maps come in it
 */
typedef enum
{
  ZW_MAP_PLANE,
  ZW_MAP_MERCATOR,
} ZwMapProjection;

/**
 * ZwMapView:
 * @projection: what @centre is measured in
 * @centre: the place in the middle
 * @px_per_unit: pixels (points, on paper) to a metre or to the side of the
 *   Mercator square; positive
 * @width: of the picture, in pixels or points
 * @height: of the picture
 *
 * A view; its pixels have their origin at the upper left, y downwards.
 */
typedef struct
{
  ZwMapProjection projection;
  ZwPoint centre;
  double px_per_unit;
  double width;
  double height;
} ZwMapView;

void zw_map_view_init_mercator (ZwMapView *self,
                                ZwLocation centre,
                                double zoom,
                                double width,
                                double height);
void zw_map_view_fit (ZwMapView *self,
                      ZwMapProjection projection,
                      const ZwEnvelope *envelope,
                      double width,
                      double height,
                      double margin);
double zw_map_view_get_zoom (const ZwMapView *self);
double zw_map_view_get_metres_per_px (const ZwMapView *self);
ZwEnvelope zw_map_view_get_envelope (const ZwMapView *self, double margin);
ZwPoint zw_map_view_to_px (const ZwMapView *self, ZwPoint world);
ZwPoint zw_map_view_from_px (const ZwMapView *self, ZwPoint px);

ZwPoint zw_mercator_from_location (ZwLocation location);
ZwLocation zw_mercator_to_location (ZwPoint mercator);
double zw_mercator_get_metres_per_unit (double lat);

G_END_DECLS
