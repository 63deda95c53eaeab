/* zw-figure-grid.c: the fifteen indicators as lines of a table, places or years as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figure-grid.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zw-figure-cell.h"
#include "zw-figure-words.h"

/* Least widths in letters, so that columns grow with the font. */
#define NAME_CHARS 22
#define VALUE_CHARS 12
#define UNIT_CHARS 12

/* Columns in front of the figures. */
enum
{
  COLUMN_NAME,
  COLUMN_UNIT,
  N_FIXED
};

struct _ZwFigureGrid
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *view;

  /* Owned */
  GListStore *lines;
  GtkSingleSelection *selection;
  GPtrArray *columns; /* of ZwFigureColumn */
  GHashTable *bound;  /* of GtkListItem: the cells that show a line now */
  ZwCatalog *catalog;

  ZwIndicatorId selected;
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwFigureGrid, zw_figure_grid, GTK_TYPE_WIDGET)

static const ZwIndicator *
find_indicator (ZwFigureGrid *self, guint column, ZwIndicatorId id)
{
  const ZwFigureColumn *one = column < self->columns->len
                                  ? g_ptr_array_index (self->columns, column)
                                  : NULL;

  return one != NULL && one->evaluation != NULL ? zw_evaluation_find (one->evaluation, id) : NULL;
}

/* Any column's; they have the same unit. */
static const char *
get_part_unit (ZwFigureGrid *self, ZwFigureLine *line)
{
  for (guint c = 0; c < self->columns->len; c++)
    {
      const ZwIndicator *indicator = find_indicator (self, c, zw_figure_line_get_id (line));
      const ZwIndicatorPart *part = indicator != NULL ? zw_figure_line_find_part (line, indicator)
                                                      : NULL;

      if (part != NULL)
        return zw_figure_get_part_unit (indicator, part, self->catalog);
    }
  return "";
}

static const char *
get_unit (ZwFigureGrid *self, ZwFigureLine *line)
{
  return zw_figure_line_get_part_id (line) != NULL
             ? get_part_unit (self, line)
             : zw_indicator_unit_get_label (zw_figure_line_get_id (line), self->catalog);
}

static char *
dup_name (ZwFigureGrid *self, ZwFigureLine *line)
{
  ZwIndicatorId id = zw_figure_line_get_id (line);

  if (zw_figure_line_get_part_id (line) != NULL)
    return g_strdup (
        zw_indicator_part_get_label (zw_figure_line_get_part_id (line), self->catalog));
  return g_strdup_printf ("%s  %s", zw_indicator_get_info (id)->id,
                          zw_indicator_get_name (id, self->catalog));
}

/* Cells. */

static guint
get_column (gpointer item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
}

static void
show_cell (ZwFigureGrid *self, GtkListItem *item)
{
  g_autoptr (ZwFigureLine) line = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));
  guint column = get_column (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  gboolean part = zw_figure_line_get_part_id (line) != NULL;
  const ZwIndicator *indicator;

  if (column == COLUMN_NAME)
    {
      g_autofree char *name = dup_name (self, line);
      GtkWidget *label = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));

      gtk_label_set_text (GTK_LABEL (label), name);
      zw_figure_cell_set_class (label, "zw-part", part);
      return;
    }
  if (column == COLUMN_UNIT)
    {
      gtk_label_set_text (GTK_LABEL (child), get_unit (self, line));
      return;
    }
  indicator = find_indicator (self, column - N_FIXED, zw_figure_line_get_id (line));
  zw_figure_cell_set_class (child, "zw-part", part);
  if (part)
    zw_figure_cell_show_part (child, indicator, line);
  else
    zw_figure_cell_show (child, indicator);
}

