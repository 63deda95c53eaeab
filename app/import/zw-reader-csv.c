/* zw-reader-csv.c: tables with coordinates or shapes in their columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/zw-number.h"
#include "geometry/zw-crs.h"
#include "geometry/zw-ogr.h"
#include "import/zw-csv.h"
#include "import/zw-field-guess.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_ROWS 200
#define TITLE_ROWS 5

typedef struct
{
  ZwReader parent;

  /* Owned */
  ZwCsv *csv;
  GPtrArray *values;

  int x_column;
  int y_column;
  int wkt_column;
} CsvReader;

static GBytes *
read_sample (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *buffer = NULL;
  gsize size = 0;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (SAMPLE_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, SAMPLE_BYTES, &size, NULL, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&buffer), size);
}

static guint
count_filled (ZwCsv *csv)
{
  const char *const *row = zw_csv_get_row (csv);
  guint n = 0;

  for (guint i = 0; i < zw_csv_get_n_fields (csv); i++)
    if (row[i] != NULL && *row[i] != '\0')
      n++;
  return n;
}

/* Offices put a title above the heading: rows with hardly a field, before the
 * first that has about as many as the fullest of the next ones. */
static guint
count_title_rows (const char *path, const char *encoding)
{
  ZwCsvOptions options = { .encoding = encoding, .no_header = TRUE };
  g_autoptr (ZwCsv) csv = zw_csv_new_for_path (path, &options, NULL);
  guint filled[TITLE_ROWS * 2] = { 0 };
  guint n = 0, most = 0;

  if (csv == NULL)
    return 0;
  while (n < G_N_ELEMENTS (filled) && zw_csv_next (csv, NULL) == ZW_CSV_ROW)
    {
      filled[n] = count_filled (csv);
      most = MAX (most, filled[n]);
      n++;
    }
  for (guint i = 0; i < MIN (n, TITLE_ROWS); i++)
    if (most < 3 || filled[i] * 2 > most)
      return i;
  return 0;
}

static ZwCsv *
open_table (const char *path, const char *encoding, guint skip_rows, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_strdup_printf ("“%s”", base);
  ZwCsvOptions options = {
    .name = shown, .encoding = encoding, .skip_rows = skip_rows, .trim = TRUE
  };

  return zw_csv_new_for_path (path, &options, error);
}

static gboolean
is_wkt (const char *text)
{
  static const char *const words[] = { "POINT", "LINESTRING", "POLYGON", "MULTI" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Looks at the first rows: which columns are numbers, coordinates, shapes. */
static gboolean
study_columns (CsvReader *self,
               const char *path,
               guint skip_rows,
               const ZwReaderOptions *options,
               int *epsg,
               GError **error)
{
  ZwReader *parent = &self->parent;
  g_autoptr (ZwCsv) csv = open_table (path, parent->encoding, skip_rows, error);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);
  g_autofree ZwSourceField *fields = NULL;
  g_autofree const char **cells = NULL;
  guint n_columns, n_rows = 0, x = 0, y = 0;

  if (csv == NULL)
    return FALSE;
  n_columns = zw_csv_get_n_columns (csv);
  fields = g_new0 (ZwSourceField, n_columns + 1);
  cells = g_new0 (const char *, (gsize) (n_columns + 1) * SAMPLE_ROWS);
  while (n_rows < SAMPLE_ROWS && zw_csv_next (csv, NULL) == ZW_CSV_ROW)
    {
      for (guint c = 0; c < n_columns; c++)
        {
          const char *cell = zw_csv_get (csv, (int) c);

          cells[(gsize) c * SAMPLE_ROWS + n_rows] =
              cell != NULL ? g_string_chunk_insert_const (strings, cell) : NULL;
        }
      n_rows++;
    }
  for (guint c = 0; c < n_columns; c++)
    {
      gboolean number = n_rows > 0;
      guint n_numbers = 0;

      for (guint r = 0; r < n_rows; r++)
        {
          const char *cell = cells[(gsize) c * SAMPLE_ROWS + r];

          if (cell == NULL || *cell == '\0')
            continue;
          number = number && !isnan (zw_number_parse (cell));
          n_numbers++;
          if (self->wkt_column < 0 && is_wkt (cell))
            self->wkt_column = (int) c;
        }
      number = number && n_numbers > 0;
      g_ptr_array_add (parent->fields, g_strdup (zw_csv_get_column (csv, c)));
      g_array_append_val (parent->is_number, number);
      fields[c].name = zw_csv_get_column (csv, c);
      fields[c].type = number ? ZW_FIELD_NUMBER : ZW_FIELD_TEXT;
      fields[c].values = cells + (gsize) c * SAMPLE_ROWS;
      fields[c].n_values = n_rows;
    }
  if (options->x_field != NULL && options->y_field != NULL)
    {
      self->x_column = zw_csv_find (csv, options->x_field);
      self->y_column = zw_csv_find (csv, options->y_field);
    }
  else if (zw_field_guess_coordinates (fields, n_columns, &x, &y, epsg))
    {
      self->x_column = (int) x;
      self->y_column = (int) y;
    }
  return TRUE;
}

static ZwGeometry *
read_shape (const char *text, char **problem)
{
  g_autoptr (GError) error = NULL;
  ZwGeometry *geometry = zw_wkt_decode (text, &error);

  if (geometry == NULL)
    *problem = g_strdup (error->message);
  else if (zw_geometry_is_empty (geometry))
    g_clear_pointer (&geometry, zw_geometry_unref);
  return geometry;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  CsvReader *self = (CsvReader *) parent;
  ZwRecord *record = &parent->record;
  ZwCsvStatus status = zw_csv_next (self->csv, error);

  *more = status == ZW_CSV_ROW;
  if (status == ZW_CSV_FAILED)
    return FALSE;
  if (status == ZW_CSV_END)
    return TRUE;
  /* Translators: which line of a table */
  record->label = g_strdup_printf (_ ("line %" PRIu64), zw_csv_get_line (self->csv));
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < parent->fields->len; i++)
    {
      const char *text = zw_csv_get (self->csv, (int) i);

      g_ptr_array_add (self->values, text == NULL || *text == '\0' ? NULL : (char *) text);
    }
  g_ptr_array_add (self->values, NULL);
  parent->n_lost += (zw_csv_get_flaws (self->csv) & ZW_CSV_BAD_BYTES) != 0;
  record->values = (const char *const *) self->values->pdata;
  if (self->wkt_column >= 0)
    {
      const char *text = record->values[self->wkt_column];

      if (text != NULL)
        record->geometry = read_shape (text, &record->problem);
    }
  else
    {
      double x = zw_number_parse (record->values[self->x_column]);
      double y = zw_number_parse (record->values[self->y_column]);

      if (!isnan (x) && !isnan (y))
        record->geometry = zw_geometry_new_point (x, y);
      else
        record->problem = g_strdup (_ ("It has no coordinates."));
    }
  return TRUE;
}

