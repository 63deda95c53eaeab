/* zw-crs.h: coordinate systems, and coordinates carried from one to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/* The coordinate systems Taiwanese data come in. */
#define ZW_EPSG_WGS84 4326
#define ZW_EPSG_WEB_MERCATOR 3857
#define ZW_EPSG_TWD97 3824
#define ZW_EPSG_TWD97_TM2_119 3825
#define ZW_EPSG_TWD97_TM2_121 3826
#define ZW_EPSG_TWD67 3821
#define ZW_EPSG_TWD67_TM2_119 3827
#define ZW_EPSG_TWD67_TM2_121 3828

/* A coordinate system, recognised; immutable. */
typedef struct _ZwCrs ZwCrs;

/* Carries coordinates from one system to another; belongs to one thread. */
typedef struct _ZwTransform ZwTransform;

ZwCrs *zw_crs_new (const char *text, GError **error);
ZwCrs *zw_crs_new_from_epsg (int epsg, GError **error);
void zw_crs_free (ZwCrs *self);
const char *zw_crs_get_definition (const ZwCrs *self);
int zw_crs_get_epsg (const ZwCrs *self);
gboolean zw_crs_is_geographic (const ZwCrs *self);
double zw_crs_get_metres_per_unit (const ZwCrs *self);
char *zw_crs_dup_name (const ZwCrs *self);
int zw_crs_for_location (double lon, double lat);

ZwTransform *zw_transform_new (const char *from, const char *to, GError **error);
void zw_transform_free (ZwTransform *self);
gboolean zw_transform_points (ZwTransform *self, ZwPoint *points, gsize n_points, GError **error);
gboolean zw_transform_location (ZwTransform *self,
                                ZwLocation location,
                                ZwPoint *point,
                                GError **error);
gboolean zw_transform_to_location (ZwTransform *self,
                                   ZwPoint point,
                                   ZwLocation *location,
                                   GError **error);
gboolean zw_transform_is_noop (const ZwTransform *self);
const char *zw_transform_get_method (const ZwTransform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCrs, zw_crs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTransform, zw_transform_free)

G_END_DECLS
