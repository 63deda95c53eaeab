/* test-data-page.c: the list of layers, and what can be changed of each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-import.h"
#include "pages/zw-data-page.h"
#include "pages/zw-layer-row.h"
#include "project-fixture.h"
#include "widgets/zw-words.h"
#include "widgets/zw-year-entry.h"

#include <string.h>

#define STOPS "站名,經度,緯度\n甲站,121.50,25.00\n乙站,121.51,25.01\n丙站,,\n"

/* A square, and a bow tie that crosses itself in its middle, (305200, 2770100). */
#define FOOTWAYS                                                                                   \
  "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"           \
  "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":["                                                \
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"一\"},\"geometry\":{\"type\":\"Polygon\","    \
  "\"coordinates\":[[[305000,2770000],[305100,2770000],[305100,2770100],[305000,2770100],"         \
  "[305000,2770000]]]}},"                                                                          \
  "{\"type\":\"Feature\",\"properties\":{\"name\":\"二\"},\"geometry\":{\"type\":\"Polygon\","    \
  "\"coordinates\":[[[305100,2770000],[305300,2770200],[305300,2770000],[305100,2770200],"         \
  "[305100,2770000]]]}}]}"

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  char *removed;
  double x;
  double y;
  guint n_shown;
} Fixture;

static void
on_removed (ZwDataPage *page, const char *name, Fixture *self)
{
  g_free (self->removed);
  self->removed = g_strdup (name);
}

static void
on_show_place (ZwDataPage *page, double x, double y, Fixture *self)
{
  self->x = x;
  self->y = y;
  self->n_shown++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  project_set_up (&self->project, NULL);
  self->page = zw_data_page_new (self->project.session);
  g_signal_connect (self->page, "removed", G_CALLBACK (on_removed), self);
  g_signal_connect (self->page, "show-place", G_CALLBACK (on_show_place), self);
  self->window = zw_ui_test_window (self->page, 360, 700);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_free (self->removed);
  project_tear_down (&self->project, NULL);
}

static void
import (Fixture *self, const char *name, const char *text, ZwRole role)
{
  g_autofree char *path = project_write (&self->project, name, text, -1);
  ZwStore *store = zw_session_get_store (self->project.session);
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = role };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (store, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (report);
  g_assert_true (ZW_WAIT_UNTIL (zw_session_get_working (self->project.session) == NULL));
  zw_ui_test_wait_frames (self->page, 2);
}

static ZwLayerRow *
get_row (Fixture *self, int index)
{
  GtkWidget *list = zw_ui_test_find (self->page, GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index);

  return row != NULL ? ZW_LAYER_ROW (row) : NULL;
}

static GtkWidget *
find_label (ZwLayerRow *row, const char *text)
{
  return zw_ui_test_find (GTK_WIDGET (row), GTK_TYPE_LABEL, text);
}

static GtkWidget *
open_properties (Fixture *self, ZwLayerRow *row)
{
  GtkWidget *button = zw_ui_test_find (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON, NULL);
  GtkWidget *popover;

  project_click (button);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  g_assert_nonnull (popover);
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (popover)));
  zw_ui_test_wait_frames (self->page, 2);
  return popover;
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  GtkWidget *title = zw_ui_test_find (self->page, GTK_TYPE_LABEL, "No data yet");

  g_assert_true (gtk_widget_get_mapped (title));
  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  g_assert_false (gtk_widget_get_mapped (title));
  g_assert_true (zw_session_undo (self->project.session));
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (title)));
}

static void
test_rows (Fixture *self, gconstpointer data)
{
  import (self, "footways.geojson", FOOTWAYS, ZW_ROLE_FOOTWAYS);
  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  zw_ui_test_shot (self->page, "data-page.png");
  /* By role, not in the order they came. */
  g_assert_nonnull (find_label (get_row (self, 0), "stops"));
  g_assert_nonnull (find_label (get_row (self, 0), "Public transport stops"));
  g_assert_nonnull (find_label (get_row (self, 0), "2 points"));
  g_assert_nonnull (find_label (get_row (self, 0), "1 left out"));
  g_assert_nonnull (find_label (get_row (self, 1), "footways"));
  g_assert_nonnull (find_label (get_row (self, 1), "2 areas"));
  g_assert_nonnull (find_label (get_row (self, 1), "1 repaired"));
  g_assert_null (get_row (self, 2));
}

