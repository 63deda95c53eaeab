/* zw-funding.c: how a work item is paid for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-funding.h"

#include "base/zw-money.h"

static void
add_rows (ZwItemFunding *self, const GPtrArray *rows, gint64 item_id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);

      if (zw_record_get_int (row, ZW_BUDGET_ITEM, 0) != item_id)
        continue;
      self->has_row = TRUE;
      self->subsidy_ntd = zw_money_add (self->subsidy_ntd,
                                        zw_record_get_int (row, ZW_BUDGET_CENTRAL, 0));
      self->own_ntd = zw_money_add (self->own_ntd, zw_record_get_int (row, ZW_BUDGET_LOCAL, 0));
    }
}

static void
add_source (ZwItemFunding *self, const ZwRecord *source)
{
  const char *kind = zw_record_get_text (source, ZW_FUNDING_KIND);
  gint64 amount = zw_record_get_int (source, ZW_FUNDING_AMOUNT, 0);
  gboolean directions = g_strcmp0 (kind, ZW_FUNDING_KIND_DIRECTIONS) == 0;
  gboolean own = g_strcmp0 (kind, ZW_FUNDING_KIND_OWN) == 0;

  self->n_sources++;
  if (!directions && !own)
    self->other_ntd = zw_money_add (self->other_ntd, amount);
  else if (self->has_row)
    return;
  else if (directions)
    self->subsidy_ntd = zw_money_add (self->subsidy_ntd, amount);
  else
    self->own_ntd = zw_money_add (self->own_ntd, amount);
}

/**
 * zw_item_funding_get:
 *
 * A source of the kind "directions" says the same as rows of the budget, and "own"
 * the same as their local share: beside linked rows they are not counted once more.
 */
ZwItemFunding
zw_item_funding_get (const ZwRecords *records, gint64 item_id)
{
  const GPtrArray *sources = zw_records_get (records, ZW_RECORD_FUNDING);
  ZwItemFunding self = { 0 };

  add_rows (&self, zw_records_get (records, ZW_RECORD_BUDGET), item_id);
  for (guint i = 0; i < sources->len; i++)
    if (zw_record_get_int (g_ptr_array_index (sources, i), ZW_FUNDING_ITEM, 0) == item_id)
      add_source (&self, g_ptr_array_index (sources, i));
  self.covered_ntd = zw_money_add (zw_money_add (self.subsidy_ntd, self.own_ntd), self.other_ntd);
  return self;
}
