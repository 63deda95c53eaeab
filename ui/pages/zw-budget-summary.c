/* zw-budget-summary.c: what a budget comes to, beside what is allowed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-budget-summary.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "base/zw-year.h"
#include "plan/zw-budget-figures.h"
#include "widgets/zw-bar-line.h"
#include "widgets/zw-columns.h"

#define COLUMN_SPACING_PX 12
#define CARD_PX 340

struct _ZwBudgetSummary
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *columns;
  GtkWidget *totals;   /* grid */
  GtkWidget *years;    /* box of bar lines */
  GtkWidget *items;    /* box of bar lines */
  GtkWidget *nothing;  /* stands there while no line does */
  GtkWidget *payments; /* grid */
  GtkWidget *differ;
  GtkWidget *surplus;
  GtkWidget *returned;

  /* Owned */
  ZwCatalog *catalog;
  ZwBudget *budget;
};

G_DEFINE_FINAL_TYPE (ZwBudgetSummary, zw_budget_summary, GTK_TYPE_WIDGET)

/* A grid whose cells are written over; rows that lack are made. */

static void
set_cell (GtkWidget *grid, int column, int row, const char *text, const char *css)
{
  GtkWidget *label = gtk_grid_get_child_at (GTK_GRID (grid), column, row);

  if (label == NULL)
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
      gtk_widget_add_css_class (label, "numeric");
      if (column == 0)
        gtk_widget_set_hexpand (label, TRUE);
      if (css != NULL)
        gtk_widget_add_css_class (label, css);
      gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
    }
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
set_amount (GtkWidget *grid, int column, int row, gint64 ntd, const char *css)
{
  g_autofree char *text = zw_money_format (ntd);

  set_cell (grid, column, row, text, css);
}

static void
cut_grid (GtkWidget *grid, int n_rows)
{
  while (gtk_grid_get_child_at (GTK_GRID (grid), 0, n_rows) != NULL)
    gtk_grid_remove_row (GTK_GRID (grid), n_rows);
}

