/* test-written.c: numbers, dates and tables as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "base/zw-date.h"
#include "base/zw-number.h"
#include "reader-fixture.h"

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    ZwUnit unit;
    double expected;
  } cases[] = {
    { "1234", ZW_UNIT_COUNT, 1234 },
    { "1,234人", ZW_UNIT_COUNT, 1234 },
    { "１，２３４", ZW_UNIT_COUNT, 1234 },
    { "１，２３４ 人", ZW_UNIT_COUNT, 1234 },
    { "１２．５", ZW_UNIT_COUNT, 12.5 },
    { "NT$1,200", ZW_UNIT_COUNT, 1200 },
    { "1,200元", ZW_UNIT_COUNT, 1200 },
    { "約 300 人", ZW_UNIT_COUNT, 300 },
    { "1.2萬", ZW_UNIT_COUNT, 12000 },
    { "1.2萬人", ZW_UNIT_COUNT, 12000 },
    { "-99", ZW_UNIT_COUNT, -99 },
    { "−5", ZW_UNIT_COUNT, -5 },
    { "2.5公尺", ZW_UNIT_METRE, 2.5 },
    { "250 cm", ZW_UNIT_METRE, 2.5 },
    { "1500公尺", ZW_UNIT_KILOMETRE, 1.5 },
    { "12.5 km", ZW_UNIT_KILOMETRE, 12.5 },
    { "10分鐘", ZW_UNIT_MINUTE, 10 },
    { "1小時", ZW_UNIT_MINUTE, 60 },
    { "40 km/h", ZW_UNIT_KMH, 40 },
    { "30%", ZW_UNIT_COUNT, NAN },
    { "2.5公尺", ZW_UNIT_COUNT, NAN },
    { "12人", ZW_UNIT_METRE, NAN },
    { "5-10分", ZW_UNIT_MINUTE, NAN },
    { "6/6", ZW_UNIT_COUNT, NAN },
    { "人", ZW_UNIT_COUNT, NAN },
    { "萬", ZW_UNIT_COUNT, NAN },
    { "-", ZW_UNIT_COUNT, NAN },
    { "", ZW_UNIT_COUNT, NAN },
    { "\xff人", ZW_UNIT_COUNT, NAN },
    { NULL, ZW_UNIT_COUNT, NAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double found = zw_number_parse_in (cases[i].text, cases[i].unit);

      g_test_message ("%s", cases[i].text);
      if (isnan (cases[i].expected))
        g_assert_true (isnan (found));
      else
        g_assert_cmpfloat_with_epsilon (found, cases[i].expected, 1e-12);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text, *expected;
  } whole[] = {
    { "114/5/6", "2025-05-06" },
    { "114.05.06", "2025-05-06" },
    { "114-05-06", "2025-05-06" },
    { "1140506", "2025-05-06" },
    { "990506", "2010-05-06" },
    { "114年5月6日", "2025-05-06" },
    { "民國114年5月", "2025-05" },
    { "中華民國 114 年 5 月底", "2025-05" },
    { "１１４年５月６日", "2025-05-06" },
    { "102年01月01日 03時00分", "2013-01-01" },
    { "11405", "2025-05" },
    { "106Y06M", "2017-06" },
    { "114", "2025" },
    { "114年度", "2025" },
    { "2025", "2025" },
    { "202505", "2025-05" },
    { "20250506", "2025-05-06" },
    { "2025/5/6", "2025-05-06" },
    { "2025-05", "2025-05" },
    { "2025-05-06T08:00:00+08:00", "2025-05-06" },
    { "12/5", NULL },
    { "114/13/1", NULL },
    { "114/2/30", NULL },
    { "1141306", NULL },
    { "65000010001", NULL },
    { "7", NULL },
    { "12.5", NULL },
    { "人口", NULL },
    { "", NULL },
    { "\xff", NULL },
    { NULL, NULL },
  },
    within[] = {
      { "臺北市114年5月人口統計", "2025-05" },
      { "臺中市各里人口數（民國１１４年５月）", "2025-05" },
      { "112年度公車路線", "2023" },
      { "village_population_2021-03.csv", "2021-03" },
      { "county_20200820.geojson", "2020-08-20" },
      { "traffic_accidents_a2_2022.csv", "2022" },
      { "63000_臺北市_最小統計區_population.json", NULL },
      { "G97_A_CAVLGE_P.shp", NULL },
      { "TpeMRTStations_TWD97.shp", NULL },
      { "65000010001.csv", NULL },
      { "A1140506.csv", NULL },
    };

  for (guint i = 0; i < G_N_ELEMENTS (whole) + G_N_ELEMENTS (within); i++)
    {
      gboolean is_whole = i < G_N_ELEMENTS (whole);
      const char *text = is_whole ? whole[i].text : within[i - G_N_ELEMENTS (whole)].text;
      const char *expected = is_whole ? whole[i].expected
                                      : within[i - G_N_ELEMENTS (whole)].expected;
      ZwDate date;
      gboolean found = is_whole ? zw_date_parse (text, &date) : zw_date_find (text, &date);
      g_autofree char *shown = found ? zw_date_format (&date) : NULL;

      g_test_message ("%s", text);
      g_assert_cmpstr (shown, ==, expected);
    }
}

/* A table as an office writes it: a title, spaces in numbers' stead, units, marks for
 * what is not known, a total, notes; latitude first, in the years of the Republic. */
