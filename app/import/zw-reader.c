/* zw-reader.c: a source read feature by feature, whatever its format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-reader.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "import/zw-import-error.h"
#include "import/zw-json-records.h"

#define HEAD_BYTES (64 * 1024)
#define MARK "\xef\xbb\xbf"

static gboolean
has_suffix (const char *path, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Whether its first bytes show a map, so that it need not be read for that. */
static gboolean
begins_as_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autofree char *head = g_malloc (HEAD_BYTES + 1);
  gsize size = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &size, NULL, NULL))
    return TRUE;
  head[size] = '\0';
  return zw_json_head_is_map (g_str_has_prefix (head, MARK) ? head + strlen (MARK) : head);
}

static ZwReader *
open_json (const char *path, const ZwReaderOptions *options, GError **error)
{
  g_autoptr (GError) problem = NULL;
  ZwReader *reader;

  if (begins_as_map (path))
    return zw_reader_open_gdal (path, options, error);
  reader = zw_reader_open_json (path, options, &problem);
  if (reader == NULL && problem == NULL)
    return zw_reader_open_gdal (path, options, error);
  if (reader == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return reader;
}

static gboolean
check_file (const char *path, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ,
                 /* Translators: %s is a file name */
                 _ ("There is no file “%s”. Check its name and place."), shown);
  else if (S_ISREG (info.st_mode) && info.st_size == 0)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                 /* Translators: %s is a file name */
                 _ ("“%s” is empty: there is nothing in it to import."), shown);
  else
    return TRUE;
  return FALSE;
}

/**
 * zw_reader_open:
 * @path: a file, a folder of shapefiles or of equal files, or a zip of such
 * @options: (nullable): which layer, and what is known better than the file
 *
 * Returns: (transfer full): a reader at its first record
 */
ZwReader *
zw_reader_open (const char *path, const ZwReaderOptions *options, GError **error)
{
  static const ZwReaderOptions none = { NULL, NULL, NULL, NULL };
  static const char *const tables[] = { ".csv", ".tsv", ".txt", NULL };
  static const char *const json[] = { ".json", NULL };
  static const char *const rasters[] = { ".tif", ".tiff", ".asc", NULL };
  static const char *const archives[] = { ".zip", NULL };
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);

  if (options == NULL)
    options = &none;
  if (!check_file (path, error))
    return NULL;
  if (!is_folder && has_suffix (path, tables))
    return zw_reader_open_csv (path, options, error);
  if (!is_folder && has_suffix (path, json))
    return open_json (path, options, error);
  if (!is_folder && has_suffix (path, rasters))
    return zw_reader_open_raster (path, options, error);
  if (is_folder || has_suffix (path, archives))
    {
      g_autoptr (GPtrArray) files = zw_reader_list_files (path);

      if (is_folder && files->len == 1)
        return zw_reader_open (g_ptr_array_index (files, 0), options, error);
      if (files->len > 1)
        return zw_reader_open_many (path, g_steal_pointer (&files), options, error);
    }
  return zw_reader_open_gdal (path, options, error);
}

/**
 * zw_reader_next:
 * @record: (out) (transfer none): the next record; %NULL after the last
 *
 * Returns: %FALSE with @error set when the source cannot be read on
 */
gboolean
zw_reader_next (ZwReader *self, const ZwReaderRow **record, GError **error)
{
  gboolean more = FALSE;

  g_clear_pointer (&self->record.geometry, zw_geometry_unref);
  g_clear_pointer (&self->record.label, g_free);
  g_clear_pointer (&self->record.problem, g_free);
  if (!self->next (self, &more, error))
    return FALSE;
  *record = more ? &self->record : NULL;
  return TRUE;
}

void
zw_reader_free (ZwReader *self)
{
  g_clear_pointer (&self->record.geometry, zw_geometry_unref);
  g_clear_pointer (&self->record.label, g_free);
  g_clear_pointer (&self->record.problem, g_free);
  g_free (self->format);
  g_free (self->layer);
  g_clear_pointer (&self->layer_names, g_ptr_array_unref);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->is_number, g_array_unref);
  g_free (self->crs);
  g_free (self->encoding);
  g_clear_pointer (&self->encoding_guess, zw_encoding_guess_free);
  g_free (self->date);
  g_free (self->advice);
  self->finalize (self);
}

/**
 * zw_reader_row_is_nowhere:
 *
 * Returns: whether it stands at 0, 0, which offices write for a place that they
 *   do not know
 */
gboolean
zw_reader_row_is_nowhere (const ZwReaderRow *self)
{
  const ZwGeometry *geometry = self->geometry;

  return geometry != NULL && geometry->kind == ZW_GEOMETRY_POINT && geometry->n_points == 1
         && geometry->points[0].x == 0.0 && geometry->points[0].y == 0.0;
}
