/* test-record.c: the records of a plan: typed, kept, undone, unlinked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan-fixture.h"

#include <math.h>

#include "plan/zw-record.h"
#include "store/zw-sql.h"

static ZwRecords *
load_records (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwRecords *records = zw_records_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return records;
}

/* What is typed, in a field of a type, and what it reads as; NULL: refused. */
static void
test_typed (Fixture *f, gconstpointer data)
{
  static const struct
  {
    ZwRecordKind kind;
    guint field;
    const char *typed;
    const char *shown;   /* common era */
    const char *chinese; /* the same where NULL */
  } cases[] = {
    { ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "114", "2025", "114" },
    { ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "民國114年", "2025", "114" },
    { ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "2025", "2025", "114" },
    { ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "", "", NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_YEAR, "next", NULL, NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_CENTRAL, "3,500,000元", "3,500,000", NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_CENTRAL, "350 萬", "3,500,000", NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_CENTRAL, "-1", NULL, NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_CENTRAL, "1.5", NULL, NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_STATED_CENTRAL_PERCENT, "16.7 %", "16.7", NULL },
    { ZW_RECORD_BUDGET, ZW_BUDGET_SUB_ITEM, " evaluation ", "evaluation", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_FROM, "7", "07:00", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_FROM, "07:30", "07:30", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_FROM, "0730", "07:30", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_FROM, "７：３０", "07:30", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_TO, "24:00", "24:00", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_TO, "24:01", NULL, NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_TO, "7:5", NULL, NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_TO, "12:60", NULL, NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_TO, "noon", NULL, NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_BUFFER_OTHER, "4", "4", NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_BUFFER_OTHER, "51", NULL, NULL },
    { ZW_RECORD_VEHICLE_RULE, ZW_VEHICLE_RULE_BUFFER_OTHER, "1.5", NULL, NULL },
    { ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_POWER, "7.5", "7.5", NULL },
    { ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_POWER, "10.1", NULL, NULL },
    { ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_POWER, "-1", NULL, NULL },
    { ZW_RECORD_EFFECT, ZW_EFFECT_EXPECTED, "-100,000", "-100,000", NULL },
    { ZW_RECORD_EFFECT, ZW_EFFECT_EXPECTED, "9999", "9,999", NULL },
    { ZW_RECORD_EFFECT, ZW_EFFECT_EXPECTED, "12345.5", "12345.5", NULL },
    { ZW_RECORD_EFFECT, ZW_EFFECT_EXPECTED, "999", "999", NULL },
    { ZW_RECORD_MEETING, ZW_MEETING_DATE, "115/5/20", "2026-05-20", NULL },
    { ZW_RECORD_MEETING, ZW_MEETING_DATE, "115年5月20日", "2026-05-20", NULL },
    { ZW_RECORD_MEETING, ZW_MEETING_DATE, "115/5", NULL, NULL },
    { ZW_RECORD_MEETING, ZW_MEETING_DATE, "115/2/30", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) records = NULL;
      g_autofree char *shown = NULL, *chinese = NULL;
      gint64 id = zw_record_add (f->store, cases[i].kind, f->zone, &error);
      gboolean kept;

      g_assert_no_error (error);
      kept = zw_record_set (f->store, cases[i].kind, id, cases[i].field, cases[i].typed, &error);
      g_test_message ("%s: %s", cases[i].typed, error != NULL ? error->message : "kept");
      g_assert_true (kept == (cases[i].shown != NULL));
      g_assert_true ((error != NULL) == !kept);
      records = load_records (f);
      shown = zw_record_format (zw_records_find (records, cases[i].kind, id), cases[i].field,
                                FALSE);
      chinese = zw_record_format (zw_records_find (records, cases[i].kind, id), cases[i].field,
                                  TRUE);
      g_assert_cmpstr (shown, ==, kept ? cases[i].shown : "");
      g_assert_cmpstr (chinese, ==,
                       !kept                      ? ""
                       : cases[i].chinese != NULL ? cases[i].chinese
                                                  : cases[i].shown);
    }
}

