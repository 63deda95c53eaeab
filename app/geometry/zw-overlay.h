/* zw-overlay.h: validity, repair, union, surroundings and room of polygons (GEOS)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwOverlay:
 *
 * A GEOS context. Each thread has one of its own.
 */
typedef struct _ZwOverlay ZwOverlay;

ZwOverlay *zw_overlay_new (void);
void zw_overlay_free (ZwOverlay *self);

gboolean zw_overlay_check (ZwOverlay *self,
                           const ZwGeometry *geometry,
                           ZwPoint *where,
                           GError **error);
ZwGeometry *zw_overlay_make_valid (ZwOverlay *self, const ZwGeometry *geometry, GError **error);
ZwGeometry *zw_overlay_union (ZwOverlay *self,
                              ZwGeometry *const *geometries,
                              guint n_geometries,
                              GError **error);
ZwGeometry *zw_overlay_surround (ZwOverlay *self,
                                 const ZwGeometry *geometry,
                                 double width,
                                 GError **error);
gboolean zw_overlay_fit_circle (ZwOverlay *self,
                                const ZwGeometry *geometry,
                                double tolerance,
                                ZwPoint *centre,
                                double *radius,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwOverlay, zw_overlay_free)

G_END_DECLS
