/* zw-layer-popover.c: what can be changed of a layer, and where it comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-layer-popover.h"

#include <glib/gi18n.h>
#include <math.h>

#include "metrics/zw-baseline.h"
#include "widgets/zw-words.h"
#include "widgets/zw-year-entry.h"

#define ORIGIN_CHARS 44

struct _ZwLayerPopover
{
  GtkPopover parent_instance;

  /* Template children */
  GtkEditable *name;
  ZwYearEntry *year;
  GtkWidget *used_label;
  GtkSwitch *used;
  GtkGrid *origin;
  GtkWidget *notes_box;
  GtkLabel *notes_title;
  GtkListView *notes;

  /* Owned */
  ZwLayer *layer;
  GPtrArray *note_list; /* of ZwSourceNote, in the order of the list */

  /* Weak: GTK 4.8 keeps a popover for ever that is open when its window goes. */
  ZwSession *session;

  gint64 id;
  gboolean updating;
};

enum
{
  SHOW_PLACE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwLayerPopover, zw_layer_popover, GTK_TYPE_POPOVER)

static ZwStore *
get_store (ZwLayerPopover *self)
{
  return self->session != NULL ? zw_session_get_store (self->session) : NULL;
}

static void
add_origin (ZwLayerPopover *self, int *row, const char *title, const char *value, gboolean mono)
{
  GtkWidget *key, *text;

  if (value == NULL || *value == '\0')
    return;
  key = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (key), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (key), 0.0f);
  gtk_widget_add_css_class (key, "dim-label");
  text = gtk_label_new (value);
  gtk_label_set_xalign (GTK_LABEL (text), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (text), ORIGIN_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (text), ORIGIN_CHARS);
  gtk_label_set_selectable (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (text, mono ? "monospace" : "numeric");
  if (mono)
    gtk_widget_add_css_class (text, "caption");
  gtk_grid_attach (self->origin, key, 0, *row, 1, 1);
  gtk_grid_attach (self->origin, text, 1, *row, 1, 1);
  (*row)++;
}

static char *
describe_counts (const ZwSource *source)
{
  g_autofree char *read = zw_words_dup_number (source->read_count);
  g_autofree char *kept = zw_words_dup_number (source->kept_count);
  g_autofree char *repaired = zw_words_dup_number (source->repaired_count);
  g_autofree char *skipped = zw_words_dup_number (source->skipped_count);

  /* Translators: four numbers of records */
  return g_strdup_printf (_ ("%s read, %s taken, %s repaired, %s left out"), read, kept, repaired,
                          skipped);
}

static char *
add_guessed (const char *text, gboolean guessed)
{
  if (text == NULL)
    return NULL;
  /* Translators: %s is an encoding or a coordinate system that the file did not tell */
  return guessed ? g_strdup_printf (_ ("%s, found by looking at the data"), text) : g_strdup (text);
}

/* "2026-11-22T02:39:00Z" of the project in the user's time. */
static char *
describe_time (const char *text)
{
  g_autoptr (GDateTime) utc = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (text);
}

static void
show_origin (ZwLayerPopover *self)
{
  const ZwSource *source = &self->layer->source;
  g_autofree char *counts = describe_counts (source);
  g_autofree char *imported = describe_time (source->imported_at);
  g_autofree char *encoding = add_guessed (source->encoding, source->encoding_guessed);
  g_autofree char *crs = add_guessed (source->crs, source->crs_guessed);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->origin))) != NULL)
    gtk_grid_remove (self->origin, child);
  add_origin (self, &row, _ ("File"), source->file, FALSE);
  add_origin (self, &row, _ ("Layer"), source->layer, FALSE);
  add_origin (self, &row, _ ("Format"), source->format, FALSE);
  add_origin (self, &row, _ ("Date of the data"), source->date, FALSE);
  add_origin (self, &row, _ ("Imported"), imported, FALSE);
  add_origin (self, &row, _ ("Records"), counts, FALSE);
  add_origin (self, &row, _ ("Encoding"), encoding, FALSE);
  add_origin (self, &row, _ ("Coordinates"), crs, FALSE);
  add_origin (self, &row, _ ("Conversion"), source->operation, FALSE);
  add_origin (self, &row, "SHA-256", source->sha256, TRUE);
}

static gboolean
has_place (const ZwSourceNote *note)
{
  return isfinite (note->place.x) && isfinite (note->place.y);
}

static void
show_notes (ZwLayerPopover *self)
{
  ZwStore *store = get_store (self);
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) model = NULL;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->note_list, g_ptr_array_unref);
  if (store != NULL)
    self->note_list = zw_layer_list_notes (store, self->id, NULL);
  gtk_widget_set_visible (self->notes_box, self->note_list != NULL && self->note_list->len > 0);
  for (guint i = 0; self->note_list != NULL && i < self->note_list->len; i++)
    {
      const ZwSourceNote *note = g_ptr_array_index (self->note_list, i);
      /* Translators: which record of a file, and what was done to it */
      g_autofree char *line = g_strdup_printf (_ ("%s: %s"), note->feature, note->what);

      gtk_string_list_append (lines, line);
    }
  title = g_strdup_printf (_ ("Repaired and left out (%u)"),
                           g_list_model_get_n_items (G_LIST_MODEL (lines)));
  gtk_label_set_text (self->notes_title, title);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&lines))));
  gtk_list_view_set_model (self->notes, model);
}

