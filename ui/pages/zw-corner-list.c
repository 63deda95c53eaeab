/* zw-corner-list.c: the corners of an outline as a table of coordinates
 *
 * What the pointer does on the map can be done here by keyboard and to the
 * centimetre: choose a corner by its number and type its easting and northing.
 * One row for the chosen corner serves outlines of thousands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-corner-list.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-number.h"

struct _ZwCornerList
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *grid;
  GtkWidget *number;
  GtkWidget *total;
  GtkWidget *easting;
  GtkWidget *northing;

  /* Owned */
  ZwMapEdit *edit;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ZwCornerList, zw_corner_list, GTK_TYPE_WIDGET)

static guint
get_index (ZwCornerList *self)
{
  return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->number)) - 1;
}

static void
set_entry (GtkWidget *entry, double value)
{
  g_autofree char *text = g_strdup_printf ("%.2f", value);

  gtk_widget_remove_css_class (entry, "error");
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
show_corner (ZwCornerList *self)
{
  ZwPoint place;

  if (!zw_map_edit_get_corner (self->edit, get_index (self), &place))
    return;
  set_entry (self->easting, place.x);
  set_entry (self->northing, place.y);
}

static void
on_outline_changed (ZwCornerList *self)
{
  guint n = zw_map_edit_get_n_corners (self->edit);
  int selected = zw_map_edit_get_selected_corner (self->edit);
  g_autofree char *total = g_strdup_printf (_ ("of %u"), n);

  g_assert (ZW_IS_CORNER_LIST (self));
  gtk_widget_set_sensitive (self->grid, n > 0);
  self->updating = TRUE;
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->number), 1, MAX (n, 1));
  if (selected >= 0)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->number), selected + 1);
  self->updating = FALSE;
  gtk_label_set_text (GTK_LABEL (self->total), total);
  if (!gtk_widget_has_focus (gtk_widget_get_first_child (self->easting))
      && !gtk_widget_has_focus (gtk_widget_get_first_child (self->northing)))
    show_corner (self);
}

static void
on_number_changed (ZwCornerList *self)
{
  g_assert (ZW_IS_CORNER_LIST (self));
  if (self->updating)
    return;
  zw_map_edit_select_corner (self->edit, (int) get_index (self));
  show_corner (self);
}

static void
on_coordinate_given (ZwCornerList *self)
{
  double x = zw_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->easting)));
  double y = zw_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->northing)));
  ZwPoint place;

  g_assert (ZW_IS_CORNER_LIST (self));
  if (isnan (x))
    gtk_widget_add_css_class (self->easting, "error");
  if (isnan (y))
    gtk_widget_add_css_class (self->northing, "error");
  if (isnan (x) || isnan (y) || !zw_map_edit_get_corner (self->edit, get_index (self), &place))
    return;
  if (fabs (x - place.x) < 0.005 && fabs (y - place.y) < 0.005)
    return;
  zw_map_edit_move_corner (self->edit, get_index (self), (ZwPoint){ x, y });
  show_corner (self);
}

static void
zw_corner_list_dispose (GObject *object)
{
  ZwCornerList *self = ZW_CORNER_LIST (object);

  if (self->edit != NULL)
    g_signal_handlers_disconnect_by_data (self->edit, self);
  g_clear_object (&self->edit);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_corner_list_parent_class)->dispose (object);
}

static void
zw_corner_list_class_init (ZwCornerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_corner_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_row (ZwCornerList *self, int row, const char *label, GtkWidget *field)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (name), field);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_hexpand (field, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), field, 1, row, 1, 1);
  return field;
}

static GtkWidget *
make_entry (ZwCornerList *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "numeric");
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_coordinate_given), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_coordinate_given), self);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

static void
zw_corner_list_init (ZwCornerList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  self->number = gtk_spin_button_new_with_range (1, 1, 1);
  self->total = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->total, "dim-label");
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_box_append (GTK_BOX (box), self->number);
  gtk_box_append (GTK_BOX (box), self->total);
  add_row (self, 0, _ ("_Corner"), box);
  self->easting = add_row (self, 1, _ ("_Easting (m)"), make_entry (self));
  self->northing = add_row (self, 2, _ ("_Northing (m)"), make_entry (self));
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  g_signal_connect_swapped (self->number, "value-changed", G_CALLBACK (on_number_changed), self);
}

GtkWidget *
zw_corner_list_new (ZwMapEdit *edit)
{
  ZwCornerList *self = g_object_new (ZW_TYPE_CORNER_LIST, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_swapped (edit, "changed", G_CALLBACK (on_outline_changed), self);
  g_signal_connect_swapped (edit, "notify::n-corners", G_CALLBACK (on_outline_changed), self);
  g_signal_connect_swapped (edit, "notify::state", G_CALLBACK (on_outline_changed), self);
  on_outline_changed (self);
  return GTK_WIDGET (self);
}
