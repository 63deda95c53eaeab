/* test-document-random.c: random documents, whose pages must lose nothing
 *
 * Every word of a document bears a number of its own. As poppler reads the PDF:
 * each stands on one page and once, words of a footnote on the page that bears its
 * number, no heading is the last on its page, no page is empty, and nothing lies
 * outside the margins or upon the footnotes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <stdlib.h>

typedef struct
{
  ZwDocument *document;
  guint n_words;    /* given out so far */
  GArray *notes;    /* number of the word before a footnote, and of its first */
  GArray *headings; /* numbers of their words */
} Author;

static char *
dup_words (Author *self, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%c%04ux", i > 0 ? " " : "", i % 2 ? 'k' : 'w',
                            self->n_words++);
  return g_string_free (words, FALSE);
}

/* Words, some of them with a footnote behind the last. */
static char *
dup_noted_words (Author *self, guint n)
{
  g_autofree char *words = dup_words (self, n);
  g_autofree char *note_words = NULL, *note = NULL;
  guint pair[2] = { self->n_words - 1, self->n_words };

  if (g_test_rand_int_range (0, 6) > 0)
    return g_steal_pointer (&words);
  note_words = dup_words (self, g_test_rand_int_range (1, 30));
  note = zw_document_add_footnote (self->document, note_words);
  g_array_append_vals (self->notes, pair, 2);
  return g_strconcat (words, note, NULL);
}

static void
add_table (Author *self)
{
  static const ZwTableColumn four[] = { { "A", 1, ZW_COLUMN_HEADING },
                                        { "B", 1, ZW_COLUMN_TEXT },
                                        { NULL, 1, ZW_COLUMN_TEXT },
                                        { "D", 1, ZW_COLUMN_NUMBER } };
  g_autofree char *caption = g_test_rand_int_range (0, 4) ? dup_words (self, 2) : NULL;
  ZwTable *table = zw_document_add_table (self->document, caption, four, G_N_ELEMENTS (four));
  guint n_rows = g_test_rand_int_range (0, 60);

  if (g_test_rand_int_range (0, 2))
    zw_table_add_row (table, ZW_ROW_HEADER, (const char *[]){ NULL, "e", "f", NULL });
  for (guint row = 0; row < n_rows; row++)
    {
      ZwRowKind kind = g_test_rand_int_range (0, 12)  ? ZW_ROW_BODY
                       : g_test_rand_int_range (0, 2) ? ZW_ROW_GROUP
                                                      : ZW_ROW_TOTAL;
      gboolean wide = g_test_rand_int_range (0, 5) == 0;

      zw_table_begin_row (table, kind);
      for (guint column = 0; column < 4; column++)
        {
          guint n = g_test_rand_int_range (0, 90) ? g_test_rand_int_range (1, 9)
                                                  : g_test_rand_int_range (1, 400);
          g_autofree char *text = NULL;

          /* A cell over rows may say its words again on the next page: it has none. */
          if (column == 0 && kind != ZW_ROW_GROUP)
            {
              zw_table_add_cell (table, g_test_rand_int_range (0, 3) ? NULL : "y");
              continue;
            }
          text = dup_noted_words (self, n);
          if (kind == ZW_ROW_GROUP)
            {
              zw_table_add_cell (table, text);
              break;
            }
          if (wide && column == 1)
            zw_table_add_wide_cell (table, text, 2);
          else
            zw_table_add_cell (table, text);
          column += wide && column == 1 ? 1 : 0;
        }
    }
}

static void
add_block (Author *self)
{
  g_autofree char *words = NULL;
  guint number;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
    case 1:
      number = self->n_words;
      words = dup_words (self, g_test_rand_int_range (1, 3));
      g_array_append_val (self->headings, number);
      zw_document_add_heading (self->document, g_test_rand_int_range (1, 5), words);
      break;
    case 2:
      add_table (self);
      words = dup_words (self, 3);
      zw_document_add_note (self->document, words);
      break;
    case 3:
      words = dup_words (self, 3);
      zw_document_add_picture (self->document, words, "", g_test_rand_int_range (20, 170),
                               g_test_rand_int_range (10, 300), draw_frame, NULL, NULL);
      break;
    case 4:
    case 5:
    case 6:
      words = dup_noted_words (self, g_test_rand_int_range (1, 12));
      zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, g_test_rand_int_range (1, 4),
                                 words);
      break;
    case 7:
      words = dup_words (self, g_test_rand_int_range (1, 12));
      zw_document_add_gap (self->document, words);
      break;
    case 8:
      words = dup_words (self, g_test_rand_int_range (1, 40));
      zw_document_add_paragraph (self->document, words);
      zw_document_add_page_break (self->document);
      break;
    default:
      words = dup_noted_words (self, g_test_rand_int_range (1, 90));
      zw_document_add_paragraph (self->document, words);
    }
}

