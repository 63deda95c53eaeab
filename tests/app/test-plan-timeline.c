/* test-plan-timeline.c: a plan as bars along the years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include "plan/zw-plan-schedule.h"
#include "plan/zw-plan-timeline.h"

static ZwPlanTimeline *
make_with (Fixture *f, ZwPlanTimelineOptions options)
{
  g_autoptr (ZwPlan) plan = load (f);
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");

  options.guideline = f->guideline;
  options.catalog = catalog;
  return zw_plan_timeline_new (plan, &options);
}

static ZwPlanTimeline *
make (Fixture *f)
{
  return make_with (f, (ZwPlanTimelineOptions){ NULL });
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

/* A stage from 2026 to 2027 with two items, in a phase from 2026 to 2029. */
typedef struct
{
  gint64 phase, stage, first, second;
} Small;

static Small
make_small (Fixture *f)
{
  Small small;

  small.phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_SHORT, "期", NULL);
  small.stage = zw_plan_add_stage (f->store, small.phase, "段", NULL);
  small.first = zw_plan_add_item (f->store, small.phase, small.stage, ZW_WORK_NONE, "甲", NULL);
  small.second = zw_plan_add_item (f->store, small.phase, small.stage, ZW_WORK_NONE, "乙", NULL);
  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_PHASE, small.phase, 2026, 2029, NULL));
  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_STAGE, small.stage, 2026, 2027, NULL));
  return small;
}

static const ZwTimelineBar *
get_bar (const ZwPlanTimeline *bars, ZwPlanPart part, gint64 id)
{
  int bar = zw_plan_timeline_find_part (bars, part, id);

  g_assert_cmpint (bar, >=, 0);
  return &zw_plan_timeline_get (bars)->bars[bar];
}

static void
test_outside (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  g_autoptr (ZwPlanTimeline) bars = NULL, plain = NULL;
  const char *outer;
  int start, end;

  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, small.first, 2027, 2028, NULL));
  plain = make (f);
  g_assert_cmpint (get_bar (plain, ZW_PLAN_ITEM, small.first)->mark, ==, ZW_TIMELINE_NO_MARK);
  bars = make_with (f, (ZwPlanTimelineOptions){ .marks = TRUE });
  g_assert_cmpint (get_bar (bars, ZW_PLAN_ITEM, small.first)->mark, ==, ZW_TIMELINE_MARK_SHOULD);
  g_assert_cmpint (get_bar (bars, ZW_PLAN_ITEM, small.second)->mark, ==, ZW_TIMELINE_NO_MARK);
  g_assert_true (get_bar (bars, ZW_PLAN_ITEM, small.second)->pale);
  g_assert_false (get_bar (bars, ZW_PLAN_ITEM, small.first)->pale);
  g_assert_true (zw_plan_timeline_is_outside (
      bars, (guint) zw_plan_timeline_find_part (bars, ZW_PLAN_ITEM, small.first), &outer, &start,
      &end));
  g_assert_cmpstr (outer, ==, "段");
  g_assert_cmpint (start, ==, 2026);
  g_assert_cmpint (end, ==, 2027);
}

/* Fixed years come first and are no parts of the plan; a tray comes last. */
static void
test_milestones (Fixture *f, gconstpointer data)
{
  static const ZwMilestone milestones[] = { { 2030, { "公車", "buses" }, NULL },
                                            { 2050, { "淨零", "net zero" }, NULL } };
  gint64 phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_SHORT, "期", NULL);
  g_autoptr (ZwPlanTimeline) bars = make_with (
      f, (ZwPlanTimelineOptions){ .milestones = milestones, .n_milestones = 2, .undated = TRUE });
  const ZwTimeline *timeline = zw_plan_timeline_get (bars);
  gint64 id;

  g_assert_cmpuint (timeline->n_bars, ==, 3);
  g_assert_cmpint (timeline->bars[0].shape, ==, ZW_TIMELINE_MILESTONE);
  g_assert_cmpint (timeline->bars[0].start_year, ==, 2030);
  g_assert_cmpstr (timeline->bars[0].label, ==, "公車");
  g_assert_cmpint (zw_plan_timeline_get_part (bars, 1, &id), ==, ZW_PLAN_TIMELINE_MILESTONE);
  g_assert_cmpint (timeline->bars[2].shape, ==, ZW_TIMELINE_UNDATED);
  g_assert_cmpint (zw_plan_timeline_get_part (bars, 2, &id), ==, ZW_PLAN_PHASE);
  g_assert_cmpint (id, ==, phase);
  g_assert_cmpuint (zw_plan_timeline_get_n_undated (bars), ==, 1);
}

