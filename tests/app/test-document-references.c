/* test-document-references.c: references, footnotes, gaps and annexes of documents
 *
 * Judged by poppler, libxml2 and by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"
#include "odt-fixture.h"

#include "document/zw-odt.h"

/* Chapters 壹 and 貳, an annex, two pictures and a table, referred to before and
 * after they come. */
static ZwDocument *
make_referring (const char *language)
{
  static const char *const marks[] = { "second", "table", "goal", "annex", "first" };
  ZwDocument *document = zw_document_new (language);
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  ZwTable *table = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_ptr_array_add (references, zw_document_refer (document, marks[i]));
#define REF(i) ((const char *) references->pdata[i])
  zw_document_add_contents (document, NULL, 2);
  zw_document_add_page_break (document);
  zw_document_add_heading (document, 1, "目標");
  zw_document_set_mark (document, "goal");
  zw_document_add_paragraph_printf (document, "<%s><%s><%s><%s><%s>", REF (0), REF (1), REF (2),
                                    REF (3), REF (4));
  zw_document_add_picture (document, "甲圖", "", 60, 30, draw_frame, NULL, NULL);
  zw_document_set_mark (document, "first");
  zw_document_add_heading (document, 1, "經費");
  zw_document_add_heading (document, 2, "節");
  table = zw_document_add_table (document, "乙表", columns, G_N_ELEMENTS (columns));
  zw_document_set_mark (document, "table");
  zw_table_begin_row (table, ZW_ROW_BODY);
  zw_table_add_cell_printf (table, "cell <%s>", REF (0));
  zw_document_begin_annex (document, "附件一", "切結書");
  zw_document_set_mark (document, "annex");
  zw_document_add_heading (document, 2, "附件內");
  zw_document_add_list_item (document, ZW_LIST_BULLET, 1, REF (1));
  zw_document_add_picture (document, "丙圖", "", 60, 30, draw_frame, NULL, NULL);
  zw_document_set_mark (document, "second");
  zw_document_begin_annex (document, "附件二", "照片");
  zw_document_add_heading (document, 2, "再附件內");
  zw_document_add_heading (document, 2, "三附件內");
  return document;
}

static void
test_references_in_pdf (void)
{
  g_autoptr (ZwDocument) document = make_referring ("zh_TW");
  g_autoptr (ZwDocument) english = make_referring ("en");
  g_auto (GStrv) pages = get_pages (document);
  g_auto (GStrv) others = get_pages (english);

  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  assert_contains (pages[1], "<圖 2><表 1><壹><附件一><圖 1>");
  assert_contains (pages[1], "cell <圖 2>");
  assert_contains (pages[2], "圖 2 丙圖");
  assert_contains (others[1], "<Figure 2><Table 1><1><附件一><Figure 1>");
  for (guint i = 0; pages[i] != NULL; i++)
    g_assert_null (strstr (pages[i], "\uFDD0"));
}

/* poppler tells the page each link leads to. */
static void
test_references_are_links (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (ZwDocument) document = make_referring ("zh_TW");

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  xml = run (
      (const char *[]){ "pdftohtml", "-xml", "-i", "-stdout", "-f", "2", "-l", "2", path, NULL });
  if (xml == NULL)
    g_test_skip ("pdftohtml is not installed");
  else
    {
      g_autofree char *squeezed = squeeze (xml);

      /* The annex and the second picture lie on page 3, all else on 2. */
      g_assert_nonnull (g_strrstr (squeezed, "#3\">"));
      g_assert_true (g_regex_match_simple ("#3\">[^/]*圖", squeezed, 0, 0));
      g_assert_true (g_regex_match_simple ("#2\">[^/]*表", squeezed, 0, 0));
      g_assert_true (g_regex_match_simple ("#3\">[^/]*附件一", squeezed, 0, 0));
      g_assert_true (g_regex_match_simple ("#2\">[^/]*壹", squeezed, 0, 0));
    }
  remove_folder (folder);
}

