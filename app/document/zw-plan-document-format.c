/* zw-plan-document-format.c: figures, years and names as the plan's document writes them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-plan-document-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *
zw_plan_writer_tr (const ZwPlanWriter *self, const char *text)
{
  return zw_catalog_get (self->input->catalog, text);
}

/**
 * zw_plan_writer_pick:
 * @zh: official words
 * @en: the same in English
 *
 * Returns: (transfer none): the one in the document's language
 */
const char *
zw_plan_writer_pick (const ZwPlanWriter *self, const char *zh, const char *en)
{
  return self->chinese ? zh : en;
}

/* @digits: a number in the C locale */
static char *
group_thousands (const char *digits)
{
  const char *point = strchr (digits, '.');
  gsize n = point != NULL ? (gsize) (point - digits) : strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      g_string_append_c (text, digits[i]);
      if (g_ascii_isdigit (digits[i]) && i + 1 < n && (n - i - 1) % 3 == 0)
        g_string_append_c (text, ',');
    }
  g_string_append (text, digits + n);
  return g_string_free (text, FALSE);
}

/**
 * zw_plan_format_number:
 *
 * Returns: (transfer full): "30,112.26"; a dash where there is no number
 */
char *
zw_plan_format_number (double value, int decimals)
{
  char digits[64];

  if (!isfinite (value) || fabs (value) >= 1e15)
    return g_strdup (ZW_PLAN_NOTHING);
  g_snprintf (digits, sizeof digits, "%.*f", decimals, value);
  return group_thousands (strspn (digits, "-0.") == strlen (digits) && digits[0] == '-' ? digits + 1
                                                                                        : digits);
}

/**
 * zw_plan_format_plain:
 *
 * Returns: (transfer full): a number with the decimals it has: three at most, two
 *   from a hundred on
 */
char *
zw_plan_format_plain (double value)
{
  int most = fabs (value) < 100.0 ? 3 : 2, decimals = 0;
  double scaled = value;

  while (decimals < most && isfinite (value)
         && fabs (scaled - round (scaled)) > 1e-6 * (decimals + 1))
    scaled = value * pow (10.0, ++decimals);
  return zw_plan_format_number (value, decimals);
}

/**
 * zw_plan_format_years:
 * @start_year: common era, or %ZW_PLAN_NO_YEAR
 * @end_year: included; or %ZW_PLAN_NO_YEAR
 *
 * Returns: (transfer full): "114~115 年 (2025~2026)" or "2025–2026 (ROC 114–115)"
 */
char *
zw_plan_format_years (int start_year, int end_year, gboolean chinese)
{
  int roc_start = zw_year_to_roc (start_year), roc_end = zw_year_to_roc (end_year);

  if (start_year == ZW_PLAN_NO_YEAR && end_year == ZW_PLAN_NO_YEAR)
    return g_strdup (ZW_PLAN_NOTHING);
  if (start_year == end_year)
    return zw_year_format (start_year, chinese);
  if (start_year == ZW_PLAN_NO_YEAR)
    return chinese ? g_strdup_printf ("%d 年以前 (%d)", roc_end, end_year)
                   : g_strdup_printf ("to %d (ROC %d)", end_year, roc_end);
  if (end_year == ZW_PLAN_NO_YEAR)
    return chinese ? g_strdup_printf ("%d 年起 (%d)", roc_start, start_year)
                   : g_strdup_printf ("from %d (ROC %d)", start_year, roc_start);
  return chinese ? g_strdup_printf ("%d~%d 年 (%d~%d)", roc_start, roc_end, start_year, end_year)
                 : g_strdup_printf ("%d–%d (ROC %d–%d)", start_year, end_year, roc_start, roc_end);
}

/**
 * zw_plan_format_years_lines:
 *
 * Returns: (transfer full): as zw_plan_format_years(), on two lines, for the narrow
 *   cells of a table
 */
char *
zw_plan_format_years_lines (int start_year, int end_year, gboolean chinese)
{
  char *text = zw_plan_format_years (start_year, end_year, chinese);
  char *space = strstr (text, " (");

  if (space != NULL)
    *space = '\n';
  return text;
}

/**
 * zw_plan_format_day:
 * @date: (nullable): YYYY-MM-DD, perhaps with a time behind it
 *
 * Returns: (transfer full): "114.12.31 (2025-12-31)" or "2025-12-31"; what is no
 *   date stays as it is
 */
char *
zw_plan_format_day (const char *date, gboolean chinese)
{
  int year, month, day;

  if (date == NULL || *date == '\0')
    return g_strdup (ZW_PLAN_NOTHING);
  if (sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return g_strdup (date);
  if (!chinese)
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  return g_strdup_printf ("%d.%02d.%02d (%04d-%02d-%02d)", zw_year_to_roc (year), month, day, year,
                          month, day);
}

/**
 * zw_plan_dup_phase_name:
 *
 * Returns: (transfer full): "短期：試辦先行"
 */
char *
zw_plan_dup_phase_name (const ZwPlanWriter *self, const ZwPlanPhase *phase)
{
  if (phase->subtitle == NULL || *phase->subtitle == '\0')
    return g_strdup (phase->name);
  return g_strconcat (phase->name, self->chinese ? "：" : ": ", phase->subtitle, NULL);
}

const char *
zw_plan_or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? text : ZW_PLAN_NOTHING;
}
