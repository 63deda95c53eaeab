/* zw-plan-check-work.c: work items against table 3.2-1
 *
 * The table's figures are for the work of a group in one round of planning, so the
 * items of a group are taken together stage by stage. Plans know years, not months:
 * only a span that cannot fit the table is told. Months and costs are estimates
 * there ("約") and worth a note; officials are a least number ("至少").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

#include "base/zw-money.h"

#define MONTHS 12

/* The work items of a group in a stage, and in a phase outside its stages. */
typedef struct
{
  const ZwPlannedItem *first;
  const ZwPlannedItem *first_with_cost;
  ZwYears years;
  gint64 cost_ntd;
  gint64 staff;
  guint n_items;
  guint n_with_cost;
  guint n_with_staff;
} Round;

static gboolean
has_group (ZwPlanCheck *self, ZwWorkGroup group)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, ZwPlannedItem, i).item->group == group)
      return TRUE;
  return FALSE;
}

static void
check_necessary (ZwPlanCheck *self)
{
  for (ZwWorkGroup group = 0; group < ZW_N_WORK_GROUPS; group++)
    {
      const char *name = zw_plan_check_group_name (self, group);

      if (zw_guideline_get_group (self->input->guideline, group)->necessary
          && !has_group (self, group))
        zw_finding_set_view (
            zw_plan_check_add (self, "work-missing", ZW_SEVERITY_SHOULD, name,
                               _ ("Add a work item of this kind to a stage."),
                               /* Translators: a kind of work, such as “Just transition measures” */
                               _ ("The plan lacks the necessary work “%s”."), name),
            ZW_VIEW_PHASES);
    }
}

static gboolean
is_of (const ZwPlannedItem *item, ZwWorkGroup group, ZwWorkGroup other)
{
  return item->item->group == group || (other != ZW_WORK_NONE && item->item->group == other);
}

/* The round of @group, with the items of @other where that is not %ZW_WORK_NONE. */
static Round
gather (ZwPlanCheck *self,
        const ZwPlanPhase *phase,
        const ZwPlanStage *stage,
        ZwWorkGroup group,
        ZwWorkGroup other)
{
  Round round = { .first = NULL };

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);

      if (item->phase != phase || item->stage != stage || !is_of (item, group, other))
        continue;
      if (round.first == NULL)
        {
          round.first = item;
          round.years = item->years;
        }
      if (item->years.start == ZW_PLAN_NO_YEAR || round.years.start == ZW_PLAN_NO_YEAR)
        round.years.start = ZW_PLAN_NO_YEAR;
      else
        round.years.start = MIN (round.years.start, item->years.start);
      if (item->years.end == ZW_PLAN_NO_YEAR || round.years.end == ZW_PLAN_NO_YEAR)
        round.years.end = ZW_PLAN_NO_YEAR;
      else
        round.years.end = MAX (round.years.end, item->years.end);
      round.n_items++;
      if (item->item->cost_ntd != ZW_PLAN_NO_COST)
        {
          if (round.n_with_cost == 0)
            round.first_with_cost = item;
          round.cost_ntd = zw_money_add (round.cost_ntd, item->item->cost_ntd);
          round.n_with_cost++;
        }
      if (item->item->staff != ZW_PLAN_NO_STAFF)
        {
          round.staff += item->item->staff;
          round.n_with_staff++;
        }
    }
  return round;
}

/* Work that touches n years takes more than the n − 2 in the middle of them. */
static void
check_duration (ZwPlanCheck *self,
                const Round *round,
                const ZwGuidelineGroup *group,
                const char *name)
{
  int n_years = round->years.end - round->years.start + 1;
  g_autofree char *found = NULL, *allowed = NULL;
  ZwFinding *finding;

  if (group->max_months == 0 || round->years.start == ZW_PLAN_NO_YEAR
      || round->years.end == ZW_PLAN_NO_YEAR || (n_years - 2) * MONTHS < group->max_months)
    return;
  found = zw_plan_check_format_years (self, round->years);
  /* Translators: least and most months */
  allowed = g_strdup_printf (_ ("%d–%d months"), group->min_months, group->max_months);
  finding = zw_plan_check_add_item (self, "work-duration", ZW_SEVERITY_NOTE, round->first,
                                    _ ("Shorten the span, or say why the work takes longer here."),
                                    /* Translators: a kind of work, its years, a number of months */
                                    _ ("“%s” spans %s; the guideline expects %s."), name, found,
                                    allowed);
  zw_finding_set_words (finding, found, allowed);
}

