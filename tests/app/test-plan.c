/* test-plan.c: the plan of a zone, edited, undone and opened again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include <math.h>
#include <string.h>

#include "base/zw-money.h"
#include "store/zw-sql.h"

static void
check_edited (Fixture *f, gint64 phase, gint64 stage, gint64 goal, gint64 item)
{
  g_autoptr (ZwPlan) plan = load (f);
  const ZwPlanPhase *p = zw_plan_find_phase (plan, phase), *in = NULL;
  const ZwPlanStage *s = zw_plan_find_stage (plan, stage, &in);
  const ZwPlanGoal *g = zw_plan_find_goal (plan, goal);
  const ZwPlanItem *w = zw_plan_find_item (plan, item);

  g_assert_cmpstr (p->name, ==, "初期");
  g_assert_cmpstr (p->subtitle, ==, "試辦");
  g_assert_cmpstr (p->strategy, ==, "策略");
  g_assert_cmpstr (p->main_work, ==, "工作");
  g_assert_cmpstr (p->key_goal, ==, "目標");
  g_assert_cmpint (p->kind, ==, ZW_PHASE_MID);
  g_assert_cmpint (p->start_year, ==, 2026);
  g_assert_cmpint (p->end_year, ==, 2031);
  g_assert_true (in == p);
  g_assert_cmpstr (s->name, ==, "甲階段");
  g_assert_cmpint (s->start_year, ==, 2026);
  g_assert_cmpint (s->end_year, ==, 2026);
  g_assert_cmpstr (g->text, ==, "涵蓋率提升");
  g_assert_cmpstr (g->indicator, ==, "A1");
  g_assert_cmpfloat (g->target, ==, 85.5);
  g_assert_cmpstr (g->unit, ==, "%");
  g_assert_cmpstr (w->name, ==, "調查");
  g_assert_cmpstr (w->content, ==, "一\n二");
  g_assert_cmpstr (w->who, ==, "交通局");
  g_assert_cmpstr (w->funding, ==, "公路公共運輸計畫");
  g_assert_cmpint (w->group, ==, ZW_WORK_EVALUATION);
  g_assert_cmpint (w->cost_ntd, ==, G_GINT64_CONSTANT (123456789012345));
  g_assert_cmpint (w->staff, ==, 3);
  g_assert_cmpint (w->start_year, ==, 2027);
  g_assert_cmpint (w->end_year, ==, ZW_PLAN_NO_YEAR);
}

static void
test_edit (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  gint64 phase, stage, goal, item;
  guint n = 0;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  phase = phase_at (plan, 0)->id;
  stage = stage_at (plan, 0, 0)->id;
  goal = goal_at (plan, 0, 0)->id;
  item = item_at (plan, 0, 1)->id;

#define DO(call)                                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_true (call);                                                                          \
    n++;                                                                                           \
  }                                                                                                \
  G_STMT_END
  DO (zw_plan_set_text (f->store, ZW_PLAN_PHASE, phase, ZW_PLAN_NAME, " 初期 ", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_PHASE, phase, ZW_PLAN_SUBTITLE, "試辦", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_PHASE, phase, ZW_PLAN_STRATEGY, "策略", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_PHASE, phase, ZW_PLAN_MAIN_WORK, "工作", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_PHASE, phase, ZW_PLAN_KEY_GOAL, "目標", &error));
  DO (zw_plan_set_phase_kind (f->store, phase, ZW_PHASE_MID, &error));
  DO (zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, 2026, 2031, &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_STAGE, stage, ZW_PLAN_NAME, "甲階段", &error));
  DO (zw_plan_set_years (f->store, ZW_PLAN_STAGE, stage, 2026, 2026, &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_GOAL, goal, ZW_PLAN_NAME, "涵蓋率提升", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_GOAL, goal, ZW_PLAN_INDICATOR, "A1", &error));
  DO (zw_plan_set_target (f->store, goal, 85.5, &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_GOAL, goal, ZW_PLAN_UNIT, "%", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_NAME, "調查", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_CONTENT, "一\n二\n", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_WHO, "交通局", &error));
  DO (zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_FUNDING, "公路公共運輸計畫", &error));
  DO (zw_plan_set_group (f->store, item, ZW_WORK_EVALUATION, &error));
  DO (zw_plan_set_cost (f->store, item, G_GINT64_CONSTANT (123456789012345), &error));
  DO (zw_plan_set_staff (f->store, item, 3, &error));
  DO (zw_plan_set_years (f->store, ZW_PLAN_ITEM, item, 2027, ZW_PLAN_NO_YEAR, &error));
#undef DO
  check_edited (f, phase, stage, goal, item);

  /* Each was one step; the same again is none. */
  g_assert_true (zw_plan_set_staff (f->store, item, 3, &error));
  reopen (f);
  check_edited (f, phase, stage, goal, item);
  for (guint i = 0; i < n; i++)
    undo (f);
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpstr (phase_at (plan, 0)->name, ==, "短期");
  g_assert_cmpint (phase_at (plan, 0)->start_year, ==, 2025);
  g_assert_cmpstr (zw_plan_find_item (plan, item)->name, ==, "區域現況調查");
  g_assert_true (isnan (zw_plan_find_goal (plan, goal)->target));
  for (guint i = 0; i < n; i++)
    redo (f);
  check_edited (f, phase, stage, goal, item);

  /* What is optional can be taken away again. */
  g_assert_true (zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_WHO, "  ", &error));
  g_assert_true (zw_plan_set_cost (f->store, item, ZW_PLAN_NO_COST, &error));
  g_assert_true (zw_plan_set_staff (f->store, item, ZW_PLAN_NO_STAFF, &error));
  g_assert_true (zw_plan_set_group (f->store, item, ZW_WORK_NONE, &error));
  g_assert_true (zw_plan_set_target (f->store, goal, NAN, &error));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_null (zw_plan_find_item (plan, item)->who);
  g_assert_cmpint (zw_plan_find_item (plan, item)->cost_ntd, ==, ZW_PLAN_NO_COST);
  g_assert_cmpint (zw_plan_find_item (plan, item)->staff, ==, ZW_PLAN_NO_STAFF);
  g_assert_cmpint (zw_plan_find_item (plan, item)->group, ==, ZW_WORK_NONE);
  g_assert_true (isnan (zw_plan_find_goal (plan, goal)->target));
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL, after = NULL;
  gint64 phase, item, goal;
  g_autofree char *label = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  phase = phase_at (plan, 0)->id;
  item = item_at (plan, 0, 0)->id;
  goal = goal_at (plan, 0, 0)->id;
  label = g_strdup (zw_store_get_undo_label (f->store));

