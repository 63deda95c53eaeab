/* zw-cases-draw.h: a zone beside the foreign cases, by size and by strictness
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-reference.h"
#include "render/zw-map-furniture.h"

G_BEGIN_DECLS

/* Narrower than this the pictures are drawn as if they were so wide. */
#define ZW_CASES_LEAST_WIDTH 280.0
#define ZW_CASES_LEAST_HEIGHT 220.0

/**
 * ZwCases:
 * @cases: (array length=n): in order of area or not
 * @levels: (array length=n_levels): words for strictness 1, 2 …
 * @zone: (nullable): outline in projected coordinates
 * @zone_name: (nullable): for its label
 * @strictness: of its strictest rule; 0 without one
 * @catalog: language of the words
 *
 * What is drawn. Nothing is owned.
 */
typedef struct
{
  const ZwForeignCase *cases;
  guint n;
  const ZwChoice *levels;
  guint n_levels;
  const ZwGeometry *zone;
  const char *zone_name;
  int strictness;
  const ZwCatalog *catalog;
  ZwMapInk ink;
} ZwCases;

double zw_cases_scale_get_height (const ZwCases *self, double width);
void zw_cases_scale_draw (const ZwCases *self, cairo_t *cr, double width);
guint zw_cases_chart_draw (const ZwCases *self, cairo_t *cr, double width, double height);
char *zw_cases_dup_words (const ZwCases *self);

G_END_DECLS
