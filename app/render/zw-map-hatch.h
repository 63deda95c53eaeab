/* zw-map-hatch.h: lines across an area, so that it can be told without its colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/zw-map-style.h"

G_BEGIN_DECLS

void zw_map_hatch_clip_and_draw (cairo_t *cr, ZwHatch hatch, guint32 ink, double scale);

G_END_DECLS
