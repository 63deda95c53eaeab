/* zw-budget-check-private.h: what the parts of the check of a budget share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget-check.h"

G_BEGIN_DECLS

typedef struct
{
  const ZwBudget *budget;
  const ZwRules *rules;
  const ZwCatalog *catalog;
  gboolean chinese;
  GPtrArray *findings;
} ZwBudgetCheck;

/* zw-budget-check-words.c */
char *zw_budget_check_dup_money (const ZwBudgetCheck *self, gint64 ntd);
char *zw_budget_check_dup_year (const ZwBudgetCheck *self, int year);
char *zw_budget_check_dup_row_name (const ZwBudgetCheck *self, const ZwBudgetRow *row);
char *zw_budget_check_dup_where (const ZwBudgetCheck *self, int year, const char *name);
void zw_budget_check_set_percents (ZwFinding *finding, gint64 central, gint64 total, int allowed);
ZwFinding *zw_budget_check_add (const ZwBudgetCheck *self,
                                const char *rule,
                                ZwSeverity severity,
                                char *where,
                                char *message,
                                char *remedy);
ZwFinding *zw_budget_check_add_to_row (const ZwBudgetCheck *self,
                                       const char *rule,
                                       ZwSeverity severity,
                                       const ZwBudgetRow *row,
                                       int field,
                                       char *message,
                                       char *remedy);

/* zw-budget-check-row.c */
void zw_budget_check_row (const ZwBudgetCheck *self, const ZwBudgetRow *row);

/* zw-budget-check-stated.c */
void zw_budget_check_stated_row (const ZwBudgetCheck *self, const ZwBudgetRow *row);
void zw_budget_check_stated_sums (const ZwBudgetCheck *self);

G_END_DECLS
