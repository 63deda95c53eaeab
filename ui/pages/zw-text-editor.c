/* zw-text-editor.c: one text of the application, as it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-text-editor.h"

#include <glib/gi18n.h>

#include "plan/zw-passages.h"
#include "zw-placeholder-button.h"

#define SPACING_PX 6
#define MARGIN_PX 9
#define PAUSE_MS 1000
#define LEAST_HEIGHT_PX 110
#define MOST_GUIDANCE_PX 170

struct _ZwTextEditor
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *guidance_scroller;
  GtkWidget *guidance;
  GtkWidget *figures; /* not for single lines */
  GtkWidget *stack;
  GtkWidget *entry;
  GtkWidget *view;

  /* Owned */
  ZwSession *session;
  char *place; /* NULL where none is shown */
  char *part;
  char *value; /* as the project has it, without space around it */

  ZwStore *store; /* a weak pointer: the project the text belongs to */
  gint64 zone_id;
  guint pause;
  gboolean one_line;
  gboolean updating; /* the text follows the project, not the user */
};

G_DEFINE_FINAL_TYPE (ZwTextEditor, zw_text_editor, GTK_TYPE_WIDGET)

static GtkTextBuffer *
get_buffer (ZwTextEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* What stands there, without space around it. */
static char *
dup_text (ZwTextEditor *self)
{
  GtkTextIter start, end;

  if (self->one_line)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE));
}

static gboolean
is_dirty (ZwTextEditor *self)
{
  g_autofree char *text = dup_text (self);

  return self->place != NULL && g_strcmp0 (text, self->value) != 0;
}

static gboolean
has_focus (ZwTextEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == self->view || gtk_widget_is_ancestor (focus, self->entry));
}

/* From outside: what was typed before is no longer taken back by undo, and the
 * cursor stays where it was. */
static void
set_text (ZwTextEditor *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;
  int offset;

  self->updating = TRUE;
  if (self->one_line)
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
    }
  else
    {
      g_object_get (buffer, "cursor-position", &offset, NULL);
      gtk_text_buffer_begin_irreversible_action (buffer);
      gtk_text_buffer_set_text (buffer, text, -1);
      gtk_text_buffer_end_irreversible_action (buffer);
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
      gtk_text_buffer_place_cursor (buffer, &cursor);
    }
  self->updating = FALSE;
}

static char *
dup_kept (ZwTextEditor *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const char *words = records != NULL ? zw_records_get_passage (records, self->place, self->part)
                                      : NULL;

  return g_strstrip (g_strdup (words != NULL ? words : ""));
}

/* What the user types stays until it is saved. */
static void
follow_project (ZwTextEditor *self)
{
  g_autofree char *kept = NULL;

  g_assert (ZW_IS_TEXT_EDITOR (self));
  if (self->place == NULL || zw_session_get_zone_id (self->session) != self->zone_id
      || zw_session_get_store (self->session) != self->store)
    return;
  kept = dup_kept (self);
  if (g_strcmp0 (kept, self->value) == 0)
    return;
  if (!is_dirty (self))
    set_text (self, kept);
  g_free (self->value);
  self->value = g_steal_pointer (&kept);
}

/**
 * zw_text_editor_flush:
 *
 * Puts what is typed into the project.
 *
 * Returns: %FALSE where the project does not take it; it stays to be tried again
 */
gboolean
zw_text_editor_flush (ZwTextEditor *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  char *before;
  GError *error = NULL;
  gboolean done;

  g_clear_handle_id (&self->pause, g_source_remove);
  if (store == NULL || store != self->store || !is_dirty (self))
    return TRUE;
  /* The project will say the same: the session tells of the change at once. */
  before = self->value;
  self->value = dup_text (self);
  done = zw_passage_set (store, self->zone_id, self->place, self->part, self->value, &error);
  if (done)
    g_free (before);
  else
    {
      g_free (self->value);
      self->value = before;
    }
  return zw_session_check (self->session, done, error);
}

static gboolean
on_pause (gpointer user_data)
{
  ZwTextEditor *self = ZW_TEXT_EDITOR (user_data);

  self->pause = 0;
  zw_text_editor_flush (self);
  return G_SOURCE_REMOVE;
}

static void
on_changed (ZwTextEditor *self)
{
  g_assert (ZW_IS_TEXT_EDITOR (self));
  if (self->updating)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

static void
on_left (ZwTextEditor *self)
{
  g_assert (ZW_IS_TEXT_EDITOR (self));
  zw_text_editor_flush (self);
}

/**
 * zw_text_editor_show:
 * @place: (nullable): id of the list "passage"
 * @part: (nullable): id of a sub-item
 * @guidance: (nullable): what the form asks for there
 * @one_line: it is a field of the cover
 *
 * Shows a text of the selected zone, after saving what was typed before.
 */
void
zw_text_editor_show (ZwTextEditor *self,
                     const char *place,
                     const char *part,
                     const char *title,
                     const char *guidance,
                     gboolean one_line)
{
  gboolean guided = guidance != NULL && *guidance != '\0';

  zw_text_editor_flush (self);
  g_free (self->place);
  g_free (self->part);
  g_free (self->value);
  self->place = g_strdup (place);
  self->part = g_strdup (part);
  g_set_weak_pointer (&self->store, zw_session_get_store (self->session));
  self->zone_id = zw_session_get_zone_id (self->session);
  self->value = place != NULL ? dup_kept (self) : g_strdup ("");
  self->one_line = one_line;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->guidance), guided ? guidance : "");
  gtk_widget_set_visible (self->guidance_scroller, guided);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), one_line ? "entry" : "view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (one_line ? self->entry : self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  set_text (self, self->value);
  gtk_widget_set_visible (self->figures, !one_line);
  gtk_widget_set_sensitive (self->figures, place != NULL);
  gtk_widget_set_sensitive (self->stack, place != NULL);
}

