/* test-document-format.c: the format the guideline for subsidies asks for
 *
 * Guideline, 8.2.2: 楷書 and Times New Roman; cover 24, applicant 18, chapters 18,
 * other headings, words and captions 14, tables 12 points; A4 upright, both sides.
 * Judged by poppler, which tells fonts, sizes and places of a PDF.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"
#include "odt-fixture.h"

#include "document/zw-odt.h"
#include "document/zw-typeset.h"

/* The second is the one of Unicode's Extension B. */
#define RARE_NAMES "堃犇喆峯溫\U00020BB7"

/* Every line of the PDF as poppler tells it, at 72 pixels per inch. */
static char *
read_lines (ZwDocument *document)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  char *xml = NULL;

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  xml = run ((const char *[]){ "pdftohtml", "-xml", "-i", "-zoom", "1", "-hidden", "-stdout", path,
                               NULL });
  remove_folder (folder);
  return xml;
}

/* Size of the letters of the first text on page @page that has @words. */
static int
get_size (const char *xml, guint page, const char *words)
{
  g_autofree char *number = g_strdup_printf ("<page number=\"%u\"", page);
  g_autofree char *pattern = g_strdup_printf ("font=\"([0-9]+)\">[^\n]*%s", words);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *id = NULL, *spec = NULL;
  const char *start = strstr (xml, number), *font = NULL;

  g_assert_nonnull (start);
  if (!g_regex_match (regex, start, 0, &match))
    g_error ("%s is not on page %u", words, page);
  id = g_match_info_fetch (match, 1);
  spec = g_strdup_printf ("<fontspec id=\"%s\" size=\"", id);
  font = strstr (xml, spec);
  g_assert_nonnull (font);
  return atoi (font + strlen (spec));
}

