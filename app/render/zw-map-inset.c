/* zw-map-inset.c: a small map of where a map sheet lies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-inset.h"

#include "render/zw-map-marker.h"
#include "render/zw-map-path.h"

/* In points. */
#define OUTLINE_PT 0.35
#define FRAME_PT 1.1
#define TOLERANCE_PT 0.25

/* A smaller frame gets lines that lead to it. */
#define LEAST_FRAME_PT 5.0

/* White space around the county, as a share. */
#define MARGIN_SHARE 0.04

struct _ZwMapInset
{
  GPtrArray *areas; /* of ZwGeometry */
  ZwEnvelope extent;
};

ZwMapInset *
zw_map_inset_new (void)
{
  ZwMapInset *self = g_new0 (ZwMapInset, 1);

  self->areas = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  zw_envelope_init_empty (&self->extent);
  return self;
}

void
zw_map_inset_free (ZwMapInset *self)
{
  g_ptr_array_unref (self->areas);
  g_free (self);
}

/**
 * zw_map_inset_add:
 * @area: polygons, in the project's coordinates
 */
void
zw_map_inset_add (ZwMapInset *self, ZwGeometry *area)
{
  ZwEnvelope extent = zw_geometry_get_envelope (area);

  if (zw_geometry_is_empty (area))
    return;
  g_ptr_array_add (self->areas, zw_geometry_ref (area));
  zw_envelope_union (&self->extent, &extent);
}

gboolean
zw_map_inset_is_empty (const ZwMapInset *self)
{
  return self->areas->len == 0;
}

static void
draw_areas (const ZwMapInset *self, cairo_t *cr, const ZwMapView *view)
{
  ZwMapPath path;

  zw_map_path_init (&path, cr, view, 4.0, TOLERANCE_PT);
  cairo_new_path (cr);
  for (guint i = 0; i < self->areas->len; i++)
    {
      const ZwGeometry *area = g_ptr_array_index (self->areas, i);

      zw_map_path_add_polygons (&path, area, area->points);
    }
  zw_map_path_clear (&path);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  zw_map_set_colour (cr, 0xececeaff);
  cairo_fill_preserve (cr);
  zw_map_set_colour (cr, 0x8a8a86ff);
  cairo_set_line_width (cr, OUTLINE_PT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

/* What is too small to be found is crossed by lines from side to side. */
static void
draw_frame (cairo_t *cr, const ZwMapView *view, const ZwEnvelope *frame)
{
  ZwPoint from = zw_map_view_to_px (view, (ZwPoint){ frame->min_x, frame->max_y });
  ZwPoint to = zw_map_view_to_px (view, (ZwPoint){ frame->max_x, frame->min_y });
  double x = (from.x + to.x) / 2.0, y = (from.y + to.y) / 2.0;
  double width = to.x - from.x, height = to.y - from.y;

  zw_map_set_colour (cr, 0xb5300aff);
  if (MAX (width, height) < LEAST_FRAME_PT)
    {
      cairo_set_line_width (cr, FRAME_PT / 3.0);
      cairo_move_to (cr, 0.0, y);
      cairo_line_to (cr, x - LEAST_FRAME_PT / 2.0, y);
      cairo_move_to (cr, x + LEAST_FRAME_PT / 2.0, y);
      cairo_line_to (cr, view->width, y);
      cairo_move_to (cr, x, 0.0);
      cairo_line_to (cr, x, y - LEAST_FRAME_PT / 2.0);
      cairo_move_to (cr, x, y + LEAST_FRAME_PT / 2.0);
      cairo_line_to (cr, x, view->height);
      cairo_stroke (cr);
      width = MAX (width, LEAST_FRAME_PT * 0.6);
      height = MAX (height, LEAST_FRAME_PT * 0.6);
    }
  cairo_set_line_width (cr, FRAME_PT);
  cairo_rectangle (cr, x - width / 2.0, y - height / 2.0, width, height);
  cairo_stroke (cr);
}

/**
 * zw_map_inset_draw:
 * @cr: its origin at the upper left corner of the inset, in points
 * @frames: (array length=n_frames): what the maps of the sheet show
 *
 * The county as large as there is room, and the frames on it.
 */
void
zw_map_inset_draw (const ZwMapInset *self,
                   cairo_t *cr,
                   double width,
                   double height,
                   const ZwEnvelope *frames,
                   guint n_frames)
{
  ZwEnvelope extent = self->extent;
  ZwMapView view;

  for (guint i = 0; i < n_frames; i++)
    zw_envelope_union (&extent, &frames[i]);
  zw_map_view_fit (&view, ZW_MAP_PLANE, &extent, width, height, MARGIN_SHARE * MIN (width, height));
  cairo_save (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_clip (cr);
  draw_areas (self, cr, &view);
  for (guint i = 0; i < n_frames; i++)
    draw_frame (cr, &view, &frames[i]);
  cairo_restore (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  zw_map_set_colour (cr, 0x8a8a86ff);
  cairo_set_line_width (cr, OUTLINE_PT);
  cairo_stroke (cr);
}
