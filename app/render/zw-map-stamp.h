/* zw-map-stamp.h: very many small things put straight into the pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "layers/zw-symbol.h"
#include "render/zw-map-hairline.h"

G_BEGIN_DECLS

/**
 * ZwMapStamp:
 *
 * Puts markers, and what is smaller than a pixel, onto a picture, each place
 * once. On an image they are copied into the pixels, which is a hundred times
 * faster than a path for each; on paper they stay shapes.
 */
typedef struct _ZwMapStamp ZwMapStamp;

ZwMapStamp *zw_map_stamp_new (cairo_t *cr, double width, double height);
void zw_map_stamp_free (ZwMapStamp *self);
double zw_map_stamp_get_scale (const ZwMapStamp *self);
gboolean zw_map_stamp_is_image (const ZwMapStamp *self);
ZwMapHairlines *zw_map_stamp_make_hairlines (const ZwMapStamp *self);

void zw_map_stamp_begin_markers (ZwMapStamp *self, const ZwSymbol *symbol, double size);
void zw_map_stamp_marker (ZwMapStamp *self, double x, double y);
void zw_map_stamp_end_markers (ZwMapStamp *self);

void zw_map_stamp_begin_specks (ZwMapStamp *self, guint32 rgba);
void zw_map_stamp_speck (ZwMapStamp *self, double x, double y);
void zw_map_stamp_end_specks (ZwMapStamp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapStamp, zw_map_stamp_free)

G_END_DECLS
