/* zw-map-stamp.c: very many small things put straight into the pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-stamp.h"

#include <math.h>
#include <string.h>

#include "render/zw-map-marker.h"

/* On paper, two places nearer than this share are one: 1/4 point. */
#define PAPER_SCALE 4.0

/* Round markers beyond this number are drawn together on paper: as the round ends of
 * lines without length, which take a fiftieth of the room in a file. Of those that
 * nearly cover one another one is enough, nearer than this share of their size. */
#define MANY_DOTS 600
#define COVER_SHARE 0.3

/* Where dots lie, in points: a short number in a file. */
#define DOT_GRID 0.125

/* A marker of one layer, drawn once. Premultiplied ARGB. */
typedef struct
{
  int side;
  guint32 *pixels;
} Sprite;

struct _ZwMapStamp
{
  cairo_t *cr;
  cairo_surface_t *image; /* %NULL on paper */
  double scale;           /* dots to a unit of the context */
  int width;              /* in dots */
  int height;
  guint8 *seen; /* a bit for each dot */

  /* Of the layer being drawn */
  ZwSymbol symbol;
  double size;
  guint32 argb; /* premultiplied */
  Sprite sprite;
  GArray *dots; /* of ZwPoint: round markers on paper, until it is known how many */
};

/* Stamping past cairo is right only where a unit of the context is a whole
 * number of dots and nothing is moved. */
static gboolean
is_plain_image (cairo_t *cr, double *scale)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double scale_x, scale_y, shift_x, shift_y;
  cairo_matrix_t matrix;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE
      || cairo_image_surface_get_format (target) != CAIRO_FORMAT_ARGB32)
    return FALSE;
  cairo_surface_get_device_scale (target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (target, &shift_x, &shift_y);
  cairo_get_matrix (cr, &matrix);
  *scale = scale_x;
  return scale_x == scale_y && shift_x == 0.0 && shift_y == 0.0 && matrix.xx == 1.0
         && matrix.yy == 1.0 && matrix.xy == 0.0 && matrix.yx == 0.0 && matrix.x0 == 0.0
         && matrix.y0 == 0.0;
}

/**
 * zw_map_stamp_new:
 * @cr: where to draw
 * @width: of the picture, in units of the context
 */
ZwMapStamp *
zw_map_stamp_new (cairo_t *cr, double width, double height)
{
  ZwMapStamp *self = g_new0 (ZwMapStamp, 1);

  self->cr = cr;
  self->dots = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->scale = PAPER_SCALE;
  if (is_plain_image (cr, &self->scale))
    self->image = cairo_get_group_target (cr);
  self->width = (int) ceil (width * self->scale);
  self->height = (int) ceil (height * self->scale);
  if (self->image != NULL)
    {
      self->width = MIN (self->width, cairo_image_surface_get_width (self->image));
      self->height = MIN (self->height, cairo_image_surface_get_height (self->image));
    }
  self->seen = g_malloc0 ((gsize) self->width * self->height / 8 + 1);
  return self;
}

void
zw_map_stamp_free (ZwMapStamp *self)
{
  g_array_unref (self->dots);
  g_free (self->seen);
  g_free (self->sprite.pixels);
  g_free (self);
}

/**
 * zw_map_stamp_get_scale:
 *
 * Returns: dots to a unit of the context; what is smaller than a dot is a speck
 */
double
zw_map_stamp_get_scale (const ZwMapStamp *self)
{
  return self->scale;
}

gboolean
zw_map_stamp_is_image (const ZwMapStamp *self)
{
  return self->image != NULL;
}

/**
 * zw_map_stamp_make_hairlines:
 *
 * Returns: (transfer full) (nullable): for thin lines on the picture; %NULL on paper
 */
ZwMapHairlines *
zw_map_stamp_make_hairlines (const ZwMapStamp *self)
{
  return self->image != NULL ? zw_map_hairlines_new (self->width, self->height, self->scale) : NULL;
}

