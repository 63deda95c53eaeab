/* test-review.c: money and staff, the formal check and the score sheet
 *
 * Questions of annex 4 [G:3568], points of table 1 [G:3381], own revenue of table
 * 4.1-1 [G:850], situations of section 4.2.2 [G:943].
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-fixture.h"

#include <string.h>

#include "plan/zw-check-output.h"

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
judge (Fixture *f, const char *subject, const char *verdict)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_find_or_add_judgement (f->store, f->zone, subject, &error);

  g_assert_no_error (error);
  set_text (f, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_VERDICT, verdict);
  return id;
}

static void
give_score (Fixture *f, const char *subject, int score)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_find_or_add_judgement (f->store, f->zone, subject, &error);

  g_assert_no_error (error);
  set_int (f, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_SCORE, score);
}

static ZwAnswer
answer (Fixture *f, guint question)
{
  g_autoptr (ZwCheckRun) run = check (f);

  g_assert_cmpuint (zone_of (run)->review->n_answers, ==, 6);
  return zone_of (run)->review->answers[question - 1].answer;
}

#define assert_answer(f, question, expected)                                                       \
  g_assert_cmpint (answer (f, question), ==, ZW_ANSWER_##expected)

static void
test_questions (Fixture *f, gconstpointer data)
{
  SampleRow planning = { 2025, "plan", 1500000, 500000 };
  SampleRow activity = { 2025, "urban-cycling", 350000, 650000 };
  gint64 row;

  /* 1 and 4 need the planner's word */
  assert_answer (f, 1, CANNOT_TELL);
  judge (f, "question-1", "met");
  assert_answer (f, 1, YES);
  judge (f, "question-1", "not-met");
  assert_answer (f, 1, NO);
  {
    g_autoptr (ZwCheckRun) run = check (f);

    g_assert_nonnull (strstr (find_finding (run, "review-formal-1", 0)->message, "not so"));
  }
  assert_rule (f, "review-formal-1", 1);
  judge (f, "question-1", "cannot-tell");
  assert_answer (f, 1, CANNOT_TELL);
  assert_rule (f, "review-formal-1", 0);
  assert_answer (f, 4, CANNOT_TELL);
  judge (f, "question-4", "met");
  assert_answer (f, 4, YES);

  /* 2: one of the 22 */
  assert_answer (f, 2, CANNOT_TELL);
  set_setting (f, "government", "臺中市");
  assert_answer (f, 2, YES);
  set_setting (f, "government", "河濱市");
  assert_answer (f, 2, NO);
  assert_rule (f, "review-formal-2", 1);
  judge (f, "question-2", "met"); /* the project says otherwise */
  assert_answer (f, 2, NO);

  /* 6 and 3: a plan, with years of the directions */
  assert_answer (f, 6, NO);
  {
    g_autoptr (ZwCheckRun) run = check (f);
    const ZwFinding *finding = find_finding (run, "review-formal-6", 0);

    /* Put right where phases are made. */
    g_assert_cmpint (finding->place.view, ==, ZW_VIEW_PHASES);
    g_assert_nonnull (strstr (finding->remedy, "phases"));
  }
  assert_answer (f, 3, CANNOT_TELL);
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  assert_answer (f, 6, YES);
  assert_answer (f, 3, YES);

  /* 5: planning in several years and not alone */
  assert_answer (f, 5, CANNOT_TELL);
  add_budget_row (f, &planning);
  assert_answer (f, 5, NO);
  row = add_budget_row (f, &activity);
  assert_answer (f, 5, NO);
  set_int (f, ZW_RECORD_BUDGET, row, ZW_BUDGET_YEAR, 2026);
  assert_answer (f, 5, YES);
  assert_rule (f, "review-formal-5", 0);

  set_int (f, ZW_RECORD_BUDGET, row, ZW_BUDGET_YEAR, 2027);
  assert_answer (f, 3, NO);
  assert_rule (f, "review-formal-3", 1);
}

static void
test_open (Fixture *f, gconstpointer data)
{
  SampleRow activity = { 2026, "urban-cycling", 350000, 650000 };
  g_autoptr (ZwCheckRun) run = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  set_setting (f, "government", "臺中市");
  assert_rule (f, "review-open", 0); /* nothing is applied for */
  add_budget_row (f, &activity);
  run = check (f);
  g_assert_nonnull (strstr (find_finding (run, "review-open", 0)->message, "1, 4"));
  judge (f, "question-1", "met");
  judge (f, "question-4", "met");
  assert_rule (f, "review-open", 0);
}

static void
test_years_of_plan (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase_at (plan, 0)->id, 2027, 2030, &error);
  assert_answer (f, 3, NO);
  zw_plan_set_years (f->store, ZW_PLAN_PHASE, phase_at (plan, 0)->id, 2026, 2030, &error);
  assert_answer (f, 3, YES);
}

