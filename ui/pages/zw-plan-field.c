/* zw-plan-field.c: one value of a plan, as it is typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-field.h"

#include <glib/gi18n.h>

#define MARGIN_PX 6
#define LEAST_HEIGHT_PX 66
#define MOST_HEIGHT_PX 180

struct _ZwPlanField
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *head;
  GtkWidget *label;
  GtkWidget *hint;
  GtkWidget *editor; /* GtkEntry or GtkTextView */
  GtkWidget *reason;

  /* Owned */
  char *value; /* as the project has it */

  gboolean updating; /* the text follows the project, not the user */
  gboolean fitting;  /* the height will follow the text with the next frame */
};

enum
{
  COMMIT,
  TYPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwPlanField, zw_plan_field, GTK_TYPE_WIDGET)

/**
 * zw_plan_field_dup_text:
 *
 * Returns: (transfer full): what stands in the field
 */
char *
zw_plan_field_dup_text (ZwPlanField *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  if (GTK_IS_EDITABLE (self->editor))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Typed text stays as it is, with its cursor, where it says the same. */
static void
set_text (ZwPlanField *self, const char *text)
{
  g_autofree char *there = zw_plan_field_dup_text (self);

  if (g_strcmp0 (there, text) == 0)
    return;
  if (GTK_IS_EDITABLE (self->editor))
    {
      /* What was typed for something else is not to come back by undo. */
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), TRUE);
    }
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), text, -1);
}

/**
 * zw_plan_field_is_dirty:
 *
 * Returns: whether something else was typed than the project has
 */
gboolean
zw_plan_field_is_dirty (ZwPlanField *self)
{
  g_autofree char *text = zw_plan_field_dup_text (self);

  return g_strcmp0 (text, self->value) != 0;
}

/**
 * zw_plan_field_reset:
 * @value: (nullable): what the project has
 *
 * Shows it, whatever was typed.
 */
void
zw_plan_field_reset (ZwPlanField *self, const char *value)
{
  g_autofree char *kept = g_strdup (value != NULL ? value : "");

  g_free (self->value);
  self->value = g_steal_pointer (&kept);
  self->updating = TRUE;
  set_text (self, self->value);
  self->updating = FALSE;
  zw_plan_field_set_reason (self, NULL);
}

/**
 * zw_plan_field_load:
 * @value: (nullable): what the project has now
 *
 * Shows it, unless the user has typed something else.
 */
void
zw_plan_field_load (ZwPlanField *self, const char *value)
{
  if (!zw_plan_field_is_dirty (self))
    {
      zw_plan_field_reset (self, value);
      return;
    }
  g_free (self->value);
  self->value = g_strdup (value != NULL ? value : "");
}

/**
 * zw_plan_field_type:
 *
 * Puts back what a user had typed.
 */
void
zw_plan_field_type (ZwPlanField *self, const char *text)
{
  self->updating = TRUE;
  set_text (self, text);
  self->updating = FALSE;
}

/**
 * zw_plan_field_set_reason:
 * @reason: (nullable): why the project cannot take what was typed
 */
void
zw_plan_field_set_reason (ZwPlanField *self, const char *reason)
{
  gboolean wrong = reason != NULL;

  gtk_label_set_text (GTK_LABEL (self->reason), wrong ? reason : "");
  gtk_widget_set_visible (self->reason, wrong);
  if (wrong)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, wrong ? reason : "", -1);
}

/**
 * zw_plan_field_get_reason:
 *
 * Returns: (nullable): the reason that is shown
 */
const char *
zw_plan_field_get_reason (ZwPlanField *self)
{
  return gtk_widget_get_visible (self->reason) ? gtk_label_get_text (GTK_LABEL (self->reason))
                                               : NULL;
}

/**
 * zw_plan_field_set_hint:
 * @hint: (nullable): what the text means
 */
void
zw_plan_field_set_hint (ZwPlanField *self, const char *hint)
{
  gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
}

/**
 * zw_plan_field_set_number:
 *
 * Makes it a field for a number: tabular figures, flush right.
 */
void
zw_plan_field_set_number (ZwPlanField *self)
{
  g_return_if_fail (GTK_IS_ENTRY (self->editor));
  gtk_widget_add_css_class (self->editor, "numeric");
  gtk_entry_set_alignment (GTK_ENTRY (self->editor), 1);
}

/**
 * zw_plan_field_get_editor:
 *
 * Returns: (transfer none): where one types
 */
GtkWidget *
zw_plan_field_get_editor (ZwPlanField *self)
{
  return self->editor;
}

