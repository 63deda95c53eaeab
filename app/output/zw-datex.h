/* zw-datex.h: zones and their vehicle rules as DATEX II
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

GBytes *zw_datex_new_bytes (ZwStore *store,
                            gint64 zone_id,
                            const ZwCatalog *catalog,
                            GDateTime *now,
                            GError **error);

G_END_DECLS
