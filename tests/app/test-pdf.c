/* test-pdf.c: documents on pages and as PDF, judged by poppler
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include "document/zw-layout.h"
#include "document/zw-odt.h"
#include "document/zw-pdf.h"

static void
test_pdf_text (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = NULL, *info = NULL;
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (ZwLayout) layout = zw_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *pages = g_strdup_printf ("Pages: %u\n", zw_layout_get_n_pages (layout));

  g_assert_true (zw_pdf_write (document, path, NULL, &error));
  g_assert_no_error (error);
  text = read_pdf (path);
  info = run ((const char *[]){ "pdfinfo", path, NULL });
  if (text == NULL || info == NULL)
    g_test_skip ("poppler is not installed");
  else
    {
      assert_contains (text, RARE);
      assert_contains (text, "(一)第三層");
      assert_contains (text, "壹、計畫目標3");
      assert_contains (text, "1,195,997,123");
      assert_contains (info, "Title: 分期計畫 <1> & “2”");
      assert_contains (info, "Author: 交通局");
      assert_contains (info, "Tagged: yes");
      assert_contains (info, "595.28 x 841.89 pts (A4)");
      assert_contains (info, pages);
    }
  remove_folder (folder);
}

static void
test_pdf_structure (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *tree = NULL;
  g_autoptr (ZwDocument) document = make_document ("zh_TW");

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  tree = run ((const char *[]){ "pdfinfo", "-struct-text", path, NULL });
  if (tree == NULL)
    g_test_skip ("poppler is not installed");
  else
    {
      g_assert_cmpuint (count (tree, "\n    TR\n"), ==, 5);
      g_assert_cmpuint (count (tree, "      TH\n"), ==, 3 + 2);
      g_assert_cmpuint (count (tree, "  Figure\n"), ==, 2);
      assert_contains (tree, "H1 (block) \"壹、計畫目標\"");
      assert_contains (tree, "H4 (block) \"1、第四層\"");
      assert_contains (tree, "Caption \"表 1 各階段經費\"");
      assert_contains (tree, "TD \"1,195,997,123\"");
    }
  remove_folder (folder);
}

/* Layout, judged by the text of each page */

static void
test_header_row_repeats (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  ZwTable *table = zw_document_add_table (document, "長表", columns, G_N_ELEMENTS (columns));
  g_auto (GStrv) pages = NULL;
  guint n_pages;

  for (guint i = 0; i < 200; i++)
    {
      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell_printf (table, "R%03u", i);
      zw_table_add_cell_printf (table, "first%03u\nlast%03u", i, i);
      zw_table_add_cell_printf (table, "%u", i);
    }
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  n_pages = g_strv_length (pages) - 1;
  g_assert_cmpuint (n_pages, >, 5);
  for (guint i = 0; i < n_pages; i++)
    g_assert_cmpuint (count (pages[i], "工作項目"), ==, 1);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *first = g_strdup_printf ("first%03u", i);
      g_autofree char *last = g_strdup_printf ("last%03u", i);

      /* A row is not torn. */
      g_assert_cmpint (find_page ((const char *const *) pages, first), >=, 0);
      g_assert_cmpint (find_page ((const char *const *) pages, first), ==,
                       find_page ((const char *const *) pages, last));
    }
}

static void
test_high_row_is_split (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GString) words = g_string_new (NULL);
  ZwTable *table = zw_document_add_table (document, "High", columns, G_N_ELEMENTS (columns));
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 120; i++)
    g_string_append_printf (words, "line%03u\n", i);
  g_string_append (words, "end");
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "before", "b", "1" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "high", words->str, "2" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "after", "b", "3" });
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *line = g_strdup_printf ("line%03u", i);
      guint n = 0;

      for (guint page = 0; pages[page] != NULL; page++)
        n += count (pages[page], line);
      g_assert_cmpuint (n, ==, 1);
    }
  g_assert_cmpint (find_page ((const char *const *) pages, "line000"), ==, 0);
  g_assert_cmpint (find_page ((const char *const *) pages, "after"), ==,
                   find_page ((const char *const *) pages, "end"));
}

