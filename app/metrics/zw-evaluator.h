/* zw-evaluator.h: one zone after the other, or many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-evaluate.h"

G_BEGIN_DECLS

/**
 * ZwEvaluator:
 *
 * Evaluates one zone after the other in the same memory, as while a corner is
 * dragged. Belongs to one thread.
 */
typedef struct _ZwEvaluator ZwEvaluator;

ZwEvaluator *zw_evaluator_new (const ZwBaseline *baseline);
void zw_evaluator_free (ZwEvaluator *self);
const ZwEvaluation *zw_evaluator_run (ZwEvaluator *self,
                                      const ZwGeometry *zone,
                                      const ZwEvaluateOptions *options);

GPtrArray *zw_evaluate_many (const ZwBaseline *baseline,
                             ZwGeometry *const *zones,
                             guint n_zones,
                             const ZwEvaluateOptions *options,
                             guint n_threads,
                             const ZwProgress *progress,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwEvaluator, zw_evaluator_free)

G_END_DECLS
