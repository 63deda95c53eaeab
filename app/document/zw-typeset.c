/* zw-typeset.c: lines of mixed Chinese and Latin text
 *
 * Official documents set Chinese in 標楷體 and Latin in Times New Roman, within
 * one line. A list of fonts alone would give signs that both have (… “ ○ ●) to
 * whichever comes first, so each run of characters is told its font here, by the
 * rule word processors follow: letters and digits decide, and signs between them
 * go with what stands before.
 *
 * Lines lie at a fixed pitch, since the heights of the two fonts differ and lines
 * with and without Latin would otherwise lie unevenly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-typeset.h"

#include <string.h>

/* Where the baseline lies: the middle of a Chinese character is this share of its
 * size above the baseline. */
#define MIDDLE_ABOVE_BASELINE 0.37

/* A line is left as it is where its characters would move apart by more than this
 * share of their size: programs that read a PDF then take the gaps for spaces. */
#define MOST_STRETCH 0.09

typedef enum
{
  SIGN_LATIN,
  SIGN_CHINESE,
  SIGN_EITHER,
} SignClass;

static SignClass
classify (gunichar c)
{
  if (c < 0x2000)
    return SIGN_LATIN;
  if ((c >= 0x2460 && c <= 0x24ff) || (c >= 0x25a0 && c <= 0x25ff) || c >= 0x2e80)
    return SIGN_CHINESE;
  return SIGN_EITHER;
}

static gboolean
is_chinese (gunichar c)
{
  return c >= 0x2e80 && classify (c) == SIGN_CHINESE;
}

/* What the first letter or digit from @p on is, for signs that nothing precedes. */
static SignClass
find_next (const char *p, SignClass otherwise)
{
  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_chinese (c))
        return SIGN_CHINESE;
      if (c < 0x2000 && g_unichar_isalnum (c))
        return SIGN_LATIN;
    }
  return otherwise;
}

static void
add_chinese_run (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *family = pango_attr_family_new (ZW_FONT_CHINESE);
  PangoAttribute *language = pango_attr_language_new (pango_language_from_string ("zh-tw"));

  family->start_index = language->start_index = start;
  family->end_index = language->end_index = end;
  pango_attr_list_insert (attributes, family);
  pango_attr_list_insert (attributes, language);
}

static PangoAttrList *
choose_fonts (const char *text, gboolean chinese)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *no_hyphens = pango_attr_insert_hyphens_new (FALSE);
  SignClass last = SIGN_EITHER;
  gsize start = 0;
  gboolean in_run = FALSE;
  const char *p = NULL;

  /* Numbers and addresses too long for a line must not gain signs. */
  pango_attr_list_insert (attributes, no_hyphens);
  for (p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      SignClass class = classify (c);

      /* Circles and squares stand for characters in Chinese (○○市), not elsewhere. */
      if (class == SIGN_CHINESE && c < 0x2e80 && !chinese)
        class = SIGN_EITHER;
      if (class == SIGN_EITHER)
        {
          if (last == SIGN_EITHER)
            last = find_next (p, chinese ? SIGN_CHINESE : SIGN_LATIN);
          class = last;
        }
      else if (class == SIGN_CHINESE || g_unichar_isalnum (c))
        last = class;

      if (class == SIGN_CHINESE && !in_run)
        start = p - text;
      else if (class != SIGN_CHINESE && in_run)
        add_chinese_run (attributes, start, p - text);
      in_run = class == SIGN_CHINESE;
    }
  if (in_run)
    add_chinese_run (attributes, start, p - text);
  return attributes;
}

/* Units of which more than the first character belongs to the figure. */
static const char *const units[] = { "平方公里", "萬人次/年", "公噸/年", "萬公噸", "公里",
                                     "公尺",     "公頃",      "公噸",    "人次",   "年度",
                                     "km²",      "km",        "ha",      "m" };

