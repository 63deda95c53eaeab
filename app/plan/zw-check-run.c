/* zw-check-run.c: the checks of a project as it is on the disk
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "geometry/zw-overlay.h"
#include "layers/zw-zone.h"
#include "plan/zw-check.h"
#include "store/zw-sql.h"

/* The zone whose boundary is in force in a phase, where the plan says so. */
static const ZwRecord *
find_boundary (const ZwRecords *records, gint64 phase)
{
  const GPtrArray *boundaries = zw_records_get (records, ZW_RECORD_BOUNDARY);

  for (guint i = 0; i < boundaries->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (boundaries, i);

      if (zw_record_get_int (record, ZW_BOUNDARY_PHASE, 0) == phase)
        return record;
    }
  return NULL;
}

/* Area of @before that lies outside @after. */
static gboolean
measure_left (ZwOverlay *overlay,
              const ZwGeometry *before,
              const ZwGeometry *after,
              double *left_m2,
              GError **error)
{
  g_autoptr (ZwGeometry) first = zw_overlay_make_valid (overlay, before, error);
  g_autoptr (ZwGeometry) second = NULL, together = NULL;
  ZwGeometry *both[2];

  if (first == NULL)
    return FALSE;
  second = zw_overlay_make_valid (overlay, after, error);
  if (second == NULL)
    return FALSE;
  both[0] = first;
  both[1] = second;
  together = zw_overlay_union (overlay, both, G_N_ELEMENTS (both), error);
  if (together == NULL)
    return FALSE;
  *left_m2 = MAX (0.0, zw_geometry_get_area (together) - zw_geometry_get_area (second));
  return TRUE;
}

static int
compare_phases (gconstpointer a, gconstpointer b)
{
  const ZwPlanPhase *first = *(const ZwPlanPhase *const *) a;
  const ZwPlanPhase *second = *(const ZwPlanPhase *const *) b;

  return (int) first->kind - (int) second->kind;
}

/**
 * zw_check_load_boundaries:
 *
 * Compares the boundaries in force in one phase after the other. A phase without a
 * boundary of its own keeps the one before, the first the zone's.
 *
 * Returns: (transfer full) (element-type ZwBoundaryStep): %NULL on error
 */
GArray *
zw_check_load_boundaries (ZwStore *store,
                          const ZwPlan *plan,
                          const ZwRecords *records,
                          GError **error)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (ZwBoundaryStep));
  g_autoptr (GPtrArray) phases = g_ptr_array_new ();
  g_autoptr (ZwZone) before = NULL;
  g_autoptr (ZwOverlay) overlay = NULL;
  const GPtrArray *all = zw_plan_get_phases (plan);

  if (zw_records_get (records, ZW_RECORD_BOUNDARY)->len == 0)
    return g_steal_pointer (&steps);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (phases, g_ptr_array_index (all, i));
  g_ptr_array_sort (phases, compare_phases);
  before = zw_zone_find (store, zw_plan_get_zone_id (plan), error);
  if (before == NULL)
    return NULL;
  overlay = zw_overlay_new ();
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      const ZwRecord *record = find_boundary (records, phase->id);
      gint64 id = record != NULL ? zw_record_get_int (record, ZW_BOUNDARY_ZONE, 0) : 0;
      g_autoptr (ZwZone) after = id != 0 && id != before->id ? zw_zone_find (store, id, NULL)
                                                             : NULL;
      ZwBoundaryStep step = { 0 };

      if (after == NULL)
        continue;
      /* The first phase may begin with a part of the zone. */
      if (i > 0)
        {
          step.record = zw_record_get_id (record);
          if (!measure_left (overlay, before->geometry, after->geometry, &step.left_m2, error))
            return NULL;
          g_array_append_val (steps, step);
        }
      zw_zone_free (before);
      before = g_steal_pointer (&after);
    }
  return g_steal_pointer (&steps);
}

/**
 * zw_check_remember_edition:
 *
 * Records what the project was checked against. It is no part of the history, and a
 * project that cannot be written goes without.
 */
void
zw_check_remember_edition (ZwStore *store, const ZwRules *rules)
{
  g_autofree char *old = zw_store_get_state (store, ZW_CHECK_EDITION);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (old, zw_rules_get_edition (rules)) == 0)
    return;
  if (!zw_store_set_state (store, ZW_CHECK_EDITION, zw_rules_get_edition (rules), &error))
    g_debug ("edition not recorded: %s", error->message);
}

