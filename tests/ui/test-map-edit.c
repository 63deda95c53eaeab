/* test-map-edit.c: zones drawn and changed with real pointer and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a corner must be follows from the pixel that was clicked.
 */

#include "map/zw-map-edit.h"

#include <math.h>

#include "../app/map-fixture.h"
#include "zw-ui-test.h"

/* Corners are exact to a tenth of a pixel. */
#define TENTH 0.1

typedef struct
{
  GtkWidget *window;
  ZwMap *map;
  ZwMapEdit *edit;
  ZwGeometry *finished;
  ZwGeometry *committed;
  char *label;
  char *refused;
  char *draft;
  guint n_drafts;
  guint n_committed;
  guint n_cancelled;
  guint n_changed;
  gboolean valid;
  gint64 clicked;
} Fixture;

static void
on_changed (ZwMapEdit *edit,
            ZwGeometry *geometry,
            gboolean valid,
            const char *reason,
            Fixture *self)
{
  self->n_changed++;
  self->valid = valid;
  g_assert_true (valid == (reason == NULL));
}

static void
on_finished (ZwMapEdit *edit, ZwGeometry *geometry, Fixture *self)
{
  g_clear_pointer (&self->finished, zw_geometry_unref);
  self->finished = zw_geometry_ref (geometry);
}

static void
on_committed (ZwMapEdit *edit, const char *label, ZwGeometry *geometry, Fixture *self)
{
  self->n_committed++;
  g_clear_pointer (&self->committed, zw_geometry_unref);
  self->committed = zw_geometry_ref (geometry);
  g_free (self->label);
  self->label = g_strdup (label);
  zw_map_edit_update (edit, geometry);
}

static void
on_refused (ZwMapEdit *edit, const char *reason, Fixture *self)
{
  g_free (self->refused);
  self->refused = g_strdup (reason);
}

static void
on_cancelled (ZwMapEdit *edit, Fixture *self)
{
  self->n_cancelled++;
}

static void
on_draft_changed (ZwMapEdit *edit, const char *draft, Fixture *self)
{
  self->n_drafts++;
  g_free (self->draft);
  self->draft = g_strdup (draft);
}

static void
on_zone_clicked (ZwMapEdit *edit, gint64 id, Fixture *self)
{
  self->clicked = id;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ .clicked = -1 };
  self->map = ZW_MAP (zw_map_new ());
  zw_map_set_crs (self->map, "EPSG:3826", &error);
  g_assert_no_error (error);
  zw_map_set_view (self->map, 121.5170, 25.0478, 15.3);
  self->edit = zw_map_edit_new (self->map);
  g_signal_connect (self->edit, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self->edit, "finished", G_CALLBACK (on_finished), self);
  g_signal_connect (self->edit, "committed", G_CALLBACK (on_committed), self);
  g_signal_connect (self->edit, "refused", G_CALLBACK (on_refused), self);
  g_signal_connect (self->edit, "cancelled", G_CALLBACK (on_cancelled), self);
  g_signal_connect (self->edit, "draft-changed", G_CALLBACK (on_draft_changed), self);
  g_signal_connect (self->edit, "zone-clicked", G_CALLBACK (on_zone_clicked), self);
  self->window = zw_ui_test_window (GTK_WIDGET (self->map), 800, 600);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->edit);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_pointer (&self->finished, zw_geometry_unref);
  g_clear_pointer (&self->committed, zw_geometry_unref);
  g_free (self->label);
  g_free (self->refused);
  g_free (self->draft);
  zw_ui_test_spin (50);
}

static void
click (Fixture *self, double x, double y)
{
  zw_ui_test_click (GTK_WIDGET (self->map), x, y, 1);
}

static void
assert_corner_at (Fixture *self, const ZwGeometry *geometry, guint index, double x, double y)
{
  double found_x, found_y;

  g_assert_cmpuint (index, <, geometry->n_points);
  g_assert_true (zw_map_to_px (self->map, geometry->points[index], &found_x, &found_y));
  g_assert_cmpfloat_with_epsilon (found_x, x, TENTH);
  g_assert_cmpfloat_with_epsilon (found_y, y, TENTH);
}

