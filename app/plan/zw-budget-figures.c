/* zw-budget-figures.c: shares, payments and surplus of a subsidy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-figures.h"

#include <math.h>

/* More than any amount times any percentage. */
typedef __int128 Wide;

static gint64
narrow (Wide value)
{
  return value > G_MAXINT64 ? G_MAXINT64 : (gint64) value;
}

/**
 * zw_budget_part_of:
 *
 * Returns: @percent of @total, rounded down: the greatest central share c with
 *   c × 100 ≤ @total × @percent
 */
gint64
zw_budget_part_of (gint64 total, int percent)
{
  return narrow ((Wide) total * percent / 100);
}

/**
 * zw_budget_least_total_at:
 *
 * Returns: the least total of which @central is no more than @percent
 */
gint64
zw_budget_least_total_at (gint64 central, int percent)
{
  g_return_val_if_fail (percent > 0, G_MAXINT64);
  return narrow (((Wide) central * 100 + percent - 1) / percent);
}

/**
 * zw_budget_get_percent:
 *
 * For showing; comparisons are exact and do not use it.
 *
 * Returns: the share of @central in @total in percent; NaN where there is no total
 */
double
zw_budget_get_percent (gint64 central, gint64 total)
{
  return total > 0 ? (double) central * 100 / (double) total : NAN;
}

/**
 * zw_budget_get_cap:
 *
 * Returns: greatest subsidy of one application for the sub-item itself or, where it
 *   has no cap of its own, for its item; 0 where the type cannot apply for it
 */
gint64
zw_budget_get_cap (const ZwBudgetCase *application, const ZwSubsidySubItem *sub_item)
{
  return sub_item->cap_ntd > 0 ? sub_item->cap_ntd
                               : sub_item->item->cap_ntd[application->zone_type];
}

/**
 * zw_budget_is_open:
 *
 * Returns: whether a zone such as that of @application can apply for the sub-item
 */
gboolean
zw_budget_is_open (const ZwBudgetCase *application, const ZwSubsidySubItem *sub_item)
{
  return (sub_item->zone_types & ZW_ZONE_TYPE_BIT (application->zone_type)) != 0
         && (!sub_item->island_only || application->island);
}

/**
 * zw_budget_get_ratio:
 * @sub_item: (nullable): %NULL where it is not known
 *
 * Returns: greatest share of the subsidy in percent: by fiscal grade for the items
 *   bound to it, otherwise the ceiling of all central subsidies; 0 where the grade
 *   ought to be known and is not
 */
int
zw_budget_get_ratio (const ZwRules *rules,
                     const ZwBudgetCase *application,
                     const ZwSubsidySubItem *sub_item)
{
  if (sub_item != NULL && sub_item->item->ratio_bound)
    return zw_rules_get_ratio_percent (rules, application->grade, application->remote);
  return zw_rules_get_ceiling_percent (rules);
}

/**
 * zw_budget_best_share:
 * @total: whole cost, NT$
 * @cap_used: what other rows of the application take of the same cap
 * @share: (out)
 *
 * What is left of the yearly cap is not looked at.
 *
 * Returns: %FALSE where the zone cannot apply for the sub-item, or its government's
 *   fiscal grade is not known
 */
gboolean
zw_budget_best_share (const ZwRules *rules,
                      const ZwBudgetCase *application,
                      const ZwSubsidySubItem *sub_item,
                      gint64 total,
                      gint64 cap_used,
                      ZwBudgetShare *share)
{
  int percent = zw_budget_get_ratio (rules, application, sub_item);

  g_return_val_if_fail (total >= 0 && cap_used >= 0, FALSE);

  if (percent == 0 || !zw_budget_is_open (application, sub_item))
    return FALSE;
  share->percent = percent;
  share->by_ratio_ntd = zw_budget_part_of (total, percent);
  share->cap_ntd = zw_budget_get_cap (application, sub_item);
  share->central_ntd = MIN (share->by_ratio_ntd, MAX (share->cap_ntd - cap_used, 0));
  share->local_ntd = total - share->central_ntd;
  return TRUE;
}

/**
 * zw_budget_least_total:
 *
 * Returns: the least total with which the cap can be had in full, NT$; 0 where the
 *   zone cannot apply for the sub-item or the ratio is not known
 */
gint64
zw_budget_least_total (const ZwRules *rules,
                       const ZwBudgetCase *application,
                       const ZwSubsidySubItem *sub_item)
{
  int percent = zw_budget_get_ratio (rules, application, sub_item);

  if (percent == 0 || !zw_budget_is_open (application, sub_item))
    return 0;
  return zw_budget_least_total_at (zw_budget_get_cap (application, sub_item), percent);
}

/**
 * zw_budget_payment:
 * @central: subsidy granted for one item, NT$
 *
 * Directions 七(二), and 中央各機關對地方政府計畫型補助款之撥款原則 2 and 3.
 */
ZwBudgetPayment
zw_budget_payment (const ZwRules *rules, gint64 central)
{
  const ZwPaymentRules *terms = zw_rules_get_payment (rules);
  ZwBudgetPayment payment = { 0 };

  g_return_val_if_fail (central >= 0, payment);

  payment.first_ntd = zw_budget_part_of (central, terms->first_percent);
  payment.second_ntd = zw_budget_part_of (central, terms->second_percent);
  if (central > terms->held_above_ntd)
    payment.held_ntd = central - zw_budget_part_of (central, 100 - terms->held_percent);
  payment.third_ntd = central - payment.first_ntd - payment.second_ntd - payment.held_ntd;
  payment.principle_first_ntd = zw_budget_part_of (central, central < terms->small_below_ntd
                                                                ? terms->small_first_percent
                                                                : terms->principle_first_percent);
  if (central >= terms->principle_held_from_ntd)
    payment.principle_held_ntd = central
                                 - zw_budget_part_of (central, 100 - terms->principle_held_percent);
  payment.texts_differ = payment.held_ntd != payment.principle_held_ntd;
  return payment;
}

/**
 * zw_budget_surplus:
 * @surplus: what was not spent of the total, NT$
 * @central, @total: the subsidy and the whole cost; or a ratio, such as 35 of 100
 *
 * Directions 七(四); 中央對直轄市及縣(市)政府補助辦法 19 I 2. Rounded to the nearest
 * NT$, half upwards.
 */
ZwBudgetSurplus
zw_budget_surplus (const ZwRules *rules, gint64 surplus, gint64 central, gint64 total)
{
  ZwBudgetSurplus result = { 0 };

  g_return_val_if_fail (surplus >= 0 && central >= 0 && total > 0 && central <= total, result);

  result.returned_ntd = narrow (((Wide) surplus * central * 2 + total) / ((Wide) total * 2));
  result.waivable = result.returned_ntd <= zw_rules_get_surplus (rules)->waived_up_to_ntd;
  return result;
}
