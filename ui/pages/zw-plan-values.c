/* zw-plan-values.c: the values of a plan as one types them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-values.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "base/zw-number.h"
#include "base/zw-year.h"
#include "plan/zw-plan-schedule.h"
#include "zw-plan-cell-text.h"

#define PHASE (1u << ZW_PLAN_PHASE)
#define STAGE (1u << ZW_PLAN_STAGE)
#define GOAL (1u << ZW_PLAN_GOAL)
#define ITEM (1u << ZW_PLAN_ITEM)

/* No number of officials comes near it; it keeps the double a whole one. */
#define MOST_STAFF 1000000000

static const struct
{
  const char *label;
  guint parts;
  gboolean has_lines;
  ZwPlanTextField field; /* ZW_N_PLAN_TEXTS where it is no text */
} values[ZW_N_PLAN_VALUES] = {
  [ZW_PLAN_VALUE_NAME] = { N_ ("Name"), PHASE | STAGE | ITEM, FALSE, ZW_PLAN_NAME },
  [ZW_PLAN_VALUE_GOAL] = { N_ ("Goal"), GOAL, TRUE, ZW_PLAN_NAME },
  [ZW_PLAN_VALUE_SUBTITLE] = { N_ ("Subtitle"), PHASE, FALSE, ZW_PLAN_SUBTITLE },
  [ZW_PLAN_VALUE_CONTENT] = { N_ ("Contents, a line for each"), ITEM, TRUE, ZW_PLAN_CONTENT },
  [ZW_PLAN_VALUE_WHO] = { N_ ("Offices in charge"), ITEM, FALSE, ZW_PLAN_WHO },
  [ZW_PLAN_VALUE_START] = { N_ ("First year"), PHASE | STAGE | ITEM, FALSE, ZW_N_PLAN_TEXTS },
  [ZW_PLAN_VALUE_END] = { N_ ("Last year"), PHASE | STAGE | ITEM, FALSE, ZW_N_PLAN_TEXTS },
  [ZW_PLAN_VALUE_COST] = { N_ ("Cost (NT$)"), ITEM, FALSE, ZW_N_PLAN_TEXTS },
  [ZW_PLAN_VALUE_STAFF] = { N_ ("Staff"), ITEM, FALSE, ZW_N_PLAN_TEXTS },
  [ZW_PLAN_VALUE_FUNDING] = { N_ ("Source of funding"), ITEM, FALSE, ZW_PLAN_FUNDING },
  [ZW_PLAN_VALUE_STRATEGY] = { N_ ("Strategy"), PHASE, TRUE, ZW_PLAN_STRATEGY },
  [ZW_PLAN_VALUE_MAIN_WORK] = { N_ ("Main work"), PHASE, TRUE, ZW_PLAN_MAIN_WORK },
  [ZW_PLAN_VALUE_KEY_GOAL] = { N_ ("Key goal"), PHASE, TRUE, ZW_PLAN_KEY_GOAL },
  [ZW_PLAN_VALUE_INDICATOR] = { N_ ("Name of the own indicator"), GOAL, FALSE, ZW_PLAN_INDICATOR },
  [ZW_PLAN_VALUE_TARGET] = { N_ ("Target value"), GOAL, FALSE, ZW_N_PLAN_TEXTS },
  [ZW_PLAN_VALUE_UNIT] = { N_ ("Unit"), GOAL, FALSE, ZW_PLAN_UNIT },
};

const char *
zw_plan_value_get_label (ZwPlanValue value)
{
  g_return_val_if_fail (value < ZW_N_PLAN_VALUES, NULL);
  return _ (values[value].label);
}

gboolean
zw_plan_value_is_of (ZwPlanValue value, ZwPlanPart part)
{
  g_return_val_if_fail (value < ZW_N_PLAN_VALUES, FALSE);
  return (values[value].parts & 1u << part) != 0;
}

gboolean
zw_plan_value_has_lines (ZwPlanValue value)
{
  g_return_val_if_fail (value < ZW_N_PLAN_VALUES, FALSE);
  return values[value].has_lines;
}

/**
 * zw_plan_find_part:
 *
 * Returns: (transfer none) (nullable): the #ZwPlanPhase, #ZwPlanStage, #ZwPlanGoal
 *   or #ZwPlanItem
 */
