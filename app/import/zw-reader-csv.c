/* zw-reader-csv.c: tables with coordinates or shapes in their columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/zw-date.h"
#include "base/zw-number.h"
#include "geometry/zw-crs.h"
#include "geometry/zw-ogr.h"
#include "import/zw-csv.h"
#include "import/zw-field-guess-private.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_ROWS 200
#define TITLE_ROWS 5
#define SECOND_HEADING_WORDS 2
#define LONGEST_NUMBER 15 /* digits that a number keeps */

typedef struct
{
  ZwReader parent;

  /* Owned */
  ZwCsv *csv;
  GPtrArray *values;

  guint skip_rows;
  gboolean has_second_heading;
  gboolean is_below; /* the second heading was read */
  int x_column;
  int y_column;
  int wkt_column;
  int pair_column;
  gboolean pair_is_lat_lon;
} CsvReader;

/* The first rows, column by column. */
typedef struct
{
  GStringChunk *strings;
  const char **cells;
  guint n_rows;
  guint first;
} Sample;

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

static char *
join_row (ZwCsv *csv)
{
  const char *const *row = zw_csv_get_row (csv);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < zw_csv_get_n_fields (csv); i++)
    g_string_append_printf (text, "%s ", row[i] != NULL ? row[i] : "");
  return g_string_free (text, FALSE);
}

/* Offices put a title above the heading: rows with hardly a field, before the
 * first that has about as many as the fullest of the next ones. What they say
 * goes to @title. */
