/* zw-targets.h: quantified goals and effects, and whether they are reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_REACHED_UNKNOWN, /* a value is missing */
  ZW_REACHED,
  ZW_MISSED,
} ZwReached;

gboolean zw_targets_add_goals (ZwStore *store,
                               const ZwReference *reference,
                               gint64 zone_id,
                               const ZwCatalog *catalog,
                               GError **error);
gboolean zw_targets_add_examples (ZwStore *store,
                                  const ZwReference *reference,
                                  gint64 zone_id,
                                  const ZwCatalog *catalog,
                                  GError **error);
gboolean zw_targets_add_effects (ZwStore *store,
                                 const ZwReference *reference,
                                 gint64 zone_id,
                                 gint64 phase_id,
                                 const ZwCatalog *catalog,
                                 GError **error);
double zw_target_get_change (const ZwRecord *target, guint field);
gboolean zw_effect_is_down_good (const ZwReference *reference, const ZwRecord *effect);
ZwReached zw_effect_get_reached (const ZwReference *reference, const ZwRecord *effect);

G_END_DECLS
