/* zw-plan.h: the plan of a zone: phases, stages, goals and work items
 *
 * A plan is read from the project as a whole and never changes; after an edit
 * (zw-plan-edit.h) it is read again. Any thread may look at one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-year.h"
#include "plan/zw-guideline.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

/* A year, cost or number of staff that nobody has given yet. */
#define ZW_PLAN_NO_YEAR 0
#define ZW_PLAN_NO_COST (-1)
#define ZW_PLAN_NO_STAFF (-1)

/* Years that a plan can hold, common era; the first is year 1 of the Republic. */
#define ZW_PLAN_FIRST_YEAR (ZW_YEAR_ROC_OFFSET + 1)
#define ZW_PLAN_LAST_YEAR 2200

/**
 * ZwPlanGoal:
 * @indicator: (nullable): the indicator it is measured by, such as "A1"
 * @target: the value to reach in @unit, NaN where there is none
 * @unit: (nullable): in words
 */
typedef struct
{
  gint64 id;
  char *text;
  char *indicator;
  double target;
  char *unit;
} ZwPlanGoal;

/**
 * ZwPlanItem:
 * @group: whose work of table 3.2-1 it is, or %ZW_WORK_NONE
 * @content: (nullable): what is done, a line for each
 * @who: (nullable): the offices in charge
 * @start_year: common era, or %ZW_PLAN_NO_YEAR; so @end_year, which is included
 * @cost_ntd: whole NT$, or %ZW_PLAN_NO_COST
 * @staff: officials, or %ZW_PLAN_NO_STAFF
 * @funding: (nullable): where the money comes from
 */
typedef struct
{
  gint64 id;
  ZwWorkGroup group;
  char *name;
  char *content;
  char *who;
  int start_year;
  int end_year;
  gint64 cost_ntd;
  int staff;
  char *funding;
} ZwPlanItem;

/**
 * ZwPlanStage:
 * @goals: (element-type ZwPlanGoal): in order
 * @items: (element-type ZwPlanItem): in order
 */
typedef struct
{
  gint64 id;
  char *name;
  int start_year;
  int end_year;
  GPtrArray *goals;
  GPtrArray *items;
} ZwPlanStage;

/**
 * ZwPlanPhase:
 * @stages: (element-type ZwPlanStage): in order
 * @goals: (element-type ZwPlanGoal): those of no stage
 * @items: (element-type ZwPlanItem): those of no stage
 */
typedef struct
{
  gint64 id;
  ZwPhaseKind kind;
  char *name;
  char *subtitle;
  int start_year;
  int end_year;
  char *strategy;
  char *main_work;
  char *key_goal;
  GPtrArray *stages;
  GPtrArray *goals;
  GPtrArray *items;
} ZwPlanPhase;

typedef struct _ZwPlan ZwPlan;

/**
 * ZwPlanTotal:
 * @cost_ntd: sum of the costs given, whole NT$
 * @n_items: work items counted
 * @n_without_cost: those of them whose cost is not given: where it is not 0 the
 *   sum is a part only and must be shown as such
 */
typedef struct
{
  gint64 cost_ntd;
  guint n_items;
  guint n_without_cost;
} ZwPlanTotal;

ZwPlan *zw_plan_load (ZwStore *store, gint64 zone_id, GError **error);
ZwPlan *zw_plan_ref (ZwPlan *self);
void zw_plan_unref (ZwPlan *self);

gint64 zw_plan_get_zone_id (const ZwPlan *self);
const GPtrArray *zw_plan_get_phases (const ZwPlan *self);
gboolean zw_plan_is_empty (const ZwPlan *self);

const ZwPlanPhase *zw_plan_find_phase (const ZwPlan *self, gint64 id);
const ZwPlanStage *zw_plan_find_stage (const ZwPlan *self, gint64 id, const ZwPlanPhase **phase);
const ZwPlanGoal *zw_plan_find_goal (const ZwPlan *self, gint64 id);
const ZwPlanItem *zw_plan_find_item (const ZwPlan *self, gint64 id);

ZwPlanTotal zw_plan_get_total (const ZwPlan *self,
                               const ZwPlanPhase *phase,
                               const ZwPlanStage *stage,
                               ZwWorkGroup group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPlan, zw_plan_unref)

G_END_DECLS
