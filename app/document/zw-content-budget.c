/* zw-content-budget.c: tables 4 and 5 of the form: items applied for, and the budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-money.h"
#include "document/zw-content-plan-private.h"
#include "plan/zw-budget-figures.h"

/* As the samples tick. */
#define TICK "V"

/**
 * zw_content_dup_money:
 * @ntd: whole NT$; negative where it is not given
 * @name: of the figure
 *
 * Returns: (transfer full): the amount with its unit: "3,500,000 元", "NT$ 3,500,000"
 */
char *
zw_content_dup_money (ZwDossier *dossier, gint64 ntd, const char *name, const char *key_format, ...)
{
  g_autofree char *key = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  if (ntd < 0)
    return g_strdup (ZW_CONTENT_NOTHING);
  va_start (arguments, key_format);
  key = g_strdup_vprintf (key_format, arguments);
  va_end (arguments);
  text = zw_content_print_typed (dossier, (double) ntd, 0, zw_dossier_pick (dossier, "元", "NT$"),
                                 name, "%s", key);
  return g_strdup_printf (dossier->chinese ? "%s 元" : "NT$ %s", text);
}

/* In a table whose head names the unit. */
static const char *
get_bare (const ZwDossier *dossier, const char *money)
{
  return dossier->chinese || !g_str_has_prefix (money, "NT$ ") ? money : money + strlen ("NT$ ");
}

/* Table 4 */

static const char *
get_item_name (const ZwContentRows *rows, const ZwSubsidyItem *item)
{
  const ZwText *name = zw_application_form_get_item_name (rows->form, item->id);

  return zw_content_text (rows->dossier, name != NULL ? name : &item->name);
}

/* All sub-items of the type, those applied for with a tick. */
void
zw_content_add_items (ZwContentRows *rows)
{
  const ZwDossier *dossier = rows->dossier;
  const ZwSubsidyItem *last = NULL;
  g_autoptr (GPtrArray) parts = zw_application_form_list_parts (dossier->budget);
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (dossier->budget->rules, &n);

  for (guint i = 0; i < n; i++)
    {
      if ((all[i].zone_types & ZW_ZONE_TYPE_BIT (dossier->zone->type)) == 0
          || !zw_content_rows_begin (rows, ZW_ROW_BODY))
        continue;
      zw_table_add_cell (rows->table,
                         all[i].item != last ? get_item_name (rows, all[i].item) : NULL);
      zw_table_add_cell (rows->table, zw_content_text (dossier, &all[i].name));
      zw_table_add_cell (rows->table, g_ptr_array_find (parts, &all[i], NULL) ? TICK : "");
      last = all[i].item;
    }
}

/* Table 5 */

static guint
get_rank (const ZwBudget *budget, const ZwSubsidySubItem *sub_item)
{
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (budget->rules, &n);

  return sub_item != NULL ? (guint) (sub_item - all) : n;
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const ZwBudgetRow *one = *(const ZwBudgetRow *const *) a;
  const ZwBudgetRow *other = *(const ZwBudgetRow *const *) b;
  guint rank = get_rank (user_data, one->sub_item),
        other_rank = get_rank (user_data, other->sub_item);

  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

/* In the order of the form, those of no sub-item last. */
static GPtrArray *
list_rows (const ZwBudget *budget)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < budget->rows->len; i++)
    {
      ZwBudgetRow *row = g_ptr_array_index (budget->rows, i);

      if (!zw_budget_row_is_empty (row))
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort_with_data (rows, compare_rows, (gpointer) budget);
  return rows;
}

static char *
dup_row_name (const ZwDossier *dossier, const ZwBudgetRow *row)
{
  if (row->sub_item != NULL)
    return g_strdup (zw_content_text (dossier, &row->sub_item->name));
  if (row->stated_sub_item != NULL)
    return g_strdup (row->stated_sub_item);
  return g_strdup (row->unknown_id != NULL ? row->unknown_id : ZW_CONTENT_NOTHING);
}

