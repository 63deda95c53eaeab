/* zw-wkb.c: geometries as well-known binary and as GeoPackage blobs
 *
 * Formats: OGC 06-103r4 (Simple features), clause 8; OGC 12-128r17 (GeoPackage
 * 1.3), clause 2.1.3. What is read may come from any program, or from nobody
 * with good intentions: every count is checked against the bytes that are left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-wkb.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define WKB_POINT 1u
#define WKB_LINE 2u
#define WKB_POLYGON 3u
#define WKB_MULTI_POINT 4u
#define WKB_MULTI_LINE 5u
#define WKB_MULTI_POLYGON 6u
#define WKB_COLLECTION 7u

/* Collections within collections end here; a file that nests deeper is hostile. */
#define MAX_DEPTH 16

typedef struct
{
  const guint8 *data;
  gsize left;
  gboolean swap;
  guint dimensions;
} Reader;

static void
put_head (GByteArray *bytes, guint32 type)
{
  guint8 little_endian = 1;
  guint32 value = GUINT32_TO_LE (type);

  g_byte_array_append (bytes, &little_endian, 1);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_count (GByteArray *bytes, guint32 count)
{
  guint32 value = GUINT32_TO_LE (count);

  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_number (GByteArray *bytes, double number)
{
  guint64 value;

  memcpy (&value, &number, sizeof value);
  value = GUINT64_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 8);
}

static void
put_ring (GByteArray *bytes, const ZwGeometry *geometry, guint ring)
{
  guint from = geometry->ring_starts[ring], to = geometry->ring_starts[ring + 1];
  gboolean close = geometry->kind == ZW_GEOMETRY_POLYGON && to > from;

  put_count (bytes, to - from + (close ? 1 : 0));
  for (guint i = from; i < to; i++)
    {
      put_number (bytes, geometry->points[i].x);
      put_number (bytes, geometry->points[i].y);
    }
  if (close)
    {
      put_number (bytes, geometry->points[from].x);
      put_number (bytes, geometry->points[from].y);
    }
}

static void
put_part (GByteArray *bytes, const ZwGeometry *geometry, guint part)
{
  guint from = geometry->part_starts[part], to = geometry->part_starts[part + 1];

  switch (geometry->kind)
    {
    case ZW_GEOMETRY_POINT:
      put_head (bytes, WKB_POINT);
      put_number (bytes, geometry->points[geometry->ring_starts[from]].x);
      put_number (bytes, geometry->points[geometry->ring_starts[from]].y);
      break;
    case ZW_GEOMETRY_LINE:
      put_head (bytes, WKB_LINE);
      put_ring (bytes, geometry, from);
      break;
    case ZW_GEOMETRY_POLYGON:
      put_head (bytes, WKB_POLYGON);
      put_count (bytes, to - from);
      for (guint r = from; r < to; r++)
        put_ring (bytes, geometry, r);
      break;
    }
}

/**
 * zw_wkb_encode:
 *
 * Lines and polygons are written as the multi kind, a single point as a point.
 *
 * Returns: (transfer full): little-endian WKB
 */
GByteArray *
zw_wkb_encode (const ZwGeometry *geometry)
{
  GByteArray *bytes = g_byte_array_sized_new (32 + geometry->n_points * 16);

  if (geometry->kind == ZW_GEOMETRY_POINT && geometry->n_parts == 1)
    {
      put_part (bytes, geometry, 0);
      return bytes;
    }
  put_head (bytes, geometry->kind == ZW_GEOMETRY_POINT  ? WKB_MULTI_POINT
                   : geometry->kind == ZW_GEOMETRY_LINE ? WKB_MULTI_LINE
                                                        : WKB_MULTI_POLYGON);
  put_count (bytes, geometry->n_parts);
  for (guint p = 0; p < geometry->n_parts; p++)
    put_part (bytes, geometry, p);
  return bytes;
}

static gboolean
take_head (Reader *reader, guint32 *type)
{
  guint32 value;

  if (reader->left < 5 || reader->data[0] > 1)
    return FALSE;
  reader->swap = (reader->data[0] == 1) != (G_BYTE_ORDER == G_LITTLE_ENDIAN);
  memcpy (&value, reader->data + 1, 4);
  if (reader->swap)
    value = GUINT32_SWAP_LE_BE (value);
  reader->data += 5;
  reader->left -= 5;

  /* Z and M: as ISO writes them (1000, 2000, 3000), and as PostGIS does (high
   * bits), which may put a number of its own between head and coordinates. */
  reader->dimensions = 2;
  if (value & 0x80000000u)
    reader->dimensions++;
  if (value & 0x40000000u)
    reader->dimensions++;
  if (value & 0x20000000u)
    {
      if (reader->left < 4)
        return FALSE;
      reader->data += 4;
      reader->left -= 4;
    }
  value &= 0x0fffffffu;
  if (value / 1000 == 1 || value / 1000 == 2)
    reader->dimensions++;
  else if (value / 1000 == 3)
    reader->dimensions += 2;
  *type = value % 1000;
  return value / 1000 <= 3 && reader->dimensions <= 4;
}

static gboolean
take_count (Reader *reader, gsize item_size, guint32 *count)
{
  if (reader->left < 4)
    return FALSE;
  memcpy (count, reader->data, 4);
  if (reader->swap)
    *count = GUINT32_SWAP_LE_BE (*count);
  reader->data += 4;
  reader->left -= 4;
  return *count <= reader->left / item_size;
}

static gboolean
take_point (Reader *reader, ZwPoint *point)
{
  double *values[2] = { &point->x, &point->y };
  gsize size = 8 * reader->dimensions;

  if (reader->left < size)
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      guint64 value;

      memcpy (&value, reader->data + 8 * i, 8);
      if (reader->swap)
        value = GUINT64_SWAP_LE_BE (value);
      memcpy (values[i], &value, 8);
    }
  reader->data += size;
  reader->left -= size;
  return TRUE;
}

