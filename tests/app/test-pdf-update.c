/* test-pdf-update.c: language and attached files of a PDF, judged by poppler and qpdf
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <errno.h>
#include <zip.h>

#include "document/zw-figure-list.h"
#include "document/zw-odt.h"
#include "document/zw-pdf-update.h"

#define MUTATIONS 2000

static ZwFigureList *
make_list (guint n)
{
  ZwFigureList *list = g_new0 (ZwFigureList, 1);

  list->publication = g_strdup ("application");
  list->zone_id = 3;
  list->zone = g_strdup ("舊城");
  list->project = g_strdup ("試辦");
  list->language = g_strdup ("zh_TW");
  list->date = g_strdup ("2026-11-22");
  list->passport = zw_passport_new ();
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("zone-3/test/%u", i);

      g_free (zw_passport_print (
          list->passport,
          &(ZwFigure){
              .key = key, .name = "人口", .value = i / 7.0, .decimals = 1, .unit = "人" }));
    }
  return list;
}

static GBytes *
make_bytes (guint n)
{
  g_autoptr (ZwFigureList) list = make_list (n);

  return zw_figure_list_to_bytes (list);
}

static ZwDocument *
make_attached (const char *language, guint n)
{
  ZwDocument *document = make_document (language);
  g_autoptr (GBytes) list = make_bytes (n);

  zw_document_attach (document, ZW_FIGURE_LIST_NAME, ZW_FIGURE_LIST_MIME, list);
  return document;
}

static GBytes *
make_pdf (const char *language, guint n)
{
  g_autoptr (ZwDocument) document = make_attached (language, n);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = zw_pdf_new_bytes (document, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static void
write_bytes (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
}

static gboolean
holds (GBytes *bytes, const char *words)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (words) <= size; i++)
    if (memcmp (data + i, words, strlen (words)) == 0)
      return TRUE;
  return FALSE;
}

/* The attached file comes out as it went in, and the rest is as it was. */
static void
test_attachment (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *saved = g_build_filename (folder, "saved.json", NULL);
  g_autofree char *files = NULL, *info = NULL, *text = NULL, *tree = NULL, *out = NULL;
  g_autoptr (GBytes) pdf = make_pdf ("zh_TW", 100), list = make_bytes (100);
  gsize length = 0;

  write_bytes (path, pdf);
  files = run ((const char *[]){ "pdfdetach", "-list", path, NULL });
  if (files == NULL)
    {
      g_test_skip ("poppler is not installed");
      remove_folder (folder);
      return;
    }
  assert_contains (files, "1 embedded files");
  assert_contains (files, "1: zonewright-figures.json");
  g_free (run ((const char *[]){ "pdfdetach", "-save", "1", "-o", saved, path, NULL }));
  g_assert_true (g_file_get_contents (saved, &out, &length, NULL));
  g_assert_cmpmem (out, length, g_bytes_get_data (list, NULL), g_bytes_get_size (list));

  info = run ((const char *[]){ "pdfinfo", path, NULL });
  assert_contains (info, "Tagged: yes");
  assert_contains (info, "Title: 分期計畫 <1> & “2”");
  text = read_pdf (path);
  assert_contains (text, "1,195,997,123");
  tree = run ((const char *[]){ "pdfinfo", "-struct-text", path, NULL });
  assert_contains (tree, "TD \"1,195,997,123\"");
  g_assert_true (holds (pdf, "/Lang (zh-TW)"));
  g_assert_true (holds (pdf, "/DisplayDocTitle true"));
  g_assert_true (holds (pdf, "/AFRelationship /Data"));
  remove_folder (folder);
}

static void
test_english (void)
{
  g_autoptr (GBytes) pdf = make_pdf ("en", 1);

  g_assert_true (holds (pdf, "/Lang (en)"));
}

/* qpdf looks at every object and every offset. */
static void
test_structure (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *report = NULL, *names = NULL;
  g_autoptr (GBytes) pdf = make_pdf ("zh_TW", 1000);

  write_bytes (path, pdf);
  report = run ((const char *[]){ "qpdf", "--check", path, NULL });
  if (report == NULL)
    g_test_skip ("qpdf is not installed");
  else
    {
      assert_contains (report, "No syntax or stream encoding errors");
      names = run ((const char *[]){ "qpdf", "--list-attachments", "--verbose", path, NULL });
      assert_contains (names, "zonewright-figures.json");
    }
  remove_folder (folder);
}

