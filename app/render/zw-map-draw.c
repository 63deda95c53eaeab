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

#include "render/zw-map-draw.h"

#include <math.h>

#include "render/zw-map-label.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-marks.h"
#include "render/zw-map-path.h"
#include "render/zw-map-shade.h"
#include "render/zw-map-stamp.h"
#include "render/zw-map-zone.h"

/* Points of a path after which it is drawn. */
#define BATCH_POINTS 6000

/* How far outside the view things are drawn right, in pixels. */
#define MARGIN_PX 24.0

#define TOLERANCE_PX 0.5
#define ROUGH_TOLERANCE_PX 2.0

/* In a hurry, smaller filled polygons are a dot each, in pixels. */
#define LEAST_HURRIED_PX 6.0

/* Smaller filled polygons get no outline, in pixels. */
#define LEAST_OUTLINED_PX 5.0

/* Markers and lines get smaller too where a pixel is longer than this, in metres. */
#define FULL_SCALE 6.0
#define LEAST_SCALE_SHARE 0.45

/* Room for each feature, in pixels, below which lines get thinner and markers smaller. */
#define LINE_ROOM_PX 36.0
#define MARKER_ROOM_PX 22.0
#define LEAST_MARKER_PX 3.0
#define LEAST_LINE_SHARE 0.35

/* Of texts, where the options say nothing, in pixels. */
#define DEFAULT_SIZE 12.0

typedef struct
{
  cairo_t *cr;
  const ZwMapScene *scene;
  const ZwMapView *view;
  const ZwMapDrawOptions *options;
  GCancellable *cancellable;
  gint64 deadline; /* 0 for none */
  gboolean rough;
  double symbol_scale;
  ZwEnvelope seen; /* in the coordinates of the projection, with a margin */
  ZwMapPath path;
  ZwMapStamp *stamp;
  ZwMapHairlines *hairlines; /* (nullable): on paper there are none */
} Draw;

typedef enum
{
  PASS_FILL,
  PASS_STROKE,
} Pass;

static gboolean
is_cancelled (Draw *self)
{
  if (!self->rough && self->deadline > 0 && g_get_monotonic_time () > self->deadline)
    {
      self->rough = TRUE;
      self->path.tolerance = ROUGH_TOLERANCE_PX * self->symbol_scale;
    }
  return g_cancellable_is_cancelled (self->cancellable);
}

static ZwSymbol
get_symbol (Draw *self, const ZwMapLayer *layer)
{
  ZwSymbol symbol = layer->symbol;

  symbol.width_px *= self->symbol_scale;
  symbol.size_px = MAX (symbol.size_px, LEAST_MARKER_PX) * self->symbol_scale;
  symbol.dash_px *= self->symbol_scale;
  if (self->options->dark)
    {
      symbol.stroke = zw_map_lighten (symbol.stroke);
      symbol.fill = layer->shape->geometry->kind == ZW_GEOMETRY_POLYGON
                        ? zw_map_darken (symbol.fill)
                        : zw_map_lighten (symbol.fill);
    }
  return symbol;
}

static gboolean
is_run_seen (Draw *self, const ZwMapLayer *layer, guint run)
{
  return zw_envelope_intersects (&layer->run_extents[self->view->projection][run], &self->seen);
}

static guint
count_seen (Draw *self, const ZwMapLayer *layer)
{
  const ZwEnvelope *extents = layer->extents[self->view->projection];
  guint n_parts = layer->shape->geometry->n_parts, n = 0;

  for (guint p = 0; p < n_parts; p++)
    if (p % ZW_MAP_RUN == 0 && !is_run_seen (self, layer, p / ZW_MAP_RUN))
      p += ZW_MAP_RUN - 1;
    else
      n += zw_envelope_intersects (&extents[p], &self->seen);
  return n;
}

/* Side of the square that each feature would have if they shared the picture evenly. */
static double
get_room (Draw *self, guint n)
{
  return sqrt (self->view->width * self->view->height / MAX (n, 1u));
}

static void
set_stroke (Draw *self, const ZwSymbol *symbol, double share)
{
  double width = symbol->width_px * share;

  zw_map_set_colour (self->cr, symbol->stroke);
  cairo_set_line_width (self->cr, width);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_BEVEL);
  if (symbol->dash_px > 0.0 && !self->rough)
    {
      double dashes[] = { symbol->dash_px, MAX (symbol->dash_px * 0.6, 2.0 * width) };

      cairo_set_dash (self->cr, dashes, 2, 0.0);
    }
  else
    cairo_set_dash (self->cr, NULL, 0, 0.0);
}