/* Every field of every kind is a column, takes a value and gives it back. */
static void
test_all_kinds (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = {
    [ZW_RECORD_TEXT] = "字",     [ZW_RECORD_LINES] = "一\n二", [ZW_RECORD_CHOICE] = "a",
    [ZW_RECORD_CHOICES] = "a b", [ZW_RECORD_YEAR] = "2026",    [ZW_RECORD_DATE] = "2026-05-20",
    [ZW_RECORD_TIME] = "07:00",  [ZW_RECORD_MONEY] = "1,234",  [ZW_RECORD_COUNT] = "5",
    [ZW_RECORD_NUMBER] = "2.5",  [ZW_RECORD_PERCENT] = "35",   [ZW_RECORD_LINK] = "7",
    [ZW_RECORD_LINKS] = "7 8",
  };

  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
      g_autoptr (GError) error = NULL;
      g_autoptr (ZwRecords) records = NULL;
      gint64 id = zw_record_add (f->store, kind, f->zone, &error);
      ZwRecordKind found;

      g_assert_no_error (error);
      g_assert_true (zw_record_kind_from_id (info->id, &found));
      g_assert_cmpint (found, ==, kind);
      for (guint i = 0; i < info->n_fields; i++)
        {
          zw_record_set (f->store, kind, id, i, typed[info->fields[i].type], &error);
          g_assert_no_error (error);
          g_assert_cmpint (zw_record_kind_find_field (kind, info->fields[i].id), ==, i);
        }
      records = load_records (f);
      for (guint i = 0; i < info->n_fields; i++)
        {
          g_autofree char *shown = zw_record_format (zw_records_find (records, kind, id), i, FALSE);

          g_assert_cmpstr (shown, ==, typed[info->fields[i].type]);
        }
    }
}

/* A change is one step of undo; the same value again is none. */
static void
test_undo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;
  g_autofree char *label = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_BUDGET, f->zone, &error);
  guint revision;

  g_assert_no_error (error);
  g_assert_true (zw_record_set (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, "100", &error));
  g_assert_true (zw_record_set (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, "200", &error));
  revision = zw_store_get_revision (f->store);
  g_assert_true (zw_record_set (f->store, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, "200", &error));
  g_assert_cmpuint (zw_store_get_revision (f->store), ==, revision);
  g_assert_true (zw_store_undo (f->store, &error));
  records = load_records (f);
  g_assert_cmpint (
      zw_record_get_int (zw_records_find (records, ZW_RECORD_BUDGET, id), ZW_BUDGET_CENTRAL, 0), ==,
      100);
  g_assert_true (zw_store_undo (f->store, &error));
  g_assert_true (zw_store_undo (f->store, &error));
  g_clear_pointer (&records, zw_records_unref);
  records = load_records (f);
  g_assert_cmpuint (zw_records_get (records, ZW_RECORD_BUDGET)->len, ==, 0);
  g_assert_true (zw_store_redo (f->store, &error));
  g_assert_no_error (error);
}

static gint64
add_linked (Fixture *f, ZwRecordKind kind, guint field, gint64 to)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, kind, f->zone, &error);

  g_assert_no_error (error);
  zw_record_set_int (f->store, kind, id, field, to, &error);
  g_assert_no_error (error);
  return id;
}

