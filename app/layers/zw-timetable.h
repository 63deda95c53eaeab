/* zw-timetable.h: the timetables of a project, frozen for searches and counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

#define ZW_TIMETABLE_NONE G_MAXUINT

/* Kinds of day; a trip has the bit (1 << type) for each it runs on. */
typedef enum
{
  ZW_DAY_WEEKDAY,
  ZW_DAY_SATURDAY,
  ZW_DAY_SUNDAY,
  ZW_N_DAY_TYPES,
} ZwDayType;

typedef enum
{
  ZW_TIMETABLE_PICK_UP = 1 << 0,  /* one may board here */
  ZW_TIMETABLE_DROP_OFF = 1 << 1, /* one may get off here */
} ZwTimetableFlags;

/**
 * ZwTimetableStop:
 * @id: as in the feed
 * @name: may be empty
 * @mode: as in the layer of stops ("bus", "metro" …), empty where nothing calls
 * @place: in the project's coordinates; NaN, NaN where it has none
 * @parent: number of the station it belongs to, or %ZW_TIMETABLE_NONE
 * @zone: number of its fare zone in @zones, or %ZW_TIMETABLE_NONE
 *
 * A stop, a platform or a station; of these, vehicles call at stops and platforms.
 * Parents are never nested: @parent is a stop without a parent.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *mode;
  ZwPoint place;
  guint parent;
  guint zone;
} ZwTimetableStop;

/* Texts may be empty but are never NULL. */
typedef struct
{
  const char *id;
  const char *name;
  const char *mode;
  const char *agency;
} ZwTimetableRoute;

/**
 * ZwTimetablePattern:
 * @route: number of its route
 * @n_stops: at least two
 * @first_stop: where its stops begin in @pattern_stops and @pattern_flags
 * @n_trips: at least one
 * @first_trip: where its trips begin in @trip_days
 * @first_time: where its times begin in @arrivals and @departures: those of trip
 *   t at stop s are at @first_time + t × @n_stops + s
 *
 * Trips of one route that call at the same stops in the same order. They are
 * sorted by time and none overtakes another (whatever their days): for t < u,
 * trip t arrives and departs at no stop later than trip u. Within a trip times
 * never go back: arrival ≤ departure ≤ next arrival. A stop may come twice.
 */
typedef struct
{
  guint route;
  guint n_stops;
  guint first_stop;
  guint n_trips;
  guint first_trip;
  guint first_time;
} ZwTimetablePattern;

/* A visit of a pattern to a stop. */
typedef struct
{
  guint pattern;
  guint position; /* 0 for its first stop */
} ZwTimetableVisit;

/**
 * ZwTimetableTransfer:
 * @from: a stop, or a station for all of its platforms
 * @to: likewise; may be @from
 * @type: 0 recommended, 1 timed (the vehicle waits), 2 takes at least @min_time_s,
 *   3 not possible (transfers.txt of GTFS; those for one route or trip only and
 *   those of staying on board are not kept)
 * @min_time_s: 0 where not given
 */
typedef struct
{
  guint from;
  guint to;
  guint type;
  guint min_time_s;
} ZwTimetableTransfer;

#define ZW_FARE_ANY_TRANSFERS 255

/**
 * ZwTimetableFare:
 * @id: as in the feed
 * @price_milli: thousandths of the currency's unit
 * @currency: ISO 4217, as "TWD"
 * @agency: name of the operator whose fare it is, empty for any
 * @transfers: how often one may change on it: 0, 1, 2, or %ZW_FARE_ANY_TRANSFERS
 * @transfer_duration_s: within which one may, −1 without a limit
 *
 * A row of fare_attributes.txt of GTFS.
 */
typedef struct
{
  const char *id;
  gint64 price_milli;
  char currency[4];
  const char *agency;
  guint transfers;
  int transfer_duration_s;
} ZwTimetableFare;

/* A row of fare_rules.txt of GTFS; what is not given is ZW_TIMETABLE_NONE.
 * Zones are numbers in @zones. */
typedef struct
{
  guint fare;
  guint route;
  guint origin;
  guint destination;
  guint contains;
} ZwTimetableFareRule;

/**
 * ZwTimetable:
 * @dates: for each #ZwDayType the day that stands for it, as 20260506; 0 where the
 *   feed has no service on any such day
 * @stops: (array length=n_stops)
 * @routes: (array length=n_routes)
 * @patterns: (array length=n_patterns)
 * @pattern_stops: (array length=n_pattern_stops): stop numbers of all patterns
 * @pattern_flags: (array length=n_pattern_stops): #ZwTimetableFlags there
 * @trip_days: (array length=n_trips): bits of the days of all trips, never 0
 * @arrivals: (array length=n_times): seconds after midnight of the service day;
 *   may pass 86400 for runs after midnight, which belong to the day before
 * @departures: (array length=n_times): likewise
 * @transfers: (array length=n_transfers): sorted by @from
 * @zones: (array length=n_zones): ids of the fare zones
 * @fares: (array length=n_fares)
 * @fare_rules: (array length=n_fare_rules): sorted, see zw_timetable_compare_rules()
 * @visits: which patterns come to a stop; those of stop s are from
 *   @visit_starts[s] to before @visit_starts[s + 1]
 * @visit_starts: (array length=n_stops+1)
 * @transfer_starts: (array length=n_stops+1): likewise of @transfers
 * @children: stops that belong to a station; those of stop s are from
 *   @child_starts[s] to before @child_starts[s + 1]
 * @child_starts: (array length=n_stops+1)
 *
 * Immutable and shared between threads. Every number in it is within bounds,
 * also when the project file came from elsewhere. Frequencies are expanded to
 * trips.
 */
