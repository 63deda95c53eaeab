/* zw-siting-ground.c: what the place itself says to the six principles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-clip.h"
#include "metrics/zw-place.h"
#include "metrics/zw-survey.h"
#include "plan/zw-siting.h"

ZwSitingGround *
zw_siting_ground_ref (ZwSitingGround *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_siting_ground_unref (ZwSitingGround *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->zone_name);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->zone, zw_geometry_unref);
  g_clear_pointer (&self->figures, zw_evaluation_unref);
  g_clear_pointer (&self->city, zw_evaluation_unref);
  g_clear_pointer (&self->sides, zw_sides_free);
  g_free (self);
}

/* Traffic. */

/* A mean in the making, on one side of the zone's boundary. */
typedef struct
{
  double weight;
  double sum;
} Mean;

static void
add_to_mean (Mean *mean, double weight, double value)
{
  if (weight <= 0.0 || isnan (value))
    return;
  mean->weight += weight;
  mean->sum += weight * value;
}

static double
get_mean (const Mean *mean)
{
  return mean->weight > 0.0 ? mean->sum / mean->weight : (double) NAN;
}

/* Metres of a feature's lines within the zone, and altogether. */
static double
measure_lines (const ZwFeatures *features, guint feature, ZwClipper *clipper, double *all)
{
  const ZwGeometry *shape = features->shape;
  double inside = 0.0;

  *all = 0.0;
  for (guint p = features->starts[feature]; p < features->starts[feature + 1]; p++)
    for (guint r = shape->part_starts[p]; r < shape->part_starts[p + 1]; r++)
      for (guint i = shape->ring_starts[r]; i + 1 < shape->ring_starts[r + 1]; i++)
        {
          ZwEdge edge = { shape->points[i], shape->points[i + 1] };
          ZwEnvelope box = { MIN (edge.a.x, edge.b.x), MIN (edge.a.y, edge.b.y),
                             MAX (edge.a.x, edge.b.x), MAX (edge.a.y, edge.b.y) };

          *all += hypot (edge.b.x - edge.a.x, edge.b.y - edge.a.y);
          if (!zw_envelope_intersects (&box, &clipper->zone->envelope))
            continue;
          zw_clipper_look_at (clipper, &box);
          inside += zw_clipper_get_length (clipper, &edge);
        }
  return inside;
}

/* A counting place weighs 1, a stretch of road its length. */
static double
weigh (const ZwFeatures *features, guint feature, ZwClipper *clipper, double *all)
{
  const ZwGeometry *shape = features->shape;
  ZwPoint place;

  if (shape->kind == ZW_GEOMETRY_LINE)
    return measure_lines (features, feature, clipper, all);
  place = shape->points[shape->ring_starts[shape->part_starts[features->starts[feature]]]];
  *all = 1.0;
  return zw_prepared_contains (clipper->zone, place.x, place.y) ? 1.0 : 0.0;
}

/* Lines tell more than counting places: these count where there are no lines. */
static gboolean
has_lines (const GPtrArray *features)
{
  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, i);

      if (layer->layer->role == ZW_ROLE_TRAFFIC && layer->shape->kind == ZW_GEOMETRY_LINE)
        return TRUE;
    }
  return FALSE;
}

/**
 * zw_siting_measure_traffic:
 * @zone: a valid polygon
 * @features: (element-type ZwFeatures): layers; those of traffic are looked at
 *
 * Mean volumes and speeds in the zone and everywhere else. Means over roads are
 * weighted by length; where counting places are known alone, each counts once.
 */
