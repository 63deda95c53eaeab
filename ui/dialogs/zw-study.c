/* zw-study.c: a source looked at while the window goes on
 *
 * Of a timetable nothing is kept but its days: it is read again for the day
 * that the user chooses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-study.h"

#include <glib/gi18n.h>

#include "import/zw-surroundings.h"

typedef struct
{
  char *project;
  char *path;
  char *layer;
  char *encoding;
  ZwProgressFunc progress;
} Order;

typedef struct
{
  GObject *watcher;
  GCancellable *cancellable;
  ZwProgressFunc progress;
  double fraction;
  char *what;
} Note;

static void
order_free (Order *self)
{
  g_free (self->project);
  g_free (self->path);
  g_free (self->layer);
  g_free (self->encoding);
  g_free (self);
}

static void
note_free (gpointer user_data)
{
  Note *self = user_data;

  g_object_unref (self->watcher);
  g_clear_object (&self->cancellable);
  g_free (self->what);
  g_free (self);
}

static gboolean
pass_on (gpointer user_data)
{
  Note *note = user_data;

  if (!g_cancellable_is_cancelled (note->cancellable))
    note->progress (note->fraction, note->what, note->watcher);
  return G_SOURCE_REMOVE;
}

/* On the worker: @user_data is the task, whose source is who watches. */
static void
on_step (double fraction, const char *what, gpointer user_data)
{
  GTask *task = user_data;
  Order *order = g_task_get_task_data (task);
  Note *note = g_new0 (Note, 1);

  note->watcher = g_object_ref (g_task_get_source_object (task));
  g_set_object (&note->cancellable, g_task_get_cancellable (task));
  note->progress = order->progress;
  note->fraction = fraction;
  note->what = g_strdup (what);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, pass_on, note, note_free);
}

static gboolean
study_timetable (ZwStudy *self, const ZwProgress *progress, GError **error)
{
  const ZwGtfsOptions options = { 0 };
  g_autoptr (ZwGtfs) gtfs = zw_gtfs_read (self->probe->path, &options, progress, error);
  const ZwGtfsDay *days;
  guint n_days = 0;

  if (gtfs == NULL)
    return FALSE;
  days = zw_gtfs_get_days (gtfs, &n_days);
  self->days = g_array_sized_new (FALSE, FALSE, sizeof (ZwGtfsDay), n_days);
  g_array_append_vals (self->days, days, n_days);
  self->date = zw_gtfs_get_date (gtfs);
  self->issues = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < zw_gtfs_get_n_issues (gtfs); i++)
    {
      const ZwGtfsIssue *issue = zw_gtfs_get_issue (gtfs, i);

      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, issue->line);

      g_ptr_array_add (self->issues,
                       issue->line > 0
                           /* Translators: a file, a line in it, what is wrong there */
                           ? g_strdup_printf (_ ("%s, line %s: %s"), issue->file, line, issue->what)
                           : g_strdup_printf ("%s: %s", issue->file, issue->what));
    }
  return TRUE;
}

/* Held against what the project has, as the import itself will do. */
static gboolean
place (ZwStudy *self, const char *project, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwStore) store = zw_store_open (project, error);
  g_autoptr (ZwSurroundings) around = store != NULL ? zw_surroundings_load (store, error) : NULL;

  if (around == NULL)
    return FALSE;
  zw_probe_place (self->probe, around);
  if (!self->probe->is_table)
    return TRUE;
  self->areas = zw_import_list_areas (store, self->probe, progress, error);
  return self->areas != NULL;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Order *order = task_data;
  ZwProgress progress = { on_step, task, cancellable };
  g_autoptr (ZwStudy) study = g_new0 (ZwStudy, 1);
  GError *error = NULL;

  study->probe = zw_probe_new (order->path, order->layer, order->encoding, &progress, &error);
  if (study->probe != NULL
      && (study->probe->is_gtfs ? study_timetable (study, &progress, &error)
                                : place (study, order->project, &progress, &error)))
    g_task_return_pointer (task, g_steal_pointer (&study), (GDestroyNotify) zw_study_free);
  else
    g_task_return_error (task, error);
}

/**
 * zw_study_async:
 * @project: what it is to be imported into: its layers tell where it should lie
 * @layer: (nullable): one of its layers
 * @encoding: (nullable): what its text is in, where the user knows better
 * @progress: told on the main thread, with @watcher as its user data
 * @watcher: kept alive as long as it takes
 */
void
zw_study_async (const char *project,
                const char *path,
                const char *layer,
                const char *encoding,
                ZwProgressFunc progress,
                GObject *watcher,
                GCancellable *cancellable,
                GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (watcher, cancellable, callback, NULL);
  Order *order = g_new0 (Order, 1);

  order->project = g_strdup (project);
  order->path = g_strdup (path);
  order->layer = g_strdup (layer);
  order->encoding = g_strdup (encoding);
  order->progress = progress;
  g_task_set_source_tag (task, zw_study_async);
  g_task_set_task_data (task, order, (GDestroyNotify) order_free);
  g_task_run_in_thread (task, run);
}

ZwStudy *
zw_study_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
zw_study_free (ZwStudy *self)
{
  g_clear_pointer (&self->probe, zw_probe_free);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_free (self);
}
