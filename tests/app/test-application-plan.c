/* test-application-plan.c: chapters 4 to 8 of the application and its annexes
 *
 * Lists of items, heads of tables and budgets are typed from the sample applications
 * of the study; the line is named beside each. Its budgets print 16.7 % and 83.3 % for
 * 3,000,000 of 3,500,000, which are 85.7 % and 14.3 %.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "application-plan-fixture.h"

typedef struct
{
  ZwZoneType type;
  const SampleRow *rows;
  guint n_rows;
  const char *items;
  const char *budget;
} Sample;

/* Tables 4 as the samples tick them, tables 5 as they fill them in. */
static const Sample samples[] = {
  /* [G:3810]–[G:3826]; [G:4114]–[G:4125] */
  { ZW_ZONE_URBAN, urban_budget, G_N_ELEMENTS (urban_budget),
    "規劃、調查與成效評估|實施規劃|\n"
    "^|實施規劃(含實地調查)|V\n"
    "^|評估實施成效|V\n"
    "車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|V\n"
    "^|車牌影像蒐集、辨識與分析|V\n"
    "綠運輸活動|都會區抑制高排碳運具及鼓勵低碳運具使用活動|V\n"
    "^|都會區自行車通勤活動|V\n"
    "^|其他與綠運輸有關之活動或相關優惠|V\n"
    "受影響族群公正轉型措施|利害關係人轉型溝通協商相關作業|V\n"
    "^|經濟及社會弱勢族群公共運輸額外補貼或低碳接駁服務|V\n"
    "^|其他與公正轉型有關之措施|\n",
    "114|規劃、調查與成效評估|實施規劃(含實地調查)|3,500,000 元\n(87.5 %)|500,000 元\n(12.5 %)|"
    "4,000,000 元\n(100 %)\n"
    "115|^|評估實施成效|3,000,000 元\n(85.7 %)|500,000 元\n(14.3 %)|3,500,000 元\n(100 %)\n"
    "114|車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|1,400,000 元\n(35 %)|"
    "2,600,000 元\n(65 %)|4,000,000 元\n(100 %)\n"
    "115|^|車牌影像蒐集、辨識與分析|1,050,000 元\n(35 %)|1,950,000 元\n(65 %)|3,000,000 元\n(100 "
    "%)\n"
    "114|綠運輸活動|都會區抑制高排碳運具及鼓勵低碳運具使用活動|1,400,000 元\n(35 %)|"
    "2,600,000 元\n(65 %)|4,000,000 元\n(100 %)\n"
    "114|^|都會區自行車通勤活動|1,050,000 元\n(35 %)|1,950,000 元\n(65 %)|3,000,000 元\n(100 %)\n"
    "114|^|其他與綠運輸有關之活動或相關優惠|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "114|受影響族群公正轉型措施|利害關係人轉型溝通協商相關作業|1,050,000 元\n(35 %)|"
    "1,950,000 元\n(65 %)|3,000,000 元\n(100 %)\n"
    "115|^|經濟及社會弱勢族群公共運輸額外補貼或低碳接駁服務|1,400,000 元\n(35 %)|"
    "2,600,000 元\n(65 %)|4,000,000 元\n(100 %)\n"
    "總計|<|<|15,250,000 元|17,250,000 元|32,500,000 元\n" },
  /* [G:4394]–[G:4413]; [G:4702]–[G:4713] */
  { ZW_ZONE_SCENIC, scenic_budget, G_N_ELEMENTS (scenic_budget),
    "規劃、調查與成效評估|實施規劃|\n"
    "^|實施規劃(含實地調查)|V\n"
    "^|評估實施成效|V\n"
    "車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|V\n"
    "^|車牌影像蒐集、辨識與分析|V\n"
    "綠運輸活動|景區內低碳運輸接駁服務|V\n"
    "^|提供停車轉乘旅客停車優惠或免費接駁|V\n"
    "^|其他與低碳旅遊有關之活動或相關優惠|V\n"
    "^|離島合法租賃業者機車電動化|\n"
    "受影響族群公正轉型措施|利害關係人轉型溝通協商相關作業|V\n"
    "^|景區內受影響商家轉型協助|V\n"
    "^|其他與公正轉型有關之措施|\n",
    "114|規劃、調查與成效評估|實施規劃(含實地調查)|3,500,000 元\n(87.5 %)|500,000 元\n(12.5 %)|"
    "4,000,000 元\n(100 %)\n"
    "115|^|評估實施成效|3,000,000 元\n(85.7 %)|500,000 元\n(14.3 %)|3,500,000 元\n(100 %)\n"
    "114|車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|1,400,000 元\n(35 %)|"
    "2,600,000 元\n(65 %)|4,000,000 元\n(100 %)\n"
    "115|^|車牌影像蒐集、辨識與分析|1,050,000 元\n(35 %)|1,950,000 元\n(65 %)|3,000,000 元\n(100 "
    "%)\n"
    "114|綠運輸活動|景區內低碳運輸接駁服務|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "114|^|提供停車轉乘旅客停車優惠或免費接駁|1,050,000 元\n(35 %)|1,950,000 元\n(65 %)|"
    "3,000,000 元\n(100 %)\n"
    "114|^|其他與低碳旅遊有關之活動或相關優惠|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "114|受影響族群公正轉型措施|利害關係人轉型溝通協商相關作業|1,050,000 元\n(35 %)|"
    "1,950,000 元\n(65 %)|3,000,000 元\n(100 %)\n"
    "115|^|景區內受影響商家轉型協助|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|4,000,000 元\n(100 "
    "%)\n"
    "總計|<|<|15,250,000 元|17,250,000 元|32,500,000 元\n" },
  /* [G:4962]–[G:4972]; [G:5183]–[G:5191] */
  { ZW_ZONE_PARK, park_budget, G_N_ELEMENTS (park_budget),
    "規劃、調查與成效評估|實施規劃|\n"
    "^|實施規劃(含實地調查)|V\n"
    "^|評估實施成效|V\n"
    "車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|V\n"
    "^|車牌影像蒐集、辨識與分析|V\n"
    "綠運輸活動|結合企業員工綠運輸通勤活動|V\n"
    "^|獎勵員工綠運輸通勤占比高之企業|V\n"
    "^|其他與綠運輸有關之活動或相關優惠|V\n",
    "114|規劃、調查與成效評估|實施規劃(含實地調查)|3,500,000 元\n(87.5 %)|500,000 元\n(12.5 %)|"
    "4,000,000 元\n(100 %)\n"
    "115|^|評估實施成效|3,000,000 元\n(85.7 %)|500,000 元\n(14.3 %)|3,500,000 元\n(100 %)\n"
    "114|車牌辨識系統|車牌影像蒐集與辨識、網路通訊設備等相關軟硬體|1,400,000 元\n(35 %)|"
    "2,600,000 元\n(65 %)|4,000,000 元\n(100 %)\n"
    "115|^|車牌影像蒐集、辨識與分析|1,050,000 元\n(35 %)|1,950,000 元\n(65 %)|3,000,000 元\n(100 "
    "%)\n"
    "114|綠運輸活動|結合企業員工綠運輸通勤活動|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "114|^|獎勵員工綠運輸通勤占比高之企業|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "114|^|其他與綠運輸有關之活動或相關優惠|1,400,000 元\n(35 %)|2,600,000 元\n(65 %)|"
    "4,000,000 元\n(100 %)\n"
    "總計|<|<|13,150,000 元|13,350,000 元|26,500,000 元\n" },
};

