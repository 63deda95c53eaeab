/* zw-budget.h: the budget of one application
 *
 * What a government asks for in a zone, by year and sub-item, with what is needed
 * to check it: no store, no records, so that a budget can be tried out before it is
 * kept. Amounts are whole NT$ and exact; shares are computed, never kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "plan/zw-rules.h"

G_BEGIN_DECLS

/* An amount or year that nobody has given yet. */
#define ZW_BUDGET_NO_AMOUNT (-1)
#define ZW_BUDGET_NO_YEAR 0

/**
 * ZwBudgetCase:
 * @island: on an outlying island
 * @remote: the ratio of remote areas is asked for
 * @grade: fiscal grade of the government, 0 where it is not known
 * @seat_km: of an island that is called remote, its distance from the seat of the
 *   government; 0 where it is not known
 */
typedef struct
{
  ZwZoneType zone_type;
  gboolean island;
  gboolean remote;
  int grade;
  double seat_km;
} ZwBudgetCase;

/**
 * ZwBudgetRow:
 * @id: of the record
 * @year: common era, or %ZW_BUDGET_NO_YEAR
 * @sub_item: (nullable): %NULL where none is chosen or the directions have no such
 * @central_ntd, @local_ntd: whole NT$, or %ZW_BUDGET_NO_AMOUNT
 * @item_id: work item of the plan that it pays, 0 for none
 * @unknown_id: (nullable): id of a sub-item of another edition
 * @stated_item, @stated_sub_item: (nullable): words of an office's sheet
 * @stated_total_ntd: as the sheet has it, or %ZW_BUDGET_NO_AMOUNT
 * @stated_central_percent, @stated_local_percent: as the sheet has it, or NaN
 */
typedef struct
{
  gint64 id;
  int year;
  const ZwSubsidySubItem *sub_item;
  gint64 central_ntd;
  gint64 local_ntd;
  gint64 item_id;
  char *note;
  char *unknown_id;
  char *stated_item;
  char *stated_sub_item;
  gint64 stated_total_ntd;
  double stated_central_percent;
  double stated_local_percent;
} ZwBudgetRow;

/* Totals of an office's sheet; without a year those of the whole. */
typedef struct
{
  gint64 id;
  int year;
  gint64 central_ntd;
  gint64 local_ntd;
  gint64 total_ntd;
} ZwBudgetStated;

/* What the government asks for elsewhere: other zones and other applications. */
typedef struct
{
  int year;
  gint64 central_ntd;
} ZwBudgetOther;

/**
 * ZwBudget:
 * @rows: (element-type ZwBudgetRow): in order
 * @stated: (element-type ZwBudgetStated): in order
 * @others: (element-type ZwBudgetOther)
 */
typedef struct
{
  ZwRules *rules;
  gint64 zone_id;
  ZwBudgetCase application;
  GPtrArray *rows;
  GPtrArray *stated;
  GArray *others;
} ZwBudget;

/**
 * ZwBudgetTotal:
 * @n_without_central, @n_without_local: rows whose amount is not given: where one is
 *   not 0 the sum is a part only
 */
typedef struct
{
  gint64 central_ntd;
  gint64 local_ntd;
  gint64 total_ntd;
  guint n_rows;
  guint n_without_central;
  guint n_without_local;
} ZwBudgetTotal;

ZwBudget *zw_budget_new (ZwRules *rules, const ZwBudgetCase *application);
ZwBudget *zw_budget_load (ZwStore *store,
                          gint64 zone_id,
                          const ZwRecords *records,
                          ZwRules *rules,
                          GError **error);
ZwBudget *zw_budget_copy (const ZwBudget *self);
void zw_budget_free (ZwBudget *self);

ZwBudgetRow *zw_budget_add_row (ZwBudget *self,
                                gint64 id,
                                int year,
                                const ZwSubsidySubItem *sub_item,
                                gint64 central_ntd,
                                gint64 local_ntd);
void zw_budget_add_stated (ZwBudget *self,
                           gint64 id,
                           int year,
                           gint64 central_ntd,
                           gint64 local_ntd,
                           gint64 total_ntd);
void zw_budget_add_other (ZwBudget *self, int year, gint64 central_ntd);
void zw_budget_add_records (ZwBudget *self, const ZwRecords *records);

const ZwBudgetRow *zw_budget_find_row (const ZwBudget *self, gint64 id);
gint64 zw_budget_row_get_total (const ZwBudgetRow *row);
gboolean zw_budget_row_is_empty (const ZwBudgetRow *row);
ZwBudgetTotal zw_budget_get_total (const ZwBudget *self,
                                   int year,
                                   const ZwSubsidyItem *item,
                                   const ZwSubsidySubItem *sub_item);
GArray *zw_budget_get_years (const ZwBudget *self);
gint64 zw_budget_get_others (const ZwBudget *self, int year);

ZwBudget *zw_budget_try_cell (const ZwBudget *self,
                              gint64 row_id,
                              int field,
                              const char *typed,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwBudget, zw_budget_free)

G_END_DECLS
