/* zw-plan-output.h: a plan as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-plan.h"

G_BEGIN_DECLS

JsonNode *zw_plan_to_json (const ZwPlan *plan, const char *zone_name);
char *zw_plan_to_text (const ZwPlan *plan, const char *zone_name);

G_END_DECLS
