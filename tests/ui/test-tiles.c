/* test-tiles.c: base maps from files and from a server
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which tile lies where is worked out by hand from the definition of the tiling
 * (columns from 180° west, rows from the north; from the south in MBTiles files).
 */

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <sqlite3.h>
#include <string.h>

#include "map/zw-map-sources.h"
#include "map/zw-map.h"
#include "map/zw-mbtiles.h"
#include "map/zw-tile-server.h"
#include "map/zw-tile-source.h"
#include "zw-ui-test.h"

/* 300000, 2770000 in EPSG:3826, by gdaltransform. */
#define MIDDLE_LON 121.495489475931
#define MIDDLE_LAT 25.0372955961749

typedef struct
{
  GtkWidget *window;
  ZwMap *map;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->map = ZW_MAP (zw_map_new ());
  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 16.0);
  self->window = zw_ui_test_window (GTK_WIDGET (self->map), 800, 600);
  zw_ui_test_wait_frames (self->window, 1);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  zw_ui_test_spin (50);
}

static GBytes *
make_tile (guint32 rgb)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  char *data;
  gsize size;

  gdk_pixbuf_fill (pixbuf, rgb << 8 | 0xff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

typedef struct
{
  int zoom;
  int column;
  int row; /* from the south, as the file has it */
  guint32 rgb;
} Tile;

static char *
make_mbtiles (const char *folder, const char *format, const Tile *tiles, guint n_tiles)
{
  char *path = g_build_filename (folder, "base.mbtiles", NULL);
  g_autofree char *metadata = g_strdup_printf (
      "INSERT INTO metadata VALUES ('name', 'test'), ('format', '%s'), ('minzoom', '14'), "
      "('maxzoom', '15'), ('attribution', '<a href=\"https://example.org\">&copy; 測繪</a>')",
      format);
  sqlite3_stmt *insert;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "CREATE TABLE metadata (name TEXT, value TEXT);"
                                 "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, "
                                 "tile_row INTEGER, tile_data BLOB);",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, metadata, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "INSERT INTO tiles VALUES (?1, ?2, ?3, ?4)", -1, &insert, NULL);
  for (guint i = 0; i < n_tiles; i++)
    {
      g_autoptr (GBytes) bytes = make_tile (tiles[i].rgb);

      sqlite3_bind_int (insert, 1, tiles[i].zoom);
      sqlite3_bind_int (insert, 2, tiles[i].column);
      sqlite3_bind_int (insert, 3, tiles[i].row);
      sqlite3_bind_blob (insert, 4, g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                         SQLITE_TRANSIENT);
      g_assert_cmpint (sqlite3_step (insert), ==, SQLITE_DONE);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_close (db);
  return path;
}

static gboolean
shows (Fixture *self, int x, int y, guint32 rgb)
{
  g_autoptr (GdkTexture) picture = zw_ui_test_picture (GTK_WIDGET (self->map));

  return (zw_ui_test_pixel (picture, x, y) & 0xffffff) == rgb;
}

/* The place in the middle, x = (121.4955 + 180) / 360 = 0.837488, y = 0.428127
   of the world, lies in column 13721 and row 7014 of level 14: 2^14 · x =
   13721.39 and 2^14 · y = 7014.43; from the south that is row 9369. On level 15
   these are column 27442 and row 14028, from the south 18739. */
static void
test_mbtiles (Fixture *self, gconstpointer data)
{
  static const Tile tiles[] = { { 14, 13721, 9369, 0x2060a0 }, { 15, 27442, 18739, 0xa06020 } };
  g_autofree char *folder = g_dir_make_tmp ("zw-tiles-XXXXXX", NULL);
  g_autofree char *path = make_mbtiles (folder, "png", tiles, G_N_ELEMENTS (tiles));
  g_autoptr (GError) error = NULL;
  g_autoptr (ShumateMapSource) source = zw_map_source_new_mbtiles (path, &error);
  GtkWidget *notice;

  g_assert_no_error (error);
  zw_map_set_base (self->map, source);
  notice = zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_LABEL, "© 測繪");
  g_assert_nonnull (notice);
  g_assert_true (gtk_widget_get_visible (notice));

  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 14.0);
  g_assert_true (ZW_WAIT_UNTIL (shows (self, 400, 300, 0x2060a0)));
  /* The middle is 0.395 of a tile from its left edge, 101 pixels: beyond, nothing. */
  g_assert_false (shows (self, 400 - 101 - 3, 300, 0x2060a0));
  g_assert_true (shows (self, 400 - 101 + 3, 300, 0x2060a0));

  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 15.0);
  g_assert_true (ZW_WAIT_UNTIL (shows (self, 400, 300, 0xa06020)));
  /* Closer than there are tiles, the last are enlarged. */
  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 17.0);
  g_assert_true (ZW_WAIT_UNTIL (shows (self, 400, 300, 0xa06020)));
  /* From farther than there are tiles, the ground is seen. */
  zw_map_set_view (self->map, MIDDLE_LON, MIDDLE_LAT, 12.0);
  g_assert_true (ZW_WAIT_UNTIL (!shows (self, 400, 300, 0xa06020)));
  zw_ui_test_shot (self->window, "map-tiles.png");

  zw_map_set_base (self->map, NULL);
  g_assert_false (gtk_widget_get_visible (notice));
  g_unlink (path);
  g_rmdir (folder);
}

