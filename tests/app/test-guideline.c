/* test-guideline.c: the reference tables against the study they come from
 *
 * Officials compare word by word, so every Chinese text is looked up in the
 * lines of the study that its "source" names. Counts, years and figures below
 * are read from the study by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "study-fixture.h"

#define FOLDER "/org/zonewright/Zonewright/guideline/"

static void
test_plan_words (void)
{
  check_file (FOLDER "plan.json", 250);
}

static void
test_indicator_words (void)
{
  check_file (FOLDER "indicators.json", 15 * 4);
}

static void
test_types (void)
{
  /* Contents of the three stages as the tables of chapter 5 count them. */
  static const struct
  {
    const char *id, *name;
    guint contents[3];
    guint n_stakeholders, n_measures;
  } expected[] = { { "urban", "都會型", { 10, 6, 6 }, 7, 9 },
                   { "scenic", "景區型", { 10, 6, 7 }, 4, 7 },
                   { "park", "園區型", { 11, 5, 6 }, 3, 7 } };
  static const guint n_items[] = { 7, 5, 5 };
  static const int years[] = { 2030, 2040, 2050 };
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();

  for (guint i = 0; i < ZW_N_ZONE_TYPES; i++)
    {
      const ZwGuidelineType *type = zw_guideline_get_type (guideline, i);
      const ZwGuidelinePhase *phases = type->phases;

      g_assert_cmpint (type->type, ==, i);
      g_assert_cmpstr (zw_zone_type_get_id (i), ==, expected[i].id);
      g_assert_cmpstr (type->name.zh, ==, expected[i].name);
      g_assert_cmpuint (type->n_stakeholders, ==, expected[i].n_stakeholders);
      g_assert_cmpuint (type->n_supporting_measures, ==, expected[i].n_measures);
      g_assert_cmpint (phases[0].start_year, ==, 2025);
      for (guint j = 0; j < ZW_N_PHASE_KINDS; j++)
        {
          g_assert_cmpint (phases[j].kind, ==, j);
          g_assert_cmpint (phases[j].end_year, ==, years[j]);
          g_assert_true (j == 0 || phases[j].start_year == phases[j - 1].end_year);
          g_assert_cmpuint (phases[j].n_stages, ==, j == 0 ? 3 : 0);
        }
      for (guint j = 0; j < 3; j++)
        {
          const ZwGuidelineStage *stage = &phases[0].stages[j];
          guint n_contents = 0, orders = 0;

          g_assert_cmpint (stage->start_year, ==, 2025 + 2 * (int) j);
          g_assert_cmpint (stage->end_year, ==, 2026 + 2 * (int) j);
          g_assert_cmpuint (stage->n_goals, ==, 2);
          g_assert_cmpuint (stage->n_items, ==, n_items[j]);
          for (guint k = 0; k < stage->n_items; k++)
            for (guint m = 0; m < stage->items[k].n_contents; m++)
              {
                n_contents++;
                orders |= 1u << stage->items[k].contents[m].order;
              }
          g_assert_cmpuint (n_contents, ==, expected[i].contents[j]);
          /* Each place 1 … n of the table's list is taken once. */
          g_assert_cmpuint (orders, ==, (1u << (n_contents + 1)) - 2);
        }
    }
}

