/* test-map-draw.c: a scene on a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pixels are worked out by hand; coordinates on the Mercator map come from
 * PROJ's cs2cs and gdaltransform, lengths on the ellipsoid from its geod.
 */

#include "render/zw-map-draw.h"

#include <math.h>

#include "map-fixture.h"
#include "render/zw-map-hairline.h"
#include "render/zw-map-label.h"
#include "render/zw-map-room.h"

/* Half the side of the Web-Mercator world, in its metres. */
#define HALF_WORLD 20037508.342789244

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  ZwMapView view;
} Picture;

static void
picture_init (Picture *self, const ZwMapView *view, int scale)
{
  self->view = *view;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) view->width * scale,
                                              (int) view->height * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  self->cr = cairo_create (self->surface);
}

static void
picture_clear (Picture *self)
{
  const char *folder = g_getenv ("ZW_SHOTS");

  if (folder != NULL)
    {
      g_autofree char *name = g_strdelimit (g_strdup (g_test_get_path ()), "/", '-');
      g_autofree char *path = g_strconcat (folder, "/", name, ".png", NULL);

      cairo_surface_write_to_png (self->surface, path);
    }
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

static guint
get_alpha (Picture *self, int x, int y)
{
  cairo_surface_flush (self->surface);
  return ((guint32 *) (void *) (cairo_image_surface_get_data (self->surface)
                                + y * cairo_image_surface_get_stride (self->surface)))[x]
         >> 24;
}

/* 10 m to a pixel around 300000, 2770000. */
static ZwMapView
make_plane_view (void)
{
  return (ZwMapView){ ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 0.1, 200.0, 100.0 };
}

static ZwMapDrawResult
draw (MapFixture *fixture, Picture *picture, const ZwMapDrawOptions *options)
{
  g_autoptr (ZwMapScene) scene = map_fixture_make_scene (fixture);

  return zw_map_draw (picture->cr, scene, &picture->view, options, NULL);
}

static void
test_mercator (void)
{
  /* echo 25 121 | cs2cs -f %.9f EPSG:4326 EPSG:3857 */
  ZwPoint found = zw_mercator_from_location ((ZwLocation){ 121.0, 25.0 });
  ZwLocation back = zw_mercator_to_location (found);
  ZwMapView view;

  g_assert_cmpfloat_with_epsilon (found.x * 2.0 * HALF_WORLD - HALF_WORLD, 13469658.385986103,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (HALF_WORLD - found.y * 2.0 * HALF_WORLD, 2875744.624352243, 1e-6);
  g_assert_cmpfloat_with_epsilon (back.lon, 121.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (back.lat, 25.0, 1e-12);

  /* A thousandth of a degree of longitude is 111.319491 m at the equator and
     100.950090 m at 25° north, and 0.001 / 360 of the world's width. */
  g_assert_cmpfloat_with_epsilon (zw_mercator_get_metres_per_unit (0.0) * 0.001 / 360.0, 111.319491,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (zw_mercator_get_metres_per_unit (25.0) * 0.001 / 360.0,
                                  100.950090, 1e-6);
  /* The tile servers' table has 156543.03 m to a pixel at level 0. */
  zw_map_view_init_mercator (&view, (ZwLocation){ 0.0, 0.0 }, 0.0, 100.0, 100.0);
  g_assert_cmpfloat_with_epsilon (zw_map_view_get_metres_per_px (&view), 156543.03, 0.01);
}

static void
test_view (void)
{
  ZwMapView view = make_plane_view ();
  ZwPoint px = zw_map_view_to_px (&view, (ZwPoint){ 299800.0, 2770100.0 });
  ZwPoint back = zw_map_view_from_px (&view, px);
  ZwEnvelope wide = { 0.0, 0.0, 4000.0, 1000.0 };

  g_assert_cmpfloat_with_epsilon (px.x, 80.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (px.y, 40.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.x, 299800.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y, 2770100.0, 1e-9);

  zw_map_view_fit (&view, ZW_MAP_PLANE, &wide, 220.0, 120.0, 10.0);
  g_assert_cmpfloat_with_epsilon (zw_map_view_get_metres_per_px (&view), 20.0, 1e-9);
}

/* Fill is 0xdde5c880: half covering. */
static void
test_square (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { 0 };
  ZwMapView view = make_plane_view ();
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (shapes, map_fixture_box (299800.0, 2769800.0, 300000.0, 2770100.0));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
  picture_init (&picture, &view, 1);
  g_assert_cmpint (draw (&fixture, &picture, &options), ==, ZW_MAP_DRAW_COMPLETE);

  /* It covers the pixels 80 to 99 across and 40 to 69 down. */
  g_assert_cmpuint (get_alpha (&picture, 90, 55), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 81, 41), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 98, 68), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 78, 55), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 101, 55), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 90, 38), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 90, 71), ==, 0);
  picture_clear (&picture);

  picture_init (&picture, &view, 2);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 163, 83), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 196, 136), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 157, 110), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 202, 110), ==, 0);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