/* The points of a line or ring as this machine keeps them, all at once. */
static gboolean
take_block (Reader *reader, ZwGeometryBuilder *builder, guint32 n)
{
  const ZwPoint *points;

  if (n == 0)
    return TRUE;
  g_array_append_vals (builder->points, reader->data, n);
  reader->data += sizeof *points * n;
  reader->left -= sizeof *points * n;
  points = &g_array_index (builder->points, ZwPoint, builder->points->len - n);
  for (guint32 i = 0; i < n; i++)
    if (!isfinite (points[i].x) || !isfinite (points[i].y))
      return FALSE;
  return TRUE;
}

/* The points of a line or ring, @n of which have been announced and are there. */
static gboolean
take_points (Reader *reader, ZwGeometryBuilder *builder, guint32 n)
{
  zw_geometry_builder_begin_ring (builder);
  if (!reader->swap && reader->dimensions == 2)
    return take_block (reader, builder, n);
  for (guint32 i = 0; i < n; i++)
    {
      ZwPoint point;

      if (!take_point (reader, &point) || !isfinite (point.x) || !isfinite (point.y))
        return FALSE;
      zw_geometry_builder_add (builder, point.x, point.y);
    }
  return TRUE;
}

/* A polygon without an outline, or with one that has no points, is empty. */
static gboolean
take_polygon (Reader *reader, ZwGeometryBuilder *builder)
{
  guint32 n_rings, n;
  gboolean open = FALSE;

  if (!take_count (reader, 4, &n_rings))
    return FALSE;
  for (guint32 i = 0; i < n_rings; i++)
    {
      if (!take_count (reader, 8 * reader->dimensions, &n))
        return FALSE;
      if (n == 0 || (i > 0 && !open))
        {
          reader->data += 8 * reader->dimensions * n;
          reader->left -= 8 * reader->dimensions * n;
          continue;
        }
      if (i == 0)
        zw_geometry_builder_begin_part (builder);
      open = TRUE;
      if (!take_points (reader, builder, n))
        return FALSE;
    }
  return TRUE;
}

/* One geometry into @builders, an array by kind: a collection may hold several.
 * Kinds whose builder is %NULL are not wanted and end the reading. */
