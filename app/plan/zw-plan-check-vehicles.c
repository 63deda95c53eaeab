/* zw-plan-check-vehicles.c: rules for vehicles against section 4.4 of the guideline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

#define NO_BUFFER (-1)

static ZwFinding *
add_rule (ZwPlanCheck *self,
          const char *id,
          ZwSeverity severity,
          const ZwRecord *rule,
          int field,
          const char *remedy,
          const char *message)
{
  const ZwPlanPhase *phase = zw_plan_check_find_phase (
      self, zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0));
  g_autofree char *vehicles = zw_plan_check_choice_names (
      self, "vehicle-class", zw_record_get_text (rule, ZW_VEHICLE_RULE_VEHICLES));
  const char *named = vehicles[0] != '\0' ? vehicles : _ ("Rule for vehicles");
  g_autofree char *where = phase != NULL ? g_strdup_printf ("%s · %s", phase->name, named)
                                         : g_strdup (named);
  ZwFinding *finding = zw_plan_check_add (self, id, severity, where, remedy, "%s", message);

  zw_finding_set_record (finding, ZW_VIEW_VEHICLES, ZW_RECORD_VEHICLE_RULE, zw_record_get_id (rule),
                         field);
  return finding;
}

static void
check_complete (ZwPlanCheck *self, const ZwRecord *rule)
{
  if (!zw_record_has (rule, ZW_VEHICLE_RULE_VEHICLES))
    add_rule (self, "vehicle-incomplete", ZW_SEVERITY_SHOULD, rule, ZW_VEHICLE_RULE_VEHICLES,
              _ ("Choose the classes of vehicles."),
              _ ("A rule does not say which vehicles it is for."));
  else if (!zw_record_has (rule, ZW_VEHICLE_RULE_ACTION))
    add_rule (self, "vehicle-incomplete", ZW_SEVERITY_SHOULD, rule, ZW_VEHICLE_RULE_ACTION,
              _ ("Choose a ban, a charge or another kind of control."),
              _ ("A rule does not say what it does with the vehicles."));
}

static void
check_phase (ZwPlanCheck *self, const ZwRecord *rule)
{
  const ZwPlanPhase *phase = zw_plan_check_find_phase (
      self, zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0));
  int start = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_START_YEAR, ZW_PLAN_NO_YEAR);
  g_autofree char *message = NULL, *found = NULL, *allowed = NULL;

  if (phase == NULL)
    return;
  if (phase->kind == ZW_PHASE_SHORT
      && !zw_check_words_allows_early_control (self->input->words, self->input->zone_type))
    {
      const char *text = _ ("Vehicles are already controlled in the short phase.");

      add_rule (self, "vehicle-short-phase", ZW_SEVERITY_SHOULD, rule, ZW_VEHICLE_RULE_PHASE,
                _ ("Move the rule to the mid phase."), text);
    }
  if (start == ZW_PLAN_NO_YEAR || phase->start_year == ZW_PLAN_NO_YEAR
      || phase->end_year == ZW_PLAN_NO_YEAR
      || (start >= phase->start_year && start <= phase->end_year))
    return;
  found = zw_plan_check_format_year (self, start);
  allowed = zw_plan_check_format_years (self, (ZwYears){ phase->start_year, phase->end_year });
  /* Translators: a year, a phase, its years */
  message = g_strdup_printf (_ ("The rule is in force from %s, outside “%s”, %s."), found,
                             phase->name, allowed);
  zw_finding_set_words (
      add_rule (self, "vehicle-year", ZW_SEVERITY_SHOULD, rule, ZW_VEHICLE_RULE_START_YEAR,
                _ ("Change the year, or put the rule into another phase."), message),
      found, allowed);
}

static void
report_buffer (ZwPlanCheck *self, const ZwRecord *rule, gboolean resident, int years)
{
  int least, most;
  g_autofree char *message = NULL, *found = NULL, *allowed = NULL;

  zw_reference_get_buffer_years (self->input->reference, resident, &least, &most);
  if (years >= least && years <= most)
    return;
  /* Translators: a number of years */
  found = g_strdup_printf (ngettext ("%d year", "%d years", years), years);
  /* Translators: least and most number of years */
  allowed = g_strdup_printf (_ ("%d–%d years"), least, most);
  message = g_strdup_printf (
      resident
          /* Translators: two numbers of years */
          ? _ ("Vehicles of the zone have %s to adapt; the guideline gives %s.")
          /* Translators: two numbers of years */
          : _ ("Vehicles from outside have %s to adapt; the guideline gives %s."),
      found, allowed);
  zw_finding_set_words (
      add_rule (self, "vehicle-buffer", ZW_SEVERITY_SHOULD, rule,
                resident ? ZW_VEHICLE_RULE_BUFFER_RESIDENT : ZW_VEHICLE_RULE_BUFFER_OTHER,
                _ ("Change the years."), message),
      found, allowed);
}

