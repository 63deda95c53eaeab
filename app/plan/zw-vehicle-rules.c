/* zw-vehicle-rules.c: rules for vehicles: in which phase, within which boundary, from
 * which scheme, and what is to be said of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-vehicle-rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "plan/zw-plan-private.h"

/* The guideline wants few vehicles under control at first ([G:2924], "避免初期納管
 * 車輛比例過高") and names no figure: more than half is many. */
#define MANY 0.5

/**
 * zw_vehicle_rules_list:
 * @phase_id: a phase, 0 for the rules of none, or %ZW_VEHICLE_RULES_ANY_PHASE
 *
 * Returns: (transfer container) (element-type ZwRecord): in their order; good as long
 *   as @records
 */
GPtrArray *
zw_vehicle_rules_list (const ZwRecords *records, gint64 phase_id)
{
  const GPtrArray *all = zw_records_get (records, ZW_RECORD_VEHICLE_RULE);
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      ZwRecord *rule = g_ptr_array_index (all, i);

      if (phase_id == ZW_VEHICLE_RULES_ANY_PHASE
          || zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0) == phase_id)
        g_ptr_array_add (rules, rule);
    }
  return rules;
}

static void
append_choices (GString *name,
                const ZwRecord *rule,
                guint field,
                const ZwReference *reference,
                const ZwCatalog *catalog)
{
  const char *list = zw_record_kind_get_info (ZW_RECORD_VEHICLE_RULE)->fields[field].list;
  const char *between = name->len > 0 ? " · " : "";
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (reference, list, &n);

  for (guint i = 0; i < n; i++)
    if (zw_record_includes (rule, field, choices[i].id))
      {
        g_string_append_printf (name, "%s%s", between, zw_text_pick (&choices[i].name, catalog));
        between = zw_catalog_is_chinese (catalog) ? "、" : ", ";
      }
}

/**
 * zw_vehicle_rule_dup_name:
 *
 * Returns: (transfer full): vehicles, fuels and standard in words: "Heavy goods
 *   vehicles · Diesel · Euro 1 to 3"; "" where the rule says none of them
 */
char *
zw_vehicle_rule_dup_name (const ZwRecord *rule,
                          const ZwReference *reference,
                          const ZwCatalog *catalog)
{
  GString *name = g_string_new (NULL);
  const char *standard = zw_record_get_text (rule, ZW_VEHICLE_RULE_STANDARD);

  append_choices (name, rule, ZW_VEHICLE_RULE_VEHICLES, reference, catalog);
  append_choices (name, rule, ZW_VEHICLE_RULE_FUEL, reference, catalog);
  if (standard != NULL)
    g_string_append_printf (name, "%s%s", name->len > 0 ? " · " : "", standard);
  return g_string_free (name, FALSE);
}

/**
 * zw_vehicle_rules_get_boundary:
 *
 * Returns: the zone whose boundary is in force in the phase: the one said for it, or
 *   else the zone itself
 */
gint64
zw_vehicle_rules_get_boundary (const ZwRecords *records, gint64 zone_id, gint64 phase_id)
{
  const GPtrArray *boundaries = zw_records_get (records, ZW_RECORD_BOUNDARY);

  for (guint i = 0; phase_id > 0 && i < boundaries->len; i++)
    {
      const ZwRecord *boundary = g_ptr_array_index (boundaries, i);

      if (zw_record_get_int (boundary, ZW_BOUNDARY_PHASE, 0) == phase_id
          && zw_record_has (boundary, ZW_BOUNDARY_ZONE))
        return zw_record_get_int (boundary, ZW_BOUNDARY_ZONE, zone_id);
    }
  return zone_id;
}

/**
 * zw_vehicle_rules_find_phase:
 * @name: number of a phase, its kind ("short", "mid", "long") or its name
 *
 * Returns: (nullable): the first such phase
 */
const ZwPlanPhase *
zw_vehicle_rules_find_phase (const ZwPlan *plan, const char *name)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, phase->id);

      if (g_strcmp0 (number, name) == 0 || g_strcmp0 (phase->name, name) == 0
          || g_strcmp0 (zw_phase_kind_get_id (phase->kind), name) == 0)
        return phase;
    }
  return NULL;
}

/**
 * zw_vehicle_rules_has_roads:
 * @layers: (element-type ZwLayer): of the project
 *
 * Returns: whether places for signs can be found
 */