/* Names of places in the file are kept beside those of attached files. */
static void
test_destinations (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *places = NULL;
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GBytes) list = make_bytes (1), pdf = NULL;

  zw_document_add_contents (document, NULL, 1);
  zw_document_add_heading (document, 1, "First");
  zw_document_add_heading (document, 1, "Second");
  zw_document_attach (document, ZW_FIGURE_LIST_NAME, ZW_FIGURE_LIST_MIME, list);
  pdf = zw_pdf_new_bytes (document, NULL, NULL);
  write_bytes (path, pdf);
  places = run ((const char *[]){ "pdfinfo", "-dests", path, NULL });
  if (places == NULL)
    g_test_skip ("poppler is not installed");
  else
    g_assert_cmpuint (count (places, "[ XYZ"), >=, 2);
  remove_folder (folder);
}

/* More than one file, with names that PDF has to write in UTF-16 or to escape. */
static void
test_several (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *files = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) contents = g_bytes_new_static ("abc", 3), empty = g_bytes_new (NULL, 0);
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 22, 8, 0, 0);
  const ZwAttachment attachments[] = { { "數據.json", "application/json", contents },
                                       { "a (1).txt", "text/plain; charset=utf-8", empty } };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GBytes) pdf = zw_pdf_new_bytes (document, NULL, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);

  /* What cairo wrote ends where the first file end is. */
  for (gsize i = 0; i + 6 <= size; i++)
    if (memcmp (data + i, "%%EOF\n", 6) == 0)
      {
        g_byte_array_append (bytes, data, (guint) i + 6);
        break;
      }
  g_assert_true (zw_pdf_update (bytes, "zh-TW", attachments, 2, date, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, (char *) bytes->data, bytes->len, NULL));
  files = run ((const char *[]){ "pdfdetach", "-enc", "UTF-8", "-list", path, NULL });
  if (files == NULL)
    g_test_skip ("poppler is not installed");
  else
    {
      assert_contains (files, "2 embedded files");
      assert_contains (files, "數據.json");
      assert_contains (files, "a (1).txt");
    }
  remove_folder (folder);
}

static void
test_no_pdf (void)
{
  static const char *const texts[] = {
    "", "%PDF-1.5\n", "startxref\n9\n%%EOF\n", "%PDF-1.5\nxref\n0 1\nstartxref\n9\n%%EOF\n",
    "%PDF-1.5\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size "
    "9 /Root 7 0 R >>\nstartxref\n9\n%%EOF\n"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 1, 1, 0, 0, 0);
      g_autoptr (GError) error = NULL;

      g_byte_array_append (bytes, (const guint8 *) texts[i], (guint) strlen (texts[i]));
      g_assert_false (zw_pdf_update (bytes, "en", NULL, 0, date, &error));
      g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER);
    }
}

static int
read_list (const char *path, ZwFigureList **list)
{
  g_autoptr (GError) error = NULL;

  *list = zw_figure_list_read (path, &error);
  g_assert_true ((*list != NULL) == (error == NULL));
  if (error == NULL)
    return -1;
  g_assert_true (error->domain == ZW_FIGURE_LIST_ERROR);
  return error->code;
}

/* Who saves the file anew may lay it out in another way; the newest list counts. */
static void
test_read_back (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *packed = g_build_filename (folder, "b.pdf", NULL);
  g_autofree char *done = NULL;
  g_autoptr (GBytes) pdf = make_pdf ("zh_TW", 100), newer = make_bytes (7);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (ZwFigureList) list = NULL, again = NULL, last = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (pdf, &size);
  g_autofree char *head = g_strdup_printf (
      "9999 0 obj\n<</Type/EmbeddedFile/Length %" G_GSIZE_FORMAT ">>\nstream\r\n",
      g_bytes_get_size (newer));

  write_bytes (path, pdf);
  g_assert_cmpint (read_list (path, &list), ==, -1);
  g_assert_cmpuint (zw_passport_get_entries (list->passport)->len, ==, 100);
  g_assert_cmpstr (list->zone, ==, "舊城");

  done = run ((const char *[]){ "qpdf", "--object-streams=generate", "--stream-data=uncompress",
                                path, packed, NULL });
  if (done != NULL)
    {
      g_assert_cmpint (read_list (packed, &again), ==, -1);
      g_assert_cmpuint (zw_passport_get_entries (again->passport)->len, ==, 100);
    }

  g_byte_array_append (twice, data, (guint) size);
  g_byte_array_append (twice, (const guint8 *) head, (guint) strlen (head));
  g_byte_array_append (twice, g_bytes_get_data (newer, NULL), (guint) g_bytes_get_size (newer));
  g_byte_array_append (twice, (const guint8 *) "\nendstream\nendobj\n", 18);
  g_assert_true (g_file_set_contents (path, (char *) twice->data, twice->len, NULL));
  g_assert_cmpint (read_list (path, &last), ==, -1);
  g_assert_cmpuint (zw_passport_get_entries (last->passport)->len, ==, 7);
  remove_folder (folder);
}

