/* zw-indicator-output.h: indicators of zones as JSON and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-zone.h"
#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

/* A zone and its indicators; both borrowed. */
typedef struct
{
  const ZwZone *zone;
  const ZwEvaluation *evaluation;
} ZwZoneIndicators;

char *zw_indicators_to_json (const char *project,
                             const char *crs,
                             const ZwZoneIndicators *zones,
                             guint n_zones);
char *zw_indicators_to_csv (const ZwZoneIndicators *zones, guint n_zones);

G_END_DECLS
