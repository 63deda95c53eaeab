/* zw-budget-view-table.c: the table of the budget: what its computed columns say and take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-budget-view-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "plan/zw-plan-edit.h"

/* Percents are shown with one decimal; closer together they are the same. */
#define SAME_PERCENT 0.05

static const ZwRecordColumn columns[] = {
  { ZW_BUDGET_YEAR, .width_chars = 6 },
  { ZW_BUDGET_COLUMN_ITEM, N_ ("Item"), .width_chars = 12, .expand = TRUE, .wrap = TRUE },
  { ZW_BUDGET_SUB_ITEM, .width_chars = 16, .expand = TRUE, .wrap = TRUE },
  { ZW_BUDGET_CENTRAL, .width_chars = 12 },
  { ZW_BUDGET_LOCAL, .width_chars = 12 },
  { ZW_BUDGET_COLUMN_TOTAL, N_ ("Total"), .width_chars = 12, .wrap = TRUE, .number = TRUE,
    .typed = TRUE },
  { ZW_BUDGET_COLUMN_CENTRAL_PERCENT, N_ ("Central %"), .width_chars = 8, .wrap = TRUE,
    .number = TRUE },
  { ZW_BUDGET_COLUMN_LOCAL_PERCENT, N_ ("Local %"), .width_chars = 8, .wrap = TRUE,
    .number = TRUE },
  { ZW_BUDGET_ITEM, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
  { ZW_BUDGET_NOTE, .width_chars = 10, .expand = TRUE, .wrap = TRUE },
};

/* What it says. */

static void
say_item (ZwBudgetView *self, const ZwBudgetRow *row, ZwRecordSaid *said)
{
  if (row->sub_item != NULL)
    said->text = g_strdup (zw_text_pick (&row->sub_item->item->name, self->catalog));
  else if (row->stated_item != NULL)
    {
      said->text = g_strdup (row->stated_item);
      said->style = ZW_SAID_DIFFERS;
      said->tooltip = g_strdup (_ ("So a sheet calls it"));
    }
}

/* What a sheet calls it stands there until a sub-item is chosen. */
static void
say_sub_item (const ZwBudgetRow *row, ZwRecordSaid *said)
{
  if (row->sub_item != NULL || row->stated_sub_item == NULL)
    return;
  g_free (said->text);
  said->text = g_strdup (row->stated_sub_item);
  said->style = ZW_SAID_DIFFERS;
  said->tooltip = g_strdup (_ ("So a sheet calls it; the directions know no such sub-item. "
                               "Choose one."));
}

static void
say_total (const ZwBudgetRow *row, ZwRecordSaid *said)
{
  gint64 total = zw_budget_row_get_total (row);

  if (row->central_ntd == ZW_BUDGET_NO_AMOUNT && row->local_ntd == ZW_BUDGET_NO_AMOUNT)
    return;
  said->text = zw_money_format (total);
  said->style = ZW_SAID_STRONG;
  if (row->stated_total_ntd != ZW_BUDGET_NO_AMOUNT && row->stated_total_ntd != total)
    {
      g_autofree char *computed = said->text;
      g_autofree char *stated = zw_money_format (row->stated_total_ntd);

      said->text = g_strdup_printf ("%s\n≠ %s", computed, stated);
      said->tooltip = g_strdup_printf (
          _ ("Computed %s; the sheet states %s. Delete forgets what it states."), computed, stated);
      said->style = ZW_SAID_DIFFERS;
    }
}

static void
say_percent (const ZwBudgetRow *row, gint64 part, double stated, ZwRecordSaid *said)
{
  gint64 total = zw_budget_row_get_total (row);
  double percent;

  if (row->central_ntd == ZW_BUDGET_NO_AMOUNT || row->local_ntd == ZW_BUDGET_NO_AMOUNT
      || total == 0)
    return;
  percent = zw_budget_get_percent (part, total);
  said->text = g_strdup_printf ("%.1f", percent);
  if (!isnan (stated) && fabs (stated - percent) > SAME_PERCENT)
    {
      g_free (said->text);
      said->text = g_strdup_printf ("%.1f\n≠ %.10g", percent, stated);
      said->tooltip = g_strdup_printf (
          _ ("Computed %.1f %%; the sheet states %.10g %%. Delete forgets what it states."),
          percent, stated);
      said->style = ZW_SAID_DIFFERS;
    }
}

static void
say (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  ZwBudgetView *self = user_data;
  const ZwBudget *budget = zw_budget_view_get_shown (self);
  const ZwBudgetRow *row = budget != NULL ? zw_budget_find_row (budget, zw_record_get_id (record))
                                          : NULL;

  if (row == NULL)
    return;
  if (field == ZW_BUDGET_COLUMN_ITEM)
    say_item (self, row, said);
  else if (field == ZW_BUDGET_SUB_ITEM)
    say_sub_item (row, said);
  else if (field == ZW_BUDGET_COLUMN_TOTAL)
    say_total (row, said);
  else if (field == ZW_BUDGET_COLUMN_CENTRAL_PERCENT)
    say_percent (row, row->central_ntd, row->stated_central_percent, said);
  else if (field == ZW_BUDGET_COLUMN_LOCAL_PERCENT)
    say_percent (row, row->local_ntd, row->stated_local_percent, said);
  else if (field == ZW_BUDGET_CENTRAL || field == ZW_BUDGET_LOCAL)
    {
      gint64 amount = field == ZW_BUDGET_CENTRAL ? row->central_ntd : row->local_ntd;

      /* While the total is typed the shares follow it. */
      g_free (said->text);
      said->text = amount != ZW_BUDGET_NO_AMOUNT ? zw_money_format (amount) : NULL;
    }
}

/* Where what a sheet states is seen. */
static int
column_of (int field)
{
  switch (field)
    {
    case ZW_BUDGET_STATED_ITEM:
      return ZW_BUDGET_COLUMN_ITEM;
    case ZW_BUDGET_STATED_SUB_ITEM:
      return ZW_BUDGET_SUB_ITEM;
    case ZW_BUDGET_STATED_TOTAL:
      return ZW_BUDGET_COLUMN_TOTAL;
    case ZW_BUDGET_STATED_CENTRAL_PERCENT:
      return ZW_BUDGET_COLUMN_CENTRAL_PERCENT;
    case ZW_BUDGET_STATED_LOCAL_PERCENT:
      return ZW_BUDGET_COLUMN_LOCAL_PERCENT;
    default:
      return ZW_BUDGET_YEAR;
    }
}

static int
get_stated_field (int column)
{
  for (int i = ZW_BUDGET_STATED_ITEM; i <= ZW_BUDGET_STATED_LOCAL_PERCENT; i++)
    if (column_of (i) == column)
      return i;
  return -1;
}

static gboolean
forget (const ZwRecord *record, int field, gpointer user_data, GError **error)
{
  ZwBudgetView *self = user_data;
  int stated = get_stated_field (field);

  return stated < 0
         || zw_record_set (zw_session_get_store (self->session), ZW_RECORD_BUDGET,
                           zw_record_get_id (record), (guint) stated, NULL, error);
}

/* What it takes. */

/* Central money of the same cap in all other rows. */
static gint64
get_cap_used (const ZwBudget *budget, const ZwBudgetRow *row)
{
  gboolean whole_item = row->sub_item->item->cap_ntd[budget->application.zone_type] >= 0;
  ZwBudgetTotal total = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR,
                                             whole_item ? row->sub_item->item : NULL,
                                             whole_item ? NULL : row->sub_item);

  return total.central_ntd - MAX (row->central_ntd, 0);
}