static void
test_hide (Fixture *self, gconstpointer data)
{
  ZwStore *store;
  GtkWidget *button;

  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  store = zw_session_get_store (self->project.session);
  button = zw_ui_test_find (GTK_WIDGET (get_row (self, 0)), GTK_TYPE_BUTTON, "Hide on the map");
  g_assert_nonnull (button);
  project_click (button);
  g_assert_false (project_get_layer (&self->project, 0)->visible);
  g_assert_cmpstr (zw_store_get_undo_label (store), ==, "Hide a layer");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Show on the map");
  project_click (button);
  g_assert_true (project_get_layer (&self->project, 0)->visible);
}

static void
test_properties (Fixture *self, gconstpointer data)
{
  GtkWidget *popover, *entry, *year, *used;
  ZwLayerRow *row;

  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  row = get_row (self, 0);
  popover = open_properties (self, row);
  zw_ui_test_shot (popover, "layer-popover.png");
  g_assert_nonnull (zw_ui_test_find (popover, GTK_TYPE_LABEL, "stops.csv"));
  g_assert_nonnull (
      zw_ui_test_find (popover, GTK_TYPE_LABEL, "3 read, 2 taken, 0 repaired, 1 left out"));

  entry = zw_ui_test_find (popover, GTK_TYPE_ENTRY, "stops");
  gtk_editable_set_text (GTK_EDITABLE (entry), "  公車站牌 ");
  g_assert_cmpstr (project_get_layer (&self->project, 0)->name, ==, "stops");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (project_get_layer (&self->project, 0)->name, ==, "公車站牌");
  g_assert_true (row == get_row (self, 0));
  g_assert_nonnull (find_label (row, "公車站牌"));
  /* A layer without a name is none. */
  gtk_editable_set_text (GTK_EDITABLE (entry), " ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "公車站牌");

  year = zw_ui_test_find (popover, ZW_TYPE_YEAR_ENTRY, NULL);
  entry = zw_ui_test_find (year, GTK_TYPE_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "115");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpint (project_get_layer (&self->project, 0)->year, ==, 2026);
  g_assert_nonnull (find_label (row, "2 points · 2026 (ROC 115)"));

  used = zw_ui_test_find (popover, GTK_TYPE_SWITCH, NULL);
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (used)));
  gtk_switch_set_active (GTK_SWITCH (used), FALSE);
  g_assert_false (project_get_layer (&self->project, 0)->used);
  g_assert_nonnull (find_label (row, "1 left out · not counted in the figures"));
  g_assert_true (gtk_widget_get_mapped (popover));

  /* Three commands, three steps back; what is open follows. */
  for (int i = 0; i < 3; i++)
    g_assert_true (zw_session_undo (self->project.session));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (used)));
  g_assert_cmpstr (project_get_layer (&self->project, 0)->name, ==, "stops");
  g_assert_cmpint (zw_year_entry_get_year (ZW_YEAR_ENTRY (year)), ==, 0);
  g_assert_null (self->project.failure);
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_assert_true (ZW_WAIT_UNTIL (!gtk_widget_get_mapped (popover)));
}

static void
test_remove (Fixture *self, gconstpointer data)
{
  GtkWidget *popover, *button;

  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  import (self, "footways.geojson", FOOTWAYS, ZW_ROLE_FOOTWAYS);
  popover = open_properties (self, get_row (self, 0));
  button = zw_ui_test_find (popover, GTK_TYPE_BUTTON, "_Remove from the Project");
  project_click (button);
  g_assert_true (ZW_WAIT_UNTIL (self->removed != NULL));
  g_assert_cmpstr (self->removed, ==, "stops");
  g_assert_cmpuint (project_count_layers (&self->project), ==, 1);
  g_assert_nonnull (find_label (get_row (self, 0), "footways"));
  g_assert_null (get_row (self, 1));
  g_assert_true (zw_session_undo (self->project.session));
  g_assert_nonnull (find_label (get_row (self, 0), "stops"));
  g_assert_nonnull (find_label (get_row (self, 1), "footways"));
  g_assert_null (self->project.failure);
}

