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

#include "layers/zw-project.h"
#include "zw-session-private.h"

enum
{
  PROP_0,
  PROP_STORE,
  PROP_ZONE,
  PROP_WORKING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint signals[ZW_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwSession, zw_session, G_TYPE_OBJECT)

void
zw_session_emit (ZwSession *self, ZwSessionSignal signal)
{
  g_return_if_fail (signal < ZW_SESSION_FAILED);
  g_signal_emit (self, signals[signal], 0);
}

void
zw_session_emit_progress (ZwSession *self, double fraction, const char *what)
{
  g_signal_emit (self, signals[ZW_SESSION_PROGRESS], 0, fraction, what);
}

void
zw_session_set_working (ZwSession *self, const char *what)
{
  if (g_strcmp0 (self->working, what) == 0)
    return;
  g_free (self->working);
  self->working = g_strdup (what);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKING]);
}

void
zw_session_report (ZwSession *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[ZW_SESSION_FAILED], 0, error->message);
}

/* Evaluation: latest wins. */

/* The evaluator goes along and comes back, so that its memory serves the next. */
typedef struct
{
  ZwBaseline *baseline;
  ZwEvaluator *evaluator;
  ZwGeometry *geometry;
  ZwEvaluateOptions options;
} Evaluation;

static void
evaluation_free (Evaluation *self)
{
  g_clear_pointer (&self->evaluator, zw_evaluator_free);
  zw_baseline_unref (self->baseline);
  zw_geometry_unref (self->geometry);
  g_free (self);
}

static void
run_evaluation (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Evaluation *work = task_data;
  const ZwEvaluation *evaluation = zw_evaluator_run (work->evaluator, work->geometry,
                                                     &work->options);

  g_task_return_pointer (task, zw_evaluation_ref ((ZwEvaluation *) evaluation),
                         (GDestroyNotify) zw_evaluation_unref);
}

static void
take_evaluation (ZwSession *self, ZwEvaluation *evaluation)
{
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  self->evaluation = evaluation;
  zw_session_emit (self, ZW_SESSION_EVALUATED);
}

static void
on_evaluated (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwSession *self = ZW_SESSION (source);
  Evaluation *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (ZwEvaluation) evaluation = g_task_propagate_pointer (G_TASK (result), NULL);

  self->evaluation_runs = FALSE;
  if (work->baseline == self->baseline && self->evaluator == NULL)
    self->evaluator = g_steal_pointer (&work->evaluator);
  if (evaluation != NULL)
    take_evaluation (self, g_steal_pointer (&evaluation));
  if (self->evaluation_wanted)
    zw_session_evaluate (self);
}

static ZwGeometry *
get_shown_geometry (ZwSession *self)
{
  const ZwZone *zone = zw_session_get_zone (self);

  if (self->outline != NULL)
    return self->outline;
  return zone != NULL ? zone->geometry : NULL;
}

void
zw_session_evaluate (ZwSession *self)
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
  work->evaluator = self->evaluator != NULL ? g_steal_pointer (&self->evaluator)
                                            : zw_evaluator_new (self->baseline);
  work->geometry = zw_geometry_ref (geometry);
  work->options = self->figure_settings.evaluate;
  g_clear_object (&self->evaluating);
  self->evaluating = g_cancellable_new ();
  task = g_task_new (self, self->evaluating, on_evaluated, NULL);
  g_task_set_source_tag (task, zw_session_evaluate);
  g_task_set_task_data (task, work, (GDestroyNotify) evaluation_free);
  self->evaluation_runs = TRUE;
  g_task_run_in_thread (task, run_evaluation);
}

static void
read_zones (ZwSession *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *zones = zw_zone_list (self->store, &error);

  if (zones == NULL)
    {
      zw_session_report (self, error);
      return;
    }
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  self->zones = zones;
  if (zw_session_get_zone (self) == NULL)
    {
      self->zone_id = zones->len > 0 ? ((ZwZone *) g_ptr_array_index (zones, 0))->id : 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
    }
  zw_session_emit (self, ZW_SESSION_ZONES_CHANGED);
  zw_session_evaluate (self);
}

static void
on_store_changed (ZwStore *store, ZwSession *self)
{
  g_assert (ZW_IS_SESSION (self));
  zw_figure_settings_load (&self->figure_settings, store);
  zw_session_read_layers (self);
  read_zones (self);
  zw_session_read_plan (self);
  zw_session_emit (self, ZW_SESSION_PLAN_CHANGED);
}

static void
take_store (ZwSession *self, ZwStore *store)
{
  zw_session_close (self);
  self->store = store;
  zw_figure_settings_load (&self->figure_settings, store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  zw_session_emit (self, ZW_SESSION_OPENED);
  zw_session_read_layers (self);
  read_zones (self);
  zw_session_read_plan (self);
  zw_session_emit (self, ZW_SESSION_PLAN_CHANGED);
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
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      zw_check_remember_edition (self->store, self->tables.rules);
    }
  g_clear_object (&self->store);
  g_clear_pointer (&self->layers, g_ptr_array_unref);
  g_clear_pointer (&self->zones, g_ptr_array_unref);
  g_clear_pointer (&self->scene, zw_map_scene_unref);
  g_clear_pointer (&self->evaluator, zw_evaluator_free);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  g_clear_pointer (&self->city_evaluation, zw_evaluation_unref);
  g_clear_pointer (&self->outline, zw_geometry_unref);
  g_clear_pointer (&self->layers_signature, g_free);
  g_clear_pointer (&self->figures_signature, g_free);
  g_clear_pointer (&self->map_layers, g_ptr_array_unref);
  self->zone_id = 0;
  zw_session_forget_plan (self);
  zw_session_set_working (self, NULL);
}

ZwStore *
zw_session_get_store (ZwSession *self)
{
  return self->store;
}

const ZwGuideline *
zw_session_get_guideline (ZwSession *self)
{
  return self->tables.guideline;
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
  zw_session_forget_plan (self);
  zw_session_read_plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
  zw_session_evaluate (self);
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
  zw_session_evaluate (self);
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
    zw_session_report (self, error);
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
  zw_session_finalize_plan (self);
  g_free (self->working);
  G_OBJECT_CLASS (zw_session_parent_class)->finalize (object);
}

static void
zw_session_class_init (ZwSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const plain[] = { "opened",    "layers-changed",   "zones-changed",  "plan-changed",
                                "evaluated", "findings-changed", "findings-wanted" };

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
    signals[ZW_SESSION_OPENED + i] = g_signal_new (plain[i], ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ZW_SESSION_FAILED] = g_signal_new ("failed", ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ZW_SESSION_PROGRESS] = g_signal_new ("progress", ZW_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                               G_TYPE_STRING);
}

static void
zw_session_init (ZwSession *self)
{
  zw_session_init_plan (self);
  zw_figure_settings_init (&self->figure_settings);
}