static void
test_references_in_odt (void)
{
  g_autoptr (ZwDocument) document = make_referring ("zh_TW");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *content = parse_part (odt, "content.xml");
#define FIELD "//text:p[starts-with(., '<圖')]/*"

  assert_xpath (content, "string(//text:p[starts-with(., '<圖')])",
                "<圖 2><表 1><壹><附件一><圖 1>");
  assert_xpath (content, "count(" FIELD ")", "5");
  assert_xpath (content, "count(" FIELD "[self::text:bookmark-ref])", "4");
  assert_xpath (content, "string((" FIELD ")[3]/@xlink:href)", "#heading2");

  /* Every field points at a mark that encloses what it says. */
  assert_xpath (
      content, "count(//text:bookmark-ref[not(@text:ref-name = //text:bookmark-start/@text:name)])",
      "0");
  assert_xpath (content, "count(//text:bookmark-start)", "13");
  assert_xpath (content,
                "string(//text:bookmark-start[@text:name = (" FIELD ")[1]/@text:ref-name]/../"
                "text:sequence)",
                "2");
  assert_xpath (content,
                "string(//text:bookmark-start[@text:name = (" FIELD ")[2]/@text:ref-name]/..)",
                "表 1 乙表");
  free_xml (content);
}

static void
test_unknown_mark (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autofree char *reference = zw_document_refer (document, "nowhere");
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *content = NULL;

  zw_document_add_paragraph_printf (document, "見%s。", reference);
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*nowhere*");
  odt = zw_odt_new_bytes (document, NULL, NULL);
  g_test_assert_expected_messages ();
  content = parse_part (odt, "content.xml");
  assert_xpath (content, "string(//text:p[starts-with(., '見')])", "見圖 ?。");
  free_xml (content);
}

static void
test_mark_is_unique (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");

  zw_document_add_heading (document, 1, "a");
  zw_document_set_mark (document, "twice");
  zw_document_add_heading (document, 1, "b");
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL, "*");
  zw_document_set_mark (document, "twice");
  g_test_assert_expected_messages ();
}

/* Text from outside that looks like a fragment, whole or in part, does no harm. */
static void
test_hostile_fragments (void)
{
  static const char *const texts[] = {
    "a\uFDD0b",      "a\uFDD0r1", "\uFDD0n7\uFDD1z", "\uFDD1", "\uFDD0r4294967296\uFDD1x",
    "\uFDD0x1\uFDD1"
  };
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_auto (GStrv) pages = NULL;
  g_autoptr (GBytes) odt = NULL;

  zw_document_add_cover (document, (const char *[]){ texts[4], NULL },
                         (const char *[]){ texts[2], NULL });
  zw_document_add_contents (document, texts[1], 3);
  zw_document_set_header (document, texts[2]);
  zw_document_set_title (document, texts[4]);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      ZwTable *table = zw_document_add_table (document, texts[i], columns, 3);

      zw_document_add_heading (document, 1, texts[i]);
      zw_document_add_paragraph (document, texts[i]);
      zw_document_add_list_item (document, ZW_LIST_NUMBERED, 1, texts[i]);
      zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ texts[i], texts[i], texts[i] });
    }
  odt = zw_odt_new_bytes (document, NULL, NULL);
  g_assert_nonnull (odt);
  pages = get_pages (document);
  if (pages == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    for (guint i = 0; pages[i] != NULL; i++)
      {
        g_assert_null (strstr (pages[i], "\uFDD0"));
        g_assert_null (strstr (pages[i], "\uFDD1"));
      }
}

static void
test_annexes (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (ZwDocument) document = make_referring ("zh_TW");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  g_auto (GStrv) pages = get_pages (document);
  g_autofree char *info = NULL;
  xmlXPathContext *content = parse_part (odt, "content.xml");

  assert_xpath (content, "string(//text:h[contains(., '切結書')])", "附件一 切結書");
  assert_xpath (content, "string(//text:h[contains(., '切結書')]/@text:outline-level)", "1");
  assert_xpath (content, "count(//text:h[contains(., '切結書')]/text:number)", "0");
  assert_xpath (content, "string(//text:h[contains(., '再附件內')]/text:number)", "一、");
  assert_xpath (content, "string(//text:h[contains(., '再附件內')]/@text:restart-numbering)",
                "true");
  assert_xpath (content, "string(//text:h[contains(., '三附件內')]/text:number)", "二、");
  assert_xpath (content, "count(//text:index-body//text:a[starts-with(., '附件一 切結書')])", "1");
  assert_xpath (content,
                "string(//text:index-body//text:a[starts-with(., '附件二')]/text:bookmark-ref)",
                "4");
  free_xml (content);

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  info = run ((const char *[]){ "pdftohtml", "-xml", "-i", "-stdout", path, NULL });
  if (pages == NULL || info == NULL)
    g_test_skip ("poppler is not installed");
  else
    {
      g_assert_cmpuint (g_strv_length (pages), ==, 4 + 1);
      assert_contains (pages[2], "附件一 切結書");
      assert_contains (pages[2], "一、附件內");
      assert_contains (pages[3], "附件二 照片");
      assert_contains (pages[0], "附件二 照片 4");

      /* The outline. */
      g_assert_nonnull (strstr (info, "<item page=\"3\">附件一 切結書</item>"));
      g_assert_nonnull (strstr (info, "<item page=\"4\">附件二 照片</item>"));
    }
  remove_folder (folder);
}

