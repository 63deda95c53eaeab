/* test-csv.c: tables of separated text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expected fields are written by hand; for the files of others, number of
 * columns, rows and a checksum come from Python 3.11's csv module (fields each
 * followed by 0x1f, rows by 0x1e, SHA-1).
 */

#include "import/zw-csv.h"
#include "import/zw-import-error.h"

#include <string.h>

/* The rows, header first, as fields joined by "·" and rows by "¶". */
static char *
read_all (ZwCsv *csv)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  ZwCsvStatus status;

  for (guint i = 0; i < zw_csv_get_n_columns (csv); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? "·" : "", zw_csv_get_column (csv, i));
  while ((status = zw_csv_next (csv, &error)) == ZW_CSV_ROW)
    {
      g_string_append (all, "¶");
      for (guint i = 0; i < zw_csv_get_n_fields (csv); i++)
        g_string_append_printf (all, "%s%s", i > 0 ? "·" : "", zw_csv_get_row (csv)[i]);
    }
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, ZW_CSV_END);
  return g_string_free (all, FALSE);
}

/* Hands out its bytes a few at a time, so that every byte ends a block once. */
typedef struct
{
  const char *bytes;
  gsize length;
  gsize piece;
} Dribble;

static gssize
dribble (gpointer user_data, void *buffer, gsize size, GError **error)
{
  Dribble *self = user_data;
  gsize n = MIN (MIN (size, self->piece), self->length);

  memcpy (buffer, self->bytes, n);
  self->bytes += n;
  self->length -= n;
  return (gssize) n;
}

static ZwCsv *
open_text (const char *text, gssize length, const ZwCsvOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length < 0 ? strlen (text) : (gsize) length);

  return zw_csv_new_for_bytes (bytes, options, error);
}

static void
assert_table (const char *text, gssize length, const ZwCsvOptions *options, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwCsv) csv = open_text (text, length, options, &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  found = read_all (csv);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_fields (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "a,b,c\n1,2,3\n", "a·b·c¶1·2·3" },
    { "a,b,c\n1,2,3", "a·b·c¶1·2·3" },
    { "a,b,c\r\n1,2,3\r\n4,5,6\r\n", "a·b·c¶1·2·3¶4·5·6" },
    { "a,b,c\r1,2,3\r4,5,6", "a·b·c¶1·2·3¶4·5·6" },
    { "a,b\r\n1,2\n3,4\r5,6\r\r\n7,8", "a·b¶1·2¶3·4¶5·6¶7·8" },
    { "a,b,c\n1,\"\",\"\"\n2,3,4\n", "a·b·c¶1··¶2·3·4" },
    { "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", "a·b¶1·ha \"ha\" ha¶3·4" },
    { "first,address\nJohn,\"120 any st., Anytown\"\n", "first·address¶John·120 any st., Anytown" },
    { "a,b\n1,\"x\ny\"\n2,\"x\r\ny\"\n3,\"x\ry\"\n", "a·b¶1·x\ny¶2·x\r\ny¶3·x\ry" },
    { "a,b\n\"Once upon \na time\",\"she said \"\"hi\nthere\"\"\"\n",
      "a·b¶Once upon \na time·she said \"hi\nthere\"" },
    { "k,v\n1,\"{\"\"type\"\": \"\"Point\"\"}\"\n", "k·v¶1·{\"type\": \"Point\"}" },
    { "a,b\n1,2\n4,ʤ\n", "a·b¶1·2¶4·ʤ" },
    { "\xef\xbb\xbf\"a\",b\n1,2\n", "a·b¶1·2" },
    { "a;b\n1,5;2\n", "a·b¶1,5·2" },
    { "a\tb\tc\n1\t\t3\n", "a·b·c¶1··3" },
    { "a|b\n1|2,3\n", "a·b¶1·2,3" },
    { "\"a;x\",\"b;y;z\"\n1,2\n", "a;x·b;y;z¶1·2" },
    { "a\n1\n2\n", "a¶1¶2" },
    { "a,b\n\n  \n1,2\n\n\n3,4\n\n", "a·b¶1·2¶3·4" },
    { " a , b \n 1 , 2 \n", "a·b¶ 1 · 2 " },
    { "a, b\n1, \"x, y\"\n", "a·b¶1·x, y" },
    { "a,b\n5'3\",\"x\"tail\n", "a·b¶5'3\"·xtail" },
    { "a,b\n", "a·b" },
    { "a,b,c\n1\n1,2,3,4,5\n", "a·b·c¶1¶1·2·3·4·5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].expected);
      assert_table (cases[i].text, -1, NULL, cases[i].expected);
      for (gsize piece = 1; piece < 4; piece++)
        {
          Dribble source = { cases[i].text, strlen (cases[i].text), piece };
          g_autoptr (GError) error = NULL;
          g_autoptr (ZwCsv) csv = zw_csv_new (dribble, &source, NULL, NULL, &error);
          g_autofree char *found = read_all (csv);

          g_assert_cmpstr (found, ==, cases[i].expected);
        }
    }
}

