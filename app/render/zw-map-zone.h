/* zw-map-zone.h: how zones look, on paper and on the screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/zw-map-scene.h"

G_BEGIN_DECLS

/**
 * ZwMapZoneLook:
 * @ZW_MAP_ZONE_PLAIN: one of the zones
 * @ZW_MAP_ZONE_STRONG: the one that is chosen, or that a sheet is about
 * @ZW_MAP_ZONE_WRONG: an outline that cannot be taken
 * @ZW_MAP_ZONE_HOLLOW: added to the first two: without a tint, which would blur
 *   the colours of a figure
 */
typedef enum
{
  ZW_MAP_ZONE_PLAIN,
  ZW_MAP_ZONE_STRONG,
  ZW_MAP_ZONE_WRONG,
  ZW_MAP_ZONE_HOLLOW = 4,
} ZwMapZoneLook;

/* Half the widest line of any look, so that the place it takes can be told. */
#define ZW_MAP_ZONE_REACH 5.0

void zw_map_zone_draw (cairo_t *cr,
                       const ZwGeometry *geometry,
                       const ZwPoint *points,
                       const ZwMapView *view,
                       ZwMapZoneLook look,
                       gboolean dark,
                       double symbol_scale);

G_END_DECLS
