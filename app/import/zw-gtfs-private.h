/* zw-gtfs-private.h: what the files that read a GTFS feed share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-archive.h"
#include "import/zw-csv.h"
#include "import/zw-gtfs.h"

G_BEGIN_DECLS

#define ZW_GTFS_NONE G_MAXUINT
#define ZW_GTFS_NO_TIME (-1)

/* The files that are read; all others of a feed are passed over. */
typedef enum
{
  ZW_GTFS_AGENCY_TXT,
  ZW_GTFS_STOPS_TXT,
  ZW_GTFS_ROUTES_TXT,
  ZW_GTFS_CALENDAR_TXT,
  ZW_GTFS_CALENDAR_DATES_TXT,
  ZW_GTFS_TRIPS_TXT,
  ZW_GTFS_FREQUENCIES_TXT,
  ZW_GTFS_SHAPES_TXT,
  ZW_GTFS_STOP_TIMES_TXT,
  ZW_GTFS_TRANSFERS_TXT,
  ZW_GTFS_FARE_ATTRIBUTES_TXT,
  ZW_GTFS_FARE_RULES_TXT,
  ZW_GTFS_N_FILES,
} ZwGtfsFile;

/* Counts and times of vehicles leaving somewhere. */
typedef struct
{
  guint64 n;
  int first_s;
  int last_s;
} ZwGtfsRuns;

/* What is counted per stop while the timetable streams by. */
typedef struct
{
  ZwGtfsRuns departures;
  guint64 calls;
  guint calls_by_mode[ZW_GTFS_N_MODES]; /* that day */
  guint ever_by_mode[ZW_GTFS_N_MODES];  /* in the timetable, whatever the day */
  guint parent;
} ZwGtfsStopCount;

typedef struct
{
  ZwGtfsMode mode;
  guint n_active;           /* trips that day, as of trips.txt */
  ZwGtfsRuns directions[2]; /* starts of trips */
  double heading_x;         /* of the first trip without direction_id; 0, 0: none yet */
  double heading_y;
} ZwGtfsRouteCount;

/* 40 bytes of a trip, besides its id. */
typedef struct
{
  guint route;
  guint service;
  guint shape; /* ZW_GTFS_NONE: no shape */
  guint first_run;
  guint n_runs; /* rows of frequencies.txt; 0: runs once, at its own times */
  gint8 direction;
  guint8 days : ZW_N_DAY_TYPES; /* bits of the kept days it runs on */
  guint8 active : 1;            /* runs that day */
  guint8 drawn : 1;             /* its line belongs to the route's geometry */
  guint8 seen : 1;              /* met in stop_times.txt */
  guint8 finished : 1;          /* met and left behind */
  guint8 scattered : 1;         /* its rows do not stand together */
} ZwGtfsTrip;

/* A row of frequencies.txt. */
typedef struct
{
  guint trip;
  int start_s;
  int end_s;
  int headway_s;
} ZwGtfsWindow;

/* A row of stop_times.txt. */
typedef struct
{
  guint trip;
  guint stop;
  guint order; /* of rows in the file */
  int sequence;
  int arrive_s; /* or ZW_GTFS_NO_TIME */
  int depart_s;
  float distance; /* along the shape, in the feed's own unit; NAN: not given */
  guint line : 30;
  guint no_pickup : 1;
  guint no_drop_off : 1;
} ZwGtfsCall;

typedef struct
{
  guint sequence;
  double lon;
  double lat;
} ZwGtfsShapePoint;

typedef struct
{
  GArray *points; /* ZwGtfsShapePoint; NULL: not needed or not there */
  gboolean needed;
  gboolean unsorted;
} ZwGtfsShape;

/* Days are counted as in g_date_get_julian(). */
typedef struct
{
  guint8 weekdays; /* bit 0: Monday */
  guint32 start;
  guint32 end;
  GArray *exceptions; /* guint32: day × 2 + (1: added, 0: removed); NULL: none */
  guint64 n_trips;
  guint8 days; /* bits of the representative days it runs on */
  gboolean active;
  gboolean from_calendar;
} ZwGtfsService;

struct _ZwGtfs
{
  GArray *stops;  /* ZwGtfsStop */
  GArray *routes; /* ZwGtfsRoute */
  GHashTable *stop_ids;
  GHashTable *route_ids;
  GArray *days;      /* ZwGtfsDay */
  GPtrArray *issues; /* ZwGtfsIssue */
  int date;
  int first_date;
  int last_date;
  int day_dates[ZW_N_DAY_TYPES];
  ZwTimetableBuilder *timetable; /* NULL: not wanted, or taken */
  guint *timetable_stops;        /* their numbers in it, or ZW_TIMETABLE_NONE */
  guint n_trips;
  guint64 n_stop_times;
};

