/* zw-check-output.h: what the checks found, as JSON and as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-check.h"

G_BEGIN_DECLS

JsonNode *zw_check_run_to_json (const ZwCheckRun *self);
char *zw_check_run_to_text (const ZwCheckRun *self);
void zw_finding_to_json (JsonBuilder *builder, const ZwFinding *finding, const char *zone);

G_END_DECLS
