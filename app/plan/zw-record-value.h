/* zw-record-value.h: one value of a record: typed, kept and shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "store/zw-sql.h"

G_BEGIN_DECLS

/* What of it holds says the type of the field. */
typedef struct
{
  gboolean is_set;
  gint64 number;
  double real;
  char *text;
} ZwRecordValue;

void zw_record_value_clear (ZwRecordValue *self);
gboolean zw_record_type_is_text (ZwRecordType type);
gboolean zw_record_type_is_real (ZwRecordType type);
gboolean zw_record_value_parse (ZwRecordValue *self,
                                const ZwRecordField *field,
                                const char *typed,
                                GError **error);
gboolean zw_record_value_check (const ZwRecordValue *self,
                                const ZwRecordField *field,
                                GError **error);
char *zw_record_value_format (const ZwRecordValue *self,
                              const ZwRecordField *field,
                              gboolean chinese);
void zw_record_value_read (ZwRecordValue *self,
                           const ZwRecordField *field,
                           ZwStatement *query,
                           int column);
gboolean zw_record_value_bind (const ZwRecordValue *self,
                               const ZwRecordField *field,
                               ZwStatement *statement,
                               int parameter);

G_END_DECLS
