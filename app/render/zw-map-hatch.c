/* zw-map-hatch.c: lines across an area, so that it can be told without its colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-hatch.h"

#include <math.h>

#include "render/zw-map-marker.h"

/* From line to line and of a line, in pixels of 1/96 inch: 1.5 mm and 0.15 mm. */
#define STEP_PX 5.6
#define WIDTH_PX 0.55
#define DOT_PX 1.1

static void
add_level (cairo_t *cr, const double *box, double step)
{
  for (double y = ceil (box[1] / step) * step; y < box[3]; y += step)
    {
      cairo_move_to (cr, box[0], y);
      cairo_line_to (cr, box[2], y);
    }
}

static void
add_upright (cairo_t *cr, const double *box, double step)
{
  for (double x = ceil (box[0] / step) * step; x < box[2]; x += step)
    {
      cairo_move_to (cr, x, box[1]);
      cairo_line_to (cr, x, box[3]);
    }
}

/* x + y, or x - y, is a multiple of the step on each line. */
static void
add_oblique (cairo_t *cr, const double *box, double step, gboolean rising)
{
  double height = box[3] - box[1];
  double from = rising ? box[0] + box[1] : box[0] - box[3];
  double to = rising ? box[2] + box[3] : box[2] - box[1];

  step *= G_SQRT2;
  for (double at = ceil (from / step) * step; at < to; at += step)
    {
      double x = rising ? at - box[1] : at + box[1];

      cairo_move_to (cr, x, box[1]);
      cairo_line_to (cr, x + (rising ? -height : height), box[3]);
    }
}

/* A line without length, with round ends, is a dot. */
static void
add_dots (cairo_t *cr, const double *box, double step)
{
  gboolean odd = fmod (fabs (ceil (box[1] / step)), 2.0) == 1.0;

  for (double y = ceil (box[1] / step) * step; y < box[3]; y += step, odd = !odd)
    for (double x = ceil (box[0] / step) * step + (odd ? step / 2.0 : 0.0); x < box[2]; x += step)
      {
        cairo_move_to (cr, x, y);
        cairo_line_to (cr, x, y);
      }
}

/**
 * zw_map_hatch_clip_and_draw:
 * @cr: with the outlines of areas as its path, which is used up
 * @ink: 0xRRGGBBAA
 * @scale: units of the context to a pixel
 *
 * Draws the lines of a hatch within the path. Lines of neighbours run on from one to
 * the next.
 */
void
zw_map_hatch_clip_and_draw (cairo_t *cr, ZwHatch hatch, guint32 ink, double scale)
{
  double box[4], clip[4], step = STEP_PX * scale;

  cairo_save (cr);
  cairo_path_extents (cr, &box[0], &box[1], &box[2], &box[3]);
  cairo_clip (cr);
  cairo_clip_extents (cr, &clip[0], &clip[1], &clip[2], &clip[3]);
  for (guint i = 0; i < 2; i++)
    {
      box[i] = MAX (box[i], clip[i]) - step;
      box[i + 2] = MIN (box[i + 2], clip[i + 2]) + step;
    }
  cairo_new_path (cr);
  if (box[0] < box[2] && box[1] < box[3])
    switch (hatch)
      {
      case ZW_HATCH_RISING:
        add_oblique (cr, box, step, TRUE);
        break;
      case ZW_HATCH_FALLING:
        add_oblique (cr, box, step, FALSE);
        break;
      case ZW_HATCH_LEVEL:
        add_level (cr, box, step);
        break;
      case ZW_HATCH_UPRIGHT:
        add_upright (cr, box, step);
        break;
      case ZW_HATCH_CROSSED:
        add_oblique (cr, box, step, TRUE);
        add_oblique (cr, box, step, FALSE);
        break;
      case ZW_HATCH_DOTS:
        add_dots (cr, box, step);
        break;
      case ZW_HATCH_NONE:
        break;
      }
  zw_map_set_colour (cr, ink);
  cairo_set_dash (cr, NULL, 0, 0.0);
  cairo_set_line_cap (cr, hatch == ZW_HATCH_DOTS ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, (hatch == ZW_HATCH_DOTS ? DOT_PX : WIDTH_PX) * scale);
  cairo_stroke (cr);
  cairo_restore (cr);
}