static void
test_score (Fixture *f, gconstpointer data)
{
  static const char *const subjects[] = { "score-whole", "score-support", "score-effect",
                                          "score-finance", "score-resources" };
  static const int points[] = { 25, 20, 20, 15, 20 };
  static const int scores[] = { 20, 15, 15, 10, 14 };
  g_autoptr (ZwCheckRun) run = NULL;
  g_autoptr (ZwCheckRun) full = NULL;
  const ZwReview *review;

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      assert_rule (f, "review-score", 0); /* not all are scored */
      give_score (f, subjects[i], scores[i]);
    }
  run = check (f);
  review = zone_of (run)->review;
  g_assert_cmpuint (review->n_scores, ==, 5);
  for (guint i = 0; i < review->n_scores; i++)
    {
      g_assert_cmpint (review->scores[i].item->points, ==, points[i]);
      g_assert_cmpint (review->scores[i].score, ==, scores[i]);
    }
  g_assert_cmpint (review->total, ==, 74);
  g_assert_cmpint (review->most, ==, 100);
  g_assert_cmpint (review->pass, ==, 75);
  g_assert_cmpuint (count_findings (run, "review-score"), ==, 1);
  g_assert_cmpint (find_finding (run, "review-score", 0)->severity, ==, ZW_SEVERITY_SHOULD);
  give_score (f, "score-resources", 15);
  assert_rule (f, "review-score", 0);
  assert_rule (f, "review-score-range", 0);
  give_score (f, "score-finance", 16);
  assert_rule (f, "review-score-range", 1);

  /* What the project holds, counted: the sample plan and budget [G:4116] */
  fill (f, ZW_ZONE_URBAN, "zh_TW");
  add_budget (f, urban_budget, G_N_ELEMENTS (urban_budget));
  full = check (f);
  review = zone_of (full)->review;
  g_assert_nonnull (strstr (review->scores[0].evidence, "Phases: 3 of 3"));
  g_assert_nonnull (strstr (review->scores[0].evidence, "stages: 3"));
  g_assert_nonnull (strstr (review->scores[0].evidence, "work items: 17"));
  g_assert_nonnull (strstr (review->scores[3].evidence, "NT$15,250,000"));
  g_assert_nonnull (strstr (review->scores[3].evidence, "NT$17,250,000"));
}

/* 14 officials for the necessary work: 3 for survey and plan, 3, 5 and 3. */
static void
test_situation (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *government, *revenue, *staff;
    ZwAnswer money, enough;
  } cases[] = {
    { "臺北市", NULL, "14", ZW_ANSWER_YES, ZW_ANSWER_YES },
    { "臺北市", NULL, "13", ZW_ANSWER_YES, ZW_ANSWER_NO },
    { "金門縣", NULL, "20", ZW_ANSWER_NO, ZW_ANSWER_YES }, /* 48.97 % */
    { "澎湖縣", NULL, "0", ZW_ANSWER_NO, ZW_ANSWER_NO },
    { "金門縣", "50", "20", ZW_ANSWER_NO, ZW_ANSWER_YES }, /* more than half is asked */
    { "金門縣", "50.1", "20", ZW_ANSWER_YES, ZW_ANSWER_YES },
    { "河濱市", NULL, "20", ZW_ANSWER_CANNOT_TELL, ZW_ANSWER_YES },
    { "臺北市", NULL, NULL, ZW_ANSWER_YES, ZW_ANSWER_CANNOT_TELL },
    { "臺北市", NULL, "many", ZW_ANSWER_YES, ZW_ANSWER_CANNOT_TELL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwCheckRun) run = NULL;
      const ZwSituationFound *found;
      gboolean known = cases[i].money != ZW_ANSWER_CANNOT_TELL
                       && cases[i].enough != ZW_ANSWER_CANNOT_TELL;

      g_test_message ("%s %s", cases[i].government, cases[i].staff);
      set_setting (f, "government", cases[i].government);
      set_setting (f, "own-revenue-percent", cases[i].revenue);
      set_setting (f, "staff-available", cases[i].staff);
      run = check (f);
      found = &zone_of (run)->situation;
      g_assert_cmpint (found->staff_needed, ==, 14);
      g_assert_cmpint (found->enough_money, ==, cases[i].money);
      g_assert_cmpint (found->enough_staff, ==, cases[i].enough);
      g_assert_true ((found->situation != NULL) == known);
      g_assert_true ((found->missing == NULL) == known);
      if (!known)
        continue;
      g_assert_true (found->situation->enough_money == (cases[i].money == ZW_ANSWER_YES));
      g_assert_true (found->situation->enough_staff == (cases[i].enough == ZW_ANSWER_YES));
      g_assert_cmpuint (found->situation->n_advice, >, 2);
    }
}

static void
test_set (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *key, *typed, *kept;
  } cases[] = {
    { ZW_SITUATION_STAFF, "14", "14" },
    { ZW_SITUATION_STAFF, " １４ ", "14" },
    { ZW_SITUATION_OWN_REVENUE, "77.5 %", "77.5" },
    { ZW_SITUATION_OWN_REVENUE, "50", "50" },
    { ZW_SITUATION_STAFF, "", NULL },
    { ZW_SITUATION_OWN_REVENUE, NULL, NULL },
  };
  static const char *const refused[] = { "3.5", "-1", "many", "1e9", "14 %" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = NULL;

      g_assert_true (zw_situation_set (f->store, cases[i].key, cases[i].typed, &error));
      g_assert_no_error (error);
      kept = zw_store_get_setting (f->store, cases[i].key);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_test_message ("%s", refused[i]);
      g_assert_false (zw_situation_set (f->store, ZW_SITUATION_STAFF, refused[i], &error));
      g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID);
      g_clear_error (&error);
      g_assert_false (zw_store_is_in_command (f->store));
    }
  g_assert_true (zw_situation_set (f->store, ZW_SITUATION_STAFF, "3", &error));
  undo (f);
  g_assert_null (zw_store_get_setting (f->store, ZW_SITUATION_STAFF));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/review/questions", test_questions);
  ADD ("/review/open", test_open);
  ADD ("/review/years-of-plan", test_years_of_plan);
  ADD ("/review/score", test_score);
  ADD ("/review/situation", test_situation);
  ADD ("/review/set", test_set);
#undef ADD
  return g_test_run ();
}
