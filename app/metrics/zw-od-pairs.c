/* zw-od-pairs.c: public transport beside private vehicles between important places (A6, A7)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a row of the survey gives is taken. What it does not give is worked out
 * once, when the table is made, so that a zone only adds up ratios:
 *
 *   public transport, minutes   median over the window, by the timetables
 *   private vehicle, minutes    straight line × detour ÷ speed
 *   public transport, cost      the fare of the way at the middle of the window
 *   private vehicle, cost       straight line × detour × cost of a kilometre
 */

#include "metrics/zw-od-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-transform.h"
#include "metrics/zw-fare.h"
#include "metrics/zw-place-names.h"

/* Costs are in it. */
#define CURRENCY "TWD"

#define NOWHERE ((ZwPoint){ (double) NAN, (double) NAN })

/* A layer of pairs, its columns looked up. */
typedef struct
{
  const ZwFeatures *features;
  const char *const *name;
  const char *const *places[2]; /* names of origins and destinations */
  const double *x[2];
  const double *y[2];
  const double *transit_min;
  const double *private_min;
  const double *transit_cost;
  const double *private_cost;
} Columns;

typedef struct
{
  ZwOdTable *table;
  const GPtrArray *features;
  const GPtrArray *timetables;
  const ZwJourneySettings *settings;
  ZwTransform *from_degrees;
  ZwPlaceNames *names;       /* made when first asked for */
  ZwJourneyNetwork *network; /* NULL where nothing is to be searched */
  ZwJourneySearch *search;
  const ZwProgress *progress;
} Building;

G_GNUC_FORMAT (2)
static const char *
translate (const ZwJourneySettings *settings, const char *text)
{
  return settings->catalog != NULL ? zw_catalog_get (settings->catalog, text) : _ (text);
}

static void
columns_init (Columns *self, const ZwFeatures *features)
{
  self->features = features;
  self->name = zw_features_get_texts (features, "name");
  self->places[0] = zw_features_get_texts (features, "origin");
  self->places[1] = zw_features_get_texts (features, "destination");
  self->x[0] = zw_features_get_numbers (features, "origin_x");
  self->y[0] = zw_features_get_numbers (features, "origin_y");
  self->x[1] = zw_features_get_numbers (features, "destination_x");
  self->y[1] = zw_features_get_numbers (features, "destination_y");
  self->transit_min = zw_features_get_numbers (features, "transit_min");
  self->private_min = zw_features_get_numbers (features, "private_min");
  self->transit_cost = zw_features_get_numbers (features, "transit_cost");
  self->private_cost = zw_features_get_numbers (features, "private_cost");
}

static double
get_number (const double *numbers, guint row)
{
  return numbers != NULL ? numbers[row] : (double) NAN;
}

static const char *
get_text (const char *const *texts, guint row)
{
  return texts != NULL && texts[row] != NULL && *texts[row] != '\0' ? texts[row] : NULL;
}

/* The first point of the first line and the last of the last. */
static void
take_ends (const ZwFeatures *features, guint row, ZwPoint *ends)
{
  const ZwGeometry *shape = features->shape;
  guint first = shape->ring_starts[shape->part_starts[features->starts[row]]];
  guint last = shape->ring_starts[shape->part_starts[features->starts[row + 1]]] - 1;

  ends[0] = shape->points[first];
  ends[1] = shape->points[last];
}

/* By coordinates: degrees where they can be, else the project's metres. Zeros
 * stand for nothing. */
static gboolean
take_coordinates (Building *self, const Columns *columns, guint row, guint end, ZwPoint *place)
{
  double x = get_number (columns->x[end], row), y = get_number (columns->y[end], row);

  if (!isfinite (x) || !isfinite (y) || (x == 0.0 && y == 0.0))
    return FALSE;
  *place = (ZwPoint){ x, y };
  if (fabs (x) > 180.0 || fabs (y) > 90.0)
    return TRUE;
  if (self->from_degrees != NULL
      && zw_transform_location (self->from_degrees, (ZwLocation){ x, y }, place, NULL))
    return TRUE;
  *place = NOWHERE;
  return FALSE;
}

static const char *
keep (Building *self, char *text)
{
  const char *kept = g_string_chunk_insert_const (self->table->strings, text);

  g_free (text);
  return kept;
}

