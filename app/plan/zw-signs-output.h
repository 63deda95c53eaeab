/* zw-signs-output.h: places for signs, and whom the rules affect, as JSON and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "metrics/zw-signs.h"
#include "plan/zw-vehicle-rules.h"

G_BEGIN_DECLS

/**
 * ZwSignsReport:
 * @project: (nullable): its name
 * @crs: of the places
 * @zone: the zone
 * @boundary: (nullable): name of the zone whose boundary is in force, where it is
 *   another one
 * @phase: (nullable): the phase
 * @rules: (element-type ZwRecord): in force in it
 * @fleet: (nullable): registered vehicles
 *
 * What is told together. Owns nothing.
 */
typedef struct
{
  const char *project;
  const char *crs;
  const ZwZone *zone;
  const char *boundary;
  const ZwPlanPhase *phase;
  const GPtrArray *rules;
  const ZwFleet *fleet;
  const ZwSigns *signs;
} ZwSignsReport;

JsonNode *zw_signs_report_to_json (const ZwSignsReport *self, GError **error);
char *zw_signs_report_to_csv (const ZwSignsReport *self, GError **error);
char *zw_signs_report_to_text (const ZwSignsReport *self,
                               const ZwReference *reference,
                               const ZwCatalog *catalog);
char *zw_signs_dup_remarks (const ZwSigns *self, const ZwCatalog *catalog);

G_END_DECLS
