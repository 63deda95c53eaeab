/* zw-plan-check-private.h: what the checks of a plan share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-check.h"

G_BEGIN_DECLS

/* The first and last year, both included; ZW_PLAN_NO_YEAR where not known. */
typedef struct
{
  int start;
  int end;
} ZwYears;

/**
 * ZwPlannedItem:
 * @stage: (nullable): none for a work item of the phase as a whole
 * @years: its own, or where it has none those of its stage or phase
 * @words: name and content as zw_check_words_fold() has them
 */
typedef struct
{
  const ZwPlanPhase *phase;
  const ZwPlanStage *stage;
  const ZwPlanItem *item;
  ZwYears years;
  char *words;
} ZwPlannedItem;

/* One run of the checks. */
typedef struct
{
  const ZwCheckInput *input;
  GPtrArray *findings;
  gboolean chinese;

  /* Owned */
  GArray *items; /* of ZwPlannedItem */
  GPtrArray *none;
} ZwPlanCheck;

void zw_plan_check_init (ZwPlanCheck *self, const ZwCheckInput *input, GPtrArray *findings);
void zw_plan_check_clear (ZwPlanCheck *self);

const GPtrArray *zw_plan_check_phases (const ZwPlanCheck *self);
const GPtrArray *zw_plan_check_records (const ZwPlanCheck *self, ZwRecordKind kind);
const ZwPlannedItem *zw_plan_check_find_item (const ZwPlanCheck *self, gint64 id);
const ZwPlanPhase *zw_plan_check_find_phase (const ZwPlanCheck *self, gint64 id);
ZwYears zw_plan_check_stage_years (const ZwPlanPhase *phase, const ZwPlanStage *stage);
char *zw_plan_check_format_year (const ZwPlanCheck *self, int year);
char *zw_plan_check_format_years (const ZwPlanCheck *self, ZwYears years);
char *zw_plan_check_format_money (const ZwPlanCheck *self, gint64 ntd);
const char *zw_plan_check_pick (const ZwPlanCheck *self, const ZwText *text);
const char *zw_plan_check_group_name (const ZwPlanCheck *self, ZwWorkGroup group);
const char *zw_plan_check_choice_name (const ZwPlanCheck *self, const char *list, const char *id);
char *zw_plan_check_choice_names (const ZwPlanCheck *self, const char *list, const char *ids);

ZwFinding *zw_plan_check_add (ZwPlanCheck *self,
                              const char *rule,
                              ZwSeverity severity,
                              const char *where,
                              const char *remedy,
                              const char *format,
                              ...) G_GNUC_PRINTF (6, 7);
ZwFinding *zw_plan_check_add_item (ZwPlanCheck *self,
                                   const char *rule,
                                   ZwSeverity severity,
                                   const ZwPlannedItem *item,
                                   const char *remedy,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (6, 7);

void zw_plan_check_stages (ZwPlanCheck *self);
void zw_plan_check_order (ZwPlanCheck *self);
void zw_plan_check_budget (ZwPlanCheck *self);
void zw_plan_check_work (ZwPlanCheck *self);
void zw_plan_check_effects (ZwPlanCheck *self);
void zw_plan_check_vehicles (ZwPlanCheck *self);
void zw_plan_check_people (ZwPlanCheck *self);
void zw_plan_check_funding (ZwPlanCheck *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwPlanCheck, zw_plan_check_clear)

G_END_DECLS
