/* test-plan-check.c: contradictions and gaps in a plan: stages, work, money by year
 *
 * What the sample applications of the guideline contradict themselves in is read
 * from them: plate recognition is built in ROC 116–117 ([G:3764]) and paid in 114
 * and 115 ([G:4116]); a second site is chosen in 116–117 ([G:3748]) and in 118–119
 * ([G:3765]).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-fixture.h"

#include <math.h>
#include <string.h>

static void
set_years (Fixture *f, ZwPlanPart part, gint64 id, int start, int end)
{
  g_autoptr (GError) error = NULL;

  zw_plan_set_years (f->store, part, id, start, end, &error);
  g_assert_no_error (error);
}

static void
set_name (Fixture *f, ZwPlanPart part, gint64 id, const char *name)
{
  g_autoptr (GError) error = NULL;

  zw_plan_set_text (f->store, part, id, ZW_PLAN_NAME, name, &error);
  g_assert_no_error (error);
}

static void
delete_part (Fixture *f, ZwPlanPart part, gint64 id)
{
  g_autoptr (GError) error = NULL;

  zw_plan_delete (f->store, part, id, &error);
  g_assert_no_error (error);
}

/* Ids of what the guideline's plan consists of, read once. */
static gint64
phase_id (Fixture *f, guint phase)
{
  g_autoptr (ZwPlan) plan = load (f);

  return phase_at (plan, phase)->id;
}

static gint64
stage_id (Fixture *f, guint stage)
{
  g_autoptr (ZwPlan) plan = load (f);

  return stage_at (plan, 0, stage)->id;
}

static gint64
item_id (Fixture *f, guint stage, guint item)
{
  g_autoptr (ZwPlan) plan = load (f);

  return item_at (plan, stage, item)->id;
}

static gint64
goal_id (Fixture *f, guint stage, guint goal)
{
  g_autoptr (ZwPlan) plan = load (f);

  return goal_at (plan, stage, goal)->id;
}

static void
set_type (Fixture *f, ZwZoneType type)
{
  g_autoptr (GError) error = NULL;

  zw_zone_set_type (f->store, f->zone, type, &error);
  g_assert_no_error (error);
}

/* The samples as they are printed: of all that is wrong with years and stages, the
 * two contradictions and nothing else. */
static void
test_samples (Fixture *f, gconstpointer data)
{
  static const struct
  {
    ZwZoneType type;
    const SampleRow *rows;
    guint n_rows;
    const char *language;
  } cases[] = {
    { ZW_ZONE_URBAN, urban_budget, G_N_ELEMENTS (urban_budget), "zh_TW" },
    { ZW_ZONE_URBAN, urban_budget, G_N_ELEMENTS (urban_budget), "en" },
    { ZW_ZONE_SCENIC, scenic_budget, G_N_ELEMENTS (scenic_budget), "zh_TW" },
    { ZW_ZONE_SCENIC, scenic_budget, G_N_ELEMENTS (scenic_budget), "en" },
    { ZW_ZONE_PARK, park_budget, G_N_ELEMENTS (park_budget), "zh_TW" },
    { ZW_ZONE_PARK, park_budget, G_N_ELEMENTS (park_budget), "en" },
  };
  static const char *const clean[] = {
    "work-missing",        "plan-phase-missing", "plan-phase-years", "plan-stage-outside",
    "plan-item-outside",   "plan-gap",           "plan-overlap",     "plan-order",
    "plan-budget-nowhere", "plan-budget-late",   "plan-circle",      "plan-dependency",
    "work-undated",        "work-duration",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwCheckRun) run = NULL;
      g_autoptr (GError) error = NULL;
      guint n_plates = 0;

      set_type (f, cases[i].type);
      zw_plan_fill_from_guideline (f->store, f->guideline, f->zone, cases[i].type,
                                   cases[i].language, ZW_PLAN_FILL_REPLACE, &error);
      g_assert_no_error (error);
      zw_record_remove_all (f->store, ZW_RECORD_BUDGET, f->zone, &error);
      g_assert_no_error (error);
      add_budget (f, cases[i].rows, cases[i].n_rows);
      run = check (f);
      g_assert_cmpuint (count_findings (run, "plan-second-site"), ==, 1);
      for (guint j = 0; find_finding (run, "plan-budget-early", j) != NULL; j++)
        {
          const ZwFinding *finding = find_finding (run, "plan-budget-early", j);

          g_test_message ("%u: %s", i, finding->message);
          if (finding->severity != ZW_SEVERITY_SHOULD)
            continue;
          g_assert_cmpint ((int) finding->found, ==, 2025 + (int) n_plates);
          g_assert_cmpint ((int) finding->allowed, ==, 2027);
          g_assert_cmpint (finding->unit, ==, ZW_FIGURE_YEAR);
          g_assert_cmpint (finding->place.view, ==, ZW_VIEW_BUDGET);
          g_assert_cmpint (finding->place.record, ==, ZW_RECORD_BUDGET);
          g_assert_cmpint (finding->place.field, ==, ZW_BUDGET_YEAR);
          n_plates++;
        }
      g_assert_cmpuint (n_plates, ==, 2);
      for (guint j = 0; j < G_N_ELEMENTS (clean); j++)
        {
          const ZwFinding *finding = find_finding (run, clean[j], 0);

          g_test_message ("%u %s: %s", i, clean[j], finding != NULL ? finding->message : "none");
          g_assert_null (finding);
        }
    }
}

