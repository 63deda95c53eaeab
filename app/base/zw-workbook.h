/* zw-workbook.h: tables as a spreadsheet file: CSV, .xlsx or .ods
 *
 * Cells are added from left to right, row after row; then the whole is written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ZW_CELL_TEXT,
  ZW_CELL_COUNT,   /* whole number, no commas: a year */
  ZW_CELL_MONEY,   /* whole number, with commas */
  ZW_CELL_PERCENT, /* 35 for 35 %, shown with one decimal */
  ZW_CELL_NUMBER,  /* any, with 15 significant digits in CSV */
  ZW_N_CELL_KINDS,
} ZwCellKind;

typedef enum
{
  ZW_WORKBOOK_CSV,
  ZW_WORKBOOK_XLSX,
  ZW_WORKBOOK_ODS,
} ZwWorkbookFormat;

typedef struct _ZwWorkbook ZwWorkbook;

ZwWorkbook *zw_workbook_new (const char *sheet_name);
void zw_workbook_free (ZwWorkbook *self);
void zw_workbook_add_sheet (ZwWorkbook *self, ZwWorkbook *sheet);

void zw_workbook_set_width (ZwWorkbook *self, guint column, guint characters);
void zw_workbook_begin_row (ZwWorkbook *self, gboolean strong);
void zw_workbook_add_text (ZwWorkbook *self, const char *text);
void zw_workbook_add_number (ZwWorkbook *self, ZwCellKind kind, double number);

gboolean zw_workbook_format_from_path (const char *path, ZwWorkbookFormat *format);
GBytes *zw_workbook_to_bytes (const ZwWorkbook *self, ZwWorkbookFormat format);
gboolean zw_workbook_write (ZwWorkbook *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwWorkbook, zw_workbook_free)

G_END_DECLS
