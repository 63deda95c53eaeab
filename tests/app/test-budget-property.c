/* test-budget-property.c: random budgets against the clauses
 *
 * A slow statement of the draft directions (annex 4 of the study), written from
 * their clauses alone with every limit typed here, judges thousands of random
 * budgets of all types, grades and places; the program has to find the same faults
 * in the same rows, with the same figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "plan/zw-budget-check.h"
#include "plan/zw-budget-figures.h"

#include "budget-judge.h"

#define N_BUDGETS 6000

/* --- random budgets --- */

/* An amount near the places where a rule begins to bite. */
static gint64
draw_central (const Sheet *sheet, const Row *row, gint64 total)
{
  int percent = g_test_rand_bit () ? 90 : ratio_of (sheet);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return 0;
    case 1:
      return total;
    case 2:
      return -1;
    case 3:
    case 4:
      return CLAMP (total * percent / 100 + g_test_rand_int_range (-1, 3), 0, total);
    default:
      return (gint64) (total * g_test_rand_double () * 0.9);
    }
}

static gint64
draw_total (void)
{
  static const gint64 round[] = { 0,       1,       99,      100,     101,      2000000,
                                  2222222, 2222223, 3500000, 3888889, 10000000, 20000000 };

  if (g_test_rand_int_range (0, 3) == 0)
    return round[g_test_rand_int_range (0, G_N_ELEMENTS (round))];
  return g_test_rand_int_range (1, g_test_rand_bit () ? 5000 : 30000) * NTD (1000);
}

static void
draw_row (const Sheet *sheet, Row *row)
{
  gint64 total = draw_total ();

  row->year = g_test_rand_int_range (0, 12) == 0  ? 0
              : g_test_rand_int_range (0, 8) == 0 ? (int) g_test_rand_int_range (2022, 2030)
                                                  : (int) g_test_rand_int_range (2025, 2027);
  do
    row->sub_item = g_test_rand_int_range (0, N_SUB_ITEMS);
  while (!may_apply (sheet, row) && g_test_rand_int_range (0, 5) != 0);
  row->central = draw_central (sheet, row, total);
  row->local = g_test_rand_int_range (0, 30) == 0 ? -1 : total - given (row->central);
}

/* Much that a careful planner would hand in: small amounts, shares within the ratio. */
static void
make_careful (Sheet *sheet)
{
  sheet->application.grade = g_test_rand_int_range (1, 6);
  sheet->application.remote = sheet->application.remote && sheet->application.grade >= 4;
  sheet->n_others = 0;
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      Row *row = &sheet->rows[i];
      gint64 total = g_test_rand_int_range (1, 300000);
      gboolean planning = sub_items[row->sub_item].item == PLANNING;

      row->year = 2025 + i % 2;
      row->central = total * (planning ? 90 : ratio_of (sheet)) / 100;
      row->local = total - row->central;
    }
}

static void
draw (Sheet *sheet)
{
  memset (sheet, 0, sizeof *sheet);
  sheet->application.zone_type = g_test_rand_int_range (0, ZW_N_ZONE_TYPES);
  sheet->application.grade = g_test_rand_int_range (0, 6);
  sheet->application.remote = g_test_rand_bit ();
  sheet->application.island = g_test_rand_bit ();
  sheet->n_rows = g_test_rand_int_range (1, MOST_ROWS + 1);
  for (guint i = 0; i < sheet->n_rows; i++)
    draw_row (sheet, &sheet->rows[i]);
  /* All in one year, often enough to tell a plan of several years apart. */
  if (g_test_rand_int_range (0, 4) == 0)
    for (guint i = 0; i < sheet->n_rows; i++)
      sheet->rows[i].year = 2026;
  sheet->n_others = g_test_rand_int_range (0, 4);
  for (guint i = 0; i < sheet->n_others; i++)
    {
      sheet->others[i].year = g_test_rand_int_range (2025, 2027);
      sheet->others[i].central = g_test_rand_int_range (0, 12000) * NTD (1000);
    }
  if (g_test_rand_int_range (0, 4) == 0)
    make_careful (sheet);
}

