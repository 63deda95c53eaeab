/* zw-session-load.c: layers read on a worker thread
 *
 * What has not changed since the last time is taken over: a layer hidden or
 * shown is not read again, and leaves the figures alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "layers/zw-features.h"
#include "metrics/zw-place.h"
#include "metrics/zw-survey.h"
#include "zw-session-private.h"

typedef struct
{
  char *path;
  char *figures; /* what the figures depend on */
  ZwFigureSettings settings;
  GPtrArray *known; /* of ZwMapLayer: all layers of the project */
  gboolean keep_figures;

  GPtrArray *layers;
  ZwMapScene *scene;
  ZwBaseline *baseline;
} Loaded;

/* Worked out after the map is there, as thousands of areas take their time. */
typedef struct
{
  GPtrArray *layers; /* of ZwMapLayer */
  ZwBaseline *baseline;
  ZwEvaluateOptions options;
} City;

static void
city_free (City *self)
{
  g_ptr_array_unref (self->layers);
  zw_baseline_unref (self->baseline);
  g_free (self);
}

static void
loaded_free (Loaded *self)
{
  g_free (self->path);
  g_free (self->figures);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_free (self);
}

static gboolean
is_same_layer (const ZwLayer *a, const ZwLayer *b)
{
  return a->id == b->id && a->role == b->role && a->year == b->year && a->count == b->count
         && g_strcmp0 (a->name, b->name) == 0;
}

static ZwMapLayer *
read_layer (ZwStore *store,
            const ZwLayer *layer,
            GPtrArray *known,
            const ZwProgress *progress,
            GError **error)
{
  g_autoptr (ZwFeatures) features = NULL;

  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      ZwMapLayer *old = g_ptr_array_index (known, i);

      if (is_same_layer (old->features->layer, layer))
        return zw_map_layer_ref (old);
    }
  features = zw_features_load (store, layer, progress, error);
  if (features == NULL)
    return NULL;
  return zw_map_layer_new (features, zw_store_get_crs (store), progress->cancellable, error);
}

static gboolean
load_scene (Loaded *loaded, ZwStore *store, const ZwProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) registered = zw_layer_list (store, error);
  g_autoptr (GPtrArray) zones = registered != NULL ? zw_zone_list (store, error) : NULL;
  g_autoptr (GPtrArray)
      visible = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);

  if (zones == NULL)
    return FALSE;
  loaded->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_map_layer_unref);
  for (guint i = 0; i < registered->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (registered, i);
      ZwMapLayer *one = read_layer (store, layer, loaded->known, progress, error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (loaded->layers, one);
      if (layer->visible)
        g_ptr_array_add (visible, zw_map_layer_ref (one));
    }
  loaded->scene = zw_map_scene_new (zw_store_get_crs (store), visible, zones, error);
  return loaded->scene != NULL;
}

/* The layers that tell where the city is: as the figures of places have it. */
static GPtrArray *
list_areas (const GPtrArray *layers)
{
  GPtrArray *areas = g_ptr_array_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (ZwSurveyChoice) choice = NULL;

  for (guint i = 0; i < layers->len; i++)
    g_ptr_array_add (all, ((ZwMapLayer *) g_ptr_array_index (layers, i))->features->layer);
  choice = zw_survey_choose (all, 0);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (layers, i);

      if (layer->role == ZW_ROLE_ADMIN
          || (layer->role == ZW_ROLE_POPULATION
              && g_ptr_array_find (choice->layers, layer->features->layer, NULL)))
        g_ptr_array_add (areas, layer->features);
    }
  return areas;
}

/* What the zone's figures are held against. */
static void
run_city (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const City *work = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) areas = list_areas (work->layers);
  g_autoptr (ZwPlace) city = zw_place_new_city (areas, &error);

  if (city == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, zw_evaluate (work->baseline, city->geometry, &work->options),
                           (GDestroyNotify) zw_evaluation_unref);
}