static void
test_sample (Fixture *f, gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;

  use_type (f, sample->type);
  add_budget (f, sample->rows, sample->n_rows);
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  assert_head (document, "items", "申請項目|補助細項|申請\n(請勾選)\n");
  assert_rows (document, "items", sample->items);
  assert_head (document, "budget",
               "年度|申請補助項目|申請補助細項|中央補貼\n需求經費(元)|地方自籌\n經費(元)|總預算\n"
               "金額(元)\n");
  assert_rows (document, "budget", sample->budget);
}

/* What is in table 5 can be looked up: value, name, and that it was typed. */
static void
test_passport (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  const ZwFigureEntry *entry;
  g_autofree char *key = NULL;
  g_autofree char *sum = NULL;
  gint64 id = add_budget_row (f, &(SampleRow){ 2026, "evaluation", 3000000, 500000 });

  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/budget/%" G_GINT64_FORMAT "/central-percent",
                         f->zone, id);
  entry = zw_passport_find_key (dossier->passport, key);
  g_assert_nonnull (entry);
  g_assert_cmpfloat_with_epsilon (entry->value, 600.0 / 7.0, 1e-9);
  g_assert_cmpstr (entry->text, ==, "85.7");
  g_assert_cmpstr (entry->unit, ==, "%");
  g_assert_true (entry->typed);
  g_assert_cmpstr (entry->name, ==, "115 評估實施成效：中央補貼需求經費比例");
  sum = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/budget/all/total", f->zone);
  entry = zw_passport_find_key (dossier->passport, sum);
  g_assert_nonnull (entry);
  g_assert_cmpstr (entry->text, ==, "3,500,000");
  g_assert_cmpuint (entry->layers->len, ==, 0);
}

