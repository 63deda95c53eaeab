/* zw-import.h: a source studied, and taken into a project as a layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "geometry/zw-crs-guess.h"
#include "import/zw-encoding.h"
#include "import/zw-surroundings.h"
#include "layers/zw-layer.h"
#include "layers/zw-zone.h"

G_BEGIN_DECLS

/**
 * ZwProbeField:
 * @name: as the source calls it, UTF-8
 * @is_number: all its values are numbers
 * @samples: (element-type utf8): values of the first records, %NULL for missing ones
 */
typedef struct
{
  char *name;
  gboolean is_number;
  GPtrArray *samples;
} ZwProbeField;

/**
 * ZwProbe:
 * @path: the source
 * @is_gtfs: it is a timetable; the fields below but @layer are empty then
 * @is_table: none of its records has a place; the fields on coordinates are empty
 * @layer: the layer looked at
 * @layer_names: (element-type utf8): all layers of the source
 * @format: name of the format
 * @fields: (element-type ZwProbeField): its fields
 * @count: records; @n_without_shape of them have no place, or stand at 0, 0
 * @kind: what most of its shapes are
 * @kind_counts: points, lines and areas
 * @extent: bounds of the coordinates as they stand in the source
 * @encoding: (nullable): what its text is read with
 * @encoding_guess: (nullable): how that was found
 * @date: (nullable): what the data are of, as the source says itself: a day, month
 *   or year, "2025-05-06", "2025-05" or "2025"
 * @year: of the survey, 0 where it does not say
 * @advice: (nullable): of a table: what to take instead to have places
 * @declared_crs: (nullable): what the source says of its coordinates
 * @crs: (nullable): the coordinate system to take: @declared_crs or the guess
 * @crs_guess: how that was found
 * @roles: (element-type ZwRoleGuess): what it may be, best first
 * @places: (element-type ZwPoint): a sample of its coordinates
 *
 * What can be known of a source before it is imported.
 */
typedef struct
{
  char *path;
  gboolean is_gtfs;
  gboolean is_table;
  char *layer;
  GPtrArray *layer_names;
  char *format;
  GPtrArray *fields;
  gint64 count;
  gint64 n_without_shape;
  ZwGeometryKind kind;
  gint64 kind_counts[3];
  ZwEnvelope extent;
  char *encoding;
  ZwEncodingGuess *encoding_guess;
  char *date;
  int year;
  char *advice;
  char *declared_crs;
  char *crs;
  ZwCrsGuess *crs_guess;
  GArray *roles;
  GArray *places;
} ZwProbe;

/**
 * ZwImportOptions:
 * @path: the source
 * @layer: (nullable): its layer; the first where %NULL
 * @has_role: whether @role is set; else it is guessed
 * @role: the part it plays
 * @name: (nullable): what to call the layer
 * @mapping: (element-type utf8 utf8) (nullable): role field to source field;
 *   fields not named here are guessed, those mapped to "" left out
 * @encoding: (nullable): encoding of its text; found where %NULL
 * @crs: (nullable): its coordinate system; found where %NULL
 * @year: year of the survey; 0 takes what the source says
 * @date: (nullable): date of the data, or the service day of a timetable,
 *   YYYY-MM-DD; %NULL takes what the source says
 * @has_zone_type: whether @zone_type is set; else the source may say it
 * @zone_type: type of the zones, where the role is zones; @name is their name
 * @zone_island, @zone_remote: the zones are on an outlying island, in a remote area;
 *   else the source may say it
 * @join: (nullable): for a table, "LAYER" or "LAYER:FIELD" with the shapes of its
 *   rows; found where %NULL
 * @key: (nullable): the table's field that is looked for there; found where %NULL
 * @join_id: one of what zw_import_list_areas() found, 0 for the best of it
 * @no_join: the table is to stay without shapes
 */
typedef struct
{
  const char *path;
  const char *layer;
  gboolean has_role;
  ZwRole role;
  const char *name;
  GHashTable *mapping;
  const char *encoding;
  const char *crs;
  int year;
  const char *date;
  gboolean has_zone_type;
  ZwZoneType zone_type;
  gboolean zone_island;
  gboolean zone_remote;
  const char *join;
  const char *key;
  gint64 join_id;
  gboolean no_join;
} ZwImportOptions;

/**
 * ZwImportReport:
 * @layer_ids: (element-type gint64): the layers made
 * @n_zones: zones made, where the role was zones
 * @remarks: (element-type utf8): sentences worth telling: guesses, repairs
 */
typedef struct
{
  GArray *layer_ids;
  guint n_zones;
  GPtrArray *remarks;
} ZwImportReport;

/**
 * ZwImportAreas:
 * @layer_id: a layer of areas
 * @layer: its name
 * @field: its field
 * @key: the table's field that is found there
 * @n_rows: rows of the table, @n_rows_matched of which have an area
 * @n_areas: areas of the layer, @n_areas_matched of which have a row
 *
 * Where a table may have its shapes from.
 */
typedef struct
{
  gint64 layer_id;
  char *layer;
  char *field;
  char *key;
  guint n_rows;
  guint n_rows_matched;
  guint n_areas;
  guint n_areas_matched;
} ZwImportAreas;

ZwProbe *zw_probe_new (const char *path,
                       const char *layer,
                       const char *encoding,
                       const ZwProgress *progress,
                       GError **error);
void zw_probe_place (ZwProbe *self, const ZwSurroundings *around);
void zw_probe_free (ZwProbe *self);
GHashTable *zw_probe_guess_mapping (const ZwProbe *self, ZwRole role);

gboolean zw_import_takes_shapes (ZwRole role);
GPtrArray *zw_import_list_areas (ZwStore *store,
                                 const ZwProbe *probe,
                                 const ZwProgress *progress,
                                 GError **error);
void zw_import_areas_free (ZwImportAreas *self);

ZwImportReport *zw_import_run (ZwStore *store,
                               const ZwImportOptions *options,
                               const ZwProgress *progress,
                               GError **error);
void zw_import_report_free (ZwImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwProbe, zw_probe_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwImportReport, zw_import_report_free)

G_END_DECLS
