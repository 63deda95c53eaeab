/* zw-map-text.h: lines of text around a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "render/zw-map-furniture.h"

G_BEGIN_DECLS

PangoLayout *zw_map_text_new (const ZwMapInk *ink, const char *text, double size, gboolean bold);
void zw_map_text_measure (PangoLayout *layout, double *width, double *height);
void zw_map_text_draw (PangoLayout *layout, cairo_t *cr, const ZwMapInk *ink, double x, double y);

G_END_DECLS
