/* zw-pdf.h: a document as PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "document/zw-document.h"
#include "document/zw-pages.h"

G_BEGIN_DECLS

GBytes *zw_pdf_new_bytes (ZwDocument *document, const ZwProgress *progress, GError **error);
GBytes *zw_pdf_new_from_pages (const ZwPages *pages,
                               const ZwAttachment *attachment,
                               const ZwProgress *progress,
                               GError **error);
gboolean zw_pdf_write (ZwDocument *document,
                       const char *path,
                       const ZwProgress *progress,
                       GError **error);

G_END_DECLS
