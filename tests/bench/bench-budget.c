/* bench-budget.c: how long the rules take for each keystroke in a budget
 *
 * A budget of 200 rows over all sub-items of its type, with notes and what a sheet
 * states: checked as it is, checked with a cell typed anew, and the same with every
 * row wrong in some way. The goal is less than 10 ms, see the figures "of-goal".
 *
 * Each figure is a line of its own: name, value, unit. Times are those that the
 * thread has worked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "plan/zw-budget-check.h"

#define N_ROWS 200
#define N_TIMES 500
#define GOAL_MS 10.0

/* In milliseconds. */
static double
get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static ZwBudget *
make_budget (ZwRules *rules, gboolean wrong)
{
  const ZwBudgetCase application = { .zone_type = ZW_ZONE_URBAN, .grade = 1 };
  ZwBudget *budget = zw_budget_new (rules, &application);
  guint n;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (rules, &n);

  for (guint i = 0; i < N_ROWS; i++)
    {
      const ZwSubsidySubItem *sub_item = &sub_items[i % n];
      ZwBudgetRow *row;

      if ((sub_item->zone_types & ZW_ZONE_TYPE_BIT (ZW_ZONE_URBAN)) == 0 && !wrong)
        sub_item = zw_rules_find_sub_item (rules, "plate-service");
      row = zw_budget_add_row (budget, i + 1, 2025 + (int) (i % 2), sub_item,
                               wrong ? 3000000 : 3500, wrong ? 500000 : 6500);
      row->note = g_strdup (wrong ? "含三年維運費" : "第一期，不含維運費");
      row->stated_total_ntd = wrong ? 1 : 10000;
      row->stated_central_percent = wrong ? 16.7 : 35;
      row->stated_local_percent = wrong ? 83.3 : 65;
    }
  return budget;
}

static void
print_times (const char *name, double *times, guint n_findings)
{
  qsort (times, N_TIMES, sizeof *times, compare_times);
  g_print ("%s-findings %u findings\n", name, n_findings);
  g_print ("%s-median %.4f ms\n", name, times[N_TIMES / 2]);
  g_print ("%s-p99 %.4f ms\n", name, times[N_TIMES * 99 / 100]);
  g_print ("%s-of-goal %.4f ratio\n", name, times[N_TIMES / 2] / GOAL_MS);
}

static void
measure (const ZwBudget *budget, const ZwCatalog *catalog, gboolean typed, const char *name)
{
  double times[N_TIMES];
  guint n_findings = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (GPtrArray) findings = zw_findings_new ();
      g_autoptr (ZwBudget) tried = NULL;
      double start = get_time ();

      if (typed)
        tried = zw_budget_try_cell (budget, 1 + i % N_ROWS, ZW_BUDGET_CENTRAL, "3,500", NULL);
      zw_budget_check (typed ? tried : budget, catalog, findings);
      times[i] = get_time () - start;
      n_findings = findings->len;
    }
  print_times (name, times, n_findings);
}

int
main (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (ZwBudget) right = make_budget (rules, FALSE);
  g_autoptr (ZwBudget) wrong = make_budget (rules, TRUE);

  g_print ("rows %u rows\n", N_ROWS);
  measure (right, catalog, FALSE, "check");
  measure (right, catalog, TRUE, "keystroke");
  measure (wrong, catalog, TRUE, "keystroke-all-wrong");
  return 0;
}
