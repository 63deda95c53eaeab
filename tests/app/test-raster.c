/* test-raster.c: grids of counts as layers of squares
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grids are made with GDAL; what they must come to is the sum of their cells.
 */

#include <math.h>

#include "import-fixture.h"

/* What a grid is made of; NULL cells let every one be its number, from 1 on. */
typedef struct
{
  int width, height, n_bands;
  GDALDataType type;
  const double *cells;
  int epsg;
  gboolean rotated;
  gboolean nowhere; /* without a georeference */
  gboolean palette;
  gboolean has_nodata;
  double nodata;
  double scale;
} Grid;

static char *
write_grid (Fixture *self, const char *name, const Grid *grid)
{
  char *path = g_build_filename (self->folder, name, NULL);
  char *options[] = { "PHOTOMETRIC=RGB", NULL };
  double straight[6] = { 302000, 100, 0, 2771000, 0, -100 };
  double rotated[6] = { 302000, 60, 80, 2771000, 80, -60 };
  double degrees[6] = { 121.5, 0.001, 0, 25.05, 0, -0.001 };
  GDALDatasetH dataset;
  OGRSpatialReferenceH srs = OSRNewSpatialReference (NULL);

  GDALAllRegister ();
  dataset = GDALCreate (GDALGetDriverByName ("GTiff"), path, grid->width, grid->height,
                        grid->n_bands, grid->type, grid->n_bands == 3 ? options : NULL);
  g_assert_nonnull (dataset);
  if (!grid->nowhere)
    {
      OSRImportFromEPSG (srs, grid->epsg);
      g_assert_cmpint (GDALSetProjection (dataset, ""), ==, CE_None);
      GDALSetSpatialRef (dataset, srs);
      GDALSetGeoTransform (dataset, grid->epsg == 4326 ? degrees
                                    : grid->rotated    ? rotated
                                                       : straight);
    }
  for (int b = 1; b <= grid->n_bands; b++)
    {
      GDALRasterBandH band = GDALGetRasterBand (dataset, b);

      if (grid->has_nodata)
        GDALSetRasterNoDataValue (band, grid->nodata);
      if (grid->scale != 0.0)
        GDALSetRasterScale (band, grid->scale);
      if (grid->palette)
        {
          GDALColorTableH table = GDALCreateColorTable (GPI_RGB);
          GDALColorEntry red = { 255, 0, 0, 255 };

          GDALSetColorEntry (table, 1, &red);
          GDALSetRasterColorTable (band, table);
          GDALDestroyColorTable (table);
        }
      for (int y = 0; y < grid->height; y++)
        for (int x = 0; x < grid->width; x++)
          {
            double value = grid->cells != NULL ? grid->cells[y * grid->width + x]
                                               : y * grid->width + x + 1;

            g_assert_cmpint (
                GDALRasterIO (band, GF_Write, x, y, 1, 1, &value, 1, 1, GDT_Float64, 0, 0), ==,
                CE_None);
          }
    }
  GDALClose (dataset);
  OSRDestroySpatialReference (srs);
  return path;
}

static double
sum_numbers (const ZwFeatures *features)
{
  const double *numbers = zw_features_get_numbers (features, "population");
  double sum = 0.0;

  for (guint i = 0; i < features->n; i++)
    sum += numbers[i];
  return sum;
}

/* Cells without people, unknown ones and negative ones are left out; the others
 * are squares of 100 m with their counts to the last bit. */
