/* test-reference-plan.c: goals, work, money and review against the study
 *
 * Names, ratios, costs and counts are typed from the study; the place is named
 * beside each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <string.h>

#include "plan/zw-reference.h"

/* Table 4-1. */
static void
test_goals (void)
{
  static const struct
  {
    const char *name, *unit;
    double values[3];
  } expected[] = {
    { "溫室氣體排放量", "千噸/年", { 942.6, 848.3, 565.6 } },
    { "空氣污染物排放量", "噸/年", { 3883, 3179, 2555 } },
    { "行人交通事故死亡人數", "人/年", { 10, 5, 0 } },
    { "私人小客車交通量", "萬輛/日", { 72.0, 64.8, 50.4 } },
    { "綠色運輸行為占比", "%", { 68.9, 70.7, 74.3 } },
    { "綠色交通使用空間", "平方公里", { 0.43, 0.59, 0.89 } },
    { "大眾運輸滿意度", "滿分 10 分", { 6.9, 7.0, 7.2 } },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwGoalExample *examples = zw_reference_get_goal_examples (reference, &n);
  const ZwGoalInfo *goals;

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (examples[i].name.zh, ==, expected[i].name);
      g_assert_cmpstr (examples[i].unit.zh, ==, expected[i].unit);
      g_assert_cmpint (examples[i].base_year, ==, 2018);
      g_assert_cmpint (examples[i].target_year[0], ==, 2020);
      g_assert_cmpint (examples[i].target_year[1], ==, 2030);
      g_assert_cmpfloat (examples[i].base_value, ==, expected[i].values[0]);
      g_assert_cmpfloat (examples[i].target_value[0], ==, expected[i].values[1]);
      g_assert_cmpfloat (examples[i].target_value[1], ==, expected[i].values[2]);
      g_assert_cmpint (examples[i].down_is_good, ==,
                       examples[i].target_value[1] < examples[i].base_value);
      g_assert_nonnull (zw_reference_find_choice (reference, "goal-rank", examples[i].rank));
    }
  goals = zw_reference_get_goals (reference, &n);
  g_assert_cmpuint (n, ==, 7);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpstr (goals[i].rank, ==, i < 3 ? "main" : "secondary");
  g_assert_cmpstr (goals[0].name.zh, ==, "公路運輸溫室氣體排放減量");
  g_assert_cmpstr (goals[5].name.zh, ==, "交通事故數減少");
  g_assert_null (goals[6].rank);
}

/* Table 6 of the sample applications. */
static void
test_effects (void)
{
  static const char *const names[] = { "車輛溫室氣體排放減量",   "範圍內公共運輸使用增量",
                                       "電動車輛占比增加",       "車輛合規率",
                                       "環境營造與設施建置數量", "其他" };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwEffectInfo *effects = zw_reference_get_effects (reference, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (effects[i].name.zh, ==, names[i]);
      g_assert_cmpint (effects[i].down_is_good, ==, i == 0);
      g_assert_true (zw_reference_find_effect (reference, effects[i].id) == &effects[i]);
    }
  g_assert_null (zw_reference_find_effect (reference, "E6"));
}

/* Table 4.2-1, annex 4, table 7.3-4. */
static void
test_review (void)
{
  static const char *const clauses[] = {
    "符合作業要點第 2 點",        "符合作業要點第 4 點第 1 項", "符合作業要點第 4 點第 1 項",
    "符合作業要點第 4 點第 2 項", "符合作業要點第 4 點第 5 項", "符合作業要點第 5 點第 1 項第 1 款"
  };
  static const struct
  {
    const char *id, *name;
    int points;
  } items[] = { { "whole", "規劃整體性", 25 },
                { "support", "配套完整性", 20 },
                { "effect", "試辦計畫效益妥適性", 20 },
                { "finance", "財務可行性", 15 },
                { "resources", "資源整合度", 20 } };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  int sum = 0;
  const ZwPrinciple *principles = zw_reference_get_principles (reference, &n);
  const ZwFormalQuestion *questions;
  const ZwScoreItem *scores;

  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (atoi (principles[i].id), ==, (int) i + 1);
  g_assert_cmpstr (principles[3].text.zh, ==, "管制對象應以高排碳車輛為主且逐步擴大為所有排碳車輛");
  g_assert_cmpstr (principles[3].guideline_text.zh, ==,
                   "管理對象應以高排碳或低能源效率車輛為主且逐步擴大為所有排碳車輛。");
  questions = zw_reference_get_questions (reference, &n);
  g_assert_cmpuint (n, ==, 6);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (atoi (questions[i].id), ==, (int) i + 1);
      g_assert_cmpstr (questions[i].clause, ==, clauses[i]);
    }
  scores = zw_reference_get_score_items (reference, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (items));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (scores[i].id, ==, items[i].id);
      g_assert_cmpstr (scores[i].name.zh, ==, items[i].name);
      g_assert_cmpint (scores[i].points, ==, items[i].points);
      sum += scores[i].points;
    }
  g_assert_cmpint (sum, ==, 100);
  g_assert_cmpint (zw_reference_get_pass_score (reference), ==, 75);
}

