/* test-cli-passages.c: texts for the application on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#define SQUARE                                                                                     \
  "POLYGON ((300000 2770000, 301000 2770000, 301000 2771000, 300000 2771000, "                     \
  "300000 2770000))"

static Run
add (const char *path, const char *place, const char *part, const char *words)
{
  g_autofree char *where = g_strconcat ("place=", place, NULL);
  g_autofree char *which = g_strconcat ("part=", part, NULL);
  g_autofree char *what = g_strconcat ("words=", words, NULL);

  return run_program_with ("plan", path, "add", "passage", where, which, what, NULL);
}

static char *
make_plan (const char *folder, const char *type)
{
  char *path = g_build_filename (folder, "計畫.gpkg", NULL);
  g_auto (Run) new = run_program_with ("new", path, NULL);
  g_auto (Run) zone = run_program_with ("zone", path, "add", "--name", "甲", "--type", type,
                                        "--wkt", SQUARE, NULL);

  assert_quiet (new);
  assert_quiet (zone);
  return path;
}

static void
assert_added (const char *path,
              const char *place,
              const char *part,
              const char *words,
              const char *number)
{
  g_auto (Run) run = add (path, place, part, words);

  g_assert_cmpstr (run.err, ==, "");
  g_assert_cmpstr (run.out, ==, number);
}

static void
assert_refused (const char *path,
                const char *place,
                const char *part,
                const char *words,
                const char *said)
{
  g_auto (Run) run = add (path, place, part, words);

  assert_failed (&run, 1, said);
}

/* Words of the passages, with | between. */
static char *
dup_words (const char *path)
{
  g_auto (Run) run = run_program_with ("plan", path, "--json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *passages = json_object_get_array_member (parse (parser, &run), "passages");
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (passages); i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? "|" : "",
        json_object_get_string_member (json_array_get_object_element (passages, i), "words"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Several lines, however they come: typed, with a line feed, from a file of Windows. */
static void
test_lines (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  g_autofree char *at = NULL;
  g_autofree char *words = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  file = write_file (folder, "目標.txt", "\357\273\277第一行\r\n第二行 100 %\r\n");
  at = g_strconcat ("@", file, NULL);
  assert_added (path, "goal", "", "one\\ntwo", "1\n");
  assert_added (path, "extent", "", "one\ntwo", "2\n");
  assert_added (path, "type", "", at, "3\n");
  assert_added (path, "人口特性", "", "@@here", "4\n");
  words = dup_words (path);
  g_assert_cmpstr (words, ==, "one\ntwo|one\ntwo|第一行\n第二行 100 %|@here");
  drop_folder (g_steal_pointer (&folder));
}

/* What would never be printed is not taken, and what could be is named. */
static void
test_refused (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  g_autofree char *at = NULL;
  g_autofree char *words = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "park");
  file = write_file (folder, "big5.txt", "\245\330\274\320");
  at = g_strconcat ("@", file, NULL);
  assert_added (path, "goal", "", "kept", "1\n");
  assert_added (path, "item-plan", "park-award", "kept", "2\n");
  assert_added (path, "item-plan", "park-commute", "kept", "3\n");
  assert_refused (path, "nowhere", "", "x", "ev-parking");
  assert_refused (path, "attractions", "", "x", "landuse");
  assert_refused (path, "goal", "", "x", "change passage 1");
  assert_refused (path, "item-plan", "park-award", "x", "change passage 2");
  assert_refused (path, "item-plan", "urban-cycling", "x", "park-commute");
  assert_refused (path, "landuse", "park-award", "x", "“landuse”");
  assert_refused (path, "landuse", "", at, "UTF-8");
  assert_refused (path, "landuse", "", "@/nowhere/at all", "/nowhere/at all");
  words = dup_words (path);
  g_assert_cmpstr (words, ==, "kept|kept|kept");
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/passages/lines", test_lines);
  g_test_add_func ("/cli/passages/refused", test_refused);
  return g_test_run ();
}
