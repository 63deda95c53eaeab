/* test-grid.c: places, cells, points and lines against GEOS
 *
 * Shapes are random but the same every time. Lengths must agree with GEOS 3.11
 * to 1e-9 of the whole, as both round differently.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-footprint.h"
#include "geometry/zw-line-grid.h"
#include "grid-fixture.h"

/* --- places --- */

/* A square of 10 m with a hole of 2 m: which places belong to it is plain. */
static void
test_contains_boundary (void)
{
  const struct
  {
    double x, y;
    gboolean inside;
  } places[] = {
    { 0, 0, TRUE },   { 10, 10, TRUE }, { 0, 5, TRUE },     { 5, 0, TRUE },      { 10, 5, TRUE },
    { 5, 10, TRUE },  { 3, 3, TRUE },   { 4, 5, TRUE },     { 6, 6, TRUE },      { 5, 5, FALSE },
    { -1, 0, FALSE }, { 11, 0, FALSE }, { 5, 10.5, FALSE }, { -1, 5, FALSE },    { 11, 10, FALSE },
    { 4, 4, TRUE },   { 8, 4, TRUE },   { 2, 6, TRUE },     { -1e-9, 5, FALSE },
  };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  const double outline[] = { 0, 0, 10, 0, 10, 10, 0, 10 }, hole[] = { 4, 4, 6, 4, 6, 6, 4, 6 };
  g_autoptr (ZwGeometry) square = NULL;
  g_autoptr (ZwPrepared) prepared = NULL;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < 4; i++)
    zw_geometry_builder_add (builder, outline[2 * i], outline[2 * i + 1]);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < 4; i++)
    zw_geometry_builder_add (builder, hole[2 * i], hole[2 * i + 1]);
  square = zw_geometry_builder_end (builder);
  prepared = zw_prepared_new (square);

  g_assert_cmpfloat (prepared->area, ==, 96.0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_cmpint (zw_prepared_contains (prepared, places[i].x, places[i].y), ==,
                     places[i].inside);
}

static void
test_contains_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  GEOSContextHandle_t geos = GEOS_init_r ();

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (ZwGeometry) star = make_star (rand, 0, 0, 900, g_rand_int_range (rand, 5, 200));
      g_autoptr (ZwPrepared) prepared = zw_prepared_new (star);
      GEOSGeometry *shape = to_geos (geos, star);
      double area = 0.0;

      GEOSArea_r (geos, shape, &area);
      assert_near (prepared->area, area, 1e-9 * area);
      for (guint i = 0; i < 500; i++)
        {
          gboolean at_corner = i % 10 == 0;
          double x = at_corner ? star->points[i % star->n_points].x
                               : X0 + g_rand_double_range (rand, -1000, 3000);
          double y = at_corner ? star->points[i % star->n_points].y
                               : Y0 + g_rand_double_range (rand, -1000, 1000);
          GEOSGeometry *place = GEOSGeom_createPointFromXY_r (geos, x, y);

          g_assert_cmpint (zw_prepared_contains (prepared, x, y), ==,
                           GEOSIntersects_r (geos, shape, place));
          GEOSGeom_destroy_r (geos, place);
        }
      GEOSGeom_destroy_r (geos, shape);
    }
  GEOS_finish_r (geos);
}

/* A place half a millimetre's millionth off a slanting edge is off it. */
static void
test_side_exact (void)
{
  const ZwEdge edge = { { 0.1, 0.1 }, { 3000000.1, 1000000.1 } };
  const ZwEdge exact = { { X0, Y0 }, { X0 + 3072, Y0 + 1024 } };

  g_assert_cmpfloat (zw_edge_side (&exact, X0 + 1536, Y0 + 512), ==, 0.0);
  g_assert_cmpfloat (zw_edge_side (&exact, X0 + 1536, nextafter (Y0 + 512, INFINITY)), >, 0.0);
  g_assert_cmpfloat (zw_edge_side (&exact, X0 + 1536, nextafter (Y0 + 512, 0)), <, 0.0);
  g_assert_cmpfloat (zw_edge_side (&edge, 0.1, 0.1), ==, 0.0);
  g_assert_cmpfloat (zw_edge_side (&edge, 3000000.1, 1000000.1), ==, 0.0);
}

/* --- cells --- */

