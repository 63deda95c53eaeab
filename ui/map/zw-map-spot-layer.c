/* zw-map-spot-layer.c: numbered places on the map of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-spot-layer.h"

#include <math.h>

#define TEXT_PX 12.0

struct _ZwMapSpotLayer
{
  ZwMapFrame parent_instance;

  /* Owned */
  ZwMapShade *shade;
};

G_DEFINE_FINAL_TYPE (ZwMapSpotLayer, zw_map_spot_layer, ZW_TYPE_MAP_FRAME)

static void
zw_map_spot_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMapSpotLayer *self = ZW_MAP_SPOT_LAYER (widget);
  ZwEnvelope extent;
  ZwMapView view;
  cairo_t *cr;

  if (self->shade == NULL)
    return;
  zw_map_frame_get_view (ZW_MAP_FRAME (self), &view);
  extent = zw_map_spots_get_extent (self->shade->spots, &view, TEXT_PX);
  extent.min_x = MAX (floor (extent.min_x), 0.0);
  extent.min_y = MAX (floor (extent.min_y), 0.0);
  extent.max_x = MIN (ceil (extent.max_x), view.width);
  extent.max_y = MIN (ceil (extent.max_y), view.height);
  if (!(extent.min_x < extent.max_x && extent.min_y < extent.max_y))
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) extent.min_x, (float) extent.min_y,
                                                       (float) (extent.max_x - extent.min_x),
                                                       (float) (extent.max_y - extent.min_y)));
  zw_map_spots_draw (cr, self->shade->spots, &view, zw_map_frame_is_dark (ZW_MAP_FRAME (self)),
                     zw_map_frame_get_font (ZW_MAP_FRAME (self)), TEXT_PX);
  cairo_destroy (cr);
}

static void
zw_map_spot_layer_dispose (GObject *object)
{
  ZwMapSpotLayer *self = ZW_MAP_SPOT_LAYER (object);

  g_clear_pointer (&self->shade, zw_map_shade_unref);
  G_OBJECT_CLASS (zw_map_spot_layer_parent_class)->dispose (object);
}

static void
zw_map_spot_layer_class_init (ZwMapSpotLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_map_spot_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = zw_map_spot_layer_snapshot;
}

static void
zw_map_spot_layer_init (ZwMapSpotLayer *self)
{
}

ZwMapSpotLayer *
zw_map_spot_layer_new (ShumateViewport *viewport)
{
  return g_object_new (ZW_TYPE_MAP_SPOT_LAYER, "viewport", viewport, NULL);
}

/**
 * zw_map_spot_layer_set_shade:
 * @shade: (nullable): whose places are shown
 */
void
zw_map_spot_layer_set_shade (ZwMapSpotLayer *self, ZwMapShade *shade)
{
  if (shade != NULL)
    zw_map_shade_ref (shade);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  self->shade = shade;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
