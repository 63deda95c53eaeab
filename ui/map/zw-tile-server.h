/* zw-tile-server.h: tiles from a server
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZW_TYPE_TILE_SERVER (zw_tile_server_get_type ())
G_DECLARE_FINAL_TYPE (ZwTileServer, zw_tile_server, ZW, TILE_SERVER, ShumateDataSource)

ZwTileServer *zw_tile_server_new (const char *template, GError **error);
char *zw_tile_server_dup_address (ZwTileServer *self, int x, int y, int zoom);

G_END_DECLS
