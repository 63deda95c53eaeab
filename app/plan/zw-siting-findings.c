/* zw-siting-findings.c: principles that are not met, or of which nothing can be told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "plan/zw-finding.h"
#include "plan/zw-siting-private.h"

/* What puts a principle right, and where: stays for ever, as its number does. */
static const struct
{
  const char *rule;
  const char *remedy;
  ZwView view;
} principles[ZW_SITING_N_PRINCIPLES] = {
  { "siting-1",
    N_ ("Move the zone to where emissions and congestion are high and green transport "
        "is good, or give your reasons."),
    ZW_VIEW_SITING },
  { "siting-2", N_ ("Draw the boundary along roads, railways, rivers or administrative lines."),
    ZW_VIEW_SITING },
  { "siting-3", N_ ("Make the zone larger, or its rules so strict that it may begin small."),
    ZW_VIEW_SITING },
  { "siting-4",
    N_ ("Let the rules grow from phase to phase until all emitting vehicles are "
        "managed."),
    ZW_VIEW_VEHICLES },
  { "siting-5", N_ ("Keep the hours within those of public transport, and give a buffer period."),
    ZW_VIEW_VEHICLES },
  { "siting-6", N_ ("Meet the groups that have not been met, and write the meeting down."),
    ZW_VIEW_PEOPLE },
};

static char *
list_missing (const ZwSitingPrinciple *principle)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < principle->missing->len; i++)
    {
      if (i > 0)
        zw_siting_part_sentences (text);
      g_string_append (text, g_ptr_array_index (principle->missing, i));
    }
  return g_string_free (text, FALSE);
}

/**
 * zw_siting_add_findings:
 * @findings: (element-type ZwFinding): gets a "should" for each principle that is
 *   not met and a note for each that cannot be told. The planner's own verdict
 *   counts where there is one
 */
void
zw_siting_add_findings (const ZwSiting *self, const ZwReference *reference, GPtrArray *findings)
{
  const ZwPrinciple *words;
  guint n;

  words = zw_reference_get_principles (reference, &n);
  for (guint i = 0; i < ZW_SITING_N_PRINCIPLES; i++)
    {
      const ZwSitingPrinciple *principle = &self->principles[i];
      ZwVerdict verdict = zw_siting_principle_get_verdict (principle);
      ZwFinding *finding;

      if (verdict == ZW_VERDICT_MET)
        continue;
      finding = zw_findings_add (findings, principles[i].rule,
                                 verdict == ZW_VERDICT_NOT_MET ? ZW_SEVERITY_SHOULD
                                                               : ZW_SEVERITY_NOTE,
                                 i < n ? words[i].where : NULL);
      finding->zone_id = self->ground->zone_id;
      /* Translators: number of a siting principle */
      finding->where = g_strdup_printf (_ ("Siting principle %u"), i + 1);
      finding->message = principle->judged && principle->own != principle->verdict
                             ? g_strdup (_ ("Your own verdict on this principle."))
                             : g_strdup (principle->reason);
      finding->remedy = verdict == ZW_VERDICT_NOT_MET || principle->missing->len == 0
                            ? g_strdup (_ (principles[i].remedy))
                            : list_missing (principle);
      zw_finding_set_words (finding, zw_verdict_get_label (verdict, NULL), NULL);
      zw_finding_set_view (finding, principles[i].view);
      if (principles[i].view == ZW_VIEW_SITING)
        finding->place.id = principle->number;
    }
}
