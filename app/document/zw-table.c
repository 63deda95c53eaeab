/* zw-table.c: a table of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-document-private.h"

static void
clear_cell (gpointer data)
{
  g_free (((ZwCell *) data)->text);
}

static void
row_free (gpointer data)
{
  ZwRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

void
zw_table_free (ZwTable *self)
{
  g_clear_pointer (&self->header, zw_table_free);
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static ZwTable *
new_table (const ZwTableColumn *columns, guint n_columns)
{
  ZwTable *table = g_new0 (ZwTable, 1);
  double total = 0;

  table->n_columns = n_columns;
  table->columns = g_new0 (ZwTableColumn, n_columns);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  for (guint i = 0; i < n_columns; i++)
    total += columns[i].width > 0 ? columns[i].width : 1;
  for (guint i = 0; i < n_columns; i++)
    {
      table->columns[i].kind = columns[i].kind;
      table->columns[i].width = (columns[i].width > 0 ? columns[i].width : 1) / total;
      table->columns[i].title = zw_document_clean_text (columns[i].title);
    }
  return table;
}

/* A row's next cell is the first that no wide cell reaches over. */
static void
add_cell (ZwTable *self, const char *text, guint n_columns)
{
  ZwRow *row = NULL;
  ZwCell cell = { NULL, n_columns };

  g_return_if_fail (self->rows->len > 0);
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_return_if_fail (n_columns > 0 && row->cells->len + n_columns <= self->n_columns);

  cell.text = text != NULL ? zw_document_clean_text (text) : NULL;
  g_array_append_val (row->cells, cell);
  cell = (ZwCell){ NULL, 0 };
  for (guint i = 1; i < n_columns; i++)
    g_array_append_val (row->cells, cell);
}

