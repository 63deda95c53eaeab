/* gtfs-feed.h: makes small timetables for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-gtfs.h"
#include "import/zw-import-error.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <zip.h>

/* 4 May 2026 is a Monday. */
#define CALENDAR_HEAD                                                                              \
  "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
#define WORKDAYS CALENDAR_HEAD "WK,1,1,1,1,1,0,0,20260504,20260515\n"
#define STOPS                                                                                      \
  "stop_id,stop_name,stop_lat,stop_lon\nA,甲,25.00,121.50\nB,乙,25.01,121.50\nC,丙,25.02,121."  \
  "50\nD,丁,25.03,121.50\n"
#define ROUTES "route_id,route_short_name,route_type\nR,1,3\n"
#define TIMES_HEAD "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"

typedef struct
{
  const char *name;
  const char *text;
} Member;

/* Writes a zip file into a folder of its own. */
G_GNUC_UNUSED static char *
make_zip (const Member *members, guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("zw-gtfs-XXXXXX", NULL);
  char *path = g_build_filename (folder, "feed.zip", NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE, NULL);

  g_assert_nonnull (zip);
  for (guint i = 0; i < n; i++)
    if (members[i].text != NULL)
      {
        zip_source_t *source = zip_source_buffer (zip, members[i].text, strlen (members[i].text),
                                                  0);

        g_assert_cmpint (zip_file_add (zip, members[i].name, source, ZIP_FL_ENC_UTF_8), >=, 0);
      }
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

G_GNUC_UNUSED static void
drop_zip (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

G_GNUC_UNUSED static ZwGtfs *
read_members (const Member *members, guint n, int date, GError **error)
{
  char *path = make_zip (members, n);
  ZwGtfsOptions options = { .date = date };
  ZwGtfs *feed = zw_gtfs_read (path, &options, NULL, error);

  drop_zip (path);
  return feed;
}

/* The parts of a feed a test does not give are those of the simplest one. */
typedef struct
{
  const char *agency, *stops, *routes, *calendar, *dates, *trips, *times, *frequencies, *shapes;
  int date;
} Feed;

G_GNUC_UNUSED static ZwGtfs *
read_feed (const Feed *feed)
{
  g_autoptr (GError) error = NULL;
  Member members[] = {
    { "agency.txt", feed->agency },
    { "stops.txt", feed->stops != NULL ? feed->stops : STOPS },
    { "routes.txt", feed->routes != NULL ? feed->routes : ROUTES },
    { "calendar.txt", feed->calendar != NULL || feed->dates != NULL ? feed->calendar : WORKDAYS },
    { "calendar_dates.txt", feed->dates },
    { "trips.txt", feed->trips },
    { "stop_times.txt", feed->times },
    { "frequencies.txt", feed->frequencies },
    { "shapes.txt", feed->shapes },
  };
  ZwGtfs *result = read_members (members, G_N_ELEMENTS (members), feed->date, &error);

  g_assert_no_error (error);
  return result;
}

G_GNUC_UNUSED static void
assert_stop (const ZwGtfs *feed,
             const char *id,
             guint calls,
             guint departures,
             double headway_min,
             int first_s,
             int last_s)
{
  const ZwGtfsStop *stop = zw_gtfs_find_stop (feed, id);

  g_assert_nonnull (stop);
  g_test_message ("stop %s", id);
  g_assert_cmpuint (stop->calls, ==, calls);
  g_assert_cmpuint (stop->departures, ==, departures);
  g_assert_cmpint (stop->first_s, ==, first_s);
  g_assert_cmpint (stop->last_s, ==, last_s);
  if (isnan (headway_min))
    g_assert_true (isnan (stop->headway_min));
  else
    g_assert_cmpfloat_with_epsilon (stop->headway_min, headway_min, 1e-9);
}

/* The first issue about @file that says @what. */
G_GNUC_UNUSED static const ZwGtfsIssue *
find_issue (const ZwGtfs *feed, const char *file, const char *what)
{
  for (guint i = 0; i < zw_gtfs_get_n_issues (feed); i++)
    {
      const ZwGtfsIssue *issue = zw_gtfs_get_issue (feed, i);

      if (g_str_equal (issue->file, file) && strstr (issue->what, what) != NULL)
        return issue;
    }
  return NULL;
}

G_GNUC_UNUSED static guint
trips_on (const ZwGtfs *feed, int date)
{
  guint n;
  const ZwGtfsDay *days = zw_gtfs_get_days (feed, &n);

  for (guint i = 0; i < n; i++)
    if (days[i].date == date)
      return days[i].n_trips;
  return G_MAXUINT;
}

#define THREE_TRIPS "route_id,service_id,trip_id,direction_id\nR,WK,t1,0\nR,WK,t2,0\nR,WK,t3,0\n"
#define THREE_TIMES                                                                                \
  TIMES_HEAD "t1,08:00:00,08:00:00,A,1\nt1,08:05:00,08:06:00,B,2\nt1,08:10:00,08:10:00,C,3\n"      \
             "t2,08:10:00,08:10:00,A,1\nt2,08:15:00,08:16:00,B,2\nt2,08:20:00,08:20:00,C,3\n"      \
             "t3,08:30:00,08:30:00,A,1\nt3,08:35:00,08:36:00,B,2\nt3,08:40:00,08:40:00,C,3\n"

G_GNUC_UNUSED static void
assert_three_trips (const ZwGtfs *feed)
{
  const ZwGtfsRoute *route = zw_gtfs_find_route (feed, "R");

  /* 8:00, 8:10, 8:30: two gaps in 30 minutes. */
  assert_stop (feed, "A", 3, 3, 15, 28800, 30600);
  assert_stop (feed, "B", 3, 3, 15, 29160, 30960);
  assert_stop (feed, "C", 3, 0, NAN, -1, -1);
  assert_stop (feed, "D", 0, 0, NAN, -1, -1);
  g_assert_cmpuint (route->departures, ==, 3);
  g_assert_cmpfloat (route->headway_min, ==, 15);
  g_assert_cmpint (route->first_s, ==, 28800);
  g_assert_cmpint (route->last_s, ==, 30600);
}
