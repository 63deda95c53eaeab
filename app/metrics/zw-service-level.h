/* zw-service-level.h: how often and how long public transport serves residents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-timetable.h"
#include "metrics/zw-baseline.h"

G_BEGIN_DECLS

#define ZW_N_SERVICE_HEADWAYS 3

/**
 * ZwServiceSettings:
 * @from_s: where the window begins in which departures are counted, in seconds
 *   after midnight of the service day
 * @to_s: where it ends; a departure at this time is not in it
 * @headways_min: minutes between departures that are asked for, growing
 * @early_s: a first departure is early up to this time
 * @late_s: a last departure is late from this time on
 * @catalog: (nullable): language of methods and reasons; the program's where %NULL
 *
 * Initialise with zw_service_settings_init() or zw_service_settings_load().
 */
typedef struct
{
  int from_s;
  int to_s;
  double headways_min[ZW_N_SERVICE_HEADWAYS];
  int early_s;
  int late_s;
  const ZwCatalog *catalog;
} ZwServiceSettings;

/**
 * ZwServiceShare:
 * @residents: those within reach
 * @share: of all in the zone; NaN without data
 */
typedef struct
{
  double residents;
  double share;
} ZwServiceShare;

/**
 * ZwServiceDay:
 * @dates: (nullable): the days of the timetables that stand for this kind, as
 *   "2026-05-06", different ones separated by ", "; %NULL where not known
 * @headways: residents with a stop that has departures at least so often
 * @served: those with a stop where anything departs that day
 * @early: those with a stop whose first departure is early
 * @late: those with a stop whose last departure is late
 * @both: those with a stop where both is so
 * @n_stops: stops in the zone where anything departs, a station with its
 *   platforms counted as one
 * @median_span_h: of these, the median of the hours from the first departure to
 *   the last; NaN where it is known of none
 *
 * A kind of day in a zone. Each stop is looked at by itself: all routes and
 * directions that leave from it together, platforms of a station together.
 */
typedef struct
{
  ZwDayType day;
  const char *dates;
  ZwServiceShare headways[ZW_N_SERVICE_HEADWAYS];
  ZwServiceShare served;
  ZwServiceShare early;
  ZwServiceShare late;
  ZwServiceShare both;
  guint n_stops;
  double median_span_h;
} ZwServiceDay;

/**
 * ZwServiceHours:
 * @is_known: something is known of this kind of day
 * @n_stops: stops in the zone with a first and a last departure
 * @first_s: median of their first departures, in seconds after midnight of the
 *   service day; NaN without such stops
 * @last_s: median of their last departures
 *
 * From when until when public transport serves a zone.
 */
typedef struct
{
  gboolean is_known;
  guint n_stops;
  double first_s;
  double last_s;
} ZwServiceHours;

/**
 * ZwServiceBasis:
 *
 * Stops with their departures, and the residents that they reach. Immutable and
 * shared between threads; any number of them may ask for zones at once.
 */
typedef struct _ZwServiceBasis ZwServiceBasis;

/**
 * ZwServiceLevel:
 * @state: %ZW_INDICATOR_OK, or %ZW_INDICATOR_NO_DATA with a @reason
 * @reason: (nullable): translated sentence on why there are no figures
 * @method: (nullable): translated phrase on how they came about
 * @residents: in the zone; NaN without data
 * @n_days: kinds of day that something is known of
 * @days: (array length=n_days): in the order of #ZwDayType
 *
 * The level of service (時間涵蓋) of one zone.
 */
typedef struct
{
  ZwIndicatorState state;
  const char *reason;
  const char *method;
  double residents;
  guint n_days;
  ZwServiceDay days[ZW_N_DAY_TYPES];

  /*< private >*/
  ZwServiceBasis *basis;
} ZwServiceLevel;

void zw_service_settings_init (ZwServiceSettings *self);
void zw_service_settings_load (ZwServiceSettings *self, ZwStore *store);
gboolean zw_service_settings_check (const ZwServiceSettings *self, GError **error);
gboolean zw_service_settings_save (const ZwServiceSettings *self, ZwStore *store, GError **error);

ZwServiceBasis *zw_service_basis_new (const ZwBaseline *baseline,
                                      const GPtrArray *features,
                                      const GPtrArray *timetables,
                                      const ZwServiceSettings *settings,
                                      const ZwProgress *progress,
                                      GError **error);
ZwServiceBasis *zw_service_basis_load (ZwStore *store,
                                       const ZwBaseline *baseline,
                                       const ZwServiceSettings *settings,
                                       const ZwProgress *progress,
                                       GError **error);
ZwServiceBasis *zw_service_basis_ref (ZwServiceBasis *self);
void zw_service_basis_unref (ZwServiceBasis *self);
const ZwServiceSettings *zw_service_basis_get_settings (const ZwServiceBasis *self);

void zw_service_basis_get_hours (const ZwServiceBasis *self,
                                 const ZwGeometry *zone,
                                 ZwDayType day,
                                 ZwServiceHours *hours);

ZwServiceLevel *zw_service_level_new (ZwServiceBasis *basis, const ZwGeometry *zone);
void zw_service_level_free (ZwServiceLevel *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwServiceBasis, zw_service_basis_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwServiceLevel, zw_service_level_free)

G_END_DECLS
