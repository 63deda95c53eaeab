/* zw-service-basis.c: stops that are served well enough, and whom they reach
 *
 * Questions that the same stops answer share their circles and their residents:
 * on many a day of a small town they are the same.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "metrics/zw-baseline-columns.h"
#include "metrics/zw-service-private.h"

/* Hundredths of a second: a headway of 10 minutes is one of 10 minutes. */
#define HEADWAY_TOLERANCE 1e-4

static void
cover_free (ZwServiceCover *self)
{
  g_clear_pointer (&self->areas, zw_area_grid_free);
  g_clear_pointer (&self->discs, zw_discs_free);
  g_array_unref (self->stops);
  g_free (self);
}

ZwServiceBasis *
zw_service_basis_ref (ZwServiceBasis *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_service_basis_unref (ZwServiceBasis *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  zw_service_stops_clear (&self->stops);
  g_ptr_array_unref (self->covers);
  g_clear_pointer (&self->areas, zw_area_grid_free);
  g_clear_pointer (&self->points, zw_point_grid_free);
  g_free (self->method);
  g_free (self->reason);
  g_free (self->empty);
  g_free (self);
}

/**
 * zw_service_basis_get_settings:
 *
 * Returns: (transfer none): those it was made with; without a catalog
 */
const ZwServiceSettings *
zw_service_basis_get_settings (const ZwServiceBasis *self)
{
  return &self->settings;
}

static gboolean
answer (const ZwServiceFigures *figures, const ZwServiceSettings *settings, guint question)
{
  gboolean is_early = figures->first_s >= 0 && figures->first_s <= settings->early_s;
  gboolean is_late = figures->last_s >= 0 && figures->last_s >= settings->late_s;

  switch (question)
    {
    case ZW_SERVICE_SERVED:
      return figures->is_served;
    case ZW_SERVICE_EARLY:
      return is_early;
    case ZW_SERVICE_LATE:
      return is_late;
    case ZW_SERVICE_BOTH:
      return is_early && is_late;
    default:
      return figures->headway_min
             <= settings->headways_min[question - ZW_SERVICE_FIRST_HEADWAY] + HEADWAY_TOLERANCE;
    }
}

/* Number of the cover of these stops, which may be there already. Takes @stops. */
static guint
find_cover (ZwServiceBasis *self, GArray *stops)
{
  ZwServiceCover *cover;

  for (guint i = 0; i < self->covers->len; i++)
    {
      const ZwServiceCover *one = g_ptr_array_index (self->covers, i);

      if (one->stops->len == stops->len
          && (stops->len == 0
              || memcmp (one->stops->data, stops->data, stops->len * sizeof (guint)) == 0))
        {
          g_array_unref (stops);
          return i;
        }
    }
  cover = g_new0 (ZwServiceCover, 1);
  cover->stops = stops;
  g_ptr_array_add (self->covers, cover);
  return self->covers->len - 1;
}

static void
ask_all (ZwServiceBasis *self)
{
  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    for (guint q = 0; q < ZW_N_SERVICE_QUESTIONS; q++)
      {
        GArray *stops = g_array_new (FALSE, FALSE, sizeof (guint));

        for (guint i = 0; i < self->stops.stops->len; i++)
          if (answer (&g_array_index (self->stops.stops, ZwServiceStop, i).days[d], &self->settings,
                      q))
            g_array_append_val (stops, i);
        self->covers_of[d][q] = find_cover (self, stops);
      }
}

static void
draw_discs (const ZwServiceBasis *self, ZwServiceCover *cover, gboolean with_border)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));

  for (guint i = 0; i < cover->stops->len; i++)
    {
      const ZwServiceStop *stop = &g_array_index (self->stops.stops, ZwServiceStop,
                                                  g_array_index (cover->stops, guint, i));

      if (stop->end_place > stop->first_place)
        g_array_append_vals (places,
                             &g_array_index (self->stops.places, ZwPoint, stop->first_place),
                             stop->end_place - stop->first_place);
    }
  if (places->len > 0)
    cover->discs = zw_discs_new (&self->frame, (const ZwPoint *) (const void *) places->data,
                                 places->len, self->radius, with_border);
}

static ZwAreaGrid *
make_areas (const ZwServiceBasis *self, const ZwFeatures *people, const ZwDiscs *discs)
{
  const double *residents = zw_features_get_numbers (people, "population");
  ZwAreaGrid *areas = zw_area_grid_new (&self->frame, discs);

  for (guint i = 0; i < people->n; i++)
    {
      double value = zw_columns_get_number (residents, i);

      if (!isnan (value))
        zw_area_grid_add (areas, people->shape, people->starts[i], people->starts[i + 1], value);
    }
  zw_area_grid_end (areas);
  return areas;
}

