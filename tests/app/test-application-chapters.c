/* test-application-chapters.c: the application's form: headings, figures and tables in order
 *
 * Expected headings and captions are typed from the samples of the study: urban lines
 * 3611 to 3712, scenic 4195 to 4290, park 4777 to 4866, without what they ask of the
 * writer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "application-fixture.h"

#include "document/zw-odt.h"
#include "document/zw-pdf.h"
#include "document/zw-placeholder.h"

/* Headings of chapters 1 to 3, and the titles of 4 to 8. */
static const char urban_headings[] = "壹、計畫推動目標、範圍、低碳交通區類型\n"
                                     "一、計畫目標\n"
                                     "二、範圍\n"
                                     "三、低碳交通區類型\n"
                                     "貳、社經環境背景說明\n"
                                     "一、人口與土地使用特性\n"
                                     "(一)人口特性\n"
                                     "(二)土地使用特性\n"
                                     "(三)重大建設或新興地區\n"
                                     "(四)觀光景點分布\n"
                                     "二、境內交通旅次分布狀況或主要運輸路廊概況\n"
                                     "參、近 3~5 年綠運輸使用發展情形\n"
                                     "一、公共運輸站點數(軌道車站、公車站牌、公共自行車租賃站等)\n"
                                     "二、公共運輸路線里程數\n"
                                     "三、人行道及自行車道長度\n"
                                     "四、公共充電樁設置數量\n"
                                     "五、公共停車場電動車專用停車格比例\n"
                                     "肆、低碳交通區整體發展分期規劃藍圖、策略與目標\n"
                                     "伍、推動低碳交通區之重要工作項目\n"
                                     "陸、申請低碳交通區補助項目\n"
                                     "柒、經費收支預算表\n"
                                     "捌、成效評估指標\n";

static const char scenic_headings[] = "壹、計畫推動目標、範圍與低碳交通區類型\n"
                                      "一、計畫目標\n"
                                      "二、範圍\n"
                                      "三、低碳交通區類型\n"
                                      "貳、社經環境背景說明\n"
                                      "一、人口與土地使用特性\n"
                                      "(一)人口特性\n"
                                      "(二)土地使用特性\n"
                                      "(三)重大建設或新興地區\n"
                                      "(四)觀光景點分布\n"
                                      "二、境內交通旅次分布狀況或主要運輸路廊概況\n"
                                      "參、近 3~5 年綠運輸使用發展情形\n"
                                      "一、公共運輸站點數(軌道車站、公車站牌、公共自行車租賃站等)\n"
                                      "二、公共運輸路線里程數\n"
                                      "三、人行道及自行車道長度\n"
                                      "四、公共充電樁設置數量\n"
                                      "五、公共停車場電動車專用停車格比例\n"
                                      "肆、低碳交通區整體發展分期規劃藍圖、策略與目標\n"
                                      "伍、推動低碳交通區之重要工作項目\n"
                                      "陸、申請低碳交通區補助項目\n"
                                      "柒、經費收支預算表\n"
                                      "捌、成效評估指標\n";

static const char park_headings[] = "壹、計畫推動目標、範圍與低碳交通區類型\n"
                                    "一、計畫目標\n"
                                    "二、範圍\n"
                                    "三、低碳交通區類型\n"
                                    "貳、社經環境背景說明\n"
                                    "一、人口與土地使用特性\n"
                                    "(一)人口特性\n"
                                    "(二)土地使用特性\n"
                                    "(三)重大建設或新興地區\n"
                                    "二、境內交通旅次分布狀況或主要運輸路廊概況\n"
                                    "參、近 3~5 年綠運輸使用發展情形\n"
                                    "一、公共運輸站點數(軌道車站、公車站牌、公共自行車租賃站等)\n"
                                    "二、公共運輸路線里程數\n"
                                    "三、人行道及自行車道長度\n"
                                    "四、公共充電樁設置數量\n"
                                    "五、公共停車場電動車專用停車格比例\n"
                                    "肆、低碳交通區整體發展分期規劃藍圖、策略與目標\n"
                                    "伍、推動低碳交通區之重要工作項目\n"
                                    "陸、申請低碳交通區補助項目\n"
                                    "柒、經費收支預算表\n"
                                    "捌、成效評估指標\n";

static const char *const headings[ZW_N_ZONE_TYPES] = {
  [ZW_ZONE_URBAN] = urban_headings,
  [ZW_ZONE_SCENIC] = scenic_headings,
  [ZW_ZONE_PARK] = park_headings,
};