/* The nth line of a box, made where it lacks. */
static GtkWidget *
take_line (GtkWidget *box, guint n)
{
  GtkWidget *line = gtk_widget_get_first_child (box);

  for (guint i = 0; i < n && line != NULL; i++)
    line = gtk_widget_get_next_sibling (line);
  if (line == NULL)
    {
      line = zw_bar_line_new ();
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_set_visible (line, TRUE);
  return line;
}

static void
cut_lines (GtkWidget *box, guint n)
{
  GtkWidget *line = gtk_widget_get_first_child (box);

  for (guint i = 0; line != NULL; i++, line = gtk_widget_get_next_sibling (line))
    gtk_widget_set_visible (line, i < n);
}

static void
set_line (GtkWidget *box, guint n, const char *name, gint64 central, gint64 cap)
{
  g_autofree char *found = zw_money_format (central);
  g_autofree char *allowed = zw_money_format (cap);
  g_autofree char *figure = g_strdup_printf ("%s / %s", found, allowed);

  zw_bar_line_set (take_line (box, n), name, figure,
                   cap > 0 ? (double) central / (double) cap : 2.0);
}

/* Parts of it. */

static char *
dup_year (ZwBudgetSummary *self, int year)
{
  if (year == ZW_BUDGET_NO_YEAR)
    return g_strdup (_ ("Without a year"));
  return zw_catalog_is_chinese (self->catalog) ? g_strdup_printf ("%d", zw_year_to_roc (year))
                                               : g_strdup_printf ("%d", year);
}

static void
set_total (ZwBudgetSummary *self, int row, const char *name, const ZwBudgetTotal *total)
{
  const char *css = row > 0 && name == NULL ? "zw-strong" : NULL;
  g_autofree char *percent = NULL;

  set_cell (self->totals, 0, row, name != NULL ? name : _ ("Whole"), css);
  set_amount (self->totals, 1, row, total->central_ntd, css);
  set_amount (self->totals, 2, row, total->local_ntd, css);
  set_amount (self->totals, 3, row, total->total_ntd, css);
  if (total->total_ntd > 0)
    percent = g_strdup_printf ("%.1f %%",
                               zw_budget_get_percent (total->central_ntd, total->total_ntd));
  set_cell (self->totals, 4, row, percent != NULL ? percent : "–", css);
}

static void
show_totals (ZwBudgetSummary *self)
{
  g_autoptr (GArray) years = zw_budget_get_years (self->budget);
  ZwBudgetTotal whole = zw_budget_get_total (self->budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  const char *const headings[] = { _ ("Year"), _ ("Central"), _ ("Local"), _ ("Total"),
                                   _ ("Share") };
  guint n_lines = 0;

  /* Rows change their kind with the number of years. */
  cut_grid (self->totals, 0);
  for (int i = 0; i < (int) G_N_ELEMENTS (headings); i++)
    set_cell (self->totals, i, 0, headings[i], "dim-label");
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      ZwBudgetTotal total = zw_budget_get_total (self->budget, year, NULL, NULL);
      g_autofree char *name = dup_year (self, year);

      set_total (self, (int) i + 1, name, &total);
      if (year == ZW_BUDGET_NO_YEAR)
        continue;
      set_line (self->years, n_lines++, name,
                total.central_ntd + zw_budget_get_others (self->budget, year),
                zw_rules_get_yearly_cap (self->budget->rules));
    }
  set_total (self, (int) years->len + 1, NULL, &whole);
  cut_lines (self->years, n_lines);
}

/* What has a cap: an item, or each sub-item where the item has none of its own. */
static void
show_items (ZwBudgetSummary *self)
{
  const ZwBudgetCase *application = &self->budget->application;
  guint n_items, n_subs, n_lines = 0;
  const ZwSubsidyItem *items = zw_rules_get_items (self->budget->rules, &n_items);
  const ZwSubsidySubItem *subs = zw_rules_get_sub_items (self->budget->rules, &n_subs);

  for (guint i = 0; i < n_items; i++)
    {
      gint64 cap = items[i].cap_ntd[application->zone_type];
      ZwBudgetTotal total = zw_budget_get_total (self->budget, ZW_BUDGET_NO_YEAR, &items[i], NULL);

      if (cap >= 0 && total.n_rows > 0)
        set_line (self->items, n_lines++, zw_text_pick (&items[i].name, self->catalog),
                  total.central_ntd, cap);
      for (guint s = 0; cap < 0 && s < n_subs; s++)
        {
          if (subs[s].item != &items[i])
            continue;
          total = zw_budget_get_total (self->budget, ZW_BUDGET_NO_YEAR, NULL, &subs[s]);
          if (total.n_rows > 0)
            set_line (self->items, n_lines++, zw_text_pick (&subs[s].name, self->catalog),
                      total.central_ntd, zw_budget_get_cap (application, &subs[s]));
        }
    }
  cut_lines (self->items, n_lines);
  gtk_widget_set_visible (self->nothing, n_lines == 0);
}

static void
show_payments (ZwBudgetSummary *self)
{
  ZwBudgetTotal whole = zw_budget_get_total (self->budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  ZwBudgetPayment payment = zw_budget_payment (self->budget->rules, whole.central_ntd);
  g_autofree char *first = zw_money_format (payment.principle_first_ntd);
  g_autofree char *held = zw_money_format (payment.principle_held_ntd);
  /* Translators: an amount that must not be exceeded, or must be reached */
  g_autofree char *most = g_strdup_printf (_ ("at most %s"), first);
  g_autofree char *least = g_strdup_printf (_ ("at least %s"), held);

  set_cell (self->payments, 0, 0, "", NULL);
  set_cell (self->payments, 1, 0, _ ("Directions"), "dim-label");
  set_cell (self->payments, 2, 0, _ ("Central principle"), "dim-label");
  set_cell (self->payments, 0, 1, _ ("On contract"), NULL);
  set_amount (self->payments, 1, 1, payment.first_ntd, NULL);
  set_cell (self->payments, 2, 1, most, NULL);
  set_cell (self->payments, 0, 2, _ ("On acceptance"), NULL);
  set_amount (self->payments, 1, 2, payment.second_ntd, NULL);
  set_cell (self->payments, 0, 3, _ ("After the report"), NULL);
  set_amount (self->payments, 1, 3, payment.third_ntd, NULL);
  set_cell (self->payments, 0, 4, _ ("Held until settlement"), NULL);
  set_amount (self->payments, 1, 4, payment.held_ntd, NULL);
  set_cell (self->payments, 2, 4, least, NULL);
  gtk_widget_set_visible (self->differ, payment.texts_differ);
}

static void
show_surplus (ZwBudgetSummary *self)
{
  ZwBudgetTotal whole = zw_budget_get_total (self->budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->surplus));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  ZwBudgetSurplus surplus;
  gint64 amount = 0;

  if (*typed == '\0')
    text = g_strdup (_ ("What was not spent returns its central share."));
  else if (!zw_money_parse (typed, &amount, &error))
    text = g_strdup (error->message);
  else if (whole.total_ntd == 0)
    text = g_strdup (_ ("There is no budget yet."));
  else if (amount > whole.total_ntd)
    text = g_strdup (_ ("This is more than the whole budget."));
  else
    {
      g_autofree char *back = NULL;

      surplus = zw_budget_surplus (self->budget->rules, amount, whole.central_ntd, whole.total_ntd);
      back = zw_money_format (surplus.returned_ntd);
      text = surplus.waivable ? g_strdup_printf (
                 _ ("Returned: %s; the central rules let so little be kept."), back)
                              : g_strdup_printf (_ ("Returned: %s"), back);
    }
  gtk_label_set_text (GTK_LABEL (self->returned), text);
  if (error != NULL)
    gtk_widget_add_css_class (self->surplus, "error");
  else
    gtk_widget_remove_css_class (self->surplus, "error");
}

static void
on_surplus_changed (ZwBudgetSummary *self)
{
  g_assert (ZW_IS_BUDGET_SUMMARY (self));
  if (self->budget != NULL)
    show_surplus (self);
}

/**
 * zw_budget_summary_show:
 * @budget: (nullable): copied
 */
void
zw_budget_summary_show (ZwBudgetSummary *self, const ZwBudget *budget)
{
  g_clear_pointer (&self->budget, zw_budget_free);
  gtk_widget_set_sensitive (GTK_WIDGET (self), budget != NULL);
  if (budget == NULL)
    return;
  self->budget = zw_budget_copy (budget);
  show_totals (self);
  show_items (self);
  show_payments (self);
  show_surplus (self);
}

/* The widget */

static void
zw_budget_summary_dispose (GObject *object)
{
  ZwBudgetSummary *self = ZW_BUDGET_SUMMARY (object);

  g_clear_pointer (&self->columns, gtk_widget_unparent);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_budget_summary_parent_class)->dispose (object);
}