/**
 * zw_budget_view_split:
 * @id: a row of @budget
 * @total: what it is to cost
 * @central: (out): the largest subsidy that is allowed of it; where the row has no
 *   sub-item or the grade is not known, its share stays as it is
 */
gboolean
zw_budget_view_split (const ZwBudget *budget,
                      gint64 id,
                      gint64 total,
                      gint64 *central,
                      GError **error)
{
  const ZwBudgetRow *row = zw_budget_find_row (budget, id);
  ZwBudgetShare share;
  gint64 before = row != NULL ? zw_budget_row_get_total (row) : 0;

  if (row != NULL && row->sub_item != NULL
      && zw_budget_best_share (budget->rules, &budget->application, row->sub_item, total,
                               get_cap_used (budget, row), &share))
    {
      *central = share.central_ntd;
      return TRUE;
    }
  if (row != NULL && row->central_ntd >= 0 && row->local_ntd >= 0 && before > 0)
    {
      *central = (gint64) ((__int128) total * row->central_ntd / before);
      return TRUE;
    }
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                       _ ("To split a total, choose a sub-item of the zone's type, and the "
                          "government or its fiscal grade."));
  return FALSE;
}

/**
 * zw_budget_view_put_total:
 *
 * Splits a total between the two shares of a row, in one command.
 */
