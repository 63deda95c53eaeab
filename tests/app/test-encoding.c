/* test-encoding.c: text of unknown encoding, and the tables it comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All bytes were made by Python 3.11's codecs (cp950, big5hkscs, gbk, cp932,
 * cp949, cp1252) from the text beside them.
 */

#include "import/zw-dbf.h"
#include "import/zw-encoding.h"
#include "import/zw-import-error.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_canonical (void)
{
  static const struct
  {
    const char *name, *canonical;
  } cases[] = {
    { "UTF-8", "UTF-8" },
    { "utf8", "UTF-8" },
    { "65001", "UTF-8" },
    { "UTF-8 BOM", "UTF-8" },
    { "Big5", "CP950" },
    { "BIG-5", "CP950" },
    { "950", "CP950" },
    { "MS950", "CP950" },
    { "ANSI 950", "CP950" },
    { "cp950", "CP950" },
    { "big5-hkscs", "BIG5-HKSCS" },
    { "GBK", "CP936" },
    { "gb2312", "CP936" },
    { "Shift_JIS", "CP932" },
    { "EUC-KR", "CP949" },
    { "ISO-8859-1", "CP1252" },
    { "ISO 88591", "CP1252" },
    { "latin1", "CP1252" },
    { "1251", "CP1251" },
    { "", NULL },
    { NULL, NULL },
    { "nonsense", NULL },
    { "../../etc", NULL },
    { "臺北", NULL },
    { "999999", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (zw_encoding_canonical (cases[i].name), ==, cases[i].canonical);
}

static void
test_decode (void)
{
  static const struct
  {
    const char *encoding, *bytes, *text;
    guint n_lost;
  } cases[] = {
    { "CP950", "\xbb\x4f\xa5\x5f\xa5\xab\xa4\xa4\xa5\xbf\xb0\xcf", "臺北市中正區", 0 },
    { "MS950", "\xb3\x5c\xa5\x5c\xbb\x5c", "許功蓋", 0 },
    { "CP950", "\xf9\xd6\xf9\xd8\xf9\xda\xf9\xdb\xf9\xd7", "碁裏恒粧銹", 0 },
    { "CP950", "\xa1\xfe\xa1\xe3\xa1\x45", "／～‧", 0 },
    /* ETEN's symbols, as old Taiwanese systems and Hong Kong have them */
    { "CP950", "\xc6\xa1\xc6\xab", "①⑴", 0 },
    { "CP950", "\xb4\xe5\xbf\xfc\xfb\x69", "游錫\xef\xbf\xbd", 1 },
    { "BIG5-HKSCS", "\xb4\xe5\xbf\xfc\xfb\x69", "游錫堃", 0 },
    { "BIG5-HKSCS", "\xb3\xb3\xfb\x46 \xfb\xdf \x94\x56", "陶喆 峯 犇", 0 },
    /* Not in Hong Kong's own table, but on every Windows in Taiwan */
    { "BIG5-HKSCS", "\xa1\xfe\xa1\xe3\xa1\x45", "／～‧", 0 },
    { "CP936", "\xbc\xf2\xcc\xe5\xb9\xfa\xd3\xef", "简体国语", 0 },
    { "CP932", "\x82\xd0\x82\xbd\x82\xbf\x82\xc8\x82\xa9\x8e\x73", "ひたちなか市", 0 },
    { "CP949", "\xbc\xad\xbf\xef\xc6\xaf\xba\xb0\xbd\xc3", "서울특별시", 0 },
    { "CP1252",
      "Pe\xe7"
      "e\xf1"
      "a 5 \x80",
      "Peçeña 5 €", 0 },
    { "UTF-8", "\xe8\x87\xba\xe5\x8c\x97", "臺北", 0 },
    /* Broken: cut within a character, a byte that starts none, a pair of none */
    { "CP950", "\xbb\x4f\xa5", "臺\xef\xbf\xbd", 1 },
    { "CP950", "\xff\xbb\x4f", "\xef\xbf\xbd臺", 1 },
    { "CP950", "\xbb\x4f\xfa\x40\xa5\x5f", "臺\xef\xbf\xbd北", 1 },
    { "CP950", "\xa5 A", "\xef\xbf\xbd A", 1 },
    { "CP936", "\xb9\xfa\xd3", "国\xef\xbf\xbd", 1 },
    { "UTF-8", "\xe8\x87\xba\xe5\x8c", "臺\xef\xbf\xbd", 1 },
    { "UTF-8", "a\xbb\x4f", "a\xef\xbf\xbdO", 1 },
    { "CP1252", "a\x81z", "a\xef\xbf\xbdz", 1 },
    { "CP950", "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwEncoding) encoding = zw_encoding_new (cases[i].encoding, &error);
      guint n_lost = 99;
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;
      gboolean lossless = FALSE;

      g_assert_no_error (error);
      text = zw_encoding_decode (encoding, cases[i].bytes, -1, &n_lost);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (n_lost, ==, cases[i].n_lost);
      again = zw_encoding_to_utf8 (cases[i].bytes, strlen (cases[i].bytes), cases[i].encoding,
                                   &lossless);
      g_assert_cmpstr (again, ==, cases[i].text);
      g_assert_cmpint (lossless, ==, cases[i].n_lost == 0);
    }
}

static void
test_decode_edges (void)
{
  gboolean lossless = TRUE;
  g_autoptr (GError) error = NULL;
  g_autofree char *ended = zw_encoding_to_utf8 ("\xbb\x4f\0\xa5\x5f", 5, "CP950", &lossless);
  g_autofree char *unknown = NULL;
  g_autofree char *long_text = g_malloc0 (6001);
  g_autofree char *decoded = NULL;

  g_assert_cmpstr (ended, ==, "臺");
  g_assert_true (lossless);
  unknown = zw_encoding_to_utf8 ("\xe9", 1, "nonsense", &lossless);
  g_assert_true (g_utf8_validate (unknown, -1, NULL));
  g_assert_false (lossless);
  g_assert_null (zw_encoding_new ("nonsense", &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_ENCODING);

  /* Longer than any buffer inside: 3000 times 国 */
  for (guint i = 0; i < 3000; i++)
    memcpy (long_text + 2 * i, "\xb9\xfa", 2);
  decoded = zw_encoding_to_utf8 (long_text, -1, "GBK", &lossless);
  g_assert_true (lossless);
  g_assert_cmpint (g_utf8_strlen (decoded, -1), ==, 3000);
}

/* Any bytes at all give valid UTF-8. */
static void
test_decode_noise (void)
{
  static const char *const names[] = { "UTF-8",   "CP950", "BIG5-HKSCS", "CP936",
                                       "GB18030", "CP932", "CP949",      "CP1252" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ZwEncoding) encoding = zw_encoding_new (names[i], NULL);

      for (guint round = 0; round < 300; round++)
        {
          char bytes[64];
          guint n = g_test_rand_int_range (0, sizeof bytes);
          g_autofree char *text = NULL;

          for (guint b = 0; b < n; b++)
            bytes[b] = (char) g_test_rand_int_range (1, 256);
          text = zw_encoding_decode (encoding, bytes, n, NULL);
          g_assert_true (g_utf8_validate (text, -1, NULL));
        }
    }
}

static ZwEncodingGuess *
guess (const char *const *strings, const char *declared)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; strings[i] != NULL; i++)
    g_ptr_array_add (samples, g_bytes_new_static (strings[i], strlen (strings[i])));
  return zw_encoding_guess (samples, declared);
}

static const char *const taipei_big5[] = {
  "\xbb\x4f\xa5\x5f\xa5\xab\xa4\xa4\xa5\xbf\xb0\xcf\xad\xab\xbc\x79\xab\x6e\xb8\xf4\xa4\x40"
  "\xac\x71",
  "\xb1\xb6\xb9\x42\xb2\x48\xa4\xf4\xaf\xb8", "\xa5\xc3\xa6\x77\xa5\xab\xb3\xf5\xaf\xb8",
  "\xc4\xaa\xac\x77\xb0\xea\xa4\x70", NULL
};
static const char *const one_big5[] = { "A1", "\xbb\x4f\xa5\x5f\xa5\xab", NULL };
static const char *const names_hkscs[] = { "\xb4\xe5\xbf\xfc\xfb\x69\xaa\x41\xb0\xc8\xb3\x42",
                                           "\xa4\xa4\xa4\x73\xa5\x5f\xb8\xf4\xa4\x47\xac\x71",
                                           "\xa4\xfd\xab\xd8\xfd\xf0\xa5\xfd\xa5\xcd",
                                           "\xbb\x4f\xa5\x5f\xa5\xab\xa5\xdf\xa4\x6a\xbe\xc7",
                                           NULL };
static const char *const utf8[] = { "臺北市中正區", "捷運淡水站", "Zone 1", NULL };
static const char *const gbk[] = { "\xb1\xb1\xbe\xa9\xca\xd0\xb3\xaf\xd1\xf4\xc7\xf8",
                                   "\xc9\xcf\xba\xa3\xbb\xf0\xb3\xb5\xd5\xbe",
                                   "\xb9\xe3\xd6\xdd\xca\xd0\xcc\xec\xba\xd3\xc7\xf8",
                                   "\xc8\xcb\xc3\xf1\xb9\xab\xd4\xb0", NULL };
static const char *const japanese[] = { "\x93\x8c\x8b\x9e\x93\x73\x90\xe7\x91\xe3\x93\x63\x8b\xe6",
                                        "\x82\xd0\x82\xbd\x82\xbf\x82\xc8\x82\xa9\x8e\x73",
                                        "\x90\xbc\x8a\x97\x8c\xb4\x8c\x53\x96\xed\x95\x46\x91\xba",
                                        "\x83\x4a\x83\x5e\x83\x4a\x83\x69", NULL };
static const char *const korean[] = {
  "\xbc\xad\xbf\xef\xc6\xaf\xba\xb0\xbd\xc3\x20\xc1\xbe\xb7\xce\xb1\xb8",
  "\xba\xce\xbb\xea\xb1\xa4\xbf\xaa\xbd\xc3", "\xb4\xeb\xc0\xfc\xbf\xaa", NULL
};
static const char *const latin[] = { "S\xe3o Paulo",
                                     "M\xe9"
                                     "dio",
                                     "\xd1u\xf1oa", "Z\xfcrich 5 km\xb2", NULL };
static const char *const ascii[] = { "Taipei", "12", "", NULL };
/* 臺北市 and 中正區, the last character cut off by the width of the field */
static const char *const cut_utf8[] = { "\xe8\x87\xba\xe5\x8c\x97\xe5\xb8",
                                        "\xe4\xb8\xad\xe6\xad\xa3\xe5\x8d\x80", NULL };
static const char *const cut_big5[] = { "\xbb\x4f\xa5\x5f\xa5", "\xa4\xa4\xa5\xbf\xb0\xcf",
                                        "\xb1\xb6\xb9\x42\xb2\x48\xa4\xf4\xaf", NULL };

static void
test_guess (void)
{
  static const struct
  {
    const char *const *strings;
    const char *declared, *best;
    gboolean certain, declared_wrong;
  } cases[] = {
    { taipei_big5, NULL, "CP950", TRUE, FALSE },
    { taipei_big5, "950", "CP950", TRUE, FALSE },
    { taipei_big5, "UTF-8", "CP950", TRUE, TRUE },
    { taipei_big5, "ISO-8859-1", "CP950", TRUE, TRUE },
    { taipei_big5, "whatever", "CP950", TRUE, FALSE },
    { one_big5, NULL, "CP950", TRUE, FALSE },
    { names_hkscs, NULL, "BIG5-HKSCS", TRUE, FALSE },
    { names_hkscs, "Big5", "BIG5-HKSCS", TRUE, FALSE },
    { utf8, NULL, "UTF-8", TRUE, FALSE },
    { utf8, "Big5", "UTF-8", TRUE, TRUE },
    { gbk, NULL, "CP936", TRUE, FALSE },
    { gbk, "Big5", "CP936", TRUE, TRUE },
    { japanese, NULL, "CP932", TRUE, FALSE },
    { korean, NULL, "CP949", TRUE, FALSE },
    { latin, NULL, "CP1252", TRUE, FALSE },
    { cut_utf8, NULL, "UTF-8", TRUE, FALSE },
    { cut_utf8, "UTF-8", "UTF-8", TRUE, FALSE },
    { cut_big5, NULL, "CP950", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwEncodingGuess) found = guess (cases[i].strings, cases[i].declared);
      const ZwEncodingCandidate *best = g_ptr_array_index (found->candidates, 0);

      if (g_strcmp0 (best->encoding, cases[i].best) != 0 || found->certain != cases[i].certain
          || found->declared_wrong != cases[i].declared_wrong)
        g_error ("case %u: %s (%g), certain %d, wrong %d: %s", i, best->encoding, best->score,
                 found->certain, found->declared_wrong, best->preview);
      g_assert_cmpuint (best->n_lost, ==, 0);
      g_assert_cmpstr (zw_encoding_guess_get_best (found), ==, best->encoding);
      g_assert_false (found->plain);
      for (guint c = 1; c < found->candidates->len; c++)
        {
          const ZwEncodingCandidate *one = g_ptr_array_index (found->candidates, c - 1);
          const ZwEncodingCandidate *other = g_ptr_array_index (found->candidates, c);

          g_assert_cmpfloat (one->score, >=, other->score);
        }
    }
}

static void
test_guess_plain (void)
{
  g_autoptr (ZwEncodingGuess) none = zw_encoding_guess (NULL, NULL);
  g_autoptr (ZwEncodingGuess) plain = guess (ascii, NULL);
  g_autoptr (ZwEncodingGuess) declared = guess (ascii, "Big5");

  g_assert_true (none->plain && plain->plain && declared->plain);
  g_assert_true (plain->certain);
  g_assert_cmpstr (zw_encoding_guess_get_best (plain), ==, "UTF-8");
  g_assert_cmpstr (zw_encoding_guess_get_best (declared), ==, "CP950");
}

static void
test_guess_preview (void)
{
  g_autoptr (ZwEncodingGuess) found = guess (taipei_big5, NULL);
  const ZwEncodingCandidate *best = g_ptr_array_index (found->candidates, 0);
  const ZwEncodingCandidate *second = g_ptr_array_index (found->candidates, 1);

  g_assert_cmpstr (best->preview, ==, "臺北市中正區重慶南路一段\n捷運淡水站\n永安市場站\n蘆洲國小");
  g_assert_cmpstr (second->encoding, ==, "BIG5-HKSCS");
}

static void
test_guess_text (void)
{
  static const char csv[] =
      "id,\xaf\xb8\xa6\x57\r\n1,\xb1\xb6\xb9\x42\xb2\x48\xa4\xf4\xaf\xb8\r\n2,\xa5\xc3\xa6\x77";
  g_autoptr (ZwEncodingGuess) big5 = zw_encoding_guess_text (csv, sizeof csv - 1, NULL);
  g_autoptr (ZwEncodingGuess)
      marked = zw_encoding_guess_text ("\xef\xbb\xbfid,name\n1,x\n", 14, "Big5");

  g_assert_cmpstr (zw_encoding_guess_get_best (big5), ==, "CP950");
  g_assert_true (big5->certain);
  g_assert_cmpstr (zw_encoding_guess_get_best (marked), ==, "UTF-8");
}

/* A table of two fields, C(10) and N(4), and three records. */
static GByteArray *
make_table (guint8 language_id)
{
  static const char names[2][11] = { "\xaf\xb8\xa6\x57", "COUNT" }; /* 站名 */
  static const char *const values[3] = { "\xb2\x48\xa4\xf4", "Taipei", "\xaa\x4f\xbe\xf4" };
  GByteArray *table = g_byte_array_new ();
  guint8 header[32] = { 0x03, 124, 1, 1, 3, 0, 0, 0, 32 + 64 + 1, 0, 15, 0 };

  header[29] = language_id;
  g_byte_array_append (table, header, sizeof header);
  for (guint i = 0; i < 2; i++)
    {
      guint8 field[32] = { 0 };

      memcpy (field, names[i], 11);
      field[11] = i == 0 ? 'C' : 'N';
      field[16] = i == 0 ? 10 : 4;
      g_byte_array_append (table, field, sizeof field);
    }
  g_byte_array_append (table, (const guint8 *) "\r", 1);
  for (guint i = 0; i < 3; i++)
    {
      char record[16];

      g_snprintf (record, sizeof record, " %-10s%4u", values[i], i);
      g_byte_array_append (table, (const guint8 *) record, 15);
    }
  return table;
}

typedef struct
{
  char *folder;
  char *path;
} Folder;

static void
folder_set_up (Folder *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("zw-encoding-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "t.dbf", NULL);
}

static void
folder_tear_down (Folder *self, gconstpointer data)
{
  g_autofree char *cpg = g_build_filename (self->folder, "t.cpg", NULL);

  g_unlink (cpg);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
write_table (const Folder *self, const GByteArray *table, gsize length)
{
  g_assert_true (g_file_set_contents (self->path, (const char *) table->data, length, NULL));
}

static void
test_dbf_read (Folder *self, gconstpointer data)
{
  g_autoptr (GByteArray) table = make_table (0x4f);
  g_autofree char *cpg = g_build_filename (self->folder, "t.cpg", NULL);
  g_autofree char *shp = g_build_filename (self->folder, "t.shp", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwDbf) dbf = NULL;
  g_autoptr (ZwDbf) labelled = NULL;
  g_autoptr (ZwEncodingGuess) found = NULL;
  gsize n = 0;

  write_table (self, table, table->len);
  dbf = zw_dbf_read (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dbf->language_id, ==, 0x4f);
  g_assert_cmpstr (dbf->declared, ==, "CP950");
  g_assert_cmpuint (dbf->n_records, ==, 3);
  g_assert_cmpuint (dbf->n_fields, ==, 2);
  g_assert_cmpstr (dbf->fields[0].name, ==, "\xaf\xb8\xa6\x57");
  g_assert_cmpuint (dbf->fields[0].width, ==, 10);
  g_assert_cmpint (dbf->fields[1].type, ==, 'N');
  /* 站名, 淡水, 板橋; "Taipei" tells nothing */
  g_assert_cmpuint (dbf->texts->len, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (dbf->texts->pdata[1], &n), 4, "\xb2\x48\xa4\xf4", 4);
  found = zw_dbf_guess_encoding (dbf);
  g_assert_cmpstr (zw_encoding_guess_get_best (found), ==, "CP950");

  /* A .cpg goes before the language byte, even when it is wrong. */
  g_assert_true (g_file_set_contents (cpg, "UTF-8\r\n", -1, NULL));
  labelled = zw_dbf_read (shp, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (labelled->declared, ==, "UTF-8");
  g_clear_pointer (&found, zw_encoding_guess_free);
  found = zw_dbf_guess_encoding (labelled);
  g_assert_cmpstr (zw_encoding_guess_get_best (found), ==, "CP950");
  g_assert_true (found->declared_wrong);
}

/* Every length that a broken download can have, and every byte of the heading
   turned over: an answer or an error, nothing else. */
static void
test_dbf_hostile (Folder *self, gconstpointer data)
{
  g_autoptr (GByteArray) table = make_table (0);

  for (gsize length = 0; length < table->len; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwDbf) dbf = NULL;

      write_table (self, table, length);
      dbf = zw_dbf_read (self->path, &error);
      if (length < 97)
        g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT);
      else
        {
          g_assert_no_error (error);
          g_assert_cmpuint (dbf->n_records, ==, (length - 97) / 15);
          g_assert_cmpuint (dbf->n_records_claimed, ==, 3);
        }
    }
  for (guint at = 0; at < 97; at++)
    for (guint value = 0; value < 256; value += at < 32 ? 1 : 51)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (ZwDbf) dbf = NULL;
        guint8 kept = table->data[at];

        table->data[at] = value;
        write_table (self, table, table->len);
        table->data[at] = kept;
        dbf = zw_dbf_read (self->path, &error);
        g_assert_true ((dbf == NULL) == (error != NULL));
        if (dbf != NULL)
          g_assert_cmpuint (dbf->n_records, <=, 45);
      }
}

static void
test_dbf_lies (Folder *self, gconstpointer data)
{
  static const struct
  {
    guint at;
    guint8 value;
    gboolean fails;
  } cases[] = {
    { 7, 0xff, FALSE },     /* four thousand million records */
    { 9, 0xff, TRUE },      /* a heading beyond the end */
    { 10, 0, TRUE },        /* records of no length */
    { 10, 14, TRUE },       /* records shorter than their fields */
    { 32 + 16, 200, TRUE }, /* a field wider than its record */
    { 32, 0x0d, TRUE },     /* no fields */
    { 0, 0x04, TRUE },      /* dBASE 7 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) table = make_table (0);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwDbf) dbf = NULL;

      table->data[cases[i].at] = cases[i].value;
      write_table (self, table, table->len);
      dbf = zw_dbf_read (self->path, &error);
      if (cases[i].fails)
        {
          g_assert_null (dbf);
          g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpuint (dbf->n_records, ==, 3);
        }
    }
}

static void
test_dbf_missing (Folder *self, gconstpointer data)
{
  g_autofree char *shp = g_build_filename (self->folder, "none.shp", NULL);
  g_autofree char *dbf = g_build_filename (self->folder, "none.dbf", NULL);
  g_autoptr (GError) no_table = NULL;
  g_autoptr (GError) no_file = NULL;

  g_assert_null (zw_dbf_read (shp, &no_table));
  g_assert_error (no_table, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING);
  g_assert_null (zw_dbf_read (dbf, &no_file));
  g_assert_error (no_file, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ);
}

/* What each holds is told by its name or its collection's notes; a word in it
   was read with Python's codec of that name. */
static void
test_real_tables (void)
{
  static const struct
  {
    const char *path, *best, *word;
  } cases[] = {
    { "B_taiwan_transport/taipei_mrt_twd97_2015/TpeMRTStations_TWD97.dbf", "CP950", "淡水站" },
    { "B_taiwan_transport/taipei_mrt_twd97_2015/TpeMRTRoutes_TWD97.dbf", "CP950", "淡水線" },
    { "B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_route.dbf", "UTF-8", "板南線" },
    { "B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.dbf", "UTF-8", "" },
    { "A_taiwan_admin/taipei_village_official_twd97/G97_A_CAVLGE_P.dbf", "UTF-8", "" },
    { "D_hostile/shp_missing_shp_nlsc_village/VILLAGE_NLSC_1120928.dbf", "UTF-8", "" },
  };
  static const struct
  {
    const char *name, *best, *word;
  } found_by_name[] = {
    { "big5.dbf", "CP950", "國語" },       { "gbk.dbf", "CP936", "国语" },
    { "gb2312.dbf", "CP936", "国语" },     { "shiftjis.dbf", "CP932", "な" },
    { "euckr.dbf", "CP949", "한국" },      { "utf8.dbf", "UTF-8", "國語" },
    { "latin2.dbf", "latin2", "čeština" },
  };
  const char *root = g_getenv ("ZW_TEST_DATA");
  g_autofree char *mapshaper = NULL;
  guint n_read = 0;

  if (root == NULL || !g_file_test (root, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no test data");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (root, cases[i].path, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwDbf) dbf = zw_dbf_read (path, &error);
      g_autoptr (ZwEncodingGuess) found = NULL;
      const ZwEncodingCandidate *best = NULL;

      g_assert_no_error (error);
      found = zw_dbf_guess_encoding (dbf);
      best = g_ptr_array_index (found->candidates, 0);
      g_assert_cmpstr (best->encoding, ==, cases[i].best);
      g_assert_true (found->certain);
      g_assert_nonnull (strstr (best->preview, cases[i].word));
    }

  mapshaper = g_build_filename (root, "D_hostile", "mapshaper", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (found_by_name); i++)
    {
      g_auto (GStrv) paths = NULL;
      g_autofree char *output = NULL;
      const char *argv[] = { "find", mapshaper, "-name", found_by_name[i].name, NULL };

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                                   &output, NULL, NULL, NULL));
      paths = g_strsplit (output, "\n", -1);
      for (guint p = 0; paths[p] != NULL && paths[p][0] != '\0'; p++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (ZwDbf) dbf = zw_dbf_read (paths[p], &error);
          g_autoptr (ZwEncodingGuess) found = NULL;
          const ZwEncodingCandidate *best = NULL;

          g_assert_no_error (error);
          found = zw_dbf_guess_encoding (dbf);
          best = g_ptr_array_index (found->candidates, 0);
          if (g_strcmp0 (best->encoding, found_by_name[i].best) != 0
              || strstr (best->preview, found_by_name[i].word) == NULL)
            g_error ("%s: %s, %s", paths[p], best->encoding, best->preview);
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, >=, G_N_ELEMENTS (found_by_name));
}

static void
test_real_text (void)
{
  static const struct
  {
    const char *path, *best;
  } cases[] = {
    { "B_taiwan_transport/convenience_store_tw.csv", "CP950" },
    { "A_taiwan_admin/taiwan_village_pop.csv", "UTF-8" },
    { "A_taiwan_admin/village_population_2021-03.csv", "UTF-8" },
    { "B_taiwan_transport/youbike_sites_taipei.csv", "UTF-8" },
  };
  const char *root = g_getenv ("ZW_TEST_DATA");

  if (root == NULL || !g_file_test (root, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no test data");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (root, cases[i].path, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwEncodingGuess) found = NULL;
      gsize length = 0;

      if (!g_file_get_contents (path, &text, &length, NULL))
        {
          g_test_message ("%s is not there", cases[i].path);
          continue;
        }
      /* The head only, cut anywhere. */
      found = zw_encoding_guess_text (text, MIN (length, 65537), NULL);
      if (g_strcmp0 (zw_encoding_guess_get_best (found), cases[i].best) != 0)
        g_error ("%s: %s", cases[i].path, zw_encoding_guess_get_best (found));
      g_assert_true (found->certain);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/encoding/canonical", test_canonical);
  g_test_add_func ("/encoding/decode/table", test_decode);
  g_test_add_func ("/encoding/decode/edges", test_decode_edges);
  g_test_add_func ("/encoding/decode/noise", test_decode_noise);
  g_test_add_func ("/encoding/guess/table", test_guess);
  g_test_add_func ("/encoding/guess/plain", test_guess_plain);
  g_test_add_func ("/encoding/guess/preview", test_guess_preview);
  g_test_add_func ("/encoding/guess/text", test_guess_text);
  g_test_add ("/dbf/read", Folder, NULL, folder_set_up, test_dbf_read, folder_tear_down);
  g_test_add ("/dbf/hostile", Folder, NULL, folder_set_up, test_dbf_hostile, folder_tear_down);
  g_test_add ("/dbf/lies", Folder, NULL, folder_set_up, test_dbf_lies, folder_tear_down);
  g_test_add ("/dbf/missing", Folder, NULL, folder_set_up, test_dbf_missing, folder_tear_down);
  g_test_add_func ("/dbf/real-tables", test_real_tables);
  g_test_add_func ("/encoding/real-text", test_real_text);
  return g_test_run ();
}
