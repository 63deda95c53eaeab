/* zw-gtfs-calendar.c: on which days the trips of a GTFS feed run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * calendar.txt gives weekdays between two dates, calendar_dates.txt adds and
 * takes away single days; a feed may have either or both.
 */

#include "import/zw-gtfs-private.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* Dates outside of these years are slips, and would make the list of days endless. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* Returns 0 when the number is no date. */
static guint32
julian_from_number (int number)
{
  int year = number / 10000, month = number / 100 % 100, day = number % 100;
  GDate date;

  if (number <= 0 || year < FIRST_YEAR || year > LAST_YEAR
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static int
julian_to_number (guint32 julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_date_get_year (&date) * 10000 + (int) g_date_get_month (&date) * 100
         + g_date_get_day (&date);
}

/* Day 1 of the count, 1 January of the year 1, was a Monday. */
static guint
weekday_of (guint32 julian)
{
  return (julian - 1) % 7;
}

/* Reads "20260506"; also "2026-05-06" and the like, with a note. Returns 0,
 * noted, for anything else. */
static guint32
get_date (ZwGtfsTable *table, int column)
{
  const char *text = zw_csv_get (table->csv, column);
  int number = 0, n_digits = 0, n_others = 0;
  guint32 julian;

  for (const char *p = text; *p != '\0' && n_digits < 9; p++)
    if (g_ascii_isdigit (*p))
      {
        number = number * 10 + (*p - '0');
        n_digits++;
      }
    else
      {
        n_others += (n_digits == 4 || n_digits == 6) && g_ascii_ispunct (*p) ? 1 : 3;
      }
  julian = n_digits == 8 && n_others <= 2 ? julian_from_number (number) : 0;
  if (julian == 0)
    zw_gtfs_note (table->load, table->file, zw_csv_get_line (table->csv),
                  _ ("“%s” is no date as in 20260506; the row was left out."), text);
  else if (n_others > 0)
    zw_gtfs_note (table->load, table->file, zw_csv_get_line (table->csv),
                  _ ("“%s” was read as %d."), text, number);
  return julian;
}

static ZwGtfsService *
service_for (ZwGtfsLoad *load, const char *id)
{
  ZwGtfsService service = { 0 };
  gpointer index;

  if (g_hash_table_lookup_extended (load->service_index, id, NULL, &index))
    return &g_array_index (load->services, ZwGtfsService, GPOINTER_TO_UINT (index));
  g_hash_table_insert (load->service_index, g_string_chunk_insert (load->strings, id),
                       GUINT_TO_POINTER (load->services->len));
  g_array_append_val (load->services, service);
  return &g_array_index (load->services, ZwGtfsService, load->services->len - 1);
}

static gboolean
read_calendar (ZwGtfsLoad *load, GError **error)
{
  static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday" };
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_CALENDAR_TXT, error);
  int service_id, start_date, end_date, days[7];
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "service_id", &service_id, error)
      || !zw_gtfs_table_require (table, "start_date", &start_date, error)
      || !zw_gtfs_table_require (table, "end_date", &end_date, error))
    return FALSE;
  for (guint i = 0; i < 7; i++)
    {
      days[i] = zw_csv_find (table->csv, weekdays[i]);
      if (days[i] < 0)
        zw_gtfs_note (load, table->file, 0,
                      _ ("The column “%s” is missing: no trips were taken to run on that weekday."),
                      weekdays[i]);
    }
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, service_id);
      guint32 start = get_date (table, start_date), end = get_date (table, end_date);
      ZwGtfsService *service;

      if (start == 0 || end == 0)
        continue;
      service = service_for (load, id);
      if (service->from_calendar)
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The service “%s” is listed a second time; the first one counts."), id);
          continue;
        }
      if (end < start)
        zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                      _ ("The service “%s” ends before it begins, so it never runs."), id);
      service->from_calendar = TRUE;
      service->start = start;
      service->end = end;
      for (guint i = 0; i < 7; i++)
        {
          int value;

          if (zw_gtfs_table_get_integer (table, days[i], &value) && value == 1)
            service->weekdays |= (guint8) (1u << i);
        }
    }
  return status == ZW_CSV_END;
}

static gboolean
read_calendar_dates (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_CALENDAR_DATES_TXT, error);
  int service_id, date, exception_type;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "service_id", &service_id, error)
      || !zw_gtfs_table_require (table, "date", &date, error)
      || !zw_gtfs_table_require (table, "exception_type", &exception_type, error))
    return FALSE;
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      guint32 julian = get_date (table, date), exception;
      ZwGtfsService *service;
      int type;

      if (julian == 0)
        continue;
      if (!zw_gtfs_table_get_integer (table, exception_type, &type) || type < 1 || type > 2)
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("“%s” is neither 1 (added) nor 2 (taken away); the row was left out."),
                        zw_csv_get (table->csv, exception_type));
          continue;
        }
      service = service_for (load, zw_csv_get (table->csv, service_id));
      if (service->exceptions == NULL)
        service->exceptions = g_array_new (FALSE, FALSE, sizeof (guint32));
      exception = julian * 2 + (type == 1);
      g_array_append_val (service->exceptions, exception);
    }
  return status == ZW_CSV_END;
}

