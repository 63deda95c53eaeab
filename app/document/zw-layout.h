/* zw-layout.h: a document laid out on A4 pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "document/zw-document.h"
#include "document/zw-pages.h"

G_BEGIN_DECLS

/* Size of a page in points: A4 upright. */
#define ZW_LAYOUT_PAGE_WIDTH 595.28
#define ZW_LAYOUT_PAGE_HEIGHT 841.89

typedef struct _ZwLayout ZwLayout;

ZwLayout *zw_layout_new (ZwDocument *document);
ZwLayout *zw_layout_new_with_progress (ZwDocument *document,
                                       const ZwProgress *progress,
                                       GError **error);
void zw_layout_free (ZwLayout *self);
guint zw_layout_get_n_pages (const ZwLayout *self);
ZwPages *zw_layout_new_pages (ZwLayout *layout);
void zw_layout_draw_page (const ZwLayout *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLayout, zw_layout_free)

G_END_DECLS
