/* zw-page-preview.c: pages below each other, as they will be printed
 *
 * A page with a map takes longer to draw than a frame may take, so pages become
 * pictures on a worker thread: those in view first, then their neighbours. Those
 * far off are forgotten. A page that changes keeps its picture, scaled, until the
 * new one is there.
 *
 * Where pages lie is reckoned from their sizes alone, so that the place that is
 * read can be kept while sizes and pages change, before anything is laid out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "zw-page-paint.h"
#include "zw-page-preview-input.h"
#include "zw-page-sheet.h"

#define MARGIN_PX 18
#define READABLE_PX 900

/* CSS pixels are 1/96 inch, points 1/72. */
#define PX_PER_PT (96.0 / 72.0)
#define LEAST_FACTOR 0.05
#define MOST_FACTOR 4.0

/* Pages further from the view than so many of its heights are forgotten. */
#define KEEP_VIEWS 2.0

/* The page at this share of the view's height is the one being read. */
#define READING_SHARE 0.33

/* A point of a page that stays at a height of the view. */
typedef struct
{
  guint page;
  double part; /* of the page's height, from its top; beyond it in the margin below */
  double view_px;
} Place;

struct _ZwPagePreview
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  ZwPages *pages;
  GPtrArray *sheets;
  GCancellable *drawing; /* what the worker draws of @pages */

  GtkAdjustment *adjustment;
  ZwPageZoom zoom;
  double factor; /* of the zoom in force */
  double widest_pt;
  double tallest_pt;
  guint drawn_page;
  guint idle;
  guint page;
  double shown_value; /* of the adjustment, where @page was asked for */
  gboolean keeps_place;
  Place place;
};

static guint moved_signal;

G_DEFINE_FINAL_TYPE (ZwPagePreview, zw_page_preview, GTK_TYPE_WIDGET)

/* Where pages lie. */

static ZwPageSheet *
get_sheet (ZwPagePreview *self, guint page)
{
  return g_ptr_array_index (self->sheets, page);
}

static double
get_top (ZwPagePreview *self, guint page)
{
  double top = MARGIN_PX;

  for (guint i = 0; i < page; i++)
    top += zw_page_sheet_get_height (get_sheet (self, i)) + MARGIN_PX;
  return top;
}

/* The point of the document at a height of the view. */
static Place
find_place (ZwPagePreview *self, double view_px)
{
  double y = gtk_adjustment_get_value (self->adjustment) + view_px;
  double top = MARGIN_PX;
  Place place = { .view_px = view_px };

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double height = zw_page_sheet_get_height (get_sheet (self, i));

      if (y < top + height + MARGIN_PX || i + 1 == self->sheets->len)
        {
          place.page = i;
          place.part = height > 0 ? (y - top) / height : 0.0;
          break;
        }
      top += height + MARGIN_PX;
    }
  return place;
}

static void
keep_place (ZwPagePreview *self, double view_px)
{
  if (!self->keeps_place)
    self->place = find_place (self, view_px);
  self->keeps_place = TRUE;
}

/* Before the scroller is laid out: what changes below a widget while it is, and
 * not by it, would be drawn before it has its place. */
static void
restore_place (ZwPagePreview *self, double view_px)
{
  double whole = get_top (self, self->sheets->len), value;
  guint page;

  if (!self->keeps_place || self->sheets->len == 0)
    return;
  self->keeps_place = FALSE;
  page = MIN (self->place.page, self->sheets->len - 1);
  value = get_top (self, page)
          + self->place.part * zw_page_sheet_get_height (get_sheet (self, page))
          - self->place.view_px;
  gtk_adjustment_configure (self->adjustment, CLAMP (value, 0.0, MAX (whole - view_px, 0.0)), 0.0,
                            MAX (whole, view_px), 0.1 * view_px, 0.9 * view_px, view_px);
}

/* A page that was asked for is the one being read until the view is moved, also
 * where the end of the document keeps it from the top. */
static void
notice_move (ZwPagePreview *self)
{
  if (self->sheets->len == 0)
    self->page = 0;
  else if (gtk_adjustment_get_value (self->adjustment) != self->shown_value)
    {
      self->page = find_place (self, gtk_widget_get_height (self->scroller) * READING_SHARE).page;
      self->shown_value = -1.0;
    }
  g_signal_emit (self, moved_signal, 0);
}

/* Sizes. */

static double
get_factor_for (ZwPagePreview *self, int width, int height)
{
  double across = (width - 2 * MARGIN_PX) / (self->widest_pt * PX_PER_PT);
  double down = (height - 2 * MARGIN_PX) / (self->tallest_pt * PX_PER_PT);

  switch (self->zoom)
    {
    case ZW_PAGE_ZOOM_WIDTH:
      return across;
    case ZW_PAGE_ZOOM_PAGE:
      return MIN (across, down);
    case ZW_PAGE_ZOOM_FACTOR:
      return self->factor;
    case ZW_PAGE_ZOOM_READ:
    default:
      return MIN (across, MAX (down, READABLE_PX / (self->widest_pt * PX_PER_PT)));
    }
}

