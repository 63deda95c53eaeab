/* zw-evaluator.c: one zone after the other, or many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-evaluator.h"

#include "base/zw-parallel.h"
#include "metrics/zw-evaluate-private.h"

/* Zones that one thread takes at a time. */
#define CHUNK 4

struct _ZwEvaluator
{
  /* Owned */
  ZwBaseline *baseline;
  ZwFootprint *footprint;
  ZwEvaluationWork *evaluation;
};

/**
 * zw_evaluator_new:
 *
 * Returns: (transfer full): an evaluator; keeps a reference of @baseline
 */
ZwEvaluator *
zw_evaluator_new (const ZwBaseline *baseline)
{
  ZwEvaluator *self = g_new0 (ZwEvaluator, 1);

  self->baseline = zw_baseline_ref ((ZwBaseline *) baseline);
  self->footprint = zw_footprint_new ();
  return self;
}

void
zw_evaluator_free (ZwEvaluator *self)
{
  if (self->evaluation != NULL)
    zw_evaluation_unref (&self->evaluation->parent);
  zw_footprint_free (self->footprint);
  zw_baseline_unref (self->baseline);
  g_free (self);
}

/**
 * zw_evaluator_run:
 * @zone: (nullable): as for zw_evaluate()
 * @options: (nullable): the defaults where %NULL
 *
 * Works out what zw_evaluate() does. Once the memory has grown to what the zones
 * need, none is taken any more, except where only the stops in the zone serve.
 *
 * Returns: (transfer none): the indicators, good until the next run; who wants
 *   to keep them takes a reference, and the next run leaves them alone
 */
const ZwEvaluation *
zw_evaluator_run (ZwEvaluator *self, const ZwGeometry *zone, const ZwEvaluateOptions *options)
{
  if (self->evaluation != NULL && !g_atomic_ref_count_compare (&self->evaluation->ref_count, 1))
    {
      zw_evaluation_unref (&self->evaluation->parent);
      self->evaluation = NULL;
    }
  if (self->evaluation == NULL)
    self->evaluation = zw_evaluation_work_new (self->baseline);
  zw_evaluation_work_run (self->evaluation, self->footprint, zone, options);
  return &self->evaluation->parent;
}

typedef struct
{
  const ZwBaseline *baseline;
  ZwGeometry *const *zones;
  guint n_zones;
  const ZwEvaluateOptions *options;
  const ZwProgress *progress;
  GPtrArray *evaluations;
  GPtrArray *evaluators; /* one for each thread, made by itself */
  guint n_done;          /* atomic */
  gboolean is_stopped;   /* atomic */
  GError *error;         /* of the caller's thread */
} Batch;

static void
evaluate_chunk (guint index, guint thread, gpointer user_data)
{
  Batch *self = user_data;
  guint end = MIN ((index + 1) * CHUNK, self->n_zones);
  gpointer *evaluator = &self->evaluators->pdata[thread];

  if (g_atomic_int_get (&self->is_stopped))
    return;
  if (*evaluator == NULL)
    *evaluator = zw_evaluator_new (self->baseline);
  for (guint z = index * CHUNK; z < end; z++)
    {
      const ZwEvaluation *one = zw_evaluator_run (*evaluator, self->zones[z], self->options);

      self->evaluations->pdata[z] = zw_evaluation_ref ((ZwEvaluation *) one);
      g_atomic_int_inc (&self->n_done);
    }
  if (thread == 0
      && !zw_progress_step (self->progress,
                            (guint) g_atomic_int_get (&self->n_done) / (double) self->n_zones, NULL,
                            &self->error))
    g_atomic_int_set (&self->is_stopped, TRUE);
}

static void
free_evaluation (gpointer evaluation)
{
  if (evaluation != NULL)
    zw_evaluation_unref (evaluation);
}

static void
free_evaluator (gpointer evaluator)
{
  if (evaluator != NULL)
    zw_evaluator_free (evaluator);
}

/**
 * zw_evaluate_many:
 * @zones: (array length=n_zones): as for zw_evaluate()
 * @options: (nullable): the defaults where %NULL
 * @n_threads: how many threads may work at once; 0 for as many as the machine has
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full) (element-type ZwEvaluation): to the bit what
 *   zw_evaluate() gives of each zone, in the order of @zones; %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
GPtrArray *
zw_evaluate_many (const ZwBaseline *baseline,
                  ZwGeometry *const *zones,
                  guint n_zones,
                  const ZwEvaluateOptions *options,
                  guint n_threads,
                  const ZwProgress *progress,
                  GError **error)
{
  g_autoptr (GPtrArray) evaluations = g_ptr_array_new_with_free_func (free_evaluation);
  g_autoptr (GPtrArray) evaluators = g_ptr_array_new_with_free_func (free_evaluator);
  Batch batch = { baseline,    zones,      n_zones, options, progress,
                  evaluations, evaluators, 0,       FALSE,   NULL };

  if (n_threads == 0)
    n_threads = zw_parallel_get_n_threads ();
  g_ptr_array_set_size (evaluations, (int) n_zones);
  g_ptr_array_set_size (evaluators, (int) MAX (n_threads, 1));
  zw_parallel_for ((n_zones + CHUNK - 1) / CHUNK, n_threads, evaluate_chunk, &batch);
  if (batch.error == NULL)
    return g_steal_pointer (&evaluations);
  g_propagate_error (error, batch.error);
  return NULL;
}
