/* zw-service-output.h: levels of service as JSON and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-service-level.h"

G_BEGIN_DECLS

char *zw_service_levels_to_json (const char *project,
                                 const char *const *names,
                                 ZwServiceLevel *const *levels,
                                 guint n,
                                 const ZwServiceSettings *settings,
                                 double radius_m);
char *zw_service_levels_to_csv (const char *const *names,
                                ZwServiceLevel *const *levels,
                                guint n,
                                const ZwServiceSettings *settings);
char *zw_service_format_time (int time_s);

G_END_DECLS
