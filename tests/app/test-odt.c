/* test-odt.c: documents as ODT, judged by libxml2 and LibreOffice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"
#include "odt-fixture.h"

#include "document/zw-odt.h"
#include "document/zw-pdf.h"

static void
test_odt_mimetype (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, &error);
  const guchar *data = NULL;
  const char *type = "application/vnd.oasis.opendocument.text";

  g_assert_no_error (error);
  data = g_bytes_get_data (odt, NULL);

  /* OpenDocument 1.3 part 2, 3.3: name at 30, type at 38; method 0, no extra field. */
  g_assert_cmpmem (data, 4, "PK\003\004", 4);
  g_assert_cmpint (data[8] | data[9] << 8, ==, 0);
  g_assert_cmpint (data[26] | data[27] << 8, ==, 8);
  g_assert_cmpint (data[28] | data[29] << 8, ==, 0);
  g_assert_cmpmem (data + 30, 8, "mimetype", 8);
  g_assert_cmpmem (data + 38, strlen (type), type, strlen (type));
}

static void
test_odt_content (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *content = parse_part (odt, "content.xml");

  assert_xpath (content, "count(//text:h)", "6");
  assert_xpath (content, "string(//text:h[4]/@text:outline-level)", "4");
  assert_xpath (content, "string(//text:h[1]/text:number)", "壹、");
  assert_xpath (content, "string(//text:h[6]/text:number)", "貳、");
  assert_xpath (content, "count(//text:p/@fo:* | //text:span)", "0");
  assert_xpath (content, "count(//table:table-header-rows/table:table-row/table:table-cell)", "3");
  assert_xpath (content, "string(//table:table-header-rows//table:table-cell[2])", "工作項目");
  assert_xpath (content, "count(//table:table/table:table-row)", "4");
  assert_xpath (content, "string(//table:table-cell[text:p='第一階段']/@table:number-rows-spanned)",
                "2");
  assert_xpath (content,
                "string(//table:table-cell[text:p='環境營造']/@table:number-columns-spanned)", "3");
  assert_xpath (content, "count(//table:table-cell[text:p='調查']/text:p)", "2");
  assert_xpath (content, "string(//text:sequence[@text:name='Figure'][1]/..)", "圖 1 範圍圖");
  assert_xpath (content, "string((//text:sequence[@text:name='Figure'])[2])", "2");
  assert_xpath (content, "string(//text:p[text:sequence[@text:name='Table']])", "表 1 各階段經費");
  assert_xpath (content, "string(//draw:frame[1]/svg:desc)", "試辦範圍的地圖");
  assert_xpath (content, "count(//text:list/text:list-item)", "2");

  /* "a  b": XML would make one space of two. */
  assert_xpath (content, "count(//text:p[contains(., '罕用字')]/text:s)", "1");
  assert_xpath (content, "count(//text:p[contains(., '罕用字')]/text:line-break)", "1");
  assert_xpath (content, "string(//text:p[contains(., '罕用字')]/text()[1])", "罕用字 " RARE ",a ");
  free_xml (content);
}

