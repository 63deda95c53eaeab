/* zw-survey-job.h: the survey's figures, worked out on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "metrics/zw-figure-table.h"
#include "metrics/zw-service-level.h"

G_BEGIN_DECLS

/**
 * ZwSurveyShare:
 * @district: a row of the table
 * @share: of the zone's area that lies in it
 */
typedef struct
{
  const ZwFigureRow *district;
  double share;
} ZwSurveyShare;

/**
 * ZwSurvey:
 * @tables: (element-type ZwFigureTable): one for each year asked for
 * @shares: for each zone of the first table, by its id, a #GArray of
 *   #ZwSurveyShare: the districts it lies in, the largest share first
 * @levels: the #ZwServiceLevel of each zone, by its id, and that of the city
 *   under 0; empty where figures were asked for
 * @service: what these were worked out with
 *
 * Immutable once made.
 */
typedef struct
{
  GPtrArray *tables;
  GHashTable *shares;
  GHashTable *levels;
  ZwServiceSettings service;
} ZwSurvey;

/* On the main thread: @fraction is negative where the end is not known. */
typedef void (*ZwSurveyProgress) (double fraction, const char *what, gpointer user_data);

void zw_survey_run_async (GObject *source,
                          const char *path,
                          const ZwFigureSettings *settings,
                          const GArray *years,
                          const ZwFigureWish *wish,
                          ZwSurveyProgress progress,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback);
void zw_survey_run_service_async (GObject *source,
                                  const char *path,
                                  const ZwFigureSettings *settings,
                                  ZwSurveyProgress progress,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback);
ZwSurvey *zw_survey_run_finish (GAsyncResult *result, GError **error);
void zw_survey_free (ZwSurvey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSurvey, zw_survey_free)

G_END_DECLS
