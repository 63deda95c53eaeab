/* zw-reader-gdal.c: sources that GDAL opens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <cpl_conv.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "geometry/zw-ogr.h"
#include "import/zw-dbf.h"
#include "import/zw-gdal.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

typedef struct
{
  ZwReader parent;

  /* Owned */
  GDALDatasetH dataset;
  char *path;
  char *failure;
  GPtrArray *texts;    /* of char *, the values of the record */
  ZwEncoding *decoder; /* NULL: UTF-8 */

  OGRLayerH ogr_layer; /* of @dataset */
  gboolean is_raw;     /* text comes as its bytes */
  gint64 index;
} GdalReader;

/* Windows in Taiwan names files within a zip in CP950 without saying so; GDAL reads
 * such names as CP437, which turns 站點 into »╕┬I. Returns NULL where that is not so. */
static char *
read_zip_name (const char *name)
{
  gsize length = 0;
  g_autofree char *bytes = g_str_is_ascii (name)
                               ? NULL
                               : g_convert (name, -1, "CP437", "UTF-8", NULL, &length, NULL);
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (ZwEncodingGuess) guess = NULL;
  const ZwEncodingCandidate *best;

  if (bytes == NULL)
    return NULL;
  g_ptr_array_add (samples, g_bytes_new (bytes, length));
  guess = zw_encoding_guess (samples, "CP950");
  best = g_ptr_array_index (guess->candidates, 0);
  if (best->n_lost > 0
      || (!g_str_equal (best->encoding, "CP950") && !g_str_equal (best->encoding, "BIG5-HKSCS")))
    return NULL;
  return zw_encoding_to_utf8 (bytes, (gssize) length, best->encoding, NULL);
}

/* A title of our own rather than what the driver calls a nameless layer. */
static char *
dup_layer_title (OGRLayerH layer, const char *path)
{
  const char *name = OGR_L_GetName (layer);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  char *original;

  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "OGRGeoJSON")
      || g_strcmp0 (name, "TopoJSON") == 0)
    {
      g_autofree char *base = g_path_get_basename (path);
      char *dot = strrchr (base, '.');

      if (dot != NULL && dot != base)
        *dot = '\0';
      return g_steal_pointer (&base);
    }
  original = g_str_has_suffix (lower, ".zip") ? read_zip_name (name) : NULL;
  return original != NULL ? original : g_utf8_make_valid (name, -1);
}

/* Text out of the table's encoding; of other drivers, what should be UTF-8. */
static char *
make_text (GdalReader *self, const char *bytes)
{
  guint n_lost = 0;
  char *text;

  if (self->decoder == NULL || (!self->is_raw && g_utf8_validate (bytes, -1, NULL)))
    return g_utf8_make_valid (bytes, -1);
  text = zw_encoding_decode (self->decoder, bytes, -1, &n_lost);
  self->parent.n_lost += n_lost > 0;
  return text;
}

/* Names of dBASE fields hold ten bytes: half a character may be left at the end. */
static char *
make_name (GdalReader *self, const char *bytes)
{
  char *name = make_text (self, bytes);
  gsize length = strlen (name);

  self->parent.n_lost = 0;
  if (self->is_raw && g_str_has_suffix (name, "\xef\xbf\xbd"))
    name[length - 3] = '\0';
  return name;
}

static ZwGeometry *
read_geometry (OGRFeatureH feature, char **problem)
{
  OGRGeometryH shape = OGR_F_GetGeometryRef (feature);
  g_autoptr (GError) error = NULL;
  ZwGeometry *geometry;

  if (shape == NULL || OGR_G_IsEmpty (shape))
    return NULL;
  geometry = zw_ogr_decode (shape, &error);
  if (geometry == NULL)
    *problem = g_strdup (error->message);
  else if (zw_geometry_is_empty (geometry))
    g_clear_pointer (&geometry, zw_geometry_unref);
  return geometry;
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  GdalReader *self = (GdalReader *) parent;
  OGRFeatureH feature;

  g_clear_pointer (&self->failure, g_free);
  zw_gdal_listen (&self->failure);
  feature = OGR_L_GetNextFeature (self->ogr_layer);
  zw_gdal_stop_listening ();
  *more = feature != NULL;
  if (feature == NULL)
    {
      g_autofree char *reason = zw_gdal_dup_reason (self->failure, self->path);
      g_autofree char *shown = g_path_get_basename (self->path);

      if (reason == NULL || self->index >= parent->count)
        return TRUE;
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                   /* Translators: a file name, the number of a feature, and a reason in English */
                   _ ("“%s” is damaged after feature %" PRId64 ": %s."), shown, self->index,
                   reason);
      return FALSE;
    }
  self->index++;
  /* Translators: which one of a layer's features */
  parent->record.label = g_strdup_printf (_ ("feature %" PRId64), self->index);
  parent->record.geometry = read_geometry (feature, &parent->record.problem);
  g_ptr_array_set_size (self->texts, 0);
  for (guint i = 0; i < parent->fields->len; i++)
    g_ptr_array_add (self->texts, OGR_F_IsFieldSetAndNotNull (feature, (int) i)
                                      ? make_text (self, OGR_F_GetFieldAsString (feature, (int) i))
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
  g_clear_pointer (&self->decoder, zw_encoding_free);
  g_free (self->failure);
  g_free (self->path);
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

      g_ptr_array_add (parent->fields, make_name (self, OGR_Fld_GetNameRef (field)));
      g_array_append_val (parent->is_number, number);
    }
  if (srs != NULL)
    {
      char *wkt = NULL;

      OSRExportToWkt (srs, &wkt);
      parent->crs = wkt != NULL ? g_utf8_make_valid (wkt, -1) : NULL;
      CPLFree (wkt);
    }
  parent->count = OGR_L_GetFeatureCount (self->ogr_layer, TRUE);
}

