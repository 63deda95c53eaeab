/* zw-indicator.h: the fifteen indicators of the guideline and a value of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "layers/zw-role.h"

G_BEGIN_DECLS

/* Basic (B) and advanced (A) indicators of 表 2.3-3, in its order. */
typedef enum
{
  ZW_INDICATOR_B1,
  ZW_INDICATOR_B2,
  ZW_INDICATOR_B3,
  ZW_INDICATOR_B4,
  ZW_INDICATOR_B5,
  ZW_INDICATOR_B6,
  ZW_INDICATOR_A1,
  ZW_INDICATOR_A2,
  ZW_INDICATOR_A3,
  ZW_INDICATOR_A4,
  ZW_INDICATOR_A5,
  ZW_INDICATOR_A6,
  ZW_INDICATOR_A7,
  ZW_INDICATOR_A8,
  ZW_INDICATOR_A9,
  ZW_N_INDICATORS,
} ZwIndicatorId;

/**
 * ZwIndicatorInfo:
 * @id: "B1" … "A9", in files and on the command line
 * @chinese: official name, word for word
 * @english: English name, marked for translation
 * @unit: "count", "km", "ratio", "per_km2", "per_person" or "min"
 * @is_share: a ratio of a part to its whole, to be shown in per cent
 */
typedef struct
{
  const char *id;
  const char *chinese;
  const char *english;
  const char *unit;
  gboolean is_share;
} ZwIndicatorInfo;

typedef enum
{
  ZW_INDICATOR_OK,
  ZW_INDICATOR_NO_DATA,        /* an input is missing or the denominator is 0 */
  ZW_INDICATOR_NOT_APPLICABLE, /* means nothing for this zone */
} ZwIndicatorState;

/**
 * ZwIndicatorInput:
 * @role: part the layer plays
 * @layer_id: its number in the project
 * @name: its name
 * @count: features of it that are used, all over the layer
 * @year: of the survey, common era; 0 where not said
 * @file: (nullable): source it was imported from
 *
 * A layer that an indicator rests on.
 */
typedef struct
{
  ZwRole role;
  gint64 layer_id;
  char *name;
  gint64 count;
  int year;
  char *file;
} ZwIndicatorInput;

/**
 * ZwIndicatorPart:
 * @id: what it is, see zw_indicator_part_get_label()
 * @value: NaN: not known
 * @numerator: NaN where the part is no fraction
 * @denominator: NaN where the part is no fraction
 *
 * A figure within or beside an indicator, such as the stops of one mode.
 */
typedef struct
{
  const char *id;
  double value;
  double numerator;
  double denominator;
} ZwIndicatorPart;

/* Id of the part that holds what the layer gives no mode for. */
#define ZW_INDICATOR_PART_UNSPECIFIED "unspecified"

/* Id of the part that holds the rarest modes where a layer has very many. */
#define ZW_INDICATOR_PART_OTHER "other"

/**
 * ZwIndicator:
 * @value: NaN unless @state is %ZW_INDICATOR_OK; ratios are fractions
 * @numerator: NaN where the indicator is no fraction
 * @denominator: NaN where the indicator is no fraction
 * @method: (nullable): translated phrase on how the value came about; %NULL
 *   without data
 * @reason: (nullable): translated sentence on why there is no value
 * @inputs: (element-type ZwIndicatorInput): layers it rests on, perhaps none
 * @parts: (array length=n_parts): in a fixed order for one baseline
 *
 * One indicator of one zone. Everything it points at belongs to the evaluation.
 */
typedef struct
{
  ZwIndicatorId id;
  ZwIndicatorState state;
  double value;
  double numerator;
  double denominator;
  const char *method;
  const char *reason;
  const GPtrArray *inputs;
  const ZwIndicatorPart *parts;
  guint n_parts;
} ZwIndicator;

const ZwIndicatorInfo *zw_indicator_get_info (ZwIndicatorId id);
gboolean zw_indicator_from_id (const char *text, ZwIndicatorId *id);
const char *zw_indicator_get_name (ZwIndicatorId id, const ZwCatalog *catalog);
const char *zw_indicator_unit_get_label (ZwIndicatorId id, const ZwCatalog *catalog);
guint zw_indicator_get_decimals (ZwIndicatorId id);
const char *zw_indicator_part_get_label (const char *part_id, const ZwCatalog *catalog);
const char *zw_indicator_state_get_id (ZwIndicatorState state);

void zw_indicator_input_free (ZwIndicatorInput *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwIndicatorInput, zw_indicator_input_free)

G_END_DECLS