/* Within an annex of an English report 1.1 would be a section of chapter 1. */
static void
test_decimal_annex (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *content = NULL;

  zw_document_add_heading (document, 1, "Goals");
  zw_document_begin_annex (document, "Annex 1", "Letter");
  zw_document_add_heading (document, 2, "Part");
  odt = zw_odt_new_bytes (document, NULL, NULL);
  content = parse_part (odt, "content.xml");
  assert_xpath (content, "string(//text:h[. = 'Part']/@text:is-list-header)", "true");
  assert_xpath (content, "count(//text:number)", "1");
  assert_xpath (content, "string(//text:h[2])", "Annex 1 Letter");
  free_xml (content);
}

static void
test_gap (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autoptr (GBytes) odt = NULL;
  g_autofree char *tree = NULL;
  xmlXPathContext *content = NULL, *styles = NULL;

  zw_document_add_gap (document, "聯絡人電話");
  odt = zw_odt_new_bytes (document, NULL, NULL);
  content = parse_part (odt, "content.xml");
  styles = parse_part (odt, "styles.xml");
  assert_xpath (content, "string(//text:p[@text:style-name = 'Gap'])", "▲ 待補：聯絡人電話");
  assert_xpath (styles, "string(//style:style[@style:name = 'Gap']//@fo:border)",
                "1.2pt solid #000000");
  free_xml (content);
  free_xml (styles);
  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  tree = run ((const char *[]){ "pdfinfo", "-struct-text", path, NULL });
  if (tree == NULL)
    g_test_skip ("poppler is not installed");
  else
    assert_contains (tree, "Div P (block) \"▲ 待補：聯絡人電話\"");
  remove_folder (folder);
}

/* Footnotes: however full the page, a note stands on the page that bears its
 * number, and numbers count in the order of the text. */
static void
test_footnotes_stand_on_their_page (void)
{
  for (guint n = 20; n < 36; n++)
    {
      g_autoptr (ZwDocument) document = zw_document_new ("en");
      g_autofree char *late = zw_document_add_footnote (document, "NOTE of the table.");
      g_autofree char *early = zw_document_add_footnote (document, "NOTE of\nthe words.");
      g_autofree char *last = zw_document_add_footnote (document, "NOTE three.");
      g_auto (GStrv) strv = NULL;
      const char *const *pages = NULL;
      ZwTable *table = NULL;

      for (guint i = 0; i < n; i++)
        zw_document_add_list_item (document, ZW_LIST_BULLET, 1, "x");
      zw_document_add_paragraph_printf (document, "%sWORDS%s that go on for %s",
                                        "One line of words fills the width of the page and then "
                                        "some more, so that these come on the second line: ",
                                        early,
                                        "a third line, and a fourth, which is as long as the "
                                        "others, or nearly so, as these words make it in the "
                                        "end, and the very last of them.");
      table = zw_document_add_table (document, "T", columns, G_N_ELEMENTS (columns));
      for (guint i = 0; i < n; i++)
        {
          zw_table_begin_row (table, ZW_ROW_BODY);
          zw_table_add_cell_printf (table, "row%u", i);
          zw_table_add_cell_printf (table, i == n / 2 ? "CELL%s" : "%s", i == n / 2 ? late : "b");
        }
      zw_document_add_paragraph_printf (document, "AGAIN%s END%s", early, last);
      strv = get_pages (document);
      pages = (const char *const *) strv;
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          return;
        }
      g_assert_cmpint (find_page (pages, "WORDS"), ==, find_page (pages, "NOTE of\n"));
      g_assert_cmpint (find_page (pages, "CELL"), ==, find_page (pages, "NOTE of the table"));
      g_assert_cmpint (find_page (pages, "END"), ==, find_page (pages, "NOTE three"));
      for (guint i = 0, notes = 0; pages[i] != NULL; i++)
        {
          notes += count (pages[i], "NOTE");
          if (pages[i + 1] == NULL)
            g_assert_cmpuint (notes, ==, 3);
          if ((int) i == find_page (pages, "NOTE of\n"))
            g_assert_true (g_regex_match_simple ("1 +NOTE of\n", pages[i], 0, 0));
          if ((int) i == find_page (pages, "NOTE of the table"))
            g_assert_true (g_regex_match_simple ("2 +NOTE of the table", pages[i], 0, 0));
        }
    }
}

