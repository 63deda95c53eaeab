/* zw-fare.h: what a journey costs by the fares of the timetables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-journey.h"

G_BEGIN_DECLS

/* Journeys of more rides have no fare. */
#define ZW_FARE_MAX_RIDES 32

/**
 * ZwFareRide:
 * @pattern: number in the timetable
 * @from_position: where one boards, of the pattern's stops
 * @to_position: where one gets off, after @from_position
 * @board_s: when one boards, in seconds after midnight of the service day
 *
 * A ride in one vehicle.
 */
typedef struct
{
  const ZwTimetable *timetable;
  guint pattern;
  guint from_position;
  guint to_position;
  int board_s;
} ZwFareRide;

/**
 * ZwFare:
 * @price_milli: of all tickets together, in thousandths of the currency's unit
 * @currency: ISO 4217; empty where nothing is to be paid as there is no ride
 * @n_tickets: how many fares it is put together from
 */
typedef struct
{
  gint64 price_milli;
  char currency[4];
  guint n_tickets;
} ZwFare;

gboolean zw_fare_find (const ZwFareRide *rides, guint n_rides, ZwFare *fare);
gboolean zw_fare_find_of_journey (const ZwJourneyNetwork *network,
                                  const ZwJourney *journey,
                                  ZwFare *fare);

G_END_DECLS