static void
test_files_without_list (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (ZwFigureList) list = NULL;

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  g_assert_cmpint (read_list (path, &list), ==, ZW_FIGURE_LIST_ERROR_MISSING);
  g_assert_true (zw_odt_write (document, path, NULL, NULL));
  g_assert_cmpint (read_list (path, &list), ==, ZW_FIGURE_LIST_ERROR_MISSING);
  g_assert_true (g_file_set_contents (path, "PK\003\004 no zip", -1, NULL));
  g_assert_cmpint (read_list (path, &list), ==, ZW_FIGURE_LIST_ERROR_MISSING);
  g_assert_true (g_file_set_contents (path, "words", -1, NULL));
  g_assert_cmpint (read_list (path, &list), ==, ZW_FIGURE_LIST_ERROR_KIND);
  g_assert_cmpint (read_list (folder, &list), ==, ZW_FIGURE_LIST_ERROR_KIND);
  g_assert_cmpint (read_list ("/nowhere/a.pdf", &list), ==, ZW_FIGURE_LIST_ERROR_READ);
  remove_folder (folder);
}

/* Fills a buffer with spaces until @left runs out. */
static zip_int64_t
give_spaces (void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
  guint64 *left = state;
  zip_stat_t *stat = data;
  zip_int64_t n;

  switch (command)
    {
    case ZIP_SOURCE_READ:
      n = (zip_int64_t) MIN (length, *left);
      memset (data, ' ', (size_t) n);
      *left -= (guint64) n;
      return n;
    case ZIP_SOURCE_STAT:
      zip_stat_init (stat);
      return sizeof *stat;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap (ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                             ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                             -1);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data (NULL, data, length);
    default:
      return 0;
    }
}

/* A zip of some hundred kilobytes that would fill 300 megabytes. */
static void
test_bomb (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.odt", NULL);
  g_autoptr (ZwFigureList) list = NULL;
  guint64 left = 300 * 1024 * 1024;
  zip_t *zip = zip_open (path, ZIP_CREATE, NULL);
  zip_source_t *source = zip_source_function (zip, give_spaces, &left);

  g_assert_cmpint (zip_file_add (zip, "content.xml", source, 0), >=, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_cmpint (read_list (path, &list), ==, ZW_FIGURE_LIST_ERROR_MISSING);
  remove_folder (folder);
}

/* Bytes changed, cut out and doubled: a list or a sentence, and no crash. */
static void
test_mutations (gconstpointer kind)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (ZwDocument) document = make_attached ("zh_TW", 20);
  guint n_read = 0;
  gsize size;
  const guint8 *data;

  whole = g_str_equal (kind, "pdf") ? zw_pdf_new_bytes (document, NULL, NULL)
                                    : zw_odt_new_bytes (document, NULL, NULL);
  data = g_bytes_get_data (whole, &size);
  for (guint i = 0; i < MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (ZwFigureList) list = NULL;
      /* The list is at the end of a PDF, and the zip's directory too. */
      gsize from = g_rand_boolean (random) ? size - MIN (size, 8192) : 0;

      g_byte_array_append (bytes, data, (guint) size);
      for (gint k = g_rand_int_range (random, 1, 12); k > 0; k--)
        bytes->data[g_rand_int_range (random, (gint) from, (gint) size)] =
            (guint8) g_rand_int_range (random, 0, 256);
      if (i % 5 == 0)
        g_byte_array_set_size (bytes, (guint) g_rand_int_range (random, 0, (gint) size));
      if (i % 7 == 0 && bytes->len > 200)
        g_byte_array_remove_range (
            bytes, (guint) g_rand_int_range (random, 0, (gint) bytes->len - 100), 50);
      g_assert_true (g_file_set_contents_full (path, (char *) bytes->data, bytes->len,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      if (read_list (path, &list) == -1)
        n_read++;
    }
  g_test_message ("%u of %u still had a list", n_read, MUTATIONS);
  g_assert_cmpuint (n_read, >, 0);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pdf-update/attachment", test_attachment);
  g_test_add_func ("/document/pdf-update/english", test_english);
  g_test_add_func ("/document/pdf-update/structure", test_structure);
  g_test_add_func ("/document/pdf-update/destinations-stay", test_destinations);
  g_test_add_func ("/document/pdf-update/several-files", test_several);
  g_test_add_func ("/document/pdf-update/no-pdf", test_no_pdf);
  g_test_add_func ("/document/figure-list/read-back", test_read_back);
  g_test_add_func ("/document/figure-list/files-without", test_files_without_list);
  g_test_add_func ("/document/figure-list/zip-bomb", test_bomb);
  g_test_add_data_func ("/document/figure-list/mutations/pdf", "pdf", test_mutations);
  g_test_add_data_func ("/document/figure-list/mutations/odt", "odt", test_mutations);
  return g_test_run ();
}
