/* zw-pages.c: pages that can be shown, printed and kept as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-pages.h"

struct _ZwPages
{
  gatomicrefcount ref_count;
  const ZwPagesClass *klass;
  gpointer data; /* owned */
};

/**
 * zw_pages_new:
 * @klass: what they can do; lives for ever
 * @data: (transfer full): handed to all of it
 *
 * Returns: (transfer full): the pages, which never change
 */
ZwPages *
zw_pages_new (const ZwPagesClass *klass, gpointer data)
{
  ZwPages *self = g_new0 (ZwPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->klass = klass;
  self->data = data;
  return self;
}

ZwPages *
zw_pages_ref (ZwPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_pages_unref (ZwPages *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  self->klass->free (self->data);
  g_free (self);
}

guint
zw_pages_get_n (const ZwPages *self)
{
  return self->klass->get_n (self->data);
}

void
zw_pages_get_size (const ZwPages *self, guint page, double *width_pt, double *height_pt)
{
  self->klass->get_size (self->data, page, width_pt, height_pt);
}

void
zw_pages_get_info (const ZwPages *self, ZwPagesInfo *info)
{
  self->klass->get_info (self->data, info);
}

/**
 * zw_pages_draw:
 * @page: number of the page, from 0
 * @cr: one unit per point, origin at the page's upper left corner
 *
 * Draws a page on a screen, a picture or paper.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
zw_pages_draw (const ZwPages *self, guint page, cairo_t *cr, GCancellable *cancellable)
{
  return self->klass->draw (self->data, page, cr, FALSE, cancellable);
}

/**
 * zw_pages_draw_tagged:
 *
 * As zw_pages_draw(), on a PDF, with the structure of the page.
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
zw_pages_draw_tagged (const ZwPages *self, guint page, cairo_t *cr, GCancellable *cancellable)
{
  return self->klass->draw (self->data, page, cr, TRUE, cancellable);
}

void
zw_pages_add_outline (const ZwPages *self, cairo_surface_t *surface)
{
  if (self->klass->outline != NULL)
    self->klass->outline (self->data, surface);
}
