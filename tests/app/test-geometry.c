/* test-geometry.c: areas, lengths and places within polygons, reckoned by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry-fixture.h"

/* An easting and northing of Taipei, where single digits must not be lost. */
#define E0 302000
#define N0 2770000

static void
test_ring_area (void)
{
  static const struct
  {
    const char *what, *points;
    double area;
  } cases[] = {
    { "nothing", "", 0 },
    { "a point", "3 4", 0 },
    { "two points", "0 0,5 5", 0 },
    { "three in a row", "0 0,5 5,9 9", 0 },
    { "a triangle, counter-clockwise", "0 0,4 0,0 3", 6 },
    { "the same, clockwise", "0 0,0 3,4 0", -6 },
    { "a unit square", "0 0,1 0,1 1,0 1", 1 },
    /* 4·4 less the notch 2·2 */
    { "an L", "0 0,4 0,4 2,2 2,2 4,0 4", 12 },
    /* Pick: 8 inner + 4 border / 2 − 1 */
    { "a slanted kite", "2 0,4 2,2 6,0 2", 12 },
    /* Its two triangles turn opposite ways. */
    { "a bowtie", "0 0,4 4,4 0,0 4", 0 },
    { "a repeated corner", "0 0,4 0,4 0,4 4,0 4", 16 },
    { "a spike that goes and comes", "0 0,4 0,4 4,4 9,4 4,0 4", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwGeometry) ring = make_geometry (ZW_GEOMETRY_LINE, cases[i].points);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpfloat (zw_ring_area (ring->points, ring->n_points), ==, cases[i].area);
    }
}

static void
test_ring_area_far_from_origin (void)
{
  /* A centimetre square at the eastings of Taipei: 1e-4 m², of products near 1e12. */
  const ZwPoint points[] = {
    { E0, N0 }, { E0 + 0.0078125, N0 }, { E0 + 0.0078125, N0 + 0.0078125 }, { E0, N0 + 0.0078125 }
  };

  g_assert_cmpfloat (zw_ring_area (points, 4), ==, 0.0078125 * 0.0078125);
}

static void
test_area (void)
{
  static const struct
  {
    const char *what;
    ZwGeometryKind kind;
    const char *text;
    double area, length;
  } cases[] = {
    { "no polygon", ZW_GEOMETRY_POLYGON, "", 0, 0 },
    { "a 3-4-5 triangle", ZW_GEOMETRY_POLYGON, "0 0,4 0,0 3", 6, 12 },
    { "closed by its writer", ZW_GEOMETRY_POLYGON, "0 0,4 0,0 3,0 0", 6, 12 },
    { "with a hole", ZW_GEOMETRY_POLYGON, "0 0,10 0,10 10,0 10;2 2,2 4,4 4,4 2", 96, 48 },
    { "a hole turning like its outline", ZW_GEOMETRY_POLYGON, "0 0,10 0,10 10,0 10;2 2,4 2,4 4,2 4",
      96, 48 },
    { "two parts, one with two holes", ZW_GEOMETRY_POLYGON,
      "0 0,0 10,10 10,10 0;1 1,2 1,2 2,1 2;5 5,8 5,8 8,5 8|20 0,24 0,20 3", 96, 68 },
    { "a line of 3, 4 and 5", ZW_GEOMETRY_LINE, "0 0,3 0,3 4,0 0", 0, 12 },
    { "two lines", ZW_GEOMETRY_LINE, "0 0,3 4|10 0,10 7", 0, 12 },
    { "a line of one place", ZW_GEOMETRY_LINE, "5 5", 0, 0 },
    { "points", ZW_GEOMETRY_POINT, "0 0|3 4", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwGeometry) geometry = make_geometry (cases[i].kind, cases[i].text);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpfloat (zw_geometry_get_area (geometry), ==, cases[i].area);
      g_assert_cmpfloat (zw_geometry_get_length (geometry), ==, cases[i].length);
    }
}