#define NOT(code, call)                                                                            \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
    g_assert_false (call);                                                                         \
    g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_##code);                                   \
    g_assert_false (zw_store_is_in_command (f->store));                                            \
  }
  NOT (INVALID, zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, 2031, 2030, &error));
  NOT (INVALID, zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, 114, 119, &error));
  NOT (INVALID, zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, 2025, 20300, &error));
  NOT (INVALID, zw_plan_set_cost (f->store, item, -2, &error));
  NOT (INVALID, zw_plan_set_cost (f->store, item, ZW_MONEY_MAX + 1, &error));
  NOT (INVALID, zw_plan_set_staff (f->store, item, -5, &error));
  NOT (INVALID, zw_plan_set_target (f->store, goal, INFINITY, &error));
  NOT (INVALID, zw_plan_set_text (f->store, ZW_PLAN_ITEM, item, ZW_PLAN_NAME, " \n", &error));
  NOT (INVALID, zw_plan_set_text (f->store, ZW_PLAN_GOAL, goal, ZW_PLAN_NAME, NULL, &error));
  NOT (INVALID, zw_plan_add_stage (f->store, phase, "", &error) != 0);
  NOT (GONE, zw_plan_set_cost (f->store, 4711, 1, &error));
  NOT (GONE, zw_plan_set_years (f->store, ZW_PLAN_STAGE, 4711, 2025, 2026, &error));
  NOT (GONE, zw_plan_set_text (f->store, ZW_PLAN_PHASE, 4711, ZW_PLAN_NAME, "a", &error));
  NOT (GONE, zw_plan_delete (f->store, ZW_PLAN_GOAL, 4711, &error));
  NOT (GONE, zw_plan_move (f->store, ZW_PLAN_ITEM, 4711, 0, &error));
  NOT (GONE, zw_plan_move_to (f->store, ZW_PLAN_ITEM, item, 4711, 0, 0, &error));
  /* A stage of another phase. */
  NOT (GONE, zw_plan_move_to (f->store, ZW_PLAN_ITEM, item, phase_at (plan, 1)->id,
                              stage_at (plan, 0, 0)->id, 0, &error));
  NOT (GONE, zw_plan_add_item (f->store, phase_at (plan, 1)->id, stage_at (plan, 0, 0)->id,
                               ZW_WORK_PLAN, "a", &error)
                 != 0);
  NOT (GONE, zw_plan_add_stage (f->store, 4711, "a", &error) != 0);
  NOT (GONE, zw_plan_add_goal (f->store, 4711, 0, "a", &error) != 0);
#undef NOT
  g_assert_cmpstr (zw_store_get_undo_label (f->store), ==, label);
  after = load (f);
  g_assert_cmpint (phase_at (after, 0)->start_year, ==, 2025);
  g_assert_cmpuint (zw_plan_get_total (after, NULL, NULL, ZW_WORK_ANY).n_items, ==, 17);
}

