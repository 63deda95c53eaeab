/* zw-candidates.c: the zones of a project side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-candidates.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/zw-controls.h"
#include "zw-figure-cell.h"
#include "zw-figure-grid.h"
#include "zw-figure-words.h"

#define NAME_CHARS 14
#define TYPE_CHARS 14
#define VALUE_CHARS 11
#define HEADING_CHARS 14
#define HEADING_LINES 3

/* More zones than these stand as rows. */
#define MOST_COLUMNS 20

/* Columns in front of the indicators. */
enum
{
  COLUMN_NAME,
  COLUMN_TYPE,
  COLUMN_AREA,
  N_FIXED,
  N_COLUMNS = N_FIXED + ZW_N_INDICATORS
};

/* A zone as a row. */
#define ZW_TYPE_CANDIDATE (zw_candidate_get_type ())
G_DECLARE_FINAL_TYPE (ZwCandidate, zw_candidate, ZW, CANDIDATE, GObject)

struct _ZwCandidate
{
  GObject parent_instance;

  gint64 zone_id;
  ZwZoneType type;

  /* Owned */
  char *name;
  ZwEvaluation *evaluation;
};

G_DEFINE_FINAL_TYPE (ZwCandidate, zw_candidate, G_TYPE_OBJECT)

static void
zw_candidate_finalize (GObject *object)
{
  ZwCandidate *self = ZW_CANDIDATE (object);

  g_free (self->name);
  zw_evaluation_unref (self->evaluation);
  G_OBJECT_CLASS (zw_candidate_parent_class)->finalize (object);
}

static void
zw_candidate_class_init (ZwCandidateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_candidate_finalize;
}

static void
zw_candidate_init (ZwCandidate *self)
{
}

static ZwCandidate *
candidate_new (const ZwFigureRow *row)
{
  ZwCandidate *self = g_object_new (ZW_TYPE_CANDIDATE, NULL);

  self->zone_id = row->place->zone_id;
  self->type = row->place->zone_type;
  self->name = g_strdup (row->place->name);
  self->evaluation = zw_evaluation_ref (row->evaluation);
  return self;
}

struct _ZwCandidates
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *as_columns;
  GtkWidget *as_rows;
  GtkWidget *sort_box;
  GtkWidget *sort;
  GtkWidget *descending;
  GtkWidget *stack;
  GtkWidget *grid;
  GtkWidget *view;

  /* Owned */
  GListStore *zones;
  GtkSingleSelection *selection; /* of them, sorted */
  ZwCatalog *catalog;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (ZwCandidates, zw_candidates, GTK_TYPE_WIDGET)

static char *
dup_heading (ZwCandidates *self, guint column)
{
  ZwIndicatorId id = column - N_FIXED;

  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (_ ("Zone"));
    case COLUMN_TYPE:
      return g_strdup (_ ("Type"));
    case COLUMN_AREA:
      return g_strdup (_ ("Area (km²)"));
    default:
      {
        const char *unit = zw_indicator_unit_get_label (id, self->catalog);

        return g_strdup_printf ("%s %s%s%s%s", zw_indicator_get_info (id)->id,
                                zw_indicator_get_name (id, self->catalog),
                                *unit != '\0' ? " (" : "", unit, *unit != '\0' ? ")" : "");
      }
    }
}

static const ZwIndicator *
find_indicator (ZwCandidate *zone, guint column)
{
  return zw_evaluation_find (zone->evaluation, column - N_FIXED);
}

/* Rows. */

static void
show_cell (GtkWidget *label, ZwCandidate *zone, guint column)
{
  g_autofree char *area = NULL;

  switch (column)
    {
    case COLUMN_NAME:
      gtk_label_set_text (GTK_LABEL (label), zone->name);
      gtk_widget_set_tooltip_text (label, zone->name);
      break;
    case COLUMN_TYPE:
      gtk_label_set_text (GTK_LABEL (label), _ (zw_zone_type_get_label (zone->type)));
      break;
    case COLUMN_AREA:
      area = zw_figure_dup_number (zone->evaluation->area_m2 / 1e6, 3);
      gtk_label_set_text (GTK_LABEL (label), area);
      break;
    default:
      zw_figure_cell_show (label, find_indicator (zone, column));
    }
}

