/* zw-map-hairline.c: thin outlines of very many features
 *
 * Stroking is what a map of thousands of small polygons spends its time on, for
 * cairo makes an outline of every outline. A line of a pixel or two is drawn
 * here column by column instead (row by row where it is steep): in each column
 * it covers the stretch of its thickness around its middle. The larger of two
 * coverages stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-hairline.h"

#include <math.h>
#include <string.h>

struct _ZwMapHairlines
{
  cairo_surface_t *mask; /* of coverage, in dots */
  guint8 *data;
  int stride;
  int width;
  int height;
  double scale; /* dots to a unit of the context */
  double half;  /* of the thickness, in dots */
};

/**
 * zw_map_hairlines_new:
 * @width: of the picture, in dots
 * @height: of the picture, in dots
 * @scale: dots to a unit of the context
 */
ZwMapHairlines *
zw_map_hairlines_new (int width, int height, double scale)
{
  ZwMapHairlines *self = g_new0 (ZwMapHairlines, 1);

  self->mask = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_surface_set_device_scale (self->mask, scale, scale);
  self->width = width;
  self->height = height;
  self->scale = scale;
  return self;
}

void
zw_map_hairlines_free (ZwMapHairlines *self)
{
  cairo_surface_destroy (self->mask);
  g_free (self);
}

/**
 * zw_map_hairlines_begin:
 * @width: of the lines, in units of the context; drawn at least a third of a dot
 *
 * Begins the lines of a layer.
 */
void
zw_map_hairlines_begin (ZwMapHairlines *self, double width)
{
  self->half = MAX (width * self->scale, 0.33) / 2.0;
  cairo_surface_flush (self->mask);
  self->data = cairo_image_surface_get_data (self->mask);
  self->stride = cairo_image_surface_get_stride (self->mask);
  memset (self->data, 0, (gsize) self->stride * self->height);
}

static inline void
cover (guint8 *dot, double share)
{
  guint8 coverage = (guint8) (share * 255.0 + 0.5);

  if (coverage > *dot)
    *dot = coverage;
}

/* One column, or row, of a line: the dots from low to high along the other axis. */
static inline void
cover_stretch (guint8 *first, gsize step, int size, double low, double high)
{
  int from = MAX ((int) floor (low), 0), to = MIN ((int) floor (high), size - 1);

  for (int i = from; i <= to; i++)
    cover (first + (gsize) i * step, MIN (high, i + 1.0) - MAX (low, (double) i));
}

/**
 * zw_map_hairlines_add:
 * @x: where the line begins, in units of the context; may lie outside, but not
 *   by more than some thousand dots
 */
void
zw_map_hairlines_add (ZwMapHairlines *self, double x, double y, double to_x, double to_y)
{
  gboolean steep = fabs (to_y - y) > fabs (to_x - x);
  double from = (steep ? y : x) * self->scale, to = (steep ? to_y : to_x) * self->scale;
  double side = (steep ? x : y) * self->scale, to_side = (steep ? to_x : to_y) * self->scale;
  int size = steep ? self->height : self->width, other = steep ? self->width : self->height;
  gsize along = steep ? (gsize) self->stride : 1, across = steep ? 1 : (gsize) self->stride;
  double slope, half;
  int first, last;

  if (from > to)
    {
      double swap = from;

      from = to;
      to = swap;
      swap = side;
      side = to_side;
      to_side = swap;
    }
  slope = to > from ? (to_side - side) / (to - from) : 0.0;
  half = self->half * sqrt (1.0 + slope * slope);
  first = MAX ((int) floor (from), 0);
  last = MIN ((int) floor (to), size - 1);
  for (int i = first; i <= last; i++)
    {
      double middle = side + slope * (CLAMP (i + 0.5, from, to) - from);

      cover_stretch (self->data + (gsize) i * along, across, other, middle - half, middle + half);
    }
}

/**
 * zw_map_hairlines_end:
 * @cr: where they come, in the colour that is its source
 */
void
zw_map_hairlines_end (ZwMapHairlines *self, cairo_t *cr)
{
  cairo_surface_mark_dirty (self->mask);
  cairo_mask_surface (cr, self->mask, 0.0, 0.0);
}
