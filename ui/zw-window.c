/* zw-window.c: the workbench window
 *
 * Pages follow the guideline's order of work. Data and Zones share one map; the
 * survey, the plan and its publication take the whole width.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-window.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "dialogs/zw-preferences-dialog.h"
#include "geometry/zw-crs.h"
#include "pages/zw-data-page.h"
#include "pages/zw-indicator-panel.h"
#include "pages/zw-left-out-list.h"
#include "pages/zw-left-out-table.h"
#include "pages/zw-publish-page.h"
#include "pages/zw-survey-page.h"
#include "pages/zw-zones-page.h"
#include "zw-toast.h"
#include "zw-window-private.h"

#define VIEW_KEY "view"
#define VIEW_DELAY_MS 800

static const struct
{
  const char *id;
  const char *label;
  const char *icon;
  const char *tooltip;
} pages[] = {
  { "data", N_ ("Data"), "folder-symbolic", N_ ("Layers of the survey and where they came from") },
  { "zones", N_ ("Zones"), "find-location-symbolic", N_ ("Draw zones and read their indicators") },
  { "survey", N_ ("Survey"), "x-office-spreadsheet-symbolic",
    N_ ("Indicators of zones, surroundings, districts and the city, year by year") },
  { "plan", N_ ("Plan"), "view-list-symbolic",
    N_ ("Phases, goals, siting, vehicle rules and people") },
  { "money", N_ ("Money"), "accessories-calculator-symbolic",
    N_ ("Budget, sources of money, and the formal check") },
  { "publish", N_ ("Publish"), "document-print-symbolic", N_ ("Print the plan") },
};

G_DEFINE_FINAL_TYPE (ZwWindow, zw_window, GTK_TYPE_APPLICATION_WINDOW)

void
zw_window_notify (ZwWindow *self, const char *text, const char *button, const char *action)
{
  zw_toast_show (ZW_TOAST (self->toast), text, button, action);
}

/* Pages. */

static const char *
get_page (ZwWindow *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (self), "page");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
show_panels (ZwWindow *self)
{
  gboolean zones = g_strcmp0 (get_page (self), "zones") == 0;

  gtk_widget_set_visible (self->side_stack,
                          g_settings_get_boolean (self->settings, "page-panel-shown"));
  gtk_widget_set_visible (self->indicator_panel,
                          zones
                              && g_settings_get_boolean (self->settings, "indicator-panel-shown"));
}

/**
 * zw_window_show_page:
 * @page: "data", "zones", "survey", "plan", "money" or "publish"
 */
void
zw_window_show_page (ZwWindow *self, const char *page)
{
  gboolean open = zw_session_get_store (self->session) != NULL;
  gboolean on_map = g_strcmp0 (page, "data") == 0 || g_strcmp0 (page, "zones") == 0;

  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")),
      g_variant_new_string (page));
  gtk_widget_set_visible (self->page_bar, open);
  if (!open)
    {
      zw_window_fill_recent (self);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "welcome");
      return;
    }
  if (on_map)
    gtk_stack_set_visible_child_name (GTK_STACK (self->side_stack), page);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), on_map ? "map" : page);
  zw_zones_page_set_active (ZW_ZONES_PAGE (self->zones_page), g_strcmp0 (page, "zones") == 0);
  gtk_widget_set_visible (self->scale, on_map);
  gtk_widget_set_visible (self->place, on_map);
  show_panels (self);
  g_settings_set_string (self->settings, "page", page);
}

static GtkWidget *
make_page_bar (ZwWindow *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (bar, "zw-pagebar");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[i].icon));
      gtk_box_append (GTK_BOX (box), gtk_label_new (_ (pages[i].label)));
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ (pages[i].tooltip));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (pages[i].label), -1);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.page");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pages[i].id);
      gtk_box_append (GTK_BOX (bar), button);
    }
  return bar;
}

/* The project's state in words, where other programs have a Save button. */
static void
show_titles (ZwWindow *self)
{
  g_autofree char *name = zw_session_dup_project_name (self->session);
  const char *working = zw_session_get_working (self->session);

  g_assert (ZW_IS_WINDOW (self));
  gtk_label_set_text (GTK_LABEL (self->title), name != NULL ? name : "Zonewright");
  gtk_window_set_title (GTK_WINDOW (self), name != NULL ? name : "Zonewright");
  gtk_widget_set_visible (self->subtitle, name != NULL);
  if (working != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s …", working);

      gtk_label_set_text (GTK_LABEL (self->subtitle), text);
      gtk_label_set_text (GTK_LABEL (self->progress), text);
      gtk_spinner_start (GTK_SPINNER (self->spinner));
    }
  else
    {
      gtk_label_set_text (GTK_LABEL (self->subtitle), _ ("All changes are saved"));
      gtk_label_set_text (GTK_LABEL (self->progress), "");
      gtk_spinner_stop (GTK_SPINNER (self->spinner));
    }
}

