/* zw-import-dialog.c: a source looked at, understood and taken into the project
 *
 * Files wait in a queue and are gone through one by one: looked at on a worker
 * thread, shown in the form, imported on another. What came of them is told at
 * the end, unless there is nothing that the user has not already seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-import-dialog.h"

#include <glib/gi18n.h>

#include "dialogs/zw-import-files.h"
#include "dialogs/zw-import-form.h"
#include "dialogs/zw-preferences-dialog.h"
#include "zw-ui-resources.h"

#define REPORT_WIDTH_PX 600
#define REPORT_HEIGHT_PX 360

struct _ZwImportDialog
{
  GtkWindow parent_instance;

  /* Template children */
  GtkLabel *subtitle;
  GtkButton *cancel_button;
  GtkWidget *skip_button;
  GtkButton *import_button;
  GtkInfoBar *failure_bar;
  GtkLabel *failure;
  GtkWidget *other_button;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *looking;
  GtkProgressBar *look_bar;
  ZwImportForm *form;
  GtkLabel *status;
  GtkProgressBar *bar;
  GtkLabel *report_title;
  GtkListBox *remarks;
  GtkDropTarget *drop_target;

  /* Owned */
  ZwSession *session;
  GSettings *settings;
  GtkFileChooserNative *chooser;
  GQueue paths; /* of char *, waiting */
  char *path;
  GCancellable *studying;
  GCancellable *importing;
  GPtrArray *told; /* remarks so far */
  char *last_name;

  guint n_files;
  guint n_done;
  guint n_imported;
  gboolean closing; /* as soon as the work in hand has stopped */
};

static guint done_signal;

G_DEFINE_FINAL_TYPE (ZwImportDialog, zw_import_dialog, GTK_TYPE_WINDOW)

static void
show_page (ZwImportDialog *self, const char *name)
{
  gboolean report = g_str_equal (name, "report");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "look"));
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), !report);
  gtk_widget_set_visible (self->other_button, g_str_equal (name, "form"));
  gtk_widget_set_visible (self->skip_button, !report && !g_queue_is_empty (&self->paths));
  gtk_button_set_label (self->import_button, report ? _ ("_Close") : _ ("_Import"));
  gtk_widget_set_visible (GTK_WIDGET (self->import_button), !g_str_equal (name, "choose"));
}

static void
show_failure (ZwImportDialog *self, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_text (self->failure, sentence);
  gtk_info_bar_set_revealed (self->failure_bar, sentence != NULL);
}

/* Everything that can be clicked follows from what runs and what is missing. */
static void
update (ZwImportDialog *self)
{
  gboolean busy = self->importing != NULL;
  g_autofree char *missing = zw_import_form_dup_missing (self->form);
  g_autofree char *summary = missing == NULL ? zw_import_form_dup_summary (self->form) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !busy);
  gtk_widget_set_sensitive (self->skip_button, !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button),
                            !busy && self->studying == NULL && missing == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), busy);
  if (!busy)
    gtk_label_set_text (self->status, missing != NULL ? missing : summary);
}

static void
show_fraction (GtkProgressBar *bar, double fraction)
{
  if (fraction < 0.0)
    gtk_progress_bar_pulse (bar);
  else
    gtk_progress_bar_set_fraction (bar, CLAMP (fraction, 0.0, 1.0));
}

static void
on_study_progress (double fraction, const char *what, gpointer user_data)
{
  ZwImportDialog *self = ZW_IMPORT_DIALOG (user_data);

  show_fraction (self->look_bar, fraction);
  if (what != NULL)
    gtk_label_set_text (self->looking, what);
}

static void
on_studied (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwImportDialog *self = ZW_IMPORT_DIALOG (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwStudy) study = zw_study_finish (result, &error);

  /* Another file, encoding or layer was asked for meanwhile, or the dialog is closed. */
  if (g_task_get_cancellable (G_TASK (result)) != self->studying)
    return;
  g_clear_object (&self->studying);
  if (study != NULL)
    {
      zw_import_form_set_study (self->form, g_steal_pointer (&study));
      show_page (self, "form");
    }
  else
    {
      show_failure (self, error->message);
      if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "form"))
        show_page (self, "choose");
    }
  update (self);
}

static void
stop_study (ZwImportDialog *self)
{
  g_cancellable_cancel (self->studying);
  g_clear_object (&self->studying);
}

static void
start_study (ZwImportDialog *self, const char *layer, const char *encoding)
{
  stop_study (self);
  show_failure (self, NULL);
  gtk_progress_bar_set_fraction (self->look_bar, 0.0);
  self->studying = g_cancellable_new ();
  zw_study_async (zw_store_get_path (zw_session_get_store (self->session)), self->path, layer,
                  encoding, on_study_progress, G_OBJECT (self), self->studying, on_studied);
  update (self);
}

static void
on_form_changed (ZwImportDialog *self)
{
  show_failure (self, NULL);
  update (self);
}

