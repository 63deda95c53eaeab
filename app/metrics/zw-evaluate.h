/* zw-evaluate.h: the indicators of a zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-baseline.h"
#include "metrics/zw-indicator.h"

G_BEGIN_DECLS

/**
 * ZwEvaluateOptions:
 * @stops_in_zone: only stops inside the zone serve (A1, A5); by default one
 *   across the boundary serves too
 * @whole_city: the zone is the city: what is told for the city alone holds for it
 */
typedef struct
{
  gboolean stops_in_zone;
  gboolean whole_city;
} ZwEvaluateOptions;

/**
 * ZwEvaluation:
 * @area_m2: planar area of the zone; of all areas of residents without a zone,
 *   NaN where these are not known
 * @indicators: (array length=n_indicators): those that are computed, in the
 *   order of the guideline's table
 *
 * Immutable and shared between threads.
 */
typedef struct
{
  double area_m2;
  const ZwIndicator *indicators;
  guint n_indicators;
} ZwEvaluation;

ZwEvaluation *zw_evaluate (const ZwBaseline *baseline,
                           const ZwGeometry *zone,
                           const ZwEvaluateOptions *options);
ZwEvaluation *zw_evaluation_ref (ZwEvaluation *self);
void zw_evaluation_unref (ZwEvaluation *self);

const ZwIndicator *zw_evaluation_find (const ZwEvaluation *self, ZwIndicatorId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwEvaluation, zw_evaluation_unref)

G_END_DECLS
