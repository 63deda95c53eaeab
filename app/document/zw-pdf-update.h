/* zw-pdf-update.h: what cairo leaves out of a PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-pages.h"

G_BEGIN_DECLS

gboolean zw_pdf_update (GByteArray *pdf,
                        const char *language,
                        const ZwAttachment *attachments,
                        guint n_attachments,
                        GDateTime *date,
                        GError **error);
GBytes *zw_pdf_find_attachment (GBytes *pdf, const char *mark);

G_END_DECLS