/* A feed being read. */
typedef struct
{
  ZwGtfs *feed;
  gboolean with_timetable;
  const ZwProgress *progress;

  /* Source */
  ZwArchive *archive;
  int members[ZW_GTFS_N_FILES]; /* -1: not there */
  guint64 max_member_size;
  guint64 bytes_total;
  guint64 bytes_done;
  GHashTable *kinds[ZW_GTFS_N_FILES]; /* of issues, to the last listed of them */

  /* Tables; all ids as the bytes in the feed */
  GHashTable *agencies; /* id to name */
  GArray *stop_counts;  /* ZwGtfsStopCount, as feed->stops */
  GArray *route_counts; /* ZwGtfsRouteCount, as feed->routes */
  GStringChunk *strings;
  GHashTable *stop_index;
  GHashTable *route_index;
  GHashTable *service_index;
  GArray *services; /* ZwGtfsService */
  GHashTable *trip_index;
  GArray *trips;   /* ZwGtfsTrip */
  GArray *windows; /* ZwGtfsWindow, by trip */
  GHashTable *shape_index;
  GArray *shapes; /* ZwGtfsShape */
  GHashTable *fare_index;
  GHashTable *pattern_set;
  GPtrArray *patterns; /* GBytes of guint: a route, then the stops of a trip without shape */
} ZwGtfsLoad;

/* A file of the feed while it is read row by row. */
typedef struct
{
  ZwGtfsLoad *load;
  ZwGtfsFile file;
  ZwCsv *csv;
  char *doing; /* for the progress */
  guint n_rows;
} ZwGtfsTable;

/* zw-gtfs-table.c */
gboolean zw_gtfs_locate (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_has_files (const ZwArchive *archive);
const char *zw_gtfs_file_name (ZwGtfsFile file);
void zw_gtfs_note (ZwGtfsLoad *load, ZwGtfsFile file, guint64 line, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
void zw_gtfs_forget_notes (ZwGtfsLoad *load, ZwGtfsFile file);
ZwGtfsTable *zw_gtfs_table_open (ZwGtfsLoad *load, ZwGtfsFile file, GError **error);
void zw_gtfs_table_close (ZwGtfsTable *self);
gboolean zw_gtfs_table_require (ZwGtfsTable *self, const char *column, int *index, GError **error);
ZwCsvStatus zw_gtfs_table_next (ZwGtfsTable *self, GError **error);
char *zw_gtfs_table_get_text (ZwGtfsTable *self, int column);
gboolean zw_gtfs_table_get_integer (const ZwGtfsTable *self, int column, int *value);
gboolean zw_gtfs_table_get_number (const ZwGtfsTable *self, int column, double *value);
int zw_gtfs_table_get_time (ZwGtfsTable *self, int column);

/* zw-gtfs-calendar.c */
gboolean zw_gtfs_read_services (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_choose_day (ZwGtfsLoad *load, int date, GError **error);

/* zw-gtfs-places.c */
gboolean zw_gtfs_read_agencies (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_read_stops (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_read_routes (ZwGtfsLoad *load, GError **error);

/* zw-gtfs-trips.c */
gboolean zw_gtfs_read_trips (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_read_frequencies (ZwGtfsLoad *load, GError **error);
guint zw_gtfs_window_count (const ZwGtfsWindow *window);
void zw_gtfs_mark_trips (ZwGtfsLoad *load);

/* zw-gtfs-lines.c */
gboolean zw_gtfs_read_shapes (ZwGtfsLoad *load, GError **error);
void zw_gtfs_add_pattern (ZwGtfsLoad *load, guint route, const guint *stops, guint n_stops);
void zw_gtfs_draw_routes (ZwGtfsLoad *load);

/* zw-gtfs-times.c */
gboolean zw_gtfs_read_stop_times (ZwGtfsLoad *load, GError **error);

/* zw-gtfs-timetable.c */
void zw_gtfs_begin_timetable (ZwGtfsLoad *load);
void zw_gtfs_keep_trip (ZwGtfsLoad *load, const ZwGtfsTrip *trip, const ZwGtfsCall *calls, guint n);
gboolean zw_gtfs_read_transfers (ZwGtfsLoad *load, GError **error);

/* zw-gtfs-fares.c */
gboolean zw_gtfs_read_fares (ZwGtfsLoad *load, GError **error);
gboolean zw_gtfs_read_fare_rules (ZwGtfsLoad *load, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwGtfsTable, zw_gtfs_table_close)

G_END_DECLS