static GtkWidget *
make_label (int chars, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Long names, units and reasons take several lines. */
static void
wrap (GtkWidget *label, int lines)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, ZwFigureGrid *self)
{
  guint column = get_column (factory);
  GtkWidget *child;

  if (column == COLUMN_NAME)
    {
      GtkWidget *label = make_label (NAME_CHARS, 0);

      wrap (label, 3);
      gtk_widget_set_hexpand (label, TRUE);
      child = gtk_tree_expander_new ();
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (child), label);
    }
  else
    {
      child = make_label (column == COLUMN_UNIT ? UNIT_CHARS : VALUE_CHARS,
                          column == COLUMN_UNIT ? 0 : 1);
      wrap (child, 2);
      if (column != COLUMN_UNIT)
        gtk_label_set_justify (GTK_LABEL (child), GTK_JUSTIFY_RIGHT);
      gtk_widget_add_css_class (child, column == COLUMN_UNIT ? "dim-label" : "numeric");
    }
  g_object_set_data (G_OBJECT (item), "column", GUINT_TO_POINTER (column));
  gtk_list_item_set_child (item, child);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, ZwFigureGrid *self)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), gtk_list_item_get_item (item));
  g_hash_table_add (self->bound, item);
  show_cell (self, item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, ZwFigureGrid *self)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  g_hash_table_remove (self->bound, item);
  if (GTK_IS_TREE_EXPANDER (child))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), NULL);
}

/* Headings. */

static void
add_column (ZwFigureGrid *self, guint column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) one = gtk_column_view_column_new (title, factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_column_view_column_set_resizable (one, TRUE);
  gtk_column_view_column_set_expand (one, column != COLUMN_UNIT);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), one);
}

/* A name that the heading cuts stands in full on the tooltip. */
static void
explain_headings (ZwFigureGrid *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        continue;
      for (guint c = 0; GTK_IS_LABEL (child) && c < self->columns->len; c++)
        {
          const ZwFigureColumn *column = g_ptr_array_index (self->columns, c);

          if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), column->title) == 0)
            gtk_widget_set_tooltip_text (child, column->tooltip);
        }
      explain_headings (self, child);
    }
}

static void
fit_columns (ZwFigureGrid *self)
{
  const char *const left[] = { _ ("Indicator"), _ ("Unit"), NULL };
  GListModel *all = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  while (g_list_model_get_n_items (all) > N_FIXED + self->columns->len)
    {
      g_autoptr (GtkColumnViewColumn)
          last = g_list_model_get_item (all, g_list_model_get_n_items (all) - 1);

      gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), last);
    }
  while (g_list_model_get_n_items (all) < N_FIXED + self->columns->len)
    add_column (self, g_list_model_get_n_items (all), "");
  for (guint c = 0; c < self->columns->len; c++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (all, N_FIXED + c);
      const ZwFigureColumn *column = g_ptr_array_index (self->columns, c);

      gtk_column_view_column_set_title (one, column->title);
    }
  zw_figure_align_headings (self->view, left);
  explain_headings (self, self->view);
}

/* Lines. */

static void
update_lines (ZwFigureGrid *self)
{
  ZwIndicatorId selected = self->selected;

  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_autoptr (ZwFigureLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      /* The tree asks only once whether a line unfolds. */
      if (zw_figure_line_update (line, self->columns))
        g_list_store_splice (self->lines, i, 1, (gpointer *) &line, 1);
    }
  if (self->selected != selected)
    zw_figure_grid_select (self, selected);
}

/**
 * zw_figure_grid_set_columns:
 * @columns: (element-type ZwFigureColumn): what to show; the grid takes a reference
 */
void
zw_figure_grid_set_columns (ZwFigureGrid *self, GPtrArray *columns)
{
  GHashTableIter iter;
  gpointer item;

  g_ptr_array_ref (columns);
  g_ptr_array_unref (self->columns);
  self->columns = columns;
  update_lines (self);
  fit_columns (self);
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_cell (self, item);
}

/**
 * zw_figure_grid_get_columns:
 *
 * Returns: (transfer none) (element-type ZwFigureColumn): what is shown
 */
GPtrArray *
zw_figure_grid_get_columns (ZwFigureGrid *self)
{
  return self->columns;
}

ZwIndicatorId
zw_figure_grid_get_selected (ZwFigureGrid *self)
{
  return self->selected;
}

void
zw_figure_grid_select (ZwFigureGrid *self, ZwIndicatorId id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      g_autoptr (ZwFigureLine) line = gtk_tree_list_row_get_item (row);

      if (zw_figure_line_get_id (line) == id)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return;
        }
    }
}

