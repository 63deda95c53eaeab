/* zw-budget-check-words.c: how findings on a budget are worded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-check-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-money.h"
#include "base/zw-year.h"
#include "plan/zw-budget-figures.h"

#define MOST_DECIMALS 9

char *
zw_budget_check_dup_money (const ZwBudgetCheck *self, gint64 ntd)
{
  return zw_money_format_unit (ntd, self->chinese);
}

/* "114 年" or "2025" */
char *
zw_budget_check_dup_year (const ZwBudgetCheck *self, int year)
{
  if (self->chinese)
    return g_strdup_printf ("%d 年", zw_year_to_roc (year));
  return g_strdup_printf ("%d", year);
}

/* Of the sub-item; else what the row itself says. */
char *
zw_budget_check_dup_row_name (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  if (row->sub_item != NULL)
    return g_strdup (zw_text_pick (&row->sub_item->name, self->catalog));
  if (row->stated_sub_item != NULL)
    return g_strdup (row->stated_sub_item);
  if (row->stated_item != NULL)
    return g_strdup (row->stated_item);
  if (row->unknown_id != NULL)
    return g_strdup (row->unknown_id);
  return g_strdup (_ ("no sub-item"));
}

/* Either may be missing. */
char *
zw_budget_check_dup_where (const ZwBudgetCheck *self, int year, const char *name)
{
  g_autofree char *words = NULL;

  if (year == ZW_BUDGET_NO_YEAR)
    return g_strdup (name);
  words = zw_budget_check_dup_year (self, year);
  return name != NULL ? g_strconcat (words, " · ", name, NULL) : g_steal_pointer (&words);
}

/* With as many decimals as it takes to be seen to differ from what is allowed, and
 * from the whole. */
void
zw_budget_check_set_percents (ZwFinding *finding, gint64 central, gint64 total, int allowed)
{
  double found = zw_budget_get_percent (central, total);
  g_autofree char *limit = g_strdup_printf ("%d %%", allowed);
  g_autofree char *text = NULL;

  zw_finding_set_figures (finding, ZW_FIGURE_PERCENT, found, allowed);
  for (int decimals = 1; decimals <= MOST_DECIMALS; decimals++)
    {
      g_autofree char *number = g_strdup_printf ("%.*f", decimals, found);
      g_autofree char *zeros = g_strdup_printf (".%0*d", decimals, 0);

      if (g_str_has_suffix (number, zeros))
        *strrchr (number, '.') = '\0';
      g_free (text);
      text = g_strconcat (number, " %", NULL);
      if (strcmp (text, limit) != 0 && (strcmp (number, "100") != 0 || central == total))
        break;
    }
  zw_finding_set_words (finding, text, limit);
}

/* Takes the words. Leads to the budget as a whole. */
ZwFinding *
zw_budget_check_add (const ZwBudgetCheck *self,
                     const char *rule,
                     ZwSeverity severity,
                     char *where,
                     char *message,
                     char *remedy)
{
  ZwFinding *finding = zw_findings_add (self->findings, rule, severity,
                                        zw_rules_get_clause (self->rules, rule));

  finding->zone_id = self->budget->zone_id;
  finding->where = where;
  finding->message = message;
  finding->remedy = remedy;
  return finding;
}

/* Takes the words. */
ZwFinding *
zw_budget_check_add_to_row (const ZwBudgetCheck *self,
                            const char *rule,
                            ZwSeverity severity,
                            const ZwBudgetRow *row,
                            int field,
                            char *message,
                            char *remedy)
{
  g_autofree char *name = zw_budget_check_dup_row_name (self, row);
  ZwFinding *finding = zw_budget_check_add (
      self, rule, severity, zw_budget_check_dup_where (self, row->year, name), message, remedy);

  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, row->id, field);
  return finding;
}
