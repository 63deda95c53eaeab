/* zw-budget-check.h: a budget against the subsidy directions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget.h"
#include "plan/zw-finding.h"

G_BEGIN_DECLS

void zw_budget_check (const ZwBudget *budget, const ZwCatalog *catalog, GPtrArray *findings);

G_END_DECLS
