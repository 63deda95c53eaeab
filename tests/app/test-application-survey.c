/* test-application-survey.c: the figures of chapters 1 to 3
 *
 * Those of the small project follow by hand from its coordinates, see
 * application-fixture.h. Those of the sample city were found by SpatiaLite and Python.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "application-fixture.h"

#include "document/zw-content.h"
#include "plan/zw-sample.h"

/* The rows of a table, cells parted by "|", "^" where one reaches down from above. */
static char *
dup_rows (ZwDossier *dossier, ZwContent content)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  ZwTableColumn list[ZW_CONTENT_MAX_COLUMNS];
  guint n = zw_content_get_columns (dossier, content, list);
  ZwTable *table = zw_document_add_table (document, NULL, list, n);
  g_autofree char *words = NULL;

  zw_content_fill (dossier, content, table, 0);
  g_assert_cmpuint (zw_content_count_rows (dossier, content), ==, table->rows->len);
  words = dup_words (document);
  return g_strdup (strchr (words, '\n') + 1);
}

static void
check_table (ZwDossier *dossier, ZwContent content, const char *expected)
{
  g_autofree char *found = dup_rows (dossier, content);

  g_assert_cmpstr (found, ==, expected);
}

static void
check_sentence (ZwDossier *dossier, const char *place, const char *expected)
{
  g_autofree char *found = zw_content_dup_sentence (dossier, place);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_tables (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_all (&f);
  dossier = load_dossier (&f, "zh_TW");
  /* Of 甲區 with 4.5 km², one ninth lies in the zone, and as much of 乙區:
   * 4500/9 + 9000/9 = 1500, in 2023 4000/9 + 9000/9 = 1444.4: + 3.846 % */
  check_table (dossier, ZW_CONTENT_POPULATION,
               ZONE_NAME "|112 年|1,444|1,444|—|\n"
                         "^|114 年|1,500|1,500|3.85|\n"
                         "甲區|112 年|4,000|889|—|\n"
                         "^|114 年|4,500|1,000|12.50|\n"
                         "乙區|112 年|9,000|2,000|—|\n"
                         "^|114 年|9,000|2,000|0.00|\n");
  /* The districts cover 900 ha. */
  check_table (dossier, ZW_CONTENT_LANDUSE,
               "住宅區|60.00|60.0|60.00|6.7|\n"
               "商業區|30.00|30.0|30.00|3.3|\n"
               "其他（圖資未劃設）|10.00|10.0|810.00|90.0|\n");
  check_table (dossier, ZW_CONTENT_STATIONS,
               "捷運|—|市場站、市府站、東郊站|3|\n"
               "合計||各站僅計一次|3|\n");
  check_table (dossier, ZW_CONTENT_BUS_STOPS,
               "—|公園、廟口|3|\n"
               "合計|各站僅計一次|3|\n");
  check_table (dossier, ZW_CONTENT_BIKE_STATIONS,
               "市場租賃站|20|\n"
               "市府租賃站|10|\n"
               "西郊租賃站|30|\n"
               "合計（3 站）|60|\n");
  check_table (dossier, ZW_CONTENT_ROUTES,
               "捷運|紅線|1.000|2.000|\n"
               "公車|1路|0.500|1.000|\n"
               "捷運合計|1 條|1.000|2.000|\n"
               "公車合計|1 條|0.500|1.000|\n"
               "總里程|2 條|1.500|3.000|\n");
  check_table (dossier, ZW_CONTENT_ATTRACTIONS,
               "景點|2|2|城隍廟、老街|\n"
               "醫院|0|1||\n");
  /* Bikes were surveyed in 2023, the rest in 2025. */
  check_table (dossier, ZW_CONTENT_GREEN,
               ZONE_NAME "|\n"
                         "公共運輸站點數|處|—|5|\n"
                         "└ 公車|處|—|3|\n"
                         "└ 捷運|處|—|2|\n"
                         "公共自行車租賃站|站|2|—|\n"
                         "公共運輸路線里程|公里|—|1.500|\n"
                         "公共運輸路網里程（重疊僅計一次）|公里|—|1.500|\n"
                         "人行道長度|公里|—|0.400|\n"
                         "自行車道長度|公里|—|0.200|\n"
                         "公共充電樁|座|—|2|\n"
                         "公共充電槍|槍|—|3|\n"
                         "公共停車場停車格|格|—|200|\n"
                         "電動車專用停車格|格|—|5|\n"
                         "電動車專用停車格比例|%|—|2.50|\n"
                         "甲區|\n"
                         "公共運輸站點數|處|—|4|\n"
                         "└ 公車|處|—|3|\n"
                         "└ 捷運|處|—|1|\n"
                         "公共自行車租賃站|站|2|—|\n"
                         "公共運輸路線里程|公里|—|2.000|\n"
                         "公共運輸路網里程（重疊僅計一次）|公里|—|2.000|\n"
                         "人行道長度|公里|—|0.400|\n"
                         "自行車道長度|公里|—|0.000|\n"
                         "公共充電樁|座|—|2|\n"
                         "公共充電槍|槍|—|3|\n"
                         "公共停車場停車格|格|—|200|\n"
                         "電動車專用停車格|格|—|5|\n"
                         "電動車專用停車格比例|%|—|2.50|\n"
                         "乙區|\n"
                         "公共運輸站點數|處|—|2|\n"
                         "└ 公車|處|—|0|\n"
                         "└ 捷運|處|—|2|\n"
                         "公共自行車租賃站|站|1|—|\n"
                         "公共運輸路線里程|公里|—|1.000|\n"
                         "公共運輸路網里程（重疊僅計一次）|公里|—|1.000|\n"
                         "人行道長度|公里|—|0.000|\n"
                         "自行車道長度|公里|—|0.400|\n"
                         "公共充電樁|座|—|0|\n"
                         "公共充電槍|槍|—|0|\n"
                         "公共停車場停車格|格|—|100|\n"
                         "電動車專用停車格|格|—|10|\n"
                         "電動車專用停車格比例|%|—|10.00|\n");
  fixture_clear (&f);
}

static void
test_sentences (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_all (&f);
  dossier = load_dossier (&f, "zh_TW");
  check_sentence (dossier, "population",
                  "甲區（114 年）人口數為 4,500 人，人口密度為 1,000 人/平方公里，較 112 年增加 "
                  "12.50 %。乙區（114 年）人口數為 9,000 人，人口密度為 2,000 人/平方公里，較 112 "
                  "年持平。" ZONE_NAME
                  "（114 年）人口數為 1,500 人，人口密度為 1,500 人/平方公里，較 112 年增加 3.85 "
                  "%。");
  check_sentence (dossier, "landuse",
                  "甲區、乙區面積合計 9.00 平方公里。甲區、乙區之土地使用以住宅區（6.7 %）、"
                  "商業區（3.3 %）為主；其中住宅及商業使用合計 90.00 公頃，占總面積 10.0 "
                  "%。" ZONE_NAME "之土地使用以住宅區（60.0 %）、商業區（30.0 "
                  "%）為主；其中住宅及商業使用合計 90.00 公頃，占總面積 90.0 %。");
  check_sentence (dossier, "attractions",
                  "甲區、乙區內有觀光景點及重要據點共 3 處，其中 2 處位於" ZONE_NAME "內。");
  /* The expressway runs along the zone's border, which belongs to it. */
  check_sentence (dossier, "corridors",
                  "甲區、乙區內道路總長 4.00 公里，包含主要道路 3.00 公里、快速道路 1.00 "
                  "公里。" ZONE_NAME
                  "內道路總長 2.00 公里，包含主要道路 1.00 公里、快速道路 1.00 公里。"
                  "軌道系統包含紅線。");
  check_sentence (dossier, "ways",
                  "甲區內人行道長 0.400 公里、自行車道長 0.000 公里。乙區內人行道長 0.000 公里、"
                  "自行車道長 0.400 公里。" ZONE_NAME
                  "內人行道長 0.400 公里、自行車道長 0.200 公里。");
  check_sentence (dossier, "routes",
                  "甲區、乙區內公共運輸路線共 2 條，路線里程合計 3.000 公里。" ZONE_NAME
                  "內路線里程為 1.500 公里，重疊路段僅計一次之路網里程為 1.500 公里。");
  {
    g_autofree char *stations = zw_content_dup_sentence (dossier, "stations");
    g_autofree char *chargers = zw_content_dup_sentence (dossier, "chargers");
    g_autofree char *parking = zw_content_dup_sentence (dossier, "ev-parking");

    assert_says (stations, "甲區、乙區內有軌道車站 3 站、公車站牌 3 處、公共自行車租賃站 3 站。");
    assert_says (stations, ZONE_NAME "內有軌道車站 2 站、公車站牌 3 處、公共自行車租賃站 2 站。");
    assert_says (chargers, ZONE_NAME
                 "內有公共充電站 1 處、公共充電樁 2 座、充電槍 3 槍、快充 1 槍、慢充 2 槍。");
    assert_says (parking, ZONE_NAME
                 "內公共停車場 1 處、停車格 200 格，其中電動車專用停車格 5 格，占 2.50 %。");
  }
  fixture_clear (&f);
}

/* A figure that is told twice is one figure, and no two of different value share a key. */
static void
test_figures_agree (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  Fixture f;
  static const struct
  {
    const char *key;
    const char *text;
  } expected[] = {
    { "zone-1/area-km2", "1.000" },
    { "zone-1/population/2025", "1,500" },
    { "district-01/population/2025", "4,500" },
    { "zone-1/stops/rail", "2" },
    { "districts-of-1/stops/rail", "3" },
    { "districts-of-1/bike-docks", "60" },
    { "zone-1/B2/0", "1.500" },
    { "districts-of-1/routes/all", "3.000" },
    { "zone-1/B6/0", "2.50" },
    { "zone-1/roads", "2.00" },
  };

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_all (&f);
  dossier = load_dossier (&f, "zh_TW");
  document = write_application (dossier);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwFigureEntry *entry = zw_passport_find_key (dossier->passport, expected[i].key);

      g_assert_nonnull (entry);
      g_assert_cmpstr (entry->text, ==, expected[i].text);
    }
  g_assert_cmpuint (zw_passport_find_key (dossier->passport, "zone-1/stops/rail")->layers->len, ==,
                    1);
  fixture_clear (&f);
}

