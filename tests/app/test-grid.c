/* test-grid.c: cells, clipping and circles against GEOS and against formulas
 *
 * Shapes are random but the same every time. GEOS 3.11 is the other program;
 * areas and lengths must agree to 1e-9 of the whole, as both round differently.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <glib.h>
#include <math.h>

#include "geometry/zw-area-grid.h"
#include "geometry/zw-line-grid.h"

/* Eastings and northings as in Taipei, where digits are scarcer than at 0. */
#define X0 305000.0
#define Y0 2770000.0

static ZwGeometry *
make_polygon (const double *xy, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
  return zw_geometry_builder_end (builder);
}

static ZwGeometry *
make_box (double x, double y, double width, double height)
{
  const double xy[] = { x, y, x + width, y, x + width, y + height, x, y + height };

  return make_polygon (xy, 4);
}

static ZwGeometry *
make_line (const double *xy, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
  return zw_geometry_builder_end (builder);
}

static void
add_star_ring (GRand *rand,
               ZwGeometryBuilder *builder,
               double x,
               double y,
               double radius,
               guint n,
               gboolean clockwise)
{
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    {
      double angle = 2.0 * G_PI * (i + g_rand_double_range (rand, -0.3, 0.3)) / n;
      double r = radius * g_rand_double_range (rand, 0.5, 1.0);

      if (clockwise)
        angle = -angle;
      zw_geometry_builder_add (builder, X0 + round ((x + r * cos (angle)) * 1000.0) / 1000.0,
                               Y0 + round ((y + r * sin (angle)) * 1000.0) / 1000.0);
    }
}

/* A star with a hole in half of the cases and a second part in a quarter. */
static ZwGeometry *
make_star (GRand *rand, double x, double y, double radius, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  add_star_ring (rand, builder, x, y, radius, n, g_rand_boolean (rand));
  if (g_rand_boolean (rand))
    add_star_ring (rand, builder, x, y, radius * 0.3, MAX (n / 3, 4), g_rand_boolean (rand));
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      zw_geometry_builder_begin_part (builder);
      add_star_ring (rand, builder, x + 2.2 * radius, y, radius, MAX (n / 2, 4),
                     g_rand_boolean (rand));
    }
  return zw_geometry_builder_end (builder);
}

/* --- the other program --- */

static GEOSGeometry *
to_ring (GEOSContextHandle_t geos, const ZwGeometry *geometry, guint ring)
{
  guint from = geometry->ring_starts[ring], n = geometry->ring_starts[ring + 1] - from;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos, n + 1, 2);

  for (guint i = 0; i <= n; i++)
    GEOSCoordSeq_setXY_r (geos, sequence, i, geometry->points[from + i % n].x,
                          geometry->points[from + i % n].y);
  return GEOSGeom_createLinearRing_r (geos, sequence);
}

static GEOSGeometry *
to_geos (GEOSContextHandle_t geos, const ZwGeometry *geometry)
{
  g_autofree GEOSGeometry **parts = g_new (GEOSGeometry *, geometry->n_parts);

  for (guint p = 0; p < geometry->n_parts; p++)
    {
      guint first = geometry->part_starts[p], end = geometry->part_starts[p + 1];

      if (geometry->kind == ZW_GEOMETRY_LINE)
        {
          guint from = geometry->ring_starts[first];
          guint n = geometry->ring_starts[first + 1] - from;
          GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos, n, 2);

          for (guint i = 0; i < n; i++)
            GEOSCoordSeq_setXY_r (geos, sequence, i, geometry->points[from + i].x,
                                  geometry->points[from + i].y);
          parts[p] = GEOSGeom_createLineString_r (geos, sequence);
        }
      else
        {
          g_autofree GEOSGeometry **holes = g_new (GEOSGeometry *, end - first);

          for (guint r = first + 1; r < end; r++)
            holes[r - first - 1] = to_ring (geos, geometry, r);
          parts[p] = GEOSGeom_createPolygon_r (geos, to_ring (geos, geometry, first), holes,
                                               end - first - 1);
        }
    }
  return GEOSGeom_createCollection_r (
      geos, geometry->kind == ZW_GEOMETRY_LINE ? GEOS_MULTILINESTRING : GEOS_MULTIPOLYGON, parts,
      geometry->n_parts);
}

static double
geos_measure (GEOSContextHandle_t geos, const ZwGeometry *a, const ZwGeometry *b)
{
  GEOSGeometry *left = to_geos (geos, a), *right = to_geos (geos, b);
  GEOSGeometry *both = GEOSIntersection_r (geos, left, right);
  double measure = NAN;

  g_assert_nonnull (both);
  if (a->kind == ZW_GEOMETRY_LINE)
    GEOSLength_r (geos, both, &measure);
  else
    GEOSArea_r (geos, both, &measure);
  GEOSGeom_destroy_r (geos, left);
  GEOSGeom_destroy_r (geos, right);
  GEOSGeom_destroy_r (geos, both);
  return measure;
}

static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.12g is not %.12g within %.3g", value, expected, tolerance);
}

