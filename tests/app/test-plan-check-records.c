/* test-plan-check-records.c: effects, rules for vehicles, people and sources of money
 *
 * Every rule with a case that breaks it and the nearest that does not. Limits are
 * the guideline's: buffers [G:2964], exemptions [G:2966], central ratios [G:884].
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-fixture.h"

#include <string.h>

static gint64
item_id (Fixture *f, guint stage, guint item)
{
  g_autoptr (ZwPlan) plan = load (f);

  return item_at (plan, stage, item)->id;
}

static gint64
phase_id (Fixture *f, guint phase)
{
  g_autoptr (ZwPlan) plan = load (f);

  return phase_at (plan, phase)->id;
}

static void
set_setting (Fixture *f, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (zw_store_begin (f->store, "setting", &error));
  g_assert_true (zw_store_set_setting (f->store, key, value, &error));
  g_assert_true (zw_store_commit (f->store, &error));
  g_assert_no_error (error);
}

static gint64
add_effect (Fixture *f, const char *indicator, double now, double expected)
{
  gint64 id = add_record (f, ZW_RECORD_EFFECT);

  set_text (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_INDICATOR, indicator);
  set_int (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_PHASE, phase_id (f, 0));
  set_number (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_NOW, now);
  set_number (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_EXPECTED, expected);
  return id;
}

static void
test_effect_cause (Fixture *f, gconstpointer data)
{
  gint64 more, less, measure, rule;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  more = add_effect (f, "E2", 100000, 150000);
  assert_rule (f, "effect-no-measure", 1);
  set_int (f, ZW_RECORD_EFFECT, more, ZW_EFFECT_ITEM, item_id (f, 0, 4));
  assert_rule (f, "effect-no-measure", 0);

  /* E4 comes of rules for vehicles, of the same phase */
  less = add_effect (f, "E4", 30, 60);
  rule = add_record (f, ZW_RECORD_VEHICLE_RULE);
  set_int (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_PHASE, phase_id (f, 1));
  assert_rule (f, "effect-no-measure", 1);
  set_int (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_PHASE, phase_id (f, 0));
  assert_rule (f, "effect-no-measure", 0);
  /* facilities do not */
  set_text (f, ZW_RECORD_EFFECT, less, ZW_EFFECT_INDICATOR, "E5");
  assert_rule (f, "effect-no-measure", 1);
  measure = add_record (f, ZW_RECORD_MEASURE);
  set_text (f, ZW_RECORD_MEASURE, measure, ZW_MEASURE_NAME, "Shuttles");
  set_int (f, ZW_RECORD_EFFECT, less, ZW_EFFECT_MEASURE, measure);
  assert_rule (f, "effect-no-measure", 0);

  /* before the work begins */
  set_int (f, ZW_RECORD_EFFECT, more, ZW_EFFECT_ITEM, item_id (f, 1, 2));
  set_int (f, ZW_RECORD_EFFECT, more, ZW_EFFECT_EXPECTED_YEAR, 2026);
  assert_rule (f, "effect-early", 1);
  set_int (f, ZW_RECORD_EFFECT, more, ZW_EFFECT_EXPECTED_YEAR, 2027);
  assert_rule (f, "effect-early", 0);
}

/* The sample's own figures, [G:4158]: emissions fall from 20 to 10, EVs rise from 20
 * to 40 %. */
