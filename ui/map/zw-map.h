/* zw-map.h: the map of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>
#include <shumate/shumate.h>

#include "render/zw-map-shade.h"

G_BEGIN_DECLS

#define ZW_TYPE_MAP (zw_map_get_type ())

/**
 * ZwMap:
 *
 * A map with its base map, the layers of the project and its zones, a scale bar,
 * zoom buttons and the notice of whose data it shows. Places are given in the
 * project's coordinates, or as longitude and latitude where a name says so.
 *
 * Keys: arrows move it (with Shift by half its width), + and - zoom, 0 or Home
 * shows everything. The middle button drags it.
 *
 * Properties: "rendering" (gboolean, read-only): layers are being drawn.
 *
 * Signals:
 * "pointer-moved" (double x, double y, double lon, double lat): the pointer is
 *   over a place; all NaN when it leaves the map or the place is out of reach.
 * "view-changed": place or scale shown; at most once a frame.
 */
G_DECLARE_FINAL_TYPE (ZwMap, zw_map, ZW, MAP, GtkWidget)

GtkWidget *zw_map_new (void);

gboolean zw_map_set_crs (ZwMap *self, const char *crs, GError **error);
const char *zw_map_get_crs (ZwMap *self);

void zw_map_set_scene (ZwMap *self, ZwMapScene *scene);
ZwMapScene *zw_map_get_scene (ZwMap *self);
void zw_map_set_shade (ZwMap *self, ZwMapShade *shade);
ZwMapShade *zw_map_get_shade (ZwMap *self);
void zw_map_set_zones (ZwMap *self, GPtrArray *zones, gint64 selected);
void zw_map_select_zone (ZwMap *self, gint64 id);
gint64 zw_map_get_selected_zone (ZwMap *self);
gint64 zw_map_find_zone_at (ZwMap *self, double x_px, double y_px);

void zw_map_set_base (ZwMap *self, ShumateMapSource *source);
void zw_map_set_attribution (ZwMap *self, const char *text);

void zw_map_zoom_to (ZwMap *self, const ZwEnvelope *envelope);
void zw_map_zoom_to_all (ZwMap *self);
void zw_map_centre_on (ZwMap *self, ZwPoint place);
void zw_map_zoom_by (ZwMap *self, double levels);
void zw_map_pan_px (ZwMap *self, double right_px, double down_px);
void zw_map_get_view (ZwMap *self, double *lon, double *lat, double *zoom);
void zw_map_set_view (ZwMap *self, double lon, double lat, double zoom);
double zw_map_get_metres_per_px (ZwMap *self);

gboolean zw_map_to_px (ZwMap *self, ZwPoint place, double *x_px, double *y_px);
gboolean zw_map_from_px (ZwMap *self, double x_px, double y_px, ZwPoint *place);
gboolean zw_map_get_location (ZwMap *self, ZwPoint place, ZwLocation *location);

/* For zw-map-edit.c and tests. */
ShumateMap *zw_map_get_shumate (ZwMap *self);

G_END_DECLS
