/* zw-plan-timeline.c: a plan as bars along the years
 *
 * Phases first, then their stages, then the work items under the names of table
 * 3.2-1 and in its order, whatever stage they are of: so one sees how long each
 * kind of work goes on. Colours tell phases, stages and the four aspects of the
 * table apart. Fixed years of national policy come before all, and what has no years
 * after all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-timeline.h"

#include <glib/gi18n.h>
#include <string.h>

#include "plan/zw-plan-schedule.h"

enum
{
  KIND_PHASE,
  KIND_STAGE,
  KIND_ASPECT, /* the first of four */
  KIND_OTHER = KIND_ASPECT + 4,
};

/* Years of a part, or where it says nothing those of what it is in. */
typedef struct
{
  int start;
  int end;
} Span;

typedef struct
{
  ZwPlanPart part;
  gint64 id;
  const char *outer; /* what it is in, NULL for a phase */
  Span outer_span;
  gboolean outside; /* has years that what it is in has not */
} Source;

struct _ZwPlanTimeline
{
  ZwTimeline timeline;
  guint n_undated;
  gboolean marks;

  /* Owned */
  GArray *bars;    /* of ZwTimelineBar */
  GArray *sources; /* of Source, one for each bar */
  GArray *links;   /* of ZwTimelineLink */
  GStringChunk *strings;
};

/* A part as it is found in the plan, and what it is in. */
typedef struct
{
  ZwPlanPart part;
  gint64 id;
  const char *group;
  const char *label;
  const char *who;
  int start, end;
  guint kind;
  const char *outer;
  Span outer_span;
} Found;

static Span
narrow (Span outer, int start, int end)
{
  Span span = { start, end };

  zw_plan_narrow_years (outer.start, outer.end, &span.start, &span.end);
  return span;
}

static const char *
keep (ZwPlanTimeline *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
add (ZwPlanTimeline *self, const Found *found, const ZwPlanTimelineOptions *options)
{
  Span span = narrow (found->outer_span, found->start, found->end);
  Source source = { found->part, found->id, keep (self, found->outer), found->outer_span, FALSE };
  ZwTimelineBar bar = { .start_year = span.start, .end_year = span.end, .kind = found->kind };

  if (span.start == ZW_PLAN_NO_YEAR)
    {
      self->n_undated++;
      if (!options->undated)
        return;
      bar.shape = ZW_TIMELINE_UNDATED;
    }
  else
    {
      bar.pale = found->start == ZW_PLAN_NO_YEAR && found->end == ZW_PLAN_NO_YEAR;
      source.outside = source.outer_span.start != ZW_PLAN_NO_YEAR
                       && (span.start < source.outer_span.start
                           || span.end > source.outer_span.end);
    }
  bar.group = keep (self, bar.shape == ZW_TIMELINE_UNDATED
                              ? zw_catalog_get (options->catalog, N_ ("Without years"))
                              : found->group);
  bar.label = keep (self, found->label);
  if (options->offices)
    bar.note = keep (self, found->who);
  g_array_append_val (self->bars, bar);
  g_array_append_val (self->sources, source);
}

static void
add_milestones (ZwPlanTimeline *self, const ZwPlanTimelineOptions *options)
{
  Source source = {
    ZW_PLAN_TIMELINE_MILESTONE, 0, NULL, { ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR }, FALSE
  };

  for (guint i = 0; i < options->n_milestones; i++)
    {
      const ZwMilestone *milestone = &options->milestones[i];
      ZwTimelineBar bar = { .shape = ZW_TIMELINE_MILESTONE, .kind = KIND_OTHER };

      bar.group = keep (self, zw_catalog_get (options->catalog, N_ ("National policy")));
      bar.label = keep (self, zw_text_pick (&milestone->text, options->catalog));
      bar.start_year = bar.end_year = milestone->year;
      g_array_append_val (self->bars, bar);
      g_array_append_val (self->sources, source);
    }
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
add_phases (ZwPlanTimeline *self, const ZwPlan *plan, const ZwPlanTimelineOptions *options)
{
  const ZwCatalog *catalog = options->catalog;
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char *label = phase->subtitle != NULL
                                   ? g_strconcat (phase->name,
                                                  zw_catalog_pick (catalog, "：", ": "),
                                                  phase->subtitle, NULL)
                                   : g_strdup (phase->name);
      const Found found = { .part = ZW_PLAN_PHASE,
                            .id = phase->id,
                            .group = zw_catalog_get (catalog, N_ ("Phases")),
                            .label = label,
                            .start = phase->start_year,
                            .end = phase->end_year,
                            .kind = KIND_PHASE };

      add (self, &found, options);
    }
}

static void
add_stages (ZwPlanTimeline *self, const ZwPlan *plan, const ZwPlanTimelineOptions *options)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);
          const Found found = { .part = ZW_PLAN_STAGE,
                                .id = stage->id,
                                .group = zw_catalog_get (options->catalog, N_ ("Stages")),
                                .label = stage->name,
                                .start = stage->start_year,
                                .end = stage->end_year,
                                .kind = KIND_STAGE,
                                .outer = phase->name,
                                .outer_span = phase_span (phase) };

          add (self, &found, options);
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
add_items (ZwPlanTimeline *self,
           const GPtrArray *items,
           const char *outer,
           Span outer_span,
           const Heading *heading,
           const ZwPlanTimelineOptions *options)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      const Found found = { .part = ZW_PLAN_ITEM,
                            .id = item->id,
                            .group = heading->name,
                            .label = item->name,
                            .who = item->who,
                            .start = item->start_year,
                            .end = item->end_year,
                            .kind = heading->kind,
                            .outer = outer,
                            .outer_span = outer_span };

      if (item->group == heading->group)
        add (self, &found, options);
    }
}

