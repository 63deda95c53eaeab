/* zw-plan-schedule.c: parts of a plan moved along the years, and what waits for what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-schedule.h"

#include <glib/gi18n.h>

#include "plan/zw-plan-private.h"
#include "store/zw-sql.h"

#define MONTHS_PER_YEAR 12

/* Years */

/**
 * zw_plan_narrow_years:
 * @outer_start: of what a part is in, %ZW_PLAN_NO_YEAR where it has none; so @outer_end
 * @start_year: (inout): of the part, %ZW_PLAN_NO_YEAR where it has none; so @end_year
 *
 * A part that says nothing has the years of what it is in; one that gives only one
 * year goes on from there as far as what it is in.
 */
void
zw_plan_narrow_years (int outer_start, int outer_end, int *start_year, int *end_year)
{
  int start = *start_year, end = *end_year;

  if (start == ZW_PLAN_NO_YEAR && end == ZW_PLAN_NO_YEAR)
    {
      start = outer_start;
      end = outer_end;
    }
  else if (start == ZW_PLAN_NO_YEAR)
    start = outer_start != ZW_PLAN_NO_YEAR ? MIN (outer_start, end) : end;
  else if (end == ZW_PLAN_NO_YEAR)
    end = MAX (outer_end, start);
  *start_year = start;
  *end_year = MAX (start, end);
}

static const ZwPlanItem *
find_in (const GPtrArray *items, gint64 id)
{
  for (guint i = 0; i < items->len; i++)
    if (((const ZwPlanItem *) g_ptr_array_index (items, i))->id == id)
      return g_ptr_array_index (items, i);
  return NULL;
}

/**
 * zw_plan_find_item_years:
 * @start_year: (out): first year of a work item, or where it says nothing of the
 *   stage or phase that it is in; %ZW_PLAN_NO_YEAR where these have none either
 *
 * Returns: whether the plan has the item
 */
gboolean
zw_plan_find_item_years (const ZwPlan *plan, gint64 id, int *start_year, int *end_year)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      const ZwPlanItem *item = find_in (phase->items, id);
      int outer_start = phase->start_year, outer_end = phase->end_year;

      zw_plan_narrow_years (ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR, &outer_start, &outer_end);
      for (guint j = 0; item == NULL && j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);
          int start = stage->start_year, end = stage->end_year;

          item = find_in (stage->items, id);
          if (item == NULL)
            continue;
          zw_plan_narrow_years (outer_start, outer_end, &start, &end);
          outer_start = start;
          outer_end = end;
        }
      if (item == NULL)
        continue;
      *start_year = item->start_year;
      *end_year = item->end_year;
      zw_plan_narrow_years (outer_start, outer_end, start_year, end_year);
      return TRUE;
    }
  return FALSE;
}

/* Moving */

static int
shift_year (int year, int by)
{
  return year != ZW_PLAN_NO_YEAR ? CLAMP (year + by, ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR) : year;
}

static gboolean
shift (ZwStore *store, ZwPlanPart part, gint64 id, int start, int end, int by, GError **error)
{
  return (start == ZW_PLAN_NO_YEAR && end == ZW_PLAN_NO_YEAR)
         || zw_plan_set_years (store, part, id, shift_year (start, by), shift_year (end, by),
                               error);
}