static void
on_changed (ZwPlanField *self)
{
  g_assert (ZW_IS_PLAN_FIELD (self));
  if (self->updating)
    return;
  zw_plan_field_set_reason (self, NULL);
  g_signal_emit (self, signals[TYPED], 0);
}

static void
on_entered (ZwPlanField *self)
{
  g_assert (ZW_IS_PLAN_FIELD (self));
  if (zw_plan_field_is_dirty (self))
    g_signal_emit (self, signals[COMMIT], 0);
}

/* What was refused is not tried again before it is changed. */
static void
on_left (ZwPlanField *self)
{
  g_assert (ZW_IS_PLAN_FIELD (self));
  if (zw_plan_field_get_reason (self) == NULL)
    on_entered (self);
}

/* Escape gives back what the project has; with nothing typed it is for others. */
static gboolean
on_escape (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ZwPlanField *self = ZW_PLAN_FIELD (user_data);

  if (!zw_plan_field_is_dirty (self))
    return FALSE;
  zw_plan_field_reset (self, self->value);
  g_signal_emit (self, signals[TYPED], 0);
  return TRUE;
}

static gboolean
on_control_enter (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  on_entered (ZW_PLAN_FIELD (user_data));
  return TRUE;
}

static gboolean
zw_plan_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ZW_PLAN_FIELD (widget)->editor);
}

static void
zw_plan_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (zw_plan_field_parent_class)->dispose (object);
}

static void
zw_plan_field_finalize (GObject *object)
{
  g_free (ZW_PLAN_FIELD (object)->value);
  G_OBJECT_CLASS (zw_plan_field_parent_class)->finalize (object);
}

static void
zw_plan_field_class_init (ZwPlanFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = zw_plan_field_dispose;
  object_class->finalize = zw_plan_field_finalize;
  widget_class->grab_focus = zw_plan_field_grab_focus;
  signals[COMMIT] = g_signal_new ("commit", ZW_TYPE_PLAN_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", ZW_TYPE_PLAN_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_entry (ZwPlanField *self)
{
  self->editor = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 6);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->editor, "activate", G_CALLBACK (on_entered), self);
  return self->editor;
}

/* A text view does not say how high its text is at its width. */
static gboolean
fit_height (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  ZwPlanField *self = ZW_PLAN_FIELD (user_data);
  GtkWidget *scroller = gtk_widget_get_parent (view);
  GdkRectangle last;
  GtkTextIter end;
  int height;

  gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &end, &last);
  height = last.y + last.height + 2 * MARGIN_PX;
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller),
                                              CLAMP (height, LEAST_HEIGHT_PX, MOST_HEIGHT_PX));
  self->fitting = FALSE;
  return G_SOURCE_REMOVE;
}

static void
want_fit (ZwPlanField *self)
{
  if (!self->fitting)
    gtk_widget_add_tick_callback (self->editor, fit_height, self, NULL);
  self->fitting = TRUE;
}

static GtkWidget *
make_text_view (ZwPlanField *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkAdjustment *adjustment;

  self->editor = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->editor), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->editor), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->editor), MARGIN_PX);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->editor), MARGIN_PX);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->editor), MARGIN_PX);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->editor), MARGIN_PX);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_HEIGHT_PX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->editor);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                            G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->editor)), "changed",
                            G_CALLBACK (want_fit), self);
  /* Its width, or the letters, are others. */
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (want_fit), self, G_CONNECT_SWAPPED);
  return scroller;
}

static void
zw_plan_field_init (ZwPlanField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  self->value = g_strdup ("");
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "dim-label");
  self->hint = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "numeric");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->head), self->label);
  gtk_box_append (GTK_BOX (self->head), self->hint);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->reason = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reason), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->reason), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->reason, "error");
  gtk_widget_add_css_class (self->reason, "zw-small");
  gtk_widget_set_visible (self->reason, FALSE);
  gtk_widget_set_parent (self->reason, GTK_WIDGET (self));
}

/**
 * zw_plan_field_new:
 * @label: what the value is called
 * @many_lines: it may have several lines; Ctrl+Enter ends it then
 */
GtkWidget *
zw_plan_field_new (const char *label, gboolean many_lines)
{
  ZwPlanField *self = g_object_new (ZW_TYPE_PLAN_FIELD, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *editor = many_lines ? make_text_view (self) : make_entry (self);

  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_widget_insert_after (editor, GTK_WIDGET (self), self->head);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), self->editor);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, many_lines, -1);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  if (many_lines)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                          gtk_callback_action_new (on_control_enter, self, NULL)));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (self->editor, focus);
  return GTK_WIDGET (self);
}
