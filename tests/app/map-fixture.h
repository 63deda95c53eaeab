/* map-fixture.h: layers made of a few shapes, for tests of the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "geometry/zw-wkb.h"
#include "layers/zw-project.h"
#include "render/zw-map-scene.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

typedef struct
{
  char *folder;
  char *path;
  ZwStore *store;
  GPtrArray *layers; /* of ZwMapLayer */
  GPtrArray *zones;  /* of ZwZone */
} MapFixture;

static inline void
map_fixture_set_up (MapFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("zw-map-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "map.gpkg", NULL);
  self->store = zw_project_create (self->path, "map", NULL, "EPSG:3826", &error);
  g_assert_no_error (error);
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
}

static inline void
map_fixture_clear (MapFixture *self)
{
  g_ptr_array_unref (self->layers);
  g_ptr_array_unref (self->zones);
  g_object_unref (self->store);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

/* Fills a table with the shapes, of which @names has one for each, or is NULL. */
static inline void
map_fixture_fill (MapFixture *self, const char *table, GPtrArray *shapes, const char *const *names)
{
  sqlite3 *db = zw_store_get_db (self->store);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO \"%s\" (geom, name) VALUES (?1, ?2)", table);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *insert = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &insert, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < shapes->len; i++)
    {
      g_autoptr (GBytes) blob = zw_blob_encode (g_ptr_array_index (shapes, i), 3826);

      sqlite3_bind_blob (insert, 1, g_bytes_get_data (blob, NULL), (int) g_bytes_get_size (blob),
                         SQLITE_TRANSIENT);
      sqlite3_bind_text (insert, 2, names != NULL ? names[i] : NULL, -1, SQLITE_TRANSIENT);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
}

/* A layer of the project, prepared; it belongs to the fixture. */
static inline ZwMapLayer *
map_fixture_add (MapFixture *self,
                 ZwRole role,
                 ZwGeometryKind kind,
                 GPtrArray *shapes,
                 const char *const *names)
{
  static const ZwColumn columns[] = { { "name", FALSE } };
  g_autofree char *table = zw_feature_table_find_free_name (self->store, zw_role_get_id (role));
  g_autofree char *file = g_strconcat (zw_role_get_id (role), ".shp", NULL);
  ZwLayer entry = { .table = table, .role = role, .name = table, .kind = kind, .year = 2024 };
  g_autoptr (ZwFeatures) features = NULL;
  g_autoptr (GError) error = NULL;
  ZwMapLayer *layer;

  entry.source.file = file;
  zw_store_begin (self->store, "layer", &error);
  g_assert_no_error (error);
  zw_feature_table_create (self->store, table, kind, columns, G_N_ELEMENTS (columns), &error);
  g_assert_no_error (error);
  map_fixture_fill (self, table, shapes, names);
  zw_layer_add (self->store, &entry, NULL, &error);
  g_assert_no_error (error);
  zw_store_commit (self->store, &error);
  g_assert_no_error (error);

  features = zw_features_load (self->store, &entry, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (features->n, ==, shapes->len);
  layer = zw_map_layer_new (features, "EPSG:3826", NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->layers, layer);
  return layer;
}

static inline GPtrArray *
map_fixture_new_shapes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
}

static inline ZwGeometry *
map_fixture_box (double x, double y, double to_x, double to_y)
{
  ZwPoint corners[] = { { x, y }, { to_x, y }, { to_x, to_y }, { x, to_y } };

  return zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
}

/* The zone belongs to the fixture. */
static inline ZwZone *
map_fixture_add_zone (MapFixture *self, const char *name, ZwGeometry *geometry)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (self->store, name, ZW_ZONE_URBAN, geometry, &error);
  ZwZone *zone;

  g_assert_no_error (error);
  zone = zw_zone_find (self->store, id, &error);
  g_assert_no_error (error);
  zw_geometry_unref (geometry);
  g_ptr_array_add (self->zones, zone);
  return zone;
}

static inline ZwMapScene *
map_fixture_make_scene (MapFixture *self)
{
  g_autoptr (GError) error = NULL;
  ZwMapScene *scene = zw_map_scene_new ("EPSG:3826", self->layers, self->zones, &error);

  g_assert_no_error (error);
  return scene;
}