static guint
get_column (gpointer object)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (object), "column"));
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = get_column (factory);
  GtkWidget *label = gtk_label_new (NULL);
  int chars = column == COLUMN_NAME ? NAME_CHARS : column == COLUMN_TYPE ? TYPE_CHARS : VALUE_CHARS;

  gtk_label_set_xalign (GTK_LABEL (label), column < COLUMN_AREA ? 0 : 1);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column >= COLUMN_AREA)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  show_cell (gtk_list_item_get_child (item), gtk_list_item_get_item (item), get_column (factory));
}

static double
get_number (ZwCandidate *zone, guint column)
{
  const ZwIndicator *indicator;

  if (column == COLUMN_AREA)
    return zone->evaluation->area_m2;
  indicator = find_indicator (zone, column);
  return indicator != NULL && indicator->state == ZW_INDICATOR_OK ? indicator->value : (double) NAN;
}

/* What has no figure comes before all that has one. */
static int
compare_zones (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ZwCandidate *left = (gpointer) a, *right = (gpointer) b;
  guint column = GPOINTER_TO_UINT (user_data);
  double l, r;

  if (column == COLUMN_NAME)
    return g_utf8_collate (left->name, right->name);
  if (column == COLUMN_TYPE)
    return (int) left->type - (int) right->type;
  l = get_number (left, column);
  r = get_number (right, column);
  if (isnan (l) || isnan (r))
    return isnan (r) - isnan (l);
  return l < r ? -1 : l > r ? 1 : 0;
}

/* The height of GTK's headings knows nothing of wrapping: official names, which
 * are long, are broken here, between words or any two Chinese characters. */
static char *
break_heading (const char *text)
{
  GString *lines = g_string_new (NULL);
  gsize gap = 0; /* behind the last place to break at */
  guint column = 0, n_lines = 1;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar letter = g_utf8_get_char (c);
      guint width = g_unichar_iswide (letter) ? 2 : 1;

      if (width == 2)
        gap = lines->len;
      if (column + width > HEADING_CHARS && gap > 0)
        {
          const char *rest = lines->str + gap;

          if (n_lines++ == HEADING_LINES)
            {
              g_string_truncate (lines, gap);
              g_string_append (lines, "…");
              return g_string_free (lines, FALSE);
            }
          column = (guint) g_utf8_strlen (rest, -1);
          if (lines->str[gap - 1] == ' ')
            lines->str[gap - 1] = '\n';
          else
            g_string_insert_c (lines, (gssize) gap, '\n');
          gap = 0;
        }
      g_string_append_len (lines, c, g_utf8_next_char (c) - c);
      column += width;
      if (letter == ' ')
        gap = lines->len;
    }
  return g_string_free (lines, FALSE);
}

static void
add_column (ZwCandidates *self, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *full = dup_heading (self, column);
  g_autofree char *heading = break_heading (full);
  g_autoptr (GtkColumnViewColumn) one = gtk_column_view_column_new (heading, factory);
  g_autoptr (GtkCustomSorter)
      sorter = gtk_custom_sorter_new (compare_zones, GUINT_TO_POINTER (column), NULL);

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  gtk_column_view_column_set_sorter (one, GTK_SORTER (sorter));
  gtk_column_view_column_set_resizable (one, TRUE);
  gtk_column_view_column_set_expand (one, column != COLUMN_TYPE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), one);
}

/* What was broken, or cut, stands in full on the tooltip. */
static void
explain_headings (ZwCandidates *self, GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child))
        continue;
      for (guint i = N_FIXED; GTK_IS_LABEL (child) && i < N_COLUMNS; i++)
        {
          g_autofree char *full = dup_heading (self, i);
          g_autofree char *broken = break_heading (full);

          if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), broken) == 0)
            gtk_widget_set_tooltip_text (child, full);
        }
      explain_headings (self, child);
    }
}

