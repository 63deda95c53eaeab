/* zw-mbtiles.c: the tiles in an MBTiles file
 *
 * Format: MBTiles specification 1.3. Its rows count from the south, as in the
 * Tile Map Service. The file comes from elsewhere: it is opened read-only and
 * immutable, and none of its views may call functions with side effects.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-mbtiles.h"

#include <glib/gi18n.h>
#include <sqlite3.h>

#include "map/zw-map-sources.h"

#define LARGEST_TILE (8 * 1024 * 1024)
#define MOST_ZOOM 24

struct _ZwMbtiles
{
  ShumateDataSource parent_instance;

  guint min_zoom;
  guint max_zoom;

  /* Owned */
  char *path;
  char *attribution;
  sqlite3 *db; /* used by one thread at a time: @lock */
  sqlite3_stmt *query;
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (ZwMbtiles, zw_mbtiles, SHUMATE_TYPE_DATA_SOURCE)

typedef struct
{
  int x;
  int y;
  int zoom;
} Place;

static void
set_error (GError **error, const char *path, const char *what)
{
  g_autofree char *name = g_filename_display_basename (path);

  /* Translators: the first %s is the name of a file, the second a sentence */
  g_set_error (error, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_FILE, _ ("“%s”: %s"), name, what);
}

/**
 * zw_mbtiles_read:
 * @y: row, counted from the north
 *
 * Returns: (transfer full) (nullable): the bytes of a tile, or %NULL with
 *   %G_IO_ERROR_NOT_FOUND where there is none
 */
GBytes *
zw_mbtiles_read (ZwMbtiles *self, int x, int y, int zoom, GError **error)
{
  GBytes *bytes = NULL;
  int result;

  g_mutex_lock (&self->lock);
  sqlite3_bind_int (self->query, 1, zoom);
  sqlite3_bind_int (self->query, 2, x);
  sqlite3_bind_int (self->query, 3, (1 << zoom) - 1 - y);
  result = sqlite3_step (self->query);
  if (result == SQLITE_ROW && sqlite3_column_type (self->query, 0) == SQLITE_BLOB
      && sqlite3_column_bytes (self->query, 0) > 0
      && sqlite3_column_bytes (self->query, 0) <= LARGEST_TILE)
    bytes = g_bytes_new (sqlite3_column_blob (self->query, 0),
                         (gsize) sqlite3_column_bytes (self->query, 0));
  else if (result == SQLITE_ROW || result == SQLITE_DONE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such tile");
  else
    set_error (error, self->path, _ ("The file of tiles is damaged."));
  sqlite3_reset (self->query);
  g_mutex_unlock (&self->lock);
  return bytes;
}

static void
read_on_worker (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Place *place = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  if (g_task_return_error_if_cancelled (task))
    return;
  bytes = zw_mbtiles_read (ZW_MBTILES (object), place->x, place->y, place->zoom, &error);
  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
zw_mbtiles_get_tile_data_async (ShumateDataSource *source,
                                int x,
                                int y,
                                int zoom,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  Place place = { x, y, zoom };

  g_task_set_task_data (task, g_memdup2 (&place, sizeof place), g_free);
  g_task_run_in_thread (task, read_on_worker);
}

static GBytes *
zw_mbtiles_get_tile_data_finish (ShumateDataSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
zw_mbtiles_finalize (GObject *object)
{
  ZwMbtiles *self = ZW_MBTILES (object);

  sqlite3_finalize (self->query);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self->attribution);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (zw_mbtiles_parent_class)->finalize (object);
}

static void
zw_mbtiles_class_init (ZwMbtilesClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = zw_mbtiles_finalize;
  source_class->get_tile_data_async = zw_mbtiles_get_tile_data_async;
  source_class->get_tile_data_finish = zw_mbtiles_get_tile_data_finish;
}

static void
zw_mbtiles_init (ZwMbtiles *self)
{
  g_mutex_init (&self->lock);
}

/* (nullable) (transfer full): an entry of the metadata. */
static char *
get_metadata (ZwMbtiles *self, const char *name)
{
  sqlite3_stmt *query = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (self->db, "SELECT value FROM metadata WHERE name = ?1", -1, &query, NULL)
          == SQLITE_OK
      && sqlite3_bind_text (query, 1, name, -1, SQLITE_STATIC) == SQLITE_OK
      && sqlite3_step (query) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (query, 0));
  sqlite3_finalize (query);
  return value;
}

/* Notices often come as HTML with links. */
static char *
strip_tags (const char *html)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } entities[] = { { "&copy;", "©" }, { "&quot;", "\"" }, { "&lt;", "<" },
                   { "&gt;", ">" },   { "&nbsp;", " " },  { "&amp;", "&" } };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in_tag = FALSE;

  for (const char *at = html; *at != '\0'; at++)
    if (*at == '<')
      in_tag = TRUE;
    else if (*at == '>')
      in_tag = FALSE;
    else if (!in_tag)
      g_string_append_c (text, *at);
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    g_string_replace (text, entities[i].entity, entities[i].text, 0);
  return g_utf8_make_valid (text->str, (gssize) text->len);
}