static void
check_runs (GEOSContextHandle_t geos, const ZwGridFrame *frame, const ZwGeometry *zone)
{
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  g_autoptr (ZwGridRuns) runs = zw_grid_runs_new ();
  g_autofree guint8 *kinds = g_malloc0 (frame->nx * frame->ny);
  GEOSGeometry *shape = to_geos (geos, zone);
  const GEOSPreparedGeometry *fast = GEOSPrepare_r (geos, shape);

  zw_grid_runs_set (runs, frame, prepared);
  for (guint r = 0; r < runs->runs->len; r++)
    {
      const ZwGridRun *run = &g_array_index (runs->runs, ZwGridRun, r);

      g_assert_cmpuint (run->first / frame->nx, ==, run->last / frame->nx);
      for (guint c = run->first; c <= run->last; c++)
        {
          g_assert_cmpuint (kinds[c], ==, 0);
          kinds[c] = run->boundary ? 2 : 1;
        }
    }
  for (guint c = 0; c < frame->nx * frame->ny; c++)
    {
      double x = frame->x0 + c % frame->nx * frame->cell,
             y = frame->y0 + c / frame->nx * frame->cell;
      GEOSGeometry *box = GEOSGeom_createRectangle_r (geos, x, y, x + frame->cell, y + frame->cell);

      if (kinds[c] == 1)
        g_assert_true (GEOSPreparedContainsProperly_r (geos, fast, box));
      else if (kinds[c] == 0)
        g_assert_true (GEOSPreparedDisjoint_r (geos, fast, box));
      GEOSGeom_destroy_r (geos, box);
    }
  GEOSPreparedGeom_destroy_r (geos, fast);
  GEOSGeom_destroy_r (geos, shape);
}

static void
test_runs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  GEOSContextHandle_t geos = GEOS_init_r ();
  ZwGridFrame frame;

  make_frame (&frame, 2000, 100);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (ZwGeometry) inner = make_star (rand, 0, 0, 1500, 30);
      /* Reaches out of the frame on all sides, and has none of its edges in it. */
      g_autoptr (ZwGeometry) outer = make_star (rand, 500, 0, 4000, 12);

      check_runs (geos, &frame, inner);
      check_runs (geos, &frame, outer);
    }
  {
    g_autoptr (ZwGeometry) all = make_box (-9000, -9000, 18000, 18000);
    g_autoptr (ZwGeometry) none = make_box (9000, 9000, 100, 100);
    /* Its borders run along those of the cells. */
    g_autoptr (ZwGeometry) flush = make_box (-1500, -1500, 1000, 1000);

    check_runs (geos, &frame, all);
    check_runs (geos, &frame, none);
    check_runs (geos, &frame, flush);
  }
  GEOS_finish_r (geos);
}

/* One place on another continent does not make the cells larger than the city. */
static void
test_frame_outlier (void)
{
  g_autofree ZwPoint *points = g_new (ZwPoint, 1001);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (ZwGeometry) all = make_box (-2e7, -2e7, 4e7, 4e7);
  g_autoptr (ZwGeometry) city = make_box (-1, -1, 10002, 10002);
  g_autoptr (ZwFootprint) zone = zw_footprint_new ();
  g_autoptr (ZwPointGrid) grid = NULL;
  ZwGridFrame frame;

  for (guint i = 0; i < 1000; i++)
    points[i] = (ZwPoint){ X0 + g_rand_double_range (rand, 0, 10000),
                           Y0 + g_rand_double_range (rand, 0, 10000) };
  points[1000] = (ZwPoint){ -1e7, 0 };
  zw_grid_frame_init (&frame, points, 1001, 100, 40000);
  g_assert_cmpfloat (frame.cell, <, 200.0);
  grid = zw_point_grid_new (&frame, points, 1001);
  zw_footprint_lay (zone, &frame, all);
  g_assert_cmpuint (zw_point_grid_sum (grid, zone, NULL), ==, 1001);
  zw_footprint_lay (zone, &frame, city);
  g_assert_cmpuint (zw_point_grid_sum (grid, zone, NULL), ==, 1000);
  g_assert_true (zw_point_grid_any_within (grid, -1e7 + 300, 400, 500));
  g_assert_false (zw_point_grid_any_within (grid, -1e7 + 300, 401, 500));
}

static void
test_points_sum (void)
{
  enum
  {
    N = 30000
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree ZwPoint *points = g_new (ZwPoint, N);
  g_autofree double *values = g_new (double, N);
  g_autoptr (ZwPointGrid) grid = NULL;
  g_autoptr (ZwFootprint) footprint = zw_footprint_new ();
  ZwGridFrame frame;

  for (guint i = 0; i < N; i++)
    {
      points[i] = (ZwPoint){ X0 + g_rand_int_range (rand, -2000, 2000),
                             Y0 + g_rand_int_range (rand, -2000, 2000) };
      values[i] = g_rand_int_range (rand, 0, 100);
    }
  zw_grid_frame_init (&frame, points, N, 100, 100000);
  grid = zw_point_grid_new (&frame, points, N);
  zw_point_grid_add_column (grid, values);
  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (ZwGeometry) zone = make_star (rand, g_rand_int_range (rand, -2000, 2000), 0,
                                               g_rand_int_range (rand, 50, 3000), 40);
      double sum = 0.0, expected = 0.0;
      guint n = 0;

      for (guint i = 0; i < N; i++)
        if (zw_geometry_contains (zone, points[i].x, points[i].y))
          {
            n++;
            expected += values[i];
          }
      zw_footprint_lay (footprint, &frame, zone);
      g_assert_cmpuint (zw_point_grid_sum (grid, footprint, &sum), ==, n);
      g_assert_cmpfloat (sum, ==, expected);
    }
}