static void
on_reread (ZwImportDialog *self)
{
  start_study (self, zw_import_form_get_layer (self->form),
               zw_import_form_get_encoding (self->form));
}

static void
add_remark (ZwImportDialog *self, const char *remark)
{
  GtkWidget *label = gtk_label_new (remark);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_list_box_append (self->remarks, label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (label)), FALSE);
}

static char *
describe_outcome (ZwImportDialog *self)
{
  if (self->n_imported == 1)
    /* Translators: %s is a layer or a file */
    return g_strdup_printf (_ ("“%s” was imported."), self->last_name);
  return g_strdup_printf (
      ngettext ("%u file was imported.", "%u files were imported.", self->n_imported),
      self->n_imported);
}

static void
tell_outcome (ZwImportDialog *self)
{
  g_autofree char *sentence = self->n_imported > 0 ? describe_outcome (self) : NULL;

  if (sentence != NULL)
    g_signal_emit (self, done_signal, 0, sentence);
}

/* The queue is empty. */
static void
finish (ZwImportDialog *self)
{
  g_autofree char *sentence = NULL;

  if (self->n_imported == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  sentence = describe_outcome (self);
  g_signal_emit (self, done_signal, 0, sentence);
  if (self->told->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->report_title, sentence);
  for (guint i = 0; i < self->told->len; i++)
    add_remark (self, g_ptr_array_index (self->told, i));
  show_page (self, "report");
  gtk_window_set_default_size (GTK_WINDOW (self), REPORT_WIDTH_PX, REPORT_HEIGHT_PX);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
show_subtitle (ZwImportDialog *self)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *text = NULL;

  if (self->n_files > 1)
    /* Translators: a file name, which of how many files it is */
    text = g_strdup_printf (_ ("%s (%u of %u)"), base, self->n_done + 1, self->n_files);
  gtk_label_set_text (self->subtitle, text != NULL ? text : base);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), TRUE);
}

/* To the next file, or to the end. */
static void
go_on (ZwImportDialog *self)
{
  char *next = g_queue_pop_head (&self->paths);

  if (next == NULL)
    {
      finish (self);
      return;
    }
  g_free (self->path);
  self->path = next;
  show_subtitle (self);
  gtk_label_set_text (self->looking, _ ("Looking at the file"));
  show_page (self, "look");
  start_study (self, NULL, NULL);
}

static void
on_skip (ZwImportDialog *self)
{
  stop_study (self);
  self->n_done++;
  go_on (self);
}

static void
on_import_progress (ZwImportDialog *self, double fraction, const char *what)
{
  if (self->importing == NULL)
    return;
  show_fraction (self->bar, fraction);
  if (what != NULL)
    gtk_label_set_text (self->status, what);
}

/* What the form has already said need not be said again. */
static void
take_remarks (ZwImportDialog *self, const ZwImportReport *report)
{
  const ZwProbe *probe = zw_import_form_get_probe (self->form);
  const char *known = probe->crs_guess != NULL ? probe->crs_guess->reason : NULL;

  for (guint i = 0; i < report->remarks->len; i++)
    {
      const char *remark = g_ptr_array_index (report->remarks, i);

      if (known == NULL || *known == '\0' || !g_str_has_suffix (remark, known))
        g_ptr_array_add (self->told, g_strdup (remark));
    }
}

static void
on_imported (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ZwImportDialog) self = ZW_IMPORT_DIALOG (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwImportReport)
      report = zw_session_import_finish (ZW_SESSION (object), result, &error);

  g_clear_object (&self->importing);
  if (report != NULL)
    {
      ZwImportOptions options;

      zw_import_form_fill_options (self->form, &options);
      g_free (self->last_name);
      self->last_name = options.name != NULL ? g_strdup (options.name)
                                             : g_path_get_basename (self->path);
      self->n_imported++;
      self->n_done++;
      take_remarks (self, report);
    }
  if (self->closing)
    {
      tell_outcome (self);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (report != NULL)
    go_on (self);
  else
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error->message);
      update (self);
    }
}

static void
on_import (ZwImportDialog *self)
{
  ZwImportOptions options;

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "report"))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_failure (self, NULL);
  gtk_progress_bar_set_fraction (self->bar, 0.0);
  zw_import_form_fill_options (self->form, &options);
  self->importing = g_cancellable_new ();
  zw_session_import_async (self->session, &options, self->importing, on_imported,
                           g_object_ref (self));
  update (self);
}

