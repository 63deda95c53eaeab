/* test-map.c: what the map shows and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places come from gdaltransform (EPSG:3826 to 4326 and 3857), and from
 * libshumate's own arithmetic, which draws the base map.
 */

#include "map/zw-map.h"

#include <math.h>

#include "../app/map-fixture.h"
#include "map/zw-map-private.h"
#include "zw-ui-test.h"

#define TENTH 0.1

/* 300000, 2770000 */
#define MIDDLE_LON 121.495489475931
#define MIDDLE_LAT 25.0372955961749

typedef struct
{
  GtkWidget *window;
  ZwMap *map;
  ZwPoint pointer;
  guint n_views;
} Fixture;

static void
on_pointer_moved (ZwMap *map, double x, double y, double lon, double lat, Fixture *self)
{
  self->pointer = (ZwPoint){ x, y };
}

static void
on_view_changed (ZwMap *map, Fixture *self)
{
  self->n_views++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ .pointer = { NAN, NAN } };
  self->map = ZW_MAP (zw_map_new ());
  zw_map_set_crs (self->map, "EPSG:3826", &error);
  g_assert_no_error (error);
  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 16.0);
  g_signal_connect (self->map, "pointer-moved", G_CALLBACK (on_pointer_moved), self);
  g_signal_connect (self->map, "view-changed", G_CALLBACK (on_view_changed), self);
  self->window = zw_ui_test_window (GTK_WIDGET (self->map), 800, 600);
  zw_ui_test_wait_frames (self->window, 1);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  zw_ui_test_spin (50);
}

/* In metres of EPSG:3857, 300000, 2770000 is 13524816.0221402, 2880326.24369895
   and 299800, 2769800 is 13524594.5938591, 2880105.21092694; at level 16 one of
   them is 256 · 2^16 / (2 · 20037508.342789244) = 0.418661 pixels. */
static void
test_places (Fixture *self, gconstpointer data)
{
  ZwPoint place;
  double x, y;

  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->map)), ==, 800);
  g_assert_true (zw_map_to_px (self->map, (ZwPoint){ 300000.0, 2770000.0 }, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 400.0, TENTH);
  g_assert_cmpfloat_with_epsilon (y, 300.0, TENTH);
  g_assert_true (zw_map_to_px (self->map, (ZwPoint){ 299800.0, 2769800.0 }, &x, &y));
  g_assert_cmpfloat_with_epsilon (x, 400.0 - 221.4282811 * 0.418661, TENTH);
  g_assert_cmpfloat_with_epsilon (y, 300.0 + 221.0327720 * 0.418661, TENTH);
  g_assert_true (zw_map_from_px (self->map, x, y, &place));
  g_assert_cmpfloat_with_epsilon (place.x, 299800.0, 0.001);
  g_assert_cmpfloat_with_epsilon (place.y, 2769800.0, 0.001);
}

/* The layers must lie on the base map exactly, whatever the scale. */
static void
test_places_as_shumate (Fixture *self, gconstpointer data)
{
  static const double zooms[] = { 8.0, 12.37, 15.3, 19.9 };
  ShumateMap *shumate = zw_map_get_shumate (self->map);

  for (gsize z = 0; z < G_N_ELEMENTS (zooms); z++)
    {
      zw_map_set_view (self->map, 121.517, 25.0478, zooms[z]);
      for (double x = 10.0; x < 800.0; x += 130.0)
        for (double y = 10.0; y < 600.0; y += 97.0)
          {
            ZwLocation location;
            double shumate_x, shumate_y;
            ZwPoint place;

            g_assert_true (zw_map_from_px (self->map, x, y, &place));
            g_assert_true (zw_map_get_location (self->map, place, &location));
            shumate_viewport_location_to_widget_coords (shumate_map_get_viewport (shumate),
                                                        GTK_WIDGET (shumate), location.lat,
                                                        location.lon, &shumate_x, &shumate_y);
            g_assert_cmpfloat_with_epsilon (shumate_x, x, TENTH);
            g_assert_cmpfloat_with_epsilon (shumate_y, y, TENTH);
          }
    }
}

