/* zw-place-map.h: a map that follows the session, beside a part of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map.h"
#include "render/zw-map-marks.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLACE_MAP (zw_place_map_get_type ())

/**
 * ZwPlaceMap:
 *
 * A #ZwMap with the session's coordinate system, layers, zones, selection and the
 * preferred base map, and with marks above them whose key stands below. Another
 * zone selected is brought into view.
 */
G_DECLARE_FINAL_TYPE (ZwPlaceMap, zw_place_map, ZW, PLACE_MAP, GtkWidget)

GtkWidget *zw_place_map_new (ZwSession *session);
ZwMap *zw_place_map_get_map (ZwPlaceMap *self);
void zw_place_map_set_roles (ZwPlaceMap *self, guint roles);
void zw_place_map_set_marks (ZwPlaceMap *self, ZwMapMarks *marks);
void zw_place_map_show_zone (ZwPlaceMap *self);
void zw_place_map_show_marks (ZwPlaceMap *self);

G_END_DECLS