/* Without districts the tables are those of the zone. */
static void
test_without_districts (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autofree char *caption = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_text (&f, "stops.csv", stops_text, ZW_ROLE_STOPS, 2025);
  import_text (&f, "landuse.geojson", landuse_text, ZW_ROLE_LANDUSE, 2025);
  dossier = load_dossier (&f, "zh_TW");
  g_assert_null (dossier->district_area);
  caption = zw_content_dup_caption (dossier, ZW_CONTENT_STATIONS);
  g_assert_cmpstr (caption, ==, ZONE_NAME "軌道車站現況");
  check_table (dossier, ZW_CONTENT_STATIONS,
               "捷運|—|市場站、市府站|2|\n"
               "合計||各站僅計一次|2|\n");
  check_table (dossier, ZW_CONTENT_LANDUSE,
               "住宅區|60.00|60.0|\n"
               "商業區|30.00|30.0|\n"
               "其他（圖資未劃設）|10.00|10.0|\n");
  fixture_clear (&f);
}

/* Where no station tells its docks, stations are what is counted. */
static void
test_bikes_without_docks (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_text (&f, "bikes.csv",
               "站名,TWD97X,TWD97Y\n市場租賃站,300710,2770500\n市府租賃站,300310,2770500\n",
               ZW_ROLE_BIKE_STATIONS, 2023);
  dossier = load_dossier (&f, "zh_TW");
  check_table (dossier, ZW_CONTENT_BIKE_STATIONS,
               "市場租賃站|1|\n"
               "市府租賃站|1|\n"
               "合計（2 站）|2|\n");
  fixture_clear (&f);
}

