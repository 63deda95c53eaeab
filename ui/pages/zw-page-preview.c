/* zw-page-preview.c: the pages of a document below each other, as they will be printed
 *
 * A page with a map takes longer to draw than a frame may take, so pages become
 * pictures on a worker thread: those in view first, then their neighbours. Those
 * far off are forgotten. A page that changes its size keeps its picture, scaled,
 * until the new one is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#define PAGE_MARGIN_PX 18
#define LEAST_PAGE_PX 240
#define MOST_PAGE_PX 900

/* Pages further from the view than so many of its heights are forgotten. */
#define KEEP_VIEWS 2.0

/* Shared with the worker, on which alone the layout draws. */
typedef struct
{
  ZwLayout *layout;
} Pages;

struct _ZwPagePreview
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  Pages *pages; /* an atomic rc box */
  GPtrArray *sheets;

  GtkAdjustment *adjustment;
  guint idle;
  gboolean drawing; /* the worker draws one of @pages */
};

G_DEFINE_FINAL_TYPE (ZwPagePreview, zw_page_preview, GTK_TYPE_WIDGET)

/* One page: white, then its picture. */

#define ZW_TYPE_SHEET (zw_sheet_get_type ())
G_DECLARE_FINAL_TYPE (ZwSheet, zw_sheet, ZW, SHEET, GtkWidget)

struct _ZwSheet
{
  GtkWidget parent_instance;

  GdkTexture *picture;
  gboolean stale; /* the picture is of another document */
};

G_DEFINE_FINAL_TYPE (ZwSheet, zw_sheet, GTK_TYPE_WIDGET)

static double
get_height_for (double width)
{
  return width * ZW_LAYOUT_PAGE_HEIGHT / ZW_LAYOUT_PAGE_WIDTH;
}

static void
zw_sheet_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_PAGE_PX;
      *natural = MOST_PAGE_PX;
    }
  else
    *minimum = *natural = (int) ceil (
        get_height_for (for_size > 0 ? MIN (for_size, MOST_PAGE_PX) : MOST_PAGE_PX));
}

static GtkSizeRequestMode
zw_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The paper within the widget, in the middle where it is wider. */
static graphene_rect_t
get_paper (GtkWidget *widget)
{
  float width = MIN (gtk_widget_get_width (widget), MOST_PAGE_PX);
  float height = get_height_for (width);

  return GRAPHENE_RECT_INIT ((gtk_widget_get_width (widget) - width) / 2.0f, 0, width, height);
}

static void
zw_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  static const GdkRGBA white = { 1, 1, 1, 1 }, shade = { 0, 0, 0, 0.35f };
  ZwSheet *self = ZW_SHEET (widget);
  graphene_rect_t paper = get_paper (widget);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &white, &paper);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &paper);
}

static void
zw_sheet_dispose (GObject *object)
{
  g_clear_object (&ZW_SHEET (object)->picture);
  G_OBJECT_CLASS (zw_sheet_parent_class)->dispose (object);
}

static void
zw_sheet_class_init (ZwSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = zw_sheet_dispose;
  widget_class->measure = zw_sheet_measure;
  widget_class->get_request_mode = zw_sheet_get_request_mode;
  widget_class->snapshot = zw_sheet_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
zw_sheet_init (ZwSheet *self)
{
}

static int
get_wanted_width (ZwSheet *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return (int) get_paper (widget).size.width * gtk_widget_get_scale_factor (widget);
}

static gboolean
is_up_to_date (ZwSheet *self)
{
  return self->picture != NULL && !self->stale
         && gdk_texture_get_width (self->picture) == get_wanted_width (self);
}

static void
set_picture (ZwSheet *self, GdkTexture *picture)
{
  g_set_object (&self->picture, picture);
  self->stale = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* One page on the worker. */

typedef struct
{
  Pages *pages;
  guint page;
  int width;
} Drawing;

static void
pages_clear (gpointer data)
{
  zw_layout_free (((Pages *) data)->layout);
}

static void
drawing_free (Drawing *self)
{
  g_atomic_rc_box_release_full (self->pages, pages_clear);
  g_free (self);
}

static GdkTexture *
take_texture (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes)
      bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                          (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

static void
run_drawing (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Drawing *drawing = task_data;
  double scale = drawing->width / ZW_LAYOUT_PAGE_WIDTH;
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, drawing->width, (int) ceil (get_height_for (drawing->width)));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  zw_layout_draw_page (drawing->pages->layout, drawing->page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_task_return_pointer (task, take_texture (surface), g_object_unref);
}

static void update (ZwPagePreview *self);

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (source);
  const Drawing *drawing = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  if (drawing->pages != self->pages)
    return;
  self->drawing = FALSE;
  if (drawing->page < self->sheets->len)
    set_picture (g_ptr_array_index (self->sheets, drawing->page), picture);
  update (self);
}

/* Which pages are drawn next, and which forgotten. */

/* How far a page lies from the view, in heights of the view; 0 when it is seen. */
static double
get_distance (ZwPagePreview *self, ZwSheet *sheet)
{
  graphene_rect_t bounds;
  double view = gtk_widget_get_height (self->scroller);

  if (view <= 0 || !gtk_widget_compute_bounds (GTK_WIDGET (sheet), self->scroller, &bounds))
    return INFINITY;
  if (bounds.origin.y > view)
    return (bounds.origin.y - view) / view;
  if (bounds.origin.y + bounds.size.height < 0)
    return -(bounds.origin.y + bounds.size.height) / view;
  return 0.0;
}

static void
draw (ZwPagePreview *self, guint page)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_drawn, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->pages = g_atomic_rc_box_acquire (self->pages);
  drawing->page = page;
  drawing->width = get_wanted_width (g_ptr_array_index (self->sheets, page));
  self->drawing = TRUE;
  g_task_set_source_tag (task, draw);
  g_task_set_task_data (task, drawing, (GDestroyNotify) drawing_free);
  g_task_run_in_thread (task, run_drawing);
}

static void
update (ZwPagePreview *self)
{
  double nearest = KEEP_VIEWS;
  int next = -1;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      ZwSheet *sheet = g_ptr_array_index (self->sheets, i);
      double distance = get_distance (self, sheet);

      if (distance > KEEP_VIEWS)
        g_clear_object (&sheet->picture);
      else if (distance < nearest && !is_up_to_date (sheet) && get_wanted_width (sheet) > 0)
        {
          nearest = distance;
          next = (int) i;
        }
    }
  if (next >= 0 && !self->drawing && self->pages != NULL)
    draw (self, next);
}