/* Amounts of a row that are not given, and a row of no sub-item. */
static void
test_budget_gaps (Fixture *f, gconstpointer data)
{
  gint64 id = add_record (f, ZW_RECORD_BUDGET);
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;

  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2026);
  set_text (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_STATED_ITEM, "其他");
  set_text (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_STATED_SUB_ITEM, "宣導品");
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, 1000);
  add_budget_row (f, &(SampleRow){ 2025, "urban-cycling", 3500000, 500000 });
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  assert_rows (document, "budget",
               "114|綠運輸活動|都會區自行車通勤活動|3,500,000 元\n(87.5 %)|500,000 元\n(12.5 %)|"
               "4,000,000 元\n(100 %)\n"
               "115|其他|宣導品|1,000 元\n(100 %)|—|1,000 元\n(100 %)\n"
               "總計|<|<|3,501,000 元|500,000 元|4,001,000 元\n");
  /* Activities get no more than the ratio of the grade, and every item its own share. */
  g_assert_cmpuint (count_gaps (dossier, "budget"), >=, 2);
}

/* [G:4155]–[G:4164], and what was measured afterwards. */
static void
test_effects (Fixture *f, gconstpointer data)
{
  gint64 own = add_effect (f, "E9", "人次", 5000, 10000);
  gint64 use = add_effect (f, "E2", "人次", 100000, 150000);
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;

  set_text (f, ZW_RECORD_EFFECT, own, ZW_EFFECT_NAME, "減碳存摺使用人次");
  set_int (f, ZW_RECORD_EFFECT, use, ZW_EFFECT_NOW_YEAR, 2025);
  add_effect (f, "E1", "萬公噸", 20, 10);
  add_effect (f, "E3", "%", 20, 40);
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  assert_head (document, "effects", "效益評估指標|低碳交通區試辦|<\n^|現況|預期達成\n");
  assert_rows (document, "effects",
               "車輛溫室氣體排放減量|20 萬公噸|減少為 10 萬公噸\n"
               "範圍內公共運輸使用增量|100,000 人次\n（114 年）|增加為 150,000 人次\n"
               "電動車輛占比增加|20 %|提高為 40 %\n"
               "車輛合規率|—|—\n"
               "環境營造與設施建置數量|—|—\n"
               "其他：減碳存摺使用人次|5,000 人次|增加為 10,000 人次\n");
  assert_head (document, "methods", "效益評估指標|調查項目|操作型定義|資料來源\n");
  /* Facilities are asked for, compliance is offered (annex 2, [G:3502]). */
  g_assert_cmpuint (count_gaps (dossier, "effects"), ==, 1);
}

static void
test_actual (Fixture *f, gconstpointer data)
{
  gint64 id = add_effect (f, "E3", "%", 4.25, 15);
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *rows = NULL;

  set_number (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_ACTUAL, 16.5);
  set_int (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_ACTUAL_YEAR, 2030);
  dossier = open_dossier (f, "en");
  document = write_chapters (dossier);
  assert_head (document, "effects", "Effect|Trial of the zone|<|<\n^|Now|Expected|Actual\n");
  rows = dup_rows (find_table (document, "effects"));
  g_assert_nonnull (strstr (rows, "\nShare of electric vehicles|4.25 %|15 %|16.5 %\n(2030)\n"));
  /* Nothing of the planner's own: the form's last row "其他_____" stands empty [G:4141]. */
  g_assert_true (g_str_has_suffix (rows, "\nOther _____|||\n"));
}

