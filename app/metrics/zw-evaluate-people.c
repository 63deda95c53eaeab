/* zw-evaluate-people.c: who and what is within reach of public transport
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-evaluate-private.h"

/* Fewer residents than these are what rounding leaves of none. */
#define MIN_PEOPLE 1e-6

/* What the stops within the zone reach of points that carry figures. */
typedef struct
{
  const ZwPointGrid *points;
  const ZwDiscs *discs;
  guint covered;        /* column that tells what any stop reaches */
  const guint *columns; /* those to be summed */
  guint n_columns;
  double *sums;
} Recount;

static void
recount_point (guint point, gpointer user_data)
{
  Recount *self = user_data;

  if (zw_point_grid_get_value (self->points, self->covered, point) > 0.0
      && zw_discs_contain (self->discs, self->points->x[point], self->points->y[point]))
    for (guint c = 0; c < self->n_columns; c++)
      self->sums[c] += zw_point_grid_get_value (self->points, self->columns[c], point);
}

/* Sums of columns over the points in the zone that a stop in it reaches. */
static void
recount (const ZwWork *self,
         const ZwPointGrid *points,
         guint covered,
         const guint *columns,
         guint n_columns,
         double *sums)
{
  Recount data = { points, self->discs, covered, columns, n_columns, sums };

  for (guint c = 0; c < n_columns; c++)
    sums[c] = 0.0;
  zw_point_grid_foreach (points, self->zone, recount_point, &data);
}

static ZwPeopleSum
sum_points (const ZwWork *self, const ZwPointGrid *points)
{
  static const guint all = ZW_PEOPLE_ALL;
  double sums[ZW_N_PEOPLE_COLUMNS];

  zw_point_grid_sum (points, self->zone, sums);
  if (self->discs != NULL)
    recount (self, points, ZW_PEOPLE_COVERED, &all, 1, &sums[ZW_PEOPLE_COVERED]);
  return (ZwPeopleSum){ sums[ZW_PEOPLE_ALL], sums[ZW_PEOPLE_COVERED], sums[ZW_PEOPLE_ACTIVE] };
}

static ZwPeopleSum
sum_areas (const ZwWork *self)
{
  const ZwBaseline *baseline = self->baseline;
  ZwAreaSum sum = zw_area_grid_sum (baseline->people_areas, self->zone);
  double active = 0.0;

  if (self->discs != NULL)
    {
      sum.covered = zw_area_grid_sum_covered (baseline->people_areas, self->zone, self->discs);
      sum.covered = MIN (sum.covered, sum.value);
    }
  if (baseline->active_areas != NULL)
    active = zw_area_grid_sum (baseline->active_areas, self->zone).value;
  return (ZwPeopleSum){ sum.value, sum.covered, active };
}

/* Adds the share by one method to the parts and to the range of all of them. */
static void
add_method (ZwWork *self,
            ZwIndicator *indicator,
            const char *id,
            ZwPeopleSum sum,
            double *least,
            double *most)
{
  double all = sum.all >= MIN_PEOPLE ? sum.all : 0.0;

  zw_work_add_share (self, indicator, id, sum.covered, all);
  if (all > 0.0)
    {
      *least = MIN (*least, sum.covered / all);
      *most = MAX (*most, sum.covered / all);
    }
}

void
zw_work_evaluate_coverage (ZwWork *self)
{
  const ZwBaseline *baseline = self->baseline;
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A1);
  gboolean told = indicator->state == ZW_INDICATOR_OK;
  ZwPeopleSum sums[ZW_N_COVERAGE_METHODS] = { 0 };
  double least = INFINITY, most = -INFINITY;

  if (baseline->people_areas != NULL)
    {
      sums[ZW_COVERAGE_AREA] = sum_areas (self);
      sums[ZW_COVERAGE_CENTRE] = sum_points (self, baseline->people_centres);
    }
  if (baseline->people_points != NULL)
    sums[ZW_COVERAGE_POINTS] = sum_points (self, baseline->people_points);
  self->people = sums[baseline->coverage];
  if (!told)
    return;
  zw_work_set_ratio (self, indicator, self->people.covered, self->people.all, MIN_PEOPLE);
  if (baseline->people_areas != NULL)
    {
      add_method (self, indicator, "area_weighted", sums[ZW_COVERAGE_AREA], &least, &most);
      add_method (self, indicator, "centroid", sums[ZW_COVERAGE_CENTRE], &least, &most);
    }
  if (baseline->people_points != NULL)
    add_method (self, indicator, "points", sums[ZW_COVERAGE_POINTS], &least, &most);
  if (baseline->people_areas != NULL)
    zw_work_add_part (self, indicator, "spread", most >= least ? most - least : (double) NAN);
}

void
zw_work_evaluate_shared (ZwWork *self)
{
  const ZwBaseline *baseline = self->baseline;
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A2);
  double sums[ZW_SHARED_FIRST_KIND + ZW_MAX_KINDS];

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  zw_point_grid_sum (baseline->shared, self->zone, sums);
  zw_work_set_ratio (self, indicator, sums[ZW_SHARED_COUNT],
                     baseline->has_active ? self->people.active : self->people.all, MIN_PEOPLE);
  for (guint k = 0; k < baseline->shared_kinds->len; k++)
    zw_work_add_part (self, indicator, g_ptr_array_index (baseline->shared_kinds, k),
                      sums[ZW_SHARED_FIRST_KIND + k]);
}

void
zw_work_evaluate_attractions (ZwWork *self)
{
  const ZwBaseline *baseline = self->baseline;
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A5);
  double sums[ZW_ATTRACTION_FIRST_KIND + 2 * ZW_MAX_KINDS];
  guint n, n_kinds;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n_kinds = baseline->attraction_kinds->len;
  n = zw_point_grid_sum (baseline->attractions, self->zone, sums);
  if (self->discs != NULL)
    {
      guint columns[1 + ZW_MAX_KINDS] = { ZW_ATTRACTION_COVERED };
      double covered[1 + ZW_MAX_KINDS];

      for (guint k = 0; k < n_kinds; k++)
        columns[1 + k] = ZW_ATTRACTION_FIRST_KIND + 2 * k + 1;
      recount (self, baseline->attractions, ZW_ATTRACTION_COVERED, columns, 1 + n_kinds, covered);
      for (guint k = 0; k <= n_kinds; k++)
        sums[columns[k]] = covered[k];
    }
  zw_work_set_ratio (self, indicator, sums[ZW_ATTRACTION_COVERED], n, 0.0);
  for (guint k = 0; k < n_kinds && baseline->notes.attraction_kinds; k++)
    zw_work_add_share (self, indicator, g_ptr_array_index (baseline->attraction_kinds, k),
                       sums[ZW_ATTRACTION_FIRST_KIND + 2 * k + 1],
                       sums[ZW_ATTRACTION_FIRST_KIND + 2 * k]);
}
