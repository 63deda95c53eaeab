/* zw-reference.c: lists of the guideline that a planner chooses from
 *
 * Source: 低碳交通區推動機制之研究(2/2)-推動指引, Institute of Transportation,
 * MOTC, 2025; each entry names its place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-reference.h"

#include "plan/zw-reference-private.h"

/**
 * zw_reference_new:
 *
 * Reads the lists; takes a millisecond or two, so make one and hand it on.
 *
 * Returns: (transfer full): the lists
 */
ZwReference *
zw_reference_new (void)
{
  ZwReference *self = g_new0 (ZwReference, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->lists = g_array_new (FALSE, FALSE, sizeof (ZwChoiceList));
  self->tables = zw_tables_new ();
  zw_reference_load (self);
  return self;
}

ZwReference *
zw_reference_ref (ZwReference *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_reference_unref (ZwReference *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->lists);
  zw_tables_free (self->tables);
  g_free (self);
}

/**
 * zw_reference_get_choices:
 * @list: name of a list, as above
 *
 * Returns: (array length=n) (nullable): its choices in order; none for a list that
 *   is not known
 */
const ZwChoice *
zw_reference_get_choices (const ZwReference *self, const char *list, guint *n)
{
  *n = 0;
  for (guint i = 0; i < self->lists->len; i++)
    {
      const ZwChoiceList *known = &g_array_index (self->lists, ZwChoiceList, i);

      if (g_strcmp0 (known->name, list) == 0)
        {
          *n = known->n;
          return known->choices;
        }
    }
  return NULL;
}

/**
 * zw_reference_find_choice:
 *
 * Returns: (transfer none) (nullable): the choice @id of @list
 */
const ZwChoice *
zw_reference_find_choice (const ZwReference *self, const char *list, const char *id)
{
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (self, list, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (choices[i].id, id) == 0)
      return &choices[i];
  return NULL;
}

const ZwStakeholderClass *
zw_reference_get_classes (const ZwReference *self, guint *n)
{
  *n = self->n_classes;
  return self->classes;
}

/**
 * zw_reference_class_at:
 * @interest: how much they are affected, 0 to 10
 * @power: how much influence they have, 0 to 10
 *
 * Returns: (transfer none): the quarter of the matrix; 5 counts as high
 */
const ZwStakeholderClass *
zw_reference_class_at (const ZwReference *self, double interest, double power)
{
  for (guint i = 0; i < self->n_classes; i++)
    if (self->classes[i].high_interest == (interest >= self->threshold)
        && self->classes[i].high_power == (power >= self->threshold))
      return &self->classes[i];
  g_return_val_if_reached (NULL);
}

const ZwStakeholderDefault *
zw_reference_get_stakeholders (const ZwReference *self, guint *n)
{
  *n = self->n_stakeholders;
  return self->stakeholders;
}

/**
 * zw_reference_get_programmes:
 *
 * Returns: (array length=n): programmes, then the funds that might pay
 */
const ZwProgramme *
zw_reference_get_programmes (const ZwReference *self, guint *n)
{
  *n = self->n_programmes;
  return self->programmes;
}

const ZwProgramme *
zw_reference_find_programme (const ZwReference *self, const char *id)
{
  for (guint i = 0; i < self->n_programmes; i++)
    if (g_strcmp0 (self->programmes[i].id, id) == 0)
      return &self->programmes[i];
  return NULL;
}

const ZwLocalFund *
zw_reference_get_local_funds (const ZwReference *self, guint *n)
{
  *n = self->n_local_funds;
  return self->local_funds;
}

/**
 * zw_reference_get_funding_gap:
 *
 * Returns: (nullable): what the study says of the money for a group of work; %NULL
 *   for work of none
 */
const ZwFundingGap *
zw_reference_get_funding_gap (const ZwReference *self, ZwWorkGroup group)
{
  return group < ZW_N_WORK_GROUPS ? &self->gaps[group] : NULL;
}

/**
 * zw_reference_get_cases:
 *
 * Returns: (array length=n): foreign cases, the smallest first
 */
const ZwForeignCase *
zw_reference_get_cases (const ZwReference *self, guint *n)
{
  *n = self->n_cases;
  return self->cases;
}

const ZwRulePreset *
zw_reference_get_presets (const ZwReference *self, guint *n)
{
  *n = self->n_presets;
  return self->presets;
}

const ZwRulePreset *
zw_reference_find_preset (const ZwReference *self, const char *id)
{
  for (guint i = 0; i < self->n_presets; i++)
    if (g_strcmp0 (self->presets[i].id, id) == 0)
      return &self->presets[i];
  return NULL;
}

const ZwGoalInfo *
zw_reference_get_goals (const ZwReference *self, guint *n)
{
  *n = self->n_goals;
  return self->goals;
}

const ZwGoalExample *
zw_reference_get_goal_examples (const ZwReference *self, guint *n)
{
  *n = self->n_examples;
  return self->examples;
}

const ZwEffectInfo *
zw_reference_get_effects (const ZwReference *self, guint *n)
{
  *n = self->n_effects;
  return self->effects;
}

const ZwEffectInfo *
zw_reference_find_effect (const ZwReference *self, const char *id)
{
  for (guint i = 0; i < self->n_effects; i++)
    if (g_strcmp0 (self->effects[i].id, id) == 0)
      return &self->effects[i];
  return NULL;
}

const ZwPrinciple *
zw_reference_get_principles (const ZwReference *self, guint *n)
{
  *n = self->n_principles;
  return self->principles;
}

const ZwFormalQuestion *
zw_reference_get_questions (const ZwReference *self, guint *n)
{
  *n = self->n_questions;
  return self->questions;
}

const ZwScoreItem *
zw_reference_get_score_items (const ZwReference *self, guint *n)
{
  *n = self->n_score_items;
  return self->score_items;
}

/**
 * zw_reference_get_pass_score:
 *
 * Returns: the mean of the reviewers' scores from which a plan passes, out of 100
 */
int
zw_reference_get_pass_score (const ZwReference *self)
{
  return self->pass_score;
}

const ZwSituation *
zw_reference_get_situation (const ZwReference *self, gboolean enough_money, gboolean enough_staff)
{
  for (guint i = 0; i < self->n_situations; i++)
    if (self->situations[i].enough_money == !!enough_money
        && self->situations[i].enough_staff == !!enough_staff)
      return &self->situations[i];
  g_return_val_if_reached (NULL);
}

/**
 * zw_reference_get_own_revenue_limit:
 *
 * Section 4.2.2: above it a government has enough money of its own, below it too
 * little; the study does not say which at the limit itself.
 *
 * Returns: own revenue in % of expenditure
 */
double
zw_reference_get_own_revenue_limit (const ZwReference *self)
{
  return self->own_revenue_limit;
}

const ZwMilestone *
zw_reference_get_milestones (const ZwReference *self, guint *n)
{
  *n = self->n_milestones;
  return self->milestones;
}

const ZwReferenceProject *
zw_reference_get_projects (const ZwReference *self, guint *n)
{
  *n = self->n_projects;
  return self->projects;
}

/**
 * zw_reference_get_buffer_years:
 * @resident: vehicles registered in the zone, not elsewhere
 * @least: (out): shortest buffer period
 * @most: (out): longest buffer period
 */
void
zw_reference_get_buffer_years (const ZwReference *self, gboolean resident, int *least, int *most)
{
  *least = self->buffer_years[!!resident][0];
  *most = self->buffer_years[!!resident][1];
}
