/* test-extent.c: how long and how wide areas are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures whose length and largest circle follow by hand.
 */

#include "geometry/zw-extent.h"

#include <math.h>

#include "geometry/zw-overlay.h"

#define X0 300000.0
#define Y0 2770000.0

static ZwGeometry *
make (const double *xy, guint n, double angle)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, X0 + xy[2 * i] * cos (angle) - xy[2 * i + 1] * sin (angle),
                             Y0 + xy[2 * i] * sin (angle) + xy[2 * i + 1] * cos (angle));
  return zw_geometry_builder_end (builder);
}

static ZwExtent
measure (const ZwGeometry *area)
{
  g_autoptr (GError) error = NULL;
  ZwExtent extent;

  g_assert_true (zw_extent_measure (area, &extent, &error));
  g_assert_no_error (error);
  return extent;
}

static void
assert_size (const double *xy, guint n, double length, double width)
{
  static const double angles[] = { 0.0, 0.3, 1.0, 2.5 };

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      g_autoptr (ZwGeometry) area = make (xy, n, angles[i]);
      ZwExtent extent = measure (area);

      g_assert_cmpfloat_with_epsilon (extent.length_m, length, 1e-6);
      g_assert_cmpfloat_with_epsilon (
          hypot (extent.to.x - extent.from.x, extent.to.y - extent.from.y), length, 1e-6);
      g_assert_cmpfloat_with_epsilon (extent.width_m, width, 0.1);
      g_assert_true (zw_geometry_contains (area, extent.centre.x, extent.centre.y));
    }
}

static void
test_rectangle (void)
{
  const double xy[] = { 0, 0, 1000, 0, 1000, 400, 0, 400 };

  assert_size (xy, 4, sqrt (1000.0 * 1000.0 + 400.0 * 400.0), 400.0);
}

/* The incircle of a triangle with sides 300, 400 and 500 has the radius 100. */
static void
test_triangle (void)
{
  const double xy[] = { 0, 0, 400, 0, 0, 300 };

  assert_size (xy, 3, 500.0, 200.0);
}

/* Two streets of 20 m in an L. In the corner a circle touches both outer sides and
 * the inner corner: r with (20 - r) √2 = r, that is r = 20 √2 / (1 + √2). */
static void
test_bent_street (void)
{
  const double xy[] = { 0, 0, 1000, 0, 1000, 20, 20, 20, 20, 1000, 0, 1000 };
  double radius = 20.0 * sqrt (2.0) / (1.0 + sqrt (2.0));

  assert_size (xy, 6, 1000.0 * sqrt (2.0), 2.0 * radius);
}

/* Corners in the middle of a side, and a repeated one, change nothing. */
static void
test_needless_corners (void)
{
  const double xy[] = { 0, 0, 300, 0, 600, 0, 600, 0, 600, 600, 200, 600, 0, 600, 0, 10 };

  assert_size (xy, 8, 600.0 * sqrt (2.0), 600.0);
}

static void
test_circle (void)
{
  double xy[2 * 360];

  for (guint i = 0; i < 360; i++)
    {
      xy[2 * i] = 500.0 * cos (i * G_PI / 180.0);
      xy[2 * i + 1] = 500.0 * sin (i * G_PI / 180.0);
    }
  /* Its sides are a little nearer than its corners. */
  assert_size (xy, 360, 1000.0, 1000.0 * cos (G_PI / 360.0));
}

static void
test_parts (void)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  static const double boxes[][3] = { { 0, 0, 100 }, { 3000, 4000, 50 } };
  g_autoptr (ZwGeometry) area = NULL;
  ZwExtent extent;

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      double x = X0 + boxes[i][0], y = Y0 + boxes[i][1], side = boxes[i][2];

      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, x, y);
      zw_geometry_builder_add (builder, x + side, y);
      zw_geometry_builder_add (builder, x + side, y + side);
      zw_geometry_builder_add (builder, x, y + side);
    }
  area = zw_geometry_builder_end (builder);
  extent = measure (area);
  g_assert_cmpfloat_with_epsilon (extent.length_m, hypot (3050.0, 4050.0), 1e-6);
  g_assert_cmpfloat_with_epsilon (extent.width_m, 100.0, 0.1);
}

static void
test_nothing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) point = zw_geometry_new_point (X0, Y0);
  ZwExtent extent;

  g_assert_false (zw_extent_measure (point, &extent, &error));
  g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID);
}

/* Rotating calipers against every pair of corners. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20251122);

  for (guint turn_no = 0; turn_no < 300; turn_no++)
    {
      guint n = (guint) g_rand_int_range (random, 3, 40);
      g_autofree double *xy = g_new (double, 2 * n);
      g_autoptr (ZwGeometry) area = NULL;
      ZwExtent extent;
      double farthest = 0.0;

      /* A star around its middle never crosses itself. */
      for (guint i = 0; i < n; i++)
        {
          double reach = g_rand_double_range (random, 100.0, 2000.0), turn = 2.0 * G_PI * i / n;

          xy[2 * i] = round (reach * cos (turn));
          xy[2 * i + 1] = round (reach * sin (turn));
        }
      area = make (xy, n, 0.0);
      extent = measure (area);
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < i; k++)
          farthest = MAX (farthest, hypot (xy[2 * i] - xy[2 * k], xy[2 * i + 1] - xy[2 * k + 1]));
      g_assert_cmpfloat_with_epsilon (extent.length_m, farthest, 1e-6);
      g_assert_cmpfloat (extent.width_m, <=, farthest + 0.1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extent/rectangle", test_rectangle);
  g_test_add_func ("/extent/triangle", test_triangle);
  g_test_add_func ("/extent/bent-street", test_bent_street);
  g_test_add_func ("/extent/needless-corners", test_needless_corners);
  g_test_add_func ("/extent/circle", test_circle);
  g_test_add_func ("/extent/parts", test_parts);
  g_test_add_func ("/extent/nothing", test_nothing);
  g_test_add_func ("/extent/random", test_random);
  return g_test_run ();
}
