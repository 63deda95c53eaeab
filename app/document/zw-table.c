/* zw-table.c: a table of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-document-private.h"

static void
row_free (gpointer data)
{
  ZwRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row);
}

void
zw_table_free (ZwTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free ((char *) self->columns[i].title);
  g_free (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * zw_table_new: (skip)
 *
 * Returns: (transfer full): a table without rows
 */
ZwTable *
zw_table_new (const ZwTableColumn *columns, guint n_columns)
{
  ZwTable *table = NULL;
  double total = 0;

  table = g_new0 (ZwTable, 1);
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
      table->has_header |= columns[i].title != NULL;
    }
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
 * zw_table_begin_row:
 *
 * Starts a row, to be filled by zw_table_add_cell() from left to right. Cells not
 * added stay empty.
 */
void
zw_table_begin_row (ZwTable *self, ZwRowKind kind)
{
  ZwRow *row = g_new0 (ZwRow, 1);

  row->kind = kind;
  row->cells = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->rows, row);
}

/**
 * zw_table_add_cell:
 * @text: (nullable): text of the next cell; %NULL lets the cell above reach down
 *   into this row
 *
 * A row of kind %ZW_ROW_GROUP takes one cell, the others one for each column.
 */
void
zw_table_add_cell (ZwTable *self, const char *text)
{
  ZwRow *row = NULL;

  g_return_if_fail (self->rows->len > 0);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_return_if_fail (row->cells->len < (row->kind == ZW_ROW_GROUP ? 1 : self->n_columns));

  g_ptr_array_add (row->cells, text != NULL ? zw_document_clean_text (text) : NULL);
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

/**
 * zw_table_get_cell:
 *
 * Returns: (nullable): the text of a cell; %NULL where the cell above reaches down
 *   or, in a group's row, right of the first column
 */
const char *
zw_table_get_cell (const ZwTable *self, guint row, guint column)
{
  const ZwRow *it = g_ptr_array_index (self->rows, row);
  const ZwRow *above = row > 0 ? g_ptr_array_index (self->rows, row - 1) : NULL;
  const char *text = NULL;

  if (it->kind == ZW_ROW_GROUP && column > 0)
    return NULL;
  if (column >= it->cells->len)
    return "";
  text = g_ptr_array_index (it->cells, column);
  if (text == NULL && (above == NULL || above->kind != it->kind || it->kind == ZW_ROW_GROUP))
    return "";
  return text;
}

/**
 * zw_table_get_row_span:
 *
 * Returns: how many rows a cell fills; 0 where the cell above reaches down
 */
guint
zw_table_get_row_span (const ZwTable *self, guint row, guint column)
{
  guint end = row + 1;
  const ZwRow *it = g_ptr_array_index (self->rows, row);

  if (it->kind == ZW_ROW_GROUP)
    return column == 0 ? 1 : 0;
  if (zw_table_get_cell (self, row, column) == NULL)
    return 0;
  while (end < self->rows->len
         && ((const ZwRow *) g_ptr_array_index (self->rows, end))->kind != ZW_ROW_GROUP
         && zw_table_get_cell (self, end, column) == NULL)
    end++;
  return end - row;
}
