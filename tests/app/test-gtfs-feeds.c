/* test-gtfs-feeds.c: timetables of others, sound and broken, and archives meant to harm
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The figures of the feeds of others were worked out with a Python script that
 * reads them with its zipfile, csv and datetime modules and holds all rows. What a
 * broken feed should come to follows from the fault that is in it.
 */

#include "gtfs-feed.h"

/* Returns: (nullable): the path of a test file, when it is there */
static char *
find_data (const char *folder, const char *name)
{
  const char *data = g_getenv ("ZW_TEST_DATA");
  char *path = g_build_filename (data != NULL ? data : "/nonexistent", folder, name, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_clear_pointer (&path, g_free);
  return path;
}

static guint
count_parts (const ZwGtfsRoute *route)
{
  return route->geometry != NULL ? route->geometry->n_parts : 0;
}

static void
test_sound_feeds (void)
{
  static const struct
  {
    const char *path;
    guint n_stops, n_routes, n_trips;
    int date;
    guint n_on_date;
    guint64 calls, departures;
    /* The stop with most departures, the route with most trips. */
    const char *stop;
    guint stop_departures;
    int first_s, last_s;
    double headway_min;
    const char *route;
    guint route_departures;
    double route_headway_min;
    guint n_lines; /* 0: more than none, drawn straight */
  } feeds[] = {
    { "r5r/poa/poa_eptc.zip", 3986, 115, 2374, 20190530, 2374, 130019, 127645, "5562", 337, 43503,
      61086, 0.8722, "T9", 65, 7.2500, 2 },
    { "r5r/poa/poa_trensurb.zip", 24, 2, 1248, 20190731, 529, 6347, 5818, "MV", 287, 18300, 86220,
      3.9580, "LINHA1", 305, 9.2368, 2 },
    { "transitland/bart.zip", 50, 6, 2525, 20181212, 1113, 16061, 14948, "COLS", 603, 16080, 90900,
      2.0714, "19", 377, 6.5426, 2 },
    { "opentripplanner/caltrain_gtfs.zip", 31, 3, 252, 20090828, 98, 1588, 1490,
      "Millbrae Caltrain", 90, 19140, 87900, 12.8764, "ct_limited", 48, 33.6957, 6 },
    { "opentripplanner/vvs-bus-751-only.gtfs.zip", 47, 1, 134, 20200708, 73, 904, 828,
      "de:08115:4772:0:3", 56, 17880, 75480, 17.4545, "31-752-j20-1", 73, 30.0000, 0 },
    { "tidytransit/sample-feed-fixed.zip", 9, 5, 11, 20081231, 140, 592, 452, "NANAA", 104, 22020,
      78660, 9.1650, "CITY", 104, 18.2353, 0 },
    { "mobilitydata/sample-feed.zip", 9, 5, 11, 20081231, 140, 592, 452, "NANAA", 104, 22020, 78660,
      9.1650, "CITY", 104, 18.2353, 0 },
  };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *path = find_data ("C_gtfs", feeds[i].path);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGtfs) feed = NULL;
      const ZwGtfsStop *stop;
      const ZwGtfsRoute *route;
      guint64 calls = 0, departures = 0;

      if (path == NULL)
        continue;
      g_test_message ("%s", feeds[i].path);
      g_assert_true (zw_gtfs_is_feed (path));
      feed = zw_gtfs_read (path, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (zw_gtfs_get_n_stops (feed), ==, feeds[i].n_stops);
      g_assert_cmpuint (zw_gtfs_get_n_routes (feed), ==, feeds[i].n_routes);
      g_assert_cmpuint (zw_gtfs_get_n_trips (feed), ==, feeds[i].n_trips);
      g_assert_cmpint (zw_gtfs_get_date (feed), ==, feeds[i].date);
      g_assert_cmpuint (trips_on (feed, feeds[i].date), ==, feeds[i].n_on_date);
      for (guint s = 0; s < zw_gtfs_get_n_stops (feed); s++)
        if (zw_gtfs_get_stop (feed, s)->location_type == ZW_GTFS_STOP)
          {
            calls += zw_gtfs_get_stop (feed, s)->calls;
            departures += zw_gtfs_get_stop (feed, s)->departures;
          }
      g_assert_cmpuint (calls, ==, feeds[i].calls);
      g_assert_cmpuint (departures, ==, feeds[i].departures);
      stop = zw_gtfs_find_stop (feed, feeds[i].stop);
      g_assert_cmpuint (stop->departures, ==, feeds[i].stop_departures);
      g_assert_cmpint (stop->first_s, ==, feeds[i].first_s);
      g_assert_cmpint (stop->last_s, ==, feeds[i].last_s);
      g_assert_cmpfloat_with_epsilon (stop->headway_min, feeds[i].headway_min, 1e-4);
      route = zw_gtfs_find_route (feed, feeds[i].route);
      g_assert_cmpuint (route->departures, ==, feeds[i].route_departures);
      g_assert_cmpfloat_with_epsilon (route->headway_min, feeds[i].route_headway_min, 1e-4);
      g_assert_cmpint (route->straight, ==, feeds[i].n_lines == 0);
      if (feeds[i].n_lines > 0)
        g_assert_cmpuint (count_parts (route), ==, feeds[i].n_lines);
      else
        g_assert_cmpuint (count_parts (route), >, 0);
      n_read++;
    }
  if (n_read == 0)
    g_test_skip ("The folder of test data is not there.");
}

