/* zw-words.c: the words of a document in lines, with what they point at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-words.h"

#include <cairo-pdf.h>

/* The number of a footnote: its size and how high it stands, as shares of the size
 * of the text. */
#define NOTE_SIZE 0.62
#define NOTE_RISE 0.36

/* Where the spans of a layout are kept with it. */
#define SPANS "zw-spans"

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, const ZwSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

static void
mark_spans (PangoLayout *words, const GArray *spans, const ZwStyle *style)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (words));

  for (guint i = 0; i < spans->len; i++)
    {
      const ZwSpan *span = &g_array_index (spans, ZwSpan, i);

      if (span->kind == ZW_SPAN_FOOTNOTE)
        {
          insert (attributes, pango_attr_size_new_absolute (NOTE_SIZE * style->size * PANGO_SCALE),
                  span);
          insert (attributes, pango_attr_rise_new (NOTE_RISE * style->size * PANGO_SCALE), span);
        }
      insert (attributes, pango_attr_allow_breaks_new (FALSE), span);
    }
  pango_layout_set_attributes (words, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * zw_words_set:
 * @text: a text of the document, with its fragments
 * @width: in points; negative for one line as long as it gets
 *
 * As zw_typeset_text(); references are written out, footnotes bear their number.
 *
 * Returns: (transfer full): the text broken into lines
 */
PangoLayout *
zw_words_set (const ZwReferences *references,
              PangoContext *context,
              const char *text,
              const ZwStyle *style,
              double width)
{
  g_autofree char *resolved = NULL;
  PangoLayout *words = NULL;
  GArray *spans = NULL;

  if (!zw_fragment_is_in (text))
    return zw_typeset_text (context, text, style, width);
  resolved = zw_references_resolve (references, text, &spans);

  /* The layout counts a line feed as three bytes. */
  for (guint i = 0; i < spans->len; i++)
    {
      ZwSpan *span = &g_array_index (spans, ZwSpan, i);
      gsize n = 0;

      for (gsize at = 0; at < span->start; at++)
        n += resolved[at] == '\n' ? 2 : 0;
      span->start += n;
      span->end += n;
    }
  words = zw_typeset_text (context, resolved, style, width);
  mark_spans (words, spans, style);
  g_object_set_data_full (G_OBJECT (words), SPANS, spans, (GDestroyNotify) g_array_unref);
  return words;
}

/**
 * zw_words_add_notes:
 * @words: made by zw_words_set()
 * @first: first line
 * @count: how many lines
 * @notes: (element-type guint): gains the footnotes that stand in these lines
 */
void
zw_words_add_notes (PangoLayout *words, guint first, guint count, GArray *notes)
{
  const GArray *spans = g_object_get_data (G_OBJECT (words), SPANS);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const ZwSpan *span = &g_array_index (spans, ZwSpan, i);
      int line = 0;

      if (span->kind != ZW_SPAN_FOOTNOTE)
        continue;
      pango_layout_index_to_line_x (words, span->start, FALSE, &line, NULL);
      if ((guint) line >= first && (guint) line < first + count)
        g_array_append_val (notes, span->target);
    }
}

/* A link lies over the words; it encloses nothing of its own. */
static void
draw_links (cairo_t *cr,
            PangoLayout *words,
            const ZwStyle *style,
            const GArray *spans,
            double x,
            double y,
            guint index)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (words, index);

  for (guint i = 0; i < spans->len; i++)
    {
      const ZwSpan *span = &g_array_index (spans, ZwSpan, i);
      char left[G_ASCII_DTOSTR_BUF_SIZE], top[G_ASCII_DTOSTR_BUF_SIZE];
      char width[G_ASCII_DTOSTR_BUF_SIZE], height[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *attributes = NULL;
      int start = 0, end = 0;

      if (span->kind != ZW_SPAN_REFERENCE || span->target == G_MAXUINT
          || (int) span->start < line->start_index
          || (int) span->end > line->start_index + line->length)
        continue;
      pango_layout_line_index_to_x (line, span->start, FALSE, &start);
      pango_layout_line_index_to_x (line, span->end, FALSE, &end);
      attributes = g_strdup_printf (
          "rect=[%s %s %s %s] dest='h%u'",
          g_ascii_formatd (left, sizeof left, "%.2f", x + MIN (start, end) / (double) PANGO_SCALE),
          g_ascii_formatd (top, sizeof top, "%.2f", y),
          g_ascii_formatd (width, sizeof width, "%.2f", ABS (end - start) / (double) PANGO_SCALE),
          g_ascii_formatd (height, sizeof height, "%.2f", style->pitch), span->target);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}

/**
 * zw_words_draw:
 * @words: made by zw_words_set()
 * @tagged: let references be links, on a PDF
 *
 * As zw_typeset_draw_lines().
 */
void
zw_words_draw (cairo_t *cr,
               PangoLayout *words,
               const ZwStyle *style,
               double x,
               double y,
               guint first,
               guint count,
               gboolean tagged)
{
  const GArray *spans = g_object_get_data (G_OBJECT (words), SPANS);
  guint end = MIN (first + count, (guint) pango_layout_get_line_count (words));

  zw_typeset_draw_lines (cr, words, style, x, y, first, count);
  for (guint i = first; tagged && spans != NULL && i < end; i++)
    draw_links (cr, words, style, spans, x + zw_typeset_get_line_x (words, i, style),
                y + (i - first) * style->pitch, i);
}
