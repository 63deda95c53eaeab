/* zw-field-guess-private.h: names and values of a source's fields, looked at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-field-guess.h"

G_BEGIN_DECLS

/**
 * ZwFieldStats:
 * @n_present: values that are not missing
 * @n_numbers: of them, how many are numbers
 * @n_integers: of the numbers, how many are whole
 * @n_negative: of the numbers, how many are below zero
 * @is_code: written like an identifier: a leading zero, a dash, or seven and
 *   more digits in each
 */
typedef struct
{
  guint n_present;
  guint n_numbers;
  guint n_integers;
  guint n_negative;
  gboolean is_code;
} ZwFieldStats;

char *zw_field_fold (const char *name);
gboolean zw_field_is_missing (const char *value);
ZwFieldStats zw_field_look (const ZwSourceField *field);

G_END_DECLS
