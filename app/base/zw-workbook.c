/* zw-workbook.c: tables as a spreadsheet file: CSV, .xlsx or .ods
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-workbook.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/zw-workbook-private.h"
#include "base/zw-written.h"

static void
clear_cell (gpointer data)
{
  ZwCell *cell = data;

  g_free (cell->text);
}

static void
free_row (gpointer data)
{
  ZwCellRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

/**
 * zw_workbook_new:
 * @sheet_name: what the sheet is called; .xlsx has room for 31 characters without
 *   any of []:*?/\
 */
ZwWorkbook *
zw_workbook_new (const char *sheet_name)
{
  ZwWorkbook *self = g_new0 (ZwWorkbook, 1);

  self->name = g_strdup (sheet_name);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  self->further = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_workbook_free);
  return self;
}

void
zw_workbook_free (ZwWorkbook *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->widths);
  g_ptr_array_unref (self->further);
  g_free (self);
}

/**
 * zw_workbook_add_sheet:
 * @sheet: (transfer full): a further sheet, of a name of its own; CSV and .ods have
 *   none
 */
void
zw_workbook_add_sheet (ZwWorkbook *self, ZwWorkbook *sheet)
{
  g_ptr_array_add (self->further, sheet);
}

/**
 * zw_workbook_set_width:
 * @characters: narrow ones; a Chinese one is as wide as two
 */
void
zw_workbook_set_width (ZwWorkbook *self, guint column, guint characters)
{
  if (self->widths->len <= column)
    g_array_set_size (self->widths, column + 1);
  g_array_index (self->widths, guint, column) = characters;
}

/**
 * zw_workbook_begin_row:
 * @strong: headings and totals
 */
void
zw_workbook_begin_row (ZwWorkbook *self, gboolean strong)
{
  ZwCellRow *row = g_new0 (ZwCellRow, 1);

  row->strong = strong;
  row->cells = g_array_new (FALSE, TRUE, sizeof (ZwCell));
  g_array_set_clear_func (row->cells, clear_cell);
  g_ptr_array_add (self->rows, row);
}

static void
add_cell (ZwWorkbook *self, const ZwCell *cell)
{
  ZwCellRow *row;

  g_return_if_fail (self->rows->len > 0);
  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  g_array_append_vals (row->cells, cell, 1);
}

/**
 * zw_workbook_add_text:
 * @text: (nullable): an empty cell where %NULL
 */
void
zw_workbook_add_text (ZwWorkbook *self, const char *text)
{
  const ZwCell cell = { ZW_CELL_TEXT, g_strdup (text), NAN };

  add_cell (self, &cell);
}

/**
 * zw_workbook_add_number:
 * @number: whole for %ZW_CELL_COUNT and %ZW_CELL_MONEY; an empty cell where NaN
 */
void
zw_workbook_add_number (ZwWorkbook *self, ZwCellKind kind, double number)
{
  const ZwCell cell = { kind, NULL, number };

  add_cell (self, &cell);
}

guint
zw_workbook_count_columns (const ZwWorkbook *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n = MAX (n, ((ZwCellRow *) g_ptr_array_index (self->rows, i))->cells->len);
  return n;
}

guint
zw_workbook_get_width (const ZwWorkbook *self, guint column)
{
  guint width = column < self->widths->len ? g_array_index (self->widths, guint, column) : 0;

  return width > 0 ? width : ZW_WORKBOOK_WIDTH;
}

/* With the mark by which spreadsheet programs know UTF-8. */
GBytes *
zw_workbook_to_csv (const ZwWorkbook *self)
{
  GString *csv = g_string_new (ZW_WRITTEN_BOM);

  for (guint r = 0; r < self->rows->len; r++)
    {
      const ZwCellRow *row = g_ptr_array_index (self->rows, r);

      for (guint c = 0; c < row->cells->len; c++)
        {
          const ZwCell *cell = &g_array_index (row->cells, ZwCell, c);

          if (c > 0)
            g_string_append_c (csv, ',');
          if (cell->kind == ZW_CELL_TEXT)
            zw_csv_append_text (csv, cell->text);
          else if (cell->kind == ZW_CELL_NUMBER)
            zw_csv_append_number (csv, cell->number, 15);
          else if (!isnan (cell->number))
            g_string_append_printf (csv, cell->kind == ZW_CELL_PERCENT ? "%.1f%%" : "%.0f",
                                    cell->number);
        }
      g_string_append (csv, "\r\n");
    }
  return g_string_free_to_bytes (csv);
}

/**
 * zw_workbook_format_from_path:
 *
 * Returns: whether the name ends like one of the formats
 */
gboolean
zw_workbook_format_from_path (const char *path, ZwWorkbookFormat *format)
{
  static const struct
  {
    const char *suffix;
    ZwWorkbookFormat format;
  } suffixes[] = { { ".csv", ZW_WORKBOOK_CSV },
                   { ".xlsx", ZW_WORKBOOK_XLSX },
                   { ".ods", ZW_WORKBOOK_ODS } };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i].suffix))
      {
        *format = suffixes[i].format;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_workbook_to_bytes:
 *
 * Returns: (transfer full) (nullable): the file; %NULL where memory or the folder for
 *   temporary files is full
 */
GBytes *
zw_workbook_to_bytes (const ZwWorkbook *self, ZwWorkbookFormat format)
{
  switch (format)
    {
    case ZW_WORKBOOK_XLSX:
      return zw_workbook_to_xlsx (self);
    case ZW_WORKBOOK_ODS:
      return zw_workbook_to_ods (self);
    default:
      return zw_workbook_to_csv (self);
    }
}

/* Without a full stop. */
static const char *
find_reason (const GError *problem)
{
  switch (problem->code)
    {
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return _ ("You may not write in its folder");
    case G_FILE_ERROR_ROFS:
      return _ ("The disk can only be read");
    case G_FILE_ERROR_NOSPC:
      return _ ("The disk is full");
    default:
      return problem->message;
    }
}

/**
 * zw_workbook_write:
 * @path: a file ending in .csv, .xlsx or .ods
 *
 * Writes beside @path and puts the new file in its place once it is complete on the
 * disk: whatever goes wrong, an older file stays as it was.
 */
gboolean
zw_workbook_write (ZwWorkbook *self, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  char *resolved = realpath (path, NULL);
  g_autofree char *target = g_strdup (resolved != NULL ? resolved : path);
  g_autofree char *folder = g_path_get_dirname (target);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  const char *reason = NULL;
  ZwWorkbookFormat format;

  free (resolved);
  if (!zw_workbook_format_from_path (path, &format))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                   /* Translators: %s is a file name */
                   _ ("“%s” is no name of a spreadsheet: let it end in .csv, .xlsx or .ods."),
                   shown);
      return FALSE;
    }
  if (g_file_test (target, G_FILE_TEST_IS_DIR))
    reason = _ ("It is a folder");
  else if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    reason = _ ("Its folder does not exist");
  else if ((bytes = zw_workbook_to_bytes (self, format)) == NULL)
    reason = _ ("There is no room for temporary files");
  else if (g_file_set_contents_full (
               target, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
               G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0666, &problem))
    return TRUE;
  else
    reason = find_reason (problem);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: the name of a file, and why. */
               _ ("“%s” could not be written: %s."), shown, reason);
  return FALSE;
}
