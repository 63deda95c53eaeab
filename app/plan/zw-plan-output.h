/* zw-plan-output.h: a plan as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

JsonNode *zw_plan_to_json (ZwStore *store,
                           const ZwZone *zone,
                           const ZwPlan *plan,
                           const ZwRecords *records,
                           const ZwReference *reference,
                           const ZwCatalog *catalog,
                           GError **error);
char *zw_plan_to_text (const ZwZone *zone,
                       const ZwPlan *plan,
                       const ZwRecords *records,
                       const ZwCatalog *catalog);

G_END_DECLS
