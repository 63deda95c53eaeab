/* zw-money.c: exact amounts of New Taiwan dollars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-money.h"

#include <glib/gi18n.h>
#include <string.h>

#define WAN 10000

/* Amounts are read in units of 10⁻⁸ NT$, so that "0.00000001 億" is exact. */
#define SCALE 100000000
#define MAX_DECIMALS 8

/**
 * zw_money_format:
 *
 * Returns: (transfer full): "3,500,000"
 */
char *
zw_money_format (gint64 ntd)
{
  char digits[32];
  GString *out = g_string_new (ntd < 0 ? "-" : "");
  int n = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT,
                      ntd < 0 ? -(guint64) ntd : (guint64) ntd);

  for (int i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  return g_string_free (out, FALSE);
}

/**
 * zw_money_format_unit:
 * @chinese: write it as officials in Taiwan do
 *
 * Returns: (transfer full): "3,500,000 元" or "NT$3,500,000"
 */
char *
zw_money_format_unit (gint64 ntd, gboolean chinese)
{
  g_autofree char *number = zw_money_format (ntd);

  if (chinese)
    return g_strconcat (number, " 元", NULL);
  return ntd < 0 ? g_strconcat ("-NT$", number + 1, NULL) : g_strconcat ("NT$", number, NULL);
}

/**
 * zw_money_format_wan:
 *
 * In units of ten thousand, with as many decimals as the amount has.
 *
 * Returns: (transfer full): "350 萬元", "123.4567 萬元"
 */
char *
zw_money_format_wan (gint64 ntd)
{
  g_autofree char *whole = zw_money_format (ntd / WAN);
  int rest = ABS ((int) (ntd % WAN));
  char decimals[8];
  int n;

  if (rest == 0)
    return g_strconcat (whole, " 萬元", NULL);
  n = g_snprintf (decimals, sizeof decimals, "%04d", rest);
  while (decimals[n - 1] == '0')
    decimals[--n] = '\0';
  return g_strconcat (ntd < 0 && ntd > -WAN ? "-" : "", whole, ".", decimals, " 萬元", NULL);
}

/**
 * zw_money_add:
 *
 * Returns: the sum, which stops at the ends of the type instead of running over
 */
gint64
zw_money_add (gint64 a, gint64 b)
{
  gint64 sum;

  if (!__builtin_add_overflow (a, b, &sum))
    return sum;
  return a > 0 ? G_MAXINT64 : G_MININT64;
}

static gboolean
skip_word (const char **at, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (*at, word, length) != 0)
    return FALSE;
  *at += length;
  return TRUE;
}

/* Any of @words, which end with NULL; the longer before its beginning. */
static gboolean
skip_any (const char **at, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (skip_word (at, words[i]))
      return TRUE;
  return FALSE;
}

static int
chinese_digit (gunichar c)
{
  static const struct
  {
    gunichar c;
    int value;
  } digits[] = {
    { 0x3007, 0 } /* 〇 */, { 0x96f6, 0 } /* 零 */, { 0x4e00, 1 } /* 一 */, { 0x58f9, 1 } /* 壹 */,
    { 0x4e8c, 2 } /* 二 */, { 0x8cb3, 2 } /* 貳 */, { 0x5169, 2 } /* 兩 */, { 0x4e09, 3 } /* 三 */,
    { 0x53c3, 3 } /* 參 */, { 0x56db, 4 } /* 四 */, { 0x8086, 4 } /* 肆 */, { 0x4e94, 5 } /* 五 */,
    { 0x4f0d, 5 } /* 伍 */, { 0x516d, 6 } /* 六 */, { 0x9678, 6 } /* 陸 */, { 0x4e03, 7 } /* 七 */,
    { 0x67d2, 7 } /* 柒 */, { 0x516b, 8 } /* 八 */, { 0x634c, 8 } /* 捌 */, { 0x4e5d, 9 } /* 九 */,
    { 0x7396, 9 } /* 玖 */,
  };

  for (guint i = 0; i < G_N_ELEMENTS (digits); i++)
    if (digits[i].c == c)
      return digits[i].value;
  return -1;
}

/* Digits with commas at the thousands and decimals. FALSE where the commas or
 * the decimals are not in order, so that "3,50" is not taken for 350. */
static gboolean
read_arabic (const char **at, __int128 *value)
{
  const char *p = *at;
  gboolean commas = FALSE;
  int in_group = 0, decimals = 0;

  *value = 0;
  for (; g_ascii_isdigit (*p) || *p == ','; p++)
    {
      if (*p == ',')
        {
          if (in_group == 0 || in_group > 3 || (commas && in_group != 3))
            return FALSE;
          commas = TRUE;
          in_group = 0;
          continue;
        }
      *value = *value * 10 + (*p - '0');
      in_group++;
      if (*value > ZW_MONEY_MAX)
        *value = (__int128) ZW_MONEY_MAX + 1;
    }
  if (in_group == 0 || (commas && in_group != 3))
    return FALSE;
  *value *= SCALE;
  if (*p == '.')
    {
      gint64 unit = SCALE;

      for (p++; g_ascii_isdigit (*p); p++, decimals++)
        {
          if (decimals == MAX_DECIMALS && *p != '0')
            return FALSE;
          if (decimals == MAX_DECIMALS)
            decimals--;
          unit /= 10;
          *value += (*p - '0') * unit;
        }
      if (decimals == 0)
        return FALSE;
    }
  *at = p;
  return TRUE;
}

