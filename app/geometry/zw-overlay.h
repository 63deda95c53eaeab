/* zw-overlay.h: validity, repair, union and intersection of polygons (GEOS)
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

/* A polygon in GEOS' own form, kept where it is overlaid many times. */
typedef struct _ZwShape ZwShape;

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

ZwShape *zw_overlay_shape (ZwOverlay *self, const ZwGeometry *geometry);
ZwShape *zw_overlay_shape_new_circles (ZwOverlay *self,
                                       const ZwPoint *centres,
                                       guint n_centres,
                                       double radius);
ZwShape *zw_overlay_intersection (ZwOverlay *self, const ZwShape *a, const ZwShape *b);
double zw_overlay_area (ZwOverlay *self, const ZwShape *shape);
ZwGeometry *zw_overlay_to_geometry (ZwOverlay *self, const ZwShape *shape, GError **error);
void zw_overlay_shape_free (ZwOverlay *self, ZwShape *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwOverlay, zw_overlay_free)

G_END_DECLS
