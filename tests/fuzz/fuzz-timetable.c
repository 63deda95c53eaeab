/* fuzz-timetable.c: any bytes as a timetable (GTFS)
 *
 * Bytes that begin like a zip file are one. Others are the files of a feed, each
 * behind a line "%stops.txt" with its name; a line "@20260506" says the day.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "import/zw-gtfs.h"

static const char *const names[] = {
  "agency.txt",      "stops.txt",     "routes.txt",         "trips.txt",
  "stop_times.txt",  "calendar.txt",  "calendar_dates.txt", "shapes.txt",
  "frequencies.txt", "feed_info.txt", "transfers.txt",      "pathways.txt",
};

static const uint8_t *
find_line_end (const uint8_t *at, const uint8_t *end)
{
  const uint8_t *newline = at < end ? memchr (at, '\n', (size_t) (end - at)) : NULL;

  return newline != NULL ? newline + 1 : end;
}

static void
write_file (const char *folder, const char *name, const uint8_t *data, const uint8_t *end)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents_full (path, (const char *) data, end - data, G_FILE_SET_CONTENTS_NONE, 0600,
                            NULL);
}

/* Writes the files into the folder; returns the day asked for. */
static int
unfold (const char *folder, const uint8_t *data, size_t size)
{
  const uint8_t *end = data + size;
  int day = 0;

  for (const uint8_t *at = data, *next; at < end; at = next)
    {
      const uint8_t *content = find_line_end (at, end);
      gsize length = (gsize) (content - at);

      next = content;
      if (*at == '@' && length >= 9)
        {
          g_autofree char *digits = g_strndup ((const char *) at + 1, 8);

          day = atoi (digits);
        }
      if (*at != '%')
        continue;
      while (next < end && *next != '%' && *next != '@')
        next = find_line_end (next, end);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        if (length == strlen (names[i]) + 2 && memcmp (at + 1, names[i], length - 2) == 0)
          write_file (folder, names[i], content, next);
    }
  return day;
}

static void
empty (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_unlink (path);
    }
}

static void
check (const ZwGtfs *feed)
{
  guint n_days;
  const ZwGtfsDay *days = zw_gtfs_get_days (feed, &n_days);

  for (guint i = 0; i < zw_gtfs_get_n_stops (feed); i++)
    {
      const ZwGtfsStop *stop = zw_gtfs_get_stop (feed, i);

      g_assert_true (g_utf8_validate (stop->id, -1, NULL));
      g_assert_true (g_utf8_validate (stop->name, -1, NULL));
      g_assert_cmpuint (stop->departures, <=, stop->calls);
      g_assert_cmpint (stop->first_s < 0, ==, stop->departures == 0);
      g_assert_cmpint (stop->first_s, <=, stop->last_s);
      g_assert_false (fabs (stop->lat) > 90.0 || fabs (stop->lon) > 180.0);
    }
  for (guint i = 0; i < zw_gtfs_get_n_routes (feed); i++)
    {
      const ZwGtfsRoute *route = zw_gtfs_get_route (feed, i);

      g_assert_true (g_utf8_validate (route->short_name, -1, NULL));
      g_assert_cmpint (route->first_s, <=, route->last_s);
      for (guint k = 0; route->geometry != NULL && k < route->geometry->n_points; k++)
        g_assert_true (isfinite (route->geometry->points[k].x)
                       && isfinite (route->geometry->points[k].y));
    }
  for (guint i = 1; i < n_days; i++)
    g_assert_cmpint (days[i].date, >, days[i - 1].date);
  for (guint i = 0; i < zw_gtfs_get_n_issues (feed); i++)
    g_assert_true (g_utf8_validate (zw_gtfs_get_issue (feed, i)->what, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *folder = g_strdup_printf (
      "%s/zw-fuzz-%d", g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (),
      (int) getpid ());
  g_autofree char *zip = g_strconcat (folder, "/feed.zip", NULL);
  gboolean is_zip = size >= 2 && memcmp (data, "PK", 2) == 0;
  ZwGtfsOptions options = { .max_member_size = 1 << 20 };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGtfs) feed = NULL;

  fuzz_begin ();
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return 0;
  if (is_zip)
    write_file (folder, "feed.zip", data, data + size);
  else
    options.date = unfold (folder, data, size);
  feed = zw_gtfs_read (is_zip ? zip : folder, &options, NULL, &error);
  g_assert_cmpint (feed == NULL, ==, error != NULL);
  if (error != NULL)
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (feed != NULL)
    check (feed);
  g_unlink (zip);
  empty (folder);
  g_rmdir (folder);
  return 0;
}
