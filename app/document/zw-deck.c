/* zw-deck.c: what slides say, before they are an ODP or a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

static void
part_free (gpointer data)
{
  ZwSlidePart *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->text);
  g_free (self->alternative);
  g_free (self->where);
  g_clear_pointer (&self->table, zw_table_free);
  g_free (self);
}

static void
slide_free (gpointer data)
{
  ZwSlide *self = data;

  g_free (self->number);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * zw_deck_new:
 * @language: of the words: "zh_TW" or "en"
 *
 * Returns: (transfer full): a deck without slides
 */
ZwDeck *
zw_deck_new (const char *language)
{
  ZwDeck *self = g_new0 (ZwDeck, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->language = g_strdup (language);
  self->chinese = g_str_has_prefix (language, "zh");
  self->title = g_strdup ("");
  self->author = g_strdup ("");
  self->subject = g_strdup ("");
  self->created = g_date_time_new_now_local ();
  self->slides = g_ptr_array_new_with_free_func (slide_free);
  return self;
}

ZwDeck *
zw_deck_ref (ZwDeck *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_deck_unref (ZwDeck *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->language);
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_date_time_unref (self->created);
  g_ptr_array_unref (self->slides);
  g_free (self);
}

/* A per cent sign stays with its figure. */
static void
set_text (char **target, const char *text)
{
  g_autofree char *clean = zw_document_clean_text (text != NULL ? text : "");
  GString *kept = g_string_new (clean);

  g_string_replace (kept, " %", "\u00a0%", 0);
  g_free (*target);
  *target = g_string_free (kept, FALSE);
}

void
zw_deck_set_title (ZwDeck *self, const char *title)
{
  set_text (&self->title, title);
}

/**
 * zw_deck_set_author:
 * @author: (nullable): who applies; stands at the foot of each slide
 */
void
zw_deck_set_author (ZwDeck *self, const char *author)
{
  set_text (&self->author, author);
}

void
zw_deck_set_subject (ZwDeck *self, const char *subject)
{
  set_text (&self->subject, subject);
}

void
zw_deck_set_created (ZwDeck *self, GDateTime *created)
{
  g_date_time_ref (created);
  g_date_time_unref (self->created);
  self->created = created;
}

/**
 * zw_deck_add_slide:
 * @title: what stands at its top
 *
 * Returns: (transfer none): the slide, to be filled in reading order
 */
ZwSlide *
zw_deck_add_slide (ZwDeck *self, ZwSlideKind kind, const char *title)
{
  ZwSlide *slide = g_new0 (ZwSlide, 1);

  slide->kind = kind;
  set_text (&slide->number, NULL);
  set_text (&slide->title, title);
  set_text (&slide->subtitle, NULL);
  set_text (&slide->source, NULL);
  slide->parts = g_ptr_array_new_with_free_func (part_free);
  g_ptr_array_add (self->slides, slide);
  return slide;
}

guint
zw_deck_get_n_slides (const ZwDeck *self)
{
  return self->slides->len;
}

const ZwSlide *
zw_deck_get_slide (const ZwDeck *self, guint index)
{
  return g_ptr_array_index (self->slides, index);
}

const ZwSlidePart *
zw_slide_get_part (const ZwSlide *self, guint index)
{
  return g_ptr_array_index (self->parts, index);
}

/**
 * zw_slide_set_number:
 * @number: of the chapter: "01"
 */
void
zw_slide_set_number (ZwSlide *self, const char *number)
{
  set_text (&self->number, number);
}

void
zw_slide_set_subtitle (ZwSlide *self, const char *subtitle)
{
  set_text (&self->subtitle, subtitle);
}

static ZwSlidePart *
add_part (ZwSlide *self, ZwSlidePartKind kind, const char *text)
{
  ZwSlidePart *part = g_new0 (ZwSlidePart, 1);

  part->kind = kind;
  set_text (&part->text, text);
  g_ptr_array_add (self->parts, part);
  return part;
}

/**
 * zw_slide_add_text:
 * @level: 1 for a paragraph, 2 for an item of a list, 3 for an item within one
 *
 * Of text that has no room, the last sentences are left out; the slide says so.
 */
void
zw_slide_add_text (ZwSlide *self, guint level, const char *text)
{
  add_part (self, ZW_SLIDE_PART_TEXT, text)->level = CLAMP (level, 1, 3);
}

/**
 * zw_slide_add_gap:
 * @text: what to load or write
 *
 * Marks a place that is still empty, so that nobody takes it for the final words.
 */
void
zw_slide_add_gap (ZwSlide *self, const char *text)
{
  add_part (self, ZW_SLIDE_PART_GAP, text);
}

/**
 * zw_slide_add_picture:
 * @caption: below it; none where empty
 * @alternative: says in words what is seen
 * @data: (transfer full): handed to @draw
 */
void
zw_slide_add_picture (ZwSlide *self,
                      const char *caption,
                      const char *alternative,
                      ZwDrawFunc draw,
                      gpointer data,
                      GDestroyNotify destroy)
{
  ZwSlidePart *part = add_part (self, ZW_SLIDE_PART_PICTURE, caption);

  set_text (&part->alternative, alternative);
  part->draw = draw;
  part->data = data;
  part->destroy = destroy;
}

/**
 * zw_slide_add_table:
 * @caption: above it; none where empty
 *
 * Of a table that has no room, the last rows are left out, but for its totals; a
 * row says how many.
 *
 * Returns: (transfer none): the table, to be filled
 */
ZwTable *
zw_slide_add_table (ZwSlide *self,
                    const char *caption,
                    const ZwTableColumn *columns,
                    guint n_columns)
{
  ZwSlidePart *part = add_part (self, ZW_SLIDE_PART_TABLE, caption);

  part->table = zw_table_new (columns, n_columns);
  return part->table;
}

/**
 * zw_slide_set_table_reference:
 * @where: where the last table stands in full: "計畫書表 2", "table 2 of the
 *   application"
 */
void
zw_slide_set_table_reference (ZwSlide *self, const char *where)
{
  for (guint i = self->parts->len; i-- > 0;)
    {
      ZwSlidePart *part = g_ptr_array_index (self->parts, i);

      if (part->kind != ZW_SLIDE_PART_TABLE)
        continue;
      set_text (&part->where, where);
      return;
    }
}

/**
 * zw_slide_set_stacked:
 * @stacked: words stand above a picture, which is wide, not beside it
 */
void
zw_slide_set_stacked (ZwSlide *self, gboolean stacked)
{
  self->stacked = stacked;
}

/**
 * zw_slide_set_source:
 * @text: where data and maps come from; small, at the foot
 */
void
zw_slide_set_source (ZwSlide *self, const char *text)
{
  set_text (&self->source, text);
}

/* Who applies, for the foot of each slide; the title where nobody does yet. */
char *
zw_deck_dup_footer (const ZwDeck *self)
{
  return g_strdup (*self->author != '\0' ? self->author : self->title);
}