/* What a deleted work item was linked to loses the link; a dependency goes with it. */
static void
test_links (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = NULL;
  g_autoptr (ZwRecords) records = NULL, after = NULL;
  const ZwPlanItem *item;
  gint64 row, waits, kept;

  fill (f, ZW_ZONE_URBAN, "zh_TW");
  plan = load (f);
  item = g_ptr_array_index (
      ((ZwPlanStage *) g_ptr_array_index (phase_at (plan, 0)->stages, 0))->items, 0);
  row = add_linked (f, ZW_RECORD_BUDGET, ZW_BUDGET_ITEM, item->id);
  waits = add_linked (f, ZW_RECORD_DEPENDENCY, ZW_DEPENDENCY_AFTER, item->id);
  kept = add_linked (f, ZW_RECORD_EFFECT, ZW_EFFECT_PHASE, phase_at (plan, 0)->id);
  g_assert_true (zw_plan_delete (f->store, ZW_PLAN_ITEM, item->id, &error));
  records = load_records (f);
  g_assert_false (zw_record_has (zw_records_find (records, ZW_RECORD_BUDGET, row), ZW_BUDGET_ITEM));
  g_assert_null (zw_records_find (records, ZW_RECORD_DEPENDENCY, waits));
  g_assert_true (
      zw_record_has (zw_records_find (records, ZW_RECORD_EFFECT, kept), ZW_EFFECT_PHASE));
  g_assert_true (zw_store_undo (f->store, &error));
  after = load_records (f);
  g_assert_true (zw_record_has (zw_records_find (after, ZW_RECORD_BUDGET, row), ZW_BUDGET_ITEM));
  g_assert_nonnull (zw_records_find (after, ZW_RECORD_DEPENDENCY, waits));
}

static void
test_move (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;
  gint64 ids[3];
  const guint order[] = { 2, 0, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = zw_record_add (f->store, ZW_RECORD_MEASURE, f->zone, &error);
  g_assert_true (zw_record_move (f->store, ZW_RECORD_MEASURE, ids[2], 0, &error));
  records = load_records (f);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_cmpint (
        zw_record_get_id (g_ptr_array_index (zw_records_get (records, ZW_RECORD_MEASURE), i)), ==,
        ids[order[i]]);
}

static void
test_judgement (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;
  gint64 id = zw_record_find_or_add_judgement (f->store, f->zone, "principle-1", &error);

  g_assert_no_error (error);
  g_assert_cmpint (zw_record_find_or_add_judgement (f->store, f->zone, "principle-1", &error), ==,
                   id);
  records = load_records (f);
  g_assert_cmpint (zw_record_get_id (zw_records_find_judgement (records, "principle-1")), ==, id);
  g_assert_null (zw_records_find_judgement (records, "principle-2"));
}

/* What another program wrote and no field can hold counts as not given. */
static void
test_foreign (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = NULL;
  const ZwRecord *record;
  gint64 id = zw_record_add (f->store, ZW_RECORD_BUDGET, f->zone, &error);

  g_assert_true (zw_sql_run (zw_store_get_db (f->store), &error,
                             "UPDATE zw_budget SET year = 'soon', central_ntd = -5, "
                             "local_ntd = 12, stated_total_ntd = 9e300 WHERE id = ?1",
                             "i", id));
  records = load_records (f);
  record = zw_records_find (records, ZW_RECORD_BUDGET, id);
  g_assert_false (zw_record_has (record, ZW_BUDGET_YEAR));
  g_assert_false (zw_record_has (record, ZW_BUDGET_CENTRAL));
  g_assert_false (zw_record_has (record, ZW_BUDGET_STATED_TOTAL));
  g_assert_cmpint (zw_record_get_int (record, ZW_BUDGET_LOCAL, 0), ==, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/record/typed", Fixture, NULL, set_up, test_typed, tear_down);
  g_test_add ("/record/all-kinds", Fixture, NULL, set_up, test_all_kinds, tear_down);
  g_test_add ("/record/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/record/links", Fixture, NULL, set_up, test_links, tear_down);
  g_test_add ("/record/move", Fixture, NULL, set_up, test_move, tear_down);
  g_test_add ("/record/judgement", Fixture, NULL, set_up, test_judgement, tear_down);
  g_test_add ("/record/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  return g_test_run ();
}