/* Chinese digits written one after the other: 二〇, 三. */
static gboolean
read_chinese (const char **at, __int128 *value)
{
  const char *p = *at;
  __int128 sum = 0;
  int digit;

  while ((digit = chinese_digit (g_utf8_get_char (p))) >= 0 && sum <= ZW_MONEY_MAX)
    {
      sum = sum * 10 + digit;
      p = g_utf8_next_char (p);
    }
  if (p == *at)
    return FALSE;
  *value = sum * SCALE;
  *at = p;
  return TRUE;
}

static int
read_small_unit (const char **at)
{
  static const char *const tens[] = { "十", "拾", NULL };
  static const char *const hundreds[] = { "百", "佰", NULL };
  static const char *const thousands[] = { "千", "仟", NULL };

  return skip_any (at, tens)        ? 10
         : skip_any (at, hundreds)  ? 100
         : skip_any (at, thousands) ? 1000
                                    : 0;
}

static int
read_large_unit (const char **at)
{
  static const char *const yi[] = { "億", "亿", NULL };
  static const char *const wan[] = { "萬", "万", NULL };
  static const char *const millions[] = { "million", "m", NULL };
  static const char *const thousands[] = { "thousand", "k", NULL };

  return skip_any (at, yi)          ? 100000000
         : skip_any (at, wan)       ? WAN
         : skip_any (at, millions)  ? 1000000
         : skip_any (at, thousands) ? 1000
                                    : 0;
}

/* What stands before a larger unit or at the end: 2,000 and 三百五十 and 3 百. A
 * bare number must take the next place, since 三百五 is said for 350 but would
 * read as 305; with 零 before it the meaning is plain. @bare tells of a section
 * that is nothing but such a number. */
static gboolean
read_section (const char **at, __int128 *section, gboolean *bare)
{
  int place = G_MAXINT;

  *section = 0;
  *bare = FALSE;
  for (;;)
    {
      gboolean zero = chinese_digit (g_utf8_get_char (*at)) == 0;
      gboolean has_number;
      __int128 number = SCALE;
      int small;

      if (zero && (place != G_MAXINT || g_ascii_isdigit (*g_utf8_next_char (*at))))
        *at = g_utf8_next_char (*at);
      has_number = g_ascii_isdigit (**at) ? read_arabic (at, &number) : read_chinese (at, &number);
      small = read_small_unit (at);
      if (!has_number && small == 0)
        return place != G_MAXINT;
      if ((!has_number && small != 10) || small >= place)
        return FALSE;
      *section += number * MAX (small, 1);
      if (small == 0)
        {
          *bare = place == G_MAXINT && !zero;
          return place == G_MAXINT || zero || number * 10 >= (__int128) place * SCALE;
        }
      place = small;
    }
}

/* 1 億 2,000 萬 3 千: sections, each before a larger unit; the units fall. */
static gboolean
read_amount (const char *text, __int128 *amount)
{
  const __int128 limit = ((__int128) ZW_MONEY_MAX + 1) * SCALE;
  __int128 last = limit;

  *amount = 0;
  if (*text == '\0')
    return FALSE;
  while (*text != '\0')
    {
      __int128 section;
      gboolean bare, first = last == limit;
      int large;

      if (!read_section (&text, &section, &bare))
        return FALSE;
      large = read_large_unit (&text);
      if (large == 0 && *text != '\0')
        return FALSE;
      section *= MAX (large, 1);
      if (!first && (section >= last || (bare && large == 0 && section * 10 < last)))
        return FALSE;
      *amount = MIN (*amount + section, limit);
      last = (__int128) MAX (large, 1) * SCALE;
    }
  return TRUE;
}

/* One way of writing: full-width forms narrow, no spaces, no currency. */
static char *
normalise (const char *text)
{
  static const char *const before[] = { "NT$", "NTD", "TWD", "$", "新臺幣", "新台幣", NULL };
  static const char *const after[] = { "元整", "元", "圓整", "圓", "NTD", "TWD", NULL };
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);
  const char *p = narrow;

  for (; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  p = out->str;
  skip_any (&p, before);
  g_string_erase (out, 0, p - out->str);
  for (guint i = 0; after[i] != NULL; i++)
    if (g_str_has_suffix (out->str, after[i]))
      {
        g_string_truncate (out, out->len - strlen (after[i]));
        break;
      }
  return g_string_free (out, FALSE);
}

/**
 * zw_money_parse:
 * @text: what a person typed: "3,500,000", "350 萬", "NT$3.5 million",
 *   "新臺幣三百五十萬元整", in narrow or full-width characters
 * @ntd: (out): whole NT$, 0 to %ZW_MONEY_MAX
 *
 * Returns: %FALSE with @error (G_IO_ERROR_INVALID_ARGUMENT) where that is no
 *   amount, is negative, has a fraction of a dollar, or is out of range
 */
gboolean
zw_money_parse (const char *text, gint64 *ntd, GError **error)
{
  g_autofree char *plain = normalise (text);
  const char *problem = NULL;
  __int128 amount = 0;

  if (g_str_has_prefix (plain, "-") || g_str_has_prefix (plain, "−"))
    /* Translators: %s is what the user typed */
    problem = N_ ("“%s” is below zero. Give a cost of 0 or more.");
  else if (!read_amount (plain, &amount))
    /* Translators: %s is what the user typed */
    problem = N_ ("“%s” is no amount of money. Write it like 3,500,000 or 350 萬.");
  else if (amount > (__int128) ZW_MONEY_MAX * SCALE)
    /* Translators: %s is what the user typed */
    problem = N_ ("“%s” is more than any plan costs. Check the number of zeros.");
  else if (amount % SCALE != 0)
    /* Translators: %s is what the user typed */
    problem = N_ ("“%s” has a fraction of a dollar. Give whole NT$.");

  if (problem != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ (problem), text);
#pragma GCC diagnostic pop
      return FALSE;
    }
  *ntd = (gint64) (amount / SCALE);
  return TRUE;
}
