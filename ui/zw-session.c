/* zw-session.c: what is open, selected and known at this moment
 *
 * The store belongs to the main thread. Layers are read, and zones evaluated,
 * on worker threads: reading opens the project a second time, evaluation works
 * on frozen values. A result is taken only when nobody has asked again since.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-session.h"

#include <glib/gi18n.h>

#include "geometry/zw-overlay.h"
#include "layers/zw-features.h"
#include "layers/zw-project.h"
#include "metrics/zw-baseline.h"

struct _ZwSession
{
  GObject parent_instance;

  /* Owned */
  ZwStore *store;
  ZwGuideline *guideline;
  GPtrArray *layers;
  GPtrArray *zones;
  ZwMapScene *scene;
  ZwBaseline *baseline;
  ZwEvaluation *evaluation;
  ZwEvaluation *city_evaluation;
  ZwGeometry *outline; /* being drawn or dragged, instead of the selected zone's */
  GCancellable *loading;
  GCancellable *evaluating;
  char *layers_signature;
  char *working;

  gint64 zone_id;
  gboolean evaluation_runs;
  gboolean evaluation_wanted;
};

enum
{
  PROP_0,
  PROP_STORE,
  PROP_ZONE,
  PROP_WORKING,
  N_PROPS
};

enum
{
  OPENED,
  LAYERS_CHANGED,
  ZONES_CHANGED,
  PLAN_CHANGED,
  EVALUATED,
  FAILED,
  PROGRESS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwSession, zw_session, G_TYPE_OBJECT)

static void
set_working (ZwSession *self, const char *what)
{
  if (g_strcmp0 (self->working, what) == 0)
    return;
  g_free (self->working);
  self->working = g_strdup (what);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING]);
}

static void
report_failure (ZwSession *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/* Evaluation: latest wins. */

typedef struct
{
  ZwBaseline *baseline;
  ZwGeometry *geometry;
} Evaluation;

static void
evaluation_free (Evaluation *self)
{
  zw_baseline_unref (self->baseline);
  zw_geometry_unref (self->geometry);
  g_free (self);
}

static void start_evaluation (ZwSession *self);

static void
run_evaluation (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Evaluation *work = task_data;
  const ZwEvaluateOptions options = { 0 };

  g_task_return_pointer (task, zw_evaluate (work->baseline, work->geometry, &options),
                         (GDestroyNotify) zw_evaluation_unref);
}

static void
take_evaluation (ZwSession *self, ZwEvaluation *evaluation)
{
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  self->evaluation = evaluation;
  g_signal_emit (self, signals[EVALUATED], 0);
}

static void
on_evaluated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwSession *self = ZW_SESSION (source);
  g_autoptr (ZwEvaluation) evaluation = g_task_propagate_pointer (G_TASK (result), NULL);

  self->evaluation_runs = FALSE;
  if (evaluation != NULL)
    take_evaluation (self, g_steal_pointer (&evaluation));
  if (self->evaluation_wanted)
    start_evaluation (self);
}

static ZwGeometry *
get_shown_geometry (ZwSession *self)
{
  const ZwZone *zone = zw_session_get_zone (self);

  if (self->outline != NULL)
    return self->outline;
  return zone != NULL ? zone->geometry : NULL;
}

static void
start_evaluation (ZwSession *self)
{
  g_autoptr (GTask) task = NULL;
  ZwGeometry *geometry = get_shown_geometry (self);
  Evaluation *work;

  self->evaluation_wanted = FALSE;
  if (geometry == NULL || self->baseline == NULL || geometry->kind != ZW_GEOMETRY_POLYGON)
    {
      g_cancellable_cancel (self->evaluating);
      take_evaluation (self, NULL);
      return;
    }
  if (self->evaluation_runs)
    {
      self->evaluation_wanted = TRUE;
      return;
    }
  work = g_new0 (Evaluation, 1);
  work->baseline = zw_baseline_ref (self->baseline);
  work->geometry = zw_geometry_ref (geometry);
  g_clear_object (&self->evaluating);
  self->evaluating = g_cancellable_new ();
  task = g_task_new (self, self->evaluating, on_evaluated, NULL);
  g_task_set_source_tag (task, start_evaluation);
  g_task_set_task_data (task, work, (GDestroyNotify) evaluation_free);
  self->evaluation_runs = TRUE;
  g_task_run_in_thread (task, run_evaluation);
}

/* Loading of layers. */

typedef struct
{
  char *path;
  ZwMapScene *scene;
  ZwBaseline *baseline;
  ZwEvaluation *city;
} Loaded;

