/* siting-fixture.h: a place made by hand, and a project with a zone and phases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "layers/zw-project.h"
#include "metrics-fixture.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-siting.h"

/* The place. */

typedef struct
{
  GPtrArray *layers;
  ZwZone *zone;
  ZwBaseline *baseline;
  ZwServiceBasis *service;
  ZwSitingGround *ground;
} Place;

G_GNUC_UNUSED static Place
begin_place (double width, double height)
{
  Place place = { layers_new (), g_new0 (ZwZone, 1), NULL, NULL, NULL };

  place.zone->id = 7;
  place.zone->name = g_strdup ("市中心");
  place.zone->geometry = make_box (0, 0, width, height);
  return place;
}

G_GNUC_UNUSED static void
end_place (Place *place)
{
  g_autoptr (GError) error = NULL;
  ZwSitingSettings settings;
  ZwSitingInput input = { 0 };

  place->baseline = make_baseline (place->layers);
  zw_siting_settings_init (&settings);
  settings.catalog = zw_catalog_new ("en");
  input.zone = place->zone;
  input.baseline = place->baseline;
  input.features = place->layers;
  input.service = place->service;
  place->ground = zw_siting_ground_new (&input, &settings, NULL, &error);
  g_assert_no_error (error);
  zw_catalog_unref (settings.catalog);
}

G_GNUC_UNUSED static void
clear_place (Place *place)
{
  g_clear_pointer (&place->ground, zw_siting_ground_unref);
  g_clear_pointer (&place->service, zw_service_basis_unref);
  g_clear_pointer (&place->baseline, zw_baseline_unref);
  g_clear_pointer (&place->layers, g_ptr_array_unref);
  g_clear_pointer (&place->zone, zw_zone_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

/* The plan. */

typedef struct
{
  char *folder, *path;
  ZwStore *store;
  ZwReference *reference;
  gint64 zone;
  gint64 phases[3];
} Fixture;

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) box = make_box (0, 0, 1000, 1000);

  f->folder = g_dir_make_tmp ("zw-siting-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "plan.gpkg", NULL);
  f->store = zw_project_create (f->path, NULL, NULL, ZW_PROJECT_DEFAULT_CRS, &error);
  g_assert_no_error (error);
  f->zone = zw_zone_add (f->store, "市中心", ZW_ZONE_URBAN, box, &error);
  g_assert_no_error (error);
  f->reference = zw_reference_new ();
  for (guint i = 0; i < 3; i++)
    {
      f->phases[i] = zw_plan_add_phase (f->store, f->zone, (ZwPhaseKind) i, "期", &error);
      g_assert_no_error (error);
    }
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_pointer (&f->reference, zw_reference_unref);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

G_GNUC_UNUSED static gint64
add (Fixture *f, ZwRecordKind kind)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, kind, f->zone, &error);

  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static void
type (Fixture *f, ZwRecordKind kind, gint64 id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;

  zw_record_set (f->store, kind, id, field, text, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static gint64
add_rule (Fixture *f, guint phase, const char *vehicles, const char *fuel, const char *standard)
{
  gint64 id = add (f, ZW_RECORD_VEHICLE_RULE);
  g_autoptr (GError) error = NULL;

  zw_record_set_int (f->store, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_PHASE, f->phases[phase],
                     &error);
  g_assert_no_error (error);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_VEHICLES, vehicles);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_FUEL, fuel);
  type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_ACTION, "ban");
  if (standard != NULL)
    type (f, ZW_RECORD_VEHICLE_RULE, id, ZW_VEHICLE_RULE_STANDARD, standard);
  return id;
}

G_GNUC_UNUSED static void
set_hours (Fixture *f, gint64 rule, const char *from, const char *to, const char *days)
{
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_FROM, from);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_TO, to);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_DAYS, days);
}

G_GNUC_UNUSED static void
set_buffer (Fixture *f, gint64 rule, const char *other, const char *resident)
{
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_BUFFER_OTHER, other);
  type (f, ZW_RECORD_VEHICLE_RULE, rule, ZW_VEHICLE_RULE_BUFFER_RESIDENT, resident);
}

G_GNUC_UNUSED static ZwSiting *
judge (Fixture *f, const Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, &error);
  g_autoptr (ZwPlan) plan = zw_plan_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return zw_siting_new (place->ground, records, plan, f->reference);
}

#define ALL_CLASSES "car-private car-commercial bus van truck motorcycle-heavy motorcycle-light"

G_GNUC_UNUSED static double
get (const ZwSiting *siting, guint principle, const char *id)
{
  const ZwSitingFigure *figure = zw_siting_principle_find (&siting->principles[principle - 1], id);

  if (figure == NULL)
    g_error ("no figure %s", id);
  return figure->value;
}

G_GNUC_UNUSED static double
get_other (const ZwSiting *siting, guint principle, const char *id)
{
  return zw_siting_principle_find (&siting->principles[principle - 1], id)->other;
}

G_GNUC_UNUSED static ZwVerdict
verdict (const ZwSiting *siting, guint principle)
{
  return siting->principles[principle - 1].verdict;
}

/* Of the tests' table. */
typedef struct
{
  const char *path;
  void (*test) (Fixture *f, gconstpointer data);
} SitingTest;

G_GNUC_UNUSED static void
add_siting_tests (const SitingTest *tests, guint n)
{
  for (guint i = 0; i < n; i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
}