static void
test_broken_feeds (void)
{
  static const struct
  {
    const char *name;
    guint n_stops;    /* 0: cannot be read */
    guint n_on_date;  /* trips on the day that is chosen */
    const char *file; /* of an issue, or NULL */
    guint64 line;
    const char *says; /* of the issue or the error */
  } feeds[] = {
    { "au-sydney-entrances", 0, 0, NULL, 0, "routes.txt" },
    { "bad_date_format", 10, 7, "calendar.txt", 2, "2007.01.01" },
    { "bad_eol", 9, 140, NULL, 0, NULL },
    { "bad_utf8", 9, 140, "routes.txt", 5, "UTF-8" },
    { "contains_null", 9, 140, "stops.txt", 9, "NUL" },
    { "duplicate_schedule_id", 9, 140, "calendar.txt", 4, "WE" },
    { "duplicate_stop", 10, 140, NULL, 0, NULL },
    { "duplicate_stop_sequence", 5, 1, "stop_times.txt", 4, "CITY1" },
    { "empty_file", 9, 140, "agency.txt", 0, "empty" },
    { "extra_row_cells", 9, 140, NULL, 0, NULL },
    { "filter_unusual_trips", 9, 150, NULL, 0, NULL },
    { "flatten_feed", 9, 10, "trips.txt", 0, "route_8_2" },
    { "good_feed", 10, 140, NULL, 0, NULL },
    { "good_feed_zip", 10, 140, NULL, 0, NULL },
    { "googletransit", 10, 140, NULL, 0, NULL },
    { "invalid_agency_ids", 9, 7, NULL, 0, NULL },
    { "invalid_route_agency", 9, 7, "routes.txt", 4, "DVT" },
    { "missing_agency", 9, 140, NULL, 0, NULL },
    { "missing_calendar", 0, 0, NULL, 0, "calendar.txt" },
    { "missing_column", 9, 140, "agency.txt", 0, "agency_name" },
    { "missing_departure_time", 5, 1, NULL, 0, NULL },
    { "missing_endpoint_times", 9, 140, "stop_times.txt", 0, "first or last" },
    { "missing_routes", 0, 0, NULL, 0, "routes.txt" },
    { "missing_row_cells", 9, 140, "routes.txt", 4, "fewer fields" },
    { "missing_stops", 0, 0, NULL, 0, "stops.txt" },
    { "missing_stop_times", 0, 0, NULL, 0, "stop_times.txt" },
    { "missing_trips", 0, 0, NULL, 0, "trips.txt" },
    { "missing_weekday_column", 9, 140, "calendar.txt", 0, "thursday" },
    { "negative_stop_sequence", 9, 140, "stop_times.txt", 0, "below 0" },
    { "only_calendar_dates", 9, 140, NULL, 0, NULL },
    { "repeated_route_name", 9, 140, NULL, 0, NULL },
    { "same_short_long_name", 9, 140, NULL, 0, NULL },
    { "undefined_stop", 9, 140, "stop_times.txt", 0, "NADAR" },
    { "unknown_file", 10, 7, NULL, 0, NULL },
    { "unknown_format", 0, 0, NULL, 0, "not a zip file" },
    { "unrecognized_columns", 9, 140, NULL, 0, NULL },
    { "unused_stop", 10, 140, NULL, 0, NULL },
    { "upgrade_translations", 0, 0, NULL, 0, "routes.txt" },
    { "utf16", 9, 140, "stops.txt", 0, "UTF-16" },
    { "utf8bom", 9, 140, NULL, 0, NULL },
  };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      g_autofree char *file = g_strconcat (feeds[i].name, ".zip", NULL);
      g_autofree char *path = find_data ("C_gtfs/broken_transitfeed", file);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwGtfs) feed = NULL;

      if (path == NULL)
        continue;
      n_read++;
      g_test_message ("%s", feeds[i].name);
      feed = zw_gtfs_read (path, NULL, NULL, &error);
      if (feeds[i].n_stops == 0)
        {
          g_assert_null (feed);
          g_assert_cmpint (error->domain, ==, ZW_IMPORT_ERROR);
          g_assert_nonnull (strstr (error->message, feeds[i].says));
          g_assert_nonnull (strstr (error->message, file));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (zw_gtfs_get_n_stops (feed), ==, feeds[i].n_stops);
      g_assert_cmpuint (trips_on (feed, zw_gtfs_get_date (feed)), ==, feeds[i].n_on_date);
      if (feeds[i].file != NULL)
        {
          const ZwGtfsIssue *issue = find_issue (feed, feeds[i].file, feeds[i].says);

          g_assert_nonnull (issue);
          if (feeds[i].line > 0)
            g_assert_cmpuint (issue->line, ==, feeds[i].line);
        }
    }
  if (n_read == 0)
    g_test_skip ("The folder of test data is not there.");
}

