/* zw-preferences-dialog.c: what the user prefers on this machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-preferences-dialog.h"

#include <glib/gi18n.h>

#include "map/zw-map-sources.h"
#include "widgets/zw-controls.h"
#include "zw-ui-resources.h"

#define OSM_ADDRESS "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
#define MAX_ZOOM 19

/* As the settings number them. */
typedef enum
{
  BASE_NONE,
  BASE_XYZ,
  BASE_MBTILES,
} BaseKind;

struct _ZwPreferencesDialog
{
  GtkWindow parent_instance;

  /* Template children */
  GtkSwitch *offline;
  GtkCheckButton *none;
  GtkCheckButton *mbtiles;
  GtkBox *mbtiles_box;
  GtkLabel *file;
  GtkCheckButton *xyz;
  GtkBox *xyz_box;
  GtkEditable *address;
  GtkEditable *attribution;

  /* Owned by the widget tree */
  GtkWidget *mbtiles_hint;
  GtkWidget *xyz_hint;

  /* Owned */
  GSettings *settings;
  GtkFileChooserNative *chooser;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ZwPreferencesDialog, zw_preferences_dialog, GTK_TYPE_WINDOW)

static ShumateMapSource *
make_source (GSettings *settings, BaseKind kind, GError **error)
{
  g_autofree char *address = g_settings_get_string (settings, "base-map-address");
  g_autofree char *attribution = g_settings_get_string (settings, "base-map-attribution");
  g_autofree char *file = g_settings_get_string (settings, "base-map-file");

  switch (kind)
    {
    case BASE_XYZ:
      return zw_map_source_new_xyz (address, attribution, 0, MAX_ZOOM, error);
    case BASE_MBTILES:
      return zw_map_source_new_mbtiles (file, error);
    case BASE_NONE:
    default:
      return zw_map_source_new_blank ();
    }
}

/**
 * zw_preferences_make_base:
 * @attribution: (out) (optional) (nullable): what is to be shown of its owner
 *
 * The base map that the user prefers; the blank one instead of a tile server
 * while working offline.
 *
 * Returns: (transfer full): a source, or %NULL with an error of
 *   %ZW_MAP_SOURCES_ERROR
 */
ShumateMapSource *
zw_preferences_make_base (GSettings *settings, char **attribution, GError **error)
{
  BaseKind kind = g_settings_get_enum (settings, "base-map");
  ShumateMapSource *source;

  if (kind == BASE_XYZ && g_settings_get_boolean (settings, "work-offline"))
    kind = BASE_NONE;
  source = make_source (settings, kind, error);
  if (attribution != NULL)
    {
      const char *license = source != NULL ? shumate_map_source_get_license (source) : NULL;

      *attribution = license != NULL && *license != '\0' ? g_strdup (license) : NULL;
    }
  return source;
}

/* Says what is wrong with a choice as long as it is made but of no use. */
static void
show_hint (ZwPreferencesDialog *self, GtkWidget *hint, BaseKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ShumateMapSource) source = NULL;

  if (g_settings_get_enum (self->settings, "base-map") != (int) kind)
    {
      zw_hint_set (hint, ZW_HINT_NOTE, NULL);
      return;
    }
  source = make_source (self->settings, kind, &error);
  if (source == NULL)
    zw_hint_set (hint, ZW_HINT_PROBLEM, error->message);
  else if (kind == BASE_XYZ && g_settings_get_boolean (self->settings, "work-offline"))
    zw_hint_set (hint, ZW_HINT_CHECK, _ ("It is not shown while you work offline."));
  else
    zw_hint_set (hint, ZW_HINT_NOTE, shumate_map_source_get_license (source));
}

static void
update (ZwPreferencesDialog *self)
{
  BaseKind kind = g_settings_get_enum (self->settings, "base-map");
  g_autofree char *file = g_settings_get_string (self->settings, "base-map-file");
  g_autofree char *shown = *file != '\0' ? g_path_get_basename (file)
                                         : g_strdup (_ ("No file yet"));

  self->updating = TRUE;
  gtk_check_button_set_active (self->none, kind == BASE_NONE);
  gtk_check_button_set_active (self->mbtiles, kind == BASE_MBTILES);
  gtk_check_button_set_active (self->xyz, kind == BASE_XYZ);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->mbtiles_box), kind == BASE_MBTILES);
  gtk_widget_set_sensitive (GTK_WIDGET (self->xyz_box), kind == BASE_XYZ);
  gtk_label_set_text (self->file, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file), file);
  show_hint (self, self->mbtiles_hint, BASE_MBTILES);
  show_hint (self, self->xyz_hint, BASE_XYZ);
}

static void
on_kind_toggled (ZwPreferencesDialog *self, GtkCheckButton *button)
{
  BaseKind kind = button == self->xyz       ? BASE_XYZ
                  : button == self->mbtiles ? BASE_MBTILES
                                            : BASE_NONE;

  if (self->updating || self->settings == NULL || !gtk_check_button_get_active (button))
    return;
  g_settings_set_enum (self->settings, "base-map", (int) kind);
}

static void
on_osm_clicked (ZwPreferencesDialog *self)
{
  gtk_editable_set_text (self->address, OSM_ADDRESS);
  gtk_editable_set_text (self->attribution, _ ("© OpenStreetMap contributors"));
}

static void
on_chosen (ZwPreferencesDialog *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    g_settings_set_string (self->settings, "base-map-file", path);
  g_clear_object (&self->chooser);
}

static void
on_choose (ZwPreferencesDialog *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Base Map"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _ ("Files of tiles (MBTiles)"));
  gtk_file_filter_add_suffix (filter, "mbtiles");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

GtkWidget *
zw_preferences_dialog_new (GtkWindow *parent, GSettings *settings)
{
  ZwPreferencesDialog *self = g_object_new (ZW_TYPE_PREFERENCES_DIALOG, "transient-for", parent,
                                            NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "work-offline", self->offline, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "base-map-address", self->address, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "base-map-attribution", self->attribution, "text",
                   G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (settings, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
zw_preferences_dialog_dispose (GObject *object)
{
  ZwPreferencesDialog *self = ZW_PREFERENCES_DIALOG (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (zw_preferences_dialog_parent_class)->dispose (object);
}

static void
zw_preferences_dialog_class_init (ZwPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_preferences_dialog_dispose;
  zw_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/dialogs/zw-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, offline);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, none);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, mbtiles);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, mbtiles_box);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, file);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, xyz);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, xyz_box);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, address);
  gtk_widget_class_bind_template_child (widget_class, ZwPreferencesDialog, attribution);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_osm_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
}

static void
zw_preferences_dialog_init (ZwPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->mbtiles_hint = zw_hint_new ();
  self->xyz_hint = zw_hint_new ();
  gtk_box_append (self->mbtiles_box, self->mbtiles_hint);
  gtk_box_append (self->xyz_box, self->xyz_hint);
}
