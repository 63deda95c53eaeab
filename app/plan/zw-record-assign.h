/* zw-record-assign.h: FIELD=VALUE for a record, choices and links looked up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

/* A part of the project that a link can lead to. */
typedef struct
{
  gint64 id;
  char *name;
} ZwRecordTarget;

GArray *zw_record_list_targets (ZwStore *store, gint64 zone_id, const char *list, GError **error);
gboolean zw_record_assign (ZwStore *store,
                           const ZwReference *reference,
                           gint64 zone_id,
                           ZwRecordKind kind,
                           gint64 id,
                           const char *assignment,
                           GError **error);

G_END_DECLS
