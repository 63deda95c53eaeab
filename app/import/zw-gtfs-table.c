/* zw-gtfs-table.c: finding the files of a GTFS feed and reading their rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gtfs-private.h"
#include "import/zw-import-error.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* No field of a feed is honestly longer. */
#define MAX_FIELD (1024 * 1024)

/* Of one kind of issue in one file so many are listed, the others counted. */
#define MAX_OF_A_KIND 20

#define ROWS_PER_STEP 4096
#define MAX_HOURS 240

static const char *const file_names[ZW_GTFS_N_FILES] = {
  "agency.txt",         "stops.txt",     "routes.txt",          "calendar.txt",
  "calendar_dates.txt", "trips.txt",     "frequencies.txt",     "shapes.txt",
  "stop_times.txt",     "transfers.txt", "fare_attributes.txt", "fare_rules.txt",
};

const char *
zw_gtfs_file_name (ZwGtfsFile file)
{
  return file_names[file];
}

/* The files of one folder of the archive that are named as those of a feed. */
typedef struct
{
  char *folder; /* "" or "some/where/" */
  int members[ZW_GTFS_N_FILES];
} Candidate;

static void
clear_candidate (Candidate *candidate)
{
  g_free (candidate->folder);
}

static guint
count_core (const Candidate *candidate)
{
  const int *members = candidate->members;

  return (members[ZW_GTFS_STOPS_TXT] >= 0) + (members[ZW_GTFS_ROUTES_TXT] >= 0)
         + (members[ZW_GTFS_TRIPS_TXT] >= 0) + (members[ZW_GTFS_STOP_TIMES_TXT] >= 0)
         + (members[ZW_GTFS_CALENDAR_TXT] >= 0 || members[ZW_GTFS_CALENDAR_DATES_TXT] >= 0);
}

static Candidate *
candidate_for (GArray *candidates, const char *folder)
{
  Candidate candidate;

  for (guint i = 0; i < candidates->len; i++)
    if (g_str_equal (g_array_index (candidates, Candidate, i).folder, folder))
      return &g_array_index (candidates, Candidate, i);
  candidate.folder = g_strdup (folder);
  for (guint i = 0; i < ZW_GTFS_N_FILES; i++)
    candidate.members[i] = -1;
  g_array_append_val (candidates, candidate);
  return &g_array_index (candidates, Candidate, candidates->len - 1);
}

/* Finds the folders that hold files of a feed. Those that macOS adds for its
 * own are no such folders. */
static GArray *
list_candidates (const ZwArchive *archive)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  g_array_set_clear_func (candidates, (GDestroyNotify) (void *) clear_candidate);
  for (guint m = 0; m < zw_archive_get_n_members (archive); m++)
    {
      const char *name = zw_archive_get_member (archive, m)->name;
      const char *slash = strrchr (name, '/');
      const char *base = slash != NULL ? slash + 1 : name;
      g_autofree char *folder = g_strndup (name, (gsize) (base - name));

      if (strstr (folder, "__MACOSX") != NULL)
        continue;
      for (guint f = 0; f < ZW_GTFS_N_FILES; f++)
        if (g_ascii_strcasecmp (base, file_names[f]) == 0)
          {
            Candidate *candidate = candidate_for (candidates, folder);

            if (candidate->members[f] < 0)
              candidate->members[f] = (int) m;
          }
    }
  return candidates;
}

static const Candidate *
best_candidate (const GArray *candidates)
{
  const Candidate *best = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (best == NULL || count_core (candidate) > count_core (best))
        best = candidate;
    }
  return best;
}

/* Whether the archive looks like a feed, a whole one or not. */
gboolean
zw_gtfs_has_files (const ZwArchive *archive)
{
  g_autoptr (GArray) candidates = list_candidates (archive);
  const Candidate *best = best_candidate (candidates);

  return best != NULL && count_core (best) >= 2;
}

