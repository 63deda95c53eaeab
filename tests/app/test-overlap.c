/* test-overlap.c: areas within zones and circles against GEOS and formulas
 *
 * Shapes are random but the same every time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-area-grid.h"
#include "grid-fixture.h"

/* --- areas --- */

static double
get_overlap (const ZwGeometry *shape, const ZwGeometry *zone)
{
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  g_auto (ZwOverlap) overlap;
  double area = 0.0, covered = 0.0;

  zw_overlap_init (&overlap, prepared);
  for (guint p = 0; p < shape->n_parts; p++)
    {
      zw_overlap_set_part (&overlap, shape, p);
      area += zw_overlap_measure (&overlap, NULL, NULL, &covered);
    }
  return area;
}

static void
test_overlap_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  GEOSContextHandle_t geos = GEOS_init_r ();

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (ZwGeometry) zone = make_star (rand, 0, 0, 1500, g_rand_int_range (rand, 4, 120));
      g_autoptr (ZwGeometry) shape = make_star (
          rand, g_rand_int_range (rand, -1500, 1500), g_rand_int_range (rand, -1500, 1500),
          g_rand_int_range (rand, 100, 2000), g_rand_int_range (rand, 4, 60));

      assert_near (get_overlap (shape, zone), geos_measure (geos, shape, zone), 1e-4);
    }
  GEOS_finish_r (geos);
}

/* Shapes that share borders, wholly or in part, with corners where the other has
 * none: GEOS is in trouble there too, so the areas are by hand. */
static void
test_overlap_shared (void)
{
  const double slanted[] = { 0, 0, 900, 300, 600, 1200, -300, 900 };
  /* The same square with corners put in that are not exactly on the edges. */
  const double with_corners[] = { 0,   0,   299.7, 99.9, 700.2, 233.4, 900,  300,
                                  700, 900, 600,   1200, 0,     1000,  -300, 900 };
  /* Neighbour across the edge from (0,0) to (900,300), as far as 2/3 of it. */
  const double neighbour[] = { 0, 0, 100, -300, 700, -100, 600, 200 };
  /* Half of the square, cut from middle to middle. */
  const double half[] = { 450, 150, 900, 300, 600, 1200, 150, 1050 };
  g_autoptr (ZwGeometry) square = make_polygon (slanted, 4);
  g_autoptr (ZwGeometry) corners = make_polygon (with_corners, 8);
  g_autoptr (ZwGeometry) beside = make_polygon (neighbour, 4);
  g_autoptr (ZwGeometry) part = make_polygon (half, 4);

  assert_near (get_overlap (square, square), 900000.0, 1e-3);
  assert_near (get_overlap (corners, square), 900000.0, 1e-3);
  assert_near (get_overlap (square, corners), 900000.0, 1e-3);
  assert_near (get_overlap (beside, square), 0.0, 1e-3);
  assert_near (get_overlap (square, beside), 0.0, 1e-3);
  assert_near (get_overlap (beside, corners), 0.0, 1e-3);
  assert_near (get_overlap (part, square), 450000.0, 1e-3);
  assert_near (get_overlap (square, part), 450000.0, 1e-3);
  assert_near (get_overlap (part, corners), 450000.0, 1e-3);
}

/* --- circles --- */

/* Area of @shape within circles, and within @zone too where there is one. */
static double
get_covered (const ZwGeometry *shape,
             const ZwGeometry *zone,
             const double *xy,
             guint n,
             double radius)
{
  g_autoptr (ZwPrepared) prepared = zone != NULL ? zw_prepared_new (zone) : NULL;
  g_autofree ZwPoint *centres = g_new (ZwPoint, n + 1);
  g_autoptr (ZwDiscs) discs = NULL;
  g_auto (ZwOverlap) overlap;
  double covered = 0.0;
  ZwGridFrame frame;

  for (guint i = 0; i < n; i++)
    centres[i] = (ZwPoint){ X0 + xy[2 * i], Y0 + xy[2 * i + 1] };
  make_frame (&frame, 2000, 100);
  discs = zw_discs_new (&frame, centres, n, radius, TRUE);
  zw_overlap_init (&overlap, prepared);
  for (guint p = 0; p < shape->n_parts; p++)
    {
      g_autoptr (ZwCover) cover = NULL;
      double part = 0.0;

      zw_overlap_set_part (&overlap, shape, p);
      cover = zw_overlap_find_cover (&overlap, discs);
      zw_overlap_measure (&overlap, discs, cover, &part);
      covered += part;
    }
  return covered;
}

