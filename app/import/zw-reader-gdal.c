/* zw-reader-gdal.c: sources that GDAL opens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "geometry/zw-wkb.h"
#include "import/zw-dbf.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

/* Formats of files only: none that reads other files, runs a query or asks the
 * network on the word of a file from elsewhere. */
static const char *const allowed_drivers[] = { "ESRI Shapefile", "GPKG", "GeoJSON",    "TopoJSON",
                                               "LIBKML",         "KML",  "FlatGeobuf", "GML",
                                               "MapInfo File",   "GPX",  NULL };

typedef struct
{
  ZwReader parent;

  /* Owned */
  GDALDatasetH dataset;
  char *last_message;
  GPtrArray *texts; /* of char *, the values of the record */

  OGRLayerH ogr_layer; /* of @dataset */
  gint64 index;
} GdalReader;

static void CPL_STDCALL
on_message (CPLErr level, CPLErrorNum number, const char *message)
{
  char **last = CPLGetErrorHandlerUserData ();

  if (level >= CE_Failure || *last == NULL)
    {
      g_free (*last);
      *last = g_strdup (message);
    }
}

static const char *
get_suffix (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot : "";
}

/* The shapefile's table beside it, in whichever case its name is written. */
static char *
find_beside (const char *path, const char *suffix)
{
  const char *dot = strrchr (path, '.');
  g_autofree char *stem = g_strndup (path, dot != NULL ? (gsize) (dot - path) : strlen (path));
  g_autofree char *upper = g_ascii_strup (suffix, -1);
  const char *const tries[] = { suffix, upper };

  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autofree char *found = g_strconcat (stem, tries[i], NULL);

      if (g_file_test (found, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&found);
    }
  return NULL;
}

static void
set_open_error (const char *path, const char *message, GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);
  g_autofree char *shx = find_beside (path, ".shx");

  if (g_ascii_strcasecmp (get_suffix (path), ".shp") == 0 && shx == NULL)
    g_set_error (
        error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
        /* Translators: %s is a file name */
        _ ("“%s” comes without its .shx file. A shapefile is several files of one name: copy "
           "all of them (.shp .shx .dbf .prj) into one folder."),
        shown);
  else if (g_ascii_strcasecmp (get_suffix (path), ".dbf") == 0
           || g_ascii_strcasecmp (get_suffix (path), ".shx") == 0)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                 /* Translators: %s is a file name */
                 _ ("“%s” is one part of a shapefile. Choose the .shp file of the same name."),
                 shown);
  else if (message != NULL && *message != '\0')
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: the first %s is a file name, the second a reason */
                 _ ("“%s” could not be read as a map layer: %s"), shown, message);
  else
    g_set_error (
        error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
        /* Translators: %s is a file name */
        _ ("“%s” is not a map layer of a known format (shapefile, GeoPackage, GeoJSON, KML, "
           "TopoJSON, CSV or GTFS)."),
        shown);
}

static GDALDatasetH
open_dataset (const char *path, const char *encoding, char **message)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *full = g_str_has_suffix (lower, ".zip") ? g_strconcat ("/vsizip/", path, NULL)
                                                           : g_strdup (path);
  char **options = NULL;
  GDALDatasetH dataset;

  if (encoding != NULL && g_str_has_suffix (lower, ".shp"))
    options = CSLSetNameValue (options, "ENCODING", encoding);
  if (g_str_has_suffix (lower, ".gpkg"))
    options = CSLSetNameValue (options, "IMMUTABLE", "YES");
  GDALAllRegister ();
  CPLPushErrorHandlerEx (on_message, message);
  dataset = GDALOpenEx (full, GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                        allowed_drivers, (const char *const *) options, NULL);
  CPLPopErrorHandler ();
  CSLDestroy (options);
  return dataset;
}

