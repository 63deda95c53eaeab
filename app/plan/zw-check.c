/* zw-check.c: all checks of a zone's plan together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-check.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-budget-check.h"
#include "plan/zw-plan-check.h"

static void
check_edition (const ZwCheckInput *input, GPtrArray *findings)
{
  const char *edition = zw_rules_get_edition (input->rules);
  ZwFinding *finding;

  if (input->checked_edition == NULL || g_strcmp0 (input->checked_edition, edition) == 0)
    return;
  finding = zw_findings_add (findings, "edition-changed", ZW_SEVERITY_NOTE,
                             zw_text_pick (zw_rules_get_title (input->rules), input->catalog));
  finding->zone_id = input->zone_id;
  finding->where = g_strdup (_ ("Edition of the directions"));
  /* Translators: two editions of the directions, such as motc-pilot-2024-10-11 */
  finding->message = g_strdup_printf (_ ("The project was last checked against the edition “%s”; "
                                         "this is “%s”."),
                                      input->checked_edition, edition);
  finding->remedy = g_strdup (_ ("Look through the findings again: caps and ratios may differ."));
  zw_finding_set_view (finding, ZW_VIEW_REVIEW);
  zw_finding_set_words (finding, input->checked_edition, edition);
}

/**
 * zw_check_new:
 * @input: the plan of a zone and what belongs to it
 *
 * Runs every check that looks at nothing but @input: quick enough for every
 * keystroke.
 *
 * Returns: (transfer full): what was found; it points into the tables of @input
 */
ZwCheck *
zw_check_new (const ZwCheckInput *input)
{
  ZwCheck *self = g_new0 (ZwCheck, 1);

  self->zone_id = input->zone_id;
  self->zone_name = g_strdup (input->zone_name);
  self->findings = zw_findings_new ();
  if (input->budget != NULL)
    zw_budget_check (input->budget, input->catalog, self->findings);
  zw_plan_check (input, self->findings);
  zw_situation_find (&self->situation, input);
  zw_situation_check (&self->situation, input, self->findings);
  self->review = zw_review_new (input, self->findings);
  zw_review_check (self->review, input, self->findings);
  check_edition (input, self->findings);
  zw_findings_sort (self->findings);
  return self;
}

void
zw_check_free (ZwCheck *self)
{
  g_free (self->zone_name);
  g_ptr_array_unref (self->findings);
  zw_situation_found_clear (&self->situation);
  zw_review_free (self->review);
  g_free (self);
}

/**
 * zw_check_tables_init:
 * @self: (out caller-allocates): cleared with zw_check_tables_clear()
 *
 * Reads the tables that are compiled in; words are those of the program's language.
 */
void
zw_check_tables_init (ZwCheckTables *self)
{
  *self = (ZwCheckTables){ .catalog = zw_catalog_new (NULL),
                           .guideline = zw_guideline_new (),
                           .rules = zw_rules_new (),
                           .reference = zw_reference_new (),
                           .words = zw_check_words_new () };
}

void
zw_check_tables_clear (ZwCheckTables *self)
{
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_clear_pointer (&self->rules, zw_rules_unref);
  g_clear_pointer (&self->reference, zw_reference_unref);
  g_clear_pointer (&self->words, zw_check_words_unref);
}

/**
 * zw_check_input_init:
 * @self: (out caller-allocates): an input with nothing but @tables
 */
void
zw_check_input_init (ZwCheckInput *self, const ZwCheckTables *tables)
{
  *self = (ZwCheckInput){ .catalog = tables->catalog,
                          .guideline = tables->guideline,
                          .rules = tables->rules,
                          .reference = tables->reference,
                          .words = tables->words,
                          .own_revenue_percent = NAN,
                          .staff_available = ZW_CHECK_NO_STAFF };
}

/* A number as it stands in a setting; NaN for none. */
static double
read_setting (ZwStore *store, const char *key)
{
  g_autofree char *text = zw_store_get_setting (store, key);
  char *end = NULL;
  double value;

  if (text == NULL || text[0] == '\0')
    return NAN;
  value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (value) && value >= 0 ? value : NAN;
}

/**
 * zw_check_input_set_settings:
 *
 * Takes the staff that is available and the share of own revenue from the project's
 * settings; what does not read as a number counts as not given.
 */
void
zw_check_input_set_settings (ZwCheckInput *self, ZwStore *store)
{
  double staff = read_setting (store, ZW_SITUATION_STAFF);

  self->staff_available = !isnan (staff) && staff <= G_MAXINT16 ? (int) staff : ZW_CHECK_NO_STAFF;
  self->own_revenue_percent = read_setting (store, ZW_SITUATION_OWN_REVENUE);
}
