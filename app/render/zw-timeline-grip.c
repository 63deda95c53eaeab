/* zw-timeline-grip.c: what of a timeline lies under the pointer, and where a drag leads
 *
 * An end is at least 8 wide and so is the body between the ends: what a short bar
 * has no room for lies beside it.
 *
 *     |<- start ->|<- body ->|<- end ->|
 *     wide         [__|______________|__]
 *     short              .  [__]  .
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-timeline-grip.h"

#include "render/zw-timeline-private.h"

#include <math.h>

/* Of an end: how much of it lies within the bar. */
static double
get_inner (const ZwTimelinePlace *bar)
{
  return CLAMP ((bar->box.width - ZW_TIMELINE_GRIP_WIDTH) / 2, 0, ZW_TIMELINE_GRIP_WIDTH);
}

static ZwTimelineGrip
grip_bar (const ZwTimelinePlace *bar, double x)
{
  double inner = get_inner (bar), left = bar->box.x, right = left + bar->box.width;

  if (bar->shape == ZW_TIMELINE_MILESTONE)
    return ZW_TIMELINE_GRIP_LABEL;
  if (bar->shape == ZW_TIMELINE_UNDATED)
    return ZW_TIMELINE_GRIP_BODY;
  if (x < left + inner)
    return ZW_TIMELINE_GRIP_START;
  return x >= right - inner ? ZW_TIMELINE_GRIP_END : ZW_TIMELINE_GRIP_BODY;
}

/* The part of an end that lies beside a short bar. */
static ZwTimelineGrip
grip_beside (const ZwTimelinePlace *bar, double x)
{
  double outer = ZW_TIMELINE_GRIP_WIDTH - get_inner (bar);
  double left = bar->box.x, right = left + bar->box.width;

  if (bar->shape != ZW_TIMELINE_SPAN)
    return ZW_TIMELINE_GRIP_NONE;
  if (x >= left - outer && x < left)
    return ZW_TIMELINE_GRIP_START;
  return x >= right && x < right + outer ? ZW_TIMELINE_GRIP_END : ZW_TIMELINE_GRIP_NONE;
}

/**
 * zw_timeline_layout_grip:
 * @bar: (out): number of the bar, -1 where there is none
 *
 * A bar itself comes before the ends of its neighbours, and these before words.
 *
 * Returns: what a press at a point takes hold of
 */
ZwTimelineGrip
zw_timeline_layout_grip (const ZwTimelineLayout *self, double x, double y, int *bar)
{
  ZwTimelineGrip beside = ZW_TIMELINE_GRIP_NONE, grip;

  *bar = -1;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelinePlace *place = &g_array_index (self->bars, ZwTimelinePlace, i);
      const ZwTimelineBox *box = &place->box;

      if (box->width <= 0 || y < box->y || y >= box->y + box->height)
        continue;
      if (x >= box->x && x < box->x + box->width)
        {
          *bar = (int) i;
          return grip_bar (place, x);
        }
      grip = grip_beside (place, x);
      if (grip != ZW_TIMELINE_GRIP_NONE)
        {
          beside = grip;
          *bar = (int) i;
        }
    }
  if (beside != ZW_TIMELINE_GRIP_NONE)
    return beside;
  *bar = zw_timeline_layout_find_bar (self, x, y);
  return *bar >= 0 ? ZW_TIMELINE_GRIP_LABEL : ZW_TIMELINE_GRIP_NONE;
}

static double
get_year_width (const ZwTimelineLayout *self)
{
  return (self->width - self->title_width) / (self->last_year - self->first_year + 1);
}

/**
 * zw_timeline_layout_get_shift:
 *
 * Returns: whole years nearest to a way along the picture, negative to the left
 */
int
zw_timeline_layout_get_shift (const ZwTimelineLayout *self, double from_x, double to_x)
{
  return (int) lround ((to_x - from_x) / get_year_width (self));
}

/**
 * zw_timeline_layout_find_year:
 *
 * Returns: the year, common era, in whose column a point lies; those beside the
 *   picture go on as wide as within it
 */
int
zw_timeline_layout_find_year (const ZwTimelineLayout *self, double x)
{
  return self->first_year + (int) floor ((x - self->title_width) / get_year_width (self));
}

/**
 * zw_timeline_shift_years:
 * @grip: the body moves both years, an end its own
 * @by: years
 * @first: first year there may be
 * @last: last year there may be
 * @start_year: (inout): not after @end_year
 * @end_year: (inout): included
 *
 * A bar keeps its length when it is moved, and is a year long at least when one of
 * its ends is.
 */
void
zw_timeline_shift_years (ZwTimelineGrip grip,
                         int by,
                         int first,
                         int last,
                         int *start_year,
                         int *end_year)
{
  if (grip == ZW_TIMELINE_GRIP_BODY)
    {
      by = MIN (MAX (by, first - *start_year), last - *end_year);
      *start_year += by;
      *end_year += by;
    }
  else if (grip == ZW_TIMELINE_GRIP_START)
    *start_year = MIN (MAX (*start_year + by, first), *end_year);
  else if (grip == ZW_TIMELINE_GRIP_END)
    *end_year = MAX (MIN (*end_year + by, last), *start_year);
}
