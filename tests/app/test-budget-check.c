/* test-budget-check.c: what the check of a budget refuses, on either side of each limit
 *
 * Expected values follow from the clauses of the draft directions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "budget-fixture.h"

#define URBAN(grade)                                                                               \
  {                                                                                                \
    ZW_ZONE_URBAN, FALSE, FALSE, grade                                                             \
  }
#define SCENIC(grade)                                                                              \
  {                                                                                                \
    ZW_ZONE_SCENIC, FALSE, FALSE, grade                                                            \
  }
#define PARK(grade)                                                                                \
  {                                                                                                \
    ZW_ZONE_PARK, FALSE, FALSE, grade                                                              \
  }

/* A work that breaks nothing, in the other year. */
#define PLATES_2026                                                                                \
  {                                                                                                \
    2026, "plate-service", 350000, 650000                                                          \
  }

static const Case cases[] = {
  { "nothing", URBAN (1), { { 0 } }, { { 0 } }, "" },

  /* 六、(二): the ratio */
  { "exactly 68 %", URBAN (2), { { 2025, "plate-equipment", 6800000, 3200000 } }, { { 0 } }, "" },
  { "one over 68 %",
    URBAN (2),
    { { 2025, "plate-equipment", 6800001, 3199999 } },
    { { 0 } },
    "budget-ratio" },
  { "a third at 35 %", URBAN (1), { { 2025, "urban-cycling", 1, 2 } }, { { 0 } }, "" },
  { "two thirds at 35 %",
    URBAN (1),
    { { 2025, "urban-cycling", 2, 1 } },
    { { 0 } },
    "budget-ratio" },
  { "each row on its own",
    URBAN (1),
    { { 2025, "urban-cycling", 360, 640 }, { 2026, "urban-cycling", 300, 700 } },
    { { 0 } },
    "budget-ratio" },
  { "more than 90 % is told by the ratio",
    URBAN (5),
    { { 2025, "urban-cycling", 95, 5 } },
    { { 0 } },
    "budget-ratio" },
  { "grade not known",
    URBAN (0),
    { { 2025, "urban-cycling", 90, 10 } },
    { { 0 } },
    "budget-government" },
  { "grade not known, above the ceiling",
    URBAN (0),
    { { 2025, "urban-cycling", 91, 9 } },
    { { 0 } },
    "budget-ceiling budget-government" },

  /* 六、(二), end: remote areas */
  { "remote, grade 4, 90 %",
    { ZW_ZONE_SCENIC, FALSE, TRUE, 4 },
    { { 2025, "scenic-shuttle", 900000, 100000 } },
    { { 0 } },
    "" },
  { "remote, grade 5, one over 90 %",
    { ZW_ZONE_SCENIC, FALSE, TRUE, 5 },
    { { 2025, "scenic-shuttle", 900001, 99999 } },
    { { 0 } },
    "budget-ratio" },
  { "remote 90 % for grade 3",
    { ZW_ZONE_SCENIC, FALSE, TRUE, 3 },
    { { 2025, "scenic-shuttle", 900000, 100000 } },
    { { 0 } },
    "budget-ratio budget-remote" },
  { "remote, but keeping to the ratio of grade 3",
    { ZW_ZONE_SCENIC, FALSE, TRUE, 3 },
    { { 2025, "scenic-shuttle", 770000, 230000 } },
    { { 0 } },
    "budget-remote" },

  /* the same: an island from 7.5 km on; nearer it needs few residents */
  { "island, 7.4 km from the seat",
    { ZW_ZONE_SCENIC, TRUE, TRUE, 5, 7.4 },
    { { 2025, "scenic-shuttle", 900000, 100000 } },
    { { 0 } },
    "budget-remote-near" },
  { "island, 7.5 km from the seat",
    { ZW_ZONE_SCENIC, TRUE, TRUE, 5, 7.5 },
    { { 2025, "scenic-shuttle", 900000, 100000 } },
    { { 0 } },
    "" },
  { "island near the seat, within the ratio of its grade",
    { ZW_ZONE_SCENIC, TRUE, TRUE, 5, 1 },
    { { 2025, "scenic-shuttle", 830000, 170000 } },
    { { 0 } },
    "" },

  /* 補助辦法 9 II 1: the ceiling. 3,888,889 × 0.9 = 3,500,000.1 */
  { "planning, at the ceiling",
    URBAN (1),
    { { 2025, "plan-survey", 3500000, 388889 }, PLATES_2026 },
    { { 0 } },
    "" },
  { "planning, above the ceiling",
    URBAN (1),
    { { 2025, "plan-survey", 3500000, 388888 }, PLATES_2026 },
    { { 0 } },
    "budget-ceiling" },
  { "evaluation, exactly 90 %",
    URBAN (1),
    { { 2025, "evaluation", 2700000, 300000 }, PLATES_2026 },
    { { 0 } },
    "" },

  /* 六、(二): the local share */
  { "local share of nothing",
    URBAN (1),
    { { 2025, "urban-cycling", 100, 0 } },
    { { 0 } },
    "budget-local-share" },
  { "local share not given",
    URBAN (1),
    { { 2025, "urban-cycling", 100, ZW_BUDGET_NO_AMOUNT } },
    { { 0 } },
    "budget-local-share" },
  { "planning without a local share",
    URBAN (1),
    { { 2025, "plan", 100, 0 }, PLATES_2026 },
    { { 0 } },
    "budget-local-share" },
  { "no subsidy at all", URBAN (1), { { 2025, "urban-cycling", 0, 100 } }, { { 0 } }, "" },

  /* 六、(三): 20 M in a year over all applications */
  { "20 M in one application",
    URBAN (2),
    { { 2025, "plate-equipment", 9999999, 9999999 },
      { 2025, "urban-campaign", 5000000, 5000000 },
      { 2025, "transition-talks", 5000000, 5000000 },
      { 2026, "plate-equipment", 1, 1 } },
    { { 2025, 1 } },
    "budget-held-back" },
  { "one more in that year",
    URBAN (2),
    { { 2025, "plate-equipment", 9999999, 9999999 },
      { 2025, "urban-campaign", 5000000, 5000000 },
      { 2025, "transition-talks", 5000000, 5000000 } },
    { { 2025, 2 } },
    "budget-yearly" },
  { "20 M with another application",
    URBAN (2),
    { { 2026, "urban-campaign", 5000000, 5000000 } },
    { { 2026, 15000000 }, { 2025, 20000000 } },
    "" },
  { "one more with two other applications",
    URBAN (2),
    { { 2026, "urban-campaign", 5000000, 5000000 } },
    { { 2026, 15000000 }, { 2026, 1 } },
    "budget-yearly" },
  { "nothing asked in a year that others fill",
    URBAN (2),
    { { 2026, "urban-campaign", 0, 5000000 } },
    { { 2026, 25000000 } },
    "" },
  { "another application alone",
    URBAN (2),
    { { 2025, "urban-campaign", 5000000, 5000000 } },
    { { 2026, 25000000 } },
    "" },

  /* 四、(五): planning items */
  { "a planning item alone",
    URBAN (1),
    { { 2025, "plan-survey", 3000000, 1000000 }, { 2026, "evaluation", 2000000, 1000000 } },
    { { 0 } },
    "budget-planning-alone" },
  { "with other work for which nothing is asked",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 }, { 2026, "plate-service", 0, 1000000 } },
    { { 0 } },
    "budget-planning-alone" },
  { "with work for another type only",
    PARK (1),
    { { 2025, "plan", 1000000, 1000000 }, { 2026, "transition-talks", 35, 65 } },
    { { 0 } },
    "budget-item-type budget-planning-alone" },
  { "both planning variants",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 }, { 2025, "plan-survey", 1000000, 1000000 }, PLATES_2026 },
    { { 0 } },
    "budget-planning-exclusive" },
  { "one variant in two years",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 }, { 2026, "plan", 1000000, 1000000 }, PLATES_2026 },
    { { 0 } },
    "" },
  { "planning in one year",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 }, { 2025, "plate-service", 35, 65 } },
    { { 0 } },
    "budget-multi-year" },
  { "other work in one year", URBAN (1), { { 2025, "plate-service", 35, 65 } }, { { 0 } }, "" },
  { "own money in the other year",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 },
      { 2025, "plate-service", 35, 65 },
      { 2026, "plate-service", 0, 65 } },
    { { 0 } },
    "" },
  { "a year that is not known",
    URBAN (1),
    { { 2025, "plan", 1000000, 1000000 }, { 0, "plate-service", 35, 65 } },
    { { 0 } },
    "budget-no-year" },

  /* 四、(三), annex 2: what is for which type */
  { "just transition in a park zone",
    PARK (1),
    { { 2025, "transition-talks", 35, 65 } },
    { { 0 } },
    "budget-item-type" },
  { "a park's award in town",
    URBAN (1),
    { { 2025, "park-award", 35, 65 } },
    { { 0 } },
    "budget-item-type" },
  { "other green activities in a scenic zone",
    SCENIC (1),
    { { 2025, "green-other", 35, 65 } },
    { { 0 } },
    "budget-item-type" },
  { "island scooters on an island",
    { ZW_ZONE_SCENIC, TRUE, FALSE, 5 },
    { { 2025, "island-scooters", 83, 17 } },
    { { 0 } },
    "" },
  { "island scooters on the mainland",
    SCENIC (5),
    { { 2025, "island-scooters", 83, 17 } },
    { { 0 } },
    "budget-island" },
  { "island scooters in an island's town",
    { ZW_ZONE_URBAN, TRUE, FALSE, 5 },
    { { 2025, "island-scooters", 83, 17 } },
    { { 0 } },
    "budget-island" },
  { "no sub-item", URBAN (1), { { 2025, NULL, 35, 65 } }, { { 0 } }, "budget-unknown-item" },
  { "no sub-item, above the ceiling",
    URBAN (1),
    { { 2025, NULL, 91, 9 } },
    { { 0 } },
    "budget-unknown-item budget-ceiling" },

  /* 二: the period */
  { "a year too early",
    URBAN (1),
    { { 2024, "plate-service", 35, 65 } },
    { { 0 } },
    "budget-years" },
  { "a year too late",
    URBAN (1),
    { { 2027, "plate-service", 35, 65 } },
    { { 0 } },
    "budget-years" },
  { "no amount",
    URBAN (1),
    { { 2025, "plate-service", ZW_BUDGET_NO_AMOUNT, ZW_BUDGET_NO_AMOUNT } },
    { { 0 } },
    "budget-no-amount" },
  { "no central amount",
    URBAN (1),
    { { 2025, "plate-service", ZW_BUDGET_NO_AMOUNT, 100 } },
    { { 0 } },
    "budget-no-amount" },
  { "amounts of nothing",
    URBAN (1),
    { { 2025, "plate-service", 0, 0 } },
    { { 0 } },
    "budget-no-amount" },
};

