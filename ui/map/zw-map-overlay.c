/* zw-map-overlay.c: scale bar, buttons and notice over the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map.h"

#include <glib/gi18n.h>
#include <math.h>

#include "map/zw-map-private.h"
#include "render/zw-map-furniture.h"

#define SCALE_BAR_PX 160.0
#define SCALE_TEXT_PX 12.0

static void
draw_scale_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwMap *self = ZW_MAP (user_data);
  ZwMapInk ink = { self->font, SCALE_TEXT_PX, self->dark };
  double bar_width, bar_height;
  ZwScaleBar bar;

  zw_scale_bar_init (&bar, zw_map_get_metres_per_px (self), SCALE_BAR_PX);
  zw_scale_bar_measure (&bar, self->catalog, &ink, &bar_width, &bar_height);
  cairo_set_source_rgba (cr, self->dark ? 0.13 : 1.0, self->dark ? 0.13 : 1.0,
                         self->dark ? 0.14 : 1.0, 0.72);
  cairo_rectangle (cr, 0.0, height - bar_height - 8.0, bar_width + 12.0, bar_height + 8.0);
  cairo_fill (cr);
  zw_scale_bar_draw (&bar, cr, self->catalog, &ink, 6.0, height - bar_height - 4.0);
}

static void
draw_band (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwMap *self = ZW_MAP (user_data);
  const ZwMapBand *band = &self->band;

  if (!band->shown)
    return;
  cairo_rectangle (cr, floor (MIN (band->x, band->to_x)) + 0.5,
                   floor (MIN (band->y, band->to_y)) + 0.5, fabs (band->to_x - band->x),
                   fabs (band->to_y - band->y));
  cairo_set_source_rgba (cr, 0.0, 0.45, 0.7, 0.15);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0.0, 0.45, 0.7);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

void
zw_map_show_band (ZwMap *self, const ZwMapBand *band)
{
  self->band = *band;
  gtk_widget_queue_draw (self->band_area);
}

static void
on_zoom_in (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_zoom_by (self, 1.0);
}

static void
on_zoom_out (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_zoom_by (self, -1.0);
}

static void
on_zoom_all (ZwMap *self)
{
  g_assert (ZW_IS_MAP (self));
  zw_map_zoom_to_all (self);
}

static void
add_button (ZwMap *self, GtkWidget *box, const char *icon, const char *name, GCallback on_clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_add_css_class (button, "osd");
  g_signal_connect_object (button, "clicked", on_clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (ZwMap *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_button (self, box, "zoom-in-symbolic", _ ("Zoom In"), G_CALLBACK (on_zoom_in));
  add_button (self, box, "zoom-out-symbolic", _ ("Zoom Out"), G_CALLBACK (on_zoom_out));
  add_button (self, box, "zoom-fit-best-symbolic", _ ("Show Everything"), G_CALLBACK (on_zoom_all));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), box);
}

static GtkWidget *
add_area (ZwMap *self, GtkDrawingAreaDrawFunc draw)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_widget_set_can_target (area, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), area);
  return area;
}

/* What lies over the map and is part of it. */
void
zw_map_add_furniture (ZwMap *self)
{
  self->band_area = add_area (self, draw_band);
  self->scale_bar = add_area (self, draw_scale_bar);
  gtk_widget_set_halign (self->scale_bar, GTK_ALIGN_START);
  gtk_widget_set_valign (self->scale_bar, GTK_ALIGN_END);
  gtk_widget_set_margin_start (self->scale_bar, 6);
  gtk_widget_set_margin_bottom (self->scale_bar, 6);
  gtk_widget_set_size_request (self->scale_bar, (int) SCALE_BAR_PX + 60, 36);

  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->notice), 1.0f);
  gtk_widget_set_halign (self->notice, GTK_ALIGN_END);
  gtk_widget_set_valign (self->notice, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->notice, "zw-map-notice");
  gtk_widget_add_css_class (self->notice, "caption");
  gtk_widget_add_css_class (self->notice, "background");
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->notice);
  add_buttons (self);
}
