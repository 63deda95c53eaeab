/* zw-evaluate-private.h: one zone on its way through the indicators
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-baseline-private.h"
#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

/* Parts of all indicators together: modes, two lists of kinds, classes, and others. */
#define ZW_MAX_PARTS (32 + ZW_MAX_MODES + 3 * ZW_MAX_KINDS)

typedef struct
{
  ZwEvaluation parent;
  gatomicrefcount ref_count;
  ZwBaseline *baseline;
  ZwIndicator indicators[ZW_N_INDICATORS];
  guint n_parts;
  ZwIndicatorPart parts[ZW_MAX_PARTS];
} ZwEvaluationWork;

/* Residents, or who is active, in the zone, and those within reach of a stop. */
typedef struct
{
  double all;
  double covered;
  double active;
} ZwPeopleSum;

typedef struct
{
  const ZwBaseline *baseline;
  ZwEvaluationWork *evaluation;
  gboolean stops_in_zone;
  gboolean whole_city;
  double chargers;    /* of B5 */
  double electric;    /* of A8 */
  ZwPeopleSum people; /* by the method that gives A1 */

  ZwFootprint *zone; /* NULL: everything */

  /* Owned */
  ZwDiscs *discs; /* of the stops in the zone, when asked for */
} ZwWork;

ZwEvaluationWork *zw_evaluation_work_new (const ZwBaseline *baseline);
void zw_evaluation_work_run (ZwEvaluationWork *self,
                             ZwFootprint *footprint,
                             const ZwGeometry *zone,
                             const ZwEvaluateOptions *options);

ZwIndicator *zw_work_begin (ZwWork *self, ZwIndicatorId id);
void zw_work_add_part (ZwWork *self, ZwIndicator *indicator, const char *id, double value);
void zw_work_add_share (ZwWork *self,
                        ZwIndicator *indicator,
                        const char *id,
                        double numerator,
                        double denominator);
void zw_work_set_ratio (ZwWork *self,
                        ZwIndicator *indicator,
                        double numerator,
                        double denominator,
                        double least);

/* zw-evaluate-people.c; coverage comes before what uses its people */
void zw_work_evaluate_coverage (ZwWork *self);
void zw_work_evaluate_shared (ZwWork *self);
void zw_work_evaluate_attractions (ZwWork *self);

/* zw-evaluate-journeys.c */
void zw_work_evaluate_transfers (ZwWork *self);
void zw_work_evaluate_pairs (ZwWork *self);

/* zw-evaluate-vehicles.c */
void zw_work_evaluate_vehicles (ZwWork *self);
void zw_work_evaluate_chargers_per_vehicle (ZwWork *self);

G_END_DECLS