/* ○○○ of the samples is @ for the districts, # for the zone. */
static const char *const captions[] = {
  "#範圍圖",
  "@人口數或人口密度圖",
  "@土地使用圖或空間結構圖",
  "@觀光景點分布或觀光地圖",
  "@現況高、快速公路路網示意圖",
  "@現況軌道路網示意圖",
  "@軌道車站分布圖",
  "@公車站牌分布圖",
  "@公共自行車租賃站分布圖",
  "@公車路線分布圖",
  "@人行道或自行車道分布圖",
};
#define ATTRACTIONS 3

static const char *const first_tables[] = { "@軌道車站現況", "@公車站牌現況",
                                            "@公共自行車租賃站現況" };

static char *
list_headings (const ZwDocument *document)
{
  GString *text = g_string_new (NULL);
  guint chapter = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      if (block->kind != ZW_BLOCK_HEADING || block->annex)
        continue;
      chapter += block->level == 1;
      if (block->level == 1 || chapter <= 3)
        g_string_append_printf (text, "%s%s\n", block->label, block->text);
      if (chapter == 8)
        break;
    }
  return g_string_free (text, FALSE);
}

static char *
name_place (const char *caption, const char *districts)
{
  return g_strconcat (*caption == '#' ? ZONE_NAME : districts, caption + 1, NULL);
}

/* Figures of chapters 1 to 3, and that the numbers of the rest go on. */
static void
check_captions (const ZwDocument *document, ZwZoneType type, const char *districts)
{
  guint n_figures = 0, n_tables = 0, at = 0;
  guint n_form = G_N_ELEMENTS (captions) - (type == ZW_ZONE_PARK);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);
      g_autofree char *label = NULL;
      g_autofree char *expected = NULL;

      if (block->kind == ZW_BLOCK_HEADING && block->annex)
        break;
      if (block->kind == ZW_BLOCK_PICTURE && block->number > 0)
        {
          label = g_strdup_printf ("圖 %u", ++n_figures);
          g_assert_cmpstr (block->label, ==, label);
          at += type == ZW_ZONE_PARK && at == ATTRACTIONS;
          if (n_figures <= n_form)
            {
              expected = name_place (captions[at++], districts);
              g_assert_cmpstr (block->text, ==, expected);
              g_assert_cmpstr (block->alternative, !=, "");
            }
        }
      else if (block->kind == ZW_BLOCK_TABLE && block->number > 0)
        {
          label = g_strdup_printf ("表 %u", ++n_tables);
          g_assert_cmpstr (block->label, ==, label);
          if (n_tables <= G_N_ELEMENTS (first_tables))
            {
              expected = name_place (first_tables[n_tables - 1], districts);
              g_assert_cmpstr (block->text, ==, expected);
            }
        }
    }
  g_assert_cmpuint (n_figures, >=, n_form);
  g_assert_cmpuint (n_tables, >=, G_N_ELEMENTS (first_tables));
}

static void
test_form (gconstpointer data)
{
  ZwZoneType type = GPOINTER_TO_UINT (data) & 3;
  gboolean full = (GPOINTER_TO_UINT (data) & 4) != 0;
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *found = NULL;
  Fixture f;

  fixture_init (&f, type, "測試市");
  if (full)
    import_all (&f);
  dossier = load_dossier (&f, "zh_TW");
  document = write_application (dossier);
  found = list_headings (document);
  g_assert_cmpstr (found, ==, headings[type]);
  check_captions (document, type, full ? "甲區、乙區" : ZONE_NAME);
  g_assert_true (document->double_sided);
  g_assert_cmpstr (document->header, ==, "");
  fixture_clear (&f);
}

