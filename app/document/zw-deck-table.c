/* zw-deck-table.c: a table measured for a slide, perhaps shortened
 *
 * What is shown is a view of the table: the rows of its header, rows from its top
 * on, one that says how many were left out, and its totals. The PDF and the ODP draw
 * the same view.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

#include "document/zw-typeset.h"

#include <math.h>

/* Of a longer table the first rows tell how wide its columns must be. */
#define MOST_MEASURED 60

/* What there is of a table: a row of the header or of the body. */
typedef struct
{
  const ZwTable *table; /* (nullable): %NULL for the row of the rest */
  guint row;
} Place;

static Place
find_place (const ZwDeckTable *self, guint row)
{
  guint rest = self->rest != NULL ? 1 : 0;

  if (row < self->n_header)
    return (Place){ self->table->header, row };
  row -= self->n_header;
  if (row < self->n_shown)
    return (Place){ self->table, row };
  if (rest == 1 && row == self->n_shown)
    return (Place){ NULL, 0 };
  return (Place){ self->table,
                  self->table->rows->len - self->n_tail + (row - self->n_shown - rest) };
}

/* The row behind those of the same part: the header, the shown rows, the tail. */
static guint
find_end_of_part (const ZwDeckTable *self, guint row)
{
  if (row < self->n_header)
    return self->n_header;
  if (row < self->n_header + self->n_shown)
    return self->n_header + self->n_shown;
  if (zw_deck_table_is_rest (self, row))
    return row + 1;
  return self->n_rows;
}

gboolean
zw_deck_table_is_rest (const ZwDeckTable *self, guint row)
{
  return self->rest != NULL && row == self->n_header + self->n_shown;
}

/**
 * zw_deck_table_get_cell:
 *
 * Returns: (nullable): the words of a cell; %NULL where another reaches over it
 */
const char *
zw_deck_table_get_cell (const ZwDeckTable *self, guint row, guint column)
{
  Place place = find_place (self, row);

  if (place.table == NULL)
    return column == 0 ? self->rest : NULL;
  if (zw_table_get_column_span (place.table, place.row, column) == 0)
    return NULL;
  return zw_table_get_cell (place.table, place.row, column);
}

/**
 * zw_deck_table_get_row_span:
 *
 * Returns: how many of the rows shown a cell fills; 0 where that above reaches down
 */
guint
zw_deck_table_get_row_span (const ZwDeckTable *self, guint row, guint column)
{
  Place place = find_place (self, row);

  if (place.table == NULL)
    return column == 0 ? 1 : 0;
  return MIN (zw_table_get_row_span (place.table, place.row, column),
              find_end_of_part (self, row) - row);
}

/**
 * zw_deck_table_get_column_span:
 *
 * Returns: how many columns a cell fills; 0 where that at its left reaches over
 */
guint
zw_deck_table_get_column_span (const ZwDeckTable *self, guint row, guint column)
{
  Place place = find_place (self, row);

  if (place.table == NULL
      || (place.table == self->table
          && ((const ZwRow *) g_ptr_array_index (self->table->rows, place.row))->kind
                 == ZW_ROW_GROUP))
    return column == 0 ? self->table->n_columns : 0;
  return zw_table_get_column_span (place.table, place.row, column);
}

ZwDeckRole
zw_deck_table_get_role (const ZwDeckTable *self, guint row, guint column)
{
  Place place = find_place (self, row);
  const ZwRow *it;
  guint total;

  if (place.table == NULL)
    return ZW_DECK_CELL_TEXT;
  if (place.table != self->table)
    return ZW_DECK_CELL_HEADING;
  it = g_ptr_array_index (place.table->rows, place.row);
  if (it->kind == ZW_ROW_GROUP)
    return ZW_DECK_CELL_TOTAL_TEXT;
  total = it->kind == ZW_ROW_TOTAL ? ZW_DECK_CELL_TOTAL_TEXT - ZW_DECK_CELL_TEXT : 0;
  switch (place.table->columns[column].kind)
    {
    case ZW_COLUMN_NUMBER:
      return ZW_DECK_CELL_NUMBER + total;
    case ZW_COLUMN_CENTRED:
    case ZW_COLUMN_HEADING:
      return ZW_DECK_CELL_CENTRED + total;
    case ZW_COLUMN_TEXT:
    default:
      return ZW_DECK_CELL_TEXT + total;
    }
}

/**
 * zw_deck_table_get_ground:
 *
 * Returns: colour behind a cell, as 0xRRGGBB
 */