/* The corners, by gdaltransform to EPSG:3857 and 0.418661 px to its metre at
   level 16: 107.30, 242.54 and 200.17, 103.56 in a picture of 400 by 300 whose
   middle is 300000, 2770000. */
static void
test_square_on_mercator (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { 0 };
  MapFixture fixture;
  Picture picture;
  ZwMapView view;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (shapes, map_fixture_box (299800.0, 2769800.0, 300000.0, 2770100.0));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
  zw_map_view_init_mercator (&view, (ZwLocation){ 121.495489475931, 25.0372955961749 }, 16.0, 400.0,
                             300.0);
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 150, 170), ==, 0x80);
  /* The sides lean a little, as the grids are not parallel: a pixel of leeway. */
  g_assert_cmpuint (get_alpha (&picture, 110, 239), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 104, 239), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 110, 245), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 197, 107), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 203, 107), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 197, 100), ==, 0);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

static ZwGeometry *
make_ring_with_hole (gboolean reversed)
{
  static const ZwPoint outer[] = { { 299600.0, 2769600.0 },
                                   { 300400.0, 2769600.0 },
                                   { 300400.0, 2770400.0 },
                                   { 299600.0, 2770400.0 } };
  static const ZwPoint inner[] = { { 299800.0, 2769800.0 },
                                   { 300200.0, 2769800.0 },
                                   { 300200.0, 2770200.0 },
                                   { 299800.0, 2770200.0 } };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (int i = 0; i < 4; i++)
    zw_geometry_builder_add (builder, outer[reversed ? 3 - i : i].x, outer[reversed ? 3 - i : i].y);
  zw_geometry_builder_begin_ring (builder);
  /* In the same direction as the outline, which many sources do. */
  for (int i = 0; i < 4; i++)
    zw_geometry_builder_add (builder, inner[reversed ? 3 - i : i].x, inner[reversed ? 3 - i : i].y);
  return zw_geometry_builder_end (builder);
}

static void
test_hole (void)
{
  for (int reversed = 0; reversed <= 1; reversed++)
    {
      g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
      ZwMapDrawOptions options = { 0 };
      ZwMapView view = make_plane_view ();
      MapFixture fixture;
      Picture picture;

      map_fixture_set_up (&fixture);
      g_ptr_array_add (shapes, make_ring_with_hole (reversed));
      map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
      picture_init (&picture, &view, 1);
      draw (&fixture, &picture, &options);
      g_assert_cmpuint (get_alpha (&picture, 100, 50), ==, 0);
      g_assert_cmpuint (get_alpha (&picture, 70, 50), ==, 0x80);
      g_assert_cmpuint (get_alpha (&picture, 130, 50), ==, 0x80);
      picture_clear (&picture);
      map_fixture_clear (&fixture);
    }
}

/* Neighbours whose border cuts a pixel in two leave no seam, and an overlap is
   no darker than the rest. */
static void
test_neighbours (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { 0 };
  ZwMapView view = make_plane_view ();
  ZwMapLayer *layer;
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (shapes, map_fixture_box (299500.0, 2769800.0, 300005.0, 2770200.0));
  g_ptr_array_add (shapes, map_fixture_box (300005.0, 2769800.0, 300500.0, 2770200.0));
  g_ptr_array_add (shapes, map_fixture_box (299600.0, 2769900.0, 299700.0, 2770100.0));
  layer = map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
  layer->symbol.width_px = 0.0;
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 90, 50), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 65, 50), ==, 0x80);
  g_assert_cmpint (ABS ((int) get_alpha (&picture, 100, 50) - 0x80), <=, 2);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