/* Where the three sample applications differ. */
static void
test_differences (void)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  const ZwGuidelinePhase *urban = zw_guideline_get_type (guideline, ZW_ZONE_URBAN)->phases;
  const ZwGuidelinePhase *scenic = zw_guideline_get_type (guideline, ZW_ZONE_SCENIC)->phases;
  const ZwGuidelinePhase *park = zw_guideline_get_type (guideline, ZW_ZONE_PARK)->phases;

  g_assert_cmpstr (urban[0].name.zh, ==, "短期");
  g_assert_cmpstr (urban[0].subtitle.zh, ==, "試辦先行");
  g_assert_cmpstr (urban[1].subtitle.zh, ==, "循序漸進");
  g_assert_cmpstr (urban[2].subtitle.zh, ==, "擴大推廣");
  g_assert_cmpstr (urban[0].period.zh, ==, "119 年以前");
  g_assert_cmpstr (urban[0].strategy.zh, ==, "強化利害關係人溝通及改善綠運輸環境");
  g_assert_cmpstr (scenic[0].strategy.zh, ==,
                   "強化利害關係人溝通、改善綠運輸環境及實施車輛管制措施");
  g_assert_cmpstr (park[0].strategy.zh, ==, urban[0].strategy.zh);
  g_assert_cmpstr (urban[1].strategy.zh, ==, "試辦區域轉型為常態低碳交通區並逐步加嚴擴大");
  g_assert_cmpstr (park[1].strategy.zh, ==, "試辦區域轉型為正式低碳交通區並逐步加嚴擴大");
  g_assert_nonnull (strstr (urban[1].main_work.zh, "落實公正轉型"));
  g_assert_null (strstr (park[1].main_work.zh, "落實公正轉型"));
  g_assert_null (strstr (park[2].main_work.zh, "落實公正轉型"));
  g_assert_nonnull (strstr (scenic[0].main_work.zh, "鼓勵綠運輸使用與接駁"));
  g_assert_cmpstr (urban[2].key_goal.zh, ==, "擴大實施邁向淨零");
}

/* Table 3.2-1 and the paragraphs after it, which give the staff of each. */
static void
test_groups (void)
{
  static const struct
  {
    const char *id, *name;
    int min_months, max_months;
    gint64 min_ntd, max_ntd;
    int staff;
    gboolean necessary;
    guint n_measures;
  } expected[] = {
    { "survey", "實施前現況調查", 6, 12, 1500000, 2500000, 3, TRUE, 1 },
    { "plan", "實施規劃", 6, 12, 2500000, 3500000, 3, TRUE, 1 },
    { "transit", "公共運輸環境", 0, 0, 0, 0, 4, FALSE, 2 },
    { "walking", "人本交通環境", 0, 0, 0, 0, 4, FALSE, 2 },
    { "electric", "運具電動化環境", 0, 0, 0, 0, 2, FALSE, 2 },
    { "equipment", "車輛管制設施建置", 0, 0, 0, 0, 2, FALSE, 2 },
    { "promotion", "發展與推動綠運輸", 0, 0, 0, 0, 4, FALSE, 3 },
    { "transition", "公正轉型措施", 0, 0, 0, 0, 3, TRUE, 1 },
    { "communication", "公民溝通與宣導", 0, 0, 0, 0, 5, TRUE, 1 },
    { "evaluation", "成效評估報告", 12, 18, 5000000, 6000000, 3, TRUE, 1 },
  };
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();

  g_assert_cmpuint (G_N_ELEMENTS (expected), ==, ZW_N_WORK_GROUPS);
  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    {
      const ZwGuidelineGroup *group = zw_guideline_get_group (guideline, i);
      ZwWorkGroup found;

      g_assert_cmpint (group->group, ==, i);
      g_assert_cmpstr (group->id, ==, expected[i].id);
      g_assert_cmpstr (group->name.zh, ==, expected[i].name);
      g_assert_cmpint (group->min_months, ==, expected[i].min_months);
      g_assert_cmpint (group->max_months, ==, expected[i].max_months);
      g_assert_cmpint (group->min_ntd, ==, expected[i].min_ntd);
      g_assert_cmpint (group->max_ntd, ==, expected[i].max_ntd);
      g_assert_cmpint (group->min_staff, ==, expected[i].staff);
      g_assert_cmpint (group->necessary, ==, expected[i].necessary);
      g_assert_cmpuint (group->n_measures, ==, expected[i].n_measures);
      g_assert_true ((group->min_months > 0) != (group->months_note.zh != NULL));
      g_assert_true ((group->min_ntd > 0) != (group->cost_note.zh != NULL));
      g_assert_true (zw_work_group_from_id (expected[i].id, &found) && found == i);
    }
  g_assert_cmpint (zw_guideline_get_group (guideline, ZW_WORK_SURVEY)->shared_with, ==,
                   ZW_WORK_PLAN);
  g_assert_cmpint (zw_guideline_get_group (guideline, ZW_WORK_WALKING)->shared_with, ==,
                   ZW_WORK_NONE);
  g_assert_cmpuint (zw_guideline_get_group (guideline, ZW_WORK_TRANSITION)->priority, ==,
                    1u << ZW_PHASE_MID | 1u << ZW_PHASE_LONG);
  g_assert_null (zw_work_group_get_id (ZW_WORK_NONE));
}

