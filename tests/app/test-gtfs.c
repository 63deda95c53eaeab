/* test-gtfs.c: days, departures and headways of timetables made here, worked out by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "gtfs-feed.h"

static void
test_calendar_only (void)
{
  Feed parts = { .trips = THREE_TRIPS, .times = THREE_TIMES };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  guint n_days;

  assert_three_trips (feed);
  zw_gtfs_get_days (feed, &n_days);
  g_assert_cmpuint (n_days, ==, 12);
  g_assert_cmpuint (trips_on (feed, 20260508), ==, 3);
  g_assert_cmpuint (trips_on (feed, 20260509), ==, 0);
  g_assert_cmpint (zw_gtfs_get_first_date (feed), ==, 20260504);
  g_assert_cmpint (zw_gtfs_get_last_date (feed), ==, 20260515);
  /* Friday and Monday are as near to the middle of the fortnight; the earlier. */
  g_assert_cmpint (zw_gtfs_get_date (feed), ==, 20260508);
  g_assert_cmpuint (zw_gtfs_get_n_trips (feed), ==, 3);
  g_assert_cmpuint (zw_gtfs_get_n_stop_times (feed), ==, 9);
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "A")->mode, ==, "bus");
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "A")->name, ==, "甲");
  g_assert_cmpfloat (zw_gtfs_find_stop (feed, "B")->lat, ==, 25.01);
  g_assert_null (zw_gtfs_find_stop (feed, "D")->mode);
  g_assert_null (zw_gtfs_find_stop (feed, "nowhere"));
}

static void
test_dates_only (void)
{
  Feed parts = { .dates =
                     "service_id,date,exception_type\n"
                     "WK,20260506,1\nWK,20260509,1\nX,20260509,1\nX,20260505,1\nWK,20260507,2\n",
                 .trips = "route_id,service_id,trip_id\nR,WK,t1\nR,WK,t2\nR,X,t3\n",
                 .times = THREE_TIMES };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  guint n_days;

  /* Saturday 9 has three trips, but of the workdays Wednesday 6 has most. */
  g_assert_cmpint (zw_gtfs_get_date (feed), ==, 20260506);
  zw_gtfs_get_days (feed, &n_days);
  g_assert_cmpuint (n_days, ==, 5);
  g_assert_cmpuint (trips_on (feed, 20260505), ==, 1);
  g_assert_cmpuint (trips_on (feed, 20260506), ==, 2);
  g_assert_cmpuint (trips_on (feed, 20260507), ==, 0);
  g_assert_cmpuint (trips_on (feed, 20260509), ==, 3);
  assert_stop (feed, "A", 2, 2, 10, 28800, 29400);
}

static void
test_both_calendars (void)
{
  Feed parts = { .calendar = WORKDAYS "SA,0,0,0,0,0,1,0,20260504,20260515\n",
                 .dates = "service_id,date,exception_type\nWK,20260508,2\nSA,20260508,1\n",
                 .trips = "route_id,service_id,trip_id\nR,WK,t1\nR,WK,t2\nR,SA,t3\n",
                 .times = THREE_TIMES,
                 .date = 20260508 };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  /* A holiday on Friday 8: the trips of Saturday. */
  g_assert_cmpuint (trips_on (feed, 20260507), ==, 2);
  g_assert_cmpuint (trips_on (feed, 20260508), ==, 1);
  g_assert_cmpuint (trips_on (feed, 20260509), ==, 1);
  assert_stop (feed, "A", 1, 1, NAN, 30600, 30600);
}

static void
test_weekends_only (void)
{
  Feed parts = { .calendar = CALENDAR_HEAD "WK,0,0,0,0,0,1,1,20260504,20260517\n",
                 .trips = THREE_TRIPS,
                 .times = THREE_TIMES };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  g_assert_cmpint (zw_gtfs_get_date (feed), ==, 20260510);
  assert_three_trips (feed);
}

static void
test_chosen_day (void)
{
  Feed parts = { .trips = THREE_TRIPS, .times = THREE_TIMES, .date = 20260509 };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  g_autoptr (GError) error = NULL;

  /* A Saturday, when nothing runs: the stops are all kept. */
  g_assert_cmpint (zw_gtfs_get_date (feed), ==, 20260509);
  g_assert_cmpuint (zw_gtfs_get_n_stops (feed), ==, 4);
  assert_stop (feed, "A", 0, 0, NAN, -1, -1);
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "A")->mode, ==, "bus");
  g_assert_nonnull (find_issue (feed, "calendar.txt", "20260509"));
  g_assert_cmpuint (zw_gtfs_find_route (feed, "R")->departures, ==, 0);
  g_assert_nonnull (zw_gtfs_find_route (feed, "R")->geometry);

  {
    Member members[] = { { "stops.txt", STOPS },
                         { "routes.txt", ROUTES },
                         { "calendar.txt", WORKDAYS },
                         { "trips.txt", THREE_TRIPS },
                         { "stop_times.txt", THREE_TIMES } };

    g_assert_null (read_members (members, 5, 20260230, &error));
    g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT);
    g_assert_nonnull (strstr (error->message, "20260230"));
  }
}