/* Whether a zone is only there as the boundary in force in a phase of another one. */
static gboolean
is_mere_boundary (ZwStore *store, gint64 zone_id, const ZwPlan *plan, const ZwRecords *records)
{
  return zw_plan_is_empty (plan) && zw_records_get (records, ZW_RECORD_BUDGET)->len == 0
         && zw_sql_query_int (zw_store_get_db (store), 0,
                              "SELECT count (*) FROM zw_boundary "
                              "WHERE boundary_zone_id = ?1 AND zone_id <> ?1",
                              "i", zone_id)
                > 0;
}

/* @of_all: nobody asked for this zone in particular. */
static gboolean
check_zone (ZwCheckRun *self,
            ZwStore *store,
            const ZwZone *zone,
            gboolean of_all,
            const ZwApplicant *applicant,
            const char *checked_edition,
            ZwCheckExtra extra,
            gpointer user_data,
            GError **error)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone->id, error);
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (ZwBudget) budget = NULL;
  g_autoptr (GArray) boundaries = NULL;
  ZwCheckInput input;
  ZwCheck *check;

  if (plan == NULL)
    return FALSE;
  records = zw_records_load (store, zone->id, error);
  if (records == NULL)
    return FALSE;
  if (of_all && is_mere_boundary (store, zone->id, plan, records))
    return TRUE;
  budget = zw_budget_load (store, zone->id, records, self->tables.rules, error);
  if (budget == NULL)
    return FALSE;
  boundaries = zw_check_load_boundaries (store, plan, records, error);
  if (boundaries == NULL)
    return FALSE;
  zw_check_input_init (&input, &self->tables);
  zw_check_input_set_settings (&input, store);
  input.zone_id = zone->id;
  input.zone_name = zone->name;
  input.zone_type = zone->type;
  input.plan = plan;
  input.records = records;
  input.budget = budget;
  input.applicant = applicant;
  input.checked_edition = checked_edition;
  input.boundaries = (const ZwBoundaryStep *) (void *) boundaries->data;
  input.n_boundaries = boundaries->len;
  check = zw_check_new (&input);
  g_ptr_array_add (self->zones, check);
  if (extra == NULL)
    return TRUE;
  if (!extra (store, zone->id, &self->tables, check->findings, user_data, error))
    return FALSE;
  zw_findings_sort (check->findings);
  return TRUE;
}

/**
 * zw_check_run:
 * @zone_id: a zone, 0 for all; zones that are no more than the boundary of a phase
 *   of another one are then left out
 * @extra: (nullable): adds what looks at the place as well
 *
 * Checks the project as it is on the disk and writes nothing: that it was checked is
 * recorded by who shows the findings, with zw_check_remember_edition().
 *
 * Returns: (transfer full) (nullable): what was found
 */
ZwCheckRun *
zw_check_run (ZwStore *store,
              gint64 zone_id,
              ZwCheckExtra extra,
              gpointer user_data,
              GError **error)
{
  g_autoptr (ZwCheckRun) self = g_new0 (ZwCheckRun, 1);
  g_autofree char *checked_edition = zw_store_get_state (store, ZW_CHECK_EDITION);
  g_autoptr (GPtrArray) zones = NULL;
  g_auto (ZwApplicant) applicant = { 0 };

  self->zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_check_free);
  zw_check_tables_init (&self->tables);
  self->project = zw_store_get_setting (store, "name");
  self->edition = g_strdup (zw_rules_get_edition (self->tables.rules));
  zones = zw_zone_list (store, error);
  if (zones == NULL)
    return NULL;
  zw_applicant_load (&applicant, store, self->tables.rules);
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if ((zone_id == 0 || zone->id == zone_id)
          && !check_zone (self, store, zone, zone_id == 0, &applicant, checked_edition, extra,
                          user_data, error))
        return NULL;
    }
  if (zone_id != 0 && self->zones->len == 0)
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                           _ ("The zone is no longer in the project."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
zw_check_run_free (ZwCheckRun *self)
{
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  zw_check_tables_clear (&self->tables);
  g_free (self->project);
  g_free (self->edition);
  g_free (self);
}
