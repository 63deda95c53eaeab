/* test-history.c: commands, undo and redo, beside other programs and through sudden ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/zw-layer-writer.h"
#include "store-fixture.h"

#define SQUARE "302000 2770000,303000 2770000,303000 2771000,302000 2771000"
#define FAR_SQUARE "250000 2700000,250010 2700000,250010 2700010"

/* A layer of @n stops within the running command, as an importer makes one. */
static gint64
write_layer (ZwStore *store, const char *name, guint n)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwLayerWriter) writer = NULL;
  ZwSource source = { .file = g_strdup ("stops.csv") };
  gint64 id;

  g_ptr_array_add (fields, (char *) "站名");
  g_hash_table_insert (mapping, (char *) "name", (char *) "站名");
  writer = zw_layer_writer_new (store, ZW_ROLE_STOPS, ZW_GEOMETRY_POINT, name, fields, NULL,
                                mapping, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      const char *values[] = { "站", NULL };
      g_autoptr (ZwGeometry) point = zw_geometry_new_point (302000 + i, 2770000 + 2.0 * i);

      zw_layer_writer_add (writer, "line", point, values, &error);
      g_assert_no_error (error);
    }
  id = zw_layer_writer_finish (writer, &source, 2026, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
import_layer (ZwStore *store, const char *name, guint n)
{
  gint64 id;

  g_assert_true (zw_store_begin (store, "Import", NULL));
  id = write_layer (store, name, n);
  g_assert_true (zw_store_commit (store, NULL));
  return id;
}

/* One kind of edit each; every project has zone 1 with a plan, and layer 1. */
static void
edit_add_zone (ZwStore *store)
{
  add_zone (store, "乙", FAR_SQUARE);
}

static void
edit_move_zone (ZwStore *store)
{
  g_autoptr (ZwGeometry) geometry = make_geometry (ZW_GEOMETRY_POLYGON, FAR_SQUARE);

  g_assert_true (zw_zone_set_geometry (store, 1, "Move a corner", geometry, NULL));
}

static void
edit_rename_zone (ZwStore *store)
{
  g_assert_true (zw_zone_set_name (store, 1, "丙", NULL));
}

static void
edit_zone_type (ZwStore *store)
{
  g_assert_true (zw_zone_set_type (store, 1, ZW_ZONE_PARK, NULL));
}

static void
edit_remove_zone (ZwStore *store)
{
  g_assert_true (zw_zone_remove (store, 1, NULL));
}

static void
edit_import (ZwStore *store)
{
  import_layer (store, "公車站", 20);
}

static void
edit_import_two (ZwStore *store)
{
  g_assert_true (zw_store_begin (store, "Import a timetable", NULL));
  write_layer (store, "feed stops", 5);
  write_layer (store, "feed routes", 3);
  g_assert_true (zw_store_commit (store, NULL));
}

static void
edit_remove_layer (ZwStore *store)
{
  g_assert_true (zw_layer_remove (store, 1, NULL));
}

static void
edit_rename_layer (ZwStore *store)
{
  g_assert_true (zw_layer_rename (store, 1, "新名", NULL));
}

static void
edit_hide_layer (ZwStore *store)
{
  g_assert_true (zw_layer_set_visible (store, 1, FALSE, NULL));
}

static void
edit_layer_unused (ZwStore *store)
{
  g_assert_true (zw_layer_set_used (store, 1, FALSE, NULL));
}

static void
edit_layer_year (ZwStore *store)
{
  g_assert_true (zw_layer_set_year (store, 1, 2020, NULL));
}

static void
edit_layer_no_year (ZwStore *store)
{
  g_assert_true (zw_layer_set_year (store, 1, 0, NULL));
}

static void
edit_setting (ZwStore *store)
{
  g_assert_true (zw_store_begin (store, "Settings", NULL));
  g_assert_true (zw_store_set_setting (store, "name", "新北", NULL));
  g_assert_true (zw_store_set_setting (store, "radius", "300", NULL));
  g_assert_true (zw_store_commit (store, NULL));
}

static void
edit_plan (ZwStore *store)
{
  g_assert_true (zw_store_begin (store, "Plan", NULL));
  g_assert_true (zw_sql_script (zw_store_get_db (store),
                                "UPDATE zw_phase SET name = '近程' WHERE id = 1;"
                                "DELETE FROM zw_goal;"
                                "INSERT INTO zw_work_item (phase_id, position, name, cost_ntd) "
                                "VALUES (1, 2, '公車', 9000000000);",
                                NULL));
  g_assert_true (zw_store_commit (store, NULL));
}

static const struct
{
  const char *what;
  void (*run) (ZwStore *store);
} edits[] = {
  { "add a zone", edit_add_zone },
  { "move a zone", edit_move_zone },
  { "rename a zone", edit_rename_zone },
  { "change a zone's type", edit_zone_type },
  { "remove a zone with its plan", edit_remove_zone },
  { "import a layer", edit_import },
  { "import two layers at once", edit_import_two },
  { "remove a layer", edit_remove_layer },
  { "rename a layer", edit_rename_layer },
  { "hide a layer", edit_hide_layer },
  { "leave a layer out of the figures", edit_layer_unused },
  { "change a layer's year", edit_layer_year },
  { "forget a layer's year", edit_layer_no_year },
  { "change settings", edit_setting },
  { "change a plan", edit_plan },
};

static ZwStore *
make_furnished (const char *folder)
{
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");

  add_zone (store, "甲", SQUARE);
  import_layer (store, "stops", 10);
  g_assert_true (zw_store_begin (store, "Plan", NULL));
  g_assert_true (zw_sql_script (
      zw_store_get_db (store),
      "INSERT INTO zw_phase (id, zone_id, position, kind, name) VALUES (1, 1, 1, 'short', 'A');"
      "INSERT INTO zw_stage (phase_id, position, name) VALUES (1, 1, 'S');"
      "INSERT INTO zw_goal (phase_id, position, text) VALUES (1, 1, 'G');"
      "INSERT INTO zw_work_item (phase_id, position, name) VALUES (1, 1, 'W');",
      NULL));
  g_assert_true (zw_store_commit (store, NULL));
  return g_steal_pointer (&store);
}

/* Where gpkg_contents says a layer lies, against the shapes; and its count. The
 * index holds floats, half a metre apart at most in Taiwan. */
static void
assert_contents_right (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *query = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (
                       db,
                       "SELECT c.table_name, c.min_x, c.min_y, c.max_x, c.max_y, o.feature_count "
                       "FROM gpkg_contents c JOIN gpkg_ogr_contents o USING (table_name) "
                       "WHERE c.data_type = 'features'",
                       -1, &query, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (query) == SQLITE_ROW)
    {
      const char *table = (const char *) sqlite3_column_text (query, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT geom FROM \"%s\"", table);
      ZwEnvelope all;
      double *bounds[] = { &all.min_x, &all.min_y, &all.max_x, &all.max_y };
      sqlite3_stmt *rows = NULL;
      gint64 n = 0;

      zw_envelope_init_empty (&all);
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
      for (; sqlite3_step (rows) == SQLITE_ROW; n++)
        {
          /* Our blobs: min x, max x, min y, max y behind eight bytes. */
          double head[4];

          memcpy (head, (const char *) sqlite3_column_blob (rows, 0) + 8, sizeof head);
          zw_envelope_add (&all, head[0], head[2]);
          zw_envelope_add (&all, head[1], head[3]);
        }
      sqlite3_finalize (rows);
      g_assert_cmpint (sqlite3_column_int64 (query, 5), ==, n);
      for (int i = 0; i < 4; i++)
        if (n == 0)
          g_assert_cmpint (sqlite3_column_type (query, 1 + i), ==, SQLITE_NULL);
        else
          g_assert_cmpfloat_with_epsilon (sqlite3_column_double (query, 1 + i), *bounds[i], 0.5);
    }
  sqlite3_finalize (query);
  sqlite3_close (db);
}

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
  g_test_add_func ("/history/every-edit", test_every_edit);
  g_test_add_func ("/history/long-way", test_long_way);
  g_test_add_func ("/history/rollback", test_rollback);
  g_test_add_func ("/history/nothing-changed", test_nothing_changed);
  g_test_add_func ("/history/redo-dropped", test_redo_dropped);
  g_test_add_func ("/history/redo-of-a-stranger", test_redo_of_a_stranger);
  g_test_add_func ("/history/outside/conflict", test_conflict);
  g_test_add_func ("/history/outside/gone", test_gone);
  g_test_add_func ("/history/outside/gdal", test_gdal_between);
  g_test_add_func ("/history/outside/ogrinfo", test_ogrinfo);
  g_test_add_func ("/history/killed/in-command", test_killed_in_command);
  g_test_add_func ("/history/killed/at-any-time", test_killed_at_any_time);
  return g_test_run ();
}
