/* test-zone-flags.c: zones on islands and in remote areas, and what goes with a zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import-fixture.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-record.h"

#define SQUARE "302000 2770000,303000 2770000,303000 2771000,302000 2771000"

static void
assert_flags (ZwStore *store, gint64 id, gboolean island, gboolean remote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwZone) zone = zw_zone_find (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpint (zone->island, ==, island);
  g_assert_cmpint (zone->remote, ==, remote);
}

static void
undo (ZwStore *store)
{
  g_autoptr (GError) error = NULL;

  zw_store_undo (store, &error);
  g_assert_no_error (error);
}

static void
redo (ZwStore *store)
{
  g_autoptr (GError) error = NULL;

  zw_store_redo (store, &error);
  g_assert_no_error (error);
}

static void
set (ZwStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (zw_zone_set_island (store, id, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (zw_zone_set_remote (store, id, TRUE, &error));
  g_assert_no_error (error);
}

static void
test_set (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = add_zone (f->store, "島", SQUARE), other = add_zone (f->store, "岸", SQUARE);

  assert_flags (f->store, id, FALSE, FALSE);
  set (f->store, id);
  assert_flags (f->store, id, TRUE, TRUE);
  assert_flags (f->store, other, FALSE, FALSE);
  undo (f->store);
  assert_flags (f->store, id, TRUE, FALSE);
  undo (f->store);
  assert_flags (f->store, id, FALSE, FALSE);
  redo (f->store);
  assert_flags (f->store, id, TRUE, FALSE);
  g_assert_true (zw_zone_set_island (f->store, id, FALSE, &error));
  assert_flags (f->store, id, FALSE, FALSE);
  g_assert_false (zw_zone_set_island (f->store, 99, TRUE, &error));
  assert_sentence (error, "zone");
}

/* A name stands in one line wherever it is printed, and there is one. */
static void
test_names (void)
{
  static const struct
  {
    const char *typed;
    const char *kept; /* NULL: refused */
  } cases[] = {
    { "舊城", "舊城" },
    { "  舊城  ", "舊城" },
    { "舊\n城", "舊 城" },
    { "a \t\r\n b", "a b" },
    { "全　形", "全 形" },
    { "a\x01"
      "b",
      "a b" },
    { "", NULL },
    { " \n　", NULL },
  };
  g_autoptr (Fixture) f = fixture_new ();
  gint64 id = add_zone (f->store, "岸", SQUARE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean taken = zw_zone_set_name (f->store, id, cases[i].typed, &error);
      g_autoptr (ZwZone) zone = zw_zone_find (f->store, id, NULL);

      g_assert_cmpint (taken, ==, cases[i].kept != NULL);
      if (taken)
        g_assert_cmpstr (zone->name, ==, cases[i].kept);
      else
        assert_sentence (error, "name");
    }
}

/* A file from before the flags, with its steps of undo. */
static void
test_old_file (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_strdup (zw_store_get_path (f->store));
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_clear_object (&f->store);
  run_raw (path, "ALTER TABLE zones DROP COLUMN island; ALTER TABLE zones DROP COLUMN remote");
  f->store = open_project (path);
  id = add_zone (f->store, "舊", SQUARE);
  assert_flags (f->store, id, FALSE, FALSE);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM pragma_table_info('zones') "
                                    "WHERE name IN ('island', 'remote')"),
                   ==, 0);
  set (f->store, id);
  assert_flags (f->store, id, TRUE, TRUE);
  /* back to before the columns were there, and on again */
  undo (f->store);
  undo (f->store);
  undo (f->store);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zones"), ==, 0);
  redo (f->store);
  assert_flags (f->store, id, FALSE, FALSE);
  redo (f->store);
  redo (f->store);
  assert_flags (f->store, id, TRUE, TRUE);
  /* several changes in one command */
  g_assert_true (zw_store_begin (f->store, "both", &error));
  g_assert_true (zw_zone_set_name (f->store, id, "新", &error));
  g_assert_true (zw_zone_set_type (f->store, id, ZW_ZONE_SCENIC, &error));
  g_assert_true (zw_zone_set_remote (f->store, id, FALSE, &error));
  g_assert_true (zw_store_commit (f->store, &error));
  assert_flags (f->store, id, TRUE, FALSE);
  undo (f->store);
  assert_flags (f->store, id, TRUE, TRUE);
  g_clear_object (&f->store);
  assert_sound (path);
}

