/* zw-plan-assign.h: FIELD=VALUE for phases, stages, goals and work items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan-edit.h"

G_BEGIN_DECLS

const char *zw_plan_part_get_id (ZwPlanPart part);
gboolean zw_plan_part_from_id (const char *id, ZwPlanPart *part);
char *zw_plan_part_describe (ZwPlanPart part);
gboolean zw_plan_has_part (const ZwPlan *plan, ZwPlanPart part, gint64 id);

gint64 zw_plan_part_add (ZwStore *store,
                         gint64 zone_id,
                         ZwPlanPart part,
                         const char *const *assignments,
                         GError **error);
gboolean zw_plan_part_set (ZwStore *store,
                           gint64 zone_id,
                           ZwPlanPart part,
                           gint64 id,
                           const char *const *assignments,
                           GError **error);

G_END_DECLS
