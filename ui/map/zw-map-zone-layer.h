/* zw-map-zone-layer.h: zones, and the outline being drawn, on the map of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map-frame.h"
#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapSketch:
 * @shape: (nullable) (owned): the zone being edited
 * @line: (nullable) (owned): the outline or hole begun
 * @wrong: it cannot be taken as it is
 * @place: where it is wrong, on the Mercator square; NaN when unknown
 * @corners: (nullable) (owned) (element-type ZwPoint): places of its corners, on
 *   the Mercator square
 * @next: (nullable) (owned) (element-type guint): for each corner the one after
 *   it along its ring; the same corner where there is none
 * @sides: small handles in the middle of the sides
 * @selected: a corner, or -1
 * @hover: a corner under the pointer, or -1
 * @hover_side: the corner before the side whose handle is under the pointer, or -1
 * @follows: a line goes from the last corner to the pointer
 * @pointer: where the pointer is, in pixels
 * @aim: cross in the middle of the map, for drawing by keyboard
 *
 * What is being drawn or changed at this moment.
 */
typedef struct
{
  ZwMapShape *shape;
  ZwMapShape *line;
  gboolean wrong;
  ZwPoint place;
  GArray *corners;
  GArray *next;
  gboolean sides;
  int selected;
  int hover;
  int hover_side;
  gboolean follows;
  ZwPoint pointer;
  gboolean aim;
} ZwMapSketch;

#define ZW_TYPE_MAP_ZONE_LAYER (zw_map_zone_layer_get_type ())
G_DECLARE_FINAL_TYPE (ZwMapZoneLayer, zw_map_zone_layer, ZW, MAP_ZONE_LAYER, ZwMapFrame)

ZwMapZoneLayer *zw_map_zone_layer_new (ShumateViewport *viewport);
void zw_map_zone_layer_set_zones (ZwMapZoneLayer *self, ZwMapScene *zones, gint64 selected);
void zw_map_zone_layer_select (ZwMapZoneLayer *self, gint64 id);
gint64 zw_map_zone_layer_get_selected (ZwMapZoneLayer *self);
ZwMapScene *zw_map_zone_layer_get_zones (ZwMapZoneLayer *self);
void zw_map_zone_layer_hide_zone (ZwMapZoneLayer *self, gint64 id);
void zw_map_zone_layer_set_hollow (ZwMapZoneLayer *self, gboolean hollow);
ZwMapSketch *zw_map_zone_layer_get_sketch (ZwMapZoneLayer *self);

void zw_map_sketch_clear (ZwMapSketch *self);

G_END_DECLS
