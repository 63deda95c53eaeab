/* zw-timeline-grip.h: what of a timeline lies under the pointer, and where a drag leads
 *
 *   grip = zw_timeline_layout_grip (layout, x, y, &bar);
 *   …
 *   by = zw_timeline_layout_get_shift (layout, x, x_now);
 *   zw_timeline_shift_years (grip, by, first, last, &start_year, &end_year);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-timeline-draw.h"

G_BEGIN_DECLS

/* Least width of what can be taken hold of. */
#define ZW_TIMELINE_GRIP_WIDTH 8.0

typedef enum
{
  ZW_TIMELINE_GRIP_NONE,
  ZW_TIMELINE_GRIP_BODY,
  ZW_TIMELINE_GRIP_START,
  ZW_TIMELINE_GRIP_END,
  ZW_TIMELINE_GRIP_LABEL, /* words beside a bar, or a milestone: not to be dragged */
} ZwTimelineGrip;

ZwTimelineGrip zw_timeline_layout_grip (const ZwTimelineLayout *self, double x, double y, int *bar);
int zw_timeline_layout_get_shift (const ZwTimelineLayout *self, double from_x, double to_x);
int zw_timeline_layout_find_year (const ZwTimelineLayout *self, double x);
void zw_timeline_shift_years (ZwTimelineGrip grip,
                              int by,
                              int first,
                              int last,
                              int *start_year,
                              int *end_year);

G_END_DECLS