gboolean
zw_vehicle_rules_has_roads (const GPtrArray *layers)
{
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == ZW_ROLE_ROADS && layer->used && layer->count > 0)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  ZwStore *store;
  gint64 id;
  GError **error;
} Writing;

static gboolean
put_text (const Writing *self, guint field, const char *text)
{
  return text == NULL || *text == '\0'
         || zw_record_set (self->store, ZW_RECORD_VEHICLE_RULE, self->id, field, text, self->error);
}

static gboolean
put_int (const Writing *self, guint field, gint64 value)
{
  return value < 0
         || zw_record_set_int (self->store, ZW_RECORD_VEHICLE_RULE, self->id, field, value,
                               self->error);
}

static gboolean
add_rule (ZwStore *store,
          gint64 zone_id,
          gint64 phase_id,
          const ZwPresetRule *rule,
          const ZwCatalog *catalog,
          GError **error)
{
  const Writing writing = { store, zw_record_add (store, ZW_RECORD_VEHICLE_RULE, zone_id, error),
                            error };

  return writing.id != 0 && (phase_id == 0 || put_int (&writing, ZW_VEHICLE_RULE_PHASE, phase_id))
         && put_text (&writing, ZW_VEHICLE_RULE_VEHICLES, rule->vehicles)
         && put_text (&writing, ZW_VEHICLE_RULE_FUEL, rule->fuel)
         && put_text (&writing, ZW_VEHICLE_RULE_STANDARD, zw_text_pick (&rule->standard, catalog))
         && put_text (&writing, ZW_VEHICLE_RULE_DAYS, rule->days)
         && put_int (&writing, ZW_VEHICLE_RULE_FROM, rule->from_min)
         && put_int (&writing, ZW_VEHICLE_RULE_TO, rule->to_min)
         && put_text (&writing, ZW_VEHICLE_RULE_ACTION, rule->action)
         && put_int (&writing, ZW_VEHICLE_RULE_AMOUNT, rule->amount_ntd)
         && put_int (&writing, ZW_VEHICLE_RULE_AMOUNT_MAX, rule->amount_max_ntd)
         && put_text (&writing, ZW_VEHICLE_RULE_EXEMPTIONS, rule->exemptions)
         && put_text (&writing, ZW_VEHICLE_RULE_NOTE, zw_text_pick (&rule->note, catalog));
}

/**
 * zw_vehicle_rules_apply_preset:
 * @phase_id: the phase they are in force in; 0 for none in particular
 * @language: (nullable): of the words taken over
 *
 * Adds the rules of a scheme abroad behind those there are, as one command.
 */
gboolean
zw_vehicle_rules_apply_preset (ZwStore *store,
                               gint64 zone_id,
                               gint64 phase_id,
                               const ZwRulePreset *preset,
                               const char *language,
                               GError **error)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);
  gboolean outer, ok = TRUE;

  if (!zw_plan_begin (store, _ ("Take over the rules of a scheme"), &outer, error))
    return FALSE;
  for (guint i = 0; ok && i < preset->n_rules; i++)
    ok = add_rule (store, zone_id, phase_id, &preset->rules[i], catalog, error);
  return zw_plan_end (store, outer, ok, error);
}

static void
check_share (const ZwPlanPhase *phase,
             const GPtrArray *rules,
             const ZwFleet *fleet,
             const ZwCheckWords *words,
             const ZwCatalog *catalog,
             GPtrArray *findings)
{
  ZwVehicleShare share = zw_rule_share (fleet, (const ZwRecord *const *) rules->pdata, rules->len,
                                        ZW_FLEET_ALL);
  g_autofree char *text = NULL;
  ZwFinding *finding;

  if (!zw_vehicle_share_is_known (&share) || share.least <= MANY * share.registered)
    return;
  text = zw_vehicle_share_dup_text (&share, catalog);
  finding = zw_findings_add (findings, "vehicle-share", ZW_SEVERITY_NOTE,
                             zw_check_words_get_clause (words, "vehicle-share"));
  finding->where = g_strdup (phase->name);
  zw_finding_set_record (finding, ZW_VIEW_VEHICLES, ZW_RECORD_VEHICLE_RULE,
                         zw_record_get_id (g_ptr_array_index (rules, 0)), ZW_VEHICLE_RULE_VEHICLES);
  zw_finding_set_figures (finding, ZW_FIGURE_PERCENT, 100.0 * share.least / share.registered,
                          100.0 * MANY);
  finding->message = g_strdup_printf (
      /* Translators: a percentage in words */
      zw_catalog_get (catalog, N_ ("The first rules affect %s of the registered vehicles, more "
                                   "than half.")),
      text);
  finding->remedy = g_strdup (
      zw_catalog_get (catalog, N_ ("Begin with fewer classes or a lower standard, and widen the "
                                   "rules in later phases.")));
}

