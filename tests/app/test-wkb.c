/* test-wkb.c: shapes as other programs write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The blobs under "ogr" were written by GDAL 3.6.2 into a GeoPackage (QGIS writes
 * through the same driver); the others by hand after OGC 06-103r4 and 12-128r17.
 */

#include <string.h>

#include "geometry-fixture.h"
#include "geometry/zw-ogr.h"
#include "geometry/zw-wkb.h"
#include "store/zw-store-private.h"

static GBytes *
from_hex (const char *hex)
{
  GByteArray *bytes = g_byte_array_new ();

  for (gsize i = 0; hex[i] != '\0'; i++)
    {
      guint8 byte;

      if (hex[i] == ' ')
        continue;
      g_assert_true (g_ascii_isxdigit (hex[i]) && g_ascii_isxdigit (hex[i + 1]));
      byte = (guint8) (g_ascii_xdigit_value (hex[i]) << 4 | g_ascii_xdigit_value (hex[i + 1]));
      g_byte_array_append (bytes, &byte, 1);
      i++;
    }
  return g_byte_array_free_to_bytes (bytes);
}

static char *
to_hex (const guint8 *data, gsize size)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

typedef struct
{
  const char *what, *hex;
  ZwGeometryKind kind;
  const char *text; /* "" for an empty shape */
} Blob;

static const Blob ogr_blobs[] = {
  { "a point", "47500001f20e0000010100000000000000c26e12410000002028224541", ZW_GEOMETRY_POINT,
    "302000.5 2770000.25" },
  { "an empty point", "47500011f20e00000101000000000000000000f87f000000000000f87f",
    ZW_GEOMETRY_POINT, "" },
  { "a point with Z", "47500001f20e000001e9030000000000000000f03f00000000000000400000000000000840",
    ZW_GEOMETRY_POINT, "1 2" },
  { "a point with M", "47500001f20e000001d1070000000000000000f03f00000000000000400000000000002240",
    ZW_GEOMETRY_POINT, "1 2" },
  { "a point with Z and M",
    "47500001f20e000001b90b0000000000000000f03f00000000000000400000000000000840000000"
    "0000002240",
    ZW_GEOMETRY_POINT, "1 2" },
  { "a line",
    "47500003f20e00000000000000000000000000000000084000000000000000000000000000002240"
    "01020000000300000000000000000000000000000000000000000000000000084000000000000010"
    "4000000000000008400000000000002240",
    ZW_GEOMETRY_LINE, "0 0,3 4,3 9" },
  { "a line with Z, its envelope too",
    "47500005f20e00000000000000000000000000000000084000000000000000000000000000001040"
    "0000000000001c40000000000000204001ea03000002000000000000000000000000000000000000"
    "000000000000001c40000000000000084000000000000010400000000000002040",
    ZW_GEOMETRY_LINE, "0 0,3 4" },
  { "a polygon",
    "47500003f20e00000000000000000000000000000000104000000000000000000000000000001040"
    "01030000000100000004000000000000000000000000000000000000000000000000001040000000"
    "00000000000000000000001040000000000000104000000000000000000000000000000000",
    ZW_GEOMETRY_POLYGON, "0 0,4 0,4 4" },
  { "an empty polygon", "47500011f20e0000010300000000000000", ZW_GEOMETRY_POINT, "" },
  { "points",
    "47500003f20e0000000000000000f03f000000000000084000000000000000400000000000001040"
    "0104000000020000000101000000000000000000f03f000000000000004001010000000000000000"
    "0008400000000000001040",
    ZW_GEOMETRY_POINT, "1 2|3 4" },
  { "lines",
    "47500003f20e000000000000000000000000000000001c4000000000000000000000000000001840"
    "01050000000200000001020000000200000000000000000000000000000000000000000000000000"
    "f03f000000000000f03f010200000003000000000000000000144000000000000014400000000000"
    "00184000000000000018400000000000001c400000000000001440",
    ZW_GEOMETRY_LINE, "0 0,1 1|5 5,6 6,7 5" },
  { "polygons, one with a hole",
    "47500003f20e00000000000000000000000000000000354000000000000000000000000000002240"
    "01060000000200000001030000000200000004000000000000000000000000000000000000000000"
    "00000000224000000000000000000000000000002240000000000000224000000000000000000000"
    "00000000000004000000000000000000f03f000000000000e03f0000000000000040000000000000"
    "e03f0000000000000040000000000000f03f000000000000f03f000000000000e03f010300000001"
    "00000004000000000000000000344000000000000000000000000000003540000000000000000000"
    "00000000003540000000000000f03f00000000000034400000000000000000",
    ZW_GEOMETRY_POLYGON, "0 0,9 0,9 9;1 0.5,2 0.5,2 1|20 0,21 0,21 1" },
  { "a collection: the line is kept",
    "47500003f20e00000000000000000000000000000000084000000000000000000000000000001040"
    "0107000000020000000101000000000000000000f03f000000000000004001020000000200000000"
    "00000000000000000000000000000000000000000008400000000000001040",
    ZW_GEOMETRY_LINE, "0 0,3 4" },
  { "polygons with Z and M",
    "47500005f20e00000000000000000000000000000000104000000000000000000000000000001040"
    "000000000000f03f000000000000f03f01be0b00000100000001bb0b000001000000040000000000"
    "0000000000000000000000000000000000000000f03f000000000000004000000000000010400000"
    "000000000000000000000000f03f0000000000000040000000000000104000000000000010400000"
    "00000000f03f000000000000004000000000000000000000000000000000000000000000f03f0000"
    "000000000040",
    ZW_GEOMETRY_POLYGON, "0 0,4 0,4 4" },
};

