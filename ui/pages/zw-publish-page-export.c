/* zw-publish-page-export.c: files and paper out of the publish page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include <glib/gi18n.h>

#include "zw-publish-print.h"

#define PROGRESS_MS 100

/* The program goes on until the worker is done: a file is not cut off when the
 * window is closed, and no library is taken from under a thread that uses it. */
GApplication *
zw_publish_page_hold_application (ZwPublishPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root)
                                    ? gtk_window_get_application (GTK_WINDOW (root))
                                    : NULL;

  if (application == NULL)
    return NULL;
  g_application_hold (G_APPLICATION (application));
  return g_object_ref (G_APPLICATION (application));
}

void
zw_publish_page_release (ZwPublishJob *job)
{
  if (job->application != NULL)
    g_application_release (job->application);
  g_clear_object (&job->application);
}

/* One file or print at a time. */

static gboolean
show_progress (gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (user_data);
  g_autofree char *what = NULL;
  double fraction;

  what = zw_publish_job_dup_progress (g_task_get_task_data (self->output), &fraction);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
  gtk_progress_bar_set_text (GTK_PROGRESS_BAR (self->progress),
                             what != NULL ? what : _ ("Preparing the pages …"));
  return G_SOURCE_CONTINUE;
}

void
zw_publish_page_start_output (ZwPublishPage *self,
                              ZwPublishJob *job,
                              GAsyncReadyCallback callback,
                              GTaskThreadFunc run)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  zw_publish_page_flush (self);
  g_clear_pointer (&self->done, g_free);
  self->output = g_task_new (self, cancellable, callback, NULL);
  /* A file that is complete is not called cancelled. */
  g_task_set_check_cancellable (self->output, FALSE);
  g_task_set_source_tag (self->output, zw_publish_page_start_output);
  g_task_set_task_data (self->output, job, (GDestroyNotify) zw_publish_job_free);
  show_progress (self);
  self->progress_timeout = g_timeout_add (PROGRESS_MS, show_progress, self);
  zw_publish_page_show_state (self);
  g_task_run_in_thread (self->output, run);
}

/**
 * zw_publish_page_end_output:
 *
 * Returns: %FALSE where the window is gone, and nobody is to be told
 */
gboolean
zw_publish_page_end_output (ZwPublishPage *self)
{
  zw_publish_page_release (g_task_get_task_data (self->output));
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_object (&self->output);
  if (self->session == NULL)
    return FALSE;
  zw_publish_page_show_state (self);
  return TRUE;
}

void
zw_publish_page_cancel_output (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  if (self->output != NULL)
    g_cancellable_cancel (g_task_get_cancellable (self->output));
}

/* With the first of what was cut, if anything was. */
static void
tell_written (ZwPublishPage *self, const char *path, const GPtrArray *notes)
{
  g_autofree char *shown = g_path_get_basename (path);
  /* Translators: %s is a file */
  g_autofree char *done = g_strdup_printf (_ ("“%s” is written."), shown);

  g_free (self->done);
  g_free (self->written);
  self->done = notes->len > 0
                   ? g_strdup_printf ("%s %s", done, (const char *) g_ptr_array_index (notes, 0))
                   : g_strdup (done);
  self->written = g_strdup (path);
  zw_publish_page_notice (self, self->done, _ ("Open"), "win.open-written");
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (source);
  const ZwPublishJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (!zw_publish_page_end_output (self))
    {
      g_clear_error (&error);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      zw_publish_page_notice (self, _ ("The export was cancelled; no file was changed."), NULL,
                              NULL);
      g_clear_error (&error);
    }
  else if (zw_session_check (self->session, done, error))
    tell_written (self, job->path, job->notes);
  zw_publish_page_show_state (self);
}

/* The project is no place for what is made of it. */
static gboolean
is_project (ZwPublishPage *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile)
      project = g_file_new_for_path (zw_store_get_path (zw_session_get_store (self->session)));

  return g_file_equal (file, project);
}

/**
 * zw_publish_page_export:
 * @path: file to write, of one of the formats of the kind that is shown
 *
 * Writes the publication, as the page's buttons do. What is there of that name is
 * replaced once the new file is complete.
 */
void
zw_publish_page_export (ZwPublishPage *self, const char *path)
{
  ZwPublishJob *job;

  if (self->output != NULL || zw_session_get_store (self->session) == NULL)
    return;
  if (is_project (self, path))
    {
      zw_session_check (self->session, FALSE,
                        g_error_new_literal (G_IO_ERROR, G_IO_ERROR_EXISTS,
                                             _ ("This file is the project itself. Choose another "
                                                "name for what is written.")));
      return;
    }
  zw_publish_page_flush (self);
  job = self->kind == ZW_PUBLISH_DATA ? zw_publish_page_new_data_job (self, path)
                                      : zw_publish_page_new_job (self, path);
  if (job != NULL)
    zw_publish_page_start_output (self, job, on_exported,
                                  self->kind == ZW_PUBLISH_DATA ? zw_publish_job_run_data
                                                                : zw_publish_job_run_export);
}

