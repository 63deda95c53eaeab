/* test-check.c: all checks of a project, its edition, and "zonewright check"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

#include <string.h>
#include <sys/wait.h>

#include "check-fixture.h"
#include "plan/zw-check-output.h"

static void
test_order (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckRun) run = NULL;
  const GPtrArray *findings;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  add_budget (f, urban_budget, G_N_ELEMENTS (urban_budget));
  run = check (f);
  findings = zone_of (run)->findings;
  g_assert_cmpuint (findings->len, >, 5);
  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s: %s (%s)", finding->rule, finding->message, finding->clause);
      g_assert_cmpint (finding->zone_id, ==, f->zone);
      g_assert_nonnull (finding->message);
      g_assert_nonnull (finding->remedy);
      g_assert_nonnull (finding->where);
      g_assert_nonnull (finding->clause);
      if (i > 0)
        g_assert_cmpint (((const ZwFinding *) g_ptr_array_index (findings, i - 1))->severity, <=,
                         finding->severity);
    }
}

/* Every rule that is found has its place in the study. */
static void
test_clauses (Fixture *f, gconstpointer data)
{
  static const char *const rules[] = {
    "work-missing",      "plan-budget-early",  "plan-second-site", "effect-missed",
    "vehicle-no-buffer", "people-unmet",       "funding-double",   "review-score",
    "plan-circle",       "vehicle-exemptions", "funding-ratio",    "work-situation",
  };
  g_autoptr (ZwCheckWords) words = zw_check_words_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    g_assert_nonnull (zw_check_words_get_clause (words, rules[i]));
  g_assert_null (zw_check_words_get_clause (words, "plan-nothing"));
}

static void
test_edition (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *recorded = NULL;
  g_autoptr (ZwCheckRun) run = NULL;

  /* To check writes nothing. */
  run = zw_check_run (f->store, f->zone, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&run, zw_check_run_free);
  recorded = zw_store_get_state (f->store, ZW_CHECK_EDITION);
  g_assert_null (recorded);
  assert_rule (f, "edition-changed", 0);
  recorded = zw_store_get_state (f->store, ZW_CHECK_EDITION);
  g_assert_nonnull (recorded);
  assert_rule (f, "edition-changed", 0);
  zw_store_set_state (f->store, ZW_CHECK_EDITION, "motc-pilot-2023-01-01", &error);
  g_assert_no_error (error);
  run = check (f);
  g_assert_cmpuint (count_findings (run, "edition-changed"), ==, 1);
  g_assert_cmpstr (find_finding (run, "edition-changed", 0)->found_text, ==,
                   "motc-pilot-2023-01-01");
  g_assert_cmpstr (find_finding (run, "edition-changed", 0)->allowed_text, ==, recorded);
  /* said once: the project has now been checked against it */
  assert_rule (f, "edition-changed", 0);
  g_assert_cmpstr (run->edition, ==, recorded);
}

/* Recording the edition is no step of undo. */
static void
test_no_history (Fixture *f, gconstpointer data)
{
  g_autofree char *before = g_strdup (zw_store_get_undo_label (f->store));

  assert_rule (f, "edition-changed", 0);
  g_assert_cmpstr (zw_store_get_undo_label (f->store), ==, before);
}

static void
test_zones (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwCheckRun) run = NULL;
  gint64 second = add_zone (f->store, "科學園區", ZW_ZONE_PARK);

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  run = zw_check_run (f->store, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (run->zones->len, ==, 2);
  g_assert_cmpint (((const ZwCheck *) g_ptr_array_index (run->zones, 1))->zone_id, ==, second);
  /* the plan of one does not fill the other's */
  g_assert_cmpuint (count_findings (run, "work-missing"), ==, 0);
  g_clear_pointer (&run, zw_check_run_free);
  run = zw_check_run (f->store, second, NULL, NULL, &error);
  g_assert_cmpuint (count_findings (run, "work-missing"), ==, 5);
  /* nothing is applied for yet */
  g_assert_cmpint (find_finding (run, "review-formal-6", 0)->severity, ==, ZW_SEVERITY_SHOULD);
  g_clear_pointer (&run, zw_check_run_free);

  /* once it is only the boundary of a phase nobody asks it for a plan */
  {
    g_autoptr (ZwPlan) plan = load (f);
    gint64 boundary = add_record (f, ZW_RECORD_BOUNDARY);

    set_int (f, ZW_RECORD_BOUNDARY, boundary, ZW_BOUNDARY_PHASE, phase_at (plan, 1)->id);
    set_int (f, ZW_RECORD_BOUNDARY, boundary, ZW_BOUNDARY_ZONE, second);
  }
  run = zw_check_run (f->store, 0, NULL, NULL, &error);
  g_assert_cmpuint (run->zones->len, ==, 1);
  g_clear_pointer (&run, zw_check_run_free);
  run = zw_check_run (f->store, second, NULL, NULL, &error);
  g_assert_cmpuint (run->zones->len, ==, 1);
  g_clear_pointer (&run, zw_check_run_free);
  run = zw_check_run (f->store, 4711, NULL, NULL, &error);
  g_assert_null (run);
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE);
}

