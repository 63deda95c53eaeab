/* test-store.c: project files: made, opened, refused, and read by other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static void
test_create (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "新 project.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *name = zw_store_get_setting (store, "name");
  g_autofree char *government = zw_store_get_setting (store, "government");
  g_autofree char *head = NULL;
  gsize length;

  g_assert_cmpstr (name, ==, "臺北");
  g_assert_cmpstr (government, ==, "臺北市");
  g_assert_cmpstr (zw_store_get_crs (store), ==, "EPSG:3826");
  g_assert_cmpint (zw_store_get_srs_id (store), ==, 3826);
  g_assert_null (zw_store_get_undo_label (store));
  g_assert_null (zw_store_get_redo_label (store));
  /* Every change is on the disk before commit returns: 2 is FULL. */
  g_assert_cmpint (zw_sql_query_int (zw_store_get_db (store), -1, "PRAGMA synchronous", NULL), ==,
                   2);
  g_clear_object (&store);
  assert_alone (path);
  assert_sound (path);

  /* OGC 12-128r17: "GPKG" and the version in bytes 68 and 60; rollback journal in 18. */
  g_assert_true (g_file_get_contents (path, &head, &length, NULL));
  g_assert_cmpmem (head + 68, 4, "GPKG", 4);
  g_assert_cmpmem (head + 60, 4, "\0\0\x28\x3c", 4); /* 10300 */
  g_assert_cmpint (head[18], ==, 1);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_name_of_its_own (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "淡水.v2.gpkg", NULL);
  g_autoptr (ZwStore) store = zw_project_create (path, NULL, NULL, NULL, NULL);
  g_autofree char *name = zw_store_get_setting (store, "name");

  g_assert_cmpstr (name, ==, "淡水.v2");
  g_assert_cmpstr (zw_store_get_crs (store), ==, "EPSG:3826");
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_crs (void)
{
  static const struct
  {
    const char *given, *kept; /* NULL where it must be refused */
  } cases[] = {
    { "EPSG:3826", "EPSG:3826" },
    { "epsg:3825", "EPSG:3825" },
    { "3826", "EPSG:3826" },
    { "EPSG:32651", "EPSG:32651" },
    { "EPSG:4326", NULL },
    { "EPSG:3824", NULL },
    { "EPSG:2263", NULL }, /* feet */
    { "EPSG:999999", NULL },
    { "臺灣", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = make_folder ();
      g_autofree char *path = g_build_filename (folder, "p.gpkg", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwStore) store = zw_project_create (path, NULL, NULL, cases[i].given, &error);

      g_test_message ("%s", cases[i].given);
      if (cases[i].kept == NULL)
        {
          g_assert_null (store);
          g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID);
          assert_sentence (error, cases[i].given);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
        }
      else
        {
          g_assert_no_error (error);
          g_clear_object (&store);
          store = open_project (path);
          g_assert_cmpstr (zw_store_get_crs (store), ==, cases[i].kept);
          g_assert_cmpint (zw_store_get_srs_id (store), ==, atoi (cases[i].kept + 5));
          g_clear_object (&store);
        }
      drop_folder (g_steal_pointer (&folder));
    }
}