/* @opened is what GDAL was given: the .shp, or the folder or zip that holds it. */
static gboolean
find_encoding (GdalReader *self, const char *opened, const char *wanted, GError **error)
{
  ZwReader *parent = &self->parent;
  g_autofree char *lower = g_ascii_strdown (opened, -1);
  g_autofree char *table = NULL;
  g_autoptr (ZwDbf) dbf = NULL;

  self->is_raw = g_strcmp0 (parent->format, "ESRI Shapefile") == 0;
  if (self->is_raw)
    {
      table = g_str_has_suffix (lower, ".shp")
                  ? g_strdup (opened)
                  : g_strconcat (opened, "/", OGR_L_GetName (self->ogr_layer), ".shp", NULL);
      dbf = zw_dbf_read (table, NULL);
    }
  if (dbf != NULL)
    parent->encoding_guess = zw_dbf_guess_encoding (dbf);
  if (wanted != NULL)
    parent->encoding = g_strdup (wanted);
  else if (parent->encoding_guess != NULL)
    parent->encoding = g_strdup (zw_encoding_guess_get_best (parent->encoding_guess));
  else
    parent->encoding = g_strdup ("UTF-8");
  if (!self->is_raw && wanted == NULL)
    return TRUE;
  self->decoder = zw_encoding_new (parent->encoding, error);
  return self->decoder != NULL;
}

static GPtrArray *
list_layers (GDALDatasetH dataset)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    g_ptr_array_add (names,
                     g_utf8_make_valid (OGR_L_GetName (GDALDatasetGetLayer (dataset, i)), -1));
  return names;
}

static OGRLayerH
choose_layer (GdalReader *self, const char *wanted, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->path);
  GPtrArray *names = self->parent.layer_names;
  g_autofree char *list = NULL;

  for (guint i = 0; i < names->len; i++)
    if (wanted == NULL || g_strcmp0 (wanted, g_ptr_array_index (names, i)) == 0)
      return GDALDatasetGetLayer (self->dataset, (int) i);
  if (names->len == 0)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   /* Translators: %s is a file name */
                   _ ("“%s” holds no map layer."), shown);
      return NULL;
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  g_ptr_array_set_size (names, (int) names->len - 1);
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
               /* Translators: a file name, a layer, and the layers there are */
               _ ("“%s” has no layer “%s”. It has: %s."), shown, wanted, list);
  return NULL;
}

ZwReader *
zw_reader_open_gdal (const char *path, const ZwReaderOptions *options, GError **error)
{
  GdalReader *self = g_new0 (GdalReader, 1);
  g_autoptr (ZwReader) parent = &self->parent;
  g_autofree char *opened = NULL;

  parent->next = next;
  parent->finalize = finalize;
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->path = g_strdup (path);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  self->dataset = zw_gdal_open (path, &opened, error);
  if (self->dataset == NULL)
    return NULL;
  parent->format = g_strdup (GDALGetDriverShortName (GDALGetDatasetDriver (self->dataset)));
  zw_gdal_listen (&self->failure);
  parent->layer_names = list_layers (self->dataset);
  self->ogr_layer = choose_layer (self, options->layer, error);
  if (self->ogr_layer != NULL && find_encoding (self, opened, options->encoding, error))
    {
      parent->layer = dup_layer_title (self->ogr_layer, path);
      read_schema (self);
      OGR_L_ResetReading (self->ogr_layer);
    }
  zw_gdal_stop_listening ();
  return parent->layer != NULL ? g_steal_pointer (&parent) : NULL;
}