static char *
dup_year (const ZwDossier *dossier, int year)
{
  if (year == ZW_BUDGET_NO_YEAR)
    return g_strdup (ZW_CONTENT_NOTHING);
  return g_strdup_printf ("%d", dossier->chinese ? zw_year_to_roc (year) : year);
}

/* Columns of amounts, as the keys of their figures have them. */
static const char *const columns[ZW_CONTENT_N_AMOUNTS] = { "central", "local", "total" };

static const char *
get_column_name (const ZwDossier *dossier, ZwContentAmount amount)
{
  static const char *const zh[] = { "中央補貼需求經費", "地方自籌經費", "總預算金額" };
  static const char *const en[] = { "central subsidy", "own share", "total" };

  return zw_dossier_pick (dossier, zh[amount], en[amount]);
}

static gint64
get_amount (const ZwBudgetRow *row, ZwContentAmount amount)
{
  if (amount == ZW_CONTENT_CENTRAL)
    return row->central_ntd;
  if (amount == ZW_CONTENT_LOCAL)
    return row->local_ntd;
  return row->central_ntd >= 0 || row->local_ntd >= 0 ? zw_budget_row_get_total (row)
                                                      : ZW_BUDGET_NO_AMOUNT;
}

/* "114 實施規劃：中央補貼需求經費" */
static char *
dup_amount_name (const ZwDossier *dossier, const ZwBudgetRow *row, ZwContentAmount amount)
{
  g_autofree char *year = dup_year (dossier, row->year);
  g_autofree char *name = dup_row_name (dossier, row);

  return g_strdup_printf (dossier->chinese ? "%s %s：%s" : "%s %s: %s", year, name,
                          get_column_name (dossier, amount));
}

/**
 * zw_content_dup_amount:
 *
 * Returns: (transfer full): an amount of a row of the budget with its unit; a dash where
 *   it is not given
 */
char *
zw_content_dup_amount (ZwDossier *dossier, const ZwBudgetRow *row, ZwContentAmount amount)
{
  g_autofree char *name = dup_amount_name (dossier, row, amount);

  return zw_content_dup_money (dossier, get_amount (row, amount), name,
                               "zone-%" G_GINT64_FORMAT "/budget/%" G_GINT64_FORMAT "/%s",
                               dossier->zone->id, row->id, columns[amount]);
}

/* "3,500,000 元" above "(87.5 %)" */
static void
add_amount (ZwContentRows *rows, const ZwBudgetRow *row, ZwContentAmount amount)
{
  ZwDossier *dossier = rows->dossier;
  gint64 ntd = get_amount (row, amount);
  double percent = ntd >= 0 ? zw_budget_get_percent (ntd, zw_budget_row_get_total (row)) : NAN;
  g_autofree char *money = zw_content_dup_amount (dossier, row, amount);
  g_autofree char *name = dup_amount_name (dossier, row, amount);
  g_autofree char *share_name = g_strdup_printf (
      dossier->chinese ? "%s比例" : "%s, share of the total", name);
  g_autofree char *share = NULL;

  if (isnan (percent))
    {
      zw_table_add_cell (rows->table, get_bare (dossier, money));
      return;
    }
  if (amount == ZW_CONTENT_TOTAL)
    share = g_strdup ("100");
  else
    share = zw_content_print_typed (
        dossier, percent, MIN (zw_content_get_decimals (percent), 1), "%", share_name,
        "zone-%" G_GINT64_FORMAT "/budget/%" G_GINT64_FORMAT "/%s-percent", dossier->zone->id,
        row->id, columns[amount]);
  zw_table_add_cell_printf (rows->table, "%s\n(%s %%)", get_bare (dossier, money), share);
}

