/* zw-plan-timeline.c: a plan as bars along the years
 *
 * Phases first, then their stages, then the work items under the names of table
 * 3.2-1 and in its order, whatever stage they are of: so one sees how long each
 * kind of work goes on. Colours tell phases, stages and the four aspects of the
 * table apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-timeline.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  KIND_PHASE,
  KIND_STAGE,
  KIND_ASPECT, /* the first of four */
  KIND_OTHER = KIND_ASPECT + 4,
};

typedef struct
{
  ZwPlanPart part;
  gint64 id;
} Source;

struct _ZwPlanTimeline
{
  ZwTimeline timeline;
  guint n_undated;

  /* Owned */
  GArray *bars;    /* of ZwTimelineBar */
  GArray *sources; /* of Source, one for each bar */
  GStringChunk *strings;
};

/* Years of a part, or where it says nothing those of what it is in. */
typedef struct
{
  int start;
  int end;
} Span;

static Span
narrow (Span outer, int start, int end)
{
  Span span = { start, end };

  if (start == ZW_PLAN_NO_YEAR && end == ZW_PLAN_NO_YEAR)
    return outer;
  if (start == ZW_PLAN_NO_YEAR)
    span.start = outer.start != ZW_PLAN_NO_YEAR ? MIN (outer.start, end) : end;
  if (end == ZW_PLAN_NO_YEAR)
    span.end = MAX (outer.end, start);
  span.end = MAX (span.end, span.start);
  return span;
}

static void
add (ZwPlanTimeline *self,
     const char *group,
     const char *label,
     Span span,
     guint kind,
     ZwPlanPart part,
     gint64 id)
{
  ZwTimelineBar bar = { .start_year = span.start, .end_year = span.end, .kind = kind };
  Source source = { part, id };

  if (span.start == ZW_PLAN_NO_YEAR)
    {
      self->n_undated++;
      return;
    }
  bar.group = g_string_chunk_insert_const (self->strings, group);
  bar.label = g_string_chunk_insert_const (self->strings, label);
  g_array_append_val (self->bars, bar);
  g_array_append_val (self->sources, source);
}

static Span
phase_span (const ZwPlanPhase *phase)
{
  return narrow ((Span){ ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR }, phase->start_year, phase->end_year);
}

static Span
stage_span (const ZwPlanPhase *phase, const ZwPlanStage *stage)
{
  return narrow (phase_span (phase), stage->start_year, stage->end_year);
}

static void
add_phases (ZwPlanTimeline *self, const ZwPlan *plan, const ZwCatalog *catalog)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char *label = phase->subtitle != NULL
                                   ? g_strconcat (phase->name,
                                                  zw_catalog_pick (catalog, "：", ": "),
                                                  phase->subtitle, NULL)
                                   : g_strdup (phase->name);

      add (self, zw_catalog_get (catalog, N_ ("Phases")), label, phase_span (phase), KIND_PHASE,
           ZW_PLAN_PHASE, phase->id);
    }
}

static void
add_stages (ZwPlanTimeline *self, const ZwPlan *plan, const ZwCatalog *catalog)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          add (self, zw_catalog_get (catalog, N_ ("Stages")), stage->name,
               stage_span (phase, stage), KIND_STAGE, ZW_PLAN_STAGE, stage->id);
        }
    }
}

/* The table's four aspects, in its order. */
static guint
aspect_kind (const ZwGuideline *guideline, ZwWorkGroup group)
{
  guint aspect = 0;

  for (guint i = 1; i <= group; i++)
    if (strcmp (zw_guideline_get_group (guideline, i)->aspect_id,
                zw_guideline_get_group (guideline, i - 1)->aspect_id)
        != 0)
      aspect++;
  return KIND_ASPECT + aspect;
}

typedef struct
{
  ZwWorkGroup group;
  const char *name;
  guint kind;
} Heading;

