/* zw-map-marker.c: the shapes that points are drawn as
 *
 * Shapes of one size look equally large: a square, a triangle or a star of the
 * width of a circle would not, so each is scaled to about the circle's area.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-marker.h"

#include <math.h>

/* Half the width of a bar of the plus, as a share of its length. */
#define PLUS_BAR 0.18
#define STAR_INNER 0.45

/* Colours darker than this cannot be told from a dark background. */
#define DARK_LUMA 0.45

/* What is left of the colours of areas there. */
#define DARK_SHARE 0.45

/**
 * zw_map_set_colour:
 * @rgba: 0xRRGGBBAA
 */
void
zw_map_set_colour (cairo_t *cr, guint32 rgba)
{
  cairo_set_source_rgba (cr, (rgba >> 24) / 255.0, ((rgba >> 16) & 255) / 255.0,
                         ((rgba >> 8) & 255) / 255.0, (rgba & 255) / 255.0);
}

/**
 * zw_map_lighten:
 * @rgba: 0xRRGGBBAA
 *
 * Returns: the colour, mixed with white until it stands out from a dark
 *   background. Luma: ITU-R BT.709.
 */
guint32
zw_map_lighten (guint32 rgba)
{
  double red = (rgba >> 24) / 255.0, green = ((rgba >> 16) & 255) / 255.0,
         blue = ((rgba >> 8) & 255) / 255.0;
  double luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  double white = luma < DARK_LUMA ? (DARK_LUMA - luma) / (1.0 - luma) : 0.0;

  red += (1.0 - red) * white;
  green += (1.0 - green) * white;
  blue += (1.0 - blue) * white;
  return (guint32) lround (red * 255.0) << 24 | (guint32) lround (green * 255.0) << 16
         | (guint32) lround (blue * 255.0) << 8 | (rgba & 255);
}

/**
 * zw_map_darken:
 * @rgba: 0xRRGGBBAA
 *
 * Returns: the colour of an area such as it does not glare on a dark background
 */
guint32
zw_map_darken (guint32 rgba)
{
  return (guint32) ((rgba >> 24) * DARK_SHARE) << 24
         | (guint32) (((rgba >> 16) & 255) * DARK_SHARE) << 16
         | (guint32) (((rgba >> 8) & 255) * DARK_SHARE) << 8 | (rgba & 255);
}

static void
add_star (cairo_t *cr, double x, double y, double radius)
{
  for (int i = 0; i < 10; i++)
    {
      double reach = i % 2 == 0 ? radius : radius * STAR_INNER;
      double angle = -G_PI / 2.0 + i * G_PI / 5.0;

      cairo_line_to (cr, x + reach * cos (angle), y + reach * sin (angle));
    }
  cairo_close_path (cr);
}

/**
 * zw_map_marker_path:
 * @x: its middle
 * @size: diameter of the circle that looks as large
 */
void
zw_map_marker_path (cairo_t *cr, ZwMarker marker, double x, double y, double size)
{
  double radius = size / 2.0, half;

  cairo_new_sub_path (cr);
  switch (marker)
    {
    case ZW_MARKER_CIRCLE:
      cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
      cairo_close_path (cr);
      break;
    case ZW_MARKER_SQUARE:
      half = radius * 0.886;
      cairo_rectangle (cr, x - half, y - half, 2.0 * half, 2.0 * half);
      break;
    case ZW_MARKER_TRIANGLE:
      half = radius * 1.3;
      cairo_move_to (cr, x, y - half);
      cairo_line_to (cr, x + half * 0.866, y + half * 0.5);
      cairo_line_to (cr, x - half * 0.866, y + half * 0.5);
      cairo_close_path (cr);
      break;
    case ZW_MARKER_DIAMOND:
      half = radius * 1.25;
      cairo_move_to (cr, x, y - half);
      cairo_line_to (cr, x + half, y);
      cairo_line_to (cr, x, y + half);
      cairo_line_to (cr, x - half, y);
      cairo_close_path (cr);
      break;
    case ZW_MARKER_PLUS:
      half = size * PLUS_BAR;
      cairo_rectangle (cr, x - radius, y - half, size, 2.0 * half);
      cairo_rectangle (cr, x - half, y - radius, 2.0 * half, size);
      break;
    case ZW_MARKER_STAR:
      add_star (cr, x, y, radius * 1.3);
      break;
    }
}

/**
 * zw_map_marker_draw:
 * @size: as in zw_map_marker_path(), without the outline
 *
 * The outline lies around the shape, so that neighbours stay apart.
 */
void
zw_map_marker_draw (cairo_t *cr, const ZwSymbol *symbol, double x, double y, double size)
{
  double width = symbol->width_px * size / MAX (symbol->size_px, 1.0);

  cairo_new_path (cr);
  zw_map_marker_path (cr, symbol->marker, x, y, size);
  if ((symbol->stroke & 255) != 0 && width > 0.0)
    {
      zw_map_set_colour (cr, symbol->stroke);
      cairo_set_line_width (cr, 2.0 * width);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke_preserve (cr);
    }
  zw_map_set_colour (cr, symbol->fill);
  cairo_fill (cr);
}