static void
add_budget_row (ZwContentRows *rows, const ZwBudgetRow *row, gboolean new_item)
{
  const ZwDossier *dossier = rows->dossier;
  g_autofree char *year = dup_year (dossier, row->year);
  g_autofree char *name = dup_row_name (dossier, row);
  const char *item = ZW_CONTENT_NOTHING;

  if (row->sub_item != NULL)
    item = get_item_name (rows, row->sub_item->item);
  else if (row->stated_item != NULL)
    item = row->stated_item;
  zw_table_add_cell (rows->table, year);
  zw_table_add_cell (rows->table, new_item ? item : NULL);
  zw_table_add_cell (rows->table, name);
  for (ZwContentAmount amount = 0; amount < ZW_CONTENT_N_AMOUNTS; amount++)
    add_amount (rows, row, amount);
}

static char *
dup_sum (ZwDossier *dossier, ZwContentAmount amount)
{
  ZwBudgetTotal total = zw_budget_get_total (dossier->budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  const gint64 sums[ZW_CONTENT_N_AMOUNTS] = { total.central_ntd, total.local_ntd, total.total_ntd };
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "總計：%s" : "All items: %s",
                                           get_column_name (dossier, amount));

  return zw_content_dup_money (dossier, sums[amount], name,
                               "zone-%" G_GINT64_FORMAT "/budget/all/%s", dossier->zone->id,
                               columns[amount]);
}

static void
add_total (ZwContentRows *rows)
{
  if (!zw_content_rows_begin (rows, ZW_ROW_TOTAL))
    return;
  zw_table_add_wide_cell (rows->table, zw_dossier_pick (rows->dossier, "總計", "Total"), 3);
  for (ZwContentAmount amount = 0; amount < ZW_CONTENT_N_AMOUNTS; amount++)
    {
      g_autofree char *sum = dup_sum (rows->dossier, amount);

      zw_table_add_cell (rows->table, get_bare (rows->dossier, sum));
    }
}

void
zw_content_add_budget (ZwContentRows *rows)
{
  g_autoptr (GPtrArray) all = list_rows (rows->dossier->budget);
  const ZwBudgetRow *last = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (all, i);
      gboolean same = last != NULL && last->sub_item != NULL && row->sub_item != NULL
                      && last->sub_item->item == row->sub_item->item;

      if (zw_content_rows_begin (rows, ZW_ROW_BODY))
        add_budget_row (rows, row, !same);
      last = row;
    }
  if (all->len > 0)
    add_total (rows);
}

/**
 * zw_content_dup_budget_sentence:
 *
 * Returns: (transfer full) (nullable): what is asked for in all; %NULL for nothing
 */
char *
zw_content_dup_budget_sentence (ZwDossier *dossier)
{
  ZwBudgetTotal total = zw_budget_get_total (dossier->budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  double percent = zw_budget_get_percent (total.central_ntd, total.total_ntd);
  g_autofree char *central = NULL;
  g_autofree char *local = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *share = NULL;

  if (total.n_rows == 0 || isnan (percent))
    return NULL;
  sum = dup_sum (dossier, ZW_CONTENT_TOTAL);
  central = dup_sum (dossier, ZW_CONTENT_CENTRAL);
  local = dup_sum (dossier, ZW_CONTENT_LOCAL);
  share = zw_content_print_typed (
      dossier, percent, MIN (zw_content_get_decimals (percent), 1), "%",
      zw_dossier_pick (dossier, "總計：中央補貼需求經費比例", "All items: central share"),
      "zone-%" G_GINT64_FORMAT "/budget/all/central-percent", dossier->zone->id);
  if (dossier->chinese)
    return g_strdup_printf (
        "總預算金額為 %s，其中中央補貼需求經費 %s（占 %s %%），地方自籌經費 %s。", sum, central,
        share, local);
  return g_strdup_printf ("The budget is %s in all: %s (%s %%) of central subsidy and %s of the "
                          "government’s own.",
                          sum, central, share, local);
}