static ZwGeometry *
make_polygon_px (Fixture *self, const ZwPoint *px, guint n)
{
  g_autofree ZwPoint *places = g_new (ZwPoint, n);

  for (guint i = 0; i < n; i++)
    g_assert_true (zw_map_from_px (self->map, px[i].x, px[i].y, &places[i]));
  return zw_geometry_new_polygon (places, n);
}

static const ZwPoint zone_px[] = { { 200, 150 }, { 500, 150 }, { 500, 400 }, { 200, 400 } };

/* Shows the rectangle zone_px as a zone being edited. */
static void
edit_rectangle (Fixture *self)
{
  g_autoptr (ZwGeometry) geometry = make_polygon_px (self, zone_px, 4);

  zw_map_edit_edit_zone (self->edit, 7, geometry);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_EDITING);
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 4);
}

static void
test_triangle (Fixture *self, gconstpointer data)
{
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 2);
  click (self, 400, 450);
  g_assert_true (self->valid);
  zw_ui_test_shot (self->window, "edit-triangle.png");
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);
  assert_corner_at (self, self->finished, 0, 200, 150);
  assert_corner_at (self, self->finished, 1, 600, 120);
  assert_corner_at (self, self->finished, 2, 400, 450);
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_IDLE);
  g_assert_null (self->draft);
}

/* Double click, right click and a click on the first corner all close. */
static void
test_ways_to_close (Fixture *self, gconstpointer data)
{
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  zw_ui_test_double_click (GTK_WIDGET (self->map), 400, 450);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);
  assert_corner_at (self, self->finished, 2, 400, 450);

  g_clear_pointer (&self->finished, zw_geometry_unref);
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  click (self, 400, 450);
  zw_ui_test_click (GTK_WIDGET (self->map), 300, 300, 3);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);

  g_clear_pointer (&self->finished, zw_geometry_unref);
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  click (self, 400, 450);
  click (self, 203, 152);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);
}

/* Dragging the map in the middle of drawing sets no corner. */
static void
test_pan_while_drawing (Fixture *self, gconstpointer data)
{
  double lon, lat, zoom, lon_after, lat_after;

  zw_map_get_view (self->map, &lon, &lat, &zoom);
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  zw_ui_test_drag (GTK_WIDGET (self->map), 450, 300, 500, 330, 1);
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 1);
  zw_map_get_view (self->map, &lon_after, &lat_after, &zoom);
  g_assert_cmpfloat (lon_after, <, lon);
  click (self, 600, 120);
  click (self, 400, 450);
  zw_ui_test_key (GDK_KEY_KP_Enter, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  /* The first corner went along with the map. */
  assert_corner_at (self, self->finished, 0, 250, 180);
  assert_corner_at (self, self->finished, 1, 600, 120);
}

static void
test_backspace_and_esc (Fixture *self, gconstpointer data)
{
  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  click (self, 400, 450);
  g_assert_cmpuint (self->n_drafts, ==, 3);
  zw_ui_test_key (GDK_KEY_BackSpace, 0);
  g_assert_true (ZW_WAIT_UNTIL (zw_map_edit_get_n_corners (self->edit) == 2));
  zw_ui_test_key (GDK_KEY_z, GDK_CONTROL_MASK);
  g_assert_true (ZW_WAIT_UNTIL (zw_map_edit_get_n_corners (self->edit) == 1));
  g_assert_nonnull (self->draft);
  g_assert_null (strchr (self->draft, ';'));
  g_assert_false (zw_map_edit_close (self->edit));
  g_assert_nonnull (self->refused);
  zw_ui_test_key (GDK_KEY_Escape, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->n_cancelled == 1));
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_IDLE);
  g_assert_null (self->draft);
  g_assert_null (self->finished);
  g_assert_false (zw_map_edit_undo_corner (self->edit));
}

