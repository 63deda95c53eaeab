/* zw-history.c: commands, undo and redo
 *
 * A command is a transaction whose changeset, recorded by SQLite's session
 * extension, is kept in the file beside its label. Undo applies the inverse; so
 * it reaches every table, survives a restart, and two files can be compared by
 * the same means.
 *
 * The rows of a table made by the command itself are not recorded: an import
 * is undone by taking its layer out of the register, and its table stays for
 * the redo until a new command makes that impossible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "store/zw-sql.h"
#include "store/zw-store-private.h"

/* Kept by triggers, or no part of what a user did. */
static gboolean
is_recorded (gpointer user_data, const char *table)
{
  ZwStore *self = user_data;

  return !g_str_has_prefix (table, "rtree_") && !g_str_has_prefix (table, "sqlite_")
         && g_strcmp0 (table, "gpkg_ogr_contents") != 0 && g_strcmp0 (table, "zw_history") != 0
         && g_strcmp0 (table, "zw_state") != 0
         && !g_hash_table_contains (self->fresh_tables, table);
}

static int
filter_table (void *user_data, const char *table)
{
  return is_recorded (user_data, table);
}

gboolean
zw_store_is_in_command (ZwStore *self)
{
  return self->session != NULL;
}

static void
end_command (ZwStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_hash_table_remove_all (self->fresh_tables);
  g_clear_pointer (&self->command_label, g_free);
  g_string_truncate (self->created_tables, 0);
}

/**
 * zw_store_begin:
 * @label: what the user does, as the undo button shows it
 *
 * Begins a command. Waits a few seconds where another program is writing.
 */
gboolean
zw_store_begin (ZwStore *self, const char *label, GError **error)
{
  int code;

  g_return_val_if_fail (!zw_store_is_in_command (self), FALSE);

  if (!zw_sql_script (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  code = sqlite3session_create (self->db, "main", &self->session);
  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, filter_table, self);
      code = sqlite3session_attach (self->session, NULL);
    }
  if (code != SQLITE_OK)
    {
      zw_sql_set_error (error, self->db, code);
      end_command (self);
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  self->command_label = g_strdup (label);
  return TRUE;
}

/**
 * zw_store_note_created_table:
 * @table: a table that this command has made, its name from
 *   zw_feature_table_find_free_name()
 *
 * To be called before rows go into it.
 */
void
zw_store_note_created_table (ZwStore *self, const char *table)
{
  g_return_if_fail (zw_store_is_in_command (self));
  g_return_if_fail (strchr (table, ' ') == NULL);
  g_hash_table_add (self->fresh_tables, g_strdup (table));
  if (self->created_tables->len > 0)
    g_string_append_c (self->created_tables, ' ');
  g_string_append (self->created_tables, table);
}

/* Tables that undone commands have made, and that no layer shows. */
static GPtrArray *
list_undone_tables (ZwStore *self, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      self->db, error,
      "SELECT created_tables FROM zw_history WHERE undone = 1 AND created_tables IS NOT NULL");
  gboolean row = FALSE;

  if (query == NULL)
    return NULL;
  for (;;)
    {
      g_auto (GStrv) names = NULL;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&tables);
      names = g_strsplit ((const char *) sqlite3_column_text (query, 0), " ", -1);
      for (guint i = 0; names[i] != NULL; i++)
        if (zw_sql_query_int (self->db, 1,
                              "SELECT count(*) FROM gpkg_contents WHERE table_name = ?1", "t",
                              names[i])
            == 0)
          g_ptr_array_add (tables, g_strdup (names[i]));
    }
}

/* Forgets the undone commands: a new one has taken their place. */
static gboolean
drop_redo (ZwStore *self, GError **error)
{
  g_autoptr (GPtrArray) tables = list_undone_tables (self, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      char *script = sqlite3_mprintf ("DROP TABLE IF EXISTS \"rtree_%w_geom\";"
                                      "DROP TABLE IF EXISTS \"%w\";"
                                      "DELETE FROM gpkg_extensions WHERE table_name = %Q;"
                                      "DELETE FROM gpkg_ogr_contents WHERE table_name = %Q;",
                                      table, table, table, table);
      gboolean ok = zw_sql_script (self->db, script, error);

      sqlite3_free (script);
      if (!ok)
        return FALSE;
    }
  return zw_sql_script (self->db, "DELETE FROM zw_history WHERE undone = 1", error);
}

