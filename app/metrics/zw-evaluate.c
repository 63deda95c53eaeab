/* zw-evaluate.c: the indicators of a zone
 *
 * Definitions: 表 2.3-3 of the guideline. Lengths and areas are planar, circles
 * are true, and a zone owns its boundary.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-evaluate.h"

#include <math.h>

#include "metrics/zw-baseline-private.h"

/* Fewer residents than these are what rounding leaves of none. */
#define MIN_PEOPLE 1e-6

/* Parts of all indicators together, apart from the modes of transport. */
#define MAX_PARTS 24

typedef struct
{
  ZwEvaluation parent;
  gatomicrefcount ref_count;
  ZwBaseline *baseline;
  ZwIndicator indicators[ZW_N_INDICATORS];
  guint n_parts;
  ZwIndicatorPart parts[MAX_PARTS + ZW_MAX_MODES];
} Evaluation;

/* One zone on its way through the indicators. */
typedef struct
{
  const ZwBaseline *baseline;
  Evaluation *evaluation;
  gboolean stops_in_zone;

  /* Owned */
  ZwPrepared *zone; /* NULL: everything */
  ZwGridRuns *runs;
  ZwDiscs *discs; /* of the stops in the zone, when asked for */
} Work;

static ZwIndicator *
begin (Work *self, ZwIndicatorId id)
{
  Evaluation *evaluation = self->evaluation;
  ZwIndicator *indicator = &evaluation->indicators[evaluation->parent.n_indicators++];
  const ZwBaseline *baseline = self->baseline;

  indicator->id = id;
  indicator->value = indicator->numerator = indicator->denominator = NAN;
  indicator->inputs = baseline->inputs[id];
  indicator->method = baseline->methods[id][self->stops_in_zone];
  indicator->reason = baseline->missing[id];
  indicator->state = indicator->reason != NULL ? ZW_INDICATOR_NO_DATA : ZW_INDICATOR_OK;
  indicator->parts = &evaluation->parts[evaluation->n_parts];
  return indicator;
}

static void
add_part (Work *self, ZwIndicator *indicator, const char *id, double value)
{
  Evaluation *evaluation = self->evaluation;

  g_assert (evaluation->n_parts < G_N_ELEMENTS (evaluation->parts));
  evaluation->parts[evaluation->n_parts++] = (ZwIndicatorPart){ id, value };
  indicator->n_parts++;
}

static void
set_ratio (Work *self, ZwIndicator *indicator, double numerator, double denominator, double least)
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

static void
evaluate_stops (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_B1);
  double sums[ZW_STOP_FIRST_MODE + ZW_MAX_MODES];

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  zw_point_grid_sum (self->baseline->stops, self->runs, self->zone, sums);
  indicator->value = sums[ZW_STOP_COUNTED];
  for (guint m = 0; m < self->baseline->modes->len; m++)
    add_part (self, indicator, g_ptr_array_index (self->baseline->modes, m),
              sums[ZW_STOP_FIRST_MODE + m]);
}

static void
evaluate_routes (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_B2);
  ZwLineSum sum;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  sum = zw_line_grid_sum (self->baseline->routes, self->runs, self->zone);
  indicator->value = sum.lines / 1000.0;
  add_part (self, indicator, "route_km", sum.lines / 1000.0);
  add_part (self, indicator, "network_km", sum.network / 1000.0);
}

static void
evaluate_ways (Work *self, ZwIndicatorId id, const ZwWays *ways)
{
  ZwIndicator *indicator = begin (self, id);
  double lines = 0.0, surfaces = 0.0;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  if (ways->lines != NULL)
    lines = zw_line_grid_sum (ways->lines, self->runs, self->zone).lines / 1000.0;
  if (ways->surfaces != NULL)
    surfaces = zw_area_grid_sum (ways->surfaces, self->runs, self->zone).value / 1000.0;
  indicator->value = lines + surfaces;
  if (ways->surfaces != NULL)
    {
      if (ways->lines != NULL)
        add_part (self, indicator, "lines_km", lines);
      add_part (self, indicator, "surfaces_km", surfaces);
    }
}

