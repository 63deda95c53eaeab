/* zw-gdal.c: files opened with GDAL, its messages as sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gdal.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "import/zw-import-error.h"

/* Formats of files only: none that reads other files, runs a query or asks the
 * network on the word of a file from elsewhere. */
static const char *const allowed_drivers[] = { "ESRI Shapefile", "GPKG", "GeoJSON",     "TopoJSON",
                                               "LIBKML",         "KML",  "FlatGeobuf",  "GML",
                                               "MapInfo File",   "GPX",  "OpenFileGDB", NULL };

/* What is looked for within a zip file, most telling first. */
static const char *const map_suffixes[] = { ".shp", ".gpkg",     ".geojson", ".json",
                                            ".kml", ".topojson", ".fgb",     ".gml",
                                            ".tab", ".mif",      ".gpx",     NULL };
static const char *const shapefile_parts[] = { ".dbf", ".shx", ".prj", ".cpg", ".sbn",
                                               ".sbx", ".qpj", ".qix", NULL };

#define MAX_MEMBERS 20000
#define MAX_NAMED 3
#define MAX_REASON 200 /* characters */

static void CPL_STDCALL
on_message (CPLErr level, CPLErrorNum number, const char *message)
{
  char **failure = CPLGetErrorHandlerUserData ();

  if (level < CE_Failure)
    return;
  g_free (*failure);
  *failure = g_utf8_make_valid (message, -1);
}

/**
 * zw_gdal_listen:
 * @failure: (inout): %NULL or the last failure, which the next one takes the place of
 *
 * Until zw_gdal_stop_listening(), on this thread, keeps what GDAL complains of
 * instead of printing it. Warnings are passed over.
 */
void
zw_gdal_listen (char **failure)
{
  CPLPushErrorHandlerEx (on_message, failure);
}

void
zw_gdal_stop_listening (void)
{
  CPLPopErrorHandler ();
}

/**
 * zw_gdal_dup_reason:
 * @failure: (nullable): what GDAL said
 * @path: the file it spoke of
 *
 * Returns: (transfer full) (nullable): the reason for a person: one line of
 *   moderate length without folders and without a full stop; %NULL where GDAL
 *   only did not know the format
 */
char *
zw_gdal_dup_reason (const char *failure, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);
  g_autoptr (GString) text = g_string_new (failure);
  char *end;

  if (text->len == 0 || strstr (text->str, "not recognized as a supported file format") != NULL)
    return NULL;
  g_string_replace (text, "/vsizip/", "", 0);
  g_string_replace (text, prefix, "", 0);
  for (char *c = text->str; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  if (g_utf8_strlen (text->str, -1) > MAX_REASON)
    {
      end = g_utf8_offset_to_pointer (text->str, MAX_REASON);
      g_string_truncate (text, (gsize) (end - text->str));
      g_string_append (text, "…");
    }
  g_strstrip (text->str);
  end = text->str + strlen (text->str);
  while (end > text->str && strchr (". ", end[-1]) != NULL)
    *--end = '\0';
  return *text->str != '\0' ? g_strdup (text->str) : NULL;
}

static gboolean
has_suffix (const char *path, const char *const *suffixes)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot, suffixes[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_suffix (const char *path, const char *suffix)
{
  const char *const one[] = { suffix, NULL };

  return has_suffix (path, one);
}

/* The file of the same name with another suffix, in whichever case it is written. */
static gboolean
is_beside (const char *path, const char *suffix)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *stem = g_strndup (path, dot != NULL ? (gsize) (dot - path) : strlen (path));
  g_autofree char *upper = g_ascii_strup (suffix, -1);
  g_autofree char *first = g_strconcat (stem, suffix, NULL);
  g_autofree char *second = g_strconcat (stem, upper, NULL);

  return g_file_test (first, G_FILE_TEST_IS_REGULAR)
         || g_file_test (second, G_FILE_TEST_IS_REGULAR);
}

static void
set_open_error (const char *path, const char *failure, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);
  g_autofree char *reason = zw_gdal_dup_reason (failure, path);

  if (is_suffix (path, ".shp") && !is_beside (path, ".shx"))
    g_set_error (
        error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
        /* Translators: %s is a file name */
        _ ("“%s” comes without its .shx file. A shapefile is several files of one name: copy "
           "all of them (.shp .shx .dbf .prj) into one folder."),
        shown);
  else if (reason != NULL)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: the first %s is a file name, the second a reason in English */
                 _ ("“%s” could not be read as a map layer: %s."), shown, reason);
  else
    g_set_error (
        error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
        /* Translators: %s is a file name */
        _ ("“%s” is not a map layer of a known format (shapefile, GeoPackage, GeoJSON, KML, "
           "TopoJSON, CSV or GTFS)."),
        shown);
}

static GDALDatasetH
open_dataset (const char *full, char **failure)
{
  /* Tables of shapefiles are read raw: GDAL drops characters it cannot convert. */
  char **options = CSLSetNameValue (NULL, "ENCODING", "");
  GDALDatasetH dataset;

  if (is_suffix (full, ".gpkg"))
    {
      g_autofree char *log = g_strconcat (full, "-wal", NULL);
      GStatBuf info;

      /* Nothing is written beside it, unless its last changes are in a log. */
      if (g_stat (log, &info) != 0 || info.st_size == 0)
        options = CSLSetNameValue (options, "IMMUTABLE", "YES");
    }
  if (is_suffix (full, ".gml"))
    {
      options = CSLSetNameValue (options, "DOWNLOAD_SCHEMA", "NO");
      options = CSLSetNameValue (options, "WRITE_GFS", "NO");
    }
  GDALAllRegister ();
  zw_gdal_listen (failure);
  dataset = GDALOpenEx (full, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                        allowed_drivers, (const char *const *) options, NULL);
  zw_gdal_stop_listening ();
  CSLDestroy (options);
  return dataset;
}

