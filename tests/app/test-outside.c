/* test-outside.c: a project that other programs write to, and sudden ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "history-fixture.h"

/* Undo of what another program has changed meanwhile. */
static void
test_conflict (void)
{
  static const struct
  {
    const char *what;
    void (*edit) (ZwStore *store);
    const char *outside;
    gboolean undoable;
  } cases[] = {
    { "the same name", edit_rename_zone, "UPDATE zones SET name = 'QGIS' WHERE fid = 1", FALSE },
    { "another field of the same zone", edit_rename_zone,
      "UPDATE zones SET note = 'QGIS' WHERE fid = 1", TRUE },
    { "a zone added by us, changed by them", edit_add_zone,
      "UPDATE zones SET note = 'QGIS' WHERE fid = 2", FALSE },
    { "another zone", edit_add_zone, "UPDATE zones SET note = 'QGIS' WHERE fid = 1", TRUE },
    { "a plan's row gone", edit_plan, "DELETE FROM zw_phase", FALSE },
    { "our removal, their row in its place", edit_remove_zone,
      "INSERT INTO zw_phase (id, zone_id, position, kind, name) VALUES (1, 9, 1, 'mid', 'QGIS')",
      FALSE },
    { "a layer's register", edit_rename_layer, "UPDATE zw_layer SET name = 'QGIS'", FALSE },
    { "times and extents only", edit_import,
      "UPDATE gpkg_contents SET last_change = '2000-01-01T00:00:00Z', min_x = 0, description = 'Q'",
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (ZwStore) store = make_furnished (folder);
      g_autofree char *path = g_strdup (zw_store_get_path (store));
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].what);
      cases[i].edit (store);
      run_raw (path, cases[i].outside);
      before = dump_file (path, FALSE);
      g_assert_cmpint (zw_store_undo (store, &error), ==, cases[i].undoable);
      after = dump_file (path, FALSE);
      if (cases[i].undoable)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (before, !=, after);
        }
      else
        {
          g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_CONFLICT);
          assert_sentence (error, NULL);
          g_assert_cmpstr (before, ==, after);
          g_assert_nonnull (zw_store_get_undo_label (store));
        }
      /* Their change is there either way. */
      if (strstr (cases[i].outside, "QGIS") != NULL)
        g_assert_nonnull (strstr (after, "QGIS"));
      g_assert_true (zw_store_begin (store, "more", NULL));
      g_assert_true (zw_store_set_setting (store, "name", "more", NULL));
      g_assert_true (zw_store_commit (store, NULL));
      drop_folder (g_steal_pointer (&folder));
    }
}

/* Zones and layers that another program has taken away: no edit vanishes unsaid. */
static void
test_gone (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autoptr (ZwGeometry) geometry = make_geometry (ZW_GEOMETRY_POLYGON, FAR_SQUARE);
  GError *errors[8] = { NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (zw_store_begin (store, "as another program", NULL));
  g_assert_true (
      zw_sql_script (zw_store_get_db (store), "DELETE FROM zones; DELETE FROM zw_layer", NULL));
  g_assert_true (zw_store_commit (store, NULL));
  before = dump_file (path, FALSE);
  g_assert_false (zw_zone_set_geometry (store, 1, "Move", geometry, &errors[0]));
  g_assert_false (zw_zone_set_name (store, 1, "x", &errors[1]));
  g_assert_false (zw_zone_set_type (store, 1, ZW_ZONE_PARK, &errors[2]));
  g_assert_false (zw_zone_remove (store, 1, &errors[3]));
  g_assert_false (zw_layer_rename (store, 1, "x", &errors[4]));
  g_assert_false (zw_layer_set_used (store, 1, FALSE, &errors[5]));
  g_assert_false (zw_layer_set_year (store, 1, 1, &errors[6]));
  g_assert_false (zw_layer_remove (store, 1, &errors[7]));
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_error (errors[i], ZW_STORE_ERROR, ZW_STORE_ERROR_CONFLICT);
      assert_sentence (errors[i], "no longer");
      g_clear_error (&errors[i]);
    }
  after = dump_file (path, FALSE);
  g_assert_cmpstr (before, ==, after);
  drop_folder (g_steal_pointer (&folder));
}

