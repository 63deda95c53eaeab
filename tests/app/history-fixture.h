/* history-fixture.h: one edit of each kind, on a project that has something of all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-layer-writer.h"
#include "store-fixture.h"

#define SQUARE "302000 2770000,303000 2770000,303000 2771000,302000 2771000"
#define FAR_SQUARE "250000 2700000,250010 2700000,250010 2700010"

/* A layer of @n stops within the running command, as an importer makes one. */
G_GNUC_UNUSED static gint64
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

G_GNUC_UNUSED static gint64
import_layer (ZwStore *store, const char *name, guint n)
{
  gint64 id;

  g_assert_true (zw_store_begin (store, "Import", NULL));
  id = write_layer (store, name, n);
  g_assert_true (zw_store_commit (store, NULL));
  return id;
}

/* One kind of edit each; every project has zone 1 with a plan, and layer 1. */
G_GNUC_UNUSED static void
edit_add_zone (ZwStore *store)
{
  add_zone (store, "乙", FAR_SQUARE);
}

G_GNUC_UNUSED static void
edit_move_zone (ZwStore *store)
{
  g_autoptr (ZwGeometry) geometry = make_geometry (ZW_GEOMETRY_POLYGON, FAR_SQUARE);

  g_assert_true (zw_zone_set_geometry (store, 1, "Move a corner", geometry, NULL));
}

G_GNUC_UNUSED static void
edit_rename_zone (ZwStore *store)
{
  g_assert_true (zw_zone_set_name (store, 1, "丙", NULL));
}

G_GNUC_UNUSED static void
edit_zone_type (ZwStore *store)
{
  g_assert_true (zw_zone_set_type (store, 1, ZW_ZONE_PARK, NULL));
}

G_GNUC_UNUSED static void
edit_remove_zone (ZwStore *store)
{
  g_assert_true (zw_zone_remove (store, 1, NULL));
}

G_GNUC_UNUSED static void
edit_import (ZwStore *store)
{
  import_layer (store, "公車站", 20);
}

G_GNUC_UNUSED static void
edit_import_two (ZwStore *store)
{
  g_assert_true (zw_store_begin (store, "Import a timetable", NULL));
  write_layer (store, "feed stops", 5);
  write_layer (store, "feed routes", 3);
  g_assert_true (zw_store_commit (store, NULL));
}

G_GNUC_UNUSED static void
edit_remove_layer (ZwStore *store)
{
  g_assert_true (zw_layer_remove (store, 1, NULL));
}

G_GNUC_UNUSED static void
edit_rename_layer (ZwStore *store)
{
  g_assert_true (zw_layer_rename (store, 1, "新名", NULL));
}

G_GNUC_UNUSED static void
edit_hide_layer (ZwStore *store)
{
  g_assert_true (zw_layer_set_visible (store, 1, FALSE, NULL));
}

G_GNUC_UNUSED static void
edit_layer_unused (ZwStore *store)
{
  g_assert_true (zw_layer_set_used (store, 1, FALSE, NULL));
}

G_GNUC_UNUSED static void
edit_layer_year (ZwStore *store)
{
  g_assert_true (zw_layer_set_year (store, 1, 2020, NULL));
}

G_GNUC_UNUSED static void
edit_layer_no_year (ZwStore *store)
{
  g_assert_true (zw_layer_set_year (store, 1, 0, NULL));
}

G_GNUC_UNUSED static void
edit_setting (ZwStore *store)
{
  g_assert_true (zw_store_begin (store, "Settings", NULL));
  g_assert_true (zw_store_set_setting (store, "name", "新北", NULL));
  g_assert_true (zw_store_set_setting (store, "radius", "300", NULL));
  g_assert_true (zw_store_commit (store, NULL));
}

G_GNUC_UNUSED static void
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

G_GNUC_UNUSED static const struct
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

G_GNUC_UNUSED static ZwStore *
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
G_GNUC_UNUSED static void
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