/* Money that comes with the work, or work that comes with the money. */
static void
test_budget_early (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2026, "plate-service", 1050000, 1950000 };
  gint64 id;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  id = add_budget_row (f, &row);
  assert_rule (f, "plan-budget-early", 1);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2027);
  assert_rule (f, "plan-budget-early", 0);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2026);
  assert_rule (f, "plan-budget-early", 1);

  /* the stage alone, its items left behind */
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 1), 2026, 2026);
  assert_rule (f, "plan-budget-early", 0);
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 1), 2027, 2028);
  assert_rule (f, "plan-budget-early", 1);

  /* the work item that builds it, within its stage */
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 1), 2026, 2028);
  assert_rule (f, "plan-budget-early", 1);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 3), 2026, 2028);
  assert_rule (f, "plan-budget-early", 0);
}

/* A link says more than words. */
static void
test_budget_linked (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2026, "plate-service", 1050000, 1950000 };
  gint64 id;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  id = add_budget_row (f, &row);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_ITEM, item_id (f, 0, 1));
  assert_rule (f, "plan-budget-early", 0);
  assert_rule (f, "plan-budget-late", 0);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_ITEM, item_id (f, 2, 0));
  assert_rule (f, "plan-budget-early", 1);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2031);
  assert_rule (f, "plan-budget-early", 0);
  assert_rule (f, "plan-budget-late", 1);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, 2030);
  assert_rule (f, "plan-budget-late", 0);
}

static void
test_budget_nowhere (Fixture *f, gconstpointer data)
{
  SampleRow row = { 2026, "plate-service", 1050000, 1950000 };
  g_autoptr (GError) error = NULL;
  gint64 item;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  add_budget_row (f, &row);
  zw_plan_set_text (f->store, ZW_PLAN_ITEM, item_id (f, 1, 3), ZW_PLAN_CONTENT, NULL, &error);
  g_assert_no_error (error);
  assert_rule (f, "plan-budget-nowhere", 0); /* stage 3 still collects by plates */
  zw_plan_set_text (f->store, ZW_PLAN_ITEM, item_id (f, 2, 2), ZW_PLAN_CONTENT, NULL, &error);
  g_assert_no_error (error);
  assert_rule (f, "plan-budget-nowhere", 1);
  item = zw_plan_add_item (f->store, phase_id (f, 0), stage_id (f, 0), ZW_WORK_EQUIPMENT, "Cameras",
                           &error);
  g_assert_cmpint (item, >, 0);
  assert_rule (f, "plan-budget-nowhere", 0);
}

