/* test-data-output.c: what other programs read of the data that leaves the project
 *
 * The judges are ogr2ogr, openpyxl, xmllint and the formats' own rules.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-data-output.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "output/zw-field-names.h"
#include "plan-fixture.h"
#include "plan/zw-record.h"

/* Names of fields in ten bytes. CP950 has two bytes for a Chinese character, UTF-8
 * three; worked out by hand. */
static void
test_names (void)
{
  static const struct
  {
    const char *encoding;
    const char *names[5];
    const char *cut[5];
  } cases[] = {
    { "CP950", { "公共運輸服務涵蓋率" }, { "公共運輸服" } },
    { "UTF-8", { "公共運輸服務涵蓋率" }, { "公共運" } },
    { "CP950", { "A1_公共運輸服務" }, { "A1_公共運" } },
    { "UTF-8", { "A1_公共運輸服務" }, { "A1_公共" } },
    { "CP950", { "公共運輸服務甲", "公共運輸服務乙" }, { "公共運輸服", "公共運輸1" } },
    { "UTF-8", { "公共運輸甲", "公共運輸乙", "公共運輸丙" }, { "公共運", "公共運1", "公共運2" } },
    /* A name that fits keeps its own, whatever comes before it. */
    { "CP950",
      { "公共運輸服務甲", "公共運輸服務乙", "公共運輸1" },
      { "公共運輸服", "公共運輸2", "公共運輸1" } },
    { "CP950", { "name", "名稱", "" }, { "name", "名稱", "F1" } },
    { "UTF-8", { "abcdefghijk", "abcdefghijl" }, { "abcdefghij", "abcdefghi1" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) cut = zw_field_names_cut (cases[i].names, cases[i].encoding);

      g_assert_cmpuint (g_strv_length (cut), ==, g_strv_length ((GStrv) cases[i].names));
      for (guint k = 0; cut[k] != NULL; k++)
        g_assert_cmpstr (cut[k], ==, cases[i].cut[k]);
    }
}

/* Any names: all fit, all differ, none is cut within a character. */
static void
test_names_property (void)
{
  static const char *const letters[] = { "公", "共", "運", "輸", "a", "1", "_", "路" };
  static const char *const encodings[] = { "CP950", "UTF-8" };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 200; round++)
    {
      const char *encoding = encodings[round % 2];
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
      g_auto (GStrv) names = NULL;
      g_auto (GStrv) cut = NULL;

      for (guint i = 0; i < 30; i++)
        {
          g_autoptr (GString) name = g_string_new (NULL);

          for (int n = g_rand_int_range (random, 0, 9); n > 0; n--)
            g_string_append (name, letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
          g_strv_builder_add (builder, name->str);
        }
      names = g_strv_builder_end (builder);
      cut = zw_field_names_cut ((const char *const *) names, encoding);
      for (guint i = 0; cut[i] != NULL; i++)
        {
          gsize n = 0;
          g_autofree char *encoded = g_convert (cut[i], -1, encoding, "UTF-8", NULL, &n, NULL);

          g_assert_nonnull (encoded);
          g_assert_cmpuint (n, >, 0);
          g_assert_cmpuint (n, <=, 10);
          g_assert_true (g_utf8_validate (cut[i], -1, NULL));
          g_assert_true (g_hash_table_add (seen, cut[i]));
        }
    }
}

static char *
run (const char *first, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status = 0;
  va_list rest;

  g_ptr_array_add (argv, (char *) first);
  va_start (rest, first);
  for (const char *word = va_arg (rest, const char *); word != NULL;
       word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) word);
  va_end (rest);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static char *
write_as (Fixture *f, const char *name, const ZwDataOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (zw_data_output_write (f->store, path, options, notes, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static JsonParser *
read_with_gdal (const char *path, const char *crs)
{
  g_autofree char *text = run ("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", path, "zones", "-t_srs",
                               crs, "-lco", "COORDINATE_PRECISION=9", NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return parser;
}

static JsonObject *
get_feature (JsonParser *parser)
{
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));

  return json_array_get_object_element (json_object_get_array_member (root, "features"), 0);
}

/* The outline of a polygon or of the first part of several. */
static JsonArray *
get_ring (JsonObject *feature)
{
  JsonObject *geometry = json_object_get_object_member (feature, "geometry");
  JsonArray *array = json_object_get_array_member (geometry, "coordinates");

  if (g_str_equal (json_object_get_string_member (geometry, "type"), "MultiPolygon"))
    array = json_array_get_array_element (array, 0);
  return json_array_get_array_element (array, 0);
}

static double
get_coordinate (JsonArray *ring, guint point, guint axis)
{
  return json_array_get_double_element (json_array_get_array_element (ring, point), axis);
}

static void
remove_all (Fixture *f)
{
  GDir *folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      if (!g_str_equal (path, f->path))
        g_unlink (path);
    }
  g_dir_close (folder);
}

/* GDAL reads the square kilometre at 300000, 2770000 out of each format that has shapes. */
static void
test_shapes (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *name, *area; /* fields, as cut */
  } cases[] = {
    { "zones.gpkg", "name", "area_km2" },
    { "zones.geojson", "name", "area_km2" },
    { "zones.shp", "name", "area_km2" },
  };
  const ZwDataOptions options = { .language = "en" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = write_as (f, cases[i].file, &options);
      g_autoptr (JsonParser) parser = read_with_gdal (path, "EPSG:3826");
      JsonObject *feature = get_feature (parser);
      JsonObject *properties = json_object_get_object_member (feature, "properties");
      JsonArray *ring = get_ring (feature);
      double area = 0.0;

      g_assert_cmpstr (json_object_get_string_member (properties, cases[i].name), ==, "市中心");
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (properties, cases[i].area),
                                      1.0, 1e-6);
      g_assert_cmpuint (json_array_get_length (ring), ==, 5);
      for (guint k = 0; k < 4; k++)
        {
          double x = get_coordinate (ring, k, 0), y = get_coordinate (ring, k, 1);

          /* GeoJSON has seven decimals of a degree: about a centimetre. */
          g_assert_cmpfloat_with_epsilon (
              fmod (x, 1000.0) > 500.0 ? 1000.0 - fmod (x, 1000.0) : fmod (x, 1000.0), 0.0, 0.02);
          area += x * get_coordinate (ring, k + 1, 1) - get_coordinate (ring, k + 1, 0) * y;
        }
      g_assert_cmpfloat_with_epsilon (fabs (area) / 2.0, 1e6, 100.0);
    }
  remove_all (f);
}

