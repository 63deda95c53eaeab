/* zw-toast.c: a short notice over the window, perhaps with one thing to do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-toast.h"

#include <glib/gi18n.h>

#define SECONDS 7

struct _ZwToast
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;

  guint timeout;
};

G_DEFINE_FINAL_TYPE (ZwToast, zw_toast, GTK_TYPE_WIDGET)

static void
hide (ZwToast *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static gboolean
on_timeout (gpointer user_data)
{
  ZwToast *self = ZW_TOAST (user_data);

  self->timeout = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

GtkWidget *
zw_toast_new (void)
{
  return g_object_new (ZW_TYPE_TOAST, NULL);
}

/**
 * zw_toast_show:
 * @text: one sentence
 * @button: (nullable): what can be done about it
 * @action: (nullable): the action that does it, such as "win.undo"
 */
void
zw_toast_show (ZwToast *self, const char *text, const char *button, const char *action)
{
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->button), button);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_seconds (SECONDS, on_timeout, self);
}

static void
zw_toast_dispose (GObject *object)
{
  ZwToast *self = ZW_TOAST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_toast_parent_class)->dispose (object);
}

static void
zw_toast_class_init (ZwToastClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_toast_init (ZwToast *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_add_css_class (box, "zw-toast");
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 70);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  self->button = gtk_button_new_with_label ("");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (hide), self);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (hide), self);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), close);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}
