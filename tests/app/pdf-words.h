/* pdf-words.h: where the words of a PDF stand, as poppler's pdftotext reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

/* Of its page, in points. */
typedef struct
{
  char *text;
  guint page;
  ZwEnvelope box;
} Word;

static inline void
word_free (gpointer data)
{
  Word *self = data;

  g_free (self->text);
  g_free (self);
}

static inline double
fetch_number (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return g_ascii_strtod (text, NULL);
}

/* %NULL where pdftotext is not installed. */
static inline GPtrArray *
pdf_read_words (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const argv[] = { program, "-bbox", path, "-", NULL };
  GPtrArray *words = g_ptr_array_new_with_free_func (word_free);
  g_autoptr (GRegex) regex = g_regex_new (
      "<page |<word xMin=\"([-0-9.]+)\" yMin=\"([-0-9.]+)\" xMax=\"([-0-9.]+)\" "
      "yMax=\"([-0-9.]+)\">([^<]*)</word>",
      0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *html = NULL;
  guint page = 0;

  if (program == NULL)
    {
      g_ptr_array_unref (words);
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, 0, NULL, NULL, &html, NULL, NULL, &error);
  g_assert_no_error (error);
  for (g_regex_match (regex, html, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *text = g_match_info_fetch (match, 5);
      Word *word;

      if (text == NULL || *text == '\0')
        {
          page++;
          continue;
        }
      word = g_new0 (Word, 1);
      word->text = g_steal_pointer (&text);
      word->page = page;
      word->box = (ZwEnvelope){ fetch_number (match, 1), fetch_number (match, 2),
                                fetch_number (match, 3), fetch_number (match, 4) };
      g_ptr_array_add (words, word);
    }
  return words;
}

/* Every word is on the page, @margin_mm away from its edge, and none lies on another. */
static inline void
assert_words_apart (const GPtrArray *words, double width_mm, double height_mm, double margin_mm)
{
  for (guint a = 0; a < words->len; a++)
    {
      const Word *word = g_ptr_array_index (words, a);

      g_assert_cmpfloat (word->box.min_x, >=, margin_mm / 25.4 * 72.0);
      g_assert_cmpfloat (word->box.min_y, >=, margin_mm / 25.4 * 72.0);
      g_assert_cmpfloat (word->box.max_x, <=, (width_mm - margin_mm) / 25.4 * 72.0);
      g_assert_cmpfloat (word->box.max_y, <=, (height_mm - margin_mm) / 25.4 * 72.0);
      for (guint b = 0; b < a; b++)
        {
          const Word *other = g_ptr_array_index (words, b);
          double high = other->box.max_y - other->box.min_y;
          /* A box is as high as the font, its letters are not. */
          double slack = MIN (high, other->box.max_x - other->box.min_x) * 0.25;
          ZwEnvelope inner = { other->box.min_x + slack, other->box.min_y + slack,
                               other->box.max_x - slack, other->box.max_y - slack };

          if (word->page == other->page && zw_envelope_intersects (&word->box, &inner))
            g_error ("“%s” lies on “%s” on page %u", word->text, other->text, word->page);
        }
    }
}