static gboolean
take_geometry (Reader *reader, ZwGeometryBuilder *builders[3], guint depth)
{
  guint32 type, n;
  ZwPoint point;

  if (depth > MAX_DEPTH || !take_head (reader, &type))
    return FALSE;
  switch (type)
    {
    case WKB_POINT:
      if (!take_point (reader, &point))
        return FALSE;
      /* An empty point is written as NaN, NaN. */
      if (isnan (point.x) && isnan (point.y))
        return TRUE;
      if (!isfinite (point.x) || !isfinite (point.y))
        return FALSE;
      if (builders[ZW_GEOMETRY_POINT] == NULL)
        return FALSE;
      zw_geometry_builder_begin_part (builders[ZW_GEOMETRY_POINT]);
      zw_geometry_builder_begin_ring (builders[ZW_GEOMETRY_POINT]);
      zw_geometry_builder_add (builders[ZW_GEOMETRY_POINT], point.x, point.y);
      return TRUE;
    case WKB_LINE:
      if (!take_count (reader, 8 * reader->dimensions, &n))
        return FALSE;
      if (n == 0)
        return TRUE;
      if (builders[ZW_GEOMETRY_LINE] == NULL)
        return FALSE;
      zw_geometry_builder_begin_part (builders[ZW_GEOMETRY_LINE]);
      return take_points (reader, builders[ZW_GEOMETRY_LINE], n);
    case WKB_POLYGON:
      return builders[ZW_GEOMETRY_POLYGON] != NULL
             && take_polygon (reader, builders[ZW_GEOMETRY_POLYGON]);
    case WKB_MULTI_POINT:
    case WKB_MULTI_LINE:
    case WKB_MULTI_POLYGON:
    case WKB_COLLECTION:
      if (!take_count (reader, 5, &n))
        return FALSE;
      for (guint32 i = 0; i < n; i++)
        if (!take_geometry (reader, builders, depth + 1))
          return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * zw_wkb_decode:
 * @data: (array length=size): WKB of either byte order, with or without Z and M
 *
 * Z and M are dropped, and parts without points. Of a mixed collection the parts
 * of the highest dimension are kept: polygons, else lines, else points. A
 * coordinate that is no number makes the whole shape damaged.
 *
 * Returns: (transfer full): the geometry, perhaps empty; %NULL with
 *   %ZW_GEOMETRY_ERROR_FORMAT set
 */
ZwGeometry *
zw_wkb_decode (const guint8 *data, gsize size, GError **error)
{
  Reader reader = { data, size, FALSE, 2 };
  ZwGeometryBuilder *builders[3];
  ZwGeometry *geometry = NULL;
  gboolean ok;

  for (guint i = 0; i < 3; i++)
    builders[i] = zw_geometry_builder_new (i);
  ok = size <= ZW_WKB_MAX_SIZE && take_geometry (&reader, builders, 0);
  for (guint i = 3; i-- > 0;)
    if (ok && geometry == NULL && (builders[i]->points->len > 0 || i == 0))
      geometry = zw_geometry_builder_end (builders[i]);
    else
      zw_geometry_builder_free (builders[i]);
  if (!ok)
    g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                         _ ("The shape is damaged or of an unknown kind."));
  return geometry;
}

/**
 * zw_blob_encode:
 * @srs_id: number of the coordinate system in the file
 *
 * Returns: (transfer full): a GeoPackage blob, with its envelope unless empty
 */
GBytes *
zw_blob_encode (const ZwGeometry *geometry, int srs_id)
{
  GByteArray *bytes = g_byte_array_sized_new (80 + geometry->n_points * 16);
  gboolean empty = zw_geometry_is_empty (geometry);
  guint8 head[4] = { 'G', 'P', 0, 1 | (empty ? 1 << 4 : 1 << 1) };
  g_autoptr (GByteArray) wkb = zw_wkb_encode (geometry);

  g_byte_array_append (bytes, head, sizeof head);
  put_count (bytes, (guint32) srs_id);
  if (!empty)
    {
      ZwEnvelope envelope = zw_geometry_get_envelope (geometry);

      put_number (bytes, envelope.min_x);
      put_number (bytes, envelope.max_x);
      put_number (bytes, envelope.min_y);
      put_number (bytes, envelope.max_y);
    }
  g_byte_array_append (bytes, wkb->data, wkb->len);
  return g_byte_array_free_to_bytes (bytes);
}

/* Length of the header, 0 where the bytes are no blob. */
static gsize
measure_head (const guint8 *data, gsize size, gboolean *empty, gboolean *has_envelope)
{
  static const gsize envelope_sizes[8] = { 0, 32, 48, 48, 64, 0, 0, 0 };
  guint code;
  gsize length;

  if (size < 8 || data[0] != 'G' || data[1] != 'P')
    return 0;
  code = (data[3] >> 1) & 7;
  length = 8 + envelope_sizes[code];
  if (code > 4 || size < length)
    return 0;
  *empty = (data[3] & (1 << 4)) != 0;
  *has_envelope = code != 0;
  return length;
}

/**
 * zw_blob_decode:
 * @data: (array length=size): a GeoPackage blob of any program
 *
 * Returns: (transfer full): the geometry; %NULL with %ZW_GEOMETRY_ERROR_FORMAT set
 */
ZwGeometry *
zw_blob_decode (const guint8 *data, gsize size, GError **error)
{
  gboolean empty, has_envelope;
  gsize head = measure_head (data, size, &empty, &has_envelope);

  if (head > 0)
    return zw_wkb_decode (data + head, size - head, error);
  g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT,
                       _ ("The shape is not written as a GeoPackage writes it."));
  return NULL;
}

