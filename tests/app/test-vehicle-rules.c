/* test-vehicle-rules.c: whom rules for vehicles affect, and schemes taken over
 *
 * The figures are worked out by hand from the little register below.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-indicator.h"
#include "plan-fixture.h"
#include "plan/zw-vehicle-rules.h"

/* 小客車 1,000 (80 electric), 機車 3,000 (300), 大客車 20 (5), 貨車 180 (0): 4,200. */
static ZwFleet *
make_fleet (void)
{
  const ZwIndicatorPart parts[] = { { "小客車", 0.08, 80.0, 1000.0 },
                                    { "機車", 0.1, 300.0, 3000.0 },
                                    { "大客車", 0.25, 5.0, 20.0 },
                                    { "貨車", 0.0, 0.0, 180.0 } };
  const ZwIndicator indicator = { .id = ZW_INDICATOR_A8,
                                  .state = ZW_INDICATOR_OK,
                                  .value = 0.1,
                                  .numerator = 385.0,
                                  .denominator = 4200.0,
                                  .parts = parts,
                                  .n_parts = G_N_ELEMENTS (parts) };
  const ZwEvaluation evaluation = { 1.0, &indicator, 1 };

  return zw_fleet_new (&evaluation, NULL);
}

static gint64
add_rule (Fixture *f,
          gint64 phase,
          const char *vehicles,
          const char *fuel,
          const char *standard,
          const char *action)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_VEHICLE_RULE, f->zone, &error);
  const struct
  {
    guint field;
    const char *text;
  } texts[] = { { ZW_VEHICLE_RULE_VEHICLES, vehicles },
                { ZW_VEHICLE_RULE_FUEL, fuel },
                { ZW_VEHICLE_RULE_STANDARD, standard },
                { ZW_VEHICLE_RULE_ACTION, action } };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      {
        zw_record_set (f->store, ZW_RECORD_VEHICLE_RULE, id, texts[i].field, texts[i].text, &error);
        g_assert_no_error (error);
      }
  if (phase != 0)
    {
      zw_record_set_int (f->store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE, phase,
                         &error);
      g_assert_no_error (error);
    }
  return id;
}

static ZwRecords *
load_records (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwRecords *records = zw_records_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return records;
}

static ZwVehicleShare
get_share (const ZwRecords *records, const ZwFleet *fleet, int group)
{
  g_autoptr (GPtrArray) rules = zw_vehicle_rules_list (records, ZW_VEHICLE_RULES_ANY_PHASE);

  return zw_rule_share (fleet, (const ZwRecord *const *) rules->pdata, rules->len, group);
}

static void
assert_share (const ZwVehicleShare *share, double least, double most, double registered)
{
  g_assert_cmpfloat_with_epsilon (share->least, least, 1e-9);
  g_assert_cmpfloat_with_epsilon (share->most, most, 1e-9);
  g_assert_cmpfloat_with_epsilon (share->registered, registered, 1e-9);
}

static void
test_classes (void)
{
  static const struct
  {
    const char *name;
    guint classes;
  } names[] = {
    { "小客車", ZW_FLEET_CAR_PRIVATE | ZW_FLEET_CAR_COMMERCIAL },
    { "自用小客車", ZW_FLEET_CAR_PRIVATE },
    { "營業小客車", ZW_FLEET_CAR_COMMERCIAL },
    { "大型重型機車", ZW_FLEET_MOTORCYCLE_HEAVY },
    { "普通輕型機車", ZW_FLEET_MOTORCYCLE_LIGHT },
    { "機車", ZW_FLEET_MOTORCYCLE_HEAVY | ZW_FLEET_MOTORCYCLE_LIGHT },
    { "貨車", ZW_FLEET_VAN | ZW_FLEET_TRUCK },
    { "自用小貨車", ZW_FLEET_VAN },
    { "大貨車", ZW_FLEET_TRUCK },
    { "大客車", ZW_FLEET_BUS },
    { "特種車", ZW_FLEET_SPECIAL },
    { "motorcycle", ZW_FLEET_MOTORCYCLE_HEAVY | ZW_FLEET_MOTORCYCLE_LIGHT },
    { "car", ZW_FLEET_CAR_PRIVATE | ZW_FLEET_CAR_COMMERCIAL },
    { "truck", ZW_FLEET_VAN | ZW_FLEET_TRUCK },
    { ZW_INDICATOR_PART_UNSPECIFIED, 0 },
    { ZW_INDICATOR_PART_OTHER, 0 },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  const ZwChoice *choices;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmphex (zw_fleet_classes_from_name (names[i].name), ==, names[i].classes);
  /* Every class that a rule can name is known here. */
  choices = zw_reference_get_choices (reference, "vehicle-class", &n);
  g_assert_cmpuint (n, ==, 8);
  for (guint i = 0; i < n; i++)
    g_assert_cmphex (zw_fleet_class_from_id (choices[i].id), ==, 1u << i);
}

static void
test_share_exact (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwRecords) records = NULL;
  ZwVehicleShare share;

  add_rule (f, 0, "car-private car-commercial", "combustion", NULL, "ban");
  records = load_records (f);
  share = get_share (records, fleet, ZW_FLEET_ALL);
  assert_share (&share, 920.0, 920.0, 4200.0);
  g_assert_true (zw_vehicle_share_is_exact (&share));
  g_assert_cmpuint (share.why, ==, 0);
  share = get_share (records, fleet, 0);
  assert_share (&share, 920.0, 920.0, 1000.0);
  share = get_share (records, fleet, 1);
  assert_share (&share, 0.0, 0.0, 3000.0);
}