/* The tables whose rows a command has changed. */
static GHashTable *
list_touched (const void *changeset, int size, const char *created_tables)
{
  GHashTable *tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) created = g_strsplit (created_tables != NULL ? created_tables : "", " ", -1);
  sqlite3_changeset_iter *iter = NULL;

  for (guint i = 0; created[i] != NULL; i++)
    g_hash_table_add (tables, g_strdup (created[i]));
  if (sqlite3changeset_start (&iter, size, (void *) changeset) != SQLITE_OK)
    return tables;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns, operation, indirect;

      if (sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect) == SQLITE_OK
          && !g_hash_table_contains (tables, table))
        g_hash_table_add (tables, g_strdup (table));
    }
  sqlite3changeset_finalize (iter);
  return tables;
}

/* gpkg_contents: where a layer lies, as its index knows it, and when it last changed. */
static gboolean
refresh_contents (ZwStore *self, GHashTable *touched, GError **error)
{
  GHashTableIter iter;
  gpointer table;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      g_autofree char *column = zw_sql_query_text (
          self->db, "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = ?1", "t",
          table);
      g_autoptr (ZwStatement) extent = NULL;

      if (column == NULL)
        continue;
      /* Another program may have taken the index away. */
      extent = zw_sql_prepare (self->db, NULL,
                               "SELECT min(minx), min(miny), max(maxx), max(maxy) "
                               "FROM \"rtree_%w_%w\"",
                               (const char *) table, column);
      if (extent == NULL || sqlite3_step (extent) != SQLITE_ROW)
        continue;
      if (!zw_sql_run (self->db, error,
                       "UPDATE gpkg_contents SET min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5, "
                       "last_change = strftime('%Y-%m-%dT%H:%M:%fZ','now') WHERE table_name = ?1",
                       "tdddd", table, zw_sql_get_number (extent, 0), zw_sql_get_number (extent, 1),
                       zw_sql_get_number (extent, 2), zw_sql_get_number (extent, 3)))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_store_commit:
 *
 * Ends the command: records its changeset and writes everything to the disk. A
 * command that changed nothing leaves no step behind. When this fails the
 * project is as it was before zw_store_begin().
 */
gboolean
zw_store_commit (ZwStore *self, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GHashTable) touched = NULL;
  const char *created = NULL;
  void *data = NULL;
  int size = 0, code;
  gboolean changed;

  g_return_val_if_fail (zw_store_is_in_command (self), FALSE);

  code = sqlite3session_changeset (self->session, &size, &data);
  if (code != SQLITE_OK)
    {
      zw_sql_set_error (error, self->db, code);
      zw_store_rollback (self);
      return FALSE;
    }
  changeset = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  changed = size > 0;
  sqlite3session_enable (self->session, 0);
  created = self->created_tables->len > 0 ? self->created_tables->str : NULL;
  touched = list_touched (data, size, created);
  if (changed
      && (!drop_redo (self, error) || !refresh_contents (self, touched, error)
          || !zw_sql_run (self->db, error,
                          "INSERT INTO zw_history (label, changeset, created_tables) "
                          "VALUES (?1, ?2, ?3)",
                          "tbt", self->command_label, changeset, created)))
    {
      zw_store_rollback (self);
      return FALSE;
    }
  if (!zw_sql_script (self->db, "COMMIT", error))
    {
      zw_store_rollback (self);
      return FALSE;
    }
  end_command (self);
  if (changed)
    zw_store_after_change (self);
  return TRUE;
}

/**
 * zw_store_rollback:
 *
 * Gives the command up: the project is as it was.
 */
