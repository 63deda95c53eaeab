/* zw-matrix-draw.h: stakeholders by interest and power, in four quarters
 *
 *   ZwMatrixLook look = { "Noto Sans CJK TC", 13, 0x000000ff };
 *
 *   zw_matrix_draw (&matrix, &look, cr, width, height);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Interest and power go from 0 to this. */
#define ZW_MATRIX_SCALE 10.0

/* Low and high interest by low and high power. */
#define ZW_MATRIX_QUARTERS 4
#define ZW_MATRIX_QUARTER(high_interest, high_power) ((high_power) *2 + (high_interest))

/**
 * ZwMatrixSpot:
 * @interest, @power: 0 to %ZW_MATRIX_SCALE
 */
typedef struct
{
  gint64 id;
  const char *name;
  double interest;
  double power;
} ZwMatrixSpot;

/**
 * ZwMatrix:
 * @quarters: title of each quarter, see ZW_MATRIX_QUARTER()
 * @interest_label, @power_label: of the axes
 * @selected: id of the spot that is framed, 0 for none
 */
typedef struct
{
  const ZwMatrixSpot *spots;
  guint n_spots;
  const char *quarters[ZW_MATRIX_QUARTERS];
  const char *interest_label;
  const char *power_label;
  gint64 selected;
} ZwMatrix;

/**
 * ZwMatrixLook:
 * @font: names of fonts, the first one present wins
 * @font_size: size of the letters in units of the drawing
 * @colour: of words and lines, as 0xRRGGBBAA
 */
typedef struct
{
  const char *font;
  double font_size;
  guint32 colour;
} ZwMatrixLook;

void zw_matrix_draw (const ZwMatrix *self,
                     const ZwMatrixLook *look,
                     cairo_t *cr,
                     double width,
                     double height);
void zw_matrix_place_labels (const ZwMatrix *self,
                             const ZwMatrixLook *look,
                             cairo_t *cr,
                             double width,
                             double height,
                             cairo_rectangle_t *boxes);
void zw_matrix_to_px (const ZwMatrixLook *look,
                      double width,
                      double height,
                      double interest,
                      double power,
                      double *x,
                      double *y);
void zw_matrix_from_px (const ZwMatrixLook *look,
                        double width,
                        double height,
                        double x,
                        double y,
                        double *interest,
                        double *power);
const ZwMatrixSpot *zw_matrix_find_spot (const ZwMatrix *self,
                                         const ZwMatrixLook *look,
                                         double width,
                                         double height,
                                         double x,
                                         double y);

G_END_DECLS
