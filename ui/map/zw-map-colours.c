/* zw-map-colours.c: a figure's colours on the map, and what they mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "map/zw-map-private.h"
#include "render/zw-map-furniture.h"

#define TEXT_PX 12.0
#define PADDING_PX 9.0
#define MARGIN_PX 12

/* Wider ones are wrapped. */
#define MOST_WIDTH_PX 260.0

/* The legend of the shade alone. */
static ZwLegend *
make_legend (ZwMap *self)
{
  const ZwMapInk ink = { self->font, TEXT_PX, self->dark };
  g_autoptr (ZwMapScene) empty = zw_map_scene_new ("EPSG:4326", NULL, NULL, NULL);
  g_autoptr (ZwMapScene) scene = zw_map_scene_new_shaded (empty, self->shade);

  return zw_legend_new (scene, NULL, self->catalog, &ink);
}

static void
draw_legend (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwMap *self = ZW_MAP (user_data);
  g_autoptr (ZwLegend) legend = NULL;

  if (self->shade == NULL)
    return;
  cairo_new_path (cr);
  cairo_rectangle (cr, 0.0, 0.0, width, height);
  cairo_set_source_rgba (cr, self->dark ? 0.13 : 1.0, self->dark ? 0.13 : 1.0,
                         self->dark ? 0.14 : 1.0, 0.88);
  cairo_fill (cr);
  legend = make_legend (self);
  zw_legend_layout (legend, width - 2.0 * PADDING_PX);
  zw_legend_draw (legend, cr, PADDING_PX, PADDING_PX);
}

/* As large as its words; they depend on the font and on the figures. */
void
zw_map_update_colours (ZwMap *self)
{
  g_autoptr (ZwLegend) legend = NULL;
  double width, height;

  zw_map_frame_set_look (ZW_MAP_FRAME (self->spots), self->dark, self->font);
  gtk_widget_set_visible (self->colours, self->shade != NULL);
  if (self->shade == NULL)
    return;
  legend = make_legend (self);
  width = MIN (zw_legend_get_natural_width (legend), MOST_WIDTH_PX);
  height = zw_legend_layout (legend, width);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->colours),
                                      (int) ceil (width + 2.0 * PADDING_PX));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->colours),
                                       (int) ceil (height + 2.0 * PADDING_PX));
  gtk_widget_queue_draw (self->colours);
}

/* What is drawn of the project: its layers, and the colours where there are some. */
void
zw_map_show_scene (ZwMap *self)
{
  g_autoptr (ZwMapScene) scene = NULL;

  if (self->scene != NULL && self->shade != NULL)
    scene = zw_map_scene_new_shaded (self->scene, self->shade);
  zw_map_vector_layer_set_scene (self->vectors, scene != NULL ? scene : self->scene);
}

void
zw_map_add_colours (ZwMap *self)
{
  self->colours = gtk_drawing_area_new ();
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->colours), draw_legend, self, NULL);
  gtk_widget_set_can_target (self->colours, FALSE);
  gtk_widget_set_halign (self->colours, GTK_ALIGN_START);
  gtk_widget_set_valign (self->colours, GTK_ALIGN_START);
  gtk_widget_set_margin_start (self->colours, MARGIN_PX);
  gtk_widget_set_margin_top (self->colours, MARGIN_PX);
  gtk_widget_set_visible (self->colours, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->colours);
}

/**
 * zw_map_set_shade:
 * @shade: (nullable): a figure's colours to show above the areas, with their
 *   legend, and its numbered places above everything
 */
void
zw_map_set_shade (ZwMap *self, ZwMapShade *shade)
{
  if (shade == self->shade)
    return;
  if (shade != NULL)
    zw_map_shade_ref (shade);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  self->shade = shade;
  zw_map_spot_layer_set_shade (self->spots, shade);
  zw_map_zone_layer_set_hollow (self->zones, shade != NULL);
  zw_map_update_colours (self);
  zw_map_show_scene (self);
}

/**
 * zw_map_get_shade:
 *
 * Returns: (nullable) (transfer none): the colours shown
 */
ZwMapShade *
zw_map_get_shade (ZwMap *self)
{
  return self->shade;
}
