/* zw-survey-job.c: the survey's figures, worked out on a worker thread
 *
 * The worker opens the project for itself and hands back what nobody changes
 * any more; the window meanwhile shows what it knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-survey-job.h"

#include "geometry/zw-overlap.h"

/* A smaller part of the zone in a district is a line drawn askew. */
#define LEAST_SHARE 1e-4

/* The window is told no more often than the eye can follow. */
#define TELL_US 50000

typedef struct
{
  GObject *source; /* borrowed: the task holds it */
  GCancellable *cancellable;
  char *path;
  ZwFigureSettings settings;
  GArray *years; /* NULL for the level of service */
  ZwFigureWish wish;
  ZwSurveyProgress progress;
  guint year;     /* the one that is worked out */
  gint64 told_at; /* when the main thread was told last, in microseconds */
} Job;

static void
job_free (Job *self)
{
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_clear_pointer (&self->years, g_array_unref);
  g_free (self);
}

void
zw_survey_free (ZwSurvey *self)
{
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->shares);
  g_hash_table_unref (self->levels);
  g_free (self);
}

/* What the worker has to say goes to the main thread. */

typedef struct
{
  GObject *source;
  GCancellable *cancellable;
  ZwSurveyProgress func;
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

/* Each layer begins at 0 again: how far all of it is, only the years tell. */
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
  note->fraction = job->years != NULL && job->years->len > 1 ? (double) job->year / job->years->len
                                                             : -1.0;
  note->what = g_strdup (what);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell, note, note_free);
}

/* How much of each zone lies in which district. */

static double
measure_overlap (const ZwPrepared *zone, const ZwGeometry *shape)
{
  g_auto (ZwOverlap) overlap;
  double area = 0.0, covered = 0.0;

  zw_overlap_init (&overlap, zone);
  for (guint p = 0; p < shape->n_parts; p++)
    {
      zw_overlap_set_part (&overlap, shape, p);
      area += zw_overlap_measure (&overlap, NULL, NULL, &covered);
    }
  return area;
}

static int
compare_share (gconstpointer a, gconstpointer b)
{
  const ZwSurveyShare *left = a, *right = b;

  return left->share < right->share ? 1 : left->share > right->share ? -1 : 0;
}

static GArray *
list_shares (const ZwFigureTable *table, const ZwGeometry *zone)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (ZwSurveyShare));
  g_autoptr (ZwPrepared) prepared = zw_prepared_new (zone);
  ZwEnvelope bounds = zw_geometry_get_envelope (zone);
  double area = zw_geometry_get_area (zone);

  for (guint i = 0; i < table->rows->len && area > 0.0; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (table->rows, i);
      ZwSurveyShare share = { row, 0.0 };
      ZwEnvelope district;

      if (row->place->kind != ZW_PLACE_DISTRICT || row->place->geometry == NULL)
        continue;
      district = zw_geometry_get_envelope (row->place->geometry);
      if (!zw_envelope_intersects (&bounds, &district))
        continue;
      share.share = measure_overlap (prepared, row->place->geometry) / area;
      if (share.share >= LEAST_SHARE)
        g_array_append_val (shares, share);
    }
  g_array_sort (shares, compare_share);
  return shares;
}

static gboolean
find_shares (ZwSurvey *survey, const ZwProgress *progress, GError **error)
{
  const ZwFigureTable *table = g_ptr_array_index (survey->tables, 0);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwPlace *place = ((ZwFigureRow *) g_ptr_array_index (table->rows, i))->place;

      if (place->kind != ZW_PLACE_ZONE || place->geometry->kind != ZW_GEOMETRY_POLYGON)
        continue;
      if (!zw_progress_step (progress, -1.0, NULL, error))
        return FALSE;
      g_hash_table_insert (survey->shares, g_memdup2 (&place->zone_id, sizeof place->zone_id),
                           list_shares (table, place->geometry));
    }
  return TRUE;
}

static GHashTable *
by_zone_new (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_value);
}

static ZwSurvey *
survey_new (void)
{
  ZwSurvey *self = g_new0 (ZwSurvey, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_figure_table_free);
  self->shares = by_zone_new ((GDestroyNotify) g_array_unref);
  self->levels = by_zone_new ((GDestroyNotify) zw_service_level_free);
  return self;
}

