/* zw-map-draw.c: a scene onto a cairo context
 *
 * What a map costs is cairo's work on paths: stroking one small polygon takes
 * longer than looking at a thousand. So paths are thinned to half a pixel, many
 * features share one path, thin outlines are drawn without cairo, what is
 * smaller than a pixel becomes one, and what would be a blur of outlines gets
 * none.
 *
 * Many polygons in one path need the winding rule with all outlines drawn one
 * way and all holes the other: their union is then filled once, without seams
 * between neighbours and without darker overlaps, in whatever direction the
 * source had drawn them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-draw-private.h"

#include <math.h>

#include "render/zw-map-marker.h"
#include "render/zw-map-marks.h"
#include "render/zw-map-shade.h"
#include "render/zw-map-zone.h"

/* How far outside the view things are drawn right, in pixels. */
#define MARGIN_PX 24.0

#define TOLERANCE_PX 0.5

/* How far from its place a line on paper may lie, in points: 0.09 mm. */
#define PAPER_TOLERANCE 0.25

/* Of texts, where the options say nothing, in pixels. */
#define DEFAULT_SIZE 12.0

gboolean
zw_map_drawing_is_cancelled (ZwMapDrawing *self)
{
  if (!self->rough && self->deadline > 0 && g_get_monotonic_time () > self->deadline)
    {
      self->rough = TRUE;
      self->path.tolerance = ZW_MAP_DRAW_ROUGH_TOLERANCE_PX * self->symbol_scale;
    }
  return g_cancellable_is_cancelled (self->cancellable);
}

/* The layers, and the colours of a figure above those of its kind of shape that lie
 * lowest: areas above all areas, points below all others and instead of their own. */
static gboolean
draw_layers (ZwMapDrawing *self)
{
  const ZwMapShade *shade = self->scene->shade;
  gboolean points = shade != NULL && shade->layer->shape->geometry->kind == ZW_GEOMETRY_POINT;
  guint n = self->scene->layers->len;

  for (guint i = 0; i <= n; i++)
    {
      const ZwMapLayer *layer = i < n ? g_ptr_array_index (self->scene->layers, i) : NULL;
      ZwGeometryKind kind = layer != NULL ? layer->shape->geometry->kind : ZW_GEOMETRY_POINT;

      if (shade != NULL && (kind == ZW_GEOMETRY_POINT || (kind == ZW_GEOMETRY_LINE && !points)))
        {
          if (!zw_map_shade_draw (shade, self->cr, self->view, &self->path, self->stamp,
                                  self->options->dark, self->rough, self->cancellable))
            return FALSE;
          shade = NULL;
        }
      if (layer == NULL || (points && layer == self->scene->shade->layer))
        continue;
      if (!zw_map_drawing_add_layer (self, layer) || zw_map_drawing_is_cancelled (self))
        return FALSE;
    }
  return TRUE;
}

static void
draw_zone (ZwMapDrawing *self, const ZwMapZone *zone)
{
  ZwMapZoneLook look = zone->id == self->options->highlight ? ZW_MAP_ZONE_STRONG
                                                            : ZW_MAP_ZONE_PLAIN;

  if (!zw_envelope_intersects (zw_map_shape_get_extent (zone->shape, self->view->projection),
                               &self->seen))
    return;
  zw_map_zone_draw (self->cr, zone->shape->geometry,
                    zw_map_shape_get_points (zone->shape, self->view->projection), self->view,
                    self->scene->shade != NULL || self->scene->hollow ? look | ZW_MAP_ZONE_HOLLOW
                                                                      : look,
                    self->options->dark, self->symbol_scale);
}

static void
draw_zones (ZwMapDrawing *self)
{
  const ZwMapZone *strong = zw_map_scene_find_zone (self->scene, self->options->highlight);

  for (guint i = 0; i < self->scene->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->scene->zones, i);

      if (zone != strong)
        draw_zone (self, zone);
    }
  if (strong != NULL)
    draw_zone (self, strong);
}

/* Zones' names come first. Where another draws them, their place is kept free. */
static void
name_zones (ZwMapDrawing *self)
{
  for (guint i = 0; i < self->scene->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->scene->zones, i);

      zw_labels_avoid (self->labels, zone->shape->geometry,
                       zw_map_shape_get_points (zone->shape, self->view->projection), self->view);
      zw_labels_put_zone (self->labels, zone, self->view, self->options->zone_labels, NULL);
    }
}

/* Marks are as large as pixels are, and the letters beside them as the others. No name
 * comes over them. */
