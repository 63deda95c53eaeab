/* zw-plan-cell.c: one cell of the table of a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-cell.h"

/* Enough for the guideline's goals and its names of kinds of work in a narrow window. */
#define MOST_LINES 3

struct _ZwPlanCell
{
  GtkWidget parent_instance;

  ZwPlanColumn column;

  /* Owned by the widget tree */
  GtkWidget *text;
  GtkWidget *detail;

  /* Owned */
  ZwGuideline *guideline;
  ZwCatalog *catalog;
  ZwPlanRow *row;
};

G_DEFINE_FINAL_TYPE (ZwPlanCell, zw_plan_cell, GTK_TYPE_WIDGET)

/* The least width, in letters so that columns grow with the font. */
static const int width_chars[ZW_N_PLAN_COLUMNS] = {
  [ZW_PLAN_COLUMN_NAME] = 26,   [ZW_PLAN_COLUMN_GROUP] = 14, [ZW_PLAN_COLUMN_WHO] = 10,
  [ZW_PLAN_COLUMN_YEARS] = 9,   [ZW_PLAN_COLUMN_COST] = 14,  [ZW_PLAN_COLUMN_STAFF] = 5,
  [ZW_PLAN_COLUMN_FUNDING] = 8,
};

/**
 * zw_plan_column_is_wide:
 *
 * Returns: whether the column holds words, and takes a share of what room is left
 */
gboolean
zw_plan_column_is_wide (ZwPlanColumn column)
{
  return column == ZW_PLAN_COLUMN_NAME || column == ZW_PLAN_COLUMN_GROUP
         || column == ZW_PLAN_COLUMN_WHO || column == ZW_PLAN_COLUMN_FUNDING;
}

/**
 * zw_plan_column_is_number:
 *
 * Returns: whether the column is set flush right
 */
gboolean
zw_plan_column_is_number (ZwPlanColumn column)
{
  return column == ZW_PLAN_COLUMN_COST || column == ZW_PLAN_COLUMN_STAFF;
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_row (ZwPlanCell *self)
{
  ZwPlanPart part = zw_plan_row_get_part (self->row);
  gboolean outer = part == ZW_PLAN_PHASE || part == ZW_PLAN_STAGE;
  g_auto (ZwPlanCellText) said = { NULL };

  g_assert (ZW_IS_PLAN_CELL (self));
  zw_plan_cell_text_init (&said, zw_plan_row_get_plan (self->row), part,
                          zw_plan_row_get_data (self->row), self->column, self->guideline,
                          self->catalog);
  gtk_label_set_text (GTK_LABEL (self->text), said.text != NULL ? said.text : "");
  gtk_label_set_text (GTK_LABEL (self->detail), said.detail != NULL ? said.detail : "");
  gtk_widget_set_visible (self->text, said.text != NULL || said.detail == NULL);
  gtk_widget_set_visible (self->detail, said.detail != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), said.tooltip);
  set_class (self->text, "heading", outer && self->column != ZW_PLAN_COLUMN_GROUP);
  set_class (self->text, "dim-label", part != ZW_PLAN_ITEM && self->column == ZW_PLAN_COLUMN_GROUP);
}

/**
 * zw_plan_cell_set_row:
 * @row: (nullable): what the cell shows a column of
 */
void
zw_plan_cell_set_row (ZwPlanCell *self, ZwPlanRow *row)
{
  if (self->row == row)
    return;
  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_row), self);
  show_row (self);
}

static void
zw_plan_cell_dispose (GObject *object)
{
  ZwPlanCell *self = ZW_PLAN_CELL (object);

  zw_plan_cell_set_row (self, NULL);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->detail, gtk_widget_unparent);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_plan_cell_parent_class)->dispose (object);
}

static void
zw_plan_cell_class_init (ZwPlanCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (ZwPlanCell *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean number = zw_plan_column_is_number (self->column);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars[self->column]);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars[self->column]);
  if (number || self->column == ZW_PLAN_COLUMN_YEARS)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
zw_plan_cell_init (ZwPlanCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
zw_plan_cell_new (ZwPlanColumn column, ZwGuideline *guideline, ZwCatalog *catalog)
{
  ZwPlanCell *self = g_object_new (ZW_TYPE_PLAN_CELL, NULL);

  self->column = column;
  self->guideline = zw_guideline_ref (guideline);
  self->catalog = zw_catalog_ref (catalog);
  self->text = add_label (self);
  self->detail = add_label (self);
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_widget_add_css_class (self->detail, "zw-small");
  gtk_widget_set_hexpand (GTK_WIDGET (self), column == ZW_PLAN_COLUMN_NAME);
  if (zw_plan_column_is_wide (column))
    {
      gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (self->text), MOST_LINES);
    }
  return GTK_WIDGET (self);
}