/* Sizes are known only after the layout of this frame. */
static gboolean
on_idle (gpointer user_data)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (user_data);

  self->idle = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (ZwPagePreview *self)
{
  g_assert (ZW_IS_PAGE_PREVIEW (self));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
zw_page_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  queue_update (self);
}

static void
zw_page_preview_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (ZW_PAGE_PREVIEW (widget)->scroller, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

static void
zw_page_preview_dispose (GObject *object)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_page_preview_parent_class)->dispose (object);
}

static void
zw_page_preview_finalize (GObject *object)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (object);

  if (self->pages != NULL)
    g_atomic_rc_box_release_full (self->pages, pages_clear);
  g_ptr_array_unref (self->sheets);
  G_OBJECT_CLASS (zw_page_preview_parent_class)->finalize (object);
}

static void
zw_page_preview_class_init (ZwPagePreviewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = zw_page_preview_dispose;
  G_OBJECT_CLASS (class)->finalize = zw_page_preview_finalize;
  widget_class->size_allocate = zw_page_preview_size_allocate;
  widget_class->measure = zw_page_preview_measure;
}

static void
zw_page_preview_init (ZwPagePreview *self)
{
  self->sheets = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, PAGE_MARGIN_PX);
  gtk_widget_set_margin_top (self->box, PAGE_MARGIN_PX);
  gtk_widget_set_margin_bottom (self->box, PAGE_MARGIN_PX);
  gtk_widget_set_margin_start (self->box, PAGE_MARGIN_PX);
  gtk_widget_set_margin_end (self->box, PAGE_MARGIN_PX);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the document"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
zw_page_preview_new (void)
{
  return g_object_new (ZW_TYPE_PAGE_PREVIEW, NULL);
}

static void
set_n_sheets (ZwPagePreview *self, guint n)
{
  while (self->sheets->len > n)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_steal_index (self->sheets, n));
  while (self->sheets->len < n)
    {
      GtkWidget *sheet = g_object_new (ZW_TYPE_SHEET, NULL);

      gtk_box_append (GTK_BOX (self->box), sheet);
      g_ptr_array_add (self->sheets, sheet);
    }
  for (guint i = 0; i < n; i++)
    {
      /* Translators: a page of a document, and how many it has */
      g_autofree char *name = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);

      gtk_accessible_update_property (g_ptr_array_index (self->sheets, i),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * zw_page_preview_set_layout:
 * @layout: (transfer full) (nullable): a document laid out; %NULL for no pages
 *
 * Shows other pages from where the view is. What was there stays until the new
 * pages are drawn.
 */
void
zw_page_preview_set_layout (ZwPagePreview *self, ZwLayout *layout)
{
  Pages *pages = NULL;

  if (layout != NULL)
    {
      pages = g_atomic_rc_box_new0 (Pages);
      pages->layout = layout;
    }
  if (self->pages != NULL)
    g_atomic_rc_box_release_full (self->pages, pages_clear);
  self->pages = pages;
  self->drawing = FALSE;
  set_n_sheets (self, layout != NULL ? zw_layout_get_n_pages (layout) : 0);
  for (guint i = 0; i < self->sheets->len; i++)
    ((ZwSheet *) g_ptr_array_index (self->sheets, i))->stale = TRUE;
  queue_update (self);
}

guint
zw_page_preview_get_n_pages (ZwPagePreview *self)
{
  return self->sheets->len;
}

/**
 * zw_page_preview_is_drawn:
 *
 * Returns: whether every page in view is there in its final size
 */
gboolean
zw_page_preview_is_drawn (ZwPagePreview *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      ZwSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (get_distance (self, sheet) > 0.0)
        continue;
      any = TRUE;
      if (!is_up_to_date (sheet))
        return FALSE;
    }
  return any;
}
