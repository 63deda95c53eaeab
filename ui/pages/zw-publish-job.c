/* zw-publish-job.c: a publication made, written or prepared for print on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-job.h"

#include <glib/gi18n.h>

/* Shares of the work: reading and writing of the content, laying out, then the
 * pages one by one. */
#define LOADED 0.3
#define LAID_OUT 0.45

/* A part of the work that counts itself from 0 to 1. */
typedef struct
{
  ZwPublishJob *job;
  double from;
  double to;
} Stage;

ZwPublishJob *
zw_publish_job_new (void)
{
  ZwPublishJob *self = g_new0 (ZwPublishJob, 1);

  g_mutex_init (&self->mutex);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
zw_publish_job_free (ZwPublishJob *self)
{
  g_mutex_clear (&self->mutex);
  g_free (self->what);
  g_ptr_array_unref (self->notes);
  g_free (self->project);
  g_free (self->language);
  g_free (self->path);
  g_clear_object (&self->application);
  g_free (self);
}

/**
 * zw_publish_job_dup_progress:
 * @fraction: (out): done so far, 0 to 1
 *
 * Returns: (transfer full) (nullable): what is being done
 */
char *
zw_publish_job_dup_progress (ZwPublishJob *self, double *fraction)
{
  char *what;

  g_mutex_lock (&self->mutex);
  *fraction = self->fraction;
  what = g_strdup (self->what);
  g_mutex_unlock (&self->mutex);
  return what;
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  const Stage *stage = user_data;
  ZwPublishJob *job = stage->job;

  g_mutex_lock (&job->mutex);
  job->fraction = stage->from + CLAMP (fraction, 0.0, 1.0) * (stage->to - stage->from);
  if (g_strcmp0 (what, job->what) != 0)
    {
      g_free (job->what);
      job->what = g_strdup (what);
    }
  g_mutex_unlock (&job->mutex);
}

static ZwPublication *
load (ZwPublishJob *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (ZwStore) store = zw_store_open (job->project, error);
  Stage stage = { job, 0.0, LOADED };
  ZwProgress progress = { on_progress, &stage, cancellable };

  return store != NULL ? zw_publication_load (store, &job->wish, &progress, error) : NULL;
}

static gboolean
lay_out (ZwPublishJob *job, ZwPublication *publication, GCancellable *cancellable, GError **error)
{
  Stage stage = { job, LOADED, LAID_OUT };
  ZwProgress progress = { on_progress, &stage, cancellable };
  ZwPages *pages = zw_publication_get_pages (publication, &progress, error);

  if (pages == NULL)
    return FALSE;
  if (zw_pages_get_n (pages) == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("The project has nothing yet that these pages could show."));
      return FALSE;
    }
  return TRUE;
}

/**
 * zw_publish_job_run_load:
 *
 * The task returns a #ZwPublication whose pages are laid out.
 */
void
zw_publish_job_run_load (GTask *task,
                         gpointer source,
                         gpointer task_data,
                         GCancellable *cancellable)
{
  ZwPublishJob *job = task_data;
  g_autoptr (ZwPublication) publication = NULL;
  GError *error = NULL;

  publication = load (job, cancellable, &error);
  if (publication != NULL && lay_out (job, publication, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&publication),
                           (GDestroyNotify) zw_publication_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
write_file (ZwPublishJob *job,
            ZwPublication *publication,
            GCancellable *cancellable,
            GError **error)
{
  Stage stage = { job, LAID_OUT, 1.0 };
  ZwProgress progress = { on_progress, &stage, cancellable };

  return zw_publication_write (publication, job->path, &progress, error);
}

/**
 * zw_publish_job_run_export:
 *
 * Writes the publication: the task returns %TRUE.
 */
void
zw_publish_job_run_export (GTask *task,
                           gpointer source,
                           gpointer task_data,
                           GCancellable *cancellable)
{
  ZwPublishJob *job = task_data;
  GError *error = NULL;
  g_autoptr (ZwPublication) publication = load (job, cancellable, &error);
  gboolean pages = publication != NULL && g_str_has_suffix (job->path, ".pdf");

  if (publication != NULL && (!pages || lay_out (job, publication, cancellable, &error))
      && write_file (job, publication, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * zw_publish_job_run_data:
 *
 * Writes tables for other programs: the task returns %TRUE.
 */
void
zw_publish_job_run_data (GTask *task,
                         gpointer source,
                         gpointer task_data,
                         GCancellable *cancellable)
{
  ZwPublishJob *job = task_data;
  Stage stage = { job, 0.0, 1.0 };
  ZwProgress progress = { on_progress, &stage, cancellable };
  GError *error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (job->project, &error);

  if (store != NULL
      && zw_data_output_write (store, job->path, &job->data, job->notes, &progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
