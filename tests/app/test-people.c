/* test-people.c: stakeholders, targets and effects that the guideline suggests
 *
 * Names and numbers are those of the guideline for governments: table 4-1 (Seoul),
 * section 4.1 (main goals), tables 4-6 and 4-7 (stakeholders), table 4-8 (effects).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include <math.h>

#include "plan/zw-people.h"
#include "plan/zw-targets.h"

static ZwRecords *
load_records (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwRecords *records = zw_records_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return records;
}

static const ZwRecord *
find_named (ZwRecords *records, ZwRecordKind kind, guint field, const char *name)
{
  const GPtrArray *all = zw_records_get (records, kind);

  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (zw_record_get_text (g_ptr_array_index (all, i), field), name) == 0)
      return g_ptr_array_index (all, i);
  return NULL;
}

static void
test_stakeholders (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *class;
  } expected[] = {
    { "居民", "重點管理" },
    { "商家", "重點管理" },
    { "企業", "重點管理" },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL, again = NULL, after = NULL;
  guint n;

  g_assert_true (zw_people_fill (f->store, reference, f->zone, ZW_ZONE_URBAN, catalog, &error));
  records = load_records (f);
  n = zw_records_get (records, ZW_RECORD_STAKEHOLDER)->len;
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwRecord *record = find_named (records, ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_NAME,
                                           expected[i].name);
      const ZwStakeholderClass *class;

      g_assert_nonnull (record);
      class = zw_people_get_class (reference, record);
      g_assert_nonnull (class);
      g_assert_cmpstr (class->name.zh, ==, expected[i].class);
      g_assert_cmpuint (zw_people_count_measures (records, zw_record_get_id (record)), >, 0);
    }
  /* A second time adds nobody. */
  g_assert_true (zw_people_fill (f->store, reference, f->zone, ZW_ZONE_URBAN, catalog, &error));
  again = load_records (f);
  g_assert_cmpuint (zw_records_get (again, ZW_RECORD_STAKEHOLDER)->len, ==, n);
  g_assert_true (zw_store_undo (f->store, &error));
  after = load_records (f);
  g_assert_cmpuint (zw_records_get (after, ZW_RECORD_STAKEHOLDER)->len, ==, 0);
  g_assert_cmpuint (zw_records_get (after, ZW_RECORD_MEASURE)->len, ==, 0);
}

static void
test_meetings (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;
  g_autofree char *both = NULL;
  gint64 a = zw_record_add (f->store, ZW_RECORD_STAKEHOLDER, f->zone, &error);
  gint64 b = zw_record_add (f->store, ZW_RECORD_STAKEHOLDER, f->zone, &error);
  gint64 c = zw_record_add (f->store, ZW_RECORD_STAKEHOLDER, f->zone, &error);
  gint64 meeting = zw_record_add (f->store, ZW_RECORD_MEETING, f->zone, &error);

  both = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, a, c);
  g_assert_true (
      zw_record_set (f->store, ZW_RECORD_MEETING, meeting, ZW_MEETING_STAKEHOLDERS, both, &error));
  records = load_records (f);
  g_assert_cmpuint (zw_people_count_meetings (records, a), ==, 1);
  g_assert_cmpuint (zw_people_count_meetings (records, b), ==, 0);
  g_assert_cmpuint (zw_people_count_meetings (records, c), ==, 1);
}

static void
test_goals (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "公路運輸溫室氣體排放減量", "綠運輸使用增量",
                                       "高排碳車輛使用減量" };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;

  g_assert_true (zw_targets_add_goals (f->store, reference, f->zone, catalog, &error));
  g_assert_true (zw_targets_add_goals (f->store, reference, f->zone, catalog, &error));
  records = load_records (f);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_TARGET)->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (find_named (records, ZW_RECORD_TARGET, ZW_TARGET_NAME, names[i]));
}

