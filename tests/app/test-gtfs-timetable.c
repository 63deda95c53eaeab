/* test-gtfs-timetable.c: what is kept of timetables of others
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small feeds are worked out by hand. The figures of the feeds of others were
 * worked out with a Python script that reads them with its zipfile, csv and
 * datetime modules and holds all rows.
 */

#include "gtfs-feed.h"
#include "import-fixture.h"
#include "layers/zw-timetable.h"
#include "metrics/zw-fare.h"

#define CALENDAR                                                                                   \
  CALENDAR_HEAD "WK,1,1,1,1,1,0,0,20260504,20260515\nSA,0,0,0,0,0,1,0,20260504,20260530\n"         \
                "ALL,1,1,1,1,1,1,1,20260504,20260515\n"
#define TRIPS_HEAD "route_id,service_id,trip_id\n"

static ZwTimetable *
take (const char *path, int date)
{
  ZwGtfsOptions options = { .date = date, .with_timetable = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGtfs) feed = zw_gtfs_read (path, &options, NULL, &error);
  g_autoptr (ZwTransform) transform = NULL;
  ZwTimetable *timetable;

  g_assert_no_error (error);
  transform = zw_transform_new ("EPSG:4326", "EPSG:3826", &error);
  g_assert_no_error (error);
  timetable = zw_gtfs_take_timetable (feed, transform, &error);
  g_assert_no_error (error);
  return timetable;
}

/* Files that are not given are those of the simplest feed. */
typedef struct
{
  const char *stops, *calendar, *dates, *trips, *times, *frequencies, *transfers, *fares, *rules;
  int date;
} Parts;

static ZwTimetable *
read_parts (const Parts *parts)
{
  const Member members[] = {
    { "stops.txt", parts->stops != NULL ? parts->stops : STOPS },
    { "routes.txt",
      "route_id,route_short_name,route_long_name,route_type\nR,1,環線,3\nQ,,紅線,1\n" },
    { "calendar.txt", parts->calendar != NULL ? parts->calendar : CALENDAR },
    { "calendar_dates.txt", parts->dates },
    { "trips.txt", parts->trips },
    { "stop_times.txt", parts->times },
    { "frequencies.txt", parts->frequencies },
    { "transfers.txt", parts->transfers },
    { "fare_attributes.txt", parts->fares },
    { "fare_rules.txt", parts->rules },
  };
  char *path = make_zip (members, G_N_ELEMENTS (members));
  ZwTimetable *timetable = take (path, parts->date);

  drop_zip (path);
  return timetable;
}

static void
add_time (GString *text, gint32 seconds)
{
  g_string_append_printf (text, "%d:%02d", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0)
    g_string_append_printf (text, ":%02d", seconds % 60);
}

