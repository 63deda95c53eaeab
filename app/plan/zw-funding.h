/* zw-funding.h: how a work item is paid for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan.h"
#include "plan/zw-record.h"

G_BEGIN_DECLS

/* Of the list "funding-kind": what rows of the budget say as well. */
#define ZW_FUNDING_KIND_DIRECTIONS "directions"
#define ZW_FUNDING_KIND_OWN "own"

/**
 * ZwItemFunding:
 * Whole NT$.
 * @subsidy_ntd: of the directions for pilot zones: rows of the budget linked to it,
 *   or sources of that kind where no row is
 * @own_ntd: the government's own share, likewise
 * @other_ntd: from all other sources
 * @covered_ntd: all of these
 * @has_row: rows of the budget are linked to it
 */
typedef struct
{
  gint64 subsidy_ntd;
  gint64 own_ntd;
  gint64 other_ntd;
  gint64 covered_ntd;
  gboolean has_row;
  guint n_sources;
} ZwItemFunding;

ZwItemFunding zw_item_funding_get (const ZwRecords *records, gint64 item_id);

G_END_DECLS