/* A title of our own rather than what the driver calls a nameless layer. */
static char *
dup_layer_title (OGRLayerH layer, const char *path)
{
  const char *name = OGR_L_GetName (layer);

  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "OGRGeoJSON")
      || g_strcmp0 (name, "TopoJSON") == 0)
    {
      g_autofree char *base = g_path_get_basename (path);
      char *dot = strrchr (base, '.');

      if (dot != NULL && dot != base)
        *dot = '\0';
      return g_steal_pointer (&base);
    }
  return g_utf8_make_valid (name, -1);
}

/* Texts that the driver handed over in an encoding it did not know. */
static char *
make_text (const char *bytes)
{
  return g_utf8_make_valid (bytes, -1);
}

static ZwGeometry *
read_geometry (OGRFeatureH feature, char **problem)
{
  OGRGeometryH geometry = OGR_F_GetGeometryRef (feature);
  OGRGeometryH linear = NULL;
  g_autofree guint8 *wkb = NULL;
  g_autoptr (GError) error = NULL;
  ZwGeometry *result;
  int size;

  if (geometry == NULL || OGR_G_IsEmpty (geometry))
    return NULL;
  if (OGR_G_HasCurveGeometry (geometry, TRUE))
    geometry = linear = OGR_G_GetLinearGeometry (geometry, 0, NULL);
  else
    geometry = linear = OGR_G_Clone (geometry);
  OGR_G_FlattenTo2D (geometry);
  size = OGR_G_WkbSize (geometry);
  wkb = g_malloc (size);
  OGR_G_ExportToIsoWkb (geometry, wkbNDR, wkb);
  OGR_G_DestroyGeometry (linear);
  result = zw_wkb_decode (wkb, size, &error);
  if (result == NULL)
    *problem = g_strdup (error->message);
  else if (zw_geometry_is_empty (result))
    g_clear_pointer (&result, zw_geometry_unref);
  return result;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  GdalReader *self = (GdalReader *) parent;
  OGRFeatureH feature;

  g_clear_pointer (&self->last_message, g_free);
  CPLPushErrorHandlerEx (on_message, &self->last_message);
  feature = OGR_L_GetNextFeature (self->ogr_layer);
  CPLPopErrorHandler ();
  *more = feature != NULL;
  if (feature == NULL)
    {
      if (self->last_message != NULL && self->index < parent->count)
        {
          g_set_error (
              error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
              /* Translators: the first %s is a layer, the number a row, the second %s a reason */
              _ ("“%s” is damaged after feature %" PRId64 ": %s"), parent->layer, self->index,
              self->last_message);
          return FALSE;
        }
      return TRUE;
    }
  self->index++;
  /* Translators: which one of a layer's features */
  parent->record.label = g_strdup_printf (_ ("feature %" PRId64), self->index);
  parent->record.geometry = read_geometry (feature, &parent->record.problem);
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < parent->fields->len; i++)
    g_ptr_array_add (self->texts, OGR_F_IsFieldSetAndNotNull (feature, (int) i)
                                      ? make_text (OGR_F_GetFieldAsString (feature, (int) i))
                                      : NULL);
  g_ptr_array_add (self->texts, NULL);
  parent->record.values = (const char *const *) self->texts->pdata;
  OGR_F_Destroy (feature);
  return TRUE;
}

static void
finalize (ZwReader *parent)
{
  GdalReader *self = (GdalReader *) parent;

  if (self->dataset != NULL)
    GDALClose (self->dataset);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self->last_message);
  g_free (self);
}

static void
read_schema (GdalReader *self)
{
  ZwReader *parent = &self->parent;
  OGRFeatureDefnH definition = OGR_L_GetLayerDefn (self->ogr_layer);
  OGRSpatialReferenceH srs = OGR_L_GetSpatialRef (self->ogr_layer);

  for (int i = 0; i < OGR_FD_GetFieldCount (definition); i++)
    {
      OGRFieldDefnH field = OGR_FD_GetFieldDefn (definition, i);
      OGRFieldType type = OGR_Fld_GetType (field);
      gboolean number = type == OFTInteger || type == OFTInteger64 || type == OFTReal;

      g_ptr_array_add (parent->fields, make_text (OGR_Fld_GetNameRef (field)));
      g_array_append_val (parent->is_number, number);
    }
  if (srs != NULL)
    {
      char *wkt = NULL;

      OSRExportToWkt (srs, &wkt);
      parent->crs = g_strdup (wkt);
      CPLFree (wkt);
    }
  parent->count = OGR_L_GetFeatureCount (self->ogr_layer, TRUE);
}

