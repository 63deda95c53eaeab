/* zw-reader.h: a source read feature by feature, whatever its format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"
#include "import/zw-csv.h"
#include "import/zw-encoding.h"

G_BEGIN_DECLS

typedef struct _ZwReader ZwReader;

/**
 * ZwReaderRow:
 * @label: which one it is, for messages: "line 12" or "feature 12"
 * @geometry: (nullable): in the source's coordinates; %NULL where it has none
 * @problem: (nullable): why it has none, where that is known
 * @values: (array): a text or %NULL for each field of the reader, UTF-8
 *
 * Valid until the next one is read.
 */
typedef struct
{
  char *label;
  ZwGeometry *geometry;
  char *problem;
  const char *const *values;
} ZwReaderRow;

/**
 * ZwReader:
 * @format: name of the format
 * @layer: (nullable): what to call the layer
 * @layer_names: (element-type utf8): names of all layers of the source, as @layer
 *   of #ZwReaderOptions takes them; one %NULL for a table
 * @fields: (element-type utf8): names of its fields, UTF-8
 * @is_number: (array): which fields the source keeps as numbers
 * @count: records there are, -1 where that is not known beforehand
 * @crs: (nullable): what the source says of its coordinates
 * @encoding: (nullable): the encoding it is read with
 * @encoding_guess: (nullable): how that was found
 * @date: (nullable): what the data are of, as the source says itself: a day,
 *   month or year, "2025-05-06", "2025-05" or "2025"
 * @year: of the period that the data are of, 0 where it says only when it was changed
 * @advice: (nullable): of a source without a single place: what to take instead
 * @n_lost: texts read so far in which @encoding had no character for some bytes
 * @n_passed: rows so far that are no records: notes below the table, and totals
 *
 * Belongs to one thread.
 */
struct _ZwReader
{
  char *format;
  char *layer;
  GPtrArray *layer_names;
  GPtrArray *fields;
  GArray *is_number; /* of gboolean */
  gint64 count;
  char *crs;
  char *encoding;
  ZwEncodingGuess *encoding_guess;
  char *date;
  int year;
  char *advice;
  guint64 n_lost;
  guint64 n_passed;

  /*< private >*/
  ZwReaderRow record;
  gboolean (*next) (ZwReader *self, gboolean *more, GError **error);
  void (*finalize) (ZwReader *self);
};

/* Columns of a table that hold its coordinates; %NULL lets them be guessed. */
typedef struct
{
  const char *layer;
  const char *encoding;
  const char *x_field;
  const char *y_field;
} ZwReaderOptions;

ZwReader *zw_reader_open (const char *path, const ZwReaderOptions *options, GError **error);
gboolean zw_reader_next (ZwReader *self, const ZwReaderRow **record, GError **error);
void zw_reader_free (ZwReader *self);
gboolean zw_reader_row_is_nowhere (const ZwReaderRow *self);

/*< private >: the readers by format */
ZwReader *zw_reader_open_gdal (const char *path, const ZwReaderOptions *options, GError **error);
ZwReader *zw_reader_open_json (const char *path, const ZwReaderOptions *options, GError **error);
ZwReader *zw_reader_open_raster (const char *path, const ZwReaderOptions *options, GError **error);
ZwReader *zw_reader_open_csv (const char *path, const ZwReaderOptions *options, GError **error);
GPtrArray *zw_reader_list_files (const char *path);
ZwReader *zw_reader_open_many (const char *path,
                               GPtrArray *files,
                               const ZwReaderOptions *options,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwReader, zw_reader_free)

G_END_DECLS
