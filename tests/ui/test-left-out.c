/* test-left-out.c: residents without coverage in the window: the switch, the map, the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four squares of a square kilometre in a row, with 1000, 2000, 3000 and 4000
 * residents, and a stop in the middle of the first, which reaches its sides.
 */

#include "pages/zw-left-out-list.h"
#include "pages/zw-left-out-table.h"

#include <math.h>

#include "import/zw-import.h"
#include "project-fixture.h"

#define X0 300000.0
#define Y0 2770000.0

/* Longer than the rest before the work begins. */
#define QUIET_MS 600

typedef struct
{
  Project project;
  GtkWidget *window;
  ZwMap *map;
  ZwLeftOutView *view;
  GtkWidget *list;
  guint n_changes;
} Fixture;

static void
on_changed (ZwLeftOutView *view, Fixture *self)
{
  self->n_changes++;
}

static void
import (Fixture *self, const char *name, const char *text, ZwRole role)
{
  g_autofree char *path = project_write (&self->project, name, text, -1);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = role, .crs = "EPSG:3826" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport)
      report = zw_import_run (zw_session_get_store (self->project.session), &options, NULL, &error);

  g_assert_no_error (error);
}

static void
import_people (Fixture *self)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (int i = 0; i < 4; i++)
    {
      double x = X0 + 1000.0 * i;

      g_string_append_printf (
          text,
          "%s{\"type\":\"Feature\",\"properties\":{\"name\":\"里 %d\",\"population\":%d},"
          "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[%.0f,%.0f],[%.0f,%.0f],"
          "[%.0f,%.0f],[%.0f,%.0f],[%.0f,%.0f]]]}}",
          i > 0 ? "," : "", i + 1, 1000 * (i + 1), x, Y0, x + 1000.0, Y0, x + 1000.0, Y0 + 1000.0,
          x, Y0 + 1000.0, x, Y0);
    }
  g_string_append (text, "]}");
  import (self, "people.geojson", text->str, ZW_ROLE_POPULATION);
}

static gint64
add_zone (Fixture *self, const char *name, double west, double east)
{
  const ZwPoint corners[] = {
    { X0 + west, Y0 }, { X0 + east, Y0 }, { X0 + east, Y0 + 1000.0 }, { X0 + west, Y0 + 1000.0 }
  };
  g_autoptr (ZwGeometry) shape = zw_geometry_new_polygon (corners, 4);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (zw_session_get_store (self->project.session), name, ZW_ZONE_URBAN, shape,
                           &error);

  g_assert_no_error (error);
  return id;
}

static void
on_layers_changed (ZwSession *session, Fixture *self)
{
  if (zw_session_get_scene (session) != NULL)
    zw_map_set_scene (self->map, zw_session_get_scene (session));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const ZwEnvelope extent = { X0, Y0, X0 + 4000.0, Y0 + 1000.0 };
  g_autoptr (GError) error = NULL;

  *self = (Fixture){ 0 };
  project_set_up (&self->project, NULL);
  self->map = ZW_MAP (zw_map_new ());
  zw_map_set_crs (self->map, "EPSG:3826", &error);
  g_assert_no_error (error);
  g_signal_connect (self->project.session, "layers-changed", G_CALLBACK (on_layers_changed), self);
  self->view = zw_left_out_view_new (self->project.session, self->map);
  g_signal_connect (self->view, "changed", G_CALLBACK (on_changed), self);
  self->list = zw_left_out_list_new (self->view);
  gtk_widget_set_size_request (self->list, 300, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->map));
  gtk_box_append (GTK_BOX (box), self->list);
  self->window = zw_ui_test_window (box, 1000, 600);
  zw_map_zoom_to (self->map, &extent);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (self->project.session, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_run_dispose (G_OBJECT (self->view));
  g_object_unref (self->view);
  zw_ui_test_spin (50);
  project_tear_down (&self->project, NULL);
}

static const ZwLeftOut *
get_result (Fixture *self)
{
  return zw_left_out_view_get_result (self->view);
}

static gboolean
is_left_out (Fixture *self, double residents)
{
  return get_result (self) != NULL && !zw_left_out_view_is_busy (self->view)
         && fabs (get_result (self)->left_out - residents) < 0.01;
}

static void
click (GtkWidget *widget)
{
  zw_ui_test_click (widget, gtk_widget_get_width (widget) / 2.0,
                    gtk_widget_get_height (widget) / 2.0, 1);
}

