/* zw-plan-values.h: the values of a plan as one types them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PLAN_VALUE_NAME,
  ZW_PLAN_VALUE_GOAL, /* the text of a goal */
  ZW_PLAN_VALUE_SUBTITLE,
  ZW_PLAN_VALUE_CONTENT,
  ZW_PLAN_VALUE_WHO,
  ZW_PLAN_VALUE_START,
  ZW_PLAN_VALUE_END,
  ZW_PLAN_VALUE_COST,
  ZW_PLAN_VALUE_STAFF,
  ZW_PLAN_VALUE_FUNDING,
  ZW_PLAN_VALUE_STRATEGY,
  ZW_PLAN_VALUE_MAIN_WORK,
  ZW_PLAN_VALUE_KEY_GOAL,
  ZW_PLAN_VALUE_INDICATOR, /* an own one */
  ZW_PLAN_VALUE_TARGET,
  ZW_PLAN_VALUE_UNIT,
  ZW_N_PLAN_VALUES,
} ZwPlanValue;

const char *zw_plan_value_get_label (ZwPlanValue value);
gboolean zw_plan_value_is_of (ZwPlanValue value, ZwPlanPart part);
gboolean zw_plan_value_has_lines (ZwPlanValue value);

gconstpointer zw_plan_find_part (const ZwPlan *plan, ZwPlanPart part, gint64 id);
char *zw_plan_dup_path (const ZwPlan *plan, ZwPlanPart part, gint64 id);
char *zw_plan_value_dup (const ZwPlan *plan,
                         ZwPlanPart part,
                         gint64 id,
                         ZwPlanValue value,
                         const ZwGuideline *guideline);
gboolean zw_plan_value_put (ZwStore *store,
                            ZwPlanPart part,
                            gint64 id,
                            ZwPlanValue value,
                            const char *text,
                            GError **error);
gboolean zw_plan_value_put_years (ZwStore *store,
                                  ZwPlanPart part,
                                  gint64 id,
                                  const char *start,
                                  const char *end,
                                  GError **error);
gboolean zw_plan_value_parse_year (const char *text, int *year, GError **error);

G_END_DECLS
