/* test-application.c: an application that nothing is wrong with can be made
 *
 * From an empty zone through the guideline's plan and the sample's budget, doing what
 * each finding advises, to an application without a must or a should: for the three
 * types of zones, in both languages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "check-fixture.h"

#include "plan/zw-plan-assign.h"
#include "plan/zw-record-assign.h"

typedef struct
{
  const char *language;
  ZwZoneType type;
  const SampleRow *rows;
  guint n_rows;
} Sample;

static const Sample samples[] = {
  { "zh_TW", ZW_ZONE_URBAN, urban_budget, G_N_ELEMENTS (urban_budget) },
  { "zh_TW", ZW_ZONE_SCENIC, scenic_budget, G_N_ELEMENTS (scenic_budget) },
  { "zh_TW", ZW_ZONE_PARK, park_budget, G_N_ELEMENTS (park_budget) },
  { "en", ZW_ZONE_URBAN, urban_budget, G_N_ELEMENTS (urban_budget) },
  { "en", ZW_ZONE_SCENIC, scenic_budget, G_N_ELEMENTS (scenic_budget) },
  { "en", ZW_ZONE_PARK, park_budget, G_N_ELEMENTS (park_budget) },
};

/* As typed on the command line: fields with | between. */
static gint64
add_typed (Fixture *f, ZwRecordKind kind, const char *fields)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_auto (GStrv) list = g_strsplit (fields, "|", -1);
  gint64 id = add_record (f, kind);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      zw_record_assign (f->store, reference, f->zone, kind, id, list[i], &error);
      g_assert_no_error (error);
    }
  return id;
}

static guint
count_serious (Fixture *f)
{
  g_autoptr (ZwCheckRun) run = check (f);
  const GPtrArray *findings = zone_of (run)->findings;

  return zw_findings_count (findings, ZW_SEVERITY_MUST)
         + zw_findings_count (findings, ZW_SEVERITY_SHOULD);
}

/* What was done ended every finding of @rule and called for no more than @n_new others. */
static void
assert_ended (Fixture *f, const char *rule, guint *n, guint n_new)
{
  guint now = count_serious (f);

  assert_rule (f, rule, 0);
  g_assert_cmpuint (now, <, *n + n_new);
  *n = now;
}

/* “Keep the choice in one of the stages and take it out of the other.” */
static void
choose_second_site_once (Fixture *f)
{
  g_autoptr (ZwCheckRun) run = check (f);
  const ZwFinding *finding = find_finding (run, "plan-second-site", 0);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (finding);
  g_assert_cmpint (finding->place.kind, ==, ZW_PLAN_PLACE_PART);
  zw_plan_delete (f->store, finding->place.part, finding->place.id, &error);
  g_assert_no_error (error);
}

/* “Move the money to the years of the work, or the work to an earlier stage.” The
 * line goes from the second stage to the work of the first that builds things. */
static void
build_plates_early (Fixture *f)
{
  g_autoptr (ZwPlan) plan = load (f);
  const ZwPlanItem *to = item_at (plan, 0, 4);
  g_autoptr (GString) moved = g_string_new (to->content);
  g_autoptr (GError) error = NULL;
  const GPtrArray *items = stage_at (plan, 0, 1)->items;

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_auto (GStrv) lines = g_strsplit (item->content != NULL ? item->content : "", "\n", -1);
      g_autoptr (GString) left = g_string_new (NULL);

      for (guint j = 0; lines[j] != NULL; j++)
        if (strstr (lines[j], "車牌") != NULL || strstr (lines[j], "plate") != NULL)
          g_string_append_printf (moved, "\n%s", lines[j]);
        else
          g_string_append_printf (left, "%s%s", left->len > 0 ? "\n" : "", lines[j]);
      zw_plan_set_text (f->store, ZW_PLAN_ITEM, item->id, ZW_PLAN_CONTENT, left->str, &error);
      g_assert_no_error (error);
    }
  zw_plan_set_text (f->store, ZW_PLAN_ITEM, to->id, ZW_PLAN_CONTENT, moved->str, &error);
  g_assert_no_error (error);
}

