/* zw-deck-table-draw.c: draws a table on a slide
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

#include "document/zw-typeset.h"
#include "document/zw-tags.h"

#include <cairo-pdf.h>

#define RULE 0.75

typedef struct
{
  const ZwDeckTable *table;
  PangoContext *context;
  cairo_t *cr;
  gboolean tagged;
} Drawing;

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
draw_cell (const Drawing *self, guint row, guint column, double x, double y)
{
  const ZwDeckTable *table = self->table;
  const char *text = zw_deck_table_get_cell (table, row, column);
  guint row_span = zw_deck_table_get_row_span (table, row, column);
  guint column_span = zw_deck_table_get_column_span (table, row, column);
  ZwDeckRole role = zw_deck_table_get_role (table, row, column);
  ZwDeckLook look = zw_deck_look_get (role, table->size);
  const char *tag = role == ZW_DECK_CELL_HEADING ? "TH" : "TD";
  g_autoptr (PangoLayout) words = NULL;
  double width = 0, height = 0;
  guint n_lines;

  if (text == NULL)
    return;
  for (guint i = row; i < row + MAX (1, row_span); i++)
    height += table->heights[i];
  for (guint i = column; i < column + column_span; i++)
    width += table->widths[i];
  cairo_rectangle (self->cr, x, y, width, height);
  set_colour (self->cr, zw_deck_table_get_ground (table, row, column));
  cairo_fill_preserve (self->cr);
  set_colour (self->cr, ZW_DECK_RULE);
  cairo_set_line_width (self->cr, RULE);
  cairo_stroke (self->cr);

  words = zw_deck_set_text (self->context, text, &look.style, width - 2 * ZW_DECK_CELL_PAD_X);
  n_lines = pango_layout_get_line_count (words);
  set_colour (self->cr, look.colour);
  zw_tag_begin (self->cr, self->tagged, tag, NULL);
  zw_typeset_draw_lines (self->cr, words, &look.style, x + ZW_DECK_CELL_PAD_X,
                         y + (height - n_lines * look.style.pitch) / 2, 0, n_lines);
  zw_tag_end (self->cr, self->tagged, tag);
}

/**
 * zw_deck_table_draw:
 * @x: left edge in points
 * @y: upper edge in points
 * @tagged: mark its structure for those who read a PDF by ear
 */
void
zw_deck_table_draw (const ZwDeckTable *self,
                    PangoContext *context,
                    cairo_t *cr,
                    double x,
                    double y,
                    gboolean tagged)
{
  const Drawing drawing = { self, context, cr, tagged };

  zw_tag_begin (drawing.cr, drawing.tagged, "Table", NULL);
  for (guint row = 0; row < self->n_rows; row++)
    {
      double left = x;

      zw_tag_begin (drawing.cr, drawing.tagged, "TR", NULL);
      for (guint column = 0; column < self->table->n_columns; column++)
        {
          draw_cell (&drawing, row, column, left, y);
          left += self->widths[column];
        }
      zw_tag_end (drawing.cr, drawing.tagged, "TR");
      y += self->heights[row];
    }
  zw_tag_end (drawing.cr, drawing.tagged, "Table");
}
