/* zw-content-plan.c: the tables of the plan: stages, work, items, budget, effects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-plan.h"

gboolean
zw_content_plan_has (ZwContent content)
{
  switch (content)
    {
    case ZW_CONTENT_ITEMS:
    case ZW_CONTENT_BUDGET:
    case ZW_CONTENT_EFFECTS:
    case ZW_CONTENT_METHODS:
    case ZW_CONTENT_STAGES:
    case ZW_CONTENT_WORK:
      return TRUE;
    default:
      return FALSE;
    }
}

guint
zw_content_plan_get_columns (const ZwDossier *dossier,
                             ZwContent content,
                             ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  return 0;
}

char *
zw_content_plan_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  return g_strdup ("");
}

guint
zw_content_plan_count_rows (const ZwDossier *dossier, ZwContent content)
{
  return 0;
}

void
zw_content_plan_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
}

char *
zw_content_plan_dup_sentence (ZwDossier *dossier, const char *place)
{
  return NULL;
}
