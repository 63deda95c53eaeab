/* zw-baseline.c: the survey's layers frozen into columns that zones are evaluated against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Smaller cells find less to leave out; more of them cost memory. */
#define MIN_CELL_M 50.0
#define MAX_CELLS 1000000

/* Points looked at to lay the frame. */
#define FRAME_SAMPLE 100000

void
zw_baseline_settings_init (ZwBaselineSettings *self)
{
  *self = (ZwBaselineSettings){ .radius_m = ZW_BASELINE_DEFAULT_RADIUS_M };
  zw_journey_settings_init (&self->journeys);
}

/**
 * zw_baseline_needs_role:
 *
 * Returns: whether some indicator that zw_evaluate() computes rests on layers of
 *   the role
 */
gboolean
zw_baseline_needs_role (ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_STOPS:
    case ZW_ROLE_ROUTES:
    case ZW_ROLE_BIKE_STATIONS:
    case ZW_ROLE_FOOTWAYS:
    case ZW_ROLE_CYCLEWAYS:
    case ZW_ROLE_CHARGERS:
    case ZW_ROLE_PARKING:
    case ZW_ROLE_POPULATION:
    case ZW_ROLE_ATTRACTIONS:
    case ZW_ROLE_SHARED_VEHICLES:
    case ZW_ROLE_VEHICLES:
    case ZW_ROLE_TRANSFERS:
    case ZW_ROLE_OD_PAIRS:
      return TRUE;
    case ZW_ROLE_ROADS:
    case ZW_ROLE_RAILWAYS:
    case ZW_ROLE_RIVERS:
    case ZW_ROLE_ADMIN:
    case ZW_ROLE_LANDUSE:
    case ZW_ROLE_TRAFFIC:
    case ZW_ROLE_ZONES:
    case ZW_ROLE_BACKGROUND:
    case ZW_N_ROLES:
      break;
    }
  return FALSE;
}