/* A CR LF, a doubled quote and a character of three bytes on every place
 * around the border of two blocks. */
static void
test_blocks (void)
{
  for (guint pad = 64 * 1024 - 12; pad <= 64 * 1024; pad++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\r\n");
      g_autoptr (GString) expected = g_string_new ("a·b¶");

      while (text->len < pad)
        g_string_append_c (text, 'x');
      while (expected->len < pad - 5 + strlen ("a·b¶"))
        g_string_append_c (expected, 'x');
      g_string_append (text, ",\"q\"\"臺\"\r\n1,2\r\n");
      g_string_append (expected, "·q\"臺¶1·2");
      assert_table (text->str, -1, NULL, expected->str);
      {
        ZwCsvOptions options = { .encoding = "UTF-8" };

        assert_table (text->str, -1, &options, expected->str);
      }
    }
}

static void
test_options (void)
{
  ZwCsvOptions trim = { .trim = TRUE };
  ZwCsvOptions no_header = { .no_header = TRUE };
  ZwCsvOptions skip = { .skip_rows = 2 };
  ZwCsvOptions semicolon = { .separator = ';' };

  assert_table ("a,b\n 1 ,\" 2\t\"\n \t ,x\n", -1, &trim, "a·b¶1·2¶·x");
  assert_table ("1,2\n3,4\n", -1, &no_header, "¶1·2¶3·4");
  assert_table ("Title, with commas,,,\n\nsecond\na;b\n1;2\n", -1, &skip, "a·b¶1·2");
  assert_table ("a,b\n1;2\n", -1, &semicolon, "a,b¶1·2");
}

#define BAD "\xef\xbf\xbd"