static void
begin_row (ZwTable *self, ZwRowKind kind)
{
  ZwRow *row = g_new0 (ZwRow, 1);

  row->kind = kind;
  row->cells = g_array_new (FALSE, FALSE, sizeof (ZwCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (self->rows, row);
}

/**
 * zw_table_new: (skip)
 *
 * Returns: (transfer full): a table without rows
 */
ZwTable *
zw_table_new (const ZwTableColumn *columns, guint n_columns)
{
  ZwTable *table = new_table (columns, n_columns);

  for (guint i = 0; i < n_columns; i++)
    table->titled |= columns[i].title != NULL;
  if (!table->titled)
    return table;
  table->header = new_table (columns, n_columns);
  begin_row (table->header, ZW_ROW_HEADER);
  for (guint i = 0; i < n_columns; i++)
    add_cell (table->header, columns[i].title, 1);
  return table;
}

/**
 * zw_table_get_number:
 *
 * Returns: the number its caption bears, for "see table 1", or 0
 */
guint
zw_table_get_number (const ZwTable *self)
{
  return self->number;
}

/**
 * zw_table_set_name:
 * @name: its name in the ODT, by which programs find it, such as "budget"; other
 *   names than letters, digits, "_" and "-" become "_"
 *
 * By default a table is named after its place in the document. A name that another
 * table has got gains a number.
 */
void
zw_table_set_name (ZwTable *self, const char *name)
{
  g_return_if_fail (name != NULL && *name != '\0');

  g_free (self->name);
  self->name = g_strdup (name);
  for (char *p = self->name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-' && (guchar) *p < 0x80)
      *p = '_';
}

/* Above further rows of the header a title reaches over the columns to its right
 * that have none. */
static void
widen_titles (ZwTable *header)
{
  const ZwRow *row = zw_table_get_row (header, 0);
  ZwCell *owner = NULL;

  for (guint i = 0; i < row->cells->len; i++)
    {
      ZwCell *cell = &g_array_index (row->cells, ZwCell, i);

      if (cell->text != NULL)
        owner = cell;
      else if (owner != NULL)
        {
          owner->n_columns++;
          cell->n_columns = 0;
        }
    }
}

/**
 * zw_table_begin_row:
 *
 * Starts a row, to be filled by zw_table_add_cell() from left to right. Cells not
 * added stay empty.
 *
 * Rows of the header (%ZW_ROW_HEADER) come before all others, below the titles of
 * the columns, if these have any. A title then reaches over the columns to its
 * right whose title is %NULL: { "經費" }, { NULL } above a row "中央", "地方".
 */
void
zw_table_begin_row (ZwTable *self, ZwRowKind kind)
{
  g_return_if_fail (kind != ZW_ROW_HEADER || self->rows->len == 0);

  if (kind == ZW_ROW_HEADER)
    {
      if (self->header == NULL)
        self->header = new_table (self->columns, self->n_columns);
      else if (self->header->rows->len == 1 && self->titled)
        widen_titles (self->header);
      begin_row (self->header, kind);
    }
  else
    begin_row (self, kind);
}

/* Which of the two the last row belongs to. */
static ZwTable *
get_open_part (ZwTable *self)
{
  return self->rows->len == 0 && self->header != NULL ? self->header : self;
}

/**
 * zw_table_add_cell:
 * @text: (nullable): text of the next cell; %NULL lets the cell above reach down
 *   into this row: also, in a row of the header, the title of the column
 *
 * A row of kind %ZW_ROW_GROUP takes one cell, the others one for each column.
 */
void
zw_table_add_cell (ZwTable *self, const char *text)
{
  ZwTable *part = get_open_part (self);
  const ZwRow *row = NULL;

  g_return_if_fail (part->rows->len > 0);

  row = zw_table_get_row (part, part->rows->len - 1);
  g_return_if_fail (row->kind != ZW_ROW_GROUP || row->cells->len == 0);

  add_cell (part, text, row->kind == ZW_ROW_GROUP ? self->n_columns : 1);
}

/**
 * zw_table_add_wide_cell:
 * @text: (nullable): text of the next cell; %NULL lets the cell above, which must
 *   reach over as many columns, reach down into this row
 * @n_columns: how many columns it fills
 */
void
zw_table_add_wide_cell (ZwTable *self, const char *text, guint n_columns)
{
  add_cell (get_open_part (self), text, n_columns);
}

void
zw_table_add_cell_printf (ZwTable *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  zw_table_add_cell (self, text);
}

/**
 * zw_table_add_row:
 * @cells: (array): one text for each column of the table, in an array of exactly
 *   that length (for %ZW_ROW_GROUP one text); %NULL lets the cell above reach down
 */
void
zw_table_add_row (ZwTable *self, ZwRowKind kind, const char *const *cells)
{
  guint n_cells = kind == ZW_ROW_GROUP ? 1 : self->n_columns;

  zw_table_begin_row (self, kind);
  for (guint i = 0; i < n_cells; i++)
    zw_table_add_cell (self, cells[i]);
}

/* For the writers */

const ZwRow *
zw_table_get_row (const ZwTable *self, guint row)
{
  return g_ptr_array_index (self->rows, row);
}

static const ZwCell *
get_cell (const ZwTable *self, guint row, guint column)
{
  static const ZwCell empty = { NULL, 1 }, covered = { NULL, 0 };
  const ZwRow *it = zw_table_get_row (self, row);

  if (it->kind == ZW_ROW_GROUP && column > 0)
    return &covered;
  return column < it->cells->len ? &g_array_index (it->cells, ZwCell, column) : &empty;
}

/* Whether the cell above reaches down into this one. */
static gboolean
continues (const ZwTable *self, guint row, guint column)
{
  const ZwRow *it = zw_table_get_row (self, row);
  const ZwCell *cell = get_cell (self, row, column);

  return row > 0 && column < it->cells->len && it->kind != ZW_ROW_GROUP && cell->text == NULL
         && cell->n_columns > 0 && zw_table_get_row (self, row - 1)->kind == it->kind
         && get_cell (self, row - 1, column)->n_columns == cell->n_columns;
}

/**
 * zw_table_get_cell:
 *
 * Returns: (nullable): the text of a cell; %NULL where the cell above reaches down
 *   or that to the left reaches over
 */
const char *
zw_table_get_cell (const ZwTable *self, guint row, guint column)
{
  const ZwCell *cell = get_cell (self, row, column);

  if (cell->n_columns == 0 || continues (self, row, column))
    return NULL;
  return cell->text != NULL ? cell->text : "";
}

/**
 * zw_table_get_row_span:
 *
 * Returns: how many rows a cell fills; 0 where another reaches over it
 */
guint
zw_table_get_row_span (const ZwTable *self, guint row, guint column)
{
  guint end = row + 1;

  if (zw_table_get_cell (self, row, column) == NULL)
    return 0;
  while (end < self->rows->len && continues (self, end, column))
    end++;
  return end - row;
}

/**
 * zw_table_get_column_span:
 *
 * Returns: how many columns a cell, or the one above that reaches into it, fills; 0
 *   where the cell to its left reaches over it
 */
guint
zw_table_get_column_span (const ZwTable *self, guint row, guint column)
{
  const ZwCell *cell = get_cell (self, row, column);

  if (zw_table_get_row (self, row)->kind == ZW_ROW_GROUP && column == 0)
    return self->n_columns;
  return cell->n_columns;
}

/**
 * zw_table_find_first_row:
 *
 * Returns: the row in which the cell at @row begins
 */
guint
zw_table_find_first_row (const ZwTable *self, guint row, guint column)
{
  while (continues (self, row, column))
    row--;
  return row;
}
