/* zw-plan-edit.h: changes to a plan, each one command
 *
 * Every function below is one step of undo and is on the disk when it returns;
 * called between zw_store_begin() and zw_store_commit() it becomes part of that
 * command instead. A value that stays as it was leaves no step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan.h"

G_BEGIN_DECLS

#define ZW_PLAN_ERROR (zw_plan_error_quark ())

typedef enum
{
  ZW_PLAN_ERROR_INVALID,   /* a value that a plan cannot hold */
  ZW_PLAN_ERROR_NOT_EMPTY, /* the zone has a plan: ask before replacing it */
  ZW_PLAN_ERROR_GONE,      /* what was to be changed is no longer in the plan */
} ZwPlanError;

typedef enum
{
  ZW_PLAN_PHASE,
  ZW_PLAN_STAGE,
  ZW_PLAN_GOAL,
  ZW_PLAN_ITEM,
  ZW_N_PLAN_PARTS,
} ZwPlanPart;

typedef enum
{
  ZW_PLAN_NAME,      /* of a phase, stage or work item; the text of a goal */
  ZW_PLAN_SUBTITLE,  /* phase */
  ZW_PLAN_STRATEGY,  /* phase */
  ZW_PLAN_MAIN_WORK, /* phase */
  ZW_PLAN_KEY_GOAL,  /* phase */
  ZW_PLAN_INDICATOR, /* goal */
  ZW_PLAN_UNIT,      /* goal */
  ZW_PLAN_CONTENT,   /* work item */
  ZW_PLAN_WHO,       /* work item */
  ZW_PLAN_FUNDING,   /* work item */
  ZW_N_PLAN_TEXTS,
} ZwPlanTextField;

typedef enum
{
  ZW_PLAN_FILL_IF_EMPTY, /* fails with ZW_PLAN_ERROR_NOT_EMPTY */
  ZW_PLAN_FILL_REPLACE,  /* the plan there was can be had back by undo */
} ZwPlanFillMode;

GQuark zw_plan_error_quark (void);

gboolean zw_plan_fill_from_guideline (ZwStore *store,
                                      const ZwGuideline *guideline,
                                      gint64 zone_id,
                                      ZwZoneType zone_type,
                                      const char *language,
                                      ZwPlanFillMode mode,
                                      GError **error);
gboolean zw_plan_clear (ZwStore *store, gint64 zone_id, GError **error);

gboolean zw_plan_set_text (ZwStore *store,
                           ZwPlanPart part,
                           gint64 id,
                           ZwPlanTextField field,
                           const char *value,
                           GError **error);
gboolean zw_plan_set_years (ZwStore *store,
                            ZwPlanPart part,
                            gint64 id,
                            int start_year,
                            int end_year,
                            GError **error);
gboolean zw_plan_set_phase_kind (ZwStore *store, gint64 id, ZwPhaseKind kind, GError **error);
gboolean zw_plan_set_target (ZwStore *store, gint64 goal_id, double target, GError **error);
gboolean zw_plan_set_group (ZwStore *store, gint64 item_id, ZwWorkGroup group, GError **error);
gboolean zw_plan_set_cost (ZwStore *store, gint64 item_id, gint64 cost_ntd, GError **error);
gboolean zw_plan_set_staff (ZwStore *store, gint64 item_id, int staff, GError **error);

gint64 zw_plan_add_phase (ZwStore *store,
                          gint64 zone_id,
                          ZwPhaseKind kind,
                          const char *name,
                          GError **error);
gint64 zw_plan_add_stage (ZwStore *store, gint64 phase_id, const char *name, GError **error);
gint64 zw_plan_add_goal (ZwStore *store,
                         gint64 phase_id,
                         gint64 stage_id,
                         const char *text,
                         GError **error);
gint64 zw_plan_add_item (ZwStore *store,
                         gint64 phase_id,
                         gint64 stage_id,
                         ZwWorkGroup group,
                         const char *name,
                         GError **error);
gboolean zw_plan_delete (ZwStore *store, ZwPlanPart part, gint64 id, GError **error);
gboolean zw_plan_move (ZwStore *store, ZwPlanPart part, gint64 id, guint position, GError **error);
gboolean zw_plan_move_to (ZwStore *store,
                          ZwPlanPart part,
                          gint64 id,
                          gint64 phase_id,
                          gint64 stage_id,
                          guint position,
                          GError **error);

G_END_DECLS
