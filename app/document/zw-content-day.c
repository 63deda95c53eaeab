/* zw-content-day.c: the day of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/zw-year.h"
#include "document/zw-content.h"

/* Year, month and day of "2026-12-01", "115/12/1" or "115 年 12 月 1 日": three numbers
 * with nothing but marks between. */
static gboolean
read_day (const char *typed, int *year, int *month, int *day)
{
  static const char *const marks[] = { "年", "月", "日", "-", "/", ".", " ", "民國", "中華" };
  int *const parts[] = { year, month, day };
  guint n = 0;

  while (*typed != '\0')
    {
      const char *rest = typed;

      if (g_ascii_isdigit (*typed))
        {
          guint64 number = g_ascii_strtoull (typed, (char **) &typed, 10);

          if (n == G_N_ELEMENTS (parts) || number > 9999)
            return FALSE;
          *parts[n++] = (int) number;
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (marks) && rest == typed; i++)
        if (g_str_has_prefix (typed, marks[i]))
          rest = typed + strlen (marks[i]);
      if (rest == typed)
        return FALSE;
      typed = rest;
    }
  return n == G_N_ELEMENTS (parts);
}

/**
 * zw_content_dup_day:
 *
 * Returns: (transfer full): the day of the application as covers have it; what was
 *   typed and is no date stays as it was typed
 */
char *
zw_content_dup_day (const ZwDossier *dossier)
{
  const char *typed = zw_dossier_get_words (dossier, "applied-on", NULL);
  int year, month, day;

  if (typed == NULL)
    g_date_time_get_ymd (dossier->date, &year, &month, &day);
  else if (!read_day (typed, &year, &month, &day))
    return g_strdup (typed);
  if (year <= zw_year_to_roc (ZW_YEAR_LAST))
    year = zw_year_from_roc (year);
  if (!dossier->chinese)
    return g_strdup_printf ("%04d-%02d-%02d (ROC %d)", year, month, day, zw_year_to_roc (year));
  return g_strdup_printf ("%d年%02d月%02d日", zw_year_to_roc (year), month, day);
}
