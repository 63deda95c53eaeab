/* zw-year.c: years of the Republic of China beside those of the common era
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-year.h"

int
zw_year_to_roc (int common_era)
{
  return common_era - ZW_YEAR_ROC_OFFSET;
}

int
zw_year_from_roc (int roc)
{
  return roc + ZW_YEAR_ROC_OFFSET;
}

/**
 * zw_year_format:
 * @common_era: a year, such as 2026
 * @chinese: write it as officials in Taiwan do
 *
 * Returns: (transfer full): "115 年 (2026)" or "2026 (ROC 115)"
 */
char *
zw_year_format (int common_era, gboolean chinese)
{
  if (chinese)
    return g_strdup_printf ("%d 年 (%d)", zw_year_to_roc (common_era), common_era);
  return g_strdup_printf ("%d (ROC %d)", common_era, zw_year_to_roc (common_era));
}
