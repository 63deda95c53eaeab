/* zw-budget-check.c: a budget against the subsidy directions
 *
 * Rows first (zw-budget-check-row.c), then what holds for the application as a whole
 * and for all applications of the government. A pure function of the budget, quick
 * enough for every keystroke.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-check-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "plan/zw-budget-figures.h"

static const ZwBudgetRow *
row_at (const ZwBudgetCheck *self, guint i)
{
  return g_ptr_array_index (self->budget->rows, i);
}

/* A sub-item for which nothing is asked is not applied for. */
static gboolean
is_applied_for (const ZwBudgetRow *row)
{
  return row->sub_item != NULL && row->central_ntd != 0;
}

/* The row with which a sum over some rows first passes @limit. */
static const ZwBudgetRow *
find_passing_row (const ZwBudgetCheck *self,
                  int year,
                  const ZwSubsidyItem *item,
                  const ZwSubsidySubItem *sub_item,
                  gint64 limit)
{
  const ZwBudgetRow *last = NULL;
  gint64 sum = 0;

  for (guint i = 0; i < self->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = row_at (self, i);

      if (row->central_ntd <= 0 || (year != ZW_BUDGET_NO_YEAR && row->year != year)
          || (item != NULL && (row->sub_item == NULL || row->sub_item->item != item))
          || (sub_item != NULL && row->sub_item != sub_item))
        continue;
      last = row;
      sum = zw_money_add (sum, row->central_ntd);
      if (sum > limit)
        break;
    }
  return last;
}

static void
add_cap (const ZwBudgetCheck *self,
         const ZwSubsidyItem *item,
         const ZwSubsidySubItem *sub_item,
         gint64 sum,
         gint64 cap)
{
  const ZwBudgetRow *row = find_passing_row (self, ZW_BUDGET_NO_YEAR, item, sub_item, cap);
  const char *name = zw_text_pick (sub_item != NULL ? &sub_item->name : &item->name, self->catalog);
  g_autofree char *most = zw_budget_check_dup_money (self, cap);
  g_autofree char *over = zw_budget_check_dup_money (self, sum - cap);
  ZwFinding *finding = zw_budget_check_add (
      self, "budget-cap", ZW_SEVERITY_MUST, g_strdup (name),
      g_strdup_printf (_ ("One application can get no more than %s for “%s”, over all its years."),
                       most, name),
      /* Translators: %s is an amount of money */
      g_strdup_printf (_ ("Take %s from the subsidy and add it to the local share."), over));

  g_free (finding->clause);
  finding->clause = g_strdup (
      sub_item != NULL ? sub_item->clause : item->cap_clause[self->budget->application.zone_type]);
  zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) sum, (double) cap);
  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, row->id, ZW_BUDGET_CENTRAL);
}

static void
check_caps (const ZwBudgetCheck *self)
{
  guint n_items, n_sub_items;
  const ZwSubsidyItem *items = zw_rules_get_items (self->rules, &n_items);
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (self->rules, &n_sub_items);

  for (guint i = 0; i < n_items; i++)
    {
      gint64 cap = items[i].cap_ntd[self->budget->application.zone_type];
      gint64 sum = zw_budget_get_total (self->budget, 0, &items[i], NULL).central_ntd;

      if (cap > 0 && sum > cap)
        add_cap (self, &items[i], NULL, sum, cap);
    }
  for (guint i = 0; i < n_sub_items; i++)
    {
      gint64 cap = sub_items[i].cap_ntd;
      gint64 sum = zw_budget_get_total (self->budget, 0, NULL, &sub_items[i]).central_ntd;

      if (cap > 0 && sum > cap)
        add_cap (self, NULL, &sub_items[i], sum, cap);
    }
}

