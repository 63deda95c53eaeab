/* zw-join.h: rows of figures, and the shapes in the project that they are about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-join-table.h"

G_BEGIN_DECLS

/**
 * ZwJoinWish:
 * @layer_id: the layer with the shapes, 0 for whichever fits best
 * @among: the only one to be looked at as if nothing were said, 0 for all
 * @field: (nullable): its field; several with "+" between them
 * @key: (nullable): the same of the table
 *
 * What is not to be found but taken.
 */
typedef struct
{
  gint64 layer_id;
  gint64 among;
  const char *field;
  const char *key;
} ZwJoinWish;

/**
 * ZwJoin:
 * @layer: a copy of what the register says of the layer with the shapes
 * @field: which of its fields
 * @key: is found in which of the table's
 * @shapes: the features of the layer
 * @shape_key: what they are called
 * @row_key: what the rows are called; it lives as long as their table
 * @shape_of_row: (array): index in @shapes for each row, -1 where it has none
 * @n_rows: rows of the table; @n_rows_matched of them have a shape
 * @n_shapes_matched: shapes that have a row
 */
typedef struct
{
  ZwLayer *layer;
  char *field;
  char *key;
  ZwJoinTable *shapes;
  ZwJoinKey *shape_key;
  ZwJoinKey *row_key;
  int *shape_of_row;
  guint n_rows;
  guint n_rows_matched;
  guint n_shapes_matched;

  /*< private >*/
  guint n_keys;
  guint bonus;
} ZwJoin;

gboolean zw_join_find_layer (ZwStore *store,
                             const char *text,
                             gint64 *layer_id,
                             char **field,
                             GError **error);
GPtrArray *zw_join_list (ZwStore *store,
                         const ZwJoinTable *table,
                         const ZwJoinWish *wish,
                         const ZwProgress *progress,
                         GError **error);
gboolean zw_join_is_ambiguous (const ZwJoin *self, guint row);
gboolean zw_join_is_rival (const ZwJoin *self, const ZwJoin *other);
void zw_join_free (ZwJoin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJoin, zw_join_free)

G_END_DECLS