static void
forget_seen (ZwMapStamp *self)
{
  memset (self->seen, 0, (gsize) self->width * self->height / 8 + 1);
}

/* %TRUE the first time something comes to a dot; what lies outside is always new. */
static gboolean
is_new (ZwMapStamp *self, int x, int y)
{
  gsize dot = (gsize) y * self->width + x;

  if (x < 0 || y < 0 || x >= self->width || y >= self->height)
    return TRUE;
  if ((self->seen[dot / 8] & (1u << (dot % 8))) != 0)
    return FALSE;
  self->seen[dot / 8] |= (guint8) (1u << (dot % 8));
  return TRUE;
}

static void
make_sprite (ZwMapStamp *self)
{
  double reach = self->size * 0.7 + self->symbol.width_px + 1.0;
  int side = 2 * (int) ceil (reach * self->scale) + 1;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cairo_t *cr = cairo_create (surface);
  int stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, self->scale, self->scale);
  zw_map_marker_draw (cr, &self->symbol, side / 2.0 / self->scale, side / 2.0 / self->scale,
                      self->size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_free (self->sprite.pixels);
  self->sprite.side = side;
  self->sprite.pixels = g_new (guint32, (gsize) side * side);
  for (int y = 0; y < side; y++)
    memcpy (self->sprite.pixels + (gsize) y * side,
            cairo_image_surface_get_data (surface) + (gsize) y * stride, (gsize) side * 4);
  cairo_surface_destroy (surface);
}

/**
 * zw_map_stamp_begin_markers:
 * @symbol: how they look
 * @size: how large, as in zw_map_marker_path()
 */
void
zw_map_stamp_begin_markers (ZwMapStamp *self, const ZwSymbol *symbol, double size)
{
  self->symbol = *symbol;
  self->size = size;
  forget_seen (self);
  if (self->image != NULL)
    {
      make_sprite (self);
      cairo_surface_flush (self->image);
    }
}