/* Nothing but the tables: every check can do without what may be missing. */
static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_auto (ZwCheckTables) tables;
  g_autoptr (ZwCheck) made = NULL;
  ZwCheckInput input;
  guint n_missing = 0;

  zw_check_tables_init (&tables);
  zw_check_input_init (&input, &tables);
  made = zw_check_new (&input);
  for (guint i = 0; i < made->findings->len; i++)
    n_missing += strcmp (((const ZwFinding *) g_ptr_array_index (made->findings, i))->rule,
                         "work-missing")
                 == 0;
  g_assert_cmpuint (n_missing, ==, 5);
  g_assert_cmpuint (made->review->n_answers, ==, 6);
  g_assert_cmpint (made->review->answers[5].answer, ==, ZW_ANSWER_NO);
}

static gboolean
add_extra (ZwStore *store,
           gint64 zone_id,
           const ZwCheckTables *tables,
           GPtrArray *findings,
           gpointer user_data,
           GError **error)
{
  ZwFinding *finding = zw_findings_add (findings, "siting-test", ZW_SEVERITY_MUST, NULL);

  finding->zone_id = zone_id;
  finding->where = g_strdup ("");
  finding->message = g_strdup ("");
  return TRUE;
}

static void
test_extra (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwCheckRun) run = NULL;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  run = zw_check_run (f->store, f->zone, add_extra, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((const ZwFinding *) g_ptr_array_index (zone_of (run)->findings, 0))->rule, ==,
                   "siting-test");
}

static char *
run_check (Fixture *f, const char *option, int *status)
{
  const char *argv[] = { g_getenv ("ZW_PROGRAM"), "check", f->path, option, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "LC_ALL", "C.UTF-8", TRUE);
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, status,
                &error);
  g_assert_no_error (error);
  *status = WEXITSTATUS (*status);
  return out;
}

static void
test_cli (Fixture *f, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *text = NULL;
  JsonObject *root, *counts;
  JsonArray *findings;
  guint n[ZW_N_SEVERITIES] = { 0 }, n_early = 0;
  int status;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  add_budget (f, urban_budget, G_N_ELEMENTS (urban_budget));
  g_clear_object (&f->store);
  out = run_check (f, "--json", &status);
  g_assert_cmpint (status, ==, 0);
  json_parser_load_from_data (parser, out, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "edition"), ==, "motc-pilot-2024-10-11");
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (root, "zones"), 0),
                   ==, "市中心");
  findings = json_object_get_array_member (root, "findings");
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      JsonObject *finding = json_array_get_object_element (findings, i);
      const char *severity = json_object_get_string_member (finding, "severity");
      JsonObject *place = json_object_get_object_member (finding, "place");

      for (ZwSeverity j = 0; j < ZW_N_SEVERITIES; j++)
        n[j] += strcmp (severity, zw_severity_get_id (j)) == 0;
      g_assert_cmpstr (json_object_get_string_member (finding, "zone"), ==, "市中心");
      g_assert_true (json_object_has_member (finding, "message"));
      g_assert_true (json_object_has_member (finding, "remedy"));
      g_assert_true (json_object_has_member (place, "view"));
      if (strcmp (json_object_get_string_member (finding, "rule"), "plan-budget-early") != 0
          || strcmp (severity, "should") != 0)
        continue;
      g_assert_cmpint (json_object_get_int_member (finding, "found"), ==, 2025 + (int) n_early);
      g_assert_cmpint (json_object_get_int_member (finding, "allowed"), ==, 2027);
      g_assert_cmpstr (json_object_get_string_member (finding, "unit"), ==, "year");
      g_assert_cmpstr (json_object_get_string_member (place, "view"), ==, "budget");
      g_assert_cmpstr (json_object_get_string_member (place, "kind"), ==, "budget");
      g_assert_cmpstr (json_object_get_string_member (place, "field"), ==, "year");
      g_assert_cmpint (json_object_get_int_member (place, "id"), >, 0);
      n_early++;
    }
  g_assert_cmpuint (n_early, ==, 2);
  counts = json_object_get_object_member (root, "counts");
  for (ZwSeverity j = 0; j < ZW_N_SEVERITIES; j++)
    g_assert_cmpint (json_object_get_int_member (counts, zw_severity_get_id (j)), ==, n[j]);
  g_assert_true (json_object_has_member (root, "situation"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        json_object_get_object_member (root, "formal"), "questions")),
                    ==, 6);
  g_assert_cmpint (
      json_object_get_int_member (json_object_get_object_member (root, "score"), "most"), ==, 100);

  text = run_check (f, NULL, &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (text, "plan-second-site"));
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/check/order", test_order);
  ADD ("/check/clauses", test_clauses);
  ADD ("/check/edition", test_edition);
  ADD ("/check/no-history", test_no_history);
  ADD ("/check/zones", test_zones);
  ADD ("/check/nothing", test_nothing);
  ADD ("/check/extra", test_extra);
  ADD ("/check/cli", test_cli);
#undef ADD
  return g_test_run ();
}