static void
test_cases (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwBudget)
          budget = make_budget (rules, &cases[i].application, cases[i].rows, MAX_ROWS);

      for (guint j = 0; j < G_N_ELEMENTS (cases[i].others); j++)
        zw_budget_add_other (budget, cases[i].others[j].year, cases[i].others[j].central_ntd);
      assert_rules (budget, cases[i].expected, cases[i].name);
    }
}

/* Table 2: of 1,000,000 exactly the ratio, and one more. */
static void
test_ratios (void)
{
  static const int ratios[ZW_N_GRADES] = { 35, 68, 77, 79, 83 };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (int grade = 1; grade <= ZW_N_GRADES; grade++)
    for (gint64 more = 0; more <= 1; more++)
      {
        const ZwBudgetCase application = PARK (grade);
        gint64 central = ratios[grade - 1] * 10000 + more;
        const Row rows[] = { { 2025, "park-commute", central, 1000000 - central } };
        g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 1);

        assert_rules (budget, more == 0 ? "" : "budget-ratio", "table 2");
      }
}

/* Annex 2 and 六、(一): each cap exactly, over two years, and one more. */
static void
test_caps (void)
{
  static const struct
  {
    ZwZoneType type;
    const char *first, *second;
    gint64 cap_ntd;
    const char *clause;
  } caps[] = {
    { ZW_ZONE_URBAN, "plate-equipment", "plate-service", 10000000,
      "作業要點(草案) 附件二 二、(一) 車牌辨識系統建置 二、(三)2" },
    { ZW_ZONE_SCENIC, "plate-equipment", "plate-service", 5000000,
      "作業要點(草案) 附件二 二、(二) 車牌辨識系統建置 二、(三)2" },
    { ZW_ZONE_PARK, "plate-equipment", "plate-service", 5000000,
      "作業要點(草案) 附件二 二、(三) 車牌辨識系統建置 二、(三)2" },
    { ZW_ZONE_URBAN, "urban-campaign", "green-other", 5000000,
      "作業要點(草案) 附件二 二、(一) 綠運輸活動 二、(三)2" },
    { ZW_ZONE_SCENIC, "scenic-shuttle", "scenic-activity", 10000000,
      "作業要點(草案) 附件二 二、(二) 綠運輸活動 二、(三)2" },
    { ZW_ZONE_PARK, "park-commute", "park-award", 15000000,
      "作業要點(草案) 附件二 二、(三) 綠運輸活動 二、(三)2" },
    { ZW_ZONE_URBAN, "transition-talks", "transition-vulnerable", 5000000,
      "作業要點(草案) 附件二 二、(一) 受影響族群公正轉型措施 二、(三)2" },
    { ZW_ZONE_SCENIC, "transition-shops", "transition-other", 3000000,
      "作業要點(草案) 附件二 二、(二) 受影響族群公正轉型措施 二、(三)2" },
    { ZW_ZONE_URBAN, "plan", "plan", 2000000, "作業要點(草案) 六、(一)" },
    { ZW_ZONE_SCENIC, "plan-survey", "plan-survey", 3500000, "作業要點(草案) 六、(一)" },
    { ZW_ZONE_PARK, "evaluation", "evaluation", 3000000, "作業要點(草案) 六、(一)" },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (caps); i++)
    for (gint64 more = 0; more <= 1; more++)
      {
        const ZwBudgetCase application = { caps[i].type, FALSE, FALSE, 1 };
        gint64 half = caps[i].cap_ntd / 2;
        gboolean planning = zw_rules_find_sub_item (rules, caps[i].first)->needs_others;
        const Row rows[] = { { 2025, caps[i].first, half, half * 2 },
                             { 2026, caps[i].second, half + more, half * 2 },
                             { 2025, planning ? "plate-service" : NULL, planning ? 1 : 0, 2 } };
        g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 3);
        g_autoptr (GPtrArray) findings = check (budget);
        g_autofree char *list = list_rules (findings);
        const ZwFinding *finding;

        if (more == 0)
          {
            g_assert_cmpstr (list, ==, caps[i].cap_ntd == 10000000 ? "budget-held-back" : "");
            continue;
          }
        g_assert_cmpstr (list, ==, "budget-cap");
        finding = g_ptr_array_index (findings, 0);
        g_assert_cmpstr (finding->clause, ==, caps[i].clause);
        g_assert_cmpfloat (finding->found, ==, (double) (caps[i].cap_ntd + 1));
        g_assert_cmpfloat (finding->allowed, ==, (double) caps[i].cap_ntd);
        g_assert_cmpint (finding->place.id, ==, 2);
        g_assert_cmpint (finding->place.field, ==, ZW_BUDGET_CENTRAL);
        g_assert_nonnull (strstr (finding->remedy, "NT$1 "));
      }
}