static void
test_cells (void)
{
  static const double cells[] = {
    1.1, 2.2, 0, 3.3, -9999, 4.4, -5, NAN, 5.5, 123456.789, 0.1, 0.2
  };
  const Grid grid = { .width = 4,
                      .height = 3,
                      .n_bands = 1,
                      .type = GDT_Float64,
                      .cells = cells,
                      .epsg = 3826,
                      .has_nodata = TRUE,
                      .nodata = -9999 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_grid (fixture, "people.tif", &grid);
  ZwImportOptions options = { .path = path };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);

  g_assert_cmpint (layer->role, ==, ZW_ROLE_POPULATION);
  g_assert_cmpstr (layer->source.format, ==, "GTiff");
  g_assert_cmpstr (layer->name, ==, "people");
  g_assert_cmpuint (features->n, ==, 8);
  g_assert_cmpfloat (sum_numbers (features), ==,
                     1.1 + 2.2 + 3.3 + 4.4 + 5.5 + 123456.789 + 0.1 + 0.2);
  for (guint i = 0; i < features->n; i++)
    {
      g_autoptr (ZwGeometry) square = zw_features_dup_geometry (features, i);

      g_assert_cmpfloat_with_epsilon (zw_geometry_get_area (square), 10000.0, 1e-6);
    }
  {
    /* 4.4 is in the second column of the second row. */
    g_autoptr (ZwGeometry) square = zw_features_dup_geometry (features, 3);
    ZwEnvelope bounds = zw_geometry_get_envelope (square);

    g_assert_cmpfloat_with_epsilon (bounds.min_x, 302100, 1e-6);
    g_assert_cmpfloat_with_epsilon (bounds.max_x, 302200, 1e-6);
    g_assert_cmpfloat_with_epsilon (bounds.min_y, 2770800, 1e-6);
    g_assert_cmpfloat_with_epsilon (bounds.max_y, 2770900, 1e-6);
  }
}

/* Wider than what is read at once, so that spans and rows are put together; the
 * sum of 1 … n is n (n + 1) / 2. */
static void
test_wide (void)
{
  const Grid grid = { .width = 5000, .height = 2, .n_bands = 1, .type = GDT_UInt16, .epsg = 4326 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_grid (fixture, "a.tif", &grid);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_POPULATION);

  g_assert_cmpuint (features->n, ==, 10000);
  g_assert_cmpfloat (sum_numbers (features), ==, 10000.0 * 10001.0 / 2.0);
}

