/* test-import-text.c: tables with coordinates, and text in whatever encoding
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytes in CP950 and HKSCS are those of Python's codecs; coordinates carried over
 * are those of gdaltransform.
 */

#include "import-fixture.h"

#define STATION_X 302166.226875
#define STATION_Y 2771171.641068
#define TOWER_X 307056.818979
#define TOWER_Y 2769551.836862

static void
test_tables (void)
{
  static const struct
  {
    const char *what, *name, *text;
    const char *encoding;
    const char *first_name;
  } cases[] = {
    { "longitude first", "a.csv", "站名,經度,緯度\n車站,121.5170,25.0478\n塔,121.5654,25.0330\n",
      "UTF-8", "車站" },
    { "latitude first", "a.csv", "name,lat,lon\n車站,25.0478,121.5170\n塔,25.0330,121.5654\n",
      "UTF-8", "車站" },
    { "a byte order mark", "a.csv",
      "\xef\xbb\xbf站名,經度,緯度\n車站,121.5170,25.0478\n塔,121.5654,25.0330\n", "UTF-8", "車站" },
    { "metres", "a.csv",
      "站名,TWD97_X,TWD97_Y\n車站,302166.226875,2771171.641068\n塔,307056.818979,"
      "2769551.836862\n",
      "UTF-8", "車站" },
    { "metres with commas and full width", "a.csv",
      "站名;X座標;Y座標\n車站;\"302,166.226875\";２７７１１７１.641068\n塔;307056.818979;"
      "2769551.836862\n",
      "UTF-8", "車站" },
    { "well-known text", "a.csv",
      "name,geometry\n車站,POINT (121.5170 25.0478)\n塔,\"POINT(121.5654 25.0330)\"\n", "UTF-8",
      "車站" },
    { "tabs, CR LF", "a.tsv",
      "name\tlat\tlon\r\n車站\t25.0478\t121.5170\r\n塔\t25.0330\t121.5654\r\n", "UTF-8", "車站" },
    { "a title above", "a.csv",
      "臺北市捷運車站一覽表,,\n\n站名,經度,緯度\n車站,121.5170,25.0478\n塔,121.5654,25.0330\n",
      "UTF-8", "車站" },
    { "a title without separators", "a.csv",
      "臺北市捷運車站一覽表\n站名,經度,緯度\n車站,121.5170,25.0478\n塔,121.5654,25.0330\n", "UTF-8",
      "車站" },
    /* 站名,經度,緯度 / 臺北車站 / 許功蓋 */
    { "CP950", "a.csv",
      "\xaf\xb8\xa6\x57,\xb8\x67\xab\xd7,\xbd\x6e\xab\xd7\r\n"
      "\xbb\x4f\xa5\x5f\xa8\xae\xaf\xb8,121.5170,25.0478\r\n"
      "\xb3\x5c\xa5\x5c\xbb\x5c,121.5654,25.0330\r\n",
      "CP950", "臺北車站" },
    /* 游錫堃 and ／, which no table of the C library has together */
    { "characters of Hong Kong's supplement", "a.csv",
      "\xaf\xb8\xa6\x57,\xb8\x67\xab\xd7,\xbd\x6e\xab\xd7\r\n"
      "\xb4\xe5\xbf\xfc\xfb\x69\xa1\xfe\xaf\xb8,121.5170,25.0478\r\n"
      "\xb3\xb3\xfb\x46\xaf\xb8,121.5654,25.0330\r\n",
      "BIG5-HKSCS", "游錫堃／站" },
    { "UTF-16 with a mark", "a.csv",
      "\xef\xbb\xbfname,lat,lon\n車,25.0478,121.5170\n塔,25.0330,121.5654\n", "UTF-16LE", "車" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      gboolean wide = g_str_equal (cases[i].encoding, "UTF-16LE");
      gsize length = strlen (cases[i].text);
      g_autofree char *bytes = wide ? g_convert (cases[i].text, -1, "UTF-16LE", "UTF-8", NULL,
                                                 &length, NULL)
                                    : g_strdup (cases[i].text);
      g_autofree char *path = write_bytes (fixture, cases[i].name, bytes, length);
      g_autoptr (ZwFeatures) features = NULL;
      const ZwSource *source;

      g_test_message ("%s", cases[i].what);
      features = import_as (fixture, path, ZW_ROLE_STOPS);
      source = &features->layer->source;
      g_assert_cmpuint (features->n, ==, 2);
      assert_place (features, 0, STATION_X, STATION_Y, 0.001);
      assert_place (features, 1, TOWER_X, TOWER_Y, 0.001);
      g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, cases[i].first_name);
      g_assert_cmpstr (source->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (source->format, ==, "CSV");
      g_assert_cmpint (source->read_count, ==, 2);
    }
}

/* What the user says goes before what was found. */
static void
test_given_encoding (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "a.csv",
                                      "name,lon,lat\n\xe9\xe8,121.5170,25.0478\n");
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS, .encoding = "ISO-8859-1"
  };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);

  g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, "éè");
  g_assert_false (layer->source.encoding_guessed);
  options.encoding = "克林貢";
  import_refused_for (fixture, &options, "克林貢", "encoding");
}