/* Where a unit that follows a figure ends, %NULL where none begins. */
static const char *
find_unit_end (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *end = p + strlen (units[i]);

      if (g_str_has_prefix (p, units[i]) && (c >= 0x2e80 || !g_ascii_isalnum (*end)))
        return end;
    }
  return c == '%' || c == 0x2030 || c == 0xb0 || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN
             ? g_utf8_next_char (p)
             : NULL;
}

/**
 * zw_typeset_dup_bound:
 *
 * Returns: (transfer full): @text with a no-break space (U+00A0) between figures and
 *   their units, for word processors, which break lines by themselves
 */
char *
zw_typeset_dup_bound (const char *text)
{
  GString *bound = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == ' ' && p > text && g_ascii_isdigit (p[-1]) && find_unit_end (p + 1) != NULL)
      g_string_append (bound, "\u00a0");
    else
      g_string_append_c (bound, *p);
  return g_string_free (bound, FALSE);
}

/* A line does not end between a figure and its unit, "60.8 %" and "112 年", as if a
 * no-break space stood there; the text itself keeps the space that people search for. */
static void
keep_units (PangoAttrList *attributes, const char *text)
{
  for (const char *p = text; (p = strchr (p, ' ')) != NULL; p++)
    if (p > text && g_ascii_isdigit (p[-1]))
      {
        const char *end = find_unit_end (p + 1);
        PangoAttribute *whole;

        if (end == NULL)
          continue;
        whole = pango_attr_allow_breaks_new (FALSE);
        whole->start_index = p - 1 - text;
        whole->end_index = end - text;
        pango_attr_list_insert (attributes, whole);
      }
}

/**
 * zw_typeset_new_context:
 * @language: "zh_TW" or "en"
 *
 * Text for paper: one unit is one point, and nothing is fitted to pixels, so that
 * lines break alike on every surface.
 *
 * Returns: (transfer full): a context with fonts of its own, so that any one
 *   thread at a time may use it
 */
PangoContext *
zw_typeset_new_context (const char *language)
{
  PangoFontMap *fonts = pango_cairo_font_map_new ();
  PangoContext *context = NULL;
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (fonts), 72);
  context = pango_font_map_create_context (fonts);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);

  cairo_font_options_destroy (options);
  g_object_unref (fonts);
  return context;
}

/**
 * zw_typeset_text:
 * @text: a paragraph; line feeds start a new line of it
 * @width: in points; negative for one line as long as it gets
 *
 * Returns: (transfer full): @text broken into lines
 */
PangoLayout *
zw_typeset_text (PangoContext *context, const char *text, const ZwStyle *style, double width)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_new ();
  PangoAttrList *attributes = NULL;
  const char *language = pango_language_to_string (pango_context_get_language (context));
  g_autoptr (GString) lines = g_string_new (text);

  g_string_replace (lines, "\n", "\u2028", 0);
  pango_font_description_set_family_static (font, ZW_FONT_LATIN);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  attributes = choose_fonts (lines->str, g_str_has_prefix (language, "zh"));
  keep_units (attributes, lines->str);
  pango_layout_set_attributes (layout, attributes);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_indent (layout, style->first_indent * PANGO_SCALE);
    }
  pango_layout_set_text (layout, lines->str, lines->len);

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

/**
 * zw_typeset_get_width:
 *
 * Returns: width of the longest line in points
 */
double
zw_typeset_get_width (PangoLayout *layout)
{
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  return extents.width / (double) PANGO_SCALE;
}

/**
 * zw_typeset_measure:
 *
 * Returns: width in points that @text needs to stay in one line
 */
double
zw_typeset_measure (PangoContext *context, const char *text, const ZwStyle *style)
{
  g_autoptr (PangoLayout) layout = zw_typeset_text (context, text, style, -1);

  return zw_typeset_get_width (layout);
}

/* Chinese characters may move apart, and words at the spaces between them; the
 * letters of a word may not. Walks over the places of a line where it may be
 * stretched; adds @add at each. */
