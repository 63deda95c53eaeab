/* zw-controls.c: hints below controls, and lists to choose from, as the dialogs use them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-controls.h"

#define SEARCHABLE 12

GtkWidget *
zw_hint_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * zw_hint_set:
 * @text: (nullable): one or two sentences; %NULL hides the hint
 */
void
zw_hint_set (GtkWidget *hint, ZwHintKind kind, const char *text)
{
  GtkWidget *icon = gtk_widget_get_first_child (hint);
  GtkWidget *label = gtk_widget_get_next_sibling (icon);

  gtk_widget_set_visible (hint, text != NULL && *text != '\0');
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (icon, kind != ZW_HINT_NOTE);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), kind == ZW_HINT_PROBLEM
                                                      ? "dialog-error-symbolic"
                                                      : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (icon, "warning");
  gtk_widget_remove_css_class (icon, "error");
  gtk_widget_remove_css_class (label, "dim-label");
  if (kind == ZW_HINT_NOTE)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_add_css_class (icon, kind == ZW_HINT_PROBLEM ? "error" : "warning");
}

/* In a table: what does not fit is cut. */
void
zw_hint_set_one_line (GtkWidget *hint)
{
  GtkWidget *label = gtk_widget_get_last_child (hint);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
}

/* Long names of fields and coordinate systems must not widen the dialog. */
static void
setup_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_item (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/**
 * zw_drop_down_new:
 * @label: its name for those who do not see it
 *
 * Returns: (transfer floating): a drop-down list of texts
 */
GtkWidget *
zw_drop_down_new (const char *label)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression)
      text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item), NULL);
  gtk_drop_down_set_expression (GTK_DROP_DOWN (drop_down), text);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return drop_down;
}

void
zw_drop_down_set (GtkDropDown *drop_down, const char *const *texts, guint selected)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (texts);

  gtk_drop_down_set_enable_search (drop_down,
                                   g_list_model_get_n_items (G_LIST_MODEL (model)) > SEARCHABLE);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (drop_down, selected);
}

/**
 * zw_controls_focus_first:
 *
 * The grab_focus of a widget made of others: what is first in it takes the
 * keyboard, as when the mnemonic of its label is pressed.
 */
gboolean
zw_controls_focus_first (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}
