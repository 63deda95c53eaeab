/* zw-window-actions.c: what the window can do, by menu, key and button
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "dialogs/zw-import-dialog.h"
#include "pages/zw-publish-page.h"
#include "pages/zw-views-page.h"
#include "pages/zw-zones-page.h"
#include "plan/zw-sample.h"
#include "zw-window-private.h"

static void
on_import_done (ZwImportDialog *dialog, const char *sentence, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, sentence, _ ("Undo"), "win.undo");
}

static GtkWidget *
import (ZwWindow *self, const char *path)
{
  GtkWidget *dialog;

  if (zw_session_get_store (self->session) == NULL)
    return NULL;
  dialog = zw_import_dialog_new (GTK_WINDOW (self), self->session, path);
  g_signal_connect_object (dialog, "done", G_CALLBACK (on_import_done), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
on_import (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  import (ZW_WINDOW (user_data), NULL);
}

static void
on_import_files (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);
  ZwWindow *self = ZW_WINDOW (user_data);
  GtkWidget *dialog;

  if (paths[0] == NULL)
    return;
  dialog = import (self, paths[0]);
  for (guint i = 1; dialog != NULL && paths[i] != NULL; i++)
    zw_import_dialog_add_path (ZW_IMPORT_DIALOG (dialog), paths[i]);
}

static GtkFileChooserNative *
make_project_chooser (ZwWindow *self, const char *title, GtkFileChooserAction what)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), what, NULL,
                                                               NULL);
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Zonewright projects"));
  gtk_file_filter_add_pattern (filter, "*.gpkg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  return chooser;
}

static void
on_open_answered (GtkNativeDialog *dialog, int response, ZwWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  g_assert (ZW_IS_WINDOW (self));
  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = g_file_get_path (file);
      zw_window_open (self, path);
    }
  g_object_unref (dialog);
}

static void
on_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  GtkFileChooserNative *chooser = make_project_chooser (self, _ ("Open a Project"),
                                                        GTK_FILE_CHOOSER_ACTION_OPEN);

  g_signal_connect_object (chooser, "response", G_CALLBACK (on_open_answered), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
on_new_answered (GtkNativeDialog *dialog, int response, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *full = g_str_has_suffix (path, ".gpkg") ? g_strdup (path)
                                                               : g_strconcat (path, ".gpkg", NULL);
      GError *error = NULL;
      gboolean done;

      zw_publish_page_flush (ZW_PUBLISH_PAGE (self->publish_page));
      done = zw_session_create (self->session, full, NULL, &error);
      if (zw_session_check (self->session, done, error))
        {
          zw_window_remember_project (self, full);
          zw_window_show_page (self, "data");
        }
    }
  g_object_unref (dialog);
}

static void
on_new (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  GtkFileChooserNative *chooser = make_project_chooser (self, _ ("New Project"),
                                                        GTK_FILE_CHOOSER_ACTION_SAVE);

  /* Translators: file name of a new project */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("project.gpkg"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_new_answered), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The sample city, made when it is opened first, on a worker thread. */

static char *
get_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "zonewright", "sample.gpkg", NULL);
}

static void
run_sample (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *sample = zw_sample_find_dir ();
  GError *error = NULL;

  g_mkdir_with_parents (folder, 0755);
  if (zw_sample_build (path, sample, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_sample_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (source);
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->session == NULL) /* the window is gone; the project is there for the next one */
    {
      g_clear_error (&error);
      return;
    }
  gtk_widget_set_sensitive (self->stack, TRUE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->progress), "");
  if (zw_session_check (self->session, done, error))
    zw_window_open (self, g_task_get_task_data (G_TASK (result)));
}

static void
on_open_sample (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  g_autofree char *path = get_sample_path ();
  g_autoptr (GTask) task = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      zw_window_open (self, path);
      return;
    }
  gtk_widget_set_sensitive (self->stack, FALSE);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_label_set_text (GTK_LABEL (self->progress), _ ("Building the sample city …"));
  task = g_task_new (self, NULL, on_sample_made, NULL);
  g_task_set_source_tag (task, on_open_sample);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, run_sample);
}

