/* zw-reference.h: lists of the guideline that a planner chooses from
 *
 * Vehicle classes, exemptions, stakeholder classes, measures, programmes, foreign
 * cases, the score sheet … (resources/guideline/…json). Compiled in; nothing of
 * it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-rules.h"

G_BEGIN_DECLS

/**
 * ZwChoice:
 * @id: what the project keeps
 * @note: more about it, or no text
 * @zone_types: bits of ZW_ZONE_TYPE_BIT(): the types it is for
 * @where: (nullable): the place in the study; %NULL where the words are ours
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText note;
  guint zone_types;
  const char *where;
} ZwChoice;

/**
 * ZwStakeholderClass:
 * One quarter of the matrix of interest and power (figure 4.4, table 4-6).
 * @high_interest, @high_power: which quarter
 * @examples: (array length=n_examples): whom table 4-6 puts there
 * @focus: (array length=n_focus): what to do in talks with them
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText definition;
  gboolean high_interest;
  gboolean high_power;
  const ZwText *examples;
  guint n_examples;
  const ZwText *focus;
  guint n_focus;
  const char *where;
} ZwStakeholderClass;

/**
 * ZwStakeholderDefault:
 * A group as table 4-7 has it, or as section 5 names it for one type of zone.
 * @group: id of its class
 * @group_is_ours: the study names the group, but not its quarter
 * @zone_types: the types that name it among those affected
 * @interest, @power: where it starts in the matrix, 0 to 10
 * @trips: ids of the list "trip" with spaces between
 * @measures: (array length=n_measures): what table 4-7 suggests for it
 */
typedef struct
{
  const char *id;
  ZwText name;
  const char *group;
  gboolean group_is_ours;
  guint zone_types;
  double interest;
  double power;
  const char *trips;
  ZwText strategy;
  const ZwText *measures;
  guint n_measures;
  const char *where;
} ZwStakeholderDefault;

/**
 * ZwProgramme:
 * Money from elsewhere (tables 4.1-2, 5.1-1, 5.1-2, 5.2-1 to 5.2-4).
 * @groups: bits 1 << #ZwWorkGroup it can pay for
 * @last_year: common era, 0 where no end is named
 * @ratio_percent: highest central ratio by grade, 0 where not known
 * @agency: no text where the study names none
 * @caution: what to mind before counting on it, or no text
 * @use: what a fund may pay for, or no text
 * @potential: a fund that might pay, not a programme that does (table 5.1-2)
 * @ratio_where: (nullable): where the ratios stand
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText agency;
  guint groups;
  int last_year;
  double ratio_percent[ZW_N_GRADES];
  ZwText caution;
  ZwText use;
  gboolean potential;
  const char *where;
  const char *ratio_where;
} ZwProgramme;

/**
 * ZwLocalFund:
 * A government's own ordinance and climate fund (table 2-1, section 5.2.2).
 * @government: id in the list "government"
 * @name: the fund, or no text where the ordinance names none
 */
typedef struct
{
  const char *government;
  ZwText name;
  ZwText ordinance;
  const char *article;
  ZwText status;
  gboolean in_force;
  const char *where;
} ZwLocalFund;

/**
 * ZwFundingGap:
 * What tables 5.2-1 to 5.2-4 say of the money for a work item.
 * @existing: what central programmes pay, or no text where none does
 */
typedef struct
{
  ZwWorkGroup group;
  ZwText existing;
  ZwText gap;
  const char *where;
} ZwFundingGap;

/**
 * ZwForeignCase:
 * @since: year of the common era, 0 where the study does not say
 * @preset: id of its rules
 * @strictness: 1 (heavy vehicles only) to 6 (all but zero emission), our reading
 *   of which passenger cars may still enter free; said in the list "strictness"
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText place;
  double area_km2;
  int since;
  int strictness;
  ZwText rule;
  const char *preset;
  const char *where;
} ZwForeignCase;

/**
 * ZwPresetRule:
 * One row of a foreign scheme's rules, in the fields of the record kind
 * "vehicle-rule": ids of lists where those have ids, with spaces between where
 * there are several; -1 where not given, "" for @days and @exemptions. Amounts are
 * what the study makes of the foreign ones.
 */
typedef struct
{
  const char *vehicles;
  const char *fuel;
  ZwText standard;
  const char *days;
  int from_min;
  int to_min;
  const char *action;
  gint64 amount_ntd;
  gint64 amount_max_ntd;
  const char *exemptions;
  ZwText note;
} ZwPresetRule;

typedef struct
{
  const char *id;
  ZwText name;
  const ZwPresetRule *rules;
  guint n_rules;
  const char *where;
} ZwRulePreset;

/* A goal that section 4.1 names. */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText unit; /* ours */
  const char *rank;
  gboolean down_is_good;
  const char *where;
} ZwGoalInfo;

/* An example of quantified goals (table 4-1): values by year, NaN where none. */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText unit;
  const char *rank; /* of the list "goal-rank" */
  int base_year;
  double base_value;
  int target_year[2];
  double target_value[2];
  gboolean down_is_good;
  const char *where;
} ZwGoalExample;