static void
test_circle_area (void)
{
  const double one[] = { 0, 0 };
  const double twice[] = { 0, 0, 0, 0 };
  const double apart[] = { -600, 0, 700, 0 };
  const double near[] = { 0, 0, 600, 0 };
  g_autoptr (ZwGeometry) box = make_box (-1500, -1500, 3000, 3000);
  g_autoptr (ZwGeometry) right = make_box (0, -1500, 1500, 3000);
  g_autoptr (ZwGeometry) quarter = make_box (0, 0, 1500, 1500);
  g_autoptr (ZwGeometry) within = make_box (-300, -300, 600, 600);
  g_autoptr (ZwGeometry) beyond = make_box (400, 400, 100, 100);
  double circle = G_PI * 500.0 * 500.0;
  /* Lens of two circles of radius r at distance d: 2 r² acos (d/2r) − d/2 √(4r² − d²). */
  double lens = 2.0 * 250000.0 * acos (0.6) - 300.0 * sqrt (1000000.0 - 360000.0);

  assert_near (get_covered (box, NULL, one, 1, 500), circle, 1e-6);
  assert_near (get_covered (box, NULL, twice, 2, 500), circle, 1e-6);
  assert_near (get_covered (right, NULL, one, 1, 500), circle / 2, 1e-6);
  assert_near (get_covered (quarter, NULL, one, 1, 500), circle / 4, 1e-6);
  assert_near (get_covered (within, NULL, one, 1, 500), 360000.0, 1e-6);
  assert_near (get_covered (beyond, NULL, one, 1, 500), 0.0, 1e-6);
  assert_near (get_covered (box, NULL, apart, 2, 500), 2 * circle, 1e-6);
  assert_near (get_covered (box, NULL, near, 2, 500), 2 * circle - lens, 1e-6);
  /* The zone cuts what the polygon leaves. */
  assert_near (get_covered (right, quarter, one, 1, 500), circle / 4, 1e-6);
  assert_near (get_covered (box, within, one, 1, 500), 360000.0, 1e-6);
  assert_near (get_covered (box, right, near, 2, 500), 2 * circle - lens - circle / 2, 1e-6);
  assert_near (get_covered (within, beyond, one, 1, 500), 0.0, 1e-6);
}

/* Rings of circles leave a hole in the middle that no circle covers. */
static void
test_circle_hole (void)
{
  double xy[24];
  g_autoptr (ZwGeometry) box = make_box (-100, -100, 200, 200);
  double covered;

  for (guint i = 0; i < 12; i++)
    {
      xy[2 * i] = 560.0 * cos (G_PI * i / 6.0);
      xy[2 * i + 1] = 560.0 * sin (G_PI * i / 6.0);
    }
  covered = get_covered (box, NULL, xy, 12, 500);
  /* The hole holds the circle of radius 60 and lies within one of 80. */
  g_assert_cmpfloat (40000.0 - covered, >, G_PI * 60 * 60);
  g_assert_cmpfloat (40000.0 - covered, <, G_PI * 80 * 80);
}

