/* zw-swatch.c: a small picture of how a layer looks on the map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-swatch.h"

#include "layers/zw-symbol.h"
#include "render/zw-map-furniture.h"

#define WIDTH_PX 28
#define HEIGHT_PX 20

struct _ZwSwatch
{
  GtkWidget parent_instance;

  ZwRole role;
  ZwGeometryKind kind;
};

G_DEFINE_FINAL_TYPE (ZwSwatch, zw_swatch, GTK_TYPE_WIDGET)

void
zw_swatch_set (ZwSwatch *self, ZwRole role, ZwGeometryKind kind)
{
  if (self->role == role && self->kind == kind)
    return;
  self->role = role;
  self->kind = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
zw_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ZwSwatch *self = ZW_SWATCH (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  zw_map_swatch_draw (cr, zw_symbol_get (self->role), self->kind, (width - WIDTH_PX) / 2.0,
                      (height - HEIGHT_PX) / 2.0, WIDTH_PX, HEIGHT_PX);
  cairo_destroy (cr);
}

static void
zw_swatch_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
zw_swatch_class_init (ZwSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = zw_swatch_snapshot;
  widget_class->measure = zw_swatch_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
zw_swatch_init (ZwSwatch *self)
{
}
