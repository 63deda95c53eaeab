/* zw-deck-layout.c: what lies where on the slides of a deck
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

#include "document/zw-typeset.h"

#include <glib/gi18n.h>

#define LEFT ZW_DECK_MARGIN
#define WIDTH (ZW_DECK_WIDTH - 2 * ZW_DECK_MARGIN)

/* The head of a content slide. */
#define HEAD_Y 10.0
#define HEAD_HEIGHT 62.0
#define NUMBER_WIDTH 58.0
#define SUBTITLE_Y 80.0
#define CONTENT_Y 90.0
#define CONTENT_END 502.0
#define MOST_SOURCE_LINES 2

/* Covers and openings of chapters begin right of the band. */
#define COVER_LEFT 96.0
#define COVER_WIDTH (ZW_DECK_WIDTH - 2 * COVER_LEFT)

#define OUTLINE_Y 94.0
#define OUTLINE_END 490.0
#define OUTLINE_NUMBER_WIDTH 64.0

static void
box_free (gpointer data)
{
  ZwDeckBox *self = data;

  g_ptr_array_unref (self->paragraphs);
  g_clear_pointer (&self->table, zw_deck_table_free);
  g_free (self);
}

ZwDeckBox *
zw_deck_box_new (ZwDeckBoxKind kind, double x, double y, double width, double height)
{
  ZwDeckBox *self = g_new0 (ZwDeckBox, 1);

  self->kind = kind;
  self->x = x;
  self->y = y;
  self->width = width;
  self->height = height;
  self->paragraphs = g_ptr_array_new_with_free_func (zw_deck_paragraph_free);
  return self;
}

/**
 * zw_deck_box_new_words:
 * @size: of the letters; 0 for the usual one
 *
 * Returns: (transfer full): a box as high as its words
 */
ZwDeckBox *
zw_deck_box_new_words (PangoContext *context,
                       ZwDeckBoxKind kind,
                       double x,
                       double y,
                       double width,
                       ZwDeckRole role,
                       double size,
                       const char *text)
{
  ZwDeckBox *self = zw_deck_box_new (kind, x, y, width, 0);

  g_ptr_array_add (self->paragraphs, zw_deck_paragraph_new (role, size, text));
  self->height = zw_deck_measure_paragraphs (context, self->paragraphs, width);
  return self;
}

/* One line in the largest letters that have room, or several in the smallest. */
static ZwDeckBox *
new_title (PangoContext *context,
           ZwDeckBoxKind kind,
           const ZwDeckArea *area,
           ZwDeckRole role,
           double least,
           const char *text)
{
  double size = zw_deck_look_get (role, 0).style.size;
  ZwDeckBox *box = NULL;

  for (;; size -= 2)
    {
      ZwDeckLook look = zw_deck_look_get (role, size);

      box = zw_deck_box_new_words (context, kind, area->x, area->y, area->width, role, size, text);
      if (box->height < 1.5 * look.style.pitch || size - 2 < least)
        break;
      box_free (box);
    }
  while (
      box->height > area->height
      && zw_deck_shorten (
          box->paragraphs,
          g_str_has_prefix (pango_language_to_string (pango_context_get_language (context)), "zh")))
    box->height = zw_deck_measure_paragraphs (context, box->paragraphs, area->width);
  return box;
}

static void
place_cover (ZwDeckLayout *self, const ZwSlide *slide, GPtrArray *boxes)
{
  ZwDeckArea area = { COVER_LEFT, 110, COVER_WIDTH, 120 };
  ZwDeckBox *box = new_title (self->context, ZW_DECK_BOX_TITLE, &area, ZW_DECK_COVER_TITLE, 30,
                              slide->title);
  GPtrArray *lines;

  g_ptr_array_add (boxes, box);
  area.y += box->height + 6;
  area.height = 60;
  if (*slide->subtitle != '\0')
    {
      box = new_title (self->context, ZW_DECK_BOX_SUBTITLE, &area, ZW_DECK_COVER_SUBTITLE, 24,
                       slide->subtitle);
      g_ptr_array_add (boxes, box);
      area.y += box->height;
    }
  area.y += 40;
  if (slide->parts->len == 0)
    return;
  box = zw_deck_box_new (ZW_DECK_BOX_TEXT, area.x, area.y, area.width, 0);
  lines = box->paragraphs;
  for (guint i = 0; i < slide->parts->len; i++)
    g_ptr_array_add (
        lines, zw_deck_paragraph_new (ZW_DECK_COVER_LINE, 0, zw_slide_get_part (slide, i)->text));
  box->height = zw_deck_measure_paragraphs (self->context, lines, area.width);
  for (double size = 22; size >= 18 && area.y + box->height > CONTENT_END; size -= 2)
    {
      for (guint i = 0; i < lines->len; i++)
        ((ZwDeckParagraph *) g_ptr_array_index (lines, i))->size = size;
      box->height = zw_deck_measure_paragraphs (self->context, lines, area.width);
    }
  g_ptr_array_add (boxes, box);
}