/* A server on this machine. */
typedef struct
{
  GBytes *tile;
  guint status;
  guint n_requests;
  char *agent;
} Server;

static void
on_request (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  Server *self = data;

  self->n_requests++;
  g_free (self->agent);
  self->agent = g_strdup (soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "User-Agent"));
  soup_server_message_set_status (message, self->status, NULL);
  if (self->status == SOUP_STATUS_OK)
    soup_server_message_set_response (message, "image/png", SOUP_MEMORY_COPY,
                                      g_bytes_get_data (self->tile, NULL),
                                      g_bytes_get_size (self->tile));
}

static void
test_server (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) tile = make_tile (0x30a030);
  g_autoptr (SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr (ShumateMapSource) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *template = NULL;
  Server server = { tile, SOUP_STATUS_OK, 0, NULL };
  GSList *uris;

  soup_server_add_handler (soup, NULL, on_request, &server, NULL);
  g_assert_true (soup_server_listen_local (soup, 0, 0, &error));
  uris = soup_server_get_uris (soup);
  template = g_strdup_printf ("http://127.0.0.1:%d/{z}/{x}/{y}.png", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  source = zw_map_source_new_xyz (template, "© test", 0, 19, &error);
  g_assert_no_error (error);

  /* Nothing is asked of a server before it is shown. */
  zw_ui_test_spin (100);
  g_assert_cmpuint (server.n_requests, ==, 0);
  zw_map_set_base (self->map, source);
  g_assert_true (ZW_WAIT_UNTIL (shows (self, 400, 300, 0x30a030)));
  g_assert_nonnull (server.agent);
  g_assert_true (g_str_has_prefix (server.agent, "Zonewright/"));
  g_assert_nonnull (strstr (server.agent, "(+http"));
  /* The view and a little around it: 4 by 3 tiles and one more each way. */
  g_assert_cmpuint (server.n_requests, <=, 6 * 5);

  /* What is not there is blank; what is refused is said. */
  server.status = SOUP_STATUS_NOT_FOUND;
  zw_map_set_view (self->map, MIDDLE_LON + 1.0, MIDDLE_LAT, 16.0);
  g_assert_true (ZW_WAIT_UNTIL (!shows (self, 400, 300, 0x30a030)));
  g_assert_nonnull (zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_LABEL, "© test"));
  server.status = SOUP_STATUS_FORBIDDEN;
  zw_map_set_view (self->map, MIDDLE_LON + 2.0, MIDDLE_LAT, 16.0);
  g_assert_true (ZW_WAIT_UNTIL (zw_tile_source_get_problem (ZW_TILE_SOURCE (source)) != NULL));
  g_assert_nonnull (strstr (zw_tile_source_get_problem (ZW_TILE_SOURCE (source)), "403"));
  g_assert_null (zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_LABEL, "© test"));
  server.status = SOUP_STATUS_OK;
  zw_map_set_view (self->map, MIDDLE_LON + 3.0, MIDDLE_LAT, 16.0);
  g_assert_true (ZW_WAIT_UNTIL (shows (self, 400, 300, 0x30a030)));
  g_assert_nonnull (zw_ui_test_find (GTK_WIDGET (self->map), GTK_TYPE_LABEL, "© test"));
  zw_map_set_base (self->map, NULL);
  g_clear_object (&source);
  g_free (server.agent);
}

