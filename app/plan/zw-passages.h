/* zw-passages.h: what people write for the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"

G_BEGIN_DECLS

gboolean zw_passage_set (ZwStore *store,
                         gint64 zone_id,
                         const char *place,
                         const char *part,
                         const char *words,
                         GError **error);
gboolean zw_passage_check (ZwStore *store, gint64 zone_id, gint64 id, GError **error);

G_END_DECLS
