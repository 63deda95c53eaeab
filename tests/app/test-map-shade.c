/* test-map-shade.c: areas coloured by a figure, and numbered places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pixels and classes are worked out by hand.
 */

#include "render/zw-map-shade.h"

#include <math.h>

#include "map-fixture.h"
#include "render/zw-map-draw.h"
#include "render/zw-map-furniture.h"

static void
assert_bounds (const double *values, guint n, const double *expected, guint n_expected)
{
  ZwClasses classes;

  zw_classes_init (&classes, values, n, 0.5);
  g_assert_cmpuint (classes.n, ==, n_expected);
  for (guint i = 0; n_expected > 0 && i <= n_expected; i++)
    g_assert_cmpfloat_with_epsilon (classes.bounds[i], expected[i], 1e-9);
}

static void
test_bounds (void)
{
  static const double even[] = { 0.5, 20, 40, 60, 80, 100 };
  static const double skewed[] = { 1, 1, 1, 1, 1000 }, two[] = { 0.5, 1, 1000 };
  static const double same[] = { 5, 5, 5 }, one[] = { 0.5, 5 };
  static const double none[] = { 0, -3, 0.5, NAN, INFINITY };
  double values[103];

  for (guint i = 0; i < 100; i++)
    values[i] = 100.0 - i;
  values[100] = NAN;
  values[101] = 0.0;
  values[102] = -INFINITY;
  assert_bounds (values, G_N_ELEMENTS (values), even, 5);
  assert_bounds (skewed, G_N_ELEMENTS (skewed), two, 2);
  assert_bounds (same, G_N_ELEMENTS (same), one, 1);
  assert_bounds (none, G_N_ELEMENTS (none), NULL, 0);
  assert_bounds (NULL, 0, NULL, 0);
}

/* Lightness tells the classes apart without hues. BT.709. */
static double
get_luma (guint32 rgba)
{
  return 0.2126 * (rgba >> 24) + 0.7152 * ((rgba >> 16) & 255) + 0.0722 * ((rgba >> 8) & 255);
}

static void
test_ramp (void)
{
  const ZwClasses five = { .n = 5 }, two = { .n = 2 };

  for (guint dark = 0; dark < 2; dark++)
    for (guint k = 1; k < five.n; k++)
      {
        double here = get_luma (zw_classes_get_colour (&five, k, dark));
        double next = get_luma (zw_classes_get_colour (&five, k + 1, dark));

        g_assert_cmpfloat (dark ? next - here : here - next, >, 20.0);
      }
  /* With fewer classes the strongest stays. */
  g_assert_cmphex (zw_classes_get_colour (&two, 2, FALSE), ==,
                   zw_classes_get_colour (&five, 5, FALSE));
}

/* Three squares of 300 m in a row, with 10, 3000 and 0, and 10 m to a pixel. */
static ZwMapShade *
make_shade (MapFixture *fixture)
{
  static const double values[] = { 10.0, 3000.0, 0.0 };
  g_autoptr (GPtrArray) boxes = map_fixture_new_shapes ();

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (
        boxes, map_fixture_box (299600.0 + 300.0 * i, 2769900.0, 299900.0 + 300.0 * i, 2770200.0));
  return zw_map_shade_new (
      map_fixture_add (fixture, ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON, boxes, NULL), values, 0.5,
      "left out");
}

static cairo_surface_t *
draw (ZwMapShade *shade, gboolean zones)
{
  g_autoptr (ZwMapScene) empty = zw_map_scene_new ("EPSG:3826", NULL, NULL, NULL);
  g_autoptr (ZwMapScene) scene = zw_map_scene_new_shaded (empty, shade);
  const ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 0.1, 100.0, 60.0 };
  const ZwMapDrawOptions options = { .zones = zones };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 60);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  g_assert_cmpint (zw_map_draw (cr, scene, &view, &options, NULL), ==, ZW_MAP_DRAW_COMPLETE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  return ((guint32 *) (void *) (cairo_image_surface_get_data (surface)
                                + y * cairo_image_surface_get_stride (surface)))[x]
         & 0xffffff;
}

static void
assert_colour (guint32 pixel, guint32 rgba)
{
  double alpha = (rgba & 255) / 255.0;

  for (guint shift = 0; shift < 24; shift += 8)
    {
      double expected = ((rgba >> (shift + 8)) & 255) * alpha + 255.0 * (1.0 - alpha);

      g_assert_cmpfloat (fabs (((pixel >> shift) & 255) - expected), <=, 2.0);
    }
}

static void
test_draw (void)
{
  MapFixture fixture;
  ZwMapShade *shade;
  cairo_surface_t *surface;

  map_fixture_set_up (&fixture);
  shade = make_shade (&fixture);
  g_assert_cmpuint (shade->classes.n, ==, 2);
  g_assert_cmpuint (shade->numbers[0], ==, 1);
  g_assert_cmpuint (shade->numbers[1], ==, 2);
  g_assert_cmpuint (shade->numbers[2], ==, 0);
  surface = draw (shade, FALSE);
  /* The first lies from pixel 10 to 40, and from 10 to 40 down. */
  assert_colour (get_pixel (surface, 25, 25), zw_classes_get_colour (&shade->classes, 1, FALSE));
  assert_colour (get_pixel (surface, 55, 25), zw_classes_get_colour (&shade->classes, 2, FALSE));
  g_assert_cmphex (get_pixel (surface, 85, 25), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 5, 25), ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 55, 50), ==, 0xffffff);
  cairo_surface_destroy (surface);
  zw_map_shade_unref (shade);
  map_fixture_clear (&fixture);
}