static guint
count_title_rows (const char *path, const char *encoding, GString *title)
{
  ZwCsvOptions options = { .encoding = encoding, .no_header = TRUE, .trim = TRUE };
  g_autoptr (ZwCsv) csv = zw_csv_new_for_path (path, &options, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint filled[TITLE_ROWS * 2] = { 0 };
  guint n = 0, most = 0;

  if (csv == NULL)
    return 0;
  while (n < G_N_ELEMENTS (filled) && zw_csv_next (csv, NULL) == ZW_CSV_ROW)
    {
      filled[n] = count_filled (csv);
      most = MAX (most, filled[n]);
      g_ptr_array_add (texts, join_row (csv));
      n++;
    }
  for (guint i = 0; i < MIN (n, TITLE_ROWS); i++)
    {
      if (most < 2 || filled[i] * 2 > most)
        return i;
      g_string_append_printf (title, "%s ", (char *) g_ptr_array_index (texts, i));
    }
  g_string_truncate (title, 0);
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

static Sample *
sample_new (guint n_columns)
{
  Sample *self = g_new0 (Sample, 1);

  self->strings = g_string_chunk_new (1024);
  self->cells = g_new0 (const char *, (gsize) (n_columns + 1) * SAMPLE_ROWS);
  return self;
}

static void
sample_free (Sample *self)
{
  g_string_chunk_free (self->strings);
  g_free (self->cells);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

/* The values of a column; below a second heading where there is one. */
static const char **
get_column (const Sample *self, guint column)
{
  return self->cells + (gsize) column * SAMPLE_ROWS + self->first;
}

static void
fill_sample (Sample *self, ZwCsv *csv)
{
  guint n_columns = zw_csv_get_n_columns (csv);

  while (self->n_rows < SAMPLE_ROWS && zw_csv_next (csv, NULL) == ZW_CSV_ROW)
    {
      for (guint c = 0; c < n_columns; c++)
        {
          const char *cell = zw_csv_get (csv, (int) c);

          if (cell != NULL)
            self->cells[(gsize) c * SAMPLE_ROWS + self->n_rows] = g_string_chunk_insert_const (
                self->strings, cell);
        }
      self->n_rows++;
    }
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

/* Registers give their headings in English and below them in Chinese: a first row
 * of words in columns that hold nothing but numbers. */
static gboolean
is_second_heading (const Sample *self, guint n_columns)
{
  guint n_words = 0;

  for (guint c = 0; c < n_columns; c++)
    {
      const char **cells = get_column (self, c);
      guint n_numbers = 0;
      gboolean only = TRUE;

      if (zw_field_is_missing (cells[0]))
        continue;
      if (!isnan (zw_number_parse (cells[0])))
        return FALSE;
      for (guint r = 1; only && r < self->n_rows; r++)
        {
          if (zw_field_is_missing (cells[r]))
            continue;
          only = !isnan (zw_number_parse (cells[r]));
          n_numbers += only;
        }
      n_words += only && n_numbers > 0 && !has_digit (cells[0]);
    }
  return n_words >= SECOND_HEADING_WORDS;
}

/* Written as a number, and meant as one: no code such as 0900, which would lose its
 * nought, and no day such as 1140506. */
static gboolean
is_number_column (const ZwSourceField *field)
{
  static const char *const times[] = { "日期", "年月", "時間", "date", "yyymm", NULL };
  g_autofree char *folded = zw_field_fold (field->name);
  guint n_numbers = 0;

  for (guint i = 0; times[i] != NULL; i++)
    if (strstr (folded, times[i]) != NULL)
      return FALSE;
  for (guint i = 0; i < field->n_values; i++)
    {
      const char *cell = field->values[i];

      if (zw_field_is_missing (cell))
        continue;
      if (isnan (zw_number_parse (cell)) || (cell[0] == '0' && g_ascii_isdigit (cell[1]))
          || strspn (cell, "0123456789") > LONGEST_NUMBER)
        return FALSE;
      n_numbers++;
    }
  return n_numbers > 0;
}

/* Looks at the first rows: which columns are numbers, coordinates, shapes. */
static gboolean
study_columns (CsvReader *self, const char *path, const ZwReaderOptions *options, GError **error)
{
  ZwReader *parent = &self->parent;
  g_autoptr (ZwCsv) csv = open_table (path, parent->encoding, self->skip_rows, error);
  g_autoptr (Sample) sample = NULL;
  g_autofree ZwSourceField *fields = NULL;
  guint n_columns, x = 0, y = 0;
  int epsg = 0;

  if (csv == NULL)
    return FALSE;
  n_columns = zw_csv_get_n_columns (csv);
  fields = g_new0 (ZwSourceField, n_columns + 1);
  sample = sample_new (n_columns);
  fill_sample (sample, csv);
  self->has_second_heading = sample->n_rows > 1 && is_second_heading (sample, n_columns);
  sample->first = self->has_second_heading;
  for (guint c = 0; c < n_columns; c++)
    {
      gboolean number;

      fields[c].name = zw_csv_get_column (csv, c);
      fields[c].values = get_column (sample, c);
      fields[c].n_values = sample->n_rows - sample->first;
      number = is_number_column (&fields[c]);
      fields[c].type = number ? ZW_FIELD_NUMBER : ZW_FIELD_TEXT;
      g_ptr_array_add (parent->fields, g_strdup (fields[c].name));
      g_array_append_val (parent->is_number, number);
      for (guint r = 0; self->wkt_column < 0 && r < fields[c].n_values; r++)
        if (is_wkt (fields[c].values[r]))
          self->wkt_column = (int) c;
    }
  if (options->x_field != NULL && options->y_field != NULL)
    {
      self->x_column = zw_csv_find (csv, options->x_field);
      self->y_column = zw_csv_find (csv, options->y_field);
    }
  else if (zw_field_guess_coordinates (fields, n_columns, &x, &y, &epsg))
    {
      self->x_column = (int) x;
      self->y_column = (int) y;
    }
  else
    self->pair_column = zw_field_guess_pair (fields, n_columns, &self->pair_is_lat_lon, &epsg);
  if (epsg > 0)
    parent->crs = g_strdup_printf ("EPSG:%d", epsg);
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

/* What stands below the table, and the sums within it. */
static gboolean
is_note (const char *const *row, guint n)
{
  static const char *const notes[] = { "註",       "備註", "附註", "說明", "資料來源",
                                       "資料提供", "製表", "填表", "單位", "Note",
                                       "Source",   "※",    "*",    NULL };
  const char *first = NULL;
  guint n_filled = 0;

  for (guint i = 0; i < n; i++)
    if (row[i] != NULL && *row[i] != '\0')
      {
        n_filled++;
        if (first == NULL)
          first = row[i];
      }
  for (guint i = 0; first != NULL && n_filled <= 2 && n > 2 && notes[i] != NULL; i++)
    if (g_str_has_prefix (first, notes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_total (const char *const *row, guint n)
{
  static const char *const ends[] = { "合計", "總計", "小計", "總和", NULL };
  const char *first = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; first == NULL && i < n; i++)
    if (row[i] != NULL && *row[i] != '\0')
      first = row[i];
  if (first == NULL)
    return FALSE;
  for (const char *c = first; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      g_string_append_unichar (joined, g_utf8_get_char (c));
  for (guint i = 0; ends[i] != NULL; i++)
    if (g_str_has_suffix (joined->str, ends[i]))
      return TRUE;
  return g_ascii_strcasecmp (joined->str, "total") == 0
         || g_ascii_strcasecmp (joined->str, "grandtotal") == 0;
}

static ZwGeometry *
make_place (CsvReader *self, char **problem)
{
  const char *const *values = self->parent.record.values;
  double x = NAN, y = NAN;

  if (self->wkt_column >= 0)
    {
      const char *text = values[self->wkt_column];

      return text != NULL ? read_shape (text, problem) : NULL;
    }
  if (self->x_column >= 0 && self->y_column >= 0)
    {
      x = zw_number_parse (values[self->x_column]);
      y = zw_number_parse (values[self->y_column]);
    }
  else if (self->pair_column >= 0)
    zw_field_read_pair (values[self->pair_column], self->pair_is_lat_lon, &x, &y);
  if (!isnan (x) && !isnan (y))
    return zw_geometry_new_point (x, y);
  *problem = g_strdup (_ ("It has no coordinates."));
  return NULL;
}

/* The cells of the row just read; FALSE where all of them are empty. */
static gboolean
take_cells (CsvReader *self)
{
  gboolean any = FALSE;

  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < self->parent.fields->len; i++)
    {
      const char *text = zw_csv_get (self->csv, (int) i);

      any |= text != NULL && *text != '\0';
      g_ptr_array_add (self->values, text == NULL || *text == '\0' ? NULL : (char *) text);
    }
  g_ptr_array_add (self->values, NULL);
  self->parent.record.values = (const char *const *) self->values->pdata;
  return any;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  CsvReader *self = (CsvReader *) parent;
  ZwReaderRow *record = &parent->record;
  guint n = parent->fields->len;

  for (;;)
    {
      ZwCsvStatus status = zw_csv_next (self->csv, error);

      *more = status == ZW_CSV_ROW;
      if (status != ZW_CSV_ROW)
        return status == ZW_CSV_END;
      parent->n_lost += (zw_csv_get_flaws (self->csv) & ZW_CSV_BAD_BYTES) != 0;
      if (self->has_second_heading && !self->is_below)
        {
          self->is_below = TRUE;
          continue;
        }
      if (!take_cells (self))
        continue;
      record->geometry = make_place (self, &record->problem);
      if (record->geometry != NULL
          || (!is_note (record->values, n) && !is_total (record->values, n)))
        break;
      g_clear_pointer (&record->problem, g_free);
      parent->n_passed++;
    }
  /* Translators: which line of a table */
  record->label = g_strdup_printf (_ ("line %" PRIu64), zw_csv_get_line (self->csv));
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
  g_autoptr (GString) title = g_string_new (NULL);
  ZwDate date;
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
  self->x_column = self->y_column = self->wkt_column = self->pair_column = -1;

  sample = read_sample (path, error);
  if (sample == NULL)
    return NULL;
  head = g_bytes_get_data (sample, &n_head);
  parent->encoding_guess = zw_encoding_guess_text (head, n_head, NULL);
  parent->encoding = g_strdup (options->encoding != NULL
                                   ? options->encoding
                                   : zw_encoding_guess_get_best (parent->encoding_guess));
  self->skip_rows = count_title_rows (path, parent->encoding, title);
  if (!study_columns (self, path, options, error))
    return NULL;
  if (zw_date_find (title->str, &date))
    {
      parent->date = zw_date_format (&date);
      parent->year = date.year;
    }
  if (self->wkt_column < 0 && (self->x_column < 0 || self->y_column < 0) && self->pair_column < 0)
    parent->advice = g_strdup_printf (
        /* Translators: %s is a file name */
        _ ("“%s” has no columns of coordinates, such as 經度 and 緯度 or X and Y, so its rows "
           "cannot be put on the map."),
        shown);
  self->csv = open_table (path, parent->encoding, self->skip_rows, error);
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