/**
 * zw_text_editor_undo:
 *
 * Returns: %FALSE where nothing was typed since the project was told
 */
gboolean
zw_text_editor_undo (ZwTextEditor *self)
{
  if (!has_focus (self) || !is_dirty (self))
    return FALSE;
  if (self->one_line)
    return gtk_widget_activate_action (
        GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), "text.undo", NULL);
  if (gtk_text_buffer_get_can_undo (get_buffer (self)))
    gtk_text_buffer_undo (get_buffer (self));
  else
    set_text (self, self->value);
  return TRUE;
}

gboolean
zw_text_editor_redo (ZwTextEditor *self)
{
  if (!has_focus (self))
    return FALSE;
  if (self->one_line)
    return is_dirty (self)
           && gtk_widget_activate_action (
               GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), "text.redo",
               NULL);
  if (!gtk_text_buffer_get_can_redo (get_buffer (self)))
    return FALSE;
  gtk_text_buffer_redo (get_buffer (self));
  return TRUE;
}

static gboolean
zw_text_editor_grab_focus (GtkWidget *widget)
{
  ZwTextEditor *self = ZW_TEXT_EDITOR (widget);

  return gtk_widget_grab_focus (self->one_line ? self->entry : self->view);
}

static void
zw_text_editor_unmap (GtkWidget *widget)
{
  zw_text_editor_flush (ZW_TEXT_EDITOR (widget));
  GTK_WIDGET_CLASS (zw_text_editor_parent_class)->unmap (widget);
}

static void
zw_text_editor_dispose (GObject *object)
{
  ZwTextEditor *self = ZW_TEXT_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_weak_pointer (&self->store);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (zw_text_editor_parent_class)->dispose (object);
}

static void
zw_text_editor_finalize (GObject *object)
{
  ZwTextEditor *self = ZW_TEXT_EDITOR (object);

  g_free (self->place);
  g_free (self->part);
  g_free (self->value);
  G_OBJECT_CLASS (zw_text_editor_parent_class)->finalize (object);
}

static void
zw_text_editor_class_init (ZwTextEditorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = zw_text_editor_dispose;
  G_OBJECT_CLASS (class)->finalize = zw_text_editor_finalize;
  widget_class->grab_focus = zw_text_editor_grab_focus;
  widget_class->unmap = zw_text_editor_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
follow_keyboard (ZwTextEditor *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (widget, focus);
}

static GtkWidget *
make_view (ZwTextEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), MARGIN_PX);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), MARGIN_PX);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), MARGIN_PX);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), MARGIN_PX);
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (on_changed), self);
  follow_keyboard (self, self->view);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  return scroller;
}

static GtkWidget *
make_guidance (ZwTextEditor *self)
{
  self->guidance_scroller = gtk_scrolled_window_new ();
  self->guidance = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->guidance), 0);
  gtk_label_set_yalign (GTK_LABEL (self->guidance), 0);
  gtk_label_set_wrap (GTK_LABEL (self->guidance), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->guidance), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->guidance), TRUE);
  gtk_widget_add_css_class (self->guidance, "zw-small");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->guidance_scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->guidance_scroller),
                                                    TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->guidance_scroller),
                                              MOST_GUIDANCE_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->guidance_scroller), self->guidance);
  return self->guidance_scroller;
}

static void
zw_text_editor_init (ZwTextEditor *self)
{
  self->value = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING_PX);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "zw-page");
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (self->box), self->title);
  gtk_box_append (GTK_BOX (self->box), make_guidance (self));
  self->entry = gtk_entry_new ();
  gtk_widget_set_valign (self->entry, GTK_ALIGN_START);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_left), self);
  follow_keyboard (self, self->entry);
  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_add_named (GTK_STACK (self->stack), make_view (self), "view");
  gtk_stack_add_named (GTK_STACK (self->stack), self->entry, "entry");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  self->figures = zw_placeholder_button_new (GTK_TEXT_VIEW (self->view));
  gtk_box_append (GTK_BOX (self->box), self->figures);
}

GtkWidget *
zw_text_editor_new (ZwSession *session)
{
  ZwTextEditor *self = g_object_new (ZW_TYPE_TEXT_EDITOR, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (follow_project), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