static void
find_encoding (ZwReader *self, const char *path, const ZwReaderOptions *options)
{
  g_autofree char *dbf_path = NULL;
  g_autoptr (ZwDbf) dbf = NULL;

  if (g_ascii_strcasecmp (get_suffix (path), ".shp") != 0)
    {
      self->encoding = g_strdup ("UTF-8");
      return;
    }
  dbf_path = find_beside (path, ".dbf");
  dbf = dbf_path != NULL ? zw_dbf_read (dbf_path, NULL) : NULL;
  if (dbf != NULL)
    self->encoding_guess = zw_dbf_guess_encoding (dbf);
  if (options->encoding != NULL)
    self->encoding = g_strdup (options->encoding);
  else if (self->encoding_guess != NULL)
    self->encoding = g_strdup (zw_encoding_guess_get_best (self->encoding_guess));
}

ZwReader *
zw_reader_open_gdal (const char *path, const ZwReaderOptions *options, GError **error)
{
  GdalReader *self = g_new0 (GdalReader, 1);
  g_autoptr (ZwReader) parent = &self->parent;
  g_autofree char *shown = g_path_get_basename (path);

  parent->next = next;
  parent->finalize = finalize;
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  find_encoding (parent, path, options);
  self->dataset = open_dataset (path, parent->encoding, &self->last_message);
  if (self->dataset == NULL)
    {
      set_open_error (path, self->last_message, error);
      return NULL;
    }
  parent->format = g_strdup (GDALGetDriverShortName (GDALGetDatasetDriver (self->dataset)));
  if (options->layer != NULL)
    self->ogr_layer = GDALDatasetGetLayerByName (self->dataset, options->layer);
  else
    self->ogr_layer = GDALDatasetGetLayer (self->dataset, 0);
  if (self->ogr_layer == NULL)
    {
      if (options->layer != NULL)
        g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                     /* Translators: the first %s is a file name, the second a layer */
                     _ ("“%s” has no layer “%s”. Leave the layer out to see which it has."), shown,
                     options->layer);
      else
        g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                     /* Translators: %s is a file name */
                     _ ("“%s” holds no map layer."), shown);
      return NULL;
    }
  parent->layer = dup_layer_title (self->ogr_layer, path);
  read_schema (self);
  OGR_L_ResetReading (self->ogr_layer);
  return g_steal_pointer (&parent);
}

/**
 * zw_reader_list_layers:
 *
 * Returns: (transfer full) (element-type utf8): names of the layers in a source,
 *   as @layer of #ZwReaderOptions takes them; one %NULL for a source that has
 *   but one without a name
 */
GPtrArray *
zw_reader_list_layers (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *message = NULL;
  g_autofree char *shown = g_path_get_basename (path);
  GDALDatasetH dataset;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_READ,
                   _ ("There is no file “%s”. Check its name and place."), shown);
      return NULL;
    }
  if (zw_reader_is_csv (path))
    {
      g_ptr_array_add (names, NULL);
      return g_steal_pointer (&names);
    }
  dataset = open_dataset (path, NULL, &message);
  if (dataset == NULL)
    {
      set_open_error (path, message, error);
      return NULL;
    }
  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    g_ptr_array_add (names, g_strdup (OGR_L_GetName (GDALDatasetGetLayer (dataset, i))));
  GDALClose (dataset);
  if (names->len == 0)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY, _ ("“%s” holds no map layer."),
                   shown);
      return NULL;
    }
  return g_steal_pointer (&names);
}
