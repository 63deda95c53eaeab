/* test-document-tables.c: tables over pages, with header rows, wide and merged cells
 *
 * Judged by the text and the boxes of words that poppler finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"
#include "odt-fixture.h"

#include "document/zw-document-private.h"
#include "document/zw-layout.h"
#include "document/zw-odt.h"

#define MARGIN (25 / 25.4 * 72)

static const ZwTableColumn grouped[] = { { "項目", 2, ZW_COLUMN_HEADING },
                                         { "經費", 1, ZW_COLUMN_NUMBER },
                                         { NULL, 1, ZW_COLUMN_NUMBER },
                                         { NULL, 1, ZW_COLUMN_NUMBER },
                                         { "說明", 3, ZW_COLUMN_TEXT } };

/* 項目 and 說明 over both rows of the header, 經費 over three columns. */
static ZwTable *
add_grouped (ZwDocument *document)
{
  ZwTable *table = zw_document_add_table (document, "經費", grouped, G_N_ELEMENTS (grouped));

  zw_table_add_row (table, ZW_ROW_HEADER, (const char *[]){ NULL, "中央", "地方", "合計", NULL });
  return table;
}

static void
test_header_rows_in_the_model (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  const ZwTable *header = add_grouped (document)->header;

  g_assert_cmpuint (header->rows->len, ==, 2);
  g_assert_cmpuint (zw_table_get_row_span (header, 0, 0), ==, 2);
  g_assert_cmpuint (zw_table_get_row_span (header, 1, 0), ==, 0);
  g_assert_cmpuint (zw_table_get_column_span (header, 0, 1), ==, 3);
  g_assert_cmpuint (zw_table_get_column_span (header, 0, 2), ==, 0);
  g_assert_null (zw_table_get_cell (header, 0, 3));
  g_assert_cmpstr (zw_table_get_cell (header, 1, 3), ==, "合計");
  g_assert_cmpuint (zw_table_get_row_span (header, 0, 4), ==, 2);
}

/* A header of rows alone, the columns without titles. */
static void
test_header_without_titles (void)
{
  static const ZwTableColumn bare[] = { { NULL, 1, ZW_COLUMN_TEXT },
                                        { NULL, 1, ZW_COLUMN_TEXT },
                                        { NULL, 1, ZW_COLUMN_TEXT } };
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  ZwTable *table = zw_document_add_table (document, "T", bare, 3);
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *content = NULL;
#define HEADER "//table:table-header-rows/table:table-row"

  zw_table_begin_row (table, ZW_ROW_HEADER);
  zw_table_add_wide_cell (table, "wide", 2);
  zw_table_add_cell (table, "one");
  zw_table_begin_row (table, ZW_ROW_HEADER);
  zw_table_add_cell (table, "a");
  zw_table_add_cell (table, "b");
  zw_table_add_cell (table, NULL);
  zw_table_begin_row (table, ZW_ROW_BODY);
  zw_table_add_cell (table, "1");
  zw_table_add_wide_cell (table, "body wide", 2);
  zw_table_begin_row (table, ZW_ROW_BODY);
  zw_table_add_cell (table, "2");
  zw_table_add_wide_cell (table, NULL, 2);
  zw_table_set_name (table, "names & more");
  table = zw_document_add_table (document, NULL, bare, 3);
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "x", "y", "z" });
  zw_table_set_name (table, "names & more");

  odt = zw_odt_new_bytes (document, NULL, NULL);
  content = parse_part (odt, "content.xml");
  assert_xpath (content, "count(" HEADER ")", "2");
  assert_xpath (content, "string(" HEADER "[1]/table:table-cell[1]/@table:number-columns-spanned)",
                "2");
  assert_xpath (content, "string(" HEADER "[1]/table:table-cell[2]/@table:number-rows-spanned)",
                "2");
  assert_xpath (content, "count(" HEADER "[1]/table:covered-table-cell)", "1");
  assert_xpath (content, "count(" HEADER "[2]/table:covered-table-cell)", "1");
  assert_xpath (content,
                "string(//table:table-cell[text:p = 'body wide']/@table:number-columns-spanned)",
                "2");
  assert_xpath (content,
                "string(//table:table-cell[text:p = 'body wide']/@table:number-rows-spanned)", "2");
  assert_xpath (content, "string((//table:table)[1]/@table:name)", "names___more");
  assert_xpath (content, "string((//table:table)[2]/@table:name)", "names___more_2");
  assert_xpath (content, "count((//table:table)[2]/table:table-header-rows)", "0");

  /* Every row has a cell, be it covered, for each column. */
  assert_xpath (content,
                "count(//table:table-row[count(table:table-cell | table:covered-table-cell) != 3])",
                "0");
  free_xml (content);
}

