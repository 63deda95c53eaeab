/* test-cli-plan.c: who applies, the plan and its budget on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures are the guideline's: its sample budgets, caps and ratios (annex 4).
 */

#include "cli-fixture.h"

#define SQUARE                                                                                     \
  "POLYGON ((302000 2770000,303000 2770000,303000 2771000,302000 2771000,302000 2770000))"

/* Words of one command, separated by | as none of them holds one. */
static Run
run (const char *path, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);
  const char *w[14] = { NULL };

  g_assert_cmpuint (g_strv_length (list), <, G_N_ELEMENTS (w));
  for (guint i = 1; list[i] != NULL; i++)
    w[i - 1] = list[i];
  return run_program_with (list[0], path, w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8],
                           w[9], w[10], w[11], NULL);
}

static void
assert_done (const char *path, const char *words, const char *out)
{
  g_auto (Run) result = run (path, words);

  if (result.status != 0)
    g_error ("%s: %s", words, result.err);
  if (out != NULL)
    g_assert_cmpstr (result.out, ==, out);
}

static void
assert_refused (const char *path, const char *words, int status, const char *said)
{
  g_auto (Run) result = run (path, words);

  assert_failed (&result, status, said);
}

static JsonObject *
get_json (JsonParser *parser, const char *path, const char *words)
{
  g_auto (Run) result = run (path, words);

  g_assert_cmpstr (result.err, ==, "");
  return parse (parser, &result);
}

static char *
make_plan (const char *folder, const char *type)
{
  char *path = g_build_filename (folder, "計畫.gpkg", NULL);
  g_auto (Run) new = run_program_with ("new", path, "--government", "新北市", NULL);
  g_auto (Run) zone = run_program_with ("zone", path, "add", "--name", "甲", "--type", type,
                                        "--wkt", SQUARE, NULL);
  g_auto (Run) fill = run_program_with ("plan", path, "--fill", "--lang", "zh_TW", NULL);

  assert_quiet (new);
  assert_quiet (zone);
  g_assert_cmpint (fill.status, ==, 0);
  return path;
}

static void
test_government (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *other = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = g_build_filename (folder, "a.gpkg", NULL);
  other = g_build_filename (folder, "b.gpkg", NULL);
  assert_done (path, "new|--government|台北市政府|--name|試辦", "");
  object = get_json (parser, path, "project|--json");
  assert_members (object, "name crs government government_id grade own_grade own_revenue_percent "
                          "staff_available");
  /* [G:850] */
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (object, "own_revenue_percent"),
                                  95.36, 1e-9);
  g_assert_true (json_object_get_null_member (object, "staff_available"));
  assert_done (path, "project|--staff|12|--own-revenue|48.5", "");
  object = get_json (parser, path, "project|--json");
  g_assert_cmpint (json_object_get_int_member (object, "staff_available"), ==, 12);
  g_assert_cmpfloat (json_object_get_double_member (object, "own_revenue_percent"), ==, 48.5);
  assert_refused (path, "project|--staff|a few", 1, "“a few”");
  assert_done (path, "project|--staff||--own-revenue|", "");
  object = get_json (parser, path, "project|--json");
  g_assert_true (json_object_get_null_member (object, "staff_available"));
  g_assert_cmpstr (json_object_get_string_member (object, "name"), ==, "試辦");
  g_assert_cmpstr (json_object_get_string_member (object, "government"), ==, "臺北市");
  g_assert_cmpint (json_object_get_int_member (object, "grade"), ==, 1);
  g_assert_false (json_object_get_boolean_member (object, "own_grade"));

  assert_done (path, "project|--government|Penghu County", "");
  object = get_json (parser, path, "project|--json");
  g_assert_cmpstr (json_object_get_string_member (object, "government"), ==, "澎湖縣");
  g_assert_cmpint (json_object_get_int_member (object, "grade"), ==, 5);
  assert_done (path, "project|--grade|第三級", "");
  object = get_json (parser, path, "project|--json");
  g_assert_cmpint (json_object_get_int_member (object, "grade"), ==, 3);
  g_assert_true (json_object_get_boolean_member (object, "own_grade"));
  assert_done (path, "project|--grade|", "");
  object = get_json (parser, path, "project|--json");
  g_assert_cmpint (json_object_get_int_member (object, "grade"), ==, 5);
  assert_refused (path, "project|--grade|6", 2, "not “6”");
  assert_refused (other, "new|--grade|x", 2, "not “x”");
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));

  /* A place that is none of the 22 keeps its name, and is told what that means. */
  {
    g_auto (Run) hint = run (other, "new|--government|水岸市");

    g_assert_cmpint (hint.status, ==, 0);
    g_assert_nonnull (strstr (hint.err, "--grade"));
  }
  object = get_json (parser, other, "project|--json");
  g_assert_cmpstr (json_object_get_string_member (object, "government"), ==, "水岸市");
  g_assert_true (json_object_get_null_member (object, "grade"));
  assert_done (other, "project|--government|海濱市|--grade|4", "");
  {
    g_auto (Run) quiet = run (other, "project|--government|山城|--grade|2");

    assert_quiet (quiet);
  }
  drop_folder (g_steal_pointer (&folder));
}