/* From far away every point is still there, and every polygon however small. */
static void
test_thinning (void)
{
  g_autoptr (GPtrArray) points = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) boxes = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { 0 };
  ZwMapView view = { ZW_MAP_PLANE, { 250000.0, 2650000.0 }, 0.001, 400.0, 400.0 };
  ZwMapLayer *layer;
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  /* A kilometre to a pixel: in the middle of every 20th pixel. */
  for (int row = 0; row < 10; row++)
    for (int column = 0; column < 10; column++)
      {
        double x = 60500.0 + column * 20000.0, y = 2840500.0 - row * 20000.0;

        g_ptr_array_add (points, zw_geometry_new_point (x, y));
        g_ptr_array_add (boxes, map_fixture_box (x + 200000.0, y, x + 200010.0, y + 10.0));
        g_ptr_array_add (boxes, map_fixture_box (x + 200020.0, y, x + 200030.0, y + 10.0));
      }
  map_fixture_add (&fixture, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, points, NULL);
  layer = map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, boxes, NULL);
  g_assert_cmpuint (layer->symbol.fill & 255, ==, 0x80);
  picture_init (&picture, &view, 1);
  g_assert_cmpint (draw (&fixture, &picture, &options), ==, ZW_MAP_DRAW_COMPLETE);
  for (int row = 0; row < 10; row++)
    for (int column = 0; column < 10; column++)
      {
        int x = 10 + column * 20, y = 9 + row * 20;

        g_assert_cmpuint (get_alpha (&picture, x, y), ==, 0xff);
        /* Two within a pixel are no darker than one. */
        g_assert_cmpuint (get_alpha (&picture, x + 200, y), ==, 0x80);
        g_assert_cmpuint (get_alpha (&picture, x + 205, y), ==, 0);
      }
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

/* A coast of many corners, seen so that they fall on few pixels, keeps its ends. */
static void
test_thin_line (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  ZwMapDrawOptions options = { 0 };
  ZwMapView view = make_plane_view ();
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (int i = 0; i <= 20000; i++)
    zw_geometry_builder_add (builder, 299500.0 + i * 0.05, 2770000.0 + (i % 2) * 0.5);
  g_ptr_array_add (shapes, zw_geometry_builder_end (builder));
  map_fixture_add (&fixture, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, shapes, NULL);
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  for (int x = 51; x < 149; x++)
    g_assert_cmpuint (MAX (get_alpha (&picture, x, 49), get_alpha (&picture, x, 50)), >, 60);
  g_assert_cmpuint (get_alpha (&picture, 47, 50), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 153, 50), ==, 0);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

/* At 1 cm to a pixel a large zone reaches billions of pixels beyond the view. */
static void
test_deep_zoom (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) lines = map_fixture_new_shapes ();
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);
  ZwMapDrawOptions options = { .zones = TRUE };
  ZwMapView view = { ZW_MAP_PLANE, { 300000.0, 2770000.0 }, 100.0, 200.0, 100.0 };
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (shapes, map_fixture_box (100000.0, 2500000.0, 300000.0, 2900000.0));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  zw_geometry_builder_add (builder, 100000.0, 2770000.25);
  zw_geometry_builder_add (builder, 400000.0, 2770000.25);
  g_ptr_array_add (lines, zw_geometry_builder_end (builder));
  map_fixture_add (&fixture, ZW_ROLE_ROADS, ZW_GEOMETRY_LINE, lines, NULL);
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 50, 60), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 2, 98), ==, 0x80);
  g_assert_cmpuint (get_alpha (&picture, 105, 60), ==, 0);
  /* 25 cm north of the middle: 25 pixels up, over the whole width. */
  for (int x = 0; x < 200; x += 10)
    g_assert_cmpuint (MAX (get_alpha (&picture, x, 24), get_alpha (&picture, x, 25)), >, 120);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

static void
test_zone_above_all (void)
{
  g_autoptr (GPtrArray) points = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { .zones = TRUE };
  ZwMapView view = make_plane_view ();
  MapFixture fixture;
  Picture picture;
  guint32 pixel;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (points, zw_geometry_new_point (299800.0, 2770000.0));
  map_fixture_add (&fixture, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, points, NULL);
  map_fixture_add_zone (&fixture, "A", map_fixture_box (299800.0, 2769800.0, 300400.0, 2770200.0));
  picture_init (&picture, &view, 1);
  options.highlight = 1;
  draw (&fixture, &picture, &options);
  cairo_surface_flush (picture.surface);
  pixel = ((guint32 *) (void *) (cairo_image_surface_get_data (picture.surface)
                                 + 50 * cairo_image_surface_get_stride (picture.surface)))[80];
  /* The outline's colour is 0xb0005c, though a blue stop lies there. */
  g_assert_cmpint ((int) ((pixel >> 16) & 255), >, 0xa0);
  g_assert_cmpint ((int) ((pixel >> 8) & 255), <, 0x20);
  picture_clear (&picture);

  options.zones = FALSE;
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 110, 50), ==, 0);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

