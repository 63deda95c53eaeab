/* budget-fixture.h: budgets without a store, and what the check says of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>
#include <string.h>

#include "plan/zw-budget-check.h"
#include "plan/zw-budget-figures.h"

#define MAX_ROWS 8

/* Ends with a row without a sub-item and an amount; its id is its place, from 1. */
typedef struct
{
  int year;
  const char *sub_item;
  gint64 central_ntd, local_ntd;
} Row;

typedef struct
{
  const char *name;
  ZwBudgetCase application;
  Row rows[MAX_ROWS];
  ZwBudgetOther others[2];
  const char *expected; /* ids of rules, with spaces between */
} Case;

G_GNUC_UNUSED static ZwBudget *
make_budget (ZwRules *rules, const ZwBudgetCase *application, const Row *rows, guint n_rows)
{
  ZwBudget *budget = zw_budget_new (rules, application);

  for (guint i = 0; i < n_rows && (rows[i].sub_item != NULL || rows[i].central_ntd != 0); i++)
    {
      const ZwSubsidySubItem *sub_item = zw_rules_find_sub_item (rules, rows[i].sub_item);

      g_assert_true (rows[i].sub_item == NULL || sub_item != NULL);
      zw_budget_add_row (budget, i + 1, rows[i].year, sub_item, rows[i].central_ntd,
                         rows[i].local_ntd);
    }
  return budget;
}

G_GNUC_UNUSED static GPtrArray *
check (const ZwBudget *budget)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("en");
  GPtrArray *findings = zw_findings_new ();

  zw_budget_check (budget, catalog, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      g_assert_nonnull (finding->clause);
      g_assert_nonnull (finding->where);
      g_assert_true (g_str_has_suffix (finding->message, "."));
      g_assert_true (g_str_has_suffix (finding->remedy, "."));
      g_assert_true (g_str_has_prefix (finding->rule, "budget-"));
      g_assert_cmpint (finding->zone_id, ==, budget->zone_id);
    }
  return findings;
}

/* The ids of the rules, with spaces between. */
G_GNUC_UNUSED static char *
list_rules (GPtrArray *findings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                            ((const ZwFinding *) g_ptr_array_index (findings, i))->rule);
  return g_string_free (out, FALSE);
}

G_GNUC_UNUSED static void
assert_rules (const ZwBudget *budget, const char *expected, const char *name)
{
  g_autoptr (GPtrArray) findings = check (budget);
  g_autofree char *rules = list_rules (findings);

  if (strcmp (rules, expected) != 0)
    g_error ("%s: “%s”, not “%s”", name, rules, expected);
}

G_GNUC_UNUSED static const ZwFinding *
find_finding (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, rule) == 0)
        return finding;
    }
  g_error ("no finding “%s”", rule);
}