/* RFC 7946: longitude and latitude, outlines counter-clockwise, no "crs". */
static void
test_geojson (Fixture *f, gconstpointer data)
{
  g_autofree char *path = write_as (f, "zones.geojson", &(ZwDataOptions){ .language = "en" });
  g_autofree char *text = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *ring;
  double area = 0.0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, "\"crs\""));
  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  ring = get_ring (get_feature (parser));
  for (guint i = 0; i < 4; i++)
    {
      /* 300000, 2770000 in EPSG:3826 is 121.495489 E, 25.037296 N; 301000, 2771000 is
         121.505436 E, 25.046290 N (cs2cs). */
      g_assert_cmpfloat_with_epsilon (get_coordinate (ring, i, 0), 121.5007, 0.006);
      g_assert_cmpfloat_with_epsilon (get_coordinate (ring, i, 1), 25.0419, 0.006);
      area += get_coordinate (ring, i, 0) * get_coordinate (ring, i + 1, 1)
              - get_coordinate (ring, i + 1, 0) * get_coordinate (ring, i, 1);
    }
  g_assert_cmpfloat (area, >, 0.0);
  g_assert_cmpfloat (get_coordinate (ring, 0, 0), ==, get_coordinate (ring, 4, 0));
  remove_all (f);
}

/* A DBF of CP950: its code page is told twice, its field names are whole characters. */
static void
test_big5 (Fixture *f, gconstpointer data)
{
  const ZwDataOptions options = { .language = "zh_TW", .cp950 = TRUE };
  g_autofree char *path = write_as (f, "zones.shp", &options);
  g_autofree char *dbf_path = g_build_filename (f->folder, "zones.dbf", NULL);
  g_autofree char *cpg_path = g_build_filename (f->folder, "zones.cpg", NULL);
  g_autofree char *prj_path = g_build_filename (f->folder, "zones.prj", NULL);
  g_autofree char *dbf = NULL;
  g_autofree char *cpg = NULL;
  g_autofree char *listed = run ("ogrinfo", "-ro", "-al", path, NULL);
  gsize size = 0, header;
  guint n_fields = 0;

  g_assert_true (g_file_test (prj_path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (cpg_path, &cpg, NULL, NULL));
  g_strstrip (cpg);
  g_assert_cmpstr (cpg, ==, "CP950");
  g_assert_true (g_file_get_contents (dbf_path, &dbf, &size, NULL));
  g_assert_cmphex ((guchar) dbf[29], ==, 0x4f); /* Chinese (Taiwan), code page 950 */
  /* dBASE III: 32 bytes of header, then 32 for each field until 0x0d. */
  header = (guchar) dbf[8] | (gsize) (guchar) dbf[9] << 8;
  for (gsize at = 32; at + 1 < header && dbf[at] != 0x0d; at += 32)
    {
      gsize length = strnlen (dbf + at, 11);
      g_autofree char *name = g_convert (dbf + at, (gssize) length, "UTF-8", "CP950", NULL, NULL,
                                         NULL);

      g_assert_nonnull (name);
      g_assert_cmpuint (length, >, 0);
      g_assert_cmpuint (length, <=, 10);
      n_fields++;
    }
  g_assert_cmpuint (n_fields, ==, 7 + 15);
  g_assert_nonnull (strstr (listed, "市中心"));
  g_assert_nonnull (strstr (listed, "A1_公共運"));
  remove_all (f);
}

/* 堃 is not in CP950: nothing is written, and an older file stays. */
static void
test_big5_refused (Fixture *f, gconstpointer data)
{
  const ZwDataOptions options = { .language = "en", .cp950 = TRUE };
  const ZwDataOptions utf8 = { .language = "en" };
  g_autofree char *path = write_as (f, "zones.shp", &options);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  gsize n_before, n_after;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_true (zw_zone_set_name (f->store, f->zone, "堃區", NULL));
  g_assert_false (zw_data_output_write (f->store, path, &options, notes, NULL, &error));
  g_assert_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "堃"));
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  again = write_as (f, "zones.shp", &utf8);
  listed = run ("ogrinfo", "-ro", "-al", again, NULL);
  g_assert_nonnull (strstr (listed, "堃區"));
  remove_all (f);
}

