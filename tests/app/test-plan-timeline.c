/* test-plan-timeline.c: a plan as bars along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "plan/zw-plan-timeline.h"

static ZwPlanTimeline *
make (Fixture *f)
{
  g_autoptr (ZwPlan) plan = load (f);
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");

  return zw_plan_timeline_new (plan, f->guideline, catalog);
}

static guint
count_group (const ZwTimeline *timeline, const char *group)
{
  guint n = 0;

  for (guint i = 0; i < timeline->n_bars; i++)
    n += g_strcmp0 (timeline->bars[i].group, group) == 0;
  return n;
}

/* 3 phases, 3 stages, 7 + 5 + 5 work items, as the sample application has them. */
static void
test_guideline (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlanTimeline) bars = NULL;
  const ZwTimeline *timeline;
  guint survey, evaluation;
  gint64 id = 0;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  bars = make (f);
  timeline = zw_plan_timeline_get (bars);
  g_assert_cmpuint (timeline->n_bars, ==, 3 + 3 + 17);
  g_assert_cmpint (timeline->first_year, ==, 2025);
  g_assert_cmpint (timeline->last_year, ==, 2050);
  g_assert_cmpuint (zw_plan_timeline_get_n_undated (bars), ==, 0);
  g_assert_cmpstr (timeline->bars[0].label, ==, "短期：試辦先行");
  g_assert_cmpint (timeline->bars[1].start_year, ==, 2030);
  g_assert_cmpint (timeline->bars[1].end_year, ==, 2040);
  g_assert_cmpstr (timeline->bars[3].label, ==, "第一階段");
  g_assert_cmpstr (timeline->bars[6].group, ==, "實施前現況調查");
  g_assert_cmpstr (timeline->bars[6].label, ==, "評估合適試辦場域");
  g_assert_cmpuint (count_group (timeline, "實施前現況調查"), ==, 3);
  /* 界定利害關係人, and communication in each stage */
  g_assert_cmpuint (count_group (timeline, "公民溝通與宣導"), ==, 4);
  g_assert_cmpuint (count_group (timeline, "公共運輸環境"), ==, 3);

  g_assert_cmpint (zw_plan_timeline_get_part (bars, 0, &id), ==, ZW_PLAN_PHASE);
  g_assert_cmpint (zw_plan_timeline_get_part (bars, 3, &id), ==, ZW_PLAN_STAGE);
  g_assert_cmpint (zw_plan_timeline_get_part (bars, 6, &id), ==, ZW_PLAN_ITEM);
  {
    g_autoptr (ZwPlan) plan = load (f);

    g_assert_cmpstr (zw_plan_find_item (plan, id)->name, ==, "評估合適試辦場域");
  }
  /* Survey and plan are one aspect of the table, evaluation is another. */
  survey = timeline->bars[6].kind;
  evaluation = timeline->bars[timeline->n_bars - 1].kind;
  g_assert_cmpstr (timeline->bars[timeline->n_bars - 1].group, ==, "成效評估報告");
  g_assert_cmpuint (evaluation, ==, survey + 3);
  g_assert_cmpuint (timeline->bars[9].kind, ==, survey);
  g_assert_cmpstr (timeline->bars[9].group, ==, "實施規劃");
}

/* Years come from what a part is in where it has none of its own. */
static void
test_years (Fixture *f, gconstpointer data)
{
  gint64 phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_SHORT, "期", NULL);
  gint64 stage = zw_plan_add_stage (f->store, phase, "段", NULL);
  gint64 item = zw_plan_add_item (f->store, phase, stage, ZW_WORK_NONE, "事", NULL);
  static const struct
  {
    int phase[2], item[2];
    guint n_bars;
    int expected[2];
  } cases[] = {
    { { 0, 0 }, { 0, 0 }, 0, { 2025, 2050 } },
    { { 2026, 2029 }, { 0, 0 }, 3, { 2026, 2029 } },
    { { 2026, 2029 }, { 2027, 2028 }, 3, { 2027, 2028 } },
    { { 2026, 2029 }, { 2027, 0 }, 3, { 2027, 2029 } },
    { { 2026, 2029 }, { 0, 2027 }, 3, { 2026, 2027 } },
    { { 2026, 2029 }, { 2031, 0 }, 3, { 2031, 2031 } },
    { { 2026, 2029 }, { 0, 2024 }, 3, { 2024, 2024 } },
    { { 0, 0 }, { 2031, 2033 }, 1, { 2031, 2033 } },
    { { 0, 0 }, { 2031, 0 }, 1, { 2031, 2031 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwPlanTimeline) bars = NULL;
      const ZwTimeline *timeline;

      g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, cases[i].phase[0],
                                        cases[i].phase[1], NULL));
      g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, item, cases[i].item[0],
                                        cases[i].item[1], NULL));
      bars = make (f);
      timeline = zw_plan_timeline_get (bars);
      g_assert_cmpuint (timeline->n_bars, ==, cases[i].n_bars);
      g_assert_cmpuint (zw_plan_timeline_get_n_undated (bars), ==, 3 - cases[i].n_bars);
      if (timeline->n_bars > 0)
        {
          const ZwTimelineBar *last = &timeline->bars[timeline->n_bars - 1];

          g_assert_cmpstr (last->label, ==, "事");
          g_assert_cmpint (last->start_year, ==, cases[i].expected[0]);
          g_assert_cmpint (last->end_year, ==, cases[i].expected[1]);
          g_assert_cmpint (timeline->first_year, <=, last->start_year);
          g_assert_cmpint (timeline->last_year, >=, last->end_year);
        }
      else
        {
          g_assert_cmpint (timeline->first_year, ==, cases[i].expected[0]);
          g_assert_cmpint (timeline->last_year, ==, cases[i].expected[1]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan-timeline/guideline", Fixture, NULL, set_up, test_guideline, tear_down);
  g_test_add ("/plan-timeline/years", Fixture, NULL, set_up, test_years, tear_down);
  return g_test_run ();
}
