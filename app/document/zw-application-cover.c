/* zw-application-cover.c: cover of the application
 *
 * Its title is the one of the rules of format (8.2.2: 「低碳交通區試辦補助計畫書」), which
 * bind, where the samples of the guideline part it into two lines (低碳交通區試辦補助計畫,
 * 申請書).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-private.h"
#include "document/zw-content.h"

/* A line of who applies; where nobody gave it, left open and noted. */
static char *
dup_line (ZwApplicationWriter *self, const char *place, const char *zh, const char *en)
{
  const ZwDossier *dossier = self->dossier;
  const char *words = zw_dossier_get_words (dossier, place, NULL);

  if (words == NULL)
    zw_dossier_add_gap (self->dossier, place, ZW_N_ROLES,
                        /* Translators: %s is a line of the cover, such as Telephone */
                        zw_dossier_tr (dossier, N_ ("The cover has no “%s”")),
                        zw_dossier_pick (dossier, zh, en));
  return g_strconcat (zw_dossier_pick (dossier, zh, en), zw_dossier_pick (dossier, "：", ": "),
                      words != NULL ? words : "", NULL);
}

void
zw_application_add_cover (ZwApplicationWriter *self)
{
  static const char *const types[ZW_N_ZONE_TYPES][2] = {
    [ZW_ZONE_URBAN] = { "都會型低碳交通區", "Urban low-carbon transport zone" },
    [ZW_ZONE_SCENIC] = { "景區型低碳交通區", "Scenic low-carbon transport zone" },
    [ZW_ZONE_PARK] = { "園區型低碳交通區", "Low-carbon transport zone of a park" },
  };
  const ZwDossier *dossier = self->dossier;
  ZwZoneType type = dossier->zone->type;
  g_autofree char *day = zw_content_dup_day (dossier);
  g_autofree char *applicant = g_strconcat (zw_dossier_pick (dossier, "申請機關：", "Applicant: "),
                                            dossier->government != NULL ? dossier->government : "",
                                            NULL);
  g_autofree char *contact = dup_line (self, "contact", "聯絡人", "Contact");
  g_autofree char *telephone = dup_line (self, "telephone", "電話", "Telephone");
  g_autofree char *fax = dup_line (self, "fax", "傳真", "Fax");
  g_autofree char *email = dup_line (self, "email", "e-MAIL", "E-mail");
  const char *title_lines[] = {
    zw_dossier_pick (dossier, "低碳交通區試辦補助計畫書",
                     "Application for a trial of a low-carbon transport zone"),
    zw_dossier_pick (dossier, types[type][0], types[type][1]), day, NULL
  };
  const char *applicant_lines[] = { applicant, contact, telephone, fax, email, NULL };

  if (dossier->government == NULL)
    zw_dossier_add_gap (
        self->dossier, "contact", ZW_N_ROLES, "%s",
        zw_dossier_tr (dossier, N_ ("The project does not say which government applies")));
  zw_document_add_cover (self->document, title_lines, applicant_lines);
}
