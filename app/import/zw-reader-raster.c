/* zw-reader-raster.c: grids of counts, a square for each cell
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Population is published as a GeoTIFF whose cells hold the people who live in
 * each. A cell becomes its square in the raster's own coordinates with the count
 * as a field, so that areas and centroids are weighed as with villages, and the
 * sum of the squares is the sum of the cells.
 */

#include <cpl_conv.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <string.h>

#include "import/zw-gdal.h"
#include "import/zw-import-error.h"
#include "import/zw-reader.h"

#define FIELD "population"
#define OTHER_FIELD "value"
#define MAX_POPULATED 4000000
#define MAX_CELLS 400000000.0 /* half of Asia in steps of 100 m */
#define SPAN 4096             /* cells read at once, of one row */

typedef struct
{
  ZwReader parent;

  /* Owned */
  GDALDatasetH dataset;
  char *path;
  double *cells;

  GDALRasterBandH band; /* of @dataset */
  double transform[6];
  double nodata;
  double scale;
  double offset;
  gboolean has_nodata;
  int width;
  int height;
  int column; /* the next cell */
  int row;
  int n_cells; /* held of the row, from @first on */
  int first;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  const char *values[2];
} RasterReader;

static gboolean
set_damaged (const RasterReader *self, const char *failure, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->path);
  g_autofree char *reason = zw_gdal_dup_reason (failure, self->path);

  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
               /* Translators: a file name, the number of a row, and a reason in English */
               _ ("“%s” is damaged in row %d: %s."), shown, self->row + 1,
               reason != NULL ? reason : "?");
  return FALSE;
}

/* Reads the span of cells that the next one is in. */
static gboolean
read_span (RasterReader *self, GError **error)
{
  g_autofree char *failure = NULL;
  CPLErr code;

  self->first = self->column;
  self->n_cells = MIN (SPAN, self->width - self->column);
  zw_gdal_listen (&failure);
  code = GDALRasterIO (self->band, GF_Read, self->first, self->row, self->n_cells, 1, self->cells,
                       self->n_cells, 1, GDT_Float64, 0, 0);
  zw_gdal_stop_listening ();
  return code == CE_None || set_damaged (self, failure, error);
}

static gboolean
is_populated (const RasterReader *self, double cell)
{
  return isfinite (cell) && !(self->has_nodata && cell == self->nodata)
         && cell * self->scale + self->offset > 0.0;
}

/* The next cell with people; @found is FALSE behind the last. */
static gboolean
find_cell (RasterReader *self,
           gboolean *found,
           double *count,
           int *column,
           int *row,
           GError **error)
{
  *found = FALSE;
  while (self->row < self->height)
    {
      if (self->column >= self->first + self->n_cells && !read_span (self, error))
        return FALSE;
      for (; self->column < self->first + self->n_cells; self->column++)
        {
          double cell = self->cells[self->column - self->first];

          if (!is_populated (self, cell))
            continue;
          *found = TRUE;
          *count = cell * self->scale + self->offset;
          *column = self->column++;
          *row = self->row;
          return TRUE;
        }
      if (self->column == self->width)
        {
          self->column = self->first = self->n_cells = 0;
          self->row++;
        }
    }
  return TRUE;
}

static void
rewind_cells (RasterReader *self)
{
  self->row = self->column = self->first = self->n_cells = 0;
}

static ZwPoint
place_corner (const RasterReader *self, int column, int row)
{
  const double *t = self->transform;

  return (ZwPoint){ t[0] + column * t[1] + row * t[2], t[3] + column * t[4] + row * t[5] };
}

static gboolean
next (ZwReader *parent, gboolean *more, GError **error)
{
  RasterReader *self = (RasterReader *) parent;
  ZwReaderRow *record = &parent->record;
  double count = 0.0;
  int column = 0, row = 0;

  if (!find_cell (self, more, &count, &column, &row, error))
    return FALSE;
  if (*more)
    {
      const ZwPoint corners[] = { place_corner (self, column, row),
                                  place_corner (self, column, row + 1),
                                  place_corner (self, column + 1, row + 1),
                                  place_corner (self, column + 1, row) };

      /* Translators: where in a grid */
      record->label = g_strdup_printf (_ ("cell %d, %d"), column + 1, row + 1);
      record->geometry = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
      g_ascii_dtostr (self->text, sizeof self->text, count);
      record->values = self->values;
    }
  return TRUE;
}

static void
finalize (ZwReader *parent)
{
  RasterReader *self = (RasterReader *) parent;

  if (self->dataset != NULL)
    GDALClose (self->dataset);
  g_free (self->cells);
  g_free (self->path);
  g_free (self);
}

/* A photograph, a scanned map or a rendering, whose numbers are colours. */
static gboolean
is_picture (GDALDatasetH dataset)
{
  for (int i = 1; i <= GDALGetRasterCount (dataset); i++)
    {
      GDALRasterBandH band = GDALGetRasterBand (dataset, i);
      GDALColorInterp meaning = GDALGetRasterColorInterpretation (band);

      if (meaning == GCI_PaletteIndex || GDALGetRasterColorTable (band) != NULL
          || (meaning >= GCI_RedBand && meaning <= GCI_YCbCr_CrBand))
        return TRUE;
    }
  return FALSE;
}

/* Whether it says where its cells lie, and gives them an area. */
static gboolean
has_place (RasterReader *self)
{
  double *t = self->transform;

  if (GDALGetGeoTransform (self->dataset, t) != CE_None)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (self->transform); i++)
    if (!isfinite (t[i]))
      return FALSE;
  return t[1] * t[5] != t[2] * t[4];
}

