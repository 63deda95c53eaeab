/* zw-content.c: what the application and the slides both tell: tables and sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content.h"

guint
zw_content_get_columns (const ZwDossier *dossier,
                        ZwContent content,
                        ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  return 0;
}

char *
zw_content_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  return g_strdup ("");
}

guint
zw_content_count_rows (const ZwDossier *dossier, ZwContent content)
{
  return 0;
}

void
zw_content_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
}

char *
zw_content_dup_sentence (ZwDossier *dossier, const char *place)
{
  return NULL;
}
