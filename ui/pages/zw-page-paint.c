/* zw-page-paint.c: a page made a picture on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-page-paint.h"

typedef struct
{
  ZwPages *pages;
  guint page;
  int width;
  int height;
} Drawing;

static void
drawing_free (Drawing *self)
{
  zw_pages_unref (self->pages);
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
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, drawing->width,
                                                         drawing->height);
  cairo_t *cr = cairo_create (surface);
  double width, height;
  gboolean done;

  zw_pages_get_size (drawing->pages, drawing->page, &width, &height);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  cairo_scale (cr, drawing->width / width, drawing->height / height);
  done = zw_pages_draw (drawing->pages, drawing->page, cr, cancellable);
  done = done && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (done)
    g_task_return_pointer (task, take_texture (surface), g_object_unref);
  else
    {
      cairo_surface_destroy (surface);
      g_task_return_pointer (task, NULL, NULL);
    }
}

/**
 * zw_page_paint_async:
 * @source: the object that asks
 * @pages: what no other thread draws until the callback
 * @width_px, @height_px: of the picture
 *
 * Draws a page. The callback comes also when it was cancelled, but not before the
 * pages are free again.
 */
void
zw_page_paint_async (gpointer source,
                     ZwPages *pages,
                     guint page,
                     int width_px,
                     int height_px,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->pages = zw_pages_ref (pages);
  drawing->page = page;
  drawing->width = width_px;
  drawing->height = height_px;
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, zw_page_paint_async);
  g_task_set_task_data (task, drawing, (GDestroyNotify) drawing_free);
  g_task_run_in_thread (task, run_drawing);
}

/**
 * zw_page_paint_finish:
 *
 * Returns: (transfer full) (nullable): the picture; %NULL where it was cancelled or
 *   could not be drawn
 */
GdkTexture *
zw_page_paint_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