static gboolean
check_raster (RasterReader *self, const char *shown, GError **error)
{
  double cells = (double) self->width * self->height;

  if (GDALGetRasterCount (self->dataset) == 0
      || GDALDataTypeIsComplex (GDALGetRasterDataType (self->band)))
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” is a raster without counts in its cells."), shown);
  else if (is_picture (self->dataset))
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” is a picture: its cells hold colours. What can be imported is a raster "
                    "whose cells hold numbers of residents."),
                 shown);
  else if (!has_place (self))
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                 /* Translators: %s is a file name */
                 _ ("“%s” does not say where on the map its cells lie. Take the GeoTIFF with its "
                    "georeference, or the file with the .tfw beside it."),
                 shown);
  else if (cells > MAX_CELLS)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                 /* Translators: a file name and a number of millions */
                 _ ("“%s” has %.0f million cells. Cut it to the city first."), shown, cells / 1e6);
  else
    return TRUE;
  return FALSE;
}

/* How many cells have people: all are read once. */
static gboolean
count_cells (RasterReader *self, const char *shown, GError **error)
{
  gboolean found = TRUE;
  double count;
  int column, row;

  self->parent.count = 0;
  for (;;)
    {
      if (!find_cell (self, &found, &count, &column, &row, error))
        return FALSE;
      if (!found)
        break;
      if (++self->parent.count > MAX_POPULATED)
        {
          g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_LIMIT,
                       /* Translators: %s is a file name */
                       _ ("“%s” has more than 4 million cells with a count. Cut it to the city "
                          "first."),
                       shown);
          return FALSE;
        }
    }
  rewind_cells (self);
  if (self->parent.count > 0)
    return TRUE;
  g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
               /* Translators: %s is a file name */
               _ ("No cell of “%s” has a count above 0."), shown);
  return FALSE;
}

/* Heights are the rasters that are most at hand; nobody lives in them. */
static gboolean
is_height (const RasterReader *self, const char *shown)
{
  static const char *const words[] = { "elevation", "dem",       "dtm",  "dsm",  "srtm",
                                       "slope",     "hillshade", "高程", "坡度", NULL };
  g_autofree char *lower = g_ascii_strdown (shown, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, "_-. ()0123456789", -1);
  const char *unit = GDALGetRasterUnitType (self->band);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) parts, words[i])
        || (!g_str_is_ascii (words[i]) && strstr (lower, words[i]) != NULL))
      return TRUE;
  return unit != NULL && (g_str_equal (unit, "m") || g_ascii_strncasecmp (unit, "met", 3) == 0);
}

static void
describe (RasterReader *self, const char *shown)
{
  ZwReader *parent = &self->parent;
  OGRSpatialReferenceH srs = GDALGetSpatialRef (self->dataset);
  gboolean number = TRUE;
  int known = FALSE;
  char *wkt = NULL, *dot;

  self->nodata = GDALGetRasterNoDataValue (self->band, &known);
  self->has_nodata = known;
  self->scale = GDALGetRasterScale (self->band, &known);
  self->offset = GDALGetRasterOffset (self->band, NULL);
  if (!isfinite (self->scale) || self->scale == 0.0)
    self->scale = 1.0;
  if (!isfinite (self->offset))
    self->offset = 0.0;
  if (srs != NULL && OSRExportToWkt (srs, &wkt) == OGRERR_NONE && wkt != NULL && *wkt != '\0')
    parent->crs = g_utf8_make_valid (wkt, -1);
  CPLFree (wkt);
  parent->format = g_strdup (GDALGetDriverShortName (GDALGetDatasetDriver (self->dataset)));
  parent->layer = g_strdup (shown);
  dot = strrchr (parent->layer, '.');
  if (dot != NULL && dot != parent->layer)
    *dot = '\0';
  g_ptr_array_add (parent->layer_names, NULL);
  g_ptr_array_add (parent->fields, g_strdup (is_height (self, shown) ? OTHER_FIELD : FIELD));
  g_array_append_val (parent->is_number, number);
}

/**
 * zw_reader_open_raster:
 * @path: a GeoTIFF or an ASCII grid of counts
 *
 * Returns: (transfer full): a reader of its cells above 0
 */
ZwReader *
zw_reader_open_raster (const char *path, const ZwReaderOptions *options, GError **error)
{
  RasterReader *self = g_new0 (RasterReader, 1);
  g_autoptr (ZwReader) parent = &self->parent;
  g_autofree char *shown = g_path_get_basename (path);

  parent->next = next;
  parent->finalize = finalize;
  parent->layer_names = g_ptr_array_new ();
  parent->fields = g_ptr_array_new_with_free_func (g_free);
  parent->is_number = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->path = g_strdup (path);
  self->values[0] = self->text;
  self->dataset = zw_gdal_open_raster (path, error);
  if (self->dataset == NULL)
    return NULL;
  self->cells = g_new (double, SPAN);
  self->width = GDALGetRasterXSize (self->dataset);
  self->height = GDALGetRasterYSize (self->dataset);
  self->band = GDALGetRasterCount (self->dataset) > 0 ? GDALGetRasterBand (self->dataset, 1) : NULL;
  if (!check_raster (self, shown, error))
    return NULL;
  describe (self, shown);
  return count_cells (self, shown, error) ? g_steal_pointer (&parent) : NULL;
}
