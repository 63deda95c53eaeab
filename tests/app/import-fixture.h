/* import-fixture.h: sources made for a test, and a project to take them into
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdal.h>
#include <ogr_srs_api.h>
#include <zip.h>

#include "import/zw-import-error.h"
#include "import/zw-import.h"
#include "layers/zw-features.h"
#include "store-fixture.h"

typedef struct
{
  char *folder;
  ZwStore *store;
} Fixture;

G_GNUC_UNUSED static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->folder = make_folder ();
  self->store = make_project (self->folder, "project.gpkg");
  return self;
}

G_GNUC_UNUSED static void
fixture_free (Fixture *self)
{
  g_clear_object (&self->store);
  drop_folder (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

G_GNUC_UNUSED static char *
write_bytes (Fixture *self, const char *name, const void *bytes, gsize length)
{
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

G_GNUC_UNUSED static char *
write_text (Fixture *self, const char *name, const char *text)
{
  return write_bytes (self, name, text, strlen (text));
}

/* A layer by GDAL: shapes as well-known text, with a field "id" that counts them. */
G_GNUC_UNUSED static char *
write_ogr (Fixture *self,
           const char *driver,
           const char *name,
           const char *layer,
           int epsg,
           const char *const *shapes)
{
  char *path = g_build_filename (self->folder, name, NULL);
  OGRSpatialReferenceH srs = epsg > 0 ? OSRNewSpatialReference (NULL) : NULL;
  GDALDatasetH dataset;
  OGRLayerH target;
  OGRFieldDefnH field = OGR_Fld_Create ("id", OFTInteger);
  OGRGeometryH first = NULL;
  char *text = (char *) shapes[0];

  GDALAllRegister ();
  if (srs != NULL)
    {
      OSRImportFromEPSG (srs, epsg);
      OSRSetAxisMappingStrategy (srs, OAMS_TRADITIONAL_GIS_ORDER);
    }
  OGR_G_CreateFromWkt (&text, NULL, &first);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_UPDATE, NULL, NULL, NULL);
  else
    dataset = GDALCreate (GDALGetDriverByName (driver), path, 0, 0, 0, GDT_Unknown, NULL);
  g_assert_nonnull (dataset);
  target = GDALDatasetCreateLayer (dataset, layer, srs, OGR_G_GetGeometryType (first), NULL);
  g_assert_nonnull (target);
  OGR_G_DestroyGeometry (first);
  OGR_L_CreateField (target, field, TRUE);
  for (guint i = 0; shapes[i] != NULL; i++)
    {
      OGRFeatureH feature = OGR_F_Create (OGR_L_GetLayerDefn (target));
      OGRGeometryH shape = NULL;

      text = (char *) shapes[i];
      if (*text != '\0')
        g_assert_cmpint (OGR_G_CreateFromWkt (&text, NULL, &shape), ==, OGRERR_NONE);
      OGR_F_SetGeometryDirectly (feature, shape);
      OGR_F_SetFieldInteger (feature, 0, (int) i + 1);
      g_assert_cmpint (OGR_L_CreateFeature (target, feature), ==, OGRERR_NONE);
      OGR_F_Destroy (feature);
    }
  OGR_Fld_Destroy (field);
  GDALClose (dataset);
  if (srs != NULL)
    OSRDestroySpatialReference (srs);
  return path;
}

/* A shapefile of points by GDAL, its table by hand: @names and @rows are bytes as
 * the table holds them, every field of text and 40 bytes wide. */
G_GNUC_UNUSED static char *
write_shapefile (Fixture *self,
                 const char *stem,
                 int epsg,
                 const char *const *shapes,
                 guint n_fields,
                 const char *const *names,
                 const char *const *rows,
                 guint8 language)
{
  g_autofree char *name = g_strconcat (stem, ".shp", NULL);
  g_autofree char *table_name = g_strconcat (stem, ".dbf", NULL);
  g_autofree char *cpg_name = g_strconcat (stem, ".cpg", NULL);
  g_autofree char *cpg = g_build_filename (self->folder, cpg_name, NULL);
  char *path = write_ogr (self, "ESRI Shapefile", name, stem, epsg, shapes);
  g_autoptr (GByteArray) table = g_byte_array_new ();
  g_autofree char *table_path = NULL;
  guint n_rows = g_strv_length ((char **) shapes);
  guint16 head_size = (guint16) (32 + 32 * n_fields + 1), row_size = (guint16) (1 + 40 * n_fields);
  guint8 head[32] = { 3, 126, 1, 1 };

  g_unlink (cpg);
  memcpy (head + 4, &n_rows, 4);
  memcpy (head + 8, &head_size, 2);
  memcpy (head + 10, &row_size, 2);
  head[29] = language;
  g_byte_array_append (table, head, sizeof head);
  for (guint i = 0; i < n_fields; i++)
    {
      guint8 field[32] = { 0 };

      memcpy (field, names[i], MIN (strlen (names[i]), 11));
      field[11] = 'C';
      field[16] = 40;
      g_byte_array_append (table, field, sizeof field);
    }
  g_byte_array_append (table, (const guint8 *) "\r", 1);
  for (guint r = 0; r < n_rows; r++)
    {
      g_byte_array_append (table, (const guint8 *) " ", 1);
      for (guint i = 0; i < n_fields; i++)
        {
          guint8 cell[40];

          memset (cell, ' ', sizeof cell);
          memcpy (cell, rows[r * n_fields + i], strlen (rows[r * n_fields + i]));
          g_byte_array_append (table, cell, sizeof cell);
        }
    }
  g_byte_array_append (table, (const guint8 *) "\x1a", 1);
  table_path = write_bytes (self, table_name, table->data, table->len);
  return path;
}

