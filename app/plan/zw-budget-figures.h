/* zw-budget-figures.h: shares, payments and surplus of a subsidy
 *
 * All of it in whole NT$ without any floating point; a share that must not be
 * exceeded is rounded down, one that is due at least is rounded up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget.h"

G_BEGIN_DECLS

/**
 * ZwBudgetShare:
 * @percent: highest ratio for the sub-item: by fiscal grade, or the ceiling of all
 *   central subsidies
 * @by_ratio_ntd: what it allows of the total
 * @cap_ntd: cap of the sub-item or its item
 * @central_ntd: greatest subsidy allowed, by ratio and what is left of the cap
 * @local_ntd: the rest of the total
 */
typedef struct
{
  int percent;
  gint64 by_ratio_ntd;
  gint64 cap_ntd;
  gint64 central_ntd;
  gint64 local_ntd;
} ZwBudgetShare;

/**
 * ZwBudgetPayment:
 * @first_ntd, @second_ntd, @third_ntd: on contract, on acceptance, after the report
 * @held_ntd: kept back until settlement, by the directions
 * @principle_first_ntd: what may be paid on contract at most, by the central principle
 * @principle_held_ntd: what is kept back at least, by it
 * @texts_differ: the two do not say the same of what is kept back
 */
typedef struct
{
  gint64 first_ntd;
  gint64 second_ntd;
  gint64 third_ntd;
  gint64 held_ntd;
  gint64 principle_first_ntd;
  gint64 principle_held_ntd;
  gboolean texts_differ;
} ZwBudgetPayment;

/**
 * ZwBudgetSurplus:
 * @returned_ntd: the central share of what was not spent
 * @waivable: so little that it need not be returned, by the central rules; the
 *   directions themselves know no such exception
 */
typedef struct
{
  gint64 returned_ntd;
  gboolean waivable;
} ZwBudgetSurplus;

gint64 zw_budget_part_of (gint64 total, int percent);
gint64 zw_budget_least_total_at (gint64 central, int percent);
double zw_budget_get_percent (gint64 central, gint64 total);
gint64 zw_budget_get_cap (const ZwBudgetCase *application, const ZwSubsidySubItem *sub_item);
gboolean zw_budget_is_open (const ZwBudgetCase *application, const ZwSubsidySubItem *sub_item);
int zw_budget_get_ratio (const ZwRules *rules,
                         const ZwBudgetCase *application,
                         const ZwSubsidySubItem *sub_item);
gboolean zw_budget_best_share (const ZwRules *rules,
                               const ZwBudgetCase *application,
                               const ZwSubsidySubItem *sub_item,
                               gint64 total,
                               gint64 cap_used,
                               ZwBudgetShare *share);
gint64 zw_budget_least_total (const ZwRules *rules,
                              const ZwBudgetCase *application,
                              const ZwSubsidySubItem *sub_item);
ZwBudgetPayment zw_budget_payment (const ZwRules *rules, gint64 central);
ZwBudgetSurplus zw_budget_surplus (const ZwRules *rules,
                                   gint64 surplus,
                                   gint64 central,
                                   gint64 total);

G_END_DECLS
