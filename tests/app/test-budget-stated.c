/* test-budget-stated.c: words and figures of offices' sheets, and the three samples
 *
 * Expected values are what the study prints, lines in brackets, or worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "budget-fixture.h"

/* --- costs that are not paid for --- */

static void
test_forbidden (void)
{
  static const struct
  {
    const char *sub_item, *note;
    gboolean found;
  } notes[] = {
    { "plate-equipment", "含三年維運費", TRUE },
    { "plate-service", "設備維護", TRUE },
    { "plate-equipment", "行動通訊費", TRUE },
    { "plate-equipment", "20 cameras and their maintenance", TRUE },
    { "plate-equipment", "不含維運費", FALSE },
    { "plate-equipment", "維運由自籌經費辦理", FALSE },
    { "plate-equipment", "建置 20 處，維護費另計", TRUE },
    { "plate-equipment", "不含安裝，維護費 5 萬元", TRUE },
    { "plate-equipment", "Maintenance excluded", FALSE },
    { "plate-equipment", "網路通訊設備 20 套", FALSE },
    { "plate-equipment", NULL, FALSE },
    { "scenic-shuttle", "購車 2 輛", TRUE },
    { "scenic-shuttle", "電動中巴車體", TRUE },
    { "scenic-shuttle", "以勞務採購方式辦理，不含車體", FALSE },
    { "scenic-shuttle", "購置電動接駁車 3 輛", TRUE },
    { "scenic-shuttle", "Bus purchase", TRUE },
    { "scenic-shuttle", "購置站牌", FALSE },
    { "scenic-activity", "購車優惠", FALSE },
    { "urban-cycling", "自行車維護站", FALSE },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      const ZwSubsidySubItem *sub_item = zw_rules_find_sub_item (rules, notes[i].sub_item);
      const ZwBudgetCase application = { (sub_item->zone_types & ZW_ZONE_TYPE_BIT (ZW_ZONE_URBAN))
                                                 != 0
                                             ? ZW_ZONE_URBAN
                                             : ZW_ZONE_SCENIC,
                                         FALSE, FALSE, 1 };
      g_autoptr (ZwBudget) budget = zw_budget_new (rules, &application);

      zw_budget_add_row (budget, 1, 2025, sub_item, 35, 65)->note = g_strdup (notes[i].note);
      assert_rules (budget, notes[i].found ? "budget-forbidden-cost" : "",
                    notes[i].note != NULL ? notes[i].note : "");
    }
}

/* --- what sheets state --- */

static void
test_stated_percents (void)
{
  static const struct
  {
    gint64 central_ntd, local_ntd;
    double central_percent, local_percent;
    const char *found, *allowed; /* NULL where nothing is wrong */
  } rows[] = {
    { 3000000, 500000, 16.7, 83.3, "16.7 % / 83.3 %", "85.7 % / 14.3 %" }, /* [G:4116] */
    { 3000000, 500000, 85.7, 14.3, NULL, NULL },
    { 3000000, 500000, 86, 14, NULL, NULL },
    { 3000000, 500000, 85.71, 14.29, NULL, NULL },
    { 3000000, 500000, 85.72, 14.28, "85.72 % / 14.28 %", "85.71 % / 14.29 %" },
    { 3000000, 500000, 85.6, NAN, "85.6 %", "85.7 %" },
    { 3000000, 500000, NAN, 14.3, NULL, NULL },
    { 3000000, 500000, 85, 15, "85 % / 15 %", "85.7 % / 14.3 %" },
    { 3500000, 500000, 87.5, 12.5, NULL, NULL },
    /* A half may have been rounded either way. */
    { 3500000, 500000, 87, 13, NULL, NULL },
    { 3500000, 500000, 88, 12, NULL, NULL },
    { 3500000, 500000, 89, 11, "89 % / 11 %", "87.5 % / 12.5 %" },
    { 1400000, 2600000, 35, 65, NULL, NULL },
    { 1400000, 2600000, 35, 66, "35 % / 66 %", "35 % / 65 %" },
    { 1, 2, 33.333, 66.667, NULL, NULL },
    { 1, 2, -5, 105, "-5 % / 105 %", "33.3 % / 66.7 %" },
    { ZW_BUDGET_NO_AMOUNT, 65, 35, 65, NULL, NULL },
  };
  const ZwBudgetCase application = { ZW_ZONE_URBAN, FALSE, FALSE, 0 };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (ZwBudget) budget = zw_budget_new (rules, &application);
      ZwBudgetRow *row = zw_budget_add_row (budget, 7, 2025,
                                            zw_rules_find_sub_item (rules, "evaluation"),
                                            rows[i].central_ntd, rows[i].local_ntd);
      g_autoptr (GPtrArray) findings = NULL;
      const ZwFinding *finding = NULL;

      row->stated_central_percent = rows[i].central_percent;
      row->stated_local_percent = rows[i].local_percent;
      findings = check (budget);
      for (guint j = 0; j < findings->len; j++)
        {
          const ZwFinding *one = g_ptr_array_index (findings, j);

          if (strcmp (one->rule, "budget-stated-ratio") == 0)
            {
              g_assert_null (finding);
              finding = one;
            }
        }
      g_assert_cmpint (finding != NULL, ==, rows[i].found != NULL);
      if (finding != NULL)
        {
          g_autofree char *found = zw_finding_dup_found (finding, TRUE);
          g_autofree char *allowed = zw_finding_dup_allowed (finding, TRUE);

          g_assert_cmpstr (found, ==, rows[i].found);
          g_assert_cmpstr (allowed, ==, rows[i].allowed);
          g_assert_cmpint (finding->place.id, ==, 7);
        }
    }
}

