/* zw-plan-timeline-view.h: the timeline of a plan in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-plan-timeline.h"

G_BEGIN_DECLS

#define ZW_TYPE_PLAN_TIMELINE_VIEW (zw_plan_timeline_view_get_type ())

/**
 * ZwPlanTimelineView:
 *
 * As high as its width needs; put it into a scrolled window.
 *
 * Signals: "chosen" (int part, gint64 id): a bar was clicked.
 */
G_DECLARE_FINAL_TYPE (ZwPlanTimelineView, zw_plan_timeline_view, ZW, PLAN_TIMELINE_VIEW, GtkWidget)

GtkWidget *zw_plan_timeline_view_new (ZwGuideline *guideline, ZwCatalog *catalog);

void zw_plan_timeline_view_set_plan (ZwPlanTimelineView *self, ZwPlan *plan);
guint zw_plan_timeline_view_get_n_undated (ZwPlanTimelineView *self);
gboolean zw_plan_timeline_view_select (ZwPlanTimelineView *self,
                                       ZwPlanPart part,
                                       gint64 id,
                                       ZwTimelineBox *box);

G_END_DECLS
