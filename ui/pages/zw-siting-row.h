/* zw-siting-row.h: one principle of siting in the list of six
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-siting.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITING_ROW (zw_siting_row_get_type ())

/**
 * ZwSitingRow:
 *
 * A principle with its verdict in word and shape; open, it shows the evidence, what
 * is missing, and the planner's own verdict and note.
 *
 * Signals:
 * "judged" (int verdict): by the planner; −1: it is that of the data again.
 * "noted" (const char *text): the planner's note.
 */
G_DECLARE_FINAL_TYPE (ZwSitingRow, zw_siting_row, ZW, SITING_ROW, GtkListBoxRow)

GtkWidget *zw_siting_row_new (guint number, const ZwPrinciple *words, const ZwCatalog *catalog);
guint zw_siting_row_get_number (ZwSitingRow *self);
void zw_siting_row_set (ZwSitingRow *self, const ZwSitingPrinciple *principle);
void zw_siting_row_set_open (ZwSitingRow *self, gboolean open);
void zw_siting_row_reset_note (ZwSitingRow *self, const char *text);
gboolean zw_siting_row_undo_typing (ZwSitingRow *self, const char *text);

G_END_DECLS