static void
test_encodings (void)
{
  /* "站名|路線" and "臺北|許功蓋" in CP950; 功 is A5 5C, 許 is B3 5C, 蓋 BB 5C. */
  static const char cp950[] = "\xaf\xb8\xa6\x57|\xb8\xf4\xbd\x75\n"
                              "\xbb\x4f\xa5\x5f|\xb3\x5c\xa5\x5c\xbb\x5c\n";
  /* 育 is A8 7C: its second byte is the separator. */
  static const char pipe[] = "a|b\n\xb1\xd0\xa8\x7c|1\n";
  static const char bad[] = "a,b\n\xbb\x4f,\xa5\n\xff,2\n\xfa\x40x,3\n";
  static const char utf16le[] = "\xff\xfe"
                                "a\0,\0b\0\r\0\n\0\x3a\x53,\0\x31\0\n\0";
  static const char utf16be[] = "\xfe\xff\0a\0,\0b\0\n\x53\x3a\0,\0\x31";
  static const char plain16[] = "a\0b\0,\0c\0\n\0\x31\0,\0\x32\0\n\0";
  ZwCsvOptions options = { .encoding = "CP950" };
  ZwCsvOptions utf8 = { .encoding = "utf8" };
  ZwCsvOptions unknown = { .encoding = "KLINGON" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwCsv) csv = NULL;

  assert_table (cp950, -1, &options, "站名·路線¶臺北·許功蓋");
  assert_table (pipe, -1, &options, "a·b¶教育·1");
  assert_table (utf16le, sizeof utf16le - 1, NULL, "a·b¶区·1");
  assert_table (utf16be, sizeof utf16be - 1, &options, "a·b¶区·1");
  assert_table (plain16, sizeof plain16 - 1, NULL, "ab·c¶1·2");
  assert_table ("\xef\xbb\xbf站,b\n1,2\n", -1, &options, "站·b¶1·2");
  /* Marked as UTF-8 and not sound all the same. */
  assert_table ("\xef\xbb\xbf站,b\n1,\xa5x\n", -1, &options, "站·b¶1·\xef\xbf\xbdx");
  /* U+110000, which the C library takes for a character; a surrogate; a character cut off. */
  assert_table ("a,b\n1,\xf4\x90\x80\x80\n\xed\xa0\x80,2\n3,x\xe7\xab", -1, &utf8,
                "a·b¶1·" BAD BAD BAD BAD "¶" BAD BAD BAD "·2¶3·x" BAD BAD);

  g_assert_null (open_text ("a\n", -1, &unknown, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "KLINGON"));
  g_clear_error (&error);

  csv = open_text (bad, -1, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpstr (zw_csv_get (csv, 0), ==, "臺");
  g_assert_cmpstr (zw_csv_get (csv, 1), ==, "\xef\xbf\xbd");
  g_assert_cmpint (zw_csv_get_flaws (csv), ==, ZW_CSV_BAD_BYTES);
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpstr (zw_csv_get (csv, 0), ==, "\xef\xbf\xbd");
  g_assert_cmpstr (zw_csv_get (csv, 1), ==, "2");
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_true (g_str_has_suffix (zw_csv_get (csv, 0), "x"));
  g_assert_null (strchr (zw_csv_get (csv, 0), '@'));
  g_assert_cmpstr (zw_csv_get (csv, 1), ==, "3");
}

static void
test_header (void)
{
  g_autoptr (ZwCsv) csv = open_text (" Stop_ID ,名稱,x,X,\n1,2,3,4,5\n", -1, NULL, NULL);

  g_assert_cmpint (zw_csv_get_n_columns (csv), ==, 5);
  g_assert_cmpint (zw_csv_find (csv, "stop_id"), ==, 0);
  g_assert_cmpint (zw_csv_find (csv, " 名稱"), ==, 1);
  g_assert_cmpint (zw_csv_find (csv, "X"), ==, 2);
  g_assert_cmpint (zw_csv_find (csv, ""), ==, -1);
  g_assert_cmpint (zw_csv_find (csv, "nothing"), ==, -1);
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpstr (zw_csv_get (csv, 2), ==, "3");
  g_assert_cmpstr (zw_csv_get (csv, -1), ==, "");
  g_assert_cmpstr (zw_csv_get (csv, 99), ==, "");
}

static void
test_lines (void)
{
  g_autoptr (ZwCsv)
      csv = open_text ("a,b\r\n1,\"x\r\ny\rz\nw\"\r\n\r\n2,3\n4,5\r6,7", -1, NULL, NULL);
  static const guint64 lines[] = { 2, 7, 8, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
      g_assert_cmpuint (zw_csv_get_line (csv), ==, lines[i]);
    }
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_END);
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_END);
}

static void
test_flaws (void)
{
  static const char text[] = "a,b,c,\n1,2,3\n1,2\n1,2,3,4,5\n1,2,3,,,\n1,x\0y\0,3\n1,\"open\n";
  static const ZwCsvFlaws flaws[] = { 0, ZW_CSV_SHORT, ZW_CSV_LONG,
                                      0, ZW_CSV_NUL,   ZW_CSV_SHORT | ZW_CSV_UNCLOSED };
  g_autoptr (ZwCsv) csv = open_text (text, sizeof text - 1, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (flaws); i++)
    {
      g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
      g_assert_cmpint (zw_csv_get_flaws (csv), ==, flaws[i]);
      if (flaws[i] == ZW_CSV_NUL)
        g_assert_cmpstr (zw_csv_get (csv, 1), ==, "xy");
    }
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_END);
}

