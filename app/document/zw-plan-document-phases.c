/* zw-plan-document-phases.c: chapter 3 of the plan's document: phases, stages and their goals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-plan-document-private.h"
#include "document/zw-timeline-picture.h"

static void
add_timeline (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  g_autoptr (ZwReference) reference = zw_reference_new ();
  double height_mm;
  ZwTimelinePicture *timeline = zw_timeline_picture_new (input->plan, input->guideline, reference,
                                                         input->catalog, &height_mm);

  if (timeline == NULL)
    return;
  zw_document_add_heading (self->document, 2,
                           zw_plan_writer_pick (self, "分期推動時程", "Timetable"));
  zw_document_add_picture (
      self->document,
      zw_plan_writer_pick (self, "分期推動時程圖", "Phases, stages and work along the years"),
      zw_plan_writer_tr (self, N_ ("The phases, stages and work items as bars along the years")),
      ZW_DOCUMENT_TEXT_WIDTH_MM, height_mm, zw_timeline_picture_draw, timeline,
      zw_timeline_picture_free);
}

static void
add_fact (ZwTable *table, const char *title, const char *text)
{
  const char *cells[] = { title, zw_plan_or_nothing (text) };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
}

static char *
dup_goals (const GPtrArray *goals)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < goals->len; i++)
    {
      const ZwPlanGoal *goal = g_ptr_array_index (goals, i);

      g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", goal->text);
    }
  return g_string_free (text, FALSE);
}

static void
add_phase (ZwPlanWriter *self, const ZwPlanPhase *phase)
{
  const ZwTableColumn columns[] = { { NULL, 1.0, ZW_COLUMN_HEADING },
                                    { NULL, 3.6, ZW_COLUMN_TEXT } };
  g_autofree char *name = zw_plan_dup_phase_name (self, phase);
  g_autofree char *years = zw_plan_format_years (phase->start_year, phase->end_year, self->chinese);
  g_autofree char *heading = g_strdup_printf (self->chinese ? "%s，%s" : "%s, %s", name, years);
  g_autofree char *goals = dup_goals (phase->goals);
  ZwTable *table;

  zw_document_add_heading (self->document, 3, heading);
  table = zw_document_add_table (self->document, name, columns, G_N_ELEMENTS (columns));
  add_fact (table, zw_plan_writer_pick (self, "策略", "Strategy"), phase->strategy);
  add_fact (table, zw_plan_writer_pick (self, "重要工作", "Main work"), phase->main_work);
  add_fact (table, zw_plan_writer_pick (self, "推動重點目標", "Key goals"), phase->key_goal);
  if (phase->goals->len > 0)
    add_fact (table, zw_plan_writer_pick (self, "目標", "Goals"), goals);
}

static char *
dup_target (const ZwPlanGoal *goal)
{
  g_autofree char *number = zw_plan_format_plain (goal->target);

  if (!isfinite (goal->target))
    return g_strdup (ZW_PLAN_NOTHING);
  if (goal->unit == NULL || *goal->unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, goal->unit);
}

static char *
dup_indicator (const ZwPlanWriter *self, const ZwPlanGoal *goal)
{
  ZwIndicatorId id;

  if (goal->indicator == NULL || *goal->indicator == '\0')
    return g_strdup (ZW_PLAN_NOTHING);
  if (!zw_indicator_from_id (goal->indicator, &id))
    return g_strdup (goal->indicator);
  return g_strdup_printf ("%s %s", goal->indicator,
                          zw_indicator_get_name (id, self->input->catalog));
}

/* Columns of the table of goals. */
enum
{
  GOAL_STAGE,
  GOAL_YEARS,
  GOAL_TEXT,
  GOAL_INDICATOR,
  GOAL_TARGET,
  N_GOAL_COLUMNS
};

