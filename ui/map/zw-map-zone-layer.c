/* zw-map-zone-layer.c: zones, and the outline being drawn, on the map of the window
 *
 * Drawn anew with every frame, so that a corner follows the pointer. Each thing
 * has a node no larger than it needs: what is not touched costs nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-zone-layer.h"

#include <math.h>

#include "render/zw-map-label.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-zone.h"

/* Half the side of a corner's handle and of a side's, in pixels. */
#define CORNER_PX 4.5
#define SIDE_PX 3.0
#define WRONG_PX 11.0
#define AIM_PX 14.0

/* Sides shorter than this have no handle of their own. */
#define LEAST_SIDE_PX 26.0

#define LABEL_PX 13.0
#define HALO_PX 4.0

struct _ZwMapZoneLayer
{
  ZwMapFrame parent_instance;

  gint64 selected;
  gint64 hidden;
  gboolean hollow;
  ZwMapSketch sketch;

  /* Owned */
  ZwMapScene *zones;
};

G_DEFINE_FINAL_TYPE (ZwMapZoneLayer, zw_map_zone_layer, ZW_TYPE_MAP_FRAME)

void
zw_map_sketch_clear (ZwMapSketch *self)
{
  g_clear_pointer (&self->shape, zw_map_shape_free);
  g_clear_pointer (&self->line, zw_map_shape_free);
  g_clear_pointer (&self->corners, g_array_unref);
  g_clear_pointer (&self->next, g_array_unref);
  *self = (ZwMapSketch){ .selected = -1, .hover = -1, .hover_side = -1, .place = { NAN, NAN } };
}

/* The part of the widget in which something is seen; %FALSE where nothing is. */
static gboolean
find_bounds (const ZwMapView *view, const ZwEnvelope *extent, double reach, graphene_rect_t *bounds)
{
  ZwPoint a = zw_map_view_to_px (view, (ZwPoint){ extent->min_x, extent->min_y });
  ZwPoint b = zw_map_view_to_px (view, (ZwPoint){ extent->max_x, extent->max_y });
  double left = MAX (floor (a.x - reach), 0.0), top = MAX (floor (a.y - reach), 0.0);
  double right = MIN (ceil (b.x + reach), view->width);
  double bottom = MIN (ceil (b.y + reach), view->height);

  if (!(left < right && top < bottom))
    return FALSE;
  *bounds = GRAPHENE_RECT_INIT ((float) left, (float) top, (float) (right - left),
                                (float) (bottom - top));
  return TRUE;
}

static void
draw_shape (ZwMapZoneLayer *self,
            GtkSnapshot *snapshot,
            const ZwMapView *view,
            const ZwMapShape *shape,
            ZwMapZoneLook look)
{
  graphene_rect_t bounds;
  cairo_t *cr;

  if (!find_bounds (view, &shape->mercator_extent, ZW_MAP_ZONE_REACH, &bounds))
    return;
  if (self->hollow && look != ZW_MAP_ZONE_WRONG)
    look |= ZW_MAP_ZONE_HOLLOW;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  zw_map_zone_draw (cr, shape->geometry, shape->mercator, view, look,
                    zw_map_frame_is_dark (ZW_MAP_FRAME (self)), 1.0);
  cairo_destroy (cr);
}

