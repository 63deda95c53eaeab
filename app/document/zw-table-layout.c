/* zw-table-layout.c: a table measured for paper
 *
 * Only heights are kept, not the broken lines: a table of thousands of rows is
 * measured once, and set again, page by page, when it is drawn. A row over many
 * pages would be set as often; its lines are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-table-layout.h"

#include "document/zw-typeset.h"

#include <math.h>
#include <string.h>

/* Most of a page that rows are kept together for: more would leave pages half empty. */
#define MOST_BOUND 0.25

static const ZwRow *
get_row (const ZwTable *table, guint row)
{
  return g_ptr_array_index (table->rows, row);
}

/* Where a line may not be broken: within a word or a figure of Latin letters. */
static gboolean
is_word_sign (gunichar c)
{
  return c < 0x2e80 && !g_unichar_isspace (c) && c != '-' && c != '/';
}

/* The widest word of a cell that is wider than @widest. */
static double
measure_words (PangoContext *context, const char *text, const ZwStyle *style, double widest)
{
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean inside = *p != '\0' && is_word_sign (g_utf8_get_char (p));

      if (inside && start == NULL)
        start = p;
      else if (!inside && start != NULL)
        {
          /* No letter is wider than its size: don't measure what cannot be wider. */
          if (g_utf8_pointer_to_offset (start, p) * style->size > widest)
            {
              g_autofree char *word = g_strndup (start, p - start);

              widest = MAX (widest, zw_typeset_measure (context, word, style));
            }
          start = NULL;
        }
      if (*p == '\0')
        return widest;
    }
}

/* Narrowest width of each column at which no word is torn. */
static double *
measure_columns (const ZwTable *table, PangoContext *context, gboolean chinese)
{
  double *least = g_new0 (double, table->n_columns);

  for (guint column = 0; column < table->n_columns; column++)
    {
      ZwStyle heading = zw_style_get (ZW_STYLE_CELL_HEADING, chinese);
      const char *title = table->columns[column].title;

      least[column] = measure_words (context, title, &heading, heading.size);
      for (guint row = 0; row < table->rows->len; row++)
        {
          const char *text = zw_table_get_cell (table, row, column);
          ZwStyle style = zw_style_get (zw_style_of_cell (table, row, column), chinese);

          if (text != NULL && get_row (table, row)->kind != ZW_ROW_GROUP)
            least[column] = measure_words (context, text, &style, least[column]);
        }
      least[column] += 2 * ZW_CELL_PAD_X + 1;
    }
  return least;
}

/**
 * zw_table_fit_columns:
 * @width: of the table in points
 *
 * Widths in the given shares, but columns too narrow for one of their words or
 * figures take what they lack from those that have room to spare. Where the words
 * of all have no room, the columns share the want.
 *
 * Returns: (transfer full) (array): widths of the columns in points
 */
double *
zw_table_fit_columns (const ZwTable *table, PangoContext *context, double width, gboolean chinese)
{
  g_autofree double *least = measure_columns (table, context, chinese);
  double *widths = g_new (double, table->n_columns);
  double lacking = 0, spare = 0, total = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      widths[i] = table->columns[i].width * width;
      lacking += MAX (0, least[i] - widths[i]);
      spare += MAX (0, widths[i] - least[i]);
      total += least[i];
    }
  for (guint i = 0; i < table->n_columns && lacking > 0; i++)
    {
      if (total >= width)
        widths[i] = width * least[i] / total;
      else if (widths[i] < least[i])
        widths[i] = least[i];
      else
        widths[i] -= (widths[i] - least[i]) * lacking / spare;
    }
  return widths;
}

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

static guint
count_cell_lines (const ZwTableLayout *self, guint row, guint column)
{
  const char *text = zw_table_get_cell (self->table, row, column);
  ZwStyle style = zw_style_get (zw_style_of_cell (self->table, row, column), self->chinese);
  gboolean group = get_row (self->table, row)->kind == ZW_ROW_GROUP;
  double width = group ? ZW_TEXT_WIDTH : self->widths[column];
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL)
    return 0;
  layout = zw_typeset_text (self->context, text, &style, zw_table_get_words_width (width));
  return pango_layout_get_line_count (layout);
}

static double
measure_header (const ZwTableLayout *self)
{
  ZwStyle style = zw_style_get (ZW_STYLE_CELL_HEADING, self->chinese);
  guint n_lines = 1;

  if (self->table->header == NULL)
    return 0;
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      g_autoptr (PangoLayout)
          layout = zw_typeset_text (self->context, self->table->columns[i].title, &style,
                                    zw_table_get_words_width (self->widths[i]));

      n_lines = MAX (n_lines, (guint) pango_layout_get_line_count (layout));
    }
  return get_lines_height (n_lines);
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
              && (get_row (self->table, row - 1)->kind == ZW_ROW_GROUP
                  || get_row (self->table, row)->kind == ZW_ROW_TOTAL);
      if (binds && above + height <= 2 * MOST_BOUND * page_height)
        {
          self->bound[row - 1] = TRUE;
          above += height;
        }
      else
        above = height;
    }
}

/**
 * zw_table_layout_new:
 * @width: of the table in points
 * @page_height: most height it may have on one page, in points
 *
 * Returns: (transfer full): the measured table, which must not outlive @table
 */
ZwTableLayout *
zw_table_layout_new (const ZwTable *table,
                     PangoContext *context,
                     double width,
                     double page_height,
                     gboolean chinese)
{
  ZwTableLayout *self = g_new0 (ZwTableLayout, 1);
  guint end;

  self->table = table;
  self->chinese = chinese;
  self->context = g_object_ref (context);
  self->n_rows = table->rows->len;
  self->widths = zw_table_fit_columns (table, context, width, chinese);
  self->heights = g_new0 (double, self->n_rows + 1);
  self->bound = g_new0 (gboolean, self->n_rows + 1);
  self->high_cells = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->header_height = measure_header (self);

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
  return self;
}

void
zw_table_layout_free (ZwTableLayout *self)
{
  g_object_unref (self->context);
  g_free (self->widths);
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