/* Cells that reach over more rows than a page holds lose nothing. */
static void
test_long_span (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  ZwTable *table = zw_document_add_table (document, "長", columns, G_N_ELEMENTS (columns));
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 80; i++)
    {
      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell (table, i == 0 ? "第一階段" : NULL);
      zw_table_add_cell_printf (table, "work%03u", i);
      zw_table_add_cell_printf (table, "%u", i);
    }
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpint (find_page ((const char *const *) pages, "work000"), ==, 0);
  g_assert_cmpuint (count (pages[0], "第一階段"), ==, 1);
  g_assert_cmpuint (count (pages[1], "第一階段"), ==, 1);
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *work = g_strdup_printf ("work%03u", i);

      g_assert_cmpint (find_page ((const char *const *) pages, work), >=, 0);
    }
}

/* However full the page above, a heading has the first words below it with it, a
 * caption its table, and a table's last row its note. */
static void
test_keeps_together (void)
{
  for (guint n = 20; n < 36; n++)
    {
      g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
      g_auto (GStrv) strv = NULL;
      const char *const *pages = NULL;
      ZwTable *table = NULL;

      for (guint i = 0; i < n; i++)
        zw_document_add_list_item (document, ZW_LIST_BULLET, 1, "字");
      zw_document_add_heading (document, 1, "HEADING");
      zw_document_add_heading (document, 2, "SECTION");
      table = zw_document_add_table (document, "CAPTION", columns, G_N_ELEMENTS (columns));
      zw_table_add_row (table, ZW_ROW_GROUP, (const char *[]){ "GROUP" });
      for (guint i = 0; i < n; i++)
        zw_table_add_row (table, ZW_ROW_BODY,
                          (const char *[]){ i == 0       ? "FIRST"
                                            : i + 1 == n ? "LAST"
                                                         : "x",
                                            "b", "" });
      zw_table_add_row (table, ZW_ROW_TOTAL, (const char *[]){ "TOTAL", "", "" });
      zw_document_add_note (document, "NOTE");
      strv = get_pages (document);
      pages = (const char *const *) strv;
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      g_assert_cmpint (find_page (pages, "HEADING"), ==, find_page (pages, "FIRST"));
      g_assert_cmpint (find_page (pages, "SECTION"), ==, find_page (pages, "FIRST"));
      g_assert_cmpint (find_page (pages, "CAPTION"), ==, find_page (pages, "FIRST"));
      g_assert_cmpint (find_page (pages, "GROUP"), ==, find_page (pages, "FIRST"));
      g_assert_cmpint (find_page (pages, "LAST"), ==, find_page (pages, "TOTAL"));
      g_assert_cmpint (find_page (pages, "NOTE"), ==, find_page (pages, "TOTAL"));
    }
}

static void
test_figures_are_not_torn (void)
{
  static const ZwTableColumn narrow[] = { { "Work item of the phase", 20, ZW_COLUMN_TEXT },
                                          { "Responsible", 1, ZW_COLUMN_TEXT },
                                          { "Cost", 1, ZW_COLUMN_NUMBER } };
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  ZwTable *table = zw_document_add_table (document, "Narrow", narrow, G_N_ELEMENTS (narrow));
  g_auto (GStrv) pages = NULL;

  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "1,195,997,123" });
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (pages[0], "1,195,997,123"));
  g_assert_nonnull (strstr (pages[0], "Responsible"));
}

/* Twelve columns of words that no column has room for: their parts stay between
 * the margins, and gain no hyphens. */
static void
test_narrow_columns (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *boxes = NULL, *text = NULL, *squeezed = NULL;
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  ZwTableColumn many[12] = { 0 };
  ZwTable *table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (ZwTableColumn){ "T", i == 3 ? 100 : 0.001, ZW_COLUMN_TEXT };
  table = zw_document_add_table (document, "Narrow", many, G_N_ELEMENTS (many));
  zw_table_begin_row (table, ZW_ROW_BODY);
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    zw_table_add_cell_printf (table, "unbreakable%02uword", i);
  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  boxes = run ((const char *[]){ "pdftotext", "-bbox", path, "-", NULL });
  text = run ((const char *[]){ "pdftotext", "-raw", path, "-", NULL });
  if (boxes == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      squeezed = squeeze (text);
      for (guint i = 0; i < G_N_ELEMENTS (many); i++)
        {
          g_autofree char *word = g_strdup_printf ("unbreakable%02uword", i);

          g_assert_nonnull (strstr (squeezed, word));
        }
      for (const char *p = boxes; (p = strstr (p, "xMax=\"")) != NULL; p++)
        g_assert_cmpfloat (g_ascii_strtod (p + 6, NULL), <=, 595.28 - 25 / 25.4 * 72 + 0.5);
    }
  remove_folder (folder);
}

