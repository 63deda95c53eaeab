/* zw-number.c: numbers as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-number.h"

#include <math.h>

/**
 * zw_number_parse:
 * @text: (nullable): UTF-8
 *
 * Reads "1,234.5", "１２３" in full width, " 12 " and "1.2e3". The decimal mark
 * is a point; commas, full-width commas and spaces group digits.
 *
 * Returns: the number, NaN for anything else, such as "-", "NA" or nothing
 */
double
zw_number_parse (const char *text)
{
  char plain[64];
  char *end = NULL;
  guint n = 0;
  double number;

  if (text == NULL)
    return NAN;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return NAN;
      if (c >= 0xff01 && c <= 0xff5e) /* full width */
        c -= 0xfee0;
      if (c == ',' || g_unichar_isspace (c))
        continue;
      if (c > 127 || n + 1 >= sizeof plain
          || !(g_ascii_isdigit ((char) c) || c == '.' || c == '-' || c == '+' || c == 'e'
               || c == 'E'))
        return NAN;
      plain[n++] = (char) c;
    }
  plain[n] = '\0';
  if (n == 0)
    return NAN;
  number = g_ascii_strtod (plain, &end);
  return *end == '\0' && end != plain && isfinite (number) ? number : NAN;
}