static ZwBaseline *
baseline_new (const ZwBaselineSettings *settings)
{
  ZwBaseline *self = g_new0 (ZwBaseline, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->radius = settings->radius_m;
  self->merge_m = settings->merge_m;
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    self->inputs[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_indicator_input_free);
  return self;
}

ZwBaseline *
zw_baseline_ref (ZwBaseline *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_ways (ZwWays *self)
{
  g_clear_pointer (&self->lines, zw_line_grid_free);
  g_clear_pointer (&self->surfaces, zw_area_grid_free);
}

static void
clear_columns (ZwBaseline *self)
{
  zw_baseline_clear_changed (self);
  if (self->base != NULL)
    return;
  g_clear_pointer (&self->routes, zw_line_grid_free);
  clear_ways (&self->footways);
  clear_ways (&self->cycleways);
  g_clear_pointer (&self->chargers, zw_point_grid_free);
  g_clear_pointer (&self->parking, zw_point_grid_free);
  g_clear_pointer (&self->bikes, zw_point_grid_free);
  g_clear_pointer (&self->active_areas, zw_area_grid_free);
  g_clear_pointer (&self->shared, zw_point_grid_free);
}

/**
 * zw_baseline_drop_columns:
 *
 * Frees what a baseline is most of. Evaluations that were made with it stay as they
 * are; nothing more may be evaluated against it, and nobody else may be doing so.
 */
void
zw_baseline_drop_columns (ZwBaseline *self)
{
  clear_columns (self);
}

void
zw_baseline_unref (ZwBaseline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  clear_columns (self);
  if (self->base != NULL)
    {
      zw_baseline_unref (self->base);
      g_free (self);
      return;
    }
  g_clear_pointer (&self->modes, g_ptr_array_unref);
  g_clear_pointer (&self->attraction_kinds, g_ptr_array_unref);
  g_clear_pointer (&self->shared_kinds, g_ptr_array_unref);
  g_clear_pointer (&self->vehicles, zw_vehicles_free);
  g_clear_pointer (&self->od_pairs, zw_od_table_free);
  g_clear_pointer (&self->transfers, zw_transfer_table_free);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_clear_pointer (&self->inputs[i], g_ptr_array_unref);
      g_free (self->methods[i][0]);
      g_free (self->methods[i][1]);
      g_free (self->missing[i]);
      g_free (self->empty[i]);
      g_free (self->whole_only[i]);
    }
  g_free (self);
}

static const struct
{
  const char *id;
  const char *label;
} coverage_methods[ZW_N_COVERAGE_METHODS] = {
  { "auto", N_ ("As the layer of residents allows") },
  { "area", N_ ("Weighted by area") },
  { "centroid", N_ ("By centre of each area") },
  { "points", N_ ("By points") },
};

/**
 * zw_coverage_method_get_id:
 *
 * Returns: (transfer none): the method on the command line and in the project
 */
const char *
zw_coverage_method_get_id (ZwCoverageMethod method)
{
  g_return_val_if_fail (method < ZW_N_COVERAGE_METHODS, NULL);
  return coverage_methods[method].id;
}

gboolean
zw_coverage_method_from_id (const char *id, ZwCoverageMethod *method)
{
  for (guint i = 0; i < ZW_N_COVERAGE_METHODS; i++)
    if (g_strcmp0 (coverage_methods[i].id, id) == 0)
      {
        *method = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_coverage_method_get_label:
 * @catalog: (nullable): language; the program's where %NULL
 */
const char *
zw_coverage_method_get_label (ZwCoverageMethod method, const ZwCatalog *catalog)
{
  const char *label = coverage_methods[MIN (method, ZW_N_COVERAGE_METHODS - 1)].label;

  return catalog != NULL ? zw_catalog_get (catalog, label) : _ (label);
}

/**
 * zw_baseline_get_radius:
 *
 * Returns: how far a stop serves, in metres
 */
double
zw_baseline_get_radius (const ZwBaseline *self)
{
  return self->radius;
}

/* The features of a layer: their own, or one of the same number. */
static ZwFeatures *
find_features (const GPtrArray *features, const ZwLayer *layer)
{
  ZwFeatures *found = NULL;

  for (guint i = 0; i < features->len; i++)
    {
      ZwFeatures *one = g_ptr_array_index (features, i);

      if (one->layer == layer)
        return one;
      if (one->layer->id == layer->id)
        found = one;
    }
  return found;
}

static void
lay_frame (ZwBaseline *self, GPtrArray *const *layers)
{
  g_autoptr (GArray) sample = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  gsize n = 0;

  for (guint r = 0; r < ZW_N_ROLES; r++)
    for (guint i = 0; i < layers[r]->len; i++)
      n += ((const ZwFeatures *) layers[r]->pdata[i])->shape->n_points;
  for (guint r = 0; r < ZW_N_ROLES; r++)
    for (guint i = 0; i < layers[r]->len; i++)
      {
        const ZwGeometry *shape = ((const ZwFeatures *) layers[r]->pdata[i])->shape;

        for (gsize k = 0; k < shape->n_points; k += n / FRAME_SAMPLE + 1)
          g_array_append_val (sample, shape->points[k]);
      }
  zw_grid_frame_init (&self->frame, (const ZwPoint *) (const void *) sample->data, sample->len,
                      MIN_CELL_M, MAX_CELLS);
}

static ZwBaseline *
build (const GPtrArray *features,
       const ZwSurveyChoice *choice,
       const GPtrArray *timetables,
       const char *crs,
       gboolean is_owner,
       const ZwBaselineSettings *settings,
       const ZwProgress *progress,
       GError **error)
{
  g_autoptr (ZwBaseline) self = baseline_new (settings);
  GPtrArray *layers[ZW_N_ROLES];
  gboolean ok;

  for (guint r = 0; r < ZW_N_ROLES; r++)
    layers[r] = g_ptr_array_new ();
  for (guint i = 0; i < choice->layers->len; i++)
    {
      ZwFeatures *one = find_features (features, g_ptr_array_index (choice->layers, i));

      g_ptr_array_add (layers[one->layer->role], one);
    }
  lay_frame (self, layers);
  ok = zw_baseline_fill (self, layers, is_owner, progress, error)
       && zw_baseline_fill_journeys (self, features, layers, timetables, settings, crs, progress,
                                     error);
  zw_baseline_choose_coverage (
      self, settings->coverage,
      choice->residents != NULL ? find_features (features, choice->residents) : NULL);
  if (ok)
    zw_baseline_write_words (self, settings, layers, choice);
  for (guint r = 0; r < ZW_N_ROLES; r++)
    g_ptr_array_unref (layers[r]);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * zw_baseline_new:
 * @features: (element-type ZwFeatures): layers in the project's coordinate
 *   system; those not used in the figures, those of another year, see
 *   zw-survey.h, and those of other roles than indicators need are passed over
 * @settings: the radius, which must be above 0, the year and the language
 * @progress: (nullable): who watches
 *
 * All layers of a role count together, except for residents: these come from one
 * layer of areas, one of points, or both, of which the settings choose.
 *
 * Returns: (transfer full): the baseline, or %NULL with %G_IO_ERROR_CANCELLED
 */
ZwBaseline *
zw_baseline_new (GPtrArray *features,
                 const ZwBaselineSettings *settings,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  g_autoptr (ZwSurveyChoice) choice = NULL;

  g_return_val_if_fail (settings->radius_m > 0.0, NULL);
  for (guint i = 0; i < features->len; i++)
    g_ptr_array_add (layers, ((ZwFeatures *) g_ptr_array_index (features, i))->layer);
  choice = zw_survey_choose (layers, settings->year);
  return build (features, choice, NULL, NULL, FALSE, settings, progress, error);
}

/**
 * zw_baseline_new_from:
 * @features: (element-type ZwFeatures): all layers of a project, as zw_baseline_load()
 *   would read them; they stay as they are
 * @timetables: (element-type ZwTimetableEntry): all of the project
 * @crs: its coordinate system
 * @settings: as for zw_baseline_new()
 * @progress: (nullable): who watches
 *
 * As zw_baseline_load(), from what somebody else has read.
 *
 * Returns: (transfer full): the baseline, or %NULL with @error set
 */
ZwBaseline *
zw_baseline_new_from (GPtrArray *features,
                      const GPtrArray *timetables,
                      const char *crs,
                      const ZwBaselineSettings *settings,
                      const ZwProgress *progress,
                      GError **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (ZwSurveyChoice) choice = NULL;
  gboolean has_pairs = FALSE;

  g_return_val_if_fail (settings->radius_m > 0.0, NULL);
  for (guint i = 0; i < features->len; i++)
    g_ptr_array_add (layers, ((ZwFeatures *) g_ptr_array_index (features, i))->layer);
  choice = zw_survey_choose (layers, settings->year);
  for (guint i = 0; i < choice->layers->len; i++)
    has_pairs |= ((const ZwLayer *) g_ptr_array_index (choice->layers, i))->role
                 == ZW_ROLE_OD_PAIRS;
  for (guint i = 0; i < features->len; i++)
    {
      const ZwLayer *layer = ((ZwFeatures *) g_ptr_array_index (features, i))->layer;

      if (g_ptr_array_find (choice->layers, layer, NULL)
          || (has_pairs && layer->role == ZW_ROLE_ADMIN && layer->used))
        g_ptr_array_add (wanted, g_ptr_array_index (features, i));
    }
  chosen = zw_baseline_choose_timetables (timetables, choice);
  return build (wanted, choice, chosen, crs, FALSE, settings, progress, error);
}

/**
 * zw_baseline_load:
 * @store: an open project
 * @settings: as for zw_baseline_new()
 * @progress: (nullable): who watches
 *
 * Reads the layers that count in the figures and freezes them.
 *
 * Returns: (transfer full): the baseline, or %NULL with @error set
 */
ZwBaseline *
zw_baseline_load (ZwStore *store,
                  const ZwBaselineSettings *settings,
                  const ZwProgress *progress,
                  GError **error)
{
  g_autoptr (GPtrArray) layers = zw_layer_list (store, error);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) features = NULL;
  g_autoptr (ZwSurveyChoice) choice = NULL;
  g_autoptr (GPtrArray) timetables = NULL;
  gboolean has_pairs = FALSE;

  g_return_val_if_fail (settings->radius_m > 0.0, NULL);
  if (layers == NULL)
    return NULL;
  choice = zw_survey_choose (layers, settings->year);
  for (guint i = 0; i < choice->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (choice->layers, i);

      has_pairs |= layer->role == ZW_ROLE_OD_PAIRS;
      g_ptr_array_add (wanted, (gpointer) layer);
    }
  /* Pairs may name administrative areas. */
  for (guint i = 0; has_pairs && i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == ZW_ROLE_ADMIN && layer->used)
        g_ptr_array_add (wanted, (gpointer) layer);
    }
  features = zw_features_load_many (store, wanted, progress, error);
  if (features == NULL)
    return NULL;
  timetables = zw_baseline_load_timetables (store, choice, error);
  if (timetables == NULL)
    return NULL;
  return build (features, choice, timetables, zw_store_get_crs (store), TRUE, settings, progress,
                error);
}
