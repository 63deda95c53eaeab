/* zw-plan.c: the plan of a zone: phases, stages, goals and work items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan.h"

#include "base/zw-money.h"
#include "store/zw-sql.h"

struct _ZwPlan
{
  gatomicrefcount ref_count;
  gint64 zone_id;

  /* Owned */
  GPtrArray *phases;
};

static void
free_goal (gpointer data)
{
  ZwPlanGoal *goal = data;

  g_free (goal->text);
  g_free (goal->indicator);
  g_free (goal->unit);
  g_free (goal);
}

static void
free_item (gpointer data)
{
  ZwPlanItem *item = data;

  g_free (item->name);
  g_free (item->content);
  g_free (item->who);
  g_free (item->funding);
  g_free (item);
}

static void
free_stage (gpointer data)
{
  ZwPlanStage *stage = data;

  g_free (stage->name);
  g_ptr_array_unref (stage->goals);
  g_ptr_array_unref (stage->items);
  g_free (stage);
}

static void
free_phase (gpointer data)
{
  ZwPlanPhase *phase = data;

  g_free (phase->name);
  g_free (phase->subtitle);
  g_free (phase->strategy);
  g_free (phase->main_work);
  g_free (phase->key_goal);
  g_ptr_array_unref (phase->stages);
  g_ptr_array_unref (phase->goals);
  g_ptr_array_unref (phase->items);
  g_free (phase);
}

/* Whole numbers; @otherwise where there is none, or one that a project of ours
 * would not hold. */
static gint64
read_int (ZwStatement *row, int column, gint64 least, gint64 most, gint64 otherwise)
{
  gint64 value = sqlite3_column_int64 (row, column);

  if (sqlite3_column_type (row, column) == SQLITE_NULL || value < least || value > most)
    return otherwise;
  return value;
}

static int
read_year (ZwStatement *row, int column)
{
  return read_int (row, column, ZW_PLAN_FIRST_YEAR, ZW_PLAN_LAST_YEAR, ZW_PLAN_NO_YEAR);
}

static char *
read_name (ZwStatement *row, int column)
{
  char *name = zw_sql_dup_text (row, column);

  return name != NULL ? name : g_strdup ("");
}

static void
read_phase (ZwPlan *self, ZwStatement *row)
{
  ZwPlanPhase *phase = g_new0 (ZwPlanPhase, 1);

  phase->id = sqlite3_column_int64 (row, 0);
  phase->kind = ZW_PHASE_SHORT;
  zw_phase_kind_from_id ((const char *) sqlite3_column_text (row, 1), &phase->kind);
  phase->name = read_name (row, 2);
  phase->subtitle = zw_sql_dup_text (row, 3);
  phase->start_year = read_year (row, 4);
  phase->end_year = read_year (row, 5);
  phase->strategy = zw_sql_dup_text (row, 6);
  phase->main_work = zw_sql_dup_text (row, 7);
  phase->key_goal = zw_sql_dup_text (row, 8);
  phase->stages = g_ptr_array_new_with_free_func (free_stage);
  phase->goals = g_ptr_array_new_with_free_func (free_goal);
  phase->items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (self->phases, phase);
}

static void
read_stage (ZwPlan *self, ZwStatement *row)
{
  const ZwPlanPhase *phase = zw_plan_find_phase (self, sqlite3_column_int64 (row, 1));
  ZwPlanStage *stage;

  if (phase == NULL)
    return;
  stage = g_new0 (ZwPlanStage, 1);
  stage->id = sqlite3_column_int64 (row, 0);
  stage->name = read_name (row, 2);
  stage->start_year = read_year (row, 3);
  stage->end_year = read_year (row, 4);
  stage->goals = g_ptr_array_new_with_free_func (free_goal);
  stage->items = g_ptr_array_new_with_free_func (free_item);
  g_ptr_array_add (phase->stages, stage);
}

/* Where a goal or work item goes: a stage that is of another phase, or is not
 * there any more, leaves it with its phase. */
