/* zw-review-evidence.c: what the project holds for each item of the score sheet
 *
 * Counted facts, no praise: the reviewers judge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-money.h"
#include "plan/zw-people.h"
#include "plan/zw-review-private.h"

/* Items of table 1, in its order. */
enum
{
  SCORE_WHOLE,
  SCORE_SUPPORT,
  SCORE_EFFECT,
  SCORE_FINANCE,
  SCORE_RESOURCES,
};

/* What a plan consists of. */
typedef struct
{
  guint n_phases;
  guint n_strategies;
  guint n_stages;
  guint n_goals;
  guint n_items;
  guint n_with_cost;
  gint64 cost_ntd;
  GHashTable *offices; /* of char * */
} Counts;

static const GPtrArray *
get_records (const ZwCheckInput *input, ZwRecordKind kind)
{
  return input->records != NULL ? zw_records_get (input->records, kind) : NULL;
}

static guint
count (const ZwCheckInput *input, ZwRecordKind kind)
{
  const GPtrArray *records = get_records (input, kind);

  return records != NULL ? records->len : 0;
}

/* Records of @kind in which @field is given. */
static guint
count_with (const ZwCheckInput *input, ZwRecordKind kind, guint field)
{
  const GPtrArray *records = get_records (input, kind);
  guint n = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    n += zw_record_has (g_ptr_array_index (records, i), field) ? 1 : 0;
  return n;
}

/* Offices stand in one field, whatever the planner puts between them. */
static void
count_offices (Counts *self, const char *who)
{
  g_auto (GStrv) words = g_regex_split_simple ("[、，,;；/\\n]", who != NULL ? who : "", 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_strstrip (words[i])[0] != '\0')
      g_hash_table_add (self->offices, g_strdup (words[i]));
}

static void
count_items (Counts *self, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      self->n_items++;
      count_offices (self, item->who);
      if (item->cost_ntd == ZW_PLAN_NO_COST)
        continue;
      self->n_with_cost++;
      self->cost_ntd = zw_money_add (self->cost_ntd, item->cost_ntd);
    }
}

static void
count_plan (Counts *self, const ZwPlan *plan)
{
  const GPtrArray *phases = plan != NULL ? zw_plan_get_phases (plan) : NULL;

  *self = (Counts){ .offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  for (guint i = 0; phases != NULL && i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      self->n_phases++;
      self->n_strategies += phase->strategy != NULL && phase->strategy[0] != '\0' ? 1 : 0;
      self->n_goals += phase->goals->len;
      count_items (self, phase->items);
      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          self->n_stages++;
          self->n_goals += stage->goals->len;
          count_items (self, stage->items);
        }
    }
}

static char *
describe_support (const ZwCheckInput *input)
{
  const GPtrArray *stakeholders = get_records (input, ZW_RECORD_STAKEHOLDER);
  guint n_helped = 0, n = stakeholders != NULL ? stakeholders->len : 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 id = zw_record_get_id (g_ptr_array_index (stakeholders, i));

      n_helped += zw_people_count_measures (input->records, id) > 0 ? 1 : 0;
    }
  /* Translators: four numbers */
  return g_strdup_printf (_ ("Supporting measures: %u; stakeholders with a measure: %u of %u; "
                             "rules for vehicles: %u."),
                          count (input, ZW_RECORD_MEASURE), n_helped, n,
                          count (input, ZW_RECORD_VEHICLE_RULE));
}

static char *
describe_effect (const ZwCheckInput *input)
{
  /* Translators: five numbers */
  return g_strdup_printf (
      _ ("Effects with an expected value: %u of %u; with an actual one: %u; "
         "targets with a base value: %u of %u."),
      count_with (input, ZW_RECORD_EFFECT, ZW_EFFECT_EXPECTED), count (input, ZW_RECORD_EFFECT),
      count_with (input, ZW_RECORD_EFFECT, ZW_EFFECT_ACTUAL),
      count_with (input, ZW_RECORD_TARGET, ZW_TARGET_BASE), count (input, ZW_RECORD_TARGET));
}

static gint64
add_up (const ZwCheckInput *input, ZwRecordKind kind, guint field)
{
  const GPtrArray *records = get_records (input, kind);
  gint64 sum = 0;

  for (guint i = 0; records != NULL && i < records->len; i++)
    sum = zw_money_add (sum, zw_record_get_int (g_ptr_array_index (records, i), field, 0));
  return sum;
}

static char *
describe_finance (const ZwCheckInput *input, const Counts *counts)
{
  gboolean chinese = zw_catalog_is_chinese (input->catalog);
  g_autofree char *central = zw_money_format_unit (
      add_up (input, ZW_RECORD_BUDGET, ZW_BUDGET_CENTRAL), chinese);
  g_autofree char *local = zw_money_format_unit (add_up (input, ZW_RECORD_BUDGET, ZW_BUDGET_LOCAL),
                                                 chinese);
  g_autofree char *cost = zw_money_format_unit (counts->cost_ntd, chinese);

  /* Translators: two amounts, two numbers, an amount */
  return g_strdup_printf (_ ("Subsidy applied for: %s; local share: %s; work items with a cost: "
                             "%u of %u, together %s."),
                          central, local, counts->n_with_cost, counts->n_items, cost);
}

static char *
describe_resources (const ZwCheckInput *input, const Counts *counts)
{
  const GPtrArray *sources = get_records (input, ZW_RECORD_FUNDING);
  g_autoptr (GHashTable) programmes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      const char *id = zw_record_get_text (g_ptr_array_index (sources, i), ZW_FUNDING_PROGRAMME);

      if (id != NULL)
        g_hash_table_add (programmes, (gpointer) id);
    }
  /* Translators: three numbers */
  return g_strdup_printf (_ ("Offices in charge: %u; other central programmes: %u; sources of "
                             "money: %u."),
                          g_hash_table_size (counts->offices), g_hash_table_size (programmes),
                          sources != NULL ? sources->len : 0);
}

/**
 * zw_review_describe:
 * @score_item: its place in table 1, from 0
 *
 * Returns: (transfer full): what the project holds for it, in one sentence
 */
char *
zw_review_describe (const ZwCheckInput *input, guint score_item)
{
  char *text = NULL;
  Counts counts;

  count_plan (&counts, input->plan);
  switch (score_item)
    {
    case SCORE_WHOLE:
      /* Translators: six numbers */
      text = g_strdup_printf (_ ("Phases: %u of %d, with a strategy: %u; stages: %u; goals: %u; "
                                 "targets: %u; work items: %u."),
                              counts.n_phases, ZW_N_PHASE_KINDS, counts.n_strategies,
                              counts.n_stages, counts.n_goals, count (input, ZW_RECORD_TARGET),
                              counts.n_items);
      break;
    case SCORE_SUPPORT:
      text = describe_support (input);
      break;
    case SCORE_EFFECT:
      text = describe_effect (input);
      break;
    case SCORE_FINANCE:
      text = describe_finance (input, &counts);
      break;
    case SCORE_RESOURCES:
      text = describe_resources (input, &counts);
      break;
    default:
      text = g_strdup ("");
      break;
    }
  g_hash_table_unref (counts.offices);
  return text;
}
