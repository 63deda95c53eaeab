/* zw-deck-style.c: how the words of slides look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

/* From one baseline to the next, in sizes of the letters. */
#define PITCH 1.42

static const struct
{
  double size;
  gboolean bold;
  ZwAlign align;
  double left; /* in sizes of the letters */
  double after;
  guint32 colour;
  const char *label;
} roles[ZW_N_DECK_ROLES] = {
  [ZW_DECK_COVER_TITLE] = { 42, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_ACCENT, NULL },
  [ZW_DECK_COVER_SUBTITLE] = { 34, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_COVER_LINE] = { 24, FALSE, ZW_ALIGN_START, 0, 0.25, ZW_DECK_INK, NULL },
  [ZW_DECK_CHAPTER_NUMBER] = { 96, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_TINT, NULL },
  [ZW_DECK_CHAPTER_TITLE] = { 38, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_WHITE, NULL },
  [ZW_DECK_CHAPTER_ITEM] = { 24, FALSE, ZW_ALIGN_START, 1.1, 0.25, ZW_DECK_WHITE, "•" },
  [ZW_DECK_OUTLINE_NUMBER] = { 24, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_ACCENT, NULL },
  [ZW_DECK_OUTLINE_ITEM] = { 24, FALSE, ZW_ALIGN_START, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_NUMBER] = { 32, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_ACCENT, NULL },
  [ZW_DECK_TITLE] = { 30, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_SUBTITLE] = { 22, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_ACCENT, NULL },
  [ZW_DECK_BODY] = { 24, FALSE, ZW_ALIGN_START, 0, 0.5, ZW_DECK_INK, NULL },
  [ZW_DECK_ITEM] = { 24, FALSE, ZW_ALIGN_START, 1.1, 0.35, ZW_DECK_INK, "•" },
  [ZW_DECK_SUB_ITEM] = { 24, FALSE, ZW_ALIGN_START, 2.2, 0.25, ZW_DECK_INK, "–" },
  [ZW_DECK_GAP] = { 20, FALSE, ZW_ALIGN_START, 0, 0.3, ZW_DECK_GAP_INK, NULL },
  [ZW_DECK_CAPTION] = { 15, FALSE, ZW_ALIGN_CENTRE, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_SOURCE] = { 11, FALSE, ZW_ALIGN_START, 0, 0, ZW_DECK_GREY, NULL },
  [ZW_DECK_FOOTER] = { 12, FALSE, ZW_ALIGN_START, 0, 0, ZW_DECK_GREY, NULL },
  [ZW_DECK_PAGE] = { 14, TRUE, ZW_ALIGN_END, 0, 0, ZW_DECK_GREY, NULL },
  [ZW_DECK_CELL_HEADING] = { 14, TRUE, ZW_ALIGN_CENTRE, 0, 0, ZW_DECK_WHITE, NULL },
  [ZW_DECK_CELL_TEXT] = { 14, FALSE, ZW_ALIGN_START, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_CELL_NUMBER] = { 14, FALSE, ZW_ALIGN_END, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_CELL_CENTRED] = { 14, FALSE, ZW_ALIGN_CENTRE, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_CELL_TOTAL_TEXT] = { 14, TRUE, ZW_ALIGN_START, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_CELL_TOTAL_NUMBER] = { 14, TRUE, ZW_ALIGN_END, 0, 0, ZW_DECK_INK, NULL },
  [ZW_DECK_CELL_TOTAL_CENTRED] = { 14, TRUE, ZW_ALIGN_CENTRE, 0, 0, ZW_DECK_INK, NULL },
};

/**
 * zw_deck_look_get:
 * @size: of the letters in points; 0 for the usual one
 */
ZwDeckLook
zw_deck_look_get (ZwDeckRole role, double size)
{
  ZwDeckLook look = { .colour = roles[role].colour, .label = roles[role].label };

  look.style.size = size > 0 ? size : roles[role].size;
  look.style.pitch = look.style.size * PITCH;
  look.style.bold = roles[role].bold;
  look.style.align = roles[role].align;
  look.style.left = roles[role].left * look.style.size;
  look.style.after = roles[role].after * look.style.size;
  return look;
}

/**
 * zw_deck_set_text:
 * @text: a paragraph; line feeds start a new line of it
 * @width: in points; negative for one line as long as it gets
 *
 * Returns: (transfer full): @text broken into lines
 */
PangoLayout *
zw_deck_set_text (PangoContext *context, const char *text, const ZwStyle *style, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  const char *language = pango_language_to_string (pango_context_get_language (context));
  g_autoptr (GString) lines = g_string_new (text);

  g_string_replace (lines, "\n", "\u2028", 0);
  pango_font_description_set_family_static (
      font, g_str_has_prefix (language, "zh") ? ZW_DECK_FONT_CHINESE : ZW_DECK_FONT_ENGLISH);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (layout, attributes);
  if (width >= 0)
    {
      pango_layout_set_width (layout, MAX (1.0, width) * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_text (layout, lines->str, lines->len);

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

ZwDeckParagraph *
zw_deck_paragraph_new (ZwDeckRole role, double size, const char *text)
{
  ZwDeckParagraph *self = g_new0 (ZwDeckParagraph, 1);

  self->role = role;
  self->size = size > 0 ? size : roles[role].size;
  self->text = g_strdup (text);
  return self;
}

void
zw_deck_paragraph_free (gpointer data)
{
  ZwDeckParagraph *self = data;

  g_free (self->text);
  g_free (self);
}

/**
 * zw_deck_measure_paragraphs:
 * @paragraphs: (element-type ZwDeckParagraph)
 * @width: in points
 *
 * Returns: height in points that they take, one below the other
 */
double
zw_deck_measure_paragraphs (PangoContext *context, const GPtrArray *paragraphs, double width)
{
  double height = 0, after = 0;

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const ZwDeckParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      ZwDeckLook look = zw_deck_look_get (paragraph->role, paragraph->size);
      g_autoptr (PangoLayout)
          words = zw_deck_set_text (context, paragraph->text, &look.style, width - look.style.left);

      height += after + pango_layout_get_line_count (words) * look.style.pitch;
      after = look.style.after;
    }
  return height;
}