/* A stop without a mode is in neither table, which is said. */
static void
test_stops_without_mode (void)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *stations = NULL;
  gboolean noted = FALSE;
  Fixture f;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_text (&f, "places.csv", "站名,TWD97X,TWD97Y\n甲,300710,2770500\n乙,300310,2770500\n",
               ZW_ROLE_STOPS, 2025);
  dossier = load_dossier (&f, "zh_TW");
  g_assert_cmpuint (zw_content_count_rows (dossier, ZW_CONTENT_STATIONS), ==, 0);
  g_assert_cmpuint (zw_content_count_rows (dossier, ZW_CONTENT_BUS_STOPS), ==, 0);
  stations = zw_content_dup_sentence (dossier, "stations");
  assert_says (stations, "其他或未註明運具之站點 2 處");
  document = write_application (dossier);
  for (guint i = 0; i < dossier->gaps->len; i++)
    {
      const ZwGap *gap = g_ptr_array_index (dossier->gaps, i);

      noted = noted
              || (gap->role == ZW_ROLE_STOPS && g_str_equal (gap->place, "stations")
                  && strstr (gap->text, " 2 ") != NULL);
    }
  g_assert_true (noted);
  fixture_clear (&f);
}

/* A table that is cut short says by how much. */
static void
test_cut_short (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autoptr (ZwDossier) dossier = NULL;
  ZwTableColumn list[ZW_CONTENT_MAX_COLUMNS];
  g_autofree char *words = NULL;
  Fixture f;
  guint n;

  fixture_init (&f, ZW_ZONE_URBAN, "測試市");
  import_all (&f);
  dossier = load_dossier (&f, "zh_TW");
  n = zw_content_get_columns (dossier, ZW_CONTENT_BIKE_STATIONS, list);
  zw_content_fill (dossier, ZW_CONTENT_BIKE_STATIONS,
                   zw_document_add_table (document, NULL, list, n), 2);
  words = dup_words (document);
  assert_says (words, "\n市場租賃站|20|\n另有 3 列，詳申請計畫書|");
  fixture_clear (&f);
}

