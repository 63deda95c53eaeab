/* zw-deck-place.c: where the words, pictures and tables of a slide come
 *
 * One picture stands right of the words, or below them where the slide is stacked;
 * several stand side by side below; tables below the words. Words take as large
 * letters as have room, then lose sentences; so do tables, then lose rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

/* White space between parts, and between a picture and its caption. */
#define GUTTER 22.0
#define CAPTION_GAP 4.0

/* Shares of the area. */
#define WORDS_BESIDE_PICTURE 0.37
#define WORDS_ABOVE_PICTURE 0.36
#define WORDS_ABOVE_PICTURES 0.3
#define WORDS_ABOVE_TABLE 0.42
#define WORDS_ABOVE_BOTH 0.24
#define WORDS_ABOVE_BESIDE 0.41
#define TABLE_BESIDE_PICTURE 0.5
#define TABLE_BELOW_PICTURES 0.36

static const double body_sizes[] = { 26, 24, 22, 20, 19, ZW_DECK_LEAST_BODY };
static const double table_sizes[] = { 22, 20, 18, 16, 15, 14, 13, ZW_DECK_LEAST_TABLE };

/* Of a table that must lose rows anyway. */
#define CUT_TABLE_SIZE 14.0

typedef struct
{
  ZwDeckLayout *layout;
  GPtrArray *boxes;

  /* Owned */
  GPtrArray *words;    /* ZwDeckParagraph */
  GPtrArray *gaps;     /* ZwDeckParagraph */
  GPtrArray *pictures; /* ZwSlidePart */
  GPtrArray *tables;   /* ZwSlidePart */
} Placing;

static void
collect (Placing *self, const ZwSlide *slide)
{
  static const ZwDeckRole roles[] = { ZW_DECK_BODY, ZW_DECK_ITEM, ZW_DECK_SUB_ITEM };

  self->words = g_ptr_array_new_with_free_func (zw_deck_paragraph_free);
  self->gaps = g_ptr_array_new_with_free_func (zw_deck_paragraph_free);
  self->pictures = g_ptr_array_new ();
  self->tables = g_ptr_array_new ();
  for (guint i = 0; i < slide->parts->len; i++)
    {
      const ZwSlidePart *part = zw_slide_get_part (slide, i);

      if (part->kind == ZW_SLIDE_PART_TEXT)
        g_ptr_array_add (self->words,
                         zw_deck_paragraph_new (roles[part->level - 1], 0, part->text));
      else if (part->kind == ZW_SLIDE_PART_GAP)
        g_ptr_array_add (self->gaps, zw_deck_paragraph_new (ZW_DECK_GAP, 0, part->text));
      else if (part->kind == ZW_SLIDE_PART_PICTURE)
        g_ptr_array_add (self->pictures, (gpointer) part);
      else
        g_ptr_array_add (self->tables, (gpointer) part);
    }
}

static gboolean
has_words (const Placing *self)
{
  return self->words->len + self->gaps->len > 0;
}

static void
set_size (GPtrArray *paragraphs, double size)
{
  for (guint i = 0; i < paragraphs->len; i++)
    ((ZwDeckParagraph *) g_ptr_array_index (paragraphs, i))->size = size;
}

static double
measure_words (const Placing *self, double width)
{
  return zw_deck_measure_paragraphs (self->layout->context, self->words, width);
}

static double
measure_gaps (const Placing *self, double width)
{
  if (self->gaps->len == 0)
    return 0;
  return zw_deck_measure_paragraphs (self->layout->context, self->gaps, width - 2 * ZW_DECK_GAP_PAD)
         + 2 * ZW_DECK_GAP_PAD;
}

static double
measure_both (const Placing *self, double width)
{
  double words = measure_words (self, width), gaps = measure_gaps (self, width);

  return words + gaps + (words > 0 && gaps > 0 ? GUTTER / 2 : 0);
}

/* Chooses the size of the words, and shortens them where even the smallest is too
 * large. Returns: their height */