static void
test_focus (void)
{
  static const guint n_points[] = { 4, 4, 3 }; /* 表 2.7-1 */
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  const ZwGuidelineFocus *focus;
  guint n;

  for (guint i = 0; i < ZW_N_PHASE_KINDS; i++)
    {
      g_assert_nonnull (zw_guideline_get_focus (guideline, i, &n));
      g_assert_cmpuint (n, ==, n_points[i]);
    }
  focus = zw_guideline_get_focus (guideline, ZW_PHASE_LONG, &n);
  g_assert_cmpstr (focus[2].title.zh, ==, "獎勵措施退場");
  g_assert_null (focus[2].detail.zh);
}

static void
test_indicators (void)
{
  static const char *const names[] = { "公共運輸站點數",
                                       "路線里程數",
                                       "人行道長度",
                                       "自行車道長度",
                                       "公共充電樁設置數",
                                       "公共停車場電動車專用停車格比例",
                                       "公共運輸服務涵蓋率",
                                       "平均每人可使用共享運具數",
                                       "公共自行車站密度",
                                       "公共運輸轉乘無縫性",
                                       "公共運輸串聯友善性",
                                       "公共運輸移動性",
                                       "公共運輸使用成本及私人運具使用成本比值",
                                       "電動車比例",
                                       "電動車與充電樁比值" };
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  guint n;
  const ZwGuidelineIndicator *indicators = zw_guideline_get_indicators (guideline, &n);
  const ZwGuidelineIndicator *a1 = zw_guideline_find_indicator (guideline, "A1");

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf (i < 6 ? "B%u" : "A%u", i < 6 ? i + 1 : i - 5);

      g_assert_cmpstr (indicators[i].id, ==, id);
      g_assert_cmpstr (indicators[i].name.zh, ==, names[i]);
      g_assert_cmpint (indicators[i].advanced, ==, i >= 6);
      g_assert_cmpint (indicators[i].numerator.zh != NULL, ==, i >= 5);
    }
  g_assert_cmpstr (a1->numerator.zh, ==, "公共運輸場站方圓 500 公尺內居住人口數");
  g_assert_cmpstr (a1->denominator.zh, ==, "區域內居住人口數");
  g_assert_cmpstr (a1->aspect.zh, ==, "可及性");
  g_assert_cmpstr (a1->kind_name.zh, ==, "進階評估指標");
  g_assert_null (zw_guideline_find_indicator (guideline, "A10"));
}

static void
test_language (void)
{
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  g_autoptr (ZwGuideline) again = zw_guideline_ref (guideline);
  g_autoptr (ZwCatalog) chinese = zw_catalog_new ("zh_TW");
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  const ZwText *name = &zw_guideline_get_group (again, ZW_WORK_PLAN)->name;

  g_assert_cmpstr (zw_text_pick (name, chinese), ==, "實施規劃");
  g_assert_cmpstr (zw_text_pick (name, english), ==, name->en);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guideline/words/plan", test_plan_words);
  g_test_add_func ("/guideline/words/indicators", test_indicator_words);
  g_test_add_func ("/guideline/types", test_types);
  g_test_add_func ("/guideline/differences", test_differences);
  g_test_add_func ("/guideline/groups", test_groups);
  g_test_add_func ("/guideline/focus", test_focus);
  g_test_add_func ("/guideline/indicators", test_indicators);
  g_test_add_func ("/guideline/language", test_language);
  return g_test_run ();
}