/* 1 is 3ff0…, 2 is 4000…, 3 is 4008…, 4 is 4010…; little-endian backwards. */
#define B1 "3ff0000000000000"
#define B2 "4000000000000000"
#define B3 "4008000000000000"
#define B4 "4010000000000000"
#define L1 "000000000000f03f"
#define L2 "0000000000000040"
#define L3 "0000000000000840"
#define L4 "0000000000001040"
#define LNAN "000000000000f87f"
#define LINF "000000000000f07f"
#define HEAD "47500001f20e0000" /* little-endian, no envelope, EPSG:3826 */

static const Blob hand_blobs[] = {
  { "big-endian throughout", "47500000 00000ef2 00 00000001" B1 B2, ZW_GEOMETRY_POINT, "1 2" },
  { "a big-endian head over a little-endian shape", "47500000 00000ef2 01 01000000" L1 L2,
    ZW_GEOMETRY_POINT, "1 2" },
  { "a little-endian head over a big-endian shape", HEAD "00 00000001" B1 B2, ZW_GEOMETRY_POINT,
    "1 2" },
  { "parts of both orders", HEAD "01 04000000 02000000 00 00000001" B1 B2 "01 01000000" L3 L4,
    ZW_GEOMETRY_POINT, "1 2|3 4" },
  { "big-endian line with an envelope",
    "47500002 00000ef2" B1 B3 B2 B4 "00 00000002 00000002" B1 B2 B3 B4, ZW_GEOMETRY_LINE,
    "1 2,3 4" },
  { "Z as PostGIS writes it", HEAD "01 01000080" L1 L2 L3, ZW_GEOMETRY_POINT, "1 2" },
  { "M as PostGIS writes it", HEAD "01 01000040" L1 L2 L3, ZW_GEOMETRY_POINT, "1 2" },
  { "Z and M as PostGIS writes them", HEAD "01 010000c0" L1 L2 L3 L4, ZW_GEOMETRY_POINT, "1 2" },
  { "a number of its system as PostGIS writes it", HEAD "01 01000020 f20e0000" L1 L2,
    ZW_GEOMETRY_POINT, "1 2" },
  { "a polygon that does not come back to its start",
    HEAD "01 03000000 01000000 03000000" L1 L1 L4 L1 L4 L4, ZW_GEOMETRY_POLYGON, "1 1,4 1,4 4" },
  { "an empty collection", HEAD "01 07000000 00000000", ZW_GEOMETRY_POINT, "" },
  { "a collection in a collection",
    HEAD "01 07000000 01000000 01 07000000 01000000 01 01000000" L1 L2, ZW_GEOMETRY_POINT, "1 2" },
  { "a line without points", HEAD "01 02000000 00000000", ZW_GEOMETRY_POINT, "" },
  { "a polygon whose outline has no points", HEAD "01 03000000 01000000 00000000",
    ZW_GEOMETRY_POINT, "" },
  { "a hole in an outline that has no points",
    HEAD "01 03000000 02000000 00000000 03000000" L1 L1 L2 L1 L2 L2, ZW_GEOMETRY_POINT, "" },
  { "a hole that has no points", HEAD "01 03000000 02000000 03000000" L1 L1 L2 L1 L2 L2 "00000000",
    ZW_GEOMETRY_POLYGON, "1 1,2 1,2 2" },
  { "lines, one without points",
    HEAD "01 05000000 02000000 01 02000000 00000000 01 02000000 02000000" L1 L2 L3 L4,
    ZW_GEOMETRY_LINE, "1 2,3 4" },
  { "points, one of them empty",
    HEAD "01 04000000 02000000 01 01000000" LNAN LNAN "01 01000000" L3 L4, ZW_GEOMETRY_POINT,
    "3 4" },
  { "polygon before lines before points",
    HEAD "01 07000000 03000000 01 02000000 02000000" L1 L2 L3 L4 "01 01000000" L1 L1
         "01 03000000 01000000 03000000" L1 L1 L2 L1 L2 L2,
    ZW_GEOMETRY_POLYGON, "1 1,2 1,2 2" },
};