gconstpointer
zw_plan_find_part (const ZwPlan *plan, ZwPlanPart part, gint64 id)
{
  switch (part)
    {
    case ZW_PLAN_PHASE:
      return zw_plan_find_phase (plan, id);
    case ZW_PLAN_STAGE:
      return zw_plan_find_stage (plan, id, NULL);
    case ZW_PLAN_GOAL:
      return zw_plan_find_goal (plan, id);
    case ZW_PLAN_ITEM:
      return zw_plan_find_item (plan, id);
    default:
      g_return_val_if_reached (NULL);
    }
}

static gboolean
holds (const GPtrArray *goals, const GPtrArray *items, gconstpointer data)
{
  return g_ptr_array_find ((GPtrArray *) goals, data, NULL)
         || g_ptr_array_find ((GPtrArray *) items, data, NULL);
}

/**
 * zw_plan_dup_path:
 *
 * Returns: (transfer full): what a part is in, such as "短期 › 第一階段"; empty for a
 *   phase
 */
char *
zw_plan_dup_path (const ZwPlan *plan, ZwPlanPart part, gint64 id)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);
  gconstpointer data = zw_plan_find_part (plan, part, id);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          if (holds (stage->goals, stage->items, data))
            return g_strconcat (phase->name, " › ", stage->name, NULL);
          if (stage == data)
            return g_strdup (phase->name);
        }
      if (holds (phase->goals, phase->items, data))
        return g_strdup (phase->name);
    }
  return g_strdup ("");
}

static char *
dup_year (int year)
{
  return year != ZW_PLAN_NO_YEAR ? g_strdup_printf ("%d", zw_year_to_roc (year)) : g_strdup ("");
}

static char *
dup_text (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static char *
dup_phase_value (const ZwPlanPhase *phase, ZwPlanValue value)
{
  switch (value)
    {
    case ZW_PLAN_VALUE_NAME:
      return dup_text (phase->name);
    case ZW_PLAN_VALUE_SUBTITLE:
      return dup_text (phase->subtitle);
    case ZW_PLAN_VALUE_START:
      return dup_year (phase->start_year);
    case ZW_PLAN_VALUE_END:
      return dup_year (phase->end_year);
    case ZW_PLAN_VALUE_STRATEGY:
      return dup_text (phase->strategy);
    case ZW_PLAN_VALUE_MAIN_WORK:
      return dup_text (phase->main_work);
    case ZW_PLAN_VALUE_KEY_GOAL:
      return dup_text (phase->key_goal);
    default:
      return g_strdup ("");
    }
}

static char *
dup_stage_value (const ZwPlanStage *stage, ZwPlanValue value)
{
  switch (value)
    {
    case ZW_PLAN_VALUE_NAME:
      return dup_text (stage->name);
    case ZW_PLAN_VALUE_START:
      return dup_year (stage->start_year);
    case ZW_PLAN_VALUE_END:
      return dup_year (stage->end_year);
    default:
      return g_strdup ("");
    }
}

static char *
dup_goal_value (const ZwPlanGoal *goal, ZwPlanValue value, const ZwGuideline *guideline)
{
  switch (value)
    {
    case ZW_PLAN_VALUE_GOAL:
      return dup_text (goal->text);
    case ZW_PLAN_VALUE_INDICATOR:
      return dup_text (zw_guideline_find_indicator (guideline, goal->indicator) == NULL
                           ? goal->indicator
                           : NULL);
    case ZW_PLAN_VALUE_TARGET:
      return zw_plan_number_format (goal->target);
    case ZW_PLAN_VALUE_UNIT:
      return dup_text (goal->unit);
    default:
      return g_strdup ("");
    }
}

static char *
dup_item_value (const ZwPlanItem *item, ZwPlanValue value)
{
  switch (value)
    {
    case ZW_PLAN_VALUE_NAME:
      return dup_text (item->name);
    case ZW_PLAN_VALUE_CONTENT:
      return dup_text (item->content);
    case ZW_PLAN_VALUE_WHO:
      return dup_text (item->who);
    case ZW_PLAN_VALUE_START:
      return dup_year (item->start_year);
    case ZW_PLAN_VALUE_END:
      return dup_year (item->end_year);
    case ZW_PLAN_VALUE_COST:
      return item->cost_ntd != ZW_PLAN_NO_COST ? zw_money_format (item->cost_ntd) : g_strdup ("");
    case ZW_PLAN_VALUE_STAFF:
      return item->staff != ZW_PLAN_NO_STAFF ? g_strdup_printf ("%d", item->staff) : g_strdup ("");
    case ZW_PLAN_VALUE_FUNDING:
      return dup_text (item->funding);
    default:
      return g_strdup ("");
    }
}

/**
 * zw_plan_value_dup:
 *
 * Years are those of the Republic; an indicator of the guideline is no own one and
 * gives no text.
 *
 * Returns: (transfer full): the value as text, empty where there is none
 */
char *
zw_plan_value_dup (const ZwPlan *plan,
                   ZwPlanPart part,
                   gint64 id,
                   ZwPlanValue value,
                   const ZwGuideline *guideline)
{
  gconstpointer data = zw_plan_find_part (plan, part, id);

  if (data == NULL)
    return g_strdup ("");
  if (part == ZW_PLAN_PHASE)
    return dup_phase_value (data, value);
  if (part == ZW_PLAN_STAGE)
    return dup_stage_value (data, value);
  if (part == ZW_PLAN_GOAL)
    return dup_goal_value (data, value, guideline);
  return dup_item_value (data, value);
}

static gboolean
is_blank (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return FALSE;
  return TRUE;
}

/**
 * zw_plan_value_parse_year:
 * @text: of either calendar, such as "115" or "2026"; blank is no year
 * @year: (out): common era, or %ZW_PLAN_NO_YEAR
 */
gboolean
zw_plan_value_parse_year (const char *text, int *year, GError **error)
{
  if (zw_year_parse (text, year))
    return TRUE;
  g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
               /* Translators: %s is what the user typed */
               _ ("“%s” is no year. Write it like 115 or 2026."), text);
  return FALSE;
}

