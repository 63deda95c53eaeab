/* zw-budget-sheet.h: an office's budget table, read into a plan and written from it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "plan/zw-rules.h"

G_BEGIN_DECLS

/**
 * ZwBudgetSheetReport:
 * @n_rows: budget rows that came in
 * @n_replaced: budget rows that were there and are gone; undo brings them back
 * @n_totals: rows with totals, kept beside what is computed
 * @n_unknown: rows of @n_rows whose sub-item the directions do not know
 * @n_left_out: rows without any amount
 */
typedef struct
{
  guint n_rows;
  guint n_replaced;
  guint n_totals;
  guint n_unknown;
  guint n_left_out;
} ZwBudgetSheetReport;

gboolean zw_budget_sheet_import (ZwStore *store,
                                 const ZwRules *rules,
                                 gint64 zone_id,
                                 const char *path,
                                 gboolean add,
                                 ZwBudgetSheetReport *report,
                                 GError **error);
gboolean zw_budget_sheet_export (const ZwRecords *records,
                                 const ZwRules *rules,
                                 const ZwCatalog *catalog,
                                 const char *path,
                                 GError **error);

G_END_DECLS