/* The files of @paths in a zip, under the names behind "=". @flags say what their
 * names are in: with ZIP_FL_ENC_CP437 any bytes stay as they are, and unsaid. */
G_GNUC_UNUSED static char *
write_zip_with (Fixture *self, const char *name, const char *const *members, zip_flags_t flags)
{
  char *path = g_build_filename (self->folder, name, NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  g_assert_nonnull (zip);
  for (guint i = 0; members[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (members[i], "=", 2);
      g_autofree char *file = g_build_filename (self->folder, pair[0], NULL);
      zip_source_t *source = zip_source_file (zip, file, 0, 0);

      g_assert_cmpint (zip_file_add (zip, pair[1] != NULL ? pair[1] : pair[0], source, flags), >=,
                       0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  return path;
}

G_GNUC_UNUSED static char *
write_zip (Fixture *self, const char *name, const char *const *members)
{
  return write_zip_with (self, name, members, ZIP_FL_ENC_UTF_8);
}

G_GNUC_UNUSED static ZwImportReport *
import_with (Fixture *self, const ZwImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  ZwImportReport *report = zw_import_run (self->store, options, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->remarks->len; i++)
    {
      g_test_message ("remark: %s", (char *) g_ptr_array_index (report->remarks, i));
      g_assert_null (strchr (g_ptr_array_index (report->remarks, i), '\n'));
      g_assert_true (g_str_has_suffix (g_ptr_array_index (report->remarks, i), "."));
    }
  return report;
}

/* Imports without further ado; the layer as it is in the project then. */
G_GNUC_UNUSED static ZwFeatures *
import_as (Fixture *self, const char *path, ZwRole role)
{
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = role };
  g_autoptr (ZwImportReport) report = import_with (self, &options);
  g_autoptr (ZwLayer) layer = NULL;
  ZwFeatures *features;

  g_assert_cmpuint (report->layer_ids->len, ==, 1);
  layer = zw_layer_find (self->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  features = zw_features_load (self->store, layer, NULL, NULL);
  g_assert_nonnull (features);
  return features;
}

G_GNUC_UNUSED static gboolean
has_remark (const ZwImportReport *report, const char *words)
{
  for (guint i = 0; i < report->remarks->len; i++)
    if (strstr (g_ptr_array_index (report->remarks, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* It fails with one sentence that names @about and has @words, and the project is
 * to the last byte of its rows what it was. */
G_GNUC_UNUSED static void
import_refused_for (Fixture *self,
                    const ZwImportOptions *options,
                    const char *about,
                    const char *words)
{
  g_autofree char *before = dump_file (zw_store_get_path (self->store), FALSE);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = zw_import_run (self->store, options, NULL, &error);

  g_assert_null (report);
  assert_sentence (error, about);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” in: %s", words, error->message);
  g_assert_false (zw_store_is_in_command (self->store));
  after = dump_file (zw_store_get_path (self->store), FALSE);
  g_assert_cmpstr (before, ==, after);
}

/* The same for what is wrong with the file. */
G_GNUC_UNUSED static void
import_refused (Fixture *self, const ZwImportOptions *options, const char *words)
{
  g_autofree char *shown = g_path_get_basename (options->path);

  import_refused_for (self, options, shown, words);
}

G_GNUC_UNUSED static void
assert_place (const ZwFeatures *features, guint index, double x, double y, double within)
{
  guint part = features->starts[index];
  ZwPoint point =
      features->shape->points[features->shape->ring_starts[features->shape->part_starts[part]]];

  g_assert_cmpfloat_with_epsilon (point.x, x, within);
  g_assert_cmpfloat_with_epsilon (point.y, y, within);
}

/* A value of a column that is not the role's, as text. */
G_GNUC_UNUSED static char *
query_text (Fixture *self, const char *sql)
{
  return zw_sql_query_text (zw_store_get_db (self->store), sql, NULL);
}