static void
loaded_free (Loaded *self)
{
  g_free (self->path);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->city, zw_evaluation_unref);
  g_free (self);
}

/* All residents' areas together: what the zone's figures are held against. */
static ZwGeometry *
unite_population (const ZwMapScene *scene)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);

  for (guint i = 0; i < scene->layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);

      if (layer->role != ZW_ROLE_POPULATION || layer->features->shape->kind != ZW_GEOMETRY_POLYGON)
        continue;
      for (guint k = 0; k < layer->features->n; k++)
        g_ptr_array_add (areas, zw_features_dup_geometry (layer->features, k));
    }
  if (areas->len == 0)
    return NULL;
  return zw_overlay_union (overlay, (ZwGeometry **) areas->pdata, areas->len, NULL);
}

static void
run_loading (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Loaded *loaded = task_data;
  ZwProgress progress = { NULL, NULL, cancellable };
  ZwBaselineSettings settings;
  g_autoptr (ZwStore) store = NULL;
  g_autoptr (ZwGeometry) city = NULL;
  GError *error = NULL;

  zw_baseline_settings_init (&settings);
  store = zw_store_open (loaded->path, &error);
  if (store != NULL)
    loaded->scene = zw_map_scene_load (store, &progress, &error);
  if (loaded->scene != NULL)
    loaded->baseline = zw_baseline_load (store, &settings, &progress, &error);
  if (loaded->baseline == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  city = unite_population (loaded->scene);
  if (city != NULL)
    {
      const ZwEvaluateOptions options = { 0 };

      loaded->city = zw_evaluate (loaded->baseline, city, &options);
    }
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
    set_working (self, NULL);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      report_failure (self, error);
      return;
    }
  if (!current)
    return;
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->city_evaluation, zw_evaluation_unref);
  self->scene = g_steal_pointer (&loaded->scene);
  self->baseline = g_steal_pointer (&loaded->baseline);
  self->city_evaluation = g_steal_pointer (&loaded->city);
  g_signal_emit (self, signals[LAYERS_CHANGED], 0);
  start_evaluation (self);
}

static void
start_loading (ZwSession *self)
{
  g_autoptr (GTask) task = NULL;
  Loaded *loaded = g_new0 (Loaded, 1);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  loaded->path = g_strdup (zw_store_get_path (self->store));
  task = g_task_new (self, self->loading, on_loaded, NULL);
  g_task_set_source_tag (task, start_loading);
  g_task_set_task_data (task, loaded, (GDestroyNotify) loaded_free);
  set_working (self, _ ("Reading the layers"));
  g_task_run_in_thread (task, run_loading);
}

/* What of the layers the map and the figures depend on. */
static char *
sign_layers (GPtrArray *layers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      g_string_append_printf (text, "%" G_GINT64_FORMAT ":%d:%d:%d:%d:%" G_GINT64_FORMAT ":%s\n",
                              layer->id, layer->role, layer->visible, layer->used, layer->year,
                              layer->count, layer->name);
    }
  return g_string_free (text, FALSE);
}

static void
read_layers (ZwSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) layers = zw_layer_list (self->store, &error);
  g_autofree char *signature = NULL;

  if (layers == NULL)
    {
      report_failure (self, error);
      return;
    }
  signature = sign_layers (layers);
  if (g_strcmp0 (signature, self->layers_signature) == 0)
    return;
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  self->layers = g_steal_pointer (&layers);
  g_free (self->layers_signature);
  self->layers_signature = g_steal_pointer (&signature);
  g_signal_emit (self, signals[LAYERS_CHANGED], 0);
  start_loading (self);
}

static void
read_zones (ZwSession *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *zones = zw_zone_list (self->store, &error);

  if (zones == NULL)
    {
      report_failure (self, error);
      return;
    }
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  self->zones = zones;
  if (zw_session_get_zone (self) == NULL)
    {
      self->zone_id = zones->len > 0 ? ((ZwZone *) g_ptr_array_index (zones, zones->len - 1))->id
                                     : 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
    }
  g_signal_emit (self, signals[ZONES_CHANGED], 0);
  start_evaluation (self);
}

static void
on_store_changed (ZwStore *store, ZwSession *self)
{
  g_assert (ZW_IS_SESSION (self));
  read_layers (self);
  read_zones (self);
  g_signal_emit (self, signals[PLAN_CHANGED], 0);
}

static void
take_store (ZwSession *self, ZwStore *store)
{
  zw_session_close (self);
  self->store = store;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_signal_emit (self, signals[OPENED], 0);
  read_layers (self);
  read_zones (self);
  g_signal_emit (self, signals[PLAN_CHANGED], 0);
}

