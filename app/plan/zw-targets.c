/* zw-targets.c: quantified goals and effects, and whether they are reached
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-targets.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-plan-private.h"

#define MAIN_RANK "main"

/* A record of @kind whose choice in @field is @id. */
static gboolean
has_choice (const ZwRecords *records, ZwRecordKind kind, guint field, const char *id)
{
  const GPtrArray *all = zw_records_get (records, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (zw_record_get_text (g_ptr_array_index (all, i), field), id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
set_text (ZwStore *store,
          ZwRecordKind kind,
          gint64 id,
          guint field,
          const ZwText *text,
          const ZwCatalog *catalog,
          GError **error)
{
  return zw_record_set (store, kind, id, field, zw_text_pick (text, catalog), error);
}

static gboolean
add_goals (ZwStore *store,
           const ZwReference *reference,
           gint64 zone_id,
           const ZwCatalog *catalog,
           GError **error)
{
  g_autoptr (ZwRecords) there = zw_records_load (store, zone_id, error);
  guint n = 0;
  const ZwGoalInfo *goals = zw_reference_get_goals (reference, &n);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gint64 id;

      if (g_strcmp0 (goals[i].rank, MAIN_RANK) != 0
          || has_choice (there, ZW_RECORD_TARGET, ZW_TARGET_GOAL, goals[i].id))
        continue;
      id = zw_record_add (store, ZW_RECORD_TARGET, zone_id, error);
      if (id == 0
          || !zw_record_set (store, ZW_RECORD_TARGET, id, ZW_TARGET_RANK, goals[i].rank, error)
          || !zw_record_set (store, ZW_RECORD_TARGET, id, ZW_TARGET_GOAL, goals[i].id, error)
          || !set_text (store, ZW_RECORD_TARGET, id, ZW_TARGET_NAME, &goals[i].name, catalog, error)
          || !set_text (store, ZW_RECORD_TARGET, id, ZW_TARGET_UNIT, &goals[i].unit, catalog,
                        error))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_targets_add_goals:
 * @catalog: the language they are written in
 *
 * Adds the three main goals of the guideline (section 4.1) that are not there yet,
 * without values, as one command.
 */
gboolean
zw_targets_add_goals (ZwStore *store,
                      const ZwReference *reference,
                      gint64 zone_id,
                      const ZwCatalog *catalog,
                      GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, _ ("Add the main goals"), &outer, error)
         && zw_plan_end (store, outer, add_goals (store, reference, zone_id, catalog, error),
                         error);
}

static gboolean
add_example (ZwStore *store,
             gint64 zone_id,
             const ZwGoalExample *example,
             const ZwCatalog *catalog,
             GError **error)
{
  static const guint years[] = { ZW_TARGET_SHORT_YEAR, ZW_TARGET_MID_YEAR };
  static const guint values[] = { ZW_TARGET_SHORT, ZW_TARGET_MID };
  gint64 id = zw_record_add (store, ZW_RECORD_TARGET, zone_id, error);

  if (id == 0 || !zw_record_set (store, ZW_RECORD_TARGET, id, ZW_TARGET_RANK, example->rank, error)
      || !set_text (store, ZW_RECORD_TARGET, id, ZW_TARGET_NAME, &example->name, catalog, error)
      || !set_text (store, ZW_RECORD_TARGET, id, ZW_TARGET_UNIT, &example->unit, catalog, error)
      || !zw_record_set_int (store, ZW_RECORD_TARGET, id, ZW_TARGET_BASE_YEAR, example->base_year,
                             error)
      || !zw_record_set_number (store, ZW_RECORD_TARGET, id, ZW_TARGET_BASE, example->base_value,
                                error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    if (!isnan (example->target_value[i])
        && (!zw_record_set_int (store, ZW_RECORD_TARGET, id, years[i], example->target_year[i],
                                error)
            || !zw_record_set_number (store, ZW_RECORD_TARGET, id, values[i],
                                      example->target_value[i], error)))
      return FALSE;
  return TRUE;
}

static gboolean
add_examples (ZwStore *store,
              const ZwReference *reference,
              gint64 zone_id,
              const ZwCatalog *catalog,
              GError **error)
{
  guint n = 0;
  const ZwGoalExample *examples = zw_reference_get_goal_examples (reference, &n);

  for (guint i = 0; i < n; i++)
    if (!add_example (store, zone_id, &examples[i], catalog, error))
      return FALSE;
  return TRUE;
}

/**
 * zw_targets_add_examples:
 *
 * Adds Seoul's targets (table 4-1) to start from, as one command.
 */
gboolean
zw_targets_add_examples (ZwStore *store,
                         const ZwReference *reference,
                         gint64 zone_id,
                         const ZwCatalog *catalog,
                         GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, _ ("Add Seoul's targets as an example"), &outer, error)
         && zw_plan_end (store, outer, add_examples (store, reference, zone_id, catalog, error),
                         error);
}

static gboolean
add_effects (ZwStore *store,
             const ZwReference *reference,
             gint64 zone_id,
             gint64 phase_id,
             const ZwCatalog *catalog,
             GError **error)
{
  guint n = 0;
  const ZwEffectInfo *effects = zw_reference_get_effects (reference, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 id = zw_record_add (store, ZW_RECORD_EFFECT, zone_id, error);

      if (id == 0
          || !zw_record_set (store, ZW_RECORD_EFFECT, id, ZW_EFFECT_INDICATOR, effects[i].id, error)
          || !set_text (store, ZW_RECORD_EFFECT, id, ZW_EFFECT_UNIT, &effects[i].unit, catalog,
                        error)
          || (phase_id != 0
              && !zw_record_set_int (store, ZW_RECORD_EFFECT, id, ZW_EFFECT_PHASE, phase_id,
                                     error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_targets_add_effects:
 * @phase_id: the phase they are of, or 0
 *
 * Adds a row for each effect indicator of the guideline (table 4-8), as one command.
 */
gboolean
zw_targets_add_effects (ZwStore *store,
                        const ZwReference *reference,
                        gint64 zone_id,
                        gint64 phase_id,
                        const ZwCatalog *catalog,
                        GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, _ ("Add the effect indicators"), &outer, error)
         && zw_plan_end (store, outer,
                         add_effects (store, reference, zone_id, phase_id, catalog, error), error);
}

/**
 * zw_target_get_change:
 * @field: %ZW_TARGET_SHORT, %ZW_TARGET_MID or %ZW_TARGET_LONG
 *
 * Returns: change of a target from the base value, as a share of it; NaN where one
 *   is missing or the base is 0
 */
double
zw_target_get_change (const ZwRecord *target, guint field)
{
  double base = zw_record_get_number (target, ZW_TARGET_BASE);
  double value = zw_record_get_number (target, field);

  return isnan (base) || isnan (value) || base == 0 ? NAN : (value - base) / fabs (base);
}

/**
 * zw_effect_is_down_good:
 *
 * Returns: whether a smaller value is the aim: as the planner expects it to go,
 *   else as the guideline has it
 */
gboolean
zw_effect_is_down_good (const ZwReference *reference, const ZwRecord *effect)
{
  double now = zw_record_get_number (effect, ZW_EFFECT_NOW);
  double expected = zw_record_get_number (effect, ZW_EFFECT_EXPECTED);
  guint n = 0;
  const ZwEffectInfo *infos = zw_reference_get_effects (reference, &n);

  if (!isnan (now) && !isnan (expected) && now != expected)
    return expected < now;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (infos[i].id, zw_record_get_text (effect, ZW_EFFECT_INDICATOR)) == 0)
      return infos[i].down_is_good;
  return FALSE;
}

/**
 * zw_effect_get_reached:
 *
 * Returns: whether what was expected has come about
 */
ZwReached
zw_effect_get_reached (const ZwReference *reference, const ZwRecord *effect)
{
  double expected = zw_record_get_number (effect, ZW_EFFECT_EXPECTED);
  double actual = zw_record_get_number (effect, ZW_EFFECT_ACTUAL);

  if (isnan (expected) || isnan (actual))
    return ZW_REACHED_UNKNOWN;
  return (zw_effect_is_down_good (reference, effect) ? actual <= expected : actual >= expected)
             ? ZW_REACHED
             : ZW_MISSED;
}