/* A text longer than a DBF holds is cut between characters, and that is said. */
static void
test_long_text (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = g_build_filename (f->folder, "zones.shp", NULL);
  g_autofree char *listed = NULL;
  g_autofree char *rest = NULL;
  const char *at;
  guint n = 0;

  for (guint i = 0; i < 100; i++)
    g_string_append (name, "區");
  g_assert_true (zw_zone_set_name (f->store, f->zone, name->str, NULL));
  g_assert_true (zw_data_output_write (f->store, path, &(ZwDataOptions){ .language = "en" }, notes,
                                       NULL, NULL));
  g_assert_cmpuint (notes->len, ==, 1);
  listed = run ("ogrinfo", "-ro", "-al", path, NULL);
  at = strstr (listed, "name (String) = ");
  g_assert_nonnull (at);
  for (at += strlen ("name (String) = "); g_str_has_prefix (at, "區"); at += strlen ("區"))
    n++;
  g_assert_cmpuint (n, ==, 84); /* 254 / 3 */
  g_assert_cmpint (*at, ==, '\n');
  remove_all (f);
}

/* Every record and figure is there, numbers as numbers. */
static void
test_tables (Fixture *f, gconstpointer data)
{
  static const char script[] =
      "import openpyxl, sys\n"
      "book = openpyxl.load_workbook(sys.argv[1])\n"
      "for sheet in book:\n"
      "    print(sheet.title, sheet.max_row - 1, sheet.max_column)\n"
      "sheet = book[sys.argv[2]]\n"
      "head = [cell.value for cell in sheet[1]]\n"
      "row = dict(zip(head, [cell.value for cell in sheet[2]]))\n"
      "print(row['year'], row['central_ntd'], type(row['central_ntd']).__name__, row['zone'],\n"
      "      row['sub_item'])\n";
  const ZwDataOptions options = { .language = "en" };
  g_autofree char *path = NULL;
  g_autofree char *listed = NULL;
  g_autofree char *gpkg = NULL;
  g_autofree char *layers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_BUDGET, f->zone, &error);

  g_assert_no_error (error);
  g_assert_true (zw_record_set_int (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2026, NULL));
  g_assert_true (
      zw_record_set_int (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, 3500000, NULL));
  path = write_as (f, "all.xlsx", &options);
  listed = run ("/usr/bin/python3", "-c", script, path, "Budget row", NULL);
  g_assert_nonnull (strstr (listed, "Zones 1 22\n"));
  g_assert_nonnull (strstr (listed, "Budget row 1 13\n"));
  g_assert_nonnull (strstr (listed, "2026 3500000 int 市中心 None\n"));
  gpkg = write_as (f, "all.gpkg", &options);
  layers = run ("ogrinfo", "-ro", "-q", gpkg, NULL);
  g_assert_nonnull (strstr (layers, "zones (Multi Polygon)"));
  g_assert_nonnull (strstr (layers, "budget (None)"));
  g_assert_nonnull (strstr (layers, "indicators (None)"));
  remove_all (f);
}

static void
test_csv (Fixture *f, gconstpointer data)
{
  const ZwDataOptions options = { .language = "zh_TW", .table = "zones" };
  g_autofree char *path = write_as (f, "zones.csv", &options);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[1], "\"MULTIPOLYGON (((30"));
  g_assert_nonnull (strstr (lines[0], "A1_公共運輸服務涵蓋率"));
  g_assert_nonnull (strstr (lines[1], "市中心"));
  remove_all (f);
}