static void
test_bad_mbtiles (void)
{
  g_autofree char *folder = g_dir_make_tmp ("zw-tiles-XXXXXX", NULL);
  g_autofree char *text = g_build_filename (folder, "text.mbtiles", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.mbtiles", NULL);
  g_autofree char *vector = make_mbtiles (folder, "pbf", NULL, 0);
  const char *const paths[] = { text, missing, vector, folder };

  g_assert_true (
      g_file_set_contents (text, "not a database, though long enough to be one", -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (zw_map_source_new_mbtiles (paths[i], &error));
      g_assert_error (error, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_FILE);
    }
  /* Reading leaves nothing beside the file. */
  {
    g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
    guint n = 0;

    while (g_dir_read_name (dir) != NULL)
      n++;
    g_assert_cmpuint (n, ==, 2);
  }
  g_unlink (text);
  g_unlink (vector);
  g_rmdir (folder);
}

static void
test_addresses (void)
{
  static const char *const bad[] = { "",
                                     "tiles",
                                     "https://example.org/{z}/{x}.png",
                                     "file:///etc/{z}/{x}/{y}",
                                     "https:///{z}/{x}/{y}",
                                     "ftp://example.org/{z}/{x}/{y}" };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwTileServer)
      xyz = zw_tile_server_new ("https://example.org/a?x={x}&y={y}&z={z}", &error);
  g_autoptr (ZwTileServer) tms = zw_tile_server_new ("http://example.org/{z}/{x}/{-y}.png", NULL);
  g_autofree char *address = zw_tile_server_dup_address (xyz, 27442, 14028, 15);
  g_autofree char *flipped = zw_tile_server_dup_address (tms, 27442, 14028, 15);

  g_assert_no_error (error);
  g_assert_cmpstr (address, ==, "https://example.org/a?x=27442&y=14028&z=15");
  g_assert_cmpstr (flipped, ==, "http://example.org/15/27442/18739.png");
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (zw_tile_server_new (bad[i], &error));
      g_assert_error (error, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_ADDRESS);
      g_clear_error (&error);
    }
}

static void
test_decode (void)
{
  g_autoptr (GBytes) good = make_tile (0x123456);
  g_autoptr (GBytes) bad = g_bytes_new_static ("\x89PNG nonsense", 12);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = zw_tile_source_decode (good, 3, 5, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 256);
  g_assert_cmphex (zw_ui_test_pixel (texture, 128, 128) & 0xffffff, ==, 0x123456);
  g_assert_null (zw_tile_source_decode (bad, 0, 0, 0, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("zw-cache-XXXXXX", NULL);
  int result;

  /* Tiles that are kept do not end up in the home folder. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/tiles/file", Fixture, NULL, set_up, test_mbtiles, tear_down);
  g_test_add ("/tiles/server", Fixture, NULL, set_up, test_server, tear_down);
  g_test_add_func ("/tiles/bad-files", test_bad_mbtiles);
  g_test_add_func ("/tiles/addresses", test_addresses);
  g_test_add_func ("/tiles/decode", test_decode);
  result = g_test_run ();
  zw_ui_test_remove_tree (cache);
  return result;
}