/* A first pass, onto nothing, finds where each name goes. */
static void
draw_names (ZwMapZoneLayer *self, GtkSnapshot *snapshot, const ZwMapView *view)
{
  ZwMapDrawOptions options = { .dark = zw_map_frame_is_dark (ZW_MAP_FRAME (self)),
                               .font = zw_map_frame_get_font (ZW_MAP_FRAME (self)),
                               .size = LABEL_PX };
  cairo_surface_t *nothing = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *measure = cairo_create (nothing);
  g_autoptr (ZwLabels) places = zw_labels_new (measure, view, &options);

  for (guint i = 0; i < self->zones->zones->len; i++)
    {
      ZwMapZone zone = *(const ZwMapZone *) g_ptr_array_index (self->zones->zones, i);
      ZwEnvelope box;
      cairo_t *cr;

      /* The name goes with the zone while it is dragged. */
      if (zone.id == self->hidden && self->sketch.shape != NULL)
        zone.shape = self->sketch.shape;
      if (!zw_labels_put_zone (places, &zone, view, FALSE, &box))
        continue;
      cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT (
                        (float) floor (box.min_x - HALO_PX), (float) floor (box.min_y - HALO_PX),
                        (float) ceil (box.max_x - box.min_x + 2.0 * HALO_PX + 1.0),
                        (float) ceil (box.max_y - box.min_y + 2.0 * HALO_PX + 1.0)));
      zw_labels_write_zone (cr, view, &options, zone.name, &box);
      cairo_destroy (cr);
    }
  cairo_destroy (measure);
  cairo_surface_destroy (nothing);
}

static void
draw_handle (cairo_t *cr, ZwPoint px, double reach, guint32 fill, guint32 stroke)
{
  /* On whole pixels, or the outline is a blur. */
  cairo_rectangle (cr, floor (px.x - reach) + 0.5, floor (px.y - reach) + 0.5, 2.0 * reach,
                   2.0 * reach);
  zw_map_set_colour (cr, fill);
  cairo_fill_preserve (cr);
  zw_map_set_colour (cr, stroke);
  cairo_set_line_width (cr, 1.4);
  cairo_stroke (cr);
}

static gboolean
is_near (const ZwMapView *view, ZwPoint px)
{
  return px.x > -20.0 && px.y > -20.0 && px.x < view->width + 20.0 && px.y < view->height + 20.0;
}

static ZwPoint
get_corner_px (const ZwMapSketch *sketch, const ZwMapView *view, guint index)
{
  return zw_map_view_to_px (view, g_array_index (sketch->corners, ZwPoint, index));
}