static void
on_activate (GtkColumnView *view, guint position, ZwCandidates *self)
{
  g_autoptr (ZwCandidate) zone = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  g_assert (ZW_IS_CANDIDATES (self));
  if (zone != NULL)
    g_signal_emit (self, chosen_signal, 0, zone->zone_id);
}

static GtkWidget *
make_rows (ZwCandidates *self)
{
  const char *const left[] = { _ ("Zone"), _ ("Type"), NULL };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSortListModel *sorted;

  self->view = gtk_column_view_new (NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, i);
  sorted = gtk_sort_list_model_new (
      g_object_ref (G_LIST_MODEL (self->zones)),
      g_object_ref (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view))));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (self->selection));
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Zones side by side"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  explain_headings (self, self->view);
  zw_figure_align_headings (self->view, left);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

/* Columns: the zones in the order of the rows. */

static void
show_columns (ZwCandidates *self)
{
  g_autoptr (GPtrArray)
      columns = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_column_free);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  g_assert (ZW_IS_CANDIDATES (self));
  for (guint i = 0; i < n && n <= MOST_COLUMNS; i++)
    {
      g_autoptr (ZwCandidate) zone = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      const char *type = _ (zw_zone_type_get_label (zone->type));
      g_autofree char *area = zw_figure_dup_number (zone->evaluation->area_m2 / 1e6, 3);
      g_autofree char *title = g_strdup_printf ("%s\n%s · %s km²", zone->name, type, area);

      g_ptr_array_add (columns, zw_figure_column_new (title, zone->name, zone->evaluation));
    }
  zw_figure_grid_set_columns (ZW_FIGURE_GRID (self->grid), columns);
}

static void
on_sort_chosen (ZwCandidates *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort));
  gboolean down = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->descending));
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_assert (ZW_IS_CANDIDATES (self));
  if (chosen > 0 && chosen <= N_COLUMNS)
    column = g_list_model_get_item (columns, chosen - 1);
  gtk_widget_set_sensitive (self->descending, column != NULL);
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->view), column,
                                  down ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  show_columns (self);
}

static void
on_direction_toggled (ZwCandidates *self)
{
  g_assert (ZW_IS_CANDIDATES (self));
  gtk_button_set_icon_name (GTK_BUTTON (self->descending),
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->descending))
                                ? "view-sort-descending-symbolic"
                                : "view-sort-ascending-symbolic");
  on_sort_chosen (self);
}

static void
on_layout_toggled (ZwCandidates *self)
{
  gboolean rows = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_rows));

  g_assert (ZW_IS_CANDIDATES (self));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows ? "rows" : "columns");
  gtk_widget_set_visible (self->sort_box, !rows);
  if (!rows)
    on_sort_chosen (self);
}

static GtkWidget *
make_tools (ZwCandidates *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *linked = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Sor_t by"));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (_ ("Order of the project")));
  for (guint i = 0; i < N_COLUMNS; i++)
    g_ptr_array_add (names, dup_heading (self, i));
  g_ptr_array_add (names, NULL);
  self->as_columns = gtk_toggle_button_new_with_mnemonic (_ ("Zones as Co_lumns"));
  self->as_rows = gtk_toggle_button_new_with_mnemonic (_ ("Zones as Ro_ws"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->as_rows),
                               GTK_TOGGLE_BUTTON (self->as_columns));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_columns), TRUE);
  gtk_widget_set_tooltip_text (self->as_rows, _ ("A click on a heading sorts the zones"));
  gtk_widget_add_css_class (linked, "linked");
  gtk_box_append (GTK_BOX (linked), self->as_columns);
  gtk_box_append (GTK_BOX (linked), self->as_rows);

  self->sort = zw_drop_down_new (_ ("Sort by"));
  zw_drop_down_set (GTK_DROP_DOWN (self->sort), (const char *const *) names->pdata, 0);
  gtk_widget_set_size_request (self->sort, 240, -1);
  gtk_widget_set_hexpand (self->sort, FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->sort);
  self->descending = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->descending), "view-sort-descending-symbolic");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->descending), TRUE);
  gtk_widget_set_tooltip_text (self->descending, _ ("Largest first"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->descending), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Largest first"), -1);
  gtk_widget_set_sensitive (self->descending, FALSE);
  self->sort_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->sort_box), label);
  gtk_box_append (GTK_BOX (self->sort_box), self->sort);
  gtk_box_append (GTK_BOX (self->sort_box), self->descending);
  gtk_box_append (GTK_BOX (tools), linked);
  gtk_box_append (GTK_BOX (tools), self->sort_box);
  gtk_widget_add_css_class (tools, "zw-row");
  return tools;
}

