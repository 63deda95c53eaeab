/* zw-map-sources.h: base maps: none, a tile server, or a file of tiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZW_MAP_SOURCES_ERROR (zw_map_sources_error_quark ())

typedef enum
{
  ZW_MAP_SOURCES_ERROR_ADDRESS, /* not the address of a tile server */
  ZW_MAP_SOURCES_ERROR_FILE,    /* not a file of tiles, or not one of pictures */
} ZwMapSourcesError;

GQuark zw_map_sources_error_quark (void);

ShumateMapSource *zw_map_source_new_blank (void);
ShumateMapSource *zw_map_source_new_xyz (const char *template,
                                         const char *attribution,
                                         guint min_zoom,
                                         guint max_zoom,
                                         GError **error);
ShumateMapSource *zw_map_source_new_osm (void);
ShumateMapSource *zw_map_source_new_mbtiles (const char *path, GError **error);

G_END_DECLS
