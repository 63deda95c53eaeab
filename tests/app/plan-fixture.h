/* plan-fixture.h: a project with one zone, and its plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "layers/zw-project.h"
#include "plan/zw-plan-edit.h"

typedef struct
{
  char *folder, *path;
  ZwStore *store;
  ZwGuideline *guideline;
  gint64 zone;
} Fixture;

G_GNUC_UNUSED static gint64
add_zone (ZwStore *store, const char *name, ZwZoneType type)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwGeometry) square = NULL;
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  const double corners[] = { 0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0 };
  gint64 id;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i += 2)
    zw_geometry_builder_add (builder, 300000 + corners[i], 2770000 + corners[i + 1]);
  square = zw_geometry_builder_end (builder);
  id = zw_zone_add (store, name, type, square, &error);
  g_assert_no_error (error);
  return id;
}

G_GNUC_UNUSED static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("zw-plan-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "plan.gpkg", NULL);
  f->store = zw_project_create (f->path, NULL, NULL, ZW_PROJECT_DEFAULT_CRS, &error);
  g_assert_no_error (error);
  f->guideline = zw_guideline_new ();
  f->zone = add_zone (f->store, "市中心", ZW_ZONE_URBAN);
}

G_GNUC_UNUSED static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  g_clear_pointer (&f->guideline, zw_guideline_unref);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

G_GNUC_UNUSED static ZwPlan *
load (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  ZwPlan *plan = zw_plan_load (f->store, f->zone, &error);

  g_assert_no_error (error);
  return plan;
}

G_GNUC_UNUSED static void
fill (Fixture *f, ZwZoneType type, const char *language)
{
  g_autoptr (GError) error = NULL;

  zw_plan_fill_from_guideline (f->store, f->guideline, f->zone, type, language,
                               ZW_PLAN_FILL_IF_EMPTY, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  zw_store_undo (f->store, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
redo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  zw_store_redo (f->store, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
reopen (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&f->store);
  f->store = zw_store_open (f->path, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static const ZwPlanPhase *
phase_at (ZwPlan *plan, guint i)
{
  return g_ptr_array_index (zw_plan_get_phases (plan), i);
}

G_GNUC_UNUSED static const ZwPlanStage *
stage_at (ZwPlan *plan, guint phase, guint i)
{
  return g_ptr_array_index (phase_at (plan, phase)->stages, i);
}

G_GNUC_UNUSED static const ZwPlanItem *
item_at (ZwPlan *plan, guint stage, guint i)
{
  return g_ptr_array_index (stage_at (plan, 0, stage)->items, i);
}

G_GNUC_UNUSED static const ZwPlanGoal *
goal_at (ZwPlan *plan, guint stage, guint i)
{
  return g_ptr_array_index (stage_at (plan, 0, stage)->goals, i);
}