static char *
item_names (const GPtrArray *items)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      g_string_append (out, item->name);
    }
  return g_string_free (out, FALSE);
}

static void
expect_items (Fixture *f, gint64 phase, gint64 stage, const char *names)
{
  g_autoptr (ZwPlan) plan = load (f);
  g_autofree char *found = item_names (stage != 0 ? zw_plan_find_stage (plan, stage, NULL)->items
                                                  : zw_plan_find_phase (plan, phase)->items);

  g_assert_cmpstr (found, ==, names);
}

/* A plan that starts from nothing. */
static void
test_build (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  gint64 phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_SHORT, "短期", &error);
  gint64 later = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_MID, "中期", &error);
  gint64 one, two, goal, ids[5];

  g_assert_no_error (error);
  zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase, 2025, 2030, &error);
  one = zw_plan_add_stage (f->store, phase, "一", &error);
  two = zw_plan_add_stage (f->store, phase, "二", &error);
  zw_plan_set_years (f->store, ZW_PLAN_STAGE, one, 2025, 2026, &error);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char name[] = { 'a' + i, '\0' };

      ids[i] = zw_plan_add_item (f->store, phase, i < 4 ? one : 0, ZW_WORK_SURVEY, name, &error);
      g_assert_no_error (error);
    }
  goal = zw_plan_add_goal (f->store, later, 0, "目標", &error);
  g_assert_no_error (error);
  expect_items (f, phase, one, "abcd");
  expect_items (f, phase, 0, "e");

  /* The years come from the stage, or else from the phase. */
  plan = load (f);
  g_assert_cmpint (zw_plan_find_item (plan, ids[0])->end_year, ==, 2026);
  g_assert_cmpint (zw_plan_find_item (plan, ids[4])->end_year, ==, 2030);
  g_assert_cmpstr (zw_plan_find_goal (plan, goal)->text, ==, "目標");
  g_assert_cmpuint (phase_at (plan, 1)->goals->len, ==, 1);

  g_assert_true (zw_plan_move (f->store, ZW_PLAN_ITEM, ids[3], 0, &error));
  expect_items (f, phase, one, "dabc");
  g_assert_true (zw_plan_move (f->store, ZW_PLAN_ITEM, ids[0], 99, &error));
  expect_items (f, phase, one, "dbca");
  g_assert_true (zw_plan_move (f->store, ZW_PLAN_ITEM, ids[1], 2, &error));
  expect_items (f, phase, one, "dcba");
  undo (f);
  expect_items (f, phase, one, "dbca");
  g_assert_true (zw_plan_move_to (f->store, ZW_PLAN_ITEM, ids[4], phase, one, 1, &error));
  expect_items (f, phase, one, "debca");
  expect_items (f, phase, 0, "");
  g_assert_true (zw_plan_move_to (f->store, ZW_PLAN_ITEM, ids[4], later, 0, 0, &error));
  expect_items (f, phase, one, "dbca");
  expect_items (f, later, 0, "e");
  g_assert_true (zw_plan_move (f->store, ZW_PLAN_STAGE, two, 0, &error));
  g_assert_true (zw_plan_move (f->store, ZW_PLAN_PHASE, later, 0, &error));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpint (phase_at (plan, 0)->id, ==, later);
  g_assert_cmpint (stage_at (plan, 1, 0)->id, ==, two);

  g_assert_true (zw_plan_delete (f->store, ZW_PLAN_ITEM, ids[2], &error));
  expect_items (f, phase, one, "dba");
  g_assert_true (zw_plan_delete (f->store, ZW_PLAN_STAGE, one, &error));
  g_assert_true (zw_plan_delete (f->store, ZW_PLAN_GOAL, goal, &error));
  g_assert_cmpint (
      zw_sql_query_int (zw_store_get_db (f->store), -1, "SELECT count(*) FROM zw_work_item", NULL),
      ==, 1);
  undo (f);
  undo (f);
  expect_items (f, phase, one, "dba");
  g_assert_true (zw_plan_delete (f->store, ZW_PLAN_PHASE, phase, &error));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpuint (zw_plan_get_phases (plan)->len, ==, 1);
  g_assert_cmpint (
      zw_sql_query_int (zw_store_get_db (f->store), -1, "SELECT count(*) FROM zw_stage", NULL), ==,
      0);
  reopen (f);
  undo (f);
  expect_items (f, phase, one, "dba");
}

