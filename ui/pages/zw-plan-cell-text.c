/* zw-plan-cell-text.c: what the table of a plan says, column by column
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-cell-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"

/* Enough for any figure that a person gives, without the tail of binary fractions. */
#define DIGITS 12

void
zw_plan_cell_text_clear (ZwPlanCellText *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->tooltip, g_free);
}

const char *
zw_plan_part_get_label (ZwPlanPart part)
{
  static const char *const labels[ZW_N_PLAN_PARTS] = { N_ ("Phase"), N_ ("Stage"), N_ ("Goal"),
                                                       N_ ("Work item") };

  g_return_val_if_fail (part < ZW_N_PLAN_PARTS, NULL);
  return _ (labels[part]);
}

/**
 * zw_plan_group_get_label:
 * @group: a group of table 3.2-1, or %ZW_WORK_NONE
 */
const char *
zw_plan_group_get_label (ZwWorkGroup group, const ZwGuideline *guideline, const ZwCatalog *catalog)
{
  if (group >= ZW_N_WORK_GROUPS)
    return _ ("Other work");
  return zw_text_pick (&zw_guideline_get_group (guideline, group)->name, catalog);
}

/**
 * zw_plan_indicator_dup_label:
 * @indicator: code of one of the guideline's indicators, or an own one in words
 *
 * Returns: (transfer full): "A1 公共運輸服務涵蓋率", or @indicator as it is
 */
char *
zw_plan_indicator_dup_label (const char *indicator,
                             const ZwGuideline *guideline,
                             const ZwCatalog *catalog)
{
  const ZwGuidelineIndicator *found = zw_guideline_find_indicator (guideline, indicator);

  if (found == NULL)
    return g_strdup (indicator);
  return g_strconcat (found->id, " ", zw_text_pick (&found->name, catalog), NULL);
}

/**
 * zw_plan_number_format:
 *
 * Returns: (transfer full): the number as one would write it; empty for NaN
 */
char *
zw_plan_number_format (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (number))
    return g_strdup ("");
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%." G_STRINGIFY (DIGITS) "g", number));
}

/* Where one of the two is missing, the dash shows that it is open. */
static char *
format_span (int start, int end)
{
  if (start == ZW_PLAN_NO_YEAR && end == ZW_PLAN_NO_YEAR)
    return NULL;
  if (start == end)
    return g_strdup_printf ("%d", start);
  if (start == ZW_PLAN_NO_YEAR)
    return g_strdup_printf ("–%d", end);
  if (end == ZW_PLAN_NO_YEAR)
    return g_strdup_printf ("%d–", start);
  return g_strdup_printf ("%d–%d", start, end);
}

static int
to_roc (int year)
{
  return year != ZW_PLAN_NO_YEAR ? zw_year_to_roc (year) : ZW_PLAN_NO_YEAR;
}

static void
say_years (ZwPlanCellText *self, int start, int end)
{
  self->text = format_span (to_roc (start), to_roc (end));
  self->tooltip = format_span (start, end);
}

/**
 * zw_plan_total_dup_note:
 *
 * Returns: (transfer full) (nullable): a note that the total is a part only
 */
char *
zw_plan_total_dup_note (const ZwPlanTotal *total)
{
  if (total->n_without_cost == 0)
    return NULL;
  /* Translators: of all work items (%2$u), those whose cost is not given (%1$u) */
  return g_strdup_printf (_ ("%1$u of %2$u without cost"), total->n_without_cost, total->n_items);
}

static void
say_total (ZwPlanCellText *self, const ZwPlanTotal *total)
{
  if (total->n_items == 0)
    return;
  self->text = total->n_items > total->n_without_cost ? zw_money_format (total->cost_ntd)
                                                      : g_strdup ("–");
  self->detail = zw_plan_total_dup_note (total);
}

static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL)
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  return g_strjoinv (" · ", lines);
}

static void
say_phase (ZwPlanCellText *self, ZwPlan *plan, const ZwPlanPhase *phase, ZwPlanColumn column)
{
  ZwPlanTotal total;

  switch (column)
    {
    case ZW_PLAN_COLUMN_NAME:
      self->text = g_strdup (phase->name);
      self->detail = g_strdup (phase->subtitle);
      break;
    case ZW_PLAN_COLUMN_YEARS:
      say_years (self, phase->start_year, phase->end_year);
      break;
    case ZW_PLAN_COLUMN_COST:
      total = zw_plan_get_total (plan, phase, NULL, ZW_WORK_ANY);
      say_total (self, &total);
      break;
    default:
      break;
    }
}

