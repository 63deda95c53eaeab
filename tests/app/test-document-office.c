/* test-document-office.c: the ODT as LibreOffice and odfpy read it
 *
 * LibreOffice makes a PDF of the ODT: it must say what our PDF says, with the same
 * numbers of headings, figures, tables and footnotes. odfpy refuses files whose
 * elements are not where OpenDocument's grammar has them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include "document/zw-odt.h"

#include <stdlib.h>

static const ZwTableColumn grouped[] = { { "項目", 2, ZW_COLUMN_HEADING },
                                         { "經費", 1, ZW_COLUMN_NUMBER },
                                         { NULL, 1, ZW_COLUMN_NUMBER },
                                         { "說明", 3, ZW_COLUMN_TEXT } };

static void
add_long_table (ZwDocument *document, const char *note)
{
  ZwTable *table = zw_document_add_table (document, "長表", grouped, G_N_ELEMENTS (grouped));

  zw_document_set_mark (document, "long");
  zw_table_add_row (table, ZW_ROW_HEADER, (const char *[]){ NULL, "中央", "地方", NULL });
  for (guint i = 0; i < 90; i++)
    {
      if (i % 30 == 0)
        {
          zw_table_begin_row (table, ZW_ROW_GROUP);
          zw_table_add_cell_printf (table, "GROUP%ug", i);
        }
      zw_table_begin_row (table, ZW_ROW_BODY);
      if (i % 3 == 0)
        zw_table_add_cell_printf (table, "ITEM%ui", i);
      else
        zw_table_add_cell (table, NULL);
      zw_table_add_cell_printf (table, "%u.%u5", i, i % 10);
      if (i % 9 == 4)
        zw_table_add_wide_cell (table, "WIDE over two", 2);
      else
        {
          zw_table_add_cell_printf (table, "%u,%03u", i, i);
          zw_table_add_cell_printf (table, "CELL%uc%s", i, i == 50 ? note : "");
        }
    }
}

static ZwDocument *
make_rich (void)
{
  static const char *const title[] = { "低碳交通區試辦補助計畫書", "都會型", NULL };
  static const char *const applicant[] = { "申請機關：臺北市政府", NULL };
  ZwDocument *document = zw_document_new ("zh_TW");
  g_autoptr (GBytes) attached = g_bytes_new_static ("{}", 2);
  g_autofree char *map = zw_document_refer (document, "map"),
                  *table = zw_document_refer (document, "long"),
                  *annex = zw_document_refer (document, "annex"),
                  *goal = zw_document_refer (document, "goal"),
                  *one = zw_document_add_footnote (document, "FOOT one"),
                  *two = zw_document_add_footnote (document, "FOOT two");

  zw_document_set_title (document, "計畫書");
  zw_document_set_double_sided (document, TRUE);
  zw_document_attach (document, "figures.json", "application/json", attached);
  zw_document_add_cover (document, title, applicant);
  zw_document_add_contents (document, NULL, 3);
  zw_document_add_page_break (document);
  for (guint chapter = 0; chapter < 3; chapter++)
    {
      zw_document_add_heading (document, 1, "章");
      if (chapter == 0)
        zw_document_set_mark (document, "goal");
      zw_document_add_paragraph_printf (document, "詳見%s、%s、%s及第%s章%s。", map, table, annex,
                                        goal, chapter == 1 ? one : "");
      for (guint i = 0; i < 2; i++)
        {
          zw_document_add_heading (document, 2, "節");
          zw_document_add_heading (document, 3, "款");
          zw_document_add_heading (document, 4, "目");
          zw_document_add_heading (document, 5, "層五");
          zw_document_add_heading (document, 6, "層六");
          zw_document_add_heading (document, 7, "層七");
          zw_document_add_list_item (document, ZW_LIST_NUMBERED, 1, "條列");
          zw_document_add_list_item (document, ZW_LIST_NUMBERED, 2, "子條列");
        }
      zw_document_add_picture (document, "地圖", "", 100, 60, draw_frame, NULL, NULL);
      if (chapter == 2)
        zw_document_set_mark (document, "map");
      zw_document_add_gap (document, "尚缺資料");
    }
  add_long_table (document, two);
  zw_document_add_note (document, "資料來源：內政部");
  zw_document_begin_annex (document, "附件一", "切結書");
  zw_document_set_mark (document, "annex");
  zw_document_add_heading (document, 2, "附件內容");
  zw_document_add_picture (document, "附圖", "", 50, 30, draw_frame, NULL, NULL);
  zw_document_begin_annex (document, "附件二", "照片");
  zw_document_add_heading (document, 2, "再附件內容");
  return document;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What must be the same however pages and lines break: headings, references,
 * captions, cells and notes, sorted. */