/* Two rules on the same vehicles count them once. */
static void
test_share_union (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwRecords) records = NULL;
  ZwVehicleShare share;

  add_rule (f, 0, "car-private car-commercial", "combustion", NULL, "ban");
  add_rule (f, 0, "car-private car-commercial motorcycle-heavy motorcycle-light", "combustion",
            NULL, "charge");
  /* Of no consequence: the cars are all affected already. */
  add_rule (f, 0, "car-private", "diesel", "Euro 3", "ban");
  records = load_records (f);
  share = get_share (records, fleet, ZW_FLEET_ALL);
  assert_share (&share, 920.0 + 2700.0, 920.0 + 2700.0, 4200.0);
}

static void
test_share_between (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (ZwRecords) records = NULL;
  g_autofree char *text = NULL;
  ZwVehicleShare share;

  add_rule (f, 0, "car-private car-commercial", "diesel", NULL, "ban");
  records = load_records (f);
  share = get_share (records, fleet, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 920.0, 4200.0);
  g_assert_cmpuint (share.why, ==, ZW_SHARE_FUEL);
  g_assert_false (zw_vehicle_share_is_exact (&share));
  text = zw_vehicle_share_dup_text (&share, english);
  g_assert_cmpstr (text, ==, "at most 21.9 %"); /* 920 / 4200 */
}

static void
test_share_reasons (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwRecords) records = NULL;
  const ZwRecord *rules[6];
  ZwVehicleShare share;
  const gint64 ids[] = {
    /* A standard: at most those that burn fuel, electric ones have none. */
    add_rule (f, 0, "motorcycle-heavy motorcycle-light", "any", "Euro 1", "ban"),
    /* Only a part of the class 貨車. */
    add_rule (f, 0, "truck", "combustion", NULL, "ban"),
    /* Buses are taken to be diesel. */
    add_rule (f, 0, "bus", "diesel", NULL, "ban"),
    /* Motorcycles are none. */
    add_rule (f, 0, "motorcycle-heavy motorcycle-light", "diesel", NULL, "ban"),
    /* It does not say whom. */
    add_rule (f, 0, NULL, "any", NULL, "ban"),
    /* Every fuel where none is chosen. */
    add_rule (f, 0, "bus", NULL, NULL, "ban"),
  };

  records = load_records (f);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    rules[i] = zw_records_find (records, ZW_RECORD_VEHICLE_RULE, ids[i]);
  share = zw_rule_share (fleet, &rules[0], 1, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 2700.0, 4200.0);
  g_assert_cmpuint (share.why, ==, ZW_SHARE_STANDARD);
  share = zw_rule_share (fleet, &rules[1], 1, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 180.0, 4200.0);
  g_assert_cmpuint (share.why, ==, ZW_SHARE_CLASS);
  share = zw_rule_share (fleet, &rules[2], 1, ZW_FLEET_ALL);
  assert_share (&share, 15.0, 15.0, 4200.0);
  g_assert_cmpuint (share.why, ==, ZW_SHARE_ASSUMED);
  share = zw_rule_share (fleet, &rules[3], 1, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 0.0, 4200.0);
  share = zw_rule_share (fleet, &rules[4], 1, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 0.0, 4200.0);
  g_assert_cmpuint (share.why, ==, ZW_SHARE_NO_VEHICLES);
  share = zw_rule_share (fleet, &rules[5], 1, ZW_FLEET_ALL);
  assert_share (&share, 20.0, 20.0, 4200.0);
}

