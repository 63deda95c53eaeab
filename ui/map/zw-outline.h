/* zw-outline.h: the corners of a zone while they are being changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/**
 * ZwOutline:
 *
 * Polygons whose corners are numbered through, ring after ring, so that one
 * number says which.
 */
typedef struct
{
  GArray *points;      /* of ZwPoint */
  GArray *ring_starts; /* of guint: first corner of each ring */
  GArray *part_starts; /* of guint: first ring of each part */
} ZwOutline;

ZwOutline *zw_outline_new (const ZwGeometry *geometry);
ZwOutline *zw_outline_copy (const ZwOutline *self);
void zw_outline_free (ZwOutline *self);
ZwGeometry *zw_outline_to_geometry (const ZwOutline *self);
gboolean zw_outline_equals (const ZwOutline *self, const ZwGeometry *geometry);

guint zw_outline_get_n_corners (const ZwOutline *self);
ZwPoint zw_outline_get_corner (const ZwOutline *self, guint index);
void zw_outline_set_corner (ZwOutline *self, guint index, ZwPoint place);
guint zw_outline_get_next (const ZwOutline *self, guint index);
guint zw_outline_insert_after (ZwOutline *self, guint index, ZwPoint place);
gboolean zw_outline_remove (ZwOutline *self, guint index);
void zw_outline_move (ZwOutline *self, double east, double north);
gboolean zw_outline_add_hole (ZwOutline *self, const ZwPoint *points, guint n_points);

gboolean zw_chain_find_crossing (const ZwPoint *points, guint n_points, ZwPoint *where);
char *zw_chain_to_text (const ZwPoint *points, guint n_points);
GArray *zw_chain_from_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwOutline, zw_outline_free)

G_END_DECLS