static ZwPointGrid *
make_points (const ZwServiceBasis *self, const ZwFeatures *people)
{
  const double *residents = zw_features_get_numbers (people, "population");
  g_autofree double *values = g_new (double, self->covers->len + 1);
  ZwColumns columns;

  zw_columns_init (&columns, self->covers->len + 1);
  for (guint i = 0; i < people->n; i++)
    {
      ZwPoint place = zw_baseline_get_place (people, i);

      values[0] = zw_columns_get_number (residents, i);
      if (isnan (values[0]))
        continue;
      for (guint c = 0; c < self->covers->len; c++)
        {
          const ZwServiceCover *cover = g_ptr_array_index (self->covers, c);

          values[c + 1] = cover->discs != NULL && zw_discs_contain (cover->discs, place.x, place.y)
                              ? values[0]
                              : 0.0;
        }
      zw_columns_add (&columns, place, values);
    }
  return zw_columns_end (&columns, &self->frame);
}

static gboolean
fill_people (ZwServiceBasis *self,
             const ZwFeatures *people,
             gboolean by_area,
             const ZwProgress *progress,
             GError **error)
{
  if (by_area)
    self->areas = make_areas (self, people, NULL);
  for (guint i = 0; i < self->covers->len; i++)
    {
      ZwServiceCover *cover = g_ptr_array_index (self->covers, i);

      if (!zw_progress_step (progress, i / (double) self->covers->len,
                             _ ("Finding whom the stops serve"), error))
        return FALSE;
      draw_discs (self, cover, by_area);
      if (by_area && cover->discs != NULL)
        cover->areas = make_areas (self, people, cover->discs);
    }
  if (!by_area)
    self->points = make_points (self, people);
  return zw_progress_step (progress, 1.0, _ ("Finding whom the stops serve"), error);
}

G_GNUC_FORMAT (2)
static const char *
translate (const ZwServiceSettings *settings, const char *text)
{
  return settings->catalog != NULL ? zw_catalog_get (settings->catalog, text) : _ (text);
}

static void
append_time (GString *text, int time_s)
{
  g_string_append_printf (text, "%02d:%02d", time_s / 3600, time_s / 60 % 60);
}

static gboolean
is_layer_of_a1 (const ZwBaseline *baseline, ZwRole role, gint64 layer_id)
{
  const GPtrArray *inputs = baseline->inputs[ZW_INDICATOR_A1];

  for (guint i = 0; i < inputs->len; i++)
    {
      const ZwIndicatorInput *input = g_ptr_array_index (inputs, i);

      if (input->role == role && input->layer_id == layer_id)
        return TRUE;
    }
  return FALSE;
}

/* A feed without trips on some kind of day may be incomplete, or there may be none. */
static void
append_gaps (GString *text, const ZwTimetableEntry *entry, const ZwServiceSettings *settings)
{
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    if (entry->timetable->dates[d] == 0)
      g_string_append_printf (days, "%s%s",
                              /* Translators: between two kinds of day */
                              days->len > 0 ? translate (settings, N_ (", ")) : "",
                              translate (settings, zw_day_type_get_name ((ZwDayType) d)));
  if (days->len == 0)
    return;
  g_string_append (text, translate (settings, N_ ("; ")));
  g_string_append_printf (text,
                          /* Translators: a layer, kinds of day ("Saturday") */
                          translate (settings, N_ ("“%s” has no trips on: %s")), entry->name,
                          days->str);
}

static void
write_method (ZwServiceBasis *self,
              const ZwBaseline *baseline,
              const GPtrArray *timetables,
              const ZwServiceSettings *settings)
{
  GString *text = g_string_new (baseline->methods[ZW_INDICATOR_A1][FALSE]);
  g_autoptr (GString) from = g_string_new (NULL);
  g_autoptr (GString) to = g_string_new (NULL);
  const char *between = translate (settings, N_ ("; "));

  append_time (from, settings->from_s);
  append_time (to, settings->to_s);
  if (self->stops.n_timetables > 0)
    {
      g_string_append (text, between);
      g_string_append_printf (
          text,
          /* Translators: two times of day */
          translate (settings,
                     N_ ("headway: the time from %s to %s over the departures of all "
                         "routes and directions at a stop, platforms with their station")),
          from->str, to->str);
    }
  for (guint i = 0; i < timetables->len; i++)
    if (is_layer_of_a1 (baseline, ZW_ROLE_STOPS,
                        ((ZwTimetableEntry *) timetables->pdata[i])->layer_id))
      append_gaps (text, timetables->pdata[i], settings);
  for (guint i = 0; i < self->stops.whole_day->len; i++)
    {
      g_string_append (text, between);
      g_string_append_printf (
          text,
          /* Translators: %s is a layer */
          translate (settings, N_ ("“%s” has no timetable: its own mean headways of the whole day "
                                   "were taken, of one kind of day")),
          (const char *) g_ptr_array_index (self->stops.whole_day, i));
    }
  if (self->stops.n_unknown > 0)
    {
      g_string_append (text, between);
      g_string_append_printf (
          text, translate (settings, N_ ("stops left out, as no departures are known: %u")),
          self->stops.n_unknown);
    }
  self->method = g_string_free (text, FALSE);
}

