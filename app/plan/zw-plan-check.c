/* zw-plan-check.c: contradictions and gaps in a plan
 *
 * Only what is typed is looked at: no layer, no geometry, nothing on the disk, so
 * that the window can check at every keystroke.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include "base/zw-money.h"

static void
clear_item (gpointer data)
{
  g_free (((ZwPlannedItem *) data)->words);
}

/* @inner, and where it says nothing what it lies in. */
static ZwYears
narrow (ZwYears outer, int start, int end)
{
  return (ZwYears){ start != ZW_PLAN_NO_YEAR ? start : outer.start,
                    end != ZW_PLAN_NO_YEAR ? end : outer.end };
}

/**
 * zw_plan_check_stage_years:
 * @stage: (nullable): a stage of @phase
 *
 * Returns: years of the stage, and where it has none those of the phase
 */
ZwYears
zw_plan_check_stage_years (const ZwPlanPhase *phase, const ZwPlanStage *stage)
{
  ZwYears years = { phase->start_year, phase->end_year };

  return stage != NULL ? narrow (years, stage->start_year, stage->end_year) : years;
}

static void
gather_items (ZwPlanCheck *self,
              const ZwPlanPhase *phase,
              const ZwPlanStage *stage,
              const GPtrArray *items)
{
  ZwYears outer = zw_plan_check_stage_years (phase, stage);

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = g_strjoin ("\n", item->name, item->content, NULL);
      ZwPlannedItem planned = { .phase = phase,
                                .stage = stage,
                                .item = item,
                                .years = narrow (outer, item->start_year, item->end_year),
                                .words = zw_check_words_fold (text) };

      g_array_append_val (self->items, planned);
    }
}

void
zw_plan_check_init (ZwPlanCheck *self, const ZwCheckInput *input, GPtrArray *findings)
{
  const GPtrArray *phases;

  *self = (ZwPlanCheck){ .input = input,
                         .findings = findings,
                         .chinese = zw_catalog_is_chinese (input->catalog),
                         .items = g_array_new (FALSE, FALSE, sizeof (ZwPlannedItem)),
                         .none = g_ptr_array_new () };
  g_array_set_clear_func (self->items, clear_item);
  phases = zw_plan_check_phases (self);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      gather_items (self, phase, NULL, phase->items);
      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);

          gather_items (self, phase, stage, stage->items);
        }
    }
}

void
zw_plan_check_clear (ZwPlanCheck *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->none, g_ptr_array_unref);
}

/* (element-type ZwPlanPhase) */
const GPtrArray *
zw_plan_check_phases (const ZwPlanCheck *self)
{
  return self->input->plan != NULL ? zw_plan_get_phases (self->input->plan) : self->none;
}

/* (element-type ZwRecord) */
const GPtrArray *
zw_plan_check_records (const ZwPlanCheck *self, ZwRecordKind kind)
{
  return self->input->records != NULL ? zw_records_get (self->input->records, kind) : self->none;
}

/**
 * zw_plan_check_find_item:
 *
 * Returns: (nullable): the work item with this id; %NULL for 0 and for one that is
 *   no longer in the plan
 */
const ZwPlannedItem *
zw_plan_check_find_item (const ZwPlanCheck *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);

      if (item->item->id == id)
        return item;
    }
  return NULL;
}

const ZwPlanPhase *
zw_plan_check_find_phase (const ZwPlanCheck *self, gint64 id)
{
  return self->input->plan != NULL ? zw_plan_find_phase (self->input->plan, id) : NULL;
}

char *
zw_plan_check_format_year (const ZwPlanCheck *self, int year)
{
  return zw_year_format (year, self->chinese);
}

/* "116–117 年 (2027–2028)" or "2027–2028 (ROC 116–117)" */
char *
zw_plan_check_format_years (const ZwPlanCheck *self, ZwYears years)
{
  int first = zw_year_to_roc (years.start), last = zw_year_to_roc (years.end);

  if (years.start == years.end)
    return zw_plan_check_format_year (self, years.start);
  return self->chinese ? g_strdup_printf ("%d–%d 年 (%d–%d)", first, last, years.start, years.end)
                       : g_strdup_printf ("%d–%d (ROC %d–%d)", years.start, years.end, first, last);
}

char *
zw_plan_check_format_money (const ZwPlanCheck *self, gint64 ntd)
{
  return zw_money_format_unit (ntd, self->chinese);
}

