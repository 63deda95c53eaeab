/* zw-table-layout.c: a table measured for paper
 *
 * Only heights are kept, not the broken lines: a table of thousands of rows is
 * measured once, and set again, page by page, when it is drawn. A row over many
 * pages would be set as often; its lines are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-table-layout.h"

#include "document/zw-words.h"

#include <math.h>
#include <string.h>

/* Most of a page that rows are kept together for: more would leave pages half empty. */
#define MOST_BOUND 0.25

/**
 * zw_table_get_words_width:
 *
 * Returns: room for words in a cell of that width; never none, which Pango takes
 *   for no end of it
 */
double
zw_table_get_words_width (double width)
{
  return MAX (1, width - 2 * ZW_CELL_PAD_X);
}

static double
get_lines_height (guint n_lines)
{
  ZwStyle style = zw_style_get (ZW_STYLE_CELL_TEXT, FALSE);

  return n_lines * style.pitch + 2 * ZW_CELL_PAD_Y;
}

/**
 * zw_table_layout_get_cell_width:
 *
 * Returns: width in points of a cell, which may fill several columns
 */
double
zw_table_layout_get_cell_width (const ZwTableLayout *self, guint row, guint column)
{
  guint n_columns = zw_table_get_column_span (self->table, row, column);
  double width = 0;

  for (guint i = column; i < column + n_columns; i++)
    width += self->widths[i];
  return width;
}

static guint
count_cell_lines (const ZwTableLayout *self, guint row, guint column)
{
  const char *text = zw_table_get_cell (self->table, row, column);
  ZwStyle style = zw_style_get (zw_style_of_cell (self->table, row, column), self->chinese);
  double width = zw_table_layout_get_cell_width (self, row, column);
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL)
    return 0;
  layout = zw_words_set (self->references, self->context, text, &style,
                         zw_table_get_words_width (width));
  return pango_layout_get_line_count (layout);
}

/* Heights of the rows from @start on whose cells reach from one to the next; the
 * last row grows until the words of such a cell have room. */
