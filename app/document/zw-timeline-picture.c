/* zw-timeline-picture.c: the timeline of a plan as a picture of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-timeline-picture.h"

#include "render/zw-timeline-draw.h"

/* Points to a millimetre. */
#define PT_PER_MM (72.0 / 25.4)
#define FONT_PT 10.0

struct _ZwTimelinePicture
{
  ZwPlanTimeline *bars;
  ZwTimelineLook look;
};

/**
 * zw_timeline_picture_new:
 * @reference: whose milestones stand above the bars
 * @height_mm: (out): how high it is at the width of the text
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where nothing in the plan
 *   has years
 */
ZwTimelinePicture *
zw_timeline_picture_new (ZwPlan *plan,
                         ZwGuideline *guideline,
                         const ZwReference *reference,
                         ZwCatalog *catalog,
                         double *height_mm)
{
  ZwPlanTimelineOptions options = { .guideline = guideline, .catalog = catalog };
  ZwTimelinePicture *self = g_new0 (ZwTimelinePicture, 1);
  g_autoptr (ZwTimelineLayout) layout = NULL;

  options.milestones = zw_reference_get_milestones (reference, &options.n_milestones);
  self->bars = zw_plan_timeline_new (plan, &options);
  self->look = (ZwTimelineLook) ZW_TIMELINE_PRINT;
  self->look.font_size = FONT_PT;
  layout = zw_timeline_layout_new (zw_plan_timeline_get (self->bars), &self->look,
                                   ZW_DOCUMENT_TEXT_WIDTH_MM * PT_PER_MM);
  *height_mm = zw_timeline_layout_get_height (layout) / PT_PER_MM;
  if (zw_plan_timeline_get (self->bars)->n_bars > options.n_milestones && *height_mm > 0.0)
    return self;
  zw_timeline_picture_free (self);
  return NULL;
}

void
zw_timeline_picture_free (gpointer data)
{
  ZwTimelinePicture *self = data;

  zw_plan_timeline_free (self->bars);
  g_free (self);
}

/**
 * zw_timeline_picture_draw:
 *
 * As #ZwDrawFunc. A picture taller than the page was made smaller: letters with it.
 */
void
zw_timeline_picture_draw (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const ZwTimelinePicture *self = data;
  double scale = width_pt / (ZW_DOCUMENT_TEXT_WIDTH_MM * PT_PER_MM);

  cairo_scale (cr, scale, scale);
  zw_timeline_draw (zw_plan_timeline_get (self->bars), &self->look, cr, width_pt / scale,
                    height_pt / scale);
}
