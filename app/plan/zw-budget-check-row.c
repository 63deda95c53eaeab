/* zw-budget-check-row.c: each row of a budget against the subsidy directions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "plan/zw-budget-figures.h"

static void
check_year (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  int first, last;
  g_autofree char *from = NULL, *until = NULL, *found = NULL, *allowed = NULL;
  ZwFinding *finding;

  if (row->year == ZW_BUDGET_NO_YEAR)
    {
      zw_budget_check_add_to_row (self, "budget-no-year", ZW_SEVERITY_SHOULD, row, ZW_BUDGET_YEAR,
                                  g_strdup (_ ("No year is entered.")),
                                  g_strdup (_ ("Enter the year in which the money is needed.")));
      return;
    }
  zw_rules_get_years (self->rules, &first, &last);
  if (row->year >= first && row->year <= last)
    return;
  from = zw_budget_check_dup_year (self, first);
  until = zw_budget_check_dup_year (self, last);
  found = zw_budget_check_dup_year (self, row->year);
  allowed = g_strconcat (from, "–", until, NULL);
  finding = zw_budget_check_add_to_row (
      self, "budget-years", ZW_SEVERITY_MUST, row, ZW_BUDGET_YEAR,
      /* Translators: each %s is a year */
      g_strdup_printf (_ ("The directions grant subsidies from %s to %s only."), from, until),
      g_strdup (_ ("Move the row to one of these years, or pay it from other sources.")));
  zw_finding_set_figures (finding, ZW_FIGURE_YEAR, row->year, NAN);
  zw_finding_set_words (finding, found, allowed);
}

/* "urban, scenic" */
static char *
dup_types (const ZwBudgetCheck *self, guint types)
{
  GString *out = g_string_new (NULL);

  for (ZwZoneType type = 0; type < ZW_N_ZONE_TYPES; type++)
    if ((types & ZW_ZONE_TYPE_BIT (type)) != 0)
      g_string_append_printf (out, "%s%s", out->len > 0 ? C_ ("between names", ", ") : "",
                              zw_catalog_get (self->catalog, zw_zone_type_get_label (type)));
  return g_string_free (out, FALSE);
}

static void
check_island (const ZwBudgetCheck *self, const ZwBudgetRow *row, const char *name)
{
  const ZwBudgetCase *application = &self->budget->application;
  gboolean scenic = application->zone_type == ZW_ZONE_SCENIC;
  ZwFinding *finding;

  if (zw_budget_is_open (application, row->sub_item))
    return;
  finding = zw_budget_check_add_to_row (
      self, "budget-island", ZW_SEVERITY_MUST, row, ZW_BUDGET_SUB_ITEM,
      g_strdup_printf (_ ("“%s” is only for scenic zones on outlying islands."), name),
      g_strdup (scenic ? _ ("Remove the row; or, if the zone is on an outlying island, say so in"
                            " it.")
                       : _ ("Remove the row: this is no scenic zone.")));
  zw_finding_set_words (
      finding,
      scenic ? _ ("not on an outlying island")
             : zw_catalog_get (self->catalog, zw_zone_type_get_label (application->zone_type)),
      _ ("scenic, on an outlying island"));
}

static void
check_sub_item (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  const ZwZoneType type = self->budget->application.zone_type;
  g_autofree char *name = zw_budget_check_dup_row_name (self, row);
  g_autofree char *allowed = NULL;
  ZwFinding *finding;

  if (row->sub_item == NULL)
    {
      gboolean named = row->unknown_id != NULL || row->stated_sub_item != NULL
                       || row->stated_item != NULL;

      finding = zw_budget_check_add_to_row (
          self, "budget-unknown-item", ZW_SEVERITY_MUST, row, ZW_BUDGET_SUB_ITEM,
          named ? g_strdup_printf (_ ("The directions have no sub-item “%s”."), name)
                : g_strdup (_ ("No sub-item is chosen.")),
          g_strdup (_ ("Choose one of the sub-items for this type of zone.")));
      zw_finding_set_words (finding, named ? name : NULL, NULL);
      return;
    }
  if (row->sub_item->island_only)
    {
      check_island (self, row, name);
      return;
    }
  if ((row->sub_item->zone_types & ZW_ZONE_TYPE_BIT (type)) != 0)
    return;
  allowed = dup_types (self, row->sub_item->zone_types);
  finding = zw_budget_check_add_to_row (
      self, "budget-item-type", ZW_SEVERITY_MUST, row, ZW_BUDGET_SUB_ITEM,
      g_strdup_printf (_ ("“%s” cannot be applied for in a zone of this type."), name),
      g_strdup (_ ("Choose a sub-item for this type of zone, or remove the row.")));
  zw_finding_set_words (finding, zw_catalog_get (self->catalog, zw_zone_type_get_label (type)),
                        allowed);
}

