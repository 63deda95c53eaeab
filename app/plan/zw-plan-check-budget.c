/* zw-plan-check-budget.c: money and work in the same years
 *
 * A row of the budget pays a work item: the one it is linked to, or, where it is
 * linked to none, those whose name or content holds the words of its sub-item.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

/* What a sub-item pays by its words. */
typedef struct
{
  const ZwPlannedItem *item; /* the first that begins it, NULL for none */
  char *line;                /* its line that says so */
  gboolean is_mentioned;     /* if only as going on */
} Paid;

static void
free_paid (gpointer data)
{
  g_free (((Paid *) data)->line);
  g_free (data);
}

/* The first year of a work item. Where its own years and its stage's contradict
 * each other, which is a finding of its own, the earlier counts. */
static int
first_year (const ZwPlannedItem *item)
{
  ZwYears stage = zw_plan_check_stage_years (item->phase, item->stage);
  int own = item->years.start;

  if (stage.start == ZW_PLAN_NO_YEAR || own == ZW_PLAN_NO_YEAR)
    return own != ZW_PLAN_NO_YEAR ? own : stage.start;
  if (own < stage.start || (stage.end != ZW_PLAN_NO_YEAR && own > stage.end))
    return MIN (own, stage.start);
  return own;
}

/* Things are built in a year; surveys, talks and reports go on before and after. */
static gboolean
is_built (ZwWorkGroup group)
{
  return group >= ZW_WORK_TRANSIT && group <= ZW_WORK_EQUIPMENT;
}

static void
report_early (ZwPlanCheck *self,
              const ZwRecord *row,
              int year,
              const char *sub_item,
              const ZwPlannedItem *item,
              const char *line,
              ZwSeverity severity)
{
  const char *place = item->stage != NULL ? item->stage->name : item->phase->name;
  int first = first_year (item);
  g_autofree char *paid = zw_plan_check_format_year (self, year);
  g_autofree char *done = zw_plan_check_format_year (self, first);
  g_autofree char *where = g_strdup_printf ("%s · %s", paid, sub_item);
  ZwFinding *finding = zw_plan_check_add (
      self, "plan-budget-early", severity, where,
      _ ("Move the money to the years of the work, or the work to an earlier stage."),
      /* Translators: a sub-item, a year, some work, its stage, a year */
      _ ("“%s” is paid in %s, but “%s” of “%s” does not begin before %s."), sub_item, paid, line,
      place, done);

  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, zw_record_get_id (row),
                         ZW_BUDGET_YEAR);
  zw_finding_set_figures (finding, ZW_FIGURE_YEAR, year, first);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

static void
check_linked (ZwPlanCheck *self,
              const ZwRecord *row,
              int year,
              const char *sub_item,
              const ZwPlannedItem *item)
{
  g_autofree char *paid = NULL, *end = NULL, *where = NULL;
  int first = first_year (item);
  ZwFinding *finding;

  if (first != ZW_PLAN_NO_YEAR && year < first)
    {
      report_early (self, row, year, sub_item, item, item->item->name, ZW_SEVERITY_SHOULD);
      return;
    }
  if (item->years.end == ZW_PLAN_NO_YEAR || year <= item->years.end)
    return;
  paid = zw_plan_check_format_year (self, year);
  end = zw_plan_check_format_year (self, item->years.end);
  where = g_strdup_printf ("%s · %s", paid, sub_item);
  finding = zw_plan_check_add (self, "plan-budget-late", ZW_SEVERITY_NOTE, where,
                               _ ("Move the money to the years of the work."),
                               /* Translators: a sub-item, a year, a work item, a year */
                               _ ("“%s” is paid in %s, but “%s” ends in %s."), sub_item, paid,
                               item->item->name, end);
  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, zw_record_get_id (row),
                         ZW_BUDGET_YEAR);
  zw_finding_set_figures (finding, ZW_FIGURE_YEAR, year, item->years.end);
}

/* The line of @item that begins what @words are about, NULL for none. */
static char *
find_line (ZwPlanCheck *self,
           const ZwPlannedItem *item,
           const char *const *words,
           gboolean *is_mentioned)
{
  g_autofree char *text = g_strjoin ("\n", item->item->name, item->item->content, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = zw_check_words_fold (lines[i]);

      if (!zw_check_words_in (words, folded))
        continue;
      *is_mentioned = TRUE;
      if (!zw_check_words_goes_on (self->input->words, folded))
        return g_strdup (lines[i]);
    }
  return NULL;
}

