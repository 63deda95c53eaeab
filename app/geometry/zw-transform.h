/* zw-transform.h: coordinates carried from one coordinate system to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

/* Belongs to one thread at a time; each makes its own. */
typedef struct _ZwTransform ZwTransform;

ZwTransform *zw_transform_new (const char *from, const char *to, GError **error);
void zw_transform_free (ZwTransform *self);
gboolean zw_transform_points (ZwTransform *self, ZwPoint *points, gsize n_points, GError **error);
gboolean zw_transform_location (ZwTransform *self,
                                ZwLocation location,
                                ZwPoint *point,
                                GError **error);
gboolean zw_transform_to_location (ZwTransform *self,
                                   ZwPoint point,
                                   ZwLocation *location,
                                   GError **error);
gboolean zw_transform_is_noop (const ZwTransform *self);
const char *zw_transform_get_method (const ZwTransform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTransform, zw_transform_free)

G_END_DECLS
