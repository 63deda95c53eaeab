/* zw-plan-check-stages.c: phases and stages along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

static gboolean
is_dated (ZwYears years)
{
  return years.start != ZW_PLAN_NO_YEAR && years.end != ZW_PLAN_NO_YEAR;
}

/* What of @inner is known lies out of @outer. */
static gboolean
lies_outside (ZwYears inner, ZwYears outer)
{
  return (inner.start != ZW_PLAN_NO_YEAR
          && ((outer.start != ZW_PLAN_NO_YEAR && inner.start < outer.start)
              || (outer.end != ZW_PLAN_NO_YEAR && inner.start > outer.end)))
         || (inner.end != ZW_PLAN_NO_YEAR
             && ((outer.start != ZW_PLAN_NO_YEAR && inner.end < outer.start)
                 || (outer.end != ZW_PLAN_NO_YEAR && inner.end > outer.end)));
}

static char *
format_known (ZwPlanCheck *self, ZwYears years)
{
  if (years.start == ZW_PLAN_NO_YEAR)
    years.start = years.end;
  if (years.end == ZW_PLAN_NO_YEAR)
    years.end = years.start;
  return zw_plan_check_format_years (self, years);
}

static void
check_stage_inside (ZwPlanCheck *self, const ZwPlanPhase *phase, const ZwPlanStage *stage)
{
  ZwYears own = { stage->start_year, stage->end_year };
  ZwYears outer = { phase->start_year, phase->end_year };
  g_autofree char *where = NULL, *found = NULL, *allowed = NULL;
  ZwFinding *finding;

  if (!lies_outside (own, outer))
    return;
  where = g_strdup_printf ("%s · %s", phase->name, stage->name);
  found = format_known (self, own);
  allowed = format_known (self, outer);
  finding = zw_plan_check_add (self, "plan-stage-outside", ZW_SEVERITY_SHOULD, where,
                               _ ("Change the years of the stage or those of the phase."),
                               /* Translators: a stage, its years, a phase, its years */
                               _ ("“%s”, %s, lies outside its phase “%s”, %s."), stage->name, found,
                               phase->name, allowed);
  zw_finding_set_part (finding, ZW_VIEW_PHASES, ZW_PLAN_STAGE, stage->id);
  zw_finding_set_words (finding, found, allowed);
}

/* The years that an item itself has; those it has from its stage can't lie outside. */
static void
check_item_inside (ZwPlanCheck *self, const ZwPlannedItem *item)
{
  ZwYears own = { item->item->start_year, item->item->end_year };
  ZwYears outer = zw_plan_check_stage_years (item->phase, item->stage);
  const char *outer_name = item->stage != NULL ? item->stage->name : item->phase->name;
  g_autofree char *found = NULL, *allowed = NULL;
  ZwFinding *finding;

  if (!is_dated (item->years))
    {
      zw_plan_check_add_item (self, "work-undated", ZW_SEVERITY_NOTE, item,
                              _ ("Give the work item, its stage or its phase years."),
                              /* Translators: a work item */
                              _ ("It is not said when “%s” is done."), item->item->name);
      return;
    }
  if (!lies_outside (own, outer))
    return;
  found = format_known (self, own);
  allowed = format_known (self, outer);
  finding = zw_plan_check_add_item (
      self, "plan-item-outside", ZW_SEVERITY_SHOULD, item,
      _ ("Change the years of the work item, or move it to the stage in which it is done."),
      /* Translators: a work item, its years, a stage or phase, its years */
      _ ("“%s”, %s, lies outside “%s”, %s."), item->item->name, found, outer_name, allowed);
  zw_finding_set_words (finding, found, allowed);
}

/* Two parts of a kind that follow each other: @slack years may belong to both, as
 * the year in which a phase ends is the next one's first. */
