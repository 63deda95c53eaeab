/* zw-application-cover.c: cover of the application
 *
 * Its title is the one of the rules of format (8.2.2: 「低碳交通區試辦補助計畫書」), which
 * bind, where the samples of the guideline part it into two lines (低碳交通區試辦補助計畫,
 * 申請書).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-year.h"
#include "document/zw-application-private.h"

/* Year, month and day of "2026-12-01", "115/12/1" or "115 年 12 月 1 日": three numbers
 * with nothing but marks between. */
static gboolean
read_day (const char *typed, int *year, int *month, int *day)
{
  static const char *const marks[] = { "年", "月", "日", "-", "/", ".", " ", "民國", "中華" };
  int *const parts[] = { year, month, day };
  guint n = 0;

  while (*typed != '\0')
    {
      const char *rest = typed;

      if (g_ascii_isdigit (*typed))
        {
          guint64 number = g_ascii_strtoull (typed, (char **) &typed, 10);

          if (n == G_N_ELEMENTS (parts) || number > 9999)
            return FALSE;
          *parts[n++] = (int) number;
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (marks) && rest == typed; i++)
        if (g_str_has_prefix (typed, marks[i]))
          rest = typed + strlen (marks[i]);
      if (rest == typed)
        return FALSE;
      typed = rest;
    }
  return n == G_N_ELEMENTS (parts);
}

/* A day as the cover has it; what is no date stays as it was typed. */
static char *
dup_day (const ZwDossier *dossier)
{
  const char *typed = zw_dossier_get_words (dossier, "applied-on", NULL);
  int year, month, day;

  if (typed == NULL)
    g_date_time_get_ymd (dossier->date, &year, &month, &day);
  else if (!read_day (typed, &year, &month, &day))
    return g_strdup (typed);
  if (year <= zw_year_to_roc (ZW_YEAR_LAST))
    year = zw_year_from_roc (year);
  if (!dossier->chinese)
    return g_strdup_printf ("%04d-%02d-%02d (ROC %d)", year, month, day, zw_year_to_roc (year));
  return g_strdup_printf ("%d年%02d月%02d日", zw_year_to_roc (year), month, day);
}

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
  g_autofree char *day = dup_day (dossier);
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
