/* test-budget-remedies.c: what a finding on a budget advises ends it
 *
 * Random budgets are put right by the figures of the remedies alone, as an official
 * would who follows them to the letter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "budget-fixture.h"

#define N_BUDGETS 2000
#define MOST_ROUNDS 60
#define MOST_AMOUNTS 3

typedef struct
{
  ZwRules *rules;
  ZwBudgetCase application;
  Row rows[MAX_ROWS + 2];
  guint n_rows;
  gint64 others; /* in 2025 */
  gboolean keep_total;
} Sheet;

static const Row none = { 0 };

static ZwBudget *
make_sheet (const Sheet *self)
{
  ZwBudget *budget = make_budget (self->rules, &self->application, self->rows, self->n_rows);

  zw_budget_add_other (budget, 2025, self->others);
  return budget;
}

/* The amounts in a sentence, in order. */
static guint
read_amounts (const char *sentence, gint64 *amounts)
{
  guint n = 0;

  for (const char *at = strstr (sentence, "NT$"); at != NULL; at = strstr (at, "NT$"))
    {
      g_assert_cmpuint (n, <, MOST_AMOUNTS);
      amounts[n] = 0;
      for (at += 3; g_ascii_isdigit (*at) || (*at == ',' && g_ascii_isdigit (at[1])); at++)
        if (*at != ',')
          amounts[n] = amounts[n] * 10 + (*at - '0');
      n++;
    }
  return n;
}

static void
remove_row (Sheet *self, guint place)
{
  for (guint i = place; i + 1 < self->n_rows; i++)
    self->rows[i] = self->rows[i + 1];
  self->rows[--self->n_rows] = none;
}

/* Whether the two are added up under a cap: planning and evaluation have one each. */
static gboolean
share_cap (const Sheet *self, const Row *a, const Row *b)
{
  const ZwSubsidySubItem *first = zw_rules_find_sub_item (self->rules, a->sub_item);
  const ZwSubsidySubItem *second = zw_rules_find_sub_item (self->rules, b->sub_item);

  return first == second || (!first->needs_others && first->item == second->item);
}

/* From the row the finding leads to, then from the others that the rule adds up. */
static void
take (Sheet *self, const ZwFinding *finding, gint64 amount, gboolean of_year)
{
  guint first = (guint) finding->place.id - 1;

  for (guint i = 0; i < self->n_rows && amount > 0; i++)
    {
      Row *row = &self->rows[(first + i) % self->n_rows];
      gint64 part = MIN (row->central_ntd - 1, amount); /* nothing is given up */

      if (of_year ? row->year != self->rows[first].year
                  : !share_cap (self, row, &self->rows[first]))
        continue;
      if (part <= 0)
        continue;
      row->central_ntd -= part;
      row->local_ntd += part;
      amount -= part;
    }
  g_assert_cmpint (amount, ==, 0);
}

static void
spread (Sheet *self)
{
  Row *last = &self->rows[self->n_rows - 1];

  if (self->n_rows == 1)
    {
      self->rows[1] = self->rows[0];
      self->rows[1].central_ntd -= self->rows[0].central_ntd /= 2;
      self->rows[1].local_ntd -= self->rows[0].local_ntd /= 2;
      last = &self->rows[self->n_rows++];
    }
  last->year = self->rows[0].year == 2025 ? 2026 : 2025;
}

/* Returns: whether the remedy is about amounts alone, and so can break nothing else. */
static gboolean
follow (Sheet *self, const ZwFinding *finding)
{
  const char *rule = finding->rule;
  guint place = (guint) finding->place.id - 1;
  Row *row = finding->place.id > 0 ? &self->rows[place] : NULL;
  gint64 amounts[MOST_AMOUNTS];
  guint n = read_amounts (finding->remedy, amounts);

  if (strcmp (rule, "budget-ratio") == 0 || strcmp (rule, "budget-ceiling") == 0)
    {
      g_assert_cmpuint (n, ==, 3);
      g_assert_cmpint (amounts[0] + amounts[1], ==, row->central_ntd + row->local_ntd);
      if (!self->keep_total)
        {
          row->local_ntd = amounts[2] - row->central_ntd;
          return TRUE;
        }
      row->central_ntd = amounts[0];
      row->local_ntd = amounts[1];
      return TRUE;
    }
  if (strcmp (rule, "budget-local-share") == 0)
    {
      g_assert_cmpuint (n, ==, 1);
      row->local_ntd = amounts[0];
      return TRUE;
    }
  if (strcmp (rule, "budget-cap") == 0 || strcmp (rule, "budget-yearly") == 0)
    {
      g_assert_cmpuint (n, ==, 1);
      take (self, finding, amounts[0], strcmp (rule, "budget-yearly") == 0);
      return TRUE;
    }
  if (strcmp (rule, "budget-planning-alone") == 0)
    self->rows[self->n_rows++] = (Row){ row->year, "plate-equipment", 35000, 65000 };
  else if (strcmp (rule, "budget-multi-year") == 0)
    spread (self);
  else if (strcmp (rule, "budget-years") == 0)
    row->year = 2026;
  else if (strcmp (rule, "budget-planning-exclusive") == 0 || strcmp (rule, "budget-item-type") == 0
           || strcmp (rule, "budget-island") == 0)
    remove_row (self, place);
  else if (strcmp (rule, "budget-remote") != 0) /* goes with the rows above the ratio */
    g_error ("nobody knows how to follow “%s”: %s", rule, finding->remedy);
  return FALSE;
}