/* Returns: (nullable): why the place is not known. */
static const char *
find_by_name (Building *self, const char *name, ZwPoint *place)
{
  if (self->names == NULL)
    self->names = zw_place_names_new (self->features);
  switch (zw_place_names_find (self->names, name, place))
    {
    case ZW_PLACE_NAME_FOUND:
      return NULL;
    case ZW_PLACE_NAME_AMBIGUOUS:
      /* Translators: %s is the name of a place */
      return keep (self, g_strdup_printf (translate (self->settings,
                                                     N_ ("Places of the name “%s” lie far apart; "
                                                         "coordinates would tell which is meant.")),
                                          name));
    case ZW_PLACE_NAME_UNKNOWN:
      break;
    }
  /* Translators: %s is the name of a place */
  return keep (
      self, g_strdup_printf (
                translate (self->settings, N_ ("No layer has a place of the name “%s”.")), name));
}

/* Where a pair begins and ends; @pair->reason where that is not known. */
static void
find_places (Building *self, const Columns *columns, guint row, ZwOdPair *pair)
{
  ZwPoint ends[2] = { NOWHERE, NOWHERE };

  if (columns->features->shape->kind == ZW_GEOMETRY_LINE
      && zw_features_has_shape (columns->features, row))
    take_ends (columns->features, row, ends);
  for (guint end = 0; end < 2; end++)
    {
      const char *name = get_text (columns->places[end], row), *reason = NULL;

      if (!isnan (ends[end].x) || take_coordinates (self, columns, row, end, &ends[end]))
        continue;
      if (name != NULL)
        reason = find_by_name (self, name, &ends[end]);
      else
        reason = translate (self->settings,
                            N_ ("The pair has neither coordinates nor names of its places."));
      if (pair->reason == NULL)
        pair->reason = reason;
    }
  pair->origin = ends[0];
  pair->destination = ends[1];
}

static gboolean
has_places (const ZwOdPair *pair)
{
  return !isnan (pair->origin.x) && !isnan (pair->destination.x);
}

/* Times and costs below 0 are none. */
static void
take_figure (ZwOdFigure *figure, const double *numbers, guint row)
{
  double value = get_number (numbers, row);

  *figure = (ZwOdFigure){ (double) NAN, ZW_OD_UNKNOWN };
  if (isfinite (value) && value >= 0.0)
    *figure = (ZwOdFigure){ value, ZW_OD_SURVEYED };
}

static const char *
make_name (Building *self, const Columns *columns, guint row)
{
  const char *name = get_text (columns->name, row);
  const char *from = get_text (columns->places[0], row), *to = get_text (columns->places[1], row);

  if (name != NULL)
    return keep (self, g_strdup (name));
  if (from != NULL && to != NULL)
    return keep (self, g_strdup_printf ("%s – %s", from, to));
  return keep (self, g_strdup_printf ("%" G_GINT64_FORMAT, columns->features->ids[row]));
}

static void
add_pair (Building *self, const Columns *columns, guint row)
{
  ZwOdPair pair = { .layer_id = columns->features->layer->id,
                    .id = columns->features->ids[row],
                    .transit_p85_min = (double) NAN,
                    .time_ratio = (double) NAN,
                    .cost_ratio = (double) NAN };

  pair.name = make_name (self, columns, row);
  take_figure (&pair.transit_min, columns->transit_min, row);
  take_figure (&pair.private_min, columns->private_min, row);
  take_figure (&pair.transit_cost, columns->transit_cost, row);
  take_figure (&pair.private_cost, columns->private_cost, row);
  find_places (self, columns, row, &pair);
  g_array_append_val (self->table->pairs, pair);
}

static gboolean
has_fares (const Building *self)
{
  for (guint i = 0; i < self->timetables->len; i++)
    if (((const ZwTimetable *) g_ptr_array_index (self->timetables, i))->n_fares > 0)
      return TRUE;
  return FALSE;
}

