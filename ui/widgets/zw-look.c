/* zw-look.c: letters and colours of the window, for what is drawn in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widgets/zw-look.h"

#define DEFAULT_DPI 96
#define POINTS_PER_INCH 72

/**
 * zw_look_get_colour:
 *
 * Returns: the colour of words in the style in force, as 0xRRGGBBAA
 */
guint32
zw_look_get_colour (GtkWidget *widget)
{
  GdkRGBA c;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &c);
  return (guint32) (c.red * 255 + 0.5) << 24 | (guint32) (c.green * 255 + 0.5) << 16
         | (guint32) (c.blue * 255 + 0.5) << 8 | (guint32) (c.alpha * 255 + 0.5);
}

/**
 * zw_look_get_font:
 *
 * Returns: (transfer none): names of fonts
 */
const char *
zw_look_get_font (GtkWidget *widget)
{
  return pango_font_description_get_family (
      pango_context_get_font_description (gtk_widget_get_pango_context (widget)));
}

/**
 * zw_look_get_font_size:
 *
 * Returns: the size of letters in pixels
 */
double
zw_look_get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : DEFAULT_DPI) / POINTS_PER_INCH;
  return size;
}