/* Only where the two texts do not say the same of what is kept back. */
static gboolean
add_held_back (const ZwBudgetCheck *self,
               const ZwSubsidyItem *item,
               const ZwSubsidySubItem *sub_item,
               gint64 sum)
{
  ZwBudgetPayment payment = zw_budget_payment (self->rules, sum);
  const ZwPaymentRules *terms = zw_rules_get_payment (self->rules);
  const char *name = zw_text_pick (sub_item != NULL ? &sub_item->name : &item->name, self->catalog);
  g_autofree char *amount = NULL, *held = NULL;
  ZwFinding *finding;

  if (!payment.texts_differ)
    return FALSE;
  amount = zw_budget_check_dup_money (self, sum);
  held = zw_budget_check_dup_money (self, payment.principle_held_ntd);
  finding = zw_budget_check_add (
      self, "budget-held-back", ZW_SEVERITY_NOTE, g_strdup (name),
      g_strdup_printf (
          /* Translators: %s is an amount of money, %d a percentage */
          _ ("Of exactly %s the central principle keeps %d %% back until settlement, while the"
             " directions keep it back only of more."),
          amount, terms->principle_held_percent),
      /* Translators: %s is an amount of money */
      g_strdup_printf (_ ("Reckon with %s being paid only after settlement."), held));
  zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) sum, NAN);
  zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET,
                         find_passing_row (self, ZW_BUDGET_NO_YEAR, item, sub_item, sum - 1)->id,
                         ZW_BUDGET_CENTRAL);
  return TRUE;
}

static void
check_held_back (const ZwBudgetCheck *self)
{
  guint n_items, n_sub_items;
  const ZwSubsidyItem *items = zw_rules_get_items (self->rules, &n_items);
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (self->rules, &n_sub_items);

  for (guint i = 0; i < n_items; i++)
    {
      gint64 sum = zw_budget_get_total (self->budget, 0, &items[i], NULL).central_ntd;

      if (add_held_back (self, &items[i], NULL, sum))
        continue;
      for (guint j = 0; j < n_sub_items; j++)
        if (sub_items[j].item == &items[i])
          {
            sum = zw_budget_get_total (self->budget, 0, NULL, &sub_items[j]).central_ntd;
            if (add_held_back (self, NULL, &sub_items[j], sum))
              break;
          }
    }
}

static void
check_yearly (const ZwBudgetCheck *self)
{
  gint64 cap = zw_rules_get_yearly_cap (self->rules);
  g_autoptr (GArray) years = zw_budget_get_years (self->budget);

  for (guint i = 0; i < years->len; i++)
    {
      int year = g_array_index (years, int, i);
      gint64 own = zw_budget_get_total (self->budget, year, NULL, NULL).central_ntd;
      gint64 others = zw_budget_get_others (self->budget, year);
      gint64 sum = zw_money_add (own, others);
      g_autofree char *most = NULL, *over = NULL, *elsewhere = NULL, *remedy = NULL;
      const ZwBudgetRow *row;
      ZwFinding *finding;

      if (own == 0 || sum <= cap)
        continue;
      row = find_passing_row (self, year, NULL, NULL, MAX (cap - others, 0));
      most = zw_budget_check_dup_money (self, cap);
      over = zw_budget_check_dup_money (self, sum - cap);
      elsewhere = zw_budget_check_dup_money (self, others);
      remedy = others >= cap
                   ? g_strdup (_ ("The other applications leave nothing of this year: move these"
                                  " subsidies to another year, or ask for less there."))
                   /* Translators: %s is an amount of money */
                   : g_strdup_printf (
                       _ ("Take %s from the subsidies of this year, or move it to another."), over);
      finding = zw_budget_check_add (
          self, "budget-yearly", ZW_SEVERITY_MUST, zw_budget_check_dup_where (self, year, NULL),
          others > 0
              ? g_strdup_printf (
                  /* Translators: both are amounts of money */
                  _ ("A government can get no more than %s in a year; its other applications ask"
                     " for %s already."),
                  most, elsewhere)
              : g_strdup_printf (_ ("A government can get no more than %s in a year."), most),
          g_steal_pointer (&remedy));
      zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) sum, (double) cap);
      zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_BUDGET, row->id, ZW_BUDGET_CENTRAL);
    }
}