static void
test_keys (Fixture *self, gconstpointer data)
{
  double lon, lat, zoom, x, y;
  guint n_views = self->n_views;

  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  zw_ui_test_key (GDK_KEY_Right, 0);
  zw_ui_test_key (GDK_KEY_Up, 0);
  /* What was in the middle has gone left and down by 64 pixels. */
  zw_map_to_px (self->map, (ZwPoint){ 300000.0, 2770000.0 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 400.0 - 64.0, TENTH);
  g_assert_cmpfloat_with_epsilon (y, 300.0 + 64.0, TENTH);
  g_assert_true (ZW_WAIT_UNTIL (self->n_views > n_views));
  zw_ui_test_key (GDK_KEY_Left, GDK_SHIFT_MASK);
  zw_map_to_px (self->map, (ZwPoint){ 300000.0, 2770000.0 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 400.0 - 64.0 + 400.0, TENTH);

  zw_ui_test_key (GDK_KEY_minus, 0);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  g_assert_cmpfloat_with_epsilon (zoom, 15.5, 1e-9);
  zw_ui_test_key (GDK_KEY_equal, 0);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  g_assert_cmpfloat_with_epsilon (zoom, 16.0, 1e-9);
}

static void
test_buttons (Fixture *self, gconstpointer data)
{
  GtkWidget *zoom_in = zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_BUTTON, "Zoom In");
  GtkWidget *zoom_out = zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_BUTTON, "Zoom Out");
  double lon, lat, zoom;

  g_assert_nonnull (zoom_in);
  g_assert_nonnull (zoom_out);
  gtk_test_accessible_assert_property (zoom_in, GTK_ACCESSIBLE_PROPERTY_LABEL, "Zoom In");
  gtk_test_accessible_assert_property (self->map, GTK_ACCESSIBLE_PROPERTY_LABEL, "Map");
  zw_ui_test_click (zoom_in, 10, 10, 1);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  g_assert_cmpfloat_with_epsilon (zoom, 17.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (lon, MIDDLE_LON, 1e-9);
  zw_ui_test_click (zoom_out, 10, 10, 1);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  g_assert_cmpfloat_with_epsilon (zoom, 16.0, 1e-9);
}

static void
test_drags (Fixture *self, gconstpointer data)
{
  double x, y;

  zw_ui_test_drag (GTK_WIDGET (self->map), 300, 300, 350, 280, 2);
  zw_map_to_px (self->map, (ZwPoint){ 300000.0, 2770000.0 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 450.0, TENTH);
  g_assert_cmpfloat_with_epsilon (y, 280.0, TENTH);
  zw_ui_test_drag (GTK_WIDGET (self->map), 300, 300, 250, 320, 1);
  zw_map_to_px (self->map, (ZwPoint){ 300000.0, 2770000.0 }, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 400.0, 1.0);
  g_assert_cmpfloat_with_epsilon (y, 300.0, 1.0);
}

/* The rectangle from 300, 200 to 500, 350 fills the map's width of 800. */
static void
test_zoom_box (Fixture *self, gconstpointer data)
{
  ZwPoint corner;
  double x, y;

  zw_map_from_px (self->map, 300.0, 200.0, &corner);
  zw_ui_test_hold (GDK_KEY_Shift_L, TRUE);
  zw_ui_test_drag (GTK_WIDGET (self->map), 300, 200, 500, 350, 1);
  zw_ui_test_hold (GDK_KEY_Shift_L, FALSE);
  zw_map_to_px (self->map, corner, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 0.0, TENTH);
  g_assert_cmpfloat_with_epsilon (y, 0.0, TENTH);
}

static void
test_wheel (Fixture *self, gconstpointer data)
{
  double lon, lat, zoom, x, y;
  ZwPoint place;

  zw_map_from_px (self->map, 600.0, 150.0, &place);
  zw_ui_test_scroll (GTK_WIDGET (self->map), 600, 150, -3);
  zw_ui_test_spin (300);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  g_assert_cmpfloat (zoom, >, 16.2);
  zw_map_to_px (self->map, place, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 600.0, 0.5);
  g_assert_cmpfloat_with_epsilon (y, 150.0, 0.5);
}

static void
test_pointer (Fixture *self, gconstpointer data)
{
  ZwPoint place;

  zw_map_from_px (self->map, 250.0, 420.0, &place);
  zw_ui_test_move (GTK_WIDGET (self->map), 100, 100);
  zw_ui_test_move (GTK_WIDGET (self->map), 250, 420);
  g_assert_true (ZW_WAIT_UNTIL (fabs (self->pointer.x - place.x) < 0.5));
  g_assert_cmpfloat_with_epsilon (self->pointer.y, place.y, 0.5);
}

static void
test_zoom_to (Fixture *self, gconstpointer data)
{
  ZwEnvelope envelope = { 299000.0, 2769500.0, 301000.0, 2770500.0 }, none;
  double lon, lat, zoom, x, y;

  zw_map_zoom_to (self->map, &envelope);
  for (int i = 0; i < 4; i++)
    {
      g_assert_true (zw_map_to_px (self->map,
                                   (ZwPoint){ i % 2 ? envelope.min_x : envelope.max_x,
                                              i / 2 ? envelope.min_y : envelope.max_y },
                                   &x, &y));
      g_assert_cmpfloat (x, >, 20.0);
      g_assert_cmpfloat (x, <, 780.0);
      g_assert_cmpfloat (fabs (x - 400.0), >, 350.0);
    }
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  zw_envelope_init_empty (&none);
  zw_map_zoom_to (self->map, &none);
  g_assert_cmpfloat (zw_map_get_metres_per_px (self->map), <, 3.0);
}

static gboolean
is_drawn (Fixture *self)
{
  return zw_map_vector_layer_get_n_pictures (zw_map_get_vector_layer (self->map)) > 0
         && !zw_map_vector_layer_is_busy (zw_map_get_vector_layer (self->map));
}

static void
test_layers (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) points = map_fixture_new_shapes ();
  g_autoptr (GPtrArray) boxes = map_fixture_new_shapes ();
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (ZwMapScene) scene = NULL;
  MapFixture project;
  guint32 pixel;

  map_fixture_set_up (&project);
  g_ptr_array_add (points, zw_geometry_new_point (300000.0, 2770000.0));
  g_ptr_array_add (boxes, map_fixture_box (299700.0, 2769800.0, 299900.0, 2770000.0));
  map_fixture_add (&project, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, points, NULL);
  map_fixture_add (&project, ZW_ROLE_LANDUSE, ZW_GEOMETRY_POLYGON, boxes, NULL);
  scene = map_fixture_make_scene (&project);
  zw_map_set_scene (self->map, scene);
  g_assert_true (ZW_WAIT_UNTIL (is_drawn (self)));

  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  /* Stops are blue, 0x0072b2. */
  pixel = zw_ui_test_pixel (picture, 400, 300) & 0xffffff;
  g_assert_cmphex (pixel, ==, 0x0072b2);
  /* 100 m west and south of it: 46 pixels. Land use, pale green, over the ground. */
  pixel = zw_ui_test_pixel (picture, 400 - 92, 300 + 46) & 0xffffff;
  g_assert_cmphex (pixel, !=, zw_ui_test_pixel (picture, 600, 300) & 0xffffff);
  g_assert_cmpint ((int) ((pixel >> 8) & 255), >, (int) (pixel & 255) + 10);
  zw_ui_test_shot (self->window, "map-layers.png");

  /* They move with the map at once, before a new picture is there. */
  zw_map_pan_px (self->map, 100.0, -50.0);
  g_clear_object (&picture);
  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  g_assert_cmphex (zw_ui_test_pixel (picture, 300, 350) & 0xffffff, ==, 0x0072b2);
  g_assert_cmphex (zw_ui_test_pixel (picture, 400, 300) & 0xffffff, !=, 0x0072b2);

  zw_map_set_scene (self->map, NULL);
  g_clear_object (&picture);
  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  g_assert_cmphex (zw_ui_test_pixel (picture, 300, 350) & 0xffffff, !=, 0x0072b2);
  map_fixture_clear (&project);
}

static void
test_dark (Fixture *self, gconstpointer data)
{
  g_autoptr (GdkTexture) picture = NULL;

  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", TRUE, NULL);
  zw_ui_test_spin (100);
  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  g_assert_cmpint ((int) (zw_ui_test_pixel (picture, 400, 300) & 255), <, 0x60);
  zw_ui_test_shot (self->window, "map-dark.png");
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme", FALSE, NULL);
  zw_ui_test_spin (100);
  g_clear_object (&picture);
  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  g_assert_cmpint ((int) (zw_ui_test_pixel (picture, 400, 300) & 255), >, 0xc0);
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
#define ADD(path, test) g_test_add ("/map/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("places", test_places);
  ADD ("places-as-shumate", test_places_as_shumate);
  ADD ("keys", test_keys);
  ADD ("buttons", test_buttons);
  ADD ("drags", test_drags);
  ADD ("zoom-box", test_zoom_box);
  ADD ("wheel-at-cursor", test_wheel);
  ADD ("pointer", test_pointer);
  ADD ("zoom-to", test_zoom_to);
  ADD ("layers", test_layers);
  ADD ("dark", test_dark);
#undef ADD
  return g_test_run ();
}
