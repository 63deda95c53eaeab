/* zw-map-draw-layer.c: one layer of a scene onto a cairo context
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "render/zw-map-draw-private.h"
#include "render/zw-map-hatch.h"
#include "render/zw-map-marker.h"

/* Points of a path after which it is drawn. */
#define BATCH_POINTS 6000

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

/* How far a marker with its outline reaches from its middle, as a share of its size. */
#define MARKER_REACH 0.65

/* Lines on paper are not thinner, in points: 0.1 mm. */
#define LEAST_LINE_PT (0.1 * 72.0 / 25.4)

/* How the features of a category look, in units of the context; or those of a layer
 * without a style. */
typedef struct
{
  ZwSymbol symbol;
  guint number; /* of the category, 0 for all features */
  ZwHatch hatch;
  guint32 hatch_ink;
  guint32 casing;
  double casing_width;
} Brush;

typedef enum
{
  PASS_FILL,
  PASS_STROKE,
} Pass;

static void
brush_init (Brush *self, const ZwMapDrawing *drawing, const ZwMapLayer *layer, guint number)
{
  const ZwMapCategory *category = number > 0 ? zw_map_style_get (layer->style, number) : NULL;
  double scale = drawing->symbol_scale;

  *self = (Brush){ .symbol = category != NULL ? category->symbol : layer->symbol,
                   .number = number };
  if (category != NULL)
    {
      self->hatch = category->hatch;
      self->hatch_ink = category->hatch_ink;
      self->casing = category->casing;
      self->casing_width = category->casing_px * scale;
    }
  self->symbol.width_px *= scale;
  self->symbol.size_px *= scale;
  self->symbol.dash_px *= scale;
  if (number == 0)
    self->symbol.size_px = MAX (self->symbol.size_px, LEAST_MARKER_PX * scale);
  else if (!zw_map_stamp_is_image (drawing->stamp) && self->symbol.width_px > 0.0)
    self->symbol.width_px = MAX (self->symbol.width_px, LEAST_LINE_PT);
  if (drawing->options->dark)
    {
      self->symbol.stroke = zw_map_lighten (self->symbol.stroke);
      self->symbol.fill = layer->shape->geometry->kind == ZW_GEOMETRY_POLYGON
                              ? zw_map_darken (self->symbol.fill)
                              : zw_map_lighten (self->symbol.fill);
      self->hatch_ink = zw_map_lighten (self->hatch_ink);
    }
}

static gboolean
is_of (const Brush *self, const ZwMapLayer *layer, guint part)
{
  return self->number == 0 || layer->part_numbers[part] == self->number;
}

static gboolean
is_run_seen (ZwMapDrawing *self, const ZwMapLayer *layer, guint run)
{
  return zw_envelope_intersects (&layer->run_extents[self->view->projection][run], &self->seen);
}

static guint
count_seen (ZwMapDrawing *self, const ZwMapLayer *layer)
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
get_room (ZwMapDrawing *self, guint n)
{
  return sqrt (self->view->width * self->view->height / MAX (n, 1u));
}

static void
set_stroke (ZwMapDrawing *self, const ZwSymbol *symbol, double share)
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
finish_batch (ZwMapDrawing *self, const Brush *brush, Pass pass, guint *pending)
{
  if (self->path.hairlines != NULL)
    return;
  if (pass == PASS_STROKE)
    cairo_stroke (self->cr);
  else if (brush->hatch == ZW_HATCH_NONE || self->rough)
    cairo_fill (self->cr);
  else
    {
      zw_map_set_colour (self->cr, brush->symbol.fill);
      cairo_fill_preserve (self->cr);
      zw_map_hatch_clip_and_draw (self->cr, brush->hatch, brush->hatch_ink, self->symbol_scale);
      cairo_new_path (self->cr);
    }
  *pending = 0;
}

/* The larger side of a part, in units of the context. */
static double
get_extent_px (ZwMapDrawing *self, const ZwEnvelope *extent)
{
  return MAX (extent->max_x - extent->min_x, extent->max_y - extent->min_y)
         * self->view->px_per_unit;
}