static void
on_open_recent (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zw_window_open (ZW_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

/* Words being typed, and an outline being drawn, go back before the project does. */
static void
on_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);

  if (!zw_views_page_undo_typing (ZW_VIEWS_PAGE (self->plan_page))
      && !zw_views_page_undo_typing (ZW_VIEWS_PAGE (self->money_page))
      && !zw_publish_page_undo_typing (ZW_PUBLISH_PAGE (self->publish_page))
      && !zw_map_edit_undo_corner (self->edit))
    zw_session_undo (self->session);
}

static void
on_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);

  if (!zw_publish_page_redo_typing (ZW_PUBLISH_PAGE (self->publish_page)))
    zw_session_redo (self->session);
}

static void
on_draw_zone (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);

  zw_window_show_page (self, "zones");
  zw_zones_page_draw (ZW_ZONES_PAGE (self->zones_page));
}

static void
on_delete_zone (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zw_zones_page_remove (ZW_ZONES_PAGE (ZW_WINDOW (user_data)->zones_page));
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zw_window_show_page (ZW_WINDOW (user_data), "publish");
}

static void
on_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zw_window_show_page (ZW_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

static void
on_fold_panels (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  gboolean shown = g_settings_get_boolean (self->settings, "page-panel-shown");

  if (gtk_widget_get_mapped (self->publish_page))
    {
      zw_publish_page_fold_side (ZW_PUBLISH_PAGE (self->publish_page));
      return;
    }
  g_settings_set_boolean (self->settings, "page-panel-shown", !shown);
  g_settings_set_boolean (self->settings, "indicator-panel-shown", !shown);
}

static void
on_zoom_all (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  zw_map_zoom_to_all (ZW_MAP (ZW_WINDOW (user_data)->map));
}

static void
on_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/* As the window's help overlay, so that entries show the keys of their actions. */
static void
on_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (user_data);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder)
          builder = gtk_builder_new_from_resource ("/org/zonewright/Zonewright/ui/shortcuts.ui");

      gtk_application_window_set_help_overlay (
          window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

void
zw_window_add_actions (ZwWindow *self)
{
  static const GActionEntry entries[] = {
    { "new", on_new },
    { "open", on_open },
    { "open-sample", on_open_sample },
    { "open-recent", on_open_recent, "s" },
    { "import", on_import },
    { "import-files", on_import_files, "as" },
    { "export", on_export },
    { "undo", on_undo },
    { "redo", on_redo },
    { "draw-zone", on_draw_zone },
    { "delete-zone", on_delete_zone },
    { "page", on_page, "s", "'data'" },
    { "fold-panels", on_fold_panels },
    { "zoom-all", on_zoom_all },
    { "shortcuts", on_shortcuts },
    { "close", on_close },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
enable (ZwWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* What can be done now; and what undo would undo, for its tooltip. */
void
zw_window_update_actions (ZwWindow *self)
{
  static const char *const with_project[] = { "import",      "import-files", "export",
                                              "draw-zone",   "page",         "zoom-all",
                                              "fold-panels", "print",        "map-sheet" };
  ZwStore *store = zw_session_get_store (self->session);
  gboolean drawing = zw_map_edit_get_state (self->edit) == ZW_MAP_EDIT_DRAWING
                     || zw_map_edit_get_state (self->edit) == ZW_MAP_EDIT_HOLE;

  for (guint i = 0; i < G_N_ELEMENTS (with_project); i++)
    enable (self, with_project[i], store != NULL);
  enable (self, "undo", store != NULL && (drawing || zw_store_get_undo_label (store) != NULL));
  enable (self, "redo", store != NULL && zw_store_get_redo_label (store) != NULL);
  enable (self, "delete-zone", zw_session_get_zone (self->session) != NULL);
}
