/* test-siting-rules.c: what a plan's rules and meetings say to the principles of siting
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-finding.h"
#include "plan/zw-vehicle-rules.h"
#include "siting-fixture.h"

/* On the scale of the foreign cases, whose own rules give their own place on it. */
static void
test_strictness (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *vehicles, *fuel, *standard;
    int strictness;
  } cases[] = {
    { "truck bus", "combustion", NULL, 1 },         { "car-private", "any", "第 5 級", 2 },
    { "car-private", "diesel", "Euro 1~3", 3 },     { "car-private", "petrol", "Euro1~Euro3", 4 },
    { "car-private", "petrol diesel", NULL, 5 },    { "car-private", "any", NULL, 6 },
    { "truck car-private", "combustion", NULL, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 rule = add_rule (f, 0, cases[i].vehicles, cases[i].fuel, cases[i].standard);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, &error);

      g_assert_no_error (error);
      g_assert_cmpint (zw_siting_find_strictness (records, f->reference), ==, cases[i].strictness);
      zw_record_remove (f->store, ZW_RECORD_VEHICLE_RULE, rule, &error);
      g_assert_no_error (error);
    }
}

static const ZwRulePreset *
find_preset (const ZwReference *reference, const char *id)
{
  guint n;
  const ZwRulePreset *presets = zw_reference_get_presets (reference, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (presets[i].id, id) == 0)
      return &presets[i];
  return NULL;
}

/* Rules taken over from abroad are as strict as their case, in either language. */
static void
test_strictness_of_cases (Fixture *f, gconstpointer data)
{
  static const char *const languages[] = { "zh_TW", "en" };
  guint n;
  const ZwForeignCase *cases = zw_reference_get_cases (f->reference, &n);

  for (guint i = 0; i < n; i++)
    for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
      {
        const ZwRulePreset *preset = find_preset (f->reference, cases[i].preset);
        g_autoptr (GError) error = NULL;
        g_autoptr (ZwRecords) records = NULL;

        g_assert_nonnull (preset);
        zw_vehicle_rules_apply_preset (f->store, f->zone, f->phases[0], preset, languages[l],
                                       &error);
        g_assert_no_error (error);
        records = zw_records_load (f->store, f->zone, &error);
        g_assert_no_error (error);
        if (zw_siting_find_strictness (records, f->reference) != cases[i].strictness)
          g_error ("%s: %d", cases[i].id, zw_siting_find_strictness (records, f->reference));
        zw_record_remove_all (f->store, ZW_RECORD_VEHICLE_RULE, f->zone, &error);
        g_assert_no_error (error);
      }
}

/* Principle 4. */

static void
test_vehicles (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, some = NULL, all = NULL, narrower = NULL;
  gint64 last;

  end_place (&place);
  none = judge (f, &place);
  g_assert_cmpint (verdict (none, 4), ==, ZW_VERDICT_CANNOT_TELL);

  add_rule (f, 0, "truck bus", "diesel", "三期以前");
  some = judge (f, &place);
  g_assert_cmpint (verdict (some, 4), ==, ZW_VERDICT_NOT_MET);
  assert_near (get (some, 4, "phase-1"), 2.0, 0.0);
  assert_near (get_other (some, 4, "phase-1"), 8.0, 0.0);

  /* The middle phase has no rules of its own. */
  last = add_rule (f, 2, ALL_CLASSES, "combustion", NULL);
  all = judge (f, &place);
  g_assert_cmpint (verdict (all, 4), ==, ZW_VERDICT_MET);
  assert_near (get (all, 4, "phase-3"), 7.0, 0.0);

  type (f, ZW_RECORD_VEHICLE_RULE, last, ZW_VEHICLE_RULE_VEHICLES, "truck car-private");
  narrower = judge (f, &place);
  g_assert_cmpint (verdict (narrower, 4), ==, ZW_VERDICT_NOT_MET);
  g_assert_nonnull (strstr (narrower->principles[3].reason, "let go"));
}

/* Principle 5. */

#define AT(hours, minutes) ((hours) *3600 + (minutes) *60)

/* Weekdays alone: three stops in the zone, from 6:00, 6:30 and 7:00 to 22:00, 23:00
 * and 24:30; the medians are 6:30 and 23:00. */
