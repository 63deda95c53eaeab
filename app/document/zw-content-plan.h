/* zw-content-plan.h: the tables of the plan: stages, work, items, budget, effects
 *
 * The part of zw-content.h that rests on the plan, for zw-content.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-content.h"

G_BEGIN_DECLS

gboolean zw_content_plan_has (ZwContent content);
guint zw_content_plan_get_columns (const ZwDossier *dossier,
                                   ZwContent content,
                                   ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS]);
char *zw_content_plan_dup_caption (const ZwDossier *dossier, ZwContent content);
guint zw_content_plan_count_rows (const ZwDossier *dossier, ZwContent content);
void zw_content_plan_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most);
char *zw_content_plan_dup_sentence (ZwDossier *dossier, const char *place);

G_END_DECLS