static Paid *
search_by_words (ZwPlanCheck *self, const ZwSubsidySubItem *sub_item)
{
  g_auto (GStrv) words = zw_check_words_fold_sub_item (self->input->words, sub_item);
  Paid *paid = g_new0 (Paid, 1);

  for (guint i = 0; i < self->items->len; i++)
    {
      const ZwPlannedItem *item = &g_array_index (self->items, ZwPlannedItem, i);
      g_autofree char *line = NULL;

      if (!zw_check_words_in ((const char *const *) words, item->words))
        continue;
      line = find_line (self, item, (const char *const *) words, &paid->is_mentioned);
      if (line == NULL || first_year (item) == ZW_PLAN_NO_YEAR
          || (paid->item != NULL && first_year (paid->item) <= first_year (item)))
        continue;
      g_free (paid->line);
      paid->line = g_steal_pointer (&line);
      paid->item = item;
    }
  return paid;
}

/* Budgets have few sub-items and many rows: each is searched for once. */
static const Paid *
find_by_words (ZwPlanCheck *self, GHashTable *found, const ZwSubsidySubItem *sub_item)
{
  Paid *paid = g_hash_table_lookup (found, sub_item);

  if (paid == NULL)
    {
      paid = search_by_words (self, sub_item);
      g_hash_table_insert (found, (gpointer) sub_item, paid);
    }
  return paid;
}

static gboolean
has_item_of (ZwPlanCheck *self, ZwWorkGroup group)
{
  for (guint i = 0; i < self->items->len; i++)
    if (g_array_index (self->items, ZwPlannedItem, i).item->group == group)
      return TRUE;
  return FALSE;
}

static void
check_unlinked (ZwPlanCheck *self,
                const ZwRecord *row,
                int year,
                const ZwSubsidySubItem *sub_item,
                const Paid *paid)
{
  const char *name = zw_plan_check_pick (self, &sub_item->name);
  ZwFinding *finding;

  if (paid->item != NULL && year < first_year (paid->item))
    report_early (self, row, year, name, paid->item, paid->line,
                  is_built (sub_item->group) ? ZW_SEVERITY_SHOULD : ZW_SEVERITY_NOTE);
  if (paid->is_mentioned || sub_item->group == ZW_WORK_NONE || has_item_of (self, sub_item->group))
    return;
  finding = zw_plan_check_add (
      self, "plan-budget-nowhere", ZW_SEVERITY_SHOULD, name,
      _ ("Add the work item to a stage, or name in the row the work item that it pays."),
      /* Translators: a sub-item of the subsidy, a group of work items */
      _ ("“%s” is in the budget, but no stage has work of “%s”."), name,
      zw_plan_check_group_name (self, sub_item->group));
  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, zw_record_get_id (row),
                         ZW_BUDGET_ITEM);
}

/**
 * zw_plan_check_budget:
 *
 * Every row is paid in a year in which its work is done. An empty plan has no years
 * to compare with.
 */
void
zw_plan_check_budget (ZwPlanCheck *self)
{
  const GPtrArray *rows = zw_plan_check_records (self, ZW_RECORD_BUDGET);
  g_autoptr (GHashTable) found = g_hash_table_new_full (NULL, NULL, NULL, free_paid);

  if (self->items->len == 0)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);
      const char *id = zw_record_get_text (row, ZW_BUDGET_SUB_ITEM);
      const ZwSubsidySubItem *sub_item = id != NULL
                                             ? zw_rules_find_sub_item (self->input->rules, id)
                                             : NULL;
      const ZwPlannedItem *item = zw_plan_check_find_item (
          self, zw_record_get_int (row, ZW_BUDGET_ITEM, 0));
      int year = (int) zw_record_get_int (row, ZW_BUDGET_YEAR, ZW_PLAN_NO_YEAR);

      if (year == ZW_PLAN_NO_YEAR)
        continue;
      if (item != NULL)
        check_linked (
            self, row, year,
            sub_item != NULL ? zw_plan_check_pick (self, &sub_item->name) : item->item->name, item);
      else if (sub_item != NULL)
        check_unlinked (self, row, year, sub_item, find_by_words (self, found, sub_item));
    }
}
