/* zw-left-out-table.c: residents without coverage, area by area
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-left-out-table.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/zw-words.h"

/* Areas that are listed; nobody reads on, and each costs memory. */
#define MAX_ROWS 20000

typedef enum
{
  COLUMN_NAME,
  COLUMN_DISTRICT,
  COLUMN_RESIDENTS,
  COLUMN_LEFT_OUT,
  COLUMN_SHARE,
  N_COLUMNS
} Column;

/* An area as an item of the list. */
#define ZW_TYPE_LEFT_OUT_ROW (zw_left_out_row_get_type ())
G_DECLARE_FINAL_TYPE (ZwLeftOutRow, zw_left_out_row, ZW, LEFT_OUT_ROW, GObject)

struct _ZwLeftOutRow
{
  GObject parent_instance;

  guint index;
  const ZwLeftOutArea *area; /* of @result */

  /* Owned */
  ZwLeftOut *result;
};

G_DEFINE_FINAL_TYPE (ZwLeftOutRow, zw_left_out_row, G_TYPE_OBJECT)

struct _ZwLeftOutTable
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *keep;
  GtkWidget *columns;
  GtkWidget *more;

  /* Owned */
  ZwLeftOutView *view;
  GListStore *rows;
};

G_DEFINE_FINAL_TYPE (ZwLeftOutTable, zw_left_out_table, GTK_TYPE_WIDGET)

static void
zw_left_out_row_finalize (GObject *object)
{
  zw_left_out_unref (ZW_LEFT_OUT_ROW (object)->result);
  G_OBJECT_CLASS (zw_left_out_row_parent_class)->finalize (object);
}

static void
zw_left_out_row_class_init (ZwLeftOutRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_left_out_row_finalize;
}

static void
zw_left_out_row_init (ZwLeftOutRow *self)
{
}

static ZwLeftOutRow *
row_new (ZwLeftOut *result, guint index)
{
  ZwLeftOutRow *self = g_object_new (ZW_TYPE_LEFT_OUT_ROW, NULL);

  self->index = index;
  self->result = zw_left_out_ref (result);
  self->area = &result->areas[index];
  return self;
}

static char *
dup_text (const ZwLeftOutArea *area, Column column)
{
  const char *name;

  switch (column)
    {
    case COLUMN_NAME:
      name = zw_left_out_area_get_name (area);
      return g_strdup (name != NULL ? name : _ ("No name"));
    case COLUMN_DISTRICT:
      return g_strdup (area->district != NULL ? area->district : "");
    case COLUMN_RESIDENTS:
      return zw_words_dup_number ((gint64) (area->residents + 0.5));
    case COLUMN_LEFT_OUT:
      return zw_words_dup_number ((gint64) (area->left_out + 0.5));
    case COLUMN_SHARE:
    case N_COLUMNS:
      break;
    }
  return isnan (area->share) ? g_strdup ("–") : g_strdup_printf ("%.1f %%", 100.0 * area->share);
}

static double
get_number (const ZwLeftOutArea *area, Column column)
{
  if (column == COLUMN_RESIDENTS)
    return area->residents;
  if (column == COLUMN_LEFT_OUT)
    return area->left_out;
  return isnan (area->share) ? -1.0 : area->share;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ZwLeftOutArea *left = ((const ZwLeftOutRow *) a)->area;
  const ZwLeftOutArea *right = ((const ZwLeftOutRow *) b)->area;
  Column column = GPOINTER_TO_UINT (user_data);
  double first, second;

  if (column == COLUMN_NAME || column == COLUMN_DISTRICT)
    {
      g_autofree char *one = dup_text (left, column);
      g_autofree char *other = dup_text (right, column);

      return g_utf8_collate (one, other);
    }
  first = get_number (left, column);
  second = get_number (right, column);
  return (first > second) - (first < second);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column >= COLUMN_RESIDENTS ? 1.0f : 0.0f);
  if (column >= COLUMN_RESIDENTS)
    gtk_widget_add_css_class (label, "numeric");
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const ZwLeftOutRow *row = gtk_list_item_get_item (item);
  g_autofree char *text = dup_text (row->area, GPOINTER_TO_UINT (user_data));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
on_activate (GtkColumnView *columns, guint position, ZwLeftOutTable *self)
{
  g_autoptr (ZwLeftOutRow) row = NULL;

  g_assert (ZW_IS_LEFT_OUT_TABLE (self));
  row = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (columns)), position);
  /* A newer result may be there already, whose rows come next. */
  if (row != NULL && row->result == zw_left_out_view_get_result (self->view))
    zw_left_out_view_show_area (self->view, row->index);
}