static void
measure_rows (ZwTableLayout *self, guint start, guint end, gboolean loose)
{
  for (guint row = start; row < end; row++)
    {
      guint n_lines = 1;

      for (guint column = 0; column < self->table->n_columns; column++)
        if (loose || zw_table_get_row_span (self->table, row, column) == 1)
          n_lines = MAX (n_lines, count_cell_lines (self, row, column));
      self->heights[row] = get_lines_height (n_lines);
    }
  for (guint row = start; row < end && !loose; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      {
        guint span = zw_table_get_row_span (self->table, row, column);
        double height = 0;

        if (span <= 1)
          continue;
        for (guint i = row; i < row + span; i++)
          height += self->heights[i];
        height = get_lines_height (count_cell_lines (self, row, column)) - height;
        self->heights[row + span - 1] += MAX (0, height);
      }
}

/* The row behind the rows that cells bind to @row. */
static guint
find_end_of_spans (const ZwTable *table, guint row)
{
  guint end = row + 1;

  for (; row < end; row++)
    for (guint column = 0; column < table->n_columns; column++)
      end = MAX (end, row + zw_table_get_row_span (table, row, column));
  return end;
}

/* The name of a group stays with its first row, a total with the last row above it,
 * as long as all of them are no large part of a page. */
static void
bind_groups_and_totals (ZwTableLayout *self, double page_height)
{
  double above = 0;
  guint end;

  for (guint row = 0; row < self->n_rows; row = end)
    {
      double height = 0;
      gboolean binds;

      for (end = row; end == row || self->bound[end - 1]; end++)
        height += self->heights[end];
      binds = row > 0
              && (zw_table_get_row (self->table, row - 1)->kind == ZW_ROW_GROUP
                  || zw_table_get_row (self->table, row)->kind == ZW_ROW_TOTAL);
      if (binds && above + height <= 2 * MOST_BOUND * page_height)
        {
          self->bound[row - 1] = TRUE;
          above += height;
        }
      else
        above = height;
    }
}

/* No row stands alone on a page: the first has the next with it, the last the one
 * before. */
static void
bind_ends (ZwTableLayout *self, double page_height)
{
  const guint ends[] = { 0, self->n_rows - 2 };

  for (guint i = 0; self->n_rows > 2 && i < G_N_ELEMENTS (ends); i++)
    if (self->heights[ends[i]] + self->heights[ends[i] + 1] <= MOST_BOUND * page_height)
      self->bound[ends[i]] = TRUE;
}

static ZwTableLayout *
new_part (const ZwTable *table,
          const ZwReferences *references,
          PangoContext *context,
          gboolean chinese)
{
  ZwTableLayout *self = g_new0 (ZwTableLayout, 1);

  self->table = table;
  self->references = references;
  self->chinese = chinese;
  self->context = g_object_ref (context);
  self->n_rows = table->rows->len;
  self->widths = g_new0 (double, table->n_columns);
  self->tails = g_new0 (double, table->n_columns);
  self->heights = g_new0 (double, self->n_rows + 1);
  self->bound = g_new0 (gboolean, self->n_rows + 1);
  self->high_cells = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  return self;
}

static void
measure_header (ZwTableLayout *self)
{
  self->header = new_part (self->table->header, self->references, self->context, self->chinese);
  memcpy (self->header->widths, self->widths, self->table->n_columns * sizeof *self->widths);
  measure_rows (self->header, 0, self->header->n_rows, FALSE);
  for (guint row = 0; row < self->header->n_rows; row++)
    self->header_height += self->header->heights[row];
}

/**
 * zw_table_layout_new:
 * @references: of the table's document; must outlive what is returned
 * @width: of the table in points
 * @page_height: most height it may have on one page, in points
 *
 * Returns: (transfer full): the measured table, which must not outlive @table
 */
ZwTableLayout *
zw_table_layout_new (const ZwTable *table,
                     const ZwReferences *references,
                     PangoContext *context,
                     double width,
                     double page_height,
                     gboolean chinese)
{
  ZwTableLayout *self = new_part (table, references, context, chinese);
  guint end;

  zw_table_fit_columns (self, width);
  if (table->header != NULL)
    measure_header (self);

  for (guint row = 0; row < self->n_rows; row = end)
    {
      double height = 0;

      end = find_end_of_spans (table, row);
      measure_rows (self, row, end, FALSE);
      for (guint i = row; i < end; i++)
        height += self->heights[i];
      if (end - row > 1 && height > MOST_BOUND * page_height)
        measure_rows (self, row, end, TRUE);
      else
        for (guint i = row; i + 1 < end; i++)
          self->bound[i] = TRUE;
    }
  bind_groups_and_totals (self, page_height);
  bind_ends (self, page_height);
  return self;
}

void
zw_table_layout_free (ZwTableLayout *self)
{
  g_clear_pointer (&self->header, zw_table_layout_free);
  g_object_unref (self->context);
  g_free (self->widths);
  g_free (self->tails);
  g_free (self->heights);
  g_free (self->bound);
  g_hash_table_unref (self->high_cells);
  g_free (self);
}

/**
 * zw_table_layout_count_lines:
 *
 * Returns: lines of words in a row that is too high for a page
 */
guint
zw_table_layout_count_lines (const ZwTableLayout *self, guint row)
{
  ZwStyle style = zw_style_get (ZW_STYLE_CELL_TEXT, self->chinese);

  return floor ((self->heights[row] - 2 * ZW_CELL_PAD_Y) / style.pitch + 0.5);
}

/**
 * zw_table_layout_set_words:
 * @width: of the cell in points
 * @keep: whether they will be asked for again, as words over several pages are
 *
 * Returns: (transfer full): the words of a cell in lines
 */
PangoLayout *
zw_table_layout_set_words (const ZwTableLayout *self,
                           const char *text,
                           const ZwStyle *style,
                           double width,
                           gboolean keep)
{
  PangoLayout *words = keep ? g_hash_table_lookup (self->high_cells, text) : NULL;

  if (words != NULL)
    return g_object_ref (words);
  words = zw_words_set (self->references, self->context, text, style,
                        zw_table_get_words_width (width));
  if (keep)
    g_hash_table_insert (self->high_cells, (char *) text, g_object_ref (words));
  return words;
}

static void
add_cell_notes (const ZwTableLayout *self,
                const ZwTableSlice *slice,
                guint row,
                guint column,
                GArray *notes)
{
  const char *text = zw_table_get_cell (self->table, row, column);
  ZwStyle style = zw_style_get (zw_style_of_cell (self->table, row, column), self->chinese);
  g_autoptr (PangoLayout) words = NULL;
  ZwSpan span = { 0 };

  if (text == NULL || !zw_fragment_is_in (text))
    return;
  if (slice->n_lines == 0)
    {
      while (zw_fragment_scan (text, &span))
        if (span.kind == ZW_SPAN_FOOTNOTE)
          g_array_append_val (notes, span.target);
      return;
    }
  words = zw_table_layout_set_words (
      self, text, &style, zw_table_layout_get_cell_width (self, row, column), slice->n_lines > 0);
  zw_words_add_notes (words, slice->skip, slice->n_lines > 0 ? slice->n_lines : G_MAXUINT / 2,
                      notes);
}

/**
 * zw_table_layout_add_notes:
 * @notes: (element-type guint): gains the footnotes of a part of the table, with its
 *   first row those of its header
 */
void
zw_table_layout_add_notes (const ZwTableLayout *self, const ZwTableSlice *slice, GArray *notes)
{
  if (self->header != NULL && slice->first == 0 && slice->skip == 0)
    {
      const ZwTableSlice header = { .count = self->header->n_rows };

      zw_table_layout_add_notes (self->header, &header, notes);
    }
  for (guint row = slice->first; row < slice->first + slice->count; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      add_cell_notes (self, slice, row, column, notes);
}

/**
 * zw_table_layout_get_height:
 *
 * Returns: height of a part of the table in points
 */
double
zw_table_layout_get_height (const ZwTableLayout *self, const ZwTableSlice *slice)
{
  double height = slice->header ? self->header_height : 0;

  if (slice->n_lines > 0)
    return height + get_lines_height (slice->n_lines);
  for (guint row = slice->first; row < slice->first + slice->count; row++)
    height += self->heights[row];
  return height;
}
