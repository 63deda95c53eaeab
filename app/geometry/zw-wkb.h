/* zw-wkb.h: geometries as well-known binary and as GeoPackage blobs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/* Bytes of the largest shape that is read: SQLite holds values below 10⁹ bytes,
 * and numbers of points stay far from the limit of #guint. */
#define ZW_WKB_MAX_SIZE ((gsize) 999000000)

GByteArray *zw_wkb_encode (const ZwGeometry *geometry);
ZwGeometry *zw_wkb_decode (const guint8 *data, gsize size, GError **error);

GBytes *zw_blob_encode (const ZwGeometry *geometry, int srs_id);
ZwGeometry *zw_blob_decode (const guint8 *data, gsize size, GError **error);
gboolean zw_blob_append (const guint8 *data, gsize size, ZwGeometryBuilder *builder);
gboolean zw_blob_get_envelope (const guint8 *data, gsize size, ZwEnvelope *envelope);

G_END_DECLS