/* Appended to what was collected before, a shape is what it is decoded alone; one
 * that cannot be decoded leaves nothing behind. */
static void
check_append (const guint8 *data, gsize size, const ZwGeometry *alone)
{
  for (ZwGeometryKind kind = ZW_GEOMETRY_POINT; kind <= ZW_GEOMETRY_POLYGON; kind++)
    {
      g_autoptr (ZwGeometryBuilder) builder = zw_geometry_builder_new (kind);
      g_autoptr (ZwGeometry) both = NULL;
      gboolean fits = alone != NULL && alone->kind == kind && alone->n_points > 0;

      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, 7.0, 8.0);
      g_assert_cmpint (zw_blob_append (data, size, builder), ==, fits);
      both = zw_geometry_builder_end (g_steal_pointer (&builder));
      g_assert_cmpuint (both->n_parts, ==, 1 + (fits ? alone->n_parts : 0));
      g_assert_cmpuint (both->n_rings, ==, 1 + (fits ? alone->n_rings : 0));
      g_assert_cmpuint (both->n_points, ==, 1 + (fits ? alone->n_points : 0));
      g_assert_cmpfloat (both->points[0].y, ==, 8.0);
      if (!fits)
        continue;
      for (guint i = 0; i <= alone->n_parts; i++)
        g_assert_cmpuint (both->part_starts[i + 1], ==, alone->part_starts[i] + 1);
      for (guint i = 0; i <= alone->n_rings; i++)
        g_assert_cmpuint (both->ring_starts[i + 1], ==, alone->ring_starts[i] + 1);
      g_assert_cmpmem (both->points + 1, sizeof (ZwPoint) * alone->n_points, alone->points,
                       sizeof (ZwPoint) * alone->n_points);
    }
}

static void
check_blobs (const Blob *blobs, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) bytes = from_hex (blobs[i].hex);
      gsize size;
      const guint8 *data = g_bytes_get_data (bytes, &size);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGeometry) geometry = zw_blob_decode (data, size, &error);
      g_autofree char *text = NULL;
      ZwEnvelope envelope;
      gboolean placed = zw_blob_get_envelope (data, size, &envelope);

      g_test_message ("%s", blobs[i].what);
      g_assert_no_error (error);
      text = write_geometry (geometry);
      g_assert_cmpint (geometry->kind, ==, blobs[i].kind);
      g_assert_cmpstr (text, ==, blobs[i].text);
      g_assert_cmpint (placed, ==, !zw_geometry_is_empty (geometry));
      check_append (data, size, geometry);
      if (placed)
        {
          ZwEnvelope own = zw_geometry_get_envelope (geometry);

          g_assert_cmpfloat (envelope.min_x, <=, own.min_x);
          g_assert_cmpfloat (envelope.max_x, >=, own.max_x);
          g_assert_cmpfloat (envelope.min_y, <=, own.min_y);
          g_assert_cmpfloat (envelope.max_y, >=, own.max_y);
        }
      /* Cut anywhere, it is damaged; nothing beyond the cut may be read. */
      for (gsize cut = 0; cut < size; cut++)
        {
          g_autofree guint8 *part = g_memdup2 (data, cut);
          g_autoptr (GError) damage = NULL;

          g_assert_null (zw_blob_decode (part, cut, &damage));
          g_assert_error (damage, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT);
          zw_blob_get_envelope (part, cut, &envelope);
          check_append (part, cut, NULL);
        }
    }
}