static const char table[] = "臺北市公有停車場,,,,,\n"
                            "（114年5月底）,,,,,單位：格\n"
                            "停車場名稱,LAT,LNG,小型車格位,電動車格位,登記日期\n"
                            "甲停車場,25.01,121.51,\"1,234格\",12,1140506\n"
                            "乙停車場,25.02,121.52,１，２３４,-99,1140507\n"
                            "丙停車場,25.03,121.53,-9999,--,1140508\n"
                            "丁停車場,25.04,121.54,56,…,1140509\n"
                            "戊停車場,25.05,121.55,-1,NA,1140510\n"
                            ",,,,,\n"
                            "總　計,,,2524,12,\n"
                            "資料來源：臺北市停車管理工程處,,,,,\n"
                            "備註：-99表示無資料,,,,,\n";

static void
check_table (const char *bytes, gsize length, const char *encoding)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_bytes (fixture, "停車場.csv", bytes, length);
  ZwImportOptions options = { .path = path };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);
  const double *spaces = zw_features_get_numbers (features, "spaces");
  const double *electric = zw_features_get_numbers (features, "ev_spaces");
  g_autofree char *own = query_text (fixture,
                                     "SELECT group_concat (登記日期 || 電動車格位) FROM 停車場");

  g_assert_cmpint (layer->role, ==, ZW_ROLE_PARKING);
  g_assert_cmpstr (layer->source.encoding, ==, encoding);
  g_assert_cmpint (layer->year, ==, 2025);
  g_assert_cmpstr (layer->source.date, ==, "2025-05");
  g_assert_cmpuint (features->n, ==, 5);
  g_assert_cmpint (layer->source.skipped_count, ==, 0);
  g_assert_true (has_remark (report, "3 rows"));
  g_assert_cmpfloat (spaces[0], ==, 1234);
  g_assert_cmpfloat (spaces[1], ==, 1234);
  g_assert_true (isnan (spaces[2]));
  g_assert_cmpfloat (spaces[3], ==, 56);
  g_assert_true (isnan (spaces[4]));
  g_assert_cmpfloat (electric[0], ==, 12);
  for (guint i = 1; i < 5; i++)
    g_assert_true (isnan (electric[i]));
  /* As delivered; a day is no number. */
  g_assert_cmpstr (own, ==, "114050612.0,1140507-99.0");
  g_assert_cmpfloat_with_epsilon (features->envelope.min_x, 300000, 10000);
}

