/* zw-table-draw.c: draws a part of a measured table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-table-layout.h"

#include "document/zw-typeset.h"

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

static void
begin_tag (const Drawing *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (const Drawing *self, const char *tag)
{
  if (self->tagged)
    cairo_tag_end (self->cr, tag);
}

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

static PangoLayout *
set_words (const Drawing *self, const char *text, const ZwStyle *style, double width)
{
  GHashTable *kept = self->layout->high_cells;
  gboolean keep = self->slice->n_lines > 0;
  PangoLayout *words = keep ? g_hash_table_lookup (kept, text) : NULL;

  if (words != NULL)
    return g_object_ref (words);
  words = zw_typeset_text (self->layout->context, text, style, zw_table_get_words_width (width));
  if (keep)
    g_hash_table_insert (kept, (char *) text, g_object_ref (words));
  return words;
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
  g_autoptr (PangoLayout) words = set_words (self, text, style, width);
  guint n_lines = pango_layout_get_line_count (words), first = 0;
  double room;

  if (self->slice->n_lines > 0)
    {
      first = MIN (self->slice->skip, n_lines);
      n_lines = MIN (n_lines - first, self->slice->n_lines);
    }
  room = height - n_lines * style->pitch;
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  zw_typeset_draw_lines (self->cr, words, style, x + ZW_CELL_PAD_X,
                         y + (self->slice->n_lines > 0 ? ZW_CELL_PAD_Y : room / 2), first, n_lines);
}

static void
draw_header (const Drawing *self, double y)
{
  const ZwTable *table = self->layout->table;
  double height = self->layout->header_height;
  ZwStyle style = zw_style_get (ZW_STYLE_CELL_HEADING, self->layout->chinese);
  ZwTableSlice whole = { .header = TRUE };
  Drawing all = *self;

  all.slice = &whole;
  begin_tag (self, "TR");
  for (guint i = 0; i < table->n_columns; i++)
    {
      double x = get_column_x (self, i);

      draw_box (self, x, y, self->layout->widths[i], height, ZW_SHADE_HEADING);
      begin_tag (self, "TH");
      draw_words (&all, table->columns[i].title, &style, x, y, self->layout->widths[i], height);
      end_tag (self, "TH");
    }
  end_tag (self, "TR");
}

/* The row in which the cell at @row begins, which may be on an earlier page. */
static guint
find_first_row (const ZwTable *table, guint row, guint column)
{
  while (row > 0 && zw_table_get_row_span (table, row, column) == 0)
    row--;
  return row;
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
  g_autoptr (PangoLayout) words = set_words (self, text, style, width);
  guint n_lines = pango_layout_get_line_count (words);
  gboolean fits = n_lines * style->pitch + 2 * ZW_CELL_PAD_Y <= height + 0.01;

  if (begins && self->slice->n_lines > 0)
    draw_words (self, text, style, x, y, width, height);
  else if (begins || (self->slice->header && self->slice->skip == 0 && fits))
    {
      cairo_set_source_rgb (self->cr, 0, 0, 0);
      zw_typeset_draw_lines (self->cr, words, style, x + ZW_CELL_PAD_X, y + ZW_CELL_PAD_Y, 0,
                             n_lines);
    }
}

static double
get_row_height (const Drawing *self, guint row)
{
  ZwTableSlice one = { .first = row, .count = 1, .n_lines = self->slice->n_lines };

  return zw_table_layout_get_height (self->layout, &one);
}

static void
draw_cell (const Drawing *self, guint row, guint column, double y)
{
  const ZwTable *table = self->layout->table;
  const ZwRow *it = g_ptr_array_index (table->rows, row);
  gboolean group = it->kind == ZW_ROW_GROUP;
  guint first = find_first_row (table, row, column);
  guint end = first + zw_table_get_row_span (table, first, column);
  guint slice_end = self->slice->first + self->slice->count;
  gboolean parted = first < self->slice->first || end > slice_end || self->slice->n_lines > 0;
  gboolean heading = table->columns[column].kind == ZW_COLUMN_HEADING && !group;
  ZwStyle style = zw_style_get (zw_style_of_cell (table, first, column), self->layout->chinese);
  const char *text = zw_table_get_cell (table, first, column);
  const char *tag = heading ? "TH" : "TD";
  double x = get_column_x (self, column), width = self->layout->widths[column], height = 0;

  /* Of a cell over several rows, the part on this page is one box. */
  if (row > first && row > self->slice->first)
    return;
  for (guint i = row; i < MIN (end, slice_end); i++)
    height += get_row_height (self, i);
  if (group)
    width = get_column_x (self, table->n_columns) - x;

  draw_box (self, x, y, width, height, heading ? ZW_SHADE_HEADING : (group ? ZW_SHADE_GROUP : 1));
  begin_tag (self, tag);
  if (parted && end - first > 1)
    draw_loose_words (self, text, &style, x, y, width, height, row == first);
  else
    draw_words (self, text, &style, x, y, width, height);
  end_tag (self, tag);
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

  begin_tag (&drawing, "Table");
  if (slice->header && self->table->header != NULL)
    {
      draw_header (&drawing, y);
      y += self->header_height;
    }
  for (guint row = slice->first; row < slice->first + slice->count; row++)
    {
      const ZwRow *it = g_ptr_array_index (self->table->rows, row);
      guint n_columns = it->kind == ZW_ROW_GROUP ? 1 : self->table->n_columns;

      begin_tag (&drawing, "TR");
      for (guint column = 0; column < n_columns; column++)
        draw_cell (&drawing, row, column, y);
      end_tag (&drawing, "TR");
      y += get_row_height (&drawing, row);
    }
  end_tag (&drawing, "Table");
}
