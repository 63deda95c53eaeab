/* test-history.c: commands, undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "history-fixture.h"

/* Done, undone and done again, at once and after the program was closed. */
static void
test_every_edit (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    for (guint reopen = 0; reopen < 2; reopen++)
      {
        g_autofree char *folder = make_folder ();
        g_autoptr (ZwStore) store = make_furnished (folder);
        g_autofree char *path = g_strdup (zw_store_get_path (store));
        g_autofree char *before = dump_file (path, TRUE);
        g_autofree char *done = NULL;
        g_autofree char *label = NULL;
        g_autoptr (GError) error = NULL;

        g_test_message ("%s%s", edits[i].what, reopen ? ", the program closed between" : "");
        edits[i].run (store);
        done = dump_file (path, TRUE);
        g_assert_cmpstr (before, !=, done);
        assert_contents_right (path);
        label = g_strdup (zw_store_get_undo_label (store));
        for (guint round = 0; round < 2; round++)
          {
            g_autofree char *undone = NULL;
            g_autofree char *redone = NULL;

            if (reopen)
              {
                g_clear_object (&store);
                assert_alone (path);
                store = open_project (path);
              }
            g_assert_cmpstr (zw_store_get_undo_label (store), ==, label);
            g_assert_null (zw_store_get_redo_label (store));
            zw_store_undo (store, &error);
            g_assert_no_error (error);
            undone = dump_file (path, TRUE);
            assert_contents_right (path);
            /* A layer's table waits for the redo, beside the register. */
            if (edits[i].run != edit_import && edits[i].run != edit_import_two)
              g_assert_cmpstr (undone, ==, before);
            else
              g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_layer"), ==, 1);
            g_assert_cmpstr (zw_store_get_redo_label (store), ==, label);
            if (reopen)
              {
                g_clear_object (&store);
                store = open_project (path);
              }
            zw_store_redo (store, &error);
            g_assert_no_error (error);
            redone = dump_file (path, TRUE);
            g_assert_cmpstr (redone, ==, done);
            assert_contents_right (path);
          }
        g_clear_object (&store);
        assert_sound (path);
        drop_folder (g_steal_pointer (&folder));
      }
}

/* All edits in a row, back to the start and forth again. */
static void
test_long_way (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  static const guint order[] = { 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 5, 6, 7, 4 };
  guint n_all = G_N_ELEMENTS (order) + 3;
  g_autoptr (GError) none = NULL;

  g_ptr_array_add (states, dump_file (path, TRUE));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      edits[order[i]].run (store);
      g_ptr_array_add (states, dump_file (path, TRUE));
    }
  for (guint i = 0; i < n_all; i++)
    g_assert_true (zw_store_undo (store, NULL));
  g_assert_null (zw_store_get_undo_label (store));
  g_assert_false (zw_store_undo (store, &none));
  g_assert_error (none, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID);
  g_assert_cmpint (query_raw (path, "SELECT (SELECT count(*) FROM zones) + (SELECT count(*) FROM "
                                    "zw_layer) + (SELECT count(*) FROM zw_phase)"),
                   ==, 0);
  for (guint i = 0; i < n_all; i++)
    {
      g_assert_true (zw_store_redo (store, NULL));
      if (i == n_all - 1)
        {
          g_autofree char *now = dump_file (path, TRUE);

          g_assert_cmpstr (now, ==, g_ptr_array_index (states, states->len - 1));
        }
    }
  g_assert_null (zw_store_get_redo_label (store));
  g_clear_error (&none);
  g_assert_false (zw_store_redo (store, &none));
  g_assert_error (none, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID);
  g_clear_object (&store);
  assert_sound (path);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_rollback (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *before = dump_file (path, FALSE);
  g_autofree char *after = NULL;
  g_autofree char *last = NULL;
  guint revision = zw_store_get_revision (store);

  g_assert_true (zw_store_begin (store, "x", NULL));
  write_layer (store, "half", 100);
  g_assert_true (zw_store_set_setting (store, "name", "x", NULL));
  zw_store_rollback (store);
  after = dump_file (path, FALSE);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (zw_store_get_revision (store), ==, revision);

  /* Dropped in the middle of a command. */
  g_assert_true (zw_store_begin (store, "x", NULL));
  write_layer (store, "half", 100);
  g_clear_object (&store);
  last = dump_file (path, FALSE);
  g_assert_cmpstr (last, ==, before);
  assert_alone (path);
  drop_folder (g_steal_pointer (&folder));
}

/* A command that changes nothing is no step, and does not cost the redo. */
static void
test_nothing_changed (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *label = NULL;

  g_assert_true (zw_zone_set_name (store, 1, "丁", NULL));
  g_assert_true (zw_store_undo (store, NULL));
  label = g_strdup (zw_store_get_undo_label (store));
  g_assert_true (zw_zone_set_name (store, 1, "甲", NULL));
  g_assert_true (zw_store_set_state (store, "view", "1 2 3", NULL));
  g_assert_cmpstr (zw_store_get_undo_label (store), ==, label);
  g_assert_cmpstr (zw_store_get_redo_label (store), !=, NULL);
  drop_folder (g_steal_pointer (&folder));
}

static gint64
count_tables (const char *path, const char *like)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'trigger') AND name LIKE '%s'",
      like);

  return query_raw (path, sql);
}

/* What no redo can bring back takes its tables along: both that a timetable made. */
static void
test_redo_dropped (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));

  edit_import_two (store);
  g_assert_cmpint (count_tables (path, "feed%"), ==, 2);
  g_assert_true (zw_store_undo (store, NULL));
  g_assert_cmpint (count_tables (path, "feed%"), ==, 2);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_layer"), ==, 1);
  g_assert_true (zw_zone_set_name (store, 1, "丁", NULL));
  g_assert_null (zw_store_get_redo_label (store));
  g_assert_cmpint (count_tables (path, "%feed%"), ==, 0);
  g_assert_cmpint (
      query_raw (path,
                 "SELECT (SELECT count(*) FROM gpkg_extensions WHERE table_name LIKE 'feed%') "
                 "+ (SELECT count(*) FROM gpkg_ogr_contents WHERE table_name LIKE 'feed%')"),
      ==, 0);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_history WHERE undone"), ==, 0);
  /* The same names are free again, and the first layer is untouched. */
  edit_import_two (store);
  g_assert_cmpint (count_tables (path, "feed_stops"), ==, 1);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM stops"), ==, 10);
  g_clear_object (&store);
  assert_sound (path);
  drop_folder (g_steal_pointer (&folder));
}

/* A history that a stranger wrote must not make us drop what is shown. */
static void
test_redo_of_a_stranger (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));

  g_clear_object (&store);
  run_raw (path, "INSERT INTO zw_history (label, undone, changeset, created_tables) VALUES "
                 "('x', 1, x'00', 'zones stops')");
  store = open_project (path);
  g_assert_false (zw_store_redo (store, NULL));
  g_assert_true (zw_zone_set_name (store, 1, "丁", NULL));
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zones"), ==, 1);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM stops"), ==, 10);
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/every-edit", test_every_edit);
  g_test_add_func ("/history/long-way", test_long_way);
  g_test_add_func ("/history/rollback", test_rollback);
  g_test_add_func ("/history/nothing-changed", test_nothing_changed);
  g_test_add_func ("/history/redo-dropped", test_redo_dropped);
  g_test_add_func ("/history/redo-of-a-stranger", test_redo_of_a_stranger);
  return g_test_run ();
}
