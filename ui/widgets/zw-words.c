/* zw-words.c: numbers and sizes as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-year.h"

/**
 * zw_words_dup_number:
 *
 * Returns: (transfer full): such as "12,345"; the program's locale groups no digits
 */
char *
zw_words_dup_number (gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize length = strlen (digits);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0 && g_ascii_isdigit (digits[i - 1]))
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_words_dup_count:
 *
 * Returns: (transfer full): such as "12,345 points"
 */
char *
zw_words_dup_count (gint64 n, ZwGeometryKind kind)
{
  g_autofree char *number = zw_words_dup_number (n);

  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      return g_strdup_printf (ngettext ("%s point", "%s points", (gulong) n), number);
    case ZW_GEOMETRY_LINE:
      return g_strdup_printf (ngettext ("%s line", "%s lines", (gulong) n), number);
    case ZW_GEOMETRY_POLYGON:
    default:
      return g_strdup_printf (ngettext ("%s area", "%s areas", (gulong) n), number);
    }
}

/**
 * zw_words_dup_rows:
 *
 * Returns: (transfer full): such as "1,024 rows"
 */
char *
zw_words_dup_rows (gint64 n)
{
  g_autofree char *number = zw_words_dup_number (n);

  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n), number);
}

/**
 * zw_words_dup_year:
 * @year: common era
 *
 * Returns: (transfer full): the year in both calendars
 */
char *
zw_words_dup_year (int year)
{
  /* Translators: a year of the common era and the same year of the Republic of China */
  return g_strdup_printf (_ ("%d (ROC %d)"), year, zw_year_to_roc (year));
}