static void
test_limits (void)
{
  ZwCsvOptions options = { .max_field = 100 };
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (ZwCsv) csv = NULL;
  g_autoptr (ZwCsv) wide = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "臺");
  g_string_append (text, ",2\n3,4\n");
  csv = open_text (text->str, -1, &options, NULL);
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpint (zw_csv_get_flaws (csv), ==, ZW_CSV_CUT);
  g_assert_cmpuint (strlen (zw_csv_get (csv, 0)), ==, 99);
  g_assert_true (g_utf8_validate (zw_csv_get (csv, 0), -1, NULL));
  g_assert_cmpstr (zw_csv_get (csv, 1), ==, "2");
  g_assert_cmpint (zw_csv_next (csv, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpint (zw_csv_get_flaws (csv), ==, 0);

  g_string_assign (text, "a,b\n");
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, ',');
  g_string_append (text, "end\n3,4\n");
  wide = open_text (text->str, -1, NULL, NULL);
  g_assert_cmpint (zw_csv_next (wide, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpint (zw_csv_get_flaws (wide), ==, ZW_CSV_LONG);
  g_assert_cmpuint (zw_csv_get_n_fields (wide), <, 100000);
  g_assert_cmpint (zw_csv_next (wide, NULL), ==, ZW_CSV_ROW);
  g_assert_cmpstr (zw_csv_get (wide, 1), ==, "4");
}

static void
test_empty (void)
{
  static const char *const texts[] = { "", "\n\r\n \n", "\xef\xbb\xbf", "\xff\xfe" };
  ZwCsvOptions options = { .name = "agency.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (open_text (texts[i], -1, &options, &error));
      g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY);
      g_assert_nonnull (strstr (error->message, "agency.txt"));
    }
}

static gssize
break_off (gpointer user_data, void *buffer, gsize size, GError **error)
{
  int *calls = user_data;

  if ((*calls)++ == 0)
    {
      memset (buffer, 'x', size);
      ((char *) buffer)[1] = '\n';
      return (gssize) size;
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is gone.");
  return -1;
}

static void
test_source_fails (void)
{
  int calls = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) open_error = NULL;
  g_autoptr (ZwCsv) csv = zw_csv_new (break_off, &calls, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (zw_csv_next (csv, &error), ==, ZW_CSV_FAILED);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (zw_csv_new_for_path ("/nonexistent/x.csv", NULL, &open_error));
  g_assert_error (open_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_files (void)
{
  static const struct
  {
    const char *path;
    char separator;
    guint n_columns;
    guint n_rows;
    const char *sha1;
  } files[] = {
    { "csv_no_coordinates/a1_accidents_102_minguo_dates.csv", ',', 4, 1869, "418e229b7305" },
    { "csv_spectrum/comma_in_quotes.csv", ',', 5, 1, "9563773afad3" },
    { "csv_spectrum/empty.csv", ',', 3, 2, "13fa3f98aef4" },
    { "csv_spectrum/empty_crlf.csv", ',', 3, 2, "13fa3f98aef4" },
    { "csv_spectrum/escaped_quotes.csv", ',', 2, 2, "3a178363e489" },
    { "csv_spectrum/json.csv", ',', 2, 1, "25910fc3e58f" },
    { "csv_spectrum/newlines.csv", ',', 3, 3, "50fabb0bfe03" },
    { "csv_spectrum/newlines_crlf.csv", ',', 3, 3, "50fabb0bfe03" },
    { "csv_spectrum/quotes_and_newlines.csv", ',', 2, 2, "f5fe058cde44" },
    { "csv_spectrum/simple.csv", ',', 3, 1, "40f9d8cdde78" },
    { "csv_spectrum/simple_crlf.csv", ',', 3, 1, "40f9d8cdde78" },
    { "csv_spectrum/utf8.csv", ',', 3, 2, "3e615033f58c" },
    { "mapnik/csv/64bit_int.csv", ',', 3, 2, "5a7797fdc54b" },
    { "mapnik/csv/blank_rows.csv", ',', 3, 2, "c346442ca2ef" },
    { "mapnik/csv/bug1532.csv", '|', 3, 4, "5d4c2f584920" },
    { "mapnik/csv/bug1533.csv", ',', 1, 4, "8e6540b4959b" },
    { "mapnik/csv/crossing-lines.csv", '|', 2, 6, "5166750f8f8a" },
    { "mapnik/csv/empty_header_columns.csv", ',', 11, 4, "ed74d1edd4ec" },
    { "mapnik/csv/empty_rows.csv", ',', 10, 4, "b573c258b93b" },
    { "mapnik/csv/fails/datacouch_dc8364385fc612b847d66ca7886519749c.csv", ',', 12, 38,
      "047f75862033" },
    { "mapnik/csv/fails/invalid_geometries.csv", ',', 3, 2, "302b4070eba7" },
    { "mapnik/csv/fails/invalid_wkt.csv", ',', 2, 1, "a5989460c566" },
    { "mapnik/csv/fails/mixed_separators.csv", ',', 1, 1, "fa441fa13d2b" },
    { "mapnik/csv/fails/more_column_values_than_headers.csv", ',', 4, 1, "6642bed0b278" },
    { "mapnik/csv/fails/needs_headers_one_line.csv", ',', 3, 0, "a579f11ffaad" },
    { "mapnik/csv/fails/needs_headers_one_line_no_newline.csv", ',', 3, 0, "a579f11ffaad" },
    { "mapnik/csv/fails/needs_headers_two_lines.csv", ',', 3, 1, "a17362586915" },
    { "mapnik/csv/fails/no_geometry.csv", ',', 7, 1, "7a36f6f2ee87" },
    { "mapnik/csv/fails/no_headers.csv", ',', 3, 0, "ba75b7edaf7e" },
    { "mapnik/csv/geojson_2x_double_quote_filebakery_style.csv", ',', 2, 9, "dd22c29ad8a0" },
    { "mapnik/csv/geojson_double_quote_escape.csv", ',', 2, 9, "c871fa0ab7fc" },
    { "mapnik/csv/geojson_single_quote.csv", ',', 2, 9, "87884e1a1129" },
    { "mapnik/csv/has_attributes_with_slashes.csv", ',', 3, 3, "f7b1c8f859f3" },
    { "mapnik/csv/issue_2062.csv", '|', 2, 1, "d5ba683d9e67" },
    { "mapnik/csv/latitude_longitude.csv", ',', 2, 1, "2ee7ea32a4cb" },
    { "mapnik/csv/latitude_longitude_substring.csv", ',', 2, 1, "ad3ea8c0fdd3" },
    { "mapnik/csv/leading_zeros.csv", ',', 3, 3, "91c0b669912a" },
    { "mapnik/csv/line-offset.csv", ',', 4, 8, "a93f6f649299" },
    { "mapnik/csv/line_wkt.csv", ',', 2, 2, "5115c68f1860" },
    { "mapnik/csv/lines.csv", ',', 3, 9, "0c623a494649" },
    { "mapnik/csv/lines2.csv", ',', 1, 16, "606de18a063d" },
    { "mapnik/csv/lng_lat.csv", ',', 2, 1, "92a205656890" },
    { "mapnik/csv/lon_lat.csv", ',', 2, 1, "b6f1a1b2d8f6" },
    { "mapnik/csv/long_lat.csv", ',', 2, 1, "a7dd4157d561" },
    { "mapnik/csv/mac_newlines.csv", ',', 3, 1, "0c6fe657819e" },
    { "mapnik/csv/mac_newlines_with_unix_inline.csv", ',', 3, 1, "230a8cdedfa9" },
    { "mapnik/csv/mac_newlines_with_unix_inline_escaped.csv", ',', 3, 1, "731a3d803a26" },
    { "mapnik/csv/marker-multi-policy.csv", '|', 2, 2, "7615d6663a2c" },
    { "mapnik/csv/marker-on-line.csv", '|', 2, 1, "f4e7ef64f6dd" },
    { "mapnik/csv/missing_header.csv", ',', 6, 1, "14fe2d36a68d" },
    { "mapnik/csv/more_headers_than_column_values.csv", ',', 5, 1, "24a40b5e0c67" },
    { "mapnik/csv/multi_poly_wkt.csv", ',', 2, 4, "e9815e66961a" },
    { "mapnik/csv/nulls_and_booleans_as_strings.csv", ',', 4, 2, "fe774e463c1d" },
    { "mapnik/csv/number_types.csv", ',', 3, 8, "9cf778c28827" },
    { "mapnik/csv/numbers_for_headers.csv", ',', 5, 1, "a4818ed6bf32" },
    { "mapnik/csv/nypd.csv", ',', 7, 2, "52a845daaab5" },
    { "mapnik/csv/pipe_delimiters.csv", '|', 3, 1, "fbcacf6c55c0" },
    { "mapnik/csv/point_wkt.csv", ',', 2, 2, "66f36d420cf2" },
    { "mapnik/csv/points.csv", ',', 6, 10, "e551a9a16cf8" },
    { "mapnik/csv/poly_wkt.csv", ',', 2, 2, "246ad7ce631d" },
    { "mapnik/csv/quote-detection-1.csv", ',', 4, 2, "e42fd669dedd" },
    { "mapnik/csv/quote-detection-2.csv", ',', 4, 2, "10962e05ec86" },
    { "mapnik/csv/quote-detection-3.csv", ',', 4, 2, "e29b5faff071" },
    { "mapnik/csv/quote-detection-4.csv", ',', 4, 2, "e6c07dcae5ad" },
    { "mapnik/csv/quote-detection-5.csv", ',', 4, 2, "74a2587dde31" },
    { "mapnik/csv/quote-detection-6.csv", ',', 4, 2, "fbbf00e8e44a" },
    { "mapnik/csv/quoted_numbers-mixed-dos.csv", ',', 3, 5, "482dd792c7db" },
    { "mapnik/csv/quoted_numbers-mixed-mac.csv", ',', 3, 5, "482dd792c7db" },
    { "mapnik/csv/quoted_numbers-mixed.csv", ',', 3, 5, "482dd792c7db" },
    { "mapnik/csv/quoted_numbers-mixed2-dos.csv", ',', 3, 5, "9e141d85271d" },
    { "mapnik/csv/quoted_numbers-mixed2-mac.csv", ',', 3, 5, "9e141d85271d" },
    { "mapnik/csv/quoted_numbers-mixed2.csv", ',', 3, 5, "9e141d85271d" },
    { "mapnik/csv/quoted_numbers-single-dos.csv", ',', 3, 5, "12a20f438fe9" },
    { "mapnik/csv/quoted_numbers-single-mac.csv", ',', 3, 5, "12a20f438fe9" },
    { "mapnik/csv/quoted_numbers-single.csv", ',', 3, 5, "12a20f438fe9" },
    { "mapnik/csv/quoted_numbers.csv", ',', 3, 5, "b952aabc87c9" },
    { "mapnik/csv/repeat-labels.csv", ',', 4, 8, "eda26ab92843" },
    { "mapnik/csv/semicolon_delimiters.csv", ';', 3, 1, "fbcacf6c55c0" },
    { "mapnik/csv/tabs.tsv", '\t', 3, 2, "84a2e394fac9" },
    { "mapnik/csv/tabs_in_csv.csv", ',', 3, 1, "3a3cb78495ef" },
    { "mapnik/csv/trailing_newline_mac.csv", ',', 3, 2, "3ccecf77c812" },
    { "mapnik/csv/trailing_newline_win.csv", ',', 4, 11, "78a6d8d21a03" },
    { "mapnik/csv/unicode.tsv", '\t', 19, 10, "eeb4b803cb56" },
    { "mapnik/csv/unix_newlines_with_windows_inline.csv", ',', 3, 1, "2a5ba09d6798" },
    { "mapnik/csv/unix_newlines_with_windows_inline_escaped.csv", ',', 3, 1, "515e263da0ac" },
    { "mapnik/csv/warns/feature_id_counting.csv", ',', 3, 3, "685db50ef427" },
    { "mapnik/csv/warns/invalid_geometries.csv", ',', 3, 2, "302b4070eba7" },
    { "mapnik/csv/whole-centroid.csv", '|', 2, 1, "b1a81b72f260" },
    { "mapnik/csv/windows_newlines.csv", ',', 3, 1, "0c6fe657819e" },
    { "mapnik/csv/windows_newlines_with_unix_inline.csv", ',', 3, 1, "230a8cdedfa9" },
    { "mapnik/csv/windows_newlines_with_unix_inline_escaped.csv", ',', 3, 1, "731a3d803a26" },
    { "mapnik/csv/wkt.csv", ',', 2, 9, "5d6b09516bc2" },
    { "mapnik/csv/x_y.csv", ',', 2, 1, "8ee0f308a084" },
  };
  const char *data = g_getenv ("ZW_TEST_DATA");
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (data != NULL ? data : "/nonexistent", "D_hostile",
                                                files[i].path, NULL);
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA1);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwCsv) csv = NULL;
      /* With the header as first row, as Python has it. */
      ZwCsvOptions options = { .no_header = TRUE,
                               .trim = strstr (files[i].path, "mapnik") != NULL };
      guint n_rows = 0, n_columns = 0;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_test_message ("%s", files[i].path);
      csv = zw_csv_new_for_path (path, &options, &error);
      g_assert_no_error (error);
      g_assert_cmpint (zw_csv_get_separator (csv), ==, files[i].separator);
      while (zw_csv_next (csv, &error) == ZW_CSV_ROW)
        {
          if (n_rows++ == 0)
            n_columns = zw_csv_get_n_fields (csv);
          for (guint k = 0; k < zw_csv_get_n_fields (csv); k++)
            {
              g_checksum_update (sum, (const guchar *) zw_csv_get (csv, (int) k), -1);
              g_checksum_update (sum, (const guchar *) "\x1f", 1);
            }
          g_checksum_update (sum, (const guchar *) "\x1e", 1);
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n_columns, ==, files[i].n_columns);
      g_assert_cmpuint (n_rows, ==, files[i].n_rows + 1);
      if (!g_str_has_prefix (g_checksum_get_string (sum), files[i].sha1))
        g_assert_cmpstr (g_checksum_get_string (sum), ==, files[i].sha1);
      n_read++;
    }
  if (n_read == 0)
    g_test_skip ("The folder of test data is not there.");
}

static void
test_taiwan_file (void)
{
  /* CP950, CR LF, a title row above the header: counted with Python. */
  g_autofree char *path = g_build_filename (
      g_getenv ("ZW_TEST_DATA") != NULL ? g_getenv ("ZW_TEST_DATA") : "/nonexistent",
      "B_taiwan_transport/taipei_mrt_twd97_2015/大臺北地區捷運車站出入口.csv", NULL);
  ZwCsvOptions options = { .encoding = "CP950", .skip_rows = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwCsv) csv = NULL;
  guint n_rows = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("The folder of test data is not there.");
      return;
    }
  csv = zw_csv_new_for_path (path, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zw_csv_get_n_columns (csv), ==, 5);
  g_assert_cmpstr (zw_csv_get_column (csv, 1), ==, "出入口名稱");
  while (zw_csv_next (csv, &error) == ZW_CSV_ROW)
    n_rows++;
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows, ==, 380);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/fields", test_fields);
  g_test_add_func ("/csv/blocks", test_blocks);
  g_test_add_func ("/csv/options", test_options);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/header", test_header);
  g_test_add_func ("/csv/lines", test_lines);
  g_test_add_func ("/csv/flaws", test_flaws);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/empty", test_empty);
  g_test_add_func ("/csv/source-fails", test_source_fails);
  g_test_add_func ("/csv/files-of-others", test_files);
  g_test_add_func ("/csv/taiwan-download", test_taiwan_file);
  return g_test_run ();
}