ZwSitingTraffic
zw_siting_measure_traffic (const ZwGeometry *zone, const GPtrArray *features)
{
  ZwSitingTraffic traffic = { .is_lines = has_lines (features), .vehicle_km_in = NAN };
  Mean volume_in = { 0 }, volume_out = { 0 }, speed_in = { 0 }, speed_out = { 0 };
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  g_auto (ZwClipper) clipper = { 0 };

  zw_clipper_init (&clipper, prepared);
  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *layer = g_ptr_array_index (features, i);
      const double *volumes = zw_features_get_numbers (layer, "volume");
      const double *speeds = zw_features_get_numbers (layer, "speed_kmh");

      if (layer->layer->role != ZW_ROLE_TRAFFIC || layer->shape->kind == ZW_GEOMETRY_POLYGON
          || (layer->shape->kind == ZW_GEOMETRY_LINE) != traffic.is_lines)
        continue;
      for (guint k = 0; k < layer->n; k++)
        {
          double volume = volumes != NULL ? volumes[k] : (double) NAN;
          double speed = speeds != NULL ? speeds[k] : (double) NAN;
          double all, inside;

          if ((isnan (volume) && isnan (speed)) || !zw_features_has_shape (layer, k))
            continue;
          inside = weigh (layer, k, &clipper, &all);
          traffic.n++;
          add_to_mean (&volume_in, inside, volume);
          add_to_mean (&volume_out, all - inside, volume);
          add_to_mean (&speed_in, inside, speed);
          add_to_mean (&speed_out, all - inside, speed);
        }
    }
  traffic.volume_in = get_mean (&volume_in);
  traffic.volume_out = get_mean (&volume_out);
  traffic.speed_in = get_mean (&speed_in);
  traffic.speed_out = get_mean (&speed_out);
  if (traffic.is_lines && volume_in.weight > 0.0)
    traffic.vehicle_km_in = volume_in.sum / 1000.0;
  return traffic;
}

/* The place. */

/* Whether a later count, but not one later than @year, stands for this one. */
static gboolean
is_old_count (const GPtrArray *features, const ZwLayer *layer, int year)
{
  if (year > 0 && layer->year > year)
    return TRUE;
  for (guint i = 0; i < features->len && layer->year > 0; i++)
    {
      const ZwLayer *other = ((ZwFeatures *) g_ptr_array_index (features, i))->layer;

      if (other->role == layer->role && other->used && other->year > layer->year
          && (year == 0 || other->year <= year))
        return TRUE;
    }
  return FALSE;
}

/* Layers of the indicators as the survey of the year has them; lines as they are
 * today; the latest traffic. */
static GPtrArray *
choose_features (const GPtrArray *features, int year)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  g_autoptr (ZwSurveyChoice) choice = NULL;
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < features->len; i++)
    g_ptr_array_add (layers, ((ZwFeatures *) g_ptr_array_index (features, i))->layer);
  choice = zw_survey_choose (layers, year);
  for (guint i = 0; i < features->len; i++)
    {
      ZwFeatures *one = g_ptr_array_index (features, i);
      const ZwLayer *layer = one->layer;
      gboolean wanted = g_ptr_array_find (choice->layers, layer, NULL);

      if (layer->used && zw_sides_uses_role (layer->role))
        wanted = TRUE;
      else if (layer->used && layer->role == ZW_ROLE_TRAFFIC)
        wanted = !is_old_count (features, layer, year);
      if (wanted)
        g_ptr_array_add (chosen, one);
    }
  return chosen;
}

static ZwEvaluation *
evaluate_city (const ZwSitingInput *input, const GPtrArray *features, GError **error)
{
  ZwEvaluateOptions options = input->options;
  g_autoptr (ZwPlace) city = NULL;

  if (input->city != NULL)
    return zw_evaluation_ref (input->city);
  city = zw_place_new_city (features, error);
  if (city == NULL)
    return NULL;
  options.whole_city = TRUE;
  return zw_evaluate (input->baseline, city->geometry, &options);
}

static void
look_at_service (ZwSitingGround *self, const ZwServiceBasis *service)
{
  for (guint d = 0; service != NULL && d < ZW_N_DAY_TYPES; d++)
    {
      zw_service_basis_get_hours (service, self->zone, (ZwDayType) d, &self->hours[d]);
      self->has_timetable |= self->hours[d].is_known;
    }
}

