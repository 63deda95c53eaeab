/* zw-map-sources.c: base maps: none, a tile server, or a file of tiles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-sources.h"

#include <glib/gi18n.h>

#include "map/zw-mbtiles.h"
#include "map/zw-tile-server.h"
#include "map/zw-tile-source.h"

/* OpenStreetMap's standard map: operations.osmfoundation.org/policies/tiles */
#define OSM_TEMPLATE "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
#define OSM_MAX_ZOOM 19

G_DEFINE_QUARK (zw_map_sources_error_quark, zw_map_sources_error)

/**
 * zw_map_source_new_blank:
 *
 * Returns: (transfer full): a source without pictures; what the viewport
 *   measures by, since it needs a source for that even where none is shown
 */
ShumateMapSource *
zw_map_source_new_blank (void)
{
  return zw_tile_source_new ("blank", NULL, NULL, 0, 30);
}

/**
 * zw_map_source_new_xyz:
 * @template: address with {z}, {x} and {y}, or {-y} where rows count from the south
 * @attribution: (nullable): what the owner of the tiles wants to be shown
 * @min_zoom: level from which on there are tiles
 * @max_zoom: level up to which there are
 *
 * Returns: (transfer full): a source, or %NULL with %ZW_MAP_SOURCES_ERROR_ADDRESS
 */
ShumateMapSource *
zw_map_source_new_xyz (const char *template,
                       const char *attribution,
                       guint min_zoom,
                       guint max_zoom,
                       GError **error)
{
  g_autoptr (ZwTileServer) server = zw_tile_server_new (template, error);

  if (server == NULL)
    return NULL;
  return zw_tile_source_new (template, SHUMATE_DATA_SOURCE (server), attribution, min_zoom,
                             max_zoom);
}

/**
 * zw_map_source_new_osm:
 *
 * Returns: (transfer full): OpenStreetMap's own tiles, for looking at only
 */
ShumateMapSource *
zw_map_source_new_osm (void)
{
  return zw_map_source_new_xyz (OSM_TEMPLATE, _ ("© OpenStreetMap contributors"), 0, OSM_MAX_ZOOM,
                                NULL);
}

/**
 * zw_map_source_new_mbtiles:
 * @path: an MBTiles file with pictures
 *
 * Returns: (transfer full): a source, or %NULL with %ZW_MAP_SOURCES_ERROR_FILE
 */
ShumateMapSource *
zw_map_source_new_mbtiles (const char *path, GError **error)
{
  g_autoptr (ZwMbtiles) tiles = zw_mbtiles_open (path, error);

  if (tiles == NULL)
    return NULL;
  return zw_tile_source_new (path, SHUMATE_DATA_SOURCE (tiles), zw_mbtiles_get_attribution (tiles),
                             zw_mbtiles_get_min_zoom (tiles), zw_mbtiles_get_max_zoom (tiles));
}
