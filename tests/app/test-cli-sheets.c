/* test-cli-sheets.c: map sheets asked for on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli-fixture.h"
#include "pdf-words.h"

typedef struct
{
  char *folder;
  char *project;
  char *pdf;
} Place;

static gboolean
set_up (Place *self)
{
  g_auto (Run) made = { 0 };

  if (!have_program ())
    return FALSE;
  self->folder = g_dir_make_tmp ("zw-cli-sheets-XXXXXX", NULL);
  self->project = g_build_filename (self->folder, "sample.gpkg", NULL);
  self->pdf = g_build_filename (self->folder, "out.pdf", NULL);
  made = run_program_with ("sample", self->project, NULL);
  g_assert_cmpint (made.status, ==, 0);
  return TRUE;
}

static void
tear_down (Place *self)
{
  g_unlink (self->project);
  g_unlink (self->pdf);
  g_rmdir (self->folder);
  g_free (self->project);
  g_free (self->pdf);
  g_free (self->folder);
}

/* Wrong words are answered with what there is, and nothing is written. */
static void
test_wrong_words (void)
{
  static const struct
  {
    const char *option;
    const char *value;
    int status;
    const char *words;
  } cases[] = {
    { "--series", "atlas", 2, "compare-years" },
    { "--paper", "A7", 2, "A4, A3, A2, A1, A0" },
    { "--scale", "big", 2, "5000" },
    { "--scale", "2:5000", 2, "5000" },
    { "--scale", "-5000", 2, "5000" },
    { "--theme", "weather", 2, "population" },
    { "--extent", "1,2,3", 2, "four numbers" },
    { "--extent", "5,5,1,1", 2, "four numbers" },
    { "--other", "nowhere", 1, "nowhere" },
    { "--scale", "1:500", 1, "does not fit" },
  };
  Place place;

  if (!set_up (&place))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean one = cases[i].status == 1 && g_str_equal (cases[i].option, "--scale");
      g_auto (Run)
          run = run_program_with ("export", place.project, "sheets", place.pdf, cases[i].option,
                                  cases[i].value, one ? "--series" : NULL, "one", NULL);

      assert_failed (&run, cases[i].status, cases[i].words);
      g_assert_false (g_file_test (place.pdf, G_FILE_TEST_EXISTS));
    }
  tear_down (&place);
}

/* What goes together and what does not. */
static void
test_options_together (void)
{
  Place place;

  if (!set_up (&place))
    return;
  {
    g_auto (Run) theme = run_program_with ("export", place.project, "sheets", place.pdf, "--theme",
                                           "population", "--series", "zones", NULL);
    g_auto (Run) grids = run_program_with ("export", place.project, "sheets", place.pdf,
                                           "--graticule", "--no-grid", NULL);
    g_auto (Run) suffix = run_program_with ("export", place.project, "sheets", "out.odt", NULL);

    assert_failed (&theme, 2, "single sheet");
    assert_failed (&grids, 2, "not both");
    assert_failed (&suffix, 2, ".pdf");
  }
  tear_down (&place);
}

/* Text of the file; %NULL without poppler. */
static char *
read_text (const Place *self)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const argv[] = { program, self->pdf, "-", NULL };
  char *text = NULL;

  if (program != NULL)
    g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &text, NULL, NULL, NULL);
  return text;
}

/* Without a word it is the briefing pack, whose first page lists the others. */
static void
test_briefing_pack (void)
{
  g_auto (Run) licence = { 0 };
  g_auto (Run) made = { 0 };
  g_autofree char *text = NULL;
  Place place;

  if (!set_up (&place))
    return;
  licence = run_program_with ("project", place.project, "--licence", "OGDL-Taiwan-1.0", NULL);
  assert_quiet (licence);
  made = run_program_with ("export", place.project, "sheets", place.pdf, "--lang", "en", NULL);
  g_assert_cmpint (made.status, ==, 0);
  text = read_text (&place);
  if (text != NULL)
    {
      /* Twelve themes at least and the list. */
      guint n_pages = 0;

      for (const char *in = text; *in != '\0'; in++)
        n_pages += *in == '\f';
      g_assert_cmpuint (n_pages, >=, 10);
      g_assert_nonnull (strstr (text, "Map sheets"));
      g_assert_nonnull (strstr (text, "Licence: OGDL-Taiwan-1.0"));
    }
  tear_down (&place);
}

/* "1:5,000" is what it says, on the paper asked for. */
static void
test_scale_and_paper (void)
{
  g_auto (Run) made = { 0 };
  g_autofree char *text = NULL;
  Place place;

  if (!set_up (&place))
    return;
  made = run_program_with ("export", place.project, "sheets", place.pdf, "--series", "one",
                           "--paper", "a1", "--portrait", "--scale", "1:5,000", "--lang", "en",
                           NULL);
  g_assert_cmpint (made.status, ==, 0);
  text = read_text (&place);
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "Scale 1:5,000: 1 cm is 50 m"));
      g_assert_nonnull (strstr (text, "A1 · Sheet 1 / 1"));
    }
  tear_down (&place);
}

/* A city full of names, phases with long lists of work: nothing over anything. */
static void
test_words_of_a_city (void)
{
  static const struct
  {
    const char *paper;
    double width_mm, height_mm; /* ISO 216 */
    const char *turn;
    const char *language;
  } cases[] = { { "A4", 297, 210, "--no-grid", "zh_TW" }, { "A3", 297, 420, "--portrait", "en" } };
  Place place;

  if (!set_up (&place))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) made = run_program_with ("export", place.project, "sheets", place.pdf,
                                            "--series", "phases", "--paper", cases[i].paper,
                                            "--lang", cases[i].language, cases[i].turn, NULL);
      g_autoptr (GPtrArray) words = NULL;

      g_assert_cmpint (made.status, ==, 0);
      words = pdf_read_words (place.pdf);
      if (words == NULL)
        break;
      g_assert_cmpuint (words->len, >, 300);
      assert_words_apart (words, cases[i].width_mm, cases[i].height_mm, 8.0);
    }
  tear_down (&place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/sheets/wrong-words", test_wrong_words);
  g_test_add_func ("/cli/sheets/options-together", test_options_together);
  g_test_add_func ("/cli/sheets/briefing-pack", test_briefing_pack);
  g_test_add_func ("/cli/sheets/scale-and-paper", test_scale_and_paper);
  g_test_add_func ("/cli/sheets/words-of-a-city", test_words_of_a_city);
  return g_test_run ();
}
