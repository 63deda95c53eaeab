/* zw-siting-job.h: what a zone's place says, worked out on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-siting.h"
#include "zw-session.h"

G_BEGIN_DECLS

/* On the main thread: @fraction is negative where the end is not known. */
typedef void (*ZwSitingProgress) (double fraction, const char *what, gpointer user_data);

char *zw_siting_job_dup_key (ZwSession *session, const ZwSitingSettings *settings);
gboolean zw_siting_job_is_ready (ZwSession *session);
void zw_siting_job_run_async (GObject *source,
                              ZwSession *session,
                              const ZwSitingSettings *settings,
                              ZwSitingProgress progress,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback);
ZwSitingGround *zw_siting_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