static void
check_amounts (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  if (row->central_ntd >= 0 && zw_budget_row_get_total (row) > 0)
    return;
  zw_budget_check_add_to_row (self, "budget-no-amount", ZW_SEVERITY_SHOULD, row, ZW_BUDGET_CENTRAL,
                              g_strdup (_ ("The subsidy asked for is not entered.")),
                              g_strdup (_ ("Enter the amount, or remove the row.")));
}

static void
check_local_share (const ZwBudgetCheck *self, const ZwBudgetRow *row, int percent)
{
  /* A grade that is not known leaves the ceiling. */
  int least_percent = percent > 0 ? percent : zw_rules_get_ceiling_percent (self->rules);
  gint64 least = zw_budget_least_total_at (row->central_ntd, least_percent) - row->central_ntd;
  g_autofree char *amount = zw_budget_check_dup_money (self, least);
  gboolean bound = row->sub_item != NULL && row->sub_item->item->ratio_bound;
  ZwFinding *finding = zw_budget_check_add_to_row (
      self, "budget-local-share", ZW_SEVERITY_MUST, row, ZW_BUDGET_LOCAL,
      bound ? g_strdup (_ ("There is no local share; without one nothing is granted."))
            : g_strdup_printf (
                /* Translators: %d is a percentage */
                _ ("There is no local share, but no central subsidy may be more than %d %% of the"
                   " total."),
                zw_rules_get_ceiling_percent (self->rules)),
      /* Translators: %s is an amount of money */
      g_strdup_printf (_ ("Enter a local share of at least %s, or ask for less."), amount));

  zw_finding_set_figures (finding, ZW_FIGURE_NTD, 0, (double) least);
  zw_finding_set_bound (finding, ZW_BOUND_LEAST);
  if (bound)
    return;
  g_free (finding->clause);
  finding->clause = g_strdup (zw_rules_get_clause (self->rules, "budget-ceiling"));
}

static void
check_share (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  const ZwBudgetCase *application = &self->budget->application;
  int percent = zw_budget_get_ratio (self->rules, application, row->sub_item);
  int ceiling = zw_rules_get_ceiling_percent (self->rules);
  gint64 total = zw_budget_row_get_total (row), most;
  gboolean by_grade = percent > 0 && row->sub_item != NULL && row->sub_item->item->ratio_bound;
  gboolean remote = application->remote && zw_rules_may_be_remote (self->rules, application->grade);
  g_autofree char *central = NULL, *local = NULL, *least = NULL;
  ZwFinding *finding;

  if (row->central_ntd <= 0)
    return;
  if (row->local_ntd <= 0)
    {
      check_local_share (self, row, percent);
      return;
    }
  if (!by_grade)
    percent = ceiling;
  most = zw_budget_part_of (total, percent);
  if (row->central_ntd <= most)
    return;
  central = zw_budget_check_dup_money (self, most);
  local = zw_budget_check_dup_money (self, total - most);
  least = zw_budget_check_dup_money (self, zw_budget_least_total_at (row->central_ntd, percent));
  finding = zw_budget_check_add_to_row (
      self, by_grade ? "budget-ratio" : "budget-ceiling", ZW_SEVERITY_MUST, row, ZW_BUDGET_CENTRAL,
      !by_grade ? g_strdup_printf (
          /* Translators: %d is a percentage */
          _ ("No central subsidy may be more than %d %% of the total."), ceiling)
      : remote ? g_strdup (_ ("The central share is above the highest ratio for remote areas."))
               : g_strdup_printf (
                   /* Translators: %d is the fiscal grade of the government */
                   _ ("The central share is above the highest ratio for fiscal grade %d."),
                   application->grade),
      /* Translators: all three are amounts of money */
      g_strdup_printf (_ ("Of this total at most %s can be central and %s local; for this subsidy"
                          " the total must be at least %s."),
                       central, local, least));
  zw_budget_check_set_percents (finding, row->central_ntd, total, percent);
  if (!by_grade || !remote)
    return;
  g_free (finding->clause);
  finding->clause = g_strdup (zw_rules_get_clause (self->rules, "budget-remote"));
}

