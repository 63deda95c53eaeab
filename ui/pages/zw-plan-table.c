/* zw-plan-table.c: a plan as a table that unfolds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-table.h"

#include <glib/gi18n.h>

#include "zw-plan-cell.h"
#include "zw-plan-rows.h"

struct _ZwPlanTable
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *view;

  /* Owned */
  GtkSingleSelection *selection;
  ZwPlanRows *rows;
  ZwGuideline *guideline;
  ZwCatalog *catalog;

  ZwPlanPart part; /* selected */
  gint64 id;
  gboolean updating; /* the rows follow the plan, not the user */
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwPlanTable, zw_plan_table, GTK_TYPE_WIDGET)

static const char *const titles[ZW_N_PLAN_COLUMNS] = {
  [ZW_PLAN_COLUMN_NAME] = N_ ("Name and contents"), [ZW_PLAN_COLUMN_GROUP] = N_ ("Kind"),
  [ZW_PLAN_COLUMN_WHO] = N_ ("In charge"),          [ZW_PLAN_COLUMN_YEARS] = N_ ("Years (ROC)"),
  [ZW_PLAN_COLUMN_COST] = N_ ("Cost (NT$)"),        [ZW_PLAN_COLUMN_STAFF] = N_ ("Staff"),
  [ZW_PLAN_COLUMN_FUNDING] = N_ ("Funding"),
};

/* The row at a place of the unfolded table. */
static ZwPlanRow *
dup_row (ZwPlanTable *self, guint position)
{
  g_autoptr (GtkTreeListRow) at = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return at != NULL ? gtk_tree_list_row_get_item (at) : NULL;
}

static guint
find_position (ZwPlanTable *self, ZwPlanRow *row)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (ZwPlanRow) at = dup_row (self, i);

      if (at == row)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
unfold (ZwPlanTable *self, ZwPlanRow *row)
{
  g_autoptr (GtkTreeListRow) at = NULL;

  if (row == NULL)
    return;
  unfold (self, zw_plan_row_get_parent (row));
  at = g_list_model_get_item (G_LIST_MODEL (self->selection), find_position (self, row));
  if (at != NULL)
    gtk_tree_list_row_set_expanded (at, TRUE);
}

static void
set_selected (ZwPlanTable *self, ZwPlanPart part, gint64 id)
{
  if (self->part == part && self->id == id)
    return;
  self->part = part;
  self->id = id;
  g_signal_emit (self, signals[SELECTED], 0, part, id);
}

static void
on_selection_changed (ZwPlanTable *self)
{
  g_autoptr (ZwPlanRow) row = NULL;

  g_assert (ZW_IS_PLAN_TABLE (self));
  if (self->updating)
    return;
  row = dup_row (self, gtk_single_selection_get_selected (self->selection));
  if (row != NULL)
    set_selected (self, zw_plan_row_get_part (row), zw_plan_row_get_id (row));
}

static void
on_activate (ZwPlanTable *self)
{
  g_assert (ZW_IS_PLAN_TABLE (self));
  g_signal_emit (self, signals[ACTIVATED], 0);
}

/* The list inside the column view, which takes the actions of lists. */
static GtkWidget *
find_list (ZwPlanTable *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->view);

  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkTreeExpander *
find_expander (GtkWidget *widget)
{
  if (GTK_IS_TREE_EXPANDER (widget))
    return GTK_TREE_EXPANDER (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTreeExpander *found = find_expander (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * zw_plan_table_focus_selected:
 *
 * Gives the keyboard to the selected row, where it is in view.
 */
void
zw_plan_table_focus_selected (ZwPlanTable *self)
{
  GtkWidget *list = find_list (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (GtkWidget *child = list != NULL ? gtk_widget_get_first_child (list) : NULL; child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkTreeExpander *expander = find_expander (child);
      GtkTreeListRow *at = expander != NULL ? gtk_tree_expander_get_list_row (expander) : NULL;

      if (at != NULL && gtk_tree_list_row_get_position (at) == selected)
        {
          gtk_widget_grab_focus (child);
          return;
        }
    }
  gtk_widget_grab_focus (self->view);
}

static gboolean
has_focus (ZwPlanTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->view);
}

/**
 * zw_plan_table_set_plan:
 * @plan: (nullable): what to show
 *
 * What was selected stays selected; where it is gone, what stands in its place is.
 */
void
zw_plan_table_set_plan (ZwPlanTable *self, ZwPlan *plan)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean focused = has_focus (self);
  g_autoptr (ZwPlanRow) row = NULL;
  guint n;

  self->updating = TRUE;
  zw_plan_rows_update (self->rows, plan);
  row = zw_plan_rows_find (self->rows, self->part, self->id);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (row != NULL)
    {
      g_object_ref (row);
      position = find_position (self, row);
    }
  else if (n > 0)
    {
      position = position == GTK_INVALID_LIST_POSITION ? 0 : MIN (position, n - 1);
      row = dup_row (self, position);
    }
  if (position != gtk_single_selection_get_selected (self->selection))
    gtk_single_selection_set_selected (self->selection,
                                       row != NULL ? position : GTK_INVALID_LIST_POSITION);
  self->updating = FALSE;
  if (focused && !has_focus (self))
    zw_plan_table_focus_selected (self);
  if (row != NULL)
    set_selected (self, zw_plan_row_get_part (row), zw_plan_row_get_id (row));
  else
    set_selected (self, ZW_PLAN_PHASE, 0);
}

/**
 * zw_plan_table_get_selected:
 * @part: (out): what is selected
 *
 * Returns: its id, 0 where nothing is
 */
gint64
zw_plan_table_get_selected (ZwPlanTable *self, ZwPlanPart *part)
{
  *part = self->part;
  return self->id;
}

/**
 * zw_plan_table_select:
 *
 * Selects a part of the plan, unfolds what it is in and scrolls to it.
 */
void
zw_plan_table_select (ZwPlanTable *self, ZwPlanPart part, gint64 id)
{
  ZwPlanRow *row = zw_plan_rows_find (self->rows, part, id);
  GtkWidget *list = find_list (self);
  guint position;

  if (row == NULL)
    return;
  unfold (self, zw_plan_row_get_parent (row));
  position = find_position (self, row);
  gtk_single_selection_set_selected (self->selection, position);
  if (list != NULL && position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static GListModel *
create_children (gpointer item, gpointer user_data)
{
  GListModel *children = zw_plan_row_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, ZwPlanTable *self)
{
  ZwPlanColumn column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
  GtkWidget *cell = zw_plan_cell_new (column, self->guideline, self->catalog);
  GtkWidget *child = cell;

  if (column == ZW_PLAN_COLUMN_NAME)
    {
      child = gtk_tree_expander_new ();
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (child), cell);
    }
  gtk_list_item_set_child (item, child);
}

static void
set_cell_row (GtkListItem *item, GtkTreeListRow *at)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  g_autoptr (ZwPlanRow) row = at != NULL ? gtk_tree_list_row_get_item (at) : NULL;

  if (GTK_IS_TREE_EXPANDER (child))
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (child), at);
      child = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child));
    }
  zw_plan_cell_set_row (ZW_PLAN_CELL (child), row);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, ZwPlanTable *self)
{
  set_cell_row (item, gtk_list_item_get_item (item));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, ZwPlanTable *self)
{
  set_cell_row (item, NULL);
}

static void
add_column (ZwPlanTable *self, ZwPlanColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (titles[column]), factory);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, zw_plan_column_is_wide (column));
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

/* GTK sets all headings flush left; over numbers they belong to the right. */
static void
align_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    for (guint i = 0; i < ZW_N_PLAN_COLUMNS; i++)
      if (zw_plan_column_is_number (i)
          && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), _ (titles[i])) == 0)
        {
          gtk_widget_set_hexpand (widget, TRUE);
          gtk_label_set_xalign (GTK_LABEL (widget), 1);
        }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_headings (child);
}

static void
zw_plan_table_dispose (GObject *object)
{
  ZwPlanTable *self = ZW_PLAN_TABLE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, zw_plan_rows_free);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_plan_table_parent_class)->dispose (object);
}

static void
zw_plan_table_class_init (ZwPlanTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_table_dispose;
  signals[SELECTED] = g_signal_new ("selected", ZW_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", ZW_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_plan_table_init (ZwPlanTable *self)
{
  GtkTreeListModel *tree;

  self->rows = zw_plan_rows_new ();
  tree = gtk_tree_list_model_new (g_object_ref (zw_plan_rows_get_model (self->rows)), FALSE, TRUE,
                                  create_children, NULL, NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selection_changed),
                            self);
}

GtkWidget *
zw_plan_table_new (ZwGuideline *guideline, ZwCatalog *catalog)
{
  ZwPlanTable *self = g_object_new (ZW_TYPE_PLAN_TABLE, NULL);

  self->guideline = zw_guideline_ref (guideline);
  self->catalog = zw_catalog_ref (catalog);
  self->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Phases, stages, goals and work items"), -1);
  for (guint i = 0; i < ZW_N_PLAN_COLUMNS; i++)
    add_column (self, i);
  align_headings (self->view);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activate), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