/**
 * zw_candidates_set_table:
 * @table: (nullable): whose zones are shown
 */
void
zw_candidates_set_table (ZwCandidates *self, const ZwFigureTable *table)
{
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);

      if (row->place->kind == ZW_PLACE_ZONE)
        g_ptr_array_add (zones, candidate_new (row));
    }
  g_list_store_splice (self->zones, 0, g_list_model_get_n_items (G_LIST_MODEL (self->zones)),
                       zones->pdata, zones->len);
  gtk_widget_set_sensitive (self->as_columns, zones->len <= MOST_COLUMNS);
  if (zones->len > MOST_COLUMNS)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_rows), TRUE);
  show_columns (self);
}

void
zw_candidates_set_as_rows (ZwCandidates *self, gboolean as_rows)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (as_rows ? self->as_rows : self->as_columns),
                                TRUE);
}

static void
append_zone (GString *table, ZwCandidate *zone)
{
  g_autofree char *area = zw_figure_dup_number (zone->evaluation->area_m2 / 1e6, 3);

  zw_figure_append_cell (table, zone->name);
  zw_figure_append_cell (table, _ (zw_zone_type_get_label (zone->type)));
  zw_figure_append_cell (table, area);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      const ZwIndicator *indicator = zw_evaluation_find (zone->evaluation, i);
      g_autofree char *text = NULL;

      if (indicator != NULL)
        text = indicator->state == ZW_INDICATOR_OK
                   ? zw_figure_dup_value (indicator->id, indicator->value)
                   : zw_figure_dup_state (indicator);
      zw_figure_append_cell (table, text != NULL ? text : "");
    }
  g_string_append_c (table, '\n');
}

/**
 * zw_candidates_dup_text:
 *
 * Returns: (transfer full): the table as it is shown, for spreadsheets to paste
 */
char *
zw_candidates_dup_text (ZwCandidates *self)
{
  GString *table;

  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_rows)))
    return zw_figure_grid_dup_text (ZW_FIGURE_GRID (self->grid));
  table = g_string_new (NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *heading = dup_heading (self, i);

      zw_figure_append_cell (table, heading);
    }
  g_string_append_c (table, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr (ZwCandidate) zone = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      append_zone (table, zone);
    }
  return g_string_free (table, FALSE);
}

static void
zw_candidates_dispose (GObject *object)
{
  ZwCandidates *self = ZW_CANDIDATES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->zones);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_candidates_parent_class)->dispose (object);
}

static void
zw_candidates_class_init (ZwCandidatesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_candidates_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  chosen_signal = g_signal_new ("chosen", ZW_TYPE_CANDIDATES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
zw_candidates_init (ZwCandidates *self)
{
  self->zones = g_list_store_new (ZW_TYPE_CANDIDATE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
zw_candidates_new (ZwCatalog *catalog)
{
  ZwCandidates *self = g_object_new (ZW_TYPE_CANDIDATES, NULL);

  self->catalog = zw_catalog_ref (catalog);
  self->stack = gtk_stack_new ();
  self->grid = zw_figure_grid_new (_ ("Indicators of the zones side by side"), catalog);
  gtk_stack_add_named (GTK_STACK (self->stack), self->grid, "columns");
  gtk_stack_add_named (GTK_STACK (self->stack), make_rows (self), "rows");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), make_tools (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  g_signal_connect_swapped (self->as_rows, "toggled", G_CALLBACK (on_layout_toggled), self);
  g_signal_connect_swapped (self->sort, "notify::selected", G_CALLBACK (on_sort_chosen), self);
  g_signal_connect_swapped (self->descending, "toggled", G_CALLBACK (on_direction_toggled), self);
  return GTK_WIDGET (self);
}
