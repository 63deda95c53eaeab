/* zw-siting-job.c: what a zone's place says, worked out on a worker thread
 *
 * The worker gets what the session has frozen, and opens the project for itself
 * for the timetables alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-siting-job.h"

#include "zw-session-private.h"

/* The window is told no more often than the eye can follow. */
#define TELL_US 50000

typedef struct
{
  GObject *source; /* borrowed: the task holds it */
  GCancellable *cancellable;
  char *path;
  ZwSitingSettings settings;
  ZwZone zone;
  ZwBaseline *baseline;
  GPtrArray *features;
  ZwEvaluation *city;
  ZwEvaluateOptions options;
  int year;
  ZwSitingProgress progress;
  gint64 told_at; /* when the main thread was told last, in microseconds */
} Job;

static void
job_free (Job *self)
{
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->zone.name);
  g_clear_pointer (&self->zone.geometry, zw_geometry_unref);
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->features, g_ptr_array_unref);
  g_clear_pointer (&self->city, zw_evaluation_unref);
  g_free (self);
}

/* What the worker has to say goes to the main thread. */

typedef struct
{
  GObject *source;
  GCancellable *cancellable;
  ZwSitingProgress func;
  double fraction;
  char *what;
} Note;

static gboolean
tell (gpointer user_data)
{
  Note *note = user_data;

  if (!g_cancellable_is_cancelled (note->cancellable))
    note->func (note->fraction, note->what, note->source);
  return G_SOURCE_REMOVE;
}

static void
note_free (gpointer user_data)
{
  Note *note = user_data;

  g_object_unref (note->source);
  g_object_unref (note->cancellable);
  g_free (note->what);
  g_free (note);
}

static void
on_progress (double fraction, const char *what, gpointer user_data)
{
  Job *job = user_data;
  gint64 now = g_get_monotonic_time ();
  Note *note;

  if (now - job->told_at < TELL_US)
    return;
  job->told_at = now;
  note = g_new0 (Note, 1);
  note->source = g_object_ref (job->source);
  note->cancellable = g_object_ref (job->cancellable);
  note->func = job->progress;
  note->fraction = fraction;
  note->what = g_strdup (what);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell, note, note_free);
}

static ZwSitingGround *
work (Job *job, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwStore) store = zw_store_open (job->path, error);
  g_autoptr (ZwServiceBasis) service = NULL;
  ZwServiceSettings departures;
  ZwSitingInput input = { .zone = &job->zone,
                          .baseline = job->baseline,
                          .features = job->features,
                          .city = job->city,
                          .options = job->options,
                          .year = job->year };

  if (store == NULL)
    return NULL;
  zw_service_settings_load (&departures, store);
  service = zw_service_basis_load (store, job->baseline, &departures, progress, error);
  if (service == NULL)
    return NULL;
  input.service = service;
  return zw_siting_ground_new (&input, &job->settings, progress, error);
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  const ZwProgress progress = { on_progress, job, cancellable };
  GError *error = NULL;
  ZwSitingGround *ground = work (job, &progress, &error);

  if (ground != NULL)
    g_task_return_pointer (task, ground, (GDestroyNotify) zw_siting_ground_unref);
  else
    g_task_return_error (task, error);
}

/**
 * zw_siting_job_dup_key:
 *
 * Returns: (transfer full) (nullable): a text that is another as soon as the place
 *   may say something else; %NULL without a project or zone
 */
char *
zw_siting_job_dup_key (ZwSession *session, const ZwSitingSettings *settings)
{
  g_autofree char *figures = NULL;

  if (zw_session_get_zone (session) == NULL)
    return NULL;
  figures = zw_session_dup_figures_key (session, zw_session_get_figure_settings (session));
  return figures != NULL
             ? g_strdup_printf ("%s\n%" G_GINT64_FORMAT " %g %g %g %g", figures,
                                zw_session_get_zone_id (session), settings->tolerance_m,
                                settings->boundary_share, settings->walk_m, settings->walk_kmh)
             : NULL;
}

/**
 * zw_siting_job_is_ready:
 *
 * Returns: whether the layers have been read
 */
gboolean
zw_siting_job_is_ready (ZwSession *session)
{
  return session->store != NULL && session->baseline != NULL && session->map_layers != NULL
         && zw_session_get_zone (session) != NULL;
}

/**
 * zw_siting_job_run_async:
 * @source: whose work it is: given to @progress and @callback
 * @session: ready, see zw_siting_job_is_ready()
 * @progress: told on the main thread, unless cancelled
 *
 * Works out what the place of the selected zone says.
 */
void
zw_siting_job_run_async (GObject *source,
                         ZwSession *session,
                         const ZwSitingSettings *settings,
                         ZwSitingProgress progress,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  const ZwZone *zone = zw_session_get_zone (session);
  const ZwFigureSettings *figures = zw_session_get_figure_settings (session);
  Job *job = g_new0 (Job, 1);

  job->source = source;
  job->cancellable = g_object_ref (cancellable);
  job->path = g_strdup (zw_store_get_path (session->store));
  job->settings = *settings;
  job->zone = (ZwZone){ zone->id, g_strdup (zone->name), zone->type,
                        zw_geometry_ref (zone->geometry) };
  job->baseline = zw_baseline_ref (session->baseline);
  job->features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  for (guint i = 0; i < session->map_layers->len; i++)
    g_ptr_array_add (
        job->features,
        zw_features_ref (((ZwMapLayer *) g_ptr_array_index (session->map_layers, i))->features));
  if (session->city_evaluation != NULL)
    job->city = zw_evaluation_ref (session->city_evaluation);
  job->options = figures->evaluate;
  job->year = figures->baseline.year;
  job->progress = progress;
  g_task_set_source_tag (task, zw_siting_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

ZwSitingGround *
zw_siting_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
