/* zw-budget-output.h: a budget as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-budget-figures.h"

G_BEGIN_DECLS

void zw_budget_payment_to_json (JsonBuilder *builder, const ZwBudgetPayment *payment);
JsonNode *zw_budget_to_json (const ZwBudget *budget,
                             const char *zone_name,
                             const ZwCatalog *catalog);
char *zw_budget_to_text (const ZwBudget *budget, const char *zone_name, const ZwCatalog *catalog);

G_END_DECLS