/* Rows that are no place are listed with their line and the reason. */
static void
test_rows_left_out (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "a.csv",
                                      "title\n"                  /* 1 */
                                      "name,lon,lat,capacity\n"  /* 2 */
                                      "a,121.5170,25.0478,10\n"  /* 3 */
                                      "b,,,5\n"                  /* 4 */
                                      "c,0,0,7\n"                /* 5 */
                                      "\"d\nd\",121.6,25.1,8\n"  /* 6, 7 */
                                      "e,121.6,95,9\n"           /* 8 */
                                      "f,NA,25,9\n"              /* 9 */
                                      "g,0.0,0.0,1\n"            /* 10 */
                                      "h,121.5654,25.0330,-\n"); /* 11 */
  static const struct
  {
    const char *line, *why;
  } expected[] = { { "line 4", "no coordinates" },
                   { "line 5", "0, 0" },
                   { "line 8", "95" },
                   { "line 9", "no coordinates" },
                   { "line 10", "0, 0" } };
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_BIKE_STATIONS);
  g_autoptr (GPtrArray) notes = zw_layer_list_notes (fixture->store, features->layer->id, NULL);
  const double *capacity = zw_features_get_numbers (features, "capacity");

  g_assert_cmpuint (features->n, ==, 3);
  g_assert_cmpstr (zw_features_get_texts (features, "name")[1], ==, "d\nd");
  g_assert_cmpfloat (capacity[0], ==, 10);
  g_assert_true (isnan (capacity[2]));
  g_assert_cmpint (features->layer->source.read_count, ==, 8);
  g_assert_cmpint (features->layer->source.kept_count, ==, 3);
  g_assert_cmpint (features->layer->source.skipped_count, ==, 5);
  g_assert_cmpuint (notes->len, ==, 5);
  for (guint i = 0; i < notes->len; i++)
    {
      const ZwSourceNote *note = g_ptr_array_index (notes, i);

      g_assert_cmpstr (note->kind, ==, "skipped");
      g_assert_cmpstr (note->feature, ==, expected[i].line);
      g_assert_nonnull (strstr (note->what, expected[i].why));
      g_assert_true (g_str_has_suffix (note->what, "."));
    }
}