/* 300 rows, some over others, some wide, one higher than a page: each text once. */
static void
test_no_text_is_lost (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autoptr (GString) words = g_string_new (NULL);
  ZwTable *table = add_grouped (document);
  g_autofree char *all = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (words, "%sH%03uh", i > 0 ? "\n" : "", i);
  for (guint i = 0; i < 300; i++)
    {
      if (i % 60 == 30)
        {
          zw_table_begin_row (table, ZW_ROW_GROUP);
          zw_table_add_cell_printf (table, "G%03ug", i);
        }
      zw_table_begin_row (table, i % 60 == 29 ? ZW_ROW_TOTAL : ZW_ROW_BODY);
      if (i % 60 == 29 || i % 4 == 0 || i % 60 == 30)
        zw_table_add_cell_printf (table, "A%03ua", i);
      else
        zw_table_add_cell (table, NULL);
      zw_table_add_cell_printf (table, "%u.%u", i, i % 10);
      if (i % 7 == 3)
        {
          g_autofree char *wide = g_strdup_printf ("W%03uw over two", i);

          zw_table_add_wide_cell (table, wide, 2);
        }
      else
        {
          zw_table_add_cell_printf (table, "%u", i);
          zw_table_add_cell_printf (table, "%u", 2 * i);
        }
      zw_table_add_cell_printf (table, "%s\nE%03ue", i == 150 ? words->str : "x", i);
    }
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  all = g_strjoinv ("\f", pages);
  for (guint i = 0; pages[i + 1] != NULL; i++)
    {
      g_assert_cmpuint (count (pages[i], "中央"), ==, 1);
      g_assert_cmpuint (count (pages[i], "說明"), ==, 1);
    }
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *a = g_strdup_printf ("A%03ua", i), *e = g_strdup_printf ("E%03ue", i);
      g_autofree char *w = g_strdup_printf ("W%03uw", i), *g = g_strdup_printf ("G%03ug", i);

      g_assert_cmpuint (count (all, e), ==, 1);
      g_assert_cmpuint (count (all, w), ==, i % 7 == 3 ? 1 : 0);
      g_assert_cmpuint (count (all, g), ==, i % 60 == 30 ? 1 : 0);
      if (i % 60 == 29 || i % 4 == 0 || i % 60 == 30)
        g_assert_cmpuint (count (all, a), ==, 1);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *h = g_strdup_printf ("H%03uh", i);

      g_assert_cmpuint (count (all, h), ==, 1);
    }
}

/* Boxes of words as poppler finds them */

static char *
read_boxes (ZwDocument *document)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  char *boxes = NULL;

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  boxes = run ((const char *[]){ "pdftotext", "-bbox", path, "-", NULL });
  remove_folder (folder);
  return boxes;
}

/* One of the four numbers of the box of a word. */
static double
get_box (const char *boxes, const char *word, const char *name)
{
  g_autofree char *wanted = g_strdup_printf (">%s</word>", word);
  const char *end = strstr (boxes, wanted), *start = end;
  g_autofree char *line = NULL;
  const char *value = NULL;

  g_assert_nonnull (end);
  while (*start != '\n')
    start--;
  line = g_strndup (start, end - start);
  value = strstr (line, name);
  g_assert_nonnull (value);
  return g_ascii_strtod (value + strlen (name) + 2, NULL);
}

/* Figures with one, two and no decimals: a digit of Times is half its size wide, a
 * point a quarter. */
static void
test_decimal_points_align (void)
{
  static const ZwTableColumn figures[] = { { "A", 1, ZW_COLUMN_TEXT },
                                           { "B", 1, ZW_COLUMN_NUMBER },
                                           { "C", 1, ZW_COLUMN_NUMBER } };
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  ZwTable *table = zw_document_add_table (document, "T", figures, 3);
  g_autofree char *boxes = NULL;
  double point;

  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "12.25", "1,250" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "b", "1,234.5", "33" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "c", "777", "(none)" });
  boxes = read_boxes (document);
  if (boxes == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  point = get_box (boxes, "12.25", "xMax") - 3 - 12;
  g_assert_cmpfloat_with_epsilon (get_box (boxes, "1,234.5", "xMax"), point + 3 + 6, 0.1);
  g_assert_cmpfloat_with_epsilon (get_box (boxes, "777", "xMax"), point, 0.1);

  /* Without decimals, and words: at the right edge. */
  g_assert_cmpfloat_with_epsilon (get_box (boxes, "33", "xMax"), get_box (boxes, "1,250", "xMax"),
                                  0.1);
  g_assert_cmpfloat_with_epsilon (get_box (boxes, "(none)", "xMax"),
                                  get_box (boxes, "1,250", "xMax"), 0.1);
}

