/* zw-reader-json.c: records of JSON: what TDX and open-data pages hand out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file is held as its text and read record by record: once to learn which
 * fields there are, and again for every reading. GeoJSON and TopoJSON are GDAL's.
 */

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/zw-date.h"
#include "base/zw-number.h"
#include "geometry/zw-crs.h"
#include "import/zw-field-guess.h"
#include "import/zw-import-error.h"
#include "import/zw-json-records.h"
#include "import/zw-json-row.h"
#include "import/zw-mode.h"
#include "import/zw-reader.h"

#define HEAD_BYTES (64 * 1024)
#define MAX_BYTES ((goffset) 1 << 30)
#define N_SAMPLES 200
#define MODE_FIELD "運具"

typedef struct
{
  ZwReader parent;

  /* Owned */
  char *text;
  ZwJsonRecords records;
  ZwJsonPool *pool;
  ZwJsonRow *row;
  GPtrArray *values;

  const char *operator_mode; /* by the name of the file */
  const ZwJson *record;      /* being taken apart */
  const ZwJson *part;        /* of it, the next one; NULL where it is one row */
  guint64 index;
  int mode_field; /* index of the field made here, -1 where none */
  int x_field;
  int y_field;
  int pair_field;
  gboolean pair_is_lat_lon;
} JsonReader;

/* What is learnt of the fields on the first reading. */
typedef struct
{
  GStringChunk *strings;
  GPtrArray *samples; /* of GPtrArray, a column each */
  guint n_rows;
  gboolean any_place;
  gboolean any_mode;
  char *updated; /* YYYY-MM-DD, the latest */
} Study;

static void
study_clear (Study *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->samples);
  g_free (self->updated);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Study, study_clear)

typedef struct
{
  const char *at;
  gsize left;
} Bytes;

static gssize
read_bytes (gpointer user_data, void *buffer, gsize size, GError **error)
{
  Bytes *self = user_data;
  gsize n = MIN (size, self->left);

  memcpy (buffer, self->at, n);
  self->at += n;
  self->left -= n;
  return (gssize) n;
}

static char *
decode (JsonReader *self, const char *bytes, gsize length, const char *encoding, GError **error)
{
  Bytes source = { bytes, length };
  g_autoptr (ZwDecoder) decoder = zw_decoder_new (read_bytes, &source, NULL, encoding, error);
  g_autoptr (GString) text = NULL;
  const char *block;
  gsize n;

  if (decoder == NULL)
    return NULL;
  text = g_string_sized_new (length + 1);
  do
    {
      if (!zw_decoder_next (decoder, &block, &n, error))
        return NULL;
      g_string_append_len (text, block, (gssize) n);
    }
  while (n > 0);
  self->parent.n_lost = zw_decoder_get_any_bad (decoder);
  if (zw_decoder_get_encoding (decoder) != NULL)
    {
      g_free (self->parent.encoding);
      self->parent.encoding = g_strdup (zw_decoder_get_encoding (decoder));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
load (JsonReader *self, const char *path, const char *encoding, GError **error)
{
  ZwReader *parent = &self->parent;
  g_autofree char *shown = g_path_get_basename (path);
  g_autofree char *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo)
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, error);
  gsize length;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_size (info) > MAX_BYTES)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                   /* Translators: %s is a file name */
                   _ ("“%s” is larger than 1 GB. Take a part of it, such as one city's."), shown);
      return FALSE;
    }
  if (!g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  parent->encoding_guess = zw_encoding_guess_text (bytes, MIN (length, HEAD_BYTES), NULL);
  parent->encoding = g_strdup (
      encoding != NULL ? encoding : zw_encoding_guess_get_best (parent->encoding_guess));
  self->text = decode (self, bytes, length, parent->encoding, error);
  return self->text != NULL;
}

