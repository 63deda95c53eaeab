/* zw-baseline-columns.h: figures beside places, on their way into the grids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-baseline-private.h"

G_BEGIN_DECLS

/* Places, and columns of figures beside them. */
typedef struct
{
  GArray *places; /* of ZwPoint */
  GArray **columns;
  guint n_columns;
} ZwColumns;

void zw_columns_init (ZwColumns *self, guint n_columns);
void zw_columns_add (ZwColumns *self, ZwPoint place, const double *values);
ZwPointGrid *zw_columns_end (ZwColumns *self, const ZwGridFrame *frame);

double zw_columns_get_number (const double *numbers, guint row);
gboolean zw_columns_has_numbers (const double *numbers, guint n);

GPtrArray *zw_columns_list_kinds (const GPtrArray *layers, const char *field, guint most);
guint zw_columns_find_kind (const GPtrArray *kinds,
                            const ZwFeatures *features,
                            const char *field,
                            guint row);

G_END_DECLS