/* On the circle is within; a tenth of a millimetre outside is not. */
static void
test_within_circle (void)
{
  const ZwPoint stops[] = { { X0, Y0 }, { X0 + 5000, Y0 + 5000 } };
  g_autoptr (ZwPointGrid) grid = NULL;
  ZwGridFrame frame;

  zw_grid_frame_init (&frame, stops, 2, 100, 100000);
  grid = zw_point_grid_new (&frame, stops, 2);
  g_assert_true (zw_point_grid_any_within (grid, X0 + 500, Y0, 500));
  g_assert_true (zw_point_grid_any_within (grid, X0 - 300, Y0 + 400, 500));
  g_assert_true (zw_point_grid_any_within (grid, X0 + 300.1 - 0.1, Y0 - 400, 500));
  g_assert_false (zw_point_grid_any_within (grid, X0 + 500.0001, Y0, 500));
  g_assert_false (zw_point_grid_any_within (grid, X0 - 300.0001, Y0 - 400, 500));
  g_assert_true (zw_point_grid_any_within (grid, X0 + 5000, Y0 + 5500, 500));
}

/* --- lines --- */

static double
get_length (const ZwGeometry *line, const ZwGeometry *zone, double cell)
{
  g_autoptr (ZwLineGrid) grid = NULL;
  g_autoptr (ZwFootprint) footprint = zw_footprint_new ();
  ZwGridFrame frame;
  ZwLineSum sum;

  make_frame (&frame, 2000, cell);
  grid = zw_line_grid_new (&frame);
  zw_line_grid_add (grid, line, 0, line->n_parts);
  zw_line_grid_end (grid);
  zw_footprint_lay (footprint, &frame, zone);
  sum = zw_line_grid_sum (grid, footprint);
  assert_near (sum.lines, sum.network, 1e-9 * sum.lines);
  return sum.lines;
}

static void
test_lines_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  GEOSContextHandle_t geos = GEOS_init_r ();

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ZwGeometry) zone = make_star (rand, 0, 0, 1500, 50);
      g_autoptr (ZwGeometry) line = NULL;
      double xy[60];
      double expected;

      /* Some corners lie outside the frame. */
      for (guint i = 0; i < G_N_ELEMENTS (xy); i++)
        xy[i] = g_rand_int_range (rand, -2500000, 2500000) / 1000.0;
      line = make_line (xy, G_N_ELEMENTS (xy) / 2);
      expected = geos_measure (geos, line, zone);
      assert_near (get_length (line, zone, 100), expected, 1e-9 * expected);
      assert_near (get_length (line, zone, 5000), expected, 1e-9 * expected);
    }
  GEOS_finish_r (geos);
}

/* A street that is the zone's boundary belongs to it. */
static void
test_lines_along_boundary (void)
{
  const double triangle[] = { 0, 0, 900, 300, 0, 800 };
  const double slant[] = { -300, -100, 1200, 400 };
  const double backwards[] = { 900, 300, 450, 150, 0, 0 };
  const double outside[] = { -300, -101, 1200, 399 };
  const double touching[] = { 900, 0, 900, 600 };
  g_autoptr (ZwGeometry) zone = make_polygon (triangle, 3);
  g_autoptr (ZwGeometry) along = make_line (slant, 2);
  g_autoptr (ZwGeometry) back = make_line (backwards, 3);
  g_autoptr (ZwGeometry) off = make_line (outside, 2);
  g_autoptr (ZwGeometry) touch = make_line (touching, 2);
  double length = sqrt (900.0 * 900.0 + 300.0 * 300.0);

  assert_near (get_length (along, zone, 100), length, 1e-6);
  assert_near (get_length (back, zone, 100), length, 1e-6);
  assert_near (get_length (off, zone, 100), 0.0, 1e-6);
  assert_near (get_length (touch, zone, 100), 0.0, 1e-6);
}

/* Three routes: the second runs against the first along 600 of its 1000 m with
 * corners of its own, the third goes out and back along the first's last 500 m. */
