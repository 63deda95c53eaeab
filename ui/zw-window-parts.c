/* zw-window-parts.c: header bar, first page, status line and residents left out of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "pages/zw-indicator-panel.h"
#include "pages/zw-left-out-list.h"
#include "zw-window-private.h"

#define MAX_RECENT 6

static GtkWidget *
make_button (const char *icon, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) program = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (view, _ ("Show _Everything"), "win.zoom-all");
  g_menu_append (view, _ ("Residents _without Coverage"), "win.left-out");
  g_menu_append (view, _ ("Make a _Map Sheet of This View"), "win.map-sheet");
  g_menu_append (view, _ ("_Fold or Unfold the Panels"), "win.fold-panels");
  g_menu_append (program, _ ("_Preferences"), "app.preferences");
  g_menu_append (program, _ ("_Keyboard Shortcuts"), "win.shortcuts");
  g_menu_append (program, _ ("_About Zonewright"), "app.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (program));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Main menu"));
  return button;
}

static GtkWidget *
make_open_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("_New Project…"), "win.new");
  g_menu_append (menu, _ ("_Open…"), "win.open");
  g_menu_append (menu, _ ("Sample _City"), "win.open-sample");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Project"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("New project, or open one"));
  return button;
}

GtkWidget *
zw_window_make_header (ZwWindow *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *titles = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *import = gtk_button_new_with_label (_ ("Import…"));

  self->title = gtk_label_new ("Zonewright");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "title");
  self->subtitle = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->subtitle), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->subtitle, "subtitle");
  gtk_widget_set_visible (self->subtitle, FALSE);
  gtk_widget_set_valign (titles, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (titles), self->title);
  gtk_box_append (GTK_BOX (titles), self->subtitle);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (import), "win.import");
  gtk_widget_set_tooltip_text (import, _ ("Import a file as a layer"));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), make_open_menu ());
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), import);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar),
                             make_button ("edit-undo-symbolic", _ ("Undo"), "win.undo"));
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar),
                             make_button ("edit-redo-symbolic", _ ("Redo"), "win.redo"));
  gtk_header_bar_set_title_widget (GTK_HEADER_BAR (bar), titles);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), make_menu ());
  gtk_header_bar_pack_end (
      GTK_HEADER_BAR (bar),
      make_button ("document-print-symbolic", _ ("Publish the plan"), "win.export"));
  return bar;
}

/* First start: the sample city, a new project, a file, the last projects. */

void
zw_window_fill_recent (ZwWindow *self)
{
  g_auto (GStrv) paths = g_settings_get_strv (self->settings, "recent-projects");
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->recent)) != NULL)
    gtk_box_remove (GTK_BOX (self->recent), child);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      GtkWidget *button;

      if (!g_file_test (paths[i], G_FILE_TEST_EXISTS))
        continue;
      button = gtk_button_new_with_label (name);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, paths[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-recent");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", paths[i]);
      gtk_box_append (GTK_BOX (self->recent), button);
      n++;
    }
  gtk_widget_set_visible (gtk_widget_get_parent (self->recent), n > 0);
}

void
zw_window_remember_project (ZwWindow *self, const char *path)
{
  g_auto (GStrv) old = g_settings_get_strv (self->settings, "recent-projects");
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (char *) path);
  for (guint i = 0; old[i] != NULL && paths->len < MAX_RECENT; i++)
    if (g_strcmp0 (old[i], path) != 0)
      g_ptr_array_add (paths, old[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (self->settings, "recent-projects", (const char *const *) paths->pdata);
}

static void
add_choice (GtkWidget *box, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

GtkWidget *
zw_window_make_welcome (ZwWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("org.zonewright.Zonewright");
  GtkWidget *title = gtk_label_new (_ ("Plan a low-carbon transport zone"));
  GtkWidget *text = gtk_label_new (
      _ ("Take your city's files, draw a zone, read its indicators while you "
         "draw, and print the plan."));
  GtkWidget *heading = gtk_label_new (_ ("Last projects"));

  gtk_widget_add_css_class (box, "zw-welcome");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 128);
  gtk_widget_add_css_class (title, "zw-welcome-title");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 60);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_halign (choices, GTK_ALIGN_CENTER);
  add_choice (choices, _ ("Open the Sample City"), "win.open-sample", TRUE);
  add_choice (choices, _ ("New Project…"), "win.new", FALSE);
  add_choice (choices, _ ("Open a Project…"), "win.open", FALSE);
  self->recent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_box_append (GTK_BOX (last), heading);
  gtk_box_append (GTK_BOX (last), self->recent);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), last);
  return box;
}

static GtkWidget *
add_status (GtkWidget *bar, float xalign, gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  gtk_box_append (GTK_BOX (bar), label);
  return label;
}

GtkWidget *
zw_window_make_status (ZwWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (bar, "zw-status");
  self->spinner = gtk_spinner_new ();
  gtk_box_append (GTK_BOX (bar), self->spinner);
  self->progress = add_status (bar, 0, TRUE);
  self->place = add_status (bar, 1, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (self->place), 48);
  self->scale = add_status (bar, 1, FALSE);
  gtk_label_set_width_chars (GTK_LABEL (self->scale), 11);
  self->crs = add_status (bar, 1, FALSE);
  return bar;
}

/* Asked for on a page that may be without a map. */
static void
on_place_shown (ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_show_page (self, "zones");
}

/* Beside coverage, whose other side it is; and by menu where there is no zone yet. */
void
zw_window_add_left_out (ZwWindow *self)
{
  g_autoptr (GPropertyAction) action = NULL;

  self->left_out = zw_left_out_view_new (self->session, ZW_MAP (self->map));
  zw_indicator_panel_insert (ZW_INDICATOR_PANEL (self->indicator_panel), ZW_INDICATOR_A1,
                             zw_left_out_list_new (self->left_out));
  g_signal_connect_object (self->left_out, "place-shown", G_CALLBACK (on_place_shown), self,
                           G_CONNECT_SWAPPED);
  action = g_property_action_new ("left-out", self->left_out, "shown");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}