/* Other feeds with a fault. */
static void
test_other_broken_feeds (void)
{
  g_autofree char *no_times = find_data ("C_gtfs", "tidytransit/sample-feed-invalid.zip");
  g_autofree char *bom = find_data ("C_gtfs", "tidytransit/sample-feed-bom.zip");
  g_autofree char *no_day = find_data ("C_gtfs", "tidytransit/sample-feed-plus.zip");
  g_autofree char *foreign = find_data ("C_gtfs", "gtfstools/ggl_gtfs.zip");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGtfs) bom_feed = NULL;
  g_autoptr (ZwGtfs) no_day_feed = NULL;
  g_autoptr (ZwGtfs) foreign_feed = NULL;

  if (no_times == NULL || bom == NULL || no_day == NULL || foreign == NULL)
    {
      g_test_skip ("The folder of test data is not there.");
      return;
    }
  g_assert_true (zw_gtfs_is_feed (no_times));
  g_assert_null (zw_gtfs_read (no_times, NULL, NULL, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "stop_times.txt"));
  g_clear_error (&error);

  bom_feed = zw_gtfs_read (bom, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trips_on (bom_feed, 20081231), ==, 140);

  /* Has calendar_dates.txt alone, and in it one day that is taken away. */
  no_day_feed = zw_gtfs_read (no_day, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (zw_gtfs_get_date (no_day_feed), ==, 0);
  g_assert_cmpuint (zw_gtfs_get_n_stops (no_day_feed), ==, 9);
  g_assert_nonnull (find_issue (no_day_feed, "calendar_dates.txt", "any day"));

  /* Its stop_times.txt is for other stops. */
  foreign_feed = zw_gtfs_read (foreign, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zw_gtfs_get_n_stops (foreign_feed), ==, 16);
  g_assert_cmpuint (find_issue (foreign_feed, "stop_times.txt", "“S1”")->line, ==, 2);
}

static void
try_folder (const char *folder, guint *n_tried)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          try_folder (path, n_tried);
          continue;
        }
      if (!g_str_has_suffix (name, ".zip"))
        continue;
      (*n_tried)++;
      g_assert_false (zw_gtfs_is_feed (path));
      g_assert_null (zw_gtfs_read (path, NULL, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_cmpint (error->domain, ==, ZW_IMPORT_ERROR);
      g_assert_nonnull (strstr (error->message, name));
    }
}

/* Archives with false sizes, absolute and climbing paths, cut off, locked … */
static void
test_hostile_archives (void)
{
  g_autofree char *folder = find_data ("D_hostile", "");
  guint n_tried = 0;

  if (folder == NULL)
    {
      g_test_skip ("The folder of test data is not there.");
      return;
    }
  try_folder (folder, &n_tried);
  g_assert_cmpuint (n_tried, >, 0);
}

static void
test_nested_zip (void)
{
  Member members[] = { { "readme.txt", "see inside" }, { "gtfs/feed-2026.zip", "PK" } };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_members (members, G_N_ELEMENTS (members), 0, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "gtfs/feed-2026.zip"));
}

