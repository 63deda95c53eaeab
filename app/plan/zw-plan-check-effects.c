/* zw-plan-check-effects.c: goals in figures, and what brings them about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-targets.h"

static const ZwEffectInfo *
find_info (ZwPlanCheck *self, const char *id)
{
  guint n;
  const ZwEffectInfo *infos = zw_reference_get_effects (self->input->reference, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (infos[i].id, id) == 0)
      return &infos[i];
  return NULL;
}

/* The planner's own name, else the indicator's. */
static const char *
name_effect (ZwPlanCheck *self, const ZwRecord *effect)
{
  const char *own = zw_record_get_text (effect, ZW_EFFECT_NAME);
  const ZwEffectInfo *info = find_info (self, zw_record_get_text (effect, ZW_EFFECT_INDICATOR));

  if (own != NULL && own[0] != '\0')
    return own;
  return info != NULL ? zw_plan_check_pick (self, &info->name) : _ ("Effect without a name");
}

static ZwFinding *
add_effect (ZwPlanCheck *self,
            const char *rule,
            ZwSeverity severity,
            const ZwRecord *effect,
            int field,
            const char *remedy,
            const char *message)
{
  const char *name = name_effect (self, effect);
  const ZwPlanPhase *phase = zw_plan_check_find_phase (
      self, zw_record_get_int (effect, ZW_EFFECT_PHASE, 0));
  g_autofree char *where = phase != NULL ? g_strdup_printf ("%s · %s", phase->name, name)
                                         : g_strdup (name);
  ZwFinding *finding = zw_plan_check_add (self, rule, severity, where, remedy, "%s", message);

  zw_finding_set_record (finding, ZW_VIEW_TARGETS, ZW_RECORD_EFFECT, zw_record_get_id (effect),
                         field);
  return finding;
}

static gboolean
has_vehicle_rule (ZwPlanCheck *self, gint64 phase_id)
{
  const GPtrArray *rules = zw_plan_check_records (self, ZW_RECORD_VEHICLE_RULE);

  for (guint i = 0; i < rules->len; i++)
    if (zw_record_get_int (g_ptr_array_index (rules, i), ZW_VEHICLE_RULE_PHASE, 0) == phase_id)
      return TRUE;
  return FALSE;
}

static void
check_cause (ZwPlanCheck *self, const ZwRecord *effect)
{
  const char *indicator = zw_record_get_text (effect, ZW_EFFECT_INDICATOR);
  const ZwPlannedItem *item = zw_plan_check_find_item (
      self, zw_record_get_int (effect, ZW_EFFECT_ITEM, 0));
  gint64 measure = zw_record_get_int (effect, ZW_EFFECT_MEASURE, 0);
  gint64 phase = zw_record_get_int (effect, ZW_EFFECT_PHASE, 0);
  int expected = (int) zw_record_get_int (effect, ZW_EFFECT_EXPECTED_YEAR, ZW_PLAN_NO_YEAR);
  g_autofree char *message = NULL;

  if (!zw_record_has (effect, ZW_EFFECT_EXPECTED))
    return;
  if (item != NULL)
    {
      g_autofree char *due = NULL, *start = NULL;
      ZwFinding *finding;

      if (expected == ZW_PLAN_NO_YEAR || item->years.start == ZW_PLAN_NO_YEAR
          || item->years.start <= expected)
        return;
      due = zw_plan_check_format_year (self, expected);
      start = zw_plan_check_format_year (self, item->years.start);
      /* Translators: an effect, a year, a work item, a year */
      message = g_strdup_printf (_ ("“%s” is expected in %s, but “%s” begins only in %s."),
                                 name_effect (self, effect), due, item->item->name, start);
      finding = add_effect (self, "effect-early", ZW_SEVERITY_SHOULD, effect,
                            ZW_EFFECT_EXPECTED_YEAR,
                            _ ("Expect the effect later, or begin the work earlier."), message);
      zw_finding_set_figures (finding, ZW_FIGURE_YEAR, expected, item->years.start);
      zw_finding_set_bound (finding, ZW_BOUND_LEAST);
      return;
    }
  if (measure != 0 && self->input->records != NULL
      && zw_records_find (self->input->records, ZW_RECORD_MEASURE, measure) != NULL)
    return;
  if (zw_check_words_comes_of_rules (self->input->words, indicator)
      && has_vehicle_rule (self, phase))
    return;
  /* Translators: an effect */
  message = g_strdup_printf (_ ("Nothing in the plan brings about “%s”."),
                             name_effect (self, effect));
  add_effect (self, "effect-no-measure", ZW_SEVERITY_SHOULD, effect, ZW_EFFECT_ITEM,
              zw_check_words_comes_of_rules (self->input->words, indicator)
                  ? _ ("Name the work item or measure that does, or add rules for vehicles to the "
                       "phase.")
                  : _ ("Name the work item or measure that does."),
              message);
}

