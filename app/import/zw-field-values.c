/* zw-field-values.c: names and values of a source's fields, looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-field-guess-private.h"

#include "base/zw-number.h"

#include <math.h>
#include <string.h>

/* Digits of an identifier; no village has ten million people. */
#define CODE_DIGITS 7

/**
 * zw_field_fold:
 * @name: a name as the source has it
 *
 * "Stop_Name", "stop name", "ＳＴＯＰ－ＮＡＭＥ" and "stopname" are one: width,
 * case and everything that is no letter or digit is taken away.
 *
 * Returns: (transfer full): what is left
 */
char *
zw_field_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autofree char *narrow = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (narrow != NULL ? narrow : valid, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = lower; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (out, g_utf8_get_char (c));
  return g_string_free (out, FALSE);
}

gboolean
zw_field_is_missing (const char *value)
{
  static const char *const marks[] = { "",     "-",      "--",     "---",  "—",    "－",
                                       "──",   "NA",     "N/A",    "n/a",  "NaN",  "null",
                                       "NULL", "None",   "無",     "…",    "……",   "...",
                                       "#N/A", "無資料", "未提供", "不詳", "未知", NULL };
  g_autofree char *stripped = NULL;

  if (value == NULL)
    return TRUE;
  stripped = g_strstrip (g_strdup (value));
  return g_strv_contains (marks, stripped);
}

/* "-001" behind digits, "007", or a long row of digits. */
static gboolean
is_code (const char *value)
{
  gsize n_digits = strspn (value, "0123456789");

  if (value[n_digits] == '-' && n_digits > 0)
    return TRUE;
  if (value[n_digits] != '\0' || n_digits == 0)
    return FALSE;
  return n_digits >= CODE_DIGITS || (n_digits > 1 && value[0] == '0');
}

ZwFieldStats
zw_field_look (const ZwSourceField *field)
{
  ZwFieldStats stats = { 0 };
  guint n_codes = 0;

  for (guint i = 0; field->values != NULL && i < field->n_values; i++)
    {
      double number = NAN;

      if (zw_field_is_missing (field->values[i]))
        continue;
      stats.n_present++;
      n_codes += is_code (field->values[i]);
      number = zw_number_parse (field->values[i]);
      for (ZwUnit unit = ZW_UNIT_COUNT; isnan (number) && unit <= ZW_UNIT_KMH; unit++)
        number = zw_number_parse_in (field->values[i], unit);
      if (isnan (number))
        continue;
      stats.n_numbers++;
      stats.n_integers += number == floor (number);
      /* -99 and the like stand for "unknown". */
      stats.n_negative += number < 0.0 && number != -99.0 && number != -999.0 && number != -9999.0
                          && number != -1.0;
    }
  stats.is_code = stats.n_present > 0 && n_codes >= 0.9 * stats.n_present;
  return stats;
}
