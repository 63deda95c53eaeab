/* zw-csv-separator.c: what separates the fields of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-csv.h"

#include <string.h>

/* Whether bytes that may end inside a character are UTF-8. */
static gboolean
is_utf8 (const char *bytes, gsize length)
{
  const char *end;

  return g_utf8_validate (bytes, (gssize) length, &end) || length - (gsize) (end - bytes) < 4;
}

/**
 * zw_csv_guess_separator:
 * @bytes: (array length=length): beginning of a table, with its header
 * @skip_rows: rows that stand above the header, blank ones not counted
 *
 * Tells what separates the fields: the one of , tab ; | that stands most often
 * in the header outside of quotes; of several the first in this order.
 *
 * Returns: the character; "," when none of them is there
 */
char
zw_csv_guess_separator (const char *bytes, gsize length, guint skip_rows)
{
  static const char candidates[] = { ',', '\t', ';', '|' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE, blank = TRUE, utf8 = is_utf8 (bytes, length);
  guint best = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = bytes[i];

      if (!quoted && (c == '\n' || c == '\r'))
        {
          if (!blank && skip_rows == 0)
            break;
          skip_rows -= !blank;
          blank = TRUE;
          memset (counts, 0, sizeof counts);
          continue;
        }
      if (c == '"')
        quoted = !quoted;
      blank = blank && c == ' ';
      /* In CP950 and its like this may be the second half of a character. */
      if (c == '|' && !utf8 && i > 0 && (guchar) bytes[i - 1] >= 0x81)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (candidates) && !quoted; k++)
        counts[k] += c == candidates[k];
    }
  for (guint k = 1; k < G_N_ELEMENTS (candidates); k++)
    if (counts[k] > counts[best])
      best = k;
  return candidates[best];
}
