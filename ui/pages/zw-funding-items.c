/* zw-funding-items.c: work items with their cost, what pays for them, and the gap
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-funding-items.h"

#include <glib/gi18n.h>

#include "base/zw-money.h"
#include "plan/zw-funding.h"

typedef enum
{
  COLUMN_NAME,
  COLUMN_PART,
  COLUMN_COST,
  COLUMN_SUBSIDY,
  COLUMN_OWN,
  COLUMN_OTHER,
  COLUMN_GAP,
  N_COLUMNS,
} Column;

static const struct
{
  const char *title;
  int width_chars;
  gboolean number;
} looks[N_COLUMNS] = {
  [COLUMN_NAME] = { N_ ("Work item"), 20, FALSE },
  [COLUMN_PART] = { N_ ("Stage"), 16, FALSE },
  [COLUMN_COST] = { N_ ("Cost"), 12, TRUE },
  [COLUMN_SUBSIDY] = { N_ ("This subsidy"), 12, TRUE },
  [COLUMN_OWN] = { N_ ("Local share"), 12, TRUE },
  [COLUMN_OTHER] = { N_ ("Other sources"), 12, TRUE },
  [COLUMN_GAP] = { N_ ("Gap"), 12, TRUE },
};

/* One line; it stays the same object as long as the work item is in the plan. */

#define ZW_TYPE_FUNDING_LINE (zw_funding_line_get_type ())
G_DECLARE_FINAL_TYPE (ZwFundingLine, zw_funding_line, ZW, FUNDING_LINE, GObject)

struct _ZwFundingLine
{
  GObject parent_instance;

  gint64 id;
  gint64 cost_ntd;
  ZwItemFunding funding;

  /* Owned */
  char *name;
  char *part;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwFundingLine, zw_funding_line, G_TYPE_OBJECT)

static void
zw_funding_line_finalize (GObject *object)
{
  ZwFundingLine *self = ZW_FUNDING_LINE (object);

  g_free (self->name);
  g_free (self->part);
  G_OBJECT_CLASS (zw_funding_line_parent_class)->finalize (object);
}

static void
zw_funding_line_class_init (ZwFundingLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_funding_line_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_FUNDING_LINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
zw_funding_line_init (ZwFundingLine *self)
{
}

static char *
dup_amount (gint64 ntd)
{
  return ntd != 0 ? zw_money_format (ntd) : g_strdup ("–");
}

static char *
zw_funding_line_dup_text (ZwFundingLine *self, Column column)
{
  gboolean known = self->cost_ntd != ZW_PLAN_NO_COST;

  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (self->name);
    case COLUMN_PART:
      return g_strdup (self->part);
    case COLUMN_COST:
      return known ? zw_money_format (self->cost_ntd) : g_strdup (_ ("not given"));
    case COLUMN_SUBSIDY:
      return dup_amount (self->funding.subsidy_ntd);
    case COLUMN_OWN:
      return dup_amount (self->funding.own_ntd);
    case COLUMN_OTHER:
      return dup_amount (self->funding.other_ntd);
    case COLUMN_GAP:
      return known ? dup_amount (self->cost_ntd - self->funding.covered_ntd) : g_strdup ("");
    default:
      return NULL;
    }
}

struct _ZwFundingItems
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *view;
  GtkWidget *total;

  /* Owned */
  GListStore *lines;
  GtkSingleSelection *selection;

  gint64 selected;
  gboolean updating;
};

static guint selected_signal;

G_DEFINE_FINAL_TYPE (ZwFundingItems, zw_funding_items, GTK_TYPE_WIDGET)

/* Lines */

static ZwFundingLine *
find_line (GListStore *lines, gint64 id, guint *position)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lines)); i++)
    {
      g_autoptr (ZwFundingLine) line = g_list_model_get_item (G_LIST_MODEL (lines), i);

      if (line->id != id)
        continue;
      if (position != NULL)
        *position = i;
      return g_steal_pointer (&line);
    }
  return NULL;
}

static void
add_items (ZwFundingItems *self,
           GPtrArray *wanted,
           const GPtrArray *items,
           const char *part,
           const ZwRecords *records)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      ZwFundingLine *line = find_line (self->lines, item->id, NULL);

      if (line == NULL)
        line = g_object_new (ZW_TYPE_FUNDING_LINE, NULL);
      line->id = item->id;
      line->cost_ntd = item->cost_ntd;
      line->funding = zw_item_funding_get (records, item->id);
      g_free (line->name);
      line->name = g_strdup (item->name);
      g_free (line->part);
      line->part = g_strdup (part);
      g_ptr_array_add (wanted, line);
    }
}

static gboolean
is_same (ZwFundingItems *self, const GPtrArray *wanted)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->lines)) != wanted->len)
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      g_autoptr (ZwFundingLine) line = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      if (line != g_ptr_array_index (wanted, i))
        return FALSE;
    }
  return TRUE;
}

static void
show_total (ZwFundingItems *self, const GPtrArray *wanted)
{
  gint64 cost = 0, covered = 0;
  g_autofree char *cost_text = NULL, *covered_text = NULL, *gap_text = NULL, *text = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      const ZwFundingLine *line = g_ptr_array_index (wanted, i);

      if (line->cost_ntd == ZW_PLAN_NO_COST)
        continue;
      cost = zw_money_add (cost, line->cost_ntd);
      covered = zw_money_add (covered, line->funding.covered_ntd);
    }
  cost_text = zw_money_format (cost);
  covered_text = zw_money_format (covered);
  gap_text = zw_money_format (MAX (cost - covered, 0));
  /* Translators: amounts: of all work items whose cost is given */
  text = g_strdup_printf (_ ("Where the cost is given: cost %s · covered %s · gap %s (NT$)"),
                          cost_text, covered_text, gap_text);
  gtk_label_set_text (GTK_LABEL (self->total), text);
}

