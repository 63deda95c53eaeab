/* zw-data-write.c: tables as the bytes of files, through GDAL
 *
 * GDAL writes in memory; what is on the disk is touched only by who puts the
 * finished bytes there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-data-write.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <glib/gi18n.h>
#include <math.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "geometry/zw-transform.h"
#include "geometry/zw-wkb.h"
#include "output/zw-field-names.h"

#define UTF_8 "UTF-8"
#define CP950 "CP950"

/* Longest text in a DBF, in bytes. */
#define DBF_TEXT_BYTES 254

/* Of a DBF: where its language driver stands, and that of Chinese (Taiwan). */
#define DBF_LANGUAGE_OFFSET 29
#define DBF_LANGUAGE_BIG5 0x4f

/* Digits of a number in a DBF: enough for NT$, counts and coordinates. */
#define DBF_WHOLE_WIDTH 16
#define DBF_NUMBER_WIDTH 20
#define DBF_NUMBER_DECIMALS 8

static const struct
{
  const char *driver;
  const char *suffix;
} drivers[ZW_N_DATA_FORMATS] = {
  [ZW_DATA_GPKG] = { "GPKG", ".gpkg" },
  [ZW_DATA_GEOJSON] = { "GeoJSON", ".geojson" },
  [ZW_DATA_SHAPE] = { "ESRI Shapefile", ".shp" },
  [ZW_DATA_CSV] = { "CSV", ".csv" },
};

/* Names and texts of a table as a format can hold them. */
typedef struct
{
  GStrv names;
  GPtrArray *rows; /* GStrv: texts of each row, "" for other fields */
  const char *encoding;
} Fitted;

static void
file_free (gpointer data)
{
  ZwDataFile *self = data;

  g_free (self->suffix);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static gboolean
set_gdal_error (GError **error)
{
  g_set_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_WRITE,
               /* Translators: a reason in GDAL's words */
               _ ("The file could not be made: %s."), CPLGetLastErrorMsg ());
  return FALSE;
}

/**
 * zw_data_transform:
 *
 * Returns: (transfer full): a shape in another coordinate system; longitude before
 *   latitude
 */
ZwGeometry *
zw_data_transform (const ZwGeometry *shape, const char *from, const char *to, GError **error)
{
  g_autoptr (ZwTransform) transform = zw_transform_new (from, to, error);
  g_autoptr (ZwGeometryBuilder) builder = NULL;
  g_autofree ZwPoint *points = NULL;

  if (transform == NULL)
    return NULL;
  points = g_memdup2 (shape->points, shape->n_points * sizeof (ZwPoint));
  if (!zw_transform_points (transform, points, shape->n_points, error))
    return NULL;
  builder = zw_geometry_builder_new (shape->kind);
  for (guint part = 0; part < shape->n_parts; part++)
    {
      zw_geometry_builder_begin_part (builder);
      for (guint ring = shape->part_starts[part]; ring < shape->part_starts[part + 1]; ring++)
        {
          zw_geometry_builder_begin_ring (builder);
          for (guint i = shape->ring_starts[ring]; i < shape->ring_starts[ring + 1]; i++)
            zw_geometry_builder_add (builder, points[i].x, points[i].y);
        }
    }
  return zw_geometry_builder_end (g_steal_pointer (&builder));
}

/* Characters of a text that an encoding lacks. */
static void
find_missing (const char *text, const char *encoding, GString *missing)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gssize length = g_utf8_next_char (p) - p;
      g_autofree char *encoded = g_convert (p, length, encoding, UTF_8, NULL, NULL, NULL);
      g_autofree char *letter = g_strndup (p, (gsize) length);

      if (encoded == NULL && strstr (missing->str, letter) == NULL)
        g_string_append (missing, letter);
    }
}