static void
test_self_crossing (Fixture *self, gconstpointer data)
{
  g_autoptr (GdkTexture) picture = NULL;
  guint32 pixel;

  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 450);
  click (self, 600, 150);
  click (self, 200, 450);
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->refused != NULL));
  g_assert_null (self->finished);
  g_assert_false (self->valid);
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_DRAWING);
  /* The sides cross at 400, 300: the outline is red, and a ring of radius 11 is
     drawn around that place. */
  picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  pixel = zw_ui_test_pixel (picture, 300, 225);
  g_assert_cmpint ((int) ((pixel >> 16) & 255), >, 0xb0);
  g_assert_cmpint ((int) (pixel & 255), <, 0x40);
  pixel = zw_ui_test_pixel (picture, 400, 289);
  g_assert_cmpint ((int) ((pixel >> 16) & 255), >, 0xb0);
  g_assert_cmpint ((int) (pixel & 255), <, 0x60);
  zw_ui_test_shot (self->window, "edit-crossing.png");

  zw_ui_test_key (GDK_KEY_BackSpace, 0);
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);
}

static void
test_draft (Fixture *self, gconstpointer data)
{
  g_autofree char *draft = NULL;
  ZwPoint place;

  zw_map_edit_draw_zone (self->edit);
  click (self, 200, 150);
  click (self, 600, 120);
  draft = g_strdup (self->draft);
  g_assert_nonnull (draft);
  zw_map_edit_cancel (self->edit);
  g_assert_false (zw_map_edit_restore_draft (self->edit, "no draft"));
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_IDLE);
  g_assert_true (zw_map_edit_restore_draft (self->edit, draft));
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 2);
  g_assert_cmpstr (self->draft, ==, draft);
  g_assert_true (zw_map_edit_get_corner (self->edit, 1, &place));
  {
    g_autoptr (ZwGeometry) point = zw_geometry_new_point (place.x, place.y);

    assert_corner_at (self, point, 0, 600, 120);
  }
}

/* Without a pointer: arrows move the map, Space sets a corner in its middle. */
static void
test_draw_by_keys (Fixture *self, gconstpointer data)
{
  zw_map_edit_draw_zone (self->edit);
  zw_ui_test_key (GDK_KEY_space, 0);
  for (int i = 0; i < 2; i++)
    zw_ui_test_key (GDK_KEY_Right, 0);
  zw_ui_test_key (GDK_KEY_space, 0);
  zw_ui_test_key (GDK_KEY_Down, 0);
  zw_ui_test_key (GDK_KEY_space, 0);
  zw_ui_test_shot (self->window, "edit-keys.png");
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->finished != NULL));
  g_assert_cmpuint (self->finished->n_points, ==, 3);
  /* An arrow is 64 pixels. */
  assert_corner_at (self, self->finished, 2, 400, 300);
  assert_corner_at (self, self->finished, 1, 400, 300 - 64);
  assert_corner_at (self, self->finished, 0, 400 - 128, 300 - 64);
}

static void
test_drag_corner (Fixture *self, gconstpointer data)
{
  double lon, lat, zoom, lon_after, lat_after;

  edit_rectangle (self);
  zw_map_get_view (self->map, &lon, &lat, &zoom);
  /* Taken 3 pixels off its middle. */
  zw_ui_test_drag (GTK_WIDGET (self->map), 503, 148, 543, 118, 1);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Move corner");
  g_assert_cmpuint (self->committed->n_points, ==, 4);
  assert_corner_at (self, self->committed, 0, 200, 150);
  assert_corner_at (self, self->committed, 1, 540, 120);
  assert_corner_at (self, self->committed, 2, 500, 400);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 1);
  g_assert_cmpuint (self->n_changed, >=, 3);
  zw_map_get_view (self->map, &lon_after, &lat_after, &zoom);
  g_assert_cmpfloat (lon, ==, lon_after);
  g_assert_cmpfloat (lat, ==, lat_after);
  zw_ui_test_shot (self->window, "edit-dragged.png");
}

/* A corner dragged over the opposite side springs back. */
static void
test_wrong_drag (Fixture *self, gconstpointer data)
{
  ZwPoint place;

  edit_rectangle (self);
  zw_ui_test_drag (GTK_WIDGET (self->map), 200, 150, 560, 300, 1);
  g_assert_true (ZW_WAIT_UNTIL (self->refused != NULL));
  g_assert_cmpuint (self->n_committed, ==, 0);
  g_assert_true (zw_map_edit_get_corner (self->edit, 0, &place));
  {
    g_autoptr (ZwGeometry) point = zw_geometry_new_point (place.x, place.y);

    assert_corner_at (self, point, 0, 200, 150);
  }
  g_assert_true (self->valid);
}

