/* zw-plan-details-choices.c: what is chosen from a list in the form of a plan's parts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-details-private.h"

#include <glib/gi18n.h>

#include "zw-plan-choice.h"

/* No indicator, those of the guideline, an own one. */
static guint
find_indicator (ZwPlanDetails *self, const ZwPlanGoal *goal)
{
  guint n;
  const ZwGuidelineIndicator *indicators = zw_guideline_get_indicators (
      zw_session_get_guideline (self->session), &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (indicators[i].id, goal->indicator) == 0)
      return i + 1;
  return goal->indicator != NULL ? n + 1 : 0;
}

void
zw_plan_details_fill_choices (ZwPlanDetails *self, gconstpointer data)
{
  guint n_indicators, choice;

  zw_guideline_get_indicators (zw_session_get_guideline (self->session), &n_indicators);
  gtk_widget_set_visible (self->term, self->part == ZW_PLAN_PHASE);
  gtk_widget_set_visible (self->group, self->part == ZW_PLAN_ITEM);
  gtk_widget_set_visible (self->indicator, self->part == ZW_PLAN_GOAL);
  if (self->part == ZW_PLAN_PHASE)
    zw_plan_choice_select (ZW_PLAN_CHOICE (self->term), ((const ZwPlanPhase *) data)->kind);
  if (self->part == ZW_PLAN_ITEM)
    zw_plan_choice_select (ZW_PLAN_CHOICE (self->group), ((const ZwPlanItem *) data)->group);
  if (self->part == ZW_PLAN_GOAL)
    {
      choice = find_indicator (self, data);
      if (choice > 0)
        self->own_indicator = choice > n_indicators;
      else if (self->own_indicator)
        choice = n_indicators + 1;
      zw_plan_choice_select (ZW_PLAN_CHOICE (self->indicator), choice);
    }
}

/* What the project did not take is not shown as chosen. */
static void
check (ZwPlanDetails *self, gboolean done, GError *error)
{
  gconstpointer data = self->plan != NULL ? zw_plan_find_part (self->plan, self->part, self->id)
                                          : NULL;

  if (!zw_session_check (self->session, done, error) && data != NULL)
    zw_plan_details_fill_choices (self, data);
}

static void
on_term_chosen (ZwPlanChoice *choice, guint term, ZwPlanDetails *self)
{
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_DETAILS (self));
  done = zw_plan_set_phase_kind (zw_session_get_store (self->session), self->id, term, &error);
  check (self, done, error);
}

static void
on_group_chosen (ZwPlanChoice *choice, guint group, ZwPlanDetails *self)
{
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_DETAILS (self));
  done = zw_plan_set_group (zw_session_get_store (self->session), self->id, group, &error);
  check (self, done, error);
}

/* The unit comes along where none is given. */
static gboolean
put_indicator (ZwPlanDetails *self, const ZwGuidelineIndicator *indicator, GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *unit = zw_plan_value_dup (self->plan, self->part, self->id, ZW_PLAN_VALUE_UNIT,
                                             zw_session_get_guideline (self->session));
  gboolean done;

  if (!zw_store_begin (store, _ ("Change the indicator of a goal"), error))
    return FALSE;
  done = zw_plan_set_text (store, ZW_PLAN_GOAL, self->id, ZW_PLAN_INDICATOR,
                           indicator != NULL ? indicator->id : NULL, error);
  if (done && indicator != NULL && *unit == '\0')
    done = zw_plan_set_text (store, ZW_PLAN_GOAL, self->id, ZW_PLAN_UNIT,
                             zw_text_pick (&indicator->unit, self->catalog), error);
  if (done)
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

static void
on_indicator_chosen (ZwPlanChoice *choice, guint chosen, ZwPlanDetails *self)
{
  guint n;
  const ZwGuidelineIndicator *indicators = zw_guideline_get_indicators (
      zw_session_get_guideline (self->session), &n);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_DETAILS (self));
  self->own_indicator = chosen > n;
  if (self->own_indicator)
    {
      zw_plan_details_show_fields (self);
      gtk_widget_grab_focus (self->fields[ZW_PLAN_VALUE_INDICATOR]);
      return;
    }
  done = put_indicator (self, chosen > 0 ? &indicators[chosen - 1] : NULL, &error);
  check (self, done, error);
}

void
zw_plan_details_connect_choices (ZwPlanDetails *self)
{
  g_signal_connect (self->term, "chosen", G_CALLBACK (on_term_chosen), self);
  g_signal_connect (self->group, "chosen", G_CALLBACK (on_group_chosen), self);
  g_signal_connect (self->indicator, "chosen", G_CALLBACK (on_indicator_chosen), self);
}
