/* zw-judgement.h: what only the planner can say of an application
 *
 * Own verdicts, scores and notes (records of the kind judgement), and the two
 * settings that the situation of money and staff is read from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-record.h"

G_BEGIN_DECLS

gboolean zw_judgement_set_verdict (ZwStore *store,
                                   gint64 zone_id,
                                   const char *subject,
                                   const char *verdict,
                                   GError **error);
gboolean zw_judgement_set_note (ZwStore *store,
                                gint64 zone_id,
                                const char *subject,
                                const char *note,
                                GError **error);
gboolean zw_judgement_set_score (ZwStore *store,
                                 gint64 zone_id,
                                 const char *subject,
                                 const char *typed,
                                 int most,
                                 GError **error);

gboolean zw_judgement_set_staff (ZwStore *store, const char *typed, GError **error);
gboolean zw_judgement_set_own_revenue (ZwStore *store, const char *typed, GError **error);

G_END_DECLS