static void
append_parts (ZwGeometryBuilder *builder, const ZwGeometry *geometry)
{
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
        {
          guint from = geometry->ring_starts[r];

          zw_geometry_builder_begin_ring (builder);
          g_array_append_vals (builder->points, geometry->points + from,
                               geometry->ring_starts[r + 1] - from);
        }
    }
}

/**
 * zw_blob_append:
 * @data: (array length=size): a GeoPackage blob of any program
 * @builder: given the parts that zw_blob_decode() would find
 *
 * Decodes a shape straight into a geometry that is being collected.
 *
 * Returns: %FALSE, with nothing added, for a shape that is damaged, empty or of
 *   another kind than the builder's
 */
gboolean
zw_blob_append (const guint8 *data, gsize size, ZwGeometryBuilder *builder)
{
  gboolean empty, has_envelope;
  gsize head = measure_head (data, size, &empty, &has_envelope);
  guint n_parts = builder->part_starts->len, n_rings = builder->ring_starts->len;
  guint n_points = builder->points->len;
  Reader reader = { data + head, size - head, FALSE, 2 };
  ZwGeometryBuilder *builders[3] = { NULL, NULL, NULL };
  g_autoptr (ZwGeometry) geometry = NULL;

  if (head == 0 || size > ZW_WKB_MAX_SIZE)
    return FALSE;
  builders[builder->kind] = builder;
  if (take_geometry (&reader, builders, 0) && builder->points->len > n_points)
    return TRUE;

  /* Rare: damaged, empty, or a collection in which other kinds stand as well. */
  g_array_set_size (builder->part_starts, n_parts);
  g_array_set_size (builder->ring_starts, n_rings);
  g_array_set_size (builder->points, n_points);
  geometry = zw_wkb_decode (data + head, size - head, NULL);
  if (geometry == NULL || geometry->kind != builder->kind || zw_geometry_is_empty (geometry))
    return FALSE;
  append_parts (builder, geometry);
  return TRUE;
}

/**
 * zw_blob_get_envelope:
 * @envelope: (out): where it lies; read from the header, or from the points
 *   where a program left the header's out
 *
 * Returns: %FALSE for an empty geometry and for bytes that are none
 */
gboolean
zw_blob_get_envelope (const guint8 *data, gsize size, ZwEnvelope *envelope)
{
  gboolean empty, has_envelope;
  gsize head = measure_head (data, size, &empty, &has_envelope);

  if (head == 0 || empty)
    return FALSE;
  if (has_envelope)
    {
      Reader reader = { data + 8, 32, (data[3] & 1) != (G_BYTE_ORDER == G_LITTLE_ENDIAN), 2 };
      ZwPoint x, y;

      if (!take_point (&reader, &x) || !take_point (&reader, &y))
        return FALSE;
      *envelope = (ZwEnvelope){ x.x, y.x, x.y, y.y };
    }
  else
    {
      g_autoptr (ZwGeometry) geometry = zw_wkb_decode (data + head, size - head, NULL);

      if (geometry == NULL || zw_geometry_is_empty (geometry))
        return FALSE;
      *envelope = zw_geometry_get_envelope (geometry);
    }
  return !isnan (envelope->min_x) && !isnan (envelope->min_y);
}
