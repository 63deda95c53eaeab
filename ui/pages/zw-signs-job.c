/* zw-signs-job.c: places for signs, found beside the window
 *
 * Asked again, it waits a moment, so that a few changes in a row are one; then a
 * worker takes the frozen roads and the boundary. The same question twice is
 * worked out once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-signs-job.h"

#include <string.h>

#include "plan/zw-signs-marks.h"
#include "zw-session-private.h"

/* Rest before the work begins. */
#define DELAY_MS 150

/* What a result depends on. */
typedef struct
{
  ZwGeometry *zone; /* NULL: nothing is asked */
  GPtrArray *roads; /* of ZwFeatures */
  ZwSignsOptions options;
} Question;

/* A question and, behind it, what the worker found. */
typedef struct
{
  Question question;
  char *crs;
  ZwSigns *signs;
  ZwMapMarks *marks;
} Work;

struct _ZwSignsJob
{
  GObject parent_instance;

  guint timeout;

  /* Owned */
  ZwSession *session;
  GCancellable *cancellable; /* of the work that runs */
  Question asked;            /* last, answered or not */
  Question next;             /* to be asked when the rest is over */
  ZwSigns *signs;
  ZwMapMarks *marks;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwSignsJob, zw_signs_job, G_TYPE_OBJECT)

static void
question_clear (Question *self)
{
  g_clear_pointer (&self->zone, zw_geometry_unref);
  g_clear_pointer (&self->roads, g_ptr_array_unref);
}

static void
question_copy (const Question *self, Question *copy)
{
  *copy = *self;
  zw_geometry_ref (copy->zone);
  g_ptr_array_ref (copy->roads);
}

static gboolean
is_same_shape (const ZwGeometry *a, const ZwGeometry *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  return a->n_points == b->n_points && a->n_rings == b->n_rings && a->n_parts == b->n_parts
         && memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0
         && memcmp (a->ring_starts, b->ring_starts, a->n_rings * sizeof *a->ring_starts) == 0;
}

static gboolean
is_same_roads (const GPtrArray *a, const GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (a->pdata[i] != b->pdata[i])
      return FALSE;
  return TRUE;
}

static gboolean
question_equal (const Question *a, const Question *b)
{
  return is_same_shape (a->zone, b->zone) && is_same_roads (a->roads, b->roads)
         && a->options.approach_m == b->options.approach_m
         && a->options.spacing_m == b->options.spacing_m
         && a->options.tolerance_m == b->options.tolerance_m
         && a->options.merge_m == b->options.merge_m;
}

static void
work_free (Work *self)
{
  question_clear (&self->question);
  g_free (self->crs);
  g_clear_pointer (&self->signs, zw_signs_unref);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  const ZwProgress progress = { NULL, NULL, cancellable };
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (NULL);
  GError *error = NULL;

  work->signs = zw_signs_new (work->question.zone, work->question.roads, &work->question.options,
                              &progress, &error);
  if (work->signs != NULL)
    work->marks = zw_signs_marks_new (work->signs, work->crs, catalog, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwSignsJob *self = ZW_SIGNS_JOB (object);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* Asked again since, or let go. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    zw_session_report (self->session, error);
  g_clear_pointer (&self->signs, zw_signs_unref);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  self->signs = g_steal_pointer (&work->signs);
  self->marks = g_steal_pointer (&work->marks);
  g_signal_emit (self, changed_signal, 0);
}

static void
cancel (ZwSignsJob *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
start (gpointer user_data)
{
  ZwSignsJob *self = ZW_SIGNS_JOB (user_data);
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->timeout = 0;
  if (store == NULL || self->next.zone == NULL)
    return G_SOURCE_REMOVE;
  cancel (self);
  question_clear (&self->asked);
  question_copy (&self->next, &self->asked);
  work = g_new0 (Work, 1);
  question_copy (&self->next, &work->question);
  work->crs = g_strdup (zw_store_get_crs (store));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_found, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
  g_signal_emit (self, changed_signal, 0);
  return G_SOURCE_REMOVE;
}

/* The roads in use, as they are on the map. */
static GPtrArray *
list_roads (ZwSignsJob *self)
{
  GPtrArray *layers = self->session->map_layers;
  GPtrArray *roads = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == ZW_ROLE_ROADS && layer->features->layer->used)
        g_ptr_array_add (roads, zw_features_ref (layer->features));
    }
  return roads;
}

/**
 * zw_signs_job_ask:
 * @zone: the boundary in force
 * @options: distances
 *
 * Has the signs found, unless that was asked last. The result there was stays until
 * the new one comes.
 */
void
zw_signs_job_ask (ZwSignsJob *self, ZwGeometry *zone, const ZwSignsOptions *options)
{
  Question question = { zone, list_roads (self), *options };

  if (!question_equal (&question, &self->asked))
    {
      question_clear (&self->next);
      question_copy (&question, &self->next);
      g_clear_handle_id (&self->timeout, g_source_remove);
      self->timeout = g_timeout_add (DELAY_MS, start, self);
    }
  else
    g_clear_handle_id (&self->timeout, g_source_remove);
  g_ptr_array_unref (question.roads);
}

/**
 * zw_signs_job_stop:
 *
 * Forgets question and result.
 */
void
zw_signs_job_stop (ZwSignsJob *self)
{
  cancel (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  question_clear (&self->asked);
  question_clear (&self->next);
  g_clear_pointer (&self->signs, zw_signs_unref);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_signs_job_is_busy:
 *
 * Returns: whether a newer result is on its way
 */
gboolean
zw_signs_job_is_busy (ZwSignsJob *self)
{
  return self->cancellable != NULL || self->timeout != 0;
}

/**
 * zw_signs_job_get_signs:
 *
 * Returns: (transfer none) (nullable): the last result
 */
ZwSigns *
zw_signs_job_get_signs (ZwSignsJob *self)
{
  return self->signs;
}

/**
 * zw_signs_job_get_marks:
 *
 * Returns: (transfer none) (nullable): the last result as it stands on the map
 */
ZwMapMarks *
zw_signs_job_get_marks (ZwSignsJob *self)
{
  return self->marks;
}

static void
zw_signs_job_dispose (GObject *object)
{
  ZwSignsJob *self = ZW_SIGNS_JOB (object);

  cancel (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  question_clear (&self->asked);
  question_clear (&self->next);
  g_clear_pointer (&self->signs, zw_signs_unref);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_signs_job_parent_class)->dispose (object);
}

static void
zw_signs_job_class_init (ZwSignsJobClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_signs_job_dispose;
  changed_signal = g_signal_new ("changed", ZW_TYPE_SIGNS_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
zw_signs_job_init (ZwSignsJob *self)
{
}

/**
 * zw_signs_job_new:
 *
 * Returns: (transfer full): a job that does nothing yet
 */
ZwSignsJob *
zw_signs_job_new (ZwSession *session)
{
  ZwSignsJob *self = g_object_new (ZW_TYPE_SIGNS_JOB, NULL);

  self->session = g_object_ref (session);
  return self;
}
