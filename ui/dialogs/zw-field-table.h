/* zw-field-table.h: which field of a source stands for which field of a role
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "import/zw-import.h"

G_BEGIN_DECLS

#define ZW_TYPE_FIELD_TABLE (zw_field_table_get_type ())

/**
 * ZwFieldTable:
 *
 * Signals: "changed": the user chose another field.
 */
G_DECLARE_FINAL_TYPE (ZwFieldTable, zw_field_table, ZW, FIELD_TABLE, GtkWidget)

void zw_field_table_set_label_group (ZwFieldTable *self, GtkSizeGroup *group);
void zw_field_table_set (ZwFieldTable *self, const ZwProbe *probe, ZwRole role);
GHashTable *zw_field_table_dup_mapping (ZwFieldTable *self);
const char *zw_field_table_get_missing (ZwFieldTable *self);

G_END_DECLS