static void
check_planning_alone (const ZwBudgetCheck *self)
{
  const ZwBudgetCase *application = &self->budget->application;
  const ZwBudgetRow *first = NULL;
  const ZwSubsidySubItem *example = NULL;
  ZwFinding *finding;
  guint n;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (self->rules, &n);

  for (guint i = 0; i < self->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = row_at (self, i);

      if (!is_applied_for (row))
        continue;
      if (row->sub_item->needs_others)
        first = first != NULL ? first : row;
      else if (zw_budget_is_open (application, row->sub_item))
        return;
    }
  if (first == NULL)
    return;
  for (guint i = 0; i < n && example == NULL; i++)
    if (!sub_items[i].needs_others && zw_budget_is_open (application, &sub_items[i]))
      example = &sub_items[i];
  finding = zw_budget_check_add_to_row (
      self, "budget-planning-alone", ZW_SEVERITY_MUST, first, ZW_BUDGET_SUB_ITEM,
      g_strdup (_ ("Planning and evaluation cannot be applied for alone.")),
      g_strdup_printf (_ ("Apply for other work for this type of zone as well, such as “%s”."),
                       example != NULL ? zw_text_pick (&example->name, self->catalog) : ""));
  /* Other sub-items. */
  zw_finding_set_figures (finding, ZW_FIGURE_COUNT, 0, 1);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

/* One finding, at the first row that stands beside another of the same kind. */
static void
check_exclusive (const ZwBudgetCheck *self)
{
  for (guint i = 0; i < self->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = row_at (self, i);

      if (!is_applied_for (row) || row->sub_item->exclusive == NULL)
        continue;
      for (guint j = 0; j < i; j++)
        {
          const ZwBudgetRow *before = row_at (self, j);
          ZwFinding *finding;

          if (!is_applied_for (before) || before->sub_item == row->sub_item
              || g_strcmp0 (before->sub_item->exclusive, row->sub_item->exclusive) != 0)
            continue;
          finding = zw_budget_check_add_to_row (
              self, "budget-planning-exclusive", ZW_SEVERITY_MUST, row, ZW_BUDGET_SUB_ITEM,
              g_strdup_printf (_ ("Of “%s” and “%s” only one can be applied for."),
                               zw_text_pick (&before->sub_item->name, self->catalog),
                               zw_text_pick (&row->sub_item->name, self->catalog)),
              g_strdup (_ ("Keep one of the two.")));
          zw_finding_set_figures (finding, ZW_FIGURE_COUNT, 2, 1);
          return;
        }
    }
}

static void
check_multi_year (const ZwBudgetCheck *self)
{
  const ZwBudgetRow *first = NULL;
  int year = ZW_BUDGET_NO_YEAR, first_year, last_year;
  g_autofree char *only = NULL, *from = NULL, *until = NULL;
  ZwFinding *finding;

  for (guint i = 0; i < self->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = row_at (self, i);

      if (!is_applied_for (row) && zw_budget_row_get_total (row) == 0)
        continue;
      if (row->year == ZW_BUDGET_NO_YEAR || (year != ZW_BUDGET_NO_YEAR && row->year != year))
        return;
      year = row->year;
      if (first == NULL && is_applied_for (row) && row->sub_item->multi_year)
        first = row;
    }
  if (first == NULL)
    return;
  zw_rules_get_years (self->rules, &first_year, &last_year);
  only = zw_budget_check_dup_year (self, year);
  from = zw_budget_check_dup_year (self, first_year);
  until = zw_budget_check_dup_year (self, last_year);
  finding = zw_budget_check_add_to_row (
      self, "budget-multi-year", ZW_SEVERITY_MUST, first, ZW_BUDGET_YEAR,
      /* Translators: the first %s is a sub-item, the second a year */
      g_strdup_printf (_ ("“%s” needs an application of more than one year; this one is of %s."),
                       zw_text_pick (&first->sub_item->name, self->catalog), only),
      /* Translators: both are years */
      g_strdup_printf (_ ("Spread the rows over the years %s to %s."), from, until));
  zw_finding_set_figures (finding, ZW_FIGURE_COUNT, 1, 2);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
}

/* Whether a row asks for more than the ratio of the grade. */
static gboolean
asks_above (const ZwBudgetCheck *self, int ratio)
{
  for (guint i = 0; i < self->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = row_at (self, i);

      if (row->sub_item != NULL && row->sub_item->item->ratio_bound
          && row->central_ntd > zw_budget_part_of (zw_budget_row_get_total (row), ratio))
        return TRUE;
    }
  return FALSE;
}

/* That a zone is remote is a fact; only to reckon with it is wrong. */
static void
check_remote (const ZwBudgetCheck *self, int ratio)
{
  int grade = self->budget->application.grade;
  int remote = zw_rules_get_ratio_percent (self->rules, ZW_N_GRADES, TRUE);
  gboolean above = asks_above (self, ratio);
  ZwFinding *finding = zw_budget_check_add (
      self, "budget-remote", above ? ZW_SEVERITY_MUST : ZW_SEVERITY_NOTE,
      g_strdup (_ ("The application")),
      /* Translators: both are numbers */
      g_strdup_printf (_ ("The ratio of %d %% for remote areas is not for governments of fiscal"
                          " grade %d."),
                       remote, grade),
      above ? g_strdup_printf (
          /* Translators: %d is a percentage */
          _ ("Ask for at most %d %% in every row, as if the zone were not remote."), ratio)
            : g_strdup_printf (
                /* Translators: %d is a percentage */
                _ ("Nothing is to be done: the budget keeps to %d %%."), ratio));

  zw_finding_set_figures (finding, ZW_FIGURE_PERCENT, remote, ratio);
}

/* An island near the seat is remote only where few people live. */
static void
check_island (const ZwBudgetCheck *self, int ratio)
{
  double least = zw_rules_get_remote_island_km (self->rules);
  double found = self->budget->application.seat_km;

  if (found <= 0 || found >= least || !asks_above (self, ratio))
    return;
  zw_budget_check_add (
      self, "budget-remote-near", ZW_SEVERITY_SHOULD, g_strdup (_ ("The application")),
      /* Translators: distances */
      g_strdup_printf (_ ("The island lies %.1f km from the seat of the government; only from"
                          " %.1f km on does that make it a remote area."),
                       found, least),
      g_strdup (_ ("Show that fewer people live there than a fifth of the national mean, or ask for"
                   " the ratio of the grade.")));
}

static void
check_applicant (const ZwBudgetCheck *self)
{
  const ZwBudgetCase *application = &self->budget->application;
  int ratio = zw_rules_get_ratio_percent (self->rules, application->grade, FALSE);

  if (ratio == 0)
    zw_budget_check_add (
        self, "budget-government", ZW_SEVERITY_SHOULD, g_strdup (_ ("The application")),
        g_strdup (_ ("Without the fiscal grade of the government its highest ratio is not known.")),
        g_strdup (_ ("Choose the government in the project, or enter its fiscal grade.")));
  else if (application->remote && !zw_rules_may_be_remote (self->rules, application->grade))
    check_remote (self, ratio);
  else if (application->remote)
    check_island (self, ratio);
}

/**
 * zw_budget_check:
 * @catalog: language of names, amounts and years; sentences are in the user's
 * @findings: (element-type ZwFinding): appended to
 *
 * What of @budget breaks the directions, in the order of its rows and then for the
 * whole. The ratio holds for each row, that is for a sub-item in a year; a cap for
 * the rows of its item or sub-item together, whatever their year; the yearly cap for
 * all applications. Exactly at a limit is allowed. A row without a local share is
 * told of that alone, and the ceiling only where no ratio is broken. Nothing is asked
 * of a budget without rows.
 *
 * Sources: the clauses named in resources/guideline/rules.json.
 */
void
zw_budget_check (const ZwBudget *budget, const ZwCatalog *catalog, GPtrArray *findings)
{
  const ZwBudgetCheck self = { .budget = budget,
                               .rules = budget->rules,
                               .catalog = catalog,
                               .chinese = zw_catalog_is_chinese (catalog),
                               .findings = findings };

  for (guint i = 0; i < budget->rows->len; i++)
    zw_budget_check_row (&self, g_ptr_array_index (budget->rows, i));
  zw_budget_check_stated_sums (&self);
  if (budget->rows->len == 0)
    return;
  check_applicant (&self);
  check_caps (&self);
  check_yearly (&self);
  check_planning_alone (&self);
  check_exclusive (&self);
  check_multi_year (&self);
  check_held_back (&self);
}