static void
test_no_days (void)
{
  Feed parts = { .calendar = CALENDAR_HEAD "WK,1,1,1,1,1,1,1,20260515,20260504\n",
                 .trips = THREE_TRIPS,
                 .times = THREE_TIMES };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  g_assert_cmpint (zw_gtfs_get_date (feed), ==, 0);
  g_assert_cmpuint (zw_gtfs_get_n_stops (feed), ==, 4);
  g_assert_nonnull (find_issue (feed, "calendar.txt", "before it begins"));
}

static void
test_frequencies (void)
{
  Feed parts = { .trips = "route_id,service_id,trip_id\nR,WK,f\nR,WK,t1\n",
                 .times = TIMES_HEAD "f,00:00:00,00:00:00,A,1\nf,00:05:00,00:05:00,B,2\n"
                                     "f,00:09:00,00:09:00,C,3\n"
                                     "t1,09:00:00,09:00:00,A,1\nt1,09:10:00,09:10:00,C,2\n",
                 .frequencies = "trip_id,start_time,end_time,headway_secs,exact_times\n"
                                "f,7:00:00,8:00:00,1200,1\nf,06:00:00,07:00:00,600,0\n"
                                "f,08:00:00,08:25:00,600,\n" };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  /* 6:00 to 6:50 six, 7:00 7:20 7:40 three, 8:00 8:10 8:20 three, and 9:00. */
  assert_stop (feed, "A", 13, 13, 180.0 / 12, 21600, 32400);
  assert_stop (feed, "B", 12, 12, 140.0 / 11, 21900, 30300);
  assert_stop (feed, "C", 13, 0, NAN, -1, -1);
  g_assert_cmpuint (zw_gtfs_find_route (feed, "R")->departures, ==, 13);
  g_assert_cmpuint (trips_on (feed, 20260508), ==, 13);
}

static void
test_after_midnight (void)
{
  Feed parts = { .trips = THREE_TRIPS,
                 .times = TIMES_HEAD "t1,23:50:00,23:50:00,A,1\nt1,24:05:00,24:05:00,B,2\n"
                                     "t1,24:10:00,24:10:00,C,3\n"
                                     "t2,25:10:00,25:10:00,A,1\nt2,25:20:00,25:20:30,B,2\n"
                                     "t2,25:30:00,25:30:00,C,3\n"
                                     "t3,6:00,6:00,A,1\nt3,6:10,6:10,C,2\n" };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  /* 6:00, 23:50, 25:10. */
  assert_stop (feed, "A", 3, 3, (90600 - 21600) / 60.0 / 2, 21600, 90600);
  assert_stop (feed, "B", 2, 2, (91230 - 86700) / 60.0, 86700, 91230);
}

static void
test_blank_times (void)
{
  Feed parts = { .trips = THREE_TRIPS,
                 .times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence,"
                          "shape_dist_traveled\n"
                          "t1,08:00:00,08:00:00,A,10,\nt1,,,B,20,\nt1,,,C,35,\n"
                          "t1,08:30:00,08:30:00,D,40,\n"
                          /* By distance: a tenth and two tenths of 30 minutes. */
                          "t2,09:00:00,09:00:00,A,1,0\nt2,,,B,2,1\nt2,,,C,3,2\n"
                          "t2,09:30:00,09:30:00,D,4,10\n"
                          /* The first is blank, and only arrivals are known. */
                          "t3,,,A,1,\nt3,10:00:00,,B,2,\nt3,10:04:00,,C,3,\nt3,10:05:00,,D,4,\n" };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  assert_stop (feed, "A", 3, 3, 60, 28800, 36000);
  assert_stop (feed, "B", 3, 3, 55, 29400, 36000);
  assert_stop (feed, "C", 3, 3, 52, 30000, 36240);
  g_assert_nonnull (find_issue (feed, "stop_times.txt", "t3"));
  /* 8:10 9:03 10:00 at B, 8:20 9:06 10:04 at C: the middle ones do not show in
   * first and last, so once more alone. */
  {
    Feed alone = parts;
    g_autoptr (ZwGtfs) second = NULL;

    alone.trips = "route_id,service_id,trip_id\nR,WK,t2\n";
    second = read_feed (&alone);
    assert_stop (second, "B", 1, 1, NAN, 32580, 32580);
    assert_stop (second, "C", 1, 1, NAN, 32760, 32760);
  }
}