/* Section 4.2.2. */
static void
test_situations (void)
{
  static const struct
  {
    gboolean money, staff;
    const char *name;
    guint n_advice;
  } expected[] = { { TRUE, TRUE, "自有預算充足、人力資源充沛", 4 },
                   { TRUE, FALSE, "自有預算充足、人力資源不足", 5 },
                   { FALSE, TRUE, "自有預算不足、人力資源充沛", 4 },
                   { FALSE, FALSE, "自有預算、人力資源不足", 3 } };
  static const int years[] = { 2030, 2040, 2050 };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  const ZwMilestone *milestones;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwSituation *situation = zw_reference_get_situation (reference, expected[i].money,
                                                                 expected[i].staff);

      g_assert_cmpstr (situation->name.zh, ==, expected[i].name);
      g_assert_cmpuint (situation->n_advice, ==, expected[i].n_advice);
    }
  g_assert_cmpfloat (zw_reference_get_own_revenue_limit (reference), ==, 50);
  milestones = zw_reference_get_milestones (reference, &n);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (milestones[i].year, ==, years[i]);
}

/* Section 3.2.1, [G:765] to [G:809]. */
static void
test_projects (void)
{
  static const struct
  {
    const char *id;
    ZwWorkGroup group;
    gint64 total, central, local;
  } expected[] = {
    { "taipei-tamsui-bus", ZW_WORK_TRANSIT, 17800000, 8900000, -1 },
    { "newtaipei-happiness-bus", ZW_WORK_TRANSIT, 3180000, 2390000, -1 },
    { "taipei-bus-losses", ZW_WORK_TRANSIT, 30000000, 10000000, -1 },
    { "hsinchu-bus-losses", ZW_WORK_TRANSIT, 28000000, 14000000, -1 },
    { "newtaipei-footway", ZW_WORK_WALKING, 90460000, 44930000, -1 },
    { "kaohsiung-arcades", ZW_WORK_WALKING, 9756000, 8000000, -1 },
    { "charger-slow", ZW_WORK_ELECTRIC, -1, 60000, -1 },
    { "charger-fast", ZW_WORK_ELECTRIC, -1, 1500000, -1 },
    { "taipei-chargers", ZW_WORK_ELECTRIC, -1, 12938000, -1 },
    { "kaohsiung-chargers", ZW_WORK_ELECTRIC, -1, 18387000, -1 },
    { "hsinchu-anpr", ZW_WORK_EQUIPMENT, 6000000, -1, -1 },
    { "taipei-anpr-upkeep", ZW_WORK_EQUIPMENT, 4580000, -1, -1 },
    { "kaohsiung-cctv", ZW_WORK_EQUIPMENT, 49950000, -1, -1 },
    { "tainan-enforcement", ZW_WORK_EQUIPMENT, -1, -1, 23800000 },
    { "taipei-neihu", ZW_WORK_PROMOTION, 4480000, -1, -1 },
    { "taipei-holiday-fares", ZW_WORK_PROMOTION, 4180000, 2090000, -1 },
    { "taipei-scooters", ZW_WORK_TRANSITION, -1, -1, 156500000 },
    { "taichung-marketing", ZW_WORK_COMMUNICATION, 2000000, 1500000, -1 },
    { "tainan-tpass", ZW_WORK_COMMUNICATION, 1180000, 1000000, -1 },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n;
  const ZwReferenceProject *projects = zw_reference_get_projects (reference, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (projects[i].id, ==, expected[i].id);
      g_assert_cmpint (projects[i].group, ==, expected[i].group);
      g_assert_cmpint (projects[i].total_ntd, ==, expected[i].total);
      g_assert_cmpint (projects[i].central_ntd, ==, expected[i].central);
      g_assert_cmpint (projects[i].local_ntd, ==, expected[i].local);
    }
}

/* Tables 4.1-2, 5.1-1 and 5.1-2. */
static void
test_programmes (void)
{
  static const struct
  {
    const char *id, *name, *agency;
    int last_year;
    double ratios[ZW_N_GRADES];
  } expected[] = {
    { "transit-114-117", "公路公共運輸永續及交通平權計畫(114-117 年)", "交通部", 2028, { 0 } },
    { "its-114-117", "智慧運輸系統發展建設計畫(114-117 年)", "交通部", 2028, { 0 } },
    { "resilience",
      "疫後強化經濟與社會韌性及全民共享經濟成果特別條例",
      "國家發展委員會",
      2024,
      { 0 } },
    { "roads-urban",
      "提升道路品質計畫(都市計畫內)(106-114 年)",
      "內政部",
      2025,
      { 35, 50, 82, 84, 88 } },
    { "walking-113-116", "永續提升人行安全計畫", "內政部/交通部", 2027, { 35, 50, 82, 84, 88 } },
    { "cycle-113-116",
      "環島自行車道升級暨多元路線整合推動計畫第二期(113-116 年)",
      "交通部",
      2027,
      { 0 } },
    { "ebus-2030", "2030 年客運車輛電動化推動計畫(113 年至 119 年)", "交通部", 2030, { 0 } },
    { "chargers", "公共充電樁設置及區域充電需求評估計畫", "交通部", 2024, { 35, 68, 77, 79, 83 } },
    { "chargers-rules",
      "交通部公路局公共充電樁設置補助作業要點",
      "交通部",
      2024,
      { 35, 68, 77, 79, 83 } },
    { "transit-110-113", "公路公共運輸服務升級計畫", "交通部", 2024, { 50, 75, 85, 90, 95 } },
    { "ev-tax", "持續電動車輛免徵貨物稅、使用牌照稅", "財政部/經濟部", 0, { 0 } },
    { "chargers-science", "輔導科學園區廠商設置充電樁計畫", "國科會", 0, { 0 } },
  };
  /* Rows of table 5.1-1 by heading, and of those the ones marked (*). */
  static const struct
  {
    ZwWorkGroup group;
    guint n, n_ended;
  } rows[] = { { ZW_WORK_TRANSIT, 7, 1 }, { ZW_WORK_WALKING, 10, 1 }, { ZW_WORK_ELECTRIC, 31, 4 } };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n, n_funds = 0;
  const ZwProgramme *programmes = zw_reference_get_programmes (reference, &n);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwProgramme *programme = zw_reference_find_programme (reference, expected[i].id);

      g_assert_nonnull (programme);
      g_assert_cmpstr (programme->name.zh, ==, expected[i].name);
      g_assert_cmpstr (programme->agency.zh, ==, expected[i].agency);
      g_assert_cmpint (programme->last_year, ==, expected[i].last_year);
      for (guint j = 0; j < ZW_N_GRADES; j++)
        g_assert_cmpfloat (programme->ratio_percent[j], ==, expected[i].ratios[j]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n_rows = 0, n_ended = 0;

      for (guint j = 0; j < n; j++)
        if (!programmes[j].potential && (programmes[j].groups & 1u << rows[i].group)
            && strstr (programmes[j].where, "5.1-1") != NULL)
          {
            n_rows++;
            n_ended += programmes[j].last_year == 2024;
          }
      g_assert_cmpuint (n_rows, ==, rows[i].n);
      g_assert_cmpuint (n_ended, ==, rows[i].n_ended);
    }
  for (guint i = 0; i < n; i++)
    {
      n_funds += programmes[i].potential;
      g_assert_true (!programmes[i].potential || programmes[i].caution.zh != NULL);
      g_assert_cmpuint (programmes[i].groups, !=, 0);
      g_assert_true (zw_reference_find_choice (reference, "programme", programmes[i].id) != NULL);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (programmes[i].id, !=, programmes[j].id);
    }
  g_assert_cmpuint (n_funds, ==, 3);
  g_assert_null (zw_reference_find_programme (reference, "none"));
}

/* Tables 5.2-1 to 5.2-4 and 2-1. */
static void
test_gaps (void)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  guint n, n_in_force = 0;
  const ZwLocalFund *funds = zw_reference_get_local_funds (reference, &n);

  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    {
      const ZwFundingGap *gap = zw_reference_get_funding_gap (reference, i);

      g_assert_cmpint (gap->group, ==, i);
      g_assert_nonnull (gap->gap.zh);
      /* "—" in the tables: transition, communication, evaluation */
      g_assert_cmpint (gap->existing.zh == NULL, ==, i >= ZW_WORK_TRANSITION);
    }
  g_assert_null (zw_reference_get_funding_gap (reference, ZW_WORK_NONE));
  g_assert_cmpuint (n, ==, 8);
  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (zw_reference_find_choice (reference, "government", funds[i].government));
      g_assert_cmpint (funds[i].name.zh == NULL, ==, strcmp (funds[i].government, "taoyuan") == 0);
      n_in_force += funds[i].in_force;
    }
  g_assert_cmpuint (n_in_force, ==, 3); /* Taipei, Kaohsiung, Chiayi City */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/goals", test_goals);
  g_test_add_func ("/reference/effects", test_effects);
  g_test_add_func ("/reference/review", test_review);
  g_test_add_func ("/reference/situations", test_situations);
  g_test_add_func ("/reference/projects", test_projects);
  g_test_add_func ("/reference/programmes", test_programmes);
  g_test_add_func ("/reference/gaps", test_gaps);
  return g_test_run ();
}
