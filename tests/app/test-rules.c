/* test-rules.c: the subsidy directions as data against the study they stand in
 *
 * Officials compare word by word: every Chinese name is looked up in the lines of
 * the study that its "source" names, where the study is at hand. Amounts, grades
 * and ratios below are read from the study by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-applicant.h"
#include "plan/zw-tables.h"
#include "study-fixture.h"

#define FOLDER "/org/zonewright/Zonewright/guideline/"

static void
assert_cited (char **study, JsonObject *object, const char *source, const char *text)
{
  g_autofree char *where = cited (study, json_object_get_object_member (object, source));
  g_autofree char *packed = without_space (text);

  if (strstr (where, packed) == NULL)
    g_error ("“%s” is not where it is said to be", text);
}

static const char *
zh_of (JsonObject *object, const char *member)
{
  return json_object_get_string_member (json_object_get_object_member (object, member), "zh");
}

static void
test_words (void)
{
  check_file (FOLDER "rules.json", 1 + 4 + 18 + 3);
}

static void
test_government_words (void)
{
  check_file (FOLDER "governments.json", 22);
}

/* The figures, as the lines that are cited for them write them. */
static void
test_figures (void)
{
  static const struct
  {
    const char *member, *inner, *text;
  } figures[] = {
    { "edition", NULL, "中華民國113年10月11日" },
    { "edition", NULL, "民國一百十四年至一百十五年" },
    { "ratios", NULL, "第一級35%第二級68%第三級77%第四級79%第五級83%" },
    { "ratios", NULL, "第四級及第五級" },
    { "ratios", NULL, "最高補助比率百分之九十" },
    { "yearly_cap_ntd", NULL, "每年度新臺幣二千萬元為上限" },
    { "ceiling", NULL, "最高補助比率不得超過90%" },
    { "payment", "directions", "請領核定補助金額之百分之三十" },
    { "payment", "directions", "請領核定補助金額之百分之四十" },
    { "payment", "directions", "超過新臺幣一千萬元者，應保留百分之五尾款" },
    { "payment", "central_principle", "未達新臺幣150萬元者" },
    { "payment", "central_principle", "最高得撥付100%" },
    { "payment", "central_principle", "新臺幣1,000萬元以上者" },
    { "payment", "central_principle", "至少應保留5%尾款" },
    { "surplus", NULL, "應依補助比率繳還" },
    { "surplus", NULL, "未超過新臺幣十萬元" },
  };
  g_auto (GStrv) study = read_study ();
  g_autoptr (JsonParser) parser = zw_tables_parse ("rules.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  if (study == NULL)
    {
      g_test_skip ("the study is not there");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      JsonObject *object = json_object_get_object_member (root, figures[i].member);

      if (figures[i].inner != NULL)
        object = json_object_get_object_member (object, figures[i].inner);
      assert_cited (study, object, "source", figures[i].text);
    }
}

/* Caps: annex 2 for each type and item, clause 六、(一) for planning. */
static void
test_caps (void)
{
  static const struct
  {
    const char *item;
    gint64 cap_ntd[ZW_N_ZONE_TYPES]; /* urban, scenic, park */
    gboolean ratio_bound;
    guint n_sub_items;
  } items[] = {
    { "planning", { -1, -1, -1 }, FALSE, 3 },
    { "plates", { 10000000, 5000000, 5000000 }, TRUE, 2 },
    { "green", { 5000000, 10000000, 15000000 }, TRUE, 9 },
    { "transition", { 5000000, 3000000, 0 }, TRUE, 4 },
  };
  /* Sub-items of each type: table 7.3-3. */
  static const guint n_of_type[ZW_N_ZONE_TYPES] = { 3 + 2 + 3 + 3, 3 + 2 + 4 + 3, 3 + 2 + 3 };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  guint n_items, n_sub_items, n[ZW_N_ZONE_TYPES] = { 0 };
  const ZwSubsidyItem *all = zw_rules_get_items (rules, &n_items);
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (rules, &n_sub_items);

  g_assert_cmpuint (n_items, ==, G_N_ELEMENTS (items));
  for (guint i = 0; i < n_items; i++)
    {
      guint n_own = 0;

      g_assert_cmpstr (all[i].id, ==, items[i].item);
      g_assert_cmpint (all[i].ratio_bound, ==, items[i].ratio_bound);
      for (guint type = 0; type < ZW_N_ZONE_TYPES; type++)
        {
          g_assert_cmpint (all[i].cap_ntd[type], ==, items[i].cap_ntd[type]);
          g_assert_true ((all[i].cap_clause[type] == NULL) == (all[i].cap_ntd[type] == 0));
        }
      for (guint j = 0; j < n_sub_items; j++)
        n_own += sub_items[j].item == &all[i];
      g_assert_cmpuint (n_own, ==, items[i].n_sub_items);
    }
  for (guint i = 0; i < n_sub_items; i++)
    for (guint type = 0; type < ZW_N_ZONE_TYPES; type++)
      {
        gboolean has = (sub_items[i].zone_types & ZW_ZONE_TYPE_BIT (type)) != 0;

        g_assert_true (!has || (sub_items[i].item->zone_types & ZW_ZONE_TYPE_BIT (type)) != 0);
        n[type] += has;
      }
  for (guint type = 0; type < ZW_N_ZONE_TYPES; type++)
    g_assert_cmpuint (n[type], ==, n_of_type[type]);
  g_assert_cmpint (zw_rules_find_sub_item (rules, "plan")->cap_ntd, ==, 2000000);
  g_assert_cmpint (zw_rules_find_sub_item (rules, "plan-survey")->cap_ntd, ==, 3500000);
  g_assert_cmpint (zw_rules_find_sub_item (rules, "evaluation")->cap_ntd, ==, 3000000);
  g_assert_cmpint (zw_rules_get_yearly_cap (rules), ==, 20000000);
  g_assert_cmpint (zw_rules_get_ceiling_percent (rules), ==, 90);
}

static void
test_edition (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwRules) again = zw_rules_ref (rules);
  int first = 0, last = 0;

  zw_rules_get_years (again, &first, &last);
  g_assert_cmpint (first, ==, 2025);
  g_assert_cmpint (last, ==, 2026);
  g_assert_cmpstr (zw_rules_get_date (rules), ==, "2024-10-11");
  g_assert_cmpstr (zw_rules_get_title (rules)->zh, ==, "交通部補助低碳交通區試辦作業要點(草案)");
  g_assert_cmpstr (zw_rules_get_edition (rules), ==, "motc-pilot-2024-10-11");
}