/* [G:3718]–[G:3750] for the urban zone, whose plan is that of the guideline. */
static void
test_phases (Fixture *f, gconstpointer data)
{
  static const char *const headings[] = {
    "壹、低碳交通區整體發展分期規劃藍圖、策略與目標",
    "一、整體分期規劃藍圖",
    "(一)短期：試辦先行(119 年以前)",
    "(二)中期：循序漸進(119 年至 129 年)",
    "(三)長期：擴大推廣(129 年以後)",
    "二、短期試辦各階段分期規劃",
  };
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *text = NULL;
  const char *at;
  gint64 target = add_record (f, ZW_RECORD_TARGET);

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  set_text (f, ZW_RECORD_TARGET, target, ZW_TARGET_NAME, "溫室氣體排放量");
  set_text (f, ZW_RECORD_TARGET, target, ZW_TARGET_UNIT, "公噸/年");
  set_number (f, ZW_RECORD_TARGET, target, ZW_TARGET_BASE, 18400);
  set_number (f, ZW_RECORD_TARGET, target, ZW_TARGET_SHORT, 15600);
  set_int (f, ZW_RECORD_TARGET, target, ZW_TARGET_SHORT_YEAR, 2030);
  set_number (f, ZW_RECORD_TARGET, target, ZW_TARGET_LONG, 0);
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  text = dup_text (document);
  at = text;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *line = g_strconcat (headings[i], "\n", NULL);

      at = strstr (at, line);
      if (at == NULL)
        g_error ("no heading “%s” after the one before in:\n%s", headings[i], text);
    }
  assert_says (document, "策略：強化利害關係人溝通及改善綠運輸環境\n");
  assert_says (document, "推動重點目標：推動常態低碳交通區，形塑標竿案例\n");
  assert_says (document, "溫室氣體排放量：119 年達 15,600 公噸/年（基準值 18,400 公噸/年）\n");
  assert_says (document, "溫室氣體排放量：達 0 公噸/年（基準值 18,400 公噸/年）\n");
  /* The zone of the fixture is a square of a kilometre. */
  assert_says (document, "實施範圍：市中心，面積 1.000 平方公里\n");
  assert_head (document, "stages", "階段|年期|目標\n");
  assert_rows (
      document, "stages",
      "第一階段|114~115 年|評估及選擇1處合適試辦場域，改善綠運輸環境，並進行公民溝通及宣導\n"
      "^|^|規劃綠運輸活動及車輛使用管理措施，並在該處試辦場域試辦低碳交通區\n"
      "第二階段|116~117 年|持續公民溝通與宣導，評估及調整試辦場域實施內容\n"
      "^|^|評估及選擇1處新的試辦場域\n"
      "第三階段|118~119 年|在新的試辦場域改善綠運輸環境，進行公民溝通及宣導\n"
      "^|^|實施2處低碳交通區試辦場域\n");
  assert_head (document, "work", "階段|年期|工作項目|具體內容\n");
  g_assert_cmpuint (count_gaps (dossier, "blueprint") + count_gaps (dossier, "trial"), ==, 0);
}

/* Effects of the work item that a row pays stand with its sub-item. */
static void
test_linked_effects (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  gint64 row, effect;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  row = add_budget_row (f, &(SampleRow){ 2026, "urban-cycling", 350000, 650000 });
  effect = add_effect (f, "E2", "人次", 100, 150);
  set_int (f, ZW_RECORD_BUDGET, row, ZW_BUDGET_ITEM, item_at (plan, 0, 4)->id);
  set_int (f, ZW_RECORD_EFFECT, effect, ZW_EFFECT_ITEM, item_at (plan, 0, 4)->id);
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  g_assert_cmpuint (count_gaps (dossier, "item-quantity"), ==, 0);
  assert_says (document, "範圍內公共運輸使用增量：由現況 100 人次，增加為 150 人次。\n");
  assert_says (document, "115 年辦理「綠運輸環境營造」，總預算金額 1,000,000 元，中央補貼需求經費 "
                         "350,000 元，地方自籌經費 650,000 元。\n");
}

/* A slide has room for a few rows: the sum stays, and what is left out is counted. */
static void
test_most (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS];
  ZwTable *table;
  g_autofree char *rows = NULL;
  guint n;

  add_budget (f, urban_budget, G_N_ELEMENTS (urban_budget));
  dossier = open_dossier (f, "en");
  n = zw_content_get_columns (dossier, ZW_CONTENT_BUDGET, columns);
  g_assert_cmpuint (n, ==, 6);
  g_assert_cmpuint (zw_content_count_rows (dossier, ZW_CONTENT_BUDGET), ==, 10);
  table = zw_document_add_table (document, NULL, columns, n);
  zw_content_fill (dossier, ZW_CONTENT_BUDGET, table, 4);
  g_assert_cmpuint (table->rows->len, ==, 4);
  rows = dup_rows (table);
  g_assert_nonnull (strstr (rows, "2026|^|Evaluation"));
  g_assert_null (strstr (rows, "1,400,000"));
  g_assert_nonnull (strstr (rows, "Total|<|<|15,250,000|17,250,000|32,500,000\n"));
  g_assert_nonnull (strstr (rows, "7 more rows"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/application-plan/sample/urban", Fixture, &samples[0], set_up, test_sample,
              tear_down);
  g_test_add ("/application-plan/sample/scenic", Fixture, &samples[1], set_up, test_sample,
              tear_down);
  g_test_add ("/application-plan/sample/park", Fixture, &samples[2], set_up, test_sample,
              tear_down);
#define ADD(path, test)                                                                            \
  g_test_add ("/application-plan/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("budget/passport", test_passport);
  ADD ("budget/gaps", test_budget_gaps);
  ADD ("effects/now-and-expected", test_effects);
  ADD ("effects/actual", test_actual);
  ADD ("phases", test_phases);
  ADD ("items/linked-effects", test_linked_effects);
  ADD ("most-rows", test_most);
  return g_test_run ();
}
