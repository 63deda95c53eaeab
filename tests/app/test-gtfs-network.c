/* test-gtfs-network.c: stops, routes and faults of timetables made here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "gtfs-feed.h"

static void
test_places_in_archive (void)
{
  static const char bom_stops[] = "\xef\xbb\xbf" STOPS;
  static const char bom_times[] = "\xef\xbb\xbf\"trip_id\",\"arrival_time\",\"departure_time\","
                                  "\"stop_id\",\"stop_sequence\"\r\n"
                                  "t1,08:00:00,08:00:00,A,1\r\nt1,08:05:00,08:06:00,B,2\r\n"
                                  "t1,08:10:00,08:10:00,C,3\r\nt2,08:10:00,08:10:00,A,1\r\n"
                                  "t2,08:15:00,08:16:00,B,2\r\nt2,08:20:00,08:20:00,C,3\r\n"
                                  "t3,08:30:00,08:30:00,A,1\r\nt3,08:35:00,08:36:00,B,2\r\n"
                                  "t3,08:40:00,08:40:00,C,3";
  Member members[] = {
    { "__MACOSX/臺北/._stops.txt", "x" }, { "__MACOSX/臺北/stops.txt", "x" },
    { "臺北/Stops.TXT", bom_stops },      { "臺北/routes.txt", ROUTES },
    { "臺北/calendar.txt", WORKDAYS },    { "臺北/trips.txt", THREE_TRIPS },
    { "臺北/stop_times.txt", bom_times }, { "臺北/fare_rules.txt", "\x01\x02" },
    { "臺北/feed_info.txt", "" },         { "stops.txt", "stop_id\n" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGtfs) zipped = read_members (members, G_N_ELEMENTS (members), 0, &error);
  g_autofree char *folder = g_dir_make_tmp ("zw-gtfs-XXXXXX", NULL);
  g_autofree char *below = g_build_filename (folder, "feed", NULL);

  g_assert_no_error (error);
  assert_three_trips (zipped);

  g_mkdir (below, 0700);
  for (guint i = 2; i < 7; i++)
    {
      g_autofree char *name = g_ascii_strdown (strrchr (members[i].name, '/') + 1, -1);
      g_autofree char *path = g_build_filename (below, name, NULL);

      g_assert_true (g_file_set_contents (path, members[i].text, -1, NULL));
    }
  for (guint up = 0; up < 2; up++)
    {
      g_autoptr (ZwGtfs) unpacked = zw_gtfs_read (up ? folder : below, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (zw_gtfs_is_feed (up ? folder : below));
      assert_three_trips (unpacked);
    }
  for (guint i = 2; i < 7; i++)
    {
      g_autofree char *name = g_ascii_strdown (strrchr (members[i].name, '/') + 1, -1);
      g_autofree char *path = g_build_filename (below, name, NULL);

      g_unlink (path);
    }
  g_rmdir (below);
  g_rmdir (folder);
}

static void
test_ids_are_text (void)
{
  Feed parts = { .stops =
                     "stop_id,stop_name,stop_lat,stop_lon\nNA,Namibia,25,121\n007,Bond,25,121.1\n"
                     "7,Seven,25,121.2\n 8 ,Eight,25,121.3\nNULL,Null,25,121.4\n",
                 .trips = "route_id,service_id,trip_id\nR,WK,NA\nR,WK,1\nR,WK,01\n",
                 .times = TIMES_HEAD "NA,08:00:00,08:00:00,NA,1\nNA,08:05:00,08:05:00,007,2\n"
                                     "1,09:00:00,09:00:00,7,1\n1,09:05:00,09:05:00,8,2\n"
                                     "01,10:00:00,10:00:00,NULL,1\n01,10:05:00,10:05:00,NA,2\n" };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  assert_stop (feed, "NA", 2, 1, NAN, 28800, 28800);
  assert_stop (feed, "007", 1, 0, NAN, -1, -1);
  assert_stop (feed, "7", 1, 1, NAN, 32400, 32400);
  assert_stop (feed, "8", 1, 0, NAN, -1, -1);
  assert_stop (feed, "NULL", 1, 1, NAN, 36000, 36000);
}

static void
test_stations (void)
{
  Feed parts = {
    .stops = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n"
             "P1,Platform 1,25.0001,121.5,0,S\nP2,Platform 2,25.0002,121.5,,S\n"
             "S,Station,25,121.5,1,\nE,Exit 1,25.001,121.5,2,S\nN,Hall,,,3,S\n"
             "P1a,Front,,,4,P1\nC,End,25.1,121.5,,\nL,Lost,25.2,121.5,,GONE\n"
             "Z,Zero,0,0,,\n",
    .routes = "route_id,route_type\nR,3\nM,1\n",
    .trips = "route_id,service_id,trip_id\nR,WK,t1\nM,WK,t2\nM,WK,t3\n",
    .times = TIMES_HEAD "t1,08:00:00,08:00:00,P1,1\nt1,08:30:00,08:30:00,C,2\n"
                        "t2,08:10:00,08:10:00,P2,1\nt2,08:30:00,08:30:00,C,2\n"
                        "t3,08:50:00,08:50:00,P1a,1\nt3,09:30:00,09:30:00,C,2\n",
  };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  const ZwGtfsStop *station = zw_gtfs_find_stop (feed, "S");

  g_assert_cmpint (station->location_type, ==, ZW_GTFS_STATION);
  assert_stop (feed, "P1a", 1, 1, NAN, 31800, 31800);
  assert_stop (feed, "P1", 2, 2, 50, 28800, 31800);
  assert_stop (feed, "P2", 1, 1, NAN, 29400, 29400);
  assert_stop (feed, "S", 3, 3, 25, 28800, 31800);
  assert_stop (feed, "E", 0, 0, NAN, -1, -1);
  g_assert_cmpstr (station->mode, ==, "metro");
  g_assert_cmpuint (station->modes, ==, 1u << ZW_GTFS_METRO | 1u << ZW_GTFS_BUS);
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "P2")->mode, ==, "metro");
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "E")->parent, ==, "S");
  g_assert_cmpfloat (zw_gtfs_find_stop (feed, "N")->lat, ==, 25);
  g_assert_cmpfloat (zw_gtfs_find_stop (feed, "P1a")->lat, ==, 25.0001);
  g_assert_cmpint (zw_gtfs_find_stop (feed, "P1a")->location_type, ==, ZW_GTFS_BOARDING_AREA);
  g_assert_true (isnan (zw_gtfs_find_stop (feed, "Z")->lon));
  g_assert_nonnull (find_issue (feed, "stops.txt", "GONE"));
  g_assert_cmpuint (find_issue (feed, "stops.txt", "“Z”")->line, ==, 10);
}

static void
test_modes (void)
{
  static const struct
  {
    int route_type;
    const char *mode;
  } cases[] = {
    { 0, "tram" },        { 1, "metro" },     { 2, "rail" },         { 3, "bus" },
    { 4, "ferry" },       { 5, "cable" },     { 6, "gondola" },      { 7, "funicular" },
    { 11, "trolleybus" }, { 12, "monorail" }, { 100, "rail" },       { 109, "rail" },
    { 200, "bus" },       { 400, "metro" },   { 401, "metro" },      { 405, "monorail" },
    { 700, "bus" },       { 715, "bus" },     { 800, "trolleybus" }, { 900, "tram" },
    { 1000, "ferry" },    { 1200, "ferry" },  { 1300, "gondola" },   { 1400, "funicular" },
    { 1100, "other" },    { 1500, "other" },  { 8, "other" },        { -1, "other" },
    { 99999, "other" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (zw_gtfs_mode_get_id (zw_gtfs_mode_from_route_type (cases[i].route_type)), ==,
                     cases[i].mode);
}

static void
test_shapes (void)
{
  Feed parts = {
    .routes = "route_id,route_long_name,route_type,agency_id\nR,One,3,\nQ,Two,0,\nW,Three,2,\n",
    .agency = "agency_name\n市公車處\n",
    .trips = "route_id,service_id,trip_id,shape_id\nR,WK,t1,s1\nR,WK,t2,s1\nR,WK,t3,s2\n"
             "Q,WK,q1,gone\nQ,WK,q2,\nW,SU,w1,s3\n",
    .times = THREE_TIMES "q1,08:00:00,08:00:00,A,1\nq1,08:10:00,08:10:00,B,2\n"
                         "q2,08:00:00,08:00:00,A,1\nq2,08:10:00,08:10:00,B,2\n"
                         "w1,08:00:00,08:00:00,A,1\nw1,08:10:00,08:10:00,B,2\n",
    .calendar = WORKDAYS "SU,0,0,0,0,0,0,1,20260504,20260515\n",
    .shapes = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n"
              "s1,25.2,121.2,30\ns1,25.0,121.0,4\ns2,25,121,1\ns2,25,122,2\ns1,25.1,121.1,20\n"
              "s3,24,120,1\ns3,24,121,2\nunused,1,2,3\ns2,x,y,3\n",
  };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);
  const ZwGtfsRoute *one = zw_gtfs_find_route (feed, "R"), *two = zw_gtfs_find_route (feed, "Q");
  const ZwGtfsRoute *three = zw_gtfs_find_route (feed, "W");

  g_assert_cmpint (one->geometry->kind, ==, ZW_GEOMETRY_LINE);
  g_assert_cmpuint (one->geometry->n_parts, ==, 2);
  g_assert_cmpuint (one->geometry->n_points, ==, 5);
  g_assert_cmpfloat (one->geometry->points[0].x, ==, 121.0);
  g_assert_cmpfloat (one->geometry->points[1].y, ==, 25.1);
  g_assert_cmpfloat (one->geometry->points[2].x, ==, 121.2);
  g_assert_false (one->straight);
  g_assert_cmpstr (one->agency, ==, "市公車處");
  /* Both its trips go straight from A to B: one line. */
  g_assert_true (two->straight);
  g_assert_cmpuint (two->geometry->n_parts, ==, 1);
  g_assert_cmpfloat (two->geometry->points[0].y, ==, 25.00);
  g_assert_cmpfloat (two->geometry->points[1].y, ==, 25.01);
  g_assert_nonnull (find_issue (feed, "shapes.txt", "gone"));
  /* Runs on Sundays only, but is on the map. */
  g_assert_cmpuint (three->departures, ==, 0);
  g_assert_cmpuint (three->geometry->n_points, ==, 2);
  g_assert_cmpuint (find_issue (feed, "shapes.txt", "valid place")->line, ==, 10);
}

