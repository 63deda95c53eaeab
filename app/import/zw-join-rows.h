/* zw-join-rows.h: several rows for one area, and which of them count
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-join.h"

G_BEGIN_DECLS

typedef struct _ZwJoinRows ZwJoinRows;

ZwJoinRows *zw_join_rows_new (const ZwJoin *join, const ZwJoinTable *table);
void zw_join_rows_free (ZwJoinRows *self);
const guint *zw_join_rows_get (const ZwJoinRows *self, guint shape, guint *n);

guint zw_join_rows_drop_repeated (ZwJoinRows *self);
gboolean zw_join_rows_keep_latest (ZwJoinRows *self, char **field, char **latest);
gboolean zw_join_rows_keep_totals (ZwJoinRows *self, char **field, char **total);
guint zw_join_rows_count_shared (const ZwJoinRows *self);
GPtrArray *zw_join_rows_merge (const ZwJoinRows *self, guint shape, const gboolean *is_summed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJoinRows, zw_join_rows_free)

G_END_DECLS
