/* zw-tally.h: what layers have within a place, by kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-features.h"

G_BEGIN_DECLS

/**
 * ZwTallyMeasure:
 * @ZW_TALLY_PLACES: features that lie in the place: points, areas by their centre
 * @ZW_TALLY_LENGTH: metres of lines within the place
 * @ZW_TALLY_AREA: square metres of areas within the place
 */
typedef enum
{
  ZW_TALLY_PLACES,
  ZW_TALLY_LENGTH,
  ZW_TALLY_AREA,
} ZwTallyMeasure;

/**
 * ZwTallyEntry:
 * @kind: as the layer has it; empty for features that tell none
 * @count: features of it that the place has any of
 * @value: as the measure has it
 */
typedef struct
{
  char *kind;
  guint count;
  double value;
} ZwTallyEntry;

/**
 * ZwTally:
 * @entries: (element-type ZwTallyEntry): largest value first, those of one value by
 *   kind; none that the place has nothing of
 *
 * Immutable.
 */
typedef struct
{
  GPtrArray *entries;
  guint count;
  double value;
} ZwTally;

ZwTally *zw_tally_new (const GPtrArray *features,
                       const char *field,
                       ZwTallyMeasure measure,
                       const ZwGeometry *place);
void zw_tally_free (ZwTally *self);
const ZwTallyEntry *zw_tally_find (const ZwTally *self, const char *kind);

double zw_tally_sum (const GPtrArray *features, const char *field, const ZwGeometry *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTally, zw_tally_free)

G_END_DECLS