static gboolean
find_records (JsonReader *self, const char *path, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);
  g_autoptr (GError) reason = NULL;
  const char *failed_at = NULL;
  guint line = 1;

  if (zw_json_records_find (&self->records, self->text, &failed_at, &reason))
    return TRUE;
  for (const char *c = self->text; c < failed_at; c++)
    line += *c == '\n';
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
               /* Translators: a file name, the number of a line, and half a sentence such as
                * "a comma is missing" */
               _ ("“%s” is damaged JSON: in line %u %s. Download it again."), shown, line,
               reason->message);
  return FALSE;
}

/* The next row is filled; FALSE after the last. */
static gboolean
step (JsonReader *self)
{
  if (self->part != NULL)
    self->part = self->part->next;
  while (self->part == NULL)
    {
      const ZwJson *parts;

      zw_json_pool_reset (self->pool);
      self->record = zw_json_records_next (&self->records, self->pool);
      if (self->record == NULL)
        return FALSE;
      if (self->record->kind != ZW_JSON_OBJECT)
        continue;
      parts = zw_json_row_find_parts (self->record);
      if (parts == NULL)
        break;
      self->part = parts->child;
    }
  zw_json_row_fill (self->row, self->record, self->part);
  self->index++;
  return TRUE;
}

static void
rewind_to (JsonReader *self, const char *at)
{
  self->records.at = at;
  self->record = self->part = NULL;
  self->index = 0;
}

/* Our id of the mode of a row: by its operator, or by what only buses have. */
static const char *
find_mode (JsonReader *self)
{
  static const char *const operators[] = { "StationUID", "StopUID",      "LineUID",
                                           "OperatorID", "OperatorCode", "SystemID" };
  const ZwJsonRow *row = self->row;

  if (!row->is_tdx || zw_json_row_get (row, "BikesCapacity") != NULL
      || zw_json_row_get (row, "CarParkID") != NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      const char *mode = zw_mode_from_operator (zw_json_row_get (row, operators[i]));

      if (mode != NULL)
        return mode;
    }
  if (self->operator_mode != NULL)
    return self->operator_mode;
  if (zw_json_row_get (row, "StopUID") != NULL || zw_json_row_get (row, "RouteUID") != NULL
      || zw_json_row_get (row, "StationGroupID") != NULL || zw_json_row_get (row, "Stops") != NULL)
    return "bus";
  return zw_json_row_get (row, "PortID") != NULL ? "ferry" : NULL;
}

/* Keeps the latest of the times at which the office changed its records. */
static void
note_update (Study *study, const char *text)
{
  ZwDate date;
  g_autofree char *day = NULL;

  if (text == NULL || strlen (text) < 10 || !zw_date_parse (text, &date) || date.day == 0)
    return;
  day = zw_date_format (&date);
  if (g_strcmp0 (day, study->updated) > 0)
    {
      g_free (study->updated);
      study->updated = g_steal_pointer (&day);
    }
}

static void
keep_samples (JsonReader *self, Study *study)
{
  const ZwJsonRow *row = self->row;

  while (study->samples->len < row->fields->len)
    {
      GPtrArray *column = g_ptr_array_new ();

      g_ptr_array_set_size (column, (int) study->n_rows);
      g_ptr_array_add (study->samples, column);
    }
  for (guint i = 0; i < row->fields->len; i++)
    {
      const char *value = g_ptr_array_index (row->values, i);

      g_ptr_array_add (g_ptr_array_index (study->samples, i),
                       value != NULL ? g_string_chunk_insert (study->strings, value) : NULL);
    }
  study->n_rows++;
}

static gboolean
read_through (JsonReader *self, Study *study, const char *path, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);
  const char *first = self->records.at;
  const char *updated;

  while (step (self))
    {
      updated = zw_json_row_get (self->row, "SrcUpdateTime");
      note_update (study, updated != NULL ? updated : zw_json_row_get (self->row, "UpdateTime"));
      study->any_place |= zw_json_row_has_place (self->row);
      study->any_mode |= find_mode (self) != NULL;
      if (study->n_rows < N_SAMPLES)
        keep_samples (self, study);
    }
  self->parent.count = (gint64) self->index;
  note_update (study, self->records.updated);
  rewind_to (self, first);
  if (self->row->is_full)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                 /* Translators: a file name and a number */
                 _ ("The records of “%s” have more than %d different fields, so they are no "
                    "table."),
                 shown, ZW_JSON_ROW_MAX_FIELDS);
  return !self->row->is_full;
}