static ZwSurvey *
work_out (Job *job, ZwStore *store, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwSurvey) survey = survey_new ();

  for (job->year = 0; job->year < job->years->len; job->year++)
    {
      ZwFigureSettings settings = job->settings;
      ZwFigureTable *table;

      settings.baseline.year = g_array_index (job->years, int, job->year);
      table = zw_figure_table_new (store, &settings, &job->wish, progress, error);
      if (table == NULL)
        return NULL;
      g_ptr_array_add (survey->tables, table);
    }
  if (!find_shares (survey, progress, error))
    return NULL;
  return g_steal_pointer (&survey);
}

static void
add_level (ZwSurvey *survey, gint64 zone, ZwServiceLevel *level)
{
  g_hash_table_insert (survey->levels, g_memdup2 (&zone, sizeof zone), level);
}

static ZwSurvey *
work_out_service (Job *job, ZwStore *store, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwSurvey) survey = survey_new ();
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);
  g_autoptr (ZwBaseline) baseline = NULL;
  g_autoptr (ZwServiceBasis) basis = NULL;

  if (zones == NULL)
    return NULL;
  baseline = zw_baseline_load (store, &job->settings.baseline, progress, error);
  if (baseline == NULL)
    return NULL;
  zw_service_settings_load (&survey->service, store);
  basis = zw_service_basis_load (store, baseline, &survey->service, progress, error);
  if (basis == NULL)
    return NULL;
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (!zw_progress_step (progress, (double) i / zones->len, NULL, error))
        return NULL;
      if (zone->geometry->kind == ZW_GEOMETRY_POLYGON)
        add_level (survey, zone->id, zw_service_level_new (basis, zone->geometry));
    }
  add_level (survey, 0, zw_service_level_new (basis, NULL));
  return g_steal_pointer (&survey);
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  ZwProgress progress = { on_progress, job, cancellable };
  GError *error = NULL;
  g_autoptr (ZwStore) store = zw_store_open (job->path, &error);
  ZwSurvey *survey = NULL;

  if (store != NULL)
    survey = job->years != NULL ? work_out (job, store, &progress, &error)
                                : work_out_service (job, store, &progress, &error);
  if (survey != NULL)
    g_task_return_pointer (task, survey, (GDestroyNotify) zw_survey_free);
  else
    g_task_return_error (task, error);
}

static void
start (GObject *source,
       const char *path,
       const ZwFigureSettings *settings,
       const GArray *years,
       const ZwFigureWish *wish,
       ZwSurveyProgress progress,
       GCancellable *cancellable,
       GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);
  Job *job = g_new0 (Job, 1);

  job->source = source;
  job->cancellable = g_object_ref (cancellable);
  job->path = g_strdup (path);
  job->settings = *settings;
  job->progress = progress;
  if (years != NULL)
    {
      job->wish = *wish;
      job->years = g_array_sized_new (FALSE, FALSE, sizeof (int), years->len);
      g_array_append_vals (job->years, years->data, years->len);
    }
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run);
}

/**
 * zw_survey_run_async:
 * @source: whose figures they are: given to @progress and @callback
 * @path: of the project
 * @settings: how the figures are worked out; its year gives way to @years
 * @years: (element-type int): at least one; 0 for the latest of every survey
 * @wish: of which places
 * @progress: told on the main thread, unless cancelled
 *
 * Works out the figures of places.
 */
void
zw_survey_run_async (GObject *source,
                     const char *path,
                     const ZwFigureSettings *settings,
                     const GArray *years,
                     const ZwFigureWish *wish,
                     ZwSurveyProgress progress,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback)
{
  g_return_if_fail (years->len > 0);
  start (source, path, settings, years, wish, progress, cancellable, callback);
}

/**
 * zw_survey_run_service_async:
 * @settings: of the stops and residents; its year counts
 *
 * As zw_survey_run_async(), for the level of service of all zones and the city.
 */
void
zw_survey_run_service_async (GObject *source,
                             const char *path,
                             const ZwFigureSettings *settings,
                             ZwSurveyProgress progress,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback)
{
  start (source, path, settings, NULL, NULL, progress, cancellable, callback);
}

ZwSurvey *
zw_survey_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
