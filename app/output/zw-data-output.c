/* zw-data-output.c: zones, plan and indicators as files for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-data-output.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-catalog.h"
#include "document/zw-output.h"
#include "output/zw-data-tables.h"
#include "output/zw-data-write.h"
#include "output/zw-datex.h"

#define GLOBE "EPSG:4326"

G_DEFINE_QUARK (zw_data_error_quark, zw_data_error)

static const struct
{
  const char *suffix;
  const char *label;
  gboolean one;
} formats[ZW_N_DATA_FORMATS] = {
  [ZW_DATA_GPKG] = { ".gpkg", N_ ("GeoPackage"), FALSE },
  [ZW_DATA_GEOJSON] = { ".geojson", N_ ("GeoJSON"), TRUE },
  [ZW_DATA_SHAPE] = { ".shp", N_ ("Shapefile"), TRUE },
  [ZW_DATA_CSV] = { ".csv", N_ ("CSV table"), TRUE },
  [ZW_DATA_XLSX] = { ".xlsx", N_ ("Excel workbook"), FALSE },
  [ZW_DATA_DATEX] = { ".xml", N_ ("DATEX II zones"), FALSE },
};

const char *
zw_data_format_get_suffix (ZwDataFormat format)
{
  g_return_val_if_fail (format < ZW_N_DATA_FORMATS, NULL);

  return formats[format].suffix;
}

/* English, marked for translation. */
const char *
zw_data_format_get_label (ZwDataFormat format)
{
  g_return_val_if_fail (format < ZW_N_DATA_FORMATS, NULL);

  return formats[format].label;
}

/**
 * zw_data_format_holds_one:
 *
 * Returns: whether a file holds one table, to be chosen
 */
gboolean
zw_data_format_holds_one (ZwDataFormat format)
{
  return formats[format].one;
}

gboolean
zw_data_format_from_path (const char *path, ZwDataFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < ZW_N_DATA_FORMATS; i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = (ZwDataFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_data_list_tables:
 *
 * Returns: (array zero-terminated=1): ids of the tables, "zones" first
 */
const char *const *
zw_data_list_tables (void)
{
  return zw_data_tables_list ();
}

/* Without a suffix that is one of the format's files. */
static char *
dup_stem (const char *path, const char *suffix)
{
  return g_strndup (path, strlen (path) - strlen (suffix));
}

/* The file that is asked for comes last: where it is, the others are as well. */
static gboolean
write_files (const GPtrArray *files, const char *path, const char *suffix, GError **error)
{
  g_autofree char *stem = dup_stem (path, suffix);
  const ZwDataFile *main_file = NULL;

  for (guint i = 0; i < files->len; i++)
    {
      const ZwDataFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_strconcat (stem, file->suffix, NULL);

      if (g_str_equal (file->suffix, suffix))
        main_file = file;
      else if (!zw_output_write (name, file->bytes, error))
        return FALSE;
    }
  if (main_file == NULL) /* a table without shapes: a .dbf alone */
    return TRUE;
  return zw_output_write (path, main_file->bytes, error);
}

static gboolean
write_tables (const ZwDataJob *job, const char *path, const char *suffix, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (job->format == ZW_DATA_XLSX)
    {
      bytes = zw_data_write_xlsx (job, error);
      return bytes != NULL && zw_output_write (path, bytes, error);
    }
  files = zw_data_write_ogr (job, error);
  return files != NULL && write_files (files, path, suffix, error);
}

static gboolean
check_table (ZwDataFormat format, const ZwDataTable *table, GError **error)
{
  if (format != ZW_DATA_GEOJSON || table->shapes != NULL)
    return TRUE;
  g_set_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_TABLE,
               /* Translators: a table such as "work_items" */
               _ ("The table “%s” has no outlines. Write it as CSV or XLSX."), table->id);
  return FALSE;
}

/* What is empty in a file of many tables is not worth a sheet. */
static void
drop_empty (GPtrArray *tables)
{
  for (guint i = tables->len; i > 0; i--)
    {
      const ZwDataTable *table = g_ptr_array_index (tables, i - 1);

      if (table->rows->len == 0 && table->shapes == NULL)
        g_ptr_array_remove_index (tables, i - 1);
    }
}

/**
 * zw_data_output_write:
 * @path: file to write; its end says in which format. A shapefile's further files
 *   come beside it
 * @notes: (element-type utf8): gets sentences on what could not be kept whole
 *
 * Writes the project's data for other programs. Older files are replaced only once
 * the new ones are complete.
 *
 * Returns: %FALSE when @path was not written
 */
gboolean
zw_data_output_write (ZwStore *store,
                      const char *path,
                      const ZwDataOptions *options,
                      GPtrArray *notes,
                      const ZwProgress *progress,
                      GError **error)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (options->language);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GBytes) datex = NULL;
  g_autofree char *title = zw_store_get_setting (store, "name");
  const char *only = NULL;
  ZwDataFormat format;
  ZwDataJob job = { 0 };

  if (!zw_data_format_from_path (path, &format))
    {
      g_set_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_WRITE,
                   _ ("“%s” does not end like a kind of data: .gpkg, .geojson, .shp, .csv, .xlsx "
                      "or .xml."),
                   path);
      return FALSE;
    }
  if (format == ZW_DATA_DATEX)
    {
      datex = zw_datex_new_bytes (store, options->zone_id, catalog, now, error);
      return datex != NULL && zw_output_write (path, datex, error);
    }
  if (formats[format].one || options->table != NULL)
    only = options->table != NULL ? options->table : "zones";
  tables = zw_data_tables_load (store, options->zone_id, only, catalog, progress, error);
  if (tables == NULL || !check_table (format, g_ptr_array_index (tables, 0), error)
      || !zw_progress_step (progress, 0.9, _ ("Writing the file …"), error))
    return FALSE;
  if (only == NULL)
    drop_empty (tables);
  job = (ZwDataJob){ .format = format,
                     .tables = tables,
                     .title = title,
                     .from = zw_store_get_crs (store),
                     .to = format == ZW_DATA_GEOJSON ? GLOBE
                           : options->crs != NULL    ? options->crs
                                                     : zw_store_get_crs (store),
                     .cp950 = options->cp950,
                     .notes = notes };
  return write_tables (&job, path, formats[format].suffix, error);
}
