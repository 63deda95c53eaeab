/* zw-content.c: what the application and the slides both tell: tables and sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content.h"

#include "document/zw-content-plan.h"
#include "document/zw-content-survey.h"

/**
 * zw_content_get_columns:
 * @columns: (out caller-allocates): filled; titles belong to the dossier or are static
 *
 * Returns: number of columns, for zw_document_add_table()
 */
guint
zw_content_get_columns (const ZwDossier *dossier,
                        ZwContent content,
                        ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  return zw_content_plan_has (content) ? zw_content_plan_get_columns (dossier, content, columns)
                                       : zw_content_survey_get_columns (dossier, content, columns);
}

/**
 * zw_content_dup_caption:
 *
 * Returns: (transfer full): the caption that the form gives the table, with the
 *   place it tells of; without its number
 */
char *
zw_content_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  return zw_content_plan_has (content) ? zw_content_plan_dup_caption (dossier, content)
                                       : zw_content_survey_dup_caption (dossier, content);
}

/**
 * zw_content_count_rows:
 *
 * Returns: how many rows the project fills; 0 where it knows nothing for the table
 */
guint
zw_content_count_rows (const ZwDossier *dossier, ZwContent content)
{
  return zw_content_plan_has (content) ? zw_content_plan_count_rows (dossier, content)
                                       : zw_content_survey_count_rows (dossier, content);
}

/**
 * zw_content_fill:
 * @table: made with the columns of zw_content_get_columns()
 * @most: rows at most, the last of them saying how many are left out; 0 for all
 *
 * Fills a table. Every figure in it is entered in the passport.
 */
void
zw_content_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
  if (zw_content_plan_has (content))
    zw_content_plan_fill (dossier, content, table, most);
  else
    zw_content_survey_fill (dossier, content, table, most);
}

/**
 * zw_content_fill_green:
 * @indicators: bits of ZW_CONTENT_INDICATOR_BIT()
 * @table: (nullable): made with the columns of %ZW_CONTENT_GREEN; %NULL to count only
 *
 * Fills a table with what some indicators of green transport were in each survey year.
 *
 * Returns: number of rows; 0 where the project knows nothing of them
 */
guint
zw_content_fill_green (ZwDossier *dossier, guint indicators, ZwTable *table)
{
  return zw_content_survey_fill_green (dossier, indicators, table);
}

/**
 * zw_content_dup_sentence:
 * @place: id of the list "passage"
 *
 * Returns: (transfer full) (nullable): what the project itself says for the place,
 *   with its present figures: one paragraph, or several with an empty line between;
 *   %NULL where it has nothing to say
 */
char *
zw_content_dup_sentence (ZwDossier *dossier, const char *place)
{
  char *sentence = zw_content_survey_dup_sentence (dossier, place);

  return sentence != NULL ? sentence : zw_content_plan_dup_sentence (dossier, place);
}