/* The budget of the urban sample, [G:4115]–[G:4125]. */
static void
test_totals (Fixture *f, gconstpointer data)
{
  static const struct
  {
    guint stage, item;
    gint64 ntd;
  } costs[] = {
    { 0, 1, 4000000 }, { 0, 3, 3500000 }, { 1, 0, 4000000 }, { 1, 1, 3000000 }, { 2, 0, 4000000 }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  ZwPlanTotal total;
  gint64 extra;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    g_assert_true (zw_plan_set_cost (f->store, item_at (plan, costs[i].stage, costs[i].item)->id,
                                     costs[i].ntd, &error));
  extra = zw_plan_add_item (f->store, phase_at (plan, 1)->id, 0, ZW_WORK_NONE, "其他", &error);
  g_assert_true (zw_plan_set_cost (f->store, extra, 0, &error));
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);

  total = zw_plan_get_total (plan, NULL, NULL, ZW_WORK_ANY);
  g_assert_cmpint (total.cost_ntd, ==, 18500000);
  g_assert_cmpuint (total.n_items, ==, 18);
  g_assert_cmpuint (total.n_without_cost, ==, 12);
  g_assert_cmpint (zw_plan_get_total (plan, phase_at (plan, 0), NULL, ZW_WORK_ANY).cost_ntd, ==,
                   18500000);
  total = zw_plan_get_total (plan, phase_at (plan, 1), NULL, ZW_WORK_ANY);
  g_assert_cmpuint (total.n_items, ==, 1);
  g_assert_cmpuint (total.n_without_cost, ==, 0);
  g_assert_cmpint (zw_plan_get_total (plan, NULL, stage_at (plan, 0, 1), ZW_WORK_ANY).cost_ntd, ==,
                   7000000);
  /* 評估合適試辦場域, 區域現況調查, 評估合適之第2處試辦場域 */
  total = zw_plan_get_total (plan, NULL, NULL, ZW_WORK_SURVEY);
  g_assert_cmpint (total.cost_ntd, ==, 8000000);
  g_assert_cmpuint (total.n_items, ==, 3);
  g_assert_cmpuint (total.n_without_cost, ==, 1);
  g_assert_cmpint (
      zw_plan_get_total (plan, phase_at (plan, 0), NULL, ZW_WORK_COMMUNICATION).cost_ntd, ==,
      6500000);
  g_assert_cmpuint (zw_plan_get_total (plan, NULL, NULL, ZW_WORK_NONE).n_items, ==, 1);
}

/* Several changes as one step, and one of them that fails. */
static void
test_within_command (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  gint64 phase;

  g_assert_true (zw_store_begin (f->store, "both", &error));
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  g_assert_false (zw_plan_fill_from_guideline (f->store, f->guideline, f->zone, ZW_ZONE_PARK,
                                               "zh_TW", ZW_PLAN_FILL_IF_EMPTY, &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_NOT_EMPTY);
  g_clear_error (&error);
  phase = zw_plan_add_phase (f->store, f->zone, ZW_PHASE_LONG, "更長", &error);
  g_assert_cmpint (phase, >, 0);
  g_assert_true (zw_store_is_in_command (f->store));
  g_assert_true (zw_store_commit (f->store, &error));
  g_assert_cmpstr (zw_store_get_undo_label (f->store), ==, "both");
  plan = load (f);
  g_assert_cmpuint (zw_plan_get_phases (plan)->len, ==, 4);
  undo (f);
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_true (zw_plan_is_empty (plan));
}

/* Another program may write what we would not. */
static void
test_foreign_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  gint64 phase;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  phase = phase_at (plan, 1)->id;
  g_assert_true (zw_store_begin (f->store, "from outside", &error));
  zw_sql_run (zw_store_get_db (f->store), &error,
              "INSERT INTO zw_work_item (phase_id, stage_id, position, name, cost_ntd, start_year) "
              "VALUES (?1, ?2, 0, '外', 9223372036854775807, -3), (4711, NULL, 0, '無', 1, 1), "
              "(?1, 4711, 1, '也', 9223372036854775807, 2030)",
              "ii", phase, stage_at (plan, 0, 0)->id);
  g_assert_no_error (error);
  g_assert_true (zw_store_commit (f->store, &error));
  expect_items (f, phase, 0, "外也");
  g_clear_pointer (&plan, zw_plan_unref);
  plan = load (f);
  g_assert_cmpint (((ZwPlanItem *) phase_at (plan, 1)->items->pdata[0])->start_year, ==,
                   ZW_PLAN_NO_YEAR);
  g_assert_cmpint (zw_plan_get_total (plan, NULL, NULL, ZW_WORK_ANY).cost_ntd, ==, G_MAXINT64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/plan/edit", test_edit);
  ADD ("/plan/refused", test_refused);
  ADD ("/plan/build", test_build);
  ADD ("/plan/totals", test_totals);
  ADD ("/plan/within-command", test_within_command);
  ADD ("/plan/foreign-rows", test_foreign_rows);
#undef ADD
  return g_test_run ();
}