/* --- the words of a finding --- */

static void
test_finding (void)
{
  const ZwBudgetCase application = URBAN (1);
  const Row rows[] = { { 2025, "urban-cycling", 2000000, 2000000 } };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 1);
  g_autoptr (ZwCatalog) chinese = zw_catalog_new ("zh_TW");
  g_autoptr (GPtrArray) findings = check (budget);
  g_autoptr (GPtrArray) again = zw_findings_new ();
  const ZwFinding *finding = find_finding (findings, "budget-ratio");
  g_autofree char *found = zw_finding_dup_found (finding, FALSE);
  g_autofree char *allowed = zw_finding_dup_allowed (finding, FALSE);

  g_assert_cmpint (finding->severity, ==, ZW_SEVERITY_MUST);
  g_assert_cmpstr (finding->clause, ==, "作業要點(草案) 六、(二) 表 2");
  g_assert_cmpstr (finding->where, ==, "2025 · Cycling to work in the city");
  g_assert_cmpint (finding->place.kind, ==, ZW_PLAN_PLACE_RECORD);
  g_assert_cmpint (finding->place.view, ==, ZW_VIEW_BUDGET);
  g_assert_cmpint (finding->place.record, ==, ZW_RECORD_BUDGET);
  g_assert_cmpint (finding->place.id, ==, 1);
  g_assert_cmpint (finding->place.field, ==, ZW_BUDGET_CENTRAL);
  g_assert_cmpfloat (finding->found, ==, 50);
  g_assert_cmpfloat (finding->allowed, ==, 35);
  g_assert_cmpstr (found, ==, "50 %");
  g_assert_cmpstr (allowed, ==, "35 %");
  /* 35 % of 4,000,000; the rest; 2,000,000 / 0.35 = 5,714,285.7 */
  g_assert_nonnull (strstr (finding->remedy, "NT$1,400,000"));
  g_assert_nonnull (strstr (finding->remedy, "NT$2,600,000"));
  g_assert_nonnull (strstr (finding->remedy, "NT$5,714,286"));

  zw_budget_check (budget, chinese, again);
  finding = find_finding (again, "budget-ratio");
  g_assert_cmpstr (finding->where, ==, "114 年 · 都會區自行車通勤活動");
  g_assert_nonnull (strstr (finding->remedy, "1,400,000 元"));
}

