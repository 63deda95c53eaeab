/* zw-budget-sheet-private.h: shared by the files that read and write budget sheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-sheet.h"
#include "plan/zw-budget-sheet.h"

G_BEGIN_DECLS

/* What a column of table 5 holds. */
typedef enum
{
  ZW_SHEET_YEAR,
  ZW_SHEET_ITEM,
  ZW_SHEET_SUB_ITEM,
  ZW_SHEET_CENTRAL,
  ZW_SHEET_LOCAL,
  ZW_SHEET_TOTAL,
  ZW_SHEET_CENTRAL_PERCENT,
  ZW_SHEET_LOCAL_PERCENT,
  ZW_SHEET_NOTE,
  ZW_N_SHEET_COLUMNS,
} ZwSheetColumn;

#define ZW_SHEET_NO_AMOUNT (-1)

/**
 * ZwBudgetColumns:
 * @at: which column of the sheet, -1 for none
 * @unit: (nullable): what amounts without a unit of their own are counted in, as
 *   zw_money_parse() reads it: "千", "萬"; %NULL for NT$
 * @heading: the heading as it stands there, for messages
 * @first_row: the first row of the sheet below the headings, as an index
 */
typedef struct
{
  int at[ZW_N_SHEET_COLUMNS];
  const char *unit[ZW_N_SHEET_COLUMNS];
  char *heading[ZW_N_SHEET_COLUMNS];
  guint first_row;
} ZwBudgetColumns;

/**
 * ZwBudgetSheetRow:
 * @number: row of the sheet
 * @year: common era, 0 for none
 * @item: (nullable): in the sheet's words
 * @central_ntd: NT$, %ZW_SHEET_NO_AMOUNT for none; so @local_ntd and @total_ntd
 * @central_percent: NaN for none; so @local_percent
 */
typedef struct
{
  guint number;
  gboolean is_total;
  int year;
  char *item;
  char *sub_item;
  gint64 central_ntd;
  gint64 local_ntd;
  gint64 total_ntd;
  double central_percent;
  double local_percent;
  char *note;
} ZwBudgetSheetRow;

const ZwSheet *zw_budget_columns_find (GPtrArray *sheets,
                                       ZwBudgetColumns *columns,
                                       const char **lacking);
void zw_budget_columns_clear (ZwBudgetColumns *self);
ZwSheetColumn zw_budget_columns_name (const char *heading);

GPtrArray *zw_budget_rows_read (const ZwSheet *sheet,
                                const ZwBudgetColumns *columns,
                                guint *n_left_out,
                                GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwBudgetColumns, zw_budget_columns_clear)

G_END_DECLS
