/* zw-cases-private.h: what both pictures of the foreign cases share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-cases-draw.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_CASES_INK,
  ZW_CASES_FAINT_INK,
  ZW_CASES_RULE,
  ZW_CASES_CASE,
  ZW_CASES_CASE_FILL,
  ZW_CASES_ZONE,
  ZW_CASES_ZONE_FILL,
} ZwCasesColour;

guint32 zw_cases_get_colour (const ZwCases *self, ZwCasesColour colour);
char *zw_cases_dup_label (const ZwCases *self, const ZwForeignCase *one);
char *zw_cases_dup_area (const ZwCases *self, double area_km2);
double zw_cases_get_zone_km2 (const ZwCases *self);

G_END_DECLS
