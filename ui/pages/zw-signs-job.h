/* zw-signs-job.h: places for signs, found beside the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-signs.h"
#include "render/zw-map-marks.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SIGNS_JOB (zw_signs_job_get_type ())

/**
 * ZwSignsJob:
 *
 * Signals:
 * "changed": a newer result is there, or none, or work has begun.
 */
G_DECLARE_FINAL_TYPE (ZwSignsJob, zw_signs_job, ZW, SIGNS_JOB, GObject)

ZwSignsJob *zw_signs_job_new (ZwSession *session);
void zw_signs_job_ask (ZwSignsJob *self, ZwGeometry *zone, const ZwSignsOptions *options);
void zw_signs_job_stop (ZwSignsJob *self);
gboolean zw_signs_job_is_busy (ZwSignsJob *self);
ZwSigns *zw_signs_job_get_signs (ZwSignsJob *self);
ZwMapMarks *zw_signs_job_get_marks (ZwSignsJob *self);

G_END_DECLS
