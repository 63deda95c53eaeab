/* zw-journey-network.h: the timetables of a project on one day, made ready for searches
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "geometry/zw-grid.h"
#include "layers/zw-timetable.h"
#include "metrics/zw-walk.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_CONNECTION_BOARD = 1 << 0,  /* one may board where it departs */
  ZW_CONNECTION_ALIGHT = 1 << 1, /* one may get off where it arrives */
} ZwConnectionFlags;

/**
 * ZwConnection:
 * @departure_s: seconds after midnight of the service day
 * @arrival_s: not before @departure_s
 * @from: stop, a number of the network
 * @to: the next stop of the trip
 * @trip: a number of the network
 * @position: of the stop @from in its trip
 * @flags: #ZwConnectionFlags
 *
 * A vehicle that runs from one stop to the next.
 */
typedef struct
{
  int departure_s;
  int arrival_s;
  guint from;
  guint to;
  guint trip;
  guint position : 24;
  guint flags : 8;
} ZwConnection;

/* Walking or changing from a stop to a stop, perhaps the same. */
typedef struct
{
  guint to;
  int seconds;
} ZwFootpath;

/* A trip of the network: where it is in its timetable. */
typedef struct
{
  guint timetable;
  guint pattern;
  guint trip; /* of the pattern */
  int last_s; /* departure of its last connection */
} ZwNetworkTrip;

/**
 * ZwJourneyNetwork:
 * @day: kind of day
 * @walk: how one walks
 * @timetables: (array length=n_timetables): those with service on such a day
 * @stop_starts: (array length=n_timetables+1): number of the first stop of each
 * @places: (array length=n_stops): of all stops, NaN where they have none
 * @trips: (array length=n_trips)
 * @connections: (array length=n_connections): sorted by departure; of those that
 *   depart at once the ones that take no time first, each trip's in its order
 * @footpaths: from where one may get off to where one may board; those of stop s
 *   are from @footpath_starts[s] to before @footpath_starts[s + 1], the
 *   shortest first
 * @boarding: (nullable): the stops with a place where one may board
 * @alighting: (nullable): those where one may get off
 * @boarding_stops: number of each of @boarding as it was given
 * @alighting_stops: likewise
 *
 * Immutable and shared between threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  ZwDayType day;
  ZwWalkSettings walk;
  guint n_timetables;
  ZwTimetable **timetables;
  guint *stop_starts;
  guint n_stops;
  ZwPoint *places;
  guint n_trips;
  ZwNetworkTrip *trips;
  guint n_connections;
  ZwConnection *connections;
  ZwFootpath *footpaths;
  guint *footpath_starts;
  ZwPointGrid *boarding;
  ZwPointGrid *alighting;
  guint *boarding_stops;
  guint *alighting_stops;
} ZwJourneyNetwork;

ZwJourneyNetwork *zw_journey_network_new (const GPtrArray *timetables,
                                          ZwDayType day,
                                          const ZwWalkSettings *walk,
                                          const ZwProgress *progress,
                                          GError **error);
ZwJourneyNetwork *zw_journey_network_ref (ZwJourneyNetwork *self);
void zw_journey_network_unref (ZwJourneyNetwork *self);
void zw_journey_network_locate (const ZwJourneyNetwork *self,
                                guint stop,
                                guint *timetable,
                                guint *stop_of_timetable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJourneyNetwork, zw_journey_network_unref)

G_END_DECLS