static void
test_cancel (void)
{
  g_autoptr (GPtrArray) shapes = map_fixture_new_shapes ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ZwMapScene) scene = NULL;
  ZwMapDrawOptions options = { 0 };
  ZwMapView view = make_plane_view ();
  MapFixture fixture;
  Picture picture;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (shapes, map_fixture_box (299800.0, 2769800.0, 300000.0, 2770100.0));
  map_fixture_add (&fixture, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, shapes, NULL);
  scene = map_fixture_make_scene (&fixture);
  g_cancellable_cancel (cancellable);
  picture_init (&picture, &view, 1);
  g_assert_cmpint (zw_map_draw (picture.cr, scene, &view, &options, cancellable), ==,
                   ZW_MAP_DRAW_CANCELLED);
  g_assert_cmpuint (get_alpha (&picture, 90, 55), ==, 0);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

/* A point that no coordinate system can carry is not drawn; the others are. */
static void
test_place_out_of_reach (void)
{
  g_autoptr (GPtrArray) points = map_fixture_new_shapes ();
  ZwMapDrawOptions options = { 0 };
  ZwMapLayer *layer;
  MapFixture fixture;
  Picture picture;
  ZwMapView view;

  map_fixture_set_up (&fixture);
  g_ptr_array_add (points, zw_geometry_new_point (1e300, 1e300));
  g_ptr_array_add (points, zw_geometry_new_point (300000.0, 2770000.0));
  layer = map_fixture_add (&fixture, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, points, NULL);
  g_assert_true (isfinite (zw_map_shape_get_extent (layer->shape, ZW_MAP_MERCATOR)->min_x));
  zw_map_view_init_mercator (&view, (ZwLocation){ 121.495489475931, 25.0372955961749 }, 16.0, 400.0,
                             300.0);
  picture_init (&picture, &view, 1);
  draw (&fixture, &picture, &options);
  g_assert_cmpuint (get_alpha (&picture, 200, 150), ==, 0xff);
  picture_clear (&picture);
  map_fixture_clear (&fixture);
}

static void
test_labels (void)
{
  ZwMapDrawOptions options = { .font = "Noto Sans CJK TC", .size = 12.0 };
  ZwMapView view = make_plane_view ();
  ZwPoint middle = { 100.0, 50.0 };
  Picture picture;
  ZwLabels *labels;

  picture_init (&picture, &view, 1);
  labels = zw_labels_new (picture.cr, &view, &options);
  g_assert_true (zw_labels_put (labels, ZW_LABEL_AREA, "信義", middle, 0.0));
  g_assert_cmpuint (get_alpha (&picture, 93, 50), >, 0);
  /* Two characters of 12 px: over the first there is no room, beside it there is. */
  g_assert_false (zw_labels_put (labels, ZW_LABEL_AREA, "大安", middle, 0.0));
  g_assert_false (zw_labels_put (labels, ZW_LABEL_AREA, "大安", (ZwPoint){ 110.0, 50.0 }, 0.0));
  g_assert_true (zw_labels_put (labels, ZW_LABEL_AREA, "大安", (ZwPoint){ 140.0, 50.0 }, 0.0));
  /* Never over the edge, where it would be cut. */
  g_assert_false (zw_labels_put (labels, ZW_LABEL_AREA, "中山", (ZwPoint){ 3.0, 20.0 }, 0.0));
  /* A point's name has four places to go to. */
  g_assert_true (zw_labels_put (labels, ZW_LABEL_POINT, "站", (ZwPoint){ 60.0, 20.0 }, 4.0));
  g_assert_true (zw_labels_put (labels, ZW_LABEL_POINT, "站", (ZwPoint){ 60.0, 20.0 }, 4.0));
  zw_labels_free (labels);
  picture_clear (&picture);
}

