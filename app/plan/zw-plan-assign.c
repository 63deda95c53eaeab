/* zw-plan-assign.c: FIELD=VALUE for phases, stages, goals and work items
 *
 * What is given is read as a whole before anything is changed: the first and the
 * last year belong together, and a new part must know where it goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-assign.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-money.h"
#include "base/zw-number.h"
#include "plan/zw-plan-private.h"
#include "plan/zw-plan-schedule.h"

#define PHASE (1u << ZW_PLAN_PHASE)
#define STAGE (1u << ZW_PLAN_STAGE)
#define GOAL (1u << ZW_PLAN_GOAL)
#define ITEM (1u << ZW_PLAN_ITEM)

typedef enum
{
  FIELD_PHASE,
  FIELD_STAGE,
  FIELD_KIND,
  FIELD_GROUP,
  FIELD_NAME,
  FIELD_GOAL_TEXT,
  FIELD_START,
  FIELD_END,
  FIELD_SUBTITLE,
  FIELD_STRATEGY,
  FIELD_MAIN_WORK,
  FIELD_KEY_GOAL,
  FIELD_INDICATOR,
  FIELD_TARGET,
  FIELD_UNIT,
  FIELD_CONTENT,
  FIELD_WHO,
  FIELD_COST,
  FIELD_STAFF,
  FIELD_FUNDING,
  N_FIELDS,
} Field;

static const struct
{
  const char *id;
  guint parts;
  ZwPlanTextField text; /* ZW_N_PLAN_TEXTS: of another type */
} fields[N_FIELDS] = {
  [FIELD_PHASE] = { "phase_id", STAGE | GOAL | ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_STAGE] = { "stage_id", GOAL | ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_KIND] = { "kind", PHASE, ZW_N_PLAN_TEXTS },
  [FIELD_GROUP] = { "group", ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_NAME] = { "name", PHASE | STAGE | ITEM, ZW_PLAN_NAME },
  [FIELD_GOAL_TEXT] = { "text", GOAL, ZW_PLAN_NAME },
  [FIELD_START] = { "start_year", PHASE | STAGE | ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_END] = { "end_year", PHASE | STAGE | ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_SUBTITLE] = { "subtitle", PHASE, ZW_PLAN_SUBTITLE },
  [FIELD_STRATEGY] = { "strategy", PHASE, ZW_PLAN_STRATEGY },
  [FIELD_MAIN_WORK] = { "main_work", PHASE, ZW_PLAN_MAIN_WORK },
  [FIELD_KEY_GOAL] = { "key_goal", PHASE, ZW_PLAN_KEY_GOAL },
  [FIELD_INDICATOR] = { "indicator", GOAL, ZW_PLAN_INDICATOR },
  [FIELD_TARGET] = { "target", GOAL, ZW_N_PLAN_TEXTS },
  [FIELD_UNIT] = { "unit", GOAL, ZW_PLAN_UNIT },
  [FIELD_CONTENT] = { "content", ITEM, ZW_PLAN_CONTENT },
  [FIELD_WHO] = { "who", ITEM, ZW_PLAN_WHO },
  [FIELD_COST] = { "cost_ntd", ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_STAFF] = { "staff", ITEM, ZW_N_PLAN_TEXTS },
  [FIELD_FUNDING] = { "funding", ITEM, ZW_PLAN_FUNDING },
};

static const char *const part_ids[ZW_N_PLAN_PARTS] = { "phase", "stage", "goal", "item" };

/* NULL where a field is not given. */
typedef struct
{
  char *values[N_FIELDS];
} Given;

static void
given_clear (Given *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, given_clear)

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID, message);
  return FALSE;
}

const char *
zw_plan_part_get_id (ZwPlanPart part)
{
  return part_ids[part];
}

/**
 * zw_plan_part_from_id:
 * @id: "phase", "stage", "goal" or "item"
 */
