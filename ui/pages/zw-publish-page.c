/* zw-publish-page.c: the document of a zone: its pages as they will be printed, and its files
 *
 * What is shown is laid out by the code that writes the PDF. The worker reads the
 * project through a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include <glib/gi18n.h>

#include "widgets/zw-controls.h"
#include "zw-page-preview.h"
#include "zw-publish-job.h"

/* Changes that follow each other are waited for. */
#define DELAY_MS 250

static const char *const languages[] = { "zh_TW", "en" };

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint notice_signal;

G_DEFINE_FINAL_TYPE (ZwPublishPage, zw_publish_page, GTK_TYPE_WIDGET)

/* The program goes on until the worker is done: a file is not cut off when the
 * window is closed, and no library is taken from under a thread that uses it. */
static GApplication *
hold_application (ZwPublishPage *self)
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

static void
release_application (ZwPublishJob *job)
{
  if (job->application != NULL)
    g_application_release (job->application);
  g_clear_object (&job->application);
}

static ZwPublishJob *
job_new (ZwPublishPage *self, const char *path)
{
  ZwStore *store = zw_session_get_store (self->session);
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwPublishJob *job;

  if (store == NULL || zone == NULL)
    return NULL;
  job = g_new0 (ZwPublishJob, 1);
  job->project = g_strdup (zw_store_get_path (store));
  job->zone_id = zone->id;
  job->language = g_strdup (languages[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language))]);
  job->path = g_strdup (path);
  job->application = hold_application (self);
  return job;
}

/* The page follows the project. */

static void
show_state (ZwPublishPage *self)
{
  gboolean zone = zw_session_get_zone (self->session) != NULL;
  gboolean working = self->making != NULL || self->delay != 0 || self->n_exports > 0;

  gtk_widget_set_visible (self->tools, zone);
  gtk_widget_set_sensitive (self->tools, self->n_exports == 0);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), zone && working);
  if (self->n_exports > 0)
    gtk_label_set_text (GTK_LABEL (self->status), _ ("Writing the file …"));
  else if (zone && working)
    gtk_label_set_text (GTK_LABEL (self->status), _ ("Laying out the pages …"));
  else if (zone && self->done != NULL)
    gtk_label_set_text (GTK_LABEL (self->status), self->done);
  else if (zone && zw_page_preview_get_n_pages (ZW_PAGE_PREVIEW (self->preview)) > 0)
    {
      guint n = zw_page_preview_get_n_pages (ZW_PAGE_PREVIEW (self->preview));
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);

      gtk_label_set_text (GTK_LABEL (self->status), text);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->status), "");
  if (!zone)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), "empty") == 0)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (source);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  ZwLayout *layout = g_task_propagate_pointer (G_TASK (result), &error);

  release_application (g_task_get_task_data (G_TASK (result)));
  /* Somebody has asked again, or the page is gone. */
  if (cancellable != self->making)
    {
      g_clear_pointer (&layout, zw_layout_free);
      return;
    }
  g_clear_object (&self->making);
  if (layout != NULL)
    {
      zw_page_preview_set_layout (ZW_PAGE_PREVIEW (self->preview), layout);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_label_set_text (GTK_LABEL (self->problem), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
    }
  show_state (self);
}

