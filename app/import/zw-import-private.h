/* zw-import-private.h: what the importers of maps and of timetables share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-import.h"
#include "import/zw-layer-writer.h"
#include "import/zw-reader.h"

G_BEGIN_DECLS

/**
 * ZwImportRun:
 * @mapping: role field to source field
 * @swapped: the source has northing or latitude first
 * @shape_optional: records without a shape are taken too
 * @take: given a record whose shape is in the project's coordinates
 * @skip: told of a record that has none, and why
 *
 * A source being read for the second time.
 */
typedef struct
{
  const ZwProbe *probe;
  const ZwSurroundings *around;
  ZwReader *reader;
  ZwTransform *transform; /* NULL for a table without places */
  GHashTable *mapping;
  gboolean swapped;
  gboolean shape_optional;
  gboolean (*take) (const ZwReaderRow *record, gpointer user_data, GError **error);
  void (*skip) (const ZwReaderRow *record, const char *why, gpointer user_data);
  gpointer user_data;
} ZwImportRun;

ZwProbe *zw_probe_read (const char *path,
                        const char *layer,
                        const char *encoding,
                        const ZwProgress *progress,
                        GError **error);
gboolean zw_import_read_all (const ZwImportRun *run, const ZwProgress *progress, GError **error);
gboolean zw_import_zones (ZwStore *store,
                          const ZwImportOptions *options,
                          ZwImportRun *run,
                          ZwImportReport *report,
                          const ZwProgress *progress,
                          GError **error);

gboolean zw_import_join (ZwStore *store,
                         const ZwImportOptions *options,
                         const ZwImportRun *run,
                         ZwRole role,
                         ZwSource *source,
                         ZwImportReport *report,
                         gboolean *done,
                         const ZwProgress *progress,
                         GError **error);

gboolean zw_import_gtfs (ZwStore *store,
                         const ZwImportOptions *options,
                         const ZwSurroundings *around,
                         ZwImportReport *report,
                         const ZwProgress *progress,
                         GError **error);
void zw_import_fill_source (ZwSource *source, const ZwImportOptions *options);
int zw_import_fill_text (ZwSource *source,
                         const ZwImportOptions *options,
                         const ZwImportRun *run,
                         ZwImportReport *report,
                         const char *name);
void zw_import_remark_on_layer (ZwImportReport *report,
                                const ZwLayerWriter *writer,
                                const char *name);
void zw_import_remark_on_place (ZwImportReport *report,
                                const ZwSurroundings *around,
                                const ZwEnvelope *extent,
                                const char *name);
void zw_import_remark (ZwImportReport *report, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
