/* zw-page-preview.h: pages below each other, as they will be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-pages.h"

G_BEGIN_DECLS

/**
 * ZwPageZoom:
 * @ZW_PAGE_ZOOM_READ: wide enough to read, or the whole page where that is larger
 * @ZW_PAGE_ZOOM_WIDTH: as wide as the view
 * @ZW_PAGE_ZOOM_PAGE: the whole page
 * @ZW_PAGE_ZOOM_FACTOR: a chosen size, 1 being that of the paper
 */
typedef enum
{
  ZW_PAGE_ZOOM_READ,
  ZW_PAGE_ZOOM_WIDTH,
  ZW_PAGE_ZOOM_PAGE,
  ZW_PAGE_ZOOM_FACTOR,
} ZwPageZoom;

#define ZW_TYPE_PAGE_PREVIEW (zw_page_preview_get_type ())

/**
 * ZwPagePreview:
 *
 * Pages of any size. What is seen is drawn on a worker thread. Page Up and Page
 * Down go by pages, Home and End to the first and the last; the wheel with Ctrl
 * zooms where the pointer is.
 *
 * Signals: "moved": page or zoom shown, or the number of pages, may be others.
 */
G_DECLARE_FINAL_TYPE (ZwPagePreview, zw_page_preview, ZW, PAGE_PREVIEW, GtkWidget)

GtkWidget *zw_page_preview_new (void);
void zw_page_preview_set_pages (ZwPagePreview *self, ZwPages *pages);
guint zw_page_preview_get_n_pages (ZwPagePreview *self);
guint zw_page_preview_get_page (ZwPagePreview *self);
void zw_page_preview_show_page (ZwPagePreview *self, guint page);
double zw_page_preview_get_zoom (ZwPagePreview *self);
void zw_page_preview_set_zoom (ZwPagePreview *self, ZwPageZoom zoom, double factor);
void zw_page_preview_zoom_by (ZwPagePreview *self, double factor);
void zw_page_preview_zoom_at (ZwPagePreview *self, double factor, double view_px);
void zw_page_preview_scroll (ZwPagePreview *self, double down_px);
gboolean zw_page_preview_is_drawn (ZwPagePreview *self);

G_END_DECLS