static JsonObject *
get_zone (JsonParser *parser, const char *path, guint i)
{
  return json_array_get_object_element (
      json_object_get_array_member (get_json (parser, path, "zone|list|--json"), "zones"), i);
}

static void
test_zone_set (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *zone;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  zone = get_zone (parser, path, 0);
  g_assert_false (json_object_get_boolean_member (zone, "island"));
  g_assert_false (json_object_get_boolean_member (zone, "remote"));
  assert_done (path, "zone|add|--name|島|--type|scenic|--island|--remote|--wkt|" SQUARE, "");
  zone = get_zone (parser, path, 1);
  g_assert_true (json_object_get_boolean_member (zone, "island"));
  g_assert_true (json_object_get_boolean_member (zone, "remote"));
  assert_done (path, "zone|set|--zone|甲|--type|scenic|--island|--name|乙", "");
  zone = get_zone (parser, path, 0);
  g_assert_cmpstr (json_object_get_string_member (zone, "name"), ==, "乙");
  g_assert_cmpstr (json_object_get_string_member (zone, "type"), ==, "scenic");
  g_assert_true (json_object_get_boolean_member (zone, "island"));
  g_assert_false (json_object_get_boolean_member (zone, "remote"));
  assert_done (path, "zone|set|--zone|2|--no-island|--no-remote", "");
  assert_done (path, "zone|set|--zone|2|--name|乙", "");
  assert_refused (path, "zone|set|--zone|乙|--island", 1, "Several zones");
  assert_refused (path, "check|--zone|乙", 1, "Several zones");
  assert_done (path, "zone|set|--zone|2|--name|島", "");
  zone = get_zone (parser, path, 1);
  g_assert_false (json_object_get_boolean_member (zone, "island"));
  g_assert_false (json_object_get_boolean_member (zone, "remote"));
  assert_refused (path, "zone|set|--zone|2", 2, "--island");
  assert_refused (path, "zone|set|--zone|2|--island|--no-island", 2, "one of the two");
  assert_refused (path, "zone|set|--zone|9|--island", 1, "“9”");
  assert_refused (path, "zone|set|--type|x", 2, "“x”");
  drop_folder (g_steal_pointer (&folder));
}

static JsonObject *
get_first (JsonObject *plan, const char *array)
{
  JsonArray *list = json_object_get_array_member (plan, array);

  g_assert_cmpuint (json_array_get_length (list), >, 0);
  return json_array_get_object_element (list, 0);
}