/* One over the ratio is not shown as the ratio itself, nor nearly all as all. */
static void
test_close_percent (void)
{
  static const struct
  {
    gint64 central_ntd, local_ntd;
    const char *found;
  } shares[] = {
    { 3500001, 6499999, "35.00001 %" },
    { 9999999, 1, "99.99999 %" },
    { 36, 64, "36 %" },
    { 2, 1, "66.7 %" },
  };
  const ZwBudgetCase application = URBAN (1);
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      const Row rows[] = { { 2025, "plate-equipment", shares[i].central_ntd,
                             shares[i].local_ntd } };
      g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 1);
      g_autoptr (GPtrArray) findings = check (budget);
      g_autofree char *found = zw_finding_dup_found (find_finding (findings, "budget-ratio"),
                                                     FALSE);

      g_assert_cmpstr (found, ==, shares[i].found);
    }
}

static void
test_local_share (void)
{
  const ZwBudgetCase application = URBAN (1);
  const Row rows[] = { { 2025, "urban-cycling", 1400000, 0 },
                       { 2026, "plan", 1800000, ZW_BUDGET_NO_AMOUNT } };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 2);
  g_autoptr (GPtrArray) findings = check (budget);
  const ZwFinding *bound = g_ptr_array_index (findings, 0);
  const ZwFinding *planning = g_ptr_array_index (findings, 1);

  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (bound->clause, ==, "作業要點(草案) 六、(二)");
  g_assert_cmpfloat (bound->allowed, ==, 2600000); /* 1,400,000 is 35 % of 4,000,000 */
  g_assert_cmpint (bound->place.field, ==, ZW_BUDGET_LOCAL);
  g_assert_cmpstr (planning->clause, ==, "中央對直轄市及縣(市)政府補助辦法 第9條第2項第1款");
  g_assert_cmpfloat (planning->allowed, ==, 200000); /* 1,800,000 is 90 % of 2,000,000 */
  g_assert_nonnull (strstr (planning->message, "90 %"));
}

