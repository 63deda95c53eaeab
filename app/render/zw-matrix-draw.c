/* zw-matrix-draw.c: stakeholders by interest and power, in four quarters
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-matrix-draw.h"

#include <math.h>
#include <pango/pangocairo.h>

/* In letters' heights. */
#define MARGIN 2.0
#define RADIUS 0.45
#define REACH 1.0 /* from the middle of a spot, that takes hold of it */
#define GAP 0.3
#define MOST_RINGS 6
#define LABEL 9.0 /* widest label; the whole name stands in the table */

#define GROUND_OPACITY 0.10
#define LINE_OPACITY 0.45

/* Okabe & Ito; a quarter is told by its title and place as well. */
static const guint32 colours[ZW_MATRIX_QUARTERS] = { 0x999999ff, 0x56b4e9ff, 0x009e73ff,
                                                     0xd55e00ff };

static void
set_colour (cairo_t *cr, guint32 colour, double opacity)
{
  cairo_set_source_rgba (cr, (colour >> 24 & 0xff) / 255.0, (colour >> 16 & 0xff) / 255.0,
                         (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0 * opacity);
}

static guint
find_quarter (double interest, double power)
{
  return ZW_MATRIX_QUARTER (interest >= ZW_MATRIX_SCALE / 2, power >= ZW_MATRIX_SCALE / 2);
}

/**
 * zw_matrix_to_px:
 *
 * Where a place of the matrix stands in a drawing of @width by @height.
 */
void
zw_matrix_to_px (const ZwMatrixLook *look,
                 double width,
                 double height,
                 double interest,
                 double power,
                 double *x,
                 double *y)
{
  double margin = MARGIN * look->font_size;

  *x = margin + interest / ZW_MATRIX_SCALE * MAX (width - margin, 1);
  *y = (1 - power / ZW_MATRIX_SCALE) * MAX (height - margin, 1);
}

/**
 * zw_matrix_from_px:
 *
 * The nearest place of the matrix, in steps of a tenth.
 */
void
zw_matrix_from_px (const ZwMatrixLook *look,
                   double width,
                   double height,
                   double x,
                   double y,
                   double *interest,
                   double *power)
{
  double margin = MARGIN * look->font_size;
  double right = (x - margin) / MAX (width - margin, 1) * ZW_MATRIX_SCALE;
  double up = (1 - y / MAX (height - margin, 1)) * ZW_MATRIX_SCALE;

  *interest = CLAMP (round (right * 10) / 10, 0, ZW_MATRIX_SCALE);
  *power = CLAMP (round (up * 10) / 10, 0, ZW_MATRIX_SCALE);
}

/**
 * zw_matrix_find_spot:
 *
 * Returns: (nullable): the spot under a place of the drawing, the nearest one
 */
const ZwMatrixSpot *
zw_matrix_find_spot (const ZwMatrix *self,
                     const ZwMatrixLook *look,
                     double width,
                     double height,
                     double x,
                     double y)
{
  const ZwMatrixSpot *found = NULL;
  double nearest = REACH * look->font_size;

  for (guint i = 0; i < self->n_spots; i++)
    {
      double spot_x, spot_y, distance;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &spot_x,
                       &spot_y);
      distance = hypot (spot_x - x, spot_y - y);
      if (distance <= nearest)
        {
          nearest = distance;
          found = &self->spots[i];
        }
    }
  return found;
}

static PangoLayout *
make_text (cairo_t *cr, const ZwMatrixLook *look, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, look->font);
  pango_font_description_set_absolute_size (font, look->font_size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
draw_quarters (const ZwMatrix *self, const ZwMatrixLook *look, cairo_t *cr, double w, double h)
{
  for (guint i = 0; i < ZW_MATRIX_QUARTERS; i++)
    {
      double left, top, right, bottom;
      gboolean high_interest = i & 1, high_power = i & 2;
      g_autoptr (PangoLayout) title = make_text (cr, look, self->quarters[i], TRUE);

      zw_matrix_to_px (look, w, h, high_interest ? 5 : 0, high_power ? 10 : 5, &left, &top);
      zw_matrix_to_px (look, w, h, high_interest ? 10 : 5, high_power ? 5 : 0, &right, &bottom);
      cairo_rectangle (cr, left, top, right - left, bottom - top);
      set_colour (cr, colours[i], GROUND_OPACITY);
      cairo_fill_preserve (cr);
      set_colour (cr, look->colour, LINE_OPACITY);
      cairo_set_line_width (cr, look->font_size / 12);
      cairo_stroke (cr);
      pango_layout_set_width (title, (int) (MAX (right - left - look->font_size, 1) * PANGO_SCALE));
      pango_layout_set_ellipsize (title, PANGO_ELLIPSIZE_END);
      cairo_move_to (cr, left + look->font_size / 2, top + look->font_size / 3);
      set_colour (cr, look->colour, 0.75);
      pango_cairo_show_layout (cr, title);
    }
}

static void
draw_axes (const ZwMatrix *self, const ZwMatrixLook *look, cairo_t *cr, double w, double h)
{
  g_autoptr (PangoLayout) across = make_text (cr, look, self->interest_label, FALSE);
  g_autoptr (PangoLayout) up = make_text (cr, look, self->power_label, FALSE);
  double margin = MARGIN * look->font_size;
  int width, height;

  set_colour (cr, look->colour, 1);
  pango_layout_get_pixel_size (across, &width, &height);
  cairo_move_to (cr, margin + (w - margin - width) / 2, h - margin + (margin - height) / 2);
  pango_cairo_show_layout (cr, across);
  pango_layout_get_pixel_size (up, &width, &height);
  cairo_save (cr);
  cairo_move_to (cr, (margin - height) / 2, (h - margin + width) / 2);
  cairo_rotate (cr, -G_PI_2);
  pango_cairo_show_layout (cr, up);
  cairo_restore (cr);
}

static void
limit_width (PangoLayout *layout, double most)
{
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= most)
    return;
  pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
}

