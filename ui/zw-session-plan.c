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

static void
check (ZwSession *self)
{
  GPtrArray *findings = zw_findings_new ();

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = merge_findings (self, findings);
  zw_session_emit (self, ZW_SESSION_FINDINGS_CHANGED);
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

  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->tried_budget, zw_budget_free);
  if (self->store != NULL && zone != NULL)
    {
      self->plan = zw_plan_load (self->store, zone->id, &error);
      if (self->plan != NULL)
        self->records = zw_records_load (self->store, zone->id, &error);
      if (self->records != NULL)
        self->budget = zw_budget_load (self->store, zone->id, self->records, self->rules, &error);
    }
  if (error != NULL)
    zw_session_report (self, error);
  check (self);
}

const ZwRules *
zw_session_get_rules (ZwSession *self)
{
  return self->rules;
}

const ZwReference *
zw_session_get_reference (ZwSession *self)
{
  return self->reference;
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

/* For the session's own beginning and end. */

void
zw_session_init_plan (ZwSession *self)
{
  self->rules = zw_rules_new ();
  self->reference = zw_reference_new ();
  self->catalog = zw_catalog_new (NULL);
  self->findings = zw_findings_new ();
  self->other_findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                (GDestroyNotify) g_ptr_array_unref);
}

void
zw_session_forget_plan (ZwSession *self)
{
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->tried_budget, zw_budget_free);
  g_hash_table_remove_all (self->other_findings);
  g_ptr_array_set_size (self->findings, 0);
}

void
zw_session_finalize_plan (ZwSession *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->other_findings, g_hash_table_unref);
  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->rules, zw_rules_unref);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
}