/* What it takes is not said to be the most that is allowed. */
static void
test_bounds (void)
{
  static const struct
  {
    const char *rule, *figures;
    Row rows[2];
  } findings_of[] = {
    { "budget-ratio", "Found 50 %, allowed 35 %", { { 2025, "urban-cycling", 50, 50 } } },
    { "budget-local-share",
      "Found NT$0, at least NT$650,000 needed",
      { { 2025, "urban-cycling", 350000, 0 } } },
    { "budget-planning-alone", "Found 0, at least 1 needed", { { 2025, "plan", 90, 10 } } },
    { "budget-multi-year", "Found 1, at least 2 needed", { { 2025, "plan", 90, 10 } } },
    { "budget-years", "Found 2027, allowed 2025–2026", { { 2027, "urban-cycling", 35, 65 } } },
  };
  const ZwBudgetCase application = URBAN (1);
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (findings_of); i++)
    {
      g_autoptr (ZwBudget) budget = make_budget (rules, &application, findings_of[i].rows, 2);
      g_autoptr (GPtrArray) findings = check (budget);
      g_autofree char *figures = zw_finding_dup_figures (
          find_finding (findings, findings_of[i].rule), FALSE);

      g_assert_cmpstr (figures, ==, findings_of[i].figures);
    }
}

