/* zw-record-cell.h: one cell of a table of records, read or typed into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"
#include "zw-record-row.h"
#include "zw-record-table.h"

G_BEGIN_DECLS

#define ZW_TYPE_RECORD_CELL (zw_record_cell_get_type ())

/**
 * ZwRecordCell:
 *
 * Shows what it is told, with a mark in front; while it is edited an entry stands
 * in its place. What the text means is the table's business.
 *
 * Signals:
 * "typed" (const char *text): with every key while it is edited.
 * "left": the keyboard went elsewhere while it was edited.
 * "entered": it got the keyboard.
 */
G_DECLARE_FINAL_TYPE (ZwRecordCell, zw_record_cell, ZW, RECORD_CELL, GtkWidget)

GtkWidget *zw_record_cell_new (guint column,
                               const char *title,
                               int width_chars,
                               gboolean number,
                               gboolean wrap);

guint zw_record_cell_get_column (ZwRecordCell *self);
void zw_record_cell_set_row (ZwRecordCell *self, ZwRecordRow *row);
ZwRecordRow *zw_record_cell_get_row (ZwRecordCell *self);

void zw_record_cell_say (ZwRecordCell *self, const ZwRecordSaid *said);
void zw_record_cell_mark (ZwRecordCell *self,
                          ZwSeverity severity,
                          const char *sentence,
                          gboolean wrong);
void zw_record_cell_set_in_block (ZwRecordCell *self, gboolean in_block, gboolean is_cursor);
const char *zw_record_cell_get_text (ZwRecordCell *self);

GtkText *zw_record_cell_edit (ZwRecordCell *self, const char *text, gboolean select);
char *zw_record_cell_end_edit (ZwRecordCell *self);
gboolean zw_record_cell_is_edited (ZwRecordCell *self);
gboolean zw_record_cell_is_composing (ZwRecordCell *self);

G_END_DECLS
