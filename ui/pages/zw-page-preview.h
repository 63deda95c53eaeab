/* zw-page-preview.h: the pages of a document below each other, as they will be printed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-layout.h"

G_BEGIN_DECLS

#define ZW_TYPE_PAGE_PREVIEW (zw_page_preview_get_type ())

/**
 * ZwPagePreview:
 *
 * Scrolls; pages are as wide as there is room, up to a size that is good to
 * read. What is seen is drawn on a worker thread.
 */
G_DECLARE_FINAL_TYPE (ZwPagePreview, zw_page_preview, ZW, PAGE_PREVIEW, GtkWidget)

GtkWidget *zw_page_preview_new (void);
void zw_page_preview_set_layout (ZwPagePreview *self, ZwLayout *layout);
guint zw_page_preview_get_n_pages (ZwPagePreview *self);
gboolean zw_page_preview_is_drawn (ZwPagePreview *self);

G_END_DECLS