static void
on_city_evaluated (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwSession *self = ZW_SESSION (object);
  g_autoptr (GError) error = NULL;
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->loading;
  g_autoptr (ZwEvaluation) city = g_task_propagate_pointer (G_TASK (result), &error);

  if (!current)
    return;
  zw_session_set_working (self, NULL);
  if (city == NULL)
    {
      zw_session_report (self, error);
      return;
    }
  g_clear_pointer (&self->city_evaluation, zw_evaluation_unref);
  self->city_evaluation = g_steal_pointer (&city);
  zw_session_emit (self, ZW_SESSION_EVALUATED);
}

static void
start_city (ZwSession *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->loading, on_city_evaluated, NULL);
  City *work = g_new0 (City, 1);

  work->layers = g_ptr_array_ref (self->map_layers);
  work->baseline = zw_baseline_ref (self->baseline);
  work->options = self->figure_settings.evaluate;
  work->options.whole_city = TRUE;
  g_task_set_source_tag (task, start_city);
  g_task_set_task_data (task, work, (GDestroyNotify) city_free);
  zw_session_set_working (self, _ ("Working out the figures"));
  g_task_run_in_thread (task, run_city);
}

static void
run_loading (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Loaded *loaded = task_data;
  ZwProgress progress = { NULL, NULL, cancellable };
  GError *error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (loaded->path, &error);

  if (store != NULL && load_scene (loaded, store, &progress, &error) && !loaded->keep_figures)
    loaded->baseline = zw_baseline_load (store, &loaded->settings.baseline, &progress, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwSession *self = ZW_SESSION (object);
  Loaded *loaded = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean current = g_task_get_cancellable (G_TASK (result)) == self->loading;

  if (current)
    zw_session_set_working (self, NULL);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      zw_session_report (self, error);
      return;
    }
  if (!current)
    return;
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->map_layers, g_ptr_array_unref);
  self->scene = g_steal_pointer (&loaded->scene);
  self->map_layers = g_steal_pointer (&loaded->layers);
  if (!loaded->keep_figures)
    {
      g_clear_pointer (&self->evaluator, zw_evaluator_free);
      g_clear_pointer (&self->baseline, zw_baseline_unref);
      g_clear_pointer (&self->city_evaluation, zw_evaluation_unref);
      self->baseline = g_steal_pointer (&loaded->baseline);
      g_free (self->figures_signature);
      self->figures_signature = g_steal_pointer (&loaded->figures);
    }
  if (!loaded->keep_figures)
    start_city (self);
  zw_session_emit (self, ZW_SESSION_LAYERS_CHANGED);
  zw_session_evaluate (self);
}

static void
start_loading (ZwSession *self, const char *figures)
{
  g_autoptr (GTask) task = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  loaded->path = g_strdup (zw_store_get_path (self->store));
  loaded->known = self->map_layers != NULL ? g_ptr_array_ref (self->map_layers) : NULL;
  loaded->figures = g_strdup (figures);
  loaded->settings = self->figure_settings;
  loaded->keep_figures = self->baseline != NULL
                         && g_strcmp0 (figures, self->figures_signature) == 0;
  task = g_task_new (self, self->loading, on_loaded, NULL);
  g_task_set_source_tag (task, start_loading);
  g_task_set_task_data (task, loaded, (GDestroyNotify) loaded_free);
  zw_session_set_working (self, _ ("Reading the layers"));
  g_task_run_in_thread (task, run_loading);
}

void
zw_session_read_layers (ZwSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) layers = zw_layer_list (self->store, &error);
  g_autofree char *shown = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *figures = NULL;

  if (layers == NULL)
    {
      zw_session_report (self, error);
      return;
    }
  shown = zw_session_sign_layers (layers, FALSE);
  figures = zw_session_sign_figures (layers, &self->figure_settings);
  signature = g_strconcat (shown, figures, NULL);
  if (g_strcmp0 (signature, self->layers_signature) == 0)
    return;
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  self->layers = g_steal_pointer (&layers);
  g_free (self->layers_signature);
  self->layers_signature = g_steal_pointer (&signature);
  zw_session_emit (self, ZW_SESSION_LAYERS_CHANGED);
  start_loading (self, figures);
}
