/* zw-tables.h: reading the tables that are compiled in
 *
 * Guideline, rules and reference lists are JSON files in resources/guideline. What
 * is read from them points into one pool, which lives as long as they do. A table
 * that does not read is a fault of the program and stops it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-guideline.h"

G_BEGIN_DECLS

typedef struct _ZwTables ZwTables;

ZwTables *zw_tables_new (void);
void zw_tables_free (ZwTables *self);

gpointer zw_tables_allocate (ZwTables *self, guint n, gsize size);
#define ZW_TABLES_ALLOCATE(self, type, n) ((type *) zw_tables_allocate (self, n, sizeof (type)))
const char *zw_tables_keep (ZwTables *self, const char *string);

JsonParser *zw_tables_parse (const char *file);
JsonParser *zw_tables_parse_if_there (const char *file);

const char *zw_tables_string (ZwTables *self, JsonObject *object, const char *member);
const char *zw_tables_string_if_there (ZwTables *self, JsonObject *object, const char *member);
const char *zw_tables_words (ZwTables *self, JsonObject *object, const char *member);
ZwText zw_tables_text_of (ZwTables *self, JsonObject *object);
ZwText zw_tables_text (ZwTables *self, JsonObject *object, const char *member);
ZwText zw_tables_text_if_there (ZwTables *self, JsonObject *object, const char *member);
const ZwText *zw_tables_texts (ZwTables *self, JsonObject *object, const char *member, guint *n);
const char *zw_tables_where (ZwTables *self, JsonObject *object, const char *member);
const char *zw_tables_where_if_there (ZwTables *self, JsonObject *object, const char *member);
guint zw_tables_zone_types (JsonObject *object, const char *member);
ZwWorkGroup zw_tables_work_group (JsonObject *object, const char *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTables, zw_tables_free)

G_END_DECLS
