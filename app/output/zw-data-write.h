/* zw-data-write.h: tables as the bytes of files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "output/zw-data-output.h"
#include "output/zw-data-table.h"

G_BEGIN_DECLS

/**
 * ZwDataFile:
 * @suffix: ".shp", ".dbf" …
 */
typedef struct
{
  char *suffix;
  GBytes *bytes;
} ZwDataFile;

/**
 * ZwDataJob:
 * @tables: (element-type ZwDataTable): one, for formats that hold one
 * @title: of the file, where its format has one
 * @from: coordinate system of the shapes
 * @to: that of the file
 * @notes: (element-type utf8): gets sentences on what was cut
 */
typedef struct
{
  ZwDataFormat format;
  const GPtrArray *tables;
  const char *title;
  const char *from;
  const char *to;
  gboolean cp950;
  GPtrArray *notes;
} ZwDataJob;

GPtrArray *zw_data_write_ogr (const ZwDataJob *job, GError **error);
GBytes *zw_data_write_xlsx (const ZwDataJob *job, GError **error);
ZwGeometry *zw_data_transform (const ZwGeometry *shape,
                               const char *from,
                               const char *to,
                               GError **error);

G_END_DECLS