/* Against GEOS with circles of 2,000 corners, which lack 4e-7 of their area. */
static void
test_circle_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GEOSContextHandle_t geos = GEOS_init_r ();

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ZwGeometry) zone = make_star (rand, 0, 0, 1500, 40);
      g_autoptr (ZwGeometry) shape = make_star (rand, g_rand_int_range (rand, -900, 900),
                                                g_rand_int_range (rand, -900, 900),
                                                g_rand_int_range (rand, 200, 1200), 30);
      GEOSGeometry *circles[12], *all, *merged, *a, *b, *ab, *abc;
      guint n = g_rand_int_range (rand, 1, 12);
      double xy[24], expected = NAN, alone = NAN;

      for (guint i = 0; i < n; i++)
        {
          GEOSGeometry *point;

          xy[2 * i] = g_rand_int_range (rand, -1200, 1200);
          xy[2 * i + 1] = g_rand_int_range (rand, -1200, 1200);
          point = GEOSGeom_createPointFromXY_r (geos, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
          circles[i] = GEOSBuffer_r (geos, point, 400.0, 500);
          GEOSGeom_destroy_r (geos, point);
        }
      all = GEOSGeom_createCollection_r (geos, GEOS_MULTIPOLYGON, circles, n);
      merged = GEOSUnaryUnion_r (geos, all);
      a = to_geos (geos, shape);
      b = to_geos (geos, zone);
      ab = GEOSIntersection_r (geos, a, merged);
      abc = GEOSIntersection_r (geos, ab, b);
      GEOSArea_r (geos, ab, &alone);
      GEOSArea_r (geos, abc, &expected);
      assert_near (get_covered (shape, NULL, xy, n, 400), alone, 1e-5 * alone + 1.0);
      assert_near (get_covered (shape, zone, xy, n, 400), expected, 1e-5 * expected + 1.0);
      GEOSGeom_destroy_r (geos, all);
      GEOSGeom_destroy_r (geos, merged);
      GEOSGeom_destroy_r (geos, a);
      GEOSGeom_destroy_r (geos, b);
      GEOSGeom_destroy_r (geos, ab);
      GEOSGeom_destroy_r (geos, abc);
    }
  GEOS_finish_r (geos);
}

/* --- quantities over areas --- */

/* Fields of 250 m with one resident per 100 m²; zones that follow their borders
 * or cut them must find as many residents as their area holds. */
static void
test_area_grid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autoptr (GPtrArray)
      fields = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  g_autoptr (ZwAreaGrid) grid = NULL;
  g_autoptr (ZwGeometry) all = make_box (-2000, -2000, 4000, 4000);
  g_autoptr (ZwFootprint) footprint = zw_footprint_new ();
  GEOSContextHandle_t geos = GEOS_init_r ();
  ZwGridFrame frame;

  /* The frame is smaller than the fields' area. */
  make_frame (&frame, 1500, 100);
  grid = zw_area_grid_new (&frame, NULL);
  for (guint i = 0; i < 256; i++)
    {
      ZwGeometry *field = make_box (-2000 + 250.0 * (i % 16), -2000 + 250.0 * (i / 16), 250, 250);

      g_ptr_array_add (fields, field);
      zw_area_grid_add (grid, field, 0, 1, 625.0);
    }
  zw_area_grid_end (grid);
  assert_near (zw_area_grid_get_area (grid), 16e6, 1e-3);
  assert_near (zw_area_grid_sum (grid, NULL).value, 160000.0, 1e-6);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ZwGeometry)
          zone = round % 3 == 0 ? make_box (250.0 * g_rand_int_range (rand, -10, 8),
                                            250.0 * g_rand_int_range (rand, -10, 8),
                                            250.0 * g_rand_int_range (rand, 1, 9),
                                            250.0 * g_rand_int_range (rand, 1, 9))
                                : make_star (rand, 0, 0, g_rand_int_range (rand, 100, 3000), 60);
      double expected = geos_measure (geos, zone, all) / 100.0;

      zw_footprint_lay (footprint, &frame, zone);
      assert_near (zw_area_grid_sum (grid, footprint).value, expected, 1e-5);
    }
  GEOS_finish_r (geos);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overlap/polygons/random", test_overlap_random);
  g_test_add_func ("/overlap/polygons/shared-borders", test_overlap_shared);
  g_test_add_func ("/overlap/circles/area", test_circle_area);
  g_test_add_func ("/overlap/circles/hole", test_circle_hole);
  g_test_add_func ("/overlap/circles/random", test_circle_random);
  g_test_add_func ("/overlap/areas/sum", test_area_grid);
  return g_test_run ();
}
