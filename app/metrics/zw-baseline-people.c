/* zw-baseline-people.c: residents and active population as columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "metrics/zw-baseline-columns.h"

#define PROGRESS_STEP 512

static ZwAreaGrid *
make_areas (const ZwBaseline *self,
            const ZwDiscs *discs,
            const ZwFeatures *features,
            const double *people,
            const ZwProgress *progress,
            GError **error)
{
  g_autoptr (ZwAreaGrid) areas = zw_area_grid_new (&self->frame, discs);

  for (guint i = 0; i < features->n; i++)
    {
      double value = zw_columns_get_number (people, i);

      if (!isnan (value))
        zw_area_grid_add (areas, features->shape, features->starts[i], features->starts[i + 1],
                          value);
      if (i % PROGRESS_STEP == 0
          && !zw_progress_step (progress, i / (double) features->n, NULL, error))
        return NULL;
    }
  zw_area_grid_end (areas);
  return g_steal_pointer (&areas);
}

static ZwPointGrid *
make_points (ZwBaseline *self, const ZwFeatures *features, const double *people)
{
  const double *active = zw_features_get_numbers (features, "active");
  ZwColumns columns;

  zw_columns_init (&columns, ZW_N_PEOPLE_COLUMNS);
  for (guint i = 0; i < features->n; i++)
    {
      ZwPoint place = zw_baseline_get_place (features, i);
      double value = zw_columns_get_number (people, i);
      double moving = zw_columns_get_number (active, i);
      double values[] = { value, 0.0, isnan (moving) ? 0.0 : moving };

      if (isnan (value))
        {
          self->notes.n_people_left_out[features->shape->kind]++;
          continue;
        }
      if (self->discs != NULL && zw_discs_contain (self->discs, place.x, place.y))
        values[ZW_PEOPLE_COVERED] = value;
      zw_columns_add (&columns, place, values);
    }
  return zw_columns_end (&columns, &self->frame);
}

/**
 * zw_baseline_fill_people:
 * @features: a layer of residents; rows without a number of them are left out
 *
 * To be called once for areas and once for points.
 */
gboolean
zw_baseline_fill_people (ZwBaseline *self,
                         const ZwFeatures *features,
                         const ZwProgress *progress,
                         GError **error)
{
  const double *people = zw_features_get_numbers (features, "population");
  const double *active = zw_features_get_numbers (features, "active");

  if (!zw_columns_has_numbers (people, features->n))
    return TRUE;
  if (features->shape->kind == ZW_GEOMETRY_POLYGON)
    {
      self->people_areas = make_areas (self, self->discs, features, people, progress, error);
      if (self->people_areas == NULL)
        return FALSE;
      if (zw_columns_has_numbers (active, features->n))
        {
          self->active_areas = make_areas (self, NULL, features, active, progress, error);
          if (self->active_areas == NULL)
            return FALSE;
        }
      self->people_centres = make_points (self, features, people);
    }
  else
    {
      self->people_points = make_points (self, features, people);
      self->points_have_active = zw_columns_has_numbers (active, features->n);
    }
  return zw_progress_step (progress, 1.0, NULL, error);
}

/**
 * zw_baseline_choose_coverage:
 * @wanted: the project's setting
 * @first: (nullable): the layer of residents that stands first
 *
 * Settles which method gives A1: the one wanted where the layers allow it, or else
 * what the first layer allows.
 */
void
zw_baseline_choose_coverage (ZwBaseline *self, ZwCoverageMethod wanted, const ZwFeatures *first)
{
  gboolean areas = self->people_areas != NULL, points = self->people_points != NULL;
  gboolean points_first = first != NULL && first->shape->kind == ZW_GEOMETRY_POINT;

  if (areas && (wanted == ZW_COVERAGE_AREA || wanted == ZW_COVERAGE_CENTRE))
    self->coverage = wanted;
  else if (points && (wanted == ZW_COVERAGE_POINTS || points_first || !areas))
    self->coverage = ZW_COVERAGE_POINTS;
  else
    self->coverage = ZW_COVERAGE_AREA;
  if (self->coverage == ZW_COVERAGE_POINTS)
    self->has_active = self->points_have_active;
  else
    self->has_active = self->active_areas != NULL;
}