static gboolean
put_cost (ZwStore *store, gint64 id, const char *text, GError **error)
{
  gint64 cost = ZW_PLAN_NO_COST;

  return (is_blank (text) || zw_money_parse (text, &cost, error))
         && zw_plan_set_cost (store, id, cost, error);
}

static gboolean
put_staff (ZwStore *store, gint64 id, const char *text, GError **error)
{
  double number = zw_number_parse (text);

  if (is_blank (text))
    return zw_plan_set_staff (store, id, ZW_PLAN_NO_STAFF, error);
  if (number >= 0 && number <= MOST_STAFF && number == floor (number))
    return zw_plan_set_staff (store, id, (int) number, error);
  g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
               /* Translators: %s is what the user typed */
               _ ("“%s” is no number of people. Write it like 3."), text);
  return FALSE;
}

static gboolean
put_target (ZwStore *store, gint64 id, const char *text, GError **error)
{
  double target = zw_number_parse (text);

  if (!isnan (target) || is_blank (text))
    return zw_plan_set_target (store, id, target, error);
  g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
               /* Translators: %s is what the user typed */
               _ ("“%s” is no number. Write it like 60 or 12.5, and the unit beside it."), text);
  return FALSE;
}

/**
 * zw_plan_value_put:
 * @value: any value but the years
 * @text: what was typed; blank takes the value away
 *
 * Writes it to the project, as one step of undo.
 *
 * Returns: %FALSE with a reason for the one who typed
 */
gboolean
zw_plan_value_put (ZwStore *store,
                   ZwPlanPart part,
                   gint64 id,
                   ZwPlanValue value,
                   const char *text,
                   GError **error)
{
  switch (value)
    {
    case ZW_PLAN_VALUE_COST:
      return put_cost (store, id, text, error);
    case ZW_PLAN_VALUE_STAFF:
      return put_staff (store, id, text, error);
    case ZW_PLAN_VALUE_TARGET:
      return put_target (store, id, text, error);
    default:
      g_return_val_if_fail (values[value].field != ZW_N_PLAN_TEXTS, FALSE);
      return zw_plan_set_text (store, part, id, values[value].field, text, error);
    }
}

gboolean
zw_plan_value_put_years (ZwStore *store,
                         ZwPlanPart part,
                         gint64 id,
                         const char *start,
                         const char *end,
                         GError **error)
{
  int start_year, end_year;

  return zw_plan_value_parse_year (start, &start_year, error)
         && zw_plan_value_parse_year (end, &end_year, error)
         && zw_plan_retime (store, part, id, start_year, end_year, error);
}
