/* zw-budget-sheet.c: an office's budget table read into a plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

#include "import/zw-import-error.h"
#include "plan/zw-budget-sheet-private.h"
#include "plan/zw-plan-private.h"

/* Years times sub-items, with much to spare. */
#define MAX_BUDGET_ROWS 2000

typedef struct
{
  ZwStore *store;
  const ZwRules *rules;
  ZwZone *zone;
  ZwRecords *before; /* %NULL where rows are added to those there */
  ZwBudgetSheetReport *report;
} Importer;

static void
set_no_table (const char *path, const char *lacking, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  if (lacking != NULL)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                 /* Translators: a file name, and a heading */
                 _ ("The budget table of “%s” has no column “%s”. Add it, headed like table 5."),
                 shown, lacking);
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                 /* Translators: %s is a file name */
                 _ ("“%s” has no budget table: no row with the headings 年度, 申請補助項目, "
                    "申請補助細項, 中央補貼需求經費, 地方自籌經費 and 總預算金額."),
                 shown);
}

static GPtrArray *
read_rows (const char *path, guint *n_left_out, GError **error)
{
  g_autoptr (GPtrArray) sheets = zw_sheet_read (path, error);
  g_auto (ZwBudgetColumns) columns = { 0 };
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *shown = g_filename_display_basename (path);
  const char *lacking = NULL;
  const ZwSheet *sheet;

  if (sheets == NULL)
    return NULL;
  sheet = zw_budget_columns_find (sheets, &columns, &lacking);
  if (sheet == NULL)
    {
      set_no_table (path, lacking, error);
      return NULL;
    }
  rows = zw_budget_rows_read (sheet, &columns, n_left_out, error);
  if (rows == NULL)
    return NULL;
  if (rows->len > MAX_BUDGET_ROWS)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                 /* Translators: a file name, and two numbers */
                 _ ("“%s” has %u rows with amounts; no budget has more than %u. Choose the sheet "
                    "of this zone."),
                 shown, rows->len, (guint) MAX_BUDGET_ROWS);
  else if (rows->len == 0)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 /* Translators: %s is a file name */
                 _ ("The budget table of “%s” is not filled in: no row has an amount."), shown);
  else
    return g_steal_pointer (&rows);
  return NULL;
}

static gboolean
set_int (Importer *self, gint64 id, guint field, gint64 value, gint64 none, GError **error)
{
  return value == none
         || zw_record_set_int (self->store, ZW_RECORD_BUDGET, id, field, value, error);
}

static gboolean
set_text (Importer *self, gint64 id, guint field, const char *text, GError **error)
{
  return text == NULL || zw_record_set (self->store, ZW_RECORD_BUDGET, id, field, text, error);
}

static gboolean
set_percent (Importer *self, gint64 id, guint field, double value, GError **error)
{
  return isnan (value)
         || zw_record_set_number (self->store, ZW_RECORD_BUDGET, id, field, value, error);
}

/* The row that this one takes the place of, with the planner's link and note. */
static const ZwRecord *
find_before (const Importer *self, int year, const char *sub_item)
{
  const GPtrArray *rows = self->before != NULL ? zw_records_get (self->before, ZW_RECORD_BUDGET)
                                               : NULL;

  for (guint i = 0; rows != NULL && sub_item != NULL && i < rows->len; i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);

      if (zw_record_get_int (row, ZW_BUDGET_YEAR, 0) == year
          && g_strcmp0 (zw_record_get_text (row, ZW_BUDGET_SUB_ITEM), sub_item) == 0)
        return row;
    }
  return NULL;
}

