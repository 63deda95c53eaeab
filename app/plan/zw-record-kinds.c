/* zw-record-kinds.c: what each kind of record consists of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-record.h"

#include <glib/gi18n.h>

#define MOST_SCALE 10 /* interest and power */
#define MOST_MINUTE 1440
#define MOST_PERCENT 100
#define MOST_BUFFER 50
#define MOST_SCORE 100

static const ZwRecordField budget[] = {
  { "year", N_ ("Year"), ZW_RECORD_YEAR },
  { "sub_item", N_ ("Sub-item"), ZW_RECORD_CHOICE, "sub-item" },
  { "central_ntd", N_ ("Central subsidy"), ZW_RECORD_MONEY },
  { "local_ntd", N_ ("Local share"), ZW_RECORD_MONEY },
  { "item_id", N_ ("Work item"), ZW_RECORD_LINK, "item" },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
  { "stated_item", N_ ("Item as stated"), ZW_RECORD_TEXT },
  { "stated_sub_item", N_ ("Sub-item as stated"), ZW_RECORD_TEXT },
  { "stated_total_ntd", N_ ("Total as stated"), ZW_RECORD_MONEY },
  /* xgettext:no-c-format */
  { "stated_central_percent", N_ ("Central % as stated"), ZW_RECORD_PERCENT },
  /* xgettext:no-c-format */
  { "stated_local_percent", N_ ("Local % as stated"), ZW_RECORD_PERCENT },
};

static const ZwRecordField stated_total[] = {
  { "year", N_ ("Year"), ZW_RECORD_YEAR },
  { "central_ntd", N_ ("Central subsidy"), ZW_RECORD_MONEY },
  { "local_ntd", N_ ("Local share"), ZW_RECORD_MONEY },
  { "total_ntd", N_ ("Total"), ZW_RECORD_MONEY },
};