static void
test_create_refused (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *taken = g_build_filename (folder, "there.gpkg", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "where.gpkg", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_assert_null (zw_project_create (taken, NULL, NULL, NULL, &first));
  g_assert_error (first, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN);
  assert_sentence (first, "there.gpkg");
  g_assert_true (g_file_get_contents (taken, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_assert_null (zw_project_create (nowhere, NULL, NULL, NULL, &second));
  g_assert_error (second, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN);
  assert_sentence (second, "where.gpkg");
  drop_folder (g_steal_pointer (&folder));
}

/* A project of version 1 gets the tables of later versions and keeps what it has. */
static void
test_older (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "old.gpkg", NULL);
  g_autofree char *version = NULL, *name = NULL;
  g_autoptr (ZwStore) store = make_project (folder, "old.gpkg");

  g_clear_object (&store);
  run_raw (path, "DROP TABLE zw_budget; DROP TABLE zw_meeting; "
                 "DELETE FROM gpkg_extensions WHERE table_name IN ('zw_budget', 'zw_meeting'); "
                 "UPDATE zw_setting SET value = '1' WHERE key = 'schema'; "
                 "UPDATE zw_setting SET value = '舊案' WHERE key = 'name'");
  store = open_project (path);
  version = zw_store_get_setting (store, "schema");
  name = zw_store_get_setting (store, "name");
  g_assert_cmpstr (version, ==, "3");
  g_assert_cmpstr (name, ==, "舊案");
  g_assert_cmpint (zw_sql_query_int (zw_store_get_db (store), 0,
                                     "SELECT count(*) FROM sqlite_schema WHERE name IN "
                                     "('zw_budget', 'zw_meeting')",
                                     NULL),
                   ==, 2);
  g_assert_cmpint (zw_sql_query_int (zw_store_get_db (store), 0,
                                     "SELECT count(*) FROM gpkg_extensions WHERE table_name IN "
                                     "('zw_budget', 'zw_meeting')",
                                     NULL),
                   ==, 2);
  g_assert_null (zw_store_get_undo_label (store));
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

/* What a file was made into before it was opened, and what is said of it. */
typedef struct
{
  const char *what;
  const char *contents; /* NULL: a project on which @sql has been run */
  const char *sql;
  ZwStoreError code;
  const char *says;
} Refusal;

static void
check_refusals (const Refusal *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *folder = make_folder ();
      g_autofree char *path = g_build_filename (folder, "某案.gpkg", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      gsize n_before, n_after;

      if (cases[i].contents != NULL)
        g_assert_true (g_file_set_contents (path, cases[i].contents, -1, NULL));
      else
        {
          g_autoptr (ZwStore) store = make_project (folder, "某案.gpkg");

          g_clear_object (&store);
          run_raw (path, cases[i].sql);
        }
      g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
      g_test_message ("%s", cases[i].what);
      g_assert_null (zw_store_open (path, &error));
      g_assert_error (error, ZW_STORE_ERROR, (int) cases[i].code);
      assert_sentence (error, "某案.gpkg");
      g_assert_nonnull (strstr (error->message, cases[i].says));
      /* Somebody else's file is left as it is. */
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (before, n_before, after, n_after);
      assert_alone (path);
      drop_folder (g_steal_pointer (&folder));
    }
}

static void
test_foreign (void)
{
  static const Refusal cases[] = {
    { "an empty file", "", NULL, ZW_STORE_ERROR_FOREIGN, "is not a Zonewright project" },
    { "text", "經度,緯度\n121.5,25.0\n", NULL, ZW_STORE_ERROR_FOREIGN,
      "is not a Zonewright project" },
    { "no settings", NULL, "DROP TABLE zw_setting", ZW_STORE_ERROR_FOREIGN,
      "is not a Zonewright project" },
    { "no version", NULL, "DELETE FROM zw_setting WHERE key = 'schema'", ZW_STORE_ERROR_FOREIGN,
      "is not a Zonewright project" },
    { "a version that is none", NULL, "UPDATE zw_setting SET value = 'x' WHERE key = 'schema'",
      ZW_STORE_ERROR_FOREIGN, "is not a Zonewright project" },
    { "a newer one", NULL, "UPDATE zw_setting SET value = '4' WHERE key = 'schema'",
      ZW_STORE_ERROR_FOREIGN, "newer Zonewright" },
    { "a much newer one", NULL, "UPDATE zw_setting SET value = '10' WHERE key = 'schema'",
      ZW_STORE_ERROR_FOREIGN, "newer Zonewright" },
    { "no coordinate system", NULL, "DELETE FROM zw_setting WHERE key = 'crs'",
      ZW_STORE_ERROR_DAMAGED, "is damaged" },
    { "degrees", NULL, "UPDATE zw_setting SET value = 'EPSG:4326' WHERE key = 'crs'",
      ZW_STORE_ERROR_DAMAGED, "EPSG:4326" },
  };

  check_refusals (cases, G_N_ELEMENTS (cases));
}

/* What runs by itself and writes to anything but an index or a count is refused,
 * whatever it is called and however it is written. */
static void
test_hostile (void)
{
#define AFTER " AFTER INSERT ON zw_state "
  static const char *const scripts[] = {
    "CREATE TRIGGER t" AFTER "BEGIN DELETE FROM zones; END",
    "CREATE TRIGGER rtree_zones_geom_insert9" AFTER
    "BEGIN DELETE FROM zones; SELECT '\"rtree_zones_geom\"'; END",
    "CREATE TRIGGER rtree_zones_geom_insert9" AFTER "BEGIN /* \"rtree_ */ DELETE FROM zones; END",
    "CREATE TRIGGER gpkg_check" AFTER "BEGIN UPDATE zones SET name = ''; END",
    "CREATE TRIGGER trigger_x_feature_count_x" AFTER
    "BEGIN UPDATE gpkg_ogr_contents SET feature_count = 1; UPDATE zones SET name = ''; END",
    "CREATE TRIGGER t" AFTER "BEGIN SELECT ';'; DELETE FROM zones WHERE name <> 'x;'; END",
    "CREATE TRIGGER t" AFTER "BEGIN INSERT OR REPLACE INTO zw_setting VALUES (1, 'crs', ''); END",
    "CREATE TRIGGER t" AFTER "BEGIN REPLACE INTO zw_setting VALUES (1, 'crs', ''); END",
    "CREATE TRIGGER t" AFTER "BEGIN UPDATE OR IGNORE zones SET name = ''; END",
    "CREATE TRIGGER t" AFTER "BEGIN DELETE FROM [zones]; END",
    "CREATE TRIGGER t" AFTER "BEGIN DELETE FROM `zones`; END",
    "CREATE TRIGGER t" AFTER "BEGIN DELETE FROM \"zones\"; END",
    "CREATE TRIGGER \"begin\" AFTER INSERT ON zw_state BEGIN DELETE FROM zones; END",
    "CREATE TRIGGER t AFTER INSERT ON zw_state WHEN 'begin select' BEGIN DELETE FROM zones; END",
    "CREATE TRIGGER t AFTER INSERT ON zw_state WHEN '; begin' = \"; end\" BEGIN DELETE FROM zones; "
    "END",
    "CREATE TRIGGER t" AFTER "BEGIN DELETE FROM rtree_zones_geom; DELETE FROM zw_history; END",
    "CREATE TRIGGER t" AFTER "BEGIN DELETE --\n FROM --rtree_\n zones; END",
    "CREATE VIEW v AS SELECT * FROM zones",
    "DROP TABLE zw_state; CREATE VIEW zw_state AS SELECT 1 AS id, 'k' AS key, 'v' AS value",
    "CREATE VIEW v AS SELECT 1 AS a; CREATE TRIGGER t INSTEAD OF INSERT ON v BEGIN DELETE FROM "
    "zones; END",
  };
#undef AFTER

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      Refusal refusal = { scripts[i], NULL, scripts[i], ZW_STORE_ERROR_FOREIGN,
                          "triggers or views" };

      check_refusals (&refusal, 1);
    }
}

/* Settings that are a view are no project's, and are not even read. */
static void
test_settings_as_view (void)
{
  static const Refusal refusal = {
    "settings as a view", NULL,
    "ALTER TABLE zw_setting RENAME TO s; CREATE VIEW zw_setting AS SELECT * FROM s",
    ZW_STORE_ERROR_FOREIGN, "is not a Zonewright project"
  };

  check_refusals (&refusal, 1);
}

/* What GDAL and QGIS bring along must not shut the owner out. */
static void
test_harmless (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));

  g_clear_object (&store);
  run_raw (path,
           "CREATE TABLE m (zoom_level INTEGER);"
           "CREATE TRIGGER 'm_check' BEFORE INSERT ON 'm' FOR EACH ROW BEGIN SELECT RAISE(ABORT, "
           "'insert on table ''m'' violates constraint: no; good') WHERE (NEW.zoom_level < 0); END;"
           "CREATE TRIGGER \"x\" AFTER UPDATE ON m WHEN CASE WHEN 1 THEN 1 ELSE 0 END "
           "BEGIN UPDATE \"rtree_zones_geom\" SET minx = 0 WHERE id = 0; "
           "DELETE FROM \"rtree_zones_geom\" WHERE id = 0; "
           "UPDATE GPKG_OGR_CONTENTS SET feature_count = 0 WHERE 0; END;"
           "CREATE TRIGGER y AFTER UPDATE ON m WHEN NEW.zoom_level <> ' begin ' "
           "BEGIN SELECT 1; END;");
  store = open_project (path);
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_gdal_layer (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *json = g_build_filename (folder, "a.geojson", NULL);
  const char *argv[] = { "ogr2ogr", "-q",       "-update", path,        json,
                         "-nln",    "加的圖層", "-t_srs",  "EPSG:3826", NULL };
  g_autofree char *output = NULL;

  if (!has_program ("ogr2ogr"))
    {
      g_test_skip ("no ogr2ogr");
      drop_folder (g_steal_pointer (&folder));
      return;
    }
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (
      json,
      "{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":{\"type\":\"Point\","
      "\"coordinates\":[121.5,25.0]}}",
      -1, NULL));
  output = run_program (argv, NULL);
  store = open_project (path);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM \"加的圖層\""), ==, 1);
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_missing (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "gone.gpkg", NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_null (zw_store_open (path, &first));
  g_assert_error (first, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN);
  assert_sentence (first, "gone.gpkg");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (zw_store_open (folder, &second));
  g_assert_error (second, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN);
  drop_folder (g_steal_pointer (&folder));
}

