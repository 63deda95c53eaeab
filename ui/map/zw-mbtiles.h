/* zw-mbtiles.h: the tiles in an MBTiles file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZW_TYPE_MBTILES (zw_mbtiles_get_type ())
G_DECLARE_FINAL_TYPE (ZwMbtiles, zw_mbtiles, ZW, MBTILES, ShumateDataSource)

ZwMbtiles *zw_mbtiles_open (const char *path, GError **error);
const char *zw_mbtiles_get_attribution (ZwMbtiles *self);
guint zw_mbtiles_get_min_zoom (ZwMbtiles *self);
guint zw_mbtiles_get_max_zoom (ZwMbtiles *self);
GBytes *zw_mbtiles_read (ZwMbtiles *self, int x, int y, int zoom, GError **error);

G_END_DECLS
