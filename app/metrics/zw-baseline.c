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
      return TRUE;
    case ZW_ROLE_SHARED_VEHICLES:
    case ZW_ROLE_VEHICLES:
    case ZW_ROLE_TRANSFERS:
    case ZW_ROLE_OD_PAIRS:
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
  self->modes = g_ptr_array_new_with_free_func (g_free);
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

void
zw_baseline_unref (ZwBaseline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->stops, zw_point_grid_free);
  g_clear_pointer (&self->modes, g_ptr_array_unref);
  g_clear_pointer (&self->routes, zw_line_grid_free);
  clear_ways (&self->footways);
  clear_ways (&self->cycleways);
  g_clear_pointer (&self->chargers, zw_point_grid_free);
  g_clear_pointer (&self->parking, zw_point_grid_free);
  g_clear_pointer (&self->bikes, zw_point_grid_free);
  g_clear_pointer (&self->attractions, zw_point_grid_free);
  g_clear_pointer (&self->people_points, zw_point_grid_free);
  g_clear_pointer (&self->people_areas, zw_area_grid_free);
  g_clear_pointer (&self->people_centres, zw_point_grid_free);
  g_clear_pointer (&self->discs, zw_discs_free);
  for (guint i = 0; i < ZW_N_INDICATORS; i++)
    {
      g_clear_pointer (&self->inputs[i], g_ptr_array_unref);
      g_free (self->methods[i][0]);
      g_free (self->methods[i][1]);
      g_free (self->missing[i]);
      g_free (self->empty[i]);
    }
  g_free (self);
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

/* A project has one source of residents: the layer of the latest year, of
 * several the one added last. */
static gboolean
is_better_population (const ZwLayer *layer, const ZwLayer *than)
{
  return layer->year != than->year ? layer->year > than->year : layer->id > than->id;
}

/* Sorts the layers by role; population is left with one. */
static void
sort_layers (GPtrArray *features, GPtrArray **layers, guint *switched_off)
{
  for (guint i = 0; i < features->len; i++)
    {
      ZwFeatures *one = g_ptr_array_index (features, i);
      ZwRole role = one->layer->role;
      GPtrArray *list = layers[role];

      if (!zw_baseline_needs_role (role)
          || (zw_role_get_info (role)->kinds & ZW_KIND_BIT (one->shape->kind)) == 0)
        continue;
      if (!one->layer->used)
        *switched_off |= 1u << role;
      else if (role != ZW_ROLE_POPULATION || list->len == 0)
        g_ptr_array_add (list, one);
      else if (is_better_population (one->layer, ((ZwFeatures *) list->pdata[0])->layer))
        list->pdata[0] = one;
    }
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

static gboolean
fill_columns (ZwBaseline *self,
              GPtrArray *const *layers,
              const ZwProgress *progress,
              GError **error)
{
  const ZwFeatures *people = layers[ZW_ROLE_POPULATION]->len > 0
                                 ? layers[ZW_ROLE_POPULATION]->pdata[0]
                                 : NULL;
  gboolean with_border = people != NULL && people->shape->kind == ZW_GEOMETRY_POLYGON;

  if (!zw_baseline_fill_stops (self, layers[ZW_ROLE_STOPS], with_border, progress, error)
      || !zw_baseline_fill_lines (self, layers[ZW_ROLE_ROUTES], &self->routes, progress, error)
      || !zw_baseline_fill_ways (self, layers[ZW_ROLE_FOOTWAYS], &self->footways, progress, error)
      || !zw_baseline_fill_ways (self, layers[ZW_ROLE_CYCLEWAYS], &self->cycleways, progress,
                                 error))
    return FALSE;
  zw_baseline_fill_chargers (self, layers[ZW_ROLE_CHARGERS]);
  zw_baseline_fill_parking (self, layers[ZW_ROLE_PARKING]);
  zw_baseline_fill_bikes (self, layers[ZW_ROLE_BIKE_STATIONS]);
  zw_baseline_fill_attractions (self, layers[ZW_ROLE_ATTRACTIONS]);
  return people == NULL || zw_baseline_fill_people (self, people, progress, error);
}

static ZwBaseline *
build (GPtrArray *features,
       const ZwBaselineSettings *settings,
       guint switched_off,
       const ZwProgress *progress,
       GError **error)
{
  g_autoptr (ZwBaseline) self = baseline_new (settings);
  GPtrArray *layers[ZW_N_ROLES];
  gboolean ok;

  for (guint r = 0; r < ZW_N_ROLES; r++)
    layers[r] = g_ptr_array_new ();
  sort_layers (features, layers, &switched_off);
  lay_frame (self, layers);
  ok = fill_columns (self, layers, progress, error);
  if (ok)
    zw_baseline_write_words (self, settings, layers, switched_off);
  for (guint r = 0; r < ZW_N_ROLES; r++)
    g_ptr_array_unref (layers[r]);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * zw_baseline_new:
 * @features: (element-type ZwFeatures): layers in the project's coordinate
 *   system; those not used in the figures, and those of other roles than
 *   indicators need, are passed over
 * @settings: the radius, which must be above 0, and the language
 * @progress: (nullable): who watches
 *
 * All used layers of a role count together, except for population: residents
 * come from one layer, that of the latest year, and among those of one year
 * from the layer added last.
 *
 * Returns: (transfer full): the baseline, or %NULL with %G_IO_ERROR_CANCELLED
 */
ZwBaseline *
zw_baseline_new (GPtrArray *features,
                 const ZwBaselineSettings *settings,
                 const ZwProgress *progress,
                 GError **error)
{
  g_return_val_if_fail (settings->radius_m > 0.0, NULL);
  return build (features, settings, 0, progress, error);
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
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  const ZwLayer *population = NULL;
  guint switched_off = 0;

  g_return_val_if_fail (settings->radius_m > 0.0, NULL);
  if (layers == NULL)
    return NULL;
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == ZW_ROLE_POPULATION && layer->used
          && (population == NULL || is_better_population (layer, population)))
        population = layer;
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwFeatures *one;

      if (!zw_baseline_needs_role (layer->role))
        continue;
      if (!layer->used)
        switched_off |= 1u << layer->role;
      if (!layer->used || (layer->role == ZW_ROLE_POPULATION && layer != population))
        continue;
      one = zw_features_load (store, layer, progress, error);
      if (one == NULL)
        return NULL;
      g_ptr_array_add (features, one);
    }
  return build (features, settings, switched_off, progress, error);
}