static gboolean
overlaps (const GArray *taken, const cairo_rectangle_t *box)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (taken, cairo_rectangle_t, i);

      if (box->x < other->x + other->width && other->x < box->x + box->width
          && box->y < other->y + other->height && other->y < box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

/* Right, left, above and below the spot, then further off: the first place where
 * nothing stands; else right of it. */
static cairo_rectangle_t
place_label (const GArray *taken,
             const ZwMatrixLook *look,
             double w,
             double h,
             double x,
             double y,
             double width,
             double height)
{
  double off = (RADIUS + GAP) * look->font_size;
  cairo_rectangle_t first = { x + off, y - height / 2, width, height };

  for (int ring = 0; ring < MOST_RINGS; ring++)
    {
      double more = ring * height;
      const cairo_rectangle_t places[] = {
        { x + off, y - height / 2 + more, width, height },
        { x + off, y - height / 2 - more, width, height },
        { x - off - width, y - height / 2 + more, width, height },
        { x - off - width, y - height / 2 - more, width, height },
        { x - width / 2, y - off - height - more, width, height },
        { x - width / 2, y + off + more, width, height },
      };

      for (guint i = 0; i < G_N_ELEMENTS (places); i++)
        if (places[i].x >= MARGIN * look->font_size && places[i].x + width <= w && places[i].y >= 0
            && places[i].y + height <= h - MARGIN * look->font_size
            && !overlaps (taken, &places[i]))
          return places[i];
    }
  first.x = MIN (first.x, MAX (w - width, 0));
  return first;
}

static void
take_titles (const ZwMatrix *self,
             const ZwMatrixLook *look,
             cairo_t *cr,
             double w,
             double h,
             GArray *taken)
{
  for (guint i = 0; i < ZW_MATRIX_QUARTERS; i++)
    {
      g_autoptr (PangoLayout) title = make_text (cr, look, self->quarters[i], TRUE);
      cairo_rectangle_t box = { 0 };
      int width, height;

      zw_matrix_to_px (look, w, h, i & 1 ? 5 : 0, i & 2 ? 10 : 5, &box.x, &box.y);
      pango_layout_get_pixel_size (title, &width, &height);
      box.width = width + look->font_size;
      box.height = height + look->font_size / 3;
      g_array_append_val (taken, box);
    }
}

static void
draw_spot (const ZwMatrixSpot *spot,
           gboolean selected,
           const ZwMatrixLook *look,
           cairo_t *cr,
           double x,
           double y)
{
  double radius = RADIUS * look->font_size;
  guint32 colour = colours[find_quarter (spot->interest, spot->power)];

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_colour (cr, colour, 1);
  cairo_fill_preserve (cr);
  set_colour (cr, look->colour, 1);
  cairo_set_line_width (cr, look->font_size / (selected ? 5 : 14));
  cairo_stroke (cr);
}

/**
 * zw_matrix_draw:
 *
 * Draws the matrix from 0,0 to @width, @height; labels keep clear of each other
 * as long as there is room.
 */
void
zw_matrix_draw (const ZwMatrix *self,
                const ZwMatrixLook *look,
                cairo_t *cr,
                double width,
                double height)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  double radius = RADIUS * look->font_size;

  draw_quarters (self, look, cr, width, height);
  draw_axes (self, look, cr, width, height);
  take_titles (self, look, cr, width, height, taken);
  for (guint i = 0; i < self->n_spots; i++)
    {
      double x, y;
      cairo_rectangle_t box;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &x, &y);
      box = (cairo_rectangle_t){ x - radius, y - radius, 2 * radius, 2 * radius };
      g_array_append_val (taken, box);
      draw_spot (&self->spots[i], self->spots[i].id == self->selected && self->selected != 0, look,
                 cr, x, y);
    }
  for (guint i = 0; i < self->n_spots; i++)
    {
      g_autoptr (PangoLayout)
          label = make_text (cr, look, self->spots[i].name,
                             self->selected != 0 && self->spots[i].id == self->selected);
      cairo_rectangle_t box;
      double x, y;
      int w, h;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &x, &y);
      limit_width (label, LABEL * look->font_size);
      pango_layout_get_pixel_size (label, &w, &h);
      box = place_label (taken, look, width, height, x, y, w, h);
      g_array_append_val (taken, box);
      cairo_move_to (cr, box.x, box.y);
      set_colour (cr, look->colour, 1);
      pango_cairo_show_layout (cr, label);
    }
}
