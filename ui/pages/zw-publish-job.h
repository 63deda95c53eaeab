/* zw-publish-job.h: a publication made, written or prepared for print on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-publication.h"
#include "output/zw-data-output.h"

G_BEGIN_DECLS

/**
 * ZwPublishJob:
 * @project: file of the project, which the worker opens for itself
 * @wish: what is made of it; its language belongs to @language
 * @data: what of the tables is written, for zw_publish_job_run_data(); its language
 *   belongs to @language
 * @notes: (element-type utf8): sentences on what was cut
 * @path: (nullable): the file to write
 * @application: (nullable): held until the job is done, for the main thread alone
 * @mutex: guards @fraction and @what
 *
 * Task data of the functions below.
 */
typedef struct
{
  char *project;
  char *language;
  ZwPublicationWish wish;
  ZwDataOptions data;
  GPtrArray *notes;
  char *path;
  GApplication *application;

  GMutex mutex;
  double fraction;
  char *what;
} ZwPublishJob;

ZwPublishJob *zw_publish_job_new (void);
void zw_publish_job_free (ZwPublishJob *self);
char *zw_publish_job_dup_progress (ZwPublishJob *self, double *fraction);
void zw_publish_job_run_load (GTask *task,
                              gpointer source,
                              gpointer task_data,
                              GCancellable *cancellable);
void zw_publish_job_run_export (GTask *task,
                                gpointer source,
                                gpointer task_data,
                                GCancellable *cancellable);
void zw_publish_job_run_data (GTask *task,
                              gpointer source,
                              gpointer task_data,
                              GCancellable *cancellable);

G_END_DECLS