static void
check_buffer (ZwPlanCheck *self, const ZwRecord *rule)
{
  int other = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_BUFFER_OTHER, NO_BUFFER);
  int resident = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_BUFFER_RESIDENT, NO_BUFFER);
  int extra = zw_check_words_get_extra_buffer_years (self->input->words);
  g_autofree char *message = NULL;
  ZwFinding *finding;

  if (other == NO_BUFFER || resident == NO_BUFFER)
    add_rule (self, "vehicle-no-buffer", ZW_SEVERITY_SHOULD, rule,
              other == NO_BUFFER ? ZW_VEHICLE_RULE_BUFFER_OTHER : ZW_VEHICLE_RULE_BUFFER_RESIDENT,
              _ ("Enter the years before the rule applies to vehicles from outside and to those "
                 "of the zone."),
              other == NO_BUFFER && resident == NO_BUFFER
                  ? _ ("The rule gives nobody time to adapt.")
              : other == NO_BUFFER ? _ ("The rule gives vehicles from outside no time to adapt.")
                                   : _ ("The rule gives vehicles of the zone no time to adapt."));
  if (other != NO_BUFFER)
    report_buffer (self, rule, FALSE, other);
  if (resident != NO_BUFFER)
    report_buffer (self, rule, TRUE, resident);
  if (other == NO_BUFFER || resident == NO_BUFFER
      || (resident >= other && resident <= other + extra))
    return;
  /* Translators: three numbers of years */
  message = g_strdup_printf (_ ("Years to adapt: %d for vehicles of the zone and %d for those from "
                                "outside; the guideline gives the zone up to %d more."),
                             resident, other, extra);
  finding = add_rule (self, "vehicle-buffer", ZW_SEVERITY_SHOULD, rule,
                      ZW_VEHICLE_RULE_BUFFER_RESIDENT,
                      _ ("Give the zone's own vehicles as long, or a little longer."), message);
  zw_finding_set_figures (finding, ZW_FIGURE_COUNT, resident,
                          resident < other ? other : other + extra);
  zw_finding_set_bound (finding, resident < other ? ZW_BOUND_LEAST : ZW_BOUND_ALLOWED);
}

static void
check_exemptions (ZwPlanCheck *self, const ZwRecord *rule)
{
  const char *const *special = zw_check_words_get_special_vehicles (self->input->words);
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *message = NULL;
  ZwFinding *finding;

  for (guint i = 0; special[i] != NULL; i++)
    if (!zw_record_includes (rule, ZW_VEHICLE_RULE_EXEMPTIONS, special[i]))
      g_string_append_printf (missing, "%s%s",
                              missing->len > 0 ? (self->chinese ? "、" : ", ") : "",
                              zw_plan_check_choice_name (self, "exemption", special[i]));
  if (missing->len == 0)
    return;
  /* Translators: kinds of vehicles */
  message = g_strdup_printf (_ ("The rule does not exempt these special vehicles: %s."),
                             missing->str);
  finding = add_rule (self, "vehicle-exemptions", ZW_SEVERITY_SHOULD, rule,
                      ZW_VEHICLE_RULE_EXEMPTIONS,
                      _ ("Exempt the special vehicles of the traffic rules."), message);
  zw_finding_set_words (finding, NULL, missing->str);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

static gboolean
holds_words_of (const ZwPlannedItem *item, const GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    if (zw_check_words_in (g_ptr_array_index (all, i), item->words))
      return TRUE;
  return FALSE;
}

/* The first year in which plate recognition or the like is built; G_MAXINT for none. */
static int
find_equipment_year (ZwPlanCheck *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (self->input->rules, &n);
  int year = G_MAXINT;

  for (guint i = 0; i < n; i++)
    if (sub_items[i].group == ZW_WORK_EQUIPMENT)
      g_ptr_array_add (all, zw_check_words_fold_sub_item (self->input->words, &sub_items[i]));
  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);

      if (item->years.start != ZW_PLAN_NO_YEAR
          && (item->item->group == ZW_WORK_EQUIPMENT || holds_words_of (item, all)))
        year = MIN (year, item->years.start);
    }
  return year;
}

static void
check_equipment (ZwPlanCheck *self, const ZwRecord *rule, int equipment_year)
{
  int start = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_START_YEAR, ZW_PLAN_NO_YEAR);

  if (start == ZW_PLAN_NO_YEAR || equipment_year <= start)
    return;
  add_rule (self, "vehicle-no-equipment", ZW_SEVERITY_NOTE, rule, ZW_VEHICLE_RULE_START_YEAR,
            _ ("Plan plate recognition before the rule is in force, or say how it is checked."),
            _ ("No work item builds what the rule is checked with before it is in force."));
}

static gboolean
is_free (const ZwRecord *rule)
{
  return g_strcmp0 (zw_record_get_text (rule, ZW_VEHICLE_RULE_ACTION), "charge") == 0
         && zw_record_get_int (rule, ZW_VEHICLE_RULE_AMOUNT, -1) == 0;
}

/**
 * zw_plan_check_vehicles:
 *
 * Rules that keep vehicles out come late enough, leave time to adapt and exempt the
 * special vehicles. Differing parking rates, and a charge of nothing, keep nobody out.
 */
void
zw_plan_check_vehicles (ZwPlanCheck *self)
{
  const GPtrArray *rules = zw_plan_check_records (self, ZW_RECORD_VEHICLE_RULE);
  int equipment_year = rules->len > 0 ? find_equipment_year (self) : G_MAXINT;

  if (rules->len == 0)
    zw_finding_set_view (
        zw_plan_check_add (self, "vehicle-none", ZW_SEVERITY_SHOULD, _ ("Rules for vehicles"),
                           _ ("Add rules for a phase, or take those of a scheme abroad to begin "
                              "with."),
                           _ ("The plan does nothing against high-carbon vehicles.")),
        ZW_VIEW_VEHICLES);
  for (guint i = 0; i < rules->len; i++)
    {
      const ZwRecord *rule = g_ptr_array_index (rules, i);

      check_complete (self, rule);
      if (is_free (rule)
          || !zw_check_words_is_control (self->input->words,
                                         zw_record_get_text (rule, ZW_VEHICLE_RULE_ACTION)))
        continue;
      check_phase (self, rule);
      check_buffer (self, rule);
      check_exemptions (self, rule);
      check_equipment (self, rule, equipment_year);
    }
}