static double
fit_words (Placing *self, double width, double most, double largest)
{
  gboolean chinese = self->layout->deck->chinese;
  double height = 0;

  for (guint i = 0; i < G_N_ELEMENTS (body_sizes); i++)
    {
      if (body_sizes[i] > largest)
        continue;
      set_size (self->words, body_sizes[i]);
      set_size (self->gaps, MIN (body_sizes[i], 20));
      height = measure_both (self, width);
      if (height <= most)
        return height;
    }
  while (height > most
         && (zw_deck_shorten (self->words, chinese) || zw_deck_shorten (self->gaps, chinese)))
    height = measure_both (self, width);
  return height;
}

static void
add_box (Placing *self, ZwDeckBox *box)
{
  g_ptr_array_add (self->boxes, box);
}

/* Returns: the height that words and gaps took */
static double
place_words (Placing *self, const ZwDeckArea *area, double most, double largest)
{
  double height = fit_words (self, area->width, most, largest), words, gaps;
  ZwDeckBox *box;

  words = measure_words (self, area->width);
  gaps = measure_gaps (self, area->width);
  if (self->words->len > 0)
    {
      box = zw_deck_box_new (ZW_DECK_BOX_TEXT, area->x, area->y, area->width, words);
      g_clear_pointer (&box->paragraphs, g_ptr_array_unref);
      box->paragraphs = g_ptr_array_ref (self->words);
      add_box (self, box);
    }
  if (self->gaps->len > 0)
    {
      box = zw_deck_box_new (ZW_DECK_BOX_GAP, area->x, area->y + height - gaps, area->width, gaps);
      g_clear_pointer (&box->paragraphs, g_ptr_array_unref);
      box->paragraphs = g_ptr_array_ref (self->gaps);
      add_box (self, box);
    }
  return height;
}

static double
measure_caption (const Placing *self, const char *text, double width, double size)
{
  ZwDeckLook look = zw_deck_look_get (ZW_DECK_CAPTION, size);
  g_autoptr (PangoLayout) words = NULL;

  if (*text == '\0')
    return 0;
  words = zw_deck_set_text (self->layout->context, text, &look.style, width);
  return pango_layout_get_line_count (words) * look.style.pitch;
}

static void
place_pictures (Placing *self, const ZwDeckArea *area)
{
  guint n = self->pictures->len;
  double width = (area->width - (n - 1) * GUTTER) / n, size = n > 1 ? 13 : 15, caption = 0;

  for (guint i = 0; i < n; i++)
    {
      const ZwSlidePart *part = g_ptr_array_index (self->pictures, i);

      caption = MAX (caption, measure_caption (self, part->text, width, size));
    }
  if (caption > 0)
    caption += CAPTION_GAP;
  for (guint i = 0; i < n; i++)
    {
      const ZwSlidePart *part = g_ptr_array_index (self->pictures, i);
      double x = area->x + i * (width + GUTTER);
      ZwDeckBox *box = zw_deck_box_new (ZW_DECK_BOX_PICTURE, x, area->y, width,
                                        area->height - caption);

      box->part = part;
      add_box (self, box);
      if (*part->text != '\0')
        add_box (self, zw_deck_box_new_words (self->layout->context, ZW_DECK_BOX_CAPTION, x,
                                              area->y + area->height - caption + CAPTION_GAP, width,
                                              ZW_DECK_CAPTION, size, part->text));
    }
}

static ZwDeckTable *
fit_table (Placing *self, const ZwSlidePart *part, double width, double most, double largest)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_sizes); i++)
    {
      ZwDeckTable *table = table_sizes[i] <= largest ? zw_deck_table_new (
                               part->table, self->layout->context, width, table_sizes[i], most)
                                                     : NULL;

      if (table != NULL)
        return table;
    }
  return zw_deck_table_new_cut (part->table, self->layout->context, width, CUT_TABLE_SIZE, most,
                                part->where, self->layout->deck->chinese);
}

