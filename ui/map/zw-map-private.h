/* zw-map-private.h: what the files of the map share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "geometry/zw-transform.h"
#include "map/zw-map-spot-layer.h"
#include "map/zw-map-vector-layer.h"
#include "map/zw-map-zone-layer.h"
#include "map/zw-map.h"

G_BEGIN_DECLS

/* Smallest and largest scale of the map. */
#define ZW_MAP_MIN_ZOOM 4
#define ZW_MAP_MAX_ZOOM 20

/* A press that ends within this distance is a click, in pixels. */
#define ZW_MAP_CLICK_PX 4.0

/* A rectangle being drawn to zoom to, in pixels. */
typedef struct
{
  gboolean shown;
  double x;
  double y;
  double to_x;
  double to_y;
} ZwMapBand;

struct _ZwMap
{
  GtkWidget parent_instance;

  ZwMapBand band;
  ZwPoint dragged;   /* how far the middle button has dragged the map, in pixels */
  ZwEnvelope wanted; /* to be shown as soon as the map has a size; empty for none */
  guint view_idle;
  gboolean dark;

  /* Owned */
  char *crs;
  ZwTransform *to_globe;
  ZwTransform *from_globe;
  ZwMapScene *scene;
  ZwMapShade *shade;
  ZwCatalog *catalog;
  char *font;
  ShumateMapSource *reference;
  ShumateLayer *base;       /* borrowed from the map */
  ShumateMapSource *source; /* (nullable): of the base map */
  char *attribution;

  /* Children */
  GtkWidget *overlay;
  ShumateMap *map;
  ZwMapVectorLayer *vectors;
  ZwMapZoneLayer *zones;
  ZwMapSpotLayer *spots;
  GtkWidget *colours; /* legend of the shade */
  GtkWidget *scale_bar;
  GtkWidget *band_area;
  GtkWidget *notice;
};

ZwMapZoneLayer *zw_map_get_zone_layer (ZwMap *self);
ZwMapVectorLayer *zw_map_get_vector_layer (ZwMap *self);
void zw_map_peek_view (ZwMap *self, ZwMapView *view);
ZwMapShape *zw_map_make_shape (ZwMap *self, ZwGeometry *geometry);
void zw_map_redraw_zones (ZwMap *self);
void zw_map_emit_pointer (ZwMap *self, gboolean inside, double x_px, double y_px);
void zw_map_show_band (ZwMap *self, const ZwMapBand *band);

void zw_map_show_scene (ZwMap *self);
void zw_map_update_colours (ZwMap *self);

void zw_map_add_colours (ZwMap *self);
void zw_map_add_furniture (ZwMap *self);
void zw_map_add_input (ZwMap *self);

G_END_DECLS