static void
add_group (ZwPlanTimeline *self,
           const ZwPlan *plan,
           const Heading *heading,
           const ZwPlanTimelineOptions *options)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          add_items (self, stage->items, stage->name, stage_span (phase, stage), heading, options);
        }
      add_items (self, phase->items, phase->name, phase_span (phase), heading, options);
    }
}

/* Arrows from what ends first to what waits for it. */
static void
add_links (ZwPlanTimeline *self, const ZwRecords *records)
{
  const GPtrArray *dependencies = zw_records_get (records, ZW_RECORD_DEPENDENCY);

  for (guint i = 0; i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);
      int to = zw_plan_timeline_find_part (self, ZW_PLAN_ITEM,
                                           zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0));
      int from = zw_plan_timeline_find_part (self, ZW_PLAN_ITEM,
                                             zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0));
      const ZwTimelineBar *bars = (const ZwTimelineBar *) self->bars->data;
      ZwTimelineLink link;

      if (from < 0 || to < 0 || from == to)
        continue;
      link = (ZwTimelineLink){ (guint) from, (guint) to, FALSE };
      link.broken = bars[from].shape == ZW_TIMELINE_SPAN && bars[to].shape == ZW_TIMELINE_SPAN
                    && bars[to].start_year < bars[from].end_year;
      g_array_append_val (self->links, link);
    }
}

/* An empty plan shows the years that the guideline plans for. */
static void
find_years (ZwPlanTimeline *self, const ZwGuideline *guideline)
{
  const ZwGuidelinePhase *phases = zw_guideline_get_type (guideline, ZW_ZONE_URBAN)->phases;
  ZwTimeline *timeline = &self->timeline;
  gboolean any = FALSE;

  timeline->first_year = phases[ZW_PHASE_SHORT].start_year;
  timeline->last_year = phases[ZW_PHASE_LONG].end_year;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const ZwTimelineBar *bar = &g_array_index (self->bars, ZwTimelineBar, i);

      if (bar->shape != ZW_TIMELINE_SPAN)
        continue;
      timeline->first_year = any ? MIN (bar->start_year, timeline->first_year) : bar->start_year;
      timeline->last_year = any ? MAX (bar->end_year, timeline->last_year) : bar->end_year;
      any = TRUE;
    }
}

/* The check of the same name says more; without it the bar tells as well. */
static void
reset_marks (ZwPlanTimeline *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    g_array_index (self->bars, ZwTimelineBar, i).mark =
        self->marks && g_array_index (self->sources, Source, i).outside ? ZW_TIMELINE_MARK_SHOULD
                                                                        : ZW_TIMELINE_NO_MARK;
}

/**
 * zw_plan_timeline_new:
 *
 * Returns: (transfer full): the bars, which stand on their own
 */