static void
add_service (Place *place)
{
  static const int times[][2] = { { AT (6, 0), AT (22, 0) },
                                  { AT (6, 30), AT (23, 0) },
                                  { AT (7, 0), AT (24, 30) } };
  ZwTimetableBuilder *builder = zw_timetable_builder_new ();
  g_autoptr (GPtrArray)
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_timetable_entry_free);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (GError) error = NULL;
  ZwTimetableEntry *entry = g_new0 (ZwTimetableEntry, 1);
  TestLayer *stops = layer_new (ZW_ROLE_STOPS, ZW_GEOMETRY_POINT);
  TestLayer *people = layer_new (ZW_ROLE_POPULATION, ZW_GEOMETRY_POLYGON);
  ZwServiceSettings settings;

  layer_add_box (people, 0, 0, 2000, 2000);
  layer_set_number (people, "population", 1000);
  layer_end (people, place->layers);
  zw_timetable_builder_set_date (builder, ZW_DAY_WEEKDAY, 20260506);
  zw_timetable_builder_add_route (builder, &(ZwTimetableRoute){ .id = "R", .mode = "bus" });
  for (guint i = 0; i < 4; i++)
    {
      double x = i < 3 ? 200.0 + 200.0 * i : 5000.0;

      layer_add_point (stops, x, 500);
      zw_timetable_builder_add_stop (builder, &(ZwTimetableStop){ .place = { X0 + x, Y0 + 500 },
                                                                  .parent = ZW_TIMETABLE_NONE,
                                                                  .zone = ZW_TIMETABLE_NONE });
    }
  layer_end (stops, place->layers);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 2; k++)
      {
        const guint visited[] = { i, 3 };
        const gint32 at[] = { times[i][k], times[i][k] + 600 };

        g_assert_true (zw_timetable_builder_add_trip (builder, 0, 1u << ZW_DAY_WEEKDAY, 2, visited,
                                                      NULL, at, at));
      }
  entry->layer_id = 1 + (gint64) ZW_ROLE_STOPS;
  entry->name = g_strdup ("公車");
  entry->timetable = zw_timetable_builder_end (builder, &error);
  g_assert_no_error (error);
  zw_timetable_builder_free (builder);
  g_ptr_array_add (entries, entry);
  baseline = make_baseline (place->layers);
  zw_service_settings_init (&settings);
  place->service = zw_service_basis_new (baseline, place->layers, entries, &settings, NULL, &error);
  g_assert_no_error (error);
}

static void
test_hours (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, no_buffer = NULL, met = NULL, late = NULL, night = NULL;
  gint64 rule;

  add_service (&place);
  end_place (&place);
  none = judge (f, &place);
  assert_near (get (none, 5, "first_weekday"), 390.0, 0.0);
  assert_near (get (none, 5, "last_weekday"), 1380.0, 0.0);
  g_assert_cmpint (verdict (none, 5), ==, ZW_VERDICT_CANNOT_TELL);

  rule = add_rule (f, 0, "truck", "diesel", NULL);
  set_hours (f, rule, "07:00", "22:00", "weekdays");
  no_buffer = judge (f, &place);
  assert_near (get (no_buffer, 5, "rule-1"), 1.0, 0.0);
  g_assert_cmpint (verdict (no_buffer, 5), ==, ZW_VERDICT_NOT_MET);

  set_buffer (f, rule, "2", "4");
  met = judge (f, &place);
  g_assert_cmpint (verdict (met, 5), ==, ZW_VERDICT_MET);
  assert_near (get (met, 5, "buffer_other"), 2.0, 0.0);

  /* From 5:30 to 7:30: the first of two hours has no service, until 6:30. */
  set_hours (f, rule, "05:30", "07:30", "weekdays");
  late = judge (f, &place);
  assert_near (get (late, 5, "rule-1"), 0.5, 1e-9);
  g_assert_cmpint (verdict (late, 5), ==, ZW_VERDICT_NOT_MET);

  /* From 22:00 over midnight to 6:00: to 23:00 and its minute. */
  set_hours (f, rule, "22:00", "06:00", "weekdays");
  night = judge (f, &place);
  assert_near (get (night, 5, "rule-1"), 61.0 / 480.0, 1e-9);
}

static void
test_hours_unknown (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) siting = NULL, weekend = NULL;
  gint64 rule;

  add_service (&place);
  end_place (&place);
  rule = add_rule (f, 0, "truck", "diesel", NULL);
  set_buffer (f, rule, "1", "3");
  siting = judge (f, &place); /* no hours are given */
  g_assert_cmpint (verdict (siting, 5), ==, ZW_VERDICT_CANNOT_TELL);
  set_hours (f, rule, "08:00", "09:00", "weekends"); /* the timetable knows weekdays alone */
  weekend = judge (f, &place);
  g_assert_cmpint (verdict (weekend, 5), ==, ZW_VERDICT_CANNOT_TELL);
}