static void
cancel (ZwPublishPage *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

static void
make_pages (ZwPublishPage *self)
{
  ZwPublishJob *job = job_new (self, NULL);
  g_autoptr (GTask) task = NULL;

  cancel (self);
  self->stale = FALSE;
  if (job != NULL)
    {
      self->making = g_cancellable_new ();
      task = g_task_new (self, self->making, on_laid_out, NULL);
      g_task_set_source_tag (task, make_pages);
      g_task_set_task_data (task, job, (GDestroyNotify) zw_publish_job_free);
      g_task_run_in_thread (task, zw_publish_job_run_layout);
    }
  else
    zw_page_preview_set_layout (ZW_PAGE_PREVIEW (self->preview), NULL);
  show_state (self);
}

static gboolean
on_delay (gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (user_data);

  self->delay = 0;
  make_pages (self);
  return G_SOURCE_REMOVE;
}

/* At once when the page is shown or nothing is there yet. */
static void
refresh (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  self->stale = TRUE;
  g_clear_pointer (&self->done, g_free);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (zw_page_preview_get_n_pages (ZW_PAGE_PREVIEW (self->preview)) == 0)
    {
      make_pages (self);
      return;
    }
  cancel (self);
  self->delay = g_timeout_add (DELAY_MS, on_delay, self);
  show_state (self);
}

static gboolean
has_texts (GtkDropDown *drop_down, GPtrArray *texts)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);

  if (model == NULL || g_list_model_get_n_items (model) != texts->len)
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (model), i),
                   g_ptr_array_index (texts, i))
        != 0)
      return FALSE;
  return TRUE;
}

/* While the user chooses from the list it must stay what it is. */
static void
show_zones (ZwPublishPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      g_ptr_array_add (
          names, g_strdup_printf ("%s · %s", zone->name, _ (zw_zone_type_get_label (zone->type))));
      if (zone->id == zw_session_get_zone_id (self->session))
        selected = i;
    }
  self->updating = TRUE;
  if (has_texts (GTK_DROP_DOWN (self->zone), names))
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->zone), selected);
  else
    {
      g_ptr_array_add (names, NULL);
      zw_drop_down_set (GTK_DROP_DOWN (self->zone), (const char *const *) names->pdata, selected);
    }
  self->updating = FALSE;
}

static void
on_zones_changed (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  show_zones (self);
  refresh (self);
}

/* Another project begins with empty pages, not with those of the last. */
static void
on_opened (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  cancel (self);
  zw_page_preview_set_layout (ZW_PAGE_PREVIEW (self->preview), NULL);
  on_zones_changed (self);
}

/* What the user does. */

static void
on_zone_chosen (ZwPublishPage *self)
{
  GPtrArray *zones = zw_session_get_zones (self->session);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->zone));

  g_assert (ZW_IS_PUBLISH_PAGE (self));
  if (!self->updating && zones != NULL && chosen < zones->len)
    zw_session_select_zone (self->session, ((ZwZone *) g_ptr_array_index (zones, chosen))->id);
}

static void
on_language_chosen (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  if (!self->updating)
    refresh (self);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (source);
  ZwPublishJob *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  release_application (job);
  self->n_exports--;
  if (self->session == NULL) /* the window is gone; the file is written all the same */
    {
      g_clear_error (&error);
      return;
    }
  if (zw_session_check (self->session, done, error))
    {
      g_autofree char *shown = g_path_get_basename (job->path);

      g_free (self->done);
      /* Translators: %s is a file */
      self->done = g_strdup_printf (_ ("“%s” is written."), shown);
      g_signal_emit (self, notice_signal, 0, self->done, NULL, NULL);
    }
  show_state (self);
}

/**
 * zw_publish_page_export:
 * @path: file to write, ending in .odt or .pdf
 *
 * Writes the document of the selected zone, as the page's buttons do. What is
 * there of that name is replaced once the new file is complete.
 */
void
zw_publish_page_export (ZwPublishPage *self, const char *path)
{
  ZwPublishJob *job = job_new (self, path);
  g_autoptr (GTask) task = NULL;

  if (job == NULL)
    return;
  self->n_exports++;
  g_clear_pointer (&self->done, g_free);
  task = g_task_new (self, NULL, on_exported, NULL);
  g_task_set_source_tag (task, zw_publish_page_export);
  g_task_set_task_data (task, job, (GDestroyNotify) zw_publish_job_free);
  g_task_run_in_thread (task, zw_publish_job_run_export);
  show_state (self);
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
      g_autofree char *full = path == NULL || zw_publish_has_suffix (path, suffix)
                                  ? g_strdup (path)
                                  : g_strconcat (path, suffix, NULL);

      if (full != NULL)
        zw_publish_page_export (self, full);
    }
  g_clear_object (&self->chooser);
}

