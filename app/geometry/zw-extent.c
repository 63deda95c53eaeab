/* zw-extent.c: how long and how wide an area is
 *
 *        +----------------------+
 *        | .   ( largest )      |        length: between the farthest corners,
 *        |   . ( circle  )      |        which are corners of the convex hull
 *        |     . .              |
 *        +----------------------+
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-extent.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>

#include "geometry/zw-overlay.h"

/* The circle is found this exactly, in metres. */
#define TOLERANCE_M 0.05

static int
compare_points (const void *a, const void *b)
{
  const ZwPoint *p = a, *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return (p->y > q->y) - (p->y < q->y);
}

/* Above 0 where c lies to the left of the line from a to b. */
static double
turn (ZwPoint a, ZwPoint b, ZwPoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Corners of the convex hull, counter-clockwise. Monotone chain: A. M. Andrew,
 * Inf. Process. Lett. 9 (1979) 216-219. */
static guint
find_hull (const ZwGeometry *area, ZwPoint *hull)
{
  guint n = area->n_points, n_hull = 0, lower;
  g_autofree ZwPoint *sorted = g_memdup2 (area->points, n * sizeof *sorted);

  qsort (sorted, n, sizeof *sorted, compare_points);
  for (guint i = 0; i < n; i++)
    {
      while (n_hull >= 2 && turn (hull[n_hull - 2], hull[n_hull - 1], sorted[i]) <= 0.0)
        n_hull--;
      hull[n_hull++] = sorted[i];
    }
  lower = n_hull + 1;
  for (guint i = n - 1; i > 0; i--)
    {
      while (n_hull >= lower && turn (hull[n_hull - 2], hull[n_hull - 1], sorted[i - 1]) <= 0.0)
        n_hull--;
      hull[n_hull++] = sorted[i - 1];
    }
  return n_hull > 1 ? n_hull - 1 : n_hull;
}

static void
try_pair (ZwExtent *extent, ZwPoint a, ZwPoint b)
{
  double length = hypot (b.x - a.x, b.y - a.y);

  if (length <= extent->length_m)
    return;
  extent->length_m = length;
  extent->from = a;
  extent->to = b;
}

/* Rotating calipers: of a convex polygon only opposite corners can be farthest. */
static void
find_length (const ZwGeometry *area, ZwExtent *extent)
{
  g_autofree ZwPoint *hull = g_new (ZwPoint, 2 * (gsize) area->n_points + 1);
  guint n = find_hull (area, hull);

  if (n == 2)
    try_pair (extent, hull[0], hull[1]);
  for (guint i = 0, k = 1; n > 2 && i < n; i++)
    {
      ZwPoint a = hull[i], b = hull[(i + 1) % n];

      while (turn (a, b, hull[(k + 1) % n]) > turn (a, b, hull[k]))
        {
          k = (k + 1) % n;
          try_pair (extent, a, hull[k]);
        }
      try_pair (extent, a, hull[k]);
      try_pair (extent, b, hull[k]);
      /* Parallel sides have two opposite corners. */
      if (turn (a, b, hull[(k + 1) % n]) >= turn (a, b, hull[k]))
        {
          try_pair (extent, a, hull[(k + 1) % n]);
          try_pair (extent, b, hull[(k + 1) % n]);
        }
    }
}

/**
 * zw_extent_measure:
 * @area: a valid polygon in projected coordinates
 *
 * Returns: %FALSE with %ZW_GEOMETRY_ERROR_INVALID where it encloses nothing, or
 *   with what GEOS says
 */
gboolean
zw_extent_measure (const ZwGeometry *area, ZwExtent *extent, GError **error)
{
  g_autoptr (ZwOverlay) overlay = NULL;
  double radius = 0.0;

  *extent = (ZwExtent){ 0 };
  if (area->kind != ZW_GEOMETRY_POLYGON || !(zw_geometry_get_area (area) > 0.0))
    {
      g_set_error_literal (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID,
                           _ ("The outline encloses no area."));
      return FALSE;
    }
  find_length (area, extent);
  overlay = zw_overlay_new ();
  if (!zw_overlay_fit_circle (overlay, area, TOLERANCE_M, &extent->centre, &radius, error))
    return FALSE;
  extent->width_m = 2.0 * radius;
  return TRUE;
}