/* Coordinates in fields of their own, or both in one. */
static void
find_coordinates (JsonReader *self, Study *study, const ZwReaderOptions *options)
{
  guint n = self->row->fields->len, x = 0, y = 0;
  g_autofree ZwSourceField *fields = g_new0 (ZwSourceField, n + 1);
  int epsg = 0;

  for (guint i = 0; i < n; i++)
    {
      const ZwJsonField *field = g_ptr_array_index (self->row->fields, i);

      fields[i].name = field->name;
      fields[i].type = field->n_others == 0 ? ZW_FIELD_NUMBER : ZW_FIELD_TEXT;
      if (i < study->samples->len)
        {
          GPtrArray *column = g_ptr_array_index (study->samples, i);

          fields[i].values = (const char *const *) column->pdata;
          fields[i].n_values = column->len;
        }
    }
  if (study->any_place)
    return;
  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (fields[i].name, options->x_field) == 0)
        self->x_field = (int) i;
      if (g_strcmp0 (fields[i].name, options->y_field) == 0)
        self->y_field = (int) i;
    }
  if (self->x_field >= 0 && self->y_field >= 0)
    return;
  self->x_field = self->y_field = -1;
  if (zw_field_guess_coordinates (fields, n, &x, &y, &epsg))
    {
      self->x_field = (int) x;
      self->y_field = (int) y;
    }
  else
    self->pair_field = zw_field_guess_pair (fields, n, &self->pair_is_lat_lon, &epsg);
  if (epsg > 0)
    self->parent.crs = g_strdup_printf ("EPSG:%d", epsg);
}

/* What to take instead of a file of TDX that has no places. */
static char *
make_advice (JsonReader *self, const char *shown)
{
  const ZwJsonRow *row = self->row;

  if (self->x_field >= 0 || self->pair_field >= 0 || !row->is_tdx)
    return NULL;
  if (zw_json_row_has_field (row, "StationID") || zw_json_row_has_field (row, "StopID"))
    return g_strdup_printf (
        /* Translators: %s is a file name; Station and Stop are names of data sets */
        _ ("“%s” lists stations without their places. Take TDX's file Station (of buses, Stop) of "
           "the same operator, which has a StationPosition for each."),
        shown);
  if (zw_json_row_has_field (row, "LineID") || zw_json_row_has_field (row, "RouteID")
      || zw_json_row_has_field (row, "RouteUID"))
    return g_strdup_printf (
        /* Translators: %s is a file name; Shape is the name of a data set */
        _ ("“%s” lists lines without their course. Take TDX's file Shape of the same operator, "
           "which has a Geometry for each."),
        shown);
  return NULL;
}

static void
list_fields (JsonReader *self, gboolean with_mode)
{
  ZwReader *parent = &self->parent;
  gboolean text = FALSE;

  for (guint i = 0; i < self->row->fields->len; i++)
    {
      const ZwJsonField *field = g_ptr_array_index (self->row->fields, i);
      gboolean number = field->n_numbers > 0 && field->n_others == 0;

      g_ptr_array_add (parent->fields, g_strdup (field->name));
      g_array_append_val (parent->is_number, number);
    }
  if (!with_mode || zw_json_row_has_field (self->row, MODE_FIELD))
    return;
  self->mode_field = (int) parent->fields->len;
  g_ptr_array_add (parent->fields, g_strdup (MODE_FIELD));
  g_array_append_val (parent->is_number, text);
}