static void
test_table (void)
{
  g_autofree char *big5 = NULL;
  gsize length = 0;

  check_table (table, strlen (table), "UTF-8");
  big5 = g_convert (table, -1, "CP950", "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (big5);
  check_table (big5, length, "CP950");
}

/* A register with its headings in two languages, codes with noughts in front and
 * no places: rows to be joined. */
static void
test_register (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (
      fixture, "a.csv",
      "\xef\xbb\xbfstatistic_yyymm,district_code,site_id,village,people_total\n"
      "統計年月,區域別代碼,區域別,村里,人口數\n"
      "11405,65000010001,新北市板橋區,留侯里,1665\n"
      "11405,65000010002,新北市板橋區,流芳里,1480\n"
      "11405,09007010001,連江縣南竿鄉,介壽村,-1\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwProbe) probe = zw_probe_new (path, NULL, NULL, NULL, &error);
  g_autoptr (ZwReader) reader = zw_reader_open (path, NULL, NULL);
  g_autoptr (GHashTable) mapping = NULL;
  const ZwReaderRow *record;

  g_assert_no_error (error);
  g_assert_true (probe->is_table);
  g_assert_cmpint (probe->count, ==, 3);
  g_assert_cmpstr (probe->date, ==, "2025-05");
  g_assert_cmpint (probe->year, ==, 2025);
  g_assert_false (((ZwProbeField *) probe->fields->pdata[0])->is_number);
  g_assert_false (((ZwProbeField *) probe->fields->pdata[1])->is_number);
  g_assert_true (((ZwProbeField *) probe->fields->pdata[4])->is_number);
  mapping = zw_probe_guess_mapping (probe, ZW_ROLE_POPULATION);
  g_assert_cmpstr (g_hash_table_lookup (mapping, "population"), ==, "people_total");
  record = read_next (reader);
  g_assert_null (record->geometry);
  g_assert_cmpstr (get_value (reader, record, "village"), ==, "留侯里");
  g_assert_nonnull (strstr (reader->advice, "經度"));
}

/* No second heading: words in the first row alone, or numbers there too. */
static void
test_no_second_heading (void)
{
  static const char *const tables[] = {
    "name,lon,lat,count\n甲,121.5,25.1,3\n乙,121.6,25.2,4\n",
    "name,lon,lat,count\n甲,121.5,25.1,無資料\n乙,121.6,25.2,4\n",
    "name,kind,lon,lat\n甲,x,121.5,25.1\n乙,y,121.6,25.2\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autoptr (ZwReader) reader = open_text (fixture, "a.csv", tables[i]);

      g_assert_cmpstr (get_value (reader, read_next (reader), "name"), ==, "甲");
      g_assert_nonnull (read_next (reader));
      g_assert_null (read_next (reader));
    }
}

/* Python: 1,979 records, occupied_rate -99 or less than 0 in 1,329 of them; data_time is
 * 2023-05-09T16:00:00Z in all. None of its fields is a number of spaces: "6/6". */
static void
test_real_parking (void)
{
  g_autofree char *path = find_data (
      "B_taiwan_transport/taipei_dashboard/parking_realtime.geojson");
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GHashTable) mapping = NULL;
  g_autoptr (ZwImportReport) report = NULL;
  g_autofree char *found = NULL;
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_PARKING };

  if (path == NULL)
    return;
  mapping = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (mapping, (char *) "spaces", (char *) "occupied_rate");
  g_hash_table_insert (mapping, (char *) "ev_spaces", (char *) "car");
  options.mapping = mapping;
  report = import_with (fixture, &options);
  found = query_text (fixture, "SELECT count(*) || ' ' || count(spaces) || ' ' || count(ev_spaces) "
                               "FROM parking_realtime");
  g_assert_cmpstr (found, ==, "1979 650 0");
  g_assert_true (has_remark (report, "2023-05-09"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/written/numbers", test_numbers);
  g_test_add_func ("/written/dates", test_dates);
  g_test_add_func ("/written/table", test_table);
  g_test_add_func ("/written/register", test_register);
  g_test_add_func ("/written/no-second-heading", test_no_second_heading);
  g_test_add_func ("/written/real/parking", test_real_parking);
  return g_test_run ();
}
