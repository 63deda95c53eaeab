/* zw-import-files.c: asking for the files to import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-import-files.h"

#include <glib/gi18n.h>

#define WHOLE_FOLDER "whole-folder" /* a choice of the chooser */

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
add_filters (GtkFileChooser *chooser)
{
  static const char *const all[] = { "shp", "zip", "gpkg", "geojson", "json", "topojson", "kml",
                                     "kmz", "gml", "fgb",  "tab",     "mif",  "gpx",      "csv",
                                     "tsv", "txt", "tif",  "tiff",    "asc",  NULL };
  static const char *const maps[] = { "shp", "gpkg", "geojson", "json", "topojson", "kml",
                                      "kmz", "gml",  "fgb",     "tab",  "mif",      "gpx",
                                      "tif", "tiff", "asc",     NULL };
  static const char *const tables[] = { "csv", "tsv", "txt", "json", NULL };
  static const char *const archives[] = { "zip", NULL };

  add_filter (chooser, _ ("Everything that can be imported"), all);
  add_filter (chooser, _ ("Map layers"), maps);
  add_filter (chooser, _ ("Tables"), tables);
  add_filter (chooser, _ ("Timetables (GTFS) and zipped shapefiles"), archives);
  add_filter (chooser, _ ("All files"), NULL);
}

/**
 * zw_import_files_new_chooser:
 * @folder: (nullable): where to begin
 *
 * Returns: (transfer full): a file chooser for one or more sources, to be shown
 */
GtkFileChooserNative *
zw_import_files_new_chooser (GtkWindow *parent, const char *folder)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), WHOLE_FOLDER,
                               _ ("All files of the folder as one layer"), NULL, NULL);
  add_filters (GTK_FILE_CHOOSER (chooser));
  if (folder != NULL && g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), file, NULL);
    }
  return chooser;
}

/**
 * zw_import_files_dup_paths:
 * @chooser: one that was answered
 *
 * Returns: (transfer full): the files chosen, or the folder they are in where all
 *   of it was asked for
 */
char **
zw_import_files_dup_paths (GtkFileChooserNative *chooser)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  const char *choice = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), WHOLE_FOLDER);
  gboolean whole = g_strcmp0 (choice, "true") == 0;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

      if (path != NULL)
        g_strv_builder_add (paths, whole ? folder : path);
      if (path != NULL && whole)
        break;
    }
  return g_strv_builder_end (paths);
}