static gboolean
ends_clause (gunichar c)
{
  static const gunichar ends[] = { 0xff0c, 0x3002, 0xff1b, ',', ';', '.', '\n' };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (c == ends[i])
      return TRUE;
  return FALSE;
}

/* Whether the clause in which @at stands says that the cost is left out. */
static gboolean
is_left_out (const char *text, const char *at)
{
  static const char *const words[] = { "不含",   "未含",    "不包", "未包",   "不補助",
                                       "不列",   "不得",    "除外", "自籌",   "自行負擔",
                                       "exclud", "without", "not ", "except", "no " };
  const char *start = text, *end = at;
  g_autofree char *clause = NULL;

  for (const char *p = text; p < at; p = g_utf8_next_char (p))
    if (ends_clause (g_utf8_get_char (p)))
      start = g_utf8_next_char (p);
  while (*end != '\0' && !ends_clause (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  clause = g_strndup (start, end - start);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (clause, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* The first of the words, in a clause that does not leave it out. */
static const char *
find_forbidden (const ZwSubsidySubItem *sub_item, const char *text)
{
  g_autofree char *lower = text != NULL ? g_utf8_strdown (text, -1) : NULL;

  for (guint i = 0; lower != NULL && sub_item->forbidden_words[i] != NULL; i++)
    {
      const char *word = sub_item->forbidden_words[i];

      for (const char *at = strstr (lower, word); at != NULL; at = strstr (at + 1, word))
        if (!is_left_out (lower, at))
          return word;
    }
  return NULL;
}

static void
check_forbidden (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  const struct
  {
    const char *text;
    int field;
  } texts[] = { { row->note, ZW_BUDGET_NOTE },
                { row->stated_item, ZW_BUDGET_STATED_ITEM },
                { row->stated_sub_item, ZW_BUDGET_STATED_SUB_ITEM } };

  if (row->sub_item == NULL || row->sub_item->forbidden.zh == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *word = find_forbidden (row->sub_item, texts[i].text);
      ZwFinding *finding;

      if (word == NULL)
        continue;
      finding = zw_budget_check_add_to_row (
          self, "budget-forbidden-cost", ZW_SEVERITY_SHOULD, row, texts[i].field,
          /* Translators: the first %s is a word of the plan, the second what the rule says */
          g_strdup_printf (_ ("“%s” points to a cost that cannot be had: %s."), word,
                           zw_text_pick (&row->sub_item->forbidden, self->catalog)),
          g_strdup (_ ("Leave this cost out of the application and pay it from own funds.")));
      g_free (finding->clause);
      finding->clause = g_strdup (row->sub_item->forbidden_clause);
      zw_finding_set_words (finding, texts[i].text, NULL);
      return;
    }
}

void
zw_budget_check_row (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  if (zw_budget_row_is_empty (row))
    {
      zw_budget_check_add_to_row (self, "budget-no-amount", ZW_SEVERITY_SHOULD, row,
                                  ZW_BUDGET_SUB_ITEM, g_strdup (_ ("This row is empty.")),
                                  g_strdup (_ ("Fill it in, or remove it.")));
      return;
    }
  check_year (self, row);
  check_sub_item (self, row);
  check_amounts (self, row);
  check_share (self, row);
  check_forbidden (self, row);
  zw_budget_check_stated_row (self, row);
}