static void
test_plan_records (void)
{
  static const char *const arrays =
      "zone zone_id type island remote phases budget stated_totals funding other_applications "
      "targets effects vehicle_rules stakeholders measures meetings dependencies boundaries "
      "judgements";
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *plan, *record;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  assert_done (path, "plan|add|budget|year=114|sub_item=plan|central_ntd=2,000,000|local_ntd=50萬",
               "1\n");
  assert_done (path,
               "plan|add|stakeholder|name=計程車 業者|interest=8|power=2.5|trips=internal,through",
               "1\n");
  assert_done (path, "plan|add|stakeholder|name=居民", "2\n");
  assert_done (path,
               "plan|add|meeting|date=114-05-20|stakeholder_ids=計程車 業者、2|attendance=30|"
               "opinion=多設 站點",
               "1\n");
  assert_done (path,
               "plan|add|vehicle-rule|vehicles=truck bus|from_min=07:30|to_min=24:00|"
               "amount_ntd=1,200",
               NULL);
  assert_done (path, "plan|add|boundary|phase_id=1|boundary_zone_id=甲", NULL);
  plan = get_json (parser, path, "plan|--json");
  assert_members (plan, arrays);
  g_assert_cmpstr (json_object_get_string_member (plan, "type"), ==, "urban");

  record = get_first (plan, "budget");
  g_assert_cmpint (json_object_get_int_member (record, "id"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (record, "year"), ==, 2025);
  g_assert_cmpstr (json_object_get_string_member (record, "sub_item"), ==, "plan");
  g_assert_cmpint (json_object_get_int_member (record, "central_ntd"), ==, 2000000);
  g_assert_cmpint (json_object_get_int_member (record, "local_ntd"), ==, 500000);
  g_assert_true (json_object_get_null_member (record, "item_id"));
  g_assert_true (json_object_get_null_member (record, "item_name"));
  g_assert_true (json_object_get_null_member (record, "stated_central_percent"));
  record = get_first (plan, "stakeholders");
  g_assert_cmpfloat (json_object_get_double_member (record, "power"), ==, 2.5);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (record, "trips")), ==, 2);
  record = get_first (plan, "meetings");
  g_assert_cmpstr (json_object_get_string_member (record, "date"), ==, "2025-05-20");
  g_assert_cmpint (
      json_array_get_int_element (json_object_get_array_member (record, "stakeholder_ids"), 1), ==,
      2);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (record, "stakeholder_names"), 0),
      ==, "計程車 業者");
  g_assert_cmpstr (json_object_get_string_member (record, "opinion"), ==, "多設 站點");
  record = get_first (plan, "vehicle_rules");
  g_assert_cmpint (json_object_get_int_member (record, "from_min"), ==, 450);
  g_assert_cmpint (json_object_get_int_member (record, "to_min"), ==, 1440);
  record = get_first (plan, "boundaries");
  g_assert_cmpint (json_object_get_int_member (record, "boundary_zone_id"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (record, "boundary_zone_name"), ==, "甲");
  g_assert_cmpstr (json_object_get_string_member (record, "phase_name"), ==, "短期");

  assert_done (path, "plan|set|budget|1|note=含 問卷|local_ntd=|item_id=1", "");
  plan = get_json (parser, path, "plan|--json");
  record = get_first (plan, "budget");
  g_assert_true (json_object_get_null_member (record, "local_ntd"));
  g_assert_cmpstr (json_object_get_string_member (record, "note"), ==, "含 問卷");
  g_assert_false (json_object_get_null_member (record, "item_name"));
  {
    g_auto (Run) text = run (path, "plan");

    g_assert_nonnull (strstr (text.out, "budget 1  year=2025  sub_item=plan"));
    g_assert_nonnull (strstr (text.out, "stakeholder 1  name=計程車 業者"));
  }
  assert_done (path, "plan|remove|stakeholder|1", "");
  plan = get_json (parser, path, "plan|--json");
  g_assert_cmpstr (json_object_get_string_member (get_first (plan, "stakeholders"), "name"), ==,
                   "居民");
  drop_folder (g_steal_pointer (&folder));
}