static void
finish_batch (Draw *self, Pass pass, guint *pending)
{
  if (self->path.hairlines != NULL)
    return;
  if (pass == PASS_FILL)
    cairo_fill (self->cr);
  else
    cairo_stroke (self->cr);
  *pending = 0;
}

/* The larger side of a part, in units of the context. */
static double
get_extent_px (Draw *self, const ZwEnvelope *extent)
{
  return MAX (extent->max_x - extent->min_x, extent->max_y - extent->min_y)
         * self->view->px_per_unit;
}

static void
add_part (Draw *self, const ZwMapLayer *layer, guint part, guint *pending)
{
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, self->view->projection);

  for (guint r = geometry->part_starts[part]; r < geometry->part_starts[part + 1]; r++)
    {
      guint from = geometry->ring_starts[r], n = geometry->ring_starts[r + 1] - from;

      if (geometry->kind == ZW_GEOMETRY_POLYGON)
        zw_map_path_add_ring (&self->path, points + from, n, layer->reversed[r]);
      else
        zw_map_path_add_line (&self->path, points + from, n);
      *pending += self->path.points->len;
    }
}

/* Below which size a polygon is a speck, in units of the context. */
static double
get_least_size (Draw *self, const ZwSymbol *symbol)
{
  if (self->rough && (symbol->fill & 255) != 0)
    return LEAST_HURRIED_PX * self->symbol_scale;
  return 1.0 / zw_map_stamp_get_scale (self->stamp);
}

/* Whether a part is drawn as a path in this pass. */
static gboolean
wants_path (Draw *self, const ZwSymbol *symbol, Pass pass, double size)
{
  gboolean filled = (symbol->fill & 255) != 0;

  if (size < get_least_size (self, symbol))
    return FALSE;
  if (pass == PASS_FILL)
    return filled;
  return !filled || size >= LEAST_OUTLINED_PX * self->symbol_scale;
}

static gboolean
draw_paths (Draw *self, const ZwMapLayer *layer, const ZwSymbol *symbol, Pass pass)
{
  const ZwEnvelope *extents = layer->extents[self->view->projection];
  gboolean is_line = layer->shape->geometry->kind == ZW_GEOMETRY_LINE;
  guint n_parts = layer->shape->geometry->n_parts, pending = 0;

  cairo_new_path (self->cr);
  for (guint p = 0; p < n_parts; p++)
    {
      if (p % ZW_MAP_RUN == 0)
        {
          if (is_cancelled (self))
            return FALSE;
          if (!is_run_seen (self, layer, p / ZW_MAP_RUN))
            {
              p += ZW_MAP_RUN - 1;
              continue;
            }
        }
      if (!zw_envelope_intersects (&extents[p], &self->seen))
        continue;
      if (is_line || wants_path (self, symbol, pass, get_extent_px (self, &extents[p])))
        add_part (self, layer, p, &pending);
      if (pending > BATCH_POINTS)
        finish_batch (self, pass, &pending);
    }
  finish_batch (self, pass, &pending);
  return TRUE;
}

/* Thin lines go past cairo, whose stroking is what takes long. */
static gboolean
stroke_paths (Draw *self, const ZwMapLayer *layer, const ZwSymbol *symbol, double share)
{
  double width = symbol->width_px * share;
  gboolean done;

  set_stroke (self, symbol, share);
  if (self->hairlines == NULL || (symbol->dash_px > 0.0 && !self->rough)
      || width * zw_map_stamp_get_scale (self->stamp) > ZW_MAP_HAIRLINE_MOST)
    return draw_paths (self, layer, symbol, PASS_STROKE);
  zw_map_hairlines_begin (self->hairlines, width);
  self->path.hairlines = self->hairlines;
  done = draw_paths (self, layer, symbol, PASS_STROKE);
  self->path.hairlines = NULL;
  zw_map_hairlines_end (self->hairlines, self->cr);
  return done;
}