static void
test_share_unknown (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwFleet) fleet = zw_fleet_load (f->store, NULL, NULL, &error);
  g_autoptr (ZwRecords) records = NULL;
  ZwVehicleShare share;

  g_assert_no_error (error);
  g_assert_cmpuint (fleet->groups->len, ==, 0);
  g_assert_nonnull (fleet->reason);
  add_rule (f, 0, "bus", "any", NULL, "ban");
  records = load_records (f);
  share = get_share (records, fleet, ZW_FLEET_ALL);
  g_assert_false (zw_vehicle_share_is_known (&share));
  g_assert_true (isnan (share.most));
}

/* A register that tells the city alone stands in for the zone. */
static void
test_fleet_of_the_city (void)
{
  const ZwIndicator none = { .id = ZW_INDICATOR_A8,
                             .state = ZW_INDICATOR_NO_DATA,
                             .reason = "told for the city alone" };
  const ZwIndicator some = {
    .id = ZW_INDICATOR_A8, .state = ZW_INDICATOR_OK, .numerator = 1.0, .denominator = 10.0
  };
  const ZwEvaluation zone = { 1.0, &none, 1 }, city = { 1.0, &some, 1 };
  g_autoptr (ZwFleet) fleet = zw_fleet_new (&zone, &city);
  g_autoptr (ZwFleet) empty = zw_fleet_new (&zone, NULL);

  g_assert_true (fleet->whole_city);
  g_assert_cmpfloat (fleet->registered, ==, 10.0);
  g_assert_cmpstr (empty->reason, ==, "told for the city alone");
}

static void
test_preset (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  const ZwRulePreset *preset = zw_reference_find_preset (reference, "oxford-zez");
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (ZwRecords) undone = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GError) error = NULL;
  const ZwPlanPhase *phase;
  const ZwRecord *last;
  ZwVehicleShare share;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  phase = zw_vehicle_rules_find_phase (plan, "mid");
  g_assert_nonnull (phase);
  g_assert_nonnull (preset);
  g_assert_null (zw_reference_find_preset (reference, "nowhere"));
  zw_vehicle_rules_apply_preset (f->store, f->zone, phase->id, preset, "zh_TW", &error);
  g_assert_no_error (error);
  records = load_records (f);
  rules = zw_vehicle_rules_list (records, phase->id);
  /* Table 3-2: ZEV 0, ULEV 2, LEV 4 (petrol and diesel), others 10 pounds a day, from 7
   * in the morning to 7 in the evening. */
  g_assert_cmpuint (rules->len, ==, 5);
  last = g_ptr_array_index (rules, 4);
  g_assert_cmpint (zw_record_get_int (last, ZW_VEHICLE_RULE_AMOUNT, -1), ==, 400);
  g_assert_cmpint (zw_record_get_int (last, ZW_VEHICLE_RULE_FROM, -1), ==, 7 * 60);
  g_assert_cmpint (zw_record_get_int (last, ZW_VEHICLE_RULE_TO, -1), ==, 19 * 60);
  g_assert_cmpstr (zw_record_get_text (last, ZW_VEHICLE_RULE_STANDARD), ==,
                   "任何不符合上述標準的車輛");
  g_assert_cmpint (zw_record_get_int (g_ptr_array_index (rules, 0), ZW_VEHICLE_RULE_AMOUNT, -1), ==,
                   0);
  /* All that burn fuel may pay; how many, no register tells. */
  share = zw_rule_share (fleet, (const ZwRecord *const *) rules->pdata, rules->len, ZW_FLEET_ALL);
  assert_share (&share, 0.0, 4200.0 - 385.0, 4200.0);
  g_assert_cmpuint (share.why & ZW_SHARE_FREE, !=, 0);
  /* One step takes all of them away. */
  undo (f);
  undone = load_records (f);
  g_assert_cmpuint (zw_records_get (undone, ZW_RECORD_VEHICLE_RULE)->len, ==, 0);
}

static void
test_presets_all (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (GError) error = NULL;
  guint n, sum = 0;
  const ZwRulePreset *presets = zw_reference_get_presets (reference, &n);
  g_autoptr (ZwRecords) records = NULL;

  g_assert_cmpuint (n, >, 5);
  for (guint i = 0; i < n; i++)
    {
      zw_vehicle_rules_apply_preset (f->store, f->zone, 0, &presets[i], "en", &error);
      g_assert_no_error (error);
      sum += presets[i].n_rules;
    }
  records = load_records (f);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_VEHICLE_RULE)->len, ==, sum);
}