/* Nothing is done by halves; what is wrong is named with what could be right. */
static void
test_plan_refused (void)
{
  static const struct
  {
    const char *words;
    int status;
    const char *said;
  } cases[] = {
    { "plan|add|budget|year=114|colour=red", 1, "central_ntd" },
    { "plan|add|budget|year=114|sub_item=空中纜車", 1, "plan-survey" },
    { "plan|add|budget|year=next", 1, "year: “next” is no year" },
    { "plan|add|budget|central_ntd=-5", 1, "central_ntd:" },
    { "plan|add|budget|year", 1, "FIELD=VALUE" },
    { "plan|add|budget|item_id=999", 1, "There is no item “999”" },
    { "plan|add|stakeholder|name=x|interest=11", 1, "interest:" },
    { "plan|add|stakeholder|name=x|trips=internal,sideways", 1, "sideways" },
    { "plan|add|meeting|date=2025-02-30", 1, "date:" },
    { "plan|add|item|stage_id=1|name=x|group=rockets", 1, "survey" },
    { "plan|add|item|name=x", 1, "phase_id" },
    { "plan|add|judgement|subject=question-9|verdict=met", 1, "question-6" },
    { "plan|add|judgement|subject=score-whole|score=5", 1, "change judgement 1" },
    { "plan|add|stage|phase_id=77|name=x", 1, "“77”" },
    { "plan|set|budget|1|year=115|sub_item=x", 1, "sub_item:" },
    { "plan|set|budget|2|year=115", 1, "budget 2" },
    { "plan|remove|budget|9", 1, "budget 9" },
    { "plan|remove|item|999", 1, "item 999" },
    { "plan|set|item|1|start_year=120|end_year=115", 1, "before the start" },
    { "plan|add|rocket|name=x", 2, "vehicle-rule" },
    { "plan|set|budget|one|year=115", 2, "“one”" },
    { "plan|set|budget|1", 2, "FIELD=VALUE" },
    { "plan|drop|budget|1", 2, "“drop”" },
    { "plan|list|rocket", 2, "vehicle-rule" },
  };
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  assert_done (path, "plan|add|budget|year=114|sub_item=plan", "1\n");
  assert_done (path, "plan|add|judgement|subject=score-whole|score=20", "1\n");
  assert_done (path, "plan|set|judgement|1|subject=score-whole|score=21", "");
  before = dump_file (path, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (path, cases[i].words, cases[i].status, cases[i].said);
  after = dump_file (path, FALSE);
  g_assert_cmpstr (after, ==, before);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_plan_parts (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *add = NULL;
  g_autofree char *set = NULL;
  JsonObject *phase, *item;
  JsonArray *items;
  gint64 stage;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  phase = get_first (get_json (parser, path, "plan|--json"), "phases");
  stage = json_object_get_int_member (get_first (phase, "stages"), "id");
  add = g_strdup_printf ("plan|add|item|stage_id=%d|name=測試|cost_ntd=3 百萬|start_year=115|"
                         "end_year=2027|group=equipment|staff=3|who=交通局|--json",
                         (int) stage);
  item = get_json (parser, path, add);
  set = g_strdup_printf ("plan|set|item|%d|cost_ntd=|end_year=118|name=改",
                         (int) json_object_get_int_member (item, "id"));
  assert_done (path, set, "");
  phase = get_first (get_json (parser, path, "plan|--json"), "phases");
  items = json_object_get_array_member (get_first (phase, "stages"), "items");
  item = json_array_get_object_element (items, json_array_get_length (items) - 1);
  g_assert_cmpstr (json_object_get_string_member (item, "name"), ==, "改");
  g_assert_cmpstr (json_object_get_string_member (item, "group"), ==, "equipment");
  g_assert_cmpstr (json_object_get_string_member (item, "who"), ==, "交通局");
  g_assert_cmpint (json_object_get_int_member (item, "start_year"), ==, 2026);
  g_assert_cmpint (json_object_get_int_member (item, "end_year"), ==, 2029);
  g_assert_cmpint (json_object_get_int_member (item, "staff"), ==, 3);
  g_assert_true (json_object_get_null_member (item, "cost_ntd"));
  {
    g_auto (Run) added = run (path, "plan|add|phase|name=遠期|kind=long|start_year=139");
    g_autofree char *stages = g_strdup_printf (
        "plan|add|stage|phase_id=%d|name=二之一|end_year=2055", atoi (added.out));

    g_assert_cmpint (added.status, ==, 0);
    assert_done (path, stages, NULL);
  }
  {
    JsonArray *phases = json_object_get_array_member (get_json (parser, path, "plan|--json"),
                                                      "phases");

    g_assert_cmpuint (json_array_get_length (phases), ==, 4);
    phase = json_array_get_object_element (phases, 3);
    g_assert_cmpint (json_object_get_int_member (phase, "start_year"), ==, 2050);
    g_assert_cmpint (json_object_get_int_member (get_first (phase, "stages"), "end_year"), ==,
                     2055);
  }
  drop_folder (g_steal_pointer (&folder));
}

static void
test_plan_list (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *kinds;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  kinds = get_json (parser, path, "plan|list|--json");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (kinds, "kinds")), ==, 14);
  assert_members (get_first (kinds, "kinds"), "kind array label of_project fields");
  assert_members (get_first (get_first (kinds, "kinds"), "fields"),
                  "field label type links_to choices");
  {
    g_auto (Run) text = run (path, "plan|list|vehicle-rule");

    g_assert_nonnull (strstr (text.out, "from_min  time"));
    g_assert_nonnull (strstr (text.out, "phase_id  link → phase"));
    g_assert_null (strstr (text.out, "central_ntd"));
  }
  drop_folder (g_steal_pointer (&folder));
}