static void
test_no_pickup (void)
{
  Feed parts = { .trips = THREE_TRIPS,
                 .times = "pickup_type,trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                          "0,t1,08:00:00,08:00:00,A,1\n1,t1,08:05:00,08:05:00,B,2\n"
                          ",t1,08:10:00,08:10:00,C,3\n0,t1,08:20:00,08:20:00,D,4\n" };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  assert_stop (feed, "A", 1, 1, NAN, 28800, 28800);
  assert_stop (feed, "B", 1, 0, NAN, -1, -1);
  assert_stop (feed, "C", 1, 1, NAN, 29400, 29400);
  assert_stop (feed, "D", 1, 0, NAN, -1, -1);
}

static void
test_unsorted (void)
{
  Feed parts = {
    .trips = THREE_TRIPS,
    .times = TIMES_HEAD "t3,08:40:00,08:40:00,C,30\nt1,08:00:00,08:00:00,A,1\n"
                        "t2,08:15:00,08:16:00,B,2\nt1,08:10:00,08:10:00,C,3\n"
                        "t1,08:12:00,08:12:00,Nowhere,4\n"
                        "t2,08:10:00,08:10:00,A,1\nt1,08:05:00,08:06:00,B,2\n"
                        "t2,08:20:00,08:20:00,C,3\nt3,08:30:00,08:30:00,A,-1\n"
                        "t3,08:35:00,08:36:00,B,9\n",
  };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  const ZwGtfsIssue *issue = find_issue (feed, "stop_times.txt", "Nowhere");

  assert_three_trips (feed);
  g_assert_cmpuint (zw_gtfs_get_n_stop_times (feed), ==, 10);
  /* Though the file is read twice, an issue is told once. */
  g_assert_nonnull (issue);
  g_assert_cmpuint (issue->line, ==, 6);
  g_assert_cmpuint (issue->n_more, ==, 0);
  for (guint i = 0, n = 0; i < zw_gtfs_get_n_issues (feed); i++)
    {
      n += strstr (zw_gtfs_get_issue (feed, i)->what, "Nowhere") != NULL;
      g_assert_cmpuint (n, <=, 1);
    }
  g_assert_cmpuint (zw_gtfs_find_route (feed, "R")->geometry->n_parts, ==, 1);
}

static void
test_directions (void)
{
  static const char *const trips[] = {
    "route_id,service_id,trip_id,direction_id\nR,WK,t1,0\nR,WK,t2,0\nR,WK,t3,0\nR,WK,b1,1\n"
    "R,WK,b2,1\n",
    "route_id,service_id,trip_id,direction_id\nR,WK,t1,1\nR,WK,t2,1\nR,WK,t3,1\nR,WK,b1,0\n"
    "R,WK,b2,0\n",
    "route_id,service_id,trip_id\nR,WK,t1\nR,WK,t2\nR,WK,t3\nR,WK,b1\nR,WK,b2\n",
    "route_id,service_id,trip_id\nR,WK,b1\nR,WK,b2\nR,WK,t1\nR,WK,t2\nR,WK,t3\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (trips); i++)
    {
      Feed parts = { .trips = trips[i],
                     .times = THREE_TIMES "b1,07:00:00,07:00:00,C,1\nb1,07:10:00,07:10:00,A,2\n"
                                          "b2,10:00:00,10:00:00,C,1\nb2,10:10:00,10:10:00,A,2\n" };
      g_autoptr (ZwGtfs) feed = read_feed (&parts);
      const ZwGtfsRoute *route = zw_gtfs_find_route (feed, "R");

      /* Outward three trips, every 15 minutes; back two. */
      g_assert_cmpuint (route->departures, ==, 5);
      g_assert_cmpfloat (route->headway_min, ==, 15);
      g_assert_cmpint (route->first_s, ==, 25200);
      g_assert_cmpint (route->last_s, ==, 36000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gtfs/calendar/calendar-only", test_calendar_only);
  g_test_add_func ("/gtfs/calendar/dates-only", test_dates_only);
  g_test_add_func ("/gtfs/calendar/both", test_both_calendars);
  g_test_add_func ("/gtfs/calendar/weekends-only", test_weekends_only);
  g_test_add_func ("/gtfs/calendar/chosen-day", test_chosen_day);
  g_test_add_func ("/gtfs/calendar/no-days", test_no_days);
  g_test_add_func ("/gtfs/times/frequencies", test_frequencies);
  g_test_add_func ("/gtfs/times/after-midnight", test_after_midnight);
  g_test_add_func ("/gtfs/times/blank", test_blank_times);
  g_test_add_func ("/gtfs/times/no-pickup", test_no_pickup);
  g_test_add_func ("/gtfs/times/unsorted", test_unsorted);
  g_test_add_func ("/gtfs/routes/directions", test_directions);
  return g_test_run ();
}