/* The zone goes with its plan and records, others' stay, and one undo brings all back. */
static void
test_remove (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = g_strdup (zw_store_get_path (f->store));
  g_autoptr (GError) error = NULL;
  gint64 id = add_zone (f->store, "去", SQUARE), other = add_zone (f->store, "留", SQUARE), phase;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      g_assert_cmpint (zw_record_add (f->store, kind, id, &error), >, 0);
      g_assert_cmpint (zw_record_add (f->store, kind, other, &error), >, 0);
    }
  phase = zw_plan_add_phase (f->store, id, ZW_PHASE_SHORT, "短期", &error);
  g_assert_cmpint (zw_plan_add_item (f->store, phase, 0, ZW_WORK_PLAN, "規劃", &error), >, 0);
  /* the other zone uses this one's boundary in a phase */
  {
    g_autoptr (ZwRecords) records = zw_records_load (f->store, other, &error);
    const ZwRecord *boundary = g_ptr_array_index (zw_records_get (records, ZW_RECORD_BOUNDARY), 0);

    g_assert_true (zw_record_set_int (f->store, ZW_RECORD_BOUNDARY, zw_record_get_id (boundary),
                                      ZW_BOUNDARY_ZONE, id, &error));
  }
  g_assert_no_error (error);
  before = dump_file (path, TRUE);
  g_assert_true (zw_zone_remove (f->store, id, &error));
  g_assert_no_error (error);
  for (ZwRecordKind kind = 0; kind < ZW_N_RECORD_KINDS; kind++)
    {
      const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
      g_autofree char *gone = g_strdup_printf ("SELECT count(*) FROM %s WHERE zone_id = %d",
                                               info->table, (int) id);
      g_autofree char *left = g_strdup_printf ("SELECT count(*) FROM %s", info->table);

      g_assert_cmpint (query_raw (path, gone), ==, 0);
      g_assert_cmpint (query_raw (path, left), ==,
                       info->of_project             ? 2
                       : kind == ZW_RECORD_BOUNDARY ? 0
                                                    : 1);
    }
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_phase"), ==, 0);
  g_assert_cmpint (query_raw (path, "SELECT count(*) FROM zw_work_item"), ==, 0);
  undo (f->store);
  after = dump_file (path, TRUE);
  g_assert_cmpstr (after, ==, before);
}

/* As a file of zones says it, in the words of programs and offices. */
static void
test_import (void)
{
  g_autoptr (Fixture) f = fixture_new ();
  g_autofree char *path = write_text (
      f, "區.geojson",
      "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{"
      "\"name\":\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":["
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"甲\",\"離島\":\"是\","
      "\"remote\":\"0\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
      "302000,2770000],[303000,2770000],[303000,2771000],[302000,2770000]]]}},"
      "{\"type\":\"Feature\",\"properties\":{\"name\":\"乙\",\"離島\":\"否\","
      "\"remote\":\"TRUE\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[["
      "304000,2770000],[305000,2770000],[305000,2771000],[304000,2770000]]]}}]}");
  ZwImportOptions options = { .path = path, .has_role = TRUE, .role = ZW_ROLE_ZONES };
  g_autofree char *project = g_strdup (zw_store_get_path (f->store));
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport) report = NULL;

  g_clear_object (&f->store);
  run_raw (project, "ALTER TABLE zones DROP COLUMN island; ALTER TABLE zones DROP COLUMN remote");
  f->store = open_project (project);
  report = zw_import_run (f->store, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_zones, ==, 2);
  assert_flags (f->store, 1, TRUE, FALSE);
  assert_flags (f->store, 2, FALSE, TRUE);
  undo (f->store);
  redo (f->store);
  assert_flags (f->store, 1, TRUE, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/flags/set", test_set);
  g_test_add_func ("/zone/names", test_names);
  g_test_add_func ("/zone/flags/old-file", test_old_file);
  g_test_add_func ("/zone/flags/import", test_import);
  g_test_add_func ("/zone/remove/with-records", test_remove);
  return g_test_run ();
}
