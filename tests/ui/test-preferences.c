/* test-preferences.c: the base map chosen in the preferences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "dialogs/zw-preferences-dialog.h"
#include "map/zw-map-sources.h"
#include "zw-ui-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define ADDRESS "https://tiles.example/{z}/{x}/{y}.png"

static GSettings *
make_settings (void)
{
  GSettings *settings = g_settings_new (ZW_SETTINGS_ID);
  const char *const keys[] = { "base-map", "base-map-address", "base-map-attribution",
                               "base-map-file", "work-offline" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (settings, keys[i]);
  return settings;
}

static void
test_default (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GError) error = NULL;
  g_autofree char *attribution = NULL;
  g_autoptr (ShumateMapSource) source = NULL;

  g_assert_true (g_settings_get_boolean (settings, "work-offline"));
  source = zw_preferences_make_base (settings, &attribution, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shumate_map_source_get_id (source), ==, "blank");
  g_assert_null (attribution);
}

static void
test_offline (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GError) error = NULL;
  g_autofree char *attribution = NULL;
  g_autofree char *owner = NULL;
  g_autoptr (ShumateMapSource) blank = NULL;
  g_autoptr (ShumateMapSource) online = NULL;

  g_settings_set_string (settings, "base-map", "xyz");
  g_settings_set_string (settings, "base-map-address", ADDRESS);
  g_settings_set_string (settings, "base-map-attribution", "© 測繪中心");
  blank = zw_preferences_make_base (settings, &attribution, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shumate_map_source_get_id (blank), ==, "blank");
  g_assert_null (attribution);
  g_settings_set_boolean (settings, "work-offline", FALSE);
  online = zw_preferences_make_base (settings, &owner, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (shumate_map_source_get_id (online), ==, ADDRESS);
  g_assert_cmpstr (owner, ==, "© 測繪中心");
}

static void
test_wrong (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GError) address = NULL;
  g_autoptr (GError) file = NULL;

  g_settings_set_boolean (settings, "work-offline", FALSE);
  g_settings_set_string (settings, "base-map", "xyz");
  g_settings_set_string (settings, "base-map-address", "https://tiles.example/");
  g_assert_null (zw_preferences_make_base (settings, NULL, &address));
  g_assert_error (address, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_ADDRESS);
  g_settings_set_string (settings, "base-map", "mbtiles");
  g_settings_set_string (settings, "base-map-file", "/nowhere/city.mbtiles");
  g_assert_null (zw_preferences_make_base (settings, NULL, &file));
  g_assert_error (file, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_FILE);
}

/* As MBTiles 1.3 describes it. */
static char *
write_mbtiles (const char *folder)
{
  char *path = g_build_filename (folder, "city.mbtiles", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (db,
                    "CREATE TABLE metadata (name text, value text);"
                    "CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row "
                    "integer, tile_data blob);"
                    "INSERT INTO metadata VALUES ('name', 'City'), ('format', 'png'), "
                    "('minzoom', '10'), ('maxzoom', '12'), ('attribution', '© City');"
                    "INSERT INTO tiles VALUES (10, 857, 585, x'89504e470d0a1a0a');",
                    NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (db);
  return path;
}

static void
test_file (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("zw-ui-XXXXXX", NULL);
  g_autofree char *path = write_mbtiles (folder);
  g_autofree char *attribution = NULL;
  g_autoptr (ShumateMapSource) source = NULL;

  g_settings_set_string (settings, "base-map", "mbtiles");
  g_settings_set_string (settings, "base-map-file", path);
  source = zw_preferences_make_base (settings, &attribution, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (shumate_map_source_get_max_zoom_level (source), ==, 12);
  g_assert_cmpstr (attribution, ==, "© City");
  g_clear_object (&source);
  g_unlink (path);
  g_rmdir (folder);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  GtkWidget *found = zw_ui_test_find (root, type, text);

  g_assert_nonnull (found);
  return found;
}

static gboolean
shows (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, part))
      return TRUE;
  return FALSE;
}

static void
test_dialog (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  GtkWidget *dialog = zw_preferences_dialog_new (NULL, settings);
  GtkWidget *address;

  gtk_window_present (GTK_WINDOW (dialog));
  zw_ui_test_settle (dialog);
  g_assert_true (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (find (dialog, GTK_TYPE_CHECK_BUTTON, NULL))));
  address = find (dialog, GTK_TYPE_ENTRY, NULL);
  g_assert_false (gtk_widget_is_sensitive (address));

  g_settings_set_string (settings, "base-map", "xyz");
  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_is_sensitive (address)));
  gtk_editable_set_text (GTK_EDITABLE (address), "nowhere");
  g_assert_true (ZW_WAIT_UNTIL (shows (dialog, "“nowhere”")));
  zw_ui_test_shot (dialog, "preferences.png");
  gtk_editable_set_text (GTK_EDITABLE (address), ADDRESS);
  g_assert_true (ZW_WAIT_UNTIL (shows (dialog, "It is not shown while you work offline.")));
  g_assert_false (shows (dialog, "“nowhere”"));
  gtk_switch_set_active (GTK_SWITCH (find (dialog, GTK_TYPE_SWITCH, NULL)), FALSE);
  g_assert_true (ZW_WAIT_UNTIL (!shows (dialog, "It is not shown while you work offline.")));
  g_assert_false (g_settings_get_boolean (settings, "work-offline"));
  g_signal_emit_by_name (find (dialog, GTK_TYPE_BUTTON, "Use _OpenStreetMap"), "clicked");
  {
    g_autofree char *owner = g_settings_get_string (settings, "base-map-attribution");

    g_assert_cmpstr (owner, ==, "© OpenStreetMap contributors");
  }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add_func ("/preferences/base/default-is-blank", test_default);
  g_test_add_func ("/preferences/base/offline-asks-no-server", test_offline);
  g_test_add_func ("/preferences/base/wrong-ones-are-told", test_wrong);
  g_test_add_func ("/preferences/base/file-of-tiles", test_file);
  g_test_add_func ("/preferences/dialog/errors-inline", test_dialog);
  return g_test_run ();
}