static void
set_no_feed_error (const ZwGtfsLoad *load, GError **error)
{
  const char *archive = zw_archive_get_name (load->archive);

  for (guint m = 0; m < zw_archive_get_n_members (load->archive); m++)
    {
      const char *name = zw_archive_get_member (load->archive, m)->name;

      if (g_str_has_suffix (name, ".zip"))
        {
          g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                       _ ("%s holds no timetable itself but another zip file, %s: unpack it and "
                          "import that one."),
                       archive, name);
          return;
        }
    }
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
               _ ("%s is no GTFS feed: it holds none of stops.txt, routes.txt, trips.txt and "
                  "stop_times.txt."),
               archive);
}

/* Finds the files of the feed, at the top or in a folder. All that must be
 * there is there afterwards. */
gboolean
zw_gtfs_locate (ZwGtfsLoad *load, GError **error)
{
  static const ZwGtfsFile required[] = { ZW_GTFS_STOPS_TXT, ZW_GTFS_ROUTES_TXT, ZW_GTFS_TRIPS_TXT,
                                         ZW_GTFS_STOP_TIMES_TXT };
  g_autoptr (GArray) candidates = list_candidates (load->archive);
  const Candidate *best = best_candidate (candidates);

  if (best == NULL || count_core (best) == 0)
    {
      set_no_feed_error (load, error);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (best->members[required[i]] < 0)
      {
        g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                     _ ("%s is missing from %s: the timetable cannot be read without it. Ask its "
                        "publisher for the whole feed."),
                     file_names[required[i]], zw_archive_get_name (load->archive));
        return FALSE;
      }
  if (count_core (best) < 5)
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
          _ ("calendar.txt and calendar_dates.txt are both missing from %s: without one of "
             "them nobody can tell on which days the trips run. Ask its publisher for the "
             "whole feed."),
          zw_archive_get_name (load->archive));
      return FALSE;
    }
  for (guint f = 0; f < ZW_GTFS_N_FILES; f++)
    {
      load->members[f] = f < ZW_GTFS_TRANSFERS_TXT || load->with_timetable ? best->members[f] : -1;
      if (load->members[f] >= 0)
        load->bytes_total += zw_archive_get_member (load->archive, (guint) load->members[f])->size;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (other != best && count_core (other) == 5)
        zw_gtfs_note (load, ZW_GTFS_STOPS_TXT, 0,
                      _ ("The folder “%s” holds another feed, which was not read. Import it by "
                         "itself."),
                      other->folder);
    }
  return TRUE;
}

/* Lists up to @limit issues of a kind, which @format tells; then counts them. */
static void
add_note (ZwGtfsLoad *load,
          ZwGtfsFile file,
          guint64 line,
          guint limit,
          const char *format,
          va_list args)
{
  g_autofree char *text = NULL;
  ZwGtfsIssue *issue;
  guint count;

  if (load->kinds[file] == NULL)
    load->kinds[file] = g_hash_table_new (NULL, NULL);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (load->kinds[file], format));
  if (count > limit)
    {
      issue = g_ptr_array_index (load->feed->issues, count - limit - 1);
      issue->n_more++;
      return;
    }
  text = g_strdup_vprintf (format, args);
  issue = g_new0 (ZwGtfsIssue, 1);
  issue->file = g_strdup (file_names[file]);
  issue->line = line;
  issue->what = g_utf8_make_valid (text, -1);
  g_ptr_array_add (load->feed->issues, issue);
  /* Up to the limit a count; from then on the place of the last one listed. */
  count++;
  if (count == limit)
    count += load->feed->issues->len;
  g_hash_table_insert (load->kinds[file], (gpointer) format, GUINT_TO_POINTER (count));
}

/* Adds to the list of issues; @format tells the kinds apart. */
void
zw_gtfs_note (ZwGtfsLoad *load, ZwGtfsFile file, guint64 line, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_note (load, file, line, MAX_OF_A_KIND, format, args);
  va_end (args);
}

/* The same for what is no loss: one place stands for all. */
G_GNUC_PRINTF (4, 5)
static void
note_once (ZwGtfsLoad *load, ZwGtfsFile file, guint64 line, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_note (load, file, line, 1, format, args);
  va_end (args);
}

/* Takes back what was noted on a file, before it is read once more. It is the
 * last that was read. */
