/* zw-import-private.h: what the importers of maps and of timetables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-import.h"
#include "import/zw-layer-writer.h"

G_BEGIN_DECLS

gboolean zw_import_gtfs (ZwStore *store,
                         const ZwImportOptions *options,
                         ZwImportReport *report,
                         const ZwProgress *progress,
                         GError **error);
void zw_import_fill_source (ZwSource *source, const ZwImportOptions *options);
void zw_import_remark (ZwImportReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