/* The colour of the map over a place of the city. */
static guint32
get_colour (Fixture *self, double x, double y)
{
  g_autoptr (GdkTexture) picture = zw_ui_test_picture (GTK_WIDGET (self->map));
  double x_px, y_px;

  g_assert_true (zw_map_to_px (self->map, (ZwPoint){ X0 + x, Y0 + y }, &x_px, &y_px));
  return zw_ui_test_pixel (picture, (int) x_px, (int) y_px) & 0xffffff;
}

/* Red less blue: the colours of the figure are all orange. */
static int
get_warmth (Fixture *self, double x, double y)
{
  guint32 colour = get_colour (self, x, y);

  return (int) (colour >> 16) - (int) (colour & 255);
}

static int
get_lightness (Fixture *self, double x, double y)
{
  guint32 colour = get_colour (self, x, y);

  return (int) ((colour >> 16) + ((colour >> 8) & 255) + (colour & 255));
}

static void
test_switch (Fixture *self, gconstpointer data)
{
  double left_out = 10000.0 - G_PI * 250.0;
  GtkWidget *button = zw_ui_test_find (self->list, GTK_TYPE_SWITCH, NULL);
  int ground;

  import_people (self);
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  /* The list is seen, so that there are figures without the switch. */
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, left_out)));
  g_assert_nonnull (
      zw_ui_test_find (self->list, GTK_TYPE_LABEL, "9,215 of 10,000 residents (92.15 %)"));
  g_assert_null (zw_map_get_shade (self->map));
  g_assert_true (ZW_WAIT_UNTIL (zw_map_get_scene (self->map) != NULL));
  zw_ui_test_spin (300);
  ground = get_lightness (self, 3500, 100);

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Residents without coverage");
  click (button);
  g_assert_true (zw_left_out_view_get_shown (self->view));
  g_assert_nonnull (zw_map_get_shade (self->map));
  g_assert_cmpuint (zw_map_get_shade (self->map)->spots->len, ==, get_result (self)->n_pockets);
  /* The more, the darker. */
  g_assert_true (ZW_WAIT_UNTIL (get_warmth (self, 3500, 100) > 80));
  g_assert_cmpint (get_lightness (self, 3500, 100), <, get_lightness (self, 1500, 100) - 60);
  g_assert_cmpint (get_lightness (self, 3500, 100), <, ground - 100);
  zw_ui_test_shot (self->window, "left-out.png");

  click (button);
  g_assert_false (zw_left_out_view_get_shown (self->view));
  g_assert_null (zw_map_get_shade (self->map));
  g_assert_true (ZW_WAIT_UNTIL (abs (get_lightness (self, 3500, 100) - ground) < 12));
}

/* The figures are those of the zone, and follow it; not while it is dragged, and
 * not when only its name changes. */
static void
test_zone (Fixture *self, gconstpointer data)
{
  ZwStore *store = zw_session_get_store (self->project.session);
  const ZwPoint corners[] = { { X0 + 2000, Y0 }, { X0 + 4000, Y0 }, { X0 + 4000, Y0 + 900 } };
  g_autoptr (ZwGeometry) sketch = zw_geometry_new_polygon (corners, 3);
  g_autoptr (GError) error = NULL;
  gint64 east, west;
  guint n;

  import_people (self);
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  west = add_zone (self, "西", 0.0, 1000.0);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 1000.0 - G_PI * 250.0)));
  east = add_zone (self, "東", 2000.0, 4000.0);
  zw_session_select_zone (self->project.session, east);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 7000.0)));

  n = self->n_changes;
  zw_session_show_outline (self->project.session, sketch);
  zw_zone_set_name (store, east, "新名", &error);
  g_assert_no_error (error);
  zw_ui_test_spin (QUIET_MS);
  g_assert_cmpuint (self->n_changes, ==, n);
  zw_session_show_outline (self->project.session, NULL);

  /* Let go, the outline is the zone's. */
  zw_zone_set_geometry (store, east, "Move", sketch, &error);
  g_assert_no_error (error);
  /* Of 900 m of height at 4000, 450 at 3000: 225,000 m² and 675,000 m². */
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 3000.0 * 0.225 + 4000.0 * 0.675)));
  zw_session_select_zone (self->project.session, west);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 1000.0 - G_PI * 250.0)));
}

