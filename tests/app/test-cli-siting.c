/* test-cli-siting.c: zonewright siting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli-fixture.h"

#define SQUARE "POLYGON ((300000 2770000, 301000 2770000, 301000 2771000, 300000 2771000))"
#define SMALL "POLYGON ((300000 2770000, 300300 2770000, 300300 2770300, 300000 2770300))"

/* South and west of the square. */
static const char roads[] =
    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
    "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"中山路\"},\"geometry\":{\"type\":"
    "\"LineString\",\"coordinates\":[[300000,2769990],[301000,2769990]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"民生路\"},\"geometry\":{\"type\":"
    "\"LineString\",\"coordinates\":[[299990,2770000],[299990,2771000]]}}]}";

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *layer = NULL;

  if (!have_program ())
    return;
  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "城.gpkg", NULL);
  layer = write_file (f->folder, "roads.geojson", roads);
  {
    g_auto (Run) made = run_program_with ("new", f->path, NULL);
    g_auto (Run) read = run_program_with ("import", f->path, layer, "--as", "roads", NULL);
    g_auto (Run) zone = run_program_with ("zone", f->path, "add", "--name", "市中心", "--type",
                                          "urban", "--wkt", SQUARE, NULL);
    g_auto (Run) small = run_program_with ("zone", f->path, "add", "--name", "小區", "--type",
                                           "scenic", "--wkt", SMALL, NULL);

    g_assert_cmpint (made.status, ==, 0);
    g_assert_cmpint (read.status, ==, 0);
    g_assert_cmpint (zone.status, ==, 0);
    g_assert_cmpint (small.status, ==, 0);
  }
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->folder == NULL)
    return;
  drop_folder (f->folder);
  g_free (f->path);
}

static JsonObject *
get_principle (JsonObject *siting, guint number)
{
  return json_array_get_object_element (json_object_get_array_member (siting, "principles"),
                                        number - 1);
}

static double
get_figure (JsonObject *principle, const char *id)
{
  JsonArray *figures = json_object_get_array_member (principle, "figures");

  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);

      if (g_str_equal (json_object_get_string_member (figure, "id"), id))
        return json_object_get_double_member (figure, "value");
    }
  g_error ("no %s", id);
}

static const char *
get_verdict (JsonObject *siting, guint number)
{
  return json_object_get_string_member (get_principle (siting, number), "verdict");
}

static void
test_json (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *siting;

  if (f->folder == NULL)
    return;
  {
    g_auto (Run) run = run_program_with ("siting", f->path, "--json", NULL);

    siting = parse (parser, &run);
    g_assert_cmpstr (run.err, ==, "");
  }
  assert_members (siting, "zone settings strictness principles");
  g_assert_cmpstr (json_object_get_string_member (siting, "zone"), ==, "市中心");
  assert_members (get_principle (siting, 1),
                  "number principle where verdict verdict_of_data verdict_of_planner note reason "
                  "text missing figures layers");
  g_assert_cmpstr (get_verdict (siting, 2), ==, "not-met");
  g_assert_cmpfloat_with_epsilon (get_figure (get_principle (siting, 2), "along"), 0.5, 1e-9);
  g_assert_cmpstr (get_verdict (siting, 3), ==, "met");
  g_assert_cmpfloat_with_epsilon (get_figure (get_principle (siting, 3), "width"), 1000.0, 0.1);
}

/* What is asked for on the command line holds this once. */
static void
test_options (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *siting;

  if (f->folder == NULL)
    return;
  {
    g_auto (Run) run = run_program_with ("siting", f->path, "--zone", "小區", "--walk", "200",
                                         "--boundary", "50", "--tolerance", "5", "--json", NULL);

    siting = parse (parser, &run);
  }
  g_assert_cmpstr (json_object_get_string_member (siting, "zone"), ==, "小區");
  g_assert_cmpstr (get_verdict (siting, 3), ==, "met");
  /* The roads are 10 m away. */
  g_assert_cmpfloat_with_epsilon (get_figure (get_principle (siting, 2), "along"), 0.0, 1e-9);
}

static void
test_text (Fixture *f, gconstpointer data)
{
  if (f->folder == NULL)
    return;
  {
    g_auto (Run) run = run_program_with ("siting", f->path, NULL);

    g_assert_cmpint (run.status, ==, 0);
    g_assert_true (g_str_has_prefix (run.out, "市中心\n"));
    g_assert_nonnull (strstr (run.out, "  2  Not met: 50 % of the boundary"));
    g_assert_nonnull (strstr (run.out, "south to 中山路"));
  }
}

static void
test_misuse (Fixture *f, gconstpointer data)
{
  if (f->folder == NULL)
    return;
  {
    g_auto (Run) zone = run_program_with ("siting", f->path, "--zone", "別區", NULL);
    g_auto (Run) share = run_program_with ("siting", f->path, "--boundary", "120", NULL);
    g_auto (Run) file = run_program_with ("siting", "無.gpkg", NULL);

    assert_failed (&zone, 1, "別區");
    assert_failed (&share, 2, "100 %");
    assert_failed (&file, 1, "無.gpkg");
  }
}

/* The plan tells of it on demand. */
static void
test_in_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonParser) without = json_parser_new ();

  if (f->folder == NULL)
    return;
  {
    g_auto (Run) run = run_program_with ("plan", f->path, "--json", "--siting", NULL);
    g_auto (Run) plain = run_program_with ("plan", f->path, "--json", NULL);

    g_assert_cmpstr (
        get_verdict (json_object_get_object_member (parse (parser, &run), "siting"), 2), ==,
        "not-met");
    g_assert_false (json_object_has_member (parse (without, &plain), "siting"));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/siting/json", Fixture, NULL, set_up, test_json, tear_down);
  g_test_add ("/cli/siting/options", Fixture, NULL, set_up, test_options, tear_down);
  g_test_add ("/cli/siting/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/cli/siting/misuse", Fixture, NULL, set_up, test_misuse, tear_down);
  g_test_add ("/cli/siting/in-plan", Fixture, NULL, set_up, test_in_plan, tear_down);
  return g_test_run ();
}
