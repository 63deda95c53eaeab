/* test-map-path.c: lines on paper have fewer corners, and lie where they should
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "render/zw-map-path.h"

/* In points: 0.09 mm, and what the grid of an eighth of a point adds at most. */
#define TOLERANCE 0.25
#define GRID_ERROR (0.125 * G_SQRT2 / 2.0)

#define SIDE 400.0

static void
init_view (ZwMapView *view)
{
  *view = (ZwMapView){ ZW_MAP_PLANE, { SIDE / 2.0, SIDE / 2.0 }, 1.0, SIDE, SIDE };
}

static double
get_distance (ZwPoint a, ZwPoint b, ZwPoint p)
{
  double across = b.x - a.x, down = b.y - a.y, length = across * across + down * down;
  double share = length > 0.0 ? ((p.x - a.x) * across + (p.y - a.y) * down) / length : 0.0;

  share = CLAMP (share, 0.0, 1.0);
  return hypot (a.x + share * across - p.x, a.y + share * down - p.y);
}

/* The corners that come out; heights count upwards in the world. */
static GArray *
trace (const ZwPoint *points, guint n, double x, double y)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (nothing);
  cairo_path_t *path;
  ZwMapPath lines;
  ZwMapView view;

  cairo_translate (cr, x, y);
  init_view (&view);
  zw_map_path_init (&lines, cr, &view, 10.0, TOLERANCE);
  zw_map_path_set_paper (&lines, TOLERANCE);
  zw_map_path_add_line (&lines, points, n);
  path = cairo_copy_path (cr);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      ZwPoint corner = { path->data[i + 1].point.x, SIDE - path->data[i + 1].point.y };

      g_array_append_val (corners, corner);
    }
  cairo_path_destroy (path);
  zw_map_path_clear (&lines);
  cairo_destroy (cr);
  cairo_surface_destroy (nothing);
  return corners;
}

/* Of a smooth curve of a thousand corners few are left; none of them was farther from
 * where the line now is than the tolerance. */
static void
test_near (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 50; round++)
    {
      ZwPoint points[1000];
      double angle = g_rand_double_range (random, 0.0, 6.0);
      double bend = g_rand_double_range (random, 0.0, 0.6);
      g_autoptr (GArray) corners = NULL;

      points[0] = (ZwPoint){ SIDE / 2.0, SIDE / 2.0 };
      for (guint i = 1; i < G_N_ELEMENTS (points); i++)
        {
          angle += g_rand_double_range (random, -bend, bend);
          points[i] = (ZwPoint){ CLAMP (points[i - 1].x + 0.4 * cos (angle), 0.0, SIDE),
                                 CLAMP (points[i - 1].y + 0.4 * sin (angle), 0.0, SIDE) };
        }
      corners = trace (points, G_N_ELEMENTS (points), 0.0, 0.0);
      g_assert_cmpuint (corners->len, <, G_N_ELEMENTS (points) / 2);
      g_assert_cmpfloat (hypot (g_array_index (corners, ZwPoint, 0).x - points[0].x,
                                g_array_index (corners, ZwPoint, 0).y - points[0].y),
                         <=, GRID_ERROR + 0.005);
      for (guint i = 0; i < G_N_ELEMENTS (points); i++)
        {
          double nearest = INFINITY;

          for (guint k = 0; k + 1 < corners->len; k++)
            nearest = MIN (nearest,
                           get_distance (g_array_index (corners, ZwPoint, k),
                                         g_array_index (corners, ZwPoint, k + 1), points[i]));
          /* cairo counts in 1/256 of a point. */
          g_assert_cmpfloat (nearest, <=, TOLERANCE + GRID_ERROR + 0.005);
        }
    }
}

/* Corners that matter stay: a square keeps its four, a straight line its two. */
static void
test_corners (void)
{
  const ZwPoint square[] = { { 10, 10 }, { 50, 10 }, { 50, 50 }, { 10, 50 }, { 10, 10 } };
  ZwPoint straight[101];
  g_autoptr (GArray) of_square = trace (square, G_N_ELEMENTS (square), 0.0, 0.0);
  g_autoptr (GArray) of_line = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (straight); i++)
    straight[i] = (ZwPoint){ 10.0 + 3.0 * i, 20.0 + 1.0 * i };
  of_line = trace (straight, G_N_ELEMENTS (straight), 0.0, 0.0);
  g_assert_cmpuint (of_square->len, ==, 5);
  for (guint i = 0; i < G_N_ELEMENTS (square); i++)
    {
      g_assert_cmpfloat_with_epsilon (g_array_index (of_square, ZwPoint, i).x, square[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (g_array_index (of_square, ZwPoint, i).y, square[i].y, 1e-9);
    }
  g_assert_cmpuint (of_line->len, ==, 2);
}

/* A line that goes out and comes back the same way is not cut short. */
static void
test_spur (void)
{
  const ZwPoint spur[] = { { 10, 10 }, { 60, 10 }, { 200, 10 }, { 60, 10.05 }, { 10, 10.05 } };
  g_autoptr (GArray) corners = trace (spur, G_N_ELEMENTS (spur), 0.0, 0.0);
  double farthest = 0.0;

  for (guint i = 0; i < corners->len; i++)
    farthest = MAX (farthest, g_array_index (corners, ZwPoint, i).x);
  g_assert_cmpfloat_with_epsilon (farthest, 200.0, 0.1);
}

/* On a page the map begins somewhere; the numbers in the file are short all the same. */
static void
test_grid (void)
{
  const ZwPoint line[] = { { 10.123, 10.777 }, { 51.3, 14.9 }, { 60.1, 80.44 } };
  double x = 71.37, y = 203.61;
  g_autoptr (GArray) corners = trace (line, G_N_ELEMENTS (line), x, y);

  for (guint i = 0; i < corners->len; i++)
    {
      ZwPoint corner = g_array_index (corners, ZwPoint, i);
      double device_x = (corner.x + x) * 8.0, device_y = (SIDE - corner.y + y) * 8.0;

      g_assert_cmpfloat_with_epsilon (device_x, round (device_x), 0.02);
      g_assert_cmpfloat_with_epsilon (device_y, round (device_y), 0.02);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/path/paper/near", test_near);
  g_test_add_func ("/map/path/paper/corners", test_corners);
  g_test_add_func ("/map/path/paper/spur", test_spur);
  g_test_add_func ("/map/path/paper/grid", test_grid);
  return g_test_run ();
}