/* Record ids are the places of the rows, from 1. */
static ZwBudget *
build (ZwRules *rules, const Sheet *sheet)
{
  ZwBudget *budget = zw_budget_new (rules, &sheet->application);

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const Row *row = &sheet->rows[i];
      const SubItem *sub_item = &sub_items[row->sub_item];
      ZwZoneType type = ZW_ZONE_URBAN;
      const ZwSubsidySubItem *known;

      while (!(sub_item->types & 1u << type))
        type++;
      if (may_apply (sheet, row))
        type = sheet->application.zone_type;
      known = zw_rules_match_sub_item (rules, type, item_names[sub_item->item], sub_item->name);
      if (known == NULL)
        g_error ("the rules know no “%s”", sub_item->name);
      zw_budget_add_row (budget, i + 1, row->year, known, row->central, row->local);
    }
  for (guint i = 0; i < sheet->n_others; i++)
    zw_budget_add_other (budget, sheet->others[i].year, sheet->others[i].central);
  return budget;
}

static char *
describe (const Sheet *sheet)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s grade %d%s%s\n",
                          zw_zone_type_get_id (sheet->application.zone_type),
                          sheet->application.grade, sheet->application.remote ? " remote" : "",
                          sheet->application.island ? " island" : "");
  for (guint i = 0; i < sheet->n_rows; i++)
    g_string_append_printf (out, "  %u: %d %s %" G_GINT64_FORMAT " + %" G_GINT64_FORMAT "\n", i,
                            sheet->rows[i].year, sub_items[sheet->rows[i].sub_item].name,
                            sheet->rows[i].central, sheet->rows[i].local);
  for (guint i = 0; i < sheet->n_others; i++)
    g_string_append_printf (out, "  elsewhere %d: %" G_GINT64_FORMAT "\n", sheet->others[i].year,
                            sheet->others[i].central);
  return g_string_free (out, FALSE);
}

