/* zw-content-survey.h: the tables of the survey: stations, people, land, green transport
 *
 * The part of zw-content.h that rests on the layers, for zw-content.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-content.h"

G_BEGIN_DECLS

guint zw_content_survey_get_columns (const ZwDossier *dossier,
                                     ZwContent content,
                                     ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS]);
char *zw_content_survey_dup_caption (const ZwDossier *dossier, ZwContent content);
guint zw_content_survey_count_rows (const ZwDossier *dossier, ZwContent content);
void zw_content_survey_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most);
guint zw_content_survey_fill_green (ZwDossier *dossier, guint indicators, ZwTable *table);
char *zw_content_survey_dup_sentence (ZwDossier *dossier, const char *place);

G_END_DECLS