/* Each place with what is true of it: i inside, b on the boundary, o outside. */
static void
test_contains (void)
{
  static const struct
  {
    const char *what, *polygon;
    struct
    {
      double x, y;
      char where;
    } places[12];
  } cases[] = {
    { "a square",
      "0 0,4 0,4 4,0 4",
      { { 2, 2, 'i' },
        { 0, 0, 'b' },
        { 4, 4, 'b' },
        { 4, 0, 'b' },
        { 0, 4, 'b' },
        { 2, 0, 'b' },
        { 4, 2, 'b' },
        { 0, 1, 'b' },
        { -1, 0, 'o' },
        { 5, 4, 'o' },
        { -1, 2, 'o' },
        { 2, 4.000001, 'o' } } },
    /* A ray through a corner must count it once, or twice, as the outline runs. */
    { "corners level with the place",
      "0 0,2 2,4 0,6 2,8 0,8 4,0 4",
      { { 1, 2, 'i' },
        { 4, 2, 'i' },
        { 7, 2, 'i' },
        { 2, 2, 'b' },
        { 6, 2, 'b' },
        { -1, 2, 'o' },
        { 9, 2, 'o' },
        { 4, 0, 'b' },
        { 2, 0, 'o' },
        { 6, 0, 'o' },
        { 9, 0, 'o' },
        { -1, 4, 'o' } } },
    { "a level edge within the outline",
      "0 0,6 0,6 6,4 6,4 3,2 3,2 6,0 6",
      { { 1, 3, 'i' },
        { 5, 3, 'i' },
        { 3, 3, 'b' },
        { 2, 3, 'b' },
        { 3, 4, 'o' },
        { 3, 6, 'o' },
        { 1, 6, 'b' },
        { 5, 6, 'b' },
        { 7, 3, 'o' },
        { -1, 6, 'o' },
        { 3, 1, 'i' },
        { 6, 6, 'b' } } },
    { "a hole",
      "0 0,10 0,10 10,0 10;3 3,7 3,7 7,3 7",
      { { 1, 1, 'i' },
        { 5, 5, 'o' },
        { 3, 5, 'b' },
        { 7, 7, 'b' },
        { 2.999, 5, 'i' },
        { 3.001, 5, 'o' },
        { 10, 5, 'b' },
        { 5, 3, 'b' },
        { 5, 1, 'i' },
        { 11, 5, 'o' },
        { 8, 3, 'i' },
        { 1, 7, 'i' } } },
    { "two parts that meet in a corner",
      "0 0,2 0,2 2,0 2|2 2,4 2,4 4,2 4",
      { { 1, 1, 'i' },
        { 3, 3, 'i' },
        { 2, 2, 'b' },
        { 1, 3, 'o' },
        { 3, 1, 'o' },
        { 2, 1, 'b' },
        { 2, 3, 'b' },
        { 4, 4, 'b' },
        { 0, 0, 'b' },
        { 3, 2, 'b' },
        { 5, 5, 'o' },
        { 2, 0, 'b' } } },
    { "a slanted edge whose places are exact",
      "0 0,8 4,0 8",
      { { 4, 2, 'b' },
        { 2, 1, 'b' },
        { 6, 5, 'b' },
        { 7, 4, 'i' },
        { 8, 4, 'b' },
        { 4, 1.999, 'o' },
        { 4, 2.001, 'i' },
        { 6, 5.001, 'o' },
        { 0, 4, 'b' },
        { -1, 4, 'o' },
        { 9, 4, 'o' },
        { 0, 9, 'o' } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwGeometry) polygon = make_geometry (ZW_GEOMETRY_POLYGON, cases[i].polygon);
      g_autoptr (ZwGeometryBuilder) far = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
      g_autoptr (ZwGeometry) moved = NULL;

      for (guint r = 0; r < polygon->n_rings; r++)
        {
          if (r == 0 || polygon->n_parts > 1)
            zw_geometry_builder_begin_part (far);
          zw_geometry_builder_begin_ring (far);
          for (guint k = polygon->ring_starts[r + 1]; k-- > polygon->ring_starts[r];)
            zw_geometry_builder_add (far, polygon->points[k].x + E0, polygon->points[k].y + N0);
        }
      moved = zw_geometry_builder_end (g_steal_pointer (&far));
      for (guint k = 0; k < G_N_ELEMENTS (cases[i].places); k++)
        {
          double x = cases[i].places[k].x, y = cases[i].places[k].y;
          gboolean belongs = cases[i].places[k].where != 'o';

          g_test_message ("%s: %g %g", cases[i].what, x, y);
          g_assert_cmpint (zw_geometry_contains (polygon, x, y), ==, belongs);
          /* Turned the other way round and put where Taipei is, nothing changes. */
          g_assert_cmpint (zw_geometry_contains (moved, x + E0, y + N0), ==, belongs);
        }
    }
}

static void
test_contains_nothing (void)
{
  static const char *const texts[] = { "", "1 1", "0 0,2 2" };
  g_autoptr (ZwGeometry) line = make_geometry (ZW_GEOMETRY_LINE, "0 0,4 0,4 4,0 4,0 0");
  g_autoptr (ZwGeometry) point = make_geometry (ZW_GEOMETRY_POINT, "1 1");
  g_autoptr (ZwGeometry) square = make_geometry (ZW_GEOMETRY_POLYGON, "0 0,4 0,4 4,0 4");

  g_assert_false (zw_geometry_contains (line, 2, 2));
  g_assert_false (zw_geometry_contains (point, 1, 1));
  g_assert_false (zw_geometry_contains (square, NAN, 2));
  g_assert_false (zw_geometry_contains (square, 2, NAN));
  g_assert_false (zw_geometry_contains (square, INFINITY, 2));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (ZwGeometry) thin = make_geometry (ZW_GEOMETRY_POLYGON, texts[i]);

      g_assert_false (zw_geometry_contains (thin, 5, 6));
    }
}