/* Polygons smaller than a dot. */
static void
draw_specks (Draw *self, const ZwMapLayer *layer, const ZwSymbol *symbol)
{
  const ZwEnvelope *extents = layer->extents[self->view->projection];
  guint n_parts = layer->shape->geometry->n_parts;
  double least = get_least_size (self, symbol);

  zw_map_stamp_begin_specks (self->stamp,
                             (symbol->fill & 255) != 0 ? symbol->fill : symbol->stroke);
  for (guint p = 0; p < n_parts; p++)
    {
      ZwPoint px;

      if (p % ZW_MAP_RUN == 0 && !is_run_seen (self, layer, p / ZW_MAP_RUN))
        {
          p += ZW_MAP_RUN - 1;
          continue;
        }
      if (!zw_envelope_intersects (&extents[p], &self->seen)
          || get_extent_px (self, &extents[p]) >= least)
        continue;
      px = zw_map_view_to_px (self->view, (ZwPoint){ (extents[p].min_x + extents[p].max_x) / 2.0,
                                                     (extents[p].min_y + extents[p].max_y) / 2.0 });
      zw_map_stamp_speck (self->stamp, px.x, px.y);
    }
  zw_map_stamp_end_specks (self->stamp);
}

/* Many outlines close together get thinner, or they would hide the map. */
static double
get_line_share (Draw *self, const ZwMapLayer *layer)
{
  double room = get_room (self, count_seen (self, layer)) / self->symbol_scale;

  return CLAMP (room / LINE_ROOM_PX, LEAST_LINE_SHARE, 1.0);
}

static gboolean
draw_polygons (Draw *self, const ZwMapLayer *layer)
{
  ZwSymbol symbol = get_symbol (self, layer);

  if ((symbol.fill & 255) != 0)
    {
      zw_map_set_colour (self->cr, symbol.fill);
      cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
      if (!draw_paths (self, layer, &symbol, PASS_FILL))
        return FALSE;
    }
  draw_specks (self, layer, &symbol);
  if (symbol.width_px <= 0.0 || (self->rough && (symbol.fill & 255) != 0))
    return TRUE;
  return stroke_paths (self, layer, &symbol, get_line_share (self, layer));
}

/* Markers and lines of their full size would hide a city seen from afar. */
static double
get_scale_share (Draw *self)
{
  double metres = zw_map_view_get_metres_per_px (self->view) * self->symbol_scale;

  return CLAMP (sqrt (FULL_SCALE / metres), LEAST_SCALE_SHARE, 1.0);
}

static gboolean
draw_lines (Draw *self, const ZwMapLayer *layer)
{
  ZwSymbol symbol = get_symbol (self, layer);

  return stroke_paths (self, layer, &symbol, get_scale_share (self));
}

static double
get_marker_size (Draw *self, const ZwMapLayer *layer, const ZwSymbol *symbol)
{
  double room = get_room (self, count_seen (self, layer)) / self->symbol_scale;
  double share = MIN (room / MARKER_ROOM_PX, get_scale_share (self));
  double least = MIN (LEAST_MARKER_PX * self->symbol_scale, symbol->size_px);

  return CLAMP (symbol->size_px * share, least, symbol->size_px);
}

static gboolean
draw_points (Draw *self, const ZwMapLayer *layer)
{
  ZwSymbol symbol = get_symbol (self, layer);
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, self->view->projection);

  zw_map_stamp_begin_markers (self->stamp, &symbol, get_marker_size (self, layer, &symbol));
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      const ZwPoint *point = &points[geometry->ring_starts[geometry->part_starts[p]]];
      ZwPoint px;

      if (p % ZW_MAP_RUN == 0)
        {
          if (is_cancelled (self))
            return FALSE;
          if (!is_run_seen (self, layer, p / ZW_MAP_RUN))
            {
              p += ZW_MAP_RUN - 1;
              continue;
            }
        }
      /* NaN compares false. */
      if (!(point->x >= self->seen.min_x && point->x <= self->seen.max_x
            && point->y >= self->seen.min_y && point->y <= self->seen.max_y))
        continue;
      px = zw_map_view_to_px (self->view, *point);
      zw_map_stamp_marker (self->stamp, px.x, px.y);
    }
  zw_map_stamp_end_markers (self->stamp);
  return TRUE;
}

static gboolean
draw_layer (Draw *self, const ZwMapLayer *layer)
{
  switch (layer->shape->geometry->kind)
    {
    case ZW_GEOMETRY_POLYGON:
      return draw_polygons (self, layer);
    case ZW_GEOMETRY_LINE:
      return draw_lines (self, layer);
    default:
      return draw_points (self, layer);
    }
}

/* The layers, and the colours of a figure above those of its kind of shape that lie
 * lowest: areas above all areas, points below all others and instead of their own. */