ZwPlanTimeline *
zw_plan_timeline_new (const ZwPlan *plan, const ZwPlanTimelineOptions *options)
{
  const ZwCatalog *catalog = options->catalog;
  ZwPlanTimeline *self = g_new0 (ZwPlanTimeline, 1);
  const Heading other = { ZW_WORK_NONE, zw_catalog_get (catalog, N_ ("Other work")), KIND_OTHER };

  self->bars = g_array_new (FALSE, FALSE, sizeof (ZwTimelineBar));
  self->sources = g_array_new (FALSE, FALSE, sizeof (Source));
  self->links = g_array_new (FALSE, FALSE, sizeof (ZwTimelineLink));
  self->strings = g_string_chunk_new (1024);
  self->marks = options->marks;
  add_milestones (self, options);
  add_phases (self, plan, options);
  add_stages (self, plan, options);
  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    {
      const Heading heading = {
        i, zw_text_pick (&zw_guideline_get_group (options->guideline, i)->name, catalog),
        aspect_kind (options->guideline, i)
      };

      add_group (self, plan, &heading, options);
    }
  add_group (self, plan, &other, options);
  if (options->records != NULL)
    add_links (self, options->records);
  reset_marks (self);
  find_years (self, options->guideline);
  self->timeline.bars = (const ZwTimelineBar *) self->bars->data;
  self->timeline.n_bars = self->bars->len;
  self->timeline.links = (const ZwTimelineLink *) self->links->data;
  self->timeline.n_links = self->links->len;
  self->timeline.roc_title = zw_catalog_pick (catalog, "民國", "ROC");
  self->timeline.ce_title = zw_catalog_pick (catalog, "西元", "CE");
  return self;
}

void
zw_plan_timeline_free (ZwPlanTimeline *self)
{
  g_array_unref (self->bars);
  g_array_unref (self->sources);
  g_array_unref (self->links);
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
 * Returns: what the bar stands for; %ZW_PLAN_TIMELINE_MILESTONE where it is no part
 *   of the plan
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
 * zw_plan_timeline_find_part:
 *
 * Returns: the number of its bar, -1 for none
 */
int
zw_plan_timeline_find_part (const ZwPlanTimeline *self, ZwPlanPart part, gint64 id)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      const Source *source = &g_array_index (self->sources, Source, i);

      if (source->part == part && source->id == id)
        return (int) i;
    }
  return -1;
}

/**
 * zw_plan_timeline_is_outside:
 * @outer: (out): the stage or phase that the part is in, %NULL for none
 * @start_year: (out): of @outer, %ZW_PLAN_NO_YEAR where it has none
 * @end_year: (out)
 *
 * Returns: whether a part has years that what it is in has not
 */
gboolean
zw_plan_timeline_is_outside (const ZwPlanTimeline *self,
                             guint bar,
                             const char **outer,
                             int *start_year,
                             int *end_year)
{
  const Source *source = &g_array_index (self->sources, Source, bar);

  *outer = source->outer;
  *start_year = source->outer_span.start;
  *end_year = source->outer_span.end;
  return source->outside;
}

/**
 * zw_plan_timeline_set_findings:
 * @findings: (nullable) (element-type ZwFinding): what was found in this plan
 *
 * Marks each bar with the gravest of what concerns it.
 *
 * Returns: whether anything looks different now
 */
gboolean
zw_plan_timeline_set_findings (ZwPlanTimeline *self, const GPtrArray *findings)
{
  static const ZwTimelineMark marks[ZW_N_SEVERITIES] = {
    [ZW_SEVERITY_MUST] = ZW_TIMELINE_MARK_MUST,
    [ZW_SEVERITY_SHOULD] = ZW_TIMELINE_MARK_SHOULD,
    [ZW_SEVERITY_NOTE] = ZW_TIMELINE_MARK_NOTE,
  };
  g_autofree ZwTimelineMark *before = g_new (ZwTimelineMark, self->bars->len + 1);
  gboolean changed = FALSE;

  for (guint i = 0; i < self->bars->len; i++)
    before[i] = g_array_index (self->bars, ZwTimelineBar, i).mark;
  reset_marks (self);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);
      int bar = finding->place.kind == ZW_PLAN_PLACE_PART
                    ? zw_plan_timeline_find_part (self, finding->place.part, finding->place.id)
                    : -1;
      ZwTimelineMark *mark;

      if (bar < 0)
        continue;
      mark = &g_array_index (self->bars, ZwTimelineBar, bar).mark;
      *mark = MAX (*mark, marks[finding->severity]);
    }
  for (guint i = 0; i < self->bars->len; i++)
    changed |= before[i] != g_array_index (self->bars, ZwTimelineBar, i).mark;
  return changed;
}

/**
 * zw_plan_timeline_get_n_undated:
 *
 * Returns: phases, stages and work items without a bar along the years because
 *   neither they nor what they are in have a year
 */
guint
zw_plan_timeline_get_n_undated (const ZwPlanTimeline *self)
{
  return self->n_undated;
}
