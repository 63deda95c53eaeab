/* zw-record-output.h: the records of a plan as JSON and as plain text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

const char *zw_record_type_get_id (ZwRecordType type);

gboolean zw_records_to_json (JsonBuilder *builder,
                             const ZwRecords *records,
                             ZwStore *store,
                             gint64 zone_id,
                             const ZwReference *reference,
                             const ZwCatalog *catalog,
                             GError **error);
void zw_records_append_text (GString *text, const ZwRecords *records, gboolean chinese);

void zw_record_kinds_to_json (JsonBuilder *builder,
                              const ZwReference *reference,
                              const ZwCatalog *catalog);
void zw_record_kind_append_text (GString *text,
                                 ZwRecordKind kind,
                                 const ZwReference *reference,
                                 const ZwCatalog *catalog);

G_END_DECLS
