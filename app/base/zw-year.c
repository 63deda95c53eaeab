/* zw-year.c: years of the Republic of China beside those of the common era
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-year.h"

#include <string.h>

/* Two and three digits are a year of the Republic, four one of the common era. */
#define FIRST_ROC 1
#define LAST_ROC (ZW_YEAR_LAST - ZW_YEAR_ROC_OFFSET)
#define FIRST_COMMON 1912

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

/**
 * zw_year_parse:
 * @text: such as "115", "民國115年", "2026" or "２０２６"; empty is no year
 * @year: (out): the year in the common era, 0 for none
 *
 * Returns: whether it can be understood
 */
gboolean
zw_year_parse (const char *text, int *year)
{
  static const char *const words[] = { "民國", "中華民國", "西元", "年", "ROC", "CE" };
  g_autoptr (GString) rest = g_string_new (text);
  int number = 0, n_digits = 0;

  *year = 0;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_replace (rest, words[i], " ", 0);
  g_strstrip (rest->str);
  for (const char *c = rest->str; *c != '\0'; c = g_utf8_next_char (c))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (c));

      if (digit < 0 || ++n_digits > 4)
        return FALSE;
      number = number * 10 + digit;
    }
  if (n_digits == 0)
    return strspn (text, " ") == strlen (text);
  if (number >= FIRST_ROC && number <= LAST_ROC)
    *year = zw_year_from_roc (number);
  else if (number >= FIRST_COMMON && number <= ZW_YEAR_LAST)
    *year = number;
  return *year != 0;
}