static void
set_sizes (ZwPagePreview *self)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      double width, height;

      zw_pages_get_size (self->pages, i, &width, &height);
      zw_page_sheet_set_size (get_sheet (self, i), (int) ceil (width * PX_PER_PT * self->factor),
                              (int) ceil (height * PX_PER_PT * self->factor));
    }
}

static void
rescale (ZwPagePreview *self, int width, int height)
{
  double factor;

  if (self->sheets->len == 0 || width <= 2 * MARGIN_PX || height <= 2 * MARGIN_PX)
    return;
  factor = CLAMP (get_factor_for (self, width, height), LEAST_FACTOR, MOST_FACTOR);
  if (fabs (factor - self->factor) < 1e-6)
    return;
  keep_place (self, height * READING_SHARE);
  self->factor = factor;
  set_sizes (self);
}

/* One page on the worker. */

static void update (ZwPagePreview *self);

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (source);
  g_autoptr (GdkTexture) picture = zw_page_paint_finish (result);

  /* Other pages are shown by now, or none. */
  if (g_task_get_cancellable (G_TASK (result)) != self->drawing)
    return;
  g_clear_object (&self->drawing);
  if (picture != NULL && self->drawn_page < self->sheets->len)
    zw_page_sheet_set_picture (get_sheet (self, self->drawn_page), picture);
  update (self);
}

/* Which pages are drawn next, and which forgotten. */

/* How far a page lies from the view, in heights of the view; 0 when it is seen. */
static double
get_distance (ZwPagePreview *self, double top, double height)
{
  double view = gtk_widget_get_height (self->scroller);
  double y = top - gtk_adjustment_get_value (self->adjustment);

  if (view <= 0)
    return INFINITY;
  if (y > view)
    return (y - view) / view;
  return y + height < 0 ? -(y + height) / view : 0.0;
}

static void
draw (ZwPagePreview *self, guint page)
{
  int width, height;

  zw_page_sheet_get_wanted (get_sheet (self, page), &width, &height);
  self->drawing = g_cancellable_new ();
  self->drawn_page = page;
  zw_page_paint_async (self, self->pages, page, width, height, self->drawing, on_drawn);
}

static void
update (ZwPagePreview *self)
{
  double nearest = KEEP_VIEWS, top = MARGIN_PX, drawn_distance = 0.0;
  int next = -1;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      ZwPageSheet *sheet = get_sheet (self, i);
      double height = zw_page_sheet_get_height (sheet);
      double distance = get_distance (self, top, height);

      if (i == self->drawn_page)
        drawn_distance = distance;
      if (distance > KEEP_VIEWS)
        zw_page_sheet_set_picture (sheet, NULL);
      else if (distance < nearest && zw_page_sheet_wants_picture (sheet))
        {
          nearest = distance;
          next = (int) i;
        }
      top += height + MARGIN_PX;
    }
  /* What has been scrolled past must not keep the worker from what is seen. */
  if (self->drawing != NULL && drawn_distance > 0.0 && nearest == 0.0)
    g_cancellable_cancel (self->drawing);
  if (next >= 0 && self->drawing == NULL && self->pages != NULL)
    draw (self, next);
}

static gboolean
on_idle (gpointer user_data)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (user_data);

  self->idle = 0;
  notice_move (self);
  update (self);
  return G_SOURCE_REMOVE;
}

/* Sizes are known only after the layout of this frame. */
static void
queue_update (ZwPagePreview *self)
{
  g_assert (ZW_IS_PAGE_PREVIEW (self));
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

/* The widget. */

static void
zw_page_preview_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (widget);

  rescale (self, width, height);
  restore_place (self, height);
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
zw_page_preview_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_page_preview_parent_class)->map (widget);
  queue_update (ZW_PAGE_PREVIEW (widget));
}