guint32
zw_deck_table_get_ground (const ZwDeckTable *self, guint row, guint column)
{
  Place place = find_place (self, row);
  const ZwRow *it;

  if (place.table == NULL)
    return ZW_DECK_PALE;
  if (place.table != self->table)
    return ZW_DECK_ACCENT;
  it = g_ptr_array_index (place.table->rows, place.row);
  if (it->kind == ZW_ROW_GROUP || it->kind == ZW_ROW_TOTAL)
    return ZW_DECK_TINT;
  return place.table->columns[column].kind == ZW_COLUMN_HEADING ? ZW_DECK_PALE : ZW_DECK_WHITE;
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
          if (g_utf8_pointer_to_offset (start, p) * style->size > widest)
            {
              g_autofree char *word = g_strndup (start, p - start);
              g_autoptr (PangoLayout) words = zw_deck_set_text (context, word, style, -1);

              widest = MAX (widest, zw_typeset_get_width (words));
            }
          start = NULL;
        }
      if (*p == '\0')
        return widest;
    }
}

/* A figure and its unit stay in one line. */
static double
measure_lines (PangoContext *context, const char *text, const ZwStyle *style, double widest)
{
  g_autoptr (PangoLayout) words = zw_deck_set_text (context, text, style, -1);

  return MAX (widest, zw_typeset_get_width (words));
}

static gboolean
is_number (ZwDeckRole role)
{
  return role == ZW_DECK_CELL_NUMBER || role == ZW_DECK_CELL_TOTAL_NUMBER;
}

/* The width that the cells of a column need: for their longest word, or for all of
 * their words in one line. */
static double
measure_column (const ZwDeckTable *self, PangoContext *context, guint column, gboolean whole)
{
  double widest = 2 * self->size;

  for (guint row = 0; row < MIN (self->n_rows, MOST_MEASURED); row++)
    {
      const char *text = zw_deck_table_get_cell (self, row, column);
      ZwDeckRole role = zw_deck_table_get_role (self, row, column);
      ZwDeckLook look = zw_deck_look_get (role, self->size);

      if (text != NULL && zw_deck_table_get_column_span (self, row, column) == 1)
        widest = (whole || is_number (role) ? measure_lines : measure_words) (context, text,
                                                                              &look.style, widest);
    }
  return widest + 2 * ZW_DECK_CELL_PAD_X + 1;
}

/* Columns too narrow for one of their words take what they lack from the others. */
static void
give_least (ZwDeckTable *self, PangoContext *context)
{
  guint n_columns = self->table->n_columns;
  g_autofree double *least = g_new (double, n_columns);
  double lacking = 0, spare = 0, total = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      least[i] = measure_column (self, context, i, FALSE);
      lacking += MAX (0, least[i] - self->widths[i]);
      spare += MAX (0, self->widths[i] - least[i]);
      total += least[i];
    }
  for (guint i = 0; i < n_columns && lacking > 0; i++)
    {
      if (total >= self->width)
        self->widths[i] = self->width * least[i] / total;
      else if (self->widths[i] < least[i])
        self->widths[i] = least[i];
      else
        self->widths[i] -= (self->widths[i] - least[i]) * lacking / spare;
    }
}

/* In the shares that the table asks for. */
static void
share_as_asked (ZwDeckTable *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    self->widths[i] = self->table->columns[i].width * self->width;
}

/* By the length of the words, so that the table has few lines: short columns have what
 * they need, the others share the rest. */
static void
share_by_words (ZwDeckTable *self, PangoContext *context)
{
  guint n_columns = self->table->n_columns;
  double fair = self->width / n_columns, rest = self->width, long_words = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      self->widths[i] = measure_column (self, context, i, TRUE);
      if (self->widths[i] <= fair)
        rest -= self->widths[i];
      else
        long_words += self->widths[i];
    }
  if (long_words == 0)
    share_as_asked (self);
  for (guint i = 0; i < n_columns && long_words > 0; i++)
    if (self->widths[i] > fair)
      self->widths[i] *= rest / long_words;
}

static double
get_span_width (const ZwDeckTable *self, guint column, guint span)
{
  double width = 0;

  for (guint i = column; i < MIN (column + span, self->table->n_columns); i++)
    width += self->widths[i];
  return width;
}

static double
get_cell_height (const ZwDeckTable *self, PangoContext *context, guint row, guint column)
{
  const char *text = zw_deck_table_get_cell (self, row, column);
  ZwDeckLook look = zw_deck_look_get (zw_deck_table_get_role (self, row, column), self->size);
  double width = get_span_width (self, column, zw_deck_table_get_column_span (self, row, column));
  g_autoptr (PangoLayout) words = NULL;

  if (text == NULL)
    return 0;
  words = zw_deck_set_text (context, text, &look.style, width - 2 * ZW_DECK_CELL_PAD_X);
  return pango_layout_get_line_count (words) * look.style.pitch + 2 * ZW_DECK_CELL_PAD_Y;
}

/* Heights of the rows; stops where they exceed @most. The last row of a cell over
 * several grows until the words of the cell have room. */