static gboolean
draw_layers (Draw *self)
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
      if (!draw_layer (self, layer) || is_cancelled (self))
        return FALSE;
    }
  return TRUE;
}

static void
draw_zone (Draw *self, const ZwMapZone *zone)
{
  ZwMapZoneLook look = zone->id == self->options->highlight ? ZW_MAP_ZONE_STRONG
                                                            : ZW_MAP_ZONE_PLAIN;

  if (!zw_envelope_intersects (zw_map_shape_get_extent (zone->shape, self->view->projection),
                               &self->seen))
    return;
  zw_map_zone_draw (self->cr, zone->shape->geometry,
                    zw_map_shape_get_points (zone->shape, self->view->projection), self->view,
                    self->scene->shade != NULL ? look | ZW_MAP_ZONE_HOLLOW : look,
                    self->options->dark, self->symbol_scale);
}

static void
draw_zones (Draw *self)
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
name_zones (Draw *self, ZwLabels *labels)
{
  for (guint i = 0; i < self->scene->zones->len; i++)
    {
      const ZwMapZone *zone = g_ptr_array_index (self->scene->zones, i);

      zw_labels_avoid (labels, zone->shape->geometry,
                       zw_map_shape_get_points (zone->shape, self->view->projection), self->view);
      zw_labels_put_zone (labels, zone, self->view, self->options->zone_labels, NULL);
    }
}

/* Marks are as large as pixels are, and the letters beside them as the others. */
static void
draw_marks (const Draw *self, double size)
{
  ZwMapView view = *self->view;
  double scale = self->symbol_scale;

  view.px_per_unit /= scale;
  view.width /= scale;
  view.height /= scale;
  cairo_save (self->cr);
  cairo_scale (self->cr, scale, scale);
  zw_map_marks_draw (self->scene->marks, self->cr, &view, self->options->dark, self->options->font,
                     size / scale);
  cairo_restore (self->cr);
}

/* Numbered places are drawn over everything, here or by another. */
static void
keep_spots_free (Draw *self, ZwLabels *labels)
{
  double reach = 2.0 * DEFAULT_SIZE * self->symbol_scale;

  for (guint i = 0; self->scene->shade != NULL && i < self->scene->shade->spots->len; i++)
    {
      const ZwMapSpot *spot = &g_array_index (self->scene->shade->spots, ZwMapSpot, i);
      ZwPoint px = zw_map_view_to_px (
          self->view, self->view->projection == ZW_MAP_PLANE ? spot->place : spot->mercator);
      ZwEnvelope box = { px.x - reach, px.y - reach / 2.0, px.x + 2.0 * reach, px.y + reach / 2.0 };

      if (isfinite (px.x) && isfinite (px.y))
        zw_labels_reserve (labels, &box);
    }
}

static void
draw_labels (Draw *self)
{
  ZwLabels *labels = zw_labels_new (self->cr, self->view, self->options);

  keep_spots_free (self, labels);
  name_zones (self, labels);
  if (self->options->labels && !self->rough)
    self->rough = !zw_map_draw_labels (labels, self->scene, self->view, self->deadline,
                                       self->cancellable);
  zw_labels_free (labels);
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
  Draw self = { .cr = cr, .scene = scene, .view = view, .options = options };
  gboolean done;

  self.cancellable = cancellable;
  self.symbol_scale = options->symbol_scale > 0.0 ? options->symbol_scale : 1.0;
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
  if (zw_map_stamp_is_image (self.stamp))
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  done = draw_layers (&self);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  if (done && options->zones)
    draw_zones (&self);
  if (done && (options->labels || options->zone_labels))
    draw_labels (&self);
  if (done && options->zones && scene->shade != NULL)
    zw_map_spots_draw (cr, scene->shade->spots, view, options->dark, options->font,
                       options->size > 0.0 ? options->size : DEFAULT_SIZE * self.symbol_scale);
  if (done && options->zones && scene->marks != NULL)
    draw_marks (&self, options->size > 0.0 ? options->size : DEFAULT_SIZE * self.symbol_scale);
  zw_map_path_clear (&self.path);
  g_clear_pointer (&self.hairlines, zw_map_hairlines_free);
  zw_map_stamp_free (self.stamp);
  cairo_restore (cr);

  if (!done || is_cancelled (&self))
    return ZW_MAP_DRAW_CANCELLED;
  return self.rough ? ZW_MAP_DRAW_ROUGH : ZW_MAP_DRAW_COMPLETE;
}