static void
test_insert_corner (Fixture *self, gconstpointer data)
{
  edit_rectangle (self);
  /* The handle in the middle of the upper side. */
  zw_ui_test_drag (GTK_WIDGET (self->map), 350, 150, 350, 80, 1);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Insert corner");
  g_assert_cmpuint (self->committed->n_points, ==, 5);
  assert_corner_at (self, self->committed, 1, 350, 80);
  assert_corner_at (self, self->committed, 2, 500, 150);

  /* A double click on the left side, off its handle. */
  zw_ui_test_double_click (GTK_WIDGET (self->map), 202, 350);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 2));
  g_assert_cmpuint (self->committed->n_points, ==, 6);
  assert_corner_at (self, self->committed, 5, 200, 350);
}

static void
test_remove_corner (Fixture *self, gconstpointer data)
{
  edit_rectangle (self);
  zw_ui_test_hold (GDK_KEY_Control_L, TRUE);
  click (self, 500, 400);
  zw_ui_test_hold (GDK_KEY_Control_L, FALSE);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Delete corner");
  g_assert_cmpuint (self->committed->n_points, ==, 3);
  assert_corner_at (self, self->committed, 2, 200, 400);

  /* A triangle keeps its corners. */
  click (self, 500, 150);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 1);
  zw_ui_test_key (GDK_KEY_Delete, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->refused != NULL));
  g_assert_cmpuint (self->n_committed, ==, 1);
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 3);
}

static void
test_move_zone (Fixture *self, gconstpointer data)
{
  edit_rectangle (self);
  zw_ui_test_drag (GTK_WIDGET (self->map), 300, 300, 360, 280, 1);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Move zone");
  for (guint i = 0; i < 4; i++)
    assert_corner_at (self, self->committed, i, zone_px[i].x + 60, zone_px[i].y - 20);
}

static void
test_keys_on_corners (Fixture *self, gconstpointer data)
{
  edit_rectangle (self);
  zw_ui_test_key (GDK_KEY_Tab, 0);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 0);
  zw_ui_test_key (GDK_KEY_Tab, 0);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 1);
  zw_ui_test_key (GDK_KEY_Right, 0);
  zw_ui_test_key (GDK_KEY_Right, 0);
  zw_ui_test_key (GDK_KEY_Down, GDK_SHIFT_MASK);
  /* Three keys, one change. */
  g_assert_cmpuint (self->n_committed, ==, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Move corner");
  assert_corner_at (self, self->committed, 1, 502, 160);
  zw_ui_test_key (GDK_KEY_Delete, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 2));
  g_assert_cmpuint (self->committed->n_points, ==, 3);

  zw_ui_test_key (GDK_KEY_Tab, 0);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 0);
  zw_ui_test_key (GDK_KEY_Escape, 0);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, -1);
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_EDITING);
  zw_ui_test_key (GDK_KEY_Escape, 0);
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_IDLE);
  g_assert_cmpuint (self->n_cancelled, ==, 1);
}

static void
test_hole (Fixture *self, gconstpointer data)
{
  edit_rectangle (self);
  zw_map_edit_draw_hole (self->edit);
  click (self, 300, 200);
  click (self, 400, 200);
  click (self, 350, 300);
  zw_ui_test_shot (self->window, "edit-hole.png");
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  g_assert_cmpstr (self->label, ==, "Cut out hole");
  g_assert_cmpuint (self->committed->n_rings, ==, 2);
  assert_corner_at (self, self->committed, 4, 300, 200);
  g_assert_cmpint (zw_map_edit_get_state (self->edit), ==, ZW_MAP_EDIT_EDITING);
  g_assert_cmpuint (self->n_drafts, ==, 0);

  /* One that reaches out of the zone is none. */
  zw_map_edit_draw_hole (self->edit);
  click (self, 450, 350);
  click (self, 600, 350);
  click (self, 600, 380);
  zw_ui_test_key (GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (self->refused != NULL));
  g_assert_cmpuint (self->n_committed, ==, 1);
  g_assert_cmpuint (zw_map_edit_get_n_corners (self->edit), ==, 7);
}