static void
place_chapter (ZwDeckLayout *self, const ZwSlide *slide, GPtrArray *boxes)
{
  ZwDeckArea area = { COVER_LEFT, slide->parts->len > 3 ? 34 : 84, COVER_WIDTH, 140 };
  ZwDeckBox *box = zw_deck_box_new_words (self->context, ZW_DECK_BOX_NUMBER, area.x, area.y,
                                          area.width, ZW_DECK_CHAPTER_NUMBER, 0, slide->number);
  GPtrArray *items;

  g_ptr_array_add (boxes, box);
  area.y += box->height;
  box = new_title (self->context, ZW_DECK_BOX_TITLE, &area, ZW_DECK_CHAPTER_TITLE, 28,
                   slide->title);
  g_ptr_array_add (boxes, box);
  area.y += box->height + 20;
  if (slide->parts->len == 0)
    return;
  box = zw_deck_box_new (ZW_DECK_BOX_TEXT, area.x, area.y, area.width, 0);
  items = box->paragraphs;
  for (guint i = 0; i < slide->parts->len; i++)
    g_ptr_array_add (
        items, zw_deck_paragraph_new (ZW_DECK_CHAPTER_ITEM, 0, zw_slide_get_part (slide, i)->text));
  box->height = zw_deck_measure_paragraphs (self->context, items, area.width);
  for (double size = 22; size >= ZW_DECK_LEAST_BODY && area.y + box->height > CONTENT_END;
       size -= 2)
    {
      for (guint i = 0; i < items->len; i++)
        ((ZwDeckParagraph *) g_ptr_array_index (items, i))->size = size;
      box->height = zw_deck_measure_paragraphs (self->context, items, area.width);
    }
  g_ptr_array_add (boxes, box);
}

/* Title, with the number of its chapter before it. */
static void
place_head (ZwDeckLayout *self, const ZwSlide *slide, const char *number, GPtrArray *boxes)
{
  ZwDeckArea area = { LEFT, HEAD_Y, WIDTH, HEAD_HEIGHT };
  ZwDeckBox *title, *sign = NULL;

  if (*number != '\0')
    {
      area.x += NUMBER_WIDTH;
      area.width -= NUMBER_WIDTH;
    }
  title = new_title (self->context, ZW_DECK_BOX_TITLE, &area, ZW_DECK_TITLE, 20, slide->title);
  title->y = HEAD_Y + (HEAD_HEIGHT - title->height) / 2;
  if (*number != '\0')
    {
      sign = zw_deck_box_new_words (self->context, ZW_DECK_BOX_NUMBER, LEFT, 0, NUMBER_WIDTH,
                                    ZW_DECK_NUMBER, 0, number);
      sign->y = HEAD_Y + (HEAD_HEIGHT - sign->height) / 2;
      g_ptr_array_add (boxes, sign);
    }
  g_ptr_array_add (boxes, title);
}

/* "01 計畫目標": the number stands in a column of its own. */
static void
place_outline (ZwDeckLayout *self, const ZwSlide *slide, GPtrArray *boxes)
{
  double step = (OUTLINE_END - OUTLINE_Y) / MAX (8, slide->parts->len);

  place_head (self, slide, "", boxes);
  for (guint i = 0; i < slide->parts->len; i++)
    {
      const char *text = zw_slide_get_part (slide, i)->text;
      const char *space = g_utf8_strchr (text, -1, ' ');
      g_autofree char *number = space != NULL ? g_strndup (text, space - text) : g_strdup ("");
      ZwDeckArea area = { LEFT + OUTLINE_NUMBER_WIDTH, OUTLINE_Y + i * step,
                          WIDTH - OUTLINE_NUMBER_WIDTH, step };
      ZwDeckBox *item = new_title (self->context, ZW_DECK_BOX_TEXT, &area, ZW_DECK_OUTLINE_ITEM,
                                   ZW_DECK_LEAST_BODY, space != NULL ? space + 1 : text);
      double size = ((ZwDeckParagraph *) g_ptr_array_index (item->paragraphs, 0))->size;

      if (*number != '\0')
        g_ptr_array_add (boxes, zw_deck_box_new_words (self->context, ZW_DECK_BOX_TEXT, LEFT,
                                                       area.y, OUTLINE_NUMBER_WIDTH,
                                                       ZW_DECK_OUTLINE_NUMBER, size, number));
      g_ptr_array_add (boxes, item);
    }
}