static void
draw_side_handles (const ZwMapSketch *sketch, cairo_t *cr, const ZwMapView *view, guint32 colour)
{
  for (guint i = 0; i < sketch->corners->len; i++)
    {
      guint next = g_array_index (sketch->next, guint, i);
      ZwPoint a = get_corner_px (sketch, view, i), b = get_corner_px (sketch, view, next);
      ZwPoint middle = { (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };
      gboolean hover = (int) i == sketch->hover_side;

      if (hypot (b.x - a.x, b.y - a.y) < LEAST_SIDE_PX || !is_near (view, middle))
        continue;
      cairo_arc (cr, middle.x, middle.y, hover ? SIDE_PX + 1.5 : SIDE_PX, 0.0, 2.0 * G_PI);
      zw_map_set_colour (cr, hover ? 0xffd23fff : 0xffffffd0);
      cairo_fill_preserve (cr);
      zw_map_set_colour (cr, colour);
      cairo_set_line_width (cr, 1.0);
      cairo_stroke (cr);
    }
}

static void
draw_corners (const ZwMapSketch *sketch, cairo_t *cr, const ZwMapView *view, guint32 colour)
{
  for (guint i = 0; i < sketch->corners->len; i++)
    {
      ZwPoint px = get_corner_px (sketch, view, i);
      gboolean selected = (int) i == sketch->selected, hover = (int) i == sketch->hover;

      if (!is_near (view, px))
        continue;
      draw_handle (cr, px, selected || hover ? CORNER_PX + 1.5 : CORNER_PX,
                   selected ? 0xffb000ff
                   : hover  ? 0xffe9a8ff
                            : 0xffffffff,
                   colour);
    }
}

static void
draw_wrong_place (const ZwMapSketch *sketch, cairo_t *cr, const ZwMapView *view)
{
  ZwPoint px = zw_map_view_to_px (view, sketch->place);

  cairo_arc (cr, px.x, px.y, WRONG_PX, 0.0, 2.0 * G_PI);
  zw_map_set_colour (cr, 0xffffffc0);
  cairo_set_line_width (cr, 5.0);
  cairo_stroke_preserve (cr);
  zw_map_set_colour (cr, 0xd00000ff);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

static void
draw_lead (const ZwMapSketch *sketch, cairo_t *cr, const ZwMapView *view, guint32 colour)
{
  static const double dashes[] = { 6.0, 4.0 };
  ZwPoint last = get_corner_px (sketch, view, sketch->corners->len - 1);
  ZwPoint first = get_corner_px (sketch, view, 0);

  cairo_save (cr);
  cairo_set_dash (cr, dashes, 2, 0.0);
  zw_map_set_colour (cr, colour);
  cairo_set_line_width (cr, 1.8);
  cairo_move_to (cr, last.x, last.y);
  cairo_line_to (cr, sketch->pointer.x, sketch->pointer.y);
  cairo_stroke (cr);
  if (sketch->corners->len > 1)
    {
      cairo_set_line_width (cr, 0.8);
      cairo_move_to (cr, sketch->pointer.x, sketch->pointer.y);
      cairo_line_to (cr, first.x, first.y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

static void
draw_aim (cairo_t *cr, const ZwMapView *view, guint32 colour)
{
  double x = floor (view->width / 2.0) + 0.5, y = floor (view->height / 2.0) + 0.5;

  cairo_move_to (cr, x - AIM_PX, y);
  cairo_line_to (cr, x + AIM_PX, y);
  cairo_move_to (cr, x, y - AIM_PX);
  cairo_line_to (cr, x, y + AIM_PX);
  zw_map_set_colour (cr, colour);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

/* What the handles, the line to the pointer and the marks take. */
static gboolean
find_sketch_bounds (const ZwMapSketch *sketch, const ZwMapView *view, graphene_rect_t *bounds)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; sketch->corners != NULL && i < sketch->corners->len; i++)
    {
      const ZwPoint *corner = &g_array_index (sketch->corners, ZwPoint, i);

      zw_envelope_add (&extent, corner->x, corner->y);
    }
  if (sketch->follows)
    {
      ZwPoint pointer = zw_map_view_from_px (view, sketch->pointer);

      zw_envelope_add (&extent, pointer.x, pointer.y);
    }
  if (sketch->aim)
    zw_envelope_add (&extent, view->centre.x, view->centre.y);
  return !zw_envelope_is_empty (&extent) && find_bounds (view, &extent, AIM_PX + 2.0, bounds);
}

static void
draw_sketch (ZwMapZoneLayer *self, GtkSnapshot *snapshot, const ZwMapView *view)
{
  const ZwMapSketch *sketch = &self->sketch;
  guint32 colour = sketch->wrong ? 0xd00000ff : zw_symbol_get (ZW_ROLE_ZONES)->stroke;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (zw_map_frame_is_dark (ZW_MAP_FRAME (self)))
    colour = zw_map_lighten (colour);
  if (sketch->shape != NULL)
    draw_shape (self, snapshot, view, sketch->shape,
                sketch->wrong && sketch->line == NULL ? ZW_MAP_ZONE_WRONG : ZW_MAP_ZONE_STRONG);
  if (sketch->line != NULL)
    draw_shape (self, snapshot, view, sketch->line,
                sketch->wrong ? ZW_MAP_ZONE_WRONG : ZW_MAP_ZONE_STRONG);
  if (!find_sketch_bounds (sketch, view, &bounds))
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (sketch->corners != NULL && sketch->corners->len > 0)
    {
      if (sketch->follows)
        draw_lead (sketch, cr, view, colour);
      if (sketch->sides && sketch->next != NULL)
        draw_side_handles (sketch, cr, view, colour);
      draw_corners (sketch, cr, view, colour);
    }
  if (sketch->wrong && isfinite (sketch->place.x))
    draw_wrong_place (sketch, cr, view);
  if (sketch->aim)
    draw_aim (cr, view, zw_map_frame_is_dark (ZW_MAP_FRAME (self)) ? 0xffffffff : 0x222222ff);
  cairo_destroy (cr);
}

static void
zw_map_zone_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwMapZoneLayer *self = ZW_MAP_ZONE_LAYER (widget);
  const ZwMapZone *selected = NULL;
  ZwMapView view;

  zw_map_frame_get_view (ZW_MAP_FRAME (self), &view);
  for (guint i = 0; self->zones != NULL && i < self->zones->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->zones->zones, i);

      if (zone->id == self->hidden)
        continue;
      if (zone->id == self->selected)
        selected = zone;
      else
        draw_shape (self, snapshot, &view, zone->shape, ZW_MAP_ZONE_PLAIN);
    }
  if (selected != NULL)
    draw_shape (self, snapshot, &view, selected->shape, ZW_MAP_ZONE_STRONG);
  if (self->zones != NULL)
    draw_names (self, snapshot, &view);
  draw_sketch (self, snapshot, &view);
}

static void
zw_map_zone_layer_dispose (GObject *object)
{
  ZwMapZoneLayer *self = ZW_MAP_ZONE_LAYER (object);

  zw_map_sketch_clear (&self->sketch);
  g_clear_pointer (&self->zones, zw_map_scene_unref);
  G_OBJECT_CLASS (zw_map_zone_layer_parent_class)->dispose (object);
}

static void
zw_map_zone_layer_class_init (ZwMapZoneLayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_map_zone_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = zw_map_zone_layer_snapshot;
}

static void
zw_map_zone_layer_init (ZwMapZoneLayer *self)
{
  zw_map_sketch_clear (&self->sketch);
}

ZwMapZoneLayer *
zw_map_zone_layer_new (ShumateViewport *viewport)
{
  return g_object_new (ZW_TYPE_MAP_ZONE_LAYER, "viewport", viewport, NULL);
}

/**
 * zw_map_zone_layer_set_zones:
 * @zones: (nullable): a scene of which the zones are shown
 * @selected: number of the one drawn stronger; 0 for none
 */
void
zw_map_zone_layer_set_zones (ZwMapZoneLayer *self, ZwMapScene *zones, gint64 selected)
{
  g_clear_pointer (&self->zones, zw_map_scene_unref);
  if (zones != NULL)
    self->zones = zw_map_scene_ref (zones);
  self->selected = selected;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
zw_map_zone_layer_select (ZwMapZoneLayer *self, gint64 id)
{
  self->selected = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gint64
zw_map_zone_layer_get_selected (ZwMapZoneLayer *self)
{
  return self->selected;
}

/**
 * zw_map_zone_layer_get_zones:
 *
 * Returns: (nullable) (transfer none): the scene whose zones are shown
 */
ZwMapScene *
zw_map_zone_layer_get_zones (ZwMapZoneLayer *self)
{
  return self->zones;
}

/**
 * zw_map_zone_layer_hide_zone:
 * @id: a zone that is shown as a sketch instead; 0 for none
 */
void
zw_map_zone_layer_hide_zone (ZwMapZoneLayer *self, gint64 id)
{
  self->hidden = id;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * zw_map_zone_layer_set_hollow:
 * @hollow: zones are outlines alone, so that what lies below keeps its colours
 */
void
zw_map_zone_layer_set_hollow (ZwMapZoneLayer *self, gboolean hollow)
{
  self->hollow = hollow;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * zw_map_zone_layer_get_sketch:
 *
 * Returns: (transfer none): the sketch, to be changed by the one who draws; ask
 *   for a new frame afterwards
 */
ZwMapSketch *
zw_map_zone_layer_get_sketch (ZwMapZoneLayer *self)
{
  return &self->sketch;
}