#define SHEET                                                                                                                  \
  "年度,申請補助項目,申請補助細項,中央補貼需求經費(元),地方自籌經費(元),總預算金額(元)\n"  \
  "114,規劃、調查與成效評估,實施規劃(含實地調查),\"3,500,000\",\"500,000\",\"4,000,000\"\n"                 \
  "115,,評估實施成效,\"3,000,000元 (16.7 %)\",\"500,000元 (83.3 %)\",\"3,500,000\"\n"                                  \
  "114,車牌辨識系統,車牌影像蒐集與辨識、網路通訊設備等相關軟硬體,\"1,400,000\",\"2,600,000\",\"4," \
  "000,000\"\n"                                                                                                                \
  "115,,纜車,1,2,3\n總計,,,\"7,900,001\",\"3,600,002\",\"11,500,003\"\n"

static void
test_budget (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *sheet = NULL;
  g_autofree char *words = NULL;
  g_autofree char *add = NULL;
  g_autofree char *out = NULL;
  g_autofree char *export = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *budget, *row;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  sheet = write_file (folder, "預算.csv", SHEET);
  words = g_strdup_printf ("budget|import|%s", sheet);
  add = g_strdup_printf ("budget|import|%s|--add|--json", sheet);
  out = g_build_filename (folder, "出.csv", NULL);
  export = g_strdup_printf ("budget|export|%s|--lang|zh_TW", out);
  {
    g_auto (Run) first = run (path, words);
    g_auto (Run) second = run (path, words);

    g_assert_cmpint (first.status, ==, 0);
    g_assert_cmpstr (first.out, ==, "");
    g_assert_nonnull (strstr (first.err, "4 budget rows were read."));
    g_assert_nonnull (strstr (first.err, "1 row has a sub-item"));
    g_assert_null (strstr (first.err, "took the place"));
    g_assert_nonnull (strstr (second.err, "took the place of 4 rows"));
  }
  budget = get_json (parser, path, "budget|--json");
  assert_members (budget, "zone type island remote grade edition rows years items sub_items total "
                          "stated_totals");
  g_assert_cmpint (json_object_get_int_member (budget, "grade"), ==, 2);
  row = json_array_get_object_element (json_object_get_array_member (budget, "rows"), 1);
  assert_members (row, "id year item item_name sub_item sub_item_name central_ntd local_ntd "
                       "total_ntd central_percent local_percent ratio_percent item_id note "
                       "stated_sub_item stated_total_ntd stated_central_percent "
                       "stated_local_percent");
  g_assert_cmpint (json_object_get_int_member (row, "year"), ==, 2026);
  g_assert_cmpint (json_object_get_int_member (row, "total_ntd"), ==, 3500000);
  /* 3,000,000 of 3,500,000, where the sample prints 16.7 */
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (row, "central_percent"), 600 / 7.0,
                                  1e-9);
  g_assert_cmpfloat (json_object_get_double_member (row, "stated_central_percent"), ==, 16.7);
  row = json_array_get_object_element (json_object_get_array_member (budget, "rows"), 3);
  g_assert_true (json_object_get_null_member (row, "sub_item"));
  g_assert_cmpstr (json_object_get_string_member (row, "stated_sub_item"), ==, "纜車");
  row = json_object_get_object_member (budget, "total");
  g_assert_cmpint (json_object_get_int_member (row, "central_ntd"), ==, 7900001);
  g_assert_cmpint (json_object_get_int_member (row, "local_ntd"), ==, 3600002);
  g_assert_cmpint (json_object_get_int_member (row, "total_ntd"), ==, 11500003);
  row = get_first (budget, "years");
  g_assert_cmpint (json_object_get_int_member (row, "year"), ==, 2025);
  g_assert_cmpint (json_object_get_int_member (row, "central_ntd"), ==, 4900000);
  g_assert_cmpint (json_object_get_int_member (row, "cap_ntd"), ==, 20000000);
  g_assert_cmpint (json_object_get_int_member (row, "left_ntd"), ==, 15100000);
  g_assert_cmpint (json_object_get_int_member (get_first (budget, "stated_totals"), "total_ntd"),
                   ==, 11500003);
  {
    g_auto (Run) text = run (path, "budget");

    g_assert_nonnull (strstr (text.out, "7,900,001"));
    g_assert_nonnull (strstr (text.out, "85.7 %"));
  }
  budget = get_json (parser, path, "budget|--json");
  {
    g_auto (Run) added = run (path, add);

    budget = parse (parser, &added);
    g_assert_cmpint (json_object_get_int_member (budget, "rows"), ==, 4);
    g_assert_cmpint (json_object_get_int_member (budget, "replaced"), ==, 0);
  }
  assert_done (path, words, "");
  assert_done (path, export, "");
  {
    g_autofree char *text = NULL;

    g_assert_true (g_file_get_contents (out, &text, NULL, NULL));
    g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf年度,申請補助項目,申請補助細項,"
                                           "中央補貼需求經費(元),地方自籌經費(元),"
                                           "總預算金額(元),中央補貼比率,地方自籌比率\r\n114,"));
    g_assert_nonnull (strstr (text, ",3000000,500000,3500000,85.7%,14.3%\r\n"));
  }
  assert_refused (path, "budget|import|/nowhere/x.csv", 1, "x.csv");
  assert_refused (path, "budget|import", 2, "one file");
  assert_refused (path, "budget|export|x.pdf", 2, "x.pdf");
  assert_refused (path, "budget|export|/nowhere/x.csv", 1, "x.csv");
  assert_refused (path, "budget|weigh", 2, "“weigh”");
  assert_refused (path, "budget|--zone|x", 1, "“x”");
  drop_folder (g_steal_pointer (&folder));
}