static void
test_too_large (void)
{
  g_autofree char *zeros = g_malloc (80 * 1000 * 1000 + 1);
  g_autoptr (GError) error = NULL;
  Member members[] = { { "stops.txt", zeros },
                       { "routes.txt", ROUTES },
                       { "calendar.txt", WORKDAYS },
                       { "trips.txt", THREE_TRIPS },
                       { "stop_times.txt", THREE_TIMES } };
  ZwGtfsOptions small = { .max_member_size = 100 };
  char *path;

  /* 80 MB of nothing squeezes a thousand times. */
  memset (zeros, '0', 80 * 1000 * 1000);
  zeros[80 * 1000 * 1000] = '\0';
  g_assert_null (read_members (members, G_N_ELEMENTS (members), 0, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "stops.txt"));
  g_clear_error (&error);

  members[0].text = STOPS;
  path = make_zip (members, G_N_ELEMENTS (members));
  g_assert_null (zw_gtfs_read (path, &small, NULL, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT);
  drop_zip (path);
}

/* Puts another number where the zip file tells the unpacked size of a member. */
static void
forge_size (const char *path, const char *member, guint32 size)
{
  g_autofree char *bytes = NULL;
  gsize length;
  guint n_forged = 0;

  size = GUINT32_TO_LE (size);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 0; i + 46 + strlen (member) < length; i++)
    {
      /* Local and central headers of the zip format, APPNOTE 4.3.7 and 4.3.12. */
      gboolean local = memcmp (bytes + i, "PK\3\4", 4) == 0;
      gboolean central = memcmp (bytes + i, "PK\1\2", 4) == 0;

      if ((!local && !central)
          || memcmp (bytes + i + (local ? 30 : 46), member, strlen (member)) != 0)
        continue;
      memcpy (bytes + i + (local ? 22 : 24), &size, sizeof size);
      n_forged++;
    }
  g_assert_cmpuint (n_forged, ==, 2);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* Says 10 bytes, and unpacks to hundreds. */
static void
test_forged_size (void)
{
  Member members[] = { { "stops.txt", STOPS STOPS STOPS STOPS STOPS STOPS },
                       { "routes.txt", ROUTES },
                       { "calendar.txt", WORKDAYS },
                       { "trips.txt", THREE_TRIPS },
                       { "stop_times.txt", THREE_TIMES } };
  char *path = make_zip (members, G_N_ELEMENTS (members));
  g_autoptr (GError) error = NULL;

  forge_size (path, "stops.txt", 10);
  g_assert_null (zw_gtfs_read (path, NULL, NULL, &error));
  g_assert_cmpint (error->domain, ==, ZW_IMPORT_ERROR);
  g_assert_nonnull (strstr (error->message, "stops.txt"));
  drop_zip (path);
}

/* One byte of the packed stops is another: the checksum tells. */
static void
test_damaged_member (void)
{
  Member members[] = { { "stops.txt", STOPS STOPS STOPS STOPS STOPS STOPS },
                       { "routes.txt", ROUTES },
                       { "calendar.txt", WORKDAYS },
                       { "trips.txt", THREE_TRIPS },
                       { "stop_times.txt", THREE_TIMES } };
  char *path = make_zip (members, G_N_ELEMENTS (members));
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  bytes[30 + strlen ("stops.txt") + 40] ^= 0x10;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  g_assert_null (zw_gtfs_read (path, NULL, NULL, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "stops.txt"));
  drop_zip (path);
}

static void
test_nothing_there (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (zw_gtfs_is_feed ("/nonexistent/feed.zip"));
  g_assert_null (zw_gtfs_read ("/nonexistent/feed.zip", NULL, NULL, &error));
  g_assert_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gtfs-feeds/sound", test_sound_feeds);
  g_test_add_func ("/gtfs-feeds/broken", test_broken_feeds);
  g_test_add_func ("/gtfs-feeds/other-broken", test_other_broken_feeds);
  g_test_add_func ("/gtfs-feeds/hostile-archives", test_hostile_archives);
  g_test_add_func ("/gtfs-feeds/nested-zip", test_nested_zip);
  g_test_add_func ("/gtfs-feeds/too-large", test_too_large);
  g_test_add_func ("/gtfs-feeds/forged-size", test_forged_size);
  g_test_add_func ("/gtfs-feeds/damaged-member", test_damaged_member);
  g_test_add_func ("/gtfs-feeds/nothing-there", test_nothing_there);
  return g_test_run ();
}