static int
compare_exceptions (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Sorts the single days; of a day both added and taken away, added stays. */
static void
sort_exceptions (GArray *exceptions)
{
  guint n = 0;

  g_array_sort (exceptions, compare_exceptions);
  for (guint i = 0; i < exceptions->len; i++)
    {
      guint32 exception = g_array_index (exceptions, guint32, i);

      if (n > 0 && g_array_index (exceptions, guint32, n - 1) / 2 == exception / 2)
        n--;
      g_array_index (exceptions, guint32, n++) = exception;
    }
  g_array_set_size (exceptions, n);
}

/* Reads both calendars, of which one at least is there. One that is empty is
 * as one that is missing. */
gboolean
zw_gtfs_read_services (ZwGtfsLoad *load, GError **error)
{
  static gboolean (*const readers[]) (ZwGtfsLoad *, GError **) = { read_calendar,
                                                                   read_calendar_dates };

  for (guint i = 0; i < 2; i++)
    {
      ZwGtfsFile file = i == 0 ? ZW_GTFS_CALENDAR_TXT : ZW_GTFS_CALENDAR_DATES_TXT;
      g_autoptr (GError) problem = NULL;

      if (load->members[file] < 0 || readers[i](load, &problem))
        continue;
      if (!g_error_matches (problem, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      zw_gtfs_note (load, file, 0, _ ("The file is empty."));
    }
  for (guint i = 0; i < load->services->len; i++)
    {
      ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService, i);

      if (service->exceptions != NULL)
        sort_exceptions (service->exceptions);
    }
  return TRUE;
}

/* By weekday alone, single days left aside. */
static gboolean
runs_regularly (const ZwGtfsService *service, guint32 day)
{
  return day >= service->start && day <= service->end
         && (service->weekdays >> weekday_of (day) & 1) != 0;
}

static gboolean
runs_on (const ZwGtfsService *service, guint32 day)
{
  guint32 taken = day * 2, added = day * 2 + 1;

  if (service->exceptions != NULL
      && bsearch (&added, service->exceptions->data, service->exceptions->len, sizeof (guint32),
                  compare_exceptions))
    return TRUE;
  if (service->exceptions != NULL
      && bsearch (&taken, service->exceptions->data, service->exceptions->len, sizeof (guint32),
                  compare_exceptions))
    return FALSE;
  return runs_regularly (service, day);
}

/* Days from the first to the last on which some trip may run. */
static void
find_range (const ZwGtfsLoad *load, gboolean with_trips, guint32 *first, guint32 *last)
{
  *first = G_MAXUINT32;
  *last = 0;
  for (guint i = 0; i < load->services->len; i++)
    {
      const ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService, i);

      if (with_trips && service->n_trips == 0)
        continue;
      if (service->weekdays != 0 && service->start <= service->end)
        {
          *first = MIN (*first, service->start);
          *last = MAX (*last, service->end);
        }
      for (guint k = 0; service->exceptions != NULL && k < service->exceptions->len; k++)
        {
          guint32 exception = g_array_index (service->exceptions, guint32, k);

          if (exception % 2 == 0)
            continue;
          *first = MIN (*first, exception / 2);
          *last = MAX (*last, exception / 2);
        }
    }
}

static void
count_trips (ZwGtfsLoad *load)
{
  for (guint i = 0; i < load->trips->len; i++)
    {
      const ZwGtfsTrip *trip = &g_array_index (load->trips, ZwGtfsTrip, i);
      guint64 n = trip->n_runs == 0;

      for (guint k = 0; k < trip->n_runs; k++)
        n += (guint64) zw_gtfs_window_count (
            &g_array_index (load->windows, ZwGtfsWindow, trip->first_run + k));
      if (trip->service != ZW_GTFS_NONE)
        g_array_index (load->services, ZwGtfsService, trip->service).n_trips += n;
    }
}

/* Trips of every day from @first to @last. */
static guint64 *
count_days (const ZwGtfsLoad *load, guint32 first, guint32 last)
{
  guint64 *counts = g_new0 (guint64, last - first + 1);

  for (guint i = 0; i < load->services->len; i++)
    {
      const ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService, i);

      if (service->n_trips == 0)
        continue;
      if (service->weekdays != 0)
        for (guint32 day = service->start; day <= service->end; day++)
          if (runs_regularly (service, day))
            counts[day - first] += service->n_trips;
      for (guint k = 0; service->exceptions != NULL && k < service->exceptions->len; k++)
        {
          guint32 exception = g_array_index (service->exceptions, guint32, k), day = exception / 2;
          gboolean regular = runs_regularly (service, day);

          if (exception % 2 == 1 && !regular)
            counts[day - first] += service->n_trips;
          else if (exception % 2 == 0 && regular)
            counts[day - first] -= service->n_trips;
        }
    }
  return counts;
}

