/* zw-od-private.h: a table of pairs, between the files that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-od-pairs.h"

G_BEGIN_DECLS

/* Sentences on why there is no value, in the order in which they are tried. */
typedef enum
{
  ZW_OD_NO_PAIRS,
  ZW_OD_NO_PAIRS_IN_ZONE,
  ZW_OD_NOT_REACHED,
  ZW_OD_NO_TIMES,
  ZW_OD_NO_COSTS,
  ZW_OD_N_REASONS,
} ZwOdReason;

/* What was noticed of all pairs, for the methods' words. */
typedef struct
{
  guint n_everywhere;
  guint n_transit[ZW_OD_UNREACHABLE + 1]; /* by basis, of pairs with a ratio of times … */
  guint n_private[ZW_OD_UNREACHABLE + 1];
  guint n_transit_cost[ZW_OD_UNREACHABLE + 1]; /* … and of costs */
  guint n_private_cost[ZW_OD_UNREACHABLE + 1];
  guint n_without_times;
  guint n_unreachable;
  guint n_without_costs;
} ZwOdNotes;

struct _ZwOdTable
{
  GArray *pairs; /* ZwOdPair */
  GStringChunk *strings;
  ZwOdNotes notes;
  char *methods[2]; /* A6, A7 */
  char *reasons[ZW_OD_N_REASONS];
};

void zw_od_table_write_words (ZwOdTable *self, const ZwJourneySettings *settings);

G_END_DECLS