static void
test_odt_styles (void)
{
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *styles = parse_part (odt, "styles.xml");
  xmlXPathContext *content = parse_part (odt, "content.xml");
  xmlXPathContext *meta = parse_part (odt, "meta.xml");
  xmlXPathObject *used = NULL;
#define SIZE(name) "string(//style:style[@style:name='" name "']//@style:font-size-asian)"

  /* Guideline, 8.2.2. */
  assert_xpath (styles, SIZE ("Cover_20_title"), "24.00pt");
  assert_xpath (styles, SIZE ("Applicant"), "18.00pt");
  assert_xpath (styles, SIZE ("Heading_20_1"), "18.00pt");
  assert_xpath (styles, SIZE ("Heading_20_2"), "14.00pt");
  assert_xpath (styles, SIZE ("Text_20_body"), "14.00pt");
  assert_xpath (styles, SIZE ("Table_20_Contents"), "12.00pt");
  assert_xpath (styles, "string(//style:default-style/style:text-properties/@style:font-name)",
                "Times New Roman");
  assert_xpath (styles,
                "string(//style:default-style/style:text-properties/@style:font-name-asian)",
                "標楷體");
  assert_xpath (styles, "string(//@fo:language)", "en");
  assert_xpath (styles, "concat(//@style:language-asian, '-', //@style:country-asian)", "zh-TW");
  assert_xpath (styles, "concat(//@fo:page-width, 'x', //@fo:page-height)", "210mmx297mm");
  assert_xpath (styles, "count(//style:footer//text:page-number)", "1");
  assert_xpath (styles, "count(//style:footer//text:page-count)", "1");
  assert_xpath (meta, "string(//dc:title)", "分期計畫 <1> & “2”");

  /* No paragraph names a style that is not there. */
  used = xmlXPathEvalExpression (BAD_CAST "//text:p/@text:style-name | //text:h/@text:style-name",
                                 content);
  g_assert_cmpint (used->nodesetval->nodeNr, >, 20);
  for (int i = 0; i < used->nodesetval->nodeNr; i++)
    {
      xmlChar *name = xmlNodeGetContent (used->nodesetval->nodeTab[i]);
      g_autofree char *expression = g_strdup_printf ("count(//style:style[@style:name='%s'])",
                                                     (char *) name);
      g_autofree char *named = evaluate (styles, expression);
      g_autofree char *automatic = evaluate (content, expression);

      if (g_strcmp0 (named, automatic) == 0)
        g_test_message ("no style %s", (char *) name);
      g_assert_cmpstr (named, !=, automatic);
      xmlFree (name);
    }
  xmlXPathFreeObject (used);
  free_xml (styles);
  free_xml (content);
  free_xml (meta);
}

static void
test_odt_manifest (void)
{
  g_autoptr (ZwDocument) document = make_document ("en");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *manifest = parse_part (odt, "META-INF/manifest.xml");
  xmlXPathObject *paths = xmlXPathEvalExpression (
      BAD_CAST "//manifest:file-entry/@manifest:full-path", manifest);

  /* The whole, content, styles, meta, settings, two pictures. */
  g_assert_cmpint (paths->nodesetval->nodeNr, ==, 7);
  for (int i = 1; i < paths->nodesetval->nodeNr; i++)
    {
      xmlChar *path = xmlNodeGetContent (paths->nodesetval->nodeTab[i]);
      g_autoptr (GBytes) part = read_part (odt, (char *) path);

      g_assert_cmpuint (g_bytes_get_size (part), >, 0);
      xmlFree (path);
    }
  xmlXPathFreeObject (paths);
  free_xml (manifest);
}

static void
test_odt_picture (void)
{
  g_autoptr (ZwDocument) document = make_document ("en");
  g_autoptr (GBytes) odt = zw_odt_new_bytes (document, NULL, NULL);
  xmlXPathContext *content = parse_part (odt, "content.xml");
  g_autofree char *name = evaluate (content, "string((//draw:image)[1]/@*[local-name()='href'])");
  g_autoptr (GBytes) png = read_part (odt, name);
  const guchar *data = g_bytes_get_data (png, NULL);
  guint width = data[16] << 24 | data[17] << 16 | data[18] << 8 | data[19];

  /* PNG specification, 11.2.2: the width is the first number of IHDR. 100 mm. */
  g_assert_cmpmem (data + 12, 4, "IHDR", 4);
  g_assert_cmpfloat (width / (100 / 25.4), >=, 200);
  free_xml (content);
}

/* LibreOffice 7.4 hung where rows of a table with a row as high as a page were to
 * be kept together. */