/* The session speaks. */

static gboolean
restore_view (ZwWindow *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *text = store != NULL ? zw_store_get_state (store, VIEW_KEY) : NULL;
  double lon, lat, zoom;
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, " ", 3) : NULL;

  if (parts == NULL || g_strv_length (parts) != 3)
    return FALSE;
  lon = g_ascii_strtod (parts[0], NULL);
  lat = g_ascii_strtod (parts[1], NULL);
  zoom = g_ascii_strtod (parts[2], NULL);
  if (!(fabs (lon) <= 180.0 && fabs (lat) <= 85.0 && zoom >= 0.0 && zoom <= 25.0))
    return FALSE;
  zw_map_set_view (ZW_MAP (self->map), lon, lat, zoom);
  return TRUE;
}

static void
on_opened (ZwWindow *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;
  g_autoptr (ZwCrs) crs = NULL;
  g_autofree char *crs_name = NULL;

  g_assert (ZW_IS_WINDOW (self));
  if (store == NULL)
    return;
  zw_session_check (self->session,
                    zw_map_set_crs (ZW_MAP (self->map), zw_store_get_crs (store), &error), error);
  crs = zw_crs_new (zw_store_get_crs (store), NULL);
  crs_name = crs != NULL ? zw_crs_dup_name (crs) : NULL;
  gtk_label_set_text (GTK_LABEL (self->crs), crs_name != NULL ? crs_name : "");
  zw_map_set_scene (ZW_MAP (self->map), NULL);
  self->fresh = !restore_view (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (zw_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  show_titles (self);
}

static void
on_layers_changed (ZwWindow *self)
{
  ZwMapScene *scene = zw_session_get_scene (self->session);

  g_assert (ZW_IS_WINDOW (self));
  if (scene == NULL)
    return;
  zw_map_set_scene (ZW_MAP (self->map), scene);
  if (self->fresh)
    zw_map_zoom_to_all (ZW_MAP (self->map));
  self->fresh = FALSE;
}

static void
on_failed (ZwSession *session, const char *sentence, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, sentence, NULL, NULL);
}

static void
on_progress (ZwSession *session, double fraction, const char *what, ZwWindow *self)
{
  g_autofree char *text = NULL;

  g_assert (ZW_IS_WINDOW (self));
  if (what == NULL || zw_session_get_working (session) == NULL)
    return;
  text = fraction >= 0 ? g_strdup_printf ("%s … %.0f %%", what, 100.0 * fraction)
                       : g_strdup_printf ("%s …", what);
  gtk_label_set_text (GTK_LABEL (self->progress), text);
}

/* The map speaks. */

static void
on_pointer_moved (ZwMap *map, double x, double y, double lon, double lat, ZwWindow *self)
{
  g_autofree char *text = NULL;

  g_assert (ZW_IS_WINDOW (self));
  if (!isnan (x))
    text = g_strdup_printf ("E %.1f  N %.1f   %.6f°, %.6f°", x, y, lon, lat);
  gtk_label_set_text (GTK_LABEL (self->place), text != NULL ? text : "");
}

static gboolean
keep_view (gpointer user_data)
{
  ZwWindow *self = ZW_WINDOW (user_data);
  ZwStore *store = zw_session_get_store (self->session);
  char lon_text[G_ASCII_DTOSTR_BUF_SIZE], lat_text[G_ASCII_DTOSTR_BUF_SIZE];
  char zoom_text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *text = NULL;
  double lon, lat, zoom;

  self->view_timeout = 0;
  if (store == NULL || self->fresh)
    return G_SOURCE_REMOVE;
  zw_map_get_view (ZW_MAP (self->map), &lon, &lat, &zoom);
  text = g_strjoin (" ", g_ascii_formatd (lon_text, sizeof lon_text, "%.7f", lon),
                    g_ascii_formatd (lat_text, sizeof lat_text, "%.7f", lat),
                    g_ascii_formatd (zoom_text, sizeof zoom_text, "%.4f", zoom), NULL);
  /* A view that cannot be kept, in a file that others write, is not worth a word. */
  zw_store_set_state (store, VIEW_KEY, text, NULL);
  return G_SOURCE_REMOVE;
}

static void
on_view_changed (ZwWindow *self)
{
  double metres = zw_map_get_metres_per_px (ZW_MAP (self->map));
  /* A screen pixel is 1/96 inch by definition of CSS. */
  g_autofree char *text = g_strdup_printf ("1:%'.0f", metres / (0.0254 / 96.0));

  g_assert (ZW_IS_WINDOW (self));
  gtk_label_set_text (GTK_LABEL (self->scale), text);
  g_clear_handle_id (&self->view_timeout, g_source_remove);
  self->view_timeout = g_timeout_add (VIEW_DELAY_MS, keep_view, self);
}

static void
on_show_place (GtkWidget *page, double x, double y, ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_map_centre_on (ZW_MAP (self->map), (ZwPoint){ x, y });
}

static void
on_notice (GtkWidget *page,
           const char *text,
           const char *button,
           const char *action,
           ZwWindow *self)
{
  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, text, button, action);
}