static ZwRecords *
load_records (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwRecords *records = zw_records_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return records;
}

static gboolean
wait (Fixture *f, gint64 item, gint64 after, GError **error)
{
  g_autoptr (ZwPlan) plan = load (f);
  g_autoptr (ZwRecords) records = load_records (f);

  return zw_plan_add_dependency (f->store, plan, records, item, after, error);
}

/* Broken is what begins in a year before that in which the other ends. */
static void
test_links (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  static const struct
  {
    int first_end, second_start;
    gboolean broken;
  } cases[] = { { 2026, 2027, FALSE }, { 2027, 2027, FALSE }, { 2028, 2027, TRUE } };
  g_autoptr (GError) error = NULL;

  g_assert_true (wait (f, small.second, small.first, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwRecords) records = load_records (f);
      g_autoptr (ZwPlanTimeline) bars = NULL;
      const ZwTimeline *timeline;

      g_assert_true (
          zw_plan_set_years (f->store, ZW_PLAN_ITEM, small.first, 2026, cases[i].first_end, NULL));
      g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, small.second, cases[i].second_start,
                                        2029, NULL));
      bars = make_with (f, (ZwPlanTimelineOptions){ .records = records });
      timeline = zw_plan_timeline_get (bars);
      g_assert_cmpuint (timeline->n_links, ==, 1);
      g_assert_cmpstr (timeline->bars[timeline->links[0].from].label, ==, "甲");
      g_assert_cmpstr (timeline->bars[timeline->links[0].to].label, ==, "乙");
      g_assert_cmpint (timeline->links[0].broken, ==, cases[i].broken);
    }
}

/* Nothing waits for itself, or for what waits for it; twice is once; one step of undo. */
static void
test_dependencies (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  gint64 third = zw_plan_add_item (f->store, small.phase, 0, ZW_WORK_NONE, "丙", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL, after = NULL;

  g_assert_true (wait (f, small.second, small.first, &error));
  g_assert_true (wait (f, small.second, small.first, &error));
  g_assert_true (wait (f, third, small.second, &error));
  g_assert_no_error (error);
  records = load_records (f);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_DEPENDENCY)->len, ==, 2);
  g_assert_nonnull (zw_plan_find_dependency (records, third, small.second));
  g_assert_null (zw_plan_find_dependency (records, small.second, third));

  g_assert_false (wait (f, small.first, third, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wait (f, third, third, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (wait (f, third, 4711, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE);

  undo (f);
  after = load_records (f);
  g_assert_cmpuint (zw_records_get (after, ZW_RECORD_DEPENDENCY)->len, ==, 1);
}

/* All that an item waits for, given at once: one step of undo. */
static void
test_waiting (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  gint64 third = zw_plan_add_item (f->store, small.phase, 0, ZW_WORK_NONE, "丙", NULL);
  g_autofree char *both = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, small.first,
                                           small.second);
  g_autofree char *one = g_strdup_printf ("%" G_GINT64_FORMAT, small.second);
  const char *given[] = { both, one, "" };
  const guint expected[] = { 2, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (ZwPlan) plan = load (f);
      g_autoptr (ZwRecords) records = load_records (f), after = NULL;
      g_autoptr (GError) error = NULL;

      zw_plan_set_waiting (f->store, plan, records, third, given[i], &error);
      g_assert_no_error (error);
      after = load_records (f);
      g_assert_cmpuint (zw_records_get (after, ZW_RECORD_DEPENDENCY)->len, ==, expected[i]);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ZwRecords) records = NULL;

      undo (f);
      records = load_records (f);
      g_assert_cmpuint (zw_records_get (records, ZW_RECORD_DEPENDENCY)->len, ==,
                        i < 2 ? expected[1 - i] : 0);
    }
}

static void
assert_years (Fixture *f, gint64 item, int start, int end)
{
  g_autoptr (ZwPlan) plan = load (f);

  g_assert_cmpint (zw_plan_find_item (plan, item)->start_year, ==, start);
  g_assert_cmpint (zw_plan_find_item (plan, item)->end_year, ==, end);
}

/* What is in a stage goes along by as many years, if it has any, in one step. */
static void
test_reschedule (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  g_autoptr (ZwPlan) plan = NULL, moved = NULL;
  const ZwPlanStage *stage;

  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, small.first, 2026, 2027, NULL));
  plan = load (f);
  g_assert_cmpuint (zw_plan_count_contents (plan, ZW_PLAN_STAGE, small.stage), ==, 1);
  g_assert_cmpuint (zw_plan_count_contents (plan, ZW_PLAN_PHASE, small.phase), ==, 2);
  g_assert_true (
      zw_plan_reschedule (f->store, plan, ZW_PLAN_STAGE, small.stage, 2029, 2030, 3, NULL));
  assert_years (f, small.first, 2029, 2030);
  assert_years (f, small.second, ZW_PLAN_NO_YEAR, ZW_PLAN_NO_YEAR);
  undo (f);
  assert_years (f, small.first, 2026, 2027);
  g_assert_true (
      zw_plan_reschedule (f->store, plan, ZW_PLAN_PHASE, small.phase, 2025, 2028, -1, NULL));
  assert_years (f, small.first, 2025, 2026);
  moved = load (f);
  stage = zw_plan_find_stage (moved, small.stage, NULL);
  g_assert_cmpint (stage->start_year, ==, 2025);
  g_assert_cmpint (stage->end_year, ==, 2026);
  g_assert_cmpint (zw_plan_find_phase (moved, small.phase)->start_year, ==, 2025);
  g_assert_true (
      zw_plan_reschedule (f->store, moved, ZW_PLAN_STAGE, small.stage, 2027, 2028, 0, NULL));
  assert_years (f, small.first, 2025, 2026);
}