static void
test_odt_high_row (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GBytes) odt = NULL;
  xmlXPathContext *content = NULL;
  ZwTable *table = zw_document_add_table (document, "高", columns, G_N_ELEMENTS (columns));

  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "1" });
  table = zw_document_add_table (document, "高", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 60; i++)
    g_string_append (words, "字\n");
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", words->str, "1" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, "b", "1" });
  odt = zw_odt_new_bytes (document, NULL, NULL);
  content = parse_part (odt, "content.xml");
#define KEEP(row)                                                                                  \
  "string(//style:style[@style:name = (" row ")/@table:style-name]//@fo:keep-together)"
  assert_xpath (content, KEEP ("(//table:table)[1]/table:table-row[1]"), "always");
  assert_xpath (content, KEEP ("(//table:table)[2]/table:table-row[1]"), "auto");
  assert_xpath (content, KEEP ("(//table:table)[2]/table:table-row[2]"), "auto");
  free_xml (content);
}

/* Less than a pixel wide. */
static void
test_odt_tiny_picture (void)
{
  g_autoptr (ZwDocument) document = zw_document_new ("en");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) odt = NULL;

  zw_document_add_picture (document, "Tiny", "", 0.01, 400, draw_frame, NULL, NULL);
  odt = zw_odt_new_bytes (document, NULL, &error);
  g_assert_no_error (error);
}

static void
test_odt_libreoffice (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *odt = NULL, *pdf = NULL, *ours = NULL, *profile = NULL;
  g_autofree char *converted = NULL, *text = NULL, *own = NULL;
  g_autoptr (ZwDocument) document = make_document ("zh_TW");
  static const char *const wanted[] = {
    "壹、計畫目標",       "一、範圍",      "(一)第三層",  "1、第四層",
    "二、經費",           "貳、成效",      "圖 1 範圍圖", "圖 2 成效圖",
    "表 1 各階段經費",    "1. 項目甲",     "2. 項目乙",   "資料來源:內政部",
    "3,500,000",          "1,195,997,123", "環境營造",    "罕用字 " RARE ",a b < c & d。第二行",
    "申請機關:臺北市政府"
  };

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  folder = make_folder ();
  odt = g_build_filename (folder, "計畫.odt", NULL);
  pdf = g_build_filename (folder, "計畫.pdf", NULL);
  ours = g_build_filename (folder, "ours.pdf", NULL);
  profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_assert_true (zw_odt_write (document, odt, NULL, NULL));
  g_assert_true (zw_pdf_write (document, ours, NULL, NULL));
  converted = run ((const char *[]){ "soffice", profile, "--headless", "--convert-to", "pdf",
                                     "--outdir", folder, odt, NULL });
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  text = read_pdf (pdf);
  own = read_pdf (ours);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      g_autofree char *squeezed = squeeze (text);

      for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
        {
          assert_contains (text, wanted[i]);
          assert_contains (own, wanted[i]);
        }

      /* Cover, contents, then the rest: pages are counted from the cover on, and the
       * contents point at the third. */
      assert_contains (text, "2 / 4");
      assert_contains (text, "3 / 4");
      g_assert_null (strstr (squeezed, "1/4"));
      assert_contains (text, "目錄壹、計畫目標");
      g_assert_true (g_regex_match_simple ("目錄\\s+壹、計畫目標[ .]+3\\n", text, 0, 0));
    }
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/odt/mimetype-first-and-stored", test_odt_mimetype);
  g_test_add_func ("/document/odt/content", test_odt_content);
  g_test_add_func ("/document/odt/styles", test_odt_styles);
  g_test_add_func ("/document/odt/manifest-lists-all-parts", test_odt_manifest);
  g_test_add_func ("/document/odt/picture-is-sharp", test_odt_picture);
  g_test_add_func ("/document/odt/high-row", test_odt_high_row);
  g_test_add_func ("/document/odt/tiny-picture", test_odt_tiny_picture);
  g_test_add_func ("/document/odt/opens-in-libreoffice", test_odt_libreoffice);
  return g_test_run ();
}
