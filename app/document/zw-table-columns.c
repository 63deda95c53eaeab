/* zw-table-columns.c: how wide the columns of a table are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-table-layout.h"
#include "document/zw-words.h"

#include <string.h>

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

/* Words of a cell as a reader sees them. */
static char *
dup_words (const ZwTableLayout *self, const char *text)
{
  GArray *spans = NULL;
  char *words = zw_references_resolve (self->references, text, &spans);

  g_clear_pointer (&spans, g_array_unref);
  return words;
}

/* Cells of one column each widen it. */
static void
measure_narrow_cells (const ZwTableLayout *self, const ZwTable *table, double *least)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const char *text = zw_table_get_cell (table, row, column);
        ZwStyle style = zw_style_get (zw_style_of_cell (table, row, column), self->chinese);
        g_autofree char *words = NULL;

        if (text == NULL || zw_table_get_column_span (table, row, column) != 1)
          continue;
        words = dup_words (self, text);
        least[column] = measure_words (self->context, words, &style, least[column]);
      }
}

/* Cells over several columns widen them all by what is lacking. */
static void
measure_wide_cells (const ZwTableLayout *self, const ZwTable *table, double *least)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const char *text = zw_table_get_cell (table, row, column);
        guint n_columns = zw_table_get_column_span (table, row, column);
        ZwStyle style = zw_style_get (zw_style_of_cell (table, row, column), self->chinese);
        g_autofree char *words = NULL;
        double have = -2 * ZW_CELL_PAD_X, need;

        if (text == NULL || n_columns < 2 || n_columns == table->n_columns)
          continue;
        words = dup_words (self, text);
        for (guint i = column; i < column + n_columns; i++)
          have += least[i];
        need = measure_words (self->context, words, &style, have);
        for (guint i = column; i < column + n_columns; i++)
          least[i] += (need - have) / n_columns;
      }
}

/* Figures whose decimal points lie above each other are wider than each alone. */
static void
measure_figures (const ZwTableLayout *self, double *least)
{
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      {
        const char *text = zw_table_get_cell (self->table, row, column);
        double tail = self->tails[column] > 0 ? zw_table_measure_tail (self, row, column) : -1;
        ZwStyle style = zw_style_get (zw_style_of_cell (self->table, row, column), self->chinese);

        if (tail >= 0)
          least[column] = MAX (least[column], zw_typeset_measure (self->context, text, &style)
                                                  - tail + self->tails[column]);
      }
}

/* Narrowest width of each column at which no word is torn. */
static double *
measure_columns (const ZwTableLayout *self)
{
  ZwStyle heading = zw_style_get (ZW_STYLE_CELL_HEADING, self->chinese);
  double *least = g_new0 (double, self->table->n_columns);

  for (guint i = 0; i < self->table->n_columns; i++)
    least[i] = heading.size;
  measure_narrow_cells (self, self->table, least);
  if (self->table->header != NULL)
    measure_narrow_cells (self, self->table->header, least);
  measure_figures (self, least);
  for (guint i = 0; i < self->table->n_columns; i++)
    least[i] += 2 * ZW_CELL_PAD_X + 1;
  measure_wide_cells (self, self->table, least);
  if (self->table->header != NULL)
    measure_wide_cells (self, self->table->header, least);
  return least;
}

/**
 * zw_table_measure_tail:
 *
 * Returns: width in points of the part of a figure from its decimal point on, 0
 *   where it has none; negative where the cell is no figure of a column of figures
 */
double
zw_table_measure_tail (const ZwTableLayout *self, guint row, guint column)
{
  const char *text = zw_table_get_cell (self->table, row, column);
  ZwStyle style = zw_style_get (zw_style_of_cell (self->table, row, column), self->chinese);
  const char *p = text;

  if (text == NULL || self->table->columns[column].kind != ZW_COLUMN_NUMBER
      || zw_table_get_column_span (self->table, row, column) != 1)
    return -1;
  if (*p == '-' || *p == '+')
    p++;
  else if (g_str_has_prefix (p, "−"))
    p += strlen ("−");
  if (!g_ascii_isdigit (*p))
    return -1;
  while (g_ascii_isdigit (*p) || *p == ',')
    p++;
  if (*p == '\0')
    return 0;
  if (*p == '.' ? strspn (p + 1, "0123456789%") != strlen (p + 1) : strcmp (p, "%") != 0)
    return -1;
  return zw_typeset_measure (self->context, p, &style);
}

/* The widest tail of each column, if not all are alike. */
static void
measure_tails (ZwTableLayout *self)
{
  for (guint column = 0; column < self->table->n_columns; column++)
    {
      double least = G_MAXDOUBLE, most = 0;

      if (self->table->columns[column].kind != ZW_COLUMN_NUMBER)
        continue;
      for (guint row = 0; row < self->n_rows; row++)
        {
          double tail = zw_table_measure_tail (self, row, column);

          if (tail >= 0)
            {
              least = MIN (least, tail);
              most = MAX (most, tail);
            }
        }
      self->tails[column] = most - least > 0.01 ? most : 0;
    }
}

/**
 * zw_table_fit_columns:
 * @width: of the table in points
 *
 * Widths in the given shares, but columns too narrow for one of their words or
 * figures take what they lack from those that have room to spare. Where the words
 * of all have no room, the columns share the want.
 */
void
zw_table_fit_columns (ZwTableLayout *self, double width)
{
  const ZwTable *table = self->table;
  double *widths = self->widths;
  g_autofree double *least = NULL;
  double lacking = 0, spare = 0, total = 0;

  measure_tails (self);
  least = measure_columns (self);
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
}
