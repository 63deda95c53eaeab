/* zw-budget-check-stated.c: what an office's sheet states against what is computed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget-check-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* More than any sheet has. */
#define MOST_DECIMALS 6
#define MOST_PERCENT 1e6

/* An exact decimal fraction as it was written: @digits / 10^@decimals. */
typedef struct
{
  gint64 digits;
  int decimals;
} Written;

/* What was written is the shortest fraction that reads as @value. FALSE for what is
 * no percentage at all. */
static gboolean
read_written (double value, Written *written)
{
  double scale = 1;

  if (!isfinite (value) || fabs (value) > MOST_PERCENT)
    return FALSE;
  for (written->decimals = 0; written->decimals < MOST_DECIMALS; written->decimals++)
    {
      if (round (value * scale) / scale == value)
        break;
      scale *= 10;
    }
  written->digits = (gint64) llround (value * scale);
  return TRUE;
}

/* @part of @total in percent with @decimals places, rounded half up. */
static gint64
round_percent (gint64 part, gint64 total, int decimals)
{
  __int128 scaled = (__int128) part * 100;

  for (int i = 0; i < decimals; i++)
    scaled *= 10;
  return (gint64) ((scaled * 2 + total) / ((__int128) total * 2));
}

/* Whether @written is @part of @total, rounded to the places it is written with; a
 * half may have gone either way. */
static gboolean
is_rounded (const Written *written, gint64 part, gint64 total)
{
  __int128 exact = (__int128) part * 200, stated = (__int128) written->digits * 2 * total;

  for (int i = 0; i < written->decimals; i++)
    exact *= 10;
  return stated - exact <= total && exact - stated <= total;
}

/* "85.7 %": with one decimal at least, but none in vain. */
static char *
format_written (gint64 digits, int decimals)
{
  gint64 unit = 1;

  while (decimals > 0 && digits % 10 == 0)
    {
      digits /= 10;
      decimals--;
    }
  for (int i = 0; i < decimals; i++)
    unit *= 10;
  if (decimals == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %%", digits);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT " %%", digits < 0 ? "-" : "",
                          ABS (digits) / unit, decimals, ABS (digits) % unit);
}

static char *
join_with_slash (const char *first, const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);
  return g_strconcat (first, " / ", second, NULL);
}

static void
check_percents (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  const struct
  {
    double stated;
    gint64 part;
    int field;
  } shares[] = {
    { row->stated_central_percent, row->central_ntd, ZW_BUDGET_STATED_CENTRAL_PERCENT },
    { row->stated_local_percent, row->local_ntd, ZW_BUDGET_STATED_LOCAL_PERCENT },
  };
  char *found[2] = { NULL, NULL }, *right[2] = { NULL, NULL };
  gint64 total = zw_budget_row_get_total (row);
  int wrong = -1;

  if (row->central_ntd < 0 || row->local_ntd < 0 || total == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      Written written;
      int decimals;

      if (!read_written (shares[i].stated, &written))
        continue;
      decimals = MAX (written.decimals, 1);
      found[i] = format_written (written.digits, written.decimals);
      right[i] = format_written (round_percent (shares[i].part, total, decimals), decimals);
      if (wrong < 0 && !is_rounded (&written, shares[i].part, total))
        wrong = shares[i].field;
    }
  if (wrong >= 0)
    {
      g_autofree char *stated = join_with_slash (found[0], found[1]);
      g_autofree char *computed = join_with_slash (right[0], right[1]);
      ZwFinding *finding = zw_budget_check_add_to_row (
          self, "budget-stated-ratio", ZW_SEVERITY_MUST, row, wrong,
          g_strdup (_ ("The percentages stated are not those of the amounts.")),
          /* Translators: %s is one percentage or two */
          g_strdup_printf (_ ("Write %s."), computed));

      zw_finding_set_words (finding, stated, computed);
      zw_finding_set_bound (finding, ZW_BOUND_EXACTLY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_free (found[i]);
      g_free (right[i]);
    }
}

static void
check_total (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  gint64 total = zw_budget_row_get_total (row);
  g_autofree char *amount = NULL;
  ZwFinding *finding;

  if (row->stated_total_ntd < 0 || row->central_ntd < 0 || row->local_ntd < 0
      || row->stated_total_ntd == total)
    return;
  amount = zw_budget_check_dup_money (self, total);
  finding = zw_budget_check_add_to_row (
      self, "budget-stated-total", ZW_SEVERITY_MUST, row, ZW_BUDGET_STATED_TOTAL,
      g_strdup (_ ("The total stated is not the sum of the central and the local share.")),
      g_strdup_printf (_ ("Write %s."), amount));
  zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) row->stated_total_ntd, (double) total);
  zw_finding_set_bound (finding, ZW_BOUND_EXACTLY);
}

void
zw_budget_check_stated_row (const ZwBudgetCheck *self, const ZwBudgetRow *row)
{
  check_percents (self, row);
  check_total (self, row);
}

/**
 * zw_budget_check_stated_sums:
 *
 * One finding for each stated total that differs, with all of its sums in the
 * remedy and the first that differs as its figure.
 */
void
zw_budget_check_stated_sums (const ZwBudgetCheck *self)
{
  for (guint i = 0; i < self->budget->stated->len; i++)
    {
      const ZwBudgetStated *stated = g_ptr_array_index (self->budget->stated, i);
      ZwBudgetTotal sums = zw_budget_get_total (self->budget, stated->year, NULL, NULL);
      const struct
      {
        gint64 stated, computed;
        int field;
      } pairs[] = { { stated->central_ntd, sums.central_ntd, ZW_STATED_CENTRAL },
                    { stated->local_ntd, sums.local_ntd, ZW_STATED_LOCAL },
                    { stated->total_ntd, sums.total_ntd, ZW_STATED_TOTAL } };
      g_autofree char *central = zw_budget_check_dup_money (self, sums.central_ntd);
      g_autofree char *local = zw_budget_check_dup_money (self, sums.local_ntd);
      g_autofree char *total = zw_budget_check_dup_money (self, sums.total_ntd);

      for (guint j = 0; j < G_N_ELEMENTS (pairs); j++)
        if (pairs[j].stated >= 0 && pairs[j].stated != pairs[j].computed)
          {
            ZwFinding *finding = zw_budget_check_add (
                self, "budget-stated-sum", ZW_SEVERITY_MUST,
                zw_budget_check_dup_where (self, stated->year, _ ("total stated")),
                g_strdup (_ ("The total stated is not the sum of the rows.")),
                /* Translators: three amounts of money */
                g_strdup_printf (_ ("Write %s central, %s local, %s in all, or correct the rows."),
                                 central, local, total));

            zw_finding_set_record (finding, ZW_VIEW_BUDGET, ZW_RECORD_STATED_TOTAL, stated->id,
                                   pairs[j].field);
            zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) pairs[j].stated,
                                    (double) pairs[j].computed);
            zw_finding_set_bound (finding, ZW_BOUND_EXACTLY);
            break;
          }
    }
}
