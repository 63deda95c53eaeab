/* zw-map-text.c: lines of text around a map
 *
 * Layouts are made without a context, so that room can be measured before there
 * is one, and without hinting, so that they are as wide on paper as on the
 * screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-text.h"

#include "render/zw-map-marker.h"

/**
 * zw_map_text_new:
 * @size: of the letters; @ink's where 0
 *
 * Returns: (transfer full): the text, not yet wrapped
 */
PangoLayout *
zw_map_text_new (const ZwMapInk *ink, const char *text, double size, gboolean bold)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_language (context, pango_language_from_string ("zh-tw"));

  pango_font_description_set_family (font, ink->font != NULL ? ink->font : "sans-serif");
  pango_font_description_set_absolute_size (font, (size > 0.0 ? size : ink->size) * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

void
zw_map_text_measure (PangoLayout *layout, double *width, double *height)
{
  int across, down;

  pango_layout_get_size (layout, &across, &down);
  *width = (double) across / PANGO_SCALE;
  *height = (double) down / PANGO_SCALE;
}

/**
 * zw_map_text_draw:
 * @x: its upper left corner
 */
void
zw_map_text_draw (PangoLayout *layout, cairo_t *cr, const ZwMapInk *ink, double x, double y)
{
  zw_map_set_colour (cr, ink->dark ? 0xf2f2f2ff : 0x222222ff);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}