static gint64
get_boundary (Fixture *f, gint64 phase)
{
  g_autoptr (ZwRecords) records = load_records (f);
  const ZwRecord *record = zw_plan_find_boundary (records, phase);

  return record != NULL ? zw_record_get_int (record, ZW_BOUNDARY_ZONE, 0) : 0;
}

static void
set_boundary (Fixture *f, gint64 phase, gint64 zone)
{
  g_autoptr (ZwPlan) plan = load (f);
  g_autoptr (ZwRecords) records = load_records (f);
  g_autoptr (GError) error = NULL;

  zw_plan_set_boundary (f->store, plan, records, phase, zone, &error);
  g_assert_no_error (error);
}

static void
test_boundary (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  gint64 wide = add_zone (f->store, "全區", ZW_ZONE_URBAN);
  gint64 wider = add_zone (f->store, "全市", ZW_ZONE_URBAN);

  g_assert_cmpint (get_boundary (f, small.phase), ==, 0);
  set_boundary (f, small.phase, f->zone);
  g_assert_cmpint (get_boundary (f, small.phase), ==, 0);
  set_boundary (f, small.phase, wide);
  g_assert_cmpint (get_boundary (f, small.phase), ==, wide);
  set_boundary (f, small.phase, wider);
  g_assert_cmpint (get_boundary (f, small.phase), ==, wider);
  undo (f);
  g_assert_cmpint (get_boundary (f, small.phase), ==, wide);
  set_boundary (f, small.phase, f->zone);
  g_assert_cmpint (get_boundary (f, small.phase), ==, 0);
}

/* Table 3.2-1: evaluation 5 to 6 million, 12 to 18 months, at least 3 officials. */
static void
test_suggested (Fixture *f, gconstpointer data)
{
  gint64 phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_SHORT, "期", NULL);
  gint64 id = zw_plan_add_item (f->store, phase, 0, ZW_WORK_EVALUATION, "評估", NULL);
  const ZwGuidelineGroup *group = zw_guideline_get_group (f->guideline, ZW_WORK_EVALUATION);
  g_autoptr (ZwPlan) plan = NULL, least = NULL, most = NULL;

  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, id, 2028, ZW_PLAN_NO_YEAR, NULL));
  plan = load (f);
  g_assert_true (
      zw_plan_take_suggested (f->store, zw_plan_find_item (plan, id), group, FALSE, NULL));
  least = load (f);
  g_assert_cmpint (zw_plan_find_item (least, id)->cost_ntd, ==, 5000000);
  g_assert_cmpint (zw_plan_find_item (least, id)->staff, ==, 3);
  g_assert_cmpint (zw_plan_find_item (least, id)->end_year, ==, 2028);
  undo (f);
  g_assert_true (
      zw_plan_take_suggested (f->store, zw_plan_find_item (plan, id), group, TRUE, NULL));
  most = load (f);
  g_assert_cmpint (zw_plan_find_item (most, id)->cost_ntd, ==, 6000000);
  g_assert_cmpint (zw_plan_find_item (most, id)->end_year, ==, 2029);
}