static void
check_reached (ZwPlanCheck *self, const ZwRecord *effect)
{
  double expected = zw_record_get_number (effect, ZW_EFFECT_EXPECTED);
  double actual = zw_record_get_number (effect, ZW_EFFECT_ACTUAL);
  g_autofree char *message = NULL, *found = NULL, *allowed = NULL;
  const char *unit = zw_record_get_text (effect, ZW_EFFECT_UNIT);
  ZwFinding *finding;

  if (zw_effect_get_reached (self->input->reference, effect) != ZW_MISSED)
    return;
  found = g_strdup_printf ("%.15g%s%s", actual, unit != NULL ? " " : "", unit != NULL ? unit : "");
  allowed = g_strdup_printf ("%.15g%s%s", expected, unit != NULL ? " " : "",
                             unit != NULL ? unit : "");
  /* Translators: an effect, two values */
  message = g_strdup_printf (_ ("“%s” has come to %s where %s was expected."),
                             name_effect (self, effect), found, allowed);
  /* What has come about cannot be changed: once it is explained it is only worth knowing. */
  finding = add_effect (self, "effect-missed",
                        zw_record_has (effect, ZW_EFFECT_NOTE) ? ZW_SEVERITY_NOTE
                                                               : ZW_SEVERITY_SHOULD,
                        effect, ZW_EFFECT_ACTUAL,
                        _ ("Say why in its note, and change the measures or the target of the "
                           "next phase."),
                        message);
  zw_finding_set_words (finding, found, allowed);
  zw_finding_set_bound (finding, ZW_BOUND_EXACTLY);
}

static void
check_complete (ZwPlanCheck *self, const ZwRecord *effect)
{
  g_autofree char *message = NULL;
  gboolean now = zw_record_has (effect, ZW_EFFECT_NOW);
  gboolean expected = zw_record_has (effect, ZW_EFFECT_EXPECTED);

  if (now && expected)
    return;
  message = g_strdup_printf (now
                                 /* Translators: an effect */
                                 ? _ ("It is not said what is expected of “%s”.")
                                 /* Translators: an effect */
                                 : _ ("It is not said how “%s” is now."),
                             name_effect (self, effect));
  add_effect (self, "effect-incomplete", ZW_SEVERITY_SHOULD, effect,
              now ? ZW_EFFECT_EXPECTED : ZW_EFFECT_NOW, _ ("Enter the value and its year."),
              message);
}

static gboolean
applies_for_evaluation (ZwPlanCheck *self)
{
  const GPtrArray *rows = zw_plan_check_records (self, ZW_RECORD_BUDGET);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *id = zw_record_get_text (g_ptr_array_index (rows, i), ZW_BUDGET_SUB_ITEM);
      const ZwSubsidySubItem *sub_item = id != NULL
                                             ? zw_rules_find_sub_item (self->input->rules, id)
                                             : NULL;

      if (sub_item != NULL && sub_item->group == ZW_WORK_EVALUATION)
        return TRUE;
    }
  return FALSE;
}

/* Emissions and facilities are to be among the effects; who applies for the
 * evaluation has no choice. */
static void
check_needed (ZwPlanCheck *self, const GPtrArray *effects)
{
  const char *const *needed = zw_check_words_get_needed_effects (self->input->words);
  ZwSeverity severity = applies_for_evaluation (self) ? ZW_SEVERITY_MUST : ZW_SEVERITY_SHOULD;

  for (guint i = 0; needed[i] != NULL; i++)
    {
      const ZwEffectInfo *info = find_info (self, needed[i]);
      const char *name = info != NULL ? zw_plan_check_pick (self, &info->name) : needed[i];
      gboolean found = FALSE;

      for (guint j = 0; j < effects->len; j++)
        found |= g_strcmp0 (
                     zw_record_get_text (g_ptr_array_index (effects, j), ZW_EFFECT_INDICATOR),
                     needed[i])
                 == 0;
      if (!found)
        zw_finding_set_view (
            zw_plan_check_add (self, "effect-needed", severity, name,
                               _ ("Add the effect with its value now and the one expected."),
                               /* Translators: an effect indicator */
                               _ ("The evaluation must at least contain “%s”."), name),
            ZW_VIEW_TARGETS);
    }
}

static gboolean
has_target (const ZwRecord *target)
{
  return zw_record_has (target, ZW_TARGET_SHORT) || zw_record_has (target, ZW_TARGET_MID)
         || zw_record_has (target, ZW_TARGET_LONG);
}