/* GDAL, through which QGIS writes, edits while we have the file open. */
static void
test_gdal_between (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  const char *rename[] = { "ogrinfo", "-q",   "-update",
                           path,      "-sql", "UPDATE zones SET name = '改' WHERE fid = 1",
                           NULL };
  const char *add[] = {
    "ogrinfo", "-q",   "-update",
    path,      "-sql", "INSERT INTO zones (name, type, geom) SELECT '新', type, geom FROM zones",
    NULL
  };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwZone) zone = NULL;
  g_autoptr (GPtrArray) zones = NULL;

  if (!has_program ("ogrinfo"))
    {
      g_test_skip ("no ogrinfo");
      drop_folder (g_steal_pointer (&folder));
      return;
    }
  edit_move_zone (store);
  first = run_program (rename, NULL);
  g_assert_true (zw_store_poll (store));
  zone = zw_zone_find (store, 1, NULL);
  g_assert_cmpstr (zone->name, ==, "改");
  /* The move alone is taken back. */
  zw_store_undo (store, &error);
  g_assert_no_error (error);
  g_clear_pointer (&zone, zw_zone_free);
  zone = zw_zone_find (store, 1, NULL);
  g_assert_cmpstr (zone->name, ==, "改");
  g_assert_cmpfloat (zw_geometry_get_area (zone->geometry), ==, 1e6);
  second = run_program (add, NULL);
  zones = zw_zone_list (store, NULL);
  g_assert_cmpuint (zones->len, ==, 2);
  assert_contents_right (path);
  g_assert_cmpint (add_zone (store, "又", SQUARE), ==, 3);
  assert_contents_right (path);
  g_clear_object (&store);
  assert_alone (path);
  assert_sound (path);
  drop_folder (g_steal_pointer (&folder));
}

/* ogrinfo opens a project at any stage without a word of warning. */
static void
assert_ogr_content (const char *path, guint n_layers)
{
  const char *argv[] = { "ogrinfo", "-al", "-so", path, NULL };
  /* As QGIS lists what is in a file that is dropped on it. */
  const char *all[] = { "ogrinfo", "-al", "-so", "-oo", "LIST_ALL_TABLES=YES", path, NULL };
  g_autofree char *errors = NULL;
  g_autofree char *output = run_program (argv, &errors);
  g_autofree char *all_errors = NULL;
  g_autofree char *all_output = run_program (all, &all_errors);
  guint n = 0;

  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpstr (all_errors, ==, "");
  g_assert_null (strstr (output, "Warning"));
  g_assert_null (strstr (output, "ERROR"));
  g_assert_null (strstr (output, "Layer name: zw_"));
  for (const char *at = output; (at = strstr (at, "Layer name: ")) != NULL; at++)
    n++;
  g_assert_cmpuint (n, ==, n_layers + 1); /* and layer_styles */
}

static void
test_ogrinfo (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = NULL;
  g_autofree char *path = NULL;

  if (!has_program ("ogrinfo"))
    {
      g_test_skip ("no ogrinfo");
      drop_folder (g_steal_pointer (&folder));
      return;
    }
  store = make_project (folder, "p.gpkg");
  path = g_strdup (zw_store_get_path (store));
  assert_ogr_content (path, 1);
  add_zone (store, "甲", SQUARE);
  import_layer (store, "捷運 stops", 10);
  assert_ogr_content (path, 2);
  g_assert_true (zw_store_undo (store, NULL));
  assert_ogr_content (path, 1);
  g_assert_true (zw_store_redo (store, NULL));
  assert_ogr_content (path, 2);
  g_assert_true (zw_layer_remove (store, 1, NULL));
  assert_ogr_content (path, 1);
  g_assert_true (zw_store_undo (store, NULL));
  assert_ogr_content (path, 2);
  g_assert_true (zw_zone_remove (store, 1, NULL));
  assert_ogr_content (path, 2);
  g_clear_object (&store);
  assert_ogr_content (path, 2);
  drop_folder (g_steal_pointer (&folder));
}