static gboolean
shift_items (ZwStore *store, const GPtrArray *items, int by, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      if (!shift (store, ZW_PLAN_ITEM, item->id, item->start_year, item->end_year, by, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
shift_contents (ZwStore *store,
                const ZwPlan *plan,
                ZwPlanPart part,
                gint64 id,
                int by,
                GError **error)
{
  const ZwPlanPhase *phase = part == ZW_PLAN_PHASE ? zw_plan_find_phase (plan, id) : NULL;
  const ZwPlanStage *stage = part == ZW_PLAN_STAGE ? zw_plan_find_stage (plan, id, NULL) : NULL;

  if (stage != NULL)
    return shift_items (store, stage->items, by, error);
  for (guint i = 0; phase != NULL && i < phase->stages->len; i++)
    {
      stage = g_ptr_array_index (phase->stages, i);
      if (!shift (store, ZW_PLAN_STAGE, stage->id, stage->start_year, stage->end_year, by, error)
          || !shift_items (store, stage->items, by, error))
        return FALSE;
    }
  return phase == NULL || shift_items (store, phase->items, by, error);
}

/**
 * zw_plan_retime:
 * @part: a phase, stage or work item
 *
 * As zw_plan_set_years(); the work items of a stage that have exactly its years, as
 * those that the guideline suggests, keep to them. One step of undo.
 */
gboolean
zw_plan_retime (ZwStore *store,
                ZwPlanPart part,
                gint64 id,
                int start_year,
                int end_year,
                GError **error)
{
  gboolean outer, ok;

  if (part != ZW_PLAN_STAGE)
    return zw_plan_set_years (store, part, id, start_year, end_year, error);
  if (!zw_plan_begin (store, _ ("Change the years of a stage"), &outer, error))
    return FALSE;
  ok = zw_sql_run (zw_store_get_db (store), error,
                   "UPDATE zw_work_item SET start_year = nullif (?2, 0), "
                   "end_year = nullif (?3, 0) WHERE id IN "
                   "(SELECT item.id FROM zw_work_item AS item JOIN zw_stage AS stage "
                   "ON item.stage_id = stage.id WHERE stage.id = ?1 "
                   "AND item.start_year = stage.start_year AND item.end_year = stage.end_year)",
                   "iii", id, (gint64) start_year, (gint64) end_year)
       && zw_plan_set_years (store, part, id, start_year, end_year, error);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_plan_reschedule:
 * @plan: the plan as it is
 * @part: a phase, stage or work item
 * @start_year: its new years, as zw_plan_set_years() takes them
 * @contents_by: years by which all moves that is in it and has years of its own
 */
gboolean
zw_plan_reschedule (ZwStore *store,
                    const ZwPlan *plan,
                    ZwPlanPart part,
                    gint64 id,
                    int start_year,
                    int end_year,
                    int contents_by,
                    GError **error)
{
  gboolean outer, ok;

  if (contents_by == 0 || part == ZW_PLAN_ITEM)
    return zw_plan_set_years (store, part, id, start_year, end_year, error);
  if (!zw_plan_begin (store,
                      part == ZW_PLAN_PHASE ? _ ("Move a phase with all that is in it")
                                            : _ ("Move a stage with all that is in it"),
                      &outer, error))
    return FALSE;
  ok = zw_plan_set_years (store, part, id, start_year, end_year, error)
       && shift_contents (store, plan, part, id, contents_by, error);
  return zw_plan_end (store, outer, ok, error);
}

static guint
count_dated (const GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      n += item->start_year != ZW_PLAN_NO_YEAR || item->end_year != ZW_PLAN_NO_YEAR;
    }
  return n;
}

/**
 * zw_plan_count_contents:
 *
 * Returns: how many stages and work items are in a phase or stage and have years of
 *   their own
 */
guint
zw_plan_count_contents (const ZwPlan *plan, ZwPlanPart part, gint64 id)
{
  const ZwPlanPhase *phase = part == ZW_PLAN_PHASE ? zw_plan_find_phase (plan, id) : NULL;
  const ZwPlanStage *stage = part == ZW_PLAN_STAGE ? zw_plan_find_stage (plan, id, NULL) : NULL;
  guint n = phase != NULL ? count_dated (phase->items) : 0;

  if (stage != NULL)
    return count_dated (stage->items);
  for (guint i = 0; phase != NULL && i < phase->stages->len; i++)
    {
      stage = g_ptr_array_index (phase->stages, i);
      n += count_dated (stage->items)
           + (stage->start_year != ZW_PLAN_NO_YEAR || stage->end_year != ZW_PLAN_NO_YEAR);
    }
  return n;
}

/* Waiting */

/**
 * zw_plan_find_dependency:
 *
 * Returns: (nullable): the record that makes an item wait for another
 */
const ZwRecord *
zw_plan_find_dependency (const ZwRecords *records, gint64 item_id, gint64 after_id)
{
  const GPtrArray *dependencies = zw_records_get (records, ZW_RECORD_DEPENDENCY);

  for (guint i = 0; i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) == item_id
          && zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0) == after_id)
        return record;
    }
  return NULL;
}

/* Whether an item waits for another, also by way of further ones. */
static gboolean
waits_for (const ZwRecords *records, gint64 item_id, gint64 after_id, GHashTable *seen)
{
  const GPtrArray *dependencies = zw_records_get (records, ZW_RECORD_DEPENDENCY);

  if (item_id == after_id)
    return TRUE;
  if (!g_hash_table_add (seen, g_memdup2 (&item_id, sizeof item_id)))
    return FALSE;
  for (guint i = 0; i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) == item_id
          && waits_for (records, zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0), after_id,
                        seen))
        return TRUE;
    }
  return FALSE;
}

/* Two links that are one record: set both or none. */
static gboolean
add_pair (ZwStore *store, ZwRecordKind kind, gint64 zone_id, const gint64 *links, GError **error)
{
  gboolean outer, ok;
  gint64 id;

  if (!zw_plan_begin (store, _ (zw_record_kind_get_info (kind)->add), &outer, error))
    return FALSE;
  id = zw_record_add (store, kind, zone_id, error);
  ok = id != 0 && zw_record_set_int (store, kind, id, 0, links[0], error)
       && zw_record_set_int (store, kind, id, 1, links[1], error);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_plan_add_dependency:
 * @item_id: a work item
 * @after_id: the work item that must end before it; if it waits for that already,
 *   nothing is changed
 *
 * Work items that would wait for each other are refused.
 */
gboolean
zw_plan_add_dependency (ZwStore *store,
                        const ZwPlan *plan,
                        const ZwRecords *records,
                        gint64 item_id,
                        gint64 after_id,
                        GError **error)
{
  const ZwPlanItem *item = zw_plan_find_item (plan, item_id);
  const ZwPlanItem *after = zw_plan_find_item (plan, after_id);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (item == NULL || after == NULL)
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                           _ ("This work item is no longer in the plan."));
      return FALSE;
    }
  if (zw_plan_find_dependency (records, item_id, after_id) != NULL)
    return TRUE;
  if (waits_for (records, after_id, item_id, seen))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: both are work items */
                   _ ("“%s” cannot wait for “%s”, which waits for it already."), item->name,
                   after->name);
      return FALSE;
    }
  return add_pair (store, ZW_RECORD_DEPENDENCY, zw_plan_get_zone_id (plan),
                   (const gint64[]){ item_id, after_id }, error);
}

