/* zw-sheet.h: the cells of a spreadsheet file as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwSheetRow:
 * @number: row of the sheet, from 1, as a spreadsheet program numbers it
 * @cells: (array length=n_cells): UTF-8 without blanks around it; %NULL where empty
 */
typedef struct
{
  guint number;
  guint n_cells;
  char **cells;
} ZwSheetRow;

/**
 * ZwSheet:
 * @name: (nullable): of the sheet, where the file has several
 * @rows: (element-type ZwSheetRow): those with anything in them, in order
 */
typedef struct
{
  char *name;
  GPtrArray *rows;
} ZwSheet;

GPtrArray *zw_sheet_read (const char *path, GError **error);
const char *zw_sheet_row_get (const ZwSheetRow *self, int column);
char *zw_sheet_format_column (guint column);

G_END_DECLS