/* The page on which each word stands, which must be one. */
static int *
find_words (const char *const *pages, guint n_words)
{
  int *found = g_new (int, n_words + 1);

  for (guint i = 0; i < n_words; i++)
    found[i] = -1;
  for (guint page = 0; pages[page] != NULL; page++)
    for (const char *p = pages[page]; *p != '\0'; p++)
      if ((*p == 'w' || *p == 'k') && g_ascii_isdigit (p[1]))
        {
          guint number = atoi (p + 1);

          g_assert_cmpuint (number, <, n_words);
          g_assert_cmpint (found[number], ==, -1);
          found[number] = page;
        }
  for (guint i = 0; i < n_words; i++)
    g_assert_cmpint (found[i], >=, 0);
  return found;
}

static void
check_headings (const Author *self, const char *const *pages)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%04ux", g_array_index (self->headings, guint, i));
      int page = find_page (pages, word);
      const char *rest = NULL;

      g_assert_cmpint (page, >=, 0);
      rest = strstr (pages[page], word) + strlen (word);
      while (*rest != '\0' && !(strchr ("wyz", *rest) != NULL && !g_ascii_isalpha (rest[-1])))
        rest++;
      if (*rest == '\0')
        g_test_message ("page %d: %s", page + 1, pages[page]);
      g_assert_cmpint (*rest, !=, '\0');
    }
}

static void
check_boxes (const char *boxes)
{
  for (const char *p = boxes; (p = strstr (p, "<word xMin=\"")) != NULL; p++)
    {
      double x0 = g_ascii_strtod (p + strlen ("<word xMin=\""), NULL);
      double x1 = g_ascii_strtod (strstr (p, "xMax=\"") + strlen ("xMax=\""), NULL);

      g_assert_cmpfloat (x0, >=, 70.87 - 0.6);
      g_assert_cmpfloat (x1, <=, 595.28 - 70.87 + 0.6);
    }
}

/* Lines of one page do not lie on each other: boxes of words in one place differ by a
 * line's height, or are parts of one line. */
static void
check_overlaps (const char *boxes)
{
  g_auto (GStrv) pages = g_strsplit (boxes, "<page ", -1);

  for (guint page = 1; pages[page] != NULL; page++)
    {
      g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, 4 * sizeof (double));

      for (const char *p = pages[page]; (p = strstr (p, "<word xMin=\"")) != NULL; p++)
        {
          static const char *const names[] = { "xMin=\"", "yMin=\"", "xMax=\"", "yMax=\"" };
          double box[4];

          for (guint i = 0; i < 4; i++)
            box[i] = g_ascii_strtod (strstr (p, names[i]) + strlen (names[i]), NULL);
          for (guint i = 0; i < rows->len; i++)
            {
              const double *other = &g_array_index (rows, double, 4 * i);
              double width = MIN (box[2], other[2]) - MAX (box[0], other[0]);
              double height = MIN (box[3], other[3]) - MAX (box[1], other[1]);

              g_assert_false (width > 2 && height > 4);
            }
          g_array_append_vals (rows, box, 1);
        }
    }
}

static void
check_document (void)
{
  Author author = { .document = zw_document_new ("en") };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = NULL, *boxes = NULL;
  g_autofree int *found = NULL;
  g_auto (GStrv) strv = NULL;
  const char *const *pages = NULL;
  guint n_blocks = g_test_rand_int_range (1, 60);

  author.notes = g_array_new (FALSE, FALSE, sizeof (guint));
  author.headings = g_array_new (FALSE, FALSE, sizeof (guint));
  zw_document_set_header (author.document, "");
  for (guint i = 0; i < n_blocks; i++)
    add_block (&author);
  zw_document_add_paragraph (author.document, "w9999");

  g_assert_true (zw_pdf_write (author.document, path, NULL, NULL));
  text = run ((const char *[]){ "pdftotext", "-raw", path, "-", NULL });
  boxes = run ((const char *[]){ "pdftotext", "-bbox", path, "-", NULL });
  remove_folder (folder);
  if (text == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    {
      char *end = strstr (text, "w9999");

      g_assert_nonnull (end);
      memcpy (end, "zzzzz", 5);
      strv = g_strsplit (text, "\f", -1);
      pages = (const char *const *) strv;
      found = find_words (pages, author.n_words);
      for (guint i = 0; i < author.notes->len; i += 2)
        {
          guint word = g_array_index (author.notes, guint, i);

          g_assert_cmpint (found[word], ==, found[g_array_index (author.notes, guint, i + 1)]);
        }
      for (guint page = 0; pages[page + 1] != NULL; page++)
        g_assert_nonnull (strpbrk (pages[page], "wkyz"));
      check_headings (&author, pages);
      check_boxes (boxes);
      check_overlaps (boxes);
    }
  g_array_unref (author.notes);
  g_array_unref (author.headings);
  zw_document_unref (author.document);
}

static void
test_random (void)
{
  guint n = g_test_thorough () ? 200 : 4;

  for (guint i = 0; i < n; i++)
    check_document ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/random/pages-lose-nothing", test_random);
  return g_test_run ();
}