static void
finalize (ZwReader *parent)
{
  CsvReader *self = (CsvReader *) parent;

  g_clear_pointer (&self->csv, zw_csv_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

ZwReader *
zw_reader_open_csv (const char *path, const ZwReaderOptions *options, GError **error)
{
  CsvReader *self = g_new0 (CsvReader, 1);
  g_autoptr (ZwReader) parent = &self->parent;
  g_autofree char *shown = g_path_get_basename (path);
  g_autoptr (GBytes) sample = NULL;
  const char *head;
  gsize n_head;
  guint skip_rows;
  int epsg = 0;
  char *dot;

  parent->next = next;
  parent->finalize = finalize;
  parent->format = g_strdup ("CSV");
  parent->count = -1;
  parent->layer_names = g_ptr_array_new ();
  g_ptr_array_add (parent->layer_names, NULL);
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->values = g_ptr_array_new ();
  self->x_column = self->y_column = self->wkt_column = -1;

  sample = read_sample (path, error);
  if (sample == NULL)
    return NULL;
  head = g_bytes_get_data (sample, &n_head);
  parent->encoding_guess = zw_encoding_guess_text (head, n_head, NULL);
  parent->encoding = g_strdup (options->encoding != NULL
                                   ? options->encoding
                                   : zw_encoding_guess_get_best (parent->encoding_guess));
  skip_rows = count_title_rows (path, parent->encoding);
  if (!study_columns (self, path, skip_rows, options, &epsg, error))
    return NULL;
  if (self->wkt_column < 0 && (self->x_column < 0 || self->y_column < 0))
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
          /* Translators: %s is a file name */
          _ ("“%s” has no columns of coordinates, such as 經度 and 緯度 or X and Y, so its rows "
             "cannot be put on the map."),
          shown);
      return NULL;
    }
  if (epsg > 0)
    parent->crs = g_strdup_printf ("EPSG:%d", epsg);
  self->csv = open_table (path, parent->encoding, skip_rows, error);
  if (self->csv == NULL)
    return NULL;
  /* A byte order mark outranks what was taken. */
  if (zw_csv_get_encoding (self->csv) != NULL)
    {
      g_free (parent->encoding);
      parent->encoding = g_strdup (zw_csv_get_encoding (self->csv));
    }
  dot = strrchr (shown, '.');
  if (dot != NULL && dot != shown)
    *dot = '\0';
  parent->layer = g_steal_pointer (&shown);
  return g_steal_pointer (&parent);
}