static void
add_stage_goals (ZwPlanWriter *self, ZwTable *table, const ZwPlanStage *stage)
{
  g_autofree char *years = zw_plan_format_years_lines (stage->start_year, stage->end_year,
                                                       self->chinese);

  for (guint i = 0; i < MAX (stage->goals->len, 1); i++)
    {
      const ZwPlanGoal *goal = i < stage->goals->len ? g_ptr_array_index (stage->goals, i) : NULL;
      g_autofree char *indicator = goal != NULL ? dup_indicator (self, goal) : NULL;
      g_autofree char *target = goal != NULL ? dup_target (goal) : NULL;
      const char *cells[N_GOAL_COLUMNS] = { [GOAL_STAGE] = i == 0 ? stage->name : NULL,
                                            [GOAL_YEARS] = i == 0 ? years : NULL,
                                            [GOAL_TEXT] = goal != NULL ? goal->text
                                                                       : ZW_PLAN_NOTHING,
                                            [GOAL_INDICATOR] = zw_plan_or_nothing (indicator),
                                            [GOAL_TARGET] = zw_plan_or_nothing (target) };

      zw_table_add_row (table, ZW_ROW_BODY, cells);
    }
}

static gboolean
has_targets (const ZwPlanPhase *phase)
{
  for (guint i = 0; i < phase->stages->len; i++)
    {
      const ZwPlanStage *stage = g_ptr_array_index (phase->stages, i);

      for (guint k = 0; k < stage->goals->len; k++)
        if (isfinite (((const ZwPlanGoal *) g_ptr_array_index (stage->goals, k))->target))
          return TRUE;
    }
  return FALSE;
}

static void
add_stages (ZwPlanWriter *self, const ZwPlanPhase *phase)
{
  const ZwTableColumn columns[N_GOAL_COLUMNS] = {
    [GOAL_STAGE] = { zw_plan_writer_pick (self, "階段", "Stage"), 23, ZW_COLUMN_CENTRED },
    [GOAL_YEARS] = { zw_plan_writer_pick (self, "年期", "Years"), 31, ZW_COLUMN_CENTRED },
    [GOAL_TEXT] = { zw_plan_writer_pick (self, "目標", "Goal"), 54, ZW_COLUMN_TEXT },
    [GOAL_INDICATOR] = { zw_plan_writer_pick (self, "衡量指標", "Measured by"), 29,
                         ZW_COLUMN_TEXT },
    [GOAL_TARGET] = { zw_plan_writer_pick (self, "目標值", "Target"), 23, ZW_COLUMN_NUMBER },
  };
  g_autofree char *caption = g_strdup_printf (
      self->chinese ? "%s各階段分期規劃" : "Stages of the phase “%s”", phase->name);
  ZwTable *table = zw_document_add_table (self->document, caption, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < phase->stages->len; i++)
    add_stage_goals (self, table, g_ptr_array_index (phase->stages, i));
  if (!has_targets (phase))
    zw_document_add_note (
        self->document,
        zw_plan_writer_tr (self, N_ ("No target values have been set for these goals yet.")));
}

void
zw_plan_writer_add_phases (ZwPlanWriter *self)
{
  const GPtrArray *phases = zw_plan_get_phases (self->input->plan);
  gboolean began = FALSE;

  zw_document_add_heading (self->document, 1,
                           zw_plan_writer_pick (self, "低碳交通區整體發展分期規劃藍圖、策略與目標",
                                                "Phases, strategies and goals"));
  if (zw_plan_is_empty (self->input->plan))
    {
      zw_document_add_paragraph (self->document,
                                 zw_plan_writer_tr (self, N_ ("The zone has no phases yet.")));
      return;
    }
  zw_document_add_heading (self->document, 2,
                           zw_plan_writer_pick (self, "整體分期規劃藍圖", "The phases"));
  for (guint i = 0; i < phases->len; i++)
    add_phase (self, g_ptr_array_index (phases, i));
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      if (phase->stages->len == 0)
        continue;
      if (!began)
        zw_document_add_heading (
            self->document, 2,
            zw_plan_writer_pick (self, "試辦各階段分期規劃", "Stages and their goals"));
      began = TRUE;
      add_stages (self, phase);
    }
  add_timeline (self);
}
