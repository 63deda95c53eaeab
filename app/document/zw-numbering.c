/* zw-numbering.c: the numbers of headings
 *
 * Levels as the guideline for subsidy applications orders them (section 8.2.2):
 * 壹、 一、 (一) 1、 (1) a、 (a).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-numbering.h"

/**
 * zw_numbering_format_chinese:
 * @number: 1 to 999
 * @formal: 壹貳參 instead of 一二三
 *
 * Writes 10 as 十 but, formally, as 壹拾; word processors number so too, which
 * matters as they count the headings of an ODT again. Numbers out of range come
 * in digits.
 *
 * Returns: (transfer full): the number in Chinese characters
 */
char *
zw_numbering_format_chinese (guint number, gboolean formal)
{
  static const char *const plain_digits[] = { "〇", "一", "二", "三", "四", "五",
                                              "六", "七", "八", "九", "十", "百" };
  static const char *const formal_digits[] = { "零", "壹", "貳", "參", "肆", "伍",
                                               "陸", "柒", "捌", "玖", "拾", "佰" };
  const char *const *digits = formal ? formal_digits : plain_digits;
  GString *text = NULL;

  if (number < 1 || number > 999)
    return g_strdup_printf ("%u", number);

  text = g_string_new (NULL);
  if (number >= 100)
    {
      g_string_append (text, digits[number / 100]);
      g_string_append (text, digits[11]);
      if (number % 100 > 0 && number % 100 < 10)
        g_string_append (text, digits[0]);
    }
  if (number % 100 >= 10)
    {
      if (formal || number >= 20)
        g_string_append (text, digits[number / 10 % 10]);
      g_string_append (text, digits[10]);
    }
  if (number % 10 > 0)
    g_string_append (text, digits[number % 10]);
  return g_string_free (text, FALSE);
}

/**
 * zw_numbering_format_letters:
 * @number: 1 or more
 *
 * Returns: (transfer full): a, b … z, aa, ab …
 */
char *
zw_numbering_format_letters (guint number)
{
  GString *text = g_string_new (NULL);

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (text, 'a' + (number - 1) % 26);
  return g_string_free (text, FALSE);
}

/**
 * zw_numbering_format_label:
 * @level: 1 to %ZW_DOCUMENT_MAX_HEADING
 * @counters: (array length=level): number of the heading at each level down to
 *   its own
 *
 * Returns: (transfer full): what stands before the heading's text, "" without
 *   numbering
 */
char *
zw_numbering_format_label (ZwNumbering numbering, guint level, const guint *counters)
{
  static const char *const patterns[] = { "%s、", "%s、", "(%s)", "%s、", "(%s)", "%s、", "(%s)" };
  guint own;
  g_autofree char *number = NULL;
  GString *text = NULL;

  g_return_val_if_fail (level >= 1 && level <= ZW_DOCUMENT_MAX_HEADING, NULL);

  own = counters[level - 1];
  switch (numbering)
    {
    case ZW_NUMBERING_DECIMAL:
      text = g_string_new (NULL);
      for (guint i = 0; i < level; i++)
        g_string_append_printf (text, i == 0 ? "%u" : ".%u", counters[i]);
      return g_string_free (text, FALSE);

    case ZW_NUMBERING_CHINESE:
      if (level <= 3)
        number = zw_numbering_format_chinese (own, level == 1);
      else if (level <= 5)
        number = g_strdup_printf ("%u", own);
      else
        number = zw_numbering_format_letters (own);
      text = g_string_new (patterns[level - 1]);
      g_string_replace (text, "%s", number, 1);
      return g_string_free (text, FALSE);

    case ZW_NUMBERING_NONE:
    default:
      return g_strdup ("");
    }
}
