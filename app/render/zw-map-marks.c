/* zw-map-marks.c: lines, outlines and signs drawn above a map, with their key
 *
 * Each mark has an edge in the colour of the ground, so that it stands out from
 * whatever lies below; words go where nothing of the kind is in the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-marks.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "render/zw-map-marker.h"
#include "render/zw-map-path.h"

#define EDGE_PX 1.6
#define TOLERANCE_PX 0.4

/* Lengths as shares of the size of the text. */
#define GAP_SHARE 0.4
#define HALO_SHARE 0.26

/* A sign that holds a number is at least so wide, in sizes of the text. */
#define NUMBER_SHARE 1.9

static void
mark_clear (gpointer data)
{
  ZwMapMark *mark = data;

  zw_map_shape_free (mark->shape);
  g_free (mark->number);
  g_free (mark->text);
}

static void
key_clear (gpointer data)
{
  ZwMapMarkKey *key = data;

  g_free (key->number);
  g_free (key->words);
}

/**
 * zw_map_marks_new:
 * @crs: coordinate system of the geometries to come
 *
 * Returns: (transfer full): marks, none yet; %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
ZwMapMarks *
zw_map_marks_new (const char *crs, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (crs, ZW_MAP_GLOBE, error);
  ZwMapMarks *self;

  if (to_globe == NULL)
    return NULL;
  self = g_new0 (ZwMapMarks, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->to_globe = g_steal_pointer (&to_globe);
  self->marks = g_array_new (FALSE, FALSE, sizeof (ZwMapMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->keys = g_array_new (FALSE, FALSE, sizeof (ZwMapMarkKey));
  g_array_set_clear_func (self->keys, key_clear);
  return self;
}

/**
 * zw_map_marks_add:
 * @geometry: what is marked
 * @look: how it looks; copied
 * @number: (nullable): in the sign of a point
 * @text: (nullable): beside it
 */
void
zw_map_marks_add (ZwMapMarks *self,
                  ZwGeometry *geometry,
                  const ZwSymbol *look,
                  const char *number,
                  const char *text)
{
  ZwMapMark mark = { zw_map_shape_new (geometry, self->to_globe), *look, g_strdup (number),
                     g_strdup (text) };

  g_array_append_val (self->marks, mark);
}

/**
 * zw_map_marks_add_key:
 * @kind: of what has this look
 * @number: (nullable): shown in the sign of a point
 * @words: what it means
 */
void
zw_map_marks_add_key (ZwMapMarks *self,
                      ZwGeometryKind kind,
                      const ZwSymbol *look,
                      const char *number,
                      const char *words)
{
  ZwMapMarkKey key = { kind, *look, g_strdup (number), g_strdup (words) };

  g_array_append_val (self->keys, key);
}

ZwMapMarks *
zw_map_marks_ref (ZwMapMarks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_map_marks_unref (ZwMapMarks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->marks);
  g_array_unref (self->keys);
  zw_transform_free (self->to_globe);
  g_free (self);
}

ZwEnvelope
zw_map_marks_get_extent (const ZwMapMarks *self, ZwMapProjection projection)
{
  ZwEnvelope extent;

  zw_envelope_init_empty (&extent);
  for (guint i = 0; i < self->marks->len; i++)
    zw_envelope_union (&extent, zw_map_shape_get_extent (
                                    g_array_index (self->marks, ZwMapMark, i).shape, projection));
  return extent;
}

/* Drawing. */

static guint32
get_ground (gboolean dark)
{
  return dark ? 0x202124d8 : 0xffffffd8;
}

static double
get_sign_size (const ZwSymbol *look, const char *number, double size)
{
  return number != NULL ? MAX (look->size_px, NUMBER_SHARE * size) : look->size_px;
}

static PangoLayout *
make_layout (cairo_t *cr, const char *text, const char *font, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (description, font != NULL ? font : "sans-serif");
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
stroke_path (cairo_t *cr, const ZwSymbol *look, gboolean dark)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, look->dash_px > 0.0 ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, NULL, 0, 0.0);
  zw_map_set_colour (cr, get_ground (dark));
  cairo_set_line_width (cr, look->width_px + 2.0 * EDGE_PX);
  cairo_stroke_preserve (cr);
  if (look->dash_px > 0.0)
    cairo_set_dash (cr, &look->dash_px, 1, 0.0);
  zw_map_set_colour (cr, dark ? zw_map_lighten (look->stroke) : look->stroke);
  cairo_set_line_width (cr, look->width_px);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
}

