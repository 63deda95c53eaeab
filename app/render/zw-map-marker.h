/* zw-map-marker.h: the shapes that points are drawn as
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layers/zw-symbol.h"

G_BEGIN_DECLS

void zw_map_set_colour (cairo_t *cr, guint32 rgba);
guint32 zw_map_lighten (guint32 rgba);
guint32 zw_map_darken (guint32 rgba);
void zw_map_marker_path (cairo_t *cr, ZwMarker marker, double x, double y, double size);
void zw_map_marker_draw (cairo_t *cr, const ZwSymbol *symbol, double x, double y, double size);

G_END_DECLS
