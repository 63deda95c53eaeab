/* zw-workbook-private.h: shared by the files that write spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-workbook.h"

G_BEGIN_DECLS

#define ZW_WORKBOOK_WIDTH 14 /* characters, where none is set */

/* An empty cell has neither text nor number: its number is NaN. */
typedef struct
{
  ZwCellKind kind;
  char *text;
  double number;
} ZwCell;

typedef struct
{
  gboolean strong;
  GArray *cells; /* of ZwCell */
} ZwCellRow;

struct _ZwWorkbook
{
  /* Owned */
  char *name;
  GPtrArray *rows;
  GArray *widths;     /* of guint */
  GPtrArray *further; /* ZwWorkbook: sheets after this one */
};

guint zw_workbook_count_columns (const ZwWorkbook *self);
guint zw_workbook_get_width (const ZwWorkbook *self, guint column);

/* The finished file; NULL where memory or the folder for temporary files is full. */
GBytes *zw_workbook_to_csv (const ZwWorkbook *self);
GBytes *zw_workbook_to_xlsx (const ZwWorkbook *self);
GBytes *zw_workbook_to_ods (const ZwWorkbook *self);

G_END_DECLS
