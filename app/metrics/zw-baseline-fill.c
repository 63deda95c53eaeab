/* zw-baseline-fill.c: all columns of a baseline, several at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-private.h"

#include "base/zw-parallel.h"

/* What rests on nothing but layers; the longest first. */
enum
{
  TASK_ROUTES,
  TASK_STOPS,
  TASK_WAYS,
  N_TASKS,
};

/* Columns on their way. */
typedef struct _Filling Filling;
struct _Filling
{
  ZwBaseline *baseline;
  GPtrArray *const *layers;
  const ZwProgress *progress;
  gboolean is_owner; /* nobody else holds the layers' features */
  gboolean (*fill) (Filling *self, guint task, const ZwProgress *progress, GError **error);
  GError **errors; /* of each task */
};

static gboolean
has_areas (const GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    if (((const ZwFeatures *) people->pdata[i])->shape->kind == ZW_GEOMETRY_POLYGON)
      return TRUE;
  return FALSE;
}

/* Shapes that have become columns are let go. */
static void
let_go (const Filling *self, gpointer features)
{
  if (self->is_owner)
    zw_features_drop_shapes (features);
}

static gboolean
fill_first (Filling *self, guint task, const ZwProgress *progress, GError **error)
{
  ZwBaseline *baseline = self->baseline;
  GPtrArray *const *layers = self->layers;
  gboolean ok;

  switch (task)
    {
    case TASK_ROUTES:
      ok = zw_baseline_fill_lines (baseline, layers[ZW_ROLE_ROUTES], &baseline->routes, progress,
                                   error);
      for (guint i = 0; i < layers[ZW_ROLE_ROUTES]->len; i++)
        let_go (self, layers[ZW_ROLE_ROUTES]->pdata[i]);
      return ok;
    case TASK_STOPS:
      return zw_baseline_fill_stops (baseline, layers[ZW_ROLE_STOPS],
                                     has_areas (layers[ZW_ROLE_POPULATION]), progress, error);
    case TASK_WAYS:
      return zw_baseline_fill_ways (baseline, layers[ZW_ROLE_FOOTWAYS], &baseline->footways,
                                    progress, error)
             && zw_baseline_fill_ways (baseline, layers[ZW_ROLE_CYCLEWAYS], &baseline->cycleways,
                                       progress, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What may need the circles around stops: each layer of residents, then all else. */
static gboolean
fill_second (Filling *self, guint task, const ZwProgress *progress, GError **error)
{
  ZwBaseline *baseline = self->baseline;
  GPtrArray *const *layers = self->layers;
  GPtrArray *people = layers[ZW_ROLE_POPULATION];

  if (task < people->len)
    {
      gboolean ok = zw_baseline_fill_people (baseline, people->pdata[task], progress, error);

      let_go (self, people->pdata[task]);
      return ok;
    }
  zw_baseline_fill_chargers (baseline, layers[ZW_ROLE_CHARGERS]);
  zw_baseline_fill_parking (baseline, layers[ZW_ROLE_PARKING]);
  zw_baseline_fill_bikes (baseline, layers[ZW_ROLE_BIKE_STATIONS]);
  zw_baseline_fill_attractions (baseline, layers[ZW_ROLE_ATTRACTIONS]);
  zw_baseline_fill_shared (baseline, layers[ZW_ROLE_SHARED_VEHICLES]);
  zw_baseline_fill_vehicles (baseline, layers[ZW_ROLE_VEHICLES]);
  return TRUE;
}

/* Who watches is told from the caller's thread alone. */
static void
run_task (guint index, guint thread, gpointer user_data)
{
  Filling *self = user_data;
  const ZwProgress quiet = { NULL, NULL,
                             self->progress != NULL ? self->progress->cancellable : NULL };

  self->fill (self, index, thread == 0 ? self->progress : &quiet, &self->errors[index]);
}

static gboolean
run_stage (Filling *self, guint n_tasks, GError **error)
{
  gboolean ok = TRUE;

  self->errors = g_new0 (GError *, n_tasks + 1);
  zw_parallel_for (n_tasks, zw_parallel_get_n_threads (), run_task, self);
  for (guint i = 0; i < n_tasks; i++)
    if (self->errors[i] != NULL && ok)
      {
        g_propagate_error (error, self->errors[i]);
        ok = FALSE;
      }
    else
      g_clear_error (&self->errors[i]);
  g_clear_pointer (&self->errors, g_free);
  return ok;
}

/**
 * zw_baseline_fill:
 * @layers: (element-type ZwFeatures): the layers that count, by role
 * @is_owner: nobody else holds the features: the shapes of routes and residents,
 *   which nothing else looks at, are freed once they are columns
 *
 * Fills all columns that stand for layers.
 */
gboolean
zw_baseline_fill (ZwBaseline *self,
                  GPtrArray *const *layers,
                  gboolean is_owner,
                  const ZwProgress *progress,
                  GError **error)
{
  Filling filling = { self, layers, progress, is_owner, fill_first, NULL };

  if (!run_stage (&filling, N_TASKS, error))
    return FALSE;
  filling.fill = fill_second;
  return run_stage (&filling, layers[ZW_ROLE_POPULATION]->len + 1, error);
}