static void
add_part (ZwMapDrawing *self, const ZwMapLayer *layer, guint part, guint *pending)
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
get_least_size (ZwMapDrawing *self, const ZwSymbol *symbol)
{
  if (self->rough && (symbol->fill & 255) != 0)
    return LEAST_HURRIED_PX * self->symbol_scale;
  return 1.0 / zw_map_stamp_get_scale (self->stamp);
}

/* Whether a part is drawn as a path in this pass. */
static gboolean
wants_path (ZwMapDrawing *self, const ZwSymbol *symbol, Pass pass, double size)
{
  gboolean filled = (symbol->fill & 255) != 0;

  if (size < get_least_size (self, symbol))
    return FALSE;
  if (pass == PASS_FILL)
    return filled;
  return !filled || size >= LEAST_OUTLINED_PX * self->symbol_scale;
}

static gboolean
draw_paths (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush, Pass pass)
{
  const ZwEnvelope *extents = layer->extents[self->view->projection];
  gboolean is_line = layer->shape->geometry->kind == ZW_GEOMETRY_LINE;
  guint n_parts = layer->shape->geometry->n_parts, pending = 0;

  cairo_new_path (self->cr);
  for (guint p = 0; p < n_parts; p++)
    {
      if (p % ZW_MAP_RUN == 0)
        {
          if (zw_map_drawing_is_cancelled (self))
            return FALSE;
          if (!is_run_seen (self, layer, p / ZW_MAP_RUN))
            {
              p += ZW_MAP_RUN - 1;
              continue;
            }
        }
      if (!is_of (brush, layer, p) || !zw_envelope_intersects (&extents[p], &self->seen))
        continue;
      if (is_line || wants_path (self, &brush->symbol, pass, get_extent_px (self, &extents[p])))
        add_part (self, layer, p, &pending);
      if (pending > BATCH_POINTS)
        finish_batch (self, brush, pass, &pending);
    }
  finish_batch (self, brush, pass, &pending);
  return TRUE;
}

/* Thin lines go past cairo, whose stroking is what takes long. */
static gboolean
stroke_paths (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush, double share)
{
  double width = brush->symbol.width_px * share;
  gboolean done;

  set_stroke (self, &brush->symbol, share);
  if (self->hairlines == NULL || (brush->symbol.dash_px > 0.0 && !self->rough)
      || width * zw_map_stamp_get_scale (self->stamp) > ZW_MAP_HAIRLINE_MOST)
    return draw_paths (self, layer, brush, PASS_STROKE);
  zw_map_hairlines_begin (self->hairlines, width);
  self->path.hairlines = self->hairlines;
  done = draw_paths (self, layer, brush, PASS_STROKE);
  self->path.hairlines = NULL;
  zw_map_hairlines_end (self->hairlines, self->cr);
  return done;
}

