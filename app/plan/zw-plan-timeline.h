/* zw-plan-timeline.h: a plan as bars along the years
 *
 *   ZwPlanTimelineOptions options = { .guideline = guideline, .catalog = catalog };
 *   g_autoptr (ZwPlanTimeline) bars = zw_plan_timeline_new (plan, &options);
 *
 *   zw_timeline_draw (zw_plan_timeline_get (bars), &look, cr, width, height);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-finding.h"
#include "plan/zw-reference.h"
#include "render/zw-timeline-draw.h"

G_BEGIN_DECLS

/**
 * ZwPlanTimelineOptions:
 * @guideline: names the groups of work items
 * @catalog: language of the headings
 * @milestones: (array length=n_milestones) (nullable): fixed years to draw in
 * @records: (nullable): tell what waits for what
 * @offices: write who is responsible behind the bars
 * @marks: mark what has years that what it is in has not
 * @undated: put what has no years into a tray, instead of leaving it out
 */
typedef struct
{
  const ZwGuideline *guideline;
  const ZwCatalog *catalog;
  const ZwMilestone *milestones;
  guint n_milestones;
  const ZwRecords *records;
  gboolean offices;
  gboolean marks;
  gboolean undated;
} ZwPlanTimelineOptions;

/* What a bar that is no part of the plan stands for. */
#define ZW_PLAN_TIMELINE_MILESTONE ZW_N_PLAN_PARTS

typedef struct _ZwPlanTimeline ZwPlanTimeline;

ZwPlanTimeline *zw_plan_timeline_new (const ZwPlan *plan, const ZwPlanTimelineOptions *options);
void zw_plan_timeline_free (ZwPlanTimeline *self);

const ZwTimeline *zw_plan_timeline_get (const ZwPlanTimeline *self);
ZwPlanPart zw_plan_timeline_get_part (const ZwPlanTimeline *self, guint bar, gint64 *id);
int zw_plan_timeline_find_part (const ZwPlanTimeline *self, ZwPlanPart part, gint64 id);
gboolean zw_plan_timeline_is_outside (const ZwPlanTimeline *self,
                                      guint bar,
                                      const char **outer,
                                      int *start_year,
                                      int *end_year);
gboolean zw_plan_timeline_set_findings (ZwPlanTimeline *self, const GPtrArray *findings);
guint zw_plan_timeline_get_n_undated (const ZwPlanTimeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlanTimeline, zw_plan_timeline_free)

G_END_DECLS