/* Nothing but a zone: a complete document that says what lacks, in both files. */
static void
test_empty (gconstpointer language)
{
  static const ZwRole wanted[] = { ZW_ROLE_POPULATION,    ZW_ROLE_LANDUSE,  ZW_ROLE_ATTRACTIONS,
                                   ZW_ROLE_ROADS,         ZW_ROLE_RAILWAYS, ZW_ROLE_STOPS,
                                   ZW_ROLE_BIKE_STATIONS, ZW_ROLE_ROUTES,   ZW_ROLE_FOOTWAYS,
                                   ZW_ROLE_CHARGERS,      ZW_ROLE_PARKING,  ZW_ROLE_ADMIN };
  static const char *const places[] = {
    "contact", "telephone", "fax", "email", "goal", "projects"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autoptr (GBytes) odt = NULL;
  g_autofree char *words = NULL;
  g_autofree char *pdf = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_SCENIC, NULL);
  dossier = load_dossier (&f, language);
  document = write_application (dossier);
  for (guint r = 0; r < G_N_ELEMENTS (wanted); r++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < dossier->gaps->len; i++)
        found = found || ((ZwGap *) g_ptr_array_index (dossier->gaps, i))->role == wanted[r];
      if (!found)
        g_error ("no gap for %s", zw_role_get_id (wanted[r]));
    }
  for (guint p = 0; p < G_N_ELEMENTS (places); p++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < dossier->gaps->len; i++)
        found = found
                || g_str_equal (((ZwGap *) g_ptr_array_index (dossier->gaps, i))->place, places[p]);
      if (!found)
        g_error ("no gap for %s", places[p]);
    }
  words = dup_words (document);
  g_assert_null (strstr (words, "nan"));
  g_assert_null (strstr (words, "(null)"));
  odt = zw_odt_new_bytes (document, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (odt), >, 5000);
  pdf = g_build_filename (f.folder, "empty.pdf", NULL);
  zw_pdf_write (document, pdf, NULL, &error);
  g_assert_no_error (error);
  fixture_clear (&f);
}

/* In English no Chinese words but the names of the project itself. */
static void
test_english (void)
{
  static const char *const own[] = { ZONE_NAME,  "甲區",   "乙區",       "紅線",       "1路",
                                     "市府站",   "市場站", "東郊站",     "廟口",       "公園",
                                     "住宅區",   "商業區", "市府租賃站", "市場租賃站", "西郊租賃站",
                                     "景點",     "醫院",   "城隍廟",     "老街",       "主要道路",
                                     "快速道路", "中山路", "北安路",     "測試市",     "試辦專案",
                                     "東郊醫院", "河濱" };
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  guint chapters = 0;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_all (&f);
  dossier = load_dossier (&f, "en");
  document = write_application (dossier);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);
      g_autoptr (GString) text = g_string_new (block->text);

      chapters += block->kind == ZW_BLOCK_HEADING && block->level == 1 && !block->annex;
      if (chapters > 3)
        break;
      for (guint k = 0; k < G_N_ELEMENTS (own); k++)
        g_string_replace (text, own[k], "", 0);
      for (const char *c = text->str; *c != '\0'; c = g_utf8_next_char (c))
        if (g_unichar_get_script (g_utf8_get_char (c)) == G_UNICODE_SCRIPT_HAN)
          g_error ("Chinese in English: %s", block->text);
    }
  g_assert_cmpuint (chapters, ==, 4);
  fixture_clear (&f);
}

/* Rules of 8.2.2: title, type and day on the cover, then who applies. */
static void
test_cover (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  const ZwBlock *cover;
  g_autofree char *title = NULL;
  g_autofree char *applicant = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_PARK, "測試市政府");
  write_passage (&f, "contact", "王小明");
  write_passage (&f, "telephone", "(02) 1234-5678");
  write_passage (&f, "applied-on", "2026-12-01");
  dossier = load_dossier (&f, "zh_TW");
  document = write_application (dossier);
  cover = zw_document_get_block (document, 0);
  title = g_strjoinv ("\n", cover->title_lines);
  applicant = g_strjoinv ("\n", cover->applicant_lines);
  g_assert_cmpstr (title, ==, "低碳交通區試辦補助計畫書\n園區型低碳交通區\n115年12月01日");
  g_assert_cmpstr (applicant, ==,
                   "申請機關：測試市政府\n聯絡人：王小明\n電話：(02) 1234-5678\n傳真：\ne-MAIL：");
  fixture_clear (&f);
}

