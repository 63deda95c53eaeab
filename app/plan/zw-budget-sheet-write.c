/* zw-budget-sheet-write.c: the budget of a plan as an office's table
 *
 * The headings of table 5, a row for each year and sub-item, totals at the end;
 * shares are computed. What is written here is read back as the same budget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-sheet.h"

#include <math.h>

#include "base/zw-money.h"
#include "base/zw-workbook.h"
#include "base/zw-year.h"

#define FULL_PERCENT 100.0

/* As table 5 has them; English is ours. */
static const struct
{
  ZwText heading;
  guint width;
} columns[] = {
  { { "年度", "Year" }, 8 },
  { { "申請補助項目", "Subsidy item" }, 24 },
  { { "申請補助細項", "Subsidy sub-item" }, 44 },
  { { "中央補貼需求經費(元)", "Central subsidy (NT$)" }, 16 },
  { { "地方自籌經費(元)", "Local share (NT$)" }, 16 },
  { { "總預算金額(元)", "Total budget (NT$)" }, 16 },
  { { "中央補貼比率", "Central share (%)" }, 12 },
  { { "地方自籌比率", "Local share (%)" }, 12 },
  { { "備註", "Note" }, 24 },
};

static const ZwText total_label = { "總計", "Grand total" };
static const ZwText sheet_name = { "經費收支預算表", "Budget" };

#define N_WITHOUT_NOTE (G_N_ELEMENTS (columns) - 1)

static gboolean
has_notes (const GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (zw_record_has (g_ptr_array_index (rows, i), ZW_BUDGET_NOTE))
      return TRUE;
  return FALSE;
}

/* The amounts of a row, NaN where they are not given, and what follows from them. */
static void
add_amounts (ZwWorkbook *workbook, double central, double local)
{
  double total = isnan (central) ? local : isnan (local) ? central : central + local;

  zw_workbook_add_number (workbook, ZW_CELL_MONEY, central);
  zw_workbook_add_number (workbook, ZW_CELL_MONEY, local);
  zw_workbook_add_number (workbook, ZW_CELL_MONEY, total);
  zw_workbook_add_number (workbook, ZW_CELL_PERCENT,
                          total > 0 ? FULL_PERCENT * central / total : NAN);
  zw_workbook_add_number (workbook, ZW_CELL_PERCENT,
                          total > 0 ? FULL_PERCENT * local / total : NAN);
}

/* Amounts are below ZW_MONEY_MAX, so that doubles hold them exactly. */
static double
get_amount (const ZwRecord *row, guint field)
{
  return zw_record_has (row, field) ? (double) zw_record_get_int (row, field, 0) : NAN;
}

static void
add_row (ZwWorkbook *workbook,
         const ZwRules *rules,
         const ZwCatalog *catalog,
         const ZwRecord *row,
         gboolean with_note)
{
  const char *id = zw_record_get_text (row, ZW_BUDGET_SUB_ITEM);
  const ZwSubsidySubItem *sub_item = id != NULL ? zw_rules_find_sub_item (rules, id) : NULL;
  int year = (int) zw_record_get_int (row, ZW_BUDGET_YEAR, 0);

  zw_workbook_begin_row (workbook, FALSE);
  zw_workbook_add_number (workbook, ZW_CELL_COUNT,
                          year == 0                         ? NAN
                          : zw_catalog_is_chinese (catalog) ? zw_year_to_roc (year)
                                                            : year);
  zw_workbook_add_text (workbook, sub_item != NULL
                                      ? zw_text_pick (&sub_item->item->name, catalog)
                                      : zw_record_get_text (row, ZW_BUDGET_STATED_ITEM));
  zw_workbook_add_text (workbook, sub_item != NULL ? zw_text_pick (&sub_item->name, catalog)
                                  : id != NULL
                                      ? id
                                      : zw_record_get_text (row, ZW_BUDGET_STATED_SUB_ITEM));
  add_amounts (workbook, get_amount (row, ZW_BUDGET_CENTRAL), get_amount (row, ZW_BUDGET_LOCAL));
  if (with_note)
    zw_workbook_add_text (workbook, zw_record_get_text (row, ZW_BUDGET_NOTE));
}

static void
add_total (ZwWorkbook *workbook,
           const ZwCatalog *catalog,
           const GPtrArray *rows,
           gboolean with_note)
{
  gint64 central = 0, local = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);

      central = zw_money_add (central, zw_record_get_int (row, ZW_BUDGET_CENTRAL, 0));
      local = zw_money_add (local, zw_record_get_int (row, ZW_BUDGET_LOCAL, 0));
    }
  zw_workbook_begin_row (workbook, TRUE);
  zw_workbook_add_text (workbook, zw_text_pick (&total_label, catalog));
  zw_workbook_add_text (workbook, NULL);
  zw_workbook_add_text (workbook, NULL);
  add_amounts (workbook, (double) central, (double) local);
  if (with_note)
    zw_workbook_add_text (workbook, NULL);
}

/**
 * zw_budget_sheet_export:
 * @records: of the zone
 * @catalog: the language, and with it the calendar
 * @path: ends in .csv, .xlsx or .ods
 *
 * Returns: %FALSE with a sentence; an older file then stays as it was
 */
gboolean
zw_budget_sheet_export (const ZwRecords *records,
                        const ZwRules *rules,
                        const ZwCatalog *catalog,
                        const char *path,
                        GError **error)
{
  const GPtrArray *rows = zw_records_get (records, ZW_RECORD_BUDGET);
  gboolean with_note = has_notes (rows);
  g_autoptr (ZwWorkbook) workbook = zw_workbook_new (zw_text_pick (&sheet_name, catalog));

  zw_workbook_begin_row (workbook, TRUE);
  for (guint i = 0; i < (with_note ? G_N_ELEMENTS (columns) : N_WITHOUT_NOTE); i++)
    {
      zw_workbook_set_width (workbook, i, columns[i].width);
      zw_workbook_add_text (workbook, zw_text_pick (&columns[i].heading, catalog));
    }
  for (guint i = 0; i < rows->len; i++)
    add_row (workbook, rules, catalog, g_ptr_array_index (rows, i), with_note);
  if (rows->len > 0)
    add_total (workbook, catalog, rows, with_note);
  return zw_workbook_write (workbook, path, error);
}