/* Shapes in a column: bad ones are listed, areas are areas. */
static void
test_shapes_in_column (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (
      fixture, "分區.csv",
      "名稱,人口數,Geometry\n"
      "甲,\"1,200\",\"POLYGON ((121.5 25.0,121.51 25.0,121.51 25.01,121.5 25.01,121.5 25.0))\"\n"
      "乙,800,\"MULTIPOLYGON (((121.52 25.0,121.53 25.0,121.53 25.01,121.52 25.0)))\"\n"
      "丙,5,POLYGON ((121.5 25.0\n"
      "丁,5,\n"
      "戊,5,POINT (121.5 25.0)\n");
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_POPULATION);
  g_autoptr (GPtrArray) notes = zw_layer_list_notes (fixture->store, features->layer->id, NULL);

  g_assert_cmpuint (features->n, ==, 2);
  g_assert_cmpfloat (zw_features_get_numbers (features, "population")[0], ==, 1200);
  g_assert_cmpuint (notes->len, ==, 3);
  g_assert_nonnull (strstr (((ZwSourceNote *) g_ptr_array_index (notes, 0))->what, "WKT"));
  g_assert_nonnull (strstr (((ZwSourceNote *) g_ptr_array_index (notes, 2))->what, "another kind"));
}

/* A shapefile's table in CP950: no .cpg, a .cpg that lies, a language byte. */
static void
test_shapefile_tables (void)
{
  static const char *const shapes[] = { "POINT (302166.226875 2771171.641068)",
                                        "POINT (307056.818979 2769551.836862)", NULL };
  /* 站名, 備註; 許功蓋 has 0x5c as second bytes; 游錫堃; ／ */
  static const char *const names[] = { "\xaf\xb8\xa6\x57", "\xb3\xc6\xb5\xf9" };
  static const char *const big5[] = { "\xb3\x5c\xa5\x5c\xbb\x5c", "\xa4\x40\xa1\xfe\xa4\x47",
                                      "\xbb\x4f\xa5\x5f\xa8\xae\xaf\xb8", "" };
  static const char *const hkscs[] = { "\xb4\xe5\xbf\xfc\xfb\x69", "\xa4\x40\xa1\xfe\xa4\x47",
                                       "\xb3\xb3\xfb\x46", "" };
  static const char *const utf8[] = { "許功蓋", "一／二", "臺北車站", "" };
  static const char *const utf8_names[] = { "站名", "備註" };
  static const struct
  {
    const char *what;
    const char *const *names;
    const char *const *rows;
    const char *cpg;
    guint8 language;
    const char *encoding, *first, *second;
  } cases[] = {
    { "nothing said", names, big5, NULL, 0, "CP950", "許功蓋", "臺北車站" },
    { "the language byte says it", names, big5, NULL, 0x4f, "CP950", "許功蓋", "臺北車站" },
    { "a .cpg says it", names, big5, "950", 0, "CP950", "許功蓋", "臺北車站" },
    { "a .cpg that GDAL does not know", names, big5, "MS950", 0, "CP950", "許功蓋", "臺北車站" },
    { "a .cpg that lies", names, big5, "UTF-8", 0, "CP950", "許功蓋", "臺北車站" },
    { "Hong Kong's supplement", names, hkscs, NULL, 0, "BIG5-HKSCS", "游錫堃", "陶喆" },
    { "the same, called Big5", names, hkscs, "Big5", 0, "BIG5-HKSCS", "游錫堃", "陶喆" },
    { "UTF-8 without a word", utf8_names, utf8, NULL, 0, "UTF-8", "許功蓋", "臺北車站" },
    { "UTF-8 with a .cpg", utf8_names, utf8, "UTF-8", 0, "UTF-8", "許功蓋", "臺北車站" },
    { "UTF-8, called Latin-1", utf8_names, utf8, "ISO-8859-1", 0, "UTF-8", "許功蓋", "臺北車站" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_shapefile (fixture, "站", 3826, shapes, 2, cases[i].names,
                                               cases[i].rows, cases[i].language);
      g_autofree char *cpg = cases[i].cpg != NULL ? write_text (fixture, "站.cpg", cases[i].cpg)
                                                  : NULL;
      g_autoptr (ZwFeatures) features = NULL;
      g_autofree char *remark = NULL;

      g_test_message ("%s", cases[i].what);
      features = import_as (fixture, path, ZW_ROLE_STOPS);
      g_assert_cmpstr (features->layer->source.encoding, ==, cases[i].encoding);
      g_assert_cmpstr (zw_features_get_texts (features, "name")[0], ==, cases[i].first);
      g_assert_cmpstr (zw_features_get_texts (features, "name")[1], ==, cases[i].second);
      /* The source's own field under its own name. */
      remark = query_text (fixture, "SELECT \"備註\" FROM \"站\" WHERE fid = 1");
      g_assert_cmpstr (remark, ==, "一／二");
    }
}

/* Ten bytes cut a name of UTF-8 within its fourth character. */
static void
test_name_cut (void)
{
  static const char *const shapes[] = { "POINT (302166 2771171)", NULL };
  static const char *const names[] = { "捷運站名稱" };
  static const char *const rows[] = { "臺北車站" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_shapefile (fixture, "a", 3826, shapes, 1, names, rows, 0);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_BACKGROUND);
  g_autofree char *value = query_text (fixture, "SELECT \"捷運站\" FROM a");

  g_assert_cmpuint (features->n, ==, 1);
  g_assert_cmpstr (value, ==, "臺北車站");
}

/* Bytes that no table has become � and are told of. */
static void
test_lost_characters (void)
{
  static const char *const shapes[] = { "POINT (302166 2771171)", "POINT (302167 2771171)",
                                        "POINT (302168 2771171)", NULL };
  static const char *const names[] = { "name" };
  static const char *const rows[] = { "\xbb\x4f\xa5\x5f\xa8\xae\xaf\xb8", "\xbb\x4f\xff\xff",
                                      "\xa5\xab\xac\x46\xa9\xb2" };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_shapefile (fixture, "a", 3826, shapes, 1, names, rows, 0x4f);
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_STOPS, .encoding = "CP950"
  };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autofree char *text = query_text (fixture, "SELECT name FROM a WHERE fid = 2");

  g_assert_true (g_str_has_prefix (text, "臺\xef\xbf\xbd"));
  g_assert_true (has_remark (report, "1 text has characters that could not be read in CP950"));
}