/* Cut short or overwritten anywhere: one sentence, now or at the first command. */
static void
test_damaged (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *hurt = g_build_filename (folder, "hurt.gpkg", NULL);
  g_autofree char *whole = NULL;
  gsize length;
  guint n_refused = 0;

  add_zone (store, "甲", "302000 2770000,303000 2770000,303000 2771000");
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (path, &whole, &length, NULL));
  for (guint page = 0; page < length / 4096; page++)
    for (guint cut = 0; cut < 2; cut++)
      {
        g_autofree char *copy = g_memdup2 (whole, length);
        g_autoptr (GError) error = NULL;
        g_autoptr (ZwStore) opened = NULL;

        if (!cut)
          memset (copy + page * 4096 + (page == 0 ? 100 : 0), 0xff, page == 0 ? 3996 : 4096);
        g_assert_true (
            g_file_set_contents (hurt, copy, cut ? page * 4096 + 2048 : (gssize) length, NULL));
        opened = zw_store_open (hurt, &error);
        if (opened != NULL && zw_store_begin (opened, "x", &error))
          {
            g_autoptr (GPtrArray) zones = zw_zone_list (opened, &error);

            if (zones != NULL)
              zw_store_set_setting (opened, "name", "y", &error);
            zw_store_rollback (opened);
          }
        n_refused += error != NULL;
        if (error != NULL)
          assert_sentence (error, "hurt.gpkg");
        g_clear_object (&opened);
        g_unlink (hurt);
      }
  g_assert_cmpuint (n_refused, >, length / 4096);
  drop_folder (g_steal_pointer (&folder));
}

