/* zw-application-goal.c: chapter 壹 of the application: goal, extent and type of the zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-private.h"

/* The form wants the line on each side named. */
static void
add_unnamed (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  gboolean unnamed = FALSE;

  for (guint i = 0; i < ZW_N_SIDES; i++)
    unnamed = unnamed
              || (dossier->sides->sides[i].length_m > 0.0
                  && dossier->sides->sides[i].names->len == 0);
  if (unnamed && zw_dossier_get_words (dossier, "extent", NULL) == NULL)
    zw_application_add_gap (
        self, "extent", ZW_ROLE_ROADS,
        zw_dossier_tr (dossier, N_ ("The form asks what bounds the zone on each side. Load layers "
                                    "of roads, railways or rivers with names, or write it.")));
}

void
zw_application_add_goal (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  zw_application_add_chapter (self, 1);
  zw_document_add_heading (self->document, 2, zw_dossier_pick (dossier, "計畫目標", "Goal"));
  zw_application_add_place (self, "goal");
  zw_document_add_heading (self->document, 2, zw_dossier_pick (dossier, "範圍", "Extent"));
  zw_application_add_place (self, "extent");
  add_unnamed (self);
  zw_application_add_theme (self, ZW_THEME_EXTENT, "extent");
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "低碳交通區類型", "Type of zone"));
  zw_application_add_place (self, "type");
}
