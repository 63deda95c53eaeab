/* zw-figure-words.h: figures of the survey as the window writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-figure-settings.h"
#include "metrics/zw-figure-table.h"

G_BEGIN_DECLS

/* Where there is no figure. */
#define ZW_FIGURE_NONE "–"

char *zw_figure_dup_number (double value, int decimals);
char *zw_figure_dup_plain (double value);
char *zw_figure_dup_value (ZwIndicatorId id, double value);
char *zw_figure_dup_with_unit (ZwIndicatorId id, double value, const ZwCatalog *catalog);
char *zw_figure_dup_part (const ZwIndicator *indicator, const ZwIndicatorPart *part);
const char *zw_figure_get_part_unit (const ZwIndicator *indicator,
                                     const ZwIndicatorPart *part,
                                     const ZwCatalog *catalog);
char *zw_figure_dup_state (const ZwIndicator *indicator);
char *zw_figure_dup_fraction (double numerator, double denominator);
gboolean zw_figure_is_method_part (const ZwIndicator *indicator, const ZwIndicatorPart *part);
gboolean zw_figure_get_spread (const ZwIndicator *indicator, double *points);
char *zw_figure_dup_inputs (const ZwIndicator *indicator, const ZwCatalog *catalog);
char *zw_figure_dup_settings (const ZwFigureSettings *settings, const ZwCatalog *catalog);
char *zw_figure_dup_year (int year, const ZwCatalog *catalog);
void zw_figure_append_cell (GString *table, const char *text);

G_END_DECLS