static void
test_old_encodings (void)
{
  /* 台北車站 in CP950, Estación and Ávila in Latin-1. */
  Feed parts = { .stops = "stop_id,stop_name,stop_lat,stop_lon\n"
                          "A,\xa5\x78\xa5\x5f\xa8\xae\xaf\xb8,25,121.5\nB,Estaci\xf3n,25,121.6\n"
                          "C,\xc1vila,25,121.7\nD,臺北,25,121.8\n",
                 .trips = THREE_TRIPS,
                 .times = THREE_TIMES };
  g_autoptr (ZwGtfs) feed = read_feed (&parts);

  g_assert_cmpstr (zw_gtfs_find_stop (feed, "A")->name, ==, "台北車站");
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "B")->name, ==, "Estación");
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "C")->name, ==, "Ávila");
  g_assert_cmpstr (zw_gtfs_find_stop (feed, "D")->name, ==, "臺北");
  g_assert_cmpuint (find_issue (feed, "stops.txt", "CP950")->line, ==, 2);
  g_assert_cmpuint (find_issue (feed, "stops.txt", "ISO-8859-1")->line, ==, 3);
}

static void
test_many_issues (void)
{
  g_autoptr (GString) times = g_string_new (THREE_TIMES);
  Feed parts = { .trips = THREE_TRIPS };
  g_autoptr (ZwGtfs) feed = NULL;
  guint listed = 0, more = 0;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (times, "t3,09:00:00,09:00:00,X%u,%u\n", i, i + 10);
  parts.times = times->str;
  feed = read_feed (&parts);
  for (guint i = 0; i < zw_gtfs_get_n_issues (feed); i++)
    if (g_str_equal (zw_gtfs_get_issue (feed, i)->file, "stop_times.txt"))
      {
        listed++;
        more += zw_gtfs_get_issue (feed, i)->n_more;
      }
  g_assert_cmpuint (listed, <, 100);
  g_assert_cmpuint (listed + more, ==, 1000);
  assert_three_trips (feed);
}