static const ZwRecordField funding[] = {
  { "item_id", N_ ("Work item"), ZW_RECORD_LINK, "item" },
  { "kind", N_ ("Kind of source"), ZW_RECORD_CHOICE, "funding-kind" },
  { "programme", N_ ("Programme"), ZW_RECORD_CHOICE, "programme" },
  { "name", N_ ("Other source"), ZW_RECORD_TEXT },
  { "year", N_ ("Year"), ZW_RECORD_YEAR },
  { "amount_ntd", N_ ("Amount"), ZW_RECORD_MONEY },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField application[] = {
  { "name", N_ ("Name"), ZW_RECORD_TEXT },
  { "year", N_ ("Year"), ZW_RECORD_YEAR },
  { "central_ntd", N_ ("Central subsidy"), ZW_RECORD_MONEY },
};

static const ZwRecordField target[] = {
  { "rank", N_ ("Rank"), ZW_RECORD_CHOICE, "goal-rank" },
  { "goal", N_ ("Goal"), ZW_RECORD_CHOICE, "goal" },
  { "name", N_ ("Measured by"), ZW_RECORD_TEXT },
  { "unit", N_ ("Unit"), ZW_RECORD_TEXT },
  { "base_year", N_ ("Base year"), ZW_RECORD_YEAR },
  { "base_value", N_ ("Base value"), ZW_RECORD_NUMBER },
  { "short_year", N_ ("Short term, year"), ZW_RECORD_YEAR },
  { "short_value", N_ ("Short-term target"), ZW_RECORD_NUMBER },
  { "mid_year", N_ ("Mid term, year"), ZW_RECORD_YEAR },
  { "mid_value", N_ ("Mid-term target"), ZW_RECORD_NUMBER },
  { "long_year", N_ ("Long term, year"), ZW_RECORD_YEAR },
  { "long_value", N_ ("Long-term target"), ZW_RECORD_NUMBER },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField effect[] = {
  { "indicator", N_ ("Effect indicator"), ZW_RECORD_CHOICE, "effect" },
  { "name", N_ ("In particular"), ZW_RECORD_TEXT },
  { "unit", N_ ("Unit"), ZW_RECORD_TEXT },
  { "phase_id", N_ ("Phase"), ZW_RECORD_LINK, "phase" },
  { "now_year", N_ ("Now, year"), ZW_RECORD_YEAR },
  { "now_value", N_ ("Now"), ZW_RECORD_NUMBER },
  { "expected_year", N_ ("Expected, year"), ZW_RECORD_YEAR },
  { "expected_value", N_ ("Expected"), ZW_RECORD_NUMBER },
  { "actual_year", N_ ("Actual, year"), ZW_RECORD_YEAR },
  { "actual_value", N_ ("Actual"), ZW_RECORD_NUMBER },
  { "item_id", N_ ("Brought about by the work item"), ZW_RECORD_LINK, "item" },
  { "measure_id", N_ ("Brought about by the measure"), ZW_RECORD_LINK, "measure" },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField vehicle_rule[] = {
  { "phase_id", N_ ("Phase"), ZW_RECORD_LINK, "phase" },
  { "vehicles", N_ ("Vehicle classes"), ZW_RECORD_CHOICES, "vehicle-class" },
  { "fuel", N_ ("Fuel"), ZW_RECORD_CHOICES, "fuel" },
  { "standard", N_ ("Standard"), ZW_RECORD_TEXT },
  { "start_year", N_ ("From the year"), ZW_RECORD_YEAR },
  { "days", N_ ("Days"), ZW_RECORD_CHOICE, "days" },
  { "from_min", N_ ("From"), ZW_RECORD_TIME, NULL, MOST_MINUTE },
  { "to_min", N_ ("Until"), ZW_RECORD_TIME, NULL, MOST_MINUTE },
  { "action", N_ ("Charge or fine"), ZW_RECORD_CHOICE, "rule-action" },
  { "amount_ntd", N_ ("Amount"), ZW_RECORD_MONEY },
  { "amount_max_ntd", N_ ("Amount at most"), ZW_RECORD_MONEY },
  { "exemptions", N_ ("Exempt"), ZW_RECORD_CHOICES, "exemption" },
  { "trips", N_ ("Trips"), ZW_RECORD_CHOICES, "trip" },
  { "buffer_other_years", N_ ("Buffer, vehicles from outside (years)"), ZW_RECORD_COUNT, NULL,
    MOST_BUFFER },
  { "buffer_resident_years", N_ ("Buffer, vehicles of the zone (years)"), ZW_RECORD_COUNT, NULL,
    MOST_BUFFER },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField stakeholder[] = {
  { "name", N_ ("Stakeholder"), ZW_RECORD_TEXT },
  { "interest", N_ ("Interest (0–10)"), ZW_RECORD_NUMBER, NULL, MOST_SCALE },
  { "power", N_ ("Power (0–10)"), ZW_RECORD_NUMBER, NULL, MOST_SCALE },
  { "trips", N_ ("Trips"), ZW_RECORD_CHOICES, "trip" },
  { "impact", N_ ("How it is affected"), ZW_RECORD_LINES },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField measure[] = {
  { "name", N_ ("Measure"), ZW_RECORD_TEXT },
  { "stakeholder_id", N_ ("Stakeholder"), ZW_RECORD_LINK, "stakeholder" },
  { "trips", N_ ("Trips"), ZW_RECORD_CHOICES, "trip" },
  { "strategy", N_ ("Strategy"), ZW_RECORD_TEXT },
  { "phase_id", N_ ("Phase"), ZW_RECORD_LINK, "phase" },
  { "item_id", N_ ("Work item"), ZW_RECORD_LINK, "item" },
  { "note", N_ ("Note"), ZW_RECORD_TEXT },
};

static const ZwRecordField meeting[] = {
  { "date", N_ ("Date"), ZW_RECORD_DATE },
  { "kind", N_ ("Kind of meeting"), ZW_RECORD_CHOICE, "meeting-kind" },
  { "stakeholder_ids", N_ ("With"), ZW_RECORD_LINKS, "stakeholder" },
  { "attendance", N_ ("Attendance"), ZW_RECORD_COUNT },
  { "opinion", N_ ("Opinion"), ZW_RECORD_LINES },
  { "response", N_ ("Response"), ZW_RECORD_LINES },
  { "change", N_ ("What changed in the plan"), ZW_RECORD_LINES },
};

static const ZwRecordField dependency[] = {
  { "item_id", N_ ("Work item"), ZW_RECORD_LINK, "item" },
  { "after_id", N_ ("Waits for"), ZW_RECORD_LINK, "item" },
};

static const ZwRecordField boundary[] = {
  { "phase_id", N_ ("Phase"), ZW_RECORD_LINK, "phase" },
  { "boundary_zone_id", N_ ("Boundary in force"), ZW_RECORD_LINK, "zone" },
};

static const ZwRecordField judgement[] = {
  { "subject", N_ ("Subject"), ZW_RECORD_TEXT },
  { "verdict", N_ ("Verdict"), ZW_RECORD_CHOICE, "verdict" },
  { "score", N_ ("Score"), ZW_RECORD_COUNT, NULL, MOST_SCORE },
  { "note", N_ ("Note"), ZW_RECORD_LINES },
};

static const ZwRecordField passage[] = {
  { "place", N_ ("Place"), ZW_RECORD_CHOICE, "passage" },
  { "part", N_ ("Part"), ZW_RECORD_TEXT },
  { "words", N_ ("Words"), ZW_RECORD_LINES },
};

#define FIELDS(fields) fields, G_N_ELEMENTS (fields)

static const ZwRecordKindInfo kinds[ZW_N_RECORD_KINDS] = {
  [ZW_RECORD_BUDGET] = { "budget", "budget", N_ ("Budget row"), N_ ("Add a budget row"),
                         N_ ("Change a budget row"), N_ ("Delete a budget row"), "zw_budget", FALSE,
                         FIELDS (budget) },
  [ZW_RECORD_STATED_TOTAL] = { "stated-total", "stated_totals", N_ ("Stated total"),
                               N_ ("Add a stated total"), N_ ("Change a stated total"),
                               N_ ("Delete a stated total"), "zw_stated_total", FALSE,
                               FIELDS (stated_total) },
  [ZW_RECORD_FUNDING] = { "funding", "funding", N_ ("Source of money"),
                          N_ ("Add a source of money"), N_ ("Change a source of money"),
                          N_ ("Delete a source of money"), "zw_funding", FALSE, FIELDS (funding) },
  [ZW_RECORD_APPLICATION] = { "application", "other_applications", N_ ("Other application"),
                              N_ ("Add another application"), N_ ("Change another application"),
                              N_ ("Delete another application"), "zw_application", TRUE,
                              FIELDS (application) },
  [ZW_RECORD_TARGET] = { "target", "targets", N_ ("Target"), N_ ("Add a target"),
                         N_ ("Change a target"), N_ ("Delete a target"), "zw_target", FALSE,
                         FIELDS (target) },
  [ZW_RECORD_EFFECT] = { "effect", "effects", N_ ("Effect"), N_ ("Add an effect"),
                         N_ ("Change an effect"), N_ ("Delete an effect"), "zw_effect", FALSE,
                         FIELDS (effect) },
  [ZW_RECORD_VEHICLE_RULE] = { "vehicle-rule", "vehicle_rules", N_ ("Vehicle rule"),
                               N_ ("Add a vehicle rule"), N_ ("Change a vehicle rule"),
                               N_ ("Delete a vehicle rule"), "zw_vehicle_rule", FALSE,
                               FIELDS (vehicle_rule) },
  [ZW_RECORD_STAKEHOLDER] = { "stakeholder", "stakeholders", N_ ("Stakeholder"),
                              N_ ("Add a stakeholder"), N_ ("Change a stakeholder"),
                              N_ ("Delete a stakeholder"), "zw_stakeholder", FALSE,
                              FIELDS (stakeholder) },
  [ZW_RECORD_MEASURE] = { "measure", "measures", N_ ("Measure"), N_ ("Add a measure"),
                          N_ ("Change a measure"), N_ ("Delete a measure"), "zw_measure", FALSE,
                          FIELDS (measure) },
  [ZW_RECORD_MEETING] = { "meeting", "meetings", N_ ("Meeting"), N_ ("Add a meeting"),
                          N_ ("Change a meeting"), N_ ("Delete a meeting"), "zw_meeting", FALSE,
                          FIELDS (meeting) },
  [ZW_RECORD_DEPENDENCY] = { "dependency", "dependencies", N_ ("Dependency"),
                             N_ ("Make a work item wait"), N_ ("Change a dependency"),
                             N_ ("Let a work item wait no longer"), "zw_dependency", FALSE,
                             FIELDS (dependency) },
  [ZW_RECORD_BOUNDARY] = { "boundary", "boundaries", N_ ("Boundary of a phase"),
                           N_ ("Set the boundary of a phase"), N_ ("Set the boundary of a phase"),
                           N_ ("Clear the boundary of a phase"), "zw_boundary", FALSE,
                           FIELDS (boundary) },
  [ZW_RECORD_JUDGEMENT] = { "judgement", "judgements", N_ ("Own verdict"), N_ ("Give a verdict"),
                            N_ ("Change a verdict"), N_ ("Take back a verdict"), "zw_judgement",
                            FALSE, FIELDS (judgement) },
  [ZW_RECORD_PASSAGE] = { "passage", "passages", N_ ("Text"), N_ ("Write a text"),
                          N_ ("Change a text"), N_ ("Delete a text"), "zw_passage", FALSE,
                          FIELDS (passage) },
};

const ZwRecordKindInfo *
zw_record_kind_get_info (ZwRecordKind kind)
{
  g_return_val_if_fail (kind < ZW_N_RECORD_KINDS, NULL);

  return &kinds[kind];
}

/**
 * zw_record_kind_from_id:
 * @id: such as "vehicle-rule"
 */
gboolean
zw_record_kind_from_id (const char *id, ZwRecordKind *kind)
{
  for (guint i = 0; i < ZW_N_RECORD_KINDS; i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_record_kind_find_field:
 *
 * Returns: number of the field, -1 where the kind has none of that name
 */
int
zw_record_kind_find_field (ZwRecordKind kind, const char *id)
{
  for (guint i = 0; i < kinds[kind].n_fields; i++)
    if (g_strcmp0 (kinds[kind].fields[i].id, id) == 0)
      return (int) i;
  return -1;
}
