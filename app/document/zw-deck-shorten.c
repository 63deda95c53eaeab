/* zw-deck-shorten.c: words that have no room on a slide
 *
 * Whole sentences are left out, the last first, and the slide says where the rest
 * stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

#include <string.h>

/* Fewest characters that still say something. */
#define LEAST_CHARACTERS 8

static const char *
get_mark (gboolean chinese)
{
  return chinese ? "（詳計畫書）" : " (see the application)";
}

static gboolean
ends_sentence (const char *p)
{
  gunichar c = g_utf8_get_char (p);
  char next = *g_utf8_next_char (p);

  if (c == 0x3002 || c == 0xff01 || c == 0xff1f || c == 0xff1b || c == '\n')
    return TRUE;
  return (c == '.' || c == '!' || c == '?' || c == ';') && (next == ' ' || next == '\n');
}

/* Where the last sentence but one ends, or %NULL in one sentence. */
static const char *
find_last_sentence (const char *text, const char *end)
{
  const char *found = NULL;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    if (ends_sentence (p) && g_utf8_next_char (p) < end)
      found = g_utf8_next_char (p);
  return found;
}

static const char *
find_end (const char *text, gboolean chinese)
{
  const char *mark = get_mark (chinese);

  return text + strlen (text) - (g_str_has_suffix (text, mark) ? strlen (mark) : 0);
}

static void
cut (ZwDeckParagraph *paragraph, gsize length, const char *sign, gboolean chinese)
{
  g_autofree char *kept = g_strndup (paragraph->text, length);

  g_strchomp (kept);
  if (g_str_has_suffix (kept, "；"))
    memcpy (kept + strlen (kept) - strlen ("；"), "。", strlen ("。"));
  g_free (paragraph->text);
  paragraph->text = g_strconcat (kept, sign, get_mark (chinese), NULL);
}

/* The longest paragraph of more than one sentence. */
static ZwDeckParagraph *
find_longest (const GPtrArray *paragraphs, gboolean chinese)
{
  ZwDeckParagraph *longest = NULL;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      ZwDeckParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      const char *end = find_end (paragraph->text, chinese);

      if (find_last_sentence (paragraph->text, end) != NULL
          && (longest == NULL || strlen (paragraph->text) > strlen (longest->text)))
        longest = paragraph;
    }
  return longest;
}

/**
 * zw_deck_shorten:
 * @paragraphs: (element-type ZwDeckParagraph)
 *
 * Leaves out the last sentence of the longest paragraph; of single sentences the
 * last; of one sentence its end.
 *
 * Returns: %FALSE when there is nothing more to leave out
 */
gboolean
zw_deck_shorten (GPtrArray *paragraphs, gboolean chinese)
{
  ZwDeckParagraph *paragraph = find_longest (paragraphs, chinese);
  const char *end;
  glong n_characters;

  if (paragraph != NULL)
    {
      const char *last = find_last_sentence (paragraph->text, find_end (paragraph->text, chinese));

      cut (paragraph, last - paragraph->text, "", chinese);
      return TRUE;
    }
  if (paragraphs->len == 0)
    return FALSE;
  if (paragraphs->len > 1)
    {
      g_ptr_array_set_size (paragraphs, paragraphs->len - 1);
      paragraph = g_ptr_array_index (paragraphs, paragraphs->len - 1);
      end = find_end (paragraph->text, chinese);
      cut (paragraph, end - paragraph->text, "", chinese);
      return TRUE;
    }
  paragraph = g_ptr_array_index (paragraphs, 0);
  end = find_end (paragraph->text, chinese);
  n_characters = g_utf8_pointer_to_offset (paragraph->text, end) * 7 / 8;
  if (n_characters < LEAST_CHARACTERS)
    return FALSE;
  cut (paragraph, g_utf8_offset_to_pointer (paragraph->text, n_characters) - paragraph->text, "…",
       chinese);
  return TRUE;
}
