/* test-json.c: JSON that is damaged, odd or made to do harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "reader-fixture.h"

static char *
nest (guint depth, const char *open, const char *inner, const char *closing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, inner);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, closing);
  return g_string_free (text, FALSE);
}

/* Files that cannot be imported, and the words that say why. */
static void
test_refused (void)
{
  static const struct
  {
    const char *what, *text, *words;
  } cases[] = {
    { "cut short", "[{\"StopUID\":\"TPE1\",\"StopName\":{\"Zh_tw\":\"甲\"}},\n{\"Stop", "line 2" },
    { "cut behind a comma", "[{\"a\":1},", "ends in the middle" },
    { "a comma too many", "[{\"a\":1,}]", "quotation marks" },
    { "no comma", "[{\"a\":1 \"b\":2}]", "comma" },
    { "no colon", "[{\"a\" 1}]", "colon" },
    { "a bad escape", "[{\"a\":\"\\q\"}]", "character" },
    { "a bad code", "[{\"a\":\"\\u12g4\"}]", "character" },
    { "a bad word", "[{\"a\":nulll}]", "value" },
    { "a bad number", "[{\"a\":1-2}]", "comma" },
    { "no digits", "[{\"a\":-.}]", "value" },
    { "two roots", "[{\"a\":1}] [{\"a\":1}]", "behind its end" },
    { "the wrong bracket", "[{\"a\":1]}", "comma" },
    { "an empty list", "[]", "empty" },
    { "an empty wrapper", "{\"UpdateTime\":\"2025-01-01\",\"Stations\":[]}", "empty" },
    { "a list of numbers", "[1, 2, 3]", "known format" },
    { "a word", "true", "known format" },
    { "nothing known", "{\"a\":1}", "known format" },
    { "what a server said", "{\"message\":\"API rate limit exceeded\"}",
      "API rate limit exceeded" },
    { "no places", "[{\"a\":1},{\"a\":2}]", "place on the map" },
    { "wrong types for places",
      "[{\"StationPosition\":{\"PositionLon\":[1],\"PositionLat\":{}}},"
      "{\"StationPosition\":\"x\"},{\"StationPosition\":{\"PositionLon\":\"a\",\"PositionLat\":"
      "null}},{\"Geometry\":5},{\"Geometry\":{\"type\":\"Point\",\"coordinates\":[{}]}},7,null]",
      "place on the map" },
    { "lines without their course",
      "[{\"LineID\":\"BL\",\"LineName\":{\"Zh_tw\":\"板南線\"},\"LineSectionName\":{}}]", "Shape" },
    { "routes without their course",
      "[{\"RouteUID\":\"TPE1\",\"RouteName\":{\"Zh_tw\":\"307\"},\"SubRoutes\":[{\"Direction\":0}]"
      "}]",
      "Shape" },
    { "stations of a line",
      "[{\"LineID\":\"BL\",\"Stations\":[{\"StationID\":\"BL01\",\"StationName\":{\"Zh_tw\":"
      "\"頂埔\"}}]}]",
      "Station" },
    { "numbers beyond all bounds",
      "[{\"StationPosition\":{\"PositionLon\":1e999,\"PositionLat\":-1e999}},"
      "{\"StationPosition\":{\"PositionLon\":NaN,\"PositionLat\":Infinity}}]",
      "place on the map" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "甲.json", cases[i].text);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };

      g_test_message ("%s", cases[i].what);
      import_refused (fixture, &options, cases[i].words);
    }
}

static void
test_nested (void)
{
  static const struct
  {
    const char *open, *inner, *closing;
    guint depth;
  } cases[] = {
    { "[", "1", "]", 10000 },
    { "[", "", "", 1000000 },
    { "{\"a\":", "1", "}", 10000 },
    { "[{\"a\":", "1", "}]", 10000 },
    { "{\"a\":[", "{\"b\":1}", "]}", 100000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *text = nest (cases[i].depth, cases[i].open, cases[i].inner,
                                    cases[i].closing);
      g_autofree char *path = write_text (fixture, "a.json", text);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };

      import_refused (fixture, &options, "nested");
    }
}

/* Odd, but to be read: every value that is one is there. */
static void
test_odd (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *deep = nest (150, "[", "1", "]");
  g_autofree char *text = g_strdup_printf (
      "[{\"n\":123456789012345678901234567890,\"d\":0.10,\"e\":NaN,\"t\":true,\"s\":"
      "\"a\\u0000b\\n\t"
      "\\ud800\",\"deep\":%s,\"a\":{\"b\":{\"c\":{\"d\":{\"e\":1}}}},\"lon\":121.5,\"lat\":25.0},"
      "5,{\"lon\":\"121.6\",\"lat\":\"25.1\",\"n\":\"x\"}]",
      deep);
  g_autoptr (ZwReader) reader = open_text (fixture, "a.json", text);
  const ZwReaderRow *record = read_next (reader);

  g_assert_cmpstr (reader->format, ==, "JSON");
  g_assert_cmpint (reader->count, ==, 2);
  assert_point (record, 121.5, 25.0);
  g_assert_cmpstr (get_value (reader, record, "n"), ==, "123456789012345678901234567890");
  g_assert_cmpstr (get_value (reader, record, "d"), ==, "0.10");
  g_assert_null (get_value (reader, record, "e"));
  g_assert_cmpstr (get_value (reader, record, "t"), ==, "true");
  g_assert_cmpstr (get_value (reader, record, "s"), ==,
                   "a\xef\xbf\xbd"
                   "b\n\t\xef\xbf\xbd");
  g_assert_cmpstr (get_value (reader, record, "deep"), ==, deep);
  g_assert_cmpstr (get_value (reader, record, "a.b.c.d"), ==, "{\"e\":1}");
  record = read_next (reader);
  assert_point (record, 121.6, 25.1);
  g_assert_null (get_value (reader, record, "d"));
  g_assert_null (read_next (reader));
}

static void
test_too_wide (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) text = g_string_new ("[");
  g_autofree char *path = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (text, "%s{\"f%u\":1,\"lon\":121.5,\"lat\":25}", i > 0 ? "," : "", i);
  g_string_append (text, "]");
  path = write_text (fixture, "a.json", text->str);
  {
    ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS };

    import_refused (fixture, &options, "500");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/nested", test_nested);
  g_test_add_func ("/json/odd", test_odd);
  g_test_add_func ("/json/too-wide", test_too_wide);
  return g_test_run ();
}