/* A note longer than a page goes on. */
static void
test_long_footnote (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GString) words = g_string_new ("line000");
  g_autofree char *note = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 1; i < 90; i++)
    g_string_append_printf (words, "\nline%03u", i);
  note = zw_document_add_footnote (document, words->str);
  zw_document_add_paragraph_printf (document, "BEFORE%s", note);
  for (guint i = 0; i < 40; i++)
    zw_document_add_paragraph (document, "after");
  pages = get_pages (document);
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_cmpint (find_page ((const char *const *) pages, "line000"), ==, 0);
  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *line = g_strdup_printf ("line%03u", i);
      guint n = 0;

      for (guint page = 0; pages[page] != NULL; page++)
        n += count (pages[page], line);
      g_assert_cmpuint (n, ==, 1);
    }
  for (guint page = 0; pages[page] != NULL; page++)
    for (const char *p = pages[page]; (p = strstr (p, "after")) != NULL; p++)
      g_assert_true (strstr (p, "line") == NULL || strstr (p, "line") > p);
}

static void
test_footnotes_in_odt (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autofree char *second = zw_document_add_footnote (document, "第二");
  g_autofree char *first = zw_document_add_footnote (document, "第一");
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *content = NULL, *styles = NULL;

  zw_document_add_paragraph_printf (document, "甲%s乙%s丙%s", first, second, first);
  odt = zw_odt_new_bytes (document, NULL, NULL);
  content = parse_part (odt, "content.xml");
  styles = parse_part (odt, "styles.xml");
  assert_xpath (content, "count(//text:note[@text:note-class = 'footnote'])", "2");
  assert_xpath (content, "string((//text:note)[1]/text:note-citation)", "1");
  assert_xpath (content, "string((//text:note)[1]/text:note-body/text:p)", "第一");
  assert_xpath (content, "string((//text:note)[2]/text:note-body)", "第二");
  assert_xpath (content, "string(//text:note-ref)", "1");
  assert_xpath (content, "string(//text:note-ref/@text:ref-name = (//text:note)[1]/@text:id)",
                "true");
  assert_xpath (styles, "string(//text:notes-configuration/@text:footnotes-position)", "page");
  free_xml (content);
  free_xml (styles);
}

static void
test_attachments (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GBytes) contents = g_bytes_new_static ("{\"a\": 1}", 8);
  g_autoptr (GBytes) odt = NULL, part = NULL;
  xmlXPathContext *manifest = NULL;

  zw_document_attach (document, "figures.json", "application/json", contents);
  odt = zw_odt_new_bytes (document, NULL, NULL);
  part = read_part (odt, "Attachments/figures.json");
  g_assert_cmpmem (g_bytes_get_data (part, NULL), 8, "{\"a\": 1}", 8);
  manifest = parse_part (odt, "META-INF/manifest.xml");
  assert_xpath (manifest,
                "string(//manifest:file-entry[@manifest:full-path = 'Attachments/figures.json']"
                "/@manifest:media-type)",
                "application/json");
  free_xml (manifest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/references/pdf", test_references_in_pdf);
  g_test_add_func ("/document/references/pdf-links", test_references_are_links);
  g_test_add_func ("/document/references/odt", test_references_in_odt);
  g_test_add_func ("/document/references/unknown-mark", test_unknown_mark);
  g_test_add_func ("/document/references/mark-is-unique", test_mark_is_unique);
  g_test_add_func ("/document/references/hostile-fragments", test_hostile_fragments);
  g_test_add_func ("/document/annex/numbers-and-contents", test_annexes);
  g_test_add_func ("/document/annex/decimal", test_decimal_annex);
  g_test_add_func ("/document/gap/is-framed", test_gap);
  g_test_add_func ("/document/footnote/on-its-page", test_footnotes_stand_on_their_page);
  g_test_add_func ("/document/footnote/longer-than-a-page", test_long_footnote);
  g_test_add_func ("/document/footnote/odt", test_footnotes_in_odt);
  g_test_add_func ("/document/attachment/odt", test_attachments);
  return g_test_run ();
}