static GPtrArray *
find_list (ZwPlan *self, ZwStatement *row, gboolean goals)
{
  const ZwPlanPhase *phase = zw_plan_find_phase (self, sqlite3_column_int64 (row, 1));
  const ZwPlanPhase *owner = NULL;
  const ZwPlanStage *stage = zw_plan_find_stage (self, sqlite3_column_int64 (row, 2), &owner);

  if (phase == NULL)
    return NULL;
  if (stage != NULL && owner == phase)
    return goals ? stage->goals : stage->items;
  return goals ? phase->goals : phase->items;
}

static void
read_goal (ZwPlan *self, ZwStatement *row)
{
  GPtrArray *list = find_list (self, row, TRUE);
  ZwPlanGoal *goal;

  if (list == NULL)
    return;
  goal = g_new0 (ZwPlanGoal, 1);
  goal->id = sqlite3_column_int64 (row, 0);
  goal->text = read_name (row, 3);
  goal->indicator = zw_sql_dup_text (row, 4);
  goal->target = zw_sql_get_number (row, 5);
  goal->unit = zw_sql_dup_text (row, 6);
  g_ptr_array_add (list, goal);
}

static void
read_item (ZwPlan *self, ZwStatement *row)
{
  GPtrArray *list = find_list (self, row, FALSE);
  ZwPlanItem *item;

  if (list == NULL)
    return;
  item = g_new0 (ZwPlanItem, 1);
  item->id = sqlite3_column_int64 (row, 0);
  item->group = ZW_WORK_NONE;
  zw_work_group_from_id ((const char *) sqlite3_column_text (row, 3), &item->group);
  item->name = read_name (row, 4);
  item->content = zw_sql_dup_text (row, 5);
  item->who = zw_sql_dup_text (row, 6);
  item->start_year = read_year (row, 7);
  item->end_year = read_year (row, 8);
  item->cost_ntd = read_int (row, 9, 0, G_MAXINT64, ZW_PLAN_NO_COST);
  item->staff = read_int (row, 10, 0, G_MAXINT, ZW_PLAN_NO_STAFF);
  item->funding = zw_sql_dup_text (row, 11);
  g_ptr_array_add (list, item);
}

/**
 * zw_plan_load:
 * @zone_id: a zone of the project
 *
 * Returns: (transfer full): its plan, which may be empty
 */
ZwPlan *
zw_plan_load (ZwStore *store, gint64 zone_id, GError **error)
{
#define OF_ZONE "WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1) "
  static const struct
  {
    const char *sql;
    void (*read) (ZwPlan *self, ZwStatement *row);
  } parts[] = {
    { "SELECT id, kind, name, subtitle, start_year, end_year, strategy, main_work, key_goal "
      "FROM zw_phase WHERE zone_id = ?1 ORDER BY position, id",
      read_phase },
    { "SELECT id, phase_id, name, start_year, end_year "
      "FROM zw_stage " OF_ZONE "ORDER BY position, id",
      read_stage },
    { "SELECT id, phase_id, stage_id, text, indicator, target_value, unit "
      "FROM zw_goal " OF_ZONE "ORDER BY position, id",
      read_goal },
    { "SELECT id, phase_id, stage_id, grp, name, content, who, start_year, end_year, cost_ntd, "
      "staff, funding FROM zw_work_item " OF_ZONE "ORDER BY position, id",
      read_item },
  };
#undef OF_ZONE
  g_autoptr (ZwPlan) self = g_new0 (ZwPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->zone_id = zone_id;
  self->phases = g_ptr_array_new_with_free_func (free_phase);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (ZwStatement)
          query = zw_sql_prepare (zw_store_get_db (store), error, "%s", parts[i].sql);
      gboolean row = FALSE;

      if (query == NULL || !zw_sql_bind (query, error, "i", zone_id))
        return NULL;
      for (;;)
        {
          if (!zw_sql_step (query, &row, error))
            return NULL;
          if (!row)
            break;
          parts[i].read (self, query);
        }
    }
  return g_steal_pointer (&self);
}

ZwPlan *
zw_plan_ref (ZwPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_plan_unref (ZwPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->phases);
  g_free (self);
}

gint64
zw_plan_get_zone_id (const ZwPlan *self)
{
  return self->zone_id;
}

/**
 * zw_plan_get_phases:
 *
 * Returns: (transfer none) (element-type ZwPlanPhase): in order
 */
const GPtrArray *
zw_plan_get_phases (const ZwPlan *self)
{
  return self->phases;
}