/* Undo from outside, while a corner is chosen. */
static void
test_update (Fixture *self, gconstpointer data)
{
  g_autoptr (ZwGeometry) before = NULL;
  ZwPoint place;

  edit_rectangle (self);
  before = make_polygon_px (self, zone_px, 4);
  zw_ui_test_drag (GTK_WIDGET (self->map), 500, 400, 550, 450, 1);
  g_assert_true (ZW_WAIT_UNTIL (self->n_committed == 1));
  zw_map_edit_update (self->edit, before);
  g_assert_cmpint (zw_map_edit_get_selected_corner (self->edit), ==, 2);
  g_assert_true (zw_map_edit_get_corner (self->edit, 2, &place));
  g_assert_cmpfloat (place.x, ==, before->points[2].x);
  g_assert_cmpuint (self->n_committed, ==, 1);

  place.x += 25.0;
  g_assert_true (zw_map_edit_move_corner (self->edit, 2, place));
  g_assert_cmpuint (self->n_committed, ==, 2);
  g_assert_cmpfloat (self->committed->points[2].x, ==, place.x);
}

static void
test_click_zone (Fixture *self, gconstpointer data)
{
  static const ZwPoint inner_px[] = { { 300, 200 }, { 350, 200 }, { 350, 250 }, { 300, 250 } };
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
  ZwZone *outer = g_new0 (ZwZone, 1), *inner = g_new0 (ZwZone, 1);

  outer->id = 7;
  outer->name = g_strdup ("舊城");
  outer->geometry = make_polygon_px (self, zone_px, 4);
  inner->id = 8;
  inner->name = g_strdup ("車站");
  inner->geometry = make_polygon_px (self, inner_px, 4);
  g_ptr_array_add (zones, outer);
  g_ptr_array_add (zones, inner);
  zw_map_set_zones (self->map, zones, 7);
  zw_ui_test_shot (self->window, "edit-zones.png");

  click (self, 450, 350);
  g_assert_cmpint (self->clicked, ==, 7);
  click (self, 320, 220);
  g_assert_cmpint (self->clicked, ==, 8);
  click (self, 100, 100);
  g_assert_cmpint (self->clicked, ==, 0);
  /* Panning is no click. */
  self->clicked = -1;
  zw_ui_test_drag (GTK_WIDGET (self->map), 600, 300, 640, 320, 1);
  g_assert_cmpint (self->clicked, ==, -1);
}

/* The map may go before the controller. */
static void
test_lifetime (void)
{
  ZwMap *map = ZW_MAP (g_object_ref_sink (zw_map_new ()));
  ZwMapEdit *edit = zw_map_edit_new (map);
  ZwMapEdit *other;

  g_assert_true (zw_map_set_crs (map, "EPSG:3826", NULL));
  zw_map_edit_draw_zone (edit);
  g_object_unref (map);
  g_assert_false (zw_map_edit_undo_corner (edit));
  g_object_unref (edit);

  map = ZW_MAP (g_object_ref_sink (zw_map_new ()));
  other = zw_map_edit_new (map);
  g_object_unref (other);
  g_object_unref (map);
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
#define ADD(path, test) g_test_add ("/map-edit/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("triangle", test_triangle);
  ADD ("ways-to-close", test_ways_to_close);
  ADD ("pan-while-drawing", test_pan_while_drawing);
  ADD ("backspace-and-esc", test_backspace_and_esc);
  ADD ("self-crossing", test_self_crossing);
  ADD ("draft", test_draft);
  ADD ("draw-by-keys", test_draw_by_keys);
  ADD ("drag-corner", test_drag_corner);
  ADD ("wrong-drag-springs-back", test_wrong_drag);
  ADD ("insert-corner", test_insert_corner);
  ADD ("remove-corner", test_remove_corner);
  ADD ("move-zone", test_move_zone);
  ADD ("keys-on-corners", test_keys_on_corners);
  ADD ("hole", test_hole);
  ADD ("update-from-outside", test_update);
  ADD ("click-zone", test_click_zone);
#undef ADD
  g_test_add_func ("/map-edit/lifetime", test_lifetime);
  return g_test_run ();
}
