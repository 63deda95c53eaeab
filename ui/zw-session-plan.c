/* zw-session-plan.c: the plan of the selected zone and what the checks say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-session-private.h"

/* What a view worked out by itself, such as the siting of the zone, by its name. */
static GPtrArray *
merge_findings (ZwSession *self, GPtrArray *findings)
{
  GHashTableIter iter;
  gpointer others;

  g_hash_table_iter_init (&iter, self->other_findings);
  while (g_hash_table_iter_next (&iter, NULL, &others))
    for (guint i = 0; i < ((GPtrArray *) others)->len; i++)
      g_ptr_array_add (findings, zw_finding_copy (g_ptr_array_index ((GPtrArray *) others, i)));
  zw_findings_sort (findings);
  return findings;
}

static ZwCheck *
run_check (ZwSession *self)
{
  const ZwZone *zone = zw_session_get_zone (self);
  g_autofree char *checked_edition = NULL;
  ZwCheckInput input;

  if (zone == NULL || self->budget == NULL)
    return NULL;
  checked_edition = zw_store_get_state (self->store, ZW_CHECK_EDITION);
  zw_check_input_init (&input, &self->tables);
  zw_check_input_set_settings (&input, self->store);
  input.zone_id = zone->id;
  input.zone_name = zone->name;
  input.zone_type = zone->type;
  input.plan = self->plan;
  input.records = self->records;
  input.budget = self->tried_budget != NULL ? self->tried_budget : self->budget;
  input.applicant = &self->applicant;
  input.checked_edition = checked_edition;
  input.boundaries = (const ZwBoundaryStep *) (void *) self->boundaries->data;
  input.n_boundaries = self->boundaries->len;
  return zw_check_new (&input);
}

static void
check (ZwSession *self)
{
  GPtrArray *findings = zw_findings_new ();

  g_clear_pointer (&self->check, zw_check_free);
  self->check = run_check (self);
  for (guint i = 0; self->check != NULL && i < self->check->findings->len; i++)
    g_ptr_array_add (findings, zw_finding_copy (g_ptr_array_index (self->check->findings, i)));
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = merge_findings (self, findings);
  zw_session_emit (self, ZW_SESSION_FINDINGS_CHANGED);
}

/* All parts of the plan of a zone, or none. */
static gboolean
load_plan (ZwSession *self, gint64 zone_id, GError **error)
{
  self->plan = zw_plan_load (self->store, zone_id, error);
  if (self->plan == NULL)
    return FALSE;
  self->records = zw_records_load (self->store, zone_id, error);
  if (self->records == NULL)
    return FALSE;
  self->boundaries = zw_check_load_boundaries (self->store, self->plan, self->records, error);
  if (self->boundaries == NULL)
    return FALSE;
  self->budget = zw_budget_load (self->store, zone_id, self->records, self->tables.rules, error);
  return self->budget != NULL;
}

static void
clear_plan (ZwSession *self)
{
  g_clear_pointer (&self->check, zw_check_free);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->tried_budget, zw_budget_free);
  g_clear_pointer (&self->boundaries, g_array_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->plan, zw_plan_unref);
  zw_applicant_clear (&self->applicant);
}

/**
 * zw_session_read_plan:
 *
 * After a change of the project or of the selected zone.
 */
void
zw_session_read_plan (ZwSession *self)
{
  g_autoptr (GError) error = NULL;
  const ZwZone *zone = zw_session_get_zone (self);

  clear_plan (self);
  if (self->store != NULL)
    zw_applicant_load (&self->applicant, self->store, self->tables.rules);
  if (self->store != NULL && zone != NULL && !load_plan (self, zone->id, &error))
    zw_session_report (self, error);
  check (self);
}

const ZwRules *
zw_session_get_rules (ZwSession *self)
{
  return self->tables.rules;
}

const ZwReference *
zw_session_get_reference (ZwSession *self)
{
  return self->tables.reference;
}

/**
 * zw_session_get_plan:
 *
 * Returns: (transfer none) (nullable): the plan of the selected zone
 */
ZwPlan *
zw_session_get_plan (ZwSession *self)
{
  return self->plan;
}

/**
 * zw_session_get_records:
 *
 * Returns: (transfer none) (nullable): the records of the selected zone
 */
ZwRecords *
zw_session_get_records (ZwSession *self)
{
  return self->records;
}

/**
 * zw_session_get_budget:
 *
 * Returns: (transfer none) (nullable): the budget of the selected zone, as it is in
 *   the project
 */
const ZwBudget *
zw_session_get_budget (ZwSession *self)
{
  return self->budget;
}

/**
 * zw_session_get_findings:
 *
 * Returns: (transfer none) (element-type ZwFinding): what the checks found in the
 *   plan of the selected zone, most severe first
 */
const GPtrArray *
zw_session_get_findings (ZwSession *self)
{
  return self->findings;
}

/**
 * zw_session_try_budget:
 * @budget: (nullable): the budget with what is being typed; %NULL goes back to
 *   that of the project
 *
 * Checks the plan as if @budget were in the project.
 */
void
zw_session_try_budget (ZwSession *self, const ZwBudget *budget)
{
  if (budget == NULL && self->tried_budget == NULL)
    return;
  g_clear_pointer (&self->tried_budget, zw_budget_free);
  if (budget != NULL)
    self->tried_budget = zw_budget_copy (budget);
  check (self);
}

/**
 * zw_session_hold_findings:
 *
 * A page shows findings now, until zw_session_release_findings().
 */
void
zw_session_hold_findings (ZwSession *self)
{
  if (self->n_findings_shown++ == 0)
    zw_session_emit (self, ZW_SESSION_FINDINGS_WANTED);
}

void
zw_session_release_findings (ZwSession *self)
{
  g_return_if_fail (self->n_findings_shown > 0);
  self->n_findings_shown--;
}

gboolean
zw_session_are_findings_shown (ZwSession *self)
{
  return self->n_findings_shown > 0;
}

/**
 * zw_session_set_findings_of:
 * @source: who found them, such as "siting"
 * @findings: (nullable) (element-type ZwFinding): instead of what it found before
 *
 * For checks that take time and run by themselves; they are gone with the zone.
 */
void
zw_session_set_findings_of (ZwSession *self, const char *source, GPtrArray *findings)
{
  if (findings != NULL)
    g_hash_table_insert (self->other_findings, g_strdup (source), g_ptr_array_ref (findings));
  else if (!g_hash_table_remove (self->other_findings, source))
    return;
  check (self);
}

/**
 * zw_session_get_applicant:
 *
 * Returns: (transfer none): the government, as far as the project tells
 */
const ZwApplicant *
zw_session_get_applicant (ZwSession *self)
{
  return &self->applicant;
}

/**
 * zw_session_get_check:
 *
 * Returns: (transfer none) (nullable): situation, formal check and score of the
 *   selected zone's plan
 */
const ZwCheck *
zw_session_get_check (ZwSession *self)
{
  return self->check;
}

/* For the session's own beginning and end. */

void
zw_session_init_plan (ZwSession *self)
{
  zw_check_tables_init (&self->tables);
  self->findings = zw_findings_new ();
  self->other_findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);
}

void
zw_session_forget_plan (ZwSession *self)
{
  clear_plan (self);
  g_hash_table_remove_all (self->other_findings);
  g_ptr_array_set_size (self->findings, 0);
}

void
zw_session_finalize_plan (ZwSession *self)
{
  clear_plan (self);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->other_findings, g_hash_table_unref);
  zw_check_tables_clear (&self->tables);
}