/* Surveyed figures need no search, and without such a need no network is made. */
static gboolean
needs_search (const Building *self)
{
  gboolean with_fares = has_fares (self);

  for (guint i = 0; i < self->table->pairs->len; i++)
    {
      const ZwOdPair *pair = zw_od_table_get_pair (self->table, i);

      if (has_places (pair)
          && (pair->transit_min.basis == ZW_OD_UNKNOWN
              || (with_fares && pair->transit_cost.basis == ZW_OD_UNKNOWN)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
make_search (Building *self, GError **error)
{
  g_autoptr (ZwJourneyNetwork) network = NULL;

  if (self->timetables == NULL || self->timetables->len == 0 || !needs_search (self))
    return TRUE;
  network = zw_journey_network_new (self->timetables, self->settings->day, &self->settings->walk,
                                    self->progress, error);
  if (network == NULL)
    return FALSE;
  if (network->n_connections > 0)
    {
      self->search = zw_journey_search_new (network);
      self->network = g_steal_pointer (&network);
    }
  return TRUE;
}

static void
compute_transit (Building *self, ZwOdPair *pair)
{
  ZwTravelTimes times;

  zw_journey_find_times (self->search, pair->origin, pair->destination, &self->settings->window,
                         self->settings->max_rides, &times);
  pair->transit_min.basis = times.median_s == ZW_JOURNEY_NEVER ? ZW_OD_UNREACHABLE : ZW_OD_COMPUTED;
  if (times.median_s != ZW_JOURNEY_NEVER)
    pair->transit_min.value = times.median_s / 60.0;
  if (times.p85_s != ZW_JOURNEY_NEVER)
    pair->transit_p85_min = times.p85_s / 60.0;
}

/* The fare of the way that is taken in the middle of the window. Returns:
 * (nullable): why there is none. */
static const char *
compute_fare (Building *self, ZwOdPair *pair)
{
  const ZwJourneyWindow *window = &self->settings->window;
  g_autoptr (ZwJourney) journey = zw_journey_find (
      self->search, pair->origin, pair->destination,
      window->from_s + (window->to_s - window->from_s) / 2, self->settings->max_rides);
  ZwFare fare;

  if (journey == NULL)
    return translate (self->settings,
                      N_ ("In the middle of the window there is no way by public transport."));
  if (journey->n_rides == 0)
    return translate (self->settings, N_ ("The whole way is walked; there is no fare to compare."));
  if (!zw_fare_find_of_journey (self->network, journey, &fare))
    return translate (self->settings, N_ ("The timetables have no fare for the way."));
  if (!g_str_equal (fare.currency, CURRENCY))
    return keep (self,
                 /* Translators: %s is a currency as ISO 4217 has it, such as BRL */
                 g_strdup_printf (translate (self->settings, N_ ("The fare is in %s, not in NT$.")),
                                  fare.currency));
  pair->transit_cost = (ZwOdFigure){ fare.price_milli / 1000.0, ZW_OD_COMPUTED };
  return NULL;
}

static void
compute_private (const ZwJourneySettings *settings, ZwOdPair *pair)
{
  double km = hypot (pair->destination.x - pair->origin.x, pair->destination.y - pair->origin.y)
              * settings->private_detour / 1000.0;

  if (pair->private_min.basis == ZW_OD_UNKNOWN)
    pair->private_min = (ZwOdFigure){ km / settings->private_speed_kmh * 60.0, ZW_OD_COMPUTED };
  if (pair->private_cost.basis == ZW_OD_UNKNOWN && !isnan (settings->private_cost_km))
    pair->private_cost = (ZwOdFigure){ km * settings->private_cost_km, ZW_OD_COMPUTED };
}

static double
divide (ZwOdFigure transit, ZwOdFigure private)
{
  return private.value > 0.0 ? transit.value / private.value : (double) NAN;
}

static const char *
explain (const Building *self, const ZwOdPair *pair, const char *no_fare)
{
  const char *text;

  if (!isnan (pair->time_ratio) && !isnan (pair->cost_ratio))
    return NULL;
  if (pair->reason != NULL)
    return pair->reason;
  if (pair->transit_min.basis == ZW_OD_UNREACHABLE)
    text = N_ ("For half of the departures there is no way by public transport.");
  else if (pair->transit_min.basis == ZW_OD_UNKNOWN)
    text = N_ ("There is no timetable to find a travel time by public transport in.");
  else if (!(pair->private_min.value > 0.0))
    text = N_ ("There is no travel time by private vehicle above 0.");
  else if (pair->transit_cost.basis == ZW_OD_UNKNOWN && no_fare != NULL)
    return no_fare;
  else if (pair->transit_cost.basis == ZW_OD_UNKNOWN)
    text = N_ ("The cost by public transport is not known.");
  else
    text = N_ ("The cost by private vehicle is not known, or it is 0.");
  return translate (self->settings, text);
}

static gboolean
compute (Building *self, GError **error)
{
  GArray *pairs = self->table->pairs;
  gboolean with_fares;

  if (!make_search (self, error))
    return FALSE;
  with_fares = self->search != NULL && has_fares (self);
  for (guint i = 0; i < pairs->len; i++)
    {
      ZwOdPair *pair = &g_array_index (pairs, ZwOdPair, i);
      const char *no_fare = NULL;

      if (!zw_progress_step (self->progress, i / (double) pairs->len,
                             translate (self->settings, N_ ("Searching travel times")), error))
        return FALSE;
      if (has_places (pair))
        {
          if (pair->transit_min.basis == ZW_OD_UNKNOWN && self->search != NULL)
            compute_transit (self, pair);
          if (pair->transit_cost.basis == ZW_OD_UNKNOWN && with_fares)
            no_fare = compute_fare (self, pair);
          compute_private (self->settings, pair);
        }
      pair->time_ratio = divide (pair->transit_min, pair->private_min);
      pair->cost_ratio = divide (pair->transit_cost, pair->private_cost);
      pair->reason = explain (self, pair, no_fare);
    }
  return TRUE;
}

static void
count (ZwOdTable *self)
{
  ZwOdNotes *notes = &self->notes;

  for (guint i = 0; i < self->pairs->len; i++)
    {
      const ZwOdPair *pair = zw_od_table_get_pair (self, i);

      notes->n_everywhere += isnan (pair->origin.x) && isnan (pair->destination.x);
      notes->n_unreachable += pair->transit_min.basis == ZW_OD_UNREACHABLE;
      if (isnan (pair->time_ratio))
        notes->n_without_times += pair->transit_min.basis != ZW_OD_UNREACHABLE;
      else
        {
          notes->n_transit[pair->transit_min.basis]++;
          notes->n_private[pair->private_min.basis]++;
        }
      if (isnan (pair->cost_ratio))
        notes->n_without_costs++;
      else
        {
          notes->n_transit_cost[pair->transit_cost.basis]++;
          notes->n_private_cost[pair->private_cost.basis]++;
        }
    }
}

static gboolean
build (Building *self, GError **error)
{
  for (guint i = 0; i < self->features->len; i++)
    {
      const ZwFeatures *features = g_ptr_array_index (self->features, i);
      Columns columns;

      if (features->layer->role != ZW_ROLE_OD_PAIRS || !features->layer->used)
        continue;
      columns_init (&columns, features);
      for (guint row = 0; row < features->n; row++)
        add_pair (self, &columns, row);
    }
  if (!compute (self, error))
    return FALSE;
  count (self->table);
  zw_od_table_write_words (self->table, self->settings);
  return TRUE;
}

/**
 * zw_od_table_new:
 * @features: (element-type ZwFeatures): layers in the project's coordinate
 *   system: the pairs, and those whose names pairs may use, see
 *   zw_place_names_need_role(); those not used are passed over
 * @timetables: (element-type ZwTimetable) (nullable): of the project
 * @settings: see zw_journey_settings_check()
 * @crs: (nullable): the project's coordinate system; without it coordinates in
 *   degrees are not known places
 * @progress: (nullable): who watches
 *
 * Works out what the pairs do not say themselves. Where a figure cannot be
 * known it is left out, and the pair tells why.
 *
 * Returns: (transfer full): the table, perhaps without pairs, or %NULL with
 *   %G_IO_ERROR_CANCELLED
 */
ZwOdTable *
zw_od_table_new (const GPtrArray *features,
                 const GPtrArray *timetables,
                 const ZwJourneySettings *settings,
                 const char *crs,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autoptr (ZwOdTable) table = g_new0 (ZwOdTable, 1);
  Building building = { .table = table,
                        .features = features,
                        .timetables = timetables,
                        .settings = settings,
                        .progress = progress };
  gboolean ok;

  table->pairs = g_array_new (FALSE, FALSE, sizeof (ZwOdPair));
  table->strings = g_string_chunk_new (256);
  if (crs != NULL)
    building.from_degrees = zw_transform_new ("EPSG:4326", crs, NULL);
  ok = build (&building, error);
  zw_transform_free (building.from_degrees);
  zw_place_names_free (building.names);
  zw_journey_search_free (building.search);
  g_clear_pointer (&building.network, zw_journey_network_unref);
  return ok ? g_steal_pointer (&table) : NULL;
}

void
zw_od_table_free (ZwOdTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pairs);
  g_string_chunk_free (self->strings);
  for (guint i = 0; i < G_N_ELEMENTS (self->methods); i++)
    g_free (self->methods[i]);
  for (guint i = 0; i < ZW_OD_N_REASONS; i++)
    g_free (self->reasons[i]);
  g_free (self);
}

guint
zw_od_table_get_n (const ZwOdTable *self)
{
  return self->pairs->len;
}

const ZwOdPair *
zw_od_table_get_pair (const ZwOdTable *self, guint index)
{
  return &g_array_index (self->pairs, ZwOdPair, index);
}

/**
 * zw_od_table_is_in:
 * @zone: (nullable): a zone; %NULL for everywhere
 *
 * Returns: whether the pair begins or ends in the zone or on its boundary, or has
 *   no places and so belongs to every zone
 */
gboolean
zw_od_table_is_in (const ZwOdTable *self, guint index, const ZwPrepared *zone)
{
  const ZwOdPair *pair = zw_od_table_get_pair (self, index);
  gboolean has_origin = !isnan (pair->origin.x), has_destination = !isnan (pair->destination.x);

  if (zone == NULL || (!has_origin && !has_destination))
    return TRUE;
  return (has_origin && zw_prepared_contains (zone, pair->origin.x, pair->origin.y))
         || (has_destination
             && zw_prepared_contains (zone, pair->destination.x, pair->destination.y));
}

static double
mean (double sum, guint n)
{
  return n > 0 ? sum / n : (double) NAN;
}

/**
 * zw_od_table_evaluate:
 * @zone: (nullable): a zone; %NULL for everywhere
 * @sums: (out): its pairs together
 *
 * Table 2.3-3 of the guideline: the ratio of each pair, and their mean.
 */
void
zw_od_table_evaluate (const ZwOdTable *self, const ZwPrepared *zone, ZwOdSums *sums)
{
  guint n_p85 = 0;

  *sums = (ZwOdSums){ 0 };
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const ZwOdPair *pair = zw_od_table_get_pair (self, i);

      if (!zw_od_table_is_in (self, i, zone))
        continue;
      sums->n_pairs++;
      sums->n_everywhere += isnan (pair->origin.x) && isnan (pair->destination.x);
      sums->n_unreachable += pair->transit_min.basis == ZW_OD_UNREACHABLE;
      if (!isnan (pair->time_ratio))
        {
          sums->n_times++;
          sums->time_ratio += pair->time_ratio;
          sums->transit_min += pair->transit_min.value;
          sums->private_min += pair->private_min.value;
        }
      if (pair->transit_p85_min >= 0.0 && pair->private_min.value > 0.0)
        {
          n_p85++;
          sums->p85_ratio += pair->transit_p85_min / pair->private_min.value;
        }
      if (!isnan (pair->cost_ratio))
        {
          sums->n_costs++;
          sums->cost_ratio += pair->cost_ratio;
          sums->transit_cost += pair->transit_cost.value;
          sums->private_cost += pair->private_cost.value;
        }
    }
  sums->time_ratio = mean (sums->time_ratio, sums->n_times);
  sums->transit_min = mean (sums->transit_min, sums->n_times);
  sums->private_min = mean (sums->private_min, sums->n_times);
  sums->p85_ratio = mean (sums->p85_ratio, n_p85);
  sums->cost_ratio = mean (sums->cost_ratio, sums->n_costs);
  sums->transit_cost = mean (sums->transit_cost, sums->n_costs);
  sums->private_cost = mean (sums->private_cost, sums->n_costs);
}
