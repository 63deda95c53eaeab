/* test-document.c: the document model, and what failed writers leave behind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include "document/zw-document-private.h"
#include "document/zw-numbering.h"
#include "document/zw-odt.h"
#include "document/zw-pdf.h"

static void
test_numbers (void)
{
  /* As LibreOffice 7.4 numbers its headings (一, 二, 三 and 壹, 貳, 參). */
  static const struct
  {
    guint number;
    const char *plain, *formal;
  } cases[] = {
    { 1, "一", "壹" },          { 3, "三", "參" },      { 10, "十", "壹拾" },
    { 11, "十一", "壹拾壹" },   { 20, "二十", "貳拾" }, { 22, "二十二", "貳拾貳" },
    { 32, "三十二", "參拾貳" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = zw_numbering_format_chinese (cases[i].number, FALSE);
      g_autofree char *formal = zw_numbering_format_chinese (cases[i].number, TRUE);

      g_assert_cmpstr (plain, ==, cases[i].plain);
      g_assert_cmpstr (formal, ==, cases[i].formal);
    }
}

static void
test_letters (void)
{
  static const char *const wanted[] = { "a", "z", "aa", "zz", "aaa" };
  static const guint numbers[] = { 1, 26, 27, 702, 703 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *letters = zw_numbering_format_letters (numbers[i]);

      g_assert_cmpstr (letters, ==, wanted[i]);
    }
}

static void
add_headings (ZwDocument *document)
{
  static const guint levels[] = { 1, 2, 3, 4, 5, 6, 7, 2, 3, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    zw_document_add_heading (document, levels[i], "x");
}

static void
assert_labels (ZwDocument *document, const char *const *wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_cmpstr (zw_document_get_block (document, i)->label, ==, wanted[i]);
}

static void
test_heading_labels (void)
{
  static const char *const chinese[] = { "壹、", "一、", "(一)", "1、",  "(1)",  "a、",
                                         "(a)",  "二、", "(一)", "貳、", "一、", NULL };
  static const char *const decimal[] = { "1",         "1.1",         "1.1.1",         "1.1.1.1",
                                         "1.1.1.1.1", "1.1.1.1.1.1", "1.1.1.1.1.1.1", "1.2",
                                         "1.2.1",     "2",           "2.1",           NULL };
  static const char *const none[] = { "", "", NULL };
  g_autoptr (ZwDocument) zh = zw_document_new ("zh_TW");
  g_autoptr (ZwDocument) en = zw_document_new ("en");
  g_autoptr (ZwDocument) switched = zw_document_new ("zh_TW");
  g_autoptr (ZwDocument) bare = zw_document_new ("en");

  zw_document_set_numbering (switched, ZW_NUMBERING_DECIMAL);
  zw_document_set_numbering (bare, ZW_NUMBERING_NONE);
  add_headings (zh);
  add_headings (en);
  add_headings (switched);
  add_headings (bare);
  assert_labels (zh, chinese);
  assert_labels (en, decimal);
  assert_labels (switched, decimal);
  assert_labels (bare, none);
}

static void
test_captions (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");

  g_assert_cmpuint (zw_document_add_picture (document, "A", "", 0, 10, draw_frame, NULL, NULL), ==,
                    1);
  g_assert_cmpuint (zw_document_add_picture (document, NULL, "", 0, 10, draw_frame, NULL, NULL), ==,
                    0);
  g_assert_cmpuint (zw_table_get_number (zw_document_add_table (document, "T", columns, 3)), ==, 1);
  g_assert_cmpuint (zw_document_add_picture (document, "B", "", 0, 10, draw_frame, NULL, NULL), ==,
                    2);
  g_assert_cmpstr (zw_document_get_block (document, 2)->label, ==, "Table 1");
  g_assert_cmpstr (zw_document_get_block (document, 3)->label, ==, "Figure 2");
}

static void
test_lists (void)
{
  static const char *const wanted[] = { "1.", "2.", "(1)", "(2)", "3.", "(1)",
                                        "•",  "–",  "•",   "",    "1.", NULL };
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  const ZwListKind n = ZW_LIST_NUMBERED, b = ZW_LIST_BULLET;

  zw_document_add_list_item (document, n, 1, "x");
  zw_document_add_list_item (document, n, 1, "x");
  zw_document_add_list_item (document, n, 2, "x");
  zw_document_add_list_item (document, n, 2, "x");
  zw_document_add_list_item (document, n, 1, "x");
  zw_document_add_list_item (document, n, 2, "x");
  zw_document_add_list_item (document, b, 1, "x");
  zw_document_add_list_item (document, b, 2, "x");
  zw_document_add_list_item (document, b, 1, "x");
  zw_document_add_paragraph (document, "x");
  zw_document_add_list_item (document, n, 1, "x");
  assert_labels (document, wanted);
  g_assert_true (zw_document_get_block (document, 6)->starts_list);
}

static void
test_text_is_cleaned (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");

  zw_document_add_paragraph (document, "a\tb\001c\r\nd\x0b\xff");
  g_assert_cmpstr (zw_document_get_block (document, 0)->text, ==, "a bc\nd\uFFFD");
}

static void
test_spans (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  ZwTable *table = zw_document_add_table (document, "T", columns, 3);

  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, "b", "1" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "1" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, NULL, "2" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, "c", "3" });
  zw_table_add_row (table, ZW_ROW_GROUP, (const char *[]){ "g" });
  zw_table_add_row (table, ZW_ROW_TOTAL, (const char *[]){ NULL, "d", "4" });

  /* Nothing above it to continue: an empty cell. */
  g_assert_cmpstr (zw_table_get_cell (table, 0, 0), ==, "");
  g_assert_cmpuint (zw_table_get_row_span (table, 0, 0), ==, 1);
  g_assert_cmpuint (zw_table_get_row_span (table, 1, 0), ==, 3);
  g_assert_cmpuint (zw_table_get_row_span (table, 1, 1), ==, 2);
  g_assert_cmpuint (zw_table_get_row_span (table, 2, 0), ==, 0);
  g_assert_cmpuint (zw_table_get_row_span (table, 3, 1), ==, 1);
  g_assert_cmpuint (zw_table_get_row_span (table, 4, 0), ==, 1);
  g_assert_null (zw_table_get_cell (table, 4, 1));
  g_assert_cmpstr (zw_table_get_cell (table, 5, 0), ==, "");
}

