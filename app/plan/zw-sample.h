/* zw-sample.h: the project of the invented sample city
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"

G_BEGIN_DECLS

char *zw_sample_find_dir (void);
gboolean zw_sample_build (const char *project_path,
                          const char *sample_dir,
                          const ZwProgress *progress,
                          GError **error);

G_END_DECLS