/* Which row, or which sum; what holds for the whole leads to a row that may change. */
static char *
name_finding (const ZwFinding *finding)
{
  if (strcmp (finding->rule, "budget-multi-year") == 0
      || strcmp (finding->rule, "budget-planning-alone") == 0
      || strcmp (finding->rule, "budget-planning-exclusive") == 0)
    return g_strdup (finding->rule);
  if (strcmp (finding->rule, "budget-cap") == 0 || strcmp (finding->rule, "budget-yearly") == 0)
    return g_strconcat (finding->rule, " ", finding->where, NULL);
  return g_strdup_printf ("%s %d", finding->rule, (int) finding->place.id);
}

static char *
list_serious (const GPtrArray *findings)
{
  GString *list = g_string_new ("\n");

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      g_autofree char *name = name_finding (finding);

      if (finding->severity != ZW_SEVERITY_NOTE)
        g_string_append_printf (list, "%s\n", name);
    }
  return g_string_free (list, FALSE);
}

/* The first serious finding, but the remote area last: others put it right. */
static const ZwFinding *
pick (const GPtrArray *findings)
{
  const ZwFinding *picked = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (finding->severity == ZW_SEVERITY_NOTE)
        continue;
      if (strcmp (finding->rule, "budget-remote") != 0)
        return finding;
      picked = finding;
    }
  return picked;
}

/* The finding is gone and no other has come. */
static void
assert_ended (const Sheet *self, const ZwFinding *finding, const char *before)
{
  g_autoptr (ZwBudget) budget = make_sheet (self);
  g_autoptr (GPtrArray) findings = check (budget);
  g_autofree char *was = name_finding (finding);

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *still = g_ptr_array_index (findings, i);
      g_autofree char *name = name_finding (still);
      g_autofree char *line = g_strdup_printf ("\n%s\n", name);

      if (still->severity != ZW_SEVERITY_NOTE
          && (strcmp (name, was) == 0 || strstr (before, line) == NULL))
        g_error ("after “%s” of %s there is %s", finding->remedy, was, name);
    }
}

static void
make_random (Sheet *self)
{
  guint n;
  const ZwSubsidySubItem *sub_items = zw_rules_get_sub_items (self->rules, &n);

  self->application = (ZwBudgetCase){ (ZwZoneType) g_test_rand_int_range (0, ZW_N_ZONE_TYPES),
                                      g_test_rand_bit (), g_test_rand_bit (),
                                      g_test_rand_int_range (1, 6) };
  self->n_rows = (guint) g_test_rand_int_range (1, MAX_ROWS);
  self->others = g_test_rand_bit () ? g_test_rand_int_range (0, 15000000) : 0;
  self->keep_total = g_test_rand_bit ();
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] =
        i >= self->n_rows
            ? none
            : (Row){ g_test_rand_int_range (0, 8) == 0 ? 2027 : 2025 + g_test_rand_bit (),
                     sub_items[g_test_rand_int_range (0, (int) n)].id,
                     g_test_rand_int_range (10000, 12000000),
                     g_test_rand_int_range (0, 4) == 0 ? 0
                                                       : g_test_rand_int_range (10000, 12000000) };
}

static void
test_followed (void)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  Sheet sheet = { .rules = rules };
  guint n_followed = 0;

  for (guint i = 0; i < N_BUDGETS; i++)
    {
      guint round;

      make_random (&sheet);
      for (round = 0; round < MOST_ROUNDS && sheet.n_rows > 0; round++)
        {
          g_autoptr (ZwBudget) budget = make_sheet (&sheet);
          g_autoptr (GPtrArray) findings = check (budget);
          g_autofree char *before = list_serious (findings);
          const ZwFinding *finding = pick (findings);

          if (finding == NULL)
            break;
          if (follow (&sheet, finding))
            assert_ended (&sheet, finding, before);
          n_followed++;
        }
      if (round == MOST_ROUNDS)
        g_error ("budget %u is never put right", i);
    }
  g_assert_cmpuint (n_followed, >, N_BUDGETS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/remedies/followed", test_followed);
  return g_test_run ();
}