gboolean
zw_plan_part_from_id (const char *id, ZwPlanPart *part)
{
  for (guint i = 0; i < ZW_N_PLAN_PARTS; i++)
    if (g_strcmp0 (part_ids[i], id) == 0)
      {
        *part = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_plan_part_describe:
 *
 * Returns: (transfer full): the fields that it has, with commas between
 */
char *
zw_plan_part_describe (ZwPlanPart part)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < N_FIELDS; i++)
    if ((fields[i].parts & (1u << part)) != 0)
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", fields[i].id);
  return g_string_free (ids, FALSE);
}

gboolean
zw_plan_has_part (const ZwPlan *plan, ZwPlanPart part, gint64 id)
{
  switch (part)
    {
    case ZW_PLAN_PHASE:
      return zw_plan_find_phase (plan, id) != NULL;
    case ZW_PLAN_STAGE:
      return zw_plan_find_stage (plan, id, NULL) != NULL;
    case ZW_PLAN_GOAL:
      return zw_plan_find_goal (plan, id) != NULL;
    default:
      return zw_plan_find_item (plan, id) != NULL;
    }
}

static gboolean
read_given (Given *self, ZwPlanPart part, const char *const *assignments, GError **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      const char *sign = strchr (assignments[i], '=');
      g_autofree char *name = NULL;
      guint k = 0;

      if (sign == NULL || !g_utf8_validate (assignments[i], -1, NULL))
        return refuse (error, _ ("“%s” is no FIELD=VALUE."), assignments[i]);
      name = g_strndup (assignments[i], (gsize) (sign - assignments[i]));
      while (k < N_FIELDS
             && (strcmp (fields[k].id, name) != 0 || (fields[k].parts & (1u << part)) == 0))
        k++;
      if (k == N_FIELDS)
        {
          g_autofree char *ids = zw_plan_part_describe (part);

          return refuse (error, _ ("There is no field “%s” in “%s”. Its fields are: %s."), name,
                         part_ids[part], ids);
        }
      g_free (self->values[k]);
      self->values[k] = g_strstrip (g_strdup (sign + 1));
    }
  return TRUE;
}

/* Names the field before what is wrong with its value. */
static gboolean
refuse_value (Field field, GError *problem, GError **error)
{
  g_set_error (error, problem->domain, problem->code, _ ("%s: %s"), fields[field].id,
               problem->message);
  g_error_free (problem);
  return FALSE;
}

/* A phase or stage by its number or name; 0 with @error set. */
static gint64
find_place (const ZwPlan *plan, Field field, const char *typed, GError **error)
{
  const GPtrArray *phases = zw_plan_get_phases (plan);
  gint64 number = g_ascii_strtoll (typed, NULL, 10);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      if (field == FIELD_PHASE && (phase->id == number || strcmp (phase->name, typed) == 0))
        return phase->id;
      for (guint k = 0; field == FIELD_STAGE && k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          if (stage->id == number || strcmp (stage->name, typed) == 0)
            return stage->id;
        }
    }
  refuse (error, _ ("There is no %s “%s” in the plan of this zone."),
          field == FIELD_PHASE ? "phase" : "stage", typed);
  return 0;
}

/* Where a stage, goal or work item is to be; both 0 where nothing is said. */
static gboolean
read_place (const Given *given, const ZwPlan *plan, gint64 *phase, gint64 *stage, GError **error)
{
  const ZwPlanPhase *of_stage = NULL;

  *phase = *stage = 0;
  if (given->values[FIELD_PHASE] != NULL
      && (*phase = find_place (plan, FIELD_PHASE, given->values[FIELD_PHASE], error)) == 0)
    return FALSE;
  if (given->values[FIELD_STAGE] == NULL || *given->values[FIELD_STAGE] == '\0')
    return TRUE;
  *stage = find_place (plan, FIELD_STAGE, given->values[FIELD_STAGE], error);
  if (*stage == 0)
    return FALSE;
  zw_plan_find_stage (plan, *stage, &of_stage);
  *phase = of_stage->id;
  return TRUE;
}

static gboolean
read_year (const Given *given, Field field, int *year, GError **error)
{
  const char *typed = given->values[field];

  if (typed == NULL || zw_year_parse (typed, year))
    return TRUE;
  return refuse (error, _ ("%s: “%s” is no year. Write it like 115 or 2026."), fields[field].id,
                 typed);
}

