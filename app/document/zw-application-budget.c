/* zw-application-budget.c: chapter 柒 of the application: the budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-plan.h"

/* Findings are written in the language of the program. In a document of the other
 * one it says only which rule and which figures. */
static char *
dup_finding (const ZwDossier *dossier, const ZwFinding *finding)
{
  gboolean same = zw_catalog_is_chinese (dossier->check_tables->catalog) == dossier->chinese;
  g_autofree char *figures = NULL;

  if (same)
    return g_strdup_printf (dossier->chinese ? "%s%s" : "%s %s", finding->message,
                            finding->remedy != NULL ? finding->remedy : "");
  if (finding->unit != ZW_FIGURE_WORDS)
    figures = zw_finding_dup_figures (finding, dossier->chinese);
  if (dossier->chinese)
    return g_strdup_printf ("經費收支預算不符%s規定%s%s%s，請修正後再送件。",
                            finding->clause != NULL ? finding->clause : "作業要點",
                            figures != NULL ? "（" : "", figures != NULL ? figures : "",
                            figures != NULL ? "）" : "");
  return g_strdup_printf ("The budget breaks a rule: %s %s",
                          finding->clause != NULL ? finding->clause : finding->rule,
                          figures != NULL ? figures : "");
}

/* What the ministry would refuse or send back. */
static void
add_broken_rules (ZwApplicationWriter *self)
{
  const GPtrArray *findings = self->dossier->check->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *text = NULL;

      if (finding->severity != ZW_SEVERITY_MUST || finding->place.view != ZW_VIEW_BUDGET)
        continue;
      text = dup_finding (self->dossier, finding);
      zw_application_add_gap (self, "budget", ZW_N_ROLES, text);
    }
}

void
zw_application_add_budget (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;

  zw_document_add_heading (self->document, 1,
                           zw_dossier_pick (dossier, "經費收支預算表", "Budget"));
  zw_application_add_words (self, "budget", NULL);
  if (zw_content_count_rows (dossier, ZW_CONTENT_BUDGET) > 0)
    {
      g_autofree char *table = zw_document_refer (self->document, "budget");
      g_autofree char *rest = g_strdup_printf (
          dossier->chinese ? "各項目之經費收支預算如%s。" : "%s has it item by item.", table);

      zw_application_add_sentence (self, "budget", rest);
      zw_application_add_content (self, ZW_CONTENT_BUDGET, TRUE);
    }
  else
    {
      zw_application_add_gap (self, "budget", ZW_N_ROLES,
                              zw_dossier_tr (dossier, N_ ("Enter the budget: year, sub-item, "
                                                          "central subsidy and own share.")));
      /* Empty: later tables keep the form's numbers. */
      zw_application_add_table (self, ZW_CONTENT_BUDGET, "budget", NULL, 0);
    }
  add_broken_rules (self);
}