static void
test_effect_reached (Fixture *f, gconstpointer data)
{
  gint64 emissions, share;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  emissions = add_effect (f, "E1", 200000, 100000);
  share = add_effect (f, "E3", 20, 40);
  assert_rule (f, "effect-missed", 0);
  set_number (f, ZW_RECORD_EFFECT, emissions, ZW_EFFECT_ACTUAL, 100001);
  assert_rule (f, "effect-missed", 1);
  set_number (f, ZW_RECORD_EFFECT, emissions, ZW_EFFECT_ACTUAL, 100000);
  assert_rule (f, "effect-missed", 0);
  set_number (f, ZW_RECORD_EFFECT, share, ZW_EFFECT_ACTUAL, 39.9);
  assert_rule (f, "effect-missed", 1);
  {
    g_autoptr (ZwCheckRun) silent = check (f);
    g_autoptr (ZwCheckRun) said = NULL;

    g_assert_cmpint (find_finding (silent, "effect-missed", 0)->severity, ==, ZW_SEVERITY_SHOULD);
    set_text (f, ZW_RECORD_EFFECT, share, ZW_EFFECT_NOTE, "補助較晚公告");
    said = check (f);
    g_assert_cmpint (find_finding (said, "effect-missed", 0)->severity, ==, ZW_SEVERITY_NOTE);
  }
  set_number (f, ZW_RECORD_EFFECT, share, ZW_EFFECT_ACTUAL, 41);
  assert_rule (f, "effect-missed", 0);
  assert_rule (f, "effect-incomplete", 0);
  set_text (f, ZW_RECORD_EFFECT, share, ZW_EFFECT_EXPECTED, NULL);
  assert_rule (f, "effect-incomplete", 1);
}

static void
test_effect_needed (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2026, "evaluation", 3000000, 500000 };
  g_autoptr (ZwCheckRun) run = NULL;
  g_autoptr (ZwCheckRun) applied = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  add_effect (f, "E1", 200000, 100000);
  run = check (f);
  g_assert_cmpuint (count_findings (run, "effect-needed"), ==, 1);
  g_assert_cmpint (find_finding (run, "effect-needed", 0)->severity, ==, ZW_SEVERITY_SHOULD);
  add_budget_row (f, &row);
  applied = check (f);
  g_assert_cmpint (find_finding (applied, "effect-needed", 0)->severity, ==, ZW_SEVERITY_MUST);
  add_effect (f, "E5", 0, 20);
  assert_rule (f, "effect-needed", 0);
}

static void
test_targets (Fixture *f, gconstpointer data)
{
  static const char *const goals[] = { "emissions", "green-transport", "high-carbon" };
  gint64 id = 0;

  assert_rule (f, "target-missing", 3);
  for (guint i = 0; i < G_N_ELEMENTS (goals); i++)
    {
      id = add_record (f, ZW_RECORD_TARGET);
      set_text (f, ZW_RECORD_TARGET, id, ZW_TARGET_GOAL, goals[i]);
      assert_rule (f, "target-missing", 3 - i);
      set_number (f, ZW_RECORD_TARGET, id, ZW_TARGET_BASE, 942.6);
      assert_rule (f, "target-missing", 3 - i);
      set_number (f, ZW_RECORD_TARGET, id, ZW_TARGET_MID, 848.3);
      assert_rule (f, "target-missing", 2 - i);
    }
  assert_rule (f, "target-order", 0);
  set_number (f, ZW_RECORD_TARGET, id, ZW_TARGET_LONG, 565.6);
  assert_rule (f, "target-order", 0);
  set_number (f, ZW_RECORD_TARGET, id, ZW_TARGET_LONG, 900);
  assert_rule (f, "target-order", 1);
  set_number (f, ZW_RECORD_TARGET, id, ZW_TARGET_LONG, 565.6);
  set_int (f, ZW_RECORD_TARGET, id, ZW_TARGET_BASE_YEAR, 2040);
  set_int (f, ZW_RECORD_TARGET, id, ZW_TARGET_MID_YEAR, 2040);
  assert_rule (f, "target-order", 1);
  set_int (f, ZW_RECORD_TARGET, id, ZW_TARGET_BASE_YEAR, 2025);
  assert_rule (f, "target-order", 0);
}

/* A rule with nothing to find fault with. */
static gint64
add_rule (Fixture *f)
{
  gint64 id = add_record (f, ZW_RECORD_VEHICLE_RULE);

  set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE, phase_id (f, 1));
  set_text (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES, "car-private");
  set_text (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_ACTION, "ban");
  set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_START_YEAR, 2032);
  set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_BUFFER_OTHER, 2);
  set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_BUFFER_RESIDENT, 4);
  set_text (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_EXEMPTIONS,
            "fire ambulance police works driving-school disabled");
  return id;
}

