/* zw-classes.h: a figure in a few classes, from pale to strong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

#define ZW_MAX_CLASSES 5

/**
 * ZwClasses:
 * @n: how many there are; few different figures need fewer
 * @bounds: (array length=n+1): class k, counted from 1, holds what is above bound
 *   k - 1 and up to bound k
 */
typedef struct
{
  guint n;
  double bounds[ZW_MAX_CLASSES + 1];
} ZwClasses;

void zw_classes_init (ZwClasses *self, const double *values, guint n, double least);
guint zw_classes_find (const ZwClasses *self, double value);
guint32 zw_classes_get_colour (const ZwClasses *self, guint class_number, gboolean dark);
char *zw_classes_dup_label (const ZwClasses *self, guint class_number);
gboolean zw_classes_write_style (const ZwClasses *self,
                                 ZwStore *store,
                                 const char *table,
                                 const char *field,
                                 ZwGeometryKind kind,
                                 GError **error);

G_END_DECLS
