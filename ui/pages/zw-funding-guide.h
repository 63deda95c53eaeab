/* zw-funding-guide.h: what the guideline says of the money for a work item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-applicant.h"
#include "plan/zw-plan.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_FUNDING_GUIDE (zw_funding_guide_get_type ())

G_DECLARE_FINAL_TYPE (ZwFundingGuide, zw_funding_guide, ZW, FUNDING_GUIDE, GtkWidget)

GtkWidget *zw_funding_guide_new (ZwSession *session);
void zw_funding_guide_show (ZwFundingGuide *self, const ZwPlanItem *item);

char *zw_programme_describe (const ZwProgramme *programme, int grade, const ZwCatalog *catalog);

G_END_DECLS