/* The zone's name may hold characters that no file may. */
static char *
suggest_file_name (ZwPublishPage *self, const char *suffix)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  gboolean chinese = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->language)) == 0;
  char *name = g_strconcat (zone->name, chinese ? "分期推動規劃" : " phased plan", suffix, NULL);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static void
choose_file (ZwPublishPage *self, const char *title, const char *type, const char *suffix)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) place = NULL;

  if (zw_session_get_zone (self->session) == NULL)
    return;
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (root),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  name = suggest_file_name (self, suffix);
  folder = g_path_get_dirname (zw_store_get_path (zw_session_get_store (self->session)));
  place = g_file_new_for_path (folder);
  gtk_file_filter_set_name (filter, type);
  gtk_file_filter_add_suffix (filter, suffix + 1);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), place, NULL);
  g_object_set_data (G_OBJECT (self->chooser), "suffix", (char *) suffix);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_odt_clicked (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  choose_file (self, _ ("Export as ODT"), _ ("OpenDocument text"), ".odt");
}

static void
on_pdf_clicked (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  choose_file (self, _ ("Export as PDF"), _ ("PDF"), ".pdf");
}

static void
zw_publish_page_map (GtkWidget *widget)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (widget);

  GTK_WIDGET_CLASS (zw_publish_page_parent_class)->map (widget);
  if (self->stale)
    make_pages (self);
}

/* What nobody sees is not worth finishing; it is asked for again. */
static void
zw_publish_page_unmap (GtkWidget *widget)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (widget);

  if (self->making != NULL || self->delay != 0)
    self->stale = TRUE;
  cancel (self);
  GTK_WIDGET_CLASS (zw_publish_page_parent_class)->unmap (widget);
}

static void
zw_publish_page_constructed (GObject *object)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (object);

  G_OBJECT_CLASS (zw_publish_page_parent_class)->constructed (object);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (on_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "zones-changed", G_CALLBACK (on_zones_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::zone", G_CALLBACK (on_zones_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "layers-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "plan-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  show_zones (self);
  show_state (self);
}

static void
zw_publish_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    ZW_PUBLISH_PAGE (object)->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_publish_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SESSION)
    g_value_set_object (value, ZW_PUBLISH_PAGE (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_publish_page_dispose (GObject *object)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (object);

  cancel (self);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_publish_page_parent_class)->dispose (object);
}

static void
zw_publish_page_finalize (GObject *object)
{
  g_free (ZW_PUBLISH_PAGE (object)->done);
  G_OBJECT_CLASS (zw_publish_page_parent_class)->finalize (object);
}

static void
zw_publish_page_class_init (ZwPublishPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = zw_publish_page_constructed;
  object_class->set_property = zw_publish_page_set_property;
  object_class->get_property = zw_publish_page_get_property;
  object_class->dispose = zw_publish_page_dispose;
  object_class->finalize = zw_publish_page_finalize;
  widget_class->map = zw_publish_page_map;
  widget_class->unmap = zw_publish_page_unmap;
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ZW_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  notice_signal = g_signal_new ("notice", ZW_TYPE_PUBLISH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
zw_publish_page_init (ZwPublishPage *self)
{
  self->stale = TRUE;
  zw_publish_page_build (self);
  g_signal_connect_object (self->zone, "notify::selected", G_CALLBACK (on_zone_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->language, "notify::selected", G_CALLBACK (on_language_chosen),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->odt, "clicked", G_CALLBACK (on_odt_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pdf, "clicked", G_CALLBACK (on_pdf_clicked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->try_again, "clicked", G_CALLBACK (make_pages), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
}

GtkWidget *
zw_publish_page_new (ZwSession *session)
{
  return g_object_new (ZW_TYPE_PUBLISH_PAGE, "session", session, NULL);
}
