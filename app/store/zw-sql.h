/* zw-sql.h: statements whose failures are GErrors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct sqlite3_stmt ZwStatement;

void zw_sql_set_error (GError **error, sqlite3 *db, int code);

ZwStatement *zw_sql_prepare (sqlite3 *db, GError **error, const char *sql, ...);
gboolean zw_sql_bind (ZwStatement *statement, GError **error, const char *types, ...);
gboolean zw_sql_step (ZwStatement *statement, gboolean *row, GError **error);
gboolean zw_sql_run (sqlite3 *db, GError **error, const char *sql, const char *types, ...);
gboolean zw_sql_script (sqlite3 *db, const char *script, GError **error);

char *zw_sql_dup_text (ZwStatement *statement, int column);
double zw_sql_get_number (ZwStatement *statement, int column);
void zw_sql_finalize (ZwStatement *statement);

gint64 zw_sql_query_int (sqlite3 *db, gint64 otherwise, const char *sql, const char *types, ...);
char *zw_sql_query_text (sqlite3 *db, const char *sql, const char *types, ...);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwStatement, zw_sql_finalize)

G_END_DECLS