/* However the day was typed; what is no day stays. */
static void
test_day (void)
{
  static const struct
  {
    const char *typed;
    const char *zh;
    const char *en;
  } cases[] = {
    { "2026-12-01", "115年12月01日", "2026-12-01 (ROC 115)" },
    { "115/12/1", "115年12月01日", "2026-12-01 (ROC 115)" },
    { "115.12.01", "115年12月01日", "2026-12-01 (ROC 115)" },
    { "115 年 12 月 1 日", "115年12月01日", "2026-12-01 (ROC 115)" },
    { "中華民國115年12月1日", "115年12月01日", "2026-12-01 (ROC 115)" },
    { "115年12月", "115年12月", "115年12月" },
    { "下次公告時", "下次公告時", "下次公告時" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint e = 0; e < 2; e++)
      {
        g_autoptr (ZwDossier) dossier = NULL;
        g_autoptr (ZwDocument) document = NULL;
        Fixture f;

        fixture_init (&f, ZW_ZONE_PARK, "測試市政府");
        write_passage (&f, "applied-on", cases[i].typed);
        dossier = load_dossier (&f, e == 0 ? "zh_TW" : "en");
        document = write_application (dossier);
        g_assert_cmpstr (zw_document_get_block (document, 0)->title_lines[2], ==,
                         e == 0 ? cases[i].zh : cases[i].en);
        fixture_clear (&f);
      }
}

/* What a person wrote comes before what is bound, with present figures in the place of
 * names; written again after the project changed, only the figures are others. */
static void
test_words (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean noted = FALSE;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_text (&f, "towns.geojson", districts_text, ZW_ROLE_ADMIN, 2025);
  import_text (&f, "people.geojson", people_2023, ZW_ROLE_POPULATION, 2023);
  write_passage (
      &f, "population",
      "{zone}現有 {population} 人，每平方公里 {density} 人，面積 {area_km2}（{area_ha}）。\n"
      "- {districts}共 {population_districts} 人\n"
      "未知之 {unknown_thing} 與 {A8} 及 { 空白 } 照舊");
  {
    g_autoptr (ZwDossier) dossier = load_dossier (&f, "zh_TW");
    g_autoptr (ZwDocument) document = write_application (dossier);

    before = dup_words (document);
    for (guint i = 0; i < dossier->gaps->len; i++)
      noted = noted
              || strstr (((ZwGap *) g_ptr_array_index (dossier->gaps, i))->text, "{unknown_thing}")
                     != NULL;
    g_assert_true (noted);
    /* 4000 × 1/9 + 9000 × 1/9 of 4.5 km² each */
    g_assert_nonnull (zw_passport_find_key (dossier->passport, "zone-1/population/2023"));
    g_assert_cmpstr (zw_passport_find_key (dossier->passport, "zone-1/population/2023")->text, ==,
                     "1,444");
  }
  assert_says (before,
               "\n" ZONE_NAME "現有 1,444 人，每平方公里 1,444 人，面積 1.000（100.00）。\n");
  assert_says (before, "•甲區、乙區共 13,000 人\n");
  assert_says (before, "\n未知之 {unknown_thing} 與 {A8} 及 { 空白 } 照舊\n");
  g_assert_true (strstr (before, "現有 1,444 人") < strstr (before, "甲區（112 年）人口數為"));

  import_text (&f, "people-2025.geojson", people_2025, ZW_ROLE_POPULATION, 2025);
  {
    g_autoptr (ZwDossier) dossier = load_dossier (&f, "zh_TW");
    g_autoptr (ZwDocument) document = write_application (dossier);

    after = dup_words (document);
  }
  assert_says (after,
               "\n" ZONE_NAME "現有 1,500 人，每平方公里 1,500 人，面積 1.000（100.00）。\n");
  assert_says (after, "•甲區、乙區共 13,500 人\n");
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/application/form/urban", GUINT_TO_POINTER (ZW_ZONE_URBAN | 4), test_form);
  g_test_add_data_func ("/application/form/scenic", GUINT_TO_POINTER (ZW_ZONE_SCENIC | 4),
                        test_form);
  g_test_add_data_func ("/application/form/park", GUINT_TO_POINTER (ZW_ZONE_PARK | 4), test_form);
  g_test_add_data_func ("/application/form/urban-without-layers", GUINT_TO_POINTER (ZW_ZONE_URBAN),
                        test_form);
  g_test_add_data_func ("/application/form/park-without-layers", GUINT_TO_POINTER (ZW_ZONE_PARK),
                        test_form);
  g_test_add_data_func ("/application/empty/chinese", "zh_TW", test_empty);
  g_test_add_data_func ("/application/empty/english", "en", test_empty);
  g_test_add_func ("/application/english", test_english);
  g_test_add_func ("/application/cover", test_cover);
  g_test_add_func ("/application/day", test_day);
  g_test_add_func ("/application/words", test_words);
  return g_test_run ();
}