static void
test_boundary (Fixture *f, gconstpointer data)
{
  gint64 larger = add_zone (f->store, "擴大範圍", ZW_ZONE_URBAN);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) records = NULL;
  const ZwPlanPhase *mid, *small;
  gint64 id;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  small = zw_vehicle_rules_find_phase (plan, "short");
  mid = zw_vehicle_rules_find_phase (plan, "mid");
  id = zw_record_add (f->store, ZW_RECORD_BOUNDARY, f->zone, &error);
  g_assert_no_error (error);
  zw_record_set_int (f->store, ZW_RECORD_BOUNDARY, id, ZW_BOUNDARY_PHASE, mid->id, &error);
  g_assert_no_error (error);
  zw_record_set_int (f->store, ZW_RECORD_BOUNDARY, id, ZW_BOUNDARY_ZONE, larger, &error);
  g_assert_no_error (error);
  records = load_records (f);
  g_assert_cmpint (zw_vehicle_rules_get_boundary (records, f->zone, mid->id), ==, larger);
  g_assert_cmpint (zw_vehicle_rules_get_boundary (records, f->zone, small->id), ==, f->zone);
  g_assert_cmpint (zw_vehicle_rules_get_boundary (records, f->zone, 0), ==, f->zone);
}

static const ZwFinding *
find_finding (const GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((ZwFinding *) g_ptr_array_index (findings, i))->rule, rule))
      return g_ptr_array_index (findings, i);
  return NULL;
}

static void
test_findings (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwCheckWords) words = zw_check_words_new ();
  g_autoptr (ZwCatalog) english = zw_catalog_new ("en");
  g_autoptr (ZwFleet) fleet = make_fleet ();
  g_autoptr (ZwFleet) none = zw_fleet_new (NULL, NULL);
  g_autoptr (GPtrArray) before = zw_findings_new ();
  g_autoptr (GPtrArray) after = zw_findings_new ();
  g_autoptr (GPtrArray) fewer = zw_findings_new ();
  g_autoptr (GPtrArray) blind = zw_findings_new ();
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) empty = NULL;
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (ZwRecords) cars = NULL;
  const ZwFinding *finding;
  gint64 first, all;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  empty = load_records (f);
  zw_vehicle_rules_check (plan, empty, fleet, FALSE, words, english, before);
  g_assert_cmpuint (before->len, ==, 0);

  /* Motorcycles are 2,700 of 4,200: 64.3 per cent. */
  first = zw_vehicle_rules_find_phase (plan, "mid")->id;
  all = add_rule (f, first, "motorcycle-heavy motorcycle-light", "combustion", NULL, "ban");
  add_rule (f, zw_vehicle_rules_find_phase (plan, "long")->id, "car-private", "any", NULL, "ban");
  records = load_records (f);
  zw_vehicle_rules_check (plan, records, fleet, TRUE, words, english, after);
  g_assert_cmpuint (after->len, ==, 1);
  finding = find_finding (after, "vehicle-share");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->severity, ==, ZW_SEVERITY_NOTE);
  g_assert_cmpfloat_with_epsilon (finding->found, 100.0 * 2700.0 / 4200.0, 1e-9);
  g_assert_cmpfloat (finding->allowed, ==, 50.0);
  g_assert_cmpint (finding->place.id, ==, all);
  g_assert_cmpstr (finding->clause, ==, "指引 4.4 3.(1)");

  zw_record_set (f->store, ZW_RECORD_VEHICLE_RULE, all, ZW_VEHICLE_RULE_VEHICLES,
                 "car-private car-commercial", NULL);
  cars = load_records (f);
  zw_vehicle_rules_check (plan, cars, fleet, TRUE, words, english, fewer);
  g_assert_cmpuint (fewer->len, ==, 0);
  zw_vehicle_rules_check (plan, cars, none, FALSE, words, english, blind);
  g_assert_cmpuint (blind->len, ==, 2);
  g_assert_cmpint (find_finding (blind, "vehicle-fleet")->severity, ==, ZW_SEVERITY_NOTE);
  g_assert_cmpint (find_finding (blind, "vehicle-signs")->severity, ==, ZW_SEVERITY_SHOULD);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vehicle-rules/fleet/classes", test_classes);
  g_test_add_func ("/vehicle-rules/fleet/of-the-city", test_fleet_of_the_city);
  ADD ("/vehicle-rules/share/exact", test_share_exact);
  ADD ("/vehicle-rules/share/union", test_share_union);
  ADD ("/vehicle-rules/share/between", test_share_between);
  ADD ("/vehicle-rules/share/reasons", test_share_reasons);
  ADD ("/vehicle-rules/share/unknown", test_share_unknown);
  ADD ("/vehicle-rules/preset/one-step", test_preset);
  ADD ("/vehicle-rules/preset/all", test_presets_all);
  ADD ("/vehicle-rules/boundary", test_boundary);
  ADD ("/vehicle-rules/findings", test_findings);
  return g_test_run ();
}
