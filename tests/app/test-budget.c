/* test-budget.c: totals, shares, payments, and the budget of a project
 *
 * Expected figures are the and the directions' own, or worked out by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "budget-fixture.h"
#include "plan-fixture.h"
#include "plan/zw-applicant.h"

/* --- figures --- */

static void
test_part_of (void)
{
  static const struct
  {
    gint64 total;
    int percent;
    gint64 part, least_total;
  } cases[] = {
    { 0, 35, 0, 0 },
    { 1, 35, 0, 0 },
    { 2, 90, 1, 2 }, /* 1 of 2 is 50 %, of 1 too much */
    { 4000000, 35, 1400000, 4000000 },
    { 16000000, 68, 10880000, 16000000 },
    { 4000000, 83, 3320000, 4000000 },
    { 999999999999999, 83, 829999999999999, 999999999999999 },
    { G_MAXINT64, 90, G_GINT64_CONSTANT (8301034833169298226), G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 part = zw_budget_part_of (cases[i].total, cases[i].percent);

      g_assert_cmpint (part, ==, cases[i].part);
      g_assert_cmpint (zw_budget_least_total_at (part, cases[i].percent), <=, cases[i].least_total);
      g_assert_cmpint (
          zw_budget_part_of (zw_budget_least_total_at (part, cases[i].percent), cases[i].percent),
          >=, part);
    }
  g_assert_cmpint (zw_budget_least_total_at (10000000, 68), ==, 14705883);
  g_assert_cmpint (zw_budget_least_total_at (3500000, 90), ==, 3888889);
  g_assert_cmpint (zw_budget_least_total_at (3000000, 90), ==, 3333334);
  g_assert_cmpint (zw_budget_least_total_at (2000000, 90), ==, 2222223);
  g_assert_cmpint (zw_budget_least_total_at (2700000, 90), ==, 3000000);
}

static void
test_best_share (void)
{
  static const struct
  {
    ZwBudgetCase application;
    const char *sub_item;
    gint64 total, used;
    gboolean can;
    gint64 by_ratio, central, local;
  } cases[] = {
    /* The two of the issue. */
    { { ZW_ZONE_URBAN, FALSE, FALSE, 2 },
      "plate-equipment",
      16000000,
      0,
      TRUE,
      10880000,
      10000000,
      6000000 },
    { { ZW_ZONE_SCENIC, FALSE, FALSE, 5 },
      "transition-shops",
      4000000,
      0,
      TRUE,
      3320000,
      3000000,
      1000000 },
    /* What other rows leave of the cap. */
    { { ZW_ZONE_URBAN, FALSE, FALSE, 2 },
      "plate-service",
      16000000,
      9000000,
      TRUE,
      10880000,
      1000000,
      15000000 },
    { { ZW_ZONE_URBAN, FALSE, FALSE, 2 },
      "plate-service",
      16000000,
      11000000,
      TRUE,
      10880000,
      0,
      16000000 },
    /* Planning: the ceiling, whatever the grade. */
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 },
      "plan-survey",
      3888889,
      0,
      TRUE,
      3500000,
      3500000,
      388889 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 },
      "plan-survey",
      3888888,
      0,
      TRUE,
      3499999,
      3499999,
      388889 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 0 }, "evaluation", 1000, 0, TRUE, 900, 900, 100 },
    { { ZW_ZONE_SCENIC, TRUE, TRUE, 5 }, "island-scooters", 1000, 0, TRUE, 900, 900, 100 },
    { { ZW_ZONE_SCENIC, TRUE, TRUE, 3 }, "island-scooters", 1000, 0, TRUE, 770, 770, 230 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 }, "plate-service", 0, 0, TRUE, 0, 0, 0 },
    /* Not for this zone, or not known. */
    { { ZW_ZONE_SCENIC, FALSE, TRUE, 5 }, "island-scooters", 1000, 0, FALSE, 0, 0, 0 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 }, "transition-talks", 1000, 0, FALSE, 0, 0, 0 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 0 }, "plate-service", 1000, 0, FALSE, 0, 0, 0 },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ZwSubsidySubItem *sub_item = zw_rules_find_sub_item (rules, cases[i].sub_item);
      ZwBudgetShare share = { 0 };

      g_assert_cmpint (zw_budget_best_share (rules, &cases[i].application, sub_item, cases[i].total,
                                             cases[i].used, &share),
                       ==, cases[i].can);
      if (!cases[i].can)
        continue;
      g_assert_cmpint (share.by_ratio_ntd, ==, cases[i].by_ratio);
      g_assert_cmpint (share.central_ntd, ==, cases[i].central);
      g_assert_cmpint (share.local_ntd, ==, cases[i].local);
    }
  g_assert_cmpfloat (zw_budget_get_percent (6000000, 16000000), ==, 37.5);
  g_assert_true (isnan (zw_budget_get_percent (0, 0)));
}