static void
test_findings (Fixture *f, gconstpointer data)
{
  Small small = make_small (f);
  g_autoptr (ZwPlanTimeline) bars = make (f);
  g_autoptr (GPtrArray) findings = zw_findings_new ();

  zw_finding_set_part (zw_findings_add (findings, "plan-a", ZW_SEVERITY_NOTE, NULL), ZW_VIEW_PHASES,
                       ZW_PLAN_ITEM, small.first);
  zw_finding_set_part (zw_findings_add (findings, "plan-b", ZW_SEVERITY_MUST, NULL), ZW_VIEW_PHASES,
                       ZW_PLAN_ITEM, small.first);
  zw_finding_set_part (zw_findings_add (findings, "plan-c", ZW_SEVERITY_SHOULD, NULL),
                       ZW_VIEW_PHASES, ZW_PLAN_STAGE, small.stage);
  zw_finding_set_view (zw_findings_add (findings, "plan-d", ZW_SEVERITY_MUST, NULL),
                       ZW_VIEW_PHASES);
  g_assert_true (zw_plan_timeline_set_findings (bars, findings));
  g_assert_false (zw_plan_timeline_set_findings (bars, findings));
  g_assert_cmpint (get_bar (bars, ZW_PLAN_ITEM, small.first)->mark, ==, ZW_TIMELINE_MARK_MUST);
  g_assert_cmpint (get_bar (bars, ZW_PLAN_STAGE, small.stage)->mark, ==, ZW_TIMELINE_MARK_SHOULD);
  g_assert_cmpint (get_bar (bars, ZW_PLAN_ITEM, small.second)->mark, ==, ZW_TIMELINE_NO_MARK);
  g_assert_true (zw_plan_timeline_set_findings (bars, NULL));
  g_assert_cmpint (get_bar (bars, ZW_PLAN_ITEM, small.first)->mark, ==, ZW_TIMELINE_NO_MARK);
}

/* What has the years of its stage keeps to them; what has its own stays. */
static void
test_retime (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) before = NULL, after = NULL, undone = NULL;
  gint64 own;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  before = load (f);
  own = item_at (before, 0, 1)->id;
  g_assert_true (zw_plan_set_years (f->store, ZW_PLAN_ITEM, own, 2025, 2025, &error));
  g_assert_true (
      zw_plan_retime (f->store, ZW_PLAN_STAGE, stage_at (before, 0, 0)->id, 2024, 2027, &error));
  g_assert_no_error (error);
  after = load (f);
  for (guint i = 0; i < stage_at (after, 0, 0)->items->len; i++)
    {
      const ZwPlanItem *item = item_at (after, 0, i);

      g_assert_cmpint (item->start_year, ==, item->id == own ? 2025 : 2024);
      g_assert_cmpint (item->end_year, ==, item->id == own ? 2025 : 2027);
    }
  g_assert_cmpint (item_at (after, 1, 0)->start_year, ==, item_at (before, 1, 0)->start_year);
  undo (f);
  undone = load (f);
  g_assert_cmpint (stage_at (undone, 0, 0)->start_year, ==, 2025);
  g_assert_cmpint (item_at (undone, 0, 0)->end_year, ==, 2026);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan-timeline/guideline", Fixture, NULL, set_up, test_guideline, tear_down);
  g_test_add ("/plan-timeline/years", Fixture, NULL, set_up, test_years, tear_down);
  g_test_add ("/plan-timeline/outside", Fixture, NULL, set_up, test_outside, tear_down);
  g_test_add ("/plan-timeline/milestones", Fixture, NULL, set_up, test_milestones, tear_down);
  g_test_add ("/plan-timeline/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/plan-timeline/findings", Fixture, NULL, set_up, test_findings, tear_down);
  g_test_add ("/plan-schedule/dependencies", Fixture, NULL, set_up, test_dependencies, tear_down);
  g_test_add ("/plan-schedule/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/plan-schedule/retime", Fixture, NULL, set_up, test_retime, tear_down);
  g_test_add ("/plan-schedule/reschedule", Fixture, NULL, set_up, test_reschedule, tear_down);
  g_test_add ("/plan-schedule/boundary", Fixture, NULL, set_up, test_boundary, tear_down);
  g_test_add ("/plan-schedule/suggested", Fixture, NULL, set_up, test_suggested, tear_down);
  return g_test_run ();
}
