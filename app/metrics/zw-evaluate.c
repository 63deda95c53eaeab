/* zw-evaluate.c: the indicators of a zone
 *
 * Definitions: 表 2.3-3 of the guideline. Lengths and areas are planar, circles
 * are true, and a zone owns its boundary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-evaluate.h"

#include <math.h>
#include <string.h>

#include "metrics/zw-evaluate-private.h"

ZwIndicator *
zw_work_begin (ZwWork *self, ZwIndicatorId id)
{
  ZwEvaluationWork *evaluation = self->evaluation;
  ZwIndicator *indicator = &evaluation->indicators[evaluation->parent.n_indicators++];
  const ZwBaseline *baseline = self->baseline;

  indicator->id = id;
  indicator->value = indicator->numerator = indicator->denominator = NAN;
  indicator->inputs = baseline->inputs[id];
  indicator->method = baseline->methods[id][self->stops_in_zone];
  indicator->reason = baseline->missing[id];
  indicator->state = indicator->reason != NULL ? ZW_INDICATOR_NO_DATA : ZW_INDICATOR_OK;
  indicator->parts = &evaluation->parts[evaluation->n_parts];
  if (indicator->reason == NULL && !self->whole_city && baseline->whole_only[id] != NULL)
    {
      indicator->reason = baseline->whole_only[id];
      indicator->state = ZW_INDICATOR_NO_DATA;
    }
  return indicator;
}

void
zw_work_add_part (ZwWork *self, ZwIndicator *indicator, const char *id, double value)
{
  ZwEvaluationWork *evaluation = self->evaluation;

  g_assert (evaluation->n_parts < G_N_ELEMENTS (evaluation->parts));
  evaluation->parts[evaluation->n_parts++] = (ZwIndicatorPart){ id, value, NAN, NAN };
  indicator->n_parts++;
}

void
zw_work_set_ratio (ZwWork *self,
                   ZwIndicator *indicator,
                   double numerator,
                   double denominator,
                   double least)
{
  indicator->numerator = numerator;
  indicator->denominator = denominator;
  if (denominator >= least && denominator > 0.0)
    indicator->value = numerator / denominator;
  else
    {
      indicator->state = ZW_INDICATOR_NO_DATA;
      indicator->reason = self->baseline->empty[indicator->id];
    }
}

/* A part that is a fraction. */
void
zw_work_add_share (ZwWork *self,
                   ZwIndicator *indicator,
                   const char *id,
                   double numerator,
                   double denominator)
{
  ZwEvaluationWork *evaluation = self->evaluation;

  g_assert (evaluation->n_parts < G_N_ELEMENTS (evaluation->parts));
  evaluation->parts[evaluation->n_parts++] = (ZwIndicatorPart){
    id, denominator > 0.0 ? numerator / denominator : (double) NAN, numerator, denominator
  };
  indicator->n_parts++;
}

static void
evaluate_stops (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_B1);
  double sums[ZW_STOP_FIRST_MODE + ZW_MAX_MODES];

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  zw_point_grid_sum (self->baseline->stops, self->zone, sums);
  indicator->value = sums[ZW_STOP_COUNTED];
  for (guint m = 0; m < self->baseline->modes->len; m++)
    zw_work_add_part (self, indicator, g_ptr_array_index (self->baseline->modes, m),
                      sums[ZW_STOP_FIRST_MODE + m]);
}

static void
evaluate_routes (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_B2);
  ZwLineSum sum;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  sum = zw_line_grid_sum (self->baseline->routes, self->zone);
  indicator->value = sum.lines / 1000.0;
  zw_work_add_part (self, indicator, "route_km", sum.lines / 1000.0);
  zw_work_add_part (self, indicator, "network_km", sum.network / 1000.0);
}

static void
evaluate_ways (ZwWork *self, ZwIndicatorId id, const ZwWays *ways)
{
  ZwIndicator *indicator = zw_work_begin (self, id);
  double lines = 0.0, surfaces = 0.0;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  if (ways->lines != NULL)
    lines = zw_line_grid_sum (ways->lines, self->zone).lines / 1000.0;
  if (ways->surfaces != NULL)
    surfaces = zw_area_grid_sum (ways->surfaces, self->zone).value / 1000.0;
  indicator->value = lines + surfaces;
  if (ways->surfaces != NULL)
    {
      if (ways->lines != NULL)
        zw_work_add_part (self, indicator, "lines_km", lines);
      zw_work_add_part (self, indicator, "surfaces_km", surfaces);
    }
}

static void
evaluate_chargers (ZwWork *self)
{
  static const char *const names[ZW_N_CHARGER_COLUMNS] = { NULL, "posts", "guns", "fast", "slow" };
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_B5);
  double sums[ZW_N_CHARGER_COLUMNS];
  guint n_sites;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n_sites = zw_point_grid_sum (self->baseline->chargers, self->zone, sums);
  indicator->value = self->chargers = sums[ZW_CHARGER_VALUE];
  for (guint c = ZW_CHARGER_POSTS; c < ZW_N_CHARGER_COLUMNS; c++)
    zw_work_add_part (self, indicator, names[c],
                      self->baseline->notes.charger_known[c] ? sums[c] : (double) NAN);
  zw_work_add_part (self, indicator, "sites", n_sites);
}

static void
evaluate_parking (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_B6);
  double sums[ZW_N_PARKING_COLUMNS];
  guint n;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n = zw_point_grid_sum (self->baseline->parking, self->zone, sums);
  zw_work_add_part (self, indicator, "car_parks", sums[ZW_PARKING_KNOWN]);
  zw_work_add_part (self, indicator, "left_out", n - sums[ZW_PARKING_KNOWN]);
  zw_work_set_ratio (self, indicator, sums[ZW_PARKING_EV_SPACES], sums[ZW_PARKING_SPACES], 0.0);
}

