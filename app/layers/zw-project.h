/* zw-project.h: a new project with everything it starts with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/zw-store.h"

G_BEGIN_DECLS

#define ZW_PROJECT_DEFAULT_CRS "EPSG:3826"

ZwStore *zw_project_create (const char *path,
                            const char *name,
                            const char *government,
                            const char *crs,
                            GError **error);

G_END_DECLS