/* Ended from one moment to the next with a change half on the disk: a cache of
 * few pages has spilt it into the file, the journal beside it is hot. */
static void
test_killed_in_command (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_furnished (folder);
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *torn = NULL;
  gsize n_clean, n_torn;
  int status = 0;
  pid_t child;

  g_clear_object (&store);
  before = dump_file (path, FALSE);
  g_assert_true (g_file_get_contents (path, &clean, &n_clean, NULL));
  child = fork ();
  if (child == 0)
    {
      ZwStore *own = zw_store_open (path, NULL);

      zw_sql_script (zw_store_get_db (own), "PRAGMA cache_size = 5", NULL);
      zw_store_begin (own, "x", NULL);
      write_layer (own, "half", 3000);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  /* That the test tests something: */
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (path, &torn, &n_torn, NULL));
  g_assert_cmpuint (n_torn, >, n_clean);

  store = open_project (path);
  g_clear_object (&store);
  assert_alone (path);
  assert_sound (path);
  after = dump_file (path, FALSE);
  g_assert_cmpstr (after, ==, before);
  drop_folder (g_steal_pointer (&folder));
}

/* What commit said is there; whatever was going on when the end came is not. */
static void
test_killed_at_any_time (void)
{
  for (guint round = 0; round < 25; round++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (ZwStore) store = make_furnished (folder);
      g_autofree char *path = g_strdup (zw_store_get_path (store));
      int ends[2], said = 0, n, status;
      pid_t child;
      gint64 kept;

      g_clear_object (&store);
      g_assert_cmpint (pipe (ends), ==, 0);
      child = fork ();
      if (child == 0)
        {
          ZwStore *own = zw_store_open (path, NULL);

          close (ends[0]);
          for (int i = 1;; i++)
            {
              g_autofree char *number = g_strdup_printf ("%d", i);

              if (!zw_zone_set_name (own, 1, number, NULL))
                _exit (1);
              if (write (ends[1], &i, sizeof i) != sizeof i)
                _exit (2);
            }
        }
      close (ends[1]);
      for (guint k = 0; k <= round % 7; k++)
        g_assert_cmpint (read (ends[0], &said, sizeof said), ==, sizeof said);
      g_usleep (round * 97);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status));
      while (read (ends[0], &n, sizeof n) == sizeof n)
        said = n;
      close (ends[0]);

      store = open_project (path);
      kept = zw_sql_query_int (zw_store_get_db (store), -1, "SELECT name FROM zones", NULL);
      g_assert_cmpint (kept, >=, said);
      g_assert_cmpint (kept, <=, said + 1);
      g_assert_cmpint (
          zw_sql_query_int (zw_store_get_db (store), -1, "SELECT count(*) FROM zw_history", NULL),
          ==, kept + 3);
      g_assert_true (zw_store_undo (store, NULL));
      g_clear_object (&store);
      assert_alone (path);
      assert_sound (path);
      drop_folder (g_steal_pointer (&folder));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outside/conflict", test_conflict);
  g_test_add_func ("/outside/gone", test_gone);
  g_test_add_func ("/outside/gdal", test_gdal_between);
  g_test_add_func ("/outside/ogrinfo", test_ogrinfo);
  g_test_add_func ("/outside/killed/in-command", test_killed_in_command);
  g_test_add_func ("/outside/killed/at-any-time", test_killed_at_any_time);
  return g_test_run ();
}