static void
set_selected (ZwFundingItems *self, gint64 id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  g_signal_emit (self, selected_signal, 0, id);
}

/* What was selected stays; where it is gone, the first is. */
static void
keep_selected (ZwFundingItems *self)
{
  guint position = 0;
  g_autoptr (ZwFundingLine) line = find_line (self->lines, self->selected, &position);

  if (line == NULL)
    line = g_list_model_get_item (G_LIST_MODEL (self->lines), 0);
  gtk_single_selection_set_selected (self->selection,
                                     line != NULL ? position : GTK_INVALID_LIST_POSITION);
  set_selected (self, line != NULL ? line->id : 0);
}

/**
 * zw_funding_items_show:
 * @plan: (nullable): whose work items
 * @records: (nullable): what pays for them
 */
void
zw_funding_items_show (ZwFundingItems *self, ZwPlan *plan, ZwRecords *records)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *phases = plan != NULL && records != NULL ? zw_plan_get_phases (plan) : NULL;

  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint s = 0; s < phase->stages->len; s++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, s);

          add_items (self, wanted, stage->items, stage->name, records);
        }
      add_items (self, wanted, phase->items, phase->name, records);
    }
  self->updating = TRUE;
  if (!is_same (self, wanted))
    g_list_store_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)),
                         wanted->pdata, wanted->len);
  keep_selected (self);
  self->updating = FALSE;
  for (guint i = 0; i < wanted->len; i++)
    g_signal_emit (g_ptr_array_index (wanted, i), changed_signal, 0);
  show_total (self, wanted);
}

gint64
zw_funding_items_get_selected (ZwFundingItems *self)
{
  return self->selected;
}

/**
 * zw_funding_items_select:
 *
 * Selects a work item and scrolls to it.
 */
gboolean
zw_funding_items_select (ZwFundingItems *self, gint64 id)
{
  guint position = 0;
  g_autoptr (ZwFundingLine) line = find_line (self->lines, id, &position);
  GtkWidget *list = gtk_widget_get_first_child (self->view);

  if (line == NULL)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  while (list != NULL && !GTK_IS_LIST_VIEW (list))
    list = gtk_widget_get_next_sibling (list);
  if (list != NULL)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  return TRUE;
}

static void
on_selected (ZwFundingItems *self)
{
  ZwFundingLine *line = gtk_single_selection_get_selected_item (self->selection);

  g_assert (ZW_IS_FUNDING_ITEMS (self));
  if (!self->updating)
    set_selected (self, line != NULL ? line->id : 0);
}

/* Cells */

static void
show_cell (GtkListItem *item)
{
  ZwFundingLine *line = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  g_autofree char *text = zw_funding_line_dup_text (line, column);
  gboolean known = line->cost_ntd != ZW_PLAN_NO_COST;

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, looks[column].number ? NULL : text);
  if (column == COLUMN_GAP && known && line->cost_ntd != line->funding.covered_ntd)
    gtk_widget_add_css_class (label, "zw-differs");
  else
    gtk_widget_remove_css_class (label, "zw-differs");
  if (column == COLUMN_COST && !known)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set_data (G_OBJECT (item), "column", user_data);
  gtk_label_set_xalign (GTK_LABEL (label), looks[column].number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), looks[column].width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), looks[column].width_chars);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_cell), item);
  show_cell (item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
add_column (ZwFundingItems *self, Column column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_ (looks[column].title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == COLUMN_NAME);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), view_column);
  g_object_unref (view_column);
}

/* GTK sets all headings flush left; over numbers they belong to the right. */
static void
align_headings (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    for (guint i = 0; i < N_COLUMNS; i++)
      if (looks[i].number
          && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), _ (looks[i].title)) == 0)
        {
          gtk_widget_set_hexpand (widget, TRUE);
          gtk_label_set_xalign (GTK_LABEL (widget), 1);
        }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_headings (child);
}

/* The widget */

static void
zw_funding_items_dispose (GObject *object)
{
  ZwFundingItems *self = ZW_FUNDING_ITEMS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->lines);
  G_OBJECT_CLASS (zw_funding_items_parent_class)->dispose (object);
}

static void
zw_funding_items_class_init (ZwFundingItemsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_funding_items_dispose;
  selected_signal = g_signal_new ("selected", ZW_TYPE_FUNDING_ITEMS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_funding_items_init (ZwFundingItems *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->lines = g_list_store_new (ZW_TYPE_FUNDING_LINE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->view = gtk_column_view_new (
      GTK_SELECTION_MODEL (g_object_ref (GTK_SELECTION_MODEL (self->selection))));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Work items and what pays for them"), -1);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  align_headings (self->view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->total = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->total), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->total), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->total, "zw-strong");
  gtk_widget_set_tooltip_text (self->total, _ ("Of the work items whose cost is given"));
  gtk_widget_add_css_class (self->total, "numeric");
  gtk_widget_add_css_class (self->total, "zw-row");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), self->total);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
}

GtkWidget *
zw_funding_items_new (void)
{
  return g_object_new (ZW_TYPE_FUNDING_ITEMS, NULL);
}
