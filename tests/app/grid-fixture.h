/* grid-fixture.h: shapes at Taipei's coordinates, and GEOS as the other program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <glib.h>
#include <math.h>

#include "geometry/zw-grid.h"

/* Eastings and northings as in Taipei, where digits are scarcer than at 0. */
#define X0 305000.0
#define Y0 2770000.0

G_GNUC_UNUSED static ZwGeometry *
make_polygon (const double *xy, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
  return zw_geometry_builder_end (builder);
}

G_GNUC_UNUSED static ZwGeometry *
make_box (double x, double y, double width, double height)
{
  const double xy[] = { x, y, x + width, y, x + width, y + height, x, y + height };

  return make_polygon (xy, 4);
}

G_GNUC_UNUSED static ZwGeometry *
make_line (const double *xy, guint n)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    zw_geometry_builder_add (builder, X0 + xy[2 * i], Y0 + xy[2 * i + 1]);
  return zw_geometry_builder_end (builder);
}

G_GNUC_UNUSED static void
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
G_GNUC_UNUSED static ZwGeometry *
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

G_GNUC_UNUSED static GEOSGeometry *
to_ring (GEOSContextHandle_t geos, const ZwGeometry *geometry, guint ring)
{
  guint from = geometry->ring_starts[ring], n = geometry->ring_starts[ring + 1] - from;
  GEOSCoordSequence *sequence = GEOSCoordSeq_create_r (geos, n + 1, 2);

  for (guint i = 0; i <= n; i++)
    GEOSCoordSeq_setXY_r (geos, sequence, i, geometry->points[from + i % n].x,
                          geometry->points[from + i % n].y);
  return GEOSGeom_createLinearRing_r (geos, sequence);
}

G_GNUC_UNUSED static GEOSGeometry *
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

G_GNUC_UNUSED static double
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

G_GNUC_UNUSED static void
assert_near (double value, double expected, double tolerance)
{
  if (!(fabs (value - expected) <= tolerance))
    g_error ("%.12g is not %.12g within %.3g", value, expected, tolerance);
}

G_GNUC_UNUSED static void
make_frame (ZwGridFrame *frame, double size, double cell)
{
  const ZwPoint corners[] = { { X0 - size, Y0 - size }, { X0 + size, Y0 + size } };

  zw_grid_frame_init (frame, corners, 2, cell, 100000);
}