static void
test_repairs (Fixture *self, gconstpointer data)
{
  GtkWidget *popover, *list;

  import (self, "footways.geojson", FOOTWAYS, ZW_ROLE_FOOTWAYS);
  popover = open_properties (self, get_row (self, 0));
  list = zw_ui_test_find (popover, GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  /* The popover may still be moving to its place while a loaded machine draws it. */
  for (int i = 0; i < 3 && self->n_shown == 0; i++)
    {
      zw_ui_test_click (list, 30, 10, 1);
      for (int k = 0; k < 30 && self->n_shown == 0; k++)
        zw_ui_test_spin (100);
    }
  g_assert_cmpuint (self->n_shown, ==, 1);
  g_assert_cmpfloat_with_epsilon (self->x, 305200.0, 1.0);
  g_assert_cmpfloat_with_epsilon (self->y, 2770100.0, 1.0);
}

/* A file manager's drop goes to the window as one action. */
static char *dropped; /* by the action below */

static void
on_import_files (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  dropped = g_strjoinv ("|", (char **) paths);
}

static void
test_drop (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "import-files", on_import_files, "as" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->page);
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  files = g_slist_append (files, g_file_new_for_path ("/a/站牌.csv"));
  files = g_slist_append (files, g_file_new_for_path ("/b/路.shp"));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 10.0, 10.0, &taken);
    }
  g_assert_true (taken);
  g_assert_cmpstr (dropped, ==, "/a/站牌.csv|/b/路.shp");
  g_clear_pointer (&dropped, g_free);
  g_slist_free_full (files, g_object_unref);
}

static void
test_another_project (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->project.folder, "other.gpkg", NULL);
  g_autoptr (GError) error = NULL;

  import (self, "stops.csv", STOPS, ZW_ROLE_STOPS);
  g_assert_true (zw_session_create (self->project.session, path, "另一", &error));
  g_assert_no_error (error);
  g_assert_null (get_row (self, 0));
  import (self, "footways.geojson", FOOTWAYS, ZW_ROLE_FOOTWAYS);
  g_assert_nonnull (find_label (get_row (self, 0), "footways"));
  g_assert_null (get_row (self, 1));
}

static void
test_year_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    int year;
  } cases[] = {
    { "", TRUE, 0 },
    { " ", TRUE, 0 },
    { "115", TRUE, 2026 },
    { "2026", TRUE, 2026 },
    { "民國115年", TRUE, 2026 },
    { "２０２６", TRUE, 2026 },
    { "99", TRUE, 2010 },
    { "ROC 99", TRUE, 2010 },
    { "西元 1999 年", TRUE, 1999 },
    { "1", TRUE, 1912 },
    { "1911", FALSE, 0 },
    { "0", FALSE, 0 },
    { "20266", FALSE, 0 },
    { "-5", FALSE, 0 },
    { "abc", FALSE, 0 },
    { "2026.5", FALSE, 0 },
    { "9999", FALSE, 0 },
    { "年", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int year = -1;

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpint (zw_year_parse (cases[i].text, &year), ==, cases[i].valid);
      g_assert_cmpint (year, ==, cases[i].year);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    gint64 number;
    const char *text;
  } cases[] = { { 0, "0" },          { 999, "999" },  { 1000, "1,000" }, { 1234567, "1,234,567" },
                { -1234, "-1,234" }, { -123, "-123" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = zw_words_dup_number (cases[i].number);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add_func ("/words/number/grouped", test_numbers);
  g_test_add_func ("/year-entry/parse/both-calendars", test_year_parse);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/data-page/empty/says-so", test_empty);
  ADD ("/data-page/rows/ordered-by-role", test_rows);
  ADD ("/data-page/hide/is-a-command", test_hide);
  ADD ("/data-page/properties/commands-and-undo", test_properties);
  ADD ("/data-page/remove/undo-brings-it-back", test_remove);
  ADD ("/data-page/repairs/show-place", test_repairs);
  ADD ("/data-page/drop/one-action", test_drop);
  ADD ("/data-page/opened/another-project", test_another_project);
#undef ADD
  return g_test_run ();
}
