/* check-fixture.h: a project with a plan whose findings are counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan-fixture.h"
#include "plan/zw-check.h"

/* A row of a sample budget (table 5 of the sample applications), in NT$. */
typedef struct
{
  int year;
  const char *sub_item;
  gint64 central;
  gint64 local;
} SampleRow;

/* [G:4116] */
G_GNUC_UNUSED static const SampleRow urban_budget[] = {
  { 2025, "plan-survey", 3500000, 500000 },
  { 2026, "evaluation", 3000000, 500000 },
  { 2025, "plate-equipment", 1400000, 2600000 },
  { 2026, "plate-service", 1050000, 1950000 },
  { 2025, "urban-campaign", 1400000, 2600000 },
  { 2025, "urban-cycling", 1050000, 1950000 },
  { 2025, "green-other", 1400000, 2600000 },
  { 2025, "transition-talks", 1050000, 1950000 },
  { 2026, "transition-vulnerable", 1400000, 2600000 },
};

/* [G:4704] */
G_GNUC_UNUSED static const SampleRow scenic_budget[] = {
  { 2025, "plan-survey", 3500000, 500000 },       { 2026, "evaluation", 3000000, 500000 },
  { 2025, "plate-equipment", 1400000, 2600000 },  { 2026, "plate-service", 1050000, 1950000 },
  { 2025, "scenic-shuttle", 1400000, 2600000 },   { 2025, "scenic-parking", 1050000, 1950000 },
  { 2025, "scenic-activity", 1400000, 2600000 },  { 2025, "transition-talks", 1050000, 1950000 },
  { 2026, "transition-shops", 1400000, 2600000 },
};

/* [G:5185] */
G_GNUC_UNUSED static const SampleRow park_budget[] = {
  { 2025, "plan-survey", 3500000, 500000 },      { 2026, "evaluation", 3000000, 500000 },
  { 2025, "plate-equipment", 1400000, 2600000 }, { 2026, "plate-service", 1050000, 1950000 },
  { 2025, "park-commute", 1400000, 2600000 },    { 2025, "park-award", 1400000, 2600000 },
  { 2025, "green-other", 1400000, 2600000 },
};

G_GNUC_UNUSED static gint64
add_record (Fixture *f, ZwRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, kind, f->zone, &error);

  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static void
set_text (Fixture *f, ZwRecordKind kind, gint64 id, guint field, const char *typed)
{
  g_autoptr (GError) error = NULL;

  zw_record_set (f->store, kind, id, field, typed, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_int (Fixture *f, ZwRecordKind kind, gint64 id, guint field, gint64 value)
{
  g_autoptr (GError) error = NULL;

  zw_record_set_int (f->store, kind, id, field, value, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
set_number (Fixture *f, ZwRecordKind kind, gint64 id, guint field, double value)
{
  g_autoptr (GError) error = NULL;

  zw_record_set_number (f->store, kind, id, field, value, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static gint64
add_budget_row (Fixture *f, const SampleRow *row)
{
  gint64 id = add_record (f, ZW_RECORD_BUDGET);

  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, row->year);
  set_text (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_SUB_ITEM, row->sub_item);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_CENTRAL, row->central);
  set_int (f, ZW_RECORD_BUDGET, id, ZW_BUDGET_LOCAL, row->local);
  return id;
}

G_GNUC_UNUSED static void
add_budget (Fixture *f, const SampleRow *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    add_budget_row (f, &rows[i]);
}

G_GNUC_UNUSED static ZwCheckRun *
check (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwCheckRun *run = zw_check_run (f->store, f->zone, NULL, NULL, &error);

  g_assert_no_error (error);
  zw_check_remember_edition (f->store, run->tables.rules);
  g_assert_cmpuint (run->zones->len, ==, 1);
  return run;
}

G_GNUC_UNUSED static const ZwCheck *
zone_of (const ZwCheckRun *run)
{
  return g_ptr_array_index (run->zones, 0);
}

/* The @place'th finding of a rule, %NULL where there are not so many. */
G_GNUC_UNUSED static const ZwFinding *
find_finding (const ZwCheckRun *run, const char *rule, guint place)
{
  const GPtrArray *findings = zone_of (run)->findings;

  for (guint i = 0; i < findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->rule, rule) == 0 && place-- == 0)
        return finding;
    }
  return NULL;
}

G_GNUC_UNUSED static guint
count_findings (const ZwCheckRun *run, const char *rule)
{
  guint n = 0;

  while (find_finding (run, rule, n) != NULL)
    n++;
  return n;
}

/* How often the project as it is breaks @rule. */
G_GNUC_UNUSED static guint
count_rule (Fixture *f, const char *rule)
{
  g_autoptr (ZwCheckRun) run = check (f);

  return count_findings (run, rule);
}

#define assert_rule(f, rule, n) g_assert_cmpuint (count_rule (f, rule), ==, n)