/* As a user without rights: what must be refused is refused by a child process. */
static void
test_read_only (void)
{
  static const struct
  {
    const char *what;
    guint folder_mode, file_mode;
    const char *says;
  } cases[] = {
    { "a file without the right to write", 0777, 0444, "write permission" },
    { "a folder without the right to write", 0555, 0666, "write permission" },
    { "a file without the right to read", 0777, 0000, "could not be opened" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = make_folder ();
      g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
      g_autofree char *path = g_strdup (zw_store_get_path (store));
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      int status = 0;
      pid_t child;

      g_clear_object (&store);
      before = dump_file (path, FALSE);
      g_assert_cmpint (g_chmod (path, (int) cases[i].file_mode), ==, 0);
      g_assert_cmpint (g_chmod (folder, (int) cases[i].folder_mode), ==, 0);
      child = fork ();
      if (child == 0)
        {
          g_autoptr (GError) error = NULL;
          ZwStore *opened;

          if (getuid () == 0 && setuid (65534) != 0)
            _exit (77);
          opened = zw_store_open (path, &error);
          if (opened != NULL && zw_store_begin (opened, "x", &error)
              && zw_store_set_setting (opened, "name", "x", &error))
            zw_store_commit (opened, &error);
          _exit (error == NULL                                    ? 1
                 : error->domain != ZW_STORE_ERROR                ? 2
                 : error->code != ZW_STORE_ERROR_OPEN             ? 3
                 : strstr (error->message, cases[i].says) == NULL ? 4
                 : strstr (error->message, "p.gpkg") == NULL      ? 5
                 : g_str_has_suffix (error->message, ".")         ? 0
                                                                  : 6);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_test_message ("%s", cases[i].what);
      g_chmod (folder, 0777);
      g_chmod (path, 0666);
      g_assert_true (WIFEXITED (status));
      if (WEXITSTATUS (status) == 77)
        g_test_skip ("cannot give up the rights of root");
      else
        g_assert_cmpint (WEXITSTATUS (status), ==, 0);
      after = dump_file (path, FALSE);
      g_assert_cmpstr (before, ==, after);
      drop_folder (g_steal_pointer (&folder));
    }
}

/* Where the journal should be there is something else. */
static void
test_no_room_for_journal (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *inside = g_build_filename (journal, "x", NULL);
  g_autoptr (ZwGeometry) zone = make_geometry (ZW_GEOMETRY_POLYGON, "0 0,4 0,4 4");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (journal, 0755), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", 1, NULL));
  g_assert_cmpint (zw_zone_add (store, "甲", ZW_ZONE_URBAN, zone, &error), ==, 0);
  g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FAILED);
  assert_sentence (error, "p.gpkg");
  g_assert_false (zw_store_is_in_command (store));
  g_unlink (inside);
  g_rmdir (journal);
  g_assert_cmpint (add_zone (store, "甲", "0 0,4 0,4 4"), ==, 1);
  g_clear_object (&store);
  drop_folder (g_steal_pointer (&folder));
}

static void
test_busy (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;
  gint64 zone;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (zw_store_begin (store, "x", &error));
  g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_BUSY);
  assert_sentence (error, "p.gpkg");
  g_assert_false (zw_store_is_in_command (store));
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  zone = add_zone (store, "甲", "0 0,4 0,4 4");
  g_assert_cmpint (zone, ==, 1);

  /* A reader that does not let go: the commit fails and nothing is half done. */
  {
    g_autofree char *before = dump_file (path, FALSE);
    g_autofree char *after = NULL;
    g_autoptr (GError) held = NULL;
    sqlite3_stmt *query = NULL;

    sqlite3_prepare_v2 (other, "SELECT name FROM zones", -1, &query, NULL);
    g_assert_cmpint (sqlite3_step (query), ==, SQLITE_ROW);
    g_assert_false (zw_zone_set_name (store, zone, "乙", &held));
    g_assert_error (held, ZW_STORE_ERROR, ZW_STORE_ERROR_BUSY);
    g_assert_false (zw_store_is_in_command (store));
    sqlite3_finalize (query);
    after = dump_file (path, FALSE);
    g_assert_cmpstr (before, ==, after);
    g_assert_true (zw_zone_set_name (store, zone, "乙", NULL));
  }
  sqlite3_close (other);
  g_clear_object (&store);
  assert_alone (path);
  drop_folder (g_steal_pointer (&folder));
}

