/* zw-publish-page.c: what a zone's plan hands out: pages as they will be printed, and files
 *
 * What is shown is laid out and drawn by the code that writes the PDF. The worker
 * reads the project through a connection of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include <glib/gi18n.h>

#include "zw-gaps-panel.h"
#include "zw-page-preview.h"
#include "zw-plan-choice.h"
#include "zw-texts-panel.h"

/* Changes that follow each other are waited for. */
#define DELAY_MS 250

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

enum
{
  NOTICE,
  GO_TO,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwPublishPage, zw_publish_page, GTK_TYPE_WIDGET)

void
zw_publish_page_notice (ZwPublishPage *self,
                        const char *text,
                        const char *button,
                        const char *action)
{
  g_signal_emit (self, signals[NOTICE], 0, text, button, action);
}

/* The page follows the project. */

static gboolean
has_pages (ZwPublishPage *self)
{
  return self->kind < ZW_N_PUBLICATION_KINDS;
}

static char *
dup_status (ZwPublishPage *self, gboolean working)
{
  guint n = zw_page_preview_get_n_pages (ZW_PAGE_PREVIEW (self->preview));

  if (self->output != NULL)
    return g_strdup ("");
  if (working)
    return g_strdup (_ ("Laying out the pages …"));
  if (self->done != NULL)
    return g_strdup (self->done);
  if (has_pages (self) && n > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);
  return g_strdup ("");
}

static const char *
find_child (ZwPublishPage *self)
{
  const char *shown = gtk_stack_get_visible_child_name (GTK_STACK (self->stack));

  if (zw_session_get_zone (self->session) == NULL)
    return "empty";
  if (!has_pages (self))
    return "data";
  return g_strcmp0 (shown, "problem") == 0 ? "problem" : "pages";
}

/**
 * zw_publish_page_show_state:
 *
 * What can be done, and what is being done.
 */
void
zw_publish_page_show_state (ZwPublishPage *self)
{
  gboolean zone = zw_session_get_zone (self->session) != NULL;
  gboolean making = self->making != NULL || self->delay != 0;
  gboolean working = zone && (making || self->output != NULL);
  gboolean ready = zone && self->output == NULL;
  g_autofree char *status = zone ? dup_status (self, making) : g_strdup ("");

  gtk_widget_set_visible (self->tools, zone);
  gtk_widget_set_visible (self->head, zone);
  gtk_widget_set_sensitive (self->exports, ready);
  gtk_widget_set_sensitive (self->print, ready);
  gtk_widget_set_visible (self->print, has_pages (self));
  gtk_widget_set_visible (self->progress, self->output != NULL);
  gtk_widget_set_visible (self->cancel, self->output != NULL);
  gtk_widget_set_visible (self->status, self->output == NULL);
  gtk_widget_set_visible (self->spinner, working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  gtk_label_set_text (GTK_LABEL (self->status), status);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), find_child (self));
}

static void
take_publication (ZwPublishPage *self, ZwPublication *publication)
{
  ZwPages *pages = publication != NULL ? zw_publication_get_pages (publication, NULL, NULL) : NULL;

  zw_page_preview_set_pages (ZW_PAGE_PREVIEW (self->preview), pages);
  g_clear_pointer (&self->publication, zw_publication_unref);
  self->publication = publication;
  zw_publish_page_show_content (self);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (source);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPublication) publication = g_task_propagate_pointer (G_TASK (result), &error);

  zw_publish_page_release (g_task_get_task_data (G_TASK (result)));
  /* Somebody has asked again, or the page is gone. */
  if (cancellable != self->making)
    return;
  g_clear_object (&self->making);
  if (publication != NULL)
    {
      take_publication (self, g_steal_pointer (&publication));
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "pages");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      take_publication (self, NULL);
      gtk_label_set_text (GTK_LABEL (self->problem), error->message);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
    }
  zw_publish_page_show_state (self);
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
  ZwPublishJob *job = has_pages (self) ? zw_publish_page_new_job (self, NULL) : NULL;
  g_autoptr (GTask) task = NULL;

  g_assert (ZW_IS_PUBLISH_PAGE (self));
  cancel (self);
  self->stale = FALSE;
  if (job != NULL)
    {
      self->making = g_cancellable_new ();
      task = g_task_new (self, self->making, on_loaded, NULL);
      g_task_set_source_tag (task, make_pages);
      g_task_set_task_data (task, job, (GDestroyNotify) zw_publish_job_free);
      g_task_run_in_thread (task, zw_publish_job_run_load);
    }
  else
    take_publication (self, NULL);
  zw_publish_page_show_state (self);
}

static gboolean
on_delay (gpointer user_data)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (user_data);

  self->delay = 0;
  make_pages (self);
  return G_SOURCE_REMOVE;
}

/* At once when nothing is there yet. */
static void
refresh (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  self->stale = TRUE;
  g_clear_pointer (&self->done, g_free);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->publication == NULL)
    {
      make_pages (self);
      return;
    }
  cancel (self);
  self->delay = g_timeout_add (DELAY_MS, on_delay, self);
  zw_publish_page_show_state (self);
}

/* Another project begins with empty pages, not with those of the last. */
static void
on_opened (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  cancel (self);
  take_publication (self, NULL);
  zw_publish_page_read_choices (self);
  zw_publish_page_show_formats (self);
  refresh (self);
}