static void
test_sizes (void)
{
  static const struct
  {
    guint page;
    const char *words;
    int size;
  } cases[] = {
    { 1, "低碳交通區試辦補助計畫書", 24 },
    { 1, "都會型", 24 },
    { 1, "申請機關", 18 },
    { 3, "壹、計畫目標", 18 },
    { 3, "罕用字", 14 },
    { 3, "一、範圍", 14 },
    { 3, "第四層", 14 },
    { 3, "範圍圖", 14 },
    { 3, "各階段經費", 14 },
    { 3, "工作項目", 12 },
    { 3, "調查", 12 },
    { 3, "3,500,000", 12 },
  };
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autofree char *xml = read_lines (document);

  if (xml == NULL)
    {
      g_test_skip ("pdftohtml is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int size = get_size (xml, cases[i].page, cases[i].words);

      if (size != cases[i].size)
        g_test_message ("%s: %d", cases[i].words, size);
      g_assert_cmpint (size, ==, cases[i].size);
    }
}

/* Where the first text of a page that begins with @words lies. */
static void
get_place (const char *xml, guint page, const char *words, int *left, int *right)
{
  g_autofree char *number = g_strdup_printf ("<page number=\"%u\"", page);
  g_autofree char *pattern = g_strdup_printf (
      "left=\"([0-9]+)\" width=\"([0-9]+)\"[^>]*>(<[^>]*>)*%s", words);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *x = NULL, *width = NULL;
  const char *start = strstr (xml, number);

  g_assert_nonnull (start);
  g_assert_true (g_regex_match (regex, start, 0, &match));
  x = g_match_info_fetch (match, 1);
  width = g_match_info_fetch (match, 2);
  *left = atoi (x);
  *right = *left + atoi (width);
}

static ZwDocument *
make_three_pages (void)
{
  ZwDocument *document = zw_document_new ("en");

  for (guint i = 0; i < 3; i++)
    {
      if (i > 0)
        zw_document_add_page_break (document);
      zw_document_add_paragraph (document, "Words");
    }
  return document;
}

/* Margins of 28 mm = 79 points at the back of the book and 22 mm = 62 at its outer
 * edge, where the page's number stands; the page is 595 points wide. */
static void
test_double_sided_pdf (void)
{
  g_autoptr (ZwDocument) document = make_three_pages ();
  g_autoptr (ZwDocument) single = make_three_pages ();
  g_autofree char *xml = NULL, *other = NULL;
  int left, right;

  zw_document_set_double_sided (document, TRUE);
  xml = read_lines (document);
  other = read_lines (single);
  if (xml == NULL)
    {
      g_test_skip ("pdftohtml is not installed");
      return;
    }
  for (guint page = 1; page <= 3; page++)
    {
      g_autofree char *number = g_strdup_printf ("%u / 3", page);
      gboolean odd = page % 2 == 1;

      get_place (xml, page, "Words", &left, &right);
      g_assert_cmpint (ABS (left - (odd ? 79 : 62)), <=, 1);
      get_place (xml, page, number, &left, &right);
      if (odd)
        g_assert_cmpint (ABS (right - (595 - 62)), <=, 1);
      else
        g_assert_cmpint (ABS (left - 62), <=, 1);
      get_place (other, page, "Words", &left, &right);
      g_assert_cmpint (ABS (left - 71), <=, 1);
    }
}

static void
test_double_sided_odt (void)
{
  g_autoptr (ZwDocument) document = make_three_pages ();
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *styles = NULL;
#define LAYOUT "//style:page-layout[@style:name = 'Page']"

  zw_document_set_double_sided (document, TRUE);
  odt = zw_odt_new_bytes (document, NULL, NULL);
  styles = parse_part (odt, "styles.xml");
  assert_xpath (styles, "string(" LAYOUT "/@style:page-usage)", "mirrored");
  assert_xpath (styles, "string(" LAYOUT "//@fo:margin-left)", "79.37pt");
  assert_xpath (styles, "string(" LAYOUT "/style:page-layout-properties/@fo:margin-right)",
                "62.36pt");
  assert_xpath (styles, "count(//style:footer-left//text:page-number)", "1");
  assert_xpath (styles,
                "string(//style:style[@style:name = //style:footer-left/text:p/@text:style-name]"
                "//@fo:text-align)",
                "start");
  assert_xpath (styles,
                "string(//style:style[@style:name = //style:footer/text:p/@text:style-name]"
                "//@fo:text-align)",
                "end");
  free_xml (styles);
}

static gboolean
has_font (const char *family)
{
  g_autofree char *pattern = g_strconcat (":family=", family, NULL);
  g_autofree char *found = run ((const char *[]){ "fc-list", pattern, NULL });

  return found != NULL && *found != '\0';
}

static void
test_fonts (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *fonts = NULL, *text = NULL;
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_auto (GStrv) lines = NULL;

  zw_document_add_paragraph (document, "姓名 " RARE_NAMES "，Times 1,234");
  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  fonts = run ((const char *[]){ "pdffonts", path, NULL });
  text = read_pdf (path);
  remove_folder (folder);
  if (fonts == NULL || text == NULL)
    {
      g_test_skip ("poppler is not installed");
      return;
    }
  assert_contains (text, RARE_NAMES);
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      if (!has_font ("TW-Kai") || !has_font ("Liberation Serif"))
        g_test_skip ("no font of 楷書, or none as wide as Times New Roman, is installed");
      else
        g_assert_true (
            strstr (lines[i], "TW-Kai") != NULL || strstr (lines[i], "LiberationSerif") != NULL
            || strstr (lines[i], "TimesNewRoman") != NULL || strstr (lines[i], "DFKai") != NULL);

      /* Embedded, and told by their characters. */
      g_assert_true (g_regex_match_simple (" yes +(yes|no) +yes +[0-9]", lines[i], 0, 0));
    }
}