gboolean
zw_plan_is_empty (const ZwPlan *self)
{
  return self->phases->len == 0;
}

const ZwPlanPhase *
zw_plan_find_phase (const ZwPlan *self, gint64 id)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (self->phases, i);

      if (phase->id == id)
        return phase;
    }
  return NULL;
}

/**
 * zw_plan_find_stage:
 * @phase: (out) (optional): the phase it is in
 *
 * Returns: (nullable): the stage
 */
const ZwPlanStage *
zw_plan_find_stage (const ZwPlan *self, gint64 id, const ZwPlanPhase **phase)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      const ZwPlanPhase *in = g_ptr_array_index (self->phases, i);

      for (guint j = 0; j < in->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (in->stages, j);

          if (stage->id != id)
            continue;
          if (phase != NULL)
            *phase = in;
          return stage;
        }
    }
  return NULL;
}

typedef gboolean (*EachList) (const ZwPlanPhase *phase,
                              const ZwPlanStage *stage,
                              const GPtrArray *goals,
                              const GPtrArray *items,
                              gpointer user_data);

/* Every list of goals and work items, those of no stage after the stages', until
 * @func returns TRUE. */
static void
each_list (const ZwPlan *self, EachList func, gpointer user_data)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (self->phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          if (func (phase, stage, stage->goals, stage->items, user_data))
            return;
        }
      if (func (phase, NULL, phase->goals, phase->items, user_data))
        return;
    }
}

typedef struct
{
  gint64 id;
  const ZwPlanGoal *goal;
  const ZwPlanItem *item;
} Search;

static gboolean
search_goal (const ZwPlanPhase *phase,
             const ZwPlanStage *stage,
             const GPtrArray *goals,
             const GPtrArray *items,
             gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < goals->len && search->goal == NULL; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (goals, i);

      if (goal->id == search->id)
        search->goal = goal;
    }
  return search->goal != NULL;
}

static gboolean
search_item (const ZwPlanPhase *phase,
             const ZwPlanStage *stage,
             const GPtrArray *goals,
             const GPtrArray *items,
             gpointer user_data)
{
  Search *search = user_data;

  for (guint i = 0; i < items->len && search->item == NULL; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      if (item->id == search->id)
        search->item = item;
    }
  return search->item != NULL;
}

const ZwPlanGoal *
zw_plan_find_goal (const ZwPlan *self, gint64 id)
{
  Search search = { .id = id };

  each_list (self, search_goal, &search);
  return search.goal;
}

const ZwPlanItem *
zw_plan_find_item (const ZwPlan *self, gint64 id)
{
  Search search = { .id = id };

  each_list (self, search_item, &search);
  return search.item;
}

typedef struct
{
  const ZwPlanPhase *phase;
  const ZwPlanStage *stage;
  ZwWorkGroup group;
  ZwPlanTotal total;
} Sum;

static gboolean
add_list (const ZwPlanPhase *phase,
          const ZwPlanStage *stage,
          const GPtrArray *goals,
          const GPtrArray *items,
          gpointer user_data)
{
  Sum *sum = user_data;

  if ((sum->phase != NULL && sum->phase != phase) || (sum->stage != NULL && sum->stage != stage))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      if (sum->group != ZW_WORK_ANY && item->group != sum->group)
        continue;
      sum->total.n_items++;
      if (item->cost_ntd == ZW_PLAN_NO_COST)
        sum->total.n_without_cost++;
      else
        sum->total.cost_ntd = zw_money_add (sum->total.cost_ntd, item->cost_ntd);
    }
  return FALSE;
}

/**
 * zw_plan_get_total:
 * @phase: (nullable): only of this phase
 * @stage: (nullable): only of this stage
 * @group: only of this group, %ZW_WORK_NONE for those of none, or %ZW_WORK_ANY
 *
 * Returns: what the work items cost together
 */
ZwPlanTotal
zw_plan_get_total (const ZwPlan *self,
                   const ZwPlanPhase *phase,
                   const ZwPlanStage *stage,
                   ZwWorkGroup group)
{
  Sum sum = { .phase = phase, .stage = stage, .group = group };

  each_list (self, add_list, &sum);
  return sum.total;
}