static void
test_least_total (void)
{
  static const struct
  {
    ZwBudgetCase application;
    const char *sub_item;
    gint64 total;
  } cases[] = {
    { { ZW_ZONE_URBAN, FALSE, FALSE, 0 }, "plan", 2222223 },
    { { ZW_ZONE_URBAN, FALSE, FALSE, 0 }, "plan-survey", 3888889 },
    { { ZW_ZONE_URBAN, FALSE, FALSE, 0 }, "evaluation", 3333334 },
    { { ZW_ZONE_URBAN, FALSE, FALSE, 2 }, "plate-service", 14705883 },
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 }, "park-award", 42857143 }, /* 15 M ÷ 0.35 */
    { { ZW_ZONE_PARK, FALSE, FALSE, 1 }, "transition-talks", 0 },
    { { ZW_ZONE_URBAN, FALSE, FALSE, 0 }, "plate-service", 0 },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (zw_budget_least_total (rules, &cases[i].application,
                                            zw_rules_find_sub_item (rules, cases[i].sub_item)),
                     ==, cases[i].total);
}

static void
test_payment (void)
{
  static const struct
  {
    gint64 central, first, second, third, held, principle_first, principle_held;
  } cases[] = {
    { 1400000, 420000, 560000, 420000, 0, 1400000, 0 },
    { 1499999, 449999, 599999, 450001, 0, 1499999, 0 },
    { 1500000, 450000, 600000, 450000, 0, 450000, 0 },
    { 9999999, 2999999, 3999999, 3000001, 0, 2999999, 0 },
    { 10000000, 3000000, 4000000, 3000000, 0, 3000000, 500000 },
    /* 5 % of one more is 500,000.05: at least that is held. */
    { 10000001, 3000000, 4000000, 2500000, 500001, 3000000, 500001 },
    { 15000000, 4500000, 6000000, 3750000, 750000, 4500000, 750000 },
    { 1, 0, 0, 1, 0, 1, 0 },
    { 0, 0, 0, 0, 0, 0, 0 },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwBudgetPayment payment = zw_budget_payment (rules, cases[i].central);

      g_assert_cmpint (payment.first_ntd, ==, cases[i].first);
      g_assert_cmpint (payment.second_ntd, ==, cases[i].second);
      g_assert_cmpint (payment.third_ntd, ==, cases[i].third);
      g_assert_cmpint (payment.held_ntd, ==, cases[i].held);
      g_assert_cmpint (payment.principle_first_ntd, ==, cases[i].principle_first);
      g_assert_cmpint (payment.principle_held_ntd, ==, cases[i].principle_held);
      g_assert_cmpint (payment.texts_differ, ==, cases[i].central == 10000000);
    }
}

