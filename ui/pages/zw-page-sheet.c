/* zw-page-sheet.c: one page of a preview: white paper, then its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-sheet.h"

/* A picture has no longer side than this; a larger page shows it scaled. */
#define MOST_PICTURE_PX 4096.0

struct _ZwPageSheet
{
  GtkWidget parent_instance;

  GdkTexture *picture; /* owned */
  int width;
  int height;
  gboolean stale; /* the picture is of what the page said before */
};

G_DEFINE_FINAL_TYPE (ZwPageSheet, zw_page_sheet, GTK_TYPE_WIDGET)

static void
zw_page_sheet_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ZwPageSheet *self = ZW_PAGE_SHEET (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;
}

static void
zw_page_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.35f };
  ZwPageSheet *self = ZW_PAGE_SHEET (widget);
  graphene_rect_t paper = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                              gtk_widget_get_height (widget));
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &paper);
}

static void
zw_page_sheet_dispose (GObject *object)
{
  g_clear_object (&ZW_PAGE_SHEET (object)->picture);
  G_OBJECT_CLASS (zw_page_sheet_parent_class)->dispose (object);
}

static void
zw_page_sheet_class_init (ZwPageSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = zw_page_sheet_dispose;
  widget_class->measure = zw_page_sheet_measure;
  widget_class->snapshot = zw_page_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zw_page_sheet_init (ZwPageSheet *self)
{
}

GtkWidget *
zw_page_sheet_new (void)
{
  return g_object_new (ZW_TYPE_PAGE_SHEET, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_START,
                       NULL);
}

void
zw_page_sheet_set_size (ZwPageSheet *self, int width_px, int height_px)
{
  if (self->width == width_px && self->height == height_px)
    return;
  self->width = width_px;
  self->height = height_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
zw_page_sheet_get_height (ZwPageSheet *self)
{
  return self->height;
}

/**
 * zw_page_sheet_set_picture:
 * @picture: (nullable): of what the page says now; %NULL forgets it
 */
void
zw_page_sheet_set_picture (ZwPageSheet *self, GdkTexture *picture)
{
  if (picture == NULL && self->picture == NULL)
    return;
  g_set_object (&self->picture, picture);
  self->stale = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The page says something else now; until its picture comes the old one stays. */
void
zw_page_sheet_set_stale (ZwPageSheet *self)
{
  self->stale = TRUE;
}

/**
 * zw_page_sheet_get_wanted:
 * @width_px: (out): of the picture that fits, in pixels of the screen
 * @height_px: (out): likewise
 */
void
zw_page_sheet_get_wanted (ZwPageSheet *self, int *width_px, int *height_px)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double longer = (double) MAX (self->width, self->height) * factor;
  double shrink = longer > MOST_PICTURE_PX ? MOST_PICTURE_PX / longer : 1.0;

  *width_px = (int) (self->width * factor * shrink);
  *height_px = (int) (self->height * factor * shrink);
}

/**
 * zw_page_sheet_is_current:
 *
 * Returns: whether its picture is there, says what the page says and fits it
 */
gboolean
zw_page_sheet_is_current (ZwPageSheet *self)
{
  int width, height;

  zw_page_sheet_get_wanted (self, &width, &height);
  return self->picture != NULL && !self->stale && gdk_texture_get_width (self->picture) == width;
}

/* It has a size, and no picture that fits. */
gboolean
zw_page_sheet_wants_picture (ZwPageSheet *self)
{
  int width, height;

  zw_page_sheet_get_wanted (self, &width, &height);
  return width > 0 && height > 0 && !zw_page_sheet_is_current (self);
}
