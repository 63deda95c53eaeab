/* zw-number.c: numbers as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-number.h"

#include <math.h>
#include <string.h>

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
      else if (c == 0x2212) /* minus sign */
        c = '-';
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

/* What stands behind a number, and how much of the unit one of it is. Of counts,
 * what is counted; and myriads, before which it may stand as well. */
static const struct
{
  const char *word;
  ZwUnit unit;
  double factor;
} words[] = {
  { "人", ZW_UNIT_COUNT, 1 },        { "人次", ZW_UNIT_COUNT, 1 },
  { "口", ZW_UNIT_COUNT, 1 },        { "位", ZW_UNIT_COUNT, 1 },
  { "名", ZW_UNIT_COUNT, 1 },        { "戶", ZW_UNIT_COUNT, 1 },
  { "格", ZW_UNIT_COUNT, 1 },        { "席", ZW_UNIT_COUNT, 1 },
  { "車位", ZW_UNIT_COUNT, 1 },      { "車格", ZW_UNIT_COUNT, 1 },
  { "個", ZW_UNIT_COUNT, 1 },        { "座", ZW_UNIT_COUNT, 1 },
  { "站", ZW_UNIT_COUNT, 1 },        { "處", ZW_UNIT_COUNT, 1 },
  { "輛", ZW_UNIT_COUNT, 1 },        { "台", ZW_UNIT_COUNT, 1 },
  { "臺", ZW_UNIT_COUNT, 1 },        { "部", ZW_UNIT_COUNT, 1 },
  { "支", ZW_UNIT_COUNT, 1 },        { "槍", ZW_UNIT_COUNT, 1 },
  { "樁", ZW_UNIT_COUNT, 1 },        { "柱", ZW_UNIT_COUNT, 1 },
  { "班", ZW_UNIT_COUNT, 1 },        { "班次", ZW_UNIT_COUNT, 1 },
  { "次", ZW_UNIT_COUNT, 1 },        { "車次", ZW_UNIT_COUNT, 1 },
  { "元", ZW_UNIT_COUNT, 1 },        { "千", ZW_UNIT_COUNT, 1e3 },
  { "萬", ZW_UNIT_COUNT, 1e4 },      { "億", ZW_UNIT_COUNT, 1e8 },
  { "公尺", ZW_UNIT_METRE, 1 },      { "米", ZW_UNIT_METRE, 1 },
  { "m", ZW_UNIT_METRE, 1 },         { "公分", ZW_UNIT_METRE, 0.01 },
  { "cm", ZW_UNIT_METRE, 0.01 },     { "公里", ZW_UNIT_KILOMETRE, 1 },
  { "km", ZW_UNIT_KILOMETRE, 1 },    { "公尺", ZW_UNIT_KILOMETRE, 0.001 },
  { "m", ZW_UNIT_KILOMETRE, 0.001 }, { "分", ZW_UNIT_MINUTE, 1 },
  { "分鐘", ZW_UNIT_MINUTE, 1 },     { "min", ZW_UNIT_MINUTE, 1 },
  { "小時", ZW_UNIT_MINUTE, 60 },    { "秒", ZW_UNIT_MINUTE, 1.0 / 60.0 },
  { "km/h", ZW_UNIT_KMH, 1 },        { "kph", ZW_UNIT_KMH, 1 },
  { "公里/小時", ZW_UNIT_KMH, 1 },   { "公里/時", ZW_UNIT_KMH, 1 },
};

static double
find_factor (const char *word, ZwUnit unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].unit == unit && g_ascii_strcasecmp (words[i].word, word) == 0)
      return words[i].factor;
  return NAN;
}

/* The first byte that is no digit, sign or mark of a number. */
static char *
find_end (char *text)
{
  char *end = text;

  for (char *c = text; *c != '\0'; c++)
    if (g_ascii_isdigit (*c) || *c == '.')
      end = c + 1;
  return end;
}

/**
 * zw_number_parse_in:
 * @text: (nullable): UTF-8
 * @unit: what the number is to be in
 *
 * As zw_number_parse(), but with "NT$" or 約 before it and a unit behind it, as
 * "1,234人", "１２３４ 元", "1.2萬人", "250公分" for 2.5 metres. A unit that
 * measures something else is no number, and neither is a share, "30%".
 *
 * Returns: the number in @unit, NaN for anything else
 */
double
zw_number_parse_in (const char *text, ZwUnit unit)
{
  static const char *const before[] = { "約", "NT$", "$", NULL };
  double number = zw_number_parse (text), factor;
  g_autofree char *narrow = NULL;
  g_autofree char *behind = NULL;
  char *start, *end;

  if (!isnan (number) || text == NULL || !g_utf8_validate (text, -1, NULL))
    return number;
  narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  start = g_strstrip (narrow);
  for (guint i = 0; before[i] != NULL; i++)
    if (g_str_has_prefix (start, before[i]))
      start += strlen (before[i]);
  end = find_end (start);
  behind = g_strstrip (g_strdup (end));
  *end = '\0';
  number = zw_number_parse (start);
  factor = *behind != '\0' ? find_factor (behind, unit) : 1.0;
  if (isnan (factor) && unit == ZW_UNIT_COUNT)
    {
      g_autofree char *myriads = g_utf8_substring (behind, 0, 1);

      factor = find_factor (myriads, unit);
      if (factor <= 1.0 || isnan (find_factor (behind + strlen (myriads), unit)))
        factor = NAN;
    }
  return number * factor;
}