static void
test_vehicles (Fixture *f, gconstpointer data)
{
  const ZwRecordKind kind = ZW_RECORD_VEHICLE_RULE;
  static const char *const rules[] = {
    "vehicle-none", "vehicle-short-phase", "vehicle-no-buffer",  "vehicle-buffer",
    "vehicle-year", "vehicle-exemptions",  "vehicle-incomplete", "vehicle-no-equipment",
  };
  g_autoptr (GError) error = NULL;
  gint64 id;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  assert_rule (f, "vehicle-none", 1);
  id = add_rule (f);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    assert_rule (f, rules[i], 0);

  set_int (f, kind, id, ZW_VEHICLE_RULE_PHASE, phase_id (f, 0));
  assert_rule (f, "vehicle-short-phase", 1);
  assert_rule (f, "vehicle-year", 1);
  set_text (f, kind, id, ZW_VEHICLE_RULE_ACTION, "parking-rate"); /* keeps nobody out */
  assert_rule (f, "vehicle-short-phase", 0);
  set_text (f, kind, id, ZW_VEHICLE_RULE_ACTION, "ban");
  /* scenic zones may begin with it: [G:2001] */
  zw_zone_set_type (f->store, f->zone, ZW_ZONE_SCENIC, &error);
  assert_rule (f, "vehicle-short-phase", 0);
  zw_zone_set_type (f->store, f->zone, ZW_ZONE_URBAN, &error);
  set_int (f, kind, id, ZW_VEHICLE_RULE_PHASE, phase_id (f, 1));

  set_text (f, kind, id, ZW_VEHICLE_RULE_BUFFER_OTHER, NULL);
  assert_rule (f, "vehicle-no-buffer", 1);
  set_text (f, kind, id, ZW_VEHICLE_RULE_ACTION, "charge");
  set_int (f, kind, id, ZW_VEHICLE_RULE_AMOUNT, 0); /* free for these */
  assert_rule (f, "vehicle-no-buffer", 0);
  set_int (f, kind, id, ZW_VEHICLE_RULE_AMOUNT, 500);
  assert_rule (f, "vehicle-no-buffer", 1);

  set_text (f, kind, id, ZW_VEHICLE_RULE_EXEMPTIONS, "fire ambulance police works disabled");
  assert_rule (f, "vehicle-exemptions", 1);
  set_text (f, kind, id, ZW_VEHICLE_RULE_VEHICLES, NULL);
  assert_rule (f, "vehicle-incomplete", 1);

  /* in force before plate recognition is built */
  set_int (f, kind, id, ZW_VEHICLE_RULE_START_YEAR, 2026);
  assert_rule (f, "vehicle-no-equipment", 1);
  set_int (f, kind, id, ZW_VEHICLE_RULE_START_YEAR, 2027);
  assert_rule (f, "vehicle-no-equipment", 0);
}

/* 1 to 4 years for others, 3 to 6 for residents, at most 2 more than the others. */
static void
test_buffers (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int other, resident;
    guint n;
  } cases[] = {
    { 1, 3, 0 }, { 4, 6, 0 }, { 4, 4, 0 }, { 0, 3, 2 }, /* too short, and 3 more */
    { 5, 6, 1 }, { 2, 2, 1 }, { 4, 7, 2 }, { 1, 4, 1 }, { 4, 3, 1 },
  };
  gint64 id;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  id = add_rule (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%d %d", cases[i].other, cases[i].resident);
      set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_BUFFER_OTHER, cases[i].other);
      set_int (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_BUFFER_RESIDENT, cases[i].resident);
      assert_rule (f, "vehicle-buffer", cases[i].n);
      if (cases[i].other == 4 && cases[i].resident == 3)
        {
          g_autoptr (ZwCheckRun) run = check (f);
          g_autofree char *figures = zw_finding_dup_figures (
              find_finding (run, "vehicle-buffer", 0), FALSE);

          /* as long as the others have */
          g_assert_cmpstr (figures, ==, "Found 3, at least 4 needed");
        }
    }
}