static void
add_people (Fixture *f, guint *n)
{
  add_typed (f, ZW_RECORD_STAKEHOLDER, "name=居民|interest=8|power=6|trips=internal");
  add_typed (f, ZW_RECORD_STAKEHOLDER, "name=貨運業者|interest=9|power=8|trips=cross,through");
  /* Each group has to be met and to have a measure. */
  assert_ended (f, "people-none", n, 4);
  add_typed (f, ZW_RECORD_MEASURE, "name=弱勢族群豁免|stakeholder_id=居民|phase_id=1");
  add_typed (f, ZW_RECORD_MEASURE, "name=汰換補助|stakeholder_id=貨運業者|phase_id=1");
  assert_ended (f, "people-no-measure", n, 0);
  add_typed (f, ZW_RECORD_MEETING,
             "date=114-03-01|kind=briefing|stakeholder_ids=1,2|opinion=多設站");
  assert_ended (f, "people-unmet", n, 0);
}

static void
add_targets (Fixture *f, guint *n)
{
  static const char *const targets[] = {
    "rank=main|goal=emissions|unit=公噸|base_year=113|base_value=200|short_year=119|short_value="
    "150",
    "rank=main|goal=green-transport|unit=%|base_year=113|base_value=30|short_year=119|short_value="
    "40",
    "rank=main|goal=high-carbon|unit=%|base_year=113|base_value=90|short_year=119|short_value=80",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    add_typed (f, ZW_RECORD_TARGET, targets[i]);
  assert_ended (f, "target-missing", n, 0);
  add_typed (f, ZW_RECORD_EFFECT,
             "indicator=E1|unit=公噸|now_year=113|now_value=200|expected_year=119|"
             "expected_value=150|measure_id=2");
  add_typed (f, ZW_RECORD_EFFECT,
             "indicator=E5|unit=套|now_year=113|now_value=0|expected_year=115|expected_value=20|"
             "item_id=5");
  assert_ended (f, "effect-needed", n, 0);
}

static void
add_rules (Fixture *f, guint *n)
{
  add_typed (f, ZW_RECORD_VEHICLE_RULE,
             "phase_id=2|vehicles=truck,motorcycle-heavy|fuel=diesel,petrol|start_year=121|"
             "days=weekdays|from_min=07:00|to_min=19:00|action=charge|amount_ntd=100|"
             "exemptions=fire,ambulance,police,works,driving-school,disabled|"
             "buffer_other_years=2|buffer_resident_years=4");
  assert_ended (f, "vehicle-none", n, 0);
}

static void
answer_questions (Fixture *f)
{
  g_autoptr (ZwCheckRun) run = NULL;
  const ZwReview *review;

  /* What only the planner knows. */
  add_typed (f, ZW_RECORD_JUDGEMENT, "subject=question-1|verdict=met");
  add_typed (f, ZW_RECORD_JUDGEMENT, "subject=question-4|verdict=met");
  run = check (f);
  review = zone_of (run)->review;
  g_assert_cmpuint (review->n_answers, ==, 6);
  for (guint i = 0; i < review->n_answers; i++)
    g_assert_cmpint (review->answers[i].answer, ==, ZW_ANSWER_YES);
  g_assert_cmpuint (count_findings (run, "review-open"), ==, 0);
}

static void
test_flawless (Fixture *f, gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GError) error = NULL;
  guint n;

  zw_zone_set_type (f->store, f->zone, sample->type, &error);
  g_assert_no_error (error);
  g_assert_true (zw_store_begin (f->store, "government", &error));
  g_assert_true (zw_store_set_setting (f->store, "government", "臺北市", &error));
  g_assert_true (zw_store_commit (f->store, &error));
  fill (f, sample->type, sample->language);
  add_budget (f, sample->rows, sample->n_rows);
  n = count_serious (f);
  g_assert_cmpuint (n, >, 0);

  choose_second_site_once (f);
  assert_ended (f, "plan-second-site", &n, 0);
  build_plates_early (f);
  g_assert_cmpuint (count_serious (f), ==, n - 2); /* equipment and service */
  n -= 2;
  add_people (f, &n);
  add_targets (f, &n);
  add_rules (f, &n);
  g_assert_cmpuint (n, ==, 0);
  answer_questions (f);
  g_assert_cmpuint (count_serious (f), ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const types[ZW_N_ZONE_TYPES] = { "urban", "scenic", "park" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/application/%s/%s", types[samples[i].type],
                                               samples[i].language);

      g_test_add (path, Fixture, &samples[i], set_up, test_flawless, tear_down);
    }
  return g_test_run ();
}
