/* bench-check.c: how long all checks of a zone take, as at every change in the window
 *
 * The guideline's plan with 200 rows of budget, linked to work items and not, 60
 * sources of money, dependencies, rules for vehicles, stakeholders and measures. The
 * goal is less than 10 ms. Each figure is a line of its own: name, value, unit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <time.h>

#include "../app/check-fixture.h"

#define N_ROWS 200
#define N_OTHERS 60
#define N_TIMES 200
#define GOAL_MS 10.0

/* In milliseconds that the thread has worked. */
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

static void
add_all (Fixture *f)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  g_assert_true (zw_store_begin (f->store, "bench", &error));
  for (guint i = 0; i < N_ROWS; i++)
    {
      gint64 row = add_budget_row (f, &urban_budget[i % G_N_ELEMENTS (urban_budget)]);

      if (i % 2 == 0)
        set_int (f, ZW_RECORD_BUDGET, row, ZW_BUDGET_ITEM, item_at (plan, i % 3, i % 5)->id);
    }
  for (guint i = 0; i < N_OTHERS; i++)
    {
      gint64 source = add_record (f, ZW_RECORD_FUNDING);
      gint64 rule = add_record (f, ZW_RECORD_VEHICLE_RULE);
      gint64 group = add_record (f, ZW_RECORD_STAKEHOLDER);
      gint64 wait = add_record (f, ZW_RECORD_DEPENDENCY);

      set_int (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_ITEM, item_at (plan, i % 3, i % 5)->id);
      set_text (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_KIND, "programme");
      set_text (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_PROGRAMME, "walking-113-116");
      set_int (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_AMOUNT, 100000);
      set_text (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_ACTION, "ban");
      set_text (f, ZW_RECORD_STAKEHOLDER, group, ZW_STAKEHOLDER_NAME, "居民");
      set_int (f, ZW_RECORD_DEPENDENCY, wait, ZW_DEPENDENCY_ITEM, item_at (plan, i % 3, 0)->id);
      set_int (f, ZW_RECORD_DEPENDENCY, wait, ZW_DEPENDENCY_AFTER,
               item_at (plan, i % 3, i % 5)->id);
      zw_plan_set_cost (f->store, item_at (plan, i % 3, i % 5)->id, 5000000, &error);
      g_assert_no_error (error);
    }
  g_assert_true (zw_store_commit (f->store, &error));
}

static void
measure (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = load (f);
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, &error);
  g_autoptr (ZwBudget) budget = NULL;
  g_auto (ZwCheckTables) tables;
  ZwCheckInput input;
  double times[N_TIMES];
  guint n_findings = 0;

  zw_check_tables_init (&tables);
  budget = zw_budget_load (f->store, f->zone, records, tables.rules, &error);
  g_assert_no_error (error);
  zw_check_input_init (&input, &tables);
  input.zone_id = f->zone;
  input.plan = plan;
  input.records = records;
  input.budget = budget;
  for (guint i = 0; i < N_TIMES; i++)
    {
      double start = get_time ();
      g_autoptr (ZwCheck) made = zw_check_new (&input);

      times[i] = get_time () - start;
      n_findings = made->findings->len;
    }
  qsort (times, N_TIMES, sizeof *times, compare_times);
  g_print ("rows %u rows\n", N_ROWS);
  g_print ("check-all-findings %u findings\n", n_findings);
  g_print ("check-all-median %.4f ms\n", times[N_TIMES / 2]);
  g_print ("check-all-p99 %.4f ms\n", times[N_TIMES * 99 / 100]);
  g_print ("check-all-of-goal %.4f ratio\n", times[N_TIMES / 2] / GOAL_MS);
}

int
main (void)
{
  Fixture f;

  set_up (&f, NULL);
  add_all (&f);
  measure (&f);
  tear_down (&f, NULL);
  return 0;
}
