/* zw-briefing-plan.c: slides of chapters 04 and 05: phases and work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-year.h"
#include "document/zw-briefing-private.h"
#include "document/zw-deck-private.h"
#include "plan/zw-plan-timeline.h"

#define BLUEPRINT_ZH "低碳交通區整體發展分期規劃藍圖、策略與目標"
#define BLUEPRINT_EN "Blueprint by phases, strategies and goals"
#define WORK_ZH "推動低碳交通區之重要工作項目"
#define WORK_EN "Main work items"

/* Letters of the timeline, in points: the largest with which it has room. */
#define LARGEST_LETTERS 16.0
#define SMALLEST_LETTERS 8.0

/* Rows of the table of work that have room on a slide. */
#define MOST_WORK_ROWS 6

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
  ZwTimelineLook look = { ZW_DECK_FONT_CHINESE, LARGEST_LETTERS, 0x000000ff };
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
  zw_briefing_add_words (self, slide, "blueprint", FALSE);
  if (zw_plan_get_phases (self->dossier->plan)->len > 0)
    add_chart (self, slide);
}

static void
add_item_names (GString *names, const GPtrArray *items, gboolean chinese)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (names, "%s%s", names->len > 0 ? (chinese ? "、" : "; ") : "",
                              item->name);
    }
}

/* "114~115 年" */
static char *
dup_years (const ZwPlanStage *stage, gboolean chinese)
{
  int start = stage->start_year, end = stage->end_year;

  if (start == ZW_PLAN_NO_YEAR || end == ZW_PLAN_NO_YEAR)
    return g_strdup ("");
  if (!chinese)
    return start == end ? g_strdup_printf ("%d", start) : g_strdup_printf ("%d–%d", start, end);
  return start == end ? g_strdup_printf ("%d 年", zw_year_to_roc (start))
                      : g_strdup_printf ("%d~%d 年", zw_year_to_roc (start), zw_year_to_roc (end));
}

/* Of a long table a row for each stage; what is done in each item has no room. */
static void
add_stages (ZwBriefing *self, ZwSlide *slide)
{
  const ZwDossier *dossier = self->dossier;
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "階段", "Stage"), 1.2, ZW_COLUMN_HEADING },
    { zw_dossier_pick (dossier, "年期", "Years"), 1.2, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "工作項目", "Work items"), 5.6, ZW_COLUMN_TEXT },
  };
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);
  ZwTable *table = zw_slide_add_table (slide, "", columns, G_N_ELEMENTS (columns));

  zw_slide_set_table_reference (slide, zw_dossier_pick (dossier, "計畫書", "the application"));
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);
          g_autoptr (GString) names = g_string_new (NULL);
          g_autofree char *years = dup_years (stage, dossier->chinese);

          add_item_names (names, stage->items, dossier->chinese);
          zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ stage->name, years, names->str });
        }
    }
}

void
zw_briefing_add_work (ZwBriefing *self)
{
  ZwSlide *slide;
  const char *written = zw_dossier_get_words (self->dossier, "work", NULL);
  guint n_rows = zw_content_count_rows (self->dossier, ZW_CONTENT_WORK);

  zw_briefing_add_chapter (self, "05", WORK_ZH, WORK_EN);
  slide = zw_briefing_add_slide (self, WORK_ZH, WORK_EN);
  if (n_rows == 0 || (written != NULL && *written != '\0'))
    zw_briefing_add_words (self, slide, "work", FALSE);
  if (n_rows > MOST_WORK_ROWS)
    add_stages (self, slide);
  else
    zw_briefing_add_content (self, slide, ZW_CONTENT_WORK);
}