static void
draw_sign (cairo_t *cr,
           const ZwSymbol *look,
           const char *number,
           double x,
           double y,
           gboolean dark,
           const char *font,
           double size)
{
  double across = get_sign_size (look, number, size);
  guint32 fill = dark ? zw_map_lighten (look->fill) : look->fill;
  double luma = 0.2126 * (fill >> 24) + 0.7152 * ((fill >> 16) & 255)
                + 0.0722 * ((fill >> 8) & 255);

  cairo_new_path (cr);
  zw_map_marker_path (cr, look->marker, x, y, across);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  zw_map_set_colour (cr, get_ground (dark));
  cairo_set_line_width (cr, look->width_px + 2.0 * EDGE_PX);
  cairo_stroke_preserve (cr);
  zw_map_set_colour (cr, fill);
  cairo_fill_preserve (cr);
  zw_map_set_colour (cr, dark ? zw_map_lighten (look->stroke) : look->stroke);
  cairo_set_line_width (cr, look->width_px);
  cairo_stroke (cr);
  if (number != NULL)
    {
      g_autoptr (PangoLayout) layout = make_layout (cr, number, font, size, TRUE);
      PangoRectangle ink;

      pango_layout_get_extents (layout, &ink, NULL);
      cairo_move_to (cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                     y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
      zw_map_set_colour (cr, luma > 140.0 ? 0x1a1a1aff : 0xffffffff);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_shape (const ZwMapMark *mark, cairo_t *cr, const ZwMapView *view, gboolean dark)
{
  const ZwGeometry *geometry = mark->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (mark->shape, view->projection);
  g_auto (ZwMapPath) path = { 0 };

  zw_map_path_init (&path, cr, view, 4.0 * (mark->look.width_px + EDGE_PX), TOLERANCE_PX);
  cairo_new_path (cr);
  if (geometry->kind == ZW_GEOMETRY_POLYGON)
    {
      zw_map_path_add_polygons (&path, geometry, points);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      zw_map_set_colour (cr, dark ? zw_map_darken (mark->look.fill) : mark->look.fill);
      cairo_fill_preserve (cr);
    }
  else
    for (guint r = 0; r < geometry->n_rings; r++)
      zw_map_path_add_line (&path, points + geometry->ring_starts[r],
                            geometry->ring_starts[r + 1] - geometry->ring_starts[r]);
  stroke_path (cr, &mark->look, dark);
}

static gboolean
is_drawn (const ZwMapView *view, ZwPoint px, double reach)
{
  return isfinite (px.x) && isfinite (px.y) && px.x > -reach && px.y > -reach
         && px.x < view->width + reach && px.y < view->height + reach;
}

static gboolean
is_free (const GArray *taken, const ZwEnvelope *box)
{
  for (guint i = 0; i < taken->len; i++)
    if (zw_envelope_intersects (&g_array_index (taken, ZwEnvelope, i), box))
      return FALSE;
  return TRUE;
}

static void
write_beside (cairo_t *cr,
              const char *text,
              ZwPoint px,
              double reach,
              GArray *taken,
              gboolean dark,
              const char *font,
              double size)
{
  g_autoptr (PangoLayout) layout = make_layout (cr, text, font, size, FALSE);
  double width, height;
  int width_units, height_units;

  pango_layout_get_size (layout, &width_units, &height_units);
  width = (double) width_units / PANGO_SCALE;
  height = (double) height_units / PANGO_SCALE;
  for (guint i = 0; i < 4; i++)
    {
      const ZwPoint corners[] = { { px.x + reach, px.y - height / 2.0 },
                                  { px.x - reach - width, px.y - height / 2.0 },
                                  { px.x - width / 2.0, px.y - reach - height },
                                  { px.x - width / 2.0, px.y + reach } };
      ZwEnvelope box = { corners[i].x, corners[i].y, corners[i].x + width, corners[i].y + height };

      if (!is_free (taken, &box))
        continue;
      g_array_append_val (taken, box);
      cairo_new_path (cr);
      cairo_move_to (cr, box.min_x, box.min_y);
      pango_cairo_layout_path (cr, layout);
      zw_map_set_colour (cr, get_ground (dark));
      cairo_set_line_width (cr, size * HALO_SHARE);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (cr);
      cairo_move_to (cr, box.min_x, box.min_y);
      zw_map_set_colour (cr, dark ? 0xf2f2f2ff : 0x222222ff);
      pango_cairo_show_layout (cr, layout);
      return;
    }
}

/* Where the words of a mark go: its point, or the middle of its longest stretch. */
static ZwPoint
get_anchor (const ZwMapMark *mark, const ZwMapView *view)
{
  const ZwGeometry *geometry = mark->shape->geometry;
  const ZwPoint *points = zw_map_shape_get_points (mark->shape, view->projection);
  ZwPoint anchor = { NAN, NAN };
  double longest = -1.0;

  if (geometry->n_points == 0)
    return anchor;
  if (geometry->kind == ZW_GEOMETRY_POINT)
    return zw_map_view_to_px (view, points[0]);
  for (guint i = 0; i + 1 < geometry->n_points; i++)
    {
      ZwPoint a = zw_map_view_to_px (view, points[i]);
      ZwPoint b = zw_map_view_to_px (view, points[i + 1]);
      double length = hypot (b.x - a.x, b.y - a.y);

      if (length > longest)
        {
          longest = length;
          anchor = (ZwPoint){ (a.x + b.x) / 2.0, (a.y + b.y) / 2.0 };
        }
    }
  return anchor;
}

/**
 * zw_map_marks_draw:
 * @font: (nullable): family of the texts
 * @size: of the texts, in units of the context
 */
void
zw_map_marks_draw (const ZwMapMarks *self,
                   cairo_t *cr,
                   const ZwMapView *view,
                   gboolean dark,
                   const char *font,
                   double size)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (ZwEnvelope));

  zw_map_marks_draw_taking (self, cr, view, dark, font, size, taken);
}

/**
 * zw_map_marks_draw_taking:
 * @taken: (element-type ZwEnvelope) (inout): where no words may come; the signs and
 *   words of the marks are added
 *
 * As zw_map_marks_draw(), among other things on the map.
 */
void
zw_map_marks_draw_taking (const ZwMapMarks *self,
                          cairo_t *cr,
                          const ZwMapView *view,
                          gboolean dark,
                          const char *font,
                          double size,
                          GArray *taken)
{
  cairo_save (cr);
  cairo_set_dash (cr, NULL, 0, 0.0);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const ZwMapMark *mark = &g_array_index (self->marks, ZwMapMark, i);
      const ZwPoint *points = zw_map_shape_get_points (mark->shape, view->projection);
      double across = get_sign_size (&mark->look, mark->number, size);

      if (mark->shape->geometry->kind != ZW_GEOMETRY_POINT)
        {
          draw_shape (mark, cr, view, dark);
          continue;
        }
      for (guint p = 0; p < mark->shape->geometry->n_points; p++)
        {
          ZwPoint px = zw_map_view_to_px (view, points[p]);
          ZwEnvelope box = { px.x - across / 2.0, px.y - across / 2.0, px.x + across / 2.0,
                             px.y + across / 2.0 };

          if (!is_drawn (view, px, across))
            continue;
          draw_sign (cr, &mark->look, mark->number, px.x, px.y, dark, font, size);
          g_array_append_val (taken, box);
        }
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const ZwMapMark *mark = &g_array_index (self->marks, ZwMapMark, i);
      ZwPoint px = get_anchor (mark, view);
      double reach = mark->shape->geometry->kind == ZW_GEOMETRY_POINT
                         ? get_sign_size (&mark->look, mark->number, size) / 2.0
                         : mark->look.width_px;

      if (mark->text != NULL && is_drawn (view, px, reach))
        write_beside (cr, mark->text, px, reach + GAP_SHARE * size, taken, dark, font, size);
    }
  cairo_restore (cr);
}

/**
 * zw_map_mark_key_draw:
 * @width: of the picture, whose upper left corner is the origin
 *
 * Draws what stands before the words of a line of the key.
 */
void
zw_map_mark_key_draw (const ZwMapMarkKey *self,
                      cairo_t *cr,
                      double width,
                      double height,
                      gboolean dark,
                      const char *font,
                      double size)
{
  double inset = self->look.width_px / 2.0 + EDGE_PX;

  cairo_save (cr);
  cairo_new_path (cr);
  if (self->kind == ZW_GEOMETRY_POINT)
    draw_sign (cr, &self->look, self->number, width / 2.0, height / 2.0, dark, font, size);
  else if (self->kind == ZW_GEOMETRY_LINE)
    {
      cairo_move_to (cr, inset, height / 2.0);
      cairo_line_to (cr, width - inset, height / 2.0);
      stroke_path (cr, &self->look, dark);
    }
  else
    {
      cairo_rectangle (cr, inset, inset, width - 2.0 * inset, height - 2.0 * inset);
      zw_map_set_colour (cr, dark ? zw_map_darken (self->look.fill) : self->look.fill);
      cairo_fill_preserve (cr);
      stroke_path (cr, &self->look, dark);
    }
  cairo_restore (cr);
}
