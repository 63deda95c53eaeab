/* zw-year.h: years of the Republic of China beside those of the common era
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Year 1 of the Republic is 1912. */
#define ZW_YEAR_ROC_OFFSET 1911

/* The last year that is read, common era. */
#define ZW_YEAR_LAST 2111

int zw_year_to_roc (int common_era);
int zw_year_from_roc (int roc);
char *zw_year_format (int common_era, gboolean chinese);
gboolean zw_year_parse (const char *text, int *year);

G_END_DECLS