/* The names of what similar work has cost, and the least and most of it. */
static char *
describe_projects (ZwPlanCheck *self, ZwWorkGroup group, gint64 *least, gint64 *most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n, n_found = 0;
  const ZwReferenceProject *projects = zw_reference_get_projects (self->input->reference, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *money = NULL;

      if (projects[i].group != group || projects[i].total_ntd <= 0)
        continue;
      money = zw_plan_check_format_money (self, projects[i].total_ntd);
      g_string_append_printf (text, "%s%s: %s", n_found > 0 ? "; " : "",
                              zw_plan_check_pick (self, &projects[i].name), money);
      *least = n_found == 0 ? projects[i].total_ntd : MIN (*least, projects[i].total_ntd);
      *most = n_found == 0 ? projects[i].total_ntd : MAX (*most, projects[i].total_ntd);
      n_found++;
    }
  return n_found > 1 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
report_cost (ZwPlanCheck *self,
             const Round *round,
             const char *name,
             gint64 least,
             gint64 most,
             const char *projects)
{
  gboolean below = round->cost_ntd < least;
  g_autofree char *found = zw_plan_check_format_money (self, round->cost_ntd);
  g_autofree char *low = zw_plan_check_format_money (self, least);
  g_autofree char *high = zw_plan_check_format_money (self, most);
  g_autofree char *remedy = NULL;
  ZwFinding *finding;

  if (projects != NULL)
    /* Translators: projects with what they cost */
    remedy = g_strdup_printf (_ ("Compare with similar work: %s."), projects);
  else
    remedy = g_strdup (below ? _ ("Check that the money is enough, or narrow the work.")
                             : _ ("Check the cost, or say why the work is larger here."));
  finding = zw_plan_check_add_item (
      self, "work-cost", ZW_SEVERITY_NOTE, round->first_with_cost, remedy,
      projects != NULL
          /* Translators: a kind of work, an amount, least and most amount */
          ? _ ("“%s” costs %s; similar work has cost %s to %s.")
          /* Translators: a kind of work, an amount, least and most amount */
          : _ ("“%s” costs %s; the guideline expects %s to %s."),
      name, found, low, high);
  zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) round->cost_ntd,
                          (double) (below ? least : most));
  zw_finding_set_bound (finding, below ? ZW_BOUND_LEAST : ZW_BOUND_ALLOWED);
}

/* A sum that lacks items can be too high already, but not too low. */
static void
check_cost (ZwPlanCheck *self, const Round *round, const ZwGuidelineGroup *group, const char *name)
{
  gint64 least = group->min_ntd, most = group->max_ntd;
  g_autofree char *projects = NULL;

  if (round->n_with_cost == 0)
    return;
  if (most == 0)
    projects = describe_projects (self, group->group, &least, &most);
  if (most == 0)
    return;
  if (round->cost_ntd > most || (round->cost_ntd < least && round->n_with_cost == round->n_items))
    report_cost (self, round, name, least, most, projects);
}

static void
check_staff (ZwPlanCheck *self, const Round *round, int least, const char *name)
{
  ZwFinding *finding;

  if (round->n_with_staff < round->n_items || round->n_items == 0 || round->staff >= least)
    return;
  finding = zw_plan_check_add_item (
      self, "work-staff", ZW_SEVERITY_SHOULD, round->first,
      _ ("Put more officials to it; where it is done outside, leave the officials empty."),
      /* Translators: a kind of work, two numbers of officials */
      _ ("“%s” has %d officials; the guideline wants at least %d."), name, (int) round->staff,
      least);
  zw_finding_set_figures (finding, ZW_FIGURE_COUNT, (double) round->staff, least);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

static void
check_stage (ZwPlanCheck *self, const ZwPlanPhase *phase, const ZwPlanStage *stage)
{
  for (ZwWorkGroup id = 0; id < ZW_N_WORK_GROUPS; id++)
    {
      const ZwGuidelineGroup *group = zw_guideline_get_group (self->input->guideline, id);
      Round alone = gather (self, phase, stage, id, ZW_WORK_NONE);
      gboolean is_first = group->shared_with == ZW_WORK_NONE || id < group->shared_with;
      g_autofree char *both = NULL;
      Round round;

      if (alone.first != NULL)
        check_cost (self, &alone, group, zw_plan_check_group_name (self, id));
      if (!is_first)
        continue;
      /* Survey and plan share months and staff. */
      round = gather (self, phase, stage, id, group->shared_with);
      if (round.first == NULL)
        continue;
      both = g_strdup (zw_plan_check_group_name (self, round.first->item->group));
      if (group->shared_with != ZW_WORK_NONE && alone.n_items > 0 && alone.n_items < round.n_items)
        {
          g_free (both);
          both = g_strjoin (self->chinese ? "、" : ", ", zw_plan_check_group_name (self, id),
                            zw_plan_check_group_name (self, group->shared_with), NULL);
        }
      check_duration (self, &round, group, both);
      check_staff (self, &round, group->min_staff, both);
    }
}

/**
 * zw_plan_check_work:
 *
 * The necessary work is there, and lasts, costs and takes as many officials as the
 * guideline expects.
 */
void
zw_plan_check_work (ZwPlanCheck *self)
{
  const GPtrArray *phases = zw_plan_check_phases (self);

  check_necessary (self);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      check_stage (self, phase, NULL);
      for (guint j = 0; j < phase->stages->len; j++)
        check_stage (self, phase, g_ptr_array_index (phase->stages, j));
    }
}
