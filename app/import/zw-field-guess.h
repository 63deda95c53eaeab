/* zw-field-guess.h: what a layer and its fields mean, by their names and values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-role.h"

G_BEGIN_DECLS

/**
 * ZwSourceField:
 * @name: its name in the source, UTF-8
 * @type: how the source stores it; numbers stored as text are found by value
 * @values: (array length=n_values) (nullable): a few values, UTF-8; %NULL entries are missing ones
 */
typedef struct
{
  const char *name;
  ZwFieldType type;
  const char *const *values;
  guint n_values;
} ZwSourceField;

/* A role that a layer may play; score from 0 to 1. */
typedef struct
{
  ZwRole role;
  double score;
} ZwRoleGuess;

/* Scores below this are no more than the geometry kind being accepted. */
#define ZW_ROLE_GUESS_MIN 0.2

gboolean zw_field_guess_coordinates (const ZwSourceField *fields,
                                     guint n_fields,
                                     guint *x_field,
                                     guint *y_field,
                                     int *epsg);
int zw_field_guess_pair (const ZwSourceField *fields,
                         guint n_fields,
                         gboolean *is_lat_lon,
                         int *epsg);
gboolean zw_field_read_pair (const char *text, gboolean is_lat_lon, double *x, double *y);
char *zw_field_guess_period (const ZwSourceField *fields, guint n_fields, int *year);
GArray *zw_field_guess_role (const char *name,
                             ZwGeometryKind kind,
                             const ZwSourceField *fields,
                             guint n_fields);
GHashTable *zw_field_guess_mapping (ZwRole role, const ZwSourceField *fields, guint n_fields);

G_END_DECLS