/* Polygons smaller than a dot. */
static void
draw_specks (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  const ZwSymbol *symbol = &brush->symbol;
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
      if (!is_of (brush, layer, p) || !zw_envelope_intersects (&extents[p], &self->seen)
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
get_line_share (ZwMapDrawing *self, const ZwMapLayer *layer)
{
  double room = get_room (self, count_seen (self, layer)) / self->symbol_scale;

  return CLAMP (room / LINE_ROOM_PX, LEAST_LINE_SHARE, 1.0);
}

static gboolean
draw_polygons (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  const ZwSymbol *symbol = &brush->symbol;

  if ((symbol->fill & 255) != 0)
    {
      zw_map_set_colour (self->cr, symbol->fill);
      cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
      if (!draw_paths (self, layer, brush, PASS_FILL))
        return FALSE;
    }
  draw_specks (self, layer, brush);
  if (symbol->width_px <= 0.0 || (self->rough && (symbol->fill & 255) != 0))
    return TRUE;
  return stroke_paths (self, layer, brush, brush->number > 0 ? 1.0 : get_line_share (self, layer));
}

/* Markers and lines of their full size would hide a city seen from afar. */
static double
get_scale_share (ZwMapDrawing *self)
{
  double metres = zw_map_view_get_metres_per_px (self->view) * self->symbol_scale;

  return CLAMP (sqrt (FULL_SCALE / metres), LEAST_SCALE_SHARE, 1.0);
}

static gboolean
draw_lines (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  return stroke_paths (self, layer, brush, brush->number > 0 ? 1.0 : get_scale_share (self));
}

/* The edges of all lines of a layer lie below all the lines, so that these join. */
static gboolean
draw_casing (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  Brush edge = *brush;

  if ((brush->casing & 255) == 0 || brush->casing_width <= 0.0)
    return TRUE;
  edge.symbol.stroke = brush->casing;
  edge.symbol.width_px += 2.0 * brush->casing_width;
  edge.symbol.dash_px = 0.0;
  return draw_lines (self, layer, &edge);
}

static double
get_marker_size (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  const ZwSymbol *symbol = &brush->symbol;
  double room, share, least;

  if (brush->number > 0)
    return symbol->size_px;
  room = get_room (self, count_seen (self, layer)) / self->symbol_scale;
  share = MIN (room / MARKER_ROOM_PX, get_scale_share (self));
  least = MIN (LEAST_MARKER_PX * self->symbol_scale, symbol->size_px);
  return CLAMP (symbol->size_px * share, least, symbol->size_px);
}

static gboolean
draw_points (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, self->view->projection);
  double size = get_marker_size (self, layer, brush);
  double reach = size * MARKER_REACH
                 + brush->symbol.width_px * size / MAX (brush->symbol.size_px, 1.0);

  cairo_set_dash (self->cr, NULL, 0, 0.0);
  zw_map_stamp_begin_markers (self->stamp, &brush->symbol, size);
  for (guint p = 0; p < geometry->n_parts; p++)
    {
      const ZwPoint *point = &points[geometry->ring_starts[geometry->part_starts[p]]];
      ZwPoint px;

      if (p % ZW_MAP_RUN == 0)
        {
          if (zw_map_drawing_is_cancelled (self))
            return FALSE;
          if (!is_run_seen (self, layer, p / ZW_MAP_RUN))
            {
              p += ZW_MAP_RUN - 1;
              continue;
            }
        }
      /* NaN compares false. */
      if (!is_of (brush, layer, p)
          || !(point->x >= self->seen.min_x && point->x <= self->seen.max_x
               && point->y >= self->seen.min_y && point->y <= self->seen.max_y))
        continue;
      px = zw_map_view_to_px (self->view, *point);
      zw_map_stamp_marker (self->stamp, px.x, px.y);
      if (self->labels != NULL)
        zw_labels_add_marker (self->labels, px, reach);
    }
  zw_map_stamp_end_markers (self->stamp);
  return TRUE;
}

static gboolean
draw_with (ZwMapDrawing *self, const ZwMapLayer *layer, const Brush *brush)
{
  switch (layer->shape->geometry->kind)
    {
    case ZW_GEOMETRY_POLYGON:
      return draw_polygons (self, layer, brush);
    case ZW_GEOMETRY_LINE:
      return draw_lines (self, layer, brush);
    default:
      return draw_points (self, layer, brush);
    }
}

/**
 * zw_map_drawing_add_layer:
 *
 * Returns: %FALSE when cancelled
 */
gboolean
zw_map_drawing_add_layer (ZwMapDrawing *self, const ZwMapLayer *layer)
{
  guint n = layer->style != NULL ? layer->style->categories->len : 0;
  Brush brush;

  if (layer->extents[self->view->projection] == NULL)
    return TRUE;
  if (layer->style == NULL)
    {
      brush_init (&brush, self, layer, 0);
      return draw_with (self, layer, &brush);
    }
  for (guint k = n; k > 0 && layer->shape->geometry->kind == ZW_GEOMETRY_LINE; k--)
    {
      brush_init (&brush, self, layer, k);
      if (!draw_casing (self, layer, &brush))
        return FALSE;
    }
  for (guint k = n; k > 0; k--)
    {
      brush_init (&brush, self, layer, k);
      if (!draw_with (self, layer, &brush))
        return FALSE;
    }
  return TRUE;
}
