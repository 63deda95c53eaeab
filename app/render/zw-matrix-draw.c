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
#define NEAR 1.3 /* from the middle of a spot to its name; further off a line leads there */
#define STEPS 5  /* to the height of a label */
#define MOST_RINGS 25

/* Widest label, and how short it is cut where there is no room; the whole name
 * stands in the table. */
static const double label_widths[] = { 9.0, 7.0, 5.5, 4.0 };

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

/* How much of it stands on what stands already, in square units. */
static double
measure_overlap (const GArray *taken, const cairo_rectangle_t *box)
{
  double sum = 0;

  for (guint i = 0; i < taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (taken, cairo_rectangle_t, i);
      double across = MIN (box->x + box->width, other->x + other->width) - MAX (box->x, other->x);
      double down = MIN (box->y + box->height, other->y + other->height) - MAX (box->y, other->y);

      if (across > 0 && down > 0)
        sum += across * down;
    }
  return sum;
}

/* Right, left, above and below the spot, then further off: the first place where
 * nothing stands; else that where least does, and how much. */
static cairo_rectangle_t
place_label (const GArray *taken,
             const ZwMatrixLook *look,
             double w,
             double h,
             double x,
             double y,
             double width,
             double height,
             double *overlap)
{
  double off = (RADIUS + GAP) * look->font_size, margin = MARGIN * look->font_size;
  cairo_rectangle_t best = { MIN (x + off, MAX (w - width, 0)), y - height / 2, width, height };

  *overlap = G_MAXDOUBLE;
  for (int ring = 0; ring < MOST_RINGS; ring++)
    {
      double more = ring * height / STEPS;
      const cairo_rectangle_t places[] = {
        { x + off, y - height / 2 + more, width, height },
        { x + off, y - height / 2 - more, width, height },
        { x - off - width, y - height / 2 + more, width, height },
        { x - off - width, y - height / 2 - more, width, height },
        { x - width / 2, y - off - height - more, width, height },
        { x - width / 2, y + off + more, width, height },
        { x - width / 4, y - off - height - more, width, height },
        { x - width / 4, y + off + more, width, height },
        { x - width * 3 / 4, y - off - height - more, width, height },
        { x - width * 3 / 4, y + off + more, width, height },
      };

      for (guint i = 0; i < G_N_ELEMENTS (places) && *overlap > 0; i++)
        {
          double here;

          if (places[i].x < margin || places[i].x + width > w || places[i].y < 0
              || places[i].y + height > h - margin)
            continue;
          here = measure_overlap (taken, &places[i]);
          if (here < *overlap)
            {
              *overlap = here;
              best = places[i];
            }
        }
    }
  return best;
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

static PangoLayout *
make_label (const ZwMatrix *self, const ZwMatrixLook *look, cairo_t *cr, guint spot, double most)
{
  PangoLayout *label = make_text (cr, look, self->spots[spot].name,
                                  self->selected != 0 && self->spots[spot].id == self->selected);

  limit_width (label, most);
  return label;
}

/**
 * zw_matrix_place_labels:
 * @boxes: (out caller-allocates): as many as there are spots
 *
 * Where the names of the spots stand: beside their spots, clear of each other, of
 * spots and of titles as long as there is room.
 */
void
zw_matrix_place_labels (const ZwMatrix *self,
                        const ZwMatrixLook *look,
                        cairo_t *cr,
                        double width,
                        double height,
                        cairo_rectangle_t *boxes)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  double radius = RADIUS * look->font_size, x, y;

  take_titles (self, look, cr, width, height, taken);
  for (guint i = 0; i < self->n_spots; i++)
    {
      cairo_rectangle_t box;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &x, &y);
      box = (cairo_rectangle_t){ x - radius, y - radius, 2 * radius, 2 * radius };
      g_array_append_val (taken, box);
    }
  for (guint i = 0; i < self->n_spots; i++)
    {
      double least = G_MAXDOUBLE, overlap = G_MAXDOUBLE;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &x, &y);
      for (guint j = 0; j < G_N_ELEMENTS (label_widths) && least > 0; j++)
        {
          g_autoptr (PangoLayout)
              label = make_label (self, look, cr, i, label_widths[j] * look->font_size);
          cairo_rectangle_t box;
          int w, h;

          pango_layout_get_pixel_size (label, &w, &h);
          box = place_label (taken, look, width, height, x, y, w, h, &overlap);
          if (overlap < least || j == 0)
            {
              least = overlap;
              boxes[i] = box;
            }
        }
      g_array_append_val (taken, boxes[i]);
    }
}

/* From a spot to a name that stands further off. */
static void
draw_leader (const ZwMatrixLook *look,
             cairo_t *cr,
             const ZwMatrixSpot *spot,
             const cairo_rectangle_t *box,
             double width,
             double height)
{
  double x, y, to_x, to_y;

  zw_matrix_to_px (look, width, height, spot->interest, spot->power, &x, &y);
  to_x = CLAMP (x, box->x, box->x + box->width);
  to_y = CLAMP (y, box->y, box->y + box->height);
  if (hypot (to_x - x, to_y - y) < NEAR * look->font_size)
    return;
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, to_x, to_y);
  set_colour (cr, look->colour, LINE_OPACITY);
  cairo_set_line_width (cr, look->font_size / 14);
  cairo_stroke (cr);
}

/**
 * zw_matrix_draw:
 *
 * Draws the matrix from 0,0 to @width, @height; labels stand as
 * zw_matrix_place_labels() has them.
 */
void
zw_matrix_draw (const ZwMatrix *self,
                const ZwMatrixLook *look,
                cairo_t *cr,
                double width,
                double height)
{
  g_autofree cairo_rectangle_t *boxes = g_new0 (cairo_rectangle_t, self->n_spots);

  draw_quarters (self, look, cr, width, height);
  draw_axes (self, look, cr, width, height);
  zw_matrix_place_labels (self, look, cr, width, height, boxes);
  for (guint i = 0; i < self->n_spots; i++)
    draw_leader (look, cr, &self->spots[i], &boxes[i], width, height);
  for (guint i = 0; i < self->n_spots; i++)
    {
      double x, y;

      zw_matrix_to_px (look, width, height, self->spots[i].interest, self->spots[i].power, &x, &y);
      draw_spot (&self->spots[i], self->spots[i].id == self->selected && self->selected != 0, look,
                 cr, x, y);
    }
  for (guint i = 0; i < self->n_spots; i++)
    {
      g_autoptr (PangoLayout) label = make_label (self, look, cr, i, boxes[i].width);

      cairo_move_to (cr, boxes[i].x, boxes[i].y);
      set_colour (cr, look->colour, 1);
      pango_cairo_show_layout (cr, label);
    }
}