/* A planned zone of low emission whose outline is told latitude first. */
static void
test_datex (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *value;
  } cases[] = {
    { "count(//*[local-name()='controlledZone'])", "1" },
    { "string(//*[local-name()='controlledZone']/@id)", "zone-1" },
    { "string(//*[local-name()='controlledZone']/*[local-name()='controlledZoneType'])",
      "lowEmissionZone" },
    { "string(//*[local-name()='trafficRegulationOrder']/*[local-name()='status'])", "planned" },
    { "string(//*[local-name()='issuingAuthority']//*[local-name()='value'])", "臺北市政府" },
    { "string(//*[local-name()='name']//*[local-name()='value'])", "市中心" },
    { "count(//*[local-name()='trafficRegulation'])", "1" },
    { "string(//*[local-name()='accessRestrictionType'])", "noEntry" },
    { "string(//*[local-name()='fuelType'])", "diesel" },
    { "string(//*[local-name()='vehicleType'])", "lorry" },
    { "string(//*[local-name()='startTimeOfPeriod'])", "07:00:00" },
    { "string(//*[local-name()='endTimeOfPeriod'])", "22:00:00" },
    { "count(//*[local-name()='applicableDay'])", "5" },
    { "string(//*[local-name()='overallStartTime'])", "2027-01-01T00:00:00+08:00" },
  };
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_VEHICLE_RULE, f->zone, &error);
  static const struct
  {
    guint field;
    const char *typed;
  } values[] = {
    { ZW_VEHICLE_RULE_VEHICLES, "truck" },  { ZW_VEHICLE_RULE_FUEL, "diesel" },
    { ZW_VEHICLE_RULE_START_YEAR, "2027" }, { ZW_VEHICLE_RULE_DAYS, "weekdays" },
    { ZW_VEHICLE_RULE_FROM, "07:00" },      { ZW_VEHICLE_RULE_TO, "22:00" },
    { ZW_VEHICLE_RULE_ACTION, "ban" },
  };
  g_autofree char *path = NULL;
  g_autofree char *list = NULL;
  g_auto (GStrv) numbers = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (zw_record_set (f->store, ZW_RECORD_VEHICLE_RULE, id, values[i].field,
                                  values[i].typed, NULL));
  g_assert_true (zw_store_begin (f->store, "政府", NULL));
  g_assert_true (zw_store_set_setting (f->store, "government", "臺北市政府", NULL));
  g_assert_true (zw_store_commit (f->store, NULL));
  path = write_as (f, "zones.xml", &(ZwDataOptions){ .language = "zh_TW" });
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = run ("xmllint", "--xpath", cases[i].path, path, NULL);

      g_strstrip (value);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
  list = run ("xmllint", "--xpath", "string(//*[local-name()='posList'])", path, NULL);
  numbers = g_strsplit (g_strstrip (list), " ", -1);
  g_assert_cmpuint (g_strv_length (numbers), ==, 10);
  for (guint i = 0; numbers[i] != NULL; i++)
    g_assert_cmpfloat_with_epsilon (g_ascii_strtod (numbers[i], NULL),
                                    i % 2 == 0 ? 25.0419 : 121.5007, 0.006);
  remove_all (f);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *table;
    ZwDataError code;
    const char *says;
  } cases[] = {
    { "a.doc", NULL, ZW_DATA_ERROR_WRITE, ".xlsx" },
    { "a.csv", "nothing", ZW_DATA_ERROR_TABLE, "work_items" },
    { "a.geojson", "work_items", ZW_DATA_ERROR_TABLE, "outlines" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZwDataOptions options = { .table = cases[i].table, .language = "en" };
      g_autofree char *path = g_build_filename (f->folder, cases[i].file, NULL);
      g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      g_assert_false (zw_data_output_write (f->store, path, &options, notes, NULL, &error));
      g_assert_error (error, ZW_DATA_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data-output/names/cases", test_names);
  g_test_add_func ("/data-output/names/property", test_names_property);
  g_test_add ("/data-output/shapes", Fixture, NULL, set_up, test_shapes, tear_down);
  g_test_add ("/data-output/geojson", Fixture, NULL, set_up, test_geojson, tear_down);
  g_test_add ("/data-output/big5", Fixture, NULL, set_up, test_big5, tear_down);
  g_test_add ("/data-output/big5-refused", Fixture, NULL, set_up, test_big5_refused, tear_down);
  g_test_add ("/data-output/long-text", Fixture, NULL, set_up, test_long_text, tear_down);
  g_test_add ("/data-output/tables", Fixture, NULL, set_up, test_tables, tear_down);
  g_test_add ("/data-output/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/data-output/datex", Fixture, NULL, set_up, test_datex, tear_down);
  g_test_add ("/data-output/refused", Fixture, NULL, set_up, test_refused, tear_down);
  return g_test_run ();
}
