/* zw-join-table.h: rows held in memory, and what they can be called by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "import/zw-reader.h"
#include "layers/zw-layer.h"

G_BEGIN_DECLS

#define ZW_JOIN_MAX_COLUMNS 3

/**
 * ZwJoinTable:
 * @fields: (element-type utf8): names of the columns
 * @is_number: which of them hold numbers
 * @n_rows: rows
 * @labels: (element-type utf8): which row each is, for messages; empty for a layer
 * @ids: (element-type gint64): feature of each row; empty for a file
 *
 * The rows of a file, or the features of a layer without their shapes.
 */
typedef struct
{
  GPtrArray *fields;
  GArray *is_number; /* of gboolean */
  guint n_rows;
  GPtrArray *labels;
  GArray *ids;

  /*< private >*/
  GPtrArray *cells; /* of const char *, row by row */
  GStringChunk *strings;
} ZwJoinTable;

/**
 * ZwJoinKey:
 * @columns: (array length=n_columns): what it is made of, one behind the other
 * @is_name: it is what areas are called, not a code
 * @is_doubtful: running numbers and quantities, to be taken only when asked for
 * @values: (array): key of each row, %NULL where it has none
 * @rows: (element-type utf8 guint): first row of each key
 * @repeated: (element-type utf8): keys that several rows have
 * @ambiguous: (element-type utf8) (nullable): names taken out, since they come again
 *   in the next town
 * @n_filled: rows with a key
 *
 * One way to tell the rows of a table apart.
 */
typedef struct
{
  guint columns[ZW_JOIN_MAX_COLUMNS];
  guint n_columns;
  gboolean is_name;
  gboolean is_doubtful;
  const char **values;
  GHashTable *rows;
  GHashTable *repeated;
  GHashTable *ambiguous;
  guint n_filled;
} ZwJoinKey;

ZwJoinTable *zw_join_table_read (ZwReader *reader, const ZwProgress *progress, GError **error);
ZwJoinTable *zw_join_table_load (ZwStore *store, const ZwLayer *layer, GError **error);
void zw_join_table_free (ZwJoinTable *self);
const char *zw_join_table_get (const ZwJoinTable *self, guint row, guint column);
int zw_join_table_find (const ZwJoinTable *self, const char *field);

GPtrArray *zw_join_table_list_keys (const ZwJoinTable *self);
ZwJoinKey *zw_join_key_new (const ZwJoinTable *table, const guint *columns, guint n_columns);
ZwJoinKey *zw_join_key_copy (const ZwJoinTable *table,
                             const ZwJoinKey *key,
                             gboolean without_zeros);
void zw_join_key_free (ZwJoinKey *self);
char *zw_join_key_dup_title (const ZwJoinKey *self, const ZwJoinTable *table);
char *zw_join_key_dup_shown (const ZwJoinKey *self, const ZwJoinTable *table, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJoinTable, zw_join_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJoinKey, zw_join_key_free)

G_END_DECLS