static char *
list_tokens (const char *text)
{
  g_autofree char *squeezed = squeeze (text);
  g_autoptr (GRegex) regex = g_regex_new (
      "[壹貳參肆伍]、章|[一二三]、[節再]?附?件?內?容?|\\([一二三]\\)款|[0-9]+、目|\\([0-9]\\)層五|"
      "[a-z]、層六|\\([a-z]\\)層七|[0-9]\\.條列|\\([0-9]\\)子條列|圖[0-9]+[地附]圖|表[0-9]+長表|"
      "詳見圖[0-9]+、表[0-9]+、附件[一二]及第.章|附件[一二](切結書|照片)|▲待補：尚缺資料|"
      "ITEM[0-9]+i|GROUP[0-9]+g|WIDEovertwo|CELL[0-9]+c|FOOT(one|two)|[12]FOOT|資料來源：內政部",
      0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GPtrArray) tokens = g_ptr_array_new_with_free_func (g_free);
  GString *list = g_string_new (NULL);

  g_assert_nonnull (regex);
  g_regex_match (regex, squeezed, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (tokens, g_match_info_fetch (match, 0));
  g_ptr_array_sort (tokens, compare);
  for (guint i = 0; i < tokens->len; i++)
    g_string_append_printf (list, "%s\n", (const char *) tokens->pdata[i]);
  return g_string_free (list, FALSE);
}

static void
assert_same_lines (const char *got, const char *wanted)
{
  g_auto (GStrv) ours = g_strsplit (wanted, "\n", -1);
  g_auto (GStrv) theirs = g_strsplit (got, "\n", -1);

  for (guint i = 0; ours[i] != NULL && theirs[i] != NULL; i++)
    g_assert_cmpstr (theirs[i], ==, ours[i]);
  g_assert_cmpuint (g_strv_length (theirs), ==, g_strv_length (ours));
}

/* Right edge of the first such word, as poppler finds it. */
static double
get_right (const char *boxes, const char *word)
{
  g_autofree char *wanted = g_strdup_printf (">%s</word>", word);
  const char *end = strstr (boxes, wanted), *start = end;

  g_assert_nonnull (end);
  while (!g_str_has_prefix (start, "xMax=\""))
    start--;
  return g_ascii_strtod (start + strlen ("xMax=\""), NULL);
}

static void
check_words (const char *our_text, const char *their_text)
{
  g_autofree char *wanted = list_tokens (our_text), *got = list_tokens (their_text);

  /* Both list the headings twice: in the contents and where they stand. */
  g_assert_cmpuint (count (wanted, "壹、章\n"), ==, 2);
  g_assert_cmpuint (count (wanted, "詳見圖3、表1、附件一及第壹章\n"), ==, 3);
  g_assert_cmpuint (count (wanted, "CELL"), ==, 80);
  assert_same_lines (got, wanted);
  assert_contains (our_text, "CELL50c2");
  assert_contains (their_text, "CELL50c2");
}

/* A digit of Times is half its size of 12 points wide, a point a quarter. */
static void
check_figures (const char *boxes)
{
  double point = get_right (boxes, "12.25") - 3 - 12;

  g_assert_cmpfloat_with_epsilon (get_right (boxes, "1,234.5"), point + 3 + 6, 0.5);
  g_assert_cmpfloat_with_epsilon (get_right (boxes, "777"), point, 0.5);
}

static ZwDocument *
make_figures (void)
{
  ZwDocument *document = zw_document_new ("en");
  g_autofree char *heading = zw_document_refer (document, "heading"),
                  *numbers = zw_document_refer (document, "numbers"),
                  *annex = zw_document_refer (document, "annex");
  ZwTable *table = NULL;

  zw_document_add_heading (document, 1, "Chapter");
  zw_document_add_heading (document, 2, "Section");
  zw_document_set_mark (document, "heading");
  zw_document_add_paragraph_printf (document, "See %s, %s and %s.", heading, numbers, annex);
  zw_document_begin_annex (document, "Annex 1", "Figures");
  zw_document_set_mark (document, "annex");
  zw_document_add_heading (document, 2, "Bare");
  table = zw_document_add_table (document, "T", columns, G_N_ELEMENTS (columns));
  zw_document_set_mark (document, "numbers");
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "12.25" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "1,234.5" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "a", "b", "777" });
  return document;
}