/* The day with the most trips, 0 when there are none at all; see #ZwGtfsOptions. */
static guint32
busiest_day (const guint64 *counts, guint32 first, guint32 last, gboolean workdays_only)
{
  guint32 best = 0;

  for (guint32 day = first; day <= last; day++)
    {
      gint64 off = ABS (2 * (gint64) day - first - last);

      if (counts[day - first] == 0 || (workdays_only && weekday_of (day) > 4))
        continue;
      if (best == 0 || counts[day - first] > counts[best - first]
          || (counts[day - first] == counts[best - first]
              && off < ABS (2 * (gint64) best - first - last)))
        best = day;
    }
  return best;
}

/* The day of a kind with the most trips, of several the nearest to @near; 0 when
 * there is none. The day that was chosen stands for its own kind. */
static guint32
representative_day (const guint64 *counts,
                    guint32 first,
                    guint32 last,
                    ZwDayType type,
                    guint32 near)
{
  guint32 best = 0;

  for (guint32 day = first; day <= last; day++)
    {
      ZwDayType own = weekday_of (day) < 5   ? ZW_DAY_WEEKDAY
                      : weekday_of (day) < 6 ? ZW_DAY_SATURDAY
                                             : ZW_DAY_SUNDAY;
      gint64 off = ABS ((gint64) day - near);

      if (own != type || counts[day - first] == 0)
        continue;
      if (day == near)
        return day;
      if (best == 0 || counts[day - first] > counts[best - first]
          || (counts[day - first] == counts[best - first] && off < ABS ((gint64) best - near)))
        best = day;
    }
  return best;
}

static void
choose_representative_days (ZwGtfsLoad *load,
                            const guint64 *counts,
                            guint32 first,
                            guint32 last,
                            guint32 chosen)
{
  for (guint t = 0; t < ZW_N_DAY_TYPES; t++)
    {
      guint32 day = representative_day (counts, first, last, (ZwDayType) t, chosen);

      if (day == 0)
        continue;
      load->feed->day_dates[t] = julian_to_number (day);
      for (guint i = 0; i < load->services->len; i++)
        {
          ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService, i);

          if (runs_on (service, day))
            service->days |= (guint8) (1u << t);
        }
    }
}

/* Lists the days with their trips, chooses one (@date, unless it is 0), and
 * tells each service whether it runs on it, and on those that stand for the kinds
 * of day. */
gboolean
zw_gtfs_choose_day (ZwGtfsLoad *load, int date, GError **error)
{
  ZwGtfsFile file = load->members[ZW_GTFS_CALENDAR_TXT] >= 0 ? ZW_GTFS_CALENDAR_TXT
                                                             : ZW_GTFS_CALENDAR_DATES_TXT;
  g_autofree guint64 *counts = NULL;
  guint32 first, last, day = 0;

  if (date != 0 && (day = julian_from_number (date)) == 0)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                   _ ("%d is no date; write the day as 20260506."), date);
      return FALSE;
    }
  count_trips (load);
  find_range (load, TRUE, &first, &last);
  if (last == 0)
    {
      zw_gtfs_note (load, file, 0, _ ("No trip of the feed runs on any day."));
      load->feed->date = date;
      return TRUE;
    }
  counts = count_days (load, first, last);
  for (guint32 d = first; d <= last; d++)
    {
      ZwGtfsDay entry = { julian_to_number (d), (guint) MIN (counts[d - first], G_MAXUINT) };

      g_array_append_val (load->feed->days, entry);
    }
  load->feed->first_date = julian_to_number (first);
  load->feed->last_date = julian_to_number (last);
  if (day == 0)
    day = busiest_day (counts, first, last, TRUE);
  if (day == 0)
    day = busiest_day (counts, first, last, FALSE);
  if (day == 0)
    zw_gtfs_note (load, file, 0, _ ("No trip of the feed runs on any day."));
  else if (day < first || day > last || counts[day - first] == 0)
    zw_gtfs_note (load, file, 0, _ ("No trip runs on %d; the feed is for %d to %d."), date,
                  load->feed->first_date, load->feed->last_date);
  load->feed->date = day != 0 ? julian_to_number (day) : 0;
  for (guint i = 0; day != 0 && i < load->services->len; i++)
    {
      ZwGtfsService *service = &g_array_index (load->services, ZwGtfsService, i);

      service->active = runs_on (service, day);
    }
  choose_representative_days (load, counts, first, last, day);
  return TRUE;
}