/* Where the other applications use the year up, no amount taken from here is enough. */
static void
test_year_used_up (void)
{
  const ZwBudgetCase application = URBAN (1);
  const Row rows[] = { { 2025, "urban-cycling", 1000000, 3000000 } };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (gint64 others = 19500000; others <= 20500000; others += 500000)
    {
      g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 1);
      g_autoptr (GPtrArray) findings = NULL;
      const char *remedy;

      zw_budget_add_other (budget, 2025, others);
      findings = check (budget);
      remedy = find_finding (findings, "budget-yearly")->remedy;
      /* 1,000,000 + 19,500,000 − 20,000,000 */
      g_assert_cmpint (strstr (remedy, "NT$500,000") != NULL, ==, others == 19500000);
      g_assert_cmpint (strstr (remedy, "another year") != NULL, ==, others != 19500000);
    }
}

static void
test_clauses (void)
{
  static const struct
  {
    const char *rule, *clause;
    ZwSeverity severity;
    ZwBudgetCase application;
    Row rows[3];
  } refused[] = {
    { "budget-planning-alone",
      "作業要點(草案) 四、(五)",
      ZW_SEVERITY_MUST,
      URBAN (1),
      { { 2025, "plan", 100, 100 }, { 2026, "plan", 100, 100 } } },
    { "budget-planning-exclusive",
      "作業要點(草案) 附件二 二、規劃、實地調查與成效評估 二、(一)1",
      ZW_SEVERITY_MUST,
      URBAN (1),
      { { 2025, "plan", 100, 100 }, { 2026, "plan-survey", 100, 100 }, PLATES_2026 } },
    { "budget-item-type",
      "作業要點(草案) 四、(三)",
      ZW_SEVERITY_MUST,
      PARK (1),
      { { 2025, "transition-talks", 35, 65 } } },
    { "budget-island",
      "作業要點(草案) 附件二 二、(二) 綠運輸活動 二、(二)3",
      ZW_SEVERITY_MUST,
      SCENIC (1),
      { { 2025, "island-scooters", 35, 65 } } },
    { "budget-remote",
      "作業要點(草案) 六、(二) 後段",
      ZW_SEVERITY_MUST,
      { ZW_ZONE_URBAN, FALSE, TRUE, 3 },
      { { 2025, "urban-cycling", 90, 10 } } },
    /* A fact, and the budget does not reckon with it. */
    { "budget-remote",
      "作業要點(草案) 六、(二) 後段",
      ZW_SEVERITY_NOTE,
      { ZW_ZONE_URBAN, FALSE, TRUE, 3 },
      { { 2025, "urban-cycling", 77, 23 } } },
    { "budget-ratio",
      "作業要點(草案) 六、(二) 後段",
      ZW_SEVERITY_MUST,
      { ZW_ZONE_URBAN, FALSE, TRUE, 5 },
      { { 2025, "urban-cycling", 91, 9 } } },
    { "budget-multi-year",
      "作業要點(草案) 四、(五)",
      ZW_SEVERITY_MUST,
      URBAN (1),
      { { 2026, "evaluation", 90, 10 }, PLATES_2026 } },
    { "budget-years",
      "作業要點(草案) 二",
      ZW_SEVERITY_MUST,
      URBAN (1),
      { { 2027, "urban-cycling", 35, 65 } } },
    { "budget-government",
      "作業要點(草案) 六、(二)",
      ZW_SEVERITY_SHOULD,
      URBAN (0),
      { { 2025, "urban-cycling", 35, 65 } } },
    { "budget-held-back",
      "作業要點(草案) 七、(二)；中央各機關對地方政府計畫型補助款之撥款原則 第3點",
      ZW_SEVERITY_NOTE,
      SCENIC (5),
      { { 2025, "scenic-shuttle", 10000000, 10000000 } } },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (ZwBudget)
          budget = make_budget (rules, &refused[i].application, refused[i].rows, 3);
      g_autoptr (GPtrArray) findings = check (budget);
      const ZwFinding *finding = find_finding (findings, refused[i].rule);

      g_assert_cmpstr (finding->clause, ==, refused[i].clause);
      g_assert_cmpint (finding->severity, ==, refused[i].severity);
      g_assert_cmpint (finding->place.view, ==, ZW_VIEW_BUDGET);
      if (finding->place.kind == ZW_PLAN_PLACE_RECORD)
        g_assert_nonnull (zw_budget_find_row (budget, finding->place.id));
      else
        g_assert_cmpstr (finding->where, ==, "The application");
    }
}