static void
on_selection_changed (ZwFigureGrid *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (ZwFigureLine) line = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  g_assert (ZW_IS_FIGURE_GRID (self));
  if (line == NULL || zw_figure_line_get_id (line) == self->selected)
    return;
  self->selected = zw_figure_line_get_id (line);
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_activate (ZwFigureGrid *self)
{
  g_assert (ZW_IS_FIGURE_GRID (self));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* The table as text, parts included. */

static void
append_line (ZwFigureGrid *self, GString *table, ZwFigureLine *line)
{
  g_autofree char *name = dup_name (self, line);

  zw_figure_append_cell (table, name);
  zw_figure_append_cell (table, get_unit (self, line));
  for (guint c = 0; c < self->columns->len; c++)
    {
      const ZwIndicator *indicator = find_indicator (self, c, zw_figure_line_get_id (line));
      const ZwIndicatorPart *part = NULL;
      g_autofree char *text = NULL;

      if (indicator != NULL && zw_figure_line_get_part_id (line) != NULL)
        {
          part = zw_figure_line_find_part (line, indicator);
          text = part != NULL ? zw_figure_dup_part (indicator, part) : NULL;
        }
      else if (indicator != NULL)
        text = indicator->state == ZW_INDICATOR_OK
                   ? zw_figure_dup_value (indicator->id, indicator->value)
                   : zw_figure_dup_state (indicator);
      zw_figure_append_cell (table, text != NULL ? text : "");
    }
  g_string_append_c (table, '\n');
}

/**
 * zw_figure_grid_dup_text:
 *
 * Returns: (transfer full): the table with all parts, as spreadsheets paste it
 */
char *
zw_figure_grid_dup_text (ZwFigureGrid *self)
{
  GString *table = g_string_new (NULL);

  zw_figure_append_cell (table, _ ("Indicator"));
  zw_figure_append_cell (table, _ ("Unit"));
  for (guint c = 0; c < self->columns->len; c++)
    zw_figure_append_cell (table, ((ZwFigureColumn *) g_ptr_array_index (self->columns, c))->title);
  g_string_append_c (table, '\n');
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_autoptr (ZwFigureLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);
      GListModel *parts = zw_figure_line_get_children (line);

      append_line (self, table, line);
      for (guint k = 0; parts != NULL && k < g_list_model_get_n_items (parts); k++)
        {
          g_autoptr (ZwFigureLine) part = g_list_model_get_item (parts, k);

          append_line (self, table, part);
        }
    }
  return g_string_free (table, FALSE);
}

/* The widget. */

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *children = zw_figure_line_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
zw_figure_grid_dispose (GObject *object)
{
  ZwFigureGrid *self = ZW_FIGURE_GRID (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_figure_grid_parent_class)->dispose (object);
}

static void
zw_figure_grid_finalize (GObject *object)
{
  ZwFigureGrid *self = ZW_FIGURE_GRID (object);

  g_hash_table_unref (self->bound);
  g_ptr_array_unref (self->columns);
  G_OBJECT_CLASS (zw_figure_grid_parent_class)->finalize (object);
}

static void
zw_figure_grid_class_init (ZwFigureGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_figure_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_figure_grid_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SELECTED] = g_signal_new ("selected", ZW_TYPE_FIGURE_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", ZW_TYPE_FIGURE_GRID, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
zw_figure_grid_init (ZwFigureGrid *self)
{
  GtkTreeListModel *tree;

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_column_free);
  self->bound = g_hash_table_new (NULL, NULL);
  self->lines = g_list_store_new (ZW_TYPE_FIGURE_LINE);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_autoptr (ZwFigureLine) line = zw_figure_line_new (i, NULL);

      g_list_store_append (self->lines, line);
    }
  tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->lines)), FALSE, FALSE,
                                  create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  g_signal_connect_swapped (self->selection, "notify::selected-item",
                            G_CALLBACK (on_selection_changed), self);
}

/**
 * zw_figure_grid_new:
 * @name: what the table is called, for those who do not see it
 * @catalog: language of names and units
 */
GtkWidget *
zw_figure_grid_new (const char *name, ZwCatalog *catalog)
{
  ZwFigureGrid *self = g_object_new (ZW_TYPE_FIGURE_GRID, NULL);

  self->catalog = zw_catalog_ref (catalog);
  self->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  add_column (self, COLUMN_NAME, _ ("Indicator"));
  add_column (self, COLUMN_UNIT, _ ("Unit"));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
