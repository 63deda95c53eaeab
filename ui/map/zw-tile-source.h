/* zw-tile-source.h: pictures of a base map, decoded away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define ZW_TYPE_TILE_SOURCE (zw_tile_source_get_type ())

/**
 * ZwTileSource:
 *
 * Tiles whose bytes come from a ShumateDataSource. Where the map is looked at
 * closer than there are tiles, the last ones are enlarged. A tile that is not
 * there (%G_IO_ERROR_NOT_FOUND) is blank.
 *
 * Properties: "problem" (string, read-only): why tiles do not come, a sentence
 * for a person; %NULL as long as they do.
 */
G_DECLARE_FINAL_TYPE (ZwTileSource, zw_tile_source, ZW, TILE_SOURCE, ShumateMapSource)

ShumateMapSource *zw_tile_source_new (const char *id,
                                      ShumateDataSource *data,
                                      const char *attribution,
                                      guint min_zoom,
                                      guint max_zoom);
const char *zw_tile_source_get_problem (ZwTileSource *self);

/* For tests: what a tile shows, made as the worker makes it. */
GdkTexture *zw_tile_source_decode (GBytes *bytes, guint levels, guint x, guint y, GError **error);

G_END_DECLS