void
zw_store_rollback (ZwStore *self)
{
  end_command (self);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static char *
find_label (ZwStore *self, gboolean undone)
{
  return zw_sql_query_text (
      self->db,
      undone ? "SELECT label FROM zw_history WHERE undone = 1 ORDER BY id LIMIT 1"
             : "SELECT label FROM zw_history WHERE undone = 0 "
               "ORDER BY id DESC LIMIT 1",
      NULL);
}

void
zw_store_refresh_history (ZwStore *self)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  self->undo_label = find_label (self, FALSE);
  self->redo_label = find_label (self, TRUE);
}

/**
 * zw_store_get_undo_label:
 *
 * Returns: (nullable): what undo would undo
 */
const char *
zw_store_get_undo_label (ZwStore *self)
{
  return self->undo_label;
}

/**
 * zw_store_get_redo_label:
 *
 * Returns: (nullable): what redo would do again
 */
const char *
zw_store_get_redo_label (ZwStore *self)
{
  return self->redo_label;
}

/* The register's own columns of time and extent follow the rows and may differ;
 * where a row of the user's differs, another program has changed it. */
static int
on_conflict (void *user_data, int what, sqlite3_changeset_iter *iter)
{
  const char *table = NULL;
  int n_columns, operation, indirect;

  sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
  if (g_str_has_prefix (table, "gpkg_") || g_strcmp0 (table, "layer_styles") == 0)
    return what == SQLITE_CHANGESET_DATA ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT;
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (ZwStore *self, gboolean undo, GError **error)
{
  g_autoptr (ZwStatement) query = NULL;
  g_autoptr (GHashTable) touched = NULL;
  gint64 id;
  gboolean row = FALSE;
  int code;

  if (!zw_sql_script (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  query = zw_sql_prepare (self->db, error,
                          undo ? "SELECT id, changeset, created_tables FROM zw_history "
                                 "WHERE undone = 0 ORDER BY id DESC LIMIT 1"
                               : "SELECT id, changeset, created_tables FROM zw_history "
                                 "WHERE undone = 1 ORDER BY id LIMIT 1");
  if (query == NULL || !zw_sql_step (query, &row, error))
    goto fail;
  if (!row)
    {
      g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
                           undo ? _ ("There is nothing to undo.")
                                : _ ("There is nothing to redo."));
      goto fail;
    }
  id = sqlite3_column_int64 (query, 0);
  code = sqlite3changeset_apply_v2 (self->db, sqlite3_column_bytes (query, 1),
                                    (void *) sqlite3_column_blob (query, 1), NULL, on_conflict,
                                    NULL, NULL, NULL, undo ? SQLITE_CHANGESETAPPLY_INVERT : 0);
  if (code == SQLITE_ABORT)
    {
      g_set_error_literal (
          error, ZW_STORE_ERROR, ZW_STORE_ERROR_CONFLICT,
          undo ? _ ("Another program has changed this meanwhile, so the step cannot "
                    "be taken back. Nothing was changed.")
               : _ ("Another program has changed this meanwhile, so the step cannot "
                    "be done again. Nothing was changed."));
      goto fail;
    }
  if (code != SQLITE_OK)
    {
      zw_sql_set_error (error, self->db, code);
      goto fail;
    }
  touched = list_touched (sqlite3_column_blob (query, 1), sqlite3_column_bytes (query, 1),
                          (const char *) sqlite3_column_text (query, 2));
  g_clear_pointer (&query, zw_sql_finalize);
  if (!zw_sql_run (self->db, error, "UPDATE zw_history SET undone = ?2 WHERE id = ?1", "ii", id,
                   (gint64) undo)
      || !refresh_contents (self, touched, error) || !zw_sql_script (self->db, "COMMIT", error))
    goto fail;
  zw_store_after_change (self);
  return TRUE;

fail:
  g_clear_pointer (&query, zw_sql_finalize);
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * zw_store_undo:
 *
 * Takes the last command back.
 */
gboolean
zw_store_undo (ZwStore *self, GError **error)
{
  g_return_val_if_fail (!zw_store_is_in_command (self), FALSE);
  return apply (self, TRUE, error);
}

/**
 * zw_store_redo:
 *
 * Does the command undone last again.
 */
gboolean
zw_store_redo (ZwStore *self, GError **error)
{
  g_return_val_if_fail (!zw_store_is_in_command (self), FALSE);
  return apply (self, FALSE, error);
}
