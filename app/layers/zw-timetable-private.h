/* zw-timetable-private.h: how timetables are put together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-timetable.h"

G_BEGIN_DECLS

/* Thirty days: a trip of a feed starts within ten and takes ten at most. */
#define ZW_TIMETABLE_MAX_TIME_S (30 * 86400)

/* A quarter of a gigabyte of them; a whole country has fewer on three days. */
#define ZW_TIMETABLE_MAX_TIMES (32u << 20)

#define ZW_TIMETABLE_ALL_DAYS ((1u << ZW_N_DAY_TYPES) - 1)

typedef struct
{
  guint shape;
  guint first_time;
  guint8 days;
} ZwBuilderTrip;

/* Route and stops that trips have in common. */
typedef struct
{
  guint route;
  guint n_stops;
  guint first_stop;
  guint n_trips;
} ZwBuilderShape;

struct _ZwTimetableBuilder
{
  ZwTimetable *timetable; /* for its strings and dates */
  gboolean full;

  /* Owned */
  GArray *stops;
  GArray *routes;
  GArray *zones;
  GHashTable *zone_index;
  GArray *transfers;
  GArray *fares;
  GArray *fare_rules;
  GHashTable *shape_index; /* GBytes of guint: a route, then stops and flags */
  GArray *shapes;
  GArray *shape_stops;
  GArray *shape_flags;
  GArray *trips;
  GArray *arrivals;
  GArray *departures;
  GArray *key;
};

ZwTimetable *zw_timetable_new (void);
const char *zw_timetable_intern (ZwTimetable *self, const char *text);
void zw_timetable_index (ZwTimetable *self);
gboolean zw_timetable_is_date (int date);
void zw_timetable_make_patterns (const ZwTimetableBuilder *self, ZwTimetable *timetable);

G_END_DECLS
