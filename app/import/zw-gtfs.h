/* zw-gtfs.h: public transport timetables (GTFS) as stops and routes of one day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "geometry/zw-geometry.h"
#include "geometry/zw-transform.h"
#include "layers/zw-timetable.h"

G_BEGIN_DECLS

/* Modes of transport, in the order of the bits of ZwGtfsStop.modes. */
typedef enum
{
  ZW_GTFS_TRAM,
  ZW_GTFS_METRO,
  ZW_GTFS_RAIL,
  ZW_GTFS_BUS,
  ZW_GTFS_FERRY,
  ZW_GTFS_CABLE,
  ZW_GTFS_GONDOLA,
  ZW_GTFS_FUNICULAR,
  ZW_GTFS_TROLLEYBUS,
  ZW_GTFS_MONORAIL,
  ZW_GTFS_OTHER,
  ZW_GTFS_N_MODES,
} ZwGtfsMode;

typedef enum
{
  ZW_GTFS_STOP = 0, /* a stop or a platform */
  ZW_GTFS_STATION = 1,
  ZW_GTFS_ENTRANCE = 2,
  ZW_GTFS_NODE = 3,
  ZW_GTFS_BOARDING_AREA = 4,
} ZwGtfsLocationType;

/**
 * ZwGtfsStop:
 * @id: as in the feed
 * @name: may be empty
 * @parent: (nullable): id of the station, or for a boarding area the platform
 * @zone: (nullable): id of the fare zone
 * @lon: degrees; %NAN where neither the stop nor its parents have a place
 * @lat: degrees; %NAN likewise
 * @location_type: a #ZwGtfsLocationType
 * @mode: (nullable): mode with the most calls that day, or on any day when
 *   there are none that day; %NULL where nothing ever calls. An id as of
 *   zw_gtfs_mode_get_id()
 * @modes: bit (1 << #ZwGtfsMode) for each mode that calls on any day
 * @calls: vehicles stopping that day
 * @departures: of these, the ones to board: neither the end of their trip nor
 *   marked as without pick-up
 * @headway_min: mean minutes between departures, all routes and directions of
 *   the stop taken together: (@last_s − @first_s) / (@departures − 1); %NAN
 *   with fewer than two
 * @first_s: first departure in seconds after midnight, −1 without any
 * @last_s: last departure; passes 86400 for runs after midnight that belong
 *   to the day before
 *
 * A stop that nothing calls at that day is kept, with 0 calls. A station has
 * the calls of all its platforms together, so that a count takes either the
 * station or those with it as @parent, not both.
 */
typedef struct
{
  char *id;
  char *name;
  char *parent;
  char *zone;
  double lon;
  double lat;
  int location_type;
  const char *mode;
  guint modes;
  guint calls;
  guint departures;
  double headway_min;
  int first_s;
  int last_s;
} ZwGtfsStop;

/**
 * ZwGtfsRoute:
 * @id: as in the feed
 * @short_name: may be empty
 * @long_name: may be empty
 * @agency: name of the operator, may be empty
 * @mode: an id as of zw_gtfs_mode_get_id()
 * @departures: trips that day, both directions, frequencies expanded
 * @headway_min: mean minutes between the starts of trips in the direction that
 *   has more of them, 0 when both have as many (direction_id, or where there is
 *   none the way a trip heads); %NAN with fewer than two
 * @first_s: start of the first trip in seconds after midnight, −1 without any
 * @last_s: start of the last trip
 * @geometry: (nullable): lines in lon/lat degrees, one part for each distinct
 *   shape used that day (on any day when there are no trips that day); %NULL
 *   when nothing places it
 * @straight: some part is drawn straight from stop to stop as its trips have
 *   no shape
 */
typedef struct
{
  char *id;
  char *short_name;
  char *long_name;
  char *agency;
  const char *mode;
  guint departures;
  double headway_min;
  int first_s;
  int last_s;
  ZwGeometry *geometry;
  gboolean straight;
} ZwGtfsRoute;

/* One day of the feed: 20260506 for 6 May 2026, and its trips, frequencies expanded. */
typedef struct
{
  int date;
  guint n_trips;
} ZwGtfsDay;

/**
 * ZwGtfsIssue:
 * @file: name inside the feed
 * @line: where, or 0 for the file as a whole
 * @what: a translated sentence: what is wrong and what was made of it
 * @n_more: further places of the same kind that are not listed one by one
 */
typedef struct
{
  char *file;
  guint64 line;
  char *what;
  guint n_more;
} ZwGtfsIssue;

/**
 * ZwGtfsOptions:
 * @date: the day to read, as 20260506. 0 picks the day with the most trips
 *   among Mondays to Fridays (among all days when only weekends have any),
 *   of several the nearest to the middle of the feed
 * @max_member_size: largest uncompressed size of one file of the feed, in
 *   bytes; 0 for 4 GiB
 * @with_timetable: keep the trips of the representative days, the transfers and
 *   the fares for zw_gtfs_take_timetable()
 */
typedef struct
{
  int date;
  guint64 max_member_size;
  gboolean with_timetable;
} ZwGtfsOptions;

typedef struct _ZwGtfs ZwGtfs;

gboolean zw_gtfs_is_feed (const char *path);
ZwGtfs *zw_gtfs_read (const char *path,
                      const ZwGtfsOptions *options,
                      const ZwProgress *progress,
                      GError **error);
void zw_gtfs_free (ZwGtfs *self);

guint zw_gtfs_get_n_stops (const ZwGtfs *self);
const ZwGtfsStop *zw_gtfs_get_stop (const ZwGtfs *self, guint index);
const ZwGtfsStop *zw_gtfs_find_stop (const ZwGtfs *self, const char *id);
guint zw_gtfs_get_n_routes (const ZwGtfs *self);
const ZwGtfsRoute *zw_gtfs_get_route (const ZwGtfs *self, guint index);
const ZwGtfsRoute *zw_gtfs_find_route (const ZwGtfs *self, const char *id);

int zw_gtfs_get_date (const ZwGtfs *self);
int zw_gtfs_get_first_date (const ZwGtfs *self);
int zw_gtfs_get_last_date (const ZwGtfs *self);
const ZwGtfsDay *zw_gtfs_get_days (const ZwGtfs *self, guint *n_days);
int zw_gtfs_get_day_date (const ZwGtfs *self, ZwDayType day);
guint zw_gtfs_get_n_trips (const ZwGtfs *self);
guint64 zw_gtfs_get_n_stop_times (const ZwGtfs *self);
guint zw_gtfs_get_n_issues (const ZwGtfs *self);
const ZwGtfsIssue *zw_gtfs_get_issue (const ZwGtfs *self, guint index);
ZwTimetable *zw_gtfs_take_timetable (ZwGtfs *self, ZwTransform *transform, GError **error);

char *zw_gtfs_route_dup_name (const ZwGtfsRoute *route);

const char *zw_gtfs_mode_get_id (ZwGtfsMode mode);
ZwGtfsMode zw_gtfs_mode_from_route_type (int route_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGtfs, zw_gtfs_free)

G_END_DECLS