static void
get_years (const ZwPlan *plan, ZwPlanPart part, gint64 id, int *start, int *end)
{
  const ZwPlanPhase *phase = part == ZW_PLAN_PHASE ? zw_plan_find_phase (plan, id) : NULL;
  const ZwPlanStage *stage = part == ZW_PLAN_STAGE ? zw_plan_find_stage (plan, id, NULL) : NULL;
  const ZwPlanItem *item = part == ZW_PLAN_ITEM ? zw_plan_find_item (plan, id) : NULL;

  *start = phase != NULL   ? phase->start_year
           : stage != NULL ? stage->start_year
           : item != NULL  ? item->start_year
                           : ZW_PLAN_NO_YEAR;
  *end = phase != NULL   ? phase->end_year
         : stage != NULL ? stage->end_year
         : item != NULL  ? item->end_year
                         : ZW_PLAN_NO_YEAR;
}

static gboolean
set_years (const Given *given,
           ZwStore *store,
           const ZwPlan *plan,
           ZwPlanPart part,
           gint64 id,
           GError **error)
{
  int start, end;

  if (given->values[FIELD_START] == NULL && given->values[FIELD_END] == NULL)
    return TRUE;
  get_years (plan, part, id, &start, &end);
  return read_year (given, FIELD_START, &start, error) && read_year (given, FIELD_END, &end, error)
         && zw_plan_retime (store, part, id, start, end, error);
}

static gboolean
parse_group (const char *typed, ZwWorkGroup *group, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  *group = ZW_WORK_NONE;
  if (*typed == '\0' || zw_work_group_from_id (typed, group))
    return TRUE;
  for (guint i = 0; i < ZW_N_WORK_GROUPS; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", zw_work_group_get_id (i));
  return refuse (error, _ ("“%s” is none of the choices: %s."), typed, ids->str);
}

static gboolean
parse_kind (const char *typed, ZwPhaseKind *kind, GError **error)
{
  return zw_phase_kind_from_id (typed, kind)
         || refuse (error, _ ("“%s” is none of the choices: %s."), typed, "short, mid, long");
}

static gboolean
set_number (ZwStore *store, Field field, gint64 id, const char *typed, GError **error)
{
  double number = zw_number_parse (typed);
  gint64 cost = ZW_PLAN_NO_COST;

  if (field == FIELD_COST)
    return (*typed == '\0' || zw_money_parse (typed, &cost, error))
           && zw_plan_set_cost (store, id, cost, error);
  if (*typed != '\0' && isnan (number))
    return refuse (error, _ ("“%s” is no number. Write it like 60 or 12.5."), typed);
  if (field == FIELD_TARGET)
    return zw_plan_set_target (store, id, number, error);
  if (!isnan (number) && (number < 0 || number > G_MAXINT || number != floor (number)))
    return refuse (error, _ ("“%s” is no whole number. Write it like 3."), typed);
  return zw_plan_set_staff (store, id, isnan (number) ? ZW_PLAN_NO_STAFF : (int) number, error);
}

static gboolean
set_one (ZwStore *store, ZwPlanPart part, gint64 id, Field field, const char *typed, GError **error)
{
  ZwWorkGroup group;
  ZwPhaseKind kind;

  switch (field)
    {
    case FIELD_PHASE:
    case FIELD_STAGE:
    case FIELD_START:
    case FIELD_END:
      return TRUE;
    case FIELD_KIND:
      return parse_kind (typed, &kind, error) && zw_plan_set_phase_kind (store, id, kind, error);
    case FIELD_GROUP:
      return parse_group (typed, &group, error) && zw_plan_set_group (store, id, group, error);
    case FIELD_TARGET:
    case FIELD_COST:
    case FIELD_STAFF:
      return set_number (store, field, id, typed, error);
    default:
      return zw_plan_set_text (store, part, id, fields[field].text, typed, error);
    }
}

static gboolean
set_all (const Given *given,
         ZwStore *store,
         const ZwPlan *plan,
         ZwPlanPart part,
         gint64 id,
         GError **error)
{
  for (Field i = 0; i < N_FIELDS; i++)
    {
      GError *problem = NULL;

      if (given->values[i] != NULL && !set_one (store, part, id, i, given->values[i], &problem))
        return refuse_value (i, problem, error);
    }
  return set_years (given, store, plan, part, id, error);
}

static gint64
add (const Given *given,
     ZwStore *store,
     const ZwPlan *plan,
     gint64 zone_id,
     ZwPlanPart part,
     GError **error)
{
  const char *name = given->values[part == ZW_PLAN_GOAL ? FIELD_GOAL_TEXT : FIELD_NAME];
  gint64 phase, stage;
  ZwPhaseKind kind = ZW_PHASE_SHORT;

  if (name == NULL || *name == '\0')
    return refuse (error, _ ("A new %s needs %s=…."), part_ids[part],
                   part == ZW_PLAN_GOAL ? "text" : "name");
  if (part == ZW_PLAN_PHASE)
    return given->values[FIELD_KIND] != NULL
                   && !parse_kind (given->values[FIELD_KIND], &kind, error)
               ? 0
               : zw_plan_add_phase (store, zone_id, kind, name, error);
  if (!read_place (given, plan, &phase, &stage, error))
    return 0;
  if (phase == 0)
    return refuse (error, _ ("A new %s needs %s=…."), part_ids[part],
                   part == ZW_PLAN_STAGE ? "phase_id" : "phase_id=… or stage_id");
  if (part == ZW_PLAN_STAGE)
    return zw_plan_add_stage (store, phase, name, error);
  if (part == ZW_PLAN_GOAL)
    return zw_plan_add_goal (store, phase, stage, name, error);
  return zw_plan_add_item (store, phase, stage, ZW_WORK_NONE, name, error);
}

/**
 * zw_plan_part_add:
 * @assignments: (array zero-terminated=1): FIELD=VALUE each; a stage needs a phase, a
 *   goal or a work item a phase or a stage
 *
 * One command, or part of the one under way.
 *
 * Returns: its id, 0 with @error set
 */
gint64
zw_plan_part_add (ZwStore *store,
                  gint64 zone_id,
                  ZwPlanPart part,
                  const char *const *assignments,
                  GError **error)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone_id, error);
  g_auto (Given) given = { 0 };
  gboolean outer, ok;
  gint64 id;

  if (plan == NULL || !read_given (&given, part, assignments, error)
      || !zw_plan_begin (store, _ ("Add to the plan"), &outer, error))
    return 0;
  id = add (&given, store, plan, zone_id, part, error);
  ok = id != 0 && set_all (&given, store, plan, part, id, error);
  return zw_plan_end (store, outer, ok, error) ? id : 0;
}