/* Table 4.1-1, lines 850 to 876 of the study. */
static const struct
{
  const char *zh, *en;
  int grade;
  const char *own_revenue;
} governments[] = {
  { "臺北市", "Taipei City", 1, "95.36" },     { "新北市", "New Taipei City", 2, "77.51" },
  { "臺中市", "Taichung City", 2, "74.05" },   { "新竹市", "Hsinchu City", 3, "72.84" },
  { "高雄市", "Kaohsiung City", 3, "71.76" },  { "桃園市", "Taoyuan City", 3, "71.39" },
  { "新竹縣", "Hsinchu County", 3, "64.92" },  { "臺南市", "Tainan City", 3, "64.82" },
  { "金門縣", "Kinmen County", 3, "48.97" },   { "基隆市", "Keelung City", 3, "48.78" },
  { "嘉義市", "Chiayi City", 4, "47.86" },     { "宜蘭縣", "Yilan County", 4, "44.60" },
  { "彰化縣", "Changhua County", 4, "44.47" }, { "南投縣", "Nantou County", 4, "42.84" },
  { "苗栗縣", "Miaoli County", 5, "49.45" },   { "花蓮縣", "Hualien County", 5, "42.54" },
  { "雲林縣", "Yunlin County", 5, "41.89" },   { "屏東縣", "Pingtung County", 5, "39.26" },
  { "嘉義縣", "Chiayi County", 5, "36.63" },   { "臺東縣", "Taitung County", 5, "35.67" },
  { "澎湖縣", "Penghu County", 5, "28.84" },   { "連江縣", "Lienchiang County", 5, "19.90" },
};