static void
test_second_site (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "評估及選擇1處新的試辦場域", 1 },
    { "評估及選擇１處新的試辦場域", 1 },
    { "選定第二處試辦場域", 1 },
    { "評估第2處試辦場域實施成效", 0 },
    { "因地制宜研擬第2處試辦場域之試辦計畫", 0 },
    { "評估及選擇1處合適試辦場域，改善綠運輸環境", 0 },
    { "實施2處低碳交通區試辦場域", 0 },
    { "Assess and choose one NEW pilot site", 1 },
    { "Choose a second site", 1 },
    { "Assess the results at the second pilot site", 0 },
    { "Draw up a plan for the second pilot site", 0 },
  };

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      set_name (f, ZW_PLAN_GOAL, goal_id (f, 1, 1), cases[i].text);
      assert_rule (f, "plan-second-site", cases[i].n);
    }
  /* Each line for itself. */
  set_name (f, ZW_PLAN_GOAL, goal_id (f, 1, 1), "評估試辦場域\n第2處試辦場域之實施");
  assert_rule (f, "plan-second-site", 0);
  set_name (f, ZW_PLAN_GOAL, goal_id (f, 1, 1), "選擇1處新的試辦場域\n評估實施成效");
  assert_rule (f, "plan-second-site", 1);
  set_name (f, ZW_PLAN_GOAL, goal_id (f, 1, 1), "Nothing");
  /* Both in one stage are one choice. */
  set_name (f, ZW_PLAN_GOAL, goal_id (f, 2, 0), "評估及選擇1處新的試辦場域");
  assert_rule (f, "plan-second-site", 0);
}

static void
test_necessary (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckRun) run = NULL;
  g_autoptr (GError) error = NULL;
  gint64 item;

  /* survey, plan, just transition, communication, evaluation: [G:927] */
  assert_rule (f, "work-missing", 5);
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  assert_rule (f, "work-missing", 0);
  delete_part (f, ZW_PLAN_ITEM, item_id (f, 1, 4));
  run = check (f);
  g_assert_cmpuint (count_findings (run, "work-missing"), ==, 1);
  g_assert_nonnull (strstr (find_finding (run, "work-missing", 0)->message, "ust transition"));
  item = zw_plan_add_item (f->store, phase_id (f, 2), 0, ZW_WORK_TRANSITION, "Help", &error);
  g_assert_cmpint (item, >, 0);
  assert_rule (f, "work-missing", 0);
}

static void
test_duration (Fixture *f, gconstpointer data)
{
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 0), 2025, 2029);
  /* 6–12 months for survey and plan together: two years can hold that, three not */
  set_years (f, ZW_PLAN_ITEM, item_id (f, 0, 1), 2025, 2027);
  assert_rule (f, "work-duration", 1);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 0, 1), 2025, 2026);
  assert_rule (f, "work-duration", 0);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 0, 5), 2027, 2027);
  assert_rule (f, "work-duration", 1);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 0, 5), 2025, 2025);
  assert_rule (f, "work-duration", 0);
  /* 12–18 months for the evaluation: three years can, four not */
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 1), 2026, 2030);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 0), 2026, 2028);
  assert_rule (f, "work-duration", 0);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 0), 2026, 2029);
  assert_rule (f, "work-duration", 1);
}