static void
test_network (void)
{
  const double first[] = { 0, 0, 1000, 0 };
  const double second[] = { 800, 0, 450, 0, 200, 0, 200, 300 };
  const double third[] = { 1000, 0, 500, 0, 1000, 0 };
  const double slant[] = { 0, 0, 300, 400 };
  const double part_of_slant[] = { 150, 200, 600, 800 };
  ZwGridFrame frame;
  g_autoptr (ZwLineGrid) grid = NULL;
  g_autoptr (ZwGeometry) box = make_box (-100, -100, 5000, 5000);
  g_autoptr (ZwFootprint) zone = zw_footprint_new ();
  const struct
  {
    const double *xy;
    guint n;
  } lines[] = { { first, 2 }, { second, 4 }, { third, 3 }, { slant, 2 }, { part_of_slant, 2 } };
  ZwLineSum sum;

  make_frame (&frame, 2000, 100);
  grid = zw_line_grid_new (&frame);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (ZwGeometry) line = make_line (lines[i].xy, lines[i].n);

      zw_line_grid_add (grid, line, 0, 1);
    }
  zw_line_grid_end (grid);
  zw_footprint_lay (zone, &frame, box);
  sum = zw_line_grid_sum (grid, zone);
  assert_near (sum.lines, 1000 + (600 + 300) + 500 + 500 + 750, 1e-6);
  assert_near (sum.network, 1000 + 300 + 1000, 1e-6);
  sum = zw_line_grid_sum (grid, NULL);
  assert_near (sum.network, 2300, 1e-6);
}

/* A corner of another line 0.7 mm beside a line used to bend it. The zone ends at
 * a slope of 1:1000, so the bend would let the line end 56 cm later. */
static void
test_network_keeps_lines (void)
{
  const double line[] = { 0, 0, 0, 1000 };
  const double other[] = { 300, 500, 0.0007, 500 };
  const double slope[] = { -1, -100, 2, -100, 2, 2600, -1, -400 };
  ZwGridFrame frame;
  g_autoptr (ZwLineGrid) grid = NULL;
  g_autoptr (ZwGeometry) first = make_line (line, 2);
  g_autoptr (ZwGeometry) second = make_line (other, 2);
  g_autoptr (ZwGeometry) shape = make_polygon (slope, 4);
  g_autoptr (ZwFootprint) zone = zw_footprint_new ();
  ZwLineSum sum;

  make_frame (&frame, 2000, 100);
  grid = zw_line_grid_new (&frame);
  zw_line_grid_add (grid, first, 0, 1);
  zw_line_grid_add (grid, second, 0, 1);
  zw_line_grid_end (grid);
  zw_footprint_lay (zone, &frame, shape);
  sum = zw_line_grid_sum (grid, zone);
  assert_near (sum.lines, 600.0 + 2.0 - 0.0007, 1e-6);
}

/* Two routes share a street of 1 km that is straight in degrees; only the second
 * has a corner in its middle, 8 mm beside the chord once projected. Steps of 5 mm
 * are no reason to lose length. */
static void
test_network_of_projected (void)
{
  const double first[] = { 0, 0, 1000, 0 };
  const double second[] = { 0, 0, 500, 0.008, 1000, 0, 1000, 300 };
  ZwGridFrame frame;
  g_autoptr (ZwLineGrid) grid = NULL;
  g_autoptr (ZwGeometry) one = make_line (first, 2);
  g_autoptr (ZwGeometry) other = make_line (second, 4);
  double steps[402];
  g_autoptr (ZwGeometry) third = NULL;
  ZwLineSum sum;

  for (guint i = 0; i <= 200; i++)
    {
      steps[2 * i] = 500 + 0.005 * i;
      steps[2 * i + 1] = 700;
    }
  third = make_line (steps, 201);
  make_frame (&frame, 2000, 100);
  grid = zw_line_grid_new (&frame);
  zw_line_grid_add (grid, one, 0, 1);
  zw_line_grid_add (grid, other, 0, 1);
  zw_line_grid_add (grid, third, 0, 1);
  zw_line_grid_end (grid);
  sum = zw_line_grid_sum (grid, NULL);
  assert_near (sum.lines, 1000 + 1300 + 1, 1e-6);
  assert_near (sum.network, 1300 + 1, 1e-6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/contains/boundary", test_contains_boundary);
  g_test_add_func ("/grid/contains/random", test_contains_random);
  g_test_add_func ("/grid/contains/side-is-exact", test_side_exact);
  g_test_add_func ("/grid/runs/against-geos", test_runs);
  g_test_add_func ("/grid/frame/outlier", test_frame_outlier);
  g_test_add_func ("/grid/points/sum", test_points_sum);
  g_test_add_func ("/grid/points/within-circle", test_within_circle);
  g_test_add_func ("/grid/lines/random", test_lines_random);
  g_test_add_func ("/grid/lines/along-boundary", test_lines_along_boundary);
  g_test_add_func ("/grid/lines/network", test_network);
  g_test_add_func ("/grid/lines/network-keeps-lines", test_network_keeps_lines);
  g_test_add_func ("/grid/lines/network-of-projected", test_network_of_projected);
  return g_test_run ();
}
