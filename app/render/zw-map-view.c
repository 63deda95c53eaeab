/* zw-map-view.c: which part of the world a map shows, and how large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-view.h"

#include <math.h>

/* Side of the Mercator square at zoom level 0, in pixels. */
#define TILE_PX 256.0

/* WGS 84: NIMA TR8350.2 (2000), table 3.1. */
#define ELLIPSOID_A 6378137.0
#define ELLIPSOID_E2 6.69437999014e-3

/* A map is never drawn smaller than this around a single place, in metres. */
#define SMALLEST_EXTENT_M 200.0

/**
 * zw_mercator_from_location:
 *
 * Web Mercator (EPSG method 1024, which takes the ellipsoid for a sphere) with
 * the world scaled to a square of side 1.
 *
 * Returns: x from 0 at 180° west, y from 0 at about 85.05° north southwards
 */
ZwPoint
zw_mercator_from_location (ZwLocation location)
{
  double lat = location.lat * G_PI / 180.0;

  return (ZwPoint){ (location.lon + 180.0) / 360.0, 0.5 - asinh (tan (lat)) / (2.0 * G_PI) };
}

ZwLocation
zw_mercator_to_location (ZwPoint mercator)
{
  return (ZwLocation){ mercator.x * 360.0 - 180.0,
                       atan (sinh (2.0 * G_PI * (0.5 - mercator.y))) * 180.0 / G_PI };
}

/**
 * zw_mercator_get_metres_per_unit:
 * @lat: a latitude in degrees
 *
 * How long a circle of latitude is: the true length of something drawn across
 * the whole Mercator square there. Along the meridian the scale differs from
 * that by up to 0.7 %, as Web Mercator is not conformal on the ellipsoid.
 *
 * Radius of the prime vertical: Snyder, USGS PP 1395 (1987), equation 4-20.
 */
double
zw_mercator_get_metres_per_unit (double lat)
{
  double sine = sin (lat * G_PI / 180.0);
  double radius = ELLIPSOID_A / sqrt (1.0 - ELLIPSOID_E2 * sine * sine);

  return 2.0 * G_PI * radius * cos (lat * G_PI / 180.0);
}

/**
 * zw_map_view_init_mercator:
 * @zoom: as of tile servers: at 0 the world is 256 pixels wide, and twice that
 *   with every level
 */
void
zw_map_view_init_mercator (ZwMapView *self,
                           ZwLocation centre,
                           double zoom,
                           double width,
                           double height)
{
  *self = (ZwMapView){ ZW_MAP_MERCATOR, zw_mercator_from_location (centre), TILE_PX * exp2 (zoom),
                       width, height };
}

/**
 * zw_map_view_fit:
 * @projection: what @envelope is measured in
 * @envelope: what must be seen
 * @width: of the picture
 * @height: of the picture
 * @margin: to be left free on all sides, in pixels
 *
 * The largest view that shows the whole of @envelope; a single place is shown
 * with some surroundings.
 */
void
zw_map_view_fit (ZwMapView *self,
                 ZwMapProjection projection,
                 const ZwEnvelope *envelope,
                 double width,
                 double height,
                 double margin)
{
  double across = envelope->max_x - envelope->min_x, along = envelope->max_y - envelope->min_y;
  double smallest = SMALLEST_EXTENT_M;
  double free_width = MAX (width - 2.0 * margin, 1.0);
  double free_height = MAX (height - 2.0 * margin, 1.0);

  self->projection = projection;
  self->centre = (ZwPoint){ (envelope->min_x + envelope->max_x) / 2.0,
                            (envelope->min_y + envelope->max_y) / 2.0 };
  if (projection == ZW_MAP_MERCATOR)
    smallest /= zw_mercator_get_metres_per_unit (zw_mercator_to_location (self->centre).lat);
  if (MAX (across, along) < smallest)
    across = along = smallest;
  self->px_per_unit = MIN (free_width / MAX (across, 1e-12), free_height / MAX (along, 1e-12));
  self->width = width;
  self->height = height;
}

/**
 * zw_map_view_get_zoom:
 *
 * Returns: zoom level of a Mercator view
 */
double
zw_map_view_get_zoom (const ZwMapView *self)
{
  return log2 (self->px_per_unit / TILE_PX);
}

/**
 * zw_map_view_get_metres_per_px:
 *
 * Returns: true length of a pixel in the middle of the view, from left to right
 */
double
zw_map_view_get_metres_per_px (const ZwMapView *self)
{
  if (self->projection == ZW_MAP_PLANE)
    return 1.0 / self->px_per_unit;
  return zw_mercator_get_metres_per_unit (zw_mercator_to_location (self->centre).lat)
         / self->px_per_unit;
}

/**
 * zw_map_view_get_envelope:
 * @margin: pixels to add on all sides
 *
 * Returns: what is seen, in the coordinates of the projection
 */
ZwEnvelope
zw_map_view_get_envelope (const ZwMapView *self, double margin)
{
  double x = (self->width / 2.0 + margin) / self->px_per_unit;
  double y = (self->height / 2.0 + margin) / self->px_per_unit;

  return (ZwEnvelope){ self->centre.x - x, self->centre.y - y, self->centre.x + x,
                       self->centre.y + y };
}

ZwPoint
zw_map_view_to_px (const ZwMapView *self, ZwPoint world)
{
  double down = self->projection == ZW_MAP_PLANE ? -self->px_per_unit : self->px_per_unit;

  return (ZwPoint){ self->width / 2.0 + (world.x - self->centre.x) * self->px_per_unit,
                    self->height / 2.0 + (world.y - self->centre.y) * down };
}

ZwPoint
zw_map_view_from_px (const ZwMapView *self, ZwPoint px)
{
  double down = self->projection == ZW_MAP_PLANE ? -self->px_per_unit : self->px_per_unit;

  return (ZwPoint){ self->centre.x + (px.x - self->width / 2.0) / self->px_per_unit,
                    self->centre.y + (px.y - self->height / 2.0) / down };
}