/**
 * zw_siting_ground_new:
 * @settings: how
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full): what the place says; %NULL with @error set
 */
ZwSitingGround *
zw_siting_ground_new (const ZwSitingInput *input,
                      const ZwSitingSettings *settings,
                      const ZwProgress *progress,
                      GError **error)
{
  g_autoptr (ZwSitingGround) self = g_new0 (ZwSitingGround, 1);
  g_autoptr (GPtrArray) features = choose_features (input->features, input->year);
  ZwSidesOptions options;

  g_atomic_ref_count_init (&self->ref_count);
  self->zone_id = input->zone->id;
  self->zone_name = g_strdup (input->zone->name);
  self->zone_type = input->zone->type;
  self->zone = zw_geometry_ref (input->zone->geometry);
  self->settings = *settings;
  self->catalog = settings->catalog != NULL ? zw_catalog_ref (settings->catalog)
                                            : zw_catalog_new (NULL);
  self->settings.catalog = self->catalog;
  for (guint i = 0; i < features->len; i++)
    self->n_layers[((ZwFeatures *) g_ptr_array_index (features, i))->layer->role]++;
  if (!zw_progress_step (progress, 0.0, _ ("Comparing the zone with the city"), error))
    return NULL;
  self->figures = zw_evaluate (input->baseline, self->zone, &input->options);
  self->city = evaluate_city (input, features, error);
  if (self->city == NULL)
    return NULL;
  zw_sides_options_init (&options);
  options.tolerance_m = settings->tolerance_m;
  self->sides = zw_sides_new (self->zone, features, &options, progress, error);
  if (self->sides == NULL)
    return NULL;
  if (!zw_progress_step (progress, -1.0, _ ("Measuring the zone"), error))
    return NULL;
  self->has_extent = zw_extent_measure (self->zone, &self->extent, NULL);
  self->traffic = zw_siting_measure_traffic (self->zone, features);
  look_at_service (self, input->service);
  if (!zw_progress_step (progress, 1.0, _ ("Measuring the zone"), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Layers that the baseline does not hold by itself. */
static gboolean
is_wanted (ZwRole role)
{
  return zw_sides_uses_role (role) || role == ZW_ROLE_TRAFFIC || role == ZW_ROLE_POPULATION;
}

/**
 * zw_siting_ground_load:
 * @store: an open project
 * @zone_id: one of its zones
 * @settings: how
 * @progress: (nullable): who watches
 *
 * Reads what is needed and works it out.
 */
ZwSitingGround *
zw_siting_ground_load (ZwStore *store,
                       gint64 zone_id,
                       const ZwSitingSettings *settings,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (GPtrArray) layers = zone != NULL ? zw_layer_list (store, error) : NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) features = NULL;
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwServiceBasis) service = NULL;
  ZwServiceSettings departures;
  ZwFigureSettings figures;
  ZwSitingInput input = { .zone = zone };

  if (layers == NULL)
    return NULL;
  zw_figure_settings_load (&figures, store);
  figures.baseline.catalog = settings->catalog;
  for (guint i = 0; i < layers->len; i++)
    if (is_wanted (((ZwLayer *) g_ptr_array_index (layers, i))->role))
      g_ptr_array_add (wanted, g_ptr_array_index (layers, i));
  features = zw_features_load_many (store, wanted, progress, error);
  if (features == NULL)
    return NULL;
  baseline = zw_baseline_load (store, &figures.baseline, progress, error);
  if (baseline == NULL)
    return NULL;
  zw_service_settings_load (&departures, store);
  service = zw_service_basis_load (store, baseline, &departures, progress, error);
  if (service == NULL)
    return NULL;
  input.baseline = baseline;
  input.features = features;
  input.service = service;
  input.options = figures.evaluate;
  input.year = figures.baseline.year;
  return zw_siting_ground_new (&input, settings, progress, error);
}