static void
setup_note (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("find-location-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (icon, _ ("Show on the map"));
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_item_set_child (item, box);
}

static void
bind_note (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ZwLayerPopover *self = ZW_LAYER_POPOVER (user_data);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  const ZwSourceNote *note = g_ptr_array_index (self->note_list, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (label),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_widget_set_visible (gtk_widget_get_next_sibling (label), has_place (note));
  gtk_list_item_set_activatable (item, has_place (note));
}

static void
on_note_activated (ZwLayerPopover *self, guint position)
{
  const ZwSourceNote *note = g_ptr_array_index (self->note_list, position);
  ZwPoint place = note->place;

  if (!has_place (note))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SHOW_PLACE], 0, place.x, place.y);
}

/* Everything below is a command of the project, which answers by changing the layer. */

static void
on_name_entered (ZwLayerPopover *self)
{
  GError *error = NULL;
  ZwStore *store = get_store (self);
  g_autofree char *name = NULL;

  if (self->updating || self->layer == NULL || store == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  if (*name == '\0')
    gtk_editable_set_text (self->name, self->layer->name);
  else if (g_strcmp0 (name, self->layer->name) != 0)
    {
      gboolean done = zw_layer_rename (store, self->id, name, &error);

      zw_session_check (self->session, done, error);
    }
}

static void
on_year_entered (ZwLayerPopover *self)
{
  GError *error = NULL;
  ZwStore *store = get_store (self);
  int year = zw_year_entry_get_year (self->year);

  if (self->updating || self->layer == NULL || store == NULL || !zw_year_entry_is_valid (self->year)
      || year == self->layer->year)
    return;
  zw_session_check (self->session, zw_layer_set_year (store, self->id, year, &error), error);
}

static void
on_used_changed (ZwLayerPopover *self)
{
  GError *error = NULL;
  ZwStore *store = get_store (self);
  gboolean used = gtk_switch_get_active (self->used);
  gboolean done;

  if (self->updating || self->layer == NULL || store == NULL || used == self->layer->used)
    return;
  done = zw_layer_set_used (store, self->id, used, &error);
  zw_session_check (self->session, done, error);
}

static void
on_remove_clicked (ZwLayerPopover *self)
{
  self->updating = TRUE; /* what the fields hold is not to be written any more */
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[REMOVE], 0);
}

/**
 * zw_layer_popover_update:
 *
 * Shows what the project says of the layer now.
 */
void
zw_layer_popover_update (ZwLayerPopover *self)
{
  ZwStore *store = get_store (self);
  ZwLayer *layer = store != NULL ? zw_layer_find (store, self->id, NULL) : NULL;
  gboolean needed;

  if (layer == NULL)
    return;
  g_clear_pointer (&self->layer, zw_layer_free);
  self->layer = layer;
  needed = zw_baseline_needs_role (layer->role);
  self->updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (self->name), layer->name) != 0)
    gtk_editable_set_text (self->name, layer->name);
  zw_year_entry_set_year (self->year, layer->year);
  gtk_widget_set_visible (self->used_label, needed);
  gtk_widget_set_visible (GTK_WIDGET (self->used), needed);
  gtk_switch_set_active (self->used, layer->used);
  self->updating = FALSE;
}

GtkWidget *
zw_layer_popover_new (ZwSession *session, gint64 layer_id)
{
  ZwLayerPopover *self = g_object_new (ZW_TYPE_LAYER_POPOVER, NULL);

  g_set_weak_pointer (&self->session, session);
  self->id = layer_id;
  zw_layer_popover_update (self);
  if (self->layer != NULL)
    {
      /* The origin of a layer never changes. */
      show_origin (self);
      show_notes (self);
    }
  return GTK_WIDGET (self);
}

static void
zw_layer_popover_dispose (GObject *object)
{
  ZwLayerPopover *self = ZW_LAYER_POPOVER (object);

  self->updating = TRUE;
  if (self->notes != NULL)
    gtk_list_view_set_model (self->notes, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_pointer (&self->layer, zw_layer_free);
  g_clear_pointer (&self->note_list, g_ptr_array_unref);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (zw_layer_popover_parent_class)->dispose (object);
}

static void
zw_layer_popover_class_init (ZwLayerPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_layer_popover_dispose;
  signals[SHOW_PLACE] = g_signal_new ("show-place", ZW_TYPE_LAYER_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                      G_TYPE_DOUBLE);
  signals[REMOVE] = g_signal_new ("remove", ZW_TYPE_LAYER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (ZW_TYPE_YEAR_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/pages/zw-layer-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, name);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, year);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, used_label);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, used);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, origin);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, notes_box);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, notes_title);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerPopover, notes);
  gtk_widget_class_bind_template_callback (widget_class, on_name_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_year_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_used_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_note_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked);
}

static void
zw_layer_popover_init (ZwLayerPopover *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_note), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_note), self);
  gtk_list_view_set_factory (self->notes, factory);
}