/* Porter & Duff's "over" for premultiplied colours, two channels at a time. */
static guint32
blend (guint32 above, guint32 below)
{
  guint32 rest = 255 - (above >> 24);
  guint32 even = (below & 0x00ff00ff) * rest + 0x00800080;
  guint32 odd = ((below >> 8) & 0x00ff00ff) * rest + 0x00800080;

  even = ((even + ((even >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  odd = (odd + ((odd >> 8) & 0x00ff00ff)) & 0xff00ff00;
  return above + (even | odd);
}

static void
copy_sprite (ZwMapStamp *self, int middle_x, int middle_y)
{
  const Sprite *sprite = &self->sprite;
  int left = middle_x - sprite->side / 2, top = middle_y - sprite->side / 2;
  int from_x = MAX (0, -left), to_x = MIN (sprite->side, self->width - left);
  int from_y = MAX (0, -top), to_y = MIN (sprite->side, self->height - top);
  int stride = cairo_image_surface_get_stride (self->image);
  guint8 *data = cairo_image_surface_get_data (self->image);

  for (int y = from_y; y < to_y; y++)
    {
      guint32 *row = (guint32 *) (void *) (data + (gsize) (top + y) * stride) + left;
      const guint32 *source = sprite->pixels + (gsize) y * sprite->side;

      for (int x = from_x; x < to_x; x++)
        if (source[x] >> 24 == 255)
          row[x] = source[x];
        else if (source[x] != 0)
          row[x] = blend (source[x], row[x]);
    }
}

/**
 * zw_map_stamp_marker:
 * @x: in units of the context
 */
void
zw_map_stamp_marker (ZwMapStamp *self, double x, double y)
{
  int dot_x = (int) floor (x * self->scale), dot_y = (int) floor (y * self->scale);

  if (!is_new (self, dot_x, dot_y))
    return;
  if (self->image != NULL)
    copy_sprite (self, dot_x, dot_y);
  else if (self->symbol.marker == ZW_MARKER_CIRCLE)
    {
      ZwPoint dot = { x, y };

      g_array_append_val (self->dots, dot);
    }
  else
    zw_map_marker_draw (self->cr, &self->symbol, x, y, self->size);
}

/* All dots at once, first what lies around them, then what is in them. */
static void
draw_many_dots (ZwMapStamp *self)
{
  double cell = MAX (self->size * COVER_SHARE, 1.0 / self->scale);
  double width = self->symbol.width_px * self->size / MAX (self->symbol.size_px, 1.0);

  forget_seen (self);
  cairo_new_path (self->cr);
  for (guint i = 0; i < self->dots->len; i++)
    {
      ZwPoint dot = g_array_index (self->dots, ZwPoint, i);

      if (!is_new (self, (int) floor (dot.x / cell), (int) floor (dot.y / cell)))
        continue;
      cairo_user_to_device (self->cr, &dot.x, &dot.y);
      dot.x = round (dot.x / DOT_GRID) * DOT_GRID;
      dot.y = round (dot.y / DOT_GRID) * DOT_GRID;
      cairo_device_to_user (self->cr, &dot.x, &dot.y);
      cairo_move_to (self->cr, dot.x, dot.y);
      cairo_line_to (self->cr, dot.x, dot.y);
    }
  cairo_save (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0.0);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  if ((self->symbol.stroke & 255) != 0 && width > 0.0)
    {
      zw_map_set_colour (self->cr, self->symbol.stroke);
      cairo_set_line_width (self->cr, self->size + 2.0 * width);
      cairo_stroke_preserve (self->cr);
    }
  zw_map_set_colour (self->cr, self->symbol.fill);
  cairo_set_line_width (self->cr, self->size);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

void
zw_map_stamp_end_markers (ZwMapStamp *self)
{
  if (self->image != NULL)
    cairo_surface_mark_dirty (self->image);
  else if (self->dots->len > MANY_DOTS)
    draw_many_dots (self);
  else
    for (guint i = 0; i < self->dots->len; i++)
      zw_map_marker_draw (self->cr, &self->symbol, g_array_index (self->dots, ZwPoint, i).x,
                          g_array_index (self->dots, ZwPoint, i).y, self->size);
  g_array_set_size (self->dots, 0);
}

/**
 * zw_map_stamp_begin_specks:
 * @rgba: their colour, 0xRRGGBBAA
 *
 * Specks of one layer do not grow darker where many of them fall on a pixel.
 */
void
zw_map_stamp_begin_specks (ZwMapStamp *self, guint32 rgba)
{
  guint32 alpha = rgba & 255;

  self->argb = (alpha << 24) | ((rgba >> 24) * alpha / 255) << 16
               | (((rgba >> 16) & 255) * alpha / 255) << 8 | (((rgba >> 8) & 255) * alpha / 255);
  forget_seen (self);
  cairo_new_path (self->cr);
  zw_map_set_colour (self->cr, rgba);
  if (self->image != NULL)
    cairo_surface_flush (self->image);
}

void
zw_map_stamp_speck (ZwMapStamp *self, double x, double y)
{
  int dot_x = (int) floor (x * self->scale), dot_y = (int) floor (y * self->scale);
  guint32 *row;

  if (dot_x < 0 || dot_y < 0 || dot_x >= self->width || dot_y >= self->height
      || !is_new (self, dot_x, dot_y))
    return;
  if (self->image == NULL)
    {
      cairo_rectangle (self->cr, dot_x / self->scale, dot_y / self->scale, 1.0 / self->scale,
                       1.0 / self->scale);
      return;
    }
  row = (guint32 *) (void *) (cairo_image_surface_get_data (self->image)
                              + (gsize) dot_y * cairo_image_surface_get_stride (self->image));
  row[dot_x] = blend (self->argb, row[dot_x]);
}

void
zw_map_stamp_end_specks (ZwMapStamp *self)
{
  if (self->image != NULL)
    cairo_surface_mark_dirty (self->image);
  else
    cairo_fill (self->cr);
}