/* QGIS keeps a file it has open in a write-ahead log. Both must go on. */
static void
test_beside_a_write_ahead_log (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  sqlite3 *other = NULL;
  g_autofree char *head = NULL;

  g_clear_object (&store);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "PRAGMA journal_mode = WAL; UPDATE zw_setting SET value = 'WAL' "
                                 "WHERE key = 'name'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  store = open_project (path);
  {
    g_autofree char *name = zw_store_get_setting (store, "name");

    g_assert_cmpstr (name, ==, "WAL");
  }
  add_zone (store, "甲", "0 0,4 0,4 4");
  g_assert_cmpint (zw_sql_query_int (other, 0, "SELECT count(*) FROM zones", NULL), ==, 1);
  sqlite3_close (other);
  add_zone (store, "乙", "0 0,4 0,4 4");
  g_clear_object (&store);
  assert_alone (path);
  store = open_project (path);
  g_clear_object (&store);
  assert_alone (path);
  assert_sound (path);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zones"), ==, 2);
  /* Back to a rollback journal. */
  g_assert_true (g_file_get_contents (path, &head, NULL, NULL));
  g_assert_cmpint (head[18], ==, 1);
  drop_folder (g_steal_pointer (&folder));
}

static void
on_changed (ZwStore *store, guint *n)
{
  (*n)++;
}

static void
test_poll (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (ZwStore) store = make_project (folder, "p.gpkg");
  g_autofree char *path = g_strdup (zw_store_get_path (store));
  guint n = 0;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), &n);
  g_assert_false (zw_store_poll (store));
  add_zone (store, "甲", "0 0,4 0,4 4");
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (zw_store_poll (store)); /* our own change is no news */
  run_raw (path, "UPDATE zw_setting SET value = '高雄' WHERE key = 'name'");
  g_assert_true (zw_store_poll (store));
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (zw_store_poll (store));
  drop_folder (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create/new", test_create);
  g_test_add_func ("/store/create/name-of-its-own", test_name_of_its_own);
  g_test_add_func ("/store/create/crs", test_crs);
  g_test_add_func ("/store/create/refused", test_create_refused);
  g_test_add_func ("/store/open/missing", test_missing);
  g_test_add_func ("/store/open/older", test_older);
  g_test_add_func ("/store/open/foreign", test_foreign);
  g_test_add_func ("/store/open/hostile", test_hostile);
  g_test_add_func ("/store/open/settings-as-view", test_settings_as_view);
  g_test_add_func ("/store/open/harmless", test_harmless);
  g_test_add_func ("/store/open/gdal-layer", test_gdal_layer);
  g_test_add_func ("/store/open/damaged", test_damaged);
  g_test_add_func ("/store/open/read-only", test_read_only);
  g_test_add_func ("/store/open/no-room-for-journal", test_no_room_for_journal);
  g_test_add_func ("/store/open/busy", test_busy);
  g_test_add_func ("/store/open/beside-a-write-ahead-log", test_beside_a_write_ahead_log);
  g_test_add_func ("/store/poll", test_poll);
  return g_test_run ();
}