/* What the program says, in the judge's words. */
static GPtrArray *
listen (const GPtrArray *findings)
{
  static const char *const with_row[] = {
    "budget-no-year",   "budget-no-amount", "budget-years",
    "budget-item-type", "budget-island",    "budget-local-share",
    "budget-ceiling",   "budget-ratio",     NULL
  };
  static const char *const with_figures[] = { "budget-cap", "budget-yearly", NULL };
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = findings->pdata[i];

      if (g_strv_contains (with_row, finding->rule))
        {
          g_assert_cmpint (finding->place.kind, ==, ZW_PLAN_PLACE_RECORD);
          say (said, "%s row %d", finding->rule, (int) finding->place.id - 1);
        }
      else if (g_strv_contains (with_figures, finding->rule))
        say (said, "%s row %d: %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, finding->rule,
             (int) finding->place.id - 1, (gint64) finding->found, (gint64) finding->allowed);
      else
        say (said, "%s", finding->rule);
    }
  return said;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *said)
{
  GString *out = g_string_new (NULL);

  g_ptr_array_sort (said, compare_words);
  for (guint i = 0; i < said->len; i++)
    g_string_append_printf (out, "%s\n", (char *) said->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
test_findings (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  g_autoptr (GHashTable) rules_met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_clean = 0;

  for (guint i = 0; i < N_BUDGETS; i++)
    {
      g_autoptr (ZwBudget) budget = NULL;
      g_autoptr (GPtrArray) findings = zw_findings_new ();
      g_autoptr (GPtrArray) judged = NULL, heard = NULL;
      g_autofree char *ours = NULL, *theirs = NULL;
      Sheet sheet;

      draw (&sheet);
      budget = build (rules, &sheet);
      zw_budget_check (budget, catalog, findings);
      judged = judge (&sheet);
      heard = listen (findings);
      ours = join_sorted (judged);
      theirs = join_sorted (heard);
      if (strcmp (ours, theirs) != 0)
        {
          g_autofree char *text = describe (&sheet);

          g_printerr ("budget %u:\n%s--- the clauses:\n%s--- the program:\n%s", i, text, ours,
                      theirs);
          g_assert_not_reached ();
        }
      n_clean += judged->len == 0;
      for (guint j = 0; j < judged->len; j++)
        {
          char *rule = g_strndup (judged->pdata[j], strcspn (judged->pdata[j], " "));

          g_hash_table_add (rules_met, rule);
        }
    }
  /* Enough budgets break nothing, and every rule is broken by some. */
  g_assert_cmpuint (n_clean, >, N_BUDGETS / 100);
  g_assert_cmpuint (g_hash_table_size (rules_met), ==, 16);
}

/* --- sums --- */

static void
check_sum (const Sheet *sheet, const ZwBudget *budget, int year, int item, int sub_item)
{
  gint64 central = 0, local = 0;
  guint n_rows = 0;
  const ZwSubsidyItem *known_item = NULL;
  const ZwSubsidySubItem *known = NULL;
  ZwBudgetTotal total;

  for (guint i = 0; i < sheet->n_rows; i++)
    {
      const Row *row = &sheet->rows[i];

      if ((year != 0 && row->year != year)
          || (item >= 0 && sub_items[row->sub_item].item != (Item) item)
          || (sub_item >= 0 && row->sub_item != (guint) sub_item))
        continue;
      central += given (row->central);
      local += given (row->local);
      n_rows++;
      if (item >= 0)
        known_item = ((ZwBudgetRow *) budget->rows->pdata[i])->sub_item->item;
      if (sub_item >= 0)
        known = ((ZwBudgetRow *) budget->rows->pdata[i])->sub_item;
    }
  if ((item >= 0 && known_item == NULL) || (sub_item >= 0 && known == NULL))
    return;
  total = zw_budget_get_total (budget, year, known_item, known);
  g_assert_cmpint (total.central_ntd, ==, central);
  g_assert_cmpint (total.local_ntd, ==, local);
  g_assert_cmpint (total.total_ntd, ==, central + local);
  g_assert_cmpuint (total.n_rows, ==, n_rows);
}

static void
test_sums (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < N_BUDGETS / 10; i++)
    {
      g_autoptr (ZwBudget) budget = NULL;
      Sheet sheet;

      draw (&sheet);
      budget = build (rules, &sheet);
      for (int year = 2022; year < 2031; year++)
        {
          int asked = year == 2022 ? 0 : year;

          check_sum (&sheet, budget, asked, -1, -1);
          for (int item = 0; item < N_ITEMS; item++)
            check_sum (&sheet, budget, asked, item, -1);
          for (guint j = 0; j < N_SUB_ITEMS; j++)
            check_sum (&sheet, budget, asked, -1, j);
        }
    }
}

/* --- the best share --- */

/* Whether no clause on a single row, nor the cap, forbids this central share. */
static gboolean
allowed (const Sheet *sheet, gint64 central, gint64 total, gint64 cap_left)
{
  gboolean planning = sub_items[sheet->rows[0].sub_item].item == PLANNING;

  return central <= cap_left && central * 100 <= total * 90
         && (planning || central * 100 <= total * ratio_of (sheet));
}

static void
test_best_share (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  guint n_open = 0, n_capped = 0;

  for (guint i = 0; i < 4 * N_BUDGETS; i++)
    {
      g_autoptr (ZwBudget) budget = NULL;
      Sheet sheet;
      const Row *row = &sheet.rows[0];
      gint64 cap, cap_used, total;
      ZwBudgetShare share;
      gboolean open;

      draw (&sheet);
      budget = build (rules, &sheet);
      cap = 10000
            * (row->sub_item <= EVALUATION
                   ? planning_caps[row->sub_item]
                   : item_caps[sheet.application.zone_type][sub_items[row->sub_item].item]);
      cap_used = g_test_rand_int_range (0, 3) == 0 ? 0 : (gint64) (cap * g_test_rand_double ());
      if (g_test_rand_int_range (0, 4) == 0)
        cap_used = cap + g_test_rand_int_range (-100, 100);
      cap_used = MAX (cap_used, 0);
      total = g_test_rand_bit () ? draw_total () : g_test_rand_int_range (0, 300);
      open = may_apply (&sheet, row) && (row->sub_item != SCOOTERS || sheet.application.island)
             && (sub_items[row->sub_item].item == PLANNING || sheet.application.grade > 0);
      g_assert_cmpint (zw_budget_best_share (rules, &sheet.application,
                                             ((ZwBudgetRow *) budget->rows->pdata[0])->sub_item,
                                             total, cap_used, &share),
                       ==, open);
      if (!open)
        continue;
      n_open++;
      n_capped += share.central_ntd < share.by_ratio_ntd;
      g_assert_cmpint (share.cap_ntd, ==, cap);
      g_assert_cmpint (share.central_ntd, >=, 0);
      g_assert_cmpint (share.central_ntd + share.local_ntd, ==, total);
      if (cap_used <= cap)
        g_assert_true (allowed (&sheet, share.central_ntd, total, cap - cap_used));
      g_assert_false (allowed (&sheet, share.central_ntd + 1, total, MAX (cap - cap_used, 0)));
    }
  g_assert_cmpuint (n_open, >, N_BUDGETS);
  g_assert_cmpuint (n_capped, >, 100);
}

/* --- payments and surplus --- */

/* 七、(二): 30 %, 40 % and the rest, 5 % held of more than 10,000,000; 撥款原則 2 and 3:
 * all of less than 1,500,000 at once, 5 % held from 10,000,000. Exact in hundreds. */
static void
test_payments (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  static const gint64 edges[] = { 0, 1499999, 1500000, 9999999, 10000000, 10000001 };

  for (guint i = 0; i < N_BUDGETS; i++)
    {
      gint64 central = i < G_N_ELEMENTS (edges) ? edges[i] : g_test_rand_int_range (0, 20000001);
      ZwBudgetPayment payment = zw_budget_payment (rules, central);

      g_assert_cmpint (payment.first_ntd + payment.second_ntd + payment.third_ntd
                           + payment.held_ntd,
                       ==, central);
      g_assert_cmpint (payment.first_ntd, ==, central * 30 / 100);
      g_assert_cmpint (payment.second_ntd, ==, central * 40 / 100);
      g_assert_cmpint (payment.held_ntd, ==,
                       central > NTD (10000000) ? (central * 5 + 99) / 100 : 0);
      g_assert_cmpint (payment.principle_first_ntd, ==,
                       central < NTD (1500000) ? central : central * 30 / 100);
      g_assert_cmpint (payment.principle_held_ntd, ==,
                       central >= NTD (10000000) ? (central * 5 + 99) / 100 : 0);
      g_assert_cmpint (payment.texts_differ, ==, central == NTD (10000000));
    }
}

/* 七、(四): returned by the share of the subsidy; 補助辦法第 19 條: up to 100,000 kept. */
static void
test_surplus (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < N_BUDGETS; i++)
    {
      gint64 total = g_test_rand_int_range (1, 20000001);
      gint64 central = g_test_rand_int_range (0, total + 1);
      gint64 surplus = g_test_rand_int_range (0, total + 1);
      ZwBudgetSurplus result = zw_budget_surplus (rules, surplus, central, total);

      /* Within half a dollar of surplus × central ÷ total */
      g_assert_cmpint (2 * ABS (result.returned_ntd * total - surplus * central), <=, total);
      g_assert_cmpint (result.waivable, ==, result.returned_ntd <= 100000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/property/sums", test_sums);
  g_test_add_func ("/budget/property/best-share", test_best_share);
  g_test_add_func ("/budget/property/payments", test_payments);
  g_test_add_func ("/budget/property/surplus", test_surplus);
  g_test_add_func ("/budget/property/findings", test_findings);
  return g_test_run ();
}
