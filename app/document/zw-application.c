/* zw-application.c: the application for the subsidy (低碳交通區試辦補助計畫書)
 *
 * The chapters of the form in its order, and what they share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application.h"

#include "document/zw-application-private.h"

/**
 * zw_application_document_new:
 * @dossier: what it says; its passport and its gaps are filled
 * @progress: (nullable): who watches
 *
 * Writes the application. Pictures are drawn later, by the writers.
 *
 * Returns: (transfer full): the document; %NULL when it was cancelled
 */
ZwDocument *
zw_application_document_new (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  static void (*const chapters[]) (ZwApplicationWriter * self) = {
    zw_application_add_goal,   zw_application_add_background, zw_application_add_transport,
    zw_application_add_phases, zw_application_add_work,       zw_application_add_items,
    zw_application_add_budget, zw_application_add_effects,    zw_application_add_annexes,
  };
  g_autoptr (ZwDocument) document = zw_document_new (zw_catalog_get_language (dossier->catalog));
  ZwApplicationWriter self = { dossier, document };

  zw_application_add_cover (&self);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      if (!zw_progress_step (progress, i / (double) G_N_ELEMENTS (chapters), NULL, error))
        return NULL;
      chapters[i](&self);
    }
  return g_steal_pointer (&document);
}

/**
 * zw_application_add_words:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once
 *
 * Adds what a person wrote for a place, if anything.
 */
void
zw_application_add_words (ZwApplicationWriter *self, const char *place, const char *part)
{
  const char *words = zw_dossier_get_words (self->dossier, place, part);

  if (words != NULL)
    zw_document_add_paragraph (self->document, words);
}

/**
 * zw_application_add_gap:
 * @place: id of the list "passage"
 * @role: layer to load, or %ZW_N_ROLES
 * @text: one sentence, in the language of the document: what to load or write
 *
 * Marks in the document that something lacks, and notes it in the dossier.
 */
void
zw_application_add_gap (ZwApplicationWriter *self, const char *place, ZwRole role, const char *text)
{
  zw_document_add_gap (self->document, text);
  zw_dossier_add_gap (self->dossier, place, role, "%s", text);
}

void
zw_application_add_theme (ZwApplicationWriter *self, ZwTheme theme, const char *place)
{
}
