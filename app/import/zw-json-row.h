/* zw-json-row.h: a nested record as one row of a table, with its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "import/zw-json.h"

G_BEGIN_DECLS

/* More columns than any table has that people look at. */
#define ZW_JSON_ROW_MAX_FIELDS 500

/**
 * ZwJsonField:
 * @name: as the table calls it
 * @n_numbers: values so far that were numbers
 * @n_others: values so far that were anything else but null
 */
typedef struct
{
  char *name;
  guint64 n_numbers;
  guint64 n_others;
} ZwJsonField;

/**
 * ZwJsonRow:
 * @fields: (element-type ZwJsonField): all fields seen so far; they stay where they are
 * @values: (element-type utf8): of the row, %NULL where it has none
 * @is_tdx: something so far was written as the Transport Data eXchange does
 * @is_full: there were more than %ZW_JSON_ROW_MAX_FIELDS, the rest of which are dropped
 *
 * A row at a time; values and shape are valid until the next.
 */
typedef struct
{
  GPtrArray *fields;
  GPtrArray *values;
  gboolean is_tdx;
  gboolean is_full;

  /*< private >*/
  GHashTable *indices;
  GPtrArray *made;
  const ZwJson *position;
  const ZwJson *shape;
  const ZwJson *polyline;
} ZwJsonRow;

ZwJsonRow *zw_json_row_new (void);
void zw_json_row_free (ZwJsonRow *self);

const ZwJson *zw_json_row_find_parts (const ZwJson *record);
void zw_json_row_fill (ZwJsonRow *self, const ZwJson *record, const ZwJson *part);
gboolean zw_json_row_has_place (const ZwJsonRow *self);
ZwGeometry *zw_json_row_make_geometry (const ZwJsonRow *self, char **problem);
const char *zw_json_row_get (const ZwJsonRow *self, const char *name);
gboolean zw_json_row_has_field (const ZwJsonRow *self, const char *name);

ZwGeometry *zw_json_decode_polyline (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJsonRow, zw_json_row_free)

G_END_DECLS
