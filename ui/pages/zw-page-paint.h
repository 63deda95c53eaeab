/* zw-page-paint.h: a page made a picture on a worker thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-pages.h"

G_BEGIN_DECLS

void zw_page_paint_async (gpointer source,
                          ZwPages *pages,
                          guint page,
                          int width_px,
                          int height_px,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback);
GdkTexture *zw_page_paint_finish (GAsyncResult *result);

G_END_DECLS
