/* zw-join-key.c: codes and names of areas, as they can be compared
 *
 * Offices write one code in many ways: 65000010-001 and 65000010001, in full
 * width, behind a byte order mark, as the real number 6301200042.00000, as text
 * that a spreadsheet marked with an apostrophe. What is left when all that is
 * taken away is compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-join-key.h"

#include <string.h>

/* Ways of writing one character, and the one that is compared. */
static const struct
{
  gunichar variant;
  gunichar plain;
} variants[] = {
  { 0x81fa, 0x53f0 }, /* 臺 台 */
  { 0x5cef, 0x5cf0 }, /* 峯 峰 */
  { 0x8218, 0x9928 }, /* 舘 館 */
  { 0x811a, 0x8173 }, /* 脚 腳 */
  { 0x7fa3, 0x7fa4 }, /* 羣 群 */
  { 0x5869, 0x9e7d }, /* 塩 鹽 */
  { 0x7a93, 0x7a97 }, /* 窓 窗 */
  { 0x6052, 0x6046 }, /* 恒 恆 */
};

/* Counties and cities, without what they are called now and were before. */
static const char *const counties[] = { "台北", "新北", "桃園", "台中", "台南", "高雄", "基隆",
                                        "新竹", "嘉義", "苗栗", "彰化", "南投", "雲林", "屏東",
                                        "宜蘭", "花蓮", "台東", "澎湖", "金門", "連江" };

static gunichar
replace_variant (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (variants[i].variant == c)
      return variants[i].plain;
  return c;
}

/* Where the whole part of a plain number ends; %NULL where it is none, or below 0. */
static const char *
find_fraction (const char *text)
{
  const char *p = text;

  while (g_ascii_isdigit (*p))
    p++;
  return p > text ? p : NULL;
}

static gboolean
is_zeros (const char *text)
{
  return strspn (text, "0") == strlen (text);
}

static gboolean
is_digits_only (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* A number with a fraction or a sign is a quantity, not what something is called. */
static gboolean
is_quantity (const char *text, gsize *length)
{
  const char *end = find_fraction (*text == '-' || *text == '+' ? text + 1 : text);

  if (end == NULL || (*end != '.' && *end != '\0'))
    return FALSE;
  if (*end == '.' && !is_digits_only (end + 1))
    return FALSE;
  if (*text == '-' || *text == '+')
    return TRUE;
  if (*end == '.' && !is_zeros (end + 1))
    return TRUE;
  *length = (gsize) (end - text);
  return FALSE;
}

static gboolean
is_dropped (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CONNECT_PUNCTUATION:
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* among them the byte order mark */
    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    default:
      return c < 128 ? strchr (".'\"=/", (int) c) != NULL
                     : c == 0x2212 /* minus */ || c == 0x30fb || c == 0x00b7 /* dots */;
    }
}

/**
 * zw_join_key_normalise:
 * @text: (nullable): a code or a name, UTF-8
 *
 * What makes it different from others: in the plain form of its characters
 * (Unicode NFKC, case folded, 臺 as 台), without dashes, spaces and dots, without
 * the fraction of a whole number that was kept as a real one.
 *
 * Returns: (transfer full) (nullable): its key; %NULL where nothing is left of it,
 *   or it is a quantity: below zero, or with a fraction
 */
char *
zw_join_key_normalise (const char *text)
{
  g_autofree char *narrow = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *folded = NULL;
  g_autoptr (GString) key = NULL;
  gsize length;

  if (narrow == NULL)
    return NULL;
  g_strstrip (narrow);
  length = strlen (narrow);
  if (is_quantity (narrow, &length))
    return NULL;
  narrow[length] = '\0';
  folded = g_utf8_casefold (narrow, -1);
  key = g_string_sized_new (length);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_dropped (c))
        g_string_append_unichar (key, replace_variant (c));
    }
  return key->len > 0 ? g_string_free (g_steal_pointer (&key), FALSE) : NULL;
}

/**
 * zw_join_key_skip_zeros:
 *
 * Returns: (transfer none): the key as it is after a program that took it for a
 *   number: without the zeros it begins with, one of which stays where there is
 *   nothing else
 */
const char *
zw_join_key_skip_zeros (const char *key)
{
  while (key[0] == '0' && key[1] != '\0')
    key++;
  return key;
}

gboolean
zw_join_key_is_digits (const char *key)
{
  return is_digits_only (key);
}

/* Past a county's name, which is two characters and 縣 or 市; or @key itself. */
static const char *
skip_county (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (counties); i++)
    if (g_str_has_prefix (key, counties[i]))
      {
        const char *rest = key + strlen (counties[i]);

        if (g_str_has_prefix (rest, "縣") || g_str_has_prefix (rest, "市"))
          return g_utf8_next_char (rest);
      }
  return key;
}

static gboolean
ends_with_any (const char *key, const char *const *endings)
{
  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (key, *endings) && !g_str_equal (key, *endings))
      return TRUE;
  return FALSE;
}

/**
 * zw_area_level_of:
 * @key: a name, normalised
 * @with_county: (out): whether a county's name is in front
 *
 * Tells areas of Taiwan by how their names end: 縣 and 市, 鄉鎮市區, 村里.
 *
 * Returns: the kind of area
 */
ZwAreaLevel
zw_area_level_of (const char *key, gboolean *with_county)
{
  static const char *const villages[] = { "里", "村", NULL };
  static const char *const towns[] = { "區", "鄉", "鎮", "市", NULL };
  const char *rest = skip_county (key);

  *with_county = rest != key && *rest != '\0';
  if (rest != key && *rest == '\0')
    return ZW_AREA_COUNTY;
  if (ends_with_any (rest, villages))
    return ZW_AREA_VILLAGE;
  return ends_with_any (rest, towns) ? ZW_AREA_TOWN : ZW_AREA_OTHER;
}
