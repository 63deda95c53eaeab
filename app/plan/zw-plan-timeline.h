/* zw-plan-timeline.h: a plan as bars along the years
 *
 *   g_autoptr (ZwPlanTimeline) bars = zw_plan_timeline_new (plan, guideline, catalog);
 *
 *   zw_timeline_draw (zw_plan_timeline_get (bars), &look, cr, width, height);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"
#include "render/zw-timeline-draw.h"

G_BEGIN_DECLS

typedef struct _ZwPlanTimeline ZwPlanTimeline;

ZwPlanTimeline *zw_plan_timeline_new (ZwPlan *plan,
                                      const ZwGuideline *guideline,
                                      const ZwCatalog *catalog);
void zw_plan_timeline_free (ZwPlanTimeline *self);

const ZwTimeline *zw_plan_timeline_get (const ZwPlanTimeline *self);
ZwPlanPart zw_plan_timeline_get_part (const ZwPlanTimeline *self, guint bar, gint64 *id);
guint zw_plan_timeline_get_n_undated (const ZwPlanTimeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlanTimeline, zw_plan_timeline_free)

G_END_DECLS