static void
check_neighbours (ZwPlanCheck *self,
                  ZwPlanPart part,
                  const char *where,
                  const char *first_name,
                  ZwYears first,
                  const char *next_name,
                  ZwYears next,
                  gint64 next_id,
                  int slack)
{
  g_autofree char *first_years = NULL, *next_years = NULL;
  ZwFinding *finding = NULL;

  if (!is_dated (first) || !is_dated (next))
    return;
  first_years = zw_plan_check_format_years (self, first);
  next_years = zw_plan_check_format_years (self, next);
  if (next.start < first.start)
    finding = zw_plan_check_add (
        self, "plan-order", ZW_SEVERITY_SHOULD, where,
        _ ("Put them in the order of their years, or change the years."),
        /* Translators: a stage or phase, its years, the one before, years */
        _ ("“%s”, %s, stands behind “%s”, %s, but begins before it."), next_name, next_years,
        first_name, first_years);
  else if (next.start + slack <= first.end)
    finding = zw_plan_check_add (
        self, "plan-overlap", ZW_SEVERITY_SHOULD, where, _ ("Let one end before the next begins."),
        /* Translators: a stage or phase, its years, the next one, years */
        _ ("“%s”, %s, and “%s”, %s, overlap."), first_name, first_years, next_name, next_years);
  else if (next.start > first.end + 1)
    finding = zw_plan_check_add (
        self, "plan-gap", ZW_SEVERITY_NOTE, where,
        _ ("Let the next begin where the one before ends, or say why not."),
        /* Translators: a stage or phase, its years, the next one, years */
        _ ("Between “%s”, %s, and “%s”, %s, lie years without work."), first_name, first_years,
        next_name, next_years);
  if (finding == NULL)
    return;
  zw_finding_set_part (finding, ZW_VIEW_PHASES, part, next_id);
  zw_finding_set_words (finding, next_years, first_years);
}

static void
check_stages_of (ZwPlanCheck *self, const ZwPlanPhase *phase)
{
  for (guint i = 0; i < phase->stages->len; i++)
    {
      const ZwPlanStage *stage = g_ptr_array_index (phase->stages, i);

      check_stage_inside (self, phase, stage);
      if (i > 0)
        {
          const ZwPlanStage *before = g_ptr_array_index (phase->stages, i - 1);

          check_neighbours (self, ZW_PLAN_STAGE, phase->name, before->name,
                            (ZwYears){ before->start_year, before->end_year }, stage->name,
                            (ZwYears){ stage->start_year, stage->end_year }, stage->id, 0);
        }
    }
}

/* A phase ends at the latest in the year by which national policy wants the next to
 * have begun; earlier is welcome (section 4.2.2). */
static void
check_phase_end (ZwPlanCheck *self, const ZwPlanPhase *phase)
{
  const ZwGuidelineType *type = zw_guideline_get_type (self->input->guideline,
                                                       self->input->zone_type);
  int latest = type->phases[phase->kind].end_year;
  g_autofree char *found = NULL, *allowed = NULL;
  const char *milestone = NULL;
  ZwFinding *finding;
  guint n;
  const ZwMilestone *milestones = zw_reference_get_milestones (self->input->reference, &n);

  if (phase->end_year == ZW_PLAN_NO_YEAR || phase->end_year <= latest)
    return;
  for (guint i = 0; i < n && milestone == NULL; i++)
    if (milestones[i].year == latest)
      milestone = zw_plan_check_pick (self, &milestones[i].text);
  found = zw_plan_check_format_year (self, phase->end_year);
  allowed = zw_plan_check_format_year (self, latest);
  if (milestone != NULL)
    {
      g_autofree char *year = g_steal_pointer (&allowed);

      allowed = g_strdup_printf ("%s: %s", year, milestone);
    }
  finding = zw_plan_check_add (
      self, "plan-phase-years", ZW_SEVERITY_SHOULD, phase->name,
      _ ("Let the phase end by the year of the guideline; earlier is welcome."),
      /* Translators: a phase, a year, a year with a milestone of policy */
      _ ("“%s” ends in %s, after %s."), phase->name, found, allowed);
  zw_finding_set_part (finding, ZW_VIEW_PHASES, ZW_PLAN_PHASE, phase->id);
  zw_finding_set_figures (finding, ZW_FIGURE_YEAR, phase->end_year, latest);
}

static void
check_phases_there (ZwPlanCheck *self, const GPtrArray *phases)
{
  const ZwGuidelineType *type = zw_guideline_get_type (self->input->guideline,
                                                       self->input->zone_type);

  for (ZwPhaseKind kind = 0; kind < ZW_N_PHASE_KINDS; kind++)
    {
      const char *name = zw_plan_check_pick (self, &type->phases[kind].name);
      gboolean found = FALSE;

      for (guint i = 0; i < phases->len; i++)
        found |= ((const ZwPlanPhase *) g_ptr_array_index (phases, i))->kind == kind;
      if (!found)
        zw_finding_set_view (
            zw_plan_check_add (self, "plan-phase-missing", ZW_SEVERITY_SHOULD, name,
                               _ ("Add the phase, or fill the plan from the guideline."),
                               /* Translators: a phase: short, mid or long term */
                               _ ("The plan says nothing of the phase “%s”."), name),
            ZW_VIEW_PHASES);
    }
}

