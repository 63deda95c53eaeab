/* zw-map-spot.c: numbered places on a map
 *
 *    (1) 12,594      a circle with its number, and a few words beside it where
 *                    nothing else of the kind is in the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "render/zw-map-marker.h"
#include "render/zw-map-shade.h"
#include "render/zw-map-text.h"

/* Lengths as shares of the size of the text. */
#define RADIUS_SHARE 0.95
#define RING_SHARE 0.16
#define GAP_SHARE 0.35
#define HALO_SHARE 0.26

#define INK 0x6d1608ff

static PangoLayout *
make_layout (cairo_t *cr, const char *text, const char *font, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, font != NULL ? font : "sans-serif");
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * zw_map_spot_draw_sign:
 * @x: its middle
 * @size: of the text; the circle is about twice as wide
 *
 * Draws the circle with its number.
 */
void
zw_map_spot_draw_sign (cairo_t *cr,
                       const char *number,
                       double x,
                       double y,
                       gboolean dark,
                       const char *font,
                       double size)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, number, font, size, TRUE);
  PangoRectangle ink;

  cairo_new_path (cr);
  cairo_arc (cr, x, y, size * RADIUS_SHARE, 0.0, 2.0 * G_PI);
  zw_map_set_colour (cr, dark ? 0x202124e0 : 0xffffffe0);
  cairo_set_line_width (cr, size * RING_SHARE * 3.0);
  cairo_stroke_preserve (cr);
  zw_map_set_colour (cr, dark ? 0xffe9bdff : INK);
  cairo_fill_preserve (cr);
  zw_map_set_colour (cr, dark ? 0x202124ff : 0xffffffff);
  cairo_set_line_width (cr, size * RING_SHARE * 0.75);
  cairo_stroke (cr);
  pango_layout_get_extents (layout, &ink, NULL);
  cairo_move_to (cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  zw_map_set_colour (cr, dark ? 0x2a0d05ff : 0xffffffff);
  pango_cairo_show_layout (cr, layout);
}

static gboolean
is_free (const GArray *taken, const ZwEnvelope *box)
{
  for (guint i = 0; i < taken->len; i++)
    if (zw_envelope_intersects (&g_array_index (taken, ZwEnvelope, i), box))
      return FALSE;
  return TRUE;
}

/* Room for the words beside a place: right of it, left, above, below; FALSE where
 * there is none. */
static gboolean
find_room (const GArray *taken,
           ZwPoint px,
           double width,
           double height,
           double size,
           ZwEnvelope *box)
{
  double reach = size * (RADIUS_SHARE + GAP_SHARE);
  const ZwPoint corners[] = { { px.x + reach, px.y - height / 2.0 },
                              { px.x - reach - width, px.y - height / 2.0 },
                              { px.x - width / 2.0, px.y - reach - height },
                              { px.x - width / 2.0, px.y + reach } };

  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      *box = (ZwEnvelope){ corners[i].x, corners[i].y, corners[i].x + width,
                           corners[i].y + height };
      if (is_free (taken, box))
        return TRUE;
    }
  return FALSE;
}

static void
draw_text (cairo_t *cr,
           const char *text,
           ZwPoint px,
           GArray *taken,
           gboolean dark,
           const char *font,
           double size)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, text, font, size * 0.95, FALSE);
  ZwEnvelope box;
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  if (!find_room (taken, px, (double) width / PANGO_SCALE, (double) height / PANGO_SCALE, size,
                  &box))
    return;
  g_array_append_val (taken, box);
  cairo_new_path (cr);
  cairo_move_to (cr, box.min_x, box.min_y);
  pango_cairo_layout_path (cr, layout);
  zw_map_set_colour (cr, dark ? 0x202124e0 : 0xffffffe0);
  cairo_set_line_width (cr, size * HALO_SHARE);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
  cairo_move_to (cr, box.min_x, box.min_y);
  zw_map_set_colour (cr, dark ? 0xf2f2f2ff : 0x222222ff);
  pango_cairo_show_layout (cr, layout);
}

static ZwPoint
get_px (const GArray *spots, guint index, const ZwMapView *view)
{
  const ZwMapSpot *spot = &g_array_index (spots, ZwMapSpot, index);

  return zw_map_view_to_px (view, view->projection == ZW_MAP_PLANE ? spot->place : spot->mercator);
}

/**
 * zw_map_spots_draw:
 * @spots: (element-type ZwMapSpot): the foremost first
 * @size: of the texts
 *
 * Draws all of them, the foremost on top.
 */
void
zw_map_spots_draw (cairo_t *cr,
                   const GArray *spots,
                   const ZwMapView *view,
                   gboolean dark,
                   const char *font,
                   double size)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  double reach = size * (RADIUS_SHARE + RING_SHARE);

  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  for (guint i = 0; i < spots->len; i++)
    {
      ZwPoint px = get_px (spots, i, view);
      ZwEnvelope box = { px.x - reach, px.y - reach, px.x + reach, px.y + reach };

      if (isfinite (px.x) && isfinite (px.y))
        g_array_append_val (taken, box);
    }
  for (guint i = 0; i < spots->len; i++)
    {
      const ZwMapSpot *spot = &g_array_index (spots, ZwMapSpot, i);
      ZwPoint px = get_px (spots, i, view);

      if (spot->text != NULL && isfinite (px.x) && isfinite (px.y))
        draw_text (cr, spot->text, px, taken, dark, font, size);
    }
  for (guint i = spots->len; i > 0; i--)
    {
      ZwPoint px = get_px (spots, i - 1, view);

      if (isfinite (px.x) && isfinite (px.y))
        zw_map_spot_draw_sign (cr, g_array_index (spots, ZwMapSpot, i - 1).number, px.x, px.y, dark,
                               font, size);
    }
  cairo_restore (cr);
}

/**
 * zw_map_spots_get_extent:
 *
 * Returns: pixels that zw_map_spots_draw() may paint; empty for none
 */
ZwEnvelope
zw_map_spots_get_extent (const GArray *spots, const ZwMapView *view, double size)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < spots->len; i++)
    {
      ZwPoint px = get_px (spots, i, view);

      if (!isfinite (px.x) || !isfinite (px.y))
        continue;
      /* A number beside it has up to about ten digits and commas. */
      zw_envelope_add (&extent, px.x - 8.0 * size, px.y - 3.5 * size);
      zw_envelope_add (&extent, px.x + 8.0 * size, px.y + 3.5 * size);
    }
  return extent;
}
