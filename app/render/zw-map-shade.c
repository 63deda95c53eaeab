/* zw-map-shade.c: areas coloured by a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-shade.h"

#include <math.h>

#include "render/zw-map-marker.h"

/* Smaller polygons are a dot each, in pixels. */
#define LEAST_PX 1.0

/* More outlines than these in view would be a blur, and take too long. */
#define MOST_OUTLINES 1500

#define OUTLINE_PX 0.6
#define POINT_PX 8.0

/**
 * zw_map_shade_new:
 * @layer: polygons or points
 * @values: (array length=layer->features->n): a figure for each feature
 * @least: features whose figure is not above are not coloured
 * @title: what the figure is, in the reader's language
 *
 * Returns: (transfer full): a shade, to be completed before it is shared
 */
ZwMapShade *
zw_map_shade_new (ZwMapLayer *layer, const double *values, double least, const char *title)
{
  ZwMapShade *self = g_new0 (ZwMapShade, 1);
  guint n = layer->features->n;

  g_atomic_ref_count_init (&self->ref_count);
  self->layer = zw_map_layer_ref (layer);
  self->title = g_strdup (title);
  zw_classes_init (&self->classes, values, n, least);
  self->numbers = g_new0 (guint8, n + 1);
  for (guint i = 0; i < n; i++)
    self->numbers[i] = (guint8) zw_classes_find (&self->classes, values[i]);
  self->spots = g_array_new (FALSE, FALSE, sizeof (ZwMapSpot));
  return self;
}

/**
 * zw_map_shade_set_clip:
 * @clip: (transfer full) (nullable): polygons
 */
void
zw_map_shade_set_clip (ZwMapShade *self, ZwMapShape *clip)
{
  g_clear_pointer (&self->clip, zw_map_shape_free);
  self->clip = clip;
}

void
zw_map_shade_set_spots_title (ZwMapShade *self, const char *title)
{
  g_free (self->spots_title);
  self->spots_title = g_strdup (title);
}

/**
 * zw_map_shade_add_spot:
 * @to_globe: from the project's coordinates to EPSG:4326
 *
 * Adds a numbered place behind those there are.
 */
void
zw_map_shade_add_spot (ZwMapShade *self,
                       ZwPoint place,
                       const char *number,
                       const char *text,
                       ZwTransform *to_globe)
{
  ZwMapSpot spot = { .place = place, .mercator = { NAN, NAN } };
  ZwLocation location;

  if (zw_transform_to_location (to_globe, place, &location, NULL))
    spot.mercator = zw_mercator_from_location (location);
  spot.number = g_strdup (number);
  spot.text = g_strdup (text);
  g_array_append_val (self->spots, spot);
}

ZwMapShade *
zw_map_shade_ref (ZwMapShade *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_map_shade_unref (ZwMapShade *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->spots->len; i++)
    {
      g_free (g_array_index (self->spots, ZwMapSpot, i).number);
      g_free (g_array_index (self->spots, ZwMapSpot, i).text);
    }
  g_array_unref (self->spots);
  g_clear_pointer (&self->clip, zw_map_shape_free);
  g_clear_pointer (&self->layer, zw_map_layer_unref);
  g_free (self->numbers);
  g_free (self->title);
  g_free (self->spots_title);
  g_free (self);
}

/* The features of a class that are in view, into one path; those too small as
 * dots. Returns how many outlines the path has. */
static guint
add_class (const ZwMapShade *self,
           guint class_number,
           const ZwMapView *view,
           const ZwEnvelope *seen,
           ZwMapPath *path,
           ZwMapStamp *stamp)
{
  const ZwMapLayer *layer = self->layer;
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, view->projection);
  const ZwEnvelope *extents = layer->extents[view->projection];
  guint n = 0;

  for (guint i = 0; i < layer->features->n; i++)
    {
      if (self->numbers[i] != class_number)
        continue;
      for (guint p = layer->features->starts[i]; p < layer->features->starts[i + 1]; p++)
        {
          const ZwEnvelope *extent = &extents[p];
          double size = MAX (extent->max_x - extent->min_x, extent->max_y - extent->min_y);

          if (!zw_envelope_intersects (extent, seen))
            continue;
          if (size * view->px_per_unit < LEAST_PX)
            {
              ZwPoint px = zw_map_view_to_px (view, (ZwPoint){ extent->min_x, extent->min_y });

              zw_map_stamp_speck (stamp, px.x, px.y);
              continue;
            }
          for (guint r = geometry->part_starts[p]; r < geometry->part_starts[p + 1]; r++)
            zw_map_path_add_ring (path, points + geometry->ring_starts[r],
                                  geometry->ring_starts[r + 1] - geometry->ring_starts[r],
                                  layer->reversed[r]);
          n++;
        }
    }
  return n;
}

