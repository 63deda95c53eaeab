/* zw-pages.h: pages that can be shown, printed and kept as PDF
 *
 * A report, a deck of slides and a series of map sheets are all pages: the
 * preview, the print dialog and the PDF writer know nothing else of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "base/zw-progress.h"

G_BEGIN_DECLS

typedef struct _ZwPages ZwPages;

/**
 * ZwPagesInfo:
 * @language: of the words: "zh_TW" or "en"
 * @title, @author, @subject: never %NULL
 * @created: the date the file bears
 */
typedef struct
{
  const char *language;
  const char *title;
  const char *author;
  const char *subject;
  GDateTime *created;
} ZwPagesInfo;

/**
 * ZwPagesClass:
 * @get_n: number of pages
 * @get_size: size of a page in points; pages are numbered from 0
 * @get_info: what the file says of itself; everything belongs to the pages
 * @draw: draws a page, one unit per point, origin at its upper left corner;
 *   @tagged: mark its structure, as PDF wants it; %FALSE when it was cancelled.
 *   May be called on any thread, but on one at a time
 * @outline: (nullable): adds the outline to a PDF surface
 * @free: frees the data
 */
typedef struct
{
  guint (*get_n) (gconstpointer data);
  void (*get_size) (gconstpointer data, guint page, double *width_pt, double *height_pt);
  void (*get_info) (gconstpointer data, ZwPagesInfo *info);
  gboolean (*draw) (gconstpointer data,
                    guint page,
                    cairo_t *cr,
                    gboolean tagged,
                    GCancellable *cancellable);
  void (*outline) (gconstpointer data, cairo_surface_t *surface);
  void (*free) (gpointer data);
} ZwPagesClass;

ZwPages *zw_pages_new (const ZwPagesClass *klass, gpointer data);
ZwPages *zw_pages_ref (ZwPages *self);
void zw_pages_unref (ZwPages *self);

guint zw_pages_get_n (const ZwPages *self);
void zw_pages_get_size (const ZwPages *self, guint page, double *width_pt, double *height_pt);
void zw_pages_get_info (const ZwPages *self, ZwPagesInfo *info);
gboolean zw_pages_draw (const ZwPages *self, guint page, cairo_t *cr, GCancellable *cancellable);
gboolean zw_pages_draw_tagged (const ZwPages *self,
                               guint page,
                               cairo_t *cr,
                               GCancellable *cancellable);
void zw_pages_add_outline (const ZwPages *self, cairo_surface_t *surface);

/* A file that travels within a PDF or ODT. */
typedef struct
{
  const char *name;
  const char *mime;
  GBytes *contents;
} ZwAttachment;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPages, zw_pages_unref)

G_END_DECLS
