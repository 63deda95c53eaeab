/* zw-gdal.h: files opened with GDAL, its messages as sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdal.h>
#include <glib.h>

G_BEGIN_DECLS

GDALDatasetH zw_gdal_open (const char *path, char **opened, GError **error);
GDALDatasetH zw_gdal_open_raster (const char *path, GError **error);

void zw_gdal_listen (char **failure);
void zw_gdal_stop_listening (void);
char *zw_gdal_dup_reason (const char *failure, const char *path);

G_END_DECLS
