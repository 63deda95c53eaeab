/* zw-record-options.h: what a field of a record is chosen from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "plan/zw-reference.h"
#include "zw-session.h"

G_BEGIN_DECLS

/**
 * ZwRecordOption:
 * @id: as the record keeps it
 * @detail: (nullable): what tells it from others of the same name
 * @offered: the type of zone has it; others are shown where a record holds them
 */
typedef struct
{
  char *id;
  char *label;
  char *detail;
  gboolean offered;
} ZwRecordOption;

gboolean zw_record_type_is_chosen (ZwRecordType type);
gboolean zw_record_type_is_many (ZwRecordType type);
gboolean zw_record_type_is_number (ZwRecordType type);

GPtrArray *zw_record_options_new (ZwSession *session,
                                  ZwRecords *records,
                                  ZwPlan *plan,
                                  const ZwRecordField *field);
const ZwRecordOption *zw_record_options_find (const GPtrArray *self, const char *id);
char *zw_record_options_dup_labels (const GPtrArray *self, const char *ids);
char *zw_record_options_dup_ids (const GPtrArray *self, const char *labels, gboolean many);

G_END_DECLS
