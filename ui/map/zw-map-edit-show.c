/* zw-map-edit-show.c: what is being drawn, onto the map and to those who listen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-edit.h"

#include <math.h>

#include "map/zw-map-edit-private.h"

/* The corners begun, with the pointer as the next one where it is over the map. */
static GArray *
get_tentative_chain (ZwMapEdit *self)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  ZwPoint place;

  g_array_append_vals (chain, self->chain->data, self->chain->len);
  if (self->pointer_inside && !self->aim && chain->len > 0
      && zw_map_from_px (self->map, self->pointer.x, self->pointer.y, &place))
    g_array_append_val (chain, place);
  return chain;
}

static ZwGeometry *
make_line (const GArray *chain)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_LINE);

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  g_array_append_vals (builder->points, chain->data, chain->len);
  return zw_geometry_builder_end (builder);
}

ZwGeometry *
zw_map_edit_make_polygon (const GArray *chain)
{
  return zw_geometry_new_polygon ((const ZwPoint *) (const void *) chain->data, chain->len);
}

/* Marks the place where the outline is wrong. */
void
zw_map_edit_mark_wrong (ZwMapEdit *self, ZwPoint place)
{
  ZwMapSketch *sketch = zw_map_zone_layer_get_sketch (zw_map_get_zone_layer (self->map));
  ZwLocation location;

  sketch->wrong = TRUE;
  if (isfinite (place.x) && zw_map_get_location (self->map, place, &location))
    sketch->place = zw_mercator_from_location (location);
}

static GArray *
carry_corners (ZwMapEdit *self, const ZwPoint *points, guint n_points)
{
  GArray *corners = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

  for (guint i = 0; i < n_points; i++)
    {
      ZwPoint corner = { NAN, NAN };
      ZwLocation location;

      if (zw_map_get_location (self->map, points[i], &location))
        corner = zw_mercator_from_location (location);
      g_array_append_val (corners, corner);
    }
  return corners;
}

static void
sketch_outline (ZwMapEdit *self, ZwMapSketch *sketch, ZwGeometry *geometry)
{
  guint n = zw_outline_get_n_corners (self->outline);

  sketch->shape = zw_map_make_shape (self->map, geometry);
  if (self->state != ZW_MAP_EDIT_EDITING)
    return;
  sketch->corners = carry_corners (self,
                                   (const ZwPoint *) (const void *) self->outline->points->data, n);
  sketch->next = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    {
      guint next = zw_outline_get_next (self->outline, i);

      g_array_append_val (sketch->next, next);
    }
  sketch->sides = self->drag.kind == ZW_MAP_DRAG_NONE;
  sketch->selected = self->selected;
  sketch->hover = self->hover;
  sketch->hover_side = self->hover_side;
}

static void
sketch_chain (ZwMapEdit *self, ZwMapSketch *sketch, const GArray *tentative)
{
  g_autoptr (ZwGeometry) line = make_line (self->chain);
  ZwPoint place;

  sketch->line = zw_map_make_shape (self->map, line);
  sketch->corners = carry_corners (self, (const ZwPoint *) (const void *) self->chain->data,
                                   self->chain->len);
  sketch->selected = self->selected;
  sketch->hover = self->hover;
  sketch->follows = tentative->len > self->chain->len;
  sketch->pointer = self->pointer;
  sketch->aim = self->aim;
  if (zw_chain_find_crossing ((const ZwPoint *) (const void *) tentative->data, tentative->len,
                              &place))
    zw_map_edit_mark_wrong (self, place);
}

/* Brings the map up to date and, where it is asked for, tells the others. */
void
zw_map_edit_show (ZwMapEdit *self, gboolean tell)
{
  ZwMapSketch *sketch;
  g_autoptr (ZwGeometry) geometry = NULL;
  g_autoptr (GArray) tentative = NULL;
  g_autoptr (GError) error = NULL;
  ZwPoint place = { NAN, NAN };
  gboolean valid = TRUE;

  if (self->map == NULL)
    return;
  sketch = zw_map_zone_layer_get_sketch (zw_map_get_zone_layer (self->map));
  zw_map_sketch_clear (sketch);
  if (self->outline != NULL)
    {
      geometry = zw_outline_to_geometry (self->outline);
      valid = zw_overlay_check (self->overlay, geometry, &place, &error);
      sketch_outline (self, sketch, geometry);
      if (!valid)
        zw_map_edit_mark_wrong (self, place);
    }
  if (zw_map_edit_is_drawing (self))
    {
      tentative = get_tentative_chain (self);
      sketch_chain (self, sketch, tentative);
    }
  if (self->state == ZW_MAP_EDIT_DRAWING && tell)
    {
      geometry = tentative->len >= 3 ? zw_map_edit_make_polygon (tentative) : make_line (tentative);
      valid = zw_overlay_check (self->overlay, geometry, &place, &error);
    }
  zw_map_redraw_zones (self->map);
  if (tell && geometry != NULL && self->state != ZW_MAP_EDIT_HOLE)
    zw_map_edit_tell_changed (self, geometry, valid, valid ? NULL : error->message);
}
