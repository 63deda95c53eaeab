/* test-odp.c: slides as OpenDocument presentation, judged by other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deck-fixture.h"

#include <zip.h>

typedef struct
{
  char *folder;
  char *path;
  ZwDeck *deck;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) odp = NULL;

  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "簡報.odp", NULL);
  f->deck = make_deck ("zh_TW");
  odp = zw_odp_new_bytes (f->deck, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (f->path, g_bytes_get_data (odp, NULL), g_bytes_get_size (odp), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  remove_folder (f->folder);
  zw_deck_unref (f->deck);
  g_free (f->path);
  g_free (f->folder);
}

static char *
read_part (const Fixture *f, const char *part)
{
  zip_t *archive = zip_open (f->path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t stat;
  zip_file_t *file;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, part, 0, &stat), ==, 0);
  file = zip_fopen (archive, part, 0);
  text = g_malloc0 (stat.size + 1);
  g_assert_cmpint (zip_fread (file, text, stat.size), ==, (zip_int64_t) stat.size);
  zip_fclose (file);
  zip_discard (archive);
  return text;
}

/* OpenDocument 1.3, part 2, 3.3: from byte 38 on stands the kind of file. */
static void
test_mimetype (Fixture *f, gconstpointer data)
{
  const char *mime = "application/vnd.oasis.opendocument.presentation";
  g_autofree char *bytes = NULL;
  gsize size;

  g_file_get_contents (f->path, &bytes, &size, NULL);
  g_assert_cmpmem (bytes, 4, "PK\003\004", 4);
  g_assert_cmpmem (bytes + 30, 8, "mimetype", 8);
  g_assert_cmpmem (bytes + 38, strlen (mime), mime, strlen (mime));
}

static void
test_parts (Fixture *f, gconstpointer data)
{
  g_autofree char *content = read_part (f, "content.xml");
  g_autofree char *styles = read_part (f, "styles.xml");

  g_assert_cmpuint (count (content, "<draw:page "), ==, 7);
  g_assert_cmpuint (count (content, "presentation:class=\"title\""), ==, 7);
  g_assert_cmpuint (count (content, "<draw:image "), ==, 4);
  g_assert_cmpuint (count (content, "<svg:desc>"), ==, 4);
  g_assert_cmpuint (count (content, "<table:table "), ==, 1);
  g_assert_cmpuint (count (content, "<table:table-row "), ==, 5);
  g_assert_nonnull (strstr (content, "澄川市政府</presentation:footer-decl>"));
  g_assert_cmpuint (count (styles, "<style:master-page "), ==, 3);
  g_assert_cmpuint (count (styles, "<text:page-number>"), ==, 1);
  g_assert_nonnull (strstr (styles, "style:font-name-asian="));
  g_assert_nonnull (strstr (styles, "style:country-asian=\"TW\""));
  g_assert_nonnull (strstr (styles, "draw:fit-to-size=\"shrink-to-fit\""));
}

/* A file that travels along is named in the manifest, as all parts must be. */
static void
test_attachment (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) contents = g_bytes_new_static ("{}", 2);
  const ZwAttachment attachment = { "figures.json", "application/json", contents };
  g_autoptr (GBytes) odp = zw_odp_new_bytes (f->deck, &attachment, NULL, &error);
  g_autofree char *manifest = NULL, *kept = NULL;

  g_assert_no_error (error);
  g_file_set_contents (f->path, g_bytes_get_data (odp, NULL), g_bytes_get_size (odp), &error);
  g_assert_no_error (error);
  manifest = read_part (f, "META-INF/manifest.xml");
  kept = read_part (f, "figures.json");
  g_assert_cmpstr (kept, ==, "{}");
  g_assert_nonnull (strstr (manifest, "manifest:full-path=\"figures.json\""));
  g_assert_cmpuint (count (manifest, "Pictures/"), ==, 4);
}

/* odfpy refuses elements and attributes that OpenDocument does not know. */
static void
test_odfpy (Fixture *f, gconstpointer data)
{
  static const char script[] =
      "import sys\n"
      "from odf.opendocument import load\n"
      "from odf import draw, teletype, table\n"
      "d = load(sys.argv[1])\n"
      "pages = d.getElementsByType(draw.Page)\n"
      "print(len(pages), len(d.getElementsByType(table.Table)))\n"
      "for p in pages: print(p.getAttribute('name').replace('_20_', ' '))\n"
      "print(teletype.extractText(d.presentation))\n";
  g_autofree char *output = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char *[]){ "/usr/bin/python3", "-c", "import odf", NULL }, NULL,
                G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL);
  if (status != 0)
    {
      g_test_skip ("python3-odf is not installed");
      return;
    }
  output = run ((const char *[]){ "/usr/bin/python3", "-c", script, f->path, NULL });
  g_assert_true (g_str_has_prefix (output, "7 1\n1 低碳交通區試辦補助計畫\n2 簡報大綱\n"));
  assert_contains (output, "罕用字 " RARE);
  assert_contains (output, "98,765,432");
}

/* The same pages, titles and figures, and nothing that runs out of the slide. */
static void
test_libreoffice (Fixture *f, gconstpointer data)
{
  static const char *const wanted[] = {
    "低碳交通區試辦補助計畫",
    "申請機關：澄川市政府",
    "簡報大綱",
    "經費收支預算表",
    "罕用字" RARE,
    "東至東門路",
    "不含路口",
    "【待補】請匯入「道路」圖層。",
    "資料來源：內政部",
    "範圍圖",
    "98,765,432",
    "第3站",
  };
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *pdf = NULL, *profile = NULL, *converted = NULL, *text = NULL, *info = NULL;
  g_auto (GStrv) pages = NULL;

  if (program == NULL || !g_file_test (IMPRESS, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("LibreOffice Impress is not installed");
      return;
    }
  pdf = g_build_filename (f->folder, "簡報.pdf", NULL);
  profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", f->folder);
  converted = run ((const char *[]){ "soffice", profile, "--headless", "--convert-to", "pdf",
                                     "--outdir", f->folder, f->path, NULL });
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  text = read_pdf (pdf);
  info = run ((const char *[]){ "pdfinfo", pdf, NULL });
  if (text == NULL)
    {
      g_test_skip ("poppler is not installed");
      return;
    }
  assert_contains (info, "Pages: 7");
  /* LibreOffice counts in hundredths of a millimetre. */
  g_assert_true (
      g_regex_match_simple ("Page size: +9(60|59)[.0-9]* x 5(40|39)[.0-9]* pts", info, 0, 0));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_contains (text, wanted[i]);
  /* The foot: applicant and number of the slide, not on covers of chapters. */
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < 7; i++)
    {
      gboolean foot = i != 0 && i != 2 && i != 4;
      g_autofree char *number = g_strdup_printf ("(^|\\s)%u\\s*$", i + 1);

      g_assert_cmpint (g_regex_match_simple (number, pages[i], 0, 0), ==, foot);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/odp/mimetype-first-and-stored", Fixture, NULL, set_up, test_mimetype, tear_down);
  g_test_add ("/odp/parts", Fixture, NULL, set_up, test_parts, tear_down);
  g_test_add ("/odp/attachment", Fixture, NULL, set_up, test_attachment, tear_down);
  g_test_add ("/odp/loads-in-odfpy", Fixture, NULL, set_up, test_odfpy, tear_down);
  g_test_add ("/odp/opens-in-libreoffice", Fixture, NULL, set_up, test_libreoffice, tear_down);
  return g_test_run ();
}
