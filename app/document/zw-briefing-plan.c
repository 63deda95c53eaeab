/* zw-briefing-plan.c: slides of chapters 04 and 05: phases and work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-briefing-private.h"
#include "plan/zw-plan-timeline.h"

#define BLUEPRINT_ZH "低碳交通區整體發展分期規劃藍圖、策略與目標"
#define BLUEPRINT_EN "Blueprint by phases, strategies and goals"
#define WORK_ZH "推動低碳交通區之重要工作項目"
#define WORK_EN "Main work items"

/* Letters of the timeline, in points: the largest with which it has room. */
#define LARGEST_LETTERS 16.0
#define SMALLEST_LETTERS 8.0

/* The phases and stages along the years, without their work items. */
typedef struct
{
  ZwPlanTimeline *all; /* keeps the words of the bars */
  GArray *bars;        /* ZwTimelineBar */
  ZwTimeline timeline;
} Chart;

static void
chart_free (gpointer data)
{
  Chart *self = data;

  zw_plan_timeline_free (self->all);
  g_array_unref (self->bars);
  g_free (self);
}

static Chart *
chart_new (const ZwDossier *dossier)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  g_autoptr (ZwReference) reference = zw_reference_new ();
  ZwPlanTimelineOptions options = { .guideline = guideline, .catalog = dossier->catalog };
  Chart *self = g_new0 (Chart, 1);
  const ZwTimeline *whole;

  options.milestones = zw_reference_get_milestones (reference, &options.n_milestones);
  self->all = zw_plan_timeline_new (dossier->plan, &options);
  whole = zw_plan_timeline_get (self->all);
  self->bars = g_array_new (FALSE, FALSE, sizeof (ZwTimelineBar));
  for (guint i = 0; i < whole->n_bars; i++)
    {
      gint64 id;
      ZwPlanPart part = zw_plan_timeline_get_part (self->all, i, &id);

      if (part == ZW_PLAN_PHASE || part == ZW_PLAN_STAGE
          || (guint) part == ZW_PLAN_TIMELINE_MILESTONE)
        g_array_append_val (self->bars, whole->bars[i]);
    }
  self->timeline = *whole;
  self->timeline.bars = (const ZwTimelineBar *) self->bars->data;
  self->timeline.n_bars = self->bars->len;
  self->timeline.links = NULL;
  self->timeline.n_links = 0;
  return self;
}

static void
draw_chart (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const Chart *self = data;
  ZwTimelineLook look = { "Noto Sans CJK TC, Noto Sans TC, sans-serif", LARGEST_LETTERS,
                          0x000000ff };
  double scale = 1;

  for (;; look.font_size--)
    {
      g_autoptr (ZwTimelineLayout)
          layout = zw_timeline_layout_new (&self->timeline, &look, width_pt);
      double height = zw_timeline_layout_get_height (layout);

      if (height <= height_pt)
        break;
      if (look.font_size <= SMALLEST_LETTERS)
        {
          scale = height_pt / height;
          break;
        }
    }
  cairo_translate (cr, (1 - scale) * width_pt / 2, 0);
  cairo_scale (cr, scale, scale);
  zw_timeline_draw (&self->timeline, &look, cr, width_pt, height_pt / scale);
}

static void
add_chart (ZwBriefing *self, ZwSlide *slide)
{
  zw_slide_set_stacked (slide, TRUE);
  zw_slide_add_picture (
      slide, zw_dossier_pick (self->dossier, "分期發展圖說", "Development by phases"),
      zw_dossier_tr (self->dossier, N_ ("The phases and stages as bars along the years")),
      draw_chart, chart_new (self->dossier), chart_free);
}

void
zw_briefing_add_phases (ZwBriefing *self)
{
  ZwSlide *slide;

  zw_briefing_add_chapter (self, "04", BLUEPRINT_ZH, BLUEPRINT_EN);
  slide = zw_briefing_add_slide (self, BLUEPRINT_ZH, BLUEPRINT_EN);
  zw_briefing_add_words (self, slide, "blueprint");
  if (zw_plan_get_phases (self->dossier->plan)->len > 0)
    add_chart (self, slide);
}

void
zw_briefing_add_work (ZwBriefing *self)
{
  ZwSlide *slide;
  const char *written = zw_dossier_get_words (self->dossier, "work", NULL);

  zw_briefing_add_chapter (self, "05", WORK_ZH, WORK_EN);
  slide = zw_briefing_add_slide (self, WORK_ZH, WORK_EN);
  if (!zw_briefing_add_content (self, slide, ZW_CONTENT_WORK)
      || (written != NULL && *written != '\0'))
    zw_briefing_add_words (self, slide, "work");
}
