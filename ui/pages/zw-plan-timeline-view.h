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
 * With the pointer: the body of a bar moves its years, an end moves that end; Ctrl
 * while a phase or stage is moved takes along what is in it; Ctrl while a work item
 * is dragged draws an arrow to the work item that shall wait for it; what lies in
 * the tray gets the year that it is dropped on. Escape leaves all as it was.
 *
 * With the keys: Up and Down, Home and End, Tab and Shift+Tab go from bar to bar
 * (Ctrl+Tab leaves the timeline at once); Left and Right move the bar by a year,
 * with Shift its end, with Alt its start, with Ctrl also what is in it; Enter opens
 * its details, Delete deletes it. Each key is one step of undo, and so is a drag.
 *
 * It changes nothing itself. Signals:
 * "chosen" (int part, gint64 id): another bar is to be selected.
 * "opened" (int part, gint64 id): its details are asked for.
 * "deleted" (int part, gint64 id): it is to go.
 * "rescheduled" (int part, gint64 id, int start, int end, int contents_by): it is to
 *   have these years, and what is in it years as many later.
 * "linked" (gint64 item, gint64 after): the first is to wait for the second.
 */
G_DECLARE_FINAL_TYPE (ZwPlanTimelineView, zw_plan_timeline_view, ZW, PLAN_TIMELINE_VIEW, GtkWidget)

GtkWidget *zw_plan_timeline_view_new (const ZwGuideline *guideline,
                                      const ZwReference *reference,
                                      ZwCatalog *catalog);

void zw_plan_timeline_view_set_plan (ZwPlanTimelineView *self, ZwPlan *plan, ZwRecords *records);
void zw_plan_timeline_view_set_findings (ZwPlanTimelineView *self, const GPtrArray *findings);
gboolean zw_plan_timeline_view_select (ZwPlanTimelineView *self,
                                       ZwPlanPart part,
                                       gint64 id,
                                       ZwTimelineBox *box);

G_END_DECLS
