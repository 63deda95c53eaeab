/* zw-share-bar.c: how much of a whole it is, for certain and at most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-share-bar.h"

#include <math.h>

#include "zw-look.h"

#define HEIGHT_PX 8
#define HATCH_PX 5.0

#define FULL 0x0072b2ff
#define FULL_DARK 0x4fa8dcff

struct _ZwShareBar
{
  GtkWidget parent_instance;

  double least;
  double most;
};

G_DEFINE_FINAL_TYPE (ZwShareBar, zw_share_bar, GTK_TYPE_WIDGET)

static GdkRGBA
make_colour (guint32 rgba, double alpha)
{
  return (GdkRGBA){ (float) (rgba >> 24) / 255.0f, (float) ((rgba >> 16) & 255) / 255.0f,
                    (float) ((rgba >> 8) & 255) / 255.0f, (float) alpha };
}

static void
draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *area, const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, area);
  double height = area->size.height;

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.4);
  for (double x = area->origin.x - height; x < area->origin.x + area->size.width; x += HATCH_PX)
    {
      cairo_move_to (cr, x, height);
      cairo_line_to (cr, x + height, 0.0);
    }
  cairo_stroke (cr);
  cairo_rectangle (cr, area->origin.x + 0.5, 0.5, area->size.width - 1.0, height - 1.0);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
zw_share_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwShareBar *self = ZW_SHARE_BAR (widget);
  float width = (float) gtk_widget_get_width (widget),
        height = (float) gtk_widget_get_height (widget);
  guint32 ink = zw_look_get_colour (widget);
  gboolean dark = ((ink >> 24) + ((ink >> 16) & 255) + ((ink >> 8) & 255)) > 382;
  GdkRGBA full = make_colour (dark ? FULL_DARK : FULL, 1.0), ground = make_colour (ink, 0.12);
  float least = (float) floor (self->least * width), most = (float) ceil (self->most * width);

  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0.0f, 0.0f, width, height));
  if (most - least > 1.5f)
    draw_hatch (snapshot, &GRAPHENE_RECT_INIT (least, 0.0f, most - least, height), &full);
  if (least > 0.0f)
    gtk_snapshot_append_color (snapshot, &full, &GRAPHENE_RECT_INIT (0.0f, 0.0f, least, height));
}

static void
zw_share_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 40;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT_PX : 160;
}

static void
zw_share_bar_class_init (ZwShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = zw_share_bar_snapshot;
  widget_class->measure = zw_share_bar_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zw_share_bar_init (ZwShareBar *self)
{
}

/**
 * zw_share_bar_new:
 * @label: what it is a share of, for those who do not see it
 */
GtkWidget *
zw_share_bar_new (const char *label)
{
  GtkWidget *self = g_object_new (ZW_TYPE_SHARE_BAR, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return self;
}

/**
 * zw_share_bar_set:
 * @least: for certain, 0 to 1
 * @most: at most
 * @words: the figure as it stands beside it
 */
void
zw_share_bar_set (ZwShareBar *self, double least, double most, const char *words)
{
  self->least = isfinite (least) ? CLAMP (least, 0.0, 1.0) : 0.0;
  self->most = isfinite (most) ? CLAMP (most, self->least, 1.0) : 0.0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
zw_share_bar_get_least (ZwShareBar *self)
{
  return self->least;
}

double
zw_share_bar_get_most (ZwShareBar *self)
{
  return self->most;
}