/* No character is a box. */
static void
test_no_missing_glyphs (void)
{
  PangoContext *context = zw_typeset_new_context ("zh_TW");
  ZwStyle text = zw_style_get (ZW_STYLE_TEXT, TRUE), bold = zw_style_get (ZW_STYLE_HEADING_1, TRUE);
  g_autoptr (PangoLayout)
      words = zw_typeset_text (context, RARE_NAMES "▲★●○①㎡℃×−–—…「」", &text, -1);
  g_autoptr (PangoLayout) heading = zw_typeset_text (context, RARE_NAMES "▲★", &bold, -1);

  if (!has_font ("TW-Kai"))
    g_test_skip ("no font of 楷書 is installed");
  else
    {
      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (words), ==, 0);
      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (heading), ==, 0);
    }
  g_object_unref (context);
}

/* No line ends between a figure and its unit, however wide it is. */
static void
test_units_stay (void)
{
  static const char words[] = "甲區之土地使用占總面積 60.8 %，較 112 年增加 12.50 %，面積為 2.916 "
                              "平方公里，總經費 20,900,000 元，減少為 15,600 公噸/年。";
  PangoContext *context = zw_typeset_new_context ("zh_TW");
  ZwStyle style = zw_style_get (ZW_STYLE_TEXT, TRUE);
  g_autofree char *bound = zw_typeset_dup_bound ("500 元至 2,000 元，60.8 %，2 km² of 3 stops");
  guint n_breaks = 0;

  for (int width = 150; width <= 450; width++)
    {
      g_autoptr (PangoLayout) layout = zw_typeset_text (context, words, &style, width);

      g_assert_cmpstr (pango_layout_get_text (layout), ==, words);
      for (int i = 1; i < pango_layout_get_line_count (layout); i++)
        {
          const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
          const char *p = words + line->start_index;

          n_breaks++;
          if (g_ascii_isdigit (p[-1]) || (p[-1] == ' ' && g_ascii_isdigit (p[-2]))
              || g_str_has_prefix (p, "方公里") || g_str_has_prefix (p, "噸/年"))
            g_error ("at %d points a line begins with “%s”", width, p);
        }
    }
  g_assert_cmpuint (n_breaks, >, 300);
  g_assert_cmpstr (bound, ==, "500\u00a0元至 2,000\u00a0元，60.8\u00a0%，2\u00a0km² of 3 stops");
  g_object_unref (context);
}

/* Styles, not looks, and languages and fonts for both scripts. */
static void
test_odt_styles_are_named (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *content = parse_part (odt, "content.xml");
  xmlXPathContext *styles = parse_part (odt, "styles.xml");

  /* Automatic styles of paragraphs say where pages break and what keeps together. */
  assert_xpath (content, "count(//office:automatic-styles//style:text-properties)", "0");
  assert_xpath (content,
                "count(//style:style[@style:family = 'paragraph'][not(@style:parent-style-name)])",
                "0");
  assert_xpath (content, "string(/*/@office:version)", "1.3");
  assert_xpath (styles, "count(//text:outline-style/text:outline-level-style)", "7");
  assert_xpath (styles, "concat(//@fo:language, '-', //@fo:country)", "en-US");
  assert_xpath (content, "count(//draw:frame[not(svg:desc)])", "0");
  assert_xpath (content, "string((//draw:frame)[1]/svg:title)", "圖 1 範圍圖");

  /* Pages in the contents before a word processor has counted them: the cover is 1. */
  assert_xpath (content, "string((//text:index-body//text:bookmark-ref)[1])", "3");
  free_xml (content);
  free_xml (styles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/format/sizes", test_sizes);
  g_test_add_func ("/document/format/double-sided-pdf", test_double_sided_pdf);
  g_test_add_func ("/document/format/double-sided-odt", test_double_sided_odt);
  g_test_add_func ("/document/format/fonts", test_fonts);
  g_test_add_func ("/document/format/no-missing-glyphs", test_no_missing_glyphs);
  g_test_add_func ("/document/format/units-stay", test_units_stay);
  g_test_add_func ("/document/format/odt-styles", test_odt_styles_are_named);
  return g_test_run ();
}
