/* test-map-marks.c: marks above a map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drawn in metres, so that it follows by hand which pixels have a colour.
 */

#include "render/zw-map-marks.h"

#include <math.h>
#include <string.h>

#define SIZE 200

static const ZwSymbol red_line = { .stroke = 0xff0000ff, .width_px = 6.0 };
static const ZwSymbol dashed_line = { .stroke = 0xff0000ff, .width_px = 6.0, .dash_px = 10.0 };
static const ZwSymbol blue_sign = { .fill = 0x0000ffff,
                                    .stroke = 0xffffffff,
                                    .width_px = 1.0,
                                    .marker = ZW_MARKER_SQUARE,
                                    .size_px = 20.0 };

static ZwMapMarks *
make_marks (void)
{
  g_autoptr (GError) error = NULL;
  ZwMapMarks *marks = zw_map_marks_new ("EPSG:3826", &error);

  g_assert_no_error (error);
  return marks;
}

static void
add_line (ZwMapMarks *marks, const ZwSymbol *look, double y, const char *text)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  g_autoptr (ZwGeometry) line = NULL;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, 300020, 2770000 + y);
  zw_geometry_builder_add (builder, 300180, 2770000 + y);
  line = zw_geometry_builder_end (builder);
  zw_map_marks_add (marks, line, look, NULL, text);
}

static void
add_sign (ZwMapMarks *marks, double x, double y, const char *number, const char *text)
{
  g_autoptr (ZwGeometry) point = zw_geometry_new_point (300000 + x, 2770000 + y);

  zw_map_marks_add (marks, point, &blue_sign, number, text);
}

/* A metre is a pixel; (300000, 2770000) is at the lower left. */
static guint
count (const ZwMapMarks *marks, gboolean dark, guint32 colour)
{
  const ZwMapView view = { ZW_MAP_PLANE, { 300100, 2770100 }, 1.0, SIZE, SIZE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  guint n = 0;

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_paint (cr);
  zw_map_marks_draw (marks, cr, &view, dark, NULL, 11.0);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  for (int y = 0; y < SIZE; y++)
    for (int x = 0; x < SIZE; x++)
      {
        guint32 pixel;

        memcpy (&pixel,
                cairo_image_surface_get_data (surface)
                    + y * cairo_image_surface_get_stride (surface) + x * 4,
                sizeof pixel);
        n += (pixel & 0xffffff) == colour;
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

static void
test_line (void)
{
  g_autoptr (ZwMapMarks) marks = make_marks ();
  guint n;

  add_line (marks, &red_line, 100.0, NULL);
  n = count (marks, FALSE, 0xff0000);
  /* 160 by 6, and half a circle at each end. */
  g_assert_cmpuint (n, >=, 160 * 6 - 20);
  g_assert_cmpuint (n, <=, 160 * 6 + 40);
}

static void
test_dashes (void)
{
  g_autoptr (ZwMapMarks) marks = make_marks ();
  guint n;

  add_line (marks, &dashed_line, 100.0, NULL);
  n = count (marks, FALSE, 0xff0000);
  g_assert_cmpuint (n, >=, 80 * 6 - 20);
  g_assert_cmpuint (n, <=, 80 * 6 + 20);
}

/* A sign that holds a number is no smaller for it; what lies outside is not drawn. */
static void
test_sign (void)
{
  g_autoptr (ZwMapMarks) plain = make_marks (), numbered = make_marks (), outside = make_marks ();

  add_sign (plain, 100, 100, NULL, NULL);
  add_sign (numbered, 100, 100, "3", NULL);
  add_sign (outside, -500, 100, NULL, "far");
  g_assert_cmpuint (count (plain, FALSE, 0x0000ff), >, 200);
  g_assert_cmpuint (count (numbered, FALSE, 0x0000ff), >, 100);
  g_assert_cmpuint (count (numbered, FALSE, 0x0000ff), <, count (plain, FALSE, 0x0000ff));
  g_assert_cmpuint (count (outside, FALSE, 0x808080), ==, SIZE * SIZE);
}

static guint
count_ground (const ZwMapMarks *marks)
{
  return count (marks, FALSE, 0x808080);
}

/* Words need room; where two signs share a place, one of their words is left out or
 * moved, and never on the other. */
static void
test_words (void)
{
  g_autoptr (ZwMapMarks) bare = make_marks (), said = make_marks ();
  g_autoptr (ZwMapMarks) crowd = make_marks (), crowd_said = make_marks ();

  add_sign (bare, 100, 100, NULL, NULL);
  add_sign (said, 100, 100, NULL, "ABC");
  g_assert_cmpuint (count_ground (said), <, count_ground (bare));
  for (guint i = 0; i < 81; i++)
    {
      double x = 12.0 + 22.0 * (i % 9), y = 12.0 + 22.0 * (i / 9);

      add_sign (crowd, x, y, NULL, NULL);
      add_sign (crowd_said, x, y, NULL, "ABCDEF");
    }
  /* No blue is written over. */
  g_assert_cmpuint (count (crowd_said, FALSE, 0x0000ff), ==, count (crowd, FALSE, 0x0000ff));
}

static void
test_extent (void)
{
  g_autoptr (ZwMapMarks) marks = make_marks ();
  ZwEnvelope extent = zw_map_marks_get_extent (marks, ZW_MAP_PLANE);

  g_assert_true (zw_envelope_is_empty (&extent));
  add_line (marks, &red_line, 50.0, NULL);
  add_sign (marks, 10, 150, NULL, NULL);
  extent = zw_map_marks_get_extent (marks, ZW_MAP_PLANE);
  g_assert_cmpfloat (extent.min_x, ==, 300010);
  g_assert_cmpfloat (extent.max_x, ==, 300180);
  g_assert_cmpfloat (extent.min_y, ==, 2770050);
  g_assert_cmpfloat (extent.max_y, ==, 2770150);
  zw_map_marks_add_key (marks, ZW_GEOMETRY_LINE, &red_line, NULL, "a line");
  g_assert_cmpuint (marks->keys->len, ==, 1);
}

static void
test_no_crs (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zw_map_marks_new ("nowhere", &error));
  g_assert_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-marks/line", test_line);
  g_test_add_func ("/map-marks/dashes", test_dashes);
  g_test_add_func ("/map-marks/sign", test_sign);
  g_test_add_func ("/map-marks/words", test_words);
  g_test_add_func ("/map-marks/extent", test_extent);
  g_test_add_func ("/map-marks/no-crs", test_no_crs);
  return g_test_run ();
}
