/* zw-budget-output.c: a budget as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "base/zw-written.h"
#include "base/zw-year.h"

/* The widest amount with its commas, a year, a share. */
#define AMOUNT_WIDTH 15
#define YEAR_WIDTH 6

static void
add_amount (JsonBuilder *builder, const char *name, gint64 ntd)
{
  json_builder_set_member_name (builder, name);
  if (ntd >= 0)
    json_builder_add_int_value (builder, ntd);
  else
    json_builder_add_null_value (builder);
}

static void
add_year (JsonBuilder *builder, int year)
{
  json_builder_set_member_name (builder, "year");
  if (year != ZW_BUDGET_NO_YEAR)
    json_builder_add_int_value (builder, year);
  else
    json_builder_add_null_value (builder);
}

/* What is over cannot be had; what is left is never less than nothing. */
static void
add_cap (JsonBuilder *builder, gint64 cap, gint64 used)
{
  add_amount (builder, "cap_ntd", cap);
  add_amount (builder, "used_ntd", used);
  add_amount (builder, "left_ntd", MAX (cap - used, 0));
}

static void
add_total (JsonBuilder *builder, const ZwBudgetTotal *total)
{
  double percent = zw_budget_get_percent (total->central_ntd, total->total_ntd);

  add_amount (builder, "central_ntd", total->central_ntd);
  add_amount (builder, "local_ntd", total->local_ntd);
  add_amount (builder, "total_ntd", total->total_ntd);
  zw_json_add_number (builder, "central_percent", percent);
  zw_json_add_number (builder, "local_percent",
                      zw_budget_get_percent (total->local_ntd, total->total_ntd));
  json_builder_set_member_name (builder, "rows");
  json_builder_add_int_value (builder, total->n_rows);
  json_builder_set_member_name (builder, "rows_without_central");
  json_builder_add_int_value (builder, total->n_without_central);
  json_builder_set_member_name (builder, "rows_without_local");
  json_builder_add_int_value (builder, total->n_without_local);
}

static void
add_names (JsonBuilder *builder, const ZwSubsidySubItem *sub_item, const ZwCatalog *catalog)
{
  zw_json_add_text (builder, "item", sub_item != NULL ? sub_item->item->id : NULL);
  zw_json_add_text (builder, "item_name",
                    sub_item != NULL ? zw_text_pick (&sub_item->item->name, catalog) : NULL);
  zw_json_add_text (builder, "sub_item", sub_item != NULL ? sub_item->id : NULL);
  zw_json_add_text (builder, "sub_item_name",
                    sub_item != NULL ? zw_text_pick (&sub_item->name, catalog) : NULL);
}