static void
draw_marks (const ZwMapDrawing *self, double size)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));
  ZwMapView view = *self->view;
  double scale = self->symbol_scale;

  view.px_per_unit /= scale;
  view.width /= scale;
  view.height /= scale;
  cairo_save (self->cr);
  cairo_scale (self->cr, scale, scale);
  zw_map_marks_draw_taking (self->scene->marks, self->cr, &view, self->options->dark,
                            self->options->font, size / scale, taken);
  cairo_restore (self->cr);
  for (guint i = 0; self->labels != NULL && i < taken->len; i++)
    {
      const ZwEnvelope *box = &g_array_index (taken, ZwEnvelope, i);
      ZwEnvelope px = { box->min_x * scale, box->min_y * scale, box->max_x * scale,
                        box->max_y * scale };

      zw_labels_reserve (self->labels, &px);
    }
}

/* Numbered places are drawn over everything, here or by another. */
static void
keep_spots_free (ZwMapDrawing *self)
{
  double reach = 2.0 * DEFAULT_SIZE * self->symbol_scale;

  for (guint i = 0; self->scene->shade != NULL && i < self->scene->shade->spots->len; i++)
    {
      const ZwMapSpot *spot = &g_array_index (self->scene->shade->spots, ZwMapSpot, i);
      ZwPoint px = zw_map_view_to_px (
          self->view, self->view->projection == ZW_MAP_PLANE ? spot->place : spot->mercator);
      ZwEnvelope box = { px.x - reach, px.y - reach / 2.0, px.x + 2.0 * reach, px.y + reach / 2.0 };

      if (isfinite (px.x) && isfinite (px.y))
        zw_labels_reserve (self->labels, &box);
    }
}

static void
draw_labels (ZwMapDrawing *self)
{
  keep_spots_free (self);
  name_zones (self);
  if (self->options->labels && !self->rough)
    self->rough = !zw_map_draw_labels (self->labels, self->scene, self->view, self->options,
                                       self->deadline, self->cancellable);
}

/**
 * zw_map_draw:
 * @cr: where to draw; the view's pixels are its units, its background is left as it is
 * @scene: what to show
 * @view: what part of the world
 * @options: how
 * @cancellable: (nullable): stops the drawing
 *
 * Draws the layers in their order, then the zones and the names. Any thread may
 * draw, each with a context of its own.
 *
 * Returns: whether all of it is there
 */
ZwMapDrawResult
zw_map_draw (cairo_t *cr,
             const ZwMapScene *scene,
             const ZwMapView *view,
             const ZwMapDrawOptions *options,
             GCancellable *cancellable)
{
  ZwMapDrawing self = { .cr = cr, .scene = scene, .view = view, .options = options };
  double size;
  gboolean done;

  self.cancellable = cancellable;
  self.symbol_scale = options->symbol_scale > 0.0 ? options->symbol_scale : 1.0;
  size = options->size > 0.0 ? options->size : DEFAULT_SIZE * self.symbol_scale;
  self.seen = zw_map_view_get_envelope (view, MARGIN_PX * self.symbol_scale);
  if (options->budget_ms > 0)
    self.deadline = g_get_monotonic_time () + options->budget_ms * G_GINT64_CONSTANT (1000);

  cairo_save (cr);
  self.stamp = zw_map_stamp_new (cr, view->width, view->height);
  self.hairlines = zw_map_stamp_make_hairlines (self.stamp);
  zw_map_path_init (
      &self.path, cr, view, MARGIN_PX * self.symbol_scale,
      TOLERANCE_PX
          / (zw_map_stamp_is_image (self.stamp) ? zw_map_stamp_get_scale (self.stamp) : 2.0));
  if (!zw_map_stamp_is_image (self.stamp))
    zw_map_path_set_paper (&self.path, PAPER_TOLERANCE);
  if (options->labels || options->zone_labels)
    self.labels = zw_labels_new (cr, view, options);
  if (zw_map_stamp_is_image (self.stamp))
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  done = draw_layers (&self);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  cairo_set_dash (cr, NULL, 0, 0.0);
  if (done && options->zones)
    draw_zones (&self);
  if (done && options->zones && scene->marks != NULL)
    draw_marks (&self, size);
  if (done && self.labels != NULL)
    draw_labels (&self);
  if (done && options->zones && scene->shade != NULL)
    zw_map_spots_draw (cr, scene->shade->spots, view, options->dark, options->font, size);
  g_clear_pointer (&self.labels, zw_labels_free);
  zw_map_path_clear (&self.path);
  g_clear_pointer (&self.hairlines, zw_map_hairlines_free);
  zw_map_stamp_free (self.stamp);
  cairo_restore (cr);

  if (!done || zw_map_drawing_is_cancelled (&self))
    return ZW_MAP_DRAW_CANCELLED;
  return self.rough ? ZW_MAP_DRAW_ROUGH : ZW_MAP_DRAW_COMPLETE;
}
