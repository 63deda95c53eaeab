/* zw-json-records.h: where in a JSON file its records are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-json.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_JSON_RECORDS_LIST,   /* elements of an array */
  ZW_JSON_RECORDS_KEYED,  /* members of an object, each one a record */
  ZW_JSON_RECORDS_SINGLE, /* the file is one record */
} ZwJsonRecordsKind;

/**
 * ZwJsonRecords:
 * @name: (nullable): the member of the wrapper that they are
 * @at: the next one, within the text they were found in; %NULL after the last
 * @n: how many there are
 * @message: (nullable): what the file says instead of having any
 * @updated: (nullable): when the wrapper says that it was changed
 * @is_map: the file is GeoJSON or TopoJSON
 * @is_empty: there is a list, but nothing in it
 */
typedef struct
{
  ZwJsonRecordsKind kind;
  char *name;
  const char *at;
  guint64 n;
  char *message;
  char *updated;
  gboolean is_map;
  gboolean is_empty;
} ZwJsonRecords;

gboolean zw_json_records_find (ZwJsonRecords *self,
                               const char *text,
                               const char **failed_at,
                               GError **error);
const ZwJson *zw_json_records_next (ZwJsonRecords *self, ZwJsonPool *pool);
void zw_json_records_clear (ZwJsonRecords *self);

gboolean zw_json_head_is_map (const char *head);

G_END_DECLS