static void
test_budget_figures (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *share, *payment;

  if (!have_program ())
    return;
  folder = make_folder ();
  path = make_plan (folder, "urban");
  /* New Taipei is of grade 2: 68 % of 16,000,000 = 10,880,000; the cap is 10,000,000. */
  share = get_json (parser, path, "budget|share|--sub-item|plate-equipment|--total|1,600萬|--json");
  g_assert_cmpint (json_object_get_int_member (share, "ratio_percent"), ==, 68);
  g_assert_cmpint (json_object_get_int_member (share, "by_ratio_ntd"), ==, 10880000);
  g_assert_cmpint (json_object_get_int_member (share, "cap_ntd"), ==, 10000000);
  g_assert_cmpint (json_object_get_int_member (share, "central_ntd"), ==, 10000000);
  g_assert_cmpint (json_object_get_int_member (share, "local_ntd"), ==, 6000000);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (share, "local_percent"), 37.5,
                                  1e-9);
  g_assert_cmpstr (json_object_get_string_member (share, "limited_by"), ==, "cap");
  assert_done (path, "plan|add|budget|year=114|sub_item=plate-service|central_ntd=4,000,000", NULL);
  share = get_json (parser, path,
                    "budget|share|--sub-item|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|"
                    "--total|1,600萬|--json");
  g_assert_cmpint (json_object_get_int_member (share, "cap_used_ntd"), ==, 4000000);
  {
    g_auto (Run) text = run (path, "budget|share|--sub-item|plate-equipment|--total|1,600萬");

    g_assert_nonnull (strstr (text.out, "NT$4,000,000 of the cap"));
  }
  g_assert_cmpint (json_object_get_int_member (share, "central_ntd"), ==, 6000000);
  /* Scenic, grade 5: 83 % of 4,000,000 = 3,320,000; the cap is 3,000,000. */
  assert_done (path, "zone|set|--type|scenic", "");
  assert_done (path, "project|--grade|5", "");
  share = get_json (
      parser, path,
      "budget|share|--sub-item|利害關係人轉型溝通協商相關作業|--total|4000000|--json");
  g_assert_cmpint (json_object_get_int_member (share, "by_ratio_ntd"), ==, 3320000);
  g_assert_cmpint (json_object_get_int_member (share, "central_ntd"), ==, 3000000);
  assert_done (path, "zone|set|--type|park", "");
  assert_refused (path, "budget|share|--sub-item|利害關係人轉型溝通協商相關作業|--total|4000000", 1,
                  "cannot apply");
  assert_refused (path, "budget|share|--sub-item|纜車|--total|4000000", 1, "plate-equipment");
  assert_refused (path, "budget|share|--sub-item|plan|--total|much", 1, "much");
  assert_refused (path, "budget|share|--total|4000000", 2, "--sub-item");

  payment = json_object_get_object_member (
      get_first (get_json (parser, path, "budget|payments|--amount|1400000|--json"), "payments"),
      "payment");
  g_assert_cmpint (json_object_get_int_member (payment, "first_ntd"), ==, 420000);
  g_assert_cmpint (json_object_get_int_member (payment, "second_ntd"), ==, 560000);
  g_assert_cmpint (json_object_get_int_member (payment, "third_ntd"), ==, 420000);
  g_assert_cmpint (json_object_get_int_member (payment, "held_ntd"), ==, 0);
  payment = json_object_get_object_member (
      get_first (get_json (parser, path, "budget|payments|--amount|1500 萬|--json"), "payments"),
      "payment");
  g_assert_cmpint (json_object_get_int_member (payment, "first_ntd"), ==, 4500000);
  g_assert_cmpint (json_object_get_int_member (payment, "second_ntd"), ==, 6000000);
  g_assert_cmpint (json_object_get_int_member (payment, "third_ntd"), ==, 3750000);
  g_assert_cmpint (json_object_get_int_member (payment, "held_ntd"), ==, 750000);
  share = get_json (parser, path, "budget|surplus|--amount|400,000|--percent|35|--json");
  g_assert_cmpint (json_object_get_int_member (share, "returned_ntd"), ==, 140000);
  share = get_json (parser, path, "budget|surplus|--amount|400,000|--percent|62.5|--json");
  g_assert_cmpint (json_object_get_int_member (share, "returned_ntd"), ==, 250000);
  assert_refused (path, "budget|surplus|--amount|1|--percent|101", 2, "“101”");
  assert_refused (path, "budget|surplus|--amount|1", 2, "--percent");
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/government", test_government);
  g_test_add_func ("/cli/zone/set", test_zone_set);
  g_test_add_func ("/cli/plan/records", test_plan_records);
  g_test_add_func ("/cli/plan/refused", test_plan_refused);
  g_test_add_func ("/cli/plan/parts", test_plan_parts);
  g_test_add_func ("/cli/plan/list", test_plan_list);
  g_test_add_func ("/cli/budget", test_budget);
  g_test_add_func ("/cli/budget/figures", test_budget_figures);
  return g_test_run ();
}