static void
test_people (Fixture *f, gconstpointer data)
{
  g_autofree char *word = NULL;
  gint64 group, other, meeting, measure;

  assert_rule (f, "people-none", 1);
  group = add_record (f, ZW_RECORD_STAKEHOLDER);
  set_text (f, ZW_RECORD_STAKEHOLDER, group, ZW_STAKEHOLDER_NAME, "居民");
  assert_rule (f, "people-none", 0);
  assert_rule (f, "people-class", 1);
  assert_rule (f, "people-unmet", 1);
  assert_rule (f, "people-no-measure", 1);
  set_number (f, ZW_RECORD_STAKEHOLDER, group, ZW_STAKEHOLDER_INTEREST, 9);
  assert_rule (f, "people-class", 1);
  set_number (f, ZW_RECORD_STAKEHOLDER, group, ZW_STAKEHOLDER_POWER, 0);
  assert_rule (f, "people-class", 0);

  other = add_record (f, ZW_RECORD_STAKEHOLDER);
  meeting = add_record (f, ZW_RECORD_MEETING);
  word = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  set_text (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_STAKEHOLDERS, word);
  assert_rule (f, "people-unmet", 1);
  set_text (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_STAKEHOLDERS, NULL); /* with all */
  assert_rule (f, "people-unmet", 0);
  measure = add_record (f, ZW_RECORD_MEASURE);
  assert_rule (f, "people-no-measure", 2);
  set_int (f, ZW_RECORD_MEASURE, measure, ZW_MEASURE_STAKEHOLDER, group);
  assert_rule (f, "people-no-measure", 1);
}

static gint64
add_source (Fixture *f, gint64 item, const char *kind, gint64 amount)
{
  gint64 id = add_record (f, ZW_RECORD_FUNDING);

  set_int (f, ZW_RECORD_FUNDING, id, ZW_FUNDING_ITEM, item);
  set_text (f, ZW_RECORD_FUNDING, id, ZW_FUNDING_KIND, kind);
  set_int (f, ZW_RECORD_FUNDING, id, ZW_FUNDING_AMOUNT, amount);
  return id;
}

static void
test_gap (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2027, "plate-service", 1050000, 1950000 };
  g_autoptr (ZwCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;
  gint64 item, source, budget;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  item = item_id (f, 1, 3);
  assert_rule (f, "funding-gap", 0);
  zw_plan_set_cost (f->store, item, 4000000, &error);
  assert_rule (f, "funding-gap", 1);
  source = add_source (f, item, "own", 1000000);
  run = check (f);
  g_assert_cmpuint (count_findings (run, "funding-gap"), ==, 1);
  g_assert_cmpint ((gint64) find_finding (run, "funding-gap", 0)->found, ==, 1000000);
  g_assert_cmpint ((gint64) find_finding (run, "funding-gap", 0)->allowed, ==, 4000000);
  g_assert_nonnull (strstr (find_finding (run, "funding-gap", 0)->message, "3,000,000"));
  set_int (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_AMOUNT, 4000000);
  assert_rule (f, "funding-gap", 0);
  assert_rule (f, "funding-over", 0);
  set_int (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_AMOUNT, 4000001);
  assert_rule (f, "funding-over", 1);

  /* rows of the budget count, and own money not once more */
  budget = add_budget_row (f, &row);
  set_int (f, ZW_RECORD_BUDGET, budget, ZW_BUDGET_ITEM, item);
  set_int (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_AMOUNT, 1950000);
  assert_rule (f, "funding-gap", 1);
  zw_plan_set_cost (f->store, item, 3000000, &error);
  assert_rule (f, "funding-gap", 0);
  assert_rule (f, "funding-over", 0);
  /* firms come on top */
  set_text (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_KIND, "private");
  assert_rule (f, "funding-over", 1);
}