static void
test_governments (void)
{
  static const guint n_of_grade[ZW_N_GRADES] = { 1, 2, 7, 4, 8 };
  static const int ratios[ZW_N_GRADES] = { 35, 68, 77, 79, 83 };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  guint n, count[ZW_N_GRADES] = { 0 };

  zw_rules_get_governments (rules, &n);
  g_assert_cmpuint (n, ==, 22);
  g_assert_cmpuint (G_N_ELEMENTS (governments), ==, 22);
  for (guint i = 0; i < n; i++)
    {
      const ZwGovernment *found = zw_rules_find_government (rules, governments[i].zh);
      g_autofree char *office = g_strconcat (governments[i].zh, "政府", NULL);
      g_autofree char *own_revenue = NULL;

      g_assert_nonnull (found);
      g_assert_cmpstr (found->name.en, ==, governments[i].en);
      g_assert_true (zw_rules_find_government (rules, governments[i].en) == found);
      g_assert_true (zw_rules_find_government (rules, found->id) == found);
      g_assert_true (zw_rules_find_government (rules, office) == found);
      g_assert_cmpint (found->grade, ==, governments[i].grade);
      own_revenue = g_strdup_printf ("%.2f", found->own_revenue_percent);
      g_assert_cmpstr (own_revenue, ==, governments[i].own_revenue);
      /* On Taiwan and its islands. */
      g_assert_cmpfloat (found->seat_lon, >, 118.1);
      g_assert_cmpfloat (found->seat_lon, <, 122.1);
      g_assert_cmpfloat (found->seat_lat, >, 21.8);
      g_assert_cmpfloat (found->seat_lat, <, 26.5);
      g_assert_cmpint (zw_rules_get_ratio_percent (rules, found->grade, FALSE), ==,
                       ratios[found->grade - 1]);
      count[found->grade - 1]++;
    }
  for (guint grade = 0; grade < ZW_N_GRADES; grade++)
    g_assert_cmpuint (count[grade], ==, n_of_grade[grade]);
}

static void
test_governments_cited (void)
{
  static const char *const grades[] = { "第一級", "第二級", "第三級", "第四級", "第五級" };
  g_auto (GStrv) study = read_study ();
  g_autoptr (JsonParser) parser = zw_tables_parse ("governments.json");
  JsonArray *array = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "governments");

  if (study == NULL)
    {
      g_test_skip ("the study is not there");
      return;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autofree char *share = g_strdup_printf (
          "%.2f%%", json_object_get_double_member (object, "own_revenue_percent"));

      assert_cited (study, object, "source", zh_of (object, "name"));
      assert_cited (study, object, "source",
                    grades[json_object_get_int_member (object, "grade") - 1]);
      assert_cited (study, object, "source", share);
    }
}

static void
test_government_names (void)
{
  static const char *const taipei[] = { "臺北市",
                                        "台北市",
                                        "臺北市政府",
                                        "台北市政府",
                                        " 臺北市 ",
                                        "taipei city",
                                        "Taipei City Government",
                                        "TAIPEI" };
  static const char *const none[] = { NULL, "", "政府", "臺北", "台北縣", "海濱市", "Atlantis" };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (taipei); i++)
    {
      const ZwGovernment *found = zw_rules_find_government (rules, taipei[i]);

      g_assert_nonnull (found);
      g_assert_cmpstr (found->name.zh, ==, "臺北市");
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (zw_rules_find_government (rules, none[i]));
  g_assert_cmpstr (zw_rules_find_government (rules, "台東縣")->name.zh, ==, "臺東縣");
}

/* 六、(二): only grades 4 and 5, and only then 90 %. */
static void
test_remote (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  static const int ratios[ZW_N_GRADES] = { 35, 68, 77, 90, 90 };

  for (int grade = 1; grade <= ZW_N_GRADES; grade++)
    {
      g_assert_cmpint (zw_rules_get_ratio_percent (rules, grade, TRUE), ==, ratios[grade - 1]);
      g_assert_cmpint (zw_rules_may_be_remote (rules, grade), ==, grade >= 4);
    }
  g_assert_cmpint (zw_rules_get_ratio_percent (rules, 0, FALSE), ==, 0);
  g_assert_cmpint (zw_rules_get_ratio_percent (rules, 6, TRUE), ==, 0);
  g_assert_false (zw_rules_may_be_remote (rules, 0));
}