static void
evaluate_bikes (ZwWork *self)
{
  ZwIndicator *indicator = zw_work_begin (self, ZW_INDICATOR_A3);
  guint n;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n = zw_point_grid_sum (self->baseline->bikes, self->zone, NULL);
  zw_work_set_ratio (self, indicator, n, self->evaluation->parent.area_m2 / 1e6, 0.0);
}

/* The stops met in a zone. */
typedef struct
{
  const ZwPointGrid *stops;
  GArray *places; /* of ZwPoint */
} Collection;

static void
collect_stop (guint stop, gpointer user_data)
{
  Collection *self = user_data;
  ZwPoint place = { self->stops->x[stop], self->stops->y[stop] };

  g_array_append_val (self->places, place);
}

/* Circles around the stops in the zone alone. */
static ZwDiscs *
find_discs (const ZwWork *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  Collection collection = { self->baseline->stops, places };
  const ZwPoint *points;
  ZwGridFrame frame;

  zw_point_grid_foreach (self->baseline->stops, self->zone, collect_stop, &collection);
  points = (const ZwPoint *) (const void *) places->data;
  zw_grid_frame_init (&frame, points, places->len, self->baseline->radius / 5.0, 1u << 16);
  return zw_discs_new (&frame, points, places->len, self->baseline->radius,
                       self->baseline->people_areas != NULL);
}

static double
get_area (const ZwWork *self)
{
  if (self->zone != NULL)
    return self->zone->zone->area;
  if (self->baseline->people_areas != NULL)
    return zw_area_grid_get_area (self->baseline->people_areas);
  return NAN;
}

ZwEvaluationWork *
zw_evaluation_work_new (const ZwBaseline *baseline)
{
  ZwEvaluationWork *self = g_new0 (ZwEvaluationWork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->baseline = zw_baseline_ref ((ZwBaseline *) baseline);
  self->parent.indicators = self->indicators;
  return self;
}

/* Works out the indicators in the place of those before. Takes no memory beyond
 * what @footprint has, except for the circles of the stops in the zone. */
void
zw_evaluation_work_run (ZwEvaluationWork *self,
                        ZwFootprint *footprint,
                        const ZwGeometry *zone,
                        const ZwEvaluateOptions *options)
{
  const ZwBaseline *baseline = self->baseline;
  ZwWork work = { .baseline = baseline, .evaluation = self };

  self->parent.n_indicators = 0;
  self->n_parts = 0;
  memset (self->indicators, 0, sizeof self->indicators);
  work.stops_in_zone = options != NULL && options->stops_in_zone;
  work.whole_city = zone == NULL || (options != NULL && options->whole_city);
  if (zone != NULL)
    {
      zw_footprint_lay (footprint, &baseline->frame, zone);
      work.zone = footprint;
      if (work.stops_in_zone && baseline->stops != NULL)
        work.discs = find_discs (&work);
    }
  self->parent.area_m2 = get_area (&work);

  evaluate_stops (&work);
  evaluate_routes (&work);
  evaluate_ways (&work, ZW_INDICATOR_B3, &baseline->footways);
  evaluate_ways (&work, ZW_INDICATOR_B4, &baseline->cycleways);
  evaluate_chargers (&work);
  evaluate_parking (&work);
  zw_work_evaluate_coverage (&work);
  zw_work_evaluate_shared (&work);
  evaluate_bikes (&work);
  zw_work_evaluate_transfers (&work);
  zw_work_evaluate_attractions (&work);
  zw_work_evaluate_pairs (&work);
  zw_work_evaluate_vehicles (&work);
  zw_work_evaluate_chargers_per_vehicle (&work);

  g_clear_pointer (&work.discs, zw_discs_free);
}

/**
 * zw_evaluate:
 * @zone: (nullable): a valid polygon in the project's coordinate system, closed:
 *   its boundary belongs to it; %NULL for all there is
 * @options: (nullable): the defaults where %NULL
 *
 * Works out all indicators of the guideline. Takes as long as the boundary is
 * long. Any number of threads may call it with the same baseline; who evaluates
 * many zones is sooner done with a #ZwEvaluator.
 *
 * An invalid polygon gives figures by the even-odd rule, without promise.
 *
 * Returns: (transfer full): the indicators, in the order of the guideline
 */
ZwEvaluation *
zw_evaluate (const ZwBaseline *baseline, const ZwGeometry *zone, const ZwEvaluateOptions *options)
{
  ZwEvaluationWork *evaluation = zw_evaluation_work_new (baseline);
  g_autoptr (ZwFootprint) footprint = zw_footprint_new ();

  zw_evaluation_work_run (evaluation, footprint, zone, options);
  return &evaluation->parent;
}

ZwEvaluation *
zw_evaluation_ref (ZwEvaluation *self)
{
  g_atomic_ref_count_inc (&((ZwEvaluationWork *) self)->ref_count);
  return self;
}

void
zw_evaluation_unref (ZwEvaluation *self)
{
  ZwEvaluationWork *evaluation = (ZwEvaluationWork *) self;

  if (!g_atomic_ref_count_dec (&evaluation->ref_count))
    return;
  zw_baseline_unref (evaluation->baseline);
  g_free (evaluation);
}

/**
 * zw_evaluation_find:
 *
 * Returns: (transfer none) (nullable): one indicator; %NULL when it is not
 *   computed
 */
const ZwIndicator *
zw_evaluation_find (const ZwEvaluation *self, ZwIndicatorId id)
{
  for (guint i = 0; i < self->n_indicators; i++)
    if (self->indicators[i].id == id)
      return &self->indicators[i];
  return NULL;
}
