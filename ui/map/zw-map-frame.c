/* zw-map-frame.c: what the layers drawn on the map of the window have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-frame.h"

typedef struct
{
  gboolean dark;

  /* Owned */
  char *font;
} ZwMapFramePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (ZwMapFrame, zw_map_frame, SHUMATE_TYPE_LAYER)

static ZwMapFramePrivate *
get_private (ZwMapFrame *self)
{
  return zw_map_frame_get_instance_private (self);
}

static void
zw_map_frame_constructed (GObject *object)
{
  static const char *const watched[] = { "notify::longitude", "notify::latitude",
                                         "notify::zoom-level" };
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (object));

  G_OBJECT_CLASS (zw_map_frame_parent_class)->constructed (object);
  for (gsize i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (viewport, watched[i], G_CALLBACK (gtk_widget_queue_draw), object,
                             G_CONNECT_SWAPPED);
}

static void
zw_map_frame_finalize (GObject *object)
{
  g_free (get_private (ZW_MAP_FRAME (object))->font);
  G_OBJECT_CLASS (zw_map_frame_parent_class)->finalize (object);
}

static void
zw_map_frame_class_init (ZwMapFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = zw_map_frame_constructed;
  G_OBJECT_CLASS (klass)->finalize = zw_map_frame_finalize;
}

static void
zw_map_frame_init (ZwMapFrame *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * zw_map_frame_get_view:
 * @view: (out caller-allocates): what the map shows, in pixels of the layer
 */
void
zw_map_frame_get_view (ZwMapFrame *self, ZwMapView *view)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);

  zw_map_view_init_mercator (view,
                             (ZwLocation){ shumate_location_get_longitude (centre),
                                           shumate_location_get_latitude (centre) },
                             shumate_viewport_get_zoom_level (viewport),
                             gtk_widget_get_width (GTK_WIDGET (self)),
                             gtk_widget_get_height (GTK_WIDGET (self)));
}

/**
 * zw_map_frame_set_look:
 * @dark: on a dark background
 * @font: (nullable): family of the letters
 */
void
zw_map_frame_set_look (ZwMapFrame *self, gboolean dark, const char *font)
{
  ZwMapFramePrivate *priv = get_private (self);
  char *kept;

  if (dark == priv->dark && g_strcmp0 (font, priv->font) == 0)
    return;
  kept = g_strdup (font);
  g_free (priv->font);
  priv->dark = dark;
  priv->font = kept;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
zw_map_frame_is_dark (ZwMapFrame *self)
{
  return get_private (self)->dark;
}

const char *
zw_map_frame_get_font (ZwMapFrame *self)
{
  return get_private (self)->font;
}
