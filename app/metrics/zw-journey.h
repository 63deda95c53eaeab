/* zw-journey.h: the earliest arrival from door to door by public transport
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-journey-network.h"

G_BEGIN_DECLS

/* Arrival where there is no way. */
#define ZW_JOURNEY_NEVER G_MAXINT

/* As many rides as it takes. */
#define ZW_JOURNEY_ANY_RIDES 0

/* Most rides that can be asked for as a limit. */
#define ZW_JOURNEY_MAX_RIDES 16

/**
 * ZwJourneyLeg:
 * @is_ride: in a vehicle; else on foot
 * @from_stop: a number of the network; %ZW_TIMETABLE_NONE for the origin
 * @to_stop: a number of the network; %ZW_TIMETABLE_NONE for the destination
 * @start_s: seconds after midnight of the service day
 * @end_s: likewise
 * @length_m: of a walk; NaN for a ride, and where a place is not known
 * @trip: of a ride, a number of the network; else %ZW_TIMETABLE_NONE
 * @from_position: of the stop in the trip's pattern
 * @to_position: likewise
 *
 * Waiting lies between the end of one leg and the start of the next.
 */
typedef struct
{
  gboolean is_ride;
  guint from_stop;
  guint to_stop;
  int start_s;
  int end_s;
  double length_m;
  guint trip;
  guint from_position;
  guint to_position;
} ZwJourneyLeg;

/**
 * ZwJourney:
 * @legs: (element-type ZwJourneyLeg): in order; walks of 0 s are left out
 */
typedef struct
{
  int departure_s;
  int arrival_s;
  guint n_rides;
  GArray *legs;
} ZwJourney;

/**
 * ZwJourneyWindow:
 * @from_s: first departure, in seconds after midnight of the service day
 * @to_s: before this
 * @step_s: from one departure to the next
 */
typedef struct
{
  int from_s;
  int to_s;
  int step_s;
} ZwJourneyWindow;

/**
 * ZwTravelTimes:
 * @n: departures looked at
 * @n_reached: of these, those with a way
 * @median_s: half of the departures take no longer; %ZW_JOURNEY_NEVER where fewer
 *   than half have a way
 * @p85_s: 85 % of them take no longer; likewise
 *
 * Waiting for the first vehicle is part of a travel time.
 */
typedef struct
{
  guint n;
  guint n_reached;
  int median_s;
  int p85_s;
} ZwTravelTimes;

/* Belongs to one thread at a time; each makes its own. */
typedef struct _ZwJourneySearch ZwJourneySearch;

ZwJourneySearch *zw_journey_search_new (ZwJourneyNetwork *network);
void zw_journey_search_free (ZwJourneySearch *self);

int zw_journey_find_arrival (ZwJourneySearch *self,
                             ZwPoint origin,
                             ZwPoint destination,
                             int departure_s,
                             guint max_rides);
ZwJourney *zw_journey_find (ZwJourneySearch *self,
                            ZwPoint origin,
                            ZwPoint destination,
                            int departure_s,
                            guint max_rides);
void zw_journey_free (ZwJourney *self);

void zw_journey_window_init (ZwJourneyWindow *self);
gboolean zw_journey_window_check (const ZwJourneyWindow *self);
void zw_journey_find_times (ZwJourneySearch *self,
                            ZwPoint origin,
                            ZwPoint destination,
                            const ZwJourneyWindow *window,
                            guint max_rides,
                            ZwTravelTimes *times);
int zw_travel_time_percentile (int *seconds, guint n, guint percent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJourneySearch, zw_journey_search_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJourney, zw_journey_free)

G_END_DECLS
