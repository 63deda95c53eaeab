/* zw-map-inset.h: a small map of where a map sheet lies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/* The outlines of a county and its districts. */
typedef struct _ZwMapInset ZwMapInset;

ZwMapInset *zw_map_inset_new (void);
void zw_map_inset_free (ZwMapInset *self);
void zw_map_inset_add (ZwMapInset *self, ZwGeometry *area);
gboolean zw_map_inset_is_empty (const ZwMapInset *self);
void zw_map_inset_draw (const ZwMapInset *self,
                        cairo_t *cr,
                        double width,
                        double height,
                        const ZwEnvelope *frames,
                        guint n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwMapInset, zw_map_inset_free)

G_END_DECLS