/* Another stop serves the second square; without it all is as before. */
static void
test_layers (Fixture *self, gconstpointer data)
{
  import_people (self);
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - G_PI * 250.0)));
  import (self, "more.csv", "name,x,y\nB,301500,2770500\n", ZW_ROLE_STOPS);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - 3.0 * G_PI * 250.0)));
  zw_session_undo (self->project.session);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - G_PI * 250.0)));
}

/* A click on a row brings its pocket into the middle of the map. */
static void
test_rows (Fixture *self, gconstpointer data)
{
  GtkWidget *row;
  const ZwPocket *pocket;
  double x, y;

  import_people (self);
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - G_PI * 250.0)));
  zw_left_out_view_set_shown (self->view, TRUE);
  row = zw_ui_test_find (self->list, GTK_TYPE_LIST_BOX_ROW, NULL);
  g_assert_nonnull (row);
  zw_ui_test_spin (200);
  zw_left_out_view_set_shown (self->view, FALSE);
  click (row);
  g_assert_true (zw_left_out_view_get_shown (self->view));
  pocket = &get_result (self)->pockets[0];
  g_assert_true (zw_map_to_px (self->map,
                               (ZwPoint){ (pocket->extent.min_x + pocket->extent.max_x) / 2.0,
                                          (pocket->extent.min_y + pocket->extent.max_y) / 2.0 },
                               &x, &y));
  g_assert_cmpfloat_with_epsilon (x, gtk_widget_get_width (GTK_WIDGET (self->map)) / 2.0, 2.0);
  g_assert_cmpfloat_with_epsilon (y, gtk_widget_get_height (GTK_WIDGET (self->map)) / 2.0, 2.0);
}

/* The areas, the most first; a click shows one, the button keeps them all. */
static void
test_table (Fixture *self, gconstpointer data)
{
  GtkWidget *table = zw_left_out_table_new (self->view);
  GtkWidget *window = zw_ui_test_window (table, 700, 400), *button, *label;
  GListModel *rows;
  guint n_layers;

  import_people (self);
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - G_PI * 250.0)));
  rows = G_LIST_MODEL (gtk_column_view_get_model (
      GTK_COLUMN_VIEW (zw_ui_test_find (table, GTK_TYPE_COLUMN_VIEW, NULL))));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, 4);
  zw_ui_test_spin (200);
  label = zw_ui_test_find (table, GTK_TYPE_LABEL, "里 4");
  g_assert_nonnull (label);
  g_assert_nonnull (zw_ui_test_find (table, GTK_TYPE_LABEL, "4,000"));
  g_assert_nonnull (zw_ui_test_find (table, GTK_TYPE_LABEL, "21.5 %"));
  click (label);
  g_assert_true (ZW_WAIT_UNTIL (zw_left_out_view_get_shown (self->view)));

  n_layers = project_count_layers (&self->project);
  button = zw_ui_test_find (table, GTK_TYPE_BUTTON, "_Keep as a Layer");
  g_assert_nonnull (button);
  click (button);
  g_assert_true (ZW_WAIT_UNTIL (project_count_layers (&self->project) == n_layers + 1));
  g_assert_null (self->project.failure);
  zw_session_undo (self->project.session);
  g_assert_true (ZW_WAIT_UNTIL (project_count_layers (&self->project) == n_layers));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a layer of stops there is a reason, and nothing on the map. */
static void
test_no_data (Fixture *self, gconstpointer data)
{
  import_people (self);
  zw_left_out_view_set_shown (self->view, TRUE);
  g_assert_true (ZW_WAIT_UNTIL (get_result (self) != NULL
                                && strstr (get_result (self)->reason, "stops") != NULL));
  g_assert_cmpint (get_result (self)->state, ==, ZW_INDICATOR_NO_DATA);
  g_assert_null (zw_map_get_shade (self->map));
  g_assert_nonnull (
      zw_ui_test_find (self->list, GTK_TYPE_LABEL,
                       "No data: No layer of public transport stops has been imported."));
  import (self, "stops.csv", "name,x,y\nA,300500,2770500\n", ZW_ROLE_STOPS);
  g_assert_true (ZW_WAIT_UNTIL (is_left_out (self, 10000.0 - G_PI * 250.0)));
  g_assert_nonnull (zw_map_get_shade (self->map));
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
#define ADD(path, test) g_test_add ("/left-out/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("switch", test_switch);
  ADD ("zone", test_zone);
  ADD ("layers", test_layers);
  ADD ("rows", test_rows);
  ADD ("table", test_table);
  ADD ("no-data", test_no_data);
#undef ADD
  return g_test_run ();
}