static void
forget_drawing (ZwPagePreview *self)
{
  if (self->drawing != NULL)
    g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

static void
zw_page_preview_dispose (GObject *object)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (object);

  forget_drawing (self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_set_size (self->sheets, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_page_preview_parent_class)->dispose (object);
}

static void
zw_page_preview_finalize (GObject *object)
{
  ZwPagePreview *self = ZW_PAGE_PREVIEW (object);

  g_clear_pointer (&self->pages, zw_pages_unref);
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
  widget_class->map = zw_page_preview_map;
  moved_signal = g_signal_new ("moved", ZW_TYPE_PAGE_PREVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pagepreview");
}

static void
zw_page_preview_init (ZwPagePreview *self)
{
  self->factor = 1.0;
  self->sheets = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, MARGIN_PX);
  gtk_widget_set_margin_top (self->box, MARGIN_PX);
  gtk_widget_set_margin_bottom (self->box, MARGIN_PX);
  gtk_widget_set_margin_start (self->box, MARGIN_PX);
  gtk_widget_set_margin_end (self->box, MARGIN_PX);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages of the document"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (self->scroller, FALSE);
  zw_page_preview_add_input (self, self->scroller);
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
      GtkWidget *sheet = zw_page_sheet_new ();

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

/* The widest and the tallest page; they fit whatever is to fit the view. */
static void
measure_pages (ZwPagePreview *self)
{
  self->widest_pt = self->tallest_pt = 1.0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      double width, height;

      zw_pages_get_size (self->pages, i, &width, &height);
      self->widest_pt = MAX (self->widest_pt, width);
      self->tallest_pt = MAX (self->tallest_pt, height);
    }
}

/**
 * zw_page_preview_set_pages:
 * @pages: (nullable): what nobody else draws; %NULL for no pages
 *
 * Shows other pages from where the view is. What was there stays until the new
 * pages are drawn.
 */
void
zw_page_preview_set_pages (ZwPagePreview *self, ZwPages *pages)
{
  guint n = pages != NULL ? zw_pages_get_n (pages) : 0;

  /* The first pages begin at their beginning. */
  if (self->sheets->len == 0)
    {
      self->place = (Place){ .view_px = MARGIN_PX };
      self->keeps_place = TRUE;
    }
  keep_place (self, gtk_widget_get_height (self->scroller) * READING_SHARE);
  forget_drawing (self);
  if (pages != NULL)
    zw_pages_ref (pages);
  g_clear_pointer (&self->pages, zw_pages_unref);
  self->pages = pages;
  set_n_sheets (self, n);
  for (guint i = 0; i < n; i++)
    zw_page_sheet_set_stale (get_sheet (self, i));
  if (n > 0)
    {
      measure_pages (self);
      rescale (self, gtk_widget_get_width (GTK_WIDGET (self)),
               gtk_widget_get_height (GTK_WIDGET (self)));
      set_sizes (self);
    }
  else
    {
      self->keeps_place = FALSE;
      gtk_adjustment_set_value (self->adjustment, 0.0);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  notice_move (self);
  queue_update (self);
}

guint
zw_page_preview_get_n_pages (ZwPagePreview *self)
{
  return self->sheets->len;
}

/* The page being read, from 0. */
guint
zw_page_preview_get_page (ZwPagePreview *self)
{
  return self->page;
}

/**
 * zw_page_preview_show_page:
 * @page: from 0; beyond the last is the last
 */
void
zw_page_preview_show_page (ZwPagePreview *self, guint page)
{
  if (self->sheets->len == 0)
    return;
  page = MIN (page, self->sheets->len - 1);
  gtk_adjustment_set_value (self->adjustment, get_top (self, page) - MARGIN_PX);
  self->shown_value = gtk_adjustment_get_value (self->adjustment);
  self->page = page;
  queue_update (self);
}

/* What is shown, 1 being the size of the paper. */
double
zw_page_preview_get_zoom (ZwPagePreview *self)
{
  return self->factor;
}

/* @factor: for %ZW_PAGE_ZOOM_FACTOR */
void
zw_page_preview_set_zoom (ZwPagePreview *self, ZwPageZoom zoom, double factor)
{
  keep_place (self, gtk_widget_get_height (self->scroller) * READING_SHARE);
  self->zoom = zoom;
  if (zoom == ZW_PAGE_ZOOM_FACTOR)
    {
      self->factor = CLAMP (factor, LEAST_FACTOR, MOST_FACTOR);
      set_sizes (self);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* @view_px: height of the view where the page stays in its place */
void
zw_page_preview_zoom_at (ZwPagePreview *self, double factor, double view_px)
{
  keep_place (self, view_px);
  zw_page_preview_set_zoom (self, ZW_PAGE_ZOOM_FACTOR, self->factor * factor);
}

void
zw_page_preview_zoom_by (ZwPagePreview *self, double factor)
{
  zw_page_preview_set_zoom (self, ZW_PAGE_ZOOM_FACTOR, self->factor * factor);
}

void
zw_page_preview_scroll (ZwPagePreview *self, double down_px)
{
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) + down_px);
}

/**
 * zw_page_preview_is_drawn:
 *
 * Returns: whether every page in view is there in its final size
 */
gboolean
zw_page_preview_is_drawn (ZwPagePreview *self)
{
  double top = MARGIN_PX;
  gboolean any = FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      ZwPageSheet *sheet = get_sheet (self, i);
      double height = zw_page_sheet_get_height (sheet);

      if (get_distance (self, top, height) == 0.0)
        {
          any = TRUE;
          if (!zw_page_sheet_is_current (sheet))
            return FALSE;
        }
      top += height + MARGIN_PX;
    }
  return any && !self->keeps_place;
}
