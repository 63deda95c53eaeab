/* zw-tile-server.c: tiles from a server
 *
 * As the policies of tile servers ask: the program names itself, keeps two
 * connections at most and what it has got for as long as the server says.
 * Nothing is fetched that is not looked at. An answer is waited for five
 * seconds, never on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-tile-server.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>

#include "map/zw-map-sources.h"

#define TIMEOUT_S 5
#define MOST_CONNECTIONS 2
#define CACHE_BYTES (200 * 1024 * 1024)

struct _ZwTileServer
{
  ShumateDataSource parent_instance;

  /* Owned */
  char *template;
  SoupSession *session;
  SoupCache *cache;
};

G_DEFINE_FINAL_TYPE (ZwTileServer, zw_tile_server, SHUMATE_TYPE_DATA_SOURCE)

static void
append_number (GString *text, const char *name, int number)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%d", number);
  g_string_replace (text, name, digits, 0);
}

/**
 * zw_tile_server_dup_address:
 *
 * Returns: (transfer full): the address of a tile
 */
char *
zw_tile_server_dup_address (ZwTileServer *self, int x, int y, int zoom)
{
  GString *address = g_string_new (self->template);

  append_number (address, "{x}", x);
  append_number (address, "{y}", y);
  append_number (address, "{-y}", (1 << zoom) - 1 - y);
  append_number (address, "{z}", zoom);
  g_string_replace (address, "{s}", "a", 0);
  return g_string_free (address, FALSE);
}

static void
on_answered (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  SoupMessage *message = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes)
      bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  SoupStatus status = soup_message_get_status (message);

  if (bytes == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (bytes == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE,
                             /* Translators: %s is a reason, in the language of the system */
                             _ ("The server of the base map does not answer: %s."), error->message);
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_NO_CONTENT
           || (SOUP_STATUS_IS_SUCCESSFUL (status) && g_bytes_get_size (bytes) == 0))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such tile");
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             /* Translators: %u is a number such as 403, %s what it means */
                             _ ("The server of the base map refuses: %u %s."), status,
                             soup_message_get_reason_phrase (message));
  else
    g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
}

static void
zw_tile_server_get_tile_data_async (ShumateDataSource *source,
                                    int x,
                                    int y,
                                    int zoom,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  ZwTileServer *self = ZW_TILE_SERVER (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *address = zw_tile_server_dup_address (self, x, y, zoom);
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, address);

  if (message == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                               _ ("“%s” is not the address of a tile."), address);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, message, g_object_unref);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, cancellable,
                                    on_answered, task);
}

static GBytes *
zw_tile_server_get_tile_data_finish (ShumateDataSource *source,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
zw_tile_server_dispose (GObject *object)
{
  ZwTileServer *self = ZW_TILE_SERVER (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  if (self->cache != NULL)
    {
      soup_cache_flush (self->cache);
      soup_cache_dump (self->cache);
    }
  g_clear_object (&self->cache);
  g_clear_object (&self->session);
  g_clear_pointer (&self->template, g_free);
  G_OBJECT_CLASS (zw_tile_server_parent_class)->dispose (object);
}

static void
zw_tile_server_class_init (ZwTileServerClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_tile_server_dispose;
  source_class->get_tile_data_async = zw_tile_server_get_tile_data_async;
  source_class->get_tile_data_finish = zw_tile_server_get_tile_data_finish;
}

static void
zw_tile_server_init (ZwTileServer *self)
{
}

static gboolean
is_template (const char *template)
{
  g_autoptr (GString) probe = g_string_new (template);
  g_autoptr (GUri) uri = NULL;

  if (strstr (template, "{x}") == NULL || strstr (template, "{z}") == NULL
      || (strstr (template, "{y}") == NULL && strstr (template, "{-y}") == NULL))
    return FALSE;
  g_string_replace (probe, "{", "", 0);
  g_string_replace (probe, "}", "", 0);
  uri = g_uri_parse (probe->str, SOUP_HTTP_URI_FLAGS, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && g_uri_get_host (uri)[0] != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "https")
             || g_str_equal (g_uri_get_scheme (uri), "http"));
}

/**
 * zw_tile_server_new:
 * @template: address with {z}, {x} and {y}, or {-y} where rows count from the south
 *
 * Returns: (transfer full): its tiles, or %NULL with %ZW_MAP_SOURCES_ERROR_ADDRESS
 */
ZwTileServer *
zw_tile_server_new (const char *template, GError **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *folder = NULL;
  ZwTileServer *self;

  if (!is_template (template))
    {
      g_set_error (error, ZW_MAP_SOURCES_ERROR, ZW_MAP_SOURCES_ERROR_ADDRESS,
                   _ ("“%s” is not the address of a tile server. It looks like "
                      "https://tiles.example.org/{z}/{x}/{y}.png."),
                   template);
      return NULL;
    }
  self = g_object_new (ZW_TYPE_TILE_SERVER, NULL);
  self->template = g_strdup (template);
  self->session = soup_session_new_with_options (
      "user-agent", "Zonewright/" ZW_VERSION " (+" ZW_HOMEPAGE ")", "timeout", TIMEOUT_S,
      "max-conns", MOST_CONNECTIONS, "max-conns-per-host", MOST_CONNECTIONS, NULL);
  sum = g_compute_checksum_for_string (G_CHECKSUM_MD5, template, -1);
  folder = g_build_filename (g_get_user_cache_dir (), "zonewright", "tiles", sum, NULL);
  self->cache = soup_cache_new (folder, SOUP_CACHE_SINGLE_USER);
  soup_cache_set_max_size (self->cache, CACHE_BYTES);
  soup_session_add_feature (self->session, SOUP_SESSION_FEATURE (self->cache));
  soup_cache_load (self->cache);
  return self;
}