/* 1.5–2.5 million for the survey, 5–6 for the evaluation: table 3.2-1. */
static void
test_cost (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint stage, item;
    gint64 cost;
    guint n;
    gint64 allowed;
  } cases[] = {
    { 0, 1, 1500000, 0, 0 },       { 0, 1, 2500000, 0, 0 }, { 0, 1, 2500001, 1, 2500000 },
    { 1, 0, 4999999, 1, 5000000 }, { 1, 0, 5000000, 0, 0 }, { 1, 0, 6000001, 1, 6000000 },
  };
  g_autoptr (GError) error = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 id = item_id (f, cases[i].stage, cases[i].item);
      g_autoptr (ZwCheckRun) run = NULL;

      zw_plan_set_cost (f->store, id, cases[i].cost, &error);
      g_assert_no_error (error);
      run = check (f);
      g_assert_cmpuint (count_findings (run, "work-cost"), ==, cases[i].n);
      if (cases[i].n > 0)
        {
          const ZwFinding *finding = find_finding (run, "work-cost", 0);

          g_assert_cmpint ((gint64) finding->found, ==, cases[i].cost);
          g_assert_cmpint ((gint64) finding->allowed, ==, cases[i].allowed);
          g_assert_cmpint (finding->place.id, ==, id);
        }
      zw_plan_set_cost (f->store, id, ZW_PLAN_NO_COST, &error);
    }
  /* Too little for the survey only when all of its items have a cost. */
  zw_plan_set_cost (f->store, item_id (f, 0, 1), 1000000, &error);
  assert_rule (f, "work-cost", 0);
  zw_plan_set_cost (f->store, item_id (f, 0, 0), 400000, &error);
  assert_rule (f, "work-cost", 1);
  zw_plan_set_cost (f->store, item_id (f, 0, 0), 500000, &error);
  assert_rule (f, "work-cost", 0);
}

static void
test_staff (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  /* at least 3 for the evaluation */
  zw_plan_set_staff (f->store, item_id (f, 1, 0), 2, &error);
  assert_rule (f, "work-staff", 1);
  zw_plan_set_staff (f->store, item_id (f, 1, 0), 3, &error);
  assert_rule (f, "work-staff", 0);
  /* 3 for survey and plan together, once all their items say */
  zw_plan_set_staff (f->store, item_id (f, 0, 0), 1, &error);
  zw_plan_set_staff (f->store, item_id (f, 0, 1), 1, &error);
  assert_rule (f, "work-staff", 0);
  zw_plan_set_staff (f->store, item_id (f, 0, 5), 0, &error);
  assert_rule (f, "work-staff", 1);
  zw_plan_set_staff (f->store, item_id (f, 0, 5), 1, &error);
  assert_rule (f, "work-staff", 0);
}

static void
test_stages (Fixture *f, gconstpointer data)
{
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 2), 2029, 2031);
  assert_rule (f, "plan-stage-outside", 1);
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 2), 2030, 2030);
  assert_rule (f, "plan-stage-outside", 0);
  assert_rule (f, "plan-gap", 1);
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 2), 2028, 2030);
  assert_rule (f, "plan-gap", 0);
  assert_rule (f, "plan-overlap", 1);
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 2), 2026, 2026);
  assert_rule (f, "plan-overlap", 0);
  assert_rule (f, "plan-order", 1);
  set_years (f, ZW_PLAN_STAGE, stage_id (f, 2), 2029, 2030);
  assert_rule (f, "plan-order", 0);

  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 0), 2026, 2028);
  assert_rule (f, "plan-item-outside", 1);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 0), 2028, 2028);
  assert_rule (f, "plan-item-outside", 0);
  set_years (f, ZW_PLAN_ITEM, item_id (f, 1, 0), ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR);
  assert_rule (f, "plan-item-outside", 0);
  assert_rule (f, "work-undated", 0);
}

static void
test_phases (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckRun) run = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  set_years (f, ZW_PLAN_PHASE, phase_id (f, 1), 2030, 2041);
  run = check (f);
  g_assert_cmpuint (count_findings (run, "plan-phase-years"), ==, 1);
  g_assert_cmpint ((int) find_finding (run, "plan-phase-years", 0)->allowed, ==, 2040);
  assert_rule (f, "plan-overlap", 1);
  set_years (f, ZW_PLAN_PHASE, phase_id (f, 1), 2029, 2039);
  assert_rule (f, "plan-phase-years", 0);
  assert_rule (f, "plan-overlap", 1);
  set_years (f, ZW_PLAN_PHASE, phase_id (f, 1), 2031, 2038);
  assert_rule (f, "plan-overlap", 0);
  assert_rule (f, "plan-gap", 1);
  delete_part (f, ZW_PLAN_PHASE, phase_id (f, 2));
  assert_rule (f, "plan-phase-missing", 1);
}