/* Another zone has other pages: they begin at the first. */
static void
on_zone_changed (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  cancel (self);
  take_publication (self, NULL);
  refresh (self);
}

/* What the user chooses. */

static void
on_choice (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  if (self->updating)
    return;
  zw_publish_page_keep_choices (self);
  refresh (self);
}

static void
on_kind (GtkToggleButton *button, ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  for (guint i = 0; i < ZW_PUBLISH_N_KINDS; i++)
    if (self->kinds[i] == GTK_WIDGET (button) && gtk_toggle_button_get_active (button)
        && !self->updating)
      zw_publish_page_show_kind (self, i);
}

/**
 * zw_publish_page_show_kind:
 * @kind: a #ZwPublicationKind or %ZW_PUBLISH_DATA
 */
void
zw_publish_page_show_kind (ZwPublishPage *self, guint kind)
{
  g_return_if_fail (kind < ZW_PUBLISH_N_KINDS);

  if (kind == self->kind)
    return;
  cancel (self);
  self->kind = kind;
  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[kind]), TRUE);
  self->updating = FALSE;
  zw_publish_page_keep_choices (self);
  take_publication (self, NULL);
  zw_publish_page_show_formats (self);
  refresh (self);
  zw_publish_page_show_state (self);
}

/**
 * zw_publish_page_is_current:
 *
 * Returns: whether the pages shown are those of the project as it is, and drawn
 */
gboolean
zw_publish_page_is_current (ZwPublishPage *self)
{
  return self->publication != NULL && self->making == NULL && self->delay == 0 && !self->stale
         && zw_page_preview_is_drawn (ZW_PAGE_PREVIEW (self->preview));
}

/* Gaps lead to where they are filled. */

static void
on_write (ZwPublishPage *self, const char *place)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  zw_publish_page_show_side (self, "texts");
  zw_texts_panel_show_place (ZW_TEXTS_PANEL (self->texts), place);
}

static void
on_go_to (ZwPublishPage *self, const ZwPlanPlace *place)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  g_signal_emit (self, signals[GO_TO], 0, place);
}

static void
on_import (ZwPublishPage *self)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "data");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
}

static void
on_data (ZwPublishPage *self, guint format)
{
  g_assert (ZW_IS_PUBLISH_PAGE (self));
  zw_publish_page_choose_file (self, zw_data_format_get_suffix ((ZwDataFormat) format),
                               zw_data_format_get_label ((ZwDataFormat) format));
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
follow (ZwPublishPage *self)
{
  g_signal_connect_object (self->session, "opened", G_CALLBACK (on_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "zones-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::zone", G_CALLBACK (on_zone_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "layers-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "plan-changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < ZW_PUBLISH_N_KINDS; i++)
    g_signal_connect_object (self->kinds[i], "toggled", G_CALLBACK (on_kind), self, 0);
  g_signal_connect_object (self->language, "chosen", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheets, "changed", G_CALLBACK (on_choice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (zw_publish_page_cancel_output),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->try_again, "clicked", G_CALLBACK (make_pages), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->data, "export", G_CALLBACK (on_data), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "write", G_CALLBACK (on_write), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "go-to", G_CALLBACK (on_go_to), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gaps, "import", G_CALLBACK (on_import), self, G_CONNECT_SWAPPED);
}

static void
zw_publish_page_constructed (GObject *object)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (object);

  G_OBJECT_CLASS (zw_publish_page_parent_class)->constructed (object);
  zw_publish_page_build (self);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  follow (self);
  zw_publish_page_read_choices (self);
  zw_publish_page_show_formats (self);
  zw_publish_page_show_content (self);
  zw_publish_page_show_state (self);
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
  g_clear_handle_id (&self->progress_timeout, g_source_remove);
  g_clear_weak_pointer (&self->map);
  g_clear_object (&self->chooser);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->publication, zw_publication_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_publish_page_parent_class)->dispose (object);
}

static void
zw_publish_page_finalize (GObject *object)
{
  ZwPublishPage *self = ZW_PUBLISH_PAGE (object);

  g_free (self->done);
  g_free (self->written);
  g_free (self->print_path);
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
  signals[NOTICE] = g_signal_new ("notice", ZW_TYPE_PUBLISH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING,
                                  G_TYPE_STRING);
  signals[GO_TO] = g_signal_new ("go-to", ZW_TYPE_PUBLISH_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
zw_publish_page_init (ZwPublishPage *self)
{
  self->stale = TRUE;
}

GtkWidget *
zw_publish_page_new (ZwSession *session)
{
  return g_object_new (ZW_TYPE_PUBLISH_PAGE, "session", session, NULL);
}

/* Words being typed. */

gboolean
zw_publish_page_flush (ZwPublishPage *self)
{
  return zw_texts_panel_flush (ZW_TEXTS_PANEL (self->texts));
}

/**
 * zw_publish_page_undo_typing:
 *
 * Returns: %FALSE where nothing is being typed that could be taken back
 */
gboolean
zw_publish_page_undo_typing (ZwPublishPage *self)
{
  return gtk_widget_get_mapped (self->texts)
         && zw_texts_panel_undo_typing (ZW_TEXTS_PANEL (self->texts));
}

gboolean
zw_publish_page_redo_typing (ZwPublishPage *self)
{
  return gtk_widget_get_mapped (self->texts)
         && zw_texts_panel_redo_typing (ZW_TEXTS_PANEL (self->texts));
}
