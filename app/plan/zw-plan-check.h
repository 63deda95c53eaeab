/* zw-plan-check.h: contradictions and gaps in a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-check-input.h"

G_BEGIN_DECLS

void zw_plan_check (const ZwCheckInput *input, GPtrArray *findings);

G_END_DECLS
