/* zw-transfers.h: changing between public transport systems at main stations (A4)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-prepared.h"
#include "layers/zw-features.h"
#include "layers/zw-timetable.h"
#include "metrics/zw-journey-settings.h"

G_BEGIN_DECLS

/**
 * ZwTransferLink:
 * @system: name of the other system
 * @minutes: mean time of changing to it
 * @walk_min: of this, on foot; NaN where it is not told apart
 * @wait_min: of this, waiting; NaN likewise
 */
typedef struct
{
  const char *system;
  double minutes;
  double walk_min;
  double wait_min;
} ZwTransferLink;

/**
 * ZwTransferStation:
 * @name: of the main station
 * @place: in the project's coordinates; NaN where it is not known
 * @within_min: mean time of changing within the station; NaN where not told, as
 *   where there is nothing to change between
 * @n_links: systems it can be changed to, J; perhaps 0
 * @links: (array length=n_links)
 * @value_min: (@within_min, or 0, and the links' minutes together) over J; NaN
 *   where J is 0
 */
typedef struct
{
  const char *name;
  ZwPoint place;
  double within_min;
  guint n_links;
  const ZwTransferLink *links;
  double value_min;
} ZwTransferStation;

/**
 * ZwTransferSums:
 * @n_stations: main stations that belong to the zone
 * @n_everywhere: of these, those without a place, which belong to every zone
 * @n_counted: of @n_stations, those that lead to another system
 * @n_links: transfer nodes of these together
 * @mean_min: A4, the mean of their values; NaN where there is none
 */
typedef struct
{
  guint n_stations;
  guint n_everywhere;
  guint n_counted;
  guint n_links;
  double mean_min;
} ZwTransferSums;

/* Immutable and shared between threads. */
typedef struct _ZwTransferTable ZwTransferTable;

ZwTransferTable *zw_transfer_table_new (const GPtrArray *features,
                                        const GPtrArray *timetables,
                                        const ZwJourneySettings *settings,
                                        const ZwProgress *progress,
                                        GError **error);
void zw_transfer_table_free (ZwTransferTable *self);

guint zw_transfer_table_get_n (const ZwTransferTable *self);
const ZwTransferStation *zw_transfer_table_get_station (const ZwTransferTable *self, guint index);
gboolean zw_transfer_table_is_computed (const ZwTransferTable *self);
void zw_transfer_table_evaluate (const ZwTransferTable *self,
                                 const ZwPrepared *zone,
                                 ZwTransferSums *sums);

const char *zw_transfer_table_get_method (const ZwTransferTable *self);
const char *zw_transfer_table_get_reason (const ZwTransferTable *self, const ZwTransferSums *sums);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTransferTable, zw_transfer_table_free)

G_END_DECLS