static void
test_double (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2027, "plate-service", 1050000, 1950000 };
  g_autoptr (ZwCheckRun) words = NULL;
  g_autoptr (ZwCheckRun) linked = NULL;
  gint64 item, source, budget;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  item = item_id (f, 1, 3);
  source = add_source (f, item, "programme", 500000);
  set_text (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_PROGRAMME, "enforcement");
  assert_rule (f, "funding-double", 0);
  budget = add_budget_row (f, &row);
  words = check (f);
  g_assert_cmpint (find_finding (words, "funding-double", 0)->severity, ==, ZW_SEVERITY_SHOULD);
  set_int (f, ZW_RECORD_BUDGET, budget, ZW_BUDGET_ITEM, item);
  linked = check (f);
  g_assert_cmpuint (count_findings (linked, "funding-double"), ==, 1);
  g_assert_cmpint (find_finding (linked, "funding-double", 0)->severity, ==, ZW_SEVERITY_MUST);
  g_assert_nonnull (strstr (find_finding (linked, "funding-double", 0)->clause, "四、(二)"));
  /* nor can the declaration of annex 1 be signed */
  g_assert_cmpint (zone_of (linked)->review->answers[3].answer, ==, ZW_ANSWER_NO);
  set_int (f, ZW_RECORD_BUDGET, budget, ZW_BUDGET_ITEM, item_id (f, 0, 1));
  assert_rule (f, "funding-double", 0);
  set_int (f, ZW_RECORD_BUDGET, budget, ZW_BUDGET_ITEM, item);
  set_text (f, ZW_RECORD_FUNDING, source, ZW_FUNDING_KIND, "revenue");
  assert_rule (f, "funding-double", 0);
}

/* The walking programme runs ROC 113–116 and pays 50 % to grade 2: [G:884]–[G:890]. */
static void
test_programme (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;
  gint64 item, first, second;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  item = item_id (f, 0, 4);
  zw_plan_set_cost (f->store, item, 1000001, &error);
  first = add_source (f, item, "programme", 300000);
  set_text (f, ZW_RECORD_FUNDING, first, ZW_FUNDING_PROGRAMME, "walking-113-116");
  second = add_source (f, item, "programme", 200001);
  set_text (f, ZW_RECORD_FUNDING, second, ZW_FUNDING_PROGRAMME, "walking-113-116");
  assert_rule (f, "funding-ratio", 0); /* the grade is not known */
  set_setting (f, "government", "新北市");
  run = check (f);
  g_assert_cmpuint (count_findings (run, "funding-ratio"), ==, 1);
  g_assert_cmpint ((int) find_finding (run, "funding-ratio", 0)->allowed, ==, 50);
  set_int (f, ZW_RECORD_FUNDING, second, ZW_FUNDING_AMOUNT, 200000);
  assert_rule (f, "funding-ratio", 0);

  set_int (f, ZW_RECORD_FUNDING, first, ZW_FUNDING_YEAR, 2028);
  assert_rule (f, "funding-expired", 1);
  set_int (f, ZW_RECORD_FUNDING, first, ZW_FUNDING_YEAR, 2027);
  assert_rule (f, "funding-expired", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan-check-records/effect/cause", test_effect_cause);
  ADD ("/plan-check-records/effect/reached", test_effect_reached);
  ADD ("/plan-check-records/effect/needed", test_effect_needed);
  ADD ("/plan-check-records/targets", test_targets);
  ADD ("/plan-check-records/vehicles", test_vehicles);
  ADD ("/plan-check-records/buffers", test_buffers);
  ADD ("/plan-check-records/people", test_people);
  ADD ("/plan-check-records/funding/gap", test_gap);
  ADD ("/plan-check-records/funding/double", test_double);
  ADD ("/plan-check-records/funding/programme", test_programme);
#undef ADD
  return g_test_run ();
}