static void
say_stage (ZwPlanCellText *self, ZwPlan *plan, const ZwPlanStage *stage, ZwPlanColumn column)
{
  ZwPlanTotal total;

  switch (column)
    {
    case ZW_PLAN_COLUMN_NAME:
      self->text = g_strdup (stage->name);
      break;
    case ZW_PLAN_COLUMN_YEARS:
      say_years (self, stage->start_year, stage->end_year);
      break;
    case ZW_PLAN_COLUMN_COST:
      total = zw_plan_get_total (plan, NULL, stage, ZW_WORK_ANY);
      say_total (self, &total);
      break;
    default:
      break;
    }
}

/* What the goal is measured by, and the value to reach. */
static char *
describe_target (const ZwPlanGoal *goal, const ZwGuideline *guideline, const ZwCatalog *catalog)
{
  g_autofree char *indicator = goal->indicator != NULL ? zw_plan_indicator_dup_label (
                                   goal->indicator, guideline, catalog)
                                                       : NULL;
  g_autofree char *number = zw_plan_number_format (goal->target);
  g_autofree char *target = NULL;

  if (*number != '\0')
    target = goal->unit != NULL ? g_strconcat (number, " ", goal->unit, NULL) : g_strdup (number);
  if (indicator != NULL && target != NULL)
    /* Translators: an indicator, and the value to reach with its unit */
    return g_strdup_printf (_ ("%s: %s"), indicator, target);
  if (target != NULL)
    /* Translators: %s is a value with its unit */
    return g_strdup_printf (_ ("Target: %s"), target);
  return g_steal_pointer (&indicator);
}

static void
say_goal (ZwPlanCellText *self,
          const ZwPlanGoal *goal,
          ZwPlanColumn column,
          const ZwGuideline *guideline,
          const ZwCatalog *catalog)
{
  if (column != ZW_PLAN_COLUMN_NAME)
    return;
  self->text = join_lines (goal->text);
  self->detail = describe_target (goal, guideline, catalog);
  self->tooltip = g_strdup (goal->text);
}

static void
say_item (ZwPlanCellText *self,
          const ZwPlanItem *item,
          ZwPlanColumn column,
          const ZwGuideline *guideline,
          const ZwCatalog *catalog)
{
  switch (column)
    {
    case ZW_PLAN_COLUMN_NAME:
      self->text = g_strdup (item->name);
      self->detail = join_lines (item->content);
      self->tooltip = item->content != NULL ? g_strconcat (item->name, "\n", item->content, NULL)
                                            : g_strdup (item->name);
      break;
    case ZW_PLAN_COLUMN_GROUP:
      self->text = g_strdup (zw_plan_group_get_label (item->group, guideline, catalog));
      break;
    case ZW_PLAN_COLUMN_WHO:
      self->text = join_lines (item->who);
      break;
    case ZW_PLAN_COLUMN_YEARS:
      say_years (self, item->start_year, item->end_year);
      break;
    case ZW_PLAN_COLUMN_COST:
      if (item->cost_ntd != ZW_PLAN_NO_COST)
        self->text = zw_money_format (item->cost_ntd);
      break;
    case ZW_PLAN_COLUMN_STAFF:
      if (item->staff != ZW_PLAN_NO_STAFF)
        self->text = g_strdup_printf ("%d", item->staff);
      break;
    case ZW_PLAN_COLUMN_FUNDING:
      self->text = join_lines (item->funding);
      break;
    default:
      break;
    }
}

/**
 * zw_plan_cell_text_init:
 * @self: (out): to be cleared with zw_plan_cell_text_clear()
 * @data: the #ZwPlanPhase, #ZwPlanStage, #ZwPlanGoal or #ZwPlanItem of @plan
 *
 * Years are those of the Republic, and of the common era in the tooltip.
 */
void
zw_plan_cell_text_init (ZwPlanCellText *self,
                        ZwPlan *plan,
                        ZwPlanPart part,
                        gconstpointer data,
                        ZwPlanColumn column,
                        const ZwGuideline *guideline,
                        const ZwCatalog *catalog)
{
  *self = (ZwPlanCellText){ NULL };
  if (part == ZW_PLAN_PHASE)
    say_phase (self, plan, data, column);
  else if (part == ZW_PLAN_STAGE)
    say_stage (self, plan, data, column);
  else if (part == ZW_PLAN_GOAL)
    say_goal (self, data, column, guideline, catalog);
  else
    say_item (self, data, column, guideline, catalog);
  if (column == ZW_PLAN_COLUMN_GROUP && self->text == NULL)
    self->text = g_strdup (zw_plan_part_get_label (part));
  if (self->tooltip == NULL && self->text != NULL)
    self->tooltip = g_strdup (self->text);
}
