/* zw-map-hairline.h: thin outlines of very many features
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Wider lines are cairo's, in dots. */
#define ZW_MAP_HAIRLINE_MOST 2.6

/**
 * ZwMapHairlines:
 *
 * A mask of thin lines. Where two features share a border, or a line crosses
 * itself, it gets no darker.
 */
typedef struct _ZwMapHairlines ZwMapHairlines;

ZwMapHairlines *zw_map_hairlines_new (int width, int height, double scale);
void zw_map_hairlines_free (ZwMapHairlines *self);
void zw_map_hairlines_begin (ZwMapHairlines *self, double width);
void zw_map_hairlines_add (ZwMapHairlines *self, double x, double y, double to_x, double to_y);
void zw_map_hairlines_end (ZwMapHairlines *self, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapHairlines, zw_map_hairlines_free)

G_END_DECLS