/**
 * zw_publish_page_get_written:
 *
 * Returns: (nullable): the file written last
 */
const char *
zw_publish_page_get_written (ZwPublishPage *self)
{
  return self->written;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, suffix);
}

static void
on_file_chosen (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (user_data);
  const char *suffix = g_object_get_data (G_OBJECT (chooser), "suffix");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
      g_autofree char *full = path == NULL || has_suffix (path, suffix)
                                  ? g_strdup (path)
                                  : g_strconcat (path, suffix, NULL);

      if (full != NULL)
        zw_publish_page_export (self, full);
    }
  g_clear_object (&self->chooser);
}

/* The zone's name may hold characters that no file may. */
static char *
suggest_name (ZwPublishPage *self, const char *suffix)
{
  char *name;

  if (self->publication != NULL)
    return zw_publication_suggest_name (self->publication, suffix);
  name = g_strconcat (
      zw_session_get_zone (self->session)->name, self->kind == ZW_PUBLISH_DATA ? "-" : "",
      self->kind == ZW_PUBLISH_DATA ? C_ ("publication", "Data") : "", suffix, NULL);
  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

/**
 * zw_publish_page_choose_file:
 * @suffix: of the file, such as ".pdf"
 * @label: of its kind, English, marked for translation
 *
 * Asks where to write, and suggests a name beside the project.
 */
void
zw_publish_page_choose_file (ZwPublishPage *self, const char *suffix, const char *label)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *capitals = g_ascii_strup (suffix + 1, -1);
  g_autofree char *title = g_strdup_printf (_ ("Export as %s"), capitals);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) place = NULL;

  if (zw_session_get_zone (self->session) == NULL)
    return;
  name = suggest_name (self, suffix);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  folder = g_path_get_dirname (zw_store_get_path (zw_session_get_store (self->session)));
  place = g_file_new_for_path (folder);
  gtk_file_filter_set_name (filter, _ (label));
  gtk_file_filter_add_suffix (filter, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  g_object_set_data (G_OBJECT (self->chooser), "suffix", (gpointer) suffix);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Paper. */

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, ZwPublishPage *self)
{
  GError *error = NULL;

  g_assert (ZW_IS_PUBLISH_PAGE (self));
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && self->session != NULL)
    {
      gtk_print_operation_get_error (operation, &error);
      zw_session_check (self->session, FALSE, error);
    }
}

static void
print (ZwPublishPage *self, ZwPublication *publication, const char *path)
{
  g_autoptr (GtkPrintOperation) operation = zw_publish_print_new (publication);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkPrintOperationAction action = path != NULL ? GTK_PRINT_OPERATION_ACTION_EXPORT
                                                : GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;

  g_signal_connect_object (operation, "done", G_CALLBACK (on_printed), self, 0);
  gtk_print_operation_set_show_progress (operation, path == NULL);
  gtk_print_operation_set_allow_async (operation, path == NULL);
  if (path != NULL)
    gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, action, GTK_WINDOW (root), NULL);
}

static void
on_ready_to_print (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (source);
  const ZwPublishJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (ZwPublication) publication = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *path = g_steal_pointer (&self->print_path);

  if (!zw_publish_page_end_output (self)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      return;
    }
  if (!zw_session_check (self->session, publication != NULL, error))
    return;
  print (self, publication, path);
  if (path != NULL)
    tell_written (self, path, job->notes);
  zw_publish_page_show_state (self);
}

static void
prepare_print (ZwPublishPage *self, const char *path)
{
  ZwPublishJob *job;

  if (self->output != NULL)
    return;
  zw_publish_page_flush (self);
  job = zw_publish_page_new_job (self, NULL);
  if (job == NULL)
    return;
  g_free (self->print_path);
  self->print_path = g_strdup (path);
  zw_publish_page_start_output (self, job, on_ready_to_print, zw_publish_job_run_load);
}

gboolean
zw_publish_page_can_print (ZwPublishPage *self)
{
  return self->kind < ZW_N_PUBLICATION_KINDS && zw_session_get_zone (self->session) != NULL;
}

/**
 * zw_publish_page_print:
 *
 * Opens the desktop's print dialog once the pages are ready.
 */
void
zw_publish_page_print (ZwPublishPage *self)
{
  prepare_print (self, NULL);
}

/**
 * zw_publish_page_print_to:
 * @path: a PDF
 *
 * Sends to a file what a printer would get.
 */
void
zw_publish_page_print_to (ZwPublishPage *self, const char *path)
{
  prepare_print (self, path);
}