static gboolean
is_listed (const char *const *ids, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return g_strv_contains (ids, text);
}

static gboolean
stop_waiting (ZwStore *store,
              const ZwRecords *records,
              gint64 item_id,
              const char *const *but_for,
              GError **error)
{
  const GPtrArray *dependencies = zw_records_get (records, ZW_RECORD_DEPENDENCY);

  for (guint i = 0; i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) == item_id
          && !is_listed (but_for, zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0))
          && !zw_record_remove (store, ZW_RECORD_DEPENDENCY, zw_record_get_id (record), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_plan_set_waiting:
 * @after_ids: ids of all the work items that must end before it, with spaces between
 *
 * As zw_plan_add_dependency(); it no longer waits for any other.
 */
gboolean
zw_plan_set_waiting (ZwStore *store,
                     const ZwPlan *plan,
                     const ZwRecords *records,
                     gint64 item_id,
                     const char *after_ids,
                     GError **error)
{
  g_auto (GStrv) ids = g_strsplit (after_ids, " ", -1);
  gboolean outer, ok;

  if (!zw_plan_begin (store, _ ("Change what a work item waits for"), &outer, error))
    return FALSE;
  ok = stop_waiting (store, records, item_id, (const char *const *) ids, error);
  for (guint i = 0; ok && ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      ok = zw_plan_add_dependency (store, plan, records, item_id,
                                   g_ascii_strtoll (ids[i], NULL, 10), error);
  return zw_plan_end (store, outer, ok, error);
}

/* The boundary in force in a phase */

/**
 * zw_plan_find_boundary:
 *
 * Returns: (nullable): the record that gives a phase a boundary of its own
 */
const ZwRecord *
zw_plan_find_boundary (const ZwRecords *records, gint64 phase_id)
{
  const GPtrArray *boundaries = zw_records_get (records, ZW_RECORD_BOUNDARY);

  for (guint i = 0; i < boundaries->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (boundaries, i);

      if (zw_record_get_int (record, ZW_BOUNDARY_PHASE, 0) == phase_id
          && zw_record_has (record, ZW_BOUNDARY_ZONE))
        return record;
    }
  return NULL;
}

/**
 * zw_plan_set_boundary:
 * @zone_id: zone whose boundary is in force in the phase; that of the plan takes
 *   the record away
 */
gboolean
zw_plan_set_boundary (ZwStore *store,
                      const ZwPlan *plan,
                      const ZwRecords *records,
                      gint64 phase_id,
                      gint64 zone_id,
                      GError **error)
{
  const ZwRecord *record = zw_plan_find_boundary (records, phase_id);
  gboolean own = zone_id == zw_plan_get_zone_id (plan);

  if (record == NULL)
    return own
           || add_pair (store, ZW_RECORD_BOUNDARY, zw_plan_get_zone_id (plan),
                        (const gint64[]){ phase_id, zone_id }, error);
  if (own)
    return zw_record_remove (store, ZW_RECORD_BOUNDARY, zw_record_get_id (record), error);
  return zw_record_set_int (store, ZW_RECORD_BOUNDARY, zw_record_get_id (record), ZW_BOUNDARY_ZONE,
                            zone_id, error);
}

/* What the guideline suggests */

/**
 * zw_plan_take_suggested:
 * @group: what table 3.2-1 says of the item's kind of work
 * @most: take the upper end of the ranges, else the lower one
 *
 * Gives an item cost and staff as the table has them, and a last year where it has
 * a first one only. What the table leaves open stays as it is, and so do the years
 * where its span is that of two kinds of work together.
 */
gboolean
zw_plan_take_suggested (ZwStore *store,
                        const ZwPlanItem *item,
                        const ZwGuidelineGroup *group,
                        gboolean most,
                        GError **error)
{
  gint64 cost = most ? group->max_ntd : group->min_ntd;
  int months = most ? group->max_months : group->min_months;
  gboolean outer, ok = TRUE;

  if (!zw_plan_begin (store, _ ("Take what the guideline suggests for a work item"), &outer, error))
    return FALSE;
  if (cost > 0)
    ok = zw_plan_set_cost (store, item->id, cost, error);
  if (ok && group->min_staff > 0)
    ok = zw_plan_set_staff (store, item->id, group->min_staff, error);
  if (ok && months > 0 && group->shared_with == ZW_WORK_NONE && item->start_year != ZW_PLAN_NO_YEAR
      && item->end_year == ZW_PLAN_NO_YEAR)
    ok = zw_plan_set_years (store, ZW_PLAN_ITEM, item->id, item->start_year,
                            item->start_year + (months - 1) / MONTHS_PER_YEAR, error);
  return zw_plan_end (store, outer, ok, error);
}
