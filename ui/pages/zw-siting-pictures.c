/* zw-siting-pictures.c: the zone beside the foreign cases, in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-pictures.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-catalog.h"
#include "render/zw-cases-draw.h"
#include "widgets/zw-look.h"

#define MARGIN_PX 12
#define CHART_PX 340

/* Where the pane has half a pixel the last of the area is cut off. */
#define EDGE_PX 1

struct _ZwSitingPictures
{
  GtkWidget parent_instance;

  int strictness;

  /* Owned */
  ZwReference *reference;
  ZwCatalog *catalog;
  ZwGeometry *zone;
  char *name;

  /* Children */
  GtkWidget *scroller;
  GtkWidget *scale;
  GtkWidget *chart;
};

G_DEFINE_FINAL_TYPE (ZwSitingPictures, zw_siting_pictures, GTK_TYPE_WIDGET)

static ZwCases
get_cases (ZwSitingPictures *self, GtkWidget *area)
{
  guint32 ink = zw_look_get_colour (area);
  ZwCases cases = { .zone = self->zone,
                    .zone_name = self->name,
                    .strictness = self->strictness,
                    .catalog = self->catalog };

  cases.cases = zw_reference_get_cases (self->reference, &cases.n);
  cases.levels = zw_reference_get_choices (self->reference, "strictness", &cases.n_levels);
  /* Light letters stand on a dark background. */
  cases.ink = (ZwMapInk){ zw_look_get_font (area), zw_look_get_font_size (area) * 0.95,
                          (ink >> 24) + (ink >> 16 & 255) + (ink >> 8 & 255) > 383 };
  return cases;
}

static void
draw_scale (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwCases cases = get_cases (ZW_SITING_PICTURES (user_data), GTK_WIDGET (area));

  zw_cases_scale_draw (&cases, cr, width - EDGE_PX);
}

static void
draw_chart (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  ZwCases cases = get_cases (ZW_SITING_PICTURES (user_data), GTK_WIDGET (area));

  zw_cases_chart_draw (&cases, cr, width - EDGE_PX, height);
}

/* How high the picture is follows from how wide it is. */
static void
fit_height (ZwSitingPictures *self, int width)
{
  ZwCases cases = get_cases (self, self->scale);

  gtk_drawing_area_set_content_height (
      GTK_DRAWING_AREA (self->scale),
      (int) ceil (zw_cases_scale_get_height (&cases, width - EDGE_PX)));
}

static gboolean
fit_later (gpointer user_data)
{
  ZwSitingPictures *self = ZW_SITING_PICTURES (user_data);
  int width = self->scale != NULL ? gtk_widget_get_width (self->scale) : 0;

  if (width > 0)
    fit_height (self, width);
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given out. */
static void
on_resize (GtkDrawingArea *area, int width, int height, ZwSitingPictures *self)
{
  g_assert (ZW_IS_SITING_PICTURES (self));
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_later, g_object_ref (self), g_object_unref);
}

static GtkWidget *
make_area (ZwSitingPictures *self, GtkDrawingAreaDrawFunc draw, int height, const char *name)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                                  NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, self, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) ZW_CASES_LEAST_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (area), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return area;
}

static void
zw_siting_pictures_dispose (GObject *object)
{
  ZwSitingPictures *self = ZW_SITING_PICTURES (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  self->scale = NULL;
  self->chart = NULL;
  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->zone, zw_geometry_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (zw_siting_pictures_parent_class)->dispose (object);
}

static void
zw_siting_pictures_class_init (ZwSitingPicturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_siting_pictures_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_siting_pictures_init (ZwSitingPictures *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN_PX);

  self->catalog = zw_catalog_new (NULL);
  self->scale = make_area (self, draw_scale, 200, _ ("The zone and zones abroad at one scale"));
  self->chart = make_area (self, draw_chart, CHART_PX, _ ("Area against strictness"));
  g_signal_connect (self->scale, "resize", G_CALLBACK (on_resize), self);
  gtk_box_append (GTK_BOX (box), self->scale);
  gtk_box_append (GTK_BOX (box), self->chart);
  gtk_widget_set_margin_start (box, MARGIN_PX);
  gtk_widget_set_margin_end (box, MARGIN_PX);
  gtk_widget_set_margin_top (box, MARGIN_PX);
  gtk_widget_set_margin_bottom (box, MARGIN_PX);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
zw_siting_pictures_new (const ZwReference *reference)
{
  ZwSitingPictures *self = g_object_new (ZW_TYPE_SITING_PICTURES, NULL);

  self->reference = zw_reference_ref ((ZwReference *) reference);
  return GTK_WIDGET (self);
}

/**
 * zw_siting_pictures_set:
 * @zone: (nullable): outline in projected coordinates
 * @name: (nullable): of the zone
 * @strictness: of its strictest rule; 0 without one
 */
void
zw_siting_pictures_set (ZwSitingPictures *self,
                        const ZwGeometry *zone,
                        const char *name,
                        int strictness)
{
  g_autofree char *words = NULL;
  ZwCases cases;

  g_clear_pointer (&self->zone, zw_geometry_unref);
  self->zone = zone != NULL ? zw_geometry_ref ((ZwGeometry *) zone) : NULL;
  g_free (self->name);
  self->name = g_strdup (name);
  self->strictness = strictness;
  cases = get_cases (self, self->scale);
  words = zw_cases_dup_words (&cases);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  if (gtk_widget_get_width (self->scale) > 0)
    fit_height (self, gtk_widget_get_width (self->scale));
  gtk_widget_queue_draw (self->scale);
  gtk_widget_queue_draw (self->chart);
}
