/* zw-service-private.h: stops with their departures, and whom they reach
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-baseline-private.h"
#include "metrics/zw-service-level.h"

G_BEGIN_DECLS

/**
 * ZwServiceFigures:
 * @headway_min: NaN where nothing departs in the window, or it is not known
 * @first_s: first departure of the day, −1 where there is none or it is not known
 * @last_s: last departure, likewise
 * @is_served: something departs that day
 *
 * A stop on one kind of day.
 */
typedef struct
{
  double headway_min;
  int first_s;
  int last_s;
  gboolean is_served;
} ZwServiceFigures;

/**
 * ZwServiceStop:
 * @place: tells which zone it lies in
 * @first_place: first of its places, platforms and all, in #ZwServiceStops.places
 * @end_place: one past the last
 */
typedef struct
{
  ZwPoint place;
  guint first_place;
  guint end_place;
  ZwServiceFigures days[ZW_N_DAY_TYPES];
} ZwServiceStop;

/**
 * ZwServiceStops:
 * @stops: (element-type ZwServiceStop)
 * @places: (element-type ZwPoint)
 * @days: bits of the kinds of day that something is known of
 * @dates: the days that stand for them, see #ZwServiceDay
 * @n_timetables: timetables that stops came from
 * @whole_day: (element-type utf8): layers without a timetable whose own columns
 *   were taken
 * @n_unknown: stops of which no departures are known
 */
typedef struct
{
  GArray *stops;
  GArray *places;
  guint days;
  GString *dates[ZW_N_DAY_TYPES];
  guint n_timetables;
  GPtrArray *whole_day;
  guint n_unknown;
} ZwServiceStops;

/* What is asked of a stop on a kind of day. */
enum
{
  ZW_SERVICE_FIRST_HEADWAY,
  ZW_SERVICE_SERVED = ZW_SERVICE_FIRST_HEADWAY + ZW_N_SERVICE_HEADWAYS,
  ZW_SERVICE_EARLY,
  ZW_SERVICE_LATE,
  ZW_SERVICE_BOTH,
  ZW_N_SERVICE_QUESTIONS,
};

/* Stops of which something is true, and the residents in their reach. */
typedef struct
{
  GArray *stops; /* of guint */
  ZwDiscs *discs;
  ZwAreaGrid *areas; /* where residents are told by areas */
} ZwServiceCover;

struct _ZwServiceBasis
{
  gatomicrefcount ref_count;
  ZwServiceSettings settings;
  double radius;
  ZwGridFrame frame;
  ZwServiceStops stops;
  guint covers_of[ZW_N_DAY_TYPES][ZW_N_SERVICE_QUESTIONS]; /* number in @covers */

  /* Owned */
  GPtrArray *covers;   /* of ZwServiceCover, no two alike */
  ZwAreaGrid *areas;   /* residents, or NULL */
  ZwPointGrid *points; /* residents, then those in reach of each cover; or NULL */
  char *method;
  char *reason;
  char *empty; /* why there is nothing in a zone without residents */
};

void zw_service_stops_init (ZwServiceStops *self);
void zw_service_stops_clear (ZwServiceStops *self);
void zw_service_stops_add_timetable (ZwServiceStops *self,
                                     const ZwTimetable *timetable,
                                     const ZwServiceSettings *settings);
void zw_service_stops_add_layer (ZwServiceStops *self, const ZwFeatures *features);

G_END_DECLS
