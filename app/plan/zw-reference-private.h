/* zw-reference-private.h: what the reader of the reference lists fills in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-reference.h"
#include "plan/zw-tables.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  ZwChoice *choices;
  guint n;
} ZwChoiceList;

struct _ZwReference
{
  gatomicrefcount ref_count;

  ZwStakeholderClass *classes;
  guint n_classes;
  double threshold; /* of interest and power, from which they are high */
  ZwStakeholderDefault *stakeholders;
  guint n_stakeholders;
  ZwProgramme *programmes;
  guint n_programmes;
  ZwLocalFund *local_funds;
  guint n_local_funds;
  ZwFundingGap gaps[ZW_N_WORK_GROUPS];
  ZwForeignCase *cases;
  guint n_cases;
  ZwRulePreset *presets;
  guint n_presets;
  int buffer_years[2][2]; /* others, residents; least, most */
  ZwGoalInfo *goals;
  guint n_goals;
  ZwGoalExample *examples;
  guint n_examples;
  ZwEffectInfo *effects;
  guint n_effects;
  ZwPrinciple *principles;
  guint n_principles;
  ZwFormalQuestion *questions;
  guint n_questions;
  ZwScoreItem *score_items;
  guint n_score_items;
  int pass_score;
  ZwSituation *situations;
  guint n_situations;
  double own_revenue_limit;
  ZwMilestone *milestones;
  guint n_milestones;
  ZwReferenceProject *projects;
  guint n_projects;

  /* Owned */
  GArray *lists;    /* of ZwChoiceList */
  ZwTables *tables; /* what all the above points into */
};

void zw_reference_load (ZwReference *self);

G_END_DECLS