static void
test_ogr (void)
{
  check_blobs (ogr_blobs, G_N_ELEMENTS (ogr_blobs));
}

static void
test_hand (void)
{
  check_blobs (hand_blobs, G_N_ELEMENTS (hand_blobs));
}

static void
test_damaged (void)
{
  static const struct
  {
    const char *what, *hex;
  } cases[] = {
    { "other letters", "4751 0001f20e0000 01 01000000" L1 L2 },
    { "an envelope of a kind that is not", "4750000b f20e0000" L1 L2 L3 L4 "01 01000000" L1 L2 },
    { "a byte order that is not", HEAD "02 01000000" L1 L2 },
    { "another that is not", HEAD "ff 00000001" B1 B2 },
    { "no kind", HEAD "01 00000000" L1 L2 },
    { "a kind beyond the list", HEAD "01 12000000" L1 L2 },
    { "a kind of another thousand", HEAD "01 a10f0000" L1 L2 },
    { "a curve", HEAD "01 08000000 02000000" L1 L2 L3 L4 },
    { "more points than there are bytes", HEAD "01 02000000 ffffffff" L1 L2 L3 L4 },
    { "one point more", HEAD "01 02000000 03000000" L1 L2 L3 L4 },
    { "more rings than there are bytes", HEAD "01 03000000 ffffff7f 03000000" L1 L1 L2 L1 L2 L2 },
    { "more parts than there are bytes", HEAD "01 06000000 ffffffff" },
    { "a line through nowhere", HEAD "01 02000000 02000000" L1 L2 LNAN L4 },
    { "a line to infinity", HEAD "01 02000000 02000000" L1 L2 L3 LINF },
    { "a point half empty", HEAD "01 01000000" L1 LNAN },
    { "a point at infinity", HEAD "01 01000000" LINF L2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = from_hex (cases[i].hex);
      gsize size;
      const guint8 *data = g_bytes_get_data (bytes, &size);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      g_assert_null (zw_blob_decode (data, size, &error));
      g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT);
      g_assert_true (g_str_has_suffix (error->message, "."));
      check_append (data, size, NULL);
    }
}

/* A file that nests without end must not take the stack with it. */
static void
test_deep (void)
{
  static const struct
  {
    guint depth;
    gboolean good;
  } cases[] = { { 1, TRUE }, { 16, TRUE }, { 17, FALSE }, { 100000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GBytes) point = from_hex ("01 01000000" L1 L2);
      g_autoptr (GBytes) shell = from_hex ("01 07000000 01000000");
      g_autoptr (ZwGeometry) geometry = NULL;

      for (guint d = 0; d < cases[i].depth; d++)
        g_byte_array_append (bytes, g_bytes_get_data (shell, NULL), g_bytes_get_size (shell));
      g_byte_array_append (bytes, g_bytes_get_data (point, NULL), g_bytes_get_size (point));
      geometry = zw_wkb_decode (bytes->data, bytes->len, NULL);
      g_assert_cmpint (geometry != NULL, ==, cases[i].good);
    }
}