/* A total stays with the rows above it, but not when it is as high as a page. */
static void
test_high_total (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GString) words = g_string_new (NULL);
  ZwTable *table = zw_document_add_table (document, "High", columns, G_N_ELEMENTS (columns));
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 90; i++)
    g_string_append_printf (words, "line%03u\n", i);
  zw_table_add_row (table, ZW_ROW_GROUP, (const char *[]){ "group" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "one\ntwo\nthree\nfour", "b", "1" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, "c", "2" });
  zw_table_add_row (table, ZW_ROW_TOTAL, (const char *[]){ "sum", words->str, "3" });
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpint (find_page ((const char *const *) pages, "group"), ==, 0);
  g_assert_cmpint (find_page ((const char *const *) pages, "one"), ==, 0);
  g_assert_cmpint (find_page ((const char *const *) pages, "four"), ==, 0);
  g_assert_cmpint (find_page ((const char *const *) pages, "line000"), ==, 0);
  g_assert_cmpint (find_page ((const char *const *) pages, "line089"), >, 0);
}

/* Lines that fill the width, with letters that run the other way. */
static void
test_right_to_left (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (words, "低碳交通區 اب 1,234 ");
  zw_document_add_paragraph (document, words->str);
  pdf = zw_pdf_new_bytes (document, NULL, NULL);
  g_assert_nonnull (pdf);
}

static void
test_preview (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (ZwLayout) layout = zw_layout_new (document);

  for (guint page = 0; page < zw_layout_get_n_pages (layout); page++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 596, 842);
      cairo_t *cr = cairo_create (surface);
      const guchar *data = NULL;
      int stride, inside = 0, outside = 0;

      zw_layout_draw_page (layout, page, cr);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_flush (surface);
      data = cairo_image_surface_get_data (surface);
      stride = cairo_image_surface_get_stride (surface);
      for (int y = 0; y < 842; y++)
        for (int x = 0; x < 596; x++)
          if (data[y * stride + x] > 0)
            (x < 68 || x > 527 ? outside++ : inside++);

      /* Something is drawn, and nothing in the margins of 25 mm = 70.9 points. */
      g_assert_cmpint (inside, >, 100);
      g_assert_cmpint (outside, ==, 0);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_empty_document (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (ZwLayout) layout = NULL;
  g_autoptr (GBytes) pdf = NULL, odt = NULL;

  zw_document_add_page_break (document);
  layout = zw_layout_new (document);
  pdf = zw_pdf_new_bytes (document, NULL, NULL);
  odt = zw_odt_new_bytes (document, NULL, NULL);
  g_assert_cmpuint (zw_layout_get_n_pages (layout), ==, 1);
  g_assert_nonnull (pdf);
  g_assert_nonnull (odt);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pdf/text-comes-back", test_pdf_text);
  g_test_add_func ("/document/pdf/structure", test_pdf_structure);
  g_test_add_func ("/document/layout/header-row-repeats", test_header_row_repeats);
  g_test_add_func ("/document/layout/high-row-is-split", test_high_row_is_split);
  g_test_add_func ("/document/layout/long-span", test_long_span);
  g_test_add_func ("/document/layout/keeps-together", test_keeps_together);
  g_test_add_func ("/document/layout/figures-are-not-torn", test_figures_are_not_torn);
  g_test_add_func ("/document/layout/narrow-columns", test_narrow_columns);
  g_test_add_func ("/document/layout/high-total", test_high_total);
  g_test_add_func ("/document/layout/right-to-left", test_right_to_left);
  g_test_add_func ("/document/layout/preview-in-margins", test_preview);
  g_test_add_func ("/document/layout/empty-document", test_empty_document);
  return g_test_run ();
}