static void
test_builder (void)
{
  g_autoptr (ZwGeometry) closed = make_geometry (ZW_GEOMETRY_POLYGON,
                                                 "0 0,4 0,4 4,0 0;1 1,2 1,2 2,1 1|9 9,8 9,8 8,9 9");
  g_autoptr (ZwGeometry) loop = make_geometry (ZW_GEOMETRY_LINE, "0 0,4 0,4 4,0 0");
  g_autofree char *text = write_geometry (closed);
  ZwEnvelope envelope = zw_geometry_get_envelope (closed);

  g_assert_cmpuint (closed->n_parts, ==, 2);
  g_assert_cmpuint (closed->n_rings, ==, 3);
  g_assert_cmpuint (closed->n_points, ==, 9);
  g_assert_cmpstr (text, ==, "0 0,4 0,4 4;1 1,2 1,2 2|9 9,8 9,8 8");
  /* A line that comes back to its start keeps its last point. */
  g_assert_cmpuint (loop->n_points, ==, 4);
  g_assert_cmpfloat (envelope.min_x, ==, 0);
  g_assert_cmpfloat (envelope.max_x, ==, 9);
  g_assert_cmpfloat (envelope.min_y, ==, 0);
  g_assert_cmpfloat (envelope.max_y, ==, 9);
}

static void
test_envelope (void)
{
  static const struct
  {
    ZwEnvelope a, b;
    gboolean meet;
  } cases[] = {
    { { 0, 0, 4, 4 }, { 2, 2, 6, 6 }, TRUE },  { { 0, 0, 4, 4 }, { 4, 4, 6, 6 }, TRUE },
    { { 0, 0, 4, 4 }, { 1, 1, 2, 2 }, TRUE },  { { 0, 0, 4, 4 }, { 5, 0, 6, 4 }, FALSE },
    { { 0, 0, 4, 4 }, { 0, 5, 4, 6 }, FALSE }, { { 0, 0, 4, 4 }, { 2, 2, 2, 2 }, TRUE },
  };
  ZwEnvelope empty;
  ZwEnvelope whole;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (zw_envelope_intersects (&cases[i].a, &cases[i].b), ==, cases[i].meet);
      g_assert_cmpint (zw_envelope_intersects (&cases[i].b, &cases[i].a), ==, cases[i].meet);
    }
  zw_envelope_init_empty (&empty);
  g_assert_true (zw_envelope_is_empty (&empty));
  g_assert_false (zw_envelope_intersects (&empty, &cases[0].a));
  whole = empty;
  zw_envelope_union (&whole, &cases[0].a);
  zw_envelope_union (&whole, &empty);
  zw_envelope_union (&whole, &cases[0].b);
  g_assert_false (zw_envelope_is_empty (&whole));
  g_assert_cmpfloat (whole.min_x, ==, 0);
  g_assert_cmpfloat (whole.max_y, ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/ring-area/by-hand", test_ring_area);
  g_test_add_func ("/geometry/ring-area/far-from-origin", test_ring_area_far_from_origin);
  g_test_add_func ("/geometry/area-and-length", test_area);
  g_test_add_func ("/geometry/contains/by-hand", test_contains);
  g_test_add_func ("/geometry/contains/nothing", test_contains_nothing);
  g_test_add_func ("/geometry/builder", test_builder);
  g_test_add_func ("/geometry/envelope", test_envelope);
  return g_test_run ();
}
