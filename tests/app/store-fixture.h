/* store-fixture.h: project files in folders of their own, and what is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "geometry-fixture.h"
#include "layers/zw-project.h"
#include "layers/zw-zone.h"
#include "store/zw-sql.h"
#include "store/zw-store-private.h"

G_GNUC_UNUSED static char *
make_folder (void)
{
  char *folder = g_dir_make_tmp ("zw-測試 XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

/* A folder of the test's, and all that is in it. */
G_GNUC_UNUSED static void
drop_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        drop_folder (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

G_GNUC_UNUSED static ZwStore *
make_project (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  ZwStore *store = zw_project_create (path, "臺北", "臺北市", "EPSG:3826", &error);

  g_assert_no_error (error);
  return store;
}

G_GNUC_UNUSED static ZwStore *
open_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  ZwStore *store = zw_store_open (path, &error);

  g_assert_no_error (error);
  return store;
}

G_GNUC_UNUSED static gint64
add_zone (ZwStore *store, const char *name, const char *polygon)
{
  g_autoptr (ZwGeometry) geometry = make_geometry (ZW_GEOMETRY_POLYGON, polygon);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (store, name, ZW_ZONE_URBAN, geometry, &error);

  g_assert_no_error (error);
  return id;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
dump_rows (sqlite3 *db, const char *table, gboolean with_times, GString *text)
{
  char *sql = sqlite3_mprintf ("SELECT * FROM \"%w\"", table);
  sqlite3_stmt *query = NULL;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &query, NULL), ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      GString *row = g_string_new (table);

      for (int i = 0; i < sqlite3_column_count (query); i++)
        {
          const char *name = sqlite3_column_name (query, i);

          if (!with_times && g_str_equal (name, "last_change"))
            continue;
          g_string_append_printf (row, "|%s=", name);
          if (sqlite3_column_type (query, i) == SQLITE_BLOB)
            {
              const guint8 *bytes = sqlite3_column_blob (query, i);

              for (int k = 0; k < sqlite3_column_bytes (query, i); k++)
                g_string_append_printf (row, "%02x", bytes[k]);
            }
          else
            g_string_append (row, sqlite3_column_type (query, i) == SQLITE_NULL
                                      ? "NULL"
                                      : (const char *) sqlite3_column_text (query, i));
        }
      g_ptr_array_add (rows, g_string_free (row, FALSE));
    }
  sqlite3_finalize (query);
  sqlite3_free (sql);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (rows, i));
}

/* Every row of every table, through a connection of its own. @for_undo leaves out
 * what undo leaves: the history itself, times, and numbers given away. */
G_GNUC_UNUSED static char *
dump_file (const char *path, gboolean for_undo)
{
  GString *text = g_string_new (NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *query = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2",
                                       -1, &query, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (query, 1);

      g_string_append_printf (text, "%s %s %s\n", sqlite3_column_text (query, 0), name,
                              sqlite3_column_text (query, 2));
      if (g_strcmp0 ((const char *) sqlite3_column_text (query, 0), "table") != 0
          || g_str_has_suffix (name, "_node") || g_str_has_suffix (name, "_parent")
          || g_str_has_suffix (name, "_rowid"))
        continue;
      if (for_undo && (g_str_equal (name, "zw_history") || g_str_equal (name, "sqlite_sequence")))
        continue;
      dump_rows (db, name, !for_undo, text);
    }
  sqlite3_finalize (query);
  sqlite3_close (db);
  return g_string_free (text, FALSE);
}

/* SQL by another program, which like all that write GeoPackages has the functions of
 * the indexes, but none of our care. */
G_GNUC_UNUSED static void
run_raw (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  zw_store_register_functions (db);
  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
  sqlite3_close (db);
}

G_GNUC_UNUSED static gint64
query_raw (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  gint64 number;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  number = zw_sql_query_int (db, -1, sql, NULL);
  sqlite3_close (db);
  return number;
}

G_GNUC_UNUSED static void
assert_sound (const char *path)
{
  sqlite3 *db = NULL;
  g_autofree char *answer = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  answer = zw_sql_query_text (db, "PRAGMA integrity_check", NULL);
  g_assert_cmpstr (answer, ==, "ok");
  sqlite3_close (db);
}

/* The project alone: no journal or write-ahead log left beside it. */
G_GNUC_UNUSED static void
assert_alone (const char *path)
{
  static const char *const tails[] = { "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *other = g_strconcat (path, tails[i], NULL);

      g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
    }
}

/* One sentence for a person, naming what it is about. */
G_GNUC_UNUSED static void
assert_sentence (const GError *error, const char *about)
{
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "。"));
  if (about != NULL)
    g_assert_nonnull (strstr (error->message, about));
}

/* Another program, by its command line; its output. Fails the test with what it says. */
G_GNUC_UNUSED static char *
run_program (const char *const *argv, char **errors)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  g_autofree char *said = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &said,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s", argv[0], said);
  if (errors != NULL)
    *errors = g_steal_pointer (&said);
  return output;
}

G_GNUC_UNUSED static gboolean
has_program (const char *name)
{
  g_autofree char *path = g_find_program_in_path (name);

  return path != NULL;
}
