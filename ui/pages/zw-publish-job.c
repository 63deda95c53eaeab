/* zw-publish-job.c: the document of a zone, made on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-job.h"

#include "document/zw-layout.h"
#include "document/zw-odt.h"
#include "document/zw-pdf.h"
#include "document/zw-plan-document.h"

void
zw_publish_job_free (ZwPublishJob *self)
{
  g_free (self->project);
  g_free (self->language);
  g_free (self->path);
  g_clear_object (&self->application);
  g_free (self);
}

static ZwDocument *
load_document (const ZwPublishJob *job, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwStore) store = zw_store_open (job->project, error);

  if (store == NULL)
    return NULL;
  return zw_plan_document_load (store, job->zone_id, job->language, NULL, progress, error);
}

/**
 * zw_publish_job_run_layout:
 *
 * Lays the document out: the task returns a #ZwLayout.
 */
void
zw_publish_job_run_layout (GTask *task,
                           gpointer source,
                           gpointer task_data,
                           GCancellable *cancellable)
{
  ZwProgress progress = { NULL, NULL, cancellable };
  GError *error = NULL;
  g_autoptr (ZwDocument) document = load_document (task_data, &progress, &error);
  ZwLayout *layout = document != NULL ? zw_layout_new_with_progress (document, &progress, &error)
                                      : NULL;

  if (layout != NULL)
    g_task_return_pointer (task, layout, (GDestroyNotify) zw_layout_free);
  else
    g_task_return_error (task, error);
}

/* Whatever the case of its letters. */
gboolean
zw_publish_has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

/**
 * zw_publish_job_run_export:
 *
 * Writes the document: the task returns %TRUE.
 */
void
zw_publish_job_run_export (GTask *task,
                           gpointer source,
                           gpointer task_data,
                           GCancellable *cancellable)
{
  const ZwPublishJob *job = task_data;
  ZwProgress progress = { NULL, NULL, cancellable };
  GError *error = NULL;
  g_autoptr (ZwDocument) document = load_document (job, &progress, &error);
  gboolean done = document != NULL
                  && (zw_publish_has_suffix (job->path, ".odt")
                          ? zw_odt_write (document, job->path, &progress, &error)
                          : zw_pdf_write (document, job->path, &progress, &error));

  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
