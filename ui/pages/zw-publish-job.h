/* zw-publish-job.h: the document of a zone, made on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZwPublishJob:
 * @project: file of the project, which the worker opens for itself
 * @zone_id: the zone
 * @language: language of the document
 * @path: (nullable): the file to write, by its ending ODT or PDF
 * @application: (nullable): held until the job is done, for the main thread alone
 *
 * Task data of the functions below.
 */
typedef struct
{
  char *project;
  gint64 zone_id;
  char *language;
  char *path;
  GApplication *application;
} ZwPublishJob;

void zw_publish_job_free (ZwPublishJob *self);
void zw_publish_job_run_layout (GTask *task,
                                gpointer source,
                                gpointer task_data,
                                GCancellable *cancellable);
void zw_publish_job_run_export (GTask *task,
                                gpointer source,
                                gpointer task_data,
                                GCancellable *cancellable);

gboolean zw_publish_has_suffix (const char *path, const char *suffix);

G_END_DECLS
