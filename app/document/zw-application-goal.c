/* zw-application-goal.c: chapter 壹 of the application: goal, extent and type of the zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_goal (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  zw_application_add_chapter (self, 1);
  zw_document_add_heading (self->document, 2, zw_dossier_pick (dossier, "計畫目標", "Goal"));
  zw_application_add_place (self, "goal");
  zw_document_add_heading (self->document, 2, zw_dossier_pick (dossier, "範圍", "Extent"));
  zw_application_add_place (self, "extent");
  zw_application_add_theme (self, ZW_THEME_EXTENT, "extent");
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "低碳交通區類型", "Type of zone"));
  zw_application_add_place (self, "type");
}