static void
check_libreoffice (const char *folder)
{
  g_autoptr (ZwDocument) rich = make_rich ();
  g_autoptr (ZwDocument) figures = make_figures ();
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *ours = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *rich_odt = g_build_filename (folder, "rich.odt", NULL);
  g_autofree char *rich_pdf = g_build_filename (folder, "rich.pdf", NULL);
  g_autofree char *figures_odt = g_build_filename (folder, "figures.odt", NULL);
  g_autofree char *figures_pdf = g_build_filename (folder, "figures.pdf", NULL);
  g_autofree char *out = NULL, *our_text = NULL, *their_text = NULL, *boxes = NULL;
  g_autofree char *english = NULL;

  g_assert_true (zw_pdf_write (rich, ours, NULL, NULL));
  g_assert_true (zw_odt_write (rich, rich_odt, NULL, NULL));
  g_assert_true (zw_odt_write (figures, figures_odt, NULL, NULL));
  out = run ((const char *[]){ "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir",
                               folder, rich_odt, figures_odt, NULL });
  g_assert_true (g_file_test (rich_pdf, G_FILE_TEST_EXISTS));
  our_text = read_pdf (ours);
  their_text = read_pdf (rich_pdf);
  english = read_pdf (figures_pdf);
  boxes = run ((const char *[]){ "pdftotext", "-bbox", figures_pdf, "-", NULL });
  if (our_text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      check_words (our_text, their_text);
      check_figures (boxes);
      assert_contains (english, "1.1 Section See 1.1, Table 1 and Annex 1.");
      assert_contains (english, "Annex 1 Figures Bare Table 1 T");
    }
}

static void
test_libreoffice_says_the_same (void)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;

  if (program == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  folder = make_folder ();
  check_libreoffice (folder);
  remove_folder (folder);
}

/* Walks over all of it and writes it again. */
static const char script[] =
    "import sys\n"
    "try:\n"
    "    from odf.opendocument import load\n"
    "    from odf import text, table, draw, teletype\n"
    "except ImportError:\n"
    "    print('absent'); sys.exit(0)\n"
    "document = load(sys.argv[1])\n"
    "def walk(node):\n"
    "    return 1 + sum(walk(child) for child in node.childNodes)\n"
    "assert walk(document.topnode) > 1000\n"
    "document.save(sys.argv[2])\n"
    "again = load(sys.argv[2])\n"
    "for kind in (text.H, text.Note, text.BookmarkRef, table.Table, draw.Frame):\n"
    "    n = len(document.getElementsByType(kind))\n"
    "    assert n == len(again.getElementsByType(kind))\n"
    "    print(kind.__name__, n)\n"
    "for heading in again.getElementsByType(text.H):\n"
    "    print(heading.getAttribute('outlinelevel'), teletype.extractText(heading))\n";

