/* zw-record-row.h: a record as a row of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "plan/zw-record.h"

G_BEGIN_DECLS

#define ZW_TYPE_RECORD_ROW (zw_record_row_get_type ())

/**
 * ZwRecordRow:
 *
 * It stays the same object as long as the record is in the project, so that focus
 * and what is in view stay too. It also keeps what was typed and refused.
 *
 * Signals: "changed": it may say something else now.
 */
G_DECLARE_FINAL_TYPE (ZwRecordRow, zw_record_row, ZW, RECORD_ROW, GObject)

gint64 zw_record_row_get_id (ZwRecordRow *self);
const ZwRecord *zw_record_row_get_record (ZwRecordRow *self);
void zw_record_row_refresh (ZwRecordRow *self);

void zw_record_row_refuse (ZwRecordRow *self, int field, const char *typed, const char *reason);
const char *zw_record_row_get_refused (ZwRecordRow *self, int field, const char **reason);
gboolean zw_record_row_forget (ZwRecordRow *self, int field);
gboolean zw_record_row_forget_all (ZwRecordRow *self);

typedef gboolean (*ZwRecordShown) (const ZwRecord *record, gpointer user_data);

void zw_record_rows_update (GListStore *rows,
                            ZwRecords *records,
                            ZwRecordKind kind,
                            ZwRecordShown shown,
                            gpointer user_data);
ZwRecordRow *zw_record_rows_find (GListModel *rows, gint64 id, guint *position);

G_END_DECLS