void
zw_gtfs_forget_notes (ZwGtfsLoad *load, ZwGtfsFile file)
{
  GPtrArray *issues = load->feed->issues;

  while (issues->len > 0
         && g_str_equal (((ZwGtfsIssue *) g_ptr_array_index (issues, issues->len - 1))->file,
                         file_names[file]))
    g_ptr_array_set_size (issues, (int) issues->len - 1);
  g_clear_pointer (&load->kinds[file], g_hash_table_unref);
}

/* Opens a file that is there. */
ZwGtfsTable *
zw_gtfs_table_open (ZwGtfsLoad *load, ZwGtfsFile file, GError **error)
{
  g_autofree char *name = g_strdup_printf (_ ("%s in %s"), file_names[file],
                                           zw_archive_get_name (load->archive));
  ZwCsvOptions options = { .name = name, .trim = TRUE, .max_field = MAX_FIELD };
  ZwArchiveReader *reader;
  ZwGtfsTable *self;
  ZwCsv *csv;

  reader = zw_archive_read (load->archive, (guint) load->members[file], load->max_member_size,
                            error);
  if (reader == NULL)
    return NULL;
  csv = zw_csv_new (zw_archive_reader_read, reader, zw_archive_reader_free, &options, error);
  if (csv == NULL)
    return NULL;
  self = g_new0 (ZwGtfsTable, 1);
  self->load = load;
  self->file = file;
  self->csv = csv;
  self->doing = g_strdup_printf (_ ("Reading %s"), file_names[file]);
  if (zw_csv_get_encoding (csv) != NULL)
    zw_gtfs_note (load, file, 0, _ ("The file is in %s and not in UTF-8; it was converted."),
                  zw_csv_get_encoding (csv));
  return self;
}

void
zw_gtfs_table_close (ZwGtfsTable *self)
{
  self->load->bytes_done += zw_csv_get_position (self->csv);
  zw_csv_free (self->csv);
  g_free (self->doing);
  g_free (self);
}

gboolean
zw_gtfs_table_require (ZwGtfsTable *self, const char *column, int *index, GError **error)
{
  g_autofree char *first = NULL;

  *index = zw_csv_find (self->csv, column);
  if (*index >= 0)
    return TRUE;
  first = g_utf8_make_valid (zw_csv_get_column (self->csv, 0), -1);
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
               _ ("%s in %s has no column “%s”; its first column is “%s”. Ask the publisher of the "
                  "feed for a complete file, or give the column this name."),
               file_names[self->file], zw_archive_get_name (self->load->archive), column, first);
  return FALSE;
}

static void
note_flaws (ZwGtfsTable *self)
{
  ZwCsvFlaws flaws = zw_csv_get_flaws (self->csv);
  guint64 line = zw_csv_get_line (self->csv);

  if ((flaws & ZW_CSV_SHORT) != 0)
    note_once (self->load, self->file, line,
               _ ("The row has fewer fields than the header; those missing were taken as blank."));
  if ((flaws & ZW_CSV_LONG) != 0)
    note_once (self->load, self->file, line,
               _ ("The row has more fields than the header; those beyond it were left out."));
  if ((flaws & ZW_CSV_NUL) != 0)
    zw_gtfs_note (self->load, self->file, line, _ ("The row has NUL bytes; they were left out."));
  if ((flaws & ZW_CSV_CUT) != 0)
    zw_gtfs_note (self->load, self->file, line,
                  _ ("A field of the row is longer than any can be; it was cut off."));
  if ((flaws & ZW_CSV_BAD_BYTES) != 0)
    zw_gtfs_note (self->load, self->file, line,
                  _ ("The row has bytes that are no text; they became �."));
  if ((flaws & ZW_CSV_UNCLOSED) != 0)
    zw_gtfs_note (self->load, self->file, line,
                  _ ("A quotation mark of this row is never closed, so the rest of the file was "
                     "taken for one field. Close it and import again."));
}

static gboolean
is_all_blank (const ZwCsv *csv)
{
  for (guint i = 0; i < zw_csv_get_n_fields (csv); i++)
    if (*zw_csv_get (csv, (int) i) != '\0')
      return FALSE;
  return TRUE;
}

