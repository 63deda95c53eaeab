/* zw-application.c: the program with a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-application.h"

#include <glib/gi18n.h>

#include "dialogs/zw-preferences-dialog.h"
#include "zw-ui-resources.h"
#include "zw-window.h"

struct _ZwApplication
{
  GtkApplication parent_instance;

  /* Owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (ZwApplication, zw_application, GTK_TYPE_APPLICATION)

static ZwWindow *
open_window (ZwApplication *self)
{
  ZwWindow *window = zw_window_new (GTK_APPLICATION (self), self->settings);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
zw_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_window (ZW_APPLICATION (application));
}

static void
zw_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        zw_window_open (open_window (ZW_APPLICATION (application)), path);
    }
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *application = GTK_APPLICATION (user_data);
  GList *windows = g_list_copy (gtk_application_get_windows (application));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ZwApplication *self = ZW_APPLICATION (user_data);
  GtkWidget *dialog = zw_preferences_dialog_new (
      gtk_application_get_active_window (GTK_APPLICATION (self)), self->settings);

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "program-name", "Zonewright", "version", ZW_VERSION, "logo-icon-name",
                         ZW_APPLICATION_ID, "comments",
                         _ ("A workbench for planning low-carbon transport zones"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

static void
set_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q" } },     { "app.preferences", { "<Control>comma" } },
    { "win.new", { "<Control>n" } },      { "win.open", { "<Control>o" } },
    { "win.import", { "<Control>i" } },   { "win.export", { "<Control>e" } },
    { "win.undo", { "<Control>z" } },     { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.fold-panels", { "F9" } },      { "win.draw-zone", { "<Control>d" } },
    { "win.zoom-all", { "<Control>0" } }, { "win.shortcuts", { "<Control>question", "F1" } },
    { "win.print", { "<Control>p" } },    { "win.close", { "<Control>w" } },
    { "win.page::data", { "<Alt>1" } },   { "win.page::zones", { "<Alt>2" } },
    { "win.page::plan", { "<Alt>3" } },   { "win.page::publish", { "<Alt>4" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
}

static void
zw_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "quit", on_quit },
                                          { "preferences", on_preferences },
                                          { "about", on_about } };
  g_autoptr (GtkCssProvider) css = gtk_css_provider_new ();

  G_APPLICATION_CLASS (zw_application_parent_class)->startup (application);
  g_resources_register (zw_ui_get_resource ());
  gtk_css_provider_load_from_resource (css, "/org/zonewright/Zonewright/ui/zonewright.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (css),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_window_set_default_icon_name (ZW_APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  set_accelerators (GTK_APPLICATION (application));
}

static void
zw_application_dispose (GObject *object)
{
  g_clear_object (&ZW_APPLICATION (object)->settings);
  G_OBJECT_CLASS (zw_application_parent_class)->dispose (object);
}

static void
zw_application_class_init (ZwApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_application_dispose;
  application_class->activate = zw_application_activate;
  application_class->open = zw_application_open;
  application_class->startup = zw_application_startup;
}

static void
zw_application_init (ZwApplication *self)
{
  self->settings = g_settings_new (ZW_SETTINGS_ID);
}

GtkApplication *
zw_application_new (void)
{
  return g_object_new (ZW_TYPE_APPLICATION, "application-id", ZW_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE, NULL);
}