static void
show_result (ZwLeftOutTable *self)
{
  ZwLeftOut *result = zw_left_out_view_get_result (self->view);
  guint n = result != NULL ? MIN (result->n_areas, MAX_ROWS) : 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  g_assert (ZW_IS_LEFT_OUT_TABLE (self));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, row_new (result, i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  gtk_widget_set_sensitive (self->keep, result != NULL && result->state == ZW_INDICATOR_OK);
  gtk_widget_set_visible (self->more, result != NULL && result->n_areas > n);
  if (result == NULL || result->n_areas <= n)
    return;
  text = zw_words_dup_number (result->n_areas - n);
  {
    /* Translators: %s is a number of areas that the table leaves out */
    g_autofree char *more = g_strdup_printf (
        _ ("%s more areas with fewer residents without coverage are not listed; the layer and "
           "“zonewright left-out” have them all."),
        text);

    gtk_label_set_text (GTK_LABEL (self->more), more);
  }
}

static void
on_keep (ZwLeftOutTable *self)
{
  g_assert (ZW_IS_LEFT_OUT_TABLE (self));
  zw_left_out_view_keep (self->view);
}

static void
zw_left_out_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_left_out_table_parent_class)->map (widget);
  zw_left_out_view_hold (ZW_LEFT_OUT_TABLE (widget)->view);
}

static void
zw_left_out_table_unmap (GtkWidget *widget)
{
  zw_left_out_view_release (ZW_LEFT_OUT_TABLE (widget)->view);
  GTK_WIDGET_CLASS (zw_left_out_table_parent_class)->unmap (widget);
}

static void
zw_left_out_table_dispose (GObject *object)
{
  ZwLeftOutTable *self = ZW_LEFT_OUT_TABLE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_object (&self->view);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (zw_left_out_table_parent_class)->dispose (object);
}

static void
zw_left_out_table_class_init (ZwLeftOutTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_left_out_table_dispose;
  widget_class->map = zw_left_out_table_map;
  widget_class->unmap = zw_left_out_table_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_column (ZwLeftOutTable *self, Column column, const char *title)
{
  gpointer number = GUINT_TO_POINTER (column);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *one = gtk_column_view_column_new (title, factory);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, number, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), number);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), number);
  gtk_column_view_column_set_sorter (one, sorter);
  gtk_column_view_column_set_resizable (one, TRUE);
  gtk_column_view_column_set_expand (one, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->columns), one);
  g_object_unref (one);
}

static GtkWidget *
make_head (ZwLeftOutTable *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("By statistical area"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (title, TRUE);
  self->keep = gtk_button_new_with_mnemonic (_ ("_Keep as a Layer"));
  gtk_widget_set_tooltip_text (
      self->keep, _ ("Add the areas with these figures to the project, also for QGIS"));
  g_signal_connect_swapped (self->keep, "clicked", G_CALLBACK (on_keep), self);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), self->keep);
  return head;
}

static void
zw_left_out_table_init (ZwLeftOutTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  self->rows = g_list_store_new (ZW_TYPE_LEFT_OUT_ROW);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->columns = gtk_column_view_new (NULL);
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (self->columns), TRUE);
  gtk_widget_add_css_class (self->columns, "data-table");
  add_column (self, COLUMN_NAME, _ ("Area"));
  add_column (self, COLUMN_DISTRICT, _ ("District"));
  add_column (self, COLUMN_RESIDENTS, _ ("Residents"));
  add_column (self, COLUMN_LEFT_OUT, _ ("Without coverage"));
  add_column (self, COLUMN_SHARE, _ ("Share"));
  sorted = gtk_sort_list_model_new (
      g_object_ref (G_LIST_MODEL (self->rows)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->columns))));
  {
    g_autoptr (GtkSelectionModel)
        selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (sorted)));

    gtk_column_view_set_model (GTK_COLUMN_VIEW (self->columns), selection);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Residents without coverage by statistical area"), -1);
  g_signal_connect (self->columns, "activate", G_CALLBACK (on_activate), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->columns);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->more = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->more), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
zw_left_out_table_new (ZwLeftOutView *view)
{
  ZwLeftOutTable *self = g_object_new (ZW_TYPE_LEFT_OUT_TABLE, NULL);

  self->view = g_object_ref (view);
  g_signal_connect_swapped (view, "changed", G_CALLBACK (show_result), self);
  show_result (self);
  return GTK_WIDGET (self);
}