/* The next row that is not blank. */
ZwCsvStatus
zw_gtfs_table_next (ZwGtfsTable *self, GError **error)
{
  ZwGtfsLoad *load = self->load;
  ZwCsvStatus status;

  if (self->n_rows++ % ROWS_PER_STEP == 0)
    {
      double done = (double) (load->bytes_done + zw_csv_get_position (self->csv));

      if (!zw_progress_step (load->progress, MIN (done / (double) MAX (load->bytes_total, 1), 1.0),
                             self->doing, error))
        return ZW_CSV_FAILED;
    }
  do
    status = zw_csv_next (self->csv, error);
  while (status == ZW_CSV_ROW && is_all_blank (self->csv));
  if (status == ZW_CSV_ROW && zw_csv_get_flaws (self->csv) != 0)
    note_flaws (self);
  return status;
}

/* Names in CP950 next to names in Latin-1: both are bytes above 0x7f, but Latin
 * letters are 0xc0 and above and stand alone among ASCII ones, while every
 * other common Chinese character begins with 0xa4 to 0xbf or ends with 0xa1 and
 * above. */
static gboolean
looks_chinese (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p >= 0x81)
      {
        if ((*p >= 0xa4 && *p <= 0xbf) || p[1] >= 0xa1)
          return TRUE;
        if (p[1] != '\0')
          p++;
      }
  return FALSE;
}

/**
 * zw_gtfs_table_get_text:
 *
 * A field as UTF-8. Where it is something else, it is read as CP950 or, when it
 * cannot be that, as Latin-1, and noted.
 *
 * Returns: (transfer full): the text
 */
char *
zw_gtfs_table_get_text (ZwGtfsTable *self, int column)
{
  const char *text = zw_csv_get (self->csv, column);
  const char *encoding = "CP950";
  char *converted = NULL;

  if (g_utf8_validate (text, -1, NULL))
    return g_strdup (text);
  if (looks_chinese (text))
    converted = g_convert (text, -1, "UTF-8", encoding, NULL, NULL, NULL);
  if (converted == NULL)
    {
      encoding = "ISO-8859-1";
      converted = g_convert (text, -1, "UTF-8", encoding, NULL, NULL, NULL);
    }
  zw_gtfs_note (self->load, self->file, zw_csv_get_line (self->csv),
                _ ("“%s” is not in UTF-8; it was read as %s."), converted, encoding);
  return converted;
}

/* Also of numbers that a spreadsheet wrote as "3.0". */
gboolean
zw_gtfs_table_get_integer (const ZwGtfsTable *self, int column, int *value)
{
  double number;

  if (!zw_gtfs_table_get_number (self, column, &number) || number != floor (number)
      || fabs (number) > G_MAXINT)
    return FALSE;
  *value = (int) number;
  return TRUE;
}

gboolean
zw_gtfs_table_get_number (const ZwGtfsTable *self, int column, double *value)
{
  const char *text = zw_csv_get (self->csv, column);
  char *end;

  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && isfinite (*value);
}

/* Reads "8:05:00", "08:05" and "25:10:00"; FALSE for anything else. */
static gboolean
parse_time (const char *text, int *seconds)
{
  int parts[3] = { 0, 0, 0 };
  guint n = 0;

  while (n < 3)
    {
      const char *from = text;

      while (g_ascii_isdigit (*text) && text - from < 4)
        parts[n] = parts[n] * 10 + (*text++ - '0');
      if (text == from)
        return FALSE;
      n++;
      if (*text != ':')
        break;
      text++;
    }
  if (*text != '\0' || n < 2 || parts[0] > MAX_HOURS || parts[1] > 59 || parts[2] > 59)
    return FALSE;
  *seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
  return TRUE;
}

/* Seconds after midnight; ZW_GTFS_NO_TIME for a blank, and for what is no time,
 * which is noted. */
int
zw_gtfs_table_get_time (ZwGtfsTable *self, int column)
{
  const char *text = zw_csv_get (self->csv, column);
  int seconds;

  if (*text == '\0')
    return ZW_GTFS_NO_TIME;
  if (parse_time (text, &seconds))
    return seconds;
  zw_gtfs_note (self->load, self->file, zw_csv_get_line (self->csv),
                _ ("“%s” is no time as in 08:05:00; it was taken as blank."), text);
  return ZW_GTFS_NO_TIME;
}
