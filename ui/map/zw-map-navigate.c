/* zw-map-navigate.c: what the map shows, and where things are on it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map.h"

#include "map/zw-map-private.h"

#define FIT_MARGIN_PX 36.0

/* Web Mercator ends there. */
#define MOST_LAT 85.0

static ShumateViewport *
get_viewport (ZwMap *self)
{
  return shumate_map_get_viewport (self->map);
}

/* The view that the layers draw, from the same numbers. */
void
zw_map_peek_view (ZwMap *self, ZwMapView *view)
{
  ShumateViewport *viewport = get_viewport (self);
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);

  zw_map_view_init_mercator (view,
                             (ZwLocation){ shumate_location_get_longitude (centre),
                                           shumate_location_get_latitude (centre) },
                             shumate_viewport_get_zoom_level (viewport),
                             gtk_widget_get_width (GTK_WIDGET (self->map)),
                             gtk_widget_get_height (GTK_WIDGET (self->map)));
}

static ZwEnvelope
carry_envelope (ZwMap *self, const ZwEnvelope *envelope)
{
  ZwEnvelope mercator;

  /* Sides of a rectangle are curves there: middles as well as corners. */
  zw_envelope_init_empty (&mercator);
  for (int i = 0; i < 9; i++)
    {
      ZwPoint place = { envelope->min_x + (envelope->max_x - envelope->min_x) * (i % 3) / 2.0,
                        envelope->min_y + (envelope->max_y - envelope->min_y) * (i / 3) / 2.0 };
      ZwLocation location;
      ZwPoint point;

      if (!zw_map_get_location (self, place, &location))
        continue;
      point = zw_mercator_from_location (location);
      zw_envelope_add (&mercator, point.x, point.y);
    }
  return mercator;
}

/**
 * zw_map_zoom_to:
 * @envelope: in project coordinates; nothing happens when it is empty
 *
 * Shows it as large as it fits; as soon as the map has a size where it has none yet.
 */
void
zw_map_zoom_to (ZwMap *self, const ZwEnvelope *envelope)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->map));
  double height = gtk_widget_get_height (GTK_WIDGET (self->map));
  ZwEnvelope mercator;
  ZwLocation centre;
  ZwMapView view;

  if (zw_envelope_is_empty (envelope) || self->to_globe == NULL)
    return;
  self->wanted = *envelope;
  if (width < 2.0 || height < 2.0)
    return;
  zw_envelope_init_empty (&self->wanted);
  mercator = carry_envelope (self, envelope);
  if (zw_envelope_is_empty (&mercator))
    return;
  zw_map_view_fit (&view, ZW_MAP_MERCATOR, &mercator, width, height, FIT_MARGIN_PX);
  centre = zw_mercator_to_location (view.centre);
  zw_map_set_view (self, centre.lon, centre.lat, zw_map_view_get_zoom (&view));
}

/**
 * zw_map_zoom_to_all:
 *
 * Shows all layers and zones.
 */
void
zw_map_zoom_to_all (ZwMap *self)
{
  ZwMapScene *zones = zw_map_zone_layer_get_zones (self->zones);
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  if (self->scene != NULL)
    extent = zw_map_scene_get_extent (self->scene, ZW_MAP_PLANE);
  if (zones != NULL)
    {
      ZwEnvelope more = zw_map_scene_get_extent (zones, ZW_MAP_PLANE);

      zw_envelope_union (&extent, &more);
    }
  zw_map_zoom_to (self, &extent);
}

/**
 * zw_map_centre_on:
 * @place: in project coordinates
 */
void
zw_map_centre_on (ZwMap *self, ZwPoint place)
{
  ZwLocation location;

  if (zw_map_get_location (self, place, &location))
    shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)), location.lat,
                                   location.lon);
}

/**
 * zw_map_zoom_by:
 * @levels: to make everything twice as large, 1
 */
void
zw_map_zoom_by (ZwMap *self, double levels)
{
  ShumateViewport *viewport = get_viewport (self);

  shumate_viewport_set_zoom_level (viewport, shumate_viewport_get_zoom_level (viewport) + levels);
}

/**
 * zw_map_pan_px:
 * @right_px: how far the view moves over the map to the right
 * @down_px: and down
 */
void
zw_map_pan_px (ZwMap *self, double right_px, double down_px)
{
  ZwLocation centre;
  ZwMapView view;

  zw_map_peek_view (self, &view);
  centre = zw_mercator_to_location (zw_map_view_from_px (
      &view, (ZwPoint){ view.width / 2.0 + right_px, view.height / 2.0 + down_px }));
  shumate_map_stop_go_to (self->map);
  shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)),
                                 CLAMP (centre.lat, -MOST_LAT, MOST_LAT),
                                 CLAMP (centre.lon, -180.0, 180.0));
}

void
zw_map_get_view (ZwMap *self, double *lon, double *lat, double *zoom)
{
  ShumateLocation *centre = SHUMATE_LOCATION (get_viewport (self));

  *lon = shumate_location_get_longitude (centre);
  *lat = shumate_location_get_latitude (centre);
  *zoom = shumate_viewport_get_zoom_level (get_viewport (self));
}

/**
 * zw_map_set_view:
 * @zoom: as of tile servers; brought between what the map can do
 */
void
zw_map_set_view (ZwMap *self, double lon, double lat, double zoom)
{
  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (get_viewport (self),
                                   CLAMP (zoom, ZW_MAP_MIN_ZOOM, ZW_MAP_MAX_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (get_viewport (self)),
                                 CLAMP (lat, -MOST_LAT, MOST_LAT), CLAMP (lon, -180.0, 180.0));
}

/**
 * zw_map_get_metres_per_px:
 *
 * Returns: true length of a pixel in the middle of the map, from left to right
 */
double
zw_map_get_metres_per_px (ZwMap *self)
{
  ZwMapView view;

  zw_map_peek_view (self, &view);
  return zw_map_view_get_metres_per_px (&view);
}

/**
 * zw_map_get_location:
 * @place: in project coordinates
 * @location: (out): where it is on the globe
 *
 * Returns: %FALSE without a coordinate system, or out of its reach
 */
gboolean
zw_map_get_location (ZwMap *self, ZwPoint place, ZwLocation *location)
{
  return self->to_globe != NULL && zw_transform_to_location (self->to_globe, place, location, NULL);
}

/**
 * zw_map_to_px:
 * @place: in project coordinates
 * @x_px: (out): pixels from the left edge of the map
 * @y_px: (out): pixels from its upper edge
 *
 * Returns: %FALSE without a coordinate system, or out of its reach
 */
gboolean
zw_map_to_px (ZwMap *self, ZwPoint place, double *x_px, double *y_px)
{
  ZwLocation location;
  ZwMapView view;
  ZwPoint px;

  if (!zw_map_get_location (self, place, &location))
    return FALSE;
  zw_map_peek_view (self, &view);
  px = zw_map_view_to_px (&view, zw_mercator_from_location (location));
  *x_px = px.x;
  *y_px = px.y;
  return TRUE;
}

gboolean
zw_map_from_px (ZwMap *self, double x_px, double y_px, ZwPoint *place)
{
  ZwMapView view;

  if (self->from_globe == NULL)
    return FALSE;
  zw_map_peek_view (self, &view);
  return zw_transform_location (
      self->from_globe,
      zw_mercator_to_location (zw_map_view_from_px (&view, (ZwPoint){ x_px, y_px })), place, NULL);
}
