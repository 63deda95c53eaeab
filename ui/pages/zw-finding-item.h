/* zw-finding-item.h: a finding that stays the same object while it says something new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"

G_BEGIN_DECLS

#define ZW_TYPE_FINDING_ITEM (zw_finding_item_get_type ())

/**
 * ZwFindingItem:
 *
 * Signals: "changed": its figures or words may be others.
 */
G_DECLARE_FINAL_TYPE (ZwFindingItem, zw_finding_item, ZW, FINDING_ITEM, GObject)

const ZwFinding *zw_finding_item_get (ZwFindingItem *self);
GtkWidget *zw_finding_item_make_row (ZwFindingItem *self);

typedef gboolean (*ZwFindingShown) (const ZwFinding *finding, gpointer user_data);

void zw_finding_items_update (GListStore *items,
                              const GPtrArray *findings,
                              ZwFindingShown shown,
                              gpointer user_data);

G_END_DECLS
