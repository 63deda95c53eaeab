/* zw-map-mark-layer.c: marks of a check or a proposal above the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-mark-layer.h"

#include <math.h>

#define TEXT_PX 12.0

/* Words may stand so far outside of what they belong to. */
#define REACH_PX 240.0

struct _ZwMapMarkLayer
{
  ZwMapFrame parent_instance;

  /* Owned */
  ZwMapMarks *marks;
};

G_DEFINE_FINAL_TYPE (ZwMapMarkLayer, zw_map_mark_layer, ZW_TYPE_MAP_FRAME)

static void
zw_map_mark_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMapMarkLayer *self = ZW_MAP_MARK_LAYER (widget);
  double left, top, right, bottom;
  ZwEnvelope extent;
  ZwMapView view;
  ZwPoint a, b;
  cairo_t *cr;

  if (self->marks == NULL || self->marks->marks->len == 0)
    return;
  zw_map_frame_get_view (ZW_MAP_FRAME (self), &view);
  extent = zw_map_marks_get_extent (self->marks, ZW_MAP_MERCATOR);
  if (zw_envelope_is_empty (&extent))
    return;
  a = zw_map_view_to_px (&view, (ZwPoint){ extent.min_x, extent.min_y });
  b = zw_map_view_to_px (&view, (ZwPoint){ extent.max_x, extent.max_y });
  left = MAX (floor (MIN (a.x, b.x) - REACH_PX), 0.0);
  top = MAX (floor (MIN (a.y, b.y) - REACH_PX), 0.0);
  right = MIN (ceil (MAX (a.x, b.x) + REACH_PX), view.width);
  bottom = MIN (ceil (MAX (a.y, b.y) + REACH_PX), view.height);
  if (!(left < right && top < bottom))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) left, (float) top,
                                                                 (float) (right - left),
                                                                 (float) (bottom - top)));
  zw_map_marks_draw (self->marks, cr, &view, zw_map_frame_is_dark (ZW_MAP_FRAME (self)),
                     zw_map_frame_get_font (ZW_MAP_FRAME (self)), TEXT_PX);
  cairo_destroy (cr);
}

static void
zw_map_mark_layer_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  GdkRGBA ink;

  GTK_WIDGET_CLASS (zw_map_mark_layer_parent_class)->css_changed (widget, change);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  /* Light letters stand on a dark background. */
  zw_map_frame_set_look (ZW_MAP_FRAME (widget), ink.red + ink.green + ink.blue > 1.5f,
                         font != NULL ? pango_font_description_get_family (font) : NULL);
}

static void
zw_map_mark_layer_dispose (GObject *object)
{
  ZwMapMarkLayer *self = ZW_MAP_MARK_LAYER (object);

  g_clear_pointer (&self->marks, zw_map_marks_unref);
  G_OBJECT_CLASS (zw_map_mark_layer_parent_class)->dispose (object);
}

static void
zw_map_mark_layer_class_init (ZwMapMarkLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_map_mark_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = zw_map_mark_layer_snapshot;
  GTK_WIDGET_CLASS (klass)->css_changed = zw_map_mark_layer_css_changed;
}

static void
zw_map_mark_layer_init (ZwMapMarkLayer *self)
{
}

ZwMapMarkLayer *
zw_map_mark_layer_new (ShumateViewport *viewport)
{
  return g_object_new (ZW_TYPE_MAP_MARK_LAYER, "viewport", viewport, NULL);
}

/**
 * zw_map_mark_layer_set_marks:
 * @marks: (nullable): what is shown
 */
void
zw_map_mark_layer_set_marks (ZwMapMarkLayer *self, ZwMapMarks *marks)
{
  if (marks != NULL)
    zw_map_marks_ref (marks);
  g_clear_pointer (&self->marks, zw_map_marks_unref);
  self->marks = marks;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