/* As the annexes, the samples and the slides write them, with the line of the study. */
static void
test_match (void)
{
  static const struct
  {
    ZwZoneType type;
    const char *item, *sub_item, *id;
  } cases[] = {
    { ZW_ZONE_URBAN, "規劃、調查與 成效評估", "實施規劃(含實地調查)", "plan-survey" }, /* 4115 */
    { ZW_ZONE_URBAN, NULL, "實 施 規 劃 (含 實 地 調 查)", "plan-survey" },            /* 5170 */
    { ZW_ZONE_PARK, NULL, "實施規劃（含調查）", "plan-survey" },                       /* 6591 */
    { ZW_ZONE_PARK, NULL, "實施規劃", "plan" },
    { ZW_ZONE_PARK, "", "評估實施成效", "evaluation" },
    { ZW_ZONE_URBAN, "車牌辨識系統建置", "車牌影像蒐集與辨識、網路通訊設備等相關軟硬體補助",
      "plate-equipment" }, /* 3537 */
    { ZW_ZONE_PARK, NULL, "車牌影像蒐集與辨識、網路通訊設備等相關軟體",
      "plate-equipment" }, /* 5432 */
    { ZW_ZONE_URBAN, NULL, "車牌影像蒐集、辨識與分析。", "plate-service" },
    { ZW_ZONE_SCENIC, NULL, "車牌影像產生、辨識與分析", "plate-service" }, /* 6607 */
    { ZW_ZONE_URBAN, NULL, "其他與綠運輸有關之活動或相關優惠", "green-other" },
    { ZW_ZONE_SCENIC, NULL, "離島合法租賃業者機車電動化", "island-scooters" },
    { ZW_ZONE_SCENIC, NULL, "離岛", NULL },
    /* Found although it is for another type. */
    { ZW_ZONE_PARK, NULL, "景區內受影響商家轉型協助", "transition-shops" },
    { ZW_ZONE_PARK, "實施規劃", NULL, "plan" },
    { ZW_ZONE_PARK, NULL, "low-carbon shuttles in the scenic area", "scenic-shuttle" },
    { ZW_ZONE_PARK, NULL, "island-scooters", "island-scooters" },
    { ZW_ZONE_URBAN, "車牌辨識系統", "交通寧靜區", NULL },
    { ZW_ZONE_URBAN, NULL, NULL, NULL },
    { ZW_ZONE_URBAN, "", "", NULL },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZwSubsidySubItem *found = zw_rules_match_sub_item (rules, cases[i].type, cases[i].item,
                                                               cases[i].sub_item);

      g_assert_cmpstr (found != NULL ? found->id : NULL, ==, cases[i].id);
    }
}

static void
test_marks (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  const ZwSubsidySubItem *plan = zw_rules_find_sub_item (rules, "plan");
  const ZwSubsidySubItem *survey = zw_rules_find_sub_item (rules, "plan-survey");
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (rules, &n);

  g_assert_cmpstr (plan->exclusive, ==, survey->exclusive);
  g_assert_null (zw_rules_find_sub_item (rules, "evaluation")->exclusive);
  g_assert_null (zw_rules_find_sub_item (rules, "nothing"));
  for (guint i = 0; i < n; i++)
    {
      gboolean planning = strcmp (all[i].item->id, "planning") == 0;

      g_assert_cmpint (all[i].needs_others, ==, planning);
      g_assert_cmpint (all[i].multi_year, ==, planning);
      g_assert_cmpint (all[i].island_only, ==, strcmp (all[i].id, "island-scooters") == 0);
      g_assert_true ((all[i].forbidden.zh != NULL) == (all[i].forbidden_clause != NULL));
      g_assert_true ((all[i].forbidden.zh != NULL) == (all[i].forbidden_words[0] != NULL));
      g_assert_nonnull (all[i].words[0]);
      g_assert_true (all[i].group < ZW_N_WORK_GROUPS);
      g_assert_true (g_str_has_prefix (all[i].clause, "作業要點(草案) "));
    }
  g_assert_cmpstr (zw_rules_get_clause (rules, "budget-yearly"), ==, "作業要點(草案) 六、(三)");
  g_assert_null (zw_rules_get_clause (rules, "no-such-rule"));
}

static void
test_grades_typed (void)
{
  static const struct
  {
    const char *typed;
    int grade;
  } cases[] = { { "1", 1 },  { "５", 5 },       { "第三級", 3 }, { " 四 ", 4 }, { "第2級", 2 },
                { "0", 0 },  { "6", 0 },        { "", 0 },       { NULL, 0 },   { "級", 0 },
                { "第", 0 }, { "第三級分", 0 }, { "12", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int grade = 0;

      g_assert_cmpint (zw_applicant_parse_grade (cases[i].typed, &grade), ==, cases[i].grade > 0);
      g_assert_cmpint (grade, ==, cases[i].grade);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/words", test_words);
  g_test_add_func ("/rules/governments/words", test_government_words);
  g_test_add_func ("/rules/figures", test_figures);
  g_test_add_func ("/rules/caps", test_caps);
  g_test_add_func ("/rules/edition", test_edition);
  g_test_add_func ("/rules/governments/grades", test_governments);
  g_test_add_func ("/rules/governments/cited", test_governments_cited);
  g_test_add_func ("/rules/governments/names", test_government_names);
  g_test_add_func ("/rules/remote", test_remote);
  g_test_add_func ("/rules/match", test_match);
  g_test_add_func ("/rules/marks", test_marks);
  g_test_add_func ("/rules/grades-typed", test_grades_typed);
  return g_test_run ();
}
