/* zw-application-plan.h: shared by the chapters that tell of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-application-private.h"
#include "document/zw-content-plan-private.h"

G_BEGIN_DECLS

void zw_application_add_sentence (ZwApplicationWriter *self, const char *place, const char *rest);
ZwTable *zw_application_add_content (ZwApplicationWriter *self,
                                     ZwContent content,
                                     gboolean captioned);
char *zw_application_dup_choices (const ZwDossier *dossier,
                                  const ZwRecord *record,
                                  ZwRecordKind kind,
                                  guint field);

/* zw-application-people.c, zw-application-vehicles.c */
void zw_application_add_people (ZwApplicationWriter *self);
void zw_application_add_vehicles (ZwApplicationWriter *self);

G_END_DECLS