static void
make_frame (ZwGridFrame *frame, double size, double cell)
{
  const ZwPoint corners[] = { { X0 - size, Y0 - size }, { X0 + size, Y0 + size } };

  zw_grid_frame_init (frame, corners, 2, cell, 100000);
}

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
  g_autoptr (ZwGridRuns) runs = zw_grid_runs_new (frame, prepared);
  g_autofree guint8 *kinds = g_malloc0 (frame->nx * frame->ny);
  GEOSGeometry *shape = to_geos (geos, zone);
  const GEOSPreparedGeometry *fast = GEOSPrepare_r (geos, shape);

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
  g_autoptr (ZwPrepared) wide = zw_prepared_new (all);
  g_autoptr (ZwPrepared) narrow = zw_prepared_new (city);
  g_autoptr (ZwPointGrid) grid = NULL;
  ZwGridFrame frame;

  for (guint i = 0; i < 1000; i++)
    points[i] = (ZwPoint){ X0 + g_rand_double_range (rand, 0, 10000),
                           Y0 + g_rand_double_range (rand, 0, 10000) };
  points[1000] = (ZwPoint){ -1e7, 0 };
  zw_grid_frame_init (&frame, points, 1001, 100, 40000);
  g_assert_cmpfloat (frame.cell, <, 200.0);
  grid = zw_point_grid_new (&frame, points, 1001);
  {
    g_autoptr (ZwGridRuns) wide_runs = zw_grid_runs_new (&frame, wide);
    g_autoptr (ZwGridRuns) narrow_runs = zw_grid_runs_new (&frame, narrow);

    g_assert_cmpuint (zw_point_grid_sum (grid, wide_runs, wide, NULL), ==, 1001);
    g_assert_cmpuint (zw_point_grid_sum (grid, narrow_runs, narrow, NULL), ==, 1000);
  }
  g_assert_true (zw_point_grid_any_within (grid, -1e7 + 300, 400, 500));
  g_assert_false (zw_point_grid_any_within (grid, -1e7 + 300, 401, 500));
}

static void
test_points_sum (void)
{
  enum
  {
    N = 3000
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree ZwPoint *points = g_new (ZwPoint, N);
  g_autofree double *values = g_new (double, N);
  g_autoptr (ZwPointGrid) grid = NULL;
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
      g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
      g_autoptr (ZwGridRuns) runs = zw_grid_runs_new (&frame, prepared);
      double sum = 0.0, expected = 0.0;
      guint n = 0;

      for (guint i = 0; i < N; i++)
        if (zw_geometry_contains (zone, points[i].x, points[i].y))
          {
            n++;
            expected += values[i];
          }
      g_assert_cmpuint (zw_point_grid_sum (grid, runs, prepared, &sum), ==, n);
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
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  g_autoptr (ZwGridRuns) runs = NULL;
  ZwGridFrame frame;
  ZwLineSum sum;

  make_frame (&frame, 2000, cell);
  grid = zw_line_grid_new (&frame);
  zw_line_grid_add (grid, line, 0, line->n_parts);
  zw_line_grid_end (grid);
  runs = zw_grid_runs_new (&frame, prepared);
  sum = zw_line_grid_sum (grid, runs, prepared);
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
  g_autoptr (ZwPrepared) zone = zw_prepared_new (box);
  g_autoptr (ZwGridRuns) runs = NULL;
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
  runs = zw_grid_runs_new (&frame, zone);
  sum = zw_line_grid_sum (grid, runs, zone);
  assert_near (sum.lines, 1000 + (600 + 300) + 500 + 500 + 750, 1e-6);
  assert_near (sum.network, 1000 + 300 + 1000, 1e-6);
  sum = zw_line_grid_sum (grid, NULL, NULL);
  assert_near (sum.network, 2300, 1e-6);
}

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
  assert_near (zw_area_grid_sum (grid, NULL, NULL).value, 160000.0, 1e-6);
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (ZwGeometry)
          zone = round % 3 == 0 ? make_box (250.0 * g_rand_int_range (rand, -10, 8),
                                            250.0 * g_rand_int_range (rand, -10, 8),
                                            250.0 * g_rand_int_range (rand, 1, 9),
                                            250.0 * g_rand_int_range (rand, 1, 9))
                                : make_star (rand, 0, 0, g_rand_int_range (rand, 100, 3000), 60);
      g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
      g_autoptr (ZwGridRuns) runs = zw_grid_runs_new (&frame, prepared);
      double expected = geos_measure (geos, zone, all) / 100.0;

      assert_near (zw_area_grid_sum (grid, runs, prepared).value, expected, 1e-5);
    }
  GEOS_finish_r (geos);
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
  g_test_add_func ("/grid/overlap/random", test_overlap_random);
  g_test_add_func ("/grid/overlap/shared-borders", test_overlap_shared);
  g_test_add_func ("/grid/circles/area", test_circle_area);
  g_test_add_func ("/grid/circles/hole", test_circle_hole);
  g_test_add_func ("/grid/circles/random", test_circle_random);
  g_test_add_func ("/grid/areas/sum", test_area_grid);
  return g_test_run ();
}
