/* zw-plan-schedule.h: parts of a plan moved along the years, and what waits for what
 *
 * As with all changes (zw-plan-edit.h) each of these is one step of undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"
#include "plan/zw-record.h"

G_BEGIN_DECLS

void zw_plan_narrow_years (int outer_start, int outer_end, int *start_year, int *end_year);
gboolean zw_plan_find_item_years (const ZwPlan *plan, gint64 id, int *start_year, int *end_year);

gboolean zw_plan_retime (ZwStore *store,
                         ZwPlanPart part,
                         gint64 id,
                         int start_year,
                         int end_year,
                         GError **error);
gboolean zw_plan_reschedule (ZwStore *store,
                             const ZwPlan *plan,
                             ZwPlanPart part,
                             gint64 id,
                             int start_year,
                             int end_year,
                             int contents_by,
                             GError **error);
guint zw_plan_count_contents (const ZwPlan *plan, ZwPlanPart part, gint64 id);

gboolean zw_plan_add_dependency (ZwStore *store,
                                 const ZwPlan *plan,
                                 const ZwRecords *records,
                                 gint64 item_id,
                                 gint64 after_id,
                                 GError **error);
gboolean zw_plan_set_waiting (ZwStore *store,
                              const ZwPlan *plan,
                              const ZwRecords *records,
                              gint64 item_id,
                              const char *after_ids,
                              GError **error);
const ZwRecord *zw_plan_find_dependency (const ZwRecords *records, gint64 item_id, gint64 after_id);

gboolean zw_plan_set_boundary (ZwStore *store,
                               const ZwPlan *plan,
                               const ZwRecords *records,
                               gint64 phase_id,
                               gint64 zone_id,
                               GError **error);
const ZwRecord *zw_plan_find_boundary (const ZwRecords *records, gint64 phase_id);

gboolean zw_plan_take_suggested (ZwStore *store,
                                 const ZwPlanItem *item,
                                 const ZwGuidelineGroup *group,
                                 gboolean most,
                                 GError **error);

G_END_DECLS
