/* zw-content.h: what the application and the slides both tell: tables and sentences
 *
 * A table function fills a table whose columns come from the *_columns() function
 * beside it; with @most it stops after so many rows and says how many are left.
 * Sentences are in the language of the dossier. Each figure goes through the
 * passport.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"

G_BEGIN_DECLS

/* The tables of the form, in its order, and those that go with it. */
typedef enum
{
  ZW_CONTENT_STATIONS,      /* 表 1 軌道車站現況 */
  ZW_CONTENT_BUS_STOPS,     /* 表 2 公車站牌現況 */
  ZW_CONTENT_BIKE_STATIONS, /* 表 3 公共自行車租賃站現況 */
  ZW_CONTENT_ITEMS,         /* 表 4 補助申請項目勾選表 */
  ZW_CONTENT_BUDGET,        /* 表 5 補助申請項目之經費收支預算表 */
  ZW_CONTENT_EFFECTS,       /* 表 6 低碳交通區試辦成效評估表 */
  ZW_CONTENT_METHODS,       /* 表 7 低碳交通區實施效益評估指標計算參考 */
  ZW_CONTENT_POPULATION,    /* residents, density, ages by survey year: zone and districts */
  ZW_CONTENT_LANDUSE,       /* area and share by kind */
  ZW_CONTENT_GREEN,         /* stops, routes, ways, chargers, spaces by survey year */
  ZW_CONTENT_STAGES,        /* 階段 年期 目標 */
  ZW_CONTENT_WORK,          /* 階段 年期 工作項目 具體內容 */
  ZW_CONTENT_ATTRACTIONS,
  ZW_CONTENT_ROUTES, /* length by mode, longest routes */
  ZW_N_CONTENTS,
} ZwContent;

/* Room for the columns of any of them. */
#define ZW_CONTENT_MAX_COLUMNS 10

guint zw_content_get_columns (const ZwDossier *dossier,
                              ZwContent content,
                              ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS]);
char *zw_content_dup_caption (const ZwDossier *dossier, ZwContent content);
guint zw_content_count_rows (const ZwDossier *dossier, ZwContent content);
void zw_content_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most);

/* Rows of the table of green transport. */
#define ZW_CONTENT_INDICATOR_BIT(id) (1u << (id))

guint zw_content_fill_green (ZwDossier *dossier, guint indicators, ZwTable *table);

/* Sentences, %NULL where the project has nothing to say. */
char *zw_content_dup_day (const ZwDossier *dossier);
char *zw_content_dup_sentence (ZwDossier *dossier, const char *place);

G_END_DECLS