static gboolean
check_encoding (const ZwDataTable *table, const char *encoding, GError **error)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < table->fields->len; i++)
    find_missing (zw_data_table_get_field (table, i)->name, encoding, missing);
  for (guint r = 0; r < table->rows->len; r++)
    for (guint i = 0; i < table->fields->len; i++)
      {
        const ZwDataValue *value = zw_data_table_get_value (table, r, i);

        if (value != NULL && value->text != NULL)
          find_missing (value->text, encoding, missing);
      }
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, ZW_DATA_ERROR, ZW_DATA_ERROR_ENCODING,
               /* Translators: characters such as 堃 */
               _ ("CP950 has no “%s”. Write the shapefile in UTF-8."), missing->str);
  return FALSE;
}

static char *
fit_text (const ZwDataJob *job, const ZwDataValue *value, const char *encoding, guint *n_cut)
{
  char *cut;

  if (value == NULL || value->text == NULL)
    return g_strdup ("");
  if (job->format != ZW_DATA_SHAPE)
    return g_strdup (value->text);
  cut = zw_text_cut (value->text, encoding, DBF_TEXT_BYTES);
  if (!g_str_equal (cut, value->text))
    ++*n_cut;
  return cut;
}

static Fitted *
fit (const ZwDataJob *job, const ZwDataTable *table)
{
  Fitted *self = g_new0 (Fitted, 1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  guint n_cut = 0;

  self->encoding = job->cp950 ? CP950 : UTF_8;
  for (guint i = 0; i < table->fields->len; i++)
    g_strv_builder_add (names, zw_data_table_get_field (table, i)->name);
  all = g_strv_builder_end (names);
  self->names = job->format == ZW_DATA_SHAPE
                    ? zw_field_names_cut ((const char *const *) all, self->encoding)
                    : g_strdupv (all);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint r = 0; r < table->rows->len; r++)
    {
      g_autoptr (GStrvBuilder) row = g_strv_builder_new ();

      for (guint i = 0; i < table->fields->len; i++)
        {
          g_autofree char *text = fit_text (job, zw_data_table_get_value (table, r, i),
                                            self->encoding, &n_cut);

          g_strv_builder_add (row, text);
        }
      g_ptr_array_add (self->rows, g_strv_builder_end (row));
    }
  if (n_cut > 0)
    g_ptr_array_add (
        job->notes,
        g_strdup_printf (
            g_dngettext (GETTEXT_PACKAGE, "%u text was longer than a shapefile holds and was cut.",
                         "%u texts were longer than a shapefile holds and were cut.", n_cut),
            n_cut));
  return self;
}

