/* zw-plan-timeline-private.h: the timeline of a plan in the window, for its input
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-timeline.h"
#include "render/zw-timeline-grip.h"
#include "zw-plan-timeline-view.h"

G_BEGIN_DECLS

/**
 * ZwPlanDrag:
 * @part: what was pressed on; its bar may get another number meanwhile
 * @active: the pointer has moved far enough
 * @linking: an arrow is drawn to what shall wait
 * @start_year, @end_year: as they would be if it were let go now
 * @contents_by: years by which what is in it goes along
 * @to_bar: what would wait, -1 for none
 */
typedef struct
{
  ZwPlanPart part;
  gint64 id;
  ZwTimelineGrip grip;
  gboolean pressed;
  gboolean active;
  gboolean linking;
  gboolean undated;
  double from_x, from_y;
  double x, y;
  int start_year;
  int end_year;
  int contents_by;
  int to_bar;
} ZwPlanDrag;

struct _ZwPlanTimelineView
{
  GtkWidget parent_instance;

  /* Owned */
  ZwGuideline *guideline;
  ZwReference *reference;
  ZwCatalog *catalog;
  ZwPlan *plan;             /* NULL without one */
  ZwRecords *records;       /* NULL without them */
  GPtrArray *findings;      /* NULL without them */
  ZwPlanTimeline *bars;     /* NULL without a plan */
  ZwTimelineLayout *layout; /* for @layout_width, NULL until asked for */
  GskRenderNode *picture;   /* of @layout, NULL until asked for */
  GskRenderNode *axis;      /* its years, NULL until asked for */

  GtkAdjustment *scrolling; /* of what it is in, not owned; NULL while not shown */

  int layout_width;
  int selected; /* number of a bar, -1 for none */
  ZwPlanDrag drag;
};

/* zw-plan-timeline-view.c */
const ZwTimelineLayout *zw_plan_timeline_view_get_layout (ZwPlanTimelineView *self);
ZwTimelineGrip zw_plan_timeline_view_grip (ZwPlanTimelineView *self, double x, double y, int *bar);
void zw_plan_timeline_view_choose (ZwPlanTimelineView *self, int bar);
void zw_plan_timeline_view_open (ZwPlanTimelineView *self);
void zw_plan_timeline_view_delete (ZwPlanTimelineView *self);
void zw_plan_timeline_view_reschedule (ZwPlanTimelineView *self,
                                       ZwPlanPart part,
                                       gint64 id,
                                       int start_year,
                                       int end_year,
                                       int contents_by);
void zw_plan_timeline_view_link (ZwPlanTimelineView *self, gint64 item_id, gint64 after_id);
ZwPlanPart zw_plan_timeline_view_get_part (ZwPlanTimelineView *self, guint bar, gint64 *id);

/* zw-plan-timeline-drag.c */
void zw_plan_timeline_view_connect_pointer (ZwPlanTimelineView *self);
gboolean zw_plan_timeline_view_cancel_drag (ZwPlanTimelineView *self);
void zw_plan_timeline_view_snapshot_drag (ZwPlanTimelineView *self, GtkSnapshot *snapshot);

/* zw-plan-timeline-keys.c */
void zw_plan_timeline_view_connect_keys (ZwPlanTimelineView *self);

/* zw-plan-timeline-words.c */
char *zw_plan_timeline_dup_years (int start_year, int end_year);
char *zw_plan_timeline_view_dup_name (ZwPlanTimelineView *self, guint bar);
char *zw_plan_timeline_view_dup_words (ZwPlanTimelineView *self, guint bar);

G_END_DECLS