/* Import, on a connection of its own. */

typedef struct
{
  ZwSession *session;
  char *path;
  double fraction;
  char *what;
} ProgressNote;

static gboolean
emit_progress (gpointer user_data)
{
  ProgressNote *note = user_data;

  g_signal_emit (note->session, signals[PROGRESS], 0, note->fraction, note->what);
  return G_SOURCE_REMOVE;
}

static void
progress_note_free (gpointer user_data)
{
  ProgressNote *note = user_data;

  g_object_unref (note->session);
  g_free (note->what);
  g_free (note);
}

static void
on_import_progress (double fraction, const char *what, gpointer user_data)
{
  ProgressNote *note = g_new0 (ProgressNote, 1);

  note->session = g_object_ref (user_data);
  note->fraction = fraction;
  note->what = g_strdup (what);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, emit_progress, note, progress_note_free);
}

typedef struct
{
  char *project;
  ZwImportOptions options;
  char *path;
  char *layer;
  char *name;
  char *encoding;
  char *crs;
  char *date;
} Import;

static void
import_free (Import *self)
{
  g_free (self->project);
  g_free (self->path);
  g_free (self->layer);
  g_free (self->name);
  g_free (self->encoding);
  g_free (self->crs);
  g_free (self->date);
  g_clear_pointer (&self->options.mapping, g_hash_table_unref);
  g_free (self);
}

static void
run_import (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  ZwProgress progress = { on_import_progress, source, cancellable };
  GError *error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (import->project, &error);
  ZwImportReport *report = store != NULL
                               ? zw_import_run (store, &import->options, &progress, &error)
                               : NULL;

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) zw_import_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * zw_session_import_async:
 * @options: what to import; copied
 *
 * Imports on a worker thread; "progress" tells how far it is.
 */
