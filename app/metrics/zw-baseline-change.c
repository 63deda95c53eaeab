/* zw-baseline-change.c: a baseline with one stop more or less
 *
 * A planner who tries a stop here and there waits for what changes, not for the
 * city: the circles and what they cover near the stop. All else is borrowed from
 * the baseline before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

/* Where one stop comes or goes. */
typedef struct
{
  const ZwBaseline *old;
  const ZwDiscs *discs;
  ZwPoint place;
} Change;

/* Column @covered tells of points how much of column @whole is within reach; without
 * such a column each point counts one. */
static void
recover (const Change *self, ZwPointGrid *grid, const GArray *near, int whole, guint covered)
{
  g_autofree double *values = g_new (double, grid->n + 1);

  for (guint i = 0; i < grid->n; i++)
    values[i] = zw_point_grid_get_value (grid, covered, i);
  for (guint i = 0; i < near->len; i++)
    {
      guint point = g_array_index (near, guint, i);
      double value = whole >= 0 ? zw_point_grid_get_value (grid, (guint) whole, point) : 1.0;

      values[point] = zw_discs_contain (self->discs, grid->x[point], grid->y[point]) ? value : 0.0;
    }
  zw_point_grid_set_column (grid, covered, values);
}

static GArray *
find_near (const Change *self, const ZwPointGrid *grid)
{
  GArray *near = g_array_new (FALSE, FALSE, sizeof (guint));
  double reach = self->discs->radius + 1.0;
  ZwEnvelope around = { self->place.x - reach, self->place.y - reach, self->place.x + reach,
                        self->place.y + reach };

  zw_point_grid_find (grid, &around, near);
  return near;
}

static ZwPointGrid *
change_people (const Change *self, const ZwPointGrid *old)
{
  ZwPointGrid *grid = old != NULL ? zw_point_grid_copy (old) : NULL;

  if (grid != NULL)
    {
      g_autoptr (GArray) near = find_near (self, grid);

      recover (self, grid, near, ZW_PEOPLE_ALL, ZW_PEOPLE_COVERED);
    }
  return grid;
}

static ZwPointGrid *
change_attractions (const Change *self)
{
  const ZwBaseline *old = self->old;
  ZwPointGrid *grid = old->attractions != NULL ? zw_point_grid_copy (old->attractions) : NULL;

  if (grid != NULL)
    {
      g_autoptr (GArray) near = find_near (self, grid);

      recover (self, grid, near, -1, ZW_ATTRACTION_COVERED);
      for (guint k = 0; k < old->attraction_kinds->len; k++)
        recover (self, grid, near, (int) (ZW_ATTRACTION_FIRST_KIND + 2 * k),
                 ZW_ATTRACTION_FIRST_KIND + 2 * k + 1);
    }
  return grid;
}

/* The stop of a mode that counts at a place. */
static gboolean
find_stop (const ZwBaseline *baseline, const ZwPoint *place, guint mode, guint *stop)
{
  const ZwPointGrid *stops = baseline->stops;

  if (!zw_point_grid_find_place (stops, place->x, place->y, stop))
    return FALSE;
  for (; *stop < stops->n; (*stop)++)
    if (stops->x[*stop] == place->x && stops->y[*stop] == place->y
        && zw_point_grid_get_value (stops, ZW_STOP_FIRST_MODE + mode, *stop) > 0.0)
      return TRUE;
  return FALSE;
}

static ZwPointGrid *
change_stops (const ZwBaseline *baseline, const ZwPoint *place, const char *mode, gboolean added)
{
  double values[ZW_STOP_FIRST_MODE + ZW_MAX_MODES] = { 0.0 };
  guint m = 0, stop;

  if (mode == NULL)
    mode = ZW_INDICATOR_PART_UNSPECIFIED;
  while (m < baseline->modes->len && !g_str_equal (baseline->modes->pdata[m], mode))
    m++;
  if (m == baseline->modes->len || (!added && !find_stop (baseline, place, m, &stop)))
    return NULL;
  if (!added)
    return zw_point_grid_new_without (baseline->stops, stop);
  values[ZW_STOP_COUNTED] = values[ZW_STOP_FIRST_MODE + m] = 1.0;
  return zw_point_grid_new_with (baseline->stops, place, values);
}

/**
 * zw_baseline_new_with_stop:
 * @old: a baseline; a reference is kept
 * @place: where a stop comes or goes, exactly
 * @mode: (nullable): its mode; %NULL for what the layers give no mode for
 * @added: whether it comes
 *
 * Tries a stop. The figures are those that the layers with the change would give,
 * except for transfers between stations and for journeys, and the words stay those
 * of @old.
 *
 * Returns: (transfer full) (nullable): the changed baseline; %NULL where only
 *   building it anew will do: no layer of stops, a mode that no stop had before,
 *   stops merged by their names, or no such stop to take away
 */
ZwBaseline *
zw_baseline_new_with_stop (const ZwBaseline *old,
                           const ZwPoint *place,
                           const char *mode,
                           gboolean added)
{
  ZwPointGrid *stops = old->stops != NULL && old->merge_m == 0.0
                           ? change_stops (old, place, mode, added)
                           : NULL;
  Change change = { old, NULL, *place };
  ZwBaseline *self;
  guint at;

  if (stops == NULL)
    return NULL;
  self = g_memdup2 (old, sizeof *old);
  g_atomic_ref_count_init (&self->ref_count);
  self->base = zw_baseline_ref (old->base != NULL ? old->base : (ZwBaseline *) old);
  self->stops = stops;
  /* The circle goes only with the last of what stands there. */
  self->discs = zw_discs_new_changed (
      old->discs, place, added || zw_point_grid_find_place (stops, place->x, place->y, &at));
  change.discs = self->discs;
  self->people_points = change_people (&change, old->people_points);
  self->people_centres = change_people (&change, old->people_centres);
  self->attractions = change_attractions (&change);
  if (old->people_areas != NULL)
    self->people_areas = zw_area_grid_new_changed (old->people_areas, self->discs, place);
  return self;
}

/*
 * zw_baseline_clear_changed:
 *
 * Frees what a baseline with another stop has of its own.
 */
void
zw_baseline_clear_changed (ZwBaseline *self)
{
  g_clear_pointer (&self->stops, zw_point_grid_free);
  g_clear_pointer (&self->people_points, zw_point_grid_free);
  g_clear_pointer (&self->people_areas, zw_area_grid_free);
  g_clear_pointer (&self->people_centres, zw_point_grid_free);
  g_clear_pointer (&self->attractions, zw_point_grid_free);
  g_clear_pointer (&self->discs, zw_discs_free);
}
