/* zw-crs.h: coordinate systems: recognised, named, chosen by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "geometry/zw-transform.h"

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
#define ZW_EPSG_WGS84_UTM_51N 32651

/**
 * ZwCrs:
 * @definition: "EPSG:3826" where there is such a code, else WKT; what
 *   zw_transform_new() takes and the project file keeps
 * @epsg: the code, 0 when there is none
 * @is_geographic: its coordinates are degrees
 * @metres_per_unit: length of its unit; 0 when it is geographic
 * @area: where on the globe it is meant to be used, in degrees; empty when unsaid
 *
 * A coordinate system recognised; immutable.
 */
typedef struct
{
  char *definition;
  int epsg;
  gboolean is_geographic;
  double metres_per_unit;
  ZwEnvelope area;
  /* Private */
  char *name;
} ZwCrs;

ZwCrs *zw_crs_new (const char *text, GError **error);
ZwCrs *zw_crs_new_from_epsg (int epsg, GError **error);
void zw_crs_free (ZwCrs *self);
char *zw_crs_dup_name (const ZwCrs *self);

int zw_crs_for_location (double lon, double lat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCrs, zw_crs_free)

G_END_DECLS