/* The middle of a U's bounding box lies outside it. */
static void
test_label_place (void)
{
  static const ZwPoint u[] = { { 299600.0, 2769700.0 }, { 300400.0, 2769700.0 },
                               { 300400.0, 2770300.0 }, { 300200.0, 2770300.0 },
                               { 300200.0, 2769900.0 }, { 299800.0, 2769900.0 },
                               { 299800.0, 2770300.0 }, { 299600.0, 2770300.0 } };
  g_autoptr (ZwGeometry) geometry = zw_geometry_new_polygon (u, G_N_ELEMENTS (u));
  ZwMapView view = make_plane_view ();
  ZwMapRoom rooms[ZW_MAP_ROOMS];
  guint n = zw_map_find_rooms (geometry, 0, geometry->points, &view, rooms);

  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      ZwPoint place = zw_map_view_from_px (&view, rooms[i].px);

      g_assert_true (zw_geometry_contains (geometry, place.x, place.y));
    }
  /* The bar of the U: 800 m are 80 pixels. */
  g_assert_cmpfloat_with_epsilon (rooms[0].room, 80.0, 1e-6);
}

/* Covered is what lies within half a pixel of the line; no more where two lie on
   each other. */
static void
test_hairlines (void)
{
  ZwMapHairlines *lines = zw_map_hairlines_new (200, 100, 1.0);
  ZwMapView view = make_plane_view ();
  Picture picture;

  picture_init (&picture, &view, 1);
  cairo_set_source_rgb (picture.cr, 0.0, 0.0, 0.0);
  zw_map_hairlines_begin (lines, 1.0);
  for (int twice = 0; twice < 2; twice++)
    {
      zw_map_hairlines_add (lines, 10.0, 20.5, 50.0, 20.5);
      zw_map_hairlines_add (lines, 50.0, 30.0, 10.0, 30.0);
      zw_map_hairlines_add (lines, 80.25, 90.0, 80.25, 10.0);
      zw_map_hairlines_add (lines, -3000.0, 60.5, 3000.0, 60.5);
    }
  /* 45 degrees: sqrt 2 thick across the columns. */
  zw_map_hairlines_add (lines, 100.0, 10.0, 140.0, 50.0);
  zw_map_hairlines_end (lines, picture.cr);
  g_assert_cmpuint (get_alpha (&picture, 30, 20), ==, 255);
  g_assert_cmpuint (get_alpha (&picture, 30, 19), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 30, 21), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 52, 20), ==, 0);
  g_assert_cmpuint (get_alpha (&picture, 30, 29), ==, 128);
  g_assert_cmpuint (get_alpha (&picture, 30, 30), ==, 128);
  /* From 79.75 to 80.75: a quarter and three quarters. */
  g_assert_cmpuint (get_alpha (&picture, 79, 40), ==, 64);
  g_assert_cmpuint (get_alpha (&picture, 80, 40), ==, 191);
  g_assert_cmpuint (get_alpha (&picture, 0, 60), ==, 255);
  g_assert_cmpuint (get_alpha (&picture, 199, 60), ==, 255);
  /* In the middle of the pixel all is covered, next to it (sqrt 2 - 1) / 2. */
  g_assert_cmpuint (get_alpha (&picture, 120, 30), ==, 255);
  g_assert_cmpint (ABS ((int) get_alpha (&picture, 120, 31) - 53), <=, 1);
  zw_map_hairlines_free (lines);
  picture_clear (&picture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-draw/mercator", test_mercator);
  g_test_add_func ("/map-draw/view", test_view);
  g_test_add_func ("/map-draw/square", test_square);
  g_test_add_func ("/map-draw/square-on-mercator", test_square_on_mercator);
  g_test_add_func ("/map-draw/hole-in-any-direction", test_hole);
  g_test_add_func ("/map-draw/neighbours-without-seam", test_neighbours);
  g_test_add_func ("/map-draw/thinning-loses-nothing", test_thinning);
  g_test_add_func ("/map-draw/thin-line-keeps-ends", test_thin_line);
  g_test_add_func ("/map-draw/hairlines", test_hairlines);
  g_test_add_func ("/map-draw/deep-zoom", test_deep_zoom);
  g_test_add_func ("/map-draw/zone-above-all", test_zone_above_all);
  g_test_add_func ("/map-draw/cancel", test_cancel);
  g_test_add_func ("/map-draw/place-out-of-reach", test_place_out_of_reach);
  g_test_add_func ("/map-draw/labels-keep-apart", test_labels);
  g_test_add_func ("/map-draw/label-inside-its-area", test_label_place);
  return g_test_run ();
}