/* As the sheets write them; lines of the study. */
typedef struct
{
  int year;
  const char *sub_item;
  gint64 central_ntd, local_ntd, total_ntd;
  double central_percent, local_percent;
} SampleRow;

#define PLANNING_ROWS                                                                              \
  { 2025, "實施規劃(含實地調查)", 3500000, 500000, 4000000, 87.5, 12.5 },                          \
      { 2026, "評估實施成效", 3000000, 500000, 3500000, 16.7, 83.3 },                              \
      { 2025, "車牌影像蒐集與辨識、網路通訊設備等相關軟硬體", 1400000, 2600000, 4000000, 35, 65 }, \
  {                                                                                                \
    2026, "車牌影像蒐集、辨識與分析", 1050000, 1950000, 3000000, 35, 65                            \
  }

static const struct
{
  ZwZoneType type;
  const char *lines;
  gint64 central_ntd, local_ntd, total_ntd;
  gint64 central_2025_ntd; /* added up by hand */
  SampleRow rows[9];
} samples[] = {
  { ZW_ZONE_URBAN,
    "4115-4125",
    15250000,
    17250000,
    32500000,
    9800000,
    { PLANNING_ROWS,
      { 2025, "都會區抑制高排碳運具及鼓勵低碳運具使用活動", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "都會區自行車通勤活動", 1050000, 1950000, 3000000, 35, 65 },
      { 2025, "其他與綠運輸有關之活動或相關優惠", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "利害關係人轉型溝通協商相關作業", 1050000, 1950000, 3000000, 35, 65 },
      { 2026, "經濟及社會弱勢族群公共運輸額外補貼或低碳接駁服務", 1400000, 2600000, 4000000, 35,
        65 } } },
  { ZW_ZONE_SCENIC,
    "4703-4713",
    15250000,
    17250000,
    32500000,
    9800000,
    { PLANNING_ROWS,
      { 2025, "景區內低碳運輸接駁服務", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "提供停車轉乘旅客停車優惠或免費接駁", 1050000, 1950000, 3000000, 35, 65 },
      { 2025, "其他與低碳旅遊有關之活動或相關優惠", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "利害關係人轉型溝通協商相關作業", 1050000, 1950000, 3000000, 35, 65 },
      { 2026, "景區內受影響商家轉型協助", 1400000, 2600000, 4000000, 35, 65 } } },
  { ZW_ZONE_PARK,
    "5184-5191",
    13150000,
    13350000,
    26500000,
    9100000,
    { PLANNING_ROWS,
      { 2025, "結合企業員工綠運輸通勤活動", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "獎勵員工綠運輸通勤占比高之企業", 1400000, 2600000, 4000000, 35, 65 },
      { 2025, "其他與綠運輸有關之活動或相關優惠", 1400000, 2600000, 4000000, 35, 65 } } },
};

