/* zw-sql.c: statements whose failures are GErrors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/zw-sql.h"

#include <glib/gi18n.h>
#include <math.h>

#include "store/zw-store.h"

/**
 * zw_sql_set_error:
 * @db: the connection that failed
 * @code: what SQLite returned
 *
 * The one place where SQLite's words become a sentence for a person.
 */
void
zw_sql_set_error (GError **error, sqlite3 *db, int code)
{
  const char *path = sqlite3_db_filename (db, "main");
  g_autofree char *name = g_path_get_basename (path != NULL && *path != '\0' ? path : "?");

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_BUSY,
                   /* Translators: %s is a file name */
                   _ ("“%s” is being written by another program. Let it finish and try again; "
                      "nothing was changed."),
                   name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN,
                   /* Translators: %s is a file name */
                   _ ("“%s” cannot be written. Ask for write permission or copy the file to a "
                      "folder of your own."),
                   name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (
          error, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN,
          /* Translators: %s is a file name */
          _ ("The folder of “%s” does not take the second file that every change needs for "
             "a moment. Ask for write permission or copy the file to a folder of your own."),
          name);
      break;
    case SQLITE_FULL:
    case SQLITE_IOERR:
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FAILED,
                   /* Translators: the first %s is a file name, the second a reason */
                   _ ("The disk would not take a change to “%s” (%s). Make room and try again; "
                      "nothing was changed."),
                   name, sqlite3_errmsg (db));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_DAMAGED,
                   /* Translators: %s is a file name */
                   _ ("“%s” is damaged and cannot be read. Use a copy of it from before."), name);
      break;
    default:
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FAILED,
                   /* Translators: the first %s is a file name, the second a reason */
                   _ ("The project “%s” would not take this: %s."), name, sqlite3_errmsg (db));
      break;
    }
}

/**
 * zw_sql_prepare:
 * @sql: a statement in the format of sqlite3_mprintf(): "%w" within double
 *   quotes takes the name of a table or column
 *
 * Returns: (transfer full): the statement
 */
ZwStatement *
zw_sql_prepare (sqlite3 *db, GError **error, const char *sql, ...)
{
  ZwStatement *statement = NULL;
  va_list args;
  char *text;
  int code;

  va_start (args, sql);
  text = sqlite3_vmprintf (sql, args);
  va_end (args);
  code = sqlite3_prepare_v2 (db, text, -1, &statement, NULL);
  sqlite3_free (text);
  if (code == SQLITE_OK)
    return statement;
  zw_sql_set_error (error, db, code);
  return NULL;
}

static int
bind_values (ZwStatement *statement, const char *types, va_list args)
{
  int code = SQLITE_OK;

  for (int i = 0; types != NULL && types[i] != '\0' && code == SQLITE_OK; i++)
    switch (types[i])
      {
      case 't':
        code = sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1,
                                  SQLITE_TRANSIENT);
        break;
      case 'i':
        code = sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
        break;
      case 'd':
        {
          double value = va_arg (args, double);

          code = isnan (value) ? sqlite3_bind_null (statement, i + 1)
                               : sqlite3_bind_double (statement, i + 1, value);
        }
        break;
      case 'b':
        {
          GBytes *bytes = va_arg (args, GBytes *);

          code = bytes == NULL
                     ? sqlite3_bind_null (statement, i + 1)
                     : sqlite3_bind_blob64 (statement, i + 1, g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), SQLITE_TRANSIENT);
        }
        break;
      case 'n':
        code = sqlite3_bind_null (statement, i + 1);
        break;
      default:
        g_return_val_if_reached (SQLITE_MISUSE);
      }
  return code;
}

/**
 * zw_sql_bind:
 * @types: (nullable): a letter for each parameter: "t" text or %NULL, "i"
 *   #gint64, "d" double (NaN is NULL), "b" #GBytes or %NULL, "n" NULL without
 *   an argument
 *
 * Resets @statement and gives its parameters their values.
 */
gboolean
zw_sql_bind (ZwStatement *statement, GError **error, const char *types, ...)
{
  va_list args;
  int code;

  sqlite3_reset (statement);
  va_start (args, types);
  code = bind_values (statement, types, args);
  va_end (args);
  if (code == SQLITE_OK)
    return TRUE;
  zw_sql_set_error (error, sqlite3_db_handle (statement), code);
  return FALSE;
}

/**
 * zw_sql_step:
 * @row: (out) (optional): whether there is a row to read
 *
 * Returns: %FALSE with @error set when the statement failed
 */
gboolean
zw_sql_step (ZwStatement *statement, gboolean *row, GError **error)
{
  int code = sqlite3_step (statement);

  if (row != NULL)
    *row = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  zw_sql_set_error (error, sqlite3_db_handle (statement), code);
  return FALSE;
}

/**
 * zw_sql_run:
 * @sql: one statement, not a format
 * @types: (nullable): as in zw_sql_bind()
 *
 * Prepares, binds and runs a statement whose rows do not matter.
 */
gboolean
zw_sql_run (sqlite3 *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (ZwStatement) statement = NULL;
  va_list args;
  int code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (code == SQLITE_OK)
    {
      va_start (args, types);
      code = bind_values (statement, types, args);
      va_end (args);
    }
  if (code == SQLITE_OK)
    code = sqlite3_step (statement);
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  zw_sql_set_error (error, db, code);
  return FALSE;
}

/**
 * zw_sql_script:
 * @script: statements separated by semicolons
 */
gboolean
zw_sql_script (sqlite3 *db, const char *script, GError **error)
{
  int code = sqlite3_exec (db, script, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  zw_sql_set_error (error, db, code);
  return FALSE;
}

char *
zw_sql_dup_text (ZwStatement *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* NaN stands for NULL. */
double
zw_sql_get_number (ZwStatement *statement, int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NAN;
  return sqlite3_column_double (statement, column);
}

void
zw_sql_finalize (ZwStatement *statement)
{
  sqlite3_finalize (statement);
}

/**
 * zw_sql_query_int:
 * @otherwise: what to return where there is no row
 *
 * Returns: the first column of the first row
 */
gint64
zw_sql_query_int (sqlite3 *db, gint64 otherwise, const char *sql, const char *types, ...)
{
  g_autoptr (ZwStatement) statement = NULL;
  va_list args;
  gint64 value = otherwise;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return otherwise;
  va_start (args, types);
  if (bind_values (statement, types, args) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW
      && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    value = sqlite3_column_int64 (statement, 0);
  va_end (args);
  return value;
}

/**
 * zw_sql_query_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
zw_sql_query_text (sqlite3 *db, const char *sql, const char *types, ...)
{
  g_autoptr (ZwStatement) statement = NULL;
  va_list args;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return NULL;
  va_start (args, types);
  if (bind_values (statement, types, args) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    text = zw_sql_dup_text (statement, 0);
  va_end (args);
  return text;
}
