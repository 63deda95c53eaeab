/* test-cases-draw.c: the zone beside the foreign cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is painted is counted in pixels: areas have the proportion of the figures.
 */

#include "render/zw-cases-draw.h"

#include <math.h>
#include <string.h>

#define WIDTH 800
#define HEIGHT 420

static ZwGeometry *
make_square (double side)
{
  const ZwPoint corners[] = { { 0, 0 }, { side, 0 }, { side, side }, { 0, side } };

  return zw_geometry_new_polygon (corners, 4);
}

static cairo_surface_t *
begin (int width, int height, cairo_t **cr, gboolean dark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, dark ? 0.14 : 1.0, dark ? 0.14 : 1.0, dark ? 0.15 : 1.0);
  cairo_paint (*cr);
  return surface;
}

typedef gboolean (*IsColour) (int red, int green, int blue);

/* The colours of cases and of zones, on white. */

static gboolean
is_case (int red, int green, int blue)
{
  return blue > red + 25 && green > red;
}

static gboolean
is_zone (int red, int green, int blue)
{
  return red > green + 20 && blue > green;
}

/* Pixels of a colour in a part of the picture. */
static guint
count (cairo_surface_t *surface, int from_x, int to_x, IsColour is_colour)
{
  const unsigned char *data;
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = from_x; x < to_x; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + y * stride + x * 4, sizeof pixel);
        n += is_colour (pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255);
      }
  return n;
}

static ZwCases
make_cases (const ZwForeignCase *cases, guint n, const ZwCatalog *catalog)
{
  return (ZwCases){ .cases = cases, .n = n, .catalog = catalog, .ink = { NULL, 13.0, FALSE } };
}

/* Two circles in two frames, one of four times the area. */
static void
test_circles (void)
{
  const ZwForeignCase cases[] = { { .id = "a", .place = { "甲", "A" }, .area_km2 = 0.5 },
                                  { .id = "b", .place = { "乙", "B" }, .area_km2 = 2.0 } };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  ZwCases picture = make_cases (cases, 2, catalog);
  cairo_t *cr;
  cairo_surface_t *surface = begin (WIDTH, HEIGHT, &cr, FALSE);
  double small, large;

  zw_cases_scale_draw (&picture, cr, WIDTH);
  small = count (surface, 0, WIDTH / 2, is_case);
  large = count (surface, WIDTH / 2, WIDTH, is_case);
  /* The lines around them are part of both. */
  g_assert_cmpfloat (sqrt (large / small), >, 1.9);
  g_assert_cmpfloat (sqrt (large / small), <, 2.1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A square zone around a circle of half its area: the two meet in the same picture. */
static void
test_zone (void)
{
  const ZwForeignCase cases[] = { { .id = "a", .place = { "甲", "A" }, .area_km2 = 1e-9 },
                                  { .id = "b", .place = { "乙", "B" }, .area_km2 = 100.0 } };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwGeometry) zone = make_square (1000.0);
  ZwCases picture = make_cases (cases, 2, catalog);
  cairo_t *cr;
  cairo_surface_t *surface = begin (WIDTH, HEIGHT, &cr, FALSE);
  guint alone, within;

  picture.zone = zone;
  picture.zone_name = "";
  zw_cases_scale_draw (&picture, cr, WIDTH);
  alone = count (surface, 0, WIDTH / 2, is_zone);
  /* Of a frame about 156 high the zone has 42 %; the key is painted too. */
  g_assert_cmpuint (alone, >, 60 * 60);
  g_assert_cmpuint (alone, <, 75 * 75);
  /* The large case fills its frame but for a corner. */
  within = count (surface, WIDTH / 2, WIDTH, is_case);
  g_assert_cmpuint (within, >, 35000);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* All names find room, in both languages, on light and dark ground. */
static void
test_chart (void)
{
  static const int widths[] = { 280, 400, 640, 1100 };
  static const double sides[] = { 100.0, 1000.0, 4000.0, 39000.0 };
  static const char *const languages[] = { "en", "zh_TW" };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n, n_levels;
  const ZwForeignCase *cases = zw_reference_get_cases (reference, &n);
  const ZwChoice *levels = zw_reference_get_choices (reference, "strictness", &n_levels);

  g_assert_cmpuint (n, >=, 9);
  g_assert_cmpuint (n_levels, ==, 6);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
        for (int strictness = 0; strictness <= 6; strictness++)
          {
            g_autoptr (ZwCatalog) catalog = zw_catalog_new (languages[l]);
            g_autoptr (ZwGeometry) zone = make_square (sides[s]);
            ZwCases picture = make_cases (cases, n, catalog);
            cairo_t *cr;
            cairo_surface_t *surface = begin (widths[w], 360, &cr, strictness % 2 == 1);

            picture.levels = levels;
            picture.n_levels = n_levels;
            picture.zone = zone;
            picture.zone_name = "Zone";
            picture.strictness = strictness;
            picture.ink.dark = strictness % 2 == 1;
            g_assert_cmpuint (zw_cases_chart_draw (&picture, cr, widths[w], 360), ==, n + 1);
            g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
            cairo_destroy (cr);
            cairo_surface_destroy (surface);
          }
}

/* Nothing is cut off, nor is much room left over. */
static void
test_height (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  guint n;
  const ZwForeignCase *cases = zw_reference_get_cases (reference, &n);
  ZwCases picture = make_cases (cases, n, catalog);

  for (double width = 280.0; width < 1400.0; width += 70.0)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double height = zw_cases_scale_get_height (&picture, width), x, y, across, down;

      zw_cases_scale_draw (&picture, cr, width);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &across, &down);
      cairo_surface_destroy (surface);
      g_assert_cmpfloat (x, >=, -2.0);
      g_assert_cmpfloat (x + across, <=, width + 2.0);
      g_assert_cmpfloat (y + down, <=, height);
      g_assert_cmpfloat (y + down, >=, height - 60.0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cases/circles", test_circles);
  g_test_add_func ("/cases/zone", test_zone);
  g_test_add_func ("/cases/chart", test_chart);
  g_test_add_func ("/cases/height", test_height);
  return g_test_run ();
}