static gboolean
add_budget (Importer *self, const ZwBudgetSheetRow *row, GError **error)
{
  const ZwSubsidySubItem *sub_item = zw_rules_match_sub_item (self->rules, self->zone->type,
                                                              row->item, row->sub_item);
  const ZwRecord *before = find_before (self, row->year, sub_item != NULL ? sub_item->id : NULL);
  const char *note = row->note;
  gint64 link = 0, id = zw_record_add (self->store, ZW_RECORD_BUDGET, self->zone->id, error);

  if (id == 0)
    return FALSE;
  if (before != NULL)
    {
      link = zw_record_get_int (before, ZW_BUDGET_ITEM, 0);
      note = note != NULL ? note : zw_record_get_text (before, ZW_BUDGET_NOTE);
    }
  self->report->n_rows++;
  self->report->n_unknown += sub_item == NULL;
  /* Words that are understood need not be kept. */
  if (!(sub_item != NULL
            ? set_text (self, id, ZW_BUDGET_SUB_ITEM, sub_item->id, error)
            : set_text (self, id, ZW_BUDGET_STATED_ITEM, row->item, error)
                  && set_text (self, id, ZW_BUDGET_STATED_SUB_ITEM, row->sub_item, error)))
    return FALSE;
  return set_int (self, id, ZW_BUDGET_YEAR, row->year, 0, error)
         && set_int (self, id, ZW_BUDGET_CENTRAL, row->central_ntd, ZW_SHEET_NO_AMOUNT, error)
         && set_int (self, id, ZW_BUDGET_LOCAL, row->local_ntd, ZW_SHEET_NO_AMOUNT, error)
         && set_int (self, id, ZW_BUDGET_STATED_TOTAL, row->total_ntd, ZW_SHEET_NO_AMOUNT, error)
         && set_int (self, id, ZW_BUDGET_ITEM, link, 0, error)
         && set_text (self, id, ZW_BUDGET_NOTE, note, error)
         && set_percent (self, id, ZW_BUDGET_STATED_CENTRAL_PERCENT, row->central_percent, error)
         && set_percent (self, id, ZW_BUDGET_STATED_LOCAL_PERCENT, row->local_percent, error);
}

static gboolean
add_total (Importer *self, const ZwBudgetSheetRow *row, GError **error)
{
  const struct
  {
    guint field;
    gint64 value, none;
  } values[] = { { ZW_STATED_YEAR, row->year, 0 },
                 { ZW_STATED_CENTRAL, row->central_ntd, ZW_SHEET_NO_AMOUNT },
                 { ZW_STATED_LOCAL, row->local_ntd, ZW_SHEET_NO_AMOUNT },
                 { ZW_STATED_TOTAL, row->total_ntd, ZW_SHEET_NO_AMOUNT } };
  gint64 id = zw_record_add (self->store, ZW_RECORD_STATED_TOTAL, self->zone->id, error);

  if (id == 0)
    return FALSE;
  self->report->n_totals++;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].value != values[i].none
        && !zw_record_set_int (self->store, ZW_RECORD_STATED_TOTAL, id, values[i].field,
                               values[i].value, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_rows (Importer *self, const GPtrArray *rows, GError **error)
{
  if (self->before != NULL)
    {
      self->report->n_replaced = zw_records_get (self->before, ZW_RECORD_BUDGET)->len;
      if (!zw_record_remove_all (self->store, ZW_RECORD_BUDGET, self->zone->id, error)
          || !zw_record_remove_all (self->store, ZW_RECORD_STATED_TOTAL, self->zone->id, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const ZwBudgetSheetRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GError) problem = NULL;

      if (row->is_total ? add_total (self, row, &problem) : add_budget (self, row, &problem))
        continue;
      g_set_error (error, problem->domain, problem->code,
                   /* Translators: number of a row, and a sentence */
                   _ ("Row %u: %s Nothing was imported."), row->number, problem->message);
      return FALSE;
    }
  return TRUE;
}

/**
 * zw_budget_sheet_import:
 * @path: separated text, .xlsx or .ods, with the headings of table 5
 * @add: leave the budget rows that are there; else they are replaced, and rows of the
 *   same year and sub-item keep their work item and note
 * @report: (out): what came in
 *
 * All of it or nothing, as one command. What the sheet states beside the two
 * amounts (total, shares, unknown names, rows with totals) is kept apart from what
 * is computed, so that a check can compare.
 *
 * Returns: %FALSE with a sentence that names the row and column
 */
gboolean
zw_budget_sheet_import (ZwStore *store,
                        const ZwRules *rules,
                        gint64 zone_id,
                        const char *path,
                        gboolean add,
                        ZwBudgetSheetReport *report,
                        GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (ZwRecords) before = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  Importer importer = { .store = store, .rules = rules, .zone = zone, .report = report };
  gboolean outer;

  *report = (ZwBudgetSheetReport){ 0 };
  if (zone == NULL || (rows = read_rows (path, &report->n_left_out, error)) == NULL)
    return FALSE;
  if (!add && (before = zw_records_load (store, zone_id, error)) == NULL)
    return FALSE;
  importer.before = before;
  return zw_plan_begin (store, _ ("Import a budget"), &outer, error)
         && zw_plan_end (store, outer, take_rows (&importer, rows, error), error);
}
