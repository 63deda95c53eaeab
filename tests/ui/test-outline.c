/* test-outline.c: corners of zones, inserted, removed and moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expected areas and places are worked out by hand.
 */

#include "map/zw-outline.h"

#include <math.h>

static const ZwPoint square[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 } };
static const ZwPoint far_square[] = { { 20, 0 }, { 30, 0 }, { 30, 10 }, { 20, 10 } };
static const ZwPoint hole[] = { { 2, 2 }, { 4, 2 }, { 4, 4 } };
static const ZwPoint far_hole[] = { { 22, 2 }, { 26, 2 }, { 26, 6 }, { 22, 6 } };

/* Two squares, the first with a hole of 2, the second with one of 16. */
static ZwOutline *
make_outline (void)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) geometry = NULL;
  ZwOutline *outline;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  g_array_append_vals (builder->points, square, 4);
  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  g_array_append_vals (builder->points, far_square, 4);
  geometry = zw_geometry_builder_end (builder);
  outline = zw_outline_new (geometry);
  g_assert_true (zw_outline_add_hole (outline, far_hole, 4));
  g_assert_true (zw_outline_add_hole (outline, hole, 3));
  return outline;
}

static double
get_area (ZwOutline *outline)
{
  g_autoptr (ZwGeometry) geometry = zw_outline_to_geometry (outline);

  return zw_geometry_get_area (geometry);
}

static void
test_holes (void)
{
  g_autoptr (ZwOutline) outline = make_outline ();
  g_autoptr (ZwGeometry) geometry = zw_outline_to_geometry (outline);
  static const ZwPoint outside[] = { { 12, 2 }, { 14, 2 }, { 14, 4 } };

  g_assert_cmpfloat (get_area (outline), ==, 200 - 2 - 16);
  g_assert_cmpuint (geometry->n_parts, ==, 2);
  g_assert_cmpuint (geometry->n_rings, ==, 4);
  g_assert_false (zw_geometry_contains (geometry, 3.5, 2.5));
  g_assert_false (zw_geometry_contains (geometry, 24, 4));
  g_assert_true (zw_outline_equals (outline, geometry));
  g_assert_false (zw_outline_add_hole (outline, outside, 3));
  g_assert_true (zw_outline_equals (outline, geometry));
}

static void
test_next (void)
{
  g_autoptr (ZwOutline) outline = make_outline ();
  /* Square 0-3, its hole 4-6, the other square 7-10, its hole 11-14. */
  static const guint next[] = { 1, 2, 3, 0, 5, 6, 4, 8, 9, 10, 7, 12, 13, 14, 11 };

  g_assert_cmpuint (zw_outline_get_n_corners (outline), ==, G_N_ELEMENTS (next));
  for (guint i = 0; i < G_N_ELEMENTS (next); i++)
    g_assert_cmpuint (zw_outline_get_next (outline, i), ==, next[i]);
}

static void
test_insert (void)
{
  g_autoptr (ZwOutline) outline = make_outline ();

  /* A roof on the top of the first square: a triangle of 10 by 5. */
  g_assert_cmpuint (zw_outline_insert_after (outline, 2, (ZwPoint){ 5, 15 }), ==, 3);
  g_assert_cmpfloat (get_area (outline), ==, 182 + 25);
  /* On the side from the last corner to the first. */
  g_assert_cmpuint (zw_outline_insert_after (outline, 4, (ZwPoint){ -2, 5 }), ==, 5);
  g_assert_cmpfloat (get_area (outline), ==, 182 + 25 + 10);
  g_assert_cmpuint (zw_outline_get_next (outline, 5), ==, 0);
}

static void
test_remove (void)
{
  g_autoptr (ZwOutline) outline = make_outline ();

  /* Half of the first square is left, 50, with the hole below the diagonal. */
  g_assert_true (zw_outline_remove (outline, 3));
  g_assert_cmpfloat (get_area (outline), ==, 50 - 2 + 84);
  /* A triangle keeps its corners. */
  g_assert_false (zw_outline_remove (outline, 0));
  g_assert_cmpfloat (get_area (outline), ==, 50 - 2 + 84);
  /* A hole of three goes whole. */
  g_assert_true (zw_outline_remove (outline, 4));
  g_assert_cmpfloat (get_area (outline), ==, 50 + 84);
  g_assert_cmpuint (zw_outline_get_n_corners (outline), ==, 3 + 8);
  /* The other's hole is a triangle of 8 then. */
  g_assert_true (zw_outline_remove (outline, 10));
  g_assert_cmpfloat (get_area (outline), ==, 50 + 100 - 8);
}

static void
test_move (void)
{
  g_autoptr (ZwOutline) outline = make_outline ();
  g_autoptr (ZwOutline) copy = zw_outline_copy (outline);

  zw_outline_move (outline, 100, -50);
  g_assert_cmpfloat (zw_outline_get_corner (outline, 9).x, ==, 130);
  g_assert_cmpfloat (zw_outline_get_corner (outline, 9).y, ==, -40);
  g_assert_cmpfloat (zw_outline_get_corner (copy, 9).x, ==, 30);
  g_assert_cmpfloat (get_area (outline), ==, 182);
}

static void
test_crossing (void)
{
  static const ZwPoint open[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 5, -5 } };
  /* A spiral: only the side that would close it crosses another. */
  static const ZwPoint spiral[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 3, 10 }, { 3, -5 + 8 } };
  static const ZwPoint u[] = { { 0, 0 }, { 10, 0 }, { 10, 10 }, { 8, 10 }, { 8, 2 } };
  ZwPoint where;

  g_assert_true (zw_chain_find_crossing (open, 4, &where));
  /* The line from 10, 10 to 5, -5 meets y = 0 at a third of its length from the end. */
  g_assert_cmpfloat_with_epsilon (where.x, 5 + 5 / 3.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (where.y, 0, 1e-12);
  g_assert_false (zw_chain_find_crossing (open, 3, &where));
  g_assert_false (zw_chain_find_crossing (spiral, 5, &where));
  g_assert_false (zw_chain_find_crossing (u, 5, &where));
}

static void
test_draft (void)
{
  static const ZwPoint places[] = { { 302000.1234, 2770500.25 }, { -1.5, 0 } };
  static const char *const bad[] = { "", "1", "1 2;", "1 2;x 3", "1 2 3", "nan 2", "1,2" };
  g_autofree char *text = zw_chain_to_text (places, 2);
  g_autoptr (GArray) back = zw_chain_from_text (text);

  g_assert_cmpstr (text, ==, "302000.123 2770500.250;-1.500 0.000");
  g_assert_nonnull (back);
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_cmpfloat (g_array_index (back, ZwPoint, 0).x, ==, 302000.123);
  g_assert_cmpfloat (g_array_index (back, ZwPoint, 1).x, ==, -1.5);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (zw_chain_from_text (bad[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/holes", test_holes);
  g_test_add_func ("/outline/next-corner", test_next);
  g_test_add_func ("/outline/insert", test_insert);
  g_test_add_func ("/outline/remove", test_remove);
  g_test_add_func ("/outline/move", test_move);
  g_test_add_func ("/chain/crossing", test_crossing);
  g_test_add_func ("/chain/draft", test_draft);
  return g_test_run ();
}
