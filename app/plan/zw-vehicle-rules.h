/* zw-vehicle-rules.h: rules for vehicles: in which phase, within which boundary, from
 * which scheme, and what is to be said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-check-words.h"
#include "plan/zw-finding.h"
#include "plan/zw-fleet.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

/* All phases, where one is asked for. */
#define ZW_VEHICLE_RULES_ANY_PHASE G_MININT64

GPtrArray *zw_vehicle_rules_list (const ZwRecords *records, gint64 phase_id);
char *zw_vehicle_rule_dup_name (const ZwRecord *rule,
                                const ZwReference *reference,
                                const ZwCatalog *catalog);
gint64 zw_vehicle_rules_get_boundary (const ZwRecords *records, gint64 zone_id, gint64 phase_id);
const ZwPlanPhase *zw_vehicle_rules_find_phase (const ZwPlan *plan, const char *name);
gboolean zw_vehicle_rules_has_roads (const GPtrArray *layers);

gboolean zw_vehicle_rules_apply_preset (ZwStore *store,
                                        gint64 zone_id,
                                        gint64 phase_id,
                                        const ZwRulePreset *preset,
                                        const char *language,
                                        GError **error);

void zw_vehicle_rules_check (const ZwPlan *plan,
                             const ZwRecords *records,
                             const ZwFleet *fleet,
                             gboolean has_roads,
                             const ZwCheckWords *words,
                             const ZwCatalog *catalog,
                             GPtrArray *findings);
gboolean zw_vehicle_rules_add_findings (ZwStore *store,
                                        gint64 zone_id,
                                        const ZwCheckWords *words,
                                        const ZwCatalog *catalog,
                                        const ZwProgress *progress,
                                        GPtrArray *findings,
                                        GError **error);

G_END_DECLS