/* Changed anywhere, a shape may become another one, but nothing worse. */
static void
test_flipped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ogr_blobs); i++)
    {
      g_autoptr (GBytes) bytes = from_hex (ogr_blobs[i].hex);
      gsize size;
      const guint8 *data = g_bytes_get_data (bytes, &size);

      for (gsize at = 0; at < size; at++)
        for (guint bit = 0; bit < 8; bit++)
          {
            g_autofree guint8 *copy = g_memdup2 (data, size);
            g_autoptr (ZwGeometry) geometry = NULL;
            ZwEnvelope envelope;

            copy[at] ^= (guint8) (1u << bit);
            geometry = zw_blob_decode (copy, size, NULL);
            zw_blob_get_envelope (copy, size, &envelope);
            check_append (copy, size, geometry);
            for (guint k = 0; geometry != NULL && k < geometry->n_points; k++)
              g_assert_true (isfinite (geometry->points[k].x) && isfinite (geometry->points[k].y));
          }
    }
}

/* What is written, byte for byte; the shape within as OGR writes it above. */
static void
test_encode (void)
{
  static const struct
  {
    ZwGeometryKind kind;
    const char *text, *hex;
  } cases[] = {
    { ZW_GEOMETRY_POINT, "1 2", "47500003 f20e0000" L1 L1 L2 L2 "01 01000000" L1 L2 },
    { ZW_GEOMETRY_POINT, "1 2|3 4",
      "47500003 f20e0000" L1 L3 L2 L4 "01 04000000 02000000 01 01000000" L1 L2
      "01 01000000" L3 L4 },
    { ZW_GEOMETRY_LINE, "1 2,3 4",
      "47500003 f20e0000" L1 L3 L2 L4 "01 05000000 01000000 01 02000000 02000000" L1 L2 L3 L4 },
    { ZW_GEOMETRY_POLYGON, "1 1,4 1,4 4",
      "47500003 f20e0000" L1 L4 L1 L4
      "01 06000000 01000000 01 03000000 01000000 04000000" L1 L1 L4 L1 L4 L4 L1 L1 },
    { ZW_GEOMETRY_POLYGON, "", "47500011 f20e0000 01 06000000 00000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwGeometry)
          geometry = *cases[i].text != '\0'
                         ? make_geometry (cases[i].kind, cases[i].text)
                         : zw_geometry_builder_end (zw_geometry_builder_new (cases[i].kind));
      g_autoptr (GBytes) blob = zw_blob_encode (geometry, 3826);
      g_autoptr (GBytes) expected = from_hex (cases[i].hex);
      g_autofree char *hex = to_hex (g_bytes_get_data (blob, NULL), g_bytes_get_size (blob));
      g_autofree char *wanted = to_hex (g_bytes_get_data (expected, NULL),
                                        g_bytes_get_size (expected));

      g_assert_cmpstr (hex, ==, wanted);
    }
}

/* The functions that the triggers of a GeoPackage call: OGC 12-128r17, F.3. */
static void
test_sql_functions (void)
{
  static const struct
  {
    const char *hex;
    const char *row; /* ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY */
  } cases[] = {
    { "47500002 00000ef2" B1 B3 B2 B4 "00 00000002 00000002" B1 B2 B3 B4, "0 1.0 3.0 2.0 4.0" },
    { HEAD "01 02000000 02000000" L1 L4 L3 L2, "0 1.0 3.0 2.0 4.0" },
    { HEAD "01 01000000" L1 L2, "0 1.0 1.0 2.0 2.0" },
    { "47500011 f20e0000 01 03000000 00000000", "1 - - - -" },
    { HEAD "01 07000000 00000000", "1 - - - -" },
    { "47500011 f20e0000 01 01000000" LNAN LNAN, "1 - - - -" },
    { HEAD "01 01000000" LNAN LNAN, "1 - - - -" },
    { "00", "1 - - - -" },
    { "", "1 - - - -" },
  };
  sqlite3 *db = NULL;
  sqlite3_stmt *query = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (zw_store_register_functions (db));
  g_assert_cmpint (
      sqlite3_prepare_v2 (db,
                          "SELECT ST_IsEmpty (?1) || ' ' || ifnull (ST_MinX (?1), '-') "
                          "|| ' ' || ifnull (ST_MaxX (?1), '-') || ' ' || "
                          "ifnull (ST_MinY (?1), '-') || ' ' || "
                          "ifnull (ST_MaxY (?1), '-')",
                          -1, &query, NULL),
      ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = from_hex (cases[i].hex);
      gsize size;
      const void *data = g_bytes_get_data (bytes, &size);

      sqlite3_reset (query);
      sqlite3_bind_blob (query, 1, data != NULL ? data : "", (int) size, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (query, 0), ==, cases[i].row);
    }
  sqlite3_reset (query);
  sqlite3_bind_null (query, 1);
  g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
  g_assert_cmpint (sqlite3_column_type (query, 0), ==, SQLITE_NULL);
  sqlite3_finalize (query);
  sqlite3_close (db);
}

static void
test_wkt (void)
{
  static const struct
  {
    const char *wkt;
    ZwGeometryKind kind;
    const char *text; /* NULL where it is none */
  } cases[] = {
    { "POINT (1 2)", ZW_GEOMETRY_POINT, "1 2" },
    { "point z (1 2 3)", ZW_GEOMETRY_POINT, "1 2" },
    { "LINESTRING(1 2,3 4)", ZW_GEOMETRY_LINE, "1 2,3 4" },
    { "MULTIPOLYGON (((0 0,9 0,9 9,0 0),(1 0.5,2 0.5,2 1,1 0.5)))", ZW_GEOMETRY_POLYGON,
      "0 0,9 0,9 9;1 0.5,2 0.5,2 1" },
    { "POLYGON EMPTY", ZW_GEOMETRY_POINT, "" },
    { "GEOMETRYCOLLECTION (POINT (1 2))", ZW_GEOMETRY_POINT, "1 2" },
    /* Meshes of triangles are areas. */
    { "TRIANGLE ((0 0,4 0,4 4,0 0))", ZW_GEOMETRY_POLYGON, "0 0,4 0,4 4" },
    { "TIN Z (((0 0 1,4 0 1,4 4 1,0 0 1)),((0 0 1,4 4 1,0 4 1,0 0 1)))", ZW_GEOMETRY_POLYGON,
      "0 0,4 0,4 4|0 0,4 4,0 4" },
    { "POINT (1)", 0, NULL },
    { "POINT (1 2", 0, NULL },
    { "POLYGON ((0 0,4 0,4 4,0 0)", 0, NULL },
    { "POINT (1 nan)", 0, NULL },
    { "臺北", 0, NULL },
    { "", 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGeometry) geometry = zw_wkt_decode (cases[i].wkt, &error);
      g_autofree char *text = geometry != NULL ? write_geometry (geometry) : NULL;

      g_test_message ("%s", cases[i].wkt);
      g_assert_cmpstr (text, ==, cases[i].text);
      if (geometry != NULL)
        g_assert_cmpint (geometry->kind, ==, cases[i].kind);
      else
        g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_FORMAT);
    }
}