/* Returns: the height that the tables took */
static double
place_tables (Placing *self, const ZwDeckArea *area, double largest)
{
  double y = area->y, end = area->y + area->height;

  for (guint i = 0; i < self->tables->len; i++)
    {
      const ZwSlidePart *part = g_ptr_array_index (self->tables, i);
      double most = (end - y - (self->tables->len - 1 - i) * GUTTER) / (self->tables->len - i);
      double caption = measure_caption (self, part->text, area->width, 0);
      ZwDeckTable *table;
      ZwDeckBox *box;

      if (caption > 0)
        {
          add_box (self, zw_deck_box_new_words (self->layout->context, ZW_DECK_BOX_CAPTION, area->x,
                                                y, area->width, ZW_DECK_CAPTION, 0, part->text));
          y += caption + CAPTION_GAP;
          most -= caption + CAPTION_GAP;
        }
      table = fit_table (self, part, area->width, most, largest);
      box = zw_deck_box_new (ZW_DECK_BOX_TABLE, area->x, y, area->width,
                             zw_deck_table_get_height (table));
      box->part = part;
      box->table = table;
      add_box (self, box);
      y += box->height + GUTTER;
    }
  return y - GUTTER - area->y;
}

/* Words at the top; what is left for the rest. */
static ZwDeckArea
place_words_above (Placing *self, const ZwDeckArea *area, double share, double largest)
{
  ZwDeckArea rest = *area;
  double taken;

  if (!has_words (self))
    return rest;
  taken = place_words (self, area, share * area->height, largest) + GUTTER * 0.7;
  rest.y += taken;
  rest.height -= taken;
  return rest;
}

static ZwDeckArea
part_left (const ZwDeckArea *area, double share, ZwDeckArea *left)
{
  ZwDeckArea right = *area;

  *left = *area;
  left->width = share * area->width;
  right.x += left->width + GUTTER;
  right.width -= left->width + GUTTER;
  return right;
}

static void
place_above_both (Placing *self, const ZwDeckArea *area)
{
  ZwDeckArea rest = place_words_above (self, area, WORDS_ABOVE_BOTH, 20), below = rest;
  guint first = self->boxes->len;
  double height;

  /* Tables are set where they would begin, and moved down to where they end. */
  below.height = TABLE_BELOW_PICTURES * area->height;
  height = place_tables (self, &below, 15);
  for (guint i = first; i < self->boxes->len; i++)
    ((ZwDeckBox *) g_ptr_array_index (self->boxes, i))->y += rest.height - height;
  rest.height -= height + GUTTER * 0.7;
  place_pictures (self, &rest);
}

/**
 * zw_deck_place_parts:
 * @area: what is free on the slide
 * @boxes: (element-type ZwDeckBox): where to add the boxes
 */
void
zw_deck_place_parts (ZwDeckLayout *layout,
                     const ZwSlide *slide,
                     const ZwDeckArea *area,
                     GPtrArray *boxes)
{
  Placing self = { .layout = layout, .boxes = boxes };
  ZwDeckArea left, rest;

  collect (&self, slide);
  if (self.pictures->len == 0 && self.tables->len == 0)
    place_words (&self, area, area->height, 26);
  else if (self.pictures->len == 0)
    {
      rest = place_words_above (&self, area, WORDS_ABOVE_TABLE, 22);
      place_tables (&self, &rest, 22);
    }
  else if (self.tables->len == 0 && (self.pictures->len > 1 || slide->stacked))
    {
      rest = place_words_above (
          &self, area, self.pictures->len > 1 ? WORDS_ABOVE_PICTURES : WORDS_ABOVE_PICTURE, 22);
      place_pictures (&self, &rest);
    }
  else if (self.tables->len == 0)
    {
      rest = *area;
      if (has_words (&self))
        {
          rest = part_left (area, WORDS_BESIDE_PICTURE, &left);
          place_words (&self, &left, left.height, 24);
        }
      place_pictures (&self, &rest);
    }
  else if (self.pictures->len > 1 || slide->stacked)
    place_above_both (&self, area);
  else
    {
      rest = part_left (area, TABLE_BESIDE_PICTURE, &left);
      left = place_words_above (&self, &left, WORDS_ABOVE_BESIDE, 20);
      place_tables (&self, &left, 16);
      place_pictures (&self, &rest);
    }

  g_ptr_array_unref (self.words);
  g_ptr_array_unref (self.gaps);
  g_ptr_array_unref (self.pictures);
  g_ptr_array_unref (self.tables);
}