static void
add_dependency (Fixture *f, gint64 item, gint64 after)
{
  gint64 id = add_record (f, ZW_RECORD_DEPENDENCY);

  set_int (f, ZW_RECORD_DEPENDENCY, id, ZW_DEPENDENCY_ITEM, item);
  set_int (f, ZW_RECORD_DEPENDENCY, id, ZW_DEPENDENCY_AFTER, after);
}

static void
test_dependencies (Fixture *f, gconstpointer data)
{
  gint64 first, second, third;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  first = item_id (f, 0, 0);
  second = item_id (f, 1, 0);
  third = item_id (f, 2, 0);
  add_dependency (f, second, first);
  add_dependency (f, third, second);
  assert_rule (f, "plan-dependency", 0);
  assert_rule (f, "plan-circle", 0);
  set_years (f, ZW_PLAN_ITEM, first, 2025, 2027);
  assert_rule (f, "plan-dependency", 0); /* may begin in the year in which the other ends */
  set_years (f, ZW_PLAN_ITEM, first, 2025, 2028);
  assert_rule (f, "plan-dependency", 1);
  add_dependency (f, first, third);
  assert_rule (f, "plan-circle", 1);
  add_dependency (f, item_id (f, 0, 1), item_id (f, 0, 1));
  assert_rule (f, "plan-circle", 2);
}

static gint64
add_square (Fixture *f, const char *name, double size)
{
  const ZwPoint corners[] = { { 300000, 2770000 },
                              { 300000 + size, 2770000 },
                              { 300000 + size, 2770000 + size },
                              { 300000, 2770000 + size } };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  g_autoptr (GError) error = NULL;
  gint64 id = zw_zone_add (f->store, name, ZW_ZONE_URBAN, square, &error);

  g_assert_no_error (error);
  return id;
}

static void
test_boundaries (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckRun) run = NULL;
  gint64 wide, narrow, record;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  wide = add_square (f, "wide", 2000);
  narrow = add_square (f, "narrow", 900);
  record = add_record (f, ZW_RECORD_BOUNDARY);
  set_int (f, ZW_RECORD_BOUNDARY, record, ZW_BOUNDARY_PHASE, phase_id (f, 1));
  set_int (f, ZW_RECORD_BOUNDARY, record, ZW_BOUNDARY_ZONE, wide);
  assert_rule (f, "plan-boundary", 0);
  set_int (f, ZW_RECORD_BOUNDARY, record, ZW_BOUNDARY_ZONE, narrow);
  run = check (f);
  /* 1000² − 900² = 190,000 m² = 19 ha */
  g_assert_cmpuint (count_findings (run, "plan-boundary"), ==, 1);
  g_assert_nonnull (strstr (find_finding (run, "plan-boundary", 0)->message, "19.0 ha"));
  g_assert_cmpint (find_finding (run, "plan-boundary", 0)->severity, ==, ZW_SEVERITY_NOTE);
  /* The first phase may begin small. */
  set_int (f, ZW_RECORD_BOUNDARY, record, ZW_BOUNDARY_PHASE, phase_id (f, 0));
  assert_rule (f, "plan-boundary", 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan-check/samples", test_samples);
  ADD ("/plan-check/budget/early", test_budget_early);
  ADD ("/plan-check/budget/linked", test_budget_linked);
  ADD ("/plan-check/budget/nowhere", test_budget_nowhere);
  ADD ("/plan-check/second-site", test_second_site);
  ADD ("/plan-check/work/necessary", test_necessary);
  ADD ("/plan-check/work/duration", test_duration);
  ADD ("/plan-check/work/cost", test_cost);
  ADD ("/plan-check/work/staff", test_staff);
  ADD ("/plan-check/stages", test_stages);
  ADD ("/plan-check/phases", test_phases);
  ADD ("/plan-check/dependencies", test_dependencies);
  ADD ("/plan-check/boundaries", test_boundaries);
#undef ADD
  return g_test_run ();
}