static void
test_surplus (void)
{
  static const struct
  {
    gint64 surplus, central, total, returned;
    gboolean waivable;
  } cases[] = {
    { 400000, 35, 100, 140000, FALSE },
    { 400000, 1400000, 4000000, 140000, FALSE },
    { 0, 35, 100, 0, TRUE },
    { 100000, 1, 1, 100000, TRUE },
    { 100001, 1, 1, 100001, FALSE },
    { 1, 1, 2, 1, TRUE }, /* half a dollar */
    { 1, 35, 100, 0, TRUE },
    { 10, 1, 3, 3, TRUE },
    { 11, 1, 3, 4, TRUE },
    { 999999999999999, 999999999999998, 999999999999999, 999999999999998, FALSE },
  };
  g_autoptr (ZwRules) rules = zw_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      ZwBudgetSurplus surplus = zw_budget_surplus (rules, cases[i].surplus, cases[i].central,
                                                   cases[i].total);

      g_assert_cmpint (surplus.returned_ntd, ==, cases[i].returned);
      g_assert_cmpint (surplus.waivable, ==, cases[i].waivable);
    }
}

/* --- totals --- */

static void
test_totals (void)
{
  const ZwBudgetCase application = { ZW_ZONE_URBAN, FALSE, FALSE, 1 };
  const Row rows[] = { { 2026, "plate-equipment", 100, 200 },
                       { 2025, "plate-service", 10, 20 },
                       { 0, "plate-service", 1, 2 },
                       { 2026, "urban-cycling", 1000, ZW_BUDGET_NO_AMOUNT },
                       { 2025, NULL, 10000, 20000 } };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 5);
  const ZwSubsidySubItem *service = zw_rules_find_sub_item (rules, "plate-service");
  ZwBudgetTotal all = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, NULL, NULL);
  ZwBudgetTotal plates = zw_budget_get_total (budget, ZW_BUDGET_NO_YEAR, service->item, NULL);
  ZwBudgetTotal one = zw_budget_get_total (budget, 2025, NULL, service);
  g_autoptr (GArray) years = zw_budget_get_years (budget);

  g_assert_cmpint (all.central_ntd, ==, 11111);
  g_assert_cmpint (all.local_ntd, ==, 20222);
  g_assert_cmpint (all.total_ntd, ==, 31333);
  g_assert_cmpuint (all.n_rows, ==, 5);
  g_assert_cmpuint (all.n_without_central, ==, 0);
  g_assert_cmpuint (all.n_without_local, ==, 1);
  g_assert_cmpint (plates.total_ntd, ==, 333);
  g_assert_cmpint (one.central_ntd, ==, 10);
  g_assert_cmpuint (one.n_rows, ==, 1);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpint (g_array_index (years, int, 0), ==, 2025);
  g_assert_cmpint (g_array_index (years, int, 1), ==, 2026);
}

/* --- trying a value --- */

