/* zw-left-out-output.h: residents without coverage as JSON, as tables and as a layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-zone.h"
#include "metrics/zw-left-out.h"

G_BEGIN_DECLS

char *zw_left_out_to_json (const ZwLeftOut *self,
                           const char *project,
                           const char *crs,
                           const ZwZone *zone,
                           GError **error);
char *zw_left_out_to_csv (const ZwLeftOut *self);
char *zw_left_out_pockets_to_csv (const ZwLeftOut *self, const char *crs, GError **error);

gint64 zw_left_out_add_layer (const ZwLeftOut *self,
                              ZwStore *store,
                              const ZwZone *zone,
                              GError **error);

G_END_DECLS
