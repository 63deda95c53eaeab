/* zw-plan-rows.c: a plan as the rows of a tree
 *
 * A plan is read anew after every edit. Its rows are not: each is found again by
 * what it stands for, and the lists take the fewest steps from the old order to
 * the new one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-rows.h"

struct _ZwPlanRow
{
  GObject parent_instance;

  ZwPlanPart part;
  gint64 id;
  ZwPlanRow *parent;  /* weak: it holds this one */
  gconstpointer data; /* in @plan */

  /* Owned */
  GListStore *children; /* NULL for what has none */
  ZwPlan *plan;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwPlanRow, zw_plan_row, G_TYPE_OBJECT)

static void
zw_plan_row_finalize (GObject *object)
{
  ZwPlanRow *self = ZW_PLAN_ROW (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->children);
  g_clear_pointer (&self->plan, zw_plan_unref);
  G_OBJECT_CLASS (zw_plan_row_parent_class)->finalize (object);
}

static void
zw_plan_row_class_init (ZwPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_plan_row_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_PLAN_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
zw_plan_row_init (ZwPlanRow *self)
{
}

ZwPlanPart
zw_plan_row_get_part (ZwPlanRow *self)
{
  return self->part;
}

gint64
zw_plan_row_get_id (ZwPlanRow *self)
{
  return self->id;
}

/**
 * zw_plan_row_get_parent:
 *
 * Returns: (transfer none) (nullable): what it is in, %NULL for a phase
 */
ZwPlanRow *
zw_plan_row_get_parent (ZwPlanRow *self)
{
  return self->parent;
}

/**
 * zw_plan_row_get_children:
 *
 * Returns: (transfer none) (nullable) (element-type ZwPlanRow): what is in it, in
 *   order; %NULL for goals and work items
 */
GListModel *
zw_plan_row_get_children (ZwPlanRow *self)
{
  return self->children != NULL ? G_LIST_MODEL (self->children) : NULL;
}

ZwPlan *
zw_plan_row_get_plan (ZwPlanRow *self)
{
  return self->plan;
}

/**
 * zw_plan_row_get_data:
 *
 * Returns: (transfer none): #ZwPlanPhase, #ZwPlanStage, #ZwPlanGoal or #ZwPlanItem
 *   of zw_plan_row_get_plan(), as zw_plan_row_get_part() tells
 */
gconstpointer
zw_plan_row_get_data (ZwPlanRow *self)
{
  return self->data;
}

struct _ZwPlanRows
{
  /* Owned */
  GListStore *phases;
  GHashTable *rows; /* key → ZwPlanRow */
};

static gint64
make_key (ZwPlanPart part, gint64 id)
{
  return id * ZW_N_PLAN_PARTS + part;
}

typedef struct
{
  ZwPlanRows *rows;
  ZwPlan *plan;
  GHashTable *kept; /* as @rows has it, of the new plan only */
} Update;

static ZwPlanRow *
take_row (Update *update, ZwPlanPart part, gint64 id, ZwPlanRow *parent, gconstpointer data)
{
  gint64 key = make_key (part, id);
  ZwPlanRow *row = g_hash_table_lookup (update->rows->rows, &key);

  if (row != NULL)
    g_object_ref (row);
  else
    {
      row = g_object_new (ZW_TYPE_PLAN_ROW, NULL);
      row->part = part;
      row->id = id;
      if (part == ZW_PLAN_PHASE || part == ZW_PLAN_STAGE)
        row->children = g_list_store_new (ZW_TYPE_PLAN_ROW);
    }
  g_set_weak_pointer (&row->parent, parent);
  zw_plan_ref (update->plan);
  g_clear_pointer (&row->plan, zw_plan_unref);
  row->plan = update->plan;
  row->data = data;
  g_hash_table_insert (update->kept, g_memdup2 (&key, sizeof key), g_object_ref (row));
  return row;
}

static gboolean
is_wanted (const GPtrArray *wanted, gpointer row)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_ptr_array_index (wanted, i) == row)
      return TRUE;
  return FALSE;
}

/* What is gone goes first, so that what stays moves only where the order changed. */
static void
arrange (GListStore *list, const GPtrArray *wanted)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (list)); i-- > 0;)
    {
      g_autoptr (ZwPlanRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (!is_wanted (wanted, row))
        g_list_store_remove (list, i);
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      ZwPlanRow *row = g_ptr_array_index (wanted, i);
      g_autoptr (ZwPlanRow) there = g_list_model_get_item (G_LIST_MODEL (list), i);
      guint from;

      if (there == row)
        continue;
      if (g_list_store_find (list, row, &from))
        g_list_store_remove (list, from);
      g_list_store_insert (list, i, row);
    }
}

static void
add_contents (Update *update,
              ZwPlanRow *parent,
              GPtrArray *wanted,
              const GPtrArray *goals,
              const GPtrArray *items)
{
  for (guint i = 0; i < goals->len; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (goals, i);

      g_ptr_array_add (wanted, take_row (update, ZW_PLAN_GOAL, goal->id, parent, goal));
    }
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (wanted, take_row (update, ZW_PLAN_ITEM, item->id, parent, item));
    }
}

static ZwPlanRow *
take_stage (Update *update, ZwPlanRow *parent, const ZwPlanStage *stage)
{
  ZwPlanRow *row = take_row (update, ZW_PLAN_STAGE, stage->id, parent, stage);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  add_contents (update, row, wanted, stage->goals, stage->items);
  arrange (row->children, wanted);
  return row;
}

static ZwPlanRow *
take_phase (Update *update, const ZwPlanPhase *phase)
{
  ZwPlanRow *row = take_row (update, ZW_PLAN_PHASE, phase->id, NULL, phase);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < phase->stages->len; i++)
    g_ptr_array_add (wanted, take_stage (update, row, g_ptr_array_index (phase->stages, i)));
  add_contents (update, row, wanted, phase->goals, phase->items);
  arrange (row->children, wanted);
  return row;
}

ZwPlanRows *
zw_plan_rows_new (void)
{
  ZwPlanRows *self = g_new0 (ZwPlanRows, 1);

  self->phases = g_list_store_new (ZW_TYPE_PLAN_ROW);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  return self;
}

void
zw_plan_rows_free (ZwPlanRows *self)
{
  g_clear_object (&self->phases);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_free (self);
}

/**
 * zw_plan_rows_get_model:
 *
 * Returns: (transfer none) (element-type ZwPlanRow): the phases
 */
GListModel *
zw_plan_rows_get_model (ZwPlanRows *self)
{
  return G_LIST_MODEL (self->phases);
}

/**
 * zw_plan_rows_update:
 * @plan: (nullable): what the rows are to show
 */
void
zw_plan_rows_update (ZwPlanRows *self, ZwPlan *plan)
{
  Update update = { .rows = self, .plan = plan };
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) old = NULL;
  GHashTableIter iter;
  gpointer row;

  update.kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  if (plan != NULL)
    {
      const GPtrArray *phases = zw_plan_get_phases (plan);

      for (guint i = 0; i < phases->len; i++)
        g_ptr_array_add (wanted, take_phase (&update, g_ptr_array_index (phases, i)));
    }
  arrange (self->phases, wanted);
  old = self->rows;
  self->rows = update.kept;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    g_signal_emit (row, changed_signal, 0);
}

/**
 * zw_plan_rows_find:
 *
 * Returns: (transfer none) (nullable): the row of a part
 */
ZwPlanRow *
zw_plan_rows_find (ZwPlanRows *self, ZwPlanPart part, gint64 id)
{
  gint64 key = make_key (part, id);

  return g_hash_table_lookup (self->rows, &key);
}