static void
add_row (JsonBuilder *builder,
         const ZwBudget *budget,
         const ZwBudgetRow *row,
         const ZwCatalog *catalog)
{
  gint64 total = zw_budget_row_get_total (row);
  int ratio = row->sub_item != NULL
                  ? zw_budget_get_ratio (budget->rules, &budget->application, row->sub_item)
                  : 0;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, row->id);
  add_year (builder, row->year);
  add_names (builder, row->sub_item, catalog);
  zw_json_add_text (builder, "unknown_sub_item", row->unknown_id);
  add_amount (builder, "central_ntd", row->central_ntd);
  add_amount (builder, "local_ntd", row->local_ntd);
  add_amount (builder, "total_ntd", total);
  zw_json_add_number (builder, "central_percent",
                      row->central_ntd >= 0 ? zw_budget_get_percent (row->central_ntd, total)
                                            : NAN);
  zw_json_add_number (builder, "local_percent",
                      row->local_ntd >= 0 ? zw_budget_get_percent (row->local_ntd, total) : NAN);
  add_amount (builder, "ratio_percent", ratio > 0 ? ratio : -1);
  add_amount (builder, "item_id", row->item_id > 0 ? row->item_id : -1);
  zw_json_add_text (builder, "note", row->note);
  zw_json_add_text (builder, "stated_item", row->stated_item);
  zw_json_add_text (builder, "stated_sub_item", row->stated_sub_item);
  add_amount (builder, "stated_total_ntd", row->stated_total_ntd);
  zw_json_add_number (builder, "stated_central_percent", row->stated_central_percent);
  zw_json_add_number (builder, "stated_local_percent", row->stated_local_percent);
  json_builder_end_object (builder);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_years (JsonBuilder *builder, const ZwBudget *budget)
{
  g_autoptr (GArray) years = zw_budget_get_years (budget);

  begin_array (builder, "years");
  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      ZwBudgetTotal total = zw_budget_get_total (budget, year, NULL, NULL);
      gint64 others = zw_budget_get_others (budget, year);

      json_builder_begin_object (builder);
      add_year (builder, year);
      add_total (builder, &total);
      add_amount (builder, "other_applications_ntd", others);
      add_cap (builder, zw_rules_get_yearly_cap (budget->rules),
               zw_money_add (total.central_ntd, others));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Items with the rows they have; those whose sub-items have caps of their own have
 * none themselves. */
static void
add_items (JsonBuilder *builder, const ZwBudget *budget, const ZwCatalog *catalog)
{
  guint n;
  const ZwSubsidyItem *items = zw_rules_get_items (budget->rules, &n);

  begin_array (builder, "items");
  for (guint i = 0; i < n; i++)
    {
      gint64 cap = items[i].cap_ntd[budget->application.zone_type];
      ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, &items[i], NULL);

      if (total.n_rows == 0 && cap == 0)
        continue;
      json_builder_begin_object (builder);
      zw_json_add_text (builder, "item", items[i].id);
      zw_json_add_text (builder, "item_name", zw_text_pick (&items[i].name, catalog));
      add_total (builder, &total);
      if (cap >= 0)
        add_cap (builder, cap, total.central_ntd);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sub_items (JsonBuilder *builder, const ZwBudget *budget, const ZwCatalog *catalog)
{
  guint n;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (budget->rules, &n);

  begin_array (builder, "sub_items");
  for (guint i = 0; i < n; i++)
    {
      ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, &sub_items[i]);

      if (total.n_rows == 0)
        continue;
      json_builder_begin_object (builder);
      add_names (builder, &sub_items[i], catalog);
      add_total (builder, &total);
      if (sub_items[i].cap_ntd > 0)
        add_cap (builder, sub_items[i].cap_ntd, total.central_ntd);
      json_builder_set_member_name (builder, "payment");
      {
        const ZwBudgetPayment payment = zw_budget_payment (budget->rules, total.central_ntd);

        zw_budget_payment_to_json (builder, &payment);
      }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_stated (JsonBuilder *builder, const ZwBudget *budget)
{
  begin_array (builder, "stated_totals");
  for (guint i = 0; i < budget->stated->len; i++)
    {
      const ZwBudgetStated *stated = g_ptr_array_index (budget->stated, i);

      json_builder_begin_object (builder);
      add_year (builder, stated->year);
      add_amount (builder, "central_ntd", stated->central_ntd);
      add_amount (builder, "local_ntd", stated->local_ntd);
      add_amount (builder, "total_ntd", stated->total_ntd);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * zw_budget_payment_to_json:
 *
 * Adds an object.
 */
void
zw_budget_payment_to_json (JsonBuilder *builder, const ZwBudgetPayment *payment)
{
  json_builder_begin_object (builder);
  add_amount (builder, "first_ntd", payment->first_ntd);
  add_amount (builder, "second_ntd", payment->second_ntd);
  add_amount (builder, "third_ntd", payment->third_ntd);
  add_amount (builder, "held_ntd", payment->held_ntd);
  add_amount (builder, "principle_first_ntd", payment->principle_first_ntd);
  add_amount (builder, "principle_held_ntd", payment->principle_held_ntd);
  json_builder_set_member_name (builder, "texts_differ");
  json_builder_add_boolean_value (builder, payment->texts_differ);
  json_builder_end_object (builder);
}

/**
 * zw_budget_to_json:
 * @catalog: language of the names
 *
 * Returns: (transfer full): the budget with its totals; what is not given is null
 */
JsonNode *
zw_budget_to_json (const ZwBudget *budget, const char *zone_name, const ZwCatalog *catalog)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, NULL);

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "zone", zone_name);
  zw_json_add_text (builder, "type", zw_zone_type_get_id (budget->application.zone_type));
  json_builder_set_member_name (builder, "island");
  json_builder_add_boolean_value (builder, budget->application.island);
  json_builder_set_member_name (builder, "remote");
  json_builder_add_boolean_value (builder, budget->application.remote);
  add_amount (builder, "grade", budget->application.grade > 0 ? budget->application.grade : -1);
  zw_json_add_text (builder, "edition", zw_rules_get_edition (budget->rules));
  begin_array (builder, "rows");
  for (guint i = 0; i < budget->rows->len; i++)
    add_row (builder, budget, g_ptr_array_index (budget->rows, i), catalog);
  json_builder_end_array (builder);
  add_years (builder, budget);
  add_items (builder, budget, catalog);
  add_sub_items (builder, budget, catalog);
  json_builder_set_member_name (builder, "total");
  json_builder_begin_object (builder);
  add_total (builder, &total);
  json_builder_end_object (builder);
  add_stated (builder, budget);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* Figures before words: Chinese words have no width to count on. */
static void
append_line (GString *text, const char *year, gint64 central, gint64 local, const char *words)
{
  gint64 total = zw_money_add (MAX (central, 0), MAX (local, 0));
  const gint64 amounts[] = { central, local, central >= 0 || local >= 0 ? total : -1 };
  double percent = central >= 0 ? zw_budget_get_percent (central, total) : NAN;

  g_string_append_printf (text, "%-*s", YEAR_WIDTH, year);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *amount = amounts[i] >= 0 ? zw_money_format (amounts[i]) : g_strdup ("-");

      g_string_append_printf (text, "%*s", AMOUNT_WIDTH, amount);
    }
  if (isnan (percent))
    g_string_append_printf (text, "%9s", "-");
  else
    g_string_append_printf (text, "%7.1f %%", percent);
  g_string_append_printf (text, "  %s\n", words);
}

static char *
format_year (int year, const ZwCatalog *catalog)
{
  if (year == ZW_BUDGET_NO_YEAR)
    return g_strdup ("-");
  return g_strdup_printf ("%d", zw_catalog_is_chinese (catalog) ? zw_year_to_roc (year) : year);
}

static const char *
find_words (const ZwBudgetRow *row, const ZwCatalog *catalog)
{
  if (row->sub_item != NULL)
    return zw_text_pick (&row->sub_item->name, catalog);
  return row->unknown_id != NULL        ? row->unknown_id
         : row->stated_sub_item != NULL ? row->stated_sub_item
         : row->stated_item != NULL     ? row->stated_item
                                        : "-";
}

/**
 * zw_budget_to_text:
 *
 * Returns: (transfer full): a table: year, central, local, total, central share, what
 */
char *
zw_budget_to_text (const ZwBudget *budget, const char *zone_name, const ZwCatalog *catalog)
{
  GString *text = g_string_new (zone_name);
  g_autoptr (GArray) years = zw_budget_get_years (budget);
  ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, NULL);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < budget->rows->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (budget->rows, i);
      g_autofree char *year = format_year (row->year, catalog);

      append_line (text, year, row->central_ntd, row->local_ntd, find_words (row, catalog));
    }
  for (guint i = 0; i < years->len; i++)
    {
      int number = g_array_index (years, int, i);
      ZwBudgetTotal part = zw_budget_get_total (budget, number, NULL, NULL);
      gint64 used = zw_money_add (part.central_ntd, zw_budget_get_others (budget, number));
      gint64 left = MAX (zw_rules_get_yearly_cap (budget->rules) - used, 0);
      g_autofree char *year = format_year (number, catalog);
      g_autofree char *amount = zw_money_format (left);
      /* Translators: %s is an amount */
      g_autofree char *words = g_strdup_printf (
          zw_catalog_get (catalog, N_ ("Year; NT$%s of its cap left")), amount);

      append_line (text, year, part.central_ntd, part.local_ntd, words);
    }
  append_line (text, "", total.central_ntd, total.local_ntd,
               zw_catalog_get (catalog, N_ ("Grand total")));
  return g_string_free (text, FALSE);
}