static void
report_missing (const char *rule,
                ZwSeverity severity,
                const char *message,
                const char *remedy,
                const ZwCheckWords *words,
                const ZwCatalog *catalog,
                GPtrArray *findings)
{
  ZwFinding *finding = zw_findings_add (findings, rule, severity,
                                        zw_check_words_get_clause (words, rule));

  zw_finding_set_view (finding, ZW_VIEW_VEHICLES);
  finding->where = g_strdup (zw_catalog_get (catalog, N_ ("Rules for vehicles")));
  finding->message = g_strdup (zw_catalog_get (catalog, message));
  finding->remedy = g_strdup (zw_catalog_get (catalog, remedy));
}

/**
 * zw_vehicle_rules_check:
 * @fleet: (nullable): %NULL where nobody looked: nothing is said of shares then
 * @has_roads: the project has roads
 * @findings: where what is found is added: "vehicle-share", "vehicle-fleet" and
 *   "vehicle-signs"
 *
 * Whether the first rules affect too many, and whether that and the places for signs
 * can be told.
 */
void
zw_vehicle_rules_check (const ZwPlan *plan,
                        const ZwRecords *records,
                        const ZwFleet *fleet,
                        gboolean has_roads,
                        const ZwCheckWords *words,
                        const ZwCatalog *catalog,
                        GPtrArray *findings)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);
  guint first = findings->len;

  if (zw_records_get (records, ZW_RECORD_VEHICLE_RULE)->len == 0)
    return;
  for (guint i = 0; fleet != NULL && i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autoptr (GPtrArray) rules = zw_vehicle_rules_list (records, phase->id);

      if (rules->len == 0)
        continue;
      check_share (phase, rules, fleet, words, catalog, findings);
      break;
    }
  if (fleet != NULL && fleet->groups->len == 0)
    report_missing ("vehicle-fleet", ZW_SEVERITY_NOTE,
                    N_ ("How many vehicles the rules affect cannot be told: no registered vehicles "
                        "are loaded."),
                    N_ ("Import the registered vehicles by class on the page Data."), words,
                    catalog, findings);
  if (!has_roads)
    report_missing ("vehicle-signs", ZW_SEVERITY_SHOULD,
                    N_ ("Places for the signs of the zone cannot be found: no roads are loaded."),
                    N_ ("Import the roads on the page Data, then look at the signs here."), words,
                    catalog, findings);
  for (guint i = first; i < findings->len; i++)
    ((ZwFinding *) g_ptr_array_index (findings, i))->zone_id = zw_plan_get_zone_id (plan);
}

/**
 * zw_vehicle_rules_add_findings:
 * @progress: (nullable): who watches
 *
 * As zw_vehicle_rules_check(), of a zone of the project, whose register is looked at
 * where there are rules.
 */
gboolean
zw_vehicle_rules_add_findings (ZwStore *store,
                               gint64 zone_id,
                               const ZwCheckWords *words,
                               const ZwCatalog *catalog,
                               const ZwProgress *progress,
                               GPtrArray *findings,
                               GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (ZwFleet) fleet = NULL;

  if (zone == NULL || (plan = zw_plan_load (store, zone_id, error)) == NULL
      || (records = zw_records_load (store, zone_id, error)) == NULL
      || (layers = zw_layer_list (store, error)) == NULL)
    return FALSE;
  if (zw_records_get (records, ZW_RECORD_VEHICLE_RULE)->len == 0)
    return TRUE;
  fleet = zw_fleet_load (store, zone->geometry, progress, error);
  if (fleet == NULL)
    return FALSE;
  zw_vehicle_rules_check (plan, records, fleet, zw_vehicle_rules_has_roads (layers), words, catalog,
                          findings);
  return TRUE;
}