/* Names of map files in a zip, in its order. */
static GPtrArray *
list_maps (const char *root)
{
  GPtrArray *maps = g_ptr_array_new_with_free_func (g_free);
  char **members = VSIReadDirRecursive (root);

  for (guint i = 0; members != NULL && members[i] != NULL && i < MAX_MEMBERS; i++)
    if (has_suffix (members[i], map_suffixes) && strstr (members[i], "__MACOSX") == NULL)
      g_ptr_array_add (maps, g_strdup (members[i]));
  CSLDestroy (members);
  return maps;
}

static void
set_closed_zip (const char *path, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);

  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
               /* Translators: %s is a file name */
               _ ("“%s” holds no map layer that could be opened. Unpack it and choose a file "
                  "of it."),
               shown);
}

/* Where the maps of a zip file are that GDAL does not open as it is: the one map
 * file, or the one folder that holds shapefiles and nothing else. */
static char *
find_within (const char *root, const char *path, GError **error)
{
  g_autoptr (GPtrArray) maps = list_maps (root);
  g_autofree char *folder = maps->len > 0 ? g_path_get_dirname (g_ptr_array_index (maps, 0)) : NULL;
  g_autofree char *shown = g_path_get_basename (path);
  g_autoptr (GString) names = g_string_new (NULL);
  gboolean together = maps->len > 0;

  if (maps->len == 1)
    return g_strconcat (root, "/", g_ptr_array_index (maps, 0), NULL);
  for (guint i = 0; i < maps->len; i++)
    {
      const char *name = g_ptr_array_index (maps, i);
      g_autofree char *own = g_path_get_dirname (name);

      together = together && g_str_equal (own, folder) && is_suffix (name, ".shp");
      if (i < MAX_NAMED)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (together)
    return g_strconcat (root, "/", folder, NULL);
  if (maps->len == 0)
    set_closed_zip (path, error);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (names->str, -1);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                   /* Translators: a file name, a number, and the first few names */
                   _ ("“%s” holds %u maps in one (%s …). Unpack it and choose one of them."), shown,
                   maps->len, valid);
    }
  return NULL;
}

static GDALDatasetH
open_zip (const char *path, char **opened, GError **error)
{
  g_autofree char *root = g_strconcat ("/vsizip/", path, NULL);
  g_autofree char *within = NULL;
  g_autofree char *failure = NULL;
  GDALDatasetH dataset = open_dataset (root, &failure);

  if (dataset != NULL)
    {
      *opened = g_steal_pointer (&root);
      return dataset;
    }
  zw_gdal_listen (&failure);
  within = find_within (root, path, error);
  zw_gdal_stop_listening ();
  if (within == NULL)
    return NULL;
  g_clear_pointer (&failure, g_free);
  dataset = open_dataset (within, &failure);
  /* Among others, GDAL stumbles over names in CP950 whose second byte is "\". */
  if (dataset == NULL)
    set_closed_zip (path, error);
  else
    *opened = g_steal_pointer (&within);
  return dataset;
}

/**
 * zw_gdal_open:
 * @path: a file, a folder of shapefiles, or a zip file of either
 * @opened: (out) (transfer full): what GDAL was given for it
 *
 * Opens for reading, in a format that is a map and touches nothing else. Text of
 * shapefiles comes as its bytes.
 *
 * Returns: the dataset, to be closed with GDALClose(); %NULL with
 *   %ZW_IMPORT_ERROR set
 */
GDALDatasetH
zw_gdal_open (const char *path, char **opened, GError **error)
{
  g_autofree char *failure = NULL;
  g_autofree char *shown = g_path_get_basename (path);
  GDALDatasetH dataset;

  if (has_suffix (path, shapefile_parts))
    {
      g_set_error (
          error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
          /* Translators: %s is a file name */
          is_beside (path, ".shp")
              ? _ ("“%s” is one part of a shapefile. Choose the .shp file of the same "
                   "name.")
              : _ ("“%s” is one part of a shapefile whose .shp file, with the shapes, is "
                   "missing. Copy all of its files (.shp .shx .dbf .prj) into one folder."),
          shown);
      return NULL;
    }
  if (is_suffix (path, ".zip"))
    return open_zip (path, opened, error);
  dataset = open_dataset (path, &failure);
  if (dataset == NULL)
    set_open_error (path, failure, error);
  else
    *opened = g_strdup (path);
  return dataset;
}

/**
 * zw_gdal_open_raster:
 * @path: a GeoTIFF or an ASCII grid
 *
 * Opens for reading. No other files are read than those of its name beside it.
 *
 * Returns: the dataset, to be closed with GDALClose(); %NULL with
 *   %ZW_IMPORT_ERROR set
 */
GDALDatasetH
zw_gdal_open_raster (const char *path, GError **error)
{
  static const char *const drivers[] = { "GTiff", "AAIGrid", NULL };
  g_autofree char *failure = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *shown = g_path_get_basename (path);
  GDALDatasetH dataset;

  GDALAllRegister ();
  zw_gdal_listen (&failure);
  dataset = GDALOpenEx (path, GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers,
                        NULL, NULL);
  zw_gdal_stop_listening ();
  if (dataset != NULL)
    return dataset;
  reason = zw_gdal_dup_reason (failure, path);
  if (reason != NULL)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: the first %s is a file name, the second a reason in English */
                 _ ("“%s” could not be read as a raster: %s."), shown, reason);
  else
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” is no GeoTIFF and no ASCII grid."), shown);
  return NULL;
}
