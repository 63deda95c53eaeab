/* zw-number.h: numbers as offices write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a number measures. */
typedef enum
{
  ZW_UNIT_COUNT,
  ZW_UNIT_METRE,
  ZW_UNIT_KILOMETRE,
  ZW_UNIT_MINUTE,
  ZW_UNIT_KMH,
} ZwUnit;

double zw_number_parse (const char *text);
double zw_number_parse_in (const char *text, ZwUnit unit);

G_END_DECLS
