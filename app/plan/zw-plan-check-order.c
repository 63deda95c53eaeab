/* zw-plan-check-order.c: work items that wait for each other, boundaries that grow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

/* Smaller than this is the rounding of two outlines of the same border. */
#define LEAST_LEFT_M2 1.0
#define M2_PER_HA 10000.0

static void
check_dependency (ZwPlanCheck *self, const ZwRecord *record)
{
  const ZwPlannedItem *item, *before;
  g_autofree char *start = NULL, *end = NULL;
  ZwFinding *finding;

  item = zw_plan_check_find_item (self, zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0));
  before = zw_plan_check_find_item (self, zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0));
  if (item == NULL || before == NULL || item == before || item->years.start == ZW_PLAN_NO_YEAR
      || before->years.end == ZW_PLAN_NO_YEAR || item->years.start >= before->years.end)
    return;
  start = zw_plan_check_format_year (self, item->years.start);
  end = zw_plan_check_format_year (self, before->years.end);
  finding = zw_plan_check_add_item (
      self, "plan-dependency", ZW_SEVERITY_SHOULD, item,
      _ ("Let it begin when the other is done, or let it wait no longer."),
      /* Translators: a work item, a year, a work item, a year */
      _ ("“%s” begins in %s, but waits for “%s”, which ends in %s."), item->item->name, start,
      before->item->name, end);
  zw_finding_set_figures (finding, ZW_FIGURE_YEAR, item->years.start, before->years.end);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

/* Follows what work items wait for. */
typedef struct
{
  ZwPlanCheck *check;
  const GPtrArray *dependencies;
  GHashTable *done; /* of const ZwPlannedItem * */
  GPtrArray *path;  /* of const ZwPlannedItem * */
} Walk;

static void
report_circle (Walk *walk, guint from)
{
  const ZwPlannedItem *item = g_ptr_array_index (walk->path, from);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = from; i < walk->path->len; i++)
    {
      const ZwPlannedItem *next = g_ptr_array_index (walk->path, i);

      g_string_append_printf (names, "%s → ", next->item->name);
    }
  g_string_append (names, item->item->name);
  zw_plan_check_add_item (walk->check, "plan-circle", ZW_SEVERITY_SHOULD, item,
                          _ ("Let one of them wait no longer."),
                          /* Translators: names of work items with arrows between */
                          _ ("Work items wait for each other in a circle: %s."), names->str);
}

static void
walk_from (Walk *walk, const ZwPlannedItem *item)
{
  guint at;

  if (g_ptr_array_find (walk->path, item, &at))
    {
      report_circle (walk, at);
      return;
    }
  if (!g_hash_table_add (walk->done, (gpointer) item))
    return;
  g_ptr_array_add (walk->path, (gpointer) item);
  for (guint i = 0; i < walk->dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (walk->dependencies, i);
      const ZwPlannedItem *next;

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) != item->item->id)
        continue;
      next = zw_plan_check_find_item (walk->check,
                                      zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0));
      if (next != NULL)
        walk_from (walk, next);
    }
  g_ptr_array_set_size (walk->path, (int) walk->path->len - 1);
}

static void
check_circles (ZwPlanCheck *self, const GPtrArray *dependencies)
{
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  Walk walk = { self, dependencies, done, path };

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);

      if (!g_hash_table_contains (done, item))
        walk_from (&walk, item);
    }
}

static void
check_boundaries (ZwPlanCheck *self)
{
  const ZwCheckInput *input = self->input;

  for (guint i = 0; i < input->n_boundaries; i++)
    {
      const ZwBoundaryStep *step = &input->boundaries[i];
      const ZwRecord *record = input->records != NULL ? zw_records_find (
                                   input->records, ZW_RECORD_BOUNDARY, step->record)
                                                      : NULL;
      const ZwPlanPhase *phase;
      ZwFinding *finding;

      if (record == NULL || step->left_m2 <= LEAST_LEFT_M2)
        continue;
      phase = zw_plan_check_find_phase (self, zw_record_get_int (record, ZW_BOUNDARY_PHASE, 0));
      if (phase == NULL)
        continue;
      finding = zw_plan_check_add (
          self, "plan-boundary", ZW_SEVERITY_NOTE, phase->name,
          _ ("Widen the boundary of the later phase, or say why a part is given up."),
          /* Translators: a phase; hectares */
          _ ("In “%s” the boundary leaves out %.1f ha that belonged to the zone before."),
          phase->name, step->left_m2 / M2_PER_HA);
      zw_finding_set_record (finding, ZW_VIEW_PHASES, ZW_RECORD_BOUNDARY, step->record,
                             ZW_BOUNDARY_ZONE);
    }
}

/**
 * zw_plan_check_order:
 *
 * A work item may begin in the year in which the one it waits for ends: plans know
 * no months.
 */
void
zw_plan_check_order (ZwPlanCheck *self)
{
  const GPtrArray *dependencies = zw_plan_check_records (self, ZW_RECORD_DEPENDENCY);

  for (guint i = 0; i < dependencies->len; i++)
    check_dependency (self, g_ptr_array_index (dependencies, i));
  check_circles (self, dependencies);
  check_boundaries (self);
}