/* Ten columns of what officials write: nothing leaves the margins, no figure is torn. */
static void
test_ten_columns (void)
{
  static const char *const titles[] = { "編號", "路線名稱", "起點", "迄點",     "班次",
                                        "里程", "載客量",   "票價", "營運業者", "備註" };
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  ZwTableColumn ten[10];
  ZwTable *table = NULL;
  g_autofree char *boxes = NULL;

  for (guint i = 0; i < 10; i++)
    ten[i] = (ZwTableColumn){ titles[i], 1, i >= 4 && i <= 7 ? ZW_COLUMN_NUMBER : ZW_COLUMN_TEXT };
  table = zw_document_add_table (document, "路線", ten, 10);
  for (guint i = 0; i < 40; i++)
    {
      zw_table_begin_row (table, ZW_ROW_BODY);
      for (guint column = 0; column < 10; column++)
        if (ten[column].kind == ZW_COLUMN_NUMBER)
          zw_table_add_cell_printf (table, "%u,%03u", 10 + i, 100 + column);
        else
          zw_table_add_cell (table, column == 1 ? "幹線公車環狀接駁路線" : "臺北車站 Main Station");
    }
  boxes = read_boxes (document);
  if (boxes == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%u,107", 10 + i);

      g_assert_cmpfloat (get_box (boxes, figure, "xMax"), <=, 595.28 - MARGIN);
    }
  for (const char *p = boxes; (p = strstr (p, "xMax=\"")) != NULL; p++)
    g_assert_cmpfloat (g_ascii_strtod (p + 6, NULL), <=, 595.28 - MARGIN + 0.5);
  for (const char *p = boxes; (p = strstr (p, "xMin=\"")) != NULL; p++)
    g_assert_cmpfloat (g_ascii_strtod (p + 6, NULL), >=, MARGIN - 0.5);
}

/* No page holds one line only, however the text falls. */
static void
test_no_page_of_one_line (void)
{
  for (guint n = 25; n < 45; n++)
    {
      g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
      g_auto (GStrv) pages = NULL;

      zw_document_set_header (document, "");
      for (guint chapter = 0; chapter < 2; chapter++)
        {
          if (chapter > 0)
            zw_document_add_page_break (document);
          zw_document_add_heading (document, 1, "HEAD");
          for (guint i = 0; i < n; i++)
            zw_document_add_paragraph (document, i % 3 == 0 ? "first\nsecond" : "line");
          zw_document_add_paragraph (document, "END");
        }
      pages = get_pages (document);
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      for (guint i = 0; pages[i + 1] != NULL; i++)
        {
          guint n_lines = count (pages[i], "HEAD") + count (pages[i], "first")
                          + count (pages[i], "second") + count (pages[i], "line")
                          + count (pages[i], "END");

          g_assert_cmpuint (n_lines, >=, 2);
        }
    }
}

/* Page breaks, however many and at whatever end, make no empty page. */
static void
test_no_empty_page (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (ZwLayout) layout = NULL;

  zw_document_add_page_break (document);
  zw_document_add_paragraph (document, "one");
  zw_document_add_page_break (document);
  zw_document_add_page_break (document);
  zw_document_begin_annex (document, "A", "two");
  zw_document_add_page_break (document);
  layout = zw_layout_new (document);
  g_assert_cmpuint (zw_layout_get_n_pages (layout), ==, 2);
}

/* A picture as high as its page allows leaves its heading, caption and note there. */
static void
test_high_picture (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 8; i++)
    zw_document_add_paragraph (document, "before");
  zw_document_add_heading (document, 1, "HEADING");
  zw_document_add_heading (document, 2, "SECTION");
  zw_document_add_picture (document, "CAPTION", "", 100, 400, draw_frame, NULL, NULL);
  zw_document_add_note (document, "NOTE");
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpuint (g_strv_length (pages), ==, 2 + 1);
  g_assert_nonnull (strstr (pages[1], "HEADING"));
  g_assert_nonnull (strstr (pages[1], "SECTION"));
  g_assert_nonnull (strstr (pages[1], "CAPTION"));
  g_assert_nonnull (strstr (pages[1], "NOTE"));
}

static void
cancel_now (double fraction, const char *what, gpointer user_data)
{
  if (fraction > 0.1)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled_layout (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { cancel_now, cancellable, cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_null (zw_layout_new_with_progress (document, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/table/header-rows", test_header_rows_in_the_model);
  g_test_add_func ("/document/table/header-without-titles", test_header_without_titles);
  g_test_add_func ("/document/table/no-text-is-lost", test_no_text_is_lost);
  g_test_add_func ("/document/table/decimal-points-align", test_decimal_points_align);
  g_test_add_func ("/document/table/ten-columns", test_ten_columns);
  g_test_add_func ("/document/layout/no-page-of-one-line", test_no_page_of_one_line);
  g_test_add_func ("/document/layout/no-empty-page", test_no_empty_page);
  g_test_add_func ("/document/layout/high-picture", test_high_picture);
  g_test_add_func ("/document/layout/cancelled", test_cancelled_layout);
  return g_test_run ();
}