/* The sample city, whose timetable tells which line serves which stop. Stops by line:
 * Python on the GTFS tables and the villages' outlines by ray casting. Areas and
 * lengths: ST_Intersection of SpatiaLite. */
static void
test_sample_city (void)
{
  static const struct
  {
    const char *key;
    const char *text;
  } expected[] = {
    { "districts-of-1/stops/metro/MR", "3" },
    { "districts-of-1/stops/metro/MB", "6" },
    { "districts-of-1/stops/metro/MG", "1" },
    { "districts-of-1/stops/rail", "8" },
    { "districts-of-1/stops/bus/B01", "12" },
    { "districts-of-1/stops/bus/B02", "32" },
    { "districts-of-1/stops/bus/B03", "8" },
    { "districts-of-1/stops/bus/B05", "6" },
    { "districts-of-1/stops/bus/B13", "15" },
    { "districts-of-1/stops/bus/B17", "48" },
    { "districts-of-1/stops/bus/B25", "13" },
    { "districts-of-1/stops/bus/B26", "12" },
    { "districts-of-1/stops/bus", "150" },
    { "zone-1/stops/rail", "3" },
    { "zone-1/stops/bus", "61" },
    { "zone-1/landuse/商業區", "209.17" },
    { "zone-1/landuse/住宅區", "73.07" },
    { "zone-1/landuse/公園用地", "9.32" },
    { "zone-1/landuse-share/商業區", "71.7" },
    { "zone-1/landuse-share/住宅區", "25.1" },
    { "zone-1/landuse-share/公園用地", "3.2" },
    { "zone-1/population/2023", "29,557" },
    { "zone-1/population/2025", "30,112" },
    { "zone-1/roads/主要道路", "6.66" },
    { "zone-1/roads/次要道路", "12.47" },
    { "zone-1/roads/地區道路", "15.93" },
    { "zone-1/routes/of/藍線 西埔工業區－觀瀾", "1.827" },
    { "zone-1/routes/of/30 澄川車站－文廟", "3.145" },
    { "zone-1/routes/all", "21.313" },
    { "zone-1/B2/0", "21.313" },
    { "districts-of-1/bike-stations", "27" },
    { "districts-of-1/bike-docks", "696" },
    { "zone-1/bike-stations", "15" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *data = zw_sample_find_dir ();
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  Fixture f = { .zone = 1 };

  if (data == NULL)
    {
      g_test_skip ("there is no sample city");
      return;
    }
  f.folder = make_folder ();
  f.path = g_build_filename (f.folder, "city.gpkg", NULL);
  zw_sample_build (f.path, NULL, NULL, &error);
  g_assert_no_error (error);
  f.store = zw_store_open (f.path, &error);
  g_assert_no_error (error);
  dossier = load_dossier (&f, "zh_TW");
  document = write_application (dossier);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwFigureEntry *entry = zw_passport_find_key (dossier->passport, expected[i].key);

      if (entry == NULL || !g_str_equal (entry->text, expected[i].text))
        g_error ("%s is %s instead of %s", expected[i].key,
                 entry != NULL ? entry->text : "not there", expected[i].text);
    }
  fixture_clear (&f);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/application/survey/tables", test_tables);
  g_test_add_func ("/application/survey/sentences", test_sentences);
  g_test_add_func ("/application/survey/figures-agree", test_figures_agree);
  g_test_add_func ("/application/survey/without-districts", test_without_districts);
  g_test_add_func ("/application/survey/bikes-without-docks", test_bikes_without_docks);
  g_test_add_func ("/application/survey/stops-without-mode", test_stops_without_mode);
  g_test_add_func ("/application/survey/cut-short", test_cut_short);
  g_test_add_func ("/application/survey/sample-city", test_sample_city);
  return g_test_run ();
}