static void
draw_polygons (const ZwMapShade *self,
               cairo_t *cr,
               const ZwMapView *view,
               const ZwEnvelope *seen,
               ZwMapPath *path,
               ZwMapStamp *stamp,
               guint class_number,
               gboolean dark,
               gboolean rough)
{
  guint32 colour = zw_classes_get_colour (&self->classes, class_number, dark);
  guint n;

  cairo_new_path (cr);
  zw_map_stamp_begin_specks (stamp, colour);
  n = add_class (self, class_number, view, seen, path, stamp);
  zw_map_set_colour (cr, colour);
  if (n > 0 && n < MOST_OUTLINES && !rough)
    {
      cairo_fill_preserve (cr);
      zw_map_set_colour (cr, dark ? 0x202124b0 : 0xffffffb0);
      cairo_set_line_width (cr, OUTLINE_PX);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
  zw_map_stamp_end_specks (stamp);
}

static void
draw_points (const ZwMapShade *self,
             const ZwMapView *view,
             const ZwEnvelope *seen,
             ZwMapStamp *stamp,
             guint class_number,
             gboolean dark)
{
  const ZwMapLayer *layer = self->layer;
  const ZwGeometry *geometry = layer->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (layer->shape, view->projection);
  ZwSymbol symbol = layer->symbol;

  symbol.marker = ZW_MARKER_CIRCLE;
  symbol.fill = zw_classes_get_colour (&self->classes, class_number, dark);
  symbol.stroke = dark ? 0x202124ff : 0xffffffff;
  symbol.size_px = POINT_PX;
  zw_map_stamp_begin_markers (
      stamp, &symbol,
      CLAMP (POINT_PX / sqrt (zw_map_view_get_metres_per_px (view) / 4.0), 3.0, POINT_PX));
  for (guint i = 0; i < layer->features->n; i++)
    for (guint p = layer->features->starts[i];
         self->numbers[i] == class_number && p < layer->features->starts[i + 1]; p++)
      {
        ZwPoint place = points[geometry->ring_starts[geometry->part_starts[p]]], px;

        /* NaN compares false. */
        if (!(place.x >= seen->min_x && place.x <= seen->max_x && place.y >= seen->min_y
              && place.y <= seen->max_y))
          continue;
        px = zw_map_view_to_px (view, place);
        zw_map_stamp_marker (stamp, px.x, px.y);
      }
  zw_map_stamp_end_markers (stamp);
}

/**
 * zw_map_shade_draw:
 * @path: made for @cr and @view
 * @stamp: made for @cr
 * @rough: in a hurry
 *
 * Returns: %FALSE when cancelled
 */
gboolean
zw_map_shade_draw (const ZwMapShade *self,
                   cairo_t *cr,
                   const ZwMapView *view,
                   ZwMapPath *path,
                   ZwMapStamp *stamp,
                   gboolean dark,
                   gboolean rough,
                   GCancellable *cancellable)
{
  ZwEnvelope seen = zw_map_view_get_envelope (view, POINT_PX);

  cairo_save (cr);
  if (self->clip != NULL)
    {
      cairo_new_path (cr);
      zw_map_path_add_polygons (path, self->clip->geometry,
                                zw_map_shape_get_points (self->clip, view->projection));
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_clip (cr);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
  cairo_set_dash (cr, NULL, 0, 0.0);
  for (guint k = 1; k <= self->classes.n && !g_cancellable_is_cancelled (cancellable); k++)
    if (self->layer->shape->geometry->kind == ZW_GEOMETRY_POLYGON)
      draw_polygons (self, cr, view, &seen, path, stamp, k, dark, rough);
    else
      draw_points (self, view, &seen, stamp, k, dark);
  cairo_restore (cr);
  return !g_cancellable_is_cancelled (cancellable);
}