/* Points of the figure stand for those of their layer, which would hide them. */
static void
test_points (void)
{
  static const double values[] = { 10.0 };
  g_autoptr (GPtrArray) points = map_fixture_new_shapes ();
  MapFixture fixture;
  ZwMapShade *shade;
  ZwMapLayer *layer;
  g_autoptr (ZwMapScene) bare = NULL;
  g_autoptr (ZwMapScene) scene = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 60);
  cairo_t *cr = cairo_create (surface);
  const ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 1.0, 100.0, 60.0 };
  const ZwMapDrawOptions options = { 0 };

  map_fixture_set_up (&fixture);
  g_ptr_array_add (points, zw_geometry_new_point (300000.0, 2770000.0));
  layer = map_fixture_add (&fixture, ZW_ROLE_POPULATION, ZW_GEOMETRY_POINT, points, NULL);
  shade = zw_map_shade_new (layer, values, 0.5, "left out");
  bare = map_fixture_make_scene (&fixture);
  scene = zw_map_scene_new_shaded (bare, shade);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  g_assert_cmpint (zw_map_draw (cr, scene, &view, &options, NULL), ==, ZW_MAP_DRAW_COMPLETE);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  assert_colour (get_pixel (surface, 50, 30), zw_classes_get_colour (&shade->classes, 1, FALSE));
  cairo_surface_destroy (surface);
  zw_map_shade_unref (shade);
  map_fixture_clear (&fixture);
}

/* Within the southern half alone. */
static void
test_clip (void)
{
  MapFixture fixture;
  ZwMapShade *shade;
  cairo_surface_t *surface;
  g_autoptr (ZwTransform) to_globe = zw_transform_new ("EPSG:3826", ZW_MAP_GLOBE, NULL);
  g_autoptr (ZwGeometry) half = map_fixture_box (299000.0, 2769000.0, 301000.0, 2770050.0);

  map_fixture_set_up (&fixture);
  shade = make_shade (&fixture);
  zw_map_shade_set_clip (shade, zw_map_shape_new (half, to_globe));
  surface = draw (shade, FALSE);
  assert_colour (get_pixel (surface, 25, 32), zw_classes_get_colour (&shade->classes, 1, FALSE));
  g_assert_cmphex (get_pixel (surface, 25, 18), ==, 0xffffff);
  cairo_surface_destroy (surface);
  zw_map_shade_unref (shade);
  map_fixture_clear (&fixture);
}

/* On paper, where the zones are; the screen has a layer of its own for them. */
static void
test_spots (void)
{
  MapFixture fixture;
  ZwMapShade *shade;
  cairo_surface_t *surface;
  g_autoptr (ZwTransform) to_globe = zw_transform_new ("EPSG:3826", ZW_MAP_GLOBE, NULL);
  guint32 pixel;

  map_fixture_set_up (&fixture);
  shade = make_shade (&fixture);
  zw_map_shade_add_spot (shade, (ZwPoint){ 300350.0, 2770000.0 }, "1", "3,000", to_globe);
  surface = draw (shade, TRUE);
  /* Pixel 85, 30; the number itself is narrower than 7 pixels. */
  pixel = get_pixel (surface, 85 - 7, 30);
  g_assert_cmphex (pixel, ==, 0x6d1608);
  cairo_surface_destroy (surface);
  surface = draw (shade, FALSE);
  g_assert_cmphex (get_pixel (surface, 85 - 7, 30), ==, 0xffffff);
  cairo_surface_destroy (surface);
  zw_map_shade_unref (shade);
  map_fixture_clear (&fixture);
}

static void
test_legend (void)
{
  static const char *const expected[] = { "left out", "≤ 10", "> 10", "pockets" };
  const ZwMapInk ink = { NULL, 12.0, FALSE };
  g_autoptr (ZwTransform) to_globe = zw_transform_new ("EPSG:3826", ZW_MAP_GLOBE, NULL);
  g_autoptr (ZwMapScene) empty = zw_map_scene_new ("EPSG:3826", NULL, NULL, NULL);
  g_autoptr (ZwMapScene) scene = NULL;
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (ZwLegend) legend = NULL;
  MapFixture fixture;
  ZwMapShade *shade;

  map_fixture_set_up (&fixture);
  shade = make_shade (&fixture);
  zw_map_shade_add_spot (shade, (ZwPoint){ 300000.0, 2770000.0 }, "1", NULL, to_globe);
  zw_map_shade_set_spots_title (shade, "pockets");
  scene = zw_map_scene_new_shaded (empty, shade);
  legend = zw_legend_new (scene, NULL, catalog, &ink);
  g_assert_cmpuint (zw_legend_get_n_entries (legend), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (zw_legend_get_text (legend, i), ==, expected[i]);
  zw_map_shade_unref (shade);
  map_fixture_clear (&fixture);
}

static void
test_labels (void)
{
  const ZwClasses classes = { .n = 3, .bounds = { 0.5, 1200.0, 25000.0, 1234567.0 } };
  g_autofree char *first = zw_classes_dup_label (&classes, 1);
  g_autofree char *second = zw_classes_dup_label (&classes, 2);
  g_autofree char *last = zw_classes_dup_label (&classes, 3);

  g_assert_cmpstr (first, ==, "≤ 1,200");
  g_assert_cmpstr (second, ==, "1,200 – 25,000");
  g_assert_cmpstr (last, ==, "> 25,000");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-shade/bounds", test_bounds);
  g_test_add_func ("/map-shade/ramp", test_ramp);
  g_test_add_func ("/map-shade/draw", test_draw);
  g_test_add_func ("/map-shade/points", test_points);
  g_test_add_func ("/map-shade/clip", test_clip);
  g_test_add_func ("/map-shade/spots", test_spots);
  g_test_add_func ("/map-shade/legend", test_legend);
  g_test_add_func ("/map-shade/labels", test_labels);
  return g_test_run ();
}