static void
on_layer_removed (GtkWidget *page, const char *name, ZwWindow *self)
{
  /* Translators: %s is a layer */
  g_autofree char *text = g_strdup_printf (_ ("“%s” was removed."), name);

  g_assert (ZW_IS_WINDOW (self));
  zw_window_notify (self, text, _ ("Undo"), "win.undo");
}

static void
set_base (ZwWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *attribution = NULL;
  g_autoptr (ShumateMapSource)
      base = zw_preferences_make_base (self->settings, &attribution, &error);

  g_assert (ZW_IS_WINDOW (self));
  if (base == NULL && error != NULL)
    zw_window_notify (self, error->message, NULL, NULL);
  zw_map_set_base (ZW_MAP (self->map), base);
  zw_map_set_attribution (ZW_MAP (self->map), attribution);
}

/**
 * zw_window_open:
 * @path: a project
 *
 * Returns: %FALSE after telling the user why not
 */
gboolean
zw_window_open (ZwWindow *self, const char *path)
{
  GError *error = NULL;
  g_autofree char *page = g_settings_get_string (self->settings, "page");
  gboolean done;

  zw_publish_page_flush (ZW_PUBLISH_PAGE (self->publish_page));
  done = zw_session_open (self->session, path, &error);
  if (!zw_session_check (self->session, done, error))
    return FALSE;
  zw_window_remember_project (self, path);
  zw_window_update_actions (self);
  zw_window_show_page (self, page);
  return TRUE;
}

ZwSession *
zw_window_get_session (ZwWindow *self)
{
  return self->session;
}

ZwMap *
zw_window_get_map (ZwWindow *self)
{
  return ZW_MAP (self->map);
}

GtkWidget *
zw_window_get_indicator_panel (ZwWindow *self)
{
  return self->indicator_panel;
}

/**
 * zw_window_get_left_out:
 *
 * Returns: (transfer none): residents without coverage on the window's map
 */
ZwLeftOutView *
zw_window_get_left_out (ZwWindow *self)
{
  return self->left_out;
}

static GtkWidget *
make_map_area (ZwWindow *self)
{
  self->map = zw_map_new ();
  self->edit = zw_map_edit_new (ZW_MAP (self->map));
  gtk_widget_set_hexpand (self->map, TRUE);
  gtk_widget_set_vexpand (self->map, TRUE);
  gtk_widget_set_size_request (self->map, 300, 200);
  self->data_page = zw_data_page_new (self->session);
  self->zones_page = zw_zones_page_new (self->session, ZW_MAP (self->map), self->edit);
  self->indicator_panel = zw_indicator_panel_new (self->session);
  zw_window_add_left_out (self);
  self->side_stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->side_stack), FALSE);
  gtk_widget_add_css_class (self->side_stack, "zw-side");
  gtk_widget_set_size_request (self->side_stack, 300, -1);
  gtk_widget_set_size_request (self->indicator_panel, 300, -1);
  gtk_stack_add_named (GTK_STACK (self->side_stack), self->data_page, "data");
  gtk_stack_add_named (GTK_STACK (self->side_stack), self->zones_page, "zones");

  self->panel_paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->panel_paned), self->map);
  gtk_paned_set_end_child (GTK_PANED (self->panel_paned), self->indicator_panel);
  gtk_paned_set_resize_end_child (GTK_PANED (self->panel_paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->panel_paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->panel_paned), FALSE);
  self->side_paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_start_child (GTK_PANED (self->side_paned), self->side_stack);
  gtk_paned_set_end_child (GTK_PANED (self->side_paned), self->panel_paned);
  gtk_paned_set_resize_start_child (GTK_PANED (self->side_paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (self->side_paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->side_paned), FALSE);
  return self->side_paned;
}

