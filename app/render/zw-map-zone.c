/* zw-map-zone.c: how zones look, on paper and on the screen
 *
 * A zone is the strongest thing on the map: its outline is wide, and parted by
 * a light edge from whatever lies below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-zone.h"

#include "render/zw-map-marker.h"
#include "render/zw-map-path.h"

#define WRONG_FILL 0xd0000030
#define WRONG_STROKE 0xd00000ff

#define TOLERANCE_PX 0.4

/**
 * zw_map_zone_draw:
 * @geometry: polygons, or the line of an outline begun
 * @points: (array length=geometry->n_points): its points in the view's projection
 * @look: how strongly
 * @symbol_scale: 1 where a unit of the context is a pixel
 */
void
zw_map_zone_draw (cairo_t *cr,
                  const ZwGeometry *geometry,
                  const ZwPoint *points,
                  const ZwMapView *view,
                  ZwMapZoneLook look,
                  gboolean dark,
                  double symbol_scale)
{
  gboolean hollow = (look & ZW_MAP_ZONE_HOLLOW) != 0;
  gboolean plain = (look & ~ZW_MAP_ZONE_HOLLOW) == ZW_MAP_ZONE_PLAIN;
  const ZwSymbol *symbol = zw_symbol_get (ZW_ROLE_ZONES);
  double width = symbol->width_px * symbol_scale * (plain ? 0.8 : 1.15);
  guint32 fill = look == ZW_MAP_ZONE_WRONG ? WRONG_FILL : symbol->fill;
  guint32 stroke = look == ZW_MAP_ZONE_WRONG ? WRONG_STROKE : symbol->stroke;
  g_auto (ZwMapPath) path = { 0 };

  zw_map_path_init (&path, cr, view, 4.0 * ZW_MAP_ZONE_REACH * symbol_scale,
                    TOLERANCE_PX * symbol_scale);
  if (dark)
    stroke = zw_map_lighten (stroke);
  if (plain)
    fill = (fill & ~255u) | (fill & 255) / 2;

  cairo_save (cr);
  cairo_new_path (cr);
  if (geometry->kind == ZW_GEOMETRY_POLYGON)
    {
      zw_map_path_add_polygons (&path, geometry, points);
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      zw_map_set_colour (cr, hollow ? fill & ~255u : fill);
      cairo_fill_preserve (cr);
    }
  else
    for (guint r = 0; r < geometry->n_rings; r++)
      zw_map_path_add_line (&path, points + geometry->ring_starts[r],
                            geometry->ring_starts[r + 1] - geometry->ring_starts[r]);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  zw_map_set_colour (cr, dark ? 0x202124b0 : 0xffffffb0);
  cairo_set_line_width (cr, width + 2.4 * symbol_scale);
  cairo_stroke_preserve (cr);
  zw_map_set_colour (cr, stroke);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
  cairo_restore (cr);
}