/* "R A>B: 6:00-6:10/1 7:00-7:10/3; Q …" with the days' bits. */
static char *
describe (const ZwTimetable *t)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < t->n_patterns; p++)
    {
      const ZwTimetablePattern *pattern = &t->patterns[p];

      g_string_append_printf (text, "%s%s ", p > 0 ? "; " : "", t->routes[pattern->route].id);
      for (guint s = 0; s < pattern->n_stops; s++)
        g_string_append_printf (text, "%s%s", s > 0 ? ">" : "",
                                t->stops[t->pattern_stops[pattern->first_stop + s]].id);
      g_string_append_c (text, ':');
      for (guint i = 0; i < pattern->n_trips; i++)
        {
          for (guint s = 0; s < pattern->n_stops; s++)
            {
              guint at = pattern->first_time + i * pattern->n_stops + s;

              g_string_append_c (text, s > 0 ? '-' : ' ');
              if (t->arrivals[at] != t->departures[at])
                {
                  add_time (text, t->arrivals[at]);
                  g_string_append_c (text, '~');
                }
              add_time (text, t->departures[at]);
            }
          g_string_append_printf (text, "/%u", t->trip_days[pattern->first_trip + i]);
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_patterns (const ZwTimetable *t, const char *expected)
{
  g_autofree char *text = describe (t);

  g_assert_cmpstr (text, ==, expected);
}

/* Each trip with the bits of its days: those of WK run on Wednesday 6 May, of SA on
 * Saturday 9 May, of ALL on both and on Sunday 10 May. */
static void
test_days (void)
{
  Parts parts = {
    .trips = TRIPS_HEAD "R,WK,w1\nR,SA,s1\nR,ALL,a1\nR,GONE,g1\n",
    .times = TIMES_HEAD
    "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:11:00,B,2\nw1,06:20:00,06:20:00,C,3\n"
    "s1,07:00:00,07:00:00,A,1\ns1,07:20:00,07:20:00,C,2\n"
    "a1,25:50:00,25:50:00,A,1\na1,26:10:00,26:10:00,C,2\n"
    "g1,08:00:00,08:00:00,A,1\ng1,08:10:00,08:10:00,B,2\n",
    .date = 20260506,
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  g_assert_cmpint (t->dates[ZW_DAY_WEEKDAY], ==, 20260506);
  g_assert_cmpint (t->dates[ZW_DAY_SATURDAY], ==, 20260509);
  g_assert_cmpint (t->dates[ZW_DAY_SUNDAY], ==, 20260510);
  assert_patterns (t, "R A>B>C: 6:00-6:10~6:11-6:20/1; R A>C: 7:00-7:20/2 25:50-26:10/7");
  g_assert_cmpuint (t->n_stops, ==, 4);
  g_assert_cmpstr (t->stops[0].name, ==, "甲");
  g_assert_cmpstr (t->stops[0].mode, ==, "bus");
  g_assert_cmpstr (t->stops[3].mode, ==, "");
  g_assert_cmpstr (t->routes[0].name, ==, "1 環線");
  g_assert_cmpstr (t->routes[1].name, ==, "紅線");
  g_assert_cmpstr (t->routes[1].mode, ==, "metro");
  /* gdaltransform -s_srs EPSG:4326 -t_srs EPSG:3826 */
  g_assert_cmpfloat_with_epsilon (t->stops[0].place.x, 300470.412, 0.01);
  g_assert_cmpfloat_with_epsilon (t->stops[0].place.y, 2765870.634, 0.01);
}

/* Most trips, and of several such days the nearest to the one that was chosen. */
static void
test_chosen_days (void)
{
  Parts parts = {
    .trips = TRIPS_HEAD "R,WK,w1\nR,SA,s1\nR,ALL,a1\nR,MORE,m1\n",
    .times = TIMES_HEAD "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:10:00,B,2\n"
                        "s1,07:00:00,07:00:00,A,1\ns1,07:20:00,07:20:00,C,2\n"
                        "a1,08:00:00,08:00:00,A,1\na1,08:10:00,08:10:00,C,2\n"
                        "m1,09:00:00,09:00:00,A,1\nm1,09:10:00,09:10:00,C,2\n",
    .dates = "service_id,date,exception_type\nMORE,20260523,1\nWK,20260508,2\n",
    .date = 20260514,
  };
  g_autoptr (ZwTimetable) late = read_parts (&parts);
  g_autoptr (ZwTimetable) saturday = NULL;

  /* Saturdays 9 and 23 have two trips, 16 and 30 one; of Sundays only the 10th runs. */
  g_assert_cmpint (late->dates[ZW_DAY_WEEKDAY], ==, 20260514);
  g_assert_cmpint (late->dates[ZW_DAY_SATURDAY], ==, 20260509);
  g_assert_cmpint (late->dates[ZW_DAY_SUNDAY], ==, 20260510);
  parts.date = 20260530;
  saturday = read_parts (&parts);
  g_assert_cmpint (saturday->dates[ZW_DAY_SATURDAY], ==, 20260530); /* though it has fewer */
  g_assert_cmpint (saturday->dates[ZW_DAY_WEEKDAY], ==, 20260515);
  assert_patterns (saturday, "R A>B: 6:00-6:10/1; R A>C: 7:00-7:20/2 8:00-8:10/5");
}

static void
test_weekdays_only (void)
{
  Parts parts = {
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,w1\n",
    .times = TIMES_HEAD "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:10:00,B,2\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  g_assert_cmpint (t->dates[ZW_DAY_SATURDAY], ==, 0);
  g_assert_cmpint (t->dates[ZW_DAY_SUNDAY], ==, 0);
  assert_patterns (t, "R A>B: 6:00-6:10/1");
}

/* Every 20 minutes from 6:00 to before 7:00, every 30 from 23:30 to before 24:30;
 * the times of the trip itself only tell how long it takes. */
static void
test_frequencies (void)
{
  Parts parts = {
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,w1\n",
    .times = TIMES_HEAD "w1,,10:00:00,A,1\nw1,10:05:00,10:06:00,B,2\nw1,10:15:00,10:15:00,C,3\n",
    .frequencies = "trip_id,start_time,end_time,headway_secs,exact_times\n"
                   "w1,23:30:00,24:30:00,1800,1\nw1,06:00:00,07:00:00,1200,0\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  assert_patterns (t, "R A>B>C: 6:00-6:05~6:06-6:15/1 6:20-6:25~6:26-6:35/1 "
                      "6:40-6:45~6:46-6:55/1 23:30-23:35~23:36-23:45/1 24:00-24:05~24:06-24:15/1");
}

static void
test_overtaking (void)
{
  Parts parts = {
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,slow1\nR,WK,express\nR,WK,slow2\n",
    .times = TIMES_HEAD
    "slow1,08:00:00,08:00:00,A,1\nslow1,08:10:00,08:10:00,B,2\nslow1,08:20:00,08:20:00,C,3\n"
    "slow2,08:10:00,08:10:00,A,1\nslow2,08:20:00,08:20:00,B,2\nslow2,08:30:00,08:30:00,C,3\n"
    "express,08:05:00,08:05:00,A,1\nexpress,08:09:00,08:09:00,B,2\nexpress,08:15:00,08:15:00,C,3\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  assert_patterns (t, "R A>B>C: 8:00-8:10-8:20/1 8:10-8:20-8:30/1; R A>B>C: 8:05-8:09-8:15/1");
}

/* Blank times come in between; rows of trips that stand apart are put together, on
 * the second reading, once only. */
static void
test_scattered (void)
{
  Parts parts = {
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,x\nR,WK,y\n",
    .times = TIMES_HEAD "x,06:00:00,06:00:00,A,1\ny,07:00:00,07:00:00,A,1\nx,,,B,2\n"
                        "y,,,B,2\nx,06:30:00,06:30:00,D,4\ny,07:30:00,07:30:00,D,4\nx,,,C,3\n"
                        "y,,,C,3\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  assert_patterns (t, "R A>B>C>D: 6:00-6:10-6:20-6:30/1 7:00-7:10-7:20-7:30/1");
}

/* The station, its platforms, a boarding area of one; entrances are no stops. */
static void
test_stations (void)
{
  Parts parts = {
    .stops = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,zone_id\n"
             "E,入口,25.00,121.50,2,S,\nP,月臺,25.00,121.50,,S,甲區\nS,車站,25.00,121.50,1,,\n"
             "b,區,,,4,P,\nD,丁,,,0,,乙區\n",
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,w1\n",
    .times =
        "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n"
        "w1,06:00:00,06:00:00,P,1,0,0\nw1,06:10:00,06:10:00,D,2,1,2\n"
        "w1,06:20:00,06:20:00,P,3,3,1\nw1,06:30:00,06:30:00,E,4,,\nw1,06:40:00,06:40:00,D,5,0,\n",
    .transfers = "from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id\n"
                 "S,D,2,180,\nP,D,3,,\nP,S,,,\nP,nowhere,0,,\nP,D,1,,w1\nP,D,4,,\nP,D,x,,\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  g_assert_cmpuint (t->n_stops, ==, 4);
  g_assert_cmpstr (t->stops[0].id, ==, "P");
  g_assert_cmpuint (t->stops[0].parent, ==, 1);
  g_assert_cmpuint (t->stops[2].parent, ==, 1);
  g_assert_cmpfloat (t->stops[2].place.x, ==, t->stops[0].place.x);
  g_assert_true (isnan (t->stops[3].place.x));
  g_assert_cmpstr (t->zones[t->stops[0].zone], ==, "甲區");
  g_assert_cmpuint (t->stops[1].zone, ==, ZW_TIMETABLE_NONE);
  g_assert_cmpuint (t->stops[3].zone, ==, 1);
  assert_patterns (t, "R P>D>P>D: 6:00-6:10-6:20-6:40/1");
  g_assert_cmpuint (t->pattern_flags[0], ==, ZW_TIMETABLE_PICK_UP); /* nobody is on board yet */
  g_assert_cmpuint (t->pattern_flags[1], ==, ZW_TIMETABLE_DROP_OFF);
  g_assert_cmpuint (t->pattern_flags[2], ==, ZW_TIMETABLE_PICK_UP); /* by phone is possible */
  g_assert_cmpuint (t->pattern_flags[3], ==, ZW_TIMETABLE_DROP_OFF);
  g_assert_cmpuint (t->n_transfers, ==, 3);
  g_assert_cmpuint (t->transfers[0].from, ==, 0);
  g_assert_cmpuint (t->transfers[0].to, ==, 1);
  g_assert_cmpuint (t->transfers[1].type, ==, 3);
  g_assert_cmpuint (t->transfers[2].from, ==, 1);
  g_assert_cmpuint (t->transfers[2].min_time_s, ==, 180);
}

static void
test_fares (void)
{
  Parts parts = {
    .stops =
        "stop_id,stop_name,stop_lat,stop_lon,zone_id\nA,甲,25.00,121.50,1\nB,乙,25.01,121.50,2\n",
    .calendar = WORKDAYS,
    .trips = TRIPS_HEAD "R,WK,w1\n",
    .times = TIMES_HEAD "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:10:00,B,2\n",
    .fares = "fare_id,price,currency_type,payment_method,transfers,transfer_duration\n"
             "全票,15,TWD,0,,\n半票,7.5,twd,0,2,3600\n全票,16,TWD,0,0,\nfree,x,TWD,0,0,\n"
             "minus,-1,TWD,0,0,\nno,1,元,0,0,\n",
    .rules = "fare_id,route_id,origin_id,destination_id,contains_id\n全票,R,1,2,\n半票,,,,3\n"
             "free,R,,,\n全票,X,,,\n",
  };
  g_autoptr (ZwTimetable) t = read_parts (&parts);

  g_assert_cmpuint (t->n_fares, ==, 2);
  g_assert_cmpstr (t->fares[0].id, ==, "全票");
  g_assert_cmpint (t->fares[0].price_milli, ==, 15000);
  g_assert_cmpuint (t->fares[0].transfers, ==, ZW_FARE_ANY_TRANSFERS);
  g_assert_cmpint (t->fares[0].transfer_duration_s, ==, -1);
  g_assert_cmpint (t->fares[1].price_milli, ==, 7500);
  g_assert_cmpstr (t->fares[1].currency, ==, "TWD");
  g_assert_cmpuint (t->fares[1].transfers, ==, 2);
  g_assert_cmpint (t->fares[1].transfer_duration_s, ==, 3600);
  g_assert_cmpuint (t->n_fare_rules, ==, 2);
  g_assert_cmpuint (t->fare_rules[0].route, ==, 0);
  g_assert_cmpuint (t->fare_rules[0].origin, ==, t->stops[0].zone);
  g_assert_cmpuint (t->fare_rules[0].destination, ==, t->stops[1].zone);
  g_assert_cmpuint (t->fare_rules[1].fare, ==, 1);
  g_assert_cmpstr (t->zones[t->fare_rules[1].contains], ==, "3");
}

/* A headway of one second for ten days, with ten thousand stops: more than is kept. */
static void
test_endless (void)
{
  g_autoptr (GString) times = g_string_new (TIMES_HEAD);
  const Member members[] = {
    { "stops.txt", STOPS },
    { "routes.txt", ROUTES },
    { "calendar.txt", WORKDAYS },
    { "trips.txt", TRIPS_HEAD "R,WK,w1\n" },
    { "frequencies.txt", "trip_id,start_time,end_time,headway_secs\nw1,00:00:00,240:00:00,1\n" },
    { "stop_times.txt", NULL },
  };
  Member with_times[G_N_ELEMENTS (members)];
  ZwGtfsOptions options = { .with_timetable = TRUE };
  g_autoptr (ZwTransform) transform = zw_transform_new ("EPSG:4326", "EPSG:3826", NULL);
  g_autoptr (ZwGtfs) feed = NULL;
  g_autoptr (GError) error = NULL;
  char *path;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (times, "w1,06:00:00,06:00:00,%c,%u\n", 'A' + i % 4, i);
  memcpy (with_times, members, sizeof members);
  with_times[5].text = times->str;
  path = make_zip (with_times, G_N_ELEMENTS (with_times));
  feed = zw_gtfs_read (path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (zw_gtfs_take_timetable (feed, transform, &error));
  g_assert_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID);
  drop_zip (path);
}

static void
test_import (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  const Member members[] = {
    { "stops.txt", STOPS },
    { "routes.txt", ROUTES },
    { "calendar.txt", CALENDAR },
    { "trips.txt", TRIPS_HEAD "R,WK,w1\nR,SA,s1\nR,ALL,a1\n" },
    { "stop_times.txt", TIMES_HEAD "w1,06:00:00,06:00:00,A,1\nw1,06:10:00,06:10:00,B,2\n"
                                   "s1,07:00:00,07:00:00,A,1\ns1,07:20:00,07:20:00,C,2\n"
                                   "a1,08:00:00,08:00:00,A,1\na1,08:10:00,08:10:00,C,2\n" },
  };
  char *path = make_zip (members, G_N_ELEMENTS (members));
  ZwImportOptions options = { .path = path };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (fixture->store, &options, NULL, &error);
  g_autoptr (GPtrArray) entries = NULL, none = NULL, again = NULL, routes_only = NULL;
  const ZwTimetableEntry *entry;

  g_assert_no_error (error);
  g_assert_true (has_remark (report, "Monday to Friday: that of 2026-05-"));
  g_assert_true (has_remark (report, "Saturday: that of 2026-05-09, 2 trips"));
  g_assert_true (has_remark (report, "Sunday: that of 2026-05-10, 1 trip"));
  entries = zw_timetable_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->layer_id, ==, g_array_index (report->layer_ids, gint64, 0));
  assert_patterns (entry->timetable, "R A>B: 6:00-6:10/1; R A>C: 7:00-7:20/2 8:00-8:10/7");

  g_assert_true (zw_store_undo (fixture->store, &error));
  none = zw_timetable_list (fixture->store, &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (zw_store_redo (fixture->store, &error));
  again = zw_timetable_list (fixture->store, &error);
  g_assert_cmpuint (again->len, ==, 1);
  g_assert_true (zw_store_undo (fixture->store, &error));

  options.has_role = TRUE;
  options.role = ZW_ROLE_ROUTES;
  {
    g_autoptr (ZwImportReport) lines = zw_import_run (fixture->store, &options, NULL, &error);

    g_assert_no_error (error);
    routes_only = zw_timetable_list (fixture->store, &error);
    g_assert_cmpuint (routes_only->len, ==, 0);
  }
  drop_zip (path);
}

static void
assert_day (const ZwTimetable *t,
            ZwDayType day,
            int date,
            guint n_trips,
            guint n_calls,
            guint n_departures,
            gint64 sum_of_departures)
{
  guint calls = 0, departures = 0;
  gint64 sum = 0;

  g_assert_cmpint (t->dates[day], ==, date);
  g_assert_cmpuint (zw_timetable_count_trips (t, day), ==, n_trips);
  for (guint p = 0; p < t->n_patterns; p++)
    for (guint i = 0; i < t->patterns[p].n_trips; i++)
      if ((t->trip_days[t->patterns[p].first_trip + i] >> day & 1) != 0)
        for (guint s = 0; s < t->patterns[p].n_stops; s++)
          {
            calls++;
            if ((t->pattern_flags[t->patterns[p].first_stop + s] & ZW_TIMETABLE_PICK_UP) == 0)
              continue;
            departures++;
            sum += t->departures[t->patterns[p].first_time + i * t->patterns[p].n_stops + s];
          }
  g_assert_cmpuint (calls, ==, n_calls);
  g_assert_cmpuint (departures, ==, n_departures);
  g_assert_cmpint (sum, ==, sum_of_departures);
}

static void
test_real_feeds (void)
{
  static const struct
  {
    const char *path;
    struct
    {
      int date;
      guint n_trips, n_calls, n_departures;
      gint64 sum;
    } days[ZW_N_DAY_TYPES];
    guint n_stops, n_transfers, n_fares, n_rules;
  } feeds[] = {
    { "r5r/poa/poa_eptc.zip",
      { { 20190530, 2374, 130019, 127645, 6640236642 }, { 0 }, { 0 } },
      3986,
      0,
      1,
      0 },
    { "r5r/poa/poa_trensurb.zip",
      { { 20190731, 529, 6347, 5818, 292824900 },
        { 20190803, 416, 4916, 4500, 227604210 },
        { 20190728, 303, 3592, 3289, 169644420 } },
      24,
      0,
      0,
      0 },
    { "transitland/bart.zip",
      { { 20181212, 1113, 16061, 14948, 731633460 },
        { 20181215, 800, 10045, 9245, 504191520 },
        { 20181209, 612, 7061, 6449, 380193060 } },
      50,
      8,
      170,
      2304 },
    { "opentripplanner/caltrain_gtfs.zip",
      { { 20090828, 98, 1588, 1490, 73632540 },
        { 20090829, 32, 768, 736, 42127920 },
        { 20090830, 28, 672, 644, 35610960 } },
      31,
      0,
      6,
      36 },
    { "opentripplanner/vvs-bus-751-only.gtfs.zip",
      { { 20200708, 73, 904, 828, 40054920 },
        { 20200711, 34, 314, 280, 14562420 },
        { 20200705, 22, 202, 180, 9767220 } },
      47,
      0,
      0,
      0 },
    { "tidytransit/sample-feed-fixed.zip",
      { { 20081231, 140, 592, 452, 22781580 },
        { 20090103, 144, 600, 456, 22947180 },
        { 20081228, 144, 600, 456, 22947180 } },
      9,
      0,
      2,
      4 },
  };
  const char *data = g_getenv ("ZW_TEST_DATA");
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *path = g_build_filename (data != NULL ? data : "/nonexistent", "C_gtfs",
                                                feeds[i].path, NULL);
      g_autoptr (ZwTimetable) t = NULL, back = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_test_message ("%s", feeds[i].path);
      t = take (path, 0);
      bytes = zw_timetable_to_bytes (t, &error);
      g_assert_no_error (error);
      back = zw_timetable_from_bytes (bytes, &error);
      g_assert_no_error (error);
      for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
        {
          assert_day (t, (ZwDayType) d, feeds[i].days[d].date, feeds[i].days[d].n_trips,
                      feeds[i].days[d].n_calls, feeds[i].days[d].n_departures,
                      feeds[i].days[d].sum);
          assert_day (back, (ZwDayType) d, feeds[i].days[d].date, feeds[i].days[d].n_trips,
                      feeds[i].days[d].n_calls, feeds[i].days[d].n_departures,
                      feeds[i].days[d].sum);
        }
      g_assert_cmpuint (t->n_stops, ==, feeds[i].n_stops);
      g_assert_cmpuint (t->n_transfers, ==, feeds[i].n_transfers);
      g_assert_cmpuint (t->n_fares, ==, feeds[i].n_fares);
      g_assert_cmpuint (t->n_fare_rules, ==, feeds[i].n_rules);
      n_read++;
    }
  if (n_read == 0)
    g_test_skip ("the feeds are not on this machine");
}

static gboolean
is_in_zone (const ZwTimetable *t, guint pattern_stop, const char *zone)
{
  guint number = t->stops[t->pattern_stops[pattern_stop]].zone;

  return number != ZW_TIMETABLE_NONE && g_str_equal (t->zones[number], zone);
}

/* A ride from a zone to another, in any pattern that has them in this order. */
static ZwFareRide
find_ride (const ZwTimetable *t, const char *from, const char *to, int board_s)
{
  for (guint p = 0; p < t->n_patterns; p++)
    for (guint i = 0; i < t->patterns[p].n_stops; i++)
      for (guint k = i + 1; k < t->patterns[p].n_stops; k++)
        if (is_in_zone (t, t->patterns[p].first_stop + i, from)
            && is_in_zone (t, t->patterns[p].first_stop + k, to))
          return (ZwFareRide){ t, p, i, k, board_s };
  g_error ("nothing runs from %s to %s", from, to);
}

/* Prices as fare_rules.txt and fare_attributes.txt of the feed have them for the
 * pair; with a change, the pair is that of the ends. */
static void
test_real_fares (void)
{
  static const struct
  {
    const char *zones[3];
    gint64 price_milli;
  } cases[] = {
    { { "ANTC", "SFIA" }, 13650 }, { { "RICH", "MLBR" }, 6550 },
    { { "WARM", "DALY" }, 7700 },  { { "12TH", "EMBR" }, 4000 },
    { { "RICH", "MCAR" }, 3250 },  { { "RICH", "MCAR", "ANTC" }, 6800 },
  };
  const char *data = g_getenv ("ZW_TEST_DATA");
  g_autofree char *path = g_build_filename (data != NULL ? data : "/nonexistent", "C_gtfs",
                                            "transitland", "bart.zip", NULL);
  g_autoptr (ZwTimetable) t = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the feed is not on this machine");
      return;
    }
  t = take (path, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwFareRide rides[2];
      guint n = 0;
      ZwFare fare;

      for (; n < 2 && cases[i].zones[n + 1] != NULL; n++)
        rides[n] = find_ride (t, cases[i].zones[n], cases[i].zones[n + 1], 36000 + 1800 * (int) n);
      g_assert_true (zw_fare_find (rides, n, &fare));
      g_assert_cmpint (fare.price_milli, ==, cases[i].price_milli);
      g_assert_cmpstr (fare.currency, ==, "USD");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gtfs-timetable/days", test_days);
  g_test_add_func ("/gtfs-timetable/days/chosen", test_chosen_days);
  g_test_add_func ("/gtfs-timetable/days/weekdays-only", test_weekdays_only);
  g_test_add_func ("/gtfs-timetable/frequencies", test_frequencies);
  g_test_add_func ("/gtfs-timetable/overtaking", test_overtaking);
  g_test_add_func ("/gtfs-timetable/scattered", test_scattered);
  g_test_add_func ("/gtfs-timetable/stations", test_stations);
  g_test_add_func ("/gtfs-timetable/fares", test_fares);
  g_test_add_func ("/gtfs-timetable/endless", test_endless);
  g_test_add_func ("/gtfs-timetable/import", test_import);
  g_test_add_func ("/gtfs-timetable/real-feeds", test_real_feeds);
  g_test_add_func ("/gtfs-timetable/real-fares", test_real_fares);
  return g_test_run ();
}