static void
zw_budget_summary_class_init (ZwBudgetSummaryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_budget_summary_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), COLUMN_SPACING_PX);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  return grid;
}

static GtkWidget *
make_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, "zw-small");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/**
 * zw_budget_summary_make_block:
 *
 * Returns: (transfer floating): @contents below a heading
 */
GtkWidget *
zw_budget_summary_make_block (const char *title, GtkWidget *contents)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "zw-card-title");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), contents);
  gtk_widget_add_css_class (box, "zw-card");
  return box;
}

static GtkWidget *
make_totals (ZwBudgetSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_label_new (_ ("All applications of the government against its yearly cap"));

  self->totals = make_grid ();
  self->years = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (note, "zw-small");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), self->totals);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), self->years);
  return box;
}

static GtkWidget *
make_money (ZwBudgetSummary *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Surplus"));

  self->payments = make_grid ();
  self->differ = make_note (_ ("The two texts do not say the same of what is held back at this "
                               "amount: ask the ministry."));
  gtk_widget_add_css_class (self->differ, "zw-differs");
  self->surplus = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->surplus), 12);
  gtk_entry_set_alignment (GTK_ENTRY (self->surplus), 1);
  gtk_widget_add_css_class (self->surplus, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->surplus), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Surplus"), -1);
  self->returned = make_note (NULL);
  gtk_widget_set_hexpand (self->returned, TRUE);
  g_signal_connect_swapped (self->surplus, "changed", G_CALLBACK (on_surplus_changed), self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), self->surplus);
  gtk_box_append (GTK_BOX (line), self->returned);
  gtk_box_append (GTK_BOX (box), self->payments);
  gtk_box_append (GTK_BOX (box), self->differ);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
zw_budget_summary_init (ZwBudgetSummary *self)
{
  GtkWidget *caps = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->catalog = zw_catalog_new (NULL);
  self->columns = zw_columns_new (CARD_PX, 6);
  gtk_widget_add_css_class (self->columns, "zw-summary");
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
  self->items = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing = make_note (_ ("Nothing is applied for yet."));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (caps), self->items);
  gtk_box_append (GTK_BOX (caps), self->nothing);
  zw_budget_summary_add (self,
                         zw_budget_summary_make_block (_ ("Totals (NT$)"), make_totals (self)));
  zw_budget_summary_add (self,
                         zw_budget_summary_make_block (_ ("Subsidy against its caps (NT$)"), caps));
  zw_budget_summary_add (
      self, zw_budget_summary_make_block (_ ("Payment of the subsidy (NT$)"), make_money (self)));
}

GtkWidget *
zw_budget_summary_new (void)
{
  return g_object_new (ZW_TYPE_BUDGET_SUMMARY, NULL);
}

/**
 * zw_budget_summary_add:
 * @block: to stand behind the others
 */
void
zw_budget_summary_add (ZwBudgetSummary *self, GtkWidget *block)
{
  zw_columns_append (ZW_COLUMNS (self->columns), block);
}