/* Where data come from, right above the foot. Returns: its upper edge */
static double
place_source (ZwDeckLayout *self, const ZwSlide *slide, GPtrArray *boxes)
{
  double most = (MOST_SOURCE_LINES + 0.5) * zw_deck_look_get (ZW_DECK_SOURCE, 0).style.pitch;
  ZwDeckBox *box;

  if (*slide->source == '\0')
    return CONTENT_END;
  box = zw_deck_box_new_words (self->context, ZW_DECK_BOX_SOURCE, LEFT, 0, WIDTH, ZW_DECK_SOURCE, 0,
                               slide->source);
  while (box->height > most && zw_deck_shorten (box->paragraphs, self->deck->chinese))
    box->height = zw_deck_measure_paragraphs (self->context, box->paragraphs, WIDTH);
  box->y = CONTENT_END - box->height + 4;
  g_ptr_array_add (boxes, box);
  return box->y - 6;
}

static void
place_content (ZwDeckLayout *self, const ZwSlide *slide, const char *number, GPtrArray *boxes)
{
  ZwDeckArea area = { LEFT, CONTENT_Y, WIDTH, 0 };

  place_head (self, slide, number, boxes);
  if (*slide->subtitle != '\0')
    {
      ZwDeckArea line = { LEFT, SUBTITLE_Y, WIDTH, 34 };
      ZwDeckBox *box = new_title (self->context, ZW_DECK_BOX_SUBTITLE, &line, ZW_DECK_SUBTITLE, 18,
                                  slide->subtitle);

      g_ptr_array_add (boxes, box);
      area.y = SUBTITLE_Y + box->height + 8;
    }
  area.height = place_source (self, slide, boxes) - area.y;
  zw_deck_place_parts (self, slide, &area, boxes);
}

/**
 * zw_deck_layout_new:
 * @deck: a deck, which must not change any more
 *
 * Returns: (transfer full) (nullable): where its parts come; %NULL when cancelled
 */
ZwDeckLayout *
zw_deck_layout_new (ZwDeck *deck, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwDeckLayout) self = g_new0 (ZwDeckLayout, 1);
  const char *number = "";

  self->deck = zw_deck_ref (deck);
  self->context = zw_typeset_new_context (deck->chinese ? "zh-tw" : deck->language);
  self->slides = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < deck->slides->len; i++)
    {
      const ZwSlide *slide = zw_deck_get_slide (deck, i);
      GPtrArray *boxes = g_ptr_array_new_with_free_func (box_free);

      g_ptr_array_add (self->slides, boxes);
      if (!zw_progress_step (progress, i / (double) deck->slides->len, _ ("Laying out slides"),
                             error))
        return NULL;
      switch (slide->kind)
        {
        case ZW_SLIDE_COVER:
          place_cover (self, slide, boxes);
          break;
        case ZW_SLIDE_OUTLINE:
          place_outline (self, slide, boxes);
          break;
        case ZW_SLIDE_CHAPTER:
          number = slide->number;
          place_chapter (self, slide, boxes);
          break;
        case ZW_SLIDE_CONTENT:
        default:
          place_content (self, slide, number, boxes);
          break;
        }
    }
  return g_steal_pointer (&self);
}

void
zw_deck_layout_free (gpointer data)
{
  ZwDeckLayout *self = data;

  g_ptr_array_unref (self->slides);
  g_object_unref (self->context);
  zw_deck_unref (self->deck);
  g_free (self);
}

const GPtrArray *
zw_deck_layout_get_boxes (const ZwDeckLayout *self, guint slide)
{
  return g_ptr_array_index (self->slides, slide);
}