/* Rows of more than a block, a character across each border, give the same text. */
static void
test_long_table (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) table = g_string_new ("name,lon,lat\r\n");
  g_autofree char *path = NULL;
  g_autoptr (ZwFeatures) features = NULL;
  const char *const *texts;

  for (guint i = 0; i < 6000; i++)
    {
      for (guint k = 0; k < 1 + i % 13; k++)
        g_string_append (table, "\xbb\x4f\xa5\x5c\xfb\x69"); /* 臺功堃 */
      g_string_append_printf (table, ",121.5%04u,25.0\r\n", i);
    }
  path = write_bytes (fixture, "long.csv", table->str, table->len);
  features = import_as (fixture, path, ZW_ROLE_STOPS);
  g_assert_cmpuint (features->n, ==, 6000);
  texts = zw_features_get_texts (features, "name");
  for (guint i = 0; i < 6000; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);

      for (guint k = 0; k < 1 + i % 13; k++)
        g_string_append (expected, "臺功堃");
      g_assert_cmpstr (texts[i], ==, expected->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-text/tables", test_tables);
  g_test_add_func ("/import-text/given-encoding", test_given_encoding);
  g_test_add_func ("/import-text/rows-left-out", test_rows_left_out);
  g_test_add_func ("/import-text/shapes-in-column", test_shapes_in_column);
  g_test_add_func ("/import-text/shapefile-tables", test_shapefile_tables);
  g_test_add_func ("/import-text/name-cut", test_name_cut);
  g_test_add_func ("/import-text/lost-characters", test_lost_characters);
  g_test_add_func ("/import-text/long-table", test_long_table);
  return g_test_run ();
}
