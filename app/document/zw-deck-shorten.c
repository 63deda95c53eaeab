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
  return (c == '.' || c == '!' || c == '?') && (next == ' ' || next == '\n');
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
take_mark_away (ZwDeckParagraph *paragraph, gboolean chinese)
{
  paragraph->text[find_end (paragraph->text, chinese) - paragraph->text] = '\0';
}

static void
cut (ZwDeckParagraph *paragraph, gsize length, const char *sign)
{
  g_autofree char *kept = g_strndup (paragraph->text, length);

  g_strchomp (kept);
  if (g_str_has_suffix (kept, "；"))
    memcpy (kept + strlen (kept) - strlen ("；"), "。", strlen ("。"));
  g_free (paragraph->text);
  paragraph->text = g_strconcat (kept, sign, NULL);
}

/* Returns: %FALSE where nothing is left out */
static gboolean
leave_out (GPtrArray *paragraphs)
{
  ZwDeckParagraph *paragraph = g_ptr_array_index (paragraphs, paragraphs->len - 1);
  const char *text = paragraph->text;
  const char *last = find_last_sentence (text, text + strlen (text));
  glong n_characters;

  if (last != NULL)
    {
      cut (paragraph, last - text, "");
      return TRUE;
    }
  if (paragraphs->len > 1)
    {
      g_ptr_array_set_size (paragraphs, paragraphs->len - 1);
      return TRUE;
    }
  n_characters = g_utf8_strlen (text, -1) * 7 / 8;
  if (n_characters < LEAST_CHARACTERS)
    return FALSE;
  cut (paragraph, g_utf8_offset_to_pointer (text, n_characters) - text, "…");
  return TRUE;
}

/**
 * zw_deck_shorten:
 * @paragraphs: (element-type ZwDeckParagraph)
 *
 * Leaves out the last sentence; of a single one its end. The last paragraph then says
 * where the rest stands.
 *
 * Returns: %FALSE when there is nothing more to leave out
 */
gboolean
zw_deck_shorten (GPtrArray *paragraphs, gboolean chinese)
{
  ZwDeckParagraph *last;
  gboolean shorter;
  char *unmarked;

  if (paragraphs->len == 0)
    return FALSE;
  take_mark_away (g_ptr_array_index (paragraphs, paragraphs->len - 1), chinese);
  shorter = leave_out (paragraphs);
  last = g_ptr_array_index (paragraphs, paragraphs->len - 1);
  unmarked = last->text;
  last->text = g_strconcat (unmarked, get_mark (chinese), NULL);
  g_free (unmarked);
  return shorter;
}
