/* zw-application-effects.c: chapter 捌 of the application: indicators of the effects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-application-plan.h"

/* Whether some row tells the present and the expected value of an indicator. */
static gboolean
is_told (const ZwDossier *dossier, const char *indicator)
{
  const GPtrArray *effects = zw_records_get (dossier->records, ZW_RECORD_EFFECT);

  for (guint i = 0; i < effects->len; i++)
    {
      const ZwRecord *effect = g_ptr_array_index (effects, i);

      if (g_strcmp0 (zw_record_get_text (effect, ZW_EFFECT_INDICATOR), indicator) == 0
          && zw_record_has (effect, ZW_EFFECT_NOW) && zw_record_has (effect, ZW_EFFECT_EXPECTED))
        return TRUE;
    }
  return FALSE;
}

/* The directions want emissions and facilities at least (annex 2, planning, 1.4);
 * the others are offered by the form. */
static void
add_missing (ZwApplicationWriter *self)
{
  static const char *const needed[] = { "E1", "E5" };
  ZwDossier *dossier = self->dossier;

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      const ZwEffectInfo *info = zw_reference_find_effect (dossier->check_tables->reference,
                                                           needed[i]);
      g_autofree char *text = NULL;

      if (is_told (dossier, needed[i]))
        continue;
      text = g_strdup_printf (
          /* Translators: %s is an indicator of the effects */
          zw_dossier_tr (dossier, N_ ("Say what “%s” is now and what is expected.")),
          zw_content_text (dossier, &info->name));
      zw_application_add_gap (self, "effects", ZW_N_ROLES, text);
    }
}

void
zw_application_add_effects (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  g_autofree char *effects = zw_document_refer (self->document, "effects");
  g_autofree char *methods = zw_document_refer (self->document, "methods");
  g_autofree char *rest = g_strdup_printf (dossier->chinese
                                               ? "試辦成效評估如%s，各指標之計算參考如%s。"
                                               : "%s has them, and %s how they are worked out.",
                                           effects, methods);

  zw_document_add_heading (self->document, 1,
                           zw_dossier_pick (dossier, "成效評估指標", "Indicators of the effects"));
  zw_application_add_words (self, "effects", NULL);
  zw_application_add_sentence (self, "effects", rest);
  zw_application_add_content (self, ZW_CONTENT_EFFECTS, TRUE);
  add_missing (self);
  zw_application_add_content (self, ZW_CONTENT_METHODS, TRUE);
}
