/* zw-evaluate-vehicles.c: registered vehicles, and chargers held against them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <string.h>

#include "metrics/zw-evaluate-private.h"

/* Fewer vehicles than these are what rounding leaves of none. */
#define MIN_VEHICLES 1e-6

typedef struct
{
  const ZwVehicles *vehicles;
  double *figures;
} Collection;

static void
add_area (guint polygon, double share, gpointer user_data)
{
  Collection *self = user_data;
  guint width = 2 * self->vehicles->classes->len;
  const double *row = &g_array_index (self->vehicles->area_figures, double, polygon *width);

  for (guint c = 0; c < width; c++)
    self->figures[c] += share * row[c];
}

/* Registered and electric vehicles of each class in the zone. */
static void
sum_vehicles (const ZwWork *self, double *figures)
{
  const ZwVehicles *vehicles = self->baseline->vehicles;
  double sums[2 * ZW_MAX_KINDS];
  Collection collection = { vehicles, figures };

  if (vehicles->whole_only)
    {
      memcpy (figures, vehicles->total, sizeof vehicles->total);
      return;
    }
  memset (figures, 0, sizeof (double) * 2 * ZW_MAX_KINDS);
  zw_area_grid_foreach (vehicles->areas, self->zone, add_area, &collection);
  zw_point_grid_sum (vehicles->points, self->zone, sums);
  for (guint c = 0; c < 2 * vehicles->classes->len; c++)
    figures[c] += sums[c];
}

void
zw_work_evaluate_vehicles (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A8);
  double all = 0.0, electric = 0.0;
  double figures[2 * ZW_MAX_KINDS];
  GPtrArray *classes;

  if (self->baseline->vehicles == NULL)
    return;
  sum_vehicles (self, figures);
  classes = self->baseline->vehicles->classes;
  for (guint c = 0; c < classes->len; c++)
    {
      all += figures[2 * c];
      electric += figures[2 * c + 1];
    }
  self->electric = electric;
  if (indicator->state != ZW_INDICATOR_OK)
    return;
  zw_work_set_ratio (self, indicator, electric, all, MIN_VEHICLES);
  for (guint c = 0; c < classes->len; c++)
    zw_work_add_share (self, indicator, g_ptr_array_index (classes, c), figures[2 * c + 1],
                       figures[2 * c] >= MIN_VEHICLES ? figures[2 * c] : 0.0);
}

/* After the chargers (B5) and the vehicles (A8). */
void
zw_work_evaluate_chargers_per_vehicle (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A9);

  if (indicator->state == ZW_INDICATOR_OK)
    zw_work_set_ratio (self, indicator, self->chargers, self->electric, MIN_VEHICLES);
}