static double
measure_rows (ZwDeckTable *self, PangoContext *context, double most)
{
  double height = 0;

  for (guint row = 0; row < self->n_rows && height <= most; row++)
    {
      self->heights[row] = zw_deck_look_get (ZW_DECK_CELL_TEXT, self->size).style.pitch
                           + 2 * ZW_DECK_CELL_PAD_Y;
      for (guint column = 0; column < self->table->n_columns; column++)
        if (zw_deck_table_get_row_span (self, row, column) == 1)
          self->heights[row] = MAX (self->heights[row],
                                    get_cell_height (self, context, row, column));
      height += self->heights[row];
    }
  if (height > most)
    return height;
  for (guint row = 0; row < self->n_rows; row++)
    for (guint column = 0; column < self->table->n_columns; column++)
      {
        guint span = zw_deck_table_get_row_span (self, row, column);
        double room = 0, lacking;

        if (span <= 1)
          continue;
        for (guint i = row; i < row + span; i++)
          room += self->heights[i];
        lacking = get_cell_height (self, context, row, column) - room;
        if (lacking > 0)
          self->heights[row + span - 1] += lacking;
        height += MAX (0, lacking);
      }
  return height;
}

static ZwDeckTable *
new_view (const ZwTable *table, PangoContext *context, double width, double size, gboolean by_words)
{
  ZwDeckTable *self = g_new0 (ZwDeckTable, 1);

  self->table = table;
  self->size = size;
  self->width = width;
  self->n_header = table->header != NULL ? table->header->rows->len : 0;
  self->n_shown = table->rows->len;
  self->n_rows = self->n_header + self->n_shown;
  self->widths = g_new0 (double, table->n_columns);
  self->heights = g_new0 (double, self->n_rows + 1);
  if (by_words)
    share_by_words (self, context);
  else
    share_as_asked (self);
  give_least (self, context);
  return self;
}

/**
 * zw_deck_table_new:
 * @width: of the table in points
 * @size: of its letters in points
 * @most_height: room for it
 *
 * Returns: (transfer full) (nullable): the whole table, which must not outlive
 *   @table; %NULL where it has no room
 */
ZwDeckTable *
zw_deck_table_new (const ZwTable *table,
                   PangoContext *context,
                   double width,
                   double size,
                   double most_height)
{
  for (guint by_words = FALSE; by_words <= TRUE; by_words++)
    {
      ZwDeckTable *self = new_view (table, context, width, size, by_words);

      if (measure_rows (self, context, most_height) <= most_height)
        return self;
      zw_deck_table_free (self);
    }
  return NULL;
}

static ZwRowKind
get_kind (const ZwTable *table, guint row)
{
  return ((const ZwRow *) g_ptr_array_index (table->rows, row))->kind;
}

/* The totals that end it, as long as they are few. */
static guint
count_tail (const ZwTable *table)
{
  guint n_tail = 0;

  while (n_tail < MIN (2, table->rows->len)
         && get_kind (table, table->rows->len - 1 - n_tail) == ZW_ROW_TOTAL)
    n_tail++;
  return n_tail;
}

static char *
dup_rest (const ZwDeckTable *self, const char *where, gboolean chinese)
{
  guint n_left = 0;

  for (guint i = self->n_shown; i < self->table->rows->len - self->n_tail; i++)
    n_left += get_kind (self->table, i) == ZW_ROW_BODY;
  if (where == NULL)
    return g_strdup_printf (chinese ? "… 其餘 %u 筆" : "… %u more", n_left);
  return g_strdup_printf (chinese ? "… 其餘 %u 筆見%s" : "… %u more: see %s", n_left, where);
}

/**
 * zw_deck_table_new_cut:
 * @where: (nullable): where all its rows stand
 *
 * Returns: (transfer full): as much of the table as has room, at least its header and
 *   the row that says how much was left out
 */
ZwDeckTable *
zw_deck_table_new_cut (const ZwTable *table,
                       PangoContext *context,
                       double width,
                       double size,
                       double most_height,
                       const char *where,
                       gboolean chinese)
{
  ZwDeckTable *self = new_view (table, context, width, size, TRUE);

  self->n_tail = count_tail (table);
  self->n_shown = MIN (table->rows->len - self->n_tail, (guint) (most_height / size));
  for (;; self->n_shown--)
    {
      /* The name of a group without a row of it says nothing. */
      while (self->n_shown > 0 && get_kind (table, self->n_shown - 1) == ZW_ROW_GROUP)
        self->n_shown--;
      g_free (self->rest);
      self->rest = dup_rest (self, where, chinese);
      self->n_rows = self->n_header + self->n_shown + 1 + self->n_tail;
      g_free (self->heights);
      self->heights = g_new0 (double, self->n_rows + 1);
      if (measure_rows (self, context, most_height) <= most_height || self->n_shown == 0)
        return self;
    }
}

void
zw_deck_table_free (ZwDeckTable *self)
{
  g_free (self->rest);
  g_free (self->widths);
  g_free (self->heights);
  g_free (self);
}

double
zw_deck_table_get_height (const ZwDeckTable *self)
{
  double height = 0;

  for (guint row = 0; row < self->n_rows; row++)
    height += self->heights[row];
  return height;
}
