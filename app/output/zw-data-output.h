/* zw-data-output.h: zones, plan and indicators as files for other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

#define ZW_DATA_ERROR (zw_data_error_quark ())

/**
 * ZwDataError:
 * @ZW_DATA_ERROR_WRITE: the file could not be made
 * @ZW_DATA_ERROR_ENCODING: a character is not in the encoding asked for
 * @ZW_DATA_ERROR_TABLE: there is no such table, or it has no shapes
 */
typedef enum
{
  ZW_DATA_ERROR_WRITE,
  ZW_DATA_ERROR_ENCODING,
  ZW_DATA_ERROR_TABLE,
} ZwDataError;

typedef enum
{
  ZW_DATA_GPKG,    /* all tables */
  ZW_DATA_GEOJSON, /* one; RFC 7946, longitude and latitude */
  ZW_DATA_SHAPE,   /* one, with its .shx, .dbf, .prj and .cpg */
  ZW_DATA_CSV,     /* one; UTF-8 with its mark, outlines as WKT */
  ZW_DATA_XLSX,    /* all tables, a sheet each; without outlines */
  ZW_DATA_DATEX,   /* the zones: DATEX II 3.7, ControlledZoneTablePublication */
  ZW_N_DATA_FORMATS,
} ZwDataFormat;

/**
 * ZwDataOptions:
 * @zone_id: this zone alone; 0 for all
 * @table: (nullable): which table, for formats that hold one; "zones" where %NULL
 * @cp950: the shapefile's texts in CP950 in place of UTF-8
 * @crs: (nullable): coordinate system, such as "EPSG:3826"; that of the project
 *   where %NULL. GeoJSON and DATEX II know one only
 * @language: (nullable): of names and words, "zh_TW" or "en"; in English fields
 *   bear the names that JSON has
 */
typedef struct
{
  gint64 zone_id;
  const char *table;
  gboolean cp950;
  const char *crs;
  const char *language;
} ZwDataOptions;

GQuark zw_data_error_quark (void);

const char *zw_data_format_get_suffix (ZwDataFormat format);
const char *zw_data_format_get_label (ZwDataFormat format);
gboolean zw_data_format_holds_one (ZwDataFormat format);
gboolean zw_data_format_from_path (const char *path, ZwDataFormat *format);
const char *const *zw_data_list_tables (void);

gboolean zw_data_output_write (ZwStore *store,
                               const char *path,
                               const ZwDataOptions *options,
                               GPtrArray *notes,
                               const ZwProgress *progress,
                               GError **error);

G_END_DECLS
