/* zw-odt.h: a document as OpenDocument text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "document/zw-document.h"

G_BEGIN_DECLS

GBytes *zw_odt_new_bytes (ZwDocument *document, const ZwProgress *progress, GError **error);
gboolean zw_odt_write (ZwDocument *document,
                       const char *path,
                       const ZwProgress *progress,
                       GError **error);

G_END_DECLS
