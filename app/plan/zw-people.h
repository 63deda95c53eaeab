/* zw-people.h: the stakeholders of a zone and what is done for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

gboolean zw_people_fill (ZwStore *store,
                         const ZwReference *reference,
                         gint64 zone_id,
                         ZwZoneType type,
                         const ZwCatalog *catalog,
                         GError **error);
const ZwStakeholderClass *zw_people_get_class (const ZwReference *reference,
                                               const ZwRecord *stakeholder);
guint zw_people_count_meetings (const ZwRecords *records, gint64 stakeholder_id);
guint zw_people_count_measures (const ZwRecords *records, gint64 stakeholder_id);

G_END_DECLS