void
zw_session_import_async (ZwSession *self,
                         const ZwImportOptions *options,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Import *import = g_new0 (Import, 1);

  import->project = g_strdup (zw_store_get_path (self->store));
  import->options = *options;
  import->options.path = import->path = g_strdup (options->path);
  import->options.layer = import->layer = g_strdup (options->layer);
  import->options.name = import->name = g_strdup (options->name);
  import->options.encoding = import->encoding = g_strdup (options->encoding);
  import->options.crs = import->crs = g_strdup (options->crs);
  import->options.date = import->date = g_strdup (options->date);
  if (options->mapping != NULL)
    g_hash_table_ref (options->mapping);
  g_task_set_source_tag (task, zw_session_import_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  set_working (self, _ ("Importing"));
  g_task_run_in_thread (task, run_import);
}

/**
 * zw_session_import_finish:
 *
 * Returns: (transfer full): what came of it
 */
ZwImportReport *
zw_session_import_finish (ZwSession *self, GAsyncResult *result, GError **error)
{
  ZwImportReport *report = g_task_propagate_pointer (G_TASK (result), error);

  set_working (self, NULL);
  if (report != NULL && self->store != NULL)
    zw_store_refresh (self->store);
  return report;
}

ZwSession *
zw_session_new (void)
{
  return g_object_new (ZW_TYPE_SESSION, NULL);
}

gboolean
zw_session_open (ZwSession *self, const char *path, GError **error)
{
  ZwStore *store = zw_store_open (path, error);

  if (store == NULL)
    return FALSE;
  take_store (self, store);
  return TRUE;
}

gboolean
zw_session_create (ZwSession *self, const char *path, const char *name, GError **error)
{
  ZwStore *store = zw_project_create (path, name, NULL, NULL, error);

  if (store == NULL)
    return FALSE;
  take_store (self, store);
  return TRUE;
}

void
zw_session_close (ZwSession *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  g_clear_pointer (&self->city_evaluation, zw_evaluation_unref);
  g_clear_pointer (&self->outline, zw_geometry_unref);
  g_clear_pointer (&self->layers_signature, g_free);
  self->zone_id = 0;
  set_working (self, NULL);
}

ZwStore *
zw_session_get_store (ZwSession *self)
{
  return self->store;
}

const ZwGuideline *
zw_session_get_guideline (ZwSession *self)
{
  return self->guideline;
}

/**
 * zw_session_get_layers:
 *
 * Returns: (transfer none) (nullable) (element-type ZwLayer): the layers
 */
GPtrArray *
zw_session_get_layers (ZwSession *self)
{
  return self->layers;
}

/**
 * zw_session_get_zones:
 *
 * Returns: (transfer none) (nullable) (element-type ZwZone): the zones
 */
GPtrArray *
zw_session_get_zones (ZwSession *self)
{
  return self->zones;
}

/**
 * zw_session_get_scene:
 *
 * Returns: (transfer none) (nullable): what the map shows; %NULL until read
 */
ZwMapScene *
zw_session_get_scene (ZwSession *self)
{
  return self->scene;
}

char *
zw_session_dup_project_name (ZwSession *self)
{
  return self->store != NULL ? zw_store_get_setting (self->store, "name") : NULL;
}

const char *
zw_session_get_working (ZwSession *self)
{
  return self->working;
}

gint64
zw_session_get_zone_id (ZwSession *self)
{
  return self->zone_id;
}

/**
 * zw_session_get_zone:
 *
 * Returns: (transfer none) (nullable): the selected zone
 */
const ZwZone *
zw_session_get_zone (ZwSession *self)
{
  for (guint i = 0; self->zones != NULL && i < self->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (self->zones, i);

      if (zone->id == self->zone_id)
        return zone;
    }
  return NULL;
}

void
zw_session_select_zone (ZwSession *self, gint64 id)
{
  if (self->zone_id == id)
    return;
  self->zone_id = id;
  g_clear_pointer (&self->outline, zw_geometry_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
  start_evaluation (self);
}

/**
 * zw_session_show_outline:
 * @outline: (nullable): an outline being drawn or dragged; %NULL goes back to
 *   the selected zone's
 */
void
zw_session_show_outline (ZwSession *self, ZwGeometry *outline)
{
  if (outline == NULL && self->outline == NULL)
    return;
  if (outline != NULL)
    zw_geometry_ref (outline);
  g_clear_pointer (&self->outline, zw_geometry_unref);
  self->outline = outline;
  start_evaluation (self);
}

gboolean
zw_session_is_outline_shown (ZwSession *self)
{
  return self->outline != NULL;
}

/**
 * zw_session_get_evaluation:
 *
 * Returns: (transfer none) (nullable): the indicators of what is shown
 */
ZwEvaluation *
zw_session_get_evaluation (ZwSession *self)
{
  return self->evaluation;
}

/**
 * zw_session_get_city_evaluation:
 *
 * Returns: (transfer none) (nullable): the indicators of all residents' areas
 */
ZwEvaluation *
zw_session_get_city_evaluation (ZwSession *self)
{
  return self->city_evaluation;
}

/**
 * zw_session_check:
 * @done: what a function of the project returned
 * @error: (transfer full) (nullable): its error where it failed
 *
 * Tells the user of a failure.
 *
 * Returns: @done
 */
gboolean
zw_session_check (ZwSession *self, gboolean done, GError *error)
{
  if (!done && error != NULL)
    report_failure (self, error);
  g_clear_error (&error);
  return done;
}

gboolean
zw_session_undo (ZwSession *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->store == NULL || zw_store_get_undo_label (self->store) == NULL)
    return FALSE;
  done = zw_store_undo (self->store, &error);
  return zw_session_check (self, done, error);
}

gboolean
zw_session_redo (ZwSession *self)
{
  GError *error = NULL;
  gboolean done;

  if (self->store == NULL || zw_store_get_redo_label (self->store) == NULL)
    return FALSE;
  done = zw_store_redo (self->store, &error);
  return zw_session_check (self, done, error);
}

static void
zw_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZwSession *self = ZW_SESSION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_ZONE:
      g_value_set_int64 (value, self->zone_id);
      break;
    case PROP_WORKING:
      g_value_set_string (value, self->working);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zw_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ZONE:
      zw_session_select_zone (ZW_SESSION (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zw_session_finalize (GObject *object)
{
  ZwSession *self = ZW_SESSION (object);

  zw_session_close (self);
  g_clear_object (&self->evaluating);
  g_clear_pointer (&self->guideline, zw_guideline_unref);
  g_free (self->working);
  G_OBJECT_CLASS (zw_session_parent_class)->finalize (object);
}

static void
zw_session_class_init (ZwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const plain[] = { "opened", "layers-changed", "zones-changed", "plan-changed",
                                "evaluated" };

  object_class->get_property = zw_session_get_property;
  object_class->set_property = zw_session_set_property;
  object_class->finalize = zw_session_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ZW_TYPE_STORE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZONE] = g_param_spec_int64 ("zone", NULL, NULL, 0, G_MAXINT64, 0,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKING] = g_param_spec_string ("working", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    signals[OPENED + i] = g_signal_new (plain[i], ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PROGRESS] = g_signal_new ("progress", ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_STRING);
}

static void
zw_session_init (ZwSession *self)
{
  self->guideline = zw_guideline_new ();
}
