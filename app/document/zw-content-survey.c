/* zw-content-survey.c: the survey's tables of the application and the slides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-survey.h"

guint
zw_content_survey_get_columns (const ZwDossier *dossier,
                               ZwContent content,
                               ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  return 0;
}

char *
zw_content_survey_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  return g_strdup ("");
}

guint
zw_content_survey_count_rows (const ZwDossier *dossier, ZwContent content)
{
  return 0;
}

void
zw_content_survey_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
}
