/* zw-ogr.h: GDAL's shapes and well-known text as our geometries
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <ogr_api.h>

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

ZwGeometry *zw_ogr_decode (OGRGeometryH shape, GError **error);
ZwGeometry *zw_wkt_decode (const char *text, GError **error);

G_END_DECLS