/* Files */

typedef gboolean (*Writer) (ZwDocument *, const char *, const ZwProgress *, GError **);

static void
assert_untouched (const char *folder, const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

static void
draw_badly (cairo_t *cr, double width, double height, gpointer data)
{
  cairo_restore (cr);
  cairo_restore (cr);
}

static void
cancel_late (double fraction, const char *what, gpointer user_data)
{
  if (fraction > 0)
    g_cancellable_cancel (user_data);
}

static void
check_failures (Writer write)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "old.file", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "計畫.odt", NULL);
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (ZwDocument) bad = zw_document_new ("en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { cancel_late, cancellable, cancellable };
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));

  g_assert_false (write (document, path, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_untouched (folder, path);

  zw_document_add_picture (bad, "Bad", "", 50, 50, draw_badly, NULL, NULL);
  g_assert_false (write (bad, path, NULL, &error));
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER);
  g_clear_error (&error);
  assert_untouched (folder, path);

  g_assert_false (write (document, nowhere, NULL, &error));
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "計畫.odt"));
  g_clear_error (&error);
  g_assert_false (write (document, folder, NULL, &error));
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_WRITE);
  g_clear_error (&error);
  assert_untouched (folder, path);

  g_assert_true (write (document, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, !=, "old");
  remove_folder (folder);
}

static void
test_failures_odt (void)
{
  check_failures (zw_odt_write);
}

static void
test_failures_pdf (void)
{
  check_failures (zw_pdf_write);
}

static void
test_picture_data_is_freed (void)
{
  ZwDocument *document = zw_document_new ("en");
  GObject *data = g_object_new (G_TYPE_OBJECT, NULL);

  g_object_add_weak_pointer (data, (gpointer *) &data);
  zw_document_add_picture (document, NULL, "", 10, 10, draw_frame, data, g_object_unref);
  zw_document_unref (document);
  g_assert_null (data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/numbering/chinese", test_numbers);
  g_test_add_func ("/document/numbering/letters", test_letters);
  g_test_add_func ("/document/numbering/headings", test_heading_labels);
  g_test_add_func ("/document/numbering/captions", test_captions);
  g_test_add_func ("/document/numbering/lists", test_lists);
  g_test_add_func ("/document/text/is-cleaned", test_text_is_cleaned);
  g_test_add_func ("/document/table/spans", test_spans);
  g_test_add_func ("/document/picture/data-is-freed", test_picture_data_is_freed);
  g_test_add_func ("/document/file/failed-odt-leaves-the-old", test_failures_odt);
  g_test_add_func ("/document/file/failed-pdf-leaves-the-old", test_failures_pdf);
  return g_test_run ();
}
