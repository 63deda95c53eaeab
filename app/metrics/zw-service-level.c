/* zw-service-level.c: how often and how long public transport serves residents
 *
 * The share of residents that A1 counts as within reach of a stop, asked again of
 * the stops alone that are served often enough, or early and late enough. By areas,
 * centres or points as A1 does it, with the same radius and the same circles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-service-level.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geometry/zw-footprint.h"
#include "metrics/zw-service-private.h"

/* Fewer residents than these are what rounding leaves of none. */
#define MIN_PEOPLE 1e-6

/* A zone on its way. */
typedef struct
{
  const ZwServiceBasis *basis;
  ZwFootprint *zone; /* NULL: everything */
  double residents;
  double *covered; /* by each cover */
} Work;

static void
sum_residents (Work *self)
{
  const ZwServiceBasis *basis = self->basis;

  if (basis->points != NULL)
    {
      g_autofree double *sums = g_new (double, basis->covers->len + 1);

      zw_point_grid_sum (basis->points, self->zone, sums);
      self->residents = sums[0];
      memcpy (self->covered, sums + 1, basis->covers->len * sizeof (double));
      return;
    }
  self->residents = zw_area_grid_sum (basis->areas, self->zone).value;
  for (guint c = 0; c < basis->covers->len; c++)
    {
      const ZwServiceCover *cover = g_ptr_array_index (basis->covers, c);

      self->covered[c] = 0.0;
      if (cover->areas != NULL)
        self->covered[c] = MIN (zw_area_grid_sum (cover->areas, self->zone).covered,
                                self->residents);
    }
}

static ZwServiceShare
get_share (const Work *self, guint day, guint question)
{
  double covered = self->covered[self->basis->covers_of[day][question]];

  return (ZwServiceShare){ covered, covered / self->residents };
}

static int
compare_numbers (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts the numbers. */
static double
find_median (double *numbers, guint n)
{
  qsort (numbers, n, sizeof (double), compare_numbers);
  return n == 0 ? (double) NAN : (numbers[(n - 1) / 2] + numbers[n / 2]) / 2.0;
}

static void
find_spans (const Work *self, ZwServiceDay *day)
{
  const GArray *stops = self->basis->stops.stops;
  g_autofree double *spans = g_new (double, stops->len + 1);
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    {
      const ZwServiceStop *stop = &g_array_index (stops, ZwServiceStop, i);
      const ZwServiceFigures *figures = &stop->days[day->day];

      if (!figures->is_served || isnan (stop->place.x)
          || (self->zone != NULL
              && !zw_prepared_contains (self->zone->zone, stop->place.x, stop->place.y)))
        continue;
      day->n_stops++;
      if (figures->first_s >= 0 && figures->last_s >= figures->first_s)
        spans[n++] = (figures->last_s - figures->first_s) / 3600.0;
    }
  day->median_span_h = find_median (spans, n);
}

static void
fill_day (const Work *self, ZwServiceDay *day, ZwDayType type)
{
  const GString *dates = self->basis->stops.dates[type];

  *day = (ZwServiceDay){ .day = type, .dates = dates->len > 0 ? dates->str : NULL };
  for (guint i = 0; i < ZW_N_SERVICE_HEADWAYS; i++)
    day->headways[i] = get_share (self, type, ZW_SERVICE_FIRST_HEADWAY + i);
  day->served = get_share (self, type, ZW_SERVICE_SERVED);
  day->early = get_share (self, type, ZW_SERVICE_EARLY);
  day->late = get_share (self, type, ZW_SERVICE_LATE);
  day->both = get_share (self, type, ZW_SERVICE_BOTH);
  find_spans (self, day);
}

static void
fill_level (ZwServiceLevel *self, const ZwGeometry *zone)
{
  const ZwServiceBasis *basis = self->basis;
  Work work = { .basis = basis, .covered = g_new0 (double, basis->covers->len + 1) };

  if (zone != NULL)
    {
      work.zone = zw_footprint_new ();
      zw_footprint_lay (work.zone, &basis->frame, zone);
    }
  sum_residents (&work);
  self->residents = work.residents;
  self->method = basis->method;
  if (work.residents >= MIN_PEOPLE)
    {
      self->state = ZW_INDICATOR_OK;
      self->reason = NULL;
      for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
        if ((basis->stops.days >> d & 1) != 0)
          fill_day (&work, &self->days[self->n_days++], (ZwDayType) d);
    }
  else
    self->reason = basis->empty;
  g_clear_pointer (&work.zone, zw_footprint_free);
  g_free (work.covered);
}

/**
 * zw_service_basis_get_hours:
 * @zone: a valid polygon
 * @hours: (out caller-allocates): from when until when its stops are served
 *
 * Asks for no residents: of a park without any it is known too.
 */
void
zw_service_basis_get_hours (const ZwServiceBasis *self,
                            const ZwGeometry *zone,
                            ZwDayType day,
                            ZwServiceHours *hours)
{
  const GArray *stops = self->stops.stops;
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  g_autofree double *first = g_new (double, stops->len + 1);
  g_autofree double *last = g_new (double, stops->len + 1);
  guint n = 0;

  for (guint i = 0; i < stops->len; i++)
    {
      const ZwServiceStop *stop = &g_array_index (stops, ZwServiceStop, i);
      const ZwServiceFigures *figures = &stop->days[day];

      if (figures->first_s < 0 || figures->last_s < figures->first_s || isnan (stop->place.x)
          || !zw_prepared_contains (prepared, stop->place.x, stop->place.y))
        continue;
      first[n] = figures->first_s;
      last[n++] = figures->last_s;
    }
  *hours = (ZwServiceHours){ (self->stops.days >> day & 1) != 0, n, find_median (first, n),
                             find_median (last, n) };
}

/**
 * zw_service_level_new:
 * @basis: kept as long as the result
 * @zone: (nullable): a valid polygon, closed; %NULL for everything
 *
 * Returns: (transfer full): the level of service of the zone
 */
ZwServiceLevel *
zw_service_level_new (ZwServiceBasis *basis, const ZwGeometry *zone)
{
  ZwServiceLevel *self = g_new0 (ZwServiceLevel, 1);

  self->basis = zw_service_basis_ref (basis);
  self->state = ZW_INDICATOR_NO_DATA;
  self->residents = NAN;
  self->reason = basis->reason;
  if (basis->areas != NULL || basis->points != NULL)
    fill_level (self, zone);
  return self;
}

void
zw_service_level_free (ZwServiceLevel *self)
{
  zw_service_basis_unref (self->basis);
  g_free (self);
}