static ZwBudget *
make_sample (ZwRules *rules, guint i)
{
  const ZwBudgetCase application = { samples[i].type, FALSE, FALSE, 1 };
  ZwBudget *budget = zw_budget_new (rules, &application);

  for (guint j = 0; j < G_N_ELEMENTS (samples[i].rows) && samples[i].rows[j].year > 0; j++)
    {
      const SampleRow *stated = &samples[i].rows[j];
      const ZwSubsidySubItem *sub_item = zw_rules_match_sub_item (rules, samples[i].type, NULL,
                                                                  stated->sub_item);
      ZwBudgetRow *row = zw_budget_add_row (budget, j + 1, stated->year, sub_item,
                                            stated->central_ntd, stated->local_ntd);

      g_assert_nonnull (sub_item);
      row->stated_sub_item = g_strdup (stated->sub_item);
      row->stated_total_ntd = stated->total_ntd;
      row->stated_central_percent = stated->central_percent;
      row->stated_local_percent = stated->local_percent;
    }
  zw_budget_add_stated (budget, 1, ZW_BUDGET_NO_YEAR, samples[i].central_ntd, samples[i].local_ntd,
                        samples[i].total_ntd);
  return budget;
}

static void
test_samples (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (ZwBudget) budget = make_sample (rules, i);
      ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
      ZwBudgetTotal year = zw_budget_get_total (budget, 2025, NULL, NULL);
      g_autoptr (GPtrArray) findings = check (budget);
      g_autofree char *list = list_rules (findings);
      g_autofree char *found = NULL, *allowed = NULL;
      const ZwFinding *finding;

      g_assert_cmpint (total.central_ntd, ==, samples[i].central_ntd);
      g_assert_cmpint (total.local_ntd, ==, samples[i].local_ntd);
      g_assert_cmpint (total.total_ntd, ==, samples[i].total_ntd);
      g_assert_cmpint (year.central_ntd, ==, samples[i].central_2025_ntd);
      g_assert_cmpstr (list, ==, "budget-stated-ratio");
      finding = g_ptr_array_index (findings, 0);
      found = zw_finding_dup_found (finding, TRUE);
      allowed = zw_finding_dup_allowed (finding, TRUE);
      g_assert_cmpstr (found, ==, "16.7 % / 83.3 %");
      g_assert_cmpstr (allowed, ==, "85.7 % / 14.3 %");
      g_assert_cmpint (finding->place.id, ==, 2);
    }
}

static void
test_stated_sums (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) row = make_sample (rules, 0);
  g_autoptr (ZwBudget) sum = make_sample (rules, 1);
  g_autoptr (ZwBudget) year = make_sample (rules, 2);
  g_autoptr (GPtrArray) findings = NULL;
  const ZwFinding *finding;

  ((ZwBudgetRow *) g_ptr_array_index (row->rows, 3))->stated_total_ntd = 3000001;
  assert_rules (row, "budget-stated-ratio budget-stated-total", "a row");

  ((ZwBudgetStated *) g_ptr_array_index (sum->stated, 0))->total_ntd = 32500001;
  findings = check (sum);
  finding = find_finding (findings, "budget-stated-sum");
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpint (finding->place.record, ==, ZW_RECORD_STATED_TOTAL);
  g_assert_cmpint (finding->place.field, ==, ZW_STATED_TOTAL);
  g_assert_cmpfloat (finding->found, ==, 32500001);
  g_assert_cmpfloat (finding->allowed, ==, 32500000);

  /* Right for its year, then wrong in both, which is one finding. */
  zw_budget_add_stated (year, 2, 2025, 9100000, ZW_BUDGET_NO_AMOUNT, ZW_BUDGET_NO_AMOUNT);
  assert_rules (year, "budget-stated-ratio", "a year");
  zw_budget_add_stated (year, 3, 2026, 1, 1, ZW_BUDGET_NO_AMOUNT);
  assert_rules (year, "budget-stated-ratio budget-stated-sum", "two years");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/stated/forbidden", test_forbidden);
  g_test_add_func ("/budget/stated/percents", test_stated_percents);
  g_test_add_func ("/budget/stated/samples", test_samples);
  g_test_add_func ("/budget/stated/sums", test_stated_sums);
  return g_test_run ();
}
