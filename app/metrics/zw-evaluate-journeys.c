/* zw-evaluate-journeys.c: changing, travelling and what it costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-evaluate-private.h"

static void
settle (ZwIndicator *indicator, double value, const char *reason)
{
  indicator->value = value;
  if (!isnan (value))
    return;
  indicator->state = ZW_INDICATOR_NO_DATA;
  indicator->reason = reason;
}

void
zw_work_evaluate_transfers (ZwWork *self)
{
  const ZwTransferTable *table = self->baseline->transfers;
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A4);
  ZwTransferSums sums;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  zw_transfer_table_evaluate (table, self->zone != NULL ? self->zone->zone : NULL, &sums);
  settle (indicator, sums.mean_min, zw_transfer_table_get_reason (table, &sums));
  zw_work_add_part (self, indicator, "main_stations", sums.n_counted);
  zw_work_add_part (self, indicator, "transfer_links", sums.n_links);
}

/* The indicators are means of the pairs' ratios, so that they have no numerator. */
void
zw_work_evaluate_pairs (ZwWork *self)
{
  const ZwOdTable *table = self->baseline->od_pairs;
  ZwIndicator *times = zw_work_begin (self, ZW_INDICATOR_A6), *costs;
  ZwOdSums sums;

  if (times->state == ZW_INDICATOR_OK)
    {
      zw_od_table_evaluate (table, self->zone != NULL ? self->zone->zone : NULL, &sums);
      settle (times, sums.time_ratio, zw_od_table_get_reason (table, ZW_INDICATOR_A6, &sums));
      zw_work_add_part (self, times, "pairs", sums.n_pairs);
      zw_work_add_part (self, times, "pairs_counted", sums.n_times);
      zw_work_add_part (self, times, "pairs_unreachable", sums.n_unreachable);
      zw_work_add_part (self, times, "transit_min", sums.transit_min);
      zw_work_add_part (self, times, "private_min", sums.private_min);
      zw_work_add_part (self, times, "p85_ratio", sums.p85_ratio);
    }
  costs = zw_work_begin (self, ZW_INDICATOR_A7);
  if (costs->state != ZW_INDICATOR_OK)
    return;
  settle (costs, sums.cost_ratio, zw_od_table_get_reason (table, ZW_INDICATOR_A7, &sums));
  zw_work_add_part (self, costs, "pairs", sums.n_pairs);
  zw_work_add_part (self, costs, "pairs_counted", sums.n_costs);
  zw_work_add_part (self, costs, "transit_cost", sums.transit_cost);
  zw_work_add_part (self, costs, "private_cost", sums.private_cost);
}
