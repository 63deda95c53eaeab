/* zw-written.c: figures and texts as members of JSON and fields of CSV
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-written.h"

#include <math.h>
#include <string.h>

/* Whole numbers up to here are the same as integers and as doubles. */
#define MAX_WHOLE 9007199254740992.0

/**
 * zw_json_add_text:
 * @text: (nullable): null where there is none
 */
void
zw_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * zw_json_add_number:
 * @value: with all its digits, whole numbers without a point; null unless finite
 */
void
zw_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (!isfinite (value))
    json_builder_add_null_value (builder);
  else if (value == floor (value) && fabs (value) < MAX_WHOLE)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

/**
 * zw_csv_append_text:
 * @text: (nullable): empty where there is none
 *
 * A field of RFC 4180, quoted where it must be, without the comma.
 */
void
zw_csv_append_text (GString *csv, const char *text)
{
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/**
 * zw_csv_append_number:
 * @value: empty unless finite
 * @digits: significant digits; 17 keep every bit
 */
void
zw_csv_append_number (GString *csv, double value, guint digits)
{
  g_autofree char *format = g_strdup_printf ("%%.%ug", digits);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (csv, g_ascii_formatd (text, sizeof text, format, value));
}