static void
test_try_cell (void)
{
  static const struct
  {
    int field;
    const char *typed, *expected;
  } typed[] = {
    { ZW_BUDGET_CENTRAL, "1,400,000", "" },
    { ZW_BUDGET_CENTRAL, "1400001", "budget-ratio" },
    { ZW_BUDGET_CENTRAL, "140 萬元", "" },
    { ZW_BUDGET_CENTRAL, "", "budget-no-amount" },
    { ZW_BUDGET_LOCAL, NULL, "budget-local-share" },
    { ZW_BUDGET_LOCAL, "0", "budget-local-share" },
    { ZW_BUDGET_YEAR, "115", "" },
    { ZW_BUDGET_YEAR, "116", "budget-years" },
    { ZW_BUDGET_YEAR, "2026", "" },
    { ZW_BUDGET_YEAR, " ", "budget-no-year" },
    { ZW_BUDGET_SUB_ITEM, "park-award", "budget-item-type" },
    { ZW_BUDGET_SUB_ITEM, "都會區抑制高排碳運具及鼓勵低碳運具使用活動", "" },
    { ZW_BUDGET_SUB_ITEM, "交通寧靜區", "budget-unknown-item" },
    { ZW_BUDGET_SUB_ITEM, "", "budget-unknown-item" },
    { ZW_BUDGET_NOTE, "含維護費", "" },
    { ZW_BUDGET_ITEM, "12", "" },
    { ZW_BUDGET_STATED_TOTAL, "4,000,000", "" },
    { ZW_BUDGET_STATED_TOTAL, "4,000,001", "budget-stated-total" },
    { ZW_BUDGET_STATED_CENTRAL_PERCENT, "35", "" },
    { ZW_BUDGET_STATED_CENTRAL_PERCENT, "35.1 %", "budget-stated-ratio" },
    { ZW_BUDGET_STATED_LOCAL_PERCENT, "64", "budget-stated-ratio" },
    { ZW_BUDGET_STATED_SUB_ITEM, "自行車", "" },
  };
  static const struct
  {
    int field;
    const char *typed;
  } refused[] = { { ZW_BUDGET_CENTRAL, "abc" },
                  { ZW_BUDGET_CENTRAL, "-1" },
                  { ZW_BUDGET_CENTRAL, "1.5" },
                  { ZW_BUDGET_LOCAL, "1000000000000000" },
                  { ZW_BUDGET_YEAR, "soon" } };
  const ZwBudgetCase application = { ZW_ZONE_URBAN, FALSE, FALSE, 1 };
  const Row rows[] = { { 2025, "urban-cycling", 1400000, 2600000 } };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = make_budget (rules, &application, rows, 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (ZwBudget)
          tried = zw_budget_try_cell (budget, 1, typed[i].field, typed[i].typed, &error);

      g_assert_no_error (error);
      assert_rules (tried, typed[i].expected, typed[i].typed != NULL ? typed[i].typed : "NULL");
      assert_rules (budget, "", "the budget itself");
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) refusal = NULL;

      g_assert_null (zw_budget_try_cell (budget, 1, refused[i].field, refused[i].typed, &refusal));
      g_assert_nonnull (refusal);
      g_assert_cmpuint (strlen (refusal->message), >, 10);
    }
  g_assert_null (zw_budget_try_cell (budget, 2, ZW_BUDGET_CENTRAL, "1", &error));
  g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE);
}

static void
test_empty_row (void)
{
  const ZwBudgetCase application = { ZW_ZONE_URBAN, FALSE, FALSE, 1 };
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = zw_budget_new (rules, &application);
  ZwBudgetRow *row = zw_budget_add_row (budget, 1, ZW_BUDGET_NO_YEAR, NULL, ZW_BUDGET_NO_AMOUNT,
                                        ZW_BUDGET_NO_AMOUNT);

  g_assert_true (zw_budget_row_is_empty (row));
  assert_rules (budget, "budget-no-amount", "one word for a new row");
  row->year = 2025;
  g_assert_false (zw_budget_row_is_empty (row));
  assert_rules (budget, "budget-unknown-item budget-no-amount", "a year alone");
}

/* --- a project --- */