/* Table 4-1 prints the changes: 10 % and 40 % less, 18 and 34, 10 and 30. */
static void
test_seoul (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    double base, first, second;
    double first_percent, second_percent; /* as printed, whole; NaN where not */
  } expected[] = {
    { "溫室氣體排放量", 942.6, 848.3, 565.6, -10, -40 },
    { "空氣污染物排放量", 3883, 3179, 2555, -18, -34 },
    { "行人交通事故死亡人數", 10, 5, 0, NAN, NAN },
    { "私人小客車交通量", 72.0, 64.8, 50.4, -10, -30 },
    { "綠色運輸行為占比", 68.9, 70.7, 74.3, NAN, NAN },
    { "綠色交通使用空間", 0.43, 0.59, 0.89, NAN, NAN },
    { "大眾運輸滿意度", 6.9, 7.0, 7.2, NAN, NAN },
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;

  g_assert_true (zw_targets_add_examples (f->store, reference, f->zone, catalog, &error));
  records = load_records (f);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_TARGET)->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const ZwRecord *record = find_named (records, ZW_RECORD_TARGET, ZW_TARGET_NAME,
                                           expected[i].name);

      g_test_message ("%s", expected[i].name);
      g_assert_nonnull (record);
      g_assert_cmpint (zw_record_get_int (record, ZW_TARGET_BASE_YEAR, 0), ==, 2018);
      g_assert_cmpint (zw_record_get_int (record, ZW_TARGET_SHORT_YEAR, 0), ==, 2020);
      g_assert_cmpint (zw_record_get_int (record, ZW_TARGET_MID_YEAR, 0), ==, 2030);
      g_assert_cmpfloat (zw_record_get_number (record, ZW_TARGET_BASE), ==, expected[i].base);
      g_assert_cmpfloat (zw_record_get_number (record, ZW_TARGET_SHORT), ==, expected[i].first);
      g_assert_cmpfloat (zw_record_get_number (record, ZW_TARGET_MID), ==, expected[i].second);
      if (isnan (expected[i].first_percent))
        continue;
      g_assert_cmpfloat (round (100 * zw_target_get_change (record, ZW_TARGET_SHORT)), ==,
                         expected[i].first_percent);
      g_assert_cmpfloat (round (100 * zw_target_get_change (record, ZW_TARGET_MID)), ==,
                         expected[i].second_percent);
    }
}

static void
test_effects (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *indicator;
    const char *now, *expected, *actual;
    ZwReached reached;
  } cases[] = {
    { "E1", "200000", "100000", "90000", ZW_REACHED },
    { "E1", "200000", "100000", "110000", ZW_MISSED },
    { "E2", "100000", "150000", "150000", ZW_REACHED },
    { "E2", "100000", "150000", "149999", ZW_MISSED },
    { "E4", "", "60", "61", ZW_REACHED },
    { "E1", "", "100", "101", ZW_MISSED },
    { "E9", "5000", "10000", "", ZW_REACHED_UNKNOWN },
    { "E9", "5000", "", "6000", ZW_REACHED_UNKNOWN },
    { "E9", "10", "5", "4", ZW_REACHED }, /* the planner expects less */
  };
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autoptr (ZwCatalog) catalog = zw_catalog_new ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) suggested = NULL;

  g_assert_true (zw_targets_add_effects (f->store, reference, f->zone, 0, catalog, &error));
  suggested = load_records (f);
  g_assert_cmpuint (zw_records_get (suggested, ZW_RECORD_EFFECT)->len, ==, 6);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ZwRecords) records = NULL;
      gint64 id = zw_record_add (f->store, ZW_RECORD_EFFECT, f->zone, &error);

      zw_record_set (f->store, ZW_RECORD_EFFECT, id, ZW_EFFECT_INDICATOR, cases[i].indicator,
                     &error);
      zw_record_set (f->store, ZW_RECORD_EFFECT, id, ZW_EFFECT_NOW, cases[i].now, &error);
      zw_record_set (f->store, ZW_RECORD_EFFECT, id, ZW_EFFECT_EXPECTED, cases[i].expected, &error);
      zw_record_set (f->store, ZW_RECORD_EFFECT, id, ZW_EFFECT_ACTUAL, cases[i].actual, &error);
      g_assert_no_error (error);
      records = load_records (f);
      g_assert_cmpint (
          zw_effect_get_reached (reference, zw_records_find (records, ZW_RECORD_EFFECT, id)), ==,
          cases[i].reached);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/people/stakeholders", Fixture, NULL, set_up, test_stakeholders, tear_down);
  g_test_add ("/people/meetings", Fixture, NULL, set_up, test_meetings, tear_down);
  g_test_add ("/targets/goals", Fixture, NULL, set_up, test_goals, tear_down);
  g_test_add ("/targets/seoul", Fixture, NULL, set_up, test_seoul, tear_down);
  g_test_add ("/targets/effects", Fixture, NULL, set_up, test_effects, tear_down);
  return g_test_run ();
}