static void
fitted_free (Fitted *self)
{
  g_strfreev (self->names);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static int
find_width (const ZwDataTable *table, const Fitted *fitted, guint field)
{
  gsize width = 1;

  for (guint r = 0; r < table->rows->len; r++)
    {
      GStrv row = g_ptr_array_index (fitted->rows, r);
      gsize n = 0;
      g_autofree char *encoded = g_convert (row[field], -1, fitted->encoding, UTF_8, NULL, &n,
                                            NULL);

      width = MAX (width, n);
    }
  return (int) width;
}

static gboolean
create_fields (const ZwDataJob *job,
               const ZwDataTable *table,
               const Fitted *fitted,
               OGRLayerH layer)
{
  static const OGRFieldType types[] = {
    [ZW_DATA_TEXT] = OFTString, [ZW_DATA_WHOLE] = OFTInteger64, [ZW_DATA_NUMBER] = OFTReal
  };
  gboolean ok = TRUE;

  for (guint i = 0; i < table->fields->len && ok; i++)
    {
      ZwDataType type = zw_data_table_get_field (table, i)->type;
      OGRFieldDefnH field = OGR_Fld_Create (fitted->names[i], types[type]);

      if (job->format == ZW_DATA_SHAPE && type == ZW_DATA_TEXT)
        OGR_Fld_SetWidth (field, find_width (table, fitted, i));
      else if (job->format == ZW_DATA_SHAPE && type == ZW_DATA_WHOLE)
        OGR_Fld_SetWidth (field, DBF_WHOLE_WIDTH);
      else if (job->format == ZW_DATA_SHAPE)
        {
          OGR_Fld_SetWidth (field, DBF_NUMBER_WIDTH);
          OGR_Fld_SetPrecision (field, DBF_NUMBER_DECIMALS);
        }
      ok = OGR_L_CreateField (layer, field, TRUE) == OGRERR_NONE;
      OGR_Fld_Destroy (field);
    }
  return ok;
}

static OGRGeometryH
make_shape (const ZwDataJob *job, const ZwGeometry *shape, GError **error)
{
  g_autoptr (ZwGeometry) carried = zw_data_transform (shape, job->from, job->to, error);
  g_autoptr (GByteArray) wkb = NULL;
  OGRGeometryH made = NULL;

  if (carried == NULL)
    return NULL;
  wkb = zw_wkb_encode (carried);
  if (OGR_G_CreateFromWkb (wkb->data, NULL, &made, (int) wkb->len) != OGRERR_NONE)
    {
      set_gdal_error (error);
      return NULL;
    }
  return OGR_G_ForceToMultiPolygon (made);
}

static void
set_values (const ZwDataTable *table, guint row, const Fitted *fitted, OGRFeatureH feature)
{
  GStrv texts = g_ptr_array_index (fitted->rows, row);

  for (guint i = 0; i < table->fields->len; i++)
    {
      const ZwDataValue *value = zw_data_table_get_value (table, row, i);

      if (value == NULL || (value->text == NULL && isnan (value->number)))
        OGR_F_SetFieldNull (feature, (int) i);
      else if (value->text != NULL)
        OGR_F_SetFieldString (feature, (int) i, texts[i]);
      else if (zw_data_table_get_field (table, i)->type == ZW_DATA_WHOLE)
        OGR_F_SetFieldInteger64 (feature, (int) i, (GIntBig) value->number);
      else
        OGR_F_SetFieldDouble (feature, (int) i, value->number);
    }
}

static gboolean
add_rows (const ZwDataJob *job,
          const ZwDataTable *table,
          const Fitted *fitted,
          OGRLayerH layer,
          GError **error)
{
  for (guint r = 0; r < table->rows->len; r++)
    {
      OGRFeatureH feature = OGR_F_Create (OGR_L_GetLayerDefn (layer));
      gboolean ok = TRUE;

      set_values (table, r, fitted, feature);
      if (table->shapes != NULL)
        {
          OGRGeometryH shape = make_shape (job, g_ptr_array_index (table->shapes, r), error);

          ok = shape != NULL;
          if (ok)
            OGR_F_SetGeometryDirectly (feature, shape);
        }
      if (ok && OGR_L_CreateFeature (layer, feature) != OGRERR_NONE)
        ok = set_gdal_error (error);
      OGR_F_Destroy (feature);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static char **
make_layer_options (const ZwDataJob *job, const ZwDataTable *table)
{
  char **options = NULL;

  switch (job->format)
    {
    case ZW_DATA_GPKG:
      options = CSLSetNameValue (options, "GEOMETRY_NAME", "geom");
      options = CSLSetNameValue (options, "IDENTIFIER", table->title);
      options = CSLSetNameValue (options, "FID", "fid");
      break;
    case ZW_DATA_GEOJSON:
      options = CSLSetNameValue (options, "RFC7946", "YES");
      break;
    case ZW_DATA_SHAPE:
      options = CSLSetNameValue (options, "ENCODING", job->cp950 ? CP950 : UTF_8);
      break;
    default:
      options = CSLSetNameValue (options, "WRITE_BOM", "YES");
      options = CSLSetNameValue (options, "LINEFORMAT", "CRLF");
      if (table->shapes != NULL)
        options = CSLSetNameValue (options, "GEOMETRY", "AS_WKT");
    }
  return options;
}

static gboolean
write_table (const ZwDataJob *job,
             const ZwDataTable *table,
             GDALDatasetH dataset,
             OGRSpatialReferenceH srs,
             GError **error)
{
  char **options = make_layer_options (job, table);
  OGRwkbGeometryType type = table->shapes == NULL          ? wkbNone
                            : job->format == ZW_DATA_SHAPE ? wkbPolygon
                                                           : wkbMultiPolygon;
  OGRLayerH layer = GDALDatasetCreateLayer (dataset, table->id, srs, type, options);
  Fitted *fitted = fit (job, table);
  gboolean ok = layer != NULL && create_fields (job, table, fitted, layer);

  if (!ok)
    set_gdal_error (error);
  ok = ok && add_rows (job, table, fitted, layer, error);
  fitted_free (fitted);
  CSLDestroy (options);
  return ok;
}

static GBytes *
take_bytes (const char *path, gboolean cp950)
{
  vsi_l_offset size = 0;
  GByte *data = VSIGetMemFileBuffer (path, &size, FALSE);
  guint8 *copy = data != NULL ? g_memdup2 (data, size) : NULL;

  /* GDAL names the code page in the .cpg alone. */
  if (copy != NULL && cp950 && g_str_has_suffix (path, ".dbf") && size > DBF_LANGUAGE_OFFSET)
    copy[DBF_LANGUAGE_OFFSET] = DBF_LANGUAGE_BIG5;
  return copy != NULL ? g_bytes_new_take (copy, size) : NULL;
}

static GPtrArray *
collect (const char *folder, gboolean cp950, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  char **names = VSIReadDir (folder);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", names[i], NULL);
      const char *suffix = strrchr (names[i], '.');
      GBytes *bytes = suffix != NULL ? take_bytes (path, cp950) : NULL;
      ZwDataFile *file;

      if (bytes == NULL)
        continue;
      file = g_new0 (ZwDataFile, 1);
      file->suffix = g_strdup (suffix);
      file->bytes = bytes;
      g_ptr_array_add (files, file);
    }
  CSLDestroy (names);
  if (files->len > 0)
    return g_steal_pointer (&files);
  set_gdal_error (error);
  return NULL;
}

/**
 * zw_data_write_ogr:
 * @job: of a format that GDAL writes
 *
 * Returns: (transfer full) (element-type ZwDataFile): the files that make it up
 */
GPtrArray *
zw_data_write_ogr (const ZwDataJob *job, GError **error)
{
  static gint count = 0;
  g_autofree char *folder = g_strdup_printf ("/vsimem/zonewright-%d", g_atomic_int_add (&count, 1));
  /* GDAL wants a CSV file to be called as its table is. */
  const ZwDataTable *first = g_ptr_array_index (job->tables, 0);
  g_autofree char *path = g_strconcat (folder, "/", first->id, drivers[job->format].suffix, NULL);
  GDALDriverH driver = NULL;
  GDALDatasetH dataset = NULL;
  OGRSpatialReferenceH srs = NULL;
  GPtrArray *files = NULL;
  gboolean ok = TRUE;

  if (job->format == ZW_DATA_SHAPE && job->cp950)
    ok = check_encoding (g_ptr_array_index (job->tables, 0), CP950, error);
  if (!ok)
    return NULL;
  GDALAllRegister ();
  CPLErrorReset ();
  CPLPushErrorHandler (CPLQuietErrorHandler);
  VSIMkdir (folder, 0755);
  srs = OSRNewSpatialReference (NULL);
  OSRSetAxisMappingStrategy (srs, OAMS_TRADITIONAL_GIS_ORDER);
  driver = GDALGetDriverByName (drivers[job->format].driver);
  if (OSRSetFromUserInput (srs, job->to) == OGRERR_NONE && driver != NULL)
    dataset = GDALCreate (driver, path, 0, 0, 0, GDT_Unknown, NULL);
  ok = dataset != NULL || set_gdal_error (error);
  for (guint i = 0; ok && i < job->tables->len; i++)
    ok = write_table (job, g_ptr_array_index (job->tables, i), dataset, srs, error);
  if (dataset != NULL)
    GDALClose (dataset);
  OSRDestroySpatialReference (srs);
  if (ok)
    files = collect (folder, job->format == ZW_DATA_SHAPE && job->cp950, error);
  VSIRmdirRecursive (folder);
  CPLPopErrorHandler ();
  return files;
}
