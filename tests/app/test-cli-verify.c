/* test-cli-verify.c: explain and verify on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#include "document/zw-passport.h"

#define STOPS "站名,運具,TWD97X,TWD97Y\n市府站,metro,300500,2770500\n廟口,bus,300100,2770100\n"

typedef struct
{
  char *folder;
  char *project;
  char *file;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *stops = NULL;
  g_auto (Run) made = { 0 }, imported = { 0 }, drawn = { 0 }, exported = { 0 };

  if (!have_program ())
    return;
  f->folder = make_folder ();
  f->project = g_build_filename (f->folder, "p.gpkg", NULL);
  f->file = g_build_filename (f->folder, "計畫.pdf", NULL);
  stops = write_file (f->folder, "stops.csv", STOPS);
  made = run_program_with ("new", f->project, "--name", "試辦", NULL);
  g_assert_cmpint (made.status, ==, 0);
  imported = run_program_with ("import", f->project, stops, "--as", "stops", "--crs", "EPSG:3826",
                               "--name", "站點", NULL);
  g_assert_cmpint (imported.status, ==, 0);
  drawn = run_program_with ("zone", f->project, "add", "--name", "市中心", "--type", "urban",
                            "--wkt",
                            "POLYGON ((300000 2770000, 301000 2770000, 301000 2771000, "
                            "300000 2771000, 300000 2770000))",
                            NULL);
  g_assert_cmpint (drawn.status, ==, 0);
  exported = run_program_with ("export", f->project, "plan", f->file, "--lang", "zh_TW", NULL);
  g_assert_cmpint (exported.status, ==, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->folder != NULL)
    drop_folder (f->folder);
  g_free (f->project);
  g_free (f->file);
}

static void
test_verify (Fixture *f, gconstpointer data)
{
  g_auto (Run) same = { 0 }, same_json = { 0 }, imported = { 0 }, changed = { 0 }, json = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new (), other = json_parser_new ();
  g_autofree char *more = NULL;
  JsonObject *object;

  if (f->folder == NULL)
    return;
  same = run_program_with ("verify", f->project, f->file, NULL);
  g_assert_cmpint (same.status, ==, 0);
  g_assert_nonnull (strstr (same.out, "Nothing has changed"));
  same_json = run_program_with ("verify", f->project, f->file, "--json", NULL);
  object = parse (parser, &same_json);
  assert_members (object, "same publication project zone language date notes counts figures");
  g_assert_true (json_object_get_boolean_member (object, "same"));
  g_assert_cmpstr (json_object_get_string_member (object, "zone"), ==, "市中心");

  /* A second survey beside the first, of three stops. */
  more = write_file (f->folder, "more.csv", STOPS "新站,bus,300900,2770900\n");
  imported = run_program_with ("import", f->project, more, "--as", "stops", "--crs", "EPSG:3826",
                               "--name", "新站點", NULL);
  g_assert_cmpint (imported.status, ==, 0);
  changed = run_program_with ("verify", f->project, f->file, NULL);
  g_assert_cmpint (changed.status, ==, 1);
  g_assert_cmpstr (changed.err, ==, "");
  g_assert_nonnull (strstr (changed.out, " → 5 "));
  json = run_program_with ("verify", f->project, f->file, "--json", NULL);
  g_assert_cmpint (json.status, ==, 1);
  g_assert_true (json_parser_load_from_data (other, json.out, -1, NULL));
  g_assert_false (
      json_object_get_boolean_member (json_node_get_object (json_parser_get_root (other)), "same"));
}

static void
test_verify_refused (Fixture *f, gconstpointer data)
{
  g_auto (Run) none = { 0 }, no_file = { 0 }, few = { 0 }, made = { 0 }, bare = { 0 };
  g_auto (Run) bare_json = { 0 };
  g_autofree char *map = NULL;

  if (f->folder == NULL)
    return;
  none = run_program_with ("verify", f->project, f->project, NULL);
  assert_failed (&none, 1, "neither a PDF nor an OpenDocument file");
  no_file = run_program_with ("verify", f->project, "/nowhere/計畫.pdf", NULL);
  assert_failed (&no_file, 1, "計畫.pdf");
  map = g_build_filename (f->folder, "map.pdf", NULL);
  made = run_program_with ("export", f->project, "sheets", map, "--series", "one", NULL);
  g_assert_cmpint (made.status, ==, 0);
  bare = run_program_with ("verify", f->project, map, NULL);
  assert_failed (&bare, 1, "holds no figures");
  bare_json = run_program_with ("verify", f->project, map, "--json", NULL);
  assert_failed (&bare_json, 1, "holds no figures");
  few = run_program_with ("verify", f->project, NULL);
  g_assert_cmpint (few.status, ==, 2);
}

static void
test_explain (Fixture *f, gconstpointer data)
{
  g_autofree char *code = zw_passport_make_code ("zone-1/B1/0", 5);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, STOPS, -1);
  g_auto (Run) words = { 0 }, json = { 0 }, unknown = { 0 }, nonsense = { 0 };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (f->folder == NULL)
    return;
  g_strdelimit (lower, "0", 'o');
  g_strdelimit (lower, "1", 'l');
  words = run_program_with ("explain", f->project, lower, "--lang", "en", NULL);
  g_assert_cmpint (words.status, ==, 0);
  g_assert_nonnull (strstr (words.out, code));
  g_assert_nonnull (strstr (words.out, "stops.csv"));
  g_assert_nonnull (strstr (words.out, sum));
  json = run_program_with ("explain", f->project, code, "--json", NULL);
  object = parse (parser, &json);
  assert_members (object, "code key name text value decimals unit method typed layers");
  g_assert_cmpstr (json_object_get_string_member (object, "key"), ==, "zone-1/B1/0");
  g_assert_cmpfloat (json_object_get_double_member (object, "value"), ==, 2);
  unknown = run_program_with ("explain", f->project, "ZZZZZ", NULL);
  assert_failed (&unknown, 1, "ZZZZZ");
  nonsense = run_program_with ("explain", f->project, "?", NULL);
  assert_failed (&nonsense, 1, "no code");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/verify", Fixture, NULL, set_up, test_verify, tear_down);
  g_test_add ("/cli/verify/refused", Fixture, NULL, set_up, test_verify_refused, tear_down);
  g_test_add ("/cli/explain", Fixture, NULL, set_up, test_explain, tear_down);
  return g_test_run ();
}
