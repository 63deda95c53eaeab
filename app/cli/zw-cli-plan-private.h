/* zw-cli-plan-private.h: shared by the files of zonewright plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "cli/zw-cli-private.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

typedef struct
{
  ZwStore *store;
  const ZwZone *zone;
  const ZwReference *reference;
  const ZwCatalog *catalog;
  gboolean json;
  gboolean siting;
} ZwCliPlan;

/* Words are those from the verb on, up to %NULL. */
gboolean zw_cli_plan_check_words (char **words, int *status);
int zw_cli_plan_edit (const ZwCliPlan *self, char **words);
int zw_cli_plan_list (const ZwCliPlan *self, const char *kind);

G_END_DECLS