static guint
stretch (PangoLayoutLine *line, const char *text, int add)
{
  guint n_places = 0;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      PangoGlyphItemIter iter;

      /* Letters written from right to left are none of the two. */
      if (run->item->analysis.level % 2 == 1)
        continue;
      for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
           more = pango_glyph_item_iter_next_cluster (&iter))
        {
          gunichar c = g_utf8_get_char (text + iter.start_index);
          PangoGlyphInfo *glyph = &run->glyphs->glyphs[iter.end_glyph - 1];
          gboolean last = l->next == NULL
                          && iter.end_index == run->item->offset + run->item->length;

          if (last || glyph->geometry.width == 0 || (c != ' ' && !is_chinese (c)))
            continue;
          glyph->geometry.width += add;
          n_places++;
        }
    }
  return n_places;
}

static gboolean
ends_paragraph (PangoLayout *layout, guint index, const PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  const char *end = text + line->start_index + line->length;

  return (int) index == pango_layout_get_line_count (layout) - 1 || g_str_has_prefix (end, "\u2028")
         || (line->length >= 3 && g_str_has_prefix (end - 3, "\u2028"));
}

/* What a line leaves free of the width, less its indent. */
static double
get_room (PangoLayout *layout, PangoLayoutLine *line, const ZwStyle *style)
{
  double indent = line->is_paragraph_start ? style->first_indent : 0;
  PangoRectangle extents;

  pango_layout_line_get_extents (line, NULL, &extents);
  return (pango_layout_get_width (layout) - extents.width) / (double) PANGO_SCALE - indent;
}

/* Spreads a line over the width. */
static void
justify_line (PangoLayout *layout, guint index, PangoLayoutLine *line, const ZwStyle *style)
{
  const char *text = pango_layout_get_text (layout);
  double room = 0;
  guint n_places = 0;

  if (style->align != ZW_ALIGN_JUSTIFY || pango_layout_get_width (layout) < 0
      || ends_paragraph (layout, index, line))
    return;
  room = get_room (layout, line, style);
  if (room > 0)
    n_places = stretch (line, text, 0);
  if (n_places > 0 && room < MOST_STRETCH * style->size * n_places)
    stretch (line, text, room * PANGO_SCALE / n_places);
}

/**
 * zw_typeset_get_line_x:
 *
 * Returns: where a line begins, right of the text's left edge, in points
 */
double
zw_typeset_get_line_x (PangoLayout *layout, guint index, const ZwStyle *style)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, index);
  double indent = line->is_paragraph_start ? style->first_indent : 0;

  if (pango_layout_get_width (layout) < 0)
    return 0;
  if (style->align == ZW_ALIGN_CENTRE)
    return indent + get_room (layout, line, style) / 2;
  if (style->align == ZW_ALIGN_END)
    return indent + get_room (layout, line, style);
  return indent;
}

/**
 * zw_typeset_draw_lines:
 * @layout: made by zw_typeset_text() with the same @style; a layout whose lines
 *   are to be justified must be drawn only once
 * @x: left edge in points
 * @y: upper edge of the line numbered @first in points
 * @count: how many lines
 *
 * Draws lines in the current colour.
 */
void
zw_typeset_draw_lines (cairo_t *cr,
                       PangoLayout *layout,
                       const ZwStyle *style,
                       double x,
                       double y,
                       guint first,
                       guint count)
{
  guint end = MIN (first + count, (guint) pango_layout_get_line_count (layout));
  double baseline = y + style->pitch / 2 + MIDDLE_ABOVE_BASELINE * style->size;

  for (guint i = first; i < end; i++, baseline += style->pitch)
    {
      PangoLayoutLine *line = pango_layout_get_line (layout, i);

      justify_line (layout, i, line, style);
      cairo_move_to (cr, x + zw_typeset_get_line_x (layout, i, style), baseline);
      pango_cairo_show_layout_line (cr, line);
    }
}
