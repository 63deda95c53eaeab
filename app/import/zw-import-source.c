/* zw-import-source.c: what is kept and what is told of where a layer came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "import/zw-import-private.h"

#define CHUNK (1024 * 1024)
#define FAR_M 50000.0 /* a layer beyond that is hardly of the same city */

static char *
compute_sha256 (const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, CHUNK, NULL, NULL)) > 0)
    g_checksum_update (checksum, buffer, n);
  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* What every importer knows of the file itself: of a shapefile, its .shp. */
void
zw_import_fill_source (ZwSource *source, const ZwImportOptions *options)
{
  GStatBuf info;

  source->file = g_path_get_basename (options->path);
  source->sha256 = compute_sha256 (options->path);
  if (options->date != NULL)
    source->date = g_strdup (options->date);
  else if (g_stat (options->path, &info) == 0)
    {
      g_autoptr (GDateTime) modified = g_date_time_new_from_unix_utc (info.st_mtime);

      source->date = g_date_time_format (modified, "%Y-%m-%d");
    }
}

void
zw_import_remark_on_layer (ZwImportReport *report, const ZwLayerWriter *writer, const char *name)
{
  gint64 repaired = zw_layer_writer_get_n_repaired (writer);
  gint64 skipped = zw_layer_writer_get_n_skipped (writer);

  if (repaired > 0)
    zw_import_remark (report,
                      ngettext ("%s: %d damaged outline was repaired.",
                                "%s: %d damaged outlines were repaired.", (gulong) repaired),
                      name, (int) repaired);
  if (skipped > 0)
    zw_import_remark (
        report,
        ngettext ("%s: %d record was left out.", "%s: %d records were left out.", (gulong) skipped),
        name, (int) skipped);
}

/* Shapes that fell into the sea, or into another city. */
void
zw_import_remark_on_place (ZwImportReport *report,
                           const ZwSurroundings *around,
                           const ZwEnvelope *extent,
                           const char *name)
{
  double gap = zw_surroundings_measure_gap (around, extent);

  if (gap > FAR_M)
    /* Translators: a layer and a distance */
    zw_import_remark (report,
                      _ ("%s lies %.0f km away from everything else in the project. Check its "
                         "coordinate system, or whether it is the file you meant."),
                      name, gap / 1000.0);
}

static void
remark_on_text (ZwImportReport *report, const ZwReader *reader, const char *name)
{
  guint64 n = reader->n_lost;

  if (n > 0)
    zw_import_remark (report,
                      /* Translators: a layer, a number, and an encoding such as CP950 */
                      ngettext ("%s: %d text has characters that could not be read in %s.",
                                "%s: %d texts have characters that could not be read in %s.",
                                (gulong) n),
                      name, (int) n, reader->encoding);
}

/* What the source says of its own date, where the user does not know better. */
static int
choose_date (ZwSource *source,
             const ZwImportOptions *options,
             const ZwProbe *probe,
             const char *name,
             ZwImportReport *report)
{
  if (options->date == NULL && probe->date != NULL)
    {
      g_free (source->date);
      source->date = g_strdup (probe->date);
    }
  if (options->year != 0 || probe->year == 0)
    return options->year;
  /* Translators: a layer, and a day, month or year */
  zw_import_remark (report, _ ("%s is of %s, by what the source says."), name, probe->date);
  return probe->year;
}

static void
remark_on_passed (ZwImportReport *report, const ZwReader *reader, const char *name)
{
  if (reader->n_passed > 0)
    zw_import_remark (report,
                      /* Translators: a layer and a number */
                      ngettext ("%s: %d row with a total or a note was passed over.",
                                "%s: %d rows with totals or notes were passed over.",
                                (gulong) reader->n_passed),
                      name, (int) reader->n_passed);
}

/* What the second reading told of the source's text and records. Returns the year
 * of the survey. */
int
zw_import_fill_text (ZwSource *source,
                     const ZwImportOptions *options,
                     const ZwImportRun *run,
                     ZwImportReport *report,
                     const char *name)
{
  const ZwProbe *probe = run->probe;

  zw_import_fill_source (source, options);
  source->layer = g_strdup (probe->layer);
  source->format = g_strdup (probe->format);
  source->read_count = probe->count;
  source->encoding = g_strdup (run->reader->encoding);
  source->encoding_guessed = options->encoding == NULL && probe->encoding_guess != NULL
                             && !probe->encoding_guess->plain;
  remark_on_text (report, run->reader, name);
  remark_on_passed (report, run->reader, name);
  return choose_date (source, options, probe, name, report);
}