typedef struct
{
  gatomicrefcount ref_count;
  int dates[ZW_N_DAY_TYPES];

  guint n_stops;
  guint n_routes;
  guint n_patterns;
  guint n_pattern_stops;
  guint n_trips;
  guint n_times;
  guint n_transfers;
  guint n_zones;
  guint n_fares;
  guint n_fare_rules;

  ZwTimetableStop *stops;
  ZwTimetableRoute *routes;
  ZwTimetablePattern *patterns;
  guint *pattern_stops;
  guint8 *pattern_flags;
  guint8 *trip_days;
  gint32 *arrivals;
  gint32 *departures;
  ZwTimetableTransfer *transfers;
  const char **zones;
  ZwTimetableFare *fares;
  ZwTimetableFareRule *fare_rules;

  ZwTimetableVisit *visits;
  guint *visit_starts;
  guint *transfer_starts;
  guint *children;
  guint *child_starts;

  /*< private >*/
  GStringChunk *strings;
} ZwTimetable;

/**
 * ZwTimetableEntry:
 * @layer_id: layer of stops it came with
 * @name: of that layer
 * @year: of that layer, 0 where not said
 *
 * A timetable in a project.
 */
typedef struct
{
  gint64 id;
  gint64 layer_id;
  char *name;
  int year;
  ZwTimetable *timetable;
} ZwTimetableEntry;

ZwTimetable *zw_timetable_ref (ZwTimetable *self);
void zw_timetable_unref (ZwTimetable *self);

guint zw_timetable_get_station (const ZwTimetable *self, guint stop);
guint zw_timetable_find_stop (const ZwTimetable *self, const char *id);
guint zw_timetable_find_route (const ZwTimetable *self, const char *id);
int zw_timetable_compare_rules (const ZwTimetableFareRule *a, const ZwTimetableFareRule *b);
guint zw_timetable_count_trips (const ZwTimetable *self, ZwDayType day);

ZwTimetable *zw_timetable_from_bytes (GBytes *bytes, GError **error);
GBytes *zw_timetable_to_bytes (const ZwTimetable *self, GError **error);

gboolean zw_timetable_store (ZwStore *store,
                             gint64 layer_id,
                             const ZwTimetable *timetable,
                             GError **error);
GPtrArray *zw_timetable_list (ZwStore *store, GError **error);
void zw_timetable_entry_free (ZwTimetableEntry *self);

const char *zw_day_type_get_id (ZwDayType day);
const char *zw_day_type_get_name (ZwDayType day);
ZwDayType zw_day_type_from_date (int date);

/* Collects a timetable; texts given are copied, %NULL stands for an empty one. */
typedef struct _ZwTimetableBuilder ZwTimetableBuilder;

ZwTimetableBuilder *zw_timetable_builder_new (void);
void zw_timetable_builder_free (ZwTimetableBuilder *self);
void zw_timetable_builder_set_date (ZwTimetableBuilder *self, ZwDayType day, int date);
guint zw_timetable_builder_add_zone (ZwTimetableBuilder *self, const char *id);
guint zw_timetable_builder_add_stop (ZwTimetableBuilder *self, const ZwTimetableStop *stop);
void zw_timetable_builder_set_stop (ZwTimetableBuilder *self,
                                    guint stop,
                                    const char *mode,
                                    ZwPoint place);
guint zw_timetable_builder_add_route (ZwTimetableBuilder *self, const ZwTimetableRoute *route);
gboolean zw_timetable_builder_add_trip (ZwTimetableBuilder *self,
                                        guint route,
                                        guint days,
                                        guint n_stops,
                                        const guint *stops,
                                        const guint8 *flags,
                                        const gint32 *arrivals,
                                        const gint32 *departures);
void zw_timetable_builder_add_transfer (ZwTimetableBuilder *self,
                                        const ZwTimetableTransfer *transfer);
guint zw_timetable_builder_add_fare (ZwTimetableBuilder *self, const ZwTimetableFare *fare);
void zw_timetable_builder_add_fare_rule (ZwTimetableBuilder *self, const ZwTimetableFareRule *rule);
ZwTimetable *zw_timetable_builder_end (ZwTimetableBuilder *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTimetable, zw_timetable_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTimetableEntry, zw_timetable_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwTimetableBuilder, zw_timetable_builder_free)

G_END_DECLS