/* A curve becomes a chain that keeps to it: a half circle of radius 2. */
static void
test_curve (void)
{
  g_autoptr (ZwGeometry) arc = zw_wkt_decode ("CIRCULARSTRING (0 0,2 2,4 0)", NULL);
  g_autoptr (ZwGeometry)
      disc = zw_wkt_decode ("CURVEPOLYGON (CIRCULARSTRING (0 0,2 2,4 0,2 -2,0 0))", NULL);

  g_assert_cmpint (arc->kind, ==, ZW_GEOMETRY_LINE);
  g_assert_cmpfloat_with_epsilon (zw_geometry_get_length (arc), 2 * G_PI, 0.005);
  g_assert_cmpint (disc->kind, ==, ZW_GEOMETRY_POLYGON);
  g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (disc), 4 * G_PI, 0.02);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wkb/decode/ogr", test_ogr);
  g_test_add_func ("/wkb/decode/by-hand", test_hand);
  g_test_add_func ("/wkb/decode/damaged", test_damaged);
  g_test_add_func ("/wkb/decode/deep", test_deep);
  g_test_add_func ("/wkb/decode/flipped", test_flipped);
  g_test_add_func ("/wkb/encode", test_encode);
  g_test_add_func ("/wkb/sql-functions", test_sql_functions);
  g_test_add_func ("/wkb/text", test_wkt);
  g_test_add_func ("/wkb/curve", test_curve);
  return g_test_run ();
}