/* Principle 6. */

static void
test_people (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (1000, 1000);
  g_autoptr (ZwSiting) none = NULL, one = NULL, both = NULL;
  g_autofree char *ids = NULL;
  gint64 people[2], meeting, later;

  end_place (&place);
  none = judge (f, &place);
  g_assert_cmpint (verdict (none, 6), ==, ZW_VERDICT_CANNOT_TELL);
  for (guint i = 0; i < 2; i++)
    {
      people[i] = add (f, ZW_RECORD_STAKEHOLDER);
      type (f, ZW_RECORD_STAKEHOLDER, people[i], ZW_STAKEHOLDER_NAME, i == 0 ? "居民" : "貨運業者");
    }
  meeting = add (f, ZW_RECORD_MEETING);
  type (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_DATE, "2025-03-01");
  ids = g_strdup_printf ("%" G_GINT64_FORMAT, people[0]);
  type (f, ZW_RECORD_MEETING, meeting, ZW_MEETING_STAKEHOLDERS, ids);
  later = add (f, ZW_RECORD_MEETING); /* planned, not held */
  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_DATE, "2099-03-01");
  g_free (ids);
  ids = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, people[0], people[1]);
  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_STAKEHOLDERS, ids);
  one = judge (f, &place);
  g_assert_cmpint (verdict (one, 6), ==, ZW_VERDICT_NOT_MET);
  assert_near (get (one, 6, "meetings"), 1.0, 0.0);
  assert_near (get (one, 6, "stakeholder-1"), 1.0, 0.0);
  assert_near (get (one, 6, "stakeholder-2"), 0.0, 0.0);
  g_assert_nonnull (strstr (one->principles[5].reason, "貨運業者"));

  type (f, ZW_RECORD_MEETING, later, ZW_MEETING_DATE, "2025-04-01");
  both = judge (f, &place);
  g_assert_cmpint (verdict (both, 6), ==, ZW_VERDICT_MET);
}

/* The planner, and what is said of it. */

static void
test_own_verdict (Fixture *f, gconstpointer data)
{
  g_auto (Place) place = begin_place (300, 300);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwSiting) before = NULL, after = NULL;
  g_autoptr (GPtrArray) findings = zw_findings_new ();
  g_autoptr (GPtrArray) fewer = zw_findings_new ();
  gint64 judgement;

  end_place (&place);
  before = judge (f, &place);
  zw_siting_add_findings (before, f->reference, findings);
  /* 3 is not met; of the others nothing can be told. */
  g_assert_cmpuint (findings->len, ==, 6);
  g_assert_cmpuint (zw_findings_count (findings, ZW_SEVERITY_SHOULD), ==, 1);
  g_assert_cmpuint (zw_findings_count (findings, ZW_SEVERITY_NOTE), ==, 5);
  g_assert_cmpstr (((ZwFinding *) g_ptr_array_index (findings, 2))->rule, ==, "siting-3");

  judgement = zw_record_find_or_add_judgement (f->store, f->zone, "principle-3", &error);
  g_assert_no_error (error);
  type (f, ZW_RECORD_JUDGEMENT, judgement, ZW_JUDGEMENT_VERDICT, "met");
  type (f, ZW_RECORD_JUDGEMENT, judgement, ZW_JUDGEMENT_NOTE, "先導試辦");
  after = judge (f, &place);
  g_assert_cmpint (verdict (after, 3), ==, ZW_VERDICT_NOT_MET);
  g_assert_cmpint (zw_siting_principle_get_verdict (&after->principles[2]), ==, ZW_VERDICT_MET);
  g_assert_cmpstr (after->principles[2].note, ==, "先導試辦");
  zw_siting_add_findings (after, f->reference, fewer);
  g_assert_cmpuint (fewer->len, ==, 5);
}

int
main (int argc, char **argv)
{
  static const SitingTest tests[] = {
    { "/siting/size/strictness", test_strictness },
    { "/siting/size/strictness-of-cases", test_strictness_of_cases },
    { "/siting/vehicles", test_vehicles },
    { "/siting/hours/service", test_hours },
    { "/siting/hours/unknown", test_hours_unknown },
    { "/siting/people", test_people },
    { "/siting/own-verdict", test_own_verdict },
  };

  g_test_init (&argc, &argv, NULL);
  add_siting_tests (tests, G_N_ELEMENTS (tests));
  return g_test_run ();
}