static void
check_main_goal (ZwPlanCheck *self, const GPtrArray *targets, const char *goal)
{
  const char *name = zw_plan_check_choice_name (self, "goal", goal);
  const ZwRecord *found = NULL;
  ZwFinding *finding;
  gboolean base;

  for (guint i = 0; i < targets->len; i++)
    {
      const ZwRecord *target = g_ptr_array_index (targets, i);

      if (g_strcmp0 (zw_record_get_text (target, ZW_TARGET_GOAL), goal) != 0)
        continue;
      if (zw_record_has (target, ZW_TARGET_BASE) && has_target (target))
        return;
      found = target;
    }
  if (found == NULL)
    {
      finding = zw_plan_check_add (self, "target-missing", ZW_SEVERITY_SHOULD, name,
                                   _ ("Add a target with a base value and a value for a phase."),
                                   /* Translators: a goal */
                                   _ ("The main goal “%s” has no target."), name);
      zw_finding_set_view (finding, ZW_VIEW_TARGETS);
      return;
    }
  base = zw_record_has (found, ZW_TARGET_BASE);
  finding = zw_plan_check_add (self, "target-missing", ZW_SEVERITY_SHOULD, name,
                               _ ("Enter the value and its year."),
                               base
                                   /* Translators: a goal */
                                   ? _ ("The main goal “%s” has no value for any phase.")
                                   /* Translators: a goal */
                                   : _ ("The main goal “%s” has no base value."),
                               name);
  zw_finding_set_record (finding, ZW_VIEW_TARGETS, ZW_RECORD_TARGET, zw_record_get_id (found),
                         base ? ZW_TARGET_SHORT : ZW_TARGET_BASE);
}

/* Years one after the other, and values that all go the way the first one goes. */
static void
check_target_order (ZwPlanCheck *self, const ZwRecord *target)
{
  static const guint years[] = { ZW_TARGET_BASE_YEAR, ZW_TARGET_SHORT_YEAR, ZW_TARGET_MID_YEAR,
                                 ZW_TARGET_LONG_YEAR };
  static const guint values[] = { ZW_TARGET_BASE, ZW_TARGET_SHORT, ZW_TARGET_MID, ZW_TARGET_LONG };
  const char *own = zw_record_get_text (target, ZW_TARGET_NAME);
  const char *name = own != NULL && own[0] != '\0'
                         ? own
                         : zw_plan_check_choice_name (self, "goal",
                                                      zw_record_get_text (target, ZW_TARGET_GOAL));
  gint64 last_year = 0;
  double last = NAN, way = 0;
  int wrong = -1;
  gboolean is_year = FALSE;
  ZwFinding *finding;

  for (guint i = 0; i < G_N_ELEMENTS (years) && wrong < 0; i++)
    {
      gint64 year = zw_record_get_int (target, years[i], 0);
      double value = zw_record_get_number (target, values[i]);

      if (year != 0 && year <= last_year)
        {
          wrong = (int) years[i];
          is_year = TRUE;
        }
      else if (!isnan (value) && !isnan (last) && way * (value - last) < 0)
        wrong = (int) values[i];
      if (year != 0)
        last_year = year;
      if (!isnan (value) && !isnan (last) && way == 0)
        way = value - last;
      if (!isnan (value))
        last = value;
    }
  if (wrong < 0)
    return;
  finding = zw_plan_check_add (self, "target-order", ZW_SEVERITY_SHOULD, name,
                               is_year ? _ ("Put the years in order.")
                                       : _ ("Check the values; later phases go further."),
                               is_year
                                   /* Translators: a goal */
                                   ? _ ("The years of the target “%s” do not follow each other.")
                                   /* Translators: a goal */
                                   : _ ("The target “%s” goes back from one phase to the next."),
                               name);
  zw_finding_set_record (finding, ZW_VIEW_TARGETS, ZW_RECORD_TARGET, zw_record_get_id (target),
                         wrong);
}

/**
 * zw_plan_check_effects:
 *
 * Main goals have figures, every effect has a cause and was reached. Targets have
 * no actual value: what was reached is told by the effects.
 */
void
zw_plan_check_effects (ZwPlanCheck *self)
{
  const GPtrArray *targets = zw_plan_check_records (self, ZW_RECORD_TARGET);
  const GPtrArray *effects = zw_plan_check_records (self, ZW_RECORD_EFFECT);
  const char *const *goals = zw_check_words_get_main_goals (self->input->words);

  for (guint i = 0; goals[i] != NULL; i++)
    check_main_goal (self, targets, goals[i]);
  for (guint i = 0; i < targets->len; i++)
    check_target_order (self, g_ptr_array_index (targets, i));
  check_needed (self, effects);
  for (guint i = 0; i < effects->len; i++)
    {
      const ZwRecord *effect = g_ptr_array_index (effects, i);

      check_complete (self, effect);
      check_cause (self, effect);
      check_reached (self, effect);
    }
}
