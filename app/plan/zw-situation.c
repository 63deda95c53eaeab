/* zw-situation.c: money and staff of the government, and what the guideline advises
 *
 * Section 4.2.2 1: money is enough where own revenue is above half of expenditure;
 * staff is short where any necessary work cannot be done with the present staff. How
 * many that takes the section does not say. We read it as the least officials of
 * table 3.2-1, added up over the necessary work, survey and plan sharing theirs: all
 * of it is under way at some time of the trial, and the table counts the officials in
 * charge of each. Plenty of staff means in the guideline that the other work is
 * covered too; between the two it leaves a gap, which we count as enough and tell.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-situation.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define HALF_PERCENT 50.0
#define MOST_STAFF 30000

/* What is left over from former years counts as own revenue and can exceed a year's. */
#define MOST_PERCENT 1000.0

static gboolean
plan_has (const ZwPlan *plan, ZwWorkGroup group)
{
  return plan != NULL && zw_plan_get_total (plan, NULL, NULL, group).n_items > 0;
}

static void
count_staff (ZwSituationFound *self, const ZwCheckInput *input)
{
  for (ZwWorkGroup id = 0; id < ZW_N_WORK_GROUPS; id++)
    {
      const ZwGuidelineGroup *group = zw_guideline_get_group (input->guideline, id);

      if (group->shared_with != ZW_WORK_NONE && group->shared_with < id)
        continue;
      if (group->necessary)
        self->staff_needed += group->min_staff;
      else if (plan_has (input->plan, id))
        self->staff_optional += group->min_staff;
    }
}

static void
answer_money (ZwSituationFound *self, const ZwCheckInput *input)
{
  self->own_revenue_percent = input->own_revenue_percent;
  if (isnan (self->own_revenue_percent) && input->applicant != NULL
      && input->applicant->government != NULL)
    self->own_revenue_percent = input->applicant->government->own_revenue_percent;
  if (isnan (self->own_revenue_percent))
    return;
  self->enough_money = self->own_revenue_percent > HALF_PERCENT ? ZW_ANSWER_YES : ZW_ANSWER_NO;
}

static void
answer_staff (ZwSituationFound *self, const ZwCheckInput *input)
{
  self->staff_available = input->staff_available;
  if (self->staff_available == ZW_CHECK_NO_STAFF)
    return;
  self->enough_staff = self->staff_available >= self->staff_needed ? ZW_ANSWER_YES : ZW_ANSWER_NO;
}

static char *
say_what_is_missing (const ZwSituationFound *self)
{
  gboolean money = self->enough_money == ZW_ANSWER_CANNOT_TELL;
  gboolean staff = self->enough_staff == ZW_ANSWER_CANNOT_TELL;

  if (money && staff)
    return g_strdup (_ ("It is not known which share of its expenditure the government earns "
                        "itself, nor how many officials it can put to the zone."));
  if (money)
    return g_strdup (
        _ ("It is not known which share of its expenditure the government earns itself."));
  if (staff)
    return g_strdup (_ ("It is not known how many officials can be put to the zone."));
  return NULL;
}

/**
 * zw_situation_find:
 * @self: (out caller-allocates): cleared with zw_situation_found_clear()
 */
void
zw_situation_find (ZwSituationFound *self, const ZwCheckInput *input)
{
  *self = (ZwSituationFound){ .own_revenue_percent = NAN };
  count_staff (self, input);
  answer_money (self, input);
  answer_staff (self, input);
  self->missing = say_what_is_missing (self);
  if (self->missing == NULL)
    self->situation = zw_reference_get_situation (
        input->reference, self->enough_money == ZW_ANSWER_YES, self->enough_staff == ZW_ANSWER_YES);
}

/**
 * zw_situation_check:
 *
 * A note where the situation cannot be told or staff is short.
 */
void
zw_situation_check (const ZwSituationFound *self, const ZwCheckInput *input, GPtrArray *findings)
{
  ZwFinding *finding;

  if (self->missing == NULL && self->enough_staff != ZW_ANSWER_NO)
    return;
  finding = zw_findings_add (findings, "work-situation", ZW_SEVERITY_NOTE,
                             zw_check_words_get_clause (input->words, "work-situation"));
  finding->zone_id = input->zone_id;
  finding->where = g_strdup (_ ("Money and staff"));
  zw_finding_set_view (finding, ZW_VIEW_REVIEW);
  if (self->missing != NULL)
    {
      finding->message = g_strdup (self->missing);
      finding->remedy = g_strdup (_ ("Enter it; the guideline's advice depends on both."));
      return;
    }
  finding->message = g_strdup_printf (
      /* Translators: two numbers of officials */
      _ ("%d officials are available; the necessary work takes at least %d."),
      self->staff_available, self->staff_needed);
  finding->remedy = g_strdup (zw_text_pick (&self->situation->advice[0], input->catalog));
  zw_finding_set_figures (finding, ZW_FIGURE_COUNT, self->staff_available, self->staff_needed);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

/* A number within what the setting can hold; staff in whole people. */
static gboolean
parse_number (const char *key, const char *typed, double *value)
{
  gboolean is_staff = strcmp (key, ZW_SITUATION_STAFF) == 0;
  g_autofree char *narrow = g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC);
  char *end = NULL;

  if (narrow == NULL)
    return FALSE;
  g_strstrip (narrow);
  if (!is_staff && g_str_has_suffix (narrow, "%"))
    narrow[strlen (narrow) - 1] = '\0';
  g_strchomp (narrow);
  *value = g_ascii_strtod (narrow, &end);
  if (end == narrow || *end != '\0' || !isfinite (*value) || *value < 0)
    return FALSE;
  return is_staff ? *value <= MOST_STAFF && *value == floor (*value) : *value <= MOST_PERCENT;
}

/**
 * zw_situation_set:
 * @key: %ZW_SITUATION_STAFF or %ZW_SITUATION_OWN_REVENUE
 * @typed: (nullable): the number as a person writes it; blank takes it away
 *
 * One command, and so one step of undo.
 */
gboolean
zw_situation_set (ZwStore *store, const char *key, const char *typed, GError **error)
{
  gboolean is_staff = strcmp (key, ZW_SITUATION_STAFF) == 0;
  char text[G_ASCII_DTOSTR_BUF_SIZE] = "";
  double value;

  if (typed != NULL && strspn (typed, " ") < strlen (typed))
    {
      if (!parse_number (key, typed, &value))
        {
          g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                       is_staff ? _ ("A number of officials is a whole number, not “%s”.")
                                : _ ("A share of own revenue is a number of per cent, not “%s”."),
                       typed);
          return FALSE;
        }
      g_ascii_formatd (text, sizeof text, "%.15g", value);
    }
  if (!zw_store_begin (
          store, is_staff ? _ ("Set the staff available") : _ ("Set the share of own revenue"),
          error))
    return FALSE;
  if (zw_store_set_setting (store, key, text[0] != '\0' ? text : NULL, error))
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

void
zw_situation_found_clear (ZwSituationFound *self)
{
  g_clear_pointer (&self->missing, g_free);
}
