/* zw-layer-row.c: one layer in the list of the data page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-layer-row.h"

#include <glib/gi18n.h>

#include "metrics/zw-baseline.h"
#include "pages/zw-layer-popover.h"
#include "widgets/zw-swatch.h"
#include "widgets/zw-words.h"

struct _ZwLayerRow
{
  GtkListBoxRow parent_instance;

  /* Template children */
  ZwSwatch *swatch;
  GtkLabel *name;
  GtkLabel *role;
  GtkLabel *summary;
  GtkWidget *hint_box;
  GtkImage *hint_icon;
  GtkLabel *hint;
  GtkButton *visible_button;
  GtkMenuButton *menu_button;

  /* Owned */
  ZwSession *session;

  ZwLayerPopover *popover; /* of the menu button, once it was opened */
  gint64 id;
  gboolean visible;
};

enum
{
  SHOW_PLACE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwLayerRow, zw_layer_row, GTK_TYPE_LIST_BOX_ROW)

static char *
describe (const ZwLayer *layer)
{
  g_autofree char *count = zw_words_dup_count (layer->count, layer->kind);
  g_autofree char *year = layer->year != 0 ? zw_words_dup_year (layer->year) : NULL;

  return g_strjoin (" · ", count, year, NULL);
}

static void
show_hint (ZwLayerRow *self, const ZwLayer *layer)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gboolean amiss = layer->source.repaired_count > 0 || layer->source.skipped_count > 0;
  g_autofree char *text = NULL;

  if (layer->source.repaired_count > 0)
    {
      g_autofree char *number = zw_words_dup_number (layer->source.repaired_count);

      /* Translators: %s is a number of damaged outlines */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s repaired"), number));
    }
  if (layer->source.skipped_count > 0)
    {
      g_autofree char *number = zw_words_dup_number (layer->source.skipped_count);

      /* Translators: %s is a number of records */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s left out"), number));
    }
  if (!layer->used && zw_baseline_needs_role (layer->role))
    g_ptr_array_add (parts, g_strdup (_ ("not counted in the figures")));
  gtk_widget_set_visible (self->hint_box, parts->len > 0);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (self->hint, text);
  gtk_image_set_from_icon_name (self->hint_icon,
                                amiss ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  if (amiss)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_icon), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_icon), "warning");
}

static void
show_visible (ZwLayerRow *self)
{
  const char *offer = self->visible ? _ ("Hide on the map") : _ ("Show on the map");

  gtk_button_set_icon_name (self->visible_button,
                            self->visible ? "view-reveal-symbolic" : "view-conceal-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->visible_button), offer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->visible_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, offer, -1);
  gtk_widget_set_opacity (GTK_WIDGET (self->swatch), self->visible ? 1.0 : 0.3);
}

/**
 * zw_layer_row_set_layer:
 * @layer: what the project says of the layer now; read, not kept
 */
void
zw_layer_row_set_layer (ZwLayerRow *self, const ZwLayer *layer)
{
  g_autofree char *summary = describe (layer);

  self->id = layer->id;
  self->visible = layer->visible;
  zw_swatch_set (self->swatch, layer->role, layer->kind);
  gtk_label_set_text (self->name, layer->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), layer->name);
  gtk_label_set_text (self->role, _ (zw_role_get_info (layer->role)->label));
  gtk_label_set_text (self->summary, summary);
  show_hint (self, layer);
  show_visible (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, layer->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  if (self->popover != NULL)
    zw_layer_popover_update (self->popover);
}

gint64
zw_layer_row_get_id (ZwLayerRow *self)
{
  return self->id;
}

void
zw_layer_row_open_properties (ZwLayerRow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

GtkWidget *
zw_layer_row_new (ZwSession *session)
{
  ZwLayerRow *self = g_object_new (ZW_TYPE_LAYER_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

static void
on_visible_clicked (ZwLayerRow *self)
{
  GError *error = NULL;
  ZwStore *store = zw_session_get_store (self->session);
  gboolean done;

  if (store == NULL)
    return;
  done = zw_layer_set_visible (store, self->id, !self->visible, &error);
  zw_session_check (self->session, done, error);
}

static void
on_show_place (ZwLayerRow *self, double x, double y)
{
  g_signal_emit (self, signals[SHOW_PLACE], 0, x, y);
}

static void
on_remove (ZwLayerRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* Most layers' properties are never opened. */
static void
create_popover (GtkMenuButton *button, gpointer user_data)
{
  ZwLayerRow *self = ZW_LAYER_ROW (user_data);

  if (self->popover != NULL)
    return;
  self->popover = ZW_LAYER_POPOVER (zw_layer_popover_new (self->session, self->id));
  g_signal_connect_swapped (self->popover, "show-place", G_CALLBACK (on_show_place), self);
  g_signal_connect_swapped (self->popover, "remove", G_CALLBACK (on_remove), self);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
}

static void
zw_layer_row_dispose (GObject *object)
{
  ZwLayerRow *self = ZW_LAYER_ROW (object);

  self->popover = NULL;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_layer_row_parent_class)->dispose (object);
}

static void
zw_layer_row_class_init (ZwLayerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_layer_row_dispose;
  signals[SHOW_PLACE] = g_signal_new ("show-place", ZW_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[REMOVE] = g_signal_new ("remove", ZW_TYPE_LAYER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  g_type_ensure (ZW_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/pages/zw-layer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, name);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, role);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, summary);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, hint_box);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, hint_icon);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, hint);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, visible_button);
  gtk_widget_class_bind_template_child (widget_class, ZwLayerRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_visible_clicked);
}

static void
zw_layer_row_init (ZwLayerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popover, self, NULL);
}