const char *
zw_plan_check_pick (const ZwPlanCheck *self, const ZwText *text)
{
  const char *picked = zw_text_pick (text, self->input->catalog);

  return picked != NULL ? picked : "";
}

const char *
zw_plan_check_group_name (const ZwPlanCheck *self, ZwWorkGroup group)
{
  return zw_plan_check_pick (self, &zw_guideline_get_group (self->input->guideline, group)->name);
}

/**
 * zw_plan_check_choice_name:
 * @id: (nullable): id of the list @list
 *
 * Returns: its name, and @id itself where the list does not have it
 */
const char *
zw_plan_check_choice_name (const ZwPlanCheck *self, const char *list, const char *id)
{
  const ZwChoice *choice = id != NULL ? zw_reference_find_choice (self->input->reference, list, id)
                                      : NULL;

  if (choice != NULL)
    return zw_plan_check_pick (self, &choice->name);
  return id != NULL ? id : "";
}

/**
 * zw_plan_check_choice_names:
 * @ids: (nullable): ids of the list @list with spaces between
 *
 * Returns: (transfer full): their names; "" for none
 */
char *
zw_plan_check_choice_names (const ZwPlanCheck *self, const char *list, const char *ids)
{
  g_auto (GStrv) all = g_strsplit (ids != NULL ? ids : "", " ", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    if (all[i][0] != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? (self->chinese ? "、" : ", ") : "",
                              zw_plan_check_choice_name (self, list, all[i]));
  return g_string_free (names, FALSE);
}

G_GNUC_PRINTF (6, 0)
static ZwFinding *
add (ZwPlanCheck *self,
     const char *rule,
     ZwSeverity severity,
     const char *where,
     const char *remedy,
     const char *format,
     va_list args)
{
  ZwFinding *finding = zw_findings_add (self->findings, rule, severity,
                                        zw_check_words_get_clause (self->input->words, rule));

  finding->zone_id = self->input->zone_id;
  finding->where = g_strdup (where);
  finding->remedy = g_strdup (remedy);
  finding->message = g_strdup_vprintf (format, args);
  return finding;
}

/**
 * zw_plan_check_add:
 * @where: what it is about
 * @format: the sentence that says what is wrong
 *
 * Returns: (transfer none): a new finding, which has no place yet
 */
ZwFinding *
zw_plan_check_add (ZwPlanCheck *self,
                   const char *rule,
                   ZwSeverity severity,
                   const char *where,
                   const char *remedy,
                   const char *format,
                   ...)
{
  ZwFinding *finding;
  va_list args;

  va_start (args, format);
  finding = add (self, rule, severity, where, remedy, format, args);
  va_end (args);
  return finding;
}

/**
 * zw_plan_check_add_item:
 *
 * Returns: (transfer none): a new finding whose place is a work item
 */
ZwFinding *
zw_plan_check_add_item (ZwPlanCheck *self,
                        const char *rule,
                        ZwSeverity severity,
                        const ZwPlannedItem *item,
                        const char *remedy,
                        const char *format,
                        ...)
{
  g_autofree char *where = g_strdup_printf (
      "%s · %s", item->stage != NULL ? item->stage->name : item->phase->name, item->item->name);
  ZwFinding *finding;
  va_list args;

  va_start (args, format);
  finding = add (self, rule, severity, where, remedy, format, args);
  va_end (args);
  zw_finding_set_part (finding, ZW_VIEW_PHASES, ZW_PLAN_ITEM, item->item->id);
  return finding;
}

/**
 * zw_plan_check:
 * @input: the plan of a zone and what belongs to it
 * @findings: (element-type ZwFinding): where findings are added
 *
 * Finds contradictions in a plan and what it lacks. The figures of the budget are
 * not checked here but by zw_budget_check().
 */
void
zw_plan_check (const ZwCheckInput *input, GPtrArray *findings)
{
  g_auto (ZwPlanCheck) self;

  zw_plan_check_init (&self, input, findings);
  zw_plan_check_work (&self);
  zw_plan_check_stages (&self);
  zw_plan_check_order (&self);
  zw_plan_check_budget (&self);
  zw_plan_check_effects (&self);
  zw_plan_check_vehicles (&self);
  zw_plan_check_people (&self);
  zw_plan_check_funding (&self);
}