gboolean
zw_budget_view_put_total (ZwBudgetView *self, gint64 id, gint64 total, GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);
  gint64 central = 0;

  if (!zw_budget_view_split (zw_session_get_budget (self->session), id, total, &central, error)
      || !zw_store_begin (store, _ ("Split a total"), error))
    return FALSE;
  if (!zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, central, error)
      || !zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_LOCAL, total - central, error))
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}

static gboolean
type (const ZwRecord *record, int field, const char *typed, gpointer user_data, GError **error)
{
  gint64 total = 0;

  return zw_money_parse (typed, &total, error)
         && zw_budget_view_put_total (user_data, zw_record_get_id (record), total, error);
}

/* The next row is for the same year as the one before. */
static gboolean
added (ZwStore *store, gint64 id, gpointer user_data, GError **error)
{
  ZwBudgetView *self = user_data;
  const ZwBudget *budget = zw_session_get_budget (self->session);
  gint64 before = zw_record_table_get_selected (ZW_RECORD_TABLE (self->table), NULL);
  const ZwBudgetRow *row = budget != NULL && before != 0 ? zw_budget_find_row (budget, before)
                                                         : NULL;
  int year = row != NULL ? row->year : ZW_BUDGET_NO_YEAR, last;

  if (row == NULL)
    zw_rules_get_years (zw_session_get_rules (self->session), &year, &last);
  return year == ZW_BUDGET_NO_YEAR
         || zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, year, error);
}

/* What is for outlying islands only is offered to them. */
static gboolean
offers (const ZwRecord *record, int field, const char *id, gpointer user_data)
{
  ZwBudgetView *self = user_data;
  const ZwBudget *budget = zw_session_get_budget (self->session);
  const ZwSubsidySubItem *sub_item;

  if (field != ZW_BUDGET_SUB_ITEM || budget == NULL)
    return TRUE;
  sub_item = zw_rules_find_sub_item (zw_session_get_rules (self->session), id);
  return sub_item == NULL || zw_budget_is_open (&budget->application, sub_item);
}

/* Other spellings of sub-items, as offices' sheets have them. */
static char *
find (int field, const char *words, gpointer user_data)
{
  ZwBudgetView *self = user_data;
  const ZwZone *zone = zw_session_get_zone (self->session);
  const ZwSubsidySubItem *sub_item =
      field == ZW_BUDGET_SUB_ITEM && zone != NULL
          ? zw_rules_match_sub_item (zw_session_get_rules (self->session), zone->type, NULL, words)
          : NULL;

  return sub_item != NULL ? g_strdup (sub_item->id) : NULL;
}

GtkWidget *
zw_budget_view_make_table (ZwBudgetView *self)
{
  static const ZwRecordTableHooks hooks = { .say = say,
                                            .type = type,
                                            .forget = forget,
                                            .column_of = column_of,
                                            .offers = offers,
                                            .find = find,
                                            .added = added };
  GtkWidget *table = zw_record_table_new (self->session, ZW_RECORD_BUDGET, columns,
                                          G_N_ELEMENTS (columns), &hooks, self);

  zw_record_table_set_empty (
      ZW_RECORD_TABLE (table),
      _ ("There is no budget yet. Insert adds a row; “All Sub-items” adds one for each that the "
         "zone can apply for; or import the office's spreadsheet."));
  return table;
}