static void
test_odfpy_reads_it (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *odt = g_build_filename (folder, "a.odt", NULL);
  g_autofree char *saved = g_build_filename (folder, "b.odt", NULL);
  g_autofree char *output = NULL;
  g_autoptr (ZwDocument) document = make_rich ();

  g_assert_true (zw_odt_write (document, odt, NULL, NULL));
  output = run ((const char *[]){ "/usr/bin/python3", "-c", script, odt, saved, NULL });
  remove_folder (folder);
  if (output == NULL || strstr (output, "absent") != NULL)
    {
      g_test_skip ("odfpy is not installed");
      return;
    }
  g_assert_nonnull (strstr (output, "H 43\n"));
  g_assert_nonnull (strstr (output, "Note 2\n"));
  g_assert_nonnull (strstr (output, "Table 1\n"));
  g_assert_nonnull (strstr (output, "Frame 4\n"));
  g_assert_nonnull (strstr (output, "\n7 (a)層七\n"));
  g_assert_nonnull (strstr (output, "1 附件二 照片\n"));
}

/* Elements and attributes that the grammar of OpenDocument 1.2, as odfpy knows it, has
 * not at their place. */
static const char grammar[] =
    "import sys, zipfile\n"
    "from xml.dom import minidom\n"
    "try:\n"
    "    from odf import grammar\n"
    "except ImportError:\n"
    "    print('absent'); sys.exit(0)\n"
    "def name(node):\n"
    "    return (node.namespaceURI, node.localName)\n"
    "def walk(node):\n"
    "    own = name(node)\n"
    "    if own not in grammar.allowed_children:\n"
    "        print('element', node.tagName)\n"
    "    kids = grammar.allowed_children.get(own)\n"
    "    allowed = grammar.allowed_attributes.get(own)\n"
    "    for i in range(node.attributes.length):\n"
    "        it = node.attributes.item(i)\n"
    "        if allowed is not None and not it.name.startswith('xmlns') and name(it) not in "
    "allowed:\n"
    "            print(node.tagName, it.name)\n"
    "    for needed in grammar.required_attributes.get(own, ()):\n"
    "        if not node.hasAttributeNS(*needed):\n"
    "            print(node.tagName, 'lacks', needed)\n"
    "    for child in node.childNodes:\n"
    "        if child.nodeType == child.ELEMENT_NODE:\n"
    "            if kids is not None and name(child) not in kids:\n"
    "                print(node.tagName, child.tagName)\n"
    "            walk(child)\n"
    "        elif child.data.strip() and own not in grammar.allows_text:\n"
    "            print(node.tagName, 'text')\n"
    "parts = zipfile.ZipFile(sys.argv[1])\n"
    "for part in ('content.xml', 'styles.xml', 'meta.xml', 'settings.xml'):\n"
    "    walk(minidom.parseString(parts.read(part)).documentElement)\n";

static void
test_grammar (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *odt = g_build_filename (folder, "a.odt", NULL);
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ZwDocument) document = make_rich ();

  g_assert_true (zw_odt_write (document, odt, NULL, NULL));
  output = run ((const char *[]){ "/usr/bin/python3", "-c", grammar, odt, NULL });
  remove_folder (folder);
  if (output == NULL || strstr (output, "absent") != NULL)
    {
      g_test_skip ("odfpy is not installed");
      return;
    }

  /* This attribute came with OpenDocument 1.3. */
  lines = g_strsplit (output, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_assert_cmpstr (lines[i], ==, "draw:image draw:mime-type");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/office/libreoffice-says-the-same", test_libreoffice_says_the_same);
  g_test_add_func ("/document/office/odfpy-reads-it", test_odfpy_reads_it);
  g_test_add_func ("/document/office/grammar", test_grammar);
  return g_test_run ();
}