static void
add_items (ZwPlanTimeline *self, const GPtrArray *items, Span outer, const Heading *heading)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      if (item->group == heading->group)
        add (self, heading->name, item->name, narrow (outer, item->start_year, item->end_year),
             heading->kind, ZW_PLAN_ITEM, item->id);
    }
}

static void
add_group (ZwPlanTimeline *self, const ZwPlan *plan, const Heading *heading)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          add_items (self, stage->items, stage_span (phase, stage), heading);
        }
      add_items (self, phase->items, phase_span (phase), heading);
    }
}

/* An empty plan shows the years that the guideline plans for. */
static void
find_years (ZwPlanTimeline *self, const ZwGuideline *guideline)
{
  const ZwGuidelinePhase *phases = zw_guideline_get_type (guideline, ZW_ZONE_URBAN)->phases;
  ZwTimeline *timeline = &self->timeline;

  timeline->first_year = phases[ZW_PHASE_SHORT].start_year;
  timeline->last_year = phases[ZW_PHASE_LONG].end_year;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelineBar *bar = &g_array_index (self->bars, ZwTimelineBar, i);

      if (i == 0 || bar->start_year < timeline->first_year)
        timeline->first_year = bar->start_year;
      if (i == 0 || bar->end_year > timeline->last_year)
        timeline->last_year = bar->end_year;
    }
}

/**
 * zw_plan_timeline_new:
 * @guideline: names the groups of work items
 * @catalog: language of the headings
 *
 * Returns: (transfer full): the bars, which stand on their own
 */
ZwPlanTimeline *
zw_plan_timeline_new (ZwPlan *plan, const ZwGuideline *guideline, const ZwCatalog *catalog)
{
  ZwPlanTimeline *self = g_new0 (ZwPlanTimeline, 1);
  const Heading other = { ZW_WORK_NONE, zw_catalog_get (catalog, N_ ("Other work")), KIND_OTHER };

  self->bars = g_array_new (FALSE, FALSE, sizeof (ZwTimelineBar));
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->strings = g_string_chunk_new (1024);
  add_phases (self, plan, catalog);
  add_stages (self, plan, catalog);
  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    {
      const Heading heading = {
        i, zw_text_pick (&zw_guideline_get_group (guideline, i)->name, catalog),
        aspect_kind (guideline, i)
      };

      add_group (self, plan, &heading);
    }
  add_group (self, plan, &other);
  find_years (self, guideline);
  self->timeline.bars = (const ZwTimelineBar *) self->bars->data;
  self->timeline.n_bars = self->bars->len;
  self->timeline.roc_title = zw_catalog_pick (catalog, "民國", "ROC");
  self->timeline.ce_title = zw_catalog_pick (catalog, "西元", "CE");
  return self;
}

void
zw_plan_timeline_free (ZwPlanTimeline *self)
{
  g_array_unref (self->bars);
  g_array_unref (self->sources);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * zw_plan_timeline_get:
 *
 * Returns: (transfer none): what zw_timeline_layout_new() takes
 */
const ZwTimeline *
zw_plan_timeline_get (const ZwPlanTimeline *self)
{
  return &self->timeline;
}

/**
 * zw_plan_timeline_get_part:
 * @bar: number of a bar, as zw_timeline_layout_find_bar() tells it
 * @id: (out): the part's id
 *
 * Returns: what the bar stands for
 */
ZwPlanPart
zw_plan_timeline_get_part (const ZwPlanTimeline *self, guint bar, gint64 *id)
{
  const Source *source;

  g_return_val_if_fail (bar < self->sources->len, ZW_PLAN_PHASE);
  source = &g_array_index (self->sources, Source, bar);
  *id = source->id;
  return source->part;
}

/**
 * zw_plan_timeline_get_n_undated:
 *
 * Returns: phases, stages and work items left out because neither they nor what
 *   they are in have a year
 */
guint
zw_plan_timeline_get_n_undated (const ZwPlanTimeline *self)
{
  return self->n_undated;
}