/* --- amounts beyond reason --- */

static void
test_overflow (void)
{
  static const gint64 amounts[] = { G_MAXINT64, G_MAXINT64 / 2, G_MAXINT64 / 99, 999999999999999 };
  const ZwBudgetCase application = URBAN (1);
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      const Row rows[] = { { 2025, "plate-equipment", amounts[i], 1 },
                           { 2025, "plate-service", amounts[i], amounts[i] },
                           { 2025, "plate-service", 1, amounts[i] } };
      g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 3);
      g_autoptr (GPtrArray) findings = NULL;

      zw_budget_add_other (budget, 2025, amounts[i]);
      zw_budget_add_stated (budget, 1, 0, amounts[i], amounts[i], amounts[i]);
      findings = check (budget);
      find_finding (findings, "budget-cap");
      find_finding (findings, "budget-yearly");
      for (guint j = 0; j < findings->len; j++)
        {
          const ZwFinding *finding = g_ptr_array_index (findings, j);
          g_autofree char *found = zw_finding_dup_found (finding, FALSE);

          g_assert_true (found == NULL || found[0] != '-');
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/check/cases", test_cases);
  g_test_add_func ("/budget/check/bounds", test_bounds);
  g_test_add_func ("/budget/check/year-used-up", test_year_used_up);
  g_test_add_func ("/budget/check/ratios", test_ratios);
  g_test_add_func ("/budget/check/caps", test_caps);
  g_test_add_func ("/budget/check/finding", test_finding);
  g_test_add_func ("/budget/check/close-percent", test_close_percent);
  g_test_add_func ("/budget/check/local-share", test_local_share);
  g_test_add_func ("/budget/check/clauses", test_clauses);
  g_test_add_func ("/budget/check/overflow", test_overflow);
  return g_test_run ();
}