static ZwYears
years_of_phase (const ZwPlanPhase *phase)
{
  return (ZwYears){ phase->start_year, phase->end_year };
}

static int
compare_phases (gconstpointer a, gconstpointer b)
{
  const ZwPlanPhase *first = *(const ZwPlanPhase *const *) a;
  const ZwPlanPhase *second = *(const ZwPlanPhase *const *) b;

  return (int) first->kind - (int) second->kind;
}

/* A kind of phase may come in several pieces; only the kinds follow each other. */
static void
check_phase_order (ZwPlanCheck *self, const GPtrArray *phases)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) phases, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_phases);
  for (guint i = 1; i < sorted->len; i++)
    {
      const ZwPlanPhase *before = g_ptr_array_index (sorted, i - 1);
      const ZwPlanPhase *phase = g_ptr_array_index (sorted, i);

      if (before->kind != phase->kind)
        check_neighbours (self, ZW_PLAN_PHASE, phase->name, before->name, years_of_phase (before),
                          phase->name, years_of_phase (phase), phase->id, 1);
    }
}

/* Line by line: what one line chooses and another calls second is not the same. */
static gboolean
is_choice (ZwPlanCheck *self, const char *folded)
{
  g_auto (GStrv) lines = g_strsplit (folded, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (zw_check_words_chooses_second_site (self->input->words, lines[i]))
      return TRUE;
  return FALSE;
}

/* Whether a goal or work item of a stage says that a second site is chosen there. */
static gboolean
chooses_second_site (ZwPlanCheck *self,
                     const ZwPlanPhase *phase,
                     const ZwPlanStage *stage,
                     ZwPlanPart *part,
                     gint64 *id)
{
  for (guint i = 0; i < stage->goals->len; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (stage->goals, i);
      g_autofree char *words = zw_check_words_fold (goal->text);

      if (is_choice (self, words))
        {
          *part = ZW_PLAN_GOAL;
          *id = goal->id;
          return TRUE;
        }
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);

      if (item->phase == phase && item->stage == stage && is_choice (self, item->words))
        {
          *part = ZW_PLAN_ITEM;
          *id = item->item->id;
          return TRUE;
        }
    }
  return FALSE;
}

static char *
name_with_years (ZwPlanCheck *self, const ZwPlanPhase *phase, const ZwPlanStage *stage)
{
  ZwYears years = zw_plan_check_stage_years (phase, stage);
  g_autofree char *formatted = NULL;

  if (!is_dated (years))
    return g_strdup (stage->name);
  formatted = zw_plan_check_format_years (self, years);
  /* Translators: a stage, its years */
  return g_strdup_printf (_ ("“%s” %s"), stage->name, formatted);
}

static void
check_second_site (ZwPlanCheck *self, const GPtrArray *phases)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);
          g_autofree char *name = NULL;
          ZwFinding *finding;
          ZwPlanPart part;
          gint64 id;

          if (!chooses_second_site (self, phase, stage, &part, &id))
            continue;
          name = name_with_years (self, phase, stage);
          if (first == NULL)
            {
              first = g_steal_pointer (&name);
              continue;
            }
          finding = zw_plan_check_add (
              self, "plan-second-site", ZW_SEVERITY_SHOULD, stage->name,
              _ ("Keep the choice in one of the stages and take it out of the other."),
              /* Translators: two stages with their years */
              _ ("A second trial site is chosen in %s and once more in %s."), first, name);
          zw_finding_set_part (finding, ZW_VIEW_PHASES, part, id);
          zw_finding_set_words (finding, name, NULL);
        }
    }
}

/**
 * zw_plan_check_stages:
 *
 * Phases, stages and work items lie in one another and follow each other, and what
 * one stage does another does not do again.
 */
void
zw_plan_check_stages (ZwPlanCheck *self)
{
  const GPtrArray *phases = zw_plan_check_phases (self);

  if (phases->len == 0)
    return;
  check_phases_there (self, phases);
  check_phase_order (self, phases);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      check_phase_end (self, phase);
      check_stages_of (self, phase);
    }
  for (guint i = 0; i < self->items->len; i++)
    check_item_inside (self, &g_array_index (self->items, ZwPlannedItem, i));
  check_second_site (self, phases);
}
