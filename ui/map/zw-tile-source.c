/* zw-tile-source.c: pictures of a base map, decoded away from the main thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-tile-source.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n.h>

#define TILE_PX 256

/* A picture larger than this is no tile, and not decoded. */
#define LARGEST_PX 2048

/* Enlarging further would show nothing but a few blots. */
#define MOST_LEVELS 5

struct _ZwTileSource
{
  ShumateMapSource parent_instance;

  /* Owned */
  ShumateDataSource *data; /* (nullable): all is blank without */
  char *problem;
};

enum
{
  PROP_PROBLEM = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (ZwTileSource, zw_tile_source, SHUMATE_TYPE_MAP_SOURCE)

typedef struct
{
  ShumateTile *tile;
  guint levels; /* how often it has to be enlarged */
  GBytes *bytes;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->tile);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
set_problem (ZwTileSource *self, const char *problem)
{
  if (g_strcmp0 (problem, self->problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  if (width > LARGEST_PX || height > LARGEST_PX)
    {
      *(gboolean *) user_data = TRUE;
      gdk_pixbuf_loader_set_size (loader, 1, 1);
    }
}

static GdkPixbuf *
load_pixbuf (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean too_large = FALSE;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &too_large);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  if (too_large || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("A tile of the base map is no picture that can be shown."));
      return NULL;
    }
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

/* The share of a tile that belongs to one of the tiles within it, some levels down. */
static GdkPixbuf *
enlarge (GdkPixbuf *pixbuf, guint levels, guint x, guint y)
{
  guint n = 1u << levels;
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int part_width = MAX (width / (int) n, 1), part_height = MAX (height / (int) n, 1);
  g_autoptr (GdkPixbuf) part = gdk_pixbuf_new_subpixbuf (
      pixbuf, MIN ((int) (x % n) * width / (int) n, width - part_width),
      MIN ((int) (y % n) * height / (int) n, height - part_height), part_width, part_height);

  return gdk_pixbuf_scale_simple (part, TILE_PX, TILE_PX, GDK_INTERP_BILINEAR);
}

/**
 * zw_tile_source_decode:
 * @bytes: a PNG, JPEG or WebP
 * @levels: how many levels the tile asked for lies below the one in @bytes
 * @x: column of the tile asked for, on its own level
 * @y: and row
 *
 * Returns: (transfer full): the picture
 */
GdkTexture *
zw_tile_source_decode (GBytes *bytes, guint levels, guint x, guint y, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (bytes, error);

  if (pixbuf == NULL)
    return NULL;
  if (levels > 0)
    {
      g_autoptr (GdkPixbuf) large = enlarge (pixbuf, levels, x, y);

      return gdk_texture_new_for_pixbuf (large);
    }
  return gdk_texture_new_for_pixbuf (pixbuf);
}

static void
decode_on_worker (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = zw_tile_source_decode (request->bytes, request->levels,
                                               shumate_tile_get_x (request->tile),
                                               shumate_tile_get_y (request->tile), &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_data_read (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  ZwTileSource *self = ZW_TILE_SOURCE (g_task_get_source_object (task));
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  request->bytes = shumate_data_source_get_tile_data_finish (SHUMATE_DATA_SOURCE (object), result,
                                                             &error);
  if (request->bytes != NULL)
    {
      set_problem (self, NULL);
      g_task_run_in_thread (task, decode_on_worker);
      return;
    }
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_problem (self, error->message);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
zw_tile_source_fill_tile_async (ShumateMapSource *source,
                                ShumateTile *tile,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  ZwTileSource *self = ZW_TILE_SOURCE (source);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  guint zoom = (guint) shumate_tile_get_zoom_level (tile);
  guint max_zoom = shumate_map_source_get_max_zoom_level (source);
  Request *request = g_new0 (Request, 1);

  request->tile = g_object_ref (tile);
  request->levels = zoom > max_zoom ? zoom - max_zoom : 0;
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  if (self->data == NULL || zoom < shumate_map_source_get_min_zoom_level (source)
      || request->levels > MOST_LEVELS)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  shumate_tile_set_state (tile, SHUMATE_STATE_LOADING);
  shumate_data_source_get_tile_data_async (
      self->data, (int) (shumate_tile_get_x (tile) >> request->levels),
      (int) (shumate_tile_get_y (tile) >> request->levels), (int) (zoom - request->levels),
      cancellable, on_data_read, g_steal_pointer (&task));
}

static gboolean
zw_tile_source_fill_tile_finish (ShumateMapSource *source, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &own_error);
  Request *request = g_task_get_task_data (G_TASK (result));

  if (own_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&own_error));
      return FALSE;
    }
  if (texture != NULL)
    shumate_tile_set_paintable (request->tile, GDK_PAINTABLE (texture));
  shumate_tile_set_state (request->tile, SHUMATE_STATE_DONE);
  return TRUE;
}

static void
zw_tile_source_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, ZW_TILE_SOURCE (object)->problem);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_tile_source_finalize (GObject *object)
{
  ZwTileSource *self = ZW_TILE_SOURCE (object);

  g_clear_object (&self->data);
  g_free (self->problem);
  G_OBJECT_CLASS (zw_tile_source_parent_class)->finalize (object);
}

static void
zw_tile_source_class_init (ZwTileSourceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  object_class->get_property = zw_tile_source_get_property;
  object_class->finalize = zw_tile_source_finalize;
  source_class->fill_tile_async = zw_tile_source_fill_tile_async;
  source_class->fill_tile_finish = zw_tile_source_fill_tile_finish;

  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
zw_tile_source_init (ZwTileSource *self)
{
}

/**
 * zw_tile_source_new:
 * @id: told apart from all other sources by it
 * @data: (nullable): where the bytes come from
 * @attribution: (nullable): whose tiles they are
 * @min_zoom: level from which on there are tiles
 * @max_zoom: level up to which there are
 *
 * Returns: (transfer full): a source for zw_map_set_base()
 */
ShumateMapSource *
zw_tile_source_new (const char *id,
                    ShumateDataSource *data,
                    const char *attribution,
                    guint min_zoom,
                    guint max_zoom)
{
  ZwTileSource *self = g_object_new (ZW_TYPE_TILE_SOURCE, "id", id, "license", attribution,
                                     "min-zoom-level", min_zoom, "max-zoom-level", max_zoom,
                                     "tile-size", TILE_PX, "projection",
                                     SHUMATE_MAP_PROJECTION_MERCATOR, NULL);

  g_set_object (&self->data, data);
  return SHUMATE_MAP_SOURCE (self);
}

const char *
zw_tile_source_get_problem (ZwTileSource *self)
{
  return self->problem;
}