/* Stops an import, back to the form; or else gives up. */
static void
on_cancel (ZwImportDialog *self)
{
  if (self->importing != NULL)
    g_cancellable_cancel (self->importing);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
zw_import_dialog_close_request (GtkWindow *window)
{
  ZwImportDialog *self = ZW_IMPORT_DIALOG (window);

  if (self->importing != NULL)
    {
      self->closing = TRUE;
      g_cancellable_cancel (self->importing);
      return TRUE;
    }
  /* At the end it was told already. */
  if (self->n_done < self->n_files)
    tell_outcome (self);
  return GTK_WINDOW_CLASS (zw_import_dialog_parent_class)->close_request (window);
}

/* Choosing of files. */

static void
on_chosen (ZwImportDialog *self, int response)
{
  g_auto (GStrv) paths = response == GTK_RESPONSE_ACCEPT ? zw_import_files_dup_paths (self->chooser)
                                                         : NULL;
  gboolean any = paths != NULL && paths[0] != NULL;

  if (any)
    {
      g_autofree char *folder = g_path_get_dirname (paths[0]);

      /* In place of the file that was being looked at. */
      stop_study (self);
      g_clear_pointer (&self->path, g_free);
      self->n_files -= MIN (self->n_files, 1);
      g_settings_set_string (self->settings, "import-folder", folder);
    }
  for (guint i = 0; any && paths[i] != NULL; i++)
    zw_import_dialog_add_path (self, paths[i]);
  g_clear_object (&self->chooser);
  if (!any && self->path == NULL && self->n_imported == 0
      && g_str_equal (gtk_stack_get_visible_child_name (self->stack), "choose"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_choose (ZwImportDialog *self)
{
  g_autofree char *folder = g_settings_get_string (self->settings, "import-folder");

  if (self->chooser != NULL)
    return;
  self->chooser = zw_import_files_new_chooser (GTK_WINDOW (self), folder);
  g_signal_connect_swapped (self->chooser, "response", G_CALLBACK (on_chosen), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, ZwImportDialog *self)
{
  if (self->importing != NULL)
    return FALSE;
  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        zw_import_dialog_add_path (self, path);
    }
  return TRUE;
}

static void
on_shown (ZwImportDialog *self)
{
  if (self->path == NULL && g_queue_is_empty (&self->paths))
    on_choose (self);
}

/**
 * zw_import_dialog_new:
 * @parent: (nullable): the window it stands before
 * @path: (nullable): a file; without one the user is asked for it
 */
GtkWidget *
zw_import_dialog_new (GtkWindow *parent, ZwSession *session, const char *path)
{
  ZwImportDialog *self = g_object_new (ZW_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "progress", G_CALLBACK (on_import_progress), self,
                           G_CONNECT_SWAPPED);
  show_page (self, "choose");
  if (path != NULL)
    zw_import_dialog_add_path (self, path);
  return GTK_WIDGET (self);
}

/**
 * zw_import_dialog_add_path:
 *
 * Puts one more file behind those already waiting.
 */
void
zw_import_dialog_add_path (ZwImportDialog *self, const char *path)
{
  g_queue_push_tail (&self->paths, g_strdup (path));
  self->n_files++;
  if (self->path == NULL)
    go_on (self);
  else
    {
      show_subtitle (self);
      gtk_widget_set_visible (self->skip_button, TRUE);
    }
}

/* The worker keeps the dialog alive, so this comes before it is disposed of. */
static void
zw_import_dialog_unrealize (GtkWidget *widget)
{
  stop_study (ZW_IMPORT_DIALOG (widget));
  GTK_WIDGET_CLASS (zw_import_dialog_parent_class)->unrealize (widget);
}

static void
zw_import_dialog_dispose (GObject *object)
{
  ZwImportDialog *self = ZW_IMPORT_DIALOG (object);

  stop_study (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (zw_import_dialog_parent_class)->dispose (object);
}

static void
zw_import_dialog_finalize (GObject *object)
{
  ZwImportDialog *self = ZW_IMPORT_DIALOG (object);

  g_queue_clear_full (&self->paths, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->importing);
  g_ptr_array_unref (self->told);
  g_free (self->path);
  g_free (self->last_name);
  G_OBJECT_CLASS (zw_import_dialog_parent_class)->finalize (object);
}

static void
zw_import_dialog_class_init (ZwImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_import_dialog_finalize;
  widget_class->unrealize = zw_import_dialog_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = zw_import_dialog_close_request;
  done_signal = g_signal_new ("done", ZW_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  zw_ui_get_resource ();
  g_type_ensure (ZW_TYPE_IMPORT_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/zonewright/Zonewright/ui/dialogs/zw-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, subtitle);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, skip_button);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, failure);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, looking);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, look_bar);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, report_title);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, remarks);
  gtk_widget_class_bind_template_child (widget_class, ZwImportDialog, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_reread);
  gtk_widget_class_bind_template_callback (widget_class, on_dropped);
}

static void
zw_import_dialog_init (ZwImportDialog *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST };

  self->told = g_ptr_array_new_with_free_func (g_free);
  self->settings = g_settings_new (ZW_SETTINGS_ID);
  g_queue_init (&self->paths);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
  g_signal_connect (self, "map", G_CALLBACK (on_shown), NULL);
}
