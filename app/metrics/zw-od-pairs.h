/* zw-od-pairs.h: public transport beside private vehicles between important places (A6, A7)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-prepared.h"
#include "layers/zw-features.h"
#include "layers/zw-timetable.h"
#include "metrics/zw-indicator.h"
#include "metrics/zw-journey-settings.h"

G_BEGIN_DECLS

/* Where a figure of a pair is from. */
typedef enum
{
  ZW_OD_UNKNOWN,
  ZW_OD_SURVEYED,    /* the layer gives it */
  ZW_OD_COMPUTED,    /* worked out from the timetables, or from the distance */
  ZW_OD_UNREACHABLE, /* for half of the departures there is no way */
} ZwOdBasis;

/* NaN unless surveyed or computed. */
typedef struct
{
  double value;
  ZwOdBasis basis;
} ZwOdFigure;

/**
 * ZwOdPair:
 * @layer_id: layer it is from
 * @id: number of its row
 * @name: as the layer has it, else both places
 * @origin: in the project's coordinates; NaN where it is not known
 * @destination: likewise
 * @transit_min: minutes by public transport; computed, the median over the window
 * @transit_p85_min: 85 % of the departures take no longer; NaN unless computed
 * @private_min: minutes by private vehicle
 * @transit_cost: NT$
 * @private_cost: NT$
 * @time_ratio: @transit_min over @private_min; NaN where one is not known
 * @cost_ratio: @transit_cost over @private_cost; likewise
 * @reason: (nullable): translated sentence on what is not known; %NULL where
 *   both ratios are
 */
typedef struct
{
  gint64 layer_id;
  gint64 id;
  const char *name;
  ZwPoint origin;
  ZwPoint destination;
  ZwOdFigure transit_min;
  double transit_p85_min;
  ZwOdFigure private_min;
  ZwOdFigure transit_cost;
  ZwOdFigure private_cost;
  double time_ratio;
  double cost_ratio;
  const char *reason;
} ZwOdPair;

/**
 * ZwOdSums:
 * @n_pairs: pairs that belong to the zone
 * @n_everywhere: of these, those without places, which belong to every zone
 * @n_times: of @n_pairs, those with a ratio of times
 * @n_unreachable: those that public transport does not reach
 * @time_ratio: A6, the mean of the ratios of times; NaN where there is none
 * @transit_min: mean over the same pairs; NaN likewise
 * @private_min: mean over the same pairs; NaN likewise
 * @p85_ratio: mean of the 85 % times over the private times, of pairs with both
 * @n_costs: pairs with a ratio of costs
 * @cost_ratio: A7, the mean of the ratios of costs; NaN where there is none
 * @transit_cost: mean over the same pairs; NaN likewise
 * @private_cost: mean over the same pairs; NaN likewise
 */
typedef struct
{
  guint n_pairs;
  guint n_everywhere;
  guint n_times;
  guint n_unreachable;
  double time_ratio;
  double transit_min;
  double private_min;
  double p85_ratio;
  guint n_costs;
  double cost_ratio;
  double transit_cost;
  double private_cost;
} ZwOdSums;

/* Immutable and shared between threads. */
typedef struct _ZwOdTable ZwOdTable;

ZwOdTable *zw_od_table_new (const GPtrArray *features,
                            const GPtrArray *timetables,
                            const ZwJourneySettings *settings,
                            const char *crs,
                            const ZwProgress *progress,
                            GError **error);
void zw_od_table_free (ZwOdTable *self);

guint zw_od_table_get_n (const ZwOdTable *self);
const ZwOdPair *zw_od_table_get_pair (const ZwOdTable *self, guint index);
gboolean zw_od_table_is_in (const ZwOdTable *self, guint index, const ZwPrepared *zone);
void zw_od_table_evaluate (const ZwOdTable *self, const ZwPrepared *zone, ZwOdSums *sums);

const char *zw_od_table_get_method (const ZwOdTable *self, ZwIndicatorId id);
const char *zw_od_table_get_reason (const ZwOdTable *self, ZwIndicatorId id, const ZwOdSums *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwOdTable, zw_od_table_free)

G_END_DECLS