static gboolean
connect_to (ZwMbtiles *self, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("%s?immutable=1", uri);

  if (!g_file_test (self->path, G_FILE_TEST_IS_REGULAR))
    {
      set_error (error, self->path, _ ("There is no such file."));
      return FALSE;
    }
  if (sqlite3_open_v2 (address, &self->db,
                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_FULLMUTEX, NULL)
          != SQLITE_OK
      || sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK
      || sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (self->db,
                             "SELECT tile_data FROM tiles "
                             "WHERE zoom_level = ?1 AND tile_column = ?2 AND tile_row = ?3",
                             -1, &self->query, NULL)
             != SQLITE_OK)
    {
      set_error (error, self->path,
                 _ ("This is not a file of map tiles. Choose one in the MBTiles format."));
      return FALSE;
    }
  return TRUE;
}

/* Old files do not say it. */
static gboolean
find_zooms (ZwMbtiles *self, GError **error)
{
  g_autofree char *min = get_metadata (self, "minzoom");
  g_autofree char *max = get_metadata (self, "maxzoom");
  sqlite3_stmt *query = NULL;
  gboolean found = FALSE;

  if (min != NULL && max != NULL)
    {
      self->min_zoom = (guint) CLAMP (g_ascii_strtoll (min, NULL, 10), 0, MOST_ZOOM);
      self->max_zoom = (guint) CLAMP (g_ascii_strtoll (max, NULL, 10), 0, MOST_ZOOM);
      return TRUE;
    }
  if (sqlite3_prepare_v2 (self->db, "SELECT min(zoom_level), max(zoom_level) FROM tiles", -1,
                          &query, NULL)
          == SQLITE_OK
      && sqlite3_step (query) == SQLITE_ROW && sqlite3_column_type (query, 0) == SQLITE_INTEGER)
    {
      self->min_zoom = (guint) CLAMP (sqlite3_column_int (query, 0), 0, MOST_ZOOM);
      self->max_zoom = (guint) CLAMP (sqlite3_column_int (query, 1), 0, MOST_ZOOM);
      found = TRUE;
    }
  sqlite3_finalize (query);
  if (!found)
    set_error (error, self->path, _ ("There are no tiles in this file."));
  return found;
}

/**
 * zw_mbtiles_open:
 * @path: an MBTiles file with pictures
 *
 * Returns: (transfer full): its tiles, or %NULL with %ZW_MAP_SOURCES_ERROR_FILE
 */
ZwMbtiles *
zw_mbtiles_open (const char *path, GError **error)
{
  g_autoptr (ZwMbtiles) self = g_object_new (ZW_TYPE_MBTILES, NULL);
  g_autofree char *format = NULL;
  g_autofree char *attribution = NULL;

  self->path = g_strdup (path);
  if (!connect_to (self, error) || !find_zooms (self, error))
    return NULL;
  format = get_metadata (self, "format");
  if (format != NULL && g_ascii_strcasecmp (format, "pbf") == 0)
    {
      set_error (error, path,
                 _ ("This file holds vector tiles. Choose one with pictures: PNG, JPEG or WebP."));
      return NULL;
    }
  attribution = get_metadata (self, "attribution");
  self->attribution = strip_tags (attribution != NULL ? attribution : "");
  return g_steal_pointer (&self);
}

const char *
zw_mbtiles_get_attribution (ZwMbtiles *self)
{
  return self->attribution;
}

guint
zw_mbtiles_get_min_zoom (ZwMbtiles *self)
{
  return self->min_zoom;
}

guint
zw_mbtiles_get_max_zoom (ZwMbtiles *self)
{
  return self->max_zoom;
}