static void
evaluate_chargers (Work *self)
{
  static const char *const names[ZW_N_CHARGER_COLUMNS] = { NULL, "posts", "guns", "fast", "slow" };
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_B5);
  double sums[ZW_N_CHARGER_COLUMNS];
  guint n_sites;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n_sites = zw_point_grid_sum (self->baseline->chargers, self->runs, self->zone, sums);
  indicator->value = sums[ZW_CHARGER_VALUE];
  for (guint c = ZW_CHARGER_POSTS; c < ZW_N_CHARGER_COLUMNS; c++)
    add_part (self, indicator, names[c],
              self->baseline->notes.charger_known[c] ? sums[c] : (double) NAN);
  add_part (self, indicator, "sites", n_sites);
}

static void
evaluate_parking (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_B6);
  double sums[ZW_N_PARKING_COLUMNS];
  guint n;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n = zw_point_grid_sum (self->baseline->parking, self->runs, self->zone, sums);
  add_part (self, indicator, "car_parks", sums[ZW_PARKING_KNOWN]);
  add_part (self, indicator, "left_out", n - sums[ZW_PARKING_KNOWN]);
  set_ratio (self, indicator, sums[ZW_PARKING_EV_SPACES], sums[ZW_PARKING_SPACES], 0.0);
}

/* What the stops within the zone cover of points that carry a figure. */
typedef struct
{
  const ZwPointGrid *points;
  const ZwDiscs *discs;
  guint all;
  guint covered;
  double sum;
} Recount;

static void
recount_point (guint point, gpointer user_data)
{
  Recount *self = user_data;

  if (zw_point_grid_get_value (self->points, self->covered, point) > 0.0
      && zw_discs_contain (self->discs, self->points->x[point], self->points->y[point]))
    self->sum += zw_point_grid_get_value (self->points, self->all, point);
}

/* Sum of column @all over the points in the zone within reach of a stop in it;
 * column @covered tells which are within reach of any stop. */
static double
recount (const Work *self, const ZwPointGrid *points, guint all, guint covered)
{
  Recount data = { points, self->discs, all, covered, 0.0 };

  zw_point_grid_foreach (points, self->runs, self->zone, recount_point, &data);
  return data.sum;
}

static void
evaluate_people_areas (Work *self, ZwIndicator *indicator)
{
  const ZwBaseline *baseline = self->baseline;
  ZwAreaSum sum = zw_area_grid_sum (baseline->people_areas, self->runs, self->zone);
  double centres[ZW_N_PEOPLE_COLUMNS];

  zw_point_grid_sum (baseline->people_centres, self->runs, self->zone, centres);
  if (self->discs != NULL)
    {
      sum.covered = zw_area_grid_sum_covered (baseline->people_areas, self->runs, self->zone,
                                              self->discs);
      sum.covered = MIN (sum.covered, sum.value);
      centres[ZW_PEOPLE_COVERED] = recount (self, baseline->people_centres, ZW_PEOPLE_ALL,
                                            ZW_PEOPLE_COVERED);
    }
  set_ratio (self, indicator, sum.covered, sum.value, MIN_PEOPLE);
  add_part (self, indicator, "area_weighted", indicator->value);
  add_part (self, indicator, "centroid",
            centres[ZW_PEOPLE_ALL] > 0.0 ? centres[ZW_PEOPLE_COVERED] / centres[ZW_PEOPLE_ALL]
                                         : (double) NAN);
}

static void
evaluate_people (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_A1);
  double sums[ZW_N_PEOPLE_COLUMNS];

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  if (self->baseline->people_areas != NULL)
    {
      evaluate_people_areas (self, indicator);
      return;
    }
  zw_point_grid_sum (self->baseline->people_points, self->runs, self->zone, sums);
  if (self->discs != NULL)
    sums[ZW_PEOPLE_COVERED] = recount (self, self->baseline->people_points, ZW_PEOPLE_ALL,
                                       ZW_PEOPLE_COVERED);
  set_ratio (self, indicator, sums[ZW_PEOPLE_COVERED], sums[ZW_PEOPLE_ALL], MIN_PEOPLE);
}

