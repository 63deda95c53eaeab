/* zw-table-draw.c: draws a part of a measured table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-table-layout.h"

#include "document/zw-words.h"
#include "document/zw-tags.h"

#include <cairo-pdf.h>

/* What the drawing of one part of a table needs at hand. */
typedef struct
{
  const ZwTableLayout *layout;
  const ZwTableSlice *slice;
  cairo_t *cr;
  double x;
  gboolean tagged;
} Drawing;

static double
get_column_x (const Drawing *self, guint column)
{
  double x = self->x;

  for (guint i = 0; i < column; i++)
    x += self->layout->widths[i];
  return x;
}

static void
draw_box (const Drawing *self, double x, double y, double width, double height, double shade)
{
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_set_source_rgb (self->cr, shade, shade, shade);
  if (shade < 1)
    cairo_fill_preserve (self->cr);
  cairo_set_source_rgb (self->cr, ZW_SHADE_RULE, ZW_SHADE_RULE, ZW_SHADE_RULE);
  cairo_set_line_width (self->cr, ZW_CELL_RULE);
  cairo_stroke (self->cr);
}

/* Draws all lines in the middle of the box, or, of words that began before or go
 * on behind it, the lines that belong here. */
static void
draw_words (const Drawing *self,
            const char *text,
            const ZwStyle *style,
            double x,
            double y,
            double width,
            double height)
{
  g_autoptr (PangoLayout) words = zw_table_layout_set_words (self->layout, text, style, width,
                                                             self->slice->n_lines > 0);
  guint n_lines = pango_layout_get_line_count (words), first = 0;
  double room;

  if (self->slice->n_lines > 0)
    {
      first = MIN (self->slice->skip, n_lines);
      n_lines = MIN (n_lines - first, self->slice->n_lines);
    }
  room = height - n_lines * style->pitch;
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  zw_words_draw (self->cr, words, style, x + ZW_CELL_PAD_X,
                 y + (self->slice->n_lines > 0 ? ZW_CELL_PAD_Y : room / 2), first, n_lines,
                 self->tagged);
}

/* Words of a cell that reaches over rows of several pages: in its first row, and
 * once more at the top of a page, if they have room there. */
static void
draw_loose_words (const Drawing *self,
                  const char *text,
                  const ZwStyle *style,
                  double x,
                  double y,
                  double width,
                  double height,
                  gboolean begins)
{
  g_autoptr (PangoLayout) words = zw_table_layout_set_words (self->layout, text, style, width,
                                                             self->slice->n_lines > 0);
  guint n_lines = pango_layout_get_line_count (words);
  gboolean fits = n_lines * style->pitch + 2 * ZW_CELL_PAD_Y <= height + 0.01;

  if (begins && self->slice->n_lines > 0)
    draw_words (self, text, style, x, y, width, height);
  else if (begins || (self->slice->header && self->slice->skip == 0 && fits))
    {
      cairo_set_source_rgb (self->cr, 0, 0, 0);
      zw_words_draw (self->cr, words, style, x + ZW_CELL_PAD_X, y + ZW_CELL_PAD_Y, 0, n_lines,
                     self->tagged);
    }
}

static double
get_row_height (const Drawing *self, guint row)
{
  ZwTableSlice one = { .first = row, .count = 1, .n_lines = self->slice->n_lines };

  return zw_table_layout_get_height (self->layout, &one);
}

/* How far a figure is moved left, so that the decimal points of its column lie above
 * each other. */
static double
get_shift (const Drawing *self, guint row, guint column)
{
  double most = self->layout->tails[column], tail;

  if (most <= 0)
    return 0;
  tail = zw_table_measure_tail (self->layout, row, column);
  return tail >= 0 ? most - tail : 0;
}

static void
draw_cell (const Drawing *self, guint row, guint column, double y)
{
  const ZwTable *table = self->layout->table;
  const ZwRow *it = zw_table_get_row (table, row);
  gboolean group = it->kind == ZW_ROW_GROUP;
  guint first = zw_table_find_first_row (table, row, column);
  guint end = first + zw_table_get_row_span (table, first, column);
  guint slice_end = self->slice->first + self->slice->count;
  gboolean parted = first < self->slice->first || end > slice_end || self->slice->n_lines > 0;
  gboolean heading = it->kind == ZW_ROW_HEADER
                     || (table->columns[column].kind == ZW_COLUMN_HEADING && !group);
  ZwStyle style = zw_style_get (zw_style_of_cell (table, first, column), self->layout->chinese);
  const char *text = zw_table_get_cell (table, first, column);
  const char *tag = heading ? "TH" : "TD";
  double x = get_column_x (self, column), height = 0;
  double width = zw_table_layout_get_cell_width (self->layout, row, column);

  /* Of a cell over several rows, the part on this page is one box. */
  if (row > first && row > self->slice->first)
    return;
  for (guint i = row; i < MIN (end, slice_end); i++)
    height += get_row_height (self, i);

  draw_box (self, x, y, width, height, heading ? ZW_SHADE_HEADING : (group ? ZW_SHADE_GROUP : 1));
  zw_tag_begin (self->cr, self->tagged, tag, NULL);
  x -= get_shift (self, first, column);
  if (parted && end - first > 1)
    draw_loose_words (self, text, &style, x, y, width, height, row == first);
  else
    draw_words (self, text, &style, x, y, width, height);
  zw_tag_end (self->cr, self->tagged, tag);
}

/* Returns: where the rows end */
static double
draw_rows (const Drawing *self, double y)
{
  const ZwTable *table = self->layout->table;

  for (guint row = self->slice->first; row < self->slice->first + self->slice->count; row++)
    {
      zw_tag_begin (self->cr, self->tagged, "TR", NULL);
      for (guint column = 0; column < table->n_columns; column++)
        if (zw_table_get_column_span (table, row, column) > 0)
          draw_cell (self, row, column, y);
      zw_tag_end (self->cr, self->tagged, "TR");
      y += get_row_height (self, row);
    }
  return y;
}

/**
 * zw_table_layout_draw:
 * @slice: which part
 * @x: left edge in points
 * @y: upper edge in points
 * @tagged: mark its structure for those who read a PDF by ear
 */
void
zw_table_layout_draw (const ZwTableLayout *self,
                      const ZwTableSlice *slice,
                      cairo_t *cr,
                      double x,
                      double y,
                      gboolean tagged)
{
  const Drawing drawing = { self, slice, cr, x, tagged };

  zw_tag_begin (drawing.cr, drawing.tagged, "Table", NULL);
  if (slice->header && self->header != NULL)
    {
      const ZwTableSlice whole = { .count = self->header->n_rows, .header = TRUE };
      const Drawing header = { self->header, &whole, cr, x, tagged };

      y = draw_rows (&header, y);
    }
  draw_rows (&drawing, y);
  zw_tag_end (drawing.cr, drawing.tagged, "Table");
}
