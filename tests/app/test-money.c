/* test-money.c: exact amounts of New Taiwan dollars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/zw-money.h"

static void
test_format (void)
{
  static const struct
  {
    gint64 ntd;
    const char *plain, *chinese, *english, *wan;
  } cases[] = {
    { 0, "0", "0 元", "NT$0", "0 萬元" },
    { 999, "999", "999 元", "NT$999", "0.0999 萬元" },
    { 1000, "1,000", "1,000 元", "NT$1,000", "0.1 萬元" },
    { 3500000, "3,500,000", "3,500,000 元", "NT$3,500,000", "350 萬元" },
    { 32500000, "32,500,000", "32,500,000 元", "NT$32,500,000", "3,250 萬元" },
    { 9756000, "9,756,000", "9,756,000 元", "NT$9,756,000", "975.6 萬元" },
    { -1234567, "-1,234,567", "-1,234,567 元", "-NT$1,234,567", "-123.4567 萬元" },
    { -5000, "-5,000", "-5,000 元", "-NT$5,000", "-0.5 萬元" },
    { G_MAXINT64, "9,223,372,036,854,775,807", "9,223,372,036,854,775,807 元",
      "NT$9,223,372,036,854,775,807", "922,337,203,685,477.5807 萬元" },
    { G_MININT64, "-9,223,372,036,854,775,808", "-9,223,372,036,854,775,808 元",
      "-NT$9,223,372,036,854,775,808", "-922,337,203,685,477.5808 萬元" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = zw_money_format (cases[i].ntd);
      g_autofree char *chinese = zw_money_format_unit (cases[i].ntd, TRUE);
      g_autofree char *english = zw_money_format_unit (cases[i].ntd, FALSE);
      g_autofree char *wan = zw_money_format_wan (cases[i].ntd);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (chinese, ==, cases[i].chinese);
      g_assert_cmpstr (english, ==, cases[i].english);
      g_assert_cmpstr (wan, ==, cases[i].wan);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gint64 ntd;
  } cases[] = {
    { "0", 0 },
    { "3500000", 3500000 },
    { "3,500,000", 3500000 },
    { "  3,500,000 元 ", 3500000 },
    { "NT$3,500,000", 3500000 },
    { "nt$ 3,500,000", 3500000 },
    { "3500000 NTD", 3500000 },
    { "３，５００，０００", 3500000 },
    { "ＮＴ＄３５０萬", 3500000 },
    { "350 萬", 3500000 },
    { "350萬元", 3500000 },
    { "３５０　萬元", 3500000 },
    { "1,780 萬", 17800000 },
    { "975.6 萬元", 9756000 },
    { "1.565 億元", 156500000 },
    { "1億2,000萬", 120000000 },
    { "1億2千萬", 120000000 },
    { "3 百萬", 3000000 },
    { "350萬5,000", 3505000 },
    { "1萬零5", 10005 },
    { "新臺幣二百萬元", 2000000 },
    { "新台幣三百五十萬元整", 3500000 },
    { "新臺幣五百元", 500 },
    { "壹仟伍佰萬元整", 15000000 },
    { "十五萬", 150000 },
    { "一百零五萬", 1050000 },
    { "一億零三百萬", 103000000 },
    { "兩千萬", 20000000 },
    { "二〇", 20 },
    { "零元", 0 },
    { "3.5 million", 3500000 },
    { "NT$3.5M", 3500000 },
    { "250 thousand", 250000 },
    { "12.00", 12 },
    { "0.0001 萬", 1 },
    { "999,999,999,999,999", ZW_MONEY_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ntd = -1;

      if (!zw_money_parse (cases[i].text, &ntd, &error))
        g_error ("%s: %s", cases[i].text, error->message);
      if (ntd != cases[i].ntd)
        g_error ("%s: read as %" G_GINT64_FORMAT, cases[i].text, ntd);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    "   ",
    "元",
    "萬",
    "abc",
    "12abc",
    "3,50",
    "3,5000",
    "35,00,000",
    ",500",
    "1,",
    "1,000,",
    "-5",
    "－5",
    "−5",
    "1.5",
    "0.00001 萬",
    "1.",
    ".5",
    "1.2.3",
    "150~250 萬",
    "NT$",
    "1萬2億",
    "1萬1萬",
    "3萬5",
    "三百五",
    "三百五萬",
    "百",
    "5百6百",
    "1萬20,000",
    "1e6",
    "0x10",
    "350 萬 萬",
    "999999999999999.5",
    "1,000,000,000,000,000",
    "99999999999999999999999999999999999999999999",
    "9,999,999,999 億",
    "九九九九九九九九九九九九九九九九九九九九九九",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 ntd = -7;

      if (zw_money_parse (cases[i], &ntd, &error))
        g_error ("“%s” was read as %" G_GINT64_FORMAT, cases[i], ntd);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_nonnull (strstr (error->message, cases[i]));
      g_assert_cmpint (ntd, ==, -7);
    }
}

/* Whatever is written can be read again. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 ntd = g_test_rand_double_range (0, 1) * (double) ZW_MONEY_MAX;
      gint64 small = ntd >> g_test_rand_int_range (0, 49);
      g_autofree char *plain = zw_money_format (small);
      g_autofree char *chinese = zw_money_format_unit (small, TRUE);
      g_autofree char *english = zw_money_format_unit (small, FALSE);
      g_autofree char *wan = zw_money_format_wan (small);
      const char *all[] = { plain, chinese, english, wan };

      for (guint j = 0; j < G_N_ELEMENTS (all); j++)
        {
          g_autoptr (GError) error = NULL;
          gint64 read = -1;

          zw_money_parse (all[j], &read, &error);
          g_assert_no_error (error);
          g_assert_cmpint (read, ==, small);
        }
    }
}

static void
test_add (void)
{
  /* 表 5 of the urban sample, [G:4115]–[G:4125]. */
  static const gint64 subsidy[] = { 3500000, 3000000, 1400000, 1050000, 1400000,
                                    1050000, 1400000, 1050000, 1400000 };
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (subsidy); i++)
    sum = zw_money_add (sum, subsidy[i]);
  g_assert_cmpint (sum, ==, 15250000);
  g_assert_cmpint (zw_money_add (G_MAXINT64, 1), ==, G_MAXINT64);
  g_assert_cmpint (zw_money_add (G_MININT64, -1), ==, G_MININT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/format", test_format);
  g_test_add_func ("/money/parse", test_parse);
  g_test_add_func ("/money/refused", test_refused);
  g_test_add_func ("/money/round-trip", test_round_trip);
  g_test_add_func ("/money/add", test_add);
  return g_test_run ();
}
