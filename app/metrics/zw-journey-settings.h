/* zw-journey-settings.h: how journeys are searched and compared, kept with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "metrics/zw-journey.h"

G_BEGIN_DECLS

/**
 * ZwJourneySettings:
 * @walk: how one walks
 * @day: kind of day
 * @window: departures over which travel times are told
 * @max_rides: most rides, or %ZW_JOURNEY_ANY_RIDES
 * @private_speed_kmh: speed of a private vehicle from door to door
 * @private_detour: length of its way over the straight line
 * @private_cost_km: what a kilometre of its way costs, in NT$; NaN where not
 *   given, as there is no figure that holds everywhere
 * @catalog: (nullable): language of methods and reasons; the program's where %NULL
 *
 * Initialise with zw_journey_settings_init() or zw_journey_settings_load().
 */
typedef struct
{
  ZwWalkSettings walk;
  ZwDayType day;
  ZwJourneyWindow window;
  guint max_rides;
  double private_speed_kmh;
  double private_detour;
  double private_cost_km;
  const ZwCatalog *catalog;
} ZwJourneySettings;

void zw_journey_settings_init (ZwJourneySettings *self);
void zw_journey_settings_load (ZwJourneySettings *self, ZwStore *store);
gboolean zw_journey_settings_check (const ZwJourneySettings *self, GError **error);
gboolean zw_journey_settings_save (const ZwJourneySettings *self, ZwStore *store, GError **error);

G_END_DECLS