/* A part that is to be somewhere else goes last there. */
static gboolean
move (const Given *given,
      ZwStore *store,
      const ZwPlan *plan,
      ZwPlanPart part,
      gint64 id,
      GError **error)
{
  const ZwPlanPhase *now = NULL;
  gint64 phase, stage;

  if (!read_place (given, plan, &phase, &stage, error))
    return FALSE;
  if (phase == 0)
    return TRUE;
  if (part != ZW_PLAN_STAGE)
    return zw_plan_move_to (store, part, id, phase, stage, G_MAXUINT, error);
  if (zw_plan_find_stage (plan, id, &now) != NULL && now->id == phase)
    return TRUE;
  return refuse (error, _ ("A stage stays in its phase. Add one to the other phase."));
}

/**
 * zw_plan_part_set:
 * @assignments: (array zero-terminated=1): FIELD=VALUE each; without a value it is
 *   taken away
 *
 * One command, or part of the one under way.
 */
gboolean
zw_plan_part_set (ZwStore *store,
                  gint64 zone_id,
                  ZwPlanPart part,
                  gint64 id,
                  const char *const *assignments,
                  GError **error)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone_id, error);
  g_auto (Given) given = { 0 };
  gboolean outer;

  if (plan == NULL || !read_given (&given, part, assignments, error)
      || !zw_plan_begin (store, _ ("Change the plan"), &outer, error))
    return FALSE;
  return zw_plan_end (store, outer,
                      move (&given, store, plan, part, id, error)
                          && set_all (&given, store, plan, part, id, error),
                      error);
}