/**
 * ZwEffectInfo:
 * @id: "E1" … "E5", "E9"
 * @down_is_good: a smaller value is the aim
 */
typedef struct
{
  const char *id;
  ZwText name;
  ZwText survey;
  ZwText definition;
  ZwText unit;
  gboolean down_is_good;
  const char *where;
} ZwEffectInfo;

/* A siting principle: in the words of table 4.2-1 and of the guideline for governments. */
typedef struct
{
  const char *id; /* "1" … "6" */
  ZwText text;
  ZwText guideline_text;
  const char *where;
} ZwPrinciple;

/* A question of the formal check (annex 4). */
typedef struct
{
  const char *id; /* "1" … "6" */
  ZwText text;
  const char *clause;
  const char *where;
} ZwFormalQuestion;

typedef struct
{
  const char *id;
  ZwText name;
  int points;
  ZwText content;
  const char *where;
} ZwScoreItem;

/* Money × staff (figure 4.2.2). */
typedef struct
{
  gboolean enough_money;
  gboolean enough_staff;
  ZwText name;
  const ZwText *advice;
  guint n_advice;
  const char *where;
} ZwSituation;

/* A fixed year of national policy, such as 2030: all city buses electric. */
typedef struct
{
  int year;
  ZwText text;
  const char *where;
} ZwMilestone;

/**
 * ZwReferenceProject:
 * What similar work has cost (section 3.2.1). Amounts are -1 where not named.
 * @at_least: the total is the least one, worked out from the least local share
 * @per: (nullable): "year" or "charger", where the amounts are for one of these
 */
typedef struct
{
  const char *id;
  ZwWorkGroup group;
  ZwText name;
  gint64 total_ntd;
  gint64 central_ntd;
  gint64 local_ntd;
  gboolean at_least;
  const char *per;
  ZwText note;
  const char *where;
} ZwReferenceProject;

typedef struct _ZwReference ZwReference;

ZwReference *zw_reference_new (void);
ZwReference *zw_reference_ref (ZwReference *self);
void zw_reference_unref (ZwReference *self);

/* Lists: "sub-item", "government", "vehicle-class", "fuel", "days", "rule-action",
 * "exemption", "trip", "sign", "effect", "goal", "goal-rank", "meeting-kind",
 * "verdict" (met, not-met, cannot-tell), "strictness", "funding-kind", "programme",
 * "passage" (places in the application for which people write). */
const ZwChoice *zw_reference_get_choices (const ZwReference *self, const char *list, guint *n);
const ZwChoice *zw_reference_find_choice (const ZwReference *self,
                                          const char *list,
                                          const char *id);

const ZwStakeholderClass *zw_reference_get_classes (const ZwReference *self, guint *n);
const ZwStakeholderClass *zw_reference_class_at (const ZwReference *self,
                                                 double interest,
                                                 double power);
const ZwStakeholderDefault *zw_reference_get_stakeholders (const ZwReference *self, guint *n);
const ZwProgramme *zw_reference_get_programmes (const ZwReference *self, guint *n);
const ZwProgramme *zw_reference_find_programme (const ZwReference *self, const char *id);
const ZwLocalFund *zw_reference_get_local_funds (const ZwReference *self, guint *n);
const ZwFundingGap *zw_reference_get_funding_gap (const ZwReference *self, ZwWorkGroup group);
const ZwForeignCase *zw_reference_get_cases (const ZwReference *self, guint *n);
const ZwRulePreset *zw_reference_get_presets (const ZwReference *self, guint *n);
const ZwRulePreset *zw_reference_find_preset (const ZwReference *self, const char *id);
const ZwGoalInfo *zw_reference_get_goals (const ZwReference *self, guint *n);
const ZwGoalExample *zw_reference_get_goal_examples (const ZwReference *self, guint *n);
const ZwEffectInfo *zw_reference_get_effects (const ZwReference *self, guint *n);
const ZwEffectInfo *zw_reference_find_effect (const ZwReference *self, const char *id);
const ZwPrinciple *zw_reference_get_principles (const ZwReference *self, guint *n);
const ZwFormalQuestion *zw_reference_get_questions (const ZwReference *self, guint *n);
const ZwScoreItem *zw_reference_get_score_items (const ZwReference *self, guint *n);
int zw_reference_get_pass_score (const ZwReference *self);
const ZwSituation *zw_reference_get_situation (const ZwReference *self,
                                               gboolean enough_money,
                                               gboolean enough_staff);
double zw_reference_get_own_revenue_limit (const ZwReference *self);
const ZwMilestone *zw_reference_get_milestones (const ZwReference *self, guint *n);
const ZwReferenceProject *zw_reference_get_projects (const ZwReference *self, guint *n);

/* Buffer periods in whole years, ends included (section 4.4 3(3)). */
void zw_reference_get_buffer_years (const ZwReference *self,
                                    gboolean resident,
                                    int *least,
                                    int *most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwReference, zw_reference_unref)

G_END_DECLS