/* A grid that does not point north: cells are turned squares of 100 m. */
static void
test_rotated (void)
{
  const Grid grid = { .width = 3,
                      .height = 2,
                      .n_bands = 1,
                      .type = GDT_Float32,
                      .epsg = 3826,
                      .rotated = TRUE,
                      .scale = 0.5 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_grid (fixture, "a.tiff", &grid);
  g_autoptr (ZwFeatures) features = import_as (fixture, path, ZW_ROLE_POPULATION);
  double area = 0.0;

  g_assert_cmpuint (features->n, ==, 6);
  g_assert_cmpfloat (sum_numbers (features), ==, 10.5);
  for (guint i = 0; i < features->n; i++)
    {
      g_autoptr (ZwGeometry) square = zw_features_dup_geometry (features, i);

      area += zw_geometry_get_area (square);
    }
  g_assert_cmpfloat_with_epsilon (area, 60000.0, 1e-4);
}

/* Heights are not taken for residents, unless someone says so. */
static void
test_heights (void)
{
  static const char *const names[] = { "poa_elevation.tif", "DEM_20m.tif", "臺北市高程.tif" };
  const Grid grid = { .width = 3, .height = 2, .n_bands = 1, .type = GDT_Float32, .epsg = 3826 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_grid (fixture, names[i], &grid);
      g_autoptr (GHashTable) mapping = g_hash_table_new (g_str_hash, g_str_equal);
      ZwImportOptions options = { .path = path };
      g_autoptr (ZwImportReport) report = import_with (fixture, &options);
      g_autoptr (ZwLayer) layer = zw_layer_find (
          fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      g_autoptr (ZwFeatures) features = NULL;

      g_assert_cmpint (layer->role, ==, ZW_ROLE_BACKGROUND);
      g_hash_table_insert (mapping, (char *) "population", (char *) "value");
      options = (ZwImportOptions){
        .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .mapping = mapping
      };
      g_clear_pointer (&report, zw_import_report_free);
      g_clear_pointer (&layer, zw_layer_free);
      report = import_with (fixture, &options);
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
      features = zw_features_load (fixture->store, layer, NULL, NULL);
      g_assert_cmpfloat (sum_numbers (features), ==, 21);
    }
}

static void
test_ascii (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (
      fixture, "a.asc",
      "ncols 2\nnrows 2\nxllcorner 302000\nyllcorner 2770000\ncellsize 100\n"
      "NODATA_value -1\n7 -1\n0 35\n");
  ZwImportOptions options = {
    .path = path, .has_role = TRUE, .role = ZW_ROLE_POPULATION, .crs = "EPSG:3826"
  };
  g_autoptr (ZwImportReport) report = import_with (fixture, &options);
  g_autoptr (ZwLayer)
      layer = zw_layer_find (fixture->store, g_array_index (report->layer_ids, gint64, 0), NULL);
  g_autoptr (ZwFeatures) features = zw_features_load (fixture->store, layer, NULL, NULL);

  g_assert_cmpuint (features->n, ==, 2);
  g_assert_cmpfloat (sum_numbers (features), ==, 42);
}

static void
test_refused (void)
{
  static const double nothing[] = { 0, 0, -1, 0 };
  static const struct
  {
    const char *what;
    Grid grid;
    const char *words;
  } cases[] = {
    { "a picture",
      { .width = 2, .height = 2, .n_bands = 3, .type = GDT_Byte, .epsg = 3826 },
      "picture" },
    { "a scanned map",
      { .width = 2, .height = 2, .n_bands = 1, .type = GDT_Byte, .epsg = 3826, .palette = TRUE },
      "picture" },
    { "nowhere",
      { .width = 2, .height = 2, .n_bands = 1, .type = GDT_Float32, .nowhere = TRUE },
      "where on the map" },
    { "no people",
      { .width = 2,
        .height = 2,
        .n_bands = 1,
        .type = GDT_Float32,
        .cells = nothing,
        .epsg = 3826 },
      "above 0" },
    { "complex numbers",
      { .width = 2, .height = 2, .n_bands = 1, .type = GDT_CFloat32, .epsg = 3826 },
      "without counts" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = write_grid (fixture, "圖.tif", &cases[i].grid);
      ZwImportOptions options = { .path = path };

      g_test_message ("%s", cases[i].what);
      import_refused (fixture, &options, cases[i].words);
    }
}

/* Too many cells at all, and too many with people, of which the file holds none. */
static void
test_too_large (void)
{
  static const struct
  {
    int width, height;
    double fill; /* what cells that are not there count as */
    const char *words;
  } cases[] = { { 30000, 30000, 0, "900 million" }, { 2100, 2000, 1, "4 million" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Fixture) fixture = fixture_new ();
      g_autofree char *path = g_build_filename (fixture->folder, "a.tif", NULL);
      char *sparse[] = { "SPARSE_OK=TRUE", "COMPRESS=DEFLATE", NULL };
      double transform[6] = { 302000, 1, 0, 2771000, 0, -1 };
      ZwImportOptions options = { .path = path };
      GDALDatasetH dataset;

      GDALAllRegister ();
      dataset = GDALCreate (GDALGetDriverByName ("GTiff"), path, cases[i].width, cases[i].height, 1,
                            GDT_Byte, sparse);
      g_assert_nonnull (dataset);
      GDALSetGeoTransform (dataset, transform);
      if (cases[i].fill > 0)
        GDALFillRaster (GDALGetRasterBand (dataset, 1), cases[i].fill, 0);
      GDALClose (dataset);
      import_refused (fixture, &options, cases[i].words);
    }
}

static void
test_damaged (void)
{
  const Grid grid = { .width = 64, .height = 64, .n_bands = 1, .type = GDT_Float64, .epsg = 3826 };
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *whole = write_grid (fixture, "whole.tif", &grid);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
  for (gsize cut = 0; cut < length; cut += length / 40)
    {
      g_autofree char *path = write_bytes (fixture, "cut.tif", bytes, cut);
      ZwImportOptions options = { .path = path };
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwImportReport) report = zw_import_run (fixture->store, &options, NULL, &error);

      /* Where all that is lost is what GDAL can do without, it is the whole. */
      if (report == NULL)
        assert_sentence (error, "cut.tif");
    }
  {
    g_autofree char *path = write_text (fixture, "no.tif", "hello\n");
    ZwImportOptions options = { .path = path };

    import_refused (fixture, &options, "no GeoTIFF");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/raster/cells", test_cells);
  g_test_add_func ("/raster/wide", test_wide);
  g_test_add_func ("/raster/rotated", test_rotated);
  g_test_add_func ("/raster/heights", test_heights);
  g_test_add_func ("/raster/ascii", test_ascii);
  g_test_add_func ("/raster/refused", test_refused);
  g_test_add_func ("/raster/too-large", test_too_large);
  g_test_add_func ("/raster/damaged", test_damaged);
  return g_test_run ();
}