static void
evaluate_bikes (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_A3);
  guint n;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n = zw_point_grid_sum (self->baseline->bikes, self->runs, self->zone, NULL);
  set_ratio (self, indicator, n, self->evaluation->parent.area_m2 / 1e6, 0.0);
}

static void
evaluate_attractions (Work *self)
{
  ZwIndicator *indicator = begin (self, ZW_INDICATOR_A5);
  double sums[ZW_N_ATTRACTION_COLUMNS];
  guint n;

  if (indicator->state != ZW_INDICATOR_OK)
    return;
  n = zw_point_grid_sum (self->baseline->attractions, self->runs, self->zone, sums);
  if (self->discs != NULL)
    sums[ZW_ATTRACTION_COVERED] = recount (self, self->baseline->attractions, ZW_ATTRACTION_COVERED,
                                           ZW_ATTRACTION_COVERED);
  set_ratio (self, indicator, sums[ZW_ATTRACTION_COVERED], n, 0.0);
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
find_discs (const Work *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  Collection collection = { self->baseline->stops, places };
  const ZwPoint *points;
  ZwGridFrame frame;

  zw_point_grid_foreach (self->baseline->stops, self->runs, self->zone, collect_stop, &collection);
  points = (const ZwPoint *) (const void *) places->data;
  zw_grid_frame_init (&frame, points, places->len, self->baseline->radius / 5.0, 1u << 16);
  return zw_discs_new (&frame, points, places->len, self->baseline->radius,
                       self->baseline->people_areas != NULL);
}

static double
get_area (const Work *self)
{
  if (self->zone != NULL)
    return self->zone->area;
  if (self->baseline->people_areas != NULL)
    return zw_area_grid_get_area (self->baseline->people_areas);
  return NAN;
}

/**
 * zw_evaluate:
 * @zone: (nullable): a valid polygon in the project's coordinate system, closed:
 *   its boundary belongs to it; %NULL for all there is
 * @options: (nullable): the defaults where %NULL
 *
 * Works out the indicators that the layers alone give: B1 to B6, A1, A3 and A5.
 * Takes as long as the boundary is long. Any number of threads may call it with
 * the same baseline.
 *
 * An invalid polygon gives figures by the even-odd rule, without promise.
 *
 * Returns: (transfer full): the indicators, in the order of the guideline
 */
ZwEvaluation *
zw_evaluate (const ZwBaseline *baseline, const ZwGeometry *zone, const ZwEvaluateOptions *options)
{
  Evaluation *evaluation = g_new0 (Evaluation, 1);
  Work work = { .baseline = baseline, .evaluation = evaluation };

  g_atomic_ref_count_init (&evaluation->ref_count);
  evaluation->baseline = zw_baseline_ref ((ZwBaseline *) baseline);
  evaluation->parent.indicators = evaluation->indicators;
  work.stops_in_zone = options != NULL && options->stops_in_zone;
  if (zone != NULL)
    {
      work.zone = zw_prepared_new (zone);
      work.runs = zw_grid_runs_new (&baseline->frame, work.zone);
      if (work.stops_in_zone && baseline->stops != NULL)
        work.discs = find_discs (&work);
    }
  evaluation->parent.area_m2 = get_area (&work);

  evaluate_stops (&work);
  evaluate_routes (&work);
  evaluate_ways (&work, ZW_INDICATOR_B3, &baseline->footways);
  evaluate_ways (&work, ZW_INDICATOR_B4, &baseline->cycleways);
  evaluate_chargers (&work);
  evaluate_parking (&work);
  evaluate_people (&work);
  evaluate_bikes (&work);
  evaluate_attractions (&work);

  g_clear_pointer (&work.discs, zw_discs_free);
  g_clear_pointer (&work.runs, zw_grid_runs_free);
  g_clear_pointer (&work.zone, zw_prepared_free);
  return &evaluation->parent;
}

ZwEvaluation *
zw_evaluation_ref (ZwEvaluation *self)
{
  g_atomic_ref_count_inc (&((Evaluation *) self)->ref_count);
  return self;
}

void
zw_evaluation_unref (ZwEvaluation *self)
{
  Evaluation *evaluation = (Evaluation *) self;

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