static ZwGeometry *
make_place (JsonReader *self, char **problem)
{
  const ZwJsonRow *row = self->row;
  double x = NAN, y = NAN;

  if (self->x_field >= 0)
    {
      x = zw_number_parse (g_ptr_array_index (row->values, self->x_field));
      y = zw_number_parse (g_ptr_array_index (row->values, self->y_field));
    }
  else if (self->pair_field >= 0)
    zw_field_read_pair (g_ptr_array_index (row->values, self->pair_field), self->pair_is_lat_lon,
                        &x, &y);
  else
    return zw_json_row_make_geometry (row, problem);
  if (!isnan (x) && !isnan (y))
    return zw_geometry_new_point (x, y);
  *problem = g_strdup (_ ("It has no coordinates."));
  return NULL;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  JsonReader *self = (JsonReader *) parent;
  ZwReaderRow *record = &parent->record;
  guint n = parent->fields->len;

  *more = step (self);
  if (!*more)
    return TRUE;
  /* Translators: which one of a file's records */
  record->label = g_strdup_printf (_ ("record %" PRIu64), self->index);
  record->geometry = make_place (self, &record->problem);
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->values, (int) i == self->mode_field
                                       ? (gpointer) find_mode (self)
                                       : g_ptr_array_index (self->row->values, i));
  g_ptr_array_add (self->values, NULL);
  record->values = (const char *const *) self->values->pdata;
  return TRUE;
}

static void
finalize (ZwReader *parent)
{
  JsonReader *self = (JsonReader *) parent;

  zw_json_records_clear (&self->records);
  g_clear_pointer (&self->pool, zw_json_pool_free);
  g_clear_pointer (&self->row, zw_json_row_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static char *
dup_stem (const char *path)
{
  char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  return base;
}

static JsonReader *
reader_new (const char *path)
{
  JsonReader *self = g_new0 (JsonReader, 1);
  ZwReader *parent = &self->parent;

  parent->next = next;
  parent->finalize = finalize;
  parent->count = -1;
  parent->layer = dup_stem (path);
  parent->layer_names = g_ptr_array_new ();
  g_ptr_array_add (parent->layer_names, NULL);
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->values = g_ptr_array_new ();
  self->pool = zw_json_pool_new ();
  self->row = zw_json_row_new ();
  self->mode_field = self->x_field = self->y_field = self->pair_field = -1;
  return self;
}

static void
set_no_records (const JsonReader *self, const char *shown, GError **error)
{
  if (self->records.message != NULL)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 /* Translators: a file name, and what a server said */
                 _ ("“%s” holds no data but what the server answered: %s. Download it again."),
                 shown, self->records.message);
  else if (self->records.is_empty)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 _ ("“%s” is empty: there is nothing in it to import."), shown);
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” is JSON, but of no known format: neither GeoJSON nor TopoJSON, nor a "
                    "list of records as TDX and open-data pages hand them out."),
                 shown);
}

/**
 * zw_reader_open_json:
 * @path: a JSON file
 *
 * Returns: (transfer full) (nullable): a reader of its records; %NULL with @error
 *   set, or without where it is a map that GDAL reads
 */
ZwReader *
zw_reader_open_json (const char *path, const ZwReaderOptions *options, GError **error)
{
  JsonReader *self = reader_new (path);
  g_autoptr (ZwReader) parent = &self->parent;
  g_autofree char *shown = g_path_get_basename (path);
  g_auto (Study) study = { g_string_chunk_new (1024),
                           g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref) };

  if (!load (self, path, options->encoding, error) || !find_records (self, path, error))
    return NULL;
  if (self->records.is_map)
    return NULL;
  if (self->records.n == 0)
    {
      set_no_records (self, shown, error);
      return NULL;
    }
  self->operator_mode = zw_mode_from_operator (parent->layer);
  if (!read_through (self, &study, path, error))
    return NULL;
  find_coordinates (self, &study, options);
  list_fields (self, study.any_mode);
  parent->format = g_strdup (self->row->is_tdx ? "TDX JSON" : "JSON");
  if (parent->crs == NULL && self->row->is_tdx && study.any_place)
    parent->crs = g_strdup_printf ("EPSG:%d", ZW_EPSG_WGS84);
  if (!study.any_place)
    parent->advice = make_advice (self, shown);
  parent->date = g_steal_pointer (&study.updated);
  return g_steal_pointer (&parent);
}