/* Whether A1 rests on the layer. */
static gboolean
is_input (const ZwBaseline *baseline, const ZwLayer *layer)
{
  if (layer->role == ZW_ROLE_POPULATION
      && (layer->kind == ZW_GEOMETRY_POINT) != (baseline->coverage == ZW_COVERAGE_POINTS))
    return FALSE;
  return is_layer_of_a1 (baseline, layer->role, layer->id);
}

static void
add_stops (ZwServiceBasis *self, const ZwFeatures *features, const GPtrArray *timetables)
{
  gboolean has_timetable = FALSE;

  for (guint i = 0; i < timetables->len; i++)
    {
      const ZwTimetableEntry *entry = g_ptr_array_index (timetables, i);

      if (entry->layer_id != features->layer->id)
        continue;
      zw_service_stops_add_timetable (&self->stops, entry->timetable, &self->settings);
      has_timetable = TRUE;
    }
  if (!has_timetable)
    zw_service_stops_add_layer (&self->stops, features);
}

static ZwServiceBasis *
basis_new (const ZwBaseline *baseline, const ZwServiceSettings *settings)
{
  ZwServiceBasis *self = g_new0 (ZwServiceBasis, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->settings = *settings;
  self->settings.catalog = NULL;
  self->radius = baseline->radius;
  self->frame = baseline->frame;
  self->covers = g_ptr_array_new_with_free_func ((GDestroyNotify) cover_free);
  self->reason = g_strdup (baseline->missing[ZW_INDICATOR_A1]);
  self->empty = g_strdup (baseline->empty[ZW_INDICATOR_A1]);
  zw_service_stops_init (&self->stops);
  return self;
}

/**
 * zw_service_basis_new:
 * @baseline: what A1 comes from: radius, method, and which layers count
 * @features: (element-type ZwFeatures): layers in the project's coordinate system,
 *   among them those of stops and residents that A1 rests on
 * @timetables: (element-type ZwTimetableEntry): those of the layers of stops
 * @settings: what counts as good service, see zw_service_settings_check()
 * @progress: (nullable): who watches
 *
 * Finds what residents each kind of stop reaches. A layer of stops without a
 * timetable is taken with the headway, first and last departure in its own
 * columns. Every stop serves that lies within reach, also across a zone's boundary.
 *
 * Returns: (transfer full): the basis, or %NULL with %G_IO_ERROR_CANCELLED
 */
ZwServiceBasis *
zw_service_basis_new (const ZwBaseline *baseline,
                      const GPtrArray *features,
                      const GPtrArray *timetables,
                      const ZwServiceSettings *settings,
                      const ZwProgress *progress,
                      GError **error)
{
  g_autoptr (ZwServiceBasis) self = basis_new (baseline, settings);
  const ZwFeatures *people = NULL;

  for (guint i = 0; i < features->len; i++)
    {
      const ZwFeatures *one = g_ptr_array_index (features, i);

      if (!is_input (baseline, one->layer))
        continue;
      if (one->layer->role == ZW_ROLE_POPULATION)
        people = people != NULL ? people : one;
      else if (one->layer->role == ZW_ROLE_STOPS)
        add_stops (self, one, timetables);
    }
  if (self->reason == NULL && self->stops.days == 0)
    self->reason = g_strdup (translate (
        settings, N_ ("No layer of stops has a timetable, or says how often something departs. "
                      "Import a timetable (GTFS).")));
  if (self->reason != NULL || people == NULL)
    return g_steal_pointer (&self);
  ask_all (self);
  write_method (self, baseline, timetables, settings);
  if (!fill_people (self, people, baseline->coverage == ZW_COVERAGE_AREA, progress, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * zw_service_basis_load:
 * @store: the project that @baseline was loaded from
 *
 * As zw_service_basis_new(), reading the layers and timetables from the project.
 *
 * Returns: (transfer full): the basis, or %NULL with @error set
 */
ZwServiceBasis *
zw_service_basis_load (ZwStore *store,
                       const ZwBaseline *baseline,
                       const ZwServiceSettings *settings,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  g_autoptr (GPtrArray) timetables = NULL;

  if (layers == NULL)
    return NULL;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwFeatures *one;

      if (!is_input (baseline, layer))
        continue;
      one = zw_features_load (store, layer, progress, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (features, one);
    }
  timetables = zw_timetable_list (store, error);
  if (timetables == NULL)
    return NULL;
  return zw_service_basis_new (baseline, features, timetables, settings, progress, error);
}