/* QGIS may have edited the project while it was in front. */
static void
on_active_changed (ZwWindow *self)
{
  ZwStore *store = zw_session_get_store (self->session);

  g_assert (ZW_IS_WINDOW (self));
  if (store != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    zw_store_poll (store);
}

static void
follow_signals (ZwWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (on_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "layers-changed", G_CALLBACK (on_layers_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "zones-changed", G_CALLBACK (zw_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::zone", G_CALLBACK (zw_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::working", G_CALLBACK (show_titles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "plan-changed", G_CALLBACK (show_titles), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->session, "progress", G_CALLBACK (on_progress), self, 0);
  g_signal_connect_object (self->edit, "notify::state", G_CALLBACK (zw_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->map, "pointer-moved", G_CALLBACK (on_pointer_moved), self, 0);
  g_signal_connect_object (self->map, "view-changed", G_CALLBACK (on_view_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->data_page, "show-place", G_CALLBACK (on_show_place), self, 0);
  g_signal_connect_object (self->data_page, "removed", G_CALLBACK (on_layer_removed), self, 0);
  g_signal_connect_object (self->zones_page, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (self->settings, "changed::page-panel-shown", G_CALLBACK (show_panels),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::base-map", G_CALLBACK (set_base), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::base-map-address", G_CALLBACK (set_base), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::base-map-file", G_CALLBACK (set_base), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::work-offline", G_CALLBACK (set_base), self,
                           G_CONNECT_SWAPPED);
}

static void
build (ZwWindow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_window_set_titlebar (GTK_WINDOW (self), zw_window_make_header (self));
  self->page_bar = make_page_bar (self);
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), zw_window_make_welcome (self), "welcome");
  gtk_stack_add_named (GTK_STACK (self->stack), make_map_area (self), "map");
  self->survey_page = zw_survey_page_new (self->session);
  zw_survey_page_add_left_out (ZW_SURVEY_PAGE (self->survey_page),
                               zw_left_out_list_new (self->left_out),
                               zw_left_out_table_new (self->left_out));
  gtk_stack_add_named (GTK_STACK (self->stack), self->survey_page, "survey");
  g_signal_connect_object (self->survey_page, "notice", G_CALLBACK (on_notice), self, 0);
  zw_window_add_plan (self);
  zw_window_add_publish (self);
  gtk_box_append (GTK_BOX (row), self->page_bar);
  gtk_box_append (GTK_BOX (row), self->stack);
  self->toast = zw_toast_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), row);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->toast);
  gtk_box_append (GTK_BOX (column), overlay);
  gtk_box_append (GTK_BOX (column), zw_window_make_status (self));
  gtk_window_set_child (GTK_WINDOW (self), column);
}

static void
restore_size (ZwWindow *self)
{
  int width, height;

  g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_paned_set_position (GTK_PANED (self->side_paned),
                          g_settings_get_int (self->settings, "page-panel-width"));
}

static gboolean
zw_window_close_request (GtkWindow *window)
{
  ZwWindow *self = ZW_WINDOW (window);
  int width, height;

  /* Words that cannot be saved keep the window, once. */
  if (!zw_publish_page_flush (ZW_PUBLISH_PAGE (self->publish_page)) && !self->warned)
    {
      self->warned = TRUE;
      return TRUE;
    }
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window) && width > 0 && height > 0)
    g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_int (self->settings, "page-panel-width",
                      CLAMP (gtk_paned_get_position (GTK_PANED (self->side_paned)), 240, 1200));
  return GTK_WINDOW_CLASS (zw_window_parent_class)->close_request (window);
}

static void
zw_window_dispose (GObject *object)
{
  ZwWindow *self = ZW_WINDOW (object);

  g_clear_handle_id (&self->view_timeout, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  /* Its work would keep it. */
  if (self->left_out != NULL)
    g_object_run_dispose (G_OBJECT (self->left_out));
  g_clear_object (&self->edit);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (zw_window_parent_class)->dispose (object);
  g_clear_object (&self->left_out);
  g_clear_object (&self->session);
}

static void
zw_window_class_init (ZwWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = zw_window_close_request;
}

static void
zw_window_init (ZwWindow *self)
{
  self->session = zw_session_new ();
}

/**
 * zw_window_new:
 * @settings: the user's preferences
 *
 * Returns: (transfer none): a window without a project
 */
ZwWindow *
zw_window_new (GtkApplication *application, GSettings *settings)
{
  ZwWindow *self = g_object_new (ZW_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  zw_window_add_actions (self);
  build (self);
  follow_signals (self);
  restore_size (self);
  set_base (self);
  zw_window_update_actions (self);
  zw_window_show_page (self, "data");
  return self;
}
