/* zw-session-import.c: imports on a worker thread
 *
 * The worker has a connection of its own to the project, so that the window
 * stays alive and may cancel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "zw-session-private.h"

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

  zw_session_emit_progress (note->session, note->fraction, note->what);
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
  char *join;
  char *key;
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
  g_free (self->join);
  g_free (self->key);
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
  import->options.join = import->join = g_strdup (options->join);
  import->options.key = import->key = g_strdup (options->key);
  if (options->mapping != NULL)
    g_hash_table_ref (options->mapping);
  g_task_set_source_tag (task, zw_session_import_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  zw_session_set_working (self, _ ("Importing"));
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

  zw_session_set_working (self, NULL);
  if (report != NULL && self->store != NULL)
    zw_store_refresh (self->store);
  return report;
}