static void
test_what_is_missing (void)
{
  static const struct
  {
    int without; /* index into the members */
    const char *instead;
    ZwImportError code;
    const char *says;
  } cases[] = {
    { 0, NULL, ZW_IMPORT_ERROR_MISSING, "stops.txt" },
    { 1, NULL, ZW_IMPORT_ERROR_MISSING, "routes.txt" },
    { 2, NULL, ZW_IMPORT_ERROR_MISSING, "calendar_dates.txt" },
    { 3, NULL, ZW_IMPORT_ERROR_MISSING, "trips.txt" },
    { 4, NULL, ZW_IMPORT_ERROR_MISSING, "stop_times.txt" },
    { 0, "", ZW_IMPORT_ERROR_EMPTY, "stops.txt" },
    { 0, "stop_id,stop_lat,stop_lon\n", ZW_IMPORT_ERROR_EMPTY, "stops.txt" },
    { 0, "stop_id,stop_lon\nA,1\n", ZW_IMPORT_ERROR_MISSING, "“stop_lat”" },
    { 1, "route_id\nR\n", ZW_IMPORT_ERROR_MISSING, "“route_type”" },
    { 3, "route_id,trip_id\nR,t1\n", ZW_IMPORT_ERROR_MISSING, "“service_id”" },
    { 4, "trip_id,stop_id,stop_sequence\nt1,A,1\n", ZW_IMPORT_ERROR_MISSING, "“departure_time”" },
    { 4, "", ZW_IMPORT_ERROR_EMPTY, "stop_times.txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Member members[] = { { "stops.txt", STOPS },
                           { "routes.txt", ROUTES },
                           { "calendar.txt", WORKDAYS },
                           { "trips.txt", THREE_TRIPS },
                           { "stop_times.txt", THREE_TIMES } };
      g_autoptr (GError) error = NULL;

      members[cases[i].without].text = cases[i].instead;
      g_assert_null (read_members (members, G_N_ELEMENTS (members), 0, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, ZW_IMPORT_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_nonnull (strstr (error->message, "feed.zip"));
    }
}

static void
test_cancel (void)
{
  Member members[] = { { "stops.txt", STOPS },
                       { "routes.txt", ROUTES },
                       { "calendar.txt", WORKDAYS },
                       { "trips.txt", THREE_TRIPS },
                       { "stop_times.txt", THREE_TIMES } };
  char *path = make_zip (members, G_N_ELEMENTS (members));
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_gtfs_read (path, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  drop_zip (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gtfs/archive/places", test_places_in_archive);
  g_test_add_func ("/gtfs/stops/ids-are-text", test_ids_are_text);
  g_test_add_func ("/gtfs/stops/stations", test_stations);
  g_test_add_func ("/gtfs/stops/old-encodings", test_old_encodings);
  g_test_add_func ("/gtfs/routes/modes", test_modes);
  g_test_add_func ("/gtfs/routes/shapes", test_shapes);
  g_test_add_func ("/gtfs/issues/many", test_many_issues);
  g_test_add_func ("/gtfs/errors/missing", test_what_is_missing);
  g_test_add_func ("/gtfs/errors/cancel", test_cancel);
  return g_test_run ();
}