static void
add_record (Fixture *f, gint64 zone, ZwRecordKind kind, ...)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, kind, zone, &error);
  va_list fields;

  g_assert_no_error (error);
  va_start (fields, kind);
  for (int field = va_arg (fields, int); field >= 0; field = va_arg (fields, int))
    {
      zw_record_set (f->store, kind, id, field, va_arg (fields, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (fields);
}

static ZwBudget *
load_budget (Fixture *f, ZwRules *rules)
{
  g_autoptr (GError) error = NULL;
  ZwBudget *budget = zw_budget_load (f->store, f->zone, NULL, rules, &error);

  g_assert_no_error (error);
  return budget;
}

static void
set (Fixture *f, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (zw_store_begin (f->store, "a setting", &error));
  zw_store_set_setting (f->store, key, value, &error);
  g_assert_no_error (error);
  zw_store_commit (f->store, &error);
  g_assert_no_error (error);
}

static void
test_load (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) budget = NULL;
  g_autoptr (GError) error = NULL;
  gint64 other = add_zone (f->store, "老街", ZW_ZONE_SCENIC);
  const ZwBudgetRow *row;

  set (f, "government", "台北市政府");
  add_record (f, f->zone, ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "114", ZW_BUDGET_SUB_ITEM,
              "plate-equipment", ZW_BUDGET_CENTRAL, "1,400,000", ZW_BUDGET_LOCAL, "2,600,000",
              ZW_BUDGET_NOTE, "第一期", ZW_BUDGET_STATED_TOTAL, "4,000,000",
              ZW_BUDGET_STATED_CENTRAL_PERCENT, "35", -1);
  add_record (f, f->zone, ZW_RECORD_BUDGET, ZW_BUDGET_SUB_ITEM, "of-another-edition", -1);
  add_record (f, f->zone, ZW_RECORD_STATED_TOTAL, ZW_STATED_TOTAL, "4,000,000", -1);
  add_record (f, other, ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "114", ZW_BUDGET_SUB_ITEM,
              "scenic-shuttle", ZW_BUDGET_CENTRAL, "9,000,000", ZW_BUDGET_LOCAL, "20,000,000", -1);
  add_record (f, other, ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "115", ZW_BUDGET_SUB_ITEM,
              "scenic-shuttle", ZW_BUDGET_CENTRAL, "500,000", ZW_BUDGET_LOCAL, "2,000,000", -1);
  add_record (f, 0, ZW_RECORD_APPLICATION, ZW_APPLICATION_YEAR, "114", ZW_APPLICATION_CENTRAL,
              "9,600,000", -1);

  budget = load_budget (f, rules);
  g_assert_cmpint (budget->zone_id, ==, f->zone);
  g_assert_cmpint (budget->application.zone_type, ==, ZW_ZONE_URBAN);
  g_assert_cmpint (budget->application.grade, ==, 1);
  g_assert_false (budget->application.remote);
  g_assert_cmpuint (budget->rows->len, ==, 2);
  row = g_ptr_array_index (budget->rows, 0);
  g_assert_cmpint (row->year, ==, 2025);
  g_assert_cmpstr (row->sub_item->id, ==, "plate-equipment");
  g_assert_cmpint (row->central_ntd, ==, 1400000);
  g_assert_cmpint (row->local_ntd, ==, 2600000);
  g_assert_cmpstr (row->note, ==, "第一期");
  g_assert_cmpint (row->stated_total_ntd, ==, 4000000);
  g_assert_cmpfloat (row->stated_central_percent, ==, 35);
  g_assert_true (isnan (row->stated_local_percent));
  row = g_ptr_array_index (budget->rows, 1);
  g_assert_null (row->sub_item);
  g_assert_cmpstr (row->unknown_id, ==, "of-another-edition");
  g_assert_cmpint (row->central_ntd, ==, ZW_BUDGET_NO_AMOUNT);
  g_assert_cmpint (zw_budget_get_others (budget, 2025), ==, 18600000);
  g_assert_cmpint (zw_budget_get_others (budget, 2026), ==, 500000);
  /* 18.6 + 1.4 = 20 M: just so. */
  assert_rules (budget, "budget-no-year budget-unknown-item budget-no-amount", "20 M");

  add_record (f, 0, ZW_RECORD_APPLICATION, ZW_APPLICATION_YEAR, "114", ZW_APPLICATION_CENTRAL, "1",
              -1);
  g_clear_pointer (&budget, zw_budget_free);
  budget = load_budget (f, rules);
  assert_rules (budget, "budget-no-year budget-unknown-item budget-no-amount budget-yearly",
                "one more");

  /* A zone that goes takes its application along. */
  zw_zone_remove (f->store, other, &error);
  g_assert_no_error (error);
  g_clear_pointer (&budget, zw_budget_free);
  budget = load_budget (f, rules);
  g_assert_cmpint (zw_budget_get_others (budget, 2025), ==, 9600001);
}

static void
test_applicant (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  static const struct
  {
    const char *government, *grade;
    int expected;
    gboolean known, own;
  } cases[] = {
    { NULL, NULL, 0, FALSE, FALSE },       { "海濱市", NULL, 0, FALSE, FALSE },
    { "海濱市", "4", 4, FALSE, TRUE },     { "高雄市", NULL, 3, TRUE, FALSE },
    { "高雄市", "2", 2, TRUE, TRUE },      { "高雄市", "unknown", 3, TRUE, FALSE },
    { "澎湖縣", "第五級", 5, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (ZwApplicant) applicant = { 0 };

      set (f, ZW_APPLICANT_GOVERNMENT, cases[i].government);
      set (f, ZW_APPLICANT_GRADE, cases[i].grade);
      zw_applicant_load (&applicant, f->store, rules);
      g_assert_cmpint (applicant.grade, ==, cases[i].expected);
      g_assert_cmpint (applicant.government != NULL, ==, cases[i].known);
      g_assert_cmpint (applicant.own_grade, ==, cases[i].own);
      g_assert_cmpstr (applicant.name, ==, cases[i].government);
    }
}

/* The flags of the zone reach the check. */
static void
test_flags (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwBudget) before = NULL, after = NULL;

  set (f, ZW_APPLICANT_GOVERNMENT, "澎湖縣");
  zw_zone_set_type (f->store, f->zone, ZW_ZONE_SCENIC, &error);
  g_assert_no_error (error);
  add_record (f, f->zone, ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "114", ZW_BUDGET_SUB_ITEM,
              "island-scooters", ZW_BUDGET_CENTRAL, "900,000", ZW_BUDGET_LOCAL, "100,000", -1);
  before = load_budget (f, rules);
  assert_rules (before, "budget-island budget-ratio", "the mainland");
  zw_zone_set_island (f->store, f->zone, TRUE, &error);
  g_assert_no_error (error);
  zw_zone_set_remote (f->store, f->zone, TRUE, &error);
  g_assert_no_error (error);
  after = load_budget (f, rules);
  assert_rules (after, "", "a remote island");
}

/* The middle of the zone lies at 121.50046° E, 25.04179° N (gdaltransform); from the seat at
 * 119.566° E, 23.570° N that is 255.36 km on a sphere of 6371.0088 km (haversine). */
static void
test_seat (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (ZwBudget) no_island = NULL, island = NULL;
  g_autoptr (GError) error = NULL;

  set (f, "government", "澎湖縣");
  g_assert_true (zw_zone_set_remote (f->store, f->zone, TRUE, &error));
  no_island = load_budget (f, rules);
  g_assert_cmpfloat (no_island->application.seat_km, ==, 0);
  g_assert_true (zw_zone_set_island (f->store, f->zone, TRUE, &error));
  g_assert_true (zw_zone_set_remote (f->store, f->zone, TRUE, &error));
  island = load_budget (f, rules);
  g_assert_cmpfloat_with_epsilon (island->application.seat_km, 255.36, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/budget/figures/part-of", test_part_of);
  g_test_add_func ("/budget/figures/best-share", test_best_share);
  g_test_add_func ("/budget/figures/least-total", test_least_total);
  g_test_add_func ("/budget/figures/payment", test_payment);
  g_test_add_func ("/budget/figures/surplus", test_surplus);
  g_test_add_func ("/budget/totals", test_totals);
  g_test_add_func ("/budget/try-cell", test_try_cell);
  g_test_add_func ("/budget/empty-row", test_empty_row);
  g_test_add ("/budget/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/budget/seat", Fixture, NULL, set_up, test_seat, tear_down);
  g_test_add ("/budget/applicant", Fixture, NULL, set_up, test_applicant, tear_down);
  g_test_add ("/budget/flags", Fixture, NULL, set_up, test_flags, tear_down);
  return g_test_run ();
}
